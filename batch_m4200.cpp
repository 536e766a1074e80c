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
#include "modelc/lanes.hpp"
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

namespace m4200 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index s01 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    auto conv_lstm2d_conv_lstm_cell_kernel() noexcept { return modelc::tensor(block.at<float>(0), 2, 2, 4, 4); }
    auto conv_lstm2d_conv_lstm_cell_recurrent_kernel() noexcept {
      return modelc::tensor(block.at<float>(256), 2, 2, 1, 4);
    }
    auto conv_lstm2d_conv_lstm_cell_bias() noexcept { return modelc::block_view<float, 4>(block, 320); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<float>(64), 1, 0.001f); }
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 2, 2, 4, 4> grad_conv_lstm2d_conv_lstm_cell_kernel;
    modelc::View<const float, 2, 2, 1, 4> grad_conv_lstm2d_conv_lstm_cell_recurrent_kernel;
    modelc::View<const float, 4> grad_conv_lstm2d_conv_lstm_cell_bias;
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
      const std::uint64_t key = modelc::weight_seed(seed, "conv_lstm2d/conv_lstm_cell/kernel");
      modelc::initial::fill(block.at<float>(0), 64, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.bb67aep-1) +
            -0x1.bb67aep-2);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "conv_lstm2d/conv_lstm_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              16, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<float>(key, 0, i)); }),
          4, 4);
      modelc::initial::fill(block.at<float>(256), 16, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(i)], 0x1p+0);
      });
    }
    static constexpr float conv_lstm2d_conv_lstm_cell_bias_values[4] = {0.0f, 1.0f, 0.0f, 0.0f};
    modelc::copy_elements(conv_lstm2d_conv_lstm_cell_bias_values, 4, block.at<float>(320));
    reset_optimizer();
  }

  /// `x: f32[2, 2, s01, 2, 4]` gives `y: f32[2, 2, s01, 2, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, 2, 2, modelc::Dynamic, 2, 1> predict(
      modelc::View<const float, 2, 2, modelc::Dynamic, 2, 4> x) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 2);
    assert(x.dimension(4) == 4);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, 2, 2, modelc::Dynamic, 2, 1> predict(const XTensor& x) {
    compute(modelc::checked<float, 5>("x", x, {2, 2, symbols_.s01, 2, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[2, 2, s01, 2, 4]`
  /// - takes `y_true: f32[2, 2, s01, 2, 1]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, 2, 2, modelc::Dynamic, 2, 4> x,
                   modelc::View<const float, 2, 2, modelc::Dynamic, 2, 1> y_true) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 2);
    assert(x.dimension(4) == 4);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == symbols_.s01);
    assert(y_true.dimension(3) == 2);
    assert(y_true.dimension(4) == 1);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 5>("x", x, {2, 2, symbols_.s01, 2, 4}),
                       modelc::checked<float, 5>("y_true", y_true, {2, 2, symbols_.s01, 2, 1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(640));
    values[1] = static_cast<double>(*arena_.at<float>(768));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[2, 2, s01, 2, 4]`
  /// - takes `y_true: f32[2, 2, s01, 2, 1]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, 2, 2, modelc::Dynamic, 2, 4> x,
                      modelc::View<const float, 2, 2, modelc::Dynamic, 2, 1> y_true) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 2);
    assert(x.dimension(4) == 4);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == symbols_.s01);
    assert(y_true.dimension(3) == 2);
    assert(y_true.dimension(4) == 1);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 5>("x", x, {2, 2, symbols_.s01, 2, 4}),
                          modelc::checked<float, 5>("y_true", y_true, {2, 2, symbols_.s01, 2, 1}));
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
  /// - takes `x: f32[2, 2, s01, 2, 4]`
  /// - takes `y_true: f32[2, 2, s01, 2, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, 2, 2, modelc::Dynamic, 2, 4> x,
                      modelc::View<const float, 2, 2, modelc::Dynamic, 2, 1> y_true) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 2);
    assert(x.dimension(4) == 4);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == symbols_.s01);
    assert(y_true.dimension(3) == 2);
    assert(y_true.dimension(4) == 1);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 5>("x", x, {2, 2, symbols_.s01, 2, 4}),
                      modelc::checked<float, 5>("y_true", y_true, {2, 2, symbols_.s01, 2, 1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(256);
    outputs[1] = arena_.at<float>(256);
    outputs[2] = arena_.at<float>(1728);
    outputs[3] = arena_.at<float>(1984);
    outputs[4] = arena_.at<float>(2048);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(1728); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<float>(2112));
    values[1] = static_cast<double>(*arena_.at<float>(0));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(896), 1, 0.0f);
    std::fill_n(training_->block.at<float>(960), 1, 0.0f);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {32 * symbols_.s01, 8 * symbols_.s01}; }

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
    modelc::copy_elements(arena_.at<float>(slots_[0]), 8 * symbols_.s01, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"s01"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 5, {2, 2, -1, 2, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 5, {2, 2, -1, 2, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> weight_infos{{
      {"conv_lstm2d/conv_lstm_cell/kernel", "f32", 4, {2, 2, 4, 4}, 0, true},
      {"conv_lstm2d/conv_lstm_cell/recurrent_kernel", "f32", 4, {2, 2, 1, 4}, 256, true},
      {"conv_lstm2d/conv_lstm_cell/bias", "f32", 1, {4}, 320, true},
  }};
  static constexpr modelc::Index weight_bytes = 384;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 5, {2, 2, -1, 2, 4}, 0, false},
      {"y_true", "f32", 5, {2, 2, -1, 2, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "mse"};
  static constexpr std::array<modelc::TensorInfo, 5> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/conv_lstm2d/conv_lstm_cell/kernel", "f32", 4, {2, 2, 4, 4}, 0, false},
      {"grad/conv_lstm2d/conv_lstm_cell/recurrent_kernel", "f32", 4, {2, 2, 1, 4}, 0, false},
      {"grad/conv_lstm2d/conv_lstm_cell/bias", "f32", 1, {4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 10> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/conv_lstm2d/conv_lstm_cell/kernel", "f32", 4, {2, 2, 4, 4}, 128, false},
      {"optimizer/m/conv_lstm2d/conv_lstm_cell/recurrent_kernel", "f32", 4, {2, 2, 1, 4}, 384, false},
      {"optimizer/m/conv_lstm2d/conv_lstm_cell/bias", "f32", 1, {4}, 448, false},
      {"optimizer/v/conv_lstm2d/conv_lstm_cell/kernel", "f32", 4, {2, 2, 4, 4}, 512, false},
      {"optimizer/v/conv_lstm2d/conv_lstm_cell/recurrent_kernel", "f32", 4, {2, 2, 1, 4}, 768, false},
      {"optimizer/v/conv_lstm2d/conv_lstm_cell/bias", "f32", 1, {4}, 832, false},
      {"metric/mse/total", "f32", 0, {}, 896, false},
      {"metric/mse/count", "f32", 0, {}, 960, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 6> part_infos{{
      {"gradient/conv_lstm2d/conv_lstm_cell/kernel", "f32", 4, {2, 2, 4, 4}, 0, false},
      {"gradient/conv_lstm2d/conv_lstm_cell/recurrent_kernel", "f32", 4, {2, 2, 1, 4}, 256, false},
      {"gradient/conv_lstm2d/conv_lstm_cell/bias", "f32", 1, {4}, 320, false},
      {"loss", "f32", 0, {}, 384, false},
      {"metric/mse/total", "f32", 0, {}, 448, false},
      {"metric/mse/count", "f32", 0, {}, 512, false},
  }};
  static constexpr modelc::Index part_bytes = 576;
  static constexpr modelc::Index gradient_bytes = 384;  // the first of them
  static constexpr modelc::Index training_bytes = 1024;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size s01_2 = modelc::positive("s01", symbols_.s01);
    modelc::require_sizes({128 * s01_2, 32 * s01_2});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({128 * s01_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({32 * s01_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({16 * s01_2});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({16 * s01_2});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({16 * s01_2});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({16 * s01_2});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({64 * s01_2});
    modelc::Size train_step_end = 2240;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * s01_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * s01_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * s01_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * s01_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * s01_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[15] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[17] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[18] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[19] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[20] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[21] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[22] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[23] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[24] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[25] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[26] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[27] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[28] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[29] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[30] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[31] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[32] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[33] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[34] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[35] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * s01_2});
    train_step_slots_[36] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[37] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[38] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    train_step_slots_[39] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * s01_2});
    const modelc::Size update_step_end = 2304;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * s01_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s01_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * s01_2});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * s01_2});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * s01_2});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * s01_2});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({64 * s01_2});
    modelc::Size gradients_end = 2304;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * s01_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * s01_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * s01_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * s01_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * s01_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[16] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[17] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[18] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[19] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[20] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[21] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[22] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[23] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[24] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[25] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[26] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[27] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[28] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[29] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[30] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[31] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[32] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[33] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[34] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[35] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s01_2});
    gradients_slots_[36] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[37] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[38] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    gradients_slots_[39] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * s01_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, 2, 2, modelc::Dynamic, 2, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const float, 2, 2, modelc::Dynamic, 2, 1>>(arena_.at<float>(slots_[0]), 2, 2,
                                                                                     symbols_.s01, 2, 1);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(640)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(256)), modelc::make_view<float>(arena_.at<float>(256)),
            modelc::make_view<modelc::View<const float, 2, 2, 4, 4>>(arena_.at<float>(1728), 2, 2, 4, 4),
            modelc::make_view<modelc::View<const float, 2, 2, 1, 4>>(arena_.at<float>(1984), 2, 2, 1, 4),
            modelc::make_view<modelc::View<const float, 4>>(arena_.at<float>(2048), 4)};
  }

  // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
  // computes conv_lstm2d, conv_lstm2d_2, conv_lstm2d and 13 more
  void compute_conv_lstm2d(float* conv_lstm2d) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) { lane.store(conv_lstm2d + i, lane(0.0f)); });
  }

  // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
  // computes conv_lstm2d_3, conv_lstm2d_3
  void compute_conv_lstm2d_3(const float* x, float* conv_lstm2d_3) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    for (modelc::Index i = 0; i < 2; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(8 * s01_2, [&](auto lane, modelc::Index k) {
          lane.store(conv_lstm2d_3 + i * (16 * s01_2) + j * (8 * s01_2) + k,
                     lane.load(x + i * (8 * s01_2) + j * (16 * s01_2) + k));
        });
      }
    }
  }

  // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
  // computes conv_lstm2d_3, conv_lstm2d_3
  void compute_conv_lstm2d_3_2(const float* x, float* conv_lstm2d_3, float* conv_lstm2d_7) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    for (modelc::Index i = 0; i < 2; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(8 * s01_2, [&](auto lane, modelc::Index k) {
          const auto x_2 = lane.load(x + i * (8 * s01_2) + j * (16 * s01_2) + k);
          lane.store(conv_lstm2d_3 + i * (16 * s01_2) + j * (8 * s01_2) + k, x_2);
          lane.store(conv_lstm2d_7 + i * (16 * s01_2) + j * (8 * s01_2) + k, x_2);
        });
      }
    }
  }

  // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
  // computes conv_lstm2d_21, conv_lstm2d_21
  void compute_conv_lstm2d_21(float* conv_lstm2d_21) noexcept {
    modelc::for_lanes<float>(64, [&](auto lane, modelc::Index i) { lane.store(conv_lstm2d_21 + i, lane(0.0f)); });
  }

  // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
  // computes conv_lstm2d_22, conv_lstm2d_22
  void compute_conv_lstm2d_22(float* conv_lstm2d_22) noexcept {
    modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) { lane.store(conv_lstm2d_22 + i, lane(0.0f)); });
  }

  // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
  // computes conv_lstm2d_23, conv_lstm2d_23
  void compute_conv_lstm2d_23(float* conv_lstm2d_23) noexcept {
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) { lane.store(conv_lstm2d_23 + i, lane(0.0f)); });
  }

  // m.model:5: compile(optimizer = Adam(clipvalue = 0.1), loss = hinge, metrics = [mse])
  // computes div, div
  void compute_div(const std::int64_t* optimizer_iteration, const float* optimizer_learning_rate, float* div) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add_4 = 1.0f + modelc::cast<float>(lane.load(optimizer_iteration));
      lane.store(div, lane.load(optimizer_learning_rate) * sqrt(1.0f - pow(0.999f, add_4)) / (1.0f - pow(0.9f, add_4)));
    }
  }

  // m.model:5: compile(optimizer = Adam(clipvalue = 0.1), loss = hinge, metrics = [mse])
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const float* gradients, const float* optimizer_m, const float* optimizer_v,
                               const float* weights, const float* div, float* new_optimizer_m, float* new_optimizer_v,
                               float* new_weights) noexcept {
    modelc::for_lanes<float>(84, [&](auto lane, modelc::Index i) {
      const auto minimum = min(max(lane.load(gradients + i), -0.1f), 0.1f);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_4 = optimizer_m_2 + 0.1f * (minimum - optimizer_m_2);
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_5 = optimizer_v_2 + (minimum * minimum - optimizer_v_2) * 0.001f;
      const auto sub = lane.load(weights + i) - add_4 * lane(div[0]) / (sqrt(add_5) + 1e-07f);
      lane.store(new_optimizer_m + i, add_4);
      lane.store(new_optimizer_v + i, add_5);
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
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
    // conv_lstm2d: f32[2, s01, 2, 1]
    float* const conv_lstm2d = arena_.at<float>(slots_[2]);
    compute_conv_lstm2d(conv_lstm2d);
    // conv_lstm2d_2: f32[2, s01, 2, 1]
    float* const conv_lstm2d_2 = arena_.at<float>(slots_[3]);
    compute_conv_lstm2d(conv_lstm2d_2);
    // conv_lstm2d_3: f32[2, 2, s01, 2, 4]
    float* const conv_lstm2d_3 = arena_.at<float>(slots_[0]);
    compute_conv_lstm2d_3(x, conv_lstm2d_3);
    // conv_lstm2d_4: f32[2, 2, s01, 2, 1], carry: f32[2, s01, 2, 1], carry_2: f32[2, s01, 2, 1]
    const float* const conv_lstm2d_conv_lstm_cell_kernel = weights_->block.at<float>(0);
    const float* const conv_lstm2d_conv_lstm_cell_recurrent_kernel = weights_->block.at<float>(256);
    const float* const conv_lstm2d_conv_lstm_cell_bias = weights_->block.at<float>(320);
    float* const conv_lstm2d_4 = arena_.at<float>(slots_[1]);
    float* const carry = arena_.at<float>(slots_[4]);
    float* const carry_2 = arena_.at<float>(slots_[5]);
    std::copy_n(conv_lstm2d, 4 * s01_2, carry);
    std::copy_n(conv_lstm2d_2, 4 * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = conv_lstm2d_3 + turn_2 * (16 * s01_2);
      const float* const state_0 = conv_lstm2d_conv_lstm_cell_kernel;
      const float* const state_1 = conv_lstm2d_conv_lstm_cell_recurrent_kernel;
      const float* const state_2 = conv_lstm2d_conv_lstm_cell_bias;
      float* const conv = arena_.at<float>(slots_[6]);
      float* const add = arena_.at<float>(slots_[6]);
      float* const new_carry_1 = carry_2;
      float* const new_carry_0 = carry;
      // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
      // conv: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 1, {s01_2, 2}, 4, 1},
          carry_0, state_1, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
            lane.store(conv + pixel * 4 + channel, sum);
          });
      // add: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 4, 1},
          x_0, state_0, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
            lane.store(add + pixel * 4 + channel,
                       lane.load(state_2 + channel) + (sum + lane.load(conv + pixel * 4 + channel)));
          });
      // new_carry_1: f32[2, s01, 2, 1], new_carry_0: f32[2, s01, 2, 1]
      modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) {
        const auto add_2 = lane.load(carry_1 + i) * sigmoid(lane.load(add + 1 + i * 4, 4)) +
                           sigmoid(lane.load(add + i * 4, 4)) * tanh(lane.load(add + 2 + i * 4, 4));
        const auto mul = sigmoid(lane.load(add + 3 + i * 4, 4)) * tanh(add_2);
        lane.store(new_carry_1 + i, add_2);
        lane.store(new_carry_0 + i, mul);
      });
      std::copy_n(new_carry_0, 4 * s01_2, conv_lstm2d_4 + turn_2 * (4 * s01_2));
    }
    // y: f32[2, 2, s01, 2, 1]
    float* const y = arena_.at<float>(slots_[0]);
    for (modelc::Index i = 0; i < 2; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(2 * s01_2, [&](auto lane, modelc::Index k) {
          lane.store(y + i * (4 * s01_2) + j * (2 * s01_2) + k,
                     lane.load(conv_lstm2d_4 + i * (2 * s01_2) + j * (4 * s01_2) + k));
        });
      }
    }
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    const std::uint64_t seed = modelc::random_bits(seed_, shard_, *training_->block.at<std::int64_t>(0));

    // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
    // conv_lstm2d: f32[2, s01, 2, 1]
    float* const conv_lstm2d = arena_.at<float>(train_step_slots_[2]);
    compute_conv_lstm2d(conv_lstm2d);
    // conv_lstm2d_2: f32[2, s01, 2, 1]
    float* const conv_lstm2d_2 = arena_.at<float>(train_step_slots_[3]);
    compute_conv_lstm2d(conv_lstm2d_2);
    // conv_lstm2d_5: f32[2, s01, 2, 1]
    float* const conv_lstm2d_5 = arena_.at<float>(train_step_slots_[13]);
    compute_conv_lstm2d(conv_lstm2d_5);
    // conv_lstm2d_6: f32[2, s01, 2, 1]
    float* const conv_lstm2d_6 = arena_.at<float>(train_step_slots_[14]);
    compute_conv_lstm2d(conv_lstm2d_6);
    // conv_lstm2d_3: f32[2, 2, s01, 2, 4], conv_lstm2d_7: f32[2, 2, s01, 2, 4]
    float* const conv_lstm2d_3 = arena_.at<float>(train_step_slots_[0]);
    float* const conv_lstm2d_7 = arena_.at<float>(train_step_slots_[1]);
    compute_conv_lstm2d_3_2(x, conv_lstm2d_3, conv_lstm2d_7);
    // conv_lstm2d_4: f32[2, 2, s01, 2, 1], carry: f32[2, s01, 2, 1], carry_2: f32[2, s01, 2, 1]
    const float* const conv_lstm2d_conv_lstm_cell_kernel = weights_->block.at<float>(0);
    const float* const conv_lstm2d_conv_lstm_cell_recurrent_kernel = weights_->block.at<float>(256);
    const float* const conv_lstm2d_conv_lstm_cell_bias = weights_->block.at<float>(320);
    float* const conv_lstm2d_4 = arena_.at<float>(train_step_slots_[5]);
    float* const carry = arena_.at<float>(train_step_slots_[4]);
    float* const carry_2 = arena_.at<float>(train_step_slots_[6]);
    std::copy_n(conv_lstm2d, 4 * s01_2, carry);
    std::copy_n(conv_lstm2d_2, 4 * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = conv_lstm2d_3 + turn_2 * (16 * s01_2);
      const float* const state_0 = conv_lstm2d_conv_lstm_cell_kernel;
      const float* const state_1 = conv_lstm2d_conv_lstm_cell_recurrent_kernel;
      const float* const state_2 = conv_lstm2d_conv_lstm_cell_bias;
      float* const standard_uniform = arena_.at<float>(train_step_slots_[17]);
      float* const where = arena_.at<float>(train_step_slots_[17]);
      float* const conv = arena_.at<float>(960);
      float* const standard_uniform_2 = arena_.at<float>(train_step_slots_[18]);
      float* const where_2 = arena_.at<float>(train_step_slots_[18]);
      float* const conv_2 = arena_.at<float>(1024);
      float* const standard_uniform_3 = arena_.at<float>(train_step_slots_[19]);
      float* const where_3 = arena_.at<float>(train_step_slots_[19]);
      float* const conv_3 = arena_.at<float>(1088);
      float* const standard_uniform_4 = arena_.at<float>(train_step_slots_[20]);
      float* const where_4 = arena_.at<float>(train_step_slots_[20]);
      float* const conv_4 = arena_.at<float>(1152);
      float* const concatenate = arena_.at<float>(train_step_slots_[21]);
      float* const add = arena_.at<float>(train_step_slots_[21]);
      float* const new_carry_1 = carry_2;
      float* const new_carry_0 = carry;
      // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
      // standard_uniform: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform, 2, s01_2, 2, 4), seed, 0);
      // standard_uniform_2: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_2, 2, s01_2, 2, 4), seed, 1);
      // standard_uniform_3: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_3, 2, s01_2, 2, 4), seed, 2);
      // standard_uniform_4: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_4, 2, s01_2, 2, 4), seed, 3);
      // where: f32[2, s01, 2, 4], where_2: f32[2, s01, 2, 4], where_3: f32[2, s01, 2, 4], where_4: f32[2, s01, 2...
      modelc::for_lanes<float>(16 * s01_2, [&](auto lane, modelc::Index i) {
        const auto div_2 = lane.load(x_0 + i) / 0.8f;
        const auto where_9 = select(lane.load(standard_uniform + i) >= 0.2f, div_2, 0.0f);
        const auto where_10 = select(lane.load(standard_uniform_2 + i) >= 0.2f, div_2, 0.0f);
        const auto where_11 = select(lane.load(standard_uniform_3 + i) >= 0.2f, div_2, 0.0f);
        const auto where_12 = select(lane.load(standard_uniform_4 + i) >= 0.2f, div_2, 0.0f);
        lane.store(where + i, where_9);
        lane.store(where_2 + i, where_10);
        lane.store(where_3 + i, where_11);
        lane.store(where_4 + i, where_12);
      });
      // conv: f32[2, 2, 4, 1], conv_2: f32[2, 2, 4, 1], conv_3: f32[2, 2, 4, 1], conv_4: f32[2, 2, 4, 1]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        const auto state_0_3 = lane.load(state_0 + i * 4, 4);
        const auto state_0_4 = lane.load(state_0 + 1 + i * 4, 4);
        const auto state_0_5 = lane.load(state_0 + 2 + i * 4, 4);
        const auto state_0_6 = lane.load(state_0 + 3 + i * 4, 4);
        lane.store(conv + i, state_0_3);
        lane.store(conv_2 + i, state_0_4);
        lane.store(conv_3 + i, state_0_5);
        lane.store(conv_4 + i, state_0_6);
      });
      // concatenate: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where, conv, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate + pixel * 4, 0, sum);
          });
      // concatenate: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_2, conv_2, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate + 1 + pixel * 4, 0, sum);
          });
      // concatenate: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_3, conv_3, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate + 2 + pixel * 4, 0, sum);
          });
      // concatenate: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_4, conv_4, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate + 3 + pixel * 4, 0, sum);
          });
      // add: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 1, {s01_2, 2}, 4, 1},
          carry_0, state_1, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
            lane.store(add + pixel * 4 + channel,
                       lane.load(state_2 + channel) + (lane.load(concatenate + pixel * 4 + channel) + sum));
          });
      // new_carry_1: f32[2, s01, 2, 1], new_carry_0: f32[2, s01, 2, 1]
      modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) {
        const auto add_4 = lane.load(carry_1 + i) * sigmoid(lane.load(add + 1 + i * 4, 4)) +
                           sigmoid(lane.load(add + i * 4, 4)) * tanh(lane.load(add + 2 + i * 4, 4));
        const auto mul = sigmoid(lane.load(add + 3 + i * 4, 4)) * tanh(add_4);
        lane.store(new_carry_1 + i, add_4);
        lane.store(new_carry_0 + i, mul);
      });
      std::copy_n(new_carry_0, 4 * s01_2, conv_lstm2d_4 + turn_2 * (4 * s01_2));
    }
    // conv_lstm2d_8: f32[2, 2, s01, 2, 1], conv_lstm2d_9: f32[2, 2, s01, 2, 1], conv_lstm2d_10: f32[2, 2, s01,...
    float* const conv_lstm2d_8 = arena_.at<float>(train_step_slots_[6]);
    float* const conv_lstm2d_9 = arena_.at<float>(train_step_slots_[7]);
    float* const conv_lstm2d_10 = arena_.at<float>(train_step_slots_[8]);
    float* const conv_lstm2d_11 = arena_.at<float>(train_step_slots_[9]);
    float* const conv_lstm2d_12 = arena_.at<float>(train_step_slots_[10]);
    float* const conv_lstm2d_13 = arena_.at<float>(train_step_slots_[0]);
    float* const conv_lstm2d_14 = arena_.at<float>(train_step_slots_[2]);
    float* const conv_lstm2d_15 = arena_.at<float>(train_step_slots_[3]);
    float* const conv_lstm2d_16 = arena_.at<float>(train_step_slots_[4]);
    float* const conv_lstm2d_17 = arena_.at<float>(train_step_slots_[11]);
    float* const conv_lstm2d_18 = arena_.at<float>(train_step_slots_[12]);
    float* const carry_3 = arena_.at<float>(train_step_slots_[15]);
    float* const carry_4 = arena_.at<float>(train_step_slots_[16]);
    std::copy_n(conv_lstm2d_5, 4 * s01_2, carry_3);
    std::copy_n(conv_lstm2d_6, 4 * s01_2, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0_2 = carry_3;
      const float* const carry_1_2 = carry_4;
      const float* const x_0_2 = conv_lstm2d_7 + turn_2 * (16 * s01_2);
      const float* const state_0_2 = conv_lstm2d_conv_lstm_cell_kernel;
      const float* const state_1_2 = conv_lstm2d_conv_lstm_cell_recurrent_kernel;
      const float* const state_2_2 = conv_lstm2d_conv_lstm_cell_bias;
      float* const standard_uniform_5 = arena_.at<float>(train_step_slots_[22]);
      float* const where_5 = arena_.at<float>(train_step_slots_[22]);
      float* const conv_5 = arena_.at<float>(1216);
      float* const standard_uniform_6 = arena_.at<float>(train_step_slots_[23]);
      float* const where_6 = arena_.at<float>(train_step_slots_[23]);
      float* const conv_6 = arena_.at<float>(1280);
      float* const standard_uniform_7 = arena_.at<float>(train_step_slots_[24]);
      float* const where_7 = arena_.at<float>(train_step_slots_[24]);
      float* const conv_7 = arena_.at<float>(1344);
      float* const standard_uniform_8 = arena_.at<float>(train_step_slots_[25]);
      float* const where_8 = arena_.at<float>(train_step_slots_[25]);
      float* const conv_8 = arena_.at<float>(1408);
      float* const concatenate_2 = arena_.at<float>(train_step_slots_[26]);
      float* const add_2 = arena_.at<float>(train_step_slots_[26]);
      float* const new_carry_1_2 = carry_4;
      float* const new_carry_0_2 = carry_3;
      float* const standard_uniform_9 = arena_.at<float>(train_step_slots_[27]);
      float* const kept_5 = conv_lstm2d_16 + turn_2 * (16 * s01_2);
      float* const standard_uniform_10 = arena_.at<float>(train_step_slots_[28]);
      float* const kept_6 = conv_lstm2d_15 + turn_2 * (16 * s01_2);
      float* const standard_uniform_11 = arena_.at<float>(train_step_slots_[29]);
      float* const kept_7 = conv_lstm2d_14 + turn_2 * (16 * s01_2);
      float* const standard_uniform_12 = arena_.at<float>(train_step_slots_[30]);
      float* const kept_8 = conv_lstm2d_13 + turn_2 * (16 * s01_2);
      float* const conv_9 = arena_.at<float>(1472);
      float* const conv_10 = arena_.at<float>(1536);
      float* const conv_11 = arena_.at<float>(1600);
      float* const conv_12 = arena_.at<float>(1664);
      float* const concatenate_3 = arena_.at<float>(train_step_slots_[22]);
      float* const add_3 = arena_.at<float>(train_step_slots_[22]);
      float* const kept_9 = conv_lstm2d_12 + turn_2 * (4 * s01_2);
      float* const kept_10 = conv_lstm2d_11 + turn_2 * (4 * s01_2);
      float* const kept_11 = conv_lstm2d_10 + turn_2 * (4 * s01_2);
      float* const kept_12 = conv_lstm2d_9 + turn_2 * (4 * s01_2);
      float* const kept_13 = conv_lstm2d_8 + turn_2 * (4 * s01_2);
      float* const carry_0_3 = conv_lstm2d_18 + turn_2 * (4 * s01_2);
      float* const carry_1_3 = conv_lstm2d_17 + turn_2 * (4 * s01_2);
      // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
      // carry_0_3: f32[2, s01, 2, 1]
      modelc::for_lanes<float>(
          4 * s01_2, [&](auto lane, modelc::Index i) { lane.store(carry_0_3 + i, lane.load(carry_0_2 + i)); });
      // standard_uniform_5: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_5, 2, s01_2, 2, 4), seed, 0);
      // standard_uniform_6: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_6, 2, s01_2, 2, 4), seed, 1);
      // standard_uniform_7: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_7, 2, s01_2, 2, 4), seed, 2);
      // standard_uniform_8: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_8, 2, s01_2, 2, 4), seed, 3);
      // standard_uniform_9: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_9, 2, s01_2, 2, 4), seed, 0);
      // standard_uniform_10: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_10, 2, s01_2, 2, 4), seed, 1);
      // standard_uniform_11: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_11, 2, s01_2, 2, 4), seed, 2);
      // standard_uniform_12: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_12, 2, s01_2, 2, 4), seed, 3);
      // where_5: f32[2, s01, 2, 4], where_6: f32[2, s01, 2, 4], where_7: f32[2, s01, 2, 4], where_8: f32[2, s01,...
      modelc::for_lanes<float>(16 * s01_2, [&](auto lane, modelc::Index i) {
        const auto div_2 = lane.load(x_0_2 + i) / 0.8f;
        const auto where_9 = select(lane.load(standard_uniform_5 + i) >= 0.2f, div_2, 0.0f);
        const auto where_10 = select(lane.load(standard_uniform_6 + i) >= 0.2f, div_2, 0.0f);
        const auto where_11 = select(lane.load(standard_uniform_7 + i) >= 0.2f, div_2, 0.0f);
        const auto where_12 = select(lane.load(standard_uniform_8 + i) >= 0.2f, div_2, 0.0f);
        const auto where_13 = select(lane.load(standard_uniform_9 + i) >= 0.2f, div_2, 0.0f);
        const auto where_14 = select(lane.load(standard_uniform_10 + i) >= 0.2f, div_2, 0.0f);
        const auto where_15 = select(lane.load(standard_uniform_11 + i) >= 0.2f, div_2, 0.0f);
        const auto where_16 = select(lane.load(standard_uniform_12 + i) >= 0.2f, div_2, 0.0f);
        lane.store(where_5 + i, where_9);
        lane.store(where_6 + i, where_10);
        lane.store(where_7 + i, where_11);
        lane.store(where_8 + i, where_12);
        lane.store(kept_5 + i, where_13);
        lane.store(kept_6 + i, where_14);
        lane.store(kept_7 + i, where_15);
        lane.store(kept_8 + i, where_16);
      });
      // conv_5: f32[2, 2, 4, 1], conv_6: f32[2, 2, 4, 1], conv_7: f32[2, 2, 4, 1], conv_8: f32[2, 2, 4, 1], conv...
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        const auto state_0_2_2 = lane.load(state_0_2 + i * 4, 4);
        const auto state_0_2_3 = lane.load(state_0_2 + 1 + i * 4, 4);
        const auto state_0_2_4 = lane.load(state_0_2 + 2 + i * 4, 4);
        const auto state_0_2_5 = lane.load(state_0_2 + 3 + i * 4, 4);
        lane.store(conv_5 + i, state_0_2_2);
        lane.store(conv_6 + i, state_0_2_3);
        lane.store(conv_7 + i, state_0_2_4);
        lane.store(conv_8 + i, state_0_2_5);
        lane.store(conv_9 + i, state_0_2_5);
        lane.store(conv_10 + i, state_0_2_4);
        lane.store(conv_11 + i, state_0_2_3);
        lane.store(conv_12 + i, state_0_2_2);
      });
      // concatenate_2: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_5, conv_5, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_2 + pixel * 4, 0, sum);
          });
      // concatenate_2: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_6, conv_6, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_2 + 1 + pixel * 4, 0, sum);
          });
      // concatenate_2: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_7, conv_7, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_2 + 2 + pixel * 4, 0, sum);
          });
      // concatenate_2: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_8, conv_8, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_2 + 3 + pixel * 4, 0, sum);
          });
      // concatenate_3: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          kept_5, conv_12, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_3 + pixel * 4, 0, sum);
          });
      // concatenate_3: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          kept_6, conv_11, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_3 + 1 + pixel * 4, 0, sum);
          });
      // concatenate_3: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          kept_7, conv_10, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_3 + 2 + pixel * 4, 0, sum);
          });
      // concatenate_3: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          kept_8, conv_9, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_3 + 3 + pixel * 4, 0, sum);
          });
      // add_2: f32[2, s01, 2, 4], add_3: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 1, {s01_2, 2}, 4, 1},
          carry_0_2, state_1_2, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
            const auto state_2_2_2 = lane.load(state_2_2 + channel);
            const auto add_4 = state_2_2_2 + (lane.load(concatenate_2 + pixel * 4 + channel) + sum);
            const auto add_5 = state_2_2_2 + (sum + lane.load(concatenate_3 + pixel * 4 + channel));
            lane.store(add_2 + pixel * 4 + channel, add_4);
            lane.store(add_3 + pixel * 4 + channel, add_5);
          });
      // new_carry_1_2: f32[2, s01, 2, 1], new_carry_0_2: f32[2, s01, 2, 1], kept_9: f32[2, s01, 2, 1], kept_10: ...
      modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) {
        const auto carry_1_2_2 = lane.load(carry_1_2 + i);
        const auto add_6 = carry_1_2_2 * sigmoid(lane.load(add_2 + 1 + i * 4, 4)) +
                           sigmoid(lane.load(add_2 + i * 4, 4)) * tanh(lane.load(add_2 + 2 + i * 4, 4));
        const auto sigmoid_2 = sigmoid(lane.load(add_3 + 1 + i * 4, 4));
        const auto sigmoid_3 = sigmoid(lane.load(add_3 + i * 4, 4));
        const auto tanh_2 = tanh(lane.load(add_3 + 2 + i * 4, 4));
        const auto mul = sigmoid(lane.load(add_2 + 3 + i * 4, 4)) * tanh(add_6);
        const auto sigmoid_4 = sigmoid(lane.load(add_3 + 3 + i * 4, 4));
        const auto tanh_3 = tanh(sigmoid_3 * tanh_2 + carry_1_2_2 * sigmoid_2);
        lane.store(new_carry_1_2 + i, add_6);
        lane.store(new_carry_0_2 + i, mul);
        lane.store(kept_9 + i, sigmoid_2);
        lane.store(kept_10 + i, sigmoid_3);
        lane.store(kept_11 + i, tanh_2);
        lane.store(kept_12 + i, sigmoid_4);
        lane.store(kept_13 + i, tanh_3);
        lane.store(carry_1_3 + i, carry_1_2_2);
      });
    }
    // conv_lstm2d_19: f32[2, s01, 2, 1]
    float* const conv_lstm2d_19 = arena_.at<float>(train_step_slots_[13]);
    compute_conv_lstm2d(conv_lstm2d_19);
    // conv_lstm2d_20: f32[2, s01, 2, 1]
    float* const conv_lstm2d_20 = arena_.at<float>(train_step_slots_[14]);
    compute_conv_lstm2d(conv_lstm2d_20);
    // conv_lstm2d_21: f32[2, 2, 4, 4]
    float* const conv_lstm2d_21 = arena_.at<float>(0);
    compute_conv_lstm2d_21(conv_lstm2d_21);
    // conv_lstm2d_22: f32[2, 2, 1, 4]
    float* const conv_lstm2d_22 = arena_.at<float>(256);
    compute_conv_lstm2d_22(conv_lstm2d_22);
    // conv_lstm2d_23: f32[4]
    float* const conv_lstm2d_23 = arena_.at<float>(320);
    compute_conv_lstm2d_23(conv_lstm2d_23);
    // the loss, and what its gradient needs
    // loss: f32, new_metric_mse_total: f32, mse: f32, mse_2: f32, conv_lstm2d_24: f32[2, 2, s01, 2, 1]
    const float* const metric_mse_total = training_->block.at<float>(896);
    const float* const metric_mse_count = training_->block.at<float>(960);
    float* const loss = arena_.at<float>(640);
    float* const new_metric_mse_total = training_->block.at<float>(896);
    float* const mse = arena_.at<float>(704);
    float* const mse_2 = arena_.at<float>(768);
    float* const conv_lstm2d_24 = arena_.at<float>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto metric_mse_total_2 = scalar.load(metric_mse_total);
      const auto add_4 = scalar.load(metric_mse_count) + static_cast<float>(8 * s01_2);
      const auto eq = 0.0f == add_4;
      const auto where_9 = select(eq, 1.0f, add_4);
      const auto div_2 = scalar(1.0f) / scalar(static_cast<float>(8 * s01_2));
      const auto mul = div_2 * 0.5f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2 * s01_2, [&](auto lane, modelc::Index k) {
                const auto y_true_2 = lane.load(y_true + i * (4 * s01_2) + j * (2 * s01_2) + k);
                return max(0.0f, 1.0f - select(y_true_2 == 0.0f, -1.0f, y_true_2) *
                                            lane.load(conv_lstm2d_4 + i * (2 * s01_2) + j * (4 * s01_2) + k));
              })));
        }
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(2 * s01_2, [&](auto lane, modelc::Index k) {
                const auto sub = lane.load(conv_lstm2d_4 + i * (2 * s01_2) + j * (4 * s01_2) + k) -
                                 lane.load(y_true + i * (4 * s01_2) + j * (2 * s01_2) + k);
                return sub * sub;
              })));
        }
      }
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          modelc::for_lanes<float>(2 * s01_2, [&](auto lane, modelc::Index k) {
            const auto y_true_3 = lane.load(y_true + i * (2 * s01_2) + j * (4 * s01_2) + k);
            const auto where_10 = select(y_true_3 == 0.0f, -1.0f, y_true_3);
            const auto sub_2 = 1.0f - where_10 * lane.load(conv_lstm2d_4 + i * (4 * s01_2) + j * (2 * s01_2) + k);
            lane.store(conv_lstm2d_24 + i * (4 * s01_2) + j * (2 * s01_2) + k,
                       where_10 * -select(sub_2 > 0.0f, lane(div_2), select(0.0f == sub_2, lane(mul), 0.0f)));
          });
        }
      }
      scalar.store(mse, add_4);
      const auto div_3 = row_sum / static_cast<float>(8 * s01_2);
      const auto add_5 = metric_mse_total_2 + row_sum_2;
      const auto where_11 = select(eq, 0.0f, add_5 / where_9);
      const auto div_3_lanes = div_3;
      const auto add_5_lanes = add_5;
      const auto where_11_lanes = where_11;
      scalar.store(loss, div_3_lanes);
      scalar.store(new_metric_mse_total, add_5_lanes);
      scalar.store(mse_2, where_11_lanes);
    }
    // conv_lstm2d_25: f32[2, 2, 4, 4], conv_lstm2d_26: f32[2, 2, 1, 4], conv_lstm2d_27: f32[4], carry_5: f32[2...
    float* const conv_lstm2d_25 = arena_.at<float>(384);
    float* const conv_lstm2d_26 = arena_.at<float>(832);
    float* const conv_lstm2d_27 = arena_.at<float>(896);
    float* const carry_5 = arena_.at<float>(train_step_slots_[5]);
    float* const carry_6 = arena_.at<float>(train_step_slots_[15]);
    std::copy_n(conv_lstm2d_19, 4 * s01_2, carry_5);
    std::copy_n(conv_lstm2d_20, 4 * s01_2, carry_6);
    std::copy_n(conv_lstm2d_21, 64, conv_lstm2d_25);
    std::copy_n(conv_lstm2d_22, 16, conv_lstm2d_26);
    std::copy_n(conv_lstm2d_23, 4, conv_lstm2d_27);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const float* const d_carry_0 = carry_5;
      const float* const d_carry_1 = carry_6;
      const float* const sum_3 = conv_lstm2d_25;
      const float* const sum_4 = conv_lstm2d_26;
      const float* const sum_5 = conv_lstm2d_27;
      const float* const kept_0 = conv_lstm2d_18 + step_2 * (4 * s01_2);
      const float* const kept_1 = conv_lstm2d_17 + step_2 * (4 * s01_2);
      const float* const kept_2 = conv_lstm2d_16 + step_2 * (16 * s01_2);
      const float* const kept_3 = conv_lstm2d_15 + step_2 * (16 * s01_2);
      const float* const kept_4 = conv_lstm2d_14 + step_2 * (16 * s01_2);
      const float* const kept_5_2 = conv_lstm2d_13 + step_2 * (16 * s01_2);
      const float* const kept_6_2 = conv_lstm2d_12 + step_2 * (4 * s01_2);
      const float* const kept_7_2 = conv_lstm2d_11 + step_2 * (4 * s01_2);
      const float* const kept_8_2 = conv_lstm2d_10 + step_2 * (4 * s01_2);
      const float* const kept_9_2 = conv_lstm2d_9 + step_2 * (4 * s01_2);
      const float* const kept_10_2 = conv_lstm2d_8 + step_2 * (4 * s01_2);
      const float* const d_y_0 = conv_lstm2d_24 + step_2 * (4 * s01_2);
      const float* const capture_1 = conv_lstm2d_conv_lstm_cell_recurrent_kernel;
      float* const concatenate_4 = arena_.at<float>(train_step_slots_[35]);
      float* const new_d_carry_0 = carry_5;
      float* const new_d_carry_1 = carry_6;
      float* const conv_kernel_gradient = arena_.at<float>(train_step_slots_[36]);
      float* const conv_kernel_gradient_2 = arena_.at<float>(1984);
      float* const conv_kernel_gradient_3 = arena_.at<float>(train_step_slots_[37]);
      float* const conv_kernel_gradient_4 = arena_.at<float>(2048);
      float* const conv_kernel_gradient_5 = arena_.at<float>(train_step_slots_[38]);
      float* const conv_kernel_gradient_6 = arena_.at<float>(2112);
      float* const conv_kernel_gradient_7 = arena_.at<float>(train_step_slots_[39]);
      float* const conv_kernel_gradient_8 = arena_.at<float>(2176);
      float* const concatenate_5 = arena_.at<float>(1728);
      float* const new_sum_3 = conv_lstm2d_25;
      float* const conv_kernel_gradient_9 = arena_.at<float>(1728);
      float* const new_sum_4 = conv_lstm2d_26;
      float* const new_sum_5 = conv_lstm2d_27;
      // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
      // concatenate_4: f32[2, s01, 2, 4], new_d_carry_1: f32[2, s01, 2, 1]
      modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) {
        const auto kept_7_2_2 = lane.load(kept_7_2 + i);
        const auto kept_10_2_2 = lane.load(kept_10_2 + i);
        const auto add_4 = lane.load(d_carry_0 + i) + lane.load(d_y_0 + i);
        const auto kept_9_2_2 = lane.load(kept_9_2 + i);
        const auto add_5 = lane.load(d_carry_1 + i) + (1.0f - kept_10_2_2 * kept_10_2_2) * (kept_9_2_2 * add_4);
        const auto kept_8_2_2 = lane.load(kept_8_2 + i);
        const auto kept_6_2_2 = lane.load(kept_6_2 + i);
        const auto mul = (kept_7_2_2 - kept_7_2_2 * kept_7_2_2) * (kept_8_2_2 * add_5);
        const auto mul_2 = (kept_6_2_2 - kept_6_2_2 * kept_6_2_2) * (lane.load(kept_1 + i) * add_5);
        const auto mul_3 = (1.0f - kept_8_2_2 * kept_8_2_2) * (kept_7_2_2 * add_5);
        const auto mul_4 = (kept_9_2_2 - kept_9_2_2 * kept_9_2_2) * (kept_10_2_2 * add_4);
        const auto mul_5 = kept_6_2_2 * add_5;
        lane.store(concatenate_4 + i * 4, 4, mul);
        lane.store(concatenate_4 + 1 + i * 4, 4, mul_2);
        lane.store(concatenate_4 + 2 + i * 4, 4, mul_3);
        lane.store(concatenate_4 + 3 + i * 4, 4, mul_4);
        lane.store(new_d_carry_1 + i, mul_5);
      });
      // new_d_carry_0: f32[2, s01, 2, 1]
      modelc::conv_transpose(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 1, {s01_2, 2}, 4, 1},
          concatenate_4, capture_1,
          [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) { lane.store(new_d_carry_0 + pixel, 0, sum); });
      // conv_kernel_gradient: f32[2, s01, 2, 1], conv_kernel_gradient_3: f32[2, s01, 2, 1], conv_kernel_gradient...
      modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) {
        const auto concatenate_4_2 = lane.load(concatenate_4 + i * 4, 4);
        const auto concatenate_4_3 = lane.load(concatenate_4 + 1 + i * 4, 4);
        const auto concatenate_4_4 = lane.load(concatenate_4 + 2 + i * 4, 4);
        const auto concatenate_4_5 = lane.load(concatenate_4 + 3 + i * 4, 4);
        lane.store(conv_kernel_gradient + i, concatenate_4_2);
        lane.store(conv_kernel_gradient_3 + i, concatenate_4_3);
        lane.store(conv_kernel_gradient_5 + i, concatenate_4_4);
        lane.store(conv_kernel_gradient_7 + i, concatenate_4_5);
      });
      // conv_kernel_gradient_2: f32[2, 2, 4, 1]
      modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(conv_kernel_gradient_2, 2, 2, 4, 1),
                                            modelc::tensor(kept_2, 2, s01_2, 2, 4),
                                            modelc::tensor(conv_kernel_gradient, 2, s01_2, 2, 1),
                                            modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
      // conv_kernel_gradient_4: f32[2, 2, 4, 1]
      modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(conv_kernel_gradient_4, 2, 2, 4, 1),
                                            modelc::tensor(kept_3, 2, s01_2, 2, 4),
                                            modelc::tensor(conv_kernel_gradient_3, 2, s01_2, 2, 1),
                                            modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
      // conv_kernel_gradient_6: f32[2, 2, 4, 1]
      modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(conv_kernel_gradient_6, 2, 2, 4, 1),
                                            modelc::tensor(kept_4, 2, s01_2, 2, 4),
                                            modelc::tensor(conv_kernel_gradient_5, 2, s01_2, 2, 1),
                                            modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
      // conv_kernel_gradient_8: f32[2, 2, 4, 1]
      modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(conv_kernel_gradient_8, 2, 2, 4, 1),
                                            modelc::tensor(kept_5_2, 2, s01_2, 2, 4),
                                            modelc::tensor(conv_kernel_gradient_7, 2, s01_2, 2, 1),
                                            modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
      // concatenate_5: f32[2, 2, 4, 4]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        lane.store(concatenate_5 + i * 4, 4, lane.load(conv_kernel_gradient_2 + i));
      });
      // concatenate_5: f32[2, 2, 4, 4]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        lane.store(concatenate_5 + 1 + i * 4, 4, lane.load(conv_kernel_gradient_4 + i));
      });
      // concatenate_5: f32[2, 2, 4, 4]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        lane.store(concatenate_5 + 2 + i * 4, 4, lane.load(conv_kernel_gradient_6 + i));
      });
      // concatenate_5: f32[2, 2, 4, 4]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        lane.store(concatenate_5 + 3 + i * 4, 4, lane.load(conv_kernel_gradient_8 + i));
      });
      // new_sum_3: f32[2, 2, 4, 4]
      modelc::for_lanes<float>(64, [&](auto lane, modelc::Index i) {
        lane.store(new_sum_3 + i, lane.load(sum_3 + i) + lane.load(concatenate_5 + i));
      });
      // conv_kernel_gradient_9: f32[2, 2, 1, 4]
      modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(conv_kernel_gradient_9, 2, 2, 1, 4),
                                            modelc::tensor(kept_0, 2, s01_2, 2, 1),
                                            modelc::tensor(concatenate_4, 2, s01_2, 2, 4),
                                            modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
      // new_sum_4: f32[2, 2, 1, 4]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        lane.store(new_sum_4 + i, lane.load(sum_4 + i) + lane.load(conv_kernel_gradient_9 + i));
      });
      // new_sum_5: f32[4]
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
        const auto sum_5_2 = lane.load(sum_5 + i);
        auto column_sum = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 4 * s01_2; ++j) {
          column_sum = modelc::Sum::apply(column_sum, lane.load(concatenate_4 + i + j * 4));
        }
        const auto add_6 = sum_5_2 + column_sum;
        lane.store(new_sum_5 + i, add_6);
      });
    }
    // gradients: f32[84]
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(
        64, [&](auto lane, modelc::Index i) { lane.store(gradients + i, lane.load(conv_lstm2d_25 + i)); });
    // gradients: f32[84]
    modelc::for_lanes<float>(
        16, [&](auto lane, modelc::Index i) { lane.store(gradients + 64 + i, lane.load(conv_lstm2d_26 + i)); });
    // gradients: f32[84]
    modelc::for_lanes<float>(
        4, [&](auto lane, modelc::Index i) { lane.store(gradients + 80 + i, lane.load(conv_lstm2d_27 + i)); });

    // m.model:5: compile(optimizer = Adam(clipvalue = 0.1), loss = hinge, metrics = [mse])
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    float* const div = arena_.at<float>(384);
    compute_div(optimizer_iteration, optimizer_learning_rate, div);
    // new_optimizer_m: f32[84], new_optimizer_v: f32[84], new_weights: f32[84]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(128);
    const float* const optimizer_v = training_->block.at<float>(512);
    float* const new_optimizer_m = training_->block.at<float>(128);
    float* const new_optimizer_v = training_->block.at<float>(512);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(gradients, optimizer_m, optimizer_v, weights, div, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<float>(704), 1, training_->block.at<float>(960));
  }

  void compute_update_step() noexcept {
    // m.model:5: compile(optimizer = Adam(clipvalue = 0.1), loss = hinge, metrics = [mse])
    // new_metric_mse_total: f32, new_metric_mse_count: f32, mse: f32
    const float* const metric_mse_total = training_->block.at<float>(896);
    const float* const metric_mse_count = training_->block.at<float>(960);
    const float* const part_metric_mse_total = arena_.at<float>(2176);
    const float* const part_metric_mse_count = arena_.at<float>(2240);
    float* const new_metric_mse_total = training_->block.at<float>(896);
    float* const new_metric_mse_count = training_->block.at<float>(960);
    float* const mse = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_mse_total) + lane.load(part_metric_mse_total);
      const auto add_2 = lane.load(metric_mse_count) + lane.load(part_metric_mse_count);
      const auto eq = 0.0f == add_2;
      const auto where = select(eq, 0.0f, add / select(eq, 1.0f, add_2));
      lane.store(new_metric_mse_total, add);
      lane.store(new_metric_mse_count, add_2);
      lane.store(mse, where);
    }
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    float* const div = arena_.at<float>(64);
    compute_div(optimizer_iteration, optimizer_learning_rate, div);
    // new_optimizer_m: f32[84], new_optimizer_v: f32[84], new_weights: f32[84]
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(1728);
    const float* const optimizer_m = training_->block.at<float>(128);
    const float* const optimizer_v = training_->block.at<float>(512);
    float* const new_optimizer_m = training_->block.at<float>(128);
    float* const new_optimizer_v = training_->block.at<float>(512);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(part_gradients, optimizer_m, optimizer_v, weights, div, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
    // conv_lstm2d: f32[2, s01, 2, 1]
    float* const conv_lstm2d = arena_.at<float>(evaluate_step_slots_[2]);
    compute_conv_lstm2d(conv_lstm2d);
    // conv_lstm2d_2: f32[2, s01, 2, 1]
    float* const conv_lstm2d_2 = arena_.at<float>(evaluate_step_slots_[3]);
    compute_conv_lstm2d(conv_lstm2d_2);
    // conv_lstm2d_3: f32[2, 2, s01, 2, 4]
    float* const conv_lstm2d_3 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_conv_lstm2d_3(x, conv_lstm2d_3);
    // conv_lstm2d_4: f32[2, 2, s01, 2, 1], carry: f32[2, s01, 2, 1], carry_2: f32[2, s01, 2, 1]
    const float* const conv_lstm2d_conv_lstm_cell_kernel = weights_->block.at<float>(0);
    const float* const conv_lstm2d_conv_lstm_cell_recurrent_kernel = weights_->block.at<float>(256);
    const float* const conv_lstm2d_conv_lstm_cell_bias = weights_->block.at<float>(320);
    float* const conv_lstm2d_4 = arena_.at<float>(evaluate_step_slots_[1]);
    float* const carry = arena_.at<float>(evaluate_step_slots_[4]);
    float* const carry_2 = arena_.at<float>(evaluate_step_slots_[5]);
    std::copy_n(conv_lstm2d, 4 * s01_2, carry);
    std::copy_n(conv_lstm2d_2, 4 * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = conv_lstm2d_3 + turn_2 * (16 * s01_2);
      const float* const state_0 = conv_lstm2d_conv_lstm_cell_kernel;
      const float* const state_1 = conv_lstm2d_conv_lstm_cell_recurrent_kernel;
      const float* const state_2 = conv_lstm2d_conv_lstm_cell_bias;
      float* const conv = arena_.at<float>(evaluate_step_slots_[6]);
      float* const add = arena_.at<float>(evaluate_step_slots_[6]);
      float* const new_carry_1 = carry_2;
      float* const new_carry_0 = carry;
      // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
      // conv: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 1, {s01_2, 2}, 4, 1},
          carry_0, state_1, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
            lane.store(conv + pixel * 4 + channel, sum);
          });
      // add: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 4, 1},
          x_0, state_0, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
            lane.store(add + pixel * 4 + channel,
                       lane.load(state_2 + channel) + (sum + lane.load(conv + pixel * 4 + channel)));
          });
      // new_carry_1: f32[2, s01, 2, 1], new_carry_0: f32[2, s01, 2, 1]
      modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) {
        const auto add_2 = lane.load(carry_1 + i) * sigmoid(lane.load(add + 1 + i * 4, 4)) +
                           sigmoid(lane.load(add + i * 4, 4)) * tanh(lane.load(add + 2 + i * 4, 4));
        const auto mul = sigmoid(lane.load(add + 3 + i * 4, 4)) * tanh(add_2);
        lane.store(new_carry_1 + i, add_2);
        lane.store(new_carry_0 + i, mul);
      });
      std::copy_n(new_carry_0, 4 * s01_2, conv_lstm2d_4 + turn_2 * (4 * s01_2));
    }

    // m.model:5: compile(optimizer = Adam(clipvalue = 0.1), loss = hinge, metrics = [mse])
    // the loss, and what its gradient needs
    // loss: f32, new_metric_mse_total: f32, mse: f32, mse_2: f32
    const float* const metric_mse_total = training_->block.at<float>(896);
    const float* const metric_mse_count = training_->block.at<float>(960);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_mse_total = training_->block.at<float>(896);
    float* const mse = arena_.at<float>(64);
    float* const mse_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto metric_mse_total_2 = scalar.load(metric_mse_total);
      const auto add_2 = scalar.load(metric_mse_count) + static_cast<float>(8 * s01_2);
      const auto eq = 0.0f == add_2;
      const auto where = select(eq, 1.0f, add_2);
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2 * s01_2, [&](auto lane, modelc::Index k) {
                const auto y_true_2 = lane.load(y_true + i * (4 * s01_2) + j * (2 * s01_2) + k);
                return max(0.0f, 1.0f - select(y_true_2 == 0.0f, -1.0f, y_true_2) *
                                            lane.load(conv_lstm2d_4 + i * (2 * s01_2) + j * (4 * s01_2) + k));
              })));
        }
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(2 * s01_2, [&](auto lane, modelc::Index k) {
                const auto sub = lane.load(conv_lstm2d_4 + i * (2 * s01_2) + j * (4 * s01_2) + k) -
                                 lane.load(y_true + i * (4 * s01_2) + j * (2 * s01_2) + k);
                return sub * sub;
              })));
        }
      }
      scalar.store(mse, add_2);
      const auto div = row_sum / static_cast<float>(8 * s01_2);
      const auto add_3 = metric_mse_total_2 + row_sum_2;
      const auto where_2 = select(eq, 0.0f, add_3 / where);
      const auto div_lanes = div;
      const auto add_3_lanes = add_3;
      const auto where_2_lanes = where_2;
      scalar.store(loss, div_lanes);
      scalar.store(new_metric_mse_total, add_3_lanes);
      scalar.store(mse_2, where_2_lanes);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(960));
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    const std::uint64_t seed = modelc::random_bits(seed_, shard_, *training_->block.at<std::int64_t>(0));

    // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
    // conv_lstm2d: f32[2, s01, 2, 1]
    float* const conv_lstm2d = arena_.at<float>(gradients_slots_[2]);
    compute_conv_lstm2d(conv_lstm2d);
    // conv_lstm2d_2: f32[2, s01, 2, 1]
    float* const conv_lstm2d_2 = arena_.at<float>(gradients_slots_[3]);
    compute_conv_lstm2d(conv_lstm2d_2);
    // conv_lstm2d_5: f32[2, s01, 2, 1]
    float* const conv_lstm2d_5 = arena_.at<float>(gradients_slots_[13]);
    compute_conv_lstm2d(conv_lstm2d_5);
    // conv_lstm2d_6: f32[2, s01, 2, 1]
    float* const conv_lstm2d_6 = arena_.at<float>(gradients_slots_[14]);
    compute_conv_lstm2d(conv_lstm2d_6);
    // conv_lstm2d_3: f32[2, 2, s01, 2, 4], conv_lstm2d_7: f32[2, 2, s01, 2, 4]
    float* const conv_lstm2d_3 = arena_.at<float>(gradients_slots_[0]);
    float* const conv_lstm2d_7 = arena_.at<float>(gradients_slots_[1]);
    compute_conv_lstm2d_3_2(x, conv_lstm2d_3, conv_lstm2d_7);
    // conv_lstm2d_4: f32[2, 2, s01, 2, 1], carry: f32[2, s01, 2, 1], carry_2: f32[2, s01, 2, 1]
    const float* const conv_lstm2d_conv_lstm_cell_kernel = weights_->block.at<float>(0);
    const float* const conv_lstm2d_conv_lstm_cell_recurrent_kernel = weights_->block.at<float>(256);
    const float* const conv_lstm2d_conv_lstm_cell_bias = weights_->block.at<float>(320);
    float* const conv_lstm2d_4 = arena_.at<float>(gradients_slots_[5]);
    float* const carry = arena_.at<float>(gradients_slots_[4]);
    float* const carry_2 = arena_.at<float>(gradients_slots_[6]);
    std::copy_n(conv_lstm2d, 4 * s01_2, carry);
    std::copy_n(conv_lstm2d_2, 4 * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = conv_lstm2d_3 + turn_2 * (16 * s01_2);
      const float* const state_0 = conv_lstm2d_conv_lstm_cell_kernel;
      const float* const state_1 = conv_lstm2d_conv_lstm_cell_recurrent_kernel;
      const float* const state_2 = conv_lstm2d_conv_lstm_cell_bias;
      float* const standard_uniform = arena_.at<float>(gradients_slots_[17]);
      float* const where = arena_.at<float>(gradients_slots_[17]);
      float* const conv = arena_.at<float>(448);
      float* const standard_uniform_2 = arena_.at<float>(gradients_slots_[18]);
      float* const where_2 = arena_.at<float>(gradients_slots_[18]);
      float* const conv_2 = arena_.at<float>(512);
      float* const standard_uniform_3 = arena_.at<float>(gradients_slots_[19]);
      float* const where_3 = arena_.at<float>(gradients_slots_[19]);
      float* const conv_3 = arena_.at<float>(576);
      float* const standard_uniform_4 = arena_.at<float>(gradients_slots_[20]);
      float* const where_4 = arena_.at<float>(gradients_slots_[20]);
      float* const conv_4 = arena_.at<float>(640);
      float* const concatenate = arena_.at<float>(gradients_slots_[21]);
      float* const add = arena_.at<float>(gradients_slots_[21]);
      float* const new_carry_1 = carry_2;
      float* const new_carry_0 = carry;
      // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
      // standard_uniform: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform, 2, s01_2, 2, 4), seed, 0);
      // standard_uniform_2: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_2, 2, s01_2, 2, 4), seed, 1);
      // standard_uniform_3: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_3, 2, s01_2, 2, 4), seed, 2);
      // standard_uniform_4: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_4, 2, s01_2, 2, 4), seed, 3);
      // where: f32[2, s01, 2, 4], where_2: f32[2, s01, 2, 4], where_3: f32[2, s01, 2, 4], where_4: f32[2, s01, 2...
      modelc::for_lanes<float>(16 * s01_2, [&](auto lane, modelc::Index i) {
        const auto div = lane.load(x_0 + i) / 0.8f;
        const auto where_9 = select(lane.load(standard_uniform + i) >= 0.2f, div, 0.0f);
        const auto where_10 = select(lane.load(standard_uniform_2 + i) >= 0.2f, div, 0.0f);
        const auto where_11 = select(lane.load(standard_uniform_3 + i) >= 0.2f, div, 0.0f);
        const auto where_12 = select(lane.load(standard_uniform_4 + i) >= 0.2f, div, 0.0f);
        lane.store(where + i, where_9);
        lane.store(where_2 + i, where_10);
        lane.store(where_3 + i, where_11);
        lane.store(where_4 + i, where_12);
      });
      // conv: f32[2, 2, 4, 1], conv_2: f32[2, 2, 4, 1], conv_3: f32[2, 2, 4, 1], conv_4: f32[2, 2, 4, 1]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        const auto state_0_3 = lane.load(state_0 + i * 4, 4);
        const auto state_0_4 = lane.load(state_0 + 1 + i * 4, 4);
        const auto state_0_5 = lane.load(state_0 + 2 + i * 4, 4);
        const auto state_0_6 = lane.load(state_0 + 3 + i * 4, 4);
        lane.store(conv + i, state_0_3);
        lane.store(conv_2 + i, state_0_4);
        lane.store(conv_3 + i, state_0_5);
        lane.store(conv_4 + i, state_0_6);
      });
      // concatenate: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where, conv, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate + pixel * 4, 0, sum);
          });
      // concatenate: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_2, conv_2, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate + 1 + pixel * 4, 0, sum);
          });
      // concatenate: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_3, conv_3, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate + 2 + pixel * 4, 0, sum);
          });
      // concatenate: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_4, conv_4, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate + 3 + pixel * 4, 0, sum);
          });
      // add: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 1, {s01_2, 2}, 4, 1},
          carry_0, state_1, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
            lane.store(add + pixel * 4 + channel,
                       lane.load(state_2 + channel) + (lane.load(concatenate + pixel * 4 + channel) + sum));
          });
      // new_carry_1: f32[2, s01, 2, 1], new_carry_0: f32[2, s01, 2, 1]
      modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) {
        const auto add_4 = lane.load(carry_1 + i) * sigmoid(lane.load(add + 1 + i * 4, 4)) +
                           sigmoid(lane.load(add + i * 4, 4)) * tanh(lane.load(add + 2 + i * 4, 4));
        const auto mul = sigmoid(lane.load(add + 3 + i * 4, 4)) * tanh(add_4);
        lane.store(new_carry_1 + i, add_4);
        lane.store(new_carry_0 + i, mul);
      });
      std::copy_n(new_carry_0, 4 * s01_2, conv_lstm2d_4 + turn_2 * (4 * s01_2));
    }
    // conv_lstm2d_8: f32[2, 2, s01, 2, 1], conv_lstm2d_9: f32[2, 2, s01, 2, 1], conv_lstm2d_10: f32[2, 2, s01,...
    float* const conv_lstm2d_8 = arena_.at<float>(gradients_slots_[6]);
    float* const conv_lstm2d_9 = arena_.at<float>(gradients_slots_[7]);
    float* const conv_lstm2d_10 = arena_.at<float>(gradients_slots_[0]);
    float* const conv_lstm2d_11 = arena_.at<float>(gradients_slots_[2]);
    float* const conv_lstm2d_12 = arena_.at<float>(gradients_slots_[3]);
    float* const conv_lstm2d_13 = arena_.at<float>(gradients_slots_[4]);
    float* const conv_lstm2d_14 = arena_.at<float>(gradients_slots_[8]);
    float* const conv_lstm2d_15 = arena_.at<float>(gradients_slots_[9]);
    float* const conv_lstm2d_16 = arena_.at<float>(gradients_slots_[10]);
    float* const conv_lstm2d_17 = arena_.at<float>(gradients_slots_[11]);
    float* const conv_lstm2d_18 = arena_.at<float>(gradients_slots_[12]);
    float* const carry_3 = arena_.at<float>(gradients_slots_[15]);
    float* const carry_4 = arena_.at<float>(gradients_slots_[16]);
    std::copy_n(conv_lstm2d_5, 4 * s01_2, carry_3);
    std::copy_n(conv_lstm2d_6, 4 * s01_2, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0_2 = carry_3;
      const float* const carry_1_2 = carry_4;
      const float* const x_0_2 = conv_lstm2d_7 + turn_2 * (16 * s01_2);
      const float* const state_0_2 = conv_lstm2d_conv_lstm_cell_kernel;
      const float* const state_1_2 = conv_lstm2d_conv_lstm_cell_recurrent_kernel;
      const float* const state_2_2 = conv_lstm2d_conv_lstm_cell_bias;
      float* const standard_uniform_5 = arena_.at<float>(gradients_slots_[22]);
      float* const where_5 = arena_.at<float>(gradients_slots_[22]);
      float* const conv_5 = arena_.at<float>(704);
      float* const standard_uniform_6 = arena_.at<float>(gradients_slots_[23]);
      float* const where_6 = arena_.at<float>(gradients_slots_[23]);
      float* const conv_6 = arena_.at<float>(768);
      float* const standard_uniform_7 = arena_.at<float>(gradients_slots_[24]);
      float* const where_7 = arena_.at<float>(gradients_slots_[24]);
      float* const conv_7 = arena_.at<float>(832);
      float* const standard_uniform_8 = arena_.at<float>(gradients_slots_[25]);
      float* const where_8 = arena_.at<float>(gradients_slots_[25]);
      float* const conv_8 = arena_.at<float>(896);
      float* const concatenate_2 = arena_.at<float>(gradients_slots_[26]);
      float* const add_2 = arena_.at<float>(gradients_slots_[26]);
      float* const new_carry_1_2 = carry_4;
      float* const new_carry_0_2 = carry_3;
      float* const standard_uniform_9 = arena_.at<float>(gradients_slots_[27]);
      float* const kept_5 = conv_lstm2d_10 + turn_2 * (16 * s01_2);
      float* const standard_uniform_10 = arena_.at<float>(gradients_slots_[28]);
      float* const kept_6 = conv_lstm2d_11 + turn_2 * (16 * s01_2);
      float* const standard_uniform_11 = arena_.at<float>(gradients_slots_[29]);
      float* const kept_7 = conv_lstm2d_12 + turn_2 * (16 * s01_2);
      float* const standard_uniform_12 = arena_.at<float>(gradients_slots_[30]);
      float* const kept_8 = conv_lstm2d_13 + turn_2 * (16 * s01_2);
      float* const conv_9 = arena_.at<float>(960);
      float* const conv_10 = arena_.at<float>(1024);
      float* const conv_11 = arena_.at<float>(1088);
      float* const conv_12 = arena_.at<float>(1152);
      float* const concatenate_3 = arena_.at<float>(gradients_slots_[22]);
      float* const add_3 = arena_.at<float>(gradients_slots_[22]);
      float* const kept_9 = conv_lstm2d_14 + turn_2 * (4 * s01_2);
      float* const kept_10 = conv_lstm2d_15 + turn_2 * (4 * s01_2);
      float* const kept_11 = conv_lstm2d_16 + turn_2 * (4 * s01_2);
      float* const kept_12 = conv_lstm2d_17 + turn_2 * (4 * s01_2);
      float* const kept_13 = conv_lstm2d_18 + turn_2 * (4 * s01_2);
      float* const carry_0_3 = conv_lstm2d_8 + turn_2 * (4 * s01_2);
      float* const carry_1_3 = conv_lstm2d_9 + turn_2 * (4 * s01_2);
      // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
      // carry_0_3: f32[2, s01, 2, 1]
      modelc::for_lanes<float>(
          4 * s01_2, [&](auto lane, modelc::Index i) { lane.store(carry_0_3 + i, lane.load(carry_0_2 + i)); });
      // standard_uniform_5: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_5, 2, s01_2, 2, 4), seed, 0);
      // standard_uniform_6: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_6, 2, s01_2, 2, 4), seed, 1);
      // standard_uniform_7: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_7, 2, s01_2, 2, 4), seed, 2);
      // standard_uniform_8: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_8, 2, s01_2, 2, 4), seed, 3);
      // standard_uniform_9: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_9, 2, s01_2, 2, 4), seed, 0);
      // standard_uniform_10: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_10, 2, s01_2, 2, 4), seed, 1);
      // standard_uniform_11: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_11, 2, s01_2, 2, 4), seed, 2);
      // standard_uniform_12: f32[2, s01, 2, 4]
      modelc::kernels::standard_uniform(modelc::tensor(standard_uniform_12, 2, s01_2, 2, 4), seed, 3);
      // where_5: f32[2, s01, 2, 4], where_6: f32[2, s01, 2, 4], where_7: f32[2, s01, 2, 4], where_8: f32[2, s01,...
      modelc::for_lanes<float>(16 * s01_2, [&](auto lane, modelc::Index i) {
        const auto div = lane.load(x_0_2 + i) / 0.8f;
        const auto where_9 = select(lane.load(standard_uniform_5 + i) >= 0.2f, div, 0.0f);
        const auto where_10 = select(lane.load(standard_uniform_6 + i) >= 0.2f, div, 0.0f);
        const auto where_11 = select(lane.load(standard_uniform_7 + i) >= 0.2f, div, 0.0f);
        const auto where_12 = select(lane.load(standard_uniform_8 + i) >= 0.2f, div, 0.0f);
        const auto where_13 = select(lane.load(standard_uniform_9 + i) >= 0.2f, div, 0.0f);
        const auto where_14 = select(lane.load(standard_uniform_10 + i) >= 0.2f, div, 0.0f);
        const auto where_15 = select(lane.load(standard_uniform_11 + i) >= 0.2f, div, 0.0f);
        const auto where_16 = select(lane.load(standard_uniform_12 + i) >= 0.2f, div, 0.0f);
        lane.store(where_5 + i, where_9);
        lane.store(where_6 + i, where_10);
        lane.store(where_7 + i, where_11);
        lane.store(where_8 + i, where_12);
        lane.store(kept_5 + i, where_13);
        lane.store(kept_6 + i, where_14);
        lane.store(kept_7 + i, where_15);
        lane.store(kept_8 + i, where_16);
      });
      // conv_5: f32[2, 2, 4, 1], conv_6: f32[2, 2, 4, 1], conv_7: f32[2, 2, 4, 1], conv_8: f32[2, 2, 4, 1], conv...
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        const auto state_0_2_2 = lane.load(state_0_2 + i * 4, 4);
        const auto state_0_2_3 = lane.load(state_0_2 + 1 + i * 4, 4);
        const auto state_0_2_4 = lane.load(state_0_2 + 2 + i * 4, 4);
        const auto state_0_2_5 = lane.load(state_0_2 + 3 + i * 4, 4);
        lane.store(conv_5 + i, state_0_2_2);
        lane.store(conv_6 + i, state_0_2_3);
        lane.store(conv_7 + i, state_0_2_4);
        lane.store(conv_8 + i, state_0_2_5);
        lane.store(conv_9 + i, state_0_2_5);
        lane.store(conv_10 + i, state_0_2_4);
        lane.store(conv_11 + i, state_0_2_3);
        lane.store(conv_12 + i, state_0_2_2);
      });
      // concatenate_2: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_5, conv_5, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_2 + pixel * 4, 0, sum);
          });
      // concatenate_2: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_6, conv_6, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_2 + 1 + pixel * 4, 0, sum);
          });
      // concatenate_2: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_7, conv_7, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_2 + 2 + pixel * 4, 0, sum);
          });
      // concatenate_2: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          where_8, conv_8, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_2 + 3 + pixel * 4, 0, sum);
          });
      // concatenate_3: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          kept_5, conv_12, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_3 + pixel * 4, 0, sum);
          });
      // concatenate_3: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          kept_6, conv_11, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_3 + 1 + pixel * 4, 0, sum);
          });
      // concatenate_3: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          kept_7, conv_10, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_3 + 2 + pixel * 4, 0, sum);
          });
      // concatenate_3: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 4, {s01_2, 2}, 1, 1},
          kept_8, conv_9, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
            lane.store(concatenate_3 + 3 + pixel * 4, 0, sum);
          });
      // add_2: f32[2, s01, 2, 4], add_3: f32[2, s01, 2, 4]
      modelc::conv(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 1, {s01_2, 2}, 4, 1},
          carry_0_2, state_1_2, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
            const auto state_2_2_2 = lane.load(state_2_2 + channel);
            const auto add_4 = state_2_2_2 + (lane.load(concatenate_2 + pixel * 4 + channel) + sum);
            const auto add_5 = state_2_2_2 + (sum + lane.load(concatenate_3 + pixel * 4 + channel));
            lane.store(add_2 + pixel * 4 + channel, add_4);
            lane.store(add_3 + pixel * 4 + channel, add_5);
          });
      // new_carry_1_2: f32[2, s01, 2, 1], new_carry_0_2: f32[2, s01, 2, 1], kept_9: f32[2, s01, 2, 1], kept_10: ...
      modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) {
        const auto carry_1_2_2 = lane.load(carry_1_2 + i);
        const auto add_6 = carry_1_2_2 * sigmoid(lane.load(add_2 + 1 + i * 4, 4)) +
                           sigmoid(lane.load(add_2 + i * 4, 4)) * tanh(lane.load(add_2 + 2 + i * 4, 4));
        const auto sigmoid_2 = sigmoid(lane.load(add_3 + 1 + i * 4, 4));
        const auto sigmoid_3 = sigmoid(lane.load(add_3 + i * 4, 4));
        const auto tanh_2 = tanh(lane.load(add_3 + 2 + i * 4, 4));
        const auto mul = sigmoid(lane.load(add_2 + 3 + i * 4, 4)) * tanh(add_6);
        const auto sigmoid_4 = sigmoid(lane.load(add_3 + 3 + i * 4, 4));
        const auto tanh_3 = tanh(sigmoid_3 * tanh_2 + carry_1_2_2 * sigmoid_2);
        lane.store(new_carry_1_2 + i, add_6);
        lane.store(new_carry_0_2 + i, mul);
        lane.store(kept_9 + i, sigmoid_2);
        lane.store(kept_10 + i, sigmoid_3);
        lane.store(kept_11 + i, tanh_2);
        lane.store(kept_12 + i, sigmoid_4);
        lane.store(kept_13 + i, tanh_3);
        lane.store(carry_1_3 + i, carry_1_2_2);
      });
    }
    // conv_lstm2d_19: f32[2, s01, 2, 1]
    float* const conv_lstm2d_19 = arena_.at<float>(gradients_slots_[13]);
    compute_conv_lstm2d(conv_lstm2d_19);
    // conv_lstm2d_20: f32[2, s01, 2, 1]
    float* const conv_lstm2d_20 = arena_.at<float>(gradients_slots_[14]);
    compute_conv_lstm2d(conv_lstm2d_20);
    // conv_lstm2d_21: f32[2, 2, 4, 4]
    float* const conv_lstm2d_21 = arena_.at<float>(0);
    compute_conv_lstm2d_21(conv_lstm2d_21);
    // conv_lstm2d_22: f32[2, 2, 1, 4]
    float* const conv_lstm2d_22 = arena_.at<float>(320);
    compute_conv_lstm2d_22(conv_lstm2d_22);
    // conv_lstm2d_23: f32[4]
    float* const conv_lstm2d_23 = arena_.at<float>(384);
    compute_conv_lstm2d_23(conv_lstm2d_23);
    // the loss, and what its gradient needs
    // loss: f32, new_part_metric_mse_total: f32, conv_lstm2d_24: f32[2, 2, s01, 2, 1]
    float* const loss = arena_.at<float>(256);
    float* const new_part_metric_mse_total = arena_.at<float>(2176);
    float* const conv_lstm2d_24 = arena_.at<float>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto div = scalar(1.0f) / scalar(static_cast<float>(8 * s01_2));
      const auto mul = div * 0.5f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2 * s01_2, [&](auto lane, modelc::Index k) {
                const auto y_true_2 = lane.load(y_true + i * (4 * s01_2) + j * (2 * s01_2) + k);
                return max(0.0f, 1.0f - select(y_true_2 == 0.0f, -1.0f, y_true_2) *
                                            lane.load(conv_lstm2d_4 + i * (2 * s01_2) + j * (4 * s01_2) + k));
              })));
        }
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(2 * s01_2, [&](auto lane, modelc::Index k) {
                const auto sub = lane.load(conv_lstm2d_4 + i * (2 * s01_2) + j * (4 * s01_2) + k) -
                                 lane.load(y_true + i * (4 * s01_2) + j * (2 * s01_2) + k);
                return sub * sub;
              })));
        }
      }
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          modelc::for_lanes<float>(2 * s01_2, [&](auto lane, modelc::Index k) {
            const auto y_true_3 = lane.load(y_true + i * (2 * s01_2) + j * (4 * s01_2) + k);
            const auto where_9 = select(y_true_3 == 0.0f, -1.0f, y_true_3);
            const auto sub_2 = 1.0f - where_9 * lane.load(conv_lstm2d_4 + i * (4 * s01_2) + j * (2 * s01_2) + k);
            lane.store(conv_lstm2d_24 + i * (4 * s01_2) + j * (2 * s01_2) + k,
                       where_9 * -select(sub_2 > 0.0f, lane(div), select(0.0f == sub_2, lane(mul), 0.0f)));
          });
        }
      }
      const auto div_2 = row_sum / static_cast<float>(8 * s01_2);
      const auto div_2_lanes = div_2;
      const auto row_sum_2_lanes = row_sum_2;
      scalar.store(loss, div_2_lanes);
      scalar.store(new_part_metric_mse_total, row_sum_2_lanes);
    }
    // new_part_gradient_conv_lstm2d_conv_lstm_cell_kernel: f32[2, 2, 4, 4], new_part_gradient_conv_lstm2d_conv...
    float* const new_part_gradient_conv_lstm2d_conv_lstm_cell_kernel = arena_.at<float>(1728);
    float* const new_part_gradient_conv_lstm2d_conv_lstm_cell_recurrent_kernel = arena_.at<float>(1984);
    float* const new_part_gradient_conv_lstm2d_conv_lstm_cell_bias = arena_.at<float>(2048);
    float* const carry_5 = arena_.at<float>(gradients_slots_[5]);
    float* const carry_6 = arena_.at<float>(gradients_slots_[15]);
    std::copy_n(conv_lstm2d_19, 4 * s01_2, carry_5);
    std::copy_n(conv_lstm2d_20, 4 * s01_2, carry_6);
    std::copy_n(conv_lstm2d_21, 64, new_part_gradient_conv_lstm2d_conv_lstm_cell_kernel);
    std::copy_n(conv_lstm2d_22, 16, new_part_gradient_conv_lstm2d_conv_lstm_cell_recurrent_kernel);
    std::copy_n(conv_lstm2d_23, 4, new_part_gradient_conv_lstm2d_conv_lstm_cell_bias);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const float* const d_carry_0 = carry_5;
      const float* const d_carry_1 = carry_6;
      const float* const sum_3 = new_part_gradient_conv_lstm2d_conv_lstm_cell_kernel;
      const float* const sum_4 = new_part_gradient_conv_lstm2d_conv_lstm_cell_recurrent_kernel;
      const float* const sum_5 = new_part_gradient_conv_lstm2d_conv_lstm_cell_bias;
      const float* const kept_0 = conv_lstm2d_8 + step_2 * (4 * s01_2);
      const float* const kept_1 = conv_lstm2d_9 + step_2 * (4 * s01_2);
      const float* const kept_2 = conv_lstm2d_10 + step_2 * (16 * s01_2);
      const float* const kept_3 = conv_lstm2d_11 + step_2 * (16 * s01_2);
      const float* const kept_4 = conv_lstm2d_12 + step_2 * (16 * s01_2);
      const float* const kept_5_2 = conv_lstm2d_13 + step_2 * (16 * s01_2);
      const float* const kept_6_2 = conv_lstm2d_14 + step_2 * (4 * s01_2);
      const float* const kept_7_2 = conv_lstm2d_15 + step_2 * (4 * s01_2);
      const float* const kept_8_2 = conv_lstm2d_16 + step_2 * (4 * s01_2);
      const float* const kept_9_2 = conv_lstm2d_17 + step_2 * (4 * s01_2);
      const float* const kept_10_2 = conv_lstm2d_18 + step_2 * (4 * s01_2);
      const float* const d_y_0 = conv_lstm2d_24 + step_2 * (4 * s01_2);
      const float* const capture_1 = conv_lstm2d_conv_lstm_cell_recurrent_kernel;
      float* const concatenate_4 = arena_.at<float>(gradients_slots_[35]);
      float* const new_d_carry_0 = carry_5;
      float* const new_d_carry_1 = carry_6;
      float* const conv_kernel_gradient = arena_.at<float>(gradients_slots_[36]);
      float* const conv_kernel_gradient_2 = arena_.at<float>(1472);
      float* const conv_kernel_gradient_3 = arena_.at<float>(gradients_slots_[37]);
      float* const conv_kernel_gradient_4 = arena_.at<float>(1536);
      float* const conv_kernel_gradient_5 = arena_.at<float>(gradients_slots_[38]);
      float* const conv_kernel_gradient_6 = arena_.at<float>(1600);
      float* const conv_kernel_gradient_7 = arena_.at<float>(gradients_slots_[39]);
      float* const conv_kernel_gradient_8 = arena_.at<float>(1664);
      float* const concatenate_5 = arena_.at<float>(1216);
      float* const new_sum_3 = new_part_gradient_conv_lstm2d_conv_lstm_cell_kernel;
      float* const conv_kernel_gradient_9 = arena_.at<float>(1216);
      float* const new_sum_4 = new_part_gradient_conv_lstm2d_conv_lstm_cell_recurrent_kernel;
      float* const new_sum_5 = new_part_gradient_conv_lstm2d_conv_lstm_cell_bias;
      // m.model:3: h1 = ConvLSTM2D(1, 2, padding = "same", return_sequences = true, dropout = 0.2)(x)
      // concatenate_4: f32[2, s01, 2, 4], new_d_carry_1: f32[2, s01, 2, 1]
      modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) {
        const auto kept_7_2_2 = lane.load(kept_7_2 + i);
        const auto kept_10_2_2 = lane.load(kept_10_2 + i);
        const auto add_4 = lane.load(d_carry_0 + i) + lane.load(d_y_0 + i);
        const auto kept_9_2_2 = lane.load(kept_9_2 + i);
        const auto add_5 = lane.load(d_carry_1 + i) + (1.0f - kept_10_2_2 * kept_10_2_2) * (kept_9_2_2 * add_4);
        const auto kept_8_2_2 = lane.load(kept_8_2 + i);
        const auto kept_6_2_2 = lane.load(kept_6_2 + i);
        const auto mul = (kept_7_2_2 - kept_7_2_2 * kept_7_2_2) * (kept_8_2_2 * add_5);
        const auto mul_2 = (kept_6_2_2 - kept_6_2_2 * kept_6_2_2) * (lane.load(kept_1 + i) * add_5);
        const auto mul_3 = (1.0f - kept_8_2_2 * kept_8_2_2) * (kept_7_2_2 * add_5);
        const auto mul_4 = (kept_9_2_2 - kept_9_2_2 * kept_9_2_2) * (kept_10_2_2 * add_4);
        const auto mul_5 = kept_6_2_2 * add_5;
        lane.store(concatenate_4 + i * 4, 4, mul);
        lane.store(concatenate_4 + 1 + i * 4, 4, mul_2);
        lane.store(concatenate_4 + 2 + i * 4, 4, mul_3);
        lane.store(concatenate_4 + 3 + i * 4, 4, mul_4);
        lane.store(new_d_carry_1 + i, mul_5);
      });
      // new_d_carry_0: f32[2, s01, 2, 1]
      modelc::conv_transpose(
          threads_,
          modelc::ConvShape<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{2, {s01_2, 2}, 1, {s01_2, 2}, 4, 1},
          concatenate_4, capture_1,
          [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) { lane.store(new_d_carry_0 + pixel, 0, sum); });
      // conv_kernel_gradient: f32[2, s01, 2, 1], conv_kernel_gradient_3: f32[2, s01, 2, 1], conv_kernel_gradient...
      modelc::for_lanes<float>(4 * s01_2, [&](auto lane, modelc::Index i) {
        const auto concatenate_4_2 = lane.load(concatenate_4 + i * 4, 4);
        const auto concatenate_4_3 = lane.load(concatenate_4 + 1 + i * 4, 4);
        const auto concatenate_4_4 = lane.load(concatenate_4 + 2 + i * 4, 4);
        const auto concatenate_4_5 = lane.load(concatenate_4 + 3 + i * 4, 4);
        lane.store(conv_kernel_gradient + i, concatenate_4_2);
        lane.store(conv_kernel_gradient_3 + i, concatenate_4_3);
        lane.store(conv_kernel_gradient_5 + i, concatenate_4_4);
        lane.store(conv_kernel_gradient_7 + i, concatenate_4_5);
      });
      // conv_kernel_gradient_2: f32[2, 2, 4, 1]
      modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(conv_kernel_gradient_2, 2, 2, 4, 1),
                                            modelc::tensor(kept_2, 2, s01_2, 2, 4),
                                            modelc::tensor(conv_kernel_gradient, 2, s01_2, 2, 1),
                                            modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
      // conv_kernel_gradient_4: f32[2, 2, 4, 1]
      modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(conv_kernel_gradient_4, 2, 2, 4, 1),
                                            modelc::tensor(kept_3, 2, s01_2, 2, 4),
                                            modelc::tensor(conv_kernel_gradient_3, 2, s01_2, 2, 1),
                                            modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
      // conv_kernel_gradient_6: f32[2, 2, 4, 1]
      modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(conv_kernel_gradient_6, 2, 2, 4, 1),
                                            modelc::tensor(kept_4, 2, s01_2, 2, 4),
                                            modelc::tensor(conv_kernel_gradient_5, 2, s01_2, 2, 1),
                                            modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
      // conv_kernel_gradient_8: f32[2, 2, 4, 1]
      modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(conv_kernel_gradient_8, 2, 2, 4, 1),
                                            modelc::tensor(kept_5_2, 2, s01_2, 2, 4),
                                            modelc::tensor(conv_kernel_gradient_7, 2, s01_2, 2, 1),
                                            modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
      // concatenate_5: f32[2, 2, 4, 4]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        lane.store(concatenate_5 + i * 4, 4, lane.load(conv_kernel_gradient_2 + i));
      });
      // concatenate_5: f32[2, 2, 4, 4]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        lane.store(concatenate_5 + 1 + i * 4, 4, lane.load(conv_kernel_gradient_4 + i));
      });
      // concatenate_5: f32[2, 2, 4, 4]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        lane.store(concatenate_5 + 2 + i * 4, 4, lane.load(conv_kernel_gradient_6 + i));
      });
      // concatenate_5: f32[2, 2, 4, 4]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        lane.store(concatenate_5 + 3 + i * 4, 4, lane.load(conv_kernel_gradient_8 + i));
      });
      // new_sum_3: f32[2, 2, 4, 4]
      modelc::for_lanes<float>(64, [&](auto lane, modelc::Index i) {
        lane.store(new_sum_3 + i, lane.load(sum_3 + i) + lane.load(concatenate_5 + i));
      });
      // conv_kernel_gradient_9: f32[2, 2, 1, 4]
      modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(conv_kernel_gradient_9, 2, 2, 1, 4),
                                            modelc::tensor(kept_0, 2, s01_2, 2, 1),
                                            modelc::tensor(concatenate_4, 2, s01_2, 2, 4),
                                            modelc::Windows<modelc::Window<2, 1, 1, 0>, modelc::Window<2, 1, 1, 0>>{});
      // new_sum_4: f32[2, 2, 1, 4]
      modelc::for_lanes<float>(16, [&](auto lane, modelc::Index i) {
        lane.store(new_sum_4 + i, lane.load(sum_4 + i) + lane.load(conv_kernel_gradient_9 + i));
      });
      // new_sum_5: f32[4]
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
        const auto sum_5_2 = lane.load(sum_5 + i);
        auto column_sum = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 4 * s01_2; ++j) {
          column_sum = modelc::Sum::apply(column_sum, lane.load(concatenate_4 + i + j * 4));
        }
        const auto add_6 = sum_5_2 + column_sum;
        lane.store(new_sum_5 + i, add_6);
      });
    }
    ready_(0);

    // m.model:5: compile(optimizer = Adam(clipvalue = 0.1), loss = hinge, metrics = [mse])
    // new_part_metric_mse_count: f32
    float* const new_part_metric_mse_count = arena_.at<float>(2240);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_mse_count, lane(static_cast<float>(8 * s01_2)));
    }

    modelc::copy_elements(arena_.at<float>(256), 1, arena_.at<float>(2112));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  std::uint64_t seed_ = 0;
  std::int64_t shard_ = 0;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[7];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[40];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[7];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[40];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4200

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

namespace m4201 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
    modelc::Index s10 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    auto spectral_normalization_dense_kernel() noexcept { return modelc::block_view<float, 3, 4>(block, 0); }
    auto spectral_normalization_dense_bias() noexcept { return modelc::block_view<float, 4>(block, 64); }
    auto spectral_normalization_vector_u() noexcept { return modelc::block_view<float, 1, 4>(block, 512); }
    auto dense_1_kernel() noexcept { return modelc::block_view<float, 4, 5>(block, 128); }
    auto dense_1_bias() noexcept { return modelc::block_view<float, 5>(block, 256); }
    auto dense_2_kernel() noexcept { return modelc::block_view<float, 5, 5>(block, 320); }
    auto dense_2_bias() noexcept { return modelc::block_view<float, 5>(block, 448); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Inputs {
    modelc::View<const float, modelc::Dynamic, 3> x;
    modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 3> z;
  };

  struct Outputs {
    modelc::View<const float, modelc::Dynamic, 5> y;
    modelc::View<const float, modelc::Dynamic, 4> other;
  };

  struct Gradients {
    float loss;
    float y_loss;
    float other_loss;
    modelc::View<const float, 3, 4> grad_spectral_normalization_dense_kernel;
    modelc::View<const float, 4> grad_spectral_normalization_dense_bias;
    modelc::View<const float, 4, 5> grad_dense_1_kernel;
    modelc::View<const float, 5> grad_dense_1_bias;
    modelc::View<const float, 5, 5> grad_dense_2_kernel;
    modelc::View<const float, 5> grad_dense_2_bias;
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
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/dense/kernel");
      modelc::initial::fill(block.at<float>(0), 12, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.da0518p+0) +
            -0x1.da0518p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/vector_u");
      modelc::initial::fill(block.at<float>(512), 4, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<float>(key, 0, i)),
                                        0x1.47ae14p-6) +
                0x0p+0);
      });
    }
    std::fill_n(block.at<float>(128), 20, 1.0f);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_2/kernel");
      modelc::initial::fill(block.at<float>(320), 25, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.8c97fp+0) +
                -0x1.8c97fp-1);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, 3], z: f32[b, s10, 3]` gives `y: f32[b, 5], other: f32[b, 4]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const float, modelc::Dynamic, 3> x,
                  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 3> z) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    static_cast<void>(z);
    compute(x.data());
    return results();
  }

  /// The same for inputs by name.
  Outputs predict(const Inputs& inputs) noexcept { return predict(inputs.x, inputs.z); }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  Outputs predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 3});
    compute(modelc::checked<float, 2>("x", x, {symbols_.b, 3}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 3]`
  /// - takes `z: f32[b, s10, 3]`
  /// - takes `y_true: f32[b, 5]`
  /// - takes `other_true: f32[b, 4]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 3> x,
                   modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 3> z,
                   modelc::View<const float, modelc::Dynamic, 5> y_true,
                   modelc::View<const float, modelc::Dynamic, 4> other_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    static_cast<void>(z);
    assert(y_true.rows() == symbols_.b);
    assert(other_true.rows() == symbols_.b);
    compute_train_step(x.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  float train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 3});
    compute_train_step(modelc::checked<float, 2>("x", x, {symbols_.b, 3}),
                       modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 5}),
                       modelc::checked<float, 2>("other_true", other_true, {symbols_.b, 4}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]),
                       static_cast<const float*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(448));
    values[1] = static_cast<double>(*arena_.at<float>(512));
    values[2] = static_cast<double>(*arena_.at<float>(576));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 3]`
  /// - takes `z: f32[b, s10, 3]`
  /// - takes `y_true: f32[b, 5]`
  /// - takes `other_true: f32[b, 4]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 3> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 3> z,
                      modelc::View<const float, modelc::Dynamic, 5> y_true,
                      modelc::View<const float, modelc::Dynamic, 4> other_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    static_cast<void>(z);
    assert(y_true.rows() == symbols_.b);
    assert(other_true.rows() == symbols_.b);
    compute_evaluate_step(x.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 3});
    compute_evaluate_step(modelc::checked<float, 2>("x", x, {symbols_.b, 3}),
                          modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 5}),
                          modelc::checked<float, 2>("other_true", other_true, {symbols_.b, 4}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]),
                          static_cast<const float*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(64));
    values[2] = static_cast<double>(*arena_.at<float>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 3]`
  /// - takes `z: f32[b, s10, 3]`
  /// - takes `y_true: f32[b, 5]`
  /// - takes `other_true: f32[b, 4]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 3> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 3> z,
                      modelc::View<const float, modelc::Dynamic, 5> y_true,
                      modelc::View<const float, modelc::Dynamic, 4> other_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    static_cast<void>(z);
    assert(y_true.rows() == symbols_.b);
    assert(other_true.rows() == symbols_.b);
    compute_gradients(x.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 3});
    compute_gradients(modelc::checked<float, 2>("x", x, {symbols_.b, 3}),
                      modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 5}),
                      modelc::checked<float, 2>("other_true", other_true, {symbols_.b, 4}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]),
                      static_cast<const float*>(inputs[3]));
    outputs[0] = arena_.at<float>(128);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(64);
    outputs[3] = arena_.at<float>(256);
    outputs[4] = arena_.at<float>(320);
    outputs[5] = arena_.at<float>(384);
    outputs[6] = arena_.at<float>(512);
    outputs[7] = arena_.at<float>(576);
    outputs[8] = arena_.at<float>(704);
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
    values[0] = static_cast<double>(*arena_.at<float>(768));
    values[1] = static_cast<double>(*arena_.at<float>(0));
    values[2] = static_cast<double>(*arena_.at<float>(64));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(64), 1, 0.0f);
    std::fill_n(training_->block.at<float>(128), 1, 0.0f);
    std::fill_n(training_->block.at<float>(192), 1, 0.0f);
    std::fill_n(training_->block.at<float>(256), 1, 0.0f);
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
  std::array<modelc::Index, 4> train_input_sizes() const noexcept {
    return {3 * symbols_.b, 3 * symbols_.b * symbols_.s10, 5 * symbols_.b, 4 * symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), 5 * symbols_.b, static_cast<float*>(outputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[2]), 4 * symbols_.b, static_cast<float*>(outputs[1]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s10"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 2, {-1, 3}, 0, false},
      {"z", "f32", 3, {-1, -1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f32", 2, {-1, 5}, 0, false},
      {"other", "f32", 2, {-1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> weight_infos{{
      {"spectral_normalization/dense/kernel", "f32", 2, {3, 4}, 0, true},
      {"spectral_normalization/dense/bias", "f32", 1, {4}, 64, true},
      {"spectral_normalization/vector_u", "f32", 2, {1, 4}, 512, false},
      {"dense_1/kernel", "f32", 2, {4, 5}, 128, true},
      {"dense_1/bias", "f32", 1, {5}, 256, true},
      {"dense_2/kernel", "f32", 2, {5, 5}, 320, true},
      {"dense_2/bias", "f32", 1, {5}, 448, true},
  }};
  static constexpr modelc::Index weight_bytes = 576;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f32", 2, {-1, 3}, 0, false},
      {"z", "f32", 3, {-1, -1, 3}, 0, false},
      {"y_true", "f32", 2, {-1, 5}, 0, false},
      {"other_true", "f32", 2, {-1, 4}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "y_precision", "other_precision_1"};
  static constexpr std::array<modelc::TensorInfo, 9> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"other_loss", "f32", 0, {}, 0, false},
      {"grad/spectral_normalization/dense/kernel", "f32", 2, {3, 4}, 0, false},
      {"grad/spectral_normalization/dense/bias", "f32", 1, {4}, 0, false},
      {"grad/dense_1/kernel", "f32", 2, {4, 5}, 0, false},
      {"grad/dense_1/bias", "f32", 1, {5}, 0, false},
      {"grad/dense_2/kernel", "f32", 2, {5, 5}, 0, false},
      {"grad/dense_2/bias", "f32", 1, {5}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"metric/y_precision/counts/true_positives", "f32", 1, {1}, 64, false},
      {"metric/y_precision/counts/false_positives", "f32", 1, {1}, 128, false},
      {"metric/other_precision_1/counts/true_positives", "f32", 1, {1}, 192, false},
      {"metric/other_precision_1/counts/false_positives", "f32", 1, {1}, 256, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 13> part_infos{{
      {"gradient/spectral_normalization/dense/kernel", "f32", 2, {3, 4}, 0, false},
      {"gradient/spectral_normalization/dense/bias", "f32", 1, {4}, 64, false},
      {"gradient/dense_1/kernel", "f32", 2, {4, 5}, 128, false},
      {"gradient/dense_1/bias", "f32", 1, {5}, 256, false},
      {"gradient/dense_2/kernel", "f32", 2, {5, 5}, 320, false},
      {"gradient/dense_2/bias", "f32", 1, {5}, 448, false},
      {"loss", "f32", 0, {}, 512, false},
      {"state/spectral_normalization/dense/kernel", "f32", 2, {3, 4}, 576, false},
      {"state/spectral_normalization/vector_u", "f32", 2, {1, 4}, 640, false},
      {"metric/y_precision/counts/true_positives", "f32", 1, {1}, 704, false},
      {"metric/y_precision/counts/false_positives", "f32", 1, {1}, 768, false},
      {"metric/other_precision_1/counts/true_positives", "f32", 1, {1}, 832, false},
      {"metric/other_precision_1/counts/false_positives", "f32", 1, {1}, 896, false},
  }};
  static constexpr modelc::Index part_bytes = 960;
  static constexpr modelc::Index gradient_bytes = 512;  // the first of them
  static constexpr modelc::Index training_bytes = 320;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s10_2 = modelc::positive("s10", symbols_.s10);
    modelc::require_sizes({12 * b, 12 * b * s10_2, 20 * b, 16 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({20 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({20 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    modelc::Size train_step_end = 704;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({20 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({20 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({20 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({20 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({20 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    const modelc::Size update_step_end = 1216;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({20 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({20 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({5 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    modelc::Size gradients_end = 1216;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({20 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({20 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({20 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({20 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({20 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  Outputs results() const noexcept {
    return {
        modelc::make_view<modelc::View<const float, modelc::Dynamic, 5>>(arena_.at<float>(slots_[1]), symbols_.b, 5),
        modelc::make_view<modelc::View<const float, modelc::Dynamic, 4>>(arena_.at<float>(slots_[2]), symbols_.b, 4)};
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(448)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(128)),
            modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<float>(arena_.at<float>(64)),
            modelc::make_view<modelc::View<const float, 3, 4>>(arena_.at<float>(256), 3, 4),
            modelc::make_view<modelc::View<const float, 4>>(arena_.at<float>(320), 4),
            modelc::make_view<modelc::View<const float, 4, 5>>(arena_.at<float>(384), 4, 5),
            modelc::make_view<modelc::View<const float, 5>>(arena_.at<float>(512), 5),
            modelc::make_view<modelc::View<const float, 5, 5>>(arena_.at<float>(576), 5, 5),
            modelc::make_view<modelc::View<const float, 5>>(arena_.at<float>(704), 5)};
  }

  // m.model:9: h4 = Dense(5, activation = v -> v * sigmoid(v), kernel_initializer = ones)(h3)
  // computes h4, h4
  void compute_h4(const float* h3, const float* dense_1_kernel, const float* dense_1_bias, float* h4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 4, 5, h3, 4, 1, dense_1_kernel, 5, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto add = lane.load(dense_1_bias + column) + sum;
                     lane.store(h4 + row * 5 + column, add * sigmoid(add));
                   });
  }

  // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
  // computes spectral_normalization, spectral_normalization
  void compute_spectral_normalization(const float* spectral_normalization_vector_u,
                                      const float* spectral_normalization_dense_kernel,
                                      float* spectral_normalization) noexcept {
    modelc::matmul(threads_, 1, 4, 3, spectral_normalization_vector_u, 4, 1, spectral_normalization_dense_kernel, 1, 4,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(spectral_normalization + column, sum);
                   });
  }

  // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
  // computes spectral_normalization_2, spectral_normalization_2
  void compute_spectral_normalization_2(const float* spectral_normalization, float* spectral_normalization_2) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto where = select(
          max(abs(scalar.load(spectral_normalization + 2)),
              max(abs(scalar.load(spectral_normalization + 1)), abs(scalar.load(spectral_normalization)))) > 1e+18f,
          5.169879e-26f, 1.0f);
      const auto mul_3 = where * (where * 1e-24f);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index i) {
        const auto mul_4 = lane.load(spectral_normalization + i) * lane(where);
        return mul_4 * mul_4;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul_3));
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_2 + i, lane.load(spectral_normalization + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
  // computes spectral_normalization_3, spectral_normalization_3
  void compute_spectral_normalization_3(const float* spectral_normalization_2,
                                        const float* spectral_normalization_dense_kernel,
                                        float* spectral_normalization_3) noexcept {
    modelc::small_matmul<3, 4>(1, spectral_normalization_2, 3, spectral_normalization_dense_kernel, 4,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(spectral_normalization_3 + column, sum);
                               });
  }

  // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
  // computes spectral_normalization_4, spectral_normalization_4
  void compute_spectral_normalization_4(const float* spectral_normalization_3,
                                        float* spectral_normalization_4) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
          4, [&](auto lane, modelc::Index i) { return abs(lane.load(spectral_normalization_3 + i)); }));
      const auto where = select(row_max > 1e+18f, 5.169879e-26f, 1.0f);
      const auto mul_3 = where * (1e-24f * where);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index i) {
        const auto mul_4 = lane.load(spectral_normalization_3 + i) * lane(where);
        return mul_4 * mul_4;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul_3));
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_4 + i, lane.load(spectral_normalization_3 + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
  // computes spectral_normalization_5, spectral_normalization_5
  void compute_spectral_normalization_5(const float* spectral_normalization_3, const float* spectral_normalization_4,
                                        bool* spectral_normalization_5, float* spectral_normalization_6) noexcept {
    modelc::matmul(threads_, 1, 4, 1, spectral_normalization_3, 4, 1, spectral_normalization_4, 1, 4,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto eq = sum == 0.0f;
                     const auto where = select(eq, 1.0f, sum);
                     lane.store(spectral_normalization_5, 0, eq);
                     lane.store(spectral_normalization_6, 0, where);
                   });
  }

  // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
  // computes new_spectral_normalization_vector_u, new_part_state_spectral_normalization_vector_u
  void compute_new_spectral_normalization_vector_u(const bool* spectral_normalization_5,
                                                   const float* spectral_normalization_vector_u,
                                                   const float* spectral_normalization_4,
                                                   float* new_spectral_normalization_vector_u) noexcept {
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_vector_u + i,
                 select(lane(spectral_normalization_5[0]), lane.load(spectral_normalization_vector_u + i),
                        lane.load(spectral_normalization_4 + i)));
    });
  }

  // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
  // computes spectral_normalization_7, new_part_state_spectral_normalization_dense_kernel
  void compute_spectral_normalization_7(const float* spectral_normalization_dense_kernel,
                                        const float* spectral_normalization_6,
                                        float* spectral_normalization_7) noexcept {
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) {
      lane.store(spectral_normalization_7 + i,
                 lane.load(spectral_normalization_dense_kernel + i) / lane(spectral_normalization_6[0]));
    });
  }

  // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
  // computes h3, h3, h3
  void compute_h3(const float* x, const float* spectral_normalization_7, const float* spectral_normalization_dense_bias,
                  float* h3, bool* counts_3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 3, 4, x, 3, 1, spectral_normalization_7, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto h3_2 = lane.load(spectral_normalization_dense_bias + column) + sum;
                     const auto gt = h3_2 > 0.5f;
                     lane.store(h3 + row * 4 + column, h3_2);
                     lane.store(counts_3 + row * 4 + column, gt);
                   });
  }

  // m.model:9: h4 = Dense(5, activation = v -> v * sigmoid(v), kernel_initializer = ones)(h3)
  // computes dense_1, dense_1
  void compute_dense_1(const float* h3, const float* dense_1_kernel, const float* dense_1_bias, float* dense_1,
                       float* dense_1_2, float* h4, float* dense_1_3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 4, 5, h3, 4, 1, dense_1_kernel, 5, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto add = lane.load(dense_1_bias + column) + sum;
                     const auto sigmoid_2 = sigmoid(add);
                     const auto h4_2 = add * sigmoid_2;
                     const auto sub = sigmoid_2 - sigmoid_2 * sigmoid_2;
                     lane.store(dense_1 + row * 5 + column, add);
                     lane.store(dense_1_2 + row * 5 + column, sigmoid_2);
                     lane.store(h4 + row * 5 + column, h4_2);
                     lane.store(dense_1_3 + row * 5 + column, sub);
                   });
  }

  // m.model:10: output y = Dense(5)(h4)
  // computes dense_2, dense_2, dense_2
  void compute_dense_2(const float* h4, const float* dense_2_kernel, float* dense_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 5, 5, h4, 5, 1, dense_2_kernel, 5, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_2 + row * 5 + column, sum);
                   });
  }

  // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
  // computes div, y_loss
  void compute_div(const float* y_true, const float* dense_2_bias, const float* dense_2, bool* counts, bool* counts_2,
                   float* grad_y, float* div) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar(1.0f) / scalar(static_cast<float>(5 * b));
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(5, [&](auto lane, modelc::Index j) {
              const auto sub =
                  lane.load(y_true + i * 5 + j) - (lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 5 + j));
              return sub * sub;
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(5, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 5 + j);
          const auto y_true_2 = lane.load(y_true + i * 5 + j);
          const auto mul_3 = (y_true_2 - y) * lane(div_2);
          const auto gt = y > 0.5f;
          const auto cast = modelc::cast<bool>(y_true_2);
          const auto grad_y_2 = -(mul_3 + mul_3);
          lane.store(counts + i * 5 + j, gt);
          lane.store(counts_2 + i * 5 + j, cast);
          lane.store(grad_y + i * 5 + j, grad_y_2);
        });
      }
      const auto div_3 = row_sum / static_cast<float>(5 * b);
      scalar.store(div, div_3);
    }
  }

  // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
  // computes new_metric_y_precision_counts_true_positives, new_metric_y_precision_counts_true_positives
  void compute_new_metric_y_precision_counts_true_positives(const float* metric_y_precision_counts_true_positives,
                                                            const float* metric_y_precision_counts_false_positives,
                                                            const bool* counts_2, const bool* counts,
                                                            float* new_metric_y_precision_counts_true_positives,
                                                            float* new_metric_y_precision_counts_false_positives,
                                                            float* y_precision) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto metric_y_precision_counts_true_positives_2 = scalar.load(metric_y_precision_counts_true_positives);
      const auto metric_y_precision_counts_false_positives_2 = scalar.load(metric_y_precision_counts_false_positives);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(5 * b, [&](auto lane, modelc::Index i) {
        const auto counts_2_2 = lane.load(counts_2 + i);
        const auto counts_5 = lane.load(counts + i);
        const auto where = select(counts_5, select(counts_2_2, 1.0f, 0.0f), 0.0f);
        const auto where_2 = select(counts_5, select(counts_2_2, 0.0f, 1.0f), 0.0f);
        return modelc::folded(where, where_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add = metric_y_precision_counts_true_positives_2 + row_sum;
      const auto add_2 = metric_y_precision_counts_false_positives_2 + row_sum_2;
      const auto add_3 = add + add_2;
      const auto eq = 0.0f == add_3;
      const auto where_3 = select(eq, 0.0f, add / select(eq, 1.0f, add_3));
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      const auto where_3_lanes = where_3;
      scalar.store(new_metric_y_precision_counts_true_positives, add_lanes);
      scalar.store(new_metric_y_precision_counts_false_positives, add_2_lanes);
      scalar.store(y_precision, where_3_lanes);
    }
  }

  // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
  // computes new_metric_other_precision_1_counts_true_positives, new_metric_other_precision_1_counts_true_positives
  void compute_new_metric_other_precision_1_counts_true_positives(
      const float* metric_other_precision_1_counts_true_positives,
      const float* metric_other_precision_1_counts_false_positives, const bool* counts_4, const bool* counts_3,
      float* new_metric_other_precision_1_counts_true_positives,
      float* new_metric_other_precision_1_counts_false_positives, float* other_precision_1) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto metric_other_precision_1_counts_true_positives_2 =
          scalar.load(metric_other_precision_1_counts_true_positives);
      const auto metric_other_precision_1_counts_false_positives_2 =
          scalar.load(metric_other_precision_1_counts_false_positives);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(4 * b, [&](auto lane, modelc::Index i) {
        const auto counts_4_2 = lane.load(counts_4 + i);
        const auto counts_3_2 = lane.load(counts_3 + i);
        const auto where = select(counts_3_2, select(counts_4_2, 1.0f, 0.0f), 0.0f);
        const auto where_2 = select(counts_3_2, select(counts_4_2, 0.0f, 1.0f), 0.0f);
        return modelc::folded(where, where_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add = metric_other_precision_1_counts_true_positives_2 + row_sum;
      const auto add_2 = metric_other_precision_1_counts_false_positives_2 + row_sum_2;
      const auto add_3 = add + add_2;
      const auto eq = 0.0f == add_3;
      const auto where_3 = select(eq, 0.0f, add / select(eq, 1.0f, add_3));
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      const auto where_3_lanes = where_3;
      scalar.store(new_metric_other_precision_1_counts_true_positives, add_lanes);
      scalar.store(new_metric_other_precision_1_counts_false_positives, add_2_lanes);
      scalar.store(other_precision_1, where_3_lanes);
    }
  }

  // m.model:10: output y = Dense(5)(h4)
  // computes dense_1_4, dense_1_4
  void compute_dense_1_4(const float* grad_y, const float* dense_2_kernel, const float* dense_1_2, const float* dense_1,
                         const float* dense_1_3, float* dense_1_4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 5, 5, grad_y, 5, 1, dense_2_kernel, 1, 5,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_1_4 + row * 5 + column, lane.load(dense_1_2 + row * 5 + column) * sum +
                                                                  lane.load(dense_1 + row * 5 + column) * sum *
                                                                      lane.load(dense_1_3 + row * 5 + column));
                   });
  }

  // m.model:9: h4 = Dense(5, activation = v -> v * sigmoid(v), kernel_initializer = ones)(h3)
  // computes grad_h3, grad_h3
  void compute_grad_h3(const float* dense_1_4, const float* dense_1_kernel, const float* mul, const float* mul_2,
                       float* grad_h3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 5, 4, dense_1_4, 5, 1, dense_1_kernel, 1, 5,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto mul_3 = lane.load(mul + row * 4 + column);
                     const auto mul_2_2 = lane.load(mul_2 + row * 4 + column);
                     const auto div_2 = lane(1.0f) / lane(static_cast<float>(4 * b));
                     const auto where = select(mul_3 == mul_2_2, div_2 * 0.5f, 0.0f);
                     lane.store(grad_h3 + row * 4 + column, 0.7f * select(mul_2_2 > mul_3, div_2, where) -
                                                                0.3f * select(mul_3 > mul_2_2, div_2, where) + sum);
                   });
  }

  // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
  // computes dense, dense
  void compute_dense(const std::int64_t* optimizer_iteration, float* dense) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(dense,
                 (1.0f - min(modelc::cast<float>(lane.load(optimizer_iteration)), 10.0f) / 10.0f) * 0.0999f + 0.0001f);
    }
  }

  // computes gradients, new_part_gradient_spectral_normalization_dense_bias
  void compute_gradients_2(const float* grad_h3, float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      auto grad_spectral_normalization_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_spectral_normalization_dense_bias =
            modelc::Sum::apply(grad_spectral_normalization_dense_bias, lane.load(grad_h3 + i + j * 4));
      }
      lane.store(gradients + i, grad_spectral_normalization_dense_bias);
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

  // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
  // computes new_metric_y_precision_counts_true_positives, new_metric_other_precision_1_counts_true_positives
  void compute_new_metric_y_precision_counts_true_positives_2(
      const float* metric_y_precision_counts_true_positives, const float* part_metric_y_precision_counts_true_positives,
      const float* metric_y_precision_counts_false_positives,
      const float* part_metric_y_precision_counts_false_positives, float* new_metric_y_precision_counts_true_positives,
      float* new_metric_y_precision_counts_false_positives, float* y_precision) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_y_precision_counts_true_positives) +
                       lane.load(part_metric_y_precision_counts_true_positives);
      const auto add_2 = lane.load(metric_y_precision_counts_false_positives) +
                         lane.load(part_metric_y_precision_counts_false_positives);
      const auto add_3 = add + add_2;
      const auto eq = 0.0f == add_3;
      const auto where = select(eq, 0.0f, add / select(eq, 1.0f, add_3));
      lane.store(new_metric_y_precision_counts_true_positives, add);
      lane.store(new_metric_y_precision_counts_false_positives, add_2);
      lane.store(y_precision, where);
    }
  }

  // m.model:10: output y = Dense(5)(h4)
  // computes new_part_gradient_dense_2_bias, new_part_gradient_dense_1_bias
  void compute_new_part_gradient_dense_2_bias(const float* grad_y, float* new_part_gradient_dense_2_bias) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(5, [&](auto lane, modelc::Index i) {
      auto grad_dense_2_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_2_bias = modelc::Sum::apply(grad_dense_2_bias, lane.load(grad_y + i + j * 5));
      }
      lane.store(new_part_gradient_dense_2_bias + i, grad_dense_2_bias);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
    // h3: f32[b, 4]
    const float* const spectral_normalization_dense_kernel = weights_->block.at<float>(0);
    const float* const spectral_normalization_dense_bias = weights_->block.at<float>(64);
    float* const h3 = arena_.at<float>(slots_[2]);
    modelc::matmul(threads_, b, 3, 4, x, 3, 1, spectral_normalization_dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(h3 + row * 4 + column, lane.load(spectral_normalization_dense_bias + column) + sum);
                   });

    // m.model:9: h4 = Dense(5, activation = v -> v * sigmoid(v), kernel_initializer = ones)(h3)
    // h4: f32[b, 5]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(256);
    float* const h4 = arena_.at<float>(slots_[0]);
    compute_h4(h3, dense_1_kernel, dense_1_bias, h4);

    // m.model:10: output y = Dense(5)(h4)
    // y: f32[b, 5]
    const float* const dense_2_kernel = weights_->block.at<float>(320);
    const float* const dense_2_bias = weights_->block.at<float>(448);
    float* const y = arena_.at<float>(slots_[1]);
    modelc::matmul(threads_, b, 5, 5, h4, 5, 1, dense_2_kernel, 5, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 5 + column, lane.load(dense_2_bias + column) + sum);
                   });
  }

  void compute_train_step(const float* x, const float* y_true, const float* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
    // spectral_normalization: f32[1, 3]
    const float* const spectral_normalization_dense_kernel = weights_->block.at<float>(0);
    const float* const spectral_normalization_vector_u = weights_->block.at<float>(512);
    float* const spectral_normalization = arena_.at<float>(0);
    compute_spectral_normalization(spectral_normalization_vector_u, spectral_normalization_dense_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f32[1, 3]
    float* const spectral_normalization_2 = arena_.at<float>(64);
    compute_spectral_normalization_2(spectral_normalization, spectral_normalization_2);
    // spectral_normalization_3: f32[1, 4]
    float* const spectral_normalization_3 = arena_.at<float>(0);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_dense_kernel,
                                     spectral_normalization_3);
    // spectral_normalization_4: f32[1, 4]
    float* const spectral_normalization_4 = arena_.at<float>(64);
    compute_spectral_normalization_4(spectral_normalization_3, spectral_normalization_4);
    // spectral_normalization_5: bool[1, 1], spectral_normalization_6: f32
    bool* const spectral_normalization_5 = arena_.at<bool>(128);
    float* const spectral_normalization_6 = arena_.at<float>(192);
    compute_spectral_normalization_5(spectral_normalization_3, spectral_normalization_4, spectral_normalization_5,
                                     spectral_normalization_6);
    // new_spectral_normalization_vector_u: f32[1, 4]
    float* const new_spectral_normalization_vector_u = weights_->block.at<float>(512);
    compute_new_spectral_normalization_vector_u(spectral_normalization_5, spectral_normalization_vector_u,
                                                spectral_normalization_4, new_spectral_normalization_vector_u);
    // spectral_normalization_7: f32[3, 4]
    float* const spectral_normalization_7 = arena_.at<float>(0);
    compute_spectral_normalization_7(spectral_normalization_dense_kernel, spectral_normalization_6,
                                     spectral_normalization_7);
    // h3: f32[b, 4], counts_3: bool[b, 4]
    const float* const spectral_normalization_dense_bias = weights_->block.at<float>(64);
    float* const h3 = arena_.at<float>(train_step_slots_[5]);
    bool* const counts_3 = arena_.at<bool>(train_step_slots_[8]);
    compute_h3(x, spectral_normalization_7, spectral_normalization_dense_bias, h3, counts_3);

    // m.model:9: h4 = Dense(5, activation = v -> v * sigmoid(v), kernel_initializer = ones)(h3)
    // dense_1: f32[b, 5], dense_1_2: f32[b, 5], h4: f32[b, 5], dense_1_3: f32[b, 5]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(256);
    float* const dense_1 = arena_.at<float>(train_step_slots_[0]);
    float* const dense_1_2 = arena_.at<float>(train_step_slots_[1]);
    float* const h4 = arena_.at<float>(train_step_slots_[2]);
    float* const dense_1_3 = arena_.at<float>(train_step_slots_[4]);
    compute_dense_1(h3, dense_1_kernel, dense_1_bias, dense_1, dense_1_2, h4, dense_1_3);

    // m.model:10: output y = Dense(5)(h4)
    // dense_2: f32[b, 5]
    const float* const dense_2_kernel = weights_->block.at<float>(320);
    float* const dense_2 = arena_.at<float>(train_step_slots_[3]);
    compute_dense_2(h4, dense_2_kernel, dense_2);

    // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
    // div: f32, counts: bool[b, 5], counts_2: bool[b, 5], grad_y: f32[b, 5]
    const float* const dense_2_bias = weights_->block.at<float>(448);
    float* const div = arena_.at<float>(448);
    bool* const counts = arena_.at<bool>(train_step_slots_[6]);
    bool* const counts_2 = arena_.at<bool>(train_step_slots_[7]);
    float* const grad_y = arena_.at<float>(train_step_slots_[3]);
    compute_div(y_true, dense_2_bias, dense_2, counts, counts_2, grad_y, div);
    // new_metric_y_precision_counts_true_positives: f32[1], new_metric_y_precision_counts_false_positives: f32...
    const float* const metric_y_precision_counts_true_positives = training_->block.at<float>(64);
    const float* const metric_y_precision_counts_false_positives = training_->block.at<float>(128);
    float* const new_metric_y_precision_counts_true_positives = training_->block.at<float>(64);
    float* const new_metric_y_precision_counts_false_positives = training_->block.at<float>(128);
    float* const y_precision = arena_.at<float>(512);
    compute_new_metric_y_precision_counts_true_positives(
        metric_y_precision_counts_true_positives, metric_y_precision_counts_false_positives, counts_2, counts,
        new_metric_y_precision_counts_true_positives, new_metric_y_precision_counts_false_positives, y_precision);
    // the loss, and what its gradient needs
    // mul: f32[b, 4], mul_2: f32[b, 4], loss: f32, counts_4: bool[b, 4]
    float* const mul = arena_.at<float>(train_step_slots_[6]);
    float* const mul_2 = arena_.at<float>(train_step_slots_[7]);
    float* const loss = arena_.at<float>(448);
    bool* const counts_4 = arena_.at<bool>(train_step_slots_[9]);
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum>(4 * b, [&](auto lane, modelc::Index i) {
        const auto other_true_2 = lane.load(other_true + i);
        const auto h3_2 = lane.load(h3 + i);
        const auto mul_3 = (other_true_2 - h3_2) * 0.3f;
        const auto mul_4 = (h3_2 - other_true_2) * 0.7f;
        const auto cast = modelc::cast<bool>(other_true_2);
        const auto maximum = max(mul_3, mul_4);
        lane.store(mul + i, mul_3);
        lane.store(mul_2 + i, mul_4);
        lane.store(counts_4 + i, cast);
        return modelc::folded(maximum);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto add = div_2 + row_sum / static_cast<float>(4 * b);
      scalar.store(loss, add);
    }
    // new_metric_other_precision_1_counts_true_positives: f32[1], new_metric_other_precision_1_counts_false_po...
    const float* const metric_other_precision_1_counts_true_positives = training_->block.at<float>(192);
    const float* const metric_other_precision_1_counts_false_positives = training_->block.at<float>(256);
    float* const new_metric_other_precision_1_counts_true_positives = training_->block.at<float>(192);
    float* const new_metric_other_precision_1_counts_false_positives = training_->block.at<float>(256);
    float* const other_precision_1 = arena_.at<float>(576);
    compute_new_metric_other_precision_1_counts_true_positives(
        metric_other_precision_1_counts_true_positives, metric_other_precision_1_counts_false_positives, counts_4,
        counts_3, new_metric_other_precision_1_counts_true_positives,
        new_metric_other_precision_1_counts_false_positives, other_precision_1);

    // m.model:10: output y = Dense(5)(h4)
    // dense_1_4: f32[b, 5]
    float* const dense_1_4 = arena_.at<float>(train_step_slots_[0]);
    compute_dense_1_4(grad_y, dense_2_kernel, dense_1_2, dense_1, dense_1_3, dense_1_4);

    // m.model:9: h4 = Dense(5, activation = v -> v * sigmoid(v), kernel_initializer = ones)(h3)
    // grad_h3: f32[b, 4]
    float* const grad_h3 = arena_.at<float>(train_step_slots_[6]);
    compute_grad_h3(dense_1_4, dense_1_kernel, mul, mul_2, grad_h3);

    // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
    // dense: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const dense = arena_.at<float>(640);
    compute_dense(optimizer_iteration, dense);

    // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
    // new_spectral_normalization_dense_kernel: f32[3, 4]
    float* const new_spectral_normalization_dense_kernel = weights_->block.at<float>(0);
    modelc::matmul(
        threads_, 3, b, 4, x, 1, 3, grad_h3, 4, 1, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
          const auto spectral_normalization_7_2 = lane.load(spectral_normalization_7 + row * 4 + column);
          const auto dense_3 = lane(dense[0]);
          lane.store(new_spectral_normalization_dense_kernel + row * 4 + column,
                     spectral_normalization_7_2 - spectral_normalization_7_2 * (dense_3 * 0.01f) - sum * dense_3);
        });
    // gradients: f32[101]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(grad_h3, gradients);
    // gradients: f32[101]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 4 + i, lane(0.0f)); });

    // m.model:9: h4 = Dense(5, activation = v -> v * sigmoid(v), kernel_initializer = ones)(h3)
    // gradients: f32[101]
    modelc::matmul(threads_, 4, b, 5, h3, 1, 4, dense_1_4, 5, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 16 + row * 5 + column, sum);
                   });
    // gradients: f32[101]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 36 + i, lane(0.0f)); });
    // gradients: f32[101]
    modelc::for_lanes<float>(5, [&](auto lane, modelc::Index i) {
      auto grad_dense_1_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_1_bias = modelc::Sum::apply(grad_dense_1_bias, lane.load(dense_1_4 + i + j * 5));
      }
      lane.store(gradients + 48 + i, grad_dense_1_bias);
    });
    // gradients: f32[101]
    modelc::for_lanes<float>(11, [&](auto lane, modelc::Index i) { lane.store(gradients + 53 + i, lane(0.0f)); });

    // m.model:10: output y = Dense(5)(h4)
    // gradients: f32[101]
    modelc::matmul(threads_, 5, b, 5, h4, 1, 5, grad_y, 5, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 64 + row * 5 + column, sum);
                   });
    // gradients: f32[101]
    modelc::for_lanes<float>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 89 + i, lane(0.0f)); });
    // gradients: f32[101]
    modelc::for_lanes<float>(5, [&](auto lane, modelc::Index i) {
      auto grad_dense_2_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_2_bias = modelc::Sum::apply(grad_dense_2_bias, lane.load(grad_y + i + j * 5));
      }
      lane.store(gradients + 96 + i, grad_dense_2_bias);
    });

    // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
    // new_weights: f32[101]
    const float* const weights = weights_->block.at<float>(64);
    float* const new_weights = weights_->block.at<float>(64);
    modelc::for_lanes<float>(101, [&](auto lane, modelc::Index i) {
      const auto weights_2 = lane.load(weights + i);
      const auto dense_3 = lane(dense[0]);
      lane.store(new_weights + i, weights_2 - weights_2 * (dense_3 * 0.01f) - dense_3 * lane.load(gradients + i));
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
    // new_metric_y_precision_counts_true_positives: f32[1], new_metric_y_precision_counts_false_positives: f32...
    const float* const metric_y_precision_counts_true_positives = training_->block.at<float>(64);
    const float* const metric_y_precision_counts_false_positives = training_->block.at<float>(128);
    const float* const part_metric_y_precision_counts_true_positives = arena_.at<float>(960);
    const float* const part_metric_y_precision_counts_false_positives = arena_.at<float>(1024);
    float* const new_metric_y_precision_counts_true_positives = training_->block.at<float>(64);
    float* const new_metric_y_precision_counts_false_positives = training_->block.at<float>(128);
    float* const y_precision = arena_.at<float>(0);
    compute_new_metric_y_precision_counts_true_positives_2(
        metric_y_precision_counts_true_positives, part_metric_y_precision_counts_true_positives,
        metric_y_precision_counts_false_positives, part_metric_y_precision_counts_false_positives,
        new_metric_y_precision_counts_true_positives, new_metric_y_precision_counts_false_positives, y_precision);
    // new_metric_other_precision_1_counts_true_positives: f32[1], new_metric_other_precision_1_counts_false_po...
    const float* const metric_other_precision_1_counts_true_positives = training_->block.at<float>(192);
    const float* const metric_other_precision_1_counts_false_positives = training_->block.at<float>(256);
    const float* const part_metric_other_precision_1_counts_true_positives = arena_.at<float>(1088);
    const float* const part_metric_other_precision_1_counts_false_positives = arena_.at<float>(1152);
    float* const new_metric_other_precision_1_counts_true_positives = training_->block.at<float>(192);
    float* const new_metric_other_precision_1_counts_false_positives = training_->block.at<float>(256);
    float* const other_precision_1 = arena_.at<float>(64);
    compute_new_metric_y_precision_counts_true_positives_2(
        metric_other_precision_1_counts_true_positives, part_metric_other_precision_1_counts_true_positives,
        metric_other_precision_1_counts_false_positives, part_metric_other_precision_1_counts_false_positives,
        new_metric_other_precision_1_counts_true_positives, new_metric_other_precision_1_counts_false_positives,
        other_precision_1);
    // dense: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const dense = arena_.at<float>(128);
    compute_dense(optimizer_iteration, dense);
    // new_spectral_normalization_dense_kernel: f32[3, 4]
    const float* const part_gradient_spectral_normalization_dense_kernel = arena_.at<float>(256);
    const float* const part_state_spectral_normalization_dense_kernel = arena_.at<float>(832);
    float* const new_spectral_normalization_dense_kernel = weights_->block.at<float>(0);
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) {
      const auto part_state_spectral_normalization_dense_kernel_2 =
          lane.load(part_state_spectral_normalization_dense_kernel + i);
      const auto dense_2 = lane(dense[0]);
      lane.store(new_spectral_normalization_dense_kernel + i,
                 part_state_spectral_normalization_dense_kernel_2 -
                     part_state_spectral_normalization_dense_kernel_2 * (dense_2 * 0.01f) -
                     lane.load(part_gradient_spectral_normalization_dense_kernel + i) * dense_2);
    });
    // new_weights: f32[101]
    const float* const weights = weights_->block.at<float>(64);
    const float* const part_gradients = arena_.at<float>(320);
    float* const new_weights = weights_->block.at<float>(64);
    modelc::for_lanes<float>(101, [&](auto lane, modelc::Index i) {
      const auto weights_2 = lane.load(weights + i);
      const auto dense_2 = lane(dense[0]);
      lane.store(new_weights + i, weights_2 - weights_2 * (dense_2 * 0.01f) - lane.load(part_gradients + i) * dense_2);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
    // new_spectral_normalization_vector_u: f32[1, 4]
    const float* const part_state_spectral_normalization_vector_u = arena_.at<float>(896);
    float* const new_spectral_normalization_vector_u = weights_->block.at<float>(512);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_vector_u + i, lane.load(part_state_spectral_normalization_vector_u + i));
    });
  }

  void compute_evaluate_step(const float* x, const float* y_true, const float* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
    // h3: f32[b, 4], counts_3: bool[b, 4]
    const float* const spectral_normalization_dense_kernel = weights_->block.at<float>(0);
    const float* const spectral_normalization_dense_bias = weights_->block.at<float>(64);
    float* const h3 = arena_.at<float>(evaluate_step_slots_[2]);
    bool* const counts_3 = arena_.at<bool>(evaluate_step_slots_[4]);
    compute_h3(x, spectral_normalization_dense_kernel, spectral_normalization_dense_bias, h3, counts_3);

    // m.model:9: h4 = Dense(5, activation = v -> v * sigmoid(v), kernel_initializer = ones)(h3)
    // h4: f32[b, 5]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(256);
    float* const h4 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_h4(h3, dense_1_kernel, dense_1_bias, h4);

    // m.model:10: output y = Dense(5)(h4)
    // dense_2: f32[b, 5]
    const float* const dense_2_kernel = weights_->block.at<float>(320);
    float* const dense_2 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense_2(h4, dense_2_kernel, dense_2);

    // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
    // div: f32, counts: bool[b, 5], counts_2: bool[b, 5]
    const float* const dense_2_bias = weights_->block.at<float>(448);
    float* const div = arena_.at<float>(0);
    bool* const counts = arena_.at<bool>(evaluate_step_slots_[0]);
    bool* const counts_2 = arena_.at<bool>(evaluate_step_slots_[3]);
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(5, [&](auto lane, modelc::Index j) {
              const auto sub =
                  lane.load(y_true + i * 5 + j) - (lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 5 + j));
              return sub * sub;
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(5, [&](auto lane, modelc::Index j) {
          const auto gt = (lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 5 + j)) > 0.5f;
          const auto cast = modelc::cast<bool>(lane.load(y_true + i * 5 + j));
          lane.store(counts + i * 5 + j, gt);
          lane.store(counts_2 + i * 5 + j, cast);
        });
      }
      const auto div_2 = row_sum / static_cast<float>(5 * b);
      scalar.store(div, div_2);
    }
    // new_metric_y_precision_counts_true_positives: f32[1], new_metric_y_precision_counts_false_positives: f32...
    const float* const metric_y_precision_counts_true_positives = training_->block.at<float>(64);
    const float* const metric_y_precision_counts_false_positives = training_->block.at<float>(128);
    float* const new_metric_y_precision_counts_true_positives = training_->block.at<float>(64);
    float* const new_metric_y_precision_counts_false_positives = training_->block.at<float>(128);
    float* const y_precision = arena_.at<float>(64);
    compute_new_metric_y_precision_counts_true_positives(
        metric_y_precision_counts_true_positives, metric_y_precision_counts_false_positives, counts_2, counts,
        new_metric_y_precision_counts_true_positives, new_metric_y_precision_counts_false_positives, y_precision);
    // the loss, and what its gradient needs
    // loss: f32, counts_4: bool[b, 4]
    float* const loss = arena_.at<float>(0);
    bool* const counts_4 = arena_.at<bool>(evaluate_step_slots_[0]);
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum>(4 * b, [&](auto lane, modelc::Index i) {
        const auto other_true_2 = lane.load(other_true + i);
        const auto h3_2 = lane.load(h3 + i);
        const auto cast = modelc::cast<bool>(other_true_2);
        const auto maximum = max((other_true_2 - h3_2) * 0.3f, (h3_2 - other_true_2) * 0.7f);
        lane.store(counts_4 + i, cast);
        return modelc::folded(maximum);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto add = div_2 + row_sum / static_cast<float>(4 * b);
      scalar.store(loss, add);
    }
    // new_metric_other_precision_1_counts_true_positives: f32[1], new_metric_other_precision_1_counts_false_po...
    const float* const metric_other_precision_1_counts_true_positives = training_->block.at<float>(192);
    const float* const metric_other_precision_1_counts_false_positives = training_->block.at<float>(256);
    float* const new_metric_other_precision_1_counts_true_positives = training_->block.at<float>(192);
    float* const new_metric_other_precision_1_counts_false_positives = training_->block.at<float>(256);
    float* const other_precision_1 = arena_.at<float>(128);
    compute_new_metric_other_precision_1_counts_true_positives(
        metric_other_precision_1_counts_true_positives, metric_other_precision_1_counts_false_positives, counts_4,
        counts_3, new_metric_other_precision_1_counts_true_positives,
        new_metric_other_precision_1_counts_false_positives, other_precision_1);
  }

  void compute_gradients(const float* x, const float* y_true, const float* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
    // spectral_normalization: f32[1, 3]
    const float* const spectral_normalization_dense_kernel = weights_->block.at<float>(0);
    const float* const spectral_normalization_vector_u = weights_->block.at<float>(512);
    float* const spectral_normalization = arena_.at<float>(0);
    compute_spectral_normalization(spectral_normalization_vector_u, spectral_normalization_dense_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f32[1, 3]
    float* const spectral_normalization_2 = arena_.at<float>(64);
    compute_spectral_normalization_2(spectral_normalization, spectral_normalization_2);
    // spectral_normalization_3: f32[1, 4]
    float* const spectral_normalization_3 = arena_.at<float>(0);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_dense_kernel,
                                     spectral_normalization_3);
    // spectral_normalization_4: f32[1, 4]
    float* const spectral_normalization_4 = arena_.at<float>(64);
    compute_spectral_normalization_4(spectral_normalization_3, spectral_normalization_4);
    // spectral_normalization_5: bool[1, 1], spectral_normalization_6: f32
    bool* const spectral_normalization_5 = arena_.at<bool>(128);
    float* const spectral_normalization_6 = arena_.at<float>(192);
    compute_spectral_normalization_5(spectral_normalization_3, spectral_normalization_4, spectral_normalization_5,
                                     spectral_normalization_6);
    // new_part_state_spectral_normalization_vector_u: f32[1, 4]
    float* const new_part_state_spectral_normalization_vector_u = arena_.at<float>(896);
    compute_new_spectral_normalization_vector_u(spectral_normalization_5, spectral_normalization_vector_u,
                                                spectral_normalization_4,
                                                new_part_state_spectral_normalization_vector_u);
    // new_part_state_spectral_normalization_dense_kernel: f32[3, 4]
    float* const new_part_state_spectral_normalization_dense_kernel = arena_.at<float>(832);
    compute_spectral_normalization_7(spectral_normalization_dense_kernel, spectral_normalization_6,
                                     new_part_state_spectral_normalization_dense_kernel);
    // h3: f32[b, 4], counts_3: bool[b, 4]
    const float* const spectral_normalization_dense_bias = weights_->block.at<float>(64);
    float* const h3 = arena_.at<float>(gradients_slots_[5]);
    bool* const counts_3 = arena_.at<bool>(gradients_slots_[8]);
    compute_h3(x, new_part_state_spectral_normalization_dense_kernel, spectral_normalization_dense_bias, h3, counts_3);

    // m.model:9: h4 = Dense(5, activation = v -> v * sigmoid(v), kernel_initializer = ones)(h3)
    // dense_1: f32[b, 5], dense_1_2: f32[b, 5], h4: f32[b, 5], dense_1_3: f32[b, 5]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(256);
    float* const dense_1 = arena_.at<float>(gradients_slots_[0]);
    float* const dense_1_2 = arena_.at<float>(gradients_slots_[1]);
    float* const h4 = arena_.at<float>(gradients_slots_[2]);
    float* const dense_1_3 = arena_.at<float>(gradients_slots_[4]);
    compute_dense_1(h3, dense_1_kernel, dense_1_bias, dense_1, dense_1_2, h4, dense_1_3);

    // m.model:10: output y = Dense(5)(h4)
    // dense_2: f32[b, 5]
    const float* const dense_2_kernel = weights_->block.at<float>(320);
    float* const dense_2 = arena_.at<float>(gradients_slots_[3]);
    compute_dense_2(h4, dense_2_kernel, dense_2);

    // m.model:12: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), weight_decay = 0.01), loss...
    // y_loss: f32, counts: bool[b, 5], counts_2: bool[b, 5], grad_y: f32[b, 5]
    const float* const dense_2_bias = weights_->block.at<float>(448);
    float* const y_loss = arena_.at<float>(0);
    bool* const counts = arena_.at<bool>(gradients_slots_[6]);
    bool* const counts_2 = arena_.at<bool>(gradients_slots_[7]);
    float* const grad_y = arena_.at<float>(gradients_slots_[3]);
    compute_div(y_true, dense_2_bias, dense_2, counts, counts_2, grad_y, y_loss);
    // new_part_metric_y_precision_counts_true_positives: f32[1], new_part_metric_y_precision_counts_false_posi...
    float* const new_part_metric_y_precision_counts_true_positives = arena_.at<float>(960);
    float* const new_part_metric_y_precision_counts_false_positives = arena_.at<float>(1024);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(5 * b, [&](auto lane, modelc::Index i) {
        const auto counts_2_2 = lane.load(counts_2 + i);
        const auto counts_5 = lane.load(counts + i);
        const auto where = select(counts_5, select(counts_2_2, 1.0f, 0.0f), 0.0f);
        const auto where_2 = select(counts_5, select(counts_2_2, 0.0f, 1.0f), 0.0f);
        return modelc::folded(where, where_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_lanes = row_sum;
      const auto row_sum_2_lanes = row_sum_2;
      scalar.store(new_part_metric_y_precision_counts_true_positives, row_sum_lanes);
      scalar.store(new_part_metric_y_precision_counts_false_positives, row_sum_2_lanes);
    }
    // the loss, and what its gradient needs
    // mul: f32[b, 4], mul_2: f32[b, 4], other_loss: f32, loss: f32, counts_4: bool[b, 4]
    float* const mul = arena_.at<float>(gradients_slots_[6]);
    float* const mul_2 = arena_.at<float>(gradients_slots_[7]);
    float* const other_loss = arena_.at<float>(64);
    float* const loss = arena_.at<float>(128);
    bool* const counts_4 = arena_.at<bool>(gradients_slots_[9]);
    {
      const modelc::Scalar scalar{};
      const auto y_loss_2 = scalar.load(y_loss);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum>(4 * b, [&](auto lane, modelc::Index i) {
        const auto other_true_2 = lane.load(other_true + i);
        const auto h3_2 = lane.load(h3 + i);
        const auto mul_3 = (other_true_2 - h3_2) * 0.3f;
        const auto mul_4 = (h3_2 - other_true_2) * 0.7f;
        const auto cast = modelc::cast<bool>(other_true_2);
        const auto maximum = max(mul_3, mul_4);
        lane.store(mul + i, mul_3);
        lane.store(mul_2 + i, mul_4);
        lane.store(counts_4 + i, cast);
        return modelc::folded(maximum);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto div = row_sum / static_cast<float>(4 * b);
      const auto add = y_loss_2 + div;
      const auto div_lanes = div;
      const auto add_lanes = add;
      scalar.store(other_loss, div_lanes);
      scalar.store(loss, add_lanes);
    }
    // new_part_metric_other_precision_1_counts_true_positives: f32[1], new_part_metric_other_precision_1_count...
    float* const new_part_metric_other_precision_1_counts_true_positives = arena_.at<float>(1088);
    float* const new_part_metric_other_precision_1_counts_false_positives = arena_.at<float>(1152);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(4 * b, [&](auto lane, modelc::Index i) {
        const auto counts_4_2 = lane.load(counts_4 + i);
        const auto counts_3_2 = lane.load(counts_3 + i);
        const auto where = select(counts_3_2, select(counts_4_2, 1.0f, 0.0f), 0.0f);
        const auto where_2 = select(counts_3_2, select(counts_4_2, 0.0f, 1.0f), 0.0f);
        return modelc::folded(where, where_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_lanes = row_sum;
      const auto row_sum_2_lanes = row_sum_2;
      scalar.store(new_part_metric_other_precision_1_counts_true_positives, row_sum_lanes);
      scalar.store(new_part_metric_other_precision_1_counts_false_positives, row_sum_2_lanes);
    }

    // m.model:10: output y = Dense(5)(h4)
    // new_part_gradient_dense_2_bias: f32[5]
    float* const new_part_gradient_dense_2_bias = arena_.at<float>(704);
    compute_new_part_gradient_dense_2_bias(grad_y, new_part_gradient_dense_2_bias);
    ready_(448);
    // new_part_gradient_dense_2_kernel: f32[5, 5]
    float* const new_part_gradient_dense_2_kernel = arena_.at<float>(576);
    modelc::matmul(threads_, 5, b, 5, h4, 1, 5, grad_y, 5, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_2_kernel + row * 5 + column, sum);
                   });
    ready_(320);
    // dense_1_4: f32[b, 5]
    float* const dense_1_4 = arena_.at<float>(gradients_slots_[0]);
    compute_dense_1_4(grad_y, dense_2_kernel, dense_1_2, dense_1, dense_1_3, dense_1_4);

    // m.model:9: h4 = Dense(5, activation = v -> v * sigmoid(v), kernel_initializer = ones)(h3)
    // new_part_gradient_dense_1_bias: f32[5]
    float* const new_part_gradient_dense_1_bias = arena_.at<float>(512);
    compute_new_part_gradient_dense_2_bias(dense_1_4, new_part_gradient_dense_1_bias);
    ready_(256);
    // new_part_gradient_dense_1_kernel: f32[4, 5]
    float* const new_part_gradient_dense_1_kernel = arena_.at<float>(384);
    modelc::matmul(threads_, 4, b, 5, h3, 1, 4, dense_1_4, 5, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_1_kernel + row * 5 + column, sum);
                   });
    ready_(128);
    // grad_h3: f32[b, 4]
    float* const grad_h3 = arena_.at<float>(gradients_slots_[6]);
    compute_grad_h3(dense_1_4, dense_1_kernel, mul, mul_2, grad_h3);

    // m.model:8: h3 = SpectralNormalization(Dense(4))(x)
    // new_part_gradient_spectral_normalization_dense_bias: f32[4]
    float* const new_part_gradient_spectral_normalization_dense_bias = arena_.at<float>(320);
    compute_gradients_2(grad_h3, new_part_gradient_spectral_normalization_dense_bias);
    ready_(64);
    // new_part_gradient_spectral_normalization_dense_kernel: f32[3, 4]
    float* const new_part_gradient_spectral_normalization_dense_kernel = arena_.at<float>(256);
    modelc::matmul(threads_, 3, b, 4, x, 1, 3, grad_h3, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_spectral_normalization_dense_kernel + row * 4 + column, sum);
                   });
    ready_(0);

    modelc::copy_elements(arena_.at<float>(128), 1, arena_.at<float>(768));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[3];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[10];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[5];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[10];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4201

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

namespace m4202 {

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

    auto depthwise_conv1d_kernel() noexcept { return modelc::tensor(block.at<double>(0), 3, 2, 2); }
    auto depthwise_conv1d_bias() noexcept { return modelc::block_view<double, 4>(block, 128); }
    auto dense_kernel() noexcept { return modelc::block_view<double, 4, 4>(block, 192); }
    auto dense_bias() noexcept { return modelc::block_view<double, 4>(block, 320); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<double>(832), 1, 1.0);
      std::fill_n(block.at<double>(896), 1, 1.0);
      std::fill_n(block.at<double>(960), 1, 1.0);
      std::fill_n(block.at<double>(1024), 1, 1.0);
    }
  };

  struct Inputs {
    modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 2> x;
    modelc::View<const double, modelc::Dynamic, 5, 1> z;
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 3, 2, 2> grad_depthwise_conv1d_kernel;
    modelc::View<const double, 4> grad_depthwise_conv1d_bias;
    modelc::View<const double, 4, 4> grad_dense_kernel;
    modelc::View<const double, 4> grad_dense_bias;
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
    {
      const std::uint64_t key = modelc::weight_seed(seed, "depthwise_conv1d/kernel");
      modelc::initial::fill(block.at<double>(0), 12, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.6a09e667f3bcdp+0) +
                -0x1.6a09e667f3bcdp-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(192), 16, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.bb67ae8584caap+0) +
                -0x1.bb67ae8584caap-1);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, s00, 2], z: f64[b, 5, 1]` gives `y: f64[b, ceil_div(s00, 2), 4]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> predict(
      modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 2> x,
      modelc::View<const double, modelc::Dynamic, 5, 1> z) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 1);
    static_cast<void>(z);
    compute(x.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> predict(const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<double, 3>("z", z, {symbols_.b, 5, 1});
    compute(modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, s00, 2]`
  /// - takes `z: f64[b, 5, 1]`
  /// - takes `weight: f64[b]`
  /// - takes `y_true: f64[b, ceil_div(s00, 2), 4]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 2> x,
                    modelc::View<const double, modelc::Dynamic, 5, 1> z,
                    modelc::View<const double, modelc::Dynamic> weight,
                    modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 1);
    static_cast<void>(z);
    assert(weight.size() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == modelc::ceil_div(symbols_.s00, 2));
    assert(y_true.dimension(2) == 4);
    compute_train_step(x.data(), weight.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class WeightTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const ZTensor& z, const WeightTensor& weight, const Y_trueTensor& y_true) {
    modelc::checked<double, 3>("z", z, {symbols_.b, 5, 1});
    compute_train_step(
        modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 2}),
        modelc::checked<double, 1>("weight", weight, {symbols_.b}),
        modelc::checked<double, 3>("y_true", y_true, {symbols_.b, modelc::ceil_div(symbols_.s00, 2), 4}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[2]),
                       static_cast<const double*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<double>(512));
    values[1] = static_cast<double>(*arena_.at<double>(640));
    values[2] = static_cast<double>(*arena_.at<double>(768));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, s00, 2]`
  /// - takes `z: f64[b, 5, 1]`
  /// - takes `weight: f64[b]`
  /// - takes `y_true: f64[b, ceil_div(s00, 2), 4]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 2> x,
                       modelc::View<const double, modelc::Dynamic, 5, 1> z,
                       modelc::View<const double, modelc::Dynamic> weight,
                       modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 1);
    static_cast<void>(z);
    assert(weight.size() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == modelc::ceil_div(symbols_.s00, 2));
    assert(y_true.dimension(2) == 4);
    compute_evaluate_step(x.data(), weight.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class WeightTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const ZTensor& z, const WeightTensor& weight, const Y_trueTensor& y_true) {
    modelc::checked<double, 3>("z", z, {symbols_.b, 5, 1});
    compute_evaluate_step(
        modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 2}),
        modelc::checked<double, 1>("weight", weight, {symbols_.b}),
        modelc::checked<double, 3>("y_true", y_true, {symbols_.b, modelc::ceil_div(symbols_.s00, 2), 4}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[2]),
                          static_cast<const double*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(128));
    values[2] = static_cast<double>(*arena_.at<double>(256));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, s00, 2]`
  /// - takes `z: f64[b, 5, 1]`
  /// - takes `weight: f64[b]`
  /// - takes `y_true: f64[b, ceil_div(s00, 2), 4]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 2> x,
                      modelc::View<const double, modelc::Dynamic, 5, 1> z,
                      modelc::View<const double, modelc::Dynamic> weight,
                      modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 1);
    static_cast<void>(z);
    assert(weight.size() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == modelc::ceil_div(symbols_.s00, 2));
    assert(y_true.dimension(2) == 4);
    compute_gradients(x.data(), weight.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class WeightTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const WeightTensor& weight, const Y_trueTensor& y_true) {
    modelc::checked<double, 3>("z", z, {symbols_.b, 5, 1});
    compute_gradients(modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 2}),
                      modelc::checked<double, 1>("weight", weight, {symbols_.b}),
                      modelc::checked<double, 3>("y_true", y_true, {symbols_.b, modelc::ceil_div(symbols_.s00, 2), 4}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[2]),
                      static_cast<const double*>(inputs[3]));
    outputs[0] = arena_.at<double>(128);
    outputs[1] = arena_.at<double>(128);
    outputs[2] = arena_.at<double>(448);
    outputs[3] = arena_.at<double>(576);
    outputs[4] = arena_.at<double>(640);
    outputs[5] = arena_.at<double>(768);
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
    values[0] = static_cast<double>(*arena_.at<double>(832));
    values[1] = static_cast<double>(*arena_.at<double>(0));
    values[2] = static_cast<double>(*arena_.at<double>(64));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(1088), 1, 0.0);
    std::fill_n(training_->block.at<double>(1152), 1, 0.0);
    std::fill_n(training_->block.at<double>(1216), 1, 0.0);
    std::fill_n(training_->block.at<double>(1280), 1, 0.0);
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
  std::array<modelc::Index, 4> train_input_sizes() const noexcept {
    return {2 * symbols_.b * symbols_.s00, 5 * symbols_.b, symbols_.b,
            4 * symbols_.b * modelc::ceil_div(symbols_.s00, 2)};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), 4 * symbols_.b * modelc::ceil_div(symbols_.s00, 2),
                          static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s00"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f64", 3, {-1, -1, 2}, 0, false},
      {"z", "f64", 3, {-1, 5, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 3, {-1, -1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> weight_infos{{
      {"depthwise_conv1d/kernel", "f64", 3, {3, 2, 2}, 0, true},
      {"depthwise_conv1d/bias", "f64", 1, {4}, 128, true},
      {"dense/kernel", "f64", 2, {4, 4}, 192, true},
      {"dense/bias", "f64", 1, {4}, 320, true},
  }};
  static constexpr modelc::Index weight_bytes = 384;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f64", 3, {-1, -1, 2}, 0, false},
      {"z", "f64", 3, {-1, 5, 1}, 0, false},
      {"weight", "f64", 1, {-1}, 0, false},
      {"y_true", "f64", 3, {-1, -1, 4}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "mse", "huber"};
  static constexpr std::array<modelc::TensorInfo, 6> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/depthwise_conv1d/kernel", "f64", 3, {3, 2, 2}, 0, false},
      {"grad/depthwise_conv1d/bias", "f64", 1, {4}, 0, false},
      {"grad/dense/kernel", "f64", 2, {4, 4}, 0, false},
      {"grad/dense/bias", "f64", 1, {4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 17> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/m/depthwise_conv1d/kernel", "f64", 3, {3, 2, 2}, 64, false},
      {"optimizer/m/depthwise_conv1d/bias", "f64", 1, {4}, 192, false},
      {"optimizer/m/dense/kernel", "f64", 2, {4, 4}, 256, false},
      {"optimizer/m/dense/bias", "f64", 1, {4}, 384, false},
      {"optimizer/v/depthwise_conv1d/kernel", "f64", 3, {3, 2, 2}, 448, false},
      {"optimizer/v/depthwise_conv1d/bias", "f64", 1, {4}, 576, false},
      {"optimizer/v/dense/kernel", "f64", 2, {4, 4}, 640, false},
      {"optimizer/v/dense/bias", "f64", 1, {4}, 768, false},
      {"optimizer/u_product/depthwise_conv1d/kernel", "f64", 0, {}, 832, false},
      {"optimizer/u_product/depthwise_conv1d/bias", "f64", 0, {}, 896, false},
      {"optimizer/u_product/dense/kernel", "f64", 0, {}, 960, false},
      {"optimizer/u_product/dense/bias", "f64", 0, {}, 1024, false},
      {"metric/mse/total", "f64", 0, {}, 1088, false},
      {"metric/mse/count", "f64", 0, {}, 1152, false},
      {"metric/huber/total", "f64", 0, {}, 1216, false},
      {"metric/huber/count", "f64", 0, {}, 1280, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 9> part_infos{{
      {"gradient/depthwise_conv1d/kernel", "f64", 3, {3, 2, 2}, 0, false},
      {"gradient/depthwise_conv1d/bias", "f64", 1, {4}, 128, false},
      {"gradient/dense/kernel", "f64", 2, {4, 4}, 192, false},
      {"gradient/dense/bias", "f64", 1, {4}, 320, false},
      {"loss", "f64", 0, {}, 384, false},
      {"metric/mse/total", "f64", 0, {}, 448, false},
      {"metric/mse/count", "f64", 0, {}, 512, false},
      {"metric/huber/total", "f64", 0, {}, 576, false},
      {"metric/huber/count", "f64", 0, {}, 640, false},
  }};
  static constexpr modelc::Index part_bytes = 704;
  static constexpr modelc::Index gradient_bytes = 384;  // the first of them
  static constexpr modelc::Index training_bytes = 1344;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({16 * b * s00_2, 40 * b, 8 * b, 32 * b * modelc::ceil_div(s00_2, 2)});
    modelc::Size end = 128;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    modelc::Size train_step_end = 1024;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    const modelc::Size update_step_end = 1152;
    modelc::Size evaluate_step_end = 320;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    modelc::Size gradients_end = 1152;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * b * modelc::ceil_div(s00_2, 2)});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * modelc::ceil_div(s00_2, 2)});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4>>(
        arena_.at<double>(slots_[1]), symbols_.b, modelc::ceil_div(symbols_.s00, 2), 4);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(512)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(128)),
            modelc::make_view<double>(arena_.at<double>(128)),
            modelc::make_view<modelc::View<const double, 3, 2, 2>>(arena_.at<double>(448), 3, 2, 2),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(576), 4),
            modelc::make_view<modelc::View<const double, 4, 4>>(arena_.at<double>(640), 4, 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(768), 4)};
  }

  // m.model:10: h3 = DepthwiseConv1D(3, depth_multiplier = 2, padding = "same", strides = 2, activation = ha...
  // computes lambda_1, lambda_1
  void compute_lambda_1(const double* x, const double* depthwise_conv1d_kernel, const double* depthwise_conv1d_bias,
                        double* lambda_1, double* lambda_1_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::conv(threads_,
                 modelc::ConvShape<modelc::Window<3, 2, 1, modelc::Dynamic>>{
                     b,
                     {s00_2},
                     2,
                     {modelc::ceil_div(s00_2, 2)},
                     4,
                     2,
                     {{3, 2, 1, modelc::ceil_div(s00_2, 2) - modelc::floor_div(s00_2, 2)}}},
                 x, depthwise_conv1d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const auto add = lane.load(depthwise_conv1d_bias + channel) + sum;
                   const auto add_2 = add + 3.0;
                   const auto h3 = add * (select(add_2 >= 6.0, 6.0, max(add_2, 0.0)) / 6.0);
                   const auto mul = h3 * 0.3;
                   const auto tanh_2 = tanh(h3);
                   lane.store(lambda_1 + pixel * 4 + channel, mul);
                   lane.store(lambda_1_2 + pixel * 4 + channel, tanh_2);
                 });
  }

  // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
  // computes lambda_1_3, lambda_1_3, lambda_1_3 and 1 more
  void compute_lambda_1_3(double* lambda_1_3) noexcept {
    for (modelc::Index i = 0; i < 4; ++i) {
      modelc::for_scalars(4, [&](auto lane, modelc::Index j) {
        lane.store(
            lambda_1_3 + i * 4 + j,
            6.0 * modelc::cast<double>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))));
      });
    }
  }

  // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
  // computes a, a
  void compute_a(const double* lambda_1, const double* lambda_1_2, const double* lambda_1_3, double* a) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b * modelc::ceil_div(s00_2, 2); ++i) {
      for (modelc::Index j = 0; j < 4; ++j) {
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index k) {
          lane.store(a + i * 16 + j * 4 + k,
                     lane(lambda_1[i * 4 + j]) * lane.load(lambda_1_2 + i * 4 + k) + lane.load(lambda_1_3 + j * 4 + k));
        });
      }
    }
  }

  // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
  // computes lambda_1_4, lambda_1_4, lambda_1_4 and 1 more
  void compute_lambda_1_4(double* lambda_1_4) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b * modelc::ceil_div(s00_2, 2); ++i) {
      for (modelc::Index j = 0; j < 4; ++j) {
        modelc::for_scalars(4, [&](auto lane, modelc::Index k) {
          lane.store(lambda_1_4 + i * 16 + j * 4 + k,
                     modelc::cast<double>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(k)), j))));
        });
      }
    }
  }

  // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
  // computes h5, h5, h5 and 1 more
  void compute_h5(const double* lambda_1_5, double* h5) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < 4 * b * modelc::ceil_div(s00_2, 2); ++i) {
      const modelc::Scalar scalar{};
      const auto h5_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          4, [&](auto lane, modelc::Index j) { return lane.load(lambda_1_5 + i * 4 + j); }));
      scalar.store(h5 + i, h5_2);
    }
  }

  // m.model:10: h3 = DepthwiseConv1D(3, depth_multiplier = 2, padding = "same", strides = 2, activation = ha...
  // computes depthwise_conv1d, depthwise_conv1d
  void compute_depthwise_conv1d(const double* x, const double* depthwise_conv1d_kernel,
                                const double* depthwise_conv1d_bias, double* depthwise_conv1d,
                                double* depthwise_conv1d_2, double* lambda_1, double* lambda_1_2,
                                double* lambda_1_12) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::conv(threads_,
                 modelc::ConvShape<modelc::Window<3, 2, 1, modelc::Dynamic>>{
                     b,
                     {s00_2},
                     2,
                     {modelc::ceil_div(s00_2, 2)},
                     4,
                     2,
                     {{3, 2, 1, modelc::ceil_div(s00_2, 2) - modelc::floor_div(s00_2, 2)}}},
                 x, depthwise_conv1d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const auto add = lane.load(depthwise_conv1d_bias + channel) + sum;
                   const auto add_2 = add + 3.0;
                   const auto div = select(add_2 >= 6.0, 6.0, max(add_2, 0.0)) / 6.0;
                   const auto h3 = add * div;
                   const auto tanh_2 = tanh(h3);
                   const auto mul_4 = h3 * 0.3;
                   const auto sub_3 = 1.0 - tanh_2 * tanh_2;
                   lane.store(depthwise_conv1d + pixel * 4 + channel, add);
                   lane.store(depthwise_conv1d_2 + pixel * 4 + channel, div);
                   lane.store(lambda_1 + pixel * 4 + channel, mul_4);
                   lane.store(lambda_1_2 + pixel * 4 + channel, tanh_2);
                   lane.store(lambda_1_12 + pixel * 4 + channel, sub_3);
                 });
  }

  // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
  // computes a, a
  void compute_a_2(const double* lambda_1, const double* lambda_1_2, const double* lambda_1_3, double* a,
                   double* lambda_1_6) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b * modelc::ceil_div(s00_2, 2); ++i) {
      for (modelc::Index j = 0; j < 4; ++j) {
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index k) {
          const auto a_2 =
              lane(lambda_1[i * 4 + j]) * lane.load(lambda_1_2 + i * 4 + k) + lane.load(lambda_1_3 + j * 4 + k);
          const auto a_3 =
              lane.load(lambda_1 + i * 4 + k) * lane(lambda_1_2[i * 4 + j]) + lane.load(lambda_1_3 + j + k * 4, 4);
          lane.store(a + i * 16 + j * 4 + k, a_2);
          lane.store(lambda_1_6 + i * 16 + j * 4 + k, a_3);
        });
      }
    }
  }

  // m.model:13: output y = Dense(4)(h5)
  // computes dense, dense, dense
  void compute_dense(const double* h5, const double* dense_kernel, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b * modelc::ceil_div(s00_2, 2), 4, 4, h5, 4, 1, dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 4 + column, sum);
                   });
  }

  // m.model:13: output y = Dense(4)(h5)
  // computes grad_h5, grad_h5
  void compute_grad_h5(const double* grad_y, const double* dense_kernel, double* grad_h5) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b * modelc::ceil_div(s00_2, 2), 4, 4, grad_y, 4, 1, dense_kernel, 1, 4,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_h5 + row * 4 + column, sum);
                   });
  }

  // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
  // computes lambda_1_7, lambda_1_7
  void compute_lambda_1_7(const double* grad_h5, double* lambda_1_7) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < 4 * b * modelc::ceil_div(s00_2, 2); ++i) {
      modelc::for_lanes<double>(
          4, [&](auto lane, modelc::Index j) { lane.store(lambda_1_7 + i * 4 + j, lane(grad_h5[i])); });
    }
  }

  // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
  // computes lambda_1_9, lambda_1_9
  void compute_lambda_1_9(const double* lambda_1_8, const double* lambda_1_5, const double* lambda_1_2,
                          const double* lambda_1, double* lambda_1_9, double* lambda_1_10) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < modelc::ceil_div(s00_2, 2); ++i1) {
        modelc::matmul(
            threads_, 4, 4, 4, lambda_1_8 + i0 * (16 * modelc::ceil_div(s00_2, 2)) + i1 * 16, 4, 1,
            lambda_1_5 + i0 * (16 * modelc::ceil_div(s00_2, 2)) + i1 * 16, 1, 4,
            [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
              const auto grad_a = -sum;
              const auto mul_4 =
                  lane.load(lambda_1_2 + i0 * (4 * modelc::ceil_div(s00_2, 2)) + i1 * 4 + column) * grad_a;
              const auto mul_5 = lane(lambda_1[i0 * (4 * modelc::ceil_div(s00_2, 2)) + i1 * 4 + row]) * grad_a;
              lane.store(lambda_1_9 + i0 * (16 * modelc::ceil_div(s00_2, 2)) + i1 * 16 + row * 4 + column, mul_4);
              lane.store(lambda_1_10 + i0 * (16 * modelc::ceil_div(s00_2, 2)) + i1 * 16 + row * 4 + column, mul_5);
            });
      }
    }
  }

  // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
  // computes lambda_1_11, lambda_1_11
  void compute_lambda_1_11(const double* lambda_1_10, double* lambda_1_11) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b * modelc::ceil_div(s00_2, 2); ++i) {
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 4; ++k) {
          column_sum = modelc::Sum::apply(column_sum, lane.load(lambda_1_10 + i * 16 + j + k * 4));
        }
        lane.store(lambda_1_11 + i * 4 + j, column_sum);
      });
    }
  }

  // m.model:10: h3 = DepthwiseConv1D(3, depth_multiplier = 2, padding = "same", strides = 2, activation = ha...
  // computes depthwise_conv1d_3, depthwise_conv1d_3
  void compute_depthwise_conv1d_3(const double* lambda_1_11, const double* lambda_1_12,
                                  const double* depthwise_conv1d_2, const double* depthwise_conv1d,
                                  const double* lambda_1_9, double* depthwise_conv1d_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < 4 * b * modelc::ceil_div(s00_2, 2); ++i) {
      const modelc::Scalar scalar{};
      const auto mul_4 = scalar.load(lambda_1_11 + i) * scalar.load(lambda_1_12 + i);
      const auto depthwise_conv1d_2_2 = scalar.load(depthwise_conv1d_2 + i);
      const auto depthwise_conv1d_5 = scalar.load(depthwise_conv1d + i);
      const auto add = depthwise_conv1d_5 + 3.0;
      const auto ge = add >= 6.0;
      const auto le = max(add, 0.0) <= 0.0;
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          4, [&](auto lane, modelc::Index j) { return lane.load(lambda_1_9 + i * 4 + j); }));
      const auto grad_h3 = mul_4 + 0.3 * row_sum;
      const auto add_2 =
          depthwise_conv1d_2_2 * grad_h3 + select(le, 0.0, select(ge, 0.0, depthwise_conv1d_5 * grad_h3 / 6.0));
      scalar.store(depthwise_conv1d_3 + i, add_2);
    }
  }

  // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
  // computes mul, mul
  void compute_mul(const std::int64_t* optimizer_iteration, double* mul) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul, 0.5 *
                          (1.0 + cos(min(1.0, max(0.0, modelc::cast<double>(lane.load(optimizer_iteration)) / 20.0)) *
                                     3.141592653589793)) *
                          0.1);
    }
  }

  // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
  // computes mul_2, mul_2
  void compute_mul_2(const std::int64_t* optimizer_iteration, double* mul_2) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul_2, (1.0 - 0.5 * pow(0.96, 1.0 + modelc::cast<double>(lane.load(optimizer_iteration)))) * 0.9);
    }
  }

  // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
  // computes mul_3, mul_3
  void compute_mul_3(const std::int64_t* optimizer_iteration, double* mul_3) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul_3,
                 0.9 * (1.0 - 0.5 * pow(0.96, 1.0 + (1.0 + modelc::cast<double>(lane.load(optimizer_iteration))))));
    }
  }

  // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
  // computes new_optimizer_u_product_depthwise_conv1d_kernel, new_optimizer_u_product_depthwise_conv1d_kernel
  void compute_new_optimizer_u_product_depthwise_conv1d_kernel(
      const double* optimizer_u_product_depthwise_conv1d_kernel, const double* mul_2,
      double* new_optimizer_u_product_depthwise_conv1d_kernel) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_u_product_depthwise_conv1d_kernel,
                 lane.load(optimizer_u_product_depthwise_conv1d_kernel) * lane.load(mul_2));
    }
  }

  // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
  // computes sub, sub
  void compute_sub(const double* mul_3, const double* new_optimizer_u_product_depthwise_conv1d_kernel,
                   double* sub) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(sub, 1.0 - lane.load(mul_3) * lane.load(new_optimizer_u_product_depthwise_conv1d_kernel));
    }
  }

  // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
  // computes sub_2, sub_2
  void compute_sub_2(const std::int64_t* optimizer_iteration, double* sub_2) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(sub_2, 1.0 - pow(0.999, 1.0 + modelc::cast<double>(lane.load(optimizer_iteration))));
    }
  }

  // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const double* gradients, const double* optimizer_m, const double* optimizer_v,
                               const double* weights, const double* mul, const double* mul_3, const double* sub,
                               const double* mul_2, const double* new_optimizer_u_product_depthwise_conv1d_kernel,
                               const double* sub_2, double* new_optimizer_m, double* new_optimizer_v,
                               double* new_weights) noexcept {
    modelc::for_lanes<double>(44, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + (gradients_2 - optimizer_m_2) * 0.09999999999999998;
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_2 = optimizer_v_2 + (gradients_2 * gradients_2 - optimizer_v_2) * 0.0010000000000000009;
      const auto sub_3 =
          lane.load(weights + i) - lane(mul[0]) *
                                       (lane(mul_3[0]) * add / lane(sub[0]) +
                                        gradients_2 * (1.0 - lane(mul_2[0])) /
                                            (1.0 - lane(new_optimizer_u_product_depthwise_conv1d_kernel[0]))) /
                                       (sqrt(add_2 / lane(sub_2[0])) + 1e-07);
      lane.store(new_optimizer_m + i, add);
      lane.store(new_optimizer_v + i, add_2);
      lane.store(new_weights + i, sub_3);
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

  // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
  // computes new_metric_mse_total, new_metric_huber_total
  void compute_new_metric_mse_total(const double* metric_mse_total, const double* part_metric_mse_total,
                                    const double* metric_mse_count, const double* part_metric_mse_count,
                                    double* new_metric_mse_total, double* new_metric_mse_count, double* mse) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_mse_total) + lane.load(part_metric_mse_total);
      const auto add_2 = lane.load(metric_mse_count) + lane.load(part_metric_mse_count);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 0.0, add / select(eq, 1.0, add_2));
      lane.store(new_metric_mse_total, add);
      lane.store(new_metric_mse_count, add_2);
      lane.store(mse, where);
    }
  }

  // m.model:13: output y = Dense(4)(h5)
  // computes new_part_gradient_dense_bias, new_part_gradient_depthwise_conv1d_bias
  void compute_new_part_gradient_dense_bias(const double* grad_y, double* new_part_gradient_dense_bias) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b * modelc::ceil_div(s00_2, 2); ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 4));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
  }

  // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
  // computes new_part_metric_mse_count, new_part_metric_huber_count
  void compute_new_part_metric_mse_count(double* new_part_metric_mse_count) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_mse_count, lane(static_cast<double>(b * modelc::ceil_div(s00_2, 2))));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:10: h3 = DepthwiseConv1D(3, depth_multiplier = 2, padding = "same", strides = 2, activation = ha...
    // lambda_1: f64[b, ceil_div(s00, 2), 4], lambda_1_2: f64[b, ceil_div(s00, 2), 4]
    const double* const depthwise_conv1d_kernel = weights_->block.at<double>(0);
    const double* const depthwise_conv1d_bias = weights_->block.at<double>(128);
    double* const lambda_1 = arena_.at<double>(slots_[1]);
    double* const lambda_1_2 = arena_.at<double>(slots_[2]);
    compute_lambda_1(x, depthwise_conv1d_kernel, depthwise_conv1d_bias, lambda_1, lambda_1_2);

    // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
    // lambda_1_3: f64[4, 4]
    double* const lambda_1_3 = arena_.at<double>(0);
    compute_lambda_1_3(lambda_1_3);
    // a: f64[b, ceil_div(s00, 2), 4, 4]
    double* const a = arena_.at<double>(slots_[0]);
    compute_a(lambda_1, lambda_1_2, lambda_1_3, a);
    // lambda_1_4: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_4 = arena_.at<double>(slots_[1]);
    compute_lambda_1_4(lambda_1_4);
    // lambda_1_5: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_5 = arena_.at<double>(slots_[2]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(lambda_1_5, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(workspace, 16), modelc::tensor(a, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(lambda_1_4, b, modelc::ceil_div(s00_2, 2), 4, 4));
    // h5: f64[b, ceil_div(s00, 2), 4]
    double* const h5 = arena_.at<double>(slots_[0]);
    compute_h5(lambda_1_5, h5);

    // m.model:13: output y = Dense(4)(h5)
    // y: f64[b, ceil_div(s00, 2), 4]
    const double* const dense_kernel = weights_->block.at<double>(192);
    const double* const dense_bias = weights_->block.at<double>(320);
    double* const y = arena_.at<double>(slots_[1]);
    modelc::matmul(threads_, b * modelc::ceil_div(s00_2, 2), 4, 4, h5, 4, 1, dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 4 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  void compute_train_step(const double* x, const double* weight, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
    // lambda_1_3: f64[4, 4]
    double* const lambda_1_3 = arena_.at<double>(0);
    compute_lambda_1_3(lambda_1_3);
    // lambda_1_4: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_4 = arena_.at<double>(train_step_slots_[1]);
    compute_lambda_1_4(lambda_1_4);

    // m.model:10: h3 = DepthwiseConv1D(3, depth_multiplier = 2, padding = "same", strides = 2, activation = ha...
    // depthwise_conv1d: f64[b, ceil_div(s00, 2), 4], depthwise_conv1d_2: f64[b, ceil_div(s00, 2), 4], lambda_1...
    const double* const depthwise_conv1d_kernel = weights_->block.at<double>(0);
    const double* const depthwise_conv1d_bias = weights_->block.at<double>(128);
    double* const depthwise_conv1d = arena_.at<double>(train_step_slots_[4]);
    double* const depthwise_conv1d_2 = arena_.at<double>(train_step_slots_[5]);
    double* const lambda_1 = arena_.at<double>(train_step_slots_[6]);
    double* const lambda_1_2 = arena_.at<double>(train_step_slots_[7]);
    double* const lambda_1_12 = arena_.at<double>(train_step_slots_[10]);
    compute_depthwise_conv1d(x, depthwise_conv1d_kernel, depthwise_conv1d_bias, depthwise_conv1d, depthwise_conv1d_2,
                             lambda_1, lambda_1_2, lambda_1_12);

    // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
    // a: f64[b, ceil_div(s00, 2), 4, 4], lambda_1_6: f64[b, ceil_div(s00, 2), 4, 4]
    double* const a = arena_.at<double>(train_step_slots_[0]);
    double* const lambda_1_6 = arena_.at<double>(train_step_slots_[3]);
    compute_a_2(lambda_1, lambda_1_2, lambda_1_3, a, lambda_1_6);
    // lambda_1_5: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_5 = arena_.at<double>(train_step_slots_[2]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(lambda_1_5, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(workspace, 16), modelc::tensor(a, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(lambda_1_4, b, modelc::ceil_div(s00_2, 2), 4, 4));
    // h5: f64[b, ceil_div(s00, 2), 4]
    double* const h5 = arena_.at<double>(train_step_slots_[8]);
    compute_h5(lambda_1_5, h5);

    // m.model:13: output y = Dense(4)(h5)
    // dense: f64[b, ceil_div(s00, 2), 4]
    const double* const dense_kernel = weights_->block.at<double>(192);
    double* const dense = arena_.at<double>(train_step_slots_[9]);
    compute_dense(h5, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f64, new_metric_mse_total: f64, mse: f64, mse_2: f64, new_metric_huber_total: f64, huber: f64, hub...
    const double* const dense_bias = weights_->block.at<double>(320);
    const double* const metric_mse_total = training_->block.at<double>(1088);
    const double* const metric_mse_count = training_->block.at<double>(1152);
    const double* const metric_huber_total = training_->block.at<double>(1216);
    const double* const metric_huber_count = training_->block.at<double>(1280);
    double* const loss = arena_.at<double>(512);
    double* const new_metric_mse_total = training_->block.at<double>(1088);
    double* const mse = arena_.at<double>(576);
    double* const mse_2 = arena_.at<double>(640);
    double* const new_metric_huber_total = training_->block.at<double>(1216);
    double* const huber = arena_.at<double>(704);
    double* const huber_2 = arena_.at<double>(768);
    double* const grad_y = arena_.at<double>(train_step_slots_[9]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < modelc::ceil_div(s00_2, 2); ++j) {
          const auto weight_2 = scalar.load(weight + i);
          const auto mul_4 =
              0.25 * (weight_2 * (scalar(1.0) / scalar(static_cast<double>(b * modelc::ceil_div(s00_2, 2)))));
          const auto row_2 =
              modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index k) {
                const auto y =
                    lane.load(dense_bias + k) + lane.load(dense + i * (4 * modelc::ceil_div(s00_2, 2)) + j * 4 + k);
                const auto y_true_2 = lane.load(y_true + i * (4 * modelc::ceil_div(s00_2, 2)) + j * 4 + k);
                const auto sub_3 = y - y_true_2;
                const auto abs_2 = abs(sub_3);
                const auto grad_y_2 = lane(mul_4) * (sigmoid(y) - y_true_2);
                const auto add = max(0.0, y) - y_true_2 * y + log1p(exp(-abs(y)));
                const auto mul_5 = sub_3 * sub_3;
                const auto where = select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
                lane.store(grad_y + i * (4 * modelc::ceil_div(s00_2, 2)) + j * 4 + k, grad_y_2);
                return modelc::folded(add, mul_5, where);
              });
          const auto row_sum = scalar(std::get<0>(row_2));
          total_sum_2.add(scalar(std::get<1>(row_2)));
          total_sum_3.add(scalar(std::get<2>(row_2)));
          const auto mul_6 = row_sum * 0.25 * weight_2;
          total_sum.add(mul_6);
        }
      }
      const auto add_2 = scalar.load(metric_mse_total) + 0.25 * scalar(total_sum_2.value());
      const auto add_3 = scalar.load(metric_mse_count) + static_cast<double>(b * modelc::ceil_div(s00_2, 2));
      const auto eq = 0.0 == add_3;
      const auto add_4 = scalar.load(metric_huber_total) + 0.25 * scalar(total_sum_3.value());
      const auto add_5 = scalar.load(metric_huber_count) + static_cast<double>(b * modelc::ceil_div(s00_2, 2));
      const auto eq_2 = 0.0 == add_5;
      const auto div = scalar(total_sum.value()) / static_cast<double>(b * modelc::ceil_div(s00_2, 2));
      const auto where_2 = select(eq, 0.0, add_2 / select(eq, 1.0, add_3));
      const auto where_3 = select(eq_2, 0.0, add_4 / select(eq_2, 1.0, add_5));
      scalar.store(loss, div);
      scalar.store(new_metric_mse_total, add_2);
      scalar.store(mse, add_3);
      scalar.store(mse_2, where_2);
      scalar.store(new_metric_huber_total, add_4);
      scalar.store(huber, add_5);
      scalar.store(huber_2, where_3);
    }
    // grad_h5: f64[b, ceil_div(s00, 2), 4]
    double* const grad_h5 = arena_.at<double>(train_step_slots_[1]);
    compute_grad_h5(grad_y, dense_kernel, grad_h5);

    // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
    // lambda_1_7: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_7 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_1_7(grad_h5, lambda_1_7);
    // lambda_1_8: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_8 = arena_.at<double>(train_step_slots_[1]);
    double* const workspace_2 = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(lambda_1_8, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(workspace_2, 16),
                           modelc::tensor(lambda_1_6, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(lambda_1_7, b, modelc::ceil_div(s00_2, 2), 4, 4));
    // lambda_1_9: f64[b, ceil_div(s00, 2), 4, 4], lambda_1_10: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_9 = arena_.at<double>(train_step_slots_[0]);
    double* const lambda_1_10 = arena_.at<double>(train_step_slots_[3]);
    compute_lambda_1_9(lambda_1_8, lambda_1_5, lambda_1_2, lambda_1, lambda_1_9, lambda_1_10);
    // lambda_1_11: f64[b, ceil_div(s00, 2), 1, 4]
    double* const lambda_1_11 = arena_.at<double>(train_step_slots_[1]);
    compute_lambda_1_11(lambda_1_10, lambda_1_11);

    // m.model:10: h3 = DepthwiseConv1D(3, depth_multiplier = 2, padding = "same", strides = 2, activation = ha...
    // depthwise_conv1d_3: f64[b, ceil_div(s00, 2), 4]
    double* const depthwise_conv1d_3 = arena_.at<double>(train_step_slots_[4]);
    compute_depthwise_conv1d_3(lambda_1_11, lambda_1_12, depthwise_conv1d_2, depthwise_conv1d, lambda_1_9,
                               depthwise_conv1d_3);
    // depthwise_conv1d_4: f64[3, 1, 4]
    double* const depthwise_conv1d_4 = arena_.at<double>(384);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(depthwise_conv1d_4, 3, 1, 4),
                                          modelc::tensor(x, b, s00_2, 2),
                                          modelc::tensor(depthwise_conv1d_3, b, modelc::ceil_div(s00_2, 2), 4),
                                          modelc::Windows<modelc::Window<3, 2, 1, modelc::Dynamic>>{
                                              {3, 2, 1, modelc::ceil_div(s00_2, 2) - modelc::floor_div(s00_2, 2)}});
    // gradients: f64[44]
    double* const gradients = arena_.at<double>(0);
    modelc::for_lanes<double>(
        12, [&](auto lane, modelc::Index i) { lane.store(gradients + i, lane.load(depthwise_conv1d_4 + i)); });
    // gradients: f64[44]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 12 + i, lane(0.0)); });
    // gradients: f64[44]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto grad_depthwise_conv1d_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b * modelc::ceil_div(s00_2, 2); ++j) {
        grad_depthwise_conv1d_bias =
            modelc::Sum::apply(grad_depthwise_conv1d_bias, lane.load(depthwise_conv1d_3 + i + j * 4));
      }
      lane.store(gradients + 16 + i, grad_depthwise_conv1d_bias);
    });
    // gradients: f64[44]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 20 + i, lane(0.0)); });

    // m.model:13: output y = Dense(4)(h5)
    // gradients: f64[44]
    modelc::matmul(threads_, 4, b * modelc::ceil_div(s00_2, 2), 4, h5, 1, 4, grad_y, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 24 + row * 4 + column, sum);
                   });
    // gradients: f64[44]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b * modelc::ceil_div(s00_2, 2); ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 4));
      }
      lane.store(gradients + 40 + i, grad_dense_bias);
    });

    // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
    // mul: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const mul = arena_.at<double>(384);
    compute_mul(optimizer_iteration, mul);
    // mul_2: f64
    double* const mul_2 = arena_.at<double>(448);
    compute_mul_2(optimizer_iteration, mul_2);
    // mul_3: f64
    double* const mul_3 = arena_.at<double>(832);
    compute_mul_3(optimizer_iteration, mul_3);
    // new_optimizer_u_product_depthwise_conv1d_kernel: f64
    const double* const optimizer_u_product_depthwise_conv1d_kernel = training_->block.at<double>(832);
    double* const new_optimizer_u_product_depthwise_conv1d_kernel = training_->block.at<double>(832);
    compute_new_optimizer_u_product_depthwise_conv1d_kernel(optimizer_u_product_depthwise_conv1d_kernel, mul_2,
                                                            new_optimizer_u_product_depthwise_conv1d_kernel);
    // sub: f64
    double* const sub = arena_.at<double>(896);
    compute_sub(mul_3, new_optimizer_u_product_depthwise_conv1d_kernel, sub);
    // sub_2: f64
    double* const sub_2 = arena_.at<double>(960);
    compute_sub_2(optimizer_iteration, sub_2);
    // new_optimizer_m: f64[44], new_optimizer_v: f64[44], new_weights: f64[44]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_m = training_->block.at<double>(64);
    const double* const optimizer_v = training_->block.at<double>(448);
    double* const new_optimizer_m = training_->block.at<double>(64);
    double* const new_optimizer_v = training_->block.at<double>(448);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_m(gradients, optimizer_m, optimizer_v, weights, mul, mul_3, sub, mul_2,
                            new_optimizer_u_product_depthwise_conv1d_kernel, sub_2, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<double>(576), 1, training_->block.at<double>(1152));
    modelc::copy_elements(arena_.at<double>(704), 1, training_->block.at<double>(1280));
    modelc::copy_elements(training_->block.at<double>(832), 1, training_->block.at<double>(896));
    modelc::copy_elements(training_->block.at<double>(832), 1, training_->block.at<double>(960));
    modelc::copy_elements(training_->block.at<double>(832), 1, training_->block.at<double>(1024));
  }

  void compute_update_step() noexcept {
    // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
    // new_metric_mse_total: f64, new_metric_mse_count: f64, mse: f64
    const double* const metric_mse_total = training_->block.at<double>(1088);
    const double* const metric_mse_count = training_->block.at<double>(1152);
    const double* const part_metric_mse_total = arena_.at<double>(896);
    const double* const part_metric_mse_count = arena_.at<double>(960);
    double* const new_metric_mse_total = training_->block.at<double>(1088);
    double* const new_metric_mse_count = training_->block.at<double>(1152);
    double* const mse = arena_.at<double>(0);
    compute_new_metric_mse_total(metric_mse_total, part_metric_mse_total, metric_mse_count, part_metric_mse_count,
                                 new_metric_mse_total, new_metric_mse_count, mse);
    // new_metric_huber_total: f64, new_metric_huber_count: f64, huber: f64
    const double* const metric_huber_total = training_->block.at<double>(1216);
    const double* const metric_huber_count = training_->block.at<double>(1280);
    const double* const part_metric_huber_total = arena_.at<double>(1024);
    const double* const part_metric_huber_count = arena_.at<double>(1088);
    double* const new_metric_huber_total = training_->block.at<double>(1216);
    double* const new_metric_huber_count = training_->block.at<double>(1280);
    double* const huber = arena_.at<double>(64);
    compute_new_metric_mse_total(metric_huber_total, part_metric_huber_total, metric_huber_count,
                                 part_metric_huber_count, new_metric_huber_total, new_metric_huber_count, huber);
    // mul: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const mul = arena_.at<double>(128);
    compute_mul(optimizer_iteration, mul);
    // mul_2: f64
    double* const mul_2 = arena_.at<double>(192);
    compute_mul_2(optimizer_iteration, mul_2);
    // mul_3: f64
    double* const mul_3 = arena_.at<double>(256);
    compute_mul_3(optimizer_iteration, mul_3);
    // new_optimizer_u_product_depthwise_conv1d_kernel: f64
    const double* const optimizer_u_product_depthwise_conv1d_kernel = training_->block.at<double>(832);
    double* const new_optimizer_u_product_depthwise_conv1d_kernel = training_->block.at<double>(832);
    compute_new_optimizer_u_product_depthwise_conv1d_kernel(optimizer_u_product_depthwise_conv1d_kernel, mul_2,
                                                            new_optimizer_u_product_depthwise_conv1d_kernel);
    // sub: f64
    double* const sub = arena_.at<double>(320);
    compute_sub(mul_3, new_optimizer_u_product_depthwise_conv1d_kernel, sub);
    // sub_2: f64
    double* const sub_2 = arena_.at<double>(384);
    compute_sub_2(optimizer_iteration, sub_2);
    // new_optimizer_m: f64[44], new_optimizer_v: f64[44], new_weights: f64[44]
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(448);
    const double* const optimizer_m = training_->block.at<double>(64);
    const double* const optimizer_v = training_->block.at<double>(448);
    double* const new_optimizer_m = training_->block.at<double>(64);
    double* const new_optimizer_v = training_->block.at<double>(448);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_m(part_gradients, optimizer_m, optimizer_v, weights, mul, mul_3, sub, mul_2,
                            new_optimizer_u_product_depthwise_conv1d_kernel, sub_2, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(training_->block.at<double>(832), 1, training_->block.at<double>(896));
    modelc::copy_elements(training_->block.at<double>(832), 1, training_->block.at<double>(960));
    modelc::copy_elements(training_->block.at<double>(832), 1, training_->block.at<double>(1024));
  }

  void compute_evaluate_step(const double* x, const double* weight, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:10: h3 = DepthwiseConv1D(3, depth_multiplier = 2, padding = "same", strides = 2, activation = ha...
    // lambda_1: f64[b, ceil_div(s00, 2), 4], lambda_1_2: f64[b, ceil_div(s00, 2), 4]
    const double* const depthwise_conv1d_kernel = weights_->block.at<double>(0);
    const double* const depthwise_conv1d_bias = weights_->block.at<double>(128);
    double* const lambda_1 = arena_.at<double>(evaluate_step_slots_[1]);
    double* const lambda_1_2 = arena_.at<double>(evaluate_step_slots_[2]);
    compute_lambda_1(x, depthwise_conv1d_kernel, depthwise_conv1d_bias, lambda_1, lambda_1_2);

    // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
    // lambda_1_3: f64[4, 4]
    double* const lambda_1_3 = arena_.at<double>(0);
    compute_lambda_1_3(lambda_1_3);
    // a: f64[b, ceil_div(s00, 2), 4, 4]
    double* const a = arena_.at<double>(evaluate_step_slots_[0]);
    compute_a(lambda_1, lambda_1_2, lambda_1_3, a);
    // lambda_1_4: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_4 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_lambda_1_4(lambda_1_4);
    // lambda_1_5: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_5 = arena_.at<double>(evaluate_step_slots_[2]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(lambda_1_5, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(workspace, 16), modelc::tensor(a, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(lambda_1_4, b, modelc::ceil_div(s00_2, 2), 4, 4));
    // h5: f64[b, ceil_div(s00, 2), 4]
    double* const h5 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_h5(lambda_1_5, h5);

    // m.model:13: output y = Dense(4)(h5)
    // dense: f64[b, ceil_div(s00, 2), 4]
    const double* const dense_kernel = weights_->block.at<double>(192);
    double* const dense = arena_.at<double>(evaluate_step_slots_[1]);
    compute_dense(h5, dense_kernel, dense);

    // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_mse_total: f64, mse: f64, mse_2: f64, new_metric_huber_total: f64, huber: f64, hub...
    const double* const dense_bias = weights_->block.at<double>(320);
    const double* const metric_mse_total = training_->block.at<double>(1088);
    const double* const metric_mse_count = training_->block.at<double>(1152);
    const double* const metric_huber_total = training_->block.at<double>(1216);
    const double* const metric_huber_count = training_->block.at<double>(1280);
    double* const loss = arena_.at<double>(0);
    double* const new_metric_mse_total = training_->block.at<double>(1088);
    double* const mse = arena_.at<double>(64);
    double* const mse_2 = arena_.at<double>(128);
    double* const new_metric_huber_total = training_->block.at<double>(1216);
    double* const huber = arena_.at<double>(192);
    double* const huber_2 = arena_.at<double>(256);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < modelc::ceil_div(s00_2, 2); ++j) {
          const auto weight_2 = scalar.load(weight + i);
          const auto row_2 =
              modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index k) {
                const auto y =
                    lane.load(dense_bias + k) + lane.load(dense + i * (4 * modelc::ceil_div(s00_2, 2)) + j * 4 + k);
                const auto y_true_2 = lane.load(y_true + i * (4 * modelc::ceil_div(s00_2, 2)) + j * 4 + k);
                const auto sub = y - y_true_2;
                const auto abs_2 = abs(sub);
                const auto add = max(0.0, y) - y_true_2 * y + log1p(exp(-abs(y)));
                const auto mul = sub * sub;
                const auto where = select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
                return modelc::folded(add, mul, where);
              });
          const auto row_sum = scalar(std::get<0>(row_2));
          total_sum_2.add(scalar(std::get<1>(row_2)));
          total_sum_3.add(scalar(std::get<2>(row_2)));
          const auto mul_2 = row_sum * 0.25 * weight_2;
          total_sum.add(mul_2);
        }
      }
      const auto add_2 = scalar.load(metric_mse_total) + 0.25 * scalar(total_sum_2.value());
      const auto add_3 = scalar.load(metric_mse_count) + static_cast<double>(b * modelc::ceil_div(s00_2, 2));
      const auto eq = 0.0 == add_3;
      const auto add_4 = scalar.load(metric_huber_total) + 0.25 * scalar(total_sum_3.value());
      const auto add_5 = scalar.load(metric_huber_count) + static_cast<double>(b * modelc::ceil_div(s00_2, 2));
      const auto eq_2 = 0.0 == add_5;
      const auto div = scalar(total_sum.value()) / static_cast<double>(b * modelc::ceil_div(s00_2, 2));
      const auto where_2 = select(eq, 0.0, add_2 / select(eq, 1.0, add_3));
      const auto where_3 = select(eq_2, 0.0, add_4 / select(eq_2, 1.0, add_5));
      scalar.store(loss, div);
      scalar.store(new_metric_mse_total, add_2);
      scalar.store(mse, add_3);
      scalar.store(mse_2, where_2);
      scalar.store(new_metric_huber_total, add_4);
      scalar.store(huber, add_5);
      scalar.store(huber_2, where_3);
    }

    modelc::copy_elements(arena_.at<double>(64), 1, training_->block.at<double>(1152));
    modelc::copy_elements(arena_.at<double>(192), 1, training_->block.at<double>(1280));
  }

  void compute_gradients(const double* x, const double* weight, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
    // lambda_1_3: f64[4, 4]
    double* const lambda_1_3 = arena_.at<double>(0);
    compute_lambda_1_3(lambda_1_3);
    // lambda_1_4: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_4 = arena_.at<double>(gradients_slots_[1]);
    compute_lambda_1_4(lambda_1_4);

    // m.model:10: h3 = DepthwiseConv1D(3, depth_multiplier = 2, padding = "same", strides = 2, activation = ha...
    // depthwise_conv1d: f64[b, ceil_div(s00, 2), 4], depthwise_conv1d_2: f64[b, ceil_div(s00, 2), 4], lambda_1...
    const double* const depthwise_conv1d_kernel = weights_->block.at<double>(0);
    const double* const depthwise_conv1d_bias = weights_->block.at<double>(128);
    double* const depthwise_conv1d = arena_.at<double>(gradients_slots_[4]);
    double* const depthwise_conv1d_2 = arena_.at<double>(gradients_slots_[5]);
    double* const lambda_1 = arena_.at<double>(gradients_slots_[6]);
    double* const lambda_1_2 = arena_.at<double>(gradients_slots_[7]);
    double* const lambda_1_12 = arena_.at<double>(gradients_slots_[9]);
    compute_depthwise_conv1d(x, depthwise_conv1d_kernel, depthwise_conv1d_bias, depthwise_conv1d, depthwise_conv1d_2,
                             lambda_1, lambda_1_2, lambda_1_12);

    // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
    // a: f64[b, ceil_div(s00, 2), 4, 4], lambda_1_6: f64[b, ceil_div(s00, 2), 4, 4]
    double* const a = arena_.at<double>(gradients_slots_[0]);
    double* const lambda_1_6 = arena_.at<double>(gradients_slots_[3]);
    compute_a_2(lambda_1, lambda_1_2, lambda_1_3, a, lambda_1_6);
    // lambda_1_5: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_5 = arena_.at<double>(gradients_slots_[2]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(lambda_1_5, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(workspace, 16), modelc::tensor(a, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(lambda_1_4, b, modelc::ceil_div(s00_2, 2), 4, 4));
    // h5: f64[b, ceil_div(s00, 2), 4]
    double* const h5 = arena_.at<double>(gradients_slots_[0]);
    compute_h5(lambda_1_5, h5);

    // m.model:13: output y = Dense(4)(h5)
    // dense: f64[b, ceil_div(s00, 2), 4]
    const double* const dense_kernel = weights_->block.at<double>(192);
    double* const dense = arena_.at<double>(gradients_slots_[1]);
    compute_dense(h5, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f64, new_part_metric_mse_total: f64, new_part_metric_huber_total: f64, grad_y: f64[b, ceil_div(s00...
    const double* const dense_bias = weights_->block.at<double>(320);
    double* const loss = arena_.at<double>(128);
    double* const new_part_metric_mse_total = arena_.at<double>(896);
    double* const new_part_metric_huber_total = arena_.at<double>(1024);
    double* const grad_y = arena_.at<double>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < modelc::ceil_div(s00_2, 2); ++j) {
          const auto weight_2 = scalar.load(weight + i);
          const auto mul =
              0.25 * (weight_2 * (scalar(1.0) / scalar(static_cast<double>(b * modelc::ceil_div(s00_2, 2)))));
          const auto row_2 =
              modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index k) {
                const auto y =
                    lane.load(dense_bias + k) + lane.load(dense + i * (4 * modelc::ceil_div(s00_2, 2)) + j * 4 + k);
                const auto y_true_2 = lane.load(y_true + i * (4 * modelc::ceil_div(s00_2, 2)) + j * 4 + k);
                const auto sub = y - y_true_2;
                const auto abs_2 = abs(sub);
                const auto grad_y_2 = lane(mul) * (sigmoid(y) - y_true_2);
                const auto add = max(0.0, y) - y_true_2 * y + log1p(exp(-abs(y)));
                const auto mul_2 = sub * sub;
                const auto where = select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
                lane.store(grad_y + i * (4 * modelc::ceil_div(s00_2, 2)) + j * 4 + k, grad_y_2);
                return modelc::folded(add, mul_2, where);
              });
          const auto row_sum = scalar(std::get<0>(row_2));
          total_sum_2.add(scalar(std::get<1>(row_2)));
          total_sum_3.add(scalar(std::get<2>(row_2)));
          const auto mul_3 = row_sum * 0.25 * weight_2;
          total_sum.add(mul_3);
        }
      }
      const auto div = scalar(total_sum.value()) / static_cast<double>(b * modelc::ceil_div(s00_2, 2));
      const auto mul_4 = 0.25 * scalar(total_sum_2.value());
      const auto mul_5 = 0.25 * scalar(total_sum_3.value());
      scalar.store(loss, div);
      scalar.store(new_part_metric_mse_total, mul_4);
      scalar.store(new_part_metric_huber_total, mul_5);
    }
    // new_part_gradient_dense_bias: f64[4]
    double* const new_part_gradient_dense_bias = arena_.at<double>(768);
    compute_new_part_gradient_dense_bias(grad_y, new_part_gradient_dense_bias);
    ready_(320);
    // grad_h5: f64[b, ceil_div(s00, 2), 4]
    double* const grad_h5 = arena_.at<double>(gradients_slots_[8]);
    compute_grad_h5(grad_y, dense_kernel, grad_h5);
    // new_part_gradient_dense_kernel: f64[4, 4]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(640);
    modelc::matmul(threads_, 4, b * modelc::ceil_div(s00_2, 2), 4, h5, 1, 4, grad_y, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 4 + column, sum);
                   });
    ready_(192);

    // m.model:12: h5 = Sequential([Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 *...
    // lambda_1_7: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_7 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_1_7(grad_h5, lambda_1_7);
    // lambda_1_8: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_8 = arena_.at<double>(gradients_slots_[1]);
    double* const workspace_2 = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(lambda_1_8, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(workspace_2, 16),
                           modelc::tensor(lambda_1_6, b, modelc::ceil_div(s00_2, 2), 4, 4),
                           modelc::tensor(lambda_1_7, b, modelc::ceil_div(s00_2, 2), 4, 4));
    // lambda_1_9: f64[b, ceil_div(s00, 2), 4, 4], lambda_1_10: f64[b, ceil_div(s00, 2), 4, 4]
    double* const lambda_1_9 = arena_.at<double>(gradients_slots_[0]);
    double* const lambda_1_10 = arena_.at<double>(gradients_slots_[3]);
    compute_lambda_1_9(lambda_1_8, lambda_1_5, lambda_1_2, lambda_1, lambda_1_9, lambda_1_10);
    // lambda_1_11: f64[b, ceil_div(s00, 2), 1, 4]
    double* const lambda_1_11 = arena_.at<double>(gradients_slots_[1]);
    compute_lambda_1_11(lambda_1_10, lambda_1_11);

    // m.model:10: h3 = DepthwiseConv1D(3, depth_multiplier = 2, padding = "same", strides = 2, activation = ha...
    // depthwise_conv1d_3: f64[b, ceil_div(s00, 2), 4]
    double* const depthwise_conv1d_3 = arena_.at<double>(gradients_slots_[4]);
    compute_depthwise_conv1d_3(lambda_1_11, lambda_1_12, depthwise_conv1d_2, depthwise_conv1d, lambda_1_9,
                               depthwise_conv1d_3);
    // new_part_gradient_depthwise_conv1d_bias: f64[4]
    double* const new_part_gradient_depthwise_conv1d_bias = arena_.at<double>(576);
    compute_new_part_gradient_dense_bias(depthwise_conv1d_3, new_part_gradient_depthwise_conv1d_bias);
    ready_(128);
    // depthwise_conv1d_4: f64[3, 1, 4]
    double* const depthwise_conv1d_4 = arena_.at<double>(0);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(depthwise_conv1d_4, 3, 1, 4),
                                          modelc::tensor(x, b, s00_2, 2),
                                          modelc::tensor(depthwise_conv1d_3, b, modelc::ceil_div(s00_2, 2), 4),
                                          modelc::Windows<modelc::Window<3, 2, 1, modelc::Dynamic>>{
                                              {3, 2, 1, modelc::ceil_div(s00_2, 2) - modelc::floor_div(s00_2, 2)}});

    // m.model:15: compile(optimizer = Nadam(learning_rate = CosineDecay(0.1, 20)), loss = BinaryCrossentropy(f...
    // new_part_metric_mse_count: f64
    double* const new_part_metric_mse_count = arena_.at<double>(960);
    compute_new_part_metric_mse_count(new_part_metric_mse_count);
    // new_part_metric_huber_count: f64
    double* const new_part_metric_huber_count = arena_.at<double>(1088);
    compute_new_part_metric_mse_count(new_part_metric_huber_count);

    modelc::copy_elements(arena_.at<double>(0), 12, arena_.at<double>(448));
    modelc::copy_elements(arena_.at<double>(128), 1, arena_.at<double>(832));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[3];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[11];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[3];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[10];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4202

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

namespace m4203 {

/// The model `M` of m.model.
class M {
 public:
  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    auto spectral_normalization_dense_kernel() noexcept { return modelc::block_view<double, 1, 3>(block, 0); }
    auto spectral_normalization_dense_bias() noexcept { return modelc::block_view<double, 3>(block, 64); }
    auto spectral_normalization_vector_u() noexcept { return modelc::block_view<double, 1, 3>(block, 128); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<double>(64), 1, 0.01); }
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 1, 3> grad_spectral_normalization_dense_kernel;
    modelc::View<const double, 3> grad_spectral_normalization_dense_bias;
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
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/dense/kernel");
      modelc::initial::fill(block.at<double>(0), 3, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.3988e1409212ep+1) +
                -0x1.3988e1409212ep+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/vector_u");
      modelc::initial::fill(block.at<double>(128), 3, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<double>(key, 0, i)),
                                        0x1.47ae147ae147bp-6) +
                0x0p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[1, 1]` gives `y: f64[1, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, 1, 3> predict(modelc::View<const double, 1, 1> x) noexcept {
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, 1, 3> predict(const XTensor& x) {
    compute(modelc::checked<double, 2>("x", x, {1, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[1, 1]`
  /// - takes `y_true: i32[1]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, 1, 1> x, modelc::View<const std::int32_t, 1> y_true) noexcept {
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<double, 2>("x", x, {1, 1}),
                       modelc::checked<std::int32_t, 1>("y_true", y_true, {1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const std::int32_t*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(128));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[1, 1]`
  /// - takes `y_true: i32[1]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, 1, 1> x, modelc::View<const std::int32_t, 1> y_true) noexcept {
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<double, 2>("x", x, {1, 1}),
                          modelc::checked<std::int32_t, 1>("y_true", y_true, {1}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const std::int32_t*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(64));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[1, 1]`
  /// - takes `y_true: i32[1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, 1, 1> x, modelc::View<const std::int32_t, 1> y_true) noexcept {
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<double, 2>("x", x, {1, 1}),
                      modelc::checked<std::int32_t, 1>("y_true", y_true, {1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const std::int32_t*>(inputs[1]));
    outputs[0] = arena_.at<double>(64);
    outputs[1] = arena_.at<double>(64);
    outputs[2] = arena_.at<double>(256);
    outputs[3] = arena_.at<double>(320);
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
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {}
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {1, 1}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(0), 3, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 0> symbol_names{};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 2, {1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> weight_infos{{
      {"spectral_normalization/dense/kernel", "f64", 2, {1, 3}, 0, true},
      {"spectral_normalization/dense/bias", "f64", 1, {3}, 64, true},
      {"spectral_normalization/vector_u", "f64", 2, {1, 3}, 128, false},
  }};
  static constexpr modelc::Index weight_bytes = 192;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 2, {1, 1}, 0, false},
      {"y_true", "i32", 1, {1}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/spectral_normalization/dense/kernel", "f64", 2, {1, 3}, 0, false},
      {"grad/spectral_normalization/dense/bias", "f64", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f64", 0, {}, 64, false},
      {"optimizer/velocity/spectral_normalization/dense/kernel", "f64", 2, {1, 3}, 128, false},
      {"optimizer/velocity/spectral_normalization/dense/bias", "f64", 1, {3}, 192, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> part_infos{{
      {"gradient/spectral_normalization/dense/kernel", "f64", 2, {1, 3}, 0, false},
      {"gradient/spectral_normalization/dense/bias", "f64", 1, {3}, 64, false},
      {"loss", "f64", 0, {}, 128, false},
      {"state/spectral_normalization/dense/kernel", "f64", 2, {1, 3}, 192, false},
      {"state/spectral_normalization/vector_u", "f64", 2, {1, 3}, 256, false},
  }};
  static constexpr modelc::Index part_bytes = 320;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 256;
  static constexpr modelc::Index arena_bytes = 576;

 private:
  modelc::View<const double, 1, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const double, 1, 3>>(arena_.at<double>(0), 1, 3);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(128)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(64)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(64)), modelc::make_view<double>(arena_.at<double>(64)),
            modelc::make_view<modelc::View<const double, 1, 3>>(arena_.at<double>(256), 1, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(320), 3)};
  }

  // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
  // computes spectral_normalization, spectral_normalization
  void compute_spectral_normalization(const double* spectral_normalization_vector_u,
                                      const double* spectral_normalization_dense_kernel,
                                      double* spectral_normalization) noexcept {
    modelc::matmul(threads_, 1, 3, 1, spectral_normalization_vector_u, 3, 1, spectral_normalization_dense_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto where = select(abs(sum) > 1e+18, 5.169878828456423e-26, 1.0);
                     const auto mul = sum * where;
                     lane.store(spectral_normalization, 0, mul * rsqrt(max(mul * mul, where * (where * 1e-24))));
                   });
  }

  // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
  // computes spectral_normalization_2, dense, dense and 3 more
  void compute_spectral_normalization_2(const double* spectral_normalization,
                                        const double* spectral_normalization_dense_kernel,
                                        double* spectral_normalization_2) noexcept {
    modelc::small_matmul<1, 3>(1, spectral_normalization, 1, spectral_normalization_dense_kernel, 3,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(spectral_normalization_2 + column, sum);
                               });
  }

  // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
  // computes spectral_normalization_3, spectral_normalization_3
  void compute_spectral_normalization_3(const double* spectral_normalization_2,
                                        double* spectral_normalization_3) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto where = select(
          max(abs(scalar.load(spectral_normalization_2 + 2)),
              max(abs(scalar.load(spectral_normalization_2 + 1)), abs(scalar.load(spectral_normalization_2)))) > 1e+18,
          5.169878828456423e-26, 1.0);
      const auto mul = where * (1e-24 * where);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        const auto mul_2 = lane.load(spectral_normalization_2 + i) * lane(where);
        return mul_2 * mul_2;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul));
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_3 + i, lane.load(spectral_normalization_2 + i) * lane(where) * lane(rsqrt_2));
      });
    }
  }

  // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
  // computes spectral_normalization_4, spectral_normalization_4
  void compute_spectral_normalization_4(const double* spectral_normalization_2, const double* spectral_normalization_3,
                                        bool* spectral_normalization_4, double* spectral_normalization_5) noexcept {
    modelc::matmul(threads_, 1, 3, 1, spectral_normalization_2, 3, 1, spectral_normalization_3, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto eq = sum == 0.0;
                     const auto where = select(eq, 1.0, sum);
                     lane.store(spectral_normalization_4, 0, eq);
                     lane.store(spectral_normalization_5, 0, where);
                   });
  }

  // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
  // computes new_spectral_normalization_vector_u, new_part_state_spectral_normalization_vector_u
  void compute_new_spectral_normalization_vector_u(const bool* spectral_normalization_4,
                                                   const double* spectral_normalization_vector_u,
                                                   const double* spectral_normalization_3,
                                                   double* new_spectral_normalization_vector_u) noexcept {
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_vector_u + i,
                 select(lane(spectral_normalization_4[0]), lane.load(spectral_normalization_vector_u + i),
                        lane.load(spectral_normalization_3 + i)));
    });
  }

  // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
  // computes spectral_normalization_6, new_part_state_spectral_normalization_dense_kernel
  void compute_spectral_normalization_6(const double* spectral_normalization_dense_kernel,
                                        const double* spectral_normalization_5,
                                        double* spectral_normalization_6) noexcept {
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      lane.store(spectral_normalization_6 + i,
                 lane.load(spectral_normalization_dense_kernel + i) / lane(spectral_normalization_5[0]));
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

  // m.model:9: compile(optimizer = SGD(momentum = 0.9, nesterov = true, weight_decay = 0.01), loss = SparseC...
  // computes new_optimizer_velocity_spectral_normalization_dense_kernel,
  // new_optimizer_velocity_spectral_normalization_dense_bias
  void compute_new_optimizer_velocity_spectral_normalization_dense_kernel(
      const double* part_state_spectral_normalization_dense_kernel, const double* optimizer_learning_rate,
      const double* part_gradient_spectral_normalization_dense_kernel,
      const double* optimizer_velocity_spectral_normalization_dense_kernel,
      double* new_optimizer_velocity_spectral_normalization_dense_kernel,
      double* new_spectral_normalization_dense_kernel) noexcept {
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      const auto part_state_spectral_normalization_dense_kernel_2 =
          lane.load(part_state_spectral_normalization_dense_kernel + i);
      const auto optimizer_learning_rate_2 = lane(optimizer_learning_rate[0]);
      const auto mul = lane.load(part_gradient_spectral_normalization_dense_kernel + i) * optimizer_learning_rate_2;
      const auto sub = lane.load(optimizer_velocity_spectral_normalization_dense_kernel + i) * 0.9 - mul;
      const auto sub_2 = part_state_spectral_normalization_dense_kernel_2 -
                         part_state_spectral_normalization_dense_kernel_2 * (optimizer_learning_rate_2 * 0.01) +
                         0.9 * sub - mul;
      lane.store(new_optimizer_velocity_spectral_normalization_dense_kernel + i, sub);
      lane.store(new_spectral_normalization_dense_kernel + i, sub_2);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
    // h2: f64[1, 3]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(0);
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(64);
    double* const h2 = arena_.at<double>(0);
    modelc::small_matmul<1, 3>(1, x, 1, spectral_normalization_dense_kernel, 3,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(h2 + column, lane.load(spectral_normalization_dense_bias + column) + sum);
                               });
  }

  void compute_train_step(const double* x, const std::int32_t* y_true) noexcept {
    // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
    // spectral_normalization: f64[1, 1]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(0);
    const double* const spectral_normalization_vector_u = weights_->block.at<double>(128);
    double* const spectral_normalization = arena_.at<double>(0);
    compute_spectral_normalization(spectral_normalization_vector_u, spectral_normalization_dense_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f64[1, 3]
    double* const spectral_normalization_2 = arena_.at<double>(64);
    compute_spectral_normalization_2(spectral_normalization, spectral_normalization_dense_kernel,
                                     spectral_normalization_2);
    // spectral_normalization_3: f64[1, 3]
    double* const spectral_normalization_3 = arena_.at<double>(0);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_3);
    // spectral_normalization_4: bool[1, 1], spectral_normalization_5: f64
    bool* const spectral_normalization_4 = arena_.at<bool>(128);
    double* const spectral_normalization_5 = arena_.at<double>(192);
    compute_spectral_normalization_4(spectral_normalization_2, spectral_normalization_3, spectral_normalization_4,
                                     spectral_normalization_5);
    // new_spectral_normalization_vector_u: f64[1, 3]
    double* const new_spectral_normalization_vector_u = weights_->block.at<double>(128);
    compute_new_spectral_normalization_vector_u(spectral_normalization_4, spectral_normalization_vector_u,
                                                spectral_normalization_3, new_spectral_normalization_vector_u);
    // spectral_normalization_6: f64[1, 3]
    double* const spectral_normalization_6 = arena_.at<double>(0);
    compute_spectral_normalization_6(spectral_normalization_dense_kernel, spectral_normalization_5,
                                     spectral_normalization_6);
    // dense: f64[1, 3]
    double* const dense = arena_.at<double>(64);
    compute_spectral_normalization_2(x, spectral_normalization_6, dense);

    // m.model:9: compile(optimizer = SGD(momentum = 0.9, nesterov = true, weight_decay = 0.01), loss = SparseC...
    // the loss, and what its gradient needs
    // loss: f64, grad_h2: f64[1, 3], new_optimizer_velocity_spectral_normalization_dense_bias: f64[3], new_spe...
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(64);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const optimizer_velocity_spectral_normalization_dense_bias = training_->block.at<double>(192);
    double* const loss = arena_.at<double>(128);
    double* const grad_h2 = arena_.at<double>(64);
    double* const new_optimizer_velocity_spectral_normalization_dense_bias = training_->block.at<double>(192);
    double* const new_spectral_normalization_dense_bias = weights_->block.at<double>(64);
    double* const exp_row = arena_.at<double>(192);
    {
      const modelc::Scalar scalar{};
      const auto y_true_2 = scalar.load(y_true);
      const auto ne = y_true_2 != 1;
      const auto maximum = max(1.0, modelc::cast<double>(ne));
      const auto neg = -select(ne, 1.0 / maximum, 0.0);
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul = optimizer_learning_rate_2 * 0.01;
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Sum>(3, [&](auto lane, modelc::Index i) {
        const auto h2 = lane.load(spectral_normalization_dense_bias + i) + lane.load(dense + i);
        const auto neg_2 = -select(lane.one_hot(y_true_2, i), lane(neg), 0.0);
        return modelc::folded(h2, neg_2);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_sum = scalar(std::get<1>(row_2));
      const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        const auto exp_2 = exp(lane.load(spectral_normalization_dense_bias + i) + lane.load(dense + i) - lane(row_max));
        lane.store(exp_row + i, exp_2);
        return exp_2;
      }));
      const auto log_2 = log(row_sum_2);
      const auto div = row_sum / row_sum_2;
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index i) {
        const auto spectral_normalization_dense_bias_2 = lane.load(spectral_normalization_dense_bias + i);
        const auto eq = lane.one_hot(y_true_2, i);
        const auto grad_h2_2 = select(eq, lane(neg), 0.0) + lane.load(exp_row + i) * lane(div);
        const auto mul_2 = lane(optimizer_learning_rate_2) * grad_h2_2;
        const auto sub = lane.load(optimizer_velocity_spectral_normalization_dense_bias + i) * 0.9 - mul_2;
        const auto sub_2 =
            spectral_normalization_dense_bias_2 - spectral_normalization_dense_bias_2 * lane(mul) + 0.9 * sub - mul_2;
        const auto where =
            select(eq, spectral_normalization_dense_bias_2 + lane.load(dense + i) - lane(row_max) - lane(log_2), 0.0);
        lane.store(grad_h2 + i, grad_h2_2);
        lane.store(new_optimizer_velocity_spectral_normalization_dense_bias + i, sub);
        lane.store(new_spectral_normalization_dense_bias + i, sub_2);
        return modelc::folded(where);
      });
      const auto row_sum_3 = scalar(std::get<0>(row_3));
      const auto div_2 = select(ne, -row_sum_3, 0.0) / maximum;
      scalar.store(loss, div_2);
    }

    // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
    // new_optimizer_velocity_spectral_normalization_dense_kernel: f64[1, 3], new_spectral_normalization_dense_...
    const double* const optimizer_velocity_spectral_normalization_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_velocity_spectral_normalization_dense_kernel = training_->block.at<double>(128);
    double* const new_spectral_normalization_dense_kernel = weights_->block.at<double>(0);
    modelc::small_matmul<1, 3>(1, x, 1, grad_h2, 3, [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
      const auto spectral_normalization_6_2 = lane.load(spectral_normalization_6 + column);
      const auto optimizer_learning_rate_2 = lane(optimizer_learning_rate[0]);
      const auto mul = optimizer_learning_rate_2 * sum;
      const auto sub = lane.load(optimizer_velocity_spectral_normalization_dense_kernel + column) * 0.9 - mul;
      const auto sub_2 = spectral_normalization_6_2 - spectral_normalization_6_2 * (optimizer_learning_rate_2 * 0.01) +
                         0.9 * sub - mul;
      lane.store(new_optimizer_velocity_spectral_normalization_dense_kernel + column, sub);
      lane.store(new_spectral_normalization_dense_kernel + column, sub_2);
    });
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:9: compile(optimizer = SGD(momentum = 0.9, nesterov = true, weight_decay = 0.01), loss = SparseC...
    // new_optimizer_velocity_spectral_normalization_dense_kernel: f64[1, 3], new_spectral_normalization_dense_...
    const double* const part_gradient_spectral_normalization_dense_kernel = arena_.at<double>(256);
    const double* const part_state_spectral_normalization_dense_kernel = arena_.at<double>(448);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const optimizer_velocity_spectral_normalization_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_velocity_spectral_normalization_dense_kernel = training_->block.at<double>(128);
    double* const new_spectral_normalization_dense_kernel = weights_->block.at<double>(0);
    compute_new_optimizer_velocity_spectral_normalization_dense_kernel(
        part_state_spectral_normalization_dense_kernel, optimizer_learning_rate,
        part_gradient_spectral_normalization_dense_kernel, optimizer_velocity_spectral_normalization_dense_kernel,
        new_optimizer_velocity_spectral_normalization_dense_kernel, new_spectral_normalization_dense_kernel);
    // new_optimizer_velocity_spectral_normalization_dense_bias: f64[3], new_spectral_normalization_dense_bias:...
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(64);
    const double* const part_gradient_spectral_normalization_dense_bias = arena_.at<double>(320);
    const double* const optimizer_velocity_spectral_normalization_dense_bias = training_->block.at<double>(192);
    double* const new_optimizer_velocity_spectral_normalization_dense_bias = training_->block.at<double>(192);
    double* const new_spectral_normalization_dense_bias = weights_->block.at<double>(64);
    compute_new_optimizer_velocity_spectral_normalization_dense_kernel(
        spectral_normalization_dense_bias, optimizer_learning_rate, part_gradient_spectral_normalization_dense_bias,
        optimizer_velocity_spectral_normalization_dense_bias, new_optimizer_velocity_spectral_normalization_dense_bias,
        new_spectral_normalization_dense_bias);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
    // new_spectral_normalization_vector_u: f64[1, 3]
    const double* const part_state_spectral_normalization_vector_u = arena_.at<double>(512);
    double* const new_spectral_normalization_vector_u = weights_->block.at<double>(128);
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_vector_u + i, lane.load(part_state_spectral_normalization_vector_u + i));
    });
  }

  void compute_evaluate_step(const double* x, const std::int32_t* y_true) noexcept {
    // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
    // dense: f64[1, 3]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(0);
    compute_spectral_normalization_2(x, spectral_normalization_dense_kernel, dense);

    // m.model:9: compile(optimizer = SGD(momentum = 0.9, nesterov = true, weight_decay = 0.01), loss = SparseC...
    // the loss
    // loss: f64
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(64);
    double* const loss = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      const auto y_true_2 = scalar.load(y_true);
      const auto ne = y_true_2 != 1;
      const auto maximum = max(modelc::cast<double>(ne), 1.0);
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(3, [&](auto lane, modelc::Index i) {
        return lane.load(spectral_normalization_dense_bias + i) + lane.load(dense + i);
      }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        return exp(lane.load(spectral_normalization_dense_bias + i) + lane.load(dense + i) - lane(row_max));
      }));
      const auto log_2 = log(row_sum);
      const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        return select(
            lane.one_hot(y_true_2, i),
            lane.load(spectral_normalization_dense_bias + i) + lane.load(dense + i) - lane(row_max) - lane(log_2), 0.0);
      }));
      const auto div = select(ne, -row_sum_2, 0.0) / maximum;
      scalar.store(loss, div);
    }
  }

  void compute_gradients(const double* x, const std::int32_t* y_true) noexcept {
    // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
    // spectral_normalization: f64[1, 1]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(0);
    const double* const spectral_normalization_vector_u = weights_->block.at<double>(128);
    double* const spectral_normalization = arena_.at<double>(0);
    compute_spectral_normalization(spectral_normalization_vector_u, spectral_normalization_dense_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f64[1, 3]
    double* const spectral_normalization_2 = arena_.at<double>(64);
    compute_spectral_normalization_2(spectral_normalization, spectral_normalization_dense_kernel,
                                     spectral_normalization_2);
    // spectral_normalization_3: f64[1, 3]
    double* const spectral_normalization_3 = arena_.at<double>(0);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_3);
    // spectral_normalization_4: bool[1, 1], spectral_normalization_5: f64
    bool* const spectral_normalization_4 = arena_.at<bool>(128);
    double* const spectral_normalization_5 = arena_.at<double>(192);
    compute_spectral_normalization_4(spectral_normalization_2, spectral_normalization_3, spectral_normalization_4,
                                     spectral_normalization_5);
    // new_part_state_spectral_normalization_vector_u: f64[1, 3]
    double* const new_part_state_spectral_normalization_vector_u = arena_.at<double>(512);
    compute_new_spectral_normalization_vector_u(spectral_normalization_4, spectral_normalization_vector_u,
                                                spectral_normalization_3,
                                                new_part_state_spectral_normalization_vector_u);
    // new_part_state_spectral_normalization_dense_kernel: f64[1, 3]
    double* const new_part_state_spectral_normalization_dense_kernel = arena_.at<double>(448);
    compute_spectral_normalization_6(spectral_normalization_dense_kernel, spectral_normalization_5,
                                     new_part_state_spectral_normalization_dense_kernel);
    // dense: f64[1, 3]
    double* const dense = arena_.at<double>(0);
    compute_spectral_normalization_2(x, new_part_state_spectral_normalization_dense_kernel, dense);

    // m.model:9: compile(optimizer = SGD(momentum = 0.9, nesterov = true, weight_decay = 0.01), loss = SparseC...
    // the loss, and what its gradient needs
    // loss: f64, grad_h2: f64[1, 3]
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(64);
    double* const loss = arena_.at<double>(64);
    double* const grad_h2 = arena_.at<double>(0);
    double* const exp_row = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      const auto y_true_2 = scalar.load(y_true);
      const auto ne = y_true_2 != 1;
      const auto maximum = max(1.0, modelc::cast<double>(ne));
      const auto neg = -select(ne, 1.0 / maximum, 0.0);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Sum>(3, [&](auto lane, modelc::Index i) {
        const auto h2 = lane.load(spectral_normalization_dense_bias + i) + lane.load(dense + i);
        const auto neg_2 = -select(lane.one_hot(y_true_2, i), lane(neg), 0.0);
        return modelc::folded(h2, neg_2);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_sum = scalar(std::get<1>(row_2));
      const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        const auto exp_2 = exp(lane.load(spectral_normalization_dense_bias + i) + lane.load(dense + i) - lane(row_max));
        lane.store(exp_row + i, exp_2);
        return exp_2;
      }));
      const auto log_2 = log(row_sum_2);
      const auto div = row_sum / row_sum_2;
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index i) {
        const auto eq = lane.one_hot(y_true_2, i);
        const auto grad_h2_2 = select(eq, lane(neg), 0.0) + lane.load(exp_row + i) * lane(div);
        const auto where = select(
            eq, lane.load(spectral_normalization_dense_bias + i) + lane.load(dense + i) - lane(row_max) - lane(log_2),
            0.0);
        lane.store(grad_h2 + i, grad_h2_2);
        return modelc::folded(where);
      });
      const auto row_sum_3 = scalar(std::get<0>(row_3));
      const auto div_2 = select(ne, -row_sum_3, 0.0) / maximum;
      scalar.store(loss, div_2);
    }

    // m.model:7: h2 = SpectralNormalization(Dense(3))(x)
    // new_part_gradient_spectral_normalization_dense_kernel: f64[1, 3]
    double* const new_part_gradient_spectral_normalization_dense_kernel = arena_.at<double>(256);
    compute_spectral_normalization_2(x, grad_h2, new_part_gradient_spectral_normalization_dense_kernel);

    modelc::copy_elements(arena_.at<double>(0), 3, arena_.at<double>(320));
    modelc::copy_elements(arena_.at<double>(64), 1, arena_.at<double>(384));
  }

  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Arena arena_{arena_bytes};
};

using Model = M;

}  // namespace m4203

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
#include "modelc/parallel.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4204 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index s11 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    float& scaled_scale() noexcept { return *block.at<float>(0); }
    auto scaled_conv3d_kernel() noexcept { return modelc::tensor(block.at<float>(64), 1, 1, 1, 4, 2); }
    auto scaled_conv3d_bias() noexcept { return modelc::block_view<float, 2>(block, 128); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<float>(64), 1, 0.001f);
      std::fill_n(block.at<float>(256), 1, 1.0f);
      std::fill_n(block.at<float>(576), 1, 1.0f);
      std::fill_n(block.at<float>(640), 1, 1.0f);
    }
  };

  struct Inputs {
    modelc::View<const float, 3, 4, 4, 2> x;
    modelc::View<const float, 3, 2, modelc::Dynamic, 1, 4> z;
  };

  struct Gradients {
    float loss;
    float y_loss;
    float grad_scaled_scale;
    modelc::View<const float, 1, 1, 1, 4, 2> grad_scaled_conv3d_kernel;
    modelc::View<const float, 2> grad_scaled_conv3d_bias;
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
    std::fill_n(block.at<float>(0), 1, 0.5f);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "scaled/conv3d/kernel");
      modelc::initial::fill(block.at<float>(64), 8, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[3, 4, 4, 2], z: f32[3, 2, s11, 1, 4]` gives `y: f32[3, s11, 1, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, 3, modelc::Dynamic, 1, 2> predict(
      modelc::View<const float, 3, 4, 4, 2> x, modelc::View<const float, 3, 2, modelc::Dynamic, 1, 4> z) noexcept {
    assert(x.dimension(0) == 3);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 2);
    static_cast<void>(x);
    assert(z.dimension(0) == 3);
    assert(z.dimension(1) == 2);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 1);
    assert(z.dimension(4) == 4);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const float, 3, modelc::Dynamic, 1, 2> predict(const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const float, 3, modelc::Dynamic, 1, 2> predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<float, 4>("x", x, {3, 4, 4, 2});
    compute(modelc::checked<float, 5>("z", z, {3, 2, symbols_.s11, 1, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[3, 4, 4, 2]`
  /// - takes `z: f32[3, 2, s11, 1, 4]`
  /// - takes `y_true: f32[3, s11, 1, 2]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, 3, 4, 4, 2> x, modelc::View<const float, 3, 2, modelc::Dynamic, 1, 4> z,
                   modelc::View<const float, 3, modelc::Dynamic, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == 3);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 2);
    static_cast<void>(x);
    assert(z.dimension(0) == 3);
    assert(z.dimension(1) == 2);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 1);
    assert(z.dimension(4) == 4);
    assert(y_true.dimension(0) == 3);
    assert(y_true.dimension(1) == symbols_.s11);
    assert(y_true.dimension(2) == 1);
    assert(y_true.dimension(3) == 2);
    compute_train_step(z.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 4>("x", x, {3, 4, 4, 2});
    compute_train_step(modelc::checked<float, 5>("z", z, {3, 2, symbols_.s11, 1, 4}),
                       modelc::checked<float, 4>("y_true", y_true, {3, symbols_.s11, 1, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(128));
    values[1] = static_cast<double>(*arena_.at<float>(256));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[3, 4, 4, 2]`
  /// - takes `z: f32[3, 2, s11, 1, 4]`
  /// - takes `y_true: f32[3, s11, 1, 2]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, 3, 4, 4, 2> x, modelc::View<const float, 3, 2, modelc::Dynamic, 1, 4> z,
                      modelc::View<const float, 3, modelc::Dynamic, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == 3);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 2);
    static_cast<void>(x);
    assert(z.dimension(0) == 3);
    assert(z.dimension(1) == 2);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 1);
    assert(z.dimension(4) == 4);
    assert(y_true.dimension(0) == 3);
    assert(y_true.dimension(1) == symbols_.s11);
    assert(y_true.dimension(2) == 1);
    assert(y_true.dimension(3) == 2);
    compute_evaluate_step(z.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 4>("x", x, {3, 4, 4, 2});
    compute_evaluate_step(modelc::checked<float, 5>("z", z, {3, 2, symbols_.s11, 1, 4}),
                          modelc::checked<float, 4>("y_true", y_true, {3, symbols_.s11, 1, 2}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[3, 4, 4, 2]`
  /// - takes `z: f32[3, 2, s11, 1, 4]`
  /// - takes `y_true: f32[3, s11, 1, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, 3, 4, 4, 2> x, modelc::View<const float, 3, 2, modelc::Dynamic, 1, 4> z,
                      modelc::View<const float, 3, modelc::Dynamic, 1, 2> y_true) noexcept {
    assert(x.dimension(0) == 3);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 2);
    static_cast<void>(x);
    assert(z.dimension(0) == 3);
    assert(z.dimension(1) == 2);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 1);
    assert(z.dimension(4) == 4);
    assert(y_true.dimension(0) == 3);
    assert(y_true.dimension(1) == symbols_.s11);
    assert(y_true.dimension(2) == 1);
    assert(y_true.dimension(3) == 2);
    compute_gradients(z.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 4>("x", x, {3, 4, 4, 2});
    compute_gradients(modelc::checked<float, 5>("z", z, {3, 2, symbols_.s11, 1, 4}),
                      modelc::checked<float, 4>("y_true", y_true, {3, symbols_.s11, 1, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]));
    outputs[0] = arena_.at<float>(64);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(320);
    outputs[3] = arena_.at<float>(384);
    outputs[4] = arena_.at<float>(448);
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
    values[0] = static_cast<double>(*arena_.at<float>(512));
    values[1] = static_cast<double>(*arena_.at<float>(0));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(704), 1, 0.0f);
    std::fill_n(training_->block.at<float>(768), 1, 0.0f);
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
  std::array<modelc::Index, 3> train_input_sizes() const noexcept { return {96, 24 * symbols_.s11, 6 * symbols_.s11}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[1]));
    modelc::copy_elements(arena_.at<float>(slots_[3]), 6 * symbols_.s11, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"s11"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 4, {3, 4, 4, 2}, 0, false},
      {"z", "f32", 5, {3, 2, -1, 1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 4, {3, -1, 1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> weight_infos{{
      {"scaled/scale", "f32", 0, {}, 0, true},
      {"scaled/conv3d/kernel", "f32", 5, {1, 1, 1, 4, 2}, 64, true},
      {"scaled/conv3d/bias", "f32", 1, {2}, 128, true},
  }};
  static constexpr modelc::Index weight_bytes = 192;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f32", 4, {3, 4, 4, 2}, 0, false},
      {"z", "f32", 5, {3, 2, -1, 1, 4}, 0, false},
      {"y_true", "f32", 4, {3, -1, 1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "mse"};
  static constexpr std::array<modelc::TensorInfo, 5> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/scaled/scale", "f32", 0, {}, 0, false},
      {"grad/scaled/conv3d/kernel", "f32", 5, {1, 1, 1, 4, 2}, 0, false},
      {"grad/scaled/conv3d/bias", "f32", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 13> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/scaled/scale", "f32", 0, {}, 128, false},
      {"optimizer/v/scaled/scale", "f32", 0, {}, 192, false},
      {"optimizer/u_product/scaled/scale", "f32", 0, {}, 256, false},
      {"optimizer/m/scaled/conv3d/kernel", "f32", 5, {1, 1, 1, 4, 2}, 320, false},
      {"optimizer/m/scaled/conv3d/bias", "f32", 1, {2}, 384, false},
      {"optimizer/v/scaled/conv3d/kernel", "f32", 5, {1, 1, 1, 4, 2}, 448, false},
      {"optimizer/v/scaled/conv3d/bias", "f32", 1, {2}, 512, false},
      {"optimizer/u_product/scaled/conv3d/kernel", "f32", 0, {}, 576, false},
      {"optimizer/u_product/scaled/conv3d/bias", "f32", 0, {}, 640, false},
      {"metric/mse/total", "f32", 0, {}, 704, false},
      {"metric/mse/count", "f32", 0, {}, 768, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 6> part_infos{{
      {"gradient/scaled/scale", "f32", 0, {}, 0, false},
      {"gradient/scaled/conv3d/kernel", "f32", 5, {1, 1, 1, 4, 2}, 64, false},
      {"gradient/scaled/conv3d/bias", "f32", 1, {2}, 128, false},
      {"loss", "f32", 0, {}, 192, false},
      {"metric/mse/total", "f32", 0, {}, 256, false},
      {"metric/mse/count", "f32", 0, {}, 320, false},
  }};
  static constexpr modelc::Index part_bytes = 384;
  static constexpr modelc::Index gradient_bytes = 192;  // the first of them
  static constexpr modelc::Index training_bytes = 832;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size s11_2 = modelc::positive("s11", symbols_.s11);
    modelc::require_sizes({96 * s11_2, 24 * s11_2});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({48 * s11_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({24 * s11_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({24 * s11_2});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({24 * s11_2});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({24 * s11_2});
    modelc::Size train_step_end = 768;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * s11_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * s11_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * s11_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s11_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s11_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s11_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s11_2});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * s11_2});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * s11_2});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * s11_2});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s11_2});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({6 * s11_2});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({6 * s11_2});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({6 * s11_2});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s11_2});
    const modelc::Size update_step_end = 704;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({48 * s11_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * s11_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * s11_2});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * s11_2});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * s11_2});
    modelc::Size gradients_end = 704;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * s11_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * s11_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * s11_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * s11_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * s11_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * s11_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * s11_2});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * s11_2});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * s11_2});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * s11_2});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * s11_2});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({6 * s11_2});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({6 * s11_2});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({6 * s11_2});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * s11_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, 3, modelc::Dynamic, 1, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const float, 3, modelc::Dynamic, 1, 2>>(arena_.at<float>(slots_[3]), 3,
                                                                                  symbols_.s11, 1, 2);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(128)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(64)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<float>(arena_.at<float>(320)),
            modelc::make_view<modelc::View<const float, 1, 1, 1, 4, 2>>(arena_.at<float>(384), 1, 1, 1, 4, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(448), 2)};
  }

  // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
  // computes scan, scan_2, scan and 7 more
  void compute_scan(float* scan) noexcept {
    const modelc::Index s11_2 = symbols_.s11;
    modelc::for_lanes<float>(6 * s11_2, [&](auto lane, modelc::Index i) { lane.store(scan + i, lane(0.0f)); });
  }

  // m.model:3: return scale * inner(x)
  // computes scan_3, scan_3
  void compute_scan_3(const float* z, const float* scaled_conv3d_kernel, const float* scaled_scale,
                      const float* scaled_conv3d_bias, float* scan_3) noexcept {
    const modelc::Index s11_2 = symbols_.s11;
    modelc::conv(threads_,
                 modelc::ConvShape<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{
                     3, {2, s11_2, 1}, 4, {2, s11_2, 1}, 2, 1},
                 z, scaled_conv3d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i2 = pixel % s11_2;
                   const modelc::Index i1 = pixel / s11_2 % 2;
                   const modelc::Index i0 = pixel / (2 * s11_2);
                   lane.store(scan_3 + i0 * (2 * s11_2) + i1 * (6 * s11_2) + i2 * 2 + channel,
                              lane(scaled_scale[0]) * (lane.load(scaled_conv3d_bias + channel) + sum));
                 });
  }

  // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
  // computes y, project
  void compute_y(const float* scan, const float* scan_2, const float* scan_3, float* y, float* carry) noexcept {
    const modelc::Index s11_2 = symbols_.s11;
    std::copy_n(scan, 6 * s11_2, y);
    std::copy_n(scan_2, 6 * s11_2, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const float* const carry_0 = y;
      const float* const carry_1 = carry;
      const float* const x_0 = scan_3 + step_2 * (6 * s11_2);
      float* const new_carry_1 = carry;
      float* const new_carry_0 = y;
      // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
      // new_carry_1: f32[3, s11, 1, 2], new_carry_0: f32[3, s11, 1, 2]
      modelc::for_lanes<float>(6 * s11_2, [&](auto lane, modelc::Index i) {
        const auto x_0_2 = lane.load(x_0 + i);
        const auto n_2 = lane.load(carry_1 + i) * 0.5f + x_0_2 * sigmoid(x_0_2);
        const auto maximum = max(lane.load(carry_0 + i), n_2);
        lane.store(new_carry_1 + i, n_2);
        lane.store(new_carry_0 + i, maximum);
      });
    }
  }

  // m.model:3: return scale * inner(x)
  // computes conv3d, conv3d
  void compute_conv3d(const float* z, const float* scaled_conv3d_kernel, float* conv3d) noexcept {
    const modelc::Index s11_2 = symbols_.s11;
    modelc::conv(threads_,
                 modelc::ConvShape<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{
                     3, {2, s11_2, 1}, 4, {2, s11_2, 1}, 2, 1},
                 z, scaled_conv3d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i2 = pixel % s11_2;
                   const modelc::Index i1 = pixel / s11_2 % 2;
                   const modelc::Index i0 = pixel / (2 * s11_2);
                   lane.store(conv3d + i0 * (4 * s11_2) + i1 * (2 * s11_2) + i2 * 2 + channel, sum);
                 });
  }

  // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
  // computes scan_3, scan_3
  void compute_scan_3_2(const float* scaled_scale, const float* scaled_conv3d_bias, const float* conv3d,
                        float* scan_3) noexcept {
    const modelc::Index s11_2 = symbols_.s11;
    for (modelc::Index i = 0; i < 2; ++i) {
      for (modelc::Index j = 0; j < 3; ++j) {
        for (modelc::Index k = 0; k < s11_2; ++k) {
          modelc::for_lanes<float>(2, [&](auto lane, modelc::Index l) {
            lane.store(scan_3 + i * (6 * s11_2) + j * (2 * s11_2) + k * 2 + l,
                       lane(scaled_scale[0]) * (lane.load(scaled_conv3d_bias + l) +
                                                lane.load(conv3d + i * (2 * s11_2) + j * (4 * s11_2) + k * 2 + l)));
          });
        }
      }
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* z) noexcept {
    // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // scan: f32[3, s11, 1, 2]
    float* const scan = arena_.at<float>(slots_[1]);
    compute_scan(scan);
    // scan_2: f32[3, s11, 1, 2]
    float* const scan_2 = arena_.at<float>(slots_[2]);
    compute_scan(scan_2);

    // m.model:3: return scale * inner(x)
    // scan_3: f32[2, 3, s11, 1, 2]
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_conv3d_kernel = weights_->block.at<float>(64);
    const float* const scaled_conv3d_bias = weights_->block.at<float>(128);
    float* const scan_3 = arena_.at<float>(slots_[0]);
    compute_scan_3(z, scaled_conv3d_kernel, scaled_scale, scaled_conv3d_bias, scan_3);

    // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // y: f32[3, s11, 1, 2], carry: f32[3, s11, 1, 2]
    float* const y = arena_.at<float>(slots_[3]);
    float* const carry = arena_.at<float>(slots_[4]);
    compute_y(scan, scan_2, scan_3, y, carry);
  }

  void compute_train_step(const float* z, const float* y_true) noexcept {
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:3: return scale * inner(x)
    // conv3d: f32[3, 2, s11, 1, 2]
    const float* const scaled_conv3d_kernel = weights_->block.at<float>(64);
    float* const conv3d = arena_.at<float>(train_step_slots_[0]);
    compute_conv3d(z, scaled_conv3d_kernel, conv3d);

    // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // scan: f32[3, s11, 1, 2]
    float* const scan = arena_.at<float>(train_step_slots_[3]);
    compute_scan(scan);
    // scan_2: f32[3, s11, 1, 2]
    float* const scan_2 = arena_.at<float>(train_step_slots_[4]);
    compute_scan(scan_2);
    // scan_3: f32[2, 3, s11, 1, 2]
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_conv3d_bias = weights_->block.at<float>(128);
    float* const scan_3 = arena_.at<float>(train_step_slots_[1]);
    compute_scan_3_2(scaled_scale, scaled_conv3d_bias, conv3d, scan_3);
    // project: f32[3, s11, 1, 2], project_2: bool[2, 3, s11, 1, 2], project_3: bool[2, 3, s11, 1, 2], project_...
    float* const project = arena_.at<float>(train_step_slots_[5]);
    bool* const project_2 = arena_.at<bool>(train_step_slots_[7]);
    bool* const project_3 = arena_.at<bool>(train_step_slots_[8]);
    bool* const project_4 = arena_.at<bool>(train_step_slots_[9]);
    float* const project_5 = arena_.at<float>(train_step_slots_[2]);
    float* const carry = arena_.at<float>(train_step_slots_[6]);
    std::copy_n(scan, 6 * s11_2, project);
    std::copy_n(scan_2, 6 * s11_2, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const float* const carry_0 = project;
      const float* const carry_1 = carry;
      const float* const x_0 = scan_3 + step_2 * (6 * s11_2);
      float* const stacked = project_5 + step_2 * (6 * s11_2);
      float* const new_carry_1 = carry;
      float* const new_carry_0 = project;
      bool* const stacked_2 = project_4 + step_2 * (6 * s11_2);
      bool* const stacked_3 = project_3 + step_2 * (6 * s11_2);
      bool* const stacked_4 = project_2 + step_2 * (6 * s11_2);
      // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
      // stacked: f32[3, s11, 1, 2], new_carry_1: f32[3, s11, 1, 2], new_carry_0: f32[3, s11, 1, 2], stacked_2: b...
      modelc::for_lanes<float>(6 * s11_2, [&](auto lane, modelc::Index i) {
        const auto x_0_2 = lane.load(x_0 + i);
        const auto sigmoid_2 = sigmoid(x_0_2);
        const auto n_2 = lane.load(carry_1 + i) * 0.5f + x_0_2 * sigmoid_2;
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto maximum = max(carry_0_2, n_2);
        const auto eq = carry_0_2 == n_2;
        const auto gt = carry_0_2 > n_2;
        const auto gt_2 = n_2 > carry_0_2;
        lane.store(stacked + i, sigmoid_2);
        lane.store(new_carry_1 + i, n_2);
        lane.store(new_carry_0 + i, maximum);
        lane.store(stacked_2 + i, eq);
        lane.store(stacked_3 + i, gt);
        lane.store(stacked_4 + i, gt_2);
      });
    }

    // m.model:12: compile(optimizer = Nadam(), loss = BinaryFocalCrossentropy(from_logits = true), metrics = [...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_mse_total: f32, mse: f32, mse_2: f32, add: f32[3, s11, 1, 2]
    const float* const metric_mse_total = training_->block.at<float>(704);
    const float* const metric_mse_count = training_->block.at<float>(768);
    float* const loss = arena_.at<float>(128);
    float* const new_metric_mse_total = training_->block.at<float>(704);
    float* const mse = arena_.at<float>(192);
    float* const mse_2 = arena_.at<float>(256);
    float* const add = arena_.at<float>(train_step_slots_[5]);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * scaled_scale_2 * 0.01f;
      const auto metric_mse_total_2 = scalar.load(metric_mse_total);
      const auto add_3 = scalar.load(metric_mse_count) + static_cast<float>(3 * s11_2);
      const auto eq = 0.0f == add_3;
      const auto where = select(eq, 1.0f, add_3);
      const auto mul_2 = 0.5f * (scalar(1.0f) / scalar(static_cast<float>(3 * s11_2)));
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(6 * s11_2, [&](auto lane, modelc::Index i) {
            const auto project_7 = lane.load(project + i);
            const auto sigmoid_2 = sigmoid(project_7);
            const auto y_true_2 = lane.load(y_true + i);
            const auto sub_2 = 1.0f - y_true_2;
            const auto sub_3 = 1.0f - sigmoid_2;
            const auto sub_4 = 1.0f - (y_true_2 * sigmoid_2 + sub_2 * sub_3);
            const auto mul_3 = sub_4 * sub_4;
            const auto add_4 = log1p(exp(-abs(project_7))) + (max(project_7, 0.0f) - y_true_2 * project_7);
            const auto sub_5 = project_7 - y_true_2;
            const auto mul_4 = sub_4 * (add_4 * lane(mul_2));
            const auto neg = -(mul_4 + mul_4);
            const auto add_5 = mul_3 * lane(mul_2) * (sigmoid_2 - y_true_2) - sub_2 * neg * (sub_3 - sub_3 * sub_3) +
                               y_true_2 * neg * (sigmoid_2 - sigmoid_2 * sigmoid_2);
            const auto mul_5 = mul_3 * add_4;
            const auto mul_6 = sub_5 * sub_5;
            lane.store(add + i, add_5);
            return modelc::folded(mul_5, mul_6);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      scalar.store(mse, add_3);
      const auto add_6 = 0.5f * row_sum / static_cast<float>(3 * s11_2) + mul;
      const auto add_7 = metric_mse_total_2 + 0.5f * row_sum_2;
      const auto where_2 = select(eq, 0.0f, add_7 / where);
      const auto add_6_lanes = add_6;
      const auto add_7_lanes = add_7;
      const auto where_2_lanes = where_2;
      scalar.store(loss, add_6_lanes);
      scalar.store(new_metric_mse_total, add_7_lanes);
      scalar.store(mse_2, where_2_lanes);
    }

    // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // scan_4: f32[3, s11, 1, 2]
    float* const scan_4 = arena_.at<float>(train_step_slots_[3]);
    compute_scan(scan_4);
    // project_6: f32[2, 3, s11, 1, 2], carry_2: f32[3, s11, 1, 2], carry_3: f32[3, s11, 1, 2]
    float* const project_6 = arena_.at<float>(train_step_slots_[1]);
    float* const carry_2 = arena_.at<float>(train_step_slots_[4]);
    float* const carry_3 = arena_.at<float>(train_step_slots_[6]);
    std::copy_n(add, 6 * s11_2, carry_2);
    std::copy_n(scan_4, 6 * s11_2, carry_3);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const d_carry_0 = carry_2;
      const float* const d_carry_1 = carry_3;
      const float* const kept_0 = project_5 + turn_2 * (6 * s11_2);
      const bool* const kept_1 = project_4 + turn_2 * (6 * s11_2);
      const bool* const kept_2 = project_3 + turn_2 * (6 * s11_2);
      const bool* const kept_3 = project_2 + turn_2 * (6 * s11_2);
      float* const new_d_carry_0 = carry_2;
      float* const new_d_carry_1 = carry_3;
      float* const gradient_2 = project_6 + turn_2 * (6 * s11_2);
      // m.model:9: l3 = Lambda(v -> v * stop_gradient(sigmoid(v)))
      // new_d_carry_0: f32[3, s11, 1, 2], new_d_carry_1: f32[3, s11, 1, 2], gradient_2: f32[3, s11, 1, 2]
      modelc::for_lanes<float>(6 * s11_2, [&](auto lane, modelc::Index i) {
        const auto d_carry_0_2 = lane.load(d_carry_0 + i);
        const auto where = select(lane.load(kept_1 + i), d_carry_0_2 * 0.5f, 0.0f);
        const auto add_3 = lane.load(d_carry_1 + i) + select(lane.load(kept_3 + i), d_carry_0_2, where);
        const auto where_2 = select(lane.load(kept_2 + i), d_carry_0_2, where);
        const auto mul = 0.5f * add_3;
        const auto mul_2 = lane.load(kept_0 + i) * add_3;
        lane.store(new_d_carry_0 + i, where_2);
        lane.store(new_d_carry_1 + i, mul);
        lane.store(gradient_2 + i, mul_2);
      });
    }
    // gradients: f32[18]
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(8, [&](auto lane, modelc::Index i) { lane.store(gradients + 8 + i, lane(0.0f)); });
    // scaled: f32[3, 2, s11, 1, 2], scaled_2: f32, scaled_3: f32, new_optimizer_m_scaled_scale: f32, new_optim...
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_scaled_scale = training_->block.at<float>(128);
    const float* const optimizer_v_scaled_scale = training_->block.at<float>(192);
    const float* const optimizer_u_product_scaled_scale = training_->block.at<float>(256);
    const float* const optimizer_u_product_scaled_conv3d_kernel = training_->block.at<float>(576);
    float* const scaled = arena_.at<float>(train_step_slots_[0]);
    float* const scaled_2 = arena_.at<float>(384);
    float* const scaled_3 = arena_.at<float>(448);
    float* const new_optimizer_m_scaled_scale = training_->block.at<float>(128);
    float* const new_optimizer_v_scaled_scale = training_->block.at<float>(192);
    float* const scaled_4 = arena_.at<float>(512);
    float* const scaled_5 = arena_.at<float>(576);
    float* const new_scaled_scale = weights_->block.at<float>(0);
    float* const new_optimizer_u_product_scaled_conv3d_kernel = training_->block.at<float>(576);
    float* const sub = arena_.at<float>(640);
    std::int64_t* const add_2 = arena_.at<std::int64_t>(704);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * 0.01f;
      const auto add_3 = mul + mul;
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add_4 = 1.0f + modelc::cast<float>(optimizer_iteration_2);
      const auto mul_2 = (1.0f - 0.5f * pow(0.96f, add_4)) * 0.9f;
      const auto mul_3 = 0.9f * (1.0f - 0.5f * pow(0.96f, 1.0f + add_4));
      const auto mul_4 = scalar.load(optimizer_u_product_scaled_scale) * mul_2;
      const auto optimizer_m_scaled_scale_2 = scalar.load(optimizer_m_scaled_scale);
      const auto optimizer_v_scaled_scale_2 = scalar.load(optimizer_v_scaled_scale);
      const auto sub_2 = 1.0f - mul_3 * mul_4;
      const auto sub_3 = 1.0f - mul_2;
      const auto sub_4 = 1.0f - mul_4;
      const auto sub_5 = 1.0f - pow(0.999f, add_4);
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul_5 = scalar.load(optimizer_u_product_scaled_conv3d_kernel) * mul_2;
      const auto sub_6 = 1.0f - mul_3 * mul_5;
      const auto add_5 = optimizer_iteration_2 + std::int64_t{1};
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 3; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          for (modelc::Index k = 0; k < s11_2; ++k) {
            row_sum = modelc::Sum::apply(
                row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index l) {
                  return (lane.load(scaled_conv3d_bias + l) +
                          lane.load(conv3d + i * (4 * s11_2) + j * (2 * s11_2) + k * 2 + l)) *
                         lane.load(project_6 + i * (2 * s11_2) + j * (6 * s11_2) + k * 2 + l);
                })));
          }
        }
      }
      for (modelc::Index i = 0; i < 3; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          for (modelc::Index k = 0; k < s11_2; ++k) {
            modelc::for_lanes<float>(2, [&](auto lane, modelc::Index l) {
              lane.store(scaled + i * (4 * s11_2) + j * (2 * s11_2) + k * 2 + l,
                         lane(scaled_scale_2) * lane.load(project_6 + i * (2 * s11_2) + j * (6 * s11_2) + k * 2 + l));
            });
          }
        }
      }
      const auto mul_3_lanes = mul_3;
      const auto mul_4_lanes = mul_4;
      const auto sub_3_lanes = sub_3;
      const auto sub_5_lanes = sub_5;
      const auto mul_5_lanes = mul_5;
      const auto sub_6_lanes = sub_6;
      const auto add_5_lanes = add_5;
      scalar.store(scaled_2, mul_3_lanes);
      scalar.store(scaled_3, mul_4_lanes);
      scalar.store(scaled_4, sub_3_lanes);
      scalar.store(scaled_5, sub_5_lanes);
      scalar.store(new_optimizer_u_product_scaled_conv3d_kernel, mul_5_lanes);
      scalar.store(sub, sub_6_lanes);
      scalar.store(add_2, add_5_lanes);
      const auto grad_scaled_scale = add_3 + row_sum;
      const auto add_6 = optimizer_m_scaled_scale_2 + (grad_scaled_scale - optimizer_m_scaled_scale_2) * 0.1f;
      const auto add_7 =
          optimizer_v_scaled_scale_2 + (grad_scaled_scale * grad_scaled_scale - optimizer_v_scaled_scale_2) * 0.001f;
      const auto sub_7 = scaled_scale_2 - optimizer_learning_rate_2 *
                                              (mul_3 * add_6 / sub_2 + grad_scaled_scale * sub_3 / sub_4) /
                                              (sqrt(add_7 / sub_5) + 1e-07f);
      const auto add_6_lanes = add_6;
      const auto add_7_lanes = add_7;
      const auto sub_7_lanes = sub_7;
      scalar.store(new_optimizer_m_scaled_scale, add_6_lanes);
      scalar.store(new_optimizer_v_scaled_scale, add_7_lanes);
      scalar.store(new_scaled_scale, sub_7_lanes);
    }

    // m.model:3: return scale * inner(x)
    // grad_scaled_conv3d_kernel: f32[1, 1, 1, 4, 2]
    float* const grad_scaled_conv3d_kernel = arena_.at<float>(320);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(grad_scaled_conv3d_kernel, 1, 1, 1, 4, 2), modelc::tensor(z, 3, 2, s11_2, 1, 4),
        modelc::tensor(scaled, 3, 2, s11_2, 1, 2),
        modelc::Windows<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{});
    // gradients: f32[18]
    modelc::for_lanes<float>(
        8, [&](auto lane, modelc::Index i) { lane.store(gradients + i, lane.load(grad_scaled_conv3d_kernel + i)); });
    // gradients: f32[18]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_scaled_conv3d_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 6 * s11_2; ++j) {
        grad_scaled_conv3d_bias = modelc::Sum::apply(grad_scaled_conv3d_bias, lane.load(scaled + i + j * 2));
      }
      lane.store(gradients + 16 + i, grad_scaled_conv3d_bias);
    });

    // m.model:12: compile(optimizer = Nadam(), loss = BinaryFocalCrossentropy(from_logits = true), metrics = [...
    // new_optimizer_m: f32[18], new_optimizer_v: f32[18], new_weights: f32[18]
    const float* const weights = weights_->block.at<float>(64);
    const float* const optimizer_m = training_->block.at<float>(320);
    const float* const optimizer_v = training_->block.at<float>(448);
    float* const new_optimizer_m = training_->block.at<float>(320);
    float* const new_optimizer_v = training_->block.at<float>(448);
    float* const new_weights = weights_->block.at<float>(64);
    modelc::for_lanes<float>(18, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_3 = optimizer_m_2 + 0.1f * (gradients_2 - optimizer_m_2);
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_4 = optimizer_v_2 + 0.001f * (gradients_2 * gradients_2 - optimizer_v_2);
      const auto sub_2 =
          lane.load(weights + i) -
          lane(optimizer_learning_rate[0]) *
              (lane(scaled_2[0]) * add_3 / lane(sub[0]) +
               lane(scaled_4[0]) * gradients_2 / (1.0f - lane(new_optimizer_u_product_scaled_conv3d_kernel[0]))) /
              (1e-07f + sqrt(add_4 / lane(scaled_5[0])));
      lane.store(new_optimizer_m + i, add_3);
      lane.store(new_optimizer_v + i, add_4);
      lane.store(new_weights + i, sub_2);
    });

    modelc::copy_elements(arena_.at<float>(192), 1, training_->block.at<float>(768));
    modelc::copy_elements(arena_.at<float>(448), 1, training_->block.at<float>(256));
    modelc::copy_elements(training_->block.at<float>(576), 1, training_->block.at<float>(640));
    modelc::copy_elements(arena_.at<std::int64_t>(704), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // m.model:12: compile(optimizer = Nadam(), loss = BinaryFocalCrossentropy(from_logits = true), metrics = [...
    // new_metric_mse_total: f32, new_metric_mse_count: f32, mse: f32
    const float* const metric_mse_total = training_->block.at<float>(704);
    const float* const metric_mse_count = training_->block.at<float>(768);
    const float* const part_metric_mse_total = arena_.at<float>(576);
    const float* const part_metric_mse_count = arena_.at<float>(640);
    float* const new_metric_mse_total = training_->block.at<float>(704);
    float* const new_metric_mse_count = training_->block.at<float>(768);
    float* const mse = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_mse_total) + lane.load(part_metric_mse_total);
      const auto add_2 = lane.load(metric_mse_count) + lane.load(part_metric_mse_count);
      const auto eq = 0.0f == add_2;
      const auto where = select(eq, 0.0f, add / select(eq, 1.0f, add_2));
      lane.store(new_metric_mse_total, add);
      lane.store(new_metric_mse_count, add_2);
      lane.store(mse, where);
    }
    // scaled: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const scaled = arena_.at<float>(64);
    {
      const modelc::Scalar lane{};
      lane.store(scaled, (1.0f - 0.5f * pow(0.96f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration)))) * 0.9f);
    }
    // scaled_2: f32
    float* const scaled_2 = arena_.at<float>(128);
    {
      const modelc::Scalar lane{};
      lane.store(
          scaled_2,
          0.9f * (1.0f - 0.5f * pow(0.96f, 1.0f + (1.0f + modelc::cast<float>(lane.load(optimizer_iteration))))));
    }
    // scaled_3: f32
    float* const scaled_3 = arena_.at<float>(192);
    {
      const modelc::Scalar lane{};
      lane.store(scaled_3, 1.0f - pow(0.999f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration))));
    }
    // new_optimizer_u_product_scaled_scale: f32, new_optimizer_m_scaled_scale: f32, new_optimizer_v_scaled_sca...
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const part_gradient_scaled_scale = arena_.at<float>(320);
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
          (part_gradient_scaled_scale_2 * part_gradient_scaled_scale_2 - optimizer_v_scaled_scale_2) * 0.001f;
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
    // new_optimizer_u_product_scaled_conv3d_kernel: f32
    const float* const optimizer_u_product_scaled_conv3d_kernel = training_->block.at<float>(576);
    float* const new_optimizer_u_product_scaled_conv3d_kernel = training_->block.at<float>(576);
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_u_product_scaled_conv3d_kernel,
                 lane.load(optimizer_u_product_scaled_conv3d_kernel) * lane.load(scaled));
    }
    // sub: f32
    float* const sub = arena_.at<float>(256);
    {
      const modelc::Scalar lane{};
      lane.store(sub, 1.0f - lane.load(scaled_2) * lane.load(new_optimizer_u_product_scaled_conv3d_kernel));
    }
    // new_optimizer_m: f32[18], new_optimizer_v: f32[18], new_weights: f32[18]
    const float* const weights = weights_->block.at<float>(64);
    const float* const part_gradients = arena_.at<float>(384);
    const float* const optimizer_m = training_->block.at<float>(320);
    const float* const optimizer_v = training_->block.at<float>(448);
    float* const new_optimizer_m = training_->block.at<float>(320);
    float* const new_optimizer_v = training_->block.at<float>(448);
    float* const new_weights = weights_->block.at<float>(64);
    modelc::for_lanes<float>(18, [&](auto lane, modelc::Index i) {
      const auto part_gradients_2 = lane.load(part_gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + 0.1f * (part_gradients_2 - optimizer_m_2);
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_2 = optimizer_v_2 + 0.001f * (part_gradients_2 * part_gradients_2 - optimizer_v_2);
      const auto sub_2 =
          lane.load(weights + i) - lane(optimizer_learning_rate[0]) *
                                       (lane(scaled_2[0]) * add / lane(sub[0]) +
                                        part_gradients_2 * (1.0f - lane(scaled[0])) /
                                            (1.0f - lane(new_optimizer_u_product_scaled_conv3d_kernel[0]))) /
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

    modelc::copy_elements(training_->block.at<float>(576), 1, training_->block.at<float>(640));
  }

  void compute_evaluate_step(const float* z, const float* y_true) noexcept {
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // scan: f32[3, s11, 1, 2]
    float* const scan = arena_.at<float>(evaluate_step_slots_[1]);
    compute_scan(scan);
    // scan_2: f32[3, s11, 1, 2]
    float* const scan_2 = arena_.at<float>(evaluate_step_slots_[2]);
    compute_scan(scan_2);

    // m.model:3: return scale * inner(x)
    // scan_3: f32[2, 3, s11, 1, 2]
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_conv3d_kernel = weights_->block.at<float>(64);
    const float* const scaled_conv3d_bias = weights_->block.at<float>(128);
    float* const scan_3 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_scan_3(z, scaled_conv3d_kernel, scaled_scale, scaled_conv3d_bias, scan_3);

    // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // project: f32[3, s11, 1, 2], carry: f32[3, s11, 1, 2]
    float* const project = arena_.at<float>(evaluate_step_slots_[3]);
    float* const carry = arena_.at<float>(evaluate_step_slots_[4]);
    compute_y(scan, scan_2, scan_3, project, carry);

    // m.model:12: compile(optimizer = Nadam(), loss = BinaryFocalCrossentropy(from_logits = true), metrics = [...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_mse_total: f32, mse: f32, mse_2: f32
    const float* const metric_mse_total = training_->block.at<float>(704);
    const float* const metric_mse_count = training_->block.at<float>(768);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_mse_total = training_->block.at<float>(704);
    float* const mse = arena_.at<float>(64);
    float* const mse_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * scaled_scale_2 * 0.01f;
      const auto metric_mse_total_2 = scalar.load(metric_mse_total);
      const auto add = scalar.load(metric_mse_count) + static_cast<float>(3 * s11_2);
      const auto eq = 0.0f == add;
      const auto where = select(eq, 1.0f, add);
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(6 * s11_2, [&](auto lane, modelc::Index i) {
            const auto project_2 = lane.load(project + i);
            const auto sigmoid_2 = sigmoid(project_2);
            const auto y_true_2 = lane.load(y_true + i);
            const auto sub = 1.0f - (y_true_2 * sigmoid_2 + (1.0f - y_true_2) * (1.0f - sigmoid_2));
            const auto sub_2 = project_2 - y_true_2;
            const auto mul_2 =
                sub * sub * (log1p(exp(-abs(project_2))) + (max(project_2, 0.0f) - y_true_2 * project_2));
            const auto mul_3 = sub_2 * sub_2;
            return modelc::folded(mul_2, mul_3);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      scalar.store(mse, add);
      const auto add_2 = 0.5f * row_sum / static_cast<float>(3 * s11_2) + mul;
      const auto add_3 = metric_mse_total_2 + 0.5f * row_sum_2;
      const auto where_2 = select(eq, 0.0f, add_3 / where);
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      const auto where_2_lanes = where_2;
      scalar.store(loss, add_2_lanes);
      scalar.store(new_metric_mse_total, add_3_lanes);
      scalar.store(mse_2, where_2_lanes);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(768));
  }

  void compute_gradients(const float* z, const float* y_true) noexcept {
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:3: return scale * inner(x)
    // conv3d: f32[3, 2, s11, 1, 2]
    const float* const scaled_conv3d_kernel = weights_->block.at<float>(64);
    float* const conv3d = arena_.at<float>(gradients_slots_[0]);
    compute_conv3d(z, scaled_conv3d_kernel, conv3d);

    // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // scan: f32[3, s11, 1, 2]
    float* const scan = arena_.at<float>(gradients_slots_[3]);
    compute_scan(scan);
    // scan_2: f32[3, s11, 1, 2]
    float* const scan_2 = arena_.at<float>(gradients_slots_[4]);
    compute_scan(scan_2);
    // scan_3: f32[2, 3, s11, 1, 2]
    const float* const scaled_scale = weights_->block.at<float>(0);
    const float* const scaled_conv3d_bias = weights_->block.at<float>(128);
    float* const scan_3 = arena_.at<float>(gradients_slots_[1]);
    compute_scan_3_2(scaled_scale, scaled_conv3d_bias, conv3d, scan_3);
    // project: f32[3, s11, 1, 2], project_2: bool[2, 3, s11, 1, 2], project_3: bool[2, 3, s11, 1, 2], project_...
    float* const project = arena_.at<float>(gradients_slots_[5]);
    bool* const project_2 = arena_.at<bool>(gradients_slots_[7]);
    bool* const project_3 = arena_.at<bool>(gradients_slots_[8]);
    bool* const project_4 = arena_.at<bool>(gradients_slots_[9]);
    float* const project_5 = arena_.at<float>(gradients_slots_[2]);
    float* const carry = arena_.at<float>(gradients_slots_[6]);
    std::copy_n(scan, 6 * s11_2, project);
    std::copy_n(scan_2, 6 * s11_2, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const float* const carry_0 = project;
      const float* const carry_1 = carry;
      const float* const x_0 = scan_3 + step_2 * (6 * s11_2);
      float* const stacked = project_5 + step_2 * (6 * s11_2);
      float* const new_carry_1 = carry;
      float* const new_carry_0 = project;
      bool* const stacked_2 = project_4 + step_2 * (6 * s11_2);
      bool* const stacked_3 = project_3 + step_2 * (6 * s11_2);
      bool* const stacked_4 = project_2 + step_2 * (6 * s11_2);
      // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
      // stacked: f32[3, s11, 1, 2], new_carry_1: f32[3, s11, 1, 2], new_carry_0: f32[3, s11, 1, 2], stacked_2: b...
      modelc::for_lanes<float>(6 * s11_2, [&](auto lane, modelc::Index i) {
        const auto x_0_2 = lane.load(x_0 + i);
        const auto sigmoid_2 = sigmoid(x_0_2);
        const auto n_2 = lane.load(carry_1 + i) * 0.5f + x_0_2 * sigmoid_2;
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto maximum = max(carry_0_2, n_2);
        const auto eq = carry_0_2 == n_2;
        const auto gt = carry_0_2 > n_2;
        const auto gt_2 = n_2 > carry_0_2;
        lane.store(stacked + i, sigmoid_2);
        lane.store(new_carry_1 + i, n_2);
        lane.store(new_carry_0 + i, maximum);
        lane.store(stacked_2 + i, eq);
        lane.store(stacked_3 + i, gt);
        lane.store(stacked_4 + i, gt_2);
      });
    }

    // m.model:12: compile(optimizer = Nadam(), loss = BinaryFocalCrossentropy(from_logits = true), metrics = [...
    // the loss, and what its gradient needs
    // y_loss: f32, loss: f32, new_part_metric_mse_total: f32, add: f32[3, s11, 1, 2]
    float* const y_loss = arena_.at<float>(0);
    float* const loss = arena_.at<float>(64);
    float* const new_part_metric_mse_total = arena_.at<float>(576);
    float* const add = arena_.at<float>(gradients_slots_[5]);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * scaled_scale_2 * 0.01f;
      const auto mul_2 = 0.5f * (scalar(1.0f) / scalar(static_cast<float>(3 * s11_2)));
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(6 * s11_2, [&](auto lane, modelc::Index i) {
            const auto project_7 = lane.load(project + i);
            const auto sigmoid_2 = sigmoid(project_7);
            const auto y_true_2 = lane.load(y_true + i);
            const auto sub = 1.0f - y_true_2;
            const auto sub_2 = 1.0f - sigmoid_2;
            const auto sub_3 = 1.0f - (y_true_2 * sigmoid_2 + sub * sub_2);
            const auto mul_3 = sub_3 * sub_3;
            const auto add_2 = log1p(exp(-abs(project_7))) + (max(project_7, 0.0f) - y_true_2 * project_7);
            const auto sub_4 = project_7 - y_true_2;
            const auto mul_4 = sub_3 * (add_2 * lane(mul_2));
            const auto neg = -(mul_4 + mul_4);
            const auto add_3 = mul_3 * lane(mul_2) * (sigmoid_2 - y_true_2) - sub * neg * (sub_2 - sub_2 * sub_2) +
                               y_true_2 * neg * (sigmoid_2 - sigmoid_2 * sigmoid_2);
            const auto mul_5 = mul_3 * add_2;
            const auto mul_6 = sub_4 * sub_4;
            lane.store(add + i, add_3);
            return modelc::folded(mul_5, mul_6);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto div = 0.5f * row_sum / static_cast<float>(3 * s11_2);
      const auto add_4 = div + mul;
      const auto mul_7 = 0.5f * row_sum_2;
      const auto div_lanes = div;
      const auto add_4_lanes = add_4;
      const auto mul_7_lanes = mul_7;
      scalar.store(y_loss, div_lanes);
      scalar.store(loss, add_4_lanes);
      scalar.store(new_part_metric_mse_total, mul_7_lanes);
    }

    // m.model:10: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zer...
    // scan_4: f32[3, s11, 1, 2]
    float* const scan_4 = arena_.at<float>(gradients_slots_[3]);
    compute_scan(scan_4);
    // project_6: f32[2, 3, s11, 1, 2], carry_2: f32[3, s11, 1, 2], carry_3: f32[3, s11, 1, 2]
    float* const project_6 = arena_.at<float>(gradients_slots_[1]);
    float* const carry_2 = arena_.at<float>(gradients_slots_[4]);
    float* const carry_3 = arena_.at<float>(gradients_slots_[6]);
    std::copy_n(add, 6 * s11_2, carry_2);
    std::copy_n(scan_4, 6 * s11_2, carry_3);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const d_carry_0 = carry_2;
      const float* const d_carry_1 = carry_3;
      const float* const kept_0 = project_5 + turn_2 * (6 * s11_2);
      const bool* const kept_1 = project_4 + turn_2 * (6 * s11_2);
      const bool* const kept_2 = project_3 + turn_2 * (6 * s11_2);
      const bool* const kept_3 = project_2 + turn_2 * (6 * s11_2);
      float* const new_d_carry_0 = carry_2;
      float* const new_d_carry_1 = carry_3;
      float* const gradient_2 = project_6 + turn_2 * (6 * s11_2);
      // m.model:9: l3 = Lambda(v -> v * stop_gradient(sigmoid(v)))
      // new_d_carry_0: f32[3, s11, 1, 2], new_d_carry_1: f32[3, s11, 1, 2], gradient_2: f32[3, s11, 1, 2]
      modelc::for_lanes<float>(6 * s11_2, [&](auto lane, modelc::Index i) {
        const auto d_carry_0_2 = lane.load(d_carry_0 + i);
        const auto where = select(lane.load(kept_1 + i), d_carry_0_2 * 0.5f, 0.0f);
        const auto add_2 = lane.load(d_carry_1 + i) + select(lane.load(kept_3 + i), d_carry_0_2, where);
        const auto where_2 = select(lane.load(kept_2 + i), d_carry_0_2, where);
        const auto mul = 0.5f * add_2;
        const auto mul_2 = lane.load(kept_0 + i) * add_2;
        lane.store(new_d_carry_0 + i, where_2);
        lane.store(new_d_carry_1 + i, mul);
        lane.store(gradient_2 + i, mul_2);
      });
    }

    // m.model:3: return scale * inner(x)
    // scaled: f32[3, 2, s11, 1, 2], new_part_gradient_scaled_scale: f32
    float* const scaled = arena_.at<float>(gradients_slots_[0]);
    float* const new_part_gradient_scaled_scale = arena_.at<float>(320);
    {
      const modelc::Scalar scalar{};
      const auto scaled_scale_2 = scalar.load(scaled_scale);
      const auto mul = scaled_scale_2 * 0.01f;
      const auto add_2 = mul + mul;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 3; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          for (modelc::Index k = 0; k < s11_2; ++k) {
            row_sum = modelc::Sum::apply(
                row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index l) {
                  return (lane.load(scaled_conv3d_bias + l) +
                          lane.load(conv3d + i * (4 * s11_2) + j * (2 * s11_2) + k * 2 + l)) *
                         lane.load(project_6 + i * (2 * s11_2) + j * (6 * s11_2) + k * 2 + l);
                })));
          }
        }
      }
      for (modelc::Index i = 0; i < 3; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          for (modelc::Index k = 0; k < s11_2; ++k) {
            modelc::for_lanes<float>(2, [&](auto lane, modelc::Index l) {
              lane.store(scaled + i * (4 * s11_2) + j * (2 * s11_2) + k * 2 + l,
                         lane(scaled_scale_2) * lane.load(project_6 + i * (2 * s11_2) + j * (6 * s11_2) + k * 2 + l));
            });
          }
        }
      }
      const auto grad_scaled_scale = add_2 + row_sum;
      scalar.store(new_part_gradient_scaled_scale, grad_scaled_scale);
    }
    // new_part_gradient_scaled_conv3d_bias: f32[2]
    float* const new_part_gradient_scaled_conv3d_bias = arena_.at<float>(448);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_scaled_conv3d_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 6 * s11_2; ++j) {
        grad_scaled_conv3d_bias = modelc::Sum::apply(grad_scaled_conv3d_bias, lane.load(scaled + i + j * 2));
      }
      lane.store(new_part_gradient_scaled_conv3d_bias + i, grad_scaled_conv3d_bias);
    });
    ready_(128);
    // new_part_gradient_scaled_conv3d_kernel: f32[1, 1, 1, 4, 2]
    float* const new_part_gradient_scaled_conv3d_kernel = arena_.at<float>(384);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(new_part_gradient_scaled_conv3d_kernel, 1, 1, 1, 4, 2),
        modelc::tensor(z, 3, 2, s11_2, 1, 4), modelc::tensor(scaled, 3, 2, s11_2, 1, 2),
        modelc::Windows<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{});
    ready_(0);

    // m.model:12: compile(optimizer = Nadam(), loss = BinaryFocalCrossentropy(from_logits = true), metrics = [...
    // new_part_metric_mse_count: f32
    float* const new_part_metric_mse_count = arena_.at<float>(640);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_mse_count, lane(static_cast<float>(3 * s11_2)));
    }

    modelc::copy_elements(arena_.at<float>(64), 1, arena_.at<float>(512));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[5];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[15];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[5];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[15];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4204

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
#include "modelc/linear_algebra.hpp"
#include "modelc/matmul.hpp"
#include "modelc/parallel.hpp"
#include "modelc/segments.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4205 {

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

    auto separable_conv1d_depthwise_kernel() noexcept { return modelc::tensor(block.at<double>(0), 1, 4, 1); }
    auto separable_conv1d_pointwise_kernel() noexcept { return modelc::tensor(block.at<double>(64), 1, 4, 3); }
    auto separable_conv1d_bias() noexcept { return modelc::block_view<double, 3>(block, 192); }
    auto dense_kernel() noexcept { return modelc::block_view<double, 3, 3>(block, 256); }
    auto dense_bias() noexcept { return modelc::block_view<double, 3>(block, 384); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<double>(64), 4, 0.1);
      std::fill_n(block.at<double>(128), 12, 0.1);
      std::fill_n(block.at<double>(256), 3, 0.1);
      std::fill_n(block.at<double>(320), 9, 0.1);
      std::fill_n(block.at<double>(448), 3, 0.1);
    }
  };

  struct Inputs {
    modelc::View<const double, modelc::Dynamic, 4> x;
    modelc::View<const double, modelc::Dynamic, 6, 4> z;
  };

  struct Outputs {
    modelc::View<const double, modelc::Dynamic, 6, 1> y;
    modelc::View<const double, modelc::Dynamic, 6, 3> other;
  };

  struct Gradients {
    double loss;
    double y_loss;
    double other_loss;
    modelc::View<const double, 1, 4, 1> grad_separable_conv1d_depthwise_kernel;
    modelc::View<const double, 1, 4, 3> grad_separable_conv1d_pointwise_kernel;
    modelc::View<const double, 3> grad_separable_conv1d_bias;
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
      const std::uint64_t key = modelc::weight_seed(seed, "separable_conv1d/depthwise_kernel");
      modelc::initial::fill(block.at<double>(0), 4, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.186f174f88473p+1) +
                -0x1.186f174f88473p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "separable_conv1d/pointwise_kernel");
      modelc::initial::fill(block.at<double>(64), 12, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.da05179501504p+0) +
                -0x1.da05179501504p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(256), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, 4], z: f64[b, 6, 4]` gives `y: f64[b, 6, 1], other: f64[b, 6, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const double, modelc::Dynamic, 4> x,
                  modelc::View<const double, modelc::Dynamic, 6, 4> z) noexcept {
    assert(x.rows() == symbols_.b);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 6);
    assert(z.dimension(2) == 4);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  Outputs predict(const Inputs& inputs) noexcept { return predict(inputs.x, inputs.z); }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  Outputs predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<double, 2>("x", x, {symbols_.b, 4});
    compute(modelc::checked<double, 3>("z", z, {symbols_.b, 6, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 4]`
  /// - takes `z: f64[b, 6, 4]`
  /// - takes `y_true: f64[b, 6, 1]`
  /// - takes `other_true: f64[b, 6, 3]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 4> x,
                    modelc::View<const double, modelc::Dynamic, 6, 4> z,
                    modelc::View<const double, modelc::Dynamic, 6, 1> y_true,
                    modelc::View<const double, modelc::Dynamic, 6, 3> other_true) noexcept {
    assert(x.rows() == symbols_.b);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 6);
    assert(z.dimension(2) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 6);
    assert(y_true.dimension(2) == 1);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 6);
    assert(other_true.dimension(2) == 3);
    compute_train_step(z.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  double train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                    const Other_trueTensor& other_true) {
    modelc::checked<double, 2>("x", x, {symbols_.b, 4});
    compute_train_step(modelc::checked<double, 3>("z", z, {symbols_.b, 6, 4}),
                       modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 6, 1}),
                       modelc::checked<double, 3>("other_true", other_true, {symbols_.b, 6, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]),
                       static_cast<const double*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<double>(704));
    values[1] = static_cast<double>(*arena_.at<double>(832));
    values[2] = static_cast<double>(*arena_.at<double>(960));
    values[3] = static_cast<double>(*arena_.at<double>(1088));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 4]`
  /// - takes `z: f64[b, 6, 4]`
  /// - takes `y_true: f64[b, 6, 1]`
  /// - takes `other_true: f64[b, 6, 3]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 4> x,
                       modelc::View<const double, modelc::Dynamic, 6, 4> z,
                       modelc::View<const double, modelc::Dynamic, 6, 1> y_true,
                       modelc::View<const double, modelc::Dynamic, 6, 3> other_true) noexcept {
    assert(x.rows() == symbols_.b);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 6);
    assert(z.dimension(2) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 6);
    assert(y_true.dimension(2) == 1);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 6);
    assert(other_true.dimension(2) == 3);
    compute_evaluate_step(z.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  double evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                       const Other_trueTensor& other_true) {
    modelc::checked<double, 2>("x", x, {symbols_.b, 4});
    compute_evaluate_step(modelc::checked<double, 3>("z", z, {symbols_.b, 6, 4}),
                          modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 6, 1}),
                          modelc::checked<double, 3>("other_true", other_true, {symbols_.b, 6, 3}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]),
                          static_cast<const double*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(128));
    values[2] = static_cast<double>(*arena_.at<double>(256));
    values[3] = static_cast<double>(*arena_.at<double>(384));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, 4]`
  /// - takes `z: f64[b, 6, 4]`
  /// - takes `y_true: f64[b, 6, 1]`
  /// - takes `other_true: f64[b, 6, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 4> x,
                      modelc::View<const double, modelc::Dynamic, 6, 4> z,
                      modelc::View<const double, modelc::Dynamic, 6, 1> y_true,
                      modelc::View<const double, modelc::Dynamic, 6, 3> other_true) noexcept {
    assert(x.rows() == symbols_.b);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 6);
    assert(z.dimension(2) == 4);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 6);
    assert(y_true.dimension(2) == 1);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 6);
    assert(other_true.dimension(2) == 3);
    compute_gradients(z.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<double, 2>("x", x, {symbols_.b, 4});
    compute_gradients(modelc::checked<double, 3>("z", z, {symbols_.b, 6, 4}),
                      modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 6, 1}),
                      modelc::checked<double, 3>("other_true", other_true, {symbols_.b, 6, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]),
                      static_cast<const double*>(inputs[3]));
    outputs[0] = arena_.at<double>(128);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(64);
    outputs[3] = arena_.at<double>(512);
    outputs[4] = arena_.at<double>(576);
    outputs[5] = arena_.at<double>(704);
    outputs[6] = arena_.at<double>(768);
    outputs[7] = arena_.at<double>(896);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(512); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<double>(960));
    values[1] = static_cast<double>(*arena_.at<double>(0));
    values[2] = static_cast<double>(*arena_.at<double>(64));
    values[3] = static_cast<double>(*arena_.at<double>(128));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(960), 1, 0.0);
    std::fill_n(training_->block.at<double>(1024), 1, 0.0);
    std::fill_n(training_->block.at<double>(1088), 1, 0.0);
    std::fill_n(training_->block.at<double>(1152), 1, 0.0);
    std::fill_n(training_->block.at<double>(1216), 1, 0.0);
    std::fill_n(training_->block.at<double>(1280), 1, 0.0);
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
  std::array<modelc::Index, 4> train_input_sizes() const noexcept {
    return {4 * symbols_.b, 24 * symbols_.b, 6 * symbols_.b, 18 * symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[1]));
    modelc::copy_elements(arena_.at<double>(slots_[2]), 6 * symbols_.b, static_cast<double*>(outputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[0]), 18 * symbols_.b, static_cast<double*>(outputs[1]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f64", 2, {-1, 4}, 0, false},
      {"z", "f64", 3, {-1, 6, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f64", 3, {-1, 6, 1}, 0, false},
      {"other", "f64", 3, {-1, 6, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> weight_infos{{
      {"separable_conv1d/depthwise_kernel", "f64", 3, {1, 4, 1}, 0, true},
      {"separable_conv1d/pointwise_kernel", "f64", 3, {1, 4, 3}, 64, true},
      {"separable_conv1d/bias", "f64", 1, {3}, 192, true},
      {"dense/kernel", "f64", 2, {3, 3}, 256, true},
      {"dense/bias", "f64", 1, {3}, 384, true},
  }};
  static constexpr modelc::Index weight_bytes = 448;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f64", 2, {-1, 4}, 0, false},
      {"z", "f64", 3, {-1, 6, 4}, 0, false},
      {"y_true", "f64", 3, {-1, 6, 1}, 0, false},
      {"other_true", "f64", 3, {-1, 6, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 4> metric_names{"loss", "y_root_mean_squared_error", "y_mse",
                                                           "other_metric"};
  static constexpr std::array<modelc::TensorInfo, 8> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"other_loss", "f64", 0, {}, 0, false},
      {"grad/separable_conv1d/depthwise_kernel", "f64", 3, {1, 4, 1}, 0, false},
      {"grad/separable_conv1d/pointwise_kernel", "f64", 3, {1, 4, 3}, 0, false},
      {"grad/separable_conv1d/bias", "f64", 1, {3}, 0, false},
      {"grad/dense/kernel", "f64", 2, {3, 3}, 0, false},
      {"grad/dense/bias", "f64", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 17> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/accumulator/separable_conv1d/depthwise_kernel", "f64", 3, {1, 4, 1}, 64, false},
      {"optimizer/accumulator/separable_conv1d/pointwise_kernel", "f64", 3, {1, 4, 3}, 128, false},
      {"optimizer/accumulator/separable_conv1d/bias", "f64", 1, {3}, 256, false},
      {"optimizer/accumulator/dense/kernel", "f64", 2, {3, 3}, 320, false},
      {"optimizer/accumulator/dense/bias", "f64", 1, {3}, 448, false},
      {"optimizer/linear/separable_conv1d/depthwise_kernel", "f64", 3, {1, 4, 1}, 512, false},
      {"optimizer/linear/separable_conv1d/pointwise_kernel", "f64", 3, {1, 4, 3}, 576, false},
      {"optimizer/linear/separable_conv1d/bias", "f64", 1, {3}, 704, false},
      {"optimizer/linear/dense/kernel", "f64", 2, {3, 3}, 768, false},
      {"optimizer/linear/dense/bias", "f64", 1, {3}, 896, false},
      {"metric/y_root_mean_squared_error/total", "f64", 0, {}, 960, false},
      {"metric/y_root_mean_squared_error/count", "f64", 0, {}, 1024, false},
      {"metric/y_mse/total", "f64", 0, {}, 1088, false},
      {"metric/y_mse/count", "f64", 0, {}, 1152, false},
      {"metric/other_metric/total", "f64", 0, {}, 1216, false},
      {"metric/other_metric/count", "f64", 0, {}, 1280, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 12> part_infos{{
      {"gradient/separable_conv1d/depthwise_kernel", "f64", 3, {1, 4, 1}, 0, false},
      {"gradient/separable_conv1d/pointwise_kernel", "f64", 3, {1, 4, 3}, 64, false},
      {"gradient/separable_conv1d/bias", "f64", 1, {3}, 192, false},
      {"gradient/dense/kernel", "f64", 2, {3, 3}, 256, false},
      {"gradient/dense/bias", "f64", 1, {3}, 384, false},
      {"loss", "f64", 0, {}, 448, false},
      {"metric/y_root_mean_squared_error/total", "f64", 0, {}, 512, false},
      {"metric/y_root_mean_squared_error/count", "f64", 0, {}, 576, false},
      {"metric/y_mse/total", "f64", 0, {}, 640, false},
      {"metric/y_mse/count", "f64", 0, {}, 704, false},
      {"metric/other_metric/total", "f64", 0, {}, 768, false},
      {"metric/other_metric/count", "f64", 0, {}, 832, false},
  }};
  static constexpr modelc::Index part_bytes = 896;
  static constexpr modelc::Index gradient_bytes = 448;  // the first of them
  static constexpr modelc::Index training_bytes = 1344;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({32 * b, 192 * b, 48 * b, 144 * b});
    modelc::Size end = 256;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({192 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({192 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({48 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({72 * b});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({72 * b});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    modelc::Size train_step_end = 1600;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({432 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({144 * b});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[15] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[17] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[18] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[19] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[20] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[21] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    const modelc::Size update_step_end = 1408;
    modelc::Size evaluate_step_end = 576;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({192 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({192 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({72 * b});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({72 * b});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    modelc::Size gradients_end = 1408;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({432 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({192 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({192 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({144 * b});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[16] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[17] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[18] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[19] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[20] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[21] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  Outputs results() const noexcept {
    return {modelc::make_view<modelc::View<const double, modelc::Dynamic, 6, 1>>(arena_.at<double>(slots_[2]),
                                                                                 symbols_.b, 6, 1),
            modelc::make_view<modelc::View<const double, modelc::Dynamic, 6, 3>>(arena_.at<double>(slots_[0]),
                                                                                 symbols_.b, 6, 3)};
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(704)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(128)),
            modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<double>(arena_.at<double>(64)),
            modelc::make_view<modelc::View<const double, 1, 4, 1>>(arena_.at<double>(512), 1, 4, 1),
            modelc::make_view<modelc::View<const double, 1, 4, 3>>(arena_.at<double>(576), 1, 4, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(704), 3),
            modelc::make_view<modelc::View<const double, 3, 3>>(arena_.at<double>(768), 3, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(896), 3)};
  }

  // m.model:4: h2 = TimeDistributed(Lambda(v -> scatter_update(v, [[0, 0], [-1, 3]], stack([sum(v), v[0, 0]]...
  // computes lambda_4, lambda_4, lambda_4 and 1 more
  void compute_lambda_4(const double* z, double* lambda_4) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto z_2 = scalar.load(z);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          24 * b, [&](auto lane, modelc::Index i) { return lane.load(z + i); }));
      scalar.store(lambda_4 + 1, z_2);
      scalar.store(lambda_4, row_sum);
    }
  }

  // m.model:4: h2 = TimeDistributed(Lambda(v -> scatter_update(v, [[0, 0], [-1, 3]], stack([sum(v), v[0, 0]]...
  // computes lambda_5, lambda_5, lambda_5 and 1 more
  void compute_lambda_5(const std::int32_t* lambda, const bool* lambda_2, const std::int32_t* lambda_3,
                        std::int32_t* lambda_5) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_scalars(2, [&](auto lane, modelc::Index i) {
      const auto lambda_8 = lane.load(lambda + i);
      const auto where = select(lane.load(lambda_2 + i), lambda_8 + static_cast<std::int32_t>(6 * b), lambda_8);
      lane.store(lambda_5 + i, select(lane(true) && ((where >= 0) && (where < static_cast<std::int32_t>(6 * b))),
                                      lane.load(lambda_3 + i) + 4 * where, -1));
    });
  }

  // m.model:4: h2 = TimeDistributed(Lambda(v -> scatter_update(v, [[0, 0], [-1, 3]], stack([sum(v), v[0, 0]]...
  // computes lambda_7, lambda_7, lambda_7 and 1 more
  void compute_lambda_7(const double* z, const double* lambda_6, double* lambda_7) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(24 * b, [&](auto lane, modelc::Index i) {
      lane.store(lambda_7 + i, lane.load(z + i) + lane.load(lambda_6 + i));
    });
  }

  // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
  // computes separable_conv1d, separable_conv1d, separable_conv1d and 1 more
  void compute_separable_conv1d(const double* lambda_7, const double* separable_conv1d_depthwise_kernel,
                                double* separable_conv1d) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<1, 1, 1, 0>>{b, {6}, 4, {6}, 4, 4}, lambda_7,
                 separable_conv1d_depthwise_kernel,
                 [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   lane.store(separable_conv1d + pixel * 4 + channel, sum);
                 });
  }

  // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
  // computes scan, scan, scan_3 and 3 more
  void compute_scan(double* scan) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) { lane.store(scan + i, lane(0.0)); });
  }

  // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
  // computes scan_2, scan_2
  void compute_scan_2(const double* separable_conv1d, const double* separable_conv1d_pointwise_kernel,
                      const double* separable_conv1d_bias, double* scan_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<1, 1, 1, 0>>{b, {6}, 4, {6}, 3, 1}, separable_conv1d,
                 separable_conv1d_pointwise_kernel,
                 [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i1 = pixel % 6;
                   const modelc::Index i0 = pixel / 6;
                   const auto add_2 = lane.load(separable_conv1d_bias + channel) + sum;
                   lane.store(scan_2 + i0 * 3 + i1 * (3 * b) + channel, add_2 / (abs(add_2) + 1.0));
                 });
  }

  // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
  // computes separable_conv1d_2, separable_conv1d_2
  void compute_separable_conv1d_2(const double* separable_conv1d, const double* separable_conv1d_pointwise_kernel,
                                  const double* separable_conv1d_bias, double* separable_conv1d_2, double* h3,
                                  double* scan_2, double* separable_conv1d_3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<1, 1, 1, 0>>{b, {6}, 4, {6}, 3, 1}, separable_conv1d,
                 separable_conv1d_pointwise_kernel,
                 [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   const modelc::Index i1 = pixel % 6;
                   const modelc::Index i0 = pixel / 6;
                   const auto add_5 = lane.load(separable_conv1d_bias + channel) + sum;
                   const auto add_6 = abs(add_5) + 1.0;
                   const auto h3_3 = add_5 / add_6;
                   const auto sign_3 = sign(add_5);
                   lane.store(separable_conv1d_2 + i0 * 18 + i1 * 3 + channel, add_6);
                   lane.store(h3 + i0 * 18 + i1 * 3 + channel, h3_3);
                   lane.store(scan_2 + i0 * 3 + i1 * (3 * b) + channel, h3_3);
                   lane.store(separable_conv1d_3 + i0 * 18 + i1 * 3 + channel, sign_3);
                 });
  }

  // m.model:10: output other = Dense(3)(h4)
  // computes dense, dense, dense
  void compute_dense(const double* project, const double* dense_kernel, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 6, 3, 3, project + i0 * 3, 3 * b, 1, dense_kernel, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(dense + i0 * 18 + row * 3 + column, sum);
                     });
    }
  }

  // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
  // computes sub, sub
  void compute_sub(const double* other_true, const double* dense_bias, const double* dense, double* sub,
                   double* grad_other) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 6 * b; ++i) {
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
        const auto other_true_2 = lane.load(other_true + i * 3 + j);
        const auto sub_2 = other_true_2 - (lane.load(dense_bias + j) + lane.load(dense + i * 3 + j));
        const auto grad_other_2 = -(other_true_2 * (lane(2.0) / lane(static_cast<double>(6 * b))) * sign(sub_2));
        lane.store(sub + i * 3 + j, sub_2);
        lane.store(grad_other + i * 3 + j, grad_other_2);
      });
    }
  }

  // m.model:10: output other = Dense(3)(h4)
  // computes dense_2, dense_2
  void compute_dense_2(const double* grad_other, const double* dense_kernel, double* dense_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 6 * b, 3, 3, grad_other, 3, 1, dense_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_2 + row * 3 + column, sum);
                   });
  }

  // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
  // computes scan_4, scan_4
  void compute_scan_4(const double* add, double* scan_4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 6; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          lane.store(scan_4 + i * (3 * b) + j * 3 + k, lane.load(add + i * 3 + j * 18 + k));
        });
      }
    }
  }

  // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
  // computes separable_conv1d_4, separable_conv1d_4
  void compute_separable_conv1d_4(const double* project_6, const double* separable_conv1d_2, const double* h3,
                                  const double* separable_conv1d_3, double* separable_conv1d_4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 6; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          const auto div_2 =
              lane.load(project_6 + i * 3 + j * (3 * b) + k) / lane.load(separable_conv1d_2 + i * 18 + j * 3 + k);
          lane.store(separable_conv1d_4 + i * 18 + j * 3 + k,
                     div_2 + -(lane.load(h3 + i * 18 + j * 3 + k) * div_2) *
                                 lane.load(separable_conv1d_3 + i * 18 + j * 3 + k));
        });
      }
    }
  }

  // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
  // computes separable_conv1d_5, separable_conv1d_5
  void compute_separable_conv1d_5(const double* separable_conv1d_4, const double* separable_conv1d_pointwise_kernel,
                                  double* separable_conv1d_5) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv_transpose(threads_, modelc::ConvShape<modelc::Window<1, 1, 1, 0>>{b, {6}, 4, {6}, 3, 1},
                           separable_conv1d_4, separable_conv1d_pointwise_kernel,
                           [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                             lane.store(separable_conv1d_5 + pixel * 4 + channel, sum);
                           });
  }

  // computes sum_3, sum_3
  void compute_sum_3(const double* grad_dense_kernel, double* sum_3) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(9, [&](auto lane, modelc::Index i) {
        const auto grad_dense_kernel_2 = lane.load(grad_dense_kernel + i);
        return grad_dense_kernel_2 * grad_dense_kernel_2;
      }));
      scalar.store(sum_3, row_sum);
    }
  }

  // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
  // computes add_2, add
  void compute_add_2(const std::int64_t* optimizer_iteration, double* add_2) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(add_2,
                 (1.0 - min(modelc::cast<double>(lane.load(optimizer_iteration)), 10.0) / 10.0) * 0.0999 + 0.0001);
    }
  }

  // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
  // computes mul_2, mul
  void compute_mul_2(const double* add_2, double* mul_2) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul_2, 2.0 * (0.0 / (2.0 * lane.load(add_2))));
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

  // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
  // computes new_metric_y_mse_total, new_metric_other_metric_total
  void compute_new_metric_y_mse_total(const double* metric_y_mse_total, const double* part_metric_y_mse_total,
                                      const double* metric_y_mse_count, const double* part_metric_y_mse_count,
                                      double* new_metric_y_mse_total, double* new_metric_y_mse_count,
                                      double* y_mse) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add_2 = lane.load(metric_y_mse_total) + lane.load(part_metric_y_mse_total);
      const auto add_3 = lane.load(metric_y_mse_count) + lane.load(part_metric_y_mse_count);
      const auto eq = 0.0 == add_3;
      const auto where = select(eq, 0.0, add_2 / select(eq, 1.0, add_3));
      lane.store(new_metric_y_mse_total, add_2);
      lane.store(new_metric_y_mse_count, add_3);
      lane.store(y_mse, where);
    }
  }

  // m.model:10: output other = Dense(3)(h4)
  // computes new_part_gradient_dense_bias, new_part_gradient_separable_conv1d_bias
  void compute_new_part_gradient_dense_bias(const double* grad_other, double* new_part_gradient_dense_bias) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 6 * b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_other + i + j * 3));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
  }

  // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
  // computes new_part_metric_y_root_mean_squared_error_count, new_part_metric_y_mse_count
  void compute_new_part_metric_y_root_mean_squared_error_count(
      double* new_part_metric_y_root_mean_squared_error_count) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_y_root_mean_squared_error_count, lane(static_cast<double>(6 * b)));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* z) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = TimeDistributed(Lambda(v -> scatter_update(v, [[0, 0], [-1, 3]], stack([sum(v), v[0, 0]]...
    // lambda_4: f64[2]
    double* const lambda_4 = arena_.at<double>(0);
    compute_lambda_4(z, lambda_4);
    // lambda_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_2[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_3[2] = {0, 3};
    std::int32_t* const lambda_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5(lambda, lambda_2, lambda_3, lambda_5);
    // lambda_6: f64[24 * b]
    double* const lambda_6 = arena_.at<double>(slots_[0]);
    modelc::kernels::segment_sum(modelc::tensor(lambda_6, 24 * b), modelc::tensor(lambda_4, 2),
                                 modelc::tensor(lambda_5, 2), false);
    // lambda_7: f64[6 * b, 4]
    double* const lambda_7 = arena_.at<double>(slots_[0]);
    compute_lambda_7(z, lambda_6, lambda_7);

    // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
    // separable_conv1d: f64[b, 6, 4]
    const double* const separable_conv1d_depthwise_kernel = weights_->block.at<double>(0);
    double* const separable_conv1d = arena_.at<double>(slots_[1]);
    compute_separable_conv1d(lambda_7, separable_conv1d_depthwise_kernel, separable_conv1d);

    // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
    // scan: f64[b, 3]
    double* const scan = arena_.at<double>(slots_[2]);
    compute_scan(scan);

    // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
    // scan_2: f64[6, b, 3]
    const double* const separable_conv1d_pointwise_kernel = weights_->block.at<double>(64);
    const double* const separable_conv1d_bias = weights_->block.at<double>(192);
    double* const scan_2 = arena_.at<double>(slots_[0]);
    compute_scan_2(separable_conv1d, separable_conv1d_pointwise_kernel, separable_conv1d_bias, scan_2);

    // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
    // project: f64[6, b, 3], carry: f64[b, 3]
    double* const project = arena_.at<double>(slots_[1]);
    double* const carry = arena_.at<double>(slots_[3]);
    std::copy_n(scan, 3 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 6; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const x_0 = scan_2 + turn_2 * (3 * b);
      double* const mul = arena_.at<double>(slots_[5]);
      double* const tanh_2 = arena_.at<double>(slots_[6]);
      double* const mul_2 = arena_.at<double>(128);
      double* const a = arena_.at<double>(slots_[4]);
      double* const cholesky = arena_.at<double>(slots_[5]);
      double* const new_carry_0 = carry;
      double* const y_0 = project + turn_2 * (3 * b);
      // m.model:6: l4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
      // mul: f64[b, 3, 1], tanh_2: f64[b, 3]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto add = lane.load(carry_0 + i) + lane.load(x_0 + i);
        const auto mul_3 = add * 0.3;
        const auto tanh_3 = tanh(add);
        lane.store(mul + i, mul_3);
        lane.store(tanh_2 + i, tanh_3);
      });
      // mul_2: f64[3, 3]
      for (modelc::Index i = 0; i < 3; ++i) {
        modelc::for_scalars(3, [&](auto lane, modelc::Index j) {
          lane.store(
              mul_2 + i * 3 + j,
              modelc::cast<double>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 5.0);
        });
      }
      // a: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(a + i * 9 + j * 3 + k,
                       lane(mul[i * 3 + j]) * lane.load(tanh_2 + i * 3 + k) + lane.load(mul_2 + j * 3 + k));
          });
        }
      }
      // cholesky: f64[b, 3, 3]
      modelc::kernels::cholesky(modelc::tensor(cholesky, b, 3, 3), modelc::tensor(a, b, 3, 3), true);
      // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
      // new_carry_0: f64[b, 3], y_0: f64[b, 3]
      for (modelc::Index i = 0; i < 3 * b; ++i) {
        const modelc::Scalar scalar{};
        const auto carry_0_2 = scalar.load(carry_0 + i);
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
            3, [&](auto lane, modelc::Index j) { return lane.load(cholesky + i * 3 + j); }));
        const auto n_2 = tanh(row_sum);
        const auto add_2 = carry_0_2 + n_2 * 0.5;
        const auto n_2_lanes = n_2;
        const auto add_2_lanes = add_2;
        scalar.store(new_carry_0 + i, n_2_lanes);
        scalar.store(y_0 + i, add_2_lanes);
      }
    }

    // m.model:8: h5 = sum(h4, axis = -1, keepdims = true)
    // h5: f64[b, 6, 1]
    double* const h5 = arena_.at<double>(slots_[2]);
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 6; ++j) {
        const modelc::Scalar scalar{};
        const auto h5_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(
            3, [&](auto lane, modelc::Index k) { return lane.load(project + i * 3 + j * (3 * b) + k); }));
        scalar.store(h5 + i * 6 + j, h5_2);
      }
    }

    // m.model:10: output other = Dense(3)(h4)
    // other: f64[b, 6, 3]
    const double* const dense_kernel = weights_->block.at<double>(256);
    const double* const dense_bias = weights_->block.at<double>(384);
    double* const other = arena_.at<double>(slots_[0]);
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 6, 3, 3, project + i0 * 3, 3 * b, 1, dense_kernel, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(other + i0 * 18 + row * 3 + column, lane.load(dense_bias + column) + sum);
                     });
    }
  }

  void compute_train_step(const double* z, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = TimeDistributed(Lambda(v -> scatter_update(v, [[0, 0], [-1, 3]], stack([sum(v), v[0, 0]]...
    // lambda_4: f64[2]
    double* const lambda_4 = arena_.at<double>(0);
    compute_lambda_4(z, lambda_4);
    // lambda_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_2[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_3[2] = {0, 3};
    std::int32_t* const lambda_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5(lambda, lambda_2, lambda_3, lambda_5);
    // lambda_6: f64[24 * b]
    double* const lambda_6 = arena_.at<double>(train_step_slots_[1]);
    modelc::kernels::segment_sum(modelc::tensor(lambda_6, 24 * b), modelc::tensor(lambda_4, 2),
                                 modelc::tensor(lambda_5, 2), false);
    // lambda_7: f64[6 * b, 4]
    double* const lambda_7 = arena_.at<double>(train_step_slots_[1]);
    compute_lambda_7(z, lambda_6, lambda_7);

    // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
    // separable_conv1d: f64[b, 6, 4]
    const double* const separable_conv1d_depthwise_kernel = weights_->block.at<double>(0);
    double* const separable_conv1d = arena_.at<double>(train_step_slots_[2]);
    compute_separable_conv1d(lambda_7, separable_conv1d_depthwise_kernel, separable_conv1d);

    // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
    // scan: f64[b, 3]
    double* const scan = arena_.at<double>(train_step_slots_[7]);
    compute_scan(scan);
    // scan_3: f64[b, 3]
    double* const scan_3 = arena_.at<double>(train_step_slots_[14]);
    compute_scan(scan_3);

    // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
    // separable_conv1d_2: f64[b, 6, 3], h3: f64[b, 6, 3], scan_2: f64[6, b, 3], separable_conv1d_3: f64[b, 6, 3]
    const double* const separable_conv1d_pointwise_kernel = weights_->block.at<double>(64);
    const double* const separable_conv1d_bias = weights_->block.at<double>(192);
    double* const separable_conv1d_2 = arena_.at<double>(train_step_slots_[3]);
    double* const h3 = arena_.at<double>(train_step_slots_[4]);
    double* const scan_2 = arena_.at<double>(train_step_slots_[5]);
    double* const separable_conv1d_3 = arena_.at<double>(train_step_slots_[13]);
    compute_separable_conv1d_2(separable_conv1d, separable_conv1d_pointwise_kernel, separable_conv1d_bias,
                               separable_conv1d_2, h3, scan_2, separable_conv1d_3);

    // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
    // project: f64[6, b, 3], project_2: f64[6, b, 3], project_3: f64[6, b, 3, 3], project_4: f64[6, b, 3], pro...
    double* const project = arena_.at<double>(train_step_slots_[6]);
    double* const project_2 = arena_.at<double>(train_step_slots_[10]);
    double* const project_3 = arena_.at<double>(train_step_slots_[0]);
    double* const project_4 = arena_.at<double>(train_step_slots_[11]);
    double* const project_5 = arena_.at<double>(train_step_slots_[12]);
    double* const carry = arena_.at<double>(train_step_slots_[8]);
    std::copy_n(scan, 3 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 6; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const x_0 = scan_2 + turn_2 * (3 * b);
      double* const stacked = project_5 + turn_2 * (3 * b);
      double* const stacked_2 = project_4 + turn_2 * (3 * b);
      double* const mul_3 = arena_.at<double>(1344);
      double* const a = arena_.at<double>(train_step_slots_[15]);
      double* const stacked_3 = project_3 + turn_2 * (9 * b);
      double* const new_carry_0 = carry;
      double* const y_0 = project + turn_2 * (3 * b);
      double* const stacked_4 = project_2 + turn_2 * (3 * b);
      // m.model:6: l4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
      // stacked: f64[b, 3, 1], stacked_2: f64[b, 3]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto add_3 = lane.load(carry_0 + i) + lane.load(x_0 + i);
        const auto mul_7 = add_3 * 0.3;
        const auto tanh_2 = tanh(add_3);
        lane.store(stacked + i, mul_7);
        lane.store(stacked_2 + i, tanh_2);
      });
      // mul_3: f64[3, 3]
      for (modelc::Index i = 0; i < 3; ++i) {
        modelc::for_scalars(3, [&](auto lane, modelc::Index j) {
          lane.store(
              mul_3 + i * 3 + j,
              modelc::cast<double>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 5.0);
        });
      }
      // a: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(a + i * 9 + j * 3 + k,
                       lane(stacked[i * 3 + j]) * lane.load(stacked_2 + i * 3 + k) + lane.load(mul_3 + j * 3 + k));
          });
        }
      }
      // stacked_3: f64[b, 3, 3]
      modelc::kernels::cholesky(modelc::tensor(stacked_3, b, 3, 3), modelc::tensor(a, b, 3, 3), true);
      // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
      // new_carry_0: f64[b, 3], y_0: f64[b, 3], stacked_4: f64[b, 3]
      for (modelc::Index i = 0; i < 3 * b; ++i) {
        const modelc::Scalar scalar{};
        const auto carry_0_2 = scalar.load(carry_0 + i);
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
            3, [&](auto lane, modelc::Index j) { return lane.load(stacked_3 + i * 3 + j); }));
        const auto n_2 = tanh(row_sum);
        const auto add_4 = carry_0_2 + n_2 * 0.5;
        const auto sub_2 = 1.0 - n_2 * n_2;
        const auto n_2_lanes = n_2;
        const auto add_4_lanes = add_4;
        const auto sub_2_lanes = sub_2;
        scalar.store(new_carry_0 + i, n_2_lanes);
        scalar.store(y_0 + i, add_4_lanes);
        scalar.store(stacked_4 + i, sub_2_lanes);
      }
    }

    // m.model:10: output other = Dense(3)(h4)
    // dense: f64[b, 6, 3]
    const double* const dense_kernel = weights_->block.at<double>(256);
    double* const dense = arena_.at<double>(train_step_slots_[5]);
    compute_dense(project, dense_kernel, dense);

    // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
    // sub: f64[b, 6, 3], grad_other: f64[b, 6, 3]
    const double* const dense_bias = weights_->block.at<double>(384);
    double* const sub = arena_.at<double>(train_step_slots_[5]);
    double* const grad_other = arena_.at<double>(train_step_slots_[7]);
    compute_sub(other_true, dense_bias, dense, sub, grad_other);

    // m.model:10: output other = Dense(3)(h4)
    // dense_2: f64[b, 6, 3]
    double* const dense_2 = arena_.at<double>(train_step_slots_[8]);
    compute_dense_2(grad_other, dense_kernel, dense_2);

    // m.model:8: h5 = sum(h4, axis = -1, keepdims = true)
    // mul: f64, new_metric_y_root_mean_squared_error_total: f64, y_root_mean_squared_error: f64, y_root_mean_s...
    const double* const metric_y_root_mean_squared_error_total = training_->block.at<double>(960);
    const double* const metric_y_root_mean_squared_error_count = training_->block.at<double>(1024);
    const double* const metric_y_mse_total = training_->block.at<double>(1088);
    const double* const metric_y_mse_count = training_->block.at<double>(1152);
    double* const mul = arena_.at<double>(704);
    double* const new_metric_y_root_mean_squared_error_total = training_->block.at<double>(960);
    double* const y_root_mean_squared_error = arena_.at<double>(768);
    double* const y_root_mean_squared_error_2 = arena_.at<double>(832);
    double* const new_metric_y_mse_total = training_->block.at<double>(1088);
    double* const y_mse = arena_.at<double>(896);
    double* const y_mse_2 = arena_.at<double>(960);
    double* const dense_3 = arena_.at<double>(train_step_slots_[9]);
    double* const add = arena_.at<double>(train_step_slots_[8]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 6; ++j) {
          const auto y_true_2 = scalar.load(y_true + i * 6 + j);
          const auto sub_2 = 1.0 - y_true_2;
          const auto div_2 = scalar(0.5) / scalar(static_cast<double>(6 * b));
          const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto project_7 = lane.load(project + i * 3 + j * (3 * b) + k);
            lane.store(dense_3 + i * 18 + j * 3 + k, project_7);
            return modelc::folded(project_7);
          });
          const auto h5 = scalar(std::get<0>(row_2));
          const auto sigmoid_2 = sigmoid(h5);
          const auto sub_3 = 1.0 - sigmoid_2;
          const auto sub_4 = 1.0 - (y_true_2 * sigmoid_2 + sub_2 * sub_3);
          const auto mul_7 = sub_4 * sub_4;
          const auto add_3 = log1p(exp(-abs(h5))) + (max(h5, 0.0) - y_true_2 * h5);
          const auto mul_8 = mul_7 * add_3;
          const auto sub_5 = h5 - y_true_2;
          const auto mul_9 = sub_5 * sub_5;
          const auto mul_10 = sub_4 * (add_3 * div_2);
          const auto neg = -(mul_10 + mul_10);
          const auto grad_h5 = mul_7 * div_2 * (sigmoid_2 - y_true_2) - sub_2 * neg * (sub_3 - sub_3 * sub_3) +
                               y_true_2 * neg * (sigmoid_2 - sigmoid_2 * sigmoid_2);
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(add + i * 18 + j * 3 + k, lane.load(dense_2 + i * 18 + j * 3 + k) + lane(grad_h5));
          });
          total_sum.add(mul_8);
          total_sum_2.add(mul_9);
          total_sum_3.add(mul_9);
        }
      }
      const auto add_4 = scalar.load(metric_y_root_mean_squared_error_total) + scalar(total_sum_2.value());
      const auto add_5 = scalar.load(metric_y_root_mean_squared_error_count) + static_cast<double>(6 * b);
      const auto eq = 0.0 == add_5;
      const auto add_6 = scalar.load(metric_y_mse_total) + scalar(total_sum_3.value());
      const auto add_7 = scalar.load(metric_y_mse_count) + static_cast<double>(6 * b);
      const auto eq_2 = 0.0 == add_7;
      const auto mul_11 = scalar(total_sum.value()) / static_cast<double>(6 * b) * 0.5;
      const auto sqrt_2 = sqrt(select(eq, 0.0, add_4 / select(eq, 1.0, add_5)));
      const auto where_3 = select(eq_2, 0.0, add_6 / select(eq_2, 1.0, add_7));
      scalar.store(mul, mul_11);
      scalar.store(new_metric_y_root_mean_squared_error_total, add_4);
      scalar.store(y_root_mean_squared_error, add_5);
      scalar.store(y_root_mean_squared_error_2, sqrt_2);
      scalar.store(new_metric_y_mse_total, add_6);
      scalar.store(y_mse, add_7);
      scalar.store(y_mse_2, where_3);
    }

    // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_other_metric_total: f64, other_metric: f64, other_metric_2: f64
    const double* const metric_other_metric_total = training_->block.at<double>(1216);
    const double* const metric_other_metric_count = training_->block.at<double>(1280);
    double* const loss = arena_.at<double>(704);
    double* const new_metric_other_metric_total = training_->block.at<double>(1216);
    double* const other_metric = arena_.at<double>(1024);
    double* const other_metric_2 = arena_.at<double>(1088);
    {
      const modelc::Scalar scalar{};
      const auto mul_7 = scalar.load(mul);
      const auto metric_other_metric_total_2 = scalar.load(metric_other_metric_total);
      const auto add_3 = scalar.load(metric_other_metric_count) + static_cast<double>(18 * b);
      const auto eq = 0.0 == add_3;
      const auto where_3 = select(eq, 1.0, add_3);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(18 * b, [&](auto lane, modelc::Index i) {
        const auto abs_2 = abs(lane.load(sub + i));
        const auto mul_8 = lane.load(other_true + i) * abs_2;
        return modelc::folded(mul_8, abs_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      scalar.store(other_metric, add_3);
      const auto add_4 = mul_7 + 2.0 * (row_sum / static_cast<double>(6 * b));
      const auto add_5 = metric_other_metric_total_2 + row_sum_2;
      const auto where_4 = select(eq, 0.0, add_5 / where_3);
      const auto add_4_lanes = add_4;
      const auto add_5_lanes = add_5;
      const auto where_4_lanes = where_4;
      scalar.store(loss, add_4_lanes);
      scalar.store(new_metric_other_metric_total, add_5_lanes);
      scalar.store(other_metric_2, where_4_lanes);
    }

    // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
    // scan_4: f64[6, b, 3]
    double* const scan_4 = arena_.at<double>(train_step_slots_[5]);
    compute_scan_4(add, scan_4);
    // project_6: f64[6, b, 3], carry_2: f64[b, 3]
    double* const project_6 = arena_.at<double>(train_step_slots_[6]);
    double* const carry_2 = arena_.at<double>(train_step_slots_[8]);
    std::copy_n(scan_3, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 6; ++turn_2) {
      const modelc::Index step_2 = 6 - 1 - turn_2;
      const double* const d_carry_0 = carry_2;
      const double* const kept_0 = project_5 + step_2 * (3 * b);
      const double* const kept_1 = project_4 + step_2 * (3 * b);
      const double* const kept_2 = project_3 + step_2 * (9 * b);
      const double* const kept_3 = project_2 + step_2 * (3 * b);
      const double* const d_y_0 = scan_4 + step_2 * (3 * b);
      double* const where = arena_.at<double>(1472);
      double* const mul_4 = arena_.at<double>(train_step_slots_[21]);
      double* const where_2 = arena_.at<double>(train_step_slots_[20]);
      double* const mul_5 = arena_.at<double>(train_step_slots_[21]);
      double* const solve_triangular = arena_.at<double>(train_step_slots_[20]);
      double* const solve_triangular_2 = arena_.at<double>(train_step_slots_[21]);
      double* const solve_triangular_3 = arena_.at<double>(train_step_slots_[20]);
      double* const mul_6 = arena_.at<double>(train_step_slots_[21]);
      double* const sum_4 = arena_.at<double>(train_step_slots_[20]);
      double* const gradient_1 = project_6 + step_2 * (3 * b);
      double* const new_d_carry_0 = carry_2;
      // m.model:6: l4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
      // where: f64[3, 3]
      for (modelc::Index i = 0; i < 3; ++i) {
        modelc::for_scalars(3, [&](auto lane, modelc::Index j) {
          lane.store(where + i * 3 + j,
                     select(lane(static_cast<std::int32_t>(i)) > lane.iota(static_cast<std::int32_t>(j)), 1.0,
                            select(lane.one_hot(static_cast<std::int32_t>(i), j), 0.5, 0.0)));
        });
      }
      // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
      // mul_4: f64[b, 3]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        lane.store(mul_4 + i, lane.load(kept_3 + i) * (lane.load(d_carry_0 + i) + lane.load(d_y_0 + i) * 0.5));
      });
      // m.model:6: l4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
      // where_2: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          modelc::for_scalars(3, [&](auto lane, modelc::Index k) {
            lane.store(where_2 + i * 9 + j * 3 + k,
                       select(lane(static_cast<std::int32_t>(j)) >= lane.iota(static_cast<std::int32_t>(k)),
                              lane.load(mul_4 + i * 3 + k), 0.0));
          });
        }
      }
      // mul_5: f64[b, 3, 3]
      for (modelc::Index i0 = 0; i0 < b; ++i0) {
        modelc::matmul(threads_, 3, 3, 3, kept_2 + i0 * 9, 3, 1, where_2 + i0 * 9, 3, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                         lane.store(mul_5 + i0 * 9 + row * 3 + column, lane.load(where + row * 3 + column) * sum);
                       });
      }
      // solve_triangular: f64[b, 3, 3]
      modelc::kernels::solve_triangular(modelc::tensor(solve_triangular, b, 3, 3), modelc::tensor(kept_2, b, 3, 3),
                                        modelc::tensor(mul_5, b, 3, 3), false);
      // solve_triangular_2: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(solve_triangular_2 + i * 9 + j * 3 + k, lane.load(solve_triangular + i * 9 + j + k * 3, 3));
          });
        }
      }
      // solve_triangular_3: f64[b, 3, 3]
      modelc::kernels::solve_triangular(modelc::tensor(solve_triangular_3, b, 3, 3), modelc::tensor(kept_2, b, 3, 3),
                                        modelc::tensor(solve_triangular_2, b, 3, 3), false);
      // mul_6: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(mul_6 + i * 9 + j * 3 + k, 0.5 * (lane.load(solve_triangular_3 + i * 9 + j * 3 + k) +
                                                         lane.load(solve_triangular_3 + i * 9 + j + k * 3, 3)));
          });
        }
      }
      // sum_4: f64[b, 1, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          auto column_sum = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 3; ++k) {
            column_sum = modelc::Sum::apply(column_sum, lane(kept_0[i * 3 + k]) * lane.load(mul_6 + i * 9 + j + k * 3));
          }
          lane.store(sum_4 + i * 3 + j, column_sum);
        });
      }
      // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
      // gradient_1: f64[b, 3], new_d_carry_0: f64[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          const modelc::Scalar scalar{};
          const auto kept_1_2 = scalar.load(kept_1 + i * 3 + j);
          const auto mul_7 = (1.0 - kept_1_2 * kept_1_2) * scalar.load(sum_4 + i * 3 + j);
          const auto d_y_0_2 = scalar.load(d_y_0 + i * 3 + j);
          const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
            return lane.load(mul_6 + i * 9 + j * 3 + k) * lane.load(kept_1 + i * 3 + k);
          }));
          const auto add_3 = row_sum * 0.3 + mul_7;
          const auto add_4 = d_y_0_2 + add_3;
          const auto add_3_lanes = add_3;
          const auto add_4_lanes = add_4;
          scalar.store(gradient_1 + i * 3 + j, add_3_lanes);
          scalar.store(new_d_carry_0 + i * 3 + j, add_4_lanes);
        }
      }
    }

    // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
    // separable_conv1d_4: f64[b, 6, 3]
    double* const separable_conv1d_4 = arena_.at<double>(train_step_slots_[3]);
    compute_separable_conv1d_4(project_6, separable_conv1d_2, h3, separable_conv1d_3, separable_conv1d_4);
    // separable_conv1d_5: f64[b, 6, 4]
    double* const separable_conv1d_5 = arena_.at<double>(train_step_slots_[0]);
    compute_separable_conv1d_5(separable_conv1d_4, separable_conv1d_pointwise_kernel, separable_conv1d_5);
    // grad_separable_conv1d_pointwise_kernel: f64[1, 4, 3]
    double* const grad_separable_conv1d_pointwise_kernel = arena_.at<double>(576);
    modelc::kernels::conv_kernel_gradient(threads_, modelc::tensor(grad_separable_conv1d_pointwise_kernel, 1, 4, 3),
                                          modelc::tensor(separable_conv1d, b, 6, 4),
                                          modelc::tensor(separable_conv1d_4, b, 6, 3),
                                          modelc::Windows<modelc::Window<1, 1, 1, 0>>{});
    // separable_conv1d_6: f64[1, 1, 4]
    double* const separable_conv1d_6 = arena_.at<double>(448);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(separable_conv1d_6, 1, 1, 4), modelc::tensor(lambda_7, b, 6, 4),
        modelc::tensor(separable_conv1d_5, b, 6, 4), modelc::Windows<modelc::Window<1, 1, 1, 0>>{});
    // sum_2: f64, gradients: f64[51]
    double* const sum_2 = arena_.at<double>(1216);
    double* const gradients = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
        const auto separable_conv1d_6_2 = lane.load(separable_conv1d_6 + i);
        const auto full = lane(0.0);
        const auto mul_7 = separable_conv1d_6_2 * separable_conv1d_6_2;
        lane.store(gradients + i, separable_conv1d_6_2);
        lane.store(gradients + 4 + i, full);
        lane.store(gradients + 20 + i, full);
        return modelc::folded(mul_7);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      scalar.store(sum_2, row_sum);
    }
    // grad_separable_conv1d_bias: f64[3], gradients: f64[51]
    double* const grad_separable_conv1d_bias = arena_.at<double>(1152);
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_separable_conv1d_bias_2 = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 6 * b; ++j) {
        grad_separable_conv1d_bias_2 =
            modelc::Sum::apply(grad_separable_conv1d_bias_2, lane.load(separable_conv1d_4 + i + j * 3));
      }
      lane.store(grad_separable_conv1d_bias + i, grad_separable_conv1d_bias_2);
      lane.store(gradients + 24 + i, grad_separable_conv1d_bias_2);
    });
    // gradients: f64[51]
    modelc::for_lanes<double>(5, [&](auto lane, modelc::Index i) { lane.store(gradients + 27 + i, lane(0.0)); });

    // m.model:10: output other = Dense(3)(h4)
    // grad_dense_kernel: f64[3, 3], gradients: f64[51]
    double* const grad_dense_kernel = arena_.at<double>(448);
    modelc::matmul(threads_, 3, 6 * b, 3, dense_3, 1, 3, grad_other, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_dense_kernel + row * 3 + column, sum);
                     lane.store(gradients + 32 + row * 3 + column, sum);
                   });
    // sum_3: f64
    double* const sum_3 = arena_.at<double>(1280);
    compute_sum_3(grad_dense_kernel, sum_3);
    // gradients: f64[51]
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 41 + i, lane(0.0)); });
    // grad_dense_bias: f64[3], gradients: f64[51]
    double* const grad_dense_bias = arena_.at<double>(448);
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias_2 = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 6 * b; ++j) {
        grad_dense_bias_2 = modelc::Sum::apply(grad_dense_bias_2, lane.load(grad_other + i + j * 3));
      }
      lane.store(grad_dense_bias + i, grad_dense_bias_2);
      lane.store(gradients + 48 + i, grad_dense_bias_2);
    });
    // div: f64, gradients: f64[51]
    double* const div = arena_.at<double>(1216);
    {
      const modelc::Scalar scalar{};
      const auto sum_2_2 = scalar.load(sum_2);
      const auto grad_separable_conv1d_bias_2 = scalar.load(grad_separable_conv1d_bias);
      const auto grad_separable_conv1d_bias_3 = scalar.load(grad_separable_conv1d_bias + 1);
      const auto grad_separable_conv1d_bias_4 = scalar.load(grad_separable_conv1d_bias + 2);
      const auto add_3 = grad_separable_conv1d_bias_2 * grad_separable_conv1d_bias_2 +
                         grad_separable_conv1d_bias_3 * grad_separable_conv1d_bias_3 +
                         grad_separable_conv1d_bias_4 * grad_separable_conv1d_bias_4;
      const auto sum_3_2 = scalar.load(sum_3);
      const auto grad_dense_bias_2 = scalar.load(grad_dense_bias);
      const auto grad_dense_bias_3 = scalar.load(grad_dense_bias + 1);
      const auto grad_dense_bias_4 = scalar.load(grad_dense_bias + 2);
      const auto add_4 = grad_dense_bias_2 * grad_dense_bias_2 + grad_dense_bias_3 * grad_dense_bias_3 +
                         grad_dense_bias_4 * grad_dense_bias_4;
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(12, [&](auto lane, modelc::Index i) {
        const auto grad_separable_conv1d_pointwise_kernel_2 = lane.load(grad_separable_conv1d_pointwise_kernel + i);
        const auto mul_7 = grad_separable_conv1d_pointwise_kernel_2 * grad_separable_conv1d_pointwise_kernel_2;
        lane.store(gradients + 8 + i, grad_separable_conv1d_pointwise_kernel_2);
        return modelc::folded(mul_7);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto div_2 = 0.5 / max(0.5, sqrt(sum_2_2 + row_sum + add_3 + sum_3_2 + add_4));
      scalar.store(div, div_2);
    }

    // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
    // add_2: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const add_2 = arena_.at<double>(448);
    compute_add_2(optimizer_iteration, add_2);
    // mul_2: f64
    double* const mul_2 = arena_.at<double>(512);
    compute_mul_2(add_2, mul_2);
    // new_optimizer_accumulator: f64[51], new_optimizer_linear: f64[51], new_weights: f64[51]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_accumulator = training_->block.at<double>(64);
    const double* const optimizer_linear = training_->block.at<double>(512);
    double* const new_optimizer_accumulator = training_->block.at<double>(64);
    double* const new_optimizer_linear = training_->block.at<double>(512);
    double* const new_weights = weights_->block.at<double>(0);
    modelc::for_lanes<double>(51, [&](auto lane, modelc::Index i) {
      const auto mul_7 = lane(div[0]) * lane.load(gradients + i);
      const auto optimizer_accumulator_2 = lane.load(optimizer_accumulator + i);
      const auto add_3 = optimizer_accumulator_2 + mul_7 * mul_7;
      const auto sqrt_2 = sqrt(add_3);
      const auto weights_2 = lane.load(weights + i);
      const auto add_2_2 = lane(add_2[0]);
      const auto add_4 = lane.load(optimizer_linear + i) +
                         (mul_7 + weights_2 * 0.0 - weights_2 * ((sqrt_2 - sqrt(optimizer_accumulator_2)) / add_2_2));
      const auto div_2 = (min(0.0, max(add_4, -0.0)) - add_4) / (sqrt_2 / add_2_2 + lane(mul_2[0]));
      lane.store(new_optimizer_accumulator + i, add_3);
      lane.store(new_optimizer_linear + i, add_4);
      lane.store(new_weights + i, div_2);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<double>(768), 1, training_->block.at<double>(1024));
    modelc::copy_elements(arena_.at<double>(896), 1, training_->block.at<double>(1152));
    modelc::copy_elements(arena_.at<double>(1024), 1, training_->block.at<double>(1280));
  }

  void compute_update_step() noexcept {
    // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
    // new_metric_y_root_mean_squared_error_total: f64, new_metric_y_root_mean_squared_error_count: f64, y_root...
    const double* const metric_y_root_mean_squared_error_total = training_->block.at<double>(960);
    const double* const metric_y_root_mean_squared_error_count = training_->block.at<double>(1024);
    const double* const part_metric_y_root_mean_squared_error_total = arena_.at<double>(1024);
    const double* const part_metric_y_root_mean_squared_error_count = arena_.at<double>(1088);
    double* const new_metric_y_root_mean_squared_error_total = training_->block.at<double>(960);
    double* const new_metric_y_root_mean_squared_error_count = training_->block.at<double>(1024);
    double* const y_root_mean_squared_error = arena_.at<double>(0);
    {
      const modelc::Scalar lane{};
      const auto add_2 =
          lane.load(metric_y_root_mean_squared_error_total) + lane.load(part_metric_y_root_mean_squared_error_total);
      const auto add_3 =
          lane.load(metric_y_root_mean_squared_error_count) + lane.load(part_metric_y_root_mean_squared_error_count);
      const auto eq = 0.0 == add_3;
      const auto sqrt_2 = sqrt(select(eq, 0.0, add_2 / select(eq, 1.0, add_3)));
      lane.store(new_metric_y_root_mean_squared_error_total, add_2);
      lane.store(new_metric_y_root_mean_squared_error_count, add_3);
      lane.store(y_root_mean_squared_error, sqrt_2);
    }
    // new_metric_y_mse_total: f64, new_metric_y_mse_count: f64, y_mse: f64
    const double* const metric_y_mse_total = training_->block.at<double>(1088);
    const double* const metric_y_mse_count = training_->block.at<double>(1152);
    const double* const part_metric_y_mse_total = arena_.at<double>(1152);
    const double* const part_metric_y_mse_count = arena_.at<double>(1216);
    double* const new_metric_y_mse_total = training_->block.at<double>(1088);
    double* const new_metric_y_mse_count = training_->block.at<double>(1152);
    double* const y_mse = arena_.at<double>(64);
    compute_new_metric_y_mse_total(metric_y_mse_total, part_metric_y_mse_total, metric_y_mse_count,
                                   part_metric_y_mse_count, new_metric_y_mse_total, new_metric_y_mse_count, y_mse);
    // new_metric_other_metric_total: f64, new_metric_other_metric_count: f64, other_metric: f64
    const double* const metric_other_metric_total = training_->block.at<double>(1216);
    const double* const metric_other_metric_count = training_->block.at<double>(1280);
    const double* const part_metric_other_metric_total = arena_.at<double>(1280);
    const double* const part_metric_other_metric_count = arena_.at<double>(1344);
    double* const new_metric_other_metric_total = training_->block.at<double>(1216);
    double* const new_metric_other_metric_count = training_->block.at<double>(1280);
    double* const other_metric = arena_.at<double>(128);
    compute_new_metric_y_mse_total(metric_other_metric_total, part_metric_other_metric_total, metric_other_metric_count,
                                   part_metric_other_metric_count, new_metric_other_metric_total,
                                   new_metric_other_metric_count, other_metric);
    // sum_2: f64
    const double* const part_gradient_separable_conv1d_depthwise_kernel = arena_.at<double>(512);
    double* const sum_2 = arena_.at<double>(192);
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index i) {
        const auto part_gradient_separable_conv1d_depthwise_kernel_2 =
            lane.load(part_gradient_separable_conv1d_depthwise_kernel + i);
        return part_gradient_separable_conv1d_depthwise_kernel_2 * part_gradient_separable_conv1d_depthwise_kernel_2;
      }));
      scalar.store(sum_2, row_sum);
    }
    // sum_3: f64
    const double* const part_gradient_dense_kernel = arena_.at<double>(768);
    double* const sum_3 = arena_.at<double>(256);
    compute_sum_3(part_gradient_dense_kernel, sum_3);
    // div: f64
    const double* const part_gradient_separable_conv1d_pointwise_kernel = arena_.at<double>(576);
    const double* const part_gradient_separable_conv1d_bias = arena_.at<double>(704);
    const double* const part_gradient_dense_bias = arena_.at<double>(896);
    double* const div = arena_.at<double>(192);
    {
      const modelc::Scalar scalar{};
      const auto sum_2_2 = scalar.load(sum_2);
      const auto part_gradient_separable_conv1d_bias_2 = scalar.load(part_gradient_separable_conv1d_bias);
      const auto part_gradient_separable_conv1d_bias_3 = scalar.load(part_gradient_separable_conv1d_bias + 1);
      const auto part_gradient_separable_conv1d_bias_4 = scalar.load(part_gradient_separable_conv1d_bias + 2);
      const auto add_2 = part_gradient_separable_conv1d_bias_2 * part_gradient_separable_conv1d_bias_2 +
                         part_gradient_separable_conv1d_bias_3 * part_gradient_separable_conv1d_bias_3 +
                         part_gradient_separable_conv1d_bias_4 * part_gradient_separable_conv1d_bias_4;
      const auto sum_3_2 = scalar.load(sum_3);
      const auto part_gradient_dense_bias_2 = scalar.load(part_gradient_dense_bias);
      const auto part_gradient_dense_bias_3 = scalar.load(part_gradient_dense_bias + 1);
      const auto part_gradient_dense_bias_4 = scalar.load(part_gradient_dense_bias + 2);
      const auto add_3 = part_gradient_dense_bias_2 * part_gradient_dense_bias_2 +
                         part_gradient_dense_bias_3 * part_gradient_dense_bias_3 +
                         part_gradient_dense_bias_4 * part_gradient_dense_bias_4;
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(12, [&](auto lane, modelc::Index i) {
        const auto part_gradient_separable_conv1d_pointwise_kernel_2 =
            lane.load(part_gradient_separable_conv1d_pointwise_kernel + i);
        return part_gradient_separable_conv1d_pointwise_kernel_2 * part_gradient_separable_conv1d_pointwise_kernel_2;
      }));
      const auto div_2 = 0.5 / max(0.5, sqrt(sum_2_2 + row_sum + add_2 + sum_3_2 + add_3));
      scalar.store(div, div_2);
    }
    // add: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const add = arena_.at<double>(256);
    compute_add_2(optimizer_iteration, add);
    // mul: f64
    double* const mul = arena_.at<double>(320);
    compute_mul_2(add, mul);
    // new_optimizer_accumulator: f64[51], new_optimizer_linear: f64[51], new_weights: f64[51]
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(512);
    const double* const optimizer_accumulator = training_->block.at<double>(64);
    const double* const optimizer_linear = training_->block.at<double>(512);
    double* const new_optimizer_accumulator = training_->block.at<double>(64);
    double* const new_optimizer_linear = training_->block.at<double>(512);
    double* const new_weights = weights_->block.at<double>(0);
    modelc::for_lanes<double>(51, [&](auto lane, modelc::Index i) {
      const auto mul_2 = lane.load(part_gradients + i) * lane(div[0]);
      const auto optimizer_accumulator_2 = lane.load(optimizer_accumulator + i);
      const auto add_2 = optimizer_accumulator_2 + mul_2 * mul_2;
      const auto sqrt_2 = sqrt(add_2);
      const auto weights_2 = lane.load(weights + i);
      const auto add_3 = lane(add[0]);
      const auto add_4 = lane.load(optimizer_linear + i) +
                         (mul_2 + weights_2 * 0.0 - weights_2 * ((sqrt_2 - sqrt(optimizer_accumulator_2)) / add_3));
      const auto div_2 = (min(0.0, max(add_4, -0.0)) - add_4) / (sqrt_2 / add_3 + lane(mul[0]));
      lane.store(new_optimizer_accumulator + i, add_2);
      lane.store(new_optimizer_linear + i, add_4);
      lane.store(new_weights + i, div_2);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const double* z, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = TimeDistributed(Lambda(v -> scatter_update(v, [[0, 0], [-1, 3]], stack([sum(v), v[0, 0]]...
    // lambda_4: f64[2]
    double* const lambda_4 = arena_.at<double>(0);
    compute_lambda_4(z, lambda_4);
    // lambda_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_2[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_3[2] = {0, 3};
    std::int32_t* const lambda_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5(lambda, lambda_2, lambda_3, lambda_5);
    // lambda_6: f64[24 * b]
    double* const lambda_6 = arena_.at<double>(evaluate_step_slots_[0]);
    modelc::kernels::segment_sum(modelc::tensor(lambda_6, 24 * b), modelc::tensor(lambda_4, 2),
                                 modelc::tensor(lambda_5, 2), false);
    // lambda_7: f64[6 * b, 4]
    double* const lambda_7 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lambda_7(z, lambda_6, lambda_7);

    // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
    // separable_conv1d: f64[b, 6, 4]
    const double* const separable_conv1d_depthwise_kernel = weights_->block.at<double>(0);
    double* const separable_conv1d = arena_.at<double>(evaluate_step_slots_[1]);
    compute_separable_conv1d(lambda_7, separable_conv1d_depthwise_kernel, separable_conv1d);

    // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
    // scan: f64[b, 3]
    double* const scan = arena_.at<double>(evaluate_step_slots_[2]);
    compute_scan(scan);

    // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
    // scan_2: f64[6, b, 3]
    const double* const separable_conv1d_pointwise_kernel = weights_->block.at<double>(64);
    const double* const separable_conv1d_bias = weights_->block.at<double>(192);
    double* const scan_2 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_scan_2(separable_conv1d, separable_conv1d_pointwise_kernel, separable_conv1d_bias, scan_2);

    // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
    // project: f64[6, b, 3], carry: f64[b, 3]
    double* const project = arena_.at<double>(evaluate_step_slots_[1]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[3]);
    std::copy_n(scan, 3 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 6; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const x_0 = scan_2 + turn_2 * (3 * b);
      double* const mul = arena_.at<double>(evaluate_step_slots_[5]);
      double* const tanh_2 = arena_.at<double>(evaluate_step_slots_[6]);
      double* const mul_2 = arena_.at<double>(448);
      double* const a = arena_.at<double>(evaluate_step_slots_[4]);
      double* const cholesky = arena_.at<double>(evaluate_step_slots_[5]);
      double* const new_carry_0 = carry;
      double* const y_0 = project + turn_2 * (3 * b);
      // m.model:6: l4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
      // mul: f64[b, 3, 1], tanh_2: f64[b, 3]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto add = lane.load(carry_0 + i) + lane.load(x_0 + i);
        const auto mul_3 = add * 0.3;
        const auto tanh_3 = tanh(add);
        lane.store(mul + i, mul_3);
        lane.store(tanh_2 + i, tanh_3);
      });
      // mul_2: f64[3, 3]
      for (modelc::Index i = 0; i < 3; ++i) {
        modelc::for_scalars(3, [&](auto lane, modelc::Index j) {
          lane.store(
              mul_2 + i * 3 + j,
              modelc::cast<double>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 5.0);
        });
      }
      // a: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(a + i * 9 + j * 3 + k,
                       lane(mul[i * 3 + j]) * lane.load(tanh_2 + i * 3 + k) + lane.load(mul_2 + j * 3 + k));
          });
        }
      }
      // cholesky: f64[b, 3, 3]
      modelc::kernels::cholesky(modelc::tensor(cholesky, b, 3, 3), modelc::tensor(a, b, 3, 3), true);
      // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
      // new_carry_0: f64[b, 3], y_0: f64[b, 3]
      for (modelc::Index i = 0; i < 3 * b; ++i) {
        const modelc::Scalar scalar{};
        const auto carry_0_2 = scalar.load(carry_0 + i);
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
            3, [&](auto lane, modelc::Index j) { return lane.load(cholesky + i * 3 + j); }));
        const auto n_2 = tanh(row_sum);
        const auto add_2 = carry_0_2 + n_2 * 0.5;
        const auto n_2_lanes = n_2;
        const auto add_2_lanes = add_2;
        scalar.store(new_carry_0 + i, n_2_lanes);
        scalar.store(y_0 + i, add_2_lanes);
      }
    }

    // m.model:10: output other = Dense(3)(h4)
    // dense: f64[b, 6, 3]
    const double* const dense_kernel = weights_->block.at<double>(256);
    double* const dense = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense(project, dense_kernel, dense);

    // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_y_root_mean_squared_error_total: f64, y_root_mean_squared_error: f64, y_root_mean_...
    const double* const dense_bias = weights_->block.at<double>(384);
    const double* const metric_y_root_mean_squared_error_total = training_->block.at<double>(960);
    const double* const metric_y_root_mean_squared_error_count = training_->block.at<double>(1024);
    const double* const metric_y_mse_total = training_->block.at<double>(1088);
    const double* const metric_y_mse_count = training_->block.at<double>(1152);
    const double* const metric_other_metric_total = training_->block.at<double>(1216);
    const double* const metric_other_metric_count = training_->block.at<double>(1280);
    double* const loss = arena_.at<double>(0);
    double* const new_metric_y_root_mean_squared_error_total = training_->block.at<double>(960);
    double* const y_root_mean_squared_error = arena_.at<double>(64);
    double* const y_root_mean_squared_error_2 = arena_.at<double>(128);
    double* const new_metric_y_mse_total = training_->block.at<double>(1088);
    double* const y_mse = arena_.at<double>(192);
    double* const y_mse_2 = arena_.at<double>(256);
    double* const new_metric_other_metric_total = training_->block.at<double>(1216);
    double* const other_metric = arena_.at<double>(320);
    double* const other_metric_2 = arena_.at<double>(384);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      modelc::Total<modelc::Sum, double> total_sum_4;
      modelc::Total<modelc::Sum, double> total_sum_5;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 6; ++j) {
          const auto y_true_2 = scalar.load(y_true + i * 6 + j);
          const auto sub = 1.0 - y_true_2;
          const auto row_2 =
              modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
                const auto other_true_2 = lane.load(other_true + i * 18 + j * 3 + k);
                const auto abs_2 =
                    abs(other_true_2 - (lane.load(dense_bias + k) + lane.load(dense + i * 18 + j * 3 + k)));
                const auto project_2 = lane.load(project + i * 3 + j * (3 * b) + k);
                const auto mul_3 = other_true_2 * abs_2;
                return modelc::folded(project_2, mul_3, abs_2);
              });
          const auto h5 = scalar(std::get<0>(row_2));
          total_sum_2.add(scalar(std::get<1>(row_2)));
          total_sum_5.add(scalar(std::get<2>(row_2)));
          const auto sigmoid_2 = sigmoid(h5);
          const auto sub_2 = 1.0 - (y_true_2 * sigmoid_2 + sub * (1.0 - sigmoid_2));
          const auto mul_4 = sub_2 * sub_2 * (log1p(exp(-abs(h5))) + (max(h5, 0.0) - y_true_2 * h5));
          const auto sub_3 = h5 - y_true_2;
          const auto mul_5 = sub_3 * sub_3;
          total_sum.add(mul_4);
          total_sum_3.add(mul_5);
          total_sum_4.add(mul_5);
        }
      }
      const auto add = scalar.load(metric_y_root_mean_squared_error_total) + scalar(total_sum_3.value());
      const auto add_2 = scalar.load(metric_y_root_mean_squared_error_count) + static_cast<double>(6 * b);
      const auto eq = 0.0 == add_2;
      const auto add_3 = scalar.load(metric_y_mse_total) + scalar(total_sum_4.value());
      const auto add_4 = scalar.load(metric_y_mse_count) + static_cast<double>(6 * b);
      const auto eq_2 = 0.0 == add_4;
      const auto add_5 = scalar.load(metric_other_metric_total) + scalar(total_sum_5.value());
      const auto add_6 = scalar.load(metric_other_metric_count) + static_cast<double>(18 * b);
      const auto eq_3 = 0.0 == add_6;
      const auto add_7 = scalar(total_sum.value()) / static_cast<double>(6 * b) * 0.5 +
                         2.0 * (scalar(total_sum_2.value()) / static_cast<double>(6 * b));
      const auto sqrt_2 = sqrt(select(eq, 0.0, add / select(eq, 1.0, add_2)));
      const auto where = select(eq_2, 0.0, add_3 / select(eq_2, 1.0, add_4));
      const auto where_2 = select(eq_3, 0.0, add_5 / select(eq_3, 1.0, add_6));
      scalar.store(loss, add_7);
      scalar.store(new_metric_y_root_mean_squared_error_total, add);
      scalar.store(y_root_mean_squared_error, add_2);
      scalar.store(y_root_mean_squared_error_2, sqrt_2);
      scalar.store(new_metric_y_mse_total, add_3);
      scalar.store(y_mse, add_4);
      scalar.store(y_mse_2, where);
      scalar.store(new_metric_other_metric_total, add_5);
      scalar.store(other_metric, add_6);
      scalar.store(other_metric_2, where_2);
    }

    modelc::copy_elements(arena_.at<double>(64), 1, training_->block.at<double>(1024));
    modelc::copy_elements(arena_.at<double>(192), 1, training_->block.at<double>(1152));
    modelc::copy_elements(arena_.at<double>(320), 1, training_->block.at<double>(1280));
  }

  void compute_gradients(const double* z, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = TimeDistributed(Lambda(v -> scatter_update(v, [[0, 0], [-1, 3]], stack([sum(v), v[0, 0]]...
    // lambda_4: f64[2]
    double* const lambda_4 = arena_.at<double>(0);
    compute_lambda_4(z, lambda_4);
    // lambda_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_2[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_3[2] = {0, 3};
    std::int32_t* const lambda_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5(lambda, lambda_2, lambda_3, lambda_5);
    // lambda_6: f64[24 * b]
    double* const lambda_6 = arena_.at<double>(gradients_slots_[1]);
    modelc::kernels::segment_sum(modelc::tensor(lambda_6, 24 * b), modelc::tensor(lambda_4, 2),
                                 modelc::tensor(lambda_5, 2), false);
    // lambda_7: f64[6 * b, 4]
    double* const lambda_7 = arena_.at<double>(gradients_slots_[1]);
    compute_lambda_7(z, lambda_6, lambda_7);

    // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
    // separable_conv1d: f64[b, 6, 4]
    const double* const separable_conv1d_depthwise_kernel = weights_->block.at<double>(0);
    double* const separable_conv1d = arena_.at<double>(gradients_slots_[2]);
    compute_separable_conv1d(lambda_7, separable_conv1d_depthwise_kernel, separable_conv1d);

    // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
    // scan: f64[b, 3]
    double* const scan = arena_.at<double>(gradients_slots_[7]);
    compute_scan(scan);
    // scan_3: f64[b, 3]
    double* const scan_3 = arena_.at<double>(gradients_slots_[14]);
    compute_scan(scan_3);

    // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
    // separable_conv1d_2: f64[b, 6, 3], h3: f64[b, 6, 3], scan_2: f64[6, b, 3], separable_conv1d_3: f64[b, 6, 3]
    const double* const separable_conv1d_pointwise_kernel = weights_->block.at<double>(64);
    const double* const separable_conv1d_bias = weights_->block.at<double>(192);
    double* const separable_conv1d_2 = arena_.at<double>(gradients_slots_[3]);
    double* const h3 = arena_.at<double>(gradients_slots_[4]);
    double* const scan_2 = arena_.at<double>(gradients_slots_[5]);
    double* const separable_conv1d_3 = arena_.at<double>(gradients_slots_[13]);
    compute_separable_conv1d_2(separable_conv1d, separable_conv1d_pointwise_kernel, separable_conv1d_bias,
                               separable_conv1d_2, h3, scan_2, separable_conv1d_3);

    // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
    // project: f64[6, b, 3], project_2: f64[6, b, 3], project_3: f64[6, b, 3, 3], project_4: f64[6, b, 3], pro...
    double* const project = arena_.at<double>(gradients_slots_[6]);
    double* const project_2 = arena_.at<double>(gradients_slots_[10]);
    double* const project_3 = arena_.at<double>(gradients_slots_[0]);
    double* const project_4 = arena_.at<double>(gradients_slots_[11]);
    double* const project_5 = arena_.at<double>(gradients_slots_[12]);
    double* const carry = arena_.at<double>(gradients_slots_[8]);
    std::copy_n(scan, 3 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 6; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const x_0 = scan_2 + turn_2 * (3 * b);
      double* const stacked = project_5 + turn_2 * (3 * b);
      double* const stacked_2 = project_4 + turn_2 * (3 * b);
      double* const mul = arena_.at<double>(256);
      double* const a = arena_.at<double>(gradients_slots_[15]);
      double* const stacked_3 = project_3 + turn_2 * (9 * b);
      double* const new_carry_0 = carry;
      double* const y_0 = project + turn_2 * (3 * b);
      double* const stacked_4 = project_2 + turn_2 * (3 * b);
      // m.model:6: l4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
      // stacked: f64[b, 3, 1], stacked_2: f64[b, 3]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto add_2 = lane.load(carry_0 + i) + lane.load(x_0 + i);
        const auto mul_5 = add_2 * 0.3;
        const auto tanh_2 = tanh(add_2);
        lane.store(stacked + i, mul_5);
        lane.store(stacked_2 + i, tanh_2);
      });
      // mul: f64[3, 3]
      for (modelc::Index i = 0; i < 3; ++i) {
        modelc::for_scalars(3, [&](auto lane, modelc::Index j) {
          lane.store(
              mul + i * 3 + j,
              modelc::cast<double>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 5.0);
        });
      }
      // a: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(a + i * 9 + j * 3 + k,
                       lane(stacked[i * 3 + j]) * lane.load(stacked_2 + i * 3 + k) + lane.load(mul + j * 3 + k));
          });
        }
      }
      // stacked_3: f64[b, 3, 3]
      modelc::kernels::cholesky(modelc::tensor(stacked_3, b, 3, 3), modelc::tensor(a, b, 3, 3), true);
      // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
      // new_carry_0: f64[b, 3], y_0: f64[b, 3], stacked_4: f64[b, 3]
      for (modelc::Index i = 0; i < 3 * b; ++i) {
        const modelc::Scalar scalar{};
        const auto carry_0_2 = scalar.load(carry_0 + i);
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
            3, [&](auto lane, modelc::Index j) { return lane.load(stacked_3 + i * 3 + j); }));
        const auto n_2 = tanh(row_sum);
        const auto add_3 = carry_0_2 + n_2 * 0.5;
        const auto sub_2 = 1.0 - n_2 * n_2;
        const auto n_2_lanes = n_2;
        const auto add_3_lanes = add_3;
        const auto sub_2_lanes = sub_2;
        scalar.store(new_carry_0 + i, n_2_lanes);
        scalar.store(y_0 + i, add_3_lanes);
        scalar.store(stacked_4 + i, sub_2_lanes);
      }
    }

    // m.model:10: output other = Dense(3)(h4)
    // dense: f64[b, 6, 3]
    const double* const dense_kernel = weights_->block.at<double>(256);
    double* const dense = arena_.at<double>(gradients_slots_[5]);
    compute_dense(project, dense_kernel, dense);

    // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
    // sub: f64[b, 6, 3], grad_other: f64[b, 6, 3]
    const double* const dense_bias = weights_->block.at<double>(384);
    double* const sub = arena_.at<double>(gradients_slots_[5]);
    double* const grad_other = arena_.at<double>(gradients_slots_[7]);
    compute_sub(other_true, dense_bias, dense, sub, grad_other);

    // m.model:10: output other = Dense(3)(h4)
    // new_part_gradient_dense_bias: f64[3]
    double* const new_part_gradient_dense_bias = arena_.at<double>(896);
    compute_new_part_gradient_dense_bias(grad_other, new_part_gradient_dense_bias);
    ready_(384);
    // dense_2: f64[b, 6, 3]
    double* const dense_2 = arena_.at<double>(gradients_slots_[8]);
    compute_dense_2(grad_other, dense_kernel, dense_2);

    // m.model:8: h5 = sum(h4, axis = -1, keepdims = true)
    // y_loss: f64, new_part_metric_y_root_mean_squared_error_total: f64, new_part_metric_y_mse_total: f64, den...
    double* const y_loss = arena_.at<double>(0);
    double* const new_part_metric_y_root_mean_squared_error_total = arena_.at<double>(1024);
    double* const new_part_metric_y_mse_total = arena_.at<double>(1152);
    double* const dense_3 = arena_.at<double>(gradients_slots_[9]);
    double* const add = arena_.at<double>(gradients_slots_[8]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 6; ++j) {
          const auto y_true_2 = scalar.load(y_true + i * 6 + j);
          const auto sub_2 = 1.0 - y_true_2;
          const auto div = scalar(0.5) / scalar(static_cast<double>(6 * b));
          const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto project_7 = lane.load(project + i * 3 + j * (3 * b) + k);
            lane.store(dense_3 + i * 18 + j * 3 + k, project_7);
            return modelc::folded(project_7);
          });
          const auto h5 = scalar(std::get<0>(row_2));
          const auto sigmoid_2 = sigmoid(h5);
          const auto sub_3 = 1.0 - sigmoid_2;
          const auto sub_4 = 1.0 - (y_true_2 * sigmoid_2 + sub_2 * sub_3);
          const auto mul_5 = sub_4 * sub_4;
          const auto add_2 = log1p(exp(-abs(h5))) + (max(h5, 0.0) - y_true_2 * h5);
          const auto mul_6 = mul_5 * add_2;
          const auto sub_5 = h5 - y_true_2;
          const auto mul_7 = sub_5 * sub_5;
          const auto mul_8 = sub_4 * (add_2 * div);
          const auto neg = -(mul_8 + mul_8);
          const auto grad_h5 = mul_5 * div * (sigmoid_2 - y_true_2) - sub_2 * neg * (sub_3 - sub_3 * sub_3) +
                               y_true_2 * neg * (sigmoid_2 - sigmoid_2 * sigmoid_2);
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(add + i * 18 + j * 3 + k, lane.load(dense_2 + i * 18 + j * 3 + k) + lane(grad_h5));
          });
          total_sum.add(mul_6);
          total_sum_2.add(mul_7);
          total_sum_3.add(mul_7);
        }
      }
      const auto div_2 = scalar(total_sum.value()) / static_cast<double>(6 * b);
      const auto scalar_total_sum_2_value_lanes = scalar(total_sum_2.value());
      const auto scalar_total_sum_3_value_lanes = scalar(total_sum_3.value());
      scalar.store(y_loss, div_2);
      scalar.store(new_part_metric_y_root_mean_squared_error_total, scalar_total_sum_2_value_lanes);
      scalar.store(new_part_metric_y_mse_total, scalar_total_sum_3_value_lanes);
    }

    // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
    // the loss, and what its gradient needs
    // other_loss: f64, loss: f64, new_part_metric_other_metric_total: f64
    double* const other_loss = arena_.at<double>(64);
    double* const loss = arena_.at<double>(128);
    double* const new_part_metric_other_metric_total = arena_.at<double>(1280);
    {
      const modelc::Scalar scalar{};
      const auto mul_5 = scalar.load(y_loss) * 0.5;
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(18 * b, [&](auto lane, modelc::Index i) {
        const auto abs_2 = abs(lane.load(sub + i));
        const auto mul_6 = lane.load(other_true + i) * abs_2;
        return modelc::folded(mul_6, abs_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto div = row_sum / static_cast<double>(6 * b);
      const auto add_2 = mul_5 + 2.0 * div;
      const auto div_lanes = div;
      const auto add_2_lanes = add_2;
      const auto row_sum_2_lanes = row_sum_2;
      scalar.store(other_loss, div_lanes);
      scalar.store(loss, add_2_lanes);
      scalar.store(new_part_metric_other_metric_total, row_sum_2_lanes);
    }

    // m.model:10: output other = Dense(3)(h4)
    // new_part_gradient_dense_kernel: f64[3, 3]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(768);
    modelc::matmul(threads_, 3, 6 * b, 3, dense_3, 1, 3, grad_other, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 3 + column, sum);
                   });
    ready_(256);

    // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
    // scan_4: f64[6, b, 3]
    double* const scan_4 = arena_.at<double>(gradients_slots_[5]);
    compute_scan_4(add, scan_4);
    // project_6: f64[6, b, 3], carry_2: f64[b, 3]
    double* const project_6 = arena_.at<double>(gradients_slots_[6]);
    double* const carry_2 = arena_.at<double>(gradients_slots_[7]);
    std::copy_n(scan_3, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 6; ++turn_2) {
      const modelc::Index step_2 = 6 - 1 - turn_2;
      const double* const d_carry_0 = carry_2;
      const double* const kept_0 = project_5 + step_2 * (3 * b);
      const double* const kept_1 = project_4 + step_2 * (3 * b);
      const double* const kept_2 = project_3 + step_2 * (9 * b);
      const double* const kept_3 = project_2 + step_2 * (3 * b);
      const double* const d_y_0 = scan_4 + step_2 * (3 * b);
      double* const where = arena_.at<double>(384);
      double* const mul_2 = arena_.at<double>(gradients_slots_[21]);
      double* const where_2 = arena_.at<double>(gradients_slots_[20]);
      double* const mul_3 = arena_.at<double>(gradients_slots_[21]);
      double* const solve_triangular = arena_.at<double>(gradients_slots_[20]);
      double* const solve_triangular_2 = arena_.at<double>(gradients_slots_[21]);
      double* const solve_triangular_3 = arena_.at<double>(gradients_slots_[20]);
      double* const mul_4 = arena_.at<double>(gradients_slots_[21]);
      double* const sum_2 = arena_.at<double>(gradients_slots_[20]);
      double* const gradient_1 = project_6 + step_2 * (3 * b);
      double* const new_d_carry_0 = carry_2;
      // m.model:6: l4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
      // where: f64[3, 3]
      for (modelc::Index i = 0; i < 3; ++i) {
        modelc::for_scalars(3, [&](auto lane, modelc::Index j) {
          lane.store(where + i * 3 + j,
                     select(lane(static_cast<std::int32_t>(i)) > lane.iota(static_cast<std::int32_t>(j)), 1.0,
                            select(lane.one_hot(static_cast<std::int32_t>(i), j), 0.5, 0.0)));
        });
      }
      // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
      // mul_2: f64[b, 3]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        lane.store(mul_2 + i, lane.load(kept_3 + i) * (lane.load(d_carry_0 + i) + lane.load(d_y_0 + i) * 0.5));
      });
      // m.model:6: l4 = Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 5 * eye(3)  retu...
      // where_2: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          modelc::for_scalars(3, [&](auto lane, modelc::Index k) {
            lane.store(where_2 + i * 9 + j * 3 + k,
                       select(lane(static_cast<std::int32_t>(j)) >= lane.iota(static_cast<std::int32_t>(k)),
                              lane.load(mul_2 + i * 3 + k), 0.0));
          });
        }
      }
      // mul_3: f64[b, 3, 3]
      for (modelc::Index i0 = 0; i0 < b; ++i0) {
        modelc::matmul(threads_, 3, 3, 3, kept_2 + i0 * 9, 3, 1, where_2 + i0 * 9, 3, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                         lane.store(mul_3 + i0 * 9 + row * 3 + column, lane.load(where + row * 3 + column) * sum);
                       });
      }
      // solve_triangular: f64[b, 3, 3]
      modelc::kernels::solve_triangular(modelc::tensor(solve_triangular, b, 3, 3), modelc::tensor(kept_2, b, 3, 3),
                                        modelc::tensor(mul_3, b, 3, 3), false);
      // solve_triangular_2: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(solve_triangular_2 + i * 9 + j * 3 + k, lane.load(solve_triangular + i * 9 + j + k * 3, 3));
          });
        }
      }
      // solve_triangular_3: f64[b, 3, 3]
      modelc::kernels::solve_triangular(modelc::tensor(solve_triangular_3, b, 3, 3), modelc::tensor(kept_2, b, 3, 3),
                                        modelc::tensor(solve_triangular_2, b, 3, 3), false);
      // mul_4: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(mul_4 + i * 9 + j * 3 + k, 0.5 * (lane.load(solve_triangular_3 + i * 9 + j * 3 + k) +
                                                         lane.load(solve_triangular_3 + i * 9 + j + k * 3, 3)));
          });
        }
      }
      // sum_2: f64[b, 1, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          auto column_sum = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 3; ++k) {
            column_sum = modelc::Sum::apply(column_sum, lane(kept_0[i * 3 + k]) * lane.load(mul_4 + i * 9 + j + k * 3));
          }
          lane.store(sum_2 + i * 3 + j, column_sum);
        });
      }
      // m.model:7: h4 = scan((c, v) -> { n = tanh(l4(c + v))  return n, n * 0.5 + c }, zeros_like(h3[:, 0]), h3)[1]
      // gradient_1: f64[b, 3], new_d_carry_0: f64[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          const modelc::Scalar scalar{};
          const auto kept_1_2 = scalar.load(kept_1 + i * 3 + j);
          const auto mul_5 = (1.0 - kept_1_2 * kept_1_2) * scalar.load(sum_2 + i * 3 + j);
          const auto d_y_0_2 = scalar.load(d_y_0 + i * 3 + j);
          const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
            return lane.load(mul_4 + i * 9 + j * 3 + k) * lane.load(kept_1 + i * 3 + k);
          }));
          const auto add_2 = row_sum * 0.3 + mul_5;
          const auto add_3 = d_y_0_2 + add_2;
          const auto add_2_lanes = add_2;
          const auto add_3_lanes = add_3;
          scalar.store(gradient_1 + i * 3 + j, add_2_lanes);
          scalar.store(new_d_carry_0 + i * 3 + j, add_3_lanes);
        }
      }
    }

    // m.model:5: h3 = SeparableConv1D(3, 1, padding = "valid", activation = softsign)(h2)
    // separable_conv1d_4: f64[b, 6, 3]
    double* const separable_conv1d_4 = arena_.at<double>(gradients_slots_[3]);
    compute_separable_conv1d_4(project_6, separable_conv1d_2, h3, separable_conv1d_3, separable_conv1d_4);
    // new_part_gradient_separable_conv1d_bias: f64[3]
    double* const new_part_gradient_separable_conv1d_bias = arena_.at<double>(704);
    compute_new_part_gradient_dense_bias(separable_conv1d_4, new_part_gradient_separable_conv1d_bias);
    ready_(192);
    // separable_conv1d_5: f64[b, 6, 4]
    double* const separable_conv1d_5 = arena_.at<double>(gradients_slots_[0]);
    compute_separable_conv1d_5(separable_conv1d_4, separable_conv1d_pointwise_kernel, separable_conv1d_5);
    // new_part_gradient_separable_conv1d_pointwise_kernel: f64[1, 4, 3]
    double* const new_part_gradient_separable_conv1d_pointwise_kernel = arena_.at<double>(576);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(new_part_gradient_separable_conv1d_pointwise_kernel, 1, 4, 3),
        modelc::tensor(separable_conv1d, b, 6, 4), modelc::tensor(separable_conv1d_4, b, 6, 3),
        modelc::Windows<modelc::Window<1, 1, 1, 0>>{});
    ready_(64);
    // separable_conv1d_6: f64[1, 1, 4]
    double* const separable_conv1d_6 = arena_.at<double>(192);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(separable_conv1d_6, 1, 1, 4), modelc::tensor(lambda_7, b, 6, 4),
        modelc::tensor(separable_conv1d_5, b, 6, 4), modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:11: compile(optimizer = Ftrl(learning_rate = PolynomialDecay(0.1, 10), global_clipnorm = 0.5), l...
    // new_part_metric_y_root_mean_squared_error_count: f64
    double* const new_part_metric_y_root_mean_squared_error_count = arena_.at<double>(1088);
    compute_new_part_metric_y_root_mean_squared_error_count(new_part_metric_y_root_mean_squared_error_count);
    // new_part_metric_y_mse_count: f64
    double* const new_part_metric_y_mse_count = arena_.at<double>(1216);
    compute_new_part_metric_y_root_mean_squared_error_count(new_part_metric_y_mse_count);
    // new_part_metric_other_metric_count: f64
    double* const new_part_metric_other_metric_count = arena_.at<double>(1344);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_other_metric_count, lane(static_cast<double>(18 * b)));
    }

    modelc::copy_elements(arena_.at<double>(192), 4, arena_.at<double>(512));
    modelc::copy_elements(arena_.at<double>(128), 1, arena_.at<double>(960));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[7];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[22];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[7];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[22];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4205

std::int64_t modelc::tests::allocations() { return 0; }
namespace modelc::fuzz {
static const NativeRow rows[] = {
    {"m4200", &tests::run<m4200::Model>, &tests::tables<m4200::Model>, &train<m4200::Model>,
     &training_tables<m4200::Model>},
    {"m4201", &tests::run<m4201::Model>, &tests::tables<m4201::Model>, &train<m4201::Model>,
     &training_tables<m4201::Model>},
    {"m4202", &tests::run<m4202::Model>, &tests::tables<m4202::Model>, &train<m4202::Model>,
     &training_tables<m4202::Model>},
    {"m4203", &tests::run<m4203::Model>, &tests::tables<m4203::Model>, &train<m4203::Model>,
     &training_tables<m4203::Model>},
    {"m4204", &tests::run<m4204::Model>, &tests::tables<m4204::Model>, &train<m4204::Model>,
     &training_tables<m4204::Model>},
    {"m4205", &tests::run<m4205::Model>, &tests::tables<m4205::Model>, &train<m4205::Model>,
     &training_tables<m4205::Model>},
};
extern "C" const NativeBatch modelc_fuzz_batch;
const NativeBatch modelc_fuzz_batch = {rows, sizeof(rows) / sizeof(rows[0])};
}  // namespace modelc::fuzz
