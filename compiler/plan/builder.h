#pragma once
#include <set>

#include "plan/fusion.h"

/// The steps of make(), in order.
namespace modelc::plan {

/// What is scheduled: a group, or an op outside of groups that does something.
struct Task {
  std::uint32_t group = no_group;
  LoweredId lowered = no_lowered;
};

/// Each after those whose results it reads; of what is ready, the one whose last op comes first.
std::vector<Task> ordered_tasks(const LoweredGraph& ops, const Fusion& fusion);

/// What kernels are built from, and the buffers that ops have so far.
struct Sources {
  const ir::Graph& graph;
  const LoweredGraph& ops;
  const Fusion& fusion;
  std::vector<BufferId> buffers;  ///< per op, no_item where there is none

  const LoweredOp& lowered(LoweredId id) const { return ops.ops[id]; }
  BufferId buffer_of(LoweredId id) const;  ///< throws std::logic_error when it has none
  Window window(const Use& use) const { return {buffer_of(use.lowered), use.view.shape, use.view.layout}; }
};

/// The loops, values and stores of a group, its nodes with them, as they come from its members.
void fill_nest(Kernel& kernel, const Sources& sources, std::uint32_t group);

/// Makes a kernel with a filled nest that of the group's contraction, with the nest as its epilogue.
void make_contraction(Kernel& kernel, const Sources& sources, const FusionGroup& group);

/// Kernels in an order in which everything is computed before it is read, with buffers that have no place yet.
Plan build_kernels(const ir::Graph& graph, const LoweredGraph& ops, const Fusion& fusion,
                   const Surroundings& surroundings);

/// Merges loops that run over memory in one stride, drops those of one turn, and decides along which the lanes run.
void simplify(Nest& nest, bool last_axis_inner);
/// The same for a contraction of matrices and the loops of its epilogue. Of a product, batch loops fold into the rows
/// where they can.
void simplify(Matrices& matrices, Nest& epilogue, bool rows_fold);

/// Decides what SIMD packets can compute, once it is known along which loop lanes run.
void choose_packets(Nest& nest);

/// A value that later passes read instead of computing it once more.
struct Kept {
  ValueId value;
  std::uint32_t until;  ///< the last pass that reads it
};
/// Marks in which pass over the inner loops each value is known. Returns those that pay for being kept.
std::vector<Kept> schedule(Nest& nest, const ir::Graph& graph);
/// A place where the nest stores a result later on, and which can hold the value until then. `overwritten` are leaves
/// that results may replace.
const Store* place_to_keep(const Plan& plan, const Nest& nest, const Kept& kept, const std::set<BufferId>& overwritten);

/// Does the kernel read each element of `read` before the store writes over it, if that lies in the same memory?
bool reads_before(const Kernel& kernel, const Store& store, BufferId read);

/// Makes chains of convolutions and poolings whose results between them the cache does not hold run by bands of rows.
void make_bands(Plan& plan);

/// Lets new values of leaves be written straight into these where nobody reads the old value afterwards.
void update_in_place(Plan& plan, const Surroundings& surroundings);

/// Notes which kernels write and read each buffer first and last.
void set_lifetimes(Plan& plan);

/// Gives every arena buffer its slot and offset: in place where it may be, then by size.
void place(Plan& plan);

}  // namespace modelc::plan
