#pragma once
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"

/// Darknet's files: `.cfg` describes a network, `.weights` holds its numbers.
namespace modelc::darknet {

/// A line `key=value` of a section.
struct Option {
  std::string key;
  std::string value;  ///< without white space, which Darknet drops wherever it stands, and without a comment
  Span key_span;
  Span value_span;
};

/// A section `[type]` with its options in the order of the file.
struct Section {
  std::string type;  ///< "convolutional", an abbreviation such as "conv" spelled out
  Span span;
  std::uint32_t line = 0;
  std::vector<Option> options;
};

/// The sections of a `.cfg` file. Lines that are neither a section, an option nor a comment, options outside of
/// sections and doubled ones are errors.
std::vector<Section> read_cfg(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace modelc::darknet
