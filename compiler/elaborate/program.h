#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ir/graph.h"
#include "source/source.h"

/// What elaboration gives: typed graphs and everything about a model that is not a computation.
namespace modelc::elaborate {

struct Recipe;    // elaborate/recipe.h
struct Training;  // elaborate/training.h
class Modules;    // elaborate/modules.h

/// A trainable, frozen or state tensor of a model. Its shape is static.
struct Weight {
  std::string name;  ///< "dense_1/kernel"
  ir::TensorType type;
  bool trainable = true;
  bool state = false;
  /// Computes the initial value: no inputs, one output of this type. Random ops draw from the seed given to evaluation.
  std::shared_ptr<const ir::Graph> initializer;
  Span span;                ///< the param or state statement
  Span place;               ///< what makes it in the user's files: the same, or the call of a layer of the library
  std::uint32_t frame = 0;  ///< the layer call that made it, in the predict graph
};

/// A layer call in the model's own body, for `modelc summary` and `modelc graph`.
struct LayerCall {
  std::string name;   ///< "dense_1"
  std::string layer;  ///< "Dense"
  std::vector<ir::NodeId> inputs;
  std::vector<ir::NodeId> outputs;
  std::vector<ir::TensorType> output_types;
  std::int64_t parameters = 0;  ///< elements of the weights it owns; 0 when shared with an earlier call
  std::int64_t trainable_parameters = 0;
  std::uint32_t frame = 0;
  Span span;
};

struct Symbol {
  std::string name;  ///< "batch"
  Span span;         ///< where an input introduces it
};

/// One model of a file.
struct Model {
  std::string name;
  std::string doc;
  Span span;
  std::vector<Symbol> symbols;  ///< the open ones, in order of introduction
  std::vector<Weight> weights;  ///< in order of creation; predict.leaves names a subset
  ir::Graph predict;            ///< leaves: inputs, then weights and states as met; outputs in order
  /// False when every output depends on a target. Then `predict` is the graph of all outputs, targets among its leaves:
  /// what summaries and pictures show, and no entry point.
  bool predicts = true;
  std::vector<LayerCall> layers;
  std::shared_ptr<const Recipe> recipe;      ///< how it is trained; null when elaboration failed
  std::shared_ptr<const Training> training;  ///< its graphs, when they were asked for
};

struct Program {
  std::string name;  ///< the file's stem, "mnist"
  std::string doc;   ///< the `##` lines at the file's beginning that belong to no declaration
  FileId file = no_file;
  std::vector<std::string> dependencies;  ///< every user file read, the main one first
  std::vector<Model> models;
  std::shared_ptr<Modules> modules;  ///< the syntax trees, which the recipes' functions refer to as well
};

}  // namespace modelc::elaborate
