#pragma once
#include <string>
#include <utility>
#include <vector>

/// Text that knows where it may break, and its printer: after Oppen, "Prettyprinting" (1980), and Wadler, "A prettier
/// printer" (2003). Private to this folder.
namespace modelc::syntax {

struct Doc {
  enum class Kind : unsigned char {
    text,
    line,      ///< a blank, or in a broken group a new line
    soft,      ///< nothing, or in a broken group a new line
    close,     ///< as soft, but one level further out: before a closing bracket
    fill,      ///< in a broken group a blank while what follows fits, else a new line
    hard,      ///< always a new line; with text "\n" behind an empty one
    trailing,  ///< a comment behind what stands on the line; a new line follows
    own_line,  ///< a comment on a line of its own
    group,     ///< on one line if it fits, else broken, its parts indented by one level
    block,     ///< parts indented by one level
    sequence,
  };
  Kind kind = Kind::sequence;
  std::string text;
  std::vector<Doc> parts;
  bool broken = false;  ///< a group that cannot stand on one line, whatever its width

  Doc& add(Doc part) {
    broken = broken || (part.kind != Kind::block && part.broken) || part.kind == Kind::trailing ||
             part.kind == Kind::own_line;
    parts.push_back(std::move(part));
    return *this;
  }
};

/// Prints within `width` columns where the breaks allow it, indenting by `indent` blanks a level; ends with a newline.
std::string lay_out(const Doc& doc, std::size_t width, std::size_t indent);

}  // namespace modelc::syntax
