#include "plan/known.h"

#include <algorithm>
#include <memory>

namespace modelc::plan {
using namespace ir;

namespace {

/// Does it draw random numbers, in the body of a loop perhaps?
bool draws(const Node& node) {
  if (has(node.op->traits, Trait::random)) return true;
  for (const auto& [name, value] : node.attrs.all()) {
    const auto* body = std::get_if<std::shared_ptr<const Graph>>(&value);
    if (!body || !*body) continue;
    for (NodeId id = 0; id < (*body)->size(); ++id)
      if (draws((**body)[id])) return true;
  }
  return false;
}

bool fixed(const TensorType& type) { return element_count(type.shape).constant().has_value(); }

}  // namespace

Known::Known(const Graph& graph) : known_(graph.size(), false), weighed_(graph.size(), false) {
  for (const Leaf& leaf : graph.leaves) {
    const bool updated =
        std::ranges::any_of(graph.updates, [&](const Update& update) { return update.state == leaf.node; });
    known_[leaf.node] = weighed_[leaf.node] = !leaf.given() && !updated && fixed(graph.type(leaf.node));
  }
  for (NodeId id = 0; id < graph.size(); ++id) {
    const Node& node = graph[id];
    if (node.op == &leaf_op) continue;
    known_[id] = std::ranges::all_of(node.types, fixed) && !draws(node) && node.op->lowering != Lowering::external &&
                 std::ranges::all_of(node.inputs, [&](NodeId input) { return known_[input]; });
    weighed_[id] = known_[id] && std::ranges::any_of(node.inputs, [&](NodeId input) { return weighed_[input]; });
  }
}

std::optional<KernelSizes> kernel_sizes(const Graph& graph, const Known& known, NodeId contraction) {
  const Node& node = graph[contraction];
  if (node.op->lowering != Lowering::contraction || node.inputs[0] == node.inputs[1]) return std::nullopt;
  const NodeId kernel = node.inputs[1];
  const TensorType& type = graph.type(kernel);
  const std::size_t rank = type.rank();
  if (!known.weighed(kernel) || !is_float(type.dtype) || rank < 2) return std::nullopt;
  const Shape& x = graph.type(node.inputs[0]).shape;
  const std::optional<std::int64_t> channels = x.back().constant(), deep = type.shape[rank - 2].constant();
  if (x.size() < 2 || !channels || *channels < 1 || !deep || *deep < 1) return std::nullopt;
  // More than a matrix is the kernel of a convolution or a batch of matrices.
  if (rank > 2 && of_matrices(std::get<ContractionForm>(node.op->code))) return std::nullopt;
  const std::int64_t filters = *type.shape[rank - 1].constant(), elements = *element_count(type.shape).constant();
  return filters < 1 ? std::nullopt
                     : std::optional(KernelSizes{elements / (*deep * filters), *channels, filters, *channels / *deep});
}

}  // namespace modelc::plan
