// Products, convolutions and pooling as loops of C.
#include <fmt/format.h>

#include "emit/c99_values.h"
#include "emit/text.h"
#include "ops/window.h"

namespace modelc::emit::c99 {
namespace {

using Names = std::vector<std::string>;

plan::ValueId accumulator(const plan::Nest& nest) {
  for (plan::ValueId id = 0; id < nest.values.size(); ++id)
    if (nest.values[id].kind == plan::Value::Kind::accumulator) return id;
  throw std::logic_error("emit: a contraction without accumulator");
}

/// "float sum = 0.0f;", what `print` adds to it, and the stores.
template <class Print>
void print_sum(const Printer& printer, const plan::Nest& nest, const Names& loops, Lines& lines, Print print) {
  const ir::DType type = nest.values[accumulator(nest)].dtype;
  suffix(type, "product");  // of floats
  lines.add(fmt::format("{} sum = {};", element_type(type), literal(ir::TensorData::scalar(type, 0), 0)));
  print();
  Values values(printer, nest, loops);
  values.set(accumulator(nest), "sum");
  values.print_stores(nest.stores, lines);
}

std::int64_t known(const ir::Dim& dim) { return dim.constant().value(); }

/// A sum of products as C: "a * 3 + b".
class Sum {
 public:
  void add(const std::string& index, std::int64_t stride) {
    if (stride == 0 || index.empty()) return;
    text_ += (text_.empty() ? "" : " + ") + (stride == 1 ? index : fmt::format("{} * {}", index, stride));
  }
  std::string text() const { return text_.empty() ? "0" : text_; }

 private:
  std::string text_;
};

std::string element(const Printer& printer, const plan::Window& window, const Sum& at) {
  const std::int64_t offset = known(window.layout.offset);
  return fmt::format("{}[{}{}]", printer.buffer(window.buffer), offset == 0 ? "" : fmt::format("{} + ", offset),
                     at.text());
}

/// Where windows meet their input: loops over the taps, each with the position of the input that it meets there.
struct Taps {
  const ops::Windows& windows;
  Names outputs;         ///< the loops over the smaller side
  Names positions = {};  ///< in the larger side
  Names taps = {};

  /// For each output the inputs.
  void open(Loops& loops, Lines& lines) {
    for (std::size_t k = 0; k < windows.axes.size(); ++k) {
      const ops::WindowAxis& axis = windows.axes[k];
      const std::int64_t stride = known(axis.stride), low = known(axis.low), input = known(axis.input);
      const std::int64_t last = (known(axis.output) - 1) * stride + (known(axis.size) - 1) * axis.dilation - low;
      const bool leaves = low > 0 || last >= input;
      begin(k, loops, leaves);
      Sum place;
      place.add(outputs[k], stride);
      place.add(taps[k], axis.dilation);
      lines.add(fmt::format("const int32_t {} = {}{};", positions[k], place.text(),
                            low == 0  ? ""
                            : low > 0 ? fmt::format(" - {}", low)
                                      : fmt::format(" + {}", -low)));
      if (leaves) lines.add(fmt::format("if ({0} < 0 || {0} >= {1}) continue;", positions[k], input));
    }
  }

  /// For each input, in `outputs`, the outputs that windows reach it from: the other way around.
  void open_transposed(Loops& loops, Lines& lines) {
    for (std::size_t k = 0; k < windows.axes.size(); ++k) {
      const ops::WindowAxis& axis = windows.axes[k];
      const std::int64_t stride = known(axis.stride), low = known(axis.low);
      begin(k, loops, true);
      Sum output, tap;
      output.add(outputs[k], 1);
      tap.add(taps[k], axis.dilation);
      lines.add(fmt::format("const int32_t from{} = {} + {} - {};", k, output.text(), low, tap.text()));
      lines.add(fmt::format("const int32_t {} = from{} / {};", positions[k], k, stride));
      lines.add(fmt::format("if (from{0} < 0 || from{0} % {1} != 0 || {2} >= {3}) continue;", k, stride, positions[k],
                            known(axis.output)));
    }
  }

  void begin(std::size_t axis, Loops& loops, bool skips) {
    positions.push_back(fmt::format("at{}", axis));
    taps.push_back(loops.open(fmt::format("tap{}", axis), windows.axes[axis].size, skips));
  }

  /// The row-major position of the batch's and the axes' indices, with `inner` elements for each.
  Sum position(const std::string& batch, const Names& at, ir::Dim ops::WindowAxis::*extent, std::int64_t inner) const {
    Sum sum;
    std::int64_t stride = inner;
    std::vector<std::int64_t> strides(at.size());
    for (std::size_t k = at.size(); k-- > 0;) {
      strides[k] = stride;
      stride *= known(windows.axes[k].*extent);
    }
    if (!batch.empty()) sum.add(batch, stride);
    for (std::size_t k = 0; k < at.size(); ++k) sum.add(at[k], strides[k]);
    return sum;
  }
};

ops::Windows windows_of(const Printer& printer, const plan::Kernel& kernel) {
  const ir::Node& node = printer.graph()[kernel.node];
  ops::Windows windows = ops::windows_of(*node.op, printer.graph().input_types(node.inputs), node.attrs);
  for (const ops::WindowAxis& axis : windows.axes)
    for (const ir::Dim& dim : {axis.input, axis.output, axis.size, axis.stride, axis.low})
      if (!dim.constant()) throw Lacking{"windows of an open size"};
  return windows;
}

}  // namespace

namespace {

void print_matmul(const Printer& printer, const plan::Kernel& kernel, Lines& lines) {
  const plan::Matrices& m = kernel.matrices;
  const plan::Operand &a = m.operands[0], &b = m.operands[1];
  Loops loops(lines);
  Names batch;
  for (std::size_t k = 0; k < m.batch.size(); ++k) batch.push_back(loops.open(fmt::format("i{}", k), m.batch[k]));
  const std::string row = loops.open("row", a.rows), column = loops.open("column", b.columns);
  const auto with = [&](const std::string& first, const std::string& second) {
    Names names = batch;
    names.insert(names.end(), {first, second});
    return names;
  };
  print_sum(printer, kernel.nest, with(row, column), lines, [&] {
    Loops inner(lines);
    const std::string k = inner.open("k", a.columns);
    lines.add(fmt::format("sum += {}[{}] * {}[{}];", printer.buffer(a.buffer), printer.index(a.layout, with(row, k)),
                          printer.buffer(b.buffer), printer.index(b.layout, with(k, column))));
    inner.close();
  });
  loops.close();
}

/// Loops over batch, positions and channels of a result.
Names open_all(const ir::Shape& shape, Loops& loops) {
  Names names;
  for (std::size_t k = 0; k < shape.size(); ++k)
    names.push_back(loops.open(k + 1 == shape.size() ? "channel" : fmt::format("i{}", k), shape[k]));
  return names;
}

void print_convolution(const Printer& printer, const plan::Kernel& kernel, Lines& lines) {
  const ir::Node& node = printer.graph()[kernel.node];
  const ops::Windows windows = windows_of(printer, kernel);
  const bool transposed = node.op->is(ir::ContractionForm::transposed_convolution);
  const std::vector<ir::TensorType> types = printer.graph().input_types(node.inputs);
  const std::int64_t channels = known(types[0].shape.back()), filters = known(node.type().shape.back());
  // Channels of a group see those of the same group. Kernels are [taps, larger side of a group, smaller side].
  const std::int64_t groups = windows.groups, deep = channels / groups, wide = filters / groups;
  Loops loops(lines);
  const Names names = open_all(kernel.nest.outer, loops);
  const std::string channel = names.back(), group = wide == 1 ? channel : fmt::format("(channel / {})", wide);
  print_sum(printer, kernel.nest, names, lines, [&] {
    Loops inner(lines);
    Taps taps{windows, Names(names.begin() + 1, names.end() - 1)};
    transposed ? taps.open_transposed(inner, lines) : taps.open(inner, lines);
    const std::string k = inner.open("k", deep);
    Sum x = taps.position(names[0], taps.positions, transposed ? &ops::WindowAxis::output : &ops::WindowAxis::input,
                          channels);
    if (groups > 1) x.add(group, deep);
    x.add(k, 1);
    Sum w = taps.position("", taps.taps, &ops::WindowAxis::size, transposed ? wide * channels : deep * filters);
    if (transposed) {
      if (wide > 1) w.add(groups == 1 ? channel : fmt::format("channel % {}", wide), channels);
      if (groups > 1) w.add(group, deep);
      w.add(k, 1);
    } else {
      w.add(k, filters);
      w.add(channel, 1);
    }
    lines.add(
        fmt::format("sum += {} * {};", element(printer, kernel.inputs[0], x), element(printer, kernel.inputs[1], w)));
    inner.close();
  });
  loops.close();
}

}  // namespace

void print_contraction(const Printer& printer, const plan::Kernel& kernel, Lines& lines) {
  switch (std::get<ir::ContractionForm>(printer.graph()[kernel.node].op->code)) {
    case ir::ContractionForm::product: return print_matmul(printer, kernel, lines);
    case ir::ContractionForm::convolution:
    case ir::ContractionForm::transposed_convolution: return print_convolution(printer, kernel, lines);
    case ir::ContractionForm::attention: throw Lacking{"attention in blocks"};
    case ir::ContractionForm::bytes_product:
    case ir::ContractionForm::bytes_convolution: throw Lacking{"kernels of bytes"};
  }
}

void print_call(const Printer& printer, const plan::Kernel& kernel, Lines& lines) {
  const ir::Node& node = printer.graph()[kernel.node];
  const auto* function = std::get_if<ir::RuntimeKernel>(&node.op->code);
  if (!function || !function->pools) throw Lacking{fmt::format("the kernel of `{}`", node.op->name)};
  const ir::Reducer& reducer = *function->pools;
  const ops::Windows windows = windows_of(printer, kernel);
  const plan::Window &x = kernel.inputs[0], &y = kernel.results[0];
  const ir::DType type = node.type().dtype;
  const std::int64_t channels = known(y.shape.back());
  Loops loops(lines), inner(lines);
  const Names names = open_all(y.shape, loops);
  Taps taps{windows, Names(names.begin() + 1, names.end() - 1)};
  lines.add(fmt::format("{} value = {};", element_type(type), identity(reducer, type)));
  if (function->mean) lines.add("int32_t n = 0;");
  taps.open(inner, lines);
  Sum from = taps.position(names[0], taps.positions, &ops::WindowAxis::input, channels);
  from.add(names.back(), 1);
  lines.add(combined(reducer, type, "value", element(printer, x, from)));
  if (function->mean) lines.add("++n;");
  inner.close();
  Sum to = taps.position(names[0], taps.outputs, &ops::WindowAxis::output, channels);
  to.add(names.back(), 1);
  lines.add(fmt::format("{} = {};", element(printer, y, to),
                        function->mean ? fmt::format("value / ({})n", element_type(type)) : "value"));
  loops.close();
}

}  // namespace modelc::emit::c99
