#pragma once

/// Which kinds of x86-64 the processor at hand is: for headers whose kernels are built for several, and chosen at
/// start. The levels are those of the System V ABI for AMD64; that a processor has what g++ and clang use of one is
/// asked.
namespace modelc {

#if defined(__x86_64__) && defined(__GNUC__)
inline bool runs_x86_64() noexcept { return true; }
inline bool runs_x86_64_v2() noexcept {
  __builtin_cpu_init();  // before main
  return __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("popcnt");
}
inline bool runs_x86_64_v3() noexcept {
  return runs_x86_64_v2() && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}
inline bool runs_x86_64_v4() noexcept {
  return runs_x86_64_v3() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
#endif

}  // namespace modelc

/// "NAME_TARGET", of macros, too.
#define MODELC_NAME_FOR_(name, target) name##_##target
#define MODELC_NAME_FOR(name, target) MODELC_NAME_FOR_(name, target)
