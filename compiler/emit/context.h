#pragma once
#include <map>
#include <string>
#include <vector>

#include "emit/arena.h"
#include "emit/emit.h"
#include "emit/kernels.h"
#include "emit/text.h"
#include "plan/prepare.h"
#include "training/training.h"

namespace modelc::emit {

/// An input or output of predict.
struct Port {
  std::string name;   ///< the model's
  std::string field;  ///< in Inputs and Outputs
  std::string local;  ///< as a parameter; of inputs only
  ir::TensorType type;
  plan::BufferId buffer = 0;
  bool used = false;       ///< the kernels read it; of inputs only
  std::string place = {};  ///< the pointer to it, of an output that is no buffer of the arena
};

/// A state that predict updates: it lives in the model, its initial value among the weights.
struct State {
  std::string name;
  ir::TensorType type;
  std::int64_t offset = 0;  ///< bytes in the model's states
  std::size_t weight = 0;   ///< index into Model::weights
};

/// What a computation changes: a state, a weight or a slot of training.
struct Change {
  std::string name;
  ir::TensorType type;
  plan::BufferId value = 0;  ///< the value after the call
};

/// How the class spells what has to do with a member function that computes, and what distinguishes it.
struct EntryPoint {
  std::string name;     ///< "predict"
  std::string compute;  ///< "compute": the private function that does it
  std::string slots;    ///< "slots_": the member that says where its slots of open size begin
  std::string results;  ///< "results": the function that gives the outputs of the last call
  std::string type;     ///< "Outputs": the struct of several outputs
  std::string arena = "arena_";
  bool loss = false;    ///< its first output is the loss
  bool alone = false;   ///< it returns nothing else
  bool steps = false;   ///< draws other random numbers at each step of training
  bool silent = false;  ///< it returns nothing at all
};

/// A member function that computes: predict, train_step.
struct Entry {
  EntryPoint point;
  const plan::Plan* plan = nullptr;  ///< null in an entry point that there is not
  Names names;
  Body body;
  Arena arena;
  std::vector<Port> inputs;
  std::vector<Port> outputs;
  std::vector<Change> changes;

  /// The pointer to an arena buffer, outside of compute.
  std::string place_of(plan::BufferId buffer) const { return names.places[buffer]; }
  std::string place_of(const Port& output) const {
    return output.place.empty() ? place_of(output.buffer) : output.place;
  }
};

/// A tensor that `prepare` computes from the weights.
struct PreparedPlace {
  plan::Prepared::Tensor tensor;
  std::int64_t offset = 0;  ///< bytes in what is prepared
};

/// Where a weight, state or slot is kept.
struct Home {
  std::string block;        ///< "weights_->block"
  std::int64_t offset = 0;  ///< bytes in it
};

/// Everything that the printers of a class share. Plans, sources and the model stay their owners'.
struct Context {
  const elaborate::Model& model;
  const SourceMap& sources;
  WeightLayout weights;
  std::string class_name;
  const std::string* embedded = nullptr;  ///< the weights' block
  const training::Entries* training = nullptr;
  const std::vector<plan::Target>& targets;  ///< as in Options
  std::string name_space = {};
  std::map<std::string, std::string, std::less<>> fields = {};  ///< symbol -> member of Symbols
  Entry predict = {};                                           ///< empty for a model that does not predict
  Entry prepare = {};                                           ///< what predict needs and weights alone decide
  std::vector<PreparedPlace> prepared = {};
  std::int64_t prepared_bytes = 0;
  // Of training, empty without.
  std::optional<Entry> train_step = {};   ///< nothing where there is only to evaluate
  std::optional<Entry> update_step = {};  ///< likewise, and where batches cannot be split
  Entry evaluate_step = {};
  Entry gradients = {};
  std::vector<State> states = {};
  std::int64_t state_bytes = 0;
  std::vector<WeightPlace> slots = {};  ///< of training
  std::int64_t slot_bytes = 0;
  /// What `gradients` leaves for `update_step`, in the arena behind what either needs; offsets are from `parts_begin`.
  std::vector<WeightPlace> parts = {};
  std::int64_t part_bytes = 0, gradient_bytes = 0, parts_begin = 0;
  std::map<std::string, Home, std::less<>> homes = {};
  std::string functions = {};  ///< the definitions of what kernels share
  bool timed = false;          ///< `modelc::kernel_done` is told of each kernel of predict
  const SelfTest* self_test = nullptr;

  /// "symbols_.batch"
  std::string symbol(const std::string& name) const { return "symbols_." + fields.at(name); }
  std::string cpp(const ir::Dim& dim) const {
    return emit::cpp(dim, [this](const std::string& name) { return symbol(name); });
  }
  /// Is there a block of weights? What trains or evaluates has one, if an empty one.
  bool has_weights() const { return !weights.weights.empty() || training != nullptr; }
  const std::vector<elaborate::Symbol>& symbols() const { return training ? model.training->symbols : model.symbols; }
  std::vector<const Entry*> entries() const;
  /// Are its kernels built for several processors?
  bool dispatches() const { return targets.size() > 1; }
  /// All that have kernels, `prepare` among them.
  std::vector<Entry*> computing();
  /// The pointer to a weight, state or slot: "weights_->block.at<float>(64)".
  std::string home_of(const std::string& name, ir::DType dtype) const;
  /// A text with places in it, without the folders of their files: a header is the same wherever it is made.
  std::string shown(std::string text) const;
};

/// Chooses all names and places. `class_name` is unique among the program's models. No kernel is printed yet.
Context make_context(const elaborate::Model& model, const ModelPlans& plans, const SourceMap& sources,
                     std::string class_name, const std::string* embedded, const training::Entries* training,
                     const Options& options);

// In header.cpp.
/// The classes of the program's models, all different.
std::vector<std::string> class_names(const elaborate::Program& program);
std::string name_space_of(const elaborate::Program& program, const Options& options);

/// The class of one model.
std::string print_class(const Context& context, const std::string& source);

// Parts of it, in interface.cpp.
/// What an entry point gives: the type, and the expression from within the class. Steps of training give the loss
/// alone.
std::string result_type(const Entry& entry);
std::string results(const Context& context, const Entry& entry);
std::string print_structs(const Context& context);
/// The entry point in its forms: for views, for anything that converts to them, for inputs by name. `doc` says what it
/// does; empty for predict.
std::string print_calls(const Context& context, const Entry& entry, const std::string& doc);
std::string print_raw_inputs(const Entry& entry);
std::string print_raw_outputs(const Context& context);
/// A table of tensors as constexpr data: "static constexpr std::array<modelc::TensorInfo, 1> input_infos{{...}};".
std::string print_ports(const std::string& name, const std::vector<Port>& ports);
std::string print_places(const std::string& name, const std::vector<WeightPlace>& places);
std::string print_weight_infos(const Context& context);

// In weights.cpp.
std::string print_weights(const Context& context);
std::string print_weight_access(const Context& context);
std::string print_states_access(const Context& context);
/// The definition of the embedded weights, behind the class; empty without.
std::string print_embedded(const Context& context);

// In compute.cpp.
/// The private function that computes.
std::string print_compute(const Context& context, const Entry& entry);
/// Declarations of every symbol that the entry's statements refer to.
std::string print_locals(const Context& context, const Entry& entry);
/// The statements, each kernel's behind the pointers that nobody before needed.
std::string print_statements(const Context& context, const Entry& entry);

// In share.cpp.
/// Prints the kernels of every entry point; what several do to other tensors becomes a function of the class.
void print_bodies(Context& context);

// In prepare.cpp.
/// The member function that computes what weights alone decide; empty without weights.
std::string print_prepare(const Context& context);

// In targets.cpp, all empty for a class whose kernels are built once.
/// The struct of the functions that differ between processors.
std::string print_targets(const Context& context);
/// Which of them is called, behind the class.
std::string print_behind_targets(const Context& context);
/// The beginning of a function that calls the one of the processor at hand; "#endif" ends it.
std::string calls_kernel(const Context& context, const std::string& function, const std::string& arguments);
std::string calls_kernel(const Context& context, const Entry& entry);
/// What a constructor does where the processor is none of them.
std::string needs_processor(const Context& context);
/// That the C++ compiler builds for what the header was laid out for; empty for any.
std::string print_target_check(const std::vector<plan::Target>& targets);
/// The one with the widest lanes, which memory is reserved for.
const plan::Target& widest_of(const std::vector<plan::Target>& targets);

// In training.cpp.
/// What the class offers for training, in its public part; empty for classes that only predict.
std::string print_training(const Context& context);
/// The struct of what training keeps beside the weights.
std::string print_training_block(const Context& context);
std::string print_training_infos(const Context& context);

/// Statements that give a block's tensor its initial value; empty where that is 0, which it is already, nothing where
/// it is random or too long to spell out.
std::optional<std::string> print_initial(const ir::Graph& initializer, const std::string& name, std::int64_t offset,
                                         std::string_view block = "block");
/// Does a graph draw random numbers?
bool draws(const ir::Graph& graph);

// In initialize.cpp.
/// The member function that sets all weights by their initializers; empty without weights.
std::string print_initialize(const Context& context);
std::string print_self_test(const Context& context);

// In lay_out.cpp.
std::string print_lay_out(const Context& context);
/// Why the constructor may throw: one line for each requirement.
std::string print_requirements_doc(const Context& context);

}  // namespace modelc::emit
