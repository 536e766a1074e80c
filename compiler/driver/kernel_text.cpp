#include "driver/kernel_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "ir/user_line.h"

namespace modelc::driver {

using plan::Kernel;

std::string kernel_title(const plan::Plan& plan, const Kernel& kernel) {
  switch (kernel.kind) {
    case Kernel::Kind::nest: return "loops";
    case Kernel::Kind::contraction:
      if (ir::is_product(std::get<ir::ContractionForm>((*plan.graph)[kernel.node].op->code))) {
        const plan::Operand &a = kernel.matrices.operands[0], &b = kernel.matrices.operands[1];
        return fmt::format("product {} \u00d7 {} \u00d7 {}", a.rows.str(), a.columns.str(), b.columns.str());
      }
      [[fallthrough]];
    case Kernel::Kind::call: return std::string((*plan.graph)[kernel.node].op->name);
    case Kernel::Kind::fill: return "fill";
    case Kernel::Kind::scan: return fmt::format("scan of {} steps", kernel.scan.length.str());
    case Kernel::Kind::bands: {
      std::vector<std::string> titles;
      for (const Kernel& stage : kernel.bands.stages) titles.push_back(kernel_title(plan, stage));
      return fmt::format("{} by rows", fmt::join(titles, ", "));
    }
  }
  return {};
}

std::string kernel_operations(const plan::Plan& plan, const Kernel& kernel) {
  std::vector<std::string_view> names;
  const auto add = [&](const plan::Nest& nest) {
    for (const plan::Value& value : nest.values) {
      if (value.kind != plan::Value::Kind::apply && value.kind != plan::Value::Kind::reduce) continue;
      const std::string_view name = (*plan.graph)[value.node].op->name;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  };
  add(kernel.nest);
  for (const Kernel& stage : kernel.bands.stages) add(stage.nest);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string kernel_place(const plan::Plan& plan, const Kernel& kernel, const SourceMap& sources) {
  const std::optional<ir::UserLine> line = ir::user_line(*plan.graph, kernel.node, sources);
  return line ? fmt::format("{}: {}", line->number, line->text) : "";
}

}  // namespace modelc::driver
