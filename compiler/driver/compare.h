#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "ir/type.h"

namespace modelc::driver {

/// How far a computed tensor is from the right one, and how far rounding may have brought it.
struct Comparison {
  std::int64_t elements = 0;
  double scale = 0;                ///< the largest magnitude of the right values
  double error = 0;                ///< the largest difference, absolute
  double allowed = 0;              ///< what such may be
  std::int64_t undecided = 0;      ///< elements that differ by more, but that rounding turns round
  double error_undecided = 0;      ///< the largest difference of those
  double allowed_undecided = 0;    ///< what these may be
  std::int64_t wrong = 0;          ///< elements with a difference that is not allowed
  std::int64_t at = -1;            ///< the one of them with the largest; -1 without one
  double computed = 0, right = 0;  ///< its values

  /// In the scale of the right values: 1e-7 stands for seven digits.
  double relative(double value) const { return scale > 0 ? value / scale : value; }
};

/// What coarse arithmetic moves by more than this part of the largest value is undecided.
inline constexpr double undecided_from = 1e-3;

/// Compares `computed` with `right`. `rounded` are values as coarse arithmetic gives them (driver/rounding.h): four
/// times the most by which they differ from `right` is allowed, and at least eight units of roundoff of the largest
/// value. An element that coarse arithmetic moves by more than a thousandth of the largest value hangs on a comparison,
/// or on digits that cancel: it does not count for what the others may differ by, and may itself differ by four times
/// what coarse arithmetic moves any element. Integers and bools have to be equal unless coarse arithmetic changes them.
/// Values that are not finite have to be the same. `together` elements side by side are one thing, a row that was
/// chosen among others: all of them are undecided when one is, as another row may have some elements in common.
Comparison compare(const ir::TensorData& computed, const ir::TensorData& right,
                   const std::vector<const ir::TensorData*>& rounded, double least = 8, std::int64_t together = 1);

}  // namespace modelc::driver
