#pragma once
#include <span>
#include <string_view>

#include "ir/op.h"

namespace modelc::ops {

/// Every primitive operation, in the order of the reference.
std::span<const ir::OpRow* const> all();

/// The row of that name; nullptr when there is none.
const ir::OpRow* find(std::string_view name);

/// The row of that name; a compiler bug when there is none.
const ir::OpRow& row(std::string_view name);

}  // namespace modelc::ops
