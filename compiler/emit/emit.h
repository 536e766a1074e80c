#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "elaborate/program.h"
#include "plan/plan.h"
#include "plan/prepare.h"
#include "plan/target.h"
#include "source/source.h"
#include "training/training.h"

namespace modelc::emit {

/// Where a weight lies in the block of all weights, row-major.
struct WeightPlace {
  std::string name;
  ir::TensorType type;
  std::int64_t offset = 0;  ///< bytes
};
struct WeightLayout {
  std::vector<WeightPlace> weights;  ///< in the order of Model::weights
  std::int64_t bytes = 0;            ///< of the whole block
};
WeightLayout weight_layout(const elaborate::Model& model);

/// A made-up input, by modelc::made_up of the runtime, and what is right for it.
struct SelfTest {
  struct Input {
    std::int64_t elements = 0;
    std::int64_t count = 0;  ///< what its whole numbers are below; 0: floats
  };
  struct Value {
    std::int64_t at = 0;
    double value = 0;
  };
  struct Output {
    std::int64_t elements = 0;
    double scale = 1;  ///< the largest magnitude, not 0
    std::vector<Value> values;
  };
  ir::SymbolValues symbols;
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  double allowed = 0;  ///< what rounding explains, in the scale of the outputs
};

struct Options {
  std::string name_space;        ///< --namespace; empty: the program's name
  bool standalone = false;       ///< the runtime's text instead of its includes
  std::string source_text_path;  ///< as shown in comments
  /// Processors to lay out for, in the order of plan::targets. None: any. Several: the kernels are built once for each,
  /// and those of the processor at hand are called.
  std::vector<plan::Target> targets = {};
  bool timed = false;  ///< predict calls modelc::kernel_done(k) behind its kernel k; whoever builds it has that
  /// Model -> its entry points of training, through the passes; models without one only predict.
  std::map<std::string, training::Entries> training = {};
  /// Model -> the block of its weights as in weight_layout, for models that need no file.
  std::map<std::string, std::string> embedded_weights = {};
  /// Model -> its self-test, computed with the embedded weights or, without, with those of `initialize(0)`.
  std::map<std::string, SelfTest> self_tests = {};
};

/// What is printed of a model: a plan for each of its entry points.
struct ModelPlans {
  plan::Plan predict;                                  ///< what runs; without kernels where it does not predict
  plan::Plan prepare;                                  ///< what weights alone decide
  std::vector<plan::Prepared::Tensor> prepared;        ///< what `predict` reads of that
  std::optional<plan::Plan> train_step;                ///< nothing where there is only to evaluate
  std::optional<plan::Plan> update_step;               ///< nothing, too, where batches cannot be split
  std::optional<plan::Plan> evaluate_step, gradients;  ///< with Options::training
};

/// The namespace of a file's models when nobody chose one: its stem as an identifier.
std::string namespace_name(const std::string& stem);

/// The header for every model of the program, whose plans are in the same order. Identical input gives identical bytes.
std::string emit_header(const elaborate::Program& program, const SourceMap& sources,
                        const std::vector<ModelPlans>& plans, const Options& options);

}  // namespace modelc::emit
