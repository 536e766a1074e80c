#pragma once
#include <map>
#include <string>

#include "elaborate/program.h"
#include "fuzz/models/draw.h"
#include "training/training.h"

namespace modelc::fuzz {

/// Values by name: inputs, targets, weights, states, slots.
using Values = std::map<std::string, ir::TensorData>;

/// Inputs and targets as the graphs' leaves need them; weights and slots near where their initializers put them, but
/// not at it: there many things are zero. What is f32 holds numbers of f32.
Values random_values(const elaborate::Model& model, const training::Entries* entries, const ir::SymbolValues& symbols,
                     Draw& draw);

/// The leaves of a graph of the model, blocks joined out of their parts.
std::vector<ir::TensorData> leaves_of(const ir::Graph& graph, const training::Entries* entries, const Values& values);

/// The part of a block's value that is one tensor's.
ir::TensorData part_of(const training::Block& block, const std::string& part, const ir::TensorData& value,
                       const Values& like);

}  // namespace modelc::fuzz
