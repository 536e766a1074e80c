// `for`, as a statement and within brackets.
#include <fmt/format.h>

#include "elaborate/guards.h"

namespace modelc::elaborate {

using namespace syntax;

namespace {

/// Names that a comprehension binds: behind it they mean what they meant before.
class LocalNames {
 public:
  LocalNames(Scope& scope, const ComprehensionExpr& node) : scope_(scope) {
    for (const ComprehensionExpr::Clause& clause : node.clauses)
      if (clause.variable) keep(*clause.variable);
  }
  ~LocalNames() {
    for (auto& [name, value] : before_) {
      if (value)
        scope_.names[name] = std::move(*value);
      else
        scope_.names.erase(name);
    }
  }
  LocalNames(const LocalNames&) = delete;
  LocalNames& operator=(const LocalNames&) = delete;

 private:
  void keep(const Pattern& pattern) {
    for (const Pattern& item : pattern.items) keep(item);
    if (pattern.tuple || before_.contains(pattern.id)) return;
    const auto found = scope_.names.find(pattern.id);
    before_.emplace(pattern.id, found == scope_.names.end() ? std::nullopt : std::optional(found->second));
  }

  Scope& scope_;
  std::map<std::string, std::optional<Value>> before_;
};

}  // namespace

std::vector<Value> Evaluator::elements(const Value& value, Span span, std::string_view loop) {
  if (const Sequence* s = value.sequence()) return s->items;
  if (const Dict* d = value.dict()) {
    std::vector<Value> keys;
    for (const auto& [key, item] : d->items) keys.emplace_back(key);
    return keys;
  }
  fail(Code::wrong_kind, span,
       fmt::format("`{}` goes over a list, tuple or dict, and this is {}", loop, value.described()),
       value.get<std::int64_t>() ? "count with `range(n)`"
       : value.tensor()          ? "loops run while compiling; `scan` goes along an axis of a tensor"
                                 : "");
}

std::optional<Value> Evaluator::execute_for(const ForStmt& loop, Body& body) {
  for (const Value& item : elements(evaluate(*loop.sequence), loop.sequence->span, "for")) {
    assign(loop.variable, item, loop.sequence->span);
    if (auto result = run(loop.body, body)) return result;
  }
  return std::nullopt;
}

void Evaluator::collect(const ComprehensionExpr& node, std::size_t clause, std::vector<Value>& items, Span span) {
  const DepthGuard guard(depth_);
  check_depth(span);
  if (clause == node.clauses.size()) {
    if (items.size() >= limits_.items)
      fail(Code::program_too_large, span, fmt::format("a list of more than {} elements", limits_.items));
    items.push_back(evaluate(*node.element));
    return;
  }
  const ComprehensionExpr::Clause& at = node.clauses[clause];
  if (!at.variable) {
    if (condition(*at.value)) collect(node, clause + 1, items, span);
    return;
  }
  for (const Value& item : elements(evaluate(*at.value), at.value->span, "for")) {
    step(at.value->span);
    assign(*at.variable, item, at.value->span);
    collect(node, clause + 1, items, span);
  }
}

Value Evaluator::evaluate(const ComprehensionExpr& node, const Expr& expr) {
  const LocalNames names(*scope_, node);
  std::vector<Value> items;
  collect(node, 0, items, expr.span);
  return checked(Value::list(std::move(items)), expr.span);
}

}  // namespace modelc::elaborate
