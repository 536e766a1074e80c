#include "passes/pipelines.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <stdexcept>

#include "passes/passes.h"
#include "passes/scans.h"

namespace modelc::passes {

namespace {

constexpr Pass infer{"shape_inference", "derive every type anew; drop requirements that are proved", shape_inference};
constexpr Pass folding{"constant_folding", "compute what depends on constants alone", constant_folding};
constexpr Pass first_axis{"scan_axis_first", "let every scan step along axis 0", scan_axis_first, true};
constexpr Pass merge{"merge_scans", "make one loop of those that carry the same", merge_scans, true};
constexpr Pass hoisting(ir::Graph (*run)(ir::Graph)) {
  return {"hoist_from_scans", "compute outside of loops what need not be carried", run, true};
}
constexpr Pass sum_up{"sum_after_scans", "add matrix products up behind the loop", sum_after_scans, true};
constexpr Pass pruning{"prune_scans", "leave out of loops what nobody needs", prune_scans, true};
constexpr Pass sweep{"dead_code", "leave out what no result needs", dead_code};

}  // namespace

std::span<const Pass> optimization_pipeline() {
  static constexpr Pass pipeline[] = {
      infer,
      folding,
      {"simplify", "apply identities of arithmetic, choices and shapes", simplify},
      {"recognize", "put formulas that overflow or lose their digits into forms that do not", recognize},
      first_axis,
      merge,
      hoisting(hoist_from_scans),
      sum_up,
      pruning,
      {"tidy", "simplify what the loops have left outside", simplify},
      {"fold_layout", "fold paddings into convolutions, and elementwise work before reshapes", fold_layout},
      {"share_sigmoids", "compute the sigmoid of x and of -x once", share_sigmoids},
      {"unroll_reductions", "reduce axes of two or three elements without a loop", unroll_reductions},
      {"narrow_slices", "compute only the slices that are needed", narrow_slices},
      sweep,
  };
  return pipeline;
}

std::span<const Pass> loss_pipeline() {
  static constexpr Pass pipeline[] = {
      infer,
      folding,
      {"simplify", "apply the identities that hold of gradients, too", simplify_with_gradients},
      {"recognize", "put cross-entropies and formulas that lose their digits into terms of logits", recognize_losses},
      first_axis,
      merge,
      hoisting(hoist_from_scans_with_gradients),
      sum_up,
      pruning,
      {"tidy", "simplify what the loops have left outside", simplify_with_gradients},
      sweep,
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
    if (!pass.of_scans || holds_graphs(graph)) {
      graph = pass.run(std::move(graph));
      check(pass, graph);
    }
    if (observe) observe(pass, graph);
  }
  return graph;
}

}  // namespace modelc::passes
