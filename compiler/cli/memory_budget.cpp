// Amounts of memory on the command line.
#include <charconv>
#include <limits>
#include <string_view>

#include "cli/command.h"

namespace modelc::cli {
namespace {

struct Unit {
  std::string_view name;
  double bytes;
};
constexpr Unit units[] = {{"B", 1},
                          {"kB", 1e3},
                          {"MB", 1e6},
                          {"GB", 1e9},
                          {"TB", 1e12},
                          {"KiB", 1024},
                          {"MiB", 1024 * 1024.},
                          {"GiB", 1024 * 1024. * 1024},
                          {"TiB", 1024 * 1024. * 1024 * 1024}};

/// "64MB", "1.5GiB": a number and its unit, nothing else. CLI11's AsSizeValue takes no fractions, and lets units away.
std::optional<std::int64_t> amount_of(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc() || !(number > 0)) return std::nullopt;
  for (const Unit& unit : units) {
    if (std::string_view(end, text.data() + text.size()) != unit.name) continue;
    const double bytes = number * unit.bytes;
    if (bytes < 1 || bytes >= static_cast<double>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    return static_cast<std::int64_t>(bytes);
  }
  return std::nullopt;
}

std::string amount_fault(const std::string& text) {
  if (amount_of(text)) return {};
  return "`" + text +
         "` is no amount of memory: a number and its unit, as in 64MB; B, kB, MB, GB and TB are powers of 1000, KiB, "
         "MiB, GiB and TiB of 1024";
}

}  // namespace

void add_memory_budget(CLI::App& command, std::optional<std::int64_t>& bytes) {
  command
      .add_option_function<std::string>(
          "--memory-budget", [&bytes](const std::string& text) { bytes = amount_of(text); },
          "what the arena of a step of training may take, as 64MB: computes values again instead of keeping them")
      ->type_name("BYTES")
      ->check(amount_fault);
}

}  // namespace modelc::cli
