#pragma once
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "modelc/fit.hpp"

#if defined(__unix__) || defined(__APPLE__)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

/// What a training shows while it runs: on a terminal a bar that is drawn over itself, and a line for each epoch.
namespace modelc {
namespace detail {

/// Columns of the terminal on standard output; 80 where nobody knows.
inline int terminal_columns() {
#if defined(TIOCGWINSZ)
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
#endif
  return 80;
}

/// Four digits after the point, or an exponent where they would show too little.
inline std::string short_number(double value) {
  char text[40];
  const double size = std::abs(value);
  std::snprintf(text, sizeof text, size != 0 && (size < 1e-3 || size >= 1e6) ? "%.3e" : "%.4f", value);
  return text;
}

/// "0.8 s", "12 s", "3:20", "1:02:03".
inline std::string duration(double seconds) {
  char text[60];
  const auto whole = static_cast<long long>(seconds);
  if (seconds < 10)
    std::snprintf(text, sizeof text, "%.1f s", seconds);
  else if (whole < 60)
    std::snprintf(text, sizeof text, "%lld s", whole);
  else if (whole < 3600)
    std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
  else
    std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
  return text;
}

/// "1.42 ms/step".
inline std::string step_time(double seconds, Index steps) {
  char text[60];
  const double each = seconds / static_cast<double>(std::max<Index>(steps, 1));
  const bool milli = each < 1;
  const double shown = milli ? each * 1e3 : each;
  std::snprintf(text, sizeof text, "%.*f %s/step", shown < 10 ? 2 : shown < 100 ? 1 : 0, shown, milli ? "ms" : "s");
  return text;
}

}  // namespace detail

/// Shows a training on standard output: calls of `batch` and `epoch` are those of FitOptions.
class Progress {
 public:
  /// `metrics` are a model's metric_names, `epochs` all there will be. Without a terminal there is a line for each
  /// epoch.
  Progress(std::vector<std::string> metrics, Index epochs, bool terminal, bool colour)
      : metrics_(std::move(metrics)), epochs_(epochs), terminal_(terminal), colour_(terminal && colour) {}

  void batch(const BatchEnd& at) {
    batches_ = at.batches;
    if (!terminal_) return;
    const auto now = Clock::now();
    // Ten times a second is smooth, and a short epoch needs no bar at all.
    if (std::chrono::duration<double>(now - drawn_).count() < 0.1) return;
    drawn_ = now;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const auto done = static_cast<double>(at.batch + 1);
    std::vector<std::string> parts{
        std::to_string(at.batch + 1) + "/" + std::to_string(at.batches),
        detail::duration(seconds / done * static_cast<double>(at.batches - at.batch - 1)) + " left",
        detail::step_time(seconds, at.batch + 1), "loss " + detail::short_number(at.loss)};
    for (Index i = 0; i < at.metric_count; ++i)
      parts.push_back(metrics_[static_cast<std::size_t>(i) + 1] + " " + detail::short_number(at.metrics[i]));
    draw(at.epoch, static_cast<double>(at.batch + 1) / static_cast<double>(at.batches), parts);
  }

  void epoch(const EpochEnd& at) {
    const History& history = *at.history;
    const bool validates = history.names.size() > metrics_.size();
    const double seconds = history.seconds.back();
    std::string line = head(at.epoch) + "  " + detail::duration(seconds) + "  " + detail::step_time(seconds, batches_);
    for (std::size_t i = 0; i < history.names.size(); ++i)
      line += "  " + styled(history.names[i], "2") + " " + detail::short_number(at.values[i]);
    if (validates && at.best == at.epoch) line += "  " + styled("best", "32");
    print((terminal_ ? "\r" : "") + line + (terminal_ ? "\033[K\n" : "\n"));
    begin_ = Clock::now();
  }

  /// Ends the line of an unfinished bar.
  void end() {
    if (terminal_) print("\r\033[K");
  }

 private:
  using Clock = std::chrono::steady_clock;

  static void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
  }
  std::string styled(const std::string& text, const char* style) const {
    return colour_ ? "\033[" + std::string(style) + "m" + text + "\033[0m" : text;
  }
  std::string head(Index epoch) const {
    const std::string total = std::to_string(epochs_), number = std::to_string(epoch + 1);
    const std::size_t pad = total.size() > number.size() ? total.size() - number.size() : 0;
    return "epoch " + std::string(pad, ' ') + number + "/" + total;
  }

  /// One line, never longer than the terminal is wide: the bar shrinks first, then what stands at the end goes.
  void draw(Index epoch, double part, const std::vector<std::string>& parts) const {
    const int columns = detail::terminal_columns() - 1;
    const std::string begin = head(epoch) + " ";
    int used = static_cast<int>(begin.size());
    constexpr int widest = 32, narrowest = 8;
    std::string tail;
    int room = columns - used;
    for (const std::string& text : parts) {
      const int wide = static_cast<int>(text.size()) + 2;
      if (room - wide < narrowest) break;
      room -= wide;
      tail += "  " + text;
    }
    const int width = std::max(0, std::min(room, widest));
    const int filled = static_cast<int>(std::lround(part * width));
    std::string full, rest;
    for (int i = 0; i < width; ++i) (i < filled ? full : rest) += i < filled ? "\u2501" : "\u254c";
    print("\r" + begin + styled(full, "36") + styled(rest, "2") + tail + "\033[K");
  }

  std::vector<std::string> metrics_;  // "loss" first
  Index epochs_;
  bool terminal_, colour_;
  Index batches_ = 0;
  Clock::time_point begin_ = Clock::now(), drawn_ = Clock::now();
};

}  // namespace modelc
