#include "ir/cost.h"

namespace modelc::ir {

namespace {

constexpr int division = 4;

}  // namespace

int cost(const OpRow& op) { return op.scalar() ? op.scalar()->cost() : 0; }

bool is_cheap(const OpRow& op) { return op.lowering == Lowering::elementwise && cost(op) <= division; }

}  // namespace modelc::ir
