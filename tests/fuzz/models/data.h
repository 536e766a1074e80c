#pragma once
#include <map>
#include <string>

#include "elaborate/program.h"
#include "fuzz/models/draw.h"
#include "training/training.h"

namespace modelc::fuzz {

/// Values by name: inputs, targets, weights, states, slots.
using Values = std::map<std::string, ir::TensorData>;

inline constexpr const char* iteration_slot = "optimizer/iteration";

/// Inputs and targets as the graphs' leaves need them; weights and slots near where their initializers put them, but
/// not at it: there many things are zero. What is f32 holds numbers of f32.
Values random_values(const elaborate::Model& model, const training::Entries* entries, const ir::SymbolValues& symbols,
                     Draw& draw);

/// The leaves of a graph of the model, blocks joined out of their parts.
std::vector<ir::TensorData> leaves_of(const ir::Graph& graph, const training::Entries* entries, const Values& values);

/// Takes over what lies between the parts of a block, which means nothing. Leaves that are no block stay as they are.
void copy_gaps(const std::vector<training::Block>& blocks, const std::string& leaf, const Values& values,
               const ir::TensorData& from, ir::TensorData& to);

}  // namespace modelc::fuzz
