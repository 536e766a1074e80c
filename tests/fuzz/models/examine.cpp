#include "fuzz/models/examine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "elaborate/elaborate.h"
#include "fuzz/models/data.h"
#include "modelc/random.hpp"
#include "passes/pipelines.h"
#include "plan/interpreter.h"

namespace modelc::fuzz {
namespace {

using fmt::format;
using ir::TensorData;

class OneFile : public FileSystem {
 public:
  explicit OneFile(const std::string& text) : text_(text) {}
  std::optional<std::string> read(const std::string&, std::string&) const override { return text_; }

 private:
  const std::string& text_;
};

const elaborate::Library& library() {
  static const elaborate::Library parsed = elaborate::parse_library();
  return parsed;
}

/// False where the compiler refuses.
bool elaborate_model(const RandomModel& model, Examination& out) {
  Diagnostics diagnostics;
  elaborate::Options options;
  options.train = true;
  options.scalar_f64 = model.f64;
  options.model = "M";
  out.program = elaborate::elaborate("m.model", OneFile(model.text), out.sources, diagnostics, options, &library());
  if (!diagnostics.has_errors() && out.program.models.front().training)
    out.entries = training::make_entries(out.program.models.front(), diagnostics);
  if (!diagnostics.has_errors()) return true;
  out.refusal = render_text(diagnostics, out.sources, false);
  for (const Diagnostic& one : diagnostics.all()) {
    if (info(one.code).severity != Severity::error) continue;
    if (out.refused.empty()) out.refused = std::string(info(one.code).name);
  }
  return false;
}

bool meets_requirements(const ir::Graph& graph, const ir::SymbolValues& symbols) {
  return std::ranges::all_of(graph.requirements, [&](const ir::Requirement& one) { return one.met(symbols); });
}

double scale_of(const TensorData& data) {
  double scale = 1;
  for (const double value : data.real)
    if (std::isfinite(value)) scale = std::max(scale, std::abs(value));
  return scale;
}

/// How far every result moves when each operation rounds like the dtype, and worse: what is ill-conditioned shows. Not
/// a number where a result is none itself.
std::vector<double> rounding(const ir::Graph& graph, const Checked& checked, const ir::SymbolValues& symbols,
                             bool f64) {
  const std::vector<TensorData>& expected = checked.expected;
  const double unit = f64 ? 1e-13 : 2e-6;
  std::vector<double> allowed;
  for (const TensorData& value : expected) allowed.push_back(20 * unit * scale_of(value));
  Draw draw(3);
  for (int run = 0; run < 3; ++run) {
    const auto noise = [&](ir::NodeId, std::vector<TensorData>& results) {
      for (TensorData& result : results)
        for (double& value : result.real) value *= 1 + unit * (draw.below(2001) - 1000) / 1000.0;
    };
    const std::vector<TensorData> moved = ir::evaluate(graph, checked.leaves, symbols, checked.seed, noise);
    for (std::size_t i = 0; i < expected.size(); ++i)
      for (std::size_t k = 0; k < expected[i].real.size(); ++k) {
        const double apart = 10 * std::abs(moved[i].real[k] - expected[i].real[k]);
        if (!std::isnan(allowed[i]) && !(apart <= allowed[i])) allowed[i] = apart;
      }
    for (std::size_t i = 0; i < expected.size(); ++i)
      if (moved[i].integer != expected[i].integer) allowed[i] = std::nan("");
  }
  return allowed;
}

/// The loss's slope along a random direction of all weights, by reverse mode and by central differences.
std::optional<Find> check_gradients(const Checked& checked, const ir::SymbolValues& symbols) {
  ir::Graph loss = checked.graph;
  loss.outputs.resize(1);
  loss.updates.clear();
  Draw draw(5);
  std::vector<std::vector<double>> direction(checked.leaves.size());
  double slope = 0, size = 0;
  for (std::size_t o = 0; o < checked.graph.outputs.size(); ++o) {
    const std::string& name = checked.graph.outputs[o].name;
    if (!name.starts_with("grad/")) continue;
    for (std::size_t l = 0; l < checked.leaves.size(); ++l) {
      if (checked.graph.leaves[l].name != name.substr(5)) continue;
      for (const double gradient : checked.expected[o].real) {
        direction[l].push_back((draw.below(2001) - 1000) / 1000.0);
        slope += gradient * direction[l].back();
        size += std::abs(gradient * direction[l].back());
      }
    }
  }
  const auto at = [&](double step) {
    std::vector<TensorData> leaves = checked.leaves;
    for (std::size_t l = 0; l < leaves.size(); ++l)
      for (std::size_t k = 0; k < direction[l].size(); ++k) leaves[l].real[k] += step * direction[l][k];
    return ir::evaluate(loss, leaves, symbols, checked.seed).front().real[0];
  };
  std::vector<double> slopes;
  for (const double step : {1e-5, 4e-6, 2e-6}) slopes.push_back((at(step) - at(-step)) / (2 * step));
  const auto [low, high] = std::ranges::minmax(slopes);
  const double scale = std::max({size, std::abs(low), 1e-3});
  // Where the differences disagree among themselves the loss has a kink, or is too steep to say.
  if (!std::isfinite(slope) || !(high - low <= 1e-4 * scale)) return std::nullopt;
  if (std::abs(slopes[0] - slope) <= 1e-3 * scale) return std::nullopt;
  return Find{"gradients and differences",
              format("reverse mode says {}, central differences {} {} {}", slope, slopes[0], slopes[1], slopes[2])};
}

/// Gradients that stop somewhere on purpose are not those of the loss.
bool stops_gradients(const std::string& text) {
  return std::ranges::any_of(std::vector{"stop_gradient", "SpectralNormalization", "renorm"},
                             [&](const char* word) { return text.find(word) != std::string::npos; });
}

/// Training draws other numbers in each step.
std::uint64_t seed_of(const std::string& entry, const Values& values) {
  const auto iteration = values.find(iteration_slot);
  if ((entry != "step" && entry != "gradients") || iteration == values.end()) return model_seed;
  return random_bits(model_seed, 0, static_cast<std::uint64_t>(iteration->second.integer[0]));
}

/// False at a find.
bool check_entry(const std::string& name, const ir::Graph& graph, bool f64, Examination& out) {
  Checked one;
  one.name = name;
  one.leaves = leaves_of(graph, out.entries ? &*out.entries : nullptr, out.values);
  one.seed = seed_of(name, out.values);
  one.expected = ir::evaluate(graph, one.leaves, out.symbols, one.seed);
  one.allowed = rounding(graph, one, out.symbols, f64);
  one.graph = passes::run(passes::optimization_pipeline(), graph);
  const auto differs = [&](const std::string& what, const std::vector<TensorData>& actual) {
    const std::string where = difference(one, actual);
    if (!where.empty()) out.find = Find{what + " of " + name, where};
    return !where.empty();
  };
  if (differs("passes", ir::evaluate(one.graph, one.leaves, out.symbols, one.seed))) return false;
  const plan::Plan plan = plan::make(one.graph);
  if (differs("plan", plan::test::interpret(plan, one.leaves, out.symbols, one.seed))) return false;
  out.checked.push_back(std::move(one));
  return true;
}

void check_entries(const RandomModel& model, std::uint64_t data, Examination& out) {
  const elaborate::Model& compiled = out.program.models.front();
  for (const std::string& complaint : ir::verify(compiled.predict)) out.find = Find{"verifier", complaint};
  for (const auto& [name, size] : model.sizes) out.symbols[name] = size;
  std::vector<std::pair<std::string, const ir::Graph*>> graphs = {{"predict", &compiled.predict}};
  if (out.entries)
    graphs.insert(
        graphs.end(),
        {{"gradients", &out.entries->gradients}, {"step", &out.entries->step}, {"evaluate", &out.entries->evaluate}});
  for (const auto& [name, graph] : graphs)
    if (!meets_requirements(*graph, out.symbols)) {
      out.refused = "sizes";
      return;
    }
  Draw draw(data + 1);
  out.values = random_values(compiled, out.entries ? &*out.entries : nullptr, out.symbols, draw);
  for (const auto& [name, graph] : graphs) {
    if (graph->outputs.empty()) continue;
    if (!check_entry(name, *graph, model.f64, out)) return;
    if (name == "gradients" && !stops_gradients(model.text)) {
      out.find = check_gradients(out.checked.back(), out.symbols);
      if (out.find) return;
    }
  }
}

}  // namespace

std::string difference(const Checked& checked, const std::vector<TensorData>& actual) {
  const auto name = [&](std::size_t i) {
    const std::size_t outputs = checked.graph.outputs.size();
    return i < outputs ? checked.graph.outputs[i].name
                       : "update of " + checked.graph.leaf_of(checked.graph.updates[i - outputs].state)->name;
  };
  if (actual.size() != checked.expected.size()) return "another number of results";
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const TensorData &a = actual[i], &e = checked.expected[i];
    if (a.dtype != e.dtype || a.shape != e.shape) return name(i) + ": another dtype or shape";
    if (std::isnan(checked.allowed[i])) continue;
    for (std::size_t k = 0; k < e.integer.size(); ++k)
      if (a.integer[k] != e.integer[k])
        return format("{}: element {} is {} instead of {}", name(i), k, a.integer[k], e.integer[k]);
    for (std::size_t k = 0; k < e.real.size(); ++k) {
      // What is no number, or leaves the range of f32, may come out as another such value.
      if (!std::isfinite(e.real[k]) || std::abs(e.real[k]) > 1e30) continue;
      if (!(std::abs(a.real[k] - e.real[k]) <= checked.allowed[i]))
        return format("{}: element {} is {} instead of {}, where rounding explains {:.1e}", name(i), k, a.real[k],
                      e.real[k], checked.allowed[i]);
    }
  }
  return {};
}

Sharpness sharpness(const Examination& found) {
  Sharpness out;
  for (const Checked& one : found.checked)
    for (std::size_t i = 0; i < one.expected.size(); ++i) {
      ++out.results;
      out.blunt += !(one.allowed[i] <= 0.01 * scale_of(one.expected[i]));
    }
  return out;
}

void examine(const RandomModel& model, std::uint64_t data, Examination& out) {
  try {
    if (elaborate_model(model, out)) check_entries(model, data, out);
  } catch (const std::exception& error) {
    out.find = Find{"exception", error.what()};
  } catch (const ir::EvalError& error) {
    out.find = Find{"reference evaluation", error.message};
  }
}

}  // namespace modelc::fuzz
