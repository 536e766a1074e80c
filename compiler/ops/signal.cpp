// Fourier transforms along the last axis, with real and imaginary parts as two tensors.
#include <fmt/format.h>

#include <cmath>

#include "modelc/fft_size.hpp"
#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;
namespace sizes = modelc::kernels::detail;

namespace {

using Int = std::int64_t;

Dim bins_of(const Dim& length) { return Dim::floor_div(length, 2) + 1; }

/// Throws unless the inputs are the real and imaginary parts of something.
void require_pair(InferContext& context, std::string_view op) {
  if (context.inputs.size() != 2)
    throw ShapeError{Code::bad_value,
                     fmt::format("`{}` takes a pair of tensors, and these are {}", op, context.inputs.size()),
                     {},
                     fmt::format("the real and the imaginary parts: `{}((re, im))`", op)};
  require_same_dtype(context, op);
  require_float(context, 0, op);
  require_rank_at_least(context, 0, 1, op);
  const Shape &re = context.inputs[0].shape, &im = context.inputs[1].shape;
  bool fits = re.size() == im.size();
  for (std::size_t i = 0; i < re.size() && fits; ++i) fits = Dim::equal(re[i], im[i]) != Answer::no;
  if (!fits)
    throw ShapeError{Code::shape_mismatch,
                     fmt::format("`{}` takes real and imaginary parts of one shape, not `{}` and `{}`", op,
                                 str(context.inputs[0]), str(context.inputs[1])),
                     {},
                     ""};
  for (std::size_t i = 0; i < re.size(); ++i) context.require_equal(re[i], im[i], "the parts of a complex tensor");
}

void require_length(InferContext& context, const Dim& length, std::string_view op) {
  context.require_at_least(length, 1, fmt::format("the length of `{}`", op));
}

std::vector<TensorType> infer_fft(InferContext& context) {
  require_pair(context, "fft");
  require_length(context, context.inputs[0].shape.back(), "fft");
  return {context.inputs[0], context.inputs[0]};
}

std::vector<TensorType> infer_real_fft(InferContext& context) {
  require_float(context, 0, "rfft");
  require_rank_at_least(context, 0, 1, "rfft");
  TensorType type = context.inputs[0];
  require_length(context, type.shape.back(), "rfft");
  type.shape.back() = bins_of(type.shape.back());
  return {type, type};
}

std::vector<TensorType> infer_inverse_real_fft(InferContext& context) {
  require_pair(context, "irfft");
  const Dim& length = context.attrs.get<Dim>("fft_length");
  require_length(context, length, "irfft");
  TensorType type = context.inputs[0];
  context.require_equal(type.shape.back(), bins_of(length), "fft_length / 2 + 1 and the length of the last axis");
  type.shape.back() = length;
  return {type};
}

TensorType numbers(DType dtype, const Dim& length, Index (*size)(Index)) {
  const std::optional<Int> known = length.constant();
  return {dtype, {known ? Dim(size(*known)) : sizes::largest_real_fft_size(length)}};
}
TensorType fft_workspace(std::span<const TensorType> inputs, const Attrs&) {
  return numbers(inputs[0].dtype, inputs[0].shape.back(), sizes::fft_size);
}
TensorType real_fft_workspace(std::span<const TensorType> inputs, const Attrs&) {
  return numbers(inputs[0].dtype, inputs[0].shape.back(), sizes::real_fft_size);
}
TensorType inverse_real_fft_workspace(std::span<const TensorType> inputs, const Attrs& attrs) {
  return numbers(inputs[0].dtype, attrs.get<Dim>("fft_length"), sizes::real_fft_size);
}

/// Angles of a transform of n elements, 2 pi k / n.
class Circle {
 public:
  explicit Circle(Int n) {
    for (Int k = 0; k < n; ++k) {
      const double angle = 2 * 3.14159265358979323846 * static_cast<double>(k) / static_cast<double>(n);
      cos_.push_back(std::cos(angle));
      sin_.push_back(std::sin(angle));
    }
  }
  double cos(Int j, Int k) const { return cos_[static_cast<std::size_t>(j * k % size())]; }
  double sin(Int j, Int k) const { return sin_[static_cast<std::size_t>(j * k % size())]; }

 private:
  Int size() const { return static_cast<Int>(cos_.size()); }
  std::vector<double> cos_, sin_;
};

/// By the definition, for as many elements as the results hold. `im` is none for real lines.
void transform(const TensorData& re, const TensorData* im, TensorData& y_re, TensorData& y_im) {
  const Int n = re.shape.back(), bins = y_re.shape.back();
  const Circle circle(n);
  for (Int line = 0; line < re.size() / n; ++line)
    for (Int k = 0; k < bins; ++k)
      for (Int j = 0; j < n; ++j) {
        const double a = re.real[line * n + j], b = im ? im->real[line * n + j] : 0;
        y_re.real[line * bins + k] += a * circle.cos(j, k) + b * circle.sin(j, k);
        y_im.real[line * bins + k] += b * circle.cos(j, k) - a * circle.sin(j, k);
      }
}

void evaluate_fft(EvalContext& context) {
  transform(*context.inputs[0], context.inputs[1], context.results[0], context.results[1]);
}
void evaluate_real_fft(EvalContext& context) {
  transform(*context.inputs[0], nullptr, context.results[0], context.results[1]);
}
void evaluate_inverse_real_fft(EvalContext& context) {
  const TensorData &re = *context.inputs[0], &im = *context.inputs[1];
  TensorData& y = context.results[0];
  const Int n = y.shape.back(), bins = re.shape.back();
  const Circle circle(n);
  for (Int line = 0; line < y.size() / n; ++line)
    for (Int j = 0; j < n; ++j) {
      double sum = 0;
      for (Int k = 0; k < bins; ++k) {
        const bool single = k == 0 || 2 * k == n;
        const double a = re.real[line * bins + k], b = single ? 0 : im.real[line * bins + k];
        sum += (single ? 1 : 2) * (a * circle.cos(j, k) - b * circle.sin(j, k));
      }
      y.real[line * n + j] = sum / static_cast<double>(n);
    }
}

NodeId full(const GradContext& g, double value, const TensorType& type) {
  return g.call("full", {}, {{"shape", type.shape}, {"fill_value", value}, {"dtype", type.dtype}});
}
NodeId part(const GradContext& g, NodeId pair, Int index) { return g.call("project", {pair}, {{"index", index}}); }

/// The transposed matrix is the conjugate one: the transform with the parts exchanged on both sides.
Gradients fft_gradient(GradContext& g) {
  const NodeId exchanged = g.call("fft", {cotangent(g, 1), cotangent(g, 0)});
  return {part(g, exchanged, 1), part(g, exchanged, 0)};
}

/// How often each of the first n / 2 + 1 elements stands in the whole transform: 1 at the ends, otherwise `inside`.
NodeId multiplicity(const GradContext& g, const Dim& length, double ends, double inside, DType dtype) {
  const NodeId k = g.call("iota", {}, {{"n", bins_of(length)}, {"dtype", DType::i32}});
  const auto whole = [&](const Dim& dim) { return g.call("dim_value", {}, {{"dim", dim}, {"dtype", DType::i32}}); };
  const NodeId end = g.call("logical_or", {g.call("eq", {k, whole(0)}), g.call("eq", {g.add(k, k), whole(length)})});
  return g.call("where", {end, full(g, ends, {dtype, {}}), full(g, inside, {dtype, {}})});
}

Gradients real_fft_gradient(GradContext& g) {
  const TensorType& x = g.type(g.input(0));
  const Dim length = x.shape.back();
  const DType dtype = x.dtype;
  const NodeId weight = multiplicity(g, length, 1, 0.5, dtype);
  const NodeId sum = g.call("_inverse_real_fft", {g.mul(cotangent(g, 0), weight), g.mul(cotangent(g, 1), weight)},
                            {{"fft_length", length}});
  return {g.mul(sum, g.call("dim_value", {}, {{"dim", length}, {"dtype", dtype}}))};
}

Gradients inverse_real_fft_gradient(GradContext& g) {
  const Dim length = g.attrs().get<Dim>("fft_length");
  const DType dtype = g.type(g.input(0)).dtype;
  const NodeId weight =
      g.div(multiplicity(g, length, 1, 2, dtype), g.call("dim_value", {}, {{"dim", length}, {"dtype", dtype}}));
  const NodeId pair = g.call("_real_fft", {g.dy()});
  return {g.mul(part(g, pair, 0), weight), g.mul(part(g, pair, 1), weight)};
}

constexpr OpParam fft_params[] = {{"x", ParamKind::tensors}};
constexpr OpParam inverse_params[] = {{"x", ParamKind::tensors}, {"fft_length", ParamKind::dim}};

constexpr Sample fft_samples[] = {{"x: f32[2, 12], y: f32[2, 12]", "fft((x, y))[0]"},
                                  {"x: f32[3, b], y: f32[3, b]", "concatenate(fft([x, y]), axis = 0)"},
                                  {"x: f32[37], y: f32[37]", "fft((x, x * y))[1]"},
                                  {"x: f32[4, 35], y: f32[4, 35]", "fft((x, y))[0] * fft((y, x))[1]"}};
constexpr Sample real_fft_samples[] = {{"x: f32[2, 12]", "concatenate(_real_fft(x), axis = 0)"},
                                       {"x: f32[15]", "_real_fft(x)[1]"},
                                       {"x: f32[2, b]", "_real_fft(x)[0]"},
                                       {"x: f32[2, 74]", "_real_fft(x)[0] + _real_fft(x)[1]"}};
constexpr Sample inverse_samples[] = {{"x: f32[2, 7], y: f32[2, 7]", "_inverse_real_fft((x, y), 12)"},
                                      {"x: f32[8], y: f32[8]", "_inverse_real_fft((x, y), 15)"},
                                      {"x: f32[2, b], y: f32[2, b]", "_inverse_real_fft((x, y), 2 * b - 2)"}};

constexpr std::string_view signal_header = "modelc/fft.hpp";

constexpr OpRow signal_operations[] = {
    {"fft",
     "The discrete Fourier transform along the last axis, of any length. x is a pair, real and imaginary parts, and so "
     "is the result: element k is the sum over j of `x[j] * exp(-2 pi i j k / n)`.",
     fft_params, Trait::none, Lowering::kernel, RuntimeKernel{"fft"}, infer_fft, evaluate_fft, fft_gradient,
     fft_samples, signal_header, fft_workspace},
    {"_real_fft",
     "The first n / 2 + 1 elements of the Fourier transform of a real tensor along its last axis, the others being "
     "their mirror image: a pair, real and imaginary parts. `rfft` is made of it.",
     unary_params, Trait::none, Lowering::kernel, RuntimeKernel{"real_fft"}, infer_real_fft, evaluate_real_fft,
     real_fft_gradient, real_fft_samples, signal_header, real_fft_workspace},
    {"_inverse_real_fft",
     "The real tensor whose Fourier transform begins with these fft_length / 2 + 1 elements along the last axis, a "
     "pair of real and imaginary parts. The imaginary part of the first, and of the last when fft_length is even, "
     "counts for nothing. `irfft` is made of it.",
     inverse_params, Trait::none, Lowering::kernel, RuntimeKernel{"inverse_real_fft"}, infer_inverse_real_fft,
     evaluate_inverse_real_fft, inverse_real_fft_gradient, inverse_samples, signal_header, inverse_real_fft_workspace},
};

}  // namespace

std::span<const OpRow> signal_rows() { return signal_operations; }

}  // namespace modelc::ops
