#include "passes/pipelines.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <stdexcept>

#include "passes/passes.h"

namespace modelc::passes {

std::span<const Pass> optimization_pipeline() {
  static constexpr Pass pipeline[] = {
      {"shape_inference", "derive every type anew; drop requirements that are proved", shape_inference},
      {"constant_folding", "compute what depends on constants alone", constant_folding},
      {"simplify", "apply identities of arithmetic, choices and shapes", simplify},
      {"recognize", "put formulas that overflow or lose their digits into forms that do not", recognize},
      {"dead_code", "leave out what no result needs", dead_code},
  };
  return pipeline;
}

namespace {

#ifdef MODELC_VERIFY
void check(const Pass& pass, const ir::Graph& graph) {
  const std::vector<std::string> problems = ir::verify(graph);
  if (problems.empty()) return;
  throw std::logic_error(fmt::format("the pass `{}` gives a broken graph: {}", pass.name, fmt::join(problems, "; ")));
}
#else
void check(const Pass&, const ir::Graph&) {}
#endif

}  // namespace

ir::Graph run(std::span<const Pass> pipeline, ir::Graph graph,
              const std::function<void(const Pass&, const ir::Graph&)>& observe) {
  for (const Pass& pass : pipeline) {
    graph = pass.run(graph);
    check(pass, graph);
    if (observe) observe(pass, graph);
  }
  return graph;
}

}  // namespace modelc::passes
