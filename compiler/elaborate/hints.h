#pragma once
#include <string>
#include <string_view>

/// What to write instead of names that people bring along from Keras and Python.
namespace modelc::elaborate {

/// Help for a name that nothing defines; empty when it is nobody's habit.
std::string hint_for_name(std::string_view name);

/// Help for a function that is given by its name in quotes, where only functions stand.
std::string hint_for_quoted(std::string_view name);

/// Help for a reduction that is called with two values, as Python's is; empty for others.
std::string hint_for_operands(std::string_view reduction);

/// Help for an argument that the callee does not have.
std::string hint_for_argument(std::string_view name);

}  // namespace modelc::elaborate
