#include <fmt/format.h>

#include "fuzz/models/layers.h"

namespace modelc::fuzz {
namespace {

using fmt::format;
using Maybe = std::optional<Made>;

Maybe dense(Draw& d, const Value& x) {
  const int n = d.between(1, 5);
  return Made{Call(d, "Dense", std::to_string(n))
                  .activation()
                  .maybe("use_bias = false")
                  .weight("kernel")
                  .weight("bias")
                  .maybe("activity_regularizer = " + random_regularizer(d), 8)
                  .done(),
              x.with_channels(n)};
}

Maybe einsum_dense(Draw& d, const Value& x) {
  const int n = d.between(1, 5);
  if (x.rank() == 2 && d.one_in(2))
    return Made{Call(d, "EinsumDense", format("\"abc,cd->abd\", (none, {})", n))
                    .maybe("bias_axes = \"d\"")
                    .activation()
                    .weight("kernel")
                    .done(),
                x.with_channels(n)};
  return Made{Call(d, "EinsumDense", format("\"...x,xy->...y\", {}", n)).maybe("bias_axes = \"y\"").activation().done(),
              x.with_channels(n)};
}

Maybe batch_normalization(Draw& d, const Value& x) {
  return Made{Call(d, "BatchNormalization")
                  .maybe("momentum = 0.9")
                  .maybe("center = false")
                  .maybe("scale = false")
                  .maybe("epsilon = 0.01")
                  .weight("gamma")
                  .weight("beta")
                  .maybe("renorm = true", 12)
                  .done(),
              x};
}

Maybe layer_normalization(Draw& d, const Value& x) {
  Call call(d, "LayerNormalization");
  if (x.rank() == 2 && x.fixed()) call.maybe("axis = (1, 2)");
  return Made{call.maybe("center = false").maybe("scale = false").weight("gamma").done(), x};
}

Maybe group_normalization(Draw& d, const Value& x) {
  std::vector<std::string> groups = {"-1", "1"};
  if (x.channels() % 2 == 0) groups.push_back("2");
  return Made{Call(d, "GroupNormalization", "groups = " + d.any(groups)).maybe("scale = false").weight("beta").done(),
              x};
}

Maybe other_normalization(Draw& d, const Value& x) {
  return Made{d.word({"RMSNormalization()", "UnitNormalization()", "Normalization(mean = 0.1, variance = 2.0)",
                      "Normalization(mean = 0.1, variance = 2.0, invert = true)", "RMSNormalization(epsilon = 0.01)"}),
              x};
}

Maybe noise(Draw& d, const Value& x) {
  return Made{d.word({"Dropout(0.3)", "Dropout(0.5)", "GaussianNoise(0.1)", "GaussianDropout(0.2)", "AlphaDropout(0.2)",
                      "Dropout(0.0)"}),
              x};
}

Maybe activation(Draw& d, const Value& x) {
  switch (d.below(8)) {
    case 0: return Made{Call(d, "ELU").maybe("alpha = 0.7").done(), x};
    case 1: return Made{Call(d, "LeakyReLU").maybe("negative_slope = 0.1").done(), x};
    case 2:
      return Made{
          Call(d, "ReLU").maybe("max_value = 1.0").maybe("negative_slope = 0.2").maybe("threshold = 0.1").done(), x};
    case 3: return Made{Call(d, "Softmax").done(), x};
    case 4: return Made{"Rescaling(0.5, offset = -0.1)", x};
    case 5: return Made{"Identity()", x};
    case 6: return Made{Call(d, "ActivityRegularization", "l2 = 0.02").maybe("l1 = 0.01").done(), x};
    default: return Made{"Activation(" + random_activation(d) + ")", x};
  }
}

Maybe prelu(Draw& d, const Value& x) {
  if (x.fixed() && d.one_in(2)) return Made{Call(d, "PReLU").weight("alpha").done(), x};
  std::string shared = "(";
  for (std::size_t axis = 1; axis < x.rank(); ++axis) shared += std::to_string(axis) + ",";
  if (x.rank() == 1) return std::nullopt;
  return Made{Call(d, "PReLU", "shared_axes = " + shared + ")").weight("alpha").done(), x};
}

Maybe reshape(Draw& d, const Value& x) {
  if (!x.fixed()) return std::nullopt;
  int count = 1;
  for (const Extent& axis : x.axes) count *= axis.size;
  if (count > 200) return std::nullopt;
  if (x.rank() > 1) return Made{d.one_in(2) ? "Flatten()" : "Reshape((-1,))", {{{count, false}}}};
  for (const int k : {3, 2})
    if (count % k == 0)
      return Made{format("Reshape(({}, {}))", k, d.one_in(2) ? "-1" : std::to_string(count / k)),
                  {{{k, false}, {count / k, false}}}};
  return std::nullopt;
}

Maybe permute(Draw&, const Value& x) {
  if (!x.fixed()) return std::nullopt;
  Value out = x;
  std::swap(out.axes.front(), out.axes.back());
  std::string dims;
  for (std::size_t axis = 1; axis <= x.rank(); ++axis)
    dims += std::to_string(axis == 1 ? x.rank() : axis == x.rank() ? 1 : axis) + ",";
  return Made{"Permute((" + dims + "))", out};
}

Maybe repeat(Draw& d, const Value& x) {
  const int n = d.between(1, 4);
  return Made{format("RepeatVector({})", n), {{{n, false}, x.axes[0]}}};
}

Maybe lambda(Draw& d, const Value& x) {
  const int c = x.channels();
  switch (d.below(14)) {
    case 0: return Made{"Lambda(v -> v * 2.0 + tanh(v))", x};
    case 1: return Made{"Lambda(v -> l2_normalize(v, axis = -1))", x};
    case 2: return Made{"Lambda(v -> cumsum(v, axis = 1))", x};
    case 3: return Made{"Lambda((v, scale) -> scale * v, arguments = {scale: 0.5})", x};
    case 4: return Made{"Lambda(v -> concatenate([relu(v), relu(-v)], axis = -1))", x.with_channels(2 * c)};
    case 5: return Made{"Lambda(v -> v - mean(v, axis = 0, keepdims = true))", x};
    case 6: return Made{"Lambda(v -> flip(v, axis = 1) + v)", x};
    case 7: return Made{"Lambda(v -> v / (1.0 + sum(abs(v), axis = -1, keepdims = true)))", x};
    case 8: return Made{"Lambda(v -> where(v > 0.25, v, 0.5 * v))", x};
    case 9: return Made{"Lambda(v -> clip(v, -1.0, 1.5))", x};
    case 10: return Made{"Lambda(v -> max(v, axis = -1, keepdims = true) - v)", x};
    case 11: return Made{format("Lambda(v -> take(v, [0, {}, 0], axis = -1))", c - 1), x.with_channels(3)};
    case 12: return Made{"Lambda(v -> logsumexp(v, axis = -1, keepdims = true))", x.with_channels(1)};
    default: return Made{"Lambda(v -> v * stop_gradient(sigmoid(v)))", x};
  }
}

Maybe categories(Draw& d, const Value& x) {
  if (x.rank() == 1 && d.one_in(3))
    return Made{"Discretization([-0.5, 0.5], output_mode = \"multi_hot\")", x.with_channels(3)};
  if (x.rank() > 2) return std::nullopt;
  const int n = d.between(1, 4);
  Value out = x;
  out.axes.push_back({n, false});
  return Made{format("Sequential([Discretization([-0.5, 0.5]), {}])",
                     Call(d, "Embedding", format("3, {}", n)).weight("embeddings").maybe("mask_zero = true", 3).done()),
              out};
}

}  // namespace

const std::vector<Layer>& plain_layers() {
  static const std::vector<Layer> rows = {
      {any_rank, dense},
      {any_rank, einsum_dense},
      {any_rank, batch_normalization},
      {any_rank, layer_normalization},
      {any_rank, group_normalization},
      {any_rank, other_normalization},
      {any_rank, noise},
      {any_rank, activation},
      {any_rank, prelu},
      {any_rank, reshape},
      {rank2 | rank3, permute},
      {rank1, repeat},
      {any_rank, lambda},
      {any_rank, lambda},
      {rank1 | rank2, categories},
  };
  return rows;
}

}  // namespace modelc::fuzz
