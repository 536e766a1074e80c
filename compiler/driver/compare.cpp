#include "driver/compare.h"

#include <algorithm>
#include <cmath>

#include "driver/rounding.h"

namespace modelc::driver {
namespace {

constexpr double factor = 4;      // what coarse arithmetic does may be met four times over
constexpr double tiny = 1.2e-38;  // below, f32 has fewer digits

double difference(double a, double b) {
  if (a == b || (std::isnan(a) && std::isnan(b))) return 0;
  const double d = std::abs(a - b);
  return std::isnan(d) ? HUGE_VAL : d;
}

double finite_magnitude(double x) { return std::isfinite(x) ? std::abs(x) : 0; }

}  // namespace

Comparison compare(const ir::TensorData& computed, const ir::TensorData& right,
                   const std::vector<const ir::TensorData*>& rounded, double least, std::int64_t together) {
  Comparison result;
  result.elements = right.size();
  const bool real = ir::is_float(computed.dtype);
  for (std::int64_t i = 0; i < result.elements; ++i)
    result.scale = std::max(result.scale, finite_magnitude(right.number(i)));
  const auto moved = [&](std::int64_t i) {
    double most = 0;
    for (const ir::TensorData* one : rounded) most = std::max(most, difference(one->number(i), right.number(i)));
    return most;
  };
  std::vector<double> of_row(static_cast<std::size_t>(result.elements / together + 1));
  for (std::int64_t i = 0; i < result.elements; ++i) of_row[i / together] = std::max(of_row[i / together], moved(i));
  const double turned = real ? undecided_from * result.scale : 0;
  double steady = 0, most = 0;  // what coarse arithmetic moves: at most, of what it does not turn round, and of all
  for (std::int64_t i = 0; i < result.elements; ++i) {
    const double by = moved(i);
    most = std::max(most, by);
    if (of_row[i / together] <= turned) steady = std::max(steady, by);
  }
  const double floor = real ? least * unit_roundoff(computed.dtype) * result.scale + tiny : 0;
  result.allowed = real ? std::max(factor * steady, floor) : 0;
  result.allowed_undecided = std::max(factor * most, floor);
  double worst = -1;
  for (std::int64_t i = 0; i < result.elements; ++i) {
    const double error = difference(computed.number(i), right.number(i));
    const bool counts = error <= result.allowed || of_row[i / together] <= turned;
    double& largest = counts ? result.error : result.error_undecided;
    largest = std::max(largest, error);
    if (!counts) ++result.undecided;
    if (error <= (counts ? result.allowed : result.allowed_undecided)) continue;
    ++result.wrong;
    if (error <= worst) continue;
    worst = error;
    result.at = i;
    result.computed = computed.number(i);
    result.right = right.number(i);
  }
  return result;
}

}  // namespace modelc::driver
