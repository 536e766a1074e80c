#pragma once
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "modelc/dataset.hpp"

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

/// Values after an epoch, in the order of History::names.
struct EpochEnd {
  Index epoch = 0;  ///< from 0
  std::vector<double> values;
};

struct FitOptions {
  Index epochs = 1;
  Index batch_size = 32;
  std::function<void(const BatchEnd&)> on_batch = {};
  std::function<bool(const EpochEnd&)> on_epoch = {};  ///< false ends training
  const Dataset* validation = nullptr;
  double validation_split = 0;  ///< the part at the data's end that is not trained on; 0 for none
  bool shuffle = true;          ///< anew for each epoch
  std::uint64_t seed = 0;       ///< decides the order of samples
  Index initial_epoch = 0;      ///< where a resumed training goes on
  Index patience =
      0;  ///< epochs without a better loss (of validation, when there is one) that end training; 0: all run
  bool restore_best = false;  ///< in the end the weights of the best epoch
};

/// What every epoch gave.
struct History {
  std::vector<std::string> names;           ///< "loss", metrics, and the same with "val_" when there is validation
  std::vector<std::vector<double>> epochs;  ///< values by epoch, in the order of names
};

namespace detail {

/// The first tensor of a block that is not finite; empty when all are.
template <class Infos>
std::string first_not_finite(const Infos& infos, const Arena& block) {
  for (const TensorInfo& info : infos)
    for (Index i = 0; i < info.size(); ++i) {
      const std::string dtype = info.dtype;
      if (dtype == "f32" && !std::isfinite(block.template at<float>(info.offset)[i])) return info.name;
      if (dtype == "f64" && !std::isfinite(block.template at<double>(info.offset)[i])) return info.name;
    }
  return {};
}

/// Models for whole batches and for the last, smaller one, over shared weights.
template <class Model>
class Workers {
 public:
  Workers(Model& model, const Dataset& data, Index batch_size) : size_(batch_size) {
    if (data.size() < 1) throw Error("`" + data.path() + "` has no samples");
    if constexpr (Model::batched) {
      if (batch_size < 1) throw Error("the batch size is " + std::to_string(batch_size) + ", and must be at least 1");
      size_ = std::min(batch_size, data.size());
      rest_ = data.size() % size_;
      whole_ = std::make_unique<Model>(model.weights(), model.training(), model.with_batch(size_));
      if (rest_ > 0) last_ = std::make_unique<Model>(model.weights(), model.training(), model.with_batch(rest_));
    } else {
      // A model whose batches have one size does without the samples that fill none.
      size_ = Model::train_input_infos.empty() || Model::train_input_infos[0].rank == 0
                  ? 1
                  : Model::train_input_infos[0].shape[0];
      if (data.size() < size_)
        throw Error("`" + data.path() + "` has " + std::to_string(data.size()) + " samples, and a batch takes " +
                    std::to_string(size_));
    }
    batches_ = std::make_unique<Batches>(data, Model::train_input_infos, of(model, size_).train_input_sizes(), size_);
    count_ = data.size() / size_ + (rest_ > 0 ? 1 : 0);
  }

  Index count() const { return count_; }  ///< batches
  Index size_of(Index batch) const { return rest_ > 0 && batch == count_ - 1 ? rest_ : size_; }
  Index begin_of(Index batch) const { return batch * size_; }
  const void* const* gather(const Index* order, Index batch) {
    return batches_->gather(order + begin_of(batch), size_of(batch));
  }
  Model& of(Model& model, Index size) { return !whole_ ? model : size == size_ ? *whole_ : *last_; }
  void set_seed(Model& model, std::uint64_t seed) {
    set_seed_of(of(model, size_), seed, 0);
    if (last_) set_seed_of(*last_, seed, 0);
  }

 private:
  template <class M>
  static auto set_seed_of(M& model, std::uint64_t seed, int) -> decltype(model.set_seed(seed)) {
    model.set_seed(seed);
  }
  template <class M>
  static void set_seed_of(M&, std::uint64_t, long) {}  // draws no random numbers

  Index size_ = 0, rest_ = 0, count_ = 0;
  std::unique_ptr<Model> whole_, last_;
  std::unique_ptr<Batches> batches_;
};

inline std::vector<Index> in_order(Index count) {
  std::vector<Index> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), Index{0});
  return order;
}

template <class Model>
std::vector<double> evaluate(Model& model, Workers<Model>& workers, const std::vector<Index>& order) {
  double values[Model::metric_names.size()] = {};
  double sum = 0;
  Index samples = 0;
  model.reset_metrics();
  for (Index batch = 0; batch < workers.count(); ++batch) {
    const Index size = workers.size_of(batch);
    workers.of(model, size).evaluate_step_raw(workers.gather(order.data(), batch), values);
    sum += values[0] * static_cast<double>(size);
    samples += size;
  }
  values[0] = sum / static_cast<double>(samples);
  return {values, values + Model::metric_names.size()};
}

}  // namespace detail

/// The loss, mean over the samples, and the metrics of a dataset in inference mode: in the order of
/// Model::metric_names. Throws modelc::Error when the data does not fit the model.
template <class Model>
std::vector<double> evaluate(Model& model, const Dataset& data, Index batch_size = 32) {
  detail::Workers<Model> workers(model, data, batch_size);
  return detail::evaluate(model, workers, detail::in_order(data.size()));
}

/// Trains. The same seed, weights and data give the same bits. Throws modelc::Error when the data does not fit the
/// model, before any step, and when a loss is not finite, with the step and the first weight that is not.
template <class Model>
History fit(Model& model, const Dataset& data, const FitOptions& options = {}) {
  if (!(options.validation_split >= 0 && options.validation_split < 1))
    throw Error("validation_split is " + std::to_string(options.validation_split) + ", and must be in [0, 1)");
  const auto held = static_cast<Index>(static_cast<double>(data.size()) * options.validation_split);
  const Dataset trained = data.part(0, data.size() - held);
  const Dataset validated =
      options.validation != nullptr ? *options.validation : data.part(data.size() - held, data.size());
  detail::Workers<Model> workers(model, trained, options.batch_size);
  workers.set_seed(model, options.seed);
  std::unique_ptr<detail::Workers<Model>> validation;
  if (options.validation != nullptr || held > 0)
    validation = std::make_unique<detail::Workers<Model>>(model, validated, options.batch_size);
  const std::vector<Index> validation_order = detail::in_order(validated.size());
  History history;
  for (const char* name : Model::metric_names) history.names.emplace_back(name);
  if (validation)
    for (const char* name : Model::metric_names) history.names.push_back(std::string("val_") + name);
  double best = std::numeric_limits<double>::infinity();
  Index best_epoch = 0;
  Arena best_weights;
  double values[Model::metric_names.size()] = {};
  for (Index epoch = options.initial_epoch; epoch < options.epochs; ++epoch) {
    std::vector<Index> order = detail::in_order(trained.size());
    if (options.shuffle) detail::shuffle(order, options.seed, epoch);
    model.reset_metrics();
    double sum = 0;
    Index samples = 0;
    for (Index batch = 0; batch < workers.count(); ++batch) {
      const Index size = workers.size_of(batch);
      workers.of(model, size).train_step_raw(workers.gather(order.data(), batch), values);
      if (!std::isfinite(values[0])) {
        std::string name = detail::first_not_finite(Model::weight_infos, model.weights()->block);
        if (name.empty()) name = detail::first_not_finite(Model::training_infos, model.training()->block);
        throw Error("the loss of step " + std::to_string(epoch * workers.count() + batch + 1) + " is " +
                    std::to_string(values[0]) +
                    (name.empty() ? ", while all weights are finite"
                                  : "; the first tensor that is not finite is `" + name + "`"));
      }
      sum += values[0] * static_cast<double>(size);
      samples += size;
      if (options.on_batch)
        options.on_batch({epoch, batch, workers.count(), sum / static_cast<double>(samples), values + 1,
                          static_cast<Index>(Model::metric_names.size()) - 1});
    }
    values[0] = sum / static_cast<double>(samples);
    std::vector<double> row(values, values + Model::metric_names.size());
    if (validation) {
      const std::vector<double> validating = detail::evaluate(model, *validation, validation_order);
      row.insert(row.end(), validating.begin(), validating.end());
    }
    const double watched = row[validation ? Model::metric_names.size() : 0];
    history.epochs.push_back(row);
    if (watched < best) {
      best = watched;
      best_epoch = epoch;
      if (options.restore_best) {
        best_weights = Arena(Model::weight_bytes);
        std::memcpy(best_weights.data(), model.weights()->block.data(), static_cast<std::size_t>(Model::weight_bytes));
      }
    }
    const bool stopped = options.on_epoch && !options.on_epoch({epoch, row});
    if (stopped || (options.patience > 0 && epoch - best_epoch >= options.patience)) break;
  }
  if (best_weights.size() > 0)
    std::memcpy(model.weights()->block.data(), best_weights.data(), static_cast<std::size_t>(Model::weight_bytes));
  return history;
}

}  // namespace modelc
