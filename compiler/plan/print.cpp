#include <fmt/format.h>
#include <fmt/ranges.h>

#include "plan/kernel_table.h"

#include "plan/plan.h"

namespace modelc::plan {

namespace {

std::string str(const Layout& layout) {
  std::string text;
  bool first = true;
  const auto term = [&](const std::string& part) {
    text += (first ? "" : " + ") + part;
    first = false;
  };
  if (!(layout.offset == Dim(0))) term(layout.offset.str());
  for (std::size_t k = 0; k < layout.strides.size(); ++k) {
    if (layout.strides[k] == Dim(0)) continue;
    const std::string index = fmt::format("i{}", k);
    term(layout.strides[k] == Dim(1) ? index : fmt::format("{} * ({})", index, layout.strides[k].str()));
  }
  return first ? "0" : text;
}

std::string str(BufferId buffer, const Layout& layout) { return fmt::format("b{}[{}]", buffer, str(layout)); }

std::string str(const Plan& plan, const Value& value) {
  std::vector<std::string> args;
  for (const ValueId arg : value.args) args.push_back(fmt::format("v{}", arg));
  switch (value.kind) {
    case Value::Kind::load: return "load " + str(value.buffer, value.layout);
    case Value::Kind::index: return "index " + str(value.layout);
    case Value::Kind::one_hot: return fmt::format("one_hot({}, {})", fmt::join(args, ", "), str(value.layout));
    case Value::Kind::literal:
      return fmt::format(
          "{}", ir::is_float(value.dtype) ? value.constant->real[0] : static_cast<double>(value.constant->integer[0]));
    case Value::Kind::dim: return value.dim.str();
    case Value::Kind::accumulator: return "accumulator";
    case Value::Kind::reduce:
    case Value::Kind::apply: return fmt::format("{}({})", (*plan.graph)[value.node].op->name, fmt::join(args, ", "));
  }
  return {};
}

std::string_view kind_name(const Kernel& kernel) {
  switch (kernel.kind) {
    case Kernel::Kind::nest: return "loops";
    case Kernel::Kind::contraction: return kernel.row->function;
    case Kernel::Kind::call: return "call";
    case Kernel::Kind::fill: return "fill";
    case Kernel::Kind::scan: return "scan";
    case Kernel::Kind::bands: return "bands";
  }
  return {};
}

void print_nest(const Plan& plan, const Nest& nest, std::string& text) {
  if (nest.outer.empty() && nest.values.empty()) return;
  text += fmt::format("    over {}", ir::str(nest.outer));
  if (!nest.lanes_inner) text += nest.packed ? ", packets" : ", scalars";
  for (const InnerLoop& inner_loop : nest.inner_loops) {
    text += fmt::format(", rows of {}", ir::str(inner_loop.loops));
    if (nest.lanes_inner) text += inner_loop.packed ? " in packets" : " in scalars";
  }
  text += '\n';
  for (ValueId id = 0; id < nest.values.size(); ++id) {
    const Value& value = nest.values[id];
    text += fmt::format("    v{} = {}", id, str(plan, value));
    if (!nest.inner_loops.empty() && value.kind != Value::Kind::literal) {
      const std::string row = nest.inner_loops.size() == 1 ? "row" : fmt::format("row of range {}", value.inner_loop);
      text += fmt::format("   # {}{}",
                          value.after   ? "in the end"
                          : value.inner ? row
                                        : "once",
                          value.pass > 0 ? fmt::format(", sweep {}", value.pass) : "");
      if (value.scratch) text += fmt::format(", kept in b{}", *value.scratch);
    }
    text += '\n';
  }
  for (const Store& store : nest.stores) {
    text += fmt::format("    {} = v{}\n", str(store.buffer, store.layout), store.value);
  }
}

void print_kernel(const Plan& plan, const Kernel& kernel, const std::string& number, std::string& text) {
  text += fmt::format("  {} {} {}", number, kind_name(kernel), (*plan.graph)[kernel.node].op->name);
  if (!kernel.matrices.batch.empty()) text += fmt::format(", batch {}", ir::str(kernel.matrices.batch));
  for (const Operand& operand : kernel.matrices.operands)
    text +=
        fmt::format(", {} x {} of {}", operand.rows.str(), operand.columns.str(), str(operand.buffer, operand.layout));
  for (const Window& input : kernel.inputs) text += fmt::format(" {}", str(input.buffer, input.layout));
  if (!kernel.results.empty()) text += " ->";
  for (const Window& result : kernel.results) text += fmt::format(" {}", str(result.buffer, result.layout));
  const Bands& bands = kernel.bands;
  if (!bands.stages.empty()) text += fmt::format(", {} rows at a time, at most {} lots", bands.rows, bands.lots);
  text += '\n';
  print_nest(plan, kernel.nest, text);
  for (std::size_t s = 0; s < bands.stages.size(); ++s)
    print_kernel(plan, bands.stages[s], fmt::format("{}.{}", number, s), text);
}

}  // namespace

std::string print(const Plan& plan) {
  std::string text = "buffers\n";
  for (BufferId id = 0; id < plan.buffers.size(); ++id) {
    const Buffer& buffer = plan.buffers[id];
    text += fmt::format("  b{} {} : {}", id, buffer.name, ir::str(buffer.type));
    if (buffer.kind == Buffer::Kind::arena) {
      text +=
          fmt::format("   slot {} offset {}, kernels {}..{}", buffer.slot, buffer.offset, buffer.first, buffer.last);
    } else {
      text += buffer.kind == Buffer::Kind::leaf      ? "   given"
              : buffer.kind == Buffer::Kind::updated ? "   in place of " + plan.graph->leaves[buffer.leaf].name
                                                     : "   constant";
    }
    text += '\n';
  }
  text += "arena\n";
  for (std::size_t s = 0; s < plan.slots.size(); ++s) {
    text += fmt::format("  slot {}:", s);
    for (const Dim& bytes : plan.slots[s].bytes) text += fmt::format(" {}", bytes.str());
    text += " bytes\n";
  }
  text += "kernels\n";
  for (std::size_t k = 0; k < plan.kernels.size(); ++k) print_kernel(plan, plan.kernels[k], fmt::format("{}", k), text);
  for (const Result& output : plan.outputs) {
    text += fmt::format("output {} = {}\n", output.name, str(output.window.buffer, output.window.layout));
  }
  for (const Result& update : plan.updates) {
    text += fmt::format("update {} = {}\n", update.name, str(update.window.buffer, update.window.layout));
  }
  return text;
}

}  // namespace modelc::plan
