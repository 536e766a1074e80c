#pragma once
// Owned by the planner; see docs/decisions once written.
#include "ir/graph.h"
