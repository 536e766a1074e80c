#pragma once
#include <string>
#include <vector>

#include "driver/layer_values.h"
#include "driver/oracle.h"
#include "driver/recorded.h"
#include "driver/verify_report.h"

namespace modelc::driver {

/// The comparison of the code for one model, with its inputs and weights, with what is right.
class Verification {
 public:
  /// Everything stays its owner's. `path` is that of the model's file.
  Verification(const Loaded& loaded, const Binding& binding, std::vector<LayerValue> values, const Oracle& oracle,
               Toolchain toolchain, const std::string& path);

  /// What of `recorded` has another shape than the model's, as notes.
  std::vector<std::string> misshapen(const Recorded& recorded) const;

  /// Compares with the oracle: the layers' values and the outputs step by step, and the outputs of the code that the
  /// app has from the inputs on. Throws EvalError and BuildError, as do all comparisons.
  void compare_all();

  /// Compares what is recorded, from the inputs on; the oracle says what rounding may do.
  void compare_recorded(const Recorded& recorded);

  bool wrong() const { return any_wrong(steps_) || any_wrong(whole_); }
  /// The tables, and a line with the verdict.
  std::string report() const;

 private:
  const ir::Graph& graph() const { return loaded_.program.models.front().predict; }
  std::vector<ir::TensorData> generated(ir::Graph graph) const;
  /// The outputs and all layers' values, of the code that has these as outputs.
  const std::vector<ir::TensorData>& inner();
  /// What the user's C++ gave there.
  std::vector<ir::TensorData> given();
  std::vector<Verified> step_by_step();
  std::vector<Verified> whole();
  Comparison compared(ir::NodeId node, const ir::TensorData& computed, const ir::TensorData& right,
                      const std::vector<ir::TensorData>& coarse) const;

  const Loaded& loaded_;
  const Binding& binding_;
  std::vector<LayerValue> values_;
  const Oracle& oracle_;
  Toolchain toolchain_;
  const std::string& path_;
  std::vector<ir::TensorData> inner_;
  std::vector<Verified> steps_, whole_;
  std::string steps_heading_, whole_heading_, notes_;
};

}  // namespace modelc::driver
