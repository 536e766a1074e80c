// Products and convolutions of bytes, pixels as they come from a camera: what is planned where these are cast, scaled
// and shifted for one of them alone.
#include "ops/one_liners.h"
#include "ops/rows.h"
#include "ops/table.h"

namespace modelc::ops {
using namespace ir;

namespace {

/// The types that the operation on numbers sees.
std::vector<TensorType> of_numbers(const InferContext& context) {
  return {{context.inputs[1].dtype, context.inputs[0].shape}, context.inputs[1]};
}

template <const char* op>
std::vector<TensorType> infer_of_bytes(InferContext& context) {
  const TensorType &x = context.inputs[0], &affine = context.inputs[2];
  if (!is_storage(x.dtype) || affine.dtype != context.inputs[1].dtype || affine.rank() != 2)
    throw ShapeError{Code::dtype_mismatch, "the operands of a product of bytes do not go together", {}, {}};
  context.require_equal(affine.shape[0], 2, op);
  if (!affine.shape[1].is_constant(1)) context.require_equal(affine.shape[1], x.shape.back(), op);
  const std::vector<TensorType> inputs = of_numbers(context);
  InferContext inside{inputs, context.attrs, context.requirements};
  return row(op).infer(inside);
}

template <const char* op>
void evaluate_of_bytes(EvalContext& context) {
  const TensorData &x = *context.inputs[0], &affine = *context.inputs[2];
  const std::int64_t channels = x.shape.back(), own = affine.shape[1];
  TensorData numbers = TensorData::zeros(context.inputs[1]->dtype, x.shape);
  for (std::int64_t i = 0; i < x.size(); ++i) {
    const std::int64_t channel = own == 1 ? 0 : i % channels;
    numbers.real[i] = static_cast<double>(x.integer[i]) * affine.real[channel] + affine.real[own + channel];
  }
  const TensorData* const inputs[] = {&numbers, context.inputs[1]};
  EvalContext inside{inputs, context.attrs, context.results, context.symbols, context.seed};
  row(op).evaluate(inside);
}

std::vector<TensorType> infer_bytes_view(InferContext& context) { return row("reshape").infer(context); }
void evaluate_bytes_view(EvalContext& context) { row("reshape").evaluate(context); }

constexpr char matmul[] = "matmul", conv[] = "conv";

constexpr OpParam bytes_view_params[] = {{"x"}, {"newshape", ParamKind::shape}};
constexpr OpParam bytes_matmul_params[] = {{"x1"}, {"x2"}, {"affine"}};
constexpr OpParam bytes_conv_params[] = {{"inputs"},
                                         {"kernel"},
                                         {"affine"},
                                         {"strides", ParamKind::integers, "1"},
                                         {"padding", ParamKind::string, "\"valid\""},
                                         {"data_format", ParamKind::layout, "none"},
                                         {"dilation_rate", ParamKind::integers, "1"}};
constexpr Sample bytes_view_samples[] = {{"x: u8[2, 6]", "bytes_view(x, (3, 4))", 0, 256}};
constexpr Sample bytes_matmul_samples[] = {
    {"x: u8[2, 3], y: f32[3, 4]", "bytes_matmul(x, y, [[0.5], [-1.0]])", 0, 256}};
constexpr Sample bytes_conv_samples[] = {
    {"x: u8[2, 6, 5, 2], k: f32[3, 2, 2, 3]",
     "bytes_conv(x, k, [[0.5, 0.25], [-1.0, 2.0]], strides = 2, padding = \"same\")", 0, 256}};

constexpr OpRow bytes_operations[] = {
    {"bytes_view", "`reshape` of bytes that are read where they lie.", bytes_view_params,
     Trait::internal | Trait::storage, Lowering::view, ViewForm::reshape, infer_bytes_view, evaluate_bytes_view,
     nullptr, bytes_view_samples},
    {"bytes_matmul",
     "`matmul` of `x1 * scale + shift`, x1 of u8 or i8; affine: [2, 1] or [2, n], scales and then shifts, for all of "
     "the last axis or for each of it.",
     bytes_matmul_params, Trait::internal | Trait::storage | Trait::sums, Lowering::contraction,
     ContractionForm::bytes_product, infer_of_bytes<matmul>, evaluate_of_bytes<matmul>, nullptr, bytes_matmul_samples},
    {"bytes_conv", "`conv` of `inputs * scale + shift`, as in bytes_matmul; padding is zeros behind that.",
     bytes_conv_params, Trait::internal | Trait::storage, Lowering::contraction, ContractionForm::bytes_convolution,
     infer_of_bytes<conv>, evaluate_of_bytes<conv>, nullptr, bytes_conv_samples},
};

}  // namespace

std::span<const OpRow> bytes_rows() { return bytes_operations; }

}  // namespace modelc::ops
