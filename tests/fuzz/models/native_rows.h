#pragma once
// What the generated classes of a batch look like to the one who checks them. C++17, as are the headers.
#include "modelc/threads.hpp"
#include "numeric/compiled.h"

namespace modelc::fuzz {

using tests::Bytes;

/// Gradients of a batch, and a step on it, each by a model of its own.
struct TrainingCall {
  std::vector<std::int64_t> symbols;
  std::vector<Bytes> inputs;                  ///< in the order of train_input_infos
  std::vector<Bytes> weights, slots;          ///< before the step, in the orders of weight_infos and training_infos
  std::vector<Bytes> new_weights, new_slots;  ///< sized; behind it
  std::vector<Bytes> gradients;               ///< sized; in the order of gradient_infos
  std::vector<double> step, evaluation;       ///< the loss and the metrics
  std::uint64_t seed = 0;
  int threads = 1;
};

struct TrainingTables {
  std::vector<TensorInfo> inputs, slots, gradients;
  std::size_t metrics = 0;
};

struct NativeRow {
  const char* name;
  void (*predict)(tests::Invocation&);
  tests::Tables (*tables)();
  void (*train)(TrainingCall&);
  TrainingTables (*training_tables)();
};

/// The classes of a batch.
struct NativeBatch {
  const NativeRow* begin;
  std::size_t size;
};

/// A model with these weights and slots.
template <class M>
std::unique_ptr<M> prepared(const TrainingCall& call) {
  std::unique_ptr<M> model = tests::construct<M>(call.symbols);
  if constexpr (tests::Has<M>::weights) {
    for (std::size_t i = 0; i < call.weights.size(); ++i)
      std::memcpy(model->weights()->block.template at<unsigned char>(M::weight_infos[i].offset), call.weights[i].data(),
                  call.weights[i].size());
  }
  for (std::size_t i = 0; i < call.slots.size(); ++i)
    std::memcpy(model->training()->block.template at<unsigned char>(M::training_infos[i].offset), call.slots[i].data(),
                call.slots[i].size());
  if constexpr (tests::has_states<M>) model->reset_states();
  if constexpr (tests::has_seed<M>) model->set_seed(call.seed);
  return model;
}

template <class M>
void train(TrainingCall& call) {
  Threads threads(call.threads);
  std::vector<const void*> inputs;
  for (const Bytes& input : call.inputs) inputs.push_back(input.data());
  {
    const std::unique_ptr<M> model = prepared<M>(call);
    model->set_threads(threads);
    std::vector<const void*> outputs(call.gradients.size());
    model->gradients_raw(inputs.data(), outputs.data());
    for (std::size_t i = 0; i < outputs.size(); ++i)
      std::memcpy(call.gradients[i].data(), outputs[i], call.gradients[i].size());
  }
  {
    const std::unique_ptr<M> model = prepared<M>(call);
    model->evaluate_step_raw(inputs.data(), call.evaluation.data());
  }
  const std::unique_ptr<M> model = prepared<M>(call);
  model->set_threads(threads);
  model->train_step_raw(inputs.data(), call.step.data());
  if constexpr (tests::Has<M>::weights) {
    for (std::size_t i = 0; i < call.new_weights.size(); ++i)
      std::memcpy(call.new_weights[i].data(),
                  model->weights()->block.template at<unsigned char>(M::weight_infos[i].offset),
                  call.new_weights[i].size());
  }
  for (std::size_t i = 0; i < call.new_slots.size(); ++i)
    std::memcpy(call.new_slots[i].data(),
                model->training()->block.template at<unsigned char>(M::training_infos[i].offset),
                call.new_slots[i].size());
}

template <class M>
TrainingTables training_tables() {
  TrainingTables found;
  found.inputs.assign(M::train_input_infos.begin(), M::train_input_infos.end());
  found.slots.assign(M::training_infos.begin(), M::training_infos.end());
  found.gradients.assign(M::gradient_infos.begin(), M::gradient_infos.end());
  found.metrics = M::metric_names.size();
  return found;
}

}  // namespace modelc::fuzz
