#ifndef MODELC_C99_$T$
#define MODELC_C99_$T$
// NaN where an operand is.
static inline $T$ modelc_max$f$($T$ a, $T$ b) { return a != a || a > b ? a : b; }
static inline $T$ modelc_min$f$($T$ a, $T$ b) { return a != a || a < b ? a : b; }
static inline $T$ modelc_sign$f$($T$ x) { return x != x ? x : ($T$)((x > 0) - (x < 0)); }
static inline $T$ modelc_rsqrt$f$($T$ x) { return 1 / sqrt$f$(x); }
static inline $T$ modelc_sigmoid$f$($T$ x) {
  const $T$ e = exp$f$(-fabs$f$(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}
static inline _Bool modelc_isnan$f$($T$ x) { return x != x; }
static inline _Bool modelc_isfinite$f$($T$ x) { return x - x == 0; }
static inline $T$ modelc_floor_div$f$($T$ a, $T$ b) { return floor$f$(a / b); }
static inline $T$ modelc_mod$f$($T$ a, $T$ b) {
  const $T$ rest = fmod$f$(a, b);
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}
#endif
