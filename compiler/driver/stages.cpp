#include "driver/stages.h"

#include "passes/passes.h"

namespace modelc::driver {

void optimize(elaborate::Model& model, const Observe& observe) {
  model.predict = passes::run(passes::optimization_pipeline(), std::move(model.predict), observe);
}

void optimize(training::Entries& entries) {
  for (ir::Graph* graph : {&entries.part, &entries.update, &entries.step, &entries.evaluate})
    *graph = passes::run(passes::optimization_pipeline(), std::move(*graph));
  entries.gradients = training::gradients_of(entries.part);
}

plan::Plan plan_step(const ir::Graph& step, const std::vector<training::Block>& blocks, const Without& without) {
  plan::Surroundings surroundings{.parts = {}, .fuse = !without.fusion};
  for (const training::Block& block : blocks)
    for (const std::string& part : block.parts) surroundings.parts.insert({block.name, part});
  return plan::make(step, surroundings);
}

plan::Prepared prepare(const ir::Graph& predict, const Without& without) {
  const ir::Graph graph = without.fusion ? predict : passes::fuse_attention(predict);
  return without.prepare ? plan::Prepared{{}, graph, {}} : plan::prepare(graph);
}

std::vector<emit::ModelPlans> plan_models(const elaborate::Program& program,
                                          const std::map<std::string, training::Entries>& training,
                                          const Without& without) {
  const plan::Surroundings surroundings{.parts = {}, .fuse = !without.fusion};
  std::vector<emit::ModelPlans> all;
  for (const elaborate::Model& model : program.models) {
    emit::ModelPlans& plans = all.emplace_back();
    if (model.predicts) {
      plan::Prepared prepared = prepare(model.predict, without);
      plans.predict = plan::make(prepared.run, surroundings);
      if (!prepared.empty()) plans.prepare = plan::make(prepared.ahead, surroundings);
      plans.prepared = std::move(prepared.tensors);
    }
    const auto trained = training.find(model.name);
    if (trained == training.end()) continue;
    const training::Entries& entries = trained->second;
    if (!entries.step.outputs.empty()) plans.train_step = plan_step(entries.step, entries.blocks, without);
    if (!entries.update.updates.empty()) plans.update_step = plan_step(entries.update, entries.update_blocks, without);
    plans.evaluate_step = plan::make(entries.evaluate, surroundings);
    plans.gradients = plan::make(entries.part, surroundings);
  }
  return all;
}

}  // namespace modelc::driver
