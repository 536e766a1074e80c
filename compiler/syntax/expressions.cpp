#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "syntax/builder.h"
#include "syntax/builder_tree.h"

namespace modelc::syntax {
namespace {

using Parser = grammar::ModelParser;

BinaryOp binary_op(std::size_t token) {
  switch (token) {
    case Parser::POWER: return BinaryOp::power;
    case Parser::STAR: return BinaryOp::multiply;
    case Parser::SLASH: return BinaryOp::divide;
    case Parser::FLOOR_DIVIDE: return BinaryOp::floor_divide;
    case Parser::PERCENT: return BinaryOp::modulo;
    case Parser::AT: return BinaryOp::matmul;
    case Parser::PLUS: return BinaryOp::add;
    case Parser::MINUS: return BinaryOp::subtract;
    case Parser::EQUAL: return BinaryOp::equal;
    case Parser::NOT_EQUAL: return BinaryOp::not_equal;
    case Parser::LESS: return BinaryOp::less;
    case Parser::LESS_EQUAL: return BinaryOp::less_equal;
    case Parser::GREATER: return BinaryOp::greater;
    case Parser::GREATER_EQUAL: return BinaryOp::greater_equal;
    case Parser::AND: return BinaryOp::logical_and;
    default: return BinaryOp::logical_or;
  }
}

}  // namespace

template <class Node>
Builder::Built Builder::make(Node node, Span span, std::uint32_t below) {
  check_height(below + 1, span);
  return {std::make_shared<const Expr>(Expr{std::move(node), span}), below + 1};
}

void Builder::check_height(std::uint32_t height, Span where) {
  if (height > max_tree_depth)
    fail(Code::nesting_too_deep, where, fmt::format("an expression of more than {} levels", max_tree_depth),
         "give parts of it names");
}

Builder::Built Builder::binary(BinaryOp op, Span op_span, Built left, Built right) {
  const Span span = left.expr->span.to(right.expr->span);
  return make(BinaryExpr{op, std::move(left.expr), std::move(right.expr), op_span}, span,
              std::max(left.height, right.height));
}

/// `operand (operator operand)*`, from left to right.
template <class Context, class Next>
Builder::Built Builder::left_chain(Context* tree, Next next) {
  Built left = next(tree->children[0]);
  for (std::size_t i = 1; i + 1 < tree->children.size(); i += 2)
    left = binary(binary_op(token_type(tree->children[i])), span(tree->children[i]), std::move(left),
                  next(tree->children[i + 1]));
  return left;
}

ExprPtr Builder::expressions(Parser::ExpressionsContext* tree) {
  const auto items = children<Parser::ExpressionContext>(tree);
  if (items.size() == 1) return expression(items.front());
  TupleExpr tuple;
  std::uint32_t below = 0;
  for (auto* item : items) {
    Built built = build(item);
    below = std::max(below, built.height);
    tuple.items.push_back(std::move(built.expr));
  }
  const Built built = make(std::move(tuple), span(tree), below);
  tallest_ = std::max(tallest_, built.height);
  return built.expr;
}

/// Stages joined by `|>`. A stage that is a lambda takes the stages to its right into its body, so the stages fall into
/// groups that begin with a lambda; they are put together from the last group on.
Builder::Built Builder::build(Parser::ExpressionContext* tree) {
  const auto stages = children<Parser::StageContext>(tree);
  const auto is_lambda = [](Parser::StageContext* stage) { return stage->children.size() > 1; };
  for (std::size_t i = 0; i + 1 < stages.size(); ++i)
    if (auto* body = child<Parser::LambdaBlockContext>(stages[i]))
      fail(Code::unexpected_token, span(tree->children[2 * i + 1]), "`|>` behind the block of a lambda",
           fmt::format("put the lambda that ends in line {} in parentheses",
                       sources_.file(file_).locate(span(body).end).line));

  Built result;
  for (std::size_t end = stages.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && !is_lambda(stages[begin])) --begin;
    Built value = stage(stages[begin]);
    const auto pipe_into = [&](Built target) {
      const Span covers = value.expr->span.to(target.expr->span);
      const std::uint32_t below = std::max(value.height, target.height);
      value = make(PipelineExpr{std::move(value.expr), std::move(target.expr)}, covers, below);
    };
    for (std::size_t i = begin + 1; i < end; ++i) pipe_into(stage(stages[i]));
    if (result.expr) pipe_into(std::move(result));
    result = is_lambda(stages[begin]) ? lambda(stages[begin], std::move(value)) : std::move(value);
    end = begin;
  }
  tallest_ = std::max(tallest_, result.height);
  return result;
}

/// What stands behind the heads of a stage. For a lambda with a block that is the innermost lambda itself.
Builder::Built Builder::stage(Parser::StageContext* tree) {
  antlr4::tree::ParseTree* body = tree->children.back();
  if (rule(body) == Parser::RuleConditional) return conditional(static_cast<Parser::ConditionalContext*>(body));
  LambdaExpr innermost = lambda_with_block(static_cast<Parser::LambdaBlockContext*>(body));
  auto* head = static_cast<Parser::LambdaHeadContext*>(tree->children[tree->children.size() - 3]);
  innermost.params = lambda_head(head);
  const std::uint32_t below = block_height_;
  return make(std::move(innermost), span(head).to(span(body)), below);
}

Builder::Built Builder::lambda(Parser::StageContext* tree, Built body) {
  const bool has_block = rule(tree->children.back()) == Parser::RuleLambdaBlock;
  auto heads = children<Parser::LambdaHeadContext>(tree);
  if (has_block) heads.pop_back();  // taken by stage()
  for (std::size_t i = heads.size(); i-- > 0;) {
    const Span covers = span(heads[i]).to(body.expr->span);
    LambdaExpr node{lambda_head(heads[i]), std::move(body.expr)};
    body = make(std::move(node), covers, body.height);
  }
  return body;
}

LambdaExpr Builder::lambda_with_block(Parser::LambdaBlockContext* tree) {
  LambdaExpr node;
  node.body = block(tree);
  return node;
}

/// `a if c else b if d else e` is `a if c else (b if d else e)`.
Builder::Built Builder::conditional(Parser::ConditionalContext* tree) {
  const auto parts = children<Parser::DisjunctionContext>(tree);
  Built result = disjunction(parts.back());
  for (std::size_t i = parts.size() - 1; i > 0; i -= 2) {
    Built then = disjunction(parts[i - 2]), condition = disjunction(parts[i - 1]);
    const Span covers = then.expr->span.to(result.expr->span);
    const std::uint32_t below = std::max({then.height, condition.height, result.height});
    result =
        make(ConditionalExpr{std::move(then.expr), std::move(condition.expr), std::move(result.expr)}, covers, below);
  }
  return result;
}

Builder::Built Builder::disjunction(Parser::DisjunctionContext* tree) {
  const auto inversion = [this](antlr4::tree::ParseTree* part) {
    Built built = comparison(static_cast<Parser::ComparisonContext*>(part->children.back()));
    for (std::size_t i = part->children.size() - 1; i-- > 0;) {
      const Span covers = span(part->children[i]).to(built.expr->span);
      const std::uint32_t below = built.height;
      built = make(UnaryExpr{UnaryOp::logical_not, std::move(built.expr)}, covers, below);
    }
    return built;
  };
  return left_chain(tree, [&](antlr4::tree::ParseTree* part) { return left_chain(part, inversion); });
}

Builder::Built Builder::comparison(Parser::ComparisonContext* tree) {
  if (tree->children.size() > 3)
    fail(Code::unexpected_token, span(tree->children[3]), "comparisons do not chain", "write `a < b and b < c`");
  return left_chain(tree,
                    [this](antlr4::tree::ParseTree* part) { return sum(static_cast<Parser::SumContext*>(part)); });
}

Builder::Built Builder::sum(Parser::SumContext* tree) {
  const auto factor = [this](antlr4::tree::ParseTree* part) { return power(static_cast<Parser::PowerContext*>(part)); };
  return left_chain(tree, [&](antlr4::tree::ParseTree* part) { return left_chain(part, factor); });
}

/// `-a ** -b ** c` is `-(a ** (-(b ** c)))`.
Builder::Built Builder::power(Parser::PowerContext* tree) {
  Built result;
  std::size_t op = 0;  // index of the `**` behind the operand in hand
  for (std::size_t i = tree->children.size(); i-- > 0;) {
    antlr4::tree::ParseTree* part = tree->children[i];
    if (rule(part) == Parser::RulePostfix) {
      Built base = postfix(static_cast<Parser::PostfixContext*>(part));
      result = result.expr ? binary(BinaryOp::power, span(tree->children[op]), std::move(base), std::move(result))
                           : std::move(base);
    } else if (token_type(part) == Parser::MINUS) {
      const Span covers = span(part).to(result.expr->span);
      const std::uint32_t below = result.height;
      result = make(UnaryExpr{UnaryOp::negate, std::move(result.expr)}, covers, below);
    } else {
      op = i;
    }
  }
  return result;
}

Builder::Built Builder::postfix(Parser::PostfixContext* tree) {
  Built base = primary(static_cast<Parser::PrimaryContext*>(tree->children[0]));
  for (std::size_t i = 1; i < tree->children.size(); ++i) {
    antlr4::tree::ParseTree* part = tree->children[i];
    const Span covers = base.expr->span.to(span(part));
    if (rule(part) == Parser::RuleArguments) {
      auto [list, below] = arguments(static_cast<Parser::ArgumentsContext*>(part));
      below = std::max(below, base.height);
      base = make(CallExpr{std::move(base.expr), std::move(list)}, covers, below);
    } else if (rule(part) == Parser::RuleIndex) {
      base = index(std::move(base), static_cast<Parser::IndexContext*>(part));
    } else {
      const std::uint32_t below = base.height;
      base = make(AttributeExpr{std::move(base.expr), name(static_cast<Parser::NameContext*>(part->children[1]))},
                  covers, below);
    }
  }
  return base;
}

std::pair<std::vector<Argument>, std::uint32_t> Builder::arguments(Parser::ArgumentsContext* tree) {
  std::vector<Argument> list;
  std::uint32_t tallest = 0;
  for (auto* item : children<Parser::ArgumentContext>(tree)) {
    Argument argument;
    if (auto* keyword = child<Parser::NameContext>(item)) argument.name = name(keyword);
    Built value = build(child<Parser::ExpressionContext>(item));
    tallest = std::max(tallest, value.height);
    argument.value = std::move(value.expr);
    argument.span = span(item);
    list.push_back(std::move(argument));
  }
  return {std::move(list), tallest};
}

Builder::Built Builder::index(Built base, Parser::IndexContext* tree) {
  IndexExpr node;
  std::uint32_t below = base.height;
  const auto part = [&](Parser::ExpressionContext* expression) -> ExprPtr {
    if (!expression) return nullptr;
    Built built = build(expression);
    below = std::max(below, built.height);
    return std::move(built.expr);
  };
  for (auto* item : children<Parser::IndexItemContext>(tree)) {
    IndexItem out{IndexItem::Kind::ellipsis, nullptr, nullptr, nullptr, nullptr, span(item)};
    auto* leading = child<Parser::ExpressionContext>(item);
    if (auto* slice = child<Parser::SliceContext>(item)) {
      out.kind = IndexItem::Kind::slice;
      out.start = part(leading);
      out.stop = part(child<Parser::ExpressionContext>(slice));
      if (auto* step = child<Parser::SliceStepContext>(slice)) out.step = part(child<Parser::ExpressionContext>(step));
    } else if (leading) {
      out.kind = IndexItem::Kind::expr;
      out.expr = part(leading);
    }
    node.items.push_back(std::move(out));
  }
  const Span covers = base.expr->span.to(span(tree));
  node.base = std::move(base.expr);
  return make(std::move(node), covers, below);
}

Builder::Built Builder::primary(Parser::PrimaryContext* tree) {
  antlr4::tree::ParseTree* only = tree->children[0];
  const Span covers = span(only);
  switch (rule(only)) {
    case Parser::RuleName: return make(NameExpr{name(static_cast<Parser::NameContext*>(only)).id}, covers, 0);
    case Parser::RuleTuple: return tuple(static_cast<Parser::TupleContext*>(only));
    case Parser::RuleDict: return dict(static_cast<Parser::DictContext*>(only));
    case Parser::RuleList: return list(static_cast<Parser::ListContext*>(only));
    default: break;
  }
  switch (token_type(only)) {
    case Parser::STRING: return make(StringLiteral{string_value(only)}, covers, 0);
    case Parser::TRUE: return make(BoolLiteral{true}, covers, 0);
    case Parser::FALSE: return make(BoolLiteral{false}, covers, 0);
    case Parser::NONE: return make(NoneLiteral{}, covers, 0);
    case Parser::TRAINING: return make(TrainingLiteral{}, covers, 0);
    default: return number(tokens_.all[first(only)]);
  }
}

/// `(a)` is `a` with the span of the brackets; `()`, `(a,)` and `(a, b)` are tuples.
Builder::Built Builder::tuple(Parser::TupleContext* tree) {
  const auto items = children<Parser::ExpressionContext>(tree);
  if (items.size() == 1 && tree->children.size() == 3) {
    const Built inner = build(items.front());
    return {std::make_shared<const Expr>(Expr{inner.expr->node, span(tree)}), inner.height};
  }
  TupleExpr node;
  std::uint32_t below = 0;
  for (auto* item : items) {
    Built built = build(item);
    below = std::max(below, built.height);
    node.items.push_back(std::move(built.expr));
  }
  return make(std::move(node), span(tree), below);
}

Builder::Built Builder::list(Parser::ListContext* tree) {
  if (child<Parser::ComprehensionForContext>(tree)) return comprehension(tree);
  ListExpr node;
  std::uint32_t below = 0;
  for (auto* item : children<Parser::ExpressionContext>(tree)) {
    Built built = build(item);
    below = std::max(below, built.height);
    node.items.push_back(std::move(built.expr));
  }
  return make(std::move(node), span(tree), below);
}

Builder::Built Builder::comprehension(Parser::ListContext* tree) {
  Built element = build(child<Parser::ExpressionContext>(tree));
  ComprehensionExpr node{std::move(element.expr), {}};
  std::uint32_t below = element.height;
  for (antlr4::tree::ParseTree* part : tree->children) {
    if (rule(part) != Parser::RuleComprehensionFor && rule(part) != Parser::RuleComprehensionIf) continue;
    Built value = disjunction(static_cast<Parser::DisjunctionContext*>(part->children.back()));
    below = std::max(below, value.height);
    ComprehensionExpr::Clause clause{std::nullopt, std::move(value.expr)};
    if (auto* variable = child<Parser::PatternsContext>(part)) clause.variable = patterns(variable);
    node.clauses.push_back(std::move(clause));
  }
  return make(std::move(node), span(tree), below);
}

Builder::Built Builder::dict(Parser::DictContext* tree) {
  DictExpr node;
  std::uint32_t below = 0;
  for (auto* item : children<Parser::DictItemContext>(tree)) {
    Built value = build(child<Parser::ExpressionContext>(item));
    below = std::max(below, value.height);
    auto* key = item->children[0];
    const std::string text =
        rule(key) == Parser::RuleName ? name(static_cast<Parser::NameContext*>(key)).id : string_value(key);
    node.items.push_back({{text, span(key)}, std::move(value.expr)});
  }
  return make(std::move(node), span(tree), below);
}

Builder::Built Builder::number(const Token& token) {
  const Span covers{file_, token.begin, token.end};
  std::string digits(sources_.text(covers));
  std::erase(digits, '_');
  if (token.type == Parser::INT) {
    std::int64_t value = 0;
    const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (status == std::errc::result_out_of_range)
      error(Code::invalid_number, covers, "an integer beyond 64 bits",
            fmt::format("write it as a float: `{}.0`", digits));
    return make(IntLiteral{value}, covers, 0);
  }
  const double value = std::strtod(digits.c_str(), nullptr);  // rounds to nearest; what is too small becomes 0
  if (!std::isfinite(value)) error(Code::invalid_number, covers, "a float beyond the range of 64-bit floating point");
  return make(FloatLiteral{value}, covers, 0);
}

}  // namespace modelc::syntax
