// Chains of convolutions and poolings by bands of rows.
#include <fmt/format.h>

#include "emit/printer.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

using ir::Dim;
using plan::Bands;
using plan::Kernel;

/// Of a modelc::Band, that take the places of sizes.
constexpr const char* band_numbers[] = {"sources", "rows", "low"};

Dim row_elements(const ir::Shape& shape) { return shape[2] * shape[3]; }

/// "{3, 2, 1, 0, 112, 56, 5376, hidden, 4}": a modelc::BandStage.
std::string described(const Printer& printer, const Bands& bands, std::size_t s) {
  const ir::Node& node = printer.graph()[bands.stages[s].node];
  const ops::WindowAxis rows = windows_of(printer, node).axes.front();
  std::string text;
  for (const Dim& dim : {rows.size, rows.stride, Dim(rows.dilation), rows.low, rows.input, rows.output})
    text += (text.empty() ? "" : ", ") + printer.cpp(dim);
  if (s + 1 < bands.stages.size())
    text += fmt::format(", {}, {}, {}", printer.cpp(row_elements(node.type().shape)),
                        printer.buffer(bands.between()[s]), bands.kept[s]);
  return "{" + text + "}";
}

/// One stage's call, where its names are known.
void print_stage(const Printer& printer, const Kernel& kernel, Lines& lines) {
  if (kernel.kind == Kernel::Kind::call)
    print_call(printer, kernel, lines);
  else
    print_contraction(printer, kernel, lines);
}

}  // namespace

ops::Windows windows_of(const Printer& printer, const ir::Node& node) {
  ops::Windows windows = ops::windows_of(*node.op, printer.graph().input_types(node.inputs), node.attrs);
  if (printer.stage) {
    const auto number = [&](const char* name) { return Dim::symbol(printer.stage->band + "." + name); };
    ops::WindowAxis& rows = windows.axes.front();
    rows.input = number("sources");
    rows.output = number("rows");
    if (!rows.low.is_constant(0)) rows.low = number("low");
  }
  return windows;
}

std::string source_of(const Printer& printer, const plan::Window& window) {
  if (!printer.stage) return printer.start_of(window);
  if (!printer.stage->first) return printer.stage->band + ".from";
  return fmt::format("{} + {}.source * {}", printer.start_of(window), printer.stage->band,
                     printer.factor(row_elements(window.shape)));
}

std::string result_of(const Printer& printer, const plan::Window& window) {
  if (!printer.stage->last) return printer.stage->band + ".to";
  return fmt::format("{} + {}.first * {}", printer.start_of(window), printer.stage->band,
                     printer.factor(row_elements(window.shape)));
}

void print_bands(const Printer& printer, const Kernel& kernel, Lines& lines) {
  const Bands& bands = kernel.bands;
  const std::size_t count = bands.stages.size();
  const ir::TensorType& result = printer.graph()[kernel.node].type();
  const std::string type = element_type(result.dtype);
  std::vector<std::string> stages;
  for (std::size_t s = 0; s < count; ++s) stages.push_back(described(printer, bands, s));
  printer.body.headers.insert("modelc/bands.hpp");
  lines.add(fmt::format("modelc::for_bands<{}>(threads_, {}, {}, {}, {}, {{{}}},", type, printer.cpp(result.shape[0]),
                        bands.rows, bands.lots, printer.cpp(bands.cost), joined(stages)));
  lines.open(fmt::format("    [=](const modelc::Band<{}>(&band)[{}]) {{", type, count));
  const std::vector<plan::BufferId> between = bands.between();
  for (std::size_t s = 0; s < count; ++s) {
    const BandStage stage{fmt::format("band[{}]", s), s == 0, s + 1 == count};
    Names names = printer.names;
    for (const char* number : band_numbers) {
      const std::string member = stage.band + "." + number;
      names.symbols[member] = member;
    }
    const bool stores = !stage.last && bands.stages[s].kind == Kernel::Kind::contraction;
    if (stores) {
      std::string& place = names.buffers[between[s]];
      place = printer.locals.add(place + "_rows");
      lines.add(fmt::format("{}* const {} = {}.to;", type, place, stage.band));
    }
    Body body;
    print_stage({printer.plan, printer.sources, names, body, printer.locals, {}, &stage}, bands.stages[s], lines);
    for (const plan::BufferId id : body.order)
      if (!stores || id != between[s]) printer.buffer(id);  // the place of its rows is declared here
    for (const char* number : band_numbers) body.symbols.erase(stage.band + "." + number);
    printer.body.symbols.merge(body.symbols);
    printer.body.headers.merge(body.headers);
    printer.body.random = printer.body.random || body.random;
  }
  lines.close("});");
}

}  // namespace modelc::emit
