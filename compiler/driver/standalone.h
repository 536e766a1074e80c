#pragma once
#include <span>
#include <string>

#include "source/embedded.h"

namespace modelc::driver {

/// `header` with every `#include "..."` of a file in `library` replaced by that file's text, each once, recursively, so
/// that it needs nothing but Eigen and the standard library. Include guards by `#pragma once` and includes of other
/// files stay out and in, respectively.
std::string inline_includes(const std::string& header, std::span<const EmbeddedFile> library);

}  // namespace modelc::driver
