#pragma once
#include <string>
#include <vector>

#include "driver/execute.h"
#include "driver/layer_values.h"

namespace modelc::driver {

/// What layers compute, by the model's own list of calls or, with the gradients in the place of its outputs, by its
/// nodes.
std::vector<LayerValue> layer_values(const elaborate::Model& model, bool gradients);

/// What is right for the outputs of a graph, and what coarse arithmetic makes of them (driver/compare.h).
struct Reference {
  std::vector<ir::TensorData> right;
  std::vector<std::vector<ir::TensorData>> coarse;
};

/// By reference evaluation, of a graph and its leaves; coarse arithmetic has two, and three, binary digits less than
/// the dtypes. Throws EvalError.
Reference evaluated(const ir::Graph& graph, const std::vector<ir::TensorData>& leaves, const ir::SymbolValues& symbols);

/// What says what is right: it computes the outputs of graphs of one model from its bound inputs and weights. There are
/// two: reference evaluation, whose coarse arithmetic rounds to fewer digits; and, for what would take too long that
/// way, generated code, built without vectors and optimization, in double precision, with f32 as coarse arithmetic.
class Oracle {
 public:
  /// For the model of `loaded`, which stays its owner; `program` says how it was elaborated from the file `path`, with
  /// the gradients in the place of its outputs where `program.train` is set. `plain`: the second kind in any case.
  Oracle(const Loaded& loaded, const Binding& binding, bool plain, const std::string& path,
         const elaborate::Options& program, const FileSystem& files, Toolchain toolchain);

  /// The outputs, and the layers' values but for the given ones, of the graph cut there; `further` are the values of
  /// the inputs that this makes. Throws EvalError and BuildError.
  Reference reference(Cut where, const std::vector<ir::TensorData>& further) const;

  /// The least that compare() is to allow.
  double least_units() const { return plain_ ? 64 : 8; }

  /// "reference evaluation in double precision".
  std::string name() const;

 private:
  Reference generated(Cut where, const std::vector<ir::TensorData>& further) const;
  /// By the code of one precision.
  std::vector<ir::TensorData> generated(const Loaded& loaded, ir::DType real, Cut where,
                                        const std::vector<ir::TensorData>& further) const;

  const Loaded& loaded_;
  Loaded other_;  ///< the program with doubles for floats, or floats for doubles
  Binding binding_;
  std::string path_;
  Toolchain toolchain_;
  bool plain_ = false;
  bool gradients_ = false;
  bool wide_ = false;  ///< the model's own floats are doubles
};

}  // namespace modelc::driver
