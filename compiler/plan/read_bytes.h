#pragma once
#include "ir/graph.h"

namespace modelc::plan {

/// Lets products and convolutions with known weights read bytes themselves, where these are cast, scaled and shifted
/// for one of them alone: pixels as they come from a camera. No picture of numbers is then in memory
/// (docs/decisions/0044-bytes.md).
ir::Graph read_bytes(const ir::Graph& graph);

}  // namespace modelc::plan
