#include "syntax/layout.h"

#include <algorithm>
#include <optional>

namespace modelc::syntax {
namespace {

using Kind = Doc::Kind;

/// Columns, one for each code point.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

class LayoutPrinter {
 public:
  LayoutPrinter(std::size_t width, std::size_t step) : width_(width), step_(step) {}

  std::string print(const Doc& doc) {
    stack_.push_back({0, false, &doc});
    while (!stack_.empty()) {
      const Command command = stack_.back();
      stack_.pop_back();
      step(command);
    }
    if (!line_start_) out_ += '\n';
    return std::move(out_);
  }

 private:
  struct Command {
    std::size_t indent;
    bool flat;
    const Doc* doc;
  };

  void step(const Command& command) {
    const Doc& doc = *command.doc;
    switch (doc.kind) {
      case Kind::text: write(doc.text, command.indent); break;
      case Kind::line:
        if (command.flat)
          write(" ", command.indent);
        else
          new_line(command.indent);
        break;
      case Kind::soft:
        if (!command.flat) new_line(command.indent);
        break;
      case Kind::close:
        if (!command.flat) new_line(command.indent - step_);
        break;
      case Kind::fill:
        if (command.flat || fits(std::nullopt, 1))
          write(" ", command.indent);
        else
          new_line(command.indent);
        break;
      case Kind::hard:
        new_line(command.indent);
        if (!doc.text.empty()) out_ += '\n';
        break;
      case Kind::trailing:
        if (!line_start_ && !comment_) write("  ", command.indent);
        write(doc.text, command.indent);
        comment_ = true;
        break;
      case Kind::own_line:
        if (!line_start_) new_line(command.indent);
        write(doc.text, command.indent);
        comment_ = true;
        break;
      case Kind::group: {
        const bool flat = command.flat || (!doc.broken && fits(Command{command.indent, true, &doc}, 0));
        push(doc, flat ? command.indent : command.indent + step_, flat);
        break;
      }
      case Kind::block: push(doc, command.indent + step_, false); break;
      case Kind::sequence: push(doc, command.indent, command.flat); break;
    }
  }

  void push(const Doc& doc, std::size_t indent, bool flat) {
    for (std::size_t i = doc.parts.size(); i-- > 0;) stack_.push_back({indent, flat, &doc.parts[i]});
  }

  /// Whether `first` and then what is on the stack reach a possible line break before the end of the line.
  bool fits(std::optional<Command> first, std::size_t extra) const {
    if (comment_) return true;
    std::size_t used = (line_start_ ? indent_ : column_) + extra;
    std::vector<Command> pending;
    if (first) pending.push_back(*first);
    std::size_t rest = stack_.size();
    while (used <= width_) {
      if (pending.empty()) {
        if (rest == 0) return true;
        pending.push_back(stack_[--rest]);
      }
      const Command command = pending.back();
      pending.pop_back();
      const Doc& doc = *command.doc;
      switch (doc.kind) {
        case Kind::text: used += width_of(doc.text); break;
        case Kind::line:
        case Kind::fill:
          if (!command.flat) return true;
          ++used;
          break;
        case Kind::soft:
        case Kind::close:
          if (!command.flat) return true;
          break;
        case Kind::hard:
        case Kind::trailing:
        case Kind::own_line: return true;
        default:
          for (std::size_t i = doc.parts.size(); i-- > 0;) pending.push_back({0, command.flat, &doc.parts[i]});
          break;
      }
    }
    return false;
  }

  void new_line(std::size_t indent) {
    if (!line_start_) out_ += '\n';
    line_start_ = true;
    comment_ = false;
    indent_ = indent;
  }

  void write(const std::string& text, std::size_t indent) {
    if (comment_) new_line(indent);
    if (line_start_) {
      if (text == " ") return;
      out_.append(indent_, ' ');
      column_ = indent_;
      line_start_ = false;
    }
    out_ += text;
    column_ += width_of(text);
  }

  std::size_t width_, step_;
  std::vector<Command> stack_;
  std::string out_;
  std::size_t column_ = 0;
  std::size_t indent_ = 0;  // of the line to come
  bool line_start_ = true;  // nothing is on the line yet
  bool comment_ = false;    // a comment is: nothing else may be
};

}  // namespace

std::string lay_out(const Doc& doc, std::size_t width, std::size_t indent) {
  return LayoutPrinter(width, indent).print(doc);
}

}  // namespace modelc::syntax
