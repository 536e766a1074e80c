// softmax(q k) v, for which the kernel of attention needs no matrix of scores.
#include <algorithm>
#include <map>
#include <optional>

#include "ops/table.h"
#include "passes/passes.h"
#include "passes/rebuild.h"
#include "passes/users.h"

namespace modelc::passes {
using namespace ir;

namespace {

constexpr std::int64_t most_columns = 256;  // of what the kernel keeps on the stack
constexpr std::int64_t fewest_keys = 512;   // of fewer, the scores of a head stay in the cache anyway

struct Attention {
  std::vector<NodeId> operands;  // query, key, value and perhaps a mask
  double scale = 1, otherwise = 0;
};

class Matcher {
 public:
  explicit Matcher(const Graph& graph) : graph_(graph), users_(graph) {}

  /// Is it a product of the softmax over the last axis of scores that nobody else needs?
  std::optional<Attention> find(NodeId id) const {
    if (!users_.live(id) || !of(id, "matmul")) return std::nullopt;
    const NodeId weights = graph_[id].inputs[0], value = graph_[id].inputs[1];
    if (!of(weights, "div", 1)) return std::nullopt;
    const NodeId exponentials = graph_[weights].inputs[0];
    if (!of(exponentials, "exp", 2) || !of_rows(graph_[weights].inputs[1], "sum", exponentials)) return std::nullopt;
    const NodeId shifted = graph_[exponentials].inputs[0];
    if (!of(shifted, "sub", 1)) return std::nullopt;
    const NodeId scores = graph_[shifted].inputs[0];
    if (!of_rows(graph_[shifted].inputs[1], "max", scores)) return std::nullopt;
    return of_scores(scores, value);
  }

 private:
  bool of(NodeId id, std::string_view op) const { return graph_[id].op->name == op; }
  bool of(NodeId id, std::string_view op, std::size_t users) const {
    return of(id, op) && !users_.result(id) && users_[id].size() == users;
  }
  /// Is it that reduction of the rows of x?
  bool of_rows(NodeId id, std::string_view op, NodeId x) const {
    if (!of(id, op, 1) || graph_[id].inputs[0] != x || !graph_[id].attrs.get<bool>("keepdims")) return false;
    const auto last = static_cast<std::int64_t>(graph_.type(x).rank()) - 1;
    return graph_[id].attrs.get<std::vector<std::int64_t>>("axes") == std::vector{last};
  }
  std::optional<double> number(NodeId id) const {
    while (of(id, "broadcast_to") || of(id, "reshape")) id = graph_[id].inputs[0];
    if (!of(id, "constant")) return std::nullopt;
    const auto& data = *graph_[id].attrs.get<std::shared_ptr<const TensorData>>("value");
    return data.size() == 1 && is_float(data.dtype) ? std::optional(data.real[0]) : std::nullopt;
  }

  /// Scores are a product, perhaps scaled, perhaps masked. The last of these steps has two users.
  std::optional<Attention> of_scores(NodeId scores, NodeId value) const {
    Attention made;
    std::optional<NodeId> mask;
    std::size_t users = 2;
    const NodeId last = scores;
    if (of(scores, "where", users)) {
      const std::vector<NodeId>& inputs = graph_[scores].inputs;
      const std::optional<double> otherwise = number(inputs[2]);
      if (!otherwise || graph_.type(inputs[1]) != graph_.type(last)) return std::nullopt;
      made.otherwise = *otherwise;
      mask = inputs[0];
      scores = inputs[1];
      users = 1;
    }
    if (of(scores, "mul", users)) {
      const std::vector<NodeId>& inputs = graph_[scores].inputs;
      const std::size_t at = number(inputs[1]) ? 1 : 0;
      const std::optional<double> scale = number(inputs[at]);
      if (!scale) return std::nullopt;
      made.scale = *scale;
      scores = inputs[1 - at];
      users = 1;
    }
    if (!of(scores, "matmul", users)) return std::nullopt;
    made.operands = {graph_[scores].inputs[0], graph_[scores].inputs[1], value};
    if (mask) made.operands.push_back(*mask);
    return pays(made, graph_.type(last)) ? std::optional(made) : std::nullopt;
  }

  bool pays(const Attention& attention, const TensorType& scores) const {
    if (!is_float(scores.dtype) || scores.rank() < 2) return false;
    for (std::size_t k = 0; k < 3; ++k) {
      const Shape& shape = graph_.type(attention.operands[k]).shape;
      if (shape.size() != scores.rank() || !std::equal(shape.begin(), shape.end() - 2, scores.shape.begin()))
        return false;
    }
    const std::optional<std::int64_t> keys = scores.shape.back().constant(),
                                      columns = graph_.type(attention.operands[2]).shape.back().constant();
    return keys && *keys >= fewest_keys && columns && *columns <= most_columns;
  }

  const Graph& graph_;
  const Users users_;
};

/// The node of the kernel's operation. A mask is seen as large as the scores, by a view, and read where it lies.
NodeId add(Graph& graph, NodeId id, Attention attention) {
  const Origin origin = graph[id].origin;
  const bool masked = attention.operands.size() > 3;
  if (masked) {
    Shape shape = graph.type(id).shape;
    shape.back() = graph.type(attention.operands[1]).shape.back();
    attention.operands[3] =
        graph.add(ops::row("broadcast_to"), {attention.operands[3]}, {{"shape", std::move(shape)}}, origin);
  }
  const std::string name = graph[id].name;
  const NodeId made =
      graph.add(ops::row("attention"), std::move(attention.operands),
                {{"has_mask", masked}, {"scale", attention.scale}, {"otherwise", attention.otherwise}}, origin);
  if (!name.empty()) graph.set_name(made, name);
  return made;
}

}  // namespace

Graph fuse_attention(Graph graph) {
  const Matcher matcher(graph);
  std::optional<Graph> work;
  std::map<NodeId, NodeId> instead;
  for (NodeId id = 0; id < graph.size(); ++id) {
    std::optional<Attention> found = matcher.find(id);
    if (!found) continue;
    if (!work) work = graph;
    instead[id] = add(*work, id, std::move(*found));
  }
  return work ? rebuild(std::move(*work), {.instead = std::move(instead)}) : graph;
}

}  // namespace modelc::passes
