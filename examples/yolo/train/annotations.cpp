#include "annotations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>

namespace trainer {
namespace {

constexpr int most_problems = 20;

/// Edits that make one word of the other (Levenshtein).
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

std::string unknown_class(const std::string& name, const std::vector<std::string>& classes) {
  std::string text = fmt::format("there is no class `{}`", name);
  const std::string* nearest = nullptr;
  std::size_t best = name.size() > 64 ? 0 : name.size() / 3 + 2;
  for (const std::string& known : classes) {
    const std::size_t edits = best == 0 ? 0 : distance(name, known);
    if (edits < best) {
      best = edits;
      nearest = &known;
    }
  }
  if (nearest != nullptr) text += fmt::format("; is `{}` meant?", *nearest);
  return text;
}

/// The fields of a row. False when a quotation does not end, or something stands behind its end.
bool split(std::string_view row, std::vector<std::string>& fields) {
  fields.assign(1, "");
  std::size_t i = 0;
  while (i < row.size()) {
    if (row[i] == '"' && fields.back().empty()) {
      for (++i;; ++i) {
        if (i >= row.size()) return false;
        if (row[i] != '"') {
          fields.back() += row[i];
        } else if (i + 1 < row.size() && row[i + 1] == '"') {
          fields.back() += row[++i];
        } else {
          break;
        }
      }
      if (++i < row.size() && row[i] != ',') return false;
    } else if (row[i] == ',') {
      fields.emplace_back();
      ++i;
    } else {
      fields.back() += row[i++];
    }
  }
  return true;
}

bool parse_number(const std::string& field, double& value) {
  const char* const end = field.data() + field.size();
  const auto [stopped, error] = std::from_chars(field.data(), end, value);
  return error == std::errc() && stopped == end && std::isfinite(value);
}

std::string quoted(const std::string& field) {
  if (field.find_first_of(",\"") == std::string::npos) return field;
  std::string out = "\"";
  for (const char c : field) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

/// Calls line(text, number) for each line, without its end.
template <class Line>
void each_line(std::string_view text, Line line) {
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view row = text.substr(0, end);
    if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
    line(row, number);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

namespace detail {

void Problems::add(int line, const std::string& what) {
  if (++count_ > most_problems) return;
  text_ += fmt::format("{}{}:{}: {}", text_.empty() ? "" : "\n", path_, line, what);
}

void Problems::finish() const {
  if (count_ == 0) return;
  throw DataError(count_ > most_problems ? fmt::format("{}\nand {} more", text_, count_ - most_problems) : text_);
}

void Rows::picture(const std::string& file, int line) {
  if (file.empty()) problems_.add(line, "the picture has no name");
  const auto [place, added] = by_name_.emplace(file, out_.pictures.size());
  at_ = place->second;
  if (added) out_.pictures.push_back({file, line, {}});
}

void Rows::box(Box box, const std::string& label, int line) {
  const auto found = std::find(classes_.begin(), classes_.end(), label);
  if (found == classes_.end()) problems_.add(line, unknown_class(label, classes_));
  if (!(box.x_min < box.x_max && box.y_min < box.y_max)) {
    problems_.add(
        line, fmt::format("the box from ({}, {}) to ({}, {}) has no area", box.x_min, box.y_min, box.x_max, box.y_max));
  } else if (box.x_min < 0 || box.y_min < 0) {
    problems_.add(line, fmt::format("the box from ({}, {}) to ({}, {}) reaches out of the picture", box.x_min,
                                    box.y_min, box.x_max, box.y_max));
  }
  box.label = static_cast<int>(found - classes_.begin());
  box.line = line;
  out_.pictures[at_].boxes.push_back(box);
}

Annotations Rows::finish() {
  if (out_.pictures.empty() && problems_.none()) problems_.add(1, "no picture is annotated");
  problems_.finish();
  return std::move(out_);
}

}  // namespace detail

std::string read_file(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file || file.bad())
    throw DataError(fmt::format("`{}` cannot be read: {}", path, errno != 0 ? std::strerror(errno) : "no file"));
  return text;
}

std::vector<std::string> read_classes(const std::string& path) {
  std::vector<std::string> classes;
  detail::Problems problems(path);
  const std::string text = read_file(path);
  each_line(text, [&](std::string_view line, int number) {
    if (line.empty()) return;
    if (std::find(classes.begin(), classes.end(), line) != classes.end())
      problems.add(number, fmt::format("there is a class `{}` already", line));
    classes.emplace_back(line);
  });
  if (classes.empty()) problems.add(1, "there is no class");
  problems.finish();
  return classes;
}

Annotations parse_csv(const std::string& path, std::string_view text, const std::vector<std::string>& classes) {
  constexpr std::string_view header = "file,x_min,y_min,x_max,y_max,class";
  detail::Rows rows(path, classes);
  bool begun = false;
  each_line(text, [&](std::string_view row, int line) {
    if (row.empty()) return;
    if (!begun) {
      begun = true;
      if (row != header) rows.problem(line, fmt::format("the header is not `{}`", header));
      return;
    }
    std::vector<std::string> fields;
    if (!split(row, fields)) return rows.problem(line, "a quotation does not end where a field does");
    if (fields.size() != 6) return rows.problem(line, fmt::format("there are {} fields, not 6", fields.size()));
    rows.picture(fields[0], line);
    if (std::all_of(fields.begin() + 1, fields.end(), [](const std::string& field) { return field.empty(); })) return;
    double corner[4];
    for (std::size_t i = 0; i < 4; ++i)
      if (!parse_number(fields[i + 1], corner[i]))
        return rows.problem(line, fmt::format("`{}` is no number", fields[i + 1]));
    rows.box({corner[0], corner[1], corner[2], corner[3]}, fields[5], line);
  });
  return rows.finish();
}

Annotations read_annotations(const std::string& path, const std::vector<std::string>& classes) {
  const bool json = ends_with(path, ".json");
  if (!json && !ends_with(path, ".csv")) throw DataError(fmt::format("`{}` ends neither in .csv nor in .json", path));
  const std::string text = read_file(path);
  return json ? parse_json(path, text, classes) : parse_csv(path, text, classes);
}

std::string to_csv(const std::vector<Annotated>& pictures, const std::vector<std::string>& classes) {
  std::string text = "file,x_min,y_min,x_max,y_max,class\n";
  for (const Annotated& picture : pictures) {
    if (picture.boxes.empty()) text += quoted(picture.file) + ",,,,,\n";
    for (const Box& box : picture.boxes)
      text += fmt::format("{},{:.2f},{:.2f},{:.2f},{:.2f},{}\n", quoted(picture.file), box.x_min, box.y_min, box.x_max,
                          box.y_max, quoted(classes.at(static_cast<std::size_t>(box.label))));
  }
  return text;
}

}  // namespace trainer
