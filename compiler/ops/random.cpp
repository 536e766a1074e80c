// Random tensors, and the orthogonal factor that initializers make of one.
#include "modelc/random.hpp"

#include <cmath>

#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;

template <FixedString name>
std::vector<TensorType> infer_random(InferContext& context) {
  const DType dtype = context.attrs.get<DType>("dtype");
  if (!is_float(dtype))
    throw ShapeError{Code::dtype_mismatch, "random tensors are f32 or f64", {}, "convert the result: `cast(x, i32)`"};
  if (context.attrs.get<std::vector<Int>>("seed").size() > 1)
    throw ShapeError{Code::bad_value, "a seed is one integer", {}, {}};
  return result(dtype, context.attrs.get<std::vector<Dim>>("shape"));
}

/// An explicit seed makes the tensor a function of that seed alone; otherwise the run's seed and the node's stream
/// count.
template <auto draw32, auto draw64>
void evaluate_random(EvalContext& context) {
  const auto& own = context.attrs.get<std::vector<Int>>("seed");
  const std::uint64_t seed = own.empty() ? context.seed : static_cast<std::uint64_t>(own[0]);
  const Int stream = own.empty() && context.attrs.has("stream") ? context.attrs.get<Int>("stream") : 0;
  TensorData& y = context.results[0];
  for (Int i = 0; i < y.size(); ++i)
    y.real[i] = y.dtype == DType::f32 ? static_cast<double>(draw32(seed, stream, i)) : draw64(seed, stream, i);
}

std::vector<TensorType> infer_orthogonalize(InferContext& context) {
  require_float(context, 0, "orthogonalize");
  const TensorType& x = context.inputs[0];
  if (x.rank() != 2)
    throw ShapeError{
        Code::bad_rank, "`orthogonalize` takes a matrix, not `" + str(x) + "`", {}, "reshape it to two axes"};
  context.require_at_least(x.shape[0], x.shape[1], "orthogonalize");
  return {x};
}

/// Gram-Schmidt, twice over each column for accuracy; the columns come out as those of Q in x = QR with R's diagonal
/// positive.
void evaluate_orthogonalize(EvalContext& context) {
  TensorData& q = context.results[0];
  q = *context.inputs[0];
  const Int rows = q.shape[0];
  const Int columns = q.shape[1];
  const auto dot = [&](Int a, Int b) {
    double sum = 0;
    for (Int r = 0; r < rows; ++r) sum += q.real[r * columns + a] * q.real[r * columns + b];
    return sum;
  };
  for (Int c = 0; c < columns; ++c) {
    for (int pass = 0; pass < 2; ++pass)
      for (Int before = 0; before < c; ++before) {
        const double along = dot(before, c);
        for (Int r = 0; r < rows; ++r) q.real[r * columns + c] -= along * q.real[r * columns + before];
      }
    const double length = std::sqrt(dot(c, c));
    if (length > 0)
      for (Int r = 0; r < rows; ++r) q.real[r * columns + c] /= length;
  }
}

/// `stream` is a number for draws that are to differ from those of other streams, and still anew at each step; with
/// `held` every step of a scan sees the same numbers.
constexpr OpParam random_params[] = {{"shape", ParamKind::shape},
                                     {"dtype", ParamKind::dtype, "f32"},
                                     {"seed", ParamKind::integers, "none"},
                                     {"stream", ParamKind::integers, "none"},
                                     {"held", ParamKind::boolean, "false"}};

template <FixedString name>
inline constexpr Sample random_samples[] = {
    {"x: f32[b, 3]", concatenated<FixedString("x + "), concatenated<name, FixedString("((b, 3), seed = 7)")>>.view()}};

template <FixedString name, auto draw32, auto draw64>
constexpr OpRow random(std::string_view doc) {
  return {name.view(),
          doc,
          random_params,
          Trait::random | Trait::nondifferentiable,
          Lowering::kernel,
          RuntimeKernel{name.view(), RuntimeKernel::Takes::stream},
          infer_random<name>,
          evaluate_random<draw32, draw64>,
          nullptr,
          random_samples<name>,
          "modelc/random.hpp"};
}

constexpr Sample orthogonalize_samples[] = {{"x: f32[4, 3]", "orthogonalize(x)"}};

constexpr OpRow random_operations[] = {
    random<"standard_uniform", modelc::standard_uniform<float>, modelc::standard_uniform<double>>(
        "Uniform on [0, 1), a function of the seed, the node and the element's index alone. Without `seed` the numbers "
        "are others at each step of training, and those of another `stream` are independent of them; in a scan each "
        "step "
        "has its own unless they are `held`."),
    random<"standard_normal", modelc::standard_normal<float>, modelc::standard_normal<double>>(
        "Normal with mean 0 and standard deviation 1, a function of the seed, the node and the element's index alone."),
    random<"standard_truncated_normal", modelc::standard_truncated_normal<float>,
           modelc::standard_truncated_normal<double>>(
        "The standard normal distribution cut off at two standard deviations."),
    {"orthogonalize",
     "The orthonormal columns of Q in the factorization x = QR with R's diagonal positive; x has as many "
     "rows as columns or more. For initializers.",
     unary_params, Trait::nondifferentiable, Lowering::kernel,
     RuntimeKernel{.function = "orthogonalize", .initial = true}, infer_orthogonalize, evaluate_orthogonalize, nullptr,
     orthogonalize_samples},
};

}  // namespace

std::span<const OpRow> random_rows() { return random_operations; }

}  // namespace modelc::ops
