#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace modelc::plan {

/// A kind of processor, as far as the layout of kernels and weights depends on it.
struct Target {
  std::string_view name;  ///< as g++ and clang call it in -march, and `--target` takes it
  int lane_bytes = 64;    ///< of the widest SIMD packet
  bool level = false;     ///< of x86-64: a program can find out at start whether its processor has it
};

/// The levels of x86-64 (System V ABI for AMD64) from the least to the most able: of several, a program takes the last
/// that its processor has.
inline constexpr std::array targets = {
    Target{"x86-64", 16, true},    Target{"x86-64-v2", 16, true}, Target{"x86-64-v3", 32, true},
    Target{"x86-64-v4", 64, true}, Target{"haswell", 32},         Target{"skylake", 32},
    Target{"alderlake", 32},       Target{"skylake-avx512", 64},  Target{"icelake-server", 64},
    Target{"sapphirerapids", 64},  Target{"znver2", 32},          Target{"znver3", 32},
    Target{"znver4", 64},          Target{"armv8-a", 16},         Target{"cortex-a53", 16},
    Target{"cortex-a72", 16},      Target{"neoverse-n1", 16},     Target{"wasm32", 16},
};

/// What is laid out for no target runs on any: room for the widest lanes that the runtime has.
inline constexpr Target any_target{"", 64};

/// Where it stands in `targets`; nothing for a name that is none.
std::optional<std::size_t> target_index(std::string_view name);

}  // namespace modelc::plan
