// The kernels of all entry points, and functions for what several of them do.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "emit/context.h"
#include "emit/text.h"
#include "plan/signature.h"

namespace modelc::emit {
namespace {

constexpr std::size_t fewest_lines = 3;  // of statements that are worth a function
constexpr std::size_t most_named = 3;    // in a comment

/// Kernels that do the same to other tensors.
struct Alike {
  std::size_t kernels = 0;
  std::string function = {};                 ///< empty before the first is printed, and where it is not worth one
  std::vector<std::size_t> parameters = {};  ///< by their places in plan::Signature::buffers
  std::string where = {};                    ///< of the first
  std::string code = {};
  std::vector<std::string> results = {};  ///< names of what they write
};

std::string parameter_type(const Entry& entry, std::size_t kernel, plan::BufferId id) {
  const bool written = std::ranges::binary_search(entry.plan->kernels[kernel].writes, id);
  return (written ? "" : "const ") + element_type(entry.plan->buffers[id].type.dtype) + "*";
}

/// The numbers of random operations are the entry's own.
bool worth_a_function(const Section& section) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(section.statements, '\n')) + 1;
  return lines >= fewest_lines && !section.random;
}

/// What is only read comes first, each in the order of the statements.
std::vector<std::size_t> parameters_of(const Entry& entry, std::size_t kernel, const Section& section,
                                       const std::vector<plan::BufferId>& buffers) {
  std::vector<std::size_t> places;
  for (const plan::BufferId id : section.buffers)
    places.push_back(static_cast<std::size_t>(std::ranges::find(buffers, id) - buffers.begin()));
  std::ranges::stable_partition(places, [&](std::size_t place) {
    return !std::ranges::binary_search(entry.plan->kernels[kernel].writes, buffers.at(place));
  });
  return places;
}

std::string code_of(const Context& context, const Entry& entry, std::size_t kernel, const Section& section) {
  std::vector<std::string> parameters;
  for (const plan::BufferId id : section.arguments)
    parameters.push_back(parameter_type(entry, kernel, id) + " " + entry.names.buffers[id]);
  const std::string& name = section.function;
  std::string text = fmt::format("void {}({}) noexcept {{\n", name, wrapped_list(parameters, name.size() + 18));
  std::string body;
  for (const std::string& symbol : section.symbols)
    body += fmt::format("const modelc::Index {} = {};\n", entry.names.symbols.at(symbol), context.symbol(symbol));
  body = wrapped(body + section.statements, columns - 2);
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    text += "  " + body.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return text + "}\n";
}

std::string definition(const Alike& alike) {
  std::string results;
  for (std::size_t i = 0; i < std::min(alike.results.size(), most_named); ++i)
    results += (i == 0 ? "" : ", ") + alike.results[i];
  if (alike.results.size() > most_named) results += fmt::format(" and {} more", alike.results.size() - most_named);
  return comment("// ", (alike.where.empty() ? "" : alike.where + "\n") + "computes " + results) + "\n" + alike.code;
}

void take(const Names& of, UniqueNames& names) {
  for (const std::string& name : of.buffers) names.take(name);
  for (const auto& [kernel, body] : of.scans) take(body, names);
}

/// Bodies of loops have memory of their own: the same one for what is to be one function.
void add_places(const Names& body, std::string& work) {
  for (const std::string& place : body.places) work += place + "\n";
  for (const auto& [kernel, inner] : body.scans) add_places(inner, work);
}

class BodiesPrinter {
 public:
  explicit BodiesPrinter(Context& context) : context_(context) {
    names_.take(context.class_name);
    for (const Entry* entry : context.computing()) {
      names_.take(entry->point.compute);
      take(entry->names, names_);
      for (std::size_t k = 0; k < entry->plan->kernels.size(); ++k) find_alike(*entry, k);
    }
  }

  void run() {
    auto one = kernels_.begin();
    for (Entry* entry : context_.computing()) {
      const auto loss = entry->point.loss ? std::optional(entry->plan->outputs.front().window.buffer) : std::nullopt;
      BodyPrinter printer(*entry->plan, context_.sources, entry->names, loss);
      for (std::size_t k = 0; k < entry->plan->kernels.size(); ++k) print(*entry, k, *one++, printer);
      entry->body = std::move(printer.body);
      for (Port& input : entry->inputs) input.used = entry->body.buffers.contains(input.buffer);
    }
    for (const Alike& alike : alike_)
      if (!alike.function.empty()) context_.functions += definition(alike) + "\n";
  }

 private:
  struct One {
    std::size_t alike;  ///< index into `alike_`
    std::vector<plan::BufferId> buffers;
  };

  void find_alike(const Entry& entry, std::size_t kernel) {
    plan::Signature signature = plan::signature(*entry.plan, entry.plan->kernels[kernel]);
    if (const auto body = entry.names.scans.find(kernel); body != entry.names.scans.end())
      add_places(body->second, signature.work);
    const auto [known, first] = known_.try_emplace(std::move(signature.work), alike_.size());
    if (first) alike_.emplace_back();
    kernels_.push_back({known->second, std::move(signature.buffers)});
    ++alike_[known->second].kernels;
  }

  void print(const Entry& entry, std::size_t k, const One& one, BodyPrinter& printer) {
    Section& section = printer.next();
    Alike* const alike = alike_[one.alike].kernels == 1 ? nullptr : &alike_[one.alike];
    const bool call = alike && !alike->function.empty();
    if (!call) printer.print_statements();
    if (!alike || (!call && !worth_a_function(section))) return;
    if (!call) {
      alike->function = names_.add("compute_" + section.result);
      alike->where = section.where;
      alike->parameters = parameters_of(entry, k, section, one.buffers);
    }
    section.function = alike->function;
    for (const std::size_t place : alike->parameters) section.arguments.push_back(one.buffers[place]);
    if (call)
      printer.refer_to(section.arguments);
    else
      alike->code = code_of(context_, entry, k, section);
    alike->results.push_back(section.result);
  }

  Context& context_;
  UniqueNames names_;
  std::vector<One> kernels_;  // of all entry points
  std::unordered_map<std::string, std::size_t> known_;
  std::vector<Alike> alike_;
};

}  // namespace

void print_bodies(Context& context) { BodiesPrinter(context).run(); }

}  // namespace modelc::emit
