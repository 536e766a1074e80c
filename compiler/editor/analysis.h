#pragma once
#include <memory>
#include <string>

#include "editor/names.h"
#include "elaborate/elaborate.h"

namespace modelc::editor {

/// What is known of a file and those that it imports.
struct Analysis {
  SourceMap sources;
  Diagnostics diagnostics;                      ///< as `modelc check` gives them
  std::shared_ptr<elaborate::Modules> modules;  ///< refers to sources and diagnostics
  FileId file = no_file;                        ///< no_file when it cannot be read
  bool evaluated = false;                       ///< nothing that it says does not parse
  elaborate::Program program;                   ///< until `derive` has been through it
  elaborate::Observations observations;
  Names names;

  Analysis() = default;
  Analysis(const Analysis&) = delete;
  Analysis& operator=(const Analysis&) = delete;
};

/// Reads and elaborates the file with everything it imports.
std::unique_ptr<Analysis> analyze(const std::string& path, const FileSystem& files, const elaborate::Library& library);

/// Reads the file with everything it imports, for its names alone.
std::unique_ptr<Analysis> read(const std::string& path, const FileSystem& files, const elaborate::Library& library);

/// Derives the steps of training, for what only that finds wrong; false when it was done before. Apart from `analyze`,
/// because a keystroke need not wait for it.
bool derive(Analysis& analysis);

/// Of a file of the library, "layers/dense.model"; file stays no_file when it has none of that name.
std::unique_ptr<Analysis> analyze_library(const std::string& path, const FileSystem& files,
                                          const elaborate::Library& library);

/// What the place was seen to be: by the analysis, or by an earlier one whose places were carried on.
const elaborate::Observations::Seen* seen(const elaborate::Observations& observations, Span span,
                                          elaborate::Observations::Role role);

/// Places behind an edit of a file, bytes [begin, end) of which became `size` others, move with it; those that it
/// touches go.
void shift(elaborate::Observations& observations, FileId file, std::uint32_t begin, std::uint32_t end,
           std::uint32_t size);

}  // namespace modelc::editor
