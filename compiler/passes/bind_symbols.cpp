#include "passes/bind_symbols.h"

#include <memory>
#include <variant>

#include "passes/passes.h"
#include "passes/rebuild.h"

namespace modelc::passes {
using namespace ir;

namespace {

using Values = std::map<std::string, Dim, std::less<>>;

void collect_refuted(const Graph& graph, const Values& values, std::vector<Requirement>& refuted) {
  for (const Requirement& need : graph.requirements) {
    Requirement bound{need.kind, need.left.substitute(values), need.right.substitute(values), need.reason};
    if (bound.answer() == Answer::no) refuted.push_back(std::move(bound));
  }
  for (NodeId id = 0; id < graph.size(); ++id)
    for (const auto& [key, value] : graph[id].attrs.all())
      if (const auto* body = std::get_if<std::shared_ptr<const Graph>>(&value); body && *body)
        collect_refuted(**body, values, refuted);
}

}  // namespace

Bound bind_symbols(const Graph& graph, const Values& values) {
  Bound bound;
  collect_refuted(graph, values, bound.refuted);
  if (!bound.refuted.empty()) return bound;
  bound.graph =
      dead_code(shape_inference(rebuild(graph, {.dim = [&](const Dim& dim) { return dim.substitute(values); }})));
  return bound;
}

}  // namespace modelc::passes
