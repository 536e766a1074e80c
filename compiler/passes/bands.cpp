#include "passes/bands.h"

#include <algorithm>

namespace modelc::passes {
using namespace ir;

namespace {

using Dims = std::vector<Dim>;

/// A term that is zero but for a run along one axis.
struct Band {
  NodeId x;
  std::size_t axis;
  Dim low, end,
      high;  ///< the run begins behind `low` elements and stops before `end`, `high` before the end of the axis
};

bool surely(const Dim& a, const Dim& at_least) { return Dim::at_least(a, at_least) == Answer::yes; }

std::optional<Band> band(const Site& s, NodeId of) {
  if (!s.is(of, "pad_constant") || s.graph[of].attrs.get<double>("value") != 0) return std::nullopt;
  const NodeId x = s.graph[of].inputs[0];
  const Dims& low = s.graph[of].attrs.get<Dims>("low");
  const Dims& high = s.graph[of].attrs.get<Dims>("high");
  std::optional<Band> found;
  for (std::size_t axis = 0; axis < low.size(); ++axis) {
    if (low[axis].is_constant(0) && high[axis].is_constant(0)) continue;
    if (found) return std::nullopt;
    found = Band{x, axis, low[axis], low[axis] + s.graph.type(x).shape[axis], high[axis]};
  }
  return found;
}

bool same_run(const Band& a, const Band& b) { return a.axis == b.axis && a.low == b.low && a.high == b.high; }

/// Does b begin behind a, and none of the others lie between the two?
bool neighbours(const Band& a, const Band& b, const std::vector<std::optional<Band>>& others) {
  if (a.axis != b.axis || !surely(b.low, a.end)) return false;
  return std::ranges::none_of(others, [&](const std::optional<Band>& other) {
    return other && other->axis == a.axis && !same_run(*other, a) && !same_run(*other, b) &&
           surely(other->low, a.end) && surely(b.low, other->end);
  });
}

NodeId padded(const Site& s, NodeId run, const Band& first, const Band& last) {
  if (first.low.is_constant(0) && last.high.is_constant(0)) return run;
  Dims low(s.node().type().rank(), 0), high = low;
  low[first.axis] = first.low;
  high[first.axis] = last.high;
  return s.call("pad_constant", {run}, {{"low", low}, {"high", high}, {"value", 0.0}});
}

NodeId side_by_side(const Site& s, const Band& a, const Band& b) {
  Shape gap = s.graph.type(a.x).shape;
  gap[a.axis] = b.low - a.end;
  std::vector<NodeId> parts{a.x, b.x};
  if (!gap[a.axis].is_constant(0))
    parts.insert(parts.begin() + 1,
                 s.call("full", {}, {{"shape", gap}, {"fill_value", 0.0}, {"dtype", s.node().type().dtype}}));
  return padded(s, s.call("concatenate", std::move(parts), {{"axis", static_cast<std::int64_t>(a.axis)}}), a, b);
}

constexpr std::size_t most_terms = 32;  // beyond, sums of shared sums would take exponential time

void collect_terms(const Site& s, NodeId sum, std::vector<NodeId>& terms) {
  if (terms.size() > most_terms) return;
  for (const NodeId x : s.graph[sum].inputs) {
    if (s.is(x, "add") && s.graph.type(x) == s.graph.type(sum))
      collect_terms(s, x, terms);
    else
      terms.push_back(x);
  }
}

}  // namespace

std::optional<NodeId> sum_of_bands(const Site& s) {
  if (!s.is(s.input(0), "pad_constant") && !s.is(s.input(1), "pad_constant")) return std::nullopt;
  std::vector<NodeId> terms;
  collect_terms(s, s.id, terms);
  if (terms.size() > most_terms) return std::nullopt;
  std::vector<std::optional<Band>> bands;
  for (const NodeId term : terms) bands.push_back(band(s, term));
  for (const bool same : {true, false}) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      for (std::size_t k = 0; k < terms.size(); ++k) {
        if (i == k || !bands[i] || !bands[k]) continue;
        const Band &a = *bands[i], &b = *bands[k];
        if (same ? !same_run(a, b) : !neighbours(a, b, bands)) continue;
        NodeId sum = same ? padded(s, s.call("add", {a.x, b.x}), a, a) : side_by_side(s, a, b);
        for (std::size_t other = 0; other < terms.size(); ++other)
          if (other != i && other != k) sum = s.call("add", {sum, terms[other]});
        return sum;
      }
    }
  }
  return std::nullopt;
}

}  // namespace modelc::passes
