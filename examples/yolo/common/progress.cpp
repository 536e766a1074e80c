#include "progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace pictures {
namespace {

std::size_t terminal_columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string minutes(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

/// The first `columns` characters of UTF-8 text, without what would move the cursor.
std::string clipped(const std::string& text, std::size_t columns) {
  std::string out;
  for (const char c : text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    if (begins && columns-- == 0) break;
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  }
  return out;
}

}  // namespace

Progress::Progress(std::size_t total) : total_(total), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() { hide(); }

void Progress::show(std::size_t done, const std::string& note) {
  const Clock::time_point now = Clock::now();
  if (!terminal_ || total_ == 0) return;
  if (drawn_ && now - last_ < std::chrono::milliseconds(100)) return;
  done = std::min(done, total_);
  constexpr std::size_t width = 30;
  const std::size_t filled = width * done / total_;
  std::string bar;
  for (std::size_t i = 0; i < width; ++i) bar += i < filled ? "█" : "░";
  const double passed = std::chrono::duration<double>(now - begin_).count();
  std::string text = fmt::format(" {}/{}", done, total_);
  if (done > 0)
    text += fmt::format("  {} left", minutes(passed / static_cast<double>(done) * static_cast<double>(total_ - done)));
  if (!note.empty()) text += "  " + note;
  const std::size_t columns = terminal_columns();
  fmt::print(stderr, "\r{}{}\033[K", columns > width + 1 ? bar : "",
             clipped(text, columns > width + 1 ? columns - width - 1 : 0));
  std::fflush(stderr);
  drawn_ = true;
  last_ = now;
}

void Progress::hide() {
  if (!drawn_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace pictures
