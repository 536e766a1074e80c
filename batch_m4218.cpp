#include "fuzz/models/native_rows.h"

// Made by modelc from m.model. Changes here are lost when that is compiled again.
#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "modelc/fit.hpp"
#include "modelc/index.hpp"
#include "modelc/input.hpp"
#include "modelc/lanes.hpp"
#include "modelc/parallel.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4218 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    auto part4_regularized_group_normalization_gamma() noexcept { return modelc::block_view<float, 8>(block, 0); }
    auto part4_regularized_group_normalization_beta() noexcept { return modelc::block_view<float, 8>(block, 64); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 8> grad_part4_regularized_group_normalization_gamma;
    modelc::View<const float, 8> grad_part4_regularized_group_normalization_beta;
  };

  M() : M(Symbols()) {}
  /// Throws modelc::Error unless every symbol is at least 1 and all sizes fit 64 bits.
  explicit M(const Symbols& symbols) : M(std::make_shared<Weights>(), symbols) {}
  /// Shares the weights of another model.
  explicit M(std::shared_ptr<Weights> weights) : M(std::move(weights), Symbols()) {}
  M(std::shared_ptr<Weights> weights, const Symbols& symbols)
      : M(std::move(weights), std::make_shared<Training>(), symbols) {}
  /// Shares weights and training's own state: the two train the same thing, one at a time.
  M(std::shared_ptr<Weights> weights, std::shared_ptr<Training> training, const Symbols& symbols)
      : symbols_(symbols), weights_(std::move(weights)), training_(std::move(training)) {}

  const Symbols& symbols() const noexcept { return symbols_; }
  /// The weights, for other models to share and to read and write by name.
  const std::shared_ptr<Weights>& weights() const noexcept { return weights_; }
  /// Takes all weights from a safetensors file. Throws modelc::Error, with everything that
  /// is missing, unexpected or of another shape, and then leaves the weights as they were.
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 2, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 2, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    static_cast<void>(seed);
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    std::fill_n(block.at<float>(0), 8, 1.0f);
    reset_optimizer();
  }

  /// `x: f32[b, 3, 4]` gives `y: f32[b, 7, 8]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 7, 8> predict(
      modelc::View<const float, modelc::Dynamic, 3, 4> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 3);
    assert(x.dimension(2) == 4);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 7, 8> predict(const XTensor& x) {
    compute(modelc::checked<float, 3>("x", x, {symbols_.b, 3, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 3, 4]`
  /// - takes `y_true: f32[b, 7, 8]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 3, 4> x,
                   modelc::View<const float, modelc::Dynamic, 7, 8> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 3);
    assert(x.dimension(2) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 7);
    assert(y_true.dimension(2) == 8);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 3>("x", x, {symbols_.b, 3, 4}),
                       modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 7, 8}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(128));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 3, 4]`
  /// - takes `y_true: f32[b, 7, 8]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 3, 4> x,
                      modelc::View<const float, modelc::Dynamic, 7, 8> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 3);
    assert(x.dimension(2) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 7);
    assert(y_true.dimension(2) == 8);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 3>("x", x, {symbols_.b, 3, 4}),
                          modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 7, 8}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 3, 4]`
  /// - takes `y_true: f32[b, 7, 8]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 3, 4> x,
                      modelc::View<const float, modelc::Dynamic, 7, 8> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 3);
    assert(x.dimension(2) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 7);
    assert(y_true.dimension(2) == 8);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 3>("x", x, {symbols_.b, 3, 4}),
                      modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 7, 8}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(64);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(192);
    outputs[3] = arena_.at<float>(256);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(192); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<float>(320));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {}
  /// The symbols for batches of another size.
  Symbols with_batch(modelc::Index size) const noexcept {
    Symbols chosen = symbols_;
    chosen.b = size;
    return chosen;
  }
  /// Is axis 0 of every input one and the same open symbol?
  static constexpr bool batched = true;
  /// What training keeps beside the weights, for other models to share.
  const std::shared_ptr<Training>& training() const noexcept { return training_; }
  /// Trains on a dataset: epochs over shuffled batches, as fit.hpp says.
  modelc::History fit(const modelc::Dataset& data, const modelc::FitOptions& options = {}) {
    return modelc::fit(*this, data, options);
  }
  /// The optimizer begins anew: its state, the steps it has taken, and the learning rate. Allocates.
  void reset_optimizer() { training_->block = Training().block; }
  /// Writes all that training goes on from, whole or not at all; modelc::Error when that fails.
  void save_checkpoint(const std::string& path) const { modelc::save_checkpoint(*this, path); }
  /// Goes back to a checkpoint: weights, the optimizer's state. Throws modelc::Error, with everything
  /// that does not fit, and then leaves the model as it was.
  modelc::Checkpoint load_checkpoint(const std::string& path) {
    modelc::Checkpoint at = modelc::load_checkpoint(*this, path);
    return at;
  }
  /// The loss and the metrics of a dataset, in the order of metric_names.
  std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
    return modelc::evaluate(*this, data, batch_size);
  }
  /// Elements of each training input, in the order of train_input_infos.
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {12 * symbols_.b, 56 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 56 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 3, {-1, 3, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 3, {-1, 7, 8}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"part4/regularized/group_normalization/gamma", "f32", 1, {8}, 0, true},
      {"part4/regularized/group_normalization/beta", "f32", 1, {8}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 3, {-1, 3, 4}, 0, false},
      {"y_true", "f32", 3, {-1, 7, 8}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/part4/regularized/group_normalization/gamma", "f32", 1, {8}, 0, false},
      {"grad/part4/regularized/group_normalization/beta", "f32", 1, {8}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/accumulated_gradient/part4/regularized/group_normalization/gamma", "f32", 1, {8}, 64, false},
      {"optimizer/accumulated_gradient/part4/regularized/group_normalization/beta", "f32", 1, {8}, 128, false},
      {"optimizer/accumulated_change/part4/regularized/group_normalization/gamma", "f32", 1, {8}, 192, false},
      {"optimizer/accumulated_change/part4/regularized/group_normalization/beta", "f32", 1, {8}, 256, false},
      {"optimizer/moving-average/part4/regularized/group_normalization/gamma", "f32", 1, {8}, 320, false},
      {"optimizer/moving-average/part4/regularized/group_normalization/beta", "f32", 1, {8}, 384, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> part_infos{{
      {"gradient/part4/regularized/group_normalization/gamma", "f32", 1, {8}, 0, false},
      {"gradient/part4/regularized/group_normalization/beta", "f32", 1, {8}, 64, false},
      {"loss", "f32", 0, {}, 128, false},
  }};
  static constexpr modelc::Index part_bytes = 192;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 448;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({48 * b, 224 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({224 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({96 * b});
    modelc::Size train_step_end = 320;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({224 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({56 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({28 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({28 * b});
    const modelc::Size update_step_end = 384;
    modelc::Size evaluate_step_end = 128;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({224 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({96 * b});
    modelc::Size gradients_end = 384;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({224 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({56 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({28 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({28 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 7, 8> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 7, 8>>(arena_.at<float>(slots_[0]), symbols_.b,
                                                                               7, 8);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(128)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(64)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 8>>(arena_.at<float>(192), 8),
            modelc::make_view<modelc::View<const float, 8>>(arena_.at<float>(256), 8)};
  }

  // m.model:25: h3 = concatenate([x, x ** 2])
  // computes h3, h3, h3 and 1 more
  void compute_h3(const float* x, float* h3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 3 * b; ++i) {
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
        const auto x_2 = lane.load(x + i * 4 + j);
        const auto mul = x_2 * x_2;
        lane.store(h3 + i * 8 + j, x_2);
        lane.store(h3 + 4 + i * 8 + j, mul);
      });
    }
  }

  // m.model:2: h = inner(x)
  // computes group_normalization, group_normalization
  void compute_group_normalization(const float* h3, const float* part4_regularized_group_normalization_gamma,
                                   const float* part4_regularized_group_normalization_beta,
                                   float* group_normalization) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        const modelc::Scalar scalar{};
        auto row_sum = scalar(modelc::Sum::identity<float>());
        for (modelc::Index k = 0; k < 3; ++k) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(
                           4, [&](auto lane, modelc::Index l) { return lane.load(h3 + i * 24 + j * 4 + k * 8 + l); })));
        }
        const auto div = row_sum / 12.0f;
        auto row_sum_2 = scalar(modelc::Sum::identity<float>());
        for (modelc::Index k = 0; k < 3; ++k) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index l) {
                const auto sub = lane.load(h3 + i * 24 + j * 4 + k * 8 + l) - lane(div);
                return sub * sub;
              })));
        }
        const auto rsqrt_2 = rsqrt(row_sum_2 / 12.0f + 0.001f);
        for (modelc::Index k = 0; k < 3; ++k) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index l) {
            lane.store(group_normalization + i * 24 + j * 4 + k * 8 + l,
                       (lane.load(h3 + i * 24 + j * 4 + k * 8 + l) - lane(div)) * lane(rsqrt_2) *
                               lane.load(part4_regularized_group_normalization_gamma + j * 4 + l) +
                           lane.load(part4_regularized_group_normalization_beta + j * 4 + l));
          });
        }
      }
    }
  }

  // m.model:2: h = inner(x)
  // computes group_normalization, group_normalization
  void compute_group_normalization_2(const float* h3, const float* part4_regularized_group_normalization_gamma,
                                     const float* part4_regularized_group_normalization_beta,
                                     float* group_normalization, float* group_normalization_2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        const modelc::Scalar scalar{};
        auto row_sum = scalar(modelc::Sum::identity<float>());
        for (modelc::Index k = 0; k < 3; ++k) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(
                           4, [&](auto lane, modelc::Index l) { return lane.load(h3 + i * 24 + j * 4 + k * 8 + l); })));
        }
        const auto div_2 = row_sum / 12.0f;
        auto row_sum_2 = scalar(modelc::Sum::identity<float>());
        for (modelc::Index k = 0; k < 3; ++k) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index l) {
                const auto sub_2 = lane.load(h3 + i * 24 + j * 4 + k * 8 + l) - lane(div_2);
                return sub_2 * sub_2;
              })));
        }
        const auto rsqrt_2 = rsqrt(row_sum_2 / 12.0f + 0.001f);
        for (modelc::Index k = 0; k < 3; ++k) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index l) {
            const auto mul = (lane.load(h3 + i * 24 + j * 4 + k * 8 + l) - lane(div_2)) * lane(rsqrt_2);
            const auto add_2 = mul * lane.load(part4_regularized_group_normalization_gamma + j * 4 + l) +
                               lane.load(part4_regularized_group_normalization_beta + j * 4 + l);
            lane.store(group_normalization + i * 24 + j * 4 + k * 8 + l, mul);
            lane.store(group_normalization_2 + i * 24 + j * 4 + k * 8 + l, add_2);
          });
        }
      }
    }
  }

  // m.model:18: output w = ZeroPadding1D(2)(v)
  // computes regularized, regularized, regularized
  void compute_regularized(const float* group_normalization_2, float* h4, float* regularized, float* part4) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto row_2 = modelc::fold_lanes<float, modelc::Sum>(24, [&](auto lane, modelc::Index j) {
          const auto group_normalization_2_2 = lane.load(group_normalization_2 + i * 24 + j);
          const auto mul = group_normalization_2_2 * group_normalization_2_2;
          lane.store(h4 + 16 + i * 56 + j, group_normalization_2_2);
          return modelc::folded(mul);
        });
        total_sum.add(scalar(std::get<0>(row_2)));
        modelc::for_lanes<float>(16, [&](auto lane, modelc::Index j) {
          const auto h4_2 = lane(0.0f);
          lane.store(h4 + i * 56 + j, h4_2);
          lane.store(h4 + 40 + i * 56 + j, h4_2);
        });
      }
      const auto div_2 = scalar(total_sum.value()) / static_cast<float>(24 * b);
      const auto mul_2 = div_2 * 0.05f;
      const auto mul_3 = div_2 * 0.1f;
      scalar.store(regularized, mul_2);
      scalar.store(part4, mul_3);
    }
  }

  // m.model:28: compile(optimizer = Adadelta(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), use_e...
  // computes div, div
  void compute_div(const float* where, const float* sum_2, float* div) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
        lane.store(div + i * 3 + j, lane.load(where + 2 + i * 7 + j) / lane.load(sum_2 + 2 + i * 7 + j));
      });
    }
  }

  // m.model:3: loss 0.05 * mean(h ** 2)
  // computes grad_h, grad_h
  void compute_grad_h(const float* group_normalization_2, const float* y_true, const float* where, const bool* eq,
                      const float* div, float* grad_h) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 3; ++j) {
        modelc::for_lanes<float>(8, [&](auto lane, modelc::Index k) {
          const auto mul =
              lane.load(group_normalization_2 + i * 24 + j * 8 + k) * (lane(0.15f) / lane(static_cast<float>(24 * b)));
          const auto y_true_2 = lane.load(y_true + 16 + i * 56 + j * 8 + k);
          lane.store(grad_h + i * 24 + j * 8 + k,
                     mul + (mul + (-lane(where[2 + i * 7 + j]) * y_true_2 +
                                   select(lane.load(eq + 16 + i * 56 + j * 8 + k), lane(div[i * 3 + j]), 0.0f) *
                                       (1.0f - y_true_2))));
        });
      }
    }
  }

  // m.model:2: h = inner(x)
  // computes group_normalization_3, group_normalization_3
  void compute_group_normalization_3(const float* grad_h, float* group_normalization_3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(8, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 3 * b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(grad_h + i + j * 8));
      }
      lane.store(group_normalization_3 + i, column_sum);
    });
  }

  // computes gradients, group_normalization_4
  void compute_gradients_2(const float* group_normalization, const float* grad_h, float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(8, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 3 * b; ++j) {
        column_sum =
            modelc::Sum::apply(column_sum, lane.load(group_normalization + i + j * 8) * lane.load(grad_h + i + j * 8));
      }
      lane.store(gradients + i, column_sum);
    });
  }

  // m.model:28: compile(optimizer = Adadelta(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), use_e...
  // computes where_2, where
  void compute_where_2(const std::int64_t* optimizer_iteration, float* where_2) noexcept {
    {
      const modelc::Scalar lane{};
      const auto cast = modelc::cast<float>(lane.load(optimizer_iteration));
      lane.store(where_2, select(cast <= 2.0f, 0.1f, 0.01f + 0.0f * cast));
    }
  }

  // m.model:28: compile(optimizer = Adadelta(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), use_e...
  // computes sub, sub
  void compute_sub(const std::int64_t* optimizer_iteration, float* sub) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(sub, 1.0f - select(std::int64_t{0} == lane.load(optimizer_iteration), 0.0f, 0.99f));
    }
  }

  // m.model:28: compile(optimizer = Adadelta(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), use_e...
  // computes new_optimizer_accumulated_gradient, new_optimizer_accumulated_gradient
  void compute_new_optimizer_accumulated_gradient(const float* gradients, const float* optimizer_accumulated_gradient,
                                                  const float* optimizer_accumulated_change, const float* weights,
                                                  const float* where_2, const float* optimizer_moving_average,
                                                  const std::int64_t* optimizer_iteration, const float* sub,
                                                  float* new_optimizer_accumulated_gradient,
                                                  float* new_optimizer_accumulated_change, float* new_weights,
                                                  float* new_optimizer_moving_average) noexcept {
    modelc::for_scalars(24, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto add_2 = lane.load(optimizer_accumulated_gradient + i) * 0.95f + 0.05f * (gradients_2 * gradients_2);
      const auto optimizer_accumulated_change_2 = lane.load(optimizer_accumulated_change + i);
      const auto mul = gradients_2 * (-sqrt(optimizer_accumulated_change_2 + 1e-07f) * rsqrt(add_2 + 1e-07f));
      const auto add_3 = lane.load(weights + i) + lane(where_2[0]) * mul;
      const auto add_4 = optimizer_accumulated_change_2 * 0.95f + 0.05f * (mul * mul);
      const auto add_5 = lane.load(optimizer_moving_average + i) *
                             select(std::int64_t{0} == lane(optimizer_iteration[0]), 0.0f, 0.99f) +
                         add_3 * lane(sub[0]);
      lane.store(new_optimizer_accumulated_gradient + i, add_2);
      lane.store(new_optimizer_accumulated_change + i, add_4);
      lane.store(new_weights + i, add_3);
      lane.store(new_optimizer_moving_average + i, add_5);
    });
  }

  // computes new_optimizer_iteration, new_optimizer_iteration
  void compute_new_optimizer_iteration(const std::int64_t* optimizer_iteration,
                                       std::int64_t* new_optimizer_iteration) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_iteration, lane.load(optimizer_iteration) + std::int64_t{1});
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:25: h3 = concatenate([x, x ** 2])
    // h3: f32[b, 3, 8]
    float* const h3 = arena_.at<float>(slots_[1]);
    compute_h3(x, h3);

    // m.model:2: h = inner(x)
    // group_normalization: f32[b, 3, 2, 4]
    const float* const part4_regularized_group_normalization_gamma = weights_->block.at<float>(0);
    const float* const part4_regularized_group_normalization_beta = weights_->block.at<float>(64);
    float* const group_normalization = arena_.at<float>(slots_[1]);
    compute_group_normalization(h3, part4_regularized_group_normalization_gamma,
                                part4_regularized_group_normalization_beta, group_normalization);

    // m.model:18: output w = ZeroPadding1D(2)(v)
    // h4: f32[b, 7, 8]
    float* const h4 = arena_.at<float>(slots_[0]);
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<float>(24, [&](auto lane, modelc::Index j) {
        lane.store(h4 + 16 + i * 56 + j, lane.load(group_normalization + i * 24 + j));
      });
    }
    // h4: f32[b, 7, 8]
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index j) { lane.store(h4 + i * 56 + j, lane(0.0f)); });
    }
    // h4: f32[b, 7, 8]
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index j) { lane.store(h4 + 40 + i * 56 + j, lane(0.0f)); });
    }
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:25: h3 = concatenate([x, x ** 2])
    // h3: f32[b, 3, 8]
    float* const h3 = arena_.at<float>(train_step_slots_[1]);
    compute_h3(x, h3);

    // m.model:2: h = inner(x)
    // group_normalization: f32[b, 3, 2, 4], group_normalization_2: f32[b, 3, 2, 4]
    const float* const part4_regularized_group_normalization_gamma = weights_->block.at<float>(0);
    const float* const part4_regularized_group_normalization_beta = weights_->block.at<float>(64);
    float* const group_normalization = arena_.at<float>(train_step_slots_[1]);
    float* const group_normalization_2 = arena_.at<float>(train_step_slots_[2]);
    compute_group_normalization_2(h3, part4_regularized_group_normalization_gamma,
                                  part4_regularized_group_normalization_beta, group_normalization,
                                  group_normalization_2);

    // m.model:18: output w = ZeroPadding1D(2)(v)
    // regularized: f32, part4: f32, h4: f32[b, 7, 8]
    float* const regularized = arena_.at<float>(128);
    float* const part4 = arena_.at<float>(0);
    float* const h4 = arena_.at<float>(train_step_slots_[0]);
    compute_regularized(group_normalization_2, h4, regularized, part4);

    // m.model:28: compile(optimizer = Adadelta(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), use_e...
    // add: f32, where: f32[b, 7], eq: bool[b, 7, 8], sum_2: f32[b, 7, 1]
    float* const add = arena_.at<float>(128);
    float* const where = arena_.at<float>(train_step_slots_[4]);
    bool* const eq = arena_.at<bool>(train_step_slots_[3]);
    float* const sum_2 = arena_.at<float>(train_step_slots_[5]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < 7 * b; ++i) {
        const auto div_2 = scalar(1.0f) / scalar(static_cast<float>(7 * b));
        const auto mul = div_2 * 0.5f;
        const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Max>(8, [&](auto lane, modelc::Index j) {
          const auto y_true_2 = lane.load(y_true + i * 8 + j);
          const auto h4_2 = lane.load(h4 + i * 8 + j);
          const auto mul_2 = y_true_2 * h4_2;
          const auto mul_3 = h4_2 * (1.0f - y_true_2);
          return modelc::folded(mul_2, mul_3);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        const auto row_max = scalar(std::get<1>(row_2));
        const auto add_2 = 1.0f + (row_max - row_sum);
        const auto maximum = max(add_2, 0.0f);
        const auto where_3 = select(add_2 > 0.0f, div_2, select(add_2 == 0.0f, mul, 0.0f));
        const auto row_3 = modelc::fold_lanes<float, modelc::Sum>(8, [&](auto lane, modelc::Index j) {
          const auto eq_2 = (lane.load(h4 + i * 8 + j) * (1.0f - lane.load(y_true + i * 8 + j))) == lane(row_max);
          const auto cast = modelc::cast<float>(eq_2);
          lane.store(eq + i * 8 + j, eq_2);
          return modelc::folded(cast);
        });
        const auto row_sum_2 = scalar(std::get<0>(row_3));
        scalar.store(where + i, where_3);
        total_sum.add(maximum);
        scalar.store(sum_2 + i, row_sum_2);
      }
      scalar.store(
          add, scalar.load(part4) + (scalar.load(regularized) + scalar(total_sum.value()) / static_cast<float>(7 * b)));
    }
    // div: f32[b, 3, 1]
    float* const div = arena_.at<float>(train_step_slots_[0]);
    compute_div(where, sum_2, div);

    // m.model:3: loss 0.05 * mean(h ** 2)
    // grad_h: f32[b, 3, 8]
    float* const grad_h = arena_.at<float>(train_step_slots_[2]);
    compute_grad_h(group_normalization_2, y_true, where, eq, div, grad_h);

    // m.model:2: h = inner(x)
    // group_normalization_3: f32[1, 1, 2, 4]
    float* const group_normalization_3 = arena_.at<float>(192);
    compute_group_normalization_3(grad_h, group_normalization_3);
    // gradients: f32[24]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(group_normalization, grad_h, gradients);
    // the loss, and what its gradient needs
    // loss: f32, gradients: f32[24]
    float* const loss = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto add_2 = scalar.load(add);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum>(8, [&](auto lane, modelc::Index i) {
        const auto part4_regularized_group_normalization_beta_2 =
            lane.load(part4_regularized_group_normalization_beta + i);
        const auto mul = part4_regularized_group_normalization_beta_2 * 0.01f;
        const auto full = lane(0.0f);
        const auto grad_part4_regularized_group_normalization_beta = mul + mul + lane.load(group_normalization_3 + i);
        const auto mul_2 = part4_regularized_group_normalization_beta_2 * part4_regularized_group_normalization_beta_2;
        lane.store(gradients + 8 + i, full);
        lane.store(gradients + 16 + i, grad_part4_regularized_group_normalization_beta);
        return modelc::folded(mul_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto add_3 = row_sum * 0.01f + add_2;
      scalar.store(loss, add_3);
    }

    // m.model:28: compile(optimizer = Adadelta(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), use_e...
    // where_2: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const where_2 = arena_.at<float>(192);
    compute_where_2(optimizer_iteration, where_2);
    // sub: f32
    float* const sub = arena_.at<float>(256);
    compute_sub(optimizer_iteration, sub);
    // new_optimizer_accumulated_gradient: f32[24], new_optimizer_accumulated_change: f32[24], new_weights: f32...
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_accumulated_gradient = training_->block.at<float>(64);
    const float* const optimizer_accumulated_change = training_->block.at<float>(192);
    const float* const optimizer_moving_average = training_->block.at<float>(320);
    float* const new_optimizer_accumulated_gradient = training_->block.at<float>(64);
    float* const new_optimizer_accumulated_change = training_->block.at<float>(192);
    float* const new_weights = weights_->block.at<float>(0);
    float* const new_optimizer_moving_average = training_->block.at<float>(320);
    compute_new_optimizer_accumulated_gradient(gradients, optimizer_accumulated_gradient, optimizer_accumulated_change,
                                               weights, where_2, optimizer_moving_average, optimizer_iteration, sub,
                                               new_optimizer_accumulated_gradient, new_optimizer_accumulated_change,
                                               new_weights, new_optimizer_moving_average);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:28: compile(optimizer = Adadelta(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), use_e...
    // where: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const where = arena_.at<float>(0);
    compute_where_2(optimizer_iteration, where);
    // sub: f32
    float* const sub = arena_.at<float>(64);
    compute_sub(optimizer_iteration, sub);
    // new_optimizer_accumulated_gradient: f32[24], new_optimizer_accumulated_change: f32[24], new_weights: f32...
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(192);
    const float* const optimizer_accumulated_gradient = training_->block.at<float>(64);
    const float* const optimizer_accumulated_change = training_->block.at<float>(192);
    const float* const optimizer_moving_average = training_->block.at<float>(320);
    float* const new_optimizer_accumulated_gradient = training_->block.at<float>(64);
    float* const new_optimizer_accumulated_change = training_->block.at<float>(192);
    float* const new_weights = weights_->block.at<float>(0);
    float* const new_optimizer_moving_average = training_->block.at<float>(320);
    compute_new_optimizer_accumulated_gradient(
        part_gradients, optimizer_accumulated_gradient, optimizer_accumulated_change, weights, where,
        optimizer_moving_average, optimizer_iteration, sub, new_optimizer_accumulated_gradient,
        new_optimizer_accumulated_change, new_weights, new_optimizer_moving_average);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:25: h3 = concatenate([x, x ** 2])
    // h3: f32[b, 3, 8]
    float* const h3 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_h3(x, h3);

    // m.model:2: h = inner(x)
    // group_normalization: f32[b, 3, 2, 4]
    const float* const part4_regularized_group_normalization_gamma = weights_->block.at<float>(0);
    const float* const part4_regularized_group_normalization_beta = weights_->block.at<float>(64);
    float* const group_normalization = arena_.at<float>(evaluate_step_slots_[1]);
    compute_group_normalization(h3, part4_regularized_group_normalization_gamma,
                                part4_regularized_group_normalization_beta, group_normalization);

    // m.model:18: output w = ZeroPadding1D(2)(v)
    // regularized: f32, part4: f32, h4: f32[b, 7, 8]
    float* const regularized = arena_.at<float>(0);
    float* const part4 = arena_.at<float>(64);
    float* const h4 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_regularized(group_normalization, h4, regularized, part4);

    // m.model:28: compile(optimizer = Adadelta(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), use_e...
    // add: f32
    float* const add = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < 7 * b; ++i) {
        const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Max>(8, [&](auto lane, modelc::Index j) {
          const auto y_true_2 = lane.load(y_true + i * 8 + j);
          const auto h4_2 = lane.load(h4 + i * 8 + j);
          const auto mul = y_true_2 * h4_2;
          const auto mul_2 = h4_2 * (1.0f - y_true_2);
          return modelc::folded(mul, mul_2);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        const auto row_max = scalar(std::get<1>(row_2));
        const auto maximum = max(1.0f + (row_max - row_sum), 0.0f);
        total_sum.add(maximum);
      }
      scalar.store(
          add, scalar.load(part4) + (scalar.load(regularized) + scalar(total_sum.value()) / static_cast<float>(7 * b)));
    }
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      const auto add_2 = scalar.load(add);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(8, [&](auto lane, modelc::Index i) {
        const auto part4_regularized_group_normalization_beta_2 =
            lane.load(part4_regularized_group_normalization_beta + i);
        return part4_regularized_group_normalization_beta_2 * part4_regularized_group_normalization_beta_2;
      }));
      const auto add_3 = row_sum * 0.01f + add_2;
      scalar.store(loss, add_3);
    }
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:25: h3 = concatenate([x, x ** 2])
    // h3: f32[b, 3, 8]
    float* const h3 = arena_.at<float>(gradients_slots_[1]);
    compute_h3(x, h3);

    // m.model:2: h = inner(x)
    // group_normalization: f32[b, 3, 2, 4], group_normalization_2: f32[b, 3, 2, 4]
    const float* const part4_regularized_group_normalization_gamma = weights_->block.at<float>(0);
    const float* const part4_regularized_group_normalization_beta = weights_->block.at<float>(64);
    float* const group_normalization = arena_.at<float>(gradients_slots_[1]);
    float* const group_normalization_2 = arena_.at<float>(gradients_slots_[2]);
    compute_group_normalization_2(h3, part4_regularized_group_normalization_gamma,
                                  part4_regularized_group_normalization_beta, group_normalization,
                                  group_normalization_2);

    // m.model:18: output w = ZeroPadding1D(2)(v)
    // regularized: f32, part4: f32, h4: f32[b, 7, 8]
    float* const regularized = arena_.at<float>(0);
    float* const part4 = arena_.at<float>(64);
    float* const h4 = arena_.at<float>(gradients_slots_[0]);
    compute_regularized(group_normalization_2, h4, regularized, part4);

    // m.model:28: compile(optimizer = Adadelta(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), use_e...
    // y_loss: f32, add: f32, where: f32[b, 7], eq: bool[b, 7, 8], sum_2: f32[b, 7, 1]
    float* const y_loss = arena_.at<float>(0);
    float* const add = arena_.at<float>(64);
    float* const where = arena_.at<float>(gradients_slots_[4]);
    bool* const eq = arena_.at<bool>(gradients_slots_[3]);
    float* const sum_2 = arena_.at<float>(gradients_slots_[5]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < 7 * b; ++i) {
        const auto div_2 = scalar(1.0f) / scalar(static_cast<float>(7 * b));
        const auto mul = div_2 * 0.5f;
        const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Max>(8, [&](auto lane, modelc::Index j) {
          const auto y_true_2 = lane.load(y_true + i * 8 + j);
          const auto h4_2 = lane.load(h4 + i * 8 + j);
          const auto mul_2 = y_true_2 * h4_2;
          const auto mul_3 = h4_2 * (1.0f - y_true_2);
          return modelc::folded(mul_2, mul_3);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        const auto row_max = scalar(std::get<1>(row_2));
        const auto add_2 = 1.0f + (row_max - row_sum);
        const auto maximum = max(add_2, 0.0f);
        const auto where_2 = select(add_2 > 0.0f, div_2, select(add_2 == 0.0f, mul, 0.0f));
        const auto row_3 = modelc::fold_lanes<float, modelc::Sum>(8, [&](auto lane, modelc::Index j) {
          const auto eq_2 = (lane.load(h4 + i * 8 + j) * (1.0f - lane.load(y_true + i * 8 + j))) == lane(row_max);
          const auto cast = modelc::cast<float>(eq_2);
          lane.store(eq + i * 8 + j, eq_2);
          return modelc::folded(cast);
        });
        const auto row_sum_2 = scalar(std::get<0>(row_3));
        scalar.store(where + i, where_2);
        total_sum.add(maximum);
        scalar.store(sum_2 + i, row_sum_2);
      }
      const auto div_3 = scalar(total_sum.value()) / static_cast<float>(7 * b);
      const auto add_3 = scalar.load(part4) + (scalar.load(regularized) + div_3);
      scalar.store(y_loss, div_3);
      scalar.store(add, add_3);
    }
    // div: f32[b, 3, 1]
    float* const div = arena_.at<float>(gradients_slots_[0]);
    compute_div(where, sum_2, div);

    // m.model:3: loss 0.05 * mean(h ** 2)
    // grad_h: f32[b, 3, 8]
    float* const grad_h = arena_.at<float>(gradients_slots_[2]);
    compute_grad_h(group_normalization_2, y_true, where, eq, div, grad_h);

    // m.model:2: h = inner(x)
    // group_normalization_3: f32[1, 1, 2, 4]
    float* const group_normalization_3 = arena_.at<float>(128);
    compute_group_normalization_3(grad_h, group_normalization_3);
    // the loss, and what its gradient needs
    // loss: f32, new_part_gradient_part4_regularized_group_normalization_beta: f32[8]
    float* const loss = arena_.at<float>(64);
    float* const new_part_gradient_part4_regularized_group_normalization_beta = arena_.at<float>(256);
    {
      const modelc::Scalar scalar{};
      const auto add_2 = scalar.load(add);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum>(8, [&](auto lane, modelc::Index i) {
        const auto part4_regularized_group_normalization_beta_2 =
            lane.load(part4_regularized_group_normalization_beta + i);
        const auto mul = part4_regularized_group_normalization_beta_2 * 0.01f;
        const auto grad_part4_regularized_group_normalization_beta = mul + mul + lane.load(group_normalization_3 + i);
        const auto mul_2 = part4_regularized_group_normalization_beta_2 * part4_regularized_group_normalization_beta_2;
        lane.store(new_part_gradient_part4_regularized_group_normalization_beta + i,
                   grad_part4_regularized_group_normalization_beta);
        return modelc::folded(mul_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto add_3 = row_sum * 0.01f + add_2;
      scalar.store(loss, add_3);
    }
    ready_(64);
    // group_normalization_4: f32[1, 1, 2, 4]
    float* const group_normalization_4 = arena_.at<float>(128);
    compute_gradients_2(group_normalization, grad_h, group_normalization_4);

    modelc::copy_elements(arena_.at<float>(128), 8, arena_.at<float>(192));
    modelc::copy_elements(arena_.at<float>(64), 1, arena_.at<float>(320));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[2];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[6];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[2];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[6];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4218

// Made by modelc from m.model. Changes here are lost when that is compiled again.
#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "modelc/fit.hpp"
#include "modelc/index.hpp"
#include "modelc/input.hpp"
#include "modelc/lanes.hpp"
#include "modelc/parallel.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4219 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Inputs {
    modelc::View<const float, modelc::Dynamic, 1, 3, 3> x;
    modelc::View<const float, modelc::Dynamic, 4> z;
  };

  struct Gradients {
    float loss;
    float y_loss;
  };

  M() : M(Symbols()) {}
  /// Throws modelc::Error unless every symbol is at least 1 and all sizes fit 64 bits.
  explicit M(const Symbols& symbols) : M(std::make_shared<Weights>(), symbols) {}
  /// Shares the weights of another model.
  explicit M(std::shared_ptr<Weights> weights) : M(std::move(weights), Symbols()) {}
  M(std::shared_ptr<Weights> weights, const Symbols& symbols)
      : M(std::move(weights), std::make_shared<Training>(), symbols) {}
  /// Shares weights and training's own state: the two train the same thing, one at a time.
  M(std::shared_ptr<Weights> weights, std::shared_ptr<Training> training, const Symbols& symbols)
      : symbols_(symbols), weights_(std::move(weights)), training_(std::move(training)) {}

  const Symbols& symbols() const noexcept { return symbols_; }
  /// The weights, for other models to share and to read and write by name.
  const std::shared_ptr<Weights>& weights() const noexcept { return weights_; }
  /// Takes all weights from a safetensors file. Throws modelc::Error, with everything that
  /// is missing, unexpected or of another shape, and then leaves the weights as they were.
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 0, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 0, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    static_cast<void>(seed);
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
  }

  /// `x: f32[b, 1, 3, 3], z: f32[b, 4]` gives `y: f32[b, 1, 3, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 1, 3, 3> predict(
      modelc::View<const float, modelc::Dynamic, 1, 3, 3> x, modelc::View<const float, modelc::Dynamic, 4> z) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 3);
    assert(z.rows() == symbols_.b);
    static_cast<void>(z);
    compute(x.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const float, modelc::Dynamic, 1, 3, 3> predict(const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const float, modelc::Dynamic, 1, 3, 3> predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<float, 2>("z", z, {symbols_.b, 4});
    compute(modelc::checked<float, 4>("x", x, {symbols_.b, 1, 3, 3}));
    return results();
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 1, 3, 3]`
  /// - takes `z: f32[b, 4]`
  /// - takes `y_true: f32[b, 1, 3, 3]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 1, 3, 3> x,
                      modelc::View<const float, modelc::Dynamic, 4> z,
                      modelc::View<const float, modelc::Dynamic, 1, 3, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 3);
    assert(z.rows() == symbols_.b);
    static_cast<void>(z);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 3);
    assert(y_true.dimension(3) == 3);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 2>("z", z, {symbols_.b, 4});
    compute_evaluate_step(modelc::checked<float, 4>("x", x, {symbols_.b, 1, 3, 3}),
                          modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 1, 3, 3}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 1, 3, 3]`
  /// - takes `z: f32[b, 4]`
  /// - takes `y_true: f32[b, 1, 3, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 1, 3, 3> x,
                      modelc::View<const float, modelc::Dynamic, 4> z,
                      modelc::View<const float, modelc::Dynamic, 1, 3, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 3);
    assert(z.rows() == symbols_.b);
    static_cast<void>(z);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 3);
    assert(y_true.dimension(3) == 3);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 2>("z", z, {symbols_.b, 4});
    compute_gradients(modelc::checked<float, 4>("x", x, {symbols_.b, 1, 3, 3}),
                      modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 1, 3, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]));
    outputs[0] = arena_.at<float>(0);
    outputs[1] = arena_.at<float>(0);
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(0), 1, 0.0f);
    std::fill_n(training_->block.at<float>(64), 1, 0.0f);
  }
  /// The symbols for batches of another size.
  Symbols with_batch(modelc::Index size) const noexcept {
    Symbols chosen = symbols_;
    chosen.b = size;
    return chosen;
  }
  /// Is axis 0 of every input one and the same open symbol?
  static constexpr bool batched = true;
  /// What training keeps beside the weights, for other models to share.
  const std::shared_ptr<Training>& training() const noexcept { return training_; }
  /// The loss and the metrics of a dataset, in the order of metric_names.
  std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
    return modelc::evaluate(*this, data, batch_size);
  }
  /// Elements of each training input, in the order of train_input_infos.
  std::array<modelc::Index, 3> train_input_sizes() const noexcept {
    return {9 * symbols_.b, 4 * symbols_.b, 9 * symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 9 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 4, {-1, 1, 3, 3}, 0, false},
      {"z", "f32", 2, {-1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 4, {-1, 1, 3, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> weight_infos{};
  static constexpr modelc::Index weight_bytes = 0;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f32", 4, {-1, 1, 3, 3}, 0, false},
      {"z", "f32", 2, {-1, 4}, 0, false},
      {"y_true", "f32", 4, {-1, 1, 3, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "root_mean_squared_error"};
  static constexpr std::array<modelc::TensorInfo, 2> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> training_infos{{
      {"metric/root_mean_squared_error/total", "f32", 0, {}, 0, false},
      {"metric/root_mean_squared_error/count", "f32", 0, {}, 64, false},
  }};
  static constexpr modelc::Index training_bytes = 128;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({36 * b, 16 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({36 * b});
    const modelc::Size evaluate_step_end = 192;
    const modelc::Size gradients_end = 64;
    return std::max<modelc::Index>({end.value(), evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 1, 3, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 1, 3, 3>>(arena_.at<float>(slots_[0]),
                                                                                  symbols_.b, 1, 3, 3);
  }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0))};
  }

  // m.model:11: compile(optimizer = Adagrad(clipnorm = 0.3, weight_decay = 0.01, gradient_accumulation_steps...
  // computes loss, loss
  void compute_loss(const float* y_true, const float* x, float* loss) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < 3 * b; ++i) {
        const auto where = select(max(max(abs(scalar.load(y_true + i * 3)), abs(scalar.load(y_true + 1 + i * 3))),
                                      abs(scalar.load(y_true + 2 + i * 3))) > 1e+18f,
                                  5.169879e-26f, 1.0f);
        const auto mul = where * (where * 1e-12f);
        const auto where_2 = select(max(max(abs(scalar.load(x + i * 3)), abs(scalar.load(x + 1 + i * 3))),
                                        abs(scalar.load(x + 2 + i * 3))) > 1e+18f,
                                    5.169879e-26f, 1.0f);
        const auto mul_2 = where_2 * (1e-12f * where_2);
        const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index j) {
          const auto mul_3 = lane.load(y_true + i * 3 + j) * lane(where);
          const auto mul_4 = lane.load(x + i * 3 + j) * lane(where_2);
          const auto mul_5 = mul_3 * mul_3;
          const auto mul_6 = mul_4 * mul_4;
          return modelc::folded(mul_5, mul_6);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        const auto row_sum_2 = scalar(std::get<1>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul));
        const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_2));
        total_sum.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index j) {
          return lane.load(y_true + i * 3 + j) * lane(where) * lane(rsqrt_2) *
                 (lane.load(x + i * 3 + j) * lane(where_2) * lane(rsqrt_3));
        })));
      }
      scalar.store(loss, -scalar(total_sum.value()) / static_cast<float>(3 * b));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:5: input x: f32[b, 1, 3, 3]
    // x_2: f32[b, 1, 3, 3]
    float* const x_2 = arena_.at<float>(slots_[0]);
    modelc::for_lanes<float>(9 * b, [&](auto lane, modelc::Index i) { lane.store(x_2 + i, lane.load(x + i)); });
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:11: compile(optimizer = Adagrad(clipnorm = 0.3, weight_decay = 0.01, gradient_accumulation_steps...
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    compute_loss(y_true, x, loss);
    // new_metric_root_mean_squared_error_total: f32, root_mean_squared_error: f32, root_mean_squared_error_2: f32
    const float* const metric_root_mean_squared_error_total = training_->block.at<float>(0);
    const float* const metric_root_mean_squared_error_count = training_->block.at<float>(64);
    float* const new_metric_root_mean_squared_error_total = training_->block.at<float>(0);
    float* const root_mean_squared_error = arena_.at<float>(64);
    float* const root_mean_squared_error_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto metric_root_mean_squared_error_total_2 = scalar.load(metric_root_mean_squared_error_total);
      const auto add = scalar.load(metric_root_mean_squared_error_count) + static_cast<float>(9 * b);
      const auto eq = add == 0.0f;
      const auto where = select(eq, 1.0f, add);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(9 * b, [&](auto lane, modelc::Index i) {
        const auto sub = lane.load(x + i) - lane.load(y_true + i);
        return sub * sub;
      }));
      scalar.store(root_mean_squared_error, add);
      const auto add_2 = metric_root_mean_squared_error_total_2 + row_sum;
      const auto sqrt_2 = sqrt(select(eq, 0.0f, add_2 / where));
      const auto add_2_lanes = add_2;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(new_metric_root_mean_squared_error_total, add_2_lanes);
      scalar.store(root_mean_squared_error_2, sqrt_2_lanes);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(64));
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    // m.model:11: compile(optimizer = Adagrad(clipnorm = 0.3, weight_decay = 0.01, gradient_accumulation_steps...
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    compute_loss(y_true, x, loss);
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Parallel threads_;
  modelc::Index slots_[1];  // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4219

// Made by modelc from m.model. Changes here are lost when that is compiled again.
#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "modelc/fit.hpp"
#include "modelc/index.hpp"
#include "modelc/initial.hpp"
#include "modelc/input.hpp"
#include "modelc/lanes.hpp"
#include "modelc/linear_algebra.hpp"
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4220 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
    modelc::Index s00 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    auto dense_kernel() noexcept { return modelc::block_view<float, 2, 2>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<float, 2>(block, 64); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 2, 2> grad_dense_kernel;
    modelc::View<const float, 2> grad_dense_bias;
  };

  M() : M(Symbols()) {}
  /// Throws modelc::Error unless every symbol is at least 1 and all sizes fit 64 bits.
  explicit M(const Symbols& symbols) : M(std::make_shared<Weights>(), symbols) {}
  /// Shares the weights of another model.
  explicit M(std::shared_ptr<Weights> weights) : M(std::move(weights), Symbols()) {}
  M(std::shared_ptr<Weights> weights, const Symbols& symbols)
      : M(std::move(weights), std::make_shared<Training>(), symbols) {}
  /// Shares weights and training's own state: the two train the same thing, one at a time.
  M(std::shared_ptr<Weights> weights, std::shared_ptr<Training> training, const Symbols& symbols)
      : symbols_(symbols), weights_(std::move(weights)), training_(std::move(training)) {}

  const Symbols& symbols() const noexcept { return symbols_; }
  /// The weights, for other models to share and to read and write by name.
  const std::shared_ptr<Weights>& weights() const noexcept { return weights_; }
  /// Takes all weights from a safetensors file. Throws modelc::Error, with everything that
  /// is missing, unexpected or of another shape, and then leaves the weights as they were.
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 2, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 2, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<float>(0), 4, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.3988e2p+1) +
            -0x1.3988e2p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, s00, 2, 2]` gives `y: f32[b, s00, 2, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2> predict(
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 2);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2> predict(const XTensor& x) {
    compute(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 2, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, s00, 2, 2]`
  /// - takes `y_true: f32[b, s00, 2, 2]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2> x,
                   modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 2);
    assert(y_true.dimension(3) == 2);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 2, 2}),
                       modelc::checked<float, 4>("y_true", y_true, {symbols_.b, symbols_.s00, 2, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(128));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, s00, 2, 2]`
  /// - takes `y_true: f32[b, s00, 2, 2]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 2);
    assert(y_true.dimension(3) == 2);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 2, 2}),
                          modelc::checked<float, 4>("y_true", y_true, {symbols_.b, symbols_.s00, 2, 2}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, s00, 2, 2]`
  /// - takes `y_true: f32[b, s00, 2, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 2);
    assert(y_true.dimension(3) == 2);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 2, 2}),
                      modelc::checked<float, 4>("y_true", y_true, {symbols_.b, symbols_.s00, 2, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(0);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(64);
    outputs[3] = arena_.at<float>(128);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(64); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<float>(192));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {}
  /// The symbols for batches of another size.
  Symbols with_batch(modelc::Index size) const noexcept {
    Symbols chosen = symbols_;
    chosen.b = size;
    return chosen;
  }
  /// Is axis 0 of every input one and the same open symbol?
  static constexpr bool batched = true;
  /// What training keeps beside the weights, for other models to share.
  const std::shared_ptr<Training>& training() const noexcept { return training_; }
  /// Trains on a dataset: epochs over shuffled batches, as fit.hpp says.
  modelc::History fit(const modelc::Dataset& data, const modelc::FitOptions& options = {}) {
    return modelc::fit(*this, data, options);
  }
  /// The optimizer begins anew: its state, the steps it has taken, and the learning rate. Allocates.
  void reset_optimizer() { training_->block = Training().block; }
  /// Writes all that training goes on from, whole or not at all; modelc::Error when that fails.
  void save_checkpoint(const std::string& path) const { modelc::save_checkpoint(*this, path); }
  /// Goes back to a checkpoint: weights, the optimizer's state. Throws modelc::Error, with everything
  /// that does not fit, and then leaves the model as it was.
  modelc::Checkpoint load_checkpoint(const std::string& path) {
    modelc::Checkpoint at = modelc::load_checkpoint(*this, path);
    return at;
  }
  /// The loss and the metrics of a dataset, in the order of metric_names.
  std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
    return modelc::evaluate(*this, data, batch_size);
  }
  /// Elements of each training input, in the order of train_input_infos.
  std::array<modelc::Index, 2> train_input_sizes() const noexcept {
    return {4 * symbols_.b * symbols_.s00, 4 * symbols_.b * symbols_.s00};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 4 * symbols_.b * symbols_.s00, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s00"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 4, {-1, -1, 2, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 4, {-1, -1, 2, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"dense/kernel", "f32", 2, {2, 2}, 0, true},
      {"dense/bias", "f32", 1, {2}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 4, {-1, -1, 2, 2}, 0, false},
      {"y_true", "f32", 4, {-1, -1, 2, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {2, 2}, 0, false},
      {"grad/dense/bias", "f32", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> part_infos{{
      {"gradient/dense/kernel", "f32", 2, {2, 2}, 0, false},
      {"gradient/dense/bias", "f32", 1, {2}, 64, false},
      {"loss", "f32", 0, {}, 128, false},
  }};
  static constexpr modelc::Index part_bytes = 192;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 64;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({16 * b * s00_2});
    modelc::Size end = 64;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({32 * b * s00_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({16 * b * s00_2});
    modelc::Size train_step_end = 256;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s00_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2});
    const modelc::Size update_step_end = 256;
    modelc::Size evaluate_step_end = 64;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b * s00_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b * s00_2});
    modelc::Size gradients_end = 256;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s00_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 2>>(
        arena_.at<float>(slots_[0]), symbols_.b, symbols_.s00, 2, 2);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(128)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 2, 2>>(arena_.at<float>(64), 2, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(128), 2)};
  }

  // m.model:3: h1 = Add()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 * ey...
  // computes lambda, lambda, lambda and 1 more
  void compute_lambda(const float* x, float* lambda) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<float>(4 * b * s00_2,
                             [&](auto lane, modelc::Index i) { lane.store(lambda + i, tanh(lane.load(x + i))); });
  }

  // m.model:3: h1 = Add()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 * ey...
  // computes lambda_2, lambda_2, lambda_2 and 1 more
  void compute_lambda_2(float* lambda_2) noexcept {
    for (modelc::Index i = 0; i < 2; ++i) {
      modelc::for_scalars(2, [&](auto lane, modelc::Index j) {
        lane.store(
            lambda_2 + i * 2 + j,
            modelc::cast<float>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 4.0f);
      });
    }
  }

  // m.model:3: h1 = Add()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 * ey...
  // computes a, a, a and 1 more
  void compute_a(const float* x, const float* lambda, const float* lambda_2, float* a) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index k) {
          lane.store(a + i * 4 + j * 2 + k,
                     lane(x[i * 2 + j]) * 0.3f * lane.load(lambda + i * 2 + k) + lane.load(lambda_2 + j * 2 + k));
        });
      }
    }
  }

  // m.model:3: h1 = Add()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 * ey...
  // computes h1, h1, h1 and 1 more
  void compute_h1(const float* x, const float* lambda_3, float* h1) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<float>(4 * b * s00_2, [&](auto lane, modelc::Index i) {
      lane.store(h1 + i, lane.load(x + i) + lane.load(lambda_3 + i));
    });
  }

  // m.model:4: output y = Dense(2, activation = softplus)(h1)
  // computes dense, dense, dense
  void compute_dense(const float* h1, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, 2 * b * s00_2, 2, 2, h1, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, sum);
                   });
  }

  // m.model:4: output y = Dense(2, activation = softplus)(h1)
  // computes loss, loss
  void compute_loss(const float* dense_bias, const float* dense, const float* y_true, float* dense_2,
                    float* loss) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    {
      const modelc::Scalar scalar{};
      const auto mul = 0.5f * (scalar(1.0f) / scalar(static_cast<float>(2 * b * s00_2)));
      const auto neg = -mul;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              const auto y = max(add, 0.0f) + log1p(exp(-abs(add)));
              return y - lane.load(y_true + i * 2 + j) * log(y + 1e-07f);
            })));
      }
      for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
          const auto add_2 = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
          lane.store(dense_2 + i * 2 + j, (lane(mul) + lane.load(y_true + i * 2 + j) * lane(neg) /
                                                           (max(add_2, 0.0f) + log1p(exp(-abs(add_2))) + 1e-07f)) *
                                              sigmoid(add_2));
        });
      }
      const auto div_2 = 0.5f * row_sum / static_cast<float>(2 * b * s00_2);
      scalar.store(loss, div_2);
    }
  }

  // m.model:4: output y = Dense(2, activation = softplus)(h1)
  // computes gradients, new_part_gradient_dense_kernel
  void compute_gradients_2(const float* h1, const float* dense_2, float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, 2, 2 * b * s00_2, 2, h1, 1, 2, dense_2, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 2 + column, sum);
                   });
  }

  // m.model:5: compile(optimizer = SGD(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), nest...
  // computes div, div
  void compute_div(const std::int64_t* optimizer_iteration, float* div) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(div, 0.1f / (1.0f + 0.5f * floor(modelc::cast<float>(lane.load(optimizer_iteration)) / 5.0f)));
    }
  }

  // m.model:5: compile(optimizer = SGD(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), nest...
  // computes new_weights, new_weights
  void compute_new_weights(const float* weights, const float* div, const float* gradients,
                           float* new_weights) noexcept {
    modelc::for_lanes<float>(18, [&](auto lane, modelc::Index i) {
      const auto weights_2 = lane.load(weights + i);
      const auto div_2 = lane(div[0]);
      lane.store(new_weights + i, weights_2 - weights_2 * (div_2 * 0.01f) - lane.load(gradients + i) * div_2);
    });
  }

  // computes new_optimizer_iteration, new_optimizer_iteration
  void compute_new_optimizer_iteration(const std::int64_t* optimizer_iteration,
                                       std::int64_t* new_optimizer_iteration) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_iteration, lane.load(optimizer_iteration) + std::int64_t{1});
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Add()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 * ey...
    // lambda: f32[b, s00, 2, 2]
    float* const lambda = arena_.at<float>(slots_[1]);
    compute_lambda(x, lambda);
    // lambda_2: f32[2, 2]
    float* const lambda_2 = arena_.at<float>(0);
    compute_lambda_2(lambda_2);
    // a: f32[b, s00, 2, 2, 2]
    float* const a = arena_.at<float>(slots_[0]);
    compute_a(x, lambda, lambda_2, a);
    // lambda_3: f32[b, s00, 2, 2]
    float* const lambda_3 = arena_.at<float>(slots_[1]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::solve(modelc::tensor(lambda_3, b, s00_2, 2, 2), modelc::tensor(workspace, 4),
                           modelc::tensor(a, b, s00_2, 2, 2, 2), modelc::tensor(x, b, s00_2, 2, 2));
    // h1: f32[b, s00, 2, 2]
    float* const h1 = arena_.at<float>(slots_[1]);
    compute_h1(x, lambda_3, h1);

    // m.model:4: output y = Dense(2, activation = softplus)(h1)
    // y: f32[b, s00, 2, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const y = arena_.at<float>(slots_[0]);
    modelc::matmul(threads_, 2 * b * s00_2, 2, 2, h1, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto add = lane.load(dense_bias + column) + sum;
                     lane.store(y + row * 2 + column, max(add, 0.0f) + log1p(exp(-abs(add))));
                   });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Add()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 * ey...
    // lambda: f32[b, s00, 2, 2]
    float* const lambda = arena_.at<float>(train_step_slots_[1]);
    compute_lambda(x, lambda);
    // lambda_2: f32[2, 2]
    float* const lambda_2 = arena_.at<float>(0);
    compute_lambda_2(lambda_2);
    // a: f32[b, s00, 2, 2, 2]
    float* const a = arena_.at<float>(train_step_slots_[0]);
    compute_a(x, lambda, lambda_2, a);
    // lambda_3: f32[b, s00, 2, 2]
    float* const lambda_3 = arena_.at<float>(train_step_slots_[1]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::solve(modelc::tensor(lambda_3, b, s00_2, 2, 2), modelc::tensor(workspace, 4),
                           modelc::tensor(a, b, s00_2, 2, 2, 2), modelc::tensor(x, b, s00_2, 2, 2));
    // h1: f32[b, s00, 2, 2]
    float* const h1 = arena_.at<float>(train_step_slots_[1]);
    compute_h1(x, lambda_3, h1);

    // m.model:4: output y = Dense(2, activation = softplus)(h1)
    // dense: f32[b, s00, 2, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(train_step_slots_[0]);
    compute_dense(h1, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, dense_2: f32[b, s00, 2, 2]
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(128);
    float* const dense_2 = arena_.at<float>(train_step_slots_[0]);
    compute_loss(dense_bias, dense, y_true, dense_2, loss);
    // gradients: f32[18]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(h1, dense_2, gradients);
    // gradients: f32[18]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 4 + i, lane(0.0f)); });
    // gradients: f32[18]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 2 * b * s00_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(dense_2 + i + j * 2));
      }
      lane.store(gradients + 16 + i, grad_dense_bias);
    });

    // m.model:5: compile(optimizer = SGD(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), nest...
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const div = arena_.at<float>(192);
    compute_div(optimizer_iteration, div);
    // new_weights: f32[18]
    const float* const weights = weights_->block.at<float>(0);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_weights(weights, div, gradients, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:5: compile(optimizer = SGD(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), nest...
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const div = arena_.at<float>(0);
    compute_div(optimizer_iteration, div);
    // new_weights: f32[18]
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(64);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_weights(weights, div, part_gradients, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Add()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 * ey...
    // lambda: f32[b, s00, 2, 2]
    float* const lambda = arena_.at<float>(evaluate_step_slots_[1]);
    compute_lambda(x, lambda);
    // lambda_2: f32[2, 2]
    float* const lambda_2 = arena_.at<float>(0);
    compute_lambda_2(lambda_2);
    // a: f32[b, s00, 2, 2, 2]
    float* const a = arena_.at<float>(evaluate_step_slots_[0]);
    compute_a(x, lambda, lambda_2, a);
    // lambda_3: f32[b, s00, 2, 2]
    float* const lambda_3 = arena_.at<float>(evaluate_step_slots_[1]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::solve(modelc::tensor(lambda_3, b, s00_2, 2, 2), modelc::tensor(workspace, 4),
                           modelc::tensor(a, b, s00_2, 2, 2, 2), modelc::tensor(x, b, s00_2, 2, 2));
    // h1: f32[b, s00, 2, 2]
    float* const h1 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_h1(x, lambda_3, h1);

    // m.model:4: output y = Dense(2, activation = softplus)(h1)
    // dense: f32[b, s00, 2, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(evaluate_step_slots_[0]);
    compute_dense(h1, dense_kernel, dense);

    // m.model:5: compile(optimizer = SGD(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), nest...
    // the loss
    // loss: f32
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              const auto y = max(add, 0.0f) + log1p(exp(-abs(add)));
              return y - lane.load(y_true + i * 2 + j) * log(y + 1e-07f);
            })));
      }
      const auto div = 0.5f * row_sum / static_cast<float>(2 * b * s00_2);
      scalar.store(loss, div);
    }
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Add()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 * ey...
    // lambda: f32[b, s00, 2, 2]
    float* const lambda = arena_.at<float>(gradients_slots_[1]);
    compute_lambda(x, lambda);
    // lambda_2: f32[2, 2]
    float* const lambda_2 = arena_.at<float>(0);
    compute_lambda_2(lambda_2);
    // a: f32[b, s00, 2, 2, 2]
    float* const a = arena_.at<float>(gradients_slots_[0]);
    compute_a(x, lambda, lambda_2, a);
    // lambda_3: f32[b, s00, 2, 2]
    float* const lambda_3 = arena_.at<float>(gradients_slots_[1]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::solve(modelc::tensor(lambda_3, b, s00_2, 2, 2), modelc::tensor(workspace, 4),
                           modelc::tensor(a, b, s00_2, 2, 2, 2), modelc::tensor(x, b, s00_2, 2, 2));
    // h1: f32[b, s00, 2, 2]
    float* const h1 = arena_.at<float>(gradients_slots_[1]);
    compute_h1(x, lambda_3, h1);

    // m.model:4: output y = Dense(2, activation = softplus)(h1)
    // dense: f32[b, s00, 2, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(gradients_slots_[0]);
    compute_dense(h1, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, dense_2: f32[b, s00, 2, 2]
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(0);
    float* const dense_2 = arena_.at<float>(gradients_slots_[0]);
    compute_loss(dense_bias, dense, y_true, dense_2, loss);
    // new_part_gradient_dense_bias: f32[2]
    float* const new_part_gradient_dense_bias = arena_.at<float>(128);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 2 * b * s00_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(dense_2 + i + j * 2));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(64);
    // new_part_gradient_dense_kernel: f32[2, 2]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(64);
    compute_gradients_2(h1, dense_2, new_part_gradient_dense_kernel);
    ready_(0);

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(192));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[2];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[2];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[2];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[2];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4220

// Made by modelc from m.model. Changes here are lost when that is compiled again.
#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "modelc/conv.hpp"
#include "modelc/fft.hpp"
#include "modelc/fit.hpp"
#include "modelc/index.hpp"
#include "modelc/initial.hpp"
#include "modelc/input.hpp"
#include "modelc/lanes.hpp"
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/segments.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4221 {

/// The model `M` of m.model.
class M {
 public:
  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    auto depthwise_conv1d_kernel() noexcept { return modelc::tensor(block.at<double>(0), 3, 2, 1); }
    auto depthwise_conv1d_bias() noexcept { return modelc::block_view<double, 2>(block, 64); }
    auto part4_lambda_1_additive_attention_scale() noexcept { return modelc::block_view<double, 2>(block, 128); }
    auto dense_kernel() noexcept { return modelc::block_view<double, 2, 2>(block, 192); }
    auto dense_bias() noexcept { return modelc::block_view<double, 2>(block, 256); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Inputs {
    modelc::View<const double, 1, 2, 4> x;
    modelc::View<const double, 1, 5, 2> z;
  };

  struct Outputs {
    modelc::View<const double, 1, 5, 2> y;
    modelc::View<const double, 1, 5, 2> other;
  };

  struct Gradients {
    double loss;
    double y_loss;
    double other_loss;
    modelc::View<const double, 3, 2, 1> grad_depthwise_conv1d_kernel;
    modelc::View<const double, 2> grad_depthwise_conv1d_bias;
    modelc::View<const double, 2> grad_part4_lambda_1_additive_attention_scale;
    modelc::View<const double, 2, 2> grad_dense_kernel;
    modelc::View<const double, 2> grad_dense_bias;
  };

  M() : M(std::make_shared<Weights>()) {}
  /// Shares the weights of another model.
  explicit M(std::shared_ptr<Weights> weights) : M(std::move(weights), std::make_shared<Training>()) {}
  /// Shares weights and training's own state: the two train the same thing, one at a time.
  M(std::shared_ptr<Weights> weights, std::shared_ptr<Training> training)
      : weights_(std::move(weights)), training_(std::move(training)) {}

  /// The weights, for other models to share and to read and write by name.
  const std::shared_ptr<Weights>& weights() const noexcept { return weights_; }
  /// Takes all weights from a safetensors file. Throws modelc::Error, with everything that
  /// is missing, unexpected or of another shape, and then leaves the weights as they were.
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 5, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 5, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "depthwise_conv1d/kernel");
      modelc::initial::fill(block.at<double>(0), 6, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<double>(key, 0, i)),
                                        0x1.126370eec6db1p-1) +
                0x0p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "part4/lambda_1/additive_attention/scale");
      modelc::initial::fill(block.at<double>(128), 2, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.3988e1409212ep+1) +
                -0x1.3988e1409212ep+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(192), 4, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.3988e1409212ep+1) +
                -0x1.3988e1409212ep+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[1, 2, 4], z: f64[1, 5, 2]` gives `y: f64[1, 5, 2], other: f64[1, 5, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const double, 1, 2, 4> x, modelc::View<const double, 1, 5, 2> z) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == 1);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 2);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  Outputs predict(const Inputs& inputs) noexcept { return predict(inputs.x, inputs.z); }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  Outputs predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<double, 3>("x", x, {1, 2, 4});
    compute(modelc::checked<double, 3>("z", z, {1, 5, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[1, 2, 4]`
  /// - takes `z: f64[1, 5, 2]`
  /// - takes `y_true: f64[1, 5, 2]`
  /// - takes `other_true: f64[1, 5, 2]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, 1, 2, 4> x, modelc::View<const double, 1, 5, 2> z,
                    modelc::View<const double, 1, 5, 2> y_true,
                    modelc::View<const double, 1, 5, 2> other_true) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == 1);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 2);
    assert(y_true.dimension(0) == 1);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 2);
    assert(other_true.dimension(0) == 1);
    assert(other_true.dimension(1) == 5);
    assert(other_true.dimension(2) == 2);
    compute_train_step(z.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  double train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                    const Other_trueTensor& other_true) {
    modelc::checked<double, 3>("x", x, {1, 2, 4});
    compute_train_step(modelc::checked<double, 3>("z", z, {1, 5, 2}),
                       modelc::checked<double, 3>("y_true", y_true, {1, 5, 2}),
                       modelc::checked<double, 3>("other_true", other_true, {1, 5, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]),
                       static_cast<const double*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<double>(4224));
    values[1] = static_cast<double>(*arena_.at<double>(4608));
    values[2] = static_cast<double>(*arena_.at<double>(4736));
    values[3] = static_cast<double>(*arena_.at<double>(4864));
    values[4] = static_cast<double>(*arena_.at<double>(4416));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[1, 2, 4]`
  /// - takes `z: f64[1, 5, 2]`
  /// - takes `y_true: f64[1, 5, 2]`
  /// - takes `other_true: f64[1, 5, 2]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, 1, 2, 4> x, modelc::View<const double, 1, 5, 2> z,
                       modelc::View<const double, 1, 5, 2> y_true,
                       modelc::View<const double, 1, 5, 2> other_true) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == 1);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 2);
    assert(y_true.dimension(0) == 1);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 2);
    assert(other_true.dimension(0) == 1);
    assert(other_true.dimension(1) == 5);
    assert(other_true.dimension(2) == 2);
    compute_evaluate_step(z.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  double evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                       const Other_trueTensor& other_true) {
    modelc::checked<double, 3>("x", x, {1, 2, 4});
    compute_evaluate_step(modelc::checked<double, 3>("z", z, {1, 5, 2}),
                          modelc::checked<double, 3>("y_true", y_true, {1, 5, 2}),
                          modelc::checked<double, 3>("other_true", other_true, {1, 5, 2}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]),
                          static_cast<const double*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<double>(640));
    values[1] = static_cast<double>(*arena_.at<double>(384));
    values[2] = static_cast<double>(*arena_.at<double>(512));
    values[3] = static_cast<double>(*arena_.at<double>(768));
    values[4] = static_cast<double>(*arena_.at<double>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[1, 2, 4]`
  /// - takes `z: f64[1, 5, 2]`
  /// - takes `y_true: f64[1, 5, 2]`
  /// - takes `other_true: f64[1, 5, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, 1, 2, 4> x, modelc::View<const double, 1, 5, 2> z,
                      modelc::View<const double, 1, 5, 2> y_true,
                      modelc::View<const double, 1, 5, 2> other_true) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == 1);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 2);
    assert(y_true.dimension(0) == 1);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 2);
    assert(other_true.dimension(0) == 1);
    assert(other_true.dimension(1) == 5);
    assert(other_true.dimension(2) == 2);
    compute_gradients(z.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<double, 3>("x", x, {1, 2, 4});
    compute_gradients(modelc::checked<double, 3>("z", z, {1, 5, 2}),
                      modelc::checked<double, 3>("y_true", y_true, {1, 5, 2}),
                      modelc::checked<double, 3>("other_true", other_true, {1, 5, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]),
                      static_cast<const double*>(inputs[3]));
    outputs[0] = arena_.at<double>(4160);
    outputs[1] = arena_.at<double>(4352);
    outputs[2] = arena_.at<double>(3968);
    outputs[3] = arena_.at<double>(4416);
    outputs[4] = arena_.at<double>(4480);
    outputs[5] = arena_.at<double>(4544);
    outputs[6] = arena_.at<double>(4608);
    outputs[7] = arena_.at<double>(4672);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(4416); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<double>(4736));
    values[1] = static_cast<double>(*arena_.at<double>(0));
    values[2] = static_cast<double>(*arena_.at<double>(64));
    values[3] = static_cast<double>(*arena_.at<double>(128));
    values[4] = static_cast<double>(*arena_.at<double>(192));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(704), 1, 0.0);
    std::fill_n(training_->block.at<double>(768), 1, 0.0);
    std::fill_n(training_->block.at<double>(832), 1, 0.0);
    std::fill_n(training_->block.at<double>(896), 1, 0.0);
    std::fill_n(training_->block.at<double>(960), 1, 0.0);
    std::fill_n(training_->block.at<double>(1024), 1, 0.0);
    std::fill_n(training_->block.at<double>(1088), 1, 0.0);
    std::fill_n(training_->block.at<double>(1152), 1, 0.0);
  }
  /// Is axis 0 of every input one and the same open symbol?
  static constexpr bool batched = false;
  /// What training keeps beside the weights, for other models to share.
  const std::shared_ptr<Training>& training() const noexcept { return training_; }
  /// Trains on a dataset: epochs over shuffled batches, as fit.hpp says.
  modelc::History fit(const modelc::Dataset& data, const modelc::FitOptions& options = {}) {
    return modelc::fit(*this, data, options);
  }
  /// The optimizer begins anew: its state, the steps it has taken, and the learning rate. Allocates.
  void reset_optimizer() { training_->block = Training().block; }
  /// Writes all that training goes on from, whole or not at all; modelc::Error when that fails.
  void save_checkpoint(const std::string& path) const { modelc::save_checkpoint(*this, path); }
  /// Goes back to a checkpoint: weights, the optimizer's state. Throws modelc::Error, with everything
  /// that does not fit, and then leaves the model as it was.
  modelc::Checkpoint load_checkpoint(const std::string& path) {
    modelc::Checkpoint at = modelc::load_checkpoint(*this, path);
    return at;
  }
  /// The loss and the metrics of a dataset, in the order of metric_names.
  std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
    return modelc::evaluate(*this, data, batch_size);
  }
  /// Elements of each training input, in the order of train_input_infos.
  std::array<modelc::Index, 4> train_input_sizes() const noexcept { return {8, 10, 10, 10}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[1]));
    modelc::copy_elements(arena_.at<double>(0), 10, static_cast<double*>(outputs[0]));
    modelc::copy_elements(arena_.at<double>(256), 10, static_cast<double*>(outputs[1]));
  }

  static constexpr std::array<const char*, 0> symbol_names{};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f64", 3, {1, 2, 4}, 0, false},
      {"z", "f64", 3, {1, 5, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f64", 3, {1, 5, 2}, 0, false},
      {"other", "f64", 3, {1, 5, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> weight_infos{{
      {"depthwise_conv1d/kernel", "f64", 3, {3, 2, 1}, 0, true},
      {"depthwise_conv1d/bias", "f64", 1, {2}, 64, true},
      {"part4/lambda_1/additive_attention/scale", "f64", 1, {2}, 128, true},
      {"dense/kernel", "f64", 2, {2, 2}, 192, true},
      {"dense/bias", "f64", 1, {2}, 256, true},
  }};
  static constexpr modelc::Index weight_bytes = 320;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f64", 3, {1, 2, 4}, 0, false},
      {"z", "f64", 3, {1, 5, 2}, 0, false},
      {"y_true", "f64", 3, {1, 5, 2}, 0, false},
      {"other_true", "f64", 3, {1, 5, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 5> metric_names{"loss", "y_mse", "y_root_mean_squared_error", "other_metric",
                                                           "other_cosine_similarity"};
  static constexpr std::array<modelc::TensorInfo, 8> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"other_loss", "f64", 0, {}, 0, false},
      {"grad/depthwise_conv1d/kernel", "f64", 3, {3, 2, 1}, 0, false},
      {"grad/depthwise_conv1d/bias", "f64", 1, {2}, 0, false},
      {"grad/part4/lambda_1/additive_attention/scale", "f64", 1, {2}, 0, false},
      {"grad/dense/kernel", "f64", 2, {2, 2}, 0, false},
      {"grad/dense/bias", "f64", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 19> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/velocity/depthwise_conv1d/kernel", "f64", 3, {3, 2, 1}, 64, false},
      {"optimizer/velocity/depthwise_conv1d/bias", "f64", 1, {2}, 128, false},
      {"optimizer/velocity/part4/lambda_1/additive_attention/scale", "f64", 1, {2}, 192, false},
      {"optimizer/velocity/dense/kernel", "f64", 2, {2, 2}, 256, false},
      {"optimizer/velocity/dense/bias", "f64", 1, {2}, 320, false},
      {"optimizer/momentum_sum/depthwise_conv1d/kernel", "f64", 3, {3, 2, 1}, 384, false},
      {"optimizer/momentum_sum/depthwise_conv1d/bias", "f64", 1, {2}, 448, false},
      {"optimizer/momentum_sum/part4/lambda_1/additive_attention/scale", "f64", 1, {2}, 512, false},
      {"optimizer/momentum_sum/dense/kernel", "f64", 2, {2, 2}, 576, false},
      {"optimizer/momentum_sum/dense/bias", "f64", 1, {2}, 640, false},
      {"metric/y_mse/total", "f64", 0, {}, 704, false},
      {"metric/y_mse/count", "f64", 0, {}, 768, false},
      {"metric/y_root_mean_squared_error/total", "f64", 0, {}, 832, false},
      {"metric/y_root_mean_squared_error/count", "f64", 0, {}, 896, false},
      {"metric/other_metric/total", "f64", 0, {}, 960, false},
      {"metric/other_metric/count", "f64", 0, {}, 1024, false},
      {"metric/other_cosine_similarity/total", "f64", 0, {}, 1088, false},
      {"metric/other_cosine_similarity/count", "f64", 0, {}, 1152, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 14> part_infos{{
      {"gradient/depthwise_conv1d/kernel", "f64", 3, {3, 2, 1}, 0, false},
      {"gradient/depthwise_conv1d/bias", "f64", 1, {2}, 64, false},
      {"gradient/part4/lambda_1/additive_attention/scale", "f64", 1, {2}, 128, false},
      {"gradient/dense/kernel", "f64", 2, {2, 2}, 192, false},
      {"gradient/dense/bias", "f64", 1, {2}, 256, false},
      {"loss", "f64", 0, {}, 320, false},
      {"metric/y_mse/total", "f64", 0, {}, 384, false},
      {"metric/y_mse/count", "f64", 0, {}, 448, false},
      {"metric/y_root_mean_squared_error/total", "f64", 0, {}, 512, false},
      {"metric/y_root_mean_squared_error/count", "f64", 0, {}, 576, false},
      {"metric/other_metric/total", "f64", 0, {}, 640, false},
      {"metric/other_metric/count", "f64", 0, {}, 704, false},
      {"metric/other_cosine_similarity/total", "f64", 0, {}, 768, false},
      {"metric/other_cosine_similarity/count", "f64", 0, {}, 832, false},
  }};
  static constexpr modelc::Index part_bytes = 896;
  static constexpr modelc::Index gradient_bytes = 320;  // the first of them
  static constexpr modelc::Index training_bytes = 1216;
  static constexpr modelc::Index arena_bytes = 5312;

 private:
  Outputs results() const noexcept {
    return {modelc::make_view<modelc::View<const double, 1, 5, 2>>(arena_.at<double>(0), 1, 5, 2),
            modelc::make_view<modelc::View<const double, 1, 5, 2>>(arena_.at<double>(256), 1, 5, 2)};
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(4224)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(640)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(4160)),
            modelc::make_view<double>(arena_.at<double>(4352)),
            modelc::make_view<double>(arena_.at<double>(3968)),
            modelc::make_view<modelc::View<const double, 3, 2, 1>>(arena_.at<double>(4416), 3, 2, 1),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(4480), 2),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(4544), 2),
            modelc::make_view<modelc::View<const double, 2, 2>>(arena_.at<double>(4608), 2, 2),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(4672), 2)};
  }

  // m.model:10: h2 = TimeDistributed(Lambda(v -> 0.5 * fft((v, tanh(v)))[0]))(z)
  // computes lambda, lambda, lambda and 1 more
  void compute_lambda(const double* z, double* lambda) noexcept {
    modelc::for_lanes<double>(10, [&](auto lane, modelc::Index i) { lane.store(lambda + i, tanh(lane.load(z + i))); });
  }

  // m.model:10: h2 = TimeDistributed(Lambda(v -> 0.5 * fft((v, tanh(v)))[0]))(z)
  // computes lambda_3, lambda_3, lambda_3 and 1 more
  void compute_lambda_3(const double* lambda_2, double* lambda_3) noexcept {
    modelc::for_lanes<double>(
        10, [&](auto lane, modelc::Index i) { lane.store(lambda_3 + i, 0.5 * lane.load(lambda_2 + i)); });
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention, additive_attention
  void compute_additive_attention(const double* h3, const double* part4_lambda_1_additive_attention_scale,
                                  const double* lambda_1, double* additive_attention,
                                  double* additive_attention_row) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto h3_2 = scalar.load(h3 + i * 2);
      const auto part4_lambda_1_additive_attention_scale_2 = scalar.load(part4_lambda_1_additive_attention_scale);
      const auto h3_3 = scalar.load(h3 + 1 + i * 2);
      const auto part4_lambda_1_additive_attention_scale_3 = scalar.load(part4_lambda_1_additive_attention_scale + 1);
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(5, [&](auto lane, modelc::Index j) {
        const auto add =
            tanh(lane.load(lambda_1 + j * 2, 2) + lane(h3_2)) * lane(part4_lambda_1_additive_attention_scale_2) +
            tanh(lane.load(lambda_1 + 1 + j * 2, 2) + lane(h3_3)) * lane(part4_lambda_1_additive_attention_scale_3);
        lane.store(additive_attention + i * 5 + j, add);
        return add;
      }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(5, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(additive_attention + i * 5 + j) - lane(row_max));
        lane.store(additive_attention_row + j, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<double>(5, [&](auto lane, modelc::Index j) {
        lane.store(additive_attention + i * 5 + j, lane.load(additive_attention_row + j) / lane(row_sum));
      });
    }
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes v, v_2, v and 5 more
  void compute_v(const double* additive_attention, const double* lambda_1, double* v) noexcept {
    modelc::matmul(
        threads_, 5, 5, 2, additive_attention, 5, 1, lambda_1, 2, 1,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index column) { lane.store(v + row * 2 + column, sum); });
  }

  // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
  // computes lambda_2_2, lambda_2_5
  void compute_lambda_2_2(const double* v, double* lambda_2_2) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto v_3 = scalar.load(v);
      const auto row_sum = scalar(
          modelc::reduce_lanes<modelc::Sum, double>(10, [&](auto lane, modelc::Index i) { return lane.load(v + i); }));
      scalar.store(lambda_2_2 + 1, v_3);
      scalar.store(lambda_2_2, row_sum);
    }
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes lambda_3_2, lambda_3_2
  void compute_lambda_3_2(const double* v, const double* lambda_2_4, double* lambda_3_row, double* lambda_3_2,
                          double* lambda_1_2) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          2, [&](auto lane, modelc::Index j) { return lane.load(v + i * 2 + j) + lane.load(lambda_2_4 + i * 2 + j); }));
      const auto where = select(isfinite(row_max), row_max, 0.0);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(v + i * 2 + j) + lane.load(lambda_2_4 + i * 2 + j) - lane(where));
        lane.store(lambda_3_row + j, exp_2);
        return exp_2;
      }));
      const auto div = 1.0 / row_sum;
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        const auto mul = lane.load(lambda_3_row + j) * lane(div);
        const auto tanh_2 = tanh(mul);
        lane.store(lambda_3_2 + i * 2 + j, mul);
        lane.store(lambda_1_2 + i * 2 + j, tanh_2);
      });
    }
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention_2, additive_attention_2
  void compute_additive_attention_2(const double* lambda_3_2, const double* part4_lambda_1_additive_attention_scale,
                                    const double* lambda_1_2, double* additive_attention_2,
                                    double* additive_attention_row_2) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto lambda_3_2_2 = scalar.load(lambda_3_2 + i * 2);
      const auto part4_lambda_1_additive_attention_scale_2 = scalar.load(part4_lambda_1_additive_attention_scale);
      const auto lambda_3_2_3 = scalar.load(lambda_3_2 + 1 + i * 2);
      const auto part4_lambda_1_additive_attention_scale_3 = scalar.load(part4_lambda_1_additive_attention_scale + 1);
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(5, [&](auto lane, modelc::Index j) {
        const auto add = lane(part4_lambda_1_additive_attention_scale_2) *
                             tanh(lane.load(lambda_1_2 + j * 2, 2) + lane(lambda_3_2_2)) +
                         lane(part4_lambda_1_additive_attention_scale_3) *
                             tanh(lane.load(lambda_1_2 + 1 + j * 2, 2) + lane(lambda_3_2_3));
        lane.store(additive_attention_2 + i * 5 + j, add);
        return add;
      }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(5, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(additive_attention_2 + i * 5 + j) - lane(row_max));
        lane.store(additive_attention_row_2 + j, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<double>(5, [&](auto lane, modelc::Index j) {
        lane.store(additive_attention_2 + i * 5 + j, lane.load(additive_attention_row_2 + j) / lane(row_sum));
      });
    }
  }

  // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
  // computes lambda_3_3, lambda_3_3
  void compute_lambda_3_3(const double* v_2, const double* lambda_2_6, double* lambda_3_row_2,
                          double* lambda_3_3) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(2, [&](auto lane, modelc::Index j) {
        return lane.load(v_2 + i * 2 + j) + lane.load(lambda_2_6 + i * 2 + j);
      }));
      const auto where = select(isfinite(row_max), row_max, 0.0);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(v_2 + i * 2 + j) + lane.load(lambda_2_6 + i * 2 + j) - lane(where));
        lane.store(lambda_3_row_2 + j, exp_2);
        return exp_2;
      }));
      const auto div = 1.0 / row_sum;
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        lane.store(lambda_3_3 + i * 2 + j, lane.load(lambda_3_row_2 + j) * lane(div));
      });
    }
  }

  // m.model:11: h3 = DepthwiseConv1D(3, padding = "same", activation = v -> v * sigmoid(v), depthwise_initia...
  // computes depthwise_conv1d, depthwise_conv1d, depthwise_conv1d
  void compute_depthwise_conv1d(const double* lambda_3, const double* depthwise_conv1d_kernel,
                                double* depthwise_conv1d) noexcept {
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<3, 1, 1, 1>>{1, {5}, 2, {5}, 2, 2}, lambda_3,
                 depthwise_conv1d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i1 = pixel % 5;
                   lane.store(depthwise_conv1d + i1 * 2 + channel, sum);
                 });
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention, additive_attention
  void compute_additive_attention_3(const double* h3, const double* lambda_1,
                                    const double* part4_lambda_1_additive_attention_scale, double* additive_attention,
                                    double* additive_attention_2) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      for (modelc::Index j = 0; j < 5; ++j) {
        const modelc::Scalar scalar{};
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(2, [&](auto lane, modelc::Index k) {
          const auto tanh_2 = tanh(lane.load(h3 + i * 2 + k) + lane.load(lambda_1 + j * 2 + k));
          const auto mul_2 = lane.load(part4_lambda_1_additive_attention_scale + k) * tanh_2;
          lane.store(additive_attention + i * 10 + j * 2 + k, tanh_2);
          return modelc::folded(mul_2);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        scalar.store(additive_attention_2 + i * 5 + j, row_sum);
      }
    }
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention_3, additive_attention_8, additive_attention_3 and 1 more
  void compute_additive_attention_3_2(const double* additive_attention_2, double* additive_attention_row,
                                      double* additive_attention_3, double* additive_attention_5,
                                      double* additive_attention_4) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          5, [&](auto lane, modelc::Index j) { return lane.load(additive_attention_2 + i * 5 + j); }));
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(5, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(additive_attention_2 + i * 5 + j) - lane(row_max));
        lane.store(additive_attention_row + j, exp_2);
        lane.store(additive_attention_3 + i * 5 + j, exp_2);
        return modelc::folded(exp_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      modelc::for_lanes<double>(5, [&](auto lane, modelc::Index j) {
        lane.store(additive_attention_5 + i * 5 + j, lane.load(additive_attention_row + j) / lane(row_sum));
      });
      scalar.store(additive_attention_4 + i, row_sum);
    }
  }

  // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
  // computes part4, part4, part4
  void compute_part4(const double* v, double* lambda_2_2, double* part4) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto v_3 = scalar.load(v);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(10, [&](auto lane, modelc::Index i) {
        const auto v_4 = lane.load(v + i);
        const auto mul_2 = v_4 * v_4;
        return modelc::folded(mul_2, v_4);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      scalar.store(lambda_2_2 + 1, v_3);
      const auto mul_3 = row_sum / 10.0 * 0.1;
      const auto mul_3_lanes = mul_3;
      const auto row_sum_2_lanes = row_sum_2;
      scalar.store(part4, mul_3_lanes);
      scalar.store(lambda_2_2, row_sum_2_lanes);
    }
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes lambda_3_2, lambda_3_2
  void compute_lambda_3_2_2(const double* v, const double* lambda_2_4, double* lambda_3_row, double* lambda_3_2,
                            double* lambda_1_2, double* lambda_3_3, double* lambda_3_4) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          2, [&](auto lane, modelc::Index j) { return lane.load(v + i * 2 + j) + lane.load(lambda_2_4 + i * 2 + j); }));
      const auto where = select(isfinite(row_max), row_max, 0.0);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(v + i * 2 + j) + lane.load(lambda_2_4 + i * 2 + j) - lane(where));
        lane.store(lambda_3_row + j, exp_2);
        lane.store(lambda_3_2 + i * 2 + j, exp_2);
        return modelc::folded(exp_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto div_2 = 1.0 / row_sum;
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        lane.store(lambda_1_2 + i * 2 + j, tanh(lane.load(lambda_3_row + j) * lane(div_2)));
      });
      const auto row_sum_lanes = row_sum;
      const auto div_2_lanes = div_2;
      scalar.store(lambda_3_3 + i, row_sum_lanes);
      scalar.store(lambda_3_4 + i, div_2_lanes);
    }
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention_6, additive_attention_6
  void compute_additive_attention_6(const double* lambda_3_4, const double* lambda_3_2, const double* lambda_1_2,
                                    const double* part4_lambda_1_additive_attention_scale, double* additive_attention_6,
                                    double* additive_attention_7) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      for (modelc::Index j = 0; j < 5; ++j) {
        const modelc::Scalar scalar{};
        const auto lambda_3_4_2 = scalar.load(lambda_3_4 + i);
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(2, [&](auto lane, modelc::Index k) {
          const auto tanh_2 =
              tanh(lane.load(lambda_3_2 + i * 2 + k) * lane(lambda_3_4_2) + lane.load(lambda_1_2 + j * 2 + k));
          const auto mul_2 = lane.load(part4_lambda_1_additive_attention_scale + k) * tanh_2;
          lane.store(additive_attention_6 + i * 10 + j * 2 + k, tanh_2);
          return modelc::folded(mul_2);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        scalar.store(additive_attention_7 + i * 5 + j, row_sum);
      }
    }
  }

  // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
  // computes part4_2, part4_2, part4_2
  void compute_part4_2(const double* v_2, double* lambda_2_5, double* part4_2) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto v_2_2 = scalar.load(v_2);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(10, [&](auto lane, modelc::Index i) {
        const auto v_2_3 = lane.load(v_2 + i);
        const auto mul_2 = v_2_3 * v_2_3;
        return modelc::folded(mul_2, v_2_3);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      scalar.store(lambda_2_5 + 1, v_2_2);
      const auto mul_3 = 0.1 * (row_sum / 10.0);
      const auto mul_3_lanes = mul_3;
      const auto row_sum_2_lanes = row_sum_2;
      scalar.store(part4_2, mul_3_lanes);
      scalar.store(lambda_2_5, row_sum_2_lanes);
    }
  }

  // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
  // computes lambda_3_5, lambda_3_5
  void compute_lambda_3_5(const double* v_2, const double* lambda_2_6, double* lambda_3_row_2, double* lambda_3_5,
                          double* lambda_3_8, double* lambda_3_6, double* lambda_3_7) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(2, [&](auto lane, modelc::Index j) {
        return lane.load(v_2 + i * 2 + j) + lane.load(lambda_2_6 + i * 2 + j);
      }));
      const auto where = select(isfinite(row_max), row_max, 0.0);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(v_2 + i * 2 + j) + lane.load(lambda_2_6 + i * 2 + j) - lane(where));
        lane.store(lambda_3_row_2 + j, exp_2);
        lane.store(lambda_3_5 + i * 2 + j, exp_2);
        return modelc::folded(exp_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto div_2 = 1.0 / row_sum;
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        lane.store(lambda_3_8 + i * 2 + j, lane.load(lambda_3_row_2 + j) * lane(div_2));
      });
      const auto row_sum_lanes = row_sum;
      const auto div_2_lanes = div_2;
      scalar.store(lambda_3_6 + i, row_sum_lanes);
      scalar.store(lambda_3_7 + i, div_2_lanes);
    }
  }

  // m.model:14: output y = Dense(2)(h4)
  // computes dense, dense, dense
  void compute_dense(const double* lambda_3_8, const double* dense_kernel, double* dense) noexcept {
    modelc::matmul(threads_, 5, 2, 2, lambda_3_8, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, sum);
                   });
  }

  // m.model:14: output y = Dense(2)(h4)
  // computes lambda_3_9, lambda_3_9
  void compute_lambda_3_9(const double* grad_y, const double* dense_kernel, const double* lambda_3_7,
                          const double* lambda_3_5, double* lambda_3_9, double* lambda_3_10) noexcept {
    modelc::matmul(threads_, 5, 2, 2, grad_y, 2, 1, dense_kernel, 1, 2,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto mul_2 = lane(lambda_3_7[row]) * sum;
                     const auto mul_3 = lane.load(lambda_3_5 + row * 2 + column) * sum;
                     lane.store(lambda_3_9 + row * 2 + column, mul_2);
                     lane.store(lambda_3_10 + row * 2 + column, mul_3);
                   });
  }

  // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
  // computes lambda_3_11, lambda_3_14, lambda_3_11 and 1 more
  void compute_lambda_3_11(const double* lambda_3_6, const double* lambda_3_7, const double* lambda_3_10,
                           const double* lambda_3_5, const double* lambda_3_9, double* lambda_3_11) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto lambda_3_6_2 = scalar.load(lambda_3_6 + i);
      const auto lambda_3_7_2 = scalar.load(lambda_3_7 + i);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          2, [&](auto lane, modelc::Index j) { return lane.load(lambda_3_10 + i * 2 + j); }));
      const auto neg = -(lambda_3_7_2 * (row_sum / lambda_3_6_2));
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        lane.store(lambda_3_11 + i * 2 + j,
                   lane.load(lambda_3_5 + i * 2 + j) * (lane.load(lambda_3_9 + i * 2 + j) + lane(neg)));
      });
    }
  }

  // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
  // computes lambda_2_8, lambda_2_10, lambda_2_8 and 1 more
  void compute_lambda_2_8(const double* lambda_2_7, double* lambda_2_8) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(lambda_2_8, lane.load(lambda_2_7 + 1));
    }
  }

  // m.model:4: loss 0.1 * mean(v ** 2)
  // computes grad_v, grad_v_2, grad_v and 1 more
  void compute_grad_v(const double* v_2, const double* lambda_3_11, const double* lambda_2_8, const double* lambda_2_7,
                      double* grad_v) noexcept {
    modelc::for_lanes<double>(10, [&](auto lane, modelc::Index i) {
      const auto mul_2 = lane.load(v_2 + i) * 0.01;
      lane.store(grad_v + i,
                 mul_2 + (lane.load(lambda_3_11 + i) + lane.load(lambda_2_8 + i) + lane(lambda_2_7[0]) + mul_2));
    });
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention_11, additive_attention_18, additive_attention_11 and 1 more
  void compute_additive_attention_11(const double* grad_v, const double* lambda_1_2, const double* additive_attention_9,
                                     const double* additive_attention_10, double* additive_attention_11,
                                     double* additive_attention_12) noexcept {
    modelc::matmul(threads_, 5, 2, 5, grad_v, 2, 1, lambda_1_2, 1, 2,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto div_2 = sum / lane(additive_attention_9[row]);
                     const auto neg = -(lane.load(additive_attention_10 + row * 5 + column) * div_2);
                     lane.store(additive_attention_11 + row * 5 + column, div_2);
                     lane.store(additive_attention_12 + row * 5 + column, neg);
                   });
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention_13, additive_attention_20, additive_attention_13 and 1 more
  void compute_additive_attention_13(const double* additive_attention_12, const double* additive_attention_8,
                                     const double* additive_attention_11, double* additive_attention_13) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          5, [&](auto lane, modelc::Index j) { return lane.load(additive_attention_12 + i * 5 + j); }));
      modelc::for_lanes<double>(5, [&](auto lane, modelc::Index j) {
        lane.store(additive_attention_13 + i * 5 + j,
                   lane.load(additive_attention_8 + i * 5 + j) *
                       (lane.load(additive_attention_11 + i * 5 + j) + lane(row_sum)));
      });
    }
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention_14, additive_attention_21, additive_attention_14 and 1 more
  void compute_additive_attention_14(const double* additive_attention_6,
                                     const double* part4_lambda_1_additive_attention_scale,
                                     const double* additive_attention_13, double* additive_attention_14) noexcept {
    for (modelc::Index i = 0; i < 25; ++i) {
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        const auto additive_attention_6_2 = lane.load(additive_attention_6 + i * 2 + j);
        lane.store(additive_attention_14 + i * 2 + j, lane.load(part4_lambda_1_additive_attention_scale + j) *
                                                          lane(additive_attention_13[i]) *
                                                          (1.0 - additive_attention_6_2 * additive_attention_6_2));
      });
    }
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention_15, additive_attention_22, additive_attention_15 and 1 more
  void compute_additive_attention_15(const double* additive_attention_14, double* additive_attention_15) noexcept {
    for (modelc::Index i = 0; i < 5; ++i) {
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 5; ++k) {
          column_sum = modelc::Sum::apply(column_sum, lane.load(additive_attention_14 + i * 10 + j + k * 2));
        }
        lane.store(additive_attention_15 + i * 2 + j, column_sum);
      });
    }
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention_16, additive_attention_23, additive_attention_16 and 1 more
  void compute_additive_attention_16(const double* additive_attention_14, double* additive_attention_16) noexcept {
    modelc::for_lanes<double>(10, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 5; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(additive_attention_14 + i + j * 10));
      }
      lane.store(additive_attention_16 + i, column_sum);
    });
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes lambda_3_12, lambda_3_12
  void compute_lambda_3_12(const double* additive_attention_10, const double* grad_v, const double* lambda_1_2,
                           const double* additive_attention_15, const double* additive_attention_16,
                           const double* lambda_3_4, const double* lambda_3_2, double* lambda_3_12,
                           double* lambda_3_13) noexcept {
    modelc::matmul(threads_, 5, 5, 2, additive_attention_10, 1, 5, grad_v, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto lambda_1_2_2 = lane.load(lambda_1_2 + row * 2 + column);
                     const auto add = lane.load(additive_attention_15 + row * 2 + column) +
                                      (sum + lane.load(additive_attention_16 + row * 2 + column)) *
                                          (1.0 - lambda_1_2_2 * lambda_1_2_2);
                     const auto mul_2 = lane(lambda_3_4[row]) * add;
                     const auto mul_3 = lane.load(lambda_3_2 + row * 2 + column) * add;
                     lane.store(lambda_3_12 + row * 2 + column, mul_2);
                     lane.store(lambda_3_13 + row * 2 + column, mul_3);
                   });
  }

  // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
  // computes additive_attention_17, additive_attention_17
  void compute_additive_attention_17(const double* additive_attention_5, const double* grad_v_2,
                                     double* additive_attention_17) noexcept {
    modelc::matmul(threads_, 5, 5, 2, additive_attention_5, 1, 5, grad_v_2, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(additive_attention_17 + row * 2 + column, sum);
                   });
  }

  // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
  // computes mul, mul
  void compute_mul(const std::int64_t* optimizer_iteration, double* mul) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul, 0.1 * pow(0.9, modelc::cast<double>(lane.load(optimizer_iteration)) / 10.0));
    }
  }

  // computes new_optimizer_iteration, new_optimizer_iteration
  void compute_new_optimizer_iteration(const std::int64_t* optimizer_iteration,
                                       std::int64_t* new_optimizer_iteration) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_iteration, lane.load(optimizer_iteration) + std::int64_t{1});
    }
  }

  // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
  // computes new_metric_y_mse_total, new_metric_other_metric_total, new_metric_other_cosine_similarity_total
  void compute_new_metric_y_mse_total(const double* metric_y_mse_total, const double* part_metric_y_mse_total,
                                      const double* metric_y_mse_count, const double* part_metric_y_mse_count,
                                      double* new_metric_y_mse_total, double* new_metric_y_mse_count,
                                      double* y_mse) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_y_mse_total) + lane.load(part_metric_y_mse_total);
      const auto add_2 = lane.load(metric_y_mse_count) + lane.load(part_metric_y_mse_count);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 0.0, add / select(eq, 1.0, add_2));
      lane.store(new_metric_y_mse_total, add);
      lane.store(new_metric_y_mse_count, add_2);
      lane.store(y_mse, where);
    }
  }

  // m.model:14: output y = Dense(2)(h4)
  // computes new_part_gradient_dense_bias, new_part_gradient_depthwise_conv1d_bias
  void compute_new_part_gradient_dense_bias(const double* grad_y, double* new_part_gradient_dense_bias) noexcept {
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 5; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
  }

  // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
  // computes new_part_metric_y_mse_count, new_part_metric_other_cosine_similarity_count
  void compute_new_part_metric_y_mse_count(double* new_part_metric_y_mse_count) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_y_mse_count, lane(5.0));
    }
  }

  // m.model:4: loss 0.1 * mean(v ** 2)
  // computes new_part_metric_y_root_mean_squared_error_count, new_part_metric_other_metric_count
  void compute_new_part_metric_y_root_mean_squared_error_count(
      double* new_part_metric_y_root_mean_squared_error_count) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_y_root_mean_squared_error_count, lane(10.0));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* z) noexcept {
    // m.model:10: h2 = TimeDistributed(Lambda(v -> 0.5 * fft((v, tanh(v)))[0]))(z)
    // lambda: f64[5, 2]
    double* const lambda = arena_.at<double>(0);
    compute_lambda(z, lambda);
    // lambda_2: f64[5, 2], unused: f64[5, 2]
    double* const lambda_2 = arena_.at<double>(128);
    double* const unused = arena_.at<double>(256);
    double* const workspace = arena_.at<double>(384);
    modelc::kernels::fft(modelc::tensor(lambda_2, 5, 2), modelc::tensor(unused, 5, 2), modelc::tensor(workspace, 8),
                         modelc::tensor(z, 5, 2), modelc::tensor(lambda, 5, 2));
    // lambda_3: f64[5, 2]
    double* const lambda_3 = arena_.at<double>(128);
    compute_lambda_3(lambda_2, lambda_3);

    // m.model:11: h3 = DepthwiseConv1D(3, padding = "same", activation = v -> v * sigmoid(v), depthwise_initia...
    // h3: f64[1, 5, 2], lambda_1: f64[1, 5, 2]
    const double* const depthwise_conv1d_kernel = weights_->block.at<double>(0);
    const double* const depthwise_conv1d_bias = weights_->block.at<double>(64);
    double* const h3 = arena_.at<double>(256);
    double* const lambda_1 = arena_.at<double>(384);
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<3, 1, 1, 1>>{1, {5}, 2, {5}, 2, 2}, lambda_3,
                 depthwise_conv1d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i1 = pixel % 5;
                   const auto add_2 = lane.load(depthwise_conv1d_bias + channel) + sum;
                   const auto h3_3 = add_2 * sigmoid(add_2);
                   const auto tanh_3 = tanh(h3_3);
                   lane.store(h3 + i1 * 2 + channel, h3_3);
                   lane.store(lambda_1 + i1 * 2 + channel, tanh_3);
                 });

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // additive_attention: f64[1, 5, 5]
    const double* const part4_lambda_1_additive_attention_scale = weights_->block.at<double>(128);
    double* const additive_attention = arena_.at<double>(0);
    double* const additive_attention_row = arena_.at<double>(512);
    compute_additive_attention(h3, part4_lambda_1_additive_attention_scale, lambda_1, additive_attention,
                               additive_attention_row);
    // v: f64[1, 5, 2]
    double* const v = arena_.at<double>(512);
    compute_v(additive_attention, lambda_1, v);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // lambda_2_2: f64[2]
    double* const lambda_2_2 = arena_.at<double>(0);
    compute_lambda_2_2(v, lambda_2_2);
    // lambda_2_4: f64[10]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_2_3[2] = {0, 9};
    double* const lambda_2_4 = arena_.at<double>(384);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_4, 10), modelc::tensor(lambda_2_2, 2),
                                 modelc::tensor(lambda_2_3, 2), false);

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // lambda_3_2: f64[5, 2], lambda_1_2: f64[1, 5, 2]
    double* const lambda_3_2 = arena_.at<double>(512);
    double* const lambda_1_2 = arena_.at<double>(384);
    double* const lambda_3_row = arena_.at<double>(0);
    compute_lambda_3_2(v, lambda_2_4, lambda_3_row, lambda_3_2, lambda_1_2);
    // additive_attention_2: f64[1, 5, 5]
    double* const additive_attention_2 = arena_.at<double>(0);
    double* const additive_attention_row_2 = arena_.at<double>(640);
    compute_additive_attention_2(lambda_3_2, part4_lambda_1_additive_attention_scale, lambda_1_2, additive_attention_2,
                                 additive_attention_row_2);
    // v_2: f64[1, 5, 2]
    double* const v_2 = arena_.at<double>(512);
    compute_v(additive_attention_2, lambda_1_2, v_2);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // lambda_2_5: f64[2]
    double* const lambda_2_5 = arena_.at<double>(128);
    compute_lambda_2_2(v_2, lambda_2_5);
    // lambda_2_6: f64[10]
    double* const lambda_2_6 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_6, 10), modelc::tensor(lambda_2_5, 2),
                                 modelc::tensor(lambda_2_3, 2), false);
    // lambda_3_3: f64[5, 2]
    double* const lambda_3_3 = arena_.at<double>(512);
    double* const lambda_3_row_2 = arena_.at<double>(128);
    compute_lambda_3_3(v_2, lambda_2_6, lambda_3_row_2, lambda_3_3);

    // m.model:14: output y = Dense(2)(h4)
    // y: f64[1, 5, 2]
    const double* const dense_kernel = weights_->block.at<double>(192);
    const double* const dense_bias = weights_->block.at<double>(256);
    double* const y = arena_.at<double>(0);
    modelc::matmul(threads_, 5, 2, 2, lambda_3_3, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 2 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  void compute_train_step(const double* z, const double* y_true, const double* other_true) noexcept {
    // m.model:10: h2 = TimeDistributed(Lambda(v -> 0.5 * fft((v, tanh(v)))[0]))(z)
    // lambda: f64[5, 2]
    double* const lambda = arena_.at<double>(0);
    compute_lambda(z, lambda);
    // lambda_2: f64[5, 2], unused: f64[5, 2]
    double* const lambda_2 = arena_.at<double>(2624);
    double* const unused = arena_.at<double>(128);
    double* const workspace = arena_.at<double>(256);
    modelc::kernels::fft(modelc::tensor(lambda_2, 5, 2), modelc::tensor(unused, 5, 2), modelc::tensor(workspace, 8),
                         modelc::tensor(z, 5, 2), modelc::tensor(lambda, 5, 2));
    // lambda_3: f64[5, 2]
    double* const lambda_3 = arena_.at<double>(2624);
    compute_lambda_3(lambda_2, lambda_3);

    // m.model:11: h3 = DepthwiseConv1D(3, padding = "same", activation = v -> v * sigmoid(v), depthwise_initia...
    // depthwise_conv1d: f64[1, 5, 2]
    const double* const depthwise_conv1d_kernel = weights_->block.at<double>(0);
    double* const depthwise_conv1d = arena_.at<double>(2752);
    compute_depthwise_conv1d(lambda_3, depthwise_conv1d_kernel, depthwise_conv1d);

    // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
    // depthwise_conv1d_2: f64[1, 5, 2], h3: f64[1, 5, 2], lambda_1: f64[1, 5, 2], new_metric_other_metric_tota...
    const double* const depthwise_conv1d_bias = weights_->block.at<double>(64);
    const double* const metric_other_metric_total = training_->block.at<double>(960);
    const double* const metric_other_metric_count = training_->block.at<double>(1024);
    double* const depthwise_conv1d_2 = arena_.at<double>(2880);
    double* const h3 = arena_.at<double>(3008);
    double* const lambda_1 = arena_.at<double>(3136);
    double* const new_metric_other_metric_total = training_->block.at<double>(960);
    double* const other_metric = arena_.at<double>(4800);
    double* const other_metric_2 = arena_.at<double>(4864);
    {
      const modelc::Scalar scalar{};
      const auto metric_other_metric_total_2 = scalar.load(metric_other_metric_total);
      const auto add = scalar.load(metric_other_metric_count) + 10.0;
      const auto eq = 0.0 == add;
      const auto where = select(eq, 1.0, add);
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 5; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto add_2 = lane.load(depthwise_conv1d_bias + j) + lane.load(depthwise_conv1d + i * 2 + j);
              return abs(lane.load(other_true + i * 2 + j) - add_2 * sigmoid(add_2));
            })));
      }
      for (modelc::Index i = 0; i < 5; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          const auto add_3 = lane.load(depthwise_conv1d_bias + j) + lane.load(depthwise_conv1d + i * 2 + j);
          const auto sigmoid_2 = sigmoid(add_3);
          const auto h3_2 = add_3 * sigmoid_2;
          const auto tanh_2 = tanh(h3_2);
          lane.store(depthwise_conv1d_2 + i * 2 + j, sigmoid_2);
          lane.store(h3 + i * 2 + j, h3_2);
          lane.store(lambda_1 + i * 2 + j, tanh_2);
        });
      }
      scalar.store(other_metric, add);
      const auto add_4 = metric_other_metric_total_2 + row_sum;
      const auto where_2 = select(eq, 0.0, add_4 / where);
      const auto add_4_lanes = add_4;
      const auto where_2_lanes = where_2;
      scalar.store(new_metric_other_metric_total, add_4_lanes);
      scalar.store(other_metric_2, where_2_lanes);
    }

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // additive_attention: f64[1, 5, 5, 2], additive_attention_2: f64[1, 5, 5]
    const double* const part4_lambda_1_additive_attention_scale = weights_->block.at<double>(128);
    double* const additive_attention = arena_.at<double>(0);
    double* const additive_attention_2 = arena_.at<double>(1344);
    compute_additive_attention_3(h3, lambda_1, part4_lambda_1_additive_attention_scale, additive_attention,
                                 additive_attention_2);
    // additive_attention_3: f64[1, 5, 5], additive_attention_4: f64[1, 5, 1], additive_attention_5: f64[1, 5, 5]
    double* const additive_attention_3 = arena_.at<double>(1344);
    double* const additive_attention_4 = arena_.at<double>(4160);
    double* const additive_attention_5 = arena_.at<double>(1600);
    double* const additive_attention_row = arena_.at<double>(448);
    compute_additive_attention_3_2(additive_attention_2, additive_attention_row, additive_attention_3,
                                   additive_attention_5, additive_attention_4);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // lambda_2_8: f64[5, 2]
    double* const lambda_2_8 = arena_.at<double>(2368);
    std::fill_n(lambda_2_8, 10, 0.0);
    // lambda_2_10: f64[5, 2]
    double* const lambda_2_10 = arena_.at<double>(4032);
    std::fill_n(lambda_2_10, 10, 0.0);

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // v: f64[1, 5, 2]
    double* const v = arena_.at<double>(3264);
    compute_v(additive_attention_5, lambda_1, v);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // part4: f64, lambda_2_2: f64[2]
    double* const part4 = arena_.at<double>(4224);
    double* const lambda_2_2 = arena_.at<double>(448);
    compute_part4(v, lambda_2_2, part4);
    // lambda_2_4: f64[10]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_2_3[2] = {0, 9};
    double* const lambda_2_4 = arena_.at<double>(3392);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_4, 10), modelc::tensor(lambda_2_2, 2),
                                 modelc::tensor(lambda_2_3, 2), false);

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // lambda_3_2: f64[5, 2], lambda_3_3: f64[5, 1], lambda_3_4: f64[5, 1], lambda_1_2: f64[1, 5, 2]
    double* const lambda_3_2 = arena_.at<double>(3392);
    double* const lambda_3_3 = arena_.at<double>(4288);
    double* const lambda_3_4 = arena_.at<double>(4352);
    double* const lambda_1_2 = arena_.at<double>(3520);
    double* const lambda_3_row = arena_.at<double>(448);
    compute_lambda_3_2_2(v, lambda_2_4, lambda_3_row, lambda_3_2, lambda_1_2, lambda_3_3, lambda_3_4);
    // additive_attention_6: f64[1, 5, 5, 2], additive_attention_7: f64[1, 5, 5]
    double* const additive_attention_6 = arena_.at<double>(448);
    double* const additive_attention_7 = arena_.at<double>(1856);
    compute_additive_attention_6(lambda_3_4, lambda_3_2, lambda_1_2, part4_lambda_1_additive_attention_scale,
                                 additive_attention_6, additive_attention_7);
    // additive_attention_8: f64[1, 5, 5], additive_attention_9: f64[1, 5, 1], additive_attention_10: f64[1, 5, 5]
    double* const additive_attention_8 = arena_.at<double>(1856);
    double* const additive_attention_9 = arena_.at<double>(1280);
    double* const additive_attention_10 = arena_.at<double>(2112);
    double* const additive_attention_row_2 = arena_.at<double>(896);
    compute_additive_attention_3_2(additive_attention_7, additive_attention_row_2, additive_attention_8,
                                   additive_attention_10, additive_attention_9);
    // v_2: f64[1, 5, 2]
    double* const v_2 = arena_.at<double>(3648);
    compute_v(additive_attention_10, lambda_1_2, v_2);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // part4_2: f64, lambda_2_5: f64[2]
    double* const part4_2 = arena_.at<double>(4416);
    double* const lambda_2_5 = arena_.at<double>(1024);
    compute_part4_2(v_2, lambda_2_5, part4_2);
    // lambda_2_6: f64[10]
    double* const lambda_2_6 = arena_.at<double>(896);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_6, 10), modelc::tensor(lambda_2_5, 2),
                                 modelc::tensor(lambda_2_3, 2), false);
    // lambda_3_5: f64[5, 2], lambda_3_6: f64[5, 1], lambda_3_7: f64[5, 1], lambda_3_8: f64[5, 2]
    double* const lambda_3_5 = arena_.at<double>(896);
    double* const lambda_3_6 = arena_.at<double>(2496);
    double* const lambda_3_7 = arena_.at<double>(2560);
    double* const lambda_3_8 = arena_.at<double>(3776);
    double* const lambda_3_row_2 = arena_.at<double>(1024);
    compute_lambda_3_5(v_2, lambda_2_6, lambda_3_row_2, lambda_3_5, lambda_3_8, lambda_3_6, lambda_3_7);

    // m.model:14: output y = Dense(2)(h4)
    // dense: f64[1, 5, 2]
    const double* const dense_kernel = weights_->block.at<double>(192);
    double* const dense = arena_.at<double>(3904);
    compute_dense(lambda_3_8, dense_kernel, dense);
    // div: f64, new_metric_y_mse_total: f64, y_mse: f64, y_mse_2: f64, new_metric_y_root_mean_squared_error_to...
    const double* const dense_bias = weights_->block.at<double>(256);
    const double* const metric_y_mse_total = training_->block.at<double>(704);
    const double* const metric_y_mse_count = training_->block.at<double>(768);
    const double* const metric_y_root_mean_squared_error_total = training_->block.at<double>(832);
    const double* const metric_y_root_mean_squared_error_count = training_->block.at<double>(896);
    double* const div = arena_.at<double>(4480);
    double* const new_metric_y_mse_total = training_->block.at<double>(704);
    double* const y_mse = arena_.at<double>(4544);
    double* const y_mse_2 = arena_.at<double>(4608);
    double* const new_metric_y_root_mean_squared_error_total = training_->block.at<double>(832);
    double* const y_root_mean_squared_error = arena_.at<double>(4672);
    double* const y_root_mean_squared_error_2 = arena_.at<double>(4736);
    double* const grad_y = arena_.at<double>(3904);
    {
      const modelc::Scalar scalar{};
      const auto metric_y_mse_total_2 = scalar.load(metric_y_mse_total);
      const auto add = scalar.load(metric_y_mse_count) + 5.0;
      const auto eq = 0.0 == add;
      const auto where = select(eq, 1.0, add);
      const auto metric_y_root_mean_squared_error_total_2 = scalar.load(metric_y_root_mean_squared_error_total);
      const auto add_2 = scalar.load(metric_y_root_mean_squared_error_count) + 10.0;
      const auto eq_2 = 0.0 == add_2;
      const auto where_2 = select(eq_2, 1.0, add_2);
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 5; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              return max(0.0, y) - lane.load(y_true + i * 2 + j) * y + log1p(exp(-abs(y)));
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 5; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      for (modelc::Index i = 0; i < 5; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          lane.store(grad_y + i * 2 + j, 0.1 * (sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j)) -
                                                lane.load(y_true + i * 2 + j)));
        });
      }
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      scalar.store(y_mse, add_lanes);
      scalar.store(y_root_mean_squared_error, add_2_lanes);
      const auto div_2 = 0.5 * row_sum / 5.0;
      const auto add_3 = metric_y_mse_total_2 + 0.5 * row_sum_2;
      const auto where_3 = select(eq, 0.0, add_3 / where);
      const auto add_4 = metric_y_root_mean_squared_error_total_2 + row_sum_2;
      const auto sqrt_2 = sqrt(select(eq_2, 0.0, add_4 / where_2));
      const auto div_2_lanes = div_2;
      const auto add_3_lanes = add_3;
      const auto where_3_lanes = where_3;
      const auto add_4_lanes = add_4;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(div, div_2_lanes);
      scalar.store(new_metric_y_mse_total, add_3_lanes);
      scalar.store(y_mse_2, where_3_lanes);
      scalar.store(new_metric_y_root_mean_squared_error_total, add_4_lanes);
      scalar.store(y_root_mean_squared_error_2, sqrt_2_lanes);
    }
    // lambda_3_9: f64[5, 2], lambda_3_10: f64[5, 2]
    double* const lambda_3_9 = arena_.at<double>(1024);
    double* const lambda_3_10 = arena_.at<double>(1152);
    compute_lambda_3_9(grad_y, dense_kernel, lambda_3_7, lambda_3_5, lambda_3_9, lambda_3_10);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // lambda_3_11: f64[5, 2]
    double* const lambda_3_11 = arena_.at<double>(896);
    compute_lambda_3_11(lambda_3_6, lambda_3_7, lambda_3_10, lambda_3_5, lambda_3_9, lambda_3_11);
    // lambda_2_7: f64[2]
    double* const lambda_2_7 = arena_.at<double>(1024);
    modelc::kernels::take_rows(modelc::tensor(lambda_2_7, 2), modelc::tensor(lambda_3_11, 10),
                               modelc::tensor(lambda_2_3, 2));
    // lambda_2_8: f64[5, 2]
    compute_lambda_2_8(lambda_2_7, lambda_2_8);

    // m.model:4: loss 0.1 * mean(v ** 2)
    // grad_v: f64[1, 5, 2]
    double* const grad_v = arena_.at<double>(3648);
    compute_grad_v(v_2, lambda_3_11, lambda_2_8, lambda_2_7, grad_v);

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // additive_attention_11: f64[1, 5, 5], additive_attention_12: f64[1, 5, 5]
    double* const additive_attention_11 = arena_.at<double>(896);
    double* const additive_attention_12 = arena_.at<double>(2368);
    compute_additive_attention_11(grad_v, lambda_1_2, additive_attention_9, additive_attention_10,
                                  additive_attention_11, additive_attention_12);
    // additive_attention_13: f64[1, 5, 5]
    double* const additive_attention_13 = arena_.at<double>(1856);
    compute_additive_attention_13(additive_attention_12, additive_attention_8, additive_attention_11,
                                  additive_attention_13);
    // additive_attention_14: f64[1, 5, 5, 2]
    double* const additive_attention_14 = arena_.at<double>(896);
    compute_additive_attention_14(additive_attention_6, part4_lambda_1_additive_attention_scale, additive_attention_13,
                                  additive_attention_14);
    // additive_attention_15: f64[1, 5, 1, 2]
    double* const additive_attention_15 = arena_.at<double>(2368);
    compute_additive_attention_15(additive_attention_14, additive_attention_15);
    // additive_attention_16: f64[1, 1, 5, 2]
    double* const additive_attention_16 = arena_.at<double>(2496);
    compute_additive_attention_16(additive_attention_14, additive_attention_16);
    // lambda_3_12: f64[5, 2], lambda_3_13: f64[5, 2]
    double* const lambda_3_12 = arena_.at<double>(3520);
    double* const lambda_3_13 = arena_.at<double>(2368);
    compute_lambda_3_12(additive_attention_10, grad_v, lambda_1_2, additive_attention_15, additive_attention_16,
                        lambda_3_4, lambda_3_2, lambda_3_12, lambda_3_13);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // lambda_3_14: f64[5, 2]
    double* const lambda_3_14 = arena_.at<double>(3392);
    compute_lambda_3_11(lambda_3_3, lambda_3_4, lambda_3_13, lambda_3_2, lambda_3_12, lambda_3_14);
    // lambda_2_9: f64[2]
    double* const lambda_2_9 = arena_.at<double>(896);
    modelc::kernels::take_rows(modelc::tensor(lambda_2_9, 2), modelc::tensor(lambda_3_14, 10),
                               modelc::tensor(lambda_2_3, 2));
    // lambda_2_10: f64[5, 2]
    compute_lambda_2_8(lambda_2_9, lambda_2_10);

    // m.model:4: loss 0.1 * mean(v ** 2)
    // grad_v_2: f64[1, 5, 2]
    double* const grad_v_2 = arena_.at<double>(3264);
    compute_grad_v(v, lambda_3_14, lambda_2_10, lambda_2_9, grad_v_2);

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // additive_attention_17: f64[1, 5, 2]
    double* const additive_attention_17 = arena_.at<double>(2112);
    compute_additive_attention_17(additive_attention_5, grad_v_2, additive_attention_17);
    // additive_attention_18: f64[1, 5, 5], additive_attention_19: f64[1, 5, 5]
    double* const additive_attention_18 = arena_.at<double>(1600);
    double* const additive_attention_19 = arena_.at<double>(896);
    compute_additive_attention_11(grad_v_2, lambda_1, additive_attention_4, additive_attention_5, additive_attention_18,
                                  additive_attention_19);
    // additive_attention_20: f64[1, 5, 5]
    double* const additive_attention_20 = arena_.at<double>(1344);
    compute_additive_attention_13(additive_attention_19, additive_attention_3, additive_attention_18,
                                  additive_attention_20);
    // additive_attention_21: f64[1, 5, 5, 2]
    double* const additive_attention_21 = arena_.at<double>(896);
    compute_additive_attention_14(additive_attention, part4_lambda_1_additive_attention_scale, additive_attention_20,
                                  additive_attention_21);
    // additive_attention_22: f64[1, 5, 1, 2]
    double* const additive_attention_22 = arena_.at<double>(1600);
    compute_additive_attention_15(additive_attention_21, additive_attention_22);
    // additive_attention_23: f64[1, 1, 5, 2]
    double* const additive_attention_23 = arena_.at<double>(1728);
    compute_additive_attention_16(additive_attention_21, additive_attention_23);

    // m.model:11: h3 = DepthwiseConv1D(3, padding = "same", activation = v -> v * sigmoid(v), depthwise_initia...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_other_cosine_similarity_total: f64, other_cosine_similarity: f64, other_cosine_sim...
    const double* const metric_other_cosine_similarity_total = training_->block.at<double>(1088);
    const double* const metric_other_cosine_similarity_count = training_->block.at<double>(1152);
    double* const loss = arena_.at<double>(4224);
    double* const new_metric_other_cosine_similarity_total = training_->block.at<double>(1088);
    double* const other_cosine_similarity = arena_.at<double>(1216);
    double* const other_cosine_similarity_2 = arena_.at<double>(4416);
    double* const depthwise_conv1d_3 = arena_.at<double>(2752);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < 5; ++i) {
        const auto where =
            select(max(abs(scalar.load(other_true + i * 2)), abs(scalar.load(other_true + 1 + i * 2))) > 1e+18,
                   5.169878828456423e-26, 1.0);
        const auto mul_2 = where * (where * 1e-12);
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Max>(2, [&](auto lane, modelc::Index j) {
          const auto mul_3 = lane.load(other_true + i * 2 + j) * lane(where);
          const auto mul_4 = mul_3 * mul_3;
          const auto abs_2 = abs(lane.load(h3 + i * 2 + j));
          return modelc::folded(mul_4, abs_2);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        const auto row_max = scalar(std::get<1>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul_2));
        const auto where_2 = select(row_max > 1e+18, 5.169878828456423e-26, 1.0);
        const auto mul_5 = where_2 * (1e-12 * where_2);
        const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto mul_6 = lane.load(h3 + i * 2 + j) * lane(where_2);
          const auto mul_7 = mul_6 * mul_6;
          const auto mul_8 = mul_6 * (lane.load(other_true + i * 2 + j) * lane(where) * lane(rsqrt_2) * -0.2);
          return modelc::folded(mul_7, mul_8);
        });
        const auto row_sum_2 = scalar(std::get<0>(row_3));
        const auto row_sum_3 = scalar(std::get<1>(row_3));
        const auto maximum = max(row_sum_2, mul_5);
        const auto rsqrt_3 = rsqrt(maximum);
        const auto mul_9 = rsqrt_3 / maximum * (row_sum_3 * -0.5);
        const auto where_3 = select(row_sum_2 > mul_5, mul_9, select(row_sum_2 == mul_5, 0.5 * mul_9, 0.0));
        const auto row_4 = modelc::fold_lanes<double, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto mul_10 = lane.load(other_true + i * 2 + j) * lane(where) * lane(rsqrt_2);
          const auto mul_11 = lane.load(h3 + i * 2 + j) * lane(where_2);
          const auto mul_12 = mul_11 * lane(where_3);
          const auto lambda_1_3 = lane.load(lambda_1 + i * 2 + j);
          const auto grad_h3 =
              lane(where_2) * (mul_12 + (lane(rsqrt_3) * (mul_10 * -0.2) + mul_12)) +
              lane.load(additive_attention_22 + i * 2 + j) +
              (lane.load(additive_attention_17 + i * 2 + j) + lane.load(additive_attention_23 + i * 2 + j)) *
                  (1.0 - lambda_1_3 * lambda_1_3);
          const auto depthwise_conv1d_2_2 = lane.load(depthwise_conv1d_2 + i * 2 + j);
          const auto add = depthwise_conv1d_2_2 * grad_h3 +
                           (lane.load(depthwise_conv1d_bias + j) + lane.load(depthwise_conv1d + i * 2 + j)) * grad_h3 *
                               (depthwise_conv1d_2_2 - depthwise_conv1d_2_2 * depthwise_conv1d_2_2);
          const auto mul_13 = mul_10 * (mul_11 * lane(rsqrt_3));
          lane.store(depthwise_conv1d_3 + i * 2 + j, add);
          return modelc::folded(mul_13);
        });
        total_sum.add(scalar(std::get<0>(row_4)));
      }
      const auto add_2 = scalar.load(metric_other_cosine_similarity_total) + scalar(total_sum.value());
      const auto add_3 = scalar.load(metric_other_cosine_similarity_count) + 5.0;
      const auto eq = 0.0 == add_3;
      const auto add_4 =
          scalar.load(part4_2) + (scalar.load(part4) + (scalar.load(div) + -scalar(total_sum.value()) / 5.0));
      const auto where_4 = select(eq, 0.0, add_2 / select(eq, 1.0, add_3));
      scalar.store(loss, add_4);
      scalar.store(new_metric_other_cosine_similarity_total, add_2);
      scalar.store(other_cosine_similarity, add_3);
      scalar.store(other_cosine_similarity_2, where_4);
    }
    // depthwise_conv1d_4: f64[3, 1, 2]
    double* const depthwise_conv1d_4 = arena_.at<double>(1280);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(depthwise_conv1d_4, 3, 1, 2), modelc::tensor(lambda_3, 1, 5, 2),
        modelc::tensor(depthwise_conv1d_3, 1, 5, 2), modelc::Windows<modelc::Window<3, 1, 1, 1>>{});
    // gradients: f64[34]
    double* const gradients = arena_.at<double>(896);
    modelc::for_lanes<double>(
        6, [&](auto lane, modelc::Index i) { lane.store(gradients + i, lane.load(depthwise_conv1d_4 + i)); });
    // gradients: f64[34]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) { lane.store(gradients + 6 + i, lane(0.0)); });
    // gradients: f64[34]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_depthwise_conv1d_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 5; ++j) {
        grad_depthwise_conv1d_bias =
            modelc::Sum::apply(grad_depthwise_conv1d_bias, lane.load(depthwise_conv1d_3 + i + j * 2));
      }
      lane.store(gradients + 8 + i, grad_depthwise_conv1d_bias);
    });
    // gradients: f64[34]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 10 + i, lane(0.0)); });
    // gradients: f64[34]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      auto column_sum_2 = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 25; ++j) {
        column_sum = modelc::Sum::apply(column_sum,
                                        lane.load(additive_attention_6 + i + j * 2) * lane(additive_attention_13[j]));
        column_sum_2 = modelc::Sum::apply(column_sum_2,
                                          lane.load(additive_attention + i + j * 2) * lane(additive_attention_20[j]));
      }
      const auto grad_part4_lambda_1_additive_attention_scale = column_sum + column_sum_2;
      lane.store(gradients + 16 + i, grad_part4_lambda_1_additive_attention_scale);
    });
    // gradients: f64[34]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 18 + i, lane(0.0)); });

    // m.model:14: output y = Dense(2)(h4)
    // gradients: f64[34]
    modelc::matmul(threads_, 2, 5, 2, lambda_3_8, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 24 + row * 2 + column, sum);
                   });
    // gradients: f64[34]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 28 + i, lane(0.0)); });
    // gradients: f64[34]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 5; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
      }
      lane.store(gradients + 32 + i, grad_dense_bias);
    });

    // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
    // mul: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const mul = arena_.at<double>(0);
    compute_mul(optimizer_iteration, mul);
    // new_optimizer_velocity: f64[34], new_optimizer_momentum_sum: f64[34], new_weights: f64[34]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_velocity = training_->block.at<double>(64);
    const double* const optimizer_momentum_sum = training_->block.at<double>(384);
    double* const new_optimizer_velocity = training_->block.at<double>(64);
    double* const new_optimizer_momentum_sum = training_->block.at<double>(384);
    double* const new_weights = weights_->block.at<double>(0);
    modelc::for_lanes<double>(34, [&](auto lane, modelc::Index i) {
      const auto weights_2 = lane.load(weights + i);
      const auto mul_2 = lane(mul[0]);
      const auto gradients_2 = lane.load(gradients + i);
      const auto add = lane.load(optimizer_velocity + i) * 0.9 + gradients_2 * gradients_2 * 0.09999999999999998;
      const auto add_2 = gradients_2 * mul_2 * rsqrt(add + 1e-07) + lane.load(optimizer_momentum_sum + i) * 0.5;
      const auto sub = weights_2 - weights_2 * (0.01 * mul_2) - add_2;
      lane.store(new_optimizer_velocity + i, add);
      lane.store(new_optimizer_momentum_sum + i, add_2);
      lane.store(new_weights + i, sub);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<double>(4544), 1, training_->block.at<double>(768));
    modelc::copy_elements(arena_.at<double>(4672), 1, training_->block.at<double>(896));
    modelc::copy_elements(arena_.at<double>(4800), 1, training_->block.at<double>(1024));
    modelc::copy_elements(arena_.at<double>(1216), 1, training_->block.at<double>(1152));
  }

  void compute_update_step() noexcept {
    // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
    // new_metric_y_mse_total: f64, new_metric_y_mse_count: f64, y_mse: f64
    const double* const metric_y_mse_total = training_->block.at<double>(704);
    const double* const metric_y_mse_count = training_->block.at<double>(768);
    const double* const part_metric_y_mse_total = arena_.at<double>(4800);
    const double* const part_metric_y_mse_count = arena_.at<double>(4864);
    double* const new_metric_y_mse_total = training_->block.at<double>(704);
    double* const new_metric_y_mse_count = training_->block.at<double>(768);
    double* const y_mse = arena_.at<double>(0);
    compute_new_metric_y_mse_total(metric_y_mse_total, part_metric_y_mse_total, metric_y_mse_count,
                                   part_metric_y_mse_count, new_metric_y_mse_total, new_metric_y_mse_count, y_mse);
    // new_metric_y_root_mean_squared_error_total: f64, new_metric_y_root_mean_squared_error_count: f64, y_root...
    const double* const metric_y_root_mean_squared_error_total = training_->block.at<double>(832);
    const double* const metric_y_root_mean_squared_error_count = training_->block.at<double>(896);
    const double* const part_metric_y_root_mean_squared_error_total = arena_.at<double>(4928);
    const double* const part_metric_y_root_mean_squared_error_count = arena_.at<double>(4992);
    double* const new_metric_y_root_mean_squared_error_total = training_->block.at<double>(832);
    double* const new_metric_y_root_mean_squared_error_count = training_->block.at<double>(896);
    double* const y_root_mean_squared_error = arena_.at<double>(64);
    {
      const modelc::Scalar lane{};
      const auto add =
          lane.load(metric_y_root_mean_squared_error_total) + lane.load(part_metric_y_root_mean_squared_error_total);
      const auto add_2 =
          lane.load(metric_y_root_mean_squared_error_count) + lane.load(part_metric_y_root_mean_squared_error_count);
      const auto eq = 0.0 == add_2;
      const auto sqrt_2 = sqrt(select(eq, 0.0, add / select(eq, 1.0, add_2)));
      lane.store(new_metric_y_root_mean_squared_error_total, add);
      lane.store(new_metric_y_root_mean_squared_error_count, add_2);
      lane.store(y_root_mean_squared_error, sqrt_2);
    }
    // new_metric_other_metric_total: f64, new_metric_other_metric_count: f64, other_metric: f64
    const double* const metric_other_metric_total = training_->block.at<double>(960);
    const double* const metric_other_metric_count = training_->block.at<double>(1024);
    const double* const part_metric_other_metric_total = arena_.at<double>(5056);
    const double* const part_metric_other_metric_count = arena_.at<double>(5120);
    double* const new_metric_other_metric_total = training_->block.at<double>(960);
    double* const new_metric_other_metric_count = training_->block.at<double>(1024);
    double* const other_metric = arena_.at<double>(128);
    compute_new_metric_y_mse_total(metric_other_metric_total, part_metric_other_metric_total, metric_other_metric_count,
                                   part_metric_other_metric_count, new_metric_other_metric_total,
                                   new_metric_other_metric_count, other_metric);
    // new_metric_other_cosine_similarity_total: f64, new_metric_other_cosine_similarity_count: f64, other_cosi...
    const double* const metric_other_cosine_similarity_total = training_->block.at<double>(1088);
    const double* const metric_other_cosine_similarity_count = training_->block.at<double>(1152);
    const double* const part_metric_other_cosine_similarity_total = arena_.at<double>(5184);
    const double* const part_metric_other_cosine_similarity_count = arena_.at<double>(5248);
    double* const new_metric_other_cosine_similarity_total = training_->block.at<double>(1088);
    double* const new_metric_other_cosine_similarity_count = training_->block.at<double>(1152);
    double* const other_cosine_similarity = arena_.at<double>(192);
    compute_new_metric_y_mse_total(metric_other_cosine_similarity_total, part_metric_other_cosine_similarity_total,
                                   metric_other_cosine_similarity_count, part_metric_other_cosine_similarity_count,
                                   new_metric_other_cosine_similarity_total, new_metric_other_cosine_similarity_count,
                                   other_cosine_similarity);
    // mul: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const mul = arena_.at<double>(256);
    compute_mul(optimizer_iteration, mul);
    // new_optimizer_velocity: f64[34], new_optimizer_momentum_sum: f64[34], new_weights: f64[34]
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(4416);
    const double* const optimizer_velocity = training_->block.at<double>(64);
    const double* const optimizer_momentum_sum = training_->block.at<double>(384);
    double* const new_optimizer_velocity = training_->block.at<double>(64);
    double* const new_optimizer_momentum_sum = training_->block.at<double>(384);
    double* const new_weights = weights_->block.at<double>(0);
    modelc::for_lanes<double>(34, [&](auto lane, modelc::Index i) {
      const auto weights_2 = lane.load(weights + i);
      const auto mul_2 = lane(mul[0]);
      const auto part_gradients_2 = lane.load(part_gradients + i);
      const auto add =
          lane.load(optimizer_velocity + i) * 0.9 + part_gradients_2 * part_gradients_2 * 0.09999999999999998;
      const auto add_2 = part_gradients_2 * mul_2 * rsqrt(add + 1e-07) + lane.load(optimizer_momentum_sum + i) * 0.5;
      const auto sub = weights_2 - weights_2 * (mul_2 * 0.01) - add_2;
      lane.store(new_optimizer_velocity + i, add);
      lane.store(new_optimizer_momentum_sum + i, add_2);
      lane.store(new_weights + i, sub);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const double* z, const double* y_true, const double* other_true) noexcept {
    // m.model:10: h2 = TimeDistributed(Lambda(v -> 0.5 * fft((v, tanh(v)))[0]))(z)
    // lambda: f64[5, 2]
    double* const lambda = arena_.at<double>(0);
    compute_lambda(z, lambda);
    // lambda_2: f64[5, 2], unused: f64[5, 2]
    double* const lambda_2 = arena_.at<double>(128);
    double* const unused = arena_.at<double>(256);
    double* const workspace = arena_.at<double>(384);
    modelc::kernels::fft(modelc::tensor(lambda_2, 5, 2), modelc::tensor(unused, 5, 2), modelc::tensor(workspace, 8),
                         modelc::tensor(z, 5, 2), modelc::tensor(lambda, 5, 2));
    // lambda_3: f64[5, 2]
    double* const lambda_3 = arena_.at<double>(128);
    compute_lambda_3(lambda_2, lambda_3);

    // m.model:11: h3 = DepthwiseConv1D(3, padding = "same", activation = v -> v * sigmoid(v), depthwise_initia...
    // depthwise_conv1d: f64[1, 5, 2]
    const double* const depthwise_conv1d_kernel = weights_->block.at<double>(0);
    double* const depthwise_conv1d = arena_.at<double>(256);
    compute_depthwise_conv1d(lambda_3, depthwise_conv1d_kernel, depthwise_conv1d);

    // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
    // h3: f64[1, 5, 2], lambda_1: f64[1, 5, 2], new_metric_other_metric_total: f64, other_metric: f64, other_m...
    const double* const depthwise_conv1d_bias = weights_->block.at<double>(64);
    const double* const metric_other_metric_total = training_->block.at<double>(960);
    const double* const metric_other_metric_count = training_->block.at<double>(1024);
    double* const h3 = arena_.at<double>(256);
    double* const lambda_1 = arena_.at<double>(384);
    double* const new_metric_other_metric_total = training_->block.at<double>(960);
    double* const other_metric = arena_.at<double>(704);
    double* const other_metric_2 = arena_.at<double>(768);
    {
      const modelc::Scalar scalar{};
      const auto metric_other_metric_total_2 = scalar.load(metric_other_metric_total);
      const auto add = scalar.load(metric_other_metric_count) + 10.0;
      const auto eq = 0.0 == add;
      const auto where = select(eq, 1.0, add);
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 5; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto add_2 = lane.load(depthwise_conv1d_bias + j) + lane.load(depthwise_conv1d + i * 2 + j);
              return abs(lane.load(other_true + i * 2 + j) - add_2 * sigmoid(add_2));
            })));
      }
      for (modelc::Index i = 0; i < 5; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          const auto add_3 = lane.load(depthwise_conv1d_bias + j) + lane.load(depthwise_conv1d + i * 2 + j);
          const auto h3_2 = add_3 * sigmoid(add_3);
          const auto tanh_2 = tanh(h3_2);
          lane.store(h3 + i * 2 + j, h3_2);
          lane.store(lambda_1 + i * 2 + j, tanh_2);
        });
      }
      scalar.store(other_metric, add);
      const auto add_4 = metric_other_metric_total_2 + row_sum;
      const auto where_2 = select(eq, 0.0, add_4 / where);
      const auto add_4_lanes = add_4;
      const auto where_2_lanes = where_2;
      scalar.store(new_metric_other_metric_total, add_4_lanes);
      scalar.store(other_metric_2, where_2_lanes);
    }

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // additive_attention: f64[1, 5, 5]
    const double* const part4_lambda_1_additive_attention_scale = weights_->block.at<double>(128);
    double* const additive_attention = arena_.at<double>(0);
    double* const additive_attention_row = arena_.at<double>(512);
    compute_additive_attention(h3, part4_lambda_1_additive_attention_scale, lambda_1, additive_attention,
                               additive_attention_row);
    // v: f64[1, 5, 2]
    double* const v = arena_.at<double>(512);
    compute_v(additive_attention, lambda_1, v);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // part4: f64, lambda_2_2: f64[2]
    double* const part4 = arena_.at<double>(640);
    double* const lambda_2_2 = arena_.at<double>(0);
    compute_part4(v, lambda_2_2, part4);
    // lambda_2_4: f64[10]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_2_3[2] = {0, 9};
    double* const lambda_2_4 = arena_.at<double>(384);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_4, 10), modelc::tensor(lambda_2_2, 2),
                                 modelc::tensor(lambda_2_3, 2), false);

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // lambda_3_2: f64[5, 2], lambda_1_2: f64[1, 5, 2]
    double* const lambda_3_2 = arena_.at<double>(512);
    double* const lambda_1_2 = arena_.at<double>(384);
    double* const lambda_3_row = arena_.at<double>(0);
    compute_lambda_3_2(v, lambda_2_4, lambda_3_row, lambda_3_2, lambda_1_2);
    // additive_attention_2: f64[1, 5, 5]
    double* const additive_attention_2 = arena_.at<double>(0);
    double* const additive_attention_row_2 = arena_.at<double>(832);
    compute_additive_attention_2(lambda_3_2, part4_lambda_1_additive_attention_scale, lambda_1_2, additive_attention_2,
                                 additive_attention_row_2);
    // v_2: f64[1, 5, 2]
    double* const v_2 = arena_.at<double>(512);
    compute_v(additive_attention_2, lambda_1_2, v_2);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // part4_2: f64, lambda_2_5: f64[2]
    double* const part4_2 = arena_.at<double>(128);
    double* const lambda_2_5 = arena_.at<double>(192);
    compute_part4_2(v_2, lambda_2_5, part4_2);
    // lambda_2_6: f64[10]
    double* const lambda_2_6 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_6, 10), modelc::tensor(lambda_2_5, 2),
                                 modelc::tensor(lambda_2_3, 2), false);
    // lambda_3_3: f64[5, 2]
    double* const lambda_3_3 = arena_.at<double>(512);
    double* const lambda_3_row_2 = arena_.at<double>(192);
    compute_lambda_3_3(v_2, lambda_2_6, lambda_3_row_2, lambda_3_3);

    // m.model:14: output y = Dense(2)(h4)
    // dense: f64[1, 5, 2]
    const double* const dense_kernel = weights_->block.at<double>(192);
    double* const dense = arena_.at<double>(0);
    compute_dense(lambda_3_3, dense_kernel, dense);

    // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_y_mse_total: f64, y_mse: f64, y_mse_2: f64, new_metric_y_root_mean_squared_error_t...
    const double* const dense_bias = weights_->block.at<double>(256);
    const double* const metric_y_mse_total = training_->block.at<double>(704);
    const double* const metric_y_mse_count = training_->block.at<double>(768);
    const double* const metric_y_root_mean_squared_error_total = training_->block.at<double>(832);
    const double* const metric_y_root_mean_squared_error_count = training_->block.at<double>(896);
    const double* const metric_other_cosine_similarity_total = training_->block.at<double>(1088);
    const double* const metric_other_cosine_similarity_count = training_->block.at<double>(1152);
    double* const loss = arena_.at<double>(640);
    double* const new_metric_y_mse_total = training_->block.at<double>(704);
    double* const y_mse = arena_.at<double>(192);
    double* const y_mse_2 = arena_.at<double>(384);
    double* const new_metric_y_root_mean_squared_error_total = training_->block.at<double>(832);
    double* const y_root_mean_squared_error = arena_.at<double>(448);
    double* const y_root_mean_squared_error_2 = arena_.at<double>(512);
    double* const new_metric_other_cosine_similarity_total = training_->block.at<double>(1088);
    double* const other_cosine_similarity = arena_.at<double>(576);
    double* const other_cosine_similarity_2 = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      for (modelc::Index i = 0; i < 5; ++i) {
        const auto where =
            select(max(abs(scalar.load(other_true + i * 2)), abs(scalar.load(other_true + 1 + i * 2))) > 1e+18,
                   5.169878828456423e-26, 1.0);
        const auto mul = where * (where * 1e-12);
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Max, modelc::Sum>(
            2, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              const auto y_true_2 = lane.load(y_true + i * 2 + j);
              const auto mul_2 = lane.load(other_true + i * 2 + j) * lane(where);
              const auto sub = y - y_true_2;
              const auto add = max(0.0, y) - y_true_2 * y + log1p(exp(-abs(y)));
              const auto mul_3 = mul_2 * mul_2;
              const auto abs_2 = abs(lane.load(h3 + i * 2 + j));
              const auto mul_4 = sub * sub;
              return modelc::folded(add, mul_3, abs_2, mul_4);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto row_max = scalar(std::get<2>(row_2));
        total_sum_3.add(scalar(std::get<3>(row_2)));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul));
        const auto where_2 = select(row_max > 1e+18, 5.169878828456423e-26, 1.0);
        const auto mul_5 = where_2 * (1e-12 * where_2);
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
          const auto mul_6 = lane.load(h3 + i * 2 + j) * lane(where_2);
          return mul_6 * mul_6;
        }));
        const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_5));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
          return lane.load(other_true + i * 2 + j) * lane(where) * lane(rsqrt_2) *
                 (lane.load(h3 + i * 2 + j) * lane(where_2) * lane(rsqrt_3));
        })));
      }
      const auto add_2 = scalar.load(metric_y_mse_total) + 0.5 * scalar(total_sum_3.value());
      const auto add_3 = scalar.load(metric_y_mse_count) + 5.0;
      const auto eq = 0.0 == add_3;
      const auto add_4 = scalar.load(metric_y_root_mean_squared_error_total) + scalar(total_sum_3.value());
      const auto add_5 = scalar.load(metric_y_root_mean_squared_error_count) + 10.0;
      const auto eq_2 = 0.0 == add_5;
      const auto add_6 = scalar.load(metric_other_cosine_similarity_total) + scalar(total_sum_2.value());
      const auto add_7 = scalar.load(metric_other_cosine_similarity_count) + 5.0;
      const auto eq_3 = 0.0 == add_7;
      const auto add_8 =
          scalar.load(part4_2) +
          (scalar.load(part4) + (0.5 * scalar(total_sum.value()) / 5.0 + -scalar(total_sum_2.value()) / 5.0));
      const auto where_3 = select(eq, 0.0, add_2 / select(eq, 1.0, add_3));
      const auto sqrt_2 = sqrt(select(eq_2, 0.0, add_4 / select(eq_2, 1.0, add_5)));
      const auto where_4 = select(eq_3, 0.0, add_6 / select(eq_3, 1.0, add_7));
      scalar.store(loss, add_8);
      scalar.store(new_metric_y_mse_total, add_2);
      scalar.store(y_mse, add_3);
      scalar.store(y_mse_2, where_3);
      scalar.store(new_metric_y_root_mean_squared_error_total, add_4);
      scalar.store(y_root_mean_squared_error, add_5);
      scalar.store(y_root_mean_squared_error_2, sqrt_2);
      scalar.store(new_metric_other_cosine_similarity_total, add_6);
      scalar.store(other_cosine_similarity, add_7);
      scalar.store(other_cosine_similarity_2, where_4);
    }

    modelc::copy_elements(arena_.at<double>(192), 1, training_->block.at<double>(768));
    modelc::copy_elements(arena_.at<double>(448), 1, training_->block.at<double>(896));
    modelc::copy_elements(arena_.at<double>(704), 1, training_->block.at<double>(1024));
    modelc::copy_elements(arena_.at<double>(576), 1, training_->block.at<double>(1152));
  }

  void compute_gradients(const double* z, const double* y_true, const double* other_true) noexcept {
    // m.model:10: h2 = TimeDistributed(Lambda(v -> 0.5 * fft((v, tanh(v)))[0]))(z)
    // lambda: f64[5, 2]
    double* const lambda = arena_.at<double>(0);
    compute_lambda(z, lambda);
    // lambda_2: f64[5, 2], unused: f64[5, 2]
    double* const lambda_2 = arena_.at<double>(2624);
    double* const unused = arena_.at<double>(128);
    double* const workspace = arena_.at<double>(256);
    modelc::kernels::fft(modelc::tensor(lambda_2, 5, 2), modelc::tensor(unused, 5, 2), modelc::tensor(workspace, 8),
                         modelc::tensor(z, 5, 2), modelc::tensor(lambda, 5, 2));
    // lambda_3: f64[5, 2]
    double* const lambda_3 = arena_.at<double>(2624);
    compute_lambda_3(lambda_2, lambda_3);

    // m.model:11: h3 = DepthwiseConv1D(3, padding = "same", activation = v -> v * sigmoid(v), depthwise_initia...
    // depthwise_conv1d: f64[1, 5, 2]
    const double* const depthwise_conv1d_kernel = weights_->block.at<double>(0);
    double* const depthwise_conv1d = arena_.at<double>(2752);
    compute_depthwise_conv1d(lambda_3, depthwise_conv1d_kernel, depthwise_conv1d);

    // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
    // depthwise_conv1d_2: f64[1, 5, 2], h3: f64[1, 5, 2], lambda_1: f64[1, 5, 2], new_part_metric_other_metric...
    const double* const depthwise_conv1d_bias = weights_->block.at<double>(64);
    double* const depthwise_conv1d_2 = arena_.at<double>(2880);
    double* const h3 = arena_.at<double>(3008);
    double* const lambda_1 = arena_.at<double>(3136);
    double* const new_part_metric_other_metric_total = arena_.at<double>(5056);
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 5; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(depthwise_conv1d_bias + j) + lane.load(depthwise_conv1d + i * 2 + j);
              return abs(lane.load(other_true + i * 2 + j) - add * sigmoid(add));
            })));
      }
      for (modelc::Index i = 0; i < 5; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          const auto add_2 = lane.load(depthwise_conv1d_bias + j) + lane.load(depthwise_conv1d + i * 2 + j);
          const auto sigmoid_2 = sigmoid(add_2);
          const auto h3_2 = add_2 * sigmoid_2;
          const auto tanh_2 = tanh(h3_2);
          lane.store(depthwise_conv1d_2 + i * 2 + j, sigmoid_2);
          lane.store(h3 + i * 2 + j, h3_2);
          lane.store(lambda_1 + i * 2 + j, tanh_2);
        });
      }
      scalar.store(new_part_metric_other_metric_total, row_sum);
    }

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // additive_attention: f64[1, 5, 5, 2], additive_attention_2: f64[1, 5, 5]
    const double* const part4_lambda_1_additive_attention_scale = weights_->block.at<double>(128);
    double* const additive_attention = arena_.at<double>(0);
    double* const additive_attention_2 = arena_.at<double>(1344);
    compute_additive_attention_3(h3, lambda_1, part4_lambda_1_additive_attention_scale, additive_attention,
                                 additive_attention_2);
    // additive_attention_3: f64[1, 5, 5], additive_attention_4: f64[1, 5, 1], additive_attention_5: f64[1, 5, 5]
    double* const additive_attention_3 = arena_.at<double>(1344);
    double* const additive_attention_4 = arena_.at<double>(3904);
    double* const additive_attention_5 = arena_.at<double>(1600);
    double* const additive_attention_row = arena_.at<double>(448);
    compute_additive_attention_3_2(additive_attention_2, additive_attention_row, additive_attention_3,
                                   additive_attention_5, additive_attention_4);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // lambda_2_8: f64[5, 2]
    double* const lambda_2_8 = arena_.at<double>(2496);
    std::fill_n(lambda_2_8, 10, 0.0);
    // lambda_2_10: f64[5, 2]
    double* const lambda_2_10 = arena_.at<double>(3776);
    std::fill_n(lambda_2_10, 10, 0.0);

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // v: f64[1, 5, 2]
    double* const v = arena_.at<double>(3264);
    compute_v(additive_attention_5, lambda_1, v);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // part4: f64, lambda_2_2: f64[2]
    double* const part4 = arena_.at<double>(3968);
    double* const lambda_2_2 = arena_.at<double>(448);
    compute_part4(v, lambda_2_2, part4);
    // lambda_2_4: f64[10]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_2_3[2] = {0, 9};
    double* const lambda_2_4 = arena_.at<double>(3392);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_4, 10), modelc::tensor(lambda_2_2, 2),
                                 modelc::tensor(lambda_2_3, 2), false);

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // lambda_3_2: f64[5, 2], lambda_3_3: f64[5, 1], lambda_3_4: f64[5, 1], lambda_1_2: f64[1, 5, 2]
    double* const lambda_3_2 = arena_.at<double>(3392);
    double* const lambda_3_3 = arena_.at<double>(4032);
    double* const lambda_3_4 = arena_.at<double>(4096);
    double* const lambda_1_2 = arena_.at<double>(3520);
    double* const lambda_3_row = arena_.at<double>(448);
    compute_lambda_3_2_2(v, lambda_2_4, lambda_3_row, lambda_3_2, lambda_1_2, lambda_3_3, lambda_3_4);
    // additive_attention_6: f64[1, 5, 5, 2], additive_attention_7: f64[1, 5, 5]
    double* const additive_attention_6 = arena_.at<double>(448);
    double* const additive_attention_7 = arena_.at<double>(1856);
    compute_additive_attention_6(lambda_3_4, lambda_3_2, lambda_1_2, part4_lambda_1_additive_attention_scale,
                                 additive_attention_6, additive_attention_7);
    // additive_attention_8: f64[1, 5, 5], additive_attention_9: f64[1, 5, 1], additive_attention_10: f64[1, 5, 5]
    double* const additive_attention_8 = arena_.at<double>(1856);
    double* const additive_attention_9 = arena_.at<double>(1280);
    double* const additive_attention_10 = arena_.at<double>(2112);
    double* const additive_attention_row_2 = arena_.at<double>(896);
    compute_additive_attention_3_2(additive_attention_7, additive_attention_row_2, additive_attention_8,
                                   additive_attention_10, additive_attention_9);
    // v_2: f64[1, 5, 2]
    double* const v_2 = arena_.at<double>(3648);
    compute_v(additive_attention_10, lambda_1_2, v_2);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // part4_2: f64, lambda_2_5: f64[2]
    double* const part4_2 = arena_.at<double>(4160);
    double* const lambda_2_5 = arena_.at<double>(1024);
    compute_part4_2(v_2, lambda_2_5, part4_2);
    // lambda_2_6: f64[10]
    double* const lambda_2_6 = arena_.at<double>(896);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_6, 10), modelc::tensor(lambda_2_5, 2),
                                 modelc::tensor(lambda_2_3, 2), false);
    // lambda_3_5: f64[5, 2], lambda_3_6: f64[5, 1], lambda_3_7: f64[5, 1], lambda_3_8: f64[5, 2]
    double* const lambda_3_5 = arena_.at<double>(896);
    double* const lambda_3_6 = arena_.at<double>(4224);
    double* const lambda_3_7 = arena_.at<double>(4288);
    double* const lambda_3_8 = arena_.at<double>(1024);
    double* const lambda_3_row_2 = arena_.at<double>(1152);
    compute_lambda_3_5(v_2, lambda_2_6, lambda_3_row_2, lambda_3_5, lambda_3_8, lambda_3_6, lambda_3_7);

    // m.model:14: output y = Dense(2)(h4)
    // dense: f64[1, 5, 2]
    const double* const dense_kernel = weights_->block.at<double>(192);
    double* const dense = arena_.at<double>(1152);
    compute_dense(lambda_3_8, dense_kernel, dense);
    // y_loss: f64, new_part_metric_y_root_mean_squared_error_total: f64, new_part_metric_y_mse_total: f64, gra...
    const double* const dense_bias = weights_->block.at<double>(256);
    double* const y_loss = arena_.at<double>(4352);
    double* const new_part_metric_y_root_mean_squared_error_total = arena_.at<double>(4928);
    double* const new_part_metric_y_mse_total = arena_.at<double>(4800);
    double* const grad_y = arena_.at<double>(1152);
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 5; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              return max(0.0, y) - lane.load(y_true + i * 2 + j) * y + log1p(exp(-abs(y)));
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 5; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      for (modelc::Index i = 0; i < 5; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          lane.store(grad_y + i * 2 + j, 0.1 * (sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j)) -
                                                lane.load(y_true + i * 2 + j)));
        });
      }
      const auto div = 0.5 * row_sum / 5.0;
      const auto mul = 0.5 * row_sum_2;
      const auto div_lanes = div;
      const auto row_sum_2_lanes = row_sum_2;
      const auto mul_lanes = mul;
      scalar.store(y_loss, div_lanes);
      scalar.store(new_part_metric_y_root_mean_squared_error_total, row_sum_2_lanes);
      scalar.store(new_part_metric_y_mse_total, mul_lanes);
    }
    // new_part_gradient_dense_bias: f64[2]
    double* const new_part_gradient_dense_bias = arena_.at<double>(4672);
    compute_new_part_gradient_dense_bias(grad_y, new_part_gradient_dense_bias);
    ready_(256);
    // new_part_gradient_dense_kernel: f64[2, 2]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(4608);
    modelc::matmul(threads_, 2, 5, 2, lambda_3_8, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 2 + column, sum);
                   });
    ready_(192);
    // lambda_3_9: f64[5, 2], lambda_3_10: f64[5, 2]
    double* const lambda_3_9 = arena_.at<double>(1024);
    double* const lambda_3_10 = arena_.at<double>(2368);
    compute_lambda_3_9(grad_y, dense_kernel, lambda_3_7, lambda_3_5, lambda_3_9, lambda_3_10);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // lambda_3_11: f64[5, 2]
    double* const lambda_3_11 = arena_.at<double>(896);
    compute_lambda_3_11(lambda_3_6, lambda_3_7, lambda_3_10, lambda_3_5, lambda_3_9, lambda_3_11);
    // lambda_2_7: f64[2]
    double* const lambda_2_7 = arena_.at<double>(1024);
    modelc::kernels::take_rows(modelc::tensor(lambda_2_7, 2), modelc::tensor(lambda_3_11, 10),
                               modelc::tensor(lambda_2_3, 2));
    // lambda_2_8: f64[5, 2]
    compute_lambda_2_8(lambda_2_7, lambda_2_8);

    // m.model:4: loss 0.1 * mean(v ** 2)
    // grad_v: f64[1, 5, 2]
    double* const grad_v = arena_.at<double>(3648);
    compute_grad_v(v_2, lambda_3_11, lambda_2_8, lambda_2_7, grad_v);

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // additive_attention_11: f64[1, 5, 5], additive_attention_12: f64[1, 5, 5]
    double* const additive_attention_11 = arena_.at<double>(896);
    double* const additive_attention_12 = arena_.at<double>(2368);
    compute_additive_attention_11(grad_v, lambda_1_2, additive_attention_9, additive_attention_10,
                                  additive_attention_11, additive_attention_12);
    // additive_attention_13: f64[1, 5, 5]
    double* const additive_attention_13 = arena_.at<double>(1856);
    compute_additive_attention_13(additive_attention_12, additive_attention_8, additive_attention_11,
                                  additive_attention_13);
    // additive_attention_14: f64[1, 5, 5, 2]
    double* const additive_attention_14 = arena_.at<double>(896);
    compute_additive_attention_14(additive_attention_6, part4_lambda_1_additive_attention_scale, additive_attention_13,
                                  additive_attention_14);
    // additive_attention_15: f64[1, 5, 1, 2]
    double* const additive_attention_15 = arena_.at<double>(2368);
    compute_additive_attention_15(additive_attention_14, additive_attention_15);
    // additive_attention_16: f64[1, 1, 5, 2]
    double* const additive_attention_16 = arena_.at<double>(2496);
    compute_additive_attention_16(additive_attention_14, additive_attention_16);
    // lambda_3_12: f64[5, 2], lambda_3_13: f64[5, 2]
    double* const lambda_3_12 = arena_.at<double>(3520);
    double* const lambda_3_13 = arena_.at<double>(2368);
    compute_lambda_3_12(additive_attention_10, grad_v, lambda_1_2, additive_attention_15, additive_attention_16,
                        lambda_3_4, lambda_3_2, lambda_3_12, lambda_3_13);

    // m.model:5: output w = TimeDistributed(Sequential([Lambda(v -> scatter_update(v, [[0, 0], [-1, 1]], stack...
    // lambda_3_14: f64[5, 2]
    double* const lambda_3_14 = arena_.at<double>(3392);
    compute_lambda_3_11(lambda_3_3, lambda_3_4, lambda_3_13, lambda_3_2, lambda_3_12, lambda_3_14);
    // lambda_2_9: f64[2]
    double* const lambda_2_9 = arena_.at<double>(896);
    modelc::kernels::take_rows(modelc::tensor(lambda_2_9, 2), modelc::tensor(lambda_3_14, 10),
                               modelc::tensor(lambda_2_3, 2));
    // lambda_2_10: f64[5, 2]
    compute_lambda_2_8(lambda_2_9, lambda_2_10);

    // m.model:4: loss 0.1 * mean(v ** 2)
    // grad_v_2: f64[1, 5, 2]
    double* const grad_v_2 = arena_.at<double>(3264);
    compute_grad_v(v, lambda_3_14, lambda_2_10, lambda_2_9, grad_v_2);

    // m.model:3: v = Lambda(v -> AdditiveAttention()([v, tanh(v)]))(u)
    // additive_attention_17: f64[1, 5, 2]
    double* const additive_attention_17 = arena_.at<double>(1152);
    compute_additive_attention_17(additive_attention_5, grad_v_2, additive_attention_17);
    // additive_attention_18: f64[1, 5, 5], additive_attention_19: f64[1, 5, 5]
    double* const additive_attention_18 = arena_.at<double>(1600);
    double* const additive_attention_19 = arena_.at<double>(896);
    compute_additive_attention_11(grad_v_2, lambda_1, additive_attention_4, additive_attention_5, additive_attention_18,
                                  additive_attention_19);
    // additive_attention_20: f64[1, 5, 5]
    double* const additive_attention_20 = arena_.at<double>(1344);
    compute_additive_attention_13(additive_attention_19, additive_attention_3, additive_attention_18,
                                  additive_attention_20);
    // new_part_gradient_part4_lambda_1_additive_attention_scale: f64[2]
    double* const new_part_gradient_part4_lambda_1_additive_attention_scale = arena_.at<double>(4544);
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      auto column_sum_2 = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 25; ++j) {
        column_sum = modelc::Sum::apply(column_sum,
                                        lane.load(additive_attention_6 + i + j * 2) * lane(additive_attention_13[j]));
        column_sum_2 = modelc::Sum::apply(column_sum_2,
                                          lane.load(additive_attention + i + j * 2) * lane(additive_attention_20[j]));
      }
      const auto grad_part4_lambda_1_additive_attention_scale = column_sum + column_sum_2;
      lane.store(new_part_gradient_part4_lambda_1_additive_attention_scale + i,
                 grad_part4_lambda_1_additive_attention_scale);
    });
    ready_(128);
    // additive_attention_21: f64[1, 5, 5, 2]
    double* const additive_attention_21 = arena_.at<double>(0);
    compute_additive_attention_14(additive_attention, part4_lambda_1_additive_attention_scale, additive_attention_20,
                                  additive_attention_21);
    // additive_attention_22: f64[1, 5, 1, 2]
    double* const additive_attention_22 = arena_.at<double>(448);
    compute_additive_attention_15(additive_attention_21, additive_attention_22);
    // additive_attention_23: f64[1, 1, 5, 2]
    double* const additive_attention_23 = arena_.at<double>(576);
    compute_additive_attention_16(additive_attention_21, additive_attention_23);

    // m.model:11: h3 = DepthwiseConv1D(3, padding = "same", activation = v -> v * sigmoid(v), depthwise_initia...
    // the loss, and what its gradient needs
    // new_part_metric_other_cosine_similarity_total: f64, other_loss: f64, loss: f64, depthwise_conv1d_3: f64[...
    double* const new_part_metric_other_cosine_similarity_total = arena_.at<double>(5184);
    double* const other_loss = arena_.at<double>(3968);
    double* const loss = arena_.at<double>(4160);
    double* const depthwise_conv1d_3 = arena_.at<double>(2752);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < 5; ++i) {
        const auto where =
            select(max(abs(scalar.load(other_true + i * 2)), abs(scalar.load(other_true + 1 + i * 2))) > 1e+18,
                   5.169878828456423e-26, 1.0);
        const auto mul = where * (where * 1e-12);
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Max>(2, [&](auto lane, modelc::Index j) {
          const auto mul_2 = lane.load(other_true + i * 2 + j) * lane(where);
          const auto mul_3 = mul_2 * mul_2;
          const auto abs_2 = abs(lane.load(h3 + i * 2 + j));
          return modelc::folded(mul_3, abs_2);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        const auto row_max = scalar(std::get<1>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul));
        const auto where_2 = select(row_max > 1e+18, 5.169878828456423e-26, 1.0);
        const auto mul_4 = where_2 * (1e-12 * where_2);
        const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto mul_5 = lane.load(h3 + i * 2 + j) * lane(where_2);
          const auto mul_6 = mul_5 * mul_5;
          const auto mul_7 = mul_5 * (lane.load(other_true + i * 2 + j) * lane(where) * lane(rsqrt_2) * -0.2);
          return modelc::folded(mul_6, mul_7);
        });
        const auto row_sum_2 = scalar(std::get<0>(row_3));
        const auto row_sum_3 = scalar(std::get<1>(row_3));
        const auto maximum = max(row_sum_2, mul_4);
        const auto rsqrt_3 = rsqrt(maximum);
        const auto mul_8 = rsqrt_3 / maximum * (row_sum_3 * -0.5);
        const auto where_3 = select(row_sum_2 > mul_4, mul_8, select(row_sum_2 == mul_4, 0.5 * mul_8, 0.0));
        const auto row_4 = modelc::fold_lanes<double, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto mul_9 = lane.load(other_true + i * 2 + j) * lane(where) * lane(rsqrt_2);
          const auto mul_10 = lane.load(h3 + i * 2 + j) * lane(where_2);
          const auto mul_11 = mul_10 * lane(where_3);
          const auto lambda_1_3 = lane.load(lambda_1 + i * 2 + j);
          const auto grad_h3 =
              lane(where_2) * (mul_11 + (lane(rsqrt_3) * (mul_9 * -0.2) + mul_11)) +
              lane.load(additive_attention_22 + i * 2 + j) +
              (lane.load(additive_attention_17 + i * 2 + j) + lane.load(additive_attention_23 + i * 2 + j)) *
                  (1.0 - lambda_1_3 * lambda_1_3);
          const auto depthwise_conv1d_2_2 = lane.load(depthwise_conv1d_2 + i * 2 + j);
          const auto add = depthwise_conv1d_2_2 * grad_h3 +
                           (lane.load(depthwise_conv1d_bias + j) + lane.load(depthwise_conv1d + i * 2 + j)) * grad_h3 *
                               (depthwise_conv1d_2_2 - depthwise_conv1d_2_2 * depthwise_conv1d_2_2);
          const auto mul_12 = mul_9 * (mul_10 * lane(rsqrt_3));
          lane.store(depthwise_conv1d_3 + i * 2 + j, add);
          return modelc::folded(mul_12);
        });
        total_sum.add(scalar(std::get<0>(row_4)));
      }
      const auto div = -scalar(total_sum.value()) / 5.0;
      const auto scalar_total_sum_value_lanes = scalar(total_sum.value());
      const auto add_2 = scalar.load(part4_2) + (scalar.load(part4) + (scalar.load(y_loss) + div));
      scalar.store(new_part_metric_other_cosine_similarity_total, scalar_total_sum_value_lanes);
      scalar.store(other_loss, div);
      scalar.store(loss, add_2);
    }
    // new_part_gradient_depthwise_conv1d_bias: f64[2]
    double* const new_part_gradient_depthwise_conv1d_bias = arena_.at<double>(4480);
    compute_new_part_gradient_dense_bias(depthwise_conv1d_3, new_part_gradient_depthwise_conv1d_bias);
    ready_(64);
    // depthwise_conv1d_4: f64[3, 1, 2]
    double* const depthwise_conv1d_4 = arena_.at<double>(0);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(depthwise_conv1d_4, 3, 1, 2), modelc::tensor(lambda_3, 1, 5, 2),
        modelc::tensor(depthwise_conv1d_3, 1, 5, 2), modelc::Windows<modelc::Window<3, 1, 1, 1>>{});

    // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
    // new_part_metric_y_mse_count: f64
    double* const new_part_metric_y_mse_count = arena_.at<double>(4864);
    compute_new_part_metric_y_mse_count(new_part_metric_y_mse_count);

    // m.model:4: loss 0.1 * mean(v ** 2)
    // new_part_metric_y_root_mean_squared_error_count: f64
    double* const new_part_metric_y_root_mean_squared_error_count = arena_.at<double>(4992);
    compute_new_part_metric_y_root_mean_squared_error_count(new_part_metric_y_root_mean_squared_error_count);
    // new_part_metric_other_metric_count: f64
    double* const new_part_metric_other_metric_count = arena_.at<double>(5120);
    compute_new_part_metric_y_root_mean_squared_error_count(new_part_metric_other_metric_count);

    // m.model:16: compile(optimizer = RMSprop(learning_rate = ExponentialDecay(0.1, 10, 0.9), momentum = 0.5, ...
    // new_part_metric_other_cosine_similarity_count: f64
    double* const new_part_metric_other_cosine_similarity_count = arena_.at<double>(5248);
    compute_new_part_metric_y_mse_count(new_part_metric_other_cosine_similarity_count);

    modelc::copy_elements(arena_.at<double>(0), 6, arena_.at<double>(4416));
    modelc::copy_elements(arena_.at<double>(4160), 1, arena_.at<double>(4736));
  }

  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Arena arena_{arena_bytes};
};

using Model = M;

}  // namespace m4221

// Made by modelc from m.model. Changes here are lost when that is compiled again.
#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "modelc/fft.hpp"
#include "modelc/fit.hpp"
#include "modelc/index.hpp"
#include "modelc/initial.hpp"
#include "modelc/input.hpp"
#include "modelc/lanes.hpp"
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/size.hpp"
#include "modelc/small_matmul.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4222 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    float& scaled_scale() noexcept { return *block.at<float>(0); }
    auto scaled_spectral_normalization_dense_kernel() noexcept { return modelc::block_view<float, 1, 3>(block, 64); }
    auto scaled_spectral_normalization_dense_bias() noexcept { return modelc::block_view<float, 3>(block, 128); }
    auto scaled_spectral_normalization_vector_u() noexcept { return modelc::block_view<float, 1, 3>(block, 192); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<float>(64), 1, 0.001f); }
  };

  struct Gradients {
    float loss;
    float y_loss;
    float grad_scaled_scale;
    modelc::View<const float, 1, 3> grad_scaled_spectral_normalization_dense_kernel;
    modelc::View<const float, 3> grad_scaled_spectral_normalization_dense_bias;
  };

  M() : M(Symbols()) {}
  /// Throws modelc::Error unless every symbol is at least 1 and all sizes fit 64 bits.
  explicit M(const Symbols& symbols) : M(std::make_shared<Weights>(), symbols) {}
  /// Shares the weights of another model.
  explicit M(std::shared_ptr<Weights> weights) : M(std::move(weights), Symbols()) {}
  M(std::shared_ptr<Weights> weights, const Symbols& symbols)
      : M(std::move(weights), std::make_shared<Training>(), symbols) {}
  /// Shares weights and training's own state: the two train the same thing, one at a time.
  M(std::shared_ptr<Weights> weights, std::shared_ptr<Training> training, const Symbols& symbols)
      : symbols_(symbols), weights_(std::move(weights)), training_(std::move(training)) {}

  const Symbols& symbols() const noexcept { return symbols_; }
  /// The weights, for other models to share and to read and write by name.
  const std::shared_ptr<Weights>& weights() const noexcept { return weights_; }
  /// Takes all weights from a safetensors file. Throws modelc::Error, with everything that
  /// is missing, unexpected or of another shape, and then leaves the weights as they were.
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 4, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 4, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    std::fill_n(block.at<float>(0), 1, 0.5f);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "scaled/spectral_normalization/dense/kernel");
      modelc::initial::fill(block.at<float>(64), 3, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.3988e2p+1) +
            -0x1.3988e2p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "scaled/spectral_normalization/vector_u");
      modelc::initial::fill(block.at<float>(192), 3, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<float>(key, 0, i)),
                                        0x1.47ae14p-6) +
                0x0p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, 1]` gives `y: f32[b, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 3> predict(modelc::View<const float, modelc::Dynamic, 1> x) noexcept {
    assert(x.rows() == symbols_.b);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 3> predict(const XTensor& x) {
    compute(modelc::checked<float, 2>("x", x, {symbols_.b, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 1]`
  /// - takes `y_true: f32[b, 3]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 1> x,
                   modelc::View<const float, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 2>("x", x, {symbols_.b, 1}),
                       modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(64));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 1]`
  /// - takes `y_true: f32[b, 3]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 1> x,
                      modelc::View<const float, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 2>("x", x, {symbols_.b, 1}),
                          modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 3}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 1]`
  /// - takes `y_true: f32[b, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 1> x,
                      modelc::View<const float, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 2>("x", x, {symbols_.b, 1}),
                      modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(64);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(256);
    outputs[3] = arena_.at<float>(320);
    outputs[4] = arena_.at<float>(384);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(256); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<float>(448));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {}
  /// The optimizer's learning rate, for the steps to come.
  void set_learning_rate(float rate) noexcept { *training_->block.at<float>(64) = rate; }
  float learning_rate() const noexcept { return *training_->block.at<float>(64); }
  /// The symbols for batches of another size.
  Symbols with_batch(modelc::Index size) const noexcept {
    Symbols chosen = symbols_;
    chosen.b = size;
    return chosen;
  }
  /// Is axis 0 of every input one and the same open symbol?
  static constexpr bool batched = true;
  /// What training keeps beside the weights, for other models to share.
  const std::shared_ptr<Training>& training() const noexcept { return training_; }
  /// Trains on a dataset: epochs over shuffled batches, as fit.hpp says.
  modelc::History fit(const modelc::Dataset& data, const modelc::FitOptions& options = {}) {
    return modelc::fit(*this, data, options);
  }
  /// The optimizer begins anew: its state, the steps it has taken, and the learning rate. Allocates.
  void reset_optimizer() { training_->block = Training().block; }
  /// Writes all that training goes on from, whole or not at all; modelc::Error when that fails.
  void save_checkpoint(const std::string& path) const { modelc::save_checkpoint(*this, path); }
  /// Goes back to a checkpoint: weights, the optimizer's state. Throws modelc::Error, with everything
  /// that does not fit, and then leaves the model as it was.
  modelc::Checkpoint load_checkpoint(const std::string& path) {
    modelc::Checkpoint at = modelc::load_checkpoint(*this, path);
    return at;
  }
  /// The loss and the metrics of a dataset, in the order of metric_names.
  std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
    return modelc::evaluate(*this, data, batch_size);
  }
  /// Elements of each training input, in the order of train_input_infos.
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {symbols_.b, 3 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 3 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> weight_infos{{
      {"scaled/scale", "f32", 0, {}, 0, true},
      {"scaled/spectral_normalization/dense/kernel", "f32", 2, {1, 3}, 64, true},
      {"scaled/spectral_normalization/dense/bias", "f32", 1, {3}, 128, true},
      {"scaled/spectral_normalization/vector_u", "f32", 2, {1, 3}, 192, false},
  }};
  static constexpr modelc::Index weight_bytes = 256;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 2, {-1, 1}, 0, false},
      {"y_true", "f32", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 5> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/scaled/scale", "f32", 0, {}, 0, false},
      {"grad/scaled/spectral_normalization/dense/kernel", "f32", 2, {1, 3}, 0, false},
      {"grad/scaled/spectral_normalization/dense/bias", "f32", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 8> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/scaled/scale", "f32", 0, {}, 128, false},
      {"optimizer/v/scaled/scale", "f32", 0, {}, 192, false},
      {"optimizer/m/scaled/spectral_normalization/dense/kernel", "f32", 2, {1, 3}, 256, false},
      {"optimizer/v/scaled/spectral_normalization/dense/kernel", "f32", 2, {1, 3}, 320, false},
      {"optimizer/m/scaled/spectral_normalization/dense/bias", "f32", 1, {3}, 384, false},
      {"optimizer/v/scaled/spectral_normalization/dense/bias", "f32", 1, {3}, 448, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 6> part_infos{{
      {"gradient/scaled/scale", "f32", 0, {}, 0, false},
      {"gradient/scaled/spectral_normalization/dense/kernel", "f32", 2, {1, 3}, 64, false},
      {"gradient/scaled/spectral_normalization/dense/bias", "f32", 1, {3}, 128, false},
      {"loss", "f32", 0, {}, 192, false},
      {"state/scaled/spectral_normalization/dense/kernel", "f32", 2, {1, 3}, 256, false},
      {"state/scaled/spectral_normalization/vector_u", "f32", 2, {1, 3}, 320, false},
  }};
  static constexpr modelc::Index part_bytes = 384;
  static constexpr modelc::Index gradient_bytes = 192;  // the first of them
  static constexpr modelc::Index training_bytes = 512;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({4 * b, 12 * b});
    modelc::Size end = 64;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    modelc::Size train_step_end = 640;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    const modelc::Size update_step_end = 640;
    modelc::Size evaluate_step_end = 64;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    modelc::Size gradients_end = 640;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 3>>(arena_.at<float>(slots_[0]), symbols_.b, 3);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(64)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(64)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<float>(arena_.at<float>(256)),
            modelc::make_view<modelc::View<const float, 1, 3>>(arena_.at<float>(320), 1, 3),
            modelc::make_view<modelc::View<const float, 3>>(arena_.at<float>(384), 3)};
  }

  // m.model:3: return scale * inner(x)
  // computes spectral_normalization, spectral_normalization
  void compute_spectral_normalization(const float* scaled_spectral_normalization_vector_u,
                                      const float* scaled_spectral_normalization_dense_kernel,
                                      float* spectral_normalization) noexcept {
    modelc::matmul(threads_, 1, 3, 1, scaled_spectral_normalization_vector_u, 3, 1,
                   scaled_spectral_normalization_dense_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto where = select(abs(sum) > 1e+18f, 5.169879e-26f, 1.0f);
                     const auto mul = sum * where;
                     lane.store(spectral_normalization, 0, mul * rsqrt(max(mul * mul, where * (where * 1e-24f))));
                   });
  }

  // m.model:3: return scale * inner(x)
  // computes spectral_normalization_2, spectral_normalization_2
  void compute_spectral_normalization_2(const float* spectral_normalization,
                                        const float* scaled_spectral_normalization_dense_kernel,
                                        float* spectral_normalization_2) noexcept {
    modelc::small_matmul<1, 3>(1, spectral_normalization, 1, scaled_spectral_normalization_dense_kernel, 3,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(spectral_normalization_2 + column, sum);
                               });
  }

  // m.model:3: return scale * inner(x)
  // computes spectral_normalization_3, spectral_normalization_3
  void compute_spectral_normalization_3(const float* spectral_normalization_2,
                                        float* spectral_normalization_3) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto where = select(
          max(abs(scalar.load(spectral_normalization_2 + 2)),
              max(abs(scalar.load(spectral_normalization_2 + 1)), abs(scalar.load(spectral_normalization_2)))) > 1e+18f,
          5.169879e-26f, 1.0f);
      const auto mul = where * (1e-24f * where);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index i) {
        const auto mul_2 = lane.load(spectral_normalization_2 + i) * lane(where);
        return mul_2 * mul_2;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul));
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_3 + i, lane.load(spectral_normalization_2 + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:3: return scale * inner(x)
  // computes spectral_normalization_4, spectral_normalization_4
  void compute_spectral_normalization_4(const float* spectral_normalization_2, const float* spectral_normalization_3,
                                        bool* spectral_normalization_4, float* spectral_normalization_5) noexcept {
    modelc::matmul(threads_, 1, 3, 1, spectral_normalization_2, 3, 1, spectral_normalization_3, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto eq = 0.0f == sum;
                     const auto where = select(eq, 1.0f, sum);
                     lane.store(spectral_normalization_4, 0, eq);
                     lane.store(spectral_normalization_5, 0, where);
                   });
  }

  // m.model:3: return scale * inner(x)
  // computes new_scaled_spectral_normalization_vector_u, new_part_state_scaled_spectral_normalization_vector_u
  void compute_new_scaled_spectral_normalization_vector_u(const bool* spectral_normalization_4,
                                                          const float* scaled_spectral_normalization_vector_u,
                                                          const float* spectral_normalization_3,
                                                          float* new_scaled_spectral_normalization_vector_u) noexcept {
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_scaled_spectral_normalization_vector_u + i,
                 select(lane(spectral_normalization_4[0]), lane.load(scaled_spectral_normalization_vector_u + i),
                        lane.load(spectral_normalization_3 + i)));
    });
  }

  // m.model:3: return scale * inner(x)
  // computes spectral_normalization_6, new_part_state_scaled_spectral_normalization_dense_kernel
  void compute_spectral_normalization_6(const float* scaled_spectral_normalization_dense_kernel,
                                        const float* spectral_normalization_5,
                                        float* spectral_normalization_6) noexcept {
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      lane.store(spectral_normalization_6 + i,
                 lane.load(scaled_spectral_normalization_dense_kernel + i) / lane(spectral_normalization_5[0]));
    });
  }

  // m.model:3: return scale * inner(x)
  // computes dense, dense, dense
  void compute_dense(const float* h1, const float* spectral_normalization_6, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 1, 3, h1, 1, 1, spectral_normalization_6, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 3 + column, sum);
                   });
  }

  // m.model:3: return scale * inner(x)
  // computes grad_scaled_spectral_normalization_dense_kernel,
  // new_part_gradient_scaled_spectral_normalization_dense_kernel
  void compute_grad_scaled_spectral_normalization_dense_kernel(
      const float* h1, const float* dense_2, float* grad_scaled_spectral_normalization_dense_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 1, b, 3, h1, 1, 1, dense_2, 3, 1,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(grad_scaled_spectral_normalization_dense_kernel + column, sum);
                   });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:7: h1 = Lambda(v -> irfft(rfft(v), fft_length = 1))(x)
    // lambda: f32[b, 1], lambda_2: f32[b, 1]
    float* const lambda = arena_.at<float>(slots_[0]);
    float* const lambda_2 = arena_.at<float>(slots_[1]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::real_fft(modelc::tensor(lambda, b, 1), modelc::tensor(lambda_2, b, 1),
                              modelc::tensor(workspace, 8), modelc::tensor(x, b, 1));
    // h1: f32[b, 1]
    float* const h1 = arena_.at<float>(slots_[2]);
    float* const workspace_2 = arena_.at<float>(0);
    modelc::kernels::inverse_real_fft(modelc::tensor(h1, b, 1), modelc::tensor(workspace_2, 8),
                                      modelc::tensor(lambda, b, 1), modelc::tensor(lambda_2, b, 1));

    // m.model:3: return scale * inner(x)
    // h2: f32[b, 3]
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_spectral_normalization_dense_kernel = weights_->block.at<float>(64);
    const float* const scaled_spectral_normalization_dense_bias = weights_->block.at<float>(128);
    float* const h2 = arena_.at<float>(slots_[0]);
    modelc::matmul(threads_, b, 1, 3, h1, 1, 1, scaled_spectral_normalization_dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto add = lane.load(scaled_spectral_normalization_dense_bias + column) + sum;
                     lane.store(h2 + row * 3 + column,
                                lane(scaled_scale[0]) * select(add >= 6.0f, 6.0f, max(add, 0.0f)));
                   });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:7: h1 = Lambda(v -> irfft(rfft(v), fft_length = 1))(x)
    // lambda: f32[b, 1], lambda_2: f32[b, 1]
    float* const lambda = arena_.at<float>(train_step_slots_[0]);
    float* const lambda_2 = arena_.at<float>(train_step_slots_[1]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::real_fft(modelc::tensor(lambda, b, 1), modelc::tensor(lambda_2, b, 1),
                              modelc::tensor(workspace, 8), modelc::tensor(x, b, 1));
    // h1: f32[b, 1]
    float* const h1 = arena_.at<float>(train_step_slots_[2]);
    float* const workspace_2 = arena_.at<float>(0);
    modelc::kernels::inverse_real_fft(modelc::tensor(h1, b, 1), modelc::tensor(workspace_2, 8),
                                      modelc::tensor(lambda, b, 1), modelc::tensor(lambda_2, b, 1));

    // m.model:3: return scale * inner(x)
    // spectral_normalization: f32[1, 1]
    const float* const scaled_spectral_normalization_dense_kernel = weights_->block.at<float>(64);
    const float* const scaled_spectral_normalization_vector_u = weights_->block.at<float>(192);
    float* const spectral_normalization = arena_.at<float>(0);
    compute_spectral_normalization(scaled_spectral_normalization_vector_u, scaled_spectral_normalization_dense_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f32[1, 3]
    float* const spectral_normalization_2 = arena_.at<float>(64);
    compute_spectral_normalization_2(spectral_normalization, scaled_spectral_normalization_dense_kernel,
                                     spectral_normalization_2);
    // spectral_normalization_3: f32[1, 3]
    float* const spectral_normalization_3 = arena_.at<float>(0);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_3);
    // spectral_normalization_4: bool[1, 1], spectral_normalization_5: f32
    bool* const spectral_normalization_4 = arena_.at<bool>(128);
    float* const spectral_normalization_5 = arena_.at<float>(192);
    compute_spectral_normalization_4(spectral_normalization_2, spectral_normalization_3, spectral_normalization_4,
                                     spectral_normalization_5);
    // new_scaled_spectral_normalization_vector_u: f32[1, 3]
    float* const new_scaled_spectral_normalization_vector_u = weights_->block.at<float>(192);
    compute_new_scaled_spectral_normalization_vector_u(spectral_normalization_4, scaled_spectral_normalization_vector_u,
                                                       spectral_normalization_3,
                                                       new_scaled_spectral_normalization_vector_u);
    // spectral_normalization_6: f32[1, 3]
    float* const spectral_normalization_6 = arena_.at<float>(0);
    compute_spectral_normalization_6(scaled_spectral_normalization_dense_kernel, spectral_normalization_5,
                                     spectral_normalization_6);
    // dense: f32[b, 3]
    float* const dense = arena_.at<float>(train_step_slots_[0]);
    compute_dense(h1, spectral_normalization_6, dense);
    // the loss, and what its gradient needs
    // loss: f32, dense_2: f32[b, 3], new_optimizer_m_scaled_scale: f32, new_optimizer_v_scaled_scale: f32, sca...
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_spectral_normalization_dense_bias = weights_->block.at<float>(128);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_scaled_scale = training_->block.at<float>(128);
    const float* const optimizer_v_scaled_scale = training_->block.at<float>(192);
    float* const loss = arena_.at<float>(64);
    float* const dense_2 = arena_.at<float>(train_step_slots_[0]);
    float* const new_optimizer_m_scaled_scale = training_->block.at<float>(128);
    float* const new_optimizer_v_scaled_scale = training_->block.at<float>(192);
    float* const scaled = arena_.at<float>(192);
    float* const scaled_2 = arena_.at<float>(256);
    float* const new_scaled_scale = weights_->block.at<float>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(512);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * scaled_scale_2 * 0.01f;
      const auto mul_2 = scaled_scale_2 * 0.01f;
      const auto add_2 = mul_2 + mul_2;
      const auto div = scalar(1.0f) / scalar(static_cast<float>(b)) / 3.0f;
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add_3 = 1.0f + modelc::cast<float>(optimizer_iteration_2);
      const auto optimizer_m_scaled_scale_2 = scalar.load(optimizer_m_scaled_scale);
      const auto optimizer_v_scaled_scale_2 = scalar.load(optimizer_v_scaled_scale);
      const auto sub = 1.0f - pow(0.9f, add_3);
      const auto sub_2 = 1.0f - pow(0.999f, add_3);
      const auto abs_2 = abs(scaled_scale_2);
      const auto gt = abs_2 > 1e+18f;
      const auto lt = abs_2 < 1e-18f;
      const auto mul_3 = scaled_scale_2 * select(lt, 1.9342813e+25f, select(gt, 5.169879e-26f, 1.0f));
      const auto mul_4 = select(lt, 5.169879e-26f, select(gt, 1.9342813e+25f, 1.0f)) * sqrt(mul_3 * mul_3);
      const auto gt_2 = mul_4 > 0.0f;
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto add_4 = optimizer_iteration_2 + std::int64_t{1};
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index j) {
              const auto add_5 = lane.load(scaled_spectral_normalization_dense_bias + j) + lane.load(dense + i * 3 + j);
              const auto sub_3 =
                  lane(scaled_scale_2) * select(add_5 >= 6.0f, 6.0f, max(0.0f, add_5)) - lane.load(y_true + i * 3 + j);
              const auto mul_5 = sub_3 * -2.0f;
              return sub_3 + (max(0.0f, mul_5) + log1p(exp(-abs(mul_5)))) - 0.6931472f;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index j) {
              const auto add_6 = lane.load(scaled_spectral_normalization_dense_bias + j) + lane.load(dense + i * 3 + j);
              const auto where = select(add_6 >= 6.0f, 6.0f, max(0.0f, add_6));
              return where *
                     (lane(div) +
                      -2.0f * (lane(div) *
                               sigmoid((lane(scaled_scale_2) * where - lane.load(y_true + i * 3 + j)) * -2.0f)));
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
          const auto add_7 = lane.load(scaled_spectral_normalization_dense_bias + j) + lane.load(dense + i * 3 + j);
          const auto ge = add_7 >= 6.0f;
          const auto maximum = max(0.0f, add_7);
          lane.store(dense_2 + i * 3 + j,
                     select(maximum <= 0.0f, 0.0f,
                            select(ge, 0.0f,
                                   lane(scaled_scale_2) *
                                       (lane(div) +
                                        -2.0f * (lane(div) * sigmoid((lane(scaled_scale_2) * select(ge, 6.0f, maximum) -
                                                                      lane.load(y_true + i * 3 + j)) *
                                                                     -2.0f))))));
        });
      }
      const auto sub_lanes = sub;
      const auto sub_2_lanes = sub_2;
      const auto add_4_lanes = add_4;
      scalar.store(scaled, sub_lanes);
      scalar.store(scaled_2, sub_2_lanes);
      scalar.store(add, add_4_lanes);
      const auto add_8 = row_sum / 3.0f / static_cast<float>(b) + mul;
      const auto minimum = min(max(add_2 + row_sum_2, -0.1f), 0.1f);
      const auto add_9 = optimizer_m_scaled_scale_2 + 0.1f * (minimum - optimizer_m_scaled_scale_2);
      const auto add_10 = optimizer_v_scaled_scale_2 + (minimum * minimum - optimizer_v_scaled_scale_2) * 0.001f;
      const auto div_2 = add_9 / sub / (sqrt(add_10 / sub_2) + 1e-07f);
      const auto abs_3 = abs(div_2);
      const auto gt_3 = abs_3 > 1e+18f;
      const auto lt_2 = abs_3 < 1e-18f;
      const auto mul_6 = div_2 * select(lt_2, 1.9342813e+25f, select(gt_3, 5.169879e-26f, 1.0f));
      const auto mul_7 = select(lt_2, 5.169879e-26f, select(gt_3, 1.9342813e+25f, 1.0f)) * sqrt(mul_6 * mul_6);
      const auto sub_4 =
          scaled_scale_2 - div_2 * (optimizer_learning_rate_2 *
                                    select(gt_2, select(mul_7 > 0.0f, mul_4 / max(mul_7, 1e-30f), 1.0f), 1.0f));
      const auto add_8_lanes = add_8;
      const auto add_9_lanes = add_9;
      const auto add_10_lanes = add_10;
      const auto sub_4_lanes = sub_4;
      scalar.store(loss, add_8_lanes);
      scalar.store(new_optimizer_m_scaled_scale, add_9_lanes);
      scalar.store(new_optimizer_v_scaled_scale, add_10_lanes);
      scalar.store(new_scaled_scale, sub_4_lanes);
    }
    // grad_scaled_spectral_normalization_dense_kernel: f32[1, 3]
    float* const grad_scaled_spectral_normalization_dense_kernel = arena_.at<float>(128);
    compute_grad_scaled_spectral_normalization_dense_kernel(h1, dense_2,
                                                            grad_scaled_spectral_normalization_dense_kernel);

    // m.model:10: compile(optimizer = Lamb(clipvalue = 0.1), loss = log_cosh)
    // new_optimizer_m_scaled_spectral_normalization_dense_bias: f32[3], new_optimizer_v_scaled_spectral_normal...
    const float* const optimizer_m_scaled_spectral_normalization_dense_bias = training_->block.at<float>(384);
    const float* const optimizer_v_scaled_spectral_normalization_dense_bias = training_->block.at<float>(448);
    float* const new_optimizer_m_scaled_spectral_normalization_dense_bias = training_->block.at<float>(384);
    float* const new_optimizer_v_scaled_spectral_normalization_dense_bias = training_->block.at<float>(448);
    float* const dense_3 = arena_.at<float>(320);
    float* const dense_4 = arena_.at<float>(384);
    float* const dense_5 = arena_.at<float>(448);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Max, float> total_max;
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
        const auto optimizer_m_scaled_spectral_normalization_dense_bias_2 =
            lane.load(optimizer_m_scaled_spectral_normalization_dense_bias + i);
        const auto optimizer_v_scaled_spectral_normalization_dense_bias_2 =
            lane.load(optimizer_v_scaled_spectral_normalization_dense_bias + i);
        const auto scaled_3 = lane(scaled[0]);
        const auto scaled_2_2 = lane(scaled_2[0]);
        auto grad_scaled_spectral_normalization_dense_bias = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < b; ++j) {
          grad_scaled_spectral_normalization_dense_bias =
              modelc::Sum::apply(grad_scaled_spectral_normalization_dense_bias, lane.load(dense_2 + i + j * 3));
        }
        const auto minimum = min(0.1f, max(grad_scaled_spectral_normalization_dense_bias, -0.1f));
        const auto add_2 = optimizer_m_scaled_spectral_normalization_dense_bias_2 +
                           0.1f * (minimum - optimizer_m_scaled_spectral_normalization_dense_bias_2);
        const auto add_3 = optimizer_v_scaled_spectral_normalization_dense_bias_2 +
                           0.001f * (minimum * minimum - optimizer_v_scaled_spectral_normalization_dense_bias_2);
        const auto div = add_2 / scaled_3 / (1e-07f + sqrt(add_3 / scaled_2_2));
        const auto abs_2 = abs(div);
        lane.store(new_optimizer_m_scaled_spectral_normalization_dense_bias + i, add_2);
        lane.store(new_optimizer_v_scaled_spectral_normalization_dense_bias + i, add_3);
        lane.store(dense_3 + i, div);
        total_max.add(abs_2);
      });
      const auto gt = scalar(total_max.value()) > 1e+18f;
      const auto lt = scalar(total_max.value()) < 1e-18f;
      const auto where = select(lt, 1.9342813e+25f, select(gt, 5.169879e-26f, 1.0f));
      const auto where_2 = select(lt, 5.169879e-26f, select(gt, 1.9342813e+25f, 1.0f));
      scalar.store(dense_4, where);
      scalar.store(dense_5, where_2);
    }
    // new_optimizer_m_scaled_spectral_normalization_dense_kernel: f32[1, 3], new_optimizer_v_scaled_spectral_n...
    const float* const optimizer_m_scaled_spectral_normalization_dense_kernel = training_->block.at<float>(256);
    const float* const optimizer_v_scaled_spectral_normalization_dense_kernel = training_->block.at<float>(320);
    float* const new_optimizer_m_scaled_spectral_normalization_dense_kernel = training_->block.at<float>(256);
    float* const new_optimizer_v_scaled_spectral_normalization_dense_kernel = training_->block.at<float>(320);
    float* const new_scaled_spectral_normalization_dense_kernel = weights_->block.at<float>(64);
    float* const dense_6 = arena_.at<float>(128);
    float* const dense_row = arena_.at<float>(576);
    {
      const modelc::Scalar scalar{};
      const auto scaled_3 = scalar.load(scaled);
      const auto scaled_2_2 = scalar.load(scaled_2);
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto maximum = max(max(abs(scalar.load(scaled_spectral_normalization_dense_bias)),
                                   abs(scalar.load(scaled_spectral_normalization_dense_bias + 1))),
                               abs(scalar.load(scaled_spectral_normalization_dense_bias + 2)));
      const auto gt = maximum > 1e+18f;
      const auto lt = maximum < 1e-18f;
      const auto where = select(lt, 1.9342813e+25f, select(gt, 5.169879e-26f, 1.0f));
      const auto where_2 = select(lt, 5.169879e-26f, select(gt, 1.9342813e+25f, 1.0f));
      const auto dense_4_2 = scalar.load(dense_4);
      const auto dense_5_2 = scalar.load(dense_5);
      const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Max, modelc::Sum, modelc::Sum>(
          3, [&](auto lane, modelc::Index i) {
            const auto minimum = min(0.1f, max(lane.load(grad_scaled_spectral_normalization_dense_kernel + i), -0.1f));
            const auto optimizer_m_scaled_spectral_normalization_dense_kernel_2 =
                lane.load(optimizer_m_scaled_spectral_normalization_dense_kernel + i);
            const auto add_2 = optimizer_m_scaled_spectral_normalization_dense_kernel_2 +
                               0.1f * (minimum - optimizer_m_scaled_spectral_normalization_dense_kernel_2);
            const auto optimizer_v_scaled_spectral_normalization_dense_kernel_2 =
                lane.load(optimizer_v_scaled_spectral_normalization_dense_kernel + i);
            const auto add_3 = optimizer_v_scaled_spectral_normalization_dense_kernel_2 +
                               0.001f * (minimum * minimum - optimizer_v_scaled_spectral_normalization_dense_kernel_2);
            const auto div = add_2 / lane(scaled_3) / (1e-07f + sqrt(add_3 / lane(scaled_2_2)));
            const auto mul = lane.load(scaled_spectral_normalization_dense_bias + i) * lane(where);
            const auto mul_2 = lane.load(dense_3 + i) * lane(dense_4_2);
            const auto abs_2 = abs(lane.load(spectral_normalization_6 + i));
            const auto abs_3 = abs(div);
            const auto mul_3 = mul * mul;
            const auto mul_4 = mul_2 * mul_2;
            lane.store(dense_row + i, div);
            lane.store(new_optimizer_m_scaled_spectral_normalization_dense_kernel + i, add_2);
            lane.store(new_optimizer_v_scaled_spectral_normalization_dense_kernel + i, add_3);
            return modelc::folded(abs_2, abs_3, mul_3, mul_4);
          });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto row_sum = scalar(std::get<2>(row_2));
      const auto row_sum_2 = scalar(std::get<3>(row_2));
      const auto gt_2 = row_max > 1e+18f;
      const auto lt_2 = row_max < 1e-18f;
      const auto where_3 = select(lt_2, 1.9342813e+25f, select(gt_2, 5.169879e-26f, 1.0f));
      const auto where_4 = select(lt_2, 5.169879e-26f, select(gt_2, 1.9342813e+25f, 1.0f));
      const auto gt_3 = row_max_2 > 1e+18f;
      const auto lt_3 = row_max_2 < 1e-18f;
      const auto where_5 = select(lt_3, 1.9342813e+25f, select(gt_3, 5.169879e-26f, 1.0f));
      const auto where_6 = select(lt_3, 5.169879e-26f, select(gt_3, 1.9342813e+25f, 1.0f));
      const auto mul_5 = where_2 * sqrt(row_sum);
      const auto mul_6 = dense_5_2 * sqrt(row_sum_2);
      const auto mul_7 = optimizer_learning_rate_2 *
                         select(mul_5 > 0.0f, select(mul_6 > 0.0f, mul_5 / max(1e-30f, mul_6), 1.0f), 1.0f);
      const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index i) {
        const auto mul_8 = lane.load(spectral_normalization_6 + i) * lane(where_3);
        const auto mul_9 = lane.load(dense_row + i) * lane(where_5);
        const auto sub = lane.load(scaled_spectral_normalization_dense_bias + i) - lane.load(dense_3 + i) * lane(mul_7);
        const auto mul_10 = mul_8 * mul_8;
        const auto mul_11 = mul_9 * mul_9;
        lane.store(dense_6 + i, sub);
        return modelc::folded(mul_10, mul_11);
      });
      const auto row_sum_3 = scalar(std::get<0>(row_3));
      const auto row_sum_4 = scalar(std::get<1>(row_3));
      const auto mul_12 = where_4 * sqrt(row_sum_3);
      const auto mul_13 = where_6 * sqrt(row_sum_4);
      const auto mul_14 = optimizer_learning_rate_2 *
                          select(mul_12 > 0.0f, select(mul_13 > 0.0f, mul_12 / max(1e-30f, mul_13), 1.0f), 1.0f);
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
        lane.store(new_scaled_spectral_normalization_dense_kernel + i,
                   lane.load(spectral_normalization_6 + i) - lane.load(dense_row + i) * lane(mul_14));
      });
    }

    modelc::copy_elements(arena_.at<float>(128), 3, weights_->block.at<float>(128));
    modelc::copy_elements(arena_.at<std::int64_t>(512), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // new_optimizer_m_scaled_scale: f32, new_optimizer_v_scaled_scale: f32, new_scaled_scale: f32, new_optimiz...
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_spectral_normalization_dense_bias = weights_->block.at<float>(128);
    const float* const part_gradient_scaled_scale = arena_.at<float>(256);
    const float* const part_gradient_scaled_spectral_normalization_dense_kernel = arena_.at<float>(320);
    const float* const part_state_scaled_spectral_normalization_dense_kernel = arena_.at<float>(512);
    const float* const part_gradient_scaled_spectral_normalization_dense_bias = arena_.at<float>(384);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_scaled_scale = training_->block.at<float>(128);
    const float* const optimizer_v_scaled_scale = training_->block.at<float>(192);
    const float* const optimizer_m_scaled_spectral_normalization_dense_kernel = training_->block.at<float>(256);
    const float* const optimizer_v_scaled_spectral_normalization_dense_kernel = training_->block.at<float>(320);
    const float* const optimizer_m_scaled_spectral_normalization_dense_bias = training_->block.at<float>(384);
    const float* const optimizer_v_scaled_spectral_normalization_dense_bias = training_->block.at<float>(448);
    float* const new_optimizer_m_scaled_scale = training_->block.at<float>(128);
    float* const new_optimizer_v_scaled_scale = training_->block.at<float>(192);
    float* const new_scaled_scale = weights_->block.at<float>(0);
    float* const new_optimizer_m_scaled_spectral_normalization_dense_kernel = training_->block.at<float>(256);
    float* const new_optimizer_v_scaled_spectral_normalization_dense_kernel = training_->block.at<float>(320);
    float* const new_scaled_spectral_normalization_dense_kernel = weights_->block.at<float>(64);
    float* const new_optimizer_m_scaled_spectral_normalization_dense_bias = training_->block.at<float>(384);
    float* const new_optimizer_v_scaled_spectral_normalization_dense_bias = training_->block.at<float>(448);
    float* const dense = arena_.at<float>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const dense_row = arena_.at<float>(64);
    float* const dense_row_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add = 1.0f + modelc::cast<float>(optimizer_iteration_2);
      const auto minimum = min(max(scalar.load(part_gradient_scaled_scale), -0.1f), 0.1f);
      const auto optimizer_m_scaled_scale_2 = scalar.load(optimizer_m_scaled_scale);
      const auto add_2 = optimizer_m_scaled_scale_2 + 0.1f * (minimum - optimizer_m_scaled_scale_2);
      const auto optimizer_v_scaled_scale_2 = scalar.load(optimizer_v_scaled_scale);
      const auto add_3 = optimizer_v_scaled_scale_2 + (minimum * minimum - optimizer_v_scaled_scale_2) * 0.001f;
      const auto sub = 1.0f - pow(0.9f, add);
      const auto sub_2 = 1.0f - pow(0.999f, add);
      const auto div = add_2 / sub / (sqrt(add_3 / sub_2) + 1e-07f);
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto abs_2 = abs(scaled_scale_2);
      const auto gt = abs_2 > 1e+18f;
      const auto lt = abs_2 < 1e-18f;
      const auto mul = scaled_scale_2 * select(lt, 1.9342813e+25f, select(gt, 5.169879e-26f, 1.0f));
      const auto mul_2 = select(lt, 5.169879e-26f, select(gt, 1.9342813e+25f, 1.0f)) * sqrt(mul * mul);
      const auto abs_3 = abs(div);
      const auto gt_2 = abs_3 > 1e+18f;
      const auto lt_2 = abs_3 < 1e-18f;
      const auto mul_3 = div * select(lt_2, 1.9342813e+25f, select(gt_2, 5.169879e-26f, 1.0f));
      const auto mul_4 = select(lt_2, 5.169879e-26f, select(gt_2, 1.9342813e+25f, 1.0f)) * sqrt(mul_3 * mul_3);
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto sub_3 =
          scaled_scale_2 - div * (optimizer_learning_rate_2 *
                                  select(mul_2 > 0.0f, select(mul_4 > 0.0f, mul_2 / max(mul_4, 1e-30f), 1.0f), 1.0f));
      const auto maximum = max(max(abs(scalar.load(scaled_spectral_normalization_dense_bias)),
                                   abs(scalar.load(scaled_spectral_normalization_dense_bias + 1))),
                               abs(scalar.load(scaled_spectral_normalization_dense_bias + 2)));
      const auto gt_3 = maximum > 1e+18f;
      const auto lt_3 = maximum < 1e-18f;
      const auto where = select(lt_3, 1.9342813e+25f, select(gt_3, 5.169879e-26f, 1.0f));
      const auto where_2 = select(lt_3, 5.169879e-26f, select(gt_3, 1.9342813e+25f, 1.0f));
      const auto add_4 = optimizer_iteration_2 + std::int64_t{1};
      const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Max, modelc::Sum, modelc::Max>(
          3, [&](auto lane, modelc::Index i) {
            const auto minimum_2 =
                min(0.1f, max(lane.load(part_gradient_scaled_spectral_normalization_dense_kernel + i), -0.1f));
            const auto optimizer_m_scaled_spectral_normalization_dense_kernel_2 =
                lane.load(optimizer_m_scaled_spectral_normalization_dense_kernel + i);
            const auto add_5 = optimizer_m_scaled_spectral_normalization_dense_kernel_2 +
                               0.1f * (minimum_2 - optimizer_m_scaled_spectral_normalization_dense_kernel_2);
            const auto optimizer_v_scaled_spectral_normalization_dense_kernel_2 =
                lane.load(optimizer_v_scaled_spectral_normalization_dense_kernel + i);
            const auto add_6 =
                optimizer_v_scaled_spectral_normalization_dense_kernel_2 +
                0.001f * (minimum_2 * minimum_2 - optimizer_v_scaled_spectral_normalization_dense_kernel_2);
            const auto div_2 = add_5 / lane(sub) / (1e-07f + sqrt(add_6 / lane(sub_2)));
            const auto minimum_3 =
                min(0.1f, max(lane.load(part_gradient_scaled_spectral_normalization_dense_bias + i), -0.1f));
            const auto optimizer_m_scaled_spectral_normalization_dense_bias_2 =
                lane.load(optimizer_m_scaled_spectral_normalization_dense_bias + i);
            const auto add_7 = optimizer_m_scaled_spectral_normalization_dense_bias_2 +
                               0.1f * (minimum_3 - optimizer_m_scaled_spectral_normalization_dense_bias_2);
            const auto optimizer_v_scaled_spectral_normalization_dense_bias_2 =
                lane.load(optimizer_v_scaled_spectral_normalization_dense_bias + i);
            const auto add_8 =
                optimizer_v_scaled_spectral_normalization_dense_bias_2 +
                0.001f * (minimum_3 * minimum_3 - optimizer_v_scaled_spectral_normalization_dense_bias_2);
            const auto div_3 = add_7 / lane(sub) / (1e-07f + sqrt(add_8 / lane(sub_2)));
            const auto mul_5 = lane.load(scaled_spectral_normalization_dense_bias + i) * lane(where);
            const auto abs_4 = abs(lane.load(part_state_scaled_spectral_normalization_dense_kernel + i));
            const auto abs_5 = abs(div_2);
            const auto mul_6 = mul_5 * mul_5;
            const auto abs_6 = abs(div_3);
            lane.store(dense_row + i, div_2);
            lane.store(dense_row_2 + i, div_3);
            lane.store(new_optimizer_m_scaled_spectral_normalization_dense_kernel + i, add_5);
            lane.store(new_optimizer_v_scaled_spectral_normalization_dense_kernel + i, add_6);
            lane.store(new_optimizer_m_scaled_spectral_normalization_dense_bias + i, add_7);
            lane.store(new_optimizer_v_scaled_spectral_normalization_dense_bias + i, add_8);
            return modelc::folded(abs_4, abs_5, mul_6, abs_6);
          });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto row_sum = scalar(std::get<2>(row_2));
      const auto row_max_3 = scalar(std::get<3>(row_2));
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      const auto sub_3_lanes = sub_3;
      const auto add_4_lanes = add_4;
      scalar.store(new_optimizer_m_scaled_scale, add_2_lanes);
      scalar.store(new_optimizer_v_scaled_scale, add_3_lanes);
      scalar.store(new_scaled_scale, sub_3_lanes);
      scalar.store(new_optimizer_iteration, add_4_lanes);
      const auto gt_4 = row_max > 1e+18f;
      const auto lt_4 = row_max < 1e-18f;
      const auto where_3 = select(lt_4, 1.9342813e+25f, select(gt_4, 5.169879e-26f, 1.0f));
      const auto where_4 = select(lt_4, 5.169879e-26f, select(gt_4, 1.9342813e+25f, 1.0f));
      const auto gt_5 = row_max_2 > 1e+18f;
      const auto lt_5 = row_max_2 < 1e-18f;
      const auto where_5 = select(lt_5, 1.9342813e+25f, select(gt_5, 5.169879e-26f, 1.0f));
      const auto where_6 = select(lt_5, 5.169879e-26f, select(gt_5, 1.9342813e+25f, 1.0f));
      const auto mul_7 = where_2 * sqrt(row_sum);
      const auto gt_6 = row_max_3 > 1e+18f;
      const auto lt_6 = row_max_3 < 1e-18f;
      const auto where_7 = select(lt_6, 1.9342813e+25f, select(gt_6, 5.169879e-26f, 1.0f));
      const auto where_8 = select(lt_6, 5.169879e-26f, select(gt_6, 1.9342813e+25f, 1.0f));
      const auto gt_7 = mul_7 > 0.0f;
      const auto row_3 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index i) {
            const auto mul_8 = lane.load(part_state_scaled_spectral_normalization_dense_kernel + i) * lane(where_3);
            const auto mul_9 = lane.load(dense_row + i) * lane(where_5);
            const auto mul_10 = lane.load(dense_row_2 + i) * lane(where_7);
            const auto mul_11 = mul_8 * mul_8;
            const auto mul_12 = mul_9 * mul_9;
            const auto mul_13 = mul_10 * mul_10;
            return modelc::folded(mul_11, mul_12, mul_13);
          });
      const auto row_sum_2 = scalar(std::get<0>(row_3));
      const auto row_sum_3 = scalar(std::get<1>(row_3));
      const auto row_sum_4 = scalar(std::get<2>(row_3));
      const auto mul_14 = where_4 * sqrt(row_sum_2);
      const auto mul_15 = where_6 * sqrt(row_sum_3);
      const auto mul_16 = optimizer_learning_rate_2 *
                          select(mul_14 > 0.0f, select(mul_15 > 0.0f, mul_14 / max(1e-30f, mul_15), 1.0f), 1.0f);
      const auto mul_17 = where_8 * sqrt(row_sum_4);
      const auto mul_18 =
          optimizer_learning_rate_2 * select(gt_7, select(mul_17 > 0.0f, mul_7 / max(1e-30f, mul_17), 1.0f), 1.0f);
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
        const auto sub_4 = lane.load(part_state_scaled_spectral_normalization_dense_kernel + i) -
                           lane.load(dense_row + i) * lane(mul_16);
        const auto sub_5 =
            lane.load(scaled_spectral_normalization_dense_bias + i) - lane.load(dense_row_2 + i) * lane(mul_18);
        lane.store(new_scaled_spectral_normalization_dense_kernel + i, sub_4);
        lane.store(dense + i, sub_5);
      });
    }
    // new_scaled_spectral_normalization_vector_u: f32[1, 3]
    const float* const part_state_scaled_spectral_normalization_vector_u = arena_.at<float>(576);
    float* const new_scaled_spectral_normalization_vector_u = weights_->block.at<float>(192);
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_scaled_spectral_normalization_vector_u + i,
                 lane.load(part_state_scaled_spectral_normalization_vector_u + i));
    });

    modelc::copy_elements(arena_.at<float>(0), 3, weights_->block.at<float>(128));
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:7: h1 = Lambda(v -> irfft(rfft(v), fft_length = 1))(x)
    // lambda: f32[b, 1], lambda_2: f32[b, 1]
    float* const lambda = arena_.at<float>(evaluate_step_slots_[0]);
    float* const lambda_2 = arena_.at<float>(evaluate_step_slots_[1]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::real_fft(modelc::tensor(lambda, b, 1), modelc::tensor(lambda_2, b, 1),
                              modelc::tensor(workspace, 8), modelc::tensor(x, b, 1));
    // h1: f32[b, 1]
    float* const h1 = arena_.at<float>(evaluate_step_slots_[2]);
    float* const workspace_2 = arena_.at<float>(0);
    modelc::kernels::inverse_real_fft(modelc::tensor(h1, b, 1), modelc::tensor(workspace_2, 8),
                                      modelc::tensor(lambda, b, 1), modelc::tensor(lambda_2, b, 1));

    // m.model:3: return scale * inner(x)
    // dense: f32[b, 3]
    const float* const scaled_spectral_normalization_dense_kernel = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(evaluate_step_slots_[0]);
    compute_dense(h1, scaled_spectral_normalization_dense_kernel, dense);

    // m.model:10: compile(optimizer = Lamb(clipvalue = 0.1), loss = log_cosh)
    // the loss
    // loss: f32
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_spectral_normalization_dense_bias = weights_->block.at<float>(128);
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * scaled_scale_2 * 0.01f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(scaled_spectral_normalization_dense_bias + j) + lane.load(dense + i * 3 + j);
              const auto sub =
                  lane(scaled_scale_2) * select(add >= 6.0f, 6.0f, max(add, 0.0f)) - lane.load(y_true + i * 3 + j);
              const auto mul_2 = sub * -2.0f;
              return sub + (max(0.0f, mul_2) + log1p(exp(-abs(mul_2)))) - 0.6931472f;
            })));
      }
      const auto add_2 = row_sum / 3.0f / static_cast<float>(b) + mul;
      scalar.store(loss, add_2);
    }
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:7: h1 = Lambda(v -> irfft(rfft(v), fft_length = 1))(x)
    // lambda: f32[b, 1], lambda_2: f32[b, 1]
    float* const lambda = arena_.at<float>(gradients_slots_[0]);
    float* const lambda_2 = arena_.at<float>(gradients_slots_[1]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::real_fft(modelc::tensor(lambda, b, 1), modelc::tensor(lambda_2, b, 1),
                              modelc::tensor(workspace, 8), modelc::tensor(x, b, 1));
    // h1: f32[b, 1]
    float* const h1 = arena_.at<float>(gradients_slots_[2]);
    float* const workspace_2 = arena_.at<float>(0);
    modelc::kernels::inverse_real_fft(modelc::tensor(h1, b, 1), modelc::tensor(workspace_2, 8),
                                      modelc::tensor(lambda, b, 1), modelc::tensor(lambda_2, b, 1));

    // m.model:3: return scale * inner(x)
    // spectral_normalization: f32[1, 1]
    const float* const scaled_spectral_normalization_dense_kernel = weights_->block.at<float>(64);
    const float* const scaled_spectral_normalization_vector_u = weights_->block.at<float>(192);
    float* const spectral_normalization = arena_.at<float>(0);
    compute_spectral_normalization(scaled_spectral_normalization_vector_u, scaled_spectral_normalization_dense_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f32[1, 3]
    float* const spectral_normalization_2 = arena_.at<float>(64);
    compute_spectral_normalization_2(spectral_normalization, scaled_spectral_normalization_dense_kernel,
                                     spectral_normalization_2);
    // spectral_normalization_3: f32[1, 3]
    float* const spectral_normalization_3 = arena_.at<float>(0);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_3);
    // spectral_normalization_4: bool[1, 1], spectral_normalization_5: f32
    bool* const spectral_normalization_4 = arena_.at<bool>(128);
    float* const spectral_normalization_5 = arena_.at<float>(192);
    compute_spectral_normalization_4(spectral_normalization_2, spectral_normalization_3, spectral_normalization_4,
                                     spectral_normalization_5);
    // new_part_state_scaled_spectral_normalization_vector_u: f32[1, 3]
    float* const new_part_state_scaled_spectral_normalization_vector_u = arena_.at<float>(576);
    compute_new_scaled_spectral_normalization_vector_u(spectral_normalization_4, scaled_spectral_normalization_vector_u,
                                                       spectral_normalization_3,
                                                       new_part_state_scaled_spectral_normalization_vector_u);
    // new_part_state_scaled_spectral_normalization_dense_kernel: f32[1, 3]
    float* const new_part_state_scaled_spectral_normalization_dense_kernel = arena_.at<float>(512);
    compute_spectral_normalization_6(scaled_spectral_normalization_dense_kernel, spectral_normalization_5,
                                     new_part_state_scaled_spectral_normalization_dense_kernel);
    // dense: f32[b, 3]
    float* const dense = arena_.at<float>(gradients_slots_[0]);
    compute_dense(h1, new_part_state_scaled_spectral_normalization_dense_kernel, dense);
    // the loss, and what its gradient needs
    // y_loss: f32, loss: f32, new_part_gradient_scaled_scale: f32, dense_2: f32[b, 3]
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_spectral_normalization_dense_bias = weights_->block.at<float>(128);
    float* const y_loss = arena_.at<float>(0);
    float* const loss = arena_.at<float>(64);
    float* const new_part_gradient_scaled_scale = arena_.at<float>(256);
    float* const dense_2 = arena_.at<float>(gradients_slots_[0]);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * scaled_scale_2 * 0.01f;
      const auto mul_2 = scaled_scale_2 * 0.01f;
      const auto add = mul_2 + mul_2;
      const auto div = scalar(1.0f) / scalar(static_cast<float>(b)) / 3.0f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index j) {
              const auto add_2 = lane.load(scaled_spectral_normalization_dense_bias + j) + lane.load(dense + i * 3 + j);
              const auto sub =
                  lane(scaled_scale_2) * select(add_2 >= 6.0f, 6.0f, max(0.0f, add_2)) - lane.load(y_true + i * 3 + j);
              const auto mul_3 = sub * -2.0f;
              return sub + (max(0.0f, mul_3) + log1p(exp(-abs(mul_3)))) - 0.6931472f;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index j) {
              const auto add_3 = lane.load(scaled_spectral_normalization_dense_bias + j) + lane.load(dense + i * 3 + j);
              const auto where = select(add_3 >= 6.0f, 6.0f, max(0.0f, add_3));
              return where *
                     (lane(div) +
                      -2.0f * (lane(div) *
                               sigmoid((lane(scaled_scale_2) * where - lane.load(y_true + i * 3 + j)) * -2.0f)));
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
          const auto add_4 = lane.load(scaled_spectral_normalization_dense_bias + j) + lane.load(dense + i * 3 + j);
          const auto ge = add_4 >= 6.0f;
          const auto maximum = max(0.0f, add_4);
          lane.store(dense_2 + i * 3 + j,
                     select(maximum <= 0.0f, 0.0f,
                            select(ge, 0.0f,
                                   lane(scaled_scale_2) *
                                       (lane(div) +
                                        -2.0f * (lane(div) * sigmoid((lane(scaled_scale_2) * select(ge, 6.0f, maximum) -
                                                                      lane.load(y_true + i * 3 + j)) *
                                                                     -2.0f))))));
        });
      }
      const auto div_2 = row_sum / 3.0f / static_cast<float>(b);
      const auto add_5 = div_2 + mul;
      const auto grad_scaled_scale = add + row_sum_2;
      const auto div_2_lanes = div_2;
      const auto add_5_lanes = add_5;
      const auto grad_scaled_scale_lanes = grad_scaled_scale;
      scalar.store(y_loss, div_2_lanes);
      scalar.store(loss, add_5_lanes);
      scalar.store(new_part_gradient_scaled_scale, grad_scaled_scale_lanes);
    }
    // new_part_gradient_scaled_spectral_normalization_dense_bias: f32[3]
    float* const new_part_gradient_scaled_spectral_normalization_dense_bias = arena_.at<float>(384);
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      auto grad_scaled_spectral_normalization_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_scaled_spectral_normalization_dense_bias =
            modelc::Sum::apply(grad_scaled_spectral_normalization_dense_bias, lane.load(dense_2 + i + j * 3));
      }
      lane.store(new_part_gradient_scaled_spectral_normalization_dense_bias + i,
                 grad_scaled_spectral_normalization_dense_bias);
    });
    ready_(128);
    // new_part_gradient_scaled_spectral_normalization_dense_kernel: f32[1, 3]
    float* const new_part_gradient_scaled_spectral_normalization_dense_kernel = arena_.at<float>(320);
    compute_grad_scaled_spectral_normalization_dense_kernel(
        h1, dense_2, new_part_gradient_scaled_spectral_normalization_dense_kernel);
    ready_(0);

    modelc::copy_elements(arena_.at<float>(64), 1, arena_.at<float>(448));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[3];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[3];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[3];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[3];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4222

// Made by modelc from m.model. Changes here are lost when that is compiled again.
#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "modelc/conv.hpp"
#include "modelc/fit.hpp"
#include "modelc/index.hpp"
#include "modelc/initial.hpp"
#include "modelc/input.hpp"
#include "modelc/lanes.hpp"
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/size.hpp"
#include "modelc/small_matmul.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4223 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
    modelc::Index s01 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    auto spectral_normalization_dense_kernel() noexcept { return modelc::block_view<double, 1, 2>(block, 1024); }
    auto spectral_normalization_dense_bias() noexcept { return modelc::block_view<double, 2>(block, 1088); }
    auto spectral_normalization_vector_u() noexcept { return modelc::block_view<double, 1, 2>(block, 1152); }
    double& part2_scaled_scale() noexcept { return *block.at<double>(0); }
    auto part2_scaled_slope_group_normalization_gamma() noexcept { return modelc::block_view<double, 2>(block, 64); }
    auto part2_scaled_slope_group_normalization_beta() noexcept { return modelc::block_view<double, 2>(block, 128); }
    auto conv2d_kernel() noexcept { return modelc::tensor(block.at<double>(192), 3, 3, 2, 2); }
    auto conv2d_bias() noexcept { return modelc::block_view<double, 2>(block, 512); }
    auto spectral_normalization_1_conv2d_1_kernel() noexcept {
      return modelc::tensor(block.at<double>(576), 2, 2, 2, 3);
    }
    auto spectral_normalization_1_conv2d_1_bias() noexcept { return modelc::block_view<double, 3>(block, 768); }
    auto spectral_normalization_1_vector_u() noexcept { return modelc::block_view<double, 1, 3>(block, 1216); }
    auto dense_1_kernel() noexcept { return modelc::block_view<double, 3, 3>(block, 832); }
    auto dense_1_bias() noexcept { return modelc::block_view<double, 3>(block, 960); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<double>(64), 1, 0.05); }
  };

  struct Gradients {
    double loss;
    double y_loss;
    double grad_part2_scaled_scale;
    modelc::View<const double, 2> grad_part2_scaled_slope_group_normalization_gamma;
    modelc::View<const double, 2> grad_part2_scaled_slope_group_normalization_beta;
    modelc::View<const double, 3, 3, 2, 2> grad_conv2d_kernel;
    modelc::View<const double, 2> grad_conv2d_bias;
    modelc::View<const double, 2, 2, 2, 3> grad_spectral_normalization_1_conv2d_1_kernel;
    modelc::View<const double, 3> grad_spectral_normalization_1_conv2d_1_bias;
    modelc::View<const double, 3, 3> grad_dense_1_kernel;
    modelc::View<const double, 3> grad_dense_1_bias;
  };

  M() : M(Symbols()) {}
  /// Throws modelc::Error unless every symbol is at least 1 and all sizes fit 64 bits.
  explicit M(const Symbols& symbols) : M(std::make_shared<Weights>(), symbols) {}
  /// Shares the weights of another model.
  explicit M(std::shared_ptr<Weights> weights) : M(std::move(weights), Symbols()) {}
  M(std::shared_ptr<Weights> weights, const Symbols& symbols)
      : M(std::move(weights), std::make_shared<Training>(), symbols) {}
  /// Shares weights and training's own state: the two train the same thing, one at a time.
  M(std::shared_ptr<Weights> weights, std::shared_ptr<Training> training, const Symbols& symbols)
      : symbols_(symbols), weights_(std::move(weights)), training_(std::move(training)) {}

  const Symbols& symbols() const noexcept { return symbols_; }
  /// The weights, for other models to share and to read and write by name.
  const std::shared_ptr<Weights>& weights() const noexcept { return weights_; }
  /// Takes all weights from a safetensors file. Throws modelc::Error, with everything that
  /// is missing, unexpected or of another shape, and then leaves the weights as they were.
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 13, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 13, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/dense/kernel");
      modelc::initial::fill(block.at<double>(1024), 2, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.6a09e667f3bcdp+1) +
                -0x1.6a09e667f3bcdp+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/vector_u");
      modelc::initial::fill(block.at<double>(1152), 2, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<double>(key, 0, i)),
                                        0x1.47ae147ae147bp-6) +
                0x0p+0);
      });
    }
    std::fill_n(block.at<double>(0), 1, 0.5);
    std::fill_n(block.at<double>(64), 2, 1.0);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "conv2d/kernel");
      modelc::initial::fill(block.at<double>(192), 36, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.a20bd700c2c3ep-1) +
                -0x1.a20bd700c2c3ep-2);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization_1/conv2d_1/kernel");
      modelc::initial::fill(block.at<double>(576), 24, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.186f174f88473p+0) +
                -0x1.186f174f88473p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization_1/vector_u");
      modelc::initial::fill(block.at<double>(1216), 3, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<double>(key, 0, i)),
                                        0x1.47ae147ae147bp-6) +
                0x0p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<double>(832), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, 2, s01, 1]` gives `y: f64[b, 2, s01, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 3> predict(
      modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 1> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 1);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 3> predict(const XTensor& x) {
    compute(modelc::checked<double, 4>("x", x, {symbols_.b, 2, symbols_.s01, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 2, s01, 1]`
  /// - takes `y_true: f64[b, 2, s01, 3]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 1> x,
                    modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == symbols_.s01);
    assert(y_true.dimension(3) == 3);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<double, 4>("x", x, {symbols_.b, 2, symbols_.s01, 1}),
                       modelc::checked<double, 4>("y_true", y_true, {symbols_.b, 2, symbols_.s01, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(1216));
    values[1] = static_cast<double>(*arena_.at<double>(1280));
    values[2] = static_cast<double>(*arena_.at<double>(1472));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 2, s01, 1]`
  /// - takes `y_true: f64[b, 2, s01, 3]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 1> x,
                       modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == symbols_.s01);
    assert(y_true.dimension(3) == 3);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<double, 4>("x", x, {symbols_.b, 2, symbols_.s01, 1}),
                          modelc::checked<double, 4>("y_true", y_true, {symbols_.b, 2, symbols_.s01, 3}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(64));
    values[2] = static_cast<double>(*arena_.at<double>(256));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, 2, s01, 1]`
  /// - takes `y_true: f64[b, 2, s01, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 1> x,
                      modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == symbols_.s01);
    assert(y_true.dimension(3) == 3);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<double, 4>("x", x, {symbols_.b, 2, symbols_.s01, 1}),
                      modelc::checked<double, 4>("y_true", y_true, {symbols_.b, 2, symbols_.s01, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    outputs[0] = arena_.at<double>(64);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(320);
    outputs[3] = arena_.at<double>(384);
    outputs[4] = arena_.at<double>(448);
    outputs[5] = arena_.at<double>(512);
    outputs[6] = arena_.at<double>(832);
    outputs[7] = arena_.at<double>(896);
    outputs[8] = arena_.at<double>(1088);
    outputs[9] = arena_.at<double>(1152);
    outputs[10] = arena_.at<double>(1280);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(320); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<double>(1344));
    values[1] = static_cast<double>(*arena_.at<double>(0));
    values[2] = static_cast<double>(*arena_.at<double>(64));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(2176), 1, 0.0);
    std::fill_n(training_->block.at<double>(2240), 1, 0.0);
    std::fill_n(training_->block.at<double>(2304), 1, 0.0);
    std::fill_n(training_->block.at<double>(2368), 1, 0.0);
  }
  /// The optimizer's learning rate, for the steps to come.
  void set_learning_rate(double rate) noexcept { *training_->block.at<double>(64) = rate; }
  double learning_rate() const noexcept { return *training_->block.at<double>(64); }
  /// The symbols for batches of another size.
  Symbols with_batch(modelc::Index size) const noexcept {
    Symbols chosen = symbols_;
    chosen.b = size;
    return chosen;
  }
  /// Is axis 0 of every input one and the same open symbol?
  static constexpr bool batched = true;
  /// What training keeps beside the weights, for other models to share.
  const std::shared_ptr<Training>& training() const noexcept { return training_; }
  /// Trains on a dataset: epochs over shuffled batches, as fit.hpp says.
  modelc::History fit(const modelc::Dataset& data, const modelc::FitOptions& options = {}) {
    return modelc::fit(*this, data, options);
  }
  /// The optimizer begins anew: its state, the steps it has taken, and the learning rate. Allocates.
  void reset_optimizer() { training_->block = Training().block; }
  /// Writes all that training goes on from, whole or not at all; modelc::Error when that fails.
  void save_checkpoint(const std::string& path) const { modelc::save_checkpoint(*this, path); }
  /// Goes back to a checkpoint: weights, the optimizer's state. Throws modelc::Error, with everything
  /// that does not fit, and then leaves the model as it was.
  modelc::Checkpoint load_checkpoint(const std::string& path) {
    modelc::Checkpoint at = modelc::load_checkpoint(*this, path);
    return at;
  }
  /// The loss and the metrics of a dataset, in the order of metric_names.
  std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
    return modelc::evaluate(*this, data, batch_size);
  }
  /// Elements of each training input, in the order of train_input_infos.
  std::array<modelc::Index, 2> train_input_sizes() const noexcept {
    return {2 * symbols_.b * symbols_.s01, 6 * symbols_.b * symbols_.s01};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), 6 * symbols_.b * symbols_.s01,
                          static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s01"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 4, {-1, 2, -1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 4, {-1, 2, -1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 13> weight_infos{{
      {"spectral_normalization/dense/kernel", "f64", 2, {1, 2}, 1024, false},
      {"spectral_normalization/dense/bias", "f64", 1, {2}, 1088, false},
      {"spectral_normalization/vector_u", "f64", 2, {1, 2}, 1152, false},
      {"part2/scaled/scale", "f64", 0, {}, 0, true},
      {"part2/scaled/slope/group_normalization/gamma", "f64", 1, {2}, 64, true},
      {"part2/scaled/slope/group_normalization/beta", "f64", 1, {2}, 128, true},
      {"conv2d/kernel", "f64", 4, {3, 3, 2, 2}, 192, true},
      {"conv2d/bias", "f64", 1, {2}, 512, true},
      {"spectral_normalization_1/conv2d_1/kernel", "f64", 4, {2, 2, 2, 3}, 576, true},
      {"spectral_normalization_1/conv2d_1/bias", "f64", 1, {3}, 768, true},
      {"spectral_normalization_1/vector_u", "f64", 2, {1, 3}, 1216, false},
      {"dense_1/kernel", "f64", 2, {3, 3}, 832, true},
      {"dense_1/bias", "f64", 1, {3}, 960, true},
  }};
  static constexpr modelc::Index weight_bytes = 1280;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 4, {-1, 2, -1, 1}, 0, false},
      {"y_true", "f64", 4, {-1, 2, -1, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "root_mean_squared_error", "metric"};
  static constexpr std::array<modelc::TensorInfo, 11> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/part2/scaled/scale", "f64", 0, {}, 0, false},
      {"grad/part2/scaled/slope/group_normalization/gamma", "f64", 1, {2}, 0, false},
      {"grad/part2/scaled/slope/group_normalization/beta", "f64", 1, {2}, 0, false},
      {"grad/conv2d/kernel", "f64", 4, {3, 3, 2, 2}, 0, false},
      {"grad/conv2d/bias", "f64", 1, {2}, 0, false},
      {"grad/spectral_normalization_1/conv2d_1/kernel", "f64", 4, {2, 2, 2, 3}, 0, false},
      {"grad/spectral_normalization_1/conv2d_1/bias", "f64", 1, {3}, 0, false},
      {"grad/dense_1/kernel", "f64", 2, {3, 3}, 0, false},
      {"grad/dense_1/bias", "f64", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 24> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f64", 0, {}, 64, false},
      {"optimizer/m/part2/scaled/scale", "f64", 0, {}, 128, false},
      {"optimizer/v/part2/scaled/scale", "f64", 0, {}, 192, false},
      {"optimizer/m/part2/scaled/slope/group_normalization/gamma", "f64", 1, {2}, 256, false},
      {"optimizer/m/part2/scaled/slope/group_normalization/beta", "f64", 1, {2}, 320, false},
      {"optimizer/m/conv2d/kernel", "f64", 4, {3, 3, 2, 2}, 384, false},
      {"optimizer/m/conv2d/bias", "f64", 1, {2}, 704, false},
      {"optimizer/v/part2/scaled/slope/group_normalization/gamma", "f64", 1, {2}, 768, false},
      {"optimizer/v/part2/scaled/slope/group_normalization/beta", "f64", 1, {2}, 832, false},
      {"optimizer/v/conv2d/kernel", "f64", 4, {3, 3, 2, 2}, 896, false},
      {"optimizer/v/conv2d/bias", "f64", 1, {2}, 1216, false},
      {"optimizer/m/spectral_normalization_1/conv2d_1/kernel", "f64", 4, {2, 2, 2, 3}, 1280, false},
      {"optimizer/v/spectral_normalization_1/conv2d_1/kernel", "f64", 4, {2, 2, 2, 3}, 1472, false},
      {"optimizer/m/spectral_normalization_1/conv2d_1/bias", "f64", 1, {3}, 1664, false},
      {"optimizer/m/dense_1/kernel", "f64", 2, {3, 3}, 1728, false},
      {"optimizer/m/dense_1/bias", "f64", 1, {3}, 1856, false},
      {"optimizer/v/spectral_normalization_1/conv2d_1/bias", "f64", 1, {3}, 1920, false},
      {"optimizer/v/dense_1/kernel", "f64", 2, {3, 3}, 1984, false},
      {"optimizer/v/dense_1/bias", "f64", 1, {3}, 2112, false},
      {"metric/root_mean_squared_error/total", "f64", 0, {}, 2176, false},
      {"metric/root_mean_squared_error/count", "f64", 0, {}, 2240, false},
      {"metric/metric/total", "f64", 0, {}, 2304, false},
      {"metric/metric/count", "f64", 0, {}, 2368, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 18> part_infos{{
      {"gradient/part2/scaled/scale", "f64", 0, {}, 0, false},
      {"gradient/part2/scaled/slope/group_normalization/gamma", "f64", 1, {2}, 64, false},
      {"gradient/part2/scaled/slope/group_normalization/beta", "f64", 1, {2}, 128, false},
      {"gradient/conv2d/kernel", "f64", 4, {3, 3, 2, 2}, 192, false},
      {"gradient/conv2d/bias", "f64", 1, {2}, 512, false},
      {"gradient/spectral_normalization_1/conv2d_1/kernel", "f64", 4, {2, 2, 2, 3}, 576, false},
      {"gradient/spectral_normalization_1/conv2d_1/bias", "f64", 1, {3}, 768, false},
      {"gradient/dense_1/kernel", "f64", 2, {3, 3}, 832, false},
      {"gradient/dense_1/bias", "f64", 1, {3}, 960, false},
      {"loss", "f64", 0, {}, 1024, false},
      {"state/spectral_normalization_1/conv2d_1/kernel", "f64", 4, {2, 2, 2, 3}, 1088, false},
      {"state/spectral_normalization/vector_u", "f64", 2, {1, 2}, 1280, false},
      {"state/spectral_normalization/dense/kernel", "f64", 2, {1, 2}, 1344, false},
      {"state/spectral_normalization_1/vector_u", "f64", 2, {1, 3}, 1408, false},
      {"metric/root_mean_squared_error/total", "f64", 0, {}, 1472, false},
      {"metric/root_mean_squared_error/count", "f64", 0, {}, 1536, false},
      {"metric/metric/total", "f64", 0, {}, 1600, false},
      {"metric/metric/count", "f64", 0, {}, 1664, false},
  }};
  static constexpr modelc::Index part_bytes = 1728;
  static constexpr modelc::Index gradient_bytes = 1024;  // the first of them
  static constexpr modelc::Index training_bytes = 2432;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s01_2 = modelc::positive("s01", symbols_.s01);
    modelc::require_sizes({16 * b * s01_2, 48 * b * s01_2});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({48 * b * s01_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({48 * b * s01_2});
    modelc::Size train_step_end = 1664;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b * s01_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b * s01_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b * s01_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s01_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s01_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s01_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s01_2});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s01_2});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s01_2});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s01_2});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s01_2});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[15] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[17] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    const modelc::Size update_step_end = 2048;
    modelc::Size evaluate_step_end = 320;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({48 * b * s01_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({48 * b * s01_2});
    modelc::Size gradients_end = 2048;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b * s01_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b * s01_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b * s01_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s01_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s01_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s01_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s01_2});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s01_2});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s01_2});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s01_2});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[16] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 2, modelc::Dynamic, 3>>(
        arena_.at<double>(slots_[1]), symbols_.b, 2, symbols_.s01, 3);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(1216)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(64)),
            modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<double>(arena_.at<double>(320)),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(384), 2),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(448), 2),
            modelc::make_view<modelc::View<const double, 3, 3, 2, 2>>(arena_.at<double>(512), 3, 3, 2, 2),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(832), 2),
            modelc::make_view<modelc::View<const double, 2, 2, 2, 3>>(arena_.at<double>(896), 2, 2, 2, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(1088), 3),
            modelc::make_view<modelc::View<const double, 3, 3>>(arena_.at<double>(1152), 3, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(1280), 3)};
  }

  // m.model:19: h3 = Conv2D(2, 3, padding = "same", activation = linear)(h2)
  // computes h3, h3, h3 and 1 more
  void compute_h3(const double* h2, const double* conv2d_kernel, const double* conv2d_bias, double* h3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::conv(
        threads_,
        modelc::ConvShape<modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>>{b, {2, s01_2}, 2, {2, s01_2}, 2, 1},
        h2, conv2d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
          lane.store(h3 + pixel * 2 + channel, lane.load(conv2d_bias + channel) + sum);
        });
  }

  // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
  // computes h4, h4, h4 and 1 more
  void compute_h4(const double* h3, const double* spectral_normalization_1_conv2d_1_kernel,
                  const double* spectral_normalization_1_conv2d_1_bias, double* h4) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::conv(
        threads_,
        modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{b, {2, s01_2}, 2, {2, s01_2}, 3, 1},
        h3, spectral_normalization_1_conv2d_1_kernel,
        [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
          lane.store(h4 + pixel * 3 + channel, lane.load(spectral_normalization_1_conv2d_1_bias + channel) + sum);
        });
  }

  // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
  // computes spectral_normalization, spectral_normalization
  void compute_spectral_normalization(const double* spectral_normalization_vector_u,
                                      const double* spectral_normalization_dense_kernel,
                                      double* spectral_normalization) noexcept {
    modelc::matmul(threads_, 1, 2, 1, spectral_normalization_vector_u, 2, 1, spectral_normalization_dense_kernel, 1, 2,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto where = select(abs(sum) > 1e+18, 5.169878828456423e-26, 1.0);
                     const auto mul = sum * where;
                     lane.store(spectral_normalization, 0, mul * rsqrt(max(mul * mul, where * (where * 1e-24))));
                   });
  }

  // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
  // computes spectral_normalization_2, spectral_normalization_2
  void compute_spectral_normalization_2(const double* spectral_normalization,
                                        const double* spectral_normalization_dense_kernel,
                                        double* spectral_normalization_2) noexcept {
    modelc::small_matmul<1, 2>(1, spectral_normalization, 1, spectral_normalization_dense_kernel, 2,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(spectral_normalization_2 + column, sum);
                               });
  }

  // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
  // computes spectral_normalization_3, spectral_normalization_3
  void compute_spectral_normalization_3(const double* spectral_normalization_2,
                                        double* spectral_normalization_3) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto where = select(
          max(abs(scalar.load(spectral_normalization_2 + 1)), abs(scalar.load(spectral_normalization_2))) > 1e+18,
          5.169878828456423e-26, 1.0);
      const auto mul = where * (1e-24 * where);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index i) {
        const auto mul_2 = lane.load(spectral_normalization_2 + i) * lane(where);
        return mul_2 * mul_2;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul));
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_3 + i, lane.load(spectral_normalization_2 + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
  // computes spectral_normalization_4, spectral_normalization_4
  void compute_spectral_normalization_4(const double* spectral_normalization_2, const double* spectral_normalization_3,
                                        bool* spectral_normalization_4, double* spectral_normalization_5) noexcept {
    modelc::matmul(threads_, 1, 2, 1, spectral_normalization_2, 2, 1, spectral_normalization_3, 1, 2,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto eq = sum == 0.0;
                     const auto where = select(eq, 1.0, sum);
                     lane.store(spectral_normalization_4, 0, eq);
                     lane.store(spectral_normalization_5, 0, where);
                   });
  }

  // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
  // computes new_spectral_normalization_vector_u, new_part_state_spectral_normalization_vector_u
  void compute_new_spectral_normalization_vector_u(const bool* spectral_normalization_4,
                                                   const double* spectral_normalization_vector_u,
                                                   const double* spectral_normalization_3,
                                                   double* new_spectral_normalization_vector_u) noexcept {
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_vector_u + i,
                 select(lane(spectral_normalization_4[0]), lane.load(spectral_normalization_vector_u + i),
                        lane.load(spectral_normalization_3 + i)));
    });
  }

  // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
  // computes new_spectral_normalization_dense_kernel, new_part_state_spectral_normalization_dense_kernel
  void compute_new_spectral_normalization_dense_kernel(const double* spectral_normalization_dense_kernel,
                                                       const double* spectral_normalization_5,
                                                       double* new_spectral_normalization_dense_kernel) noexcept {
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_dense_kernel + i,
                 lane.load(spectral_normalization_dense_kernel + i) / lane(spectral_normalization_5[0]));
    });
  }

  // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
  // computes dense, dense, dense
  void compute_dense(const double* x, const double* new_spectral_normalization_dense_kernel, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::matmul(threads_, 2 * b * s01_2, 1, 2, x, 1, 1, new_spectral_normalization_dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, sum);
                   });
  }

  // m.model:11: loss 0.1 * mean(v ** 2)
  // computes v, v, v
  void compute_v(const double* spectral_normalization_dense_bias, const double* dense, double* v,
                 double* part2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 2 * b * s01_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto v_2 = 0.1 + (lane.load(spectral_normalization_dense_bias + j) + lane.load(dense + i * 2 + j)) *
                                         1.4142135623730951;
              return v_2 * v_2;
            })));
      }
      for (modelc::Index i = 0; i < 2 * b * s01_2; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          lane.store(v + i * 2 + j,
                     0.1 + (lane.load(spectral_normalization_dense_bias + j) + lane.load(dense + i * 2 + j)) *
                               1.4142135623730951);
        });
      }
      const auto mul = 0.1 * (row_sum / static_cast<double>(4 * b * s01_2));
      scalar.store(part2, mul);
    }
  }

  // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
  // computes spectral_normalization_1, spectral_normalization_1
  void compute_spectral_normalization_1(const double* spectral_normalization_1_vector_u,
                                        const double* spectral_normalization_1_conv2d_1_kernel,
                                        double* spectral_normalization_1) noexcept {
    modelc::matmul(threads_, 1, 3, 8, spectral_normalization_1_vector_u, 3, 1, spectral_normalization_1_conv2d_1_kernel,
                   1, 3, [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(spectral_normalization_1 + column, sum);
                   });
  }

  // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
  // computes spectral_normalization_1_2, spectral_normalization_1_2
  void compute_spectral_normalization_1_2(const double* spectral_normalization_1,
                                          double* spectral_normalization_1_2) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          8, [&](auto lane, modelc::Index i) { return abs(lane.load(spectral_normalization_1 + i)); }));
      const auto where = select(row_max > 1e+18, 5.169878828456423e-26, 1.0);
      const auto mul = where * (1e-24 * where);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(8, [&](auto lane, modelc::Index i) {
        const auto mul_2 = lane.load(spectral_normalization_1 + i) * lane(where);
        return mul_2 * mul_2;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul));
      modelc::for_lanes<double>(8, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_1_2 + i,
                   lane.load(spectral_normalization_1 + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
  // computes spectral_normalization_1_3, spectral_normalization_1_3
  void compute_spectral_normalization_1_3(const double* spectral_normalization_1_2,
                                          const double* spectral_normalization_1_conv2d_1_kernel,
                                          double* spectral_normalization_1_3) noexcept {
    modelc::small_matmul<8, 3>(1, spectral_normalization_1_2, 8, spectral_normalization_1_conv2d_1_kernel, 3,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(spectral_normalization_1_3 + column, sum);
                               });
  }

  // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
  // computes spectral_normalization_1_4, spectral_normalization_1_4
  void compute_spectral_normalization_1_4(const double* spectral_normalization_1_3,
                                          double* spectral_normalization_1_4) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto where = select(max(abs(scalar.load(spectral_normalization_1_3 + 2)),
                                    max(abs(scalar.load(spectral_normalization_1_3 + 1)),
                                        abs(scalar.load(spectral_normalization_1_3)))) > 1e+18,
                                5.169878828456423e-26, 1.0);
      const auto mul = where * (1e-24 * where);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        const auto mul_2 = lane.load(spectral_normalization_1_3 + i) * lane(where);
        return mul_2 * mul_2;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul));
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_1_4 + i,
                   lane.load(spectral_normalization_1_3 + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
  // computes spectral_normalization_1_5, spectral_normalization_1_5
  void compute_spectral_normalization_1_5(const double* spectral_normalization_1_3,
                                          const double* spectral_normalization_1_4, bool* spectral_normalization_1_5,
                                          double* spectral_normalization_1_6) noexcept {
    modelc::matmul(threads_, 1, 3, 1, spectral_normalization_1_3, 3, 1, spectral_normalization_1_4, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto eq = 0.0 == sum;
                     const auto where = select(eq, 1.0, sum);
                     lane.store(spectral_normalization_1_5, 0, eq);
                     lane.store(spectral_normalization_1_6, 0, where);
                   });
  }

  // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
  // computes new_spectral_normalization_1_vector_u, new_part_state_spectral_normalization_1_vector_u
  void compute_new_spectral_normalization_1_vector_u(const bool* spectral_normalization_1_5,
                                                     const double* spectral_normalization_1_vector_u,
                                                     const double* spectral_normalization_1_4,
                                                     double* new_spectral_normalization_1_vector_u) noexcept {
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_1_vector_u + i,
                 select(lane(spectral_normalization_1_5[0]), lane.load(spectral_normalization_1_vector_u + i),
                        lane.load(spectral_normalization_1_4 + i)));
    });
  }

  // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
  // computes spectral_normalization_1_7, new_part_state_spectral_normalization_1_conv2d_1_kernel
  void compute_spectral_normalization_1_7(const double* spectral_normalization_1_conv2d_1_kernel,
                                          const double* spectral_normalization_1_6,
                                          double* spectral_normalization_1_7) noexcept {
    modelc::for_lanes<double>(24, [&](auto lane, modelc::Index i) {
      lane.store(spectral_normalization_1_7 + i,
                 lane.load(spectral_normalization_1_conv2d_1_kernel + i) / lane(spectral_normalization_1_6[0]));
    });
  }

  // m.model:11: loss 0.1 * mean(v ** 2)
  // computes group_normalization, group_normalization
  void compute_group_normalization(const double* part2_scaled_slope_group_normalization_gamma,
                                   const double* part2_scaled_scale, const double* v, double* group_normalization,
                                   double* group_normalization_2, double* group_normalization_3, double* v_row,
                                   double* slope, double* part2_3, double* group_normalization_4,
                                   double* group_normalization_5, double* group_normalization_6,
                                   double* group_normalization_7, double* group_normalization_8,
                                   double* group_normalization_9, double* slope_2, double* h2,
                                   double* part2_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          const auto part2_scaled_slope_group_normalization_gamma_2 =
              lane.load(part2_scaled_slope_group_normalization_gamma + j);
          const auto part2_scaled_scale_2 = lane(part2_scaled_scale[0]);
          const auto div = lane(0.1) / lane(static_cast<double>(4 * b * s01_2));
          auto column_sum = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            column_sum = modelc::Sum::apply(column_sum, lane.load(v + i * (4 * s01_2) + j + k * 2));
          }
          const auto div_2 = column_sum / static_cast<double>(2 * s01_2);
          auto column_sum_2 = lane(modelc::Sum::identity<double>());
          auto column_sum_3 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto sub = lane.load(v + i * (4 * s01_2) + j + k * 2) - div_2;
            const auto mul = sub * sub;
            const auto mul_2 = sub * (part2_scaled_slope_group_normalization_gamma_2 * 1.0);
            column_sum_2 = modelc::Sum::apply(column_sum_2, mul);
            column_sum_3 = modelc::Sum::apply(column_sum_3, mul_2);
            lane.store(group_normalization + i * (4 * s01_2) + j + k * 2, sub);
          }
          const auto add_2 = column_sum_2 / static_cast<double>(2 * s01_2) + 0.001;
          const auto rsqrt_2 = rsqrt(add_2);
          const auto div_3 = rsqrt_2 / add_2;
          const auto div_4 = div_3 * (column_sum_3 * -0.5) / static_cast<double>(2 * s01_2);
          auto column_sum_4 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto mul_3 = (lane.load(v + i * (4 * s01_2) + j + k * 2) - div_2) * div_4;
            column_sum_4 = modelc::Sum::apply(
                column_sum_4, -(mul_3 + (rsqrt_2 * (part2_scaled_slope_group_normalization_gamma_2 * 1.0) + mul_3)));
          }
          lane.store(group_normalization_2 + i * 2 + j, rsqrt_2);
          lane.store(group_normalization_3 + i * 2 + j, div_3);
          const auto div_5 = column_sum_4 / static_cast<double>(2 * s01_2);
          auto column_sum_5 = lane(modelc::Sum::identity<double>());
          auto column_sum_6 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto v_2 = lane.load(v + i * (4 * s01_2) + j + k * 2);
            const auto mul_4 = (v_2 - div_2) * div_4;
            const auto add_3 =
                v_2 +
                (mul_4 + (rsqrt_2 * (part2_scaled_slope_group_normalization_gamma_2 * 1.0) + mul_4) + div_5) * 0.2;
            const auto v_3 = 0.1 + 1.4142135623730951 * (part2_scaled_scale_2 * add_3);
            const auto mul_5 = v_3 * v_3;
            const auto mul_6 = v_3 * div;
            lane.store(v_row + i * 2 + j + k * (2 * b), v_3);
            column_sum_5 = modelc::Sum::apply(column_sum_5, mul_5);
            column_sum_6 = modelc::Sum::apply(column_sum_6, v_3);
            lane.store(slope + i * (4 * s01_2) + j + k * 2, add_3);
            lane.store(part2_3 + i * (4 * s01_2) + j + k * 2, mul_6);
          }
          total_sum.add(column_sum_5);
          const auto div_6 = column_sum_6 / static_cast<double>(2 * s01_2);
          auto column_sum_7 = lane(modelc::Sum::identity<double>());
          auto column_sum_8 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto sub_2 = lane.load(v_row + i * 2 + j + k * (2 * b)) - div_6;
            const auto mul_7 = sub_2 * sub_2;
            const auto mul_8 = part2_scaled_slope_group_normalization_gamma_2 * 1.0 * sub_2;
            column_sum_7 = modelc::Sum::apply(column_sum_7, mul_7);
            column_sum_8 = modelc::Sum::apply(column_sum_8, mul_8);
            lane.store(group_normalization_4 + i * (4 * s01_2) + j + k * 2, sub_2);
          }
          const auto add_4 = 0.001 + column_sum_7 / static_cast<double>(2 * s01_2);
          const auto rsqrt_3 = rsqrt(add_4);
          const auto div_7 = rsqrt_3 / add_4;
          const auto mul_9 = -0.5 * column_sum_8;
          const auto div_8 = div_7 * mul_9 / static_cast<double>(2 * s01_2);
          auto column_sum_9 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto mul_10 = (lane.load(v_row + i * 2 + j + k * (2 * b)) - div_6) * div_8;
            column_sum_9 = modelc::Sum::apply(
                column_sum_9, -(mul_10 + (part2_scaled_slope_group_normalization_gamma_2 * 1.0 * rsqrt_3 + mul_10)));
          }
          lane.store(group_normalization_5 + i * 2 + j, add_4);
          lane.store(group_normalization_6 + i * 2 + j, rsqrt_3);
          lane.store(group_normalization_7 + i * 2 + j, div_7);
          lane.store(group_normalization_8 + i * 2 + j, mul_9);
          lane.store(group_normalization_9 + i * 2 + j, div_8);
          const auto div_9 = column_sum_9 / static_cast<double>(2 * s01_2);
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto v_4 = lane.load(v_row + i * 2 + j + k * (2 * b));
            const auto mul_11 = (v_4 - div_6) * div_8;
            const auto add_5 =
                v_4 +
                0.2 * (mul_11 + (part2_scaled_slope_group_normalization_gamma_2 * 1.0 * rsqrt_3 + mul_11) + div_9);
            const auto h2_2 = part2_scaled_scale_2 * add_5;
            lane.store(slope_2 + i * (4 * s01_2) + j + k * 2, add_5);
            lane.store(h2 + i * (4 * s01_2) + j + k * 2, h2_2);
          }
        });
      }
      scalar.store(part2_2, 0.1 * (scalar(total_sum.value()) / static_cast<double>(4 * b * s01_2)));
    }
  }

  // m.model:21: output y = Dense(3)(h4)
  // computes dense_1, dense_1, dense_1
  void compute_dense_1(const double* h4, const double* dense_1_kernel, double* dense_1) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::matmul(threads_, 2 * b * s01_2, 3, 3, h4, 3, 1, dense_1_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_1 + row * 3 + column, sum);
                   });
  }

  // m.model:21: output y = Dense(3)(h4)
  // computes grad_h4, grad_h4
  void compute_grad_h4(const double* grad_y, const double* dense_1_kernel, double* grad_h4) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::matmul(threads_, 2 * b * s01_2, 3, 3, grad_y, 3, 1, dense_1_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_h4 + row * 3 + column, sum);
                   });
  }

  // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
  // computes grad_h3, grad_h3
  void compute_grad_h3(const double* grad_h4, const double* spectral_normalization_1_7, double* grad_h3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::conv_transpose(
        threads_,
        modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{b, {2, s01_2}, 2, {2, s01_2}, 3, 1},
        grad_h4, spectral_normalization_1_7, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
          lane.store(grad_h3 + pixel * 2 + channel, sum);
        });
  }

  // m.model:19: h3 = Conv2D(2, 3, padding = "same", activation = linear)(h2)
  // computes grad_h2, grad_h2
  void compute_grad_h2(const double* grad_h3, const double* conv2d_kernel, double* grad_h2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::conv_transpose(
        threads_,
        modelc::ConvShape<modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>>{b, {2, s01_2}, 2, {2, s01_2}, 2, 1},
        grad_h3, conv2d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
          lane.store(grad_h2 + pixel * 2 + channel, sum);
        });
  }

  // m.model:3: return scale * inner(x)
  // computes scaled, scaled
  void compute_scaled(const double* slope_2, const double* grad_h2, double* scaled) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          4 * b * s01_2, [&](auto lane, modelc::Index i) { return lane.load(slope_2 + i) * lane.load(grad_h2 + i); }));
      scalar.store(scaled, row_sum);
    }
  }

  // m.model:6: return x + 0.2 * gradients(inner(x), x)
  // computes scaled_2, scaled_2
  void compute_scaled_2(const double* part2_scaled_scale, const double* group_normalization_9,
                        const double* group_normalization_8, const double* group_normalization_7,
                        const double* group_normalization_5, const double* part2_scaled_slope_group_normalization_gamma,
                        const double* group_normalization_6, const double* group_normalization_3,
                        const double* group_normalization_2, const double* grad_h2, const double* group_normalization_4,
                        const double* part2_3, const double* slope, const double* group_normalization,
                        double* group_normalization_row, double* slope_row, double* group_normalization_10,
                        double* scaled_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          const auto part2_scaled_scale_2 = lane(part2_scaled_scale[0]);
          const auto group_normalization_9_2 = lane.load(group_normalization_9 + i * 2 + j);
          const auto group_normalization_8_2 = lane.load(group_normalization_8 + i * 2 + j);
          const auto group_normalization_7_2 = lane.load(group_normalization_7 + i * 2 + j);
          const auto group_normalization_5_2 = lane.load(group_normalization_5 + i * 2 + j);
          const auto part2_scaled_slope_group_normalization_gamma_2 =
              lane.load(part2_scaled_slope_group_normalization_gamma + j);
          const auto group_normalization_6_2 = lane.load(group_normalization_6 + i * 2 + j);
          const auto group_normalization_3_2 = lane.load(group_normalization_3 + i * 2 + j);
          const auto group_normalization_2_2 = lane.load(group_normalization_2 + i * 2 + j);
          auto column_sum = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            column_sum = modelc::Sum::apply(
                column_sum, 0.2 * (part2_scaled_scale_2 * lane.load(grad_h2 + i * (4 * s01_2) + j + k * 2)));
          }
          const auto div = column_sum / static_cast<double>(2 * s01_2);
          auto column_sum_2 = lane(modelc::Sum::identity<double>());
          auto column_sum_3 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto sub = 0.2 * (part2_scaled_scale_2 * lane.load(grad_h2 + i * (4 * s01_2) + j + k * 2)) - div;
            column_sum_2 = modelc::Sum::apply(
                column_sum_2, lane.load(group_normalization_4 + i * (4 * s01_2) + j + k * 2) * (sub + sub));
            column_sum_3 = modelc::Sum::apply(column_sum_3, part2_scaled_slope_group_normalization_gamma_2 * 1.0 * sub);
          }
          const auto div_2 = column_sum_2 / static_cast<double>(2 * s01_2);
          const auto mul = -0.5 * (group_normalization_7_2 * div_2);
          const auto div_3 = group_normalization_8_2 * div_2 / group_normalization_5_2;
          const auto div_4 =
              (group_normalization_7_2 * (-0.5 * (div_3 + column_sum_3)) - group_normalization_7_2 * div_3) /
              static_cast<double>(2 * s01_2);
          auto column_sum_4 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto sub_2 = 0.2 * (part2_scaled_scale_2 * lane.load(grad_h2 + i * (4 * s01_2) + j + k * 2)) - div;
            const auto mul_2 = lane.load(group_normalization_4 + i * (4 * s01_2) + j + k * 2) * div_4;
            const auto add_2 = mul_2 + (group_normalization_9_2 * (sub_2 + sub_2) +
                                        part2_scaled_slope_group_normalization_gamma_2 * 1.0 * mul + mul_2);
            lane.store(group_normalization_row + i * 2 + j + k * (2 * b), add_2);
            column_sum_4 = modelc::Sum::apply(column_sum_4, -add_2);
          }
          const auto div_5 = column_sum_4 / static_cast<double>(2 * s01_2);
          auto column_sum_5 = lane(modelc::Sum::identity<double>());
          auto column_sum_6 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto part2_3_2 = lane.load(part2_3 + i * (4 * s01_2) + j + k * 2);
            const auto mul_3 =
                1.4142135623730951 *
                (part2_3_2 + (part2_scaled_scale_2 * lane.load(grad_h2 + i * (4 * s01_2) + j + k * 2) +
                              (lane.load(group_normalization_row + i * 2 + j + k * (2 * b)) + div_5) + part2_3_2));
            const auto mul_4 = 0.2 * (part2_scaled_scale_2 * mul_3);
            lane.store(slope_row + i * 2 + j + k * (2 * b), mul_4);
            column_sum_5 = modelc::Sum::apply(column_sum_5, lane.load(slope + i * (4 * s01_2) + j + k * 2) * mul_3);
            column_sum_6 = modelc::Sum::apply(column_sum_6, mul_4);
          }
          total_sum.add(column_sum_5);
          const auto div_6 = column_sum_6 / static_cast<double>(2 * s01_2);
          auto column_sum_7 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto sub_3 = lane.load(slope_row + i * 2 + j + k * (2 * b)) - div_6;
            column_sum_7 = modelc::Sum::apply(
                column_sum_7, lane.load(group_normalization + i * (4 * s01_2) + j + k * 2) * (sub_3 + sub_3));
          }
          const auto mul_5 = -0.5 * (group_normalization_3_2 * (column_sum_7 / static_cast<double>(2 * s01_2)));
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            lane.store(group_normalization_10 + i * (4 * s01_2) + j + k * 2,
                       lane.load(group_normalization_4 + i * (4 * s01_2) + j + k * 2) * mul +
                           group_normalization_6_2 *
                               (0.2 * (part2_scaled_scale_2 * lane.load(grad_h2 + i * (4 * s01_2) + j + k * 2)) - div) +
                           lane.load(group_normalization + i * (4 * s01_2) + j + k * 2) * mul_5 +
                           group_normalization_2_2 * (lane.load(slope_row + i * 2 + j + k * (2 * b)) - div_6));
          }
        });
      }
      scalar.store(scaled_2, scalar(total_sum.value()));
    }
  }

  // computes gradients, new_part_gradient_conv2d_bias, group_normalization_11
  void compute_gradients_2(const double* group_normalization_10, double* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 2 * b * s01_2; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(group_normalization_10 + i + j * 2));
      }
      lane.store(gradients + i, column_sum);
    });
  }

  // computes gradients_2, new_part_gradient_dense_1_bias, new_part_gradient_spectral_normalization_1_conv2d_1_bias
  void compute_gradients_2_2(const double* grad_h4, double* gradients_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_spectral_normalization_1_conv2d_1_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 2 * b * s01_2; ++j) {
        grad_spectral_normalization_1_conv2d_1_bias =
            modelc::Sum::apply(grad_spectral_normalization_1_conv2d_1_bias, lane.load(grad_h4 + i + j * 3));
      }
      lane.store(gradients_2 + i, grad_spectral_normalization_1_conv2d_1_bias);
    });
  }

  // m.model:22: compile(optimizer = Adam(learning_rate = 0.05, weight_decay = 0.01), loss = mse, metrics = [...
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const double* weights, const double* gradients, const double* optimizer_m,
                               const double* optimizer_v, const double* optimizer_learning_rate, const double* scaled_3,
                               double* new_optimizer_m, double* new_optimizer_v, double* new_weights) noexcept {
    modelc::for_lanes<double>(58, [&](auto lane, modelc::Index i) {
      const auto weights_3 = lane.load(weights + i);
      const auto gradients_3 = lane.load(gradients + i);
      const auto optimizer_m_3 = lane.load(optimizer_m + i);
      const auto add_2 = optimizer_m_3 + 0.09999999999999998 * (gradients_3 - optimizer_m_3);
      const auto optimizer_v_3 = lane.load(optimizer_v + i);
      const auto add_3 = optimizer_v_3 + 0.0010000000000000009 * (gradients_3 * gradients_3 - optimizer_v_3);
      const auto sub = weights_3 - weights_3 * (lane(optimizer_learning_rate[0]) * 0.01) -
                       lane(scaled_3[0]) * add_2 / (1e-07 + sqrt(add_3));
      lane.store(new_optimizer_m + i, add_2);
      lane.store(new_optimizer_v + i, add_3);
      lane.store(new_weights + i, sub);
    });
  }

  // m.model:22: compile(optimizer = Adam(learning_rate = 0.05, weight_decay = 0.01), loss = mse, metrics = [...
  // computes new_optimizer_m_spectral_normalization_1_conv2d_1_kernel,
  // new_optimizer_m_spectral_normalization_1_conv2d_1_kernel
  void compute_new_optimizer_m_spectral_normalization_1_conv2d_1_kernel(
      const double* spectral_normalization_1_7, const double* grad_spectral_normalization_1_conv2d_1_kernel,
      const double* optimizer_m_spectral_normalization_1_conv2d_1_kernel,
      const double* optimizer_v_spectral_normalization_1_conv2d_1_kernel, const double* optimizer_learning_rate,
      const double* scaled_3, double* new_optimizer_m_spectral_normalization_1_conv2d_1_kernel,
      double* new_optimizer_v_spectral_normalization_1_conv2d_1_kernel,
      double* new_spectral_normalization_1_conv2d_1_kernel) noexcept {
    modelc::for_lanes<double>(24, [&](auto lane, modelc::Index i) {
      const auto spectral_normalization_1_7_2 = lane.load(spectral_normalization_1_7 + i);
      const auto grad_spectral_normalization_1_conv2d_1_kernel_2 =
          lane.load(grad_spectral_normalization_1_conv2d_1_kernel + i);
      const auto optimizer_m_spectral_normalization_1_conv2d_1_kernel_2 =
          lane.load(optimizer_m_spectral_normalization_1_conv2d_1_kernel + i);
      const auto add_2 = optimizer_m_spectral_normalization_1_conv2d_1_kernel_2 +
                         0.09999999999999998 * (grad_spectral_normalization_1_conv2d_1_kernel_2 -
                                                optimizer_m_spectral_normalization_1_conv2d_1_kernel_2);
      const auto optimizer_v_spectral_normalization_1_conv2d_1_kernel_2 =
          lane.load(optimizer_v_spectral_normalization_1_conv2d_1_kernel + i);
      const auto add_3 = optimizer_v_spectral_normalization_1_conv2d_1_kernel_2 +
                         0.0010000000000000009 * (grad_spectral_normalization_1_conv2d_1_kernel_2 *
                                                      grad_spectral_normalization_1_conv2d_1_kernel_2 -
                                                  optimizer_v_spectral_normalization_1_conv2d_1_kernel_2);
      const auto sub = spectral_normalization_1_7_2 -
                       spectral_normalization_1_7_2 * (lane(optimizer_learning_rate[0]) * 0.01) -
                       lane(scaled_3[0]) * add_2 / (1e-07 + sqrt(add_3));
      lane.store(new_optimizer_m_spectral_normalization_1_conv2d_1_kernel + i, add_2);
      lane.store(new_optimizer_v_spectral_normalization_1_conv2d_1_kernel + i, add_3);
      lane.store(new_spectral_normalization_1_conv2d_1_kernel + i, sub);
    });
  }

  // m.model:22: compile(optimizer = Adam(learning_rate = 0.05, weight_decay = 0.01), loss = mse, metrics = [...
  // computes new_optimizer_m_2, new_optimizer_m_2
  void compute_new_optimizer_m_2(const double* weights_2, const double* gradients_2, const double* optimizer_m_2,
                                 const double* optimizer_v_2, const double* optimizer_learning_rate,
                                 const double* scaled_3, double* new_optimizer_m_2, double* new_optimizer_v_2,
                                 double* new_weights_2) noexcept {
    modelc::for_lanes<double>(27, [&](auto lane, modelc::Index i) {
      const auto weights_2_2 = lane.load(weights_2 + i);
      const auto gradients_2_2 = lane.load(gradients_2 + i);
      const auto optimizer_m_2_2 = lane.load(optimizer_m_2 + i);
      const auto add_2 = optimizer_m_2_2 + 0.09999999999999998 * (gradients_2_2 - optimizer_m_2_2);
      const auto optimizer_v_2_2 = lane.load(optimizer_v_2 + i);
      const auto add_3 = optimizer_v_2_2 + 0.0010000000000000009 * (gradients_2_2 * gradients_2_2 - optimizer_v_2_2);
      const auto sub = weights_2_2 - weights_2_2 * (lane(optimizer_learning_rate[0]) * 0.01) -
                       lane(scaled_3[0]) * add_2 / (1e-07 + sqrt(add_3));
      lane.store(new_optimizer_m_2 + i, add_2);
      lane.store(new_optimizer_v_2 + i, add_3);
      lane.store(new_weights_2 + i, sub);
    });
  }

  // computes new_spectral_normalization_vector_u, new_spectral_normalization_dense_kernel
  void compute_new_spectral_normalization_vector_u_2(const double* part_state_spectral_normalization_vector_u,
                                                     double* new_spectral_normalization_vector_u) noexcept {
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_vector_u + i, lane.load(part_state_spectral_normalization_vector_u + i));
    });
  }

  // m.model:22: compile(optimizer = Adam(learning_rate = 0.05, weight_decay = 0.01), loss = mse, metrics = [...
  // computes new_part_metric_root_mean_squared_error_count, new_part_metric_metric_count
  void compute_new_part_metric_root_mean_squared_error_count(
      double* new_part_metric_root_mean_squared_error_count) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_root_mean_squared_error_count, lane(static_cast<double>(6 * b * s01_2)));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
    // v: f64[b, 2, s01, 2]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(1024);
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(1088);
    double* const v = arena_.at<double>(slots_[0]);
    modelc::matmul(threads_, 2 * b * s01_2, 1, 2, x, 1, 1, spectral_normalization_dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(
                         v + row * 2 + column,
                         0.1 + (lane.load(spectral_normalization_dense_bias + column) + sum) * 1.4142135623730951);
                   });

    // m.model:3: return scale * inner(x)
    // h2: f64[b, 2, s01, 2]
    const double* const part2_scaled_scale = weights_->block.at<double>(0);
    const double* const part2_scaled_slope_group_normalization_gamma = weights_->block.at<double>(64);
    double* const h2 = arena_.at<double>(slots_[0]);
    double* const v_row = arena_.at<double>(slots_[1]);
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        const auto part2_scaled_slope_group_normalization_gamma_2 =
            lane.load(part2_scaled_slope_group_normalization_gamma + j);
        const auto part2_scaled_scale_2 = lane(part2_scaled_scale[0]);
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
          column_sum = modelc::Sum::apply(column_sum, lane.load(v + i * (4 * s01_2) + j + k * 2));
        }
        const auto div = column_sum / static_cast<double>(2 * s01_2);
        auto column_sum_2 = lane(modelc::Sum::identity<double>());
        auto column_sum_3 = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
          const auto sub = lane.load(v + i * (4 * s01_2) + j + k * 2) - div;
          column_sum_2 = modelc::Sum::apply(column_sum_2, sub * sub);
          column_sum_3 = modelc::Sum::apply(column_sum_3, sub * (part2_scaled_slope_group_normalization_gamma_2 * 1.0));
        }
        const auto add = column_sum_2 / static_cast<double>(2 * s01_2) + 0.001;
        const auto rsqrt_2 = rsqrt(add);
        const auto div_2 = rsqrt_2 / add * (column_sum_3 * -0.5) / static_cast<double>(2 * s01_2);
        auto column_sum_4 = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
          const auto mul = (lane.load(v + i * (4 * s01_2) + j + k * 2) - div) * div_2;
          column_sum_4 = modelc::Sum::apply(
              column_sum_4, -(mul + (rsqrt_2 * (part2_scaled_slope_group_normalization_gamma_2 * 1.0) + mul)));
        }
        const auto div_3 = column_sum_4 / static_cast<double>(2 * s01_2);
        auto column_sum_5 = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
          const auto v_2 = lane.load(v + i * (4 * s01_2) + j + k * 2);
          const auto mul_2 = (v_2 - div) * div_2;
          const auto v_3 =
              0.1 +
              1.4142135623730951 *
                  (part2_scaled_scale_2 *
                   (v_2 + (mul_2 + (rsqrt_2 * (part2_scaled_slope_group_normalization_gamma_2 * 1.0) + mul_2) + div_3) *
                              0.2));
          lane.store(v_row + i * 2 + j + k * (2 * b), v_3);
          column_sum_5 = modelc::Sum::apply(column_sum_5, v_3);
        }
        const auto div_4 = column_sum_5 / static_cast<double>(2 * s01_2);
        auto column_sum_6 = lane(modelc::Sum::identity<double>());
        auto column_sum_7 = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
          const auto sub_2 = lane.load(v_row + i * 2 + j + k * (2 * b)) - div_4;
          column_sum_6 = modelc::Sum::apply(column_sum_6, sub_2 * sub_2);
          column_sum_7 = modelc::Sum::apply(column_sum_7, part2_scaled_slope_group_normalization_gamma_2 * 1.0 * sub_2);
        }
        const auto add_2 = 0.001 + column_sum_6 / static_cast<double>(2 * s01_2);
        const auto rsqrt_3 = rsqrt(add_2);
        const auto div_5 = rsqrt_3 / add_2 * (-0.5 * column_sum_7) / static_cast<double>(2 * s01_2);
        auto column_sum_8 = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
          const auto mul_3 = (lane.load(v_row + i * 2 + j + k * (2 * b)) - div_4) * div_5;
          column_sum_8 = modelc::Sum::apply(
              column_sum_8, -(mul_3 + (part2_scaled_slope_group_normalization_gamma_2 * 1.0 * rsqrt_3 + mul_3)));
        }
        const auto div_6 = column_sum_8 / static_cast<double>(2 * s01_2);
        for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
          const auto v_4 = lane.load(v_row + i * 2 + j + k * (2 * b));
          const auto mul_4 = (v_4 - div_4) * div_5;
          lane.store(
              h2 + i * (4 * s01_2) + j + k * 2,
              part2_scaled_scale_2 *
                  (v_4 +
                   0.2 * (mul_4 + (part2_scaled_slope_group_normalization_gamma_2 * 1.0 * rsqrt_3 + mul_4) + div_6)));
        }
      });
    }

    // m.model:19: h3 = Conv2D(2, 3, padding = "same", activation = linear)(h2)
    // h3: f64[b, 2, s01, 2]
    const double* const conv2d_kernel = weights_->block.at<double>(192);
    const double* const conv2d_bias = weights_->block.at<double>(512);
    double* const h3 = arena_.at<double>(slots_[1]);
    compute_h3(h2, conv2d_kernel, conv2d_bias, h3);

    // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
    // h4: f64[b, 2, s01, 3]
    const double* const spectral_normalization_1_conv2d_1_kernel = weights_->block.at<double>(576);
    const double* const spectral_normalization_1_conv2d_1_bias = weights_->block.at<double>(768);
    double* const h4 = arena_.at<double>(slots_[0]);
    compute_h4(h3, spectral_normalization_1_conv2d_1_kernel, spectral_normalization_1_conv2d_1_bias, h4);

    // m.model:21: output y = Dense(3)(h4)
    // y: f64[b, 2, s01, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(832);
    const double* const dense_1_bias = weights_->block.at<double>(960);
    double* const y = arena_.at<double>(slots_[1]);
    modelc::matmul(threads_, 2 * b * s01_2, 3, 3, h4, 3, 1, dense_1_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 3 + column, lane.load(dense_1_bias + column) + sum);
                   });
  }

  void compute_train_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
    // spectral_normalization: f64[1, 1]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(1024);
    const double* const spectral_normalization_vector_u = weights_->block.at<double>(1152);
    double* const spectral_normalization = arena_.at<double>(0);
    compute_spectral_normalization(spectral_normalization_vector_u, spectral_normalization_dense_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f64[1, 2]
    double* const spectral_normalization_2 = arena_.at<double>(64);
    compute_spectral_normalization_2(spectral_normalization, spectral_normalization_dense_kernel,
                                     spectral_normalization_2);
    // spectral_normalization_3: f64[1, 2]
    double* const spectral_normalization_3 = arena_.at<double>(0);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_3);
    // spectral_normalization_4: bool[1, 1], spectral_normalization_5: f64
    bool* const spectral_normalization_4 = arena_.at<bool>(128);
    double* const spectral_normalization_5 = arena_.at<double>(192);
    compute_spectral_normalization_4(spectral_normalization_2, spectral_normalization_3, spectral_normalization_4,
                                     spectral_normalization_5);
    // new_spectral_normalization_vector_u: f64[1, 2]
    double* const new_spectral_normalization_vector_u = weights_->block.at<double>(1152);
    compute_new_spectral_normalization_vector_u(spectral_normalization_4, spectral_normalization_vector_u,
                                                spectral_normalization_3, new_spectral_normalization_vector_u);
    // new_spectral_normalization_dense_kernel: f64[1, 2]
    double* const new_spectral_normalization_dense_kernel = weights_->block.at<double>(1024);
    compute_new_spectral_normalization_dense_kernel(spectral_normalization_dense_kernel, spectral_normalization_5,
                                                    new_spectral_normalization_dense_kernel);
    // dense: f64[b, 2, s01, 2]
    double* const dense = arena_.at<double>(train_step_slots_[3]);
    compute_dense(x, new_spectral_normalization_dense_kernel, dense);

    // m.model:11: loss 0.1 * mean(v ** 2)
    // v: f64[b, 2, s01, 2], part2: f64
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(1088);
    double* const v = arena_.at<double>(train_step_slots_[3]);
    double* const part2 = arena_.at<double>(1216);
    compute_v(spectral_normalization_dense_bias, dense, v, part2);

    // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
    // spectral_normalization_1: f64[1, 8]
    const double* const spectral_normalization_1_conv2d_1_kernel = weights_->block.at<double>(576);
    const double* const spectral_normalization_1_vector_u = weights_->block.at<double>(1216);
    double* const spectral_normalization_1 = arena_.at<double>(0);
    compute_spectral_normalization_1(spectral_normalization_1_vector_u, spectral_normalization_1_conv2d_1_kernel,
                                     spectral_normalization_1);
    // spectral_normalization_1_2: f64[1, 8]
    double* const spectral_normalization_1_2 = arena_.at<double>(0);
    compute_spectral_normalization_1_2(spectral_normalization_1, spectral_normalization_1_2);
    // spectral_normalization_1_3: f64[1, 3]
    double* const spectral_normalization_1_3 = arena_.at<double>(64);
    compute_spectral_normalization_1_3(spectral_normalization_1_2, spectral_normalization_1_conv2d_1_kernel,
                                       spectral_normalization_1_3);
    // spectral_normalization_1_4: f64[1, 3]
    double* const spectral_normalization_1_4 = arena_.at<double>(0);
    compute_spectral_normalization_1_4(spectral_normalization_1_3, spectral_normalization_1_4);
    // spectral_normalization_1_5: bool[1, 1], spectral_normalization_1_6: f64
    bool* const spectral_normalization_1_5 = arena_.at<bool>(128);
    double* const spectral_normalization_1_6 = arena_.at<double>(192);
    compute_spectral_normalization_1_5(spectral_normalization_1_3, spectral_normalization_1_4,
                                       spectral_normalization_1_5, spectral_normalization_1_6);
    // new_spectral_normalization_1_vector_u: f64[1, 3]
    double* const new_spectral_normalization_1_vector_u = weights_->block.at<double>(1216);
    compute_new_spectral_normalization_1_vector_u(spectral_normalization_1_5, spectral_normalization_1_vector_u,
                                                  spectral_normalization_1_4, new_spectral_normalization_1_vector_u);
    // spectral_normalization_1_7: f64[2, 2, 2, 3]
    double* const spectral_normalization_1_7 = arena_.at<double>(832);
    compute_spectral_normalization_1_7(spectral_normalization_1_conv2d_1_kernel, spectral_normalization_1_6,
                                       spectral_normalization_1_7);

    // m.model:11: loss 0.1 * mean(v ** 2)
    // group_normalization: f64[b, 2, s01, 2, 1], group_normalization_2: f64[b, 1, 1, 2, 1], group_normalizatio...
    const double* const part2_scaled_scale = weights_->block.at<double>(0);
    const double* const part2_scaled_slope_group_normalization_gamma = weights_->block.at<double>(64);
    double* const group_normalization = arena_.at<double>(train_step_slots_[4]);
    double* const group_normalization_2 = arena_.at<double>(train_step_slots_[11]);
    double* const group_normalization_3 = arena_.at<double>(train_step_slots_[12]);
    double* const slope = arena_.at<double>(train_step_slots_[3]);
    double* const part2_2 = arena_.at<double>(1280);
    double* const group_normalization_4 = arena_.at<double>(train_step_slots_[5]);
    double* const group_normalization_5 = arena_.at<double>(train_step_slots_[13]);
    double* const group_normalization_6 = arena_.at<double>(train_step_slots_[14]);
    double* const group_normalization_7 = arena_.at<double>(train_step_slots_[15]);
    double* const group_normalization_8 = arena_.at<double>(train_step_slots_[16]);
    double* const group_normalization_9 = arena_.at<double>(train_step_slots_[17]);
    double* const slope_2 = arena_.at<double>(train_step_slots_[6]);
    double* const h2 = arena_.at<double>(train_step_slots_[7]);
    double* const part2_3 = arena_.at<double>(train_step_slots_[10]);
    double* const v_row = arena_.at<double>(train_step_slots_[0]);
    compute_group_normalization(part2_scaled_slope_group_normalization_gamma, part2_scaled_scale, v,
                                group_normalization, group_normalization_2, group_normalization_3, v_row, slope,
                                part2_3, group_normalization_4, group_normalization_5, group_normalization_6,
                                group_normalization_7, group_normalization_8, group_normalization_9, slope_2, h2,
                                part2_2);

    // m.model:19: h3 = Conv2D(2, 3, padding = "same", activation = linear)(h2)
    // h3: f64[b, 2, s01, 2]
    const double* const conv2d_kernel = weights_->block.at<double>(192);
    const double* const conv2d_bias = weights_->block.at<double>(512);
    double* const h3 = arena_.at<double>(train_step_slots_[8]);
    compute_h3(h2, conv2d_kernel, conv2d_bias, h3);

    // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
    // h4: f64[b, 2, s01, 3]
    const double* const spectral_normalization_1_conv2d_1_bias = weights_->block.at<double>(768);
    double* const h4 = arena_.at<double>(train_step_slots_[0]);
    compute_h4(h3, spectral_normalization_1_7, spectral_normalization_1_conv2d_1_bias, h4);

    // m.model:21: output y = Dense(3)(h4)
    // dense_1: f64[b, 2, s01, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(832);
    double* const dense_1 = arena_.at<double>(train_step_slots_[1]);
    compute_dense_1(h4, dense_1_kernel, dense_1);

    // m.model:22: compile(optimizer = Adam(learning_rate = 0.05, weight_decay = 0.01), loss = mse, metrics = [...
    // add: f64, new_metric_root_mean_squared_error_total: f64, root_mean_squared_error: f64, root_mean_squared...
    const double* const dense_1_bias = weights_->block.at<double>(960);
    const double* const metric_root_mean_squared_error_total = training_->block.at<double>(2176);
    const double* const metric_root_mean_squared_error_count = training_->block.at<double>(2240);
    const double* const metric_metric_total = training_->block.at<double>(2304);
    const double* const metric_metric_count = training_->block.at<double>(2368);
    double* const add = arena_.at<double>(1216);
    double* const new_metric_root_mean_squared_error_total = training_->block.at<double>(2176);
    double* const root_mean_squared_error = arena_.at<double>(1344);
    double* const root_mean_squared_error_2 = arena_.at<double>(1280);
    double* const new_metric_metric_total = training_->block.at<double>(2304);
    double* const metric = arena_.at<double>(1408);
    double* const metric_2 = arena_.at<double>(1472);
    double* const grad_y = arena_.at<double>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto part2_4 = scalar.load(part2);
      const auto part2_2_2 = scalar.load(part2_2);
      const auto metric_root_mean_squared_error_total_2 = scalar.load(metric_root_mean_squared_error_total);
      const auto add_2 = scalar.load(metric_root_mean_squared_error_count) + static_cast<double>(6 * b * s01_2);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 1.0, add_2);
      const auto metric_metric_total_2 = scalar.load(metric_metric_total);
      const auto add_3 = scalar.load(metric_metric_count) + static_cast<double>(6 * b * s01_2);
      const auto eq_2 = 0.0 == add_3;
      const auto where_2 = select(eq_2, 1.0, add_3);
      const auto div = scalar(1.0) / scalar(static_cast<double>(2 * b * s01_2)) / 3.0;
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 2 * b * s01_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto sub =
                  lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j) - lane.load(y_true + i * 3 + j);
              return sub * sub;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 2 * b * s01_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              return abs(lane.load(y_true + i * 3 + j) -
                         (lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j)));
            })));
      }
      for (modelc::Index i = 0; i < 2 * b * s01_2; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto mul =
              (lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j) - lane.load(y_true + i * 3 + j)) *
              lane(div);
          lane.store(grad_y + i * 3 + j, mul + mul);
        });
      }
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      scalar.store(root_mean_squared_error, add_2_lanes);
      scalar.store(metric, add_3_lanes);
      const auto add_4 = part2_2_2 + (part2_4 + row_sum / 3.0 / static_cast<double>(2 * b * s01_2));
      const auto add_5 = metric_root_mean_squared_error_total_2 + row_sum;
      const auto sqrt_2 = sqrt(select(eq, 0.0, add_5 / where));
      const auto add_6 = metric_metric_total_2 + row_sum_2;
      const auto where_3 = select(eq_2, 0.0, add_6 / where_2);
      const auto add_4_lanes = add_4;
      const auto add_5_lanes = add_5;
      const auto sqrt_2_lanes = sqrt_2;
      const auto add_6_lanes = add_6;
      const auto where_3_lanes = where_3;
      scalar.store(add, add_4_lanes);
      scalar.store(new_metric_root_mean_squared_error_total, add_5_lanes);
      scalar.store(root_mean_squared_error_2, sqrt_2_lanes);
      scalar.store(new_metric_metric_total, add_6_lanes);
      scalar.store(metric_2, where_3_lanes);
    }

    // m.model:21: output y = Dense(3)(h4)
    // grad_h4: f64[b, 2, s01, 3]
    double* const grad_h4 = arena_.at<double>(train_step_slots_[2]);
    compute_grad_h4(grad_y, dense_1_kernel, grad_h4);

    // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
    // grad_h3: f64[b, 2, s01, 2]
    double* const grad_h3 = arena_.at<double>(train_step_slots_[9]);
    compute_grad_h3(grad_h4, spectral_normalization_1_7, grad_h3);
    // grad_spectral_normalization_1_conv2d_1_kernel: f64[2, 2, 2, 3]
    double* const grad_spectral_normalization_1_conv2d_1_kernel = arena_.at<double>(1024);
    modelc::kernels::conv_kernel_gradient(threads_,
                                          modelc::tensor(grad_spectral_normalization_1_conv2d_1_kernel, 2, 2, 2, 3),
                                          modelc::tensor(h3, b, 2, s01_2, 2), modelc::tensor(grad_h4, b, 2, s01_2, 3),
                                          modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});

    // m.model:19: h3 = Conv2D(2, 3, padding = "same", activation = linear)(h2)
    // grad_h2: f64[b, 2, s01, 2]
    double* const grad_h2 = arena_.at<double>(train_step_slots_[8]);
    compute_grad_h2(grad_h3, conv2d_kernel, grad_h2);
    // grad_conv2d_kernel: f64[3, 3, 2, 2]
    double* const grad_conv2d_kernel = arena_.at<double>(512);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(grad_conv2d_kernel, 3, 3, 2, 2),
                                          modelc::tensor(h2, b, 2, s01_2, 2), modelc::tensor(grad_h3, b, 2, s01_2, 2),
                                          modelc::Windows<modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>>{});

    // m.model:3: return scale * inner(x)
    // scaled: f64
    double* const scaled = arena_.at<double>(1536);
    compute_scaled(slope_2, grad_h2, scaled);

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // scaled_2: f64, group_normalization_10: f64[b, 2, s01, 2, 1]
    double* const scaled_2 = arena_.at<double>(1600);
    double* const group_normalization_10 = arena_.at<double>(train_step_slots_[4]);
    double* const group_normalization_row = arena_.at<double>(train_step_slots_[6]);
    double* const slope_row = arena_.at<double>(train_step_slots_[7]);
    compute_scaled_2(part2_scaled_scale, group_normalization_9, group_normalization_8, group_normalization_7,
                     group_normalization_5, part2_scaled_slope_group_normalization_gamma, group_normalization_6,
                     group_normalization_3, group_normalization_2, grad_h2, group_normalization_4, part2_3, slope,
                     group_normalization, group_normalization_row, slope_row, group_normalization_10, scaled_2);
    // gradients: f64[58]
    double* const gradients = arena_.at<double>(0);
    compute_gradients_2(group_normalization_10, gradients);
    // gradients: f64[58]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 2 + i, lane(0.0)); });
    // gradients: f64[58]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) { lane.store(gradients + 8 + i, lane(0.0)); });
    // gradients: f64[58]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 10 + i, lane(0.0)); });
    // gradients: f64[58]
    modelc::for_lanes<double>(
        36, [&](auto lane, modelc::Index i) { lane.store(gradients + 16 + i, lane.load(grad_conv2d_kernel + i)); });
    // gradients: f64[58]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 52 + i, lane(0.0)); });
    // gradients: f64[58]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_conv2d_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 2 * b * s01_2; ++j) {
        grad_conv2d_bias = modelc::Sum::apply(grad_conv2d_bias, lane.load(grad_h3 + i + j * 2));
      }
      lane.store(gradients + 56 + i, grad_conv2d_bias);
    });
    // gradients_2: f64[27]
    double* const gradients_2 = arena_.at<double>(512);
    compute_gradients_2_2(grad_h4, gradients_2);
    // gradients_2: f64[27]
    modelc::for_lanes<double>(5, [&](auto lane, modelc::Index i) { lane.store(gradients_2 + 3 + i, lane(0.0)); });

    // m.model:21: output y = Dense(3)(h4)
    // gradients_2: f64[27]
    modelc::matmul(threads_, 3, 2 * b * s01_2, 3, h4, 1, 3, grad_y, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients_2 + 8 + row * 3 + column, sum);
                   });
    // gradients_2: f64[27]
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients_2 + 17 + i, lane(0.0)); });
    // gradients_2: f64[27]
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_1_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 2 * b * s01_2; ++j) {
        grad_dense_1_bias = modelc::Sum::apply(grad_dense_1_bias, lane.load(grad_y + i + j * 3));
      }
      lane.store(gradients_2 + 24 + i, grad_dense_1_bias);
    });
    // the loss, and what its gradient needs
    // loss: f64, new_optimizer_m_part2_scaled_scale: f64, new_optimizer_v_part2_scaled_scale: f64, scaled_3: f...
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const optimizer_m_part2_scaled_scale = training_->block.at<double>(128);
    const double* const optimizer_v_part2_scaled_scale = training_->block.at<double>(192);
    double* const loss = arena_.at<double>(1216);
    double* const new_optimizer_m_part2_scaled_scale = training_->block.at<double>(128);
    double* const new_optimizer_v_part2_scaled_scale = training_->block.at<double>(192);
    double* const scaled_3 = arena_.at<double>(1536);
    double* const scaled_4 = arena_.at<double>(1600);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    {
      const modelc::Scalar scalar{};
      const auto part2_scaled_scale_2 = scalar.load(part2_scaled_scale);
      const auto mul = 0.01 * (part2_scaled_scale_2 * part2_scaled_scale_2);
      const auto add_2 = scalar.load(add);
      const auto mul_2 = part2_scaled_scale_2 * 0.01;
      const auto grad_part2_scaled_scale = mul_2 + mul_2 + scalar.load(scaled) + scalar.load(scaled_2);
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add_3 = 1.0 + modelc::cast<double>(optimizer_iteration_2);
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto optimizer_m_part2_scaled_scale_2 = scalar.load(optimizer_m_part2_scaled_scale);
      const auto add_4 = optimizer_m_part2_scaled_scale_2 +
                         (grad_part2_scaled_scale - optimizer_m_part2_scaled_scale_2) * 0.09999999999999998;
      const auto optimizer_v_part2_scaled_scale_2 = scalar.load(optimizer_v_part2_scaled_scale);
      const auto add_5 = optimizer_v_part2_scaled_scale_2 +
                         (grad_part2_scaled_scale * grad_part2_scaled_scale - optimizer_v_part2_scaled_scale_2) *
                             0.0010000000000000009;
      const auto div = optimizer_learning_rate_2 * sqrt(1.0 - pow(0.999, add_3)) / (1.0 - pow(0.9, add_3));
      const auto sub = part2_scaled_scale_2 - part2_scaled_scale_2 * (optimizer_learning_rate_2 * 0.01) -
                       add_4 * div / (sqrt(add_5) + 1e-07);
      const auto add_6 = optimizer_iteration_2 + std::int64_t{1};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index i) {
        const auto new_spectral_normalization_dense_kernel_2 = lane.load(new_spectral_normalization_dense_kernel + i);
        return new_spectral_normalization_dense_kernel_2 * new_spectral_normalization_dense_kernel_2;
      }));
      const auto add_4_lanes = add_4;
      const auto add_5_lanes = add_5;
      const auto div_lanes = div;
      const auto sub_lanes = sub;
      const auto add_6_lanes = add_6;
      scalar.store(new_optimizer_m_part2_scaled_scale, add_4_lanes);
      scalar.store(new_optimizer_v_part2_scaled_scale, add_5_lanes);
      scalar.store(scaled_3, div_lanes);
      scalar.store(scaled_4, sub_lanes);
      scalar.store(new_optimizer_iteration, add_6_lanes);
      const auto add_7 = mul + (row_sum * 0.01 + add_2);
      scalar.store(loss, add_7);
    }

    // m.model:22: compile(optimizer = Adam(learning_rate = 0.05, weight_decay = 0.01), loss = mse, metrics = [...
    // new_optimizer_m: f64[58], new_optimizer_v: f64[58], new_weights: f64[58]
    const double* const weights = weights_->block.at<double>(64);
    const double* const optimizer_m = training_->block.at<double>(256);
    const double* const optimizer_v = training_->block.at<double>(768);
    double* const new_optimizer_m = training_->block.at<double>(256);
    double* const new_optimizer_v = training_->block.at<double>(768);
    double* const new_weights = weights_->block.at<double>(64);
    compute_new_optimizer_m(weights, gradients, optimizer_m, optimizer_v, optimizer_learning_rate, scaled_3,
                            new_optimizer_m, new_optimizer_v, new_weights);
    // new_optimizer_m_spectral_normalization_1_conv2d_1_kernel: f64[2, 2, 2, 3], new_optimizer_v_spectral_norm...
    const double* const optimizer_m_spectral_normalization_1_conv2d_1_kernel = training_->block.at<double>(1280);
    const double* const optimizer_v_spectral_normalization_1_conv2d_1_kernel = training_->block.at<double>(1472);
    double* const new_optimizer_m_spectral_normalization_1_conv2d_1_kernel = training_->block.at<double>(1280);
    double* const new_optimizer_v_spectral_normalization_1_conv2d_1_kernel = training_->block.at<double>(1472);
    double* const new_spectral_normalization_1_conv2d_1_kernel = weights_->block.at<double>(576);
    compute_new_optimizer_m_spectral_normalization_1_conv2d_1_kernel(
        spectral_normalization_1_7, grad_spectral_normalization_1_conv2d_1_kernel,
        optimizer_m_spectral_normalization_1_conv2d_1_kernel, optimizer_v_spectral_normalization_1_conv2d_1_kernel,
        optimizer_learning_rate, scaled_3, new_optimizer_m_spectral_normalization_1_conv2d_1_kernel,
        new_optimizer_v_spectral_normalization_1_conv2d_1_kernel, new_spectral_normalization_1_conv2d_1_kernel);
    // new_optimizer_m_2: f64[27], new_optimizer_v_2: f64[27], new_weights_2: f64[27]
    const double* const weights_2 = weights_->block.at<double>(768);
    const double* const optimizer_m_2 = training_->block.at<double>(1664);
    const double* const optimizer_v_2 = training_->block.at<double>(1920);
    double* const new_optimizer_m_2 = training_->block.at<double>(1664);
    double* const new_optimizer_v_2 = training_->block.at<double>(1920);
    double* const new_weights_2 = weights_->block.at<double>(768);
    compute_new_optimizer_m_2(weights_2, gradients_2, optimizer_m_2, optimizer_v_2, optimizer_learning_rate, scaled_3,
                              new_optimizer_m_2, new_optimizer_v_2, new_weights_2);

    modelc::copy_elements(arena_.at<double>(1344), 1, training_->block.at<double>(2240));
    modelc::copy_elements(arena_.at<double>(1408), 1, training_->block.at<double>(2368));
    modelc::copy_elements(arena_.at<double>(1600), 1, weights_->block.at<double>(0));
  }

  void compute_update_step() noexcept {
    // m.model:22: compile(optimizer = Adam(learning_rate = 0.05, weight_decay = 0.01), loss = mse, metrics = [...
    // new_metric_root_mean_squared_error_total: f64, new_metric_root_mean_squared_error_count: f64, root_mean_...
    const double* const metric_root_mean_squared_error_total = training_->block.at<double>(2176);
    const double* const metric_root_mean_squared_error_count = training_->block.at<double>(2240);
    const double* const part_metric_root_mean_squared_error_total = arena_.at<double>(1792);
    const double* const part_metric_root_mean_squared_error_count = arena_.at<double>(1856);
    double* const new_metric_root_mean_squared_error_total = training_->block.at<double>(2176);
    double* const new_metric_root_mean_squared_error_count = training_->block.at<double>(2240);
    double* const root_mean_squared_error = arena_.at<double>(0);
    {
      const modelc::Scalar lane{};
      const auto add =
          lane.load(metric_root_mean_squared_error_total) + lane.load(part_metric_root_mean_squared_error_total);
      const auto add_2 =
          lane.load(metric_root_mean_squared_error_count) + lane.load(part_metric_root_mean_squared_error_count);
      const auto eq = 0.0 == add_2;
      const auto sqrt_2 = sqrt(select(eq, 0.0, add / select(eq, 1.0, add_2)));
      lane.store(new_metric_root_mean_squared_error_total, add);
      lane.store(new_metric_root_mean_squared_error_count, add_2);
      lane.store(root_mean_squared_error, sqrt_2);
    }
    // new_metric_metric_total: f64, new_metric_metric_count: f64, metric: f64
    const double* const metric_metric_total = training_->block.at<double>(2304);
    const double* const metric_metric_count = training_->block.at<double>(2368);
    const double* const part_metric_metric_total = arena_.at<double>(1920);
    const double* const part_metric_metric_count = arena_.at<double>(1984);
    double* const new_metric_metric_total = training_->block.at<double>(2304);
    double* const new_metric_metric_count = training_->block.at<double>(2368);
    double* const metric = arena_.at<double>(64);
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_metric_total) + lane.load(part_metric_metric_total);
      const auto add_2 = lane.load(metric_metric_count) + lane.load(part_metric_metric_count);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 0.0, add / select(eq, 1.0, add_2));
      lane.store(new_metric_metric_total, add);
      lane.store(new_metric_metric_count, add_2);
      lane.store(metric, where);
    }
    // scaled: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    double* const scaled = arena_.at<double>(128);
    {
      const modelc::Scalar lane{};
      const auto add = 1.0 + modelc::cast<double>(lane.load(optimizer_iteration));
      lane.store(scaled, lane.load(optimizer_learning_rate) * sqrt(1.0 - pow(0.999, add)) / (1.0 - pow(0.9, add)));
    }
    // new_optimizer_m_part2_scaled_scale: f64, new_optimizer_v_part2_scaled_scale: f64, new_part2_scaled_scale...
    const double* const part2_scaled_scale = weights_->block.at<double>(0);
    const double* const part_gradient_part2_scaled_scale = arena_.at<double>(320);
    const double* const optimizer_m_part2_scaled_scale = training_->block.at<double>(128);
    const double* const optimizer_v_part2_scaled_scale = training_->block.at<double>(192);
    double* const new_optimizer_m_part2_scaled_scale = training_->block.at<double>(128);
    double* const new_optimizer_v_part2_scaled_scale = training_->block.at<double>(192);
    double* const new_part2_scaled_scale = weights_->block.at<double>(0);
    {
      const modelc::Scalar lane{};
      const auto part2_scaled_scale_2 = lane.load(part2_scaled_scale);
      const auto part_gradient_part2_scaled_scale_2 = lane.load(part_gradient_part2_scaled_scale);
      const auto optimizer_m_part2_scaled_scale_2 = lane.load(optimizer_m_part2_scaled_scale);
      const auto add = optimizer_m_part2_scaled_scale_2 +
                       (part_gradient_part2_scaled_scale_2 - optimizer_m_part2_scaled_scale_2) * 0.09999999999999998;
      const auto optimizer_v_part2_scaled_scale_2 = lane.load(optimizer_v_part2_scaled_scale);
      const auto add_2 =
          optimizer_v_part2_scaled_scale_2 +
          (part_gradient_part2_scaled_scale_2 * part_gradient_part2_scaled_scale_2 - optimizer_v_part2_scaled_scale_2) *
              0.0010000000000000009;
      const auto sub = part2_scaled_scale_2 - part2_scaled_scale_2 * (lane.load(optimizer_learning_rate) * 0.01) -
                       add * lane.load(scaled) / (sqrt(add_2) + 1e-07);
      lane.store(new_optimizer_m_part2_scaled_scale, add);
      lane.store(new_optimizer_v_part2_scaled_scale, add_2);
      lane.store(new_part2_scaled_scale, sub);
    }
    // new_optimizer_m: f64[58], new_optimizer_v: f64[58], new_weights: f64[58]
    const double* const weights = weights_->block.at<double>(64);
    const double* const part_gradients = arena_.at<double>(384);
    const double* const optimizer_m = training_->block.at<double>(256);
    const double* const optimizer_v = training_->block.at<double>(768);
    double* const new_optimizer_m = training_->block.at<double>(256);
    double* const new_optimizer_v = training_->block.at<double>(768);
    double* const new_weights = weights_->block.at<double>(64);
    compute_new_optimizer_m(weights, part_gradients, optimizer_m, optimizer_v, optimizer_learning_rate, scaled,
                            new_optimizer_m, new_optimizer_v, new_weights);
    // new_optimizer_m_spectral_normalization_1_conv2d_1_kernel: f64[2, 2, 2, 3], new_optimizer_v_spectral_norm...
    const double* const part_gradient_spectral_normalization_1_conv2d_1_kernel = arena_.at<double>(896);
    const double* const part_state_spectral_normalization_1_conv2d_1_kernel = arena_.at<double>(1408);
    const double* const optimizer_m_spectral_normalization_1_conv2d_1_kernel = training_->block.at<double>(1280);
    const double* const optimizer_v_spectral_normalization_1_conv2d_1_kernel = training_->block.at<double>(1472);
    double* const new_optimizer_m_spectral_normalization_1_conv2d_1_kernel = training_->block.at<double>(1280);
    double* const new_optimizer_v_spectral_normalization_1_conv2d_1_kernel = training_->block.at<double>(1472);
    double* const new_spectral_normalization_1_conv2d_1_kernel = weights_->block.at<double>(576);
    compute_new_optimizer_m_spectral_normalization_1_conv2d_1_kernel(
        part_state_spectral_normalization_1_conv2d_1_kernel, part_gradient_spectral_normalization_1_conv2d_1_kernel,
        optimizer_m_spectral_normalization_1_conv2d_1_kernel, optimizer_v_spectral_normalization_1_conv2d_1_kernel,
        optimizer_learning_rate, scaled, new_optimizer_m_spectral_normalization_1_conv2d_1_kernel,
        new_optimizer_v_spectral_normalization_1_conv2d_1_kernel, new_spectral_normalization_1_conv2d_1_kernel);
    // new_optimizer_m_2: f64[27], new_optimizer_v_2: f64[27], new_weights_2: f64[27]
    const double* const weights_2 = weights_->block.at<double>(768);
    const double* const part_gradients_2 = arena_.at<double>(1088);
    const double* const optimizer_m_2 = training_->block.at<double>(1664);
    const double* const optimizer_v_2 = training_->block.at<double>(1920);
    double* const new_optimizer_m_2 = training_->block.at<double>(1664);
    double* const new_optimizer_v_2 = training_->block.at<double>(1920);
    double* const new_weights_2 = weights_->block.at<double>(768);
    compute_new_optimizer_m_2(weights_2, part_gradients_2, optimizer_m_2, optimizer_v_2, optimizer_learning_rate,
                              scaled, new_optimizer_m_2, new_optimizer_v_2, new_weights_2);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_iteration, lane.load(optimizer_iteration) + std::int64_t{1});
    }
    // new_spectral_normalization_vector_u: f64[1, 2]
    const double* const part_state_spectral_normalization_vector_u = arena_.at<double>(1600);
    double* const new_spectral_normalization_vector_u = weights_->block.at<double>(1152);
    compute_new_spectral_normalization_vector_u_2(part_state_spectral_normalization_vector_u,
                                                  new_spectral_normalization_vector_u);
    // new_spectral_normalization_dense_kernel: f64[1, 2]
    const double* const part_state_spectral_normalization_dense_kernel = arena_.at<double>(1664);
    double* const new_spectral_normalization_dense_kernel = weights_->block.at<double>(1024);
    compute_new_spectral_normalization_vector_u_2(part_state_spectral_normalization_dense_kernel,
                                                  new_spectral_normalization_dense_kernel);
    // new_spectral_normalization_1_vector_u: f64[1, 3]
    const double* const part_state_spectral_normalization_1_vector_u = arena_.at<double>(1728);
    double* const new_spectral_normalization_1_vector_u = weights_->block.at<double>(1216);
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_1_vector_u + i,
                 lane.load(part_state_spectral_normalization_1_vector_u + i));
    });
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
    // dense: f64[b, 2, s01, 2]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(1024);
    double* const dense = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense(x, spectral_normalization_dense_kernel, dense);

    // m.model:11: loss 0.1 * mean(v ** 2)
    // v: f64[b, 2, s01, 2], part2: f64
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(1088);
    double* const v = arena_.at<double>(evaluate_step_slots_[0]);
    double* const part2 = arena_.at<double>(0);
    compute_v(spectral_normalization_dense_bias, dense, v, part2);

    // m.model:3: return scale * inner(x)
    // part2_2: f64, h2: f64[b, 2, s01, 2]
    const double* const part2_scaled_scale = weights_->block.at<double>(0);
    const double* const part2_scaled_slope_group_normalization_gamma = weights_->block.at<double>(64);
    double* const part2_2 = arena_.at<double>(64);
    double* const h2 = arena_.at<double>(evaluate_step_slots_[0]);
    double* const v_row = arena_.at<double>(evaluate_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          const auto part2_scaled_slope_group_normalization_gamma_2 =
              lane.load(part2_scaled_slope_group_normalization_gamma + j);
          const auto part2_scaled_scale_2 = lane(part2_scaled_scale[0]);
          auto column_sum = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            column_sum = modelc::Sum::apply(column_sum, lane.load(v + i * (4 * s01_2) + j + k * 2));
          }
          const auto div = column_sum / static_cast<double>(2 * s01_2);
          auto column_sum_2 = lane(modelc::Sum::identity<double>());
          auto column_sum_3 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto sub = lane.load(v + i * (4 * s01_2) + j + k * 2) - div;
            column_sum_2 = modelc::Sum::apply(column_sum_2, sub * sub);
            column_sum_3 =
                modelc::Sum::apply(column_sum_3, sub * (part2_scaled_slope_group_normalization_gamma_2 * 1.0));
          }
          const auto add_2 = column_sum_2 / static_cast<double>(2 * s01_2) + 0.001;
          const auto rsqrt_2 = rsqrt(add_2);
          const auto div_2 = rsqrt_2 / add_2 * (column_sum_3 * -0.5) / static_cast<double>(2 * s01_2);
          auto column_sum_4 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto mul = (lane.load(v + i * (4 * s01_2) + j + k * 2) - div) * div_2;
            column_sum_4 = modelc::Sum::apply(
                column_sum_4, -(mul + (rsqrt_2 * (part2_scaled_slope_group_normalization_gamma_2 * 1.0) + mul)));
          }
          const auto div_3 = column_sum_4 / static_cast<double>(2 * s01_2);
          auto column_sum_5 = lane(modelc::Sum::identity<double>());
          auto column_sum_6 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto v_2 = lane.load(v + i * (4 * s01_2) + j + k * 2);
            const auto mul_2 = (v_2 - div) * div_2;
            const auto v_3 =
                0.1 + 1.4142135623730951 *
                          (part2_scaled_scale_2 *
                           (v_2 + (mul_2 + (rsqrt_2 * (part2_scaled_slope_group_normalization_gamma_2 * 1.0) + mul_2) +
                                   div_3) *
                                      0.2));
            lane.store(v_row + i * 2 + j + k * (2 * b), v_3);
            column_sum_5 = modelc::Sum::apply(column_sum_5, v_3 * v_3);
            column_sum_6 = modelc::Sum::apply(column_sum_6, v_3);
          }
          total_sum.add(column_sum_5);
          const auto div_4 = column_sum_6 / static_cast<double>(2 * s01_2);
          auto column_sum_7 = lane(modelc::Sum::identity<double>());
          auto column_sum_8 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto sub_2 = lane.load(v_row + i * 2 + j + k * (2 * b)) - div_4;
            column_sum_7 = modelc::Sum::apply(column_sum_7, sub_2 * sub_2);
            column_sum_8 =
                modelc::Sum::apply(column_sum_8, part2_scaled_slope_group_normalization_gamma_2 * 1.0 * sub_2);
          }
          const auto add_3 = 0.001 + column_sum_7 / static_cast<double>(2 * s01_2);
          const auto rsqrt_3 = rsqrt(add_3);
          const auto div_5 = rsqrt_3 / add_3 * (-0.5 * column_sum_8) / static_cast<double>(2 * s01_2);
          auto column_sum_9 = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto mul_3 = (lane.load(v_row + i * 2 + j + k * (2 * b)) - div_4) * div_5;
            column_sum_9 = modelc::Sum::apply(
                column_sum_9, -(mul_3 + (part2_scaled_slope_group_normalization_gamma_2 * 1.0 * rsqrt_3 + mul_3)));
          }
          const auto div_6 = column_sum_9 / static_cast<double>(2 * s01_2);
          for (modelc::Index k = 0; k < 2 * s01_2; ++k) {
            const auto v_4 = lane.load(v_row + i * 2 + j + k * (2 * b));
            const auto mul_4 = (v_4 - div_4) * div_5;
            lane.store(
                h2 + i * (4 * s01_2) + j + k * 2,
                part2_scaled_scale_2 *
                    (v_4 +
                     0.2 * (mul_4 + (part2_scaled_slope_group_normalization_gamma_2 * 1.0 * rsqrt_3 + mul_4) + div_6)));
          }
        });
      }
      scalar.store(part2_2, 0.1 * (scalar(total_sum.value()) / static_cast<double>(4 * b * s01_2)));
    }

    // m.model:19: h3 = Conv2D(2, 3, padding = "same", activation = linear)(h2)
    // h3: f64[b, 2, s01, 2]
    const double* const conv2d_kernel = weights_->block.at<double>(192);
    const double* const conv2d_bias = weights_->block.at<double>(512);
    double* const h3 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_h3(h2, conv2d_kernel, conv2d_bias, h3);

    // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
    // h4: f64[b, 2, s01, 3]
    const double* const spectral_normalization_1_conv2d_1_kernel = weights_->block.at<double>(576);
    const double* const spectral_normalization_1_conv2d_1_bias = weights_->block.at<double>(768);
    double* const h4 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_h4(h3, spectral_normalization_1_conv2d_1_kernel, spectral_normalization_1_conv2d_1_bias, h4);

    // m.model:21: output y = Dense(3)(h4)
    // dense_1: f64[b, 2, s01, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(832);
    double* const dense_1 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_dense_1(h4, dense_1_kernel, dense_1);

    // m.model:22: compile(optimizer = Adam(learning_rate = 0.05, weight_decay = 0.01), loss = mse, metrics = [...
    // add: f64, new_metric_root_mean_squared_error_total: f64, root_mean_squared_error: f64, root_mean_squared...
    const double* const dense_1_bias = weights_->block.at<double>(960);
    const double* const metric_root_mean_squared_error_total = training_->block.at<double>(2176);
    const double* const metric_root_mean_squared_error_count = training_->block.at<double>(2240);
    const double* const metric_metric_total = training_->block.at<double>(2304);
    const double* const metric_metric_count = training_->block.at<double>(2368);
    double* const add = arena_.at<double>(0);
    double* const new_metric_root_mean_squared_error_total = training_->block.at<double>(2176);
    double* const root_mean_squared_error = arena_.at<double>(128);
    double* const root_mean_squared_error_2 = arena_.at<double>(64);
    double* const new_metric_metric_total = training_->block.at<double>(2304);
    double* const metric = arena_.at<double>(192);
    double* const metric_2 = arena_.at<double>(256);
    {
      const modelc::Scalar scalar{};
      const auto part2_3 = scalar.load(part2);
      const auto part2_2_2 = scalar.load(part2_2);
      const auto metric_root_mean_squared_error_total_2 = scalar.load(metric_root_mean_squared_error_total);
      const auto add_2 = scalar.load(metric_root_mean_squared_error_count) + static_cast<double>(6 * b * s01_2);
      const auto eq = add_2 == 0.0;
      const auto where = select(eq, 1.0, add_2);
      const auto metric_metric_total_2 = scalar.load(metric_metric_total);
      const auto add_3 = scalar.load(metric_metric_count) + static_cast<double>(6 * b * s01_2);
      const auto eq_2 = 0.0 == add_3;
      const auto where_2 = select(eq_2, 1.0, add_3);
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 2 * b * s01_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto sub =
                  lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j) - lane.load(y_true + i * 3 + j);
              return sub * sub;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 2 * b * s01_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              return abs(lane.load(y_true + i * 3 + j) -
                         (lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j)));
            })));
      }
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      scalar.store(root_mean_squared_error, add_2_lanes);
      scalar.store(metric, add_3_lanes);
      const auto add_4 = part2_2_2 + (part2_3 + row_sum / 3.0 / static_cast<double>(2 * b * s01_2));
      const auto add_5 = metric_root_mean_squared_error_total_2 + row_sum;
      const auto sqrt_2 = sqrt(select(eq, 0.0, add_5 / where));
      const auto add_6 = metric_metric_total_2 + row_sum_2;
      const auto where_3 = select(eq_2, 0.0, add_6 / where_2);
      const auto add_4_lanes = add_4;
      const auto add_5_lanes = add_5;
      const auto sqrt_2_lanes = sqrt_2;
      const auto add_6_lanes = add_6;
      const auto where_3_lanes = where_3;
      scalar.store(add, add_4_lanes);
      scalar.store(new_metric_root_mean_squared_error_total, add_5_lanes);
      scalar.store(root_mean_squared_error_2, sqrt_2_lanes);
      scalar.store(new_metric_metric_total, add_6_lanes);
      scalar.store(metric_2, where_3_lanes);
    }
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto part2_scaled_scale_2 = scalar.load(part2_scaled_scale);
      const auto mul = 0.01 * (part2_scaled_scale_2 * part2_scaled_scale_2);
      const auto add_2 = scalar.load(add);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index i) {
        const auto spectral_normalization_dense_kernel_2 = lane.load(spectral_normalization_dense_kernel + i);
        return spectral_normalization_dense_kernel_2 * spectral_normalization_dense_kernel_2;
      }));
      const auto add_3 = mul + (row_sum * 0.01 + add_2);
      scalar.store(loss, add_3);
    }

    modelc::copy_elements(arena_.at<double>(128), 1, training_->block.at<double>(2240));
    modelc::copy_elements(arena_.at<double>(192), 1, training_->block.at<double>(2368));
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:16: h1 = SpectralNormalization(Dense(2, kernel_regularizer = L2(0.01), kernel_constraint = NonNe...
    // spectral_normalization: f64[1, 1]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(1024);
    const double* const spectral_normalization_vector_u = weights_->block.at<double>(1152);
    double* const spectral_normalization = arena_.at<double>(0);
    compute_spectral_normalization(spectral_normalization_vector_u, spectral_normalization_dense_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f64[1, 2]
    double* const spectral_normalization_2 = arena_.at<double>(64);
    compute_spectral_normalization_2(spectral_normalization, spectral_normalization_dense_kernel,
                                     spectral_normalization_2);
    // spectral_normalization_3: f64[1, 2]
    double* const spectral_normalization_3 = arena_.at<double>(0);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_3);
    // spectral_normalization_4: bool[1, 1], spectral_normalization_5: f64
    bool* const spectral_normalization_4 = arena_.at<bool>(128);
    double* const spectral_normalization_5 = arena_.at<double>(192);
    compute_spectral_normalization_4(spectral_normalization_2, spectral_normalization_3, spectral_normalization_4,
                                     spectral_normalization_5);
    // new_part_state_spectral_normalization_vector_u: f64[1, 2]
    double* const new_part_state_spectral_normalization_vector_u = arena_.at<double>(1600);
    compute_new_spectral_normalization_vector_u(spectral_normalization_4, spectral_normalization_vector_u,
                                                spectral_normalization_3,
                                                new_part_state_spectral_normalization_vector_u);
    // new_part_state_spectral_normalization_dense_kernel: f64[1, 2]
    double* const new_part_state_spectral_normalization_dense_kernel = arena_.at<double>(1664);
    compute_new_spectral_normalization_dense_kernel(spectral_normalization_dense_kernel, spectral_normalization_5,
                                                    new_part_state_spectral_normalization_dense_kernel);
    // dense: f64[b, 2, s01, 2]
    double* const dense = arena_.at<double>(gradients_slots_[3]);
    compute_dense(x, new_part_state_spectral_normalization_dense_kernel, dense);

    // m.model:11: loss 0.1 * mean(v ** 2)
    // v: f64[b, 2, s01, 2], part2: f64
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(1088);
    double* const v = arena_.at<double>(gradients_slots_[3]);
    double* const part2 = arena_.at<double>(0);
    compute_v(spectral_normalization_dense_bias, dense, v, part2);

    // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
    // spectral_normalization_1: f64[1, 8]
    const double* const spectral_normalization_1_conv2d_1_kernel = weights_->block.at<double>(576);
    const double* const spectral_normalization_1_vector_u = weights_->block.at<double>(1216);
    double* const spectral_normalization_1 = arena_.at<double>(64);
    compute_spectral_normalization_1(spectral_normalization_1_vector_u, spectral_normalization_1_conv2d_1_kernel,
                                     spectral_normalization_1);
    // spectral_normalization_1_2: f64[1, 8]
    double* const spectral_normalization_1_2 = arena_.at<double>(64);
    compute_spectral_normalization_1_2(spectral_normalization_1, spectral_normalization_1_2);
    // spectral_normalization_1_3: f64[1, 3]
    double* const spectral_normalization_1_3 = arena_.at<double>(128);
    compute_spectral_normalization_1_3(spectral_normalization_1_2, spectral_normalization_1_conv2d_1_kernel,
                                       spectral_normalization_1_3);
    // spectral_normalization_1_4: f64[1, 3]
    double* const spectral_normalization_1_4 = arena_.at<double>(64);
    compute_spectral_normalization_1_4(spectral_normalization_1_3, spectral_normalization_1_4);
    // spectral_normalization_1_5: bool[1, 1], spectral_normalization_1_6: f64
    bool* const spectral_normalization_1_5 = arena_.at<bool>(192);
    double* const spectral_normalization_1_6 = arena_.at<double>(256);
    compute_spectral_normalization_1_5(spectral_normalization_1_3, spectral_normalization_1_4,
                                       spectral_normalization_1_5, spectral_normalization_1_6);
    // new_part_state_spectral_normalization_1_vector_u: f64[1, 3]
    double* const new_part_state_spectral_normalization_1_vector_u = arena_.at<double>(1728);
    compute_new_spectral_normalization_1_vector_u(spectral_normalization_1_5, spectral_normalization_1_vector_u,
                                                  spectral_normalization_1_4,
                                                  new_part_state_spectral_normalization_1_vector_u);
    // new_part_state_spectral_normalization_1_conv2d_1_kernel: f64[2, 2, 2, 3]
    double* const new_part_state_spectral_normalization_1_conv2d_1_kernel = arena_.at<double>(1408);
    compute_spectral_normalization_1_7(spectral_normalization_1_conv2d_1_kernel, spectral_normalization_1_6,
                                       new_part_state_spectral_normalization_1_conv2d_1_kernel);

    // m.model:11: loss 0.1 * mean(v ** 2)
    // group_normalization: f64[b, 2, s01, 2, 1], group_normalization_2: f64[b, 1, 1, 2, 1], group_normalizatio...
    const double* const part2_scaled_scale = weights_->block.at<double>(0);
    const double* const part2_scaled_slope_group_normalization_gamma = weights_->block.at<double>(64);
    double* const group_normalization = arena_.at<double>(gradients_slots_[4]);
    double* const group_normalization_2 = arena_.at<double>(gradients_slots_[10]);
    double* const group_normalization_3 = arena_.at<double>(gradients_slots_[11]);
    double* const slope = arena_.at<double>(gradients_slots_[3]);
    double* const part2_2 = arena_.at<double>(64);
    double* const group_normalization_4 = arena_.at<double>(gradients_slots_[5]);
    double* const group_normalization_5 = arena_.at<double>(gradients_slots_[12]);
    double* const group_normalization_6 = arena_.at<double>(gradients_slots_[13]);
    double* const group_normalization_7 = arena_.at<double>(gradients_slots_[14]);
    double* const group_normalization_8 = arena_.at<double>(gradients_slots_[15]);
    double* const group_normalization_9 = arena_.at<double>(gradients_slots_[16]);
    double* const slope_2 = arena_.at<double>(gradients_slots_[6]);
    double* const h2 = arena_.at<double>(gradients_slots_[7]);
    double* const part2_3 = arena_.at<double>(gradients_slots_[9]);
    double* const v_row = arena_.at<double>(gradients_slots_[0]);
    compute_group_normalization(part2_scaled_slope_group_normalization_gamma, part2_scaled_scale, v,
                                group_normalization, group_normalization_2, group_normalization_3, v_row, slope,
                                part2_3, group_normalization_4, group_normalization_5, group_normalization_6,
                                group_normalization_7, group_normalization_8, group_normalization_9, slope_2, h2,
                                part2_2);

    // m.model:19: h3 = Conv2D(2, 3, padding = "same", activation = linear)(h2)
    // h3: f64[b, 2, s01, 2]
    const double* const conv2d_kernel = weights_->block.at<double>(192);
    const double* const conv2d_bias = weights_->block.at<double>(512);
    double* const h3 = arena_.at<double>(gradients_slots_[8]);
    compute_h3(h2, conv2d_kernel, conv2d_bias, h3);

    // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
    // h4: f64[b, 2, s01, 3]
    const double* const spectral_normalization_1_conv2d_1_bias = weights_->block.at<double>(768);
    double* const h4 = arena_.at<double>(gradients_slots_[0]);
    compute_h4(h3, new_part_state_spectral_normalization_1_conv2d_1_kernel, spectral_normalization_1_conv2d_1_bias, h4);

    // m.model:21: output y = Dense(3)(h4)
    // dense_1: f64[b, 2, s01, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(832);
    double* const dense_1 = arena_.at<double>(gradients_slots_[1]);
    compute_dense_1(h4, dense_1_kernel, dense_1);

    // m.model:22: compile(optimizer = Adam(learning_rate = 0.05, weight_decay = 0.01), loss = mse, metrics = [...
    // new_part_metric_root_mean_squared_error_total: f64, y_loss: f64, add: f64, new_part_metric_metric_total:...
    const double* const dense_1_bias = weights_->block.at<double>(960);
    double* const new_part_metric_root_mean_squared_error_total = arena_.at<double>(1792);
    double* const y_loss = arena_.at<double>(0);
    double* const add = arena_.at<double>(64);
    double* const new_part_metric_metric_total = arena_.at<double>(1920);
    double* const grad_y = arena_.at<double>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto part2_4 = scalar.load(part2);
      const auto part2_2_2 = scalar.load(part2_2);
      const auto div = scalar(1.0) / scalar(static_cast<double>(2 * b * s01_2)) / 3.0;
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 2 * b * s01_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto sub =
                  lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j) - lane.load(y_true + i * 3 + j);
              return sub * sub;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 2 * b * s01_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              return abs(lane.load(y_true + i * 3 + j) -
                         (lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j)));
            })));
      }
      for (modelc::Index i = 0; i < 2 * b * s01_2; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto mul =
              (lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j) - lane.load(y_true + i * 3 + j)) *
              lane(div);
          lane.store(grad_y + i * 3 + j, mul + mul);
        });
      }
      const auto div_2 = row_sum / 3.0 / static_cast<double>(2 * b * s01_2);
      const auto add_2 = part2_2_2 + (part2_4 + div_2);
      const auto row_sum_lanes = row_sum;
      const auto div_2_lanes = div_2;
      const auto add_2_lanes = add_2;
      const auto row_sum_2_lanes = row_sum_2;
      scalar.store(new_part_metric_root_mean_squared_error_total, row_sum_lanes);
      scalar.store(y_loss, div_2_lanes);
      scalar.store(add, add_2_lanes);
      scalar.store(new_part_metric_metric_total, row_sum_2_lanes);
    }

    // m.model:21: output y = Dense(3)(h4)
    // new_part_gradient_dense_1_bias: f64[3]
    double* const new_part_gradient_dense_1_bias = arena_.at<double>(1280);
    compute_gradients_2_2(grad_y, new_part_gradient_dense_1_bias);
    ready_(960);
    // grad_h4: f64[b, 2, s01, 3]
    double* const grad_h4 = arena_.at<double>(gradients_slots_[2]);
    compute_grad_h4(grad_y, dense_1_kernel, grad_h4);
    // new_part_gradient_dense_1_kernel: f64[3, 3]
    double* const new_part_gradient_dense_1_kernel = arena_.at<double>(1152);
    modelc::matmul(threads_, 3, 2 * b * s01_2, 3, h4, 1, 3, grad_y, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_1_kernel + row * 3 + column, sum);
                   });
    ready_(832);

    // m.model:20: h4 = SpectralNormalization(Conv2D(3, 2, padding = "same"))(h3)
    // new_part_gradient_spectral_normalization_1_conv2d_1_bias: f64[3]
    double* const new_part_gradient_spectral_normalization_1_conv2d_1_bias = arena_.at<double>(1088);
    compute_gradients_2_2(grad_h4, new_part_gradient_spectral_normalization_1_conv2d_1_bias);
    ready_(768);
    // grad_h3: f64[b, 2, s01, 2]
    double* const grad_h3 = arena_.at<double>(gradients_slots_[0]);
    compute_grad_h3(grad_h4, new_part_state_spectral_normalization_1_conv2d_1_kernel, grad_h3);
    // new_part_gradient_spectral_normalization_1_conv2d_1_kernel: f64[2, 2, 2, 3]
    double* const new_part_gradient_spectral_normalization_1_conv2d_1_kernel = arena_.at<double>(896);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(new_part_gradient_spectral_normalization_1_conv2d_1_kernel, 2, 2, 2, 3),
        modelc::tensor(h3, b, 2, s01_2, 2), modelc::tensor(grad_h4, b, 2, s01_2, 3),
        modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
    ready_(576);

    // m.model:19: h3 = Conv2D(2, 3, padding = "same", activation = linear)(h2)
    // new_part_gradient_conv2d_bias: f64[2]
    double* const new_part_gradient_conv2d_bias = arena_.at<double>(832);
    compute_gradients_2(grad_h3, new_part_gradient_conv2d_bias);
    ready_(512);
    // grad_h2: f64[b, 2, s01, 2]
    double* const grad_h2 = arena_.at<double>(gradients_slots_[1]);
    compute_grad_h2(grad_h3, conv2d_kernel, grad_h2);
    // new_part_gradient_conv2d_kernel: f64[3, 3, 2, 2]
    double* const new_part_gradient_conv2d_kernel = arena_.at<double>(512);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(new_part_gradient_conv2d_kernel, 3, 3, 2, 2),
                                          modelc::tensor(h2, b, 2, s01_2, 2), modelc::tensor(grad_h3, b, 2, s01_2, 2),
                                          modelc::Windows<modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>>{});
    ready_(192);

    // m.model:3: return scale * inner(x)
    // scaled: f64
    double* const scaled = arena_.at<double>(128);
    compute_scaled(slope_2, grad_h2, scaled);

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // scaled_2: f64, group_normalization_10: f64[b, 2, s01, 2, 1]
    double* const scaled_2 = arena_.at<double>(192);
    double* const group_normalization_10 = arena_.at<double>(gradients_slots_[4]);
    double* const group_normalization_row = arena_.at<double>(gradients_slots_[0]);
    double* const slope_row = arena_.at<double>(gradients_slots_[2]);
    compute_scaled_2(part2_scaled_scale, group_normalization_9, group_normalization_8, group_normalization_7,
                     group_normalization_5, part2_scaled_slope_group_normalization_gamma, group_normalization_6,
                     group_normalization_3, group_normalization_2, grad_h2, group_normalization_4, part2_3, slope,
                     group_normalization, group_normalization_row, slope_row, group_normalization_10, scaled_2);

    // m.model:3: return scale * inner(x)
    // the loss, and what its gradient needs
    // loss: f64, new_part_gradient_part2_scaled_scale: f64
    double* const loss = arena_.at<double>(64);
    double* const new_part_gradient_part2_scaled_scale = arena_.at<double>(320);
    {
      const modelc::Scalar scalar{};
      const auto part2_scaled_scale_2 = scalar.load(part2_scaled_scale);
      const auto mul = 0.01 * (part2_scaled_scale_2 * part2_scaled_scale_2);
      const auto add_2 = scalar.load(add);
      const auto mul_2 = part2_scaled_scale_2 * 0.01;
      const auto grad_part2_scaled_scale = mul_2 + mul_2 + scalar.load(scaled) + scalar.load(scaled_2);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index i) {
        const auto new_part_state_spectral_normalization_dense_kernel_2 =
            lane.load(new_part_state_spectral_normalization_dense_kernel + i);
        return new_part_state_spectral_normalization_dense_kernel_2 *
               new_part_state_spectral_normalization_dense_kernel_2;
      }));
      scalar.store(new_part_gradient_part2_scaled_scale, grad_part2_scaled_scale);
      const auto add_3 = mul + (row_sum * 0.01 + add_2);
      scalar.store(loss, add_3);
    }

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // group_normalization_11: f64[1, 1, 1, 2, 1]
    double* const group_normalization_11 = arena_.at<double>(128);
    compute_gradients_2(group_normalization_10, group_normalization_11);
    // new_part_gradient_part2_scaled_slope_group_normalization_beta: f64[2]
    double* const new_part_gradient_part2_scaled_slope_group_normalization_beta = arena_.at<double>(448);
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      lane.store(new_part_gradient_part2_scaled_slope_group_normalization_beta + i, lane(0.0));
    });
    ready_(128);

    // m.model:22: compile(optimizer = Adam(learning_rate = 0.05, weight_decay = 0.01), loss = mse, metrics = [...
    // new_part_metric_root_mean_squared_error_count: f64
    double* const new_part_metric_root_mean_squared_error_count = arena_.at<double>(1856);
    compute_new_part_metric_root_mean_squared_error_count(new_part_metric_root_mean_squared_error_count);
    // new_part_metric_metric_count: f64
    double* const new_part_metric_metric_count = arena_.at<double>(1984);
    compute_new_part_metric_root_mean_squared_error_count(new_part_metric_metric_count);

    modelc::copy_elements(arena_.at<double>(128), 2, arena_.at<double>(384));
    modelc::copy_elements(arena_.at<double>(64), 1, arena_.at<double>(1344));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[2];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[18];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[2];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[17];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4223

std::int64_t modelc::tests::allocations() { return 0; }
namespace modelc::fuzz {
static const NativeRow rows[] = {
    {"m4218", &tests::run<m4218::Model>, &tests::tables<m4218::Model>, &train<m4218::Model>,
     &training_tables<m4218::Model>},
    {"m4219", &tests::run<m4219::Model>, &tests::tables<m4219::Model>, nullptr, nullptr},
    {"m4220", &tests::run<m4220::Model>, &tests::tables<m4220::Model>, &train<m4220::Model>,
     &training_tables<m4220::Model>},
    {"m4221", &tests::run<m4221::Model>, &tests::tables<m4221::Model>, &train<m4221::Model>,
     &training_tables<m4221::Model>},
    {"m4222", &tests::run<m4222::Model>, &tests::tables<m4222::Model>, &train<m4222::Model>,
     &training_tables<m4222::Model>},
    {"m4223", &tests::run<m4223::Model>, &tests::tables<m4223::Model>, &train<m4223::Model>,
     &training_tables<m4223::Model>},
};
extern "C" const NativeBatch modelc_fuzz_batch;
const NativeBatch modelc_fuzz_batch = {rows, sizeof(rows) / sizeof(rows[0])};
}  // namespace modelc::fuzz
