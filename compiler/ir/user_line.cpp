#include "ir/user_line.h"

#include <algorithm>

namespace modelc::ir {

Span user_span(const Graph& graph, NodeId node, const SourceMap& sources) {
  const auto users = [&](Span span) { return span.known() && !sources.file(span.file).library(); };
  const Origin& origin = graph[node].origin;
  if (users(origin.span)) return origin.span;
  for (std::uint32_t frame = origin.frame; frame != 0; frame = graph.frames()[frame].parent)
    if (users(graph.frames()[frame].call)) return graph.frames()[frame].call;
  return {};
}

std::optional<UserLine> user_line(const Graph& graph, NodeId node, const SourceMap& sources) {
  const Span span = user_span(graph, node, sources);
  if (!span.known()) return std::nullopt;
  const SourceFile& file = sources.file(span.file);
  const std::string_view path = file.path();
  const std::uint32_t number = file.line_at(span.begin);
  std::string_view line = file.line(number);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return UserLine{path.substr(path.rfind('/') + 1), number, line};
}

}  // namespace modelc::ir
