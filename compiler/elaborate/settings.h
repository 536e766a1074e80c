#pragma once
#include <optional>
#include <string>

#include "elaborate/value.h"

namespace modelc::elaborate {

/// A literal of the language (number, bool, none, string, tuples and lists of them) given outside a file; nothing when
/// it is not.
std::optional<Value> parse_setting(const std::string& text);

}  // namespace modelc::elaborate
