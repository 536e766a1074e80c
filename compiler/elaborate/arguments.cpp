#include "elaborate/arguments.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "elaborate/evaluator.h"
#include "elaborate/hints.h"

namespace modelc::elaborate {

namespace {

std::string listed(std::span<const ParamInfo> params) {
  constexpr std::size_t widest = 100;
  std::string out = "it takes";
  std::size_t width = out.size();
  for (const ParamInfo& param : params) {
    const std::string item = fmt::format("{}`{}`", param.name == params.front().name ? "" : ",", param.name);
    if (width + item.size() > widest) {
      out += item[0] == ',' ? ",\n" + item.substr(1) : "\n" + item;
      width = item.size();
      continue;
    }
    out += item[0] == ',' ? ", " + item.substr(1) : " " + item;
    width += item.size() + 1;
  }
  return params.empty() ? "it takes no arguments" : out;
}

std::string counted(std::size_t count) { return fmt::format("{} argument{}", count, count == 1 ? "" : "s"); }

}  // namespace

BoundArguments bind_arguments(Evaluator& evaluator, std::string_view callee, std::span<const ParamInfo> params,
                              const Arguments& arguments, Span call) {
  BoundArguments bound;
  bound.slots.resize(params.size());
  std::size_t position = 0;
  for (const Argument& argument : arguments) {
    std::size_t slot = params.size();
    if (argument.keyword.empty()) {
      if (position >= params.size()) {
        std::size_t given = 0;
        for (const Argument& other : arguments) given += other.keyword.empty();
        evaluator.fail(Code::too_many_arguments, argument.operand.span,
                       fmt::format("`{}` takes {}, and {} {} given", callee,
                                   params.empty() ? "no arguments" : "at most " + counted(params.size()), given,
                                   given == 1 ? "is" : "are"),
                       params.size() == 1 && params[0].name == "inputs"
                           ? "several tensors are given as a list: `[a, b]`"
                           : listed(params));
      }
      slot = position++;
    } else {
      for (std::size_t i = 0; i < params.size(); ++i)
        if (params[i].name == argument.keyword) slot = i;
      if (slot == params.size()) {
        std::vector<std::string> names;
        for (const ParamInfo& param : params) names.emplace_back(param.name);
        const std::string near = nearest(argument.keyword, names);
        evaluator.fail(Code::unknown_argument,
                       argument.keyword_span.known() ? argument.keyword_span : argument.operand.span,
                       fmt::format("`{}` has no argument `{}`", callee, argument.keyword),
                       !hint_for_argument(argument.keyword).empty() ? hint_for_argument(argument.keyword)
                       : near.empty()                               ? listed(params)
                                                                    : fmt::format("did you mean `{}`?", near));
      }
    }
    if (bound.slots[slot])
      evaluator.fail(Code::duplicate_argument, argument.operand.span,
                     fmt::format("`{}` gets its argument `{}` twice", callee, params[slot].name), "remove one of them",
                     {{bound.slots[slot]->span, "given here first"}});
    bound.slots[slot] = argument.operand;
  }
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < params.size(); ++i)
    if (params[i].required && !bound.slots[i]) missing.push_back(fmt::format("`{}`", params[i].name));
  if (!missing.empty())
    evaluator.fail(
        Code::missing_argument, call, fmt::format("the call of `{}` lacks {}", callee, fmt::join(missing, ", ")),
        call.known() && call == evaluator.piped()
            ? fmt::format("`x |> f` is `f(x)`: write `|> {0}`, or `|> (v -> {0}(v, ...))`", callee)
        : missing.front() == "`y_true`"
            ? fmt::format("give the function itself, `{}`, or its configured form, a call that gives one", callee)
            : listed(params));
  return bound;
}

}  // namespace modelc::elaborate
