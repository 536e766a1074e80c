#include "autodiff/autodiff.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "autodiff/scan.h"
#include "autodiff/shapes.h"
#include "ops/table.h"

namespace modelc::autodiff {
using namespace ir;

namespace {

using Cotangents = std::vector<std::optional<NodeId>>;  // of a node's results

bool is_flat(const Node& node) { return has(node.op->traits, Trait::nondifferentiable); }

/// Which nodes pass a gradient on to any of `wrt`.
std::vector<bool> dependents(const Graph& graph, std::span<const NodeId> wrt, NodeId last) {
  std::vector<bool> depends(last + 1);
  for (const NodeId id : wrt)
    if (id <= last) depends[id] = true;
  for (NodeId id = 0; id <= last; ++id) {
    const Node& node = graph[id];
    const bool real =
        std::any_of(node.types.begin(), node.types.end(), [](const TensorType& type) { return is_float(type.dtype); });
    if (!real)
      depends[id] = false;
    else if (!depends[id] && !is_flat(node))
      depends[id] = std::any_of(node.inputs.begin(), node.inputs.end(), [&](NodeId input) { return depends[input]; });
  }
  return depends;
}

// "grad_x", for people: of what has a name in the source.
void name_gradient(Graph& graph, NodeId id, NodeId gradient) {
  const Leaf* leaf = graph.leaf_of(id);
  const std::string& name = leaf ? leaf->name : graph[id].name;
  if (name.empty() || !graph[gradient].name.empty()) return;
  if (graph[gradient].op->lowering != Lowering::leaf) graph.set_name(gradient, "grad_" + name);
}

class Reverse {
 public:
  Reverse(Graph& graph, std::span<const Seed> seeds, std::span<const NodeId> wrt) : graph_(graph) {
    NodeId last = 0;
    for (const Seed& seed : seeds) last = std::max(last, seed.of);
    depends_ = dependents(graph, wrt, last);
    std::vector<bool> asked(graph.size());
    for (const NodeId id : wrt) asked[id] = true;
    cotangents_.resize(last + 1);
    for (const Seed& seed : seeds) accumulate(seed.of, 0, seed.cotangent, graph[seed.of].origin);
    for (NodeId id = last + 1; id-- > 0;) {
      if (!depends_[id] || cotangents_[id].empty()) continue;
      // What is asked for is named by who asks.
      if (cotangents_[id][0] && !asked[id]) name_gradient(graph, id, *cotangents_[id][0]);
      pass_on(id);
    }
  }

  NodeId gradient(NodeId id) {
    if (id < cotangents_.size() && !cotangents_[id].empty() && cotangents_[id][0]) return *cotangents_[id][0];
    const TensorType& type = graph_.type(id);
    return graph_.add(ops::row("full"), {}, {{"shape", type.shape}, {"fill_value", 0.0}, {"dtype", type.dtype}},
                      graph_[id].origin);
  }

 private:
  void accumulate(NodeId id, std::size_t result, NodeId cotangent, Origin origin) {
    Cotangents& all = cotangents_[id];
    all.resize(graph_[id].types.size());
    std::optional<NodeId>& sum = all[result];
    sum = sum ? graph_.add(ops::row("add"), {*sum, cotangent}, {}, origin) : cotangent;
  }

  void pass_on(NodeId id) {
    const Node& node = graph_[id];
    std::vector<bool> wanted;
    for (const NodeId input : node.inputs) wanted.push_back(depends_[input]);
    if (std::find(wanted.begin(), wanted.end(), true) == wanted.end()) return;  // one of wrt itself
    if (node.op->name == "project") {
      accumulate(node.inputs[0], static_cast<std::size_t>(node.attrs.get<std::int64_t>("index")), *cotangents_[id][0],
                 node.origin);
      return;
    }
    const GradFn rule = node.op->name == "scan" ? scan_gradient : node.op->gradient;  // it takes reverse mode itself
    if (!rule) throw GradientError{node.origin, fmt::format("`{}` has no gradient", node.op->name)};
    GradContext context{graph_, id, cotangents_[id], wanted, ops::row};
    const std::vector<NodeId> gradients = rule(context);
    if (gradients.size() != node.inputs.size())
      throw std::logic_error(fmt::format("the gradient rule of `{}` gives {} for {} inputs", node.op->name,
                                         gradients.size(), node.inputs.size()));
    for (std::size_t i = 0; i < gradients.size(); ++i)
      if (wanted[i] && gradients[i] != no_gradient)
        accumulate(node.inputs[i], 0, fitted(context, gradients[i], graph_.type(node.inputs[i]).shape), node.origin);
  }

  Graph& graph_;
  std::vector<bool> depends_;
  std::vector<Cotangents> cotangents_;
};

}  // namespace

NodeId fitted(const GradContext& g, NodeId x, const Shape& shape) {
  if (g.shape(x) == shape) return x;
  if (g.shape(x).size() > shape.size()) {
    std::vector<std::int64_t> added(g.shape(x).size() - shape.size());
    std::iota(added.begin(), added.end(), 0);
    x = g.sum(x, std::move(added), false);
  }
  if (g.shape(x).size() < shape.size()) {
    Shape longer = g.shape(x);
    longer.insert(longer.begin(), shape.size() - longer.size(), Dim(1));
    x = g.reshape(x, std::move(longer));
  }
  std::vector<std::int64_t> stretched;
  for (std::size_t axis = 0; axis < shape.size(); ++axis)
    if (shape[axis].is_constant(1) && !g.shape(x)[axis].is_constant(1))
      stretched.push_back(static_cast<std::int64_t>(axis));
  return g.broadcast(g.sum(x, std::move(stretched), true), shape);
}

std::vector<NodeId> pull_back(Graph& graph, std::span<const Seed> seeds, std::span<const NodeId> wrt) {
  Reverse reverse(graph, seeds, wrt);
  std::vector<NodeId> gradients;
  for (const NodeId id : wrt) gradients.push_back(reverse.gradient(id));
  return gradients;
}

std::vector<NodeId> differentiate(Graph& graph, NodeId loss, std::span<const NodeId> wrt) {
  const TensorType& type = graph.type(loss);
  if (!is_float(type.dtype) || type.rank() != 0)
    throw GradientError{graph[loss].origin,
                        fmt::format("a loss is one floating-point number, and this is `{}`", str(type))};
  const auto one = std::make_shared<const TensorData>(TensorData::scalar(type.dtype, 1));
  const Seed seed{loss, graph.add(ops::row("constant"), {}, {{"value", one}}, graph[loss].origin)};
  std::vector<NodeId> gradients = pull_back(graph, std::span(&seed, 1), wrt);
  for (std::size_t i = 0; i < wrt.size(); ++i) name_gradient(graph, wrt[i], gradients[i]);
  return gradients;
}

}  // namespace modelc::autodiff
