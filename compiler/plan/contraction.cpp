#include <algorithm>

#include "plan/builder.h"

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

}  // namespace

void make_contraction(Kernel& kernel, const Sources& sources, const Group& group) {
  const auto found = std::find_if(group.members.begin(), group.members.end(), [&](const Member& m) {
    return sources.item(m.item).kind == Item::Kind::contraction;
  });
  const Item& item = sources.item(found->item);
  kernel.node = item.node;
  if (!sources.graph[item.node].op->is(ir::ContractionForm::product)) {
    kernel.kind = Kernel::Kind::convolution;
    for (const Use& use : item.inputs) kernel.inputs.push_back(sources.window(use));
    return;
  }
  kernel.kind = Kernel::Kind::matmul;
  Window a = sources.window(item.inputs[0]);
  Window b = sources.window(item.inputs[1]);
  const bool no_row = a.shape.size() == 1;
  const bool no_column = b.shape.size() == 1;
  if (no_row) prepend_axis(a);
  if (no_column) append_axis(b);
  Matmul& m = kernel.matmul;
  m.a_buffer = a.buffer;
  m.b_buffer = b.buffer;
  m.rows = a.shape[a.shape.size() - 2];
  m.inner = a.shape.back();
  m.columns = b.shape.back();
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
  m.batch.assign(nest.outer.begin(), nest.outer.end() - 2);
  m.a = batched(a, m.batch);
  m.b = batched(b, m.batch);
  simplify(m, nest);
}

}  // namespace modelc::plan
