#pragma once
#include <span>
#include <string_view>

namespace modelc {

/// A file of the project that is linked into the tool (see modelc_embed in cmake/).
struct EmbeddedFile {
  std::string_view path;  ///< relative to its folder, e.g. "layers/core.model"
  std::string_view text;
};

extern const std::span<const EmbeddedFile> stdlib_files;    ///< the standard library, in the .model language
extern const std::span<const EmbeddedFile> template_files;  ///< skeletons of generated files
extern const std::span<const EmbeddedFile> program_files;   ///< programs that the tool builds around generated code
extern const std::span<const EmbeddedFile> page_files;      ///< their pages, as headers
extern const std::span<const EmbeddedFile> project_files;   ///< what `modelc new` writes
extern const std::span<const EmbeddedFile> runtime_files;   ///< the headers that generated code includes

}  // namespace modelc
