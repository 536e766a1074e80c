// What a function with a gradient of its own may not close over: its rule gives gradients for the parameters alone.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "elaborate/evaluator.h"
#include "ir/loop.h"

namespace modelc::elaborate {

namespace {

bool passes_gradient(const ir::Node& node) {
  if (ir::has(node.op->traits, ir::Trait::nondifferentiable)) return false;
  if (node.op->name == "external" && node.attrs.get<bool>("gradient_none")) return false;
  return std::ranges::any_of(node.types, [](const ir::TensorType& type) { return ir::is_float(type.dtype); });
}

/// The leaves of a body of a loop that its results pass a gradient on to.
std::vector<bool> differentiable_leaves(const ir::Graph& body);

/// The inputs that a node passes a gradient on to.
std::vector<ir::NodeId> differentiable_inputs(const ir::Node& node) {
  std::vector<ir::NodeId> inputs;
  if (!passes_gradient(node)) return inputs;
  if (node.op->name == "custom_gradient") {
    const auto results = static_cast<std::size_t>(node.attrs.get<std::int64_t>("results"));
    for (const std::int64_t place : node.attrs.get<std::vector<std::int64_t>>("places"))
      inputs.push_back(node.inputs[results + static_cast<std::size_t>(place)]);
  } else if (node.op->name == "scan") {
    const std::vector<bool> read = differentiable_leaves(*ir::Loop(node.attrs).body);
    for (std::size_t i = 0; i < node.inputs.size(); ++i)
      if (read[i]) inputs.push_back(node.inputs[i]);
  } else {
    inputs = node.inputs;
  }
  return inputs;
}

std::vector<bool> differentiable_leaves(const ir::Graph& body) {
  std::vector<bool> reached(body.size(), false);
  for (const ir::Output& output : body.outputs) reached[output.node] = true;
  for (auto id = static_cast<ir::NodeId>(body.size()); id-- > 0;)
    if (reached[id])
      for (const ir::NodeId input : differentiable_inputs(body[id])) reached[input] = true;
  std::vector<bool> leaves;
  for (const ir::Leaf& leaf : body.leaves)
    leaves.push_back(reached[leaf.node] && ir::is_float(body.type(leaf.node).dtype));
  return leaves;
}

bool same(Tensor a, Tensor b) { return a.node == b.node && a.graph == b.graph; }

/// Goes back from what a function gives, not through what it was given, to what a loss may be differentiated by.
class Search {
 public:
  Search(const ModelState& state, const Construction* graph, const std::vector<Tensor>& given)
      : state_(state), graph_(graph), given_(given) {}

  /// What was found, for people; empty when there is nothing.
  std::string from(const std::vector<Tensor>& results) {
    std::vector<Tensor> pending = results;
    while (!pending.empty() && found_.empty()) {
      const Tensor tensor = pending.back();
      pending.pop_back();
      if (std::ranges::any_of(given_, [&](Tensor other) { return same(tensor, other); })) continue;
      if (!seen_.insert({tensor.graph, tensor.node}).second) continue;
      last_ = tensor;
      const Construction* graph = graph_;
      while (graph && graph->id != tensor.graph) graph = graph->outer;
      if (!graph) continue;
      if (graph->graph.leaf_of(tensor.node)) {
        if (const auto outside = behind(*graph, tensor.node)) pending.push_back(*outside);
        continue;
      }
      for (const ir::NodeId input : differentiable_inputs(graph->graph[tensor.node]))
        pending.push_back({input, tensor.graph});
    }
    return found_;
  }

  Tensor place() const { return last_; }

 private:
  /// What a leaf stands for in the graph around its own.
  std::optional<Tensor> behind(const Construction& graph, ir::NodeId leaf) {
    if (!ir::is_float(graph.graph.type(leaf).dtype)) return std::nullopt;
    if (graph.kind == Construction::Kind::model) {
      const std::string& name = graph.graph.leaf_of(leaf)->name;
      const auto weight = std::ranges::find(state_.model.weights, name, &Weight::name);
      if (weight != state_.model.weights.end() && weight->trainable) found_ = fmt::format("the weight `{}`", name);
      return std::nullopt;
    }
    for (std::size_t i = 0; i < graph.captures.size(); ++i)
      if (graph.capture_leaves[i] == leaf) return graph.captures[i];
    for (const Construction::State& state : graph.states)
      if (state.leaf == leaf) return state.outside;
    for (std::size_t i = 0; i < graph.formal.size(); ++i) {
      if (graph.formal[i].second != leaf) continue;
      // What the steps before made of it is not known yet.
      if (i < graph.carries) found_ = "what `scan` carries";
      return graph.formal[i].first;
    }
    return std::nullopt;
  }

  const ModelState& state_;
  const Construction* graph_;
  const std::vector<Tensor>& given_;
  std::set<std::pair<std::uint32_t, ir::NodeId>> seen_;
  Tensor last_;
  std::string found_;
};

}  // namespace

void Evaluator::check_captures(const Declared& function, const std::vector<Tensor>& given,
                               const std::vector<Tensor>& results) {
  for (const Construction* graph = graph_; graph; graph = graph->outer)
    if (graph->kind != Construction::Kind::model && graph->kind != Construction::Kind::body) return;
  Search search(*state_, graph_, given);
  const std::string found = search.from(results);
  if (found.empty()) return;
  std::vector<Label> labels;
  if (const Span span = origin_span(search.place()); span.known() && !in_library(span))
    labels.push_back({span, "this needs a gradient"});
  fail(Code::no_gradient, std::get<syntax::FnDecl>(function.statement->node).gradient->span,
       fmt::format("`{}` has a gradient of its own, for its parameters alone, and captures {}", function.name, found),
       "make it a parameter, or say with `stop_gradient` around it that it needs none", std::move(labels));
}

}  // namespace modelc::elaborate
