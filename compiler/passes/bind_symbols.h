#pragma once
#include <map>
#include <string>
#include <vector>

#include "ir/graph.h"

namespace modelc::passes {

struct Bound {
  ir::Graph graph;                       ///< empty when a requirement is refuted
  std::vector<ir::Requirement> refuted;  ///< with the values put in; those of scan bodies too
};

/// Puts dims in place of symbols, in every type, attribute and requirement. Requirements are checked first, so that a
/// refuted one comes back with its reason instead of as a shape rule's refusal. Throws DimOverflow.
Bound bind_symbols(const ir::Graph& graph, const std::map<std::string, ir::Dim, std::less<>>& values);

}  // namespace modelc::passes
