#include "import/repeats.h"

#include <algorithm>

namespace modelc::darknet {
namespace {

constexpr std::size_t longest = 8;
constexpr std::size_t least_saved = 4;  ///< lines

bool same(const Shape& a, const Shape& b) {
  return a.height == b.height && a.width == b.width && a.channels == b.channels && a.flat == b.flat;
}

/// Apart from where they stand.
bool same(const Layer& a, const Layer& b) {
  if (a.kind != b.kind || a.from.size() != b.from.size() || !same(a.in, b.in) || !same(a.out, b.out)) return false;
  for (std::size_t i = 0; i < a.from.size(); ++i)
    if (a.from[i] == picture || b.from[i] == picture || a.index - a.from[i] != b.index - b.from[i]) return false;
  return a.filters == b.filters && a.size == b.size && a.stride == b.stride && a.padding == b.padding &&
         a.dilation == b.dilation && a.groups == b.groups && a.group == b.group && a.normalize == b.normalize &&
         a.activation == b.activation && a.rate == b.rate;
}

/// Each layer reads layers of its own time, or the one before that.
bool closed(const Network& network, std::size_t first, std::size_t length) {
  for (std::size_t i = first; i < first + length; ++i) {
    const Layer& layer = network.layers[i];
    if (layer.detects() || layer.kind == Kind::nothing) return false;
    for (const std::size_t from : layer.from)
      if (from == picture || from + 1 < first) return false;
  }
  return true;
}

/// Do layers behind it read any but its last one?
bool read_from_behind(const Network& network, const Repeat& repeat) {
  for (std::size_t i = repeat.end(); i < network.layers.size(); ++i)
    for (const std::size_t from : network.layers[i].from)
      if (repeat.holds(from) && from + 1 != repeat.end()) return true;
  return false;
}

std::size_t saved(const Repeat& repeat) { return repeat.times == 0 ? 0 : repeat.length * (repeat.times - 1); }

Repeat longest_at(const Network& network, std::size_t first) {
  const std::vector<Layer>& layers = network.layers;
  Repeat best;
  for (std::size_t length = 1; length <= longest && first + 2 * length <= layers.size(); ++length) {
    if (first == 0 || !closed(network, first, length)) continue;
    std::size_t equal = 0;
    while (first + length + equal < layers.size() && same(layers[first + equal], layers[first + length + equal]))
      ++equal;
    Repeat repeat{first, length, 1 + equal / length};
    while (repeat.times > 1 && read_from_behind(network, repeat)) --repeat.times;
    if (saved(repeat) > saved(best)) best = repeat;
  }
  return best;
}

}  // namespace

std::vector<Repeat> repeats(const Network& network) {
  std::vector<Repeat> found;
  for (std::size_t i = 0; i < network.layers.size();) {
    const Repeat repeat = longest_at(network, i);
    const bool worth = saved(repeat) >= least_saved;
    if (worth) found.push_back(repeat);
    i = worth ? repeat.end() : i + 1;
  }
  return found;
}

}  // namespace modelc::darknet
