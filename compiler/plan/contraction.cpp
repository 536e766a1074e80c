#include <algorithm>

#include "plan/builder.h"
#include "plan/kernel_table.h"

namespace modelc::plan {

namespace {

void insert_stride(Layout& layout, std::size_t at) {
  layout.strides.insert(layout.strides.begin() + static_cast<std::ptrdiff_t>(at), Dim(0));
}
void prepend_axis(Window& window) {
  window.shape.insert(window.shape.begin(), Dim(1));
  insert_stride(window.layout, 0);
}
void append_axis(Window& window) {
  window.shape.push_back(Dim(1));
  window.layout.strides.push_back(Dim(0));
}

// Strides over the batch loops (0 where the operand repeats) and the operand's own two axes.
Layout batched(const Window& operand, const Shape& batch) {
  const std::size_t own = operand.shape.size() - 2;
  Layout layout{operand.layout.offset, std::vector<Dim>(batch.size() + 2, Dim(0))};
  for (std::size_t k = 0; k < operand.shape.size(); ++k) {
    if (k >= own || !operand.shape[k].is_constant(1))
      layout.strides[batch.size() - own + k] = operand.layout.strides[k];
  }
  return layout;
}

// The operands as matrices. One of rank 1 is a row on the left and a column on the right.
void make_matrices(Kernel& kernel, const Sources& sources, const LoweredOp& lowered, bool product) {
  std::vector<Window> operands;
  for (const Use& use : lowered.inputs) operands.push_back(sources.window(use));
  const bool no_row = operands.front().shape.size() == 1;
  const bool no_column = operands.back().shape.size() == 1;
  if (no_row) prepend_axis(operands.front());
  if (no_column) append_axis(operands.back());
  Nest& nest = kernel.nest;
  const auto insert_loop = [&](std::size_t at) {
    nest.outer.insert(nest.outer.begin() + static_cast<std::ptrdiff_t>(at), Dim(1));
    for (Value& value : nest.values) {
      if (value.has_layout()) insert_stride(value.layout, at);
    }
    for (Store& store : nest.stores) insert_stride(store.layout, at);
  };
  if (no_row) insert_loop(nest.outer.size() - (no_column ? 0 : 1));
  if (no_column) insert_loop(nest.outer.size());
  Matrices& made = kernel.matrices;
  made.batch.assign(nest.outer.begin(), nest.outer.end() - 2);
  for (const Window& operand : operands)
    made.operands.push_back(
        {operand.buffer, operand.shape[operand.shape.size() - 2], operand.shape.back(), batched(operand, made.batch)});
  simplify(made, nest, product);
}

}  // namespace

void make_contraction(Kernel& kernel, const Sources& sources, const FusionGroup& group) {
  const auto found = std::find_if(group.members.begin(), group.members.end(), [&](const Member& m) {
    return sources.lowered(m.lowered).kind == LoweredOp::Kind::contraction;
  });
  const LoweredOp& lowered = sources.lowered(found->lowered);
  const ir::Node& node = sources.graph[lowered.node];
  const auto form = std::get<ir::ContractionForm>(node.op->code);
  kernel.kind = Kernel::Kind::contraction;
  kernel.node = lowered.node;
  if (ir::of_matrices(form))
    make_matrices(kernel, sources, lowered, ir::is_product(form));
  else
    for (const Use& use : lowered.inputs) kernel.inputs.push_back(sources.window(use));
  const ir::Leaf* weights = sources.graph.leaf_of(node.inputs[1]);
  kernel.row = &choose_kernel(form, weights ? weights->packing : std::uint8_t{0}, sources.graph, kernel);
}

}  // namespace modelc::plan
