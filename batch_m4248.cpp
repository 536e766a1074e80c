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

#include "modelc/conv.hpp"
#include "modelc/fit.hpp"
#include "modelc/index.hpp"
#include "modelc/initial.hpp"
#include "modelc/input.hpp"
#include "modelc/kernels.hpp"
#include "modelc/lanes.hpp"
#include "modelc/parallel.hpp"
#include "modelc/prepared.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4248 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index s00 = 1;
    modelc::Index s10 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};
    modelc::Prepared prepared{prepared_bytes};  // by `prepare`, from the block

    auto separable_conv2d_depthwise_kernel() noexcept { return modelc::tensor(block.at<float>(0), 1, 1, 2, 1); }
    auto separable_conv2d_pointwise_kernel() noexcept { return modelc::tensor(block.at<float>(64), 1, 1, 2, 4); }
    auto separable_conv2d_bias() noexcept { return modelc::block_view<float, 4>(block, 128); }
    auto twice_batch_normalization_gamma() noexcept { return modelc::block_view<float, 4>(block, 192); }
    auto twice_batch_normalization_beta() noexcept { return modelc::block_view<float, 4>(block, 256); }
    auto twice_batch_normalization_moving_mean() noexcept { return modelc::block_view<float, 4>(block, 320); }
    auto twice_batch_normalization_moving_variance() noexcept { return modelc::block_view<float, 4>(block, 384); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Inputs {
    modelc::View<const float, 2, modelc::Dynamic, 1, 4> x;
    modelc::View<const float, 2, modelc::Dynamic, 3, 2> z;
  };

  struct Outputs {
    modelc::View<const float, 2, modelc::Dynamic, 3, 4> y;
    modelc::View<const float, 2, modelc::Dynamic, 3, 4> other;
  };

  struct Gradients {
    float loss;
    float y_loss;
    float other_loss;
    modelc::View<const float, 1, 1, 2, 1> grad_separable_conv2d_depthwise_kernel;
    modelc::View<const float, 1, 1, 2, 4> grad_separable_conv2d_pointwise_kernel;
    modelc::View<const float, 4> grad_separable_conv2d_bias;
    modelc::View<const float, 4> grad_twice_batch_normalization_gamma;
    modelc::View<const float, 4> grad_twice_batch_normalization_beta;
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
  void load(const std::string& path) {
    modelc::load_weights(path, weight_infos.data(), 7, weights_->block.data());
    prepare();
  }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 7, weights_->block.data());
  }
  /// Computes what follows from the weights alone. It is done when these are loaded, initialized or trained; call it
  /// after changing them by hand, while no other model that shares them runs. Allocates.
  void prepare() {
    const modelc::Arena scratch{128};

    // m.model:2: return inner(inner(x))
    // twice_batch_normalization_mul: f32[4], twice_batch_normalization_add: f32[4]
    const float* const twice_batch_normalization_gamma = weights_->block.at<float>(192);
    const float* const twice_batch_normalization_beta = weights_->block.at<float>(256);
    const float* const twice_batch_normalization_moving_mean = weights_->block.at<float>(320);
    const float* const twice_batch_normalization_moving_variance = weights_->block.at<float>(384);
    float* const twice_batch_normalization_mul = scratch.at<float>(0);
    float* const twice_batch_normalization_add = scratch.at<float>(64);
    compute_twice_batch_normalization_mul(twice_batch_normalization_gamma, twice_batch_normalization_moving_variance,
                                          twice_batch_normalization_beta, twice_batch_normalization_moving_mean,
                                          twice_batch_normalization_mul, twice_batch_normalization_add);

    modelc::copy_elements(scratch.at<float>(0), 4, weights_->prepared.at<float>(0));
    modelc::copy_elements(scratch.at<float>(64), 4, weights_->prepared.at<float>(64));
    weights_->prepared.set(weights_->block);
  }

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "separable_conv2d/depthwise_kernel");
      modelc::initial::fill(block.at<float>(0), 2, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.6a09e6p+1) +
            -0x1.6a09e6p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "separable_conv2d/pointwise_kernel");
      modelc::initial::fill(block.at<float>(64), 8, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    std::fill_n(block.at<float>(192), 4, 1.0f);
    std::fill_n(block.at<float>(384), 4, 1.0f);
    prepare();
    reset_optimizer();
  }

  /// `x: f32[2, s00, 1, 4], z: f32[2, s10, 3, 2]` gives `y: f32[2, s10, 3, 4], other: f32[2, s10, 3, 4]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const float, 2, modelc::Dynamic, 1, 4> x,
                  modelc::View<const float, 2, modelc::Dynamic, 3, 2> z) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == 2);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    assert(z.dimension(3) == 2);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  Outputs predict(const Inputs& inputs) noexcept { return predict(inputs.x, inputs.z); }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  Outputs predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<float, 4>("x", x, {2, symbols_.s00, 1, 4});
    compute(modelc::checked<float, 4>("z", z, {2, symbols_.s10, 3, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[2, s00, 1, 4]`
  /// - takes `z: f32[2, s10, 3, 2]`
  /// - takes `y_true: f32[2, s10, 3, 4]`
  /// - takes `other_true: i32[2, s10, 3]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, 2, modelc::Dynamic, 1, 4> x,
                   modelc::View<const float, 2, modelc::Dynamic, 3, 2> z,
                   modelc::View<const float, 2, modelc::Dynamic, 3, 4> y_true,
                   modelc::View<const std::int32_t, 2, modelc::Dynamic, 3> other_true) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == 2);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    assert(z.dimension(3) == 2);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == 3);
    assert(y_true.dimension(3) == 4);
    assert(other_true.dimension(0) == 2);
    assert(other_true.dimension(1) == symbols_.s10);
    assert(other_true.dimension(2) == 3);
    compute_train_step(z.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  float train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    modelc::checked<float, 4>("x", x, {2, symbols_.s00, 1, 4});
    compute_train_step(modelc::checked<float, 4>("z", z, {2, symbols_.s10, 3, 2}),
                       modelc::checked<float, 4>("y_true", y_true, {2, symbols_.s10, 3, 4}),
                       modelc::checked<std::int32_t, 3>("other_true", other_true, {2, symbols_.s10, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]),
                       static_cast<const std::int32_t*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(256));
    values[1] = static_cast<double>(*arena_.at<float>(384));
    values[2] = static_cast<double>(*arena_.at<float>(512));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[2, s00, 1, 4]`
  /// - takes `z: f32[2, s10, 3, 2]`
  /// - takes `y_true: f32[2, s10, 3, 4]`
  /// - takes `other_true: i32[2, s10, 3]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, 2, modelc::Dynamic, 1, 4> x,
                      modelc::View<const float, 2, modelc::Dynamic, 3, 2> z,
                      modelc::View<const float, 2, modelc::Dynamic, 3, 4> y_true,
                      modelc::View<const std::int32_t, 2, modelc::Dynamic, 3> other_true) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == 2);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    assert(z.dimension(3) == 2);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == 3);
    assert(y_true.dimension(3) == 4);
    assert(other_true.dimension(0) == 2);
    assert(other_true.dimension(1) == symbols_.s10);
    assert(other_true.dimension(2) == 3);
    compute_evaluate_step(z.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<float, 4>("x", x, {2, symbols_.s00, 1, 4});
    compute_evaluate_step(modelc::checked<float, 4>("z", z, {2, symbols_.s10, 3, 2}),
                          modelc::checked<float, 4>("y_true", y_true, {2, symbols_.s10, 3, 4}),
                          modelc::checked<std::int32_t, 3>("other_true", other_true, {2, symbols_.s10, 3}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]),
                          static_cast<const std::int32_t*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(128));
    values[1] = static_cast<double>(*arena_.at<float>(256));
    values[2] = static_cast<double>(*arena_.at<float>(64));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[2, s00, 1, 4]`
  /// - takes `z: f32[2, s10, 3, 2]`
  /// - takes `y_true: f32[2, s10, 3, 4]`
  /// - takes `other_true: i32[2, s10, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, 2, modelc::Dynamic, 1, 4> x,
                      modelc::View<const float, 2, modelc::Dynamic, 3, 2> z,
                      modelc::View<const float, 2, modelc::Dynamic, 3, 4> y_true,
                      modelc::View<const std::int32_t, 2, modelc::Dynamic, 3> other_true) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == 2);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    assert(z.dimension(3) == 2);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == 3);
    assert(y_true.dimension(3) == 4);
    assert(other_true.dimension(0) == 2);
    assert(other_true.dimension(1) == symbols_.s10);
    assert(other_true.dimension(2) == 3);
    compute_gradients(z.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<float, 4>("x", x, {2, symbols_.s00, 1, 4});
    compute_gradients(modelc::checked<float, 4>("z", z, {2, symbols_.s10, 3, 2}),
                      modelc::checked<float, 4>("y_true", y_true, {2, symbols_.s10, 3, 4}),
                      modelc::checked<std::int32_t, 3>("other_true", other_true, {2, symbols_.s10, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]),
                      static_cast<const std::int32_t*>(inputs[3]));
    outputs[0] = arena_.at<float>(128);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(64);
    outputs[3] = arena_.at<float>(640);
    outputs[4] = arena_.at<float>(704);
    outputs[5] = arena_.at<float>(768);
    outputs[6] = arena_.at<float>(832);
    outputs[7] = arena_.at<float>(896);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(640); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<float>(960));
    values[1] = static_cast<double>(*arena_.at<float>(256));
    values[2] = static_cast<double>(*arena_.at<float>(320));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(1024), 1, 0.0f);
    std::fill_n(training_->block.at<float>(1088), 1, 0.0f);
    std::fill_n(training_->block.at<float>(1152), 1, 0.0f);
    std::fill_n(training_->block.at<float>(1216), 1, 0.0f);
  }
  /// Is axis 0 of every input one and the same open symbol?
  static constexpr bool batched = false;
  /// What training keeps beside the weights, for other models to share.
  const std::shared_ptr<Training>& training() const noexcept { return training_; }
  /// Trains on a dataset: epochs over shuffled batches, as fit.hpp says.
  modelc::History fit(const modelc::Dataset& data, const modelc::FitOptions& options = {}) {
    modelc::History history = modelc::fit(*this, data, options);
    prepare();
    return history;
  }
  /// The optimizer begins anew: its state, the steps it has taken, and the learning rate. Allocates.
  void reset_optimizer() { training_->block = Training().block; }
  /// Writes all that training goes on from, whole or not at all; modelc::Error when that fails.
  void save_checkpoint(const std::string& path) const { modelc::save_checkpoint(*this, path); }
  /// Goes back to a checkpoint: weights, the optimizer's state. Throws modelc::Error, with everything
  /// that does not fit, and then leaves the model as it was.
  modelc::Checkpoint load_checkpoint(const std::string& path) {
    modelc::Checkpoint at = modelc::load_checkpoint(*this, path);
    prepare();
    return at;
  }
  /// The loss and the metrics of a dataset, in the order of metric_names.
  std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
    return modelc::evaluate(*this, data, batch_size);
  }
  /// Elements of each training input, in the order of train_input_infos.
  std::array<modelc::Index, 4> train_input_sizes() const noexcept {
    return {8 * symbols_.s00, 12 * symbols_.s10, 24 * symbols_.s10, 6 * symbols_.s10};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[1]));
    modelc::copy_elements(arena_.at<float>(slots_[2]), 24 * symbols_.s10, static_cast<float*>(outputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), 24 * symbols_.s10, static_cast<float*>(outputs[1]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"s00", "s10"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 4, {2, -1, 1, 4}, 0, false},
      {"z", "f32", 4, {2, -1, 3, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f32", 4, {2, -1, 3, 4}, 0, false},
      {"other", "f32", 4, {2, -1, 3, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> weight_infos{{
      {"separable_conv2d/depthwise_kernel", "f32", 4, {1, 1, 2, 1}, 0, true},
      {"separable_conv2d/pointwise_kernel", "f32", 4, {1, 1, 2, 4}, 64, true},
      {"separable_conv2d/bias", "f32", 1, {4}, 128, true},
      {"twice/batch_normalization/gamma", "f32", 1, {4}, 192, true},
      {"twice/batch_normalization/beta", "f32", 1, {4}, 256, true},
      {"twice/batch_normalization/moving_mean", "f32", 1, {4}, 320, false},
      {"twice/batch_normalization/moving_variance", "f32", 1, {4}, 384, false},
  }};
  static constexpr modelc::Index weight_bytes = 448;
  static constexpr modelc::Index prepared_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f32", 4, {2, -1, 1, 4}, 0, false},
      {"z", "f32", 4, {2, -1, 3, 2}, 0, false},
      {"y_true", "f32", 4, {2, -1, 3, 4}, 0, false},
      {"other_true", "i32", 3, {2, -1, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "y_metric", "other_sparse_categorical_accuracy"};
  static constexpr std::array<modelc::TensorInfo, 8> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"other_loss", "f32", 0, {}, 0, false},
      {"grad/separable_conv2d/depthwise_kernel", "f32", 4, {1, 1, 2, 1}, 0, false},
      {"grad/separable_conv2d/pointwise_kernel", "f32", 4, {1, 1, 2, 4}, 0, false},
      {"grad/separable_conv2d/bias", "f32", 1, {4}, 0, false},
      {"grad/twice/batch_normalization/gamma", "f32", 1, {4}, 0, false},
      {"grad/twice/batch_normalization/beta", "f32", 1, {4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 20> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/gradient_accumulator/separable_conv2d/depthwise_kernel", "f32", 4, {1, 1, 2, 1}, 64, false},
      {"optimizer/gradient_accumulator/separable_conv2d/pointwise_kernel", "f32", 4, {1, 1, 2, 4}, 128, false},
      {"optimizer/gradient_accumulator/separable_conv2d/bias", "f32", 1, {4}, 192, false},
      {"optimizer/gradient_accumulator/twice/batch_normalization/gamma", "f32", 1, {4}, 256, false},
      {"optimizer/gradient_accumulator/twice/batch_normalization/beta", "f32", 1, {4}, 320, false},
      {"optimizer/m/separable_conv2d/depthwise_kernel", "f32", 4, {1, 1, 2, 1}, 384, false},
      {"optimizer/m/separable_conv2d/pointwise_kernel", "f32", 4, {1, 1, 2, 4}, 448, false},
      {"optimizer/m/separable_conv2d/bias", "f32", 1, {4}, 512, false},
      {"optimizer/m/twice/batch_normalization/gamma", "f32", 1, {4}, 576, false},
      {"optimizer/v/separable_conv2d/depthwise_kernel", "f32", 4, {1, 1, 2, 1}, 640, false},
      {"optimizer/v/separable_conv2d/pointwise_kernel", "f32", 4, {1, 1, 2, 4}, 704, false},
      {"optimizer/v/separable_conv2d/bias", "f32", 1, {4}, 768, false},
      {"optimizer/v/twice/batch_normalization/gamma", "f32", 1, {4}, 832, false},
      {"optimizer/m/twice/batch_normalization/beta", "f32", 1, {4}, 896, false},
      {"optimizer/v/twice/batch_normalization/beta", "f32", 1, {4}, 960, false},
      {"metric/y_metric/total", "f32", 0, {}, 1024, false},
      {"metric/y_metric/count", "f32", 0, {}, 1088, false},
      {"metric/other_sparse_categorical_accuracy/total", "f32", 0, {}, 1152, false},
      {"metric/other_sparse_categorical_accuracy/count", "f32", 0, {}, 1216, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 12> part_infos{{
      {"gradient/separable_conv2d/depthwise_kernel", "f32", 4, {1, 1, 2, 1}, 0, false},
      {"gradient/separable_conv2d/pointwise_kernel", "f32", 4, {1, 1, 2, 4}, 64, false},
      {"gradient/separable_conv2d/bias", "f32", 1, {4}, 128, false},
      {"gradient/twice/batch_normalization/gamma", "f32", 1, {4}, 192, false},
      {"gradient/twice/batch_normalization/beta", "f32", 1, {4}, 256, false},
      {"loss", "f32", 0, {}, 320, false},
      {"state/twice/batch_normalization/moving_mean", "f32", 1, {4}, 384, false},
      {"state/twice/batch_normalization/moving_variance", "f32", 1, {4}, 448, false},
      {"metric/y_metric/total", "f32", 0, {}, 512, false},
      {"metric/y_metric/count", "f32", 0, {}, 576, false},
      {"metric/other_sparse_categorical_accuracy/total", "f32", 0, {}, 640, false},
      {"metric/other_sparse_categorical_accuracy/count", "f32", 0, {}, 704, false},
  }};
  static constexpr modelc::Index part_bytes = 768;
  static constexpr modelc::Index gradient_bytes = 320;  // the first of them
  static constexpr modelc::Index training_bytes = 1280;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    const modelc::Size s10_2 = modelc::positive("s10", symbols_.s10);
    modelc::require_sizes({32 * s00_2, 48 * s10_2, 96 * s10_2, 24 * s10_2});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({192 * s10_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({96 * s10_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({96 * s10_2});
    modelc::Size train_step_end = 960;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * s10_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * s10_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * s10_2});
    const modelc::Size update_step_end = 1408;
    modelc::Size evaluate_step_end = 384;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({192 * s10_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({96 * s10_2});
    modelc::Size gradients_end = 1408;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({192 * s10_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({192 * s10_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * s10_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  Outputs results() const noexcept {
    return {modelc::make_view<modelc::View<const float, 2, modelc::Dynamic, 3, 4>>(arena_.at<float>(slots_[2]), 2,
                                                                                   symbols_.s10, 3, 4),
            modelc::make_view<modelc::View<const float, 2, modelc::Dynamic, 3, 4>>(arena_.at<float>(slots_[1]), 2,
                                                                                   symbols_.s10, 3, 4)};
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(256)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(128)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(128)),
            modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<float>(arena_.at<float>(64)),
            modelc::make_view<modelc::View<const float, 1, 1, 2, 1>>(arena_.at<float>(640), 1, 1, 2, 1),
            modelc::make_view<modelc::View<const float, 1, 1, 2, 4>>(arena_.at<float>(704), 1, 1, 2, 4),
            modelc::make_view<modelc::View<const float, 4>>(arena_.at<float>(768), 4),
            modelc::make_view<modelc::View<const float, 4>>(arena_.at<float>(832), 4),
            modelc::make_view<modelc::View<const float, 4>>(arena_.at<float>(896), 4)};
  }

  // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
  // computes separable_conv2d, separable_conv2d, separable_conv2d and 1 more
  void compute_separable_conv2d(const float* z, const float* separable_conv2d_depthwise_kernel,
                                float* separable_conv2d) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::conv(
        threads_,
        modelc::ConvShape<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{2, {s10_2, 3}, 2, {s10_2, 3}, 2, 2},
        z, separable_conv2d_depthwise_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
          lane.store(separable_conv2d + pixel * 2 + channel, sum);
        });
  }

  // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
  // computes concatenate, concatenate
  void compute_concatenate(const float* separable_conv2d, const float* separable_conv2d_pointwise_kernel,
                           const float* separable_conv2d_bias, float* concatenate) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::conv(
        threads_,
        modelc::ConvShape<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{2, {s10_2, 3}, 2, {s10_2, 3}, 4, 1},
        separable_conv2d, separable_conv2d_pointwise_kernel,
        [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
          const auto add = lane.load(separable_conv2d_bias + channel) + sum;
          const auto h2 = add * sigmoid(add);
          const auto neg = -h2;
          lane.store(concatenate + pixel * 8 + channel * 2, 2, h2);
          lane.store(concatenate + 1 + pixel * 8 + channel * 2, 2, neg);
        });
  }

  // m.model:2: return inner(inner(x))
  // computes twice_batch_normalization_mul, batch_normalization
  void compute_twice_batch_normalization_mul(const float* twice_batch_normalization_gamma,
                                             const float* twice_batch_normalization_moving_variance,
                                             const float* twice_batch_normalization_beta,
                                             const float* twice_batch_normalization_moving_mean,
                                             float* twice_batch_normalization_mul,
                                             float* twice_batch_normalization_add) noexcept {
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      const auto mul = lane.load(twice_batch_normalization_gamma + i) *
                       rsqrt(lane.load(twice_batch_normalization_moving_variance + i) + 0.001f);
      const auto add =
          lane.load(twice_batch_normalization_beta + i) + mul * -lane.load(twice_batch_normalization_moving_mean + i);
      lane.store(twice_batch_normalization_mul + i, mul);
      lane.store(twice_batch_normalization_add + i, add);
    });
  }

  // m.model:8: h3 = stack([h2, -h2], axis = -1)[..., 0]
  // computes pad_constant, pad_constant
  void compute_pad_constant(float* pad_constant) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::for_lanes<float>(24 * s10_2,
                             [&](auto lane, modelc::Index i) { lane.store(pad_constant + 1 + i * 2, 2, lane(0.0f)); });
  }

  // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
  // computes separable_conv2d_2, separable_conv2d_2
  void compute_separable_conv2d_2(const float* separable_conv2d, const float* separable_conv2d_pointwise_kernel,
                                  const float* separable_conv2d_bias, float* separable_conv2d_2,
                                  float* separable_conv2d_3, float* concatenate, float* separable_conv2d_4) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::conv(
        threads_,
        modelc::ConvShape<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{2, {s10_2, 3}, 2, {s10_2, 3}, 4, 1},
        separable_conv2d, separable_conv2d_pointwise_kernel,
        [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
          const auto add_5 = lane.load(separable_conv2d_bias + channel) + sum;
          const auto sigmoid_2 = sigmoid(add_5);
          const auto h2 = add_5 * sigmoid_2;
          const auto neg = -h2;
          const auto sub = sigmoid_2 - sigmoid_2 * sigmoid_2;
          lane.store(separable_conv2d_2 + pixel * 4 + channel, add_5);
          lane.store(separable_conv2d_3 + pixel * 4 + channel, sigmoid_2);
          lane.store(concatenate + pixel * 8 + channel * 2, 2, h2);
          lane.store(concatenate + 1 + pixel * 8 + channel * 2, 2, neg);
          lane.store(separable_conv2d_4 + pixel * 4 + channel, sub);
        });
  }

  // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
  // computes lambda, lambda
  void compute_lambda(const std::int32_t* other_true, const float* concatenate, float* add, float* lambda, float* h4,
                      float* exp_row, float* div) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < 6 * s10_2; ++i) {
        const auto other_true_2 = scalar.load(other_true + i);
        const auto neg = -(scalar(1.0f) / scalar(static_cast<float>(6 * s10_2)));
        const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
          const auto concatenate_2 = lane.load(concatenate + i * 8 + j * 2, 2);
          const auto where_2 = select(concatenate_2 > 0.25f, concatenate_2, concatenate_2 * 0.5f);
          const auto h4_2 = concatenate_2 * where_2;
          const auto neg_2 = -select(lane.one_hot(other_true_2, j), lane(neg), 0.0f);
          lane.store(add + i * 4 + j, h4_2);
          lane.store(lambda + i * 4 + j, where_2);
          lane.store(h4 + i * 4 + j, h4_2);
          return modelc::folded(h4_2, neg_2);
        });
        const auto row_max = scalar(std::get<0>(row_2));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(add + i * 4 + j) - lane(row_max));
          lane.store(exp_row + j, exp_2);
          return exp_2;
        }));
        const auto log_2 = log(row_sum_2);
        const auto div_3 = row_sum / row_sum_2;
        const auto row_3 = modelc::fold_lanes<float, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
          const auto eq_2 = lane.one_hot(other_true_2, j);
          const auto add_5 = select(eq_2, lane(neg), 0.0f) + lane.load(exp_row + j) * lane(div_3);
          const auto where_3 = select(eq_2, lane.load(add + i * 4 + j) - lane(row_max) - lane(log_2), 0.0f);
          lane.store(add + i * 4 + j, add_5);
          return modelc::folded(where_3);
        });
        total_sum.add(scalar(std::get<0>(row_3)));
      }
      scalar.store(div, -scalar(total_sum.value()) / static_cast<float>(6 * s10_2));
    }
  }

  // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
  // computes new_metric_other_sparse_categorical_accuracy_total, new_metric_other_sparse_categorical_accuracy_total
  void compute_new_metric_other_sparse_categorical_accuracy_total(
      const float* metric_other_sparse_categorical_accuracy_total,
      const float* metric_other_sparse_categorical_accuracy_count,
      const std::int32_t* other_sparse_categorical_accuracy, const std::int32_t* other_true,
      float* other_sparse_categorical_accuracy_2, float* new_metric_other_sparse_categorical_accuracy_total,
      float* other_sparse_categorical_accuracy_3) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    {
      const modelc::Scalar scalar{};
      const auto metric_other_sparse_categorical_accuracy_total_2 =
          scalar.load(metric_other_sparse_categorical_accuracy_total);
      const auto add_5 = scalar.load(metric_other_sparse_categorical_accuracy_count) + static_cast<float>(6 * s10_2);
      const auto eq_2 = 0.0f == add_5;
      const auto where_2 = select(eq_2, 1.0f, add_5);
      const auto row_sum =
          scalar(modelc::reduce_scalars<modelc::Sum, float>(6 * s10_2, [&](auto lane, modelc::Index i) {
            return modelc::cast<float>(lane.load(other_sparse_categorical_accuracy + i) == lane.load(other_true + i));
          }));
      scalar.store(other_sparse_categorical_accuracy_2, add_5);
      const auto add_6 = metric_other_sparse_categorical_accuracy_total_2 + row_sum;
      const auto where_3 = select(eq_2, 0.0f, add_6 / where_2);
      const auto add_6_lanes = add_6;
      const auto where_3_lanes = where_3;
      scalar.store(new_metric_other_sparse_categorical_accuracy_total, add_6_lanes);
      scalar.store(other_sparse_categorical_accuracy_3, where_3_lanes);
    }
  }

  // computes add_2, add
  void compute_add_2(const std::int64_t* optimizer_iteration, std::int64_t* add_2, bool* eq) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add_5 = lane.load(optimizer_iteration) + std::int64_t{1};
      const auto eq_2 = std::int64_t{0} == mod(add_5, std::int64_t{2});
      lane.store(add_2, add_5);
      lane.store(eq, eq_2);
    }
  }

  // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
  // computes separable_conv2d_5, separable_conv2d_5
  void compute_separable_conv2d_5(const float* pad_constant, const float* separable_conv2d_3,
                                  const float* separable_conv2d_2, const float* separable_conv2d_4,
                                  float* separable_conv2d_5) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::for_lanes<float>(24 * s10_2, [&](auto lane, modelc::Index i) {
      const auto grad_h2 = lane.load(pad_constant + i * 2, 2) - lane.load(pad_constant + 1 + i * 2, 2);
      lane.store(separable_conv2d_5 + i,
                 lane.load(separable_conv2d_3 + i) * grad_h2 +
                     lane.load(separable_conv2d_2 + i) * grad_h2 * lane.load(separable_conv2d_4 + i));
    });
  }

  // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
  // computes separable_conv2d_6, separable_conv2d_6
  void compute_separable_conv2d_6(const float* separable_conv2d_5, const float* separable_conv2d_pointwise_kernel,
                                  float* separable_conv2d_6) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::conv_transpose(
        threads_,
        modelc::ConvShape<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{2, {s10_2, 3}, 2, {s10_2, 3}, 4, 1},
        separable_conv2d_5, separable_conv2d_pointwise_kernel,
        [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
          lane.store(separable_conv2d_6 + pixel * 2 + channel, sum);
        });
  }

  // computes gradients, gradients
  void compute_gradients_2(float* gradients) noexcept {
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 2 + i, lane(0.0f)); });
  }

  // computes new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel,
  // new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel
  void compute_new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel(
      const float* optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel,
      const float* grad_separable_conv2d_pointwise_kernel, const bool* eq,
      float* new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel, float* gradients) noexcept {
    modelc::for_lanes<float>(8, [&](auto lane, modelc::Index i) {
      const auto add_5 = lane.load(optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel + i) +
                         lane.load(grad_separable_conv2d_pointwise_kernel + i);
      const auto where_2 = select(lane(eq[0]), 0.0f, add_5);
      const auto mul = 0.5f * add_5;
      lane.store(new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel + i, where_2);
      lane.store(gradients + 16 + i, mul);
    });
  }

  // computes gradients, gradients
  void compute_gradients_3(float* gradients) noexcept {
    modelc::for_lanes<float>(8, [&](auto lane, modelc::Index i) { lane.store(gradients + 24 + i, lane(0.0f)); });
  }

  // computes gradients, gradients
  void compute_gradients_4(float* gradients) noexcept {
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 36 + i, lane(0.0f)); });
  }

  // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
  // computes where, where
  void compute_where(const std::int64_t* optimizer_iteration, float* where) noexcept {
    {
      const modelc::Scalar lane{};
      const auto cast = modelc::cast<float>(lane.load(optimizer_iteration));
      lane.store(where, select(cast <= 2.0f, 0.1f, 0.01f + 0.0f * cast));
    }
  }

  // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
  // computes div_2, div
  void compute_div_2(const std::int64_t* optimizer_iteration, const float* where, float* div_2) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add_5 = 1.0f + modelc::cast<float>(floor_div(lane.load(optimizer_iteration), std::int64_t{2}));
      lane.store(div_2, lane.load(where) * sqrt(1.0f - pow(0.999f, add_5)) / (1.0f - pow(0.9f, add_5)));
    }
  }

  // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
  // computes new_weights, new_weights
  void compute_new_weights(const float* gradients, const float* optimizer_m, const float* optimizer_v,
                           const float* weights, const bool* eq, const float* where, const float* div_2,
                           float* new_weights, float* new_optimizer_m, float* new_optimizer_v) noexcept {
    modelc::for_lanes<float>(52, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_5 = optimizer_m_2 + 0.1f * (gradients_2 - optimizer_m_2);
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_6 = optimizer_v_2 + 0.001f * (gradients_2 * gradients_2 - optimizer_v_2);
      const auto weights_2 = lane.load(weights + i);
      const auto eq_2 = lane(eq[0]);
      const auto where_2 = select(
          eq_2, weights_2 - weights_2 * (lane(where[0]) * 0.004f) - add_5 * lane(div_2[0]) / (sqrt(add_6) + 1e-07f),
          weights_2);
      const auto where_3 = select(eq_2, add_5, optimizer_m_2);
      const auto where_4 = select(eq_2, add_6, optimizer_v_2);
      lane.store(new_weights + i, where_2);
      lane.store(new_optimizer_m + i, where_3);
      lane.store(new_optimizer_v + i, where_4);
    });
  }

  // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
  // computes new_metric_y_metric_total, new_metric_other_sparse_categorical_accuracy_total
  void compute_new_metric_y_metric_total(const float* metric_y_metric_total, const float* part_metric_y_metric_total,
                                         const float* metric_y_metric_count, const float* part_metric_y_metric_count,
                                         float* new_metric_y_metric_total, float* new_metric_y_metric_count,
                                         float* y_metric) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add_2 = lane.load(metric_y_metric_total) + lane.load(part_metric_y_metric_total);
      const auto add_3 = lane.load(metric_y_metric_count) + lane.load(part_metric_y_metric_count);
      const auto eq_2 = 0.0f == add_3;
      const auto where_2 = select(eq_2, 0.0f, add_2 / select(eq_2, 1.0f, add_3));
      lane.store(new_metric_y_metric_total, add_2);
      lane.store(new_metric_y_metric_count, add_3);
      lane.store(y_metric, where_2);
    }
  }

  // computes new_twice_batch_normalization_moving_mean, new_twice_batch_normalization_moving_variance
  void compute_new_twice_batch_normalization_moving_mean(const float* part_state_twice_batch_normalization_moving_mean,
                                                         float* new_twice_batch_normalization_moving_mean) noexcept {
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      lane.store(new_twice_batch_normalization_moving_mean + i,
                 lane.load(part_state_twice_batch_normalization_moving_mean + i));
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* z) noexcept {
    if (!weights_->prepared.valid()) prepare();
    assert(weights_->prepared.follows(weights_->block));  // call prepare() after changing weights
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
    // separable_conv2d: f32[2, s10, 3, 2]
    const float* const separable_conv2d_depthwise_kernel = weights_->block.at<float>(0);
    float* const separable_conv2d = arena_.at<float>(slots_[1]);
    compute_separable_conv2d(z, separable_conv2d_depthwise_kernel, separable_conv2d);
    // concatenate: f32[2, s10, 3, 4, 2]
    const float* const separable_conv2d_pointwise_kernel = weights_->block.at<float>(64);
    const float* const separable_conv2d_bias = weights_->block.at<float>(128);
    float* const concatenate = arena_.at<float>(slots_[0]);
    compute_concatenate(separable_conv2d, separable_conv2d_pointwise_kernel, separable_conv2d_bias, concatenate);

    // m.model:2: return inner(inner(x))
    // h4: f32[2, s10, 3, 4], h5: f32[2, s10, 3, 4]
    const float* const twice_batch_normalization_mul = weights_->prepared.at<float>(0);
    const float* const twice_batch_normalization_add = weights_->prepared.at<float>(64);
    float* const h4 = arena_.at<float>(slots_[1]);
    float* const h5 = arena_.at<float>(slots_[2]);
    for (modelc::Index i = 0; i < 6 * s10_2; ++i) {
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
        const auto concatenate_2 = lane.load(concatenate + i * 8 + j * 2, 2);
        const auto h4_2 = concatenate_2 * select(concatenate_2 > 0.25f, concatenate_2, concatenate_2 * 0.5f);
        const auto twice_batch_normalization_mul_2 = lane.load(twice_batch_normalization_mul + j);
        const auto twice_batch_normalization_add_2 = lane.load(twice_batch_normalization_add + j);
        const auto h5_2 = twice_batch_normalization_add_2 +
                          twice_batch_normalization_mul_2 *
                              (h4_2 * twice_batch_normalization_mul_2 + twice_batch_normalization_add_2);
        lane.store(h4 + i * 4 + j, h4_2);
        lane.store(h5 + i * 4 + j, h5_2);
      });
    }
  }

  void compute_train_step(const float* z, const float* y_true, const std::int32_t* other_true) noexcept {
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
    // separable_conv2d: f32[2, s10, 3, 2]
    const float* const separable_conv2d_depthwise_kernel = weights_->block.at<float>(0);
    float* const separable_conv2d = arena_.at<float>(train_step_slots_[9]);
    compute_separable_conv2d(z, separable_conv2d_depthwise_kernel, separable_conv2d);

    // m.model:8: h3 = stack([h2, -h2], axis = -1)[..., 0]
    // pad_constant: f32[2, s10, 3, 4, 2]
    float* const pad_constant = arena_.at<float>(train_step_slots_[1]);
    compute_pad_constant(pad_constant);

    // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
    // separable_conv2d_2: f32[2, s10, 3, 4], separable_conv2d_3: f32[2, s10, 3, 4], concatenate: f32[2, s10, 3...
    const float* const separable_conv2d_pointwise_kernel = weights_->block.at<float>(64);
    const float* const separable_conv2d_bias = weights_->block.at<float>(128);
    float* const separable_conv2d_2 = arena_.at<float>(train_step_slots_[2]);
    float* const separable_conv2d_3 = arena_.at<float>(train_step_slots_[3]);
    float* const concatenate = arena_.at<float>(train_step_slots_[0]);
    float* const separable_conv2d_4 = arena_.at<float>(train_step_slots_[7]);
    compute_separable_conv2d_2(separable_conv2d, separable_conv2d_pointwise_kernel, separable_conv2d_bias,
                               separable_conv2d_2, separable_conv2d_3, concatenate, separable_conv2d_4);

    // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
    // lambda: f32[2, s10, 3, 4], h4: f32[2, s10, 3, 4], div: f32, add: f32[2, s10, 3, 4]
    float* const lambda = arena_.at<float>(train_step_slots_[4]);
    float* const h4 = arena_.at<float>(train_step_slots_[5]);
    float* const div = arena_.at<float>(256);
    float* const add = arena_.at<float>(train_step_slots_[6]);
    float* const exp_row = arena_.at<float>(0);
    compute_lambda(other_true, concatenate, add, lambda, h4, exp_row, div);
    // other_sparse_categorical_accuracy: i32[2, s10, 3]
    std::int32_t* const other_sparse_categorical_accuracy = arena_.at<std::int32_t>(train_step_slots_[8]);
    modelc::kernels::argmax(modelc::tensor(other_sparse_categorical_accuracy, 2, s10_2, 3),
                            modelc::tensor(h4, 2, s10_2, 3, 4), 3, false);
    // new_metric_other_sparse_categorical_accuracy_total: f32, other_sparse_categorical_accuracy_2: f32, other...
    const float* const metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(1152);
    const float* const metric_other_sparse_categorical_accuracy_count = training_->block.at<float>(1216);
    float* const new_metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(1152);
    float* const other_sparse_categorical_accuracy_2 = arena_.at<float>(448);
    float* const other_sparse_categorical_accuracy_3 = arena_.at<float>(512);
    compute_new_metric_other_sparse_categorical_accuracy_total(
        metric_other_sparse_categorical_accuracy_total, metric_other_sparse_categorical_accuracy_count,
        other_sparse_categorical_accuracy, other_true, other_sparse_categorical_accuracy_2,
        new_metric_other_sparse_categorical_accuracy_total, other_sparse_categorical_accuracy_3);
    // add_2: i64, eq: bool
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const add_2 = arena_.at<std::int64_t>(704);
    bool* const eq = arena_.at<bool>(768);
    compute_add_2(optimizer_iteration, add_2, eq);
    // the loss, and what its gradient needs
    // new_twice_batch_normalization_moving_variance: f32[4], new_twice_batch_normalization_moving_mean: f32[4]...
    const float* const twice_batch_normalization_gamma = weights_->block.at<float>(192);
    const float* const twice_batch_normalization_beta = weights_->block.at<float>(256);
    const float* const twice_batch_normalization_moving_mean = weights_->block.at<float>(320);
    const float* const twice_batch_normalization_moving_variance = weights_->block.at<float>(384);
    const float* const metric_y_metric_total = training_->block.at<float>(1024);
    const float* const metric_y_metric_count = training_->block.at<float>(1088);
    const float* const optimizer_gradient_accumulator_twice_batch_normalization_gamma = training_->block.at<float>(256);
    const float* const optimizer_gradient_accumulator_twice_batch_normalization_beta = training_->block.at<float>(320);
    float* const new_twice_batch_normalization_moving_variance = weights_->block.at<float>(384);
    float* const new_twice_batch_normalization_moving_mean = weights_->block.at<float>(320);
    float* const loss = arena_.at<float>(256);
    float* const new_metric_y_metric_total = training_->block.at<float>(1024);
    float* const y_metric = arena_.at<float>(320);
    float* const y_metric_2 = arena_.at<float>(384);
    float* const multiply = arena_.at<float>(train_step_slots_[4]);
    float* const multiply_2 = arena_.at<float>(train_step_slots_[5]);
    float* const add_3 = arena_.at<float>(832);
    float* const add_4 = arena_.at<float>(896);
    float* const batch_normalization_row = arena_.at<float>(train_step_slots_[8]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(twice_batch_normalization_moving_variance + i) * 0.99f;
        const auto mul_2 = lane.load(twice_batch_normalization_moving_mean + i) * 0.99f;
        const auto twice_batch_normalization_gamma_2 = lane.load(twice_batch_normalization_gamma + i);
        const auto twice_batch_normalization_beta_2 = lane.load(twice_batch_normalization_beta + i);
        const auto mul_3 = 0.25f * (lane(1.0f) / lane(static_cast<float>(6 * s10_2)));
        const auto optimizer_gradient_accumulator_twice_batch_normalization_gamma_2 =
            lane.load(optimizer_gradient_accumulator_twice_batch_normalization_gamma + i);
        const auto optimizer_gradient_accumulator_twice_batch_normalization_beta_2 =
            lane.load(optimizer_gradient_accumulator_twice_batch_normalization_beta + i);
        auto column_sum = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          column_sum = modelc::Sum::apply(column_sum, lane.load(h4 + i + j * 4));
        }
        const auto div_3 = column_sum / static_cast<float>(6 * s10_2);
        const auto neg = -div_3;
        const auto mul_4 = 0.99f * (mul_2 + div_3 * 0.01f);
        auto column_sum_2 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto sub = lane.load(h4 + i + j * 4) - div_3;
          column_sum_2 = modelc::Sum::apply(column_sum_2, sub * sub);
        }
        const auto div_4 = column_sum_2 / static_cast<float>(6 * s10_2);
        const auto add_5 = div_4 + 0.001f;
        const auto rsqrt_2 = rsqrt(add_5);
        const auto mul_5 = twice_batch_normalization_gamma_2 * rsqrt_2;
        const auto add_6 = twice_batch_normalization_beta_2 + mul_5 * neg;
        const auto mul_6 = 0.99f * (mul + div_4 * 0.01f);
        const auto div_5 = rsqrt_2 / add_5;
        auto column_sum_3 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          column_sum_3 = modelc::Sum::apply(column_sum_3, lane.load(h4 + i + j * 4) * mul_5 + add_6);
        }
        const auto div_6 = column_sum_3 / static_cast<float>(6 * s10_2);
        const auto add_7 = mul_4 + 0.01f * div_6;
        const auto neg_2 = -div_6;
        auto column_sum_4 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto sub_2 = lane.load(h4 + i + j * 4) * mul_5 + add_6 - div_6;
          column_sum_4 = modelc::Sum::apply(column_sum_4, sub_2 * sub_2);
        }
        lane.store(new_twice_batch_normalization_moving_mean + i, add_7);
        const auto div_7 = column_sum_4 / static_cast<float>(6 * s10_2);
        const auto add_8 = mul_6 + 0.01f * div_7;
        const auto add_9 = 0.001f + div_7;
        const auto rsqrt_3 = rsqrt(add_9);
        const auto mul_7 = twice_batch_normalization_gamma_2 * rsqrt_3;
        const auto add_10 = twice_batch_normalization_beta_2 + mul_7 * neg_2;
        const auto div_8 = rsqrt_3 / add_9;
        auto column_sum_5 = lane(modelc::Sum::identity<float>());
        auto column_sum_6 = lane(modelc::Sum::identity<float>());
        auto column_sum_7 = lane(modelc::Sum::identity<float>());
        auto column_sum_8 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto add_11 = lane.load(h4 + i + j * 4) * mul_5 + add_6;
          const auto h5 = add_11 * mul_7 + add_10;
          const auto y_true_2 = lane.load(y_true + i + j * 4);
          const auto sub_3 = h5 - y_true_2;
          const auto mul_8 = sub_3 * mul_3;
          const auto grad_h5 = mul_8 + mul_8;
          column_sum_5 = modelc::Sum::apply(column_sum_5, sub_3 * sub_3);
          column_sum_6 = modelc::Sum::apply(column_sum_6, abs(y_true_2 - h5));
          column_sum_7 = modelc::Sum::apply(column_sum_7, grad_h5);
          column_sum_8 = modelc::Sum::apply(column_sum_8, add_11 * grad_h5);
        }
        total_sum.add(column_sum_5);
        total_sum_2.add(column_sum_6);
        lane.store(new_twice_batch_normalization_moving_variance + i, add_8);
        const auto add_12 = column_sum_8 + neg_2 * column_sum_7;
        const auto neg_3 = -(mul_7 * column_sum_7);
        const auto mul_9 = rsqrt_3 * add_12;
        const auto div_9 = div_8 * (twice_batch_normalization_gamma_2 * add_12 * -0.5f) / static_cast<float>(6 * s10_2);
        auto column_sum_9 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto add_13 = lane.load(h4 + i + j * 4) * mul_5 + add_6;
          const auto mul_10 = (add_13 * mul_7 + add_10 - lane.load(y_true + i + j * 4)) * mul_3;
          const auto mul_11 = (add_13 - div_6) * div_9;
          const auto add_14 = mul_11 + mul_11;
          const auto add_15 = mul_7 * (mul_10 + mul_10) + add_14;
          lane.store(batch_normalization_row + i + j * 4, add_15);
          column_sum_9 = modelc::Sum::apply(column_sum_9, -add_14);
        }
        const auto div_10 = (neg_3 + column_sum_9) / static_cast<float>(6 * s10_2);
        auto column_sum_10 = lane(modelc::Sum::identity<float>());
        auto column_sum_11 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto add_16 = lane.load(batch_normalization_row + i + j * 4) + div_10;
          column_sum_10 = modelc::Sum::apply(column_sum_10, add_16);
          column_sum_11 = modelc::Sum::apply(column_sum_11, lane.load(h4 + i + j * 4) * add_16);
        }
        const auto add_17 = column_sum_11 + neg * column_sum_10;
        const auto neg_4 = -(mul_5 * column_sum_10);
        const auto div_11 =
            div_5 * (-0.5f * (twice_batch_normalization_gamma_2 * add_17)) / static_cast<float>(6 * s10_2);
        const auto add_18 =
            optimizer_gradient_accumulator_twice_batch_normalization_gamma_2 + (mul_9 + rsqrt_2 * add_17);
        const auto add_19 =
            optimizer_gradient_accumulator_twice_batch_normalization_beta_2 + (column_sum_7 + column_sum_10);
        auto column_sum_12 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto mul_12 = (lane.load(h4 + i + j * 4) - div_3) * div_11;
          column_sum_12 = modelc::Sum::apply(column_sum_12, -(mul_12 + mul_12));
        }
        lane.store(add_3 + i, add_18);
        lane.store(add_4 + i, add_19);
        const auto div_12 = (neg_4 + column_sum_12) / static_cast<float>(6 * s10_2);
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto mul_13 = (lane.load(h4 + i + j * 4) - div_3) * div_11;
          const auto grad_h4 = lane.load(add + i + j * 4) +
                               mul_5 * (lane.load(batch_normalization_row + i + j * 4) + div_10) + (mul_13 + mul_13) +
                               div_12;
          const auto mul_14 = lane.load(lambda + i + j * 4) * grad_h4;
          const auto mul_15 = lane.load(concatenate + i * 2 + j * 8, 2) * grad_h4;
          lane.store(multiply + i + j * 4, mul_14);
          lane.store(multiply_2 + i + j * 4, mul_15);
        }
      });
      const auto add_20 = scalar.load(metric_y_metric_total) + scalar(total_sum_2.value());
      const auto add_21 = scalar.load(metric_y_metric_count) + static_cast<float>(24 * s10_2);
      const auto eq_2 = 0.0f == add_21;
      const auto add_22 = 0.25f * scalar(total_sum.value()) / static_cast<float>(6 * s10_2) + scalar.load(div);
      const auto where_2 = select(eq_2, 0.0f, add_20 / select(eq_2, 1.0f, add_21));
      scalar.store(loss, add_22);
      scalar.store(new_metric_y_metric_total, add_20);
      scalar.store(y_metric, add_21);
      scalar.store(y_metric_2, where_2);
    }

    // m.model:8: h3 = stack([h2, -h2], axis = -1)[..., 0]
    // pad_constant: f32[2, s10, 3, 4, 2]
    modelc::for_lanes<float>(24 * s10_2, [&](auto lane, modelc::Index i) {
      const auto gt = lane.load(concatenate + i * 2, 2) > 0.25f;
      const auto multiply_2_2 = lane.load(multiply_2 + i);
      lane.store(pad_constant + i * 2, 2,
                 lane.load(multiply + i) + select(gt, multiply_2_2, 0.0f) + 0.5f * select(gt, 0.0f, multiply_2_2));
    });

    // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
    // separable_conv2d_5: f32[2, s10, 3, 4]
    float* const separable_conv2d_5 = arena_.at<float>(train_step_slots_[2]);
    compute_separable_conv2d_5(pad_constant, separable_conv2d_3, separable_conv2d_2, separable_conv2d_4,
                               separable_conv2d_5);
    // separable_conv2d_6: f32[2, s10, 3, 2]
    float* const separable_conv2d_6 = arena_.at<float>(train_step_slots_[0]);
    compute_separable_conv2d_6(separable_conv2d_5, separable_conv2d_pointwise_kernel, separable_conv2d_6);
    // grad_separable_conv2d_pointwise_kernel: f32[1, 1, 2, 4]
    float* const grad_separable_conv2d_pointwise_kernel = arena_.at<float>(576);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(grad_separable_conv2d_pointwise_kernel, 1, 1, 2, 4),
                                          modelc::tensor(separable_conv2d, 2, s10_2, 3, 2),
                                          modelc::tensor(separable_conv2d_5, 2, s10_2, 3, 4),
                                          modelc::Windows<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{});
    // separable_conv2d_7: f32[1, 1, 1, 2]
    float* const separable_conv2d_7 = arena_.at<float>(640);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(separable_conv2d_7, 1, 1, 1, 2),
                                          modelc::tensor(z, 2, s10_2, 3, 2),
                                          modelc::tensor(separable_conv2d_6, 2, s10_2, 3, 2),
                                          modelc::Windows<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{});
    // new_optimizer_gradient_accumulator_separable_conv2d_depthwise_kernel: f32[1, 1, 2, 1], gradients: f32[52]
    const float* const optimizer_gradient_accumulator_separable_conv2d_depthwise_kernel =
        training_->block.at<float>(64);
    float* const new_optimizer_gradient_accumulator_separable_conv2d_depthwise_kernel = training_->block.at<float>(64);
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      const auto add_5 = lane.load(optimizer_gradient_accumulator_separable_conv2d_depthwise_kernel + i) +
                         lane.load(separable_conv2d_7 + i);
      const auto where_2 = select(lane(eq[0]), 0.0f, add_5);
      const auto mul = 0.5f * add_5;
      lane.store(new_optimizer_gradient_accumulator_separable_conv2d_depthwise_kernel + i, where_2);
      lane.store(gradients + i, mul);
    });
    // gradients: f32[52]
    compute_gradients_2(gradients);
    // new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel: f32[1, 1, 2, 4], gradients: f32[52]
    const float* const optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel =
        training_->block.at<float>(128);
    float* const new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel = training_->block.at<float>(128);
    compute_new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel(
        optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel, grad_separable_conv2d_pointwise_kernel, eq,
        new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel, gradients);
    // gradients: f32[52]
    compute_gradients_3(gradients);
    // new_optimizer_gradient_accumulator_separable_conv2d_bias: f32[4], gradients: f32[52]
    const float* const optimizer_gradient_accumulator_separable_conv2d_bias = training_->block.at<float>(192);
    float* const new_optimizer_gradient_accumulator_separable_conv2d_bias = training_->block.at<float>(192);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      const auto optimizer_gradient_accumulator_separable_conv2d_bias_2 =
          lane.load(optimizer_gradient_accumulator_separable_conv2d_bias + i);
      const auto eq_2 = lane(eq[0]);
      auto grad_separable_conv2d_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
        grad_separable_conv2d_bias =
            modelc::Sum::apply(grad_separable_conv2d_bias, lane.load(separable_conv2d_5 + i + j * 4));
      }
      const auto add_5 = optimizer_gradient_accumulator_separable_conv2d_bias_2 + grad_separable_conv2d_bias;
      const auto where_2 = select(eq_2, 0.0f, add_5);
      const auto mul = 0.5f * add_5;
      lane.store(new_optimizer_gradient_accumulator_separable_conv2d_bias + i, where_2);
      lane.store(gradients + 32 + i, mul);
    });
    // gradients: f32[52]
    compute_gradients_4(gradients);
    // new_optimizer_gradient_accumulator_twice_batch_normalization_gamma: f32[4], gradients: f32[52]
    float* const new_optimizer_gradient_accumulator_twice_batch_normalization_gamma = training_->block.at<float>(256);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      const auto add_3_2 = lane.load(add_3 + i);
      const auto where_2 = select(lane(eq[0]), 0.0f, add_3_2);
      const auto mul = 0.5f * add_3_2;
      lane.store(new_optimizer_gradient_accumulator_twice_batch_normalization_gamma + i, where_2);
      lane.store(gradients + 48 + i, mul);
    });

    // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
    // where: f32
    float* const where = arena_.at<float>(576);
    compute_where(optimizer_iteration, where);
    // div_2: f32
    float* const div_2 = arena_.at<float>(640);
    compute_div_2(optimizer_iteration, where, div_2);
    // new_weights: f32[52], new_optimizer_m: f32[52], new_optimizer_v: f32[52]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(384);
    const float* const optimizer_v = training_->block.at<float>(640);
    float* const new_weights = weights_->block.at<float>(0);
    float* const new_optimizer_m = training_->block.at<float>(384);
    float* const new_optimizer_v = training_->block.at<float>(640);
    compute_new_weights(gradients, optimizer_m, optimizer_v, weights, eq, where, div_2, new_weights, new_optimizer_m,
                        new_optimizer_v);
    // new_optimizer_gradient_accumulator_twice_batch_normalization_beta: f32[4], new_optimizer_m_twice_batch_n...
    const float* const optimizer_m_twice_batch_normalization_beta = training_->block.at<float>(896);
    const float* const optimizer_v_twice_batch_normalization_beta = training_->block.at<float>(960);
    float* const new_optimizer_gradient_accumulator_twice_batch_normalization_beta = training_->block.at<float>(320);
    float* const new_optimizer_m_twice_batch_normalization_beta = training_->block.at<float>(896);
    float* const new_optimizer_v_twice_batch_normalization_beta = training_->block.at<float>(960);
    float* const new_twice_batch_normalization_beta = weights_->block.at<float>(256);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      const auto eq_2 = lane(eq[0]);
      const auto add_4_2 = lane.load(add_4 + i);
      const auto mul = 0.5f * add_4_2;
      const auto optimizer_m_twice_batch_normalization_beta_2 =
          lane.load(optimizer_m_twice_batch_normalization_beta + i);
      const auto add_5 =
          optimizer_m_twice_batch_normalization_beta_2 + 0.1f * (mul - optimizer_m_twice_batch_normalization_beta_2);
      const auto optimizer_v_twice_batch_normalization_beta_2 =
          lane.load(optimizer_v_twice_batch_normalization_beta + i);
      const auto add_6 = optimizer_v_twice_batch_normalization_beta_2 +
                         0.001f * (mul * mul - optimizer_v_twice_batch_normalization_beta_2);
      const auto twice_batch_normalization_beta_2 = lane.load(twice_batch_normalization_beta + i);
      const auto where_2 = select(eq_2, 0.0f, add_4_2);
      const auto where_3 = select(eq_2, add_5, optimizer_m_twice_batch_normalization_beta_2);
      const auto where_4 = select(eq_2, add_6, optimizer_v_twice_batch_normalization_beta_2);
      const auto maximum = max(
          0.0f, select(eq_2,
                       twice_batch_normalization_beta_2 - twice_batch_normalization_beta_2 * (lane(where[0]) * 0.004f) -
                           lane(div_2[0]) * add_5 / (1e-07f + sqrt(add_6)),
                       twice_batch_normalization_beta_2));
      lane.store(new_optimizer_gradient_accumulator_twice_batch_normalization_beta + i, where_2);
      lane.store(new_optimizer_m_twice_batch_normalization_beta + i, where_3);
      lane.store(new_optimizer_v_twice_batch_normalization_beta + i, where_4);
      lane.store(new_twice_batch_normalization_beta + i, maximum);
    });

    modelc::copy_elements(arena_.at<float>(320), 1, training_->block.at<float>(1088));
    modelc::copy_elements(arena_.at<float>(448), 1, training_->block.at<float>(1216));
    modelc::copy_elements(arena_.at<std::int64_t>(704), 1, training_->block.at<std::int64_t>(0));
    weights_->prepared.invalidate();
  }

  void compute_update_step() noexcept {
    // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
    // new_metric_y_metric_total: f32, new_metric_y_metric_count: f32, y_metric: f32
    const float* const metric_y_metric_total = training_->block.at<float>(1024);
    const float* const metric_y_metric_count = training_->block.at<float>(1088);
    const float* const part_metric_y_metric_total = arena_.at<float>(1152);
    const float* const part_metric_y_metric_count = arena_.at<float>(1216);
    float* const new_metric_y_metric_total = training_->block.at<float>(1024);
    float* const new_metric_y_metric_count = training_->block.at<float>(1088);
    float* const y_metric = arena_.at<float>(256);
    compute_new_metric_y_metric_total(metric_y_metric_total, part_metric_y_metric_total, metric_y_metric_count,
                                      part_metric_y_metric_count, new_metric_y_metric_total, new_metric_y_metric_count,
                                      y_metric);
    // new_metric_other_sparse_categorical_accuracy_total: f32, new_metric_other_sparse_categorical_accuracy_co...
    const float* const metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(1152);
    const float* const metric_other_sparse_categorical_accuracy_count = training_->block.at<float>(1216);
    const float* const part_metric_other_sparse_categorical_accuracy_total = arena_.at<float>(1280);
    const float* const part_metric_other_sparse_categorical_accuracy_count = arena_.at<float>(1344);
    float* const new_metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(1152);
    float* const new_metric_other_sparse_categorical_accuracy_count = training_->block.at<float>(1216);
    float* const other_sparse_categorical_accuracy = arena_.at<float>(320);
    compute_new_metric_y_metric_total(
        metric_other_sparse_categorical_accuracy_total, part_metric_other_sparse_categorical_accuracy_total,
        metric_other_sparse_categorical_accuracy_count, part_metric_other_sparse_categorical_accuracy_count,
        new_metric_other_sparse_categorical_accuracy_total, new_metric_other_sparse_categorical_accuracy_count,
        other_sparse_categorical_accuracy);
    // add: i64, eq: bool
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(384);
    bool* const eq = arena_.at<bool>(448);
    compute_add_2(optimizer_iteration, add, eq);
    // new_optimizer_gradient_accumulator_separable_conv2d_depthwise_kernel: f32[1, 1, 2, 1], gradients: f32[52]
    const float* const part_gradient_separable_conv2d_depthwise_kernel = arena_.at<float>(640);
    const float* const optimizer_gradient_accumulator_separable_conv2d_depthwise_kernel =
        training_->block.at<float>(64);
    float* const new_optimizer_gradient_accumulator_separable_conv2d_depthwise_kernel = training_->block.at<float>(64);
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      const auto add_2 = lane.load(part_gradient_separable_conv2d_depthwise_kernel + i) +
                         lane.load(optimizer_gradient_accumulator_separable_conv2d_depthwise_kernel + i);
      const auto where_2 = select(lane(eq[0]), 0.0f, add_2);
      const auto mul = add_2 * 0.5f;
      lane.store(new_optimizer_gradient_accumulator_separable_conv2d_depthwise_kernel + i, where_2);
      lane.store(gradients + i, mul);
    });
    // gradients: f32[52]
    compute_gradients_2(gradients);
    // new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel: f32[1, 1, 2, 4], gradients: f32[52]
    const float* const part_gradient_separable_conv2d_pointwise_kernel = arena_.at<float>(704);
    const float* const optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel =
        training_->block.at<float>(128);
    float* const new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel = training_->block.at<float>(128);
    compute_new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel(
        part_gradient_separable_conv2d_pointwise_kernel,
        optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel, eq,
        new_optimizer_gradient_accumulator_separable_conv2d_pointwise_kernel, gradients);
    // gradients: f32[52]
    compute_gradients_3(gradients);
    // gradients: f32[52]
    compute_gradients_4(gradients);
    // new_optimizer_gradient_accumulator_separable_conv2d_bias: f32[4], new_optimizer_gradient_accumulator_twi...
    const float* const part_gradient_separable_conv2d_bias = arena_.at<float>(768);
    const float* const part_gradient_twice_batch_normalization_gamma = arena_.at<float>(832);
    const float* const optimizer_gradient_accumulator_separable_conv2d_bias = training_->block.at<float>(192);
    const float* const optimizer_gradient_accumulator_twice_batch_normalization_gamma = training_->block.at<float>(256);
    float* const new_optimizer_gradient_accumulator_separable_conv2d_bias = training_->block.at<float>(192);
    float* const new_optimizer_gradient_accumulator_twice_batch_normalization_gamma = training_->block.at<float>(256);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      const auto add_2 = lane.load(part_gradient_separable_conv2d_bias + i) +
                         lane.load(optimizer_gradient_accumulator_separable_conv2d_bias + i);
      const auto eq_2 = lane(eq[0]);
      const auto add_3 = lane.load(part_gradient_twice_batch_normalization_gamma + i) +
                         lane.load(optimizer_gradient_accumulator_twice_batch_normalization_gamma + i);
      const auto where_2 = select(eq_2, 0.0f, add_2);
      const auto where_3 = select(eq_2, 0.0f, add_3);
      const auto mul = 0.5f * add_2;
      const auto mul_2 = 0.5f * add_3;
      lane.store(new_optimizer_gradient_accumulator_separable_conv2d_bias + i, where_2);
      lane.store(new_optimizer_gradient_accumulator_twice_batch_normalization_gamma + i, where_3);
      lane.store(gradients + 32 + i, mul);
      lane.store(gradients + 48 + i, mul_2);
    });
    // where: f32
    float* const where = arena_.at<float>(512);
    compute_where(optimizer_iteration, where);
    // div: f32
    float* const div = arena_.at<float>(576);
    compute_div_2(optimizer_iteration, where, div);
    // new_weights: f32[52], new_optimizer_m: f32[52], new_optimizer_v: f32[52]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(384);
    const float* const optimizer_v = training_->block.at<float>(640);
    float* const new_weights = weights_->block.at<float>(0);
    float* const new_optimizer_m = training_->block.at<float>(384);
    float* const new_optimizer_v = training_->block.at<float>(640);
    compute_new_weights(gradients, optimizer_m, optimizer_v, weights, eq, where, div, new_weights, new_optimizer_m,
                        new_optimizer_v);
    // new_optimizer_gradient_accumulator_twice_batch_normalization_beta: f32[4], new_optimizer_m_twice_batch_n...
    const float* const twice_batch_normalization_beta = weights_->block.at<float>(256);
    const float* const part_gradient_twice_batch_normalization_beta = arena_.at<float>(896);
    const float* const optimizer_gradient_accumulator_twice_batch_normalization_beta = training_->block.at<float>(320);
    const float* const optimizer_m_twice_batch_normalization_beta = training_->block.at<float>(896);
    const float* const optimizer_v_twice_batch_normalization_beta = training_->block.at<float>(960);
    float* const new_optimizer_gradient_accumulator_twice_batch_normalization_beta = training_->block.at<float>(320);
    float* const new_optimizer_m_twice_batch_normalization_beta = training_->block.at<float>(896);
    float* const new_optimizer_v_twice_batch_normalization_beta = training_->block.at<float>(960);
    float* const new_twice_batch_normalization_beta = weights_->block.at<float>(256);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      const auto add_2 = lane.load(part_gradient_twice_batch_normalization_beta + i) +
                         lane.load(optimizer_gradient_accumulator_twice_batch_normalization_beta + i);
      const auto eq_2 = lane(eq[0]);
      const auto mul = 0.5f * add_2;
      const auto optimizer_m_twice_batch_normalization_beta_2 =
          lane.load(optimizer_m_twice_batch_normalization_beta + i);
      const auto add_3 =
          optimizer_m_twice_batch_normalization_beta_2 + 0.1f * (mul - optimizer_m_twice_batch_normalization_beta_2);
      const auto optimizer_v_twice_batch_normalization_beta_2 =
          lane.load(optimizer_v_twice_batch_normalization_beta + i);
      const auto add_4 = optimizer_v_twice_batch_normalization_beta_2 +
                         0.001f * (mul * mul - optimizer_v_twice_batch_normalization_beta_2);
      const auto twice_batch_normalization_beta_2 = lane.load(twice_batch_normalization_beta + i);
      const auto where_2 = select(eq_2, 0.0f, add_2);
      const auto where_3 = select(eq_2, add_3, optimizer_m_twice_batch_normalization_beta_2);
      const auto where_4 = select(eq_2, add_4, optimizer_v_twice_batch_normalization_beta_2);
      const auto maximum = max(
          0.0f, select(eq_2,
                       twice_batch_normalization_beta_2 - twice_batch_normalization_beta_2 * (lane(where[0]) * 0.004f) -
                           lane(div[0]) * add_3 / (1e-07f + sqrt(add_4)),
                       twice_batch_normalization_beta_2));
      lane.store(new_optimizer_gradient_accumulator_twice_batch_normalization_beta + i, where_2);
      lane.store(new_optimizer_m_twice_batch_normalization_beta + i, where_3);
      lane.store(new_optimizer_v_twice_batch_normalization_beta + i, where_4);
      lane.store(new_twice_batch_normalization_beta + i, maximum);
    });
    // new_twice_batch_normalization_moving_mean: f32[4]
    const float* const part_state_twice_batch_normalization_moving_mean = arena_.at<float>(1024);
    float* const new_twice_batch_normalization_moving_mean = weights_->block.at<float>(320);
    compute_new_twice_batch_normalization_moving_mean(part_state_twice_batch_normalization_moving_mean,
                                                      new_twice_batch_normalization_moving_mean);
    // new_twice_batch_normalization_moving_variance: f32[4]
    const float* const part_state_twice_batch_normalization_moving_variance = arena_.at<float>(1088);
    float* const new_twice_batch_normalization_moving_variance = weights_->block.at<float>(384);
    compute_new_twice_batch_normalization_moving_mean(part_state_twice_batch_normalization_moving_variance,
                                                      new_twice_batch_normalization_moving_variance);

    modelc::copy_elements(arena_.at<std::int64_t>(384), 1, training_->block.at<std::int64_t>(0));
    weights_->prepared.invalidate();
  }

  void compute_evaluate_step(const float* z, const float* y_true, const std::int32_t* other_true) noexcept {
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
    // separable_conv2d: f32[2, s10, 3, 2]
    const float* const separable_conv2d_depthwise_kernel = weights_->block.at<float>(0);
    float* const separable_conv2d = arena_.at<float>(evaluate_step_slots_[1]);
    compute_separable_conv2d(z, separable_conv2d_depthwise_kernel, separable_conv2d);
    // concatenate: f32[2, s10, 3, 4, 2]
    const float* const separable_conv2d_pointwise_kernel = weights_->block.at<float>(64);
    const float* const separable_conv2d_bias = weights_->block.at<float>(128);
    float* const concatenate = arena_.at<float>(evaluate_step_slots_[0]);
    compute_concatenate(separable_conv2d, separable_conv2d_pointwise_kernel, separable_conv2d_bias, concatenate);

    // m.model:2: return inner(inner(x))
    // batch_normalization: f32[4], batch_normalization_2: f32[4]
    const float* const twice_batch_normalization_gamma = weights_->block.at<float>(192);
    const float* const twice_batch_normalization_beta = weights_->block.at<float>(256);
    const float* const twice_batch_normalization_moving_mean = weights_->block.at<float>(320);
    const float* const twice_batch_normalization_moving_variance = weights_->block.at<float>(384);
    float* const batch_normalization = arena_.at<float>(0);
    float* const batch_normalization_2 = arena_.at<float>(64);
    compute_twice_batch_normalization_mul(twice_batch_normalization_gamma, twice_batch_normalization_moving_variance,
                                          twice_batch_normalization_beta, twice_batch_normalization_moving_mean,
                                          batch_normalization, batch_normalization_2);

    // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
    // the loss, and what its gradient needs
    // h4: f32[2, s10, 3, 4], loss: f32, new_metric_y_metric_total: f32, y_metric: f32, y_metric_2: f32
    const float* const metric_y_metric_total = training_->block.at<float>(1024);
    const float* const metric_y_metric_count = training_->block.at<float>(1088);
    float* const h4 = arena_.at<float>(evaluate_step_slots_[1]);
    float* const loss = arena_.at<float>(128);
    float* const new_metric_y_metric_total = training_->block.at<float>(1024);
    float* const y_metric = arena_.at<float>(192);
    float* const y_metric_2 = arena_.at<float>(256);
    float* const h4_row = arena_.at<float>(320);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::Total<modelc::Sum, float> total_sum_3;
      for (modelc::Index i = 0; i < 6 * s10_2; ++i) {
        const auto other_true_2 = scalar.load(other_true + i);
        const auto row_2 =
            modelc::fold_lanes<float, modelc::Sum, modelc::Max, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
              const auto concatenate_2 = lane.load(concatenate + i * 8 + j * 2, 2);
              const auto h4_2 = concatenate_2 * select(concatenate_2 > 0.25f, concatenate_2, concatenate_2 * 0.5f);
              const auto batch_normalization_3 = lane.load(batch_normalization + j);
              const auto batch_normalization_2_2 = lane.load(batch_normalization_2 + j);
              const auto h5 = batch_normalization_2_2 +
                              batch_normalization_3 * (h4_2 * batch_normalization_3 + batch_normalization_2_2);
              const auto y_true_2 = lane.load(y_true + i * 4 + j);
              const auto sub = h5 - y_true_2;
              const auto mul = sub * sub;
              const auto abs_2 = abs(y_true_2 - h5);
              lane.store(h4_row + j, h4_2);
              lane.store(h4 + i * 4 + j, h4_2);
              return modelc::folded(mul, h4_2, abs_2);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_max = scalar(std::get<1>(row_2));
        total_sum_3.add(scalar(std::get<2>(row_2)));
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(
            4, [&](auto lane, modelc::Index j) { return exp(lane.load(h4_row + j) - lane(row_max)); }));
        const auto log_2 = log(row_sum);
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
          return select(lane.one_hot(other_true_2, j), lane.load(h4_row + j) - lane(row_max) - lane(log_2), 0.0f);
        })));
      }
      const auto add = scalar.load(metric_y_metric_total) + scalar(total_sum_3.value());
      const auto add_2 = scalar.load(metric_y_metric_count) + static_cast<float>(24 * s10_2);
      const auto eq = 0.0f == add_2;
      const auto add_3 = 0.25f * scalar(total_sum.value()) / static_cast<float>(6 * s10_2) +
                         -scalar(total_sum_2.value()) / static_cast<float>(6 * s10_2);
      const auto where = select(eq, 0.0f, add / select(eq, 1.0f, add_2));
      scalar.store(loss, add_3);
      scalar.store(new_metric_y_metric_total, add);
      scalar.store(y_metric, add_2);
      scalar.store(y_metric_2, where);
    }
    // other_sparse_categorical_accuracy: i32[2, s10, 3]
    std::int32_t* const other_sparse_categorical_accuracy = arena_.at<std::int32_t>(evaluate_step_slots_[0]);
    modelc::kernels::argmax(modelc::tensor(other_sparse_categorical_accuracy, 2, s10_2, 3),
                            modelc::tensor(h4, 2, s10_2, 3, 4), 3, false);
    // new_metric_other_sparse_categorical_accuracy_total: f32, other_sparse_categorical_accuracy_2: f32, other...
    const float* const metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(1152);
    const float* const metric_other_sparse_categorical_accuracy_count = training_->block.at<float>(1216);
    float* const new_metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(1152);
    float* const other_sparse_categorical_accuracy_2 = arena_.at<float>(0);
    float* const other_sparse_categorical_accuracy_3 = arena_.at<float>(64);
    compute_new_metric_other_sparse_categorical_accuracy_total(
        metric_other_sparse_categorical_accuracy_total, metric_other_sparse_categorical_accuracy_count,
        other_sparse_categorical_accuracy, other_true, other_sparse_categorical_accuracy_2,
        new_metric_other_sparse_categorical_accuracy_total, other_sparse_categorical_accuracy_3);

    modelc::copy_elements(arena_.at<float>(192), 1, training_->block.at<float>(1088));
    modelc::copy_elements(arena_.at<float>(0), 1, training_->block.at<float>(1216));
    weights_->prepared.invalidate();
  }

  void compute_gradients(const float* z, const float* y_true, const std::int32_t* other_true) noexcept {
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
    // separable_conv2d: f32[2, s10, 3, 2]
    const float* const separable_conv2d_depthwise_kernel = weights_->block.at<float>(0);
    float* const separable_conv2d = arena_.at<float>(gradients_slots_[9]);
    compute_separable_conv2d(z, separable_conv2d_depthwise_kernel, separable_conv2d);

    // m.model:8: h3 = stack([h2, -h2], axis = -1)[..., 0]
    // pad_constant: f32[2, s10, 3, 4, 2]
    float* const pad_constant = arena_.at<float>(gradients_slots_[1]);
    compute_pad_constant(pad_constant);

    // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
    // separable_conv2d_2: f32[2, s10, 3, 4], separable_conv2d_3: f32[2, s10, 3, 4], concatenate: f32[2, s10, 3...
    const float* const separable_conv2d_pointwise_kernel = weights_->block.at<float>(64);
    const float* const separable_conv2d_bias = weights_->block.at<float>(128);
    float* const separable_conv2d_2 = arena_.at<float>(gradients_slots_[2]);
    float* const separable_conv2d_3 = arena_.at<float>(gradients_slots_[3]);
    float* const concatenate = arena_.at<float>(gradients_slots_[0]);
    float* const separable_conv2d_4 = arena_.at<float>(gradients_slots_[7]);
    compute_separable_conv2d_2(separable_conv2d, separable_conv2d_pointwise_kernel, separable_conv2d_bias,
                               separable_conv2d_2, separable_conv2d_3, concatenate, separable_conv2d_4);

    // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
    // lambda: f32[2, s10, 3, 4], h4: f32[2, s10, 3, 4], other_loss: f32, add: f32[2, s10, 3, 4]
    float* const lambda = arena_.at<float>(gradients_slots_[4]);
    float* const h4 = arena_.at<float>(gradients_slots_[5]);
    float* const other_loss = arena_.at<float>(64);
    float* const add = arena_.at<float>(gradients_slots_[6]);
    float* const exp_row = arena_.at<float>(0);
    compute_lambda(other_true, concatenate, add, lambda, h4, exp_row, other_loss);
    // other_sparse_categorical_accuracy: i32[2, s10, 3]
    std::int32_t* const other_sparse_categorical_accuracy = arena_.at<std::int32_t>(gradients_slots_[8]);
    modelc::kernels::argmax(modelc::tensor(other_sparse_categorical_accuracy, 2, s10_2, 3),
                            modelc::tensor(h4, 2, s10_2, 3, 4), 3, false);
    // new_part_metric_other_sparse_categorical_accuracy_total: f32
    float* const new_part_metric_other_sparse_categorical_accuracy_total = arena_.at<float>(1280);
    {
      const modelc::Scalar scalar{};
      const auto row_sum =
          scalar(modelc::reduce_scalars<modelc::Sum, float>(6 * s10_2, [&](auto lane, modelc::Index i) {
            return modelc::cast<float>(lane.load(other_sparse_categorical_accuracy + i) == lane.load(other_true + i));
          }));
      scalar.store(new_part_metric_other_sparse_categorical_accuracy_total, row_sum);
    }

    // m.model:9: h4 = Multiply()([h3, Lambda(v -> where(v > 0.25, v, 0.5 * v))(h3)])
    // the loss, and what its gradient needs
    // new_part_state_twice_batch_normalization_moving_variance: f32[4], new_part_state_twice_batch_normalizati...
    const float* const twice_batch_normalization_gamma = weights_->block.at<float>(192);
    const float* const twice_batch_normalization_beta = weights_->block.at<float>(256);
    const float* const twice_batch_normalization_moving_mean = weights_->block.at<float>(320);
    const float* const twice_batch_normalization_moving_variance = weights_->block.at<float>(384);
    float* const new_part_state_twice_batch_normalization_moving_variance = arena_.at<float>(1088);
    float* const new_part_state_twice_batch_normalization_moving_mean = arena_.at<float>(1024);
    float* const y_loss = arena_.at<float>(0);
    float* const loss = arena_.at<float>(128);
    float* const new_part_metric_y_metric_total = arena_.at<float>(1152);
    float* const new_part_gradient_twice_batch_normalization_beta = arena_.at<float>(896);
    float* const new_part_gradient_twice_batch_normalization_gamma = arena_.at<float>(832);
    float* const lambda_2 = arena_.at<float>(gradients_slots_[4]);
    float* const lambda_3 = arena_.at<float>(gradients_slots_[5]);
    float* const batch_normalization_row = arena_.at<float>(gradients_slots_[8]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(twice_batch_normalization_moving_variance + i) * 0.99f;
        const auto mul_2 = lane.load(twice_batch_normalization_moving_mean + i) * 0.99f;
        const auto twice_batch_normalization_gamma_2 = lane.load(twice_batch_normalization_gamma + i);
        const auto twice_batch_normalization_beta_2 = lane.load(twice_batch_normalization_beta + i);
        const auto mul_3 = 0.25f * (lane(1.0f) / lane(static_cast<float>(6 * s10_2)));
        auto column_sum = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          column_sum = modelc::Sum::apply(column_sum, lane.load(h4 + i + j * 4));
        }
        const auto div = column_sum / static_cast<float>(6 * s10_2);
        const auto neg = -div;
        const auto mul_4 = 0.99f * (mul_2 + div * 0.01f);
        auto column_sum_2 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto sub = lane.load(h4 + i + j * 4) - div;
          column_sum_2 = modelc::Sum::apply(column_sum_2, sub * sub);
        }
        const auto div_2 = column_sum_2 / static_cast<float>(6 * s10_2);
        const auto add_2 = div_2 + 0.001f;
        const auto rsqrt_2 = rsqrt(add_2);
        const auto mul_5 = twice_batch_normalization_gamma_2 * rsqrt_2;
        const auto add_3 = twice_batch_normalization_beta_2 + mul_5 * neg;
        const auto mul_6 = 0.99f * (mul + div_2 * 0.01f);
        const auto div_3 = rsqrt_2 / add_2;
        auto column_sum_3 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          column_sum_3 = modelc::Sum::apply(column_sum_3, lane.load(h4 + i + j * 4) * mul_5 + add_3);
        }
        const auto div_4 = column_sum_3 / static_cast<float>(6 * s10_2);
        const auto add_4 = mul_4 + 0.01f * div_4;
        const auto neg_2 = -div_4;
        auto column_sum_4 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto sub_2 = lane.load(h4 + i + j * 4) * mul_5 + add_3 - div_4;
          column_sum_4 = modelc::Sum::apply(column_sum_4, sub_2 * sub_2);
        }
        lane.store(new_part_state_twice_batch_normalization_moving_mean + i, add_4);
        const auto div_5 = column_sum_4 / static_cast<float>(6 * s10_2);
        const auto add_5 = mul_6 + 0.01f * div_5;
        const auto add_6 = 0.001f + div_5;
        const auto rsqrt_3 = rsqrt(add_6);
        const auto mul_7 = twice_batch_normalization_gamma_2 * rsqrt_3;
        const auto add_7 = twice_batch_normalization_beta_2 + mul_7 * neg_2;
        const auto div_6 = rsqrt_3 / add_6;
        auto column_sum_5 = lane(modelc::Sum::identity<float>());
        auto column_sum_6 = lane(modelc::Sum::identity<float>());
        auto column_sum_7 = lane(modelc::Sum::identity<float>());
        auto column_sum_8 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto add_8 = lane.load(h4 + i + j * 4) * mul_5 + add_3;
          const auto h5 = add_8 * mul_7 + add_7;
          const auto y_true_2 = lane.load(y_true + i + j * 4);
          const auto sub_3 = h5 - y_true_2;
          const auto mul_8 = sub_3 * mul_3;
          const auto grad_h5 = mul_8 + mul_8;
          column_sum_5 = modelc::Sum::apply(column_sum_5, sub_3 * sub_3);
          column_sum_6 = modelc::Sum::apply(column_sum_6, abs(y_true_2 - h5));
          column_sum_7 = modelc::Sum::apply(column_sum_7, grad_h5);
          column_sum_8 = modelc::Sum::apply(column_sum_8, add_8 * grad_h5);
        }
        total_sum.add(column_sum_5);
        total_sum_2.add(column_sum_6);
        lane.store(new_part_state_twice_batch_normalization_moving_variance + i, add_5);
        const auto add_9 = column_sum_8 + neg_2 * column_sum_7;
        const auto neg_3 = -(mul_7 * column_sum_7);
        const auto mul_9 = rsqrt_3 * add_9;
        const auto div_7 = div_6 * (twice_batch_normalization_gamma_2 * add_9 * -0.5f) / static_cast<float>(6 * s10_2);
        auto column_sum_9 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto add_10 = lane.load(h4 + i + j * 4) * mul_5 + add_3;
          const auto mul_10 = (add_10 * mul_7 + add_7 - lane.load(y_true + i + j * 4)) * mul_3;
          const auto mul_11 = (add_10 - div_4) * div_7;
          const auto add_11 = mul_11 + mul_11;
          const auto add_12 = mul_7 * (mul_10 + mul_10) + add_11;
          lane.store(batch_normalization_row + i + j * 4, add_12);
          column_sum_9 = modelc::Sum::apply(column_sum_9, -add_11);
        }
        const auto div_8 = (neg_3 + column_sum_9) / static_cast<float>(6 * s10_2);
        auto column_sum_10 = lane(modelc::Sum::identity<float>());
        auto column_sum_11 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto add_13 = lane.load(batch_normalization_row + i + j * 4) + div_8;
          column_sum_10 = modelc::Sum::apply(column_sum_10, add_13);
          column_sum_11 = modelc::Sum::apply(column_sum_11, lane.load(h4 + i + j * 4) * add_13);
        }
        const auto grad_twice_batch_normalization_beta = column_sum_7 + column_sum_10;
        const auto add_14 = column_sum_11 + neg * column_sum_10;
        const auto neg_4 = -(mul_5 * column_sum_10);
        const auto grad_twice_batch_normalization_gamma = mul_9 + rsqrt_2 * add_14;
        const auto div_9 =
            div_3 * (-0.5f * (twice_batch_normalization_gamma_2 * add_14)) / static_cast<float>(6 * s10_2);
        auto column_sum_12 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto mul_12 = (lane.load(h4 + i + j * 4) - div) * div_9;
          column_sum_12 = modelc::Sum::apply(column_sum_12, -(mul_12 + mul_12));
        }
        lane.store(new_part_gradient_twice_batch_normalization_beta + i, grad_twice_batch_normalization_beta);
        lane.store(new_part_gradient_twice_batch_normalization_gamma + i, grad_twice_batch_normalization_gamma);
        const auto div_10 = (neg_4 + column_sum_12) / static_cast<float>(6 * s10_2);
        for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
          const auto mul_13 = (lane.load(h4 + i + j * 4) - div) * div_9;
          const auto grad_h4 = lane.load(add + i + j * 4) +
                               mul_5 * (lane.load(batch_normalization_row + i + j * 4) + div_8) + (mul_13 + mul_13) +
                               div_10;
          const auto concatenate_2 = lane.load(concatenate + i * 2 + j * 8, 2);
          const auto mul_14 = concatenate_2 * grad_h4;
          const auto gt = concatenate_2 > 0.25f;
          const auto where = select(gt, 0.0f, mul_14);
          const auto add_15 = lane.load(lambda + i + j * 4) * grad_h4 + select(gt, mul_14, 0.0f);
          lane.store(lambda_2 + i + j * 4, where);
          lane.store(lambda_3 + i + j * 4, add_15);
        }
      });
      const auto div_11 = 0.25f * scalar(total_sum.value()) / static_cast<float>(6 * s10_2);
      const auto add_16 = div_11 + scalar.load(other_loss);
      const auto scalar_total_sum_2_value_lanes = scalar(total_sum_2.value());
      scalar.store(y_loss, div_11);
      scalar.store(loss, add_16);
      scalar.store(new_part_metric_y_metric_total, scalar_total_sum_2_value_lanes);
    }
    ready_(192);

    // m.model:8: h3 = stack([h2, -h2], axis = -1)[..., 0]
    // pad_constant: f32[2, s10, 3, 4, 2]
    modelc::for_lanes<float>(24 * s10_2, [&](auto lane, modelc::Index i) {
      lane.store(pad_constant + i * 2, 2, lane.load(lambda_3 + i) + 0.5f * lane.load(lambda_2 + i));
    });

    // m.model:7: h2 = SeparableConv2D(4, 1, padding = "same", activation = v -> v * sigmoid(v))(z)
    // separable_conv2d_5: f32[2, s10, 3, 4]
    float* const separable_conv2d_5 = arena_.at<float>(gradients_slots_[2]);
    compute_separable_conv2d_5(pad_constant, separable_conv2d_3, separable_conv2d_2, separable_conv2d_4,
                               separable_conv2d_5);
    // new_part_gradient_separable_conv2d_bias: f32[4]
    float* const new_part_gradient_separable_conv2d_bias = arena_.at<float>(768);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      auto grad_separable_conv2d_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 6 * s10_2; ++j) {
        grad_separable_conv2d_bias =
            modelc::Sum::apply(grad_separable_conv2d_bias, lane.load(separable_conv2d_5 + i + j * 4));
      }
      lane.store(new_part_gradient_separable_conv2d_bias + i, grad_separable_conv2d_bias);
    });
    ready_(128);
    // separable_conv2d_6: f32[2, s10, 3, 2]
    float* const separable_conv2d_6 = arena_.at<float>(gradients_slots_[0]);
    compute_separable_conv2d_6(separable_conv2d_5, separable_conv2d_pointwise_kernel, separable_conv2d_6);
    // new_part_gradient_separable_conv2d_pointwise_kernel: f32[1, 1, 2, 4]
    float* const new_part_gradient_separable_conv2d_pointwise_kernel = arena_.at<float>(704);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(new_part_gradient_separable_conv2d_pointwise_kernel, 1, 1, 2, 4),
        modelc::tensor(separable_conv2d, 2, s10_2, 3, 2), modelc::tensor(separable_conv2d_5, 2, s10_2, 3, 4),
        modelc::Windows<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{});
    ready_(64);
    // separable_conv2d_7: f32[1, 1, 1, 2]
    float* const separable_conv2d_7 = arena_.at<float>(192);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(separable_conv2d_7, 1, 1, 1, 2),
                                          modelc::tensor(z, 2, s10_2, 3, 2),
                                          modelc::tensor(separable_conv2d_6, 2, s10_2, 3, 2),
                                          modelc::Windows<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{});

    // m.model:13: compile(optimizer = AdamW(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), gradient...
    // new_part_metric_y_metric_count: f32
    float* const new_part_metric_y_metric_count = arena_.at<float>(1216);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_y_metric_count, lane(static_cast<float>(24 * s10_2)));
    }

    // m.model:2: return inner(inner(x))
    // new_part_metric_other_sparse_categorical_accuracy_count: f32
    float* const new_part_metric_other_sparse_categorical_accuracy_count = arena_.at<float>(1344);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_other_sparse_categorical_accuracy_count, lane(static_cast<float>(6 * s10_2)));
    }

    modelc::copy_elements(arena_.at<float>(192), 2, arena_.at<float>(640));
    modelc::copy_elements(arena_.at<float>(128), 1, arena_.at<float>(960));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[3];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[10];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[2];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[10];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4248

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
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4249 {

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

    auto einsum_dense_kernel() noexcept { return modelc::block_view<float, 4, 2>(block, 128); }
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
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 3, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 3, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "einsum_dense/kernel");
      modelc::initial::fill(block.at<float>(128), 8, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
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

  /// `x: f32[b, 1, 1, 4]` gives `y: f32[b, 1, 1, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 1, 1, 2> predict(
      modelc::View<const float, modelc::Dynamic, 1, 1, 4> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 1, 1, 2> predict(const XTensor& x) {
    compute(modelc::checked<float, 4>("x", x, {symbols_.b, 1, 1, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 1, 1, 4]`
  /// - takes `y_true: f32[b, 1, 1, 2]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 1, 1, 4> x,
                   modelc::View<const float, modelc::Dynamic, 1, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 1);
    assert(y_true.dimension(3) == 2);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 4>("x", x, {symbols_.b, 1, 1, 4}),
                       modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 1, 1, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(128));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 1, 1, 4]`
  /// - takes `y_true: f32[b, 1, 1, 2]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 1, 1, 4> x,
                      modelc::View<const float, modelc::Dynamic, 1, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 1);
    assert(y_true.dimension(3) == 2);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 4>("x", x, {symbols_.b, 1, 1, 4}),
                          modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 1, 1, 2}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 1, 1, 4]`
  /// - takes `y_true: f32[b, 1, 1, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 1, 1, 4> x,
                      modelc::View<const float, modelc::Dynamic, 1, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 1);
    assert(y_true.dimension(3) == 2);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 4>("x", x, {symbols_.b, 1, 1, 4}),
                      modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 1, 1, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(0);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(448);
    outputs[3] = arena_.at<float>(512);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(448); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<float>(576));
    values[1] = static_cast<double>(*arena_.at<float>(0));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(320), 1, 0.0f);
    std::fill_n(training_->block.at<float>(384), 1, 0.0f);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {4 * symbols_.b, 2 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), 2 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 4, {-1, 1, 1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 4, {-1, 1, 1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> weight_infos{{
      {"einsum_dense/kernel", "f32", 2, {4, 2}, 128, false},
      {"dense/kernel", "f32", 2, {2, 2}, 0, true},
      {"dense/bias", "f32", 1, {2}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 192;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 4, {-1, 1, 1, 4}, 0, false},
      {"y_true", "f32", 4, {-1, 1, 1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "root_mean_squared_error"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {2, 2}, 0, false},
      {"grad/dense/bias", "f32", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/m/dense/kernel", "f32", 2, {2, 2}, 64, false},
      {"optimizer/v/dense/kernel", "f32", 2, {2, 2}, 128, false},
      {"optimizer/m/dense/bias", "f32", 1, {2}, 192, false},
      {"optimizer/v/dense/bias", "f32", 1, {2}, 256, false},
      {"metric/root_mean_squared_error/total", "f32", 0, {}, 320, false},
      {"metric/root_mean_squared_error/count", "f32", 0, {}, 384, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> part_infos{{
      {"gradient/dense/kernel", "f32", 2, {2, 2}, 0, false},
      {"gradient/dense/bias", "f32", 1, {2}, 64, false},
      {"loss", "f32", 0, {}, 128, false},
      {"metric/root_mean_squared_error/total", "f32", 0, {}, 192, false},
      {"metric/root_mean_squared_error/count", "f32", 0, {}, 256, false},
  }};
  static constexpr modelc::Index part_bytes = 320;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 448;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({16 * b, 8 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    modelc::Size train_step_end = 640;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    const modelc::Size update_step_end = 768;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    modelc::Size gradients_end = 768;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 1, 1, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 1, 1, 2>>(arena_.at<float>(slots_[1]),
                                                                                  symbols_.b, 1, 1, 2);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 2, 2>>(arena_.at<float>(448), 2, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(512), 2)};
  }

  // m.model:3: h1 = EinsumDense("...x,xy->...y", 2, activation = tanh, trainable = false)(x)
  // computes einsum_dense, einsum_dense, einsum_dense and 1 more
  void compute_einsum_dense(const float* x, const float* einsum_dense_kernel, float* einsum_dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 4, 2, x, 4, 1, einsum_dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(einsum_dense + row * 2 + column, tanh(sum));
                   });
  }

  // m.model:4: output y = Dense(2)(h1)
  // computes dense, dense, dense
  void compute_dense(const float* einsum_dense, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 2, einsum_dense, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, sum);
                   });
  }

  // m.model:4: output y = Dense(2)(h1)
  // computes grad_dense_bias, new_part_gradient_dense_bias
  void compute_grad_dense_bias(const float* grad_y, float* grad_dense_bias) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias_2 = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias_2 = modelc::Sum::apply(grad_dense_bias_2, lane.load(grad_y + i + j * 2));
      }
      lane.store(grad_dense_bias + i, grad_dense_bias_2);
    });
  }

  // m.model:4: output y = Dense(2)(h1)
  // computes grad_dense_kernel, new_part_gradient_dense_kernel
  void compute_grad_dense_kernel(const float* einsum_dense, const float* grad_y, float* grad_dense_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2, b, 2, einsum_dense, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_dense_kernel + row * 2 + column, sum);
                   });
  }

  // computes dense_2, dense
  void compute_dense_2(const std::int64_t* optimizer_iteration, const float* grad_dense_kernel,
                       const float* dense_kernel, const float* optimizer_m_dense_kernel,
                       const float* optimizer_v_dense_kernel, float* dense_2, float* dense_3, float* dense_4,
                       std::int64_t* add, float* dense_row, float* new_optimizer_m_dense_kernel,
                       float* new_optimizer_v_dense_kernel, float* new_dense_kernel) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto cast = modelc::cast<float>(optimizer_iteration_2);
      const auto add_2 = 1.0f + cast;
      const auto add_3 = (1.0f - min(cast, 10.0f) / 10.0f) * 0.0999f + 0.0001f;
      const auto sub = 1.0f - pow(0.9f, add_2);
      const auto sub_2 = 1.0f - pow(0.999f, add_2);
      const auto add_4 = optimizer_iteration_2 + std::int64_t{1};
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Max>(4, [&](auto lane, modelc::Index i) {
        const auto grad_dense_kernel_2 = lane.load(grad_dense_kernel + i);
        const auto mul = grad_dense_kernel_2 * grad_dense_kernel_2;
        const auto abs_2 = abs(lane.load(dense_kernel + i));
        return modelc::folded(mul, abs_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_max = scalar(std::get<1>(row_2));
      const auto add_3_lanes = add_3;
      const auto sub_lanes = sub;
      const auto sub_2_lanes = sub_2;
      const auto add_4_lanes = add_4;
      scalar.store(dense_2, add_3_lanes);
      scalar.store(dense_3, sub_lanes);
      scalar.store(dense_4, sub_2_lanes);
      scalar.store(add, add_4_lanes);
      const auto div = 0.3f / max(sqrt(row_sum), 0.3f);
      const auto gt = row_max > 1e+18f;
      const auto lt = row_max < 1e-18f;
      const auto where = select(lt, 1.9342813e+25f, select(gt, 5.169879e-26f, 1.0f));
      const auto where_2 = select(lt, 5.169879e-26f, select(gt, 1.9342813e+25f, 1.0f));
      const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Max>(4, [&](auto lane, modelc::Index i) {
        const auto mul_2 = lane.load(grad_dense_kernel + i) * lane(div);
        const auto optimizer_m_dense_kernel_2 = lane.load(optimizer_m_dense_kernel + i);
        const auto add_5 = optimizer_m_dense_kernel_2 + (mul_2 - optimizer_m_dense_kernel_2) * 0.1f;
        const auto optimizer_v_dense_kernel_2 = lane.load(optimizer_v_dense_kernel + i);
        const auto add_6 = optimizer_v_dense_kernel_2 + (mul_2 * mul_2 - optimizer_v_dense_kernel_2) * 0.001f;
        const auto div_2 = add_5 / lane(sub) / (1e-07f + sqrt(add_6 / lane(sub_2)));
        const auto mul_3 = lane.load(dense_kernel + i) * lane(where);
        const auto mul_4 = mul_3 * mul_3;
        const auto abs_3 = abs(div_2);
        lane.store(dense_row + i, div_2);
        lane.store(new_optimizer_m_dense_kernel + i, add_5);
        lane.store(new_optimizer_v_dense_kernel + i, add_6);
        return modelc::folded(mul_4, abs_3);
      });
      const auto row_sum_2 = scalar(std::get<0>(row_3));
      const auto row_max_2 = scalar(std::get<1>(row_3));
      const auto mul_5 = where_2 * sqrt(row_sum_2);
      const auto gt_2 = row_max_2 > 1e+18f;
      const auto lt_2 = row_max_2 < 1e-18f;
      const auto where_3 = select(lt_2, 1.9342813e+25f, select(gt_2, 5.169879e-26f, 1.0f));
      const auto where_4 = select(lt_2, 5.169879e-26f, select(gt_2, 1.9342813e+25f, 1.0f));
      const auto gt_3 = mul_5 > 0.0f;
      const auto row_sum_3 = scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index i) {
        const auto mul_6 = lane.load(dense_row + i) * lane(where_3);
        return mul_6 * mul_6;
      }));
      const auto mul_7 = where_4 * sqrt(row_sum_3);
      const auto mul_8 = add_3 * select(gt_3, select(mul_7 > 0.0f, mul_5 / max(mul_7, 1e-30f), 1.0f), 1.0f);
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
        lane.store(new_dense_kernel + i, lane.load(dense_kernel + i) - lane.load(dense_row + i) * lane(mul_8));
      });
    }
  }

  // m.model:5: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10), clipnorm = 0.3), loss = me...
  // computes new_optimizer_m_dense_bias, new_optimizer_m_dense_bias
  void compute_new_optimizer_m_dense_bias(const float* grad_dense_bias, const float* dense_3, const float* dense_4,
                                          const float* dense_bias, const float* dense_2,
                                          const float* optimizer_m_dense_bias, const float* optimizer_v_dense_bias,
                                          float* dense_row_2, float* new_optimizer_m_dense_bias,
                                          float* new_optimizer_v_dense_bias, float* dense_5) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto grad_dense_bias_2 = scalar.load(grad_dense_bias);
      const auto grad_dense_bias_3 = scalar.load(grad_dense_bias + 1);
      const auto div =
          0.3f / max(0.3f, sqrt(grad_dense_bias_2 * grad_dense_bias_2 + grad_dense_bias_3 * grad_dense_bias_3));
      const auto dense_3_2 = scalar.load(dense_3);
      const auto dense_4_2 = scalar.load(dense_4);
      const auto maximum = max(abs(scalar.load(dense_bias)), abs(scalar.load(dense_bias + 1)));
      const auto gt = maximum > 1e+18f;
      const auto lt = maximum < 1e-18f;
      const auto where = select(lt, 1.9342813e+25f, select(gt, 5.169879e-26f, 1.0f));
      const auto where_2 = select(lt, 5.169879e-26f, select(gt, 1.9342813e+25f, 1.0f));
      const auto dense_2_2 = scalar.load(dense_2);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Max>(2, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(grad_dense_bias + i) * lane(div);
        const auto optimizer_m_dense_bias_2 = lane.load(optimizer_m_dense_bias + i);
        const auto add_2 = optimizer_m_dense_bias_2 + 0.1f * (mul - optimizer_m_dense_bias_2);
        const auto optimizer_v_dense_bias_2 = lane.load(optimizer_v_dense_bias + i);
        const auto add_3 = optimizer_v_dense_bias_2 + 0.001f * (mul * mul - optimizer_v_dense_bias_2);
        const auto div_2 = add_2 / lane(dense_3_2) / (1e-07f + sqrt(add_3 / lane(dense_4_2)));
        const auto mul_2 = lane.load(dense_bias + i) * lane(where);
        const auto mul_3 = mul_2 * mul_2;
        const auto abs_2 = abs(div_2);
        lane.store(dense_row_2 + i, div_2);
        lane.store(new_optimizer_m_dense_bias + i, add_2);
        lane.store(new_optimizer_v_dense_bias + i, add_3);
        return modelc::folded(mul_3, abs_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_max = scalar(std::get<1>(row_2));
      const auto mul_4 = where_2 * sqrt(row_sum);
      const auto gt_2 = row_max > 1e+18f;
      const auto lt_2 = row_max < 1e-18f;
      const auto where_3 = select(lt_2, 1.9342813e+25f, select(gt_2, 5.169879e-26f, 1.0f));
      const auto where_4 = select(lt_2, 5.169879e-26f, select(gt_2, 1.9342813e+25f, 1.0f));
      const auto gt_3 = mul_4 > 0.0f;
      const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index i) {
        const auto mul_5 = lane.load(dense_row_2 + i) * lane(where_3);
        return mul_5 * mul_5;
      }));
      const auto mul_6 = where_4 * sqrt(row_sum_2);
      const auto mul_7 = dense_2_2 * select(gt_3, select(mul_6 > 0.0f, mul_4 / max(1e-30f, mul_6), 1.0f), 1.0f);
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
        lane.store(dense_5 + i, lane.load(dense_bias + i) - lane.load(dense_row_2 + i) * lane(mul_7));
      });
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = EinsumDense("...x,xy->...y", 2, activation = tanh, trainable = false)(x)
    // einsum_dense: f32[b, 2]
    const float* const einsum_dense_kernel = weights_->block.at<float>(128);
    float* const einsum_dense = arena_.at<float>(slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);

    // m.model:4: output y = Dense(2)(h1)
    // y: f32[b, 1, 1, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const y = arena_.at<float>(slots_[1]);
    modelc::matmul(threads_, b, 2, 2, einsum_dense, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 2 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = EinsumDense("...x,xy->...y", 2, activation = tanh, trainable = false)(x)
    // einsum_dense: f32[b, 2]
    const float* const einsum_dense_kernel = weights_->block.at<float>(128);
    float* const einsum_dense = arena_.at<float>(train_step_slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);

    // m.model:4: output y = Dense(2)(h1)
    // dense: f32[b, 1, 1, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(train_step_slots_[1]);
    compute_dense(einsum_dense, dense_kernel, dense);

    // m.model:5: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10), clipnorm = 0.3), loss = me...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_root_mean_squared_error_total: f32, root_mean_squared_error: f32, root_mean_square...
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const metric_root_mean_squared_error_total = training_->block.at<float>(320);
    const float* const metric_root_mean_squared_error_count = training_->block.at<float>(384);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_root_mean_squared_error_total = training_->block.at<float>(320);
    float* const root_mean_squared_error = arena_.at<float>(64);
    float* const root_mean_squared_error_2 = arena_.at<float>(128);
    float* const grad_y = arena_.at<float>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto metric_root_mean_squared_error_total_2 = scalar.load(metric_root_mean_squared_error_total);
      const auto add_2 = scalar.load(metric_root_mean_squared_error_count) + static_cast<float>(2 * b);
      const auto eq = add_2 == 0.0f;
      const auto where = select(eq, 1.0f, add_2);
      const auto mul = 0.5f * (100.0f * (scalar(1.0f) / scalar(static_cast<float>(b))));
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto y_true_2 = lane.load(y_true + i * 2 + j);
              return abs((y_true_2 - (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j))) /
                         max(abs(y_true_2), 1e-07f));
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
          const auto y_true_3 = lane.load(y_true + i * 2 + j);
          const auto maximum = max(abs(y_true_3), 1e-07f);
          lane.store(
              grad_y + i * 2 + j,
              -(lane(mul) * sign((y_true_3 - (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j))) / maximum) /
                maximum));
        });
      }
      scalar.store(root_mean_squared_error, add_2);
      const auto div = 100.0f * (0.5f * row_sum) / static_cast<float>(b);
      const auto add_3 = metric_root_mean_squared_error_total_2 + row_sum_2;
      const auto sqrt_2 = sqrt(select(eq, 0.0f, add_3 / where));
      const auto div_lanes = div;
      const auto add_3_lanes = add_3;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(loss, div_lanes);
      scalar.store(new_metric_root_mean_squared_error_total, add_3_lanes);
      scalar.store(root_mean_squared_error_2, sqrt_2_lanes);
    }

    // m.model:4: output y = Dense(2)(h1)
    // grad_dense_bias: f32[2]
    float* const grad_dense_bias = arena_.at<float>(192);
    compute_grad_dense_bias(grad_y, grad_dense_bias);
    // grad_dense_kernel: f32[2, 2]
    float* const grad_dense_kernel = arena_.at<float>(256);
    compute_grad_dense_kernel(einsum_dense, grad_y, grad_dense_kernel);
    // dense_2: f32, new_optimizer_m_dense_kernel: f32[2, 2], new_optimizer_v_dense_kernel: f32[2, 2], dense_3:...
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_m_dense_kernel = training_->block.at<float>(64);
    const float* const optimizer_v_dense_kernel = training_->block.at<float>(128);
    float* const dense_2 = arena_.at<float>(320);
    float* const new_optimizer_m_dense_kernel = training_->block.at<float>(64);
    float* const new_optimizer_v_dense_kernel = training_->block.at<float>(128);
    float* const dense_3 = arena_.at<float>(384);
    float* const dense_4 = arena_.at<float>(448);
    float* const new_dense_kernel = weights_->block.at<float>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(512);
    float* const dense_row = arena_.at<float>(576);
    compute_dense_2(optimizer_iteration, grad_dense_kernel, dense_kernel, optimizer_m_dense_kernel,
                    optimizer_v_dense_kernel, dense_2, dense_3, dense_4, add, dense_row, new_optimizer_m_dense_kernel,
                    new_optimizer_v_dense_kernel, new_dense_kernel);

    // m.model:5: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10), clipnorm = 0.3), loss = me...
    // new_optimizer_m_dense_bias: f32[2], new_optimizer_v_dense_bias: f32[2], dense_5: f32[2]
    const float* const optimizer_m_dense_bias = training_->block.at<float>(192);
    const float* const optimizer_v_dense_bias = training_->block.at<float>(256);
    float* const new_optimizer_m_dense_bias = training_->block.at<float>(192);
    float* const new_optimizer_v_dense_bias = training_->block.at<float>(256);
    float* const dense_5 = arena_.at<float>(256);
    float* const dense_row_2 = arena_.at<float>(576);
    compute_new_optimizer_m_dense_bias(grad_dense_bias, dense_3, dense_4, dense_bias, dense_2, optimizer_m_dense_bias,
                                       optimizer_v_dense_bias, dense_row_2, new_optimizer_m_dense_bias,
                                       new_optimizer_v_dense_bias, dense_5);

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(384));
    modelc::copy_elements(arena_.at<float>(256), 2, weights_->block.at<float>(64));
    modelc::copy_elements(arena_.at<std::int64_t>(512), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // m.model:5: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10), clipnorm = 0.3), loss = me...
    // new_metric_root_mean_squared_error_total: f32, new_metric_root_mean_squared_error_count: f32, root_mean_...
    const float* const metric_root_mean_squared_error_total = training_->block.at<float>(320);
    const float* const metric_root_mean_squared_error_count = training_->block.at<float>(384);
    const float* const part_metric_root_mean_squared_error_total = arena_.at<float>(640);
    const float* const part_metric_root_mean_squared_error_count = arena_.at<float>(704);
    float* const new_metric_root_mean_squared_error_total = training_->block.at<float>(320);
    float* const new_metric_root_mean_squared_error_count = training_->block.at<float>(384);
    float* const root_mean_squared_error = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      const auto add_2 =
          lane.load(metric_root_mean_squared_error_total) + lane.load(part_metric_root_mean_squared_error_total);
      const auto add_3 =
          lane.load(metric_root_mean_squared_error_count) + lane.load(part_metric_root_mean_squared_error_count);
      const auto eq = 0.0f == add_3;
      const auto sqrt_2 = sqrt(select(eq, 0.0f, add_2 / select(eq, 1.0f, add_3)));
      lane.store(new_metric_root_mean_squared_error_total, add_2);
      lane.store(new_metric_root_mean_squared_error_count, add_3);
      lane.store(root_mean_squared_error, sqrt_2);
    }
    // dense: f32, new_optimizer_m_dense_kernel: f32[2, 2], new_optimizer_v_dense_kernel: f32[2, 2], dense_2: f...
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const part_gradient_dense_kernel = arena_.at<float>(448);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_m_dense_kernel = training_->block.at<float>(64);
    const float* const optimizer_v_dense_kernel = training_->block.at<float>(128);
    float* const dense = arena_.at<float>(64);
    float* const new_optimizer_m_dense_kernel = training_->block.at<float>(64);
    float* const new_optimizer_v_dense_kernel = training_->block.at<float>(128);
    float* const dense_2 = arena_.at<float>(128);
    float* const dense_3 = arena_.at<float>(192);
    float* const new_dense_kernel = weights_->block.at<float>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(320);
    float* const dense_row = arena_.at<float>(256);
    compute_dense_2(optimizer_iteration, part_gradient_dense_kernel, dense_kernel, optimizer_m_dense_kernel,
                    optimizer_v_dense_kernel, dense, dense_2, dense_3, add, dense_row, new_optimizer_m_dense_kernel,
                    new_optimizer_v_dense_kernel, new_dense_kernel);
    // new_optimizer_m_dense_bias: f32[2], new_optimizer_v_dense_bias: f32[2], dense_4: f32[2]
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const part_gradient_dense_bias = arena_.at<float>(512);
    const float* const optimizer_m_dense_bias = training_->block.at<float>(192);
    const float* const optimizer_v_dense_bias = training_->block.at<float>(256);
    float* const new_optimizer_m_dense_bias = training_->block.at<float>(192);
    float* const new_optimizer_v_dense_bias = training_->block.at<float>(256);
    float* const dense_4 = arena_.at<float>(256);
    float* const dense_row_2 = arena_.at<float>(384);
    compute_new_optimizer_m_dense_bias(part_gradient_dense_bias, dense_2, dense_3, dense_bias, dense,
                                       optimizer_m_dense_bias, optimizer_v_dense_bias, dense_row_2,
                                       new_optimizer_m_dense_bias, new_optimizer_v_dense_bias, dense_4);

    modelc::copy_elements(arena_.at<float>(256), 2, weights_->block.at<float>(64));
    modelc::copy_elements(arena_.at<std::int64_t>(320), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = EinsumDense("...x,xy->...y", 2, activation = tanh, trainable = false)(x)
    // einsum_dense: f32[b, 2]
    const float* const einsum_dense_kernel = weights_->block.at<float>(128);
    float* const einsum_dense = arena_.at<float>(evaluate_step_slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);

    // m.model:4: output y = Dense(2)(h1)
    // dense: f32[b, 1, 1, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense(einsum_dense, dense_kernel, dense);

    // m.model:5: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10), clipnorm = 0.3), loss = me...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_root_mean_squared_error_total: f32, root_mean_squared_error: f32, root_mean_square...
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const metric_root_mean_squared_error_total = training_->block.at<float>(320);
    const float* const metric_root_mean_squared_error_count = training_->block.at<float>(384);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_root_mean_squared_error_total = training_->block.at<float>(320);
    float* const root_mean_squared_error = arena_.at<float>(64);
    float* const root_mean_squared_error_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto metric_root_mean_squared_error_total_2 = scalar.load(metric_root_mean_squared_error_total);
      const auto add = scalar.load(metric_root_mean_squared_error_count) + static_cast<float>(2 * b);
      const auto eq = add == 0.0f;
      const auto where = select(eq, 1.0f, add);
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto y_true_2 = lane.load(y_true + i * 2 + j);
              return abs((y_true_2 - (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j))) /
                         max(abs(y_true_2), 1e-07f));
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      scalar.store(root_mean_squared_error, add);
      const auto div = 100.0f * (0.5f * row_sum) / static_cast<float>(b);
      const auto add_2 = metric_root_mean_squared_error_total_2 + row_sum_2;
      const auto sqrt_2 = sqrt(select(eq, 0.0f, add_2 / where));
      const auto div_lanes = div;
      const auto add_2_lanes = add_2;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(loss, div_lanes);
      scalar.store(new_metric_root_mean_squared_error_total, add_2_lanes);
      scalar.store(root_mean_squared_error_2, sqrt_2_lanes);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(384));
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = EinsumDense("...x,xy->...y", 2, activation = tanh, trainable = false)(x)
    // einsum_dense: f32[b, 2]
    const float* const einsum_dense_kernel = weights_->block.at<float>(128);
    float* const einsum_dense = arena_.at<float>(gradients_slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);

    // m.model:4: output y = Dense(2)(h1)
    // dense: f32[b, 1, 1, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(gradients_slots_[1]);
    compute_dense(einsum_dense, dense_kernel, dense);

    // m.model:5: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10), clipnorm = 0.3), loss = me...
    // the loss, and what its gradient needs
    // loss: f32, new_part_metric_root_mean_squared_error_total: f32, grad_y: f32[b, 1, 1, 2]
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(0);
    float* const new_part_metric_root_mean_squared_error_total = arena_.at<float>(640);
    float* const grad_y = arena_.at<float>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto mul = 0.5f * (100.0f * (scalar(1.0f) / scalar(static_cast<float>(b))));
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto y_true_2 = lane.load(y_true + i * 2 + j);
              return abs((y_true_2 - (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j))) /
                         max(abs(y_true_2), 1e-07f));
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
          const auto y_true_3 = lane.load(y_true + i * 2 + j);
          const auto maximum = max(abs(y_true_3), 1e-07f);
          lane.store(
              grad_y + i * 2 + j,
              -(lane(mul) * sign((y_true_3 - (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j))) / maximum) /
                maximum));
        });
      }
      const auto div = 100.0f * (0.5f * row_sum) / static_cast<float>(b);
      const auto div_lanes = div;
      const auto row_sum_2_lanes = row_sum_2;
      scalar.store(loss, div_lanes);
      scalar.store(new_part_metric_root_mean_squared_error_total, row_sum_2_lanes);
    }

    // m.model:4: output y = Dense(2)(h1)
    // new_part_gradient_dense_bias: f32[2]
    float* const new_part_gradient_dense_bias = arena_.at<float>(512);
    compute_grad_dense_bias(grad_y, new_part_gradient_dense_bias);
    ready_(64);
    // new_part_gradient_dense_kernel: f32[2, 2]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(448);
    compute_grad_dense_kernel(einsum_dense, grad_y, new_part_gradient_dense_kernel);
    ready_(0);

    // m.model:5: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10), clipnorm = 0.3), loss = me...
    // new_part_metric_root_mean_squared_error_count: f32
    float* const new_part_metric_root_mean_squared_error_count = arena_.at<float>(704);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_root_mean_squared_error_count, lane(static_cast<float>(2 * b)));
    }

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(576));
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

}  // namespace m4249

// Made by modelc from m.model. Changes here are lost when that is compiled again.
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
#include "modelc/input.hpp"
#include "modelc/lanes.hpp"
#include "modelc/parallel.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4250 {

/// The model `M` of m.model.
class M {
 public:
  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Gradients {
    float loss;
    float y_loss;
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

  /// `x: f32[2, 4]` gives `y: f32[2, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, 2, 3> predict(modelc::View<const float, 2, 4> x) noexcept {
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, 2, 3> predict(const XTensor& x) {
    compute(modelc::checked<float, 2>("x", x, {2, 4}));
    return results();
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[2, 4]`
  /// - takes `y_true: f32[2, 3]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, 2, 4> x, modelc::View<const float, 2, 3> y_true) noexcept {
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 2>("x", x, {2, 4}),
                          modelc::checked<float, 2>("y_true", y_true, {2, 3}));
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
  /// - takes `x: f32[2, 4]`
  /// - takes `y_true: f32[2, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, 2, 4> x, modelc::View<const float, 2, 3> y_true) noexcept {
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 2>("x", x, {2, 4}), modelc::checked<float, 2>("y_true", y_true, {2, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(0);
    outputs[1] = arena_.at<float>(0);
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {}
  /// Is axis 0 of every input one and the same open symbol?
  static constexpr bool batched = false;
  /// What training keeps beside the weights, for other models to share.
  const std::shared_ptr<Training>& training() const noexcept { return training_; }
  /// The loss and the metrics of a dataset, in the order of metric_names.
  std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
    return modelc::evaluate(*this, data, batch_size);
  }
  /// Elements of each training input, in the order of train_input_infos.
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {8, 6}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(192), 6, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 0> symbol_names{};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 2, {2, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 2, {2, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> weight_infos{};
  static constexpr modelc::Index weight_bytes = 0;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 2, {2, 4}, 0, false},
      {"y_true", "f32", 2, {2, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 2> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> training_infos{};
  static constexpr modelc::Index training_bytes = 1;
  static constexpr modelc::Index arena_bytes = 320;

 private:
  modelc::View<const float, 2, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const float, 2, 3>>(arena_.at<float>(192), 2, 3);
  }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0))};
  }

  // m.model:3: h1 = Lambda(v -> v * stop_gradient(sigmoid(v)))(x)
  // computes h1, h1, h1
  void compute_h1(const float* x, float* h1) noexcept {
    modelc::for_lanes<float>(8, [&](auto lane, modelc::Index i) {
      const auto x_2 = lane.load(x + i);
      lane.store(h1 + i, x_2 * sigmoid(x_2));
    });
  }

  // m.model:6: compile(optimizer = Ftrl(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), l1_regular...
  // computes loss, loss
  void compute_loss(const float* h2, const float* y_true, float* loss) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index i) {
        const auto abs_2 = abs(lane.load(h2 + i) - lane.load(y_true + i));
        return select(abs_2 <= 0.7f, abs_2 * abs_2 * 0.5f, abs_2 * 0.7f - 0.245f);
      }));
      const auto mul = 0.5f * (row_sum / 3.0f);
      scalar.store(loss, mul);
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    // m.model:3: h1 = Lambda(v -> v * stop_gradient(sigmoid(v)))(x)
    // h1: f32[2, 4]
    float* const h1 = arena_.at<float>(128);
    compute_h1(x, h1);

    // m.model:4: h2 = Lambda(v -> rfft(v)[1])(h1)
    // h2: f32[2, 3], unused: f32[2, 3]
    float* const h2 = arena_.at<float>(192);
    float* const unused = arena_.at<float>(256);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::real_fft(modelc::tensor(unused, 2, 3), modelc::tensor(h2, 2, 3), modelc::tensor(workspace, 24),
                              modelc::tensor(h1, 2, 4));
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    // m.model:3: h1 = Lambda(v -> v * stop_gradient(sigmoid(v)))(x)
    // h1: f32[2, 4]
    float* const h1 = arena_.at<float>(128);
    compute_h1(x, h1);

    // m.model:4: h2 = Lambda(v -> rfft(v)[1])(h1)
    // h2: f32[2, 3], unused: f32[2, 3]
    float* const h2 = arena_.at<float>(192);
    float* const unused = arena_.at<float>(256);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::real_fft(modelc::tensor(unused, 2, 3), modelc::tensor(h2, 2, 3), modelc::tensor(workspace, 24),
                              modelc::tensor(h1, 2, 4));

    // m.model:6: compile(optimizer = Ftrl(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), l1_regular...
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    compute_loss(h2, y_true, loss);
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    // m.model:3: h1 = Lambda(v -> v * stop_gradient(sigmoid(v)))(x)
    // h1: f32[2, 4]
    float* const h1 = arena_.at<float>(128);
    compute_h1(x, h1);

    // m.model:4: h2 = Lambda(v -> rfft(v)[1])(h1)
    // h2: f32[2, 3], unused: f32[2, 3]
    float* const h2 = arena_.at<float>(192);
    float* const unused = arena_.at<float>(256);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::real_fft(modelc::tensor(unused, 2, 3), modelc::tensor(h2, 2, 3), modelc::tensor(workspace, 24),
                              modelc::tensor(h1, 2, 4));

    // m.model:6: compile(optimizer = Ftrl(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), l1_regular...
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    compute_loss(h2, y_true, loss);
  }

  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Parallel threads_;
  modelc::Arena arena_{arena_bytes};
};

using Model = M;

}  // namespace m4250

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
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/small_matmul.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4251 {

/// The model `M` of m.model.
class M {
 public:
  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    auto dense_kernel() noexcept { return modelc::block_view<double, 6, 6>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<double, 6>(block, 320); }
    auto dense_1_kernel() noexcept { return modelc::block_view<double, 3, 3>(block, 384); }
    auto dense_1_bias() noexcept { return modelc::block_view<double, 3>(block, 512); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<double>(64), 1, 0.001); }
  };

  struct Inputs {
    modelc::View<const double, 1, 2, 2, 3, 4> x;
    modelc::View<const double, 1, 3> z;
  };

  struct Outputs {
    modelc::View<const double, 1, 6> y;
    modelc::View<const double, 1, 3> other;
  };

  struct Gradients {
    double loss;
    double y_loss;
    double other_loss;
    modelc::View<const double, 6, 6> grad_dense_kernel;
    modelc::View<const double, 6> grad_dense_bias;
    modelc::View<const double, 3, 3> grad_dense_1_kernel;
    modelc::View<const double, 3> grad_dense_1_bias;
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
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(0), 36, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.6a09e667f3bcdp+0) +
                -0x1.6a09e667f3bcdp-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<double>(384), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[1, 2, 2, 3, 4], z: f64[1, 3]` gives `y: f64[1, 6], other: f64[1, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const double, 1, 2, 2, 3, 4> x, modelc::View<const double, 1, 3> z) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 3);
    assert(x.dimension(4) == 4);
    static_cast<void>(x);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  Outputs predict(const Inputs& inputs) noexcept { return predict(inputs.x, inputs.z); }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  Outputs predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<double, 5>("x", x, {1, 2, 2, 3, 4});
    compute(modelc::checked<double, 2>("z", z, {1, 3}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[1, 2, 2, 3, 4]`
  /// - takes `z: f64[1, 3]`
  /// - takes `y_true: f64[1, 6]`
  /// - takes `other_true: f64[1, 3]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, 1, 2, 2, 3, 4> x, modelc::View<const double, 1, 3> z,
                    modelc::View<const double, 1, 6> y_true, modelc::View<const double, 1, 3> other_true) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 3);
    assert(x.dimension(4) == 4);
    static_cast<void>(x);
    compute_train_step(z.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  double train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                    const Other_trueTensor& other_true) {
    modelc::checked<double, 5>("x", x, {1, 2, 2, 3, 4});
    compute_train_step(modelc::checked<double, 2>("z", z, {1, 3}), modelc::checked<double, 2>("y_true", y_true, {1, 6}),
                       modelc::checked<double, 2>("other_true", other_true, {1, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]),
                       static_cast<const double*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<double>(768));
    values[1] = static_cast<double>(*arena_.at<double>(960));
    values[2] = static_cast<double>(*arena_.at<double>(1024));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[1, 2, 2, 3, 4]`
  /// - takes `z: f64[1, 3]`
  /// - takes `y_true: f64[1, 6]`
  /// - takes `other_true: f64[1, 3]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, 1, 2, 2, 3, 4> x, modelc::View<const double, 1, 3> z,
                       modelc::View<const double, 1, 6> y_true, modelc::View<const double, 1, 3> other_true) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 3);
    assert(x.dimension(4) == 4);
    static_cast<void>(x);
    compute_evaluate_step(z.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  double evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                       const Other_trueTensor& other_true) {
    modelc::checked<double, 5>("x", x, {1, 2, 2, 3, 4});
    compute_evaluate_step(modelc::checked<double, 2>("z", z, {1, 3}),
                          modelc::checked<double, 2>("y_true", y_true, {1, 6}),
                          modelc::checked<double, 2>("other_true", other_true, {1, 3}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]),
                          static_cast<const double*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<double>(128));
    values[1] = static_cast<double>(*arena_.at<double>(320));
    values[2] = static_cast<double>(*arena_.at<double>(448));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[1, 2, 2, 3, 4]`
  /// - takes `z: f64[1, 3]`
  /// - takes `y_true: f64[1, 6]`
  /// - takes `other_true: f64[1, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, 1, 2, 2, 3, 4> x, modelc::View<const double, 1, 3> z,
                      modelc::View<const double, 1, 6> y_true, modelc::View<const double, 1, 3> other_true) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 3);
    assert(x.dimension(4) == 4);
    static_cast<void>(x);
    compute_gradients(z.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<double, 5>("x", x, {1, 2, 2, 3, 4});
    compute_gradients(modelc::checked<double, 2>("z", z, {1, 3}), modelc::checked<double, 2>("y_true", y_true, {1, 6}),
                      modelc::checked<double, 2>("other_true", other_true, {1, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]),
                      static_cast<const double*>(inputs[3]));
    outputs[0] = arena_.at<double>(320);
    outputs[1] = arena_.at<double>(192);
    outputs[2] = arena_.at<double>(256);
    outputs[3] = arena_.at<double>(896);
    outputs[4] = arena_.at<double>(1216);
    outputs[5] = arena_.at<double>(1280);
    outputs[6] = arena_.at<double>(1408);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(896); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<double>(1472));
    values[1] = static_cast<double>(*arena_.at<double>(576));
    values[2] = static_cast<double>(*arena_.at<double>(640));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(1856), 6, 0.0);
    std::fill_n(training_->block.at<double>(1920), 6, 0.0);
    std::fill_n(training_->block.at<double>(1984), 6, 0.0);
    std::fill_n(training_->block.at<double>(2048), 1, 0.0);
    std::fill_n(training_->block.at<double>(2112), 1, 0.0);
  }
  /// The optimizer's learning rate, for the steps to come.
  void set_learning_rate(double rate) noexcept { *training_->block.at<double>(64) = rate; }
  double learning_rate() const noexcept { return *training_->block.at<double>(64); }
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
  std::array<modelc::Index, 4> train_input_sizes() const noexcept { return {48, 3, 6, 3}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[1]));
    modelc::copy_elements(arena_.at<double>(64), 6, static_cast<double*>(outputs[0]));
    modelc::copy_elements(arena_.at<double>(0), 3, static_cast<double*>(outputs[1]));
  }

  static constexpr std::array<const char*, 0> symbol_names{};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f64", 5, {1, 2, 2, 3, 4}, 0, false},
      {"z", "f64", 2, {1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f64", 2, {1, 6}, 0, false},
      {"other", "f64", 2, {1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> weight_infos{{
      {"dense/kernel", "f64", 2, {6, 6}, 0, true},
      {"dense/bias", "f64", 1, {6}, 320, true},
      {"dense_1/kernel", "f64", 2, {3, 3}, 384, true},
      {"dense_1/bias", "f64", 1, {3}, 512, true},
  }};
  static constexpr modelc::Index weight_bytes = 576;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f64", 5, {1, 2, 2, 3, 4}, 0, false},
      {"z", "f64", 2, {1, 3}, 0, false},
      {"y_true", "f64", 2, {1, 6}, 0, false},
      {"other_true", "f64", 2, {1, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "y_f1_score", "other_mse"};
  static constexpr std::array<modelc::TensorInfo, 7> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"other_loss", "f64", 0, {}, 0, false},
      {"grad/dense/kernel", "f64", 2, {6, 6}, 0, false},
      {"grad/dense/bias", "f64", 1, {6}, 0, false},
      {"grad/dense_1/kernel", "f64", 2, {3, 3}, 0, false},
      {"grad/dense_1/bias", "f64", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 19> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f64", 0, {}, 64, false},
      {"optimizer/gradient_accumulator/dense/kernel", "f64", 2, {6, 6}, 128, false},
      {"optimizer/gradient_accumulator/dense/bias", "f64", 1, {6}, 448, false},
      {"optimizer/gradient_accumulator/dense_1/kernel", "f64", 2, {3, 3}, 512, false},
      {"optimizer/gradient_accumulator/dense_1/bias", "f64", 1, {3}, 640, false},
      {"optimizer/m/dense/kernel", "f64", 2, {6, 6}, 704, false},
      {"optimizer/m/dense/bias", "f64", 1, {6}, 1024, false},
      {"optimizer/m/dense_1/kernel", "f64", 2, {3, 3}, 1088, false},
      {"optimizer/m/dense_1/bias", "f64", 1, {3}, 1216, false},
      {"optimizer/v/dense/kernel", "f64", 2, {6, 6}, 1280, false},
      {"optimizer/v/dense/bias", "f64", 1, {6}, 1600, false},
      {"optimizer/v/dense_1/kernel", "f64", 2, {3, 3}, 1664, false},
      {"optimizer/v/dense_1/bias", "f64", 1, {3}, 1792, false},
      {"metric/y_f1_score/true_positives", "f64", 1, {6}, 1856, false},
      {"metric/y_f1_score/false_positives", "f64", 1, {6}, 1920, false},
      {"metric/y_f1_score/false_negatives", "f64", 1, {6}, 1984, false},
      {"metric/other_mse/total", "f64", 0, {}, 2048, false},
      {"metric/other_mse/count", "f64", 0, {}, 2112, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 10> part_infos{{
      {"gradient/dense/kernel", "f64", 2, {6, 6}, 0, false},
      {"gradient/dense/bias", "f64", 1, {6}, 320, false},
      {"gradient/dense_1/kernel", "f64", 2, {3, 3}, 384, false},
      {"gradient/dense_1/bias", "f64", 1, {3}, 512, false},
      {"loss", "f64", 0, {}, 576, false},
      {"metric/y_f1_score/true_positives", "f64", 1, {6}, 640, false},
      {"metric/y_f1_score/false_positives", "f64", 1, {6}, 704, false},
      {"metric/y_f1_score/false_negatives", "f64", 1, {6}, 768, false},
      {"metric/other_mse/total", "f64", 0, {}, 832, false},
      {"metric/other_mse/count", "f64", 0, {}, 896, false},
  }};
  static constexpr modelc::Index part_bytes = 960;
  static constexpr modelc::Index gradient_bytes = 576;  // the first of them
  static constexpr modelc::Index training_bytes = 2176;
  static constexpr modelc::Index arena_bytes = 1856;

 private:
  Outputs results() const noexcept {
    return {modelc::make_view<modelc::View<const double, 1, 6>>(arena_.at<double>(64), 1, 6),
            modelc::make_view<modelc::View<const double, 1, 3>>(arena_.at<double>(0), 1, 3)};
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(768)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(128)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(320)),
            modelc::make_view<double>(arena_.at<double>(192)),
            modelc::make_view<double>(arena_.at<double>(256)),
            modelc::make_view<modelc::View<const double, 6, 6>>(arena_.at<double>(896), 6, 6),
            modelc::make_view<modelc::View<const double, 6>>(arena_.at<double>(1216), 6),
            modelc::make_view<modelc::View<const double, 3, 3>>(arena_.at<double>(1280), 3, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(1408), 3)};
  }

  // m.model:4: h2 = concatenate([z, z ** 2])
  // computes h2, h2, h2 and 1 more
  void compute_h2(const double* z, double* h2) noexcept {
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      const auto z_2 = lane.load(z + i);
      const auto mul = z_2 * z_2;
      lane.store(h2 + i, z_2);
      lane.store(h2 + 3 + i, mul);
    });
  }

  // m.model:5: output y = Dense(6, activation = softmax)(h2)
  // computes dense, dense, dense and 1 more
  void compute_dense(const double* h2, const double* dense_kernel, double* dense) noexcept {
    modelc::small_matmul<6, 6>(
        1, h2, 6, dense_kernel, 6,
        [&](auto lane, auto sum, modelc::Index, modelc::Index column) { lane.store(dense + column, sum); });
  }

  // m.model:6: output other = Dense(3)(z)
  // computes dense_1, dense_1, dense_1
  void compute_dense_1(const double* z, const double* dense_1_kernel, double* dense_1) noexcept {
    modelc::small_matmul<3, 3>(
        1, z, 3, dense_1_kernel, 3,
        [&](auto lane, auto sum, modelc::Index, modelc::Index column) { lane.store(dense_1 + column, sum); });
  }

  // computes gradients, gradients
  void compute_gradients_2(double* gradients) noexcept {
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 36 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_3(double* gradients) noexcept {
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) { lane.store(gradients + 46 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_4(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 57 + i, lane(0.0)); });
  }

  // m.model:7: compile(optimizer = Adam(gradient_accumulation_steps = 2), loss = {y: CategoricalFocalCrossen...
  // computes new_weights, new_weights
  void compute_new_weights(const double* gradients, const double* optimizer_m, const double* optimizer_v,
                           const double* weights, const bool* eq, const double* div, double* new_weights,
                           double* new_optimizer_m, double* new_optimizer_v) noexcept {
    modelc::for_lanes<double>(67, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_2 = optimizer_m_2 + (gradients_2 - optimizer_m_2) * 0.09999999999999998;
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_3 = optimizer_v_2 + (gradients_2 * gradients_2 - optimizer_v_2) * 0.0010000000000000009;
      const auto weights_2 = lane.load(weights + i);
      const auto eq_2 = lane(eq[0]);
      const auto where = select(eq_2, weights_2 - add_2 * lane(div[0]) / (1e-07 + sqrt(add_3)), weights_2);
      const auto where_2 = select(eq_2, add_2, optimizer_m_2);
      const auto where_3 = select(eq_2, add_3, optimizer_v_2);
      lane.store(new_weights + i, where);
      lane.store(new_optimizer_m + i, where_2);
      lane.store(new_optimizer_v + i, where_3);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* z) noexcept {
    // m.model:4: h2 = concatenate([z, z ** 2])
    // h2: f64[1, 6]
    double* const h2 = arena_.at<double>(0);
    compute_h2(z, h2);

    // m.model:5: output y = Dense(6, activation = softmax)(h2)
    // dense: f64[1, 6]
    const double* const dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(64);
    compute_dense(h2, dense_kernel, dense);
    // y: f64[1, 6]
    const double* const dense_bias = weights_->block.at<double>(320);
    double* const y = arena_.at<double>(64);
    double* const dense_row = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          6, [&](auto lane, modelc::Index i) { return lane.load(dense_bias + i) + lane.load(dense + i); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(6, [&](auto lane, modelc::Index i) {
        const auto exp_2 = exp(lane.load(dense_bias + i) + lane.load(dense + i) - lane(row_max));
        lane.store(dense_row + i, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<double>(
          6, [&](auto lane, modelc::Index i) { lane.store(y + i, lane.load(dense_row + i) / lane(row_sum)); });
    }

    // m.model:6: output other = Dense(3)(z)
    // other: f64[1, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(384);
    const double* const dense_1_bias = weights_->block.at<double>(512);
    double* const other = arena_.at<double>(0);
    modelc::small_matmul<3, 3>(1, z, 3, dense_1_kernel, 3,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(other + column, lane.load(dense_1_bias + column) + sum);
                               });
  }

  void compute_train_step(const double* z, const double* y_true, const double* other_true) noexcept {
    // m.model:4: h2 = concatenate([z, z ** 2])
    // h2: f64[1, 6]
    double* const h2 = arena_.at<double>(576);
    compute_h2(z, h2);

    // m.model:5: output y = Dense(6, activation = softmax)(h2)
    // dense: f64[1, 6]
    const double* const dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(640);
    compute_dense(h2, dense_kernel, dense);

    // m.model:6: output other = Dense(3)(z)
    // dense_1: f64[1, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(384);
    double* const dense_1 = arena_.at<double>(704);
    compute_dense_1(z, dense_1_kernel, dense_1);
    // gradients: f64[67]
    double* const gradients = arena_.at<double>(0);
    compute_gradients_2(gradients);
    // gradients: f64[67]
    compute_gradients_3(gradients);
    // gradients: f64[67]
    compute_gradients_4(gradients);

    // m.model:7: compile(optimizer = Adam(gradient_accumulation_steps = 2), loss = {y: CategoricalFocalCrossen...
    // sum_2: f64[1], y_f1_score: f64[1, 6], y_f1_score_2: f64[1, 6], y_f1_score_3: f64[1, 6], y_f1_score_4: f6...
    const double* const dense_bias = weights_->block.at<double>(320);
    const double* const metric_y_f1_score_true_positives = training_->block.at<double>(1856);
    const double* const metric_y_f1_score_false_positives = training_->block.at<double>(1920);
    const double* const metric_y_f1_score_false_negatives = training_->block.at<double>(1984);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const optimizer_gradient_accumulator_dense_bias = training_->block.at<double>(448);
    double* const sum_2 = arena_.at<double>(768);
    double* const y_f1_score = arena_.at<double>(640);
    double* const y_f1_score_2 = arena_.at<double>(832);
    double* const y_f1_score_3 = arena_.at<double>(896);
    double* const y_f1_score_4 = arena_.at<double>(960);
    double* const dense_2 = arena_.at<double>(1024);
    std::int64_t* const add = arena_.at<std::int64_t>(1088);
    bool* const eq = arena_.at<bool>(1152);
    double* const new_optimizer_gradient_accumulator_dense_bias = training_->block.at<double>(448);
    double* const div = arena_.at<double>(1216);
    double* const mul_row = arena_.at<double>(1280);
    double* const dense_row = arena_.at<double>(1344);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add_2 = optimizer_iteration_2 + std::int64_t{1};
      const auto eq_2 = std::int64_t{0} == mod(add_2, std::int64_t{2});
      const auto add_3 = 1.0 + modelc::cast<double>(floor_div(optimizer_iteration_2, std::int64_t{2}));
      const auto div_2 = scalar.load(optimizer_learning_rate) * sqrt(1.0 - pow(0.999, add_3)) / (1.0 - pow(0.9, add_3));
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          6, [&](auto lane, modelc::Index i) { return lane.load(dense_bias + i) + lane.load(dense + i); }));
      const auto add_2_lanes = add_2;
      const auto eq_2_lanes = eq_2;
      const auto div_2_lanes = div_2;
      scalar.store(add, add_2_lanes);
      scalar.store(eq, eq_2_lanes);
      scalar.store(div, div_2_lanes);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(6, [&](auto lane, modelc::Index i) {
        const auto exp_2 = exp(lane.load(dense_bias + i) + lane.load(dense + i) - lane(row_max));
        lane.store(gradients + 40 + i, exp_2);
        return exp_2;
      }));
      const auto log_2 = log(row_sum);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum>(
          6, [&](auto lane, modelc::Index i) {
            const auto y = lane.load(gradients + 40 + i) / lane(row_sum);
            const auto maximum = max(y, 1e-07);
            const auto sub = 1.0 - min(maximum, 0.9999999);
            const auto y_true_2 = lane.load(y_true + i);
            const auto neg = -y_true_2;
            const auto mul = sub * sub * 0.25 * neg;
            const auto sub_2 = lane.load(dense_bias + i) + lane.load(dense + i) - lane(row_max) - lane(log_2);
            const auto cast = modelc::cast<double>(y > 0.5);
            const auto add_4 = y_true_2 * cast + lane.load(metric_y_f1_score_true_positives + i);
            const auto add_5 = cast * (1.0 - y_true_2) + lane.load(metric_y_f1_score_false_positives + i);
            const auto add_6 = y_true_2 * (1.0 - cast) + lane.load(metric_y_f1_score_false_negatives + i);
            const auto div_3 = add_4 / (1e-07 + (add_4 + add_5));
            const auto div_4 = add_4 / (1e-07 + (add_4 + add_6));
            const auto mul_2 = sub * (0.25 * (neg * sub_2));
            const auto neg_2 = -(mul_2 + mul_2);
            const auto where = select(maximum < 0.9999999, neg_2, select(maximum == 0.9999999, 0.5 * neg_2, 0.0));
            const auto div_5 = select(y > 1e-07, where, select(y == 1e-07, 0.5 * where, 0.0)) / lane(row_sum);
            const auto mul_3 = mul * sub_2;
            const auto mul_4 = 2.0 * (div_3 * div_4 / (1e-07 + (div_3 + div_4)));
            const auto neg_3 = -mul;
            const auto neg_4 = -(y * div_5);
            lane.store(mul_row + i, mul);
            lane.store(dense_row + i, div_5);
            lane.store(y_f1_score + i, add_4);
            lane.store(y_f1_score_2 + i, add_5);
            lane.store(y_f1_score_3 + i, add_6);
            return modelc::folded(mul_3, mul_4, neg_3, neg_4);
          });
      const auto row_sum_2 = scalar(std::get<0>(row_2));
      const auto row_sum_3 = scalar(std::get<1>(row_2));
      const auto row_sum_4 = scalar(std::get<2>(row_2));
      const auto row_sum_5 = scalar(std::get<3>(row_2));
      const auto div_6 = row_sum_3 / 6.0;
      const auto add_7 = row_sum_4 / row_sum + row_sum_5;
      modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) {
        const auto add_8 =
            lane.load(mul_row + i) + lane.load(gradients + 40 + i) * (lane.load(dense_row + i) + lane(add_7));
        const auto add_9 = add_8 + lane.load(optimizer_gradient_accumulator_dense_bias + i);
        const auto where_2 = select(lane(eq_2), 0.0, add_9);
        const auto mul_5 = 0.5 * add_9;
        lane.store(dense_2 + i, add_8);
        lane.store(new_optimizer_gradient_accumulator_dense_bias + i, where_2);
        lane.store(gradients + 40 + i, mul_5);
      });
      const auto row_sum_2_lanes = row_sum_2;
      const auto div_6_lanes = div_6;
      scalar.store(sum_2, row_sum_2_lanes);
      scalar.store(y_f1_score_4, div_6_lanes);
    }

    // m.model:5: output y = Dense(6, activation = softmax)(h2)
    // new_optimizer_gradient_accumulator_dense_kernel: f64[6, 6], gradients: f64[67]
    const double* const optimizer_gradient_accumulator_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_gradient_accumulator_dense_kernel = training_->block.at<double>(128);
    modelc::matmul(threads_, 6, 1, 6, h2, 1, 6, dense_2, 6, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto add_2 = lane.load(optimizer_gradient_accumulator_dense_kernel + row * 6 + column) + sum;
                     const auto where = select(lane(eq[0]), 0.0, add_2);
                     const auto mul = 0.5 * add_2;
                     lane.store(new_optimizer_gradient_accumulator_dense_kernel + row * 6 + column, where);
                     lane.store(gradients + row * 6 + column, mul);
                   });
    // the loss, and what its gradient needs
    // loss: f64, new_metric_other_mse_total: f64, other_mse: f64, other_mse_2: f64, grad_other: f64[1, 3], new...
    const double* const dense_1_bias = weights_->block.at<double>(512);
    const double* const metric_other_mse_total = training_->block.at<double>(2048);
    const double* const metric_other_mse_count = training_->block.at<double>(2112);
    const double* const optimizer_gradient_accumulator_dense_1_bias = training_->block.at<double>(640);
    double* const loss = arena_.at<double>(768);
    double* const new_metric_other_mse_total = training_->block.at<double>(2048);
    double* const other_mse = arena_.at<double>(576);
    double* const other_mse_2 = arena_.at<double>(1024);
    double* const grad_other = arena_.at<double>(704);
    double* const new_optimizer_gradient_accumulator_dense_1_bias = training_->block.at<double>(640);
    {
      const modelc::Scalar scalar{};
      const auto sum_2_2 = scalar.load(sum_2);
      const auto metric_other_mse_total_2 = scalar.load(metric_other_mse_total);
      const auto add_2 = scalar.load(metric_other_mse_count) + 1.0;
      const auto eq_2 = add_2 == 0.0;
      const auto where = select(eq_2, 1.0, add_2);
      const auto eq_3 = scalar.load(eq);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index i) {
        const auto sub = lane.load(dense_1_bias + i) + lane.load(dense_1 + i) - lane.load(other_true + i);
        const auto mul = sub * 0.3333333333333333;
        const auto grad_other_2 = mul + mul;
        const auto add_3 = grad_other_2 + lane.load(optimizer_gradient_accumulator_dense_1_bias + i);
        const auto where_2 = select(lane(eq_3), 0.0, add_3);
        const auto mul_2 = 0.5 * add_3;
        const auto mul_3 = sub * sub;
        lane.store(grad_other + i, grad_other_2);
        lane.store(new_optimizer_gradient_accumulator_dense_1_bias + i, where_2);
        lane.store(gradients + 64 + i, mul_2);
        return modelc::folded(mul_3);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      scalar.store(other_mse, add_2);
      const auto div_2 = row_sum / 3.0;
      const auto add_4 = sum_2_2 + div_2;
      const auto add_5 = metric_other_mse_total_2 + div_2;
      const auto where_3 = select(eq_2, 0.0, add_5 / where);
      const auto add_4_lanes = add_4;
      const auto add_5_lanes = add_5;
      const auto where_3_lanes = where_3;
      scalar.store(loss, add_4_lanes);
      scalar.store(new_metric_other_mse_total, add_5_lanes);
      scalar.store(other_mse_2, where_3_lanes);
    }

    // m.model:6: output other = Dense(3)(z)
    // new_optimizer_gradient_accumulator_dense_1_kernel: f64[3, 3], gradients: f64[67]
    const double* const optimizer_gradient_accumulator_dense_1_kernel = training_->block.at<double>(512);
    double* const new_optimizer_gradient_accumulator_dense_1_kernel = training_->block.at<double>(512);
    modelc::matmul(threads_, 3, 1, 3, z, 1, 3, grad_other, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto add_2 =
                         lane.load(optimizer_gradient_accumulator_dense_1_kernel + row * 3 + column) + sum;
                     const auto where = select(lane(eq[0]), 0.0, add_2);
                     const auto mul = 0.5 * add_2;
                     lane.store(new_optimizer_gradient_accumulator_dense_1_kernel + row * 3 + column, where);
                     lane.store(gradients + 48 + row * 3 + column, mul);
                   });

    // m.model:7: compile(optimizer = Adam(gradient_accumulation_steps = 2), loss = {y: CategoricalFocalCrossen...
    // new_weights: f64[67], new_optimizer_m: f64[67], new_optimizer_v: f64[67]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_m = training_->block.at<double>(704);
    const double* const optimizer_v = training_->block.at<double>(1280);
    double* const new_weights = weights_->block.at<double>(0);
    double* const new_optimizer_m = training_->block.at<double>(704);
    double* const new_optimizer_v = training_->block.at<double>(1280);
    compute_new_weights(gradients, optimizer_m, optimizer_v, weights, eq, div, new_weights, new_optimizer_m,
                        new_optimizer_v);

    modelc::copy_elements(arena_.at<double>(640), 6, training_->block.at<double>(1856));
    modelc::copy_elements(arena_.at<double>(832), 6, training_->block.at<double>(1920));
    modelc::copy_elements(arena_.at<double>(896), 6, training_->block.at<double>(1984));
    modelc::copy_elements(arena_.at<double>(576), 1, training_->block.at<double>(2112));
    modelc::copy_elements(arena_.at<std::int64_t>(1088), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // m.model:7: compile(optimizer = Adam(gradient_accumulation_steps = 2), loss = {y: CategoricalFocalCrossen...
    // new_metric_y_f1_score_true_positives: f64[6], new_metric_y_f1_score_false_positives: f64[6], new_metric_...
    const double* const metric_y_f1_score_true_positives = training_->block.at<double>(1856);
    const double* const metric_y_f1_score_false_positives = training_->block.at<double>(1920);
    const double* const metric_y_f1_score_false_negatives = training_->block.at<double>(1984);
    const double* const part_metric_y_f1_score_true_positives = arena_.at<double>(1536);
    const double* const part_metric_y_f1_score_false_positives = arena_.at<double>(1600);
    const double* const part_metric_y_f1_score_false_negatives = arena_.at<double>(1664);
    double* const new_metric_y_f1_score_true_positives = training_->block.at<double>(1856);
    double* const new_metric_y_f1_score_false_positives = training_->block.at<double>(1920);
    double* const new_metric_y_f1_score_false_negatives = training_->block.at<double>(1984);
    double* const y_f1_score = arena_.at<double>(576);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(6, [&](auto lane, modelc::Index i) {
        const auto add_2 =
            lane.load(metric_y_f1_score_true_positives + i) + lane.load(part_metric_y_f1_score_true_positives + i);
        const auto add_3 =
            lane.load(metric_y_f1_score_false_positives + i) + lane.load(part_metric_y_f1_score_false_positives + i);
        const auto add_4 =
            lane.load(metric_y_f1_score_false_negatives + i) + lane.load(part_metric_y_f1_score_false_negatives + i);
        const auto div_2 = add_2 / (1e-07 + (add_2 + add_3));
        const auto div_3 = add_2 / (1e-07 + (add_2 + add_4));
        const auto mul = 2.0 * (div_2 * div_3 / (1e-07 + (div_2 + div_3)));
        lane.store(new_metric_y_f1_score_true_positives + i, add_2);
        lane.store(new_metric_y_f1_score_false_positives + i, add_3);
        lane.store(new_metric_y_f1_score_false_negatives + i, add_4);
        return modelc::folded(mul);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto div_4 = row_sum / 6.0;
      scalar.store(y_f1_score, div_4);
    }
    // new_metric_other_mse_total: f64, new_metric_other_mse_count: f64, other_mse: f64
    const double* const metric_other_mse_total = training_->block.at<double>(2048);
    const double* const metric_other_mse_count = training_->block.at<double>(2112);
    const double* const part_metric_other_mse_total = arena_.at<double>(1728);
    const double* const part_metric_other_mse_count = arena_.at<double>(1792);
    double* const new_metric_other_mse_total = training_->block.at<double>(2048);
    double* const new_metric_other_mse_count = training_->block.at<double>(2112);
    double* const other_mse = arena_.at<double>(640);
    {
      const modelc::Scalar lane{};
      const auto add_2 = lane.load(metric_other_mse_total) + lane.load(part_metric_other_mse_total);
      const auto add_3 = lane.load(metric_other_mse_count) + lane.load(part_metric_other_mse_count);
      const auto eq_2 = 0.0 == add_3;
      const auto where = select(eq_2, 0.0, add_2 / select(eq_2, 1.0, add_3));
      lane.store(new_metric_other_mse_total, add_2);
      lane.store(new_metric_other_mse_count, add_3);
      lane.store(other_mse, where);
    }
    // add: i64, eq: bool
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(704);
    bool* const eq = arena_.at<bool>(768);
    {
      const modelc::Scalar lane{};
      const auto add_2 = lane.load(optimizer_iteration) + std::int64_t{1};
      const auto eq_2 = std::int64_t{0} == mod(add_2, std::int64_t{2});
      lane.store(add, add_2);
      lane.store(eq, eq_2);
    }
    // new_optimizer_gradient_accumulator_dense_kernel: f64[6, 6], gradients: f64[67]
    const double* const part_gradient_dense_kernel = arena_.at<double>(896);
    const double* const optimizer_gradient_accumulator_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_gradient_accumulator_dense_kernel = training_->block.at<double>(128);
    double* const gradients = arena_.at<double>(0);
    modelc::for_lanes<double>(36, [&](auto lane, modelc::Index i) {
      const auto add_2 =
          lane.load(part_gradient_dense_kernel + i) + lane.load(optimizer_gradient_accumulator_dense_kernel + i);
      const auto where = select(lane(eq[0]), 0.0, add_2);
      const auto mul = add_2 * 0.5;
      lane.store(new_optimizer_gradient_accumulator_dense_kernel + i, where);
      lane.store(gradients + i, mul);
    });
    // gradients: f64[67]
    compute_gradients_2(gradients);
    // new_optimizer_gradient_accumulator_dense_bias: f64[6], gradients: f64[67]
    const double* const part_gradient_dense_bias = arena_.at<double>(1216);
    const double* const optimizer_gradient_accumulator_dense_bias = training_->block.at<double>(448);
    double* const new_optimizer_gradient_accumulator_dense_bias = training_->block.at<double>(448);
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) {
      const auto add_2 =
          lane.load(part_gradient_dense_bias + i) + lane.load(optimizer_gradient_accumulator_dense_bias + i);
      const auto where = select(lane(eq[0]), 0.0, add_2);
      const auto mul = 0.5 * add_2;
      lane.store(new_optimizer_gradient_accumulator_dense_bias + i, where);
      lane.store(gradients + 40 + i, mul);
    });
    // gradients: f64[67]
    compute_gradients_3(gradients);
    // new_optimizer_gradient_accumulator_dense_1_kernel: f64[3, 3], gradients: f64[67]
    const double* const part_gradient_dense_1_kernel = arena_.at<double>(1280);
    const double* const optimizer_gradient_accumulator_dense_1_kernel = training_->block.at<double>(512);
    double* const new_optimizer_gradient_accumulator_dense_1_kernel = training_->block.at<double>(512);
    modelc::for_lanes<double>(9, [&](auto lane, modelc::Index i) {
      const auto add_2 =
          lane.load(part_gradient_dense_1_kernel + i) + lane.load(optimizer_gradient_accumulator_dense_1_kernel + i);
      const auto where = select(lane(eq[0]), 0.0, add_2);
      const auto mul = 0.5 * add_2;
      lane.store(new_optimizer_gradient_accumulator_dense_1_kernel + i, where);
      lane.store(gradients + 48 + i, mul);
    });
    // gradients: f64[67]
    compute_gradients_4(gradients);
    // new_optimizer_gradient_accumulator_dense_1_bias: f64[3], gradients: f64[67]
    const double* const part_gradient_dense_1_bias = arena_.at<double>(1408);
    const double* const optimizer_gradient_accumulator_dense_1_bias = training_->block.at<double>(640);
    double* const new_optimizer_gradient_accumulator_dense_1_bias = training_->block.at<double>(640);
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      const auto add_2 =
          lane.load(part_gradient_dense_1_bias + i) + lane.load(optimizer_gradient_accumulator_dense_1_bias + i);
      const auto where = select(lane(eq[0]), 0.0, add_2);
      const auto mul = 0.5 * add_2;
      lane.store(new_optimizer_gradient_accumulator_dense_1_bias + i, where);
      lane.store(gradients + 64 + i, mul);
    });
    // div: f64
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    double* const div = arena_.at<double>(832);
    {
      const modelc::Scalar lane{};
      const auto add_2 = 1.0 + modelc::cast<double>(floor_div(lane.load(optimizer_iteration), std::int64_t{2}));
      lane.store(div, lane.load(optimizer_learning_rate) * sqrt(1.0 - pow(0.999, add_2)) / (1.0 - pow(0.9, add_2)));
    }
    // new_weights: f64[67], new_optimizer_m: f64[67], new_optimizer_v: f64[67]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_m = training_->block.at<double>(704);
    const double* const optimizer_v = training_->block.at<double>(1280);
    double* const new_weights = weights_->block.at<double>(0);
    double* const new_optimizer_m = training_->block.at<double>(704);
    double* const new_optimizer_v = training_->block.at<double>(1280);
    compute_new_weights(gradients, optimizer_m, optimizer_v, weights, eq, div, new_weights, new_optimizer_m,
                        new_optimizer_v);

    modelc::copy_elements(arena_.at<std::int64_t>(704), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_evaluate_step(const double* z, const double* y_true, const double* other_true) noexcept {
    // m.model:4: h2 = concatenate([z, z ** 2])
    // h2: f64[1, 6]
    double* const h2 = arena_.at<double>(0);
    compute_h2(z, h2);

    // m.model:5: output y = Dense(6, activation = softmax)(h2)
    // dense: f64[1, 6]
    const double* const dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(64);
    compute_dense(h2, dense_kernel, dense);

    // m.model:6: output other = Dense(3)(z)
    // dense_1: f64[1, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(384);
    double* const dense_1 = arena_.at<double>(0);
    compute_dense_1(z, dense_1_kernel, dense_1);

    // m.model:7: compile(optimizer = Adam(gradient_accumulation_steps = 2), loss = {y: CategoricalFocalCrossen...
    // sum_2: f64[1], y_f1_score: f64[1, 6], y_f1_score_2: f64[1, 6], y_f1_score_3: f64[1, 6], y_f1_score_4: f64
    const double* const dense_bias = weights_->block.at<double>(320);
    const double* const metric_y_f1_score_true_positives = training_->block.at<double>(1856);
    const double* const metric_y_f1_score_false_positives = training_->block.at<double>(1920);
    const double* const metric_y_f1_score_false_negatives = training_->block.at<double>(1984);
    double* const sum_2 = arena_.at<double>(128);
    double* const y_f1_score = arena_.at<double>(64);
    double* const y_f1_score_2 = arena_.at<double>(192);
    double* const y_f1_score_3 = arena_.at<double>(256);
    double* const y_f1_score_4 = arena_.at<double>(320);
    double* const dense_row = arena_.at<double>(384);
    {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          6, [&](auto lane, modelc::Index i) { return lane.load(dense_bias + i) + lane.load(dense + i); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(6, [&](auto lane, modelc::Index i) {
        const auto exp_2 = exp(lane.load(dense_bias + i) + lane.load(dense + i) - lane(row_max));
        lane.store(dense_row + i, exp_2);
        return exp_2;
      }));
      const auto log_2 = log(row_sum);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(6, [&](auto lane, modelc::Index i) {
        const auto y = lane.load(dense_row + i) / lane(row_sum);
        const auto sub = 1.0 - min(max(y, 1e-07), 0.9999999);
        const auto y_true_2 = lane.load(y_true + i);
        const auto cast = modelc::cast<double>(y > 0.5);
        const auto add = y_true_2 * cast + lane.load(metric_y_f1_score_true_positives + i);
        const auto add_2 = cast * (1.0 - y_true_2) + lane.load(metric_y_f1_score_false_positives + i);
        const auto add_3 = y_true_2 * (1.0 - cast) + lane.load(metric_y_f1_score_false_negatives + i);
        const auto div = add / (1e-07 + (add + add_2));
        const auto div_2 = add / (1e-07 + (add + add_3));
        const auto mul = sub * sub * 0.25 * -y_true_2 *
                         (lane.load(dense_bias + i) + lane.load(dense + i) - lane(row_max) - lane(log_2));
        const auto mul_2 = 2.0 * (div * div_2 / (1e-07 + (div + div_2)));
        lane.store(y_f1_score + i, add);
        lane.store(y_f1_score_2 + i, add_2);
        lane.store(y_f1_score_3 + i, add_3);
        return modelc::folded(mul, mul_2);
      });
      const auto row_sum_2 = scalar(std::get<0>(row_2));
      const auto row_sum_3 = scalar(std::get<1>(row_2));
      const auto div_3 = row_sum_3 / 6.0;
      const auto row_sum_2_lanes = row_sum_2;
      const auto div_3_lanes = div_3;
      scalar.store(sum_2, row_sum_2_lanes);
      scalar.store(y_f1_score_4, div_3_lanes);
    }
    // the loss, and what its gradient needs
    // loss: f64, new_metric_other_mse_total: f64, other_mse: f64, other_mse_2: f64
    const double* const dense_1_bias = weights_->block.at<double>(512);
    const double* const metric_other_mse_total = training_->block.at<double>(2048);
    const double* const metric_other_mse_count = training_->block.at<double>(2112);
    double* const loss = arena_.at<double>(128);
    double* const new_metric_other_mse_total = training_->block.at<double>(2048);
    double* const other_mse = arena_.at<double>(384);
    double* const other_mse_2 = arena_.at<double>(448);
    {
      const modelc::Scalar scalar{};
      const auto sum_2_2 = scalar.load(sum_2);
      const auto metric_other_mse_total_2 = scalar.load(metric_other_mse_total);
      const auto add = scalar.load(metric_other_mse_count) + 1.0;
      const auto eq = add == 0.0;
      const auto where = select(eq, 1.0, add);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        const auto sub = lane.load(dense_1_bias + i) + lane.load(dense_1 + i) - lane.load(other_true + i);
        return sub * sub;
      }));
      scalar.store(other_mse, add);
      const auto div = row_sum / 3.0;
      const auto add_2 = sum_2_2 + div;
      const auto add_3 = metric_other_mse_total_2 + div;
      const auto where_2 = select(eq, 0.0, add_3 / where);
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      const auto where_2_lanes = where_2;
      scalar.store(loss, add_2_lanes);
      scalar.store(new_metric_other_mse_total, add_3_lanes);
      scalar.store(other_mse_2, where_2_lanes);
    }

    modelc::copy_elements(arena_.at<double>(64), 6, training_->block.at<double>(1856));
    modelc::copy_elements(arena_.at<double>(192), 6, training_->block.at<double>(1920));
    modelc::copy_elements(arena_.at<double>(256), 6, training_->block.at<double>(1984));
    modelc::copy_elements(arena_.at<double>(384), 1, training_->block.at<double>(2112));
  }

  void compute_gradients(const double* z, const double* y_true, const double* other_true) noexcept {
    // m.model:4: h2 = concatenate([z, z ** 2])
    // h2: f64[1, 6]
    double* const h2 = arena_.at<double>(0);
    compute_h2(z, h2);

    // m.model:5: output y = Dense(6, activation = softmax)(h2)
    // dense: f64[1, 6]
    const double* const dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(64);
    compute_dense(h2, dense_kernel, dense);

    // m.model:6: output other = Dense(3)(z)
    // dense_1: f64[1, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(384);
    double* const dense_1 = arena_.at<double>(128);
    compute_dense_1(z, dense_1_kernel, dense_1);

    // m.model:5: output y = Dense(6, activation = softmax)(h2)
    // sum_2: f64[1], y_f1_score: f64[1, 6], y_f1_score_2: f64[1, 6], y_f1_score_3: f64[1, 6], dense_2: f64[1, 6]
    const double* const dense_bias = weights_->block.at<double>(320);
    double* const sum_2 = arena_.at<double>(192);
    double* const y_f1_score = arena_.at<double>(64);
    double* const y_f1_score_2 = arena_.at<double>(384);
    double* const y_f1_score_3 = arena_.at<double>(448);
    double* const dense_2 = arena_.at<double>(512);
    double* const dense_row = arena_.at<double>(256);
    double* const mul_row = arena_.at<double>(320);
    double* const dense_row_2 = arena_.at<double>(576);
    {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          6, [&](auto lane, modelc::Index i) { return lane.load(dense_bias + i) + lane.load(dense + i); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(6, [&](auto lane, modelc::Index i) {
        const auto exp_2 = exp(lane.load(dense_bias + i) + lane.load(dense + i) - lane(row_max));
        lane.store(dense_row + i, exp_2);
        return exp_2;
      }));
      const auto log_2 = log(row_sum);
      const auto row_2 =
          modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(6, [&](auto lane, modelc::Index i) {
            const auto y = lane.load(dense_row + i) / lane(row_sum);
            const auto maximum = max(y, 1e-07);
            const auto sub = 1.0 - min(maximum, 0.9999999);
            const auto y_true_2 = lane.load(y_true + i);
            const auto neg = -y_true_2;
            const auto mul = sub * sub * 0.25 * neg;
            const auto sub_2 = lane.load(dense_bias + i) + lane.load(dense + i) - lane(row_max) - lane(log_2);
            const auto cast = modelc::cast<double>(y > 0.5);
            const auto mul_2 = sub * (0.25 * (neg * sub_2));
            const auto neg_2 = -(mul_2 + mul_2);
            const auto where = select(maximum < 0.9999999, neg_2, select(maximum == 0.9999999, 0.5 * neg_2, 0.0));
            const auto div_2 = select(y > 1e-07, where, select(y == 1e-07, 0.5 * where, 0.0)) / lane(row_sum);
            const auto mul_3 = y_true_2 * cast;
            const auto mul_4 = cast * (1.0 - y_true_2);
            const auto mul_5 = y_true_2 * (1.0 - cast);
            const auto mul_6 = mul * sub_2;
            const auto neg_3 = -mul;
            const auto neg_4 = -(y * div_2);
            lane.store(mul_row + i, mul);
            lane.store(dense_row_2 + i, div_2);
            lane.store(y_f1_score + i, mul_3);
            lane.store(y_f1_score_2 + i, mul_4);
            lane.store(y_f1_score_3 + i, mul_5);
            return modelc::folded(mul_6, neg_3, neg_4);
          });
      const auto row_sum_2 = scalar(std::get<0>(row_2));
      const auto row_sum_3 = scalar(std::get<1>(row_2));
      const auto row_sum_4 = scalar(std::get<2>(row_2));
      const auto add = row_sum_3 / row_sum + row_sum_4;
      modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) {
        lane.store(dense_2 + i,
                   lane.load(mul_row + i) + lane.load(dense_row + i) * (lane.load(dense_row_2 + i) + lane(add)));
      });
      scalar.store(sum_2, row_sum_2);
    }

    // m.model:7: compile(optimizer = Adam(gradient_accumulation_steps = 2), loss = {y: CategoricalFocalCrossen...
    // the loss, and what its gradient needs
    // div: f64[1], loss: f64, grad_other: f64[1, 3]
    const double* const dense_1_bias = weights_->block.at<double>(512);
    double* const div = arena_.at<double>(256);
    double* const loss = arena_.at<double>(320);
    double* const grad_other = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      const auto sum_2_2 = scalar.load(sum_2);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index i) {
        const auto sub = lane.load(dense_1_bias + i) + lane.load(dense_1 + i) - lane.load(other_true + i);
        const auto mul = sub * 0.3333333333333333;
        const auto grad_other_2 = mul + mul;
        const auto mul_2 = sub * sub;
        lane.store(grad_other + i, grad_other_2);
        return modelc::folded(mul_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto div_2 = row_sum / 3.0;
      const auto add = sum_2_2 + div_2;
      const auto div_2_lanes = div_2;
      const auto add_lanes = add;
      scalar.store(div, div_2_lanes);
      scalar.store(loss, add_lanes);
    }

    // m.model:6: output other = Dense(3)(z)
    // new_part_gradient_dense_1_kernel: f64[3, 3]
    double* const new_part_gradient_dense_1_kernel = arena_.at<double>(1280);
    modelc::matmul(threads_, 3, 1, 3, z, 1, 3, grad_other, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_1_kernel + row * 3 + column, sum);
                   });

    // m.model:5: output y = Dense(6, activation = softmax)(h2)
    // new_part_gradient_dense_kernel: f64[6, 6]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(896);
    modelc::matmul(threads_, 6, 1, 6, h2, 1, 6, dense_2, 6, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 6 + column, sum);
                   });

    // m.model:7: compile(optimizer = Adam(gradient_accumulation_steps = 2), loss = {y: CategoricalFocalCrossen...
    // new_part_metric_other_mse_count: f64
    double* const new_part_metric_other_mse_count = arena_.at<double>(1792);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_other_mse_count, lane(1.0));
    }

    modelc::copy_elements(arena_.at<double>(512), 6, arena_.at<double>(1216));
    modelc::copy_elements(arena_.at<double>(128), 3, arena_.at<double>(1408));
    modelc::copy_elements(arena_.at<double>(320), 1, arena_.at<double>(1472));
    modelc::copy_elements(arena_.at<double>(64), 6, arena_.at<double>(1536));
    modelc::copy_elements(arena_.at<double>(384), 6, arena_.at<double>(1600));
    modelc::copy_elements(arena_.at<double>(448), 6, arena_.at<double>(1664));
    modelc::copy_elements(arena_.at<double>(256), 1, arena_.at<double>(1728));
  }

  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Arena arena_{arena_bytes};
};

using Model = M;

}  // namespace m4251

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
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/size.hpp"
#include "modelc/small_matmul.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4252 {

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

    auto dense_kernel() noexcept { return modelc::block_view<float, 4, 4>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<float, 4>(block, 64); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 4, 4> grad_dense_kernel;
    modelc::View<const float, 4> grad_dense_bias;
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
      modelc::initial::fill(block.at<float>(0), 16, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.bb67aep+0) +
            -0x1.bb67aep-1);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, s00, 2, 1, 4]` gives `y: f32[b, 2 * s00, 4, 2, 4]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2, 4> predict(
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 1, 4> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 1);
    assert(x.dimension(4) == 4);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2, 4> predict(const XTensor& x) {
    compute(modelc::checked<float, 5>("x", x, {symbols_.b, symbols_.s00, 2, 1, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, s00, 2, 1, 4]`
  /// - takes `y_true: f32[b, 2 * s00, 4, 2, 4]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 1, 4> x,
                   modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 1);
    assert(x.dimension(4) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2 * symbols_.s00);
    assert(y_true.dimension(2) == 4);
    assert(y_true.dimension(3) == 2);
    assert(y_true.dimension(4) == 4);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 5>("x", x, {symbols_.b, symbols_.s00, 2, 1, 4}),
                       modelc::checked<float, 5>("y_true", y_true, {symbols_.b, 2 * symbols_.s00, 4, 2, 4}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(128));
    values[1] = static_cast<double>(*arena_.at<float>(256));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, s00, 2, 1, 4]`
  /// - takes `y_true: f32[b, 2 * s00, 4, 2, 4]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 1, 4> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 1);
    assert(x.dimension(4) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2 * symbols_.s00);
    assert(y_true.dimension(2) == 4);
    assert(y_true.dimension(3) == 2);
    assert(y_true.dimension(4) == 4);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 5>("x", x, {symbols_.b, symbols_.s00, 2, 1, 4}),
                          modelc::checked<float, 5>("y_true", y_true, {symbols_.b, 2 * symbols_.s00, 4, 2, 4}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, s00, 2, 1, 4]`
  /// - takes `y_true: f32[b, 2 * s00, 4, 2, 4]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, 1, 4> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 1);
    assert(x.dimension(4) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2 * symbols_.s00);
    assert(y_true.dimension(2) == 4);
    assert(y_true.dimension(3) == 2);
    assert(y_true.dimension(4) == 4);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 5>("x", x, {symbols_.b, symbols_.s00, 2, 1, 4}),
                      modelc::checked<float, 5>("y_true", y_true, {symbols_.b, 2 * symbols_.s00, 4, 2, 4}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(64);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(128);
    outputs[3] = arena_.at<float>(192);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(128); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<float>(256));
    values[1] = static_cast<double>(*arena_.at<float>(0));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(64), 1, 0.0f);
    std::fill_n(training_->block.at<float>(128), 1, 0.0f);
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
    return {8 * symbols_.b * symbols_.s00, 64 * symbols_.b * symbols_.s00};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 64 * symbols_.b * symbols_.s00, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s00"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 5, {-1, -1, 2, 1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 5, {-1, -1, 4, 2, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"dense/kernel", "f32", 2, {4, 4}, 0, true},
      {"dense/bias", "f32", 1, {4}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 5, {-1, -1, 2, 1, 4}, 0, false},
      {"y_true", "f32", 5, {-1, -1, 4, 2, 4}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "root_mean_squared_error"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {4, 4}, 0, false},
      {"grad/dense/bias", "f32", 1, {4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"metric/root_mean_squared_error/total", "f32", 0, {}, 64, false},
      {"metric/root_mean_squared_error/count", "f32", 0, {}, 128, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> part_infos{{
      {"gradient/dense/kernel", "f32", 2, {4, 4}, 0, false},
      {"gradient/dense/bias", "f32", 1, {4}, 64, false},
      {"loss", "f32", 0, {}, 128, false},
      {"metric/root_mean_squared_error/total", "f32", 0, {}, 192, false},
      {"metric/root_mean_squared_error/count", "f32", 0, {}, 256, false},
  }};
  static constexpr modelc::Index part_bytes = 320;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 192;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({32 * b * s00_2, 256 * b * s00_2});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({256 * b * s00_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({128 * b * s00_2});
    modelc::Size train_step_end = 384;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({256 * b * s00_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({256 * b * s00_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * b * s00_2});
    const modelc::Size update_step_end = 448;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({256 * b * s00_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * b * s00_2});
    modelc::Size gradients_end = 448;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({256 * b * s00_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({256 * b * s00_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * b * s00_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2, 4> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2, 4>>(
        arena_.at<float>(slots_[0]), symbols_.b, 2 * symbols_.s00, 4, 2, 4);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(128)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(64)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 4, 4>>(arena_.at<float>(128), 4, 4),
            modelc::make_view<modelc::View<const float, 4>>(arena_.at<float>(192), 4)};
  }

  // m.model:4: h2 = UpSampling3D(2)(x)
  // computes up_sampling3d, up_sampling3d, up_sampling3d and 1 more
  void compute_up_sampling3d(const float* x, float* up_sampling3d) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b * s00_2; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(8, [&](auto lane, modelc::Index k) {
          lane.store(up_sampling3d + i * 16 + j * 8 + k, lane.load(x + i * 8 + k));
        });
      }
    }
  }

  // m.model:4: h2 = UpSampling3D(2)(x)
  // computes up_sampling3d_2, up_sampling3d_2, up_sampling3d_2 and 1 more
  void compute_up_sampling3d_2(const float* up_sampling3d, float* up_sampling3d_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < 4 * b * s00_2; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
          lane.store(up_sampling3d_2 + i * 8 + j * 4 + k, lane.load(up_sampling3d + i * 4 + k));
        });
      }
    }
  }

  // m.model:6: output y = Dense(4)(h2)
  // computes dense, dense, dense
  void compute_dense(const float* up_sampling3d_2, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < 2 * s00_2; ++i1) {
        for (modelc::Index i2 = 0; i2 < 4; ++i2) {
          modelc::small_matmul<4, 4>(2, up_sampling3d_2 + i0 * (32 * s00_2) + i1 * 16 + i2 * 4, 0, dense_kernel, 4,
                                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                       lane.store(dense + i0 * (64 * s00_2) + i1 * 32 + i2 * 8 + row * 4 + column, sum);
                                     });
        }
      }
    }
  }

  // m.model:6: output y = Dense(4)(h2)
  // computes gradients, new_part_gradient_dense_kernel
  void compute_gradients_2(const float* dense_2, const float* grad_y, float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, 4, 16 * b * s00_2, 4, dense_2, 1, 4, grad_y, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 4 + column, sum);
                   });
  }

  // m.model:7: compile(optimizer = SGD(learning_rate = CosineDecay(0.1, 20)), loss = log_cosh, metrics = [Ro...
  // computes mul, mul
  void compute_mul(const std::int64_t* optimizer_iteration, float* mul) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul, (1.0f + cos(min(1.0f, max(0.0f, modelc::cast<float>(lane.load(optimizer_iteration)) / 20.0f)) *
                                  3.1415927f)) *
                          0.5f * 0.1f);
    }
  }

  // m.model:7: compile(optimizer = SGD(learning_rate = CosineDecay(0.1, 20)), loss = log_cosh, metrics = [Ro...
  // computes new_weights, new_weights
  void compute_new_weights(const float* weights, const float* gradients, const float* mul,
                           float* new_weights) noexcept {
    modelc::for_lanes<float>(20, [&](auto lane, modelc::Index i) {
      lane.store(new_weights + i, lane.load(weights + i) - lane.load(gradients + i) * lane(mul[0]));
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

    // m.model:4: h2 = UpSampling3D(2)(x)
    // up_sampling3d: f32[b, s00, 2, 2, 1, 4]
    float* const up_sampling3d = arena_.at<float>(slots_[0]);
    compute_up_sampling3d(x, up_sampling3d);
    // up_sampling3d_2: f32[b, 2 * s00, 2, 2, 1, 4]
    float* const up_sampling3d_2 = arena_.at<float>(slots_[1]);
    compute_up_sampling3d_2(up_sampling3d, up_sampling3d_2);

    // m.model:6: output y = Dense(4)(h2)
    // y: f32[b, 2 * s00, 4, 2, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const y = arena_.at<float>(slots_[0]);
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < 2 * s00_2; ++i1) {
        for (modelc::Index i2 = 0; i2 < 4; ++i2) {
          modelc::small_matmul<4, 4>(2, up_sampling3d_2 + i0 * (32 * s00_2) + i1 * 16 + i2 * 4, 0, dense_kernel, 4,
                                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                       lane.store(y + i0 * (64 * s00_2) + i1 * 32 + i2 * 8 + row * 4 + column,
                                                  lane.load(dense_bias + column) + sum);
                                     });
        }
      }
    }
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h2 = UpSampling3D(2)(x)
    // up_sampling3d: f32[b, s00, 2, 2, 1, 4]
    float* const up_sampling3d = arena_.at<float>(train_step_slots_[0]);
    compute_up_sampling3d(x, up_sampling3d);
    // up_sampling3d_2: f32[b, 2 * s00, 2, 2, 1, 4]
    float* const up_sampling3d_2 = arena_.at<float>(train_step_slots_[2]);
    compute_up_sampling3d_2(up_sampling3d, up_sampling3d_2);

    // m.model:6: output y = Dense(4)(h2)
    // dense: f32[b, 2 * s00, 4, 2, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(train_step_slots_[0]);
    compute_dense(up_sampling3d_2, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, new_metric_root_mean_squared_error_total: f32, root_mean_squared_error: f32, root_mean_square...
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const metric_root_mean_squared_error_total = training_->block.at<float>(64);
    const float* const metric_root_mean_squared_error_count = training_->block.at<float>(128);
    float* const loss = arena_.at<float>(128);
    float* const new_metric_root_mean_squared_error_total = training_->block.at<float>(64);
    float* const root_mean_squared_error = arena_.at<float>(192);
    float* const root_mean_squared_error_2 = arena_.at<float>(256);
    float* const grad_y = arena_.at<float>(train_step_slots_[0]);
    float* const dense_2 = arena_.at<float>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto metric_root_mean_squared_error_total_2 = scalar.load(metric_root_mean_squared_error_total);
      const auto add = scalar.load(metric_root_mean_squared_error_count) + static_cast<float>(64 * b * s00_2);
      const auto eq = 0.0f == add;
      const auto where = select(eq, 1.0f, add);
      const auto mul_2 = 0.25f * (scalar(1.0f) / scalar(static_cast<float>(16 * b * s00_2)));
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto up_sampling3d_2_2 = lane.load(up_sampling3d_2 + i * 4 + k);
                return up_sampling3d_2_2 * up_sampling3d_2_2;
              })));
        }
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto sub = lane.load(dense_bias + k) + lane.load(dense + i * 8 + j * 4 + k) -
                                 lane.load(y_true + i * 8 + j * 4 + k);
                const auto mul_3 = sub * -2.0f;
                return sub + (max(mul_3, 0.0f) + log1p(exp(-abs(mul_3)))) - 0.6931472f;
              })));
        }
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum_3 = modelc::Sum::apply(
              row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto sub_2 = lane.load(dense_bias + k) + lane.load(dense + i * 8 + j * 4 + k) -
                                   lane.load(y_true + i * 8 + j * 4 + k);
                return sub_2 * sub_2;
              })));
        }
      }
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            const auto grad_y_2 =
                lane(mul_2) +
                -2.0f * (lane(mul_2) * sigmoid((lane.load(dense_bias + k) + lane.load(dense + i * 8 + j * 4 + k) -
                                                lane.load(y_true + i * 8 + j * 4 + k)) *
                                               -2.0f));
            const auto up_sampling3d_2_3 = lane.load(up_sampling3d_2 + i * 4 + k);
            lane.store(grad_y + i * 8 + j * 4 + k, grad_y_2);
            lane.store(dense_2 + i * 8 + j * 4 + k, up_sampling3d_2_3);
          });
        }
      }
      scalar.store(root_mean_squared_error, add);
      const auto add_2 =
          row_sum / static_cast<float>(64 * b * s00_2) * 0.02f + 0.25f * row_sum_2 / static_cast<float>(16 * b * s00_2);
      const auto add_3 = metric_root_mean_squared_error_total_2 + row_sum_3;
      const auto sqrt_2 = sqrt(select(eq, 0.0f, add_3 / where));
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(loss, add_2_lanes);
      scalar.store(new_metric_root_mean_squared_error_total, add_3_lanes);
      scalar.store(root_mean_squared_error_2, sqrt_2_lanes);
    }
    // gradients: f32[20]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(dense_2, grad_y, gradients);
    // gradients: f32[20]
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 16 * b * s00_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 4));
      }
      lane.store(gradients + 16 + i, grad_dense_bias);
    });

    // m.model:7: compile(optimizer = SGD(learning_rate = CosineDecay(0.1, 20)), loss = log_cosh, metrics = [Ro...
    // mul: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const mul = arena_.at<float>(320);
    compute_mul(optimizer_iteration, mul);
    // new_weights: f32[20]
    const float* const weights = weights_->block.at<float>(0);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_weights(weights, gradients, mul, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<float>(192), 1, training_->block.at<float>(128));
  }

  void compute_update_step() noexcept {
    // m.model:7: compile(optimizer = SGD(learning_rate = CosineDecay(0.1, 20)), loss = log_cosh, metrics = [Ro...
    // new_metric_root_mean_squared_error_total: f32, new_metric_root_mean_squared_error_count: f32, root_mean_...
    const float* const metric_root_mean_squared_error_total = training_->block.at<float>(64);
    const float* const metric_root_mean_squared_error_count = training_->block.at<float>(128);
    const float* const part_metric_root_mean_squared_error_total = arena_.at<float>(320);
    const float* const part_metric_root_mean_squared_error_count = arena_.at<float>(384);
    float* const new_metric_root_mean_squared_error_total = training_->block.at<float>(64);
    float* const new_metric_root_mean_squared_error_count = training_->block.at<float>(128);
    float* const root_mean_squared_error = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      const auto add =
          lane.load(metric_root_mean_squared_error_total) + lane.load(part_metric_root_mean_squared_error_total);
      const auto add_2 =
          lane.load(metric_root_mean_squared_error_count) + lane.load(part_metric_root_mean_squared_error_count);
      const auto eq = 0.0f == add_2;
      const auto sqrt_2 = sqrt(select(eq, 0.0f, add / select(eq, 1.0f, add_2)));
      lane.store(new_metric_root_mean_squared_error_total, add);
      lane.store(new_metric_root_mean_squared_error_count, add_2);
      lane.store(root_mean_squared_error, sqrt_2);
    }
    // mul: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const mul = arena_.at<float>(64);
    compute_mul(optimizer_iteration, mul);
    // new_weights: f32[20]
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(128);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_weights(weights, part_gradients, mul, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h2 = UpSampling3D(2)(x)
    // up_sampling3d: f32[b, s00, 2, 2, 1, 4]
    float* const up_sampling3d = arena_.at<float>(evaluate_step_slots_[0]);
    compute_up_sampling3d(x, up_sampling3d);
    // up_sampling3d_2: f32[b, 2 * s00, 2, 2, 1, 4]
    float* const up_sampling3d_2 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_up_sampling3d_2(up_sampling3d, up_sampling3d_2);

    // m.model:6: output y = Dense(4)(h2)
    // dense: f32[b, 2 * s00, 4, 2, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(evaluate_step_slots_[0]);
    compute_dense(up_sampling3d_2, dense_kernel, dense);

    // m.model:7: compile(optimizer = SGD(learning_rate = CosineDecay(0.1, 20)), loss = log_cosh, metrics = [Ro...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_root_mean_squared_error_total: f32, root_mean_squared_error: f32, root_mean_square...
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const metric_root_mean_squared_error_total = training_->block.at<float>(64);
    const float* const metric_root_mean_squared_error_count = training_->block.at<float>(128);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_root_mean_squared_error_total = training_->block.at<float>(64);
    float* const root_mean_squared_error = arena_.at<float>(64);
    float* const root_mean_squared_error_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto metric_root_mean_squared_error_total_2 = scalar.load(metric_root_mean_squared_error_total);
      const auto add = scalar.load(metric_root_mean_squared_error_count) + static_cast<float>(64 * b * s00_2);
      const auto eq = 0.0f == add;
      const auto where = select(eq, 1.0f, add);
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto up_sampling3d_2_2 = lane.load(up_sampling3d_2 + i * 4 + k);
                return up_sampling3d_2_2 * up_sampling3d_2_2;
              })));
        }
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto sub = lane.load(dense_bias + k) + lane.load(dense + i * 8 + j * 4 + k) -
                                 lane.load(y_true + i * 8 + j * 4 + k);
                const auto mul = sub * -2.0f;
                return sub + (max(mul, 0.0f) + log1p(exp(-abs(mul)))) - 0.6931472f;
              })));
        }
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum_3 = modelc::Sum::apply(
              row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto sub_2 = lane.load(dense_bias + k) + lane.load(dense + i * 8 + j * 4 + k) -
                                   lane.load(y_true + i * 8 + j * 4 + k);
                return sub_2 * sub_2;
              })));
        }
      }
      scalar.store(root_mean_squared_error, add);
      const auto add_2 =
          row_sum / static_cast<float>(64 * b * s00_2) * 0.02f + 0.25f * row_sum_2 / static_cast<float>(16 * b * s00_2);
      const auto add_3 = metric_root_mean_squared_error_total_2 + row_sum_3;
      const auto sqrt_2 = sqrt(select(eq, 0.0f, add_3 / where));
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(loss, add_2_lanes);
      scalar.store(new_metric_root_mean_squared_error_total, add_3_lanes);
      scalar.store(root_mean_squared_error_2, sqrt_2_lanes);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(128));
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h2 = UpSampling3D(2)(x)
    // up_sampling3d: f32[b, s00, 2, 2, 1, 4]
    float* const up_sampling3d = arena_.at<float>(gradients_slots_[0]);
    compute_up_sampling3d(x, up_sampling3d);
    // up_sampling3d_2: f32[b, 2 * s00, 2, 2, 1, 4]
    float* const up_sampling3d_2 = arena_.at<float>(gradients_slots_[2]);
    compute_up_sampling3d_2(up_sampling3d, up_sampling3d_2);

    // m.model:6: output y = Dense(4)(h2)
    // dense: f32[b, 2 * s00, 4, 2, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(gradients_slots_[0]);
    compute_dense(up_sampling3d_2, dense_kernel, dense);
    // the loss, and what its gradient needs
    // y_loss: f32, loss: f32, new_part_metric_root_mean_squared_error_total: f32, grad_y: f32[b, 2 * s00, 4, 2...
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const y_loss = arena_.at<float>(0);
    float* const loss = arena_.at<float>(64);
    float* const new_part_metric_root_mean_squared_error_total = arena_.at<float>(320);
    float* const grad_y = arena_.at<float>(gradients_slots_[0]);
    float* const dense_2 = arena_.at<float>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto mul = 0.25f * (scalar(1.0f) / scalar(static_cast<float>(16 * b * s00_2)));
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto up_sampling3d_2_2 = lane.load(up_sampling3d_2 + i * 4 + k);
                return up_sampling3d_2_2 * up_sampling3d_2_2;
              })));
        }
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto sub = lane.load(dense_bias + k) + lane.load(dense + i * 8 + j * 4 + k) -
                                 lane.load(y_true + i * 8 + j * 4 + k);
                const auto mul_2 = sub * -2.0f;
                return sub + (max(mul_2, 0.0f) + log1p(exp(-abs(mul_2)))) - 0.6931472f;
              })));
        }
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum_3 = modelc::Sum::apply(
              row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto sub_2 = lane.load(dense_bias + k) + lane.load(dense + i * 8 + j * 4 + k) -
                                   lane.load(y_true + i * 8 + j * 4 + k);
                return sub_2 * sub_2;
              })));
        }
      }
      for (modelc::Index i = 0; i < 8 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            const auto grad_y_2 =
                lane(mul) +
                -2.0f * (lane(mul) * sigmoid((lane.load(dense_bias + k) + lane.load(dense + i * 8 + j * 4 + k) -
                                              lane.load(y_true + i * 8 + j * 4 + k)) *
                                             -2.0f));
            const auto up_sampling3d_2_3 = lane.load(up_sampling3d_2 + i * 4 + k);
            lane.store(grad_y + i * 8 + j * 4 + k, grad_y_2);
            lane.store(dense_2 + i * 8 + j * 4 + k, up_sampling3d_2_3);
          });
        }
      }
      const auto div = 0.25f * row_sum_2 / static_cast<float>(16 * b * s00_2);
      const auto add = row_sum / static_cast<float>(64 * b * s00_2) * 0.02f + div;
      const auto div_lanes = div;
      const auto add_lanes = add;
      const auto row_sum_3_lanes = row_sum_3;
      scalar.store(y_loss, div_lanes);
      scalar.store(loss, add_lanes);
      scalar.store(new_part_metric_root_mean_squared_error_total, row_sum_3_lanes);
    }
    // new_part_gradient_dense_bias: f32[4]
    float* const new_part_gradient_dense_bias = arena_.at<float>(192);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 16 * b * s00_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 4));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(64);
    // new_part_gradient_dense_kernel: f32[4, 4]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(128);
    compute_gradients_2(dense_2, grad_y, new_part_gradient_dense_kernel);
    ready_(0);

    // m.model:5: loss 0.02 * mean(square(h2))
    // new_part_metric_root_mean_squared_error_count: f32
    float* const new_part_metric_root_mean_squared_error_count = arena_.at<float>(384);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_root_mean_squared_error_count, lane(static_cast<float>(64 * b * s00_2)));
    }

    modelc::copy_elements(arena_.at<float>(64), 1, arena_.at<float>(256));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[2];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[3];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[2];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[3];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4252

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
#include "modelc/kernels.hpp"
#include "modelc/lanes.hpp"
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/segments.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4253 {

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

    double& scaled_scale() noexcept { return *block.at<double>(0); }
    auto dense_kernel() noexcept { return modelc::block_view<double, 3, 3>(block, 64); }
    auto dense_bias() noexcept { return modelc::block_view<double, 3>(block, 192); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Gradients {
    double loss;
    double y_loss;
    double grad_scaled_scale;
    modelc::View<const double, 3, 3> grad_dense_kernel;
    modelc::View<const double, 3> grad_dense_bias;
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
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 3, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 3, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    std::fill_n(block.at<double>(0), 1, 0.5);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(64), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, 4]` gives `y: f64[b, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 3> predict(modelc::View<const double, modelc::Dynamic, 4> x) noexcept {
    assert(x.rows() == symbols_.b);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, modelc::Dynamic, 3> predict(const XTensor& x) {
    compute(modelc::checked<double, 2>("x", x, {symbols_.b, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 4]`
  /// - takes `y_true: f64[b, 3]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 4> x,
                    modelc::View<const double, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<double, 2>("x", x, {symbols_.b, 4}),
                       modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(192));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 4]`
  /// - takes `y_true: f64[b, 3]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 4> x,
                       modelc::View<const double, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<double, 2>("x", x, {symbols_.b, 4}),
                          modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 3}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, 4]`
  /// - takes `y_true: f64[b, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 4> x,
                      modelc::View<const double, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<double, 2>("x", x, {symbols_.b, 4}),
                      modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    outputs[0] = arena_.at<double>(64);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(192);
    outputs[3] = arena_.at<double>(256);
    outputs[4] = arena_.at<double>(384);
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
    values[0] = static_cast<double>(*arena_.at<double>(448));
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {4 * symbols_.b, 3 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[0]), 3 * symbols_.b, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 2, {-1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> weight_infos{{
      {"scaled/scale", "f64", 0, {}, 0, true},
      {"dense/kernel", "f64", 2, {3, 3}, 64, true},
      {"dense/bias", "f64", 1, {3}, 192, true},
  }};
  static constexpr modelc::Index weight_bytes = 256;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 2, {-1, 4}, 0, false},
      {"y_true", "f64", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 5> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/scaled/scale", "f64", 0, {}, 0, false},
      {"grad/dense/kernel", "f64", 2, {3, 3}, 0, false},
      {"grad/dense/bias", "f64", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/m/scaled/scale", "f64", 0, {}, 64, false},
      {"optimizer/m/dense/kernel", "f64", 2, {3, 3}, 128, false},
      {"optimizer/m/dense/bias", "f64", 1, {3}, 256, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> part_infos{{
      {"gradient/scaled/scale", "f64", 0, {}, 0, false},
      {"gradient/dense/kernel", "f64", 2, {3, 3}, 64, false},
      {"gradient/dense/bias", "f64", 1, {3}, 192, false},
      {"loss", "f64", 0, {}, 256, false},
  }};
  static constexpr modelc::Index part_bytes = 320;
  static constexpr modelc::Index gradient_bytes = 256;  // the first of them
  static constexpr modelc::Index training_bytes = 320;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({32 * b, 24 * b});
    modelc::Size end = 192;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({96 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({72 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({72 * b});
    modelc::Size train_step_end = 384;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    const modelc::Size update_step_end = 512;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({96 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({72 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({72 * b});
    modelc::Size gradients_end = 512;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 3>>(arena_.at<double>(slots_[0]), symbols_.b,
                                                                             3);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(192)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(64)), modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<double>(arena_.at<double>(192)),
            modelc::make_view<modelc::View<const double, 3, 3>>(arena_.at<double>(256), 3, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(384), 3)};
  }

  // m.model:10: h1 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(scatter(expand_dims(ids, 1)...
  // computes ids, ids, ids and 1 more
  void compute_ids(const double* x, std::int32_t* ids, std::int32_t* lambda) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_scalars(b, [&](auto lane, modelc::Index i) {
      const auto ids_2 = modelc::cast<std::int32_t>(lane.load(x + i * 4, 4) > 0.0);
      const auto where = select(ids_2 < 0, ids_2 + 3, ids_2);
      const auto where_2 = select((where >= 0) && (where < 3), where, -1);
      lane.store(ids + i, ids_2);
      lane.store(lambda + i, where_2);
    });
  }

  // m.model:13: h4 = concatenate([h1, h1 ** 2])
  // computes h4, h4, h4 and 1 more
  void compute_h4(const double* h1, double* h4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        const auto h1_2 = lane.load(h1 + i * 4 + j);
        const auto mul = h1_2 * h1_2;
        lane.store(h4 + i * 8 + j, h1_2);
        lane.store(h4 + 4 + i * 8 + j, mul);
      });
    }
  }

  // m.model:14: h5 = Scaled(Sequential([Lambda(v -> stft(v, 4, 2, 4, center = false)[1][..., 0, :]), Lambda(...
  // computes lambda_4_2, lambda_4_2, lambda_4_2 and 1 more
  void compute_lambda_4_2(std::int32_t* lambda_4_2) noexcept {
    for (modelc::Index i = 0; i < 3; ++i) {
      modelc::for_scalars(4, [&](auto lane, modelc::Index j) {
        lane.store(lambda_4_2 + i * 4 + j,
                   lane.iota(static_cast<std::int32_t>(j)) + 2 * lane(static_cast<std::int32_t>(i)));
      });
    }
  }

  // m.model:14: h5 = Scaled(Sequential([Lambda(v -> stft(v, 4, 2, 4, center = false)[1][..., 0, :]), Lambda(...
  // computes lambda_4_4, lambda_4_4, lambda_4_4 and 1 more
  void compute_lambda_4_4(const double* lambda_4, const double* lambda_4_3, double* lambda_4_4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 3 * b; ++i) {
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        lane.store(lambda_4_4 + i * 4 + j, lane.load(lambda_4 + j) * lane.load(lambda_4_3 + i * 4 + j));
      });
    }
  }

  // m.model:14: h5 = Scaled(Sequential([Lambda(v -> stft(v, 4, 2, 4, center = false)[1][..., 0, :]), Lambda(...
  // computes lambda_5_5, lambda_5_5, lambda_5_5 and 1 more
  void compute_lambda_5_5(const std::int32_t* lambda_5_2, const bool* lambda_5_3, const std::int32_t* lambda_5_4,
                          std::int32_t* lambda_5_5) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_scalars(2, [&](auto lane, modelc::Index i) {
      const auto lambda_5_2_2 = lane.load(lambda_5_2 + i);
      const auto where = select(lane.load(lambda_5_3 + i), lambda_5_2_2 + static_cast<std::int32_t>(b), lambda_5_2_2);
      lane.store(lambda_5_5 + i, select(((where >= 0) && (where < static_cast<std::int32_t>(b))) && lane(true),
                                        lane.load(lambda_5_4 + i) + 3 * where, -1));
    });
  }

  // m.model:14: h5 = Scaled(Sequential([Lambda(v -> stft(v, 4, 2, 4, center = false)[1][..., 0, :]), Lambda(...
  // computes lambda_5, lambda_5, lambda_5 and 1 more
  void compute_lambda_5(const double* lambda_4_5, double* lambda_5_6, double* lambda_5) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto lambda_4_5_2 = scalar.load(lambda_4_5);
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(
                         3, [&](auto lane, modelc::Index j) { return lane.load(lambda_4_5 + i * 9 + j); })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          lane.store(lambda_5_6 + i * 3 + j, lane.load(lambda_4_5 + i * 9 + j));
        });
      }
      scalar.store(lambda_5 + 1, lambda_4_5_2);
      scalar.store(lambda_5, row_sum);
    }
  }

  // m.model:3: return scale * inner(x)
  // computes h5, h5, h5 and 1 more
  void compute_h5(const double* scaled_scale, const double* lambda_5_7, double* h5) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
      lane.store(h5 + i, lane(scaled_scale[0]) * lane.load(lambda_5_7 + i));
    });
  }

  // m.model:15: output y = Dense(3, activation = sigmoid)(h5)
  // computes dense, dense, dense
  void compute_dense(const double* h5, const double* dense_kernel, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 3, 3, h5, 3, 1, dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 3 + column, sum);
                   });
  }

  // m.model:15: output y = Dense(3, activation = sigmoid)(h5)
  // computes grad_h5, grad_h5
  void compute_grad_h5(const double* mul, const double* dense_kernel, double* grad_h5) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 3, 3, mul, 3, 1, dense_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_h5 + row * 3 + column, sum);
                   });
  }

  // m.model:15: output y = Dense(3, activation = sigmoid)(h5)
  // computes gradients, new_part_gradient_dense_kernel
  void compute_gradients_2(const double* h5, const double* mul, double* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 3, b, 3, h5, 1, 3, mul, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 3 + column, sum);
                   });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:10: h1 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(scatter(expand_dims(ids, 1)...
    // ids: i32[b], lambda: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(slots_[1]);
    std::int32_t* const lambda = arena_.at<std::int32_t>(slots_[0]);
    compute_ids(x, ids, lambda);
    // lambda_2: f64[3, 4]
    double* const lambda_2 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2, 3, 4), modelc::tensor(x, b, 4), modelc::tensor(lambda, b),
                                 false);
    // h1: f64[b, 4]
    double* const h1 = arena_.at<double>(slots_[0]);
    modelc::kernels::take(modelc::tensor(h1, b, 4), modelc::tensor(lambda_2, 3, 4), modelc::tensor(ids, b), 0);

    // m.model:13: h4 = concatenate([h1, h1 ** 2])
    // h4: f64[b, 8]
    double* const h4 = arena_.at<double>(slots_[1]);
    compute_h4(h1, h4);

    // m.model:14: h5 = Scaled(Sequential([Lambda(v -> stft(v, 4, 2, 4, center = false)[1][..., 0, :]), Lambda(...
    // lambda_4_2: i32[3, 4]
    std::int32_t* const lambda_4_2 = arena_.at<std::int32_t>(0);
    compute_lambda_4_2(lambda_4_2);
    // lambda_4_3: f64[b, 3, 4]
    double* const lambda_4_3 = arena_.at<double>(slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_4_3, b, 3, 4), modelc::tensor(h4, b, 8),
                          modelc::tensor(lambda_4_2, 3, 4), 1);
    // lambda_4_4: f64[b, 3, 4]
    [[maybe_unused]] alignas(64) static constexpr double lambda_4[4] = {0.0, 0.49999999999999994, 1.0,
                                                                        0.5000000000000001};
    double* const lambda_4_4 = arena_.at<double>(slots_[0]);
    compute_lambda_4_4(lambda_4, lambda_4_3, lambda_4_4);
    // lambda_4_5: f64[b, 3, 3], unused: f64[b, 3, 3]
    double* const lambda_4_5 = arena_.at<double>(slots_[1]);
    double* const unused = arena_.at<double>(slots_[2]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::real_fft(modelc::tensor(unused, b, 3, 3), modelc::tensor(lambda_4_5, b, 3, 3),
                              modelc::tensor(workspace, 24), modelc::tensor(lambda_4_4, b, 3, 4));
    // lambda_5_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_5_2[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_5_3[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_5_4[2] = {0, 2};
    std::int32_t* const lambda_5_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5_5(lambda_5_2, lambda_5_3, lambda_5_4, lambda_5_5);
    // lambda_5: f64[2], lambda_5_6: f64[b, 1, 3]
    double* const lambda_5 = arena_.at<double>(0);
    double* const lambda_5_6 = arena_.at<double>(slots_[0]);
    compute_lambda_5(lambda_4_5, lambda_5_6, lambda_5);
    // lambda_5_7: f64[3 * b]
    double* const lambda_5_7 = arena_.at<double>(slots_[1]);
    modelc::kernels::update_rows(modelc::tensor(lambda_5_7, 3 * b), modelc::tensor(lambda_5_6, 3 * b),
                                 modelc::tensor(lambda_5_5, 2), modelc::tensor(lambda_5, 2));

    // m.model:3: return scale * inner(x)
    // h5: f64[b, 3]
    const double* const scaled_scale = weights_->block.at<double>(0);
    double* const h5 = arena_.at<double>(slots_[1]);
    compute_h5(scaled_scale, lambda_5_7, h5);

    // m.model:15: output y = Dense(3, activation = sigmoid)(h5)
    // y: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(64);
    const double* const dense_bias = weights_->block.at<double>(192);
    double* const y = arena_.at<double>(slots_[0]);
    modelc::matmul(threads_, b, 3, 3, h5, 3, 1, dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 3 + column, sigmoid(lane.load(dense_bias + column) + sum));
                   });
  }

  void compute_train_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:10: h1 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(scatter(expand_dims(ids, 1)...
    // ids: i32[b], lambda: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(train_step_slots_[1]);
    std::int32_t* const lambda = arena_.at<std::int32_t>(train_step_slots_[0]);
    compute_ids(x, ids, lambda);
    // lambda_2: f64[3, 4]
    double* const lambda_2 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2, 3, 4), modelc::tensor(x, b, 4), modelc::tensor(lambda, b),
                                 false);
    // h1: f64[b, 4]
    double* const h1 = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(h1, b, 4), modelc::tensor(lambda_2, 3, 4), modelc::tensor(ids, b), 0);

    // m.model:13: h4 = concatenate([h1, h1 ** 2])
    // h4: f64[b, 8]
    double* const h4 = arena_.at<double>(train_step_slots_[1]);
    compute_h4(h1, h4);

    // m.model:14: h5 = Scaled(Sequential([Lambda(v -> stft(v, 4, 2, 4, center = false)[1][..., 0, :]), Lambda(...
    // lambda_4_2: i32[3, 4]
    std::int32_t* const lambda_4_2 = arena_.at<std::int32_t>(0);
    compute_lambda_4_2(lambda_4_2);
    // lambda_4_3: f64[b, 3, 4]
    double* const lambda_4_3 = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_4_3, b, 3, 4), modelc::tensor(h4, b, 8),
                          modelc::tensor(lambda_4_2, 3, 4), 1);
    // lambda_4_4: f64[b, 3, 4]
    [[maybe_unused]] alignas(64) static constexpr double lambda_4[4] = {0.0, 0.49999999999999994, 1.0,
                                                                        0.5000000000000001};
    double* const lambda_4_4 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_4_4(lambda_4, lambda_4_3, lambda_4_4);
    // lambda_4_5: f64[b, 3, 3], unused: f64[b, 3, 3]
    double* const lambda_4_5 = arena_.at<double>(train_step_slots_[1]);
    double* const unused = arena_.at<double>(train_step_slots_[2]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::real_fft(modelc::tensor(unused, b, 3, 3), modelc::tensor(lambda_4_5, b, 3, 3),
                              modelc::tensor(workspace, 24), modelc::tensor(lambda_4_4, b, 3, 4));
    // lambda_5_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_5_2[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_5_3[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_5_4[2] = {0, 2};
    std::int32_t* const lambda_5_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5_5(lambda_5_2, lambda_5_3, lambda_5_4, lambda_5_5);
    // lambda_5: f64[2], lambda_5_6: f64[b, 1, 3]
    double* const lambda_5 = arena_.at<double>(0);
    double* const lambda_5_6 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_5(lambda_4_5, lambda_5_6, lambda_5);
    // lambda_5_7: f64[3 * b]
    double* const lambda_5_7 = arena_.at<double>(train_step_slots_[1]);
    modelc::kernels::update_rows(modelc::tensor(lambda_5_7, 3 * b), modelc::tensor(lambda_5_6, 3 * b),
                                 modelc::tensor(lambda_5_5, 2), modelc::tensor(lambda_5, 2));

    // m.model:3: return scale * inner(x)
    // h5: f64[b, 3]
    const double* const scaled_scale = weights_->block.at<double>(0);
    double* const h5 = arena_.at<double>(train_step_slots_[0]);
    compute_h5(scaled_scale, lambda_5_7, h5);

    // m.model:15: output y = Dense(3, activation = sigmoid)(h5)
    // dense: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(train_step_slots_[2]);
    compute_dense(h5, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f64, mul: f64[b, 3]
    const double* const dense_bias = weights_->block.at<double>(192);
    double* const loss = arena_.at<double>(192);
    double* const mul = arena_.at<double>(train_step_slots_[2]);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul_2 = scaled_scale_2 * scaled_scale_2 * 0.01;
      const auto div = scalar(1.0) / scalar(static_cast<double>(b)) / 3.0;
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto add_2 = lane.load(dense_bias + j) + lane.load(dense + i * 3 + j);
              return log1p(exp(-abs(add_2))) + (max(0.0, add_2) - lane.load(y_true + i * 3 + j) * add_2);
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          lane.store(mul + i * 3 + j, lane(div) * (sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 3 + j)) -
                                                   lane.load(y_true + i * 3 + j)));
        });
      }
      const auto add_3 = row_sum / 3.0 / static_cast<double>(b) + mul_2;
      scalar.store(loss, add_3);
    }
    // grad_h5: f64[b, 3]
    double* const grad_h5 = arena_.at<double>(train_step_slots_[3]);
    compute_grad_h5(mul, dense_kernel, grad_h5);
    // gradients: f64[19]
    double* const gradients = arena_.at<double>(0);
    compute_gradients_2(h5, mul, gradients);
    // gradients: f64[19]
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 9 + i, lane(0.0)); });
    // gradients: f64[19]
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(mul + i + j * 3));
      }
      lane.store(gradients + 16 + i, grad_dense_bias);
    });
    // scaled: f64, new_optimizer_m_scaled_scale: f64, new_scaled_scale: f64, add: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_m_scaled_scale = training_->block.at<double>(64);
    double* const scaled = arena_.at<double>(256);
    double* const new_optimizer_m_scaled_scale = training_->block.at<double>(64);
    double* const new_scaled_scale = weights_->block.at<double>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(320);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul_2 = scaled_scale_2 * 0.01;
      const auto add_2 = mul_2 + mul_2;
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto mul_3 =
          (1.0 + cos(min(1.0, max(0.0, modelc::cast<double>(optimizer_iteration_2) / 20.0)) * 3.141592653589793)) *
          0.5 * 0.1;
      const auto optimizer_m_scaled_scale_2 = scalar.load(optimizer_m_scaled_scale);
      const auto mul_4 = optimizer_m_scaled_scale_2 * 0.9;
      const auto mul_5 = optimizer_m_scaled_scale_2 * 0.99;
      const auto add_3 = optimizer_iteration_2 + std::int64_t{1};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          3 * b, [&](auto lane, modelc::Index i) { return lane.load(lambda_5_7 + i) * lane.load(grad_h5 + i); }));
      const auto mul_3_lanes = mul_3;
      const auto add_3_lanes = add_3;
      scalar.store(scaled, mul_3_lanes);
      scalar.store(add, add_3_lanes);
      const auto grad_scaled_scale = add_2 + row_sum;
      const auto add_4 = mul_5 + grad_scaled_scale * 0.010000000000000009;
      const auto sub = scaled_scale_2 - mul_3 * sign(mul_4 + grad_scaled_scale * 0.09999999999999998);
      const auto add_4_lanes = add_4;
      const auto sub_lanes = sub;
      scalar.store(new_optimizer_m_scaled_scale, add_4_lanes);
      scalar.store(new_scaled_scale, sub_lanes);
    }

    // m.model:16: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = binary_crossentropy)
    // new_optimizer_m: f64[19], new_weights: f64[19]
    const double* const weights = weights_->block.at<double>(64);
    const double* const optimizer_m = training_->block.at<double>(128);
    double* const new_optimizer_m = training_->block.at<double>(128);
    double* const new_weights = weights_->block.at<double>(64);
    modelc::for_lanes<double>(19, [&](auto lane, modelc::Index i) {
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto gradients_2 = lane.load(gradients + i);
      const auto add_2 = optimizer_m_2 * 0.99 + 0.010000000000000009 * gradients_2;
      const auto sub =
          lane.load(weights + i) - lane(scaled[0]) * sign(optimizer_m_2 * 0.9 + 0.09999999999999998 * gradients_2);
      lane.store(new_optimizer_m + i, add_2);
      lane.store(new_weights + i, sub);
    });

    modelc::copy_elements(arena_.at<std::int64_t>(320), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // m.model:16: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = binary_crossentropy)
    // scaled: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const scaled = arena_.at<double>(0);
    {
      const modelc::Scalar lane{};
      lane.store(scaled, (1.0 + cos(min(1.0, max(0.0, modelc::cast<double>(lane.load(optimizer_iteration)) / 20.0)) *
                                    3.141592653589793)) *
                             0.5 * 0.1);
    }
    // scaled_2: f64
    const double* const part_gradient_scaled_scale = arena_.at<double>(192);
    const double* const optimizer_m_scaled_scale = training_->block.at<double>(64);
    double* const scaled_2 = arena_.at<double>(64);
    {
      const modelc::Scalar lane{};
      lane.store(scaled_2, lane.load(optimizer_m_scaled_scale) * 0.99 +
                               lane.load(part_gradient_scaled_scale) * 0.010000000000000009);
    }
    // new_scaled_scale: f64
    const double* const scaled_scale = weights_->block.at<double>(0);
    double* const new_scaled_scale = weights_->block.at<double>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_scaled_scale,
                 lane.load(scaled_scale) -
                     lane.load(scaled) * sign(lane.load(optimizer_m_scaled_scale) * 0.9 +
                                              lane.load(part_gradient_scaled_scale) * 0.09999999999999998));
    }
    // new_optimizer_m: f64[19], new_weights: f64[19]
    const double* const weights = weights_->block.at<double>(64);
    const double* const part_gradients = arena_.at<double>(256);
    const double* const optimizer_m = training_->block.at<double>(128);
    double* const new_optimizer_m = training_->block.at<double>(128);
    double* const new_weights = weights_->block.at<double>(64);
    modelc::for_lanes<double>(19, [&](auto lane, modelc::Index i) {
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto part_gradients_2 = lane.load(part_gradients + i);
      const auto add = optimizer_m_2 * 0.99 + part_gradients_2 * 0.010000000000000009;
      const auto sub =
          lane.load(weights + i) - lane(scaled[0]) * sign(optimizer_m_2 * 0.9 + part_gradients_2 * 0.09999999999999998);
      lane.store(new_optimizer_m + i, add);
      lane.store(new_weights + i, sub);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_iteration, lane.load(optimizer_iteration) + std::int64_t{1});
    }

    modelc::copy_elements(arena_.at<double>(64), 1, training_->block.at<double>(64));
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:10: h1 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(scatter(expand_dims(ids, 1)...
    // ids: i32[b], lambda: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(evaluate_step_slots_[1]);
    std::int32_t* const lambda = arena_.at<std::int32_t>(evaluate_step_slots_[0]);
    compute_ids(x, ids, lambda);
    // lambda_2: f64[3, 4]
    double* const lambda_2 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2, 3, 4), modelc::tensor(x, b, 4), modelc::tensor(lambda, b),
                                 false);
    // h1: f64[b, 4]
    double* const h1 = arena_.at<double>(evaluate_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(h1, b, 4), modelc::tensor(lambda_2, 3, 4), modelc::tensor(ids, b), 0);

    // m.model:13: h4 = concatenate([h1, h1 ** 2])
    // h4: f64[b, 8]
    double* const h4 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_h4(h1, h4);

    // m.model:14: h5 = Scaled(Sequential([Lambda(v -> stft(v, 4, 2, 4, center = false)[1][..., 0, :]), Lambda(...
    // lambda_4_2: i32[3, 4]
    std::int32_t* const lambda_4_2 = arena_.at<std::int32_t>(0);
    compute_lambda_4_2(lambda_4_2);
    // lambda_4_3: f64[b, 3, 4]
    double* const lambda_4_3 = arena_.at<double>(evaluate_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_4_3, b, 3, 4), modelc::tensor(h4, b, 8),
                          modelc::tensor(lambda_4_2, 3, 4), 1);
    // lambda_4_4: f64[b, 3, 4]
    [[maybe_unused]] alignas(64) static constexpr double lambda_4[4] = {0.0, 0.49999999999999994, 1.0,
                                                                        0.5000000000000001};
    double* const lambda_4_4 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lambda_4_4(lambda_4, lambda_4_3, lambda_4_4);
    // lambda_4_5: f64[b, 3, 3], unused: f64[b, 3, 3]
    double* const lambda_4_5 = arena_.at<double>(evaluate_step_slots_[1]);
    double* const unused = arena_.at<double>(evaluate_step_slots_[2]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::real_fft(modelc::tensor(unused, b, 3, 3), modelc::tensor(lambda_4_5, b, 3, 3),
                              modelc::tensor(workspace, 24), modelc::tensor(lambda_4_4, b, 3, 4));
    // lambda_5_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_5_2[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_5_3[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_5_4[2] = {0, 2};
    std::int32_t* const lambda_5_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5_5(lambda_5_2, lambda_5_3, lambda_5_4, lambda_5_5);
    // lambda_5: f64[2], lambda_5_6: f64[b, 1, 3]
    double* const lambda_5 = arena_.at<double>(0);
    double* const lambda_5_6 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lambda_5(lambda_4_5, lambda_5_6, lambda_5);
    // lambda_5_7: f64[3 * b]
    double* const lambda_5_7 = arena_.at<double>(evaluate_step_slots_[1]);
    modelc::kernels::update_rows(modelc::tensor(lambda_5_7, 3 * b), modelc::tensor(lambda_5_6, 3 * b),
                                 modelc::tensor(lambda_5_5, 2), modelc::tensor(lambda_5, 2));

    // m.model:3: return scale * inner(x)
    // h5: f64[b, 3]
    const double* const scaled_scale = weights_->block.at<double>(0);
    double* const h5 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_h5(scaled_scale, lambda_5_7, h5);

    // m.model:15: output y = Dense(3, activation = sigmoid)(h5)
    // dense: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense(h5, dense_kernel, dense);

    // m.model:16: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = binary_crossentropy)
    // the loss
    // loss: f64
    const double* const dense_bias = weights_->block.at<double>(192);
    double* const loss = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * scaled_scale_2 * 0.01;
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 3 + j);
              return log1p(exp(-abs(add))) + (max(0.0, add) - lane.load(y_true + i * 3 + j) * add);
            })));
      }
      const auto add_2 = row_sum / 3.0 / static_cast<double>(b) + mul;
      scalar.store(loss, add_2);
    }
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:10: h1 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(scatter(expand_dims(ids, 1)...
    // ids: i32[b], lambda: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(gradients_slots_[1]);
    std::int32_t* const lambda = arena_.at<std::int32_t>(gradients_slots_[0]);
    compute_ids(x, ids, lambda);
    // lambda_2: f64[3, 4]
    double* const lambda_2 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2, 3, 4), modelc::tensor(x, b, 4), modelc::tensor(lambda, b),
                                 false);
    // h1: f64[b, 4]
    double* const h1 = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::take(modelc::tensor(h1, b, 4), modelc::tensor(lambda_2, 3, 4), modelc::tensor(ids, b), 0);

    // m.model:13: h4 = concatenate([h1, h1 ** 2])
    // h4: f64[b, 8]
    double* const h4 = arena_.at<double>(gradients_slots_[1]);
    compute_h4(h1, h4);

    // m.model:14: h5 = Scaled(Sequential([Lambda(v -> stft(v, 4, 2, 4, center = false)[1][..., 0, :]), Lambda(...
    // lambda_4_2: i32[3, 4]
    std::int32_t* const lambda_4_2 = arena_.at<std::int32_t>(0);
    compute_lambda_4_2(lambda_4_2);
    // lambda_4_3: f64[b, 3, 4]
    double* const lambda_4_3 = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_4_3, b, 3, 4), modelc::tensor(h4, b, 8),
                          modelc::tensor(lambda_4_2, 3, 4), 1);
    // lambda_4_4: f64[b, 3, 4]
    [[maybe_unused]] alignas(64) static constexpr double lambda_4[4] = {0.0, 0.49999999999999994, 1.0,
                                                                        0.5000000000000001};
    double* const lambda_4_4 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_4_4(lambda_4, lambda_4_3, lambda_4_4);
    // lambda_4_5: f64[b, 3, 3], unused: f64[b, 3, 3]
    double* const lambda_4_5 = arena_.at<double>(gradients_slots_[1]);
    double* const unused = arena_.at<double>(gradients_slots_[2]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::real_fft(modelc::tensor(unused, b, 3, 3), modelc::tensor(lambda_4_5, b, 3, 3),
                              modelc::tensor(workspace, 24), modelc::tensor(lambda_4_4, b, 3, 4));
    // lambda_5_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_5_2[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_5_3[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_5_4[2] = {0, 2};
    std::int32_t* const lambda_5_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5_5(lambda_5_2, lambda_5_3, lambda_5_4, lambda_5_5);
    // lambda_5: f64[2], lambda_5_6: f64[b, 1, 3]
    double* const lambda_5 = arena_.at<double>(0);
    double* const lambda_5_6 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_5(lambda_4_5, lambda_5_6, lambda_5);
    // lambda_5_7: f64[3 * b]
    double* const lambda_5_7 = arena_.at<double>(gradients_slots_[1]);
    modelc::kernels::update_rows(modelc::tensor(lambda_5_7, 3 * b), modelc::tensor(lambda_5_6, 3 * b),
                                 modelc::tensor(lambda_5_5, 2), modelc::tensor(lambda_5, 2));

    // m.model:3: return scale * inner(x)
    // h5: f64[b, 3]
    const double* const scaled_scale = weights_->block.at<double>(0);
    double* const h5 = arena_.at<double>(gradients_slots_[0]);
    compute_h5(scaled_scale, lambda_5_7, h5);

    // m.model:15: output y = Dense(3, activation = sigmoid)(h5)
    // dense: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(gradients_slots_[2]);
    compute_dense(h5, dense_kernel, dense);
    // the loss, and what its gradient needs
    // y_loss: f64, loss: f64, mul: f64[b, 3]
    const double* const dense_bias = weights_->block.at<double>(192);
    double* const y_loss = arena_.at<double>(0);
    double* const loss = arena_.at<double>(64);
    double* const mul = arena_.at<double>(gradients_slots_[2]);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul_2 = scaled_scale_2 * scaled_scale_2 * 0.01;
      const auto div = scalar(1.0) / scalar(static_cast<double>(b)) / 3.0;
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 3 + j);
              return log1p(exp(-abs(add))) + (max(0.0, add) - lane.load(y_true + i * 3 + j) * add);
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          lane.store(mul + i * 3 + j, lane(div) * (sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 3 + j)) -
                                                   lane.load(y_true + i * 3 + j)));
        });
      }
      const auto div_2 = row_sum / 3.0 / static_cast<double>(b);
      const auto add_2 = div_2 + mul_2;
      const auto div_2_lanes = div_2;
      const auto add_2_lanes = add_2;
      scalar.store(y_loss, div_2_lanes);
      scalar.store(loss, add_2_lanes);
    }
    // new_part_gradient_dense_bias: f64[3]
    double* const new_part_gradient_dense_bias = arena_.at<double>(384);
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(mul + i + j * 3));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(192);
    // grad_h5: f64[b, 3]
    double* const grad_h5 = arena_.at<double>(gradients_slots_[3]);
    compute_grad_h5(mul, dense_kernel, grad_h5);
    // new_part_gradient_dense_kernel: f64[3, 3]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(256);
    compute_gradients_2(h5, mul, new_part_gradient_dense_kernel);
    ready_(64);

    // m.model:3: return scale * inner(x)
    // new_part_gradient_scaled_scale: f64
    double* const new_part_gradient_scaled_scale = arena_.at<double>(192);
    {
      const modelc::Scalar scalar{};
      const auto mul_2 = scalar.load(scaled_scale) * 0.01;
      const auto add = mul_2 + mul_2;
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          3 * b, [&](auto lane, modelc::Index i) { return lane.load(lambda_5_7 + i) * lane.load(grad_h5 + i); }));
      const auto grad_scaled_scale = add + row_sum;
      scalar.store(new_part_gradient_scaled_scale, grad_scaled_scale);
    }
    ready_(0);

    modelc::copy_elements(arena_.at<double>(64), 1, arena_.at<double>(448));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[3];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[4];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[3];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[4];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4253

std::int64_t modelc::tests::allocations() { return 0; }
namespace modelc::fuzz {
static const NativeRow rows[] = {
    {"m4248", &tests::run<m4248::Model>, &tests::tables<m4248::Model>, &train<m4248::Model>,
     &training_tables<m4248::Model>},
    {"m4249", &tests::run<m4249::Model>, &tests::tables<m4249::Model>, &train<m4249::Model>,
     &training_tables<m4249::Model>},
    {"m4250", &tests::run<m4250::Model>, &tests::tables<m4250::Model>, nullptr, nullptr},
    {"m4251", &tests::run<m4251::Model>, &tests::tables<m4251::Model>, &train<m4251::Model>,
     &training_tables<m4251::Model>},
    {"m4252", &tests::run<m4252::Model>, &tests::tables<m4252::Model>, &train<m4252::Model>,
     &training_tables<m4252::Model>},
    {"m4253", &tests::run<m4253::Model>, &tests::tables<m4253::Model>, &train<m4253::Model>,
     &training_tables<m4253::Model>},
};
extern "C" const NativeBatch modelc_fuzz_batch;
const NativeBatch modelc_fuzz_batch = {rows, sizeof(rows) / sizeof(rows[0])};
}  // namespace modelc::fuzz
