#include <fmt/format.h>

#include "elaborate/guards.h"
#include "elaborate/scan_loop.h"

namespace modelc::elaborate {

Tensor Evaluator::read_state(std::size_t index, Span span) {
  const Tensor value = state_->updates[index].value;
  if (value.graph == graph_->id) return value;
  const auto outside = [&] {
    const GraphGuard guard(*this, graph_->outer);
    return read_state(index, span);
  };
  if (graph_->kind == Construction::Kind::rule) return outside();
  if (graph_->kind != Construction::Kind::body)
    fail(Code::not_known_while_compiling, span, "a weight or state of the model cannot be used here");
  const Tensor before = outside();
  const ir::NodeId leaf = graph_->graph.leaf(ir::Leaf::Kind::input, fmt::format("state_{}", graph_->states.size()),
                                             type(before), {user_span(span), 0});
  graph_->states.push_back({index, before, leaf});
  return state_->updates[index].value = {leaf, graph_->id};
}

std::optional<Tensor> Evaluator::draw_outside(const ir::OpRow& row, const ir::Attrs& attrs, Span span) {
  Construction& body = *graph_;
  if (body.kind != Construction::Kind::body || !attrs.get<std::vector<std::int64_t>>("seed").empty() ||
      attrs.get<bool>("held"))
    return std::nullopt;
  const ir::Shape& shape = attrs.get<std::vector<ir::Dim>>("shape");
  ir::Shape slice = shape;
  while (static_cast<std::int64_t>(slice.size()) < body.axis) slice.insert(slice.begin(), 1);
  ir::Shape whole = slice;
  whole.insert(whole.begin() + body.axis, body.length);
  ir::Attrs drawn = attrs;
  drawn.set("shape", whole);
  Tensor numbers;
  {
    const GraphGuard guard(*this, body.outer);
    const auto further_out = draw_outside(row, drawn, span);
    if (!further_out) drawn.set("stream", next_stream(drawn));
    numbers = further_out ? *further_out : add(row, {}, std::move(drawn), span);
  }
  const ir::NodeId leaf = body.graph.leaf(ir::Leaf::Kind::input, fmt::format("drawn_{}", body.drawn.size()),
                                          {attrs.get<ir::DType>("dtype"), slice}, {user_span(span), 0});
  body.drawn.emplace_back(numbers, leaf);
  const Tensor step{leaf, body.id};
  return slice == shape ? step : add("reshape", {step}, {{"newshape", shape}}, span);
}

Value Evaluator::scan(const BoundArguments& arguments, Span span) { return ScanLoop(*this, span).add(arguments); }

Tensor Evaluator::mean_loss(const Value& values, const Value& mask, const Value& weights, Span span) {
  if (!values.tensor() && !values.number())
    fail(Code::bad_compile, span, fmt::format("a loss gives a tensor, and this one gives {}", values.described()));
  const Tensor tensor = to_tensor({values, span, ""}, default_float());
  if (!ir::is_float(type(tensor).dtype))
    fail(Code::bad_compile, span,
         fmt::format("a loss is a floating-point tensor, and this one is `{}`", ir::str(type(tensor))),
         "`cast(x, f32)` converts");
  const Value mean = call(library_function("_reduced", span), {tensor, mask, weights}, span);
  return *mean.tensor();
}

void Evaluator::add_loss(const Value& value, Span span) {
  switch (graph_->kind) {
    case Construction::Kind::model: state_->recipe.losses.push_back({"", value, span}); return;
    case Construction::Kind::body: graph_->losses.emplace_back(mean_loss(value, {}, {}, span), span); return;
    default:
      fail(Code::statement_not_allowed, span,
           graph_->kind == Construction::Kind::rule ? "a loss cannot be stated where a gradient is computed"
                                                    : "a loss cannot be stated where a weight is computed",
           "state it in a layer or model");
  }
}

}  // namespace modelc::elaborate
