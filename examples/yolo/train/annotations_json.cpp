#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "annotations.hpp"

namespace trainer {
namespace {

using Json = nlohmann::json;

/// Characters that count the lines they pass.
class Characters {
 public:
  using difference_type = std::ptrdiff_t;
  using value_type = char;
  using pointer = const char*;
  using reference = const char&;
  using iterator_category = std::input_iterator_tag;

  Characters(const char* at, int* line) : at_(at), line_(line) {}
  reference operator*() const { return *at_; }
  Characters& operator++() {
    if (*at_++ == '\n') ++*line_;
    return *this;
  }
  Characters operator++(int) {
    Characters before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Characters& other) const { return at_ == other.at_; }
  bool operator!=(const Characters& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  int* line_;
};

constexpr const char* line_key = "\n";  // among an object's members: the line in which it begins

int line_of(const Json& object) { return object.at(line_key).get<int>(); }

/// The member of an object; a problem where there is none, or it is not of the kind.
const Json* member(detail::Rows& rows, const Json& object, const char* key, bool (Json::*is)() const noexcept,
                   const char* kind) {
  const auto found = object.find(key);
  if (found != object.end() && ((*found).*is)()) return &*found;
  rows.problem(line_of(object),
               found == object.end() ? fmt::format("`{}` is missing", key) : fmt::format("`{}` is not {}", key, kind));
  return nullptr;
}

void read_box(detail::Rows& rows, const Json& box) {
  const char* const keys[] = {"x_min", "y_min", "x_max", "y_max"};
  double corner[4];
  bool whole = true;
  for (int i = 0; i < 4; ++i) {
    const Json* const value = member(rows, box, keys[i], &Json::is_number, "a number");
    whole = whole && value != nullptr;
    if (value != nullptr) corner[i] = value->get<double>();
  }
  const Json* const label = member(rows, box, "class", &Json::is_string, "a text");
  if (whole && label != nullptr)
    rows.box({corner[0], corner[1], corner[2], corner[3]}, label->get<std::string>(), line_of(box));
}

void read_picture(detail::Rows& rows, const Json& picture) {
  const Json* const file = member(rows, picture, "file", &Json::is_string, "a text");
  const Json* const boxes = member(rows, picture, "boxes", &Json::is_array, "a list");
  if (file == nullptr || boxes == nullptr) return;
  rows.picture(file->get<std::string>(), line_of(picture));
  for (const Json& box : *boxes) {
    if (box.is_object())
      read_box(rows, box);
    else
      rows.problem(line_of(picture), "a box is no object");
  }
}

}  // namespace

Annotations parse_json(const std::string& path, std::string_view text, const std::vector<std::string>& classes) {
  detail::Rows rows(path, classes);
  int line = 1;
  std::vector<int> begins;
  // Called when the text has been read up to the event and no further.
  const auto note = [&](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) begins.push_back(line);
    if (event == Json::parse_event_t::object_end) {
      value[line_key] = begins.back();
      begins.pop_back();
    }
    return true;
  };
  Json whole;
  try {
    whole = Json::parse(Characters(text.data(), &line), Characters(text.data() + text.size(), &line), note);
  } catch (const Json::exception& error) {
    std::string what = error.what();
    if (const std::size_t at = what.find(": "); at != std::string::npos) what.erase(0, at + 2);
    rows.problem(line, what);
    return rows.finish();
  }
  const Json* const pictures =
      !whole.is_object() ? nullptr : member(rows, whole, "pictures", &Json::is_array, "a list");
  if (!whole.is_object()) rows.problem(1, "this is no object with a list `pictures`");
  if (pictures != nullptr) {
    for (const Json& picture : *pictures) {
      if (picture.is_object())
        read_picture(rows, picture);
      else
        rows.problem(line_of(whole), "a picture is no object");
    }
  }
  return rows.finish();
}

}  // namespace trainer
