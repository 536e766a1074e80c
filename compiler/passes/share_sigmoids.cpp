#include <algorithm>
#include <memory>

#include "ops/table.h"
#include "passes/passes.h"
#include "passes/rebuild.h"
#include "passes/scans.h"
#include "passes/users.h"

namespace modelc::passes {
using namespace ir;

namespace {

class Sharer {
 public:
  explicit Sharer(Graph graph) : graph_(std::move(graph)), users_(graph_) {}

  Graph run() {
    const auto count = static_cast<NodeId>(graph_.size());
    for (NodeId id = 0; id < count; ++id) {
      if (graph_[id].op != &sigmoid_ || !users_.live(id)) continue;
      const NodeId negative = graph_[id].inputs[0];
      if (graph_[negative].op != &negation_ || !only_sums_see(id)) continue;
      if (const auto other = sigmoid_of(graph_[negative].inputs[0]))
        rewriter_.instead[id] =
            graph_.add(ops::row("sub"), {one(graph_.type(id).dtype), *other}, {}, graph_[id].origin);
    }
    if (rewriter_.instead.empty() && !holds_graphs(graph_)) return std::move(graph_);
    rewriter_.body = share_sigmoids;
    return rebuild(std::move(graph_), rewriter_);
  }

 private:
  std::optional<NodeId> sigmoid_of(NodeId x) const {
    for (const NodeId user : users_[x])
      if (graph_[user].op == &sigmoid_) return user;
    return std::nullopt;
  }

  NodeId one(DType dtype) {
    return graph_.add(ops::row("constant"), {},
                      {{"value", std::make_shared<const TensorData>(TensorData::scalar(dtype, 1))}});
  }

  /// Does the value only scale what is added to something else? Then its last digits, where it is small, are lost there
  /// anyway; whoever divides by it or takes its logarithm wants them.
  bool only_sums_see(NodeId id) const {
    return !users_.result(id) && std::ranges::all_of(users_[id], [&](NodeId user) {
      const OpRow& op = *graph_[user].op;
      if (has(op.traits, Trait::sums)) return true;
      return (has(op.traits, Trait::scales) || op.lowering == Lowering::view) && only_sums_see(user);
    });
  }

  const OpRow &sigmoid_ = ops::row("sigmoid"), &negation_ = ops::row("neg");
  Graph graph_;
  Users users_;
  Rewriter rewriter_;
};

}  // namespace

Graph share_sigmoids(Graph graph) { return Sharer(std::move(graph)).run(); }

}  // namespace modelc::passes
