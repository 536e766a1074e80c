// Matrix products and convolutions, with the elementwise work behind them as epilogue.
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "emit/printer.h"
#include "emit/text.h"
#include "ops/window.h"

namespace modelc::emit {
namespace {

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
/// the loops' names need.
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
    body.open(fmt::format("modelc::each_element(sums, first, [&](auto lane, auto sum, modelc::Index{}) {{",
                          parameter(stores, column)));
    body.add_all(inner);
    body.close("});");
  } else {
    body.add_all(stores);
  }
  const std::string taken =
      one_by_one ? fmt::format("auto, auto sums, modelc::Index{}, modelc::Index first", parameter(body, row))
                 : fmt::format("auto{}, auto sum, modelc::Index{}, modelc::Index{}", parameter(body, "lane"),
                               parameter(body, row), parameter(body, column));
  if (call.size() + taken.size() < 106) {
    lines.open(fmt::format("{}, [&]({}) {{", call, taken));
  } else {
    lines.add(call + ",");
    lines.open(fmt::format("    [&]({}) {{", taken));
  }
  lines.add_all(body);
  lines.close("});");
}

/// Few rows by a small matrix of known sizes: a step of a recurrence. The registers hold all sums.
bool is_small(const plan::Matmul& m) {
  constexpr std::int64_t most_rows = 2, most_inner = 128, most_columns = 512, most_elements = 8192;
  const auto rows = m.rows.constant(), inner = m.inner.constant(), columns = m.columns.constant();
  const std::size_t batch = m.batch.size();
  return rows && inner && columns && *rows <= most_rows && *inner > 0 && *inner <= most_inner && *columns > 1 &&
         *columns <= most_columns && *inner * *columns <= most_elements && m.a.strides[batch + 1].is_constant(1) &&
         m.b.strides[batch + 1].is_constant(1);
}

void print_matmul(const Printer& printer, const Kernel& kernel, Lines& lines) {
  const plan::Matmul& m = kernel.matmul;
  const std::size_t batch = m.batch.size();
  Loops loops;
  for (std::size_t k = 0; k < batch; ++k) {
    loops.push_back(fmt::format("i{}", k));
    lines.open(fmt::format("for (modelc::Index {0} = 0; {0} < {1}; ++{0}) {{", loops[k], printer.cpp(m.batch[k])));
  }
  // Addresses of the operands walk the batch alone; the product walks the rest.
  Loops outer = loops;
  outer.resize(batch + 2);
  const std::string a = printer.address(m.a_buffer, m.a, outer);
  const std::string b = printer.address(m.b_buffer, m.b, outer);
  const bool panels = printer.in_panels(m.b_buffer);
  const ir::Dim &a_row = m.a.strides[batch], &a_inner = m.a.strides[batch + 1];
  const ir::Dim &b_inner = m.b.strides[batch], &b_column = m.b.strides[batch + 1];
  std::string function = "matmul";
  std::vector<std::string> arguments;
  if (panels) {
    function = "packed_matmul";
    arguments = {"threads_", printer.cpp(m.rows), printer.cpp(m.inner), printer.cpp(m.columns), a, printer.cpp(a_row),
                 b};
  } else if (is_small(m)) {
    function = fmt::format("small_matmul<{}, {}>", printer.cpp(m.inner), printer.cpp(m.columns));
    arguments = {printer.cpp(m.rows), a, printer.cpp(a_row), b, printer.cpp(b_inner)};
  } else {
    arguments = {"threads_",
                 printer.cpp(m.rows),
                 printer.cpp(m.inner),
                 printer.cpp(m.columns),
                 a,
                 printer.cpp(a_row),
                 printer.cpp(a_inner),
                 b,
                 printer.cpp(b_inner),
                 printer.cpp(b_column)};
  }
  const std::string call = fmt::format("modelc::{}({}", function, joined(arguments));
  loops.push_back("row");
  loops.push_back("column");
  print_with_epilogue(printer, kernel, call, "row", "column", loops, {}, lines);
  for (std::size_t k = 0; k < batch; ++k) lines.close();
  printer.body.headers.insert(panels        ? "modelc/packed.hpp"
                              : is_small(m) ? "modelc/small_matmul.hpp"
                                            : "modelc/matmul.hpp");
}

/// Do the batch and positions follow each other evenly, so that one number counts them all?
bool pixels_in_a_row(const Layout& layout, const ir::Shape& loops) {
  for (std::size_t k = 0; k + 2 < loops.size(); ++k)
    if (!(layout.strides[k] == layout.strides[k + 1] * loops[k + 1])) return false;
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

void print_convolution(const Printer& printer, const Kernel& kernel, Lines& lines) {
  const ir::Node& node = printer.graph()[kernel.node];
  const std::vector<ir::TensorType> types = printer.graph().input_types(node.inputs);
  const ops::Windows windows = ops::windows_of(*node.op, types, node.attrs);
  const ir::Shape& result = node.type().shape;
  const bool transposed = node.op->is(ir::ContractionForm::transposed_convolution);
  const ir::Dim& in_channels = types[0].shape.back();
  const std::string shape = conv_shape(printer, windows, result.front(), transposed ? result.back() : in_channels,
                                       transposed ? in_channels : result.back());
  const std::string x = printer.address(kernel.inputs[0].buffer, {kernel.inputs[0].layout.offset, {}}, {});
  const std::string filter = printer.address(kernel.inputs[1].buffer, {kernel.inputs[1].layout.offset, {}}, {});
  const bool panels = printer.in_panels(kernel.inputs[1].buffer);
  const std::string function = transposed ? "modelc::conv_transpose" : panels ? "modelc::packed_conv" : "modelc::conv";

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
  print_with_epilogue(printer, kernel, fmt::format("{}(threads_, {}", function, joined({shape, x, filter})), "pixel",
                      "channel", loops, prologue, lines);
  printer.body.headers.insert(panels ? "modelc/packed_conv.hpp" : "modelc/conv.hpp");
}

}  // namespace

std::string print_windows(const Printer& printer, const ops::Windows& windows) {
  const std::string held = held_windows(printer, windows);
  return fmt::format("modelc::Windows<{}>{}", window_types(windows), held.empty() ? "{}" : held);
}

void print_contraction(const Printer& printer, const Kernel& kernel, Lines& lines) {
  if (kernel.kind == Kernel::Kind::matmul)
    print_matmul(printer, kernel, lines);
  else
    print_convolution(printer, kernel, lines);
}

}  // namespace modelc::emit
