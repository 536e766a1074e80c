// Calls of the user's own C++, and functions whose gradient the user wrote.
#include <fmt/format.h>

#include <algorithm>

#include "ir/gradient.h"
#include "ir/splice.h"
#include "ops/gradients.h"
#include "ops/reference.h"
#include "ops/rows.h"
#include "ops/shapes.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;

std::string type_name(std::size_t i) { return fmt::format("type_{}", i); }

std::vector<TensorType> infer_external(InferContext& context) {
  std::vector<TensorType> types;
  for (std::size_t i = 0; i < static_cast<std::size_t>(context.attrs.get<Int>("results")); ++i)
    types.push_back(context.attrs.get<TensorType>(type_name(i)));
  return types;
}

void evaluate_external(EvalContext& context) {
  throw EvalError{fmt::format("`{}` is C++ of the application's own and has no reference evaluation",
                              context.attrs.get<std::string>("call"))};
}

/// The gradient function takes the inputs and then the results' gradients; it gives the gradient of each float input.
std::vector<NodeId> gradient_external(GradContext& g) {
  std::vector<NodeId> out(g.node().inputs.size(), no_gradient);
  if (g.attrs().get<bool>("gradient_none")) return out;
  const std::string& function = g.attrs().get<std::string>("gradient");
  if (function.empty()) {
    const std::string& name = g.attrs().get<std::string>("function");
    throw GradientError{g.node().origin,
                        g.attrs().has("derived")
                            ? fmt::format("the gradient of the extern function `{}` has no gradient of its own", name)
                            : fmt::format("the extern function `{}` has no gradient", name)};
  }
  std::vector<NodeId> inputs = g.node().inputs;
  for (std::size_t i = 0; i < g.cotangents.size(); ++i)
    if (is_float(g.node().types[i].dtype)) inputs.push_back(cotangent(g, i));
  Attrs attrs{{"function", g.attrs().get<std::string>("function")},
              {"header", g.attrs().get<std::string>("header")},
              {"call", function},
              {"gradient", std::string()},
              {"gradient_none", false},
              {"derived", true}};
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const TensorType& type = g.type(g.input(i));
    if (!is_float(type.dtype)) continue;
    attrs.set(type_name(places.size()), type);
    places.push_back(i);
  }
  if (places.empty()) return out;
  attrs.set("results", static_cast<Int>(places.size()));
  const NodeId call = g.call("external", std::move(inputs), std::move(attrs));
  for (std::size_t i = 0; i < places.size(); ++i)
    out[places[i]] = places.size() == 1 ? call : g.call("project", {call}, {{"index", static_cast<Int>(i)}});
  return out;
}

std::vector<TensorType> infer_custom(InferContext& context) {
  const auto results = static_cast<std::size_t>(context.attrs.get<Int>("results"));
  return {context.inputs.begin(), context.inputs.begin() + static_cast<std::ptrdiff_t>(results)};
}

void evaluate_custom(EvalContext& context) {
  for (std::size_t i = 0; i < context.results.size(); ++i) context.results[i] = *context.inputs[i];
}

/// The rule's graph, put where the gradient is built: its leaves are the differentiated inputs and captures, then the
/// results' gradients; its outputs the inputs' gradients.
std::vector<NodeId> gradient_custom(GradContext& g) {
  const Graph& rule = *g.attrs().get<std::shared_ptr<const Graph>>("rule");
  const auto results = static_cast<std::size_t>(g.attrs().get<Int>("results"));
  std::vector<NodeId> given(g.node().inputs.begin() + static_cast<std::ptrdiff_t>(results), g.node().inputs.end());
  for (std::size_t i = 0; i < results; ++i) given.push_back(cotangent(g, i));
  const std::vector<NodeId> placed = splice(g.graph, rule, given, g.node().origin.frame);
  std::vector<NodeId> out(g.node().inputs.size(), no_gradient);
  const auto& places = g.attrs().get<std::vector<Int>>("places");
  for (std::size_t i = 0; i < places.size(); ++i)
    out[results + static_cast<std::size_t>(places[i])] = placed[rule.outputs[i].node];
  return out;
}

constexpr OpRow external_operations[] = {
    {"external",
     "A call of the user's C++ function `call` of the file `header`, with views of the tensors. Its results have the "
     "types that the program declares, attributes `type_0`, `type_1`, ... of which there are `results`.",
     {},
     Trait::internal | Trait::storage,
     Lowering::external,
     {},
     infer_external,
     evaluate_external,
     gradient_external},
    {"custom_gradient",
     "Its first `results` inputs, with a gradient that the user wrote: the graph `rule` gives it for those of the "
     "further inputs that `places` names. Only in graphs that are differentiated.",
     {},
     Trait::internal,
     Lowering::elementwise,
     Scalar::operand(0),
     infer_custom,
     evaluate_custom,
     gradient_custom},
};

}  // namespace

std::span<const OpRow> external_rows() { return external_operations; }

}  // namespace modelc::ops
