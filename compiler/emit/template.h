#pragma once
#include <map>
#include <string>
#include <string_view>

namespace modelc::emit {

using Holes = std::map<std::string, std::string, std::less<>>;

/// The file of templates/ with its `$name$` holes filled, without trailing newline. A hole that is alone on its line
/// keeps its indentation for every line of what fills it; filled with nothing, its line disappears. Of several blank
/// lines one stays, none at either end of a block. Throws std::logic_error for an unknown template, hole or value: a
/// compiler bug.
std::string fill(std::string_view file, const Holes& holes);

/// The same for the text of a template.
std::string fill_text(std::string_view text, const Holes& holes);

}  // namespace modelc::emit
