#pragma once
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "modelc/history.hpp"
#include "modelc/json.hpp"
#include "train_report_page.hpp"

/// A training as one page of HTML that needs nothing else: curves of losses and metrics, and the run's settings.
namespace modelc {

/// A picture for a report.
struct ReportPicture {
  std::string caption;
  std::string type;   ///< of the file, "image/png" or another that browsers show
  std::string bytes;  ///< of the file
};

struct Report {
  std::string title;
  std::vector<std::pair<std::string, std::string>> settings;  ///< in the order they are shown
  Index epochs = 0;                                           ///< that were asked for
  Index first = 0;                                            ///< the number of the history's first epoch, from 0
  Index best = -1;                                            ///< the best epoch, from 0; -1: none
  std::string monitor;                                        ///< what it is the best by
  std::vector<ReportPicture> pictures = {};                   ///< shown one at a time, at first the last one
};

namespace detail {

inline std::string json_number(double value) {
  if (!std::isfinite(value)) return "null";
  char text[40];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

/// JSON that may stand inside of a script element.
inline std::string script_string(const std::string& text) {
  std::string out;
  for (const char c : json_string(text)) out += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return out;
}

/// RFC 4648, section 4.
inline std::string base64(const std::string& bytes) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t k) {
      return i + k < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[i + k])) : 0u;
    };
    const unsigned word = byte(0) << 16 | byte(1) << 8 | byte(2);
    for (std::size_t k = 0; k < 4; ++k)
      out += k > bytes.size() - i ? '=' : digits[word >> (18 - 6 * static_cast<unsigned>(k)) & 63u];
  }
  return out;
}

template <class Items, class Print>
std::string json_array(const Items& items, const Print& print) {
  std::string out = "[";
  for (const auto& item : items) out += (out.size() > 1 ? "," : "") + print(item);
  return out + "]";
}

/// The page.
inline std::string report_html(const Report& report, const History& history) {
  const auto row = [](const std::vector<double>& values) { return json_array(values, json_number); };
  const auto pair = [](const std::pair<std::string, std::string>& one) {
    return "[" + script_string(one.first) + "," + script_string(one.second) + "]";
  };
  const auto picture = [&](const ReportPicture& one) {
    return pair({one.caption, "data:" + one.type + ";base64," + base64(one.bytes)});
  };
  std::string page = report_page;
  const std::string hole = "$data$";
  page.replace(page.find(hole), hole.size(),
               "{\"title\":" + script_string(report.title) + ",\"names\":" + json_array(history.names, script_string) +
                   ",\n\"epochs\":" + json_array(history.epochs, row) + ",\n\"seconds\":" + row(history.seconds) +
                   ",\n\"asked\":" + std::to_string(report.epochs) + ",\"first\":" + std::to_string(report.first) +
                   ",\"best\":" + std::to_string(report.best) + ",\"monitor\":" + script_string(report.monitor) +
                   ",\n\"settings\":" + json_array(report.settings, pair) +
                   ",\n\"pictures\":" + json_array(report.pictures, picture) + "}");
  return page;
}

}  // namespace detail

/// Writes the page, whole or not at all; modelc::Error when that fails.
inline void write_report(const std::string& path, const Report& report, const History& history) {
  detail::write_whole(path, detail::report_html(report, history));
}

}  // namespace modelc
