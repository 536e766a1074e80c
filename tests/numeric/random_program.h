#pragma once
#include <cstdint>
#include <string>

namespace modelc::tests {

/// Values of the symbols that random programs use; a test chooses these when it constructs the models.
inline constexpr std::int64_t symbol_a = 3, symbol_b = 4, symbol_c = 6;

struct RandomProgram {
  std::uint64_t seed = 1;
  int first = 0;     ///< number of the first model
  int count = 50;    ///< models R<first>..R<first + count - 1>, each independent of the others
  bool f64 = false;  ///< inputs are f64 instead of f32
  bool dag = false;  ///< values are read by several others, at their own indices and at others
};

/// The text of a .model file with `count` models of random expressions: ranks 0 to 5, broadcasts, reductions, views,
/// data movement, products, fixed dims and the symbols a, b, c. Deterministic. Values stay moderate and discontinuous
/// operations meet only inputs, which a test fills with multiples of 1/64, so that rounding cannot flip a result.
std::string random_program(const RandomProgram& options);

}  // namespace modelc::tests
