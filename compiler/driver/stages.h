#pragma once
#include <functional>
#include <vector>

#include "driver/driver.h"
#include "elaborate/program.h"
#include "emit/emit.h"
#include "passes/pipelines.h"
#include "training/training.h"

/// The stages between elaboration and text, each from values to values. Commands put them together.
namespace modelc::driver {

/// What sees a graph after a pass.
using Observe = std::function<void(const passes::Pass&, const ir::Graph&)>;

/// Takes what predicts through the passes.
void optimize(elaborate::Model& model, const Observe& observe = {});
/// Takes every entry point of training through the passes.
void optimize(training::Entries& entries);

/// What predicts, in the two parts that are planned: a graph that has been through the passes.
plan::Prepared prepare(const ir::Graph& predict, const Without& without = {});

/// A step of training as it is planned: `blocks` are what its leaves hold of weights, slots and parts.
plan::Plan plan_step(const ir::Graph& step, const std::vector<training::Block>& blocks, const Without& without = {});

/// Plans for every entry point of graphs that have been through the passes, those of `training` by the model's name
/// among them.
std::vector<emit::ModelPlans> plan_models(const elaborate::Program& program,
                                          const std::map<std::string, training::Entries>& training,
                                          const Without& without = {});

}  // namespace modelc::driver
