// A loop that only adds matrix products up need not carry the sum: sum over t of A_t B_t is one product of all A side
// by side with all B one below the other. So the gradient of a recurrent layer's weights becomes one product behind the
// loop. Sums over axes of what is stacked anyway go the same way.
#include <algorithm>
#include <map>

#include "passes/passes.h"
#include "passes/scans.h"

namespace modelc::passes {
using namespace ir;

namespace {

using Ints = std::vector<std::int64_t>;

class Summer {
 public:
  Summer(Graph& graph, NodeId scan) : graph_(graph), at_{graph, graph[scan].origin}, draft_(graph, scan) {}

  std::optional<Results> run() {
    if (draft_.loop.axis != 0) return std::nullopt;
    count_uses();
    find_steps();
    for (std::size_t i = 0; i < draft_.loop.carries; ++i) collect(i);
    // Products decide what is stacked; then sums may use it.
    for (const bool products : {true, false})
      for (Sum& sum : sums_) take(sum, products);
    std::erase_if(sums_, [](const Sum& sum) { return sum.behind.empty(); });
    if (sums_.empty()) return std::nullopt;
    return build();
  }

 private:
  /// A carry of which the new value is the old one and these terms.
  struct Sum {
    std::size_t carry;
    std::vector<NodeId> terms;
    std::vector<NodeId> behind;  ///< terms that are added up behind the loop
  };

  const Node& node(NodeId id) const { return draft_.body[id]; }
  bool is(NodeId id, std::string_view op) const { return node(id).op->name == op; }

  void count_uses() {
    uses_.assign(draft_.body.size(), 0);
    for (const Output& output : draft_.body.outputs) ++uses_[output.node];
    for (NodeId id = 0; id < draft_.body.size(); ++id)
      for (const NodeId input : node(id).inputs) ++uses_[input];
  }

  /// Which nodes differ from turn to turn.
  void find_steps() {
    differs_.assign(draft_.body.size(), false);
    for (std::size_t i = 0; i < draft_.loop.carries + draft_.loop.xs; ++i) differs_[draft_.body.leaves[i].node] = true;
    for (NodeId id = 0; id < draft_.body.size(); ++id)
      for (const NodeId input : node(id).inputs) differs_[id] = differs_[id] || differs_[input];
  }

  void collect(std::size_t carry) {
    const NodeId leaf = draft_.body.leaves[carry].node;
    const NodeId out = draft_.body.outputs[carry].node;
    Sum sum{carry, {}, {}};
    int found = 0;
    std::vector<NodeId> pending{out};
    while (!pending.empty()) {
      const NodeId id = pending.back();
      pending.pop_back();
      const bool inner = is(id, "add") && uses_[id] == 1 && draft_.body.type(id) == draft_.body.type(out);
      if (id == leaf) {
        ++found;
      } else if (inner && same_types(id)) {
        pending.insert(pending.end(), node(id).inputs.rbegin(), node(id).inputs.rend());
      } else {
        sum.terms.push_back(id);
      }
    }
    if (found == 1 && uses_[leaf] == 1 && !sum.terms.empty()) sums_.push_back(std::move(sum));
  }

  bool same_types(NodeId add) const {
    const std::vector<NodeId>& inputs = node(add).inputs;
    return std::all_of(inputs.begin(), inputs.end(),
                       [&](NodeId input) { return draft_.body.type(input) == draft_.body.type(add); });
  }

  void take(Sum& sum, bool products) {
    std::erase_if(sum.terms, [&](NodeId term) {
      if (!can_follow(term, products)) return false;
      sum.behind.push_back(term);
      mark_stacked(term);
      return true;
    });
  }

  /// What is linear and of one operand may be done after adding up.
  bool linear(NodeId id) const {
    return is(id, "reshape") || is(id, "transpose") || is(id, "neg") || is(id, "broadcast_to") ||
           (is(id, "pad_constant") && node(id).attrs.get<double>("value") == 0);
  }

  bool can_follow(NodeId id, bool products) const {
    if (linear(id)) return can_follow(node(id).inputs[0], products);
    const std::vector<NodeId>& inputs = node(id).inputs;
    if (products)
      return is(id, "matmul") && std::all_of(inputs.begin(), inputs.end(), [&](NodeId input) {
               return differs_[input] && draft_.body.type(input).rank() == 2;
             });
    return is(id, "sum") && is_stacked(inputs[0]);
  }

  void mark_stacked(NodeId id) {
    if (linear(id)) return mark_stacked(node(id).inputs[0]);
    if (!is(id, "matmul")) return;
    for (const NodeId input : node(id).inputs) stacked_[behind_views(input)] = true;
  }

  NodeId behind_views(NodeId id) const {
    while (is(id, "reshape") || is(id, "transpose")) id = node(id).inputs[0];
    return id;
  }

  bool is_stacked(NodeId id) const {
    id = behind_views(id);
    for (std::size_t i = draft_.loop.carries; i < draft_.loop.carries + draft_.loop.xs; ++i)
      if (draft_.body.leaves[i].node == id) return true;
    for (std::size_t i = draft_.loop.carries; i < draft_.body.outputs.size(); ++i)
      if (draft_.body.outputs[i].node == id) return true;
    return stacked_.contains(id);
  }

  std::optional<Results> build() {
    // First everything that is stacked, so that the loop can be built.
    for (const Sum& sum : sums_)
      for (const NodeId term : sum.behind) stack_operands(term);
    for (const Sum& sum : sums_) {
      NodeId value = draft_.body.leaves[sum.carry].node;
      for (const NodeId term : sum.terms) value = At{draft_.body, node(term).origin}.call("add", {value, term});
      draft_.body.outputs[sum.carry].node = value;
    }
    loop_ = draft_.add_to(graph_, at_.origin);
    Results results;
    for (std::size_t i = 0; i < draft_.body.outputs.size(); ++i) results.emplace_back(at_.project(loop_, i));
    for (const Sum& sum : sums_)
      for (const NodeId term : sum.behind) results[sum.carry] = at_.call("add", {*results[sum.carry], total(term)});
    return results;
  }

  void stack_operands(NodeId id) {
    if (linear(id)) return stack_operands(node(id).inputs[0]);
    for (const NodeId input : node(id).inputs)
      if (const NodeId source = behind_views(input); !walked(source)) draft_.stack(source);
  }

  std::optional<NodeId> walked(NodeId id) const {
    for (std::size_t i = draft_.loop.carries; i < draft_.loop.carries + draft_.loop.xs; ++i)
      if (draft_.body.leaves[i].node == id) return draft_.inputs[i];
    return std::nullopt;
  }

  /// The value of all steps, along a new axis 0.
  NodeId all_steps(NodeId id) {
    const Shape& own = draft_.body.type(id).shape;
    if (is(id, "reshape")) {
      Shape shape = own;
      shape.insert(shape.begin(), draft_.loop.length);
      return at_.reshape(all_steps(node(id).inputs[0]), std::move(shape));
    }
    if (is(id, "transpose")) {
      Ints axes{0};
      for (const std::int64_t axis : node(id).attrs.get<Ints>("axes")) axes.push_back(axis + 1);
      return at_.transpose(all_steps(node(id).inputs[0]), std::move(axes));
    }
    if (const std::optional<NodeId> outside = walked(id)) return *outside;
    return at_.project(loop_, draft_.stack(id));
  }

  /// The sum of the node's values over all steps.
  NodeId total(NodeId id) {
    const std::vector<NodeId>& inputs = node(id).inputs;
    if (linear(id)) return at_.call(node(id).op->name, {total(inputs[0])}, node(id).attrs);
    if (is(id, "sum")) {
      Ints axes{0};
      for (const std::int64_t axis : node(id).attrs.get<Ints>("axes")) axes.push_back(axis + 1);
      const NodeId sum = at_.call("sum", {all_steps(inputs[0])}, {{"axes", std::move(axes)}, {"keepdims", false}});
      return at_.reshape(sum, node(id).type().shape);
    }
    const Shape a = draft_.body.type(inputs[0]).shape, b = draft_.body.type(inputs[1]).shape;
    const Dim& length = draft_.loop.length;
    const NodeId side_by_side = at_.reshape(at_.transpose(all_steps(inputs[0]), {1, 0, 2}), {a[0], length * a[1]});
    return at_.call("matmul", {side_by_side, at_.reshape(all_steps(inputs[1]), {length * b[0], b[1]})});
  }

  Graph& graph_;
  At at_;
  Draft draft_;
  NodeId loop_ = 0;
  std::vector<int> uses_;
  std::vector<bool> differs_;
  std::map<NodeId, bool> stacked_;
  std::vector<Sum> sums_;
};

std::optional<Results> sum_after(Graph& graph, NodeId scan, const std::vector<bool>&) {
  return Summer(graph, scan).run();
}

}  // namespace

Graph sum_after_scans(Graph graph) { return rewrite_scans(graph, sum_after); }

}  // namespace modelc::passes
