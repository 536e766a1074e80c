#pragma once
#include <string>
#include <vector>

#include "ir/type.h"

/// Printed C, compiled by the system's compiler as strict C99 with all warnings as errors, and run.
namespace modelc::tests {

/// A model in a text of C, with what it is called with.
struct CModel {
  std::string name;  ///< of the struct
  std::string text;  ///< the file that `modelc compile --emit c99` gives
  std::string guard;
  std::vector<ir::TensorData> inputs;
  std::vector<ir::TensorData> outputs;  ///< as they should be; types and shapes count
  std::string weights;                  ///< the block, of models that are given one
  int calls = 1;
};

/// What the last call of every model gives, in order. A compiler's complaint or a crash is the only element of `error`.
struct CResults {
  std::vector<std::vector<double>> outputs;  ///< of all outputs of a model, one behind the other
  std::string error;
};
CResults run_c99(const std::string& name, const std::vector<CModel>& models, const std::string& flags = "-O1");

}  // namespace modelc::tests
