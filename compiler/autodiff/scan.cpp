#include "autodiff/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "autodiff/autodiff.h"
#include "ir/cost.h"
#include "ir/loop.h"
#include "ir/splice.h"

namespace modelc::autodiff {
using namespace ir;

namespace {

using Int = std::int64_t;
using Ids = std::vector<NodeId>;

NodeId project(const GradContext& g, NodeId loop, std::size_t index) {
  return g.call("project", {loop}, {{"index", static_cast<Int>(index)}});
}

NodeId move_axis(const GradContext& g, NodeId x, std::size_t from, std::size_t to) {
  if (from == to) return x;
  std::vector<Int> axes;
  for (std::size_t i = 0; i < g.shape(x).size(); ++i)
    if (i != from) axes.push_back(static_cast<Int>(i));
  axes.insert(axes.begin() + static_cast<std::ptrdiff_t>(to), static_cast<Int>(from));
  return g.transpose(x, std::move(axes));
}

NodeId zeros(const GradContext& g, const TensorType& type) {
  return g.call("full", {}, {{"shape", type.shape}, {"fill_value", 0.0}, {"dtype", type.dtype}});
}

TensorType slice_of(TensorType type) {
  type.shape.erase(type.shape.begin());
  return type;
}

/// One step forwards and its gradients in one graph.
struct Step {
  Graph graph;
  std::map<NodeId, NodeId> outside;  ///< leaves -> what they stand for, of all steps
  Ids forward;                       ///< leaves, as in the forward body
  Ids d_carries, d_ys;               ///< leaves
};

/// Which nodes do not depend on the leaves that hold gradients: they belong to the forward computation.
std::vector<bool> known_forwards(const Step& step) {
  std::vector<bool> known(step.graph.size(), true);
  for (const Ids* leaves : {&step.d_carries, &step.d_ys})
    for (const NodeId leaf : *leaves) known[leaf] = false;
  for (NodeId id = 0; id < step.graph.size(); ++id)
    for (const NodeId input : step.graph[id].inputs) known[id] = known[id] && known[input];
  return known;
}

/// Chooses what of the forward computation is stacked for the backward one. Free are the scanned and the captured
/// tensors and what depends on the captured alone; views are; and what is cheap, once all it is computed from is there.
class Keeper {
 public:
  Keeper(const Graph& graph, const std::vector<bool>& known, const std::vector<bool>& free)
      : graph_(graph), known_(known), free_(free), kept_(graph.size(), false) {}

  std::vector<bool> run(const Ids& outputs) {
    Ids wanted;
    std::vector<bool> seen(graph_.size(), false);
    const auto want = [&](NodeId id) {
      if (!seen[id]) wanted.push_back(id);
      seen[id] = true;
    };
    std::vector<bool> live(graph_.size(), false);
    for (const NodeId id : outputs) live[id] = true;
    for (auto id = static_cast<NodeId>(graph_.size()); id-- > 0;) {
      if (!live[id]) continue;
      if (known_[id]) {
        want(behind_views(id));
        continue;
      }
      for (const NodeId input : graph_[id].inputs) live[input] = true;
    }
    std::sort(wanted.begin(), wanted.end());
    for (const NodeId id : wanted)
      if (!free_[id] && !is_cheap(*graph_[id].op)) kept_[id] = true;
    for (const NodeId id : wanted)
      if (!available(id)) kept_[id] = true;
    return kept_;
  }

 private:
  NodeId behind_views(NodeId id) const {
    while (!free_[id] && graph_[id].op->lowering == Lowering::view) id = graph_[id].inputs[0];
    return id;
  }

  bool available(NodeId id) const {
    if (free_[id] || kept_[id]) return true;
    const Node& node = graph_[id];
    if (node.inputs.empty() || !(is_cheap(*node.op) || node.op->lowering == Lowering::view)) return false;
    return std::all_of(node.inputs.begin(), node.inputs.end(), [&](NodeId input) { return available(input); });
  }

  const Graph& graph_;
  const std::vector<bool>& known_;
  const std::vector<bool>& free_;
  std::vector<bool> kept_;
};

class ScanGradient {
 public:
  explicit ScanGradient(GradContext& g) : g_(g), loop_(g.attrs()), inputs_(g.node().inputs) {
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (loop_.walks(i)) inputs_[i] = move_axis(g_, inputs_[i], loop_.axis, 0);
      const bool real = is_float(g_.type(inputs_[i]).dtype);
      if (real && i < loop_.carries)
        carried_.push_back(i);
      else if (real && g_.wants(i))
        (loop_.walks(i) ? walked_ : captured_).push_back(i);
    }
  }

  Ids run() {
    make_step();
    choose();
    make_loop();
    Ids result(inputs_.size(), no_gradient);
    std::size_t next = 0;
    for (const std::size_t i : carried_) result[i] = project(g_, back_, next++);
    for (const std::size_t i : captured_) result[i] = project(g_, back_, next++);
    for (const std::size_t i : walked_) result[i] = move_axis(g_, project(g_, back_, next++), 0, loop_.axis);
    return result;
  }

 private:
  NodeId leaf(const std::string& name, const TensorType& type, NodeId outside) {
    const NodeId made = step_.graph.leaf(Leaf::Kind::input, name, type);
    step_.outside[made] = outside;
    return made;
  }

  void make_step() {
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      const TensorType& type = g_.type(inputs_[i]);
      const bool walks = loop_.walks(i);
      const std::string name = i < loop_.carries ? fmt::format("carry_{}", i)
                               : walks           ? fmt::format("x_{}", i - loop_.carries)
                                                 : fmt::format("capture_{}", i - loop_.carries - loop_.xs);
      step_.forward.push_back(leaf(name, walks ? slice_of(type) : type, inputs_[i]));
    }
    const Ids placed = splice(step_.graph, *loop_.body, step_.forward);
    std::vector<Seed> seeds;
    const auto cotangent = [&](std::size_t i) { return i < g_.cotangents.size() ? g_.cotangents[i] : std::nullopt; };
    for (const std::size_t i : carried_) {
      const TensorType& type = g_.type(inputs_[i]);
      const auto last = cotangent(i);
      step_.d_carries.push_back(leaf(fmt::format("d_carry_{}", i), type, last ? *last : zeros(g_, type)));
      seeds.push_back({placed[loop_.body->outputs[i].node], step_.d_carries.back()});
    }
    for (std::size_t i = loop_.carries; i < g_.cotangents.size(); ++i) {
      if (!g_.cotangents[i]) continue;
      const NodeId dy = move_axis(g_, *g_.cotangents[i], loop_.axis, 0);
      step_.d_ys.push_back(leaf(fmt::format("d_y_{}", i - loop_.carries), slice_of(g_.type(dy)), dy));
      seeds.push_back({placed[loop_.body->outputs[i].node], step_.d_ys.back()});
    }
    Ids wrt;
    for (const auto* group : {&carried_, &captured_, &walked_})
      for (const std::size_t i : *group) wrt.push_back(step_.forward[i]);
    gradients_ = pull_back(step_.graph, seeds, wrt);
  }

  void choose() {
    const Graph& graph = step_.graph;
    const std::vector<bool> known = known_forwards(step_);
    std::vector<bool> same(graph.size(), false);  // in each turn
    std::vector<bool> free(graph.size(), false);
    for (std::size_t i = loop_.carries; i < inputs_.size(); ++i) {
      free[step_.forward[i]] = true;
      same[step_.forward[i]] = !loop_.walks(i);
    }
    for (NodeId id = 0; id < graph.size(); ++id) {
      const Node& node = graph[id];
      if (node.op == &leaf_op || has(node.op->traits, Trait::random)) continue;
      same[id] = std::all_of(node.inputs.begin(), node.inputs.end(), [&](NodeId input) { return same[input]; });
      free[id] = same[id];
    }
    const std::vector<bool> kept = Keeper(graph, known, free).run(gradients_);
    for (NodeId id = 0; id < graph.size(); ++id)
      if (kept[id]) kept_.push_back(id);
  }

  /// The scan that is differentiated, with further results: what is kept, of each step.
  Ids stacked() {
    if (kept_.empty()) return {};
    auto body = std::make_shared<Graph>(*loop_.body);
    Ids leaves;
    for (const Leaf& leaf : body->leaves) leaves.push_back(leaf.node);
    std::map<NodeId, NodeId> placed;
    for (std::size_t i = 0; i < leaves.size(); ++i) placed[step_.forward[i]] = leaves[i];
    std::vector<std::size_t> at;
    for (const NodeId id : kept_) {
      const NodeId node = copy(step_.graph, id, *body, placed);
      const auto begin = body->outputs.begin() + static_cast<std::ptrdiff_t>(loop_.carries);
      const auto known = std::find_if(begin, body->outputs.end(), [&](const Output& y) { return y.node == node; });
      at.push_back(static_cast<std::size_t>(known - body->outputs.begin()));
      if (known == body->outputs.end()) body->outputs.push_back({unused_name(*body), node, {}});
    }
    Loop more = loop_;
    more.body = std::move(body);
    more.axis = 0;
    const NodeId forwards = g_.call("scan", inputs_, more.attrs());
    Ids results;
    for (const std::size_t index : at) results.push_back(project(g_, forwards, index));
    return results;
  }

  /// A loop that is a gradient may keep something already.
  static std::string unused_name(const Graph& body) {
    for (std::size_t number = body.outputs.size();; ++number) {
      std::string name = fmt::format("kept_{}", number);
      if (std::ranges::find(body.outputs, name, &Output::name) == body.outputs.end()) return name;
    }
  }

  /// The loop backwards. Its leaves: gradients of what is carried, sums for the captured; what is kept, xs, gradients
  /// of ys; captures.
  void make_loop() {
    const Graph& from = step_.graph;
    const Ids kept = stacked();
    Graph body;
    Ids outside;
    std::map<NodeId, NodeId> placed;
    const auto add = [&](const std::string& name, const TensorType& type, NodeId stands_for) {
      outside.push_back(stands_for);
      return body.leaf(Leaf::Kind::input, name, type);
    };
    for (const NodeId id : step_.d_carries) placed[id] = add(from[id].name, from.type(id), step_.outside.at(id));
    Ids sums;
    for (const std::size_t i : captured_) {
      const TensorType& type = g_.type(inputs_[i]);
      sums.push_back(add(fmt::format("sum_{}", i), type, zeros(g_, type)));
    }
    const std::size_t carries = outside.size();
    for (std::size_t k = 0; k < kept_.size(); ++k)
      placed[kept_[k]] = add(fmt::format("kept_{}", k), from.type(kept_[k]), kept[k]);
    const auto take = [&](NodeId id) { placed.insert({id, add(from[id].name, from.type(id), step_.outside.at(id))}); };
    for (std::size_t i = loop_.carries; i < loop_.carries + loop_.xs; ++i)
      if (!placed.contains(step_.forward[i])) take(step_.forward[i]);
    for (const NodeId id : step_.d_ys) take(id);
    const std::size_t xs = outside.size() - carries;
    for (std::size_t i = loop_.carries + loop_.xs; i < inputs_.size(); ++i) take(step_.forward[i]);

    for (std::size_t k = 0; k < gradients_.size(); ++k) {
      NodeId value = copy(from, gradients_[k], body, placed);
      if (k >= carried_.size() && k < carried_.size() + captured_.size())
        value = body.add(g_.row("add"), {sums[k - carried_.size()], value}, {}, {g_.node().origin.span, 0});
      body.outputs.push_back({fmt::format("gradient_{}", k), value, {}});
    }
    Loop back = loop_;
    back.body = std::make_shared<const Graph>(std::move(body));
    back.carries = carries;
    back.xs = xs;
    back.axis = 0;
    back.reverse = !loop_.reverse;
    back_ = g_.call("scan", std::move(outside), back.attrs());
  }

  /// The node with all it needs, in another graph; `placed` knows what is there already.
  static NodeId copy(const Graph& from, NodeId root, Graph& to, std::map<NodeId, NodeId>& placed) {
    for (Ids pending{root}; !pending.empty();) {
      const NodeId id = pending.back();
      const std::size_t before = pending.size();
      if (!placed.contains(id))
        for (const NodeId input : from[id].inputs)
          if (!placed.contains(input)) pending.push_back(input);
      if (pending.size() > before) continue;
      pending.pop_back();
      if (placed.contains(id)) continue;
      Ids inputs;
      for (const NodeId input : from[id].inputs) inputs.push_back(placed.at(input));
      placed[id] = to.add(*from[id].op, std::move(inputs), from[id].attrs, {from[id].origin.span, 0});
    }
    return placed.at(root);
  }

  GradContext& g_;
  const Loop loop_;
  Ids inputs_;                                            // with the axis of xs in front
  std::vector<std::size_t> carried_, captured_, walked_;  // inputs that get a gradient
  Step step_;
  Ids gradients_;  // of carried, captured, walked
  Ids kept_;       // nodes of the step
  NodeId back_ = 0;
};

}  // namespace

std::vector<NodeId> scan_gradient(GradContext& g) { return ScanGradient(g).run(); }

}  // namespace modelc::autodiff
