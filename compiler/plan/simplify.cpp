#include <algorithm>

#include "plan/builder.h"

namespace modelc::plan {

namespace {

std::vector<Layout*> layouts_of(Nest& nest) {
  std::vector<Layout*> layouts;
  for (Value& value : nest.values) {
    if (value.has_layout()) layouts.push_back(&value.layout);
  }
  for (Store& store : nest.stores) layouts.push_back(&store.layout);
  return layouts;
}

template <class T>
void erase_at(std::vector<T>& list, std::size_t at) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(at));
}

// `first` is where the strides of these loops begin in the layouts.
void drop_single_turns(Shape& loops, std::size_t first, const std::vector<Layout*>& layouts) {
  for (std::size_t k = loops.size(); k-- > 0;) {
    if (!loops[k].is_constant(1)) continue;
    erase_at(loops, k);
    for (Layout* layout : layouts) erase_at(layout->strides, first + k);
  }
}

bool one_stride(const Layout& layout, std::size_t at, const Dim& extent) {
  return layout.strides[at] == layout.strides[at + 1] * extent;
}

void merge_neighbours(Shape& loops, std::size_t first, const std::vector<Layout*>& layouts) {
  for (std::size_t k = loops.size(); k-- > 1;) {
    const bool merges = std::all_of(layouts.begin(), layouts.end(),
                                    [&](const Layout* l) { return one_stride(*l, first + k - 1, loops[k]); });
    if (!merges) continue;
    loops[k] = loops[k - 1] * loops[k];
    erase_at(loops, k - 1);
    for (Layout* layout : layouts) erase_at(layout->strides, first + k - 1);
  }
}

// Where all that a inner loop computes is computed elsewhere once more, nobody needs it.
void drop_unused_inner_loops(Nest& nest) {
  const std::vector<bool> live = nest.live();
  for (std::uint32_t r = static_cast<std::uint32_t>(nest.inner_loops.size()); r-- > 0 && nest.inner_loops.size() > 1;) {
    bool used = false;
    for (ValueId id = 0; id < nest.values.size(); ++id) {
      const Value& value = nest.values[id];
      used = used || (live[id] && value.inner_loop == r && (value.inner || value.kind == Value::Kind::reduce));
    }
    for (const Store& store : nest.stores) used = used || nest.inner_loop_of(store) == r;
    if (used) continue;
    const auto first = static_cast<std::ptrdiff_t>(nest.first_loop(r));
    const auto count = static_cast<std::ptrdiff_t>(nest.inner_loops[r].loops.size());
    for (Layout* layout : layouts_of(nest))
      layout->strides.erase(layout->strides.begin() + first, layout->strides.begin() + first + count);
    erase_at(nest.inner_loops, r);
    for (Value& value : nest.values) value.inner_loop -= value.inner_loop > r;
  }
}

}  // namespace

void simplify(Nest& nest, bool last_axis_inner) {
  drop_unused_inner_loops(nest);
  const std::vector<Layout*> layouts = layouts_of(nest);
  for (std::size_t r = nest.inner_loops.size(); r-- > 0;) {
    Shape& loops = nest.inner_loops[r].loops;
    const std::size_t first = nest.first_loop(r);
    drop_single_turns(loops, first, layouts);
    merge_neighbours(loops, first, layouts);
    if (!loops.empty()) continue;
    loops.push_back(Dim(1));  // reductions keep a loop to run in, be it of one turn
    for (Layout* layout : layouts)
      layout->strides.insert(layout->strides.begin() + static_cast<std::ptrdiff_t>(first), Dim(0));
  }
  drop_single_turns(nest.outer, 0, layouts);
  merge_neighbours(nest.outer, 0, layouts);
  nest.lanes_inner = !nest.inner_loops.empty() && (last_axis_inner || nest.outer.empty());
}

void simplify(Matrices& matrices, Nest& epilogue, bool rows_fold) {
  Shape& batch = matrices.batch;
  const std::vector<Layout*> layouts = layouts_of(epilogue);
  const auto drop = [&](std::size_t k) {
    erase_at(batch, k);
    for (Operand& operand : matrices.operands) erase_at(operand.layout.strides, k);
    erase_at(epilogue.outer, k);
    for (Layout* layout : layouts) erase_at(layout->strides, k);
  };
  for (std::size_t k = batch.size(); k-- > 0;) {
    if (batch[k].is_constant(1)) drop(k);
  }
  Operand& a = matrices.operands.front();
  while (rows_fold && !batch.empty()) {
    const std::size_t k = batch.size() - 1;
    if (!(matrices.operands[1].layout.strides[k] == Dim(0))) break;
    if (a.rows.is_constant(1)) {  // the rows' own strides count for nothing
      a.rows = batch[k];
      epilogue.outer[k + 1] = batch[k];
      a.layout.strides[k + 1] = a.layout.strides[k];
      for (Layout* layout : layouts) layout->strides[k + 1] = layout->strides[k];
      drop(k);
      continue;
    }
    const bool merges =
        one_stride(a.layout, k, a.rows) &&
        std::all_of(layouts.begin(), layouts.end(), [&](const Layout* l) { return one_stride(*l, k, a.rows); });
    if (!merges) break;
    a.rows = batch[k] * a.rows;
    epilogue.outer[k + 1] = a.rows;
    drop(k);
  }
}

}  // namespace modelc::plan
