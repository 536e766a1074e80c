#pragma once
#include <map>
#include <string>
#include <vector>

#include "emit/arena.h"
#include "emit/emit.h"
#include "emit/kernels.h"

namespace modelc::emit {

/// An input or output of predict.
struct Port {
  std::string name;   ///< the model's
  std::string field;  ///< in Inputs and Outputs
  std::string local;  ///< as a parameter; of inputs only
  ir::TensorType type;
  plan::BufferId buffer = 0;
  bool used = false;  ///< the kernels read it; of inputs only
};

/// A state that predict updates: it lives in the model, its initial value among the weights.
struct State {
  std::string name;
  ir::TensorType type;
  plan::BufferId leaf = 0;   ///< the value before the call
  plan::BufferId value = 0;  ///< the value after it
  std::int64_t offset = 0;   ///< bytes in the model's states
  std::size_t weight = 0;    ///< index into Model::weights
};

/// Everything that the printers of a class share.
struct Context {
  const elaborate::Model& model;
  const SourceMap& sources;
  plan::Plan plan;
  Names names;
  Body body;
  Arena arena;
  WeightLayout weights;
  std::string class_name;
  std::map<std::string, std::string, std::less<>> fields;  ///< symbol -> member of Symbols
  std::vector<Port> inputs;
  std::vector<Port> outputs;
  std::vector<State> states;
  std::int64_t state_bytes = 0;
  const std::string* embedded = nullptr;  ///< the weights' block

  /// "symbols_.batch"
  std::string symbol(const std::string& name) const { return "symbols_." + fields.at(name); }
  std::string cpp(const ir::Dim& dim) const {
    return dim.cpp([this](const std::string& name) { return symbol(name); });
  }
  /// A text with places in it, without the folders of their files: a header is the same wherever it is made.
  std::string shown(std::string text) const;
  /// The pointer to an arena buffer, outside of compute.
  std::string place_of(plan::BufferId buffer) const { return names.places[buffer]; }
};

/// Plans the model and chooses all names. `class_name` is unique among the program's models.
Context make_context(const elaborate::Model& model, const SourceMap& sources, std::string class_name,
                     const std::string* embedded);

/// The class of one model.
std::string print_class(const Context& context, const std::string& source);

// Parts of it, in interface.cpp.
/// The type of predict, and the expression for what it returns, from within the class.
std::string result_type(const Context& context);
std::string results(const Context& context);
std::string print_structs(const Context& context);
std::string print_predict(const Context& context);
std::string print_raw_inputs(const Context& context);
std::string print_raw_outputs(const Context& context);
/// A table of tensors as constexpr data: "static constexpr std::array<modelc::TensorInfo, 1> input_infos{{...}};".
std::string print_ports(const std::string& name, const std::vector<Port>& ports);
std::string print_weight_infos(const Context& context);

// In weights.cpp.
std::string print_weights(const Context& context);
std::string print_weight_access(const Context& context);
std::string print_states_access(const Context& context);
/// The definition of the embedded weights, behind the class; empty without.
std::string print_embedded(const Context& context);

// In lay_out.cpp.
std::string print_lay_out(const Context& context);
/// Why the constructor may throw: one line for each requirement.
std::string print_requirements_doc(const Context& context);

}  // namespace modelc::emit
