#pragma once
#include <limits>

#include "plan/plan.h"

namespace modelc::plan {

using LoweredId = std::uint32_t;
inline constexpr LoweredId no_lowered = std::numeric_limits<LoweredId>::max();

/// An op as a consumer sees it.
struct Use {
  LoweredId lowered = no_lowered;
  View view;
};

/// What a graph becomes once views have dissolved into the uses of their sources and concatenations into their parts.
struct LoweredOp {
  enum class Kind : std::uint8_t {
    leaf,
    constant,  ///< an array
    literal,   ///< a scalar known while compiling
    dim,       ///< a scalar known when the model is constructed
    index,     ///< the numbers 0, 1, 2...: computed from where the loops stand
    apply,     ///< elementwise, as are the next two
    copy,      ///< its one input, rearranged
    part,      ///< its one input, written into a window of the op `target`
    reduce,
    contraction,  ///< matmul and convolution
    call,         ///< of the runtime or the user's C++
    result,       ///< one of a call's or scan's several results
    scan,
    assembled,  ///< a concatenation or padded tensor: the sum of its parts
    fill,       ///< writes a number over all of `target` before the parts
  };
  Kind kind = Kind::apply;
  NodeId node = 0;
  ir::TensorType type;
  std::vector<Use> inputs;
  LoweredId target = no_lowered;                       ///< part, fill
  Layout place = {};                                   ///< part: where in the target, strides over the part's axes
  double number = 0;                                   ///< fill
  std::shared_ptr<const ir::TensorData> literal = {};  ///< literal: the scalar
  std::int64_t index = 0;                              ///< result
  std::vector<LoweredId> after =
      {};  ///< ops that must be complete before (assembled: its parts; part: the fill; what is delayed)

  bool elementwise() const { return kind == Kind::apply || kind == Kind::copy || kind == Kind::part; }
};

struct LoweredGraph {
  const ir::Graph* graph = nullptr;
  std::vector<LoweredOp> ops;
  std::vector<Use> outputs;
  std::vector<Use> updates;
};

/// Ops in an order in which everything stands after what it needs. Only what outputs and updates need is there.
LoweredGraph lower(const ir::Graph& graph);

}  // namespace modelc::plan
