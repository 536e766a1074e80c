#pragma once
#include <string>
#include <vector>

#include "driver/compare.h"

namespace modelc::driver {

/// One line of what `modelc verify` prints.
struct Verified {
  std::string name;  ///< "conv2d_3 (Conv2D)"
  std::vector<std::int64_t> shape;
  Comparison comparison;
};

bool any_wrong(const std::vector<Verified>& rows);

/// A table under a heading: `what` names the first column. Errors are relative to the tensor's largest value. Below
/// stand the details of what is wrong.
std::string report(const std::string& heading, const std::string& what, const std::vector<Verified>& rows);

/// "53 layers and 1 output".
std::string counted(std::size_t layers, std::size_t outputs);

/// "the largest error is 3.1e-07, of `conv2d_3 (Conv2D)`"; empty without rows.
std::string largest_error(const std::vector<Verified>& rows);

}  // namespace modelc::driver
