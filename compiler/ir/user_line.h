#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "ir/graph.h"

namespace modelc::ir {

/// Where the user wrote what a node computes: the node itself, or the call of the layer that it belongs to. Unknown
/// where all of it is the library's.
Span user_span(const Graph& graph, NodeId node, const SourceMap& sources);

/// A line of a user's file.
struct UserLine {
  std::string_view file;  ///< "mnist.model", without its folder
  std::uint32_t number = 0;
  std::string_view text;  ///< "x = image |> Dense(hidden)", without indentation
};
/// The line of `user_span`. Views into `sources`.
std::optional<UserLine> user_line(const Graph& graph, NodeId node, const SourceMap& sources);

}  // namespace modelc::ir
