#include "plan/sums.h"

#include <fmt/format.h>

#include <algorithm>

#include "plan/kernel_table.h"

namespace modelc::plan {

namespace {

std::string extents(const Shape& shape) {
  std::string text;
  for (const Dim& dim : shape) text += dim.str() + " ";
  return text;
}

std::string order(const Nest& nest, const std::vector<bool>& live, ValueId id) {
  const Value& value = nest.values[id];
  const auto beside = [&](ValueId other) {
    const Value& found = nest.values[other];
    return live[other] && found.kind == Value::Kind::reduce && found.pass == value.pass &&
           found.inner_loop == value.inner_loop;
  };
  std::size_t together = 0;  // in one walk, which holds fewer sums of each in registers
  for (ValueId other = 0; other < nest.values.size(); ++other) together += beside(other);
  const bool stores = std::ranges::any_of(nest.stores, [&](const Store& store) {
    return nest.values[store.value].pass + 1 == value.pass && nest.inner_loop_of(store) == value.inner_loop;
  });
  const InnerLoop& loop = nest.inner_loops[value.inner_loop];
  const std::string rows = value.after ? extents(nest.outer) : std::string();
  // A column is added up element by element, in as many loops as there may be.
  if (!nest.lanes_inner)
    return fmt::format("columns {}| {}| {}", nest.packed.has_value(), ir::element_count(loop.loops).str(), rows);
  return fmt::format("rows {} {}| {}| {}", loop.packed.has_value(), together > 1 || stores, extents(loop.loops), rows);
}

std::string order(const Kernel& kernel) {
  std::string text = fmt::format("{} {}", kernel.row->function, extents(kernel.matrices.batch));
  for (const Operand& operand : kernel.matrices.operands) text += extents({operand.rows, operand.columns});
  return text;
}

void add(const Plan& plan, const Kernel& kernel, std::vector<Sum>& found) {
  std::vector<NodeId> stored;
  for (const Store& store : kernel.nest.stores) stored.push_back(plan.buffers[store.buffer].node);
  if (kernel.kind == Kernel::Kind::contraction) found.push_back({kernel.node, order(kernel), stored});
  const std::vector<bool> live = kernel.nest.live();
  for (ValueId id = 0; id < kernel.nest.values.size(); ++id)
    if (live[id] && kernel.nest.values[id].kind == Value::Kind::reduce)
      found.push_back({kernel.nest.values[id].node, order(kernel.nest, live, id), stored});
  for (const Kernel& stage : kernel.bands.stages) add(plan, stage, found);
}

}  // namespace

std::vector<Sum> sums(const Plan& plan) {
  std::vector<Sum> found;
  for (const Kernel& kernel : plan.kernels) add(plan, kernel, found);
  return found;
}

}  // namespace modelc::plan
