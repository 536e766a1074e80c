#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "source/source.h"

/// The tokens of a file, and the pass over them that runs before the parser: it reports what no program may contain,
/// pairs the brackets, repairs both so that the parser goes on in step, and retags the two brackets that need their
/// surroundings.
namespace modelc::syntax {

struct Token {
  std::size_t type = 0;  ///< as numbered by the generated lexer
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  ///< equal to `begin` for a closing bracket that the pass has supplied
  bool first_on_line = false;
  std::uint32_t depth = 0;    ///< brackets around it; a bracket itself has the depth outside of it
  std::uint32_t partner = 0;  ///< index of the other bracket; its own index for all else
};

struct Tokens {
  std::vector<Token> all;      ///< without comments; the end of the file is the last
  std::vector<Span> comments;  ///< from their `#` to the end of the line
  std::vector<Span> broken;    ///< stretches whose brackets do not pair: errors of the parser within them are no news
};

/// Most bracket levels, syntax tree levels, bytes and tokens that a file may have.
inline constexpr std::uint32_t max_bracket_depth = 200;
inline constexpr std::uint32_t max_tree_depth = 1000;
inline constexpr std::uint32_t max_file_bytes = 1u << 20;
inline constexpr std::size_t max_file_tokens = 250'000;

/// Adds a syntax error, unless so many have been found that more would only be noise.
void report(Diagnostics& diagnostics, Diagnostic diagnostic);

/// The tokens of a file, or of a part of it, as they stand, comments apart, nothing checked or repaired.
Tokens scan(const SourceMap& sources, Span part);

/// The tokens ready for the parser. Nothing when the part is too large, not UTF-8 or nested too deep; that is then
/// reported.
std::optional<Tokens> prepare(const SourceMap& sources, Span part, Diagnostics& diagnostics);

/// Pairs the brackets, sets depths and partners, reports and repairs brackets without a partner. False when nested too
/// deep.
bool pair_brackets(const SourceMap& sources, FileId file, Tokens& tokens, Diagnostics& diagnostics);

/// Whether the token may be a name: an identifier, or a word that is a keyword only where a statement or clause opens.
bool is_name(std::size_t type);
/// `import const fn return if else for in true false none and or not training`.
bool is_reserved_word(std::size_t type);

}  // namespace modelc::syntax
