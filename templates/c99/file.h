// Made by modelc from $source$. Changes here are lost when that is compiled again.
//
// C99 without any library beyond math.h, stdint.h and string.h, and without allocation. In one file of the program
// define $guard$_IMPLEMENTATION before this file is included.
#ifndef $guard$_H
#define $guard$_H
#include <stdint.h>

#ifdef __cplusplus
#define _Bool bool
extern "C" {
#endif

$doc$

$declarations$

#ifdef __cplusplus
}
#undef _Bool
#endif
#endif

#ifdef $guard$_IMPLEMENTATION
#include <math.h>
#include <string.h>

#ifndef MODELC_C99
#define MODELC_C99
// The same pointer, of which the compiler does not know where it leads: under AVX-512, GCC 12 copies blocks whose bytes
// it knows wrong where equal words stand before zeros.
static inline const void *modelc_opaque(const void *p) {
#if (defined(__x86_64__) || defined(__i386__)) && defined(__GNUC__) && !defined(__clang__)
  __asm__("" : "+r"(p));
#endif
  return p;
}
// Towards zero; NaN is 0, and what is beyond the ends is the end.
static inline int32_t modelc_to_i32(double x) {
  if (x != x) return 0;
  return x >= 2147483647.0 ? INT32_MAX : x <= -2147483648.0 ? INT32_MIN : (int32_t)x;
}
#endif

$scalars$

$definitions$
#endif
