#include "import/cfg.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace modelc::darknet {
namespace {

constexpr std::size_t most_sections = 4096;

constexpr std::pair<std::string_view, std::string_view> abbreviations[] = {
    {"network", "net"}, {"conv", "convolutional"}, {"conn", "connected"},    {"max", "maxpool"},
    {"avg", "avgpool"}, {"soft", "softmax"},       {"lrn", "normalization"}, {"deconv", "deconvolutional"}};

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string without_blanks(std::string_view text) {
  std::string out;
  std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return !blank(c); });
  return out;
}

/// A part of the file, blanks at its ends left out.
struct Piece {
  std::string_view text;
  Span span;

  Piece(std::string_view whole, FileId file, std::uint32_t begin) : text(whole) {
    while (!text.empty() && blank(text.front())) {
      text.remove_prefix(1);
      ++begin;
    }
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    span = {file, begin, begin + static_cast<std::uint32_t>(text.size())};
  }
};

class CfgReader {
 public:
  CfgReader(FileId file, const SourceMap& sources, Diagnostics& diagnostics)
      : file_(file), source_(sources.file(file)), diagnostics_(diagnostics) {}

  std::vector<Section> read() {
    for (std::uint32_t number = 1; number <= source_.line_count() && sections_.size() <= most_sections; ++number)
      read_line(number);
    if (sections_.size() > most_sections)
      fail(sections_.back().span, fmt::format("more than {} sections", most_sections));
    return std::move(sections_);
  }

 private:
  void fail(Span span, std::string message, std::string help = {}) {
    diagnostics_.add({Code::malformed_cfg, std::move(message), {span, ""}, {}, {}, std::move(help)});
  }

  void read_line(std::uint32_t number) {
    const std::uint32_t begin = source_.line_begin(number);
    const Piece whole(source_.line(number), file_, begin);
    if (whole.text.empty() || whole.text[0] == '#' || whole.text[0] == ';') return;
    const Piece line(whole.text.substr(0, whole.text.find('#')), file_, whole.span.begin);
    if (line.text[0] == '[')
      read_section(line, number);
    else
      read_option(line);
  }

  void read_section(const Piece& line, std::uint32_t number) {
    if (line.text.back() != ']') return fail(line.span, "the name of a section without its `]`");
    std::string type = without_blanks(line.text.substr(1, line.text.size() - 2));
    for (const auto& [brief, full] : abbreviations)
      if (type == brief) type = full;
    sections_.push_back({std::move(type), line.span, number, {}});
  }

  void read_option(const Piece& line) {
    const std::size_t equals = line.text.find('=');
    if (equals == std::string_view::npos || equals == 0)
      return fail(line.span, "the line is neither `[section]` nor `key=value`");
    const Piece key(line.text.substr(0, equals), file_, line.span.begin);
    const Piece value(line.text.substr(equals + 1), file_, line.span.begin + static_cast<std::uint32_t>(equals) + 1);
    Option option{without_blanks(key.text), without_blanks(value.text), key.span, value.span};
    if (option.value.empty()) return fail(line.span, fmt::format("`{}` has no value", option.key));
    if (sections_.empty())
      return fail(line.span, fmt::format("`{}` stands before the first section", option.key),
                  "the file begins with `[net]`");
    std::vector<Option>& options = sections_.back().options;
    const auto first = std::ranges::find_if(options, [&](const Option& other) { return other.key == option.key; });
    if (first == options.end()) return options.push_back(std::move(option));
    diagnostics_.add({Code::malformed_cfg,
                      fmt::format("`{}` is given twice in `[{}]`", option.key, sections_.back().type),
                      {option.key_span, ""},
                      {{first->key_span, "it is given here first"}},
                      {},
                      "Darknet takes the first one"});
  }

  FileId file_;
  const SourceFile& source_;
  Diagnostics& diagnostics_;
  std::vector<Section> sections_;
};

}  // namespace

std::vector<Section> read_cfg(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  return CfgReader(file, sources, diagnostics).read();
}

}  // namespace modelc::darknet
