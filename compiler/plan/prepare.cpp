#include "plan/prepare.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "passes/rebuild.h"
#include "plan/known.h"
#include "plan/read_bytes.h"

namespace modelc::plan {
using namespace ir;

namespace {

std::optional<std::int64_t> elements(const TensorType& type) { return element_count(type.shape).constant(); }

class Cutter {
 public:
  explicit Cutter(const Graph& graph) : graph_(graph), work_(graph), live_(graph.size(), false), known_(graph) {
    for (const Output& output : graph.outputs) live_[output.node] = true;
    for (const Update& update : graph.updates) live_[update.value] = true;
    for (auto id = static_cast<NodeId>(graph.size()); id-- > 0;)
      if (live_[id])
        for (const NodeId input : graph[id].inputs) live_[input] = true;
    for (const Leaf& leaf : graph.leaves) names_.insert(leaf.name);
  }

  Prepared run() {
    for (NodeId id = 0; id < graph_.size(); ++id) {
      if (!live_[id] || known_(id)) continue;
      if (pack(id)) continue;
      for (const NodeId input : graph_[id].inputs) take(input);
    }
    for (const Output& output : graph_.outputs) take(output.node);
    for (const Update& update : graph_.updates) take(update.value);
    // What is computed ahead no longer stands in what runs, so its outputs are the last ones of their own graph.
    Graph ahead = graph_;
    ahead.outputs = std::move(outputs_);
    ahead.updates.clear();
    out_.ahead = passes::rebuild(std::move(ahead));
    out_.ahead.requirements.clear();
    out_.run = passes::rebuild(std::move(work_), {.instead = std::move(instead_)});
    return std::move(out_);
  }

 private:
  /// Is it worth memory of its own? Views are free, and what is much larger than its sources is better computed.
  bool stored(NodeId id) const {
    const Node& node = graph_[id];
    const bool project = node.op->lowering == Lowering::leaf;
    if (!known_.weighed(id) || node.op == &leaf_op || node.op->lowering == Lowering::view || node.types.size() > 1)
      return false;
    if (project || node.op->lowering == Lowering::contraction) return true;
    std::int64_t sources = 0;
    for (const NodeId input : node.inputs) sources += elements(graph_.type(input)).value_or(0);
    return *elements(node.type()) <= 2 * sources;
  }

  /// Lets what runs read a node, or what it is computed from, from memory.
  void take(NodeId id) {
    if (!known_.weighed(id) || graph_[id].op == &leaf_op || !taken_.insert(id).second) return;
    if (!stored(id)) {
      for (const NodeId input : graph_[id].inputs) take(input);
      return;
    }
    instead_[id] = leaf(name_of(id), id, 0, {});
  }

  NodeId leaf(const std::string& wanted, NodeId id, std::uint8_t packing, const KernelSizes& sizes) {
    std::string name = wanted;
    for (int number = 2; !names_.insert(name).second; ++number) name = wanted + "_" + std::to_string(number);
    Prepared::Tensor tensor{name, graph_.type(id), "", outputs_.size(), packing, sizes};
    if (const Leaf* weight = graph_.leaf_of(id))
      tensor.weight = weight->name;
    else
      outputs_.push_back({name, id, {}});
    out_.tensors.push_back(tensor);
    const NodeId made = work_.leaf(Leaf::Kind::weight, name, graph_.type(id), graph_[id].origin);
    work_.leaves.back().packing = packing;
    return made;
  }

  std::string name_of(NodeId id) const {
    if (const Leaf* weight = graph_.leaf_of(id)) return weight->name;
    const Node& node = graph_[id];
    const std::string& layer = graph_.frames()[node.origin.frame].name;
    if (!node.name.empty()) return layer.empty() ? node.name : layer + "/" + node.name;
    return layer.empty() ? std::string(node.op->name) : layer + "/" + std::string(node.op->name);
  }

  /// A contraction whose second operand is known reads it as the kernel that is best for it wants.
  bool pack(NodeId id) {
    const std::optional<KernelSizes> known = kernel_sizes(graph_, known_, id);
    const Node& node = graph_[id];
    const std::uint8_t packing = known ? choose_packing(graph_, node, *known) : std::uint8_t{0};
    if (packing == 0) return false;
    const NodeId kernel = node.inputs[1];
    auto& made = packed_[{kernel, packing, known->channels}];
    if (made == 0) made = leaf(name_of(kernel) + "/" + std::string(packings()[packing].name), kernel, packing, *known);
    std::vector<NodeId> inputs = node.inputs;
    inputs[1] = made;
    instead_[id] = work_.add(*node.op, std::move(inputs), node.attrs, node.origin);
    if (!node.name.empty()) work_.set_name(instead_[id], node.name);
    for (const NodeId input : node.inputs)
      if (input != kernel) take(input);
    return true;
  }

  const Graph& graph_;
  Graph work_;
  Prepared out_;
  std::vector<bool> live_;
  const Known known_;
  std::set<std::string> names_;
  std::set<NodeId> taken_;
  std::map<std::tuple<NodeId, std::uint8_t, std::int64_t>, NodeId> packed_;
  std::map<NodeId, NodeId> instead_;
  std::vector<Output> outputs_;
};

}  // namespace

Prepared prepare(const Graph& graph) { return Cutter(read_bytes(graph)).run(); }

}  // namespace modelc::plan
