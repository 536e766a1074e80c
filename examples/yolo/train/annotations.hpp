// Which boxes are in which pictures, from CSV and JSON files.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace trainer {

/// What is wrong with files, one problem a line, each with its place: `train.csv:7: ...`.
class DataError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A box in pixels; (x_min, y_min) is the top left corner, and x_max and y_max are where it ends.
struct Box {
  double x_min = 0;
  double y_min = 0;
  double x_max = 0;
  double y_max = 0;
  int label = 0;  ///< the number of its class
  int line = 0;   ///< where the annotations say so, from 1
};

struct Annotated {
  std::string file;  ///< as the annotations name it, relative to their own folder
  int line = 0;      ///< where it is named first, from 1
  std::vector<Box> boxes;
};

struct Annotations {
  std::string path;
  std::vector<Annotated> pictures;  ///< in the order in which they are named first
};

/// The names of classes, one a line; empty lines do not count. Throws DataError for files that cannot be read, hold no
/// name, or one twice.
std::vector<std::string> read_classes(const std::string& path);

/// Reads annotations, CSV or JSON by the ending of `path`; formats as below. Throws DataError with the first twenty
/// problems: malformed rows, unknown classes, boxes without an area or with negative corners. What only pictures can
/// tell, load_samples checks.
Annotations read_annotations(const std::string& path, const std::vector<std::string>& classes);

/// A header `file,x_min,y_min,x_max,y_max,class` and a row for each box; a row `NAME,,,,,` is a picture without any.
/// Fields may stand in double quotes (RFC 4180).
Annotations parse_csv(const std::string& path, std::string_view text, const std::vector<std::string>& classes);

/// `{"pictures": [{"file": NAME, "boxes": [{"x_min": 1, "y_min": 2, "x_max": 3, "y_max": 4, "class": NAME}]}]}`.
Annotations parse_json(const std::string& path, std::string_view text, const std::vector<std::string>& classes);

/// The rows of parse_csv, corners with two digits after the point.
std::string to_csv(const std::vector<Annotated>& pictures, const std::vector<std::string>& classes);

/// A file's bytes. Throws DataError.
std::string read_file(const std::string& path);

namespace detail {

/// Collects problems; `finish` throws those there are.
class Problems {
 public:
  explicit Problems(std::string path) : path_(std::move(path)) {}
  void add(int line, const std::string& what);
  bool none() const { return count_ == 0; }
  void finish() const;

 private:
  std::string path_;
  std::string text_;
  int count_ = 0;
};

/// Makes annotations of rows: pictures that are named again go on.
class Rows {
 public:
  Rows(const std::string& path, const std::vector<std::string>& classes) : problems_(path), classes_(classes) {
    out_.path = path;
  }
  /// The picture of that name; a problem where it has none.
  void picture(const std::string& file, int line);
  void box(Box box, const std::string& label, int line);  ///< of that picture
  void problem(int line, const std::string& what) { problems_.add(line, what); }
  Annotations finish();

 private:
  Problems problems_;
  const std::vector<std::string>& classes_;
  Annotations out_;
  std::map<std::string, std::size_t> by_name_;
  std::size_t at_ = 0;
};

}  // namespace detail
}  // namespace trainer
