// `gradients(y, x)`: reverse mode in the graph that y stands in.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "autodiff/autodiff.h"
#include "elaborate/guards.h"
#include "elaborate/prune.h"
#include "ops/table.h"

namespace modelc::elaborate {

namespace {

/// Seen from the body of a scan or from a rule: what in the graphs around it depends on some tensors of those. What a
/// step is given, the carry and the slices, depends on nothing.
class Around {
 public:
  Around(Construction& home, const std::vector<Tensor>& wrt) : home_(home) {
    for (Construction* graph = home.outer; graph; graph = graph->outer) levels_.insert(levels_.begin(), graph);
    for (const Tensor& tensor : wrt) roots_.insert(key(tensor));
    for (const Construction* level : levels_) {
      std::vector<bool>& depends = depends_[level->id];
      depends.resize(level->graph.size());
      for (std::size_t i = 0; i < level->captures.size(); ++i)
        if (on(level->captures[i])) depends[level->capture_leaves[i]] = true;
      for (ir::NodeId id = 0; id < level->graph.size(); ++id) {
        if (is_root({id, level->id})) depends[id] = true;
        for (const ir::NodeId input : level->graph[id].inputs) depends[id] = depends[id] || depends[input];
      }
    }
  }

  /// Does the tensor, of a graph around, depend on any of them, or is it one?
  bool on(const Tensor& tensor) const {
    const auto depends = depends_.find(tensor.graph);
    return depends != depends_.end() && depends->second[tensor.node];
  }
  bool is_root(const Tensor& tensor) const { return roots_.contains(key(tensor)); }

  /// Computes the tensor anew at home, from what it depends on; `use` brings what does not. Loops leave it outside
  /// again (passes/hoist_from_scans.cpp), where it is what stands there already.
  template <class Use>
  ir::NodeId compute(const Tensor& root, const Use& use) {
    for (std::vector<Tensor> pending{root}; !pending.empty();) {
      const Tensor tensor = pending.back();
      if (placed_.contains(key(tensor))) {
        pending.pop_back();
        continue;
      }
      if (is_root(tensor) || !on(tensor)) {
        placed_[key(tensor)] = use(tensor);
        continue;
      }
      const std::vector<Tensor> needed = inputs(tensor);
      const std::size_t before = pending.size();
      for (const Tensor& input : needed)
        if (!placed_.contains(key(input))) pending.push_back(input);
      if (pending.size() == before) placed_[key(tensor)] = place(tensor, needed);
    }
    return placed_.at(key(root));
  }

 private:
  using Key = std::pair<std::uint32_t, ir::NodeId>;
  static Key key(const Tensor& tensor) { return {tensor.graph, tensor.node}; }

  const Construction& level(const Tensor& tensor) const {
    return **std::ranges::find(levels_, tensor.graph, [](const Construction* one) { return one->id; });
  }

  /// What a node is computed from; of a captured tensor what it stands for.
  std::vector<Tensor> inputs(const Tensor& tensor) const {
    const Construction& from = level(tensor);
    const auto leaf = std::ranges::find(from.capture_leaves, tensor.node);
    if (leaf != from.capture_leaves.end())
      return {from.captures[static_cast<std::size_t>(leaf - from.capture_leaves.begin())]};
    std::vector<Tensor> out;
    for (const ir::NodeId input : from.graph[tensor.node].inputs) out.push_back({input, from.id});
    return out;
  }

  ir::NodeId place(const Tensor& tensor, const std::vector<Tensor>& needed) {
    std::vector<ir::NodeId> ids;
    for (const Tensor& input : needed) ids.push_back(placed_.at(key(input)));
    const ir::Node& node = level(tensor).graph[tensor.node];
    if (node.op == &ir::leaf_op) return ids.front();
    return home_.graph.add(*node.op, std::move(ids), node.attrs, {node.origin.span, 0});
  }

  Construction& home_;
  std::vector<Construction*> levels_;                   // around home, the outermost first
  std::map<std::uint32_t, std::vector<bool>> depends_;  // of each level, its nodes
  std::set<Key> roots_;
  std::map<Key, ir::NodeId> placed_;
};

/// Nodes from `first` on, those of their bodies included.
std::size_t added(const ir::Graph& graph, std::size_t first) {
  std::size_t count = graph.size() - first;
  for (auto id = static_cast<ir::NodeId>(first); id < graph.size(); ++id)
    for (const auto& [name, value] : graph[id].attrs.all())
      if (const auto* body = std::get_if<std::shared_ptr<const ir::Graph>>(&value)) count += added(**body, 0);
  return count;
}

/// Does any path lead from `x` to what is `reached`, nodes at home?
bool leads_to(const std::vector<bool>& reached, Construction& home, const Tensor& x) {
  if (x.graph == home.id) return reached[x.node];
  const Around around(home, {x});
  for (std::size_t i = 0; i < home.captures.size(); ++i)
    if (reached[home.capture_leaves[i]] && around.on(home.captures[i])) return true;
  return false;
}

/// The graph that a tensor stands in, of `from` and those around it; null when it is none of them.
Construction* graph_of(const Tensor& tensor, Construction* from) {
  while (from && from->id != tensor.graph) from = from->outer;
  return from;
}

}  // namespace

/// The gradient of the sum of y, a node of the current graph, by tensors of this and of the graphs around.
std::vector<ir::NodeId> Evaluator::pull_back_ones(Tensor y, const std::vector<Tensor>& wrt, Span span) {
  Construction& home = *graph_;
  ir::Graph& graph = home.graph;
  Around around(home, wrt);
  const std::vector<bool> reached = reachable(graph, {y.node});
  std::vector<ir::NodeId> leaves;  // each of wrt, as a node at home
  for (const Tensor& x : wrt) leaves.push_back(use(x, span));
  std::vector<ir::NodeId> targets = leaves;
  std::vector<Tensor> between;  // captured tensors that depend on any of wrt
  for (std::size_t i = 0; i < home.captures.size(); ++i) {
    const ir::NodeId leaf = home.capture_leaves[i];
    if (leaf >= reached.size() || !reached[leaf] || !around.on(home.captures[i]) || around.is_root(home.captures[i]))
      continue;
    between.push_back(home.captures[i]);
    targets.push_back(leaf);
  }
  const ir::Origin origin{user_span(span), state_ && &home == &state_->root ? state_->frame : 0};
  const ir::TensorType& type = graph.type(y.node);
  const auto one = std::make_shared<const ir::TensorData>(ir::TensorData::scalar(type.dtype, 1));
  ir::NodeId ones = graph.add(ops::row("constant"), {}, {{"value", one}}, origin);
  if (type.rank() > 0) ones = graph.add(ops::row("broadcast_to"), {ones}, {{"shape", type.shape}}, origin);
  const autodiff::Seed seed{y.node, ones};
  std::vector<ir::NodeId> gradients = autodiff::pull_back(graph, std::span(&seed, 1), targets);
  std::vector<autodiff::Seed> seeds;
  for (std::size_t i = 0; i < between.size(); ++i)
    seeds.push_back({around.compute(between[i], [&](const Tensor& tensor) { return use(tensor, span); }),
                     gradients[leaves.size() + i]});
  gradients.resize(leaves.size());
  if (seeds.empty()) return gradients;
  const std::vector<ir::NodeId> outside = autodiff::pull_back(graph, seeds, leaves);
  for (std::size_t i = 0; i < leaves.size(); ++i)
    gradients[i] = graph.add(ops::row("add"), {gradients[i], outside[i]}, {}, origin);
  return gradients;
}

std::vector<Tensor> Evaluator::derivatives(Tensor y, const std::vector<Tensor>& wrt, Span span) {
  ir::Graph& graph = graph_->graph;
  const std::size_t nodes = graph.size();
  const std::size_t needs = graph.requirements.size();
  std::vector<Tensor> out;
  try {
    for (const ir::NodeId node : pull_back_ones(y, wrt, span)) out.push_back({node, graph_->id});
  } catch (const ir::GradientError& error) {
    std::vector<Label> labels;
    if (error.origin.span != user_span(span)) labels.push_back({user_span(span), "the derivative is taken here"});
    fail(Code::no_gradient, error.origin.span, error.message, "`stop_gradient` around it says that it needs none",
         std::move(labels));
  } catch (const ir::ShapeError& error) {
    fail(error.code, span, error.message, error.help, {}, error.notes);
  }
  const std::size_t count = added(graph, nodes);
  step(span, static_cast<std::int64_t>(count));
  if (nodes + count > limits_.nodes)
    fail(Code::program_too_large, span, fmt::format("the model needs more than {} operations", limits_.nodes),
         "each derivative of a derivative is several times larger");
  for (auto id = static_cast<ir::NodeId>(nodes); id < graph.size(); ++id)
    for (const ir::TensorType& made : graph[id].types) check_size(made, span);
  for (std::size_t i = needs; i < graph.requirements.size(); ++i)
    graph.requirements[i].reason += " at " + sources_.describe(user_span(span));
  return out;
}

Value Evaluator::gradients(const BoundArguments& arguments, Span span) {
  if (!graph_)
    fail(Code::not_known_while_compiling, span, "`gradients` makes a tensor, and a constant is known while compiling");
  const Operand& of = *arguments.get(0);
  const Operand& by = *arguments.get(1);
  if (contains_poison(of.value) || contains_poison(by.value)) throw Poisoned{};
  const Tensor* const y = of.value.tensor();
  if (!y)
    fail(Code::wrong_kind, of.span, fmt::format("`y` of `gradients` is a tensor, and this is {}", of.value.described()),
         contains_tensor(of.value) ? "add the sums of several up" : "");
  const Sequence* const several = by.value.sequence();
  std::vector<Tensor> wrt;
  for (const Value& x : several ? several->items : std::vector<Value>{by.value}) {
    if (!x.tensor())
      fail(Code::wrong_kind, by.span,
           fmt::format("`x` of `gradients` is a tensor or a list of tensors, and this is {}{}",
                       several ? "a list with " : "", x.described()),
           x.layer() ? "name a weight of the layer: `layer.kernel`" : "");
    wrt.push_back(*x.tensor());
  }
  const auto require_float = [&](const Operand& operand, const Tensor& tensor, std::string_view what) {
    if (!ir::is_float(type(tensor).dtype))
      fail(Code::dtype_mismatch, operand.span,
           fmt::format("`gradients` {} a floating-point tensor, and this is `{}`", what, ir::str(type(tensor))),
           "convert it first, `cast(x, f32)`, and compute with the result", origin(operand));
  };
  require_float(of, *y, "differentiates");
  for (const Tensor& x : wrt) require_float(by, x, "differentiates by");
  // Where y stands; what a body makes inside has no influence on it.
  Construction* const home = graph_of(*y, graph_);
  if (!home) use(*y, of.span);  // says why not
  const std::vector<bool> reached = reachable(home->graph, {y->node});
  std::vector<Tensor> inside;
  for (std::size_t i = 0; i < wrt.size(); ++i) {
    const bool known = graph_of(wrt[i], home) != nullptr;
    if (known) inside.push_back(wrt[i]);
    if (known && leads_to(reached, *home, wrt[i])) continue;
    const std::string which = several ? fmt::format("element {} of ", i) : "";
    warn(Code::zero_gradient, span,
         fmt::format("`{}` does not depend on {}`{}`: this gradient is zero", text(of.span), which, text(by.span)),
         "what is differentiated has to be computed from the very tensor that it is differentiated by");
  }
  std::vector<Tensor> found;
  {
    const GraphGuard guard(*this, home);
    found = derivatives(*y, inside, span);
  }
  std::vector<Value> results;
  std::size_t next = 0;
  for (const Tensor& x : wrt)
    results.push_back(
        graph_of(x, home)
            ? found[next++]
            : add("full", {}, {{"shape", type(x).shape}, {"fill_value", 0.0}, {"dtype", type(x).dtype}}, span));
  return several ? Value::sequence(several->tuple, std::move(results)) : results.front();
}

}  // namespace modelc::elaborate
