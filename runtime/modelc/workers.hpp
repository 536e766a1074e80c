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

template <class Model>
auto set_shard_of(Model& model, Index shard, int) -> decltype(model.set_shard(shard)) {
  model.set_shard(shard);
}
template <class Model>
void set_shard_of(Model&, Index, long) {}  // draws no random numbers

/// Models for the batches of a dataset or for their shards, over shared weights: of two sizes, and as many again for
/// the last batch where it is smaller.
template <class Model>
class Workers {
 public:
  Workers(Model& model, const Dataset& data, Index batch_size, Index shards = 1)
      : model_(model), data_(data), size_(batch_size), shards_(shards) {
    if (data.size() < 1) raise("`" + data.path() + "` has no samples");
    if constexpr (Model::batched) {
      if (batch_size < 1) raise("the batch size is " + std::to_string(batch_size) + ", and must be at least 1");
      size_ = std::min(batch_size, data.size());
      rest_ = data.size() % size_;
    } else {
      if (shards > 1) raise("batches cannot be split into shards: the model takes batches of one size alone");
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
    count_ = data.size() / size_ + (rest_ > 0 ? 1 : 0);
    if constexpr (Model::batched)
      for (const Index batch : {Index{0}, count_ - 1})
        for (const Index shard : {Index{0}, shards_ - 1})
          if (const Index size = size_of(batch, shard); size > 0 && find(size) == nullptr) {
            models_.push_back(std::make_unique<Model>(model.weights(), model.training(), model.with_batch(size)));
            models_.back()->set_threads(model.threads());
            sizes_.push_back(size);
          }
    batches_ = std::make_unique<Batches>(data, Model::train_input_infos, whole().train_input_sizes(), size_of(0, 0));
  }

  Index count() const { return count_; }  ///< batches
  Index samples() const { return data_.size(); }
  Index shards() const { return shards_; }  ///< of a batch
  Index size_of(Index batch) const { return rest_ > 0 && batch == count_ - 1 ? rest_ : size_; }
  Index begin_of(Index batch) const { return batch * size_; }
  /// Of a shard; the first ones are the larger ones, the last may be empty.
  Index size_of(Index batch, Index shard) const { return begin_of(batch, shard + 1) - begin_of(batch, shard); }
  Index begin_of(Index batch, Index shard) const {
    return begin_of(batch) + (shard * size_of(batch) + shards_ - 1) / shards_;
  }
  const Dataset& data() const { return data_; }

  /// The inputs of a shard of a batch, valid until the next call.
  const void* const* gather(const std::vector<Index>& order, Index batch, Index shard = 0) {
    return batches_->gather(order.data() + begin_of(batch, shard), size_of(batch, shard), augment_, epoch_);
  }
  /// What gather does to samples, as those of an epoch, from now on.
  void set_augment(const Augment& augment, Index epoch) {
    augment_ = augment;
    epoch_ = epoch;
  }
  /// The model that takes a shard of a batch; what it keeps between calls goes on from the step before.
  Model& of(Index batch, Index shard = 0) {
    Model* const found = find(size_of(batch, shard));
    Model& model = found == nullptr ? model_ : *found;
    if (&model != &whole()) copy_states_of(model, whole(), 0);
    set_shard_of(model, shard, 0);
    return model;
  }
  /// What takes the steps of all shards.
  Model& whole() { return models_.empty() ? model_ : *models_.front(); }
  /// What models keep between calls begins anew, as it does for every epoch and evaluation.
  void begin() { reset_states_of(whole(), 0); }
  void set_seed(std::uint64_t seed) {
    set_seed_of(whole(), seed, 0);
    for (const std::unique_ptr<Model>& model : models_) set_seed_of(*model, seed, 0);
  }

 private:
  Model* find(Index size) const {
    const auto found = std::find(sizes_.begin(), sizes_.end(), size);
    return found == sizes_.end() ? nullptr : models_[static_cast<std::size_t>(found - sizes_.begin())].get();
  }

  Model& model_;
  Dataset data_;
  Index size_ = 0, rest_ = 0, count_ = 0, shards_ = 1;
  Augment augment_;
  Index epoch_ = 0;
  std::vector<Index> sizes_;                    // of the batches that models_ take
  std::vector<std::unique_ptr<Model>> models_;  // the one for the largest first
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
