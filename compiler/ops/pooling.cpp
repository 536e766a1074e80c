// Pooling over windows of one to three spatial axes, and its gradients. inputs: [batch, .., channels].
#include <fmt/format.h>

#include <limits>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"
#include "ops/window_reference.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;
using Dims = std::vector<Dim>;

Windows max_windows(InferContext& context) { return pool_windows(context, "max_pool"); }
Windows average_windows(InferContext& context) { return pool_windows(context, "average_pool"); }

template <FixedString name>
std::vector<TensorType> infer_pool(InferContext& context) {
  require_float(context, 0, name.view());
  const Windows windows = pool_windows(context, name.view());
  const TensorType& x = context.inputs[0];
  Shape shape{x.shape.front()};
  for (const WindowAxis& axis : windows.axes) shape.push_back(axis.output);
  shape.push_back(x.shape.back());
  return result(x.dtype, std::move(shape));
}

/// Calls fn(input, output) with element offsets for every element in every window.
template <class Fn>
void for_each_pooled(const Geometry& geometry, Int batch, Int channels, Fn fn) {
  for (Int n = 0; n < batch; ++n)
    for_each_tap(geometry, [&](Int input, Int output, Int) {
      for (Int c = 0; c < channels; ++c)
        fn((n * geometry.inputs + input) * channels + c, (n * geometry.outputs + output) * channels + c);
    });
}

void evaluate_max_pool(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  TensorData& y = context.results[0];
  for (double& value : y.real) value = -std::numeric_limits<double>::infinity();
  for_each_pooled(geometry(context, max_windows), x.shape[0], x.shape.back(), [&](Int in, Int out) {
    if (x.real[in] != x.real[in] || x.real[in] > y.real[out]) y.real[out] = x.real[in];
  });
}

void evaluate_average_pool(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  TensorData& y = context.results[0];
  std::vector<Int> counts(y.real.size());
  for_each_pooled(geometry(context, average_windows), x.shape[0], x.shape.back(), [&](Int in, Int out) {
    y.real[out] += x.real[in];
    ++counts[out];
  });
  for (std::size_t i = 0; i < counts.size(); ++i) y.real[i] /= static_cast<double>(counts[i]);
}

std::vector<TensorType> infer_max_pool_gradient(InferContext& context) {
  max_windows(context);
  return {context.inputs[0]};
}

/// Where the largest element of each window is: the first of equal ones.
std::vector<Int> largest_places(const TensorData& x, std::size_t outputs, const Geometry& windows) {
  std::vector<Int> best(outputs, -1);
  for_each_pooled(windows, x.shape[0], x.shape.back(), [&](Int in, Int out) {
    if (best[out] < 0 || x.real[in] > x.real[best[out]]) best[out] = in;
  });
  return best;
}

void evaluate_max_pool_gradient(EvalContext& context) {
  const TensorData& dy = *context.inputs[1];
  const std::vector<Int> best = largest_places(*context.inputs[0], dy.real.size(), geometry(context, max_windows));
  for (std::size_t i = 0; i < best.size(); ++i)
    if (best[i] >= 0) context.results[0].real[best[i]] += dy.real[i];
}

std::vector<TensorType> infer_max_pool_choice(InferContext& context) {
  require_same_dtype(context, "max_pool_choice");
  const TensorType& values = context.inputs[1];
  if (values.shape != context.inputs[0].shape)
    throw ShapeError{Code::shape_mismatch,
                     fmt::format("`max_pool_choice` takes values of the shape of its input, not `{}`", str(values)),
                     {},
                     {}};
  return infer_pool<"max_pool_choice">(context);
}

void evaluate_max_pool_choice(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  TensorData& y = context.results[0];
  const std::vector<Int> best = largest_places(x, y.real.size(), geometry(context, max_windows));
  for (std::size_t i = 0; i < best.size(); ++i)
    if (best[i] >= 0) y.real[i] = context.inputs[1]->real[best[i]];
}

std::vector<TensorType> infer_average_pool_gradient(InferContext& context) {
  average_windows(context);
  return result(context.inputs[0].dtype, context.attrs.get<Dims>("shape"));
}

void evaluate_average_pool_gradient(EvalContext& context) {
  const TensorData& dy = *context.inputs[0];
  TensorData& dx = context.results[0];
  const Geometry windows = geometry(context, average_windows);
  std::vector<Int> counts(dy.real.size());
  for_each_pooled(windows, dx.shape[0], dx.shape.back(), [&](Int, Int out) { ++counts[out]; });
  for_each_pooled(windows, dx.shape[0], dx.shape.back(),
                  [&](Int in, Int out) { dx.real[in] += dy.real[out] / static_cast<double>(counts[out]); });
}

Gradients max_pool_gradient(GradContext& g) { return {g.call("max_pool_gradient", {g.input(0), g.dy()}, g.attrs())}; }

Gradients average_pool_gradient(GradContext& g) {
  Attrs attrs = g.attrs();
  attrs.set("shape", g.shape(g.input(0)));
  return {g.call("average_pool_gradient", {g.dy()}, std::move(attrs))};
}

// Which element is the largest is flat but for ties.
Gradients max_pool_gradient_gradient(GradContext& g) {
  return {no_gradient, g.wants(1) ? g.call("max_pool_choice", {g.input(0), g.dy()}, g.attrs()) : no_gradient};
}

Gradients max_pool_choice_gradient(GradContext& g) {
  return {no_gradient, g.wants(1) ? g.call("max_pool_gradient", {g.input(0), g.dy()}, g.attrs()) : no_gradient};
}

Gradients average_pool_gradient_gradient(GradContext& g) {
  Attrs attrs;
  for (const auto& [name, value] : g.attrs().all())
    if (name != "shape") attrs.set(name, value);
  return {g.call("average_pool", {g.dy()}, std::move(attrs))};
}

constexpr OpParam pool_params[] = {{"inputs"},
                                   {"pool_size", ParamKind::lengths},
                                   {"strides", ParamKind::lengths, "none"},
                                   {"padding", ParamKind::string, "\"valid\""},
                                   {"data_format", ParamKind::layout, "none"}};
constexpr OpParam max_pool_gradient_params[] = {{"inputs"},
                                                {"gradient"},
                                                {"pool_size", ParamKind::lengths},
                                                {"strides", ParamKind::lengths, "none"},
                                                {"padding", ParamKind::string, "\"valid\""}};
constexpr OpParam max_pool_choice_params[] = {{"inputs"},
                                              {"values"},
                                              {"pool_size", ParamKind::integers},
                                              {"strides", ParamKind::integers, "none"},
                                              {"padding", ParamKind::string, "\"valid\""}};
constexpr OpParam average_pool_gradient_params[] = {{"gradient"},
                                                    {"pool_size", ParamKind::lengths},
                                                    {"strides", ParamKind::lengths, "none"},
                                                    {"padding", ParamKind::string, "\"valid\""},
                                                    {"shape", ParamKind::shape}};

constexpr Sample max_pool_samples[] = {{"x: f32[b, 6, 3]", "max_pool(x, 2)"},
                                       {"x: f32[2, h, 5, 2]", "max_pool(x, (3, 2), strides = 2, padding = \"same\")"},
                                       {"x: f32[1, 4, 4, 2, 1]", "max_pool(x, 2)"},
                                       {"x: f32[b, h, w, 3]", "max_pool(x, (h, w))"},
                                       {"x: f32[b, 3, 6]", "max_pool(x, 2, data_format = \"channels_first\")"}};
constexpr Sample average_pool_samples[] = {
    {"x: f32[b, 6, 3]", "average_pool(x, 2)"},
    {"x: f32[2, h, 5, 2]", "average_pool(x, (3, 2), strides = 2, padding = \"same\")"},
    {"x: f32[1, 4, 4, 2, 1]", "average_pool(x, 2)"},
    {"x: f32[b, h, w, 3]", "average_pool(x, (h, 2), padding = \"same\")"},
    {"x: f32[b, 3, 6]", "average_pool(x, 2, data_format = \"channels_first\")"}};
constexpr Sample max_pool_gradient_samples[] = {
    {"x: f32[2, 5, 3], g: f32[2, 3, 3]", "max_pool_gradient(x, g, 2, padding = \"same\")"}};
constexpr Sample max_pool_choice_samples[] = {
    {"x: f32[2, 5, 3], v: f32[2, 5, 3]", "max_pool_choice(x, v, 2, padding = \"same\")"}};
constexpr Sample average_pool_gradient_samples[] = {
    {"g: f32[2, 3, 3]", "average_pool_gradient(g, 2, padding = \"same\", shape = (2, 5, 3))"}};

constexpr std::string_view pool_header = "modelc/pool.hpp";
constexpr Reducer largest_of_windows{"modelc::Max", &max_of, -std::numeric_limits<double>::infinity()},
    sum_of_windows{"modelc::Sum", &plus_sign, 0};
constexpr RuntimeKernel max_pooling{
    .function = "max_pool", .takes = RuntimeKernel::Takes::windows, .pools = &largest_of_windows};
constexpr RuntimeKernel average_pooling{
    .function = "average_pool", .takes = RuntimeKernel::Takes::windows, .pools = &sum_of_windows, .mean = true};

constexpr OpRow pooling_operations[] = {
    {"max_pool",
     "The largest element of each window; strides are the pool size unless given. Padding (\"valid\" or "
     "\"same\") never wins.",
     pool_params, Trait::none, Lowering::kernel, max_pooling, infer_pool<"max_pool">, evaluate_max_pool,
     max_pool_gradient, max_pool_samples, pool_header},
    {"average_pool",
     "The mean of the elements in each window, padding (\"valid\" or \"same\") not counted; strides are the "
     "pool size unless given.",
     pool_params, Trait::none, Lowering::kernel, average_pooling, infer_pool<"average_pool">, evaluate_average_pool,
     average_pool_gradient, average_pool_samples, pool_header},
    {"max_pool_gradient",
     "The gradient of max_pool from its input and its result's gradient, which goes to the first of "
     "equal elements.",
     max_pool_gradient_params, Trait::internal, Lowering::kernel, over_windows("max_pool_gradient"),
     infer_max_pool_gradient, evaluate_max_pool_gradient, max_pool_gradient_gradient, max_pool_gradient_samples,
     pool_header},
    {"max_pool_choice",
     "Of each window the element of `values` that stands where `inputs` is largest, the first of equal ones: the "
     "gradient of max_pool's gradient.",
     max_pool_choice_params, Trait::internal, Lowering::kernel, over_windows("max_pool_choice"), infer_max_pool_choice,
     evaluate_max_pool_choice, max_pool_choice_gradient, max_pool_choice_samples, pool_header},
    {"average_pool_gradient", "The gradient of average_pool from its result's gradient; `shape` is its input's.",
     average_pool_gradient_params, Trait::internal, Lowering::kernel, over_windows("average_pool_gradient"),
     infer_average_pool_gradient, evaluate_average_pool_gradient, average_pool_gradient_gradient,
     average_pool_gradient_samples, pool_header},
};

}  // namespace

std::span<const OpRow> pooling_rows() { return pooling_operations; }

}  // namespace modelc::ops
