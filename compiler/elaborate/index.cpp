#include <fmt/format.h>

#include "elaborate/evaluator.h"
#include "ir/loop.h"
#include "ops/slicing.h"

namespace modelc::elaborate {

using syntax::IndexExpr;
using syntax::IndexItem;

std::optional<ir::Dim> Evaluator::bound(const syntax::ExprPtr& expr) {
  if (!expr) return std::nullopt;
  const Value value = evaluate(*expr);
  if (value.none()) return std::nullopt;
  if (const auto dim = value.as_dim()) return dim;
  fail(Code::bad_index, expr->span,
       fmt::format("a bound of a slice is an int or dim, and this is {}", value.described()));
}

Value Evaluator::index(const IndexExpr& expr, Span span) {
  const Operand base = operand(*expr.base);
  if (base.value.tensor()) return index_tensor(base, expr, span);
  const Sequence* sequence = base.value.sequence();
  const std::string* string = base.value.get<std::string>();
  if (expr.items.size() != 1 || (!sequence && !string && !base.value.dict()))
    fail(Code::bad_index, span,
         sequence ? "a tuple or list takes one index" : fmt::format("{} cannot be indexed", base.value.described()));
  const IndexItem& item = expr.items.front();
  if (const Dict* dict = base.value.dict()) {
    const Value key = item.expr ? evaluate(*item.expr) : Value();
    const auto* name = key.get<std::string>();
    const Value* found = name ? dict->find(*name) : nullptr;
    if (!found)
      fail(Code::bad_index, item.span, fmt::format("the dict has no key {}", key.str()),
           name ? "" : "keys are strings");
    return *found;
  }
  const auto size = static_cast<std::int64_t>(sequence ? sequence->items.size() : string->size());
  if (item.kind == IndexItem::Kind::expr) {
    const Operand at = operand(*item.expr);
    const std::int64_t i = integer(at, "an index");
    if (i >= size || i < -size)
      fail(Code::bad_index, item.span,
           fmt::format("index {} is outside {} of {} elements", i, base.value.described(), size), "",
           {{base.span, fmt::format("this is {}", type_text(base.value))}});
    const auto place = static_cast<std::size_t>(i < 0 ? i + size : i);
    if (string) return std::string(1, (*string)[place]);
    if (sequence->items[place].poison()) throw Poisoned{};
    return sequence->items[place];
  }
  if (item.kind == IndexItem::Kind::ellipsis || !sequence)
    fail(Code::bad_index, item.span, fmt::format("{} cannot be indexed so", base.value.described()));
  const auto step_dim = bound(item.step);
  const auto start = bound(item.start);
  const auto stop = bound(item.stop);
  const auto known = [](const std::optional<ir::Dim>& d) { return !d || d->constant(); };
  if (!known(step_dim) || !known(start) || !known(stop))
    fail(Code::not_known_while_compiling, item.span, "a slice of a tuple or list has bounds known while compiling");
  try {
    const std::int64_t step = step_dim ? *step_dim->constant() : 1;
    const ops::SliceRange range = ops::normalize_slice(start, stop, step, size);
    std::vector<Value> items;
    for (std::int64_t k = 0; k < *range.length.constant(); ++k)
      items.push_back(sequence->items[static_cast<std::size_t>(*range.start.constant() + k * step)]);
    return checked(Value::sequence(sequence->tuple, std::move(items)), span);
  } catch (const ir::ShapeError& error) {
    fail(error.code, item.span, error.message, error.help, {}, error.notes);
  } catch (const ir::DimOverflow&) {
    fail(Code::integer_overflow, item.span, "a bound of this slice leaves the range of 64-bit integers");
  }
}

namespace {

/// Which carry of a loop is the part of what it stacks, if that is the last slice: the last output of a recurrent cell
/// is its state, and nobody has to keep the others.
std::optional<std::int64_t> last_carry(const ir::Graph& graph, ir::NodeId stacked, const std::vector<ir::Dim>& starts,
                                       const std::vector<ir::Dim>& stops) {
  const ir::Node& project = graph[stacked];
  if (project.op->name != "project" || graph[project.inputs[0]].op->name != "scan") return std::nullopt;
  const ir::Loop loop(graph[project.inputs[0]].attrs);
  const auto result = static_cast<std::size_t>(project.attrs.get<std::int64_t>("index"));
  if (result < loop.carries) return std::nullopt;
  const ir::Shape& shape = project.type().shape;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    const bool along = axis == loop.axis;
    const ir::Dim start = along && !loop.reverse ? loop.length - 1 : ir::Dim(0);
    if (!(starts[axis] == start && stops[axis] == (along ? start + 1 : shape[axis]))) return std::nullopt;
  }
  const std::vector<ir::Output>& results = loop.body->outputs;
  for (std::size_t i = 0; i < loop.carries; ++i)
    if (results[i].node == results[result].node) return static_cast<std::int64_t>(i);
  return std::nullopt;
}

}  // namespace

Value Evaluator::index_tensor(const Operand& base, const IndexExpr& expr, Span span) {
  const Tensor tensor = *base.value.tensor();
  const ir::TensorType source = type(tensor);
  const auto facts = [&] { return std::vector<Label>{{base.span, fmt::format("this is `{}`", ir::str(source))}}; };
  std::vector<std::optional<Value>> values;  // of the plain items
  std::size_t used = 0;
  bool ellipsis = false;
  for (const IndexItem& item : expr.items) {
    values.emplace_back();
    if (item.kind == IndexItem::Kind::ellipsis) {
      if (ellipsis) fail(Code::bad_index, item.span, "`...` stands twice in one index");
      ellipsis = true;
      continue;
    }
    if (item.kind == IndexItem::Kind::expr) {
      values.back() = evaluate(*item.expr);
      if (values.back()->none()) continue;
      if (!values.back()->as_dim())
        fail(Code::bad_index, item.span, fmt::format("a tensor is not indexed by {}", values.back()->described()),
             values.back()->tensor() || values.back()->sequence()
                 ? "pick by a tensor or list of indices with `take(x, indices, axis = 0)`"
                 : "",
             facts());
    }
    ++used;
  }
  if (used > source.rank())
    fail(Code::bad_index, span, fmt::format("{} indices for a tensor of rank {}", used, source.rank()),
         source.rank() == 0 ? "a scalar is not indexed" : fmt::format("give at most {}", source.rank()), facts());
  std::vector<ir::Dim> starts;
  std::vector<ir::Dim> stops;
  std::vector<std::int64_t> steps;
  ir::Shape shape;
  bool sliced = false;
  bool reshaped = false;
  const auto whole = [&](std::size_t count) {
    for (; count > 0; --count) {
      const ir::Dim& extent = source.shape[starts.size()];
      starts.emplace_back(0);
      stops.push_back(extent);
      steps.push_back(1);
      shape.push_back(extent);
    }
  };
  for (std::size_t i = 0; i < expr.items.size(); ++i) {
    const IndexItem& item = expr.items[i];
    if (item.kind == IndexItem::Kind::ellipsis) {
      whole(source.rank() - used);
      continue;
    }
    if (values[i] && values[i]->none()) {
      shape.emplace_back(1);
      reshaped = true;
      continue;
    }
    const ir::Dim extent = source.shape[starts.size()];
    try {
      if (values[i]) {
        std::vector<ir::Requirement> needs;
        const ir::Dim at = ops::normalize_index(*values[i]->as_dim(), extent, needs, "index");
        for (const ir::Requirement& need : needs) require(need.kind, need.left, need.right, need.reason, item.span);
        starts.push_back(at);
        stops.push_back(at + 1);
        steps.push_back(1);
        sliced = reshaped = true;
        continue;
      }
      const auto step = bound(item.step);
      if (step && !step->constant())
        fail(Code::not_known_while_compiling, item.span, "the step of a slice is known while compiling");
      const ops::SliceRange range =
          ops::normalize_slice(bound(item.start), bound(item.stop), step ? *step->constant() : 1, extent);
      sliced = sliced || item.start || item.stop || (step && !step->is_constant(1));
      starts.push_back(range.start);
      stops.push_back(range.stop);
      steps.push_back(range.step);
      shape.push_back(range.length);
    } catch (const ir::ShapeError& error) {
      fail(error.code, item.span, error.message, error.help, facts(), error.notes);
    } catch (const ir::DimOverflow&) {
      fail(Code::integer_overflow, item.span, "a bound of this slice leaves the range of 64-bit integers");
    }
  }
  whole(source.rank() - starts.size());
  Tensor result = tensor;
  if (const auto carry =
          tensor.graph == graph_->id ? last_carry(graph_->graph, tensor.node, starts, stops) : std::nullopt) {
    const Tensor loop{graph_->graph[tensor.node].inputs[0], graph_->id};
    result = add("project", {loop}, {{"index", *carry}}, span, {&base, 1});
    sliced = false;
    reshaped = type(result).shape != shape;
  }
  if (sliced) result = add("slice", {result}, {{"start", starts}, {"stop", stops}, {"step", steps}}, span, {&base, 1});
  if (reshaped) result = add("reshape", {result}, {{"newshape", shape}}, span, {&base, 1});
  return result;
}

}  // namespace modelc::elaborate
