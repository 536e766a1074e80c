#pragma once
#include "elaborate/evaluator.h"

namespace modelc::elaborate {

struct Flattened;  // the numbers of a nested list

/// Makes tensors of numbers, dims and nested lists of these.
class ConstantTensors {
 public:
  explicit ConstantTensors(Evaluator& in) : in_(in) {}

  /// A constant of `dtype`, or of the numbers' own when there is none. What is no number or list of numbers is an
  /// error.
  Tensor of(const Operand& operand, std::optional<ir::DType> dtype);

 private:
  Tensor with_dims(ir::DType dtype, const Flattened& flat, Span span);
  Tensor constant(ir::DType dtype, std::vector<std::int64_t> shape, std::span<const double> reals,
                  std::span<const std::int64_t> integers, Span span);
  double narrowed(double value, Span span);

  Evaluator& in_;
};

}  // namespace modelc::elaborate
