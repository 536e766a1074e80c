#pragma once
#include "ir/graph.h"

/// The passes, one file each; pipelines.cpp puts them in order. What finds nothing to do gives the graph back.
namespace modelc::passes {

/// Leaves out what neither outputs nor updates need. Leaves stay: they are the model's interface.
ir::Graph dead_code(ir::Graph graph);

/// Derives every type anew, takes the values of dims that are known numbers, and drops requirements that are proved.
ir::Graph shape_inference(ir::Graph graph);

/// Computes operations on constants. Results are kept in double, as in reference evaluation.
ir::Graph constant_folding(ir::Graph graph);

/// Applies identities of arithmetic, choices and shapes. `stop_gradient` and `custom_gradient` dissolve, so
/// differentiate first.
ir::Graph simplify(ir::Graph graph);

/// Puts logarithms of softmax, sigmoid and sums of exponentials, and the like, into forms that neither overflow nor
/// lose their digits.
ir::Graph recognize(ir::Graph graph);

/// Makes reductions over axes of two or three elements operations on slices, where nobody else needs what is reduced:
/// so they go into any loop.
ir::Graph unroll_reductions(ir::Graph graph);

/// Computes sigmoid(-x) beside sigmoid(x) as 1 - sigmoid(x), where only sums see the difference: in a GRU.
ir::Graph share_sigmoids(ir::Graph graph);

/// Lets convolutions see the zeros around their input for themselves, and puts elementwise work that stands behind a
/// reshape of a product's result before it: so it is done as results leave the registers.
ir::Graph fold_layout(ir::Graph graph);

/// Makes one operation of softmax(q k) v where the scores are many and nobody else needs them. Not for what is
/// differentiated afterwards.
ir::Graph fuse_attention(ir::Graph graph);

/// Does elementwise work on slices where only slices of its result are needed, and these overlap no more than it has
/// elements.
ir::Graph narrow_slices(ir::Graph graph);

// Scans. Each looks into the bodies of scans for further ones, too.

/// Lets every scan step along axis 0.
ir::Graph scan_axis_first(ir::Graph graph);

/// Makes one loop of those that carry the same.
ir::Graph merge_scans(ir::Graph graph);

/// Moves out what is the same in each turn, and matrix products of the scanned tensors with such, all steps at once.
/// Needs scan_axis_first. A small product of one row stays where the carries go through another: it is computed while
/// these are waited for.
ir::Graph hoist_from_scans(ir::Graph graph);

/// The same, of small products too: the gradient of one is a product for each turn, or one for all.
ir::Graph hoist_from_scans_with_gradients(ir::Graph graph);

/// Adds matrix products up in one product behind the loop instead of carrying their sum. Needs scan_axis_first.
ir::Graph sum_after_scans(ir::Graph graph);

/// Leaves out results, carries and inputs that nobody needs; carries nothing that stays the same.
ir::Graph prune_scans(ir::Graph graph);

/// As `simplify`, with the identities alone whose two sides have the same gradient: before differentiation.
ir::Graph simplify_with_gradients(ir::Graph graph);

/// As `recognize`, for the graph of a loss before it is differentiated: cross-entropies of probabilities that come from
/// logits are computed from the logits, and formulas get the short gradients that they have in one piece.
ir::Graph recognize_losses(ir::Graph graph);

}  // namespace modelc::passes
