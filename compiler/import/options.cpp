#include "import/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace modelc::darknet {
namespace {

/// The number that the whole text is; nothing where it is none, or one that the type does not hold.
template <class T>
std::optional<T> parsed(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::vector<std::string_view> items(std::string_view list) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t comma = list.find(',');
    out.push_back(list.substr(0, comma));
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  if (out.size() > 1 && out.back().empty()) out.pop_back();  // a comma at the end
  return out;
}

}  // namespace

void Options::fail(Span span, std::string message, std::string help) {
  failed_ = true;
  diagnostics_.add({Code::malformed_cfg, std::move(message), {span, ""}, {}, {}, std::move(help)});
}

void Options::unsupported(Span span, std::string message, std::string help) {
  failed_ = true;
  diagnostics_.add({Code::unsupported_section, std::move(message), {span, ""}, {}, {}, std::move(help)});
}

const Option* Options::find(std::string_view key) {
  known_.emplace(key);
  const auto found = std::ranges::find_if(section_.options, [&](const Option& o) { return o.key == key; });
  return found == section_.options.end() ? nullptr : &*found;
}

std::int64_t Options::integer(std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most) {
  const Option* const option = find(key);
  if (option == nullptr) return fallback;
  const std::optional<std::int64_t> value = parsed<std::int64_t>(option->value);
  if (!value) {
    fail(option->value_span, fmt::format("`{}` is a whole number, not `{}`", key, option->value));
    return fallback;
  }
  if (*value >= least && *value <= most) return *value;
  fail(option->value_span, fmt::format("`{}` is from {} to {}, not {}", key, least, most, *value));
  return fallback;
}

bool Options::flag(std::string_view key, bool fallback) {
  return integer(key, fallback ? 1 : 0, INT32_MIN, INT32_MAX) != 0;
}

double Options::number(std::string_view key, double fallback) {
  const Option* const option = find(key);
  if (option == nullptr) return fallback;
  const std::optional<double> value = parsed<double>(option->value);
  if (value && std::isfinite(*value)) return *value;
  fail(option->value_span, fmt::format("`{}` is a number, not `{}`", key, option->value));
  return fallback;
}

std::vector<std::int64_t> Options::integers(std::string_view key) {
  std::vector<std::int64_t> out;
  const Option* const option = find(key);
  if (option == nullptr) return out;
  for (const std::string_view item : items(option->value)) {
    const std::optional<std::int64_t> value = parsed<std::int64_t>(item);
    if (!value) {
      fail(option->value_span,
           fmt::format("`{}` are whole numbers with commas between them, and `{}` is none", key, item));
      return {};
    }
    out.push_back(*value);
  }
  return out;
}

std::vector<std::string> Options::numbers(std::string_view key) {
  std::vector<std::string> out;
  const Option* const option = find(key);
  if (option == nullptr) return out;
  for (const std::string_view item : items(option->value)) {
    const std::optional<double> value = parsed<double>(item);
    if (!value || !std::isfinite(*value)) {
      fail(option->value_span, fmt::format("`{}` are numbers with commas between them, and `{}` is none", key, item));
      return {};
    }
    // "1." and "1" as the language writes them.
    std::string text = fmt::format("{}", *value);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    out.push_back(std::move(text));
  }
  return out;
}

void Options::ignore(std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) find(key);
}

void Options::refuse(std::initializer_list<std::string_view> keys, std::int64_t harmless) {
  for (const std::string_view key : keys) {
    const Option* const option = find(key);
    if (option != nullptr && parsed<std::int64_t>(option->value) != harmless)
      unsupported(option->key_span.to(option->value_span),
                  fmt::format("`{}` of `[{}]` is not supported", key, section_.type));
  }
}

void Options::finish() {
  const std::vector<std::string> candidates(known_.begin(), known_.end());
  for (const Option& option : section_.options) {
    if (known_.count(option.key) > 0) continue;
    const std::string near = nearest(option.key, candidates);
    diagnostics_.add({Code::unused_option,
                      fmt::format("`[{}]` has no option `{}`: it is not used", section_.type, option.key),
                      {option.key_span, ""},
                      {},
                      {},
                      near.empty() ? "" : fmt::format("did you mean `{}`?", near)});
  }
}

}  // namespace modelc::darknet
