// The graph as text, and the check that it is well formed.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <set>

#include "ir/graph.h"

namespace modelc::ir {

namespace {

std::string types_text(const std::vector<TensorType>& types) {
  std::vector<std::string> texts;
  for (const TensorType& type : types) texts.push_back(str(type));
  return texts.size() == 1 ? texts.front() : fmt::format("({})", fmt::join(texts, ", "));
}

std::string node_text(const Graph& graph, NodeId id) {
  const Node& node = graph[id];
  if (const Leaf* leaf = graph.leaf_of(id)) return fmt::format("{} {}", name(leaf->kind), leaf->name);
  std::vector<std::string> arguments;
  for (const NodeId input : node.inputs) arguments.push_back(fmt::format("%{}", input));
  for (const auto& [key, value] : node.attrs.all()) arguments.push_back(fmt::format("{} = {}", key, str(value)));
  return fmt::format("{}({})", node.op->name, fmt::join(arguments, ", "));
}

class Verifier {
 public:
  explicit Verifier(const Graph& graph) : graph_(graph) {}

  std::vector<std::string> run() {
    for (NodeId id = 0; id < graph_.size(); ++id) node(id);
    leaves();
    std::set<std::string> names;
    for (const Output& output : graph_.outputs) {
      if (!names.insert(output.name).second) report("two outputs are called `{}`", output.name);
      if (output.node >= graph_.size())
        report("output `{}` is node %{}, which does not exist", output.name, output.node);
    }
    for (const Update& update : graph_.updates) this->update(update);
    return std::move(problems_);
  }

 private:
  template <class... Args>
  void report(fmt::format_string<Args...> format, Args&&... args) {
    problems_.push_back(fmt::format(format, std::forward<Args>(args)...));
  }

  void node(NodeId id) {
    const Node& node = graph_[id];
    if (!node.op || !node.op->infer) return report("%{} has no operation with a shape rule", id);
    for (const NodeId input : node.inputs)
      if (input >= id) return report("%{} = {} has %{} as input, which does not precede it", id, node.op->name, input);
    const std::vector<TensorType> inputs = graph_.input_types(node.inputs);
    if (node.origin.frame >= graph_.frames().size())
      report("%{} is of frame {}, which does not exist", id, node.origin.frame);
    std::vector<Requirement> open;
    InferContext context{inputs, node.attrs, open};
    try {
      const std::vector<TensorType> types = node.op->infer(context);
      if (types != node.types)
        report("%{} = {} is {}, its shape rule gives {}", id, node.op->name, types_text(node.types), types_text(types));
    } catch (const ShapeError& error) {
      report("%{} = {} is refused by its shape rule: {}", id, node.op->name, error.message);
    }
    for (const auto& [key, value] : node.attrs.all())
      if (const auto* body = std::get_if<std::shared_ptr<const Graph>>(&value); body && *body)
        for (const std::string& problem : verify(**body)) report("in `{}` of %{}: {}", key, id, problem);
  }

  void leaves() {
    std::set<NodeId> listed;
    std::set<std::pair<bool, std::string>> names;
    for (const Leaf& leaf : graph_.leaves) {
      const bool kept = leaf.kind == Leaf::Kind::weight || leaf.kind == Leaf::Kind::state;
      if (!names.emplace(kept, leaf.name).second) report("two leaves are called `{}`", leaf.name);
      if (leaf.node >= graph_.size() || graph_[leaf.node].op != &leaf_op)
        report("leaf `{}` is %{}, which is no leaf node", leaf.name, leaf.node);
      else if (!listed.insert(leaf.node).second)
        report("%{} is listed as a leaf twice", leaf.node);
    }
    for (NodeId id = 0; id < graph_.size(); ++id)
      if (graph_[id].op == &leaf_op && !listed.count(id)) report("%{} is a leaf that is not listed", id);
  }

  void update(const Update& update) {
    if (update.state >= graph_.size() || update.value >= graph_.size())
      return report("an update of %{} by %{} names a node that does not exist", update.state, update.value);
    const Leaf* leaf = graph_.leaf_of(update.state);
    if (!leaf || (leaf->kind != Leaf::Kind::state && leaf->kind != Leaf::Kind::weight))
      report("an update of %{}, which is no state", update.state);
    if (graph_.type(update.state) != graph_.type(update.value))
      report("an update of {} by {}", str(graph_.type(update.state)), str(graph_.type(update.value)));
  }

  const Graph& graph_;
  std::vector<std::string> problems_;
};

}  // namespace

namespace {

void print_to(std::string& text, const Graph& graph, const SourceMap* sources, const std::string& indent) {
  for (NodeId id = 0; id < graph.size(); ++id) {
    const Node& node = graph[id];
    text += fmt::format("{}%{} = {} : {}", indent, id, node_text(graph, id), types_text(node.types));
    if (sources && node.origin.span.known()) text += "   # " + sources->describe(node.origin.span);
    text += "\n";
    for (const auto& [key, value] : node.attrs.all())
      if (const auto* body = std::get_if<std::shared_ptr<const Graph>>(&value); body && *body)
        print_to(text, **body, sources, indent + "  ");
  }
  for (const Output& output : graph.outputs)
    text += fmt::format("{}output {} = %{}\n", indent, output.name, output.node);
  for (const Update& update : graph.updates)
    text += fmt::format("{}update %{} = %{}\n", indent, update.state, update.value);
  for (const Requirement& requirement : graph.requirements)
    text += fmt::format("{}require {}   # {}\n", indent, requirement.str(), requirement.reason);
}

}  // namespace

std::string print(const Graph& graph, const SourceMap* sources) {
  std::string text;
  print_to(text, graph, sources, "");
  return text;
}

std::vector<std::string> verify(const Graph& graph) { return Verifier(graph).run(); }

}  // namespace modelc::ir
