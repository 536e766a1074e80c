// Functions for what several kernels do: the same statements on other tensors.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "emit/context.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

constexpr std::size_t fewest_lines = 3;  // of statements that are worth a function
constexpr std::size_t most_named = 3;    // in a comment

struct Use {
  Entry* entry;
  Section* section;
};

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string parameter_type(const Use& use, plan::BufferId id) {
  return (use.section->written.contains(id) ? "" : "const ") + element_type(use.entry->plan.buffers[id].type.dtype) +
         "*";
}

/// The statements with numbers in the place of the names of tensors, which are the arguments, and of locals; then
/// the types.
std::string shape_of(const Use& use) {
  const Names& names = use.entry->names;
  Section& section = *use.section;
  std::map<std::string, plan::BufferId, std::less<>> tensors;
  for (const plan::BufferId id : section.buffers) tensors[names.buffers[id]] = id;
  std::map<std::string, std::size_t, std::less<>> numbers;
  section.arguments.clear();
  const std::string& text = section.statements;
  std::string shape;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end == at) {
      shape += text[at++];
      continue;
    }
    const std::string word = text.substr(at, end - at);
    const bool member = at > 0 && (text[at - 1] == '.' || text[at - 1] == ':' || text[at - 1] == '>');
    const auto tensor = tensors.find(word);
    if (member || (tensor == tensors.end() && !section.locals.contains(word))) {
      shape += word;
    } else {
      const auto [number, first] = numbers.try_emplace(word, numbers.size());
      if (first && tensor != tensors.end()) section.arguments.push_back(tensor->second);
      shape += fmt::format("${}", number->second);
    }
    at = end;
  }
  std::ranges::stable_partition(section.arguments, [&](plan::BufferId id) { return !section.written.contains(id); });
  for (const plan::BufferId id : section.arguments) shape += "\n" + parameter_type(use, id);
  for (const std::string& symbol : section.symbols) shape += "\n" + symbol + " " + names.symbols.at(symbol);
  return shape;
}

// The scratch memory of `prepare` and the numbers of random operations are the entry's own.
bool may_be_shared(const Section& section) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(section.statements, '\n')) + 1;
  return lines >= fewest_lines && !section.random && section.statements.find("scratch.at<") == std::string::npos;
}

std::string definition(const Context& context, const std::string& name, const std::vector<Use>& uses) {
  const Use& use = uses.front();
  const Section& section = *use.section;
  std::string results;
  for (std::size_t i = 0; i < std::min(uses.size(), most_named); ++i)
    results += (i == 0 ? "" : ", ") + uses[i].section->result;
  if (uses.size() > most_named) results += fmt::format(" and {} more", uses.size() - most_named);
  std::vector<std::string> parameters;
  for (const plan::BufferId id : section.arguments)
    parameters.push_back(parameter_type(use, id) + " " + use.entry->names.buffers[id]);
  std::string text = comment("// ", (section.where.empty() ? "" : section.where + "\n") + "computes " + results);
  text += fmt::format("\nvoid {}({}) noexcept {{\n", name, wrapped_list(parameters, name.size() + 18));
  std::string body;
  for (const std::string& symbol : section.symbols)
    body += fmt::format("const modelc::Index {} = {};\n", use.entry->names.symbols.at(symbol), context.symbol(symbol));
  body = wrapped(body + section.statements, columns - 2);
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    text += "  " + body.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return text + "}\n\n";
}

}  // namespace

namespace {

void take(const Names& of, UniqueNames& names) {
  for (const std::string& name : of.buffers) names.take(name);
  for (const auto& [kernel, body] : of.scans) take(body, names);
}

}  // namespace

void share(Context& context) {
  std::vector<Entry*> entries{&context.predict, &context.prepare};
  if (context.train_step) entries.push_back(&*context.train_step);
  if (context.training) entries.insert(entries.end(), {&context.evaluate_step, &context.gradients});
  std::map<std::string, std::size_t> known;
  std::vector<std::vector<Use>> shared;
  UniqueNames names;
  names.take(context.class_name);
  for (Entry* entry : entries) {
    names.take(entry->point.compute);
    take(entry->names, names);
    for (Section& section : entry->body.sections) {
      if (!may_be_shared(section)) continue;
      const Use use{entry, &section};
      const auto [at, first] = known.try_emplace(shape_of(use), shared.size());
      if (first) shared.emplace_back();
      shared[at->second].push_back(use);
    }
  }
  for (const std::vector<Use>& uses : shared) {
    if (uses.size() < 2) continue;
    const std::string name = names.add("compute_" + uses.front().section->result);
    for (const Use& use : uses) use.section->function = name;
    context.functions += definition(context, name, uses);
  }
}

}  // namespace modelc::emit
