#pragma once
#include "plan/groups.h"

/// The steps of make(), in order.
namespace modelc::plan {

/// Kernels in an order in which everything is computed before it is read, with buffers that have no place yet.
Plan build_kernels(const ir::Graph& graph, const Items& items, const Grouping& grouping);

/// Merges loops that run over memory in one stride, drops those of one turn, and decides along which the lanes run.
void simplify(Nest& nest, bool last_axis_inner);
/// The same for a matrix product and the loops of its epilogue: batch loops fold into the rows where they can.
void simplify(Matmul& matmul, Nest& epilogue);

/// Marks in which sweep over the inner loops each value is known, and which are kept for later sweeps. Returns the
/// values that need a scratch buffer.
std::vector<ValueId> schedule(Nest& nest, const ir::Graph& graph);

/// Gives every arena buffer its slot and offset: in place where it may be, then by size.
void place(Plan& plan);

}  // namespace modelc::plan
