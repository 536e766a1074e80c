#pragma once
#include <chrono>
#include <cmath>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "modelc/not_finite.hpp"
#include "modelc/shards.hpp"
#include "modelc/threads.hpp"

/// The training loop over any class that was compiled for training; names and meaning as in Keras's `Model.fit`.
namespace modelc {

/// Where training stands after a batch.
struct BatchEnd {
  Index epoch = 0;                  ///< from 0
  Index batch = 0;                  ///< from 0, in this epoch
  Index batches = 0;                ///< of an epoch
  double loss = 0;                  ///< mean over the epoch's samples so far
  const double* metrics = nullptr;  ///< over the epoch so far, in the order of metric_names behind "loss"
  Index metric_count = 0;
};

/// Where it stands after an epoch.
struct EpochEnd {
  Index epoch = 0;                   ///< from 0
  std::vector<double> values;        ///< in the order of History::names
  const History* history = nullptr;  ///< all epochs up to this one
  Index best = -1;                   ///< the epoch that is best so far by what is watched; -1: none has a value
};

struct FitOptions {
  Index epochs = 1;
  Index batch_size = 32;
  std::function<void(const BatchEnd&)> on_batch = {};
  std::function<bool(const EpochEnd&)> on_epoch = {};  ///< false ends training
  Augment augment = {};  ///< changes samples that are trained on, between the data and the step
  const Dataset* validation = nullptr;
  double validation_split = 0;  ///< the part at the data's end that is not trained on; 0 for none
  bool shuffle = true;          ///< anew for each epoch
  std::uint64_t seed = 0;       ///< decides the order of samples, and what dropout draws
  int threads = 1;              ///< to train and validate on; with 1 those that the model has
  Index initial_epoch = 0;      ///< the number of the first epoch, where no checkpoint says it
  Watch early_stopping = {};    ///< when to stop, and whether to end with the best weights
  std::string save_best =
      {};  ///< a file for the weights, written when an epoch is the best by early_stopping's monitor
  std::string checkpoint = {};  ///< a file that is written after every epoch, whole or not at all
  std::string resume = {};      ///< a checkpoint to go on from, instead of the model's weights
  /// So many parts of every batch, each a step's forward and backward computation of its own: batch normalization takes
  /// a shard's statistics, dropout draws numbers of its own for each. The update follows the mean over all samples, the
  /// same bits for any number of ranks. 0: batches are whole, or with `reduce` default_shards.
  Index shards = 0;
  /// The ranks that train together, all with the same model, weights, data and options; rank 0 alone writes files.
  /// Callbacks are called on each.
  AllReduce reduce = {};
  bool bf16 = false;     ///< sums of the shards' gradients are rounded to bf16, and half as much is sent
  bool overlap = false;  ///< gradients are exchanged while others are computed, by a thread more; the bits are the same
};

namespace detail {

/// Gives a model threads of its own while it lives; with 1 the model keeps what it has.
template <class Model>
class WithThreads {
 public:
  WithThreads(Model& model, int count) : model_(model), before_(model.threads()) {
    if (count == 1) return;
    threads_ = std::make_unique<Threads>(count);
    model.set_threads(*threads_);
  }
  ~WithThreads() { model_.set_threads(before_); }
  WithThreads(const WithThreads&) = delete;
  WithThreads& operator=(const WithThreads&) = delete;

 private:
  Model& model_;
  const Parallel before_;
  std::unique_ptr<Threads> threads_;
};

/// One call of fit.
template <class Model>
class Fit {
 public:
  Fit(Model& model, const Dataset& data, const FitOptions& options) : model_(model), options_(options) {
    if (!(options.validation_split >= 0 && options.validation_split < 1))
      raise("validation_split is " + std::to_string(options.validation_split) + ", and must be in [0, 1)");
    const auto held = static_cast<Index>(static_cast<double>(data.size()) * options.validation_split);
    const Index shards = options.shards == 0 && options.reduce ? default_shards(options.reduce.ranks) : options.shards;
    if (shards < 0) raise("the number of shards is " + std::to_string(shards) + ", and must be at least 0");
    workers_ = std::make_unique<Workers<Model>>(model, data.part(0, data.size() - held), options.batch_size,
                                                std::max<Index>(shards, 1));
    if (shards > 0) shards_ = std::make_unique<Shards<Model>>(*workers_, options.reduce, options.bf16, options.overlap);
    workers_->set_seed(options.seed);
    if (options.validation != nullptr)
      validation_ = std::make_unique<Workers<Model>>(model, *options.validation, options.batch_size);
    else if (held > 0)
      validation_ =
          std::make_unique<Workers<Model>>(model, data.part(data.size() - held, data.size()), options.batch_size);
    if (validation_) validation_order_ = in_order(validation_->samples());
    order_ = in_order(workers_->samples());
    begin_weights_ = Arena(Model::weight_bytes);
    begin_training_ = Arena(Model::training_bytes);
    at_.seed = options.seed;
    at_.batch_size = options.batch_size;
    at_.shuffle = options.shuffle;
    at_.shards = shards;
    at_.bf16 = shards > 0 && options.bf16;
    at_.epoch = options.initial_epoch;
    for (const char* name : Model::metric_names) at_.history.names.emplace_back(name);
    if (validation_)
      for (const char* name : Model::metric_names) at_.history.names.push_back(std::string("val_") + name);
    Watch saved = options.early_stopping;
    saved.min_delta = 0;
    best_ = std::make_unique<Best>(options.early_stopping, at_.history.names);
    saved_ = std::make_unique<Best>(saved, at_.history.names);
  }

  History run() {
    if (!options_.resume.empty()) resume();
    if (options_.reduce) compare();
    while (at_.epoch < options_.epochs && !stopped_) run_epoch();
    if (!at_.history.epochs.empty()) take_averages();
    if (best_weights_.size() > 0) copy(best_weights_, model_.weights()->block);
    return std::move(at_.history);
  }

 private:
  bool writes() const { return options_.reduce.rank == 0; }

  /// Ranks that do not train the same would end with other weights, or wait for each other forever.
  void compare() const {
    const AllReduce& all = options_.reduce;
    std::uint64_t tables = hashed("");
    const auto add = [&](const auto& infos) {
      for (const TensorInfo& info : infos) {
        tables = hashed(std::string(info.name) + info.dtype, tables);
        tables = hashed(info.shape, sizeof info.shape, tables);
      }
    };
    add(Model::train_input_infos);
    add(Model::weight_infos);
    add(Model::training_infos);
    const auto data = [](const Workers<Model>& workers) {
      std::string text = std::to_string(workers.data().first()) + "+" + std::to_string(workers.samples());
      for (const safetensors::Entry& entry : workers.data().tensors())
        text += ";" + entry.name + type_text(entry.dtype, entry.shape);
      return text;
    };
    const Watch& watch = options_.early_stopping;
    std::string settings;
    for (const Index number : {options_.epochs, options_.batch_size, at_.epoch, at_.shards, Index{options_.shuffle},
                               Index{at_.bf16}, Index{options_.overlap}, watch.patience, Index{watch.restore_best}})
      settings += std::to_string(number) + ",";
    settings += watch.monitor + watch.mode + std::to_string(watch.min_delta);
    agree(all, "the model", tables);
    agree(all, "the data", hashed(data(*workers_) + (validation_ ? data(*validation_) : std::string())));
    agree(all, "the seed", options_.seed);
    agree(all, "the options", hashed(settings));
    agree(all, "the weights", hashed(model_.weights()->block));
    agree(all, "the state of the optimizer", hashed(model_.training()->block));
  }

  /// What use_ema has averaged replaces the weights; Keras's Optimizer.finalize_variable_values. Checkpoints hold both.
  void take_averages() {
    const std::string prefix = "optimizer/moving-average/";
    for (const TensorInfo& average : Model::training_infos) {
      if (std::strncmp(average.name, prefix.c_str(), prefix.size()) != 0) continue;
      const std::size_t element = std::strcmp(average.dtype, "f64") == 0 ? sizeof(double) : sizeof(float);
      for (const TensorInfo& weight : Model::weight_infos)
        if (average.name + prefix.size() == std::string(weight.name))
          std::memcpy(model_.weights()->block.template at<char>(weight.offset),
                      model_.training()->block.template at<char>(average.offset),
                      static_cast<std::size_t>(weight.size()) * element);
    }
  }

  static void copy(const Arena& from, const Arena& to) {
    std::memcpy(to.data(), from.data(), static_cast<std::size_t>(from.size()));
  }

  bool patience_ends() const {
    return options_.early_stopping.patience > 0 && best_->waited() >= options_.early_stopping.patience;
  }

  /// Goes to where the checkpoint was written; what follows is what would have followed there.
  void resume() {
    const std::vector<std::string> names = at_.history.names;
    const Checkpoint from = read_checkpoint(model_, options_.resume, &best_weights_);
    at_.history = from.history;
    at_.epoch = from.epoch;
    if (from.history.epochs.empty()) at_.history.names = names;
    if (at_.history.names != names)
      raise("the history of `" + options_.resume +
            "` has other losses and metrics: was it made without validation, or with it?");
    for (const std::vector<double>& row : at_.history.epochs) {
      best_->add(row);
      saved_->add(row);
      stopped_ = stopped_ || patience_ends();
    }
    if (!options_.early_stopping.restore_best)
      best_weights_ = Arena();
    else if (!from.has_best && best_->index() >= 0)
      raise("`" + options_.resume + "` does not hold the best epoch's weights: it was made without restore_best");
  }

  void run_epoch() {
    const auto begin = std::chrono::steady_clock::now();
    copy(model_.weights()->block, begin_weights_);
    copy(model_.training()->block, begin_training_);
    std::iota(order_.begin(), order_.end(), Index{0});
    if (options_.shuffle) shuffle(order_, options_.seed, at_.epoch);
    workers_->set_augment(options_.augment, at_.epoch);
    std::vector<double> row = train();
    if (validation_) {
      const std::vector<double> validating = shards_ ? shards_->evaluate(model_, *validation_, validation_order_)
                                                     : evaluate(model_, *validation_, validation_order_);
      row.insert(row.end(), validating.begin(), validating.end());
    }
    at_.history.epochs.push_back(row);
    at_.history.seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    if (best_->add(row) && options_.early_stopping.restore_best) {
      if (best_weights_.size() == 0) best_weights_ = Arena(Model::weight_bytes);
      copy(model_.weights()->block, best_weights_);
    }
    if (saved_->add(row) && !options_.save_best.empty() && writes()) model_.save(options_.save_best);
    stopped_ = patience_ends();
    const Index first = at_.epoch + 1 - static_cast<Index>(at_.history.epochs.size());
    const Index best = best_->index() < 0 ? -1 : first + best_->index();
    if (options_.on_epoch && !options_.on_epoch({at_.epoch, row, &at_.history, best})) stopped_ = true;
    ++at_.epoch;
    // Last: whoever goes on from it finds everything else written.
    if (!options_.checkpoint.empty() && writes())
      write_checkpoint(model_, options_.checkpoint, at_, best_weights_.size() > 0 ? &best_weights_ : nullptr);
    // Nobody goes on before the files are there; one rank's wish to stop is everybody's.
    if (!options_.reduce) return;
    agree(options_.reduce, "the weights", hashed(model_.weights()->block));  // do all machines compute alike?
    for (const std::uint64_t stops : gathered(options_.reduce, stopped_ ? 1 : 0)) stopped_ = stopped_ || stops != 0;
  }

  void step(Index batch, double* values) {
    if (shards_)
      shards_->step(order_, batch, values);
    else
      workers_->of(batch).train_step_raw(workers_->gather(order_, batch), values);
  }

  /// An epoch's steps; the loss, mean over the samples, and the metrics.
  std::vector<double> train() {
    double values[Model::metric_names.size()] = {};
    double sum = 0;
    Index samples = 0;
    model_.reset_metrics();
    workers_->begin();
    for (Index batch = 0; batch < workers_->count(); ++batch) {
      step(batch, values);
      if (!std::isfinite(values[0])) stop(batch, values[0]);
      sum += values[0] * static_cast<double>(workers_->size_of(batch));
      samples += workers_->size_of(batch);
      if (options_.on_batch)
        options_.on_batch({at_.epoch, batch, workers_->count(), sum / static_cast<double>(samples), values + 1,
                           static_cast<Index>(Model::metric_names.size()) - 1});
    }
    values[0] = sum / static_cast<double>(samples);
    return {values, values + Model::metric_names.size()};
  }

  [[noreturn]] void stop(Index batch, double loss) {
    // Steps are functions of what they begin with: taking the epoch's again leads to the one where it went wrong.
    const auto again = [&](Index b) {
      double values[Model::metric_names.size()] = {};
      step(b, values);
    };
    const auto rewind = [&](Index to) {
      copy(begin_weights_, model_.weights()->block);
      copy(begin_training_, model_.training()->block);
      workers_->begin();
      for (Index b = 0; b < to; ++b) again(b);
    };
    const Explanation found = explain_not_finite(model_, *workers_, order_, batch, rewind, again);
    const std::string value = std::isnan(loss) ? "nan" : std::to_string(loss);  // the sign of a NaN says nothing
    NotFinite error("the loss of step " + std::to_string(at_.epoch * workers_->count() + batch + 1) + " is " + value +
                        " (epoch " + std::to_string(at_.epoch + 1) + ", batch " + std::to_string(batch + 1) + ")",
                    found.why);
    error.computed = found.computed;
    error.shard = found.shard;
    const auto first = order_.begin() + workers_->begin_of(found.batch, found.shard);
    error.samples.assign(first, first + workers_->size_of(found.batch, found.shard));
    raise_as(error);
  }

  Model& model_;
  const FitOptions& options_;
  std::unique_ptr<Workers<Model>> workers_, validation_;
  std::unique_ptr<Shards<Model>> shards_;  // where batches are split
  std::vector<Index> order_, validation_order_;
  Arena begin_weights_, begin_training_;  // as the epoch found them
  Arena best_weights_;
  std::unique_ptr<Best> best_, saved_;
  Checkpoint at_;
  bool stopped_ = false;
};

}  // namespace detail

/// The loss, mean over the samples, and the metrics of a dataset in inference mode: in the order of
/// Model::metric_names. Throws modelc::Error when the data does not fit the model.
template <class Model>
std::vector<double> evaluate(Model& model, const Dataset& data, Index batch_size = 32) {
  detail::Workers<Model> workers(model, data, batch_size);
  return detail::evaluate(model, workers, detail::in_order(data.size()));
}

/// Trains. The same seed, weights and data give the same bits, on any number of threads, in one run or resumed from a
/// checkpoint with the same options. Throws modelc::Error when the data or the checkpoint does not fit the model,
/// before any step, and NotFinite when a loss is not finite. States that the model keeps between calls begin anew with
/// every epoch. Where the optimizer has use_ema, the weights end as their moving averages. What one of several ranks
/// throws, the others throw soon after.
template <class Model>
History fit(Model& model, const Dataset& data, const FitOptions& options = {}) {
  return detail::telling(options.reduce, [&] {
    const detail::WithThreads<Model> threads(model, options.threads);
    return detail::Fit<Model>(model, data, options).run();
  });
}

}  // namespace modelc
