#include "driver/kernel_work.h"

#include <algorithm>

#include "ops/work.h"

namespace modelc::driver {
namespace {

using plan::Kernel;

double number(const ir::Dim& dim, const ir::SymbolValues& symbols) {
  return static_cast<double>(dim.evaluate(symbols).value_or(0));
}

double elements(const ir::Shape& shape, const ir::SymbolValues& symbols) {
  return number(ir::element_count(shape), symbols);
}

double loop_operations(const plan::Nest& nest, const ir::SymbolValues& symbols) {
  double total = 0;
  for (const plan::Value& value : nest.values) {
    if (value.kind != plan::Value::Kind::apply && value.kind != plan::Value::Kind::reduce) continue;
    const double turns = value.after ? 1 : elements(nest.outer, symbols);
    const bool inner = value.inner || (value.kind == plan::Value::Kind::reduce && !nest.inner_loops.empty());
    total += turns * (inner ? elements(nest.inner_loops[value.inner_loop].loops, symbols) : 1);
  }
  return total;
}

double contraction_operations(const plan::Plan& plan, const Kernel& kernel, const ir::SymbolValues& symbols) {
  if (kernel.kind != Kernel::Kind::contraction && kernel.kind != Kernel::Kind::call) return 0;
  return 2 * number(ops::multiply_adds(*plan.graph, (*plan.graph)[kernel.node]), symbols);
}

double operations(const plan::Plan& plan, const Kernel& kernel, const ir::SymbolValues& symbols) {
  double total = contraction_operations(plan, kernel, symbols) + loop_operations(kernel.nest, symbols);
  for (const Kernel& stage : kernel.bands.stages) total += operations(plan, stage, symbols);
  if (kernel.kind != Kernel::Kind::scan) return total;
  const plan::Plan& body = *kernel.scan.body;
  for (const Kernel& step : body.kernels)
    total += number(kernel.scan.length, symbols) * operations(body, step, symbols);
  return total;
}

}  // namespace

KernelWork kernel_work(const plan::Plan& plan, const Kernel& kernel, const ir::SymbolValues& symbols) {
  KernelWork work{operations(plan, kernel, symbols), 0};
  const std::vector<plan::BufferId> between = kernel.bands.between();  // which stays in the cache
  for (const auto* buffers : {&kernel.reads, &kernel.writes})
    for (const plan::BufferId id : *buffers) {
      if (std::ranges::find(between, id) != between.end()) continue;
      const ir::TensorType& type = plan.buffers[id].type;
      work.bytes += elements(type.shape, symbols) * static_cast<double>(ir::size_of(type.dtype));
    }
  return work;
}

}  // namespace modelc::driver
