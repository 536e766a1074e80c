#include "ops/slicing.h"

#include <fmt/format.h>

namespace modelc::ops {
using namespace ir;

namespace {

/// Is the bound written as counting from the end? A symbolic bound counts so when it is below zero for every choice of
/// symbols.
bool from_end(const Dim& bound) { return Dim::at_least(bound, 0) == Answer::no; }

/// Dim::max and Dim::min that do not leave an atom where an order is proved.
Dim at_least(const Dim& a, const Dim& low) {
  if (Dim::at_least(a, low) == Answer::yes) return a;
  return Dim::at_least(low, a) == Answer::yes ? low : Dim::max(a, low);
}
Dim at_most(const Dim& a, const Dim& high) {
  if (Dim::at_least(high, a) == Answer::yes) return a;
  return Dim::at_least(a, high) == Answer::yes ? high : Dim::min(a, high);
}

Dim clamp_bound(const Dim& bound, const Dim& extent, const Dim& low, const Dim& high) {
  const Dim absolute = from_end(bound) ? bound + extent : bound;
  return at_most(at_least(absolute, low), high);
}

}  // namespace

Dim slice_length(const Dim& start, const Dim& stop, std::int64_t step) {
  const Dim span = step > 0 ? stop - start : start - stop;
  const std::int64_t width = step > 0 ? step : -step;
  return at_least(width == 1 ? span : Dim::ceil_div(span, width), 0);
}

SliceRange normalize_slice(const std::optional<Dim>& start, const std::optional<Dim>& stop, std::int64_t step,
                           const Dim& extent) {
  if (step == 0)
    throw ShapeError{Code::bad_index, "a slice cannot have a step of zero", {}, "write `x[a:b]` for a step of one"};
  if (step < -(std::int64_t{1} << 62)) throw DimOverflow{};
  SliceRange range;
  range.step = step;
  if (step > 0) {
    range.start = start ? clamp_bound(*start, extent, 0, extent) : Dim(0);
    range.stop = stop ? clamp_bound(*stop, extent, 0, extent) : extent;
  } else {
    range.start = start ? clamp_bound(*start, extent, -1, extent - 1) : extent - 1;
    range.stop = stop ? clamp_bound(*stop, extent, -1, extent - 1) : Dim(-1);
  }
  range.length = slice_length(range.start, range.stop, step);
  return range;
}

Dim normalize_index(const Dim& index, const Dim& extent, std::vector<Requirement>& requirements,
                    std::string_view reason) {
  const bool back = from_end(index);
  const Dim absolute = back ? index + extent : index;
  const Dim left = back ? absolute : extent - 1 - absolute;  // both must be >= 0; the other bound holds by `back`
  const Answer inside = Dim::at_least(left, 0);
  if (inside == Answer::no)
    throw ShapeError{Code::bad_index,
                     fmt::format("index {} is outside an axis of {}", index.str(), extent.str()),
                     {},
                     extent.constant() && *extent.constant() > 0
                         ? fmt::format("indices go from {} to {}", -*extent.constant(), *extent.constant() - 1)
                         : std::string()};
  if (inside == Answer::unknown) {
    Requirement need = back ? Requirement{Requirement::Kind::at_least, extent, -index, std::string(reason)}
                            : Requirement{Requirement::Kind::at_least, extent, index + 1, std::string(reason)};
    requirements.push_back(std::move(need));
  }
  return absolute;
}

}  // namespace modelc::ops
