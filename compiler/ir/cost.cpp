#include "ir/cost.h"

namespace modelc::ir {

bool is_cheap(const OpRow& op) {
  const std::string_view code = op.code;
  return op.lowering == Lowering::elementwise &&
         (code.find('(') == std::string_view::npos || code.starts_with("max(") || code.starts_with("min(") ||
          code.starts_with("select(") || code.starts_with("abs("));
}

}  // namespace modelc::ir
