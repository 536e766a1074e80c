#pragma once
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "modelc/workers.hpp"

/// Why a loss is no finite number: which tensor is the first that is not.
namespace modelc {

/// What fit throws when a loss is not finite. The model then has the weights and the optimizer's state from before the
/// step in which the first value arose that is not.
class NotFinite : public Error {
 public:
  NotFinite(const std::string& what_happened, const std::string& reason)
      : Error(what_happened + "; " + reason), loss(what_happened), why(reason) {}
  std::string loss;            ///< "the loss of step 7 is nan (epoch 1, batch 7)"
  std::string why;             ///< where the value comes from
  bool computed = false;       ///< does it arise in a step from finite inputs and weights?
  std::vector<Index> samples;  ///< of that step's batch, or of the shard of it, in the data
  Index shard = 0;             ///< which one that is
};

namespace detail {

/// The first element of a tensor that is not finite; -1 when all are. Whole numbers always are.
inline Index first_not_finite(const std::string& dtype, const void* data, Index count) {
  for (Index i = 0; i < count; ++i) {
    if (dtype == "f32" && !std::isfinite(static_cast<const float*>(data)[i])) return i;
    if (dtype == "f64" && !std::isfinite(static_cast<const double*>(data)[i])) return i;
  }
  return -1;
}

/// The name of the first tensor of a block that is not finite; empty when all are.
template <class Infos>
std::string first_not_finite(const Infos& infos, const Arena& block) {
  for (const TensorInfo& info : infos)
    if (first_not_finite(info.dtype, block.at<unsigned char>(info.offset), info.size()) >= 0) return info.name;
  return {};
}

/// An input or target of a shard that is not finite: its name and sample.
template <class Model>
std::string input_not_finite(Workers<Model>& workers, const std::vector<Index>& order, Index batch, Index shard) {
  const void* const* const inputs = workers.gather(order, batch, shard);
  const auto sizes = workers.of(batch, shard).train_input_sizes();
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const TensorInfo& info = Model::train_input_infos[i];
    const Index at = first_not_finite(info.dtype, inputs[i], sizes[i]);
    if (at < 0) continue;
    if (info.rank == 0)
      return "the first tensor that is not finite is the input `" + std::string(info.name) + "` of `" +
             workers.data().path() + "`";
    const Index row = at / (sizes[i] / workers.size_of(batch, shard));
    const Index sample = workers.data().first() + order[static_cast<std::size_t>(workers.begin_of(batch, shard) + row)];
    return "the first tensor that is not finite is the input `" + std::string(info.name) + "`, in sample " +
           std::to_string(sample) + " of `" + workers.data().path() + "`";
  }
  return {};
}

/// The first gradient of a shard that is not finite, in the order of the weights; empty when all are finite.
template <class Model>
std::string gradient_not_finite(Workers<Model>& workers, const std::vector<Index>& order, Index batch, Index shard) {
  const void* outputs[Model::gradient_infos.size()] = {};
  workers.of(batch, shard).gradients_raw(workers.gather(order, batch, shard), outputs);
  for (std::size_t i = 0; i < Model::gradient_infos.size(); ++i) {
    const TensorInfo& info = Model::gradient_infos[i];
    if (first_not_finite(info.dtype, outputs[i], info.size()) >= 0) return info.name;
  }
  return {};
}

/// What a function says of the shards of a batch, the first that says something; and which that is, or the first.
template <class Model, class Look>
std::pair<std::string, Index> first_shard(const Workers<Model>& workers, Index batch, const Look& look) {
  for (Index shard = 0; shard < workers.shards(); ++shard)
    if (workers.size_of(batch, shard) > 0)
      if (const std::string found = look(shard); !found.empty()) return {found, shard};
  return {std::string(), Index{0}};
}

/// Where a loss comes from that is not finite.
struct Explanation {
  std::string why;
  Index batch;  ///< in whose step the first such value arises
  bool computed;
  Index shard = 0;  ///< of that batch
};

/// Explains the loss of a batch. `rewind(b)` puts the model back to where it was before batch b of the same epoch,
/// `step(b)` takes that one's step. Looks in the order of computation: at weights and inputs before each step, then at
/// the losses and gradients of the step that made them so.
template <class Model, class Rewind, class Step>
Explanation explain_not_finite(Model& model, Workers<Model>& workers, const std::vector<Index>& order, Index batch,
                               const Rewind& rewind, const Step& step) {
  const auto gradient_of = [&](Index b) {
    return first_shard(workers, b, [&](Index shard) { return gradient_not_finite(workers, order, b, shard); });
  };
  rewind(0);
  for (Index b = 0; b <= batch; ++b) {
    const auto [input, where] =
        first_shard(workers, b, [&](Index shard) { return input_not_finite(workers, order, b, shard); });
    if (!input.empty()) return {input, b, false, where};
    const std::string weight = first_not_finite(Model::weight_infos, model.weights()->block);
    if (weight.empty()) {
      if (b < batch) step(b);
      continue;
    }
    const std::string text = "the first tensor that is not finite is the weight `" + weight + "`";
    if (b == 0) return {text + ", before the epoch's first step", 0, false};
    rewind(b - 1);
    const auto [gradient, shard] = gradient_of(b - 1);
    return {text + ", after batch " + std::to_string(b) +
                (gradient.empty() ? ", whose gradients are finite: is the learning rate too high?"
                                  : ", whose `" + gradient + "` is not finite"),
            b - 1, true, shard};
  }
  const auto [computed, shard] = gradient_of(batch);
  return {"inputs and weights are finite before the step" +
              (computed.empty() ? std::string() : "; the first result that is not is `" + computed + "`"),
          batch, true, shard};
}

}  // namespace detail
}  // namespace modelc
