#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

#include "diagnostics/diagnostics.h"
#include "driver/samples.h"

namespace modelc::driver {
namespace {

using Record = std::vector<std::string>;

/// Takes a text apart into records; `line` is where each begins, from 1.
class Records {
 public:
  Records(const std::string& path, std::string_view text, char delimiter)
      : path_(path), text_(text), delimiter_(delimiter) {
    if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;  // a byte order mark
  }

  /// False at the end. Empty lines are passed over.
  bool next(Record& record, std::size_t& line) {
    record.clear();
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) step();
    if (at_ >= text_.size()) return false;
    line = line_;
    for (;;) {
      record.push_back(field());
      if (at_ >= text_.size()) return true;
      const char c = text_[at_];
      step();
      if (c == delimiter_) continue;
      if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') step();
      return true;
    }
  }

 private:
  void step() { line_ += text_[at_++] == '\n'; }
  bool ends(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }

  std::string field() {
    std::string out;
    if (at_ < text_.size() && text_[at_] == '"') {
      const std::size_t begun = line_;
      for (step();; step()) {
        if (at_ >= text_.size()) throw DataError{fmt::format("`{}`:{}: a quoted field is not closed", path_, begun)};
        if (text_[at_] != '"') {
          out += text_[at_];
        } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
          step();
          out += '"';
        } else {
          break;
        }
      }
      step();
      if (at_ < text_.size() && !ends(text_[at_]))
        throw DataError{fmt::format("`{}`:{}: text behind the closing quote of a field", path_, line_)};
      return out;
    }
    while (at_ < text_.size() && !ends(text_[at_])) out += text_[at_++];
    const std::size_t first = out.find_first_not_of(" \t");
    return first == std::string::npos ? std::string() : out.substr(first, out.find_last_not_of(" \t") - first + 1);
  }

  const std::string& path_;
  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0, line_ = 1;
};

std::optional<double> number(const std::string& text) {
  const char* const begin = text.data() + (text.starts_with('+') ? 1 : 0);
  double value = 0;
  const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value);
  // NaN and infinity are words that from_chars accepts.
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// The columns of "a,b" or "a..d".
std::vector<std::size_t> choose(const std::string& path, const CsvColumns& wanted, const Record& names) {
  const auto find = [&](const std::string& name) {
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    const std::optional<double> position = number(name);
    if (position && *position >= 1 && *position <= static_cast<double>(names.size()) &&
        *position == std::floor(*position))
      return static_cast<std::size_t>(*position) - 1;
    const std::string near = nearest(name, names);
    throw DataError{fmt::format(
        "`{}` has no column `{}`{}", path, name,
        near.empty() ? fmt::format(", it has {}", names.size()) : fmt::format("; did you mean `{}`?", near))};
  };
  std::vector<std::size_t> columns;
  for (std::size_t at = 0; at <= wanted.columns.size();) {
    const std::size_t end = std::min(wanted.columns.find(',', at), wanted.columns.size());
    const std::string part = wanted.columns.substr(at, end - at);
    at = end + 1;
    const std::size_t dots = part.find("..");
    if (dots == std::string::npos || std::ranges::find(names, part) != names.end()) {
      columns.push_back(find(part));
      continue;
    }
    const std::size_t first = find(part.substr(0, dots)), last = find(part.substr(dots + 2));
    if (first > last) throw DataError{fmt::format("the columns `{}` of `{}` run backwards", part, path)};
    for (std::size_t i = first; i <= last; ++i) columns.push_back(i);
  }
  return columns;
}

struct Column {
  std::vector<double> numbers;
  std::vector<std::string> texts;  // of targets
  bool numeric = true, whole = true;
};

/// Text as classes in alphabetical order.
void classify(const Column& column, Samples& samples) {
  std::map<std::string, std::int64_t> classes;
  for (const std::string& text : column.texts) classes.emplace(text, 0);
  for (auto& [text, index] : classes) {
    index = static_cast<std::int64_t>(samples.classes.size());
    samples.classes.push_back(text);
  }
  for (const std::string& text : column.texts) samples.tensor.data.integer.push_back(classes[text]);
}

}  // namespace

std::vector<Samples> read_csv(const std::string& path, std::string_view text, const std::vector<CsvColumns>& wanted,
                              const CsvFormat& format) {
  Records records(path, text, format.delimiter);
  Record names, record;
  std::size_t line = 0;
  bool pending = records.next(record, line);
  if (!pending) throw DataError{fmt::format("`{}` is empty", path)};
  if (format.header) {
    names = record;
    pending = false;
  } else {
    for (std::size_t i = 1; i <= record.size(); ++i) names.push_back(std::to_string(i));
  }
  std::vector<std::vector<std::size_t>> chosen;
  std::vector<std::vector<Column>> columns;
  for (const CsvColumns& one : wanted) {
    chosen.push_back(choose(path, one, names));
    columns.emplace_back(chosen.back().size());
  }
  std::int64_t count = 0;
  for (; pending || records.next(record, line); pending = false, ++count) {
    if (record.size() != names.size())
      throw DataError{
          fmt::format("`{}`:{}: {} fields, where there are {} columns", path, line, record.size(), names.size())};
    for (std::size_t i = 0; i < wanted.size(); ++i)
      for (std::size_t j = 0; j < chosen[i].size(); ++j) {
        const std::string& field = record[chosen[i][j]];
        Column& column = columns[i][j];
        const std::optional<double> value = number(field);
        const bool may_be_text = wanted[i].target && chosen[i].size() == 1;
        if (field.empty() || (!value && !may_be_text))
          throw DataError{fmt::format("`{}`:{}: {}, in the column `{}`", path, line,
                                      field.empty() ? "the field is empty" : "`" + field + "` is no number",
                                      names[chosen[i][j]])};
        column.numeric = column.numeric && value;
        column.whole = column.whole && value && *value == std::floor(*value) && std::abs(*value) < 2147483648.0;
        column.numbers.push_back(value.value_or(0));
        if (may_be_text) column.texts.push_back(field);
      }
  }
  std::vector<Samples> out;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    Samples samples{{wanted[i].name, {}}, wanted[i].target, {}};
    ir::TensorData& data = samples.tensor.data;
    const auto width = static_cast<std::int64_t>(columns[i].size());
    data.shape = {count};
    if (width > 1) data.shape.push_back(width);
    const bool whole = std::ranges::all_of(columns[i], &Column::whole);
    const bool classes = width == 1 && !columns[i][0].numeric;
    data.dtype = classes || (whole && wanted[i].target) ? ir::DType::i64 : ir::DType::f64;
    if (classes) classify(columns[i][0], samples);
    for (std::int64_t row = 0; row < count && !classes; ++row)
      for (const Column& column : columns[i]) {
        const double value = column.numbers[static_cast<std::size_t>(row)];
        if (data.dtype == ir::DType::i64)
          data.integer.push_back(static_cast<std::int64_t>(value));
        else
          data.real.push_back(value);
      }
    out.push_back(std::move(samples));
  }
  return out;
}

}  // namespace modelc::driver
