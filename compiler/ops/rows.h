#pragma once
#include <span>

#include "ir/op.h"

/// The families of operations, one file each. To add an operation, add its row to the family's array.
namespace modelc::ops {

std::span<const ir::OpRow> structural_rows();      ///< constants, values of dims, ranges
std::span<const ir::OpRow> elementwise_rows();     ///< one operand
std::span<const ir::OpRow> binary_rows();          ///< two operands and more, broadcast against each other
std::span<const ir::OpRow> reduction_rows();       ///< over axes, and along one axis
std::span<const ir::OpRow> shape_rows();           ///< reshape, transpose, slice, concatenate, pad
std::span<const ir::OpRow> gather_rows();          ///< by index tensors
std::span<const ir::OpRow> segment_rows();         ///< rows by their numbers
std::span<const ir::OpRow> special_rows();         ///< the gamma function's relatives, the inverse of erf
std::span<const ir::OpRow> signal_rows();          ///< Fourier transforms
std::span<const ir::OpRow> linear_algebra_rows();  ///< square matrices
std::span<const ir::OpRow> contraction_rows();     ///< matrix products and convolutions
std::span<const ir::OpRow> bytes_rows();           ///< the same of bytes
std::span<const ir::OpRow> pooling_rows();         ///< windows
std::span<const ir::OpRow> selection_rows();       ///< some of many
std::span<const ir::OpRow> random_rows();          ///< random tensors
std::span<const ir::OpRow> control_rows();         ///< loops
std::span<const ir::OpRow> external_rows();        ///< calls of the user's own C++ and the user's own gradients

}  // namespace modelc::ops
