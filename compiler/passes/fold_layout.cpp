// Paddings and reshapes that would part operations which could be one loop.
#include <algorithm>

#include "ops/window.h"
#include "passes/passes.h"
#include "passes/rules.h"

namespace modelc::passes {
using namespace ir;

namespace {

using Result = std::optional<NodeId>;
using Dims = std::vector<Dim>;

/// Zeros around the spatial axes of x.
struct Padding {
  NodeId x;
  Dims low;  ///< before each spatial axis
};

std::optional<Padding> zero_padding(const Site& s, NodeId of) {
  const Result x = s.under("pad_constant", of);
  if (!x || s.graph[of].attrs.get<double>("value") != 0) return std::nullopt;
  const auto &low = s.graph[of].attrs.get<Dims>("low"), &high = s.graph[of].attrs.get<Dims>("high");
  for (const Dims* widths : {&low, &high})
    if (widths->size() < 3 || !widths->front().is_constant(0) || !widths->back().is_constant(0)) return std::nullopt;
  return Padding{*x, {low.begin() + 1, low.end() - 1}};
}

/// The geometry that a node has after its input has lost its padding.
ops::Windows without(const Padding& padding, const Site& s) {
  ops::Windows windows = ops::windows_of(*s.node().op, s.graph.input_types(s.node().inputs), s.attrs());
  for (std::size_t k = 0; k < windows.axes.size(); ++k) windows.axes[k].low = windows.axes[k].low + padding.low[k];
  return windows;
}

/// conv(pad(x, 0), k): what lies outside of x is zero anyway.
Result padded_convolution(const Site& s) {
  const auto padding = zero_padding(s, s.input(0));
  if (!padding) return std::nullopt;
  return s.call("conv", {padding->x, s.input(1)}, ops::given_geometry(without(*padding, s), &ops::WindowAxis::output));
}

Result padded_kernel_gradient(const Site& s) {
  const auto padding = zero_padding(s, s.input(0));
  if (!padding) return std::nullopt;
  Attrs attrs = s.attrs();
  Dims low;
  for (const ops::WindowAxis& axis : without(*padding, s).axes) low.push_back(axis.low);
  attrs.set("low", std::move(low));
  return s.call("conv_kernel_gradient", {padding->x, s.input(1)}, std::move(attrs));
}

/// Is it the same in every call: made of weights and constants, and no longer than a step of a loop?
bool parameter(const Site& s, NodeId of) {
  while (s.is(of, "reshape") || s.is(of, "broadcast_to")) of = s.graph[of].inputs[0];
  const Leaf* leaf = s.graph.leaf_of(of);
  return s.number(of) || s.is(of, "constant") || (leaf && !leaf->given());
}

/// Does elementwise work lead from a contraction to it?
bool follows_contraction(const Site& s, NodeId of, int depth = 8) {
  const Node& node = s.graph[of];
  if (node.op->lowering == Lowering::contraction) return true;
  if (depth == 0 || node.op->lowering != Lowering::elementwise || has(node.op->traits, Trait::random)) return false;
  return std::ranges::any_of(node.inputs, [&](NodeId input) {
    return s.graph.type(input).shape == node.type().shape && follows_contraction(s, input, depth - 1);
  });
}

/// The shape of what stands against `to` and has the elements of what stands against `from`, both of as many elements
/// and aligned at the right: axes that become one, or come from one, must all be there, or all be of extent 1.
std::optional<Shape> regrouped(const Shape& shape, const Shape& from, const Shape& to) {
  Shape aligned(from.size() - shape.size(), Dim(1));
  aligned.insert(aligned.end(), shape.begin(), shape.end());
  Shape made;
  std::size_t i = 0, j = 0;
  while (i < from.size() || j < to.size()) {
    const std::size_t first_i = i, first_j = j;
    Dim left = 1, right = 1;
    if (i < from.size()) left = from[i++];
    if (j < to.size()) right = to[j++];
    while (!(left == right)) {
      const bool take_left = i < from.size() && (j == to.size() || Dim::at_least(right, left) == Answer::yes);
      if (take_left)
        left = left * from[i++];
      else if (j < to.size())
        right = right * to[j++];
      else
        return std::nullopt;
    }
    bool all = true, none = true;
    for (std::size_t k = first_i; k < i; ++k) {
      all = all && aligned[k] == from[k];
      none = none && aligned[k].is_constant(1);
    }
    if (!all && !none) return std::nullopt;
    for (std::size_t k = first_j; k < j; ++k) made.push_back(all ? to[k] : Dim(1));
  }
  return made;
}

/// f(reshape(x), w) = reshape(f(x, reshape(w))), for x that a product or convolution leads to: so f is its epilogue.
Result reshaped_epilogue(const Site& s) {
  const Node& node = s.node();
  if (node.op->lowering != Lowering::elementwise || has(node.op->traits, Trait::random) || node.types.size() != 1)
    return std::nullopt;
  const Shape outside = node.type().shape;
  std::optional<std::size_t> moved;
  for (std::size_t k = 0; k < node.inputs.size(); ++k) {
    if (s.is(node.inputs[k], "reshape") && !parameter(s, node.inputs[k])) {
      if (moved || s.graph.type(node.inputs[k]).shape != outside) return std::nullopt;
      moved = k;
    } else if (!parameter(s, node.inputs[k])) {
      return std::nullopt;
    }
  }
  if (!moved) return std::nullopt;
  const NodeId x = s.graph[node.inputs[*moved]].inputs[0];
  if (!follows_contraction(s, x)) return std::nullopt;
  const Shape inside = s.graph.type(x).shape;
  std::vector<NodeId> inputs = node.inputs;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    if (k == *moved) continue;
    while (s.is(inputs[k], "broadcast_to")) inputs[k] = s.graph[inputs[k]].inputs[0];
    const Shape shape = s.graph.type(inputs[k]).shape;
    if (element_count(shape).is_constant(1)) {
      inputs[k] = s.reshape(inputs[k], {});
      continue;
    }
    const std::optional<Shape> made = regrouped(shape, outside, inside);
    if (!made) return std::nullopt;
    inputs[k] = s.reshape(inputs[k], *made);
  }
  inputs[*moved] = x;
  return s.reshape(s.call(s.node().op->name, std::move(inputs), s.attrs()), outside);
}

constexpr Rule rules[] = {
    {"conv", "of what has zeros around it", padded_convolution},
    {"conv_kernel_gradient", "of what has zeros around it", padded_kernel_gradient},
    {"", "elementwise work behind a reshape of a product, before it", reshaped_epilogue},
};

}  // namespace

Graph fold_layout(Graph graph) { return apply({rules}, std::move(graph)); }

}  // namespace modelc::passes
