// What the constructor does with the sizes that the app chooses.
#include <fmt/format.h>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

using ir::Dim;
using ir::Requirement;

/// Of all entry points, without doubles.
std::vector<Requirement> requirements_of(const Context& context) {
  std::vector<Requirement> all;
  std::set<std::string> known;
  for (const Entry* entry : context.entries())
    for (const Requirement& need : entry->plan->graph->requirements)
      if (known.insert(need.str()).second) all.push_back(need);
  return all;
}

class LayOutPrinter {
 public:
  explicit LayOutPrinter(const Context& context) : context_(context) {
    for (const Entry* entry : context.entries())
      unique_.take(entry == &context.predict ? "end" : entry->point.name + "_end");
    for (const elaborate::Symbol& symbol : context.symbols()) locals_[symbol.name] = unique_.add(symbol.name);
  }

  std::string run() {
    return fill("lay_out.hpp",
                {{"symbols", symbols()}, {"requirements", requirements()}, {"inputs", inputs()}, {"slots", slots()}});
  }

 private:
  std::string cpp(const Dim& dim) const {
    return emit::cpp(
        dim, [this](const std::string& name) { return locals_.at(name); }, "modelc::Size");
  }

  std::string symbols() const {
    std::string text;
    for (const elaborate::Symbol& symbol : context_.symbols())
      text += fmt::format("const modelc::Size {} = modelc::positive({}, {});\n", locals_.at(symbol.name),
                          string_literal(symbol.name), context_.symbol(symbol.name));
    text.pop_back();
    return text;
  }

  static std::string bracketed(const std::string& text) {
    return text.find(' ') == std::string::npos ? text : "(" + text + ")";
  }

  // Fractions are compared by their numerators: integer division would round.
  std::string condition(const Requirement& need) const {
    const auto operand = [&](const Dim& dim) {
      return dim.symbols().empty() ? "modelc::Size(" + cpp(dim) + ")" : cpp(dim);
    };
    if (need.kind == Requirement::Kind::whole)
      return fmt::format("{} % {} == 0", bracketed(operand(need.left.numerator())),
                         bracketed(cpp(need.left.denominator())));
    const char* relation = need.kind == Requirement::Kind::equal ? "==" : ">=";
    const Dim difference = need.left - need.right;
    if (difference.denominator().is_constant(1))
      return fmt::format("{} {} {}", operand(need.left), relation, cpp(need.right));
    return fmt::format("{} {} 0", operand(difference.numerator()), relation);
  }

  std::string requirements() const {
    std::string text;
    for (const Requirement& need : requirements_of(context_)) {
      std::string values;
      std::set<std::string> symbols;
      for (const Dim& dim : {need.left, need.kind == Requirement::Kind::whole ? Dim(0) : need.right})
        for (const std::string& symbol : dim.symbols()) symbols.insert(symbol);
      for (const std::string& symbol : symbols)
        values +=
            fmt::format("{}{{{}, {}}}", values.empty() ? "" : ", ", string_literal(symbol), context_.symbol(symbol));
      text += fmt::format("modelc::require({}, {},\n                {}, {{{}}});\n", condition(need),
                          string_literal(need.str()), string_literal(context_.shown(need.reason)), values);
    }
    if (!text.empty()) text.pop_back();
    return text;
  }

  // Indices into inputs and outputs must not overflow either; outputs are in the arena.
  std::string inputs() const {
    std::string sizes;
    std::set<std::string> listed;
    for (const Entry* entry : context_.entries())
      for (const Port& input : entry->inputs) {
        const Dim bytes =
            ir::element_count(input.type.shape) * Dim(static_cast<std::int64_t>(ir::size_of(input.type.dtype)));
        if (bytes.constant() || !listed.insert(cpp(bytes)).second) continue;
        sizes += (sizes.empty() ? "" : ", ") + cpp(bytes);
      }
    return sizes.empty() ? "" : fmt::format("modelc::require_sizes({{{}}});", sizes);
  }

  // Every entry point has the whole arena for itself.
  std::string slots() const {
    std::string text;
    std::vector<std::string> ends;
    for (const Entry* entry : context_.entries()) {
      const std::string end = entry == &context_.predict ? "end" : entry->point.name + "_end";
      const bool grows = !entry->arena.open.empty();
      text += fmt::format("{}{}modelc::Size {} = {};", text.empty() ? "" : "\n", grows ? "" : "const ", end,
                          entry->arena.static_bytes);
      for (std::size_t i = 0; i < entry->arena.open.size(); ++i) {
        std::string intervals;
        for (const Dim& bytes : entry->arena.open[i]) intervals += (intervals.empty() ? "" : ", ") + cpp(bytes);
        text += fmt::format("\n{0}[{1}] = {2}.value();\n{2} = {2} + modelc::slot_bytes({{{3}}});", entry->point.slots,
                            i, end, intervals);
      }
      ends.push_back(end + ".value()");
    }
    return text + "\nreturn " +
           (ends.size() == 1 ? ends[0] : "std::max<modelc::Index>({" + wrapped_list(ends, 36) + "})") + ";";
  }

  const Context& context_;
  UniqueNames unique_;
  std::map<std::string, std::string> locals_;
};

}  // namespace

std::string print_lay_out(const Context& context) {
  return context.symbols().empty() ? std::string() : LayOutPrinter(context).run();
}

std::string print_requirements_doc(const Context& context) {
  std::string text;
  for (const Requirement& need : requirements_of(context))
    text += fmt::format("- {} ({})\n", need.str(), context.shown(need.reason));
  return text;
}

}  // namespace modelc::emit
