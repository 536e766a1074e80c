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
#include "modelc/lanes.hpp"
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/prepared.hpp"
#include "modelc/size.hpp"
#include "modelc/special.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4224 {

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
    modelc::Prepared prepared{prepared_bytes};  // by `prepare`, from the block

    auto batch_normalization_gamma() noexcept { return modelc::block_view<double, 4>(block, 0); }
    auto batch_normalization_beta() noexcept { return modelc::block_view<double, 4>(block, 64); }
    auto batch_normalization_moving_mean() noexcept { return modelc::block_view<double, 4>(block, 448); }
    auto batch_normalization_moving_variance() noexcept { return modelc::block_view<double, 4>(block, 512); }
    auto part3_sequential_1_slope_1_dense_kernel() noexcept { return modelc::block_view<double, 4, 4>(block, 128); }
    auto part3_sequential_1_slope_1_dense_bias() noexcept { return modelc::block_view<double, 4>(block, 256); }
    double& part3_sequential_1_sequential_scaled_scale() noexcept { return *block.at<double>(320); }
    auto part3_layer_normalization_gamma() noexcept { return modelc::block_view<double, 4>(block, 384); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<double>(64), 4, 0.1);
      std::fill_n(block.at<double>(128), 4, 0.1);
      std::fill_n(block.at<double>(192), 16, 0.1);
      std::fill_n(block.at<double>(576), 4, 0.1);
      std::fill_n(block.at<double>(704), 1, 0.1);
      std::fill_n(block.at<double>(832), 4, 0.1);
    }
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 4> grad_batch_normalization_gamma;
    modelc::View<const double, 4> grad_batch_normalization_beta;
    modelc::View<const double, 4, 4> grad_part3_sequential_1_slope_1_dense_kernel;
    modelc::View<const double, 4> grad_part3_sequential_1_slope_1_dense_bias;
    double grad_part3_sequential_1_sequential_scaled_scale;
    modelc::View<const double, 4> grad_part3_layer_normalization_gamma;
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
    modelc::load_weights(path, weight_infos.data(), 8, weights_->block.data());
    prepare();
  }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 8, weights_->block.data());
  }
  /// Computes what follows from the weights alone. It is done when these are loaded, initialized or trained; call it
  /// after changing them by hand, while no other model that shares them runs. Allocates.
  void prepare() {
    const modelc::Arena scratch{128};

    // m.model:17: h2 = BatchNormalization()(h1)
    // batch_normalization_mul: f64[4], batch_normalization_add: f64[4]
    const double* const batch_normalization_gamma = weights_->block.at<double>(0);
    const double* const batch_normalization_beta = weights_->block.at<double>(64);
    const double* const batch_normalization_moving_mean = weights_->block.at<double>(448);
    const double* const batch_normalization_moving_variance = weights_->block.at<double>(512);
    double* const batch_normalization_mul = scratch.at<double>(0);
    double* const batch_normalization_add = scratch.at<double>(64);
    compute_batch_normalization_mul(batch_normalization_gamma, batch_normalization_moving_variance,
                                    batch_normalization_beta, batch_normalization_moving_mean, batch_normalization_mul,
                                    batch_normalization_add);

    modelc::copy_elements(scratch.at<double>(0), 4, weights_->prepared.at<double>(0));
    modelc::copy_elements(scratch.at<double>(64), 4, weights_->prepared.at<double>(64));
    weights_->prepared.set(weights_->block);
  }

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    std::fill_n(block.at<double>(0), 4, 1.0);
    std::fill_n(block.at<double>(512), 4, 1.0);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "part3/sequential_1/slope_1/dense/kernel");
      modelc::initial::fill(block.at<double>(128), 16, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.bb67ae8584caap+0) +
                -0x1.bb67ae8584caap-1);
      });
    }
    std::fill_n(block.at<double>(320), 1, 0.5);
    std::fill_n(block.at<double>(384), 4, 1.0);
    prepare();
    reset_optimizer();
  }

  /// `x: f64[b, 6, 4]` gives `y: f64[b, 4]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 4> predict(modelc::View<const double, modelc::Dynamic, 6, 4> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 6);
    assert(x.dimension(2) == 4);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, modelc::Dynamic, 4> predict(const XTensor& x) {
    compute(modelc::checked<double, 3>("x", x, {symbols_.b, 6, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 6, 4]`
  /// - takes `y_true: f64[b, 4]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 6, 4> x,
                    modelc::View<const double, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 6);
    assert(x.dimension(2) == 4);
    assert(y_true.rows() == symbols_.b);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<double, 3>("x", x, {symbols_.b, 6, 4}),
                       modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 4}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(512));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 6, 4]`
  /// - takes `y_true: f64[b, 4]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 6, 4> x,
                       modelc::View<const double, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 6);
    assert(x.dimension(2) == 4);
    assert(y_true.rows() == symbols_.b);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<double, 3>("x", x, {symbols_.b, 6, 4}),
                          modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 4}));
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
  /// - takes `x: f64[b, 6, 4]`
  /// - takes `y_true: f64[b, 4]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 6, 4> x,
                      modelc::View<const double, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 6);
    assert(x.dimension(2) == 4);
    assert(y_true.rows() == symbols_.b);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<double, 3>("x", x, {symbols_.b, 6, 4}),
                      modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 4}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    outputs[0] = arena_.at<double>(320);
    outputs[1] = arena_.at<double>(256);
    outputs[2] = arena_.at<double>(448);
    outputs[3] = arena_.at<double>(512);
    outputs[4] = arena_.at<double>(576);
    outputs[5] = arena_.at<double>(704);
    outputs[6] = arena_.at<double>(768);
    outputs[7] = arena_.at<double>(832);
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
    values[0] = static_cast<double>(*arena_.at<double>(896));
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {24 * symbols_.b, 4 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[3]), 4 * symbols_.b, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 3, {-1, 6, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {-1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 8> weight_infos{{
      {"batch_normalization/gamma", "f64", 1, {4}, 0, true},
      {"batch_normalization/beta", "f64", 1, {4}, 64, true},
      {"batch_normalization/moving_mean", "f64", 1, {4}, 448, false},
      {"batch_normalization/moving_variance", "f64", 1, {4}, 512, false},
      {"part3/sequential_1/slope_1/dense/kernel", "f64", 2, {4, 4}, 128, true},
      {"part3/sequential_1/slope_1/dense/bias", "f64", 1, {4}, 256, true},
      {"part3/sequential_1/sequential/scaled/scale", "f64", 0, {}, 320, true},
      {"part3/layer_normalization/gamma", "f64", 1, {4}, 384, true},
  }};
  static constexpr modelc::Index weight_bytes = 576;
  static constexpr modelc::Index prepared_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 3, {-1, 6, 4}, 0, false},
      {"y_true", "f64", 2, {-1, 4}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 8> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/batch_normalization/gamma", "f64", 1, {4}, 0, false},
      {"grad/batch_normalization/beta", "f64", 1, {4}, 0, false},
      {"grad/part3/sequential_1/slope_1/dense/kernel", "f64", 2, {4, 4}, 0, false},
      {"grad/part3/sequential_1/slope_1/dense/bias", "f64", 1, {4}, 0, false},
      {"grad/part3/sequential_1/sequential/scaled/scale", "f64", 0, {}, 0, false},
      {"grad/part3/layer_normalization/gamma", "f64", 1, {4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 13> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/accumulator/batch_normalization/gamma", "f64", 1, {4}, 64, false},
      {"optimizer/accumulator/batch_normalization/beta", "f64", 1, {4}, 128, false},
      {"optimizer/accumulator/part3/sequential_1/slope_1/dense/kernel", "f64", 2, {4, 4}, 192, false},
      {"optimizer/linear/batch_normalization/gamma", "f64", 1, {4}, 320, false},
      {"optimizer/linear/batch_normalization/beta", "f64", 1, {4}, 384, false},
      {"optimizer/linear/part3/sequential_1/slope_1/dense/kernel", "f64", 2, {4, 4}, 448, false},
      {"optimizer/accumulator/part3/sequential_1/slope_1/dense/bias", "f64", 1, {4}, 576, false},
      {"optimizer/linear/part3/sequential_1/slope_1/dense/bias", "f64", 1, {4}, 640, false},
      {"optimizer/accumulator/part3/sequential_1/sequential/scaled/scale", "f64", 0, {}, 704, false},
      {"optimizer/linear/part3/sequential_1/sequential/scaled/scale", "f64", 0, {}, 768, false},
      {"optimizer/accumulator/part3/layer_normalization/gamma", "f64", 1, {4}, 832, false},
      {"optimizer/linear/part3/layer_normalization/gamma", "f64", 1, {4}, 896, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 9> part_infos{{
      {"gradient/batch_normalization/gamma", "f64", 1, {4}, 0, false},
      {"gradient/batch_normalization/beta", "f64", 1, {4}, 64, false},
      {"gradient/part3/sequential_1/slope_1/dense/kernel", "f64", 2, {4, 4}, 128, false},
      {"gradient/part3/sequential_1/slope_1/dense/bias", "f64", 1, {4}, 256, false},
      {"gradient/part3/sequential_1/sequential/scaled/scale", "f64", 0, {}, 320, false},
      {"gradient/part3/layer_normalization/gamma", "f64", 1, {4}, 384, false},
      {"loss", "f64", 0, {}, 448, false},
      {"state/batch_normalization/moving_mean", "f64", 1, {4}, 512, false},
      {"state/batch_normalization/moving_variance", "f64", 1, {4}, 576, false},
  }};
  static constexpr modelc::Index part_bytes = 640;
  static constexpr modelc::Index gradient_bytes = 448;  // the first of them
  static constexpr modelc::Index training_bytes = 960;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({192 * b, 32 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({192 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    modelc::Size train_step_end = 768;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    const modelc::Size update_step_end = 1088;
    modelc::Size evaluate_step_end = 128;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({192 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    modelc::Size gradients_end = 1088;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({192 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 4> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 4>>(arena_.at<double>(slots_[3]), symbols_.b,
                                                                             4);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(512)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(320)),
            modelc::make_view<double>(arena_.at<double>(256)),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(448), 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(512), 4),
            modelc::make_view<modelc::View<const double, 4, 4>>(arena_.at<double>(576), 4, 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(704), 4),
            modelc::make_view<double>(arena_.at<double>(768)),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(832), 4)};
  }

  // m.model:16: h1 = scan((c, v) -> { n = 0.5 * c.a + l1(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
  // computes scan, scan_2, scan and 5 more
  void compute_scan(double* scan) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(4 * b, [&](auto lane, modelc::Index i) { lane.store(scan + i, lane(0.0)); });
  }

  // m.model:16: h1 = scan((c, v) -> { n = 0.5 * c.a + l1(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
  // computes scan_3, scan_3, scan_3 and 1 more
  void compute_scan_3(const double* x, double* scan_3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 6; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index k) {
          lane.store(scan_3 + i * (4 * b) + j * 4 + k, lane.load(x + i * 4 + j * 24 + k));
        });
      }
    }
  }

  // m.model:16: h1 = scan((c, v) -> { n = 0.5 * c.a + l1(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
  // computes project, project, project and 1 more
  void compute_project(const double* scan, const double* scan_2, const double* scan_3, double* project,
                       double* carry) noexcept {
    const modelc::Index b = symbols_.b;
    std::copy_n(scan, 4 * b, project);
    std::copy_n(scan_2, 4 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 6; ++turn_2) {
      const double* const carry_0 = project;
      const double* const carry_1 = carry;
      const double* const x_0 = scan_3 + turn_2 * (4 * b);
      double* const new_carry_1 = carry;
      double* const new_carry_0 = project;
      // m.model:16: h1 = scan((c, v) -> { n = 0.5 * c.a + l1(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
      // new_carry_1: f64[b, 4], new_carry_0: f64[b, 4]
      modelc::for_lanes<double>(4 * b, [&](auto lane, modelc::Index i) {
        const auto x_0_2 = lane.load(x_0 + i);
        const auto tanh_2 = tanh(x_0_2);
        const auto sub = 1.0 - tanh_2 * tanh_2;
        const auto mul = tanh_2 * -(x_0_2 * 0.3);
        const auto n_2 = lane.load(carry_1 + i) * 0.5 + (x_0_2 + (1.0 + sub * 0.3 + sub * (0.3 + (mul + mul))) * 0.2);
        const auto maximum = max(lane.load(carry_0 + i), n_2);
        lane.store(new_carry_1 + i, n_2);
        lane.store(new_carry_0 + i, maximum);
      });
    }
  }

  // m.model:6: return x + 0.2 * gradients(inner(x), x)
  // computes dense, dense_2, dense_4 and 3 more
  void compute_dense(double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(4 * b, [&](auto lane, modelc::Index i) { lane.store(dense + i, lane(1.0)); });
  }

  // m.model:17: h2 = BatchNormalization()(h1)
  // computes batch_normalization_mul, batch_normalization
  void compute_batch_normalization_mul(const double* batch_normalization_gamma,
                                       const double* batch_normalization_moving_variance,
                                       const double* batch_normalization_beta,
                                       const double* batch_normalization_moving_mean, double* batch_normalization_mul,
                                       double* batch_normalization_add) noexcept {
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto mul =
          lane.load(batch_normalization_gamma + i) * rsqrt(lane.load(batch_normalization_moving_variance + i) + 0.001);
      const auto add = lane.load(batch_normalization_beta + i) + mul * -lane.load(batch_normalization_moving_mean + i);
      lane.store(batch_normalization_mul + i, mul);
      lane.store(batch_normalization_add + i, add);
    });
  }

  // m.model:6: return x + 0.2 * gradients(inner(x), x)
  // computes dense_3, dense_7, dense_3 and 2 more
  void compute_dense_3(const double* dense_2, const double* part3_sequential_1_slope_1_dense_kernel,
                       double* dense_3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 4, 4, dense_2, 4, 1, part3_sequential_1_slope_1_dense_kernel, 1, 4,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_3 + row * 4 + column, sum);
                   });
  }

  // m.model:10: v = Sequential([Slope(Dense(4, kernel_regularizer = L2(0.01), bias_constraint = UnitNorm(), ...
  // computes new_batch_normalization_moving_variance, new_part_state_batch_normalization_moving_variance
  void compute_new_batch_normalization_moving_variance(
      const double* batch_normalization_moving_variance, const double* batch_normalization_moving_mean,
      const double* batch_normalization_gamma, const double* batch_normalization_beta, const double* project,
      const double* dense_3, double* new_batch_normalization_moving_mean, double* batch_normalization_2, double* h2,
      double* lambda_1, double* lambda_1_2, double* lambda_1_3, double* new_batch_normalization_moving_variance,
      double* batch_normalization) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto mul_2 = lane.load(batch_normalization_moving_variance + i) * 0.99;
      const auto mul_3 = lane.load(batch_normalization_moving_mean + i) * 0.99;
      const auto batch_normalization_gamma_2 = lane.load(batch_normalization_gamma + i);
      const auto batch_normalization_beta_2 = lane.load(batch_normalization_beta + i);
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(project + i + j * 4));
      }
      const auto div = column_sum / static_cast<double>(b);
      const auto add_2 = mul_3 + div * 0.010000000000000009;
      const auto neg = -div;
      auto column_sum_2 = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        const auto sub = lane.load(project + i + j * 4) - div;
        column_sum_2 = modelc::Sum::apply(column_sum_2, sub * sub);
      }
      lane.store(new_batch_normalization_moving_mean + i, add_2);
      lane.store(batch_normalization_2 + i, neg);
      const auto div_2 = column_sum_2 / static_cast<double>(b);
      const auto add_3 = mul_2 + div_2 * 0.010000000000000009;
      const auto rsqrt_2 = rsqrt(div_2 + 0.001);
      const auto mul_4 = batch_normalization_gamma_2 * rsqrt_2;
      const auto add_4 = batch_normalization_beta_2 + mul_4 * neg;
      for (modelc::Index j = 0; j < b; ++j) {
        const auto h2_2 = lane.load(project + i + j * 4) * mul_4 + add_4;
        const auto add_5 = h2_2 + lane.load(dense_3 + i + j * 4) * 0.2;
        const auto add_6 = abs(add_5) + 0.5;
        const auto polygamma_2 = polygamma(1.0, add_6);
        const auto polygamma_3 = polygamma(2.0, add_6);
        const auto sign_2 = sign(add_5);
        lane.store(h2 + i + j * 4, h2_2);
        lane.store(lambda_1 + i + j * 4, polygamma_2);
        lane.store(lambda_1_2 + i + j * 4, polygamma_3);
        lane.store(lambda_1_3 + i + j * 4, sign_2);
      }
      lane.store(new_batch_normalization_moving_variance + i, add_3);
      lane.store(batch_normalization + i, rsqrt_2);
    });
  }

  // m.model:6: return x + 0.2 * gradients(inner(x), x)
  // computes dense, dense, dense
  void compute_dense_2(const double* h2, const double* part3_sequential_1_slope_1_dense_kernel,
                       double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 4, 4, h2, 4, 1, part3_sequential_1_slope_1_dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 4 + column, sum);
                   });
  }

  // m.model:6: return x + 0.2 * gradients(inner(x), x)
  // computes dense_6, dense_6
  void compute_dense_6(const double* part3_sequential_1_slope_1_dense_bias, const double* dense,
                       double* dense_6) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        lane.store(dense_6 + i * 4 + j,
                   0.02 * (lane(1.0) / lane(static_cast<double>(b))) *
                       sign(lane.load(part3_sequential_1_slope_1_dense_bias + j) + lane.load(dense + i * 4 + j)));
      });
    }
  }

  // m.model:20: compile(optimizer = Ftrl(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), l1_regula...
  // computes loss, loss, loss
  void compute_loss(const double* part3_sequential_1_sequential_scaled_scale, const double* add,
                    const double* part3_sequential_1_slope_1_dense_kernel, double* loss) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto part3_sequential_1_sequential_scaled_scale_2 = scalar.load(part3_sequential_1_sequential_scaled_scale);
      const auto mul_2 =
          0.01 * (part3_sequential_1_sequential_scaled_scale_2 * part3_sequential_1_sequential_scaled_scale_2);
      const auto add_2 = scalar.load(add);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(16, [&](auto lane, modelc::Index i) {
        const auto part3_sequential_1_slope_1_dense_kernel_2 = lane.load(part3_sequential_1_slope_1_dense_kernel + i);
        return part3_sequential_1_slope_1_dense_kernel_2 * part3_sequential_1_slope_1_dense_kernel_2;
      }));
      const auto add_3 = mul_2 + (row_sum * 0.01 + add_2);
      scalar.store(loss, add_3);
    }
  }

  // m.model:6: return x + 0.2 * gradients(inner(x), x)
  // computes dense_5, dense_5
  void compute_dense_5(const double* dense_4, const double* slope_1, double* dense_5) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 4, b, 4, dense_4, b, 1, slope_1, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_5 + row * 4 + column, sum);
                   });
  }

  // m.model:20: compile(optimizer = Ftrl(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), l1_regula...
  // computes new_optimizer_accumulator, new_optimizer_accumulator
  void compute_new_optimizer_accumulator(const double* optimizer_accumulator, const double* gradients,
                                         const double* weights, const double* where, const double* optimizer_linear,
                                         const double* mul, double* new_optimizer_accumulator,
                                         double* new_optimizer_linear, double* new_weights) noexcept {
    modelc::for_lanes<double>(32, [&](auto lane, modelc::Index i) {
      const auto optimizer_accumulator_2 = lane.load(optimizer_accumulator + i);
      const auto gradients_2 = lane.load(gradients + i);
      const auto add_2 = optimizer_accumulator_2 + gradients_2 * gradients_2;
      const auto sqrt_2 = sqrt(add_2);
      const auto weights_2 = lane.load(weights + i);
      const auto where_2 = lane(where[0]);
      const auto add_3 =
          lane.load(optimizer_linear + i) +
          (gradients_2 + weights_2 * 0.0 - weights_2 * ((sqrt_2 - sqrt(optimizer_accumulator_2)) / where_2));
      const auto div = (min(0.01, max(add_3, -0.01)) - add_3) / (sqrt_2 / where_2 + lane(mul[0]));
      lane.store(new_optimizer_accumulator + i, add_2);
      lane.store(new_optimizer_linear + i, add_3);
      lane.store(new_weights + i, div);
    });
  }

  // computes new_batch_normalization_moving_mean, new_batch_normalization_moving_variance
  void compute_new_batch_normalization_moving_mean(const double* part_state_batch_normalization_moving_mean,
                                                   double* new_batch_normalization_moving_mean) noexcept {
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      lane.store(new_batch_normalization_moving_mean + i, lane.load(part_state_batch_normalization_moving_mean + i));
    });
  }

  // m.model:6: return x + 0.2 * gradients(inner(x), x)
  // computes new_part_gradient_part3_sequential_1_slope_1_dense_bias, layer_normalization_2
  void compute_new_part_gradient_part3_sequential_1_slope_1_dense_bias(
      const double* dense_6, double* new_part_gradient_part3_sequential_1_slope_1_dense_bias) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto grad_part3_sequential_1_slope_1_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_part3_sequential_1_slope_1_dense_bias =
            modelc::Sum::apply(grad_part3_sequential_1_slope_1_dense_bias, lane.load(dense_6 + i + j * 4));
      }
      lane.store(new_part_gradient_part3_sequential_1_slope_1_dense_bias + i,
                 grad_part3_sequential_1_slope_1_dense_bias);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    if (!weights_->prepared.valid()) prepare();
    assert(weights_->prepared.follows(weights_->block));  // call prepare() after changing weights
    const modelc::Index b = symbols_.b;

    // m.model:16: h1 = scan((c, v) -> { n = 0.5 * c.a + l1(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // scan: f64[b, 4]
    double* const scan = arena_.at<double>(slots_[1]);
    compute_scan(scan);
    // scan_2: f64[b, 4]
    double* const scan_2 = arena_.at<double>(slots_[2]);
    compute_scan(scan_2);
    // scan_3: f64[6, b, 4]
    double* const scan_3 = arena_.at<double>(slots_[0]);
    compute_scan_3(x, scan_3);
    // project: f64[b, 4], carry: f64[b, 4]
    double* const project = arena_.at<double>(slots_[3]);
    double* const carry = arena_.at<double>(slots_[4]);
    compute_project(scan, scan_2, scan_3, project, carry);

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // dense: f64[b, 4]
    double* const dense = arena_.at<double>(slots_[0]);
    compute_dense(dense);
    // v: f64[b, 4]
    const double* const part3_sequential_1_slope_1_dense_kernel = weights_->block.at<double>(128);
    const double* const part3_sequential_1_sequential_scaled_scale = weights_->block.at<double>(320);
    const double* const batch_normalization_mul = weights_->prepared.at<double>(0);
    const double* const batch_normalization_add = weights_->prepared.at<double>(64);
    double* const v = arena_.at<double>(slots_[3]);
    modelc::matmul(threads_, b, 4, 4, dense, 4, 1, part3_sequential_1_slope_1_dense_kernel, 1, 4,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(v + row * 4 + column,
                                lane(part3_sequential_1_sequential_scaled_scale[0]) *
                                    polygamma(1.0, abs(lane.load(batch_normalization_mul + column) *
                                                           lane.load(project + row * 4 + column) +
                                                       lane.load(batch_normalization_add + column) + sum * 0.2) +
                                                       0.5));
                   });

    // m.model:11: output w = LayerNormalization(center = false)(v)
    // h3: f64[b, 4]
    const double* const part3_layer_normalization_gamma = weights_->block.at<double>(384);
    double* const h3 = arena_.at<double>(slots_[3]);
    for (modelc::Index i = 0; i < b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          4, [&](auto lane, modelc::Index j) { return lane.load(v + i * 4 + j); }));
      const auto mul = row_sum * 0.25;
      const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        const auto sub = lane.load(v + i * 4 + j) - lane(mul);
        return sub * sub;
      }));
      const auto rsqrt_2 = rsqrt(0.001 + 0.25 * row_sum_2);
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        lane.store(h3 + i * 4 + j, (lane.load(v + i * 4 + j) - lane(mul)) * lane(rsqrt_2) *
                                       lane.load(part3_layer_normalization_gamma + j));
      });
    }
  }

  void compute_train_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:16: h1 = scan((c, v) -> { n = 0.5 * c.a + l1(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // scan: f64[b, 4]
    double* const scan = arena_.at<double>(train_step_slots_[1]);
    compute_scan(scan);
    // scan_2: f64[b, 4]
    double* const scan_2 = arena_.at<double>(train_step_slots_[2]);
    compute_scan(scan_2);
    // scan_3: f64[6, b, 4]
    double* const scan_3 = arena_.at<double>(train_step_slots_[0]);
    compute_scan_3(x, scan_3);
    // project: f64[b, 4], carry: f64[b, 4]
    double* const project = arena_.at<double>(train_step_slots_[3]);
    double* const carry = arena_.at<double>(train_step_slots_[4]);
    compute_project(scan, scan_2, scan_3, project, carry);

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // dense_2: f64[b, 4]
    double* const dense_2 = arena_.at<double>(train_step_slots_[0]);
    compute_dense(dense_2);
    // dense_3: f64[b, 4]
    const double* const part3_sequential_1_slope_1_dense_kernel = weights_->block.at<double>(128);
    double* const dense_3 = arena_.at<double>(train_step_slots_[1]);
    compute_dense_3(dense_2, part3_sequential_1_slope_1_dense_kernel, dense_3);

    // m.model:10: v = Sequential([Slope(Dense(4, kernel_regularizer = L2(0.01), bias_constraint = UnitNorm(), ...
    // new_batch_normalization_moving_variance: f64[4], new_batch_normalization_moving_mean: f64[4], batch_norm...
    const double* const batch_normalization_gamma = weights_->block.at<double>(0);
    const double* const batch_normalization_beta = weights_->block.at<double>(64);
    const double* const batch_normalization_moving_mean = weights_->block.at<double>(448);
    const double* const batch_normalization_moving_variance = weights_->block.at<double>(512);
    double* const new_batch_normalization_moving_variance = weights_->block.at<double>(512);
    double* const new_batch_normalization_moving_mean = weights_->block.at<double>(448);
    double* const batch_normalization = arena_.at<double>(384);
    double* const batch_normalization_2 = arena_.at<double>(448);
    double* const h2 = arena_.at<double>(train_step_slots_[1]);
    double* const lambda_1 = arena_.at<double>(train_step_slots_[2]);
    double* const lambda_1_2 = arena_.at<double>(train_step_slots_[4]);
    double* const lambda_1_3 = arena_.at<double>(train_step_slots_[5]);
    compute_new_batch_normalization_moving_variance(
        batch_normalization_moving_variance, batch_normalization_moving_mean, batch_normalization_gamma,
        batch_normalization_beta, project, dense_3, new_batch_normalization_moving_mean, batch_normalization_2, h2,
        lambda_1, lambda_1_2, lambda_1_3, new_batch_normalization_moving_variance, batch_normalization);

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // dense: f64[b, 4]
    double* const dense = arena_.at<double>(train_step_slots_[0]);
    compute_dense_2(h2, part3_sequential_1_slope_1_dense_kernel, dense);
    // dense_4: f64[4, b]
    double* const dense_4 = arena_.at<double>(train_step_slots_[6]);
    compute_dense(dense_4);
    // dense_6: f64[b, 4]
    const double* const part3_sequential_1_slope_1_dense_bias = weights_->block.at<double>(256);
    double* const dense_6 = arena_.at<double>(train_step_slots_[7]);
    compute_dense_6(part3_sequential_1_slope_1_dense_bias, dense, dense_6);
    // dense_7: f64[b, 4]
    double* const dense_7 = arena_.at<double>(train_step_slots_[8]);
    compute_dense_3(dense_6, part3_sequential_1_slope_1_dense_kernel, dense_7);
    // gradients: f64[32]
    double* const gradients = arena_.at<double>(0);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 4 + i, lane(0.0)); });
    // gradients: f64[32]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 12 + i, lane(0.0)); });

    // m.model:20: compile(optimizer = Ftrl(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), l1_regula...
    // add: f64, layer_normalization: f64[b, 4], slope_1: f64[b, 4], grad_h2: f64[b, 4], batch_normalization_3:...
    const double* const part3_sequential_1_sequential_scaled_scale = weights_->block.at<double>(320);
    const double* const part3_layer_normalization_gamma = weights_->block.at<double>(384);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_accumulator_part3_sequential_1_sequential_scaled_scale =
        training_->block.at<double>(704);
    const double* const optimizer_linear_part3_sequential_1_sequential_scaled_scale = training_->block.at<double>(768);
    double* const add = arena_.at<double>(512);
    double* const layer_normalization = arena_.at<double>(train_step_slots_[0]);
    double* const slope_1 = arena_.at<double>(train_step_slots_[3]);
    double* const grad_h2 = arena_.at<double>(train_step_slots_[2]);
    double* const batch_normalization_3 = arena_.at<double>(train_step_slots_[4]);
    double* const where = arena_.at<double>(576);
    double* const mul = arena_.at<double>(640);
    double* const new_optimizer_accumulator_part3_sequential_1_sequential_scaled_scale =
        training_->block.at<double>(704);
    double* const new_optimizer_linear_part3_sequential_1_sequential_scaled_scale = training_->block.at<double>(768);
    double* const scaled = arena_.at<double>(704);
    double* const layer_normalization_row = arena_.at<double>(256);
    double* const layer_normalization_row_2 = arena_.at<double>(320);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto part3_sequential_1_sequential_scaled_scale_2 =
            scalar.load(part3_sequential_1_sequential_scaled_scale);
        const auto div = scalar(1.0) / scalar(static_cast<double>(b));
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
          const auto abs_2 = abs(lane.load(part3_sequential_1_slope_1_dense_bias + j) + lane.load(dense + i * 4 + j));
          const auto v = lane(part3_sequential_1_sequential_scaled_scale_2) * lane.load(lambda_1 + i * 4 + j);
          return modelc::folded(abs_2, v);
        });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto mul_2 = row_sum * 0.25;
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
          const auto sub =
              lane(part3_sequential_1_sequential_scaled_scale_2) * lane.load(lambda_1 + i * 4 + j) - lane(mul_2);
          const auto mul_3 = sub * sub;
          lane.store(layer_normalization_row + j, sub);
          return mul_3;
        }));
        const auto add_2 = 0.001 + 0.25 * row_sum_2;
        const auto rsqrt_2 = rsqrt(add_2);
        const auto div_2 = rsqrt_2 / add_2;
        const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
          const auto sub_2 = lane.load(layer_normalization_row + j);
          const auto mul_4 = sub_2 * lane(rsqrt_2);
          const auto part3_layer_normalization_gamma_2 = lane.load(part3_layer_normalization_gamma + j);
          const auto y_true_2 = lane.load(y_true + i * 4 + j);
          const auto sub_3 = y_true_2 - mul_4 * part3_layer_normalization_gamma_2;
          const auto grad_h3 = -(y_true_2 * lane(div) * sign(sub_3));
          const auto mul_5 = part3_layer_normalization_gamma_2 * grad_h3;
          const auto mul_6 = mul_4 * grad_h3;
          const auto mul_7 = y_true_2 * abs(sub_3);
          const auto mul_8 = sub_2 * mul_5;
          const auto mul_9 = lane(rsqrt_2) * mul_5;
          lane.store(layer_normalization_row_2 + j, mul_9);
          lane.store(layer_normalization + i * 4 + j, mul_6);
          return modelc::folded(mul_7, mul_8);
        });
        total_sum_2.add(scalar(std::get<0>(row_3)));
        const auto row_sum_3 = scalar(std::get<1>(row_3));
        const auto mul_10 = 0.25 * (div_2 * (row_sum_3 * -0.5));
        const auto row_sum_4 = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
          const auto mul_11 = lane.load(layer_normalization_row + j) * lane(mul_10);
          return -(mul_11 + (lane.load(layer_normalization_row_2 + j) + mul_11));
        }));
        const auto mul_12 = 0.25 * row_sum_4;
        const auto row_4 = modelc::fold_lanes<double, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
          const auto mul_13 = lane.load(layer_normalization_row + j) * lane(mul_10);
          const auto grad_v = mul_13 + (lane.load(layer_normalization_row_2 + j) + mul_13) + lane(mul_12);
          const auto mul_14 = lane(part3_sequential_1_sequential_scaled_scale_2) * grad_v *
                              lane.load(lambda_1_2 + i * 4 + j) * lane.load(lambda_1_3 + i * 4 + j);
          const auto grad_h2_2 = mul_14 + lane.load(dense_7 + i * 4 + j);
          const auto mul_15 = 0.2 * mul_14;
          const auto mul_16 = lane.load(project + i * 4 + j) * grad_h2_2;
          const auto mul_17 = lane.load(lambda_1 + i * 4 + j) * grad_v;
          lane.store(slope_1 + i * 4 + j, mul_15);
          lane.store(grad_h2 + i * 4 + j, grad_h2_2);
          lane.store(batch_normalization_3 + i * 4 + j, mul_16);
          return modelc::folded(mul_17);
        });
        total_sum_3.add(scalar(std::get<0>(row_4)));
      }
      const auto part3_sequential_1_sequential_scaled_scale_3 = scalar.load(part3_sequential_1_sequential_scaled_scale);
      const auto mul_18 = part3_sequential_1_sequential_scaled_scale_3 * 0.01;
      const auto grad_part3_sequential_1_sequential_scaled_scale = mul_18 + mul_18 + scalar(total_sum_3.value());
      const auto cast = modelc::cast<double>(scalar.load(optimizer_iteration));
      const auto where_2 = select(cast <= 2.0, 0.1, 0.01 + cast * 0.0);
      const auto mul_19 = 2.0 * (0.0 / (2.0 * where_2));
      const auto optimizer_accumulator_part3_sequential_1_sequential_scaled_scale_2 =
          scalar.load(optimizer_accumulator_part3_sequential_1_sequential_scaled_scale);
      const auto add_3 =
          optimizer_accumulator_part3_sequential_1_sequential_scaled_scale_2 +
          grad_part3_sequential_1_sequential_scaled_scale * grad_part3_sequential_1_sequential_scaled_scale;
      const auto sqrt_2 = sqrt(add_3);
      const auto add_4 =
          scalar.load(optimizer_linear_part3_sequential_1_sequential_scaled_scale) +
          (grad_part3_sequential_1_sequential_scaled_scale + part3_sequential_1_sequential_scaled_scale_3 * 0.0 -
           part3_sequential_1_sequential_scaled_scale_3 *
               ((sqrt_2 - sqrt(optimizer_accumulator_part3_sequential_1_sequential_scaled_scale_2)) / where_2));
      const auto add_5 = scalar(total_sum.value()) * 0.02 / static_cast<double>(b) +
                         scalar(total_sum_2.value()) / static_cast<double>(b);
      const auto div_3 = (min(0.01, max(-0.01, add_4)) - add_4) / (mul_19 + sqrt_2 / where_2);
      scalar.store(add, add_5);
      scalar.store(where, where_2);
      scalar.store(mul, mul_19);
      scalar.store(new_optimizer_accumulator_part3_sequential_1_sequential_scaled_scale, add_3);
      scalar.store(new_optimizer_linear_part3_sequential_1_sequential_scaled_scale, add_4);
      scalar.store(scaled, div_3);
    }
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(512);
    compute_loss(part3_sequential_1_sequential_scaled_scale, add, part3_sequential_1_slope_1_dense_kernel, loss);

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // dense_5: f64[4, 4]
    double* const dense_5 = arena_.at<double>(256);
    compute_dense_5(dense_4, slope_1, dense_5);
    // gradients: f64[32]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto batch_normalization_2_2 = lane.load(batch_normalization_2 + i);
      const auto batch_normalization_4 = lane.load(batch_normalization + i);
      auto column_sum = lane(modelc::Sum::identity<double>());
      auto column_sum_2 = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(grad_h2 + i + j * 4));
        column_sum_2 = modelc::Sum::apply(column_sum_2, lane.load(batch_normalization_3 + i + j * 4));
      }
      const auto grad_batch_normalization_gamma =
          batch_normalization_4 * (column_sum_2 + batch_normalization_2_2 * column_sum);
      lane.store(gradients + i, grad_batch_normalization_gamma);
      lane.store(gradients + 8 + i, column_sum);
    });
    // gradients: f64[32]
    modelc::matmul(
        threads_, 4, b, 4, h2, 1, 4, dense_6, 4, 1, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
          const auto mul_2 = lane.load(part3_sequential_1_slope_1_dense_kernel + row * 4 + column) * 0.01;
          lane.store(gradients + 16 + row * 4 + column, mul_2 + mul_2 + lane.load(dense_5 + row + column * 4, 4) + sum);
        });

    // m.model:20: compile(optimizer = Ftrl(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), l1_regula...
    // new_optimizer_accumulator: f64[32], new_optimizer_linear: f64[32], new_weights: f64[32]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_accumulator = training_->block.at<double>(64);
    const double* const optimizer_linear = training_->block.at<double>(320);
    double* const new_optimizer_accumulator = training_->block.at<double>(64);
    double* const new_optimizer_linear = training_->block.at<double>(320);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_accumulator(optimizer_accumulator, gradients, weights, where, optimizer_linear, mul,
                                      new_optimizer_accumulator, new_optimizer_linear, new_weights);
    // new_optimizer_accumulator_part3_sequential_1_slope_1_dense_bias: f64[4], new_optimizer_linear_part3_sequ...
    const double* const optimizer_accumulator_part3_sequential_1_slope_1_dense_bias = training_->block.at<double>(576);
    const double* const optimizer_linear_part3_sequential_1_slope_1_dense_bias = training_->block.at<double>(640);
    double* const new_optimizer_accumulator_part3_sequential_1_slope_1_dense_bias = training_->block.at<double>(576);
    double* const new_optimizer_linear_part3_sequential_1_slope_1_dense_bias = training_->block.at<double>(640);
    double* const dense_8 = arena_.at<double>(0);
    double* const dense_9 = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
        const auto optimizer_accumulator_part3_sequential_1_slope_1_dense_bias_2 =
            lane.load(optimizer_accumulator_part3_sequential_1_slope_1_dense_bias + i);
        const auto sqrt_2 = sqrt(optimizer_accumulator_part3_sequential_1_slope_1_dense_bias_2);
        const auto part3_sequential_1_slope_1_dense_bias_2 = lane.load(part3_sequential_1_slope_1_dense_bias + i);
        const auto mul_2 = part3_sequential_1_slope_1_dense_bias_2 * 0.0;
        const auto where_2 = lane(where[0]);
        const auto optimizer_linear_part3_sequential_1_slope_1_dense_bias_2 =
            lane.load(optimizer_linear_part3_sequential_1_slope_1_dense_bias + i);
        const auto mul_3 = lane(mul[0]);
        auto grad_part3_sequential_1_slope_1_dense_bias = lane(modelc::Sum::identity<double>());
        for (modelc::Index j = 0; j < b; ++j) {
          grad_part3_sequential_1_slope_1_dense_bias =
              modelc::Sum::apply(grad_part3_sequential_1_slope_1_dense_bias, lane.load(dense_6 + i + j * 4));
        }
        const auto add_2 = optimizer_accumulator_part3_sequential_1_slope_1_dense_bias_2 +
                           grad_part3_sequential_1_slope_1_dense_bias * grad_part3_sequential_1_slope_1_dense_bias;
        const auto sqrt_3 = sqrt(add_2);
        const auto add_3 = optimizer_linear_part3_sequential_1_slope_1_dense_bias_2 +
                           (grad_part3_sequential_1_slope_1_dense_bias + mul_2 -
                            part3_sequential_1_slope_1_dense_bias_2 * ((sqrt_3 - sqrt_2) / where_2));
        const auto div = (min(0.01, max(-0.01, add_3)) - add_3) / (mul_3 + sqrt_3 / where_2);
        const auto mul_4 = div * div;
        lane.store(new_optimizer_accumulator_part3_sequential_1_slope_1_dense_bias + i, add_2);
        lane.store(new_optimizer_linear_part3_sequential_1_slope_1_dense_bias + i, add_3);
        lane.store(dense_8 + i, div);
        total_sum.add(mul_4);
      });
      scalar.store(dense_9, sqrt(scalar(total_sum.value())) + 1e-07);
    }
    // new_part3_sequential_1_slope_1_dense_bias: f64[4]
    double* const new_part3_sequential_1_slope_1_dense_bias = weights_->block.at<double>(256);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      lane.store(new_part3_sequential_1_slope_1_dense_bias + i, lane.load(dense_8 + i) / lane(dense_9[0]));
    });
    // new_optimizer_accumulator_part3_layer_normalization_gamma: f64[4], new_optimizer_linear_part3_layer_norm...
    const double* const optimizer_accumulator_part3_layer_normalization_gamma = training_->block.at<double>(832);
    const double* const optimizer_linear_part3_layer_normalization_gamma = training_->block.at<double>(896);
    double* const new_optimizer_accumulator_part3_layer_normalization_gamma = training_->block.at<double>(832);
    double* const new_optimizer_linear_part3_layer_normalization_gamma = training_->block.at<double>(896);
    double* const new_part3_layer_normalization_gamma = weights_->block.at<double>(384);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto optimizer_accumulator_part3_layer_normalization_gamma_2 =
          lane.load(optimizer_accumulator_part3_layer_normalization_gamma + i);
      const auto sqrt_2 = sqrt(optimizer_accumulator_part3_layer_normalization_gamma_2);
      const auto part3_layer_normalization_gamma_2 = lane.load(part3_layer_normalization_gamma + i);
      const auto mul_2 = part3_layer_normalization_gamma_2 * 0.0;
      const auto where_2 = lane(where[0]);
      const auto optimizer_linear_part3_layer_normalization_gamma_2 =
          lane.load(optimizer_linear_part3_layer_normalization_gamma + i);
      const auto mul_3 = lane(mul[0]);
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(layer_normalization + i + j * 4));
      }
      const auto add_2 = optimizer_accumulator_part3_layer_normalization_gamma_2 + column_sum * column_sum;
      const auto sqrt_3 = sqrt(add_2);
      const auto add_3 = optimizer_linear_part3_layer_normalization_gamma_2 +
                         (column_sum + mul_2 - part3_layer_normalization_gamma_2 * ((sqrt_3 - sqrt_2) / where_2));
      const auto div = (min(0.01, max(-0.01, add_3)) - add_3) / (mul_3 + sqrt_3 / where_2);
      lane.store(new_optimizer_accumulator_part3_layer_normalization_gamma + i, add_2);
      lane.store(new_optimizer_linear_part3_layer_normalization_gamma + i, add_3);
      lane.store(new_part3_layer_normalization_gamma + i, div);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_iteration, lane.load(optimizer_iteration) + std::int64_t{1});
    }

    modelc::copy_elements(arena_.at<double>(704), 1, weights_->block.at<double>(320));
    weights_->prepared.invalidate();
  }

  void compute_update_step() noexcept {
    // where: f64, mul: f64, new_optimizer_accumulator_part3_sequential_1_slope_1_dense_bias: f64[4], new_optim...
    const double* const part3_sequential_1_slope_1_dense_bias = weights_->block.at<double>(256);
    const double* const part3_sequential_1_sequential_scaled_scale = weights_->block.at<double>(320);
    const double* const part3_layer_normalization_gamma = weights_->block.at<double>(384);
    const double* const part_gradient_part3_sequential_1_slope_1_dense_bias = arena_.at<double>(704);
    const double* const part_gradient_part3_sequential_1_sequential_scaled_scale = arena_.at<double>(768);
    const double* const part_gradient_part3_layer_normalization_gamma = arena_.at<double>(832);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_accumulator_part3_sequential_1_slope_1_dense_bias = training_->block.at<double>(576);
    const double* const optimizer_linear_part3_sequential_1_slope_1_dense_bias = training_->block.at<double>(640);
    const double* const optimizer_accumulator_part3_sequential_1_sequential_scaled_scale =
        training_->block.at<double>(704);
    const double* const optimizer_linear_part3_sequential_1_sequential_scaled_scale = training_->block.at<double>(768);
    const double* const optimizer_accumulator_part3_layer_normalization_gamma = training_->block.at<double>(832);
    const double* const optimizer_linear_part3_layer_normalization_gamma = training_->block.at<double>(896);
    double* const where = arena_.at<double>(0);
    double* const mul = arena_.at<double>(64);
    double* const new_optimizer_accumulator_part3_sequential_1_slope_1_dense_bias = training_->block.at<double>(576);
    double* const new_optimizer_linear_part3_sequential_1_slope_1_dense_bias = training_->block.at<double>(640);
    double* const new_part3_sequential_1_slope_1_dense_bias = weights_->block.at<double>(256);
    double* const new_optimizer_accumulator_part3_sequential_1_sequential_scaled_scale =
        training_->block.at<double>(704);
    double* const new_optimizer_linear_part3_sequential_1_sequential_scaled_scale = training_->block.at<double>(768);
    double* const new_part3_sequential_1_sequential_scaled_scale = weights_->block.at<double>(320);
    double* const new_optimizer_accumulator_part3_layer_normalization_gamma = training_->block.at<double>(832);
    double* const new_optimizer_linear_part3_layer_normalization_gamma = training_->block.at<double>(896);
    double* const new_part3_layer_normalization_gamma = weights_->block.at<double>(384);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const dense_row = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto cast = modelc::cast<double>(optimizer_iteration_2);
      const auto where_2 = select(cast <= 2.0, 0.1, 0.01 + cast * 0.0);
      const auto mul_2 = 2.0 * (0.0 / (2.0 * where_2));
      const auto optimizer_accumulator_part3_sequential_1_sequential_scaled_scale_2 =
          scalar.load(optimizer_accumulator_part3_sequential_1_sequential_scaled_scale);
      const auto part_gradient_part3_sequential_1_sequential_scaled_scale_2 =
          scalar.load(part_gradient_part3_sequential_1_sequential_scaled_scale);
      const auto add = optimizer_accumulator_part3_sequential_1_sequential_scaled_scale_2 +
                       part_gradient_part3_sequential_1_sequential_scaled_scale_2 *
                           part_gradient_part3_sequential_1_sequential_scaled_scale_2;
      const auto sqrt_2 = sqrt(add);
      const auto part3_sequential_1_sequential_scaled_scale_2 = scalar.load(part3_sequential_1_sequential_scaled_scale);
      const auto add_2 =
          scalar.load(optimizer_linear_part3_sequential_1_sequential_scaled_scale) +
          (part_gradient_part3_sequential_1_sequential_scaled_scale_2 +
           part3_sequential_1_sequential_scaled_scale_2 * 0.0 -
           part3_sequential_1_sequential_scaled_scale_2 *
               ((sqrt_2 - sqrt(optimizer_accumulator_part3_sequential_1_sequential_scaled_scale_2)) / where_2));
      const auto div = (min(0.01, max(-0.01, add_2)) - add_2) / (mul_2 + sqrt_2 / where_2);
      const auto add_3 = optimizer_iteration_2 + std::int64_t{1};
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
        const auto optimizer_accumulator_part3_sequential_1_slope_1_dense_bias_2 =
            lane.load(optimizer_accumulator_part3_sequential_1_slope_1_dense_bias + i);
        const auto part_gradient_part3_sequential_1_slope_1_dense_bias_2 =
            lane.load(part_gradient_part3_sequential_1_slope_1_dense_bias + i);
        const auto add_4 = optimizer_accumulator_part3_sequential_1_slope_1_dense_bias_2 +
                           part_gradient_part3_sequential_1_slope_1_dense_bias_2 *
                               part_gradient_part3_sequential_1_slope_1_dense_bias_2;
        const auto sqrt_3 = sqrt(add_4);
        const auto part3_sequential_1_slope_1_dense_bias_2 = lane.load(part3_sequential_1_slope_1_dense_bias + i);
        const auto add_5 =
            lane.load(optimizer_linear_part3_sequential_1_slope_1_dense_bias + i) +
            (part_gradient_part3_sequential_1_slope_1_dense_bias_2 + part3_sequential_1_slope_1_dense_bias_2 * 0.0 -
             part3_sequential_1_slope_1_dense_bias_2 *
                 ((sqrt_3 - sqrt(optimizer_accumulator_part3_sequential_1_slope_1_dense_bias_2)) / lane(where_2)));
        const auto div_2 = (min(0.01, max(-0.01, add_5)) - add_5) / (lane(mul_2) + sqrt_3 / lane(where_2));
        const auto optimizer_accumulator_part3_layer_normalization_gamma_2 =
            lane.load(optimizer_accumulator_part3_layer_normalization_gamma + i);
        const auto part_gradient_part3_layer_normalization_gamma_2 =
            lane.load(part_gradient_part3_layer_normalization_gamma + i);
        const auto add_6 =
            optimizer_accumulator_part3_layer_normalization_gamma_2 +
            part_gradient_part3_layer_normalization_gamma_2 * part_gradient_part3_layer_normalization_gamma_2;
        const auto sqrt_4 = sqrt(add_6);
        const auto part3_layer_normalization_gamma_2 = lane.load(part3_layer_normalization_gamma + i);
        const auto add_7 =
            lane.load(optimizer_linear_part3_layer_normalization_gamma + i) +
            (part_gradient_part3_layer_normalization_gamma_2 + part3_layer_normalization_gamma_2 * 0.0 -
             part3_layer_normalization_gamma_2 *
                 ((sqrt_4 - sqrt(optimizer_accumulator_part3_layer_normalization_gamma_2)) / lane(where_2)));
        const auto div_3 = (min(0.01, max(-0.01, add_7)) - add_7) / (lane(mul_2) + sqrt_4 / lane(where_2));
        const auto mul_3 = div_2 * div_2;
        lane.store(dense_row + i, div_2);
        lane.store(new_optimizer_accumulator_part3_sequential_1_slope_1_dense_bias + i, add_4);
        lane.store(new_optimizer_linear_part3_sequential_1_slope_1_dense_bias + i, add_5);
        lane.store(new_optimizer_accumulator_part3_layer_normalization_gamma + i, add_6);
        lane.store(new_optimizer_linear_part3_layer_normalization_gamma + i, add_7);
        lane.store(new_part3_layer_normalization_gamma + i, div_3);
        return modelc::folded(mul_3);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto where_2_lanes = where_2;
      const auto mul_2_lanes = mul_2;
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      const auto div_lanes = div;
      const auto add_3_lanes = add_3;
      scalar.store(where, where_2_lanes);
      scalar.store(mul, mul_2_lanes);
      scalar.store(new_optimizer_accumulator_part3_sequential_1_sequential_scaled_scale, add_lanes);
      scalar.store(new_optimizer_linear_part3_sequential_1_sequential_scaled_scale, add_2_lanes);
      scalar.store(new_part3_sequential_1_sequential_scaled_scale, div_lanes);
      scalar.store(new_optimizer_iteration, add_3_lanes);
      const auto add_8 = sqrt(row_sum) + 1e-07;
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
        lane.store(new_part3_sequential_1_slope_1_dense_bias + i, lane.load(dense_row + i) / lane(add_8));
      });
    }

    // m.model:20: compile(optimizer = Ftrl(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), l1_regula...
    // new_optimizer_accumulator: f64[32], new_optimizer_linear: f64[32], new_weights: f64[32]
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(448);
    const double* const optimizer_accumulator = training_->block.at<double>(64);
    const double* const optimizer_linear = training_->block.at<double>(320);
    double* const new_optimizer_accumulator = training_->block.at<double>(64);
    double* const new_optimizer_linear = training_->block.at<double>(320);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_accumulator(optimizer_accumulator, part_gradients, weights, where, optimizer_linear, mul,
                                      new_optimizer_accumulator, new_optimizer_linear, new_weights);
    // new_batch_normalization_moving_mean: f64[4]
    const double* const part_state_batch_normalization_moving_mean = arena_.at<double>(960);
    double* const new_batch_normalization_moving_mean = weights_->block.at<double>(448);
    compute_new_batch_normalization_moving_mean(part_state_batch_normalization_moving_mean,
                                                new_batch_normalization_moving_mean);
    // new_batch_normalization_moving_variance: f64[4]
    const double* const part_state_batch_normalization_moving_variance = arena_.at<double>(1024);
    double* const new_batch_normalization_moving_variance = weights_->block.at<double>(512);
    compute_new_batch_normalization_moving_mean(part_state_batch_normalization_moving_variance,
                                                new_batch_normalization_moving_variance);

    weights_->prepared.invalidate();
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:17: h2 = BatchNormalization()(h1)
    // batch_normalization: f64[4], batch_normalization_2: f64[4]
    const double* const batch_normalization_gamma = weights_->block.at<double>(0);
    const double* const batch_normalization_beta = weights_->block.at<double>(64);
    const double* const batch_normalization_moving_mean = weights_->block.at<double>(448);
    const double* const batch_normalization_moving_variance = weights_->block.at<double>(512);
    double* const batch_normalization = arena_.at<double>(0);
    double* const batch_normalization_2 = arena_.at<double>(64);
    compute_batch_normalization_mul(batch_normalization_gamma, batch_normalization_moving_variance,
                                    batch_normalization_beta, batch_normalization_moving_mean, batch_normalization,
                                    batch_normalization_2);

    // m.model:16: h1 = scan((c, v) -> { n = 0.5 * c.a + l1(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // scan: f64[b, 4]
    double* const scan = arena_.at<double>(evaluate_step_slots_[1]);
    compute_scan(scan);
    // scan_2: f64[b, 4]
    double* const scan_2 = arena_.at<double>(evaluate_step_slots_[2]);
    compute_scan(scan_2);
    // scan_3: f64[6, b, 4]
    double* const scan_3 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_scan_3(x, scan_3);
    // project: f64[b, 4], carry: f64[b, 4]
    double* const project = arena_.at<double>(evaluate_step_slots_[3]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[4]);
    compute_project(scan, scan_2, scan_3, project, carry);

    // m.model:17: h2 = BatchNormalization()(h1)
    // h2: f64[b, 4]
    double* const h2 = arena_.at<double>(evaluate_step_slots_[3]);
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        lane.store(h2 + i * 4 + j, lane.load(batch_normalization + j) * lane.load(project + i * 4 + j) +
                                       lane.load(batch_normalization_2 + j));
      });
    }

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // dense: f64[b, 4]
    const double* const part3_sequential_1_slope_1_dense_kernel = weights_->block.at<double>(128);
    double* const dense = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense_2(h2, part3_sequential_1_slope_1_dense_kernel, dense);
    // dense_2: f64[b, 4]
    double* const dense_2 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_dense(dense_2);
    // dense_3: f64[b, 4]
    double* const dense_3 = arena_.at<double>(evaluate_step_slots_[2]);
    compute_dense_3(dense_2, part3_sequential_1_slope_1_dense_kernel, dense_3);

    // m.model:20: compile(optimizer = Ftrl(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), l1_regula...
    // add: f64
    const double* const part3_sequential_1_slope_1_dense_bias = weights_->block.at<double>(256);
    const double* const part3_sequential_1_sequential_scaled_scale = weights_->block.at<double>(320);
    const double* const part3_layer_normalization_gamma = weights_->block.at<double>(384);
    double* const add = arena_.at<double>(0);
    double* const v_row = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto part3_sequential_1_sequential_scaled_scale_2 =
            scalar.load(part3_sequential_1_sequential_scaled_scale);
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
          const auto v = lane(part3_sequential_1_sequential_scaled_scale_2) *
                         polygamma(1.0, abs(lane.load(h2 + i * 4 + j) + lane.load(dense_3 + i * 4 + j) * 0.2) + 0.5);
          const auto abs_2 = abs(lane.load(part3_sequential_1_slope_1_dense_bias + j) + lane.load(dense + i * 4 + j));
          lane.store(v_row + j, v);
          return modelc::folded(abs_2, v);
        });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto mul = row_sum * 0.25;
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
          const auto sub = lane.load(v_row + j) - lane(mul);
          return sub * sub;
        }));
        const auto rsqrt_2 = rsqrt(0.001 + 0.25 * row_sum_2);
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
          const auto y_true_2 = lane.load(y_true + i * 4 + j);
          return y_true_2 * abs(y_true_2 - (lane.load(v_row + j) - lane(mul)) * lane(rsqrt_2) *
                                               lane.load(part3_layer_normalization_gamma + j));
        })));
      }
      scalar.store(add, scalar(total_sum.value()) * 0.02 / static_cast<double>(b) +
                            scalar(total_sum_2.value()) / static_cast<double>(b));
    }
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(0);
    compute_loss(part3_sequential_1_sequential_scaled_scale, add, part3_sequential_1_slope_1_dense_kernel, loss);
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:16: h1 = scan((c, v) -> { n = 0.5 * c.a + l1(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // scan: f64[b, 4]
    double* const scan = arena_.at<double>(gradients_slots_[1]);
    compute_scan(scan);
    // scan_2: f64[b, 4]
    double* const scan_2 = arena_.at<double>(gradients_slots_[2]);
    compute_scan(scan_2);
    // scan_3: f64[6, b, 4]
    double* const scan_3 = arena_.at<double>(gradients_slots_[0]);
    compute_scan_3(x, scan_3);
    // project: f64[b, 4], carry: f64[b, 4]
    double* const project = arena_.at<double>(gradients_slots_[3]);
    double* const carry = arena_.at<double>(gradients_slots_[4]);
    compute_project(scan, scan_2, scan_3, project, carry);

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // dense_2: f64[b, 4]
    double* const dense_2 = arena_.at<double>(gradients_slots_[0]);
    compute_dense(dense_2);
    // dense_3: f64[b, 4]
    const double* const part3_sequential_1_slope_1_dense_kernel = weights_->block.at<double>(128);
    double* const dense_3 = arena_.at<double>(gradients_slots_[1]);
    compute_dense_3(dense_2, part3_sequential_1_slope_1_dense_kernel, dense_3);

    // m.model:10: v = Sequential([Slope(Dense(4, kernel_regularizer = L2(0.01), bias_constraint = UnitNorm(), ...
    // new_part_state_batch_normalization_moving_variance: f64[4], new_part_state_batch_normalization_moving_me...
    const double* const batch_normalization_gamma = weights_->block.at<double>(0);
    const double* const batch_normalization_beta = weights_->block.at<double>(64);
    const double* const batch_normalization_moving_mean = weights_->block.at<double>(448);
    const double* const batch_normalization_moving_variance = weights_->block.at<double>(512);
    double* const new_part_state_batch_normalization_moving_variance = arena_.at<double>(1024);
    double* const new_part_state_batch_normalization_moving_mean = arena_.at<double>(960);
    double* const batch_normalization = arena_.at<double>(128);
    double* const batch_normalization_2 = arena_.at<double>(192);
    double* const h2 = arena_.at<double>(gradients_slots_[1]);
    double* const lambda_1 = arena_.at<double>(gradients_slots_[2]);
    double* const lambda_1_2 = arena_.at<double>(gradients_slots_[4]);
    double* const lambda_1_3 = arena_.at<double>(gradients_slots_[5]);
    compute_new_batch_normalization_moving_variance(
        batch_normalization_moving_variance, batch_normalization_moving_mean, batch_normalization_gamma,
        batch_normalization_beta, project, dense_3, new_part_state_batch_normalization_moving_mean,
        batch_normalization_2, h2, lambda_1, lambda_1_2, lambda_1_3, new_part_state_batch_normalization_moving_variance,
        batch_normalization);

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // dense: f64[b, 4]
    double* const dense = arena_.at<double>(gradients_slots_[0]);
    compute_dense_2(h2, part3_sequential_1_slope_1_dense_kernel, dense);
    // dense_4: f64[4, b]
    double* const dense_4 = arena_.at<double>(gradients_slots_[6]);
    compute_dense(dense_4);
    // dense_6: f64[b, 4]
    const double* const part3_sequential_1_slope_1_dense_bias = weights_->block.at<double>(256);
    double* const dense_6 = arena_.at<double>(gradients_slots_[7]);
    compute_dense_6(part3_sequential_1_slope_1_dense_bias, dense, dense_6);
    // new_part_gradient_part3_sequential_1_slope_1_dense_bias: f64[4]
    double* const new_part_gradient_part3_sequential_1_slope_1_dense_bias = arena_.at<double>(704);
    compute_new_part_gradient_part3_sequential_1_slope_1_dense_bias(
        dense_6, new_part_gradient_part3_sequential_1_slope_1_dense_bias);
    // dense_7: f64[b, 4]
    double* const dense_7 = arena_.at<double>(gradients_slots_[8]);
    compute_dense_3(dense_6, part3_sequential_1_slope_1_dense_kernel, dense_7);

    // m.model:17: h2 = BatchNormalization()(h1)
    // y_loss: f64, add: f64, layer_normalization: f64[b, 4], new_part_gradient_part3_sequential_1_sequential_s...
    const double* const part3_sequential_1_sequential_scaled_scale = weights_->block.at<double>(320);
    const double* const part3_layer_normalization_gamma = weights_->block.at<double>(384);
    double* const y_loss = arena_.at<double>(256);
    double* const add = arena_.at<double>(320);
    double* const layer_normalization = arena_.at<double>(gradients_slots_[0]);
    double* const new_part_gradient_part3_sequential_1_sequential_scaled_scale = arena_.at<double>(768);
    double* const slope_1 = arena_.at<double>(gradients_slots_[3]);
    double* const grad_h2 = arena_.at<double>(gradients_slots_[2]);
    double* const batch_normalization_4 = arena_.at<double>(gradients_slots_[4]);
    double* const layer_normalization_row = arena_.at<double>(0);
    double* const layer_normalization_row_2 = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto part3_sequential_1_sequential_scaled_scale_2 =
            scalar.load(part3_sequential_1_sequential_scaled_scale);
        const auto div = scalar(1.0) / scalar(static_cast<double>(b));
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
          const auto abs_2 = abs(lane.load(part3_sequential_1_slope_1_dense_bias + j) + lane.load(dense + i * 4 + j));
          const auto v = lane(part3_sequential_1_sequential_scaled_scale_2) * lane.load(lambda_1 + i * 4 + j);
          return modelc::folded(abs_2, v);
        });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto mul = row_sum * 0.25;
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
          const auto sub =
              lane(part3_sequential_1_sequential_scaled_scale_2) * lane.load(lambda_1 + i * 4 + j) - lane(mul);
          const auto mul_2 = sub * sub;
          lane.store(layer_normalization_row + j, sub);
          return mul_2;
        }));
        const auto add_2 = 0.001 + 0.25 * row_sum_2;
        const auto rsqrt_2 = rsqrt(add_2);
        const auto div_2 = rsqrt_2 / add_2;
        const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
          const auto sub_2 = lane.load(layer_normalization_row + j);
          const auto mul_3 = sub_2 * lane(rsqrt_2);
          const auto part3_layer_normalization_gamma_2 = lane.load(part3_layer_normalization_gamma + j);
          const auto y_true_2 = lane.load(y_true + i * 4 + j);
          const auto sub_3 = y_true_2 - mul_3 * part3_layer_normalization_gamma_2;
          const auto grad_h3 = -(y_true_2 * lane(div) * sign(sub_3));
          const auto mul_4 = part3_layer_normalization_gamma_2 * grad_h3;
          const auto mul_5 = mul_3 * grad_h3;
          const auto mul_6 = y_true_2 * abs(sub_3);
          const auto mul_7 = sub_2 * mul_4;
          const auto mul_8 = lane(rsqrt_2) * mul_4;
          lane.store(layer_normalization_row_2 + j, mul_8);
          lane.store(layer_normalization + i * 4 + j, mul_5);
          return modelc::folded(mul_6, mul_7);
        });
        total_sum_2.add(scalar(std::get<0>(row_3)));
        const auto row_sum_3 = scalar(std::get<1>(row_3));
        const auto mul_9 = 0.25 * (div_2 * (row_sum_3 * -0.5));
        const auto row_sum_4 = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
          const auto mul_10 = lane.load(layer_normalization_row + j) * lane(mul_9);
          return -(mul_10 + (lane.load(layer_normalization_row_2 + j) + mul_10));
        }));
        const auto mul_11 = 0.25 * row_sum_4;
        const auto row_4 = modelc::fold_lanes<double, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
          const auto mul_12 = lane.load(layer_normalization_row + j) * lane(mul_9);
          const auto grad_v = mul_12 + (lane.load(layer_normalization_row_2 + j) + mul_12) + lane(mul_11);
          const auto mul_13 = lane(part3_sequential_1_sequential_scaled_scale_2) * grad_v *
                              lane.load(lambda_1_2 + i * 4 + j) * lane.load(lambda_1_3 + i * 4 + j);
          const auto grad_h2_2 = mul_13 + lane.load(dense_7 + i * 4 + j);
          const auto mul_14 = 0.2 * mul_13;
          const auto mul_15 = lane.load(project + i * 4 + j) * grad_h2_2;
          const auto mul_16 = lane.load(lambda_1 + i * 4 + j) * grad_v;
          lane.store(slope_1 + i * 4 + j, mul_14);
          lane.store(grad_h2 + i * 4 + j, grad_h2_2);
          lane.store(batch_normalization_4 + i * 4 + j, mul_15);
          return modelc::folded(mul_16);
        });
        total_sum_3.add(scalar(std::get<0>(row_4)));
      }
      const auto div_3 = scalar(total_sum_2.value()) / static_cast<double>(b);
      const auto mul_17 = scalar.load(part3_sequential_1_sequential_scaled_scale) * 0.01;
      const auto add_3 = scalar(total_sum.value()) * 0.02 / static_cast<double>(b) + div_3;
      const auto grad_part3_sequential_1_sequential_scaled_scale = mul_17 + mul_17 + scalar(total_sum_3.value());
      scalar.store(y_loss, div_3);
      scalar.store(add, add_3);
      scalar.store(new_part_gradient_part3_sequential_1_sequential_scaled_scale,
                   grad_part3_sequential_1_sequential_scaled_scale);
    }

    // m.model:20: compile(optimizer = Ftrl(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), l1_regula...
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(320);
    compute_loss(part3_sequential_1_sequential_scaled_scale, add, part3_sequential_1_slope_1_dense_kernel, loss);

    // m.model:11: output w = LayerNormalization(center = false)(v)
    // layer_normalization_2: f64[1, 4]
    double* const layer_normalization_2 = arena_.at<double>(384);
    compute_new_part_gradient_part3_sequential_1_slope_1_dense_bias(layer_normalization, layer_normalization_2);

    // m.model:6: return x + 0.2 * gradients(inner(x), x)
    // dense_5: f64[4, 4]
    double* const dense_5 = arena_.at<double>(0);
    compute_dense_5(dense_4, slope_1, dense_5);
    // new_part_gradient_part3_sequential_1_slope_1_dense_kernel: f64[4, 4]
    double* const new_part_gradient_part3_sequential_1_slope_1_dense_kernel = arena_.at<double>(576);
    modelc::matmul(threads_, 4, b, 4, h2, 1, 4, dense_6, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto mul = lane.load(part3_sequential_1_slope_1_dense_kernel + row * 4 + column) * 0.01;
                     lane.store(new_part_gradient_part3_sequential_1_slope_1_dense_kernel + row * 4 + column,
                                mul + mul + lane.load(dense_5 + row + column * 4, 4) + sum);
                   });

    // m.model:17: h2 = BatchNormalization()(h1)
    // batch_normalization_3: f64[1, 4], new_part_gradient_batch_normalization_gamma: f64[4]
    double* const batch_normalization_3 = arena_.at<double>(128);
    double* const new_part_gradient_batch_normalization_gamma = arena_.at<double>(448);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto batch_normalization_2_2 = lane.load(batch_normalization_2 + i);
      const auto batch_normalization_5 = lane.load(batch_normalization + i);
      auto column_sum = lane(modelc::Sum::identity<double>());
      auto column_sum_2 = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(grad_h2 + i + j * 4));
        column_sum_2 = modelc::Sum::apply(column_sum_2, lane.load(batch_normalization_4 + i + j * 4));
      }
      const auto grad_batch_normalization_gamma =
          batch_normalization_5 * (column_sum_2 + batch_normalization_2_2 * column_sum);
      lane.store(batch_normalization_3 + i, column_sum);
      lane.store(new_part_gradient_batch_normalization_gamma + i, grad_batch_normalization_gamma);
    });

    modelc::copy_elements(arena_.at<double>(128), 4, arena_.at<double>(512));
    modelc::copy_elements(arena_.at<double>(384), 4, arena_.at<double>(832));
    modelc::copy_elements(arena_.at<double>(320), 1, arena_.at<double>(896));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[5];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[9];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[5];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[9];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4224

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
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4225 {

/// The model `M` of m.model.
class M {
 public:
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

    Training() { std::fill_n(block.at<float>(64), 1, 0.05f); }
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 4, 4> grad_dense_kernel;
    modelc::View<const float, 4> grad_dense_bias;
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

  /// `x: f32[2, 4]` gives `y: f32[2, 4]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, 2, 4> predict(modelc::View<const float, 2, 4> x) noexcept {
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, 2, 4> predict(const XTensor& x) {
    compute(modelc::checked<float, 2>("x", x, {2, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[2, 4]`
  /// - takes `y_true: f32[2, 4]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, 2, 4> x, modelc::View<const float, 2, 4> y_true) noexcept {
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 2>("x", x, {2, 4}), modelc::checked<float, 2>("y_true", y_true, {2, 4}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(64));
    values[1] = static_cast<double>(*arena_.at<float>(256));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[2, 4]`
  /// - takes `y_true: f32[2, 4]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, 2, 4> x, modelc::View<const float, 2, 4> y_true) noexcept {
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 2>("x", x, {2, 4}),
                          modelc::checked<float, 2>("y_true", y_true, {2, 4}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(64));
    values[1] = static_cast<double>(*arena_.at<float>(0));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[2, 4]`
  /// - takes `y_true: f32[2, 4]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, 2, 4> x, modelc::View<const float, 2, 4> y_true) noexcept {
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 2>("x", x, {2, 4}), modelc::checked<float, 2>("y_true", y_true, {2, 4}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(64);
    outputs[1] = arena_.at<float>(64);
    outputs[2] = arena_.at<float>(256);
    outputs[3] = arena_.at<float>(320);
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
    values[0] = static_cast<double>(*arena_.at<float>(384));
    values[1] = static_cast<double>(*arena_.at<float>(0));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(384), 1, 0.0f);
    std::fill_n(training_->block.at<float>(448), 1, 0.0f);
  }
  /// The optimizer's learning rate, for the steps to come.
  void set_learning_rate(float rate) noexcept { *training_->block.at<float>(64) = rate; }
  float learning_rate() const noexcept { return *training_->block.at<float>(64); }
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {8, 8}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(0), 8, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 0> symbol_names{};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 2, {2, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 2, {2, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"dense/kernel", "f32", 2, {4, 4}, 0, true},
      {"dense/bias", "f32", 1, {4}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 2, {2, 4}, 0, false},
      {"y_true", "f32", 2, {2, 4}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "recall"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {4, 4}, 0, false},
      {"grad/dense/bias", "f32", 1, {4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 8> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/dense/kernel", "f32", 2, {4, 4}, 128, false},
      {"optimizer/v/dense/kernel", "f32", 2, {4, 4}, 192, false},
      {"optimizer/m/dense/bias", "f32", 1, {4}, 256, false},
      {"optimizer/v/dense/bias", "f32", 1, {4}, 320, false},
      {"metric/recall/counts/true_positives", "f32", 1, {1}, 384, false},
      {"metric/recall/counts/false_negatives", "f32", 1, {1}, 448, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> part_infos{{
      {"gradient/dense/kernel", "f32", 2, {4, 4}, 0, false},
      {"gradient/dense/bias", "f32", 1, {4}, 64, false},
      {"loss", "f32", 0, {}, 128, false},
      {"metric/recall/counts/true_positives", "f32", 1, {1}, 192, false},
      {"metric/recall/counts/false_negatives", "f32", 1, {1}, 256, false},
  }};
  static constexpr modelc::Index part_bytes = 320;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 512;
  static constexpr modelc::Index arena_bytes = 576;

 private:
  modelc::View<const float, 2, 4> results() const noexcept {
    return modelc::make_view<modelc::View<const float, 2, 4>>(arena_.at<float>(0), 2, 4);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(64)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(64)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(64)), modelc::make_view<float>(arena_.at<float>(64)),
            modelc::make_view<modelc::View<const float, 4, 4>>(arena_.at<float>(256), 4, 4),
            modelc::make_view<modelc::View<const float, 4>>(arena_.at<float>(320), 4)};
  }

  // m.model:3: output y = Dense(4, activation = sigmoid)(x)
  // computes dense, dense, dense
  void compute_dense(const float* x, const float* dense_kernel, float* dense) noexcept {
    modelc::small_matmul<4, 4>(2, x, 4, dense_kernel, 4,
                               [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                 lane.store(dense + row * 4 + column, sum);
                               });
  }

  // computes loss, loss
  void compute_loss(const float* dense_bias, const float* dense, const float* y_true, bool* counts, bool* counts_2,
                    float* mul, float* loss) noexcept {
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 4 + j);
              return log1p(exp(-abs(add))) + (max(add, 0.0f) - add * (lane.load(y_true + i * 4 + j) * 0.9f + 0.05f));
            })));
      }
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto y = sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 4 + j));
          const auto y_true_2 = lane.load(y_true + i * 4 + j);
          const auto gt = y > 0.3f;
          const auto cast = modelc::cast<bool>(y_true_2);
          const auto mul_2 = 0.125f * (y - (y_true_2 * 0.9f + 0.05f));
          lane.store(counts + i * 4 + j, gt);
          lane.store(counts_2 + i * 4 + j, cast);
          lane.store(mul + i * 4 + j, mul_2);
        });
      }
      const auto mul_3 = 0.25f * row_sum * 0.5f;
      scalar.store(loss, mul_3);
    }
  }

  // m.model:4: compile(optimizer = Lamb(learning_rate = 0.05, weight_decay = 0.01), loss = BinaryCrossentrop...
  // computes new_metric_recall_counts_true_positives, new_metric_recall_counts_true_positives
  void compute_new_metric_recall_counts_true_positives(const float* metric_recall_counts_true_positives,
                                                       const float* metric_recall_counts_false_negatives,
                                                       const bool* counts_2, const bool* counts,
                                                       float* new_metric_recall_counts_true_positives,
                                                       float* new_metric_recall_counts_false_negatives,
                                                       float* recall) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto metric_recall_counts_true_positives_2 = scalar.load(metric_recall_counts_true_positives);
      const auto metric_recall_counts_false_negatives_2 = scalar.load(metric_recall_counts_false_negatives);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(8, [&](auto lane, modelc::Index i) {
        const auto where = select(lane.load(counts_2 + i), 1.0f, 0.0f);
        const auto where_2 = select(lane.load(counts + i), where, 0.0f);
        return modelc::folded(where_2, where);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add = metric_recall_counts_true_positives_2 + row_sum;
      const auto add_2 = metric_recall_counts_false_negatives_2 + (row_sum_2 - row_sum);
      const auto add_3 = add + add_2;
      const auto eq = 0.0f == add_3;
      const auto where_3 = select(eq, 0.0f, add / select(eq, 1.0f, add_3));
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      const auto where_3_lanes = where_3;
      scalar.store(new_metric_recall_counts_true_positives, add_lanes);
      scalar.store(new_metric_recall_counts_false_negatives, add_2_lanes);
      scalar.store(recall, where_3_lanes);
    }
  }

  // m.model:3: output y = Dense(4, activation = sigmoid)(x)
  // computes grad_dense_kernel, new_part_gradient_dense_kernel
  void compute_grad_dense_kernel(const float* x, const float* mul, float* grad_dense_kernel) noexcept {
    modelc::matmul(threads_, 4, 2, 4, x, 1, 4, mul, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_dense_kernel + row * 4 + column, sum);
                   });
  }

  // computes new_optimizer_m_dense_kernel, new_optimizer_m_dense_kernel
  void compute_new_optimizer_m_dense_kernel(const std::int64_t* optimizer_iteration,
                                            const float* optimizer_learning_rate, const float* dense_kernel,
                                            const float* grad_dense_kernel, const float* optimizer_m_dense_kernel,
                                            const float* optimizer_v_dense_kernel, float* dense_row,
                                            float* new_optimizer_m_dense_kernel, float* new_optimizer_v_dense_kernel,
                                            float* dense_2, float* dense_3, std::int64_t* new_optimizer_iteration,
                                            float* new_dense_kernel) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add = 1.0f + modelc::cast<float>(optimizer_iteration_2);
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul_2 = optimizer_learning_rate_2 * 0.01f;
      const auto sub = 1.0f - pow(0.9f, add);
      const auto sub_2 = 1.0f - pow(0.999f, add);
      const auto add_2 = optimizer_iteration_2 + std::int64_t{1};
      const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Max>(16, [&](auto lane, modelc::Index i) {
        const auto dense_kernel_2 = lane.load(dense_kernel + i);
        const auto grad_dense_kernel_2 = lane.load(grad_dense_kernel + i);
        const auto optimizer_m_dense_kernel_2 = lane.load(optimizer_m_dense_kernel + i);
        const auto add_3 = optimizer_m_dense_kernel_2 + (grad_dense_kernel_2 - optimizer_m_dense_kernel_2) * 0.1f;
        const auto optimizer_v_dense_kernel_2 = lane.load(optimizer_v_dense_kernel + i);
        const auto add_4 = optimizer_v_dense_kernel_2 +
                           (grad_dense_kernel_2 * grad_dense_kernel_2 - optimizer_v_dense_kernel_2) * 0.001f;
        const auto div = add_3 / lane(sub) / (sqrt(add_4 / lane(sub_2)) + 1e-07f);
        const auto abs_2 = abs(dense_kernel_2 - dense_kernel_2 * lane(mul_2));
        const auto abs_3 = abs(div);
        lane.store(dense_row + i, div);
        lane.store(new_optimizer_m_dense_kernel + i, add_3);
        lane.store(new_optimizer_v_dense_kernel + i, add_4);
        return modelc::folded(abs_2, abs_3);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto sub_lanes = sub;
      const auto sub_2_lanes = sub_2;
      const auto add_2_lanes = add_2;
      scalar.store(dense_2, sub_lanes);
      scalar.store(dense_3, sub_2_lanes);
      scalar.store(new_optimizer_iteration, add_2_lanes);
      const auto gt = row_max > 1e+18f;
      const auto lt = row_max < 1e-18f;
      const auto where = select(lt, 1.9342813e+25f, select(gt, 5.169879e-26f, 1.0f));
      const auto where_2 = select(lt, 5.169879e-26f, select(gt, 1.9342813e+25f, 1.0f));
      const auto gt_2 = row_max_2 > 1e+18f;
      const auto lt_2 = row_max_2 < 1e-18f;
      const auto where_3 = select(lt_2, 1.9342813e+25f, select(gt_2, 5.169879e-26f, 1.0f));
      const auto where_4 = select(lt_2, 5.169879e-26f, select(gt_2, 1.9342813e+25f, 1.0f));
      const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(16, [&](auto lane, modelc::Index i) {
        const auto dense_kernel_3 = lane.load(dense_kernel + i);
        const auto mul_3 = (dense_kernel_3 - dense_kernel_3 * lane(mul_2)) * lane(where);
        const auto mul_4 = lane.load(dense_row + i) * lane(where_3);
        const auto mul_5 = mul_3 * mul_3;
        const auto mul_6 = mul_4 * mul_4;
        return modelc::folded(mul_5, mul_6);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_7 = where_2 * sqrt(row_sum);
      const auto mul_8 = where_4 * sqrt(row_sum_2);
      const auto mul_9 = optimizer_learning_rate_2 *
                         select(mul_7 > 0.0f, select(mul_8 > 0.0f, mul_7 / max(mul_8, 1e-30f), 1.0f), 1.0f);
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        const auto dense_kernel_4 = lane.load(dense_kernel + i);
        lane.store(new_dense_kernel + i,
                   dense_kernel_4 - dense_kernel_4 * lane(mul_2) - lane.load(dense_row + i) * lane(mul_9));
      });
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    // m.model:3: output y = Dense(4, activation = sigmoid)(x)
    // y: f32[2, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const y = arena_.at<float>(0);
    modelc::small_matmul<4, 4>(2, x, 4, dense_kernel, 4,
                               [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                 lane.store(y + row * 4 + column, sigmoid(lane.load(dense_bias + column) + sum));
                               });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    // m.model:3: output y = Dense(4, activation = sigmoid)(x)
    // dense: f32[2, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(0);
    compute_dense(x, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, counts: bool[2, 4], counts_2: bool[2, 4], mul: f32[2, 4]
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(64);
    bool* const counts = arena_.at<bool>(128);
    bool* const counts_2 = arena_.at<bool>(192);
    float* const mul = arena_.at<float>(0);
    compute_loss(dense_bias, dense, y_true, counts, counts_2, mul, loss);

    // m.model:4: compile(optimizer = Lamb(learning_rate = 0.05, weight_decay = 0.01), loss = BinaryCrossentrop...
    // new_metric_recall_counts_true_positives: f32[1], new_metric_recall_counts_false_negatives: f32[1], recal...
    const float* const metric_recall_counts_true_positives = training_->block.at<float>(384);
    const float* const metric_recall_counts_false_negatives = training_->block.at<float>(448);
    float* const new_metric_recall_counts_true_positives = training_->block.at<float>(384);
    float* const new_metric_recall_counts_false_negatives = training_->block.at<float>(448);
    float* const recall = arena_.at<float>(256);
    compute_new_metric_recall_counts_true_positives(
        metric_recall_counts_true_positives, metric_recall_counts_false_negatives, counts_2, counts,
        new_metric_recall_counts_true_positives, new_metric_recall_counts_false_negatives, recall);

    // m.model:3: output y = Dense(4, activation = sigmoid)(x)
    // grad_dense_kernel: f32[4, 4]
    float* const grad_dense_kernel = arena_.at<float>(128);
    compute_grad_dense_kernel(x, mul, grad_dense_kernel);
    // new_optimizer_m_dense_kernel: f32[4, 4], new_optimizer_v_dense_kernel: f32[4, 4], dense_2: f32, dense_3:...
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_dense_kernel = training_->block.at<float>(128);
    const float* const optimizer_v_dense_kernel = training_->block.at<float>(192);
    float* const new_optimizer_m_dense_kernel = training_->block.at<float>(128);
    float* const new_optimizer_v_dense_kernel = training_->block.at<float>(192);
    float* const dense_2 = arena_.at<float>(192);
    float* const dense_3 = arena_.at<float>(320);
    float* const new_dense_kernel = weights_->block.at<float>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const dense_row = arena_.at<float>(384);
    compute_new_optimizer_m_dense_kernel(optimizer_iteration, optimizer_learning_rate, dense_kernel, grad_dense_kernel,
                                         optimizer_m_dense_kernel, optimizer_v_dense_kernel, dense_row,
                                         new_optimizer_m_dense_kernel, new_optimizer_v_dense_kernel, dense_2, dense_3,
                                         new_optimizer_iteration, new_dense_kernel);

    // m.model:4: compile(optimizer = Lamb(learning_rate = 0.05, weight_decay = 0.01), loss = BinaryCrossentrop...
    // new_optimizer_m_dense_bias: f32[4], new_optimizer_v_dense_bias: f32[4], dense_4: f32[4], dense_5: f32[1]...
    const float* const optimizer_m_dense_bias = training_->block.at<float>(256);
    const float* const optimizer_v_dense_bias = training_->block.at<float>(320);
    float* const new_optimizer_m_dense_bias = training_->block.at<float>(256);
    float* const new_optimizer_v_dense_bias = training_->block.at<float>(320);
    float* const dense_4 = arena_.at<float>(128);
    float* const dense_5 = arena_.at<float>(192);
    float* const dense_6 = arena_.at<float>(320);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Max, float> total_max;
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
        const auto optimizer_m_dense_bias_2 = lane.load(optimizer_m_dense_bias + i);
        const auto optimizer_v_dense_bias_2 = lane.load(optimizer_v_dense_bias + i);
        const auto dense_2_2 = lane(dense_2[0]);
        const auto dense_3_2 = lane(dense_3[0]);
        auto grad_dense_bias = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 2; ++j) {
          grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(mul + i + j * 4));
        }
        const auto add = optimizer_m_dense_bias_2 + 0.1f * (grad_dense_bias - optimizer_m_dense_bias_2);
        const auto add_2 =
            optimizer_v_dense_bias_2 + 0.001f * (grad_dense_bias * grad_dense_bias - optimizer_v_dense_bias_2);
        const auto div = add / dense_2_2 / (1e-07f + sqrt(add_2 / dense_3_2));
        const auto abs_2 = abs(div);
        lane.store(new_optimizer_m_dense_bias + i, add);
        lane.store(new_optimizer_v_dense_bias + i, add_2);
        lane.store(dense_4 + i, div);
        total_max.add(abs_2);
      });
      const auto gt = scalar(total_max.value()) > 1e+18f;
      const auto lt = scalar(total_max.value()) < 1e-18f;
      const auto where = select(lt, 1.9342813e+25f, select(gt, 5.169879e-26f, 1.0f));
      const auto where_2 = select(lt, 5.169879e-26f, select(gt, 1.9342813e+25f, 1.0f));
      scalar.store(dense_5, where);
      scalar.store(dense_6, where_2);
    }
    // new_dense_bias: f32[4]
    float* const new_dense_bias = weights_->block.at<float>(64);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul_2 = optimizer_learning_rate_2 * 0.01f;
      const auto dense_5_2 = scalar.load(dense_5);
      const auto dense_6_2 = scalar.load(dense_6);
      const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
        const auto dense_bias_2 = lane.load(dense_bias + i);
        const auto mul_3 = lane.load(dense_4 + i) * lane(dense_5_2);
        const auto abs_2 = abs(dense_bias_2 - dense_bias_2 * lane(mul_2));
        const auto mul_4 = mul_3 * mul_3;
        return modelc::folded(abs_2, mul_4);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_sum = scalar(std::get<1>(row_2));
      const auto gt = row_max > 1e+18f;
      const auto lt = row_max < 1e-18f;
      const auto where = select(lt, 1.9342813e+25f, select(gt, 5.169879e-26f, 1.0f));
      const auto where_2 = select(lt, 5.169879e-26f, select(gt, 1.9342813e+25f, 1.0f));
      const auto mul_5 = dense_6_2 * sqrt(row_sum);
      const auto gt_2 = mul_5 > 0.0f;
      const auto maximum = max(1e-30f, mul_5);
      const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index i) {
        const auto dense_bias_3 = lane.load(dense_bias + i);
        const auto mul_6 = (dense_bias_3 - dense_bias_3 * lane(mul_2)) * lane(where);
        return mul_6 * mul_6;
      }));
      const auto mul_7 = where_2 * sqrt(row_sum_2);
      const auto mul_8 = optimizer_learning_rate_2 * select(mul_7 > 0.0f, select(gt_2, mul_7 / maximum, 1.0f), 1.0f);
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
        const auto dense_bias_4 = lane.load(dense_bias + i);
        lane.store(new_dense_bias + i,
                   dense_bias_4 - dense_bias_4 * lane(mul_2) - lane.load(dense_4 + i) * lane(mul_8));
      });
    }
  }

  void compute_update_step() noexcept {
    // m.model:4: compile(optimizer = Lamb(learning_rate = 0.05, weight_decay = 0.01), loss = BinaryCrossentrop...
    // new_metric_recall_counts_true_positives: f32[1], new_metric_recall_counts_false_negatives: f32[1], recal...
    const float* const metric_recall_counts_true_positives = training_->block.at<float>(384);
    const float* const metric_recall_counts_false_negatives = training_->block.at<float>(448);
    const float* const part_metric_recall_counts_true_positives = arena_.at<float>(448);
    const float* const part_metric_recall_counts_false_negatives = arena_.at<float>(512);
    float* const new_metric_recall_counts_true_positives = training_->block.at<float>(384);
    float* const new_metric_recall_counts_false_negatives = training_->block.at<float>(448);
    float* const recall = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      const auto add =
          lane.load(metric_recall_counts_true_positives) + lane.load(part_metric_recall_counts_true_positives);
      const auto add_2 =
          lane.load(metric_recall_counts_false_negatives) + lane.load(part_metric_recall_counts_false_negatives);
      const auto add_3 = add + add_2;
      const auto eq = 0.0f == add_3;
      const auto where = select(eq, 0.0f, add / select(eq, 1.0f, add_3));
      lane.store(new_metric_recall_counts_true_positives, add);
      lane.store(new_metric_recall_counts_false_negatives, add_2);
      lane.store(recall, where);
    }
    // new_optimizer_m_dense_kernel: f32[4, 4], new_optimizer_v_dense_kernel: f32[4, 4], dense: f32, dense_2: f...
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const part_gradient_dense_kernel = arena_.at<float>(256);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_dense_kernel = training_->block.at<float>(128);
    const float* const optimizer_v_dense_kernel = training_->block.at<float>(192);
    float* const new_optimizer_m_dense_kernel = training_->block.at<float>(128);
    float* const new_optimizer_v_dense_kernel = training_->block.at<float>(192);
    float* const dense = arena_.at<float>(64);
    float* const dense_2 = arena_.at<float>(128);
    float* const new_dense_kernel = weights_->block.at<float>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const dense_row = arena_.at<float>(192);
    compute_new_optimizer_m_dense_kernel(optimizer_iteration, optimizer_learning_rate, dense_kernel,
                                         part_gradient_dense_kernel, optimizer_m_dense_kernel, optimizer_v_dense_kernel,
                                         dense_row, new_optimizer_m_dense_kernel, new_optimizer_v_dense_kernel, dense,
                                         dense_2, new_optimizer_iteration, new_dense_kernel);
    // new_optimizer_m_dense_bias: f32[4], new_optimizer_v_dense_bias: f32[4], new_dense_bias: f32[4]
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const part_gradient_dense_bias = arena_.at<float>(320);
    const float* const optimizer_m_dense_bias = training_->block.at<float>(256);
    const float* const optimizer_v_dense_bias = training_->block.at<float>(320);
    float* const new_optimizer_m_dense_bias = training_->block.at<float>(256);
    float* const new_optimizer_v_dense_bias = training_->block.at<float>(320);
    float* const new_dense_bias = weights_->block.at<float>(64);
    float* const dense_row_2 = arena_.at<float>(192);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul = optimizer_learning_rate_2 * 0.01f;
      const auto dense_3 = scalar.load(dense);
      const auto dense_2_2 = scalar.load(dense_2);
      const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Max>(4, [&](auto lane, modelc::Index i) {
        const auto dense_bias_2 = lane.load(dense_bias + i);
        const auto part_gradient_dense_bias_2 = lane.load(part_gradient_dense_bias + i);
        const auto optimizer_m_dense_bias_2 = lane.load(optimizer_m_dense_bias + i);
        const auto add = optimizer_m_dense_bias_2 + 0.1f * (part_gradient_dense_bias_2 - optimizer_m_dense_bias_2);
        const auto optimizer_v_dense_bias_2 = lane.load(optimizer_v_dense_bias + i);
        const auto add_2 =
            optimizer_v_dense_bias_2 +
            0.001f * (part_gradient_dense_bias_2 * part_gradient_dense_bias_2 - optimizer_v_dense_bias_2);
        const auto div = add / lane(dense_3) / (1e-07f + sqrt(add_2 / lane(dense_2_2)));
        const auto abs_2 = abs(dense_bias_2 - dense_bias_2 * lane(mul));
        const auto abs_3 = abs(div);
        lane.store(dense_row_2 + i, div);
        lane.store(new_optimizer_m_dense_bias + i, add);
        lane.store(new_optimizer_v_dense_bias + i, add_2);
        return modelc::folded(abs_2, abs_3);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto gt = row_max > 1e+18f;
      const auto lt = row_max < 1e-18f;
      const auto where = select(lt, 1.9342813e+25f, select(gt, 5.169879e-26f, 1.0f));
      const auto where_2 = select(lt, 5.169879e-26f, select(gt, 1.9342813e+25f, 1.0f));
      const auto gt_2 = row_max_2 > 1e+18f;
      const auto lt_2 = row_max_2 < 1e-18f;
      const auto where_3 = select(lt_2, 1.9342813e+25f, select(gt_2, 5.169879e-26f, 1.0f));
      const auto where_4 = select(lt_2, 5.169879e-26f, select(gt_2, 1.9342813e+25f, 1.0f));
      const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
        const auto dense_bias_3 = lane.load(dense_bias + i);
        const auto mul_2 = (dense_bias_3 - dense_bias_3 * lane(mul)) * lane(where);
        const auto mul_3 = lane.load(dense_row_2 + i) * lane(where_3);
        const auto mul_4 = mul_2 * mul_2;
        const auto mul_5 = mul_3 * mul_3;
        return modelc::folded(mul_4, mul_5);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_6 = where_2 * sqrt(row_sum);
      const auto mul_7 = where_4 * sqrt(row_sum_2);
      const auto mul_8 = optimizer_learning_rate_2 *
                         select(mul_6 > 0.0f, select(mul_7 > 0.0f, mul_6 / max(1e-30f, mul_7), 1.0f), 1.0f);
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
        const auto dense_bias_4 = lane.load(dense_bias + i);
        lane.store(new_dense_bias + i,
                   dense_bias_4 - dense_bias_4 * lane(mul) - lane.load(dense_row_2 + i) * lane(mul_8));
      });
    }
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    // m.model:3: output y = Dense(4, activation = sigmoid)(x)
    // dense: f32[2, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(0);
    compute_dense(x, dense_kernel, dense);

    // m.model:4: compile(optimizer = Lamb(learning_rate = 0.05, weight_decay = 0.01), loss = BinaryCrossentrop...
    // the loss, and what its gradient needs
    // loss: f32, counts: bool[2, 4], counts_2: bool[2, 4]
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(64);
    bool* const counts = arena_.at<bool>(128);
    bool* const counts_2 = arena_.at<bool>(192);
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 4 + j);
              return log1p(exp(-abs(add))) + (max(add, 0.0f) - add * (lane.load(y_true + i * 4 + j) * 0.9f + 0.05f));
            })));
      }
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto gt = sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 4 + j)) > 0.3f;
          const auto cast = modelc::cast<bool>(lane.load(y_true + i * 4 + j));
          lane.store(counts + i * 4 + j, gt);
          lane.store(counts_2 + i * 4 + j, cast);
        });
      }
      const auto mul = 0.25f * row_sum * 0.5f;
      scalar.store(loss, mul);
    }
    // new_metric_recall_counts_true_positives: f32[1], new_metric_recall_counts_false_negatives: f32[1], recal...
    const float* const metric_recall_counts_true_positives = training_->block.at<float>(384);
    const float* const metric_recall_counts_false_negatives = training_->block.at<float>(448);
    float* const new_metric_recall_counts_true_positives = training_->block.at<float>(384);
    float* const new_metric_recall_counts_false_negatives = training_->block.at<float>(448);
    float* const recall = arena_.at<float>(0);
    compute_new_metric_recall_counts_true_positives(
        metric_recall_counts_true_positives, metric_recall_counts_false_negatives, counts_2, counts,
        new_metric_recall_counts_true_positives, new_metric_recall_counts_false_negatives, recall);
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    // m.model:3: output y = Dense(4, activation = sigmoid)(x)
    // dense: f32[2, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(0);
    compute_dense(x, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, counts: bool[2, 4], counts_2: bool[2, 4], mul: f32[2, 4]
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(64);
    bool* const counts = arena_.at<bool>(128);
    bool* const counts_2 = arena_.at<bool>(192);
    float* const mul = arena_.at<float>(0);
    compute_loss(dense_bias, dense, y_true, counts, counts_2, mul, loss);

    // m.model:4: compile(optimizer = Lamb(learning_rate = 0.05, weight_decay = 0.01), loss = BinaryCrossentrop...
    // new_part_metric_recall_counts_true_positives: f32[1], new_part_metric_recall_counts_false_negatives: f32[1]
    float* const new_part_metric_recall_counts_true_positives = arena_.at<float>(448);
    float* const new_part_metric_recall_counts_false_negatives = arena_.at<float>(512);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(8, [&](auto lane, modelc::Index i) {
        const auto where = select(lane.load(counts_2 + i), 1.0f, 0.0f);
        const auto where_2 = select(lane.load(counts + i), where, 0.0f);
        return modelc::folded(where_2, where);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto sub = row_sum_2 - row_sum;
      const auto row_sum_lanes = row_sum;
      const auto sub_lanes = sub;
      scalar.store(new_part_metric_recall_counts_true_positives, row_sum_lanes);
      scalar.store(new_part_metric_recall_counts_false_negatives, sub_lanes);
    }

    // m.model:3: output y = Dense(4, activation = sigmoid)(x)
    // new_part_gradient_dense_bias: f32[4]
    float* const new_part_gradient_dense_bias = arena_.at<float>(320);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(mul + i + j * 4));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(64);
    // new_part_gradient_dense_kernel: f32[4, 4]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(256);
    compute_grad_dense_kernel(x, mul, new_part_gradient_dense_kernel);
    ready_(0);

    modelc::copy_elements(arena_.at<float>(64), 1, arena_.at<float>(384));
  }

  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Arena arena_{arena_bytes};
};

using Model = M;

}  // namespace m4225

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
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4226 {

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

    auto conv2d_kernel() noexcept { return modelc::tensor(block.at<float>(0), 3, 3, 4, 2); }
    auto conv2d_bias() noexcept { return modelc::block_view<float, 2>(block, 320); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 3, 3, 4, 2> grad_conv2d_kernel;
    modelc::View<const float, 2> grad_conv2d_bias;
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
      const std::uint64_t key = modelc::weight_seed(seed, "conv2d/kernel");
      modelc::initial::fill(block.at<float>(0), 72, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.555556p-1) +
            -0x1.555556p-2);
      });
    }
    std::fill_n(block.at<float>(320), 2, 0.2f);
    reset_optimizer();
  }

  /// `x: f32[b, 2, 1, 4]` gives `y: f32[b, 5, 1, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 5, 1, 2> predict(
      modelc::View<const float, modelc::Dynamic, 2, 1, 4> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 5, 1, 2> predict(const XTensor& x) {
    compute(modelc::checked<float, 4>("x", x, {symbols_.b, 2, 1, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 2, 1, 4]`
  /// - takes `y_true: f32[b, 5, 1, 2]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 2, 1, 4> x,
                   modelc::View<const float, modelc::Dynamic, 5, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 1);
    assert(y_true.dimension(3) == 2);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 4>("x", x, {symbols_.b, 2, 1, 4}),
                       modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 5, 1, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(704));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 2, 1, 4]`
  /// - takes `y_true: f32[b, 5, 1, 2]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 2, 1, 4> x,
                      modelc::View<const float, modelc::Dynamic, 5, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 1);
    assert(y_true.dimension(3) == 2);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 4>("x", x, {symbols_.b, 2, 1, 4}),
                          modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 5, 1, 2}));
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
  /// - takes `x: f32[b, 2, 1, 4]`
  /// - takes `y_true: f32[b, 5, 1, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 2, 1, 4> x,
                      modelc::View<const float, modelc::Dynamic, 5, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 1);
    assert(x.dimension(3) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 1);
    assert(y_true.dimension(3) == 2);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 4>("x", x, {symbols_.b, 2, 1, 4}),
                      modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 5, 1, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(0);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(192);
    outputs[3] = arena_.at<float>(512);
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
    values[0] = static_cast<double>(*arena_.at<float>(576));
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {8 * symbols_.b, 10 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 10 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 4, {-1, 2, 1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 4, {-1, 5, 1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"conv2d/kernel", "f32", 4, {3, 3, 4, 2}, 0, true},
      {"conv2d/bias", "f32", 1, {2}, 320, true},
  }};
  static constexpr modelc::Index weight_bytes = 384;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 4, {-1, 2, 1, 4}, 0, false},
      {"y_true", "f32", 4, {-1, 5, 1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/conv2d/kernel", "f32", 4, {3, 3, 4, 2}, 0, false},
      {"grad/conv2d/bias", "f32", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/m/conv2d/kernel", "f32", 4, {3, 3, 4, 2}, 64, false},
      {"optimizer/m/conv2d/bias", "f32", 1, {2}, 384, false},
      {"optimizer/v/conv2d/kernel", "f32", 4, {3, 3, 4, 2}, 448, false},
      {"optimizer/v/conv2d/bias", "f32", 1, {2}, 768, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> part_infos{{
      {"gradient/conv2d/kernel", "f32", 4, {3, 3, 4, 2}, 0, false},
      {"gradient/conv2d/bias", "f32", 1, {2}, 320, false},
      {"loss", "f32", 0, {}, 384, false},
  }};
  static constexpr modelc::Index part_bytes = 448;
  static constexpr modelc::Index gradient_bytes = 384;  // the first of them
  static constexpr modelc::Index training_bytes = 832;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({32 * b, 40 * b});
    modelc::Size end = 192;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({80 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({80 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({80 * b});
    modelc::Size train_step_end = 768;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({80 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({80 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({80 * b});
    const modelc::Size update_step_end = 640;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({80 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({80 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({80 * b});
    modelc::Size gradients_end = 640;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({80 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({80 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({80 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 5, 1, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 5, 1, 2>>(arena_.at<float>(slots_[0]),
                                                                                  symbols_.b, 5, 1, 2);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(704)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 3, 3, 4, 2>>(arena_.at<float>(192), 3, 3, 4, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(512), 2)};
  }

  // m.model:3: h1 = Resizing(5, 1)(x)
  // computes resizing, resizing, resizing and 1 more
  void compute_resizing(std::int32_t* resizing, float* resizing_2, std::int32_t* resizing_3) noexcept {
    modelc::for_scalars(5, [&](auto lane, modelc::Index i) {
      const auto minimum = min(1.0f, max(2.0f * (lane.iota(static_cast<float>(i)) * 2.0f + 1.0f) / 10.0f - 0.5f, 0.0f));
      const auto floor_2 = floor(minimum);
      const auto cast = modelc::cast<std::int32_t>(floor_2);
      const auto sub = minimum - floor_2;
      const auto minimum_2 = min(1, cast + 1);
      lane.store(resizing + i, cast);
      lane.store(resizing_2 + i, sub);
      lane.store(resizing_3 + i, minimum_2);
    });
  }

  // m.model:3: h1 = Resizing(5, 1)(x)
  // computes resizing_6, resizing_6, resizing_6 and 1 more
  void compute_resizing_6(const float* resizing_2, const float* resizing_4, const float* resizing_5,
                          float* resizing_6) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 5; ++j) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
          const auto resizing_2_2 = lane(resizing_2[j]);
          lane.store(resizing_6 + i * 20 + j * 4 + k,
                     lane.load(resizing_4 + i * 20 + j * 4 + k) * (1.0f - resizing_2_2) +
                         resizing_2_2 * lane.load(resizing_5 + i * 20 + j * 4 + k));
        });
      }
    }
  }

  // m.model:3: h1 = Resizing(5, 1)(x)
  // computes resizing_7, resizing_7, resizing_7 and 1 more
  void compute_resizing_7(float* resizing_7) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(resizing_7, min(0.0f, max(0.0f, 0.5f * (1.0f + 2.0f * lane(static_cast<float>(0))) - 0.5f)));
    }
  }

  // m.model:3: h1 = Resizing(5, 1)(x)
  // computes resizing_8, resizing_8, resizing_8 and 1 more
  void compute_resizing_8(const float* resizing_7, std::int32_t* resizing_8) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(resizing_8, modelc::cast<std::int32_t>(floor(lane.load(resizing_7))));
    }
  }

  // m.model:3: h1 = Resizing(5, 1)(x)
  // computes resizing_9, resizing_9, resizing_9 and 1 more
  void compute_resizing_9(const float* resizing_7, float* resizing_9) noexcept {
    {
      const modelc::Scalar lane{};
      const auto resizing_7_2 = lane.load(resizing_7);
      lane.store(resizing_9, resizing_7_2 - floor(resizing_7_2));
    }
  }

  // m.model:3: h1 = Resizing(5, 1)(x)
  // computes resizing_10, resizing_10, resizing_10 and 1 more
  void compute_resizing_10(const std::int32_t* resizing_8, std::int32_t* resizing_10) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(resizing_10, min(1 + lane.load(resizing_8), 0));
    }
  }

  // m.model:3: h1 = Resizing(5, 1)(x)
  // computes h1, h1, h1 and 1 more
  void compute_h1(const float* resizing_9, const float* resizing_11, const float* resizing_12, float* h1) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(20 * b, [&](auto lane, modelc::Index i) {
      const auto resizing_9_2 = lane(resizing_9[0]);
      lane.store(h1 + i,
                 lane.load(resizing_11 + i) * (1.0f - resizing_9_2) + resizing_9_2 * lane.load(resizing_12 + i));
    });
  }

  // m.model:4: h2 = Conv2D(2, 3, padding = "same", dilation_rate = 2, activation = leaky_relu, bias_initiali...
  // computes conv2d, conv2d, conv2d
  void compute_conv2d(const float* h1, const float* conv2d_kernel, float* conv2d) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_,
                 modelc::ConvShape<modelc::Window<3, 1, 2, 2>, modelc::Window<3, 1, 2, 2>>{b, {5, 1}, 4, {5, 1}, 2, 1},
                 h1, conv2d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i1 = pixel % 5;
                   const modelc::Index i0 = pixel / 5;
                   lane.store(conv2d + i0 * 10 + i1 * 2 + channel, sum);
                 });
  }

  // m.model:4: h2 = Conv2D(2, 3, padding = "same", dilation_rate = 2, activation = leaky_relu, bias_initiali...
  // computes loss, loss
  void compute_loss(const float* conv2d_bias, const float* conv2d, const float* y_true, float* conv2d_2,
                    float* loss) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto mul = 0.5f * (scalar(1.0f) / scalar(static_cast<float>(5 * b)));
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 5 * b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto add_2 = lane.load(conv2d_bias + j) + lane.load(conv2d + i * 2 + j);
              const auto h2 = select(add_2 >= 0.0f, add_2, add_2 * 0.2f);
              const auto sigmoid_2 = sigmoid(h2);
              const auto y_true_2 = lane.load(y_true + i * 2 + j);
              const auto sub = 1.0f - (y_true_2 * sigmoid_2 + (1.0f - y_true_2) * (1.0f - sigmoid_2));
              return sub * sub * (log1p(exp(-abs(h2))) + (max(0.0f, h2) - y_true_2 * h2));
            })));
      }
      for (modelc::Index i = 0; i < 5 * b; ++i) {
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
          const auto add_3 = lane.load(conv2d_bias + j) + lane.load(conv2d + i * 2 + j);
          const auto ge = add_3 >= 0.0f;
          const auto h2_2 = select(ge, add_3, add_3 * 0.2f);
          const auto sigmoid_3 = sigmoid(h2_2);
          const auto y_true_3 = lane.load(y_true + i * 2 + j);
          const auto sub_2 = 1.0f - y_true_3;
          const auto sub_3 = 1.0f - sigmoid_3;
          const auto sub_4 = 1.0f - (y_true_3 * sigmoid_3 + sub_2 * sub_3);
          const auto mul_2 = sub_4 * ((log1p(exp(-abs(h2_2))) + (max(0.0f, h2_2) - y_true_3 * h2_2)) * lane(mul));
          const auto neg = -(mul_2 + mul_2);
          const auto grad_h2 = sub_4 * sub_4 * lane(mul) * (sigmoid_3 - y_true_3) -
                               sub_2 * neg * (sub_3 - sub_3 * sub_3) +
                               y_true_3 * neg * (sigmoid_3 - sigmoid_3 * sigmoid_3);
          lane.store(conv2d_2 + i * 2 + j, select(ge, grad_h2, 0.0f) + 0.2f * select(ge, 0.0f, grad_h2));
        });
      }
      const auto div_2 = 0.5f * row_sum / static_cast<float>(5 * b);
      scalar.store(loss, div_2);
    }
  }

  // m.model:6: compile(optimizer = AdamW(learning_rate = PolynomialDecay(0.1, 10)), loss = BinaryFocalCrosse...
  // computes add, add
  void compute_add(const std::int64_t* optimizer_iteration, float* add) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(add,
                 (1.0f - min(10.0f, modelc::cast<float>(lane.load(optimizer_iteration))) / 10.0f) * 0.0999f + 0.0001f);
    }
  }

  // m.model:6: compile(optimizer = AdamW(learning_rate = PolynomialDecay(0.1, 10)), loss = BinaryFocalCrosse...
  // computes div, div
  void compute_div(const std::int64_t* optimizer_iteration, const float* add, float* div) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add_2 = 1.0f + modelc::cast<float>(lane.load(optimizer_iteration));
      lane.store(div, lane.load(add) * sqrt(1.0f - pow(0.999f, add_2)) / (1.0f - pow(0.9f, add_2)));
    }
  }

  // m.model:6: compile(optimizer = AdamW(learning_rate = PolynomialDecay(0.1, 10)), loss = BinaryFocalCrosse...
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const float* gradients, const float* optimizer_m, const float* optimizer_v,
                               const float* weights, const float* add, const float* div, float* new_optimizer_m,
                               float* new_optimizer_v, float* new_weights) noexcept {
    modelc::for_lanes<float>(82, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_2 = optimizer_m_2 + (gradients_2 - optimizer_m_2) * 0.1f;
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_3 = optimizer_v_2 + (gradients_2 * gradients_2 - optimizer_v_2) * 0.001f;
      const auto weights_2 = lane.load(weights + i);
      const auto sub = weights_2 - weights_2 * (lane(add[0]) * 0.004f) - add_2 * lane(div[0]) / (sqrt(add_3) + 1e-07f);
      lane.store(new_optimizer_m + i, add_2);
      lane.store(new_optimizer_v + i, add_3);
      lane.store(new_weights + i, sub);
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

    // m.model:3: h1 = Resizing(5, 1)(x)
    // resizing: i32[5], resizing_2: f32[5], resizing_3: i32[5]
    std::int32_t* const resizing = arena_.at<std::int32_t>(0);
    float* const resizing_2 = arena_.at<float>(64);
    std::int32_t* const resizing_3 = arena_.at<std::int32_t>(128);
    compute_resizing(resizing, resizing_2, resizing_3);
    // resizing_4: f32[b, 5, 1, 4]
    float* const resizing_4 = arena_.at<float>(slots_[0]);
    modelc::kernels::take(modelc::tensor(resizing_4, b, 5, 1, 4), modelc::tensor(x, b, 2, 1, 4),
                          modelc::tensor(resizing, 5), 1);
    // resizing_5: f32[b, 5, 1, 4]
    float* const resizing_5 = arena_.at<float>(slots_[1]);
    modelc::kernels::take(modelc::tensor(resizing_5, b, 5, 1, 4), modelc::tensor(x, b, 2, 1, 4),
                          modelc::tensor(resizing_3, 5), 1);
    // resizing_6: f32[b, 5, 1, 4]
    float* const resizing_6 = arena_.at<float>(slots_[0]);
    compute_resizing_6(resizing_2, resizing_4, resizing_5, resizing_6);
    // resizing_7: f32[1]
    float* const resizing_7 = arena_.at<float>(0);
    compute_resizing_7(resizing_7);
    // resizing_8: i32[1]
    std::int32_t* const resizing_8 = arena_.at<std::int32_t>(64);
    compute_resizing_8(resizing_7, resizing_8);
    // resizing_9: f32[1]
    float* const resizing_9 = arena_.at<float>(0);
    compute_resizing_9(resizing_7, resizing_9);
    // resizing_10: i32[1]
    std::int32_t* const resizing_10 = arena_.at<std::int32_t>(128);
    compute_resizing_10(resizing_8, resizing_10);
    // resizing_11: f32[b, 5, 1, 4]
    float* const resizing_11 = arena_.at<float>(slots_[1]);
    modelc::kernels::take(modelc::tensor(resizing_11, b, 5, 1, 4), modelc::tensor(resizing_6, b, 5, 1, 4),
                          modelc::tensor(resizing_8, 1), 2);
    // resizing_12: f32[b, 5, 1, 4]
    float* const resizing_12 = arena_.at<float>(slots_[2]);
    modelc::kernels::take(modelc::tensor(resizing_12, b, 5, 1, 4), modelc::tensor(resizing_6, b, 5, 1, 4),
                          modelc::tensor(resizing_10, 1), 2);
    // h1: f32[b, 5, 1, 4]
    float* const h1 = arena_.at<float>(slots_[1]);
    compute_h1(resizing_9, resizing_11, resizing_12, h1);

    // m.model:4: h2 = Conv2D(2, 3, padding = "same", dilation_rate = 2, activation = leaky_relu, bias_initiali...
    // h2: f32[b, 5, 1, 2]
    const float* const conv2d_kernel = weights_->block.at<float>(0);
    const float* const conv2d_bias = weights_->block.at<float>(320);
    float* const h2 = arena_.at<float>(slots_[0]);
    modelc::conv(threads_,
                 modelc::ConvShape<modelc::Window<3, 1, 2, 2>, modelc::Window<3, 1, 2, 2>>{b, {5, 1}, 4, {5, 1}, 2, 1},
                 h1, conv2d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i1 = pixel % 5;
                   const modelc::Index i0 = pixel / 5;
                   const auto add_2 = lane.load(conv2d_bias + channel) + sum;
                   lane.store(h2 + i0 * 10 + i1 * 2 + channel, select(add_2 >= 0.0f, add_2, add_2 * 0.2f));
                 });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Resizing(5, 1)(x)
    // resizing: i32[5], resizing_2: f32[5], resizing_3: i32[5]
    std::int32_t* const resizing = arena_.at<std::int32_t>(0);
    float* const resizing_2 = arena_.at<float>(64);
    std::int32_t* const resizing_3 = arena_.at<std::int32_t>(128);
    compute_resizing(resizing, resizing_2, resizing_3);
    // resizing_4: f32[b, 5, 1, 4]
    float* const resizing_4 = arena_.at<float>(train_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(resizing_4, b, 5, 1, 4), modelc::tensor(x, b, 2, 1, 4),
                          modelc::tensor(resizing, 5), 1);
    // resizing_5: f32[b, 5, 1, 4]
    float* const resizing_5 = arena_.at<float>(train_step_slots_[1]);
    modelc::kernels::take(modelc::tensor(resizing_5, b, 5, 1, 4), modelc::tensor(x, b, 2, 1, 4),
                          modelc::tensor(resizing_3, 5), 1);
    // resizing_6: f32[b, 5, 1, 4]
    float* const resizing_6 = arena_.at<float>(train_step_slots_[0]);
    compute_resizing_6(resizing_2, resizing_4, resizing_5, resizing_6);
    // resizing_7: f32[1]
    float* const resizing_7 = arena_.at<float>(0);
    compute_resizing_7(resizing_7);
    // resizing_8: i32[1]
    std::int32_t* const resizing_8 = arena_.at<std::int32_t>(64);
    compute_resizing_8(resizing_7, resizing_8);
    // resizing_9: f32[1]
    float* const resizing_9 = arena_.at<float>(0);
    compute_resizing_9(resizing_7, resizing_9);
    // resizing_10: i32[1]
    std::int32_t* const resizing_10 = arena_.at<std::int32_t>(128);
    compute_resizing_10(resizing_8, resizing_10);
    // resizing_11: f32[b, 5, 1, 4]
    float* const resizing_11 = arena_.at<float>(train_step_slots_[1]);
    modelc::kernels::take(modelc::tensor(resizing_11, b, 5, 1, 4), modelc::tensor(resizing_6, b, 5, 1, 4),
                          modelc::tensor(resizing_8, 1), 2);
    // resizing_12: f32[b, 5, 1, 4]
    float* const resizing_12 = arena_.at<float>(train_step_slots_[2]);
    modelc::kernels::take(modelc::tensor(resizing_12, b, 5, 1, 4), modelc::tensor(resizing_6, b, 5, 1, 4),
                          modelc::tensor(resizing_10, 1), 2);
    // h1: f32[b, 5, 1, 4]
    float* const h1 = arena_.at<float>(train_step_slots_[1]);
    compute_h1(resizing_9, resizing_11, resizing_12, h1);

    // m.model:4: h2 = Conv2D(2, 3, padding = "same", dilation_rate = 2, activation = leaky_relu, bias_initiali...
    // conv2d: f32[b, 5, 1, 2]
    const float* const conv2d_kernel = weights_->block.at<float>(0);
    float* const conv2d = arena_.at<float>(train_step_slots_[0]);
    compute_conv2d(h1, conv2d_kernel, conv2d);
    // the loss, and what its gradient needs
    // loss: f32, conv2d_2: f32[b, 5, 1, 2]
    const float* const conv2d_bias = weights_->block.at<float>(320);
    float* const loss = arena_.at<float>(704);
    float* const conv2d_2 = arena_.at<float>(train_step_slots_[0]);
    compute_loss(conv2d_bias, conv2d, y_true, conv2d_2, loss);
    // grad_conv2d_kernel: f32[3, 3, 4, 2]
    float* const grad_conv2d_kernel = arena_.at<float>(384);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(grad_conv2d_kernel, 3, 3, 4, 2),
                                          modelc::tensor(h1, b, 5, 1, 4), modelc::tensor(conv2d_2, b, 5, 1, 2),
                                          modelc::Windows<modelc::Window<3, 1, 2, 2>, modelc::Window<3, 1, 2, 2>>{});
    // gradients: f32[82]
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(
        72, [&](auto lane, modelc::Index i) { lane.store(gradients + i, lane.load(grad_conv2d_kernel + i)); });
    // gradients: f32[82]
    modelc::for_lanes<float>(8, [&](auto lane, modelc::Index i) { lane.store(gradients + 72 + i, lane(0.0f)); });
    // gradients: f32[82]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_conv2d_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 5 * b; ++j) {
        grad_conv2d_bias = modelc::Sum::apply(grad_conv2d_bias, lane.load(conv2d_2 + i + j * 2));
      }
      lane.store(gradients + 80 + i, grad_conv2d_bias);
    });

    // m.model:6: compile(optimizer = AdamW(learning_rate = PolynomialDecay(0.1, 10)), loss = BinaryFocalCrosse...
    // add: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const add = arena_.at<float>(384);
    compute_add(optimizer_iteration, add);
    // div: f32
    float* const div = arena_.at<float>(448);
    compute_div(optimizer_iteration, add, div);
    // new_optimizer_m: f32[82], new_optimizer_v: f32[82], new_weights: f32[82]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(64);
    const float* const optimizer_v = training_->block.at<float>(448);
    float* const new_optimizer_m = training_->block.at<float>(64);
    float* const new_optimizer_v = training_->block.at<float>(448);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(gradients, optimizer_m, optimizer_v, weights, add, div, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:6: compile(optimizer = AdamW(learning_rate = PolynomialDecay(0.1, 10)), loss = BinaryFocalCrosse...
    // add: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const add = arena_.at<float>(0);
    compute_add(optimizer_iteration, add);
    // div: f32
    float* const div = arena_.at<float>(64);
    compute_div(optimizer_iteration, add, div);
    // new_optimizer_m: f32[82], new_optimizer_v: f32[82], new_weights: f32[82]
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(192);
    const float* const optimizer_m = training_->block.at<float>(64);
    const float* const optimizer_v = training_->block.at<float>(448);
    float* const new_optimizer_m = training_->block.at<float>(64);
    float* const new_optimizer_v = training_->block.at<float>(448);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(part_gradients, optimizer_m, optimizer_v, weights, add, div, new_optimizer_m,
                            new_optimizer_v, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Resizing(5, 1)(x)
    // resizing: i32[5], resizing_2: f32[5], resizing_3: i32[5]
    std::int32_t* const resizing = arena_.at<std::int32_t>(0);
    float* const resizing_2 = arena_.at<float>(64);
    std::int32_t* const resizing_3 = arena_.at<std::int32_t>(128);
    compute_resizing(resizing, resizing_2, resizing_3);
    // resizing_4: f32[b, 5, 1, 4]
    float* const resizing_4 = arena_.at<float>(evaluate_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(resizing_4, b, 5, 1, 4), modelc::tensor(x, b, 2, 1, 4),
                          modelc::tensor(resizing, 5), 1);
    // resizing_5: f32[b, 5, 1, 4]
    float* const resizing_5 = arena_.at<float>(evaluate_step_slots_[1]);
    modelc::kernels::take(modelc::tensor(resizing_5, b, 5, 1, 4), modelc::tensor(x, b, 2, 1, 4),
                          modelc::tensor(resizing_3, 5), 1);
    // resizing_6: f32[b, 5, 1, 4]
    float* const resizing_6 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_resizing_6(resizing_2, resizing_4, resizing_5, resizing_6);
    // resizing_7: f32[1]
    float* const resizing_7 = arena_.at<float>(0);
    compute_resizing_7(resizing_7);
    // resizing_8: i32[1]
    std::int32_t* const resizing_8 = arena_.at<std::int32_t>(64);
    compute_resizing_8(resizing_7, resizing_8);
    // resizing_9: f32[1]
    float* const resizing_9 = arena_.at<float>(0);
    compute_resizing_9(resizing_7, resizing_9);
    // resizing_10: i32[1]
    std::int32_t* const resizing_10 = arena_.at<std::int32_t>(128);
    compute_resizing_10(resizing_8, resizing_10);
    // resizing_11: f32[b, 5, 1, 4]
    float* const resizing_11 = arena_.at<float>(evaluate_step_slots_[1]);
    modelc::kernels::take(modelc::tensor(resizing_11, b, 5, 1, 4), modelc::tensor(resizing_6, b, 5, 1, 4),
                          modelc::tensor(resizing_8, 1), 2);
    // resizing_12: f32[b, 5, 1, 4]
    float* const resizing_12 = arena_.at<float>(evaluate_step_slots_[2]);
    modelc::kernels::take(modelc::tensor(resizing_12, b, 5, 1, 4), modelc::tensor(resizing_6, b, 5, 1, 4),
                          modelc::tensor(resizing_10, 1), 2);
    // h1: f32[b, 5, 1, 4]
    float* const h1 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_h1(resizing_9, resizing_11, resizing_12, h1);

    // m.model:4: h2 = Conv2D(2, 3, padding = "same", dilation_rate = 2, activation = leaky_relu, bias_initiali...
    // conv2d: f32[b, 5, 1, 2]
    const float* const conv2d_kernel = weights_->block.at<float>(0);
    float* const conv2d = arena_.at<float>(evaluate_step_slots_[0]);
    compute_conv2d(h1, conv2d_kernel, conv2d);

    // m.model:6: compile(optimizer = AdamW(learning_rate = PolynomialDecay(0.1, 10)), loss = BinaryFocalCrosse...
    // the loss
    // loss: f32
    const float* const conv2d_bias = weights_->block.at<float>(320);
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 5 * b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(conv2d_bias + j) + lane.load(conv2d + i * 2 + j);
              const auto h2 = select(add >= 0.0f, add, add * 0.2f);
              const auto sigmoid_2 = sigmoid(h2);
              const auto y_true_2 = lane.load(y_true + i * 2 + j);
              const auto sub = 1.0f - (y_true_2 * sigmoid_2 + (1.0f - y_true_2) * (1.0f - sigmoid_2));
              return sub * sub * (log1p(exp(-abs(h2))) + (max(0.0f, h2) - y_true_2 * h2));
            })));
      }
      const auto div = 0.5f * row_sum / static_cast<float>(5 * b);
      scalar.store(loss, div);
    }
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Resizing(5, 1)(x)
    // resizing: i32[5], resizing_2: f32[5], resizing_3: i32[5]
    std::int32_t* const resizing = arena_.at<std::int32_t>(0);
    float* const resizing_2 = arena_.at<float>(64);
    std::int32_t* const resizing_3 = arena_.at<std::int32_t>(128);
    compute_resizing(resizing, resizing_2, resizing_3);
    // resizing_4: f32[b, 5, 1, 4]
    float* const resizing_4 = arena_.at<float>(gradients_slots_[0]);
    modelc::kernels::take(modelc::tensor(resizing_4, b, 5, 1, 4), modelc::tensor(x, b, 2, 1, 4),
                          modelc::tensor(resizing, 5), 1);
    // resizing_5: f32[b, 5, 1, 4]
    float* const resizing_5 = arena_.at<float>(gradients_slots_[1]);
    modelc::kernels::take(modelc::tensor(resizing_5, b, 5, 1, 4), modelc::tensor(x, b, 2, 1, 4),
                          modelc::tensor(resizing_3, 5), 1);
    // resizing_6: f32[b, 5, 1, 4]
    float* const resizing_6 = arena_.at<float>(gradients_slots_[0]);
    compute_resizing_6(resizing_2, resizing_4, resizing_5, resizing_6);
    // resizing_7: f32[1]
    float* const resizing_7 = arena_.at<float>(0);
    compute_resizing_7(resizing_7);
    // resizing_8: i32[1]
    std::int32_t* const resizing_8 = arena_.at<std::int32_t>(64);
    compute_resizing_8(resizing_7, resizing_8);
    // resizing_9: f32[1]
    float* const resizing_9 = arena_.at<float>(0);
    compute_resizing_9(resizing_7, resizing_9);
    // resizing_10: i32[1]
    std::int32_t* const resizing_10 = arena_.at<std::int32_t>(128);
    compute_resizing_10(resizing_8, resizing_10);
    // resizing_11: f32[b, 5, 1, 4]
    float* const resizing_11 = arena_.at<float>(gradients_slots_[1]);
    modelc::kernels::take(modelc::tensor(resizing_11, b, 5, 1, 4), modelc::tensor(resizing_6, b, 5, 1, 4),
                          modelc::tensor(resizing_8, 1), 2);
    // resizing_12: f32[b, 5, 1, 4]
    float* const resizing_12 = arena_.at<float>(gradients_slots_[2]);
    modelc::kernels::take(modelc::tensor(resizing_12, b, 5, 1, 4), modelc::tensor(resizing_6, b, 5, 1, 4),
                          modelc::tensor(resizing_10, 1), 2);
    // h1: f32[b, 5, 1, 4]
    float* const h1 = arena_.at<float>(gradients_slots_[1]);
    compute_h1(resizing_9, resizing_11, resizing_12, h1);

    // m.model:4: h2 = Conv2D(2, 3, padding = "same", dilation_rate = 2, activation = leaky_relu, bias_initiali...
    // conv2d: f32[b, 5, 1, 2]
    const float* const conv2d_kernel = weights_->block.at<float>(0);
    float* const conv2d = arena_.at<float>(gradients_slots_[0]);
    compute_conv2d(h1, conv2d_kernel, conv2d);
    // the loss, and what its gradient needs
    // loss: f32, conv2d_2: f32[b, 5, 1, 2]
    const float* const conv2d_bias = weights_->block.at<float>(320);
    float* const loss = arena_.at<float>(0);
    float* const conv2d_2 = arena_.at<float>(gradients_slots_[0]);
    compute_loss(conv2d_bias, conv2d, y_true, conv2d_2, loss);
    // new_part_gradient_conv2d_bias: f32[2]
    float* const new_part_gradient_conv2d_bias = arena_.at<float>(512);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_conv2d_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 5 * b; ++j) {
        grad_conv2d_bias = modelc::Sum::apply(grad_conv2d_bias, lane.load(conv2d_2 + i + j * 2));
      }
      lane.store(new_part_gradient_conv2d_bias + i, grad_conv2d_bias);
    });
    ready_(320);
    // new_part_gradient_conv2d_kernel: f32[3, 3, 4, 2]
    float* const new_part_gradient_conv2d_kernel = arena_.at<float>(192);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(new_part_gradient_conv2d_kernel, 3, 3, 4, 2),
                                          modelc::tensor(h1, b, 5, 1, 4), modelc::tensor(conv2d_2, b, 5, 1, 2),
                                          modelc::Windows<modelc::Window<3, 1, 2, 2>, modelc::Window<3, 1, 2, 2>>{});
    ready_(0);

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(576));
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

}  // namespace m4226

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
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4227 {

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

    auto separable_conv1d_depthwise_kernel() noexcept { return modelc::tensor(block.at<float>(0), 2, 1, 1); }
    auto separable_conv1d_pointwise_kernel() noexcept { return modelc::tensor(block.at<float>(64), 1, 1, 1); }
    auto separable_conv1d_bias() noexcept { return modelc::block_view<float, 1>(block, 128); }
    auto conv1d_kernel() noexcept { return modelc::tensor(block.at<float>(192), 2, 1, 2); }
    auto dense_kernel() noexcept { return modelc::block_view<float, 1, 1>(block, 256); }
    auto dense_bias() noexcept { return modelc::block_view<float, 1>(block, 320); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<float>(64), 2, 0.1f);
      std::fill_n(block.at<float>(128), 1, 0.1f);
      std::fill_n(block.at<float>(192), 1, 0.1f);
      std::fill_n(block.at<float>(256), 4, 0.1f);
      std::fill_n(block.at<float>(320), 1, 0.1f);
      std::fill_n(block.at<float>(384), 1, 0.1f);
    }
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 2, 1, 1> grad_separable_conv1d_depthwise_kernel;
    modelc::View<const float, 1, 1, 1> grad_separable_conv1d_pointwise_kernel;
    modelc::View<const float, 1> grad_separable_conv1d_bias;
    modelc::View<const float, 2, 1, 2> grad_conv1d_kernel;
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
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 6, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 6, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "separable_conv1d/depthwise_kernel");
      modelc::initial::fill(block.at<float>(0), 2, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.3988e2p+1) +
            -0x1.3988e2p+0);
      });
    }
    std::fill_n(block.at<float>(64), 1, 1.0f);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "conv1d/kernel");
      modelc::initial::fill(block.at<float>(192), 4, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<float>(256), 1, [&](modelc::Index) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, 0)), 0x1.bb67aep+1) +
            -0x1.bb67aep+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, 5, 1]` gives `y: f32[b, 5, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 5, 1> predict(
      modelc::View<const float, modelc::Dynamic, 5, 1> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 5);
    assert(x.dimension(2) == 1);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 5, 1> predict(const XTensor& x) {
    compute(modelc::checked<float, 3>("x", x, {symbols_.b, 5, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 5, 1]`
  /// - takes `y_true: f32[b, 5, 1]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 5, 1> x,
                   modelc::View<const float, modelc::Dynamic, 5, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 5);
    assert(x.dimension(2) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 1);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 3>("x", x, {symbols_.b, 5, 1}),
                       modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 5, 1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(384));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 5, 1]`
  /// - takes `y_true: f32[b, 5, 1]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 5, 1> x,
                      modelc::View<const float, modelc::Dynamic, 5, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 5);
    assert(x.dimension(2) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 1);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 3>("x", x, {symbols_.b, 5, 1}),
                          modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 5, 1}));
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
  /// - takes `x: f32[b, 5, 1]`
  /// - takes `y_true: f32[b, 5, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 5, 1> x,
                      modelc::View<const float, modelc::Dynamic, 5, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 5);
    assert(x.dimension(2) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 1);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 3>("x", x, {symbols_.b, 5, 1}),
                      modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 5, 1}));
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
    outputs[4] = arena_.at<float>(192);
    outputs[5] = arena_.at<float>(256);
    outputs[6] = arena_.at<float>(320);
    outputs[7] = arena_.at<float>(384);
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
    values[0] = static_cast<double>(*arena_.at<float>(448));
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {5 * symbols_.b, 5 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 5 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 3, {-1, 5, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 3, {-1, 5, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 6> weight_infos{{
      {"separable_conv1d/depthwise_kernel", "f32", 3, {2, 1, 1}, 0, true},
      {"separable_conv1d/pointwise_kernel", "f32", 3, {1, 1, 1}, 64, true},
      {"separable_conv1d/bias", "f32", 1, {1}, 128, true},
      {"conv1d/kernel", "f32", 3, {2, 1, 2}, 192, true},
      {"dense/kernel", "f32", 2, {1, 1}, 256, true},
      {"dense/bias", "f32", 1, {1}, 320, true},
  }};
  static constexpr modelc::Index weight_bytes = 384;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 3, {-1, 5, 1}, 0, false},
      {"y_true", "f32", 3, {-1, 5, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 8> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/separable_conv1d/depthwise_kernel", "f32", 3, {2, 1, 1}, 0, false},
      {"grad/separable_conv1d/pointwise_kernel", "f32", 3, {1, 1, 1}, 0, false},
      {"grad/separable_conv1d/bias", "f32", 1, {1}, 0, false},
      {"grad/conv1d/kernel", "f32", 3, {2, 1, 2}, 0, false},
      {"grad/dense/kernel", "f32", 2, {1, 1}, 0, false},
      {"grad/dense/bias", "f32", 1, {1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/accumulator/separable_conv1d/depthwise_kernel", "f32", 3, {2, 1, 1}, 64, false},
      {"optimizer/accumulator/separable_conv1d/pointwise_kernel", "f32", 3, {1, 1, 1}, 128, false},
      {"optimizer/accumulator/separable_conv1d/bias", "f32", 1, {1}, 192, false},
      {"optimizer/accumulator/conv1d/kernel", "f32", 3, {2, 1, 2}, 256, false},
      {"optimizer/accumulator/dense/kernel", "f32", 2, {1, 1}, 320, false},
      {"optimizer/accumulator/dense/bias", "f32", 1, {1}, 384, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> part_infos{{
      {"gradient/separable_conv1d/depthwise_kernel", "f32", 3, {2, 1, 1}, 0, false},
      {"gradient/separable_conv1d/pointwise_kernel", "f32", 3, {1, 1, 1}, 64, false},
      {"gradient/separable_conv1d/bias", "f32", 1, {1}, 128, false},
      {"gradient/conv1d/kernel", "f32", 3, {2, 1, 2}, 192, false},
      {"gradient/dense/kernel", "f32", 2, {1, 1}, 256, false},
      {"gradient/dense/bias", "f32", 1, {1}, 320, false},
      {"loss", "f32", 0, {}, 384, false},
  }};
  static constexpr modelc::Index part_bytes = 448;
  static constexpr modelc::Index gradient_bytes = 384;  // the first of them
  static constexpr modelc::Index training_bytes = 448;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({20 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({40 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({20 * b});
    modelc::Size train_step_end = 640;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({40 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({40 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({20 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({20 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({20 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({20 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({10 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({5 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({5 * b});
    const modelc::Size update_step_end = 512;
    modelc::Size evaluate_step_end = 64;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({40 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({20 * b});
    modelc::Size gradients_end = 512;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({40 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({40 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({20 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({20 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({20 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({10 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({5 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({5 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 5, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 5, 1>>(arena_.at<float>(slots_[0]), symbols_.b,
                                                                               5, 1);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(384)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 2, 1, 1>>(arena_.at<float>(64), 2, 1, 1),
            modelc::make_view<modelc::View<const float, 1, 1, 1>>(arena_.at<float>(128), 1, 1, 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(192), 1),
            modelc::make_view<modelc::View<const float, 2, 1, 2>>(arena_.at<float>(256), 2, 1, 2),
            modelc::make_view<modelc::View<const float, 1, 1>>(arena_.at<float>(320), 1, 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(384), 1)};
  }

  // m.model:3: h1 = SeparableConv1D(1, 2, padding = "same", activation = hard_sigmoid, pointwise_initializer...
  // computes separable_conv1d, separable_conv1d, separable_conv1d and 1 more
  void compute_separable_conv1d(const float* x, const float* separable_conv1d_depthwise_kernel,
                                float* separable_conv1d) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<2, 1, 1, 0>>{b, {5}, 1, {5}, 1, 1}, x,
                 separable_conv1d_depthwise_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                   lane.store(separable_conv1d + pixel, 0, sum);
                 });
  }

  // m.model:3: h1 = SeparableConv1D(1, 2, padding = "same", activation = hard_sigmoid, pointwise_initializer...
  // computes h1, h1
  void compute_h1(const float* separable_conv1d, const float* separable_conv1d_pointwise_kernel,
                  const float* separable_conv1d_bias, float* h1) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<1, 1, 1, 0>>{b, {5}, 1, {5}, 1, 1}, separable_conv1d,
                 separable_conv1d_pointwise_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                   const auto add = lane(separable_conv1d_bias[0]) + sum + 3.0f;
                   lane.store(h1 + pixel, 0, select(add >= 6.0f, 6.0f, max(add, 0.0f)) / 6.0f);
                 });
  }

  // m.model:4: h2 = Conv1D(2, 2, padding = "same", activation = elu, use_bias = false, bias_regularizer = L1...
  // computes h2, h2
  void compute_h2(const float* h1, const float* conv1d_kernel, float* h2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<2, 1, 1, 0>>{b, {5}, 1, {5}, 2, 1}, h1, conv1d_kernel,
                 [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   lane.store(h2 + pixel * 2 + channel, select(sum > 0.0f, sum, expm1(min(0.0f, sum))));
                 });
  }

  // m.model:6: h4 = Add()([h3, Lambda(v -> v, mask = (v, m) -> v[..., 0] > -1.0)(h3)])
  // computes h4, h4
  void compute_h4(const float* h2, float* h4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(5 * b, [&](auto lane, modelc::Index i) {
      const auto add = lane.load(h2 + 1 + i * 2, 2) + lane.load(h2 + i * 2, 2);
      lane.store(h4 + i, add + add);
    });
  }

  // m.model:3: h1 = SeparableConv1D(1, 2, padding = "same", activation = hard_sigmoid, pointwise_initializer...
  // computes separable_conv1d_2, separable_conv1d_2
  void compute_separable_conv1d_2(const float* separable_conv1d, const float* separable_conv1d_pointwise_kernel,
                                  const float* separable_conv1d_bias, bool* separable_conv1d_2, float* h1,
                                  bool* separable_conv1d_3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<1, 1, 1, 0>>{b, {5}, 1, {5}, 1, 1}, separable_conv1d,
                 separable_conv1d_pointwise_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                   const auto add = lane(separable_conv1d_bias[0]) + sum + 3.0f;
                   const auto ge = add >= 6.0f;
                   const auto maximum = max(add, 0.0f);
                   const auto h1_2 = select(ge, 6.0f, maximum) / 6.0f;
                   const auto le = maximum <= 0.0f;
                   lane.store(separable_conv1d_2 + pixel, 0, ge);
                   lane.store(h1 + pixel, 0, h1_2);
                   lane.store(separable_conv1d_3 + pixel, 0, le);
                 });
  }

  // m.model:4: h2 = Conv1D(2, 2, padding = "same", activation = elu, use_bias = false, bias_regularizer = L1...
  // computes conv1d, conv1d
  void compute_conv1d(const float* h1, const float* conv1d_kernel, bool* conv1d, float* h2, float* conv1d_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<2, 1, 1, 0>>{b, {5}, 1, {5}, 2, 1}, h1, conv1d_kernel,
                 [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const auto gt = sum > 0.0f;
                   const auto expm1_2 = expm1(min(0.0f, sum));
                   const auto h2_2 = select(gt, sum, expm1_2);
                   const auto add = expm1_2 + 1.0f;
                   lane.store(conv1d + pixel * 2 + channel, gt);
                   lane.store(h2 + pixel * 2 + channel, h2_2);
                   lane.store(conv1d_2 + pixel * 2 + channel, add);
                 });
  }

  // m.model:6: h4 = Add()([h3, Lambda(v -> v, mask = (v, m) -> v[..., 0] > -1.0)(h3)])
  // computes h4, h4
  void compute_h4_2(const float* h2, float* h4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 5 * b; ++i) {
      const modelc::Scalar scalar{};
      const auto h3 = scalar(modelc::reduce_lanes<modelc::Sum, float>(
          2, [&](auto lane, modelc::Index j) { return lane.load(h2 + i * 2 + j); }));
      const auto h4_2 = h3 + h3;
      scalar.store(h4 + i, h4_2);
    }
  }

  // m.model:7: output y = Dense(1)(h4)
  // computes dense, dense, dense
  void compute_dense(const float* h4, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 5 * b, 1, 1, h4, 1, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(dense + row, 0, sum); });
  }

  // m.model:7: output y = Dense(1)(h4)
  // computes grad_h3, grad_h3
  void compute_grad_h3(const float* grad_y, const float* dense_kernel, float* grad_h3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(
        threads_, 5 * b, 1, 1, grad_y, 1, 1, dense_kernel, 1, 1,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(grad_h3 + row, 0, sum + sum); });
  }

  // m.model:4: h2 = Conv1D(2, 2, padding = "same", activation = elu, use_bias = false, bias_regularizer = L1...
  // computes conv1d_3, conv1d_3
  void compute_conv1d_3(const bool* conv1d, const float* grad_h3, const float* conv1d_2, float* conv1d_3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 5 * b; ++i) {
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
        const auto conv1d_4 = lane.load(conv1d + i * 2 + j);
        const auto grad_h3_2 = lane(grad_h3[i]);
        lane.store(conv1d_3 + i * 2 + j,
                   select(conv1d_4, grad_h3_2, 0.0f) +
                       select(conv1d_4, 0.0f, select(conv1d_4, 0.0f, grad_h3_2) * lane.load(conv1d_2 + i * 2 + j)));
      });
    }
  }

  // m.model:4: h2 = Conv1D(2, 2, padding = "same", activation = elu, use_bias = false, bias_regularizer = L1...
  // computes separable_conv1d_4, separable_conv1d_4
  void compute_separable_conv1d_4(const float* conv1d_3, const float* conv1d_kernel, const bool* separable_conv1d_3,
                                  const bool* separable_conv1d_2, float* separable_conv1d_4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv_transpose(threads_, modelc::ConvShape<modelc::Window<2, 1, 1, 0>>{b, {5}, 1, {5}, 2, 1}, conv1d_3,
                           conv1d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                             lane.store(separable_conv1d_4 + pixel, 0,
                                        select(lane(separable_conv1d_3[pixel]), 0.0f,
                                               select(lane(separable_conv1d_2[pixel]), 0.0f, sum / 6.0f)));
                           });
  }

  // m.model:3: h1 = SeparableConv1D(1, 2, padding = "same", activation = hard_sigmoid, pointwise_initializer...
  // computes separable_conv1d_5, separable_conv1d_5
  void compute_separable_conv1d_5(const float* separable_conv1d_4, const float* separable_conv1d_pointwise_kernel,
                                  float* separable_conv1d_5) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv_transpose(threads_, modelc::ConvShape<modelc::Window<1, 1, 1, 0>>{b, {5}, 1, {5}, 1, 1},
                           separable_conv1d_4, separable_conv1d_pointwise_kernel,
                           [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                             lane.store(separable_conv1d_5 + pixel, 0, sum);
                           });
  }

  // m.model:8: compile(optimizer = Adagrad(learning_rate = CosineDecay(0.1, 20)), loss = (t, p) -> maximum(0...
  // computes mul, mul
  void compute_mul(const std::int64_t* optimizer_iteration, float* mul) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul,
                 0.5f *
                     (1.0f + cos(min(1.0f, max(0.0f, modelc::cast<float>(lane.load(optimizer_iteration)) / 20.0f)) *
                                 3.1415927f)) *
                     0.1f);
    }
  }

  // m.model:8: compile(optimizer = Adagrad(learning_rate = CosineDecay(0.1, 20)), loss = (t, p) -> maximum(0...
  // computes new_optimizer_accumulator, new_optimizer_accumulator
  void compute_new_optimizer_accumulator(const float* gradients, const float* optimizer_accumulator,
                                         const float* weights, const float* mul, float* new_optimizer_accumulator,
                                         float* new_weights) noexcept {
    modelc::for_lanes<float>(81, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto add = lane.load(optimizer_accumulator + i) + gradients_2 * gradients_2;
      const auto sub = lane.load(weights + i) - gradients_2 * lane(mul[0]) * rsqrt(add + 1e-07f);
      lane.store(new_optimizer_accumulator + i, add);
      lane.store(new_weights + i, sub);
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

    // m.model:3: h1 = SeparableConv1D(1, 2, padding = "same", activation = hard_sigmoid, pointwise_initializer...
    // separable_conv1d: f32[b, 5, 1]
    const float* const separable_conv1d_depthwise_kernel = weights_->block.at<float>(0);
    float* const separable_conv1d = arena_.at<float>(slots_[0]);
    compute_separable_conv1d(x, separable_conv1d_depthwise_kernel, separable_conv1d);
    // h1: f32[b, 5, 1]
    const float* const separable_conv1d_pointwise_kernel = weights_->block.at<float>(64);
    const float* const separable_conv1d_bias = weights_->block.at<float>(128);
    float* const h1 = arena_.at<float>(slots_[1]);
    compute_h1(separable_conv1d, separable_conv1d_pointwise_kernel, separable_conv1d_bias, h1);

    // m.model:4: h2 = Conv1D(2, 2, padding = "same", activation = elu, use_bias = false, bias_regularizer = L1...
    // h2: f32[b, 5, 2]
    const float* const conv1d_kernel = weights_->block.at<float>(192);
    float* const h2 = arena_.at<float>(slots_[0]);
    compute_h2(h1, conv1d_kernel, h2);

    // m.model:6: h4 = Add()([h3, Lambda(v -> v, mask = (v, m) -> v[..., 0] > -1.0)(h3)])
    // h4: f32[b, 5, 1]
    float* const h4 = arena_.at<float>(slots_[1]);
    compute_h4(h2, h4);

    // m.model:7: output y = Dense(1)(h4)
    // y: f32[b, 5, 1]
    const float* const dense_kernel = weights_->block.at<float>(256);
    const float* const dense_bias = weights_->block.at<float>(320);
    float* const y = arena_.at<float>(slots_[0]);
    modelc::matmul(threads_, 5 * b, 1, 1, h4, 1, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(y + row, 0, lane(dense_bias[0]) + sum);
                   });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = SeparableConv1D(1, 2, padding = "same", activation = hard_sigmoid, pointwise_initializer...
    // separable_conv1d: f32[b, 5, 1]
    const float* const separable_conv1d_depthwise_kernel = weights_->block.at<float>(0);
    float* const separable_conv1d = arena_.at<float>(train_step_slots_[2]);
    compute_separable_conv1d(x, separable_conv1d_depthwise_kernel, separable_conv1d);
    // separable_conv1d_2: bool[b, 5, 1], h1: f32[b, 5, 1], separable_conv1d_3: bool[b, 5, 1]
    const float* const separable_conv1d_pointwise_kernel = weights_->block.at<float>(64);
    const float* const separable_conv1d_bias = weights_->block.at<float>(128);
    bool* const separable_conv1d_2 = arena_.at<bool>(train_step_slots_[7]);
    float* const h1 = arena_.at<float>(train_step_slots_[3]);
    bool* const separable_conv1d_3 = arena_.at<bool>(train_step_slots_[8]);
    compute_separable_conv1d_2(separable_conv1d, separable_conv1d_pointwise_kernel, separable_conv1d_bias,
                               separable_conv1d_2, h1, separable_conv1d_3);

    // m.model:4: h2 = Conv1D(2, 2, padding = "same", activation = elu, use_bias = false, bias_regularizer = L1...
    // conv1d: bool[b, 5, 2], h2: f32[b, 5, 2], conv1d_2: f32[b, 5, 2]
    const float* const conv1d_kernel = weights_->block.at<float>(192);
    bool* const conv1d = arena_.at<bool>(train_step_slots_[6]);
    float* const h2 = arena_.at<float>(train_step_slots_[0]);
    float* const conv1d_2 = arena_.at<float>(train_step_slots_[1]);
    compute_conv1d(h1, conv1d_kernel, conv1d, h2, conv1d_2);

    // m.model:6: h4 = Add()([h3, Lambda(v -> v, mask = (v, m) -> v[..., 0] > -1.0)(h3)])
    // h4: f32[b, 5, 1]
    float* const h4 = arena_.at<float>(train_step_slots_[4]);
    compute_h4_2(h2, h4);

    // m.model:7: output y = Dense(1)(h4)
    // dense: f32[b, 5, 1]
    const float* const dense_kernel = weights_->block.at<float>(256);
    float* const dense = arena_.at<float>(train_step_slots_[0]);
    compute_dense(h4, dense_kernel, dense);
    // gradients: f32[81]
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 2 + i, lane(0.0f)); });
    // gradients: f32[81]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 17 + i, lane(0.0f)); });
    // gradients: f32[81]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 33 + i, lane(0.0f)); });
    // gradients: f32[81]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 52 + i, lane(0.0f)); });
    // gradients: f32[81]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 65 + i, lane(0.0f)); });
    // the loss, and what its gradient needs
    // loss: f32, grad_y: f32[b, 5, 1], gradients: f32[81]
    const float* const dense_bias = weights_->block.at<float>(320);
    float* const loss = arena_.at<float>(384);
    float* const grad_y = arena_.at<float>(train_step_slots_[0]);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      const auto div = scalar(1.0f) / scalar(static_cast<float>(5 * b));
      const auto mul_2 = div * 0.5f;
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(5 * b, [&](auto lane, modelc::Index i) {
        const auto y = lane(dense_bias_2) + lane.load(dense + i);
        const auto y_true_2 = lane.load(y_true + i);
        const auto mul_3 = (y_true_2 - y) * 0.3f;
        const auto mul_4 = (y - y_true_2) * 0.7f;
        const auto where = select(mul_3 == mul_4, lane(mul_2), 0.0f);
        const auto grad_y_2 =
            0.7f * select(mul_4 > mul_3, lane(div), where) - 0.3f * select(mul_3 > mul_4, lane(div), where);
        const auto maximum = max(mul_3, mul_4);
        lane.store(grad_y + i, grad_y_2);
        return modelc::folded(maximum, grad_y_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto grad_dense_bias = scalar(std::get<1>(row_2));
      const auto div_2 = row_sum / static_cast<float>(5 * b);
      const auto div_2_lanes = div_2;
      const auto grad_dense_bias_lanes = grad_dense_bias;
      scalar.store(loss, div_2_lanes);
      scalar.store(gradients + 80, grad_dense_bias_lanes);
    }
    // grad_h3: f32[b, 5, 1]
    float* const grad_h3 = arena_.at<float>(train_step_slots_[5]);
    compute_grad_h3(grad_y, dense_kernel, grad_h3);

    // m.model:4: h2 = Conv1D(2, 2, padding = "same", activation = elu, use_bias = false, bias_regularizer = L1...
    // conv1d_3: f32[b, 5, 2]
    float* const conv1d_3 = arena_.at<float>(train_step_slots_[1]);
    compute_conv1d_3(conv1d, grad_h3, conv1d_2, conv1d_3);
    // grad_conv1d_kernel: f32[2, 1, 2]
    float* const grad_conv1d_kernel = arena_.at<float>(448);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(grad_conv1d_kernel, 2, 1, 2),
                                          modelc::tensor(h1, b, 5, 1), modelc::tensor(conv1d_3, b, 5, 2),
                                          modelc::Windows<modelc::Window<2, 1, 1, 0>>{});
    // separable_conv1d_4: f32[b, 5, 1]
    float* const separable_conv1d_4 = arena_.at<float>(train_step_slots_[3]);
    compute_separable_conv1d_4(conv1d_3, conv1d_kernel, separable_conv1d_3, separable_conv1d_2, separable_conv1d_4);

    // m.model:3: h1 = SeparableConv1D(1, 2, padding = "same", activation = hard_sigmoid, pointwise_initializer...
    // separable_conv1d_5: f32[b, 5, 1]
    float* const separable_conv1d_5 = arena_.at<float>(train_step_slots_[1]);
    compute_separable_conv1d_5(separable_conv1d_4, separable_conv1d_pointwise_kernel, separable_conv1d_5);
    // grad_separable_conv1d_pointwise_kernel: f32[1, 1, 1]
    float* const grad_separable_conv1d_pointwise_kernel = arena_.at<float>(512);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(grad_separable_conv1d_pointwise_kernel, 1, 1, 1),
                                          modelc::tensor(separable_conv1d, b, 5, 1),
                                          modelc::tensor(separable_conv1d_4, b, 5, 1),
                                          modelc::Windows<modelc::Window<1, 1, 1, 0>>{});
    // grad_separable_conv1d_depthwise_kernel: f32[2, 1, 1]
    float* const grad_separable_conv1d_depthwise_kernel = arena_.at<float>(576);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(grad_separable_conv1d_depthwise_kernel, 2, 1, 1),
                                          modelc::tensor(x, b, 5, 1), modelc::tensor(separable_conv1d_5, b, 5, 1),
                                          modelc::Windows<modelc::Window<2, 1, 1, 0>>{});
    // gradients: f32[81]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      lane.store(gradients + i, lane.load(grad_separable_conv1d_depthwise_kernel + i));
    });
    // gradients: f32[81]
    {
      const modelc::Scalar scalar{};
      const auto grad_separable_conv1d_pointwise_kernel_2 = scalar.load(grad_separable_conv1d_pointwise_kernel);
      const auto grad_separable_conv1d_bias = scalar(modelc::reduce_lanes<modelc::Sum, float>(
          5 * b, [&](auto lane, modelc::Index i) { return lane.load(separable_conv1d_4 + i); }));
      scalar.store(gradients + 16, grad_separable_conv1d_pointwise_kernel_2);
      scalar.store(gradients + 32, grad_separable_conv1d_bias);
    }
    // gradients: f32[81]
    modelc::for_lanes<float>(
        4, [&](auto lane, modelc::Index i) { lane.store(gradients + 48 + i, lane.load(grad_conv1d_kernel + i)); });

    // m.model:7: output y = Dense(1)(h4)
    // gradients: f32[81]
    modelc::matmul(threads_, 1, 5 * b, 1, h4, 0, 1, grad_y, 1, 0,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) { lane.store(gradients + 64, 0, sum); });

    // m.model:8: compile(optimizer = Adagrad(learning_rate = CosineDecay(0.1, 20)), loss = (t, p) -> maximum(0...
    // mul: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const mul = arena_.at<float>(448);
    compute_mul(optimizer_iteration, mul);
    // new_optimizer_accumulator: f32[81], new_weights: f32[81]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_accumulator = training_->block.at<float>(64);
    float* const new_optimizer_accumulator = training_->block.at<float>(64);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_accumulator(gradients, optimizer_accumulator, weights, mul, new_optimizer_accumulator,
                                      new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:8: compile(optimizer = Adagrad(learning_rate = CosineDecay(0.1, 20)), loss = (t, p) -> maximum(0...
    // mul: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const mul = arena_.at<float>(0);
    compute_mul(optimizer_iteration, mul);
    // new_optimizer_accumulator: f32[81], new_weights: f32[81]
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(64);
    const float* const optimizer_accumulator = training_->block.at<float>(64);
    float* const new_optimizer_accumulator = training_->block.at<float>(64);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_accumulator(part_gradients, optimizer_accumulator, weights, mul, new_optimizer_accumulator,
                                      new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = SeparableConv1D(1, 2, padding = "same", activation = hard_sigmoid, pointwise_initializer...
    // separable_conv1d: f32[b, 5, 1]
    const float* const separable_conv1d_depthwise_kernel = weights_->block.at<float>(0);
    float* const separable_conv1d = arena_.at<float>(evaluate_step_slots_[0]);
    compute_separable_conv1d(x, separable_conv1d_depthwise_kernel, separable_conv1d);
    // h1: f32[b, 5, 1]
    const float* const separable_conv1d_pointwise_kernel = weights_->block.at<float>(64);
    const float* const separable_conv1d_bias = weights_->block.at<float>(128);
    float* const h1 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_h1(separable_conv1d, separable_conv1d_pointwise_kernel, separable_conv1d_bias, h1);

    // m.model:4: h2 = Conv1D(2, 2, padding = "same", activation = elu, use_bias = false, bias_regularizer = L1...
    // h2: f32[b, 5, 2]
    const float* const conv1d_kernel = weights_->block.at<float>(192);
    float* const h2 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_h2(h1, conv1d_kernel, h2);

    // m.model:6: h4 = Add()([h3, Lambda(v -> v, mask = (v, m) -> v[..., 0] > -1.0)(h3)])
    // h4: f32[b, 5, 1]
    float* const h4 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_h4(h2, h4);

    // m.model:7: output y = Dense(1)(h4)
    // dense: f32[b, 5, 1]
    const float* const dense_kernel = weights_->block.at<float>(256);
    float* const dense = arena_.at<float>(evaluate_step_slots_[0]);
    compute_dense(h4, dense_kernel, dense);

    // m.model:8: compile(optimizer = Adagrad(learning_rate = CosineDecay(0.1, 20)), loss = (t, p) -> maximum(0...
    // the loss
    // loss: f32
    const float* const dense_bias = weights_->block.at<float>(320);
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(5 * b, [&](auto lane, modelc::Index i) {
        const auto y = lane(dense_bias_2) + lane.load(dense + i);
        const auto y_true_2 = lane.load(y_true + i);
        return max((y_true_2 - y) * 0.3f, (y - y_true_2) * 0.7f);
      }));
      const auto div = row_sum / static_cast<float>(5 * b);
      scalar.store(loss, div);
    }
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = SeparableConv1D(1, 2, padding = "same", activation = hard_sigmoid, pointwise_initializer...
    // separable_conv1d: f32[b, 5, 1]
    const float* const separable_conv1d_depthwise_kernel = weights_->block.at<float>(0);
    float* const separable_conv1d = arena_.at<float>(gradients_slots_[2]);
    compute_separable_conv1d(x, separable_conv1d_depthwise_kernel, separable_conv1d);
    // separable_conv1d_2: bool[b, 5, 1], h1: f32[b, 5, 1], separable_conv1d_3: bool[b, 5, 1]
    const float* const separable_conv1d_pointwise_kernel = weights_->block.at<float>(64);
    const float* const separable_conv1d_bias = weights_->block.at<float>(128);
    bool* const separable_conv1d_2 = arena_.at<bool>(gradients_slots_[6]);
    float* const h1 = arena_.at<float>(gradients_slots_[3]);
    bool* const separable_conv1d_3 = arena_.at<bool>(gradients_slots_[7]);
    compute_separable_conv1d_2(separable_conv1d, separable_conv1d_pointwise_kernel, separable_conv1d_bias,
                               separable_conv1d_2, h1, separable_conv1d_3);

    // m.model:4: h2 = Conv1D(2, 2, padding = "same", activation = elu, use_bias = false, bias_regularizer = L1...
    // conv1d: bool[b, 5, 2], h2: f32[b, 5, 2], conv1d_2: f32[b, 5, 2]
    const float* const conv1d_kernel = weights_->block.at<float>(192);
    bool* const conv1d = arena_.at<bool>(gradients_slots_[5]);
    float* const h2 = arena_.at<float>(gradients_slots_[0]);
    float* const conv1d_2 = arena_.at<float>(gradients_slots_[1]);
    compute_conv1d(h1, conv1d_kernel, conv1d, h2, conv1d_2);

    // m.model:6: h4 = Add()([h3, Lambda(v -> v, mask = (v, m) -> v[..., 0] > -1.0)(h3)])
    // h4: f32[b, 5, 1]
    float* const h4 = arena_.at<float>(gradients_slots_[4]);
    compute_h4_2(h2, h4);

    // m.model:7: output y = Dense(1)(h4)
    // dense: f32[b, 5, 1]
    const float* const dense_kernel = weights_->block.at<float>(256);
    float* const dense = arena_.at<float>(gradients_slots_[0]);
    compute_dense(h4, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, grad_y: f32[b, 5, 1], new_part_gradient_dense_bias: f32[1]
    const float* const dense_bias = weights_->block.at<float>(320);
    float* const loss = arena_.at<float>(0);
    float* const grad_y = arena_.at<float>(gradients_slots_[0]);
    float* const new_part_gradient_dense_bias = arena_.at<float>(384);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      const auto div = scalar(1.0f) / scalar(static_cast<float>(5 * b));
      const auto mul = div * 0.5f;
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(5 * b, [&](auto lane, modelc::Index i) {
        const auto y = lane(dense_bias_2) + lane.load(dense + i);
        const auto y_true_2 = lane.load(y_true + i);
        const auto mul_2 = (y_true_2 - y) * 0.3f;
        const auto mul_3 = (y - y_true_2) * 0.7f;
        const auto where = select(mul_2 == mul_3, lane(mul), 0.0f);
        const auto grad_y_2 =
            0.7f * select(mul_3 > mul_2, lane(div), where) - 0.3f * select(mul_2 > mul_3, lane(div), where);
        const auto maximum = max(mul_2, mul_3);
        lane.store(grad_y + i, grad_y_2);
        return modelc::folded(maximum, grad_y_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto grad_dense_bias = scalar(std::get<1>(row_2));
      const auto div_2 = row_sum / static_cast<float>(5 * b);
      const auto div_2_lanes = div_2;
      const auto grad_dense_bias_lanes = grad_dense_bias;
      scalar.store(loss, div_2_lanes);
      scalar.store(new_part_gradient_dense_bias, grad_dense_bias_lanes);
    }
    ready_(320);
    // new_part_gradient_dense_kernel: f32[1, 1]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(320);
    modelc::matmul(
        threads_, 1, 5 * b, 1, h4, 0, 1, grad_y, 1, 0,
        [&](auto lane, auto sum, modelc::Index, modelc::Index) { lane.store(new_part_gradient_dense_kernel, 0, sum); });
    ready_(256);
    // grad_h3: f32[b, 5, 1]
    float* const grad_h3 = arena_.at<float>(gradients_slots_[4]);
    compute_grad_h3(grad_y, dense_kernel, grad_h3);

    // m.model:4: h2 = Conv1D(2, 2, padding = "same", activation = elu, use_bias = false, bias_regularizer = L1...
    // conv1d_3: f32[b, 5, 2]
    float* const conv1d_3 = arena_.at<float>(gradients_slots_[1]);
    compute_conv1d_3(conv1d, grad_h3, conv1d_2, conv1d_3);
    // new_part_gradient_conv1d_kernel: f32[2, 1, 2]
    float* const new_part_gradient_conv1d_kernel = arena_.at<float>(256);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(new_part_gradient_conv1d_kernel, 2, 1, 2),
                                          modelc::tensor(h1, b, 5, 1), modelc::tensor(conv1d_3, b, 5, 2),
                                          modelc::Windows<modelc::Window<2, 1, 1, 0>>{});
    ready_(192);
    // separable_conv1d_4: f32[b, 5, 1]
    float* const separable_conv1d_4 = arena_.at<float>(gradients_slots_[0]);
    compute_separable_conv1d_4(conv1d_3, conv1d_kernel, separable_conv1d_3, separable_conv1d_2, separable_conv1d_4);

    // m.model:3: h1 = SeparableConv1D(1, 2, padding = "same", activation = hard_sigmoid, pointwise_initializer...
    // new_part_gradient_separable_conv1d_bias: f32[1]
    float* const new_part_gradient_separable_conv1d_bias = arena_.at<float>(192);
    {
      const modelc::Scalar scalar{};
      const auto grad_separable_conv1d_bias = scalar(modelc::reduce_lanes<modelc::Sum, float>(
          5 * b, [&](auto lane, modelc::Index i) { return lane.load(separable_conv1d_4 + i); }));
      scalar.store(new_part_gradient_separable_conv1d_bias, grad_separable_conv1d_bias);
    }
    ready_(128);
    // separable_conv1d_5: f32[b, 5, 1]
    float* const separable_conv1d_5 = arena_.at<float>(gradients_slots_[1]);
    compute_separable_conv1d_5(separable_conv1d_4, separable_conv1d_pointwise_kernel, separable_conv1d_5);
    // new_part_gradient_separable_conv1d_pointwise_kernel: f32[1, 1, 1]
    float* const new_part_gradient_separable_conv1d_pointwise_kernel = arena_.at<float>(128);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(new_part_gradient_separable_conv1d_pointwise_kernel, 1, 1, 1),
        modelc::tensor(separable_conv1d, b, 5, 1), modelc::tensor(separable_conv1d_4, b, 5, 1),
        modelc::Windows<modelc::Window<1, 1, 1, 0>>{});
    ready_(64);
    // new_part_gradient_separable_conv1d_depthwise_kernel: f32[2, 1, 1]
    float* const new_part_gradient_separable_conv1d_depthwise_kernel = arena_.at<float>(64);
    modelc::kernels::conv_kernel_gradient(threads_,
                                          modelc::tensor(new_part_gradient_separable_conv1d_depthwise_kernel, 2, 1, 1),
                                          modelc::tensor(x, b, 5, 1), modelc::tensor(separable_conv1d_5, b, 5, 1),
                                          modelc::Windows<modelc::Window<2, 1, 1, 0>>{});
    ready_(0);

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(448));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[2];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[9];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[2];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[8];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4227

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

namespace m4228 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
    modelc::Index s02 = 1;
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

  /// `x: f32[b, 4, 3, s02, 3]` gives `y: f32[b, 4, 3, s02, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 4, 3, modelc::Dynamic, 3> predict(
      modelc::View<const float, modelc::Dynamic, 4, 3, modelc::Dynamic, 3> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == symbols_.s02);
    assert(x.dimension(4) == 3);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 4, 3, modelc::Dynamic, 3> predict(const XTensor& x) {
    compute(modelc::checked<float, 5>("x", x, {symbols_.b, 4, 3, symbols_.s02, 3}));
    return results();
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 4, 3, s02, 3]`
  /// - takes `weight: f32[b]`
  /// - takes `y_true: f32[b, 4, 3, s02, 3]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 4, 3, modelc::Dynamic, 3> x,
                      modelc::View<const float, modelc::Dynamic> weight,
                      modelc::View<const float, modelc::Dynamic, 4, 3, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == symbols_.s02);
    assert(x.dimension(4) == 3);
    assert(weight.size() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 4);
    assert(y_true.dimension(2) == 3);
    assert(y_true.dimension(3) == symbols_.s02);
    assert(y_true.dimension(4) == 3);
    compute_evaluate_step(x.data(), weight.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class WeightTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const WeightTensor& weight, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 5>("x", x, {symbols_.b, 4, 3, symbols_.s02, 3}),
                          modelc::checked<float, 1>("weight", weight, {symbols_.b}),
                          modelc::checked<float, 5>("y_true", y_true, {symbols_.b, 4, 3, symbols_.s02, 3}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]),
                          static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 4, 3, s02, 3]`
  /// - takes `weight: f32[b]`
  /// - takes `y_true: f32[b, 4, 3, s02, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 4, 3, modelc::Dynamic, 3> x,
                      modelc::View<const float, modelc::Dynamic> weight,
                      modelc::View<const float, modelc::Dynamic, 4, 3, modelc::Dynamic, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == symbols_.s02);
    assert(x.dimension(4) == 3);
    assert(weight.size() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 4);
    assert(y_true.dimension(2) == 3);
    assert(y_true.dimension(3) == symbols_.s02);
    assert(y_true.dimension(4) == 3);
    compute_gradients(x.data(), weight.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class WeightTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const WeightTensor& weight, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 5>("x", x, {symbols_.b, 4, 3, symbols_.s02, 3}),
                      modelc::checked<float, 1>("weight", weight, {symbols_.b}),
                      modelc::checked<float, 5>("y_true", y_true, {symbols_.b, 4, 3, symbols_.s02, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]),
                      static_cast<const float*>(inputs[2]));
    outputs[0] = arena_.at<float>(64);
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
    return {36 * symbols_.b * symbols_.s02, symbols_.b, 36 * symbols_.b * symbols_.s02};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 36 * symbols_.b * symbols_.s02, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s02"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 5, {-1, 4, 3, -1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 5, {-1, 4, 3, -1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> weight_infos{};
  static constexpr modelc::Index weight_bytes = 0;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f32", 5, {-1, 4, 3, -1, 3}, 0, false},
      {"weight", "f32", 1, {-1}, 0, false},
      {"y_true", "f32", 5, {-1, 4, 3, -1, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "cosine_similarity"};
  static constexpr std::array<modelc::TensorInfo, 2> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> training_infos{{
      {"metric/cosine_similarity/total", "f32", 0, {}, 0, false},
      {"metric/cosine_similarity/count", "f32", 0, {}, 64, false},
  }};
  static constexpr modelc::Index training_bytes = 128;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s02_2 = modelc::positive("s02", symbols_.s02);
    modelc::require_sizes({144 * b * s02_2, 4 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({144 * b * s02_2});
    const modelc::Size evaluate_step_end = 192;
    const modelc::Size gradients_end = 128;
    return std::max<modelc::Index>({end.value(), evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 4, 3, modelc::Dynamic, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 4, 3, modelc::Dynamic, 3>>(
        arena_.at<float>(slots_[0]), symbols_.b, 4, 3, symbols_.s02, 3);
  }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(64)), modelc::make_view<float>(arena_.at<float>(0))};
  }

  // m.model:3: loss 0.02 * mean(square(x))
  // computes mul, mul
  void compute_mul(const float* x, float* mul) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s02_2 = symbols_.s02;
    {
      const modelc::Scalar scalar{};
      const auto row_sum =
          scalar(modelc::reduce_lanes<modelc::Sum, float>(36 * b * s02_2, [&](auto lane, modelc::Index i) {
            const auto x_2 = lane.load(x + i);
            return x_2 * x_2;
          }));
      const auto mul_2 = row_sum / static_cast<float>(36 * b * s02_2) * 0.02f;
      scalar.store(mul, mul_2);
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s02_2 = symbols_.s02;

    // m.model:2: input x: f32[b, 4, 3, s02, 3]
    // x_2: f32[b, 4, 3, s02, 3]
    float* const x_2 = arena_.at<float>(slots_[0]);
    modelc::for_lanes<float>(36 * b * s02_2,
                             [&](auto lane, modelc::Index i) { lane.store(x_2 + i, lane.load(x + i)); });
  }

  void compute_evaluate_step(const float* x, const float* weight, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s02_2 = symbols_.s02;

    // m.model:3: loss 0.02 * mean(square(x))
    // mul: f32
    float* const mul = arena_.at<float>(0);
    compute_mul(x, mul);

    // m.model:6: compile(optimizer = Nadam(), loss = mse, sample_weight = weight, metrics = [CosineSimilarity()])
    // the loss, and what its gradient needs
    // loss: f32, new_metric_cosine_similarity_total: f32, cosine_similarity: f32, cosine_similarity_2: f32
    const float* const metric_cosine_similarity_total = training_->block.at<float>(0);
    const float* const metric_cosine_similarity_count = training_->block.at<float>(64);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_cosine_similarity_total = training_->block.at<float>(0);
    float* const cosine_similarity = arena_.at<float>(64);
    float* const cosine_similarity_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 12 * s02_2; ++j) {
          const auto weight_2 = scalar.load(weight + i);
          const auto where = select(max(max(abs(scalar.load(y_true + i * (36 * s02_2) + j * 3)),
                                            abs(scalar.load(y_true + 1 + i * (36 * s02_2) + j * 3))),
                                        abs(scalar.load(y_true + 2 + i * (36 * s02_2) + j * 3))) > 1e+18f,
                                    5.169879e-26f, 1.0f);
          const auto mul_2 = where * (where * 1e-12f);
          const auto where_2 = select(max(max(abs(scalar.load(x + i * (36 * s02_2) + j * 3)),
                                              abs(scalar.load(x + 1 + i * (36 * s02_2) + j * 3))),
                                          abs(scalar.load(x + 2 + i * (36 * s02_2) + j * 3))) > 1e+18f,
                                      5.169879e-26f, 1.0f);
          const auto mul_3 = where_2 * (1e-12f * where_2);
          const auto row_2 =
              modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
                const auto x_2 = lane.load(x + i * (36 * s02_2) + j * 3 + k);
                const auto y_true_2 = lane.load(y_true + i * (36 * s02_2) + j * 3 + k);
                const auto sub = x_2 - y_true_2;
                const auto mul_4 = y_true_2 * lane(where);
                const auto mul_5 = x_2 * lane(where_2);
                const auto mul_6 = sub * sub;
                const auto mul_7 = mul_4 * mul_4;
                const auto mul_8 = mul_5 * mul_5;
                return modelc::folded(mul_6, mul_7, mul_8);
              });
          const auto row_sum = scalar(std::get<0>(row_2));
          const auto row_sum_2 = scalar(std::get<1>(row_2));
          const auto row_sum_3 = scalar(std::get<2>(row_2));
          const auto mul_9 = row_sum / 3.0f * weight_2;
          const auto rsqrt_2 = rsqrt(max(row_sum_2, mul_2));
          const auto rsqrt_3 = rsqrt(max(row_sum_3, mul_3));
          total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index k) {
            return lane.load(y_true + i * (36 * s02_2) + j * 3 + k) * lane(where) * lane(rsqrt_2) *
                   (lane.load(x + i * (36 * s02_2) + j * 3 + k) * lane(where_2) * lane(rsqrt_3));
          })));
          total_sum.add(mul_9);
        }
      }
      const auto add = scalar.load(metric_cosine_similarity_total) + scalar(total_sum_2.value());
      const auto add_2 = scalar.load(metric_cosine_similarity_count) + static_cast<float>(12 * b * s02_2);
      const auto eq = add_2 == 0.0f;
      const auto add_3 = scalar.load(mul) + scalar(total_sum.value()) / static_cast<float>(12 * b * s02_2);
      const auto where_3 = select(eq, 0.0f, add / select(eq, 1.0f, add_2));
      scalar.store(loss, add_3);
      scalar.store(new_metric_cosine_similarity_total, add);
      scalar.store(cosine_similarity, add_2);
      scalar.store(cosine_similarity_2, where_3);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(64));
  }

  void compute_gradients(const float* x, const float* weight, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s02_2 = symbols_.s02;

    // m.model:3: loss 0.02 * mean(square(x))
    // mul: f32
    float* const mul = arena_.at<float>(0);
    compute_mul(x, mul);

    // m.model:6: compile(optimizer = Nadam(), loss = mse, sample_weight = weight, metrics = [CosineSimilarity()])
    // the loss, and what its gradient needs
    // y_loss: f32, loss: f32
    float* const y_loss = arena_.at<float>(0);
    float* const loss = arena_.at<float>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 12 * s02_2; ++j) {
          const auto weight_2 = scalar.load(weight + i);
          const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index k) {
            const auto sub =
                lane.load(x + i * (36 * s02_2) + j * 3 + k) - lane.load(y_true + i * (36 * s02_2) + j * 3 + k);
            return sub * sub;
          }));
          const auto mul_2 = row_sum / 3.0f * weight_2;
          total_sum.add(mul_2);
        }
      }
      const auto div = scalar(total_sum.value()) / static_cast<float>(12 * b * s02_2);
      const auto add = scalar.load(mul) + div;
      scalar.store(y_loss, div);
      scalar.store(loss, add);
    }
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Parallel threads_;
  modelc::Index slots_[1];  // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4228

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
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4229 {

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

    auto dense_kernel() noexcept { return modelc::block_view<float, 2, 2>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<float, 2>(block, 64); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<float>(64), 1, 0.01f); }
  };

  struct Inputs {
    modelc::View<const float, modelc::Dynamic, 4> x;
    modelc::View<const float, modelc::Dynamic, 2> z;
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

  /// `x: f32[b, 4], z: f32[b, 2]` gives `y: f32[b, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 2> predict(modelc::View<const float, modelc::Dynamic, 4> x,
                                                        modelc::View<const float, modelc::Dynamic, 2> z) noexcept {
    assert(x.rows() == symbols_.b);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const float, modelc::Dynamic, 2> predict(const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const float, modelc::Dynamic, 2> predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<float, 2>("x", x, {symbols_.b, 4});
    compute(modelc::checked<float, 2>("z", z, {symbols_.b, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 4]`
  /// - takes `z: f32[b, 2]`
  /// - takes `y_true: f32[b, 2]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 4> x, modelc::View<const float, modelc::Dynamic, 2> z,
                   modelc::View<const float, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_train_step(z.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 2>("x", x, {symbols_.b, 4});
    compute_train_step(modelc::checked<float, 2>("z", z, {symbols_.b, 2}),
                       modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(128));
    values[1] = static_cast<double>(*arena_.at<float>(256));
    values[2] = static_cast<double>(*arena_.at<float>(384));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 4]`
  /// - takes `z: f32[b, 2]`
  /// - takes `y_true: f32[b, 2]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 4> x, modelc::View<const float, modelc::Dynamic, 2> z,
                      modelc::View<const float, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_evaluate_step(z.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 2>("x", x, {symbols_.b, 4});
    compute_evaluate_step(modelc::checked<float, 2>("z", z, {symbols_.b, 2}),
                          modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 2}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(128));
    values[2] = static_cast<double>(*arena_.at<float>(256));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 4]`
  /// - takes `z: f32[b, 2]`
  /// - takes `y_true: f32[b, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 4> x, modelc::View<const float, modelc::Dynamic, 2> z,
                      modelc::View<const float, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_gradients(z.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 2>("x", x, {symbols_.b, 4});
    compute_gradients(modelc::checked<float, 2>("z", z, {symbols_.b, 2}),
                      modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]));
    outputs[0] = arena_.at<float>(0);
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
    values[2] = static_cast<double>(*arena_.at<float>(64));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(256), 2, 0.0f);
    std::fill_n(training_->block.at<float>(320), 2, 0.0f);
    std::fill_n(training_->block.at<float>(384), 2, 0.0f);
    std::fill_n(training_->block.at<float>(448), 2, 0.0f);
    std::fill_n(training_->block.at<float>(512), 1, 0.0f);
    std::fill_n(training_->block.at<float>(576), 1, 0.0f);
  }
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
    return {4 * symbols_.b, 2 * symbols_.b, 2 * symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[1]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 2 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 2, {-1, 4}, 0, false},
      {"z", "f32", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"dense/kernel", "f32", 2, {2, 2}, 0, true},
      {"dense/bias", "f32", 1, {2}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f32", 2, {-1, 4}, 0, false},
      {"z", "f32", 2, {-1, 2}, 0, false},
      {"y_true", "f32", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "r2_score", "cosine_similarity"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {2, 2}, 0, false},
      {"grad/dense/bias", "f32", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 10> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/velocity/dense/kernel", "f32", 2, {2, 2}, 128, false},
      {"optimizer/velocity/dense/bias", "f32", 1, {2}, 192, false},
      {"metric/r2_score/squares", "f32", 1, {2}, 256, false},
      {"metric/r2_score/totals", "f32", 1, {2}, 320, false},
      {"metric/r2_score/residual", "f32", 1, {2}, 384, false},
      {"metric/r2_score/count", "f32", 1, {2}, 448, false},
      {"metric/cosine_similarity/total", "f32", 0, {}, 512, false},
      {"metric/cosine_similarity/count", "f32", 0, {}, 576, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 9> part_infos{{
      {"gradient/dense/kernel", "f32", 2, {2, 2}, 0, false},
      {"gradient/dense/bias", "f32", 1, {2}, 64, false},
      {"loss", "f32", 0, {}, 128, false},
      {"metric/r2_score/squares", "f32", 1, {2}, 192, false},
      {"metric/r2_score/totals", "f32", 1, {2}, 256, false},
      {"metric/r2_score/residual", "f32", 1, {2}, 320, false},
      {"metric/r2_score/count", "f32", 1, {2}, 384, false},
      {"metric/cosine_similarity/total", "f32", 0, {}, 448, false},
      {"metric/cosine_similarity/count", "f32", 0, {}, 512, false},
  }};
  static constexpr modelc::Index part_bytes = 576;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 640;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({16 * b, 8 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    modelc::Size train_step_end = 448;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    const modelc::Size update_step_end = 704;
    modelc::Size evaluate_step_end = 320;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    modelc::Size gradients_end = 704;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 2>>(arena_.at<float>(slots_[0]), symbols_.b, 2);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(128)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 2, 2>>(arena_.at<float>(128), 2, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(192), 2)};
  }

  // m.model:4: output y = Dense(2)(z)
  // computes dense, dense, dense
  void compute_dense(const float* z, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 2, z, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, sum);
                   });
  }

  // m.model:5: compile(optimizer = SGD(momentum = 0.9), loss = BinaryCrossentropy(from_logits = true), metri...
  // computes new_metric_r2_score_totals, new_metric_r2_score_totals
  void compute_new_metric_r2_score_totals(const float* metric_r2_score_totals, const float* metric_r2_score_squares,
                                          const float* dense_bias, const float* metric_r2_score_residual,
                                          const float* metric_r2_score_count, const float* y_true, const float* dense,
                                          float* r2_score, float* new_metric_r2_score_totals,
                                          float* new_metric_r2_score_squares, float* new_metric_r2_score_residual,
                                          float* r2_score_2) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
        const auto metric_r2_score_totals_2 = lane.load(metric_r2_score_totals + i);
        const auto metric_r2_score_squares_2 = lane.load(metric_r2_score_squares + i);
        const auto dense_bias_2 = lane.load(dense_bias + i);
        const auto metric_r2_score_residual_2 = lane.load(metric_r2_score_residual + i);
        const auto add = lane.load(metric_r2_score_count + i) + static_cast<float>(b);
        auto column_sum = lane(modelc::Sum::identity<float>());
        auto column_sum_2 = lane(modelc::Sum::identity<float>());
        auto column_sum_3 = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < b; ++j) {
          const auto y_true_2 = lane.load(y_true + i + j * 2);
          const auto sub = y_true_2 - (dense_bias_2 + lane.load(dense + i + j * 2));
          column_sum = modelc::Sum::apply(column_sum, y_true_2);
          column_sum_2 = modelc::Sum::apply(column_sum_2, y_true_2 * y_true_2);
          column_sum_3 = modelc::Sum::apply(column_sum_3, sub * sub);
        }
        lane.store(r2_score + i, add);
        const auto add_2 = metric_r2_score_totals_2 + column_sum;
        const auto add_3 = metric_r2_score_squares_2 + column_sum_2;
        const auto add_4 = metric_r2_score_residual_2 + column_sum_3;
        const auto sub_2 = 1.0f - add_4 / (add_3 - add_2 * add_2 / add);
        const auto where = select(isnan(sub_2) || isfinite(sub_2), sub_2, 0.0f);
        lane.store(new_metric_r2_score_totals + i, add_2);
        lane.store(new_metric_r2_score_squares + i, add_3);
        lane.store(new_metric_r2_score_residual + i, add_4);
        total_sum.add(where);
      });
      scalar.store(r2_score_2, 0.5f * scalar(total_sum.value()));
    }
  }

  // m.model:4: output y = Dense(2)(z)
  // computes gradients, new_part_gradient_dense_kernel
  void compute_gradients_2(const float* z, const float* grad_y, float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2, b, 2, z, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 2 + column, sum);
                   });
  }

  // m.model:5: compile(optimizer = SGD(momentum = 0.9), loss = BinaryCrossentropy(from_logits = true), metri...
  // computes new_optimizer_velocity, new_optimizer_velocity
  void compute_new_optimizer_velocity(const float* optimizer_velocity, const float* optimizer_learning_rate,
                                      const float* gradients, const float* weights, float* new_optimizer_velocity,
                                      float* new_weights) noexcept {
    modelc::for_lanes<float>(18, [&](auto lane, modelc::Index i) {
      const auto sub =
          lane.load(optimizer_velocity + i) * 0.9f - lane(optimizer_learning_rate[0]) * lane.load(gradients + i);
      const auto add = lane.load(weights + i) + sub;
      lane.store(new_optimizer_velocity + i, sub);
      lane.store(new_weights + i, add);
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

  // m.model:5: compile(optimizer = SGD(momentum = 0.9), loss = BinaryCrossentropy(from_logits = true), metri...
  // computes new_part_metric_r2_score_totals, new_part_gradient_dense_bias
  void compute_new_part_metric_r2_score_totals(const float* y_true, float* new_part_metric_r2_score_totals) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(y_true + i + j * 2));
      }
      lane.store(new_part_metric_r2_score_totals + i, column_sum);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* z) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: output y = Dense(2)(z)
    // y: f32[b, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const y = arena_.at<float>(slots_[0]);
    modelc::matmul(threads_, b, 2, 2, z, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 2 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  void compute_train_step(const float* z, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: output y = Dense(2)(z)
    // dense: f32[b, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(train_step_slots_[0]);
    compute_dense(z, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, new_metric_cosine_similarity_total: f32, cosine_similarity: f32, cosine_similarity_2: f32, gr...
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const metric_cosine_similarity_total = training_->block.at<float>(512);
    const float* const metric_cosine_similarity_count = training_->block.at<float>(576);
    float* const loss = arena_.at<float>(128);
    float* const new_metric_cosine_similarity_total = training_->block.at<float>(512);
    float* const cosine_similarity = arena_.at<float>(320);
    float* const cosine_similarity_2 = arena_.at<float>(384);
    float* const grad_y = arena_.at<float>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto where = select(max(abs(scalar.load(y_true + i * 2)), abs(scalar.load(y_true + 1 + i * 2))) > 1e+18f,
                                  5.169879e-26f, 1.0f);
        const auto mul = where * (where * 1e-12f);
        const auto mul_2 = 0.5f * (scalar(1.0f) / scalar(static_cast<float>(b)));
        const auto row_2 =
            modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Max>(2, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              const auto y_true_2 = lane.load(y_true + i * 2 + j);
              const auto abs_2 = abs(y);
              const auto mul_3 = y_true_2 * lane(where);
              const auto grad_y_2 = lane(mul_2) * (sigmoid(y) - y_true_2);
              const auto add = max(y, 0.0f) - y_true_2 * y + log1p(exp(-abs_2));
              const auto mul_4 = mul_3 * mul_3;
              lane.store(grad_y + i * 2 + j, grad_y_2);
              return modelc::folded(add, mul_4, abs_2);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto row_max = scalar(std::get<2>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul));
        const auto where_2 = select(row_max > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_5 = where_2 * (1e-12f * where_2);
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto mul_6 = (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j)) * lane(where_2);
          return mul_6 * mul_6;
        }));
        const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_5));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          return lane.load(y_true + i * 2 + j) * lane(where) * lane(rsqrt_2) *
                 ((lane.load(dense_bias + j) + lane.load(dense + i * 2 + j)) * lane(where_2) * lane(rsqrt_3));
        })));
      }
      const auto add_2 = scalar.load(metric_cosine_similarity_total) + scalar(total_sum_2.value());
      const auto add_3 = scalar.load(metric_cosine_similarity_count) + static_cast<float>(b);
      const auto eq = 0.0f == add_3;
      const auto div = 0.5f * scalar(total_sum.value()) / static_cast<float>(b);
      const auto where_3 = select(eq, 0.0f, add_2 / select(eq, 1.0f, add_3));
      scalar.store(loss, div);
      scalar.store(new_metric_cosine_similarity_total, add_2);
      scalar.store(cosine_similarity, add_3);
      scalar.store(cosine_similarity_2, where_3);
    }

    // m.model:5: compile(optimizer = SGD(momentum = 0.9), loss = BinaryCrossentropy(from_logits = true), metri...
    // new_metric_r2_score_totals: f32[2], new_metric_r2_score_squares: f32[2], new_metric_r2_score_residual: f...
    const float* const metric_r2_score_squares = training_->block.at<float>(256);
    const float* const metric_r2_score_totals = training_->block.at<float>(320);
    const float* const metric_r2_score_residual = training_->block.at<float>(384);
    const float* const metric_r2_score_count = training_->block.at<float>(448);
    float* const new_metric_r2_score_totals = training_->block.at<float>(320);
    float* const new_metric_r2_score_squares = training_->block.at<float>(256);
    float* const new_metric_r2_score_residual = training_->block.at<float>(384);
    float* const r2_score = arena_.at<float>(192);
    float* const r2_score_2 = arena_.at<float>(256);
    compute_new_metric_r2_score_totals(metric_r2_score_totals, metric_r2_score_squares, dense_bias,
                                       metric_r2_score_residual, metric_r2_score_count, y_true, dense, r2_score,
                                       new_metric_r2_score_totals, new_metric_r2_score_squares,
                                       new_metric_r2_score_residual, r2_score_2);

    // m.model:4: output y = Dense(2)(z)
    // gradients: f32[18]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(z, grad_y, gradients);
    // gradients: f32[18]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 4 + i, lane(0.0f)); });
    // gradients: f32[18]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
      }
      lane.store(gradients + 16 + i, grad_dense_bias);
    });

    // m.model:5: compile(optimizer = SGD(momentum = 0.9), loss = BinaryCrossentropy(from_logits = true), metri...
    // new_optimizer_velocity: f32[18], new_weights: f32[18]
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_velocity = training_->block.at<float>(128);
    float* const new_optimizer_velocity = training_->block.at<float>(128);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_velocity(optimizer_velocity, optimizer_learning_rate, gradients, weights,
                                   new_optimizer_velocity, new_weights);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<float>(192), 2, training_->block.at<float>(448));
    modelc::copy_elements(arena_.at<float>(320), 1, training_->block.at<float>(576));
  }

  void compute_update_step() noexcept {
    // m.model:5: compile(optimizer = SGD(momentum = 0.9), loss = BinaryCrossentropy(from_logits = true), metri...
    // new_metric_r2_score_squares: f32[2], new_metric_r2_score_totals: f32[2], new_metric_r2_score_residual: f...
    const float* const metric_r2_score_squares = training_->block.at<float>(256);
    const float* const metric_r2_score_totals = training_->block.at<float>(320);
    const float* const metric_r2_score_residual = training_->block.at<float>(384);
    const float* const metric_r2_score_count = training_->block.at<float>(448);
    const float* const part_metric_r2_score_squares = arena_.at<float>(320);
    const float* const part_metric_r2_score_totals = arena_.at<float>(384);
    const float* const part_metric_r2_score_residual = arena_.at<float>(448);
    const float* const part_metric_r2_score_count = arena_.at<float>(512);
    float* const new_metric_r2_score_squares = training_->block.at<float>(256);
    float* const new_metric_r2_score_totals = training_->block.at<float>(320);
    float* const new_metric_r2_score_residual = training_->block.at<float>(384);
    float* const new_metric_r2_score_count = training_->block.at<float>(448);
    float* const r2_score = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum>(2, [&](auto lane, modelc::Index i) {
        const auto add = lane.load(metric_r2_score_squares + i) + lane.load(part_metric_r2_score_squares + i);
        const auto add_2 = lane.load(metric_r2_score_totals + i) + lane.load(part_metric_r2_score_totals + i);
        const auto add_3 = lane.load(metric_r2_score_residual + i) + lane.load(part_metric_r2_score_residual + i);
        const auto add_4 = lane.load(metric_r2_score_count + i) + lane.load(part_metric_r2_score_count + i);
        const auto sub = 1.0f - add_3 / (add - add_2 * add_2 / add_4);
        const auto where = select(isnan(sub) || isfinite(sub), sub, 0.0f);
        lane.store(new_metric_r2_score_squares + i, add);
        lane.store(new_metric_r2_score_totals + i, add_2);
        lane.store(new_metric_r2_score_residual + i, add_3);
        lane.store(new_metric_r2_score_count + i, add_4);
        return modelc::folded(where);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto mul = 0.5f * row_sum;
      scalar.store(r2_score, mul);
    }
    // new_metric_cosine_similarity_total: f32, new_metric_cosine_similarity_count: f32, cosine_similarity: f32
    const float* const metric_cosine_similarity_total = training_->block.at<float>(512);
    const float* const metric_cosine_similarity_count = training_->block.at<float>(576);
    const float* const part_metric_cosine_similarity_total = arena_.at<float>(576);
    const float* const part_metric_cosine_similarity_count = arena_.at<float>(640);
    float* const new_metric_cosine_similarity_total = training_->block.at<float>(512);
    float* const new_metric_cosine_similarity_count = training_->block.at<float>(576);
    float* const cosine_similarity = arena_.at<float>(64);
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_cosine_similarity_total) + lane.load(part_metric_cosine_similarity_total);
      const auto add_2 = lane.load(metric_cosine_similarity_count) + lane.load(part_metric_cosine_similarity_count);
      const auto eq = 0.0f == add_2;
      const auto where = select(eq, 0.0f, add / select(eq, 1.0f, add_2));
      lane.store(new_metric_cosine_similarity_total, add);
      lane.store(new_metric_cosine_similarity_count, add_2);
      lane.store(cosine_similarity, where);
    }
    // new_optimizer_velocity: f32[18], new_weights: f32[18]
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(128);
    const float* const optimizer_velocity = training_->block.at<float>(128);
    float* const new_optimizer_velocity = training_->block.at<float>(128);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_velocity(optimizer_velocity, optimizer_learning_rate, part_gradients, weights,
                                   new_optimizer_velocity, new_weights);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* z, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: output y = Dense(2)(z)
    // dense: f32[b, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(evaluate_step_slots_[0]);
    compute_dense(z, dense_kernel, dense);

    // m.model:5: compile(optimizer = SGD(momentum = 0.9), loss = BinaryCrossentropy(from_logits = true), metri...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_cosine_similarity_total: f32, cosine_similarity: f32, cosine_similarity_2: f32
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const metric_cosine_similarity_total = training_->block.at<float>(512);
    const float* const metric_cosine_similarity_count = training_->block.at<float>(576);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_cosine_similarity_total = training_->block.at<float>(512);
    float* const cosine_similarity = arena_.at<float>(192);
    float* const cosine_similarity_2 = arena_.at<float>(256);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto where = select(max(abs(scalar.load(y_true + i * 2)), abs(scalar.load(y_true + 1 + i * 2))) > 1e+18f,
                                  5.169879e-26f, 1.0f);
        const auto mul = where * (where * 1e-12f);
        const auto row_2 =
            modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Max>(2, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              const auto y_true_2 = lane.load(y_true + i * 2 + j);
              const auto abs_2 = abs(y);
              const auto mul_2 = y_true_2 * lane(where);
              const auto add = max(y, 0.0f) - y_true_2 * y + log1p(exp(-abs_2));
              const auto mul_3 = mul_2 * mul_2;
              return modelc::folded(add, mul_3, abs_2);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto row_max = scalar(std::get<2>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul));
        const auto where_2 = select(row_max > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_4 = where_2 * (1e-12f * where_2);
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto mul_5 = (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j)) * lane(where_2);
          return mul_5 * mul_5;
        }));
        const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_4));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          return lane.load(y_true + i * 2 + j) * lane(where) * lane(rsqrt_2) *
                 ((lane.load(dense_bias + j) + lane.load(dense + i * 2 + j)) * lane(where_2) * lane(rsqrt_3));
        })));
      }
      const auto add_2 = scalar.load(metric_cosine_similarity_total) + scalar(total_sum_2.value());
      const auto add_3 = scalar.load(metric_cosine_similarity_count) + static_cast<float>(b);
      const auto eq = 0.0f == add_3;
      const auto div = 0.5f * scalar(total_sum.value()) / static_cast<float>(b);
      const auto where_3 = select(eq, 0.0f, add_2 / select(eq, 1.0f, add_3));
      scalar.store(loss, div);
      scalar.store(new_metric_cosine_similarity_total, add_2);
      scalar.store(cosine_similarity, add_3);
      scalar.store(cosine_similarity_2, where_3);
    }
    // new_metric_r2_score_totals: f32[2], new_metric_r2_score_squares: f32[2], new_metric_r2_score_residual: f...
    const float* const metric_r2_score_squares = training_->block.at<float>(256);
    const float* const metric_r2_score_totals = training_->block.at<float>(320);
    const float* const metric_r2_score_residual = training_->block.at<float>(384);
    const float* const metric_r2_score_count = training_->block.at<float>(448);
    float* const new_metric_r2_score_totals = training_->block.at<float>(320);
    float* const new_metric_r2_score_squares = training_->block.at<float>(256);
    float* const new_metric_r2_score_residual = training_->block.at<float>(384);
    float* const r2_score = arena_.at<float>(64);
    float* const r2_score_2 = arena_.at<float>(128);
    compute_new_metric_r2_score_totals(metric_r2_score_totals, metric_r2_score_squares, dense_bias,
                                       metric_r2_score_residual, metric_r2_score_count, y_true, dense, r2_score,
                                       new_metric_r2_score_totals, new_metric_r2_score_squares,
                                       new_metric_r2_score_residual, r2_score_2);

    modelc::copy_elements(arena_.at<float>(64), 2, training_->block.at<float>(448));
    modelc::copy_elements(arena_.at<float>(192), 1, training_->block.at<float>(576));
  }

  void compute_gradients(const float* z, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: output y = Dense(2)(z)
    // dense: f32[b, 2]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(gradients_slots_[0]);
    compute_dense(z, dense_kernel, dense);

    // m.model:5: compile(optimizer = SGD(momentum = 0.9), loss = BinaryCrossentropy(from_logits = true), metri...
    // new_part_metric_r2_score_totals: f32[2]
    float* const new_part_metric_r2_score_totals = arena_.at<float>(384);
    compute_new_part_metric_r2_score_totals(y_true, new_part_metric_r2_score_totals);
    // new_part_metric_r2_score_squares: f32[2]
    float* const new_part_metric_r2_score_squares = arena_.at<float>(320);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        const auto y_true_2 = lane.load(y_true + i + j * 2);
        column_sum = modelc::Sum::apply(column_sum, y_true_2 * y_true_2);
      }
      lane.store(new_part_metric_r2_score_squares + i, column_sum);
    });
    // the loss, and what its gradient needs
    // loss: f32, new_part_metric_cosine_similarity_total: f32, grad_y: f32[b, 2]
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(0);
    float* const new_part_metric_cosine_similarity_total = arena_.at<float>(576);
    float* const grad_y = arena_.at<float>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto where = select(max(abs(scalar.load(y_true + i * 2)), abs(scalar.load(y_true + 1 + i * 2))) > 1e+18f,
                                  5.169879e-26f, 1.0f);
        const auto mul = where * (where * 1e-12f);
        const auto mul_2 = 0.5f * (scalar(1.0f) / scalar(static_cast<float>(b)));
        const auto row_2 =
            modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Max>(2, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
              const auto y_true_2 = lane.load(y_true + i * 2 + j);
              const auto abs_2 = abs(y);
              const auto mul_3 = y_true_2 * lane(where);
              const auto grad_y_2 = lane(mul_2) * (sigmoid(y) - y_true_2);
              const auto add = max(y, 0.0f) - y_true_2 * y + log1p(exp(-abs_2));
              const auto mul_4 = mul_3 * mul_3;
              lane.store(grad_y + i * 2 + j, grad_y_2);
              return modelc::folded(add, mul_4, abs_2);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto row_max = scalar(std::get<2>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul));
        const auto where_2 = select(row_max > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_5 = where_2 * (1e-12f * where_2);
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto mul_6 = (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j)) * lane(where_2);
          return mul_6 * mul_6;
        }));
        const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_5));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          return lane.load(y_true + i * 2 + j) * lane(where) * lane(rsqrt_2) *
                 ((lane.load(dense_bias + j) + lane.load(dense + i * 2 + j)) * lane(where_2) * lane(rsqrt_3));
        })));
      }
      const auto div = 0.5f * scalar(total_sum.value()) / static_cast<float>(b);
      const auto scalar_total_sum_2_value_lanes = scalar(total_sum_2.value());
      scalar.store(loss, div);
      scalar.store(new_part_metric_cosine_similarity_total, scalar_total_sum_2_value_lanes);
    }
    // new_part_metric_r2_score_residual: f32[2]
    float* const new_part_metric_r2_score_residual = arena_.at<float>(448);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      const auto dense_bias_2 = lane.load(dense_bias + i);
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        const auto sub = lane.load(y_true + i + j * 2) - (dense_bias_2 + lane.load(dense + i + j * 2));
        column_sum = modelc::Sum::apply(column_sum, sub * sub);
      }
      lane.store(new_part_metric_r2_score_residual + i, column_sum);
    });

    // m.model:4: output y = Dense(2)(z)
    // new_part_gradient_dense_bias: f32[2]
    float* const new_part_gradient_dense_bias = arena_.at<float>(192);
    compute_new_part_metric_r2_score_totals(grad_y, new_part_gradient_dense_bias);
    ready_(64);
    // new_part_gradient_dense_kernel: f32[2, 2]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(128);
    compute_gradients_2(z, grad_y, new_part_gradient_dense_kernel);
    ready_(0);

    // m.model:5: compile(optimizer = SGD(momentum = 0.9), loss = BinaryCrossentropy(from_logits = true), metri...
    // new_part_metric_r2_score_count: f32[2]
    float* const new_part_metric_r2_score_count = arena_.at<float>(512);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      lane.store(new_part_metric_r2_score_count + i, lane(static_cast<float>(b)));
    });
    // new_part_metric_cosine_similarity_count: f32
    float* const new_part_metric_cosine_similarity_count = arena_.at<float>(640);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_cosine_similarity_count, lane(static_cast<float>(b)));
    }

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(256));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[1];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[2];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[1];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[2];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4229

std::int64_t modelc::tests::allocations() { return 0; }
namespace modelc::fuzz {
static const NativeRow rows[] = {
    {"m4224", &tests::run<m4224::Model>, &tests::tables<m4224::Model>, &train<m4224::Model>,
     &training_tables<m4224::Model>},
    {"m4225", &tests::run<m4225::Model>, &tests::tables<m4225::Model>, &train<m4225::Model>,
     &training_tables<m4225::Model>},
    {"m4226", &tests::run<m4226::Model>, &tests::tables<m4226::Model>, &train<m4226::Model>,
     &training_tables<m4226::Model>},
    {"m4227", &tests::run<m4227::Model>, &tests::tables<m4227::Model>, &train<m4227::Model>,
     &training_tables<m4227::Model>},
    {"m4228", &tests::run<m4228::Model>, &tests::tables<m4228::Model>, nullptr, nullptr},
    {"m4229", &tests::run<m4229::Model>, &tests::tables<m4229::Model>, &train<m4229::Model>,
     &training_tables<m4229::Model>},
};
extern "C" const NativeBatch modelc_fuzz_batch;
const NativeBatch modelc_fuzz_batch = {rows, sizeof(rows) / sizeof(rows[0])};
}  // namespace modelc::fuzz
