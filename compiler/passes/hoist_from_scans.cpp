// Takes out of a loop what is the same in each turn, and the matrix products of what the loop goes through with such: a
// product for each step becomes one product for all of them, as wide as the loop is long. Without gradients, small
// products of one row stay.
#include <algorithm>
#include <map>
#include <set>

#include "passes/passes.h"
#include "passes/rebuild.h"
#include "passes/scans.h"

namespace modelc::passes {
using namespace ir;

namespace {

using Ints = std::vector<std::int64_t>;

/// What a node of the body depends on.
enum class Reach : std::uint8_t {
  nothing,   ///< a constant
  captures,  ///< the same in each turn
  steps,     ///< what the loop goes through, but nothing carried
  carries,   ///< or not to be moved at all
};

bool is(const Node& node, std::string_view op) { return node.op->name == op; }

/// Operations that `Outside::batched` can do for all steps at once.
bool has_batched_form(const Node& node) {
  return node.op->lowering == Lowering::elementwise || is(node, "matmul") || is(node, "reshape") ||
         is(node, "transpose") || is(node, "broadcast_to");
}

std::vector<Reach> reaches(const Draft& draft) {
  const Graph& body = draft.body;
  std::map<NodeId, Reach> leaves;
  for (std::size_t i = 0; i < body.leaves.size(); ++i)
    leaves[body.leaves[i].node] = i < draft.loop.carries ? Reach::carries
                                  : draft.loop.walks(i)  ? Reach::steps
                                                         : Reach::captures;
  std::vector<Reach> reach(body.size(), Reach::nothing);
  for (NodeId id = 0; id < body.size(); ++id) {
    const Node& node = body[id];
    if (const auto leaf = leaves.find(id); leaf != leaves.end()) reach[id] = leaf->second;
    for (const NodeId input : node.inputs) reach[id] = std::max(reach[id], reach[input]);
    const bool stays = has(node.op->traits, Trait::random) || node.op->lowering == Lowering::external;
    if (stays || (reach[id] == Reach::steps && node.op != &leaf_op && !has_batched_form(node)))
      reach[id] = Reach::carries;
  }
  return reach;
}

/// Computes nodes of the body outside of the loop.
class Outside {
 public:
  Outside(Graph& graph, const Draft& draft, const std::vector<Reach>& reach, Origin origin)
      : at_{graph, origin}, draft_(draft), reach_(reach) {
    for (std::size_t i = 0; i < draft.inputs.size(); ++i) made_[draft.body.leaves[i].node] = draft.inputs[i];
  }

  /// The node's value; that of all steps, along a new axis 0, where it differs between them.
  NodeId operator()(NodeId id) {
    if (const auto found = made_.find(id); found != made_.end()) return found->second;
    std::vector<NodeId> inputs;
    for (const NodeId input : draft_.body[id].inputs) inputs.push_back((*this)(input));
    const Node& node = draft_.body[id];
    const NodeId result =
        reach_[id] == Reach::steps ? batched(node, inputs) : at_.call(node.op->name, std::move(inputs), node.attrs);
    return made_[id] = result;
  }

 private:
  bool differs(const Node& node, std::size_t i) const { return reach_[node.inputs[i]] == Reach::steps; }
  const Shape& own(const Node& node, std::size_t i) const { return draft_.body.type(node.inputs[i]).shape; }

  Shape stacked(Shape shape) const {
    shape.insert(shape.begin(), draft_.loop.length);
    return shape;
  }

  /// The input of all steps with axes of 1 behind the new one, so that it broadcasts as it did.
  NodeId aligned(const Node& node, std::size_t i, NodeId x, std::size_t rank) const {
    if (!differs(node, i)) return x;
    Shape shape = own(node, i);
    if (shape.size() < rank) shape.insert(shape.begin(), rank - shape.size(), Dim(1));
    return at_.reshape(x, stacked(std::move(shape)));
  }

  NodeId batched(const Node& node, std::vector<NodeId> inputs) const {
    const Shape& shape = node.type().shape;
    if (is(node, "matmul")) return product(node, inputs);
    if (is(node, "reshape")) return at_.reshape(inputs[0], stacked(shape));
    if (is(node, "transpose")) {
      Ints axes{0};
      for (const std::int64_t axis : node.attrs.get<Ints>("axes")) axes.push_back(axis + 1);
      return at_.transpose(inputs[0], std::move(axes));
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] = aligned(node, i, inputs[i], shape.size());
    if (is(node, "broadcast_to")) return at_.call("broadcast_to", std::move(inputs), {{"shape", stacked(shape)}});
    return at_.call(node.op->name, std::move(inputs), node.attrs);
  }

  NodeId product(const Node& node, const std::vector<NodeId>& inputs) const {
    NodeId a = inputs[0], b = inputs[1];
    const std::size_t rank_a = own(node, 0).size(), rank_b = own(node, 1).size();
    const bool rows_of_steps = rank_a == 1 && rank_b == 2 && !differs(node, 1);
    if (!rows_of_steps) {  // vectors become matrices of one row or column, whose axis the result drops
      const std::size_t rank = std::max({rank_a, rank_b, std::size_t{2}});
      const auto matrix = [&](std::size_t i, NodeId x, bool column) {
        if (own(node, i).size() > 1) return aligned(node, i, x, rank);
        Shape wide = own(node, i);
        wide.insert(column ? wide.end() : wide.begin(), Dim(1));
        if (!differs(node, i)) return at_.reshape(x, std::move(wide));
        wide.insert(wide.begin(), rank - 2, Dim(1));
        return at_.reshape(x, stacked(std::move(wide)));
      };
      a = matrix(0, a, false);
      b = matrix(1, b, true);
    }
    return at_.reshape(at_.call("matmul", {a, b}), stacked(node.type().shape));
  }

  At at_;
  const Draft& draft_;
  const std::vector<Reach>& reach_;
  std::map<NodeId, NodeId> made_;
};

class Hoister {
 public:
  Hoister(Graph& graph, NodeId scan, bool all)
      : graph_(graph), scan_(scan), draft_(graph, scan), reach_(reaches(draft_)), all_(all) {}

  std::optional<Results> run() {
    if (draft_.loop.axis != 0) return std::nullopt;
    const std::set<NodeId> moved = chosen();
    if (moved.empty()) return std::nullopt;
    const Draft old = draft_;
    Outside outside(graph_, old, reach_, graph_[scan_].origin);
    Rewriter changes;
    for (const NodeId id : moved) {
      const TensorType& type = old.body.type(id);
      const NodeId value = outside(id);
      changes.instead[id] =
          reach_[id] == Reach::steps ? draft_.walk("steps", type, value) : draft_.capture("same", type, value);
    }
    draft_.body = rebuild(std::move(draft_.body), changes);
    const At at{graph_, graph_[scan_].origin};
    const NodeId made = draft_.add_to(graph_, at.origin);
    Results results;
    for (std::size_t i = 0; i < draft_.body.outputs.size(); ++i) results.emplace_back(at.project(made, i));
    return results;
  }

 private:
  bool is_leaf(NodeId id) const { return draft_.body[id].op == &leaf_op; }

  /// Elements of the matrix that a row is multiplied by; nothing for other products, and for open sizes.
  std::optional<std::int64_t> elements_by_a_row(const Node& node) const {
    if (!is(node, "matmul")) return std::nullopt;
    const Shape &a = draft_.body.type(node.inputs[0]).shape, &b = draft_.body.type(node.inputs[1]).shape;
    return b.size() == 2 && element_count(a) == b[0] ? element_count(b).constant() : std::nullopt;
  }

  /// Products of one row with what is the same in each turn, which are computed while a turn waits for the one before:
  /// where carries go through such a product, and all matrices together stay in the nearest cache.
  std::set<NodeId> beside_carries() const {
    constexpr std::int64_t most_elements = 6144;  // decision 53
    std::set<NodeId> found;
    std::int64_t elements = 0;
    bool waits = false;
    for (NodeId id = 0; id < draft_.body.size(); ++id) {
      if (reach_[id] != Reach::carries && reach_[id] != Reach::steps) continue;
      const Node& node = draft_.body[id];
      const std::optional<std::int64_t> more = elements_by_a_row(node);
      if (!more && is(node, "matmul")) return {};
      elements += more.value_or(0);
      waits = waits || (more && reach_[id] == Reach::carries);
      if (more && reach_[id] == Reach::steps) found.insert(id);
    }
    return waits && elements <= most_elements ? found : std::set<NodeId>();
  }

  /// Products of steps with what is the same in each, and what is elementwise behind them.
  std::vector<bool> products() const {
    const Graph& body = draft_.body;
    std::vector<bool> found(body.size(), false);
    const std::set<NodeId> stay = all_ ? std::set<NodeId>() : beside_carries();
    for (NodeId id = 0; id < body.size(); ++id) {
      const Node& node = body[id];
      if (reach_[id] != Reach::steps || node.inputs.empty()) continue;
      if (is(node, "matmul")) {
        found[id] = reach_[node.inputs[0]] != reach_[node.inputs[1]] && !stay.contains(id);
      } else if (node.op->lowering == Lowering::elementwise) {
        found[id] = std::any_of(node.inputs.begin(), node.inputs.end(), [&](NodeId input) {
          return found[input] && body.type(input).shape == node.type().shape;
        });
      }
    }
    return found;
  }

  /// The last nodes of what moves: those that something needs that stays.
  std::set<NodeId> chosen() const {
    const Graph& body = draft_.body;
    const std::vector<bool> product = products();
    const auto moves = [&](NodeId id) { return reach_[id] == Reach::captures || product[id]; };
    std::vector<bool> live(body.size(), false), needed(body.size(), false);
    for (const Output& output : body.outputs) live[output.node] = needed[output.node] = true;
    for (auto id = static_cast<NodeId>(body.size()); id-- > 0;) {
      if (!live[id]) continue;
      for (const NodeId input : body[id].inputs) {
        live[input] = true;
        if (!moves(id)) needed[input] = true;
      }
    }
    std::set<NodeId> result;
    for (NodeId id = 0; id < body.size(); ++id) {
      if (!needed[id] || !moves(id)) continue;
      const NodeId root = reach_[id] == Reach::captures ? behind_views(id) : id;
      if (!is_leaf(root)) result.insert(root);
    }
    return result;
  }

  /// Views stay with who looks: outside they would be copied, a broadcast to its full size.
  NodeId behind_views(NodeId id) const {
    const auto view = [&](const Node& node) {
      return is(node, "reshape") || is(node, "broadcast_to") || is(node, "slice");
    };
    while (view(draft_.body[id])) id = draft_.body[id].inputs[0];
    return id;
  }

  Graph& graph_;
  NodeId scan_;
  Draft draft_;
  std::vector<Reach> reach_;
  bool all_;
};

Graph hoist(const Graph& graph, bool all) {
  return rewrite_scans(
      graph, [&](Graph& around, NodeId scan, const std::vector<bool>&) { return Hoister(around, scan, all).run(); });
}

}  // namespace

Graph hoist_from_scans(Graph graph) { return hoist(graph, false); }

Graph hoist_from_scans_with_gradients(Graph graph) { return hoist(graph, true); }

}  // namespace modelc::passes
