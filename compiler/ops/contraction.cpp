// Sums of products: matrix multiplication and convolution.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"
#include "ops/window_reference.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;
using Ints = std::vector<Int>;
using Dims = std::vector<Dim>;

std::string matmul_message(const InferContext& context) {
  return fmt::format("cannot multiply `{}` by `{}`", str(context.inputs[0]), str(context.inputs[1]));
}

std::vector<TensorType> infer_matmul(InferContext& context) {
  require_same_dtype(context, "matmul");
  require_number(context, 0, "matmul", "convert first: `cast(x, f32)`");
  const TensorType& a = context.inputs[0];
  const TensorType& b = context.inputs[1];
  if (a.rank() == 0 || b.rank() == 0)
    throw ShapeError{Code::bad_rank,
                     matmul_message(context),
                     {"a matrix product needs tensors of rank 1 or more"},
                     "`*` multiplies by a scalar"};
  const Dim& inner_a = a.shape.back();
  const Dim& inner_b = b.rank() == 1 ? b.shape[0] : b.shape[b.rank() - 2];
  if (Dim::equal(inner_a, inner_b) == Answer::no) {
    const bool transposed = b.rank() >= 2 && Dim::equal(inner_a, b.shape.back()) == Answer::yes;
    throw ShapeError{
        Code::shape_mismatch,
        matmul_message(context),
        {fmt::format("the last axis of the first is {}, {} of the second is {}", inner_a.str(),
                     b.rank() == 1 ? "the axis" : "the last axis but one", inner_b.str())},
        transposed ? "the second seems to be transposed: `x1 @ transpose(x2)`" : "these two dimensions must be equal"};
  }
  context.require_equal(inner_a, inner_b, "matmul");
  const Shape batch_a(a.shape.begin(), a.shape.end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(a.rank(), 2)));
  const Shape batch_b(b.shape.begin(), b.shape.end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(b.rank(), 2)));
  Shape shape = broadcast(context, batch_a, batch_b, "matmul", [&] { return matmul_message(context); });
  if (a.rank() > 1) shape.push_back(a.shape[a.rank() - 2]);
  if (b.rank() > 1) shape.push_back(b.shape.back());
  return result(a.dtype, std::move(shape));
}

void evaluate_matmul(EvalContext& context) {
  const TensorData& a = *context.inputs[0];
  const TensorData& b = *context.inputs[1];
  TensorData& y = context.results[0];
  // A vector is a matrix of one row (first operand) or one column (second), which the result drops.
  Extents shape_a = a.shape;
  Extents shape_b = b.shape;
  if (a.shape.size() == 1) shape_a.insert(shape_a.begin(), 1);
  if (b.shape.size() == 1) shape_b.push_back(1);
  const Int rows = shape_a[shape_a.size() - 2];
  const Int inner = shape_a.back();
  const Int columns = shape_b.back();
  const Extents batch_a(shape_a.begin(), shape_a.end() - 2);
  const Extents batch_b(shape_b.begin(), shape_b.end() - 2);
  Extents batch = y.shape;
  if (a.shape.size() > 1) batch.pop_back();
  if (b.shape.size() > 1) batch.pop_back();
  for_each_index(batch, [&](const Extents& index, Int block) {
    const Int from_a = broadcast_offset(batch_a, index) * rows * inner;
    const Int from_b = broadcast_offset(batch_b, index) * inner * columns;
    for (Int r = 0; r < rows; ++r)
      for (Int c = 0; c < columns; ++c)
        for (Int k = 0; k < inner; ++k)
          add_product(y, (block * rows + r) * columns + c, a, from_a + r * inner + k, b, from_b + k * columns + c);
  });
}

std::vector<TensorType> infer_conv(InferContext& context) {
  require_same_dtype(context, "conv");
  require_float(context, 0, "conv");
  const Windows windows = conv_windows(context);
  Shape shape{context.inputs[0].shape.front()};
  for (const WindowAxis& axis : windows.axes) shape.push_back(axis.output);
  shape.push_back(context.inputs[1].shape.back());
  return result(context.inputs[0].dtype, std::move(shape));
}

/// Calls fn(large, small, kernel) with the offsets of every product of a convolution: of the larger side, of the
/// smaller, of the kernel. `large` is [n, .., c], `small` [n, .., f], `kernel` [.., c / groups, f].
template <class Fn>
void for_each_product(const Geometry& geometry, const Extents& large, const Extents& small, const Extents& kernel,
                      Fn fn) {
  const Int taken = kernel[kernel.size() - 2];
  const Int filters = kernel.back();
  const Int filters_each = filters / geometry.groups;
  for (Int n = 0; n < large[0]; ++n)
    for_each_tap(geometry, [&](Int input, Int output, Int tap) {
      for (Int f = 0; f < filters; ++f)
        for (Int c = 0; c < taken; ++c)
          fn((n * geometry.inputs + input) * large.back() + f / filters_each * taken + c,
             (n * geometry.outputs + output) * small.back() + f, (tap * taken + c) * filters + f);
    });
}

void evaluate_conv(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  const TensorData& kernel = *context.inputs[1];
  TensorData& y = context.results[0];
  for_each_product(geometry(context, conv_windows), x.shape, y.shape, kernel.shape,
                   [&](Int in, Int out, Int k) { y.real[out] += x.real[in] * kernel.real[k]; });
}

std::vector<TensorType> infer_conv_transpose(InferContext& context) {
  require_same_dtype(context, "conv_transpose");
  require_float(context, 0, "conv_transpose");
  const Windows windows = conv_transpose_windows(context);
  const Shape& kernel = context.inputs[1].shape;
  Shape shape{context.inputs[0].shape.front()};
  for (const WindowAxis& axis : windows.axes) shape.push_back(axis.input);
  shape.push_back(kernel[kernel.size() - 2] * Dim(windows.groups));
  return result(context.inputs[0].dtype, std::move(shape));
}

void evaluate_conv_transpose(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  const TensorData& kernel = *context.inputs[1];
  TensorData& y = context.results[0];
  for_each_product(geometry(context, conv_transpose_windows), y.shape, x.shape, kernel.shape,
                   [&](Int large, Int small, Int k) { y.real[large] += x.real[small] * kernel.real[k]; });
}

std::vector<TensorType> infer_conv_kernel_gradient(InferContext& context) {
  require_same_dtype(context, "conv_kernel_gradient");
  require_float(context, 0, "conv_kernel_gradient");
  conv_kernel_gradient_windows(context);
  return result(context.inputs[0].dtype, context.attrs.get<Dims>("shape"));
}

void evaluate_conv_kernel_gradient(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  const TensorData& dy = *context.inputs[1];
  TensorData& dk = context.results[0];
  for_each_product(geometry(context, conv_kernel_gradient_windows), x.shape, dy.shape, dk.shape,
                   [&](Int in, Int out, Int k) { dk.real[k] += x.real[in] * dy.real[out]; });
}

/// With vectors as matrices of a row or a column. A matrix that all leading axes of the other operand share gets its
/// gradient from one product over all rows.
Gradients matmul_gradient(GradContext& g) {
  Shape shape_a = g.shape(g.input(0));
  Shape shape_b = g.shape(g.input(1));
  Shape shape_y = g.shape(g.dy());
  if (shape_b.size() == 1) {
    shape_b.push_back(1);
    shape_y.push_back(1);
  }
  if (shape_a.size() == 1) {
    shape_a.insert(shape_a.begin(), 1);
    shape_y.insert(shape_y.end() - 1, 1);
  }
  const NodeId a = g.reshape(g.input(0), shape_a);
  const NodeId b = g.reshape(g.input(1), shape_b);
  const NodeId dy = g.reshape(g.dy(), shape_y);
  Gradients gradients{no_gradient, no_gradient};
  if (g.wants(0)) gradients[0] = g.call("matmul", {dy, transposed(g, b)});
  if (g.wants(1)) {
    const Dim rows = element_count(leading(shape_y, 1));
    const bool shared = shape_b.size() == 2 && shape_a.size() > 2;
    const NodeId left = shared ? g.reshape(a, {rows, shape_a.back()}) : a;
    const NodeId right = shared ? g.reshape(dy, {rows, shape_y.back()}) : dy;
    NodeId db = g.call("matmul", {transposed(g, left), right});
    if (g.shape(g.input(1)).size() == 1) db = g.reshape(db, leading(g.shape(db), 1));
    gradients[1] = db;
  }
  return gradients;
}

Windows windows_at(const GradContext& g) {
  return windows_of(*g.node().op, g.graph.input_types(g.node().inputs), g.attrs());
}

NodeId kernel_gradient(const GradContext& g, const Attrs& geometry, NodeId large, NodeId small) {
  return g.call("conv_kernel_gradient", {large, small},
                {{"strides", geometry.get<Ints>("strides")},
                 {"dilation_rate", geometry.get<Ints>("dilation_rate")},
                 {"low", geometry.get<Dims>("low")},
                 {"shape", g.shape(g.input(1))}});
}

Gradients conv_gradient(GradContext& g) {
  const Attrs geometry = given_geometry(windows_at(g), &WindowAxis::input);
  return {g.wants(0) ? g.call("conv_transpose", {g.dy(), g.input(1)}, geometry) : no_gradient,
          g.wants(1) ? kernel_gradient(g, geometry, g.input(0), g.dy()) : no_gradient};
}

Gradients conv_transpose_gradient(GradContext& g) {
  const Attrs geometry = given_geometry(windows_at(g), &WindowAxis::output);
  return {g.wants(0) ? g.call("conv", {g.dy(), g.input(1)}, geometry) : no_gradient,
          g.wants(1) ? kernel_gradient(g, geometry, g.dy(), g.input(0)) : no_gradient};
}

/// The kernel's cotangent takes the kernel's place in the convolution and in the transposed one.
Gradients conv_kernel_gradient_gradient(GradContext& g) {
  const Windows windows = windows_at(g);
  const Attrs large = given_geometry(windows, &WindowAxis::input);
  const Attrs small = given_geometry(windows, &WindowAxis::output);
  return {g.wants(0) ? g.call("conv_transpose", {g.input(1), g.dy()}, large) : no_gradient,
          g.wants(1) ? g.call("conv", {g.input(0), g.dy()}, small) : no_gradient};
}

constexpr OpParam conv_params[] = {{"inputs"},
                                   {"kernel"},
                                   {"strides", ParamKind::integers, "1"},
                                   {"padding", ParamKind::string, "\"valid\""},
                                   {"data_format", ParamKind::layout, "none"},
                                   {"dilation_rate", ParamKind::integers, "1"}};
constexpr OpParam conv_transpose_params[] = {{"inputs"},
                                             {"kernel"},
                                             {"strides", ParamKind::integers, "1"},
                                             {"padding", ParamKind::string, "\"valid\""},
                                             {"output_padding", ParamKind::integers, "none"},
                                             {"data_format", ParamKind::layout, "none"},
                                             {"dilation_rate", ParamKind::integers, "1"}};
std::vector<TensorType> infer_attention(InferContext& context) {
  const Shape &q = context.inputs[0].shape, &k = context.inputs[1].shape, &v = context.inputs[2].shape;
  const std::size_t rank = q.size();
  for (const TensorType& input : context.inputs)
    if (input.rank() != rank || rank < 2)
      throw ShapeError{Code::bad_rank, "the operands of `attention` differ in rank", {}, {}};
  for (std::size_t axis = 0; axis + 2 < rank; ++axis)
    for (const TensorType& input : context.inputs) context.require_equal(q[axis], input.shape[axis], "attention");
  context.require_equal(q[rank - 1], k[rank - 2], "attention");
  context.require_equal(k[rank - 1], v[rank - 2], "attention");
  if (context.inputs.size() > 3) {
    context.require_equal(context.inputs[3].shape[rank - 2], q[rank - 2], "attention");
    context.require_equal(context.inputs[3].shape[rank - 1], k[rank - 1], "attention");
  }
  Shape shape(q.begin(), q.end() - 1);
  shape.push_back(v.back());
  return result(context.inputs[0].dtype, std::move(shape));
}

void evaluate_attention(EvalContext& context) {
  const TensorData &q = *context.inputs[0], &k = *context.inputs[1], &v = *context.inputs[2];
  const TensorData* const mask = context.inputs.size() > 3 ? context.inputs[3] : nullptr;
  const std::size_t rank = q.shape.size();
  const Int rows = q.shape[rank - 2], depth = q.shape[rank - 1], keys = v.shape[rank - 2], columns = v.shape[rank - 1];
  const double scale = context.attrs.get<double>("scale"), otherwise = context.attrs.get<double>("otherwise");
  const Int batch = rows * columns > 0 ? static_cast<Int>(context.results[0].size()) / (rows * columns) : 0;
  std::vector<double> scores(static_cast<std::size_t>(keys));
  for (Int at = 0; at < batch * rows; ++at) {
    const Int b = at / rows;
    const double* const query = q.real.data() + at * depth;
    for (Int i = 0; i < keys; ++i) {
      double sum = 0;
      for (Int d = 0; d < depth; ++d) sum += query[d] * k.real.data()[(b * depth + d) * keys + i];
      scores.data()[i] = !mask || mask->integer.data()[at * keys + i] != 0 ? sum * scale : otherwise;
    }
    const double most = keys > 0 ? *std::max_element(scores.begin(), scores.end()) : 0;
    double whole = 0;
    for (double& score : scores) whole += score = std::exp(score - most);
    double* const out = context.results[0].real.data() + at * columns;
    for (Int i = 0; i < keys; ++i)
      for (Int c = 0; c < columns; ++c)
        out[c] += scores.data()[i] / whole * v.real.data()[(b * keys + i) * columns + c];
  }
}

constexpr OpParam attention_params[] = {{"query"},
                                        {"key"},
                                        {"value"},
                                        {"mask", ParamKind::optional_tensor, "none"},
                                        {"scale", ParamKind::number},
                                        {"otherwise", ParamKind::number}};
constexpr OpParam conv_kernel_gradient_params[] = {{"inputs"},
                                                   {"gradient"},
                                                   {"strides", ParamKind::integers},
                                                   {"dilation_rate", ParamKind::integers},
                                                   {"low", ParamKind::shape},
                                                   {"shape", ParamKind::shape}};

constexpr Sample matmul_samples[] = {{"x: f32[2, 3], y: f32[3, 4]", "x @ y"},
                                     {"x: f32[b, 5, 3], y: f32[3]", "matmul(x, y)"},
                                     {"x: f32[b, 1, 2, 3], y: f32[4, 3, 5]", "matmul(x, y)"},
                                     {"x: f32[3], y: f32[b, 3, 2]", "matmul(x, y)"}};
constexpr Sample conv_samples[] = {
    {"x: f32[b, 7, 3], k: f32[3, 3, 4]", "conv(x, k, padding = \"causal\", dilation_rate = 2)"},
    {"x: f32[2, 6, 5, 2], k: f32[3, 2, 2, 3]", "conv(x, k, strides = 2, padding = \"same\")"},
    {"x: f32[b, h, 6, 4], k: f32[2, 2, 2, 6]", "conv(x, k, strides = (2, 1), padding = \"same\")"},
    {"x: f32[1, 3, 4, 3, 2], k: f32[2, 2, 2, 2, 1]", "conv(x, k)"},
    {"x: f32[b, 2, 6, 5], k: f32[3, 2, 2, 3]", "conv(x, k, data_format = \"channels_first\")"}};
constexpr Sample conv_transpose_samples[] = {
    {"x: f32[b, 4, 2], k: f32[3, 3, 2]", "conv_transpose(x, k, strides = 2)"},
    {"x: f32[1, 3, h, 2], k: f32[3, 2, 1, 2]", "conv_transpose(x, k, strides = 2, padding = \"same\")"},
    {"x: f32[2, 3, 4], k: f32[3, 2, 3]", "conv_transpose(x, k, data_format = \"channels_first\")"}};
constexpr Sample attention_samples[] = {
    {"q: f32[2, 5, 3], k: f32[2, 3, 4], v: f32[2, 4, 2]", "attention(q, k, v, none, 0.5, 0.0)"},
    {"q: f32[b, 3, 60, 8], k: f32[b, 3, 8, 300], v: f32[b, 3, 300, 5]",
     "attention(q, k, v, (q @ k) > 0.0, 1.0, -1000.0)"}};
constexpr Sample conv_kernel_gradient_samples[] = {
    {"x: f32[2, 5, 4], g: f32[2, 3, 6]",
     "conv_kernel_gradient(x, g, strides = 2, dilation_rate = 1, low = (1,), shape = (3, 2, 6))"}};

constexpr OpRow contraction_operations[] = {
    {"matmul",
     "The matrix product `x1 @ x2` over the last axis of x1 and the last but one of x2; leading axes broadcast. "
     "A tensor of rank 1 is a row on the left and a column on the right, and that axis is dropped.",
     binary_params, Trait::sums, Lowering::contraction, ContractionForm::product, infer_matmul, evaluate_matmul,
     matmul_gradient, matmul_samples},
    {"conv",
     "Convolution over one to three spatial axes. inputs: [batch, .., channels]; kernel: [.., channels / groups, "
     "filters], the number of groups following from the channels. padding is \"valid\", \"same\" "
     "(ceil(n / stride) outputs, an odd element of padding at the end) or, over one axis, \"causal\". data_format "
     "\"channels_first\" has the channels behind the batch axis.",
     conv_params, Trait::none, Lowering::contraction, ContractionForm::convolution, infer_conv, evaluate_conv,
     conv_gradient, conv_samples},
    {"conv_transpose",
     "Transposed convolution: every input element adds the kernel, scaled, at its place. kernel: [.., "
     "filters, channels]. \"same\" gives n * stride outputs, \"valid\" (n - 1) * stride + max(size, "
     "stride), unless output_padding says otherwise.",
     conv_transpose_params, Trait::none, Lowering::contraction, ContractionForm::transposed_convolution,
     infer_conv_transpose, evaluate_conv_transpose, conv_transpose_gradient, conv_transpose_samples},
    {"attention",
     "`softmax(scale * query @ key) @ value` over the keys, in blocks. query: [.., t, d]; key: [.., d, s]; value: "
     "[.., s, c]; mask, of bool: [.., t, s], false where the score of a key is `otherwise`.",
     attention_params, Trait::internal | Trait::sums, Lowering::contraction, ContractionForm::attention,
     infer_attention, evaluate_attention, nullptr, attention_samples},
    {"conv_kernel_gradient",
     "The gradient of a convolution by its kernel, from its input and the gradient of its result; "
     "`low` is the padding before each spatial axis, `shape` the kernel's.",
     conv_kernel_gradient_params, Trait::internal, Lowering::kernel, over_windows("conv_kernel_gradient"),
     infer_conv_kernel_gradient, evaluate_conv_kernel_gradient, conv_kernel_gradient_gradient,
     conv_kernel_gradient_samples, "modelc/conv.hpp"},
};

}  // namespace

std::span<const OpRow> contraction_rows() { return contraction_operations; }

}  // namespace modelc::ops
