#include <algorithm>

#include "driver/execute.h"
#include "driver/made_inputs.h"
#include "driver/verification.h"

namespace modelc::driver {
namespace {

/// "random inputs with batch = 2, fresh weights by the initializers".
std::string described(const elaborate::Model& model, const Binding& binding, const VerifyOptions& options) {
  const std::string text =
      inputs_text(model, options.vectors.empty() ? options.input : options.vectors, binding.symbols);
  if (model.weights.empty()) return text;
  return text + (options.weights.empty() ? ", fresh weights by the initializers"
                                         : ", the weights of `" + options.weights + "`");
}

/// What is recorded has to be of the model, and of its shapes.
void check_recorded(const Verification& verification, const Recorded& recorded, const VerifyOptions& options,
                    Diagnostics& diagnostics) {
  const std::vector<std::string> problems = verification.misshapen(recorded);
  if (!problems.empty())
    diagnostics.add(plain_error(Code::data_mismatch,
                                "what `" + options.vectors + "` has recorded does not fit the model", problems));
  else if (recorded.empty())
    diagnostics.add(
        plain_error(Code::data_mismatch, "`" + options.vectors + "` has neither outputs nor layers' values", {},
                    "outputs go by their names, layers' values by the layers': `modelc summary` shows both"));
}

/// Everything between the command line and the report.
class Command {
 public:
  Command(const std::string& path, const VerifyOptions& options, const FileSystem& files)
      : path_(path), options_(options), files_(files) {}

  Result operator()() {
    elaborate::Options program = options_.program;
    program.train = options_.train;
    loaded_ = load(path_, program, files_);
    std::vector<std::string> predicting;
    if (loaded_.program.models.size() == 1)
      for (const ir::Leaf& leaf : loaded_.program.models.front().predict.leaves)
        if (leaf.kind != ir::Leaf::Kind::target) predicting.push_back(leaf.name);
    if (options_.train)
      take_gradients(loaded_);
    else
      require_predictions(loaded_, "`--train` verifies its loss and gradients");
    const elaborate::Model* model = single_model(loaded_);
    if (model == nullptr) return finished();
    const std::vector<LayerValue> values = layer_values(*model, options_.train);
    bind(*model, values, predicting);
    if (loaded_.diagnostics.has_errors()) return finished();
    try {
      return compared(*model, values, program);
    } catch (const ir::EvalError& error) {
      loaded_.diagnostics.add(plain_error(Code::data_mismatch, error.message));
    } catch (const BuildError& error) {
      loaded_.diagnostics.add(explained(error));
    }
    return finished();
  }

 private:
  Result finished() const { return finish(loaded_.diagnostics, loaded_.sources, options_.colour); }

  void bind(const elaborate::Model& model, const std::vector<LayerValue>& values,
            const std::vector<std::string>& predicting) {
    Diagnostics& diagnostics = loaded_.diagnostics;
    std::optional<std::vector<NamedTensor>> inputs;
    if (!options_.vectors.empty()) {
      if (auto tensors = read_tensor_file(options_.vectors, files_, diagnostics)) {
        recorded_ = sort_recorded(std::move(*tensors), model.predict, values);
        inputs = std::move(recorded_.inputs);
      }
    } else {
      inputs = read_or_make_inputs(model, options_.input, predicting, files_, diagnostics);
    }
    const std::string& from = options_.vectors.empty() ? options_.input : options_.vectors;
    if (inputs) bind_inputs(model, from, std::move(*inputs), binding_, diagnostics);
    if (!diagnostics.has_errors()) bind_weight_file(model, options_.weights, files_, binding_, diagnostics);
  }

  Result compared(const elaborate::Model& model, const std::vector<LayerValue>& values,
                  const elaborate::Options& program) {
    const Toolchain toolchain{options_.compiler, options_.cache, options_.processor};
    const Oracle oracle(loaded_, binding_, options_.plain, path_, program, files_, toolchain);
    Verification verification(loaded_, binding_, values, oracle, toolchain, path_);
    std::string text = "Generated code for " + described(model, binding_, options_) + ", against ";
    if (!options_.vectors.empty()) {
      check_recorded(verification, recorded_, options_, loaded_.diagnostics);
      if (loaded_.diagnostics.has_errors()) return finished();
      text += "what is recorded there.\n";
      verification.compare_recorded(recorded_);
    } else {
      text += oracle.name() + ".\n";
      verification.compare_all();
    }
    Result result = finished();
    result.out = text + "Errors are relative to the largest value of a tensor.\n\n" + verification.report();
    if (verification.wrong()) result.status = Status::wrong_input;
    return result;
  }

  const std::string& path_;
  const VerifyOptions& options_;
  const FileSystem& files_;
  Loaded loaded_;
  Binding binding_;
  Recorded recorded_;
};

}  // namespace

Result verify(const std::string& path, const VerifyOptions& options, const FileSystem& files) {
  return Command(path, options, files)();
}

}  // namespace modelc::driver
