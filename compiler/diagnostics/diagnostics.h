#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "source/source.h"

namespace modelc {

enum class Severity : std::uint8_t { error, warning };

enum class Code : std::uint16_t {
#define MODELC_DIAGNOSTIC(name, code, severity, meaning) name,
#include "diagnostics/codes.def"
#undef MODELC_DIAGNOSTIC
};

/// A row of the table of codes.
struct CodeInfo {
  Code code;
  std::string_view name;  ///< "E0201"
  Severity severity;
  std::string_view meaning;  ///< one line for the error index
};

std::span<const CodeInfo> all_codes();
const CodeInfo& info(Code code);

/// A place that takes part in a diagnostic, with what it contributes ("this is f32[batch, 784]").
struct Label {
  Span span;
  std::string text;  ///< may be empty for the primary label
};

/// One error or warning. Wording: lower case, no full stop, source text in backticks, describe the situation.
struct Diagnostic {
  Code code;
  std::string message;
  Label primary;
  std::vector<Label> labels;       ///< further places, in the order they help
  std::vector<std::string> notes;  ///< facts without a place: shapes, where each came from
  std::string help;                ///< a likely fix; empty when there is none
};

/// Collects the diagnostics of one compilation.
class Diagnostics {
 public:
  /// Adds one, unless the same was already said of the same primary span.
  void add(Diagnostic diagnostic);
  const std::vector<Diagnostic>& all() const { return all_; }
  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// Thrown to leave an evaluation whose result can no longer be known; whoever catches it has the diagnostic recorded.
struct DiagnosticError {
  Diagnostic diagnostic;
};

/// The text form, with the source line and the span underlined; colours by ANSI escapes when asked for.
std::string render_text(const Diagnostic& diagnostic, const SourceMap& sources, bool colour);
std::string render_text(const Diagnostics& diagnostics, const SourceMap& sources, bool colour);
/// A JSON array of objects: code, severity, message, file, range (from 1), labels, notes, help.
std::string render_json(const Diagnostics& diagnostics, const SourceMap& sources);

/// The candidate nearest to `name` when it is near enough to be a likely misspelling; empty otherwise.
std::string nearest(std::string_view name, std::span<const std::string> candidates);

}  // namespace modelc
