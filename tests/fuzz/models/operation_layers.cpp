#include <fmt/format.h>

#include "fuzz/models/layers.h"

namespace modelc::fuzz {
namespace {

using fmt::format;
using Maybe = std::optional<Made>;

/// Derivatives as values: of formulas, and of whole layers (Slope is a layer of the program's own).
Maybe derivative(Draw& d, const Value& x) {
  switch (d.below(5)) {
    case 0: return Made{"Lambda(v -> v + 0.3 * gradients(sum(tanh(v) * v), v))", x};
    case 1: return Made{"Lambda(v -> gradients(gradients(sin(v) * v, v), v))", x};
    case 2: return Made{"Lambda(v -> gradients(logsumexp(v, axis = -1), v))", x};
    default: return Made{format("Slope({})", same_shape_layer(d, x, 0).layer), x};
  }
}

/// Rows that belong together by what is in them, and each row's share.
Maybe segments(Draw& d, const Value& x) {
  const std::string by = "(v -> { ids = cast(v[..., 0] > 0.0, i32)  return ";
  switch (d.below(3)) {
    case 0:
      return Made{format("Lambda{}take(segment_{}(v, ids, {}), ids, axis = 0) }})", by,
                         d.word({"sum", "mean", "max", "min"}), d.between(2, 4)),
                  x};
    case 1: return Made{format("Lambda{}v - take(segment_mean(v, ids, 2), ids, axis = 0) }})", by), x};
    default:
      if (x.rank() > 1) return std::nullopt;
      return Made{format("Lambda{}take(scatter(expand_dims(ids, 1), v, ({}, {})), ids, axis = 0) }})", by,
                         d.between(2, 3), x.channels()),
                  x};
  }
}

/// Single elements and parts replaced.
Maybe updated(Draw& d, const Value& x) {
  if (x.rank() > 1) return std::nullopt;
  const int last = x.channels() - 1;
  if (d.one_in(2)) return Made{format("Lambda(v -> slice_update(v, (0, {}), tanh(v[:, :1])))", d.between(0, last)), x};
  return Made{format("Lambda(v -> scatter_update(v, [[0, 0], [-1, {}]], stack([sum(v), v[0, 0]]), reduction = {}))",
                     last, d.word({"none", "\"add\"", "\"max\"", "\"min\""})),
              x};
}

Maybe transform(Draw& d, const Value& x) {
  const int n = d.between(1, 6);
  switch (d.below(5)) {
    case 0: return Made{format("Lambda(v -> rfft(v)[{}])", d.below(2)), x.with_channels(x.channels() / 2 + 1)};
    case 1: return Made{format("Lambda(v -> irfft(rfft(v), fft_length = {}))", n), x.with_channels(n)};
    case 2: return Made{format("Lambda(v -> 0.5 * fft((v, tanh(v)))[{}])", d.below(2)), x};
    case 3:
      if (x.rank() == 1 || !x.fixed()) return std::nullopt;
      return Made{format("Lambda(v -> {}fft2((v, -v))[{}])", d.word({"", "i"}), d.below(2)), x};
    default:
      if (x.channels() < 4) return std::nullopt;
      return Made{format("Lambda(v -> stft(v, 4, 2, 4, center = false)[{}][..., 0, :])", d.below(2)),
                  x.with_channels(3)};
  }
}

/// Systems of equations whose matrices are well conditioned.
Maybe equations(Draw& d, const Value& x) {
  const std::string a =
      format("(v -> {{ a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + {} * eye({})  return ",
             2 + x.channels(), x.channels());
  switch (d.below(5)) {
    case 0: return Made{"Lambda" + a + "solve(a, v) })", x};
    case 1: return Made{"Lambda" + a + format("solve_triangular(a, v, lower = {}) }})", d.word({"true", "false"})), x};
    case 2: return Made{"Lambda" + a + "expand_dims(det(0.3 * a), -1) })", x.with_channels(1)};
    case 3: return Made{"Lambda" + a + "sum(inv(a), axis = -1) })", x};
    default:
      return Made{"Lambda" + a + format("sum(cholesky(a, upper = {}), axis = -1) }})", d.word({"true", "false"})), x};
  }
}

Maybe special(Draw& d, const Value& x) {
  return Made{
      d.word({"Lambda(v -> lgamma(abs(v) + 0.5))", "Lambda(v -> digamma(abs(v) + 0.5))",
              "Lambda(v -> erfinv(0.9 * tanh(v)))", "Lambda(v -> logcumsumexp(v, axis = -1))",
              "Lambda(v -> sort(v, axis = -1))", "Lambda(v -> roll(v, 1, axis = 1))",
              "Lambda(v -> polygamma(1, abs(v) + 0.5))", "Lambda(v -> erf(v) * cumprod(0.5 + v ** 2, axis = -1))"}),
      x};
}

/// A list of equal numbers before zeros, or behind some: what compilers know may take ways of its own.
std::string known_numbers(Draw& d, int count, const std::string& number, const std::string& zero) {
  const int begin = d.one_in(2) ? 0 : d.between(0, count - 1), end = d.between(begin + 1, count);
  std::string text;
  for (int i = 0; i < count; ++i) text += (i > 0 ? ", " : "[") + (i >= begin && i < end ? number : zero);
  return text + "]";
}

Maybe known(Draw& d, const Value& x) {
  if (x.rank() > 1) return std::nullopt;
  const int count = 4 * d.between(1, 12);
  if (d.one_in(2))
    return Made{format("Lambda(v -> v + 0.01 * sum(cast(concatenate([cast(10.0 * v[0], i32), {}], axis = 0), f32) * "
                       "arange({}.0)))",
                       known_numbers(d, count, d.word({"1", "3", "-1"}), "0"), count + x.channels()),
                x};
  return Made{format("Lambda(v -> {{ last, all = scan((c, s) -> {{ n = c + s[0] return n, n }}, {}, v)  return v + "
                     "0.01 * sum(all[:, 0] * arange({}.0)) }})",
                     known_numbers(d, count, d.word({"1.0", "0.5", "-2.0"}), "0.0"), count),
              x};
}

/// The labels come from the numbers, too: 1 or 2 beside the blank.
Maybe alignment(Draw&, const Value& x) {
  if (x.channels() < 3) return std::nullopt;
  return Made{"Lambda(v -> expand_dims(ctc(1 + cast(v[:, :1, 0] > 0.0, i32), v), 1))", {{{1, false}}}};
}

}  // namespace

const std::vector<Layer>& operation_layers() {
  static const std::vector<Layer> rows = {
      {any_rank, derivative}, {any_rank, segments},  {rank1, updated},    {any_rank, transform},
      {rank1, known},         {any_rank, equations}, {any_rank, special}, {rank2, alignment},
  };
  return rows;
}

}  // namespace modelc::fuzz
