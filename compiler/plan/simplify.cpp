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

// Where all that a range computes is computed elsewhere once more, nobody needs it.
void drop_unused_ranges(Nest& nest) {
  const std::vector<bool> live = nest.live();
  for (std::uint32_t r = static_cast<std::uint32_t>(nest.ranges.size()); r-- > 0 && nest.ranges.size() > 1;) {
    bool used = false;
    for (ValueId id = 0; id < nest.values.size(); ++id) {
      const Value& value = nest.values[id];
      used = used || (live[id] && value.range == r && (value.inner || value.kind == Value::Kind::reduce));
    }
    for (const Store& store : nest.stores) used = used || nest.range_of(store) == r;
    if (used) continue;
    const auto first = static_cast<std::ptrdiff_t>(nest.first_loop(r));
    const auto count = static_cast<std::ptrdiff_t>(nest.ranges[r].loops.size());
    for (Layout* layout : layouts_of(nest))
      layout->strides.erase(layout->strides.begin() + first, layout->strides.begin() + first + count);
    erase_at(nest.ranges, r);
    for (Value& value : nest.values) value.range -= value.range > r;
  }
}

}  // namespace

void simplify(Nest& nest, bool last_axis_inner) {
  drop_unused_ranges(nest);
  const std::vector<Layout*> layouts = layouts_of(nest);
  for (std::size_t r = nest.ranges.size(); r-- > 0;) {
    Shape& loops = nest.ranges[r].loops;
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
  nest.lanes_inner = !nest.ranges.empty() && (last_axis_inner || nest.outer.empty());
}

void simplify(Matmul& matmul, Nest& epilogue) {
  const std::vector<Layout*> layouts = layouts_of(epilogue);
  const auto drop = [&](std::size_t k) {
    erase_at(matmul.batch, k);
    erase_at(matmul.a.strides, k);
    erase_at(matmul.b.strides, k);
    erase_at(epilogue.outer, k);
    for (Layout* layout : layouts) erase_at(layout->strides, k);
  };
  for (std::size_t k = matmul.batch.size(); k-- > 0;) {
    if (matmul.batch[k].is_constant(1)) drop(k);
  }
  while (!matmul.batch.empty()) {
    const std::size_t k = matmul.batch.size() - 1;
    if (!(matmul.b.strides[k] == Dim(0))) break;
    if (matmul.rows.is_constant(1)) {  // the rows' own strides count for nothing
      matmul.rows = matmul.batch[k];
      epilogue.outer[k + 1] = matmul.batch[k];
      matmul.a.strides[k + 1] = matmul.a.strides[k];
      for (Layout* layout : layouts) layout->strides[k + 1] = layout->strides[k];
      drop(k);
      continue;
    }
    const bool merges =
        one_stride(matmul.a, k, matmul.rows) &&
        std::all_of(layouts.begin(), layouts.end(), [&](const Layout* l) { return one_stride(*l, k, matmul.rows); });
    if (!merges) break;
    matmul.rows = matmul.batch[k] * matmul.rows;
    epilogue.outer[k + 1] = matmul.rows;
    drop(k);
  }
}

namespace {

void mark_needed(const Nest& nest, ValueId id, std::vector<bool>& needed) {
  if (needed[id]) return;
  needed[id] = true;
  if (nest.values[id].kind == Value::Kind::reduce) return;  // known before the sweep
  for (const ValueId arg : nest.values[id].args) mark_needed(nest, arg, needed);
}

// What is cheaper to compute again in a later sweep than to keep: about what a store and a load cost, and the memory.
constexpr int most_work_again = 10;

// The work of computing one element of the value from loads, kept values and what is the same for the row.
int work_again(const Nest& nest, const ir::Graph& graph, ValueId id, const std::vector<bool>& kept) {
  int work = 0;
  std::vector<bool> seen(id + 1, false);
  std::vector<ValueId> pending{id};
  while (!pending.empty() && work <= most_work_again) {
    const ValueId at = pending.back();
    pending.pop_back();
    const Value& value = nest.values[at];
    if (seen[at] || !value.inner) continue;
    seen[at] = true;
    if (value.has_layout() || kept[at]) ++work;
    if (value.kind != Value::Kind::apply || kept[at]) continue;
    work += work_of(*graph[value.node].op);
    pending.insert(pending.end(), value.args.begin(), value.args.end());
  }
  return work;
}

}  // namespace

std::vector<ValueId> schedule(Nest& nest, const ir::Graph& graph) {
  std::uint32_t sweeps = 0;
  for (Value& value : nest.values) {
    for (const ValueId arg : value.args) value.phase = std::max(value.phase, nest.values[arg].phase);
    sweeps = std::max(sweeps, value.phase + 1);
    if (value.kind == Value::Kind::reduce) ++value.phase;
  }
  if (nest.ranges.empty()) return {};
  for (const Value& value : nest.values) sweeps = std::max(sweeps, value.phase + 1);
  std::vector<int> times(nest.values.size(), 0);  // in how many sweeps each value is needed
  for (std::uint32_t sweep = 0; sweep < sweeps; ++sweep) {
    std::vector<bool> needed(nest.values.size(), false);
    for (const Value& value : nest.values) {
      if (value.kind == Value::Kind::reduce && value.phase == sweep + 1) mark_needed(nest, value.args[0], needed);
    }
    for (const Store& store : nest.stores) {
      if (nest.values[store.value].phase == sweep) mark_needed(nest, store.value, needed);
    }
    for (std::size_t i = 0; i < needed.size(); ++i) times[i] += needed[i];
  }
  std::vector<ValueId> kept;
  std::vector<bool> is_kept(nest.values.size(), false);
  for (ValueId id = 0; id < nest.values.size(); ++id) {
    const Value& value = nest.values[id];
    if (value.kind != Value::Kind::apply || !value.inner || times[id] < 2 || value.dtype == DType::boolean) continue;
    is_kept[id] = work_again(nest, graph, id, is_kept) > most_work_again;
    if (is_kept[id]) kept.push_back(id);
  }
  return kept;
}

}  // namespace modelc::plan
