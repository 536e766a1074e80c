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
#include "modelc/initial.hpp"
#include "modelc/input.hpp"
#include "modelc/kernels.hpp"
#include "modelc/lanes.hpp"
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/prepared.hpp"
#include "modelc/segments.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4230 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
    modelc::Index s10 = 1;
    modelc::Index s11 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};
    modelc::Prepared prepared{prepared_bytes};  // by `prepare`, from the block

    float& scaled_scale() noexcept { return *block.at<float>(0); }
    auto scaled_twice_batch_normalization_gamma() noexcept { return modelc::block_view<float, 1>(block, 64); }
    auto scaled_twice_batch_normalization_beta() noexcept { return modelc::block_view<float, 1>(block, 128); }
    auto scaled_twice_batch_normalization_moving_mean() noexcept { return modelc::block_view<float, 1>(block, 384); }
    auto scaled_twice_batch_normalization_moving_variance() noexcept {
      return modelc::block_view<float, 1>(block, 448);
    }
    auto scaled_twice_batch_normalization_moving_stddev() noexcept { return modelc::block_view<float, 1>(block, 512); }
    auto scaled_twice_batch_normalization_renorm_mean() noexcept { return modelc::block_view<float, 1>(block, 576); }
    auto scaled_twice_batch_normalization_renorm_stddev() noexcept { return modelc::block_view<float, 1>(block, 640); }
    auto twice_1_rms_normalization_scale() noexcept { return modelc::block_view<float, 1>(block, 192); }
    auto dense_kernel() noexcept { return modelc::block_view<float, 1, 1>(block, 256); }
    auto dense_bias() noexcept { return modelc::block_view<float, 1>(block, 320); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<float>(64), 1, 0.001f);
      std::fill_n(block.at<float>(256), 1, 1.0f);
      std::fill_n(block.at<float>(960), 1, 1.0f);
      std::fill_n(block.at<float>(1024), 1, 1.0f);
      std::fill_n(block.at<float>(1088), 1, 1.0f);
      std::fill_n(block.at<float>(1152), 1, 1.0f);
      std::fill_n(block.at<float>(1216), 1, 1.0f);
    }
  };

  struct Inputs {
    modelc::View<const float, modelc::Dynamic, 1> x;
    modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 4> z;
  };

  struct Gradients {
    float loss;
    float y_loss;
    float grad_scaled_scale;
    modelc::View<const float, 1> grad_scaled_twice_batch_normalization_gamma;
    modelc::View<const float, 1> grad_scaled_twice_batch_normalization_beta;
    modelc::View<const float, 1> grad_twice_1_rms_normalization_scale;
    modelc::View<const float, 1, 1> grad_dense_kernel;
    modelc::View<const float, 1> grad_dense_bias;
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
    modelc::load_weights(path, weight_infos.data(), 11, weights_->block.data());
    prepare();
  }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 11, weights_->block.data());
  }
  /// Computes what follows from the weights alone. It is done when these are loaded, initialized or trained; call it
  /// after changing them by hand, while no other model that shares them runs. Allocates.
  void prepare() {
    const modelc::Arena scratch{128};

    // m.model:6: return inner(inner(x))
    // scaled_twice_batch_normalization_mul: f32[1], scaled_twice_batch_normalization_add: f32[1]
    const float* const scaled_twice_batch_normalization_gamma = weights_->block.at<float>(64);
    const float* const scaled_twice_batch_normalization_beta = weights_->block.at<float>(128);
    const float* const scaled_twice_batch_normalization_moving_mean = weights_->block.at<float>(384);
    const float* const scaled_twice_batch_normalization_moving_variance = weights_->block.at<float>(448);
    float* const scaled_twice_batch_normalization_mul = scratch.at<float>(0);
    float* const scaled_twice_batch_normalization_add = scratch.at<float>(64);
    {
      const modelc::Scalar lane{};
      const auto mul = lane.load(scaled_twice_batch_normalization_gamma) *
                       rsqrt(lane.load(scaled_twice_batch_normalization_moving_variance) + 0.001f);
      const auto add = lane.load(scaled_twice_batch_normalization_beta) +
                       mul * -lane.load(scaled_twice_batch_normalization_moving_mean);
      lane.store(scaled_twice_batch_normalization_mul, mul);
      lane.store(scaled_twice_batch_normalization_add, add);
    }

    modelc::copy_elements(scratch.at<float>(0), 1, weights_->prepared.at<float>(0));
    modelc::copy_elements(scratch.at<float>(64), 1, weights_->prepared.at<float>(64));
    weights_->prepared.set(weights_->block);
  }

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    std::fill_n(block.at<float>(0), 1, 0.5f);
    std::fill_n(block.at<float>(64), 1, 1.0f);
    std::fill_n(block.at<float>(448), 1, 1.0f);
    std::fill_n(block.at<float>(512), 1, 1.0f);
    std::fill_n(block.at<float>(640), 1, 1.0f);
    std::fill_n(block.at<float>(192), 1, 1.0f);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<float>(256), 1, [&](modelc::Index) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, 0)), 0x1.bb67aep+1) +
            -0x1.bb67aep+0);
      });
    }
    prepare();
    reset_optimizer();
  }

  /// `x: f32[b, 1], z: f32[b, s10, s11, 4]` gives `y: f32[b, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 1> predict(
      modelc::View<const float, modelc::Dynamic, 1> x,
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 4> z) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 4);
    static_cast<void>(z);
    compute(x.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const float, modelc::Dynamic, 1> predict(const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const float, modelc::Dynamic, 1> predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<float, 4>("z", z, {symbols_.b, symbols_.s10, symbols_.s11, 4});
    compute(modelc::checked<float, 2>("x", x, {symbols_.b, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 1]`
  /// - takes `z: f32[b, s10, s11, 4]`
  /// - takes `y_true: f32[b, 1]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 1> x,
                   modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 4> z,
                   modelc::View<const float, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 4);
    static_cast<void>(z);
    assert(y_true.rows() == symbols_.b);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 4>("z", z, {symbols_.b, symbols_.s10, symbols_.s11, 4});
    compute_train_step(modelc::checked<float, 2>("x", x, {symbols_.b, 1}),
                       modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(960));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 1]`
  /// - takes `z: f32[b, s10, s11, 4]`
  /// - takes `y_true: f32[b, 1]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 1> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 4> z,
                      modelc::View<const float, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 4);
    static_cast<void>(z);
    assert(y_true.rows() == symbols_.b);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 4>("z", z, {symbols_.b, symbols_.s10, symbols_.s11, 4});
    compute_evaluate_step(modelc::checked<float, 2>("x", x, {symbols_.b, 1}),
                          modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 1}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 1]`
  /// - takes `z: f32[b, s10, s11, 4]`
  /// - takes `y_true: f32[b, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 1> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 4> z,
                      modelc::View<const float, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 4);
    static_cast<void>(z);
    assert(y_true.rows() == symbols_.b);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 4>("z", z, {symbols_.b, symbols_.s10, symbols_.s11, 4});
    compute_gradients(modelc::checked<float, 2>("x", x, {symbols_.b, 1}),
                      modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]));
    outputs[0] = arena_.at<float>(640);
    outputs[1] = arena_.at<float>(512);
    outputs[2] = arena_.at<float>(896);
    outputs[3] = arena_.at<float>(960);
    outputs[4] = arena_.at<float>(1024);
    outputs[5] = arena_.at<float>(1088);
    outputs[6] = arena_.at<float>(1152);
    outputs[7] = arena_.at<float>(1216);
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
    values[0] = static_cast<double>(*arena_.at<float>(1280));
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
  std::array<modelc::Index, 3> train_input_sizes() const noexcept {
    return {symbols_.b, 4 * symbols_.b * symbols_.s10 * symbols_.s11, symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 3> symbol_names{"b", "s10", "s11"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 2, {-1, 1}, 0, false},
      {"z", "f32", 4, {-1, -1, -1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 11> weight_infos{{
      {"scaled/scale", "f32", 0, {}, 0, true},
      {"scaled/twice/batch_normalization/gamma", "f32", 1, {1}, 64, true},
      {"scaled/twice/batch_normalization/beta", "f32", 1, {1}, 128, true},
      {"scaled/twice/batch_normalization/moving_mean", "f32", 1, {1}, 384, false},
      {"scaled/twice/batch_normalization/moving_variance", "f32", 1, {1}, 448, false},
      {"scaled/twice/batch_normalization/moving_stddev", "f32", 1, {1}, 512, false},
      {"scaled/twice/batch_normalization/renorm_mean", "f32", 1, {1}, 576, false},
      {"scaled/twice/batch_normalization/renorm_stddev", "f32", 1, {1}, 640, false},
      {"twice_1/rms_normalization/scale", "f32", 1, {1}, 192, true},
      {"dense/kernel", "f32", 2, {1, 1}, 256, true},
      {"dense/bias", "f32", 1, {1}, 320, true},
  }};
  static constexpr modelc::Index weight_bytes = 704;
  static constexpr modelc::Index prepared_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f32", 2, {-1, 1}, 0, false},
      {"z", "f32", 4, {-1, -1, -1, 4}, 0, false},
      {"y_true", "f32", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 8> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/scaled/scale", "f32", 0, {}, 0, false},
      {"grad/scaled/twice/batch_normalization/gamma", "f32", 1, {1}, 0, false},
      {"grad/scaled/twice/batch_normalization/beta", "f32", 1, {1}, 0, false},
      {"grad/twice_1/rms_normalization/scale", "f32", 1, {1}, 0, false},
      {"grad/dense/kernel", "f32", 2, {1, 1}, 0, false},
      {"grad/dense/bias", "f32", 1, {1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 20> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/scaled/scale", "f32", 0, {}, 128, false},
      {"optimizer/v/scaled/scale", "f32", 0, {}, 192, false},
      {"optimizer/u_product/scaled/scale", "f32", 0, {}, 256, false},
      {"optimizer/m/scaled/twice/batch_normalization/gamma", "f32", 1, {1}, 320, false},
      {"optimizer/m/scaled/twice/batch_normalization/beta", "f32", 1, {1}, 384, false},
      {"optimizer/m/twice_1/rms_normalization/scale", "f32", 1, {1}, 448, false},
      {"optimizer/m/dense/kernel", "f32", 2, {1, 1}, 512, false},
      {"optimizer/m/dense/bias", "f32", 1, {1}, 576, false},
      {"optimizer/v/scaled/twice/batch_normalization/gamma", "f32", 1, {1}, 640, false},
      {"optimizer/v/scaled/twice/batch_normalization/beta", "f32", 1, {1}, 704, false},
      {"optimizer/v/twice_1/rms_normalization/scale", "f32", 1, {1}, 768, false},
      {"optimizer/v/dense/kernel", "f32", 2, {1, 1}, 832, false},
      {"optimizer/v/dense/bias", "f32", 1, {1}, 896, false},
      {"optimizer/u_product/scaled/twice/batch_normalization/gamma", "f32", 0, {}, 960, false},
      {"optimizer/u_product/scaled/twice/batch_normalization/beta", "f32", 0, {}, 1024, false},
      {"optimizer/u_product/twice_1/rms_normalization/scale", "f32", 0, {}, 1088, false},
      {"optimizer/u_product/dense/kernel", "f32", 0, {}, 1152, false},
      {"optimizer/u_product/dense/bias", "f32", 0, {}, 1216, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 12> part_infos{{
      {"gradient/scaled/scale", "f32", 0, {}, 0, false},
      {"gradient/scaled/twice/batch_normalization/gamma", "f32", 1, {1}, 64, false},
      {"gradient/scaled/twice/batch_normalization/beta", "f32", 1, {1}, 128, false},
      {"gradient/twice_1/rms_normalization/scale", "f32", 1, {1}, 192, false},
      {"gradient/dense/kernel", "f32", 2, {1, 1}, 256, false},
      {"gradient/dense/bias", "f32", 1, {1}, 320, false},
      {"loss", "f32", 0, {}, 384, false},
      {"state/scaled/twice/batch_normalization/moving_mean", "f32", 1, {1}, 448, false},
      {"state/scaled/twice/batch_normalization/moving_variance", "f32", 1, {1}, 512, false},
      {"state/scaled/twice/batch_normalization/moving_stddev", "f32", 1, {1}, 576, false},
      {"state/scaled/twice/batch_normalization/renorm_mean", "f32", 1, {1}, 640, false},
      {"state/scaled/twice/batch_normalization/renorm_stddev", "f32", 1, {1}, 704, false},
  }};
  static constexpr modelc::Index part_bytes = 768;
  static constexpr modelc::Index gradient_bytes = 384;  // the first of them
  static constexpr modelc::Index training_bytes = 1280;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s10_2 = modelc::positive("s10", symbols_.s10);
    const modelc::Size s11_2 = modelc::positive("s11", symbols_.s11);
    modelc::require_sizes({4 * b, 16 * b * s10_2 * s11_2});
    modelc::Size end = 128;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    modelc::Size train_step_end = 1472;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    const modelc::Size update_step_end = 1664;
    modelc::Size evaluate_step_end = 128;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    modelc::Size gradients_end = 1664;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 1>>(arena_.at<float>(slots_[1]), symbols_.b, 1);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(960)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(640)),
            modelc::make_view<float>(arena_.at<float>(512)),
            modelc::make_view<float>(arena_.at<float>(896)),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(960), 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(1024), 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(1088), 1),
            modelc::make_view<modelc::View<const float, 1, 1>>(arena_.at<float>(1152), 1, 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(1216), 1)};
  }

  // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
  // computes h2, h2
  void compute_h2(const float* scaled_twice_batch_normalization_mul, const float* scaled_twice_batch_normalization_add,
                  const float* scaled_scale, const float* x, float* h2, std::int32_t* ids) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_scalars(b, [&](auto lane, modelc::Index i) {
      const auto scaled_twice_batch_normalization_mul_2 = lane(scaled_twice_batch_normalization_mul[0]);
      const auto scaled_twice_batch_normalization_add_2 = lane(scaled_twice_batch_normalization_add[0]);
      const auto h2_2 =
          lane(scaled_scale[0]) *
          (scaled_twice_batch_normalization_add_2 +
           scaled_twice_batch_normalization_mul_2 *
               (lane.load(x + i) * scaled_twice_batch_normalization_mul_2 + scaled_twice_batch_normalization_add_2));
      const auto ids_2 = modelc::cast<std::int32_t>(h2_2 > 0.0f);
      lane.store(h2 + i, h2_2);
      lane.store(ids + i, ids_2);
    });
  }

  // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
  // computes lambda_2, lambda_2, lambda_2 and 1 more
  void compute_lambda_2(float* lambda_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) { lane.store(lambda_2 + i, lane(1.0f)); });
  }

  // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
  // computes lambda_4, lambda_4, lambda_8 and 3 more
  void compute_lambda_4(const float* lambda, const float* lambda_3, float* lambda_4) noexcept {
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      lane.store(lambda_4 + i, lane.load(lambda + i) / max(lane.load(lambda_3 + i), 1.0f));
    });
  }

  // m.model:6: return inner(inner(x))
  // computes h4, h4
  void compute_h4(const float* h2, const float* lambda_5, const float* twice_1_rms_normalization_scale,
                  float* h4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
      const auto h3 = lane.load(h2 + i) - lane.load(lambda_5 + i);
      const auto twice_1_rms_normalization_scale_2 = lane(twice_1_rms_normalization_scale[0]);
      const auto mul = h3 * rsqrt(h3 * h3 + 0.01f) * twice_1_rms_normalization_scale_2;
      lane.store(h4 + i, twice_1_rms_normalization_scale_2 * (mul * rsqrt(0.01f + mul * mul)));
    });
  }

  // m.model:6: return inner(inner(x))
  // computes batch_normalization, batch_normalization
  void compute_batch_normalization(
      const float* scaled_twice_batch_normalization_renorm_stddev,
      const float* scaled_twice_batch_normalization_renorm_mean,
      const float* scaled_twice_batch_normalization_moving_stddev,
      const float* scaled_twice_batch_normalization_moving_mean, const float* scaled_twice_batch_normalization_gamma,
      const float* scaled_twice_batch_normalization_beta, const float* scaled_scale, const float* x,
      float* batch_normalization, float* batch_normalization_3, float* batch_normalization_4,
      float* batch_normalization_2, float* batch_normalization_5, float* batch_normalization_7,
      float* batch_normalization_8, float* new_scaled_twice_batch_normalization_moving_mean,
      float* batch_normalization_11, float* batch_normalization_12, float* h2, std::int32_t* ids,
      float* batch_normalization_6, float* new_scaled_twice_batch_normalization_renorm_stddev,
      float* new_scaled_twice_batch_normalization_moving_stddev,
      float* new_scaled_twice_batch_normalization_moving_variance, float* batch_normalization_9,
      float* batch_normalization_10, float* batch_normalization_13) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto scaled_twice_batch_normalization_renorm_stddev_2 =
          scalar.load(scaled_twice_batch_normalization_renorm_stddev);
      const auto maximum = max(scaled_twice_batch_normalization_renorm_stddev_2, 0.031622775f);
      const auto scaled_twice_batch_normalization_renorm_mean_2 =
          scalar.load(scaled_twice_batch_normalization_renorm_mean);
      const auto mul = scaled_twice_batch_normalization_renorm_mean_2 * 0.99f;
      const auto mul_2 = scaled_twice_batch_normalization_renorm_stddev_2 * 0.99f;
      const auto mul_3 = scalar.load(scaled_twice_batch_normalization_moving_stddev) * 0.99f;
      const auto mul_4 = scalar.load(scaled_twice_batch_normalization_moving_mean) * 0.99f;
      const auto scaled_twice_batch_normalization_gamma_2 = scalar.load(scaled_twice_batch_normalization_gamma);
      const auto scaled_twice_batch_normalization_beta_2 = scalar.load(scaled_twice_batch_normalization_beta);
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto row_sum = scalar(
          modelc::reduce_scalars<modelc::Sum, float>(b, [&](auto lane, modelc::Index i) { return lane.load(x + i); }));
      const auto div = row_sum / static_cast<float>(b);
      const auto div_2 = (div - scaled_twice_batch_normalization_renorm_mean_2) / maximum;
      const auto mul_5 = div * 0.01f;
      const auto add_2 = mul + mul_5;
      const auto neg = -div;
      const auto mul_6 = scaled_twice_batch_normalization_gamma_2 * div_2;
      const auto mul_7 = 0.99f * add_2;
      const auto mul_8 = 0.99f * (mul_5 + mul_4);
      const auto row_sum_2 = scalar(modelc::reduce_scalars<modelc::Sum, float>(b, [&](auto lane, modelc::Index i) {
        const auto sub_3 = lane.load(x + i) - lane(div);
        return sub_3 * sub_3;
      }));
      const auto div_2_lanes = div_2;
      const auto neg_lanes = neg;
      scalar.store(batch_normalization, div_2_lanes);
      scalar.store(batch_normalization_3, neg_lanes);
      const auto add_3 = row_sum_2 / static_cast<float>(b) + 0.001f;
      const auto sqrt_2 = sqrt(add_3);
      const auto mul_9 = 0.01f * sqrt_2;
      const auto add_4 = mul_2 + mul_9;
      const auto mul_10 = sqrt_2 / maximum * rsqrt(add_3);
      const auto mul_11 = scaled_twice_batch_normalization_gamma_2 * mul_10;
      const auto add_5 = scaled_twice_batch_normalization_beta_2 + (mul_11 * neg + mul_6);
      const auto maximum_2 = max(0.031622775f, add_4);
      const auto mul_12 = 0.99f * add_4;
      const auto mul_13 = 0.99f * (mul_9 + mul_3);
      const auto row_sum_3 = scalar(modelc::reduce_scalars<modelc::Sum, float>(
          b, [&](auto lane, modelc::Index i) { return lane.load(x + i) * lane(mul_11) + lane(add_5); }));
      modelc::for_scalars(b, [&](auto lane, modelc::Index i) {
        lane.store(batch_normalization_4 + i, lane.load(x + i) * lane(mul_11) + lane(add_5));
      });
      scalar.store(batch_normalization_2, mul_10);
      const auto div_3 = row_sum_3 / static_cast<float>(b);
      const auto div_4 = (div_3 - add_2) / maximum_2;
      const auto mul_14 = 0.01f * div_3;
      const auto add_6 = mul_7 + mul_14;
      const auto add_7 = mul_14 + mul_8;
      const auto neg_2 = -div_3;
      const auto mul_15 = scaled_twice_batch_normalization_gamma_2 * div_4;
      const auto row_sum_4 = scalar(modelc::reduce_scalars<modelc::Sum, float>(b, [&](auto lane, modelc::Index i) {
        const auto sub_4 = lane.load(x + i) * lane(mul_11) + lane(add_5) - lane(div_3);
        return sub_4 * sub_4;
      }));
      modelc::for_scalars(b, [&](auto lane, modelc::Index i) {
        lane.store(batch_normalization_5 + i, lane.load(x + i) * lane(mul_11) + lane(add_5) - lane(div_3));
      });
      const auto div_4_lanes = div_4;
      const auto add_6_lanes = add_6;
      const auto add_7_lanes = add_7;
      const auto neg_2_lanes = neg_2;
      scalar.store(batch_normalization_7, div_4_lanes);
      scalar.store(batch_normalization_8, add_6_lanes);
      scalar.store(new_scaled_twice_batch_normalization_moving_mean, add_7_lanes);
      scalar.store(batch_normalization_11, neg_2_lanes);
      const auto add_8 = 0.001f + row_sum_4 / static_cast<float>(b);
      const auto sqrt_3 = sqrt(add_8);
      const auto div_5 = sqrt_3 / maximum_2;
      const auto mul_16 = 0.01f * sqrt_3;
      const auto add_9 = mul_12 + mul_16;
      const auto add_10 = mul_16 + mul_13;
      const auto maximum_3 = max(0.0f, add_10 * add_10 - 0.001f);
      const auto rsqrt_2 = rsqrt(add_8);
      const auto mul_17 = div_5 * rsqrt_2;
      const auto mul_18 = scaled_twice_batch_normalization_gamma_2 * mul_17;
      const auto add_11 = scaled_twice_batch_normalization_beta_2 + (mul_18 * neg_2 + mul_15);
      const auto div_6 = rsqrt_2 / add_8;
      modelc::for_scalars(b, [&](auto lane, modelc::Index i) {
        const auto add_12 = (lane.load(x + i) * lane(mul_11) + lane(add_5)) * lane(mul_18) + lane(add_11);
        const auto h2_2 = lane(scaled_scale_2) * add_12;
        const auto ids_2 = modelc::cast<std::int32_t>(h2_2 > 0.0f);
        lane.store(batch_normalization_12 + i, add_12);
        lane.store(h2 + i, h2_2);
        lane.store(ids + i, ids_2);
      });
      const auto div_5_lanes = div_5;
      const auto add_9_lanes = add_9;
      const auto add_10_lanes = add_10;
      const auto maximum_3_lanes = maximum_3;
      const auto mul_17_lanes = mul_17;
      const auto mul_18_lanes = mul_18;
      const auto div_6_lanes = div_6;
      scalar.store(batch_normalization_6, div_5_lanes);
      scalar.store(new_scaled_twice_batch_normalization_renorm_stddev, add_9_lanes);
      scalar.store(new_scaled_twice_batch_normalization_moving_stddev, add_10_lanes);
      scalar.store(new_scaled_twice_batch_normalization_moving_variance, maximum_3_lanes);
      scalar.store(batch_normalization_9, mul_17_lanes);
      scalar.store(batch_normalization_10, mul_18_lanes);
      scalar.store(batch_normalization_13, div_6_lanes);
    }
  }

  // m.model:6: return inner(inner(x))
  // computes h3, h3
  void compute_h3(const float* h2, const float* lambda_5, const float* twice_1_rms_normalization_scale, float* h3,
                  float* rms_normalization, float* rms_normalization_2, float* rms_normalization_3,
                  float* rms_normalization_4, float* rms_normalization_5, float* rms_normalization_6,
                  float* h4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
      const auto h3_2 = lane.load(h2 + i) - lane.load(lambda_5 + i);
      const auto add_2 = 0.01f + h3_2 * h3_2;
      const auto rsqrt_2 = rsqrt(add_2);
      const auto mul = h3_2 * rsqrt_2;
      const auto twice_1_rms_normalization_scale_2 = lane(twice_1_rms_normalization_scale[0]);
      const auto mul_2 = mul * twice_1_rms_normalization_scale_2;
      const auto add_3 = 0.01f + mul_2 * mul_2;
      const auto rsqrt_3 = rsqrt(add_3);
      const auto mul_3 = mul_2 * rsqrt_3;
      const auto h4_2 = twice_1_rms_normalization_scale_2 * mul_3;
      lane.store(h3 + i, h3_2);
      lane.store(rms_normalization + i, add_2);
      lane.store(rms_normalization_2 + i, rsqrt_2);
      lane.store(rms_normalization_3 + i, mul);
      lane.store(rms_normalization_4 + i, add_3);
      lane.store(rms_normalization_5 + i, rsqrt_3);
      lane.store(rms_normalization_6 + i, mul_3);
      lane.store(h4 + i, h4_2);
    });
  }

  // m.model:15: output y = Dense(1)(h4)
  // computes dense, dense_2, dense and 2 more
  void compute_dense(const float* h4, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 1, 1, h4, 1, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(dense + row, 0, sum); });
  }

  // computes new_scaled_twice_batch_normalization_moving_mean, new_scaled_twice_batch_normalization_moving_variance,
  // new_scaled_twice_batch_normalization_moving_stddev and 2 more
  void compute_new_scaled_twice_batch_normalization_moving_mean(
      const float* part_state_scaled_twice_batch_normalization_moving_mean,
      float* new_scaled_twice_batch_normalization_moving_mean) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_scaled_twice_batch_normalization_moving_mean,
                 lane.load(part_state_scaled_twice_batch_normalization_moving_mean));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    if (!weights_->prepared.valid()) prepare();
    assert(weights_->prepared.follows(weights_->block));  // call prepare() after changing weights
    const modelc::Index b = symbols_.b;

    // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
    // h2: f32[b, 1], ids: i32[b]
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_twice_batch_normalization_mul = weights_->prepared.at<float>(0);
    const float* const scaled_twice_batch_normalization_add = weights_->prepared.at<float>(64);
    float* const h2 = arena_.at<float>(slots_[0]);
    std::int32_t* const ids = arena_.at<std::int32_t>(slots_[1]);
    compute_h2(scaled_twice_batch_normalization_mul, scaled_twice_batch_normalization_add, scaled_scale, x, h2, ids);
    // lambda: f32[2, 1]
    float* const lambda = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda, 2, 1), modelc::tensor(h2, b, 1), modelc::tensor(ids, b), false);
    // lambda_2: f32[b]
    float* const lambda_2 = arena_.at<float>(slots_[2]);
    compute_lambda_2(lambda_2);
    // lambda_3: f32[2]
    float* const lambda_3 = arena_.at<float>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3, 2), modelc::tensor(lambda_2, b), modelc::tensor(ids, b),
                                 false);
    // lambda_4: f32[2, 1]
    float* const lambda_4 = arena_.at<float>(0);
    compute_lambda_4(lambda, lambda_3, lambda_4);
    // lambda_5: f32[b, 1]
    float* const lambda_5 = arena_.at<float>(slots_[2]);
    modelc::kernels::take(modelc::tensor(lambda_5, b, 1), modelc::tensor(lambda_4, 2, 1), modelc::tensor(ids, b), 0);

    // m.model:6: return inner(inner(x))
    // h4: f32[b, 1]
    const float* const twice_1_rms_normalization_scale = weights_->block.at<float>(192);
    float* const h4 = arena_.at<float>(slots_[0]);
    compute_h4(h2, lambda_5, twice_1_rms_normalization_scale, h4);

    // m.model:15: output y = Dense(1)(h4)
    // y: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(256);
    const float* const dense_bias = weights_->block.at<float>(320);
    float* const y = arena_.at<float>(slots_[1]);
    modelc::matmul(threads_, b, 1, 1, h4, 1, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(y + row, 0, lane(dense_bias[0]) + sum);
                   });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
    // lambda_2: f32[b]
    float* const lambda_2 = arena_.at<float>(train_step_slots_[5]);
    compute_lambda_2(lambda_2);

    // m.model:6: return inner(inner(x))
    // batch_normalization: f32[1], batch_normalization_2: f32[1], batch_normalization_3: f32[1], batch_normali...
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_twice_batch_normalization_gamma = weights_->block.at<float>(64);
    const float* const scaled_twice_batch_normalization_beta = weights_->block.at<float>(128);
    const float* const scaled_twice_batch_normalization_moving_mean = weights_->block.at<float>(384);
    const float* const scaled_twice_batch_normalization_moving_stddev = weights_->block.at<float>(512);
    const float* const scaled_twice_batch_normalization_renorm_mean = weights_->block.at<float>(576);
    const float* const scaled_twice_batch_normalization_renorm_stddev = weights_->block.at<float>(640);
    float* const batch_normalization = arena_.at<float>(320);
    float* const batch_normalization_2 = arena_.at<float>(384);
    float* const batch_normalization_3 = arena_.at<float>(448);
    float* const batch_normalization_4 = arena_.at<float>(train_step_slots_[0]);
    float* const batch_normalization_5 = arena_.at<float>(train_step_slots_[1]);
    float* const batch_normalization_6 = arena_.at<float>(512);
    float* const batch_normalization_7 = arena_.at<float>(576);
    float* const batch_normalization_8 = arena_.at<float>(640);
    float* const new_scaled_twice_batch_normalization_renorm_stddev = weights_->block.at<float>(640);
    float* const new_scaled_twice_batch_normalization_moving_stddev = weights_->block.at<float>(512);
    float* const new_scaled_twice_batch_normalization_moving_variance = weights_->block.at<float>(448);
    float* const new_scaled_twice_batch_normalization_moving_mean = weights_->block.at<float>(384);
    float* const batch_normalization_9 = arena_.at<float>(704);
    float* const batch_normalization_10 = arena_.at<float>(768);
    float* const batch_normalization_11 = arena_.at<float>(832);
    float* const batch_normalization_12 = arena_.at<float>(train_step_slots_[2]);
    float* const h2 = arena_.at<float>(train_step_slots_[3]);
    std::int32_t* const ids = arena_.at<std::int32_t>(train_step_slots_[4]);
    float* const batch_normalization_13 = arena_.at<float>(1088);
    compute_batch_normalization(
        scaled_twice_batch_normalization_renorm_stddev, scaled_twice_batch_normalization_renorm_mean,
        scaled_twice_batch_normalization_moving_stddev, scaled_twice_batch_normalization_moving_mean,
        scaled_twice_batch_normalization_gamma, scaled_twice_batch_normalization_beta, scaled_scale, x,
        batch_normalization, batch_normalization_3, batch_normalization_4, batch_normalization_2, batch_normalization_5,
        batch_normalization_7, batch_normalization_8, new_scaled_twice_batch_normalization_moving_mean,
        batch_normalization_11, batch_normalization_12, h2, ids, batch_normalization_6,
        new_scaled_twice_batch_normalization_renorm_stddev, new_scaled_twice_batch_normalization_moving_stddev,
        new_scaled_twice_batch_normalization_moving_variance, batch_normalization_9, batch_normalization_10,
        batch_normalization_13);

    // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
    // lambda: f32[2, 1]
    float* const lambda = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda, 2, 1), modelc::tensor(h2, b, 1), modelc::tensor(ids, b), false);
    // lambda_3: f32[2]
    float* const lambda_3 = arena_.at<float>(896);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3, 2), modelc::tensor(lambda_2, b), modelc::tensor(ids, b),
                                 false);
    // lambda_4: f32[2, 1]
    float* const lambda_4 = arena_.at<float>(0);
    compute_lambda_4(lambda, lambda_3, lambda_4);
    // lambda_5: f32[b, 1]
    float* const lambda_5 = arena_.at<float>(train_step_slots_[5]);
    modelc::kernels::take(modelc::tensor(lambda_5, b, 1), modelc::tensor(lambda_4, 2, 1), modelc::tensor(ids, b), 0);

    // m.model:6: return inner(inner(x))
    // h3: f32[b, 1], rms_normalization: f32[b, 1], rms_normalization_2: f32[b, 1], rms_normalization_3: f32[b,...
    const float* const twice_1_rms_normalization_scale = weights_->block.at<float>(192);
    float* const h3 = arena_.at<float>(train_step_slots_[3]);
    float* const rms_normalization = arena_.at<float>(train_step_slots_[5]);
    float* const rms_normalization_2 = arena_.at<float>(train_step_slots_[6]);
    float* const rms_normalization_3 = arena_.at<float>(train_step_slots_[7]);
    float* const rms_normalization_4 = arena_.at<float>(train_step_slots_[8]);
    float* const rms_normalization_5 = arena_.at<float>(train_step_slots_[9]);
    float* const rms_normalization_6 = arena_.at<float>(train_step_slots_[10]);
    float* const h4 = arena_.at<float>(train_step_slots_[11]);
    compute_h3(h2, lambda_5, twice_1_rms_normalization_scale, h3, rms_normalization, rms_normalization_2,
               rms_normalization_3, rms_normalization_4, rms_normalization_5, rms_normalization_6, h4);

    // m.model:15: output y = Dense(1)(h4)
    // dense: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(256);
    float* const dense = arena_.at<float>(train_step_slots_[12]);
    compute_dense(h4, dense_kernel, dense);

    // m.model:16: compile(optimizer = Nadam(), loss = hinge)
    // sub: f32[b, 1], grad_y: f32[b, 1]
    const float* const dense_bias = weights_->block.at<float>(320);
    float* const sub = arena_.at<float>(train_step_slots_[12]);
    float* const grad_y = arena_.at<float>(train_step_slots_[13]);
    modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
      const auto y_true_2 = lane.load(y_true + i);
      const auto where = select(y_true_2 == 0.0f, -1.0f, y_true_2);
      const auto sub_3 = 1.0f - (lane(dense_bias[0]) + lane.load(dense + i)) * where;
      const auto div = lane(1.0f) / lane(static_cast<float>(b));
      const auto grad_y_2 = where * -select(sub_3 > 0.0f, div, select(0.0f == sub_3, div * 0.5f, 0.0f));
      lane.store(sub + i, sub_3);
      lane.store(grad_y + i, grad_y_2);
    });

    // m.model:15: output y = Dense(1)(h4)
    // dense_2: f32[b, 1]
    float* const dense_2 = arena_.at<float>(train_step_slots_[14]);
    compute_dense(grad_y, dense_kernel, dense_2);
    // gradients: f32[65]
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 1 + i, lane(0.0f)); });
    // gradients: f32[65]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 17 + i, lane(0.0f)); });
    // gradients: f32[65]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 33 + i, lane(0.0f)); });
    // gradients: f32[65]
    modelc::matmul(threads_, 1, b, 1, h4, 1, 1, grad_y, 1, 1,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) { lane.store(gradients + 48, 0, sum); });
    // gradients: f32[65]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 49 + i, lane(0.0f)); });
    // the loss, and what its gradient needs
    // loss: f32, grad_h3: f32[b, 1], lambda_6: f32[b, 1], gradients: f32[65]
    float* const loss = arena_.at<float>(960);
    float* const grad_h3 = arena_.at<float>(train_step_slots_[3]);
    float* const lambda_6 = arena_.at<float>(train_step_slots_[5]);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = 0.01f * (scaled_scale_2 * scaled_scale_2);
      const auto div = scalar(0.02f) / scalar(static_cast<float>(b));
      const auto twice_1_rms_normalization_scale_2 = scalar.load(twice_1_rms_normalization_scale);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum>(
          b, [&](auto lane, modelc::Index i) {
            const auto h4_2 = lane.load(h4 + i);
            const auto mul_2 = h4_2 * lane(div);
            const auto grad_h4 = mul_2 + (lane.load(dense_2 + i) + mul_2);
            const auto mul_3 = lane(twice_1_rms_normalization_scale_2) * grad_h4;
            const auto rms_normalization_5_2 = lane.load(rms_normalization_5 + i);
            const auto rms_normalization_3_2 = lane.load(rms_normalization_3 + i);
            const auto mul_4 = rms_normalization_3_2 * lane(twice_1_rms_normalization_scale_2);
            const auto mul_5 =
                mul_4 * (rms_normalization_5_2 / lane.load(rms_normalization_4 + i) * (mul_4 * mul_3 * -0.5f));
            const auto add_2 = mul_5 + (rms_normalization_5_2 * mul_3 + mul_5);
            const auto mul_6 = lane(twice_1_rms_normalization_scale_2) * add_2;
            const auto rms_normalization_2_2 = lane.load(rms_normalization_2 + i);
            const auto h3_2 = lane.load(h3 + i);
            const auto mul_7 =
                h3_2 * (rms_normalization_2_2 / lane.load(rms_normalization + i) * (-0.5f * (h3_2 * mul_6)));
            const auto grad_h3_2 = mul_7 + (rms_normalization_2_2 * mul_6 + mul_7);
            const auto neg = -grad_h3_2;
            const auto mul_8 = h4_2 * h4_2;
            const auto maximum = max(0.0f, lane.load(sub + i));
            const auto grad_y_2 = lane.load(grad_y + i);
            const auto mul_9 = lane.load(rms_normalization_6 + i) * grad_h4;
            const auto mul_10 = rms_normalization_3_2 * add_2;
            lane.store(grad_h3 + i, grad_h3_2);
            lane.store(lambda_6 + i, neg);
            return modelc::folded(mul_8, maximum, grad_y_2, mul_9, mul_10);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto grad_dense_bias = scalar(std::get<2>(row_2));
      const auto row_sum_3 = scalar(std::get<3>(row_2));
      const auto row_sum_4 = scalar(std::get<4>(row_2));
      const auto add_3 = mul + (row_sum / static_cast<float>(b) * 0.02f + row_sum_2 / static_cast<float>(b));
      const auto add_4 = row_sum_3 + row_sum_4;
      const auto add_3_lanes = add_3;
      const auto add_4_lanes = add_4;
      const auto grad_dense_bias_lanes = grad_dense_bias;
      scalar.store(loss, add_3_lanes);
      scalar.store(gradients + 32, add_4_lanes);
      scalar.store(gradients + 64, grad_dense_bias_lanes);
    }

    // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
    // lambda_7: f32[2, 1]
    float* const lambda_7 = arena_.at<float>(1024);
    modelc::kernels::scatter_add(modelc::tensor(lambda_7, 2, 1), modelc::tensor(lambda_6, b, 1), modelc::tensor(ids, b),
                                 0);
    // lambda_8: f32[2, 1]
    float* const lambda_8 = arena_.at<float>(896);
    compute_lambda_4(lambda_7, lambda_3, lambda_8);
    // lambda_9: f32[b, 1]
    float* const lambda_9 = arena_.at<float>(train_step_slots_[5]);
    modelc::kernels::take_rows(modelc::tensor(lambda_9, b, 1), modelc::tensor(lambda_8, 2, 1), modelc::tensor(ids, b));
    // scaled: f32, scaled_2: f32, new_optimizer_m_scaled_scale: f32, new_optimizer_v_scaled_scale: f32, scaled...
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_scaled_scale = training_->block.at<float>(128);
    const float* const optimizer_v_scaled_scale = training_->block.at<float>(192);
    const float* const optimizer_u_product_scaled_scale = training_->block.at<float>(256);
    const float* const optimizer_u_product_scaled_twice_batch_normalization_gamma = training_->block.at<float>(960);
    float* const scaled = arena_.at<float>(896);
    float* const scaled_2 = arena_.at<float>(1024);
    float* const new_optimizer_m_scaled_scale = training_->block.at<float>(128);
    float* const new_optimizer_v_scaled_scale = training_->block.at<float>(192);
    float* const scaled_3 = arena_.at<float>(1152);
    float* const scaled_4 = arena_.at<float>(1216);
    float* const scaled_5 = arena_.at<float>(1280);
    float* const new_optimizer_u_product_scaled_twice_batch_normalization_gamma = training_->block.at<float>(960);
    float* const sub_2 = arena_.at<float>(1344);
    std::int64_t* const add = arena_.at<std::int64_t>(1408);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * 0.01f;
      const auto add_2 = mul + mul;
      const auto batch_normalization_10_2 = scalar.load(batch_normalization_10);
      const auto batch_normalization_7_2 = scalar.load(batch_normalization_7);
      const auto batch_normalization_11_2 = scalar.load(batch_normalization_11);
      const auto batch_normalization_9_2 = scalar.load(batch_normalization_9);
      const auto scaled_twice_batch_normalization_gamma_2 = scalar.load(scaled_twice_batch_normalization_gamma);
      const auto batch_normalization_6_2 = scalar.load(batch_normalization_6);
      const auto batch_normalization_13_2 = scalar.load(batch_normalization_13);
      const auto batch_normalization_14 = scalar.load(batch_normalization);
      const auto batch_normalization_3_2 = scalar.load(batch_normalization_3);
      const auto batch_normalization_2_2 = scalar.load(batch_normalization_2);
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add_3 = 1.0f + modelc::cast<float>(optimizer_iteration_2);
      const auto mul_2 = (1.0f - 0.5f * pow(0.96f, add_3)) * 0.9f;
      const auto mul_3 = 0.9f * (1.0f - 0.5f * pow(0.96f, 1.0f + add_3));
      const auto mul_4 = scalar.load(optimizer_u_product_scaled_scale) * mul_2;
      const auto optimizer_m_scaled_scale_2 = scalar.load(optimizer_m_scaled_scale);
      const auto optimizer_v_scaled_scale_2 = scalar.load(optimizer_v_scaled_scale);
      const auto sub_3 = 1.0f - mul_3 * mul_4;
      const auto sub_4 = 1.0f - mul_2;
      const auto sub_5 = 1.0f - mul_4;
      const auto sub_6 = 1.0f - pow(0.999f, add_3);
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul_5 = scalar.load(optimizer_u_product_scaled_twice_batch_normalization_gamma) * mul_2;
      const auto sub_7 = 1.0f - mul_3 * mul_5;
      const auto add_4 = optimizer_iteration_2 + std::int64_t{1};
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
            const auto grad_h2 = lane.load(grad_h3 + i) + lane.load(lambda_9 + i);
            const auto mul_6 = lane(scaled_scale_2) * grad_h2;
            const auto mul_7 = lane.load(batch_normalization_12 + i) * grad_h2;
            const auto mul_8 = lane.load(batch_normalization_4 + i) * mul_6;
            return modelc::folded(mul_7, mul_6, mul_8);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_3 = scalar(std::get<2>(row_2));
      const auto mul_3_lanes = mul_3;
      const auto mul_4_lanes = mul_4;
      const auto sub_4_lanes = sub_4;
      const auto sub_6_lanes = sub_6;
      const auto mul_5_lanes = mul_5;
      const auto sub_7_lanes = sub_7;
      const auto add_4_lanes = add_4;
      scalar.store(scaled, mul_3_lanes);
      scalar.store(scaled_2, mul_4_lanes);
      scalar.store(scaled_3, sub_4_lanes);
      scalar.store(scaled_4, sub_6_lanes);
      scalar.store(new_optimizer_u_product_scaled_twice_batch_normalization_gamma, mul_5_lanes);
      scalar.store(sub_2, sub_7_lanes);
      scalar.store(add, add_4_lanes);
      const auto grad_scaled_scale = add_2 + row_sum;
      const auto add_5 = row_sum_3 + batch_normalization_11_2 * row_sum_2;
      const auto neg = -(batch_normalization_10_2 * row_sum_2);
      const auto add_6 = batch_normalization_7_2 * row_sum_2 + batch_normalization_9_2 * add_5;
      const auto div = batch_normalization_13_2 *
                       (-0.5f * (batch_normalization_6_2 * (scaled_twice_batch_normalization_gamma_2 * add_5))) /
                       static_cast<float>(b);
      const auto add_7 = optimizer_m_scaled_scale_2 + (grad_scaled_scale - optimizer_m_scaled_scale_2) * 0.1f;
      const auto add_8 =
          optimizer_v_scaled_scale_2 + 0.001f * (grad_scaled_scale * grad_scaled_scale - optimizer_v_scaled_scale_2);
      const auto sub_8 = scaled_scale_2 - optimizer_learning_rate_2 *
                                              (mul_3 * add_7 / sub_3 + grad_scaled_scale * sub_4 / sub_5) /
                                              (sqrt(add_8 / sub_6) + 1e-07f);
      const auto row_sum_4 = scalar(modelc::reduce_lanes<modelc::Sum, float>(b, [&](auto lane, modelc::Index i) {
        const auto mul_9 = lane.load(batch_normalization_5 + i) * lane(div);
        return -(mul_9 + mul_9);
      }));
      const auto add_7_lanes = add_7;
      const auto add_8_lanes = add_8;
      const auto sub_8_lanes = sub_8;
      scalar.store(new_optimizer_m_scaled_scale, add_7_lanes);
      scalar.store(new_optimizer_v_scaled_scale, add_8_lanes);
      scalar.store(scaled_5, sub_8_lanes);
      const auto div_2 = (neg + row_sum_4) / static_cast<float>(b);
      const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
        const auto mul_10 = lane.load(batch_normalization_5 + i) * lane(div);
        const auto add_9 = lane(batch_normalization_10_2) *
                               (lane(scaled_scale_2) * (lane.load(grad_h3 + i) + lane.load(lambda_9 + i))) +
                           (mul_10 + mul_10) + lane(div_2);
        const auto mul_11 = lane.load(x + i) * add_9;
        return modelc::folded(add_9, mul_11);
      });
      const auto row_sum_5 = scalar(std::get<0>(row_3));
      const auto row_sum_6 = scalar(std::get<1>(row_3));
      const auto grad_scaled_twice_batch_normalization_beta = row_sum_2 + row_sum_5;
      const auto grad_scaled_twice_batch_normalization_gamma =
          add_6 + batch_normalization_14 * row_sum_5 +
          batch_normalization_2_2 * (row_sum_6 + batch_normalization_3_2 * row_sum_5);
      const auto grad_scaled_twice_batch_normalization_gamma_lanes = grad_scaled_twice_batch_normalization_gamma;
      const auto grad_scaled_twice_batch_normalization_beta_lanes = grad_scaled_twice_batch_normalization_beta;
      scalar.store(gradients, grad_scaled_twice_batch_normalization_gamma_lanes);
      scalar.store(gradients + 16, grad_scaled_twice_batch_normalization_beta_lanes);
    }

    // m.model:16: compile(optimizer = Nadam(), loss = hinge)
    // new_optimizer_m: f32[65], new_optimizer_v: f32[65], new_weights: f32[65]
    const float* const weights = weights_->block.at<float>(64);
    const float* const optimizer_m = training_->block.at<float>(320);
    const float* const optimizer_v = training_->block.at<float>(640);
    float* const new_optimizer_m = training_->block.at<float>(320);
    float* const new_optimizer_v = training_->block.at<float>(640);
    float* const new_weights = weights_->block.at<float>(64);
    modelc::for_lanes<float>(65, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_2 = optimizer_m_2 + 0.1f * (gradients_2 - optimizer_m_2);
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_3 = optimizer_v_2 + 0.001f * (gradients_2 * gradients_2 - optimizer_v_2);
      const auto sub_3 = lane.load(weights + i) -
                         lane(optimizer_learning_rate[0]) *
                             (lane(scaled[0]) * add_2 / lane(sub_2[0]) +
                              lane(scaled_3[0]) * gradients_2 /
                                  (1.0f - lane(new_optimizer_u_product_scaled_twice_batch_normalization_gamma[0]))) /
                             (1e-07f + sqrt(add_3 / lane(scaled_4[0])));
      lane.store(new_optimizer_m + i, add_2);
      lane.store(new_optimizer_v + i, add_3);
      lane.store(new_weights + i, sub_3);
    });

    modelc::copy_elements(arena_.at<float>(640), 1, weights_->block.at<float>(576));
    modelc::copy_elements(arena_.at<float>(1280), 1, weights_->block.at<float>(0));
    modelc::copy_elements(arena_.at<float>(1024), 1, training_->block.at<float>(256));
    modelc::copy_elements(training_->block.at<float>(960), 1, training_->block.at<float>(1024));
    modelc::copy_elements(training_->block.at<float>(960), 1, training_->block.at<float>(1088));
    modelc::copy_elements(training_->block.at<float>(960), 1, training_->block.at<float>(1152));
    modelc::copy_elements(training_->block.at<float>(960), 1, training_->block.at<float>(1216));
    modelc::copy_elements(arena_.at<std::int64_t>(1408), 1, training_->block.at<std::int64_t>(0));
    weights_->prepared.invalidate();
  }

  void compute_update_step() noexcept {
    // m.model:16: compile(optimizer = Nadam(), loss = hinge)
    // scaled: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const scaled = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      lane.store(scaled, (1.0f - 0.5f * pow(0.96f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration)))) * 0.9f);
    }
    // scaled_2: f32
    float* const scaled_2 = arena_.at<float>(64);
    {
      const modelc::Scalar lane{};
      lane.store(
          scaled_2,
          0.9f * (1.0f - 0.5f * pow(0.96f, 1.0f + (1.0f + modelc::cast<float>(lane.load(optimizer_iteration))))));
    }
    // scaled_3: f32
    float* const scaled_3 = arena_.at<float>(128);
    {
      const modelc::Scalar lane{};
      lane.store(scaled_3, 1.0f - pow(0.999f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration))));
    }
    // new_optimizer_u_product_scaled_scale: f32, new_optimizer_m_scaled_scale: f32, new_optimizer_v_scaled_sca...
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const part_gradient_scaled_scale = arena_.at<float>(896);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_scaled_scale = training_->block.at<float>(128);
    const float* const optimizer_v_scaled_scale = training_->block.at<float>(192);
    const float* const optimizer_u_product_scaled_scale = training_->block.at<float>(256);
    float* const new_optimizer_u_product_scaled_scale = training_->block.at<float>(256);
    float* const new_optimizer_m_scaled_scale = training_->block.at<float>(128);
    float* const new_optimizer_v_scaled_scale = training_->block.at<float>(192);
    float* const new_scaled_scale = weights_->block.at<float>(0);
    {
      const modelc::Scalar lane{};
      const auto scaled_4 = lane.load(scaled);
      const auto mul = lane.load(optimizer_u_product_scaled_scale) * scaled_4;
      const auto part_gradient_scaled_scale_2 = lane.load(part_gradient_scaled_scale);
      const auto optimizer_m_scaled_scale_2 = lane.load(optimizer_m_scaled_scale);
      const auto add = optimizer_m_scaled_scale_2 + (part_gradient_scaled_scale_2 - optimizer_m_scaled_scale_2) * 0.1f;
      const auto optimizer_v_scaled_scale_2 = lane.load(optimizer_v_scaled_scale);
      const auto add_2 =
          optimizer_v_scaled_scale_2 +
          0.001f * (part_gradient_scaled_scale_2 * part_gradient_scaled_scale_2 - optimizer_v_scaled_scale_2);
      const auto scaled_2_2 = lane.load(scaled_2);
      const auto sub_2 =
          lane.load(scaled_scale) - lane.load(optimizer_learning_rate) *
                                        (scaled_2_2 * add / (1.0f - scaled_2_2 * mul) +
                                         part_gradient_scaled_scale_2 * (1.0f - scaled_4) / (1.0f - mul)) /
                                        (sqrt(add_2 / lane.load(scaled_3)) + 1e-07f);
      lane.store(new_optimizer_u_product_scaled_scale, mul);
      lane.store(new_optimizer_m_scaled_scale, add);
      lane.store(new_optimizer_v_scaled_scale, add_2);
      lane.store(new_scaled_scale, sub_2);
    }
    // new_optimizer_u_product_scaled_twice_batch_normalization_gamma: f32
    const float* const optimizer_u_product_scaled_twice_batch_normalization_gamma = training_->block.at<float>(960);
    float* const new_optimizer_u_product_scaled_twice_batch_normalization_gamma = training_->block.at<float>(960);
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_u_product_scaled_twice_batch_normalization_gamma,
                 lane.load(optimizer_u_product_scaled_twice_batch_normalization_gamma) * lane.load(scaled));
    }
    // sub: f32
    float* const sub = arena_.at<float>(192);
    {
      const modelc::Scalar lane{};
      lane.store(
          sub, 1.0f - lane.load(scaled_2) * lane.load(new_optimizer_u_product_scaled_twice_batch_normalization_gamma));
    }
    // new_optimizer_m: f32[65], new_optimizer_v: f32[65], new_weights: f32[65]
    const float* const weights = weights_->block.at<float>(64);
    const float* const part_gradients = arena_.at<float>(960);
    const float* const optimizer_m = training_->block.at<float>(320);
    const float* const optimizer_v = training_->block.at<float>(640);
    float* const new_optimizer_m = training_->block.at<float>(320);
    float* const new_optimizer_v = training_->block.at<float>(640);
    float* const new_weights = weights_->block.at<float>(64);
    modelc::for_lanes<float>(65, [&](auto lane, modelc::Index i) {
      const auto part_gradients_2 = lane.load(part_gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + 0.1f * (part_gradients_2 - optimizer_m_2);
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_2 = optimizer_v_2 + 0.001f * (part_gradients_2 * part_gradients_2 - optimizer_v_2);
      const auto sub_2 = lane.load(weights + i) -
                         lane(optimizer_learning_rate[0]) *
                             (lane(scaled_2[0]) * add / lane(sub[0]) +
                              part_gradients_2 * (1.0f - lane(scaled[0])) /
                                  (1.0f - lane(new_optimizer_u_product_scaled_twice_batch_normalization_gamma[0]))) /
                             (1e-07f + sqrt(add_2 / lane(scaled_3[0])));
      lane.store(new_optimizer_m + i, add);
      lane.store(new_optimizer_v + i, add_2);
      lane.store(new_weights + i, sub_2);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_iteration, lane.load(optimizer_iteration) + std::int64_t{1});
    }
    // new_scaled_twice_batch_normalization_moving_mean: f32[1]
    const float* const part_state_scaled_twice_batch_normalization_moving_mean = arena_.at<float>(1344);
    float* const new_scaled_twice_batch_normalization_moving_mean = weights_->block.at<float>(384);
    compute_new_scaled_twice_batch_normalization_moving_mean(part_state_scaled_twice_batch_normalization_moving_mean,
                                                             new_scaled_twice_batch_normalization_moving_mean);
    // new_scaled_twice_batch_normalization_moving_variance: f32[1]
    const float* const part_state_scaled_twice_batch_normalization_moving_variance = arena_.at<float>(1408);
    float* const new_scaled_twice_batch_normalization_moving_variance = weights_->block.at<float>(448);
    compute_new_scaled_twice_batch_normalization_moving_mean(
        part_state_scaled_twice_batch_normalization_moving_variance,
        new_scaled_twice_batch_normalization_moving_variance);
    // new_scaled_twice_batch_normalization_moving_stddev: f32[1]
    const float* const part_state_scaled_twice_batch_normalization_moving_stddev = arena_.at<float>(1472);
    float* const new_scaled_twice_batch_normalization_moving_stddev = weights_->block.at<float>(512);
    compute_new_scaled_twice_batch_normalization_moving_mean(part_state_scaled_twice_batch_normalization_moving_stddev,
                                                             new_scaled_twice_batch_normalization_moving_stddev);
    // new_scaled_twice_batch_normalization_renorm_mean: f32[1]
    const float* const part_state_scaled_twice_batch_normalization_renorm_mean = arena_.at<float>(1536);
    float* const new_scaled_twice_batch_normalization_renorm_mean = weights_->block.at<float>(576);
    compute_new_scaled_twice_batch_normalization_moving_mean(part_state_scaled_twice_batch_normalization_renorm_mean,
                                                             new_scaled_twice_batch_normalization_renorm_mean);
    // new_scaled_twice_batch_normalization_renorm_stddev: f32[1]
    const float* const part_state_scaled_twice_batch_normalization_renorm_stddev = arena_.at<float>(1600);
    float* const new_scaled_twice_batch_normalization_renorm_stddev = weights_->block.at<float>(640);
    compute_new_scaled_twice_batch_normalization_moving_mean(part_state_scaled_twice_batch_normalization_renorm_stddev,
                                                             new_scaled_twice_batch_normalization_renorm_stddev);

    modelc::copy_elements(training_->block.at<float>(960), 1, training_->block.at<float>(1024));
    modelc::copy_elements(training_->block.at<float>(960), 1, training_->block.at<float>(1088));
    modelc::copy_elements(training_->block.at<float>(960), 1, training_->block.at<float>(1152));
    modelc::copy_elements(training_->block.at<float>(960), 1, training_->block.at<float>(1216));
    weights_->prepared.invalidate();
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:6: return inner(inner(x))
    // batch_normalization: f32[1]
    const float* const scaled_twice_batch_normalization_gamma = weights_->block.at<float>(64);
    const float* const scaled_twice_batch_normalization_moving_variance = weights_->block.at<float>(448);
    float* const batch_normalization = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      lane.store(batch_normalization, lane.load(scaled_twice_batch_normalization_gamma) *
                                          rsqrt(lane.load(scaled_twice_batch_normalization_moving_variance) + 0.001f));
    }
    // batch_normalization_2: f32[1]
    const float* const scaled_twice_batch_normalization_beta = weights_->block.at<float>(128);
    const float* const scaled_twice_batch_normalization_moving_mean = weights_->block.at<float>(384);
    float* const batch_normalization_2 = arena_.at<float>(64);
    {
      const modelc::Scalar lane{};
      lane.store(batch_normalization_2,
                 lane.load(scaled_twice_batch_normalization_beta) +
                     lane.load(batch_normalization) * -lane.load(scaled_twice_batch_normalization_moving_mean));
    }

    // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
    // h2: f32[b, 1], ids: i32[b]
    const float* const scaled_scale = weights_->block.at<float>(0);
    float* const h2 = arena_.at<float>(evaluate_step_slots_[0]);
    std::int32_t* const ids = arena_.at<std::int32_t>(evaluate_step_slots_[1]);
    compute_h2(batch_normalization, batch_normalization_2, scaled_scale, x, h2, ids);
    // lambda: f32[2, 1]
    float* const lambda = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda, 2, 1), modelc::tensor(h2, b, 1), modelc::tensor(ids, b), false);
    // lambda_2: f32[b]
    float* const lambda_2 = arena_.at<float>(evaluate_step_slots_[2]);
    compute_lambda_2(lambda_2);
    // lambda_3: f32[2]
    float* const lambda_3 = arena_.at<float>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3, 2), modelc::tensor(lambda_2, b), modelc::tensor(ids, b),
                                 false);
    // lambda_4: f32[2, 1]
    float* const lambda_4 = arena_.at<float>(0);
    compute_lambda_4(lambda, lambda_3, lambda_4);
    // lambda_5: f32[b, 1]
    float* const lambda_5 = arena_.at<float>(evaluate_step_slots_[2]);
    modelc::kernels::take(modelc::tensor(lambda_5, b, 1), modelc::tensor(lambda_4, 2, 1), modelc::tensor(ids, b), 0);

    // m.model:6: return inner(inner(x))
    // h4: f32[b, 1]
    const float* const twice_1_rms_normalization_scale = weights_->block.at<float>(192);
    float* const h4 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_h4(h2, lambda_5, twice_1_rms_normalization_scale, h4);

    // m.model:15: output y = Dense(1)(h4)
    // dense: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(256);
    float* const dense = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense(h4, dense_kernel, dense);

    // m.model:16: compile(optimizer = Nadam(), loss = hinge)
    // the loss
    // loss: f32
    const float* const dense_bias = weights_->block.at<float>(320);
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = 0.01f * (scaled_scale_2 * scaled_scale_2);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
        const auto h4_2 = lane.load(h4 + i);
        const auto y_true_2 = lane.load(y_true + i);
        const auto mul_2 = h4_2 * h4_2;
        const auto maximum =
            max(0.0f, 1.0f - (lane(dense_bias_2) + lane.load(dense + i)) * select(y_true_2 == 0.0f, -1.0f, y_true_2));
        return modelc::folded(mul_2, maximum);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add = mul + (row_sum / static_cast<float>(b) * 0.02f + row_sum_2 / static_cast<float>(b));
      scalar.store(loss, add);
    }
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
    // lambda_2: f32[b]
    float* const lambda_2 = arena_.at<float>(gradients_slots_[5]);
    compute_lambda_2(lambda_2);

    // m.model:6: return inner(inner(x))
    // batch_normalization: f32[1], batch_normalization_2: f32[1], batch_normalization_3: f32[1], batch_normali...
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_twice_batch_normalization_gamma = weights_->block.at<float>(64);
    const float* const scaled_twice_batch_normalization_beta = weights_->block.at<float>(128);
    const float* const scaled_twice_batch_normalization_moving_mean = weights_->block.at<float>(384);
    const float* const scaled_twice_batch_normalization_moving_stddev = weights_->block.at<float>(512);
    const float* const scaled_twice_batch_normalization_renorm_mean = weights_->block.at<float>(576);
    const float* const scaled_twice_batch_normalization_renorm_stddev = weights_->block.at<float>(640);
    float* const batch_normalization = arena_.at<float>(0);
    float* const batch_normalization_2 = arena_.at<float>(64);
    float* const batch_normalization_3 = arena_.at<float>(128);
    float* const batch_normalization_4 = arena_.at<float>(gradients_slots_[0]);
    float* const batch_normalization_5 = arena_.at<float>(gradients_slots_[1]);
    float* const batch_normalization_6 = arena_.at<float>(192);
    float* const batch_normalization_7 = arena_.at<float>(256);
    float* const new_part_state_scaled_twice_batch_normalization_renorm_mean = arena_.at<float>(1536);
    float* const new_part_state_scaled_twice_batch_normalization_renorm_stddev = arena_.at<float>(1600);
    float* const new_part_state_scaled_twice_batch_normalization_moving_stddev = arena_.at<float>(1472);
    float* const new_part_state_scaled_twice_batch_normalization_moving_variance = arena_.at<float>(1408);
    float* const new_part_state_scaled_twice_batch_normalization_moving_mean = arena_.at<float>(1344);
    float* const batch_normalization_8 = arena_.at<float>(320);
    float* const batch_normalization_9 = arena_.at<float>(384);
    float* const batch_normalization_10 = arena_.at<float>(448);
    float* const batch_normalization_11 = arena_.at<float>(gradients_slots_[2]);
    float* const h2 = arena_.at<float>(gradients_slots_[3]);
    std::int32_t* const ids = arena_.at<std::int32_t>(gradients_slots_[4]);
    float* const batch_normalization_12 = arena_.at<float>(832);
    compute_batch_normalization(
        scaled_twice_batch_normalization_renorm_stddev, scaled_twice_batch_normalization_renorm_mean,
        scaled_twice_batch_normalization_moving_stddev, scaled_twice_batch_normalization_moving_mean,
        scaled_twice_batch_normalization_gamma, scaled_twice_batch_normalization_beta, scaled_scale, x,
        batch_normalization, batch_normalization_3, batch_normalization_4, batch_normalization_2, batch_normalization_5,
        batch_normalization_7, new_part_state_scaled_twice_batch_normalization_renorm_mean,
        new_part_state_scaled_twice_batch_normalization_moving_mean, batch_normalization_10, batch_normalization_11, h2,
        ids, batch_normalization_6, new_part_state_scaled_twice_batch_normalization_renorm_stddev,
        new_part_state_scaled_twice_batch_normalization_moving_stddev,
        new_part_state_scaled_twice_batch_normalization_moving_variance, batch_normalization_8, batch_normalization_9,
        batch_normalization_12);

    // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
    // lambda: f32[2, 1]
    float* const lambda = arena_.at<float>(512);
    modelc::kernels::segment_sum(modelc::tensor(lambda, 2, 1), modelc::tensor(h2, b, 1), modelc::tensor(ids, b), false);
    // lambda_3: f32[2]
    float* const lambda_3 = arena_.at<float>(576);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3, 2), modelc::tensor(lambda_2, b), modelc::tensor(ids, b),
                                 false);
    // lambda_4: f32[2, 1]
    float* const lambda_4 = arena_.at<float>(512);
    compute_lambda_4(lambda, lambda_3, lambda_4);
    // lambda_5: f32[b, 1]
    float* const lambda_5 = arena_.at<float>(gradients_slots_[5]);
    modelc::kernels::take(modelc::tensor(lambda_5, b, 1), modelc::tensor(lambda_4, 2, 1), modelc::tensor(ids, b), 0);

    // m.model:6: return inner(inner(x))
    // h3: f32[b, 1], rms_normalization: f32[b, 1], rms_normalization_2: f32[b, 1], rms_normalization_3: f32[b,...
    const float* const twice_1_rms_normalization_scale = weights_->block.at<float>(192);
    float* const h3 = arena_.at<float>(gradients_slots_[3]);
    float* const rms_normalization = arena_.at<float>(gradients_slots_[5]);
    float* const rms_normalization_2 = arena_.at<float>(gradients_slots_[6]);
    float* const rms_normalization_3 = arena_.at<float>(gradients_slots_[7]);
    float* const rms_normalization_4 = arena_.at<float>(gradients_slots_[8]);
    float* const rms_normalization_5 = arena_.at<float>(gradients_slots_[9]);
    float* const rms_normalization_6 = arena_.at<float>(gradients_slots_[10]);
    float* const h4 = arena_.at<float>(gradients_slots_[11]);
    compute_h3(h2, lambda_5, twice_1_rms_normalization_scale, h3, rms_normalization, rms_normalization_2,
               rms_normalization_3, rms_normalization_4, rms_normalization_5, rms_normalization_6, h4);

    // m.model:15: output y = Dense(1)(h4)
    // dense: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(256);
    float* const dense = arena_.at<float>(gradients_slots_[12]);
    compute_dense(h4, dense_kernel, dense);
    // sub: f32[b, 1], grad_y: f32[b, 1], new_part_gradient_dense_bias: f32[1]
    const float* const dense_bias = weights_->block.at<float>(320);
    float* const sub = arena_.at<float>(gradients_slots_[12]);
    float* const grad_y = arena_.at<float>(gradients_slots_[13]);
    float* const new_part_gradient_dense_bias = arena_.at<float>(1216);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      const auto div = scalar(1.0f) / scalar(static_cast<float>(b));
      const auto mul = div * 0.5f;
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
        const auto y_true_2 = lane.load(y_true + i);
        const auto where = select(y_true_2 == 0.0f, -1.0f, y_true_2);
        const auto sub_2 = 1.0f - (lane(dense_bias_2) + lane.load(dense + i)) * where;
        const auto grad_y_2 = where * -select(sub_2 > 0.0f, lane(div), select(0.0f == sub_2, lane(mul), 0.0f));
        lane.store(sub + i, sub_2);
        lane.store(grad_y + i, grad_y_2);
        return modelc::folded(grad_y_2);
      });
      const auto grad_dense_bias = scalar(std::get<0>(row_2));
      scalar.store(new_part_gradient_dense_bias, grad_dense_bias);
    }
    ready_(320);
    // dense_2: f32[b, 1]
    float* const dense_2 = arena_.at<float>(gradients_slots_[14]);
    compute_dense(grad_y, dense_kernel, dense_2);
    // new_part_gradient_dense_kernel: f32[1, 1]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(1152);
    modelc::matmul(threads_, 1, b, 1, h4, 1, 1, grad_y, 1, 1, [&](auto lane, auto sum, modelc::Index, modelc::Index) {
      lane.store(new_part_gradient_dense_kernel, 0, sum);
    });
    ready_(256);

    // m.model:12: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2)...
    // the loss, and what its gradient needs
    // y_loss: f32, loss: f32, rms_normalization_7: f32[1, 1], grad_h3: f32[b, 1], lambda_6: f32[b, 1]
    float* const y_loss = arena_.at<float>(512);
    float* const loss = arena_.at<float>(640);
    float* const rms_normalization_7 = arena_.at<float>(704);
    float* const grad_h3 = arena_.at<float>(gradients_slots_[3]);
    float* const lambda_6 = arena_.at<float>(gradients_slots_[5]);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = 0.01f * (scaled_scale_2 * scaled_scale_2);
      const auto div = scalar(0.02f) / scalar(static_cast<float>(b));
      const auto twice_1_rms_normalization_scale_2 = scalar.load(twice_1_rms_normalization_scale);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum>(
          b, [&](auto lane, modelc::Index i) {
            const auto h4_2 = lane.load(h4 + i);
            const auto mul_2 = h4_2 * lane(div);
            const auto grad_h4 = mul_2 + (lane.load(dense_2 + i) + mul_2);
            const auto mul_3 = lane(twice_1_rms_normalization_scale_2) * grad_h4;
            const auto rms_normalization_5_2 = lane.load(rms_normalization_5 + i);
            const auto rms_normalization_3_2 = lane.load(rms_normalization_3 + i);
            const auto mul_4 = rms_normalization_3_2 * lane(twice_1_rms_normalization_scale_2);
            const auto mul_5 =
                mul_4 * (rms_normalization_5_2 / lane.load(rms_normalization_4 + i) * (mul_4 * mul_3 * -0.5f));
            const auto add = mul_5 + (rms_normalization_5_2 * mul_3 + mul_5);
            const auto mul_6 = lane(twice_1_rms_normalization_scale_2) * add;
            const auto rms_normalization_2_2 = lane.load(rms_normalization_2 + i);
            const auto h3_2 = lane.load(h3 + i);
            const auto mul_7 =
                h3_2 * (rms_normalization_2_2 / lane.load(rms_normalization + i) * (-0.5f * (h3_2 * mul_6)));
            const auto grad_h3_2 = mul_7 + (rms_normalization_2_2 * mul_6 + mul_7);
            const auto neg = -grad_h3_2;
            const auto mul_8 = h4_2 * h4_2;
            const auto maximum = max(0.0f, lane.load(sub + i));
            const auto mul_9 = lane.load(rms_normalization_6 + i) * grad_h4;
            const auto mul_10 = rms_normalization_3_2 * add;
            lane.store(grad_h3 + i, grad_h3_2);
            lane.store(lambda_6 + i, neg);
            return modelc::folded(mul_8, maximum, mul_9, mul_10);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_3 = scalar(std::get<2>(row_2));
      const auto row_sum_4 = scalar(std::get<3>(row_2));
      const auto div_2 = row_sum_2 / static_cast<float>(b);
      const auto add_2 = mul + (row_sum / static_cast<float>(b) * 0.02f + div_2);
      const auto add_3 = row_sum_3 + row_sum_4;
      const auto div_2_lanes = div_2;
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      scalar.store(y_loss, div_2_lanes);
      scalar.store(loss, add_2_lanes);
      scalar.store(rms_normalization_7, add_3_lanes);
    }
    // lambda_7: f32[2, 1]
    float* const lambda_7 = arena_.at<float>(768);
    modelc::kernels::scatter_add(modelc::tensor(lambda_7, 2, 1), modelc::tensor(lambda_6, b, 1), modelc::tensor(ids, b),
                                 0);
    // lambda_8: f32[2, 1]
    float* const lambda_8 = arena_.at<float>(576);
    compute_lambda_4(lambda_7, lambda_3, lambda_8);
    // lambda_9: f32[b, 1]
    float* const lambda_9 = arena_.at<float>(gradients_slots_[5]);
    modelc::kernels::take_rows(modelc::tensor(lambda_9, b, 1), modelc::tensor(lambda_8, 2, 1), modelc::tensor(ids, b));

    // m.model:6: return inner(inner(x))
    // new_part_gradient_scaled_scale: f32, new_part_gradient_scaled_twice_batch_normalization_beta: f32[1], ne...
    float* const new_part_gradient_scaled_scale = arena_.at<float>(896);
    float* const new_part_gradient_scaled_twice_batch_normalization_beta = arena_.at<float>(1024);
    float* const new_part_gradient_scaled_twice_batch_normalization_gamma = arena_.at<float>(960);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * 0.01f;
      const auto add = mul + mul;
      const auto batch_normalization_9_2 = scalar.load(batch_normalization_9);
      const auto batch_normalization_7_2 = scalar.load(batch_normalization_7);
      const auto batch_normalization_10_2 = scalar.load(batch_normalization_10);
      const auto batch_normalization_8_2 = scalar.load(batch_normalization_8);
      const auto scaled_twice_batch_normalization_gamma_2 = scalar.load(scaled_twice_batch_normalization_gamma);
      const auto batch_normalization_6_2 = scalar.load(batch_normalization_6);
      const auto batch_normalization_12_2 = scalar.load(batch_normalization_12);
      const auto batch_normalization_13 = scalar.load(batch_normalization);
      const auto batch_normalization_3_2 = scalar.load(batch_normalization_3);
      const auto batch_normalization_2_2 = scalar.load(batch_normalization_2);
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
            const auto grad_h2 = lane.load(grad_h3 + i) + lane.load(lambda_9 + i);
            const auto mul_2 = lane(scaled_scale_2) * grad_h2;
            const auto mul_3 = lane.load(batch_normalization_11 + i) * grad_h2;
            const auto mul_4 = lane.load(batch_normalization_4 + i) * mul_2;
            return modelc::folded(mul_3, mul_2, mul_4);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_3 = scalar(std::get<2>(row_2));
      const auto grad_scaled_scale = add + row_sum;
      const auto add_2 = row_sum_3 + batch_normalization_10_2 * row_sum_2;
      const auto neg = -(batch_normalization_9_2 * row_sum_2);
      const auto add_3 = batch_normalization_7_2 * row_sum_2 + batch_normalization_8_2 * add_2;
      const auto div = batch_normalization_12_2 *
                       (-0.5f * (batch_normalization_6_2 * (scaled_twice_batch_normalization_gamma_2 * add_2))) /
                       static_cast<float>(b);
      const auto row_sum_4 = scalar(modelc::reduce_lanes<modelc::Sum, float>(b, [&](auto lane, modelc::Index i) {
        const auto mul_5 = lane.load(batch_normalization_5 + i) * lane(div);
        return -(mul_5 + mul_5);
      }));
      scalar.store(new_part_gradient_scaled_scale, grad_scaled_scale);
      const auto div_2 = (neg + row_sum_4) / static_cast<float>(b);
      const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
        const auto mul_6 = lane.load(batch_normalization_5 + i) * lane(div);
        const auto add_4 = lane(batch_normalization_9_2) *
                               (lane(scaled_scale_2) * (lane.load(grad_h3 + i) + lane.load(lambda_9 + i))) +
                           (mul_6 + mul_6) + lane(div_2);
        const auto mul_7 = lane.load(x + i) * add_4;
        return modelc::folded(add_4, mul_7);
      });
      const auto row_sum_5 = scalar(std::get<0>(row_3));
      const auto row_sum_6 = scalar(std::get<1>(row_3));
      const auto grad_scaled_twice_batch_normalization_beta = row_sum_2 + row_sum_5;
      const auto grad_scaled_twice_batch_normalization_gamma =
          add_3 + batch_normalization_13 * row_sum_5 +
          batch_normalization_2_2 * (row_sum_6 + batch_normalization_3_2 * row_sum_5);
      const auto grad_scaled_twice_batch_normalization_beta_lanes = grad_scaled_twice_batch_normalization_beta;
      const auto grad_scaled_twice_batch_normalization_gamma_lanes = grad_scaled_twice_batch_normalization_gamma;
      scalar.store(new_part_gradient_scaled_twice_batch_normalization_beta,
                   grad_scaled_twice_batch_normalization_beta_lanes);
      scalar.store(new_part_gradient_scaled_twice_batch_normalization_gamma,
                   grad_scaled_twice_batch_normalization_gamma_lanes);
    }

    modelc::copy_elements(arena_.at<float>(704), 1, arena_.at<float>(1088));
    modelc::copy_elements(arena_.at<float>(640), 1, arena_.at<float>(1280));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[3];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[15];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[3];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[15];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4230

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
#include "modelc/kernels.hpp"
#include "modelc/lanes.hpp"
#include "modelc/linear_algebra.hpp"
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

namespace m4231 {

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

    auto sequential_dense_kernel() noexcept { return modelc::block_view<double, 4, 3>(block, 0); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<double>(64), 1, 0.001); }
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 4, 3> grad_sequential_dense_kernel;
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
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 1, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 1, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "sequential/dense/kernel");
      modelc::initial::fill(block.at<double>(0), 12, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.da05179501504p+0) +
                -0x1.da05179501504p-1);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, 2]` gives `y: f64[b, 6]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 6> predict(modelc::View<const double, modelc::Dynamic, 2> x) noexcept {
    assert(x.rows() == symbols_.b);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, modelc::Dynamic, 6> predict(const XTensor& x) {
    compute(modelc::checked<double, 2>("x", x, {symbols_.b, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 2]`
  /// - takes `y_true: f64[b, 6]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 2> x,
                    modelc::View<const double, modelc::Dynamic, 6> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<double, 2>("x", x, {symbols_.b, 2}),
                       modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 6}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(128));
    values[1] = static_cast<double>(*arena_.at<double>(192));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 2]`
  /// - takes `y_true: f64[b, 6]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 2> x,
                       modelc::View<const double, modelc::Dynamic, 6> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<double, 2>("x", x, {symbols_.b, 2}),
                          modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 6}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(64));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, 2]`
  /// - takes `y_true: f64[b, 6]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 2> x,
                      modelc::View<const double, modelc::Dynamic, 6> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<double, 2>("x", x, {symbols_.b, 2}),
                      modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 6}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    outputs[0] = arena_.at<double>(192);
    outputs[1] = arena_.at<double>(128);
    outputs[2] = arena_.at<double>(256);
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
    values[0] = static_cast<double>(*arena_.at<double>(384));
    values[1] = static_cast<double>(*arena_.at<double>(0));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(256), 1, 0.0);
    std::fill_n(training_->block.at<double>(320), 1, 0.0);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {2 * symbols_.b, 6 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[0]), 6 * symbols_.b, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {-1, 6}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> weight_infos{{
      {"sequential/dense/kernel", "f64", 2, {4, 3}, 0, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 2, {-1, 2}, 0, false},
      {"y_true", "f64", 2, {-1, 6}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "precision"};
  static constexpr std::array<modelc::TensorInfo, 3> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/sequential/dense/kernel", "f64", 2, {4, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f64", 0, {}, 64, false},
      {"optimizer/velocity/sequential/dense/kernel", "f64", 2, {4, 3}, 128, false},
      {"metric/precision/counts/true_positives", "f64", 1, {1}, 256, false},
      {"metric/precision/counts/false_positives", "f64", 1, {1}, 320, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> part_infos{{
      {"gradient/sequential/dense/kernel", "f64", 2, {4, 3}, 0, false},
      {"loss", "f64", 0, {}, 128, false},
      {"metric/precision/counts/true_positives", "f64", 1, {1}, 192, false},
      {"metric/precision/counts/false_positives", "f64", 1, {1}, 256, false},
  }};
  static constexpr modelc::Index part_bytes = 320;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 384;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({16 * b, 48 * b});
    modelc::Size end = 128;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({72 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({72 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    modelc::Size train_step_end = 256;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({6 * b});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    const modelc::Size update_step_end = 576;
    modelc::Size evaluate_step_end = 128;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({72 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({72 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    modelc::Size gradients_end = 576;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({6 * b});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 6> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 6>>(arena_.at<double>(slots_[0]), symbols_.b,
                                                                             6);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(128)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(192)), modelc::make_view<double>(arena_.at<double>(128)),
            modelc::make_view<modelc::View<const double, 4, 3>>(arena_.at<double>(256), 4, 3)};
  }

  // m.model:3: h1 = Lambda(v -> concatenate([relu(v), relu(-v)], axis = -1))(x)
  // computes h1, h1, h1 and 1 more
  void compute_h1(const double* x, double* h1) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        const auto x_2 = lane.load(x + i * 2 + j);
        const auto maximum = max(x_2, 0.0);
        const auto maximum_2 = max(0.0, -x_2);
        lane.store(h1 + i * 4 + j, maximum);
        lane.store(h1 + 2 + i * 4 + j, maximum_2);
      });
    }
  }

  // m.model:4: h2 = Sequential([Identity(), Dense(3, use_bias = false, kernel_regularizer = L1(0.02))])(h1)
  // computes h2, h2, h2 and 1 more
  void compute_h2(const double* h1, const double* sequential_dense_kernel, double* h2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(
        threads_, b, 4, 3, h1, 4, 1, sequential_dense_kernel, 3, 1,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index column) { lane.store(h2 + row * 3 + column, sum); });
  }

  // m.model:5: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_sum(v, ids, 2), ids,...
  // computes ids, ids, ids and 1 more
  void compute_ids(const double* h2, std::int32_t* ids) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_scalars(b, [&](auto lane, modelc::Index i) {
      lane.store(ids + i, modelc::cast<std::int32_t>(lane.load(h2 + i * 3, 3) > 0.0));
    });
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes lambda_2, lambda_2, lambda_2 and 1 more
  void compute_lambda_2(const double* h3, double* lambda_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(3 * b,
                              [&](auto lane, modelc::Index i) { lane.store(lambda_2 + i, tanh(lane.load(h3 + i))); });
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes lambda_2_2, lambda_2_2, lambda_2_2 and 1 more
  void compute_lambda_2_2(double* lambda_2_2) noexcept {
    for (modelc::Index i = 0; i < 3; ++i) {
      modelc::for_scalars(3, [&](auto lane, modelc::Index j) {
        lane.store(
            lambda_2_2 + i * 3 + j,
            modelc::cast<double>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 5.0);
      });
    }
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes a, a, a and 1 more
  void compute_a(const double* h3, const double* lambda_2, const double* lambda_2_2, double* a) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 3; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          lane.store(a + i * 9 + j * 3 + k,
                     lane(h3[i * 3 + j]) * 0.3 * lane.load(lambda_2 + i * 3 + k) + lane.load(lambda_2_2 + j * 3 + k));
        });
      }
    }
  }

  // m.model:7: h5 = concatenate([h4, h4 ** 2])
  // computes h5, h5
  void compute_h5(const double* lambda_2_3, double* h5) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 3; ++j) {
        const modelc::Scalar scalar{};
        const auto h4 = scalar(modelc::reduce_lanes<modelc::Sum, double>(
            3, [&](auto lane, modelc::Index k) { return lane.load(lambda_2_3 + i * 9 + j * 3 + k); }));
        const auto mul = h4 * h4;
        const auto h4_lanes = h4;
        const auto mul_lanes = mul;
        scalar.store(h5 + i * 6 + j, h4_lanes);
        scalar.store(h5 + 3 + i * 6 + j, mul_lanes);
      }
    }
  }

  // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
  // computes counts, counts
  void compute_counts(const double* y_true, bool* counts) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(
        6 * b, [&](auto lane, modelc::Index i) { lane.store(counts + i, modelc::cast<bool>(lane.load(y_true + i))); });
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes lambda_2_5, lambda_2_5
  void compute_lambda_2_5(double* lambda_2_5) noexcept {
    for (modelc::Index i = 0; i < 3; ++i) {
      modelc::for_scalars(3, [&](auto lane, modelc::Index j) {
        lane.store(lambda_2_5 + i * 3 + j,
                   select(lane(static_cast<std::int32_t>(i)) > lane.iota(static_cast<std::int32_t>(j)), 1.0,
                          select(lane.one_hot(static_cast<std::int32_t>(i), j), 0.5, 0.0)));
      });
    }
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes h4, h4
  void compute_h4(const double* lambda_2_3, double* lambda_2_7, double* lambda_2_9, double* h4, double* h5) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 3; ++j) {
        const modelc::Scalar scalar{};
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
          const auto lambda_2_3_2 = lane.load(lambda_2_3 + i * 9 + j + k * 3, 3);
          const auto lambda_2_3_3 = lane.load(lambda_2_3 + i * 9 + j * 3 + k);
          lane.store(lambda_2_7 + i * 9 + j * 3 + k, lambda_2_3_2);
          lane.store(lambda_2_9 + i * 9 + j * 3 + k, lambda_2_3_2);
          return modelc::folded(lambda_2_3_3);
        });
        const auto h4_2 = scalar(std::get<0>(row_2));
        const auto mul = h4_2 * h4_2;
        const auto h4_2_lanes = h4_2;
        const auto mul_lanes = mul;
        scalar.store(h4 + i * 3 + j, h4_2_lanes);
        scalar.store(h5 + i * 6 + j, h4_2_lanes);
        scalar.store(h5 + 3 + i * 6 + j, mul_lanes);
      }
    }
  }

  // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
  // computes new_metric_precision_counts_true_positives, new_metric_precision_counts_true_positives
  void compute_new_metric_precision_counts_true_positives(const double* metric_precision_counts_true_positives,
                                                          const double* metric_precision_counts_false_positives,
                                                          const double* h5, const bool* counts,
                                                          double* new_metric_precision_counts_true_positives,
                                                          double* new_metric_precision_counts_false_positives,
                                                          double* precision) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto metric_precision_counts_true_positives_2 = scalar.load(metric_precision_counts_true_positives);
      const auto metric_precision_counts_false_positives_2 = scalar.load(metric_precision_counts_false_positives);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(6 * b, [&](auto lane, modelc::Index i) {
        const auto gt = lane.load(h5 + i) > 0.5;
        const auto counts_2 = lane.load(counts + i);
        const auto where = select(gt, select(counts_2, 1.0, 0.0), 0.0);
        const auto where_2 = select(gt, select(counts_2, 0.0, 1.0), 0.0);
        return modelc::folded(where, where_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add = metric_precision_counts_true_positives_2 + row_sum;
      const auto add_2 = metric_precision_counts_false_positives_2 + row_sum_2;
      const auto add_3 = add + add_2;
      const auto eq = 0.0 == add_3;
      const auto where_3 = select(eq, 0.0, add / select(eq, 1.0, add_3));
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      const auto where_3_lanes = where_3;
      scalar.store(new_metric_precision_counts_true_positives, add_lanes);
      scalar.store(new_metric_precision_counts_false_positives, add_2_lanes);
      scalar.store(precision, where_3_lanes);
    }
  }

  // m.model:7: h5 = concatenate([h4, h4 ** 2])
  // computes div, y_loss
  void compute_div(const double* h5, const double* y_true, const double* h4, double* grad_h4, double* div) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto div_2 = scalar(1.0) / scalar(static_cast<double>(b)) / 6.0;
        total_sum.add(scalar(modelc::reduce_lanes<modelc::Sum, double>(6, [&](auto lane, modelc::Index j) {
          const auto sub = lane.load(h5 + i * 6 + j) - lane.load(y_true + i * 6 + j);
          return sub * sub;
        })));
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto mul = lane(div_2) * (lane.load(h5 + 3 + i * 6 + j) - lane.load(y_true + 3 + i * 6 + j));
          const auto mul_2 = lane.load(h4 + i * 3 + j) * (mul + mul);
          const auto mul_3 = lane(div_2) * (lane.load(h5 + i * 6 + j) - lane.load(y_true + i * 6 + j));
          lane.store(grad_h4 + i * 3 + j, mul_2 + (mul_2 + (mul_3 + mul_3)));
        });
      }
      scalar.store(div, scalar(total_sum.value()) / 6.0 / static_cast<double>(b));
    }
  }

  // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
  // computes loss, loss, loss
  void compute_loss(const double* div, const double* sequential_dense_kernel, double* loss) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          12, [&](auto lane, modelc::Index i) { return abs(lane.load(sequential_dense_kernel + i)); }));
      const auto add = div_2 + row_sum * 0.02;
      scalar.store(loss, add);
    }
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes lambda_2_4, lambda_2_4
  void compute_lambda_2_4(const double* grad_h4, double* lambda_2_4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 3; ++j) {
        modelc::for_scalars(3, [&](auto lane, modelc::Index k) {
          lane.store(lambda_2_4 + i * 9 + j * 3 + k,
                     select(lane(static_cast<std::int32_t>(j)) >= lane.iota(static_cast<std::int32_t>(k)),
                            lane(grad_h4[i * 3 + j]), 0.0));
        });
      }
    }
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes lambda_2_6, lambda_2_6
  void compute_lambda_2_6(const double* lambda_2_3, const double* lambda_2_4, const double* lambda_2_5,
                          double* lambda_2_6) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 3, 3, 3, lambda_2_3 + i0 * 9, 1, 3, lambda_2_4 + i0 * 9, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(lambda_2_6 + i0 * 9 + row * 3 + column,
                                  sum * lane.load(lambda_2_5 + row * 3 + column));
                     });
    }
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes lambda_2_10, lambda_2_10
  void compute_lambda_2_10(const double* lambda_2_8, double* lambda_2_10) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 3; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          lane.store(lambda_2_10 + i * 9 + j * 3 + k, lane.load(lambda_2_8 + i * 9 + j + k * 3, 3));
        });
      }
    }
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes grad_a, grad_a
  void compute_grad_a(const double* lambda_2_11, double* grad_a) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 3; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          lane.store(grad_a + i * 9 + j * 3 + k, 0.5 * (lane.load(lambda_2_11 + i * 9 + j * 3 + k) +
                                                        lane.load(lambda_2_11 + i * 9 + j + k * 3, 3)));
        });
      }
    }
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes lambda_2_12, lambda_2_12
  void compute_lambda_2_12(const double* h3, const double* grad_a, double* lambda_2_12) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 3; ++k) {
          column_sum =
              modelc::Sum::apply(column_sum, lane(h3[i * 3 + k]) * 0.3 * lane.load(grad_a + i * 9 + j + k * 3));
        }
        lane.store(lambda_2_12 + i * 3 + j, column_sum);
      });
    }
  }

  // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
  // computes grad_h3, grad_h3
  void compute_grad_h3(const double* lambda_2, const double* lambda_2_12, const double* grad_a,
                       double* grad_h3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 3; ++j) {
        const modelc::Scalar scalar{};
        const auto lambda_2_13 = scalar.load(lambda_2 + i * 3 + j);
        const auto mul = scalar.load(lambda_2_12 + i * 3 + j) * (1.0 - lambda_2_13 * lambda_2_13);
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
          return lane.load(lambda_2 + i * 3 + k) * lane.load(grad_a + i * 9 + j * 3 + k);
        }));
        const auto grad_h3_2 = mul + 0.3 * row_sum;
        scalar.store(grad_h3 + i * 3 + j, grad_h3_2);
      }
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

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Lambda(v -> concatenate([relu(v), relu(-v)], axis = -1))(x)
    // h1: f64[b, 4]
    double* const h1 = arena_.at<double>(slots_[0]);
    compute_h1(x, h1);

    // m.model:4: h2 = Sequential([Identity(), Dense(3, use_bias = false, kernel_regularizer = L1(0.02))])(h1)
    // h2: f64[b, 3]
    const double* const sequential_dense_kernel = weights_->block.at<double>(0);
    double* const h2 = arena_.at<double>(slots_[1]);
    compute_h2(h1, sequential_dense_kernel, h2);

    // m.model:5: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_sum(v, ids, 2), ids,...
    // ids: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(slots_[0]);
    compute_ids(h2, ids);
    // lambda_1: f64[2, 3]
    double* const lambda_1 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_1, 2, 3), modelc::tensor(h2, b, 3), modelc::tensor(ids, b),
                                 false);
    // h3: f64[b, 3]
    double* const h3 = arena_.at<double>(slots_[1]);
    modelc::kernels::take(modelc::tensor(h3, b, 3), modelc::tensor(lambda_1, 2, 3), modelc::tensor(ids, b), 0);

    // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
    // lambda_2: f64[b, 3]
    double* const lambda_2 = arena_.at<double>(slots_[2]);
    compute_lambda_2(h3, lambda_2);
    // lambda_2_2: f64[3, 3]
    double* const lambda_2_2 = arena_.at<double>(0);
    compute_lambda_2_2(lambda_2_2);
    // a: f64[b, 3, 3]
    double* const a = arena_.at<double>(slots_[0]);
    compute_a(h3, lambda_2, lambda_2_2, a);
    // lambda_2_3: f64[b, 3, 3]
    double* const lambda_2_3 = arena_.at<double>(slots_[1]);
    modelc::kernels::cholesky(modelc::tensor(lambda_2_3, b, 3, 3), modelc::tensor(a, b, 3, 3), false);

    // m.model:7: h5 = concatenate([h4, h4 ** 2])
    // h5: f64[b, 6]
    double* const h5 = arena_.at<double>(slots_[0]);
    compute_h5(lambda_2_3, h5);
  }

  void compute_train_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Lambda(v -> concatenate([relu(v), relu(-v)], axis = -1))(x)
    // h1: f64[b, 4]
    double* const h1 = arena_.at<double>(train_step_slots_[5]);
    compute_h1(x, h1);

    // m.model:4: h2 = Sequential([Identity(), Dense(3, use_bias = false, kernel_regularizer = L1(0.02))])(h1)
    // h2: f64[b, 3]
    const double* const sequential_dense_kernel = weights_->block.at<double>(0);
    double* const h2 = arena_.at<double>(train_step_slots_[0]);
    compute_h2(h1, sequential_dense_kernel, h2);

    // m.model:5: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_sum(v, ids, 2), ids,...
    // ids: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(train_step_slots_[9]);
    compute_ids(h2, ids);
    // lambda_1: f64[2, 3]
    double* const lambda_1 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_1, 2, 3), modelc::tensor(h2, b, 3), modelc::tensor(ids, b),
                                 false);
    // h3: f64[b, 3]
    double* const h3 = arena_.at<double>(train_step_slots_[6]);
    modelc::kernels::take(modelc::tensor(h3, b, 3), modelc::tensor(lambda_1, 2, 3), modelc::tensor(ids, b), 0);

    // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
    // lambda_2: f64[b, 3]
    double* const lambda_2 = arena_.at<double>(train_step_slots_[7]);
    compute_lambda_2(h3, lambda_2);
    // lambda_2_2: f64[3, 3]
    double* const lambda_2_2 = arena_.at<double>(0);
    compute_lambda_2_2(lambda_2_2);
    // a: f64[b, 3, 3]
    double* const a = arena_.at<double>(train_step_slots_[0]);
    compute_a(h3, lambda_2, lambda_2_2, a);
    // lambda_2_3: f64[b, 3, 3]
    double* const lambda_2_3 = arena_.at<double>(train_step_slots_[1]);
    modelc::kernels::cholesky(modelc::tensor(lambda_2_3, b, 3, 3), modelc::tensor(a, b, 3, 3), false);

    // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
    // counts: bool[b, 6]
    bool* const counts = arena_.at<bool>(train_step_slots_[8]);
    compute_counts(y_true, counts);

    // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
    // lambda_2_5: f64[3, 3]
    double* const lambda_2_5 = arena_.at<double>(0);
    compute_lambda_2_5(lambda_2_5);
    // h4: f64[b, 3], h5: f64[b, 6], lambda_2_7: f64[b, 3, 3], lambda_2_9: f64[b, 3, 3]
    double* const h4 = arena_.at<double>(train_step_slots_[2]);
    double* const h5 = arena_.at<double>(train_step_slots_[0]);
    double* const lambda_2_7 = arena_.at<double>(train_step_slots_[3]);
    double* const lambda_2_9 = arena_.at<double>(train_step_slots_[4]);
    compute_h4(lambda_2_3, lambda_2_7, lambda_2_9, h4, h5);

    // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
    // new_metric_precision_counts_true_positives: f64[1], new_metric_precision_counts_false_positives: f64[1],...
    const double* const metric_precision_counts_true_positives = training_->block.at<double>(256);
    const double* const metric_precision_counts_false_positives = training_->block.at<double>(320);
    double* const new_metric_precision_counts_true_positives = training_->block.at<double>(256);
    double* const new_metric_precision_counts_false_positives = training_->block.at<double>(320);
    double* const precision = arena_.at<double>(192);
    compute_new_metric_precision_counts_true_positives(
        metric_precision_counts_true_positives, metric_precision_counts_false_positives, h5, counts,
        new_metric_precision_counts_true_positives, new_metric_precision_counts_false_positives, precision);

    // m.model:7: h5 = concatenate([h4, h4 ** 2])
    // div: f64, grad_h4: f64[b, 3]
    double* const div = arena_.at<double>(128);
    double* const grad_h4 = arena_.at<double>(train_step_slots_[2]);
    compute_div(h5, y_true, h4, grad_h4, div);

    // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(128);
    compute_loss(div, sequential_dense_kernel, loss);

    // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
    // lambda_2_4: f64[b, 3, 3]
    double* const lambda_2_4 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_2_4(grad_h4, lambda_2_4);
    // lambda_2_6: f64[b, 3, 3]
    double* const lambda_2_6 = arena_.at<double>(train_step_slots_[2]);
    compute_lambda_2_6(lambda_2_3, lambda_2_4, lambda_2_5, lambda_2_6);
    // lambda_2_8: f64[b, 3, 3]
    double* const lambda_2_8 = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::solve_triangular(modelc::tensor(lambda_2_8, b, 3, 3), modelc::tensor(lambda_2_7, b, 3, 3),
                                      modelc::tensor(lambda_2_6, b, 3, 3), false);
    // lambda_2_10: f64[b, 3, 3]
    double* const lambda_2_10 = arena_.at<double>(train_step_slots_[1]);
    compute_lambda_2_10(lambda_2_8, lambda_2_10);
    // lambda_2_11: f64[b, 3, 3]
    double* const lambda_2_11 = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::solve_triangular(modelc::tensor(lambda_2_11, b, 3, 3), modelc::tensor(lambda_2_9, b, 3, 3),
                                      modelc::tensor(lambda_2_10, b, 3, 3), false);
    // grad_a: f64[b, 3, 3]
    double* const grad_a = arena_.at<double>(train_step_slots_[1]);
    compute_grad_a(lambda_2_11, grad_a);
    // lambda_2_12: f64[b, 1, 3]
    double* const lambda_2_12 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_2_12(h3, grad_a, lambda_2_12);
    // grad_h3: f64[b, 3]
    double* const grad_h3 = arena_.at<double>(train_step_slots_[0]);
    compute_grad_h3(lambda_2, lambda_2_12, grad_a, grad_h3);

    // m.model:5: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_sum(v, ids, 2), ids,...
    // lambda_1_2: f64[2, 3]
    double* const lambda_1_2 = arena_.at<double>(0);
    modelc::kernels::scatter_add(modelc::tensor(lambda_1_2, 2, 3), modelc::tensor(grad_h3, b, 3),
                                 modelc::tensor(ids, b), 0);
    // grad_h2: f64[b, 3]
    double* const grad_h2 = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::take_rows(modelc::tensor(grad_h2, b, 3), modelc::tensor(lambda_1_2, 2, 3), modelc::tensor(ids, b));

    // m.model:4: h2 = Sequential([Identity(), Dense(3, use_bias = false, kernel_regularizer = L1(0.02))])(h1)
    // new_optimizer_velocity_sequential_dense_kernel: f64[4, 3], new_sequential_dense_kernel: f64[4, 3]
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const optimizer_velocity_sequential_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_velocity_sequential_dense_kernel = training_->block.at<double>(128);
    double* const new_sequential_dense_kernel = weights_->block.at<double>(0);
    modelc::matmul(
        threads_, 4, b, 3, h1, 1, 4, grad_h2, 3, 1, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
          const auto sequential_dense_kernel_2 = lane.load(sequential_dense_kernel + row * 3 + column);
          const auto grad_sequential_dense_kernel = 0.02 * sign(sequential_dense_kernel_2) + sum;
          const auto add = lane.load(optimizer_velocity_sequential_dense_kernel + row * 3 + column) * 0.9 +
                           grad_sequential_dense_kernel * grad_sequential_dense_kernel * 0.09999999999999998;
          const auto sub = sequential_dense_kernel_2 -
                           lane(optimizer_learning_rate[0]) * grad_sequential_dense_kernel * rsqrt(add + 1e-07);
          lane.store(new_optimizer_velocity_sequential_dense_kernel + row * 3 + column, add);
          lane.store(new_sequential_dense_kernel + row * 3 + column, sub);
        });
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
    // new_metric_precision_counts_true_positives: f64[1], new_metric_precision_counts_false_positives: f64[1],...
    const double* const metric_precision_counts_true_positives = training_->block.at<double>(256);
    const double* const metric_precision_counts_false_positives = training_->block.at<double>(320);
    const double* const part_metric_precision_counts_true_positives = arena_.at<double>(448);
    const double* const part_metric_precision_counts_false_positives = arena_.at<double>(512);
    double* const new_metric_precision_counts_true_positives = training_->block.at<double>(256);
    double* const new_metric_precision_counts_false_positives = training_->block.at<double>(320);
    double* const precision = arena_.at<double>(0);
    {
      const modelc::Scalar lane{};
      const auto add =
          lane.load(metric_precision_counts_true_positives) + lane.load(part_metric_precision_counts_true_positives);
      const auto add_2 =
          lane.load(metric_precision_counts_false_positives) + lane.load(part_metric_precision_counts_false_positives);
      const auto add_3 = add + add_2;
      const auto eq = 0.0 == add_3;
      const auto where = select(eq, 0.0, add / select(eq, 1.0, add_3));
      lane.store(new_metric_precision_counts_true_positives, add);
      lane.store(new_metric_precision_counts_false_positives, add_2);
      lane.store(precision, where);
    }
    // new_optimizer_velocity_sequential_dense_kernel: f64[4, 3], new_sequential_dense_kernel: f64[4, 3]
    const double* const sequential_dense_kernel = weights_->block.at<double>(0);
    const double* const part_gradient_sequential_dense_kernel = arena_.at<double>(256);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const optimizer_velocity_sequential_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_velocity_sequential_dense_kernel = training_->block.at<double>(128);
    double* const new_sequential_dense_kernel = weights_->block.at<double>(0);
    modelc::for_lanes<double>(12, [&](auto lane, modelc::Index i) {
      const auto part_gradient_sequential_dense_kernel_2 = lane.load(part_gradient_sequential_dense_kernel + i);
      const auto add =
          lane.load(optimizer_velocity_sequential_dense_kernel + i) * 0.9 +
          part_gradient_sequential_dense_kernel_2 * part_gradient_sequential_dense_kernel_2 * 0.09999999999999998;
      const auto sub = lane.load(sequential_dense_kernel + i) -
                       part_gradient_sequential_dense_kernel_2 * lane(optimizer_learning_rate[0]) * rsqrt(add + 1e-07);
      lane.store(new_optimizer_velocity_sequential_dense_kernel + i, add);
      lane.store(new_sequential_dense_kernel + i, sub);
    });
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Lambda(v -> concatenate([relu(v), relu(-v)], axis = -1))(x)
    // h1: f64[b, 4]
    double* const h1 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_h1(x, h1);

    // m.model:4: h2 = Sequential([Identity(), Dense(3, use_bias = false, kernel_regularizer = L1(0.02))])(h1)
    // h2: f64[b, 3]
    const double* const sequential_dense_kernel = weights_->block.at<double>(0);
    double* const h2 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_h2(h1, sequential_dense_kernel, h2);

    // m.model:5: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_sum(v, ids, 2), ids,...
    // ids: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(evaluate_step_slots_[0]);
    compute_ids(h2, ids);
    // lambda_1: f64[2, 3]
    double* const lambda_1 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_1, 2, 3), modelc::tensor(h2, b, 3), modelc::tensor(ids, b),
                                 false);
    // h3: f64[b, 3]
    double* const h3 = arena_.at<double>(evaluate_step_slots_[1]);
    modelc::kernels::take(modelc::tensor(h3, b, 3), modelc::tensor(lambda_1, 2, 3), modelc::tensor(ids, b), 0);

    // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
    // lambda_2: f64[b, 3]
    double* const lambda_2 = arena_.at<double>(evaluate_step_slots_[2]);
    compute_lambda_2(h3, lambda_2);
    // lambda_2_2: f64[3, 3]
    double* const lambda_2_2 = arena_.at<double>(0);
    compute_lambda_2_2(lambda_2_2);
    // a: f64[b, 3, 3]
    double* const a = arena_.at<double>(evaluate_step_slots_[0]);
    compute_a(h3, lambda_2, lambda_2_2, a);
    // lambda_2_3: f64[b, 3, 3]
    double* const lambda_2_3 = arena_.at<double>(evaluate_step_slots_[1]);
    modelc::kernels::cholesky(modelc::tensor(lambda_2_3, b, 3, 3), modelc::tensor(a, b, 3, 3), false);

    // m.model:7: h5 = concatenate([h4, h4 ** 2])
    // h5: f64[b, 6]
    double* const h5 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_h5(lambda_2_3, h5);

    // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
    // div: f64, counts: bool[b, 6]
    double* const div = arena_.at<double>(0);
    bool* const counts = arena_.at<bool>(evaluate_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(6 * b, [&](auto lane, modelc::Index i) {
        const auto y_true_2 = lane.load(y_true + i);
        const auto sub = lane.load(h5 + i) - y_true_2;
        const auto cast = modelc::cast<bool>(y_true_2);
        const auto mul = sub * sub;
        lane.store(counts + i, cast);
        return modelc::folded(mul);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto div_2 = row_sum / 6.0 / static_cast<double>(b);
      scalar.store(div, div_2);
    }
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(0);
    compute_loss(div, sequential_dense_kernel, loss);
    // new_metric_precision_counts_true_positives: f64[1], new_metric_precision_counts_false_positives: f64[1],...
    const double* const metric_precision_counts_true_positives = training_->block.at<double>(256);
    const double* const metric_precision_counts_false_positives = training_->block.at<double>(320);
    double* const new_metric_precision_counts_true_positives = training_->block.at<double>(256);
    double* const new_metric_precision_counts_false_positives = training_->block.at<double>(320);
    double* const precision = arena_.at<double>(64);
    compute_new_metric_precision_counts_true_positives(
        metric_precision_counts_true_positives, metric_precision_counts_false_positives, h5, counts,
        new_metric_precision_counts_true_positives, new_metric_precision_counts_false_positives, precision);
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Lambda(v -> concatenate([relu(v), relu(-v)], axis = -1))(x)
    // h1: f64[b, 4]
    double* const h1 = arena_.at<double>(gradients_slots_[5]);
    compute_h1(x, h1);

    // m.model:4: h2 = Sequential([Identity(), Dense(3, use_bias = false, kernel_regularizer = L1(0.02))])(h1)
    // h2: f64[b, 3]
    const double* const sequential_dense_kernel = weights_->block.at<double>(0);
    double* const h2 = arena_.at<double>(gradients_slots_[0]);
    compute_h2(h1, sequential_dense_kernel, h2);

    // m.model:5: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_sum(v, ids, 2), ids,...
    // ids: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(gradients_slots_[9]);
    compute_ids(h2, ids);
    // lambda_1: f64[2, 3]
    double* const lambda_1 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_1, 2, 3), modelc::tensor(h2, b, 3), modelc::tensor(ids, b),
                                 false);
    // h3: f64[b, 3]
    double* const h3 = arena_.at<double>(gradients_slots_[6]);
    modelc::kernels::take(modelc::tensor(h3, b, 3), modelc::tensor(lambda_1, 2, 3), modelc::tensor(ids, b), 0);

    // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
    // lambda_2: f64[b, 3]
    double* const lambda_2 = arena_.at<double>(gradients_slots_[7]);
    compute_lambda_2(h3, lambda_2);
    // lambda_2_2: f64[3, 3]
    double* const lambda_2_2 = arena_.at<double>(0);
    compute_lambda_2_2(lambda_2_2);
    // a: f64[b, 3, 3]
    double* const a = arena_.at<double>(gradients_slots_[0]);
    compute_a(h3, lambda_2, lambda_2_2, a);
    // lambda_2_3: f64[b, 3, 3]
    double* const lambda_2_3 = arena_.at<double>(gradients_slots_[1]);
    modelc::kernels::cholesky(modelc::tensor(lambda_2_3, b, 3, 3), modelc::tensor(a, b, 3, 3), false);

    // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
    // counts: bool[b, 6]
    bool* const counts = arena_.at<bool>(gradients_slots_[8]);
    compute_counts(y_true, counts);

    // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
    // lambda_2_5: f64[3, 3]
    double* const lambda_2_5 = arena_.at<double>(0);
    compute_lambda_2_5(lambda_2_5);
    // h4: f64[b, 3], h5: f64[b, 6], lambda_2_7: f64[b, 3, 3], lambda_2_9: f64[b, 3, 3]
    double* const h4 = arena_.at<double>(gradients_slots_[2]);
    double* const h5 = arena_.at<double>(gradients_slots_[0]);
    double* const lambda_2_7 = arena_.at<double>(gradients_slots_[3]);
    double* const lambda_2_9 = arena_.at<double>(gradients_slots_[4]);
    compute_h4(lambda_2_3, lambda_2_7, lambda_2_9, h4, h5);

    // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
    // new_part_metric_precision_counts_true_positives: f64[1], new_part_metric_precision_counts_false_positive...
    double* const new_part_metric_precision_counts_true_positives = arena_.at<double>(448);
    double* const new_part_metric_precision_counts_false_positives = arena_.at<double>(512);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(6 * b, [&](auto lane, modelc::Index i) {
        const auto gt = lane.load(h5 + i) > 0.5;
        const auto counts_2 = lane.load(counts + i);
        const auto where = select(gt, select(counts_2, 1.0, 0.0), 0.0);
        const auto where_2 = select(gt, select(counts_2, 0.0, 1.0), 0.0);
        return modelc::folded(where, where_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_lanes = row_sum;
      const auto row_sum_2_lanes = row_sum_2;
      scalar.store(new_part_metric_precision_counts_true_positives, row_sum_lanes);
      scalar.store(new_part_metric_precision_counts_false_positives, row_sum_2_lanes);
    }

    // m.model:7: h5 = concatenate([h4, h4 ** 2])
    // y_loss: f64, grad_h4: f64[b, 3]
    double* const y_loss = arena_.at<double>(128);
    double* const grad_h4 = arena_.at<double>(gradients_slots_[2]);
    compute_div(h5, y_true, h4, grad_h4, y_loss);

    // m.model:9: compile(optimizer = RMSprop(), loss = mse, metrics = [Precision()])
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(192);
    compute_loss(y_loss, sequential_dense_kernel, loss);

    // m.model:6: h4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
    // lambda_2_4: f64[b, 3, 3]
    double* const lambda_2_4 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_2_4(grad_h4, lambda_2_4);
    // lambda_2_6: f64[b, 3, 3]
    double* const lambda_2_6 = arena_.at<double>(gradients_slots_[2]);
    compute_lambda_2_6(lambda_2_3, lambda_2_4, lambda_2_5, lambda_2_6);
    // lambda_2_8: f64[b, 3, 3]
    double* const lambda_2_8 = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::solve_triangular(modelc::tensor(lambda_2_8, b, 3, 3), modelc::tensor(lambda_2_7, b, 3, 3),
                                      modelc::tensor(lambda_2_6, b, 3, 3), false);
    // lambda_2_10: f64[b, 3, 3]
    double* const lambda_2_10 = arena_.at<double>(gradients_slots_[1]);
    compute_lambda_2_10(lambda_2_8, lambda_2_10);
    // lambda_2_11: f64[b, 3, 3]
    double* const lambda_2_11 = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::solve_triangular(modelc::tensor(lambda_2_11, b, 3, 3), modelc::tensor(lambda_2_9, b, 3, 3),
                                      modelc::tensor(lambda_2_10, b, 3, 3), false);
    // grad_a: f64[b, 3, 3]
    double* const grad_a = arena_.at<double>(gradients_slots_[1]);
    compute_grad_a(lambda_2_11, grad_a);
    // lambda_2_12: f64[b, 1, 3]
    double* const lambda_2_12 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_2_12(h3, grad_a, lambda_2_12);
    // grad_h3: f64[b, 3]
    double* const grad_h3 = arena_.at<double>(gradients_slots_[0]);
    compute_grad_h3(lambda_2, lambda_2_12, grad_a, grad_h3);

    // m.model:5: h3 = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_sum(v, ids, 2), ids,...
    // lambda_1_2: f64[2, 3]
    double* const lambda_1_2 = arena_.at<double>(0);
    modelc::kernels::scatter_add(modelc::tensor(lambda_1_2, 2, 3), modelc::tensor(grad_h3, b, 3),
                                 modelc::tensor(ids, b), 0);
    // grad_h2: f64[b, 3]
    double* const grad_h2 = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::take_rows(modelc::tensor(grad_h2, b, 3), modelc::tensor(lambda_1_2, 2, 3), modelc::tensor(ids, b));

    // m.model:4: h2 = Sequential([Identity(), Dense(3, use_bias = false, kernel_regularizer = L1(0.02))])(h1)
    // new_part_gradient_sequential_dense_kernel: f64[4, 3]
    double* const new_part_gradient_sequential_dense_kernel = arena_.at<double>(256);
    modelc::matmul(threads_, 4, b, 3, h1, 1, 4, grad_h2, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_sequential_dense_kernel + row * 3 + column,
                                0.02 * sign(lane.load(sequential_dense_kernel + row * 3 + column)) + sum);
                   });
    ready_(0);

    modelc::copy_elements(arena_.at<double>(192), 1, arena_.at<double>(384));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[3];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[10];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[3];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[10];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4231

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

namespace m4232 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index s00 = 1;
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

  /// `x: f32[1, s00, 2]` gives `y: f32[1, s00, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, 1, modelc::Dynamic, 1> predict(
      modelc::View<const float, 1, modelc::Dynamic, 2> x) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, 1, modelc::Dynamic, 1> predict(const XTensor& x) {
    compute(modelc::checked<float, 3>("x", x, {1, symbols_.s00, 2}));
    return results();
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[1, s00, 2]`
  /// - takes `y_true: f32[1, s00, 1]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, 1, modelc::Dynamic, 2> x,
                      modelc::View<const float, 1, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == 1);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 1);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 3>("x", x, {1, symbols_.s00, 2}),
                          modelc::checked<float, 3>("y_true", y_true, {1, symbols_.s00, 1}));
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
  /// - takes `x: f32[1, s00, 2]`
  /// - takes `y_true: f32[1, s00, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, 1, modelc::Dynamic, 2> x,
                      modelc::View<const float, 1, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == 1);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 1);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 3>("x", x, {1, symbols_.s00, 2}),
                      modelc::checked<float, 3>("y_true", y_true, {1, symbols_.s00, 1}));
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {2 * symbols_.s00, symbols_.s00}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), symbols_.s00, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"s00"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 3, {1, -1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 3, {1, -1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> weight_infos{};
  static constexpr modelc::Index weight_bytes = 0;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 3, {1, -1, 2}, 0, false},
      {"y_true", "f32", 3, {1, -1, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 2> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> training_infos{};
  static constexpr modelc::Index training_bytes = 1;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({8 * s00_2, 4 * s00_2});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({4 * s00_2});
    const modelc::Size evaluate_step_end = 64;
    const modelc::Size gradients_end = 64;
    return std::max<modelc::Index>({end.value(), evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, 1, modelc::Dynamic, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const float, 1, modelc::Dynamic, 1>>(arena_.at<float>(slots_[0]), 1,
                                                                               symbols_.s00, 1);
  }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0))};
  }

  // m.model:5: compile(optimizer = Adam(), loss = hinge)
  // computes loss, loss
  void compute_loss(const float* y_true, const float* x, float* loss) noexcept {
    const modelc::Index s00_2 = symbols_.s00;
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(s00_2, [&](auto lane, modelc::Index i) {
        const auto y_true_2 = lane.load(y_true + i);
        return max(0.0f, 1.0f - select(y_true_2 == 0.0f, -1.0f, y_true_2) *
                                    (lane.load(x + 1 + i * 2, 2) + lane.load(x + i * 2, 2)));
      }));
      const auto div = row_sum / static_cast<float>(s00_2);
      scalar.store(loss, div);
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = sum(x, axis = -1, keepdims = true)
    // y: f32[1, s00, 1]
    float* const y = arena_.at<float>(slots_[0]);
    modelc::for_lanes<float>(s00_2, [&](auto lane, modelc::Index i) {
      lane.store(y + i, lane.load(x + i * 2, 2) + lane.load(x + 1 + i * 2, 2));
    });
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    // m.model:5: compile(optimizer = Adam(), loss = hinge)
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    compute_loss(y_true, x, loss);
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    // m.model:5: compile(optimizer = Adam(), loss = hinge)
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

}  // namespace m4232

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

namespace m4233 {

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

    auto spectral_normalization_conv1d_kernel() noexcept { return modelc::tensor(block.at<float>(0), 2, 4, 3); }
    auto spectral_normalization_conv1d_bias() noexcept { return modelc::block_view<float, 3>(block, 128); }
    auto spectral_normalization_vector_u() noexcept { return modelc::block_view<float, 1, 3>(block, 448); }
    auto spectral_normalization_1_conv1d_1_kernel() noexcept { return modelc::tensor(block.at<float>(192), 2, 3, 2); }
    auto spectral_normalization_1_conv1d_1_bias() noexcept { return modelc::block_view<float, 2>(block, 256); }
    auto spectral_normalization_1_vector_u() noexcept { return modelc::block_view<float, 1, 2>(block, 512); }
    auto dense_kernel() noexcept { return modelc::block_view<float, 2, 2>(block, 320); }
    auto dense_bias() noexcept { return modelc::block_view<float, 2>(block, 384); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<float>(64), 1, 0.001f);
      std::fill_n(block.at<float>(384), 1, 1.0f);
      std::fill_n(block.at<float>(576), 1, 1.0f);
      std::fill_n(block.at<float>(768), 1, 1.0f);
      std::fill_n(block.at<float>(1216), 1, 1.0f);
      std::fill_n(block.at<float>(1280), 1, 1.0f);
      std::fill_n(block.at<float>(1344), 1, 1.0f);
    }
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 2, 4, 3> grad_spectral_normalization_conv1d_kernel;
    modelc::View<const float, 3> grad_spectral_normalization_conv1d_bias;
    modelc::View<const float, 2, 3, 2> grad_spectral_normalization_1_conv1d_1_kernel;
    modelc::View<const float, 2> grad_spectral_normalization_1_conv1d_1_bias;
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
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 8, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 8, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/conv1d/kernel");
      modelc::initial::fill(block.at<float>(0), 24, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.4f2ec4p+0) +
            -0x1.4f2ec4p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/vector_u");
      modelc::initial::fill(block.at<float>(448), 3, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<float>(key, 0, i)),
                                        0x1.47ae14p-6) +
                0x0p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization_1/conv1d_1/kernel");
      modelc::initial::fill(block.at<float>(192), 12, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.8c97fp+0) +
                -0x1.8c97fp-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization_1/vector_u");
      modelc::initial::fill(block.at<float>(512), 2, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<float>(key, 0, i)),
                                        0x1.47ae14p-6) +
                0x0p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<float>(320), 4, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.3988e2p+1) +
            -0x1.3988e2p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, 1, 4]` gives `y: f32[b, 1, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 1, 2> predict(
      modelc::View<const float, modelc::Dynamic, 1, 4> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 4);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 1, 2> predict(const XTensor& x) {
    compute(modelc::checked<float, 3>("x", x, {symbols_.b, 1, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 1, 4]`
  /// - takes `y_true: f32[b, 1, 2]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 1, 4> x,
                   modelc::View<const float, modelc::Dynamic, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 2);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 3>("x", x, {symbols_.b, 1, 4}),
                       modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 1, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(320));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 1, 4]`
  /// - takes `y_true: f32[b, 1, 2]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 1, 4> x,
                      modelc::View<const float, modelc::Dynamic, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 2);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 3>("x", x, {symbols_.b, 1, 4}),
                          modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 1, 2}));
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
  /// - takes `x: f32[b, 1, 4]`
  /// - takes `y_true: f32[b, 1, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 1, 4> x,
                      modelc::View<const float, modelc::Dynamic, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 2);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 3>("x", x, {symbols_.b, 1, 4}),
                      modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 1, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(0);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(256);
    outputs[3] = arena_.at<float>(384);
    outputs[4] = arena_.at<float>(448);
    outputs[5] = arena_.at<float>(512);
    outputs[6] = arena_.at<float>(576);
    outputs[7] = arena_.at<float>(640);
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
    values[0] = static_cast<double>(*arena_.at<float>(704));
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {4 * symbols_.b, 2 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 2 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 3, {-1, 1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 3, {-1, 1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 8> weight_infos{{
      {"spectral_normalization/conv1d/kernel", "f32", 3, {2, 4, 3}, 0, true},
      {"spectral_normalization/conv1d/bias", "f32", 1, {3}, 128, true},
      {"spectral_normalization/vector_u", "f32", 2, {1, 3}, 448, false},
      {"spectral_normalization_1/conv1d_1/kernel", "f32", 3, {2, 3, 2}, 192, true},
      {"spectral_normalization_1/conv1d_1/bias", "f32", 1, {2}, 256, true},
      {"spectral_normalization_1/vector_u", "f32", 2, {1, 2}, 512, false},
      {"dense/kernel", "f32", 2, {2, 2}, 320, true},
      {"dense/bias", "f32", 1, {2}, 384, true},
  }};
  static constexpr modelc::Index weight_bytes = 576;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 3, {-1, 1, 4}, 0, false},
      {"y_true", "f32", 3, {-1, 1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 8> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/spectral_normalization/conv1d/kernel", "f32", 3, {2, 4, 3}, 0, false},
      {"grad/spectral_normalization/conv1d/bias", "f32", 1, {3}, 0, false},
      {"grad/spectral_normalization_1/conv1d_1/kernel", "f32", 3, {2, 3, 2}, 0, false},
      {"grad/spectral_normalization_1/conv1d_1/bias", "f32", 1, {2}, 0, false},
      {"grad/dense/kernel", "f32", 2, {2, 2}, 0, false},
      {"grad/dense/bias", "f32", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 20> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/spectral_normalization/conv1d/kernel", "f32", 3, {2, 4, 3}, 128, false},
      {"optimizer/v/spectral_normalization/conv1d/kernel", "f32", 3, {2, 4, 3}, 256, false},
      {"optimizer/u_product/spectral_normalization/conv1d/kernel", "f32", 0, {}, 384, false},
      {"optimizer/m/spectral_normalization/conv1d/bias", "f32", 1, {3}, 448, false},
      {"optimizer/v/spectral_normalization/conv1d/bias", "f32", 1, {3}, 512, false},
      {"optimizer/u_product/spectral_normalization/conv1d/bias", "f32", 0, {}, 576, false},
      {"optimizer/m/spectral_normalization_1/conv1d_1/kernel", "f32", 3, {2, 3, 2}, 640, false},
      {"optimizer/v/spectral_normalization_1/conv1d_1/kernel", "f32", 3, {2, 3, 2}, 704, false},
      {"optimizer/u_product/spectral_normalization_1/conv1d_1/kernel", "f32", 0, {}, 768, false},
      {"optimizer/m/spectral_normalization_1/conv1d_1/bias", "f32", 1, {2}, 832, false},
      {"optimizer/m/dense/kernel", "f32", 2, {2, 2}, 896, false},
      {"optimizer/m/dense/bias", "f32", 1, {2}, 960, false},
      {"optimizer/v/spectral_normalization_1/conv1d_1/bias", "f32", 1, {2}, 1024, false},
      {"optimizer/v/dense/kernel", "f32", 2, {2, 2}, 1088, false},
      {"optimizer/v/dense/bias", "f32", 1, {2}, 1152, false},
      {"optimizer/u_product/spectral_normalization_1/conv1d_1/bias", "f32", 0, {}, 1216, false},
      {"optimizer/u_product/dense/kernel", "f32", 0, {}, 1280, false},
      {"optimizer/u_product/dense/bias", "f32", 0, {}, 1344, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 11> part_infos{{
      {"gradient/spectral_normalization/conv1d/kernel", "f32", 3, {2, 4, 3}, 0, false},
      {"gradient/spectral_normalization/conv1d/bias", "f32", 1, {3}, 128, false},
      {"gradient/spectral_normalization_1/conv1d_1/kernel", "f32", 3, {2, 3, 2}, 192, false},
      {"gradient/spectral_normalization_1/conv1d_1/bias", "f32", 1, {2}, 256, false},
      {"gradient/dense/kernel", "f32", 2, {2, 2}, 320, false},
      {"gradient/dense/bias", "f32", 1, {2}, 384, false},
      {"loss", "f32", 0, {}, 448, false},
      {"state/spectral_normalization/conv1d/kernel", "f32", 3, {2, 4, 3}, 512, false},
      {"state/spectral_normalization_1/conv1d_1/kernel", "f32", 3, {2, 3, 2}, 640, false},
      {"state/spectral_normalization/vector_u", "f32", 2, {1, 3}, 704, false},
      {"state/spectral_normalization_1/vector_u", "f32", 2, {1, 2}, 768, false},
  }};
  static constexpr modelc::Index part_bytes = 832;
  static constexpr modelc::Index gradient_bytes = 448;  // the first of them
  static constexpr modelc::Index training_bytes = 1408;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({16 * b, 8 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    modelc::Size train_step_end = 704;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    const modelc::Size update_step_end = 1088;
    modelc::Size evaluate_step_end = 64;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    modelc::Size gradients_end = 1088;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 1, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 1, 2>>(arena_.at<float>(slots_[0]), symbols_.b,
                                                                               1, 2);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(320)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 2, 4, 3>>(arena_.at<float>(256), 2, 4, 3),
            modelc::make_view<modelc::View<const float, 3>>(arena_.at<float>(384), 3),
            modelc::make_view<modelc::View<const float, 2, 3, 2>>(arena_.at<float>(448), 2, 3, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(512), 2),
            modelc::make_view<modelc::View<const float, 2, 2>>(arena_.at<float>(576), 2, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(640), 2)};
  }

  // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
  // computes h1, h1
  void compute_h1(const float* x, const float* spectral_normalization_conv1d_kernel,
                  const float* spectral_normalization_conv1d_bias, float* h1) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<2, 1, 1, 0>>{b, {1}, 4, {1}, 3, 1}, x,
                 spectral_normalization_conv1d_kernel,
                 [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i0 = pixel;
                   const auto add_2 = lane.load(spectral_normalization_conv1d_bias + channel) + sum;
                   lane.store(h1 + i0 * 3 + channel, add_2 * sigmoid(add_2));
                 });
  }

  // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
  // computes h2, h2, h2 and 1 more
  void compute_h2(const float* h1, const float* spectral_normalization_1_conv1d_1_kernel,
                  const float* spectral_normalization_1_conv1d_1_bias, float* h2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<2, 1, 1, 0>>{b, {1}, 3, {1}, 2, 1}, h1,
                 spectral_normalization_1_conv1d_1_kernel,
                 [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i0 = pixel;
                   lane.store(h2 + i0 * 2 + channel, lane.load(spectral_normalization_1_conv1d_1_bias + channel) + sum);
                 });
  }

  // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
  // computes spectral_normalization, spectral_normalization
  void compute_spectral_normalization(const float* spectral_normalization_vector_u,
                                      const float* spectral_normalization_conv1d_kernel,
                                      float* spectral_normalization) noexcept {
    modelc::matmul(threads_, 1, 3, 8, spectral_normalization_vector_u, 3, 1, spectral_normalization_conv1d_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(spectral_normalization + column, sum);
                   });
  }

  // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
  // computes spectral_normalization_2, spectral_normalization_2
  void compute_spectral_normalization_2(const float* spectral_normalization, float* spectral_normalization_2) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
          8, [&](auto lane, modelc::Index i) { return abs(lane.load(spectral_normalization + i)); }));
      const auto where = select(row_max > 1e+18f, 5.169879e-26f, 1.0f);
      const auto mul_2 = where * (where * 1e-24f);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(8, [&](auto lane, modelc::Index i) {
        const auto mul_3 = lane.load(spectral_normalization + i) * lane(where);
        return mul_3 * mul_3;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul_2));
      modelc::for_lanes<float>(8, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_2 + i, lane.load(spectral_normalization + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
  // computes spectral_normalization_3, spectral_normalization_3
  void compute_spectral_normalization_3(const float* spectral_normalization_2,
                                        const float* spectral_normalization_conv1d_kernel,
                                        float* spectral_normalization_3) noexcept {
    modelc::small_matmul<8, 3>(1, spectral_normalization_2, 8, spectral_normalization_conv1d_kernel, 3,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(spectral_normalization_3 + column, sum);
                               });
  }

  // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
  // computes spectral_normalization_4, spectral_normalization_4
  void compute_spectral_normalization_4(const float* spectral_normalization_3,
                                        float* spectral_normalization_4) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto where = select(
          max(abs(scalar.load(spectral_normalization_3 + 2)),
              max(abs(scalar.load(spectral_normalization_3 + 1)), abs(scalar.load(spectral_normalization_3)))) > 1e+18f,
          5.169879e-26f, 1.0f);
      const auto mul_2 = where * (1e-24f * where);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index i) {
        const auto mul_3 = lane.load(spectral_normalization_3 + i) * lane(where);
        return mul_3 * mul_3;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul_2));
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_4 + i, lane.load(spectral_normalization_3 + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
  // computes spectral_normalization_5, spectral_normalization_5
  void compute_spectral_normalization_5(const float* spectral_normalization_3, const float* spectral_normalization_4,
                                        bool* spectral_normalization_5, float* spectral_normalization_6) noexcept {
    modelc::matmul(threads_, 1, 3, 1, spectral_normalization_3, 3, 1, spectral_normalization_4, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto eq = sum == 0.0f;
                     const auto where = select(eq, 1.0f, sum);
                     lane.store(spectral_normalization_5, 0, eq);
                     lane.store(spectral_normalization_6, 0, where);
                   });
  }

  // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
  // computes new_spectral_normalization_vector_u, new_part_state_spectral_normalization_vector_u
  void compute_new_spectral_normalization_vector_u(const bool* spectral_normalization_5,
                                                   const float* spectral_normalization_vector_u,
                                                   const float* spectral_normalization_4,
                                                   float* new_spectral_normalization_vector_u) noexcept {
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_vector_u + i,
                 select(lane(spectral_normalization_5[0]), lane.load(spectral_normalization_vector_u + i),
                        lane.load(spectral_normalization_4 + i)));
    });
  }

  // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
  // computes spectral_normalization_7, new_part_state_spectral_normalization_conv1d_kernel
  void compute_spectral_normalization_7(const float* spectral_normalization_conv1d_kernel,
                                        const float* spectral_normalization_6,
                                        float* spectral_normalization_7) noexcept {
    modelc::for_lanes<float>(24, [&](auto lane, modelc::Index i) {
      lane.store(spectral_normalization_7 + i,
                 lane.load(spectral_normalization_conv1d_kernel + i) / lane(spectral_normalization_6[0]));
    });
  }

  // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
  // computes spectral_normalization_1, spectral_normalization_1
  void compute_spectral_normalization_1(const float* spectral_normalization_1_vector_u,
                                        const float* spectral_normalization_1_conv1d_1_kernel,
                                        float* spectral_normalization_1) noexcept {
    modelc::matmul(threads_, 1, 2, 6, spectral_normalization_1_vector_u, 2, 1, spectral_normalization_1_conv1d_1_kernel,
                   1, 2, [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(spectral_normalization_1 + column, sum);
                   });
  }

  // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
  // computes spectral_normalization_1_2, spectral_normalization_1_2
  void compute_spectral_normalization_1_2(const float* spectral_normalization_1,
                                          float* spectral_normalization_1_2) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
          6, [&](auto lane, modelc::Index i) { return abs(lane.load(spectral_normalization_1 + i)); }));
      const auto where = select(row_max > 1e+18f, 5.169879e-26f, 1.0f);
      const auto mul_2 = where * (1e-24f * where);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index i) {
        const auto mul_3 = lane.load(spectral_normalization_1 + i) * lane(where);
        return mul_3 * mul_3;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul_2));
      modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_1_2 + i,
                   lane.load(spectral_normalization_1 + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
  // computes spectral_normalization_1_3, spectral_normalization_1_3
  void compute_spectral_normalization_1_3(const float* spectral_normalization_1_2,
                                          const float* spectral_normalization_1_conv1d_1_kernel,
                                          float* spectral_normalization_1_3) noexcept {
    modelc::small_matmul<6, 2>(1, spectral_normalization_1_2, 6, spectral_normalization_1_conv1d_1_kernel, 2,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(spectral_normalization_1_3 + column, sum);
                               });
  }

  // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
  // computes spectral_normalization_1_4, spectral_normalization_1_4
  void compute_spectral_normalization_1_4(const float* spectral_normalization_1_3,
                                          float* spectral_normalization_1_4) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto where = select(
          max(abs(scalar.load(spectral_normalization_1_3 + 1)), abs(scalar.load(spectral_normalization_1_3))) > 1e+18f,
          5.169879e-26f, 1.0f);
      const auto mul_2 = where * (1e-24f * where);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index i) {
        const auto mul_3 = lane.load(spectral_normalization_1_3 + i) * lane(where);
        return mul_3 * mul_3;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul_2));
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_1_4 + i,
                   lane.load(spectral_normalization_1_3 + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
  // computes spectral_normalization_1_5, spectral_normalization_1_5
  void compute_spectral_normalization_1_5(const float* spectral_normalization_1_3,
                                          const float* spectral_normalization_1_4, bool* spectral_normalization_1_5,
                                          float* spectral_normalization_1_6) noexcept {
    modelc::matmul(threads_, 1, 2, 1, spectral_normalization_1_3, 2, 1, spectral_normalization_1_4, 1, 2,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto eq = 0.0f == sum;
                     const auto where = select(eq, 1.0f, sum);
                     lane.store(spectral_normalization_1_5, 0, eq);
                     lane.store(spectral_normalization_1_6, 0, where);
                   });
  }

  // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
  // computes new_spectral_normalization_1_vector_u, new_part_state_spectral_normalization_1_vector_u
  void compute_new_spectral_normalization_1_vector_u(const bool* spectral_normalization_1_5,
                                                     const float* spectral_normalization_1_vector_u,
                                                     const float* spectral_normalization_1_4,
                                                     float* new_spectral_normalization_1_vector_u) noexcept {
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_1_vector_u + i,
                 select(lane(spectral_normalization_1_5[0]), lane.load(spectral_normalization_1_vector_u + i),
                        lane.load(spectral_normalization_1_4 + i)));
    });
  }

  // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
  // computes spectral_normalization_1_7, new_part_state_spectral_normalization_1_conv1d_1_kernel
  void compute_spectral_normalization_1_7(const float* spectral_normalization_1_conv1d_1_kernel,
                                          const float* spectral_normalization_1_6,
                                          float* spectral_normalization_1_7) noexcept {
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) {
      lane.store(spectral_normalization_1_7 + i,
                 lane.load(spectral_normalization_1_conv1d_1_kernel + i) / lane(spectral_normalization_1_6[0]));
    });
  }

  // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
  // computes conv1d, conv1d
  void compute_conv1d(const float* x, const float* spectral_normalization_7,
                      const float* spectral_normalization_conv1d_bias, float* conv1d, float* conv1d_2, float* h1,
                      float* conv1d_3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<2, 1, 1, 0>>{b, {1}, 4, {1}, 3, 1}, x,
                 spectral_normalization_7, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i0 = pixel;
                   const auto add_2 = lane.load(spectral_normalization_conv1d_bias + channel) + sum;
                   const auto sigmoid_3 = sigmoid(add_2);
                   const auto h1_3 = add_2 * sigmoid_3;
                   const auto sub_3 = sigmoid_3 - sigmoid_3 * sigmoid_3;
                   lane.store(conv1d + i0 * 3 + channel, add_2);
                   lane.store(conv1d_2 + i0 * 3 + channel, sigmoid_3);
                   lane.store(h1 + i0 * 3 + channel, h1_3);
                   lane.store(conv1d_3 + i0 * 3 + channel, sub_3);
                 });
  }

  // m.model:5: output y = Dense(2, activation = sigmoid)(h2)
  // computes dense, dense, dense
  void compute_dense(const float* h2, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 2, h2, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, sum);
                   });
  }

  // computes loss, loss
  void compute_loss(const float* dense_bias, const float* dense, const float* y_true, float* mul,
                    float* loss) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto mul_2 = 0.5f * (scalar(1.0f) / scalar(static_cast<float>(b)));
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              return log1p(exp(-abs(add))) + (max(0.0f, add) - lane.load(y_true + i * 2 + j) * add);
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
          lane.store(mul + i * 2 + j, lane(mul_2) * (sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j)) -
                                                     lane.load(y_true + i * 2 + j)));
        });
      }
      const auto div = 0.5f * row_sum / static_cast<float>(b);
      scalar.store(loss, div);
    }
  }

  // m.model:5: output y = Dense(2, activation = sigmoid)(h2)
  // computes grad_h2, grad_h2
  void compute_grad_h2(const float* mul, const float* dense_kernel, float* grad_h2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 2, mul, 2, 1, dense_kernel, 1, 2,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_h2 + row * 2 + column, sum);
                   });
  }

  // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
  // computes conv1d_4, conv1d_4
  void compute_conv1d_4(const float* grad_h2, const float* spectral_normalization_1_7, const float* conv1d_2,
                        const float* conv1d, const float* conv1d_3, float* conv1d_4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv_transpose(threads_, modelc::ConvShape<modelc::Window<2, 1, 1, 0>>{b, {1}, 3, {1}, 2, 1}, grad_h2,
                           spectral_normalization_1_7,
                           [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                             const modelc::Index i0 = pixel;
                             lane.store(conv1d_4 + i0 * 3 + channel, lane.load(conv1d_2 + i0 * 3 + channel) * sum +
                                                                         lane.load(conv1d + i0 * 3 + channel) * sum *
                                                                             lane.load(conv1d_3 + i0 * 3 + channel));
                           });
  }

  // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
  // computes conv1d_5, conv1d
  void compute_conv1d_5(const std::int64_t* optimizer_iteration, float* conv1d_5) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(conv1d_5,
                 (1.0f - 0.5f * pow(0.96f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration)))) * 0.9f);
    }
  }

  // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
  // computes conv1d_6, conv1d_2
  void compute_conv1d_6(const std::int64_t* optimizer_iteration, float* conv1d_6) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(
          conv1d_6,
          0.9f * (1.0f - 0.5f * pow(0.96f, 1.0f + (1.0f + modelc::cast<float>(lane.load(optimizer_iteration))))));
    }
  }

  // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
  // computes new_optimizer_u_product_spectral_normalization_conv1d_kernel,
  // new_optimizer_u_product_spectral_normalization_conv1d_bias,
  // new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel and 5 more
  void compute_new_optimizer_u_product_spectral_normalization_conv1d_kernel(
      const float* optimizer_u_product_spectral_normalization_conv1d_kernel, const float* conv1d_5,
      float* new_optimizer_u_product_spectral_normalization_conv1d_kernel) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_u_product_spectral_normalization_conv1d_kernel,
                 lane.load(optimizer_u_product_spectral_normalization_conv1d_kernel) * lane.load(conv1d_5));
    }
  }

  // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
  // computes conv1d_7, conv1d_9, conv1d_1 and 5 more
  void compute_conv1d_7(const float* conv1d_6,
                        const float* new_optimizer_u_product_spectral_normalization_conv1d_kernel,
                        float* conv1d_7) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(conv1d_7,
                 1.0f - lane.load(conv1d_6) * lane.load(new_optimizer_u_product_spectral_normalization_conv1d_kernel));
    }
  }

  // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
  // computes conv1d_8, conv1d_4
  void compute_conv1d_8(const std::int64_t* optimizer_iteration, float* conv1d_8) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(conv1d_8, 1.0f - pow(0.999f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration))));
    }
  }

  // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
  // computes new_optimizer_m_spectral_normalization_conv1d_kernel, new_optimizer_m_spectral_normalization_conv1d_kernel
  void compute_new_optimizer_m_spectral_normalization_conv1d_kernel(
      const float* grad_spectral_normalization_conv1d_kernel,
      const float* optimizer_m_spectral_normalization_conv1d_kernel,
      const float* optimizer_v_spectral_normalization_conv1d_kernel, const float* spectral_normalization_7,
      const float* optimizer_learning_rate, const float* conv1d_6, const float* conv1d_7, const float* conv1d_5,
      const float* new_optimizer_u_product_spectral_normalization_conv1d_kernel, const float* conv1d_8,
      float* new_optimizer_m_spectral_normalization_conv1d_kernel,
      float* new_optimizer_v_spectral_normalization_conv1d_kernel,
      float* new_spectral_normalization_conv1d_kernel) noexcept {
    modelc::for_lanes<float>(24, [&](auto lane, modelc::Index i) {
      const auto grad_spectral_normalization_conv1d_kernel_2 = lane.load(grad_spectral_normalization_conv1d_kernel + i);
      const auto optimizer_m_spectral_normalization_conv1d_kernel_2 =
          lane.load(optimizer_m_spectral_normalization_conv1d_kernel + i);
      const auto add =
          optimizer_m_spectral_normalization_conv1d_kernel_2 +
          (grad_spectral_normalization_conv1d_kernel_2 - optimizer_m_spectral_normalization_conv1d_kernel_2) * 0.1f;
      const auto optimizer_v_spectral_normalization_conv1d_kernel_2 =
          lane.load(optimizer_v_spectral_normalization_conv1d_kernel + i);
      const auto add_2 = optimizer_v_spectral_normalization_conv1d_kernel_2 +
                         (grad_spectral_normalization_conv1d_kernel_2 * grad_spectral_normalization_conv1d_kernel_2 -
                          optimizer_v_spectral_normalization_conv1d_kernel_2) *
                             0.001f;
      const auto sub_2 = lane.load(spectral_normalization_7 + i) -
                         lane(optimizer_learning_rate[0]) *
                             (lane(conv1d_6[0]) * add / lane(conv1d_7[0]) +
                              grad_spectral_normalization_conv1d_kernel_2 * (1.0f - lane(conv1d_5[0])) /
                                  (1.0f - lane(new_optimizer_u_product_spectral_normalization_conv1d_kernel[0]))) /
                             (sqrt(add_2 / lane(conv1d_8[0])) + 1e-07f);
      lane.store(new_optimizer_m_spectral_normalization_conv1d_kernel + i, add);
      lane.store(new_optimizer_v_spectral_normalization_conv1d_kernel + i, add_2);
      lane.store(new_spectral_normalization_conv1d_kernel + i, sub_2);
    });
  }

  // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
  // computes new_optimizer_m_spectral_normalization_1_conv1d_1_kernel,
  // new_optimizer_m_spectral_normalization_1_conv1d_1_kernel
  void compute_new_optimizer_m_spectral_normalization_1_conv1d_1_kernel(
      const float* grad_spectral_normalization_1_conv1d_1_kernel,
      const float* optimizer_m_spectral_normalization_1_conv1d_1_kernel,
      const float* optimizer_v_spectral_normalization_1_conv1d_1_kernel, const float* spectral_normalization_1_7,
      const float* optimizer_learning_rate, const float* conv1d_6, const float* conv1d_1, const float* conv1d_5,
      const float* new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel, const float* conv1d_8,
      float* new_optimizer_m_spectral_normalization_1_conv1d_1_kernel,
      float* new_optimizer_v_spectral_normalization_1_conv1d_1_kernel,
      float* new_spectral_normalization_1_conv1d_1_kernel) noexcept {
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) {
      const auto grad_spectral_normalization_1_conv1d_1_kernel_2 =
          lane.load(grad_spectral_normalization_1_conv1d_1_kernel + i);
      const auto optimizer_m_spectral_normalization_1_conv1d_1_kernel_2 =
          lane.load(optimizer_m_spectral_normalization_1_conv1d_1_kernel + i);
      const auto add = optimizer_m_spectral_normalization_1_conv1d_1_kernel_2 +
                       0.1f * (grad_spectral_normalization_1_conv1d_1_kernel_2 -
                               optimizer_m_spectral_normalization_1_conv1d_1_kernel_2);
      const auto optimizer_v_spectral_normalization_1_conv1d_1_kernel_2 =
          lane.load(optimizer_v_spectral_normalization_1_conv1d_1_kernel + i);
      const auto add_2 =
          optimizer_v_spectral_normalization_1_conv1d_1_kernel_2 +
          0.001f * (grad_spectral_normalization_1_conv1d_1_kernel_2 * grad_spectral_normalization_1_conv1d_1_kernel_2 -
                    optimizer_v_spectral_normalization_1_conv1d_1_kernel_2);
      const auto sub_2 = lane.load(spectral_normalization_1_7 + i) -
                         lane(optimizer_learning_rate[0]) *
                             (lane(conv1d_6[0]) * add / lane(conv1d_1[0]) +
                              grad_spectral_normalization_1_conv1d_1_kernel_2 * (1.0f - lane(conv1d_5[0])) /
                                  (1.0f - lane(new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel[0]))) /
                             (1e-07f + sqrt(add_2 / lane(conv1d_8[0])));
      lane.store(new_optimizer_m_spectral_normalization_1_conv1d_1_kernel + i, add);
      lane.store(new_optimizer_v_spectral_normalization_1_conv1d_1_kernel + i, add_2);
      lane.store(new_spectral_normalization_1_conv1d_1_kernel + i, sub_2);
    });
  }

  // computes gradients, new_part_gradient_dense_bias, new_part_gradient_spectral_normalization_1_conv1d_1_bias
  void compute_gradients_2(const float* grad_h2, float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_spectral_normalization_1_conv1d_1_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_spectral_normalization_1_conv1d_1_bias =
            modelc::Sum::apply(grad_spectral_normalization_1_conv1d_1_bias, lane.load(grad_h2 + i + j * 2));
      }
      lane.store(gradients + i, grad_spectral_normalization_1_conv1d_1_bias);
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

    // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
    // h1: f32[b, 1, 3]
    const float* const spectral_normalization_conv1d_kernel = weights_->block.at<float>(0);
    const float* const spectral_normalization_conv1d_bias = weights_->block.at<float>(128);
    float* const h1 = arena_.at<float>(slots_[0]);
    compute_h1(x, spectral_normalization_conv1d_kernel, spectral_normalization_conv1d_bias, h1);

    // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
    // h2: f32[b, 1, 2]
    const float* const spectral_normalization_1_conv1d_1_kernel = weights_->block.at<float>(192);
    const float* const spectral_normalization_1_conv1d_1_bias = weights_->block.at<float>(256);
    float* const h2 = arena_.at<float>(slots_[1]);
    compute_h2(h1, spectral_normalization_1_conv1d_1_kernel, spectral_normalization_1_conv1d_1_bias, h2);

    // m.model:5: output y = Dense(2, activation = sigmoid)(h2)
    // y: f32[b, 1, 2]
    const float* const dense_kernel = weights_->block.at<float>(320);
    const float* const dense_bias = weights_->block.at<float>(384);
    float* const y = arena_.at<float>(slots_[0]);
    modelc::matmul(threads_, b, 2, 2, h2, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 2 + column, sigmoid(lane.load(dense_bias + column) + sum));
                   });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
    // spectral_normalization: f32[1, 8]
    const float* const spectral_normalization_conv1d_kernel = weights_->block.at<float>(0);
    const float* const spectral_normalization_vector_u = weights_->block.at<float>(448);
    float* const spectral_normalization = arena_.at<float>(0);
    compute_spectral_normalization(spectral_normalization_vector_u, spectral_normalization_conv1d_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f32[1, 8]
    float* const spectral_normalization_2 = arena_.at<float>(0);
    compute_spectral_normalization_2(spectral_normalization, spectral_normalization_2);
    // spectral_normalization_3: f32[1, 3]
    float* const spectral_normalization_3 = arena_.at<float>(64);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_conv1d_kernel,
                                     spectral_normalization_3);
    // spectral_normalization_4: f32[1, 3]
    float* const spectral_normalization_4 = arena_.at<float>(0);
    compute_spectral_normalization_4(spectral_normalization_3, spectral_normalization_4);
    // spectral_normalization_5: bool[1, 1], spectral_normalization_6: f32
    bool* const spectral_normalization_5 = arena_.at<bool>(128);
    float* const spectral_normalization_6 = arena_.at<float>(192);
    compute_spectral_normalization_5(spectral_normalization_3, spectral_normalization_4, spectral_normalization_5,
                                     spectral_normalization_6);
    // new_spectral_normalization_vector_u: f32[1, 3]
    float* const new_spectral_normalization_vector_u = weights_->block.at<float>(448);
    compute_new_spectral_normalization_vector_u(spectral_normalization_5, spectral_normalization_vector_u,
                                                spectral_normalization_4, new_spectral_normalization_vector_u);
    // spectral_normalization_7: f32[2, 4, 3]
    float* const spectral_normalization_7 = arena_.at<float>(0);
    compute_spectral_normalization_7(spectral_normalization_conv1d_kernel, spectral_normalization_6,
                                     spectral_normalization_7);

    // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
    // spectral_normalization_1: f32[1, 6]
    const float* const spectral_normalization_1_conv1d_1_kernel = weights_->block.at<float>(192);
    const float* const spectral_normalization_1_vector_u = weights_->block.at<float>(512);
    float* const spectral_normalization_1 = arena_.at<float>(128);
    compute_spectral_normalization_1(spectral_normalization_1_vector_u, spectral_normalization_1_conv1d_1_kernel,
                                     spectral_normalization_1);
    // spectral_normalization_1_2: f32[1, 6]
    float* const spectral_normalization_1_2 = arena_.at<float>(128);
    compute_spectral_normalization_1_2(spectral_normalization_1, spectral_normalization_1_2);
    // spectral_normalization_1_3: f32[1, 2]
    float* const spectral_normalization_1_3 = arena_.at<float>(192);
    compute_spectral_normalization_1_3(spectral_normalization_1_2, spectral_normalization_1_conv1d_1_kernel,
                                       spectral_normalization_1_3);
    // spectral_normalization_1_4: f32[1, 2]
    float* const spectral_normalization_1_4 = arena_.at<float>(128);
    compute_spectral_normalization_1_4(spectral_normalization_1_3, spectral_normalization_1_4);
    // spectral_normalization_1_5: bool[1, 1], spectral_normalization_1_6: f32
    bool* const spectral_normalization_1_5 = arena_.at<bool>(256);
    float* const spectral_normalization_1_6 = arena_.at<float>(320);
    compute_spectral_normalization_1_5(spectral_normalization_1_3, spectral_normalization_1_4,
                                       spectral_normalization_1_5, spectral_normalization_1_6);
    // new_spectral_normalization_1_vector_u: f32[1, 2]
    float* const new_spectral_normalization_1_vector_u = weights_->block.at<float>(512);
    compute_new_spectral_normalization_1_vector_u(spectral_normalization_1_5, spectral_normalization_1_vector_u,
                                                  spectral_normalization_1_4, new_spectral_normalization_1_vector_u);
    // spectral_normalization_1_7: f32[2, 3, 2]
    float* const spectral_normalization_1_7 = arena_.at<float>(256);
    compute_spectral_normalization_1_7(spectral_normalization_1_conv1d_1_kernel, spectral_normalization_1_6,
                                       spectral_normalization_1_7);

    // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
    // conv1d: f32[b, 1, 3], conv1d_2: f32[b, 1, 3], h1: f32[b, 1, 3], conv1d_3: f32[b, 1, 3]
    const float* const spectral_normalization_conv1d_bias = weights_->block.at<float>(128);
    float* const conv1d = arena_.at<float>(train_step_slots_[0]);
    float* const conv1d_2 = arena_.at<float>(train_step_slots_[1]);
    float* const h1 = arena_.at<float>(train_step_slots_[2]);
    float* const conv1d_3 = arena_.at<float>(train_step_slots_[3]);
    compute_conv1d(x, spectral_normalization_7, spectral_normalization_conv1d_bias, conv1d, conv1d_2, h1, conv1d_3);

    // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
    // h2: f32[b, 1, 2]
    const float* const spectral_normalization_1_conv1d_1_bias = weights_->block.at<float>(256);
    float* const h2 = arena_.at<float>(train_step_slots_[4]);
    compute_h2(h1, spectral_normalization_1_7, spectral_normalization_1_conv1d_1_bias, h2);

    // m.model:5: output y = Dense(2, activation = sigmoid)(h2)
    // dense: f32[b, 1, 2]
    const float* const dense_kernel = weights_->block.at<float>(320);
    float* const dense = arena_.at<float>(train_step_slots_[5]);
    compute_dense(h2, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, mul: f32[b, 1, 2]
    const float* const dense_bias = weights_->block.at<float>(384);
    float* const loss = arena_.at<float>(320);
    float* const mul = arena_.at<float>(train_step_slots_[5]);
    compute_loss(dense_bias, dense, y_true, mul, loss);
    // grad_h2: f32[b, 1, 2]
    float* const grad_h2 = arena_.at<float>(train_step_slots_[6]);
    compute_grad_h2(mul, dense_kernel, grad_h2);

    // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
    // grad_spectral_normalization_1_conv1d_1_kernel: f32[2, 3, 2]
    float* const grad_spectral_normalization_1_conv1d_1_kernel = arena_.at<float>(384);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(grad_spectral_normalization_1_conv1d_1_kernel, 2, 3, 2), modelc::tensor(h1, b, 1, 3),
        modelc::tensor(grad_h2, b, 1, 2), modelc::Windows<modelc::Window<2, 1, 1, 0>>{});
    // conv1d_4: f32[b, 1, 3]
    float* const conv1d_4 = arena_.at<float>(train_step_slots_[0]);
    compute_conv1d_4(grad_h2, spectral_normalization_1_7, conv1d_2, conv1d, conv1d_3, conv1d_4);

    // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
    // grad_spectral_normalization_conv1d_kernel: f32[2, 4, 3]
    float* const grad_spectral_normalization_conv1d_kernel = arena_.at<float>(128);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(grad_spectral_normalization_conv1d_kernel, 2, 4, 3),
                                          modelc::tensor(x, b, 1, 4), modelc::tensor(conv1d_4, b, 1, 3),
                                          modelc::Windows<modelc::Window<2, 1, 1, 0>>{});

    // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
    // conv1d_5: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const conv1d_5 = arena_.at<float>(448);
    compute_conv1d_5(optimizer_iteration, conv1d_5);
    // conv1d_6: f32
    float* const conv1d_6 = arena_.at<float>(512);
    compute_conv1d_6(optimizer_iteration, conv1d_6);
    // new_optimizer_u_product_spectral_normalization_conv1d_kernel: f32
    const float* const optimizer_u_product_spectral_normalization_conv1d_kernel = training_->block.at<float>(384);
    float* const new_optimizer_u_product_spectral_normalization_conv1d_kernel = training_->block.at<float>(384);
    compute_new_optimizer_u_product_spectral_normalization_conv1d_kernel(
        optimizer_u_product_spectral_normalization_conv1d_kernel, conv1d_5,
        new_optimizer_u_product_spectral_normalization_conv1d_kernel);
    // conv1d_7: f32
    float* const conv1d_7 = arena_.at<float>(576);
    compute_conv1d_7(conv1d_6, new_optimizer_u_product_spectral_normalization_conv1d_kernel, conv1d_7);
    // conv1d_8: f32
    float* const conv1d_8 = arena_.at<float>(640);
    compute_conv1d_8(optimizer_iteration, conv1d_8);
    // new_optimizer_m_spectral_normalization_conv1d_kernel: f32[2, 4, 3], new_optimizer_v_spectral_normalizati...
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_spectral_normalization_conv1d_kernel = training_->block.at<float>(128);
    const float* const optimizer_v_spectral_normalization_conv1d_kernel = training_->block.at<float>(256);
    float* const new_optimizer_m_spectral_normalization_conv1d_kernel = training_->block.at<float>(128);
    float* const new_optimizer_v_spectral_normalization_conv1d_kernel = training_->block.at<float>(256);
    float* const new_spectral_normalization_conv1d_kernel = weights_->block.at<float>(0);
    compute_new_optimizer_m_spectral_normalization_conv1d_kernel(
        grad_spectral_normalization_conv1d_kernel, optimizer_m_spectral_normalization_conv1d_kernel,
        optimizer_v_spectral_normalization_conv1d_kernel, spectral_normalization_7, optimizer_learning_rate, conv1d_6,
        conv1d_7, conv1d_5, new_optimizer_u_product_spectral_normalization_conv1d_kernel, conv1d_8,
        new_optimizer_m_spectral_normalization_conv1d_kernel, new_optimizer_v_spectral_normalization_conv1d_kernel,
        new_spectral_normalization_conv1d_kernel);
    // new_optimizer_u_product_spectral_normalization_conv1d_bias: f32
    const float* const optimizer_u_product_spectral_normalization_conv1d_bias = training_->block.at<float>(576);
    float* const new_optimizer_u_product_spectral_normalization_conv1d_bias = training_->block.at<float>(576);
    compute_new_optimizer_u_product_spectral_normalization_conv1d_kernel(
        optimizer_u_product_spectral_normalization_conv1d_bias, conv1d_5,
        new_optimizer_u_product_spectral_normalization_conv1d_bias);
    // conv1d_9: f32
    float* const conv1d_9 = arena_.at<float>(0);
    compute_conv1d_7(conv1d_6, new_optimizer_u_product_spectral_normalization_conv1d_bias, conv1d_9);
    // new_optimizer_m_spectral_normalization_conv1d_bias: f32[3], new_optimizer_v_spectral_normalization_conv1...
    const float* const optimizer_m_spectral_normalization_conv1d_bias = training_->block.at<float>(448);
    const float* const optimizer_v_spectral_normalization_conv1d_bias = training_->block.at<float>(512);
    float* const new_optimizer_m_spectral_normalization_conv1d_bias = training_->block.at<float>(448);
    float* const new_optimizer_v_spectral_normalization_conv1d_bias = training_->block.at<float>(512);
    float* const new_spectral_normalization_conv1d_bias = weights_->block.at<float>(128);
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      const auto optimizer_m_spectral_normalization_conv1d_bias_2 =
          lane.load(optimizer_m_spectral_normalization_conv1d_bias + i);
      const auto optimizer_v_spectral_normalization_conv1d_bias_2 =
          lane.load(optimizer_v_spectral_normalization_conv1d_bias + i);
      const auto conv1d_6_2 = lane(conv1d_6[0]);
      const auto conv1d_9_2 = lane(conv1d_9[0]);
      const auto sub_2 = 1.0f - lane(conv1d_5[0]);
      const auto sub_3 = 1.0f - lane(new_optimizer_u_product_spectral_normalization_conv1d_bias[0]);
      const auto conv1d_8_2 = lane(conv1d_8[0]);
      const auto optimizer_learning_rate_2 = lane(optimizer_learning_rate[0]);
      const auto spectral_normalization_conv1d_bias_2 = lane.load(spectral_normalization_conv1d_bias + i);
      auto grad_spectral_normalization_conv1d_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_spectral_normalization_conv1d_bias =
            modelc::Sum::apply(grad_spectral_normalization_conv1d_bias, lane.load(conv1d_4 + i + j * 3));
      }
      const auto add =
          optimizer_m_spectral_normalization_conv1d_bias_2 +
          0.1f * (grad_spectral_normalization_conv1d_bias - optimizer_m_spectral_normalization_conv1d_bias_2);
      const auto add_2 = optimizer_v_spectral_normalization_conv1d_bias_2 +
                         0.001f * (grad_spectral_normalization_conv1d_bias * grad_spectral_normalization_conv1d_bias -
                                   optimizer_v_spectral_normalization_conv1d_bias_2);
      const auto sub_4 = spectral_normalization_conv1d_bias_2 -
                         optimizer_learning_rate_2 *
                             (conv1d_6_2 * add / conv1d_9_2 + grad_spectral_normalization_conv1d_bias * sub_2 / sub_3) /
                             (1e-07f + sqrt(add_2 / conv1d_8_2));
      lane.store(new_optimizer_m_spectral_normalization_conv1d_bias + i, add);
      lane.store(new_optimizer_v_spectral_normalization_conv1d_bias + i, add_2);
      lane.store(new_spectral_normalization_conv1d_bias + i, sub_4);
    });
    // new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel: f32
    const float* const optimizer_u_product_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(768);
    float* const new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(768);
    compute_new_optimizer_u_product_spectral_normalization_conv1d_kernel(
        optimizer_u_product_spectral_normalization_1_conv1d_1_kernel, conv1d_5,
        new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel);
    // conv1d_1: f32
    float* const conv1d_1 = arena_.at<float>(0);
    compute_conv1d_7(conv1d_6, new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel, conv1d_1);
    // new_optimizer_m_spectral_normalization_1_conv1d_1_kernel: f32[2, 3, 2], new_optimizer_v_spectral_normali...
    const float* const optimizer_m_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(640);
    const float* const optimizer_v_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(704);
    float* const new_optimizer_m_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(640);
    float* const new_optimizer_v_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(704);
    float* const new_spectral_normalization_1_conv1d_1_kernel = weights_->block.at<float>(192);
    compute_new_optimizer_m_spectral_normalization_1_conv1d_1_kernel(
        grad_spectral_normalization_1_conv1d_1_kernel, optimizer_m_spectral_normalization_1_conv1d_1_kernel,
        optimizer_v_spectral_normalization_1_conv1d_1_kernel, spectral_normalization_1_7, optimizer_learning_rate,
        conv1d_6, conv1d_1, conv1d_5, new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel, conv1d_8,
        new_optimizer_m_spectral_normalization_1_conv1d_1_kernel,
        new_optimizer_v_spectral_normalization_1_conv1d_1_kernel, new_spectral_normalization_1_conv1d_1_kernel);
    // gradients: f32[34]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(grad_h2, gradients);
    // gradients: f32[34]
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 2 + i, lane(0.0f)); });

    // m.model:5: output y = Dense(2, activation = sigmoid)(h2)
    // gradients: f32[34]
    modelc::matmul(threads_, 2, b, 2, h2, 1, 2, mul, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 16 + row * 2 + column, sum);
                   });
    // gradients: f32[34]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 20 + i, lane(0.0f)); });
    // gradients: f32[34]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(mul + i + j * 2));
      }
      lane.store(gradients + 32 + i, grad_dense_bias);
    });

    // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
    // new_optimizer_u_product_spectral_normalization_1_conv1d_1_bias: f32
    const float* const optimizer_u_product_spectral_normalization_1_conv1d_1_bias = training_->block.at<float>(1216);
    float* const new_optimizer_u_product_spectral_normalization_1_conv1d_1_bias = training_->block.at<float>(1216);
    compute_new_optimizer_u_product_spectral_normalization_conv1d_kernel(
        optimizer_u_product_spectral_normalization_1_conv1d_1_bias, conv1d_5,
        new_optimizer_u_product_spectral_normalization_1_conv1d_1_bias);
    // sub: f32
    float* const sub = arena_.at<float>(192);
    compute_conv1d_7(conv1d_6, new_optimizer_u_product_spectral_normalization_1_conv1d_1_bias, sub);
    // new_optimizer_m: f32[34], new_optimizer_v: f32[34], new_weights: f32[34]
    const float* const weights = weights_->block.at<float>(256);
    const float* const optimizer_m = training_->block.at<float>(832);
    const float* const optimizer_v = training_->block.at<float>(1024);
    float* const new_optimizer_m = training_->block.at<float>(832);
    float* const new_optimizer_v = training_->block.at<float>(1024);
    float* const new_weights = weights_->block.at<float>(256);
    modelc::for_lanes<float>(34, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + 0.1f * (gradients_2 - optimizer_m_2);
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_2 = optimizer_v_2 + 0.001f * (gradients_2 * gradients_2 - optimizer_v_2);
      const auto sub_2 = lane.load(weights + i) -
                         lane(optimizer_learning_rate[0]) *
                             (lane(conv1d_6[0]) * add / lane(sub[0]) +
                              (1.0f - lane(conv1d_5[0])) * gradients_2 /
                                  (1.0f - lane(new_optimizer_u_product_spectral_normalization_1_conv1d_1_bias[0]))) /
                             (1e-07f + sqrt(add_2 / lane(conv1d_8[0])));
      lane.store(new_optimizer_m + i, add);
      lane.store(new_optimizer_v + i, add_2);
      lane.store(new_weights + i, sub_2);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(training_->block.at<float>(1216), 1, training_->block.at<float>(1280));
    modelc::copy_elements(training_->block.at<float>(1216), 1, training_->block.at<float>(1344));
  }

  void compute_update_step() noexcept {
    // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
    // conv1d: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const conv1d = arena_.at<float>(0);
    compute_conv1d_5(optimizer_iteration, conv1d);
    // conv1d_2: f32
    float* const conv1d_2 = arena_.at<float>(64);
    compute_conv1d_6(optimizer_iteration, conv1d_2);
    // new_optimizer_u_product_spectral_normalization_conv1d_kernel: f32
    const float* const optimizer_u_product_spectral_normalization_conv1d_kernel = training_->block.at<float>(384);
    float* const new_optimizer_u_product_spectral_normalization_conv1d_kernel = training_->block.at<float>(384);
    compute_new_optimizer_u_product_spectral_normalization_conv1d_kernel(
        optimizer_u_product_spectral_normalization_conv1d_kernel, conv1d,
        new_optimizer_u_product_spectral_normalization_conv1d_kernel);
    // conv1d_3: f32
    float* const conv1d_3 = arena_.at<float>(128);
    compute_conv1d_7(conv1d_2, new_optimizer_u_product_spectral_normalization_conv1d_kernel, conv1d_3);
    // conv1d_4: f32
    float* const conv1d_4 = arena_.at<float>(192);
    compute_conv1d_8(optimizer_iteration, conv1d_4);
    // new_optimizer_m_spectral_normalization_conv1d_kernel: f32[2, 4, 3], new_optimizer_v_spectral_normalizati...
    const float* const part_gradient_spectral_normalization_conv1d_kernel = arena_.at<float>(256);
    const float* const part_state_spectral_normalization_conv1d_kernel = arena_.at<float>(768);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_spectral_normalization_conv1d_kernel = training_->block.at<float>(128);
    const float* const optimizer_v_spectral_normalization_conv1d_kernel = training_->block.at<float>(256);
    float* const new_optimizer_m_spectral_normalization_conv1d_kernel = training_->block.at<float>(128);
    float* const new_optimizer_v_spectral_normalization_conv1d_kernel = training_->block.at<float>(256);
    float* const new_spectral_normalization_conv1d_kernel = weights_->block.at<float>(0);
    compute_new_optimizer_m_spectral_normalization_conv1d_kernel(
        part_gradient_spectral_normalization_conv1d_kernel, optimizer_m_spectral_normalization_conv1d_kernel,
        optimizer_v_spectral_normalization_conv1d_kernel, part_state_spectral_normalization_conv1d_kernel,
        optimizer_learning_rate, conv1d_2, conv1d_3, conv1d,
        new_optimizer_u_product_spectral_normalization_conv1d_kernel, conv1d_4,
        new_optimizer_m_spectral_normalization_conv1d_kernel, new_optimizer_v_spectral_normalization_conv1d_kernel,
        new_spectral_normalization_conv1d_kernel);
    // new_optimizer_u_product_spectral_normalization_conv1d_bias: f32
    const float* const optimizer_u_product_spectral_normalization_conv1d_bias = training_->block.at<float>(576);
    float* const new_optimizer_u_product_spectral_normalization_conv1d_bias = training_->block.at<float>(576);
    compute_new_optimizer_u_product_spectral_normalization_conv1d_kernel(
        optimizer_u_product_spectral_normalization_conv1d_bias, conv1d,
        new_optimizer_u_product_spectral_normalization_conv1d_bias);
    // conv1d_5: f32
    float* const conv1d_5 = arena_.at<float>(128);
    compute_conv1d_7(conv1d_2, new_optimizer_u_product_spectral_normalization_conv1d_bias, conv1d_5);
    // new_optimizer_m_spectral_normalization_conv1d_bias: f32[3], new_optimizer_v_spectral_normalization_conv1...
    const float* const spectral_normalization_conv1d_bias = weights_->block.at<float>(128);
    const float* const part_gradient_spectral_normalization_conv1d_bias = arena_.at<float>(384);
    const float* const optimizer_m_spectral_normalization_conv1d_bias = training_->block.at<float>(448);
    const float* const optimizer_v_spectral_normalization_conv1d_bias = training_->block.at<float>(512);
    float* const new_optimizer_m_spectral_normalization_conv1d_bias = training_->block.at<float>(448);
    float* const new_optimizer_v_spectral_normalization_conv1d_bias = training_->block.at<float>(512);
    float* const new_spectral_normalization_conv1d_bias = weights_->block.at<float>(128);
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      const auto part_gradient_spectral_normalization_conv1d_bias_2 =
          lane.load(part_gradient_spectral_normalization_conv1d_bias + i);
      const auto optimizer_m_spectral_normalization_conv1d_bias_2 =
          lane.load(optimizer_m_spectral_normalization_conv1d_bias + i);
      const auto add = optimizer_m_spectral_normalization_conv1d_bias_2 +
                       0.1f * (part_gradient_spectral_normalization_conv1d_bias_2 -
                               optimizer_m_spectral_normalization_conv1d_bias_2);
      const auto optimizer_v_spectral_normalization_conv1d_bias_2 =
          lane.load(optimizer_v_spectral_normalization_conv1d_bias + i);
      const auto add_2 = optimizer_v_spectral_normalization_conv1d_bias_2 +
                         0.001f * (part_gradient_spectral_normalization_conv1d_bias_2 *
                                       part_gradient_spectral_normalization_conv1d_bias_2 -
                                   optimizer_v_spectral_normalization_conv1d_bias_2);
      const auto sub_2 = lane.load(spectral_normalization_conv1d_bias + i) -
                         lane(optimizer_learning_rate[0]) *
                             (lane(conv1d_2[0]) * add / lane(conv1d_5[0]) +
                              part_gradient_spectral_normalization_conv1d_bias_2 * (1.0f - lane(conv1d[0])) /
                                  (1.0f - lane(new_optimizer_u_product_spectral_normalization_conv1d_bias[0]))) /
                             (1e-07f + sqrt(add_2 / lane(conv1d_4[0])));
      lane.store(new_optimizer_m_spectral_normalization_conv1d_bias + i, add);
      lane.store(new_optimizer_v_spectral_normalization_conv1d_bias + i, add_2);
      lane.store(new_spectral_normalization_conv1d_bias + i, sub_2);
    });
    // new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel: f32
    const float* const optimizer_u_product_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(768);
    float* const new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(768);
    compute_new_optimizer_u_product_spectral_normalization_conv1d_kernel(
        optimizer_u_product_spectral_normalization_1_conv1d_1_kernel, conv1d,
        new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel);
    // conv1d_1: f32
    float* const conv1d_1 = arena_.at<float>(128);
    compute_conv1d_7(conv1d_2, new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel, conv1d_1);
    // new_optimizer_m_spectral_normalization_1_conv1d_1_kernel: f32[2, 3, 2], new_optimizer_v_spectral_normali...
    const float* const part_gradient_spectral_normalization_1_conv1d_1_kernel = arena_.at<float>(448);
    const float* const part_state_spectral_normalization_1_conv1d_1_kernel = arena_.at<float>(896);
    const float* const optimizer_m_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(640);
    const float* const optimizer_v_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(704);
    float* const new_optimizer_m_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(640);
    float* const new_optimizer_v_spectral_normalization_1_conv1d_1_kernel = training_->block.at<float>(704);
    float* const new_spectral_normalization_1_conv1d_1_kernel = weights_->block.at<float>(192);
    compute_new_optimizer_m_spectral_normalization_1_conv1d_1_kernel(
        part_gradient_spectral_normalization_1_conv1d_1_kernel, optimizer_m_spectral_normalization_1_conv1d_1_kernel,
        optimizer_v_spectral_normalization_1_conv1d_1_kernel, part_state_spectral_normalization_1_conv1d_1_kernel,
        optimizer_learning_rate, conv1d_2, conv1d_1, conv1d,
        new_optimizer_u_product_spectral_normalization_1_conv1d_1_kernel, conv1d_4,
        new_optimizer_m_spectral_normalization_1_conv1d_1_kernel,
        new_optimizer_v_spectral_normalization_1_conv1d_1_kernel, new_spectral_normalization_1_conv1d_1_kernel);
    // new_optimizer_u_product_spectral_normalization_1_conv1d_1_bias: f32
    const float* const optimizer_u_product_spectral_normalization_1_conv1d_1_bias = training_->block.at<float>(1216);
    float* const new_optimizer_u_product_spectral_normalization_1_conv1d_1_bias = training_->block.at<float>(1216);
    compute_new_optimizer_u_product_spectral_normalization_conv1d_kernel(
        optimizer_u_product_spectral_normalization_1_conv1d_1_bias, conv1d,
        new_optimizer_u_product_spectral_normalization_1_conv1d_1_bias);
    // sub: f32
    float* const sub = arena_.at<float>(128);
    compute_conv1d_7(conv1d_2, new_optimizer_u_product_spectral_normalization_1_conv1d_1_bias, sub);
    // new_optimizer_m: f32[34], new_optimizer_v: f32[34], new_weights: f32[34]
    const float* const weights = weights_->block.at<float>(256);
    const float* const part_gradients = arena_.at<float>(512);
    const float* const optimizer_m = training_->block.at<float>(832);
    const float* const optimizer_v = training_->block.at<float>(1024);
    float* const new_optimizer_m = training_->block.at<float>(832);
    float* const new_optimizer_v = training_->block.at<float>(1024);
    float* const new_weights = weights_->block.at<float>(256);
    modelc::for_lanes<float>(34, [&](auto lane, modelc::Index i) {
      const auto part_gradients_2 = lane.load(part_gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + 0.1f * (part_gradients_2 - optimizer_m_2);
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_2 = optimizer_v_2 + 0.001f * (part_gradients_2 * part_gradients_2 - optimizer_v_2);
      const auto sub_2 = lane.load(weights + i) -
                         lane(optimizer_learning_rate[0]) *
                             (lane(conv1d_2[0]) * add / lane(sub[0]) +
                              part_gradients_2 * (1.0f - lane(conv1d[0])) /
                                  (1.0f - lane(new_optimizer_u_product_spectral_normalization_1_conv1d_1_bias[0]))) /
                             (1e-07f + sqrt(add_2 / lane(conv1d_4[0])));
      lane.store(new_optimizer_m + i, add);
      lane.store(new_optimizer_v + i, add_2);
      lane.store(new_weights + i, sub_2);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
    // new_spectral_normalization_vector_u: f32[1, 3]
    const float* const part_state_spectral_normalization_vector_u = arena_.at<float>(960);
    float* const new_spectral_normalization_vector_u = weights_->block.at<float>(448);
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_vector_u + i, lane.load(part_state_spectral_normalization_vector_u + i));
    });
    // new_spectral_normalization_1_vector_u: f32[1, 2]
    const float* const part_state_spectral_normalization_1_vector_u = arena_.at<float>(1024);
    float* const new_spectral_normalization_1_vector_u = weights_->block.at<float>(512);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_1_vector_u + i,
                 lane.load(part_state_spectral_normalization_1_vector_u + i));
    });

    modelc::copy_elements(training_->block.at<float>(1216), 1, training_->block.at<float>(1280));
    modelc::copy_elements(training_->block.at<float>(1216), 1, training_->block.at<float>(1344));
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
    // h1: f32[b, 1, 3]
    const float* const spectral_normalization_conv1d_kernel = weights_->block.at<float>(0);
    const float* const spectral_normalization_conv1d_bias = weights_->block.at<float>(128);
    float* const h1 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_h1(x, spectral_normalization_conv1d_kernel, spectral_normalization_conv1d_bias, h1);

    // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
    // h2: f32[b, 1, 2]
    const float* const spectral_normalization_1_conv1d_1_kernel = weights_->block.at<float>(192);
    const float* const spectral_normalization_1_conv1d_1_bias = weights_->block.at<float>(256);
    float* const h2 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_h2(h1, spectral_normalization_1_conv1d_1_kernel, spectral_normalization_1_conv1d_1_bias, h2);

    // m.model:5: output y = Dense(2, activation = sigmoid)(h2)
    // dense: f32[b, 1, 2]
    const float* const dense_kernel = weights_->block.at<float>(320);
    float* const dense = arena_.at<float>(evaluate_step_slots_[0]);
    compute_dense(h2, dense_kernel, dense);

    // m.model:6: compile(optimizer = Nadam(), loss = binary_crossentropy)
    // the loss
    // loss: f32
    const float* const dense_bias = weights_->block.at<float>(384);
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              return log1p(exp(-abs(add))) + (max(add, 0.0f) - lane.load(y_true + i * 2 + j) * add);
            })));
      }
      const auto div = 0.5f * row_sum / static_cast<float>(b);
      scalar.store(loss, div);
    }
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
    // spectral_normalization: f32[1, 8]
    const float* const spectral_normalization_conv1d_kernel = weights_->block.at<float>(0);
    const float* const spectral_normalization_vector_u = weights_->block.at<float>(448);
    float* const spectral_normalization = arena_.at<float>(0);
    compute_spectral_normalization(spectral_normalization_vector_u, spectral_normalization_conv1d_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f32[1, 8]
    float* const spectral_normalization_2 = arena_.at<float>(0);
    compute_spectral_normalization_2(spectral_normalization, spectral_normalization_2);
    // spectral_normalization_3: f32[1, 3]
    float* const spectral_normalization_3 = arena_.at<float>(64);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_conv1d_kernel,
                                     spectral_normalization_3);
    // spectral_normalization_4: f32[1, 3]
    float* const spectral_normalization_4 = arena_.at<float>(0);
    compute_spectral_normalization_4(spectral_normalization_3, spectral_normalization_4);
    // spectral_normalization_5: bool[1, 1], spectral_normalization_6: f32
    bool* const spectral_normalization_5 = arena_.at<bool>(128);
    float* const spectral_normalization_6 = arena_.at<float>(192);
    compute_spectral_normalization_5(spectral_normalization_3, spectral_normalization_4, spectral_normalization_5,
                                     spectral_normalization_6);
    // new_part_state_spectral_normalization_vector_u: f32[1, 3]
    float* const new_part_state_spectral_normalization_vector_u = arena_.at<float>(960);
    compute_new_spectral_normalization_vector_u(spectral_normalization_5, spectral_normalization_vector_u,
                                                spectral_normalization_4,
                                                new_part_state_spectral_normalization_vector_u);
    // new_part_state_spectral_normalization_conv1d_kernel: f32[2, 4, 3]
    float* const new_part_state_spectral_normalization_conv1d_kernel = arena_.at<float>(768);
    compute_spectral_normalization_7(spectral_normalization_conv1d_kernel, spectral_normalization_6,
                                     new_part_state_spectral_normalization_conv1d_kernel);

    // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
    // spectral_normalization_1: f32[1, 6]
    const float* const spectral_normalization_1_conv1d_1_kernel = weights_->block.at<float>(192);
    const float* const spectral_normalization_1_vector_u = weights_->block.at<float>(512);
    float* const spectral_normalization_1 = arena_.at<float>(0);
    compute_spectral_normalization_1(spectral_normalization_1_vector_u, spectral_normalization_1_conv1d_1_kernel,
                                     spectral_normalization_1);
    // spectral_normalization_1_2: f32[1, 6]
    float* const spectral_normalization_1_2 = arena_.at<float>(0);
    compute_spectral_normalization_1_2(spectral_normalization_1, spectral_normalization_1_2);
    // spectral_normalization_1_3: f32[1, 2]
    float* const spectral_normalization_1_3 = arena_.at<float>(64);
    compute_spectral_normalization_1_3(spectral_normalization_1_2, spectral_normalization_1_conv1d_1_kernel,
                                       spectral_normalization_1_3);
    // spectral_normalization_1_4: f32[1, 2]
    float* const spectral_normalization_1_4 = arena_.at<float>(0);
    compute_spectral_normalization_1_4(spectral_normalization_1_3, spectral_normalization_1_4);
    // spectral_normalization_1_5: bool[1, 1], spectral_normalization_1_6: f32
    bool* const spectral_normalization_1_5 = arena_.at<bool>(128);
    float* const spectral_normalization_1_6 = arena_.at<float>(192);
    compute_spectral_normalization_1_5(spectral_normalization_1_3, spectral_normalization_1_4,
                                       spectral_normalization_1_5, spectral_normalization_1_6);
    // new_part_state_spectral_normalization_1_vector_u: f32[1, 2]
    float* const new_part_state_spectral_normalization_1_vector_u = arena_.at<float>(1024);
    compute_new_spectral_normalization_1_vector_u(spectral_normalization_1_5, spectral_normalization_1_vector_u,
                                                  spectral_normalization_1_4,
                                                  new_part_state_spectral_normalization_1_vector_u);
    // new_part_state_spectral_normalization_1_conv1d_1_kernel: f32[2, 3, 2]
    float* const new_part_state_spectral_normalization_1_conv1d_1_kernel = arena_.at<float>(896);
    compute_spectral_normalization_1_7(spectral_normalization_1_conv1d_1_kernel, spectral_normalization_1_6,
                                       new_part_state_spectral_normalization_1_conv1d_1_kernel);

    // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
    // conv1d: f32[b, 1, 3], conv1d_2: f32[b, 1, 3], h1: f32[b, 1, 3], conv1d_3: f32[b, 1, 3]
    const float* const spectral_normalization_conv1d_bias = weights_->block.at<float>(128);
    float* const conv1d = arena_.at<float>(gradients_slots_[0]);
    float* const conv1d_2 = arena_.at<float>(gradients_slots_[1]);
    float* const h1 = arena_.at<float>(gradients_slots_[2]);
    float* const conv1d_3 = arena_.at<float>(gradients_slots_[3]);
    compute_conv1d(x, new_part_state_spectral_normalization_conv1d_kernel, spectral_normalization_conv1d_bias, conv1d,
                   conv1d_2, h1, conv1d_3);

    // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
    // h2: f32[b, 1, 2]
    const float* const spectral_normalization_1_conv1d_1_bias = weights_->block.at<float>(256);
    float* const h2 = arena_.at<float>(gradients_slots_[4]);
    compute_h2(h1, new_part_state_spectral_normalization_1_conv1d_1_kernel, spectral_normalization_1_conv1d_1_bias, h2);

    // m.model:5: output y = Dense(2, activation = sigmoid)(h2)
    // dense: f32[b, 1, 2]
    const float* const dense_kernel = weights_->block.at<float>(320);
    float* const dense = arena_.at<float>(gradients_slots_[5]);
    compute_dense(h2, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, mul: f32[b, 1, 2]
    const float* const dense_bias = weights_->block.at<float>(384);
    float* const loss = arena_.at<float>(0);
    float* const mul = arena_.at<float>(gradients_slots_[5]);
    compute_loss(dense_bias, dense, y_true, mul, loss);
    // new_part_gradient_dense_bias: f32[2]
    float* const new_part_gradient_dense_bias = arena_.at<float>(640);
    compute_gradients_2(mul, new_part_gradient_dense_bias);
    ready_(384);
    // grad_h2: f32[b, 1, 2]
    float* const grad_h2 = arena_.at<float>(gradients_slots_[6]);
    compute_grad_h2(mul, dense_kernel, grad_h2);
    // new_part_gradient_dense_kernel: f32[2, 2]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(576);
    modelc::matmul(threads_, 2, b, 2, h2, 1, 2, mul, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 2 + column, sum);
                   });
    ready_(320);

    // m.model:4: h2 = SpectralNormalization(Conv1D(2, 2, padding = "same"))(h1)
    // new_part_gradient_spectral_normalization_1_conv1d_1_bias: f32[2]
    float* const new_part_gradient_spectral_normalization_1_conv1d_1_bias = arena_.at<float>(512);
    compute_gradients_2(grad_h2, new_part_gradient_spectral_normalization_1_conv1d_1_bias);
    ready_(256);
    // new_part_gradient_spectral_normalization_1_conv1d_1_kernel: f32[2, 3, 2]
    float* const new_part_gradient_spectral_normalization_1_conv1d_1_kernel = arena_.at<float>(448);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(new_part_gradient_spectral_normalization_1_conv1d_1_kernel, 2, 3, 2),
        modelc::tensor(h1, b, 1, 3), modelc::tensor(grad_h2, b, 1, 2), modelc::Windows<modelc::Window<2, 1, 1, 0>>{});
    ready_(192);
    // conv1d_4: f32[b, 1, 3]
    float* const conv1d_4 = arena_.at<float>(gradients_slots_[0]);
    compute_conv1d_4(grad_h2, new_part_state_spectral_normalization_1_conv1d_1_kernel, conv1d_2, conv1d, conv1d_3,
                     conv1d_4);

    // m.model:3: h1 = SpectralNormalization(Conv1D(3, 2, padding = "same", activation = swish))(x)
    // new_part_gradient_spectral_normalization_conv1d_bias: f32[3]
    float* const new_part_gradient_spectral_normalization_conv1d_bias = arena_.at<float>(384);
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      auto grad_spectral_normalization_conv1d_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_spectral_normalization_conv1d_bias =
            modelc::Sum::apply(grad_spectral_normalization_conv1d_bias, lane.load(conv1d_4 + i + j * 3));
      }
      lane.store(new_part_gradient_spectral_normalization_conv1d_bias + i, grad_spectral_normalization_conv1d_bias);
    });
    ready_(128);
    // new_part_gradient_spectral_normalization_conv1d_kernel: f32[2, 4, 3]
    float* const new_part_gradient_spectral_normalization_conv1d_kernel = arena_.at<float>(256);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(new_part_gradient_spectral_normalization_conv1d_kernel, 2, 4, 3),
        modelc::tensor(x, b, 1, 4), modelc::tensor(conv1d_4, b, 1, 3), modelc::Windows<modelc::Window<2, 1, 1, 0>>{});
    ready_(0);

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(704));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[2];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[7];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[2];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[7];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4233

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

namespace m4234 {

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

  /// `x: f32[b, s00, 2]` gives `y: f32[b, s00, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> predict(
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> predict(const XTensor& x) {
    compute(modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, s00, 2]`
  /// - takes `y_true: f32[b, s00, 2]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> x,
                   modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 2);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 2}),
                       modelc::checked<float, 3>("y_true", y_true, {symbols_.b, symbols_.s00, 2}));
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
  /// - takes `x: f32[b, s00, 2]`
  /// - takes `y_true: f32[b, s00, 2]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 2);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 2}),
                          modelc::checked<float, 3>("y_true", y_true, {symbols_.b, symbols_.s00, 2}));
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
  /// - takes `x: f32[b, s00, 2]`
  /// - takes `y_true: f32[b, s00, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 2);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 2}),
                      modelc::checked<float, 3>("y_true", y_true, {symbols_.b, symbols_.s00, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(0);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(384);
    outputs[3] = arena_.at<float>(448);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(384); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<float>(512));
    values[1] = static_cast<double>(*arena_.at<float>(128));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(576), 1, 0.0f);
    std::fill_n(training_->block.at<float>(640), 1, 0.0f);
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
    return {2 * symbols_.b * symbols_.s00, 2 * symbols_.b * symbols_.s00};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), 2 * symbols_.b * symbols_.s00, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s00"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 3, {-1, -1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 3, {-1, -1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"dense/kernel", "f32", 2, {2, 2}, 0, true},
      {"dense/bias", "f32", 1, {2}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 3, {-1, -1, 2}, 0, false},
      {"y_true", "f32", 3, {-1, -1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "mse"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {2, 2}, 0, false},
      {"grad/dense/bias", "f32", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 11> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/gradient_accumulator/dense/kernel", "f32", 2, {2, 2}, 64, false},
      {"optimizer/gradient_accumulator/dense/bias", "f32", 1, {2}, 128, false},
      {"optimizer/m/dense/kernel", "f32", 2, {2, 2}, 192, false},
      {"optimizer/m/dense/bias", "f32", 1, {2}, 256, false},
      {"optimizer/v/dense/kernel", "f32", 2, {2, 2}, 320, false},
      {"optimizer/v/dense/bias", "f32", 1, {2}, 384, false},
      {"optimizer/v_hat/dense/kernel", "f32", 2, {2, 2}, 448, false},
      {"optimizer/v_hat/dense/bias", "f32", 1, {2}, 512, false},
      {"metric/mse/total", "f32", 0, {}, 576, false},
      {"metric/mse/count", "f32", 0, {}, 640, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> part_infos{{
      {"gradient/dense/kernel", "f32", 2, {2, 2}, 0, false},
      {"gradient/dense/bias", "f32", 1, {2}, 64, false},
      {"loss", "f32", 0, {}, 128, false},
      {"metric/mse/total", "f32", 0, {}, 192, false},
      {"metric/mse/count", "f32", 0, {}, 256, false},
  }};
  static constexpr modelc::Index part_bytes = 320;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 704;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({8 * b * s00_2});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({8 * b * s00_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({8 * b * s00_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({4 * b * s00_2});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({4 * b * s00_2});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({4 * b * s00_2});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({4 * b * s00_2});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({4 * b * s00_2});
    modelc::Size train_step_end = 512;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b * s00_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b * s00_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b * s00_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b * s00_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b * s00_2});
    const modelc::Size update_step_end = 704;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s00_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s00_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b * s00_2});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b * s00_2});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b * s00_2});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b * s00_2});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b * s00_2});
    modelc::Size gradients_end = 704;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b * s00_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b * s00_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b * s00_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b * s00_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b * s00_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2>>(
        arena_.at<float>(slots_[1]), symbols_.b, symbols_.s00, 2);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(128)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 2, 2>>(arena_.at<float>(384), 2, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(448), 2)};
  }

  // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
  // computes lambda, lambda, lambda and 1 more
  void compute_lambda(float* lambda) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<float>(b * s00_2,
                             [&](auto lane, modelc::Index i) { lane.store(lambda + i, lane(-3.4028235e+38f)); });
  }

  // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
  // computes lambda_2, lambda_2, lambda_2 and 1 more
  void compute_lambda_2(float* lambda_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<float>(b * s00_2, [&](auto lane, modelc::Index i) { lane.store(lambda_2 + i, lane(0.0f)); });
  }

  // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
  // computes lambda_3, lambda_3, lambda_3 and 1 more
  void compute_lambda_3(const float* x, float* lambda_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < 2; ++i) {
      modelc::for_lanes<float>(b * s00_2, [&](auto lane, modelc::Index j) {
        lane.store(lambda_3 + i * (b * s00_2) + j, lane.load(x + i + j * 2, 2));
      });
    }
  }

  // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
  // computes h1, h1, h1 and 1 more
  void compute_h1(const float* x, const float* lambda_4, float* h1) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b * s00_2; ++i) {
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
        lane.store(h1 + i * 2 + j,
                   (lane.load(x + i * 2 + j) + lane.load(lambda_4 + i + j * (b * s00_2), b * s00_2)) * 0.5f);
      });
    }
  }

  // m.model:4: output y = Dense(2)(h1)
  // computes dense, dense, dense
  void compute_dense(const float* h1, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b * s00_2, 2, 2, h1, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, sum);
                   });
  }

  // computes add, add
  void compute_add(const std::int64_t* optimizer_iteration, std::int64_t* add, bool* eq) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add_2 = lane.load(optimizer_iteration) + std::int64_t{1};
      const auto eq_2 = std::int64_t{0} == mod(add_2, std::int64_t{2});
      lane.store(add, add_2);
      lane.store(eq, eq_2);
    }
  }

  // computes gradients, gradients
  void compute_gradients_2(float* gradients) noexcept {
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 4 + i, lane(0.0f)); });
  }

  // m.model:5: compile(optimizer = Adam(learning_rate = CosineDecay(0.1, 20), amsgrad = true, gradient_accum...
  // computes div, div
  void compute_div(const std::int64_t* optimizer_iteration, float* div) noexcept {
    {
      const modelc::Scalar lane{};
      const auto optimizer_iteration_2 = lane.load(optimizer_iteration);
      const auto add_2 = 1.0f + modelc::cast<float>(floor_div(optimizer_iteration_2, std::int64_t{2}));
      lane.store(
          div, 0.5f *
                   (1.0f + cos(min(1.0f, max(0.0f, modelc::cast<float>(optimizer_iteration_2) / 20.0f)) * 3.1415927f)) *
                   0.1f * sqrt(1.0f - pow(0.999f, add_2)) / (1.0f - pow(0.9f, add_2)));
    }
  }

  // m.model:5: compile(optimizer = Adam(learning_rate = CosineDecay(0.1, 20), amsgrad = true, gradient_accum...
  // computes new_weights, new_weights
  void compute_new_weights(const float* gradients, const float* optimizer_m, const float* optimizer_v,
                           const float* optimizer_v_hat, const float* weights, const bool* eq, const float* div,
                           float* new_weights, float* new_optimizer_m, float* new_optimizer_v,
                           float* new_optimizer_v_hat) noexcept {
    modelc::for_lanes<float>(18, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_2 = optimizer_m_2 + 0.1f * (gradients_2 - optimizer_m_2);
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_3 = optimizer_v_2 + (gradients_2 * gradients_2 - optimizer_v_2) * 0.001f;
      const auto optimizer_v_hat_2 = lane.load(optimizer_v_hat + i);
      const auto maximum = max(optimizer_v_hat_2, add_3);
      const auto weights_2 = lane.load(weights + i);
      const auto eq_2 = lane(eq[0]);
      const auto where = select(eq_2, weights_2 - add_2 * lane(div[0]) / (sqrt(maximum) + 1e-07f), weights_2);
      const auto where_2 = select(eq_2, add_2, optimizer_m_2);
      const auto where_3 = select(eq_2, add_3, optimizer_v_2);
      const auto where_4 = select(eq_2, maximum, optimizer_v_hat_2);
      lane.store(new_weights + i, where);
      lane.store(new_optimizer_m + i, where_2);
      lane.store(new_optimizer_v + i, where_3);
      lane.store(new_optimizer_v_hat + i, where_4);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
    // lambda: f32[b, s00]
    float* const lambda = arena_.at<float>(slots_[2]);
    compute_lambda(lambda);
    // lambda_2: f32[b, s00]
    float* const lambda_2 = arena_.at<float>(slots_[3]);
    compute_lambda_2(lambda_2);
    // lambda_3: f32[2, b, s00]
    float* const lambda_3 = arena_.at<float>(slots_[0]);
    compute_lambda_3(x, lambda_3);
    // lambda_4: f32[2, b, s00], carry: f32[b, s00], carry_2: f32[b, s00]
    float* const lambda_4 = arena_.at<float>(slots_[1]);
    float* const carry = arena_.at<float>(slots_[4]);
    float* const carry_2 = arena_.at<float>(slots_[5]);
    std::copy_n(lambda, b * s00_2, carry);
    std::copy_n(lambda_2, b * s00_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = lambda_3 + turn_2 * (b * s00_2);
      float* const new_carry_0 = carry;
      float* const new_carry_1 = carry_2;
      float* const y_0 = lambda_4 + turn_2 * (b * s00_2);
      // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
      // new_carry_0: f32[b, s00], new_carry_1: f32[b, s00], y_0: f32[b, s00]
      modelc::for_lanes<float>(b * s00_2, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto x_0_2 = lane.load(x_0 + i);
        const auto maximum = max(carry_0_2, x_0_2);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0f);
        const auto add = lane.load(carry_1 + i) * exp(carry_0_2 - where) + exp(x_0_2 - where);
        const auto where_2 = select(isfinite_2, maximum + log(add), x_0_2 + maximum);
        lane.store(new_carry_0 + i, maximum);
        lane.store(new_carry_1 + i, add);
        lane.store(y_0 + i, where_2);
      });
    }
    // h1: f32[b, s00, 2]
    float* const h1 = arena_.at<float>(slots_[0]);
    compute_h1(x, lambda_4, h1);

    // m.model:4: output y = Dense(2)(h1)
    // y: f32[b, s00, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const y = arena_.at<float>(slots_[1]);
    modelc::matmul(threads_, b * s00_2, 2, 2, h1, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 2 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
    // lambda: f32[b, s00]
    float* const lambda = arena_.at<float>(train_step_slots_[2]);
    compute_lambda(lambda);
    // lambda_2: f32[b, s00]
    float* const lambda_2 = arena_.at<float>(train_step_slots_[3]);
    compute_lambda_2(lambda_2);
    // lambda_3: f32[2, b, s00]
    float* const lambda_3 = arena_.at<float>(train_step_slots_[0]);
    compute_lambda_3(x, lambda_3);
    // lambda_4: f32[2, b, s00], carry: f32[b, s00], carry_2: f32[b, s00]
    float* const lambda_4 = arena_.at<float>(train_step_slots_[1]);
    float* const carry = arena_.at<float>(train_step_slots_[4]);
    float* const carry_2 = arena_.at<float>(train_step_slots_[5]);
    std::copy_n(lambda, b * s00_2, carry);
    std::copy_n(lambda_2, b * s00_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = lambda_3 + turn_2 * (b * s00_2);
      float* const new_carry_0 = carry;
      float* const new_carry_1 = carry_2;
      float* const y_0 = lambda_4 + turn_2 * (b * s00_2);
      // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
      // new_carry_0: f32[b, s00], new_carry_1: f32[b, s00], y_0: f32[b, s00]
      modelc::for_lanes<float>(b * s00_2, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto x_0_2 = lane.load(x_0 + i);
        const auto maximum = max(carry_0_2, x_0_2);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0f);
        const auto add_2 = lane.load(carry_1 + i) * exp(carry_0_2 - where) + exp(x_0_2 - where);
        const auto where_2 = select(isfinite_2, maximum + log(add_2), x_0_2 + maximum);
        lane.store(new_carry_0 + i, maximum);
        lane.store(new_carry_1 + i, add_2);
        lane.store(y_0 + i, where_2);
      });
    }
    // h1: f32[b, s00, 2]
    float* const h1 = arena_.at<float>(train_step_slots_[0]);
    compute_h1(x, lambda_4, h1);

    // m.model:4: output y = Dense(2)(h1)
    // dense: f32[b, s00, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(train_step_slots_[1]);
    compute_dense(h1, dense_kernel, dense);

    // m.model:5: compile(optimizer = Adam(learning_rate = CosineDecay(0.1, 20), amsgrad = true, gradient_accum...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_mse_total: f32, mse: f32, mse_2: f32, grad_y: f32[b, s00, 2]
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const metric_mse_total = training_->block.at<float>(576);
    const float* const metric_mse_count = training_->block.at<float>(640);
    float* const loss = arena_.at<float>(128);
    float* const new_metric_mse_total = training_->block.at<float>(576);
    float* const mse = arena_.at<float>(192);
    float* const mse_2 = arena_.at<float>(256);
    float* const grad_y = arena_.at<float>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto metric_mse_total_2 = scalar.load(metric_mse_total);
      const auto add_2 = scalar.load(metric_mse_count) + static_cast<float>(b * s00_2);
      const auto eq_2 = add_2 == 0.0f;
      const auto where = select(eq_2, 1.0f, add_2);
      const auto mul = 0.5f * (scalar(1.0f) / scalar(static_cast<float>(b * s00_2)));
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b * s00_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto abs_2 =
                  abs(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j));
              return select(abs_2 <= 0.7f, 0.5f * (abs_2 * abs_2), abs_2 * 0.7f - 0.245f);
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b * s00_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      for (modelc::Index i = 0; i < b * s00_2; ++i) {
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
          const auto sub_2 = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
          const auto abs_3 = abs(sub_2);
          const auto le = abs_3 <= 0.7f;
          const auto mul_2 = abs_3 * (0.5f * select(le, lane(mul), 0.0f));
          lane.store(grad_y + i * 2 + j, (mul_2 + (0.7f * select(le, 0.0f, lane(mul)) + mul_2)) * sign(sub_2));
        });
      }
      scalar.store(mse, add_2);
      const auto div_2 = 0.5f * row_sum / static_cast<float>(b * s00_2);
      const auto add_3 = metric_mse_total_2 + 0.5f * row_sum_2;
      const auto where_2 = select(eq_2, 0.0f, add_3 / where);
      const auto div_2_lanes = div_2;
      const auto add_3_lanes = add_3;
      const auto where_2_lanes = where_2;
      scalar.store(loss, div_2_lanes);
      scalar.store(new_metric_mse_total, add_3_lanes);
      scalar.store(mse_2, where_2_lanes);
    }
    // add: i64, eq: bool
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(320);
    bool* const eq = arena_.at<bool>(384);
    compute_add(optimizer_iteration, add, eq);

    // m.model:4: output y = Dense(2)(h1)
    // new_optimizer_gradient_accumulator_dense_kernel: f32[2, 2], gradients: f32[18]
    const float* const optimizer_gradient_accumulator_dense_kernel = training_->block.at<float>(64);
    float* const new_optimizer_gradient_accumulator_dense_kernel = training_->block.at<float>(64);
    float* const gradients = arena_.at<float>(0);
    modelc::matmul(threads_, 2, b * s00_2, 2, h1, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto add_2 = lane.load(optimizer_gradient_accumulator_dense_kernel + row * 2 + column) + sum;
                     const auto where = select(lane(eq[0]), 0.0f, add_2);
                     const auto mul = 0.5f * add_2;
                     lane.store(new_optimizer_gradient_accumulator_dense_kernel + row * 2 + column, where);
                     lane.store(gradients + row * 2 + column, mul);
                   });
    // gradients: f32[18]
    compute_gradients_2(gradients);
    // new_optimizer_gradient_accumulator_dense_bias: f32[2], gradients: f32[18]
    const float* const optimizer_gradient_accumulator_dense_bias = training_->block.at<float>(128);
    float* const new_optimizer_gradient_accumulator_dense_bias = training_->block.at<float>(128);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      const auto optimizer_gradient_accumulator_dense_bias_2 = lane.load(optimizer_gradient_accumulator_dense_bias + i);
      const auto eq_2 = lane(eq[0]);
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
      }
      const auto add_2 = optimizer_gradient_accumulator_dense_bias_2 + grad_dense_bias;
      const auto where = select(eq_2, 0.0f, add_2);
      const auto mul = 0.5f * add_2;
      lane.store(new_optimizer_gradient_accumulator_dense_bias + i, where);
      lane.store(gradients + 16 + i, mul);
    });

    // m.model:5: compile(optimizer = Adam(learning_rate = CosineDecay(0.1, 20), amsgrad = true, gradient_accum...
    // div: f32
    float* const div = arena_.at<float>(448);
    compute_div(optimizer_iteration, div);
    // new_weights: f32[18], new_optimizer_m: f32[18], new_optimizer_v: f32[18], new_optimizer_v_hat: f32[18]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(192);
    const float* const optimizer_v = training_->block.at<float>(320);
    const float* const optimizer_v_hat = training_->block.at<float>(448);
    float* const new_weights = weights_->block.at<float>(0);
    float* const new_optimizer_m = training_->block.at<float>(192);
    float* const new_optimizer_v = training_->block.at<float>(320);
    float* const new_optimizer_v_hat = training_->block.at<float>(448);
    compute_new_weights(gradients, optimizer_m, optimizer_v, optimizer_v_hat, weights, eq, div, new_weights,
                        new_optimizer_m, new_optimizer_v, new_optimizer_v_hat);

    modelc::copy_elements(arena_.at<float>(192), 1, training_->block.at<float>(640));
    modelc::copy_elements(arena_.at<std::int64_t>(320), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // m.model:5: compile(optimizer = Adam(learning_rate = CosineDecay(0.1, 20), amsgrad = true, gradient_accum...
    // new_metric_mse_total: f32, new_metric_mse_count: f32, mse: f32
    const float* const metric_mse_total = training_->block.at<float>(576);
    const float* const metric_mse_count = training_->block.at<float>(640);
    const float* const part_metric_mse_total = arena_.at<float>(576);
    const float* const part_metric_mse_count = arena_.at<float>(640);
    float* const new_metric_mse_total = training_->block.at<float>(576);
    float* const new_metric_mse_count = training_->block.at<float>(640);
    float* const mse = arena_.at<float>(128);
    {
      const modelc::Scalar lane{};
      const auto add_2 = lane.load(metric_mse_total) + lane.load(part_metric_mse_total);
      const auto add_3 = lane.load(metric_mse_count) + lane.load(part_metric_mse_count);
      const auto eq_2 = 0.0f == add_3;
      const auto where = select(eq_2, 0.0f, add_2 / select(eq_2, 1.0f, add_3));
      lane.store(new_metric_mse_total, add_2);
      lane.store(new_metric_mse_count, add_3);
      lane.store(mse, where);
    }
    // add: i64, eq: bool
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(192);
    bool* const eq = arena_.at<bool>(256);
    compute_add(optimizer_iteration, add, eq);
    // new_optimizer_gradient_accumulator_dense_kernel: f32[2, 2], gradients: f32[18]
    const float* const part_gradient_dense_kernel = arena_.at<float>(384);
    const float* const optimizer_gradient_accumulator_dense_kernel = training_->block.at<float>(64);
    float* const new_optimizer_gradient_accumulator_dense_kernel = training_->block.at<float>(64);
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      const auto add_2 =
          lane.load(part_gradient_dense_kernel + i) + lane.load(optimizer_gradient_accumulator_dense_kernel + i);
      const auto where = select(lane(eq[0]), 0.0f, add_2);
      const auto mul = 0.5f * add_2;
      lane.store(new_optimizer_gradient_accumulator_dense_kernel + i, where);
      lane.store(gradients + i, mul);
    });
    // gradients: f32[18]
    compute_gradients_2(gradients);
    // new_optimizer_gradient_accumulator_dense_bias: f32[2], gradients: f32[18]
    const float* const part_gradient_dense_bias = arena_.at<float>(448);
    const float* const optimizer_gradient_accumulator_dense_bias = training_->block.at<float>(128);
    float* const new_optimizer_gradient_accumulator_dense_bias = training_->block.at<float>(128);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      const auto add_2 =
          lane.load(part_gradient_dense_bias + i) + lane.load(optimizer_gradient_accumulator_dense_bias + i);
      const auto where = select(lane(eq[0]), 0.0f, add_2);
      const auto mul = 0.5f * add_2;
      lane.store(new_optimizer_gradient_accumulator_dense_bias + i, where);
      lane.store(gradients + 16 + i, mul);
    });
    // div: f32
    float* const div = arena_.at<float>(320);
    compute_div(optimizer_iteration, div);
    // new_weights: f32[18], new_optimizer_m: f32[18], new_optimizer_v: f32[18], new_optimizer_v_hat: f32[18]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(192);
    const float* const optimizer_v = training_->block.at<float>(320);
    const float* const optimizer_v_hat = training_->block.at<float>(448);
    float* const new_weights = weights_->block.at<float>(0);
    float* const new_optimizer_m = training_->block.at<float>(192);
    float* const new_optimizer_v = training_->block.at<float>(320);
    float* const new_optimizer_v_hat = training_->block.at<float>(448);
    compute_new_weights(gradients, optimizer_m, optimizer_v, optimizer_v_hat, weights, eq, div, new_weights,
                        new_optimizer_m, new_optimizer_v, new_optimizer_v_hat);

    modelc::copy_elements(arena_.at<std::int64_t>(192), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
    // lambda: f32[b, s00]
    float* const lambda = arena_.at<float>(evaluate_step_slots_[2]);
    compute_lambda(lambda);
    // lambda_2: f32[b, s00]
    float* const lambda_2 = arena_.at<float>(evaluate_step_slots_[3]);
    compute_lambda_2(lambda_2);
    // lambda_3: f32[2, b, s00]
    float* const lambda_3 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_lambda_3(x, lambda_3);
    // lambda_4: f32[2, b, s00], carry: f32[b, s00], carry_2: f32[b, s00]
    float* const lambda_4 = arena_.at<float>(evaluate_step_slots_[1]);
    float* const carry = arena_.at<float>(evaluate_step_slots_[4]);
    float* const carry_2 = arena_.at<float>(evaluate_step_slots_[5]);
    std::copy_n(lambda, b * s00_2, carry);
    std::copy_n(lambda_2, b * s00_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = lambda_3 + turn_2 * (b * s00_2);
      float* const new_carry_0 = carry;
      float* const new_carry_1 = carry_2;
      float* const y_0 = lambda_4 + turn_2 * (b * s00_2);
      // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
      // new_carry_0: f32[b, s00], new_carry_1: f32[b, s00], y_0: f32[b, s00]
      modelc::for_lanes<float>(b * s00_2, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto x_0_2 = lane.load(x_0 + i);
        const auto maximum = max(carry_0_2, x_0_2);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0f);
        const auto add = lane.load(carry_1 + i) * exp(carry_0_2 - where) + exp(x_0_2 - where);
        const auto where_2 = select(isfinite_2, maximum + log(add), x_0_2 + maximum);
        lane.store(new_carry_0 + i, maximum);
        lane.store(new_carry_1 + i, add);
        lane.store(y_0 + i, where_2);
      });
    }
    // h1: f32[b, s00, 2]
    float* const h1 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_h1(x, lambda_4, h1);

    // m.model:4: output y = Dense(2)(h1)
    // dense: f32[b, s00, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense(h1, dense_kernel, dense);

    // m.model:5: compile(optimizer = Adam(learning_rate = CosineDecay(0.1, 20), amsgrad = true, gradient_accum...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_mse_total: f32, mse: f32, mse_2: f32
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const metric_mse_total = training_->block.at<float>(576);
    const float* const metric_mse_count = training_->block.at<float>(640);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_mse_total = training_->block.at<float>(576);
    float* const mse = arena_.at<float>(64);
    float* const mse_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto metric_mse_total_2 = scalar.load(metric_mse_total);
      const auto add = scalar.load(metric_mse_count) + static_cast<float>(b * s00_2);
      const auto eq = add == 0.0f;
      const auto where = select(eq, 1.0f, add);
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b * s00_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto abs_2 =
                  abs(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j));
              return select(abs_2 <= 0.7f, 0.5f * (abs_2 * abs_2), abs_2 * 0.7f - 0.245f);
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b * s00_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      scalar.store(mse, add);
      const auto div = 0.5f * row_sum / static_cast<float>(b * s00_2);
      const auto add_2 = metric_mse_total_2 + 0.5f * row_sum_2;
      const auto where_2 = select(eq, 0.0f, add_2 / where);
      const auto div_lanes = div;
      const auto add_2_lanes = add_2;
      const auto where_2_lanes = where_2;
      scalar.store(loss, div_lanes);
      scalar.store(new_metric_mse_total, add_2_lanes);
      scalar.store(mse_2, where_2_lanes);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(640));
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
    // lambda: f32[b, s00]
    float* const lambda = arena_.at<float>(gradients_slots_[2]);
    compute_lambda(lambda);
    // lambda_2: f32[b, s00]
    float* const lambda_2 = arena_.at<float>(gradients_slots_[3]);
    compute_lambda_2(lambda_2);
    // lambda_3: f32[2, b, s00]
    float* const lambda_3 = arena_.at<float>(gradients_slots_[0]);
    compute_lambda_3(x, lambda_3);
    // lambda_4: f32[2, b, s00], carry: f32[b, s00], carry_2: f32[b, s00]
    float* const lambda_4 = arena_.at<float>(gradients_slots_[1]);
    float* const carry = arena_.at<float>(gradients_slots_[4]);
    float* const carry_2 = arena_.at<float>(gradients_slots_[5]);
    std::copy_n(lambda, b * s00_2, carry);
    std::copy_n(lambda_2, b * s00_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = lambda_3 + turn_2 * (b * s00_2);
      float* const new_carry_0 = carry;
      float* const new_carry_1 = carry_2;
      float* const y_0 = lambda_4 + turn_2 * (b * s00_2);
      // m.model:3: h1 = Average()([x, Lambda(v -> logcumsumexp(v, axis = -1))(x)])
      // new_carry_0: f32[b, s00], new_carry_1: f32[b, s00], y_0: f32[b, s00]
      modelc::for_lanes<float>(b * s00_2, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto x_0_2 = lane.load(x_0 + i);
        const auto maximum = max(carry_0_2, x_0_2);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0f);
        const auto add = lane.load(carry_1 + i) * exp(carry_0_2 - where) + exp(x_0_2 - where);
        const auto where_2 = select(isfinite_2, maximum + log(add), x_0_2 + maximum);
        lane.store(new_carry_0 + i, maximum);
        lane.store(new_carry_1 + i, add);
        lane.store(y_0 + i, where_2);
      });
    }
    // h1: f32[b, s00, 2]
    float* const h1 = arena_.at<float>(gradients_slots_[0]);
    compute_h1(x, lambda_4, h1);

    // m.model:4: output y = Dense(2)(h1)
    // dense: f32[b, s00, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(gradients_slots_[1]);
    compute_dense(h1, dense_kernel, dense);

    // m.model:5: compile(optimizer = Adam(learning_rate = CosineDecay(0.1, 20), amsgrad = true, gradient_accum...
    // the loss, and what its gradient needs
    // loss: f32, new_part_metric_mse_total: f32, grad_y: f32[b, s00, 2]
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(0);
    float* const new_part_metric_mse_total = arena_.at<float>(576);
    float* const grad_y = arena_.at<float>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto mul = 0.5f * (scalar(1.0f) / scalar(static_cast<float>(b * s00_2)));
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b * s00_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto abs_2 =
                  abs(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j));
              return select(abs_2 <= 0.7f, 0.5f * (abs_2 * abs_2), abs_2 * 0.7f - 0.245f);
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b * s00_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      for (modelc::Index i = 0; i < b * s00_2; ++i) {
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
          const auto sub_2 = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
          const auto abs_3 = abs(sub_2);
          const auto le = abs_3 <= 0.7f;
          const auto mul_2 = abs_3 * (0.5f * select(le, lane(mul), 0.0f));
          lane.store(grad_y + i * 2 + j, (mul_2 + (0.7f * select(le, 0.0f, lane(mul)) + mul_2)) * sign(sub_2));
        });
      }
      const auto div = 0.5f * row_sum / static_cast<float>(b * s00_2);
      const auto mul_3 = 0.5f * row_sum_2;
      const auto div_lanes = div;
      const auto mul_3_lanes = mul_3;
      scalar.store(loss, div_lanes);
      scalar.store(new_part_metric_mse_total, mul_3_lanes);
    }

    // m.model:4: output y = Dense(2)(h1)
    // new_part_gradient_dense_bias: f32[2]
    float* const new_part_gradient_dense_bias = arena_.at<float>(448);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(64);
    // new_part_gradient_dense_kernel: f32[2, 2]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(384);
    modelc::matmul(threads_, 2, b * s00_2, 2, h1, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 2 + column, sum);
                   });
    ready_(0);

    // m.model:5: compile(optimizer = Adam(learning_rate = CosineDecay(0.1, 20), amsgrad = true, gradient_accum...
    // new_part_metric_mse_count: f32
    float* const new_part_metric_mse_count = arena_.at<float>(640);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_mse_count, lane(static_cast<float>(b * s00_2)));
    }

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(512));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[7];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[7];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[7];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[7];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4234

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
#include "modelc/random.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4235 {

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

    auto simple_rnn_simple_rnn_cell_kernel() noexcept { return modelc::block_view<float, 3, 2>(block, 0); }
    auto simple_rnn_simple_rnn_cell_recurrent_kernel() noexcept { return modelc::block_view<float, 2, 2>(block, 64); }
    auto simple_rnn_simple_rnn_cell_bias() noexcept { return modelc::block_view<float, 2>(block, 128); }
    auto dense_kernel() noexcept { return modelc::block_view<float, 2, 2>(block, 192); }
    auto dense_bias() noexcept { return modelc::block_view<float, 2>(block, 256); }
    auto dense_1_kernel() noexcept { return modelc::block_view<float, 2, 2>(block, 320); }
    auto dense_1_bias() noexcept { return modelc::block_view<float, 2>(block, 384); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<float>(64), 1, 0.001f);
      std::fill_n(block.at<float>(128), 6, 0.1f);
      std::fill_n(block.at<float>(192), 4, 0.1f);
      std::fill_n(block.at<float>(256), 2, 0.1f);
      std::fill_n(block.at<float>(320), 4, 0.1f);
      std::fill_n(block.at<float>(384), 2, 0.1f);
      std::fill_n(block.at<float>(448), 4, 0.1f);
      std::fill_n(block.at<float>(512), 2, 0.1f);
    }
  };

  struct Outputs {
    modelc::View<const float, modelc::Dynamic, 2> y;
    modelc::View<const float, modelc::Dynamic, 2> other;
  };

  struct Gradients {
    float loss;
    float y_loss;
    float other_loss;
    modelc::View<const float, 3, 2> grad_simple_rnn_simple_rnn_cell_kernel;
    modelc::View<const float, 2, 2> grad_simple_rnn_simple_rnn_cell_recurrent_kernel;
    modelc::View<const float, 2> grad_simple_rnn_simple_rnn_cell_bias;
    modelc::View<const float, 2, 2> grad_dense_kernel;
    modelc::View<const float, 2> grad_dense_bias;
    modelc::View<const float, 2, 2> grad_dense_1_kernel;
    modelc::View<const float, 2> grad_dense_1_bias;
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
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 7, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 7, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "simple_rnn/simple_rnn_cell/kernel");
      modelc::initial::fill(block.at<float>(0), 6, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.186f18p+1) +
            -0x1.186f18p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "simple_rnn/simple_rnn_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              4, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<float>(key, 0, i)); }),
          2, 2);
      modelc::initial::fill(block.at<float>(64), 4, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(i)], 0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<float>(192), 4, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.3988e2p+1) +
            -0x1.3988e2p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<float>(320), 4, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.3988e2p+1) +
            -0x1.3988e2p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, s00, 3]` gives `y: f32[b, 2], other: f32[b, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 3> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 3);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  Outputs predict(const XTensor& x) {
    compute(modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 3}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, s00, 3]`
  /// - takes `y_true: f32[b, 2]`
  /// - takes `other_true: f32[b, 2]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 3> x,
                   modelc::View<const float, modelc::Dynamic, 2> y_true,
                   modelc::View<const float, modelc::Dynamic, 2> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 3);
    assert(y_true.rows() == symbols_.b);
    assert(other_true.rows() == symbols_.b);
    compute_train_step(x.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_train_step(modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 3}),
                       modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 2}),
                       modelc::checked<float, 2>("other_true", other_true, {symbols_.b, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]),
                       static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(448));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, s00, 3]`
  /// - takes `y_true: f32[b, 2]`
  /// - takes `other_true: f32[b, 2]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 3> x,
                      modelc::View<const float, modelc::Dynamic, 2> y_true,
                      modelc::View<const float, modelc::Dynamic, 2> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 3);
    assert(y_true.rows() == symbols_.b);
    assert(other_true.rows() == symbols_.b);
    compute_evaluate_step(x.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_evaluate_step(modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 3}),
                          modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 2}),
                          modelc::checked<float, 2>("other_true", other_true, {symbols_.b, 2}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]),
                          static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, s00, 3]`
  /// - takes `y_true: f32[b, 2]`
  /// - takes `other_true: f32[b, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 3> x,
                      modelc::View<const float, modelc::Dynamic, 2> y_true,
                      modelc::View<const float, modelc::Dynamic, 2> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 3);
    assert(y_true.rows() == symbols_.b);
    assert(other_true.rows() == symbols_.b);
    compute_gradients(x.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_gradients(modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 3}),
                      modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 2}),
                      modelc::checked<float, 2>("other_true", other_true, {symbols_.b, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]),
                      static_cast<const float*>(inputs[2]));
    outputs[0] = arena_.at<float>(128);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(64);
    outputs[3] = arena_.at<float>(256);
    outputs[4] = arena_.at<float>(320);
    outputs[5] = arena_.at<float>(384);
    outputs[6] = arena_.at<float>(448);
    outputs[7] = arena_.at<float>(512);
    outputs[8] = arena_.at<float>(576);
    outputs[9] = arena_.at<float>(640);
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
    values[0] = static_cast<double>(*arena_.at<float>(704));
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
  std::array<modelc::Index, 3> train_input_sizes() const noexcept {
    return {3 * symbols_.b * symbols_.s00, 2 * symbols_.b, 2 * symbols_.b};
  }

  /// What random operations draw from; the same seed gives the same numbers.
  void set_seed(std::uint64_t seed) noexcept { seed_ = seed; }
  std::uint64_t seed() const noexcept { return seed_; }
  /// Which shard of its batch a step is: each draws numbers of its own.
  void set_shard(std::int64_t shard) noexcept { shard_ = shard; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 2 * symbols_.b, static_cast<float*>(outputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), 2 * symbols_.b, static_cast<float*>(outputs[1]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s00"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 3, {-1, -1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f32", 2, {-1, 2}, 0, false},
      {"other", "f32", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> weight_infos{{
      {"simple_rnn/simple_rnn_cell/kernel", "f32", 2, {3, 2}, 0, true},
      {"simple_rnn/simple_rnn_cell/recurrent_kernel", "f32", 2, {2, 2}, 64, true},
      {"simple_rnn/simple_rnn_cell/bias", "f32", 1, {2}, 128, true},
      {"dense/kernel", "f32", 2, {2, 2}, 192, true},
      {"dense/bias", "f32", 1, {2}, 256, true},
      {"dense_1/kernel", "f32", 2, {2, 2}, 320, true},
      {"dense_1/bias", "f32", 1, {2}, 384, true},
  }};
  static constexpr modelc::Index weight_bytes = 448;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f32", 3, {-1, -1, 3}, 0, false},
      {"y_true", "f32", 2, {-1, 2}, 0, false},
      {"other_true", "f32", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 10> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"other_loss", "f32", 0, {}, 0, false},
      {"grad/simple_rnn/simple_rnn_cell/kernel", "f32", 2, {3, 2}, 0, false},
      {"grad/simple_rnn/simple_rnn_cell/recurrent_kernel", "f32", 2, {2, 2}, 0, false},
      {"grad/simple_rnn/simple_rnn_cell/bias", "f32", 1, {2}, 0, false},
      {"grad/dense/kernel", "f32", 2, {2, 2}, 0, false},
      {"grad/dense/bias", "f32", 1, {2}, 0, false},
      {"grad/dense_1/kernel", "f32", 2, {2, 2}, 0, false},
      {"grad/dense_1/bias", "f32", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 16> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/accumulator/simple_rnn/simple_rnn_cell/kernel", "f32", 2, {3, 2}, 128, false},
      {"optimizer/accumulator/simple_rnn/simple_rnn_cell/recurrent_kernel", "f32", 2, {2, 2}, 192, false},
      {"optimizer/accumulator/simple_rnn/simple_rnn_cell/bias", "f32", 1, {2}, 256, false},
      {"optimizer/accumulator/dense/kernel", "f32", 2, {2, 2}, 320, false},
      {"optimizer/accumulator/dense/bias", "f32", 1, {2}, 384, false},
      {"optimizer/accumulator/dense_1/kernel", "f32", 2, {2, 2}, 448, false},
      {"optimizer/accumulator/dense_1/bias", "f32", 1, {2}, 512, false},
      {"optimizer/linear/simple_rnn/simple_rnn_cell/kernel", "f32", 2, {3, 2}, 576, false},
      {"optimizer/linear/simple_rnn/simple_rnn_cell/recurrent_kernel", "f32", 2, {2, 2}, 640, false},
      {"optimizer/linear/simple_rnn/simple_rnn_cell/bias", "f32", 1, {2}, 704, false},
      {"optimizer/linear/dense/kernel", "f32", 2, {2, 2}, 768, false},
      {"optimizer/linear/dense/bias", "f32", 1, {2}, 832, false},
      {"optimizer/linear/dense_1/kernel", "f32", 2, {2, 2}, 896, false},
      {"optimizer/linear/dense_1/bias", "f32", 1, {2}, 960, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 8> part_infos{{
      {"gradient/simple_rnn/simple_rnn_cell/kernel", "f32", 2, {3, 2}, 0, false},
      {"gradient/simple_rnn/simple_rnn_cell/recurrent_kernel", "f32", 2, {2, 2}, 64, false},
      {"gradient/simple_rnn/simple_rnn_cell/bias", "f32", 1, {2}, 128, false},
      {"gradient/dense/kernel", "f32", 2, {2, 2}, 192, false},
      {"gradient/dense/bias", "f32", 1, {2}, 256, false},
      {"gradient/dense_1/kernel", "f32", 2, {2, 2}, 320, false},
      {"gradient/dense_1/bias", "f32", 1, {2}, 384, false},
      {"loss", "f32", 0, {}, 448, false},
  }};
  static constexpr modelc::Index part_bytes = 512;
  static constexpr modelc::Index gradient_bytes = 448;  // the first of them
  static constexpr modelc::Index training_bytes = 1024;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({12 * b * s00_2, 8 * b});
    modelc::Size end = 64;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({8 * b * s00_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    modelc::Size train_step_end = 576;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b * s00_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    const modelc::Size update_step_end = 768;
    modelc::Size evaluate_step_end = 128;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s00_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    modelc::Size gradients_end = 768;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b * s00_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  Outputs results() const noexcept {
    return {
        modelc::make_view<modelc::View<const float, modelc::Dynamic, 2>>(arena_.at<float>(slots_[0]), symbols_.b, 2),
        modelc::make_view<modelc::View<const float, modelc::Dynamic, 2>>(arena_.at<float>(slots_[1]), symbols_.b, 2)};
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(448)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(128)),
            modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<float>(arena_.at<float>(64)),
            modelc::make_view<modelc::View<const float, 3, 2>>(arena_.at<float>(256), 3, 2),
            modelc::make_view<modelc::View<const float, 2, 2>>(arena_.at<float>(320), 2, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(384), 2),
            modelc::make_view<modelc::View<const float, 2, 2>>(arena_.at<float>(448), 2, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(512), 2),
            modelc::make_view<modelc::View<const float, 2, 2>>(arena_.at<float>(576), 2, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(640), 2)};
  }

  // m.model:3: h1 = SimpleRNN(2)(x)
  // computes simple_rnn, simple_rnn, simple_rnn and 1 more
  void compute_simple_rnn(const float* x, const float* simple_rnn_simple_rnn_cell_kernel, float* simple_rnn) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < s00_2; ++i0) {
      modelc::matmul(threads_, b, 3, 2, x + i0 * 3, 3 * s00_2, 1, simple_rnn_simple_rnn_cell_kernel, 2, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(simple_rnn + i0 * (2 * b) + row * 2 + column, sum);
                     });
    }
  }

  // m.model:3: h1 = SimpleRNN(2)(x)
  // computes simple_rnn_2, simple_rnn_2, simple_rnn_2 and 1 more
  void compute_simple_rnn_2(float* simple_rnn_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(2 * b, [&](auto lane, modelc::Index i) { lane.store(simple_rnn_2 + i, lane(0.0f)); });
  }

  // m.model:6: output y = Dense(2, activation = softmax)(h2)
  // computes dense, other
  void compute_dense(const float* simple_rnn_3, const float* dense_kernel, const float* dense_bias,
                     float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 2, simple_rnn_3, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  // m.model:4: h2 = Dropout(0.5)(h1)
  // computes h2, h2
  void compute_h2(const float* dropout, const float* simple_rnn_3, float* h2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(2 * b, [&](auto lane, modelc::Index i) {
      lane.store(h2 + i, select(lane.load(dropout + i) >= 0.5f, 2.0f * lane.load(simple_rnn_3 + i), 0.0f));
    });
  }

  // m.model:6: output y = Dense(2, activation = softmax)(h2)
  // computes dense, dense_1, dense and 3 more
  void compute_dense_2(const float* h2, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 2, h2, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, sum);
                   });
  }

  // m.model:6: output y = Dense(2, activation = softmax)(h2)
  // computes dense_3, dense_3
  void compute_dense_3(const float* dense_2, const float* dense_kernel, float* dense_3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 2, dense_2, 2, 1, dense_kernel, 1, 2,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_3 + row * 2 + column, sum);
                   });
  }

  // m.model:7: output other = Dense(2)(h1)
  // computes dropout_2, dropout_2
  void compute_dropout_2(const float* grad_other, const float* dense_1_kernel, const float* simple_rnn_3,
                         const float* dropout, const float* dense_3, float* dropout_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 2, grad_other, 2, 1, dense_1_kernel, 1, 2,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto mul_2 = 2.0f * lane.load(simple_rnn_3 + row * 2 + column) *
                                        (lane(0.02f) / lane(static_cast<float>(2 * b)));
                     lane.store(dropout_2 + row * 2 + column,
                                sum + 2.0f * select(lane.load(dropout + row * 2 + column) >= 0.5f,
                                                    mul_2 + (lane.load(dense_3 + row * 2 + column) + mul_2), 0.0f));
                   });
  }

  // m.model:3: h1 = SimpleRNN(2)(x)
  // computes simple_rnn_6, simple_rnn_6
  void compute_simple_rnn_6(const float* x, float* simple_rnn_6) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < s00_2; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index k) {
          lane.store(simple_rnn_6 + i * (3 * b) + j * 3 + k, lane.load(x + i * 3 + j * (3 * s00_2) + k));
        });
      }
    }
  }

  // m.model:3: h1 = SimpleRNN(2)(x)
  // computes simple_rnn_7, simple_rnn_7
  void compute_simple_rnn_7(const float* simple_rnn_simple_rnn_cell_recurrent_kernel, float* simple_rnn_7) noexcept {
    for (modelc::Index i = 0; i < 2; ++i) {
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
        lane.store(simple_rnn_7 + i * 2 + j, lane.load(simple_rnn_simple_rnn_cell_recurrent_kernel + i + j * 2, 2));
      });
    }
  }

  // m.model:3: h1 = SimpleRNN(2)(x)
  // computes gradients, new_part_gradient_simple_rnn_simple_rnn_cell_kernel
  void compute_gradients_2(const float* simple_rnn_6, const float* simple_rnn_8, float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, 3, b * s00_2, 2, simple_rnn_6, 1, 3, simple_rnn_8, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 2 + column, sum);
                   });
  }

  // m.model:8: compile(optimizer = Ftrl(), loss = {y: kl_divergence, other: Huber(delta = 0.7)}, loss_weight...
  // computes mul, mul
  void compute_mul(const float* optimizer_learning_rate, float* mul) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul, 2.0f * (0.0f / (lane.load(optimizer_learning_rate) * 2.0f)));
    }
  }

  // m.model:8: compile(optimizer = Ftrl(), loss = {y: kl_divergence, other: Huber(delta = 0.7)}, loss_weight...
  // computes new_optimizer_accumulator, new_optimizer_accumulator
  void compute_new_optimizer_accumulator(const float* optimizer_accumulator, const float* gradients,
                                         const float* weights, const float* optimizer_learning_rate,
                                         const float* optimizer_linear, const float* mul,
                                         float* new_optimizer_accumulator, float* new_optimizer_linear,
                                         float* new_weights) noexcept {
    modelc::for_lanes<float>(98, [&](auto lane, modelc::Index i) {
      const auto optimizer_accumulator_2 = lane.load(optimizer_accumulator + i);
      const auto gradients_2 = lane.load(gradients + i);
      const auto add = optimizer_accumulator_2 + gradients_2 * gradients_2;
      const auto sqrt_2 = sqrt(add);
      const auto weights_2 = lane.load(weights + i);
      const auto optimizer_learning_rate_2 = lane(optimizer_learning_rate[0]);
      const auto add_2 = lane.load(optimizer_linear + i) +
                         (gradients_2 + weights_2 * 0.0f -
                          weights_2 * ((sqrt_2 - sqrt(optimizer_accumulator_2)) / optimizer_learning_rate_2));
      const auto div = (min(0.0f, max(add_2, -0.0f)) - add_2) / (sqrt_2 / optimizer_learning_rate_2 + lane(mul[0]));
      lane.store(new_optimizer_accumulator + i, add);
      lane.store(new_optimizer_linear + i, add_2);
      lane.store(new_weights + i, div);
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

  // m.model:7: output other = Dense(2)(h1)
  // computes new_part_gradient_dense_1_bias, new_part_gradient_dense_bias
  void compute_new_part_gradient_dense_1_bias(const float* grad_other, float* new_part_gradient_dense_1_bias) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_1_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_1_bias = modelc::Sum::apply(grad_dense_1_bias, lane.load(grad_other + i + j * 2));
      }
      lane.store(new_part_gradient_dense_1_bias + i, grad_dense_1_bias);
    });
  }

  // m.model:7: output other = Dense(2)(h1)
  // computes new_part_gradient_dense_1_kernel, new_part_gradient_dense_kernel
  void compute_new_part_gradient_dense_1_kernel(const float* simple_rnn_3, const float* grad_other,
                                                float* new_part_gradient_dense_1_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2, b, 2, simple_rnn_3, 1, 2, grad_other, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_1_kernel + row * 2 + column, sum);
                   });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = SimpleRNN(2)(x)
    // simple_rnn: f32[s00, b, 2]
    const float* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<float>(0);
    float* const simple_rnn = arena_.at<float>(slots_[0]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f32[b, 2]
    float* const simple_rnn_2 = arena_.at<float>(slots_[1]);
    compute_simple_rnn_2(simple_rnn_2);
    // simple_rnn_3: f32[b, 2]
    const float* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<float>(64);
    const float* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<float>(128);
    float* const simple_rnn_3 = arena_.at<float>(slots_[2]);
    std::copy_n(simple_rnn_2, 2 * b, simple_rnn_3);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const float* const carry_0 = simple_rnn_3;
      const float* const steps = simple_rnn + turn_2 * (2 * b);
      const float* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const float* const state_2 = simple_rnn_simple_rnn_cell_bias;
      float* const carry_0_2 = arena_.at<float>(slots_[3]);
      // m.model:3: h1 = SimpleRNN(2)(x)
      // carry_0_2: f32[b, 2]
      modelc::matmul(threads_, b, 2, 2, carry_0, 2, 1, state_1, 2, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(carry_0_2 + row * 2 + column,
                                  tanh(lane.load(state_2 + column) + (lane.load(steps + row * 2 + column) + sum)));
                     });
      std::copy_n(carry_0_2, 2 * b, simple_rnn_3);
    }

    // m.model:6: output y = Dense(2, activation = softmax)(h2)
    // dense: f32[b, 2]
    const float* const dense_kernel = weights_->block.at<float>(192);
    const float* const dense_bias = weights_->block.at<float>(256);
    float* const dense = arena_.at<float>(slots_[0]);
    compute_dense(simple_rnn_3, dense_kernel, dense_bias, dense);
    // y: f32[b, 2]
    float* const y = arena_.at<float>(slots_[0]);
    float* const dense_row = arena_.at<float>(0);
    for (modelc::Index i = 0; i < b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
          2, [&](auto lane, modelc::Index j) { return lane.load(dense + i * 2 + j); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(dense + i * 2 + j) - lane(row_max));
        lane.store(dense_row + j, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<float>(
          2, [&](auto lane, modelc::Index j) { lane.store(y + i * 2 + j, lane.load(dense_row + j) / lane(row_sum)); });
    }

    // m.model:7: output other = Dense(2)(h1)
    // other: f32[b, 2]
    const float* const dense_1_kernel = weights_->block.at<float>(320);
    const float* const dense_1_bias = weights_->block.at<float>(384);
    float* const other = arena_.at<float>(slots_[1]);
    compute_dense(simple_rnn_3, dense_1_kernel, dense_1_bias, other);
  }

  void compute_train_step(const float* x, const float* y_true, const float* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    const std::uint64_t seed = modelc::random_bits(seed_, shard_, *training_->block.at<std::int64_t>(0));

    // m.model:4: h2 = Dropout(0.5)(h1)
    // dropout: f32[b, 2]
    float* const dropout = arena_.at<float>(train_step_slots_[4]);
    modelc::kernels::standard_uniform(modelc::tensor(dropout, b, 2), seed, 0);

    // m.model:3: h1 = SimpleRNN(2)(x)
    // simple_rnn: f32[s00, b, 2]
    const float* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<float>(0);
    float* const simple_rnn = arena_.at<float>(train_step_slots_[0]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f32[b, 2]
    float* const simple_rnn_2 = arena_.at<float>(train_step_slots_[3]);
    compute_simple_rnn_2(simple_rnn_2);
    // simple_rnn_3: f32[b, 2], simple_rnn_4: f32[s00, b, 2], simple_rnn_5: f32[s00, b, 2]
    const float* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<float>(64);
    const float* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<float>(128);
    float* const simple_rnn_3 = arena_.at<float>(train_step_slots_[5]);
    float* const simple_rnn_4 = arena_.at<float>(train_step_slots_[1]);
    float* const simple_rnn_5 = arena_.at<float>(train_step_slots_[2]);
    std::copy_n(simple_rnn_2, 2 * b, simple_rnn_3);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const float* const carry_0 = simple_rnn_3;
      const float* const steps = simple_rnn + turn_2 * (2 * b);
      const float* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const float* const state_2 = simple_rnn_simple_rnn_cell_bias;
      float* const carry_0_2 = arena_.at<float>(train_step_slots_[10]);
      float* const stacked_2 = simple_rnn_4 + turn_2 * (2 * b);
      float* const carry_0_3 = simple_rnn_5 + turn_2 * (2 * b);
      // m.model:3: h1 = SimpleRNN(2)(x)
      // carry_0_3: f32[b, 2]
      modelc::for_lanes<float>(2 * b,
                               [&](auto lane, modelc::Index i) { lane.store(carry_0_3 + i, lane.load(carry_0 + i)); });
      // carry_0_2: f32[b, 2], stacked_2: f32[b, 2]
      modelc::matmul(threads_, b, 2, 2, carry_0, 2, 1, state_1, 2, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       const auto tanh_2 =
                           tanh(lane.load(state_2 + column) + (lane.load(steps + row * 2 + column) + sum));
                       const auto sub = 1.0f - tanh_2 * tanh_2;
                       lane.store(carry_0_2 + row * 2 + column, tanh_2);
                       lane.store(stacked_2 + row * 2 + column, sub);
                     });
      std::copy_n(carry_0_2, 2 * b, simple_rnn_3);
    }

    // m.model:4: h2 = Dropout(0.5)(h1)
    // h2: f32[b, 2]
    float* const h2 = arena_.at<float>(train_step_slots_[6]);
    compute_h2(dropout, simple_rnn_3, h2);

    // m.model:6: output y = Dense(2, activation = softmax)(h2)
    // dense: f32[b, 2]
    const float* const dense_kernel = weights_->block.at<float>(192);
    float* const dense = arena_.at<float>(train_step_slots_[7]);
    compute_dense_2(h2, dense_kernel, dense);

    // m.model:7: output other = Dense(2)(h1)
    // dense_1: f32[b, 2]
    const float* const dense_1_kernel = weights_->block.at<float>(320);
    float* const dense_1 = arena_.at<float>(train_step_slots_[8]);
    compute_dense_2(simple_rnn_3, dense_1_kernel, dense_1);

    // m.model:6: output y = Dense(2, activation = softmax)(h2)
    // the loss, and what its gradient needs
    // loss: f32, grad_other: f32[b, 2], dense_2: f32[b, 2]
    const float* const dense_bias = weights_->block.at<float>(256);
    const float* const dense_1_bias = weights_->block.at<float>(384);
    float* const loss = arena_.at<float>(448);
    float* const grad_other = arena_.at<float>(train_step_slots_[8]);
    float* const dense_2 = arena_.at<float>(train_step_slots_[7]);
    float* const dense_row = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::Total<modelc::Sum, float> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto mul_2 = 0.5f * (scalar(2.0f) / scalar(static_cast<float>(b)));
        const auto div = scalar(0.5f) / scalar(static_cast<float>(b));
        const auto row_2 =
            modelc::fold_lanes<float, modelc::Sum, modelc::Max, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
              const auto h2_2 = lane.load(h2 + i * 2 + j);
              const auto sub =
                  lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 2 + j) - lane.load(other_true + i * 2 + j);
              const auto abs_2 = abs(sub);
              const auto le = abs_2 <= 0.7f;
              const auto mul_3 = abs_2 * (0.5f * select(le, lane(mul_2), 0.0f));
              const auto grad_other_2 = (mul_3 + (0.7f * select(le, 0.0f, lane(mul_2)) + mul_3)) * sign(sub);
              const auto mul_4 = h2_2 * h2_2;
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              const auto where = select(le, 0.5f * (abs_2 * abs_2), abs_2 * 0.7f - 0.245f);
              lane.store(grad_other + i * 2 + j, grad_other_2);
              return modelc::folded(mul_4, add, where);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_max = scalar(std::get<1>(row_2));
        total_sum_3.add(scalar(std::get<2>(row_2)));
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane(row_max));
          lane.store(dense_row + j, exp_2);
          return exp_2;
        }));
        const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_row + j) / lane(row_sum);
          const auto minimum = min(max(lane.load(y_true + i * 2 + j), 1e-07f), 1.0f);
          const auto maximum = max(y, 1e-07f);
          const auto minimum_2 = min(1.0f, maximum);
          const auto div_2 = minimum / minimum_2;
          const auto neg = -(div_2 * (minimum * lane(div) / div_2 / minimum_2));
          const auto where_2 = select(maximum < 1.0f, neg, select(1.0f == maximum, 0.5f * neg, 0.0f));
          const auto div_3 = select(y > 1e-07f, where_2, select(y == 1e-07f, 0.5f * where_2, 0.0f)) / lane(row_sum);
          const auto mul_5 = minimum * log(div_2);
          const auto neg_2 = -(y * div_3);
          lane.store(dense_2 + i * 2 + j, div_3);
          return modelc::folded(mul_5, neg_2);
        });
        total_sum_2.add(scalar(std::get<0>(row_3)));
        const auto row_sum_2 = scalar(std::get<1>(row_3));
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
          lane.store(dense_2 + i * 2 + j,
                     lane.load(dense_row + j) * (lane.load(dense_2 + i * 2 + j) + lane(row_sum_2)));
        });
      }
      scalar.store(loss, scalar(total_sum.value()) / static_cast<float>(2 * b) * 0.02f +
                             (0.5f * (scalar(total_sum_2.value()) / static_cast<float>(b)) +
                              2.0f * (0.5f * scalar(total_sum_3.value()) / static_cast<float>(b))));
    }
    // dense_3: f32[b, 2]
    float* const dense_3 = arena_.at<float>(train_step_slots_[0]);
    compute_dense_3(dense_2, dense_kernel, dense_3);

    // m.model:7: output other = Dense(2)(h1)
    // dropout_2: f32[b, 2]
    float* const dropout_2 = arena_.at<float>(train_step_slots_[4]);
    compute_dropout_2(grad_other, dense_1_kernel, simple_rnn_3, dropout, dense_3, dropout_2);

    // m.model:3: h1 = SimpleRNN(2)(x)
    // simple_rnn_6: f32[s00, b, 3]
    float* const simple_rnn_6 = arena_.at<float>(train_step_slots_[0]);
    compute_simple_rnn_6(x, simple_rnn_6);
    // simple_rnn_7: f32[2, 2]
    float* const simple_rnn_7 = arena_.at<float>(0);
    compute_simple_rnn_7(simple_rnn_simple_rnn_cell_recurrent_kernel, simple_rnn_7);
    // simple_rnn_8: f32[s00, b, 2], carry: f32[b, 2]
    float* const simple_rnn_8 = arena_.at<float>(train_step_slots_[3]);
    float* const carry = arena_.at<float>(train_step_slots_[9]);
    std::copy_n(dropout_2, 2 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const modelc::Index step_2 = s00_2 - 1 - turn_2;
      const float* const d_carry_0 = carry;
      const float* const kept_1 = simple_rnn_4 + step_2 * (2 * b);
      const float* const same = simple_rnn_7;
      float* const gradient_3 = simple_rnn_8 + step_2 * (2 * b);
      float* const new_d_carry_0 = carry;
      // m.model:3: h1 = SimpleRNN(2)(x)
      // gradient_3: f32[b, 2]
      modelc::for_lanes<float>(2 * b, [&](auto lane, modelc::Index i) {
        lane.store(gradient_3 + i, lane.load(d_carry_0 + i) * lane.load(kept_1 + i));
      });
      // new_d_carry_0: f32[b, 2]
      modelc::matmul(threads_, b, 2, 2, gradient_3, 2, 1, same, 2, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(new_d_carry_0 + row * 2 + column, sum);
                     });
    }
    // gradients: f32[98]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(simple_rnn_6, simple_rnn_8, gradients);
    // gradients: f32[98]
    modelc::for_lanes<float>(10, [&](auto lane, modelc::Index i) { lane.store(gradients + 6 + i, lane(0.0f)); });
    // gradients: f32[98]
    modelc::matmul(threads_, 2, b * s00_2, 2, simple_rnn_5, 1, 2, simple_rnn_8, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 16 + row * 2 + column, sum);
                   });
    // gradients: f32[98]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 20 + i, lane(0.0f)); });
    // gradients: f32[98]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(simple_rnn_8 + i + j * 2));
      }
      lane.store(gradients + 32 + i, column_sum);
    });
    // gradients: f32[98]
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 34 + i, lane(0.0f)); });

    // m.model:6: output y = Dense(2, activation = softmax)(h2)
    // gradients: f32[98]
    modelc::matmul(threads_, 2, b, 2, h2, 1, 2, dense_2, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 48 + row * 2 + column, sum);
                   });
    // gradients: f32[98]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 52 + i, lane(0.0f)); });
    // gradients: f32[98]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(dense_2 + i + j * 2));
      }
      lane.store(gradients + 64 + i, grad_dense_bias);
    });
    // gradients: f32[98]
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 66 + i, lane(0.0f)); });

    // m.model:7: output other = Dense(2)(h1)
    // gradients: f32[98]
    modelc::matmul(threads_, 2, b, 2, simple_rnn_3, 1, 2, grad_other, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 80 + row * 2 + column, sum);
                   });
    // gradients: f32[98]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 84 + i, lane(0.0f)); });
    // gradients: f32[98]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_1_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_1_bias = modelc::Sum::apply(grad_dense_1_bias, lane.load(grad_other + i + j * 2));
      }
      lane.store(gradients + 96 + i, grad_dense_1_bias);
    });

    // m.model:8: compile(optimizer = Ftrl(), loss = {y: kl_divergence, other: Huber(delta = 0.7)}, loss_weight...
    // mul: f32
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    float* const mul = arena_.at<float>(512);
    compute_mul(optimizer_learning_rate, mul);
    // new_optimizer_accumulator: f32[98], new_optimizer_linear: f32[98], new_weights: f32[98]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_accumulator = training_->block.at<float>(128);
    const float* const optimizer_linear = training_->block.at<float>(576);
    float* const new_optimizer_accumulator = training_->block.at<float>(128);
    float* const new_optimizer_linear = training_->block.at<float>(576);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_accumulator(optimizer_accumulator, gradients, weights, optimizer_learning_rate,
                                      optimizer_linear, mul, new_optimizer_accumulator, new_optimizer_linear,
                                      new_weights);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:8: compile(optimizer = Ftrl(), loss = {y: kl_divergence, other: Huber(delta = 0.7)}, loss_weight...
    // mul: f32
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    float* const mul = arena_.at<float>(0);
    compute_mul(optimizer_learning_rate, mul);
    // new_optimizer_accumulator: f32[98], new_optimizer_linear: f32[98], new_weights: f32[98]
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(256);
    const float* const optimizer_accumulator = training_->block.at<float>(128);
    const float* const optimizer_linear = training_->block.at<float>(576);
    float* const new_optimizer_accumulator = training_->block.at<float>(128);
    float* const new_optimizer_linear = training_->block.at<float>(576);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_accumulator(optimizer_accumulator, part_gradients, weights, optimizer_learning_rate,
                                      optimizer_linear, mul, new_optimizer_accumulator, new_optimizer_linear,
                                      new_weights);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true, const float* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = SimpleRNN(2)(x)
    // simple_rnn: f32[s00, b, 2]
    const float* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<float>(0);
    float* const simple_rnn = arena_.at<float>(evaluate_step_slots_[0]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f32[b, 2]
    float* const simple_rnn_2 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_simple_rnn_2(simple_rnn_2);
    // simple_rnn_3: f32[b, 2]
    const float* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<float>(64);
    const float* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<float>(128);
    float* const simple_rnn_3 = arena_.at<float>(evaluate_step_slots_[2]);
    std::copy_n(simple_rnn_2, 2 * b, simple_rnn_3);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const float* const carry_0 = simple_rnn_3;
      const float* const steps = simple_rnn + turn_2 * (2 * b);
      const float* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const float* const state_2 = simple_rnn_simple_rnn_cell_bias;
      float* const carry_0_2 = arena_.at<float>(evaluate_step_slots_[3]);
      // m.model:3: h1 = SimpleRNN(2)(x)
      // carry_0_2: f32[b, 2]
      modelc::matmul(threads_, b, 2, 2, carry_0, 2, 1, state_1, 2, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(carry_0_2 + row * 2 + column,
                                  tanh(lane.load(state_2 + column) + (lane.load(steps + row * 2 + column) + sum)));
                     });
      std::copy_n(carry_0_2, 2 * b, simple_rnn_3);
    }

    // m.model:6: output y = Dense(2, activation = softmax)(h2)
    // dense: f32[b, 2]
    const float* const dense_kernel = weights_->block.at<float>(192);
    float* const dense = arena_.at<float>(evaluate_step_slots_[0]);
    compute_dense_2(simple_rnn_3, dense_kernel, dense);

    // m.model:7: output other = Dense(2)(h1)
    // dense_1: f32[b, 2]
    const float* const dense_1_kernel = weights_->block.at<float>(320);
    float* const dense_1 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense_2(simple_rnn_3, dense_1_kernel, dense_1);

    // m.model:8: compile(optimizer = Ftrl(), loss = {y: kl_divergence, other: Huber(delta = 0.7)}, loss_weight...
    // the loss
    // loss: f32
    const float* const dense_bias = weights_->block.at<float>(256);
    const float* const dense_1_bias = weights_->block.at<float>(384);
    float* const loss = arena_.at<float>(0);
    float* const dense_row = arena_.at<float>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::Total<modelc::Sum, float> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto row_2 =
            modelc::fold_lanes<float, modelc::Sum, modelc::Max, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
              const auto simple_rnn_3_2 = lane.load(simple_rnn_3 + i * 2 + j);
              const auto abs_2 =
                  abs(lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 2 + j) - lane.load(other_true + i * 2 + j));
              const auto mul = simple_rnn_3_2 * simple_rnn_3_2;
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              const auto where = select(abs_2 <= 0.7f, 0.5f * (abs_2 * abs_2), abs_2 * 0.7f - 0.245f);
              return modelc::folded(mul, add, where);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_max = scalar(std::get<1>(row_2));
        total_sum_3.add(scalar(std::get<2>(row_2)));
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane(row_max));
          lane.store(dense_row + j, exp_2);
          return exp_2;
        }));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto minimum = min(max(lane.load(y_true + i * 2 + j), 1e-07f), 1.0f);
          return minimum * log(minimum / min(1.0f, max(lane.load(dense_row + j) / lane(row_sum), 1e-07f)));
        })));
      }
      scalar.store(loss, scalar(total_sum.value()) / static_cast<float>(2 * b) * 0.02f +
                             (scalar(total_sum_2.value()) / static_cast<float>(b) * 0.5f +
                              2.0f * (0.5f * scalar(total_sum_3.value()) / static_cast<float>(b))));
    }
  }

  void compute_gradients(const float* x, const float* y_true, const float* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    const std::uint64_t seed = modelc::random_bits(seed_, shard_, *training_->block.at<std::int64_t>(0));

    // m.model:4: h2 = Dropout(0.5)(h1)
    // dropout: f32[b, 2]
    float* const dropout = arena_.at<float>(gradients_slots_[4]);
    modelc::kernels::standard_uniform(modelc::tensor(dropout, b, 2), seed, 0);

    // m.model:3: h1 = SimpleRNN(2)(x)
    // simple_rnn: f32[s00, b, 2]
    const float* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<float>(0);
    float* const simple_rnn = arena_.at<float>(gradients_slots_[0]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f32[b, 2]
    float* const simple_rnn_2 = arena_.at<float>(gradients_slots_[3]);
    compute_simple_rnn_2(simple_rnn_2);
    // simple_rnn_3: f32[b, 2], simple_rnn_4: f32[s00, b, 2], simple_rnn_5: f32[s00, b, 2]
    const float* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<float>(64);
    const float* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<float>(128);
    float* const simple_rnn_3 = arena_.at<float>(gradients_slots_[5]);
    float* const simple_rnn_4 = arena_.at<float>(gradients_slots_[1]);
    float* const simple_rnn_5 = arena_.at<float>(gradients_slots_[2]);
    std::copy_n(simple_rnn_2, 2 * b, simple_rnn_3);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const float* const carry_0 = simple_rnn_3;
      const float* const steps = simple_rnn + turn_2 * (2 * b);
      const float* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const float* const state_2 = simple_rnn_simple_rnn_cell_bias;
      float* const carry_0_2 = arena_.at<float>(gradients_slots_[8]);
      float* const stacked_2 = simple_rnn_4 + turn_2 * (2 * b);
      float* const carry_0_3 = simple_rnn_5 + turn_2 * (2 * b);
      // m.model:3: h1 = SimpleRNN(2)(x)
      // carry_0_3: f32[b, 2]
      modelc::for_lanes<float>(2 * b,
                               [&](auto lane, modelc::Index i) { lane.store(carry_0_3 + i, lane.load(carry_0 + i)); });
      // carry_0_2: f32[b, 2], stacked_2: f32[b, 2]
      modelc::matmul(threads_, b, 2, 2, carry_0, 2, 1, state_1, 2, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       const auto tanh_2 =
                           tanh(lane.load(state_2 + column) + (lane.load(steps + row * 2 + column) + sum));
                       const auto sub = 1.0f - tanh_2 * tanh_2;
                       lane.store(carry_0_2 + row * 2 + column, tanh_2);
                       lane.store(stacked_2 + row * 2 + column, sub);
                     });
      std::copy_n(carry_0_2, 2 * b, simple_rnn_3);
    }

    // m.model:4: h2 = Dropout(0.5)(h1)
    // h2: f32[b, 2]
    float* const h2 = arena_.at<float>(gradients_slots_[0]);
    compute_h2(dropout, simple_rnn_3, h2);

    // m.model:6: output y = Dense(2, activation = softmax)(h2)
    // dense: f32[b, 2]
    const float* const dense_kernel = weights_->block.at<float>(192);
    float* const dense = arena_.at<float>(gradients_slots_[3]);
    compute_dense_2(h2, dense_kernel, dense);

    // m.model:7: output other = Dense(2)(h1)
    // dense_1: f32[b, 2]
    const float* const dense_1_kernel = weights_->block.at<float>(320);
    float* const dense_1 = arena_.at<float>(gradients_slots_[6]);
    compute_dense_2(simple_rnn_3, dense_1_kernel, dense_1);

    // m.model:6: output y = Dense(2, activation = softmax)(h2)
    // the loss, and what its gradient needs
    // y_loss: f32, other_loss: f32, loss: f32, grad_other: f32[b, 2], dense_2: f32[b, 2]
    const float* const dense_bias = weights_->block.at<float>(256);
    const float* const dense_1_bias = weights_->block.at<float>(384);
    float* const y_loss = arena_.at<float>(0);
    float* const other_loss = arena_.at<float>(64);
    float* const loss = arena_.at<float>(128);
    float* const grad_other = arena_.at<float>(gradients_slots_[6]);
    float* const dense_2 = arena_.at<float>(gradients_slots_[3]);
    float* const dense_row = arena_.at<float>(192);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::Total<modelc::Sum, float> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto mul = 0.5f * (scalar(2.0f) / scalar(static_cast<float>(b)));
        const auto div = scalar(0.5f) / scalar(static_cast<float>(b));
        const auto row_2 =
            modelc::fold_lanes<float, modelc::Sum, modelc::Max, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
              const auto h2_2 = lane.load(h2 + i * 2 + j);
              const auto sub =
                  lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 2 + j) - lane.load(other_true + i * 2 + j);
              const auto abs_2 = abs(sub);
              const auto le = abs_2 <= 0.7f;
              const auto mul_2 = abs_2 * (0.5f * select(le, lane(mul), 0.0f));
              const auto grad_other_2 = (mul_2 + (0.7f * select(le, 0.0f, lane(mul)) + mul_2)) * sign(sub);
              const auto mul_3 = h2_2 * h2_2;
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              const auto where = select(le, 0.5f * (abs_2 * abs_2), abs_2 * 0.7f - 0.245f);
              lane.store(grad_other + i * 2 + j, grad_other_2);
              return modelc::folded(mul_3, add, where);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_max = scalar(std::get<1>(row_2));
        total_sum_3.add(scalar(std::get<2>(row_2)));
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane(row_max));
          lane.store(dense_row + j, exp_2);
          return exp_2;
        }));
        const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_row + j) / lane(row_sum);
          const auto minimum = min(max(lane.load(y_true + i * 2 + j), 1e-07f), 1.0f);
          const auto maximum = max(y, 1e-07f);
          const auto minimum_2 = min(1.0f, maximum);
          const auto div_2 = minimum / minimum_2;
          const auto neg = -(div_2 * (minimum * lane(div) / div_2 / minimum_2));
          const auto where_2 = select(maximum < 1.0f, neg, select(1.0f == maximum, 0.5f * neg, 0.0f));
          const auto div_3 = select(y > 1e-07f, where_2, select(y == 1e-07f, 0.5f * where_2, 0.0f)) / lane(row_sum);
          const auto mul_4 = minimum * log(div_2);
          const auto neg_2 = -(y * div_3);
          lane.store(dense_2 + i * 2 + j, div_3);
          return modelc::folded(mul_4, neg_2);
        });
        total_sum_2.add(scalar(std::get<0>(row_3)));
        const auto row_sum_2 = scalar(std::get<1>(row_3));
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
          lane.store(dense_2 + i * 2 + j,
                     lane.load(dense_row + j) * (lane.load(dense_2 + i * 2 + j) + lane(row_sum_2)));
        });
      }
      const auto div_4 = scalar(total_sum_2.value()) / static_cast<float>(b);
      const auto div_5 = 0.5f * scalar(total_sum_3.value()) / static_cast<float>(b);
      const auto add_2 = scalar(total_sum.value()) / static_cast<float>(2 * b) * 0.02f + (0.5f * div_4 + 2.0f * div_5);
      scalar.store(y_loss, div_4);
      scalar.store(other_loss, div_5);
      scalar.store(loss, add_2);
    }

    // m.model:7: output other = Dense(2)(h1)
    // new_part_gradient_dense_1_bias: f32[2]
    float* const new_part_gradient_dense_1_bias = arena_.at<float>(640);
    compute_new_part_gradient_dense_1_bias(grad_other, new_part_gradient_dense_1_bias);
    ready_(384);
    // new_part_gradient_dense_1_kernel: f32[2, 2]
    float* const new_part_gradient_dense_1_kernel = arena_.at<float>(576);
    compute_new_part_gradient_dense_1_kernel(simple_rnn_3, grad_other, new_part_gradient_dense_1_kernel);
    ready_(320);

    // m.model:6: output y = Dense(2, activation = softmax)(h2)
    // new_part_gradient_dense_bias: f32[2]
    float* const new_part_gradient_dense_bias = arena_.at<float>(512);
    compute_new_part_gradient_dense_1_bias(dense_2, new_part_gradient_dense_bias);
    ready_(256);
    // dense_3: f32[b, 2]
    float* const dense_3 = arena_.at<float>(gradients_slots_[7]);
    compute_dense_3(dense_2, dense_kernel, dense_3);
    // new_part_gradient_dense_kernel: f32[2, 2]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(448);
    compute_new_part_gradient_dense_1_kernel(h2, dense_2, new_part_gradient_dense_kernel);
    ready_(192);

    // m.model:7: output other = Dense(2)(h1)
    // dropout_2: f32[b, 2]
    float* const dropout_2 = arena_.at<float>(gradients_slots_[4]);
    compute_dropout_2(grad_other, dense_1_kernel, simple_rnn_3, dropout, dense_3, dropout_2);

    // m.model:3: h1 = SimpleRNN(2)(x)
    // simple_rnn_6: f32[s00, b, 3]
    float* const simple_rnn_6 = arena_.at<float>(gradients_slots_[0]);
    compute_simple_rnn_6(x, simple_rnn_6);
    // simple_rnn_7: f32[2, 2]
    float* const simple_rnn_7 = arena_.at<float>(192);
    compute_simple_rnn_7(simple_rnn_simple_rnn_cell_recurrent_kernel, simple_rnn_7);
    // simple_rnn_8: f32[s00, b, 2], carry: f32[b, 2]
    float* const simple_rnn_8 = arena_.at<float>(gradients_slots_[3]);
    float* const carry = arena_.at<float>(gradients_slots_[5]);
    std::copy_n(dropout_2, 2 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const modelc::Index step_2 = s00_2 - 1 - turn_2;
      const float* const d_carry_0 = carry;
      const float* const kept_1 = simple_rnn_4 + step_2 * (2 * b);
      const float* const same = simple_rnn_7;
      float* const gradient_3 = simple_rnn_8 + step_2 * (2 * b);
      float* const new_d_carry_0 = carry;
      // m.model:3: h1 = SimpleRNN(2)(x)
      // gradient_3: f32[b, 2]
      modelc::for_lanes<float>(2 * b, [&](auto lane, modelc::Index i) {
        lane.store(gradient_3 + i, lane.load(d_carry_0 + i) * lane.load(kept_1 + i));
      });
      // new_d_carry_0: f32[b, 2]
      modelc::matmul(threads_, b, 2, 2, gradient_3, 2, 1, same, 2, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(new_d_carry_0 + row * 2 + column, sum);
                     });
    }
    // new_part_gradient_simple_rnn_simple_rnn_cell_kernel: f32[3, 2]
    float* const new_part_gradient_simple_rnn_simple_rnn_cell_kernel = arena_.at<float>(256);
    compute_gradients_2(simple_rnn_6, simple_rnn_8, new_part_gradient_simple_rnn_simple_rnn_cell_kernel);
    // new_part_gradient_simple_rnn_simple_rnn_cell_recurrent_kernel: f32[2, 2]
    float* const new_part_gradient_simple_rnn_simple_rnn_cell_recurrent_kernel = arena_.at<float>(320);
    modelc::matmul(threads_, 2, b * s00_2, 2, simple_rnn_5, 1, 2, simple_rnn_8, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_simple_rnn_simple_rnn_cell_recurrent_kernel + row * 2 + column, sum);
                   });
    // new_part_gradient_simple_rnn_simple_rnn_cell_bias: f32[2]
    float* const new_part_gradient_simple_rnn_simple_rnn_cell_bias = arena_.at<float>(384);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(simple_rnn_8 + i + j * 2));
      }
      lane.store(new_part_gradient_simple_rnn_simple_rnn_cell_bias + i, column_sum);
    });
    ready_(0);

    modelc::copy_elements(arena_.at<float>(128), 1, arena_.at<float>(704));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  std::uint64_t seed_ = 0;
  std::int64_t shard_ = 0;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[4];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[14];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[4];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[12];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4235

std::int64_t modelc::tests::allocations() { return 0; }
namespace modelc::fuzz {
static const NativeRow rows[] = {
    {"m4230", &tests::run<m4230::Model>, &tests::tables<m4230::Model>, &train<m4230::Model>,
     &training_tables<m4230::Model>},
    {"m4231", &tests::run<m4231::Model>, &tests::tables<m4231::Model>, &train<m4231::Model>,
     &training_tables<m4231::Model>},
    {"m4232", &tests::run<m4232::Model>, &tests::tables<m4232::Model>, nullptr, nullptr},
    {"m4233", &tests::run<m4233::Model>, &tests::tables<m4233::Model>, &train<m4233::Model>,
     &training_tables<m4233::Model>},
    {"m4234", &tests::run<m4234::Model>, &tests::tables<m4234::Model>, &train<m4234::Model>,
     &training_tables<m4234::Model>},
    {"m4235", &tests::run<m4235::Model>, &tests::tables<m4235::Model>, &train<m4235::Model>,
     &training_tables<m4235::Model>},
};
extern "C" const NativeBatch modelc_fuzz_batch;
const NativeBatch modelc_fuzz_batch = {rows, sizeof(rows) / sizeof(rows[0])};
}  // namespace modelc::fuzz
