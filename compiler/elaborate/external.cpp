#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "elaborate/guards.h"

namespace modelc::elaborate {

using namespace syntax;

Value Evaluator::call_external(const std::shared_ptr<const Declared>& function, Arguments arguments, Span span) {
  const CallGuard guard(*this, span, function->name, &arguments);
  const auto& decl = std::get<ExternDecl>(function->statement->node);
  Scope scope;
  scope.outer = function->captured;
  scope.module = function->module;
  const ScopeGuard names(*this, scope);
  std::vector<Operand> values = bind_declared(decl.params, *function, arguments, span);
  bind_types(decl.params, values);
  std::vector<Tensor> inputs;
  std::vector<std::string> parameters;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::optional<TypeExpr>& type = decl.params[i].type;
    inputs.push_back(to_tensor(values[i], type && type->dtype ? std::optional(dtype_of(*type->dtype)) : std::nullopt));
    parameters.push_back(decl.params[i].pattern.id);
  }
  std::vector<std::string> results;
  for (std::size_t i = 0; i < decl.result.items.size(); ++i) {
    const auto& item = decl.result.items[i];
    results.push_back(item.name ? item.name->id : decl.result.items.size() == 1 ? "y" : fmt::format("y_{}", i));
  }
  ir::Attrs attrs{{"function", function->name},
                  {"header", decl.header},
                  {"call", decl.call},
                  {"gradient", decl.gradient.value_or("")},
                  {"gradient_none", decl.gradient_none},
                  {"parameters", fmt::format("{}", fmt::join(parameters, ","))},
                  {"result_names", fmt::format("{}", fmt::join(results, ","))},
                  {"results", static_cast<std::int64_t>(decl.result.items.size())}};
  for (std::size_t i = 0; i < decl.result.items.size(); ++i) {
    const TypeExpr& written = decl.result.items[i].type;
    if (!written.dtype)
      fail(Code::wrong_kind, written.span, "the result type of an extern function names its dtype",
           fmt::format("write `f32{}`", text(written.span)));
    ir::TensorType result{dtype_of(*written.dtype), {}};
    for (const DimExpr& dim : written.dims) {
      if (dim.ellipsis())
        fail(Code::bad_rank, dim.span, "the result of an extern function has a known rank", "name each axis");
      if (const auto* name = std::get_if<NameExpr>(&dim.dim->node); name && !find_name(name->id))
        fail(Code::unknown_name, dim.span,
             fmt::format("no parameter of `{}` has a dimension `{}`", function->name, name->id),
             "the shape of the result follows from those of the arguments; write a number, or arithmetic over their "
             "names");
      const std::vector<ir::Dim> entries = dims(operand(*dim.dim), "a dimension of a result");
      result.shape.insert(result.shape.end(), entries.begin(), entries.end());
    }
    attrs.set(fmt::format("type_{}", i), result);
  }
  const Tensor call = add("external", std::move(inputs), std::move(attrs), span);
  if (!decl.result.tuple && decl.result.items.size() == 1) return call;
  if (decl.result.items.size() == 1) return Value::tuple({call});
  std::vector<Value> items;
  for (std::size_t i = 0; i < decl.result.items.size(); ++i)
    items.push_back(add("project", {call}, {{"index", static_cast<std::int64_t>(i)}}, span));
  return Value::tuple(std::move(items));
}

namespace {

/// The value with its tensors replaced, in order.
Value replaced(const Value& value, const std::vector<Tensor>& tensors, std::size_t& next) {
  if (value.tensor()) return tensors[next++];
  if (const Sequence* sequence = value.sequence()) {
    std::vector<Value> items;
    for (const Value& item : sequence->items) items.push_back(replaced(item, tensors, next));
    return Value::sequence(sequence->tuple, std::move(items));
  }
  const Dict* dict = value.dict();
  if (!dict) return value;
  std::vector<std::pair<std::string, Value>> items;
  for (const auto& [key, item] : dict->items) items.emplace_back(key, replaced(item, tensors, next));
  return Value::dict(std::move(items));
}

/// The gradients that a rule gives, each for its tensor or `none`: one alone, or a tuple with one for each parameter,
/// or for each parameter that holds tensors.
std::optional<std::vector<Value>> gradients_of(const Value& given, const std::vector<std::size_t>& held) {
  const auto total = static_cast<std::size_t>(std::count_if(held.begin(), held.end(), [](auto n) { return n > 0; }));
  const Sequence* sequence = given.sequence();
  std::vector<Value> parts;
  if (total == 1 && !(sequence && sequence->tuple)) {
    for (const std::size_t count : held) parts.push_back(count > 0 ? given : Value());
  } else if (sequence && sequence->items.size() == held.size()) {
    parts = sequence->items;
  } else if (sequence && sequence->items.size() == total) {
    std::size_t next = 0;
    for (const std::size_t count : held) parts.push_back(count > 0 ? sequence->items[next++] : Value());
  } else {
    return std::nullopt;
  }
  std::vector<Value> out;
  for (std::size_t i = 0; i < held.size(); ++i) {
    const Sequence* several = held[i] > 1 || !contains_tensor(parts[i]) ? parts[i].sequence() : nullptr;
    if (parts[i].none()) {
      out.insert(out.end(), held[i], Value());
    } else if (several && several->items.size() == held[i]) {
      out.insert(out.end(), several->items.begin(), several->items.end());
    } else if (held[i] == 1) {
      out.push_back(parts[i]);
    } else if (held[i] > 1) {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace

Value Evaluator::with_gradient(const Declared& function, const std::vector<Operand>& inputs, const Value& result,
                               Span span) {
  const CustomGradient& gradient = *std::get<FnDecl>(function.statement->node).gradient;
  if (!graph_ || !state_ || !contains_tensor(result)) return result;
  std::vector<Tensor> given;
  std::vector<Tensor> results;
  std::vector<std::size_t> held;  // tensors of each input
  for (const Operand& input : inputs) {
    const std::size_t before = given.size();
    collect_tensors(input.value, given);
    held.push_back(given.size() - before);
  }
  collect_tensors(result, results);
  Construction inner;
  inner.kind = Construction::Kind::rule;
  inner.id = next_graph_++;
  inner.outer = graph_;
  const auto leaf = [&](const std::string& name, Tensor tensor) {
    const ir::TensorType& of = type(tensor);
    return Tensor{inner.graph.leaf(ir::Leaf::Kind::input, name, of, {user_span(gradient.span), 0}), inner.id};
  };
  std::vector<Tensor> formal;
  for (const Tensor& tensor : given) formal.push_back(leaf(fmt::format("input_{}", formal.size()), tensor));
  std::vector<Tensor> cotangents;
  for (const Tensor& tensor : results) cotangents.push_back(leaf(fmt::format("dy_{}", cotangents.size()), tensor));
  std::vector<std::int64_t> places;
  {
    const GraphGuard guard(*this, &inner);
    std::vector<Value> arguments;
    std::size_t next = 0;
    for (const Operand& input : inputs) arguments.push_back(replaced(input.value, formal, next));
    next = 0;
    arguments.push_back(replaced(result, cotangents, next));
    const Value value = call(evaluate(*gradient.lambda), std::move(arguments), gradient.span);
    const auto gradients = gradients_of(value, held);
    if (!gradients)
      fail(Code::wrong_kind, gradient.span,
           fmt::format("the gradient of `{}` gives {}, and one for each input is needed", function.name,
                       type_text(value)),
           "return a tuple with the gradient of each input, `none` for those without");
    for (std::size_t i = 0; i < given.size(); ++i) {
      const ir::TensorType wanted = type(formal[i]);
      if ((*gradients)[i].none() || !ir::is_float(wanted.dtype)) continue;
      Tensor tensor = to_tensor({(*gradients)[i], gradient.span, ""}, wanted.dtype);
      if (type(tensor).rank() == 0 && wanted.rank() > 0 && !(*gradients)[i].tensor())  // a number stands for all
        tensor = add("broadcast_to", {tensor}, {{"shape", wanted.shape}}, gradient.span);
      const ir::TensorType found = type(tensor);
      bool same = found.dtype == wanted.dtype && found.rank() == wanted.rank();
      for (std::size_t d = 0; same && d < wanted.rank(); ++d) {
        const ir::Answer equal = ir::Dim::equal(found.shape[d], wanted.shape[d]);
        if (equal == ir::Answer::unknown)
          require(ir::Requirement::Kind::equal, found.shape[d], wanted.shape[d], "a gradient", gradient.span);
        same = equal != ir::Answer::no;
      }
      if (!same)
        fail(Code::shape_mismatch, gradient.span,
             fmt::format("an input of `{}` is `{}`, and its gradient `{}`", function.name, ir::str(wanted),
                         ir::str(found)),
             "a gradient has the type of its input");
      places.push_back(static_cast<std::int64_t>(i));
      inner.graph.outputs.push_back({fmt::format("gradient_{}", i), use(tensor, gradient.span), gradient.span});
    }
  }
  check_captures(function, given, results);
  std::vector<Tensor> operands = results;
  operands.insert(operands.end(), given.begin(), given.end());
  operands.insert(operands.end(), inner.captures.begin(), inner.captures.end());
  // In the order of the operation: inputs, captures, gradients of the results.
  std::vector<ir::Leaf>& leaves = inner.graph.leaves;
  std::rotate(leaves.begin() + static_cast<std::ptrdiff_t>(given.size()),
              leaves.begin() + static_cast<std::ptrdiff_t>(given.size() + results.size()), leaves.end());
  for (const ir::Requirement& need : inner.graph.requirements) graph_->graph.require(need);
  const Tensor node = add("custom_gradient", std::move(operands),
                          {{"rule", std::make_shared<const ir::Graph>(std::move(inner.graph))},
                           {"places", std::move(places)},
                           {"results", static_cast<std::int64_t>(results.size())}},
                          span);
  std::vector<Tensor> parts;
  for (std::size_t i = 0; i < results.size(); ++i)
    parts.push_back(results.size() == 1 ? node
                                        : add("project", {node}, {{"index", static_cast<std::int64_t>(i)}}, span));
  std::size_t next = 0;
  return replaced(result, parts, next);
}

}  // namespace modelc::elaborate
