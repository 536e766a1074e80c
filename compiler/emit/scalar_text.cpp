#include "emit/scalar_text.h"

#include <fmt/format.h>

namespace modelc::emit {
namespace {

using ir::Binding;
using ir::ScalarFunction;

std::string operand(const Spelled& one, Binding around, bool first) {
  const bool tighter = one.binding < around || one.binding == Binding::primary;
  // a - b - c; but never - -a, which would be a decrement
  const bool in_order = one.binding == around && first && around != Binding::prefix;
  const bool plain = around < Binding::comparison ? tighter || in_order : one.binding == Binding::primary;
  return plain ? one.text : "(" + one.text + ")";
}

Spelled spell(const ir::Scalar& code, std::size_t term, const std::vector<Spelled>& operands, const SpellCall& call) {
  const ir::Scalar::Term& at = code[term];
  if (!at.function) return operands.at(at.operand);
  const ScalarFunction& function = *at.function;
  std::vector<Spelled> args;
  for (std::size_t i = 0; i < function.operands; ++i) args.push_back(spell(code, at.args[i], operands, call));
  const Binding binding = function.binding;
  if (function.form == ScalarFunction::Form::prefix)
    return {std::string(function.name) + operand(args[0], binding, true), binding};
  if (function.form == ScalarFunction::Form::infix)
    return {fmt::format("{} {} {}", operand(args[0], binding, true), function.name, operand(args[1], binding, false)),
            binding};
  return call(function, args);
}

}  // namespace

Spelled spell(const ir::Scalar& code, const std::vector<Spelled>& operands, const SpellCall& call) {
  return spell(code, code.root(), operands, call);
}

}  // namespace modelc::emit
