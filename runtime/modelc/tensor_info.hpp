#pragma once
#include "modelc/index.hpp"

namespace modelc {

/// One row of a model's tables of inputs, outputs and weights, constexpr data of the generated class.
struct TensorInfo {
  const char* name;   ///< "dense_1/kernel"
  const char* dtype;  ///< as in the language: "f32", "f64", "i32", "i64", "u8", "i8", "bool"
  int rank;
  Index shape[8];  ///< -1 where the app chooses (inputs and outputs only)
  Index offset;    ///< bytes from the start of the weights' block; weights only
  bool trainable;  ///< weights only

  constexpr Index size() const {
    Index n = 1;
    for (int axis = 0; axis < rank; ++axis) n *= shape[axis];
    return n;
  }
};

}  // namespace modelc
