#pragma once
#include <string>
#include <vector>

/// Pictures as text in Graphviz's DOT language.
namespace modelc::driver {

/// Text as part of an HTML-like label: markup and control characters do no harm.
std::string dot_text(const std::string& text);

/// What stands in a box: a coloured title, and rows of cells below it. Cells are plain text.
struct DotBox {
  std::string title;  ///< "Dense"
  std::string name;   ///< beside the title, "dense_1"; may be empty
  std::string colour = "#dce6f2";
  std::vector<std::vector<std::string>> rows;
};

/// A directed graph in the making. Ids are the caller's: letters, digits and `_`.
class Dot {
 public:
  explicit Dot(const std::string& name);
  void box(const std::string& id, const DotBox& box);
  /// A rounded box for what comes in from outside or goes there.
  void port(const std::string& id, const std::string& title, const std::string& text);
  void open_cluster(const std::string& id, const std::string& title);
  void close_cluster();
  void edge(const std::string& from, const std::string& to, const std::string& label = {});
  /// The finished text.
  std::string text() const;

 private:
  void line(const std::string& text);
  std::string text_;
  int depth_ = 1;
};

}  // namespace modelc::driver
