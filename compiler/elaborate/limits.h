#pragma once
#include <cstddef>
#include <cstdint>

namespace modelc::elaborate {

/// What a compilation may use up. Generous for any real network, small enough that nothing hangs or exhausts memory.
struct Limits {
  int call_depth = 400;             ///< nested calls of functions and layers
  int expression_depth = 6000;      ///< nested evaluations, calls included
  int value_depth = 500;            ///< nested sequences and closures
  std::int64_t steps = 10'000'000;  ///< evaluated expressions and statements, and elements of sequences made
  std::size_t nodes = 400'000;      ///< of one graph
  std::size_t items = 1'000'000;    ///< of a sequence or constant
  std::size_t text = 100'000;       ///< bytes of a string
  std::size_t errors = 100;         ///< reported in one run
};

}  // namespace modelc::elaborate
