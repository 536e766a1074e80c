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

namespace m4212 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index s02 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    double& part2_counted_calls() noexcept { return *block.at<double>(1600); }
    auto part2_counted_time_distributed_rms_normalization_scale() noexcept {
      return modelc::block_view<double, 3>(block, 0);
    }
    auto part2_conv3d_kernel() noexcept { return modelc::tensor(block.at<double>(64), 3, 3, 3, 3, 2); }
    auto part2_conv3d_bias() noexcept { return modelc::block_view<double, 2>(block, 1408); }
    auto dense_kernel() noexcept { return modelc::block_view<double, 2, 2>(block, 1472); }
    auto dense_bias() noexcept { return modelc::block_view<double, 2>(block, 1536); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<double>(64), 3, 0.1);
      std::fill_n(block.at<double>(128), 162, 0.1);
      std::fill_n(block.at<double>(1472), 2, 0.1);
      std::fill_n(block.at<double>(1536), 4, 0.1);
      std::fill_n(block.at<double>(1600), 2, 0.1);
    }
  };

  struct Inputs {
    modelc::View<const double, 3, 2, 2, modelc::Dynamic, 3> x;
    modelc::View<const double, 3, 1, 2, 4> z;
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 3> grad_part2_counted_time_distributed_rms_normalization_scale;
    modelc::View<const double, 3, 3, 3, 3, 2> grad_part2_conv3d_kernel;
    modelc::View<const double, 2> grad_part2_conv3d_bias;
    modelc::View<const double, 2, 2> grad_dense_kernel;
    modelc::View<const double, 2> grad_dense_bias;
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
      : symbols_(symbols), weights_(std::move(weights)), training_(std::move(training)) {
    reset_states();
  }

  const Symbols& symbols() const noexcept { return symbols_; }
  /// The weights, for other models to share and to read and write by name.
  const std::shared_ptr<Weights>& weights() const noexcept { return weights_; }
  /// Takes all weights from a safetensors file, and resets the states. Throws modelc::Error, with everything that
  /// is missing, unexpected or of another shape, and then leaves the weights as they were.
  void load(const std::string& path) {
    modelc::load_weights(path, weight_infos.data(), 6, weights_->block.data());
    reset_states();
  }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 6, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the states and
  /// the optimizer. Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    std::fill_n(block.at<double>(0), 3, 1.0);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "part2/conv3d/kernel");
      modelc::initial::fill(block.at<double>(64), 162, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.afc19d8606169p-2) +
                -0x1.afc19d8606169p-3);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(1472), 4, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.3988e1409212ep+1) +
                -0x1.3988e1409212ep+0);
      });
    }
    reset_states();
    reset_optimizer();
  }

  /// `x: f64[3, 2, 2, s02, 3], z: f64[3, 1, 2, 4]` gives `y: f64[3, 2, 2, s02, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, 3, 2, 2, modelc::Dynamic, 2> predict(
      modelc::View<const double, 3, 2, 2, modelc::Dynamic, 3> x, modelc::View<const double, 3, 1, 2, 4> z) noexcept {
    assert(x.dimension(0) == 3);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == symbols_.s02);
    assert(x.dimension(4) == 3);
    assert(z.dimension(0) == 3);
    assert(z.dimension(1) == 1);
    assert(z.dimension(2) == 2);
    assert(z.dimension(3) == 4);
    static_cast<void>(z);
    compute(x.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const double, 3, 2, 2, modelc::Dynamic, 2> predict(const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const double, 3, 2, 2, modelc::Dynamic, 2> predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<double, 4>("z", z, {3, 1, 2, 4});
    compute(modelc::checked<double, 5>("x", x, {3, 2, 2, symbols_.s02, 3}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[3, 2, 2, s02, 3]`
  /// - takes `z: f64[3, 1, 2, 4]`
  /// - takes `y_true: f64[3, 2, 2, s02, 2]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, 3, 2, 2, modelc::Dynamic, 3> x, modelc::View<const double, 3, 1, 2, 4> z,
                    modelc::View<const double, 3, 2, 2, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.dimension(0) == 3);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == symbols_.s02);
    assert(x.dimension(4) == 3);
    assert(z.dimension(0) == 3);
    assert(z.dimension(1) == 1);
    assert(z.dimension(2) == 2);
    assert(z.dimension(3) == 4);
    static_cast<void>(z);
    assert(y_true.dimension(0) == 3);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 2);
    assert(y_true.dimension(3) == symbols_.s02);
    assert(y_true.dimension(4) == 2);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 4>("z", z, {3, 1, 2, 4});
    compute_train_step(modelc::checked<double, 5>("x", x, {3, 2, 2, symbols_.s02, 3}),
                       modelc::checked<double, 5>("y_true", y_true, {3, 2, 2, symbols_.s02, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(2944));
    values[1] = static_cast<double>(*arena_.at<double>(3072));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[3, 2, 2, s02, 3]`
  /// - takes `z: f64[3, 1, 2, 4]`
  /// - takes `y_true: f64[3, 2, 2, s02, 2]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, 3, 2, 2, modelc::Dynamic, 3> x,
                       modelc::View<const double, 3, 1, 2, 4> z,
                       modelc::View<const double, 3, 2, 2, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.dimension(0) == 3);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == symbols_.s02);
    assert(x.dimension(4) == 3);
    assert(z.dimension(0) == 3);
    assert(z.dimension(1) == 1);
    assert(z.dimension(2) == 2);
    assert(z.dimension(3) == 4);
    static_cast<void>(z);
    assert(y_true.dimension(0) == 3);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 2);
    assert(y_true.dimension(3) == symbols_.s02);
    assert(y_true.dimension(4) == 2);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 4>("z", z, {3, 1, 2, 4});
    compute_evaluate_step(modelc::checked<double, 5>("x", x, {3, 2, 2, symbols_.s02, 3}),
                          modelc::checked<double, 5>("y_true", y_true, {3, 2, 2, symbols_.s02, 2}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[3, 2, 2, s02, 3]`
  /// - takes `z: f64[3, 1, 2, 4]`
  /// - takes `y_true: f64[3, 2, 2, s02, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, 3, 2, 2, modelc::Dynamic, 3> x,
                      modelc::View<const double, 3, 1, 2, 4> z,
                      modelc::View<const double, 3, 2, 2, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.dimension(0) == 3);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == symbols_.s02);
    assert(x.dimension(4) == 3);
    assert(z.dimension(0) == 3);
    assert(z.dimension(1) == 1);
    assert(z.dimension(2) == 2);
    assert(z.dimension(3) == 4);
    static_cast<void>(z);
    assert(y_true.dimension(0) == 3);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 2);
    assert(y_true.dimension(3) == symbols_.s02);
    assert(y_true.dimension(4) == 2);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 4>("z", z, {3, 1, 2, 4});
    compute_gradients(modelc::checked<double, 5>("x", x, {3, 2, 2, symbols_.s02, 3}),
                      modelc::checked<double, 5>("y_true", y_true, {3, 2, 2, symbols_.s02, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[2]));
    outputs[0] = arena_.at<double>(0);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(128);
    outputs[3] = arena_.at<double>(192);
    outputs[4] = arena_.at<double>(1536);
    outputs[5] = arena_.at<double>(1600);
    outputs[6] = arena_.at<double>(1664);
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
    values[0] = static_cast<double>(*arena_.at<double>(1728));
    values[1] = static_cast<double>(*arena_.at<double>(0));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(1664), 1, 0.0);
    std::fill_n(training_->block.at<double>(1728), 1, 0.0);
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
  /// Goes back to a checkpoint: weights, the optimizer's state, and resets the states. Throws modelc::Error, with
  /// everything that does not fit, and then leaves the model as it was.
  modelc::Checkpoint load_checkpoint(const std::string& path) {
    modelc::Checkpoint at = modelc::load_checkpoint(*this, path);
    reset_states();
    return at;
  }
  /// The loss and the metrics of a dataset, in the order of metric_names.
  std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
    return modelc::evaluate(*this, data, batch_size);
  }
  /// Elements of each training input, in the order of train_input_infos.
  std::array<modelc::Index, 3> train_input_sizes() const noexcept { return {36 * symbols_.s02, 24, 24 * symbols_.s02}; }

  /// Sets what is kept between calls of predict to its initial value, which is among the weights.
  void reset_states() noexcept { modelc::copy_elements(weights_->block.at<double>(1600), 1, states_.at<double>(0)); }
  /// Takes over what another model keeps between calls of predict.
  void copy_states(const M& from) noexcept {
    modelc::copy_elements(from.states_.at<unsigned char>(0), states_.size(), states_.at<unsigned char>(0));
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[0]), 24 * symbols_.s02, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"s02"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f64", 5, {3, 2, 2, -1, 3}, 0, false},
      {"z", "f64", 4, {3, 1, 2, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 5, {3, 2, 2, -1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 6> weight_infos{{
      {"part2/counted/calls", "f64", 0, {}, 1600, false},
      {"part2/counted/time_distributed/rms_normalization/scale", "f64", 1, {3}, 0, true},
      {"part2/conv3d/kernel", "f64", 5, {3, 3, 3, 3, 2}, 64, true},
      {"part2/conv3d/bias", "f64", 1, {2}, 1408, true},
      {"dense/kernel", "f64", 2, {2, 2}, 1472, true},
      {"dense/bias", "f64", 1, {2}, 1536, true},
  }};
  static constexpr modelc::Index weight_bytes = 1664;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f64", 5, {3, 2, 2, -1, 3}, 0, false},
      {"z", "f64", 4, {3, 1, 2, 4}, 0, false},
      {"y_true", "f64", 5, {3, 2, 2, -1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "huber"};
  static constexpr std::array<modelc::TensorInfo, 7> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/part2/counted/time_distributed/rms_normalization/scale", "f64", 1, {3}, 0, false},
      {"grad/part2/conv3d/kernel", "f64", 5, {3, 3, 3, 3, 2}, 0, false},
      {"grad/part2/conv3d/bias", "f64", 1, {2}, 0, false},
      {"grad/dense/kernel", "f64", 2, {2, 2}, 0, false},
      {"grad/dense/bias", "f64", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 8> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/accumulator/part2/counted/time_distributed/rms_normalization/scale", "f64", 1, {3}, 64, false},
      {"optimizer/accumulator/part2/conv3d/kernel", "f64", 5, {3, 3, 3, 3, 2}, 128, false},
      {"optimizer/accumulator/part2/conv3d/bias", "f64", 1, {2}, 1472, false},
      {"optimizer/accumulator/dense/kernel", "f64", 2, {2, 2}, 1536, false},
      {"optimizer/accumulator/dense/bias", "f64", 1, {2}, 1600, false},
      {"metric/huber/total", "f64", 0, {}, 1664, false},
      {"metric/huber/count", "f64", 0, {}, 1728, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 9> part_infos{{
      {"gradient/part2/counted/time_distributed/rms_normalization/scale", "f64", 1, {3}, 0, false},
      {"gradient/part2/conv3d/kernel", "f64", 5, {3, 3, 3, 3, 2}, 64, false},
      {"gradient/part2/conv3d/bias", "f64", 1, {2}, 1408, false},
      {"gradient/dense/kernel", "f64", 2, {2, 2}, 1472, false},
      {"gradient/dense/bias", "f64", 1, {2}, 1536, false},
      {"loss", "f64", 0, {}, 1600, false},
      {"state/part2/counted/calls", "f64", 0, {}, 1664, false},
      {"metric/huber/total", "f64", 0, {}, 1728, false},
      {"metric/huber/count", "f64", 0, {}, 1792, false},
  }};
  static constexpr modelc::Index part_bytes = 1856;
  static constexpr modelc::Index gradient_bytes = 1600;  // the first of them
  static constexpr modelc::Index training_bytes = 1792;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size s02_2 = modelc::positive("s02", symbols_.s02);
    modelc::require_sizes({288 * s02_2, 192 * s02_2});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({288 * s02_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({192 * s02_2});
    modelc::Size train_step_end = 3136;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({288 * s02_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({288 * s02_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * s02_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * s02_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * s02_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s02_2});
    const modelc::Size update_step_end = 1984;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({288 * s02_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({192 * s02_2});
    modelc::Size gradients_end = 1984;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({288 * s02_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({288 * s02_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({192 * s02_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({192 * s02_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s02_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, 3, 2, 2, modelc::Dynamic, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const double, 3, 2, 2, modelc::Dynamic, 2>>(arena_.at<double>(slots_[0]), 3,
                                                                                      2, 2, symbols_.s02, 2);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(2944)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(128), 3),
            modelc::make_view<modelc::View<const double, 3, 3, 3, 3, 2>>(arena_.at<double>(192), 3, 3, 3, 3, 2),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(1536), 2),
            modelc::make_view<modelc::View<const double, 2, 2>>(arena_.at<double>(1600), 2, 2),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(1664), 2)};
  }

  // m.model:4: return inner(x) + 0.01 * calls
  // computes rms_normalization, rms_normalization, rms_normalization and 1 more
  void compute_rms_normalization(const double* x, double* rms_normalization) noexcept {
    const modelc::Index s02_2 = symbols_.s02;
    modelc::for_lanes<double>(12 * s02_2, [&](auto lane, modelc::Index i) {
      const auto x_2 = lane.load(x + i * 3, 3);
      const auto x_3 = lane.load(x + 1 + i * 3, 3);
      const auto x_4 = lane.load(x + 2 + i * 3, 3);
      lane.store(rms_normalization + i, rsqrt(1e-06 + (x_2 * x_2 + x_3 * x_3 + x_4 * x_4) / 3.0));
    });
  }

  // m.model:4: return inner(x) + 0.01 * calls
  // computes rms_normalization_2, rms_normalization_2, rms_normalization_2 and 1 more
  void compute_rms_normalization_2(const double* part2_counted_time_distributed_rms_normalization_scale,
                                   const double* x, const double* rms_normalization,
                                   double* rms_normalization_2) noexcept {
    const modelc::Index s02_2 = symbols_.s02;
    for (modelc::Index i = 0; i < 12 * s02_2; ++i) {
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
        lane.store(rms_normalization_2 + i * 3 + j,
                   lane.load(part2_counted_time_distributed_rms_normalization_scale + j) *
                       (lane.load(x + i * 3 + j) * lane(rms_normalization[i])));
      });
    }
  }

  // m.model:3: update calls = calls + 1.0
  // computes new_part2_counted_calls, new_part2_counted_calls, new_part2_counted_calls and 1 more
  void compute_new_part2_counted_calls(const double* part2_counted_calls, double* new_part2_counted_calls) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_part2_counted_calls, lane.load(part2_counted_calls) + 1.0);
    }
  }

  // m.model:4: return inner(x) + 0.01 * calls
  // computes v, v, v and 1 more
  void compute_v(const double* rms_normalization_2, const double* new_part2_counted_calls, double* v) noexcept {
    const modelc::Index s02_2 = symbols_.s02;
    modelc::for_lanes<double>(36 * s02_2, [&](auto lane, modelc::Index i) {
      lane.store(v + i, lane.load(rms_normalization_2 + i) + lane(new_part2_counted_calls[0]) * 0.01);
    });
  }

  // m.model:9: output w = Conv3D(2, 3, padding = "same")(v)
  // computes h2, h2, h2 and 1 more
  void compute_h2(const double* v, const double* part2_conv3d_kernel, const double* part2_conv3d_bias,
                  double* h2) noexcept {
    const modelc::Index s02_2 = symbols_.s02;
    modelc::conv(threads_,
                 modelc::ConvShape<modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>>{
                     3, {2, 2, s02_2}, 3, {2, 2, s02_2}, 2, 1},
                 v, part2_conv3d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                   lane.store(h2 + pixel * 2 + channel, lane.load(part2_conv3d_bias + channel) + sum);
                 });
  }

  // m.model:16: output y = Dense(2)(h2)
  // computes dense, dense, dense
  void compute_dense(const double* h2, const double* dense_kernel, double* dense) noexcept {
    const modelc::Index s02_2 = symbols_.s02;
    modelc::matmul(threads_, 12 * s02_2, 2, 2, h2, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, sum);
                   });
  }

  // m.model:16: output y = Dense(2)(h2)
  // computes grad_h2, grad_h2
  void compute_grad_h2(const double* grad_y, const double* dense_kernel, double* grad_h2) noexcept {
    const modelc::Index s02_2 = symbols_.s02;
    modelc::matmul(threads_, 12 * s02_2, 2, 2, grad_y, 2, 1, dense_kernel, 1, 2,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_h2 + row * 2 + column, sum);
                   });
  }

  // m.model:9: output w = Conv3D(2, 3, padding = "same")(v)
  // computes grad_v, grad_v
  void compute_grad_v(const double* grad_h2, const double* part2_conv3d_kernel, double* grad_v) noexcept {
    const modelc::Index s02_2 = symbols_.s02;
    modelc::conv_transpose(
        threads_,
        modelc::ConvShape<modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>>{
            3, {2, 2, s02_2}, 3, {2, 2, s02_2}, 2, 1},
        grad_h2, part2_conv3d_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
          lane.store(grad_v + pixel * 3 + channel, sum);
        });
  }

  // computes gradients, rms_normalization_3
  void compute_gradients_2(const double* x, const double* rms_normalization, const double* grad_v,
                           double* gradients) noexcept {
    const modelc::Index s02_2 = symbols_.s02;
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 12 * s02_2; ++j) {
        column_sum = modelc::Sum::apply(
            column_sum, lane.load(x + i + j * 3) * lane(rms_normalization[j]) * lane.load(grad_v + i + j * 3));
      }
      lane.store(gradients + i, column_sum);
    });
  }

  // m.model:17: compile(optimizer = Adagrad(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = mse, met...
  // computes mul, mul
  void compute_mul(const std::int64_t* optimizer_iteration, double* mul) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul, pow(0.9, modelc::cast<double>(lane.load(optimizer_iteration)) / 10.0) * 0.1);
    }
  }

  // m.model:17: compile(optimizer = Adagrad(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = mse, met...
  // computes new_optimizer_accumulator, new_optimizer_accumulator
  void compute_new_optimizer_accumulator(const double* gradients, const double* optimizer_accumulator,
                                         const double* weights, const double* mul, double* new_optimizer_accumulator,
                                         double* new_weights) noexcept {
    modelc::for_lanes<double>(194, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto add = lane.load(optimizer_accumulator + i) + gradients_2 * gradients_2;
      const auto sub = lane.load(weights + i) - gradients_2 * lane(mul[0]) * rsqrt(add + 1e-07);
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

  // m.model:16: output y = Dense(2)(h2)
  // computes new_part_gradient_dense_bias, new_part_gradient_part2_conv3d_bias
  void compute_new_part_gradient_dense_bias(const double* grad_y, double* new_part_gradient_dense_bias) noexcept {
    const modelc::Index s02_2 = symbols_.s02;
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 12 * s02_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index s02_2 = symbols_.s02;

    // m.model:4: return inner(x) + 0.01 * calls
    // rms_normalization: f64[6, 2, s02, 1]
    double* const rms_normalization = arena_.at<double>(slots_[1]);
    compute_rms_normalization(x, rms_normalization);
    // rms_normalization_2: f64[6, 2, s02, 3]
    const double* const part2_counted_time_distributed_rms_normalization_scale = weights_->block.at<double>(0);
    double* const rms_normalization_2 = arena_.at<double>(slots_[0]);
    compute_rms_normalization_2(part2_counted_time_distributed_rms_normalization_scale, x, rms_normalization,
                                rms_normalization_2);

    // m.model:3: update calls = calls + 1.0
    // new_part2_counted_calls: f64
    const double* const part2_counted_calls = states_.at<double>(0);
    double* const new_part2_counted_calls = states_.at<double>(0);
    compute_new_part2_counted_calls(part2_counted_calls, new_part2_counted_calls);

    // m.model:4: return inner(x) + 0.01 * calls
    // v: f64[3, 2, 2, s02, 3]
    double* const v = arena_.at<double>(slots_[0]);
    compute_v(rms_normalization_2, new_part2_counted_calls, v);

    // m.model:9: output w = Conv3D(2, 3, padding = "same")(v)
    // h2: f64[3, 2, 2, s02, 2]
    const double* const part2_conv3d_kernel = weights_->block.at<double>(64);
    const double* const part2_conv3d_bias = weights_->block.at<double>(1408);
    double* const h2 = arena_.at<double>(slots_[1]);
    compute_h2(v, part2_conv3d_kernel, part2_conv3d_bias, h2);

    // m.model:16: output y = Dense(2)(h2)
    // y: f64[3, 2, 2, s02, 2]
    const double* const dense_kernel = weights_->block.at<double>(1472);
    const double* const dense_bias = weights_->block.at<double>(1536);
    double* const y = arena_.at<double>(slots_[0]);
    modelc::matmul(threads_, 12 * s02_2, 2, 2, h2, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 2 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  void compute_train_step(const double* x, const double* y_true) noexcept {
    const modelc::Index s02_2 = symbols_.s02;

    // m.model:4: return inner(x) + 0.01 * calls
    // rms_normalization: f64[6, 2, s02, 1]
    double* const rms_normalization = arena_.at<double>(train_step_slots_[5]);
    compute_rms_normalization(x, rms_normalization);
    // rms_normalization_2: f64[6, 2, s02, 3]
    const double* const part2_counted_time_distributed_rms_normalization_scale = weights_->block.at<double>(0);
    double* const rms_normalization_2 = arena_.at<double>(train_step_slots_[0]);
    compute_rms_normalization_2(part2_counted_time_distributed_rms_normalization_scale, x, rms_normalization,
                                rms_normalization_2);

    // m.model:3: update calls = calls + 1.0
    // new_part2_counted_calls: f64
    const double* const part2_counted_calls = states_.at<double>(0);
    double* const new_part2_counted_calls = states_.at<double>(0);
    compute_new_part2_counted_calls(part2_counted_calls, new_part2_counted_calls);

    // m.model:4: return inner(x) + 0.01 * calls
    // v: f64[3, 2, 2, s02, 3]
    double* const v = arena_.at<double>(train_step_slots_[0]);
    compute_v(rms_normalization_2, new_part2_counted_calls, v);

    // m.model:9: output w = Conv3D(2, 3, padding = "same")(v)
    // h2: f64[3, 2, 2, s02, 2]
    const double* const part2_conv3d_kernel = weights_->block.at<double>(64);
    const double* const part2_conv3d_bias = weights_->block.at<double>(1408);
    double* const h2 = arena_.at<double>(train_step_slots_[2]);
    compute_h2(v, part2_conv3d_kernel, part2_conv3d_bias, h2);

    // m.model:16: output y = Dense(2)(h2)
    // dense: f64[3, 2, 2, s02, 2]
    const double* const dense_kernel = weights_->block.at<double>(1472);
    double* const dense = arena_.at<double>(train_step_slots_[3]);
    compute_dense(h2, dense_kernel, dense);

    // m.model:17: compile(optimizer = Adagrad(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = mse, met...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_huber_total: f64, huber: f64, huber_2: f64, grad_y: f64[3, 2, 2, s02, 2]
    const double* const dense_bias = weights_->block.at<double>(1536);
    const double* const metric_huber_total = training_->block.at<double>(1664);
    const double* const metric_huber_count = training_->block.at<double>(1728);
    double* const loss = arena_.at<double>(2944);
    double* const new_metric_huber_total = training_->block.at<double>(1664);
    double* const huber = arena_.at<double>(3008);
    double* const huber_2 = arena_.at<double>(3072);
    double* const grad_y = arena_.at<double>(train_step_slots_[3]);
    {
      const modelc::Scalar scalar{};
      const auto metric_huber_total_2 = scalar.load(metric_huber_total);
      const auto add = scalar.load(metric_huber_count) + static_cast<double>(12 * s02_2);
      const auto eq = add == 0.0;
      const auto where = select(eq, 1.0, add);
      const auto mul_2 = 0.5 * (scalar(1.0) / scalar(static_cast<double>(12 * s02_2)));
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 12 * s02_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 12 * s02_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto abs_2 =
                  abs(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j));
              return select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
            })));
      }
      for (modelc::Index i = 0; i < 12 * s02_2; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          const auto mul_3 =
              (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j)) * lane(mul_2);
          lane.store(grad_y + i * 2 + j, mul_3 + mul_3);
        });
      }
      scalar.store(huber, add);
      const auto div = 0.5 * row_sum / static_cast<double>(12 * s02_2);
      const auto add_2 = metric_huber_total_2 + 0.5 * row_sum_2;
      const auto where_2 = select(eq, 0.0, add_2 / where);
      const auto div_lanes = div;
      const auto add_2_lanes = add_2;
      const auto where_2_lanes = where_2;
      scalar.store(loss, div_lanes);
      scalar.store(new_metric_huber_total, add_2_lanes);
      scalar.store(huber_2, where_2_lanes);
    }

    // m.model:16: output y = Dense(2)(h2)
    // grad_h2: f64[3, 2, 2, s02, 2]
    double* const grad_h2 = arena_.at<double>(train_step_slots_[4]);
    compute_grad_h2(grad_y, dense_kernel, grad_h2);

    // m.model:9: output w = Conv3D(2, 3, padding = "same")(v)
    // grad_v: f64[3, 2, 2, s02, 3]
    double* const grad_v = arena_.at<double>(train_step_slots_[1]);
    compute_grad_v(grad_h2, part2_conv3d_kernel, grad_v);
    // grad_part2_conv3d_kernel: f64[3, 3, 3, 3, 2]
    double* const grad_part2_conv3d_kernel = arena_.at<double>(1600);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(grad_part2_conv3d_kernel, 3, 3, 3, 3, 2), modelc::tensor(v, 3, 2, 2, s02_2, 3),
        modelc::tensor(grad_h2, 3, 2, 2, s02_2, 2),
        modelc::Windows<modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>>{});
    // gradients: f64[194]
    double* const gradients = arena_.at<double>(0);
    compute_gradients_2(x, rms_normalization, grad_v, gradients);
    // gradients: f64[194]
    modelc::for_lanes<double>(5, [&](auto lane, modelc::Index i) { lane.store(gradients + 3 + i, lane(0.0)); });
    // gradients: f64[194]
    modelc::for_lanes<double>(162, [&](auto lane, modelc::Index i) {
      lane.store(gradients + 8 + i, lane.load(grad_part2_conv3d_kernel + i));
    });
    // gradients: f64[194]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 170 + i, lane(0.0)); });
    // gradients: f64[194]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_part2_conv3d_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 12 * s02_2; ++j) {
        grad_part2_conv3d_bias = modelc::Sum::apply(grad_part2_conv3d_bias, lane.load(grad_h2 + i + j * 2));
      }
      lane.store(gradients + 176 + i, grad_part2_conv3d_bias);
    });
    // gradients: f64[194]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 178 + i, lane(0.0)); });

    // m.model:16: output y = Dense(2)(h2)
    // gradients: f64[194]
    modelc::matmul(threads_, 2, 12 * s02_2, 2, h2, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 184 + row * 2 + column, sum);
                   });
    // gradients: f64[194]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 188 + i, lane(0.0)); });
    // gradients: f64[194]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 12 * s02_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
      }
      lane.store(gradients + 192 + i, grad_dense_bias);
    });

    // m.model:17: compile(optimizer = Adagrad(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = mse, met...
    // mul: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const mul = arena_.at<double>(1600);
    compute_mul(optimizer_iteration, mul);
    // new_optimizer_accumulator: f64[194], new_weights: f64[194]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_accumulator = training_->block.at<double>(64);
    double* const new_optimizer_accumulator = training_->block.at<double>(64);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_accumulator(gradients, optimizer_accumulator, weights, mul, new_optimizer_accumulator,
                                      new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<double>(3008), 1, training_->block.at<double>(1728));
  }

  void compute_update_step() noexcept {
    // m.model:17: compile(optimizer = Adagrad(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = mse, met...
    // new_metric_huber_total: f64, new_metric_huber_count: f64, huber: f64
    const double* const metric_huber_total = training_->block.at<double>(1664);
    const double* const metric_huber_count = training_->block.at<double>(1728);
    const double* const part_metric_huber_total = arena_.at<double>(1856);
    const double* const part_metric_huber_count = arena_.at<double>(1920);
    double* const new_metric_huber_total = training_->block.at<double>(1664);
    double* const new_metric_huber_count = training_->block.at<double>(1728);
    double* const huber = arena_.at<double>(0);
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_huber_total) + lane.load(part_metric_huber_total);
      const auto add_2 = lane.load(metric_huber_count) + lane.load(part_metric_huber_count);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 0.0, add / select(eq, 1.0, add_2));
      lane.store(new_metric_huber_total, add);
      lane.store(new_metric_huber_count, add_2);
      lane.store(huber, where);
    }
    // mul: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const mul = arena_.at<double>(64);
    compute_mul(optimizer_iteration, mul);
    // new_optimizer_accumulator: f64[194], new_weights: f64[194]
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(128);
    const double* const optimizer_accumulator = training_->block.at<double>(64);
    double* const new_optimizer_accumulator = training_->block.at<double>(64);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_accumulator(part_gradients, optimizer_accumulator, weights, mul, new_optimizer_accumulator,
                                      new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
    // new_part2_counted_calls: f64
    const double* const part_state_part2_counted_calls = arena_.at<double>(1792);
    double* const new_part2_counted_calls = states_.at<double>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_part2_counted_calls, lane.load(part_state_part2_counted_calls));
    }
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    const modelc::Index s02_2 = symbols_.s02;

    // m.model:4: return inner(x) + 0.01 * calls
    // rms_normalization: f64[6, 2, s02, 1]
    double* const rms_normalization = arena_.at<double>(evaluate_step_slots_[1]);
    compute_rms_normalization(x, rms_normalization);
    // rms_normalization_2: f64[6, 2, s02, 3]
    const double* const part2_counted_time_distributed_rms_normalization_scale = weights_->block.at<double>(0);
    double* const rms_normalization_2 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_rms_normalization_2(part2_counted_time_distributed_rms_normalization_scale, x, rms_normalization,
                                rms_normalization_2);

    // m.model:3: update calls = calls + 1.0
    // new_part2_counted_calls: f64
    const double* const part2_counted_calls = states_.at<double>(0);
    double* const new_part2_counted_calls = states_.at<double>(0);
    compute_new_part2_counted_calls(part2_counted_calls, new_part2_counted_calls);

    // m.model:4: return inner(x) + 0.01 * calls
    // v: f64[3, 2, 2, s02, 3]
    double* const v = arena_.at<double>(evaluate_step_slots_[0]);
    compute_v(rms_normalization_2, new_part2_counted_calls, v);

    // m.model:9: output w = Conv3D(2, 3, padding = "same")(v)
    // h2: f64[3, 2, 2, s02, 2]
    const double* const part2_conv3d_kernel = weights_->block.at<double>(64);
    const double* const part2_conv3d_bias = weights_->block.at<double>(1408);
    double* const h2 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_h2(v, part2_conv3d_kernel, part2_conv3d_bias, h2);

    // m.model:16: output y = Dense(2)(h2)
    // dense: f64[3, 2, 2, s02, 2]
    const double* const dense_kernel = weights_->block.at<double>(1472);
    double* const dense = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense(h2, dense_kernel, dense);

    // m.model:17: compile(optimizer = Adagrad(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = mse, met...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_huber_total: f64, huber: f64, huber_2: f64
    const double* const dense_bias = weights_->block.at<double>(1536);
    const double* const metric_huber_total = training_->block.at<double>(1664);
    const double* const metric_huber_count = training_->block.at<double>(1728);
    double* const loss = arena_.at<double>(0);
    double* const new_metric_huber_total = training_->block.at<double>(1664);
    double* const huber = arena_.at<double>(64);
    double* const huber_2 = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      const auto metric_huber_total_2 = scalar.load(metric_huber_total);
      const auto add = scalar.load(metric_huber_count) + static_cast<double>(12 * s02_2);
      const auto eq = add == 0.0;
      const auto where = select(eq, 1.0, add);
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 12 * s02_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 12 * s02_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto abs_2 =
                  abs(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j));
              return select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
            })));
      }
      scalar.store(huber, add);
      const auto div = 0.5 * row_sum / static_cast<double>(12 * s02_2);
      const auto add_2 = metric_huber_total_2 + 0.5 * row_sum_2;
      const auto where_2 = select(eq, 0.0, add_2 / where);
      const auto div_lanes = div;
      const auto add_2_lanes = add_2;
      const auto where_2_lanes = where_2;
      scalar.store(loss, div_lanes);
      scalar.store(new_metric_huber_total, add_2_lanes);
      scalar.store(huber_2, where_2_lanes);
    }

    modelc::copy_elements(arena_.at<double>(64), 1, training_->block.at<double>(1728));
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    const modelc::Index s02_2 = symbols_.s02;

    // m.model:4: return inner(x) + 0.01 * calls
    // rms_normalization: f64[6, 2, s02, 1]
    double* const rms_normalization = arena_.at<double>(gradients_slots_[4]);
    compute_rms_normalization(x, rms_normalization);
    // rms_normalization_2: f64[6, 2, s02, 3]
    const double* const part2_counted_time_distributed_rms_normalization_scale = weights_->block.at<double>(0);
    double* const rms_normalization_2 = arena_.at<double>(gradients_slots_[0]);
    compute_rms_normalization_2(part2_counted_time_distributed_rms_normalization_scale, x, rms_normalization,
                                rms_normalization_2);

    // m.model:3: update calls = calls + 1.0
    // new_part_state_part2_counted_calls: f64
    const double* const part2_counted_calls = states_.at<double>(0);
    double* const new_part_state_part2_counted_calls = arena_.at<double>(1792);
    compute_new_part2_counted_calls(part2_counted_calls, new_part_state_part2_counted_calls);

    // m.model:4: return inner(x) + 0.01 * calls
    // v: f64[3, 2, 2, s02, 3]
    double* const v = arena_.at<double>(gradients_slots_[0]);
    compute_v(rms_normalization_2, new_part_state_part2_counted_calls, v);

    // m.model:9: output w = Conv3D(2, 3, padding = "same")(v)
    // h2: f64[3, 2, 2, s02, 2]
    const double* const part2_conv3d_kernel = weights_->block.at<double>(64);
    const double* const part2_conv3d_bias = weights_->block.at<double>(1408);
    double* const h2 = arena_.at<double>(gradients_slots_[1]);
    compute_h2(v, part2_conv3d_kernel, part2_conv3d_bias, h2);

    // m.model:16: output y = Dense(2)(h2)
    // dense: f64[3, 2, 2, s02, 2]
    const double* const dense_kernel = weights_->block.at<double>(1472);
    double* const dense = arena_.at<double>(gradients_slots_[2]);
    compute_dense(h2, dense_kernel, dense);

    // m.model:17: compile(optimizer = Adagrad(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = mse, met...
    // the loss, and what its gradient needs
    // loss: f64, new_part_metric_huber_total: f64, grad_y: f64[3, 2, 2, s02, 2]
    const double* const dense_bias = weights_->block.at<double>(1536);
    double* const loss = arena_.at<double>(0);
    double* const new_part_metric_huber_total = arena_.at<double>(1856);
    double* const grad_y = arena_.at<double>(gradients_slots_[2]);
    {
      const modelc::Scalar scalar{};
      const auto mul = 0.5 * (scalar(1.0) / scalar(static_cast<double>(12 * s02_2)));
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 12 * s02_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
              return sub * sub;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 12 * s02_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto abs_2 =
                  abs(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j));
              return select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
            })));
      }
      for (modelc::Index i = 0; i < 12 * s02_2; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          const auto mul_2 =
              (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j)) * lane(mul);
          lane.store(grad_y + i * 2 + j, mul_2 + mul_2);
        });
      }
      const auto div = 0.5 * row_sum / static_cast<double>(12 * s02_2);
      const auto mul_3 = 0.5 * row_sum_2;
      const auto div_lanes = div;
      const auto mul_3_lanes = mul_3;
      scalar.store(loss, div_lanes);
      scalar.store(new_part_metric_huber_total, mul_3_lanes);
    }

    // m.model:16: output y = Dense(2)(h2)
    // new_part_gradient_dense_bias: f64[2]
    double* const new_part_gradient_dense_bias = arena_.at<double>(1664);
    compute_new_part_gradient_dense_bias(grad_y, new_part_gradient_dense_bias);
    ready_(1536);
    // grad_h2: f64[3, 2, 2, s02, 2]
    double* const grad_h2 = arena_.at<double>(gradients_slots_[3]);
    compute_grad_h2(grad_y, dense_kernel, grad_h2);
    // new_part_gradient_dense_kernel: f64[2, 2]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(1600);
    modelc::matmul(threads_, 2, 12 * s02_2, 2, h2, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 2 + column, sum);
                   });
    ready_(1472);

    // m.model:9: output w = Conv3D(2, 3, padding = "same")(v)
    // new_part_gradient_part2_conv3d_bias: f64[2]
    double* const new_part_gradient_part2_conv3d_bias = arena_.at<double>(1536);
    compute_new_part_gradient_dense_bias(grad_h2, new_part_gradient_part2_conv3d_bias);
    ready_(1408);
    // grad_v: f64[3, 2, 2, s02, 3]
    double* const grad_v = arena_.at<double>(gradients_slots_[1]);
    compute_grad_v(grad_h2, part2_conv3d_kernel, grad_v);
    // new_part_gradient_part2_conv3d_kernel: f64[3, 3, 3, 3, 2]
    double* const new_part_gradient_part2_conv3d_kernel = arena_.at<double>(192);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(new_part_gradient_part2_conv3d_kernel, 3, 3, 3, 3, 2),
        modelc::tensor(v, 3, 2, 2, s02_2, 3), modelc::tensor(grad_h2, 3, 2, 2, s02_2, 2),
        modelc::Windows<modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>, modelc::Window<3, 1, 1, 1>>{});
    ready_(64);

    // m.model:4: return inner(x) + 0.01 * calls
    // rms_normalization_3: f64[1, 1, 1, 3]
    double* const rms_normalization_3 = arena_.at<double>(64);
    compute_gradients_2(x, rms_normalization, grad_v, rms_normalization_3);

    // m.model:17: compile(optimizer = Adagrad(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = mse, met...
    // new_part_metric_huber_count: f64
    double* const new_part_metric_huber_count = arena_.at<double>(1920);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_huber_count, lane(static_cast<double>(12 * s02_2)));
    }

    modelc::copy_elements(arena_.at<double>(64), 3, arena_.at<double>(128));
    modelc::copy_elements(arena_.at<double>(0), 1, arena_.at<double>(1728));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Arena states_{64};
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[2];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[6];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[2];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[5];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4212

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
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4213 {

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

  /// `x: f32[b, 4]` gives `y: f32[b, 4]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 4> predict(modelc::View<const float, modelc::Dynamic, 4> x) noexcept {
    assert(x.rows() == symbols_.b);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 4> predict(const XTensor& x) {
    compute(modelc::checked<float, 2>("x", x, {symbols_.b, 4}));
    return results();
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 4]`
  /// - takes `y_true: f32[b, 4]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 4> x,
                      modelc::View<const float, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 2>("x", x, {symbols_.b, 4}),
                          modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 4}));
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
  /// - takes `x: f32[b, 4]`
  /// - takes `y_true: f32[b, 4]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 4> x,
                      modelc::View<const float, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 2>("x", x, {symbols_.b, 4}),
                      modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 4}));
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {4 * symbols_.b, 4 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 4 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 2, {-1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 2, {-1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> weight_infos{};
  static constexpr modelc::Index weight_bytes = 0;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 2, {-1, 4}, 0, false},
      {"y_true", "f32", 2, {-1, 4}, 0, false},
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
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({16 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    const modelc::Size evaluate_step_end = 64;
    const modelc::Size gradients_end = 64;
    return std::max<modelc::Index>({end.value(), evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 4> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 4>>(arena_.at<float>(slots_[0]), symbols_.b, 4);
  }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0))};
  }

  // m.model:4: compile(optimizer = Lamb(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), weight_dec...
  // computes loss, loss
  void compute_loss(const float* y_true, const float* x, float* loss) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(4 * b, [&](auto lane, modelc::Index i) {
        const auto sub = lane.load(y_true + i) - lane.load(x + i);
        return sub * sub;
      }));
      const auto div = row_sum / static_cast<float>(4 * b);
      scalar.store(loss, div);
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:2: input x: f32[b, 4]
    // x_2: f32[b, 4]
    float* const x_2 = arena_.at<float>(slots_[0]);
    modelc::for_lanes<float>(4 * b, [&](auto lane, modelc::Index i) { lane.store(x_2 + i, lane.load(x + i)); });
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    // m.model:4: compile(optimizer = Lamb(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), weight_dec...
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    compute_loss(y_true, x, loss);
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    // m.model:4: compile(optimizer = Lamb(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01]), weight_dec...
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

}  // namespace m4213

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
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4214 {

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

    auto twice_lambda_grouped_query_attention_query_kernel() noexcept {
      return modelc::tensor(block.at<float>(0), 3, 2, 2);
    }
    auto twice_lambda_grouped_query_attention_query_bias() noexcept {
      return modelc::block_view<float, 2, 2>(block, 64);
    }
    auto twice_lambda_grouped_query_attention_key_kernel() noexcept {
      return modelc::tensor(block.at<float>(128), 3, 1, 2);
    }
    auto twice_lambda_grouped_query_attention_key_bias() noexcept {
      return modelc::block_view<float, 1, 2>(block, 192);
    }
    auto twice_lambda_grouped_query_attention_value_kernel() noexcept {
      return modelc::tensor(block.at<float>(256), 3, 1, 2);
    }
    auto twice_lambda_grouped_query_attention_value_bias() noexcept {
      return modelc::block_view<float, 1, 2>(block, 320);
    }
    auto twice_lambda_grouped_query_attention_attention_output_kernel() noexcept {
      return modelc::tensor(block.at<float>(384), 2, 2, 3);
    }
    auto twice_lambda_grouped_query_attention_attention_output_bias() noexcept {
      return modelc::block_view<float, 3>(block, 448);
    }
    auto simple_rnn_simple_rnn_cell_kernel() noexcept { return modelc::block_view<float, 3, 3>(block, 768); }
    auto simple_rnn_simple_rnn_cell_recurrent_kernel() noexcept { return modelc::block_view<float, 3, 3>(block, 832); }
    auto simple_rnn_simple_rnn_cell_bias() noexcept { return modelc::block_view<float, 3>(block, 896); }
    auto dense_kernel() noexcept { return modelc::block_view<float, 6, 6>(block, 512); }
    auto dense_bias() noexcept { return modelc::block_view<float, 6>(block, 704); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<float>(64), 1, 0.001f); }
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 3, 2, 2> grad_twice_lambda_grouped_query_attention_query_kernel;
    modelc::View<const float, 2, 2> grad_twice_lambda_grouped_query_attention_query_bias;
    modelc::View<const float, 3, 1, 2> grad_twice_lambda_grouped_query_attention_key_kernel;
    modelc::View<const float, 1, 2> grad_twice_lambda_grouped_query_attention_key_bias;
    modelc::View<const float, 3, 1, 2> grad_twice_lambda_grouped_query_attention_value_kernel;
    modelc::View<const float, 1, 2> grad_twice_lambda_grouped_query_attention_value_bias;
    modelc::View<const float, 2, 2, 3> grad_twice_lambda_grouped_query_attention_attention_output_kernel;
    modelc::View<const float, 3> grad_twice_lambda_grouped_query_attention_attention_output_bias;
    modelc::View<const float, 6, 6> grad_dense_kernel;
    modelc::View<const float, 6> grad_dense_bias;
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
      const std::uint64_t key = modelc::weight_seed(seed, "twice/lambda/grouped_query_attention/query/kernel");
      modelc::initial::fill(block.at<float>(0), 12, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.da0518p+0) +
            -0x1.da0518p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "twice/lambda/grouped_query_attention/key/kernel");
      modelc::initial::fill(block.at<float>(128), 6, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.186f18p+1) +
            -0x1.186f18p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "twice/lambda/grouped_query_attention/value/kernel");
      modelc::initial::fill(block.at<float>(256), 6, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.186f18p+1) +
            -0x1.186f18p+0);
      });
    }
    {
      const std::uint64_t key =
          modelc::weight_seed(seed, "twice/lambda/grouped_query_attention/attention_output/kernel");
      modelc::initial::fill(block.at<float>(384), 12, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.da0518p+0) +
            -0x1.da0518p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "simple_rnn/simple_rnn_cell/kernel");
      modelc::initial::fill(block.at<float>(768), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "simple_rnn/simple_rnn_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              9, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<float>(key, 0, i)); }),
          3, 3);
      modelc::initial::fill(block.at<float>(832), 9, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(i)], 0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<float>(512), 36, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.6a09e6p+0) +
            -0x1.6a09e6p-1);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, 3]` gives `y: f32[b, 2, 6]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 2, 6> predict(modelc::View<const float, modelc::Dynamic, 3> x) noexcept {
    assert(x.rows() == symbols_.b);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 2, 6> predict(const XTensor& x) {
    compute(modelc::checked<float, 2>("x", x, {symbols_.b, 3}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 3]`
  /// - takes `y_true: f32[b, 2, 6]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 3> x,
                   modelc::View<const float, modelc::Dynamic, 2, 6> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 6);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 2>("x", x, {symbols_.b, 3}),
                       modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 2, 6}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(960));
    values[1] = static_cast<double>(*arena_.at<float>(1088));
    values[2] = static_cast<double>(*arena_.at<float>(1216));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 3]`
  /// - takes `y_true: f32[b, 2, 6]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 3> x,
                      modelc::View<const float, modelc::Dynamic, 2, 6> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 6);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 2>("x", x, {symbols_.b, 3}),
                          modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 2, 6}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(128));
    values[2] = static_cast<double>(*arena_.at<float>(256));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 3]`
  /// - takes `y_true: f32[b, 2, 6]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 3> x,
                      modelc::View<const float, modelc::Dynamic, 2, 6> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 6);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 2>("x", x, {symbols_.b, 3}),
                      modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 2, 6}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(64);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(320);
    outputs[3] = arena_.at<float>(384);
    outputs[4] = arena_.at<float>(448);
    outputs[5] = arena_.at<float>(512);
    outputs[6] = arena_.at<float>(576);
    outputs[7] = arena_.at<float>(640);
    outputs[8] = arena_.at<float>(704);
    outputs[9] = arena_.at<float>(768);
    outputs[10] = arena_.at<float>(832);
    outputs[11] = arena_.at<float>(1024);
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
    values[0] = static_cast<double>(*arena_.at<float>(1088));
    values[1] = static_cast<double>(*arena_.at<float>(0));
    values[2] = static_cast<double>(*arena_.at<float>(64));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(1664), 1, 0.0f);
    std::fill_n(training_->block.at<float>(1728), 1, 0.0f);
    std::fill_n(training_->block.at<float>(1792), 1, 0.0f);
    std::fill_n(training_->block.at<float>(1856), 1, 0.0f);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {3 * symbols_.b, 12 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), 12 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 3, {-1, 2, 6}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 13> weight_infos{{
      {"twice/lambda/grouped_query_attention/query/kernel", "f32", 3, {3, 2, 2}, 0, true},
      {"twice/lambda/grouped_query_attention/query/bias", "f32", 2, {2, 2}, 64, true},
      {"twice/lambda/grouped_query_attention/key/kernel", "f32", 3, {3, 1, 2}, 128, true},
      {"twice/lambda/grouped_query_attention/key/bias", "f32", 2, {1, 2}, 192, true},
      {"twice/lambda/grouped_query_attention/value/kernel", "f32", 3, {3, 1, 2}, 256, true},
      {"twice/lambda/grouped_query_attention/value/bias", "f32", 2, {1, 2}, 320, true},
      {"twice/lambda/grouped_query_attention/attention_output/kernel", "f32", 3, {2, 2, 3}, 384, true},
      {"twice/lambda/grouped_query_attention/attention_output/bias", "f32", 1, {3}, 448, true},
      {"simple_rnn/simple_rnn_cell/kernel", "f32", 2, {3, 3}, 768, false},
      {"simple_rnn/simple_rnn_cell/recurrent_kernel", "f32", 2, {3, 3}, 832, false},
      {"simple_rnn/simple_rnn_cell/bias", "f32", 1, {3}, 896, false},
      {"dense/kernel", "f32", 2, {6, 6}, 512, true},
      {"dense/bias", "f32", 1, {6}, 704, true},
  }};
  static constexpr modelc::Index weight_bytes = 960;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 2, {-1, 3}, 0, false},
      {"y_true", "f32", 3, {-1, 2, 6}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "mae", "huber"};
  static constexpr std::array<modelc::TensorInfo, 12> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/twice/lambda/grouped_query_attention/query/kernel", "f32", 3, {3, 2, 2}, 0, false},
      {"grad/twice/lambda/grouped_query_attention/query/bias", "f32", 2, {2, 2}, 0, false},
      {"grad/twice/lambda/grouped_query_attention/key/kernel", "f32", 3, {3, 1, 2}, 0, false},
      {"grad/twice/lambda/grouped_query_attention/key/bias", "f32", 2, {1, 2}, 0, false},
      {"grad/twice/lambda/grouped_query_attention/value/kernel", "f32", 3, {3, 1, 2}, 0, false},
      {"grad/twice/lambda/grouped_query_attention/value/bias", "f32", 2, {1, 2}, 0, false},
      {"grad/twice/lambda/grouped_query_attention/attention_output/kernel", "f32", 3, {2, 2, 3}, 0, false},
      {"grad/twice/lambda/grouped_query_attention/attention_output/bias", "f32", 1, {3}, 0, false},
      {"grad/dense/kernel", "f32", 2, {6, 6}, 0, false},
      {"grad/dense/bias", "f32", 1, {6}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 26> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/twice/lambda/grouped_query_attention/query/kernel", "f32", 3, {3, 2, 2}, 128, false},
      {"optimizer/m/twice/lambda/grouped_query_attention/query/bias", "f32", 2, {2, 2}, 192, false},
      {"optimizer/m/twice/lambda/grouped_query_attention/key/kernel", "f32", 3, {3, 1, 2}, 256, false},
      {"optimizer/m/twice/lambda/grouped_query_attention/key/bias", "f32", 2, {1, 2}, 320, false},
      {"optimizer/m/twice/lambda/grouped_query_attention/value/kernel", "f32", 3, {3, 1, 2}, 384, false},
      {"optimizer/m/twice/lambda/grouped_query_attention/value/bias", "f32", 2, {1, 2}, 448, false},
      {"optimizer/m/twice/lambda/grouped_query_attention/attention_output/kernel", "f32", 3, {2, 2, 3}, 512, false},
      {"optimizer/m/twice/lambda/grouped_query_attention/attention_output/bias", "f32", 1, {3}, 576, false},
      {"optimizer/m/dense/kernel", "f32", 2, {6, 6}, 640, false},
      {"optimizer/m/dense/bias", "f32", 1, {6}, 832, false},
      {"optimizer/u/twice/lambda/grouped_query_attention/query/kernel", "f32", 3, {3, 2, 2}, 896, false},
      {"optimizer/u/twice/lambda/grouped_query_attention/query/bias", "f32", 2, {2, 2}, 960, false},
      {"optimizer/u/twice/lambda/grouped_query_attention/key/kernel", "f32", 3, {3, 1, 2}, 1024, false},
      {"optimizer/u/twice/lambda/grouped_query_attention/key/bias", "f32", 2, {1, 2}, 1088, false},
      {"optimizer/u/twice/lambda/grouped_query_attention/value/kernel", "f32", 3, {3, 1, 2}, 1152, false},
      {"optimizer/u/twice/lambda/grouped_query_attention/value/bias", "f32", 2, {1, 2}, 1216, false},
      {"optimizer/u/twice/lambda/grouped_query_attention/attention_output/kernel", "f32", 3, {2, 2, 3}, 1280, false},
      {"optimizer/u/twice/lambda/grouped_query_attention/attention_output/bias", "f32", 1, {3}, 1344, false},
      {"optimizer/u/dense/kernel", "f32", 2, {6, 6}, 1408, false},
      {"optimizer/u/dense/bias", "f32", 1, {6}, 1600, false},
      {"metric/mae/total", "f32", 0, {}, 1664, false},
      {"metric/mae/count", "f32", 0, {}, 1728, false},
      {"metric/huber/total", "f32", 0, {}, 1792, false},
      {"metric/huber/count", "f32", 0, {}, 1856, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 15> part_infos{{
      {"gradient/twice/lambda/grouped_query_attention/query/kernel", "f32", 3, {3, 2, 2}, 0, false},
      {"gradient/twice/lambda/grouped_query_attention/query/bias", "f32", 2, {2, 2}, 64, false},
      {"gradient/twice/lambda/grouped_query_attention/key/kernel", "f32", 3, {3, 1, 2}, 128, false},
      {"gradient/twice/lambda/grouped_query_attention/key/bias", "f32", 2, {1, 2}, 192, false},
      {"gradient/twice/lambda/grouped_query_attention/value/kernel", "f32", 3, {3, 1, 2}, 256, false},
      {"gradient/twice/lambda/grouped_query_attention/value/bias", "f32", 2, {1, 2}, 320, false},
      {"gradient/twice/lambda/grouped_query_attention/attention_output/kernel", "f32", 3, {2, 2, 3}, 384, false},
      {"gradient/twice/lambda/grouped_query_attention/attention_output/bias", "f32", 1, {3}, 448, false},
      {"gradient/dense/kernel", "f32", 2, {6, 6}, 512, false},
      {"gradient/dense/bias", "f32", 1, {6}, 704, false},
      {"loss", "f32", 0, {}, 768, false},
      {"metric/mae/total", "f32", 0, {}, 832, false},
      {"metric/mae/count", "f32", 0, {}, 896, false},
      {"metric/huber/total", "f32", 0, {}, 960, false},
      {"metric/huber/count", "f32", 0, {}, 1024, false},
  }};
  static constexpr modelc::Index part_bytes = 1088;
  static constexpr modelc::Index gradient_bytes = 768;  // the first of them
  static constexpr modelc::Index training_bytes = 1920;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({12 * b, 48 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({48 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({48 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    modelc::Size train_step_end = 1344;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    const modelc::Size update_step_end = 1408;
    modelc::Size evaluate_step_end = 320;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({48 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({48 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    modelc::Size gradients_end = 1408;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 2, 6> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 2, 6>>(arena_.at<float>(slots_[1]), symbols_.b,
                                                                               2, 6);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(960)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(64)),
            modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 3, 2, 2>>(arena_.at<float>(320), 3, 2, 2),
            modelc::make_view<modelc::View<const float, 2, 2>>(arena_.at<float>(384), 2, 2),
            modelc::make_view<modelc::View<const float, 3, 1, 2>>(arena_.at<float>(448), 3, 1, 2),
            modelc::make_view<modelc::View<const float, 1, 2>>(arena_.at<float>(512), 1, 2),
            modelc::make_view<modelc::View<const float, 3, 1, 2>>(arena_.at<float>(576), 3, 1, 2),
            modelc::make_view<modelc::View<const float, 1, 2>>(arena_.at<float>(640), 1, 2),
            modelc::make_view<modelc::View<const float, 2, 2, 3>>(arena_.at<float>(704), 2, 2, 3),
            modelc::make_view<modelc::View<const float, 3>>(arena_.at<float>(768), 3),
            modelc::make_view<modelc::View<const float, 6, 6>>(arena_.at<float>(832), 6, 6),
            modelc::make_view<modelc::View<const float, 6>>(arena_.at<float>(1024), 6)};
  }

  // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
  // computes simple_rnn, simple_rnn, simple_rnn and 1 more
  void compute_simple_rnn(const float* x, const float* simple_rnn_simple_rnn_cell_kernel, float* simple_rnn) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < 2; ++i0) {
      modelc::matmul(threads_, b, 3, 3, x, 3, 1, simple_rnn_simple_rnn_cell_kernel, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(simple_rnn + i0 * (3 * b) + row * 3 + column, sum);
                     });
    }
  }

  // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
  // computes simple_rnn_2, simple_rnn_2, simple_rnn_2 and 1 more
  void compute_simple_rnn_2(float* simple_rnn_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(3 * b, [&](auto lane, modelc::Index i) { lane.store(simple_rnn_2 + i, lane(0.0f)); });
  }

  // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
  // computes h3, h3, h3 and 1 more
  void compute_h3(const float* x, float* h3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(
            3, [&](auto lane, modelc::Index k) { lane.store(h3 + i * 12 + j * 6 + k, lane.load(x + i * 3 + k)); });
      }
    }
  }

  // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
  // computes h3, h3, h3 and 1 more
  void compute_h3_2(const float* simple_rnn_3, float* h3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index k) {
          lane.store(h3 + 3 + i * 12 + j * 6 + k, lane.load(simple_rnn_3 + i * 3 + j * (3 * b) + k));
        });
      }
    }
  }

  // m.model:9: output y = Dense(6, activation = sigmoid)(h3)
  // computes dense, dense, dense
  void compute_dense(const float* h3, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2 * b, 6, 6, h3, 6, 1, dense_kernel, 6, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 6 + column, sum);
                   });
  }

  // computes gradients, new_part_gradient_twice_lambda_grouped_query_attention_query_kernel,
  // new_part_gradient_twice_lambda_grouped_query_attention_attention_output_kernel
  void compute_gradients_2(float* gradients) noexcept {
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + i, lane(0.0f)); });
  }

  // m.model:10: compile(optimizer = Adamax(global_clipnorm = 0.5), loss = binary_crossentropy, metrics = [ma...
  // computes sub, sub
  void compute_sub(const std::int64_t* optimizer_iteration, float* sub) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(sub, 1.0f - pow(0.9f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration))));
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

  // m.model:10: compile(optimizer = Adamax(global_clipnorm = 0.5), loss = binary_crossentropy, metrics = [ma...
  // computes new_metric_mae_total, new_metric_huber_total
  void compute_new_metric_mae_total(const float* metric_mae_total, const float* part_metric_mae_total,
                                    const float* metric_mae_count, const float* part_metric_mae_count,
                                    float* new_metric_mae_total, float* new_metric_mae_count, float* mae) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add_6 = lane.load(metric_mae_total) + lane.load(part_metric_mae_total);
      const auto add_7 = lane.load(metric_mae_count) + lane.load(part_metric_mae_count);
      const auto eq = 0.0f == add_7;
      const auto where = select(eq, 0.0f, add_6 / select(eq, 1.0f, add_7));
      lane.store(new_metric_mae_total, add_6);
      lane.store(new_metric_mae_count, add_7);
      lane.store(mae, where);
    }
  }

  // computes add_2, add_4
  void compute_add_2(const float* add, const float* part_gradient_twice_lambda_grouped_query_attention_key_kernel,
                     float* add_2) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto add_6 = scalar.load(add);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index i) {
        const auto part_gradient_twice_lambda_grouped_query_attention_key_kernel_2 =
            lane.load(part_gradient_twice_lambda_grouped_query_attention_key_kernel + i);
        return part_gradient_twice_lambda_grouped_query_attention_key_kernel_2 *
               part_gradient_twice_lambda_grouped_query_attention_key_kernel_2;
      }));
      const auto add_7 = add_6 + row_sum;
      scalar.store(add_2, add_7);
    }
  }

  // computes add_3, add_5
  void compute_add_3(const float* add_2, const float* part_gradient_twice_lambda_grouped_query_attention_key_bias,
                     float* add_3) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto add_2_2 = scalar.load(add_2);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index i) {
        const auto part_gradient_twice_lambda_grouped_query_attention_key_bias_2 =
            lane.load(part_gradient_twice_lambda_grouped_query_attention_key_bias + i);
        return part_gradient_twice_lambda_grouped_query_attention_key_bias_2 *
               part_gradient_twice_lambda_grouped_query_attention_key_bias_2;
      }));
      const auto add_6 = add_2_2 + row_sum;
      scalar.store(add_3, add_6);
    }
  }

  // m.model:7: h2 = Average()([h1, Twice(Lambda(v -> GroupedQueryAttention(2, 2, 1)(v, v)))(h1)])
  // computes new_part_gradient_twice_lambda_grouped_query_attention_key_kernel,
  // new_part_gradient_twice_lambda_grouped_query_attention_value_kernel
  void compute_new_part_gradient_twice_lambda_grouped_query_attention_key_kernel(
      float* new_part_gradient_twice_lambda_grouped_query_attention_key_kernel) noexcept {
    modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) {
      lane.store(new_part_gradient_twice_lambda_grouped_query_attention_key_kernel + i, lane(0.0f));
    });
  }

  // m.model:7: h2 = Average()([h1, Twice(Lambda(v -> GroupedQueryAttention(2, 2, 1)(v, v)))(h1)])
  // computes new_part_gradient_twice_lambda_grouped_query_attention_key_bias,
  // new_part_gradient_twice_lambda_grouped_query_attention_value_bias
  void compute_new_part_gradient_twice_lambda_grouped_query_attention_key_bias(
      float* new_part_gradient_twice_lambda_grouped_query_attention_key_bias) noexcept {
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      lane.store(new_part_gradient_twice_lambda_grouped_query_attention_key_bias + i, lane(0.0f));
    });
  }

  // m.model:10: compile(optimizer = Adamax(global_clipnorm = 0.5), loss = binary_crossentropy, metrics = [ma...
  // computes new_part_metric_mae_count, new_part_metric_huber_count
  void compute_new_part_metric_mae_count(float* new_part_metric_mae_count) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_mae_count, lane(static_cast<float>(2 * b)));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
    // simple_rnn: f32[2, b, 3]
    const float* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<float>(768);
    float* const simple_rnn = arena_.at<float>(slots_[0]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f32[b, 3]
    float* const simple_rnn_2 = arena_.at<float>(slots_[2]);
    compute_simple_rnn_2(simple_rnn_2);
    // simple_rnn_3: f32[2, b, 3], carry: f32[b, 3]
    const float* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<float>(832);
    const float* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<float>(896);
    float* const simple_rnn_3 = arena_.at<float>(slots_[1]);
    float* const carry = arena_.at<float>(slots_[3]);
    std::copy_n(simple_rnn_2, 3 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const steps = simple_rnn + turn_2 * (3 * b);
      const float* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const float* const state_2 = simple_rnn_simple_rnn_cell_bias;
      float* const carry_0_2 = arena_.at<float>(slots_[4]);
      // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
      // carry_0_2: f32[b, 3]
      modelc::matmul(threads_, b, 3, 3, carry_0, 3, 1, state_1, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(carry_0_2 + row * 3 + column,
                                  tanh(lane.load(state_2 + column) + (lane.load(steps + row * 3 + column) + sum)));
                     });
      std::copy_n(carry_0_2, 3 * b, simple_rnn_3 + turn_2 * (3 * b));
      std::copy_n(carry_0_2, 3 * b, carry);
    }
    // h3: f32[b, 2, 6]
    float* const h3 = arena_.at<float>(slots_[0]);
    compute_h3(x, h3);
    // h3: f32[b, 2, 6]
    compute_h3_2(simple_rnn_3, h3);

    // m.model:9: output y = Dense(6, activation = sigmoid)(h3)
    // y: f32[b, 2, 6]
    const float* const dense_kernel = weights_->block.at<float>(512);
    const float* const dense_bias = weights_->block.at<float>(704);
    float* const y = arena_.at<float>(slots_[1]);
    modelc::matmul(threads_, 2 * b, 6, 6, h3, 6, 1, dense_kernel, 6, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 6 + column, sigmoid(lane.load(dense_bias + column) + sum));
                   });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
    // simple_rnn: f32[2, b, 3]
    const float* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<float>(768);
    float* const simple_rnn = arena_.at<float>(train_step_slots_[0]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f32[b, 3]
    float* const simple_rnn_2 = arena_.at<float>(train_step_slots_[2]);
    compute_simple_rnn_2(simple_rnn_2);
    // simple_rnn_3: f32[2, b, 3], carry: f32[b, 3]
    const float* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<float>(832);
    const float* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<float>(896);
    float* const simple_rnn_3 = arena_.at<float>(train_step_slots_[1]);
    float* const carry = arena_.at<float>(train_step_slots_[3]);
    std::copy_n(simple_rnn_2, 3 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const steps = simple_rnn + turn_2 * (3 * b);
      const float* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const float* const state_2 = simple_rnn_simple_rnn_cell_bias;
      float* const carry_0_2 = arena_.at<float>(train_step_slots_[4]);
      // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
      // carry_0_2: f32[b, 3]
      modelc::matmul(threads_, b, 3, 3, carry_0, 3, 1, state_1, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(carry_0_2 + row * 3 + column,
                                  tanh(lane.load(state_2 + column) + (lane.load(steps + row * 3 + column) + sum)));
                     });
      std::copy_n(carry_0_2, 3 * b, simple_rnn_3 + turn_2 * (3 * b));
      std::copy_n(carry_0_2, 3 * b, carry);
    }
    // h3: f32[b, 2, 6]
    float* const h3 = arena_.at<float>(train_step_slots_[0]);
    compute_h3(x, h3);
    // h3: f32[b, 2, 6]
    compute_h3_2(simple_rnn_3, h3);

    // m.model:9: output y = Dense(6, activation = sigmoid)(h3)
    // dense: f32[b, 2, 6]
    const float* const dense_kernel = weights_->block.at<float>(512);
    float* const dense = arena_.at<float>(train_step_slots_[1]);
    compute_dense(h3, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, new_metric_mae_total: f32, mae: f32, mae_2: f32, new_metric_huber_total: f32, huber: f32, hub...
    const float* const dense_bias = weights_->block.at<float>(704);
    const float* const metric_mae_total = training_->block.at<float>(1664);
    const float* const metric_mae_count = training_->block.at<float>(1728);
    const float* const metric_huber_total = training_->block.at<float>(1792);
    const float* const metric_huber_count = training_->block.at<float>(1856);
    float* const loss = arena_.at<float>(960);
    float* const new_metric_mae_total = training_->block.at<float>(1664);
    float* const mae = arena_.at<float>(1024);
    float* const mae_2 = arena_.at<float>(1088);
    float* const new_metric_huber_total = training_->block.at<float>(1792);
    float* const huber = arena_.at<float>(1152);
    float* const huber_2 = arena_.at<float>(1216);
    float* const mul = arena_.at<float>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto simple_rnn_simple_rnn_cell_bias_2 = scalar.load(simple_rnn_simple_rnn_cell_bias);
      const auto simple_rnn_simple_rnn_cell_bias_3 = scalar.load(simple_rnn_simple_rnn_cell_bias + 1);
      const auto simple_rnn_simple_rnn_cell_bias_4 = scalar.load(simple_rnn_simple_rnn_cell_bias + 2);
      const auto mul_2 = 0.01f * (simple_rnn_simple_rnn_cell_bias_2 * simple_rnn_simple_rnn_cell_bias_2 +
                                  simple_rnn_simple_rnn_cell_bias_3 * simple_rnn_simple_rnn_cell_bias_3 +
                                  simple_rnn_simple_rnn_cell_bias_4 * simple_rnn_simple_rnn_cell_bias_4);
      const auto metric_mae_total_2 = scalar.load(metric_mae_total);
      const auto add_2 = scalar.load(metric_mae_count) + static_cast<float>(2 * b);
      const auto eq = 0.0f == add_2;
      const auto where = select(eq, 1.0f, add_2);
      const auto metric_huber_total_2 = scalar.load(metric_huber_total);
      const auto add_3 = scalar.load(metric_huber_count) + static_cast<float>(2 * b);
      const auto eq_2 = 0.0f == add_3;
      const auto where_2 = select(eq_2, 1.0f, add_3);
      const auto div_2 = scalar(1.0f) / scalar(static_cast<float>(2 * b)) / 6.0f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index j) {
              const auto add_4 = lane.load(dense_bias + j) + lane.load(dense + i * 6 + j);
              return log1p(exp(-abs(add_4))) + (max(add_4, 0.0f) - lane.load(y_true + i * 6 + j) * add_4);
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index j) {
              return abs(sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 6 + j)) -
                         lane.load(y_true + i * 6 + j));
            })));
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        row_sum_3 = modelc::Sum::apply(
            row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index j) {
              const auto abs_2 = abs(sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 6 + j)) -
                                     lane.load(y_true + i * 6 + j));
              return select(abs_2 <= 1.0f, abs_2 * abs_2 * 0.5f, abs_2 - 0.5f);
            })));
      }
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        modelc::for_lanes<float>(6, [&](auto lane, modelc::Index j) {
          lane.store(mul + i * 6 + j, (sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 6 + j)) -
                                       lane.load(y_true + i * 6 + j)) *
                                          lane(div_2));
        });
      }
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      scalar.store(mae, add_2_lanes);
      scalar.store(huber, add_3_lanes);
      const auto add_5 = row_sum / 6.0f / static_cast<float>(2 * b) + mul_2;
      const auto add_6 = metric_mae_total_2 + row_sum_2 / 6.0f;
      const auto where_3 = select(eq, 0.0f, add_6 / where);
      const auto add_7 = metric_huber_total_2 + row_sum_3 / 6.0f;
      const auto where_4 = select(eq_2, 0.0f, add_7 / where_2);
      const auto add_5_lanes = add_5;
      const auto add_6_lanes = add_6;
      const auto where_3_lanes = where_3;
      const auto add_7_lanes = add_7;
      const auto where_4_lanes = where_4;
      scalar.store(loss, add_5_lanes);
      scalar.store(new_metric_mae_total, add_6_lanes);
      scalar.store(mae_2, where_3_lanes);
      scalar.store(new_metric_huber_total, add_7_lanes);
      scalar.store(huber_2, where_4_lanes);
    }
    // gradients: f32[182]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(gradients);
    // gradients: f32[182]
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 12 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 16 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 20 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 32 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(10, [&](auto lane, modelc::Index i) { lane.store(gradients + 38 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) { lane.store(gradients + 48 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 50 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 64 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(10, [&](auto lane, modelc::Index i) { lane.store(gradients + 70 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) { lane.store(gradients + 80 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 82 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 96 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 108 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) { lane.store(gradients + 112 + i, lane(0.0f)); });
    // gradients: f32[182]
    modelc::for_lanes<float>(13, [&](auto lane, modelc::Index i) { lane.store(gradients + 115 + i, lane(0.0f)); });
    // grad_dense_kernel: f32[6, 6], gradients: f32[182]
    float* const grad_dense_kernel = arena_.at<float>(768);
    modelc::matmul(threads_, 6, 2 * b, 6, h3, 1, 6, mul, 6, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_dense_kernel + row * 6 + column, sum);
                     lane.store(gradients + 128 + row * 6 + column, sum);
                   });
    // add: f32
    float* const add = arena_.at<float>(1280);
    {
      const modelc::Scalar scalar{};
      const auto mul_2 = scalar(0.0f) * scalar(0.0f);
      const auto mul_3 = mul_2 * 12.0f;
      const auto mul_4 = mul_2 * 2.0f;
      const auto mul_5 = 6.0f * mul_2;
      const auto add_2 = mul_3 + (mul_4 + (mul_5 + (mul_3 + mul_2 * 4.0f + mul_5 + mul_4))) + mul_2 * 3.0f;
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(36, [&](auto lane, modelc::Index i) {
        const auto grad_dense_kernel_2 = lane.load(grad_dense_kernel + i);
        return grad_dense_kernel_2 * grad_dense_kernel_2;
      }));
      const auto add_3 = add_2 + row_sum;
      scalar.store(add, add_3);
    }
    // gradients: f32[182]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 164 + i, lane(0.0f)); });
    // div: f32, gradients: f32[182]
    float* const div = arena_.at<float>(1280);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) {
        auto grad_dense_bias = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 2 * b; ++j) {
          grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(mul + i + j * 6));
        }
        const auto mul_2 = grad_dense_bias * grad_dense_bias;
        lane.store(gradients + 176 + i, grad_dense_bias);
        total_sum.add(mul_2);
      });
      scalar.store(div, 0.5f / max(0.5f, sqrt(scalar.load(add) + scalar(total_sum.value()))));
    }

    // m.model:10: compile(optimizer = Adamax(global_clipnorm = 0.5), loss = binary_crossentropy, metrics = [ma...
    // sub: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const sub = arena_.at<float>(768);
    compute_sub(optimizer_iteration, sub);
    // new_optimizer_m: f32[182], new_optimizer_u: f32[182], new_weights: f32[182]
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(128);
    const float* const optimizer_u = training_->block.at<float>(896);
    float* const new_optimizer_m = training_->block.at<float>(128);
    float* const new_optimizer_u = training_->block.at<float>(896);
    float* const new_weights = weights_->block.at<float>(0);
    modelc::for_lanes<float>(182, [&](auto lane, modelc::Index i) {
      const auto mul_2 = lane(div[0]) * lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_2 = optimizer_m_2 + (mul_2 - optimizer_m_2) * 0.1f;
      const auto maximum = max(lane.load(optimizer_u + i) * 0.999f, abs(mul_2));
      const auto sub_2 =
          lane.load(weights + i) - lane(optimizer_learning_rate[0]) * add_2 / (lane(sub[0]) * (maximum + 1e-07f));
      lane.store(new_optimizer_m + i, add_2);
      lane.store(new_optimizer_u + i, maximum);
      lane.store(new_weights + i, sub_2);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<float>(1024), 1, training_->block.at<float>(1728));
    modelc::copy_elements(arena_.at<float>(1152), 1, training_->block.at<float>(1856));
  }

  void compute_update_step() noexcept {
    // m.model:10: compile(optimizer = Adamax(global_clipnorm = 0.5), loss = binary_crossentropy, metrics = [ma...
    // new_metric_mae_total: f32, new_metric_mae_count: f32, mae: f32
    const float* const metric_mae_total = training_->block.at<float>(1664);
    const float* const metric_mae_count = training_->block.at<float>(1728);
    const float* const part_metric_mae_total = arena_.at<float>(1152);
    const float* const part_metric_mae_count = arena_.at<float>(1216);
    float* const new_metric_mae_total = training_->block.at<float>(1664);
    float* const new_metric_mae_count = training_->block.at<float>(1728);
    float* const mae = arena_.at<float>(0);
    compute_new_metric_mae_total(metric_mae_total, part_metric_mae_total, metric_mae_count, part_metric_mae_count,
                                 new_metric_mae_total, new_metric_mae_count, mae);
    // new_metric_huber_total: f32, new_metric_huber_count: f32, huber: f32
    const float* const metric_huber_total = training_->block.at<float>(1792);
    const float* const metric_huber_count = training_->block.at<float>(1856);
    const float* const part_metric_huber_total = arena_.at<float>(1280);
    const float* const part_metric_huber_count = arena_.at<float>(1344);
    float* const new_metric_huber_total = training_->block.at<float>(1792);
    float* const new_metric_huber_count = training_->block.at<float>(1856);
    float* const huber = arena_.at<float>(64);
    compute_new_metric_mae_total(metric_huber_total, part_metric_huber_total, metric_huber_count,
                                 part_metric_huber_count, new_metric_huber_total, new_metric_huber_count, huber);
    // sum_2: f32
    const float* const part_gradient_twice_lambda_grouped_query_attention_query_kernel = arena_.at<float>(320);
    float* const sum_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(12, [&](auto lane, modelc::Index i) {
        const auto part_gradient_twice_lambda_grouped_query_attention_query_kernel_2 =
            lane.load(part_gradient_twice_lambda_grouped_query_attention_query_kernel + i);
        return part_gradient_twice_lambda_grouped_query_attention_query_kernel_2 *
               part_gradient_twice_lambda_grouped_query_attention_query_kernel_2;
      }));
      scalar.store(sum_2, row_sum);
    }
    // add: f32
    const float* const part_gradient_twice_lambda_grouped_query_attention_query_bias = arena_.at<float>(384);
    float* const add = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto sum_2_2 = scalar.load(sum_2);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index i) {
        const auto part_gradient_twice_lambda_grouped_query_attention_query_bias_2 =
            lane.load(part_gradient_twice_lambda_grouped_query_attention_query_bias + i);
        return part_gradient_twice_lambda_grouped_query_attention_query_bias_2 *
               part_gradient_twice_lambda_grouped_query_attention_query_bias_2;
      }));
      const auto add_6 = sum_2_2 + row_sum;
      scalar.store(add, add_6);
    }
    // add_2: f32
    const float* const part_gradient_twice_lambda_grouped_query_attention_key_kernel = arena_.at<float>(448);
    float* const add_2 = arena_.at<float>(128);
    compute_add_2(add, part_gradient_twice_lambda_grouped_query_attention_key_kernel, add_2);
    // add_3: f32
    const float* const part_gradient_twice_lambda_grouped_query_attention_key_bias = arena_.at<float>(512);
    float* const add_3 = arena_.at<float>(128);
    compute_add_3(add_2, part_gradient_twice_lambda_grouped_query_attention_key_bias, add_3);
    // add_4: f32
    const float* const part_gradient_twice_lambda_grouped_query_attention_value_kernel = arena_.at<float>(576);
    float* const add_4 = arena_.at<float>(128);
    compute_add_2(add_3, part_gradient_twice_lambda_grouped_query_attention_value_kernel, add_4);
    // add_5: f32
    const float* const part_gradient_twice_lambda_grouped_query_attention_value_bias = arena_.at<float>(640);
    float* const add_5 = arena_.at<float>(128);
    compute_add_3(add_4, part_gradient_twice_lambda_grouped_query_attention_value_bias, add_5);
    // sum_3: f32
    const float* const part_gradient_dense_kernel = arena_.at<float>(832);
    float* const sum_3 = arena_.at<float>(192);
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(36, [&](auto lane, modelc::Index i) {
        const auto part_gradient_dense_kernel_2 = lane.load(part_gradient_dense_kernel + i);
        return part_gradient_dense_kernel_2 * part_gradient_dense_kernel_2;
      }));
      scalar.store(sum_3, row_sum);
    }
    // sum_4: f32
    const float* const part_gradient_dense_bias = arena_.at<float>(1024);
    float* const sum_4 = arena_.at<float>(256);
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index i) {
        const auto part_gradient_dense_bias_2 = lane.load(part_gradient_dense_bias + i);
        return part_gradient_dense_bias_2 * part_gradient_dense_bias_2;
      }));
      scalar.store(sum_4, row_sum);
    }
    // div: f32
    const float* const part_gradient_twice_lambda_grouped_query_attention_attention_output_kernel =
        arena_.at<float>(704);
    const float* const part_gradient_twice_lambda_grouped_query_attention_attention_output_bias = arena_.at<float>(768);
    float* const div = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto add_5_2 = scalar.load(add_5);
      const auto part_gradient_twice_lambda_grouped_query_attention_attention_output_bias_2 =
          scalar.load(part_gradient_twice_lambda_grouped_query_attention_attention_output_bias);
      const auto part_gradient_twice_lambda_grouped_query_attention_attention_output_bias_3 =
          scalar.load(part_gradient_twice_lambda_grouped_query_attention_attention_output_bias + 1);
      const auto part_gradient_twice_lambda_grouped_query_attention_attention_output_bias_4 =
          scalar.load(part_gradient_twice_lambda_grouped_query_attention_attention_output_bias + 2);
      const auto add_6 = part_gradient_twice_lambda_grouped_query_attention_attention_output_bias_2 *
                             part_gradient_twice_lambda_grouped_query_attention_attention_output_bias_2 +
                         part_gradient_twice_lambda_grouped_query_attention_attention_output_bias_3 *
                             part_gradient_twice_lambda_grouped_query_attention_attention_output_bias_3 +
                         part_gradient_twice_lambda_grouped_query_attention_attention_output_bias_4 *
                             part_gradient_twice_lambda_grouped_query_attention_attention_output_bias_4;
      const auto sum_3_2 = scalar.load(sum_3);
      const auto sum_4_2 = scalar.load(sum_4);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(12, [&](auto lane, modelc::Index i) {
        const auto part_gradient_twice_lambda_grouped_query_attention_attention_output_kernel_2 =
            lane.load(part_gradient_twice_lambda_grouped_query_attention_attention_output_kernel + i);
        return part_gradient_twice_lambda_grouped_query_attention_attention_output_kernel_2 *
               part_gradient_twice_lambda_grouped_query_attention_attention_output_kernel_2;
      }));
      const auto div_2 = 0.5f / max(0.5f, sqrt(add_5_2 + row_sum + add_6 + sum_3_2 + sum_4_2));
      scalar.store(div, div_2);
    }
    // sub: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const sub = arena_.at<float>(192);
    compute_sub(optimizer_iteration, sub);
    // new_optimizer_m: f32[182], new_optimizer_u: f32[182], new_weights: f32[182]
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(320);
    const float* const optimizer_m = training_->block.at<float>(128);
    const float* const optimizer_u = training_->block.at<float>(896);
    float* const new_optimizer_m = training_->block.at<float>(128);
    float* const new_optimizer_u = training_->block.at<float>(896);
    float* const new_weights = weights_->block.at<float>(0);
    modelc::for_lanes<float>(182, [&](auto lane, modelc::Index i) {
      const auto mul = lane.load(part_gradients + i) * lane(div[0]);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_6 = optimizer_m_2 + (mul - optimizer_m_2) * 0.1f;
      const auto maximum = max(lane.load(optimizer_u + i) * 0.999f, abs(mul));
      const auto sub_2 =
          lane.load(weights + i) - lane(optimizer_learning_rate[0]) * add_6 / (lane(sub[0]) * (maximum + 1e-07f));
      lane.store(new_optimizer_m + i, add_6);
      lane.store(new_optimizer_u + i, maximum);
      lane.store(new_weights + i, sub_2);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
    // simple_rnn: f32[2, b, 3]
    const float* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<float>(768);
    float* const simple_rnn = arena_.at<float>(evaluate_step_slots_[0]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f32[b, 3]
    float* const simple_rnn_2 = arena_.at<float>(evaluate_step_slots_[2]);
    compute_simple_rnn_2(simple_rnn_2);
    // simple_rnn_3: f32[2, b, 3], carry: f32[b, 3]
    const float* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<float>(832);
    const float* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<float>(896);
    float* const simple_rnn_3 = arena_.at<float>(evaluate_step_slots_[1]);
    float* const carry = arena_.at<float>(evaluate_step_slots_[3]);
    std::copy_n(simple_rnn_2, 3 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const steps = simple_rnn + turn_2 * (3 * b);
      const float* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const float* const state_2 = simple_rnn_simple_rnn_cell_bias;
      float* const carry_0_2 = arena_.at<float>(evaluate_step_slots_[4]);
      // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
      // carry_0_2: f32[b, 3]
      modelc::matmul(threads_, b, 3, 3, carry_0, 3, 1, state_1, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(carry_0_2 + row * 3 + column,
                                  tanh(lane.load(state_2 + column) + (lane.load(steps + row * 3 + column) + sum)));
                     });
      std::copy_n(carry_0_2, 3 * b, simple_rnn_3 + turn_2 * (3 * b));
      std::copy_n(carry_0_2, 3 * b, carry);
    }
    // h3: f32[b, 2, 6]
    float* const h3 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_h3(x, h3);
    // h3: f32[b, 2, 6]
    compute_h3_2(simple_rnn_3, h3);

    // m.model:9: output y = Dense(6, activation = sigmoid)(h3)
    // dense: f32[b, 2, 6]
    const float* const dense_kernel = weights_->block.at<float>(512);
    float* const dense = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense(h3, dense_kernel, dense);

    // m.model:10: compile(optimizer = Adamax(global_clipnorm = 0.5), loss = binary_crossentropy, metrics = [ma...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_mae_total: f32, mae: f32, mae_2: f32, new_metric_huber_total: f32, huber: f32, hub...
    const float* const dense_bias = weights_->block.at<float>(704);
    const float* const metric_mae_total = training_->block.at<float>(1664);
    const float* const metric_mae_count = training_->block.at<float>(1728);
    const float* const metric_huber_total = training_->block.at<float>(1792);
    const float* const metric_huber_count = training_->block.at<float>(1856);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_mae_total = training_->block.at<float>(1664);
    float* const mae = arena_.at<float>(64);
    float* const mae_2 = arena_.at<float>(128);
    float* const new_metric_huber_total = training_->block.at<float>(1792);
    float* const huber = arena_.at<float>(192);
    float* const huber_2 = arena_.at<float>(256);
    {
      const modelc::Scalar scalar{};
      const auto simple_rnn_simple_rnn_cell_bias_2 = scalar.load(simple_rnn_simple_rnn_cell_bias);
      const auto simple_rnn_simple_rnn_cell_bias_3 = scalar.load(simple_rnn_simple_rnn_cell_bias + 1);
      const auto simple_rnn_simple_rnn_cell_bias_4 = scalar.load(simple_rnn_simple_rnn_cell_bias + 2);
      const auto mul = 0.01f * (simple_rnn_simple_rnn_cell_bias_2 * simple_rnn_simple_rnn_cell_bias_2 +
                                simple_rnn_simple_rnn_cell_bias_3 * simple_rnn_simple_rnn_cell_bias_3 +
                                simple_rnn_simple_rnn_cell_bias_4 * simple_rnn_simple_rnn_cell_bias_4);
      const auto metric_mae_total_2 = scalar.load(metric_mae_total);
      const auto add = scalar.load(metric_mae_count) + static_cast<float>(2 * b);
      const auto eq = 0.0f == add;
      const auto where = select(eq, 1.0f, add);
      const auto metric_huber_total_2 = scalar.load(metric_huber_total);
      const auto add_2 = scalar.load(metric_huber_count) + static_cast<float>(2 * b);
      const auto eq_2 = 0.0f == add_2;
      const auto where_2 = select(eq_2, 1.0f, add_2);
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index j) {
              const auto add_3 = lane.load(dense_bias + j) + lane.load(dense + i * 6 + j);
              return log1p(exp(-abs(add_3))) + (max(add_3, 0.0f) - lane.load(y_true + i * 6 + j) * add_3);
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index j) {
              return abs(sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 6 + j)) -
                         lane.load(y_true + i * 6 + j));
            })));
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        row_sum_3 = modelc::Sum::apply(
            row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index j) {
              const auto abs_2 = abs(sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 6 + j)) -
                                     lane.load(y_true + i * 6 + j));
              return select(abs_2 <= 1.0f, abs_2 * abs_2 * 0.5f, abs_2 - 0.5f);
            })));
      }
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      scalar.store(mae, add_lanes);
      scalar.store(huber, add_2_lanes);
      const auto add_4 = row_sum / 6.0f / static_cast<float>(2 * b) + mul;
      const auto add_5 = metric_mae_total_2 + row_sum_2 / 6.0f;
      const auto where_3 = select(eq, 0.0f, add_5 / where);
      const auto add_6 = metric_huber_total_2 + row_sum_3 / 6.0f;
      const auto where_4 = select(eq_2, 0.0f, add_6 / where_2);
      const auto add_4_lanes = add_4;
      const auto add_5_lanes = add_5;
      const auto where_3_lanes = where_3;
      const auto add_6_lanes = add_6;
      const auto where_4_lanes = where_4;
      scalar.store(loss, add_4_lanes);
      scalar.store(new_metric_mae_total, add_5_lanes);
      scalar.store(mae_2, where_3_lanes);
      scalar.store(new_metric_huber_total, add_6_lanes);
      scalar.store(huber_2, where_4_lanes);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(1728));
    modelc::copy_elements(arena_.at<float>(192), 1, training_->block.at<float>(1856));
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
    // simple_rnn: f32[2, b, 3]
    const float* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<float>(768);
    float* const simple_rnn = arena_.at<float>(gradients_slots_[0]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f32[b, 3]
    float* const simple_rnn_2 = arena_.at<float>(gradients_slots_[2]);
    compute_simple_rnn_2(simple_rnn_2);
    // simple_rnn_3: f32[2, b, 3], carry: f32[b, 3]
    const float* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<float>(832);
    const float* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<float>(896);
    float* const simple_rnn_3 = arena_.at<float>(gradients_slots_[1]);
    float* const carry = arena_.at<float>(gradients_slots_[3]);
    std::copy_n(simple_rnn_2, 3 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const steps = simple_rnn + turn_2 * (3 * b);
      const float* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const float* const state_2 = simple_rnn_simple_rnn_cell_bias;
      float* const carry_0_2 = arena_.at<float>(gradients_slots_[4]);
      // m.model:8: h3 = Concatenate()([h1, SimpleRNN(3, return_sequences = true, bias_regularizer = L2(0.01), tr...
      // carry_0_2: f32[b, 3]
      modelc::matmul(threads_, b, 3, 3, carry_0, 3, 1, state_1, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(carry_0_2 + row * 3 + column,
                                  tanh(lane.load(state_2 + column) + (lane.load(steps + row * 3 + column) + sum)));
                     });
      std::copy_n(carry_0_2, 3 * b, simple_rnn_3 + turn_2 * (3 * b));
      std::copy_n(carry_0_2, 3 * b, carry);
    }
    // h3: f32[b, 2, 6]
    float* const h3 = arena_.at<float>(gradients_slots_[0]);
    compute_h3(x, h3);
    // h3: f32[b, 2, 6]
    compute_h3_2(simple_rnn_3, h3);

    // m.model:9: output y = Dense(6, activation = sigmoid)(h3)
    // dense: f32[b, 2, 6]
    const float* const dense_kernel = weights_->block.at<float>(512);
    float* const dense = arena_.at<float>(gradients_slots_[1]);
    compute_dense(h3, dense_kernel, dense);
    // the loss, and what its gradient needs
    // y_loss: f32, loss: f32, new_part_metric_mae_total: f32, new_part_metric_huber_total: f32, mul: f32[b, 2, 6]
    const float* const dense_bias = weights_->block.at<float>(704);
    float* const y_loss = arena_.at<float>(0);
    float* const loss = arena_.at<float>(64);
    float* const new_part_metric_mae_total = arena_.at<float>(1152);
    float* const new_part_metric_huber_total = arena_.at<float>(1280);
    float* const mul = arena_.at<float>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto simple_rnn_simple_rnn_cell_bias_2 = scalar.load(simple_rnn_simple_rnn_cell_bias);
      const auto simple_rnn_simple_rnn_cell_bias_3 = scalar.load(simple_rnn_simple_rnn_cell_bias + 1);
      const auto simple_rnn_simple_rnn_cell_bias_4 = scalar.load(simple_rnn_simple_rnn_cell_bias + 2);
      const auto mul_2 = 0.01f * (simple_rnn_simple_rnn_cell_bias_2 * simple_rnn_simple_rnn_cell_bias_2 +
                                  simple_rnn_simple_rnn_cell_bias_3 * simple_rnn_simple_rnn_cell_bias_3 +
                                  simple_rnn_simple_rnn_cell_bias_4 * simple_rnn_simple_rnn_cell_bias_4);
      const auto div = scalar(1.0f) / scalar(static_cast<float>(2 * b)) / 6.0f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 6 + j);
              return log1p(exp(-abs(add))) + (max(add, 0.0f) - lane.load(y_true + i * 6 + j) * add);
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index j) {
              return abs(sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 6 + j)) -
                         lane.load(y_true + i * 6 + j));
            })));
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        row_sum_3 = modelc::Sum::apply(
            row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, float>(6, [&](auto lane, modelc::Index j) {
              const auto abs_2 = abs(sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 6 + j)) -
                                     lane.load(y_true + i * 6 + j));
              return select(abs_2 <= 1.0f, abs_2 * abs_2 * 0.5f, abs_2 - 0.5f);
            })));
      }
      for (modelc::Index i = 0; i < 2 * b; ++i) {
        modelc::for_lanes<float>(6, [&](auto lane, modelc::Index j) {
          lane.store(mul + i * 6 + j, (sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 6 + j)) -
                                       lane.load(y_true + i * 6 + j)) *
                                          lane(div));
        });
      }
      const auto div_2 = row_sum / 6.0f / static_cast<float>(2 * b);
      const auto add_2 = div_2 + mul_2;
      const auto div_3 = row_sum_2 / 6.0f;
      const auto div_4 = row_sum_3 / 6.0f;
      const auto div_2_lanes = div_2;
      const auto add_2_lanes = add_2;
      const auto div_3_lanes = div_3;
      const auto div_4_lanes = div_4;
      scalar.store(y_loss, div_2_lanes);
      scalar.store(loss, add_2_lanes);
      scalar.store(new_part_metric_mae_total, div_3_lanes);
      scalar.store(new_part_metric_huber_total, div_4_lanes);
    }
    // new_part_gradient_dense_bias: f32[6]
    float* const new_part_gradient_dense_bias = arena_.at<float>(1024);
    modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 2 * b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(mul + i + j * 6));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(704);
    // new_part_gradient_dense_kernel: f32[6, 6]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(832);
    modelc::matmul(threads_, 6, 2 * b, 6, h3, 1, 6, mul, 6, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 6 + column, sum);
                   });
    ready_(512);

    // m.model:7: h2 = Average()([h1, Twice(Lambda(v -> GroupedQueryAttention(2, 2, 1)(v, v)))(h1)])
    // new_part_gradient_twice_lambda_grouped_query_attention_query_kernel: f32[3, 2, 2]
    float* const new_part_gradient_twice_lambda_grouped_query_attention_query_kernel = arena_.at<float>(320);
    compute_gradients_2(new_part_gradient_twice_lambda_grouped_query_attention_query_kernel);
    // new_part_gradient_twice_lambda_grouped_query_attention_query_bias: f32[2, 2]
    float* const new_part_gradient_twice_lambda_grouped_query_attention_query_bias = arena_.at<float>(384);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      lane.store(new_part_gradient_twice_lambda_grouped_query_attention_query_bias + i, lane(0.0f));
    });
    // new_part_gradient_twice_lambda_grouped_query_attention_key_kernel: f32[3, 1, 2]
    float* const new_part_gradient_twice_lambda_grouped_query_attention_key_kernel = arena_.at<float>(448);
    compute_new_part_gradient_twice_lambda_grouped_query_attention_key_kernel(
        new_part_gradient_twice_lambda_grouped_query_attention_key_kernel);
    // new_part_gradient_twice_lambda_grouped_query_attention_key_bias: f32[1, 2]
    float* const new_part_gradient_twice_lambda_grouped_query_attention_key_bias = arena_.at<float>(512);
    compute_new_part_gradient_twice_lambda_grouped_query_attention_key_bias(
        new_part_gradient_twice_lambda_grouped_query_attention_key_bias);
    // new_part_gradient_twice_lambda_grouped_query_attention_value_kernel: f32[3, 1, 2]
    float* const new_part_gradient_twice_lambda_grouped_query_attention_value_kernel = arena_.at<float>(576);
    compute_new_part_gradient_twice_lambda_grouped_query_attention_key_kernel(
        new_part_gradient_twice_lambda_grouped_query_attention_value_kernel);
    // new_part_gradient_twice_lambda_grouped_query_attention_value_bias: f32[1, 2]
    float* const new_part_gradient_twice_lambda_grouped_query_attention_value_bias = arena_.at<float>(640);
    compute_new_part_gradient_twice_lambda_grouped_query_attention_key_bias(
        new_part_gradient_twice_lambda_grouped_query_attention_value_bias);
    // new_part_gradient_twice_lambda_grouped_query_attention_attention_output_kernel: f32[2, 2, 3]
    float* const new_part_gradient_twice_lambda_grouped_query_attention_attention_output_kernel = arena_.at<float>(704);
    compute_gradients_2(new_part_gradient_twice_lambda_grouped_query_attention_attention_output_kernel);
    // new_part_gradient_twice_lambda_grouped_query_attention_attention_output_bias: f32[3]
    float* const new_part_gradient_twice_lambda_grouped_query_attention_attention_output_bias = arena_.at<float>(768);
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_part_gradient_twice_lambda_grouped_query_attention_attention_output_bias + i, lane(0.0f));
    });
    ready_(0);

    // m.model:10: compile(optimizer = Adamax(global_clipnorm = 0.5), loss = binary_crossentropy, metrics = [ma...
    // new_part_metric_mae_count: f32
    float* const new_part_metric_mae_count = arena_.at<float>(1216);
    compute_new_part_metric_mae_count(new_part_metric_mae_count);
    // new_part_metric_huber_count: f32
    float* const new_part_metric_huber_count = arena_.at<float>(1344);
    compute_new_part_metric_mae_count(new_part_metric_huber_count);

    modelc::copy_elements(arena_.at<float>(64), 1, arena_.at<float>(1088));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[5];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[5];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[5];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[5];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4214

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
#include "modelc/packed.hpp"
#include "modelc/panels.hpp"
#include "modelc/parallel.hpp"
#include "modelc/prepared.hpp"
#include "modelc/size.hpp"
#include "modelc/small_matmul.hpp"
#include "modelc/special.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4215 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index s10 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};
    modelc::Prepared prepared{prepared_bytes};  // by `prepare`, from the block

    auto part2_bidirectional_forward_gru_gru_cell_kernel() noexcept {
      return modelc::block_view<float, 3, 12>(block, 0);
    }
    auto part2_bidirectional_forward_gru_gru_cell_recurrent_kernel() noexcept {
      return modelc::block_view<float, 4, 12>(block, 192);
    }
    auto part2_bidirectional_backward_gru_gru_cell_kernel() noexcept {
      return modelc::block_view<float, 3, 12>(block, 384);
    }
    auto part2_bidirectional_backward_gru_gru_cell_recurrent_kernel() noexcept {
      return modelc::block_view<float, 4, 12>(block, 576);
    }
    auto dense_kernel() noexcept { return modelc::block_view<float, 3, 1>(block, 768); }
    auto dense_bias() noexcept { return modelc::block_view<float, 1>(block, 832); }
    auto gru_1_gru_cell_kernel() noexcept { return modelc::block_view<float, 3, 3>(block, 896); }
    auto gru_1_gru_cell_recurrent_kernel() noexcept { return modelc::block_view<float, 1, 3>(block, 960); }
    auto gru_1_gru_cell_bias() noexcept { return modelc::block_view<float, 2, 3>(block, 1024); }
    auto dense_1_kernel() noexcept { return modelc::block_view<float, 1, 1>(block, 1088); }
    auto dense_1_bias() noexcept { return modelc::block_view<float, 1>(block, 1152); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<float>(64), 1, 0.001f); }
  };

  struct Inputs {
    modelc::View<const float, 2, 4> x;
    modelc::View<const float, 2, modelc::Dynamic, 3> z;
  };

  struct Outputs {
    modelc::View<const float, 2, modelc::Dynamic, 1> y;
    modelc::View<const float, 2, modelc::Dynamic, 8> other;
  };

  struct Gradients {
    float loss;
    float y_loss;
    float other_loss;
    modelc::View<const float, 3, 12> grad_part2_bidirectional_forward_gru_gru_cell_kernel;
    modelc::View<const float, 4, 12> grad_part2_bidirectional_forward_gru_gru_cell_recurrent_kernel;
    modelc::View<const float, 3, 12> grad_part2_bidirectional_backward_gru_gru_cell_kernel;
    modelc::View<const float, 4, 12> grad_part2_bidirectional_backward_gru_gru_cell_recurrent_kernel;
    modelc::View<const float, 3, 1> grad_dense_kernel;
    modelc::View<const float, 1> grad_dense_bias;
    modelc::View<const float, 3, 3> grad_gru_1_gru_cell_kernel;
    modelc::View<const float, 1, 3> grad_gru_1_gru_cell_recurrent_kernel;
    modelc::View<const float, 2, 3> grad_gru_1_gru_cell_bias;
    modelc::View<const float, 1, 1> grad_dense_1_kernel;
    modelc::View<const float, 1> grad_dense_1_bias;
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
    modelc::pack_kernel(weights_->block.at<float>(384), 1, 3, 12, 1, weights_->prepared.at<float>(0));
    modelc::pack_kernel(weights_->block.at<float>(0), 1, 3, 12, 1, weights_->prepared.at<float>(256));
    weights_->prepared.set(weights_->block);
  }

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "part2/bidirectional/forward_gru/gru_cell/kernel");
      modelc::initial::fill(block.at<float>(0), 36, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.43d136p+0) +
            -0x1.43d136p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "part2/bidirectional/forward_gru/gru_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              48, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<float>(key, 0, i)); }),
          12, 4);
      modelc::initial::fill(block.at<float>(192), 48, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(((i) % 12 * 4 + (i) / 12))], 0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "part2/bidirectional/backward_gru/gru_cell/kernel");
      modelc::initial::fill(block.at<float>(384), 36, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.43d136p+0) +
            -0x1.43d136p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "part2/bidirectional/backward_gru/gru_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              48, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<float>(key, 0, i)); }),
          12, 4);
      modelc::initial::fill(block.at<float>(576), 48, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(((i) % 12 * 4 + (i) / 12))], 0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<float>(768), 3, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.3988e2p+1) +
            -0x1.3988e2p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "gru_1/gru_cell/kernel");
      modelc::initial::fill(block.at<float>(896), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "gru_1/gru_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              3, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<float>(key, 0, i)); }),
          3, 1);
      modelc::initial::fill(block.at<float>(960), 3, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(((i) % 3 * 1 + (i) / 3))], 0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<float>(1088), 1, [&](modelc::Index) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, 0)), 0x1.bb67aep+1) +
            -0x1.bb67aep+0);
      });
    }
    prepare();
    reset_optimizer();
  }

  /// `x: f32[2, 4], z: f32[2, s10, 3]` gives `y: f32[2, s10, 1], other: f32[2, s10, 8]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const float, 2, 4> x, modelc::View<const float, 2, modelc::Dynamic, 3> z) noexcept {
    static_cast<void>(x);
    assert(z.dimension(0) == 2);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  Outputs predict(const Inputs& inputs) noexcept { return predict(inputs.x, inputs.z); }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  Outputs predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<float, 2>("x", x, {2, 4});
    compute(modelc::checked<float, 3>("z", z, {2, symbols_.s10, 3}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[2, 4]`
  /// - takes `z: f32[2, s10, 3]`
  /// - takes `y_true: f32[2, s10, 1]`
  /// - takes `other_true: i32[2, s10]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, 2, 4> x, modelc::View<const float, 2, modelc::Dynamic, 3> z,
                   modelc::View<const float, 2, modelc::Dynamic, 1> y_true,
                   modelc::View<const std::int32_t, 2, modelc::Dynamic> other_true) noexcept {
    static_cast<void>(x);
    assert(z.dimension(0) == 2);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == 1);
    assert(other_true.cols() == symbols_.s10);
    compute_train_step(z.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  float train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    modelc::checked<float, 2>("x", x, {2, 4});
    compute_train_step(modelc::checked<float, 3>("z", z, {2, symbols_.s10, 3}),
                       modelc::checked<float, 3>("y_true", y_true, {2, symbols_.s10, 1}),
                       modelc::checked<std::int32_t, 2>("other_true", other_true, {2, symbols_.s10}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]),
                       static_cast<const std::int32_t*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(1600));
    values[1] = static_cast<double>(*arena_.at<float>(1856));
    values[2] = static_cast<double>(*arena_.at<float>(1984));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[2, 4]`
  /// - takes `z: f32[2, s10, 3]`
  /// - takes `y_true: f32[2, s10, 1]`
  /// - takes `other_true: i32[2, s10]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, 2, 4> x, modelc::View<const float, 2, modelc::Dynamic, 3> z,
                      modelc::View<const float, 2, modelc::Dynamic, 1> y_true,
                      modelc::View<const std::int32_t, 2, modelc::Dynamic> other_true) noexcept {
    static_cast<void>(x);
    assert(z.dimension(0) == 2);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == 1);
    assert(other_true.cols() == symbols_.s10);
    compute_evaluate_step(z.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<float, 2>("x", x, {2, 4});
    compute_evaluate_step(modelc::checked<float, 3>("z", z, {2, symbols_.s10, 3}),
                          modelc::checked<float, 3>("y_true", y_true, {2, symbols_.s10, 1}),
                          modelc::checked<std::int32_t, 2>("other_true", other_true, {2, symbols_.s10}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]),
                          static_cast<const std::int32_t*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(256));
    values[2] = static_cast<double>(*arena_.at<float>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[2, 4]`
  /// - takes `z: f32[2, s10, 3]`
  /// - takes `y_true: f32[2, s10, 1]`
  /// - takes `other_true: i32[2, s10]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, 2, 4> x, modelc::View<const float, 2, modelc::Dynamic, 3> z,
                      modelc::View<const float, 2, modelc::Dynamic, 1> y_true,
                      modelc::View<const std::int32_t, 2, modelc::Dynamic> other_true) noexcept {
    static_cast<void>(x);
    assert(z.dimension(0) == 2);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 3);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == 1);
    assert(other_true.cols() == symbols_.s10);
    compute_gradients(z.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<float, 2>("x", x, {2, 4});
    compute_gradients(modelc::checked<float, 3>("z", z, {2, symbols_.s10, 3}),
                      modelc::checked<float, 3>("y_true", y_true, {2, symbols_.s10, 1}),
                      modelc::checked<std::int32_t, 2>("other_true", other_true, {2, symbols_.s10}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]),
                      static_cast<const std::int32_t*>(inputs[3]));
    outputs[0] = arena_.at<float>(256);
    outputs[1] = arena_.at<float>(320);
    outputs[2] = arena_.at<float>(192);
    outputs[3] = arena_.at<float>(2624);
    outputs[4] = arena_.at<float>(2816);
    outputs[5] = arena_.at<float>(3008);
    outputs[6] = arena_.at<float>(3200);
    outputs[7] = arena_.at<float>(3392);
    outputs[8] = arena_.at<float>(3456);
    outputs[9] = arena_.at<float>(3520);
    outputs[10] = arena_.at<float>(3584);
    outputs[11] = arena_.at<float>(3648);
    outputs[12] = arena_.at<float>(3712);
    outputs[13] = arena_.at<float>(3776);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(2624); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<float>(3840));
    values[1] = static_cast<double>(*arena_.at<float>(0));
    values[2] = static_cast<double>(*arena_.at<float>(64));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(2560), 1, 0.0f);
    std::fill_n(training_->block.at<float>(2624), 1, 0.0f);
    std::fill_n(training_->block.at<float>(2688), 1, 0.0f);
    std::fill_n(training_->block.at<float>(2752), 1, 0.0f);
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
    return {8, 6 * symbols_.s10, 2 * symbols_.s10, 2 * symbols_.s10};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[1]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), 2 * symbols_.s10, static_cast<float*>(outputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 16 * symbols_.s10, static_cast<float*>(outputs[1]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"s10"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 2, {2, 4}, 0, false},
      {"z", "f32", 3, {2, -1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f32", 3, {2, -1, 1}, 0, false},
      {"other", "f32", 3, {2, -1, 8}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 11> weight_infos{{
      {"part2/bidirectional/forward_gru/gru_cell/kernel", "f32", 2, {3, 12}, 0, true},
      {"part2/bidirectional/forward_gru/gru_cell/recurrent_kernel", "f32", 2, {4, 12}, 192, true},
      {"part2/bidirectional/backward_gru/gru_cell/kernel", "f32", 2, {3, 12}, 384, true},
      {"part2/bidirectional/backward_gru/gru_cell/recurrent_kernel", "f32", 2, {4, 12}, 576, true},
      {"dense/kernel", "f32", 2, {3, 1}, 768, true},
      {"dense/bias", "f32", 1, {1}, 832, true},
      {"gru_1/gru_cell/kernel", "f32", 2, {3, 3}, 896, true},
      {"gru_1/gru_cell/recurrent_kernel", "f32", 2, {1, 3}, 960, true},
      {"gru_1/gru_cell/bias", "f32", 2, {2, 3}, 1024, true},
      {"dense_1/kernel", "f32", 2, {1, 1}, 1088, true},
      {"dense_1/bias", "f32", 1, {1}, 1152, true},
  }};
  static constexpr modelc::Index weight_bytes = 1216;
  static constexpr modelc::Index prepared_bytes = 512;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f32", 2, {2, 4}, 0, false},
      {"z", "f32", 3, {2, -1, 3}, 0, false},
      {"y_true", "f32", 3, {2, -1, 1}, 0, false},
      {"other_true", "i32", 2, {2, -1}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "y_huber", "other_sparse_categorical_accuracy"};
  static constexpr std::array<modelc::TensorInfo, 14> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"other_loss", "f32", 0, {}, 0, false},
      {"grad/part2/bidirectional/forward_gru/gru_cell/kernel", "f32", 2, {3, 12}, 0, false},
      {"grad/part2/bidirectional/forward_gru/gru_cell/recurrent_kernel", "f32", 2, {4, 12}, 0, false},
      {"grad/part2/bidirectional/backward_gru/gru_cell/kernel", "f32", 2, {3, 12}, 0, false},
      {"grad/part2/bidirectional/backward_gru/gru_cell/recurrent_kernel", "f32", 2, {4, 12}, 0, false},
      {"grad/dense/kernel", "f32", 2, {3, 1}, 0, false},
      {"grad/dense/bias", "f32", 1, {1}, 0, false},
      {"grad/gru_1/gru_cell/kernel", "f32", 2, {3, 3}, 0, false},
      {"grad/gru_1/gru_cell/recurrent_kernel", "f32", 2, {1, 3}, 0, false},
      {"grad/gru_1/gru_cell/bias", "f32", 2, {2, 3}, 0, false},
      {"grad/dense_1/kernel", "f32", 2, {1, 1}, 0, false},
      {"grad/dense_1/bias", "f32", 1, {1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 28> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/part2/bidirectional/forward_gru/gru_cell/kernel", "f32", 2, {3, 12}, 128, false},
      {"optimizer/m/part2/bidirectional/forward_gru/gru_cell/recurrent_kernel", "f32", 2, {4, 12}, 320, false},
      {"optimizer/m/part2/bidirectional/backward_gru/gru_cell/kernel", "f32", 2, {3, 12}, 512, false},
      {"optimizer/m/part2/bidirectional/backward_gru/gru_cell/recurrent_kernel", "f32", 2, {4, 12}, 704, false},
      {"optimizer/m/dense/kernel", "f32", 2, {3, 1}, 896, false},
      {"optimizer/m/dense/bias", "f32", 1, {1}, 960, false},
      {"optimizer/m/gru_1/gru_cell/kernel", "f32", 2, {3, 3}, 1024, false},
      {"optimizer/m/gru_1/gru_cell/recurrent_kernel", "f32", 2, {1, 3}, 1088, false},
      {"optimizer/m/gru_1/gru_cell/bias", "f32", 2, {2, 3}, 1152, false},
      {"optimizer/m/dense_1/kernel", "f32", 2, {1, 1}, 1216, false},
      {"optimizer/m/dense_1/bias", "f32", 1, {1}, 1280, false},
      {"optimizer/v/part2/bidirectional/forward_gru/gru_cell/kernel", "f32", 2, {3, 12}, 1344, false},
      {"optimizer/v/part2/bidirectional/forward_gru/gru_cell/recurrent_kernel", "f32", 2, {4, 12}, 1536, false},
      {"optimizer/v/part2/bidirectional/backward_gru/gru_cell/kernel", "f32", 2, {3, 12}, 1728, false},
      {"optimizer/v/part2/bidirectional/backward_gru/gru_cell/recurrent_kernel", "f32", 2, {4, 12}, 1920, false},
      {"optimizer/v/dense/kernel", "f32", 2, {3, 1}, 2112, false},
      {"optimizer/v/dense/bias", "f32", 1, {1}, 2176, false},
      {"optimizer/v/gru_1/gru_cell/kernel", "f32", 2, {3, 3}, 2240, false},
      {"optimizer/v/gru_1/gru_cell/recurrent_kernel", "f32", 2, {1, 3}, 2304, false},
      {"optimizer/v/gru_1/gru_cell/bias", "f32", 2, {2, 3}, 2368, false},
      {"optimizer/v/dense_1/kernel", "f32", 2, {1, 1}, 2432, false},
      {"optimizer/v/dense_1/bias", "f32", 1, {1}, 2496, false},
      {"metric/y_huber/total", "f32", 0, {}, 2560, false},
      {"metric/y_huber/count", "f32", 0, {}, 2624, false},
      {"metric/other_sparse_categorical_accuracy/total", "f32", 0, {}, 2688, false},
      {"metric/other_sparse_categorical_accuracy/count", "f32", 0, {}, 2752, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 16> part_infos{{
      {"gradient/part2/bidirectional/forward_gru/gru_cell/kernel", "f32", 2, {3, 12}, 0, false},
      {"gradient/part2/bidirectional/forward_gru/gru_cell/recurrent_kernel", "f32", 2, {4, 12}, 192, false},
      {"gradient/part2/bidirectional/backward_gru/gru_cell/kernel", "f32", 2, {3, 12}, 384, false},
      {"gradient/part2/bidirectional/backward_gru/gru_cell/recurrent_kernel", "f32", 2, {4, 12}, 576, false},
      {"gradient/dense/kernel", "f32", 2, {3, 1}, 768, false},
      {"gradient/dense/bias", "f32", 1, {1}, 832, false},
      {"gradient/gru_1/gru_cell/kernel", "f32", 2, {3, 3}, 896, false},
      {"gradient/gru_1/gru_cell/recurrent_kernel", "f32", 2, {1, 3}, 960, false},
      {"gradient/gru_1/gru_cell/bias", "f32", 2, {2, 3}, 1024, false},
      {"gradient/dense_1/kernel", "f32", 2, {1, 1}, 1088, false},
      {"gradient/dense_1/bias", "f32", 1, {1}, 1152, false},
      {"loss", "f32", 0, {}, 1216, false},
      {"metric/y_huber/total", "f32", 0, {}, 1280, false},
      {"metric/y_huber/count", "f32", 0, {}, 1344, false},
      {"metric/other_sparse_categorical_accuracy/total", "f32", 0, {}, 1408, false},
      {"metric/other_sparse_categorical_accuracy/count", "f32", 0, {}, 1472, false},
  }};
  static constexpr modelc::Index part_bytes = 1536;
  static constexpr modelc::Index gradient_bytes = 1216;  // the first of them
  static constexpr modelc::Index training_bytes = 2816;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size s10_2 = modelc::positive("s10", symbols_.s10);
    modelc::require_sizes({24 * s10_2, 8 * s10_2});
    modelc::Size end = 448;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({96 * s10_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({32 * s10_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({32 * s10_2});
    modelc::Size train_step_end = 4352;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * s10_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[15] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2});
    train_step_slots_[17] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s10_2});
    train_step_slots_[18] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s10_2});
    train_step_slots_[19] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s10_2});
    train_step_slots_[20] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s10_2});
    train_step_slots_[21] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s10_2});
    train_step_slots_[22] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * s10_2});
    train_step_slots_[23] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2});
    train_step_slots_[24] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2});
    train_step_slots_[25] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2});
    train_step_slots_[26] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2});
    train_step_slots_[27] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2});
    train_step_slots_[28] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2});
    train_step_slots_[29] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2});
    train_step_slots_[30] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2});
    train_step_slots_[31] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2});
    const modelc::Size update_step_end = 4160;
    modelc::Size evaluate_step_end = 640;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({96 * s10_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s10_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s10_2});
    modelc::Size gradients_end = 4160;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * s10_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * s10_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[16] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2});
    gradients_slots_[17] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * s10_2});
    gradients_slots_[18] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * s10_2});
    gradients_slots_[19] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * s10_2});
    gradients_slots_[20] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s10_2});
    gradients_slots_[21] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s10_2});
    gradients_slots_[22] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s10_2});
    gradients_slots_[23] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s10_2});
    gradients_slots_[24] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s10_2});
    gradients_slots_[25] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s10_2});
    gradients_slots_[26] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s10_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  Outputs results() const noexcept {
    return {modelc::make_view<modelc::View<const float, 2, modelc::Dynamic, 1>>(arena_.at<float>(slots_[1]), 2,
                                                                                symbols_.s10, 1),
            modelc::make_view<modelc::View<const float, 2, modelc::Dynamic, 8>>(arena_.at<float>(slots_[0]), 2,
                                                                                symbols_.s10, 8)};
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(1600)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(256)),
            modelc::make_view<float>(arena_.at<float>(320)),
            modelc::make_view<float>(arena_.at<float>(192)),
            modelc::make_view<modelc::View<const float, 3, 12>>(arena_.at<float>(2624), 3, 12),
            modelc::make_view<modelc::View<const float, 4, 12>>(arena_.at<float>(2816), 4, 12),
            modelc::make_view<modelc::View<const float, 3, 12>>(arena_.at<float>(3008), 3, 12),
            modelc::make_view<modelc::View<const float, 4, 12>>(arena_.at<float>(3200), 4, 12),
            modelc::make_view<modelc::View<const float, 3, 1>>(arena_.at<float>(3392), 3, 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(3456), 1),
            modelc::make_view<modelc::View<const float, 3, 3>>(arena_.at<float>(3520), 3, 3),
            modelc::make_view<modelc::View<const float, 1, 3>>(arena_.at<float>(3584), 1, 3),
            modelc::make_view<modelc::View<const float, 2, 3>>(arena_.at<float>(3648), 2, 3),
            modelc::make_view<modelc::View<const float, 1, 1>>(arena_.at<float>(3712), 1, 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(3776), 1)};
  }

  // m.model:3: v = Lambda(v -> lgamma(abs(v) + 0.5))(u)
  // computes v, v, v and 1 more
  void compute_v(const float* z, float* v) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::for_lanes<float>(
        6 * s10_2, [&](auto lane, modelc::Index i) { lane.store(v + i, lgamma(abs(lane.load(z + i)) + 0.5f)); });
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes backward_gru_2, forward_gru_2, forward_gru_2 and 9 more
  void compute_backward_gru_2(float* backward_gru_2) noexcept {
    modelc::for_lanes<float>(8, [&](auto lane, modelc::Index i) { lane.store(backward_gru_2 + i, lane(0.0f)); });
  }

  // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
  // computes dense, dense, dense and 1 more
  void compute_dense(const float* z, const float* dense_kernel, const float* dense_bias, float* dense) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::matmul(threads_, 2, 3, 1, z, 3 * s10_2, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(dense + row, 0, lane(dense_bias[0]) + sum);
                   });
  }

  // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
  // computes gru_1, gru_1, gru_1 and 1 more
  void compute_gru_1(const float* z, const float* gru_1_gru_cell_kernel, const float* gru_1_gru_cell_bias,
                     float* gru_1) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i0 = 0; i0 < s10_2; ++i0) {
      modelc::small_matmul<3, 3>(2, z + i0 * 3, 3 * s10_2, gru_1_gru_cell_kernel, 3,
                                 [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                   lane.store(gru_1 + i0 * 6 + row * 3 + column,
                                              lane.load(gru_1_gru_cell_bias + column) + sum);
                                 });
    }
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes forward_gru, forward_gru, forward_gru
  void compute_forward_gru(const float* v, const float* part2_bidirectional_forward_gru_gru_cell_kernel,
                           float* forward_gru) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i0 = 0; i0 < s10_2; ++i0) {
      modelc::small_matmul<3, 12>(2, v + i0 * 3, 3 * s10_2, part2_bidirectional_forward_gru_gru_cell_kernel, 12,
                                  [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                    lane.store(forward_gru + i0 * 24 + row * 12 + column, sum);
                                  });
    }
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes backward_gru, backward_gru, backward_gru
  void compute_backward_gru(const float* v, const float* part2_bidirectional_backward_gru_gru_cell_kernel,
                            float* backward_gru) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i0 = 0; i0 < s10_2; ++i0) {
      modelc::small_matmul<3, 12>(2, v + 3 * s10_2 - 3 - i0 * 3, 3 * s10_2,
                                  part2_bidirectional_backward_gru_gru_cell_kernel, 12,
                                  [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                    lane.store(backward_gru + i0 * 24 + row * 12 + column, sum);
                                  });
    }
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes forward_gru_4, forward_gru_4, forward_gru_4
  void compute_forward_gru_4(const float* forward_gru_3, const float* backward_gru_3, float* h2, float* forward_gru_4,
                             float* backward_gru_4) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < s10_2; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                return abs(lane.load(forward_gru_3 + i * 4 + j * 8 + k));
              })));
        }
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < s10_2; ++j) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto forward_gru_3_2 = lane.load(forward_gru_3 + i * 4 + j * 8 + k);
                return forward_gru_3_2 * forward_gru_3_2;
              })));
        }
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < s10_2; ++j) {
          row_sum_3 = modelc::Sum::apply(
              row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                return abs(lane.load(backward_gru_3 + i * 4 + j * 8 + k));
              })));
        }
      }
      auto row_sum_4 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < s10_2; ++j) {
          row_sum_4 = modelc::Sum::apply(
              row_sum_4, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index k) {
                const auto backward_gru_3_2 = lane.load(backward_gru_3 + i * 4 + j * 8 + k);
                return backward_gru_3_2 * backward_gru_3_2;
              })));
        }
      }
      for (modelc::Index i = 0; i < 2; ++i) {
        for (modelc::Index j = 0; j < s10_2; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            const auto forward_gru_3_3 = lane.load(forward_gru_3 + i * 4 + j * 8 + k);
            const auto backward_gru_3_3 = lane.load(backward_gru_3 + 8 * s10_2 - 8 + i * 4 - j * 8 + k);
            lane.store(h2 + i * (8 * s10_2) + j * 8 + k, forward_gru_3_3);
            lane.store(h2 + 4 + i * (8 * s10_2) + j * 8 + k, backward_gru_3_3);
          });
        }
      }
      const auto mul_2 = 0.5f * (row_sum * 0.01f + row_sum_2 * 0.02f);
      const auto mul_3 = 0.5f * (0.01f * row_sum_3 + 0.02f * row_sum_4);
      const auto mul_2_lanes = mul_2;
      const auto mul_3_lanes = mul_3;
      scalar.store(forward_gru_4, mul_2_lanes);
      scalar.store(backward_gru_4, mul_3_lanes);
    }
  }

  // m.model:11: output y = Dense(1, activation = softplus)(h3)
  // computes dense_1, dense_1, dense_1
  void compute_dense_1(const float* gru_1_2, const float* dense_1_kernel, float* dense_1) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i0 = 0; i0 < 2; ++i0) {
      modelc::matmul(threads_, s10_2, 1, 1, gru_1_2 + i0, 2, 1, dense_1_kernel, 1, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                       lane.store(dense_1 + i0 * s10_2 + row, 0, sum);
                     });
    }
  }

  // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
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
      const auto add_4 = scalar.load(metric_other_sparse_categorical_accuracy_count) + static_cast<float>(2 * s10_2);
      const auto eq = 0.0f == add_4;
      const auto where = select(eq, 1.0f, add_4);
      const auto row_sum =
          scalar(modelc::reduce_scalars<modelc::Sum, float>(2 * s10_2, [&](auto lane, modelc::Index i) {
            return modelc::cast<float>(lane.load(other_sparse_categorical_accuracy + i) == lane.load(other_true + i));
          }));
      scalar.store(other_sparse_categorical_accuracy_2, add_4);
      const auto add_5 = metric_other_sparse_categorical_accuracy_total_2 + row_sum;
      const auto where_2 = select(eq, 0.0f, add_5 / where);
      const auto add_5_lanes = add_5;
      const auto where_2_lanes = where_2;
      scalar.store(new_metric_other_sparse_categorical_accuracy_total, add_5_lanes);
      scalar.store(other_sparse_categorical_accuracy_3, where_2_lanes);
    }
  }

  // m.model:11: output y = Dense(1, activation = softplus)(h3)
  // computes dense_1_4, dense_1_4
  void compute_dense_1_4(const float* gru_1_2, float* dense_1_4) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i = 0; i < 2; ++i) {
      modelc::for_lanes<float>(s10_2, [&](auto lane, modelc::Index j) {
        lane.store(dense_1_4 + i * s10_2 + j, lane.load(gru_1_2 + i + j * 2, 2));
      });
    }
  }

  // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
  // computes gru_1_9, gru_1_9
  void compute_gru_1_9(float* gru_1_9) noexcept {
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) { lane.store(gru_1_9 + i, lane(0.0f)); });
  }

  // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
  // computes gru_1_12, gru_1_12
  void compute_gru_1_12(const float* z, float* gru_1_12) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i = 0; i < s10_2; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index k) {
          lane.store(gru_1_12 + i * 6 + j * 3 + k, lane.load(z + i * 3 + j * (3 * s10_2) + k));
        });
      }
    }
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes bidirectional, bidirectional
  void compute_bidirectional(std::int64_t* bidirectional) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::for_scalars(s10_2, [&](auto lane, modelc::Index i) {
      lane.store(bidirectional + i, static_cast<std::int64_t>(s10_2 - 1) - lane.iota(static_cast<std::int64_t>(i)));
    });
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes backward_gru_14, forward_gru_14, backward_gru_14 and 1 more
  void compute_backward_gru_14(const float* part2_bidirectional_backward_gru_gru_cell_recurrent_kernel,
                               float* backward_gru_14) noexcept {
    for (modelc::Index i = 0; i < 12; ++i) {
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
        lane.store(backward_gru_14 + i * 4 + j,
                   lane.load(part2_bidirectional_backward_gru_gru_cell_recurrent_kernel + i + j * 12, 12));
      });
    }
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes backward_gru_11, backward_gru_11
  void compute_backward_gru_11(const float* v, float* backward_gru_11, float* forward_gru_11) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i = 0; i < s10_2; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index k) {
          const auto v_2 = lane.load(v + 3 * s10_2 - 3 - i * 3 + j * (3 * s10_2) + k);
          const auto v_3 = lane.load(v + i * 3 + j * (3 * s10_2) + k);
          lane.store(backward_gru_11 + i * 6 + j * 3 + k, v_2);
          lane.store(forward_gru_11 + i * 6 + j * 3 + k, v_3);
        });
      }
    }
  }

  // m.model:11: output y = Dense(1, activation = softplus)(h3)
  // computes dense_1_3, dense_1_3
  void compute_dense_1_3(const float* dense_1_2, const float* dense_1_kernel, float* dense_1_3) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::matmul(threads_, 2 * s10_2, 1, 1, dense_1_2, 1, 1, dense_1_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(dense_1_3 + row, 0, sum); });
  }

  // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
  // computes gru_1_10, gru_1_10
  void compute_gru_1_10(const float* dense_1_3, float* gru_1_10) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i = 0; i < s10_2; ++i) {
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
        lane.store(gru_1_10 + i * 2 + j, lane.load(dense_1_3 + i + j * s10_2, s10_2));
      });
    }
  }

  // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
  // computes grad_gru_1_gru_cell_bias, new_part_gradient_gru_1_gru_cell_bias
  void compute_grad_gru_1_gru_cell_bias(const float* gru_1_11, float* grad_gru_1_gru_cell_bias) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 2 * s10_2; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(gru_1_11 + i + j * 3));
      }
      lane.store(grad_gru_1_gru_cell_bias + i, column_sum);
    });
  }

  // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
  // computes grad_gru_1_gru_cell_bias, new_part_gradient_gru_1_gru_cell_bias
  void compute_grad_gru_1_gru_cell_bias_2(const float* gru_1_13, float* grad_gru_1_gru_cell_bias) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 2 * s10_2; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(gru_1_13 + i + j * 3));
      }
      lane.store(grad_gru_1_gru_cell_bias + 3 + i, column_sum);
    });
  }

  // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
  // computes grad_h2, grad_h2
  void compute_grad_h2(const float* div, const float* exp_2, const std::int32_t* other_true, float* grad_h2) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i = 0; i < 2 * s10_2; ++i) {
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
        lane.store(grad_h2 + i * 4 + j, lane(div[i]) * lane.load(exp_2 + 4 + i * 8 + j) +
                                            select(lane.one_hot(other_true[i], 4 + j),
                                                   -(lane(2.0f) / lane(static_cast<float>(2 * s10_2))), 0.0f));
      });
    }
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes backward_gru_13, backward_gru_13
  void compute_backward_gru_13(const float* backward_gru_3, const float* bidirectional_2,
                               float* backward_gru_13) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i = 0; i < s10_2; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
          const auto backward_gru_3_2 = lane.load(backward_gru_3 + i * 8 + j * 4 + k);
          const auto mul_2 = backward_gru_3_2 * 0.01f;
          lane.store(backward_gru_13 + i * 8 + j * 4 + k,
                     mul_2 + (lane.load(bidirectional_2 + i * 4 + j * (4 * s10_2) + k) + mul_2) +
                         0.005f * sign(backward_gru_3_2));
        });
      }
    }
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes forward_gru_13, forward_gru_13
  void compute_forward_gru_13(const float* forward_gru_3, const float* div, const float* exp_2,
                              const std::int32_t* other_true, float* forward_gru_13) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    for (modelc::Index i = 0; i < s10_2; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
          const auto forward_gru_3_2 = lane.load(forward_gru_3 + i * 8 + j * 4 + k);
          const auto mul_2 = forward_gru_3_2 * 0.01f;
          lane.store(forward_gru_13 + i * 8 + j * 4 + k,
                     mul_2 +
                         (mul_2 + (lane(div[i + j * s10_2]) * lane.load(exp_2 + i * 8 + j * (8 * s10_2) + k) +
                                   select(lane.one_hot(other_true[i + j * s10_2], k),
                                          -(lane(2.0f) / lane(static_cast<float>(2 * s10_2))), 0.0f))) +
                         0.005f * sign(forward_gru_3_2));
        });
      }
    }
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes gradients, new_part_gradient_part2_bidirectional_backward_gru_gru_cell_kernel,
  // new_part_gradient_part2_bidirectional_forward_gru_gru_cell_kernel
  void compute_gradients_2(const float* forward_gru_11, const float* forward_gru_15, float* gradients) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::matmul(threads_, 3, 2 * s10_2, 12, forward_gru_11, 1, 3, forward_gru_15, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 12 + column, sum);
                   });
  }

  // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
  // computes div_2, div
  void compute_div_2(const std::int64_t* optimizer_iteration, const float* optimizer_learning_rate,
                     float* div_2) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add_4 = 1.0f + modelc::cast<float>(lane.load(optimizer_iteration));
      lane.store(div_2,
                 lane.load(optimizer_learning_rate) * sqrt(1.0f - pow(0.999f, add_4)) / (1.0f - pow(0.9f, add_4)));
    }
  }

  // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const float* gradients, const float* optimizer_m, const float* optimizer_v,
                               const float* weights, const float* div_2, float* new_optimizer_m, float* new_optimizer_v,
                               float* new_weights) noexcept {
    modelc::for_lanes<float>(289, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_4 = optimizer_m_2 + (gradients_2 - optimizer_m_2) * 0.1f;
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_5 = optimizer_v_2 + (gradients_2 * gradients_2 - optimizer_v_2) * 0.001f;
      const auto sub = lane.load(weights + i) - add_4 * lane(div_2[0]) / (1e-07f + sqrt(add_5));
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

  // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
  // computes new_metric_y_huber_total, new_metric_other_sparse_categorical_accuracy_total
  void compute_new_metric_y_huber_total(const float* metric_y_huber_total, const float* part_metric_y_huber_total,
                                        const float* metric_y_huber_count, const float* part_metric_y_huber_count,
                                        float* new_metric_y_huber_total, float* new_metric_y_huber_count,
                                        float* y_huber) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_y_huber_total) + lane.load(part_metric_y_huber_total);
      const auto add_2 = lane.load(metric_y_huber_count) + lane.load(part_metric_y_huber_count);
      const auto eq = 0.0f == add_2;
      const auto where = select(eq, 0.0f, add / select(eq, 1.0f, add_2));
      lane.store(new_metric_y_huber_total, add);
      lane.store(new_metric_y_huber_count, add_2);
      lane.store(y_huber, where);
    }
  }

  // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
  // computes new_part_gradient_part2_bidirectional_backward_gru_gru_cell_recurrent_kernel,
  // new_part_gradient_part2_bidirectional_forward_gru_gru_cell_recurrent_kernel
  void compute_new_part_gradient_part2_bidirectional_backward_gru_gru_cell_recurrent_kernel(
      const float* backward_gru_10, const float* backward_gru_16,
      float* new_part_gradient_part2_bidirectional_backward_gru_gru_cell_recurrent_kernel) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    modelc::matmul(
        threads_, 4, 2 * s10_2, 12, backward_gru_10, 1, 4, backward_gru_16, 12, 1,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
          lane.store(new_part_gradient_part2_bidirectional_backward_gru_gru_cell_recurrent_kernel + row * 12 + column,
                     sum);
        });
  }

  // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
  // computes new_part_metric_y_huber_count, new_part_metric_other_sparse_categorical_accuracy_count
  void compute_new_part_metric_y_huber_count(float* new_part_metric_y_huber_count) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_y_huber_count, lane(static_cast<float>(2 * s10_2)));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* z) noexcept {
    if (!weights_->prepared.valid()) prepare();
    assert(weights_->prepared.follows(weights_->block));  // call prepare() after changing weights
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:3: v = Lambda(v -> lgamma(abs(v) + 0.5))(u)
    // v: f32[2, s10, 3]
    float* const v = arena_.at<float>(slots_[2]);
    compute_v(z, v);

    // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
    // backward_gru: f32[s10, 2, 12]
    const float* const part2_bidirectional_backward_gru_gru_cell_kernel_panels = weights_->prepared.at<float>(0);
    float* const backward_gru = arena_.at<float>(slots_[0]);
    for (modelc::Index i0 = 0; i0 < s10_2; ++i0) {
      modelc::packed_matmul(threads_, 2, 3, 12, v + 3 * s10_2 - 3 - i0 * 3, 3 * s10_2,
                            part2_bidirectional_backward_gru_gru_cell_kernel_panels,
                            [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                              lane.store(backward_gru + i0 * 24 + row * 12 + column, sum);
                            });
    }
    // backward_gru_2: f32[2, 4]
    float* const backward_gru_2 = arena_.at<float>(0);
    compute_backward_gru_2(backward_gru_2);
    // backward_gru_3: f32[s10, 2, 4], carry: f32[2, 4]
    const float* const part2_bidirectional_backward_gru_gru_cell_recurrent_kernel = weights_->block.at<float>(576);
    float* const backward_gru_3 = arena_.at<float>(slots_[1]);
    float* const carry = arena_.at<float>(64);
    std::copy_n(backward_gru_2, 8, carry);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const steps = backward_gru + turn_2 * 24;
      const float* const state_1 = part2_bidirectional_backward_gru_gru_cell_recurrent_kernel;
      float* const matmul = arena_.at<float>(128);
      float* const new_carry_0 = carry;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // matmul: f32[2, 12]
      modelc::small_matmul<4, 12>(2, carry_0, 4, state_1, 12,
                                  [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                    lane.store(matmul + row * 12 + column, sum);
                                  });
      // new_carry_0: f32[2, 4]
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto sigmoid_2 = sigmoid(lane.load(steps + i * 12 + j) + lane.load(matmul + i * 12 + j));
          lane.store(new_carry_0 + i * 4 + j,
                     lane.load(carry_0 + i * 4 + j) * sigmoid_2 +
                         tanh(sigmoid(lane.load(steps + 4 + i * 12 + j) + lane.load(matmul + 4 + i * 12 + j)) *
                                  lane.load(matmul + 8 + i * 12 + j) +
                              lane.load(steps + 8 + i * 12 + j)) *
                             (1.0f - sigmoid_2));
        });
      }
      std::copy_n(new_carry_0, 8, backward_gru_3 + turn_2 * 8);
    }
    // forward_gru: f32[s10, 2, 12]
    const float* const part2_bidirectional_forward_gru_gru_cell_kernel_panels = weights_->prepared.at<float>(256);
    float* const forward_gru = arena_.at<float>(slots_[0]);
    for (modelc::Index i0 = 0; i0 < s10_2; ++i0) {
      modelc::packed_matmul(threads_, 2, 3, 12, v + i0 * 3, 3 * s10_2,
                            part2_bidirectional_forward_gru_gru_cell_kernel_panels,
                            [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                              lane.store(forward_gru + i0 * 24 + row * 12 + column, sum);
                            });
    }
    // forward_gru_2: f32[2, 4]
    float* const forward_gru_2 = arena_.at<float>(0);
    compute_backward_gru_2(forward_gru_2);
    // forward_gru_3: f32[s10, 2, 4], carry_2: f32[2, 4]
    const float* const part2_bidirectional_forward_gru_gru_cell_recurrent_kernel = weights_->block.at<float>(192);
    float* const forward_gru_3 = arena_.at<float>(slots_[2]);
    float* const carry_2 = arena_.at<float>(64);
    std::copy_n(forward_gru_2, 8, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0_2 = carry_2;
      const float* const steps_2 = forward_gru + turn_2 * 24;
      const float* const state_1_2 = part2_bidirectional_forward_gru_gru_cell_recurrent_kernel;
      float* const matmul_2 = arena_.at<float>(256);
      float* const new_carry_0_2 = carry_2;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // matmul_2: f32[2, 12]
      modelc::small_matmul<4, 12>(2, carry_0_2, 4, state_1_2, 12,
                                  [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                    lane.store(matmul_2 + row * 12 + column, sum);
                                  });
      // new_carry_0_2: f32[2, 4]
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto sigmoid_2 = sigmoid(lane.load(steps_2 + i * 12 + j) + lane.load(matmul_2 + i * 12 + j));
          lane.store(new_carry_0_2 + i * 4 + j,
                     lane.load(carry_0_2 + i * 4 + j) * sigmoid_2 +
                         tanh(sigmoid(lane.load(steps_2 + 4 + i * 12 + j) + lane.load(matmul_2 + 4 + i * 12 + j)) *
                                  lane.load(matmul_2 + 8 + i * 12 + j) +
                              lane.load(steps_2 + 8 + i * 12 + j)) *
                             (1.0f - sigmoid_2));
        });
      }
      std::copy_n(new_carry_0_2, 8, forward_gru_3 + turn_2 * 8);
    }
    // h2: f32[2, s10, 8]
    float* const h2 = arena_.at<float>(slots_[0]);
    for (modelc::Index i = 0; i < 2; ++i) {
      for (modelc::Index j = 0; j < s10_2; ++j) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
          lane.store(h2 + i * (8 * s10_2) + j * 8 + k, lane.load(forward_gru_3 + i * 4 + j * 8 + k));
        });
      }
    }
    // h2: f32[2, s10, 8]
    for (modelc::Index i = 0; i < 2; ++i) {
      for (modelc::Index j = 0; j < s10_2; ++j) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
          lane.store(h2 + 4 + i * (8 * s10_2) + j * 8 + k,
                     lane.load(backward_gru_3 + 8 * s10_2 - 8 + i * 4 - j * 8 + k));
        });
      }
    }

    // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
    // dense: f32[2, 1]
    const float* const dense_kernel = weights_->block.at<float>(768);
    const float* const dense_bias = weights_->block.at<float>(832);
    float* const dense = arena_.at<float>(0);
    compute_dense(z, dense_kernel, dense_bias, dense);
    // gru_1: f32[s10, 2, 3]
    const float* const gru_1_gru_cell_kernel = weights_->block.at<float>(896);
    const float* const gru_1_gru_cell_bias = weights_->block.at<float>(1024);
    float* const gru_1 = arena_.at<float>(slots_[1]);
    compute_gru_1(z, gru_1_gru_cell_kernel, gru_1_gru_cell_bias, gru_1);
    // gru_1_2: f32[s10, 2, 1], carry_3: f32[2, 1]
    const float* const gru_1_gru_cell_recurrent_kernel = weights_->block.at<float>(960);
    float* const gru_1_2 = arena_.at<float>(slots_[2]);
    float* const carry_3 = arena_.at<float>(64);
    std::copy_n(dense, 2, carry_3);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0_3 = carry_3;
      const float* const steps_3 = gru_1 + turn_2 * 6;
      const float* const state_1_3 = gru_1_gru_cell_recurrent_kernel;
      const float* const state_2 = gru_1_gru_cell_bias;
      float* const add = arena_.at<float>(384);
      float* const new_carry_0_3 = carry_3;
      // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
      // add: f32[2, 3]
      modelc::small_matmul<1, 3>(2, carry_0_3, 1, state_1_3, 3,
                                 [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                   lane.store(add + row * 3 + column, sum + lane.load(state_2 + 3 + column));
                                 });
      // new_carry_0_3: f32[2, 1]
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
        const auto sigmoid_2 = sigmoid(lane.load(steps_3 + i * 3, 3) + lane.load(add + i * 3, 3));
        lane.store(new_carry_0_3 + i,
                   lane.load(carry_0_3 + i) * sigmoid_2 +
                       tanh(sigmoid(lane.load(steps_3 + 1 + i * 3, 3) + lane.load(add + 1 + i * 3, 3)) *
                                lane.load(add + 2 + i * 3, 3) +
                            lane.load(steps_3 + 2 + i * 3, 3)) *
                           (1.0f - sigmoid_2));
      });
      std::copy_n(new_carry_0_3, 2, gru_1_2 + turn_2 * 2);
    }

    // m.model:11: output y = Dense(1, activation = softplus)(h3)
    // y: f32[2, s10, 1]
    const float* const dense_1_kernel = weights_->block.at<float>(1088);
    const float* const dense_1_bias = weights_->block.at<float>(1152);
    float* const y = arena_.at<float>(slots_[1]);
    for (modelc::Index i0 = 0; i0 < 2; ++i0) {
      modelc::matmul(threads_, s10_2, 1, 1, gru_1_2 + i0, 2, 1, dense_1_kernel, 1, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                       const auto add_2 = lane(dense_1_bias[0]) + sum;
                       lane.store(y + i0 * s10_2 + row, 0, max(0.0f, add_2) + log1p(exp(-abs(add_2))));
                     });
    }
  }

  void compute_train_step(const float* z, const float* y_true, const std::int32_t* other_true) noexcept {
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:3: v = Lambda(v -> lgamma(abs(v) + 0.5))(u)
    // v: f32[2, s10, 3]
    float* const v = arena_.at<float>(train_step_slots_[3]);
    compute_v(z, v);

    // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
    // forward_gru: f32[s10, 2, 12]
    const float* const part2_bidirectional_forward_gru_gru_cell_kernel = weights_->block.at<float>(0);
    float* const forward_gru = arena_.at<float>(train_step_slots_[0]);
    compute_forward_gru(v, part2_bidirectional_forward_gru_gru_cell_kernel, forward_gru);
    // forward_gru_2: f32[2, 4]
    float* const forward_gru_2 = arena_.at<float>(0);
    compute_backward_gru_2(forward_gru_2);
    // forward_gru_3: f32[s10, 2, 4], forward_gru_5: f32[s10, 2, 4], forward_gru_6: f32[s10, 2, 4], forward_gru...
    const float* const part2_bidirectional_forward_gru_gru_cell_recurrent_kernel = weights_->block.at<float>(192);
    float* const forward_gru_3 = arena_.at<float>(train_step_slots_[5]);
    float* const forward_gru_5 = arena_.at<float>(train_step_slots_[12]);
    float* const forward_gru_6 = arena_.at<float>(train_step_slots_[13]);
    float* const forward_gru_7 = arena_.at<float>(train_step_slots_[14]);
    float* const forward_gru_8 = arena_.at<float>(train_step_slots_[15]);
    float* const forward_gru_9 = arena_.at<float>(train_step_slots_[2]);
    float* const forward_gru_10 = arena_.at<float>(train_step_slots_[16]);
    float* const carry = arena_.at<float>(64);
    std::copy_n(forward_gru_2, 8, carry);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const steps = forward_gru + turn_2 * 24;
      const float* const state_1 = part2_bidirectional_forward_gru_gru_cell_recurrent_kernel;
      float* const stacked_2 = forward_gru_9 + turn_2 * 24;
      float* const stacked_3 = forward_gru_8 + turn_2 * 8;
      float* const stacked_4 = forward_gru_7 + turn_2 * 8;
      float* const stacked_5 = forward_gru_6 + turn_2 * 8;
      float* const stacked_6 = forward_gru_5 + turn_2 * 8;
      float* const new_carry_0 = carry;
      float* const carry_0_2 = forward_gru_10 + turn_2 * 8;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // stacked_2: f32[2, 12]
      modelc::small_matmul<4, 12>(2, carry_0, 4, state_1, 12,
                                  [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                    lane.store(stacked_2 + row * 12 + column, sum);
                                  });
      // stacked_3: f32[2, 4], stacked_4: f32[2, 4], stacked_5: f32[2, 4], stacked_6: f32[2, 4], new_carry_0: f32...
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto add_4 = lane.load(steps + i * 12 + j) + lane.load(stacked_2 + i * 12 + j);
          const auto sigmoid_2 = sigmoid(add_4);
          const auto sigmoid_3 = sigmoid(lane.load(steps + 4 + i * 12 + j) + lane.load(stacked_2 + 4 + i * 12 + j));
          const auto carry_0_7 = lane.load(carry_0 + i * 4 + j);
          const auto sigmoid_4 = sigmoid(-add_4);
          const auto tanh_2 =
              tanh(sigmoid_3 * lane.load(stacked_2 + 8 + i * 12 + j) + lane.load(steps + 8 + i * 12 + j));
          const auto add_5 = carry_0_7 * sigmoid_2 + sigmoid_4 * tanh_2;
          lane.store(stacked_3 + i * 4 + j, sigmoid_2);
          lane.store(stacked_4 + i * 4 + j, sigmoid_3);
          lane.store(stacked_5 + i * 4 + j, sigmoid_4);
          lane.store(stacked_6 + i * 4 + j, tanh_2);
          lane.store(new_carry_0 + i * 4 + j, add_5);
          lane.store(carry_0_2 + i * 4 + j, carry_0_7);
        });
      }
      std::copy_n(new_carry_0, 8, forward_gru_3 + turn_2 * 8);
    }
    // backward_gru: f32[s10, 2, 12]
    const float* const part2_bidirectional_backward_gru_gru_cell_kernel = weights_->block.at<float>(384);
    float* const backward_gru = arena_.at<float>(train_step_slots_[0]);
    compute_backward_gru(v, part2_bidirectional_backward_gru_gru_cell_kernel, backward_gru);
    // backward_gru_2: f32[2, 4]
    float* const backward_gru_2 = arena_.at<float>(0);
    compute_backward_gru_2(backward_gru_2);
    // backward_gru_3: f32[s10, 2, 4], backward_gru_5: f32[s10, 2, 4], backward_gru_6: f32[s10, 2, 4], backward...
    const float* const part2_bidirectional_backward_gru_gru_cell_recurrent_kernel = weights_->block.at<float>(576);
    float* const backward_gru_3 = arena_.at<float>(train_step_slots_[6]);
    float* const backward_gru_5 = arena_.at<float>(train_step_slots_[7]);
    float* const backward_gru_6 = arena_.at<float>(train_step_slots_[8]);
    float* const backward_gru_7 = arena_.at<float>(train_step_slots_[9]);
    float* const backward_gru_8 = arena_.at<float>(train_step_slots_[10]);
    float* const backward_gru_9 = arena_.at<float>(train_step_slots_[1]);
    float* const backward_gru_10 = arena_.at<float>(train_step_slots_[11]);
    float* const carry_2 = arena_.at<float>(64);
    std::copy_n(backward_gru_2, 8, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0_3 = carry_2;
      const float* const steps_2 = backward_gru + turn_2 * 24;
      const float* const state_1_2 = part2_bidirectional_backward_gru_gru_cell_recurrent_kernel;
      float* const stacked_2_2 = backward_gru_9 + turn_2 * 24;
      float* const stacked_3_2 = backward_gru_8 + turn_2 * 8;
      float* const stacked_4_2 = backward_gru_7 + turn_2 * 8;
      float* const stacked_5_2 = backward_gru_6 + turn_2 * 8;
      float* const stacked_6_2 = backward_gru_5 + turn_2 * 8;
      float* const new_carry_0_2 = carry_2;
      float* const carry_0_4 = backward_gru_10 + turn_2 * 8;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // stacked_2_2: f32[2, 12]
      modelc::small_matmul<4, 12>(2, carry_0_3, 4, state_1_2, 12,
                                  [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                    lane.store(stacked_2_2 + row * 12 + column, sum);
                                  });
      // stacked_3_2: f32[2, 4], stacked_4_2: f32[2, 4], stacked_5_2: f32[2, 4], stacked_6_2: f32[2, 4], new_carr...
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto add_4 = lane.load(steps_2 + i * 12 + j) + lane.load(stacked_2_2 + i * 12 + j);
          const auto sigmoid_2 = sigmoid(add_4);
          const auto sigmoid_3 = sigmoid(lane.load(steps_2 + 4 + i * 12 + j) + lane.load(stacked_2_2 + 4 + i * 12 + j));
          const auto carry_0_3_2 = lane.load(carry_0_3 + i * 4 + j);
          const auto sigmoid_4 = sigmoid(-add_4);
          const auto tanh_2 =
              tanh(sigmoid_3 * lane.load(stacked_2_2 + 8 + i * 12 + j) + lane.load(steps_2 + 8 + i * 12 + j));
          const auto add_5 = carry_0_3_2 * sigmoid_2 + sigmoid_4 * tanh_2;
          lane.store(stacked_3_2 + i * 4 + j, sigmoid_2);
          lane.store(stacked_4_2 + i * 4 + j, sigmoid_3);
          lane.store(stacked_5_2 + i * 4 + j, sigmoid_4);
          lane.store(stacked_6_2 + i * 4 + j, tanh_2);
          lane.store(new_carry_0_2 + i * 4 + j, add_5);
          lane.store(carry_0_4 + i * 4 + j, carry_0_3_2);
        });
      }
      std::copy_n(new_carry_0_2, 8, backward_gru_3 + turn_2 * 8);
    }
    // forward_gru_4: f32, backward_gru_4: f32, h2: f32[2, s10, 8]
    float* const forward_gru_4 = arena_.at<float>(1600);
    float* const backward_gru_4 = arena_.at<float>(1664);
    float* const h2 = arena_.at<float>(train_step_slots_[0]);
    compute_forward_gru_4(forward_gru_3, backward_gru_3, h2, forward_gru_4, backward_gru_4);

    // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
    // dense: f32[2, 1]
    const float* const dense_kernel = weights_->block.at<float>(768);
    const float* const dense_bias = weights_->block.at<float>(832);
    float* const dense = arena_.at<float>(0);
    compute_dense(z, dense_kernel, dense_bias, dense);
    // gru_1: f32[s10, 2, 3]
    const float* const gru_1_gru_cell_kernel = weights_->block.at<float>(896);
    const float* const gru_1_gru_cell_bias = weights_->block.at<float>(1024);
    float* const gru_1 = arena_.at<float>(train_step_slots_[4]);
    compute_gru_1(z, gru_1_gru_cell_kernel, gru_1_gru_cell_bias, gru_1);
    // gru_1_2: f32[s10, 2, 1], gru_1_3: f32[s10, 2, 1], gru_1_4: f32[s10, 2, 1], gru_1_5: f32[s10, 2, 1], gru_...
    const float* const gru_1_gru_cell_recurrent_kernel = weights_->block.at<float>(960);
    float* const gru_1_2 = arena_.at<float>(train_step_slots_[18]);
    float* const gru_1_3 = arena_.at<float>(train_step_slots_[26]);
    float* const gru_1_4 = arena_.at<float>(train_step_slots_[27]);
    float* const gru_1_5 = arena_.at<float>(train_step_slots_[28]);
    float* const gru_1_6 = arena_.at<float>(train_step_slots_[29]);
    float* const gru_1_7 = arena_.at<float>(train_step_slots_[17]);
    float* const gru_1_8 = arena_.at<float>(train_step_slots_[30]);
    float* const carry_3 = arena_.at<float>(64);
    std::copy_n(dense, 2, carry_3);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0_5 = carry_3;
      const float* const steps_3 = gru_1 + turn_2 * 6;
      const float* const state_1_3 = gru_1_gru_cell_recurrent_kernel;
      const float* const state_2 = gru_1_gru_cell_bias;
      float* const stacked_2_3 = gru_1_7 + turn_2 * 6;
      float* const stacked_3_3 = gru_1_6 + turn_2 * 2;
      float* const stacked_4_3 = gru_1_5 + turn_2 * 2;
      float* const stacked_5_3 = gru_1_4 + turn_2 * 2;
      float* const stacked_6_3 = gru_1_3 + turn_2 * 2;
      float* const new_carry_0_3 = carry_3;
      float* const carry_0_6 = gru_1_8 + turn_2 * 2;
      // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
      // stacked_2_3: f32[2, 3]
      modelc::small_matmul<1, 3>(2, carry_0_5, 1, state_1_3, 3,
                                 [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                   lane.store(stacked_2_3 + row * 3 + column, sum + lane.load(state_2 + 3 + column));
                                 });
      // stacked_3_3: f32[2, 1], stacked_4_3: f32[2, 1], stacked_5_3: f32[2, 1], stacked_6_3: f32[2, 1], new_carr...
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
        const auto add_4 = lane.load(steps_3 + i * 3, 3) + lane.load(stacked_2_3 + i * 3, 3);
        const auto sigmoid_2 = sigmoid(add_4);
        const auto sigmoid_3 = sigmoid(lane.load(steps_3 + 1 + i * 3, 3) + lane.load(stacked_2_3 + 1 + i * 3, 3));
        const auto carry_0_5_2 = lane.load(carry_0_5 + i);
        const auto sigmoid_4 = sigmoid(-add_4);
        const auto tanh_2 = tanh(sigmoid_3 * lane.load(stacked_2_3 + 2 + i * 3, 3) + lane.load(steps_3 + 2 + i * 3, 3));
        const auto add_5 = carry_0_5_2 * sigmoid_2 + sigmoid_4 * tanh_2;
        lane.store(stacked_3_3 + i, sigmoid_2);
        lane.store(stacked_4_3 + i, sigmoid_3);
        lane.store(stacked_5_3 + i, sigmoid_4);
        lane.store(stacked_6_3 + i, tanh_2);
        lane.store(new_carry_0_3 + i, add_5);
        lane.store(carry_0_6 + i, carry_0_5_2);
      });
      std::copy_n(new_carry_0_3, 2, gru_1_2 + turn_2 * 2);
    }

    // m.model:11: output y = Dense(1, activation = softplus)(h3)
    // dense_1: f32[2, s10, 1]
    const float* const dense_1_kernel = weights_->block.at<float>(1088);
    float* const dense_1 = arena_.at<float>(train_step_slots_[23]);
    compute_dense_1(gru_1_2, dense_1_kernel, dense_1);

    // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
    // other_sparse_categorical_accuracy: i32[2, s10]
    std::int32_t* const other_sparse_categorical_accuracy = arena_.at<std::int32_t>(train_step_slots_[4]);
    modelc::kernels::argmax(modelc::tensor(other_sparse_categorical_accuracy, 2, s10_2),
                            modelc::tensor(h2, 2, s10_2, 8), 2, false);
    // new_metric_other_sparse_categorical_accuracy_total: f32, other_sparse_categorical_accuracy_2: f32, other...
    const float* const metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(2688);
    const float* const metric_other_sparse_categorical_accuracy_count = training_->block.at<float>(2752);
    float* const new_metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(2688);
    float* const other_sparse_categorical_accuracy_2 = arena_.at<float>(1920);
    float* const other_sparse_categorical_accuracy_3 = arena_.at<float>(1984);
    compute_new_metric_other_sparse_categorical_accuracy_total(
        metric_other_sparse_categorical_accuracy_total, metric_other_sparse_categorical_accuracy_count,
        other_sparse_categorical_accuracy, other_true, other_sparse_categorical_accuracy_2,
        new_metric_other_sparse_categorical_accuracy_total, other_sparse_categorical_accuracy_3);

    // m.model:11: output y = Dense(1, activation = softplus)(h3)
    // dense_1_4: f32[2, s10, 1]
    float* const dense_1_4 = arena_.at<float>(train_step_slots_[25]);
    compute_dense_1_4(gru_1_2, dense_1_4);

    // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
    // gru_1_9: f32[2, 1]
    float* const gru_1_9 = arena_.at<float>(2048);
    compute_gru_1_9(gru_1_9);
    // gru_1_12: f32[s10, 2, 3]
    float* const gru_1_12 = arena_.at<float>(train_step_slots_[19]);
    compute_gru_1_12(z, gru_1_12);

    // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
    // bidirectional: i64[s10]
    std::int64_t* const bidirectional = arena_.at<std::int64_t>(train_step_slots_[31]);
    compute_bidirectional(bidirectional);
    // backward_gru_12: f32[2, 4]
    float* const backward_gru_12 = arena_.at<float>(2112);
    compute_backward_gru_2(backward_gru_12);
    // backward_gru_14: f32[12, 4]
    float* const backward_gru_14 = arena_.at<float>(1216);
    compute_backward_gru_14(part2_bidirectional_backward_gru_gru_cell_recurrent_kernel, backward_gru_14);
    // backward_gru_11: f32[s10, 2, 3], forward_gru_11: f32[s10, 2, 3]
    float* const backward_gru_11 = arena_.at<float>(train_step_slots_[21]);
    float* const forward_gru_11 = arena_.at<float>(train_step_slots_[22]);
    compute_backward_gru_11(v, backward_gru_11, forward_gru_11);
    // forward_gru_12: f32[2, 4]
    float* const forward_gru_12 = arena_.at<float>(2176);
    compute_backward_gru_2(forward_gru_12);
    // forward_gru_14: f32[12, 4]
    float* const forward_gru_14 = arena_.at<float>(1408);
    compute_backward_gru_14(part2_bidirectional_forward_gru_gru_cell_recurrent_kernel, forward_gru_14);
    // gradients: f32[289]
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 36 + i, lane(0.0f)); });
    // gradients: f32[289]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 132 + i, lane(0.0f)); });
    // gradients: f32[289]
    modelc::for_lanes<float>(13, [&](auto lane, modelc::Index i) { lane.store(gradients + 195 + i, lane(0.0f)); });
    // gradients: f32[289]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 209 + i, lane(0.0f)); });
    // gradients: f32[289]
    modelc::for_lanes<float>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 233 + i, lane(0.0f)); });
    // gradients: f32[289]
    modelc::for_lanes<float>(13, [&](auto lane, modelc::Index i) { lane.store(gradients + 243 + i, lane(0.0f)); });
    // gradients: f32[289]
    modelc::for_lanes<float>(10, [&](auto lane, modelc::Index i) { lane.store(gradients + 262 + i, lane(0.0f)); });
    // gradients: f32[289]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 273 + i, lane(0.0f)); });
    // mul: f32, new_metric_y_huber_total: f32, y_huber: f32, y_huber_2: f32, dense_1_2: f32[2, s10, 1], gradie...
    const float* const dense_1_bias = weights_->block.at<float>(1152);
    const float* const metric_y_huber_total = training_->block.at<float>(2560);
    const float* const metric_y_huber_count = training_->block.at<float>(2624);
    float* const mul = arena_.at<float>(1728);
    float* const new_metric_y_huber_total = training_->block.at<float>(2560);
    float* const y_huber = arena_.at<float>(1792);
    float* const y_huber_2 = arena_.at<float>(1856);
    float* const dense_1_2 = arena_.at<float>(train_step_slots_[23]);
    {
      const modelc::Scalar scalar{};
      const auto dense_1_bias_2 = scalar.load(dense_1_bias);
      const auto metric_y_huber_total_2 = scalar.load(metric_y_huber_total);
      const auto add_4 = scalar.load(metric_y_huber_count) + static_cast<float>(2 * s10_2);
      const auto eq = 0.0f == add_4;
      const auto where = select(eq, 1.0f, add_4);
      const auto div_3 = scalar(0.5f) / scalar(static_cast<float>(2 * s10_2));
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum>(2 * s10_2, [&](auto lane, modelc::Index i) {
            const auto add_5 = lane(dense_1_bias_2) + lane.load(dense_1 + i);
            const auto y = max(0.0f, add_5) + log1p(exp(-abs(add_5)));
            const auto maximum = max(y, 1e-07f);
            const auto y_true_2 = lane.load(y_true + i);
            const auto sub = log1p(maximum) - log1p(max(y_true_2, 1e-07f));
            const auto abs_2 = abs(y - y_true_2);
            const auto mul_2 = sub * lane(div_3);
            const auto div_4 = (mul_2 + mul_2) / (maximum + 1.0f);
            const auto mul_3 = select(y > 1e-07f, div_4, select(y == 1e-07f, 0.5f * div_4, 0.0f)) * sigmoid(add_5);
            const auto mul_4 = sub * sub;
            const auto where_2 = select(abs_2 <= 1.0f, 0.5f * (abs_2 * abs_2), abs_2 - 0.5f);
            lane.store(dense_1_2 + i, mul_3);
            return modelc::folded(mul_4, where_2, mul_3);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto grad_dense_1_bias = scalar(std::get<2>(row_2));
      scalar.store(y_huber, add_4);
      const auto mul_5 = 0.5f * (row_sum / static_cast<float>(2 * s10_2));
      const auto add_6 = metric_y_huber_total_2 + row_sum_2;
      const auto where_3 = select(eq, 0.0f, add_6 / where);
      const auto mul_5_lanes = mul_5;
      const auto add_6_lanes = add_6;
      const auto where_3_lanes = where_3;
      const auto grad_dense_1_bias_lanes = grad_dense_1_bias;
      scalar.store(mul, mul_5_lanes);
      scalar.store(new_metric_y_huber_total, add_6_lanes);
      scalar.store(y_huber_2, where_3_lanes);
      scalar.store(gradients + 288, grad_dense_1_bias_lanes);
    }

    // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
    // the loss, and what its gradient needs
    // exp_2: f32[2, s10, 8], loss: f32, div: f32[2, s10, 1]
    float* const exp_2 = arena_.at<float>(train_step_slots_[3]);
    float* const loss = arena_.at<float>(1600);
    float* const div = arena_.at<float>(train_step_slots_[24]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < 2 * s10_2; ++i) {
        const auto other_true_2 = scalar.load(other_true + i);
        const auto neg = -(scalar(2.0f) / scalar(static_cast<float>(2 * s10_2)));
        const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Sum>(8, [&](auto lane, modelc::Index j) {
          const auto h2_2 = lane.load(h2 + i * 8 + j);
          const auto neg_2 = -select(lane.one_hot(other_true_2, j), lane(neg), 0.0f);
          return modelc::folded(h2_2, neg_2);
        });
        const auto row_max = scalar(std::get<0>(row_2));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto row_3 = modelc::fold_lanes<float, modelc::Sum>(8, [&](auto lane, modelc::Index j) {
          const auto exp_3 = exp(lane.load(h2 + i * 8 + j) - lane(row_max));
          lane.store(exp_2 + i * 8 + j, exp_3);
          return modelc::folded(exp_3);
        });
        const auto row_sum_2 = scalar(std::get<0>(row_3));
        const auto log_2 = log(row_sum_2);
        const auto div_3 = row_sum / row_sum_2;
        total_sum.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(8, [&](auto lane, modelc::Index j) {
          return select(lane.one_hot(other_true_2, j), lane.load(h2 + i * 8 + j) - lane(row_max) - lane(log_2), 0.0f);
        })));
        scalar.store(div + i, div_3);
      }
      scalar.store(loss,
                   scalar.load(backward_gru_4) +
                       (scalar.load(forward_gru_4) +
                        (scalar.load(mul) + 2.0f * (-scalar(total_sum.value()) / static_cast<float>(2 * s10_2)))));
    }

    // m.model:11: output y = Dense(1, activation = softplus)(h3)
    // dense_1_3: f32[2, s10, 1]
    float* const dense_1_3 = arena_.at<float>(train_step_slots_[0]);
    compute_dense_1_3(dense_1_2, dense_1_kernel, dense_1_3);

    // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
    // gru_1_10: f32[s10, 2, 1]
    float* const gru_1_10 = arena_.at<float>(train_step_slots_[4]);
    compute_gru_1_10(dense_1_3, gru_1_10);
    // gru_1_11: f32[s10, 2, 3], gru_1_13: f32[s10, 2, 3], gru_1_14: f32[2, 1]
    float* const gru_1_11 = arena_.at<float>(train_step_slots_[18]);
    float* const gru_1_13 = arena_.at<float>(train_step_slots_[20]);
    float* const gru_1_14 = arena_.at<float>(1728);
    std::copy_n(gru_1_9, 2, gru_1_14);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const modelc::Index step_2 = s10_2 - 1 - turn_2;
      const float* const d_carry_0 = gru_1_14;
      const float* const kept_0 = gru_1_8 + step_2 * 2;
      const float* const kept_1 = gru_1_7 + step_2 * 6;
      const float* const kept_2 = gru_1_6 + step_2 * 2;
      const float* const kept_3 = gru_1_5 + step_2 * 2;
      const float* const kept_4 = gru_1_4 + step_2 * 2;
      const float* const kept_5 = gru_1_3 + step_2 * 2;
      const float* const d_y_0 = gru_1_10 + step_2 * 2;
      const float* const same = gru_1_gru_cell_recurrent_kernel;
      float* const add = arena_.at<float>(3520);
      float* const stacked = gru_1_13 + step_2 * 6;
      float* const new_d_carry_0 = gru_1_14;
      float* const gradient_3 = gru_1_11 + step_2 * 6;
      // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
      // add: f32[2, 1], stacked: f32[2, 3], gradient_3: f32[2, 3]
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
        const auto kept_2_4 = lane.load(kept_2 + i);
        const auto add_4 = lane.load(d_carry_0 + i) + lane.load(d_y_0 + i);
        const auto kept_4_4 = lane.load(kept_4 + i);
        const auto kept_5_4 = lane.load(kept_5 + i);
        const auto sub = (kept_2_4 - kept_2_4 * kept_2_4) * (lane.load(kept_0 + i) * add_4) -
                         (kept_4_4 - kept_4_4 * kept_4_4) * (kept_5_4 * add_4);
        const auto kept_3_4 = lane.load(kept_3 + i);
        const auto mul_2 = (1.0f - kept_5_4 * kept_5_4) * (kept_4_4 * add_4);
        const auto mul_3 = (kept_3_4 - kept_3_4 * kept_3_4) * (mul_2 * lane.load(kept_1 + 2 + i * 3, 3));
        const auto mul_4 = kept_3_4 * mul_2;
        lane.store(add + i, add_4);
        lane.store(stacked + i * 3, 3, sub);
        lane.store(stacked + 1 + i * 3, 3, mul_3);
        lane.store(stacked + 2 + i * 3, 3, mul_4);
        lane.store(gradient_3 + i * 3, 3, sub);
        lane.store(gradient_3 + 1 + i * 3, 3, mul_3);
        lane.store(gradient_3 + 2 + i * 3, 3, mul_2);
      });
      // new_d_carry_0: f32[2, 1]
      modelc::matmul(threads_, 2, 3, 1, stacked, 3, 1, same, 1, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                       lane.store(new_d_carry_0 + row, 0, sum + lane(kept_2[row]) * lane(add[row]));
                     });
    }
    // grad_gru_1_gru_cell_bias: f32[2, 3]
    float* const grad_gru_1_gru_cell_bias = arena_.at<float>(1664);
    compute_grad_gru_1_gru_cell_bias(gru_1_11, grad_gru_1_gru_cell_bias);
    // grad_gru_1_gru_cell_bias: f32[2, 3]
    compute_grad_gru_1_gru_cell_bias_2(gru_1_13, grad_gru_1_gru_cell_bias);

    // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
    // grad_h2: f32[2, s10, 4]
    float* const grad_h2 = arena_.at<float>(train_step_slots_[0]);
    compute_grad_h2(div, exp_2, other_true, grad_h2);

    // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
    // bidirectional_2: f32[2, s10, 4]
    float* const bidirectional_2 = arena_.at<float>(train_step_slots_[4]);
    modelc::kernels::scatter_add(modelc::tensor(bidirectional_2, 2, s10_2, 4), modelc::tensor(grad_h2, 2, s10_2, 4),
                                 modelc::tensor(bidirectional, s10_2), 1);
    // backward_gru_13: f32[s10, 2, 4]
    float* const backward_gru_13 = arena_.at<float>(train_step_slots_[6]);
    compute_backward_gru_13(backward_gru_3, bidirectional_2, backward_gru_13);
    // backward_gru_15: f32[s10, 2, 12], backward_gru_16: f32[s10, 2, 12], carry_4: f32[2, 4]
    float* const backward_gru_15 = arena_.at<float>(train_step_slots_[0]);
    float* const backward_gru_16 = arena_.at<float>(train_step_slots_[4]);
    float* const carry_4 = arena_.at<float>(2048);
    std::copy_n(backward_gru_12, 8, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const modelc::Index step_2 = s10_2 - 1 - turn_2;
      const float* const d_carry_0_2 = carry_4;
      const float* const kept_0_2 = backward_gru_10 + step_2 * 8;
      const float* const kept_1_2 = backward_gru_9 + step_2 * 24;
      const float* const kept_2_2 = backward_gru_8 + step_2 * 8;
      const float* const kept_3_2 = backward_gru_7 + step_2 * 8;
      const float* const kept_4_2 = backward_gru_6 + step_2 * 8;
      const float* const kept_5_2 = backward_gru_5 + step_2 * 8;
      const float* const d_y_0_2 = backward_gru_13 + step_2 * 8;
      const float* const same_2 = backward_gru_14;
      float* const add_2 = arena_.at<float>(3968);
      float* const stacked_7 = backward_gru_16 + step_2 * 24;
      float* const new_d_carry_0_2 = carry_4;
      float* const gradient_2 = backward_gru_15 + step_2 * 24;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // add_2: f32[2, 4], stacked_7: f32[2, 12], gradient_2: f32[2, 12]
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto kept_2_2_2 = lane.load(kept_2_2 + i * 4 + j);
          const auto add_4 = lane.load(d_carry_0_2 + i * 4 + j) + lane.load(d_y_0_2 + i * 4 + j);
          const auto kept_4_2_2 = lane.load(kept_4_2 + i * 4 + j);
          const auto kept_5_2_2 = lane.load(kept_5_2 + i * 4 + j);
          const auto sub = (kept_2_2_2 - kept_2_2_2 * kept_2_2_2) * (lane.load(kept_0_2 + i * 4 + j) * add_4) -
                           (kept_4_2_2 - kept_4_2_2 * kept_4_2_2) * (kept_5_2_2 * add_4);
          const auto kept_3_2_2 = lane.load(kept_3_2 + i * 4 + j);
          const auto mul_2 = (1.0f - kept_5_2_2 * kept_5_2_2) * (kept_4_2_2 * add_4);
          const auto mul_3 = (kept_3_2_2 - kept_3_2_2 * kept_3_2_2) * (mul_2 * lane.load(kept_1_2 + 8 + i * 12 + j));
          const auto mul_4 = kept_3_2_2 * mul_2;
          lane.store(add_2 + i * 4 + j, add_4);
          lane.store(stacked_7 + i * 12 + j, sub);
          lane.store(stacked_7 + 4 + i * 12 + j, mul_3);
          lane.store(stacked_7 + 8 + i * 12 + j, mul_4);
          lane.store(gradient_2 + i * 12 + j, sub);
          lane.store(gradient_2 + 4 + i * 12 + j, mul_3);
          lane.store(gradient_2 + 8 + i * 12 + j, mul_2);
        });
      }
      // new_d_carry_0_2: f32[2, 4]
      modelc::small_matmul<12, 4>(
          2, stacked_7, 12, same_2, 4, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
            lane.store(new_d_carry_0_2 + row * 4 + column,
                       sum + lane.load(kept_2_2 + row * 4 + column) * lane.load(add_2 + row * 4 + column));
          });
    }
    // forward_gru_13: f32[s10, 2, 4]
    float* const forward_gru_13 = arena_.at<float>(train_step_slots_[5]);
    compute_forward_gru_13(forward_gru_3, div, exp_2, other_true, forward_gru_13);
    // forward_gru_15: f32[s10, 2, 12], forward_gru_16: f32[s10, 2, 12], carry_5: f32[2, 4]
    float* const forward_gru_15 = arena_.at<float>(train_step_slots_[1]);
    float* const forward_gru_16 = arena_.at<float>(train_step_slots_[3]);
    float* const carry_5 = arena_.at<float>(1216);
    std::copy_n(forward_gru_12, 8, carry_5);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const modelc::Index step_2 = s10_2 - 1 - turn_2;
      const float* const d_carry_0_3 = carry_5;
      const float* const kept_0_3 = forward_gru_10 + step_2 * 8;
      const float* const kept_1_3 = forward_gru_9 + step_2 * 24;
      const float* const kept_2_3 = forward_gru_8 + step_2 * 8;
      const float* const kept_3_3 = forward_gru_7 + step_2 * 8;
      const float* const kept_4_3 = forward_gru_6 + step_2 * 8;
      const float* const kept_5_3 = forward_gru_5 + step_2 * 8;
      const float* const d_y_0_3 = forward_gru_13 + step_2 * 8;
      const float* const same_3 = forward_gru_14;
      float* const add_3 = arena_.at<float>(4288);
      float* const stacked_8 = forward_gru_16 + step_2 * 24;
      float* const new_d_carry_0_3 = carry_5;
      float* const gradient_2_2 = forward_gru_15 + step_2 * 24;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // add_3: f32[2, 4], stacked_8: f32[2, 12], gradient_2_2: f32[2, 12]
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto kept_2_3_2 = lane.load(kept_2_3 + i * 4 + j);
          const auto add_4 = lane.load(d_carry_0_3 + i * 4 + j) + lane.load(d_y_0_3 + i * 4 + j);
          const auto kept_4_3_2 = lane.load(kept_4_3 + i * 4 + j);
          const auto kept_5_3_2 = lane.load(kept_5_3 + i * 4 + j);
          const auto sub = (kept_2_3_2 - kept_2_3_2 * kept_2_3_2) * (lane.load(kept_0_3 + i * 4 + j) * add_4) -
                           (kept_4_3_2 - kept_4_3_2 * kept_4_3_2) * (kept_5_3_2 * add_4);
          const auto kept_3_3_2 = lane.load(kept_3_3 + i * 4 + j);
          const auto mul_2 = (1.0f - kept_5_3_2 * kept_5_3_2) * (kept_4_3_2 * add_4);
          const auto mul_3 = (kept_3_3_2 - kept_3_3_2 * kept_3_3_2) * (mul_2 * lane.load(kept_1_3 + 8 + i * 12 + j));
          const auto mul_4 = kept_3_3_2 * mul_2;
          lane.store(add_3 + i * 4 + j, add_4);
          lane.store(stacked_8 + i * 12 + j, sub);
          lane.store(stacked_8 + 4 + i * 12 + j, mul_3);
          lane.store(stacked_8 + 8 + i * 12 + j, mul_4);
          lane.store(gradient_2_2 + i * 12 + j, sub);
          lane.store(gradient_2_2 + 4 + i * 12 + j, mul_3);
          lane.store(gradient_2_2 + 8 + i * 12 + j, mul_2);
        });
      }
      // new_d_carry_0_3: f32[2, 4]
      modelc::small_matmul<12, 4>(
          2, stacked_8, 12, same_3, 4, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
            lane.store(new_d_carry_0_3 + row * 4 + column,
                       sum + lane.load(kept_2_3 + row * 4 + column) * lane.load(add_3 + row * 4 + column));
          });
    }
    // gradients: f32[289]
    compute_gradients_2(forward_gru_11, forward_gru_15, gradients);
    // gradients: f32[289]
    modelc::matmul(threads_, 4, 2 * s10_2, 12, forward_gru_10, 1, 4, forward_gru_16, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 48 + row * 12 + column, sum);
                   });
    // gradients: f32[289]
    modelc::matmul(threads_, 3, 2 * s10_2, 12, backward_gru_11, 1, 3, backward_gru_15, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 96 + row * 12 + column, sum);
                   });
    // gradients: f32[289]
    modelc::matmul(threads_, 4, 2 * s10_2, 12, backward_gru_10, 1, 4, backward_gru_16, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 144 + row * 12 + column, sum);
                   });

    // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
    // gradients: f32[289]
    modelc::matmul(
        threads_, 3, 2, 1, z, 1, 3 * s10_2, gru_1_14, 1, 1,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(gradients + 192 + row, 0, sum); });
    // gradients: f32[289]
    {
      const modelc::Scalar scalar{};
      const auto grad_dense_bias = scalar(modelc::reduce_lanes<modelc::Sum, float>(
          2, [&](auto lane, modelc::Index i) { return lane.load(gru_1_14 + i); }));
      scalar.store(gradients + 208, grad_dense_bias);
    }
    // gradients: f32[289]
    modelc::matmul(threads_, 3, 2 * s10_2, 3, gru_1_12, 1, 3, gru_1_11, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 224 + row * 3 + column, sum);
                   });
    // gradients: f32[289]
    modelc::matmul(
        threads_, 1, 2 * s10_2, 3, gru_1_8, 0, 1, gru_1_13, 3, 1,
        [&](auto lane, auto sum, modelc::Index, modelc::Index column) { lane.store(gradients + 240 + column, sum); });
    // gradients: f32[289]
    modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) {
      lane.store(gradients + 256 + i, lane.load(grad_gru_1_gru_cell_bias + i));
    });

    // m.model:11: output y = Dense(1, activation = softplus)(h3)
    // gradients: f32[289]
    modelc::matmul(threads_, 1, 2 * s10_2, 1, dense_1_4, 0, 1, dense_1_2, 1, 0,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) { lane.store(gradients + 272, 0, sum); });

    // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
    // div_2: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    float* const div_2 = arena_.at<float>(1216);
    compute_div_2(optimizer_iteration, optimizer_learning_rate, div_2);
    // new_optimizer_m: f32[289], new_optimizer_v: f32[289], new_weights: f32[289]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(128);
    const float* const optimizer_v = training_->block.at<float>(1344);
    float* const new_optimizer_m = training_->block.at<float>(128);
    float* const new_optimizer_v = training_->block.at<float>(1344);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(gradients, optimizer_m, optimizer_v, weights, div_2, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<float>(1792), 1, training_->block.at<float>(2624));
    modelc::copy_elements(arena_.at<float>(1920), 1, training_->block.at<float>(2752));
    weights_->prepared.invalidate();
  }

  void compute_update_step() noexcept {
    // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
    // new_metric_y_huber_total: f32, new_metric_y_huber_count: f32, y_huber: f32
    const float* const metric_y_huber_total = training_->block.at<float>(2560);
    const float* const metric_y_huber_count = training_->block.at<float>(2624);
    const float* const part_metric_y_huber_total = arena_.at<float>(3904);
    const float* const part_metric_y_huber_count = arena_.at<float>(3968);
    float* const new_metric_y_huber_total = training_->block.at<float>(2560);
    float* const new_metric_y_huber_count = training_->block.at<float>(2624);
    float* const y_huber = arena_.at<float>(0);
    compute_new_metric_y_huber_total(metric_y_huber_total, part_metric_y_huber_total, metric_y_huber_count,
                                     part_metric_y_huber_count, new_metric_y_huber_total, new_metric_y_huber_count,
                                     y_huber);
    // new_metric_other_sparse_categorical_accuracy_total: f32, new_metric_other_sparse_categorical_accuracy_co...
    const float* const metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(2688);
    const float* const metric_other_sparse_categorical_accuracy_count = training_->block.at<float>(2752);
    const float* const part_metric_other_sparse_categorical_accuracy_total = arena_.at<float>(4032);
    const float* const part_metric_other_sparse_categorical_accuracy_count = arena_.at<float>(4096);
    float* const new_metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(2688);
    float* const new_metric_other_sparse_categorical_accuracy_count = training_->block.at<float>(2752);
    float* const other_sparse_categorical_accuracy = arena_.at<float>(64);
    compute_new_metric_y_huber_total(
        metric_other_sparse_categorical_accuracy_total, part_metric_other_sparse_categorical_accuracy_total,
        metric_other_sparse_categorical_accuracy_count, part_metric_other_sparse_categorical_accuracy_count,
        new_metric_other_sparse_categorical_accuracy_total, new_metric_other_sparse_categorical_accuracy_count,
        other_sparse_categorical_accuracy);
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    float* const div = arena_.at<float>(128);
    compute_div_2(optimizer_iteration, optimizer_learning_rate, div);
    // new_optimizer_m: f32[289], new_optimizer_v: f32[289], new_weights: f32[289]
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(2624);
    const float* const optimizer_m = training_->block.at<float>(128);
    const float* const optimizer_v = training_->block.at<float>(1344);
    float* const new_optimizer_m = training_->block.at<float>(128);
    float* const new_optimizer_v = training_->block.at<float>(1344);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(part_gradients, optimizer_m, optimizer_v, weights, div, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    weights_->prepared.invalidate();
  }

  void compute_evaluate_step(const float* z, const float* y_true, const std::int32_t* other_true) noexcept {
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:3: v = Lambda(v -> lgamma(abs(v) + 0.5))(u)
    // v: f32[2, s10, 3]
    float* const v = arena_.at<float>(evaluate_step_slots_[2]);
    compute_v(z, v);

    // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
    // forward_gru: f32[s10, 2, 12]
    const float* const part2_bidirectional_forward_gru_gru_cell_kernel = weights_->block.at<float>(0);
    float* const forward_gru = arena_.at<float>(evaluate_step_slots_[0]);
    compute_forward_gru(v, part2_bidirectional_forward_gru_gru_cell_kernel, forward_gru);
    // forward_gru_2: f32[2, 4]
    float* const forward_gru_2 = arena_.at<float>(0);
    compute_backward_gru_2(forward_gru_2);
    // forward_gru_3: f32[s10, 2, 4], carry: f32[2, 4]
    const float* const part2_bidirectional_forward_gru_gru_cell_recurrent_kernel = weights_->block.at<float>(192);
    float* const forward_gru_3 = arena_.at<float>(evaluate_step_slots_[1]);
    float* const carry = arena_.at<float>(64);
    std::copy_n(forward_gru_2, 8, carry);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const steps = forward_gru + turn_2 * 24;
      const float* const state_1 = part2_bidirectional_forward_gru_gru_cell_recurrent_kernel;
      float* const matmul = arena_.at<float>(320);
      float* const new_carry_0 = carry;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // matmul: f32[2, 12]
      modelc::small_matmul<4, 12>(2, carry_0, 4, state_1, 12,
                                  [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                    lane.store(matmul + row * 12 + column, sum);
                                  });
      // new_carry_0: f32[2, 4]
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto sigmoid_2 = sigmoid(lane.load(steps + i * 12 + j) + lane.load(matmul + i * 12 + j));
          lane.store(new_carry_0 + i * 4 + j,
                     lane.load(carry_0 + i * 4 + j) * sigmoid_2 +
                         tanh(sigmoid(lane.load(steps + 4 + i * 12 + j) + lane.load(matmul + 4 + i * 12 + j)) *
                                  lane.load(matmul + 8 + i * 12 + j) +
                              lane.load(steps + 8 + i * 12 + j)) *
                             (1.0f - sigmoid_2));
        });
      }
      std::copy_n(new_carry_0, 8, forward_gru_3 + turn_2 * 8);
    }
    // backward_gru: f32[s10, 2, 12]
    const float* const part2_bidirectional_backward_gru_gru_cell_kernel = weights_->block.at<float>(384);
    float* const backward_gru = arena_.at<float>(evaluate_step_slots_[0]);
    compute_backward_gru(v, part2_bidirectional_backward_gru_gru_cell_kernel, backward_gru);
    // backward_gru_2: f32[2, 4]
    float* const backward_gru_2 = arena_.at<float>(0);
    compute_backward_gru_2(backward_gru_2);
    // backward_gru_3: f32[s10, 2, 4], carry_2: f32[2, 4]
    const float* const part2_bidirectional_backward_gru_gru_cell_recurrent_kernel = weights_->block.at<float>(576);
    float* const backward_gru_3 = arena_.at<float>(evaluate_step_slots_[2]);
    float* const carry_2 = arena_.at<float>(64);
    std::copy_n(backward_gru_2, 8, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0_2 = carry_2;
      const float* const steps_2 = backward_gru + turn_2 * 24;
      const float* const state_1_2 = part2_bidirectional_backward_gru_gru_cell_recurrent_kernel;
      float* const matmul_2 = arena_.at<float>(448);
      float* const new_carry_0_2 = carry_2;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // matmul_2: f32[2, 12]
      modelc::small_matmul<4, 12>(2, carry_0_2, 4, state_1_2, 12,
                                  [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                    lane.store(matmul_2 + row * 12 + column, sum);
                                  });
      // new_carry_0_2: f32[2, 4]
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto sigmoid_2 = sigmoid(lane.load(steps_2 + i * 12 + j) + lane.load(matmul_2 + i * 12 + j));
          lane.store(new_carry_0_2 + i * 4 + j,
                     lane.load(carry_0_2 + i * 4 + j) * sigmoid_2 +
                         tanh(sigmoid(lane.load(steps_2 + 4 + i * 12 + j) + lane.load(matmul_2 + 4 + i * 12 + j)) *
                                  lane.load(matmul_2 + 8 + i * 12 + j) +
                              lane.load(steps_2 + 8 + i * 12 + j)) *
                             (1.0f - sigmoid_2));
        });
      }
      std::copy_n(new_carry_0_2, 8, backward_gru_3 + turn_2 * 8);
    }
    // forward_gru_4: f32, backward_gru_4: f32, h2: f32[2, s10, 8]
    float* const forward_gru_4 = arena_.at<float>(0);
    float* const backward_gru_4 = arena_.at<float>(64);
    float* const h2 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_forward_gru_4(forward_gru_3, backward_gru_3, h2, forward_gru_4, backward_gru_4);

    // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
    // dense: f32[2, 1]
    const float* const dense_kernel = weights_->block.at<float>(768);
    const float* const dense_bias = weights_->block.at<float>(832);
    float* const dense = arena_.at<float>(128);
    compute_dense(z, dense_kernel, dense_bias, dense);
    // gru_1: f32[s10, 2, 3]
    const float* const gru_1_gru_cell_kernel = weights_->block.at<float>(896);
    const float* const gru_1_gru_cell_bias = weights_->block.at<float>(1024);
    float* const gru_1 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_gru_1(z, gru_1_gru_cell_kernel, gru_1_gru_cell_bias, gru_1);
    // gru_1_2: f32[s10, 2, 1], carry_3: f32[2, 1]
    const float* const gru_1_gru_cell_recurrent_kernel = weights_->block.at<float>(960);
    float* const gru_1_2 = arena_.at<float>(evaluate_step_slots_[2]);
    float* const carry_3 = arena_.at<float>(192);
    std::copy_n(dense, 2, carry_3);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0_3 = carry_3;
      const float* const steps_3 = gru_1 + turn_2 * 6;
      const float* const state_1_3 = gru_1_gru_cell_recurrent_kernel;
      const float* const state_2 = gru_1_gru_cell_bias;
      float* const add = arena_.at<float>(576);
      float* const new_carry_0_3 = carry_3;
      // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
      // add: f32[2, 3]
      modelc::small_matmul<1, 3>(2, carry_0_3, 1, state_1_3, 3,
                                 [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                   lane.store(add + row * 3 + column, sum + lane.load(state_2 + 3 + column));
                                 });
      // new_carry_0_3: f32[2, 1]
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
        const auto sigmoid_2 = sigmoid(lane.load(steps_3 + i * 3, 3) + lane.load(add + i * 3, 3));
        lane.store(new_carry_0_3 + i,
                   lane.load(carry_0_3 + i) * sigmoid_2 +
                       tanh(sigmoid(lane.load(steps_3 + 1 + i * 3, 3) + lane.load(add + 1 + i * 3, 3)) *
                                lane.load(add + 2 + i * 3, 3) +
                            lane.load(steps_3 + 2 + i * 3, 3)) *
                           (1.0f - sigmoid_2));
      });
      std::copy_n(new_carry_0_3, 2, gru_1_2 + turn_2 * 2);
    }

    // m.model:11: output y = Dense(1, activation = softplus)(h3)
    // dense_1: f32[2, s10, 1]
    const float* const dense_1_kernel = weights_->block.at<float>(1088);
    float* const dense_1 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense_1(gru_1_2, dense_1_kernel, dense_1);

    // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
    // mul: f32, new_metric_y_huber_total: f32, y_huber: f32, y_huber_2: f32
    const float* const dense_1_bias = weights_->block.at<float>(1152);
    const float* const metric_y_huber_total = training_->block.at<float>(2560);
    const float* const metric_y_huber_count = training_->block.at<float>(2624);
    float* const mul = arena_.at<float>(128);
    float* const new_metric_y_huber_total = training_->block.at<float>(2560);
    float* const y_huber = arena_.at<float>(192);
    float* const y_huber_2 = arena_.at<float>(256);
    {
      const modelc::Scalar scalar{};
      const auto dense_1_bias_2 = scalar.load(dense_1_bias);
      const auto metric_y_huber_total_2 = scalar.load(metric_y_huber_total);
      const auto add_2 = scalar.load(metric_y_huber_count) + static_cast<float>(2 * s10_2);
      const auto eq = 0.0f == add_2;
      const auto where = select(eq, 1.0f, add_2);
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(2 * s10_2, [&](auto lane, modelc::Index i) {
            const auto add_3 = lane(dense_1_bias_2) + lane.load(dense_1 + i);
            const auto y = max(0.0f, add_3) + log1p(exp(-abs(add_3)));
            const auto y_true_2 = lane.load(y_true + i);
            const auto sub = log1p(max(y, 1e-07f)) - log1p(max(y_true_2, 1e-07f));
            const auto abs_2 = abs(y - y_true_2);
            const auto mul_2 = sub * sub;
            const auto where_2 = select(abs_2 <= 1.0f, 0.5f * (abs_2 * abs_2), abs_2 - 0.5f);
            return modelc::folded(mul_2, where_2);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      scalar.store(y_huber, add_2);
      const auto mul_3 = 0.5f * (row_sum / static_cast<float>(2 * s10_2));
      const auto add_4 = metric_y_huber_total_2 + row_sum_2;
      const auto where_3 = select(eq, 0.0f, add_4 / where);
      const auto mul_3_lanes = mul_3;
      const auto add_4_lanes = add_4;
      const auto where_3_lanes = where_3;
      scalar.store(mul, mul_3_lanes);
      scalar.store(new_metric_y_huber_total, add_4_lanes);
      scalar.store(y_huber_2, where_3_lanes);
    }
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < 2 * s10_2; ++i) {
        const auto other_true_2 = scalar.load(other_true + i);
        const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
            8, [&](auto lane, modelc::Index j) { return lane.load(h2 + i * 8 + j); }));
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(
            8, [&](auto lane, modelc::Index j) { return exp(lane.load(h2 + i * 8 + j) - lane(row_max)); }));
        const auto log_2 = log(row_sum);
        total_sum.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(8, [&](auto lane, modelc::Index j) {
          return select(lane.one_hot(other_true_2, j), lane.load(h2 + i * 8 + j) - lane(row_max) - lane(log_2), 0.0f);
        })));
      }
      scalar.store(loss,
                   scalar.load(backward_gru_4) +
                       (scalar.load(forward_gru_4) +
                        (scalar.load(mul) + 2.0f * (-scalar(total_sum.value()) / static_cast<float>(2 * s10_2)))));
    }
    // other_sparse_categorical_accuracy: i32[2, s10]
    std::int32_t* const other_sparse_categorical_accuracy = arena_.at<std::int32_t>(evaluate_step_slots_[1]);
    modelc::kernels::argmax(modelc::tensor(other_sparse_categorical_accuracy, 2, s10_2),
                            modelc::tensor(h2, 2, s10_2, 8), 2, false);
    // new_metric_other_sparse_categorical_accuracy_total: f32, other_sparse_categorical_accuracy_2: f32, other...
    const float* const metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(2688);
    const float* const metric_other_sparse_categorical_accuracy_count = training_->block.at<float>(2752);
    float* const new_metric_other_sparse_categorical_accuracy_total = training_->block.at<float>(2688);
    float* const other_sparse_categorical_accuracy_2 = arena_.at<float>(64);
    float* const other_sparse_categorical_accuracy_3 = arena_.at<float>(128);
    compute_new_metric_other_sparse_categorical_accuracy_total(
        metric_other_sparse_categorical_accuracy_total, metric_other_sparse_categorical_accuracy_count,
        other_sparse_categorical_accuracy, other_true, other_sparse_categorical_accuracy_2,
        new_metric_other_sparse_categorical_accuracy_total, other_sparse_categorical_accuracy_3);

    modelc::copy_elements(arena_.at<float>(192), 1, training_->block.at<float>(2624));
    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(2752));
    weights_->prepared.invalidate();
  }

  void compute_gradients(const float* z, const float* y_true, const std::int32_t* other_true) noexcept {
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:3: v = Lambda(v -> lgamma(abs(v) + 0.5))(u)
    // v: f32[2, s10, 3]
    float* const v = arena_.at<float>(gradients_slots_[17]);
    compute_v(z, v);

    // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
    // forward_gru: f32[s10, 2, 12]
    const float* const part2_bidirectional_forward_gru_gru_cell_kernel = weights_->block.at<float>(0);
    float* const forward_gru = arena_.at<float>(gradients_slots_[0]);
    compute_forward_gru(v, part2_bidirectional_forward_gru_gru_cell_kernel, forward_gru);
    // forward_gru_2: f32[2, 4]
    float* const forward_gru_2 = arena_.at<float>(0);
    compute_backward_gru_2(forward_gru_2);
    // forward_gru_3: f32[s10, 2, 4], forward_gru_5: f32[s10, 2, 4], forward_gru_6: f32[s10, 2, 4], forward_gru...
    const float* const part2_bidirectional_forward_gru_gru_cell_recurrent_kernel = weights_->block.at<float>(192);
    float* const forward_gru_3 = arena_.at<float>(gradients_slots_[5]);
    float* const forward_gru_5 = arena_.at<float>(gradients_slots_[12]);
    float* const forward_gru_6 = arena_.at<float>(gradients_slots_[13]);
    float* const forward_gru_7 = arena_.at<float>(gradients_slots_[14]);
    float* const forward_gru_8 = arena_.at<float>(gradients_slots_[15]);
    float* const forward_gru_9 = arena_.at<float>(gradients_slots_[2]);
    float* const forward_gru_10 = arena_.at<float>(gradients_slots_[16]);
    float* const carry = arena_.at<float>(64);
    std::copy_n(forward_gru_2, 8, carry);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const steps = forward_gru + turn_2 * 24;
      const float* const state_1 = part2_bidirectional_forward_gru_gru_cell_recurrent_kernel;
      float* const stacked_2 = forward_gru_9 + turn_2 * 24;
      float* const stacked_3 = forward_gru_8 + turn_2 * 8;
      float* const stacked_4 = forward_gru_7 + turn_2 * 8;
      float* const stacked_5 = forward_gru_6 + turn_2 * 8;
      float* const stacked_6 = forward_gru_5 + turn_2 * 8;
      float* const new_carry_0 = carry;
      float* const carry_0_2 = forward_gru_10 + turn_2 * 8;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // stacked_2: f32[2, 12]
      modelc::small_matmul<4, 12>(2, carry_0, 4, state_1, 12,
                                  [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                    lane.store(stacked_2 + row * 12 + column, sum);
                                  });
      // stacked_3: f32[2, 4], stacked_4: f32[2, 4], stacked_5: f32[2, 4], stacked_6: f32[2, 4], new_carry_0: f32...
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto add_4 = lane.load(steps + i * 12 + j) + lane.load(stacked_2 + i * 12 + j);
          const auto sigmoid_2 = sigmoid(add_4);
          const auto sigmoid_3 = sigmoid(lane.load(steps + 4 + i * 12 + j) + lane.load(stacked_2 + 4 + i * 12 + j));
          const auto carry_0_7 = lane.load(carry_0 + i * 4 + j);
          const auto sigmoid_4 = sigmoid(-add_4);
          const auto tanh_2 =
              tanh(sigmoid_3 * lane.load(stacked_2 + 8 + i * 12 + j) + lane.load(steps + 8 + i * 12 + j));
          const auto add_5 = carry_0_7 * sigmoid_2 + sigmoid_4 * tanh_2;
          lane.store(stacked_3 + i * 4 + j, sigmoid_2);
          lane.store(stacked_4 + i * 4 + j, sigmoid_3);
          lane.store(stacked_5 + i * 4 + j, sigmoid_4);
          lane.store(stacked_6 + i * 4 + j, tanh_2);
          lane.store(new_carry_0 + i * 4 + j, add_5);
          lane.store(carry_0_2 + i * 4 + j, carry_0_7);
        });
      }
      std::copy_n(new_carry_0, 8, forward_gru_3 + turn_2 * 8);
    }
    // backward_gru: f32[s10, 2, 12]
    const float* const part2_bidirectional_backward_gru_gru_cell_kernel = weights_->block.at<float>(384);
    float* const backward_gru = arena_.at<float>(gradients_slots_[0]);
    compute_backward_gru(v, part2_bidirectional_backward_gru_gru_cell_kernel, backward_gru);
    // backward_gru_2: f32[2, 4]
    float* const backward_gru_2 = arena_.at<float>(0);
    compute_backward_gru_2(backward_gru_2);
    // backward_gru_3: f32[s10, 2, 4], backward_gru_5: f32[s10, 2, 4], backward_gru_6: f32[s10, 2, 4], backward...
    const float* const part2_bidirectional_backward_gru_gru_cell_recurrent_kernel = weights_->block.at<float>(576);
    float* const backward_gru_3 = arena_.at<float>(gradients_slots_[6]);
    float* const backward_gru_5 = arena_.at<float>(gradients_slots_[7]);
    float* const backward_gru_6 = arena_.at<float>(gradients_slots_[8]);
    float* const backward_gru_7 = arena_.at<float>(gradients_slots_[9]);
    float* const backward_gru_8 = arena_.at<float>(gradients_slots_[10]);
    float* const backward_gru_9 = arena_.at<float>(gradients_slots_[1]);
    float* const backward_gru_10 = arena_.at<float>(gradients_slots_[11]);
    float* const carry_2 = arena_.at<float>(64);
    std::copy_n(backward_gru_2, 8, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0_3 = carry_2;
      const float* const steps_2 = backward_gru + turn_2 * 24;
      const float* const state_1_2 = part2_bidirectional_backward_gru_gru_cell_recurrent_kernel;
      float* const stacked_2_2 = backward_gru_9 + turn_2 * 24;
      float* const stacked_3_2 = backward_gru_8 + turn_2 * 8;
      float* const stacked_4_2 = backward_gru_7 + turn_2 * 8;
      float* const stacked_5_2 = backward_gru_6 + turn_2 * 8;
      float* const stacked_6_2 = backward_gru_5 + turn_2 * 8;
      float* const new_carry_0_2 = carry_2;
      float* const carry_0_4 = backward_gru_10 + turn_2 * 8;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // stacked_2_2: f32[2, 12]
      modelc::small_matmul<4, 12>(2, carry_0_3, 4, state_1_2, 12,
                                  [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                    lane.store(stacked_2_2 + row * 12 + column, sum);
                                  });
      // stacked_3_2: f32[2, 4], stacked_4_2: f32[2, 4], stacked_5_2: f32[2, 4], stacked_6_2: f32[2, 4], new_carr...
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto add_4 = lane.load(steps_2 + i * 12 + j) + lane.load(stacked_2_2 + i * 12 + j);
          const auto sigmoid_2 = sigmoid(add_4);
          const auto sigmoid_3 = sigmoid(lane.load(steps_2 + 4 + i * 12 + j) + lane.load(stacked_2_2 + 4 + i * 12 + j));
          const auto carry_0_3_2 = lane.load(carry_0_3 + i * 4 + j);
          const auto sigmoid_4 = sigmoid(-add_4);
          const auto tanh_2 =
              tanh(sigmoid_3 * lane.load(stacked_2_2 + 8 + i * 12 + j) + lane.load(steps_2 + 8 + i * 12 + j));
          const auto add_5 = carry_0_3_2 * sigmoid_2 + sigmoid_4 * tanh_2;
          lane.store(stacked_3_2 + i * 4 + j, sigmoid_2);
          lane.store(stacked_4_2 + i * 4 + j, sigmoid_3);
          lane.store(stacked_5_2 + i * 4 + j, sigmoid_4);
          lane.store(stacked_6_2 + i * 4 + j, tanh_2);
          lane.store(new_carry_0_2 + i * 4 + j, add_5);
          lane.store(carry_0_4 + i * 4 + j, carry_0_3_2);
        });
      }
      std::copy_n(new_carry_0_2, 8, backward_gru_3 + turn_2 * 8);
    }
    // forward_gru_4: f32, backward_gru_4: f32, h2: f32[2, s10, 8]
    float* const forward_gru_4 = arena_.at<float>(192);
    float* const backward_gru_4 = arena_.at<float>(256);
    float* const h2 = arena_.at<float>(gradients_slots_[0]);
    compute_forward_gru_4(forward_gru_3, backward_gru_3, h2, forward_gru_4, backward_gru_4);

    // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
    // dense: f32[2, 1]
    const float* const dense_kernel = weights_->block.at<float>(768);
    const float* const dense_bias = weights_->block.at<float>(832);
    float* const dense = arena_.at<float>(0);
    compute_dense(z, dense_kernel, dense_bias, dense);
    // gru_1: f32[s10, 2, 3]
    const float* const gru_1_gru_cell_kernel = weights_->block.at<float>(896);
    const float* const gru_1_gru_cell_bias = weights_->block.at<float>(1024);
    float* const gru_1 = arena_.at<float>(gradients_slots_[3]);
    compute_gru_1(z, gru_1_gru_cell_kernel, gru_1_gru_cell_bias, gru_1);
    // gru_1_2: f32[s10, 2, 1], gru_1_3: f32[s10, 2, 1], gru_1_4: f32[s10, 2, 1], gru_1_5: f32[s10, 2, 1], gru_...
    const float* const gru_1_gru_cell_recurrent_kernel = weights_->block.at<float>(960);
    float* const gru_1_2 = arena_.at<float>(gradients_slots_[19]);
    float* const gru_1_3 = arena_.at<float>(gradients_slots_[22]);
    float* const gru_1_4 = arena_.at<float>(gradients_slots_[23]);
    float* const gru_1_5 = arena_.at<float>(gradients_slots_[24]);
    float* const gru_1_6 = arena_.at<float>(gradients_slots_[25]);
    float* const gru_1_7 = arena_.at<float>(gradients_slots_[18]);
    float* const gru_1_8 = arena_.at<float>(gradients_slots_[26]);
    float* const carry_3 = arena_.at<float>(64);
    std::copy_n(dense, 2, carry_3);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const carry_0_5 = carry_3;
      const float* const steps_3 = gru_1 + turn_2 * 6;
      const float* const state_1_3 = gru_1_gru_cell_recurrent_kernel;
      const float* const state_2 = gru_1_gru_cell_bias;
      float* const stacked_2_3 = gru_1_7 + turn_2 * 6;
      float* const stacked_3_3 = gru_1_6 + turn_2 * 2;
      float* const stacked_4_3 = gru_1_5 + turn_2 * 2;
      float* const stacked_5_3 = gru_1_4 + turn_2 * 2;
      float* const stacked_6_3 = gru_1_3 + turn_2 * 2;
      float* const new_carry_0_3 = carry_3;
      float* const carry_0_6 = gru_1_8 + turn_2 * 2;
      // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
      // stacked_2_3: f32[2, 3]
      modelc::small_matmul<1, 3>(2, carry_0_5, 1, state_1_3, 3,
                                 [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                                   lane.store(stacked_2_3 + row * 3 + column, sum + lane.load(state_2 + 3 + column));
                                 });
      // stacked_3_3: f32[2, 1], stacked_4_3: f32[2, 1], stacked_5_3: f32[2, 1], stacked_6_3: f32[2, 1], new_carr...
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
        const auto add_4 = lane.load(steps_3 + i * 3, 3) + lane.load(stacked_2_3 + i * 3, 3);
        const auto sigmoid_2 = sigmoid(add_4);
        const auto sigmoid_3 = sigmoid(lane.load(steps_3 + 1 + i * 3, 3) + lane.load(stacked_2_3 + 1 + i * 3, 3));
        const auto carry_0_5_2 = lane.load(carry_0_5 + i);
        const auto sigmoid_4 = sigmoid(-add_4);
        const auto tanh_2 = tanh(sigmoid_3 * lane.load(stacked_2_3 + 2 + i * 3, 3) + lane.load(steps_3 + 2 + i * 3, 3));
        const auto add_5 = carry_0_5_2 * sigmoid_2 + sigmoid_4 * tanh_2;
        lane.store(stacked_3_3 + i, sigmoid_2);
        lane.store(stacked_4_3 + i, sigmoid_3);
        lane.store(stacked_5_3 + i, sigmoid_4);
        lane.store(stacked_6_3 + i, tanh_2);
        lane.store(new_carry_0_3 + i, add_5);
        lane.store(carry_0_6 + i, carry_0_5_2);
      });
      std::copy_n(new_carry_0_3, 2, gru_1_2 + turn_2 * 2);
    }

    // m.model:11: output y = Dense(1, activation = softplus)(h3)
    // dense_1: f32[2, s10, 1]
    const float* const dense_1_kernel = weights_->block.at<float>(1088);
    float* const dense_1 = arena_.at<float>(gradients_slots_[3]);
    compute_dense_1(gru_1_2, dense_1_kernel, dense_1);

    // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
    // other_sparse_categorical_accuracy: i32[2, s10]
    std::int32_t* const other_sparse_categorical_accuracy = arena_.at<std::int32_t>(gradients_slots_[4]);
    modelc::kernels::argmax(modelc::tensor(other_sparse_categorical_accuracy, 2, s10_2),
                            modelc::tensor(h2, 2, s10_2, 8), 2, false);
    // new_part_metric_other_sparse_categorical_accuracy_total: f32
    float* const new_part_metric_other_sparse_categorical_accuracy_total = arena_.at<float>(4032);
    {
      const modelc::Scalar scalar{};
      const auto row_sum =
          scalar(modelc::reduce_scalars<modelc::Sum, float>(2 * s10_2, [&](auto lane, modelc::Index i) {
            return modelc::cast<float>(lane.load(other_sparse_categorical_accuracy + i) == lane.load(other_true + i));
          }));
      scalar.store(new_part_metric_other_sparse_categorical_accuracy_total, row_sum);
    }

    // m.model:11: output y = Dense(1, activation = softplus)(h3)
    // y_loss: f32, new_part_metric_y_huber_total: f32, dense_1_2: f32[2, s10, 1], new_part_gradient_dense_1_bi...
    const float* const dense_1_bias = weights_->block.at<float>(1152);
    float* const y_loss = arena_.at<float>(320);
    float* const new_part_metric_y_huber_total = arena_.at<float>(3904);
    float* const dense_1_2 = arena_.at<float>(gradients_slots_[3]);
    float* const new_part_gradient_dense_1_bias = arena_.at<float>(3776);
    {
      const modelc::Scalar scalar{};
      const auto dense_1_bias_2 = scalar.load(dense_1_bias);
      const auto div_2 = scalar(0.5f) / scalar(static_cast<float>(2 * s10_2));
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum>(2 * s10_2, [&](auto lane, modelc::Index i) {
            const auto add_4 = lane(dense_1_bias_2) + lane.load(dense_1 + i);
            const auto y = max(0.0f, add_4) + log1p(exp(-abs(add_4)));
            const auto maximum = max(y, 1e-07f);
            const auto y_true_2 = lane.load(y_true + i);
            const auto sub = log1p(maximum) - log1p(max(y_true_2, 1e-07f));
            const auto abs_2 = abs(y - y_true_2);
            const auto mul = sub * lane(div_2);
            const auto div_3 = (mul + mul) / (maximum + 1.0f);
            const auto mul_2 = select(y > 1e-07f, div_3, select(y == 1e-07f, 0.5f * div_3, 0.0f)) * sigmoid(add_4);
            const auto mul_3 = sub * sub;
            const auto where = select(abs_2 <= 1.0f, 0.5f * (abs_2 * abs_2), abs_2 - 0.5f);
            lane.store(dense_1_2 + i, mul_2);
            return modelc::folded(mul_3, where, mul_2);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto grad_dense_1_bias = scalar(std::get<2>(row_2));
      const auto div_4 = row_sum / static_cast<float>(2 * s10_2);
      const auto div_4_lanes = div_4;
      const auto row_sum_2_lanes = row_sum_2;
      const auto grad_dense_1_bias_lanes = grad_dense_1_bias;
      scalar.store(y_loss, div_4_lanes);
      scalar.store(new_part_metric_y_huber_total, row_sum_2_lanes);
      scalar.store(new_part_gradient_dense_1_bias, grad_dense_1_bias_lanes);
    }
    ready_(1152);

    // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
    // the loss, and what its gradient needs
    // exp_2: f32[2, s10, 8], other_loss: f32, loss: f32, div: f32[2, s10, 1]
    float* const exp_2 = arena_.at<float>(gradients_slots_[4]);
    float* const other_loss = arena_.at<float>(192);
    float* const loss = arena_.at<float>(256);
    float* const div = arena_.at<float>(gradients_slots_[20]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < 2 * s10_2; ++i) {
        const auto other_true_2 = scalar.load(other_true + i);
        const auto neg = -(scalar(2.0f) / scalar(static_cast<float>(2 * s10_2)));
        const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Sum>(8, [&](auto lane, modelc::Index j) {
          const auto h2_2 = lane.load(h2 + i * 8 + j);
          const auto neg_2 = -select(lane.one_hot(other_true_2, j), lane(neg), 0.0f);
          return modelc::folded(h2_2, neg_2);
        });
        const auto row_max = scalar(std::get<0>(row_2));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto row_3 = modelc::fold_lanes<float, modelc::Sum>(8, [&](auto lane, modelc::Index j) {
          const auto exp_3 = exp(lane.load(h2 + i * 8 + j) - lane(row_max));
          lane.store(exp_2 + i * 8 + j, exp_3);
          return modelc::folded(exp_3);
        });
        const auto row_sum_2 = scalar(std::get<0>(row_3));
        const auto log_2 = log(row_sum_2);
        const auto div_2 = row_sum / row_sum_2;
        total_sum.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(8, [&](auto lane, modelc::Index j) {
          return select(lane.one_hot(other_true_2, j), lane.load(h2 + i * 8 + j) - lane(row_max) - lane(log_2), 0.0f);
        })));
        scalar.store(div + i, div_2);
      }
      const auto div_3 = -scalar(total_sum.value()) / static_cast<float>(2 * s10_2);
      const auto add_4 =
          scalar.load(backward_gru_4) + (scalar.load(forward_gru_4) + (0.5f * scalar.load(y_loss) + 2.0f * div_3));
      scalar.store(other_loss, div_3);
      scalar.store(loss, add_4);
    }

    // m.model:11: output y = Dense(1, activation = softplus)(h3)
    // dense_1_3: f32[2, s10, 1]
    float* const dense_1_3 = arena_.at<float>(gradients_slots_[0]);
    compute_dense_1_3(dense_1_2, dense_1_kernel, dense_1_3);
    // dense_1_4: f32[2, s10, 1]
    float* const dense_1_4 = arena_.at<float>(gradients_slots_[21]);
    compute_dense_1_4(gru_1_2, dense_1_4);
    // new_part_gradient_dense_1_kernel: f32[1, 1]
    float* const new_part_gradient_dense_1_kernel = arena_.at<float>(3712);
    modelc::matmul(threads_, 1, 2 * s10_2, 1, dense_1_4, 0, 1, dense_1_2, 1, 0,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     lane.store(new_part_gradient_dense_1_kernel, 0, sum);
                   });
    ready_(1088);

    // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
    // gru_1_9: f32[2, 1]
    float* const gru_1_9 = arena_.at<float>(0);
    compute_gru_1_9(gru_1_9);
    // gru_1_10: f32[s10, 2, 1]
    float* const gru_1_10 = arena_.at<float>(gradients_slots_[3]);
    compute_gru_1_10(dense_1_3, gru_1_10);
    // gru_1_11: f32[s10, 2, 3], gru_1_13: f32[s10, 2, 3], gru_1_14: f32[2, 1]
    float* const gru_1_11 = arena_.at<float>(gradients_slots_[0]);
    float* const gru_1_13 = arena_.at<float>(gradients_slots_[19]);
    float* const gru_1_14 = arena_.at<float>(64);
    std::copy_n(gru_1_9, 2, gru_1_14);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const modelc::Index step_2 = s10_2 - 1 - turn_2;
      const float* const d_carry_0 = gru_1_14;
      const float* const kept_0 = gru_1_8 + step_2 * 2;
      const float* const kept_1 = gru_1_7 + step_2 * 6;
      const float* const kept_2 = gru_1_6 + step_2 * 2;
      const float* const kept_3 = gru_1_5 + step_2 * 2;
      const float* const kept_4 = gru_1_4 + step_2 * 2;
      const float* const kept_5 = gru_1_3 + step_2 * 2;
      const float* const d_y_0 = gru_1_10 + step_2 * 2;
      const float* const same = gru_1_gru_cell_recurrent_kernel;
      float* const add = arena_.at<float>(1792);
      float* const stacked = gru_1_13 + step_2 * 6;
      float* const new_d_carry_0 = gru_1_14;
      float* const gradient_3 = gru_1_11 + step_2 * 6;
      // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
      // add: f32[2, 1], stacked: f32[2, 3], gradient_3: f32[2, 3]
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
        const auto kept_2_4 = lane.load(kept_2 + i);
        const auto add_4 = lane.load(d_carry_0 + i) + lane.load(d_y_0 + i);
        const auto kept_4_4 = lane.load(kept_4 + i);
        const auto kept_5_4 = lane.load(kept_5 + i);
        const auto sub = (kept_2_4 - kept_2_4 * kept_2_4) * (lane.load(kept_0 + i) * add_4) -
                         (kept_4_4 - kept_4_4 * kept_4_4) * (kept_5_4 * add_4);
        const auto kept_3_4 = lane.load(kept_3 + i);
        const auto mul = (1.0f - kept_5_4 * kept_5_4) * (kept_4_4 * add_4);
        const auto mul_2 = (kept_3_4 - kept_3_4 * kept_3_4) * (mul * lane.load(kept_1 + 2 + i * 3, 3));
        const auto mul_3 = kept_3_4 * mul;
        lane.store(add + i, add_4);
        lane.store(stacked + i * 3, 3, sub);
        lane.store(stacked + 1 + i * 3, 3, mul_2);
        lane.store(stacked + 2 + i * 3, 3, mul_3);
        lane.store(gradient_3 + i * 3, 3, sub);
        lane.store(gradient_3 + 1 + i * 3, 3, mul_2);
        lane.store(gradient_3 + 2 + i * 3, 3, mul);
      });
      // new_d_carry_0: f32[2, 1]
      modelc::matmul(threads_, 2, 3, 1, stacked, 3, 1, same, 1, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                       lane.store(new_d_carry_0 + row, 0, sum + lane(kept_2[row]) * lane(add[row]));
                     });
    }
    // gru_1_12: f32[s10, 2, 3]
    float* const gru_1_12 = arena_.at<float>(gradients_slots_[3]);
    compute_gru_1_12(z, gru_1_12);
    // new_part_gradient_gru_1_gru_cell_kernel: f32[3, 3]
    float* const new_part_gradient_gru_1_gru_cell_kernel = arena_.at<float>(3520);
    modelc::matmul(threads_, 3, 2 * s10_2, 3, gru_1_12, 1, 3, gru_1_11, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_gru_1_gru_cell_kernel + row * 3 + column, sum);
                   });
    // new_part_gradient_gru_1_gru_cell_bias: f32[2, 3]
    float* const new_part_gradient_gru_1_gru_cell_bias = arena_.at<float>(3648);
    compute_grad_gru_1_gru_cell_bias(gru_1_11, new_part_gradient_gru_1_gru_cell_bias);
    // new_part_gradient_gru_1_gru_cell_bias: f32[2, 3]
    compute_grad_gru_1_gru_cell_bias_2(gru_1_13, new_part_gradient_gru_1_gru_cell_bias);
    ready_(1024);
    // new_part_gradient_dense_bias: f32[1]
    float* const new_part_gradient_dense_bias = arena_.at<float>(3456);
    {
      const modelc::Scalar scalar{};
      const auto grad_dense_bias = scalar(modelc::reduce_lanes<modelc::Sum, float>(
          2, [&](auto lane, modelc::Index i) { return lane.load(gru_1_14 + i); }));
      scalar.store(new_part_gradient_dense_bias, grad_dense_bias);
    }
    // new_part_gradient_dense_kernel: f32[3, 1]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(3392);
    modelc::matmul(threads_, 3, 2, 1, z, 1, 3 * s10_2, gru_1_14, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(new_part_gradient_dense_kernel + row, 0, sum);
                   });

    // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
    // bidirectional: i64[s10]
    std::int64_t* const bidirectional = arena_.at<std::int64_t>(gradients_slots_[18]);
    compute_bidirectional(bidirectional);

    // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
    // grad_h2: f32[2, s10, 4]
    float* const grad_h2 = arena_.at<float>(gradients_slots_[0]);
    compute_grad_h2(div, exp_2, other_true, grad_h2);

    // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
    // bidirectional_2: f32[2, s10, 4]
    float* const bidirectional_2 = arena_.at<float>(gradients_slots_[3]);
    modelc::kernels::scatter_add(modelc::tensor(bidirectional_2, 2, s10_2, 4), modelc::tensor(grad_h2, 2, s10_2, 4),
                                 modelc::tensor(bidirectional, s10_2), 1);
    // backward_gru_12: f32[2, 4]
    float* const backward_gru_12 = arena_.at<float>(384);
    compute_backward_gru_2(backward_gru_12);
    // backward_gru_13: f32[s10, 2, 4]
    float* const backward_gru_13 = arena_.at<float>(gradients_slots_[6]);
    compute_backward_gru_13(backward_gru_3, bidirectional_2, backward_gru_13);
    // backward_gru_14: f32[12, 4]
    float* const backward_gru_14 = arena_.at<float>(0);
    compute_backward_gru_14(part2_bidirectional_backward_gru_gru_cell_recurrent_kernel, backward_gru_14);
    // backward_gru_15: f32[s10, 2, 12], backward_gru_16: f32[s10, 2, 12], carry_4: f32[2, 4]
    float* const backward_gru_15 = arena_.at<float>(gradients_slots_[0]);
    float* const backward_gru_16 = arena_.at<float>(gradients_slots_[3]);
    float* const carry_4 = arena_.at<float>(448);
    std::copy_n(backward_gru_12, 8, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const modelc::Index step_2 = s10_2 - 1 - turn_2;
      const float* const d_carry_0_2 = carry_4;
      const float* const kept_0_2 = backward_gru_10 + step_2 * 8;
      const float* const kept_1_2 = backward_gru_9 + step_2 * 24;
      const float* const kept_2_2 = backward_gru_8 + step_2 * 8;
      const float* const kept_3_2 = backward_gru_7 + step_2 * 8;
      const float* const kept_4_2 = backward_gru_6 + step_2 * 8;
      const float* const kept_5_2 = backward_gru_5 + step_2 * 8;
      const float* const d_y_0_2 = backward_gru_13 + step_2 * 8;
      const float* const same_2 = backward_gru_14;
      float* const add_2 = arena_.at<float>(2240);
      float* const stacked_7 = backward_gru_16 + step_2 * 24;
      float* const new_d_carry_0_2 = carry_4;
      float* const gradient_2 = backward_gru_15 + step_2 * 24;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // add_2: f32[2, 4], stacked_7: f32[2, 12], gradient_2: f32[2, 12]
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto kept_2_2_2 = lane.load(kept_2_2 + i * 4 + j);
          const auto add_4 = lane.load(d_carry_0_2 + i * 4 + j) + lane.load(d_y_0_2 + i * 4 + j);
          const auto kept_4_2_2 = lane.load(kept_4_2 + i * 4 + j);
          const auto kept_5_2_2 = lane.load(kept_5_2 + i * 4 + j);
          const auto sub = (kept_2_2_2 - kept_2_2_2 * kept_2_2_2) * (lane.load(kept_0_2 + i * 4 + j) * add_4) -
                           (kept_4_2_2 - kept_4_2_2 * kept_4_2_2) * (kept_5_2_2 * add_4);
          const auto kept_3_2_2 = lane.load(kept_3_2 + i * 4 + j);
          const auto mul = (1.0f - kept_5_2_2 * kept_5_2_2) * (kept_4_2_2 * add_4);
          const auto mul_2 = (kept_3_2_2 - kept_3_2_2 * kept_3_2_2) * (mul * lane.load(kept_1_2 + 8 + i * 12 + j));
          const auto mul_3 = kept_3_2_2 * mul;
          lane.store(add_2 + i * 4 + j, add_4);
          lane.store(stacked_7 + i * 12 + j, sub);
          lane.store(stacked_7 + 4 + i * 12 + j, mul_2);
          lane.store(stacked_7 + 8 + i * 12 + j, mul_3);
          lane.store(gradient_2 + i * 12 + j, sub);
          lane.store(gradient_2 + 4 + i * 12 + j, mul_2);
          lane.store(gradient_2 + 8 + i * 12 + j, mul);
        });
      }
      // new_d_carry_0_2: f32[2, 4]
      modelc::small_matmul<12, 4>(
          2, stacked_7, 12, same_2, 4, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
            lane.store(new_d_carry_0_2 + row * 4 + column,
                       sum + lane.load(kept_2_2 + row * 4 + column) * lane.load(add_2 + row * 4 + column));
          });
    }
    // backward_gru_11: f32[s10, 2, 3], forward_gru_11: f32[s10, 2, 3]
    float* const backward_gru_11 = arena_.at<float>(gradients_slots_[1]);
    float* const forward_gru_11 = arena_.at<float>(gradients_slots_[6]);
    compute_backward_gru_11(v, backward_gru_11, forward_gru_11);
    // new_part_gradient_part2_bidirectional_backward_gru_gru_cell_kernel: f32[3, 12]
    float* const new_part_gradient_part2_bidirectional_backward_gru_gru_cell_kernel = arena_.at<float>(3008);
    compute_gradients_2(backward_gru_11, backward_gru_15,
                        new_part_gradient_part2_bidirectional_backward_gru_gru_cell_kernel);
    // forward_gru_12: f32[2, 4]
    float* const forward_gru_12 = arena_.at<float>(384);
    compute_backward_gru_2(forward_gru_12);
    // forward_gru_13: f32[s10, 2, 4]
    float* const forward_gru_13 = arena_.at<float>(gradients_slots_[5]);
    compute_forward_gru_13(forward_gru_3, div, exp_2, other_true, forward_gru_13);
    // forward_gru_14: f32[12, 4]
    float* const forward_gru_14 = arena_.at<float>(0);
    compute_backward_gru_14(part2_bidirectional_forward_gru_gru_cell_recurrent_kernel, forward_gru_14);
    // forward_gru_15: f32[s10, 2, 12], forward_gru_16: f32[s10, 2, 12], carry_5: f32[2, 4]
    float* const forward_gru_15 = arena_.at<float>(gradients_slots_[0]);
    float* const forward_gru_16 = arena_.at<float>(gradients_slots_[1]);
    float* const carry_5 = arena_.at<float>(448);
    std::copy_n(forward_gru_12, 8, carry_5);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const modelc::Index step_2 = s10_2 - 1 - turn_2;
      const float* const d_carry_0_3 = carry_5;
      const float* const kept_0_3 = forward_gru_10 + step_2 * 8;
      const float* const kept_1_3 = forward_gru_9 + step_2 * 24;
      const float* const kept_2_3 = forward_gru_8 + step_2 * 8;
      const float* const kept_3_3 = forward_gru_7 + step_2 * 8;
      const float* const kept_4_3 = forward_gru_6 + step_2 * 8;
      const float* const kept_5_3 = forward_gru_5 + step_2 * 8;
      const float* const d_y_0_3 = forward_gru_13 + step_2 * 8;
      const float* const same_3 = forward_gru_14;
      float* const add_3 = arena_.at<float>(2560);
      float* const stacked_8 = forward_gru_16 + step_2 * 24;
      float* const new_d_carry_0_3 = carry_5;
      float* const gradient_2_2 = forward_gru_15 + step_2 * 24;
      // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
      // add_3: f32[2, 4], stacked_8: f32[2, 12], gradient_2_2: f32[2, 12]
      for (modelc::Index i = 0; i < 2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto kept_2_3_2 = lane.load(kept_2_3 + i * 4 + j);
          const auto add_4 = lane.load(d_carry_0_3 + i * 4 + j) + lane.load(d_y_0_3 + i * 4 + j);
          const auto kept_4_3_2 = lane.load(kept_4_3 + i * 4 + j);
          const auto kept_5_3_2 = lane.load(kept_5_3 + i * 4 + j);
          const auto sub = (kept_2_3_2 - kept_2_3_2 * kept_2_3_2) * (lane.load(kept_0_3 + i * 4 + j) * add_4) -
                           (kept_4_3_2 - kept_4_3_2 * kept_4_3_2) * (kept_5_3_2 * add_4);
          const auto kept_3_3_2 = lane.load(kept_3_3 + i * 4 + j);
          const auto mul = (1.0f - kept_5_3_2 * kept_5_3_2) * (kept_4_3_2 * add_4);
          const auto mul_2 = (kept_3_3_2 - kept_3_3_2 * kept_3_3_2) * (mul * lane.load(kept_1_3 + 8 + i * 12 + j));
          const auto mul_3 = kept_3_3_2 * mul;
          lane.store(add_3 + i * 4 + j, add_4);
          lane.store(stacked_8 + i * 12 + j, sub);
          lane.store(stacked_8 + 4 + i * 12 + j, mul_2);
          lane.store(stacked_8 + 8 + i * 12 + j, mul_3);
          lane.store(gradient_2_2 + i * 12 + j, sub);
          lane.store(gradient_2_2 + 4 + i * 12 + j, mul_2);
          lane.store(gradient_2_2 + 8 + i * 12 + j, mul);
        });
      }
      // new_d_carry_0_3: f32[2, 4]
      modelc::small_matmul<12, 4>(
          2, stacked_8, 12, same_3, 4, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
            lane.store(new_d_carry_0_3 + row * 4 + column,
                       sum + lane.load(kept_2_3 + row * 4 + column) * lane.load(add_3 + row * 4 + column));
          });
    }
    // new_part_gradient_part2_bidirectional_forward_gru_gru_cell_kernel: f32[3, 12]
    float* const new_part_gradient_part2_bidirectional_forward_gru_gru_cell_kernel = arena_.at<float>(2624);
    compute_gradients_2(forward_gru_11, forward_gru_15,
                        new_part_gradient_part2_bidirectional_forward_gru_gru_cell_kernel);

    // m.model:10: h3 = GRU(1, return_sequences = true)(z, initial_state = [Dense(1)(z[:, 0])])
    // new_part_gradient_gru_1_gru_cell_recurrent_kernel: f32[1, 3]
    float* const new_part_gradient_gru_1_gru_cell_recurrent_kernel = arena_.at<float>(3584);
    modelc::matmul(threads_, 1, 2 * s10_2, 3, gru_1_8, 0, 1, gru_1_13, 3, 1,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(new_part_gradient_gru_1_gru_cell_recurrent_kernel + column, sum);
                   });
    ready_(768);

    // m.model:4: output w = Bidirectional(GRU(4, return_sequences = true, use_bias = false, activity_regulariz...
    // new_part_gradient_part2_bidirectional_backward_gru_gru_cell_recurrent_kernel: f32[4, 12]
    float* const new_part_gradient_part2_bidirectional_backward_gru_gru_cell_recurrent_kernel = arena_.at<float>(3200);
    compute_new_part_gradient_part2_bidirectional_backward_gru_gru_cell_recurrent_kernel(
        backward_gru_10, backward_gru_16, new_part_gradient_part2_bidirectional_backward_gru_gru_cell_recurrent_kernel);
    ready_(384);
    // new_part_gradient_part2_bidirectional_forward_gru_gru_cell_recurrent_kernel: f32[4, 12]
    float* const new_part_gradient_part2_bidirectional_forward_gru_gru_cell_recurrent_kernel = arena_.at<float>(2816);
    compute_new_part_gradient_part2_bidirectional_backward_gru_gru_cell_recurrent_kernel(
        forward_gru_10, forward_gru_16, new_part_gradient_part2_bidirectional_forward_gru_gru_cell_recurrent_kernel);
    ready_(0);

    // m.model:13: compile(optimizer = Adam(), loss = {y: mean_squared_logarithmic_error, other: SparseCategori...
    // new_part_metric_y_huber_count: f32
    float* const new_part_metric_y_huber_count = arena_.at<float>(3968);
    compute_new_part_metric_y_huber_count(new_part_metric_y_huber_count);
    // new_part_metric_other_sparse_categorical_accuracy_count: f32
    float* const new_part_metric_other_sparse_categorical_accuracy_count = arena_.at<float>(4096);
    compute_new_part_metric_y_huber_count(new_part_metric_other_sparse_categorical_accuracy_count);

    modelc::copy_elements(arena_.at<float>(256), 1, arena_.at<float>(3840));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[3];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[32];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[3];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[27];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4215

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

namespace m4216 {

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

    auto einsum_dense_kernel() noexcept { return modelc::block_view<double, 2, 5>(block, 0); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<double>(64), 1, 0.01); }
  };

  struct Outputs {
    modelc::View<const double, modelc::Dynamic, 2, 5> y;
    modelc::View<const double, modelc::Dynamic, 3, 5> other;
  };

  struct Gradients {
    double loss;
    double y_loss;
    double other_loss;
    modelc::View<const double, 2, 5> grad_einsum_dense_kernel;
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
      const std::uint64_t key = modelc::weight_seed(seed, "einsum_dense/kernel");
      modelc::initial::fill(block.at<double>(0), 10, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.da05179501504p+0) +
                -0x1.da05179501504p-1);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, 2, 3, 2]` gives `y: f64[b, 2, 5], other: f64[b, 3, 5]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const double, modelc::Dynamic, 2, 3, 2> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 2);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  Outputs predict(const XTensor& x) {
    compute(modelc::checked<double, 4>("x", x, {symbols_.b, 2, 3, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 2, 3, 2]`
  /// - takes `y_true: f64[b, 2, 5]`
  /// - takes `other_true: f64[b, 3, 5]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 2, 3, 2> x,
                    modelc::View<const double, modelc::Dynamic, 2, 5> y_true,
                    modelc::View<const double, modelc::Dynamic, 3, 5> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 5);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 3);
    assert(other_true.dimension(2) == 5);
    compute_train_step(x.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_train_step(modelc::checked<double, 4>("x", x, {symbols_.b, 2, 3, 2}),
                       modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 2, 5}),
                       modelc::checked<double, 3>("other_true", other_true, {symbols_.b, 3, 5}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]),
                       static_cast<const double*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(192));
    values[2] = static_cast<double>(*arena_.at<double>(320));
    values[3] = static_cast<double>(*arena_.at<double>(64));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 2, 3, 2]`
  /// - takes `y_true: f64[b, 2, 5]`
  /// - takes `other_true: f64[b, 3, 5]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 2, 3, 2> x,
                       modelc::View<const double, modelc::Dynamic, 2, 5> y_true,
                       modelc::View<const double, modelc::Dynamic, 3, 5> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 5);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 3);
    assert(other_true.dimension(2) == 5);
    compute_evaluate_step(x.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_evaluate_step(modelc::checked<double, 4>("x", x, {symbols_.b, 2, 3, 2}),
                          modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 2, 5}),
                          modelc::checked<double, 3>("other_true", other_true, {symbols_.b, 3, 5}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]),
                          static_cast<const double*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(192));
    values[2] = static_cast<double>(*arena_.at<double>(320));
    values[3] = static_cast<double>(*arena_.at<double>(64));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, 2, 3, 2]`
  /// - takes `y_true: f64[b, 2, 5]`
  /// - takes `other_true: f64[b, 3, 5]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 2, 3, 2> x,
                      modelc::View<const double, modelc::Dynamic, 2, 5> y_true,
                      modelc::View<const double, modelc::Dynamic, 3, 5> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 5);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 3);
    assert(other_true.dimension(2) == 5);
    compute_gradients(x.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_gradients(modelc::checked<double, 4>("x", x, {symbols_.b, 2, 3, 2}),
                      modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 2, 5}),
                      modelc::checked<double, 3>("other_true", other_true, {symbols_.b, 3, 5}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]),
                      static_cast<const double*>(inputs[2]));
    outputs[0] = arena_.at<double>(128);
    outputs[1] = arena_.at<double>(64);
    outputs[2] = arena_.at<double>(0);
    outputs[3] = arena_.at<double>(256);
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
    values[2] = static_cast<double>(*arena_.at<double>(64));
    values[3] = static_cast<double>(*arena_.at<double>(128));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(256), 1, 0.0);
    std::fill_n(training_->block.at<double>(320), 1, 0.0);
    std::fill_n(training_->block.at<double>(384), 1, 0.0);
    std::fill_n(training_->block.at<double>(448), 1, 0.0);
    std::fill_n(training_->block.at<double>(512), 1, 0.0);
    std::fill_n(training_->block.at<double>(576), 1, 0.0);
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
  std::array<modelc::Index, 3> train_input_sizes() const noexcept {
    return {12 * symbols_.b, 10 * symbols_.b, 15 * symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), 10 * symbols_.b, static_cast<double*>(outputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[0]), 15 * symbols_.b, static_cast<double*>(outputs[1]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 4, {-1, 2, 3, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f64", 3, {-1, 2, 5}, 0, false},
      {"other", "f64", 3, {-1, 3, 5}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> weight_infos{{
      {"einsum_dense/kernel", "f64", 2, {2, 5}, 0, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f64", 4, {-1, 2, 3, 2}, 0, false},
      {"y_true", "f64", 3, {-1, 2, 5}, 0, false},
      {"other_true", "f64", 3, {-1, 3, 5}, 0, false},
  }};
  static constexpr std::array<const char*, 4> metric_names{"loss", "y_root_mean_squared_error", "y_mae", "other_mse"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"other_loss", "f64", 0, {}, 0, false},
      {"grad/einsum_dense/kernel", "f64", 2, {2, 5}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 9> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f64", 0, {}, 64, false},
      {"optimizer/gradient_accumulator/einsum_dense/kernel", "f64", 2, {2, 5}, 128, false},
      {"metric/y_root_mean_squared_error/total", "f64", 0, {}, 256, false},
      {"metric/y_root_mean_squared_error/count", "f64", 0, {}, 320, false},
      {"metric/y_mae/total", "f64", 0, {}, 384, false},
      {"metric/y_mae/count", "f64", 0, {}, 448, false},
      {"metric/other_mse/total", "f64", 0, {}, 512, false},
      {"metric/other_mse/count", "f64", 0, {}, 576, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 8> part_infos{{
      {"gradient/einsum_dense/kernel", "f64", 2, {2, 5}, 0, false},
      {"loss", "f64", 0, {}, 128, false},
      {"metric/y_root_mean_squared_error/total", "f64", 0, {}, 192, false},
      {"metric/y_root_mean_squared_error/count", "f64", 0, {}, 256, false},
      {"metric/y_mae/total", "f64", 0, {}, 320, false},
      {"metric/y_mae/count", "f64", 0, {}, 384, false},
      {"metric/other_mse/total", "f64", 0, {}, 448, false},
      {"metric/other_mse/count", "f64", 0, {}, 512, false},
  }};
  static constexpr modelc::Index part_bytes = 576;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 640;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({96 * b, 80 * b, 120 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({240 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({240 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({120 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({120 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({120 * b});
    modelc::Size train_step_end = 512;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({240 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({240 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({120 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({120 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({120 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({120 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({30 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({30 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({30 * b});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({10 * b});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({10 * b});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({15 * b});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({15 * b});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({15 * b});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({120 * b});
    const modelc::Size update_step_end = 832;
    modelc::Size evaluate_step_end = 448;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({240 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({240 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({120 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({120 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({120 * b});
    modelc::Size gradients_end = 832;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({240 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({240 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({120 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({120 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({120 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({120 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({30 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({30 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({30 * b});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({10 * b});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({10 * b});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({15 * b});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({15 * b});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({15 * b});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({120 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  Outputs results() const noexcept {
    return {modelc::make_view<modelc::View<const double, modelc::Dynamic, 2, 5>>(arena_.at<double>(slots_[1]),
                                                                                 symbols_.b, 2, 5),
            modelc::make_view<modelc::View<const double, modelc::Dynamic, 3, 5>>(arena_.at<double>(slots_[0]),
                                                                                 symbols_.b, 3, 5)};
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(128)), modelc::make_view<double>(arena_.at<double>(64)),
            modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<modelc::View<const double, 2, 5>>(arena_.at<double>(256), 2, 5)};
  }

  // m.model:6: h1 = EinsumDense("...x,xy->...y", 5, activation = "tanh")(x)
  // computes einsum_dense, einsum_dense, einsum_dense and 1 more
  void compute_einsum_dense(const double* x, const double* einsum_dense_kernel, double* einsum_dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 6 * b, 2, 5, x, 2, 1, einsum_dense_kernel, 5, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(einsum_dense + row * 5 + column, tanh(sum));
                   });
  }

  // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
  // computes scan, scan_2, scan and 7 more
  void compute_scan(double* scan) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(15 * b, [&](auto lane, modelc::Index i) { lane.store(scan + i, lane(0.0)); });
  }

  // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
  // computes scan_3, scan_3, scan_3 and 1 more
  void compute_scan_3(const double* einsum_dense, double* scan_3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 2; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<double>(15, [&](auto lane, modelc::Index k) {
          lane.store(scan_3 + i * (15 * b) + j * 15 + k, lane.load(einsum_dense + i * 15 + j * 30 + k));
        });
      }
    }
  }

  // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
  // computes other, project
  void compute_other(const double* scan, const double* scan_2, const double* scan_3, double* other,
                     double* carry) noexcept {
    const modelc::Index b = symbols_.b;
    std::copy_n(scan, 15 * b, other);
    std::copy_n(scan_2, 15 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const carry_0 = other;
      const double* const carry_1 = carry;
      const double* const x_0 = scan_3 + step_2 * (15 * b);
      double* const new_carry_1 = carry;
      double* const new_carry_0 = other;
      // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
      // new_carry_1: f64[b, 3, 5], new_carry_0: f64[b, 3, 5]
      modelc::for_lanes<double>(15 * b, [&](auto lane, modelc::Index i) {
        const auto n_2 = lane.load(carry_1 + i) * 0.5 + (lane.load(x_0 + i) + 0.2);
        const auto maximum = max(lane.load(carry_0 + i), n_2);
        lane.store(new_carry_1 + i, n_2);
        lane.store(new_carry_0 + i, maximum);
      });
    }
  }

  // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
  // computes h3, h3
  void compute_h3(const double* other, double* h3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(5, [&](auto lane, modelc::Index j) {
        auto column_max = lane(modelc::Max::identity<double>());
        for (modelc::Index k = 0; k < 2; ++k) {
          column_max = modelc::Max::apply(column_max, lane.load(other + i * 15 + j + k * 5));
        }
        lane.store(h3 + i * 10 + j, column_max);
      });
    }
  }

  // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
  // computes h3, h3
  void compute_h3_2(const double* other, double* h3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(5, [&](auto lane, modelc::Index j) {
        auto column_max = lane(modelc::Max::identity<double>());
        for (modelc::Index k = 0; k < 2; ++k) {
          column_max = modelc::Max::apply(column_max, lane.load(other + 5 + i * 15 + j + k * 5));
        }
        lane.store(h3 + 5 + i * 10 + j, column_max);
      });
    }
  }

  // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
  // computes h3, h3
  void compute_h3_3(const double* project, bool* adaptive_max_pooling1d, double* h3,
                    double* adaptive_max_pooling1d_2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(5, [&](auto lane, modelc::Index j) {
        auto column_max = lane(modelc::Max::identity<double>());
        for (modelc::Index k = 0; k < 2; ++k) {
          column_max = modelc::Max::apply(column_max, lane.load(project + 5 + i * 15 + j + k * 5));
        }
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 2; ++k) {
          const auto eq_2 = lane.load(project + 5 + i * 15 + j + k * 5) == column_max;
          const auto cast = modelc::cast<double>(eq_2);
          column_sum = modelc::Sum::apply(column_sum, cast);
          lane.store(adaptive_max_pooling1d + i * 10 + j + k * 5, eq_2);
        }
        lane.store(h3 + 5 + i * 10 + j, column_max);
        lane.store(adaptive_max_pooling1d_2 + i * 5 + j, column_sum);
      });
    }
  }

  // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
  // computes adaptive_max_pooling1d_4, adaptive_max_pooling1d_4
  void compute_adaptive_max_pooling1d_4(double* adaptive_max_pooling1d_4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(
          5, [&](auto lane, modelc::Index j) { lane.store(adaptive_max_pooling1d_4 + i * 15 + j, lane(0.0)); });
    }
  }

  // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
  // computes h3, h3
  void compute_h3_4(const double* project, bool* adaptive_max_pooling1d_5, double* h3,
                    double* adaptive_max_pooling1d_6) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(5, [&](auto lane, modelc::Index j) {
        auto column_max = lane(modelc::Max::identity<double>());
        for (modelc::Index k = 0; k < 2; ++k) {
          column_max = modelc::Max::apply(column_max, lane.load(project + i * 15 + j + k * 5));
        }
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 2; ++k) {
          const auto eq_2 = lane.load(project + i * 15 + j + k * 5) == column_max;
          const auto cast = modelc::cast<double>(eq_2);
          column_sum = modelc::Sum::apply(column_sum, cast);
          lane.store(adaptive_max_pooling1d_5 + i * 10 + j + k * 5, eq_2);
        }
        lane.store(h3 + i * 10 + j, column_max);
        lane.store(adaptive_max_pooling1d_6 + i * 5 + j, column_sum);
      });
    }
  }

  // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
  // computes adaptive_max_pooling1d_4, adaptive_max_pooling1d_4
  void compute_adaptive_max_pooling1d_4_2(const bool* adaptive_max_pooling1d, const double* adaptive_max_pooling1d_3,
                                          double* adaptive_max_pooling1d_4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<double>(5, [&](auto lane, modelc::Index k) {
          lane.store(adaptive_max_pooling1d_4 + 5 + i * 15 + j * 5 + k,
                     select(lane.load(adaptive_max_pooling1d + i * 10 + j * 5 + k),
                            lane.load(adaptive_max_pooling1d_3 + i * 5 + k), 0.0));
        });
      }
    }
  }

  // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
  // computes adaptive_max_pooling1d_8, adaptive_max_pooling1d_8
  void compute_adaptive_max_pooling1d_8(const bool* adaptive_max_pooling1d_5, const double* adaptive_max_pooling1d_7,
                                        double* adaptive_max_pooling1d_8) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<double>(5, [&](auto lane, modelc::Index k) {
          lane.store(adaptive_max_pooling1d_8 + i * 15 + j * 5 + k,
                     select(lane.load(adaptive_max_pooling1d_5 + i * 10 + j * 5 + k),
                            lane.load(adaptive_max_pooling1d_7 + i * 5 + k), 0.0));
        });
      }
    }
  }

  // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
  // computes adaptive_max_pooling1d_8, adaptive_max_pooling1d_8
  void compute_adaptive_max_pooling1d_8_2(double* adaptive_max_pooling1d_8) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(
          5, [&](auto lane, modelc::Index j) { lane.store(adaptive_max_pooling1d_8 + 10 + i * 15 + j, lane(0.0)); });
    }
  }

  // m.model:6: h1 = EinsumDense("...x,xy->...y", 5, activation = "tanh")(x)
  // computes einsum_dense_2, einsum_dense_2
  void compute_einsum_dense_2(const double* einsum_dense, const double* project_5, double* einsum_dense_2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<double>(15, [&](auto lane, modelc::Index k) {
          const auto einsum_dense_3 = lane.load(einsum_dense + i * 30 + j * 15 + k);
          lane.store(einsum_dense_2 + i * 30 + j * 15 + k,
                     lane.load(project_5 + i * 15 + j * (15 * b) + k) * (1.0 - einsum_dense_3 * einsum_dense_3));
        });
      }
    }
  }

  // computes new_optimizer_iteration, new_optimizer_iteration
  void compute_new_optimizer_iteration(const std::int64_t* optimizer_iteration, std::int64_t* new_optimizer_iteration,
                                       bool* eq) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(optimizer_iteration) + std::int64_t{1};
      const auto eq_2 = std::int64_t{0} == mod(add, std::int64_t{2});
      lane.store(new_optimizer_iteration, add);
      lane.store(eq, eq_2);
    }
  }

  // m.model:13: compile(optimizer = SGD(gradient_accumulation_steps = 2), loss = {y: mae, other: MeanSquared...
  // computes new_metric_y_mae_total, new_metric_other_mse_total
  void compute_new_metric_y_mae_total(const double* metric_y_mae_total, const double* part_metric_y_mae_total,
                                      const double* metric_y_mae_count, const double* part_metric_y_mae_count,
                                      double* new_metric_y_mae_total, double* new_metric_y_mae_count,
                                      double* y_mae) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_y_mae_total) + lane.load(part_metric_y_mae_total);
      const auto add_2 = lane.load(metric_y_mae_count) + lane.load(part_metric_y_mae_count);
      const auto eq_2 = 0.0 == add_2;
      const auto where = select(eq_2, 0.0, add / select(eq_2, 1.0, add_2));
      lane.store(new_metric_y_mae_total, add);
      lane.store(new_metric_y_mae_count, add_2);
      lane.store(y_mae, where);
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    // m.model:6: h1 = EinsumDense("...x,xy->...y", 5, activation = "tanh")(x)
    // einsum_dense: f64[6 * b, 5]
    const double* const einsum_dense_kernel = weights_->block.at<double>(0);
    double* const einsum_dense = arena_.at<double>(slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);

    // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // scan: f64[b, 3, 5]
    double* const scan = arena_.at<double>(slots_[2]);
    compute_scan(scan);
    // scan_2: f64[b, 3, 5]
    double* const scan_2 = arena_.at<double>(slots_[3]);
    compute_scan(scan_2);
    // scan_3: f64[2, b, 3, 5]
    double* const scan_3 = arena_.at<double>(slots_[1]);
    compute_scan_3(einsum_dense, scan_3);
    // other: f64[b, 3, 5], carry: f64[b, 3, 5]
    double* const other = arena_.at<double>(slots_[0]);
    double* const carry = arena_.at<double>(slots_[4]);
    compute_other(scan, scan_2, scan_3, other, carry);

    // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
    // h3: f64[b, 2, 5]
    double* const h3 = arena_.at<double>(slots_[1]);
    compute_h3(other, h3);
    // h3: f64[b, 2, 5]
    compute_h3_2(other, h3);
  }

  void compute_train_step(const double* x, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:6: h1 = EinsumDense("...x,xy->...y", 5, activation = "tanh")(x)
    // einsum_dense: f64[6 * b, 5]
    const double* const einsum_dense_kernel = weights_->block.at<double>(0);
    double* const einsum_dense = arena_.at<double>(train_step_slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);

    // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // scan: f64[b, 3, 5]
    double* const scan = arena_.at<double>(train_step_slots_[2]);
    compute_scan(scan);
    // scan_2: f64[b, 3, 5]
    double* const scan_2 = arena_.at<double>(train_step_slots_[3]);
    compute_scan(scan_2);
    // scan_3: f64[2, b, 3, 5]
    double* const scan_3 = arena_.at<double>(train_step_slots_[1]);
    compute_scan_3(einsum_dense, scan_3);
    // project: f64[b, 3, 5], project_2: bool[2, b, 3, 5], project_3: bool[2, b, 3, 5], project_4: bool[2, b, 3...
    double* const project = arena_.at<double>(train_step_slots_[4]);
    bool* const project_2 = arena_.at<bool>(train_step_slots_[6]);
    bool* const project_3 = arena_.at<bool>(train_step_slots_[7]);
    bool* const project_4 = arena_.at<bool>(train_step_slots_[8]);
    double* const carry = arena_.at<double>(train_step_slots_[5]);
    std::copy_n(scan, 15 * b, project);
    std::copy_n(scan_2, 15 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const carry_0 = project;
      const double* const carry_1 = carry;
      const double* const x_0 = scan_3 + step_2 * (15 * b);
      double* const new_carry_1 = carry;
      double* const new_carry_0 = project;
      bool* const stacked = project_4 + step_2 * (15 * b);
      bool* const stacked_2 = project_3 + step_2 * (15 * b);
      bool* const stacked_3 = project_2 + step_2 * (15 * b);
      // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
      // new_carry_1: f64[b, 3, 5], new_carry_0: f64[b, 3, 5], stacked: bool[b, 3, 5], stacked_2: bool[b, 3, 5], ...
      modelc::for_lanes<double>(15 * b, [&](auto lane, modelc::Index i) {
        const auto n_2 = lane.load(carry_1 + i) * 0.5 + (lane.load(x_0 + i) + 0.2);
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto maximum = max(carry_0_2, n_2);
        const auto eq_2 = carry_0_2 == n_2;
        const auto gt = carry_0_2 > n_2;
        const auto gt_2 = n_2 > carry_0_2;
        lane.store(new_carry_1 + i, n_2);
        lane.store(new_carry_0 + i, maximum);
        lane.store(stacked + i, eq_2);
        lane.store(stacked_2 + i, gt);
        lane.store(stacked_3 + i, gt_2);
      });
    }

    // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
    // h3: f64[b, 2, 5], adaptive_max_pooling1d: bool[b, 2, 5], adaptive_max_pooling1d_2: f64[b, 1, 5]
    double* const h3 = arena_.at<double>(train_step_slots_[2]);
    bool* const adaptive_max_pooling1d = arena_.at<bool>(train_step_slots_[9]);
    double* const adaptive_max_pooling1d_2 = arena_.at<double>(train_step_slots_[3]);
    compute_h3_3(project, adaptive_max_pooling1d, h3, adaptive_max_pooling1d_2);
    // adaptive_max_pooling1d_4: f64[b, 3, 5]
    double* const adaptive_max_pooling1d_4 = arena_.at<double>(train_step_slots_[1]);
    compute_adaptive_max_pooling1d_4(adaptive_max_pooling1d_4);
    // h3: f64[b, 2, 5], adaptive_max_pooling1d_5: bool[b, 2, 5], adaptive_max_pooling1d_6: f64[b, 1, 5]
    bool* const adaptive_max_pooling1d_5 = arena_.at<bool>(train_step_slots_[10]);
    double* const adaptive_max_pooling1d_6 = arena_.at<double>(train_step_slots_[5]);
    compute_h3_4(project, adaptive_max_pooling1d_5, h3, adaptive_max_pooling1d_6);
    // mul: f64, div: f64, new_metric_y_root_mean_squared_error_total: f64, y_root_mean_squared_error: f64, y_r...
    const double* const metric_y_root_mean_squared_error_total = training_->block.at<double>(256);
    const double* const metric_y_root_mean_squared_error_count = training_->block.at<double>(320);
    const double* const metric_y_mae_total = training_->block.at<double>(384);
    const double* const metric_y_mae_count = training_->block.at<double>(448);
    double* const mul = arena_.at<double>(0);
    double* const div = arena_.at<double>(64);
    double* const new_metric_y_root_mean_squared_error_total = training_->block.at<double>(256);
    double* const y_root_mean_squared_error = arena_.at<double>(128);
    double* const y_root_mean_squared_error_2 = arena_.at<double>(192);
    double* const new_metric_y_mae_total = training_->block.at<double>(384);
    double* const y_mae = arena_.at<double>(256);
    double* const y_mae_2 = arena_.at<double>(320);
    double* const adaptive_max_pooling1d_3 = arena_.at<double>(train_step_slots_[3]);
    double* const adaptive_max_pooling1d_7 = arena_.at<double>(train_step_slots_[5]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto div_2 = scalar(1.0) / scalar(static_cast<double>(2 * b)) / 5.0;
        const auto div_3 = scalar(0.02) / scalar(static_cast<double>(10 * b));
        const auto row_2 =
            modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(10, [&](auto lane, modelc::Index j) {
              const auto h3_2 = lane.load(h3 + i * 10 + j);
              const auto sub = h3_2 - lane.load(y_true + i * 10 + j);
              const auto mul_2 = h3_2 * h3_2;
              const auto abs_2 = abs(sub);
              const auto mul_3 = sub * sub;
              return modelc::folded(mul_2, abs_2, mul_3);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        total_sum_2.add(scalar(std::get<1>(row_2)));
        total_sum_3.add(scalar(std::get<2>(row_2)));
        modelc::for_lanes<double>(5, [&](auto lane, modelc::Index j) {
          const auto h3_3 = lane.load(h3 + 5 + i * 10 + j);
          const auto mul_4 = lane(div_3) * h3_3;
          const auto h3_4 = lane.load(h3 + i * 10 + j);
          const auto mul_5 = lane(div_3) * h3_4;
          const auto div_4 = (mul_4 + (sign(h3_3 - lane.load(y_true + 5 + i * 10 + j)) * lane(div_2) + mul_4)) /
                             lane.load(adaptive_max_pooling1d_2 + i * 5 + j);
          const auto div_5 = (mul_5 + (sign(h3_4 - lane.load(y_true + i * 10 + j)) * lane(div_2) + mul_5)) /
                             lane.load(adaptive_max_pooling1d_6 + i * 5 + j);
          lane.store(adaptive_max_pooling1d_3 + i * 5 + j, div_4);
          lane.store(adaptive_max_pooling1d_7 + i * 5 + j, div_5);
        });
      }
      const auto div_6 = scalar(total_sum_2.value()) / 5.0;
      const auto add = scalar.load(metric_y_root_mean_squared_error_total) + scalar(total_sum_3.value());
      const auto add_2 = scalar.load(metric_y_root_mean_squared_error_count) + static_cast<double>(10 * b);
      const auto eq_2 = add_2 == 0.0;
      const auto add_3 = scalar.load(metric_y_mae_total) + div_6;
      const auto add_4 = scalar.load(metric_y_mae_count) + static_cast<double>(2 * b);
      const auto eq_3 = 0.0 == add_4;
      const auto mul_6 = scalar(total_sum.value()) / static_cast<double>(10 * b) * 0.02;
      const auto div_7 = div_6 / static_cast<double>(2 * b);
      const auto sqrt_2 = sqrt(select(eq_2, 0.0, add / select(eq_2, 1.0, add_2)));
      const auto where = select(eq_3, 0.0, add_3 / select(eq_3, 1.0, add_4));
      scalar.store(mul, mul_6);
      scalar.store(div, div_7);
      scalar.store(new_metric_y_root_mean_squared_error_total, add);
      scalar.store(y_root_mean_squared_error, add_2);
      scalar.store(y_root_mean_squared_error_2, sqrt_2);
      scalar.store(new_metric_y_mae_total, add_3);
      scalar.store(y_mae, add_4);
      scalar.store(y_mae_2, where);
    }
    // adaptive_max_pooling1d_4: f64[b, 3, 5]
    compute_adaptive_max_pooling1d_4_2(adaptive_max_pooling1d, adaptive_max_pooling1d_3, adaptive_max_pooling1d_4);
    // adaptive_max_pooling1d_8: f64[b, 3, 5]
    double* const adaptive_max_pooling1d_8 = arena_.at<double>(train_step_slots_[2]);
    compute_adaptive_max_pooling1d_8(adaptive_max_pooling1d_5, adaptive_max_pooling1d_7, adaptive_max_pooling1d_8);
    // adaptive_max_pooling1d_8: f64[b, 3, 5]
    compute_adaptive_max_pooling1d_8_2(adaptive_max_pooling1d_8);
    // the loss, and what its gradient needs
    // loss: f64, new_metric_other_mse_total: f64, other_mse: f64, other_mse_2: f64, adaptive_max_pooling1d_9: ...
    const double* const metric_other_mse_total = training_->block.at<double>(512);
    const double* const metric_other_mse_count = training_->block.at<double>(576);
    double* const loss = arena_.at<double>(0);
    double* const new_metric_other_mse_total = training_->block.at<double>(512);
    double* const other_mse = arena_.at<double>(384);
    double* const other_mse_2 = arena_.at<double>(64);
    double* const adaptive_max_pooling1d_9 = arena_.at<double>(train_step_slots_[4]);
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto mul_2 = scalar.load(mul);
      const auto metric_other_mse_total_2 = scalar.load(metric_other_mse_total);
      const auto add = scalar.load(metric_other_mse_count) + static_cast<double>(3 * b);
      const auto eq_2 = 0.0 == add;
      const auto where = select(eq_2, 1.0, add);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(15 * b, [&](auto lane, modelc::Index i) {
        const auto sub = lane.load(project + i) - lane.load(other_true + i);
        const auto mul_3 = sub * 0.2;
        const auto add_2 =
            mul_3 + mul_3 + lane.load(adaptive_max_pooling1d_4 + i) + lane.load(adaptive_max_pooling1d_8 + i);
        const auto mul_4 = sub * sub;
        lane.store(adaptive_max_pooling1d_9 + i, add_2);
        return modelc::folded(mul_4);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      scalar.store(other_mse, add);
      const auto div_3 = row_sum / 5.0;
      const auto add_3 = mul_2 + (div_2 + div_3);
      const auto add_4 = metric_other_mse_total_2 + div_3;
      const auto where_2 = select(eq_2, 0.0, add_4 / where);
      const auto add_3_lanes = add_3;
      const auto add_4_lanes = add_4;
      const auto where_2_lanes = where_2;
      scalar.store(loss, add_3_lanes);
      scalar.store(new_metric_other_mse_total, add_4_lanes);
      scalar.store(other_mse_2, where_2_lanes);
    }

    // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // scan_4: f64[b, 3, 5]
    double* const scan_4 = arena_.at<double>(train_step_slots_[2]);
    compute_scan(scan_4);
    // project_5: f64[2, b, 3, 5], carry_2: f64[b, 3, 5], carry_3: f64[b, 3, 5]
    double* const project_5 = arena_.at<double>(train_step_slots_[1]);
    double* const carry_2 = arena_.at<double>(train_step_slots_[3]);
    double* const carry_3 = arena_.at<double>(train_step_slots_[5]);
    std::copy_n(adaptive_max_pooling1d_9, 15 * b, carry_2);
    std::copy_n(scan_4, 15 * b, carry_3);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const d_carry_0 = carry_2;
      const double* const d_carry_1 = carry_3;
      const bool* const kept_0 = project_4 + turn_2 * (15 * b);
      const bool* const kept_1 = project_3 + turn_2 * (15 * b);
      const bool* const kept_2 = project_2 + turn_2 * (15 * b);
      double* const new_d_carry_0 = carry_2;
      double* const gradient_2 = project_5 + turn_2 * (15 * b);
      double* const new_d_carry_1 = carry_3;
      // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
      // new_d_carry_0: f64[b, 3, 5], gradient_2: f64[b, 3, 5], new_d_carry_1: f64[b, 3, 5]
      modelc::for_lanes<double>(15 * b, [&](auto lane, modelc::Index i) {
        const auto d_carry_0_2 = lane.load(d_carry_0 + i);
        const auto where = select(lane.load(kept_0 + i), d_carry_0_2 * 0.5, 0.0);
        const auto add = lane.load(d_carry_1 + i) + select(lane.load(kept_2 + i), d_carry_0_2, where);
        const auto where_2 = select(lane.load(kept_1 + i), d_carry_0_2, where);
        const auto mul_2 = 0.5 * add;
        lane.store(new_d_carry_0 + i, where_2);
        lane.store(gradient_2 + i, add);
        lane.store(new_d_carry_1 + i, mul_2);
      });
    }

    // m.model:6: h1 = EinsumDense("...x,xy->...y", 5, activation = "tanh")(x)
    // einsum_dense_2: f64[b, 2, 3, 5]
    double* const einsum_dense_2 = arena_.at<double>(train_step_slots_[0]);
    compute_einsum_dense_2(einsum_dense, project_5, einsum_dense_2);
    // new_optimizer_iteration: i64, eq: bool
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    bool* const eq = arena_.at<bool>(448);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration, eq);
    // new_optimizer_gradient_accumulator_einsum_dense_kernel: f64[2, 5], new_einsum_dense_kernel: f64[2, 5]
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const optimizer_gradient_accumulator_einsum_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_gradient_accumulator_einsum_dense_kernel = training_->block.at<double>(128);
    double* const new_einsum_dense_kernel = weights_->block.at<double>(0);
    modelc::matmul(
        threads_, 2, 6 * b, 5, x, 1, 2, einsum_dense_2, 5, 1,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
          const auto add = lane.load(optimizer_gradient_accumulator_einsum_dense_kernel + row * 5 + column) + sum;
          const auto eq_2 = lane(eq[0]);
          const auto einsum_dense_kernel_2 = lane.load(einsum_dense_kernel + row * 5 + column);
          const auto where = select(eq_2, 0.0, add);
          const auto where_2 = select(eq_2, einsum_dense_kernel_2 - lane(optimizer_learning_rate[0]) * (add * 0.5),
                                      einsum_dense_kernel_2);
          lane.store(new_optimizer_gradient_accumulator_einsum_dense_kernel + row * 5 + column, where);
          lane.store(new_einsum_dense_kernel + row * 5 + column, where_2);
        });

    modelc::copy_elements(arena_.at<double>(128), 1, training_->block.at<double>(320));
    modelc::copy_elements(arena_.at<double>(256), 1, training_->block.at<double>(448));
    modelc::copy_elements(arena_.at<double>(384), 1, training_->block.at<double>(576));
  }

  void compute_update_step() noexcept {
    // m.model:13: compile(optimizer = SGD(gradient_accumulation_steps = 2), loss = {y: mae, other: MeanSquared...
    // new_metric_y_root_mean_squared_error_total: f64, new_metric_y_root_mean_squared_error_count: f64, y_root...
    const double* const metric_y_root_mean_squared_error_total = training_->block.at<double>(256);
    const double* const metric_y_root_mean_squared_error_count = training_->block.at<double>(320);
    const double* const part_metric_y_root_mean_squared_error_total = arena_.at<double>(448);
    const double* const part_metric_y_root_mean_squared_error_count = arena_.at<double>(512);
    double* const new_metric_y_root_mean_squared_error_total = training_->block.at<double>(256);
    double* const new_metric_y_root_mean_squared_error_count = training_->block.at<double>(320);
    double* const y_root_mean_squared_error = arena_.at<double>(0);
    {
      const modelc::Scalar lane{};
      const auto add =
          lane.load(metric_y_root_mean_squared_error_total) + lane.load(part_metric_y_root_mean_squared_error_total);
      const auto add_2 =
          lane.load(metric_y_root_mean_squared_error_count) + lane.load(part_metric_y_root_mean_squared_error_count);
      const auto eq_2 = 0.0 == add_2;
      const auto sqrt_2 = sqrt(select(eq_2, 0.0, add / select(eq_2, 1.0, add_2)));
      lane.store(new_metric_y_root_mean_squared_error_total, add);
      lane.store(new_metric_y_root_mean_squared_error_count, add_2);
      lane.store(y_root_mean_squared_error, sqrt_2);
    }
    // new_metric_y_mae_total: f64, new_metric_y_mae_count: f64, y_mae: f64
    const double* const metric_y_mae_total = training_->block.at<double>(384);
    const double* const metric_y_mae_count = training_->block.at<double>(448);
    const double* const part_metric_y_mae_total = arena_.at<double>(576);
    const double* const part_metric_y_mae_count = arena_.at<double>(640);
    double* const new_metric_y_mae_total = training_->block.at<double>(384);
    double* const new_metric_y_mae_count = training_->block.at<double>(448);
    double* const y_mae = arena_.at<double>(64);
    compute_new_metric_y_mae_total(metric_y_mae_total, part_metric_y_mae_total, metric_y_mae_count,
                                   part_metric_y_mae_count, new_metric_y_mae_total, new_metric_y_mae_count, y_mae);
    // new_metric_other_mse_total: f64, new_metric_other_mse_count: f64, other_mse: f64
    const double* const metric_other_mse_total = training_->block.at<double>(512);
    const double* const metric_other_mse_count = training_->block.at<double>(576);
    const double* const part_metric_other_mse_total = arena_.at<double>(704);
    const double* const part_metric_other_mse_count = arena_.at<double>(768);
    double* const new_metric_other_mse_total = training_->block.at<double>(512);
    double* const new_metric_other_mse_count = training_->block.at<double>(576);
    double* const other_mse = arena_.at<double>(128);
    compute_new_metric_y_mae_total(metric_other_mse_total, part_metric_other_mse_total, metric_other_mse_count,
                                   part_metric_other_mse_count, new_metric_other_mse_total, new_metric_other_mse_count,
                                   other_mse);
    // new_optimizer_iteration: i64, eq: bool
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    bool* const eq = arena_.at<bool>(192);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration, eq);
    // new_optimizer_gradient_accumulator_einsum_dense_kernel: f64[2, 5], new_einsum_dense_kernel: f64[2, 5]
    const double* const einsum_dense_kernel = weights_->block.at<double>(0);
    const double* const part_gradient_einsum_dense_kernel = arena_.at<double>(256);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const optimizer_gradient_accumulator_einsum_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_gradient_accumulator_einsum_dense_kernel = training_->block.at<double>(128);
    double* const new_einsum_dense_kernel = weights_->block.at<double>(0);
    modelc::for_lanes<double>(10, [&](auto lane, modelc::Index i) {
      const auto add = lane.load(part_gradient_einsum_dense_kernel + i) +
                       lane.load(optimizer_gradient_accumulator_einsum_dense_kernel + i);
      const auto eq_2 = lane(eq[0]);
      const auto einsum_dense_kernel_2 = lane.load(einsum_dense_kernel + i);
      const auto where = select(eq_2, 0.0, add);
      const auto where_2 =
          select(eq_2, einsum_dense_kernel_2 - lane(optimizer_learning_rate[0]) * (add * 0.5), einsum_dense_kernel_2);
      lane.store(new_optimizer_gradient_accumulator_einsum_dense_kernel + i, where);
      lane.store(new_einsum_dense_kernel + i, where_2);
    });
  }

  void compute_evaluate_step(const double* x, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:6: h1 = EinsumDense("...x,xy->...y", 5, activation = "tanh")(x)
    // einsum_dense: f64[6 * b, 5]
    const double* const einsum_dense_kernel = weights_->block.at<double>(0);
    double* const einsum_dense = arena_.at<double>(evaluate_step_slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);

    // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // scan: f64[b, 3, 5]
    double* const scan = arena_.at<double>(evaluate_step_slots_[2]);
    compute_scan(scan);
    // scan_2: f64[b, 3, 5]
    double* const scan_2 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_scan(scan_2);
    // scan_3: f64[2, b, 3, 5]
    double* const scan_3 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_scan_3(einsum_dense, scan_3);
    // project: f64[b, 3, 5], carry: f64[b, 3, 5]
    double* const project = arena_.at<double>(evaluate_step_slots_[0]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[4]);
    compute_other(scan, scan_2, scan_3, project, carry);

    // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
    // h3: f64[b, 2, 5]
    double* const h3 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_h3(project, h3);
    // h3: f64[b, 2, 5]
    compute_h3_2(project, h3);

    // m.model:13: compile(optimizer = SGD(gradient_accumulation_steps = 2), loss = {y: mae, other: MeanSquared...
    // mul: f64, div: f64, new_metric_y_root_mean_squared_error_total: f64, y_root_mean_squared_error: f64, y_r...
    const double* const metric_y_root_mean_squared_error_total = training_->block.at<double>(256);
    const double* const metric_y_root_mean_squared_error_count = training_->block.at<double>(320);
    const double* const metric_y_mae_total = training_->block.at<double>(384);
    const double* const metric_y_mae_count = training_->block.at<double>(448);
    double* const mul = arena_.at<double>(0);
    double* const div = arena_.at<double>(64);
    double* const new_metric_y_root_mean_squared_error_total = training_->block.at<double>(256);
    double* const y_root_mean_squared_error = arena_.at<double>(128);
    double* const y_root_mean_squared_error_2 = arena_.at<double>(192);
    double* const new_metric_y_mae_total = training_->block.at<double>(384);
    double* const y_mae = arena_.at<double>(256);
    double* const y_mae_2 = arena_.at<double>(320);
    {
      const modelc::Scalar scalar{};
      const auto metric_y_root_mean_squared_error_total_2 = scalar.load(metric_y_root_mean_squared_error_total);
      const auto add = scalar.load(metric_y_root_mean_squared_error_count) + static_cast<double>(10 * b);
      const auto eq = add == 0.0;
      const auto where = select(eq, 1.0, add);
      const auto metric_y_mae_total_2 = scalar.load(metric_y_mae_total);
      const auto add_2 = scalar.load(metric_y_mae_count) + static_cast<double>(2 * b);
      const auto eq_2 = 0.0 == add_2;
      const auto where_2 = select(eq_2, 1.0, add_2);
      const auto row_2 =
          modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(10 * b, [&](auto lane, modelc::Index i) {
            const auto h3_2 = lane.load(h3 + i);
            const auto sub = h3_2 - lane.load(y_true + i);
            const auto mul_2 = h3_2 * h3_2;
            const auto abs_2 = abs(sub);
            const auto mul_3 = sub * sub;
            return modelc::folded(mul_2, abs_2, mul_3);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_3 = scalar(std::get<2>(row_2));
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      scalar.store(y_root_mean_squared_error, add_lanes);
      scalar.store(y_mae, add_2_lanes);
      const auto mul_4 = row_sum / static_cast<double>(10 * b) * 0.02;
      const auto div_2 = row_sum_2 / 5.0;
      const auto div_3 = div_2 / static_cast<double>(2 * b);
      const auto add_3 = metric_y_root_mean_squared_error_total_2 + row_sum_3;
      const auto sqrt_2 = sqrt(select(eq, 0.0, add_3 / where));
      const auto add_4 = metric_y_mae_total_2 + div_2;
      const auto where_3 = select(eq_2, 0.0, add_4 / where_2);
      const auto mul_4_lanes = mul_4;
      const auto div_3_lanes = div_3;
      const auto add_3_lanes = add_3;
      const auto sqrt_2_lanes = sqrt_2;
      const auto add_4_lanes = add_4;
      const auto where_3_lanes = where_3;
      scalar.store(mul, mul_4_lanes);
      scalar.store(div, div_3_lanes);
      scalar.store(new_metric_y_root_mean_squared_error_total, add_3_lanes);
      scalar.store(y_root_mean_squared_error_2, sqrt_2_lanes);
      scalar.store(new_metric_y_mae_total, add_4_lanes);
      scalar.store(y_mae_2, where_3_lanes);
    }
    // the loss, and what its gradient needs
    // loss: f64, new_metric_other_mse_total: f64, other_mse: f64, other_mse_2: f64
    const double* const metric_other_mse_total = training_->block.at<double>(512);
    const double* const metric_other_mse_count = training_->block.at<double>(576);
    double* const loss = arena_.at<double>(0);
    double* const new_metric_other_mse_total = training_->block.at<double>(512);
    double* const other_mse = arena_.at<double>(384);
    double* const other_mse_2 = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto mul_2 = scalar.load(mul);
      const auto metric_other_mse_total_2 = scalar.load(metric_other_mse_total);
      const auto add = scalar.load(metric_other_mse_count) + static_cast<double>(3 * b);
      const auto eq = 0.0 == add;
      const auto where = select(eq, 1.0, add);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(15 * b, [&](auto lane, modelc::Index i) {
        const auto sub = lane.load(project + i) - lane.load(other_true + i);
        return sub * sub;
      }));
      scalar.store(other_mse, add);
      const auto div_3 = row_sum / 5.0;
      const auto add_2 = mul_2 + (div_2 + div_3);
      const auto add_3 = metric_other_mse_total_2 + div_3;
      const auto where_2 = select(eq, 0.0, add_3 / where);
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      const auto where_2_lanes = where_2;
      scalar.store(loss, add_2_lanes);
      scalar.store(new_metric_other_mse_total, add_3_lanes);
      scalar.store(other_mse_2, where_2_lanes);
    }

    modelc::copy_elements(arena_.at<double>(128), 1, training_->block.at<double>(320));
    modelc::copy_elements(arena_.at<double>(256), 1, training_->block.at<double>(448));
    modelc::copy_elements(arena_.at<double>(384), 1, training_->block.at<double>(576));
  }

  void compute_gradients(const double* x, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:6: h1 = EinsumDense("...x,xy->...y", 5, activation = "tanh")(x)
    // einsum_dense: f64[6 * b, 5]
    const double* const einsum_dense_kernel = weights_->block.at<double>(0);
    double* const einsum_dense = arena_.at<double>(gradients_slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);

    // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // scan: f64[b, 3, 5]
    double* const scan = arena_.at<double>(gradients_slots_[2]);
    compute_scan(scan);
    // scan_2: f64[b, 3, 5]
    double* const scan_2 = arena_.at<double>(gradients_slots_[3]);
    compute_scan(scan_2);
    // scan_3: f64[2, b, 3, 5]
    double* const scan_3 = arena_.at<double>(gradients_slots_[1]);
    compute_scan_3(einsum_dense, scan_3);
    // project: f64[b, 3, 5], project_2: bool[2, b, 3, 5], project_3: bool[2, b, 3, 5], project_4: bool[2, b, 3...
    double* const project = arena_.at<double>(gradients_slots_[4]);
    bool* const project_2 = arena_.at<bool>(gradients_slots_[6]);
    bool* const project_3 = arena_.at<bool>(gradients_slots_[7]);
    bool* const project_4 = arena_.at<bool>(gradients_slots_[8]);
    double* const carry = arena_.at<double>(gradients_slots_[5]);
    std::copy_n(scan, 15 * b, project);
    std::copy_n(scan_2, 15 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const carry_0 = project;
      const double* const carry_1 = carry;
      const double* const x_0 = scan_3 + step_2 * (15 * b);
      double* const new_carry_1 = carry;
      double* const new_carry_0 = project;
      bool* const stacked = project_4 + step_2 * (15 * b);
      bool* const stacked_2 = project_3 + step_2 * (15 * b);
      bool* const stacked_3 = project_2 + step_2 * (15 * b);
      // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
      // new_carry_1: f64[b, 3, 5], new_carry_0: f64[b, 3, 5], stacked: bool[b, 3, 5], stacked_2: bool[b, 3, 5], ...
      modelc::for_lanes<double>(15 * b, [&](auto lane, modelc::Index i) {
        const auto n_2 = lane.load(carry_1 + i) * 0.5 + (lane.load(x_0 + i) + 0.2);
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto maximum = max(carry_0_2, n_2);
        const auto eq = carry_0_2 == n_2;
        const auto gt = carry_0_2 > n_2;
        const auto gt_2 = n_2 > carry_0_2;
        lane.store(new_carry_1 + i, n_2);
        lane.store(new_carry_0 + i, maximum);
        lane.store(stacked + i, eq);
        lane.store(stacked_2 + i, gt);
        lane.store(stacked_3 + i, gt_2);
      });
    }

    // m.model:9: h3 = AdaptiveMaxPooling1D(2)(h2)
    // h3: f64[b, 2, 5], adaptive_max_pooling1d: bool[b, 2, 5], adaptive_max_pooling1d_2: f64[b, 1, 5]
    double* const h3 = arena_.at<double>(gradients_slots_[2]);
    bool* const adaptive_max_pooling1d = arena_.at<bool>(gradients_slots_[9]);
    double* const adaptive_max_pooling1d_2 = arena_.at<double>(gradients_slots_[3]);
    compute_h3_3(project, adaptive_max_pooling1d, h3, adaptive_max_pooling1d_2);
    // adaptive_max_pooling1d_4: f64[b, 3, 5]
    double* const adaptive_max_pooling1d_4 = arena_.at<double>(gradients_slots_[1]);
    compute_adaptive_max_pooling1d_4(adaptive_max_pooling1d_4);
    // h3: f64[b, 2, 5], adaptive_max_pooling1d_5: bool[b, 2, 5], adaptive_max_pooling1d_6: f64[b, 1, 5]
    bool* const adaptive_max_pooling1d_5 = arena_.at<bool>(gradients_slots_[10]);
    double* const adaptive_max_pooling1d_6 = arena_.at<double>(gradients_slots_[5]);
    compute_h3_4(project, adaptive_max_pooling1d_5, h3, adaptive_max_pooling1d_6);
    // mul: f64, new_part_metric_y_mae_total: f64, y_loss: f64, new_part_metric_y_root_mean_squared_error_total...
    double* const mul = arena_.at<double>(0);
    double* const new_part_metric_y_mae_total = arena_.at<double>(576);
    double* const y_loss = arena_.at<double>(64);
    double* const new_part_metric_y_root_mean_squared_error_total = arena_.at<double>(448);
    double* const adaptive_max_pooling1d_3 = arena_.at<double>(gradients_slots_[3]);
    double* const adaptive_max_pooling1d_7 = arena_.at<double>(gradients_slots_[5]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto div = scalar(1.0) / scalar(static_cast<double>(2 * b)) / 5.0;
        const auto div_2 = scalar(0.02) / scalar(static_cast<double>(10 * b));
        const auto row_2 =
            modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(10, [&](auto lane, modelc::Index j) {
              const auto h3_2 = lane.load(h3 + i * 10 + j);
              const auto sub = h3_2 - lane.load(y_true + i * 10 + j);
              const auto mul_2 = h3_2 * h3_2;
              const auto abs_2 = abs(sub);
              const auto mul_3 = sub * sub;
              return modelc::folded(mul_2, abs_2, mul_3);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        total_sum_2.add(scalar(std::get<1>(row_2)));
        total_sum_3.add(scalar(std::get<2>(row_2)));
        modelc::for_lanes<double>(5, [&](auto lane, modelc::Index j) {
          const auto h3_3 = lane.load(h3 + 5 + i * 10 + j);
          const auto mul_4 = lane(div_2) * h3_3;
          const auto h3_4 = lane.load(h3 + i * 10 + j);
          const auto mul_5 = lane(div_2) * h3_4;
          const auto div_3 = (mul_4 + (sign(h3_3 - lane.load(y_true + 5 + i * 10 + j)) * lane(div) + mul_4)) /
                             lane.load(adaptive_max_pooling1d_2 + i * 5 + j);
          const auto div_4 = (mul_5 + (sign(h3_4 - lane.load(y_true + i * 10 + j)) * lane(div) + mul_5)) /
                             lane.load(adaptive_max_pooling1d_6 + i * 5 + j);
          lane.store(adaptive_max_pooling1d_3 + i * 5 + j, div_3);
          lane.store(adaptive_max_pooling1d_7 + i * 5 + j, div_4);
        });
      }
      const auto div_5 = scalar(total_sum_2.value()) / 5.0;
      const auto mul_6 = scalar(total_sum.value()) / static_cast<double>(10 * b) * 0.02;
      const auto div_6 = div_5 / static_cast<double>(2 * b);
      const auto scalar_total_sum_3_value_lanes = scalar(total_sum_3.value());
      scalar.store(mul, mul_6);
      scalar.store(new_part_metric_y_mae_total, div_5);
      scalar.store(y_loss, div_6);
      scalar.store(new_part_metric_y_root_mean_squared_error_total, scalar_total_sum_3_value_lanes);
    }
    // adaptive_max_pooling1d_4: f64[b, 3, 5]
    compute_adaptive_max_pooling1d_4_2(adaptive_max_pooling1d, adaptive_max_pooling1d_3, adaptive_max_pooling1d_4);
    // adaptive_max_pooling1d_8: f64[b, 3, 5]
    double* const adaptive_max_pooling1d_8 = arena_.at<double>(gradients_slots_[2]);
    compute_adaptive_max_pooling1d_8(adaptive_max_pooling1d_5, adaptive_max_pooling1d_7, adaptive_max_pooling1d_8);
    // adaptive_max_pooling1d_8: f64[b, 3, 5]
    compute_adaptive_max_pooling1d_8_2(adaptive_max_pooling1d_8);
    // the loss, and what its gradient needs
    // other_loss: f64, loss: f64, adaptive_max_pooling1d_9: f64[b, 3, 5]
    double* const other_loss = arena_.at<double>(0);
    double* const loss = arena_.at<double>(128);
    double* const adaptive_max_pooling1d_9 = arena_.at<double>(gradients_slots_[4]);
    {
      const modelc::Scalar scalar{};
      const auto y_loss_2 = scalar.load(y_loss);
      const auto mul_2 = scalar.load(mul);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(15 * b, [&](auto lane, modelc::Index i) {
        const auto sub = lane.load(project + i) - lane.load(other_true + i);
        const auto mul_3 = sub * 0.2;
        const auto add =
            mul_3 + mul_3 + lane.load(adaptive_max_pooling1d_4 + i) + lane.load(adaptive_max_pooling1d_8 + i);
        const auto mul_4 = sub * sub;
        lane.store(adaptive_max_pooling1d_9 + i, add);
        return modelc::folded(mul_4);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto div = row_sum / 5.0;
      const auto add_2 = mul_2 + (y_loss_2 + div);
      const auto div_lanes = div;
      const auto add_2_lanes = add_2;
      scalar.store(other_loss, div_lanes);
      scalar.store(loss, add_2_lanes);
    }

    // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // scan_4: f64[b, 3, 5]
    double* const scan_4 = arena_.at<double>(gradients_slots_[2]);
    compute_scan(scan_4);
    // project_5: f64[2, b, 3, 5], carry_2: f64[b, 3, 5], carry_3: f64[b, 3, 5]
    double* const project_5 = arena_.at<double>(gradients_slots_[1]);
    double* const carry_2 = arena_.at<double>(gradients_slots_[3]);
    double* const carry_3 = arena_.at<double>(gradients_slots_[5]);
    std::copy_n(adaptive_max_pooling1d_9, 15 * b, carry_2);
    std::copy_n(scan_4, 15 * b, carry_3);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const d_carry_0 = carry_2;
      const double* const d_carry_1 = carry_3;
      const bool* const kept_0 = project_4 + turn_2 * (15 * b);
      const bool* const kept_1 = project_3 + turn_2 * (15 * b);
      const bool* const kept_2 = project_2 + turn_2 * (15 * b);
      double* const new_d_carry_0 = carry_2;
      double* const gradient_2 = project_5 + turn_2 * (15 * b);
      double* const new_d_carry_1 = carry_3;
      // m.model:8: h2 = scan((c, v) -> { n = 0.5 * c.a + l2(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
      // new_d_carry_0: f64[b, 3, 5], gradient_2: f64[b, 3, 5], new_d_carry_1: f64[b, 3, 5]
      modelc::for_lanes<double>(15 * b, [&](auto lane, modelc::Index i) {
        const auto d_carry_0_2 = lane.load(d_carry_0 + i);
        const auto where = select(lane.load(kept_0 + i), d_carry_0_2 * 0.5, 0.0);
        const auto add = lane.load(d_carry_1 + i) + select(lane.load(kept_2 + i), d_carry_0_2, where);
        const auto where_2 = select(lane.load(kept_1 + i), d_carry_0_2, where);
        const auto mul_2 = 0.5 * add;
        lane.store(new_d_carry_0 + i, where_2);
        lane.store(gradient_2 + i, add);
        lane.store(new_d_carry_1 + i, mul_2);
      });
    }

    // m.model:6: h1 = EinsumDense("...x,xy->...y", 5, activation = "tanh")(x)
    // einsum_dense_2: f64[b, 2, 3, 5]
    double* const einsum_dense_2 = arena_.at<double>(gradients_slots_[0]);
    compute_einsum_dense_2(einsum_dense, project_5, einsum_dense_2);
    // new_part_gradient_einsum_dense_kernel: f64[2, 5]
    double* const new_part_gradient_einsum_dense_kernel = arena_.at<double>(256);
    modelc::matmul(threads_, 2, 6 * b, 5, x, 1, 2, einsum_dense_2, 5, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_einsum_dense_kernel + row * 5 + column, sum);
                   });
    ready_(0);

    // m.model:10: loss 0.02 * mean(square(h3))
    // new_part_metric_y_root_mean_squared_error_count: f64
    double* const new_part_metric_y_root_mean_squared_error_count = arena_.at<double>(512);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_y_root_mean_squared_error_count, lane(static_cast<double>(10 * b)));
    }

    // m.model:13: compile(optimizer = SGD(gradient_accumulation_steps = 2), loss = {y: mae, other: MeanSquared...
    // new_part_metric_y_mae_count: f64
    double* const new_part_metric_y_mae_count = arena_.at<double>(640);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_y_mae_count, lane(static_cast<double>(2 * b)));
    }
    // new_part_metric_other_mse_count: f64
    double* const new_part_metric_other_mse_count = arena_.at<double>(768);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_other_mse_count, lane(static_cast<double>(3 * b)));
    }

    modelc::copy_elements(arena_.at<double>(128), 1, arena_.at<double>(384));
    modelc::copy_elements(arena_.at<double>(0), 1, arena_.at<double>(704));
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

}  // namespace m4216

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
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4217 {

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

  struct Gradients {
    double loss;
    double y_loss;
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

  /// `x: f64[b, 2]` gives `y: f64[b, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 2> predict(modelc::View<const double, modelc::Dynamic, 2> x) noexcept {
    assert(x.rows() == symbols_.b);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, modelc::Dynamic, 2> predict(const XTensor& x) {
    compute(modelc::checked<double, 2>("x", x, {symbols_.b, 2}));
    return results();
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 2]`
  /// - takes `y_true: f64[b, 2]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 2> x,
                       modelc::View<const double, modelc::Dynamic, 2> y_true) noexcept {
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
                          modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 2}));
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
  /// - takes `x: f64[b, 2]`
  /// - takes `y_true: f64[b, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 2> x,
                      modelc::View<const double, modelc::Dynamic, 2> y_true) noexcept {
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
                      modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    outputs[0] = arena_.at<double>(0);
    outputs[1] = arena_.at<double>(0);
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
  /// The loss and the metrics of a dataset, in the order of metric_names.
  std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
    return modelc::evaluate(*this, data, batch_size);
  }
  /// Elements of each training input, in the order of train_input_infos.
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {2 * symbols_.b, 2 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[0]), 2 * symbols_.b, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> weight_infos{};
  static constexpr modelc::Index weight_bytes = 0;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 2, {-1, 2}, 0, false},
      {"y_true", "f64", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 2> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> training_infos{};
  static constexpr modelc::Index training_bytes = 1;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({16 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    const modelc::Size evaluate_step_end = 64;
    const modelc::Size gradients_end = 64;
    return std::max<modelc::Index>({end.value(), evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 2>>(arena_.at<double>(slots_[0]), symbols_.b,
                                                                             2);
  }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(0)), modelc::make_view<double>(arena_.at<double>(0))};
  }

  // m.model:5: compile(optimizer = SGD(gradient_accumulation_steps = 2), loss = log_cosh)
  // computes loss, loss
  void compute_loss(const double* x, const double* y_true, double* loss) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2 * b, [&](auto lane, modelc::Index i) {
        const auto x_2 = lane.load(x + i);
        const auto sub = select(x_2 > 0.0, x_2, expm1(x_2)) - lane.load(y_true + i);
        const auto mul = sub * -2.0;
        return sub + (max(0.0, mul) + log1p(exp(-abs(mul)))) - 0.6931471805599453;
      }));
      const auto div = 0.5 * row_sum / static_cast<double>(b);
      scalar.store(loss, div);
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = where(x > 0.0, x, exp(x) - 1.0)
    // h1: f64[b, 2]
    double* const h1 = arena_.at<double>(slots_[0]);
    modelc::for_lanes<double>(2 * b, [&](auto lane, modelc::Index i) {
      const auto x_2 = lane.load(x + i);
      lane.store(h1 + i, select(x_2 > 0.0, x_2, expm1(x_2)));
    });
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    // m.model:5: compile(optimizer = SGD(gradient_accumulation_steps = 2), loss = log_cosh)
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(0);
    compute_loss(x, y_true, loss);
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    // m.model:5: compile(optimizer = SGD(gradient_accumulation_steps = 2), loss = log_cosh)
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(0);
    compute_loss(x, y_true, loss);
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Parallel threads_;
  modelc::Index slots_[1];  // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4217

std::int64_t modelc::tests::allocations() { return 0; }
namespace modelc::fuzz {
static const NativeRow rows[] = {
    {"m4212", &tests::run<m4212::Model>, &tests::tables<m4212::Model>, &train<m4212::Model>,
     &training_tables<m4212::Model>},
    {"m4213", &tests::run<m4213::Model>, &tests::tables<m4213::Model>, nullptr, nullptr},
    {"m4214", &tests::run<m4214::Model>, &tests::tables<m4214::Model>, &train<m4214::Model>,
     &training_tables<m4214::Model>},
    {"m4215", &tests::run<m4215::Model>, &tests::tables<m4215::Model>, &train<m4215::Model>,
     &training_tables<m4215::Model>},
    {"m4216", &tests::run<m4216::Model>, &tests::tables<m4216::Model>, &train<m4216::Model>,
     &training_tables<m4216::Model>},
    {"m4217", &tests::run<m4217::Model>, &tests::tables<m4217::Model>, nullptr, nullptr},
};
extern "C" const NativeBatch modelc_fuzz_batch;
const NativeBatch modelc_fuzz_batch = {rows, sizeof(rows) / sizeof(rows[0])};
}  // namespace modelc::fuzz
