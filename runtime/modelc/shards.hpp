#pragma once
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "modelc/background.hpp"
#include "modelc/shard_sum.hpp"
#include "modelc/workers.hpp"

/// Steps and evaluations whose batches are split into shards, by one rank or by several: the same bits for any number.
namespace modelc {

/// How many shards a batch has where ranks train and nobody says it: the same for 1, 2, 4 and 8.
constexpr Index default_shards(int ranks) {
  Index shards = 8;
  while (shards < ranks) shards *= 2;
  return shards;
}

namespace detail {

template <class Model>
auto whole_batches_of(int) -> decltype(std::string(Model::whole_batches)) {
  return Model::whole_batches;
}
template <class Model>
std::string whole_batches_of(long) {
  return "the model has nothing to train";
}

/// For models whose batches cannot be split.
template <class Model, class = void>
class Shards {
 public:
  Shards(Workers<Model>&, const AllReduce&, bool, bool) {
    raise("batches cannot be split into shards: " + whole_batches_of<Model>(0));
  }
  void step(const std::vector<Index>&, Index, double*) {}
  std::vector<double> evaluate(Model&, Workers<Model>&, const std::vector<Index>&) { return {}; }
};

template <class Model>
class Shards<Model, std::void_t<decltype(Model::part_bytes)>> {
 public:
  /// With `narrow`, sums of gradients are rounded to bf16; with `overlap` gradients are exchanged while others are
  /// computed.
  Shards(Workers<Model>& workers, const AllReduce& all, bool narrow, bool overlap) : workers_(workers), all_(all) {
    for (const TensorInfo& info : Model::part_infos) {
      const bool mean = !begins_with(info.name, "metric/");
      Segment segment = segment_of(info, info.offset, Segment::Rule::sum);
      if (mean && !segment.is_real()) segment.rule = Segment::Rule::first;
      if (narrow && begins_with(info.name, "gradient/") && segment.type != Segment::Type::f32)
        raise("`" + std::string(info.name) + "` is " + info.dtype + ": sums of f32 alone are rounded to bf16");
      segments_.push_back(segment);
      means_.push_back(mean && segment.is_real());
    }
    sum_ = std::make_unique<ShardSum>(segments_, Model::part_bytes, workers.shards(), all,
                                      narrow ? Model::gradient_bytes : 0);
    if (overlap && sum_->takes_ranges())
      background_ = std::make_unique<Background>(static_cast<std::size_t>(Model::part_bytes / bucket + 3));
    for (const TensorInfo& info : Model::training_infos) {
      if (!begins_with(info.name, "metric/")) continue;
      slots_.push_back(segment_of(info, counted_bytes_, Segment::Rule::sum));
      slot_offsets_.push_back(info.offset);
      counted_bytes_ += (slots_.back().count * slots_.back().width() + 63) / 64 * 64;
    }
  }

  /// A step on a batch, shared with the other ranks. `values` receives the loss and the metrics.
  void step(const std::vector<Index>& order, Index batch, double* values) {
    const auto make = [&](Index shard, const Arena& block) {
      if (workers_.size_of(batch, shard) == 0) {
        std::memset(block.data(), 0, static_cast<std::size_t>(block.size()));
        return;
      }
      Model& model = workers_.of(batch, shard);
      model.gradients_raw(workers_.gather(order, batch, shard), outputs_.data());
      take(model, share(batch, shard), block, 0, Model::part_bytes);
    };
    // A shard without samples computes no gradients that others could wait for.
    const bool overlaps = background_ && workers_.size_of(batch, workers_.shards() - 1) > 0;
    const Arena& sum = overlaps ? overlapped(order, batch, make) : (*sum_)(make);
    std::memcpy(workers_.whole().part(), sum.data(), static_cast<std::size_t>(sum.size()));
    workers_.whole().update_step(values);
  }

  /// What detail::evaluate gives, each rank evaluating some of the batches: as many runs of them as there are shards,
  /// but the last batch, which everybody takes on top of what all have added up.
  std::vector<double> evaluate(Model& model, Workers<Model>& workers, const std::vector<Index>& order) {
    const Index shards = workers_.shards(), batches = workers.count() - 1;
    double values[Model::metric_names.size()] = {};
    std::vector<Segment> segments = slots_;
    segments.push_back({counted_bytes_, 1, Segment::Type::f64, Segment::Rule::sum});
    ShardSum total(segments, counted_bytes_ + 64, shards, all_);
    const Arena& counted = total([&](Index shard, const Arena& block) {
      double& loss = *block.template at<double>(counted_bytes_);
      loss = 0;
      model.reset_metrics();
      for (std::size_t i = 0; i < slots_.size(); ++i) copy_slot(model, i, block);
      workers.begin();
      for (Index batch = batches * shard / shards; batch < batches * (shard + 1) / shards; ++batch) {
        workers.of(batch).evaluate_step_raw(workers.gather(order, batch), values);
        loss += values[0] * static_cast<double>(workers.size_of(batch));
      }
      for (std::size_t i = 0; i < slots_.size(); ++i) add_slot(model, i, block, true);
    });
    model.reset_metrics();
    for (std::size_t i = 0; i < slots_.size(); ++i) add_slot(model, i, counted, false);
    workers.begin();
    workers.of(batches).evaluate_step_raw(workers.gather(order, batches), values);
    const Index last = workers.size_of(batches);
    values[0] = (*counted.template at<double>(counted_bytes_) + values[0] * static_cast<double>(last)) /
                static_cast<double>(workers.begin_of(batches) + last);
    return {values, values + Model::metric_names.size()};
  }

 private:
  static constexpr Index bucket = Index{1} << 18;  // bytes that are worth an exchange of their own

  /// The sum of all shards; ranges of it are exchanged while this rank's last shard is computed.
  template <class Make>
  const Arena& overlapped(const std::vector<Index>& order, Index batch, const Make& make) {
    const Index shard = sum_->first(all_.rank + 1) - 1;
    const Arena& block = sum_->all_but_last(make);
    const Arena* sum = nullptr;
    Model& model = workers_.of(batch, shard);
    background_->start([&](Index begin, Index end) {
      take(model, share(batch, shard), block, begin, end);
      sum = &sum_->finish(begin, end);
    });
    waiting_ = Model::gradient_bytes;
    Ready ready;
    ready.context = this;
    ready.call = [](void* self, Index begin) { static_cast<Shards*>(self)->gradients_from(begin, bucket); };
    model.set_ready(ready);
    model.gradients_raw(workers_.gather(order, batch, shard), outputs_.data());
    model.set_ready(Ready());
    gradients_from(0, 1);
    background_->add(Model::gradient_bytes, Model::part_bytes);
    background_->wait();
    return *sum;
  }
  void gradients_from(Index begin, Index least) noexcept {
    if (waiting_ - begin < least) return;
    background_->add(begin, waiting_);
    waiting_ = begin;
  }

  /// Of the samples of a batch.
  double share(Index batch, Index shard) const {
    return static_cast<double>(workers_.size_of(batch, shard)) / static_cast<double>(workers_.size_of(batch));
  }

  template <class Work>
  static void typed(Segment::Type type, const Work& work) {
    switch (type) {
      case Segment::Type::f32: work(float()); break;
      case Segment::Type::f64: work(double()); break;
      case Segment::Type::i32: work(std::int32_t()); break;
      case Segment::Type::i64: work(std::int64_t()); break;
      case Segment::Type::bytes: work(static_cast<unsigned char>(0)); break;
    }
  }

  /// A shard's values as a summand, those from `begin` to `end`: its share of means, its own of all others.
  void take(Model& model, double share, const Arena& block, Index begin, Index end) const {
    const auto* const part = static_cast<const unsigned char*>(model.part());
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Segment& segment = segments_[i];
      if (segment.offset < begin || segment.offset >= end) continue;
      typed(segment.type, [&](auto zero) {
        using T = decltype(zero);
        const auto* const from = reinterpret_cast<const T*>(part + segment.offset);
        T* const to = block.template at<T>(segment.offset);
        const T factor = means_[i] ? static_cast<T>(share) : T(1);
        for (Index k = 0; k < segment.count; ++k) to[k] = static_cast<T>(factor * from[k]);
      });
    }
  }

  void copy_slot(Model& model, std::size_t i, const Arena& block) const {
    std::memcpy(block.template at<unsigned char>(slots_[i].offset),
                model.training()->block.template at<unsigned char>(slot_offsets_[i]),
                static_cast<std::size_t>(slots_[i].count * slots_[i].width()));
  }

  /// The slot minus the block's value, there; or their sum, in the slot.
  void add_slot(Model& model, std::size_t i, const Arena& block, bool minus) const {
    typed(slots_[i].type, [&](auto zero) {
      using T = decltype(zero);
      T* const slot = model.training()->block.template at<T>(slot_offsets_[i]);
      T* const place = block.template at<T>(slots_[i].offset);
      for (Index k = 0; k < slots_[i].count; ++k) {
        if (minus)
          place[k] = static_cast<T>(slot[k] - place[k]);
        else
          slot[k] = static_cast<T>(slot[k] + place[k]);
      }
    });
  }

  Workers<Model>& workers_;
  const AllReduce& all_;
  std::vector<Segment> segments_;
  std::vector<bool> means_;
  std::unique_ptr<ShardSum> sum_;
  Index waiting_ = 0;  // the gradients before it have not been exchanged
  std::array<const void*, Model::gradient_infos.size()> outputs_{};
  std::vector<Segment> slots_;  // of metrics, in a block of their own
  std::vector<Index> slot_offsets_;
  Index counted_bytes_ = 0;
  std::unique_ptr<Background> background_;  // last: it uses the others
};

}  // namespace detail
}  // namespace modelc
