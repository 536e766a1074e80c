#include <fmt/format.h>

#include <algorithm>

#include "fuzz/models/layers.h"

namespace modelc::fuzz {

bool Value::fixed() const {
  return std::ranges::none_of(axes, [](const Extent& axis) { return axis.open; });
}

Value Value::with_channels(int n) const {
  Value out = *this;
  out.axes.back() = {n, false};
  return out;
}

Value Value::step() const { return {{axes.begin() + 1, axes.end()}}; }

Value Value::over_steps(const Value& of) const {
  Value out = *this;
  out.axes.insert(out.axes.begin(), of.axes.front());
  return out;
}

int Value::least() const {
  int least = 1000;
  for (std::size_t i = 0; i + 1 < axes.size(); ++i) least = std::min(least, axes[i].size);
  return least;
}

namespace {

using fmt::format;
using Maybe = std::optional<Made>;

constexpr int largest = 400;  // elements of a sample

/// A layer out of a table, within the size that tests can afford; one of the identity where none suits.
Made from_table(Draw& d, const Value& x, const std::vector<const std::vector<Layer>*>& tables) {
  for (int tries = 0; tries < 30; ++tries) {
    const std::vector<Layer>& table = *d.any(tables);
    const Layer& row = d.any(table);
    if (!(row.ranks >> x.rank() & 1)) continue;
    const Maybe made = row.make(d, x);
    if (!made || made->result.rank() > 4) continue;
    int count = 1;
    for (const Extent& axis : made->result.axes) count *= axis.size;
    if (count <= largest) return *made;
  }
  return {"Identity()", x};
}

Made leaf_layer(Draw& d, const Value& x) {
  return from_table(d, x, {&plain_layers(), &convolution_layers(), &recurrent_layers(), &operation_layers()});
}

/// What stands inside of a wrapper: mostly a single layer, at times a wrapper again.
Made inner(Draw& d, const Value& x) { return d.one_in(4) ? from_table(d, x, {&wrapper_layers()}) : leaf_layer(d, x); }

Maybe time_distributed(Draw& d, const Value& x) {
  const Made one = inner(d, x.step());
  return Made{"TimeDistributed(" + one.layer + ")", one.result.over_steps(x)};
}

Maybe sequential(Draw& d, const Value& x) {
  Value at = x;
  std::string layers;
  for (int count = d.between(1, 3); count > 0; --count) {
    const Made one = inner(d, at);
    layers += (layers.empty() ? "" : ", ") + one.layer;
    at = one.result;
  }
  return Made{"Sequential([" + layers + "])", at};
}

Maybe spectral_normalization(Draw& d, const Value& x) {
  const int n = d.between(1, 4);
  std::string layer = Call(d, "Dense", std::to_string(n)).activation().weight("kernel").done();
  if (x.rank() > 1 && d.one_in(2))
    layer = Call(d, format("Conv{}D", x.rank() - 1), format("{}, 2, padding = \"same\"", n)).activation().done();
  return Made{Call(d, "SpectralNormalization", layer).maybe("power_iterations = 2").done(), x.with_channels(n)};
}

/// A layer of the user's own around one of the library; programs that use it declare it.
Maybe own_layer(Draw& d, const Value& x) {
  const Made one = inner(d, x);
  return Made{format("{}({})", d.word({"Regularized", "Counted", "Scaled"}), one.layer), one.result};
}

Maybe shared(Draw& d, const Value& x) {
  const Made one = same_shape_layer(d, x, 0);
  return Made{"Twice(" + one.layer + ")", one.result};
}

}  // namespace

const std::vector<Layer>& wrapper_layers() {
  static const std::vector<Layer> rows = {
      {rank2 | rank3 | rank4, time_distributed},
      {any_rank, sequential},
      {any_rank, spectral_normalization},
      {any_rank, own_layer},
      {any_rank, shared},
  };
  return rows;
}

Made random_layer(Draw& draw, const Value& x, int depth) {
  if (depth > 0 && draw.one_in(3)) return from_table(draw, x, {&wrapper_layers()});
  return leaf_layer(draw, x);
}

Made same_shape_layer(Draw& draw, const Value& x, int depth) {
  for (int tries = 0; tries < 20; ++tries) {
    Made made = random_layer(draw, x, depth);
    const auto same = [](const Extent& a, const Extent& b) { return a.size == b.size && a.open == b.open; };
    if (std::ranges::equal(made.result.axes, x.axes, same)) return made;
  }
  return {Call(draw, "Dense", std::to_string(x.channels())).activation().done(), x};
}

}  // namespace modelc::fuzz
