#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "driver/tensors.h"
#include "elaborate/program.h"
#include "source/file_system.h"

namespace modelc::driver {

/// The tensors of a safetensors file; E0601 when it cannot be read, E0602 when it is none.
std::optional<std::vector<NamedTensor>> read_tensor_file(const std::string& path, const FileSystem& files,
                                                         Diagnostics& diagnostics);

/// Tensors for a model's graph, and the symbols that their shapes fix.
struct Binding {
  ir::SymbolValues symbols;
  std::vector<ir::TensorData> inputs;  ///< in the order of the graph's inputs
  std::vector<NamedTensor> weights;    ///< in the order of Model::weights
};

/// Inputs by name: all that is missing, unexpected, misshapen or of another dtype is one E0604, and so are a symbol
/// that no input's shape fixes and a requirement that the symbols do not meet. Floats become those of the model. `path`
/// is for messages.
void bind_inputs(const elaborate::Model& model, const std::string& path, std::vector<NamedTensor> tensors,
                 Binding& binding, Diagnostics& diagnostics);

/// Weights by name, likewise; E0603.
void bind_weights(const elaborate::Model& model, const std::string& path, std::vector<NamedTensor> tensors,
                  Binding& binding, Diagnostics& diagnostics);

/// The weights of a file, E0601 to E0603; with an empty path fresh ones by the initializers, seed 0.
void bind_weight_file(const elaborate::Model& model, const std::string& path, const FileSystem& files, Binding& binding,
                      Diagnostics& diagnostics);

/// Whether the caller gives the leaf with every call.
bool is_given(const ir::Leaf& leaf);

/// The graph's leaves in their order.
std::vector<ir::TensorData> leaves_of(const ir::Graph& graph, const Binding& binding);

}  // namespace modelc::driver
