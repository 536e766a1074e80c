#pragma once
#include <algorithm>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "modelc/checkpoint.hpp"
#include "modelc/dataset.hpp"

namespace modelc {
namespace detail {

template <class Model>
auto reset_states_of(Model& model, int) -> decltype(model.reset_states()) {
  model.reset_states();
}
template <class Model>
void reset_states_of(Model&, long) {}  // keeps nothing between calls
template <class Model>
auto copy_states_of(Model& model, const Model& from, int) -> decltype(model.copy_states(from)) {
  model.copy_states(from);
}
template <class Model>
void copy_states_of(Model&, const Model&, long) {}

/// Models for whole batches and for the last, smaller one, over shared weights, with the batches of a dataset.
template <class Model>
class Workers {
 public:
  Workers(Model& model, const Dataset& data, Index batch_size) : model_(model), data_(data), size_(batch_size) {
    if (data.size() < 1) raise("`" + data.path() + "` has no samples");
    if constexpr (Model::batched) {
      if (batch_size < 1) raise("the batch size is " + std::to_string(batch_size) + ", and must be at least 1");
      size_ = std::min(batch_size, data.size());
      rest_ = data.size() % size_;
      whole_ = std::make_unique<Model>(model.weights(), model.training(), model.with_batch(size_));
      if (rest_ > 0) last_ = std::make_unique<Model>(model.weights(), model.training(), model.with_batch(rest_));
      for (Model* const worker : {whole_.get(), last_.get()})
        if (worker != nullptr) worker->set_threads(model.threads());
    } else {
      // A model whose batches have one size does without the samples that fill none.
      size_ = 1;
      for (const TensorInfo& info : Model::train_input_infos) {
        if (info.rank == 0) continue;  // one value for all samples
        size_ = info.shape[0];
        break;
      }
      if (data.size() < size_)
        raise("`" + data.path() + "` has " + std::to_string(data.size()) + " samples, and a batch takes " +
              std::to_string(size_));
    }
    batches_ = std::make_unique<Batches>(data, Model::train_input_infos, whole().train_input_sizes(), size_);
    count_ = data.size() / size_ + (rest_ > 0 ? 1 : 0);
  }

  Index count() const { return count_; }  ///< batches
  Index samples() const { return data_.size(); }
  Index size_of(Index batch) const { return rest_ > 0 && batch == count_ - 1 ? rest_ : size_; }
  Index begin_of(Index batch) const { return batch * size_; }
  const Dataset& data() const { return data_; }

  /// The inputs of a batch, valid until the next call.
  const void* const* gather(const std::vector<Index>& order, Index batch) {
    return batches_->gather(order.data() + begin_of(batch), size_of(batch), augment_, epoch_);
  }
  /// What gather does to samples, as those of an epoch, from now on.
  void set_augment(const Augment& augment, Index epoch) {
    augment_ = augment;
    epoch_ = epoch;
  }
  /// The model that takes a batch; what it keeps between calls goes on from the batch before.
  Model& of(Index batch) {
    if (!last_ || size_of(batch) != rest_ || size_ == rest_) return whole();
    copy_states_of(*last_, whole(), 0);
    return *last_;
  }
  /// What models keep between calls begins anew, as it does for every epoch and evaluation.
  void begin() { reset_states_of(whole(), 0); }
  void set_seed(std::uint64_t seed) {
    set_seed_of(whole(), seed, 0);
    if (last_) set_seed_of(*last_, seed, 0);
  }

 private:
  Model& whole() { return whole_ ? *whole_ : model_; }

  Model& model_;
  Dataset data_;
  Index size_ = 0, rest_ = 0, count_ = 0;
  Augment augment_;
  Index epoch_ = 0;
  std::unique_ptr<Model> whole_, last_;
  std::unique_ptr<Batches> batches_;
};

inline std::vector<Index> in_order(Index count) {
  std::vector<Index> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), Index{0});
  return order;
}

/// The loss, mean over the samples, and the metrics, in inference mode.
template <class Model>
std::vector<double> evaluate(Model& model, Workers<Model>& workers, const std::vector<Index>& order) {
  double values[Model::metric_names.size()] = {};
  double sum = 0;
  model.reset_metrics();
  workers.begin();
  for (Index batch = 0; batch < workers.count(); ++batch) {
    workers.of(batch).evaluate_step_raw(workers.gather(order, batch), values);
    sum += values[0] * static_cast<double>(workers.size_of(batch));
  }
  values[0] = sum / static_cast<double>(workers.begin_of(workers.count() - 1) + workers.size_of(workers.count() - 1));
  return {values, values + Model::metric_names.size()};
}

}  // namespace detail
}  // namespace modelc
