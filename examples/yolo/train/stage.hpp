// One stage of training, whichever weights it trains.
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "augment.hpp"
#include "modelc/fit.hpp"

namespace trainer {

struct Stage {
  std::string name;
  modelc::Index epochs = 0;
  double rate = 1e-3;          ///< of learning, at the beginning
  double last_rate = 1e-3;     ///< and at the end; between them half a wave of a cosine (Loshchilov & Hutter 2017)
  modelc::Index patience = 0;  ///< epochs without a better loss of validation that end the stage; 0: none do
};

/// What a stage begins with, and where what it gives goes.
struct Job {
  Stage stage;
  const modelc::Dataset* training = nullptr;
  const modelc::Dataset* validation = nullptr;
  modelc::Index batch_size = 16;
  std::uint64_t seed = 0;
  int threads = 1;
  Augmentation augmentation;
  modelc::Index first_epoch = 0;  ///< its number among those of all stages
  std::string weights;            ///< a file to begin with
  std::string best;               ///< a file for the weights with the lowest loss of validation
  std::string latest;             ///< a file for the weights after each epoch
  std::string checkpoint;         ///< written after each epoch
  bool resume = false;            ///< from the checkpoint
  std::function<void(const modelc::BatchEnd&)> on_batch;
  std::function<void(const modelc::EpochEnd&)> on_epoch;  ///< when `latest` is written
};

/// Trains the last convolution alone, over a body that stays as it is.
modelc::History train_head(const Job& job);
/// Trains everything.
modelc::History train_all(const Job& job);
/// Fresh weights by the initializers, as a file.
void write_fresh_weights(const std::string& path, std::uint64_t seed);
/// Copies the weights of `from` into those of the file `path` where both have them with the same type and shape, but
/// for those whose names begin with `except`, if that is not empty; gives the names of those that stay as they are.
/// Throws modelc::Error when none is copied.
std::vector<std::string> take_weights(const std::string& path, const std::string& from, const std::string& except = "");

template <class Model>
modelc::History run_stage(const Job& job) {
  const modelc::safetensors::Entry* const boxes = job.training->find("boxes");
  typename Model::Symbols symbols;
  symbols.count = boxes->shape.at(1);
  Model model(symbols);
  model.load(job.weights);
  modelc::FitOptions options;
  options.epochs = job.first_epoch + job.stage.epochs;
  options.initial_epoch = job.first_epoch;
  options.batch_size = job.batch_size;
  options.validation = job.validation;
  options.seed = job.seed;
  options.threads = job.threads;
  options.save_best = job.best;
  options.checkpoint = job.checkpoint;
  if (job.resume) options.resume = job.checkpoint;
  options.early_stopping.patience = job.stage.patience;
  options.early_stopping.restore_best = true;
  options.augment = [&](const modelc::Sample& sample) {
    Random random(job.seed, 2 + static_cast<std::uint64_t>(sample.epoch), static_cast<std::uint64_t>(sample.number));
    augment(static_cast<std::uint8_t*>(sample.inputs[0]), static_cast<int>(Model::train_input_infos[0].shape[1]),
            static_cast<TrueBox*>(sample.inputs[1]), static_cast<int>(symbols.count), job.augmentation, random);
  };
  const double pi = 3.14159265358979323846;
  const auto set_rate = [&](double done) {
    const double part = 0.5 + 0.5 * std::cos(pi * done);
    model.set_learning_rate(static_cast<float>(job.stage.last_rate + part * (job.stage.rate - job.stage.last_rate)));
  };
  set_rate(0);
  options.on_batch = [&](const modelc::BatchEnd& at) {
    const double epoch = static_cast<double>(at.epoch - job.first_epoch);
    set_rate((epoch + static_cast<double>(at.batch + 1) / static_cast<double>(at.batches)) /
             static_cast<double>(job.stage.epochs));
    job.on_batch(at);
  };
  options.on_epoch = [&](const modelc::EpochEnd& at) {
    model.save(job.latest);
    job.on_epoch(at);
    return true;
  };
  return model.fit(*job.training, options);
}

}  // namespace trainer
