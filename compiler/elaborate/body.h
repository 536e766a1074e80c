#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "elaborate/arguments.h"
#include "elaborate/model_state.h"

/// What is being run.
namespace modelc::elaborate {

/// What an optimizer's body has made so far.
struct RuleState {
  Tensor weight;
  std::vector<Slot> slots;
  std::vector<Tensor> values;  ///< of the slots, after the updates so far
};

/// What runs a body: decides which statements may stand in it.
struct Body {
  enum class Kind : std::uint8_t { function, layer, model, inner_model, optimizer };
  Kind kind = Kind::function;
  Scope scope;
  bool library = false;            ///< errors are the caller's: nothing is caught inside
  LayerInstance* owner = nullptr;  ///< of params and states; null in functions
  RuleState* rule = nullptr;       ///< optimizer: what it makes
  std::string name;                ///< for messages
  std::set<std::string> made;      ///< params and states of this run
  std::vector<Operand> inputs;     ///< inner_model: the arguments, in the order of its inputs
  std::size_t next_input = 0;
  std::vector<std::pair<std::string, Value>> outputs;  ///< inner_model
  bool failed = false;                                 ///< a statement was given up, its error reported
  Span returned;                                       ///< the expression whose value is the result
};

/// A call that is being evaluated, for diagnostics.
struct CallFrame {
  Span span;
  std::string callee;
  std::vector<Tensor> given;  ///< tensors among the arguments
  ArgumentSpans arguments;    ///< filled once they are bound; a layer's options among them
};

}  // namespace modelc::elaborate
