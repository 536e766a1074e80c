// A progress bar. Debian 12 packages no library of C++ for them, so here is what both apps need.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace pictures {

/// One line on standard error, drawn anew at most ten times a second and wiped off at the end; nothing where standard
/// error is not a terminal.
class Progress {
 public:
  /// A bar for `total` steps.
  explicit Progress(std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// So many steps are done; `note` stands behind the bar.
  void show(std::size_t done, const std::string& note = "");
  /// Wipes the bar off, so that something else may be printed; the next `show` draws it again.
  void hide();

 private:
  using Clock = std::chrono::steady_clock;
  std::size_t total_;
  bool terminal_;
  bool drawn_ = false;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_{};
};

}  // namespace pictures
