#pragma once
#include <functional>
#include <string>
#include <vector>

#include "ir/scalar.h"

namespace modelc::emit {

/// An expression, and how loosely its operator binds.
struct Spelled {
  std::string text;
  ir::Binding binding = ir::Binding::primary;
};

/// How a target language writes a function that is no operator, of operands that are spelled already.
using SpellCall = std::function<Spelled(const ir::ScalarFunction&, const std::vector<Spelled>& operands)>;

/// Scalar code as text; operators are those of C, with brackets where they are needed and around operands of
/// comparisons, `&&` and `||` that are operators themselves.
Spelled spell(const ir::Scalar& code, const std::vector<Spelled>& operands, const SpellCall& call);

}  // namespace modelc::emit
