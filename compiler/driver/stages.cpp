#include "driver/stages.h"

#include "passes/passes.h"

namespace modelc::driver {
namespace {

plan::Plan plan_step(const training::Entries& entries) {
  plan::Surroundings surroundings;
  for (const training::Block& block : entries.blocks)
    for (const std::string& part : block.parts) surroundings.parts.insert({block.name, part});
  return plan::make(entries.step, surroundings);
}

}  // namespace

void optimize(elaborate::Model& model, const Observe& observe) {
  model.predict = passes::run(passes::optimization_pipeline(), std::move(model.predict), observe);
}

void optimize(training::Entries& entries) {
  for (ir::Graph* graph : {&entries.gradients, &entries.step, &entries.evaluate})
    *graph = passes::run(passes::optimization_pipeline(), std::move(*graph));
}

std::vector<emit::ModelPlans> plan_models(const elaborate::Program& program,
                                          const std::map<std::string, training::Entries>& training) {
  std::vector<emit::ModelPlans> all;
  for (const elaborate::Model& model : program.models) {
    emit::ModelPlans& plans = all.emplace_back();
    if (model.predicts) {
      plan::Prepared prepared = plan::prepare(passes::fuse_attention(model.predict));
      plans.predict = plan::make(prepared.run);
      if (!prepared.empty()) plans.prepare = plan::make(prepared.ahead);
      plans.prepared = std::move(prepared.tensors);
    }
    const auto trained = training.find(model.name);
    if (trained == training.end()) continue;
    if (!trained->second.step.outputs.empty()) plans.train_step = plan_step(trained->second);
    plans.evaluate_step = plan::make(trained->second.evaluate);
    plans.gradients = plan::make(trained->second.gradients);
  }
  return all;
}

}  // namespace modelc::driver
