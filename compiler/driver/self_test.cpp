#include "driver/self_test.h"

#include <algorithm>
#include <cmath>

#include "driver/compare.h"
#include "driver/made_inputs.h"
#include "driver/oracle.h"
#include "driver/work.h"

namespace modelc::driver {
namespace {

using ir::TensorData;

constexpr std::int64_t most_values = 64;  // of an output

/// Thrown where none can be recorded.
struct NoSelfTest {
  std::string why;
};

/// Not to be recorded: rounding turns it round, or it is infinite or no number.
bool undecided(const Reference& reference, std::size_t output, std::int64_t at, double scale) {
  const double right = reference.right[output].number(at);
  return !std::isfinite(right) || std::ranges::any_of(reference.coarse, [&](const std::vector<TensorData>& coarse) {
    return !(std::abs(coarse[output].number(at) - right) <= scale * undecided_from);
  });
}

emit::SelfTest::Output recorded(const Reference& reference, std::size_t i, double& allowed) {
  const TensorData& right = reference.right[i];
  std::vector<const TensorData*> coarse;
  for (const std::vector<TensorData>& run : reference.coarse) coarse.push_back(&run[i]);
  const Comparison comparison = compare(right, right, coarse);
  emit::SelfTest::Output output;
  output.elements = right.size();
  if (comparison.scale > 0) output.scale = comparison.scale;
  allowed = std::max(allowed, comparison.allowed / output.scale);
  const std::int64_t count = std::min(right.size(), most_values);
  for (std::int64_t k = 0; k < count; ++k) {
    const std::int64_t at = (2 * k + 1) * right.size() / (2 * count);
    if (!undecided(reference, i, at, comparison.scale)) output.values.push_back({at, right.number(at)});
  }
  return output;
}

/// The weights as the header has them: what it embeds, read back from the block.
std::vector<NamedTensor> weights_of(const elaborate::Model& model, const emit::Options& options,
                                    Diagnostics& diagnostics) {
  std::vector<NamedTensor> weights = initial_weights(model, 0, diagnostics);
  if (diagnostics.has_errors()) return weights;
  const auto embedded = options.embedded_weights.find(model.name);
  if (embedded == options.embedded_weights.end()) return weights;
  const emit::WeightLayout layout = emit::weight_layout(model);
  for (std::size_t i = 0; i < weights.size(); ++i)
    set_bytes(weights[i].data, embedded->second.data() + layout.weights[i].offset);
  return weights;
}

emit::SelfTest self_test(const elaborate::Model& model, const emit::Options& options, Diagnostics& diagnostics) {
  if (!model.predicts) throw NoSelfTest{"it has nothing to predict"};
  const std::optional<ir::SymbolValues> symbols = small_symbols(model);
  if (!symbols) throw NoSelfTest{"no small sizes were found that it accepts"};
  if (too_large_to_evaluate(model.predict, *symbols))
    throw NoSelfTest{"it is too large for reference evaluation; `modelc verify` compares such"};
  Binding binding;
  binding.symbols = *symbols;
  for (NamedTensor& input : made_up_inputs(model, *symbols, {})) binding.inputs.push_back(std::move(input.data));
  binding.weights = weights_of(model, options, diagnostics);
  emit::SelfTest test;
  if (diagnostics.has_errors()) return test;
  test.symbols = *symbols;
  const std::vector<std::int64_t> counts = whole_numbers(model, *symbols);
  for (std::size_t i = 0; i < counts.size(); ++i) test.inputs.push_back({binding.inputs[i].size(), counts[i]});
  const Reference reference = evaluated(model.predict, leaves_of(model.predict, binding), *symbols);
  for (std::size_t i = 0; i < model.predict.outputs.size(); ++i)
    test.outputs.push_back(recorded(reference, i, test.allowed));
  return test;
}

}  // namespace

void add_self_tests(Loaded& loaded, emit::Options& options) {
  const auto refuse = [&](const elaborate::Model& model, const std::string& why) {
    loaded.diagnostics.add(plain_error(Code::no_self_test, "the model `" + model.name + "` gets no self-test", {why},
                                       "leave out `--self-test`, or choose smaller sizes with `--set NAME=VALUE`"));
  };
  for (const elaborate::Model& model : loaded.program.models) {
    try {
      options.self_tests[model.name] = self_test(model, options, loaded.diagnostics);
    } catch (const NoSelfTest& reason) {
      refuse(model, reason.why);
    } catch (const ir::EvalError& error) {
      refuse(model, error.message);
    }
  }
}

}  // namespace modelc::driver
