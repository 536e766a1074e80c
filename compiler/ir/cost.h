#pragma once
#include "ir/op.h"

namespace modelc::ir {

/// The work of an elementwise operation for an element among packets, in additions; 0 for all others.
int cost(const OpRow& op);

/// Is the operation elementwise and a matter of an instruction or two? Then computing it again costs less than keeping
/// its result.
bool is_cheap(const OpRow& op);

}  // namespace modelc::ir
