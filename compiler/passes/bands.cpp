#include "passes/bands.h"

#include <algorithm>

namespace modelc::passes {
using namespace ir;

namespace {

using Dims = std::vector<Dim>;

/// A run along an axis outside of which a term is zero.
struct Band {
  NodeId x;
  Dim low, end;
};

/// Bands along one axis, in order and apart from each other.
struct Row {
  std::size_t axis = 0;
  std::vector<Band> bands;
};

bool surely(const Dim& a, const Dim& at_least) { return Dim::at_least(a, at_least) == Answer::yes; }

std::optional<Row> padded_row(const Site& s, NodeId of) {
  const NodeId x = s.graph[of].inputs[0];
  const Dims& low = s.graph[of].attrs.get<Dims>("low");
  const Dims& high = s.graph[of].attrs.get<Dims>("high");
  std::optional<Row> found;
  for (std::size_t axis = 0; axis < low.size(); ++axis) {
    if (low[axis].is_constant(0) && high[axis].is_constant(0)) continue;
    if (found) return std::nullopt;
    found = Row{axis, {{x, low[axis], low[axis] + s.graph.type(x).shape[axis]}}};
  }
  return found;
}

/// A term as a row of bands: a padding by zeros, or what an earlier sum has become.
std::optional<Row> row_of(const Site& s, NodeId of) {
  if (s.is(of, "pad_constant") && s.graph[of].attrs.get<double>("value") == 0) {
    std::optional<Row> row = padded_row(s, of);
    const bool more = row && s.is(row->bands[0].x, "concatenate");
    const std::optional<Row> inner = more ? row_of(s, row->bands[0].x) : std::nullopt;
    if (!inner || inner->axis != row->axis) return row;
    const Dim low = row->bands[0].low;
    row->bands = inner->bands;
    for (Band& band : row->bands) band = {band.x, low + band.low, low + band.end};
    return row;
  }
  if (!s.is(of, "concatenate")) return std::nullopt;
  Row row{static_cast<std::size_t>(s.graph[of].attrs.get<std::int64_t>("axis")), {}};
  Dim at = 0;
  bool gaps = false;
  for (const NodeId part : s.graph[of].inputs) {
    const Dim end = at + s.graph.type(part).shape[row.axis];
    if (s.is_number(part, 0))
      gaps = true;
    else
      row.bands.push_back({part, at, end});
    at = end;
  }
  return gaps && !row.bands.empty() ? std::optional(row) : std::nullopt;
}

/// Adds the other's bands to the row; nothing when one would lie partly upon another.
std::optional<Row> sum_of_rows(const Site& s, Row row, const Row& other) {
  if (row.axis != other.axis) return std::nullopt;
  for (const Band& band : other.bands) {
    const auto behind = std::ranges::find_if(row.bands, [&](const Band& b) { return !surely(band.low, b.end); });
    if (behind == row.bands.end() || surely(behind->low, band.end))
      row.bands.insert(behind, band);
    else if (behind->low == band.low && behind->end == band.end)
      behind->x = s.call("add", {behind->x, band.x});
    else
      return std::nullopt;
  }
  return row;
}

NodeId assembled(const Site& s, const Row& row) {
  std::vector<NodeId> parts;
  Dim at = row.bands.front().low;
  for (const Band& band : row.bands) {
    Shape gap = s.node().type().shape;
    gap[row.axis] = band.low - at;
    if (!gap[row.axis].is_constant(0))
      parts.push_back(s.call("full", {}, {{"shape", gap}, {"fill_value", 0.0}, {"dtype", s.node().type().dtype}}));
    parts.push_back(band.x);
    at = band.end;
  }
  const NodeId run = parts.size() == 1
                         ? parts[0]
                         : s.call("concatenate", std::move(parts), {{"axis", static_cast<std::int64_t>(row.axis)}});
  Dims low(s.node().type().rank(), 0), high = low;
  low[row.axis] = row.bands.front().low;
  high[row.axis] = s.node().type().shape[row.axis] - at;
  if (low[row.axis].is_constant(0) && high[row.axis].is_constant(0)) return run;
  return s.call("pad_constant", {run}, {{"low", low}, {"high", high}, {"value", 0.0}});
}

constexpr std::size_t most_terms = 32;  // beyond, sums of shared sums would take exponential time

// The terms of a sum of sums; nothing when there are too many. Each sum adds one term to those of its operands.
class Terms {
 public:
  explicit Terms(const Site& s) : site_(s) { collect(s.id); }
  bool too_many() const { return sums_ >= most_terms; }
  const std::vector<NodeId>& operator*() const { return terms_; }

 private:
  void collect(NodeId sum) {
    if (++sums_ >= most_terms) return;
    const Graph& graph = site_.graph;
    for (const NodeId x : graph[sum].inputs) {
      if (graph[x].op == site_.node().op && graph[x].types == graph[sum].types)
        collect(x);
      else
        terms_.push_back(x);
    }
  }

  const Site& site_;
  std::size_t sums_ = 0;
  std::vector<NodeId> terms_;
};

}  // namespace

std::optional<NodeId> sum_of_bands(const Site& s) {
  const Terms collected(s);
  if (collected.too_many()) return std::nullopt;
  const std::vector<NodeId>& terms = *collected;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::optional<Row> row = row_of(s, terms[i]);
    if (!row) continue;
    std::vector<NodeId> rest(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(i));
    bool joined = false;
    for (std::size_t k = i + 1; k < terms.size(); ++k) {
      const std::optional<Row> other = row_of(s, terms[k]);
      std::optional<Row> sum = other ? sum_of_rows(s, *row, *other) : std::nullopt;
      joined = joined || sum;
      if (sum)
        row = std::move(sum);
      else
        rest.push_back(terms[k]);
    }
    if (!joined) continue;
    NodeId sum = assembled(s, *row);
    for (const NodeId term : rest) sum = s.call("add", {sum, term});
    return sum;
  }
  return std::nullopt;
}

}  // namespace modelc::passes
