#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "elaborate/program.h"

namespace modelc::driver {

/// What a layer call gave, in a graph. A value that several calls gave, a model within and its last layer, say, or a
/// layer that passes on what it gets, is there once.
struct LayerValue {
  ir::NodeId node = 0;
  std::string name;   ///< "block_1/dense"; of a call with several results "attention:0"; later calls "dense#2"
  std::string layer;  ///< the class, "Dense"
  std::vector<std::string> names;  ///< all that it is called by, `name` among them
  bool given = false;              ///< what the user's C++ computed: nothing else says what is right
};

/// The results of the layer calls that `graph.outputs` need, in the order in which they are computed: of those within
/// others as well, and of every graph that comes from the model, since nodes know their layer calls. Nodes behind the
/// outputs whose name begins with "grad/" alone are the way back, which has no layers' values. Inputs and weights, and
/// what depends on weights alone, are none. The results of extern functions are there as well, on the way back, too.
std::vector<LayerValue> layer_values(const ir::Graph& graph);

/// As above, with the names of the calls that `calls` lists: these have values of their own when nothing is computed.
std::vector<LayerValue> layer_values(const ir::Graph& graph, const std::vector<elaborate::LayerCall>& calls);

/// Is it the gradient of a weight?
bool is_gradient(const ir::Output& output);

/// The graph with the layers' values as further outputs, behind its own; "value 3" is the fourth.
ir::Graph exposed(const ir::Graph& graph, const std::vector<LayerValue>& values);

enum class Cut : std::uint8_t {
  everywhere,  ///< at every layer's value: each output is computed from the values before it
  at_given,    ///< at what the user's C++ computed, which cannot be computed anew
};

/// The graph cut at layers' values: what follows one takes it from a further input, named as in `exposed`. The inputs
/// stand behind the graph's own leaves, in the order of `values`; the further outputs are all values but the given
/// ones.
ir::Graph cut(const ir::Graph& graph, const std::vector<LayerValue>& values, Cut where);

}  // namespace modelc::driver
