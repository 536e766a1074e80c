#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "import/cfg.h"

namespace modelc::darknet {

/// The options of a section by their kinds. What is wrong with one is an error at its value, and the fallback is given.
class Options {
 public:
  Options(const Section& section, Diagnostics& diagnostics) : section_(section), diagnostics_(diagnostics) {}

  /// nullptr where the section does not have it.
  const Option* find(std::string_view key);
  std::int64_t integer(std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most);
  bool flag(std::string_view key, bool fallback = false);
  double number(std::string_view key, double fallback);
  std::vector<std::int64_t> integers(std::string_view key);
  /// The numbers as the file has them: their text goes into the model as it is.
  std::vector<std::string> numbers(std::string_view key);

  /// Options that matter in training alone, or to Darknet's own programs.
  void ignore(std::initializer_list<std::string_view> keys);
  /// Options that would change what the section computes, unless they have this value.
  void refuse(std::initializer_list<std::string_view> keys, std::int64_t harmless = 0);
  /// A warning for each option that nobody asked for.
  void finish();

  void fail(Span span, std::string message, std::string help = {});
  void unsupported(Span span, std::string message, std::string help = {});
  bool failed() const { return failed_; }

 private:
  const Section& section_;
  Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> known_;
  bool failed_ = false;
};

}  // namespace modelc::darknet
