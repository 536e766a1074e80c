#include <algorithm>
#include <map>

#include "ops/table.h"
#include "passes/passes.h"
#include "passes/rebuild.h"
#include "passes/users.h"

namespace modelc::passes {
using namespace ir;

namespace {

constexpr std::int64_t most_elements = 3;  // the axes of points, sizes and colours

struct Pair {
  std::string_view reduction, operation;
};
constexpr Pair pairs[] = {{"sum", "add"},     {"prod", "mul"},       {"max", "maximum"},
                          {"min", "minimum"}, {"any", "logical_or"}, {"all", "logical_and"}};

class Unroller {
 public:
  explicit Unroller(Graph graph) : graph_(std::move(graph)), users_(graph_) {}

  Graph run() {
    const auto count = static_cast<NodeId>(graph_.size());
    for (NodeId id = 0; id < count; ++id) {
      const auto pair = std::ranges::find(pairs, graph_[id].op->name, &Pair::reduction);
      if (pair == std::end(pairs) || !users_.live(id)) continue;
      const auto axes = graph_[id].attrs.get<std::vector<std::int64_t>>("axes");
      if (axes.size() == 1 && alone(graph_[id].inputs[0]))
        unroll(id, static_cast<std::size_t>(axes[0]), ops::row(pair->operation));
    }
    return rewriter_.instead.empty() ? std::move(graph_) : rebuild(std::move(graph_), rewriter_);
  }

 private:
  // Computed for the reduction alone, or a part that it alone reads of what lies in memory.
  bool alone(NodeId x) const {
    if (users_[x].size() != 1 || users_.result(x)) return false;
    if (graph_[x].op->lowering == Lowering::elementwise)
      return !needed_in_rows(x, ir::element_count(graph_.type(x).shape));
    while (graph_[x].op->lowering == Lowering::view) x = graph_[x].inputs[0];
    return graph_.leaf_of(x) != nullptr;
  }

  // Is the elementwise work that leads here, element by element, done for others, too? Then it is done in rows.
  bool needed_in_rows(NodeId id, const Dim& count) const {
    return std::ranges::any_of(graph_[id].inputs, [&](NodeId x) {
      if (graph_[x].op->lowering != Lowering::elementwise || graph_[x].inputs.empty()) return false;
      if (!(ir::element_count(graph_.type(x).shape) == count)) return false;
      return users_[x].size() > 1 || users_.result(x) || needed_in_rows(x, count);
    });
  }

  void unroll(NodeId id, std::size_t axis, const OpRow& operation) {
    const NodeId x = graph_[id].inputs[0];
    const Shape shape = graph_.type(x).shape;
    const std::optional<std::int64_t> extent = shape[axis].constant();
    if (!extent || *extent < 2 || *extent > most_elements) return;
    const Origin origin = graph_[id].origin;
    NodeId folded = 0;
    for (std::int64_t i = 0; i < *extent; ++i) {
      std::vector<Dim> start(shape.size(), 0), stop(shape.begin(), shape.end());
      start[axis] = i;
      stop[axis] = i + 1;
      const NodeId slice =
          graph_.add(ops::row("slice"), {x},
                     {{"start", start}, {"stop", stop}, {"step", std::vector<std::int64_t>(shape.size(), 1)}}, origin);
      folded = i == 0 ? slice : graph_.add(operation, {folded, slice}, {}, origin);
    }
    const Shape result = graph_.type(id).shape;
    if (result != graph_.type(folded).shape)
      folded = graph_.add(ops::row("reshape"), {folded}, {{"newshape", result}}, origin);
    rewriter_.instead[id] = folded;
  }

  Graph graph_;
  Users users_;
  Rewriter rewriter_;
};

}  // namespace

Graph unroll_reductions(Graph graph) { return Unroller(std::move(graph)).run(); }

}  // namespace modelc::passes
