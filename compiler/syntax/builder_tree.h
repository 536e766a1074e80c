#pragma once
#include <vector>

#include "ModelParser.h"

/// Access to parse trees by the kind of child: cheaper than the generated accessors, which search by dynamic_cast.
namespace modelc::syntax {

inline constexpr std::size_t no_rule = static_cast<std::size_t>(-1);

/// The grammar rule of a node; no_rule for a token.
inline std::size_t rule(antlr4::tree::ParseTree* node) {
  auto* context = dynamic_cast<antlr4::ParserRuleContext*>(node);
  return context ? context->getRuleIndex() : no_rule;
}

/// The type of the token that a node is.
inline std::size_t token_type(antlr4::tree::ParseTree* node) {
  return static_cast<antlr4::tree::TerminalNode*>(node)->getSymbol()->getType();
}

/// The children that are of this rule, in order.
template <class Context>
std::vector<Context*> children(antlr4::tree::ParseTree* node) {
  std::vector<Context*> found;
  for (antlr4::tree::ParseTree* part : node->children)
    if (auto* context = dynamic_cast<Context*>(part)) found.push_back(context);
  return found;
}

/// The first child of this rule; null when there is none.
template <class Context>
Context* child(antlr4::tree::ParseTree* node) {
  for (antlr4::tree::ParseTree* part : node->children)
    if (auto* context = dynamic_cast<Context*>(part)) return context;
  return nullptr;
}

}  // namespace modelc::syntax
