#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "elaborate/program.h"
#include "elaborate/recipe.h"
#include "elaborate/training.h"
#include "elaborate/value.h"

namespace modelc::elaborate {

/// A graph under construction. Bodies of scans and rules of gradients may use what stands in the graphs around them;
/// initializers may not.
struct Construction {
  enum class Kind : std::uint8_t { model, initializer, body, rule, update };
  Kind kind = Kind::model;
  std::uint32_t id = 0;
  Construction* outer = nullptr;  ///< of a body or rule
  std::string weight;             ///< of an initializer: whose
  ir::Graph graph;
  std::int64_t next_stream = 0;  ///< of random operations
  std::vector<Tensor> captures;  ///< of a body or rule: what it uses of `outer`, in order
  std::vector<ir::NodeId> capture_leaves;
  /// Of a body, the states and weights it reads: their values before it.
  struct State {
    std::size_t index;  ///< into ModelState::updates
    Tensor outside;
    ir::NodeId leaf;
  };
  std::vector<State> states;
  /// Of a body, what carries and xs stand for, with their leaves.
  std::vector<std::pair<Tensor, ir::NodeId>> formal;
  std::size_t carries = 0;                      ///< how many of these are carried
  std::vector<std::pair<Tensor, Span>> losses;  ///< of a body: those of one step, of rank 0
  /// Of a body, what it draws at random: tensors of `outer` with all steps' numbers, and the leaves of one step's.
  std::vector<std::pair<Tensor, ir::NodeId>> drawn;
  std::int64_t axis = 0;  ///< of a body: along which it goes
  ir::Dim length;         ///< of a body
};

/// The leaf of a state, or of a weight that a loop reads or a layer sets, and what the updates so far make of it.
struct StateValue {
  Tensor leaf;
  Tensor value;
  Span span;
};

/// Everything that elaborating one model collects.
struct ModelState {
  Model model;
  Construction root;
  Recipe recipe;
  std::map<std::string, Span> recipe_keys;           ///< of the recipe's dicts: "loss.price" -> where
  std::map<std::string, Span> recipe_places;         ///< of its values: "loss.price", "metrics.price.0" -> where
  LayerInstance self;                                ///< owner of the params in the model's own body
  std::map<std::string, int, std::less<>> counters;  ///< of automatic names
  std::map<std::string, LayerInstance*, std::less<>> paths;
  std::map<std::string, Span, std::less<>> weight_names;
  std::map<std::string, ir::Dim, std::less<>> symbols;  ///< as chosen by settings, or open
  std::vector<std::pair<std::string, Tensor>> targets;
  std::vector<StateValue> updates;
  std::vector<std::shared_ptr<LayerInstance>> instances;  ///< keeps what `paths` points at alive
  std::vector<LayerInstance*> applying;                   ///< layers whose bodies run now, outermost first
  std::vector<std::size_t> cursors;  ///< how many children each of them has constructed in this run
  std::uint32_t frame = 0;
  std::string path;                      ///< of the layer whose body runs now
  std::vector<ir::NodeId> trained;       ///< what losses and metrics are made of, once their graph was made
  std::vector<Slot>* metrics = nullptr;  ///< while a metric's body runs: where its states go
  std::map<std::string, Span, std::less<>> output_spans;
  bool failed = false;  ///< a statement was given up, perhaps for an error that was reported elsewhere
};

}  // namespace modelc::elaborate
