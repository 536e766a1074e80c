#include "driver/verify_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "driver/text_table.h"

namespace modelc::driver {
namespace {

std::string bracketed(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (const std::int64_t extent : shape) text += (text.empty() ? "" : ", ") + std::to_string(extent);
  return "[" + text + "]";
}

std::vector<std::int64_t> position(std::int64_t element, const std::vector<std::int64_t>& shape) {
  std::vector<std::int64_t> at(shape.size());
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    at[axis] = element % shape[axis];
    element /= shape[axis];
  }
  return at;
}

bool all_undecided(const Comparison& c) { return c.undecided == c.elements && c.elements > 0; }
double shown_error(const Comparison& c) { return c.relative(all_undecided(c) ? c.error_undecided : c.error); }
double shown_allowed(const Comparison& c) { return c.relative(all_undecided(c) ? c.allowed_undecided : c.allowed); }

std::string verdict(const Comparison& c) {
  const std::string text = c.wrong > 0 ? "WRONG" : "ok";
  return c.undecided == 0 ? text : fmt::format("{}, {} undecided", text, grouped(c.undecided));
}

std::string number(double value) { return value == 0 ? "0" : fmt::format("{:.1e}", value); }

std::string details(const Verified& row) {
  const Comparison& c = row.comparison;
  return fmt::format("`{}`{}: computed {:.9g}, right {:.9g}; {} of {} elements are wrong\n", row.name,
                     row.shape.empty() ? "" : " at " + bracketed(position(c.at, row.shape)), c.computed, c.right,
                     grouped(c.wrong), grouped(c.elements));
}

std::string plural(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

bool any_wrong(const std::vector<Verified>& rows) {
  return std::ranges::any_of(rows, [](const Verified& row) { return row.comparison.wrong > 0; });
}

std::string report(const std::string& heading, const std::string& what, const std::vector<Verified>& rows) {
  std::vector<std::vector<std::string>> cells = {{what, "Shape", "Largest error", "Allowed", ""}};
  std::string below;
  for (const Verified& row : rows) {
    const Comparison& c = row.comparison;
    cells.push_back({row.name, bracketed(row.shape), number(shown_error(c)), number(shown_allowed(c)), verdict(c)});
    if (c.wrong > 0) below += details(row);
  }
  return heading + "\n" + table(cells, {false, false, true, true, false}) + below;
}

std::string counted(std::size_t layers, std::size_t outputs) {
  const std::string text = plural(outputs, "output");
  return layers == 0 ? text : plural(layers, "layer") + " and " + text;
}

std::string largest_error(const std::vector<Verified>& rows) {
  const auto error = [](const Verified& row) { return row.comparison.relative(row.comparison.error); };
  const auto worst = std::ranges::max_element(rows, {}, error);
  if (worst == rows.end()) return {};
  return fmt::format("the largest error is {}, of `{}`", number(error(*worst)), worst->name);
}

}  // namespace modelc::driver
