#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/diagnostics.h"
#include "diagnostics/display.h"

namespace modelc {
namespace {

constexpr std::size_t widest_line = 120;  // columns of source shown; longer lines are cut around the span

struct Style {
  bool colour;
  std::string paint(std::string_view code, std::string_view text) const {
    return colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
  std::string bold(std::string_view text) const { return paint("1", text); }
  std::string gutter(std::string_view text) const { return paint("1;34", text); }
  std::string severity(Severity severity, std::string_view text) const {
    return paint(severity == Severity::error ? "1;31" : "1;33", text);
  }
};

/// Part of one source line to show and to underline, in bytes of that line.
struct Mark {
  std::uint32_t line;
  std::uint32_t begin;
  std::uint32_t end;
  bool last;  ///< the label's text stands behind this one
};

/// The lines of a label: one mark, or for a span of several lines its first and its last.
std::vector<Mark> marks_of(const SourceFile& file, Span span) {
  const auto size = static_cast<std::uint32_t>(file.text().size());
  const std::uint32_t begin = std::min(span.begin, size), end = std::clamp(span.end, begin, size);
  const std::uint32_t first = file.locate(begin).line;
  // A span that ends behind a newline ends on the line before.
  const std::uint32_t last = end > begin ? file.locate(end - 1).line : first;
  const auto length = [&](std::uint32_t line) { return static_cast<std::uint32_t>(file.line(line).size()); };
  const std::uint32_t from = std::min(begin - file.line_begin(first), length(first));
  if (first == last) return {{first, from, std::min(end - file.line_begin(first), length(first)), true}};
  const std::string_view text = file.line(last);
  const auto start = static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t"), text.size()));
  return {{first, from, length(first), false},
          {last, start, std::min(end - file.line_begin(last), length(last)), true}};
}

class Renderer {
 public:
  Renderer(const Diagnostic& diagnostic, const SourceMap& sources, bool colour)
      : diagnostic_(diagnostic), sources_(sources), style_{colour} {}

  std::string render() {
    const CodeInfo& row = info(diagnostic_.code);
    const std::string_view kind = row.severity == Severity::error ? "error" : "warning";
    out_ = style_.severity(row.severity, fmt::format("{}[{}]", kind, row.name)) +
           style_.bold(": " + printable(diagnostic_.message)) + "\n";
    measure_gutter();
    for (const Place& place : places()) label(*place.label, place.primary);
    if (printed_line_ != 0 && (!diagnostic_.notes.empty() || !diagnostic_.help.empty())) bar();
    for (const std::string& note : diagnostic_.notes) remark("note", note);
    if (!diagnostic_.help.empty()) remark("help", diagnostic_.help);
    return std::move(out_);
  }

 private:
  struct Place {
    const Label* label;
    bool primary;
  };

  /// The labels of the primary's file from top to bottom, then the others in the order given.
  std::vector<Place> places() const {
    std::vector<Place> out{{&diagnostic_.primary, true}};
    for (const Label& further : diagnostic_.labels) out.push_back({&further, false});
    const Span primary = diagnostic_.primary.span;
    const auto rest = std::stable_partition(out.begin(), out.end(),
                                            [&](const Place& place) { return place.label->span.file == primary.file; });
    if (!primary.known()) return out;
    const auto line = [&](const Place& place) { return sources_.file(primary.file).line_at(place.label->span.begin); };
    std::stable_sort(out.begin(), rest, [&](const Place& a, const Place& b) { return line(a) < line(b); });
    return out;
  }

  void measure_gutter() {
    std::uint32_t largest = 1;
    const auto consider = [&](const Label& label) {
      if (!label.span.known()) return;
      for (const Mark& mark : marks_of(sources_.file(label.span.file), label.span))
        largest = std::max(largest, mark.line);
    };
    consider(diagnostic_.primary);
    for (const Label& further : diagnostic_.labels) consider(further);
    gutter_ = fmt::formatted_size("{}", largest);
  }

  void bar() { out_ += style_.gutter(fmt::format("{:{}} |", "", gutter_)) + "\n"; }

  void label(const Label& label, bool primary) {
    if (!label.span.known()) {
      if (!label.text.empty()) remark("note", label.text);
      return;
    }
    const SourceFile& file = sources_.file(label.span.file);
    if (label.span.file != printed_file_) {
      // The place of the error itself heads its file, whichever of the lines below comes first.
      const bool home = label.span.file == diagnostic_.primary.span.file;
      const std::string arrow = home ? "-->" : ":::";
      out_ += style_.gutter(fmt::format("{:{}}{}", "", gutter_, arrow)) + " " +
              sources_.describe(home ? diagnostic_.primary.span : label.span) + "\n";
      bar();
      printed_line_ = 0;
    }
    printed_file_ = label.span.file;
    for (const Mark& mark : marks_of(file, label.span)) underline(file, mark, label.text, primary);
  }

  /// The source line, unless it is the one just printed and whole, and the underline below it.
  void underline(const SourceFile& file, const Mark& mark, const std::string& text, bool primary) {
    const DisplayLine shown = display_line(file.line(mark.line), mark.begin, mark.end, widest_line);
    if (mark.line != printed_line_ || shown.cut) {
      if (printed_line_ != 0 && mark.line != printed_line_ + 1)
        out_ += style_.gutter(fmt::format("{:{}}...", "", gutter_ > 2 ? gutter_ - 2 : 0)) + "\n";
      out_ += style_.gutter(fmt::format("{:>{}} |", mark.line, gutter_));
      out_ += shown.text.empty() ? "\n" : " " + shown.text + "\n";
      printed_line_ = mark.line;
    }
    const std::string line(shown.end - shown.begin, primary ? '^' : '-');
    std::string marked = mark.last && !text.empty() ? line + " " + printable(text) : line;
    marked = primary ? style_.severity(info(diagnostic_.code).severity, marked) : style_.gutter(marked);
    out_ += style_.gutter(fmt::format("{:{}} |", "", gutter_)) + std::string(shown.begin + 1, ' ') + marked + "\n";
  }

  /// `= note: text`, further lines of the text below its first.
  void remark(std::string_view kind, std::string_view text) {
    const std::string lead = fmt::format("{:{}} = ", "", gutter_);
    out_ += style_.gutter(lead) + style_.bold(fmt::format("{}:", kind)) + " ";
    const std::string indent(lead.size() + kind.size() + 2, ' ');
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      if (at != 0) out_ += indent;
      out_ += printable(text.substr(at, end - at)) + "\n";
      at = end + 1;
    }
  }

  const Diagnostic& diagnostic_;
  const SourceMap& sources_;
  Style style_;
  std::string out_;
  std::size_t gutter_ = 1;
  FileId printed_file_ = no_file;
  std::uint32_t printed_line_ = 0;  // the source line printed last; 0 for none
};

}  // namespace

std::string render_text(const Diagnostic& diagnostic, const SourceMap& sources, bool colour) {
  return Renderer(diagnostic, sources, colour).render();
}

std::string render_text(const Diagnostics& diagnostics, const SourceMap& sources, bool colour) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (!out.empty()) out += "\n";
    out += render_text(diagnostic, sources, colour);
  }
  return out;
}

}  // namespace modelc
