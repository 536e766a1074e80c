#pragma once
#include "ir/graph.h"

/// The passes, one file each; pipelines.cpp puts them in order.
namespace modelc::passes {

/// Leaves out what neither outputs nor updates need. Leaves stay: they are the model's interface.
ir::Graph dead_code(const ir::Graph& graph);

/// Derives every type anew, takes the values of dims that are known numbers, and drops requirements that are proved.
ir::Graph shape_inference(const ir::Graph& graph);

/// Computes operations on constants. Results are kept in double, as in reference evaluation.
ir::Graph constant_folding(const ir::Graph& graph);

/// Applies identities of arithmetic, choices and shapes. `stop_gradient` and
/// `custom_gradient` dissolve, so differentiate first.
ir::Graph simplify(const ir::Graph& graph);

/// Puts logarithms of softmax, sigmoid and sums of exponentials, and the like, into forms that neither overflow nor
/// lose their digits.
ir::Graph recognize(const ir::Graph& graph);

}  // namespace modelc::passes
