#include "driver/profile_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "driver/graph.h"
#include "driver/text_table.h"
#include "emit/template.h"
#include "source/embedded.h"

namespace modelc::driver {
namespace {

double total_seconds(const Profile& profile) {
  double total = 0;
  for (const KernelProfile& kernel : profile.kernels) total += kernel.seconds;
  return total;
}

/// "124.6 ms", "3.20 \u00b5s".
std::string duration(double seconds) {
  return seconds >= 1e-3 ? fmt::format("{:.4g} ms", seconds * 1e3) : fmt::format("{:.2f} \u00b5s", seconds * 1e6);
}

std::string rate(double amount, double seconds) {
  return seconds > 0 ? fmt::format("{:.1f}", amount * 1e-9 / seconds) : "";
}

std::string percent(double part, double whole) { return whole > 0 ? fmt::format("{:.1f} %", 100 * part / whole) : ""; }

/// "242 GFLOP/s; over 16 KB 180 GB/s, ..."
std::string described(const Machine& machine) {
  std::string text = fmt::format("{:.1f} GFLOP/s", machine.peak);
  const char* separator = "; GB/s over ";
  for (const auto& [bytes, speed] : machine.bandwidth) {
    text += fmt::format("{}{}: {:.0f}", separator, byte_size(static_cast<std::int64_t>(bytes)), speed);
    separator = ", ";
  }
  return text;
}

std::string calls(const Profile& profile) {
  return fmt::format("{} a call, the median of {}", duration(profile.call_seconds), profile.calls);
}

}  // namespace

double Machine::least_seconds(const KernelWork& work) const {
  const double arithmetic = peak > 0 ? work.operations * 1e-9 / peak : 0;
  const auto level = std::ranges::find_if(bandwidth, [&](const auto& one) { return one.first >= work.bytes; });
  if (bandwidth.empty()) return arithmetic;
  const double speed = level == bandwidth.end() ? bandwidth.back().second : level->second;
  return std::max(arithmetic, speed > 0 ? work.bytes * 1e-9 / speed : 0);
}

std::string text_report(const Profile& profile) {
  const double total = total_seconds(profile);
  std::vector<std::vector<std::string>> rows = {
      {"Kernel", "Writes", "Time", "Share", "GFLOP/s", "GB/s", "Of roofline", "Line"}};
  for (const KernelProfile& kernel : profile.kernels) {
    const std::string loops = kernel.operations.empty() ? "" : ": " + kernel.operations;
    rows.push_back({shortened(kernel.title + loops, 48), shortened(kernel.writes, 40), duration(kernel.seconds),
                    percent(kernel.seconds, total), rate(kernel.work.operations, kernel.seconds),
                    rate(kernel.work.bytes, kernel.seconds),
                    percent(profile.machine.least_seconds(kernel.work), kernel.seconds), shortened(kernel.place, 48)});
  }
  return fmt::format("{}, {}: {}\nOne core: {}\n\n", profile.title, profile.setup, calls(profile),
                     described(profile.machine)) +
         table(rows, {false, false, true, true, true, true, true, false}) +
         "\nOf roofline: the least time that this machine needs for a kernel's arithmetic, or for going over the "
         "tensors "
         "that\nit reads and writes, as a part of the time that it took.\n";
}

std::string html_report(const Profile& profile) {
  nlohmann::json kernels = nlohmann::json::array();
  for (const KernelProfile& kernel : profile.kernels)
    kernels.push_back({{"title", kernel.title},
                       {"operations", kernel.operations},
                       {"writes", kernel.writes},
                       {"place", kernel.place},
                       {"seconds", kernel.seconds},
                       {"least", profile.machine.least_seconds(kernel.work)},
                       {"flops", kernel.work.operations},
                       {"bytes", kernel.work.bytes}});
  const nlohmann::json page = {{"title", profile.title},
                               {"setup", profile.setup + ": " + calls(profile)},
                               {"machine", "One core: " + described(profile.machine)},
                               {"kernels", kernels}};
  std::string data = page.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (std::size_t at = data.find('<'); at != std::string::npos; at = data.find('<', at))
    data.replace(at, 1, "\\u003c");
  const auto file = std::ranges::find(program_files, "profile.html", &EmbeddedFile::path);
  return emit::fill_text(file->text, {{"data", data}}) + "\n";
}

std::string trace(const Profile& profile) {
  nlohmann::json events = nlohmann::json::array();
  double at = 0;
  for (const KernelProfile& kernel : profile.kernels) {
    events.push_back({{"name", kernel.title},
                      {"cat", "kernel"},
                      {"ph", "X"},
                      {"ts", at * 1e6},
                      {"dur", kernel.seconds * 1e6},
                      {"pid", 1},
                      {"tid", 1},
                      {"args",
                       {{"line", kernel.place},
                        {"writes", kernel.writes},
                        {"operations", kernel.operations},
                        {"GFLOP", kernel.work.operations * 1e-9},
                        {"bytes", kernel.work.bytes}}}});
    at += kernel.seconds;
  }
  const nlohmann::json file = {{"displayTimeUnit", "ns"}, {"traceEvents", events}};
  return file.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace modelc::driver
