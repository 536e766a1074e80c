// Matrix products and convolutions, with the elementwise work behind them as epilogue.
#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <stdexcept>

#include "emit/printer.h"
#include "emit/text.h"
#include "ops/window.h"
#include "plan/kernel_table.h"

namespace modelc::emit {
namespace {

using plan::Argument;
using plan::Kernel;
using plan::Layout;
using plan::Nest;
using plan::ValueId;
using Loops = std::vector<std::string>;

ValueId accumulator(const Nest& nest) {
  for (ValueId id = 0; id < nest.values.size(); ++id)
    if (nest.values[id].kind == plan::Value::Kind::accumulator) return id;
  throw std::logic_error("emit: a contraction without accumulator");
}

void print_stores(const Printer& printer, const Nest& nest, const Loops& loops, int lane_loop, Lines& lines) {
  Scope scope(printer, nest, "lane", loops, lane_loop, {});
  scope.set(accumulator(nest), "sum");
  scope.print_stores(nest.stores, lines);
}

std::string parameter(const Lines& body, const std::string& name) {
  return mentions(body.text(), name) ? " " + name : "";
}

/// The call with its epilogue as last argument: `lane`, `sum`, the row and the column. `prologue` are statements that
/// the loops' names need. The epilogue captures by value: what it reads stays in registers while it stores.
void print_with_epilogue(const Printer& printer, const Kernel& kernel, const std::string& call, const std::string& row,
                         const std::string& column, const Loops& loops, const Lines& prologue, Lines& lines) {
  const Nest& nest = kernel.nest;
  Lines body;
  Lines stores;
  const bool floats = ir::is_float(nest.values[accumulator(nest)].dtype);
  const bool one_by_one = !nest.packed && floats;  // other dtypes beside the sum: no packets
  print_stores(printer, nest, loops, one_by_one ? -1 : static_cast<int>(loops.size()) - 1, stores);
  body.add_all(prologue);
  if (one_by_one) {
    Lines inner;
    inner.add_all(stores);
    body.open(fmt::format("modelc::each_element(lanes, sums, first, [&](auto lane, auto sum, modelc::Index{}) {{",
                          parameter(stores, column)));
    body.add_all(inner);
    body.close("});");
  } else {
    body.add_all(stores);
  }
  const std::string taken =
      one_by_one ? fmt::format("auto lanes, auto sums, modelc::Index{}, modelc::Index first", parameter(body, row))
                 : fmt::format("auto{}, auto sum, modelc::Index{}, modelc::Index{}", parameter(body, "lane"),
                               parameter(body, row), parameter(body, column));
  if (call.size() + taken.size() < 106) {
    lines.open(fmt::format("{}, [=]({}) {{", call, taken));
  } else {
    lines.add(call + ",");
    lines.open(fmt::format("    [=]({}) {{", taken));
  }
  lines.add_all(body);
  lines.close("});");
}

/// Do the batch and positions follow each other evenly, so that one number counts them all? Loops of one turn have any
/// stride.
bool pixels_in_a_row(const Layout& layout, const ir::Shape& loops) {
  ir::Dim step = layout.strides[loops.size() - 2];
  for (std::size_t k = loops.size() - 1; k-- > 0; step = step * loops[k])
    if (!loops[k].is_constant(1) && !(layout.strides[k] == step)) return false;
  return true;
}

std::string braces(const Printer& printer, const std::vector<ir::Dim>& dims) {
  std::vector<std::string> parts;
  for (const ir::Dim& dim : dims) parts.push_back(printer.cpp(dim));
  return "{" + joined(parts) + "}";
}

/// Is a number of a window in its type? -1 stands for the others there.
bool in_type(const ir::Dim& dim) { return dim.constant().value_or(-1) >= 0; }

/// "modelc::Window<3, 2, 1, 0>, modelc::Window<3, 2, 1, modelc::Dynamic>": size, stride, dilation and padding before.
std::string window_types(const ops::Windows& windows) {
  const auto number = [](const ir::Dim& dim) {
    return in_type(dim) ? std::to_string(*dim.constant()) : std::string("modelc::Dynamic");
  };
  std::vector<std::string> types;
  for (const ops::WindowAxis& axis : windows.axes)
    types.push_back(fmt::format("modelc::Window<{}, {}, {}, {}>", number(axis.size), number(axis.stride), axis.dilation,
                                number(axis.low)));
  return joined(types);
}

/// "{{3, 2, 1, 0}, {3, 2, 1, low}}" where their types do not say it all, otherwise nothing.
std::string held_windows(const Printer& printer, const ops::Windows& windows) {
  const auto known = [](const ops::WindowAxis& axis) {
    return in_type(axis.size) && in_type(axis.stride) && in_type(axis.low);
  };
  if (std::ranges::all_of(windows.axes, known)) return "";
  std::vector<std::string> axes;
  for (const ops::WindowAxis& axis : windows.axes)
    axes.push_back(braces(printer, {axis.size, axis.stride, axis.dilation, axis.low}));
  return "{" + joined(axes) + "}";
}

/// "modelc::ConvShape<modelc::Window<3, 1, 1, 1>...>{...}" with the names of the convolution, which a transposed one
/// has the other way round.
std::string conv_shape(const Printer& printer, const ops::Windows& windows, const ir::Dim& batch,
                       const ir::Dim& channels, const ir::Dim& filters) {
  std::vector<ir::Dim> input, output;
  for (const ops::WindowAxis& axis : windows.axes) {
    input.push_back(axis.input);
    output.push_back(axis.output);
  }
  std::vector<std::string> values{printer.cpp(batch),      braces(printer, input), printer.cpp(channels),
                                  braces(printer, output), printer.cpp(filters),   std::to_string(windows.groups)};
  const std::string held = held_windows(printer, windows);
  if (!held.empty()) values.push_back(held);
  return fmt::format("modelc::ConvShape<{}>{{{}}}", window_types(windows), joined(values));
}

/// The geometry of a contraction's node.
std::string geometry(const Printer& printer, const Kernel& kernel) {
  const ir::Node& node = printer.graph()[kernel.node];
  const ops::Windows windows = windows_of(printer, node);
  const ir::Shape& result = node.type().shape;
  const ir::Dim images = printer.stage ? ir::Dim(1) : result.front();
  const ir::Dim &channels = printer.graph().type(node.inputs[0]).shape.back(), &filters = result.back();
  return node.op->is(ir::ContractionForm::transposed_convolution)
             ? conv_shape(printer, windows, images, filters, channels)
             : conv_shape(printer, windows, images, channels, filters);
}

/// An argument as C++; `batch` are the names of the batch loops.
std::string argument(const Printer& printer, const Kernel& kernel, const Argument& wanted, const Loops& batch) {
  const auto operand = [&]() -> const plan::Operand& { return kernel.matrices.operands.at(wanted.operand); };
  switch (wanted.kind) {
    case Argument::Kind::threads: return std::string(printer.threads());
    case Argument::Kind::rows: return printer.cpp(operand().rows);
    case Argument::Kind::columns: return printer.cpp(operand().columns);
    case Argument::Kind::row_stride: return printer.cpp(operand().row_stride());
    case Argument::Kind::column_stride: return printer.cpp(operand().column_stride());
    case Argument::Kind::number: {
      const ir::Node& node = printer.graph()[kernel.node];
      return literal(ir::TensorData::scalar(node.type().dtype, node.attrs.get<double>(wanted.name)), 0);
    }
    case Argument::Kind::geometry: return geometry(printer, kernel);
    case Argument::Kind::back: printer.body.sweeps = true; return std::string(sweep_member);
    case Argument::Kind::workspace: return printer.start_of(kernel.results.back());
    case Argument::Kind::address: break;
  }
  if (kernel.matrices.operands.empty()) {
    const plan::Window& input = kernel.inputs.at(wanted.operand);
    return wanted.operand == 0 ? source_of(printer, input) : printer.start_of(input);
  }
  // The address walks the batch alone; the kernel walks the rest.
  Loops loops = batch;
  loops.resize(batch.size() + 2);
  return printer.address(operand().buffer, operand().layout, loops);
}

/// "modelc::packed_matmul(threads_, 128, 256, 64, x, 256, kernel", to be followed by the epilogue.
std::string call_of(const Printer& printer, const Kernel& kernel, const Loops& batch) {
  const auto list = [&](std::span<const Argument> arguments) {
    std::vector<std::string> texts;
    for (const Argument& one : arguments) texts.push_back(argument(printer, kernel, one, batch));
    return joined(texts);
  };
  const plan::KernelRow& row = *kernel.row;
  printer.body.headers.insert(std::string(row.header));
  const std::string sizes = row.template_arguments.empty() ? "" : "<" + list(row.template_arguments) + ">";
  return fmt::format("modelc::{}{}({}", row.function, sizes, list(row.arguments));
}

void print_matrices(const Printer& printer, const Kernel& kernel, Lines& lines) {
  Loops loops;
  for (std::size_t k = 0; k < kernel.matrices.batch.size(); ++k) {
    loops.push_back(fmt::format("i{}", k));
    lines.open(fmt::format("for (modelc::Index {0} = 0; {0} < {1}; ++{0}) {{", loops[k],
                           printer.cpp(kernel.matrices.batch[k])));
  }
  const std::string call = call_of(printer, kernel, loops);
  loops.push_back("row");
  loops.push_back("column");
  print_with_epilogue(printer, kernel, call, "row", "column", loops, {}, lines);
  for (std::size_t k = 0; k < kernel.matrices.batch.size(); ++k) lines.close();
}

void print_convolution(const Printer& printer, const Kernel& kernel, Lines& lines) {
  const std::string call = call_of(printer, kernel, {});
  // The epilogue counts pixels; loops over batch and positions are needed apart only where strides differ.
  const ir::Shape& extents = kernel.nest.outer;
  bool even = true;
  for (const plan::Value& value : kernel.nest.values)
    if (value.kind == plan::Value::Kind::load) even = even && pixels_in_a_row(value.layout, extents);
  for (const plan::Store& store : kernel.nest.stores) even = even && pixels_in_a_row(store.layout, extents);
  Loops loops(extents.size());
  loops.back() = "channel";
  Lines prologue;
  if (even) {
    loops[extents.size() - 2] = "pixel";
  } else {
    for (std::size_t k = 0; k + 1 < extents.size(); ++k) loops[k] = fmt::format("i{}", k);
    Lines used;
    print_stores(printer, kernel.nest, loops, static_cast<int>(loops.size()) - 1, used);
    ir::Dim step = 1;
    for (std::size_t k = extents.size() - 1; k-- > 0;) {
      std::string at = step.is_constant(1) ? "pixel" : "pixel / " + printer.factor(step);
      if (k > 0) at += " % " + printer.factor(extents[k]);
      if (mentions(used.text(), loops[k])) prologue.add(fmt::format("const modelc::Index {} = {};", loops[k], at));
      step = step * extents[k];
    }
  }
  if (!printer.stage || !printer.stage->last)
    return print_with_epilogue(printer, kernel, call, "pixel", "channel", loops, prologue, lines);
  // What is kept between stages is counted from where it begins, tensors from their own beginning.
  Lines counted;
  counted.add("const modelc::Index pixel = begin + place;");
  counted.add_all(prologue);
  const ir::Shape& result = printer.graph()[kernel.node].type().shape;
  lines.add(fmt::format("const modelc::Index begin = {}.first * {};", printer.stage->band, printer.factor(result[2])));
  print_with_epilogue(printer, kernel, call, "place", "channel", loops, counted, lines);
}

}  // namespace

std::string print_windows(const Printer& printer, const ops::Windows& windows) {
  const std::string held = held_windows(printer, windows);
  return fmt::format("modelc::Windows<{}>{}", window_types(windows), held.empty() ? "{}" : held);
}

void print_contraction(const Printer& printer, const Kernel& kernel, Lines& lines) {
  if (kernel.matrices.operands.empty())
    print_convolution(printer, kernel, lines);
  else
    print_matrices(printer, kernel, lines);
}

}  // namespace modelc::emit
