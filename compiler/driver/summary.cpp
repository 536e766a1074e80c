#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "driver/bind.h"
#include "driver/load.h"
#include "driver/memory_budget.h"
#include "driver/stages.h"
#include "driver/text_table.h"
#include "driver/work.h"

namespace modelc::driver {
namespace {

std::string grouped(const ir::Dim& dim) {
  const std::optional<std::int64_t> value = dim.constant();
  return value ? driver::grouped(*value) : dim.str();
}

std::string kind(const elaborate::LayerCall& call) {
  return call.layer.empty() ? call.name : call.name + " (" + call.layer + ")";
}

std::string shapes(const elaborate::LayerCall& call) {
  std::string text;
  for (const ir::TensorType& type : call.output_types) text += (text.empty() ? "" : ", ") + ir::str(type.shape);
  return text;
}

/// What the activations and scratch of one call take, and what no placing of them could go below.
std::string arena(const plan::Plan& plan) {
  if (const std::optional<std::int64_t> bytes = plan.arena_bytes())
    return fmt::format("{}, of which {} are alive at once", byte_size(*bytes), byte_size(plan.live_bytes));
  std::string text;
  for (const plan::Slot& slot : plan.slots) {
    std::string intervals;
    for (const ir::Dim& bytes : slot.bytes) intervals += (intervals.empty() ? "" : ", ") + bytes.str();
    if (slot.bytes.size() > 1) intervals = "max(" + intervals + ")";
    if (!intervals.empty() && intervals != "0") text += (text.empty() ? "" : " + ") + intervals;
  }
  return text + " bytes";
}

using Factors = std::map<std::string, std::int64_t, std::less<>>;

/// The symbol that has to be a multiple of a number, and that number: of `height / 32 is a whole number`.
std::optional<Factors::value_type> multiple(const ir::Requirement& requirement) {
  if (requirement.kind != ir::Requirement::Kind::whole) return std::nullopt;
  const ir::Dim symbol = requirement.left.numerator();
  const std::optional<std::int64_t> factor = requirement.left.denominator().constant();
  const std::vector<std::string> symbols = symbol.symbols();
  if (!factor || symbols.size() != 1 || symbol.str() != symbols[0]) return std::nullopt;
  return Factors::value_type(symbols[0], *factor);
}

/// Does the requirement hold by itself where these symbols are multiples of these numbers?
bool follows(const ir::Requirement& requirement, const std::map<std::string, ir::Dim, std::less<>>& multiples) {
  try {
    ir::Requirement inserted = requirement;
    inserted.left = requirement.left.substitute(multiples);
    inserted.right = requirement.right.substitute(multiples);
    return inserted.answer() == ir::Answer::yes;
  } catch (const ir::DimOverflow&) {
    return false;
  }
}

/// A line for each, without those that others imply.
std::string requirements(const std::vector<ir::Requirement>& all) {
  Factors factors;
  for (const ir::Requirement& one : all)
    if (const auto found = multiple(one)) factors[found->first] = std::max(factors[found->first], found->second);
  std::map<std::string, ir::Dim, std::less<>> multiples;
  for (const auto& [symbol, factor] : factors) multiples[symbol] = ir::Dim(factor) * ir::Dim::symbol(symbol);
  std::string text;
  for (const ir::Requirement& one : all) {
    const auto found = multiple(one);
    const bool largest = found && factors[found->first] == found->second;
    if (!largest && follows(one, multiples)) continue;
    const std::string what = found ? fmt::format("{} is a multiple of {}", found->first, found->second) : one.str();
    text += fmt::format("  {}  ({})\n", what, one.reason);
  }
  return text;
}

/// A line for inference and one for a step of training, as far as the models of the program do that.
std::vector<std::string> arenas(elaborate::Program program, std::optional<std::int64_t> memory_budget,
                                Diagnostics& diagnostics) {
  std::map<std::string, training::Entries> training;
  for (elaborate::Model& model : program.models) {
    if (model.training)
      if (std::optional<training::Entries> entries = training::make_entries(model, diagnostics)) {
        optimize(*entries);
        if (memory_budget) hold_budget({*memory_budget}, model.name, *entries, diagnostics);
        training.emplace(model.name, std::move(*entries));
      }
    optimize(model);
  }
  std::vector<std::string> texts;
  const std::vector<emit::ModelPlans> plans = plan_models(program, training);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    std::string& text = texts.emplace_back();
    text = program.models[i].predicts ? fmt::format("Arena for inference: {}\n", arena(plans[i].predict))
                                      : "It trains and does not predict: every output depends on a target\n";
    if (plans[i].train_step) text += fmt::format("Arena for training: {}\n", arena(*plans[i].train_step));
  }
  return texts;
}

std::string describe(const elaborate::Model& model, const std::string& arenas) {
  std::vector<std::vector<std::string>> rows = {{"Layer (type)", "Output shape", "Parameters"}};
  for (const ir::Leaf& leaf : model.predict.leaves)
    if (is_given(leaf))
      rows.push_back({leaf.name + (leaf.kind == ir::Leaf::Kind::input ? " (Input)" : " (Target)"),
                      ir::str(model.predict.type(leaf.node).shape), "0"});
  for (const elaborate::LayerCall& call : model.layers)
    rows.push_back({kind(call), shapes(call), driver::grouped(call.parameters)});
  std::string text = "Model `" + model.name + "`\n" + table(rows, {false, false, true});

  std::int64_t all = 0, trainable = 0, all_bytes = 0;
  for (const elaborate::Weight& weight : model.weights) {
    const std::int64_t count = ir::element_count(weight.type.shape).constant().value_or(0);
    all += count;
    all_bytes += count * static_cast<std::int64_t>(ir::size_of(weight.type.dtype));
    if (weight.trainable && !weight.state) trainable += count;
  }
  text += fmt::format("Total parameters: {} ({})\n", driver::grouped(all), byte_size(all_bytes));
  text += fmt::format("Trainable parameters: {}\n", driver::grouped(trainable));
  text += fmt::format("Non-trainable parameters: {}\n", driver::grouped(all - trainable));
  text += fmt::format("Multiply-adds: {}\n", grouped(multiply_adds(model.predict)));
  text += arenas;
  for (const ir::Output& output : model.predict.outputs)
    text += fmt::format("Output `{}`: {}\n", output.name, ir::str(model.predict.type(output.node)));
  const std::string needed = requirements(model.predict.requirements);
  return needed.empty() ? text : text + "Requirements on symbols:\n" + needed;
}

}  // namespace

Result summary(const std::string& path, const SummaryOptions& options, const FileSystem& files) {
  elaborate::Options program = options.program;
  program.train = true;
  Loaded loaded = load(path, program, files);
  std::string text;
  const std::vector<std::string> needed = arenas(loaded.program, options.memory_budget, loaded.diagnostics);
  for (std::size_t i = 0; i < needed.size(); ++i)
    text += (text.empty() ? "" : "\n") + describe(loaded.program.models[i], needed[i]);
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (result.status == Status::done) result.out = std::move(text);
  return result;
}

}  // namespace modelc::driver
