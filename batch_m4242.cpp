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

#include "modelc/fft.hpp"
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

namespace m4242 {

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

    auto einsum_dense_kernel() noexcept { return modelc::block_view<double, 2, 3>(block, 0); }
    auto dense_kernel() noexcept { return modelc::block_view<double, 2, 2>(block, 64); }
    auto dense_bias() noexcept { return modelc::block_view<double, 2>(block, 128); }
    auto dense_1_kernel() noexcept { return modelc::block_view<double, 3, 3>(block, 192); }
    auto dense_1_bias() noexcept { return modelc::block_view<double, 3>(block, 320); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Inputs {
    modelc::View<const double, modelc::Dynamic, 4, 3> x;
    modelc::View<const double, modelc::Dynamic, 5, 2> z;
  };

  struct Outputs {
    modelc::View<const double, modelc::Dynamic, 10, 2> y;
    modelc::View<const double, modelc::Dynamic, 10, 3> other;
  };

  struct Gradients {
    double loss;
    double y_loss;
    double other_loss;
    modelc::View<const double, 2, 3> grad_einsum_dense_kernel;
    modelc::View<const double, 2, 2> grad_dense_kernel;
    modelc::View<const double, 2> grad_dense_bias;
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
      const std::uint64_t key = modelc::weight_seed(seed, "einsum_dense/kernel");
      modelc::initial::fill(block.at<double>(0), 6, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.186f174f88473p+1) +
                -0x1.186f174f88473p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(64), 4, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.3988e1409212ep+1) +
                -0x1.3988e1409212ep+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<double>(192), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, 4, 3], z: f64[b, 5, 2]` gives `y: f64[b, 10, 2], other: f64[b, 10, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const double, modelc::Dynamic, 4, 3> x,
                  modelc::View<const double, modelc::Dynamic, 5, 2> z) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 3);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
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
    modelc::checked<double, 3>("x", x, {symbols_.b, 4, 3});
    compute(modelc::checked<double, 3>("z", z, {symbols_.b, 5, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 4, 3]`
  /// - takes `z: f64[b, 5, 2]`
  /// - takes `y_true: f64[b, 10, 2]`
  /// - takes `other_true: f64[b, 10, 3]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 4, 3> x,
                    modelc::View<const double, modelc::Dynamic, 5, 2> z,
                    modelc::View<const double, modelc::Dynamic, 10, 2> y_true,
                    modelc::View<const double, modelc::Dynamic, 10, 3> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 3);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 10);
    assert(y_true.dimension(2) == 2);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 10);
    assert(other_true.dimension(2) == 3);
    compute_train_step(z.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  double train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                    const Other_trueTensor& other_true) {
    modelc::checked<double, 3>("x", x, {symbols_.b, 4, 3});
    compute_train_step(modelc::checked<double, 3>("z", z, {symbols_.b, 5, 2}),
                       modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 10, 2}),
                       modelc::checked<double, 3>("other_true", other_true, {symbols_.b, 10, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]),
                       static_cast<const double*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<double>(256));
    values[1] = static_cast<double>(*arena_.at<double>(384));
    values[2] = static_cast<double>(*arena_.at<double>(512));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 4, 3]`
  /// - takes `z: f64[b, 5, 2]`
  /// - takes `y_true: f64[b, 10, 2]`
  /// - takes `other_true: f64[b, 10, 3]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 4, 3> x,
                       modelc::View<const double, modelc::Dynamic, 5, 2> z,
                       modelc::View<const double, modelc::Dynamic, 10, 2> y_true,
                       modelc::View<const double, modelc::Dynamic, 10, 3> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 3);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 10);
    assert(y_true.dimension(2) == 2);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 10);
    assert(other_true.dimension(2) == 3);
    compute_evaluate_step(z.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  double evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                       const Other_trueTensor& other_true) {
    modelc::checked<double, 3>("x", x, {symbols_.b, 4, 3});
    compute_evaluate_step(modelc::checked<double, 3>("z", z, {symbols_.b, 5, 2}),
                          modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 10, 2}),
                          modelc::checked<double, 3>("other_true", other_true, {symbols_.b, 10, 3}));
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
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, 4, 3]`
  /// - takes `z: f64[b, 5, 2]`
  /// - takes `y_true: f64[b, 10, 2]`
  /// - takes `other_true: f64[b, 10, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 4, 3> x,
                      modelc::View<const double, modelc::Dynamic, 5, 2> z,
                      modelc::View<const double, modelc::Dynamic, 10, 2> y_true,
                      modelc::View<const double, modelc::Dynamic, 10, 3> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 3);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == 5);
    assert(z.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 10);
    assert(y_true.dimension(2) == 2);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 10);
    assert(other_true.dimension(2) == 3);
    compute_gradients(z.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<double, 3>("x", x, {symbols_.b, 4, 3});
    compute_gradients(modelc::checked<double, 3>("z", z, {symbols_.b, 5, 2}),
                      modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 10, 2}),
                      modelc::checked<double, 3>("other_true", other_true, {symbols_.b, 10, 3}));
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
    outputs[3] = arena_.at<double>(1216);
    outputs[4] = arena_.at<double>(1280);
    outputs[5] = arena_.at<double>(1344);
    outputs[6] = arena_.at<double>(1408);
    outputs[7] = arena_.at<double>(1536);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(1216); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<double>(1600));
    values[1] = static_cast<double>(*arena_.at<double>(256));
    values[2] = static_cast<double>(*arena_.at<double>(320));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(832), 1, 0.0);
    std::fill_n(training_->block.at<double>(896), 1, 0.0);
    std::fill_n(training_->block.at<double>(960), 1, 0.0);
    std::fill_n(training_->block.at<double>(1024), 1, 0.0);
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
    return {12 * symbols_.b, 10 * symbols_.b, 20 * symbols_.b, 30 * symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[1]));
    modelc::copy_elements(arena_.at<double>(slots_[3]), 20 * symbols_.b, static_cast<double*>(outputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), 30 * symbols_.b, static_cast<double*>(outputs[1]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f64", 3, {-1, 4, 3}, 0, false},
      {"z", "f64", 3, {-1, 5, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f64", 3, {-1, 10, 2}, 0, false},
      {"other", "f64", 3, {-1, 10, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> weight_infos{{
      {"einsum_dense/kernel", "f64", 2, {2, 3}, 0, true},
      {"dense/kernel", "f64", 2, {2, 2}, 64, true},
      {"dense/bias", "f64", 1, {2}, 128, true},
      {"dense_1/kernel", "f64", 2, {3, 3}, 192, true},
      {"dense_1/bias", "f64", 1, {3}, 320, true},
  }};
  static constexpr modelc::Index weight_bytes = 384;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f64", 3, {-1, 4, 3}, 0, false},
      {"z", "f64", 3, {-1, 5, 2}, 0, false},
      {"y_true", "f64", 3, {-1, 10, 2}, 0, false},
      {"other_true", "f64", 3, {-1, 10, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "y_metric", "other_metric"};
  static constexpr std::array<modelc::TensorInfo, 8> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"other_loss", "f64", 0, {}, 0, false},
      {"grad/einsum_dense/kernel", "f64", 2, {2, 3}, 0, false},
      {"grad/dense/kernel", "f64", 2, {2, 2}, 0, false},
      {"grad/dense/bias", "f64", 1, {2}, 0, false},
      {"grad/dense_1/kernel", "f64", 2, {3, 3}, 0, false},
      {"grad/dense_1/bias", "f64", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 15> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/m/einsum_dense/kernel", "f64", 2, {2, 3}, 64, false},
      {"optimizer/v/einsum_dense/kernel", "f64", 2, {2, 3}, 128, false},
      {"optimizer/m/dense/kernel", "f64", 2, {2, 2}, 192, false},
      {"optimizer/v/dense/kernel", "f64", 2, {2, 2}, 256, false},
      {"optimizer/m/dense/bias", "f64", 1, {2}, 320, false},
      {"optimizer/v/dense/bias", "f64", 1, {2}, 384, false},
      {"optimizer/m/dense_1/kernel", "f64", 2, {3, 3}, 448, false},
      {"optimizer/v/dense_1/kernel", "f64", 2, {3, 3}, 576, false},
      {"optimizer/m/dense_1/bias", "f64", 1, {3}, 704, false},
      {"optimizer/v/dense_1/bias", "f64", 1, {3}, 768, false},
      {"metric/y_metric/total", "f64", 0, {}, 832, false},
      {"metric/y_metric/count", "f64", 0, {}, 896, false},
      {"metric/other_metric/total", "f64", 0, {}, 960, false},
      {"metric/other_metric/count", "f64", 0, {}, 1024, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 10> part_infos{{
      {"gradient/einsum_dense/kernel", "f64", 2, {2, 3}, 0, false},
      {"gradient/dense/kernel", "f64", 2, {2, 2}, 64, false},
      {"gradient/dense/bias", "f64", 1, {2}, 128, false},
      {"gradient/dense_1/kernel", "f64", 2, {3, 3}, 192, false},
      {"gradient/dense_1/bias", "f64", 1, {3}, 320, false},
      {"loss", "f64", 0, {}, 384, false},
      {"metric/y_metric/total", "f64", 0, {}, 448, false},
      {"metric/y_metric/count", "f64", 0, {}, 512, false},
      {"metric/other_metric/total", "f64", 0, {}, 576, false},
      {"metric/other_metric/count", "f64", 0, {}, 640, false},
  }};
  static constexpr modelc::Index part_bytes = 704;
  static constexpr modelc::Index gradient_bytes = 384;  // the first of them
  static constexpr modelc::Index training_bytes = 1088;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({96 * b, 80 * b, 160 * b, 240 * b});
    modelc::Size end = 64;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({240 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({240 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({240 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({160 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({160 * b});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    modelc::Size train_step_end = 1408;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({240 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({240 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({240 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({240 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({240 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({160 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({160 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({160 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({160 * b});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    const modelc::Size update_step_end = 1920;
    modelc::Size evaluate_step_end = 320;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({240 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({240 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({240 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({160 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({160 * b});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    modelc::Size gradients_end = 1920;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({240 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({240 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({240 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({240 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({240 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({160 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({160 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({160 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  Outputs results() const noexcept {
    return {modelc::make_view<modelc::View<const double, modelc::Dynamic, 10, 2>>(arena_.at<double>(slots_[3]),
                                                                                  symbols_.b, 10, 2),
            modelc::make_view<modelc::View<const double, modelc::Dynamic, 10, 3>>(arena_.at<double>(slots_[1]),
                                                                                  symbols_.b, 10, 3)};
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(256)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(128)),
            modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<double>(arena_.at<double>(64)),
            modelc::make_view<modelc::View<const double, 2, 3>>(arena_.at<double>(1216), 2, 3),
            modelc::make_view<modelc::View<const double, 2, 2>>(arena_.at<double>(1280), 2, 2),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(1344), 2),
            modelc::make_view<modelc::View<const double, 3, 3>>(arena_.at<double>(1408), 3, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(1536), 3)};
  }

  // m.model:4: h2 = UpSampling1D(2)(z)
  // computes h2, h2, h2 and 1 more
  void compute_h2(const double* z, double* h2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 5 * b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<double>(
            2, [&](auto lane, modelc::Index k) { lane.store(h2 + i * 4 + j * 2 + k, lane.load(z + i * 2 + k)); });
      }
    }
  }

  // m.model:5: h3 = Multiply()([h2, Lambda(v -> 0.5 * fft((v, tanh(v)))[0])(h2)])
  // computes lambda, lambda, lambda and 1 more
  void compute_lambda(const double* h2, double* lambda) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(20 * b,
                              [&](auto lane, modelc::Index i) { lane.store(lambda + i, tanh(lane.load(h2 + i))); });
  }

  // m.model:5: h3 = Multiply()([h2, Lambda(v -> 0.5 * fft((v, tanh(v)))[0])(h2)])
  // computes h3, h3, h3 and 1 more
  void compute_h3(const double* h2, const double* lambda_2, double* h3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(20 * b, [&](auto lane, modelc::Index i) {
      lane.store(h3 + i, lane.load(h2 + i) * (lane.load(lambda_2 + i) * 0.5));
    });
  }

  // m.model:6: h4 = EinsumDense("...x,xy->...y", 3)(h3)
  // computes einsum_dense, einsum_dense, einsum_dense and 1 more
  void compute_einsum_dense(const double* h3, const double* einsum_dense_kernel, double* einsum_dense, double* lambda_1,
                            double* lambda_1_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 10 * b, 2, 3, h3, 2, 1, einsum_dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto sin_2 = sin(sum);
                     const auto cos_2 = cos(sum);
                     lane.store(einsum_dense + row * 3 + column, sum);
                     lane.store(lambda_1 + row * 3 + column, sin_2);
                     lane.store(lambda_1_2 + row * 3 + column, cos_2);
                   });
  }

  // m.model:7: h5 = Lambda(v -> gradients(gradients(sin(v) * v, v), v))(h4)
  // computes h5, h5, h5 and 1 more
  void compute_h5(const double* lambda_1_2, const double* einsum_dense, const double* lambda_1, double* h5) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(30 * b, [&](auto lane, modelc::Index i) {
      const auto lambda_1_2_2 = lane.load(lambda_1_2 + i);
      lane.store(h5 + i, lambda_1_2_2 + (lambda_1_2_2 - lane.load(einsum_dense + i) * lane.load(lambda_1 + i)));
    });
  }

  // m.model:9: h6 = scan((c, v) -> { n = tanh(l6(c + v))  return n, n * 0.5 + c }, zeros_like(h2[:, 0]), h2,...
  // computes scan, scan, scan and 1 more
  void compute_scan(double* scan) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(2 * b, [&](auto lane, modelc::Index i) { lane.store(scan + i, lane(0.0)); });
  }

  // m.model:9: h6 = scan((c, v) -> { n = tanh(l6(c + v))  return n, n * 0.5 + c }, zeros_like(h2[:, 0]), h2,...
  // computes scan_2, scan_2, scan_2 and 1 more
  void compute_scan_2(const double* h2, double* scan_2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 10; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index k) {
          lane.store(scan_2 + i * (2 * b) + j * 2 + k, lane.load(h2 + i * 2 + j * 20 + k));
        });
      }
    }
  }

  // m.model:10: output y = Dense(2)(h6)
  // computes dense, dense, dense
  void compute_dense(const double* project, const double* dense_kernel, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 10, 2, 2, project + i0 * 2, 2 * b, 1, dense_kernel, 2, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(dense + i0 * 20 + row * 2 + column, sum);
                     });
    }
  }

  // m.model:11: output other = Dense(3)(h5)
  // computes dense_1, dense_1, dense_1
  void compute_dense_1(const double* h5, const double* dense_1_kernel, double* dense_1) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 10 * b, 3, 3, h5, 3, 1, dense_1_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_1 + row * 3 + column, sum);
                   });
  }

  // m.model:10: output y = Dense(2)(h6)
  // computes dense_2, dense_2
  void compute_dense_2(const double* project, double* dense_2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 10; ++j) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index k) {
          lane.store(dense_2 + i * 20 + j * 2 + k, lane.load(project + i * 2 + j * (2 * b) + k));
        });
      }
    }
  }

  // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
  // computes dense_7, dense_5
  void compute_dense_7(const double* dense_bias, double* dense_7) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto maximum = max(abs(scalar.load(dense_bias)), abs(scalar.load(dense_bias + 1)));
      const auto where =
          select(maximum < 1e-18, 1.9342813113834067e+25, select(maximum > 1e+18, 5.169878828456423e-26, 1.0));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(dense_bias + i) * lane(where);
        return mul * mul;
      }));
      const auto sqrt_2 = sqrt(row_sum);
      scalar.store(dense_7, sqrt_2);
    }
  }

  // m.model:11: output other = Dense(3)(h5)
  // computes grad_h4, grad_h4
  void compute_grad_h4(const double* grad_other, const double* dense_1_kernel, const double* lambda_1,
                       const double* lambda_1_2, const double* einsum_dense, double* grad_h4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 10 * b, 3, 3, grad_other, 3, 1, dense_1_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto neg = -sum;
                     const auto lambda_1_3 = lane.load(lambda_1 + row * 3 + column);
                     lane.store(grad_h4 + row * 3 + column, lambda_1_3 * neg - lambda_1_3 * (sum + sum) +
                                                                lane.load(lambda_1_2 + row * 3 + column) *
                                                                    (lane.load(einsum_dense + row * 3 + column) * neg));
                   });
  }

  // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
  // computes dense_1_6, dense_1_5
  void compute_dense_1_6(const double* dense_1_bias, double* dense_1_6) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto maximum = max(max(abs(scalar.load(dense_1_bias)), abs(scalar.load(dense_1_bias + 1))),
                               abs(scalar.load(dense_1_bias + 2)));
      const auto where =
          select(maximum < 1e-18, 1.9342813113834067e+25, select(maximum > 1e+18, 5.169878828456423e-26, 1.0));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(dense_1_bias + i) * lane(where);
        return mul * mul;
      }));
      const auto sqrt_2 = sqrt(row_sum);
      scalar.store(dense_1_6, sqrt_2);
    }
  }

  // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
  // computes new_dense_kernel, new_dense_kernel
  void compute_new_dense_kernel(const double* dense_kernel, const double* dense_3, const double* dense_5,
                                double* new_dense_kernel) noexcept {
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      lane.store(new_dense_kernel + i, lane.load(dense_kernel + i) - lane.load(dense_3 + i) * lane(dense_5[0]));
    });
  }

  // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
  // computes new_dense_bias, new_dense_bias
  void compute_new_dense_bias(const double* dense_bias, const double* dense_6, const double* dense_12,
                              double* new_dense_bias) noexcept {
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      lane.store(new_dense_bias + i, lane.load(dense_bias + i) - lane.load(dense_6 + i) * lane(dense_12[0]));
    });
  }

  // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
  // computes new_dense_1_kernel, new_dense_1_kernel
  void compute_new_dense_1_kernel(const double* dense_1_kernel, const double* dense_1_2, const double* dense_1_4,
                                  double* new_dense_1_kernel) noexcept {
    modelc::for_lanes<double>(9, [&](auto lane, modelc::Index i) {
      lane.store(new_dense_1_kernel + i, lane.load(dense_1_kernel + i) - lane.load(dense_1_2 + i) * lane(dense_1_4[0]));
    });
  }

  // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
  // computes new_dense_1_bias, new_dense_1_bias
  void compute_new_dense_1_bias(const double* dense_1_bias, const double* dense_1_5, const double* dense_1_11,
                                double* new_dense_1_bias) noexcept {
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_dense_1_bias + i, lane.load(dense_1_bias + i) - lane.load(dense_1_5 + i) * lane(dense_1_11[0]));
    });
  }

  // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
  // computes new_metric_y_metric_total, new_metric_other_metric_total
  void compute_new_metric_y_metric_total(const double* metric_y_metric_total, const double* part_metric_y_metric_total,
                                         const double* metric_y_metric_count, const double* part_metric_y_metric_count,
                                         double* new_metric_y_metric_total, double* new_metric_y_metric_count,
                                         double* y_metric) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add_2 = lane.load(metric_y_metric_total) + lane.load(part_metric_y_metric_total);
      const auto add_3 = lane.load(metric_y_metric_count) + lane.load(part_metric_y_metric_count);
      const auto eq = 0.0 == add_3;
      const auto where = select(eq, 0.0, add_2 / select(eq, 1.0, add_3));
      lane.store(new_metric_y_metric_total, add_2);
      lane.store(new_metric_y_metric_count, add_3);
      lane.store(y_metric, where);
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* z) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = UpSampling1D(2)(z)
    // h2: f64[b, 5, 2, 2]
    double* const h2 = arena_.at<double>(slots_[3]);
    compute_h2(z, h2);

    // m.model:5: h3 = Multiply()([h2, Lambda(v -> 0.5 * fft((v, tanh(v)))[0])(h2)])
    // lambda: f64[b, 10, 2]
    double* const lambda = arena_.at<double>(slots_[0]);
    compute_lambda(h2, lambda);
    // lambda_2: f64[b, 10, 2], unused: f64[b, 10, 2]
    double* const lambda_2 = arena_.at<double>(slots_[4]);
    double* const unused = arena_.at<double>(slots_[1]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::fft(modelc::tensor(lambda_2, b, 10, 2), modelc::tensor(unused, b, 10, 2),
                         modelc::tensor(workspace, 8), modelc::tensor(h2, b, 10, 2), modelc::tensor(lambda, b, 10, 2));
    // h3: f64[b, 10, 2]
    double* const h3 = arena_.at<double>(slots_[4]);
    compute_h3(h2, lambda_2, h3);

    // m.model:6: h4 = EinsumDense("...x,xy->...y", 3)(h3)
    // einsum_dense: f64[10 * b, 3], lambda_1: f64[10 * b, 3], lambda_1_2: f64[10 * b, 3]
    const double* const einsum_dense_kernel = weights_->block.at<double>(0);
    double* const einsum_dense = arena_.at<double>(slots_[0]);
    double* const lambda_1 = arena_.at<double>(slots_[1]);
    double* const lambda_1_2 = arena_.at<double>(slots_[2]);
    compute_einsum_dense(h3, einsum_dense_kernel, einsum_dense, lambda_1, lambda_1_2);

    // m.model:7: h5 = Lambda(v -> gradients(gradients(sin(v) * v, v), v))(h4)
    // h5: f64[b, 10, 3]
    double* const h5 = arena_.at<double>(slots_[0]);
    compute_h5(lambda_1_2, einsum_dense, lambda_1, h5);

    // m.model:9: h6 = scan((c, v) -> { n = tanh(l6(c + v))  return n, n * 0.5 + c }, zeros_like(h2[:, 0]), h2,...
    // scan: f64[b, 2]
    double* const scan = arena_.at<double>(slots_[4]);
    compute_scan(scan);
    // scan_2: f64[10, b, 2]
    double* const scan_2 = arena_.at<double>(slots_[1]);
    compute_scan_2(h2, scan_2);
    // project: f64[10, b, 2], carry: f64[b, 2]
    double* const project = arena_.at<double>(slots_[2]);
    double* const carry = arena_.at<double>(slots_[3]);
    std::copy_n(scan, 2 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 10; ++turn_2) {
      const modelc::Index step_2 = 10 - 1 - turn_2;
      const double* const carry_0 = carry;
      const double* const x_0 = scan_2 + step_2 * (2 * b);
      double* const new_carry_0 = carry;
      double* const y_0 = project + step_2 * (2 * b);
      // m.model:9: h6 = scan((c, v) -> { n = tanh(l6(c + v))  return n, n * 0.5 + c }, zeros_like(h2[:, 0]), h2,...
      // new_carry_0: f64[b, 2], y_0: f64[b, 2]
      modelc::for_lanes<double>(2 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto n_2 = tanh((carry_0_2 + lane.load(x_0 + i) - 0.1) / 1.4142135623730951);
        const auto add = carry_0_2 + n_2 * 0.5;
        lane.store(new_carry_0 + i, n_2);
        lane.store(y_0 + i, add);
      });
    }

    // m.model:10: output y = Dense(2)(h6)
    // y: f64[b, 10, 2]
    const double* const dense_kernel = weights_->block.at<double>(64);
    const double* const dense_bias = weights_->block.at<double>(128);
    double* const y = arena_.at<double>(slots_[3]);
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 10, 2, 2, project + i0 * 2, 2 * b, 1, dense_kernel, 2, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(y + i0 * 20 + row * 2 + column, lane.load(dense_bias + column) + sum);
                     });
    }

    // m.model:11: output other = Dense(3)(h5)
    // other: f64[b, 10, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(192);
    const double* const dense_1_bias = weights_->block.at<double>(320);
    double* const other = arena_.at<double>(slots_[1]);
    modelc::matmul(threads_, 10 * b, 3, 3, h5, 3, 1, dense_1_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(other + row * 3 + column, lane.load(dense_1_bias + column) + sum);
                   });
  }

  void compute_train_step(const double* z, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = UpSampling1D(2)(z)
    // h2: f64[b, 5, 2, 2]
    double* const h2 = arena_.at<double>(train_step_slots_[4]);
    compute_h2(z, h2);

    // m.model:5: h3 = Multiply()([h2, Lambda(v -> 0.5 * fft((v, tanh(v)))[0])(h2)])
    // lambda: f64[b, 10, 2]
    double* const lambda = arena_.at<double>(train_step_slots_[0]);
    compute_lambda(h2, lambda);
    // lambda_2: f64[b, 10, 2], unused: f64[b, 10, 2]
    double* const lambda_2 = arena_.at<double>(train_step_slots_[5]);
    double* const unused = arena_.at<double>(train_step_slots_[1]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::fft(modelc::tensor(lambda_2, b, 10, 2), modelc::tensor(unused, b, 10, 2),
                         modelc::tensor(workspace, 8), modelc::tensor(h2, b, 10, 2), modelc::tensor(lambda, b, 10, 2));
    // h3: f64[b, 10, 2]
    double* const h3 = arena_.at<double>(train_step_slots_[5]);
    compute_h3(h2, lambda_2, h3);

    // m.model:6: h4 = EinsumDense("...x,xy->...y", 3)(h3)
    // einsum_dense: f64[10 * b, 3], lambda_1: f64[10 * b, 3], lambda_1_2: f64[10 * b, 3]
    const double* const einsum_dense_kernel = weights_->block.at<double>(0);
    double* const einsum_dense = arena_.at<double>(train_step_slots_[0]);
    double* const lambda_1 = arena_.at<double>(train_step_slots_[1]);
    double* const lambda_1_2 = arena_.at<double>(train_step_slots_[2]);
    compute_einsum_dense(h3, einsum_dense_kernel, einsum_dense, lambda_1, lambda_1_2);

    // m.model:7: h5 = Lambda(v -> gradients(gradients(sin(v) * v, v), v))(h4)
    // h5: f64[b, 10, 3]
    double* const h5 = arena_.at<double>(train_step_slots_[3]);
    compute_h5(lambda_1_2, einsum_dense, lambda_1, h5);

    // m.model:9: h6 = scan((c, v) -> { n = tanh(l6(c + v))  return n, n * 0.5 + c }, zeros_like(h2[:, 0]), h2,...
    // scan: f64[b, 2]
    double* const scan = arena_.at<double>(train_step_slots_[8]);
    compute_scan(scan);
    // scan_2: f64[10, b, 2]
    double* const scan_2 = arena_.at<double>(train_step_slots_[6]);
    compute_scan_2(h2, scan_2);
    // project: f64[10, b, 2], carry: f64[b, 2]
    double* const project = arena_.at<double>(train_step_slots_[7]);
    double* const carry = arena_.at<double>(train_step_slots_[4]);
    std::copy_n(scan, 2 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 10; ++turn_2) {
      const modelc::Index step_2 = 10 - 1 - turn_2;
      const double* const carry_0 = carry;
      const double* const x_0 = scan_2 + step_2 * (2 * b);
      double* const new_carry_0 = carry;
      double* const y_0 = project + step_2 * (2 * b);
      // m.model:9: h6 = scan((c, v) -> { n = tanh(l6(c + v))  return n, n * 0.5 + c }, zeros_like(h2[:, 0]), h2,...
      // new_carry_0: f64[b, 2], y_0: f64[b, 2]
      modelc::for_lanes<double>(2 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto n_2 = tanh((carry_0_2 + lane.load(x_0 + i) - 0.1) / 1.4142135623730951);
        const auto add_2 = carry_0_2 + n_2 * 0.5;
        lane.store(new_carry_0 + i, n_2);
        lane.store(y_0 + i, add_2);
      });
    }

    // m.model:10: output y = Dense(2)(h6)
    // dense: f64[b, 10, 2]
    const double* const dense_kernel = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(train_step_slots_[6]);
    compute_dense(project, dense_kernel, dense);

    // m.model:11: output other = Dense(3)(h5)
    // dense_1: f64[b, 10, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(192);
    double* const dense_1 = arena_.at<double>(train_step_slots_[4]);
    compute_dense_1(h5, dense_1_kernel, dense_1);

    // m.model:10: output y = Dense(2)(h6)
    // dense_2: f64[b, 10, 2]
    double* const dense_2 = arena_.at<double>(train_step_slots_[8]);
    compute_dense_2(project, dense_2);

    // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
    // div: f64, new_metric_y_metric_total: f64, y_metric: f64, y_metric_2: f64, grad_y: f64[b, 10, 2]
    const double* const dense_bias = weights_->block.at<double>(128);
    const double* const metric_y_metric_total = training_->block.at<double>(832);
    const double* const metric_y_metric_count = training_->block.at<double>(896);
    double* const div = arena_.at<double>(256);
    double* const new_metric_y_metric_total = training_->block.at<double>(832);
    double* const y_metric = arena_.at<double>(320);
    double* const y_metric_2 = arena_.at<double>(384);
    double* const grad_y = arena_.at<double>(train_step_slots_[6]);
    {
      const modelc::Scalar scalar{};
      const auto metric_y_metric_total_2 = scalar.load(metric_y_metric_total);
      const auto add_2 = scalar.load(metric_y_metric_count) + static_cast<double>(20 * b);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 1.0, add_2);
      const auto mul = 0.5 * (scalar(1.0) / scalar(static_cast<double>(10 * b)));
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 10 * b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              return abs(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j));
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 10 * b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              return abs(lane.load(y_true + i * 2 + j) - (lane.load(dense_bias + j) + lane.load(dense + i * 2 + j)));
            })));
      }
      for (modelc::Index i = 0; i < 10 * b; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          lane.store(grad_y + i * 2 + j, lane(mul) * sign(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) -
                                                          lane.load(y_true + i * 2 + j)));
        });
      }
      scalar.store(y_metric, add_2);
      const auto div_2 = 0.5 * row_sum / static_cast<double>(10 * b);
      const auto add_3 = metric_y_metric_total_2 + row_sum_2;
      const auto where_2 = select(eq, 0.0, add_3 / where);
      const auto div_2_lanes = div_2;
      const auto add_3_lanes = add_3;
      const auto where_2_lanes = where_2;
      scalar.store(div, div_2_lanes);
      scalar.store(new_metric_y_metric_total, add_3_lanes);
      scalar.store(y_metric_2, where_2_lanes);
    }

    // m.model:10: output y = Dense(2)(h6)
    // new_optimizer_m_dense_kernel: f64[2, 2], new_optimizer_v_dense_kernel: f64[2, 2]
    const double* const optimizer_m_dense_kernel = training_->block.at<double>(192);
    const double* const optimizer_v_dense_kernel = training_->block.at<double>(256);
    double* const new_optimizer_m_dense_kernel = training_->block.at<double>(192);
    double* const new_optimizer_v_dense_kernel = training_->block.at<double>(256);
    modelc::matmul(threads_, 2, 10 * b, 2, dense_2, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto optimizer_m_dense_kernel_2 = lane.load(optimizer_m_dense_kernel + row * 2 + column);
                     const auto optimizer_v_dense_kernel_2 = lane.load(optimizer_v_dense_kernel + row * 2 + column);
                     const auto add_2 =
                         optimizer_m_dense_kernel_2 + 0.09999999999999998 * (sum - optimizer_m_dense_kernel_2);
                     const auto add_3 =
                         optimizer_v_dense_kernel_2 + 0.0010000000000000009 * (sum * sum - optimizer_v_dense_kernel_2);
                     lane.store(new_optimizer_m_dense_kernel + row * 2 + column, add_2);
                     lane.store(new_optimizer_v_dense_kernel + row * 2 + column, add_3);
                   });

    // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
    // dense_7: f64[1]
    double* const dense_7 = arena_.at<double>(896);
    compute_dense_7(dense_bias, dense_7);
    // the loss, and what its gradient needs
    // loss: f64, new_metric_other_metric_total: f64, other_metric: f64, other_metric_2: f64, grad_other: f64[b...
    const double* const dense_1_bias = weights_->block.at<double>(320);
    const double* const metric_other_metric_total = training_->block.at<double>(960);
    const double* const metric_other_metric_count = training_->block.at<double>(1024);
    double* const loss = arena_.at<double>(256);
    double* const new_metric_other_metric_total = training_->block.at<double>(960);
    double* const other_metric = arena_.at<double>(448);
    double* const other_metric_2 = arena_.at<double>(512);
    double* const grad_other = arena_.at<double>(train_step_slots_[4]);
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto metric_other_metric_total_2 = scalar.load(metric_other_metric_total);
      const auto add_2 = scalar.load(metric_other_metric_count) + static_cast<double>(30 * b);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 1.0, add_2);
      const auto div_3 = scalar(1.0) / scalar(static_cast<double>(10 * b)) / 3.0;
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 10 * b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto other = lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j);
              return max(other, 0.0) - lane.load(other_true + i * 3 + j) * other + log1p(exp(-abs(other)));
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < 10 * b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              return abs(lane.load(other_true + i * 3 + j) -
                         (lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j)));
            })));
      }
      for (modelc::Index i = 0; i < 10 * b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          lane.store(grad_other + i * 3 + j,
                     lane(div_3) * (sigmoid(lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j)) -
                                    lane.load(other_true + i * 3 + j)));
        });
      }
      scalar.store(other_metric, add_2);
      const auto add_3 = div_2 + row_sum / 3.0 / static_cast<double>(10 * b);
      const auto add_4 = metric_other_metric_total_2 + row_sum_2;
      const auto where_2 = select(eq, 0.0, add_4 / where);
      const auto add_3_lanes = add_3;
      const auto add_4_lanes = add_4;
      const auto where_2_lanes = where_2;
      scalar.store(loss, add_3_lanes);
      scalar.store(new_metric_other_metric_total, add_4_lanes);
      scalar.store(other_metric_2, where_2_lanes);
    }

    // m.model:11: output other = Dense(3)(h5)
    // grad_h4: f64[b, 10, 3]
    double* const grad_h4 = arena_.at<double>(train_step_slots_[0]);
    compute_grad_h4(grad_other, dense_1_kernel, lambda_1, lambda_1_2, einsum_dense, grad_h4);

    // m.model:6: h4 = EinsumDense("...x,xy->...y", 3)(h3)
    // new_optimizer_m_einsum_dense_kernel: f64[2, 3], new_optimizer_v_einsum_dense_kernel: f64[2, 3]
    const double* const optimizer_m_einsum_dense_kernel = training_->block.at<double>(64);
    const double* const optimizer_v_einsum_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_m_einsum_dense_kernel = training_->block.at<double>(64);
    double* const new_optimizer_v_einsum_dense_kernel = training_->block.at<double>(128);
    modelc::matmul(
        threads_, 2, 10 * b, 3, h3, 1, 2, grad_h4, 3, 1,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
          const auto optimizer_m_einsum_dense_kernel_2 = lane.load(optimizer_m_einsum_dense_kernel + row * 3 + column);
          const auto optimizer_v_einsum_dense_kernel_2 = lane.load(optimizer_v_einsum_dense_kernel + row * 3 + column);
          const auto add_2 =
              optimizer_m_einsum_dense_kernel_2 + (sum - optimizer_m_einsum_dense_kernel_2) * 0.09999999999999998;
          const auto add_3 = optimizer_v_einsum_dense_kernel_2 +
                             (sum * sum - optimizer_v_einsum_dense_kernel_2) * 0.0010000000000000009;
          lane.store(new_optimizer_m_einsum_dense_kernel + row * 3 + column, add_2);
          lane.store(new_optimizer_v_einsum_dense_kernel + row * 3 + column, add_3);
        });

    // m.model:11: output other = Dense(3)(h5)
    // new_optimizer_m_dense_1_kernel: f64[3, 3], new_optimizer_v_dense_1_kernel: f64[3, 3]
    const double* const optimizer_m_dense_1_kernel = training_->block.at<double>(448);
    const double* const optimizer_v_dense_1_kernel = training_->block.at<double>(576);
    double* const new_optimizer_m_dense_1_kernel = training_->block.at<double>(448);
    double* const new_optimizer_v_dense_1_kernel = training_->block.at<double>(576);
    modelc::matmul(threads_, 3, 10 * b, 3, h5, 1, 3, grad_other, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto optimizer_m_dense_1_kernel_2 = lane.load(optimizer_m_dense_1_kernel + row * 3 + column);
                     const auto optimizer_v_dense_1_kernel_2 = lane.load(optimizer_v_dense_1_kernel + row * 3 + column);
                     const auto add_2 =
                         optimizer_m_dense_1_kernel_2 + 0.09999999999999998 * (sum - optimizer_m_dense_1_kernel_2);
                     const auto add_3 = optimizer_v_dense_1_kernel_2 +
                                        0.0010000000000000009 * (sum * sum - optimizer_v_dense_1_kernel_2);
                     lane.store(new_optimizer_m_dense_1_kernel + row * 3 + column, add_2);
                     lane.store(new_optimizer_v_dense_1_kernel + row * 3 + column, add_3);
                   });

    // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
    // dense_1_6: f64[1]
    double* const dense_1_6 = arena_.at<double>(1152);
    compute_dense_1_6(dense_1_bias, dense_1_6);
    // einsum_dense_2: f64, einsum_dense_3: f64, dense_3: f64[2, 2], dense_4: f64, add: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const einsum_dense_2 = arena_.at<double>(576);
    double* const einsum_dense_3 = arena_.at<double>(640);
    double* const dense_3 = arena_.at<double>(704);
    double* const dense_4 = arena_.at<double>(768);
    std::int64_t* const add = arena_.at<std::int64_t>(1344);
    double* const dense_row = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add_2 = 1.0 + modelc::cast<double>(optimizer_iteration_2);
      const auto sub = 1.0 - pow(0.9, add_2);
      const auto sub_2 = 1.0 - pow(0.999, add_2);
      const auto add_3 = optimizer_iteration_2 + std::int64_t{1};
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max>(4, [&](auto lane, modelc::Index i) {
        const auto div_2 = lane.load(new_optimizer_m_dense_kernel + i) / lane(sub) /
                           (1e-07 + sqrt(lane.load(new_optimizer_v_dense_kernel + i) / lane(sub_2)));
        const auto abs_2 = abs(lane.load(dense_kernel + i));
        const auto abs_3 = abs(div_2);
        lane.store(dense_row + i, div_2);
        lane.store(dense_3 + i, div_2);
        return modelc::folded(abs_2, abs_3);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto sub_lanes = sub;
      const auto sub_2_lanes = sub_2;
      const auto add_3_lanes = add_3;
      scalar.store(einsum_dense_2, sub_lanes);
      scalar.store(einsum_dense_3, sub_2_lanes);
      scalar.store(add, add_3_lanes);
      const auto gt = row_max > 1e+18;
      const auto lt = row_max < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      const auto gt_2 = row_max_2 > 1e+18;
      const auto lt_2 = row_max_2 < 1e-18;
      const auto where_3 = select(lt_2, 1.9342813113834067e+25, select(gt_2, 5.169878828456423e-26, 1.0));
      const auto where_4 = select(lt_2, 5.169878828456423e-26, select(gt_2, 1.9342813113834067e+25, 1.0));
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(dense_kernel + i) * lane(where);
        const auto mul_2 = lane.load(dense_row + i) * lane(where_3);
        const auto mul_3 = mul * mul;
        const auto mul_4 = mul_2 * mul_2;
        return modelc::folded(mul_3, mul_4);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_5 = where_2 * sqrt(row_sum);
      const auto mul_6 = where_4 * sqrt(row_sum_2);
      const auto where_5 = select(mul_5 > 0.0, select(mul_6 > 0.0, mul_5 / max(1e-30, mul_6), 1.0), 1.0);
      scalar.store(dense_4, where_5);
    }
    // new_optimizer_m_dense_bias: f64[2], new_optimizer_v_dense_bias: f64[2], dense_6: f64[2], dense_8: f64[1]...
    const double* const optimizer_m_dense_bias = training_->block.at<double>(320);
    const double* const optimizer_v_dense_bias = training_->block.at<double>(384);
    double* const new_optimizer_m_dense_bias = training_->block.at<double>(320);
    double* const new_optimizer_v_dense_bias = training_->block.at<double>(384);
    double* const dense_6 = arena_.at<double>(832);
    double* const dense_8 = arena_.at<double>(960);
    double* const dense_9 = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Max, double> total_max;
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
        const auto optimizer_m_dense_bias_2 = lane.load(optimizer_m_dense_bias + i);
        const auto optimizer_v_dense_bias_2 = lane.load(optimizer_v_dense_bias + i);
        const auto einsum_dense_2_2 = lane(einsum_dense_2[0]);
        const auto einsum_dense_3_2 = lane(einsum_dense_3[0]);
        auto grad_dense_bias = lane(modelc::Sum::identity<double>());
        for (modelc::Index j = 0; j < 10 * b; ++j) {
          grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
        }
        const auto add_2 =
            optimizer_m_dense_bias_2 + 0.09999999999999998 * (grad_dense_bias - optimizer_m_dense_bias_2);
        const auto add_3 = optimizer_v_dense_bias_2 +
                           0.0010000000000000009 * (grad_dense_bias * grad_dense_bias - optimizer_v_dense_bias_2);
        const auto div_2 = add_2 / einsum_dense_2_2 / (1e-07 + sqrt(add_3 / einsum_dense_3_2));
        const auto abs_2 = abs(div_2);
        lane.store(new_optimizer_m_dense_bias + i, add_2);
        lane.store(new_optimizer_v_dense_bias + i, add_3);
        lane.store(dense_6 + i, div_2);
        total_max.add(abs_2);
      });
      const auto gt = scalar(total_max.value()) > 1e+18;
      const auto lt = scalar(total_max.value()) < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      scalar.store(dense_8, where);
      scalar.store(dense_9, where_2);
    }
    // dense_10: bool, dense_11: f64
    bool* const dense_10 = arena_.at<bool>(1024);
    double* const dense_11 = arena_.at<double>(960);
    {
      const modelc::Scalar scalar{};
      const auto dense_8_2 = scalar.load(dense_8);
      const auto dense_9_2 = scalar.load(dense_9);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(dense_6 + i) * lane(dense_8_2);
        return mul * mul;
      }));
      const auto mul_2 = dense_9_2 * sqrt(row_sum);
      const auto gt = mul_2 > 0.0;
      const auto maximum = max(1e-30, mul_2);
      const auto gt_lanes = gt;
      const auto maximum_lanes = maximum;
      scalar.store(dense_10, gt_lanes);
      scalar.store(dense_11, maximum_lanes);
    }
    // dense_1_2: f64[3, 3], dense_1_3: f64
    double* const dense_1_2 = arena_.at<double>(0);
    double* const dense_1_3 = arena_.at<double>(1088);
    double* const dense_1_row = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      const auto einsum_dense_2_2 = scalar.load(einsum_dense_2);
      const auto einsum_dense_3_2 = scalar.load(einsum_dense_3);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max>(9, [&](auto lane, modelc::Index i) {
        const auto div_2 = lane.load(new_optimizer_m_dense_1_kernel + i) / lane(einsum_dense_2_2) /
                           (1e-07 + sqrt(lane.load(new_optimizer_v_dense_1_kernel + i) / lane(einsum_dense_3_2)));
        const auto abs_2 = abs(lane.load(dense_1_kernel + i));
        const auto abs_3 = abs(div_2);
        lane.store(dense_1_row + i, div_2);
        lane.store(dense_1_2 + i, div_2);
        return modelc::folded(abs_2, abs_3);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto gt = row_max > 1e+18;
      const auto lt = row_max < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      const auto gt_2 = row_max_2 > 1e+18;
      const auto lt_2 = row_max_2 < 1e-18;
      const auto where_3 = select(lt_2, 1.9342813113834067e+25, select(gt_2, 5.169878828456423e-26, 1.0));
      const auto where_4 = select(lt_2, 5.169878828456423e-26, select(gt_2, 1.9342813113834067e+25, 1.0));
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(9, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(dense_1_kernel + i) * lane(where);
        const auto mul_2 = lane.load(dense_1_row + i) * lane(where_3);
        const auto mul_3 = mul * mul;
        const auto mul_4 = mul_2 * mul_2;
        return modelc::folded(mul_3, mul_4);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_5 = where_2 * sqrt(row_sum);
      const auto mul_6 = where_4 * sqrt(row_sum_2);
      const auto where_5 = select(mul_5 > 0.0, select(mul_6 > 0.0, mul_5 / max(1e-30, mul_6), 1.0), 1.0);
      scalar.store(dense_1_3, where_5);
    }
    // new_optimizer_m_dense_1_bias: f64[3], new_optimizer_v_dense_1_bias: f64[3], dense_1_5: f64[3], dense_1_7...
    const double* const optimizer_m_dense_1_bias = training_->block.at<double>(704);
    const double* const optimizer_v_dense_1_bias = training_->block.at<double>(768);
    double* const new_optimizer_m_dense_1_bias = training_->block.at<double>(704);
    double* const new_optimizer_v_dense_1_bias = training_->block.at<double>(768);
    double* const dense_1_5 = arena_.at<double>(128);
    double* const dense_1_7 = arena_.at<double>(192);
    double* const dense_1_8 = arena_.at<double>(1216);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Max, double> total_max;
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
        const auto optimizer_m_dense_1_bias_2 = lane.load(optimizer_m_dense_1_bias + i);
        const auto optimizer_v_dense_1_bias_2 = lane.load(optimizer_v_dense_1_bias + i);
        const auto einsum_dense_2_2 = lane(einsum_dense_2[0]);
        const auto einsum_dense_3_2 = lane(einsum_dense_3[0]);
        auto grad_dense_1_bias = lane(modelc::Sum::identity<double>());
        for (modelc::Index j = 0; j < 10 * b; ++j) {
          grad_dense_1_bias = modelc::Sum::apply(grad_dense_1_bias, lane.load(grad_other + i + j * 3));
        }
        const auto add_2 =
            optimizer_m_dense_1_bias_2 + 0.09999999999999998 * (grad_dense_1_bias - optimizer_m_dense_1_bias_2);
        const auto add_3 = optimizer_v_dense_1_bias_2 +
                           0.0010000000000000009 * (grad_dense_1_bias * grad_dense_1_bias - optimizer_v_dense_1_bias_2);
        const auto div_2 = add_2 / einsum_dense_2_2 / (1e-07 + sqrt(add_3 / einsum_dense_3_2));
        const auto abs_2 = abs(div_2);
        lane.store(new_optimizer_m_dense_1_bias + i, add_2);
        lane.store(new_optimizer_v_dense_1_bias + i, add_3);
        lane.store(dense_1_5 + i, div_2);
        total_max.add(abs_2);
      });
      const auto gt = scalar(total_max.value()) > 1e+18;
      const auto lt = scalar(total_max.value()) < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      scalar.store(dense_1_7, where);
      scalar.store(dense_1_8, where_2);
    }
    // dense_1_9: bool, dense_1_10: f64
    bool* const dense_1_9 = arena_.at<bool>(1280);
    double* const dense_1_10 = arena_.at<double>(192);
    {
      const modelc::Scalar scalar{};
      const auto dense_1_7_2 = scalar.load(dense_1_7);
      const auto dense_1_8_2 = scalar.load(dense_1_8);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(dense_1_5 + i) * lane(dense_1_7_2);
        return mul * mul;
      }));
      const auto mul_2 = dense_1_8_2 * sqrt(row_sum);
      const auto gt = mul_2 > 0.0;
      const auto maximum = max(1e-30, mul_2);
      const auto gt_lanes = gt;
      const auto maximum_lanes = maximum;
      scalar.store(dense_1_9, gt_lanes);
      scalar.store(dense_1_10, maximum_lanes);
    }
    // new_einsum_dense_kernel: f64[2, 3], dense_5: f64, dense_12: f64, dense_1_4: f64, dense_1_11: f64
    double* const new_einsum_dense_kernel = weights_->block.at<double>(0);
    double* const dense_5 = arena_.at<double>(576);
    double* const dense_12 = arena_.at<double>(640);
    double* const dense_1_4 = arena_.at<double>(768);
    double* const dense_1_11 = arena_.at<double>(896);
    double* const einsum_dense_row = arena_.at<double>(1216);
    {
      const modelc::Scalar scalar{};
      const auto add_2 =
          (1.0 - min(modelc::cast<double>(scalar.load(optimizer_iteration)), 10.0) / 10.0) * 0.0999 + 0.0001;
      const auto einsum_dense_2_2 = scalar.load(einsum_dense_2);
      const auto einsum_dense_3_2 = scalar.load(einsum_dense_3);
      const auto mul = add_2 * scalar.load(dense_4);
      const auto maximum = max(abs(scalar.load(dense_bias)), abs(scalar.load(dense_bias + 1)));
      const auto mul_2 =
          select(maximum < 1e-18, 5.169878828456423e-26, select(maximum > 1e+18, 1.9342813113834067e+25, 1.0)) *
          scalar.load(dense_7);
      const auto mul_3 =
          add_2 * select(mul_2 > 0.0, select(scalar.load(dense_10), mul_2 / scalar.load(dense_11), 1.0), 1.0);
      const auto mul_4 = add_2 * scalar.load(dense_1_3);
      const auto maximum_2 = max(max(abs(scalar.load(dense_1_bias)), abs(scalar.load(dense_1_bias + 1))),
                                 abs(scalar.load(dense_1_bias + 2)));
      const auto mul_5 =
          select(maximum_2 < 1e-18, 5.169878828456423e-26, select(maximum_2 > 1e+18, 1.9342813113834067e+25, 1.0)) *
          scalar.load(dense_1_6);
      const auto mul_6 =
          add_2 * select(mul_5 > 0.0, select(scalar.load(dense_1_9), mul_5 / scalar.load(dense_1_10), 1.0), 1.0);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max>(6, [&](auto lane, modelc::Index i) {
        const auto div_2 = lane.load(new_optimizer_m_einsum_dense_kernel + i) / lane(einsum_dense_2_2) /
                           (sqrt(lane.load(new_optimizer_v_einsum_dense_kernel + i) / lane(einsum_dense_3_2)) + 1e-07);
        const auto abs_2 = abs(lane.load(einsum_dense_kernel + i));
        const auto abs_3 = abs(div_2);
        lane.store(einsum_dense_row + i, div_2);
        return modelc::folded(abs_2, abs_3);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto mul_lanes = mul;
      const auto mul_3_lanes = mul_3;
      const auto mul_4_lanes = mul_4;
      const auto mul_6_lanes = mul_6;
      scalar.store(dense_5, mul_lanes);
      scalar.store(dense_12, mul_3_lanes);
      scalar.store(dense_1_4, mul_4_lanes);
      scalar.store(dense_1_11, mul_6_lanes);
      const auto gt = row_max > 1e+18;
      const auto lt = row_max < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      const auto gt_2 = row_max_2 > 1e+18;
      const auto lt_2 = row_max_2 < 1e-18;
      const auto where_3 = select(lt_2, 1.9342813113834067e+25, select(gt_2, 5.169878828456423e-26, 1.0));
      const auto where_4 = select(lt_2, 5.169878828456423e-26, select(gt_2, 1.9342813113834067e+25, 1.0));
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(6, [&](auto lane, modelc::Index i) {
        const auto mul_7 = lane.load(einsum_dense_kernel + i) * lane(where);
        const auto mul_8 = lane.load(einsum_dense_row + i) * lane(where_3);
        const auto mul_9 = mul_7 * mul_7;
        const auto mul_10 = mul_8 * mul_8;
        return modelc::folded(mul_9, mul_10);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_11 = where_2 * sqrt(row_sum);
      const auto mul_12 = where_4 * sqrt(row_sum_2);
      const auto mul_13 = add_2 * select(mul_11 > 0.0, select(mul_12 > 0.0, mul_11 / max(mul_12, 1e-30), 1.0), 1.0);
      modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) {
        lane.store(new_einsum_dense_kernel + i,
                   lane.load(einsum_dense_kernel + i) - lane.load(einsum_dense_row + i) * lane(mul_13));
      });
    }
    // new_dense_kernel: f64[2, 2]
    double* const new_dense_kernel = weights_->block.at<double>(64);
    compute_new_dense_kernel(dense_kernel, dense_3, dense_5, new_dense_kernel);
    // new_dense_bias: f64[2]
    double* const new_dense_bias = weights_->block.at<double>(128);
    compute_new_dense_bias(dense_bias, dense_6, dense_12, new_dense_bias);
    // new_dense_1_kernel: f64[3, 3]
    double* const new_dense_1_kernel = weights_->block.at<double>(192);
    compute_new_dense_1_kernel(dense_1_kernel, dense_1_2, dense_1_4, new_dense_1_kernel);
    // new_dense_1_bias: f64[3]
    double* const new_dense_1_bias = weights_->block.at<double>(320);
    compute_new_dense_1_bias(dense_1_bias, dense_1_5, dense_1_11, new_dense_1_bias);

    modelc::copy_elements(arena_.at<double>(320), 1, training_->block.at<double>(896));
    modelc::copy_elements(arena_.at<double>(448), 1, training_->block.at<double>(1024));
    modelc::copy_elements(arena_.at<std::int64_t>(1344), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
    // new_metric_y_metric_total: f64, new_metric_y_metric_count: f64, y_metric: f64
    const double* const metric_y_metric_total = training_->block.at<double>(832);
    const double* const metric_y_metric_count = training_->block.at<double>(896);
    const double* const part_metric_y_metric_total = arena_.at<double>(1664);
    const double* const part_metric_y_metric_count = arena_.at<double>(1728);
    double* const new_metric_y_metric_total = training_->block.at<double>(832);
    double* const new_metric_y_metric_count = training_->block.at<double>(896);
    double* const y_metric = arena_.at<double>(256);
    compute_new_metric_y_metric_total(metric_y_metric_total, part_metric_y_metric_total, metric_y_metric_count,
                                      part_metric_y_metric_count, new_metric_y_metric_total, new_metric_y_metric_count,
                                      y_metric);
    // new_metric_other_metric_total: f64, new_metric_other_metric_count: f64, other_metric: f64
    const double* const metric_other_metric_total = training_->block.at<double>(960);
    const double* const metric_other_metric_count = training_->block.at<double>(1024);
    const double* const part_metric_other_metric_total = arena_.at<double>(1792);
    const double* const part_metric_other_metric_count = arena_.at<double>(1856);
    double* const new_metric_other_metric_total = training_->block.at<double>(960);
    double* const new_metric_other_metric_count = training_->block.at<double>(1024);
    double* const other_metric = arena_.at<double>(320);
    compute_new_metric_y_metric_total(metric_other_metric_total, part_metric_other_metric_total,
                                      metric_other_metric_count, part_metric_other_metric_count,
                                      new_metric_other_metric_total, new_metric_other_metric_count, other_metric);
    // dense_5: f64[1]
    const double* const dense_bias = weights_->block.at<double>(128);
    double* const dense_5 = arena_.at<double>(704);
    compute_dense_7(dense_bias, dense_5);
    // dense_1_5: f64[1]
    const double* const dense_1_bias = weights_->block.at<double>(320);
    double* const dense_1_5 = arena_.at<double>(960);
    compute_dense_1_6(dense_1_bias, dense_1_5);
    // einsum_dense: f64, einsum_dense_2: f64, new_optimizer_m_dense_kernel: f64[2, 2], new_optimizer_v_dense_k...
    const double* const dense_kernel = weights_->block.at<double>(64);
    const double* const part_gradient_dense_kernel = arena_.at<double>(1280);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_m_dense_kernel = training_->block.at<double>(192);
    const double* const optimizer_v_dense_kernel = training_->block.at<double>(256);
    double* const einsum_dense = arena_.at<double>(384);
    double* const einsum_dense_2 = arena_.at<double>(448);
    double* const new_optimizer_m_dense_kernel = training_->block.at<double>(192);
    double* const new_optimizer_v_dense_kernel = training_->block.at<double>(256);
    double* const dense = arena_.at<double>(512);
    double* const dense_2 = arena_.at<double>(576);
    std::int64_t* const add = arena_.at<std::int64_t>(1088);
    double* const dense_row = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add_2 = 1.0 + modelc::cast<double>(optimizer_iteration_2);
      const auto sub = 1.0 - pow(0.9, add_2);
      const auto sub_2 = 1.0 - pow(0.999, add_2);
      const auto add_3 = optimizer_iteration_2 + std::int64_t{1};
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max>(4, [&](auto lane, modelc::Index i) {
        const auto part_gradient_dense_kernel_2 = lane.load(part_gradient_dense_kernel + i);
        const auto optimizer_m_dense_kernel_2 = lane.load(optimizer_m_dense_kernel + i);
        const auto add_4 = optimizer_m_dense_kernel_2 +
                           0.09999999999999998 * (part_gradient_dense_kernel_2 - optimizer_m_dense_kernel_2);
        const auto optimizer_v_dense_kernel_2 = lane.load(optimizer_v_dense_kernel + i);
        const auto add_5 = optimizer_v_dense_kernel_2 +
                           0.0010000000000000009 * (part_gradient_dense_kernel_2 * part_gradient_dense_kernel_2 -
                                                    optimizer_v_dense_kernel_2);
        const auto div = add_4 / lane(sub) / (1e-07 + sqrt(add_5 / lane(sub_2)));
        const auto abs_2 = abs(lane.load(dense_kernel + i));
        const auto abs_3 = abs(div);
        lane.store(dense_row + i, div);
        lane.store(new_optimizer_m_dense_kernel + i, add_4);
        lane.store(new_optimizer_v_dense_kernel + i, add_5);
        lane.store(dense + i, div);
        return modelc::folded(abs_2, abs_3);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto sub_lanes = sub;
      const auto sub_2_lanes = sub_2;
      const auto add_3_lanes = add_3;
      scalar.store(einsum_dense, sub_lanes);
      scalar.store(einsum_dense_2, sub_2_lanes);
      scalar.store(add, add_3_lanes);
      const auto gt = row_max > 1e+18;
      const auto lt = row_max < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      const auto gt_2 = row_max_2 > 1e+18;
      const auto lt_2 = row_max_2 < 1e-18;
      const auto where_3 = select(lt_2, 1.9342813113834067e+25, select(gt_2, 5.169878828456423e-26, 1.0));
      const auto where_4 = select(lt_2, 5.169878828456423e-26, select(gt_2, 1.9342813113834067e+25, 1.0));
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(dense_kernel + i) * lane(where);
        const auto mul_2 = lane.load(dense_row + i) * lane(where_3);
        const auto mul_3 = mul * mul;
        const auto mul_4 = mul_2 * mul_2;
        return modelc::folded(mul_3, mul_4);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_5 = where_2 * sqrt(row_sum);
      const auto mul_6 = where_4 * sqrt(row_sum_2);
      const auto where_5 = select(mul_5 > 0.0, select(mul_6 > 0.0, mul_5 / max(1e-30, mul_6), 1.0), 1.0);
      scalar.store(dense_2, where_5);
    }
    // new_optimizer_m_dense_bias: f64[2], new_optimizer_v_dense_bias: f64[2], dense_4: f64[2], dense_6: bool, ...
    const double* const part_gradient_dense_bias = arena_.at<double>(1344);
    const double* const optimizer_m_dense_bias = training_->block.at<double>(320);
    const double* const optimizer_v_dense_bias = training_->block.at<double>(384);
    double* const new_optimizer_m_dense_bias = training_->block.at<double>(320);
    double* const new_optimizer_v_dense_bias = training_->block.at<double>(384);
    double* const dense_4 = arena_.at<double>(640);
    bool* const dense_6 = arena_.at<bool>(768);
    double* const dense_7 = arena_.at<double>(832);
    double* const dense_row_2 = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto einsum_dense_3 = scalar.load(einsum_dense);
      const auto einsum_dense_2_2 = scalar.load(einsum_dense_2);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max>(2, [&](auto lane, modelc::Index i) {
        const auto part_gradient_dense_bias_2 = lane.load(part_gradient_dense_bias + i);
        const auto optimizer_m_dense_bias_2 = lane.load(optimizer_m_dense_bias + i);
        const auto add_2 =
            optimizer_m_dense_bias_2 + 0.09999999999999998 * (part_gradient_dense_bias_2 - optimizer_m_dense_bias_2);
        const auto optimizer_v_dense_bias_2 = lane.load(optimizer_v_dense_bias + i);
        const auto add_3 = optimizer_v_dense_bias_2 +
                           0.0010000000000000009 *
                               (part_gradient_dense_bias_2 * part_gradient_dense_bias_2 - optimizer_v_dense_bias_2);
        const auto div = add_2 / lane(einsum_dense_3) / (1e-07 + sqrt(add_3 / lane(einsum_dense_2_2)));
        const auto abs_2 = abs(div);
        lane.store(dense_row_2 + i, div);
        lane.store(new_optimizer_m_dense_bias + i, add_2);
        lane.store(new_optimizer_v_dense_bias + i, add_3);
        lane.store(dense_4 + i, div);
        return modelc::folded(abs_2);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto gt = row_max > 1e+18;
      const auto lt = row_max < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(dense_row_2 + i) * lane(where);
        return mul * mul;
      }));
      const auto mul_2 = where_2 * sqrt(row_sum);
      const auto gt_2 = mul_2 > 0.0;
      const auto maximum = max(1e-30, mul_2);
      const auto gt_2_lanes = gt_2;
      const auto maximum_lanes = maximum;
      scalar.store(dense_6, gt_2_lanes);
      scalar.store(dense_7, maximum_lanes);
    }
    // new_optimizer_m_dense_1_kernel: f64[3, 3], new_optimizer_v_dense_1_kernel: f64[3, 3], dense_1: f64[3, 3]...
    const double* const dense_1_kernel = weights_->block.at<double>(192);
    const double* const part_gradient_dense_1_kernel = arena_.at<double>(1408);
    const double* const optimizer_m_dense_1_kernel = training_->block.at<double>(448);
    const double* const optimizer_v_dense_1_kernel = training_->block.at<double>(576);
    double* const new_optimizer_m_dense_1_kernel = training_->block.at<double>(448);
    double* const new_optimizer_v_dense_1_kernel = training_->block.at<double>(576);
    double* const dense_1 = arena_.at<double>(0);
    double* const dense_1_2 = arena_.at<double>(896);
    double* const dense_1_row = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      const auto einsum_dense_3 = scalar.load(einsum_dense);
      const auto einsum_dense_2_2 = scalar.load(einsum_dense_2);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max>(9, [&](auto lane, modelc::Index i) {
        const auto part_gradient_dense_1_kernel_2 = lane.load(part_gradient_dense_1_kernel + i);
        const auto optimizer_m_dense_1_kernel_2 = lane.load(optimizer_m_dense_1_kernel + i);
        const auto add_2 = optimizer_m_dense_1_kernel_2 +
                           0.09999999999999998 * (part_gradient_dense_1_kernel_2 - optimizer_m_dense_1_kernel_2);
        const auto optimizer_v_dense_1_kernel_2 = lane.load(optimizer_v_dense_1_kernel + i);
        const auto add_3 = optimizer_v_dense_1_kernel_2 +
                           0.0010000000000000009 * (part_gradient_dense_1_kernel_2 * part_gradient_dense_1_kernel_2 -
                                                    optimizer_v_dense_1_kernel_2);
        const auto div = add_2 / lane(einsum_dense_3) / (1e-07 + sqrt(add_3 / lane(einsum_dense_2_2)));
        const auto abs_2 = abs(lane.load(dense_1_kernel + i));
        const auto abs_3 = abs(div);
        lane.store(dense_1_row + i, div);
        lane.store(new_optimizer_m_dense_1_kernel + i, add_2);
        lane.store(new_optimizer_v_dense_1_kernel + i, add_3);
        lane.store(dense_1 + i, div);
        return modelc::folded(abs_2, abs_3);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto gt = row_max > 1e+18;
      const auto lt = row_max < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      const auto gt_2 = row_max_2 > 1e+18;
      const auto lt_2 = row_max_2 < 1e-18;
      const auto where_3 = select(lt_2, 1.9342813113834067e+25, select(gt_2, 5.169878828456423e-26, 1.0));
      const auto where_4 = select(lt_2, 5.169878828456423e-26, select(gt_2, 1.9342813113834067e+25, 1.0));
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(9, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(dense_1_kernel + i) * lane(where);
        const auto mul_2 = lane.load(dense_1_row + i) * lane(where_3);
        const auto mul_3 = mul * mul;
        const auto mul_4 = mul_2 * mul_2;
        return modelc::folded(mul_3, mul_4);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_5 = where_2 * sqrt(row_sum);
      const auto mul_6 = where_4 * sqrt(row_sum_2);
      const auto where_5 = select(mul_5 > 0.0, select(mul_6 > 0.0, mul_5 / max(1e-30, mul_6), 1.0), 1.0);
      scalar.store(dense_1_2, where_5);
    }
    // new_optimizer_m_dense_1_bias: f64[3], new_optimizer_v_dense_1_bias: f64[3], dense_1_4: f64[3], dense_1_6...
    const double* const part_gradient_dense_1_bias = arena_.at<double>(1536);
    const double* const optimizer_m_dense_1_bias = training_->block.at<double>(704);
    const double* const optimizer_v_dense_1_bias = training_->block.at<double>(768);
    double* const new_optimizer_m_dense_1_bias = training_->block.at<double>(704);
    double* const new_optimizer_v_dense_1_bias = training_->block.at<double>(768);
    double* const dense_1_4 = arena_.at<double>(128);
    bool* const dense_1_6 = arena_.at<bool>(192);
    double* const dense_1_7 = arena_.at<double>(1024);
    double* const dense_1_row_2 = arena_.at<double>(1152);
    {
      const modelc::Scalar scalar{};
      const auto einsum_dense_3 = scalar.load(einsum_dense);
      const auto einsum_dense_2_2 = scalar.load(einsum_dense_2);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max>(3, [&](auto lane, modelc::Index i) {
        const auto part_gradient_dense_1_bias_2 = lane.load(part_gradient_dense_1_bias + i);
        const auto optimizer_m_dense_1_bias_2 = lane.load(optimizer_m_dense_1_bias + i);
        const auto add_2 = optimizer_m_dense_1_bias_2 +
                           0.09999999999999998 * (part_gradient_dense_1_bias_2 - optimizer_m_dense_1_bias_2);
        const auto optimizer_v_dense_1_bias_2 = lane.load(optimizer_v_dense_1_bias + i);
        const auto add_3 = optimizer_v_dense_1_bias_2 +
                           0.0010000000000000009 * (part_gradient_dense_1_bias_2 * part_gradient_dense_1_bias_2 -
                                                    optimizer_v_dense_1_bias_2);
        const auto div = add_2 / lane(einsum_dense_3) / (1e-07 + sqrt(add_3 / lane(einsum_dense_2_2)));
        const auto abs_2 = abs(div);
        lane.store(dense_1_row_2 + i, div);
        lane.store(new_optimizer_m_dense_1_bias + i, add_2);
        lane.store(new_optimizer_v_dense_1_bias + i, add_3);
        lane.store(dense_1_4 + i, div);
        return modelc::folded(abs_2);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto gt = row_max > 1e+18;
      const auto lt = row_max < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(dense_1_row_2 + i) * lane(where);
        return mul * mul;
      }));
      const auto mul_2 = where_2 * sqrt(row_sum);
      const auto gt_2 = mul_2 > 0.0;
      const auto maximum = max(1e-30, mul_2);
      const auto gt_2_lanes = gt_2;
      const auto maximum_lanes = maximum;
      scalar.store(dense_1_6, gt_2_lanes);
      scalar.store(dense_1_7, maximum_lanes);
    }
    // new_optimizer_m_einsum_dense_kernel: f64[2, 3], new_optimizer_v_einsum_dense_kernel: f64[2, 3], new_eins...
    const double* const einsum_dense_kernel = weights_->block.at<double>(0);
    const double* const part_gradient_einsum_dense_kernel = arena_.at<double>(1216);
    const double* const optimizer_m_einsum_dense_kernel = training_->block.at<double>(64);
    const double* const optimizer_v_einsum_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_m_einsum_dense_kernel = training_->block.at<double>(64);
    double* const new_optimizer_v_einsum_dense_kernel = training_->block.at<double>(128);
    double* const new_einsum_dense_kernel = weights_->block.at<double>(0);
    double* const dense_3 = arena_.at<double>(384);
    double* const dense_8 = arena_.at<double>(448);
    double* const dense_1_3 = arena_.at<double>(576);
    double* const dense_1_8 = arena_.at<double>(704);
    double* const einsum_dense_row = arena_.at<double>(1152);
    {
      const modelc::Scalar scalar{};
      const auto add_2 =
          (1.0 - min(modelc::cast<double>(scalar.load(optimizer_iteration)), 10.0) / 10.0) * 0.0999 + 0.0001;
      const auto einsum_dense_3 = scalar.load(einsum_dense);
      const auto einsum_dense_2_2 = scalar.load(einsum_dense_2);
      const auto mul = add_2 * scalar.load(dense_2);
      const auto maximum = max(abs(scalar.load(dense_bias)), abs(scalar.load(dense_bias + 1)));
      const auto mul_2 =
          select(maximum < 1e-18, 5.169878828456423e-26, select(maximum > 1e+18, 1.9342813113834067e+25, 1.0)) *
          scalar.load(dense_5);
      const auto mul_3 =
          add_2 * select(mul_2 > 0.0, select(scalar.load(dense_6), mul_2 / scalar.load(dense_7), 1.0), 1.0);
      const auto mul_4 = add_2 * scalar.load(dense_1_2);
      const auto maximum_2 = max(max(abs(scalar.load(dense_1_bias)), abs(scalar.load(dense_1_bias + 1))),
                                 abs(scalar.load(dense_1_bias + 2)));
      const auto mul_5 =
          select(maximum_2 < 1e-18, 5.169878828456423e-26, select(maximum_2 > 1e+18, 1.9342813113834067e+25, 1.0)) *
          scalar.load(dense_1_5);
      const auto mul_6 =
          add_2 * select(mul_5 > 0.0, select(scalar.load(dense_1_6), mul_5 / scalar.load(dense_1_7), 1.0), 1.0);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max>(6, [&](auto lane, modelc::Index i) {
        const auto part_gradient_einsum_dense_kernel_2 = lane.load(part_gradient_einsum_dense_kernel + i);
        const auto optimizer_m_einsum_dense_kernel_2 = lane.load(optimizer_m_einsum_dense_kernel + i);
        const auto add_3 =
            optimizer_m_einsum_dense_kernel_2 +
            (part_gradient_einsum_dense_kernel_2 - optimizer_m_einsum_dense_kernel_2) * 0.09999999999999998;
        const auto optimizer_v_einsum_dense_kernel_2 = lane.load(optimizer_v_einsum_dense_kernel + i);
        const auto add_4 = optimizer_v_einsum_dense_kernel_2 +
                           (part_gradient_einsum_dense_kernel_2 * part_gradient_einsum_dense_kernel_2 -
                            optimizer_v_einsum_dense_kernel_2) *
                               0.0010000000000000009;
        const auto div = add_3 / lane(einsum_dense_3) / (sqrt(add_4 / lane(einsum_dense_2_2)) + 1e-07);
        const auto abs_2 = abs(lane.load(einsum_dense_kernel + i));
        const auto abs_3 = abs(div);
        lane.store(einsum_dense_row + i, div);
        lane.store(new_optimizer_m_einsum_dense_kernel + i, add_3);
        lane.store(new_optimizer_v_einsum_dense_kernel + i, add_4);
        return modelc::folded(abs_2, abs_3);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto mul_lanes = mul;
      const auto mul_3_lanes = mul_3;
      const auto mul_4_lanes = mul_4;
      const auto mul_6_lanes = mul_6;
      scalar.store(dense_3, mul_lanes);
      scalar.store(dense_8, mul_3_lanes);
      scalar.store(dense_1_3, mul_4_lanes);
      scalar.store(dense_1_8, mul_6_lanes);
      const auto gt = row_max > 1e+18;
      const auto lt = row_max < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      const auto gt_2 = row_max_2 > 1e+18;
      const auto lt_2 = row_max_2 < 1e-18;
      const auto where_3 = select(lt_2, 1.9342813113834067e+25, select(gt_2, 5.169878828456423e-26, 1.0));
      const auto where_4 = select(lt_2, 5.169878828456423e-26, select(gt_2, 1.9342813113834067e+25, 1.0));
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(6, [&](auto lane, modelc::Index i) {
        const auto mul_7 = lane.load(einsum_dense_kernel + i) * lane(where);
        const auto mul_8 = lane.load(einsum_dense_row + i) * lane(where_3);
        const auto mul_9 = mul_7 * mul_7;
        const auto mul_10 = mul_8 * mul_8;
        return modelc::folded(mul_9, mul_10);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_11 = where_2 * sqrt(row_sum);
      const auto mul_12 = where_4 * sqrt(row_sum_2);
      const auto mul_13 = add_2 * select(mul_11 > 0.0, select(mul_12 > 0.0, mul_11 / max(mul_12, 1e-30), 1.0), 1.0);
      modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) {
        lane.store(new_einsum_dense_kernel + i,
                   lane.load(einsum_dense_kernel + i) - lane.load(einsum_dense_row + i) * lane(mul_13));
      });
    }
    // new_dense_kernel: f64[2, 2]
    double* const new_dense_kernel = weights_->block.at<double>(64);
    compute_new_dense_kernel(dense_kernel, dense, dense_3, new_dense_kernel);
    // new_dense_bias: f64[2]
    double* const new_dense_bias = weights_->block.at<double>(128);
    compute_new_dense_bias(dense_bias, dense_4, dense_8, new_dense_bias);
    // new_dense_1_kernel: f64[3, 3]
    double* const new_dense_1_kernel = weights_->block.at<double>(192);
    compute_new_dense_1_kernel(dense_1_kernel, dense_1, dense_1_3, new_dense_1_kernel);
    // new_dense_1_bias: f64[3]
    double* const new_dense_1_bias = weights_->block.at<double>(320);
    compute_new_dense_1_bias(dense_1_bias, dense_1_4, dense_1_8, new_dense_1_bias);

    modelc::copy_elements(arena_.at<std::int64_t>(1088), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_evaluate_step(const double* z, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = UpSampling1D(2)(z)
    // h2: f64[b, 5, 2, 2]
    double* const h2 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_h2(z, h2);

    // m.model:5: h3 = Multiply()([h2, Lambda(v -> 0.5 * fft((v, tanh(v)))[0])(h2)])
    // lambda: f64[b, 10, 2]
    double* const lambda = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lambda(h2, lambda);
    // lambda_2: f64[b, 10, 2], unused: f64[b, 10, 2]
    double* const lambda_2 = arena_.at<double>(evaluate_step_slots_[4]);
    double* const unused = arena_.at<double>(evaluate_step_slots_[1]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::fft(modelc::tensor(lambda_2, b, 10, 2), modelc::tensor(unused, b, 10, 2),
                         modelc::tensor(workspace, 8), modelc::tensor(h2, b, 10, 2), modelc::tensor(lambda, b, 10, 2));
    // h3: f64[b, 10, 2]
    double* const h3 = arena_.at<double>(evaluate_step_slots_[4]);
    compute_h3(h2, lambda_2, h3);

    // m.model:6: h4 = EinsumDense("...x,xy->...y", 3)(h3)
    // einsum_dense: f64[10 * b, 3], lambda_1: f64[10 * b, 3], lambda_1_2: f64[10 * b, 3]
    const double* const einsum_dense_kernel = weights_->block.at<double>(0);
    double* const einsum_dense = arena_.at<double>(evaluate_step_slots_[0]);
    double* const lambda_1 = arena_.at<double>(evaluate_step_slots_[1]);
    double* const lambda_1_2 = arena_.at<double>(evaluate_step_slots_[2]);
    compute_einsum_dense(h3, einsum_dense_kernel, einsum_dense, lambda_1, lambda_1_2);

    // m.model:7: h5 = Lambda(v -> gradients(gradients(sin(v) * v, v), v))(h4)
    // h5: f64[b, 10, 3]
    double* const h5 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_h5(lambda_1_2, einsum_dense, lambda_1, h5);

    // m.model:9: h6 = scan((c, v) -> { n = tanh(l6(c + v))  return n, n * 0.5 + c }, zeros_like(h2[:, 0]), h2,...
    // scan: f64[b, 2]
    double* const scan = arena_.at<double>(evaluate_step_slots_[4]);
    compute_scan(scan);
    // scan_2: f64[10, b, 2]
    double* const scan_2 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_scan_2(h2, scan_2);
    // project: f64[10, b, 2], carry: f64[b, 2]
    double* const project = arena_.at<double>(evaluate_step_slots_[2]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[3]);
    std::copy_n(scan, 2 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 10; ++turn_2) {
      const modelc::Index step_2 = 10 - 1 - turn_2;
      const double* const carry_0 = carry;
      const double* const x_0 = scan_2 + step_2 * (2 * b);
      double* const new_carry_0 = carry;
      double* const y_0 = project + step_2 * (2 * b);
      // m.model:9: h6 = scan((c, v) -> { n = tanh(l6(c + v))  return n, n * 0.5 + c }, zeros_like(h2[:, 0]), h2,...
      // new_carry_0: f64[b, 2], y_0: f64[b, 2]
      modelc::for_lanes<double>(2 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto n_2 = tanh((carry_0_2 + lane.load(x_0 + i) - 0.1) / 1.4142135623730951);
        const auto add = carry_0_2 + n_2 * 0.5;
        lane.store(new_carry_0 + i, n_2);
        lane.store(y_0 + i, add);
      });
    }

    // m.model:10: output y = Dense(2)(h6)
    // dense: f64[b, 10, 2]
    const double* const dense_kernel = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(evaluate_step_slots_[3]);
    compute_dense(project, dense_kernel, dense);

    // m.model:11: output other = Dense(3)(h5)
    // dense_1: f64[b, 10, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(192);
    double* const dense_1 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_dense_1(h5, dense_1_kernel, dense_1);

    // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_y_metric_total: f64, y_metric: f64, y_metric_2: f64, new_metric_other_metric_total...
    const double* const dense_bias = weights_->block.at<double>(128);
    const double* const dense_1_bias = weights_->block.at<double>(320);
    const double* const metric_y_metric_total = training_->block.at<double>(832);
    const double* const metric_y_metric_count = training_->block.at<double>(896);
    const double* const metric_other_metric_total = training_->block.at<double>(960);
    const double* const metric_other_metric_count = training_->block.at<double>(1024);
    double* const loss = arena_.at<double>(0);
    double* const new_metric_y_metric_total = training_->block.at<double>(832);
    double* const y_metric = arena_.at<double>(64);
    double* const y_metric_2 = arena_.at<double>(128);
    double* const new_metric_other_metric_total = training_->block.at<double>(960);
    double* const other_metric = arena_.at<double>(192);
    double* const other_metric_2 = arena_.at<double>(256);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      modelc::Total<modelc::Sum, double> total_sum_4;
      for (modelc::Index i = 0; i < 10 * b; ++i) {
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index j) {
          const auto other = lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j);
          const auto other_true_2 = lane.load(other_true + i * 3 + j);
          const auto add = max(other, 0.0) - other_true_2 * other + log1p(exp(-abs(other)));
          const auto abs_2 = abs(other_true_2 - other);
          return modelc::folded(add, abs_2);
        });
        total_sum_2.add(scalar(std::get<0>(row_2)));
        total_sum_4.add(scalar(std::get<1>(row_2)));
        const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
          const auto y_true_2 = lane.load(y_true + i * 2 + j);
          const auto abs_3 = abs(y - y_true_2);
          const auto abs_4 = abs(y_true_2 - y);
          return modelc::folded(abs_3, abs_4);
        });
        total_sum.add(scalar(std::get<0>(row_3)));
        total_sum_3.add(scalar(std::get<1>(row_3)));
      }
      const auto add_2 = scalar.load(metric_y_metric_total) + scalar(total_sum_3.value());
      const auto add_3 = scalar.load(metric_y_metric_count) + static_cast<double>(20 * b);
      const auto eq = 0.0 == add_3;
      const auto add_4 = scalar.load(metric_other_metric_total) + scalar(total_sum_4.value());
      const auto add_5 = scalar.load(metric_other_metric_count) + static_cast<double>(30 * b);
      const auto eq_2 = 0.0 == add_5;
      const auto add_6 = 0.5 * scalar(total_sum.value()) / static_cast<double>(10 * b) +
                         scalar(total_sum_2.value()) / 3.0 / static_cast<double>(10 * b);
      const auto where = select(eq, 0.0, add_2 / select(eq, 1.0, add_3));
      const auto where_2 = select(eq_2, 0.0, add_4 / select(eq_2, 1.0, add_5));
      scalar.store(loss, add_6);
      scalar.store(new_metric_y_metric_total, add_2);
      scalar.store(y_metric, add_3);
      scalar.store(y_metric_2, where);
      scalar.store(new_metric_other_metric_total, add_4);
      scalar.store(other_metric, add_5);
      scalar.store(other_metric_2, where_2);
    }

    modelc::copy_elements(arena_.at<double>(64), 1, training_->block.at<double>(896));
    modelc::copy_elements(arena_.at<double>(192), 1, training_->block.at<double>(1024));
  }

  void compute_gradients(const double* z, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = UpSampling1D(2)(z)
    // h2: f64[b, 5, 2, 2]
    double* const h2 = arena_.at<double>(gradients_slots_[4]);
    compute_h2(z, h2);

    // m.model:5: h3 = Multiply()([h2, Lambda(v -> 0.5 * fft((v, tanh(v)))[0])(h2)])
    // lambda: f64[b, 10, 2]
    double* const lambda = arena_.at<double>(gradients_slots_[0]);
    compute_lambda(h2, lambda);
    // lambda_2: f64[b, 10, 2], unused: f64[b, 10, 2]
    double* const lambda_2 = arena_.at<double>(gradients_slots_[5]);
    double* const unused = arena_.at<double>(gradients_slots_[1]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::fft(modelc::tensor(lambda_2, b, 10, 2), modelc::tensor(unused, b, 10, 2),
                         modelc::tensor(workspace, 8), modelc::tensor(h2, b, 10, 2), modelc::tensor(lambda, b, 10, 2));
    // h3: f64[b, 10, 2]
    double* const h3 = arena_.at<double>(gradients_slots_[5]);
    compute_h3(h2, lambda_2, h3);

    // m.model:6: h4 = EinsumDense("...x,xy->...y", 3)(h3)
    // einsum_dense: f64[10 * b, 3], lambda_1: f64[10 * b, 3], lambda_1_2: f64[10 * b, 3]
    const double* const einsum_dense_kernel = weights_->block.at<double>(0);
    double* const einsum_dense = arena_.at<double>(gradients_slots_[0]);
    double* const lambda_1 = arena_.at<double>(gradients_slots_[1]);
    double* const lambda_1_2 = arena_.at<double>(gradients_slots_[2]);
    compute_einsum_dense(h3, einsum_dense_kernel, einsum_dense, lambda_1, lambda_1_2);

    // m.model:7: h5 = Lambda(v -> gradients(gradients(sin(v) * v, v), v))(h4)
    // h5: f64[b, 10, 3]
    double* const h5 = arena_.at<double>(gradients_slots_[3]);
    compute_h5(lambda_1_2, einsum_dense, lambda_1, h5);

    // m.model:9: h6 = scan((c, v) -> { n = tanh(l6(c + v))  return n, n * 0.5 + c }, zeros_like(h2[:, 0]), h2,...
    // scan: f64[b, 2]
    double* const scan = arena_.at<double>(gradients_slots_[8]);
    compute_scan(scan);
    // scan_2: f64[10, b, 2]
    double* const scan_2 = arena_.at<double>(gradients_slots_[6]);
    compute_scan_2(h2, scan_2);
    // project: f64[10, b, 2], carry: f64[b, 2]
    double* const project = arena_.at<double>(gradients_slots_[7]);
    double* const carry = arena_.at<double>(gradients_slots_[4]);
    std::copy_n(scan, 2 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 10; ++turn_2) {
      const modelc::Index step_2 = 10 - 1 - turn_2;
      const double* const carry_0 = carry;
      const double* const x_0 = scan_2 + step_2 * (2 * b);
      double* const new_carry_0 = carry;
      double* const y_0 = project + step_2 * (2 * b);
      // m.model:9: h6 = scan((c, v) -> { n = tanh(l6(c + v))  return n, n * 0.5 + c }, zeros_like(h2[:, 0]), h2,...
      // new_carry_0: f64[b, 2], y_0: f64[b, 2]
      modelc::for_lanes<double>(2 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto n_2 = tanh((carry_0_2 + lane.load(x_0 + i) - 0.1) / 1.4142135623730951);
        const auto add = carry_0_2 + n_2 * 0.5;
        lane.store(new_carry_0 + i, n_2);
        lane.store(y_0 + i, add);
      });
    }

    // m.model:10: output y = Dense(2)(h6)
    // dense: f64[b, 10, 2]
    const double* const dense_kernel = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(gradients_slots_[6]);
    compute_dense(project, dense_kernel, dense);

    // m.model:11: output other = Dense(3)(h5)
    // dense_1: f64[b, 10, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(192);
    double* const dense_1 = arena_.at<double>(gradients_slots_[4]);
    compute_dense_1(h5, dense_1_kernel, dense_1);

    // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
    // the loss, and what its gradient needs
    // y_loss: f64, other_loss: f64, loss: f64, new_part_metric_y_metric_total: f64, new_part_metric_other_metr...
    const double* const dense_bias = weights_->block.at<double>(128);
    const double* const dense_1_bias = weights_->block.at<double>(320);
    double* const y_loss = arena_.at<double>(0);
    double* const other_loss = arena_.at<double>(64);
    double* const loss = arena_.at<double>(128);
    double* const new_part_metric_y_metric_total = arena_.at<double>(1664);
    double* const new_part_metric_other_metric_total = arena_.at<double>(1792);
    double* const grad_other = arena_.at<double>(gradients_slots_[4]);
    double* const grad_y = arena_.at<double>(gradients_slots_[6]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      modelc::Total<modelc::Sum, double> total_sum_4;
      for (modelc::Index i = 0; i < 10 * b; ++i) {
        const auto div = scalar(1.0) / scalar(static_cast<double>(10 * b));
        const auto div_2 = div / 3.0;
        const auto mul = 0.5 * div;
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index j) {
          const auto other = lane.load(dense_1_bias + j) + lane.load(dense_1 + i * 3 + j);
          const auto other_true_2 = lane.load(other_true + i * 3 + j);
          const auto grad_other_2 = lane(div_2) * (sigmoid(other) - other_true_2);
          const auto add = max(other, 0.0) - other_true_2 * other + log1p(exp(-abs(other)));
          const auto abs_2 = abs(other_true_2 - other);
          lane.store(grad_other + i * 3 + j, grad_other_2);
          return modelc::folded(add, abs_2);
        });
        total_sum_2.add(scalar(std::get<0>(row_2)));
        total_sum_4.add(scalar(std::get<1>(row_2)));
        const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j);
          const auto y_true_2 = lane.load(y_true + i * 2 + j);
          const auto sub = y - y_true_2;
          const auto grad_y_2 = lane(mul) * sign(sub);
          const auto abs_3 = abs(sub);
          const auto abs_4 = abs(y_true_2 - y);
          lane.store(grad_y + i * 2 + j, grad_y_2);
          return modelc::folded(abs_3, abs_4);
        });
        total_sum.add(scalar(std::get<0>(row_3)));
        total_sum_3.add(scalar(std::get<1>(row_3)));
      }
      const auto div_3 = 0.5 * scalar(total_sum.value()) / static_cast<double>(10 * b);
      const auto div_4 = scalar(total_sum_2.value()) / 3.0 / static_cast<double>(10 * b);
      const auto add_2 = div_3 + div_4;
      const auto scalar_total_sum_3_value_lanes = scalar(total_sum_3.value());
      const auto scalar_total_sum_4_value_lanes = scalar(total_sum_4.value());
      scalar.store(y_loss, div_3);
      scalar.store(other_loss, div_4);
      scalar.store(loss, add_2);
      scalar.store(new_part_metric_y_metric_total, scalar_total_sum_3_value_lanes);
      scalar.store(new_part_metric_other_metric_total, scalar_total_sum_4_value_lanes);
    }

    // m.model:11: output other = Dense(3)(h5)
    // new_part_gradient_dense_1_bias: f64[3]
    double* const new_part_gradient_dense_1_bias = arena_.at<double>(1536);
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_1_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 10 * b; ++j) {
        grad_dense_1_bias = modelc::Sum::apply(grad_dense_1_bias, lane.load(grad_other + i + j * 3));
      }
      lane.store(new_part_gradient_dense_1_bias + i, grad_dense_1_bias);
    });
    ready_(320);
    // new_part_gradient_dense_1_kernel: f64[3, 3]
    double* const new_part_gradient_dense_1_kernel = arena_.at<double>(1408);
    modelc::matmul(threads_, 3, 10 * b, 3, h5, 1, 3, grad_other, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_1_kernel + row * 3 + column, sum);
                   });
    ready_(192);

    // m.model:10: output y = Dense(2)(h6)
    // new_part_gradient_dense_bias: f64[2]
    double* const new_part_gradient_dense_bias = arena_.at<double>(1344);
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 10 * b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(128);
    // dense_2: f64[b, 10, 2]
    double* const dense_2 = arena_.at<double>(gradients_slots_[3]);
    compute_dense_2(project, dense_2);
    // new_part_gradient_dense_kernel: f64[2, 2]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(1280);
    modelc::matmul(threads_, 2, 10 * b, 2, dense_2, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 2 + column, sum);
                   });
    ready_(64);

    // m.model:11: output other = Dense(3)(h5)
    // grad_h4: f64[b, 10, 3]
    double* const grad_h4 = arena_.at<double>(gradients_slots_[0]);
    compute_grad_h4(grad_other, dense_1_kernel, lambda_1, lambda_1_2, einsum_dense, grad_h4);

    // m.model:6: h4 = EinsumDense("...x,xy->...y", 3)(h3)
    // new_part_gradient_einsum_dense_kernel: f64[2, 3]
    double* const new_part_gradient_einsum_dense_kernel = arena_.at<double>(1216);
    modelc::matmul(threads_, 2, 10 * b, 3, h3, 1, 2, grad_h4, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_einsum_dense_kernel + row * 3 + column, sum);
                   });
    ready_(0);

    // m.model:12: compile(optimizer = Lamb(learning_rate = PolynomialDecay(0.1, 10)), loss = {y: mae, other: B...
    // new_part_metric_y_metric_count: f64
    double* const new_part_metric_y_metric_count = arena_.at<double>(1728);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_y_metric_count, lane(static_cast<double>(20 * b)));
    }
    // new_part_metric_other_metric_count: f64
    double* const new_part_metric_other_metric_count = arena_.at<double>(1856);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_other_metric_count, lane(static_cast<double>(30 * b)));
    }

    modelc::copy_elements(arena_.at<double>(128), 1, arena_.at<double>(1600));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[6];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[10];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[6];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[10];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4242

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
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4243 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
    modelc::Index s00 = 1;
    modelc::Index s10 = 1;
    modelc::Index s11 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    auto sequential_twice_p_re_lu_alpha() noexcept { return modelc::tensor(block.at<float>(0), 1, 1, 2); }
    auto spectral_normalization_dense_kernel() noexcept { return modelc::block_view<float, 2, 3>(block, 64); }
    auto spectral_normalization_dense_bias() noexcept { return modelc::block_view<float, 3>(block, 128); }
    auto spectral_normalization_vector_u() noexcept { return modelc::block_view<float, 1, 3>(block, 320); }
    auto time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel() noexcept {
      return modelc::block_view<float, 3, 1>(block, 192);
    }
    auto time_distributed_sequential_1_spectral_normalization_1_dense_1_bias() noexcept {
      return modelc::block_view<float, 1>(block, 256);
    }
    auto time_distributed_sequential_1_spectral_normalization_1_vector_u() noexcept {
      return modelc::block_view<float, 1, 1>(block, 384);
    }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<float>(64), 1, 0.001f);
      std::fill_n(block.at<float>(256), 1, 1.0f);
      std::fill_n(block.at<float>(448), 1, 1.0f);
      std::fill_n(block.at<float>(640), 1, 1.0f);
      std::fill_n(block.at<float>(832), 1, 1.0f);
      std::fill_n(block.at<float>(1024), 1, 1.0f);
    }
  };

  struct Inputs {
    modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> x;
    modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> z;
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 1, 1, 2> grad_sequential_twice_p_re_lu_alpha;
    modelc::View<const float, 2, 3> grad_spectral_normalization_dense_kernel;
    modelc::View<const float, 3> grad_spectral_normalization_dense_bias;
    modelc::View<const float, 3, 1> grad_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel;
    modelc::View<const float, 1> grad_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias;
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
      modelc::initial::fill(block.at<float>(64), 6, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.186f18p+1) +
            -0x1.186f18p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/vector_u");
      modelc::initial::fill(block.at<float>(320), 3, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<float>(key, 0, i)),
                                        0x1.47ae14p-6) +
                0x0p+0);
      });
    }
    {
      const std::uint64_t key =
          modelc::weight_seed(seed, "time_distributed/sequential_1/spectral_normalization_1/dense_1/kernel");
      modelc::initial::fill(block.at<float>(192), 3, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.3988e2p+1) +
            -0x1.3988e2p+0);
      });
    }
    {
      const std::uint64_t key =
          modelc::weight_seed(seed, "time_distributed/sequential_1/spectral_normalization_1/vector_u");
      modelc::initial::fill(block.at<float>(384), 1, [&](modelc::Index) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<float>(key, 0, 0)),
                                        0x1.47ae14p-6) +
                0x0p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, s00, 1], z: f32[b, s10, s11, 2]` gives `y: f32[b, s10, s11, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> predict(
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> x,
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> z) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 1);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 2);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> predict(
      const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> predict(const XTensor& x,
                                                                                          const ZTensor& z) {
    modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 1});
    compute(modelc::checked<float, 4>("z", z, {symbols_.b, symbols_.s10, symbols_.s11, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, s00, 1]`
  /// - takes `z: f32[b, s10, s11, 2]`
  /// - takes `weight: f32[b]`
  /// - takes `y_true: f32[b, s10, s11, 2]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> x,
                   modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> z,
                   modelc::View<const float, modelc::Dynamic> weight,
                   modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 1);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 2);
    assert(weight.size() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == symbols_.s11);
    assert(y_true.dimension(3) == 2);
    compute_train_step(z.data(), weight.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class WeightTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const ZTensor& z, const WeightTensor& weight, const Y_trueTensor& y_true) {
    modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 1});
    compute_train_step(modelc::checked<float, 4>("z", z, {symbols_.b, symbols_.s10, symbols_.s11, 2}),
                       modelc::checked<float, 1>("weight", weight, {symbols_.b}),
                       modelc::checked<float, 4>("y_true", y_true, {symbols_.b, symbols_.s10, symbols_.s11, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]),
                       static_cast<const float*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, s00, 1]`
  /// - takes `z: f32[b, s10, s11, 2]`
  /// - takes `weight: f32[b]`
  /// - takes `y_true: f32[b, s10, s11, 2]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> z,
                      modelc::View<const float, modelc::Dynamic> weight,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 1);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 2);
    assert(weight.size() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == symbols_.s11);
    assert(y_true.dimension(3) == 2);
    compute_evaluate_step(z.data(), weight.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class WeightTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const WeightTensor& weight, const Y_trueTensor& y_true) {
    modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 1});
    compute_evaluate_step(modelc::checked<float, 4>("z", z, {symbols_.b, symbols_.s10, symbols_.s11, 2}),
                          modelc::checked<float, 1>("weight", weight, {symbols_.b}),
                          modelc::checked<float, 4>("y_true", y_true, {symbols_.b, symbols_.s10, symbols_.s11, 2}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]),
                          static_cast<const float*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, s00, 1]`
  /// - takes `z: f32[b, s10, s11, 2]`
  /// - takes `weight: f32[b]`
  /// - takes `y_true: f32[b, s10, s11, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> z,
                      modelc::View<const float, modelc::Dynamic> weight,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 1);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 2);
    assert(weight.size() == symbols_.b);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == symbols_.s11);
    assert(y_true.dimension(3) == 2);
    compute_gradients(z.data(), weight.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class WeightTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const WeightTensor& weight, const Y_trueTensor& y_true) {
    modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 1});
    compute_gradients(modelc::checked<float, 4>("z", z, {symbols_.b, symbols_.s10, symbols_.s11, 2}),
                      modelc::checked<float, 1>("weight", weight, {symbols_.b}),
                      modelc::checked<float, 4>("y_true", y_true, {symbols_.b, symbols_.s10, symbols_.s11, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]),
                      static_cast<const float*>(inputs[3]));
    outputs[0] = arena_.at<float>(64);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(448);
    outputs[3] = arena_.at<float>(512);
    outputs[4] = arena_.at<float>(576);
    outputs[5] = arena_.at<float>(640);
    outputs[6] = arena_.at<float>(704);
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
    values[0] = static_cast<double>(*arena_.at<float>(768));
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
  std::array<modelc::Index, 4> train_input_sizes() const noexcept {
    return {symbols_.b * symbols_.s00, 2 * symbols_.b * symbols_.s10 * symbols_.s11, symbols_.b,
            2 * symbols_.b * symbols_.s10 * symbols_.s11};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[1]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 2 * symbols_.b * symbols_.s10 * symbols_.s11,
                          static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 4> symbol_names{"b", "s00", "s10", "s11"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 3, {-1, -1, 1}, 0, false},
      {"z", "f32", 4, {-1, -1, -1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 4, {-1, -1, -1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> weight_infos{{
      {"sequential/twice/p_re_lu/alpha", "f32", 3, {1, 1, 2}, 0, true},
      {"spectral_normalization/dense/kernel", "f32", 2, {2, 3}, 64, true},
      {"spectral_normalization/dense/bias", "f32", 1, {3}, 128, true},
      {"spectral_normalization/vector_u", "f32", 2, {1, 3}, 320, false},
      {"time_distributed/sequential_1/spectral_normalization_1/dense_1/kernel", "f32", 2, {3, 1}, 192, true},
      {"time_distributed/sequential_1/spectral_normalization_1/dense_1/bias", "f32", 1, {1}, 256, true},
      {"time_distributed/sequential_1/spectral_normalization_1/vector_u", "f32", 2, {1, 1}, 384, false},
  }};
  static constexpr modelc::Index weight_bytes = 448;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f32", 3, {-1, -1, 1}, 0, false},
      {"z", "f32", 4, {-1, -1, -1, 2}, 0, false},
      {"weight", "f32", 1, {-1}, 0, false},
      {"y_true", "f32", 4, {-1, -1, -1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 7> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/sequential/twice/p_re_lu/alpha", "f32", 3, {1, 1, 2}, 0, false},
      {"grad/spectral_normalization/dense/kernel", "f32", 2, {2, 3}, 0, false},
      {"grad/spectral_normalization/dense/bias", "f32", 1, {3}, 0, false},
      {"grad/time_distributed/sequential_1/spectral_normalization_1/dense_1/kernel", "f32", 2, {3, 1}, 0, false},
      {"grad/time_distributed/sequential_1/spectral_normalization_1/dense_1/bias", "f32", 1, {1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 17> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/sequential/twice/p_re_lu/alpha", "f32", 3, {1, 1, 2}, 128, false},
      {"optimizer/v/sequential/twice/p_re_lu/alpha", "f32", 3, {1, 1, 2}, 192, false},
      {"optimizer/u_product/sequential/twice/p_re_lu/alpha", "f32", 0, {}, 256, false},
      {"optimizer/m/spectral_normalization/dense/kernel", "f32", 2, {2, 3}, 320, false},
      {"optimizer/v/spectral_normalization/dense/kernel", "f32", 2, {2, 3}, 384, false},
      {"optimizer/u_product/spectral_normalization/dense/kernel", "f32", 0, {}, 448, false},
      {"optimizer/m/spectral_normalization/dense/bias", "f32", 1, {3}, 512, false},
      {"optimizer/v/spectral_normalization/dense/bias", "f32", 1, {3}, 576, false},
      {"optimizer/u_product/spectral_normalization/dense/bias", "f32", 0, {}, 640, false},
      {"optimizer/m/time_distributed/sequential_1/spectral_normalization_1/dense_1/kernel",
       "f32",
       2,
       {3, 1},
       704,
       false},
      {"optimizer/v/time_distributed/sequential_1/spectral_normalization_1/dense_1/kernel",
       "f32",
       2,
       {3, 1},
       768,
       false},
      {"optimizer/u_product/time_distributed/sequential_1/spectral_normalization_1/dense_1/kernel",
       "f32",
       0,
       {},
       832,
       false},
      {"optimizer/m/time_distributed/sequential_1/spectral_normalization_1/dense_1/bias", "f32", 1, {1}, 896, false},
      {"optimizer/v/time_distributed/sequential_1/spectral_normalization_1/dense_1/bias", "f32", 1, {1}, 960, false},
      {"optimizer/u_product/time_distributed/sequential_1/spectral_normalization_1/dense_1/bias",
       "f32",
       0,
       {},
       1024,
       false},
  }};
  static constexpr std::array<modelc::TensorInfo, 10> part_infos{{
      {"gradient/sequential/twice/p_re_lu/alpha", "f32", 3, {1, 1, 2}, 0, false},
      {"gradient/spectral_normalization/dense/kernel", "f32", 2, {2, 3}, 64, false},
      {"gradient/spectral_normalization/dense/bias", "f32", 1, {3}, 128, false},
      {"gradient/time_distributed/sequential_1/spectral_normalization_1/dense_1/kernel", "f32", 2, {3, 1}, 192, false},
      {"gradient/time_distributed/sequential_1/spectral_normalization_1/dense_1/bias", "f32", 1, {1}, 256, false},
      {"loss", "f32", 0, {}, 320, false},
      {"state/spectral_normalization/dense/kernel", "f32", 2, {2, 3}, 384, false},
      {"state/time_distributed/sequential_1/spectral_normalization_1/dense_1/kernel", "f32", 2, {3, 1}, 448, false},
      {"state/spectral_normalization/vector_u", "f32", 2, {1, 3}, 512, false},
      {"state/time_distributed/sequential_1/spectral_normalization_1/vector_u", "f32", 2, {1, 1}, 576, false},
  }};
  static constexpr modelc::Index part_bytes = 640;
  static constexpr modelc::Index gradient_bytes = 320;  // the first of them
  static constexpr modelc::Index training_bytes = 1088;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    const modelc::Size s10_2 = modelc::positive("s10", symbols_.s10);
    const modelc::Size s11_2 = modelc::positive("s11", symbols_.s11);
    modelc::require_sizes({4 * b * s00_2, 8 * b * s10_2 * s11_2, 4 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({8 * b * s10_2 * s11_2});
    const modelc::Size train_step_end = 768;
    const modelc::Size update_step_end = 1088;
    const modelc::Size evaluate_step_end = 64;
    const modelc::Size gradients_end = 1088;
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, 2>>(
        arena_.at<float>(slots_[0]), symbols_.b, symbols_.s10, symbols_.s11, 2);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(64)),
            modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 1, 1, 2>>(arena_.at<float>(448), 1, 1, 2),
            modelc::make_view<modelc::View<const float, 2, 3>>(arena_.at<float>(512), 2, 3),
            modelc::make_view<modelc::View<const float, 3>>(arena_.at<float>(576), 3),
            modelc::make_view<modelc::View<const float, 3, 1>>(arena_.at<float>(640), 3, 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(704), 1)};
  }

  // m.model:13: h3 = SpectralNormalization(Dense(3, activation = mish))(h2)
  // computes spectral_normalization, spectral_normalization
  void compute_spectral_normalization(const float* spectral_normalization_vector_u,
                                      const float* spectral_normalization_dense_kernel,
                                      float* spectral_normalization) noexcept {
    modelc::matmul(threads_, 1, 3, 2, spectral_normalization_vector_u, 3, 1, spectral_normalization_dense_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(spectral_normalization + column, sum);
                   });
  }

  // m.model:13: h3 = SpectralNormalization(Dense(3, activation = mish))(h2)
  // computes spectral_normalization_2, spectral_normalization_2
  void compute_spectral_normalization_2(const float* spectral_normalization, float* spectral_normalization_2) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto where_2 =
          select(max(abs(scalar.load(spectral_normalization + 1)), abs(scalar.load(spectral_normalization))) > 1e+18f,
                 5.169879e-26f, 1.0f);
      const auto mul_5 = where_2 * (where_2 * 1e-24f);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index i) {
        const auto mul_6 = lane.load(spectral_normalization + i) * lane(where_2);
        return mul_6 * mul_6;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul_5));
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_2 + i, lane.load(spectral_normalization + i) * lane(where_2) * lane(rsqrt_2));
      });
    }
  }

  // m.model:13: h3 = SpectralNormalization(Dense(3, activation = mish))(h2)
  // computes spectral_normalization_3, spectral_normalization_3
  void compute_spectral_normalization_3(const float* spectral_normalization_2,
                                        const float* spectral_normalization_dense_kernel,
                                        float* spectral_normalization_3) noexcept {
    modelc::small_matmul<2, 3>(1, spectral_normalization_2, 2, spectral_normalization_dense_kernel, 3,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(spectral_normalization_3 + column, sum);
                               });
  }

  // m.model:13: h3 = SpectralNormalization(Dense(3, activation = mish))(h2)
  // computes spectral_normalization_4, spectral_normalization_4
  void compute_spectral_normalization_4(const float* spectral_normalization_3,
                                        float* spectral_normalization_4) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto where_2 = select(
          max(abs(scalar.load(spectral_normalization_3 + 2)),
              max(abs(scalar.load(spectral_normalization_3 + 1)), abs(scalar.load(spectral_normalization_3)))) > 1e+18f,
          5.169879e-26f, 1.0f);
      const auto mul_5 = where_2 * (1e-24f * where_2);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index i) {
        const auto mul_6 = lane.load(spectral_normalization_3 + i) * lane(where_2);
        return mul_6 * mul_6;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul_5));
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_4 + i,
                   lane.load(spectral_normalization_3 + i) * lane(where_2) * lane(rsqrt_2));
      });
    }
  }

  // m.model:13: h3 = SpectralNormalization(Dense(3, activation = mish))(h2)
  // computes spectral_normalization_5, spectral_normalization_5
  void compute_spectral_normalization_5(const float* spectral_normalization_3, const float* spectral_normalization_4,
                                        bool* spectral_normalization_5, float* spectral_normalization_6) noexcept {
    modelc::matmul(threads_, 1, 3, 1, spectral_normalization_3, 3, 1, spectral_normalization_4, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto eq = 0.0f == sum;
                     const auto where_2 = select(eq, 1.0f, sum);
                     lane.store(spectral_normalization_5, 0, eq);
                     lane.store(spectral_normalization_6, 0, where_2);
                   });
  }

  // m.model:13: h3 = SpectralNormalization(Dense(3, activation = mish))(h2)
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

  // m.model:2: return inner(inner(x))
  // computes activity_regularization, activity_regularization, activity_regularization
  void compute_activity_regularization(const float* z, float* activity_regularization) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;
    {
      const modelc::Scalar scalar{};
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(2 * b * s10_2 * s11_2, [&](auto lane, modelc::Index i) {
            const auto z_2 = lane.load(z + i);
            const auto abs_2 = abs(z_2);
            const auto mul_5 = z_2 * z_2;
            return modelc::folded(abs_2, mul_5);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto div = (row_sum * 0.01f + row_sum_2 * 0.02f) / static_cast<float>(b);
      scalar.store(activity_regularization, div);
    }
  }

  // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
  // computes p_re_lu, p_re_lu
  void compute_p_re_lu(const std::int64_t* optimizer_iteration, float* p_re_lu) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(p_re_lu,
                 (1.0f - 0.5f * pow(0.96f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration)))) * 0.9f);
    }
  }

  // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
  // computes p_re_lu_2, p_re_lu_2
  void compute_p_re_lu_2(const std::int64_t* optimizer_iteration, float* p_re_lu_2) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(
          p_re_lu_2,
          0.9f * (1.0f - 0.5f * pow(0.96f, 1.0f + (1.0f + modelc::cast<float>(lane.load(optimizer_iteration))))));
    }
  }

  // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
  // computes new_optimizer_u_product_sequential_twice_p_re_lu_alpha,
  // new_optimizer_u_product_spectral_normalization_dense_kernel,
  // new_optimizer_u_product_spectral_normalization_dense_bias and 5 more
  void compute_new_optimizer_u_product_sequential_twice_p_re_lu_alpha(
      const float* optimizer_u_product_sequential_twice_p_re_lu_alpha, const float* p_re_lu,
      float* new_optimizer_u_product_sequential_twice_p_re_lu_alpha) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_u_product_sequential_twice_p_re_lu_alpha,
                 lane.load(optimizer_u_product_sequential_twice_p_re_lu_alpha) * lane.load(p_re_lu));
    }
  }

  // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
  // computes p_re_lu_3, dense, dense_3 and 5 more
  void compute_p_re_lu_3(const float* p_re_lu_2, const float* new_optimizer_u_product_sequential_twice_p_re_lu_alpha,
                         float* p_re_lu_3) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(p_re_lu_3,
                 1.0f - lane.load(p_re_lu_2) * lane.load(new_optimizer_u_product_sequential_twice_p_re_lu_alpha));
    }
  }

  // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
  // computes p_re_lu_4, dense_2, dense_4 and 1 more
  void compute_p_re_lu_4(const float* p_re_lu, const float* new_optimizer_u_product_sequential_twice_p_re_lu_alpha,
                         float* p_re_lu_4) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(p_re_lu_4, 0.0f * (1.0f - lane.load(p_re_lu)) /
                                (1.0f - lane.load(new_optimizer_u_product_sequential_twice_p_re_lu_alpha)));
    }
  }

  // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
  // computes p_re_lu_5, p_re_lu_4
  void compute_p_re_lu_5(const std::int64_t* optimizer_iteration, float* p_re_lu_5) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(p_re_lu_5, 1.0f - pow(0.999f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration))));
    }
  }

  // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
  // computes new_optimizer_m_spectral_normalization_dense_bias,
  // new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel
  void compute_new_optimizer_m_spectral_normalization_dense_bias(
      const float* optimizer_m_spectral_normalization_dense_bias,
      const float* optimizer_v_spectral_normalization_dense_bias, const float* spectral_normalization_dense_bias,
      const float* optimizer_learning_rate, const float* p_re_lu_2, const float* dense_3, const float* dense_4,
      const float* p_re_lu_5, float* new_optimizer_m_spectral_normalization_dense_bias,
      float* new_optimizer_v_spectral_normalization_dense_bias, float* new_spectral_normalization_dense_bias) noexcept {
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      const auto optimizer_m_spectral_normalization_dense_bias_2 =
          lane.load(optimizer_m_spectral_normalization_dense_bias + i);
      const auto add =
          optimizer_m_spectral_normalization_dense_bias_2 + 0.1f * -optimizer_m_spectral_normalization_dense_bias_2;
      const auto optimizer_v_spectral_normalization_dense_bias_2 =
          lane.load(optimizer_v_spectral_normalization_dense_bias + i);
      const auto add_2 = optimizer_v_spectral_normalization_dense_bias_2 +
                         0.001f * (lane(0.0f) * lane(0.0f) - optimizer_v_spectral_normalization_dense_bias_2);
      const auto sub = lane.load(spectral_normalization_dense_bias + i) -
                       lane(optimizer_learning_rate[0]) *
                           (lane(p_re_lu_2[0]) * add / lane(dense_3[0]) + lane(dense_4[0])) /
                           (1e-07f + sqrt(add_2 / lane(p_re_lu_5[0])));
      lane.store(new_optimizer_m_spectral_normalization_dense_bias + i, add);
      lane.store(new_optimizer_v_spectral_normalization_dense_bias + i, add_2);
      lane.store(new_spectral_normalization_dense_bias + i, sub);
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

  // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
  // computes new_optimizer_m_spectral_normalization_dense_bias,
  // new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel
  void compute_new_optimizer_m_spectral_normalization_dense_bias_2(
      const float* part_gradient_spectral_normalization_dense_bias,
      const float* optimizer_m_spectral_normalization_dense_bias,
      const float* optimizer_v_spectral_normalization_dense_bias, const float* spectral_normalization_dense_bias,
      const float* optimizer_learning_rate, const float* p_re_lu_2, const float* dense_2, const float* p_re_lu,
      const float* new_optimizer_u_product_spectral_normalization_dense_bias, const float* p_re_lu_4,
      float* new_optimizer_m_spectral_normalization_dense_bias,
      float* new_optimizer_v_spectral_normalization_dense_bias, float* new_spectral_normalization_dense_bias) noexcept {
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      const auto part_gradient_spectral_normalization_dense_bias_2 =
          lane.load(part_gradient_spectral_normalization_dense_bias + i);
      const auto optimizer_m_spectral_normalization_dense_bias_2 =
          lane.load(optimizer_m_spectral_normalization_dense_bias + i);
      const auto add =
          optimizer_m_spectral_normalization_dense_bias_2 +
          0.1f * (part_gradient_spectral_normalization_dense_bias_2 - optimizer_m_spectral_normalization_dense_bias_2);
      const auto optimizer_v_spectral_normalization_dense_bias_2 =
          lane.load(optimizer_v_spectral_normalization_dense_bias + i);
      const auto add_2 = optimizer_v_spectral_normalization_dense_bias_2 +
                         0.001f * (part_gradient_spectral_normalization_dense_bias_2 *
                                       part_gradient_spectral_normalization_dense_bias_2 -
                                   optimizer_v_spectral_normalization_dense_bias_2);
      const auto sub = lane.load(spectral_normalization_dense_bias + i) -
                       lane(optimizer_learning_rate[0]) *
                           (lane(p_re_lu_2[0]) * add / lane(dense_2[0]) +
                            part_gradient_spectral_normalization_dense_bias_2 * (1.0f - lane(p_re_lu[0])) /
                                (1.0f - lane(new_optimizer_u_product_spectral_normalization_dense_bias[0]))) /
                           (1e-07f + sqrt(add_2 / lane(p_re_lu_4[0])));
      lane.store(new_optimizer_m_spectral_normalization_dense_bias + i, add);
      lane.store(new_optimizer_v_spectral_normalization_dense_bias + i, add_2);
      lane.store(new_spectral_normalization_dense_bias + i, sub);
    });
  }

  // m.model:13: h3 = SpectralNormalization(Dense(3, activation = mish))(h2)
  // computes new_part_gradient_spectral_normalization_dense_bias,
  // new_part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel
  void compute_new_part_gradient_spectral_normalization_dense_bias(
      float* new_part_gradient_spectral_normalization_dense_bias) noexcept {
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_part_gradient_spectral_normalization_dense_bias + i, lane(0.0f));
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* z) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:11: input z: f32[b, s10, s11, 2]
    // z_2: f32[b, s10, s11, 2]
    float* const z_2 = arena_.at<float>(slots_[0]);
    modelc::for_lanes<float>(2 * b * s10_2 * s11_2,
                             [&](auto lane, modelc::Index i) { lane.store(z_2 + i, lane.load(z + i)); });
  }

  void compute_train_step(const float* z, const float* weight, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:13: h3 = SpectralNormalization(Dense(3, activation = mish))(h2)
    // spectral_normalization: f32[1, 2]
    const float* const spectral_normalization_dense_kernel = weights_->block.at<float>(64);
    const float* const spectral_normalization_vector_u = weights_->block.at<float>(320);
    float* const spectral_normalization = arena_.at<float>(0);
    compute_spectral_normalization(spectral_normalization_vector_u, spectral_normalization_dense_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f32[1, 2]
    float* const spectral_normalization_2 = arena_.at<float>(64);
    compute_spectral_normalization_2(spectral_normalization, spectral_normalization_2);
    // spectral_normalization_3: f32[1, 3]
    float* const spectral_normalization_3 = arena_.at<float>(0);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_dense_kernel,
                                     spectral_normalization_3);
    // spectral_normalization_4: f32[1, 3]
    float* const spectral_normalization_4 = arena_.at<float>(64);
    compute_spectral_normalization_4(spectral_normalization_3, spectral_normalization_4);
    // spectral_normalization_5: bool[1, 1], spectral_normalization_6: f32
    bool* const spectral_normalization_5 = arena_.at<bool>(128);
    float* const spectral_normalization_6 = arena_.at<float>(192);
    compute_spectral_normalization_5(spectral_normalization_3, spectral_normalization_4, spectral_normalization_5,
                                     spectral_normalization_6);
    // new_spectral_normalization_vector_u: f32[1, 3]
    float* const new_spectral_normalization_vector_u = weights_->block.at<float>(320);
    compute_new_spectral_normalization_vector_u(spectral_normalization_5, spectral_normalization_vector_u,
                                                spectral_normalization_4, new_spectral_normalization_vector_u);

    // m.model:2: return inner(inner(x))
    // activity_regularization: f32
    float* const activity_regularization = arena_.at<float>(0);
    compute_activity_regularization(z, activity_regularization);

    // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s10_2 * s11_2; ++j) {
          const auto weight_2 = scalar.load(weight + i);
          const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index k) {
            const auto y_true_2 = lane.load(y_true + i * (2 * s10_2 * s11_2) + j * 2 + k);
            const auto maximum = max(0.0f, 1.0f - lane.load(z + i * (2 * s10_2 * s11_2) + j * 2 + k) *
                                                      select(y_true_2 == 0.0f, -1.0f, y_true_2));
            return maximum * maximum;
          }));
          const auto mul_5 = 0.5f * row_sum * weight_2;
          total_sum.add(mul_5);
        }
      }
      const auto activity_regularization_2 = scalar.load(activity_regularization);
      scalar.store(
          loss,
          activity_regularization_2 +
              (activity_regularization_2 +
               (activity_regularization_2 +
                (activity_regularization_2 + scalar(total_sum.value()) / static_cast<float>(b * s10_2 * s11_2)))));
    }

    // m.model:15: h5 = TimeDistributed(Sequential([SpectralNormalization(Dense(1, activation = hard_sigmoid), ...
    // time_distributed: f32[3, 1], time_distributed_2: f32[1, 1]
    const float* const time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        weights_->block.at<float>(192);
    const float* const time_distributed_sequential_1_spectral_normalization_1_vector_u = weights_->block.at<float>(384);
    float* const time_distributed = arena_.at<float>(64);
    float* const time_distributed_2 = arena_.at<float>(128);
    std::copy_n(time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel, 3, time_distributed);
    std::copy_n(time_distributed_sequential_1_spectral_normalization_1_vector_u, 1, time_distributed_2);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const state_0 = time_distributed;
      const float* const state_2 = time_distributed_2;
      float* const matmul = arena_.at<float>(576);
      float* const mul = arena_.at<float>(576);
      float* const mul_2 = arena_.at<float>(640);
      float* const matmul_2 = arena_.at<float>(576);
      float* const mul_3 = arena_.at<float>(576);
      float* const matmul_3 = arena_.at<float>(640);
      float* const mul_4 = arena_.at<float>(704);
      float* const new_state_2 = time_distributed_2;
      float* const where = arena_.at<float>(576);
      float* const new_state_0 = time_distributed;
      // m.model:15: h5 = TimeDistributed(Sequential([SpectralNormalization(Dense(1, activation = hard_sigmoid), ...
      // matmul: f32[1, 3]
      modelc::small_matmul<1, 3>(
          1, state_2, 1, state_0, 1,
          [&](auto lane, auto sum, modelc::Index, modelc::Index column) { lane.store(matmul + column, sum); });
      // mul: f32[1, 3]
      {
        const modelc::Scalar scalar{};
        const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
            3, [&](auto lane, modelc::Index i) { return abs(lane.load(matmul + i)); }));
        const auto where_2 = select(row_max > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_5 = where_2 * (where_2 * 1e-24f);
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index i) {
          const auto mul_6 = lane.load(matmul + i) * lane(where_2);
          return mul_6 * mul_6;
        }));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul_5));
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
          lane.store(mul + i, lane.load(matmul + i) * lane(where_2) * lane(rsqrt_2));
        });
      }
      // mul_2: f32[1, 1]
      modelc::matmul(threads_, 1, 3, 1, mul, 3, 1, state_0, 1, 1,
                     [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                       const auto where_3 = select(abs(sum) > 1e+18f, 5.169879e-26f, 1.0f);
                       const auto mul_7 = sum * where_3;
                       lane.store(mul_2, 0, mul_7 * rsqrt(max(mul_7 * mul_7, where_3 * (1e-24f * where_3))));
                     });
      // matmul_2: f32[1, 3]
      modelc::small_matmul<1, 3>(
          1, mul_2, 1, state_0, 1,
          [&](auto lane, auto sum, modelc::Index, modelc::Index column) { lane.store(matmul_2 + column, sum); });
      // mul_3: f32[1, 3]
      {
        const modelc::Scalar scalar{};
        const auto row_max_2 = scalar(modelc::reduce_lanes<modelc::Max, float>(
            3, [&](auto lane, modelc::Index i) { return abs(lane.load(matmul_2 + i)); }));
        const auto where_4 = select(row_max_2 > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_8 = where_4 * (1e-24f * where_4);
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index i) {
          const auto mul_9 = lane.load(matmul_2 + i) * lane(where_4);
          return mul_9 * mul_9;
        }));
        const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_8));
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
          lane.store(mul_3 + i, lane.load(matmul_2 + i) * lane(where_4) * lane(rsqrt_3));
        });
      }
      // matmul_3: f32[1, 1], mul_4: f32[1, 1]
      modelc::matmul(threads_, 1, 3, 1, mul_3, 3, 1, state_0, 1, 1,
                     [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                       const auto where_5 = select(abs(sum) > 1e+18f, 5.169879e-26f, 1.0f);
                       const auto mul_10 = sum * where_5;
                       const auto mul_11 = mul_10 * rsqrt(max(mul_10 * mul_10, where_5 * (1e-24f * where_5)));
                       lane.store(matmul_3, 0, sum);
                       lane.store(mul_4, 0, mul_11);
                     });
      // new_state_2: f32[1, 1], where: f32
      modelc::matmul(threads_, 1, 1, 1, matmul_3, 1, 1, mul_4, 1, 1,
                     [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                       const auto eq = 0.0f == sum;
                       const auto where_6 = select(eq, lane(state_2[0]), lane(mul_4[0]));
                       const auto where_7 = select(eq, 1.0f, sum);
                       lane.store(new_state_2, 0, where_6);
                       lane.store(where, 0, where_7);
                     });
      // new_state_0: f32[3, 1]
      modelc::for_lanes<float>(
          3, [&](auto lane, modelc::Index i) { lane.store(new_state_0 + i, lane.load(state_0 + i) / lane(where[0])); });
    }

    // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
    // p_re_lu: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const p_re_lu = arena_.at<float>(256);
    compute_p_re_lu(optimizer_iteration, p_re_lu);
    // p_re_lu_2: f32
    float* const p_re_lu_2 = arena_.at<float>(320);
    compute_p_re_lu_2(optimizer_iteration, p_re_lu_2);
    // new_optimizer_u_product_sequential_twice_p_re_lu_alpha: f32
    const float* const optimizer_u_product_sequential_twice_p_re_lu_alpha = training_->block.at<float>(256);
    float* const new_optimizer_u_product_sequential_twice_p_re_lu_alpha = training_->block.at<float>(256);
    compute_new_optimizer_u_product_sequential_twice_p_re_lu_alpha(
        optimizer_u_product_sequential_twice_p_re_lu_alpha, p_re_lu,
        new_optimizer_u_product_sequential_twice_p_re_lu_alpha);
    // p_re_lu_3: f32
    float* const p_re_lu_3 = arena_.at<float>(384);
    compute_p_re_lu_3(p_re_lu_2, new_optimizer_u_product_sequential_twice_p_re_lu_alpha, p_re_lu_3);
    // p_re_lu_4: f32
    float* const p_re_lu_4 = arena_.at<float>(448);
    compute_p_re_lu_4(p_re_lu, new_optimizer_u_product_sequential_twice_p_re_lu_alpha, p_re_lu_4);
    // p_re_lu_5: f32
    float* const p_re_lu_5 = arena_.at<float>(512);
    compute_p_re_lu_5(optimizer_iteration, p_re_lu_5);
    // new_optimizer_m_sequential_twice_p_re_lu_alpha: f32[1, 1, 2], new_optimizer_v_sequential_twice_p_re_lu_a...
    const float* const sequential_twice_p_re_lu_alpha = weights_->block.at<float>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_sequential_twice_p_re_lu_alpha = training_->block.at<float>(128);
    const float* const optimizer_v_sequential_twice_p_re_lu_alpha = training_->block.at<float>(192);
    float* const new_optimizer_m_sequential_twice_p_re_lu_alpha = training_->block.at<float>(128);
    float* const new_optimizer_v_sequential_twice_p_re_lu_alpha = training_->block.at<float>(192);
    float* const new_sequential_twice_p_re_lu_alpha = weights_->block.at<float>(0);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      const auto optimizer_m_sequential_twice_p_re_lu_alpha_2 =
          lane.load(optimizer_m_sequential_twice_p_re_lu_alpha + i);
      const auto add =
          optimizer_m_sequential_twice_p_re_lu_alpha_2 + -optimizer_m_sequential_twice_p_re_lu_alpha_2 * 0.1f;
      const auto optimizer_v_sequential_twice_p_re_lu_alpha_2 =
          lane.load(optimizer_v_sequential_twice_p_re_lu_alpha + i);
      const auto add_2 = optimizer_v_sequential_twice_p_re_lu_alpha_2 +
                         (lane(0.0f) * lane(0.0f) - optimizer_v_sequential_twice_p_re_lu_alpha_2) * 0.001f;
      const auto sub = lane.load(sequential_twice_p_re_lu_alpha + i) -
                       lane(optimizer_learning_rate[0]) *
                           (lane(p_re_lu_2[0]) * add / lane(p_re_lu_3[0]) + lane(p_re_lu_4[0])) /
                           (sqrt(add_2 / lane(p_re_lu_5[0])) + 1e-07f);
      lane.store(new_optimizer_m_sequential_twice_p_re_lu_alpha + i, add);
      lane.store(new_optimizer_v_sequential_twice_p_re_lu_alpha + i, add_2);
      lane.store(new_sequential_twice_p_re_lu_alpha + i, sub);
    });
    // new_optimizer_u_product_spectral_normalization_dense_kernel: f32
    const float* const optimizer_u_product_spectral_normalization_dense_kernel = training_->block.at<float>(448);
    float* const new_optimizer_u_product_spectral_normalization_dense_kernel = training_->block.at<float>(448);
    compute_new_optimizer_u_product_sequential_twice_p_re_lu_alpha(
        optimizer_u_product_spectral_normalization_dense_kernel, p_re_lu,
        new_optimizer_u_product_spectral_normalization_dense_kernel);
    // dense: f32
    float* const dense = arena_.at<float>(384);
    compute_p_re_lu_3(p_re_lu_2, new_optimizer_u_product_spectral_normalization_dense_kernel, dense);
    // dense_2: f32
    float* const dense_2 = arena_.at<float>(448);
    compute_p_re_lu_4(p_re_lu, new_optimizer_u_product_spectral_normalization_dense_kernel, dense_2);
    // new_optimizer_m_spectral_normalization_dense_kernel: f32[2, 3], new_optimizer_v_spectral_normalization_d...
    const float* const optimizer_m_spectral_normalization_dense_kernel = training_->block.at<float>(320);
    const float* const optimizer_v_spectral_normalization_dense_kernel = training_->block.at<float>(384);
    float* const new_optimizer_m_spectral_normalization_dense_kernel = training_->block.at<float>(320);
    float* const new_optimizer_v_spectral_normalization_dense_kernel = training_->block.at<float>(384);
    float* const new_spectral_normalization_dense_kernel = weights_->block.at<float>(64);
    modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) {
      const auto optimizer_m_spectral_normalization_dense_kernel_2 =
          lane.load(optimizer_m_spectral_normalization_dense_kernel + i);
      const auto add =
          optimizer_m_spectral_normalization_dense_kernel_2 + 0.1f * -optimizer_m_spectral_normalization_dense_kernel_2;
      const auto optimizer_v_spectral_normalization_dense_kernel_2 =
          lane.load(optimizer_v_spectral_normalization_dense_kernel + i);
      const auto add_2 = optimizer_v_spectral_normalization_dense_kernel_2 +
                         0.001f * (lane(0.0f) * lane(0.0f) - optimizer_v_spectral_normalization_dense_kernel_2);
      const auto sub = lane.load(spectral_normalization_dense_kernel + i) / lane(spectral_normalization_6[0]) -
                       lane(optimizer_learning_rate[0]) *
                           (lane(p_re_lu_2[0]) * add / lane(dense[0]) + lane(dense_2[0])) /
                           (1e-07f + sqrt(add_2 / lane(p_re_lu_5[0])));
      lane.store(new_optimizer_m_spectral_normalization_dense_kernel + i, add);
      lane.store(new_optimizer_v_spectral_normalization_dense_kernel + i, add_2);
      lane.store(new_spectral_normalization_dense_kernel + i, sub);
    });
    // new_optimizer_u_product_spectral_normalization_dense_bias: f32
    const float* const optimizer_u_product_spectral_normalization_dense_bias = training_->block.at<float>(640);
    float* const new_optimizer_u_product_spectral_normalization_dense_bias = training_->block.at<float>(640);
    compute_new_optimizer_u_product_sequential_twice_p_re_lu_alpha(
        optimizer_u_product_spectral_normalization_dense_bias, p_re_lu,
        new_optimizer_u_product_spectral_normalization_dense_bias);
    // dense_3: f32
    float* const dense_3 = arena_.at<float>(192);
    compute_p_re_lu_3(p_re_lu_2, new_optimizer_u_product_spectral_normalization_dense_bias, dense_3);
    // dense_4: f32
    float* const dense_4 = arena_.at<float>(384);
    compute_p_re_lu_4(p_re_lu, new_optimizer_u_product_spectral_normalization_dense_bias, dense_4);
    // new_optimizer_m_spectral_normalization_dense_bias: f32[3], new_optimizer_v_spectral_normalization_dense_...
    const float* const spectral_normalization_dense_bias = weights_->block.at<float>(128);
    const float* const optimizer_m_spectral_normalization_dense_bias = training_->block.at<float>(512);
    const float* const optimizer_v_spectral_normalization_dense_bias = training_->block.at<float>(576);
    float* const new_optimizer_m_spectral_normalization_dense_bias = training_->block.at<float>(512);
    float* const new_optimizer_v_spectral_normalization_dense_bias = training_->block.at<float>(576);
    float* const new_spectral_normalization_dense_bias = weights_->block.at<float>(128);
    compute_new_optimizer_m_spectral_normalization_dense_bias(
        optimizer_m_spectral_normalization_dense_bias, optimizer_v_spectral_normalization_dense_bias,
        spectral_normalization_dense_bias, optimizer_learning_rate, p_re_lu_2, dense_3, dense_4, p_re_lu_5,
        new_optimizer_m_spectral_normalization_dense_bias, new_optimizer_v_spectral_normalization_dense_bias,
        new_spectral_normalization_dense_bias);
    // new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel: f32
    const float* const optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(832);
    float* const new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(832);
    compute_new_optimizer_u_product_sequential_twice_p_re_lu_alpha(
        optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel, p_re_lu,
        new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel);
    // dense_1: f32
    float* const dense_1 = arena_.at<float>(192);
    compute_p_re_lu_3(p_re_lu_2,
                      new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
                      dense_1);
    // dense_1_2: f32
    float* const dense_1_2 = arena_.at<float>(384);
    compute_p_re_lu_4(p_re_lu,
                      new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
                      dense_1_2);
    // new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel: f32[3, 1], new_op...
    const float* const optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(704);
    const float* const optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(768);
    float* const new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(704);
    float* const new_optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(768);
    float* const new_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        weights_->block.at<float>(192);
    compute_new_optimizer_m_spectral_normalization_dense_bias(
        optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
        optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel, time_distributed,
        optimizer_learning_rate, p_re_lu_2, dense_1, dense_1_2, p_re_lu_5,
        new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
        new_optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
        new_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel);
    // new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias: f32, new_op...
    const float* const time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        weights_->block.at<float>(256);
    const float* const optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(896);
    const float* const optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(960);
    const float* const optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(1024);
    float* const new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(1024);
    float* const new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(896);
    float* const new_optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(960);
    float* const new_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        weights_->block.at<float>(256);
    {
      const modelc::Scalar lane{};
      const auto p_re_lu_6 = lane.load(p_re_lu);
      const auto mul_5 =
          lane.load(optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias) *
          p_re_lu_6;
      const auto optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 =
          lane.load(optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias);
      const auto add = optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 +
                       0.1f * -optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2;
      const auto optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 =
          lane.load(optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias);
      const auto add_2 = optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 +
                         0.001f * (lane(0.0f) * lane(0.0f) -
                                   optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2);
      const auto p_re_lu_2_2 = lane.load(p_re_lu_2);
      const auto sub =
          lane.load(time_distributed_sequential_1_spectral_normalization_1_dense_1_bias) -
          lane.load(optimizer_learning_rate) *
              (p_re_lu_2_2 * add / (1.0f - p_re_lu_2_2 * mul_5) + 0.0f * (1.0f - p_re_lu_6) / (1.0f - mul_5)) /
              (1e-07f + sqrt(add_2 / lane.load(p_re_lu_5)));
      lane.store(new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias, mul_5);
      lane.store(new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias, add);
      lane.store(new_optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias, add_2);
      lane.store(new_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias, sub);
    }
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<float>(128), 1, weights_->block.at<float>(384));
  }

  void compute_update_step() noexcept {
    // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
    // p_re_lu: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const p_re_lu = arena_.at<float>(0);
    compute_p_re_lu(optimizer_iteration, p_re_lu);
    // p_re_lu_2: f32
    float* const p_re_lu_2 = arena_.at<float>(64);
    compute_p_re_lu_2(optimizer_iteration, p_re_lu_2);
    // new_optimizer_u_product_sequential_twice_p_re_lu_alpha: f32
    const float* const optimizer_u_product_sequential_twice_p_re_lu_alpha = training_->block.at<float>(256);
    float* const new_optimizer_u_product_sequential_twice_p_re_lu_alpha = training_->block.at<float>(256);
    compute_new_optimizer_u_product_sequential_twice_p_re_lu_alpha(
        optimizer_u_product_sequential_twice_p_re_lu_alpha, p_re_lu,
        new_optimizer_u_product_sequential_twice_p_re_lu_alpha);
    // p_re_lu_3: f32
    float* const p_re_lu_3 = arena_.at<float>(128);
    compute_p_re_lu_3(p_re_lu_2, new_optimizer_u_product_sequential_twice_p_re_lu_alpha, p_re_lu_3);
    // p_re_lu_4: f32
    float* const p_re_lu_4 = arena_.at<float>(192);
    compute_p_re_lu_5(optimizer_iteration, p_re_lu_4);
    // new_optimizer_m_sequential_twice_p_re_lu_alpha: f32[1, 1, 2], new_optimizer_v_sequential_twice_p_re_lu_a...
    const float* const sequential_twice_p_re_lu_alpha = weights_->block.at<float>(0);
    const float* const part_gradient_sequential_twice_p_re_lu_alpha = arena_.at<float>(448);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_m_sequential_twice_p_re_lu_alpha = training_->block.at<float>(128);
    const float* const optimizer_v_sequential_twice_p_re_lu_alpha = training_->block.at<float>(192);
    float* const new_optimizer_m_sequential_twice_p_re_lu_alpha = training_->block.at<float>(128);
    float* const new_optimizer_v_sequential_twice_p_re_lu_alpha = training_->block.at<float>(192);
    float* const new_sequential_twice_p_re_lu_alpha = weights_->block.at<float>(0);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      const auto part_gradient_sequential_twice_p_re_lu_alpha_2 =
          lane.load(part_gradient_sequential_twice_p_re_lu_alpha + i);
      const auto optimizer_m_sequential_twice_p_re_lu_alpha_2 =
          lane.load(optimizer_m_sequential_twice_p_re_lu_alpha + i);
      const auto add =
          optimizer_m_sequential_twice_p_re_lu_alpha_2 +
          (part_gradient_sequential_twice_p_re_lu_alpha_2 - optimizer_m_sequential_twice_p_re_lu_alpha_2) * 0.1f;
      const auto optimizer_v_sequential_twice_p_re_lu_alpha_2 =
          lane.load(optimizer_v_sequential_twice_p_re_lu_alpha + i);
      const auto add_2 =
          optimizer_v_sequential_twice_p_re_lu_alpha_2 +
          (part_gradient_sequential_twice_p_re_lu_alpha_2 * part_gradient_sequential_twice_p_re_lu_alpha_2 -
           optimizer_v_sequential_twice_p_re_lu_alpha_2) *
              0.001f;
      const auto sub = lane.load(sequential_twice_p_re_lu_alpha + i) -
                       lane(optimizer_learning_rate[0]) *
                           (lane(p_re_lu_2[0]) * add / lane(p_re_lu_3[0]) +
                            part_gradient_sequential_twice_p_re_lu_alpha_2 * (1.0f - lane(p_re_lu[0])) /
                                (1.0f - lane(new_optimizer_u_product_sequential_twice_p_re_lu_alpha[0]))) /
                           (sqrt(add_2 / lane(p_re_lu_4[0])) + 1e-07f);
      lane.store(new_optimizer_m_sequential_twice_p_re_lu_alpha + i, add);
      lane.store(new_optimizer_v_sequential_twice_p_re_lu_alpha + i, add_2);
      lane.store(new_sequential_twice_p_re_lu_alpha + i, sub);
    });
    // new_optimizer_u_product_spectral_normalization_dense_kernel: f32
    const float* const optimizer_u_product_spectral_normalization_dense_kernel = training_->block.at<float>(448);
    float* const new_optimizer_u_product_spectral_normalization_dense_kernel = training_->block.at<float>(448);
    compute_new_optimizer_u_product_sequential_twice_p_re_lu_alpha(
        optimizer_u_product_spectral_normalization_dense_kernel, p_re_lu,
        new_optimizer_u_product_spectral_normalization_dense_kernel);
    // dense: f32
    float* const dense = arena_.at<float>(128);
    compute_p_re_lu_3(p_re_lu_2, new_optimizer_u_product_spectral_normalization_dense_kernel, dense);
    // new_optimizer_m_spectral_normalization_dense_kernel: f32[2, 3], new_optimizer_v_spectral_normalization_d...
    const float* const part_gradient_spectral_normalization_dense_kernel = arena_.at<float>(512);
    const float* const part_state_spectral_normalization_dense_kernel = arena_.at<float>(832);
    const float* const optimizer_m_spectral_normalization_dense_kernel = training_->block.at<float>(320);
    const float* const optimizer_v_spectral_normalization_dense_kernel = training_->block.at<float>(384);
    float* const new_optimizer_m_spectral_normalization_dense_kernel = training_->block.at<float>(320);
    float* const new_optimizer_v_spectral_normalization_dense_kernel = training_->block.at<float>(384);
    float* const new_spectral_normalization_dense_kernel = weights_->block.at<float>(64);
    modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) {
      const auto part_gradient_spectral_normalization_dense_kernel_2 =
          lane.load(part_gradient_spectral_normalization_dense_kernel + i);
      const auto optimizer_m_spectral_normalization_dense_kernel_2 =
          lane.load(optimizer_m_spectral_normalization_dense_kernel + i);
      const auto add = optimizer_m_spectral_normalization_dense_kernel_2 +
                       0.1f * (part_gradient_spectral_normalization_dense_kernel_2 -
                               optimizer_m_spectral_normalization_dense_kernel_2);
      const auto optimizer_v_spectral_normalization_dense_kernel_2 =
          lane.load(optimizer_v_spectral_normalization_dense_kernel + i);
      const auto add_2 = optimizer_v_spectral_normalization_dense_kernel_2 +
                         0.001f * (part_gradient_spectral_normalization_dense_kernel_2 *
                                       part_gradient_spectral_normalization_dense_kernel_2 -
                                   optimizer_v_spectral_normalization_dense_kernel_2);
      const auto sub = lane.load(part_state_spectral_normalization_dense_kernel + i) -
                       lane(optimizer_learning_rate[0]) *
                           (lane(p_re_lu_2[0]) * add / lane(dense[0]) +
                            part_gradient_spectral_normalization_dense_kernel_2 * (1.0f - lane(p_re_lu[0])) /
                                (1.0f - lane(new_optimizer_u_product_spectral_normalization_dense_kernel[0]))) /
                           (1e-07f + sqrt(add_2 / lane(p_re_lu_4[0])));
      lane.store(new_optimizer_m_spectral_normalization_dense_kernel + i, add);
      lane.store(new_optimizer_v_spectral_normalization_dense_kernel + i, add_2);
      lane.store(new_spectral_normalization_dense_kernel + i, sub);
    });
    // new_optimizer_u_product_spectral_normalization_dense_bias: f32
    const float* const optimizer_u_product_spectral_normalization_dense_bias = training_->block.at<float>(640);
    float* const new_optimizer_u_product_spectral_normalization_dense_bias = training_->block.at<float>(640);
    compute_new_optimizer_u_product_sequential_twice_p_re_lu_alpha(
        optimizer_u_product_spectral_normalization_dense_bias, p_re_lu,
        new_optimizer_u_product_spectral_normalization_dense_bias);
    // dense_2: f32
    float* const dense_2 = arena_.at<float>(128);
    compute_p_re_lu_3(p_re_lu_2, new_optimizer_u_product_spectral_normalization_dense_bias, dense_2);
    // new_optimizer_m_spectral_normalization_dense_bias: f32[3], new_optimizer_v_spectral_normalization_dense_...
    const float* const spectral_normalization_dense_bias = weights_->block.at<float>(128);
    const float* const part_gradient_spectral_normalization_dense_bias = arena_.at<float>(576);
    const float* const optimizer_m_spectral_normalization_dense_bias = training_->block.at<float>(512);
    const float* const optimizer_v_spectral_normalization_dense_bias = training_->block.at<float>(576);
    float* const new_optimizer_m_spectral_normalization_dense_bias = training_->block.at<float>(512);
    float* const new_optimizer_v_spectral_normalization_dense_bias = training_->block.at<float>(576);
    float* const new_spectral_normalization_dense_bias = weights_->block.at<float>(128);
    compute_new_optimizer_m_spectral_normalization_dense_bias_2(
        part_gradient_spectral_normalization_dense_bias, optimizer_m_spectral_normalization_dense_bias,
        optimizer_v_spectral_normalization_dense_bias, spectral_normalization_dense_bias, optimizer_learning_rate,
        p_re_lu_2, dense_2, p_re_lu, new_optimizer_u_product_spectral_normalization_dense_bias, p_re_lu_4,
        new_optimizer_m_spectral_normalization_dense_bias, new_optimizer_v_spectral_normalization_dense_bias,
        new_spectral_normalization_dense_bias);
    // new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel: f32
    const float* const optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(832);
    float* const new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(832);
    compute_new_optimizer_u_product_sequential_twice_p_re_lu_alpha(
        optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel, p_re_lu,
        new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel);
    // dense_1: f32
    float* const dense_1 = arena_.at<float>(128);
    compute_p_re_lu_3(p_re_lu_2,
                      new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
                      dense_1);
    // new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel: f32[3, 1], new_op...
    const float* const part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        arena_.at<float>(640);
    const float* const part_state_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        arena_.at<float>(896);
    const float* const optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(704);
    const float* const optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(768);
    float* const new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(704);
    float* const new_optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        training_->block.at<float>(768);
    float* const new_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        weights_->block.at<float>(192);
    compute_new_optimizer_m_spectral_normalization_dense_bias_2(
        part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
        optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
        optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
        part_state_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel, optimizer_learning_rate,
        p_re_lu_2, dense_1, p_re_lu,
        new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel, p_re_lu_4,
        new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
        new_optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel,
        new_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel);
    // new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias: f32, new_op...
    const float* const time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        weights_->block.at<float>(256);
    const float* const part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        arena_.at<float>(704);
    const float* const optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(896);
    const float* const optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(960);
    const float* const optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(1024);
    float* const new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(1024);
    float* const new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(896);
    float* const new_optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        training_->block.at<float>(960);
    float* const new_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        weights_->block.at<float>(256);
    {
      const modelc::Scalar lane{};
      const auto p_re_lu_5 = lane.load(p_re_lu);
      const auto mul =
          lane.load(optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias) *
          p_re_lu_5;
      const auto part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 =
          lane.load(part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias);
      const auto optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 =
          lane.load(optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias);
      const auto add = optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 +
                       0.1f * (part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 -
                               optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2);
      const auto optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 =
          lane.load(optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias);
      const auto add_2 =
          optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 +
          0.001f * (part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 *
                        part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 -
                    optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2);
      const auto p_re_lu_2_2 = lane.load(p_re_lu_2);
      const auto sub = lane.load(time_distributed_sequential_1_spectral_normalization_1_dense_1_bias) -
                       lane.load(optimizer_learning_rate) *
                           (p_re_lu_2_2 * add / (1.0f - p_re_lu_2_2 * mul) +
                            part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias_2 *
                                (1.0f - p_re_lu_5) / (1.0f - mul)) /
                           (1e-07f + sqrt(add_2 / lane.load(p_re_lu_4)));
      lane.store(new_optimizer_u_product_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias, mul);
      lane.store(new_optimizer_m_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias, add);
      lane.store(new_optimizer_v_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias, add_2);
      lane.store(new_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias, sub);
    }
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
    // new_spectral_normalization_vector_u: f32[1, 3]
    const float* const part_state_spectral_normalization_vector_u = arena_.at<float>(960);
    float* const new_spectral_normalization_vector_u = weights_->block.at<float>(320);
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      lane.store(new_spectral_normalization_vector_u + i, lane.load(part_state_spectral_normalization_vector_u + i));
    });
    // new_time_distributed_sequential_1_spectral_normalization_1_vector_u: f32[1, 1]
    const float* const part_state_time_distributed_sequential_1_spectral_normalization_1_vector_u =
        arena_.at<float>(1024);
    float* const new_time_distributed_sequential_1_spectral_normalization_1_vector_u = weights_->block.at<float>(384);
    {
      const modelc::Scalar lane{};
      lane.store(new_time_distributed_sequential_1_spectral_normalization_1_vector_u,
                 lane.load(part_state_time_distributed_sequential_1_spectral_normalization_1_vector_u));
    }
  }

  void compute_evaluate_step(const float* z, const float* weight, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:2: return inner(inner(x))
    // activity_regularization: f32
    float* const activity_regularization = arena_.at<float>(0);
    compute_activity_regularization(z, activity_regularization);

    // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s10_2 * s11_2; ++j) {
          const auto weight_2 = scalar.load(weight + i);
          const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index k) {
            const auto y_true_2 = lane.load(y_true + i * (2 * s10_2 * s11_2) + j * 2 + k);
            const auto maximum = max(0.0f, 1.0f - lane.load(z + i * (2 * s10_2 * s11_2) + j * 2 + k) *
                                                      select(y_true_2 == 0.0f, -1.0f, y_true_2));
            return maximum * maximum;
          }));
          const auto mul = row_sum * 0.5f * weight_2;
          total_sum.add(mul);
        }
      }
      const auto activity_regularization_2 = scalar.load(activity_regularization);
      scalar.store(
          loss,
          activity_regularization_2 +
              (activity_regularization_2 +
               (activity_regularization_2 +
                (activity_regularization_2 + scalar(total_sum.value()) / static_cast<float>(b * s10_2 * s11_2)))));
    }
  }

  void compute_gradients(const float* z, const float* weight, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:13: h3 = SpectralNormalization(Dense(3, activation = mish))(h2)
    // spectral_normalization: f32[1, 2]
    const float* const spectral_normalization_dense_kernel = weights_->block.at<float>(64);
    const float* const spectral_normalization_vector_u = weights_->block.at<float>(320);
    float* const spectral_normalization = arena_.at<float>(0);
    compute_spectral_normalization(spectral_normalization_vector_u, spectral_normalization_dense_kernel,
                                   spectral_normalization);
    // spectral_normalization_2: f32[1, 2]
    float* const spectral_normalization_2 = arena_.at<float>(64);
    compute_spectral_normalization_2(spectral_normalization, spectral_normalization_2);
    // spectral_normalization_3: f32[1, 3]
    float* const spectral_normalization_3 = arena_.at<float>(0);
    compute_spectral_normalization_3(spectral_normalization_2, spectral_normalization_dense_kernel,
                                     spectral_normalization_3);
    // spectral_normalization_4: f32[1, 3]
    float* const spectral_normalization_4 = arena_.at<float>(64);
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
    // new_part_state_spectral_normalization_dense_kernel: f32[2, 3]
    float* const new_part_state_spectral_normalization_dense_kernel = arena_.at<float>(832);
    modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) {
      lane.store(new_part_state_spectral_normalization_dense_kernel + i,
                 lane.load(spectral_normalization_dense_kernel + i) / lane(spectral_normalization_6[0]));
    });

    // m.model:2: return inner(inner(x))
    // activity_regularization: f32
    float* const activity_regularization = arena_.at<float>(0);
    compute_activity_regularization(z, activity_regularization);

    // m.model:20: compile(optimizer = Nadam(), loss = SquaredHinge(), sample_weight = weight)
    // the loss, and what its gradient needs
    // y_loss: f32, loss: f32
    float* const y_loss = arena_.at<float>(0);
    float* const loss = arena_.at<float>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s10_2 * s11_2; ++j) {
          const auto weight_2 = scalar.load(weight + i);
          const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index k) {
            const auto y_true_2 = lane.load(y_true + i * (2 * s10_2 * s11_2) + j * 2 + k);
            const auto maximum = max(0.0f, 1.0f - lane.load(z + i * (2 * s10_2 * s11_2) + j * 2 + k) *
                                                      select(y_true_2 == 0.0f, -1.0f, y_true_2));
            return maximum * maximum;
          }));
          const auto mul_5 = 0.5f * row_sum * weight_2;
          total_sum.add(mul_5);
        }
      }
      const auto div = scalar(total_sum.value()) / static_cast<float>(b * s10_2 * s11_2);
      const auto activity_regularization_2 = scalar.load(activity_regularization);
      const auto add = activity_regularization_2 +
                       (activity_regularization_2 + (activity_regularization_2 + (activity_regularization_2 + div)));
      scalar.store(y_loss, div);
      scalar.store(loss, add);
    }

    // m.model:15: h5 = TimeDistributed(Sequential([SpectralNormalization(Dense(1, activation = hard_sigmoid), ...
    // new_part_state_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel: f32[3, 1], new_par...
    const float* const time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        weights_->block.at<float>(192);
    const float* const time_distributed_sequential_1_spectral_normalization_1_vector_u = weights_->block.at<float>(384);
    float* const new_part_state_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        arena_.at<float>(896);
    float* const new_part_state_time_distributed_sequential_1_spectral_normalization_1_vector_u =
        arena_.at<float>(1024);
    std::copy_n(time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel, 3,
                new_part_state_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel);
    std::copy_n(time_distributed_sequential_1_spectral_normalization_1_vector_u, 1,
                new_part_state_time_distributed_sequential_1_spectral_normalization_1_vector_u);
    for (modelc::Index turn_2 = 0; turn_2 < s10_2; ++turn_2) {
      const float* const state_0 = new_part_state_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel;
      const float* const state_2 = new_part_state_time_distributed_sequential_1_spectral_normalization_1_vector_u;
      float* const matmul = arena_.at<float>(256);
      float* const mul = arena_.at<float>(256);
      float* const mul_2 = arena_.at<float>(320);
      float* const matmul_2 = arena_.at<float>(256);
      float* const mul_3 = arena_.at<float>(256);
      float* const matmul_3 = arena_.at<float>(320);
      float* const mul_4 = arena_.at<float>(384);
      float* const new_state_2 = new_part_state_time_distributed_sequential_1_spectral_normalization_1_vector_u;
      float* const where = arena_.at<float>(256);
      float* const new_state_0 = new_part_state_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel;
      // m.model:15: h5 = TimeDistributed(Sequential([SpectralNormalization(Dense(1, activation = hard_sigmoid), ...
      // matmul: f32[1, 3]
      modelc::small_matmul<1, 3>(
          1, state_2, 1, state_0, 1,
          [&](auto lane, auto sum, modelc::Index, modelc::Index column) { lane.store(matmul + column, sum); });
      // mul: f32[1, 3]
      {
        const modelc::Scalar scalar{};
        const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
            3, [&](auto lane, modelc::Index i) { return abs(lane.load(matmul + i)); }));
        const auto where_2 = select(row_max > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_5 = where_2 * (where_2 * 1e-24f);
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index i) {
          const auto mul_6 = lane.load(matmul + i) * lane(where_2);
          return mul_6 * mul_6;
        }));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul_5));
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
          lane.store(mul + i, lane.load(matmul + i) * lane(where_2) * lane(rsqrt_2));
        });
      }
      // mul_2: f32[1, 1]
      modelc::matmul(threads_, 1, 3, 1, mul, 3, 1, state_0, 1, 1,
                     [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                       const auto where_3 = select(abs(sum) > 1e+18f, 5.169879e-26f, 1.0f);
                       const auto mul_7 = sum * where_3;
                       lane.store(mul_2, 0, mul_7 * rsqrt(max(mul_7 * mul_7, where_3 * (1e-24f * where_3))));
                     });
      // matmul_2: f32[1, 3]
      modelc::small_matmul<1, 3>(
          1, mul_2, 1, state_0, 1,
          [&](auto lane, auto sum, modelc::Index, modelc::Index column) { lane.store(matmul_2 + column, sum); });
      // mul_3: f32[1, 3]
      {
        const modelc::Scalar scalar{};
        const auto row_max_2 = scalar(modelc::reduce_lanes<modelc::Max, float>(
            3, [&](auto lane, modelc::Index i) { return abs(lane.load(matmul_2 + i)); }));
        const auto where_4 = select(row_max_2 > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_8 = where_4 * (1e-24f * where_4);
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index i) {
          const auto mul_9 = lane.load(matmul_2 + i) * lane(where_4);
          return mul_9 * mul_9;
        }));
        const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_8));
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
          lane.store(mul_3 + i, lane.load(matmul_2 + i) * lane(where_4) * lane(rsqrt_3));
        });
      }
      // matmul_3: f32[1, 1], mul_4: f32[1, 1]
      modelc::matmul(threads_, 1, 3, 1, mul_3, 3, 1, state_0, 1, 1,
                     [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                       const auto where_5 = select(abs(sum) > 1e+18f, 5.169879e-26f, 1.0f);
                       const auto mul_10 = sum * where_5;
                       const auto mul_11 = mul_10 * rsqrt(max(mul_10 * mul_10, where_5 * (1e-24f * where_5)));
                       lane.store(matmul_3, 0, sum);
                       lane.store(mul_4, 0, mul_11);
                     });
      // new_state_2: f32[1, 1], where: f32
      modelc::matmul(threads_, 1, 1, 1, matmul_3, 1, 1, mul_4, 1, 1,
                     [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                       const auto eq = 0.0f == sum;
                       const auto where_6 = select(eq, lane(state_2[0]), lane(mul_4[0]));
                       const auto where_7 = select(eq, 1.0f, sum);
                       lane.store(new_state_2, 0, where_6);
                       lane.store(where, 0, where_7);
                     });
      // new_state_0: f32[3, 1]
      modelc::for_lanes<float>(
          3, [&](auto lane, modelc::Index i) { lane.store(new_state_0 + i, lane.load(state_0 + i) / lane(where[0])); });
    }

    // m.model:2: return inner(inner(x))
    // new_part_gradient_sequential_twice_p_re_lu_alpha: f32[1, 1, 2]
    float* const new_part_gradient_sequential_twice_p_re_lu_alpha = arena_.at<float>(448);
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      lane.store(new_part_gradient_sequential_twice_p_re_lu_alpha + i, lane(0.0f));
    });

    // m.model:13: h3 = SpectralNormalization(Dense(3, activation = mish))(h2)
    // new_part_gradient_spectral_normalization_dense_kernel: f32[2, 3]
    float* const new_part_gradient_spectral_normalization_dense_kernel = arena_.at<float>(512);
    modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) {
      lane.store(new_part_gradient_spectral_normalization_dense_kernel + i, lane(0.0f));
    });
    // new_part_gradient_spectral_normalization_dense_bias: f32[3]
    float* const new_part_gradient_spectral_normalization_dense_bias = arena_.at<float>(576);
    compute_new_part_gradient_spectral_normalization_dense_bias(new_part_gradient_spectral_normalization_dense_bias);

    // m.model:15: h5 = TimeDistributed(Sequential([SpectralNormalization(Dense(1, activation = hard_sigmoid), ...
    // new_part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel: f32[3, 1]
    float* const new_part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel =
        arena_.at<float>(640);
    compute_new_part_gradient_spectral_normalization_dense_bias(
        new_part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_kernel);
    // new_part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias: f32[1]
    float* const new_part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias =
        arena_.at<float>(704);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_gradient_time_distributed_sequential_1_spectral_normalization_1_dense_1_bias, lane(0.0f));
    }
    ready_(0);

    modelc::copy_elements(arena_.at<float>(64), 1, arena_.at<float>(768));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[1];  // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4243

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
#include "modelc/random.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4244 {

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

    auto part2_einsum_dense_kernel() noexcept { return modelc::block_view<float, 1, 3>(block, 0); }
    float& part2_scaled_scale() noexcept { return *block.at<float>(64); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 1, 3> grad_part2_einsum_dense_kernel;
    float grad_part2_scaled_scale;
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
      const std::uint64_t key = modelc::weight_seed(seed, "part2/einsum_dense/kernel");
      modelc::initial::fill(block.at<float>(0), 3, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.3988e2p+1) +
            -0x1.3988e2p+0);
      });
    }
    std::fill_n(block.at<float>(64), 1, 0.5f);
    reset_optimizer();
  }

  /// `x: f32[b, s00, 4, 1]` gives `y: f32[b, 2 * s00, 8, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 8, 3> predict(
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 1> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 1);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 8, 3> predict(const XTensor& x) {
    compute(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 4, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, s00, 4, 1]`
  /// - takes `y_true: f32[b, 2 * s00, 8, 3]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 1> x,
                   modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 8, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2 * symbols_.s00);
    assert(y_true.dimension(2) == 8);
    assert(y_true.dimension(3) == 3);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 4, 1}),
                       modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 2 * symbols_.s00, 8, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(192));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, s00, 4, 1]`
  /// - takes `y_true: f32[b, 2 * s00, 8, 3]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 1> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 8, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2 * symbols_.s00);
    assert(y_true.dimension(2) == 8);
    assert(y_true.dimension(3) == 3);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 4, 1}),
                          modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 2 * symbols_.s00, 8, 3}));
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
  /// - takes `x: f32[b, s00, 4, 1]`
  /// - takes `y_true: f32[b, 2 * s00, 8, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 1> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 8, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2 * symbols_.s00);
    assert(y_true.dimension(2) == 8);
    assert(y_true.dimension(3) == 3);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 4, 1}),
                      modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 2 * symbols_.s00, 8, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(256);
    outputs[1] = arena_.at<float>(192);
    outputs[2] = arena_.at<float>(320);
    outputs[3] = arena_.at<float>(384);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept {
    return {4 * symbols_.b * symbols_.s00, 48 * symbols_.b * symbols_.s00};
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
    modelc::copy_elements(arena_.at<float>(slots_[0]), 48 * symbols_.b * symbols_.s00, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s00"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 4, {-1, -1, 4, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 4, {-1, -1, 8, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"part2/einsum_dense/kernel", "f32", 2, {1, 3}, 0, true},
      {"part2/scaled/scale", "f32", 0, {}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 4, {-1, -1, 4, 1}, 0, false},
      {"y_true", "f32", 4, {-1, -1, 8, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/part2/einsum_dense/kernel", "f32", 2, {1, 3}, 0, false},
      {"grad/part2/scaled/scale", "f32", 0, {}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/m/part2/einsum_dense/kernel", "f32", 2, {1, 3}, 64, false},
      {"optimizer/v/part2/einsum_dense/kernel", "f32", 2, {1, 3}, 128, false},
      {"optimizer/m/part2/scaled/scale", "f32", 0, {}, 192, false},
      {"optimizer/v/part2/scaled/scale", "f32", 0, {}, 256, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> part_infos{{
      {"gradient/part2/einsum_dense/kernel", "f32", 2, {1, 3}, 0, false},
      {"gradient/part2/scaled/scale", "f32", 0, {}, 64, false},
      {"loss", "f32", 0, {}, 128, false},
  }};
  static constexpr modelc::Index part_bytes = 192;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 320;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({16 * b * s00_2, 192 * b * s00_2});
    modelc::Size end = 192;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({192 * b * s00_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({192 * b * s00_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({96 * b * s00_2});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({8 * s00_2});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({8 * s00_2});
    modelc::Size train_step_end = 256;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * b * s00_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * b * s00_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * b * s00_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b * s00_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b * s00_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b * s00_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s00_2});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s00_2});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s00_2});
    const modelc::Size update_step_end = 512;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({192 * b * s00_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({192 * b * s00_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({96 * b * s00_2});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * s00_2});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * s00_2});
    modelc::Size gradients_end = 512;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({192 * b * s00_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({192 * b * s00_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * b * s00_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b * s00_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b * s00_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b * s00_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s00_2});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s00_2});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s00_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 8, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 8, 3>>(
        arena_.at<float>(slots_[0]), symbols_.b, 2 * symbols_.s00, 8, 3);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(192)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(256)), modelc::make_view<float>(arena_.at<float>(192)),
            modelc::make_view<modelc::View<const float, 1, 3>>(arena_.at<float>(320), 1, 3),
            modelc::make_view<float>(arena_.at<float>(384))};
  }

  // m.model:7: v = EinsumDense("...x,xy->...y", 3, activation = softmax)(u)
  // computes einsum_dense, einsum_dense, einsum_dense and 1 more
  void compute_einsum_dense(const float* x, const float* part2_einsum_dense_kernel, float* einsum_dense) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, 4 * b * s00_2, 1, 3, x, 1, 0, part2_einsum_dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(einsum_dense + row * 3 + column, sum);
                   });
  }

  // m.model:3: return scale * inner(x)
  // computes h2, h2
  void compute_h2(const float* part2_scaled_scale, const float* einsum_dense, float* einsum_dense_row,
                  float* h2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < 4 * b * s00_2; ++i) {
      const modelc::Scalar scalar{};
      const auto part2_scaled_scale_2 = scalar.load(part2_scaled_scale);
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
          3, [&](auto lane, modelc::Index j) { return lane.load(einsum_dense + i * 3 + j); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(einsum_dense + i * 3 + j) - lane(row_max));
        lane.store(einsum_dense_row + j, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
        lane.store(h2 + i * 3 + j, lane(part2_scaled_scale_2) * (lane.load(einsum_dense_row + j) / lane(row_sum)));
      });
    }
  }

  // m.model:14: h3 = UpSampling2D(2, interpolation = "bilinear")(h2)
  // computes up_sampling2d, up_sampling2d
  void compute_up_sampling2d(std::int32_t* up_sampling2d, float* up_sampling2d_2,
                             std::int32_t* up_sampling2d_3) noexcept {
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_scalars(2 * s00_2, [&](auto lane, modelc::Index i) {
      const auto minimum = min(max((lane.iota(static_cast<float>(i)) * 2.0f + 1.0f) * static_cast<float>(s00_2) /
                                           static_cast<float>(4 * s00_2) -
                                       0.5f,
                                   0.0f),
                               static_cast<float>(s00_2 - 1));
      const auto floor_2 = floor(minimum);
      const auto cast = modelc::cast<std::int32_t>(floor_2);
      const auto sub = minimum - floor_2;
      const auto minimum_2 = min(cast + 1, static_cast<std::int32_t>(s00_2 - 1));
      lane.store(up_sampling2d + i, cast);
      lane.store(up_sampling2d_2 + i, sub);
      lane.store(up_sampling2d_3 + i, minimum_2);
    });
  }

  // m.model:14: h3 = UpSampling2D(2, interpolation = "bilinear")(h2)
  // computes up_sampling2d_6, up_sampling2d_6, up_sampling2d_6 and 1 more
  void compute_up_sampling2d_6(const float* up_sampling2d_2, const float* up_sampling2d_4, const float* up_sampling2d_5,
                               float* up_sampling2d_6) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2 * s00_2; ++j) {
        modelc::for_lanes<float>(12, [&](auto lane, modelc::Index k) {
          const auto up_sampling2d_2_2 = lane(up_sampling2d_2[j]);
          lane.store(up_sampling2d_6 + i * (24 * s00_2) + j * 12 + k,
                     lane.load(up_sampling2d_4 + i * (24 * s00_2) + j * 12 + k) * (1.0f - up_sampling2d_2_2) +
                         up_sampling2d_2_2 * lane.load(up_sampling2d_5 + i * (24 * s00_2) + j * 12 + k));
        });
      }
    }
  }

  // m.model:14: h3 = UpSampling2D(2, interpolation = "bilinear")(h2)
  // computes up_sampling2d_7, up_sampling2d_7, up_sampling2d_7 and 1 more
  void compute_up_sampling2d_7(std::int32_t* up_sampling2d_7, float* up_sampling2d_8,
                               std::int32_t* up_sampling2d_9) noexcept {
    modelc::for_scalars(8, [&](auto lane, modelc::Index i) {
      const auto minimum =
          min(max(0.0f, (1.0f + 2.0f * lane.iota(static_cast<float>(i))) * 4.0f * 0.0625f - 0.5f), 3.0f);
      const auto floor_2 = floor(minimum);
      const auto cast = modelc::cast<std::int32_t>(floor_2);
      const auto sub = minimum - floor_2;
      const auto minimum_2 = min(1 + cast, 3);
      lane.store(up_sampling2d_7 + i, cast);
      lane.store(up_sampling2d_8 + i, sub);
      lane.store(up_sampling2d_9 + i, minimum_2);
    });
  }

  // m.model:3: return scale * inner(x)
  // computes einsum_dense_2, einsum_dense_2
  void compute_einsum_dense_2(const float* part2_scaled_scale, const float* einsum_dense,
                              const float* spatial_dropout2d, float* einsum_dense_row, float* einsum_dense_2, float* v,
                              float* spatial_dropout2d_2, float* h2, float* einsum_dense_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 4 * s00_2; ++j) {
        const modelc::Scalar scalar{};
        const auto part2_scaled_scale_2 = scalar.load(part2_scaled_scale);
        const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
            3, [&](auto lane, modelc::Index k) { return lane.load(einsum_dense + i * (12 * s00_2) + j * 3 + k); }));
        const auto row_2 = modelc::fold_lanes<float, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
          const auto exp_2 = exp(lane.load(einsum_dense + i * (12 * s00_2) + j * 3 + k) - lane(row_max));
          lane.store(einsum_dense_row + k, exp_2);
          lane.store(einsum_dense_2 + i * (12 * s00_2) + j * 3 + k, exp_2);
          return modelc::folded(exp_2);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index k) {
          const auto v_2 = lane.load(einsum_dense_row + k) / lane(row_sum);
          const auto where = select(lane.load(spatial_dropout2d + i * 3 + k) >= 0.3f, v_2 / 0.7f, 0.0f);
          const auto h2_2 = lane(part2_scaled_scale_2) * where;
          lane.store(v + i * (12 * s00_2) + j * 3 + k, v_2);
          lane.store(spatial_dropout2d_2 + i * (12 * s00_2) + j * 3 + k, where);
          lane.store(h2 + i * (12 * s00_2) + j * 3 + k, h2_2);
        });
        scalar.store(einsum_dense_3 + i * (4 * s00_2) + j, row_sum);
      }
    }
  }

  // m.model:14: h3 = UpSampling2D(2, interpolation = "bilinear")(h2)
  // computes up_sampling2d, up_sampling2d
  void compute_up_sampling2d_2(std::int32_t* up_sampling2d, float* up_sampling2d_2,
                               std::int32_t* up_sampling2d_3) noexcept {
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_scalars(2 * s00_2, [&](auto lane, modelc::Index i) {
      const auto minimum = min(max(0.0f, (lane.iota(static_cast<float>(i)) * 2.0f + 1.0f) * static_cast<float>(s00_2) /
                                                 static_cast<float>(4 * s00_2) -
                                             0.5f),
                               static_cast<float>(s00_2 - 1));
      const auto floor_2 = floor(minimum);
      const auto cast = modelc::cast<std::int32_t>(floor_2);
      const auto sub = minimum - floor_2;
      const auto minimum_2 = min(cast + 1, static_cast<std::int32_t>(s00_2 - 1));
      lane.store(up_sampling2d + i, cast);
      lane.store(up_sampling2d_2 + i, sub);
      lane.store(up_sampling2d_3 + i, minimum_2);
    });
  }

  // m.model:14: h3 = UpSampling2D(2, interpolation = "bilinear")(h2)
  // computes up_sampling2d_16, up_sampling2d_16
  void compute_up_sampling2d_16(const float* up_sampling2d_13, const float* up_sampling2d_15,
                                const float* up_sampling2d_2, float* up_sampling2d_16,
                                float* up_sampling2d_18) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2 * s00_2; ++j) {
        modelc::for_lanes<float>(12, [&](auto lane, modelc::Index k) {
          const auto add = lane.load(up_sampling2d_13 + i * (24 * s00_2) + j * 12 + k) +
                           lane.load(up_sampling2d_15 + i * (24 * s00_2) + j * 12 + k);
          const auto up_sampling2d_2_2 = lane(up_sampling2d_2[j]);
          const auto mul = up_sampling2d_2_2 * add;
          const auto mul_2 = (1.0f - up_sampling2d_2_2) * add;
          lane.store(up_sampling2d_16 + i * (24 * s00_2) + j * 12 + k, mul);
          lane.store(up_sampling2d_18 + i * (24 * s00_2) + j * 12 + k, mul_2);
        });
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
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:7: v = EinsumDense("...x,xy->...y", 3, activation = softmax)(u)
    // einsum_dense: f32[4 * b * s00, 3]
    const float* const part2_einsum_dense_kernel = weights_->block.at<float>(0);
    float* const einsum_dense = arena_.at<float>(slots_[1]);
    compute_einsum_dense(x, part2_einsum_dense_kernel, einsum_dense);

    // m.model:3: return scale * inner(x)
    // h2: f32[b, s00, 4, 3]
    const float* const part2_scaled_scale = weights_->block.at<float>(64);
    float* const h2 = arena_.at<float>(slots_[1]);
    float* const einsum_dense_row = arena_.at<float>(0);
    compute_h2(part2_scaled_scale, einsum_dense, einsum_dense_row, h2);

    // m.model:14: h3 = UpSampling2D(2, interpolation = "bilinear")(h2)
    // up_sampling2d: i32[2 * s00], up_sampling2d_2: f32[2 * s00], up_sampling2d_3: i32[2 * s00]
    std::int32_t* const up_sampling2d = arena_.at<std::int32_t>(slots_[0]);
    float* const up_sampling2d_2 = arena_.at<float>(slots_[3]);
    std::int32_t* const up_sampling2d_3 = arena_.at<std::int32_t>(slots_[4]);
    compute_up_sampling2d(up_sampling2d, up_sampling2d_2, up_sampling2d_3);
    // up_sampling2d_4: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_4 = arena_.at<float>(slots_[2]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_4, b, 2 * s00_2, 4, 3), modelc::tensor(h2, b, s00_2, 4, 3),
                          modelc::tensor(up_sampling2d, 2 * s00_2), 1);
    // up_sampling2d_5: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_5 = arena_.at<float>(slots_[0]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_5, b, 2 * s00_2, 4, 3), modelc::tensor(h2, b, s00_2, 4, 3),
                          modelc::tensor(up_sampling2d_3, 2 * s00_2), 1);
    // up_sampling2d_6: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_6 = arena_.at<float>(slots_[2]);
    compute_up_sampling2d_6(up_sampling2d_2, up_sampling2d_4, up_sampling2d_5, up_sampling2d_6);
    // up_sampling2d_7: i32[8], up_sampling2d_8: f32[8], up_sampling2d_9: i32[8]
    std::int32_t* const up_sampling2d_7 = arena_.at<std::int32_t>(0);
    float* const up_sampling2d_8 = arena_.at<float>(64);
    std::int32_t* const up_sampling2d_9 = arena_.at<std::int32_t>(128);
    compute_up_sampling2d_7(up_sampling2d_7, up_sampling2d_8, up_sampling2d_9);
    // up_sampling2d_10: f32[b, 2 * s00, 8, 3]
    float* const up_sampling2d_10 = arena_.at<float>(slots_[0]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_10, b, 2 * s00_2, 8, 3),
                          modelc::tensor(up_sampling2d_6, b, 2 * s00_2, 4, 3), modelc::tensor(up_sampling2d_7, 8), 2);
    // up_sampling2d_11: f32[b, 2 * s00, 8, 3]
    float* const up_sampling2d_11 = arena_.at<float>(slots_[1]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_11, b, 2 * s00_2, 8, 3),
                          modelc::tensor(up_sampling2d_6, b, 2 * s00_2, 4, 3), modelc::tensor(up_sampling2d_9, 8), 2);
    // h3: f32[b, 2 * s00, 8, 3]
    float* const h3 = arena_.at<float>(slots_[0]);
    for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
      for (modelc::Index j = 0; j < 8; ++j) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index k) {
          const auto up_sampling2d_8_2 = lane(up_sampling2d_8[j]);
          lane.store(h3 + i * 24 + j * 3 + k,
                     lane.load(up_sampling2d_10 + i * 24 + j * 3 + k) * (1.0f - up_sampling2d_8_2) +
                         up_sampling2d_8_2 * lane.load(up_sampling2d_11 + i * 24 + j * 3 + k));
        });
      }
    }
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    const std::uint64_t seed = modelc::random_bits(seed_, shard_, *training_->block.at<std::int64_t>(0));

    // m.model:7: v = EinsumDense("...x,xy->...y", 3, activation = softmax)(u)
    // einsum_dense: f32[4 * b * s00, 3]
    const float* const part2_einsum_dense_kernel = weights_->block.at<float>(0);
    float* const einsum_dense = arena_.at<float>(train_step_slots_[3]);
    compute_einsum_dense(x, part2_einsum_dense_kernel, einsum_dense);

    // m.model:3: return scale * inner(x)
    // spatial_dropout2d: f32[b, 1, 1, 3]
    float* const spatial_dropout2d = arena_.at<float>(train_step_slots_[7]);
    modelc::kernels::standard_uniform(modelc::tensor(spatial_dropout2d, b, 1, 1, 3), seed, 0);
    // einsum_dense_2: f32[b, s00, 4, 3], einsum_dense_3: f32[b, s00, 4, 1], v: f32[b, s00, 4, 3], spatial_drop...
    const float* const part2_scaled_scale = weights_->block.at<float>(64);
    float* const einsum_dense_2 = arena_.at<float>(train_step_slots_[3]);
    float* const einsum_dense_3 = arena_.at<float>(train_step_slots_[6]);
    float* const v = arena_.at<float>(train_step_slots_[4]);
    float* const spatial_dropout2d_2 = arena_.at<float>(train_step_slots_[5]);
    float* const h2 = arena_.at<float>(train_step_slots_[1]);
    float* const einsum_dense_row = arena_.at<float>(0);
    compute_einsum_dense_2(part2_scaled_scale, einsum_dense, spatial_dropout2d, einsum_dense_row, einsum_dense_2, v,
                           spatial_dropout2d_2, h2, einsum_dense_3);

    // m.model:14: h3 = UpSampling2D(2, interpolation = "bilinear")(h2)
    // up_sampling2d: i32[2 * s00], up_sampling2d_2: f32[2 * s00], up_sampling2d_3: i32[2 * s00]
    std::int32_t* const up_sampling2d = arena_.at<std::int32_t>(train_step_slots_[8]);
    float* const up_sampling2d_2 = arena_.at<float>(train_step_slots_[9]);
    std::int32_t* const up_sampling2d_3 = arena_.at<std::int32_t>(train_step_slots_[10]);
    compute_up_sampling2d_2(up_sampling2d, up_sampling2d_2, up_sampling2d_3);
    // up_sampling2d_4: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_4 = arena_.at<float>(train_step_slots_[2]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_4, b, 2 * s00_2, 4, 3), modelc::tensor(h2, b, s00_2, 4, 3),
                          modelc::tensor(up_sampling2d, 2 * s00_2), 1);
    // up_sampling2d_5: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_5 = arena_.at<float>(train_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_5, b, 2 * s00_2, 4, 3), modelc::tensor(h2, b, s00_2, 4, 3),
                          modelc::tensor(up_sampling2d_3, 2 * s00_2), 1);
    // up_sampling2d_6: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_6 = arena_.at<float>(train_step_slots_[2]);
    compute_up_sampling2d_6(up_sampling2d_2, up_sampling2d_4, up_sampling2d_5, up_sampling2d_6);
    // up_sampling2d_7: i32[8], up_sampling2d_8: f32[8], up_sampling2d_9: i32[8]
    std::int32_t* const up_sampling2d_7 = arena_.at<std::int32_t>(0);
    float* const up_sampling2d_8 = arena_.at<float>(64);
    std::int32_t* const up_sampling2d_9 = arena_.at<std::int32_t>(128);
    compute_up_sampling2d_7(up_sampling2d_7, up_sampling2d_8, up_sampling2d_9);
    // up_sampling2d_10: f32[b, 2 * s00, 8, 3]
    float* const up_sampling2d_10 = arena_.at<float>(train_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_10, b, 2 * s00_2, 8, 3),
                          modelc::tensor(up_sampling2d_6, b, 2 * s00_2, 4, 3), modelc::tensor(up_sampling2d_7, 8), 2);
    // up_sampling2d_11: f32[b, 2 * s00, 8, 3]
    float* const up_sampling2d_11 = arena_.at<float>(train_step_slots_[1]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_11, b, 2 * s00_2, 8, 3),
                          modelc::tensor(up_sampling2d_6, b, 2 * s00_2, 4, 3), modelc::tensor(up_sampling2d_9, 8), 2);
    // the loss, and what its gradient needs
    // loss: f32, up_sampling2d_12: f32[b, 2 * s00, 8, 3], up_sampling2d_14: f32[b, 2 * s00, 8, 3]
    float* const loss = arena_.at<float>(192);
    float* const up_sampling2d_12 = arena_.at<float>(train_step_slots_[0]);
    float* const up_sampling2d_14 = arena_.at<float>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto part2_scaled_scale_2 = scalar.load(part2_scaled_scale);
      const auto mul = part2_scaled_scale_2 * part2_scaled_scale_2 * 0.01f;
      const auto div = 100.0f * (scalar(1.0f) / scalar(static_cast<float>(16 * b * s00_2))) / 3.0f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 8; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index k) {
                const auto up_sampling2d_8_2 = lane(up_sampling2d_8[j]);
                const auto y_true_2 = lane.load(y_true + i * 24 + j * 3 + k);
                return abs((y_true_2 - (lane.load(up_sampling2d_10 + i * 24 + j * 3 + k) * (1.0f - up_sampling2d_8_2) +
                                        up_sampling2d_8_2 * lane.load(up_sampling2d_11 + i * 24 + j * 3 + k))) /
                           max(abs(y_true_2), 1e-07f));
              })));
        }
      }
      for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 8; ++j) {
          modelc::for_lanes<float>(3, [&](auto lane, modelc::Index k) {
            const auto up_sampling2d_8_3 = lane(up_sampling2d_8[j]);
            const auto sub = 1.0f - up_sampling2d_8_3;
            const auto y_true_3 = lane.load(y_true + i * 24 + j * 3 + k);
            const auto maximum = max(abs(y_true_3), 1e-07f);
            const auto grad_h3 =
                -(lane(div) *
                  sign((y_true_3 - (lane.load(up_sampling2d_10 + i * 24 + j * 3 + k) * sub +
                                    up_sampling2d_8_3 * lane.load(up_sampling2d_11 + i * 24 + j * 3 + k))) /
                       maximum) /
                  maximum);
            const auto mul_2 = up_sampling2d_8_3 * grad_h3;
            const auto mul_3 = sub * grad_h3;
            lane.store(up_sampling2d_12 + i * 24 + j * 3 + k, mul_2);
            lane.store(up_sampling2d_14 + i * 24 + j * 3 + k, mul_3);
          });
        }
      }
      const auto add = 100.0f * (row_sum / 3.0f) / static_cast<float>(16 * b * s00_2) + mul;
      scalar.store(loss, add);
    }
    // up_sampling2d_13: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_13 = arena_.at<float>(train_step_slots_[2]);
    modelc::kernels::scatter_add(modelc::tensor(up_sampling2d_13, b, 2 * s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d_12, b, 2 * s00_2, 8, 3),
                                 modelc::tensor(up_sampling2d_9, 8), 2);
    // up_sampling2d_15: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_15 = arena_.at<float>(train_step_slots_[0]);
    modelc::kernels::scatter_add(modelc::tensor(up_sampling2d_15, b, 2 * s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d_14, b, 2 * s00_2, 8, 3),
                                 modelc::tensor(up_sampling2d_7, 8), 2);
    // up_sampling2d_16: f32[b, 2 * s00, 4, 3], up_sampling2d_18: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_16 = arena_.at<float>(train_step_slots_[2]);
    float* const up_sampling2d_18 = arena_.at<float>(train_step_slots_[0]);
    compute_up_sampling2d_16(up_sampling2d_13, up_sampling2d_15, up_sampling2d_2, up_sampling2d_16, up_sampling2d_18);
    // up_sampling2d_17: f32[b, s00, 4, 3]
    float* const up_sampling2d_17 = arena_.at<float>(train_step_slots_[1]);
    modelc::kernels::scatter_add(modelc::tensor(up_sampling2d_17, b, s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d_16, b, 2 * s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d_3, 2 * s00_2), 1);
    // up_sampling2d_19: f32[b, s00, 4, 3]
    float* const up_sampling2d_19 = arena_.at<float>(train_step_slots_[2]);
    modelc::kernels::scatter_add(modelc::tensor(up_sampling2d_19, b, s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d_18, b, 2 * s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d, 2 * s00_2), 1);

    // m.model:16: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10)), loss = mean_absolute_per...
    // einsum_dense_4: f32[b, s00, 4, 3], einsum_dense_5: f32, new_optimizer_m_part2_scaled_scale: f32, new_opt...
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_m_part2_scaled_scale = training_->block.at<float>(192);
    const float* const optimizer_v_part2_scaled_scale = training_->block.at<float>(256);
    float* const einsum_dense_4 = arena_.at<float>(train_step_slots_[3]);
    float* const einsum_dense_5 = arena_.at<float>(0);
    float* const new_optimizer_m_part2_scaled_scale = training_->block.at<float>(192);
    float* const new_optimizer_v_part2_scaled_scale = training_->block.at<float>(256);
    float* const new_part2_scaled_scale = weights_->block.at<float>(64);
    float* const einsum_dense_row_2 = arena_.at<float>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 4 * s00_2; ++j) {
          const auto part2_scaled_scale_2 = scalar.load(part2_scaled_scale);
          const auto einsum_dense_3_2 = scalar.load(einsum_dense_3 + i * (4 * s00_2) + j);
          const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto grad_h2 = lane.load(up_sampling2d_17 + i * (12 * s00_2) + j * 3 + k) +
                                 lane.load(up_sampling2d_19 + i * (12 * s00_2) + j * 3 + k);
            const auto div =
                select(lane.load(spatial_dropout2d + i * 3 + k) >= 0.3f, lane(part2_scaled_scale_2) * grad_h2, 0.0f) /
                0.7f / lane(einsum_dense_3_2);
            const auto mul = lane.load(spatial_dropout2d_2 + i * (12 * s00_2) + j * 3 + k) * grad_h2;
            const auto neg = -(lane.load(v + i * (12 * s00_2) + j * 3 + k) * div);
            lane.store(einsum_dense_row_2 + k, div);
            return modelc::folded(mul, neg);
          });
          total_sum.add(scalar(std::get<0>(row_2)));
          const auto row_sum = scalar(std::get<1>(row_2));
          modelc::for_lanes<float>(3, [&](auto lane, modelc::Index k) {
            lane.store(einsum_dense_4 + i * (12 * s00_2) + j * 3 + k,
                       lane.load(einsum_dense_2 + i * (12 * s00_2) + j * 3 + k) *
                           (lane.load(einsum_dense_row_2 + k) + lane(row_sum)));
          });
        }
      }
      const auto part2_scaled_scale_3 = scalar.load(part2_scaled_scale);
      const auto mul_2 = part2_scaled_scale_3 * 0.01f;
      const auto grad_part2_scaled_scale = mul_2 + mul_2 + scalar(total_sum.value());
      const auto cast = modelc::cast<float>(scalar.load(optimizer_iteration));
      const auto add = 1.0f + cast;
      const auto div_2 = ((1.0f - min(cast, 10.0f) / 10.0f) * 0.0999f + 0.0001f) * sqrt(1.0f - pow(0.999f, add)) /
                         (1.0f - pow(0.9f, add));
      const auto optimizer_m_part2_scaled_scale_2 = scalar.load(optimizer_m_part2_scaled_scale);
      const auto add_2 =
          optimizer_m_part2_scaled_scale_2 + 0.1f * (grad_part2_scaled_scale - optimizer_m_part2_scaled_scale_2);
      const auto optimizer_v_part2_scaled_scale_2 = scalar.load(optimizer_v_part2_scaled_scale);
      const auto add_3 =
          optimizer_v_part2_scaled_scale_2 +
          0.001f * (grad_part2_scaled_scale * grad_part2_scaled_scale - optimizer_v_part2_scaled_scale_2);
      const auto sub = part2_scaled_scale_3 - div_2 * add_2 / (1e-07f + sqrt(add_3));
      scalar.store(einsum_dense_5, div_2);
      scalar.store(new_optimizer_m_part2_scaled_scale, add_2);
      scalar.store(new_optimizer_v_part2_scaled_scale, add_3);
      scalar.store(new_part2_scaled_scale, sub);
    }

    // m.model:7: v = EinsumDense("...x,xy->...y", 3, activation = softmax)(u)
    // new_optimizer_m_part2_einsum_dense_kernel: f32[1, 3], new_optimizer_v_part2_einsum_dense_kernel: f32[1, ...
    const float* const optimizer_m_part2_einsum_dense_kernel = training_->block.at<float>(64);
    const float* const optimizer_v_part2_einsum_dense_kernel = training_->block.at<float>(128);
    float* const new_optimizer_m_part2_einsum_dense_kernel = training_->block.at<float>(64);
    float* const new_optimizer_v_part2_einsum_dense_kernel = training_->block.at<float>(128);
    float* const new_part2_einsum_dense_kernel = weights_->block.at<float>(0);
    modelc::matmul(threads_, 1, 4 * b * s00_2, 3, x, 0, 1, einsum_dense_4, 3, 1,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     const auto optimizer_m_part2_einsum_dense_kernel_2 =
                         lane.load(optimizer_m_part2_einsum_dense_kernel + column);
                     const auto add = optimizer_m_part2_einsum_dense_kernel_2 +
                                      (sum - optimizer_m_part2_einsum_dense_kernel_2) * 0.1f;
                     const auto optimizer_v_part2_einsum_dense_kernel_2 =
                         lane.load(optimizer_v_part2_einsum_dense_kernel + column);
                     const auto add_2 = optimizer_v_part2_einsum_dense_kernel_2 +
                                        (sum * sum - optimizer_v_part2_einsum_dense_kernel_2) * 0.001f;
                     const auto sub = lane.load(part2_einsum_dense_kernel + column) -
                                      add * lane(einsum_dense_5[0]) / (1e-07f + sqrt(add_2));
                     lane.store(new_optimizer_m_part2_einsum_dense_kernel + column, add);
                     lane.store(new_optimizer_v_part2_einsum_dense_kernel + column, add_2);
                     lane.store(new_part2_einsum_dense_kernel + column, sub);
                   });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:16: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10)), loss = mean_absolute_per...
    // einsum_dense: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const einsum_dense = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      const auto cast = modelc::cast<float>(lane.load(optimizer_iteration));
      const auto add = 1.0f + cast;
      lane.store(einsum_dense, ((1.0f - min(cast, 10.0f) / 10.0f) * 0.0999f + 0.0001f) * sqrt(1.0f - pow(0.999f, add)) /
                                   (1.0f - pow(0.9f, add)));
    }
    // new_optimizer_m_part2_einsum_dense_kernel: f32[1, 3], new_optimizer_v_part2_einsum_dense_kernel: f32[1, ...
    const float* const part2_einsum_dense_kernel = weights_->block.at<float>(0);
    const float* const part_gradient_part2_einsum_dense_kernel = arena_.at<float>(320);
    const float* const optimizer_m_part2_einsum_dense_kernel = training_->block.at<float>(64);
    const float* const optimizer_v_part2_einsum_dense_kernel = training_->block.at<float>(128);
    float* const new_optimizer_m_part2_einsum_dense_kernel = training_->block.at<float>(64);
    float* const new_optimizer_v_part2_einsum_dense_kernel = training_->block.at<float>(128);
    float* const new_part2_einsum_dense_kernel = weights_->block.at<float>(0);
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      const auto part_gradient_part2_einsum_dense_kernel_2 = lane.load(part_gradient_part2_einsum_dense_kernel + i);
      const auto optimizer_m_part2_einsum_dense_kernel_2 = lane.load(optimizer_m_part2_einsum_dense_kernel + i);
      const auto add = optimizer_m_part2_einsum_dense_kernel_2 +
                       (part_gradient_part2_einsum_dense_kernel_2 - optimizer_m_part2_einsum_dense_kernel_2) * 0.1f;
      const auto optimizer_v_part2_einsum_dense_kernel_2 = lane.load(optimizer_v_part2_einsum_dense_kernel + i);
      const auto add_2 = optimizer_v_part2_einsum_dense_kernel_2 +
                         (part_gradient_part2_einsum_dense_kernel_2 * part_gradient_part2_einsum_dense_kernel_2 -
                          optimizer_v_part2_einsum_dense_kernel_2) *
                             0.001f;
      const auto sub = lane.load(part2_einsum_dense_kernel + i) - add * lane(einsum_dense[0]) / (1e-07f + sqrt(add_2));
      lane.store(new_optimizer_m_part2_einsum_dense_kernel + i, add);
      lane.store(new_optimizer_v_part2_einsum_dense_kernel + i, add_2);
      lane.store(new_part2_einsum_dense_kernel + i, sub);
    });
    // new_optimizer_m_part2_scaled_scale: f32, new_optimizer_v_part2_scaled_scale: f32, new_part2_scaled_scale...
    const float* const part2_scaled_scale = weights_->block.at<float>(64);
    const float* const part_gradient_part2_scaled_scale = arena_.at<float>(384);
    const float* const optimizer_m_part2_scaled_scale = training_->block.at<float>(192);
    const float* const optimizer_v_part2_scaled_scale = training_->block.at<float>(256);
    float* const new_optimizer_m_part2_scaled_scale = training_->block.at<float>(192);
    float* const new_optimizer_v_part2_scaled_scale = training_->block.at<float>(256);
    float* const new_part2_scaled_scale = weights_->block.at<float>(64);
    {
      const modelc::Scalar lane{};
      const auto part_gradient_part2_scaled_scale_2 = lane.load(part_gradient_part2_scaled_scale);
      const auto optimizer_m_part2_scaled_scale_2 = lane.load(optimizer_m_part2_scaled_scale);
      const auto add = optimizer_m_part2_scaled_scale_2 +
                       0.1f * (part_gradient_part2_scaled_scale_2 - optimizer_m_part2_scaled_scale_2);
      const auto optimizer_v_part2_scaled_scale_2 = lane.load(optimizer_v_part2_scaled_scale);
      const auto add_2 = optimizer_v_part2_scaled_scale_2 +
                         0.001f * (part_gradient_part2_scaled_scale_2 * part_gradient_part2_scaled_scale_2 -
                                   optimizer_v_part2_scaled_scale_2);
      const auto sub = lane.load(part2_scaled_scale) - lane.load(einsum_dense) * add / (1e-07f + sqrt(add_2));
      lane.store(new_optimizer_m_part2_scaled_scale, add);
      lane.store(new_optimizer_v_part2_scaled_scale, add_2);
      lane.store(new_part2_scaled_scale, sub);
    }
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:7: v = EinsumDense("...x,xy->...y", 3, activation = softmax)(u)
    // einsum_dense: f32[4 * b * s00, 3]
    const float* const part2_einsum_dense_kernel = weights_->block.at<float>(0);
    float* const einsum_dense = arena_.at<float>(evaluate_step_slots_[1]);
    compute_einsum_dense(x, part2_einsum_dense_kernel, einsum_dense);

    // m.model:3: return scale * inner(x)
    // h2: f32[b, s00, 4, 3]
    const float* const part2_scaled_scale = weights_->block.at<float>(64);
    float* const h2 = arena_.at<float>(evaluate_step_slots_[1]);
    float* const einsum_dense_row = arena_.at<float>(0);
    compute_h2(part2_scaled_scale, einsum_dense, einsum_dense_row, h2);

    // m.model:14: h3 = UpSampling2D(2, interpolation = "bilinear")(h2)
    // up_sampling2d: i32[2 * s00], up_sampling2d_2: f32[2 * s00], up_sampling2d_3: i32[2 * s00]
    std::int32_t* const up_sampling2d = arena_.at<std::int32_t>(evaluate_step_slots_[0]);
    float* const up_sampling2d_2 = arena_.at<float>(evaluate_step_slots_[3]);
    std::int32_t* const up_sampling2d_3 = arena_.at<std::int32_t>(evaluate_step_slots_[4]);
    compute_up_sampling2d(up_sampling2d, up_sampling2d_2, up_sampling2d_3);
    // up_sampling2d_4: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_4 = arena_.at<float>(evaluate_step_slots_[2]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_4, b, 2 * s00_2, 4, 3), modelc::tensor(h2, b, s00_2, 4, 3),
                          modelc::tensor(up_sampling2d, 2 * s00_2), 1);
    // up_sampling2d_5: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_5 = arena_.at<float>(evaluate_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_5, b, 2 * s00_2, 4, 3), modelc::tensor(h2, b, s00_2, 4, 3),
                          modelc::tensor(up_sampling2d_3, 2 * s00_2), 1);
    // up_sampling2d_6: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_6 = arena_.at<float>(evaluate_step_slots_[2]);
    compute_up_sampling2d_6(up_sampling2d_2, up_sampling2d_4, up_sampling2d_5, up_sampling2d_6);
    // up_sampling2d_7: i32[8], up_sampling2d_8: f32[8], up_sampling2d_9: i32[8]
    std::int32_t* const up_sampling2d_7 = arena_.at<std::int32_t>(0);
    float* const up_sampling2d_8 = arena_.at<float>(64);
    std::int32_t* const up_sampling2d_9 = arena_.at<std::int32_t>(128);
    compute_up_sampling2d_7(up_sampling2d_7, up_sampling2d_8, up_sampling2d_9);
    // up_sampling2d_10: f32[b, 2 * s00, 8, 3]
    float* const up_sampling2d_10 = arena_.at<float>(evaluate_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_10, b, 2 * s00_2, 8, 3),
                          modelc::tensor(up_sampling2d_6, b, 2 * s00_2, 4, 3), modelc::tensor(up_sampling2d_7, 8), 2);
    // up_sampling2d_11: f32[b, 2 * s00, 8, 3]
    float* const up_sampling2d_11 = arena_.at<float>(evaluate_step_slots_[1]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_11, b, 2 * s00_2, 8, 3),
                          modelc::tensor(up_sampling2d_6, b, 2 * s00_2, 4, 3), modelc::tensor(up_sampling2d_9, 8), 2);

    // m.model:16: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10)), loss = mean_absolute_per...
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      const auto part2_scaled_scale_2 = scalar.load(part2_scaled_scale);
      const auto mul = part2_scaled_scale_2 * part2_scaled_scale_2 * 0.01f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 8; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index k) {
                const auto up_sampling2d_8_2 = lane(up_sampling2d_8[j]);
                const auto y_true_2 = lane.load(y_true + i * 24 + j * 3 + k);
                return abs((y_true_2 - (lane.load(up_sampling2d_10 + i * 24 + j * 3 + k) * (1.0f - up_sampling2d_8_2) +
                                        up_sampling2d_8_2 * lane.load(up_sampling2d_11 + i * 24 + j * 3 + k))) /
                           max(abs(y_true_2), 1e-07f));
              })));
        }
      }
      const auto add = 100.0f * (row_sum / 3.0f) / static_cast<float>(16 * b * s00_2) + mul;
      scalar.store(loss, add);
    }
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    const std::uint64_t seed = modelc::random_bits(seed_, shard_, *training_->block.at<std::int64_t>(0));

    // m.model:7: v = EinsumDense("...x,xy->...y", 3, activation = softmax)(u)
    // einsum_dense: f32[4 * b * s00, 3]
    const float* const part2_einsum_dense_kernel = weights_->block.at<float>(0);
    float* const einsum_dense = arena_.at<float>(gradients_slots_[3]);
    compute_einsum_dense(x, part2_einsum_dense_kernel, einsum_dense);

    // m.model:3: return scale * inner(x)
    // spatial_dropout2d: f32[b, 1, 1, 3]
    float* const spatial_dropout2d = arena_.at<float>(gradients_slots_[7]);
    modelc::kernels::standard_uniform(modelc::tensor(spatial_dropout2d, b, 1, 1, 3), seed, 0);
    // einsum_dense_2: f32[b, s00, 4, 3], einsum_dense_3: f32[b, s00, 4, 1], v: f32[b, s00, 4, 3], spatial_drop...
    const float* const part2_scaled_scale = weights_->block.at<float>(64);
    float* const einsum_dense_2 = arena_.at<float>(gradients_slots_[3]);
    float* const einsum_dense_3 = arena_.at<float>(gradients_slots_[6]);
    float* const v = arena_.at<float>(gradients_slots_[4]);
    float* const spatial_dropout2d_2 = arena_.at<float>(gradients_slots_[5]);
    float* const h2 = arena_.at<float>(gradients_slots_[1]);
    float* const einsum_dense_row = arena_.at<float>(0);
    compute_einsum_dense_2(part2_scaled_scale, einsum_dense, spatial_dropout2d, einsum_dense_row, einsum_dense_2, v,
                           spatial_dropout2d_2, h2, einsum_dense_3);

    // m.model:14: h3 = UpSampling2D(2, interpolation = "bilinear")(h2)
    // up_sampling2d: i32[2 * s00], up_sampling2d_2: f32[2 * s00], up_sampling2d_3: i32[2 * s00]
    std::int32_t* const up_sampling2d = arena_.at<std::int32_t>(gradients_slots_[8]);
    float* const up_sampling2d_2 = arena_.at<float>(gradients_slots_[9]);
    std::int32_t* const up_sampling2d_3 = arena_.at<std::int32_t>(gradients_slots_[10]);
    compute_up_sampling2d_2(up_sampling2d, up_sampling2d_2, up_sampling2d_3);
    // up_sampling2d_4: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_4 = arena_.at<float>(gradients_slots_[2]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_4, b, 2 * s00_2, 4, 3), modelc::tensor(h2, b, s00_2, 4, 3),
                          modelc::tensor(up_sampling2d, 2 * s00_2), 1);
    // up_sampling2d_5: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_5 = arena_.at<float>(gradients_slots_[0]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_5, b, 2 * s00_2, 4, 3), modelc::tensor(h2, b, s00_2, 4, 3),
                          modelc::tensor(up_sampling2d_3, 2 * s00_2), 1);
    // up_sampling2d_6: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_6 = arena_.at<float>(gradients_slots_[2]);
    compute_up_sampling2d_6(up_sampling2d_2, up_sampling2d_4, up_sampling2d_5, up_sampling2d_6);
    // up_sampling2d_7: i32[8], up_sampling2d_8: f32[8], up_sampling2d_9: i32[8]
    std::int32_t* const up_sampling2d_7 = arena_.at<std::int32_t>(0);
    float* const up_sampling2d_8 = arena_.at<float>(64);
    std::int32_t* const up_sampling2d_9 = arena_.at<std::int32_t>(128);
    compute_up_sampling2d_7(up_sampling2d_7, up_sampling2d_8, up_sampling2d_9);
    // up_sampling2d_10: f32[b, 2 * s00, 8, 3]
    float* const up_sampling2d_10 = arena_.at<float>(gradients_slots_[0]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_10, b, 2 * s00_2, 8, 3),
                          modelc::tensor(up_sampling2d_6, b, 2 * s00_2, 4, 3), modelc::tensor(up_sampling2d_7, 8), 2);
    // up_sampling2d_11: f32[b, 2 * s00, 8, 3]
    float* const up_sampling2d_11 = arena_.at<float>(gradients_slots_[1]);
    modelc::kernels::take(modelc::tensor(up_sampling2d_11, b, 2 * s00_2, 8, 3),
                          modelc::tensor(up_sampling2d_6, b, 2 * s00_2, 4, 3), modelc::tensor(up_sampling2d_9, 8), 2);
    // the loss, and what its gradient needs
    // y_loss: f32, loss: f32, up_sampling2d_12: f32[b, 2 * s00, 8, 3], up_sampling2d_14: f32[b, 2 * s00, 8, 3]
    float* const y_loss = arena_.at<float>(192);
    float* const loss = arena_.at<float>(256);
    float* const up_sampling2d_12 = arena_.at<float>(gradients_slots_[0]);
    float* const up_sampling2d_14 = arena_.at<float>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto part2_scaled_scale_2 = scalar.load(part2_scaled_scale);
      const auto mul = part2_scaled_scale_2 * part2_scaled_scale_2 * 0.01f;
      const auto div = 100.0f * (scalar(1.0f) / scalar(static_cast<float>(16 * b * s00_2))) / 3.0f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 8; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index k) {
                const auto up_sampling2d_8_2 = lane(up_sampling2d_8[j]);
                const auto y_true_2 = lane.load(y_true + i * 24 + j * 3 + k);
                return abs((y_true_2 - (lane.load(up_sampling2d_10 + i * 24 + j * 3 + k) * (1.0f - up_sampling2d_8_2) +
                                        up_sampling2d_8_2 * lane.load(up_sampling2d_11 + i * 24 + j * 3 + k))) /
                           max(abs(y_true_2), 1e-07f));
              })));
        }
      }
      for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
        for (modelc::Index j = 0; j < 8; ++j) {
          modelc::for_lanes<float>(3, [&](auto lane, modelc::Index k) {
            const auto up_sampling2d_8_3 = lane(up_sampling2d_8[j]);
            const auto sub = 1.0f - up_sampling2d_8_3;
            const auto y_true_3 = lane.load(y_true + i * 24 + j * 3 + k);
            const auto maximum = max(abs(y_true_3), 1e-07f);
            const auto grad_h3 =
                -(lane(div) *
                  sign((y_true_3 - (lane.load(up_sampling2d_10 + i * 24 + j * 3 + k) * sub +
                                    up_sampling2d_8_3 * lane.load(up_sampling2d_11 + i * 24 + j * 3 + k))) /
                       maximum) /
                  maximum);
            const auto mul_2 = up_sampling2d_8_3 * grad_h3;
            const auto mul_3 = sub * grad_h3;
            lane.store(up_sampling2d_12 + i * 24 + j * 3 + k, mul_2);
            lane.store(up_sampling2d_14 + i * 24 + j * 3 + k, mul_3);
          });
        }
      }
      const auto div_2 = 100.0f * (row_sum / 3.0f) / static_cast<float>(16 * b * s00_2);
      const auto add = div_2 + mul;
      const auto div_2_lanes = div_2;
      const auto add_lanes = add;
      scalar.store(y_loss, div_2_lanes);
      scalar.store(loss, add_lanes);
    }
    // up_sampling2d_13: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_13 = arena_.at<float>(gradients_slots_[2]);
    modelc::kernels::scatter_add(modelc::tensor(up_sampling2d_13, b, 2 * s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d_12, b, 2 * s00_2, 8, 3),
                                 modelc::tensor(up_sampling2d_9, 8), 2);
    // up_sampling2d_15: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_15 = arena_.at<float>(gradients_slots_[0]);
    modelc::kernels::scatter_add(modelc::tensor(up_sampling2d_15, b, 2 * s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d_14, b, 2 * s00_2, 8, 3),
                                 modelc::tensor(up_sampling2d_7, 8), 2);
    // up_sampling2d_16: f32[b, 2 * s00, 4, 3], up_sampling2d_18: f32[b, 2 * s00, 4, 3]
    float* const up_sampling2d_16 = arena_.at<float>(gradients_slots_[2]);
    float* const up_sampling2d_18 = arena_.at<float>(gradients_slots_[0]);
    compute_up_sampling2d_16(up_sampling2d_13, up_sampling2d_15, up_sampling2d_2, up_sampling2d_16, up_sampling2d_18);
    // up_sampling2d_17: f32[b, s00, 4, 3]
    float* const up_sampling2d_17 = arena_.at<float>(gradients_slots_[1]);
    modelc::kernels::scatter_add(modelc::tensor(up_sampling2d_17, b, s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d_16, b, 2 * s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d_3, 2 * s00_2), 1);
    // up_sampling2d_19: f32[b, s00, 4, 3]
    float* const up_sampling2d_19 = arena_.at<float>(gradients_slots_[2]);
    modelc::kernels::scatter_add(modelc::tensor(up_sampling2d_19, b, s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d_18, b, 2 * s00_2, 4, 3),
                                 modelc::tensor(up_sampling2d, 2 * s00_2), 1);

    // m.model:7: v = EinsumDense("...x,xy->...y", 3, activation = softmax)(u)
    // new_part_gradient_part2_scaled_scale: f32, einsum_dense_4: f32[b, s00, 4, 3]
    float* const new_part_gradient_part2_scaled_scale = arena_.at<float>(384);
    float* const einsum_dense_4 = arena_.at<float>(gradients_slots_[3]);
    float* const einsum_dense_row_2 = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 4 * s00_2; ++j) {
          const auto part2_scaled_scale_2 = scalar.load(part2_scaled_scale);
          const auto einsum_dense_3_2 = scalar.load(einsum_dense_3 + i * (4 * s00_2) + j);
          const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto grad_h2 = lane.load(up_sampling2d_17 + i * (12 * s00_2) + j * 3 + k) +
                                 lane.load(up_sampling2d_19 + i * (12 * s00_2) + j * 3 + k);
            const auto div =
                select(lane.load(spatial_dropout2d + i * 3 + k) >= 0.3f, lane(part2_scaled_scale_2) * grad_h2, 0.0f) /
                0.7f / lane(einsum_dense_3_2);
            const auto mul = lane.load(spatial_dropout2d_2 + i * (12 * s00_2) + j * 3 + k) * grad_h2;
            const auto neg = -(lane.load(v + i * (12 * s00_2) + j * 3 + k) * div);
            lane.store(einsum_dense_row_2 + k, div);
            return modelc::folded(mul, neg);
          });
          total_sum.add(scalar(std::get<0>(row_2)));
          const auto row_sum = scalar(std::get<1>(row_2));
          modelc::for_lanes<float>(3, [&](auto lane, modelc::Index k) {
            lane.store(einsum_dense_4 + i * (12 * s00_2) + j * 3 + k,
                       lane.load(einsum_dense_2 + i * (12 * s00_2) + j * 3 + k) *
                           (lane.load(einsum_dense_row_2 + k) + lane(row_sum)));
          });
        }
      }
      const auto mul_2 = scalar.load(part2_scaled_scale) * 0.01f;
      scalar.store(new_part_gradient_part2_scaled_scale, mul_2 + mul_2 + scalar(total_sum.value()));
    }
    ready_(64);
    // new_part_gradient_part2_einsum_dense_kernel: f32[1, 3]
    float* const new_part_gradient_part2_einsum_dense_kernel = arena_.at<float>(320);
    modelc::matmul(threads_, 1, 4 * b * s00_2, 3, x, 0, 1, einsum_dense_4, 3, 1,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(new_part_gradient_part2_einsum_dense_kernel + column, sum);
                   });
    ready_(0);

    modelc::copy_elements(arena_.at<float>(256), 1, arena_.at<float>(448));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  std::uint64_t seed_ = 0;
  std::int64_t shard_ = 0;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[5];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[11];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[5];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[11];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4244

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
#include "modelc/packed.hpp"
#include "modelc/panels.hpp"
#include "modelc/parallel.hpp"
#include "modelc/prepared.hpp"
#include "modelc/size.hpp"
#include "modelc/special.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4245 {

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

    auto part2_dense_kernel() noexcept { return modelc::block_view<double, 3, 4>(block, 0); }
    auto part2_dense_bias() noexcept { return modelc::block_view<double, 4>(block, 128); }
    auto dense_1_kernel() noexcept { return modelc::block_view<double, 8, 8>(block, 192); }
    auto dense_1_bias() noexcept { return modelc::block_view<double, 8>(block, 704); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<double>(64), 1, 0.001); }
  };

  struct Inputs {
    modelc::View<const double, modelc::Dynamic, 2, 2, 4> x;
    modelc::View<const double, modelc::Dynamic, 3> z;
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 3, 4> grad_part2_dense_kernel;
    modelc::View<const double, 4> grad_part2_dense_bias;
    modelc::View<const double, 8, 8> grad_dense_1_kernel;
    modelc::View<const double, 8> grad_dense_1_bias;
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
    modelc::load_weights(path, weight_infos.data(), 4, weights_->block.data());
    prepare();
  }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 4, weights_->block.data());
  }
  /// Computes what follows from the weights alone. It is done when these are loaded, initialized or trained; call it
  /// after changing them by hand, while no other model that shares them runs. Allocates.
  void prepare() {
    modelc::pack_kernel(weights_->block.at<double>(192), 1, 8, 8, 1, weights_->prepared.at<double>(0));
    weights_->prepared.set(weights_->block);
  }

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "part2/dense/kernel");
      modelc::initial::fill(block.at<double>(0), 12, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.da05179501504p+0) +
                -0x1.da05179501504p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<double>(192), 64, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.3988e1409212ep+0) +
                -0x1.3988e1409212ep-1);
      });
    }
    prepare();
    reset_optimizer();
  }

  /// `x: f64[b, 2, 2, 4], z: f64[b, 3]` gives `y: f64[b, 8]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 8> predict(modelc::View<const double, modelc::Dynamic, 2, 2, 4> x,
                                                         modelc::View<const double, modelc::Dynamic, 3> z) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 4);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const double, modelc::Dynamic, 8> predict(const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const double, modelc::Dynamic, 8> predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<double, 4>("x", x, {symbols_.b, 2, 2, 4});
    compute(modelc::checked<double, 2>("z", z, {symbols_.b, 3}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 2, 2, 4]`
  /// - takes `z: f64[b, 3]`
  /// - takes `y_true: i32[b]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 2, 2, 4> x,
                    modelc::View<const double, modelc::Dynamic, 3> z,
                    modelc::View<const std::int32_t, modelc::Dynamic> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 4);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    assert(y_true.size() == symbols_.b);
    compute_train_step(z.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 4>("x", x, {symbols_.b, 2, 2, 4});
    compute_train_step(modelc::checked<double, 2>("z", z, {symbols_.b, 3}),
                       modelc::checked<std::int32_t, 1>("y_true", y_true, {symbols_.b}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[1]), static_cast<const std::int32_t*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(576));
    values[1] = static_cast<double>(*arena_.at<double>(704));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 2, 2, 4]`
  /// - takes `z: f64[b, 3]`
  /// - takes `y_true: i32[b]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 2, 2, 4> x,
                       modelc::View<const double, modelc::Dynamic, 3> z,
                       modelc::View<const std::int32_t, modelc::Dynamic> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 4);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    assert(y_true.size() == symbols_.b);
    compute_evaluate_step(z.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 4>("x", x, {symbols_.b, 2, 2, 4});
    compute_evaluate_step(modelc::checked<double, 2>("z", z, {symbols_.b, 3}),
                          modelc::checked<std::int32_t, 1>("y_true", y_true, {symbols_.b}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[1]), static_cast<const std::int32_t*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(128));
    values[1] = static_cast<double>(*arena_.at<double>(64));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, 2, 2, 4]`
  /// - takes `z: f64[b, 3]`
  /// - takes `y_true: i32[b]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 2, 2, 4> x,
                      modelc::View<const double, modelc::Dynamic, 3> z,
                      modelc::View<const std::int32_t, modelc::Dynamic> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == 4);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    assert(y_true.size() == symbols_.b);
    compute_gradients(z.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 4>("x", x, {symbols_.b, 2, 2, 4});
    compute_gradients(modelc::checked<double, 2>("z", z, {symbols_.b, 3}),
                      modelc::checked<std::int32_t, 1>("y_true", y_true, {symbols_.b}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[1]), static_cast<const std::int32_t*>(inputs[2]));
    outputs[0] = arena_.at<double>(192);
    outputs[1] = arena_.at<double>(128);
    outputs[2] = arena_.at<double>(256);
    outputs[3] = arena_.at<double>(384);
    outputs[4] = arena_.at<double>(448);
    outputs[5] = arena_.at<double>(960);
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
    values[0] = static_cast<double>(*arena_.at<double>(1024));
    values[1] = static_cast<double>(*arena_.at<double>(0));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(1664), 1, 0.0);
    std::fill_n(training_->block.at<double>(1728), 1, 0.0);
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
    return {16 * symbols_.b, 3 * symbols_.b, symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[1]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), 8 * symbols_.b, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f64", 4, {-1, 2, 2, 4}, 0, false},
      {"z", "f64", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {-1, 8}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> weight_infos{{
      {"part2/dense/kernel", "f64", 2, {3, 4}, 0, true},
      {"part2/dense/bias", "f64", 1, {4}, 128, true},
      {"dense_1/kernel", "f64", 2, {8, 8}, 192, true},
      {"dense_1/bias", "f64", 1, {8}, 704, true},
  }};
  static constexpr modelc::Index weight_bytes = 768;
  static constexpr modelc::Index prepared_bytes = 640;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f64", 4, {-1, 2, 2, 4}, 0, false},
      {"z", "f64", 2, {-1, 3}, 0, false},
      {"y_true", "i32", 1, {-1}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "sparse_categorical_accuracy"};
  static constexpr std::array<modelc::TensorInfo, 6> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/part2/dense/kernel", "f64", 2, {3, 4}, 0, false},
      {"grad/part2/dense/bias", "f64", 1, {4}, 0, false},
      {"grad/dense_1/kernel", "f64", 2, {8, 8}, 0, false},
      {"grad/dense_1/bias", "f64", 1, {8}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 12> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f64", 0, {}, 64, false},
      {"optimizer/m/part2/dense/kernel", "f64", 2, {3, 4}, 128, false},
      {"optimizer/v/part2/dense/kernel", "f64", 2, {3, 4}, 256, false},
      {"optimizer/m/part2/dense/bias", "f64", 1, {4}, 384, false},
      {"optimizer/v/part2/dense/bias", "f64", 1, {4}, 448, false},
      {"optimizer/m/dense_1/kernel", "f64", 2, {8, 8}, 512, false},
      {"optimizer/m/dense_1/bias", "f64", 1, {8}, 1024, false},
      {"optimizer/v/dense_1/kernel", "f64", 2, {8, 8}, 1088, false},
      {"optimizer/v/dense_1/bias", "f64", 1, {8}, 1600, false},
      {"metric/sparse_categorical_accuracy/total", "f64", 0, {}, 1664, false},
      {"metric/sparse_categorical_accuracy/count", "f64", 0, {}, 1728, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> part_infos{{
      {"gradient/part2/dense/kernel", "f64", 2, {3, 4}, 0, false},
      {"gradient/part2/dense/bias", "f64", 1, {4}, 128, false},
      {"gradient/dense_1/kernel", "f64", 2, {8, 8}, 192, false},
      {"gradient/dense_1/bias", "f64", 1, {8}, 704, false},
      {"loss", "f64", 0, {}, 768, false},
      {"metric/sparse_categorical_accuracy/total", "f64", 0, {}, 832, false},
      {"metric/sparse_categorical_accuracy/count", "f64", 0, {}, 896, false},
  }};
  static constexpr modelc::Index part_bytes = 960;
  static constexpr modelc::Index gradient_bytes = 768;  // the first of them
  static constexpr modelc::Index training_bytes = 1792;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({128 * b, 24 * b, 4 * b});
    modelc::Size end = 128;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({64 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({64 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    modelc::Size train_step_end = 832;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * b});
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
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    const modelc::Size update_step_end = 1216;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({64 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({64 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    modelc::Size gradients_end = 1216;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * b});
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
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 8> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 8>>(arena_.at<double>(slots_[1]), symbols_.b,
                                                                             8);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(576)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(128)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(192)),
            modelc::make_view<double>(arena_.at<double>(128)),
            modelc::make_view<modelc::View<const double, 3, 4>>(arena_.at<double>(256), 3, 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(384), 4),
            modelc::make_view<modelc::View<const double, 8, 8>>(arena_.at<double>(448), 8, 8),
            modelc::make_view<modelc::View<const double, 8>>(arena_.at<double>(960), 8)};
  }

  // m.model:3: v = Lambda(v -> polygamma(1, abs(v) + 0.5))(u)
  // computes v, v, v and 1 more
  void compute_v(const double* z, double* v) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(
        3 * b, [&](auto lane, modelc::Index i) { lane.store(v + i, polygamma(1.0, abs(lane.load(z + i)) + 0.5)); });
  }

  // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
  // computes h2, h2
  void compute_h2(const double* v, const double* part2_dense_kernel, const double* part2_dense_bias, double* h2,
                  double* lambda_1, double* h3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 3, 4, v, 3, 1, part2_dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto h2_2 = lane.load(part2_dense_bias + column) + sum;
                     const auto tanh_2 = tanh(h2_2);
                     lane.store(h2 + row * 4 + column, h2_2);
                     lane.store(lambda_1 + row * 4 + column, tanh_2);
                     lane.store(h3 + row * 8 + column, h2_2);
                   });
  }

  // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
  // computes h3, h3, h3 and 1 more
  void compute_h3(const double* lambda_1_2, double* h3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        lane.store(h3 + 4 + i * 8 + j, 0.5 * lane.load(lambda_1_2 + i * 4 + j));
      });
    }
  }

  // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
  // computes lambda_1_4, lambda_1_4
  void compute_lambda_1_4(double* lambda_1_4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(4 * b, [&](auto lane, modelc::Index i) { lane.store(lambda_1_4 + i, lane(0.0)); });
  }

  // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
  // computes h2, h2
  void compute_h2_2(const double* v, const double* part2_dense_kernel, const double* part2_dense_bias, double* h2,
                    double* lambda_1, double* h3, double* lambda_1_7) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 3, 4, v, 3, 1, part2_dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto h2_2 = lane.load(part2_dense_bias + column) + sum;
                     const auto tanh_2 = tanh(h2_2);
                     const auto sub = 1.0 - tanh_2 * tanh_2;
                     lane.store(h2 + row * 4 + column, h2_2);
                     lane.store(lambda_1 + row * 4 + column, tanh_2);
                     lane.store(h3 + row * 8 + column, h2_2);
                     lane.store(lambda_1_7 + row * 4 + column, sub);
                   });
  }

  // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
  // computes dense, dense, dense
  void compute_dense(const double* h2, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(4 * b, [&](auto lane, modelc::Index i) {
        const auto h2_2 = lane.load(h2 + i);
        return h2_2 * h2_2;
      }));
      const auto div = row_sum * 0.01 / static_cast<double>(b);
      scalar.store(dense, div);
    }
  }

  // m.model:11: loss 0.02 * mean(square(h3))
  // computes mul, mul, mul
  void compute_mul(const double* h3, double* mul) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(8 * b, [&](auto lane, modelc::Index i) {
        const auto h3_2 = lane.load(h3 + i);
        return h3_2 * h3_2;
      }));
      const auto mul_2 = row_sum / static_cast<double>(8 * b) * 0.02;
      scalar.store(mul, mul_2);
    }
  }

  // m.model:12: output y = Dense(8)(h3)
  // computes y, y, y
  void compute_y(const double* h3, const double* dense_1_kernel, const double* dense_1_bias, double* y) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 8, 8, h3, 8, 1, dense_1_kernel, 8, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 8 + column, lane.load(dense_1_bias + column) + sum);
                   });
  }

  // m.model:13: compile(optimizer = AdamW(), loss = SparseCategoricalCrossentropy(from_logits = true), metri...
  // computes new_metric_sparse_categorical_accuracy_total, new_metric_sparse_categorical_accuracy_total
  void compute_new_metric_sparse_categorical_accuracy_total(const double* metric_sparse_categorical_accuracy_total,
                                                            const double* metric_sparse_categorical_accuracy_count,
                                                            const std::int32_t* sparse_categorical_accuracy,
                                                            const std::int32_t* y_true,
                                                            double* sparse_categorical_accuracy_2,
                                                            double* new_metric_sparse_categorical_accuracy_total,
                                                            double* sparse_categorical_accuracy_3) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto metric_sparse_categorical_accuracy_total_2 = scalar.load(metric_sparse_categorical_accuracy_total);
      const auto add = scalar.load(metric_sparse_categorical_accuracy_count) + static_cast<double>(b);
      const auto eq = 0.0 == add;
      const auto where = select(eq, 1.0, add);
      const auto row_sum = scalar(modelc::reduce_scalars<modelc::Sum, double>(b, [&](auto lane, modelc::Index i) {
        return modelc::cast<double>(lane.load(sparse_categorical_accuracy + i) == lane.load(y_true + i));
      }));
      scalar.store(sparse_categorical_accuracy_2, add);
      const auto add_2 = metric_sparse_categorical_accuracy_total_2 + row_sum;
      const auto where_2 = select(eq, 0.0, add_2 / where);
      const auto add_2_lanes = add_2;
      const auto where_2_lanes = where_2;
      scalar.store(new_metric_sparse_categorical_accuracy_total, add_2_lanes);
      scalar.store(sparse_categorical_accuracy_3, where_2_lanes);
    }
  }

  // m.model:12: output y = Dense(8)(h3)
  // computes grad_h3, grad_h3
  void compute_grad_h3(const double* grad_y, const double* dense_1_kernel, const double* h3, double* grad_h3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 8, 8, grad_y, 8, 1, dense_1_kernel, 1, 8,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto mul_2 =
                         lane.load(h3 + row * 8 + column) * (lane(0.02) / lane(static_cast<double>(8 * b)));
                     lane.store(grad_h3 + row * 8 + column, mul_2 + (sum + mul_2));
                   });
  }

  // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
  // computes lambda_1_3, lambda_1_3
  void compute_lambda_1_3(const double* grad_h3, double* lambda_1_3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        lane.store(lambda_1_3 + i * 4 + j, 0.5 * lane.load(grad_h3 + 4 + i * 8 + j));
      });
    }
  }

  // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
  // computes grad_h2, grad_h2
  void compute_grad_h2(const double* h2, const double* grad_h3, const double* lambda_1_5, const double* lambda_1_6,
                       const double* lambda_1_7, double* grad_h2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        const auto mul_2 = lane.load(h2 + i * 4 + j) * (0.01 * (lane(1.0) / lane(static_cast<double>(b))));
        lane.store(grad_h2 + i * 4 + j,
                   mul_2 + (lane.load(grad_h3 + i * 8 + j) + lane.load(lambda_1_5 + i * 4 + j) +
                            lane.load(lambda_1_6 + i * 4 + j) * lane.load(lambda_1_7 + i * 4 + j) + mul_2));
      });
    }
  }

  // m.model:13: compile(optimizer = AdamW(), loss = SparseCategoricalCrossentropy(from_logits = true), metri...
  // computes dense_2, dense
  void compute_dense_2(const std::int64_t* optimizer_iteration, const double* optimizer_learning_rate,
                       double* dense_2) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add = 1.0 + modelc::cast<double>(lane.load(optimizer_iteration));
      lane.store(dense_2, lane.load(optimizer_learning_rate) * sqrt(1.0 - pow(0.999, add)) / (1.0 - pow(0.9, add)));
    }
  }

  // m.model:12: output y = Dense(8)(h3)
  // computes gradients, new_part_gradient_dense_1_kernel
  void compute_gradients_2(const double* h3, const double* grad_y, double* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 8, b, 8, h3, 1, 8, grad_y, 8, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 8 + column, sum);
                   });
  }

  // m.model:13: compile(optimizer = AdamW(), loss = SparseCategoricalCrossentropy(from_logits = true), metri...
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const double* gradients, const double* optimizer_m, const double* optimizer_v,
                               const double* weights, const double* optimizer_learning_rate, const double* dense_2,
                               double* new_optimizer_m, double* new_optimizer_v, double* new_weights) noexcept {
    modelc::for_lanes<double>(72, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + 0.09999999999999998 * (gradients_2 - optimizer_m_2);
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_2 = optimizer_v_2 + 0.0010000000000000009 * (gradients_2 * gradients_2 - optimizer_v_2);
      const auto weights_2 = lane.load(weights + i);
      const auto sub = weights_2 - weights_2 * (lane(optimizer_learning_rate[0]) * 0.004) -
                       lane(dense_2[0]) * add / (1e-07 + sqrt(add_2));
      lane.store(new_optimizer_m + i, add);
      lane.store(new_optimizer_v + i, add_2);
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
  void compute(const double* z) noexcept {
    if (!weights_->prepared.valid()) prepare();
    assert(weights_->prepared.follows(weights_->block));  // call prepare() after changing weights
    const modelc::Index b = symbols_.b;

    // m.model:3: v = Lambda(v -> polygamma(1, abs(v) + 0.5))(u)
    // v: f64[b, 3]
    double* const v = arena_.at<double>(slots_[3]);
    compute_v(z, v);

    // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
    // h2: f64[b, 4], lambda_1: f64[b, 4], h3: f64[b, 8]
    const double* const part2_dense_kernel = weights_->block.at<double>(0);
    const double* const part2_dense_bias = weights_->block.at<double>(128);
    double* const h2 = arena_.at<double>(slots_[1]);
    double* const lambda_1 = arena_.at<double>(slots_[2]);
    double* const h3 = arena_.at<double>(slots_[0]);
    compute_h2(v, part2_dense_kernel, part2_dense_bias, h2, lambda_1, h3);

    // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
    // lambda_1_2: f64[b, 4], unused: f64[b, 4]
    double* const lambda_1_2 = arena_.at<double>(slots_[3]);
    double* const unused = arena_.at<double>(slots_[4]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::fft(modelc::tensor(unused, b, 4), modelc::tensor(lambda_1_2, b, 4), modelc::tensor(workspace, 16),
                         modelc::tensor(h2, b, 4), modelc::tensor(lambda_1, b, 4));
    // h3: f64[b, 8]
    compute_h3(lambda_1_2, h3);

    // m.model:12: output y = Dense(8)(h3)
    // y: f64[b, 8]
    const double* const dense_1_bias = weights_->block.at<double>(704);
    const double* const dense_1_kernel_panels = weights_->prepared.at<double>(0);
    double* const y = arena_.at<double>(slots_[1]);
    modelc::packed_matmul(threads_, b, 8, 8, h3, 8, dense_1_kernel_panels,
                          [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                            lane.store(y + row * 8 + column, lane.load(dense_1_bias + column) + sum);
                          });
  }

  void compute_train_step(const double* z, const std::int32_t* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: v = Lambda(v -> polygamma(1, abs(v) + 0.5))(u)
    // v: f64[b, 3]
    double* const v = arena_.at<double>(train_step_slots_[9]);
    compute_v(z, v);

    // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
    // lambda_1_4: f64[b, 4]
    double* const lambda_1_4 = arena_.at<double>(train_step_slots_[5]);
    compute_lambda_1_4(lambda_1_4);

    // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
    // h2: f64[b, 4], lambda_1: f64[b, 4], h3: f64[b, 8], lambda_1_7: f64[b, 4]
    const double* const part2_dense_kernel = weights_->block.at<double>(0);
    const double* const part2_dense_bias = weights_->block.at<double>(128);
    double* const h2 = arena_.at<double>(train_step_slots_[3]);
    double* const lambda_1 = arena_.at<double>(train_step_slots_[1]);
    double* const h3 = arena_.at<double>(train_step_slots_[0]);
    double* const lambda_1_7 = arena_.at<double>(train_step_slots_[8]);
    compute_h2_2(v, part2_dense_kernel, part2_dense_bias, h2, lambda_1, h3, lambda_1_7);
    // dense: f64
    double* const dense = arena_.at<double>(576);
    compute_dense(h2, dense);

    // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
    // lambda_1_2: f64[b, 4], unused: f64[b, 4]
    double* const lambda_1_2 = arena_.at<double>(train_step_slots_[2]);
    double* const unused = arena_.at<double>(train_step_slots_[4]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::fft(modelc::tensor(unused, b, 4), modelc::tensor(lambda_1_2, b, 4), modelc::tensor(workspace, 16),
                         modelc::tensor(h2, b, 4), modelc::tensor(lambda_1, b, 4));
    // h3: f64[b, 8]
    compute_h3(lambda_1_2, h3);

    // m.model:11: loss 0.02 * mean(square(h3))
    // mul: f64
    double* const mul = arena_.at<double>(0);
    compute_mul(h3, mul);

    // m.model:12: output y = Dense(8)(h3)
    // y: f64[b, 8]
    const double* const dense_1_kernel = weights_->block.at<double>(192);
    const double* const dense_1_bias = weights_->block.at<double>(704);
    double* const y = arena_.at<double>(train_step_slots_[1]);
    compute_y(h3, dense_1_kernel, dense_1_bias, y);

    // m.model:13: compile(optimizer = AdamW(), loss = SparseCategoricalCrossentropy(from_logits = true), metri...
    // sparse_categorical_accuracy: i32[b]
    std::int32_t* const sparse_categorical_accuracy = arena_.at<std::int32_t>(train_step_slots_[2]);
    modelc::kernels::argmax(modelc::tensor(sparse_categorical_accuracy, b), modelc::tensor(y, b, 8), 1, false);
    // new_metric_sparse_categorical_accuracy_total: f64, sparse_categorical_accuracy_2: f64, sparse_categorica...
    const double* const metric_sparse_categorical_accuracy_total = training_->block.at<double>(1664);
    const double* const metric_sparse_categorical_accuracy_count = training_->block.at<double>(1728);
    double* const new_metric_sparse_categorical_accuracy_total = training_->block.at<double>(1664);
    double* const sparse_categorical_accuracy_2 = arena_.at<double>(640);
    double* const sparse_categorical_accuracy_3 = arena_.at<double>(704);
    compute_new_metric_sparse_categorical_accuracy_total(
        metric_sparse_categorical_accuracy_total, metric_sparse_categorical_accuracy_count, sparse_categorical_accuracy,
        y_true, sparse_categorical_accuracy_2, new_metric_sparse_categorical_accuracy_total,
        sparse_categorical_accuracy_3);
    // the loss, and what its gradient needs
    // loss: f64, grad_y: f64[b, 8]
    double* const loss = arena_.at<double>(576);
    double* const grad_y = arena_.at<double>(train_step_slots_[1]);
    double* const exp_row = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto y_true_2 = scalar.load(y_true + i);
        const auto neg = -(scalar(1.0) / scalar(static_cast<double>(b)));
        const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Sum>(8, [&](auto lane, modelc::Index j) {
          const auto y_2 = lane.load(y + i * 8 + j);
          const auto neg_2 = -select(lane.one_hot(y_true_2, j), lane(neg), 0.0);
          return modelc::folded(y_2, neg_2);
        });
        const auto row_max = scalar(std::get<0>(row_2));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(8, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(y + i * 8 + j) - lane(row_max));
          lane.store(exp_row + j, exp_2);
          return exp_2;
        }));
        const auto log_2 = log(row_sum_2);
        const auto div = row_sum / row_sum_2;
        const auto row_3 = modelc::fold_lanes<double, modelc::Sum>(8, [&](auto lane, modelc::Index j) {
          const auto eq = lane.one_hot(y_true_2, j);
          const auto grad_y_2 = select(eq, lane(neg), 0.0) + lane.load(exp_row + j) * lane(div);
          const auto where = select(eq, lane.load(y + i * 8 + j) - lane(row_max) - lane(log_2), 0.0);
          lane.store(grad_y + i * 8 + j, grad_y_2);
          return modelc::folded(where);
        });
        total_sum.add(scalar(std::get<0>(row_3)));
      }
      scalar.store(loss, scalar.load(mul) + (scalar.load(dense) + -scalar(total_sum.value()) / static_cast<double>(b)));
    }

    // m.model:12: output y = Dense(8)(h3)
    // grad_h3: f64[b, 8]
    double* const grad_h3 = arena_.at<double>(train_step_slots_[2]);
    compute_grad_h3(grad_y, dense_1_kernel, h3, grad_h3);

    // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
    // lambda_1_3: f64[b, 4]
    double* const lambda_1_3 = arena_.at<double>(train_step_slots_[4]);
    compute_lambda_1_3(grad_h3, lambda_1_3);
    // lambda_1_5: f64[b, 4], lambda_1_6: f64[b, 4]
    double* const lambda_1_5 = arena_.at<double>(train_step_slots_[6]);
    double* const lambda_1_6 = arena_.at<double>(train_step_slots_[7]);
    double* const workspace_2 = arena_.at<double>(0);
    modelc::kernels::fft(modelc::tensor(lambda_1_6, b, 4), modelc::tensor(lambda_1_5, b, 4),
                         modelc::tensor(workspace_2, 16), modelc::tensor(lambda_1_3, b, 4),
                         modelc::tensor(lambda_1_4, b, 4));

    // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
    // grad_h2: f64[b, 4]
    double* const grad_h2 = arena_.at<double>(train_step_slots_[3]);
    compute_grad_h2(h2, grad_h3, lambda_1_5, lambda_1_6, lambda_1_7, grad_h2);

    // m.model:13: compile(optimizer = AdamW(), loss = SparseCategoricalCrossentropy(from_logits = true), metri...
    // dense_2: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    double* const dense_2 = arena_.at<double>(768);
    compute_dense_2(optimizer_iteration, optimizer_learning_rate, dense_2);

    // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
    // new_optimizer_m_part2_dense_kernel: f64[3, 4], new_optimizer_v_part2_dense_kernel: f64[3, 4], new_part2_...
    const double* const optimizer_m_part2_dense_kernel = training_->block.at<double>(128);
    const double* const optimizer_v_part2_dense_kernel = training_->block.at<double>(256);
    double* const new_optimizer_m_part2_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_v_part2_dense_kernel = training_->block.at<double>(256);
    double* const new_part2_dense_kernel = weights_->block.at<double>(0);
    modelc::matmul(
        threads_, 3, b, 4, v, 1, 3, grad_h2, 4, 1, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
          const auto optimizer_m_part2_dense_kernel_2 = lane.load(optimizer_m_part2_dense_kernel + row * 4 + column);
          const auto add =
              optimizer_m_part2_dense_kernel_2 + (sum - optimizer_m_part2_dense_kernel_2) * 0.09999999999999998;
          const auto optimizer_v_part2_dense_kernel_2 = lane.load(optimizer_v_part2_dense_kernel + row * 4 + column);
          const auto add_2 =
              optimizer_v_part2_dense_kernel_2 + (sum * sum - optimizer_v_part2_dense_kernel_2) * 0.0010000000000000009;
          const auto part2_dense_kernel_2 = lane.load(part2_dense_kernel + row * 4 + column);
          const auto sub = part2_dense_kernel_2 - part2_dense_kernel_2 * (lane(optimizer_learning_rate[0]) * 0.004) -
                           add * lane(dense_2[0]) / (sqrt(add_2) + 1e-07);
          lane.store(new_optimizer_m_part2_dense_kernel + row * 4 + column, add);
          lane.store(new_optimizer_v_part2_dense_kernel + row * 4 + column, add_2);
          lane.store(new_part2_dense_kernel + row * 4 + column, sub);
        });

    // m.model:13: compile(optimizer = AdamW(), loss = SparseCategoricalCrossentropy(from_logits = true), metri...
    // new_optimizer_m_part2_dense_bias: f64[4], new_optimizer_v_part2_dense_bias: f64[4], new_part2_dense_bias...
    const double* const optimizer_m_part2_dense_bias = training_->block.at<double>(384);
    const double* const optimizer_v_part2_dense_bias = training_->block.at<double>(448);
    double* const new_optimizer_m_part2_dense_bias = training_->block.at<double>(384);
    double* const new_optimizer_v_part2_dense_bias = training_->block.at<double>(448);
    double* const new_part2_dense_bias = weights_->block.at<double>(128);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto optimizer_m_part2_dense_bias_2 = lane.load(optimizer_m_part2_dense_bias + i);
      const auto optimizer_v_part2_dense_bias_2 = lane.load(optimizer_v_part2_dense_bias + i);
      const auto part2_dense_bias_2 = lane.load(part2_dense_bias + i);
      const auto sub = part2_dense_bias_2 - part2_dense_bias_2 * (lane(optimizer_learning_rate[0]) * 0.004);
      const auto dense_2_2 = lane(dense_2[0]);
      auto grad_part2_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_part2_dense_bias = modelc::Sum::apply(grad_part2_dense_bias, lane.load(grad_h2 + i + j * 4));
      }
      const auto add = optimizer_m_part2_dense_bias_2 +
                       0.09999999999999998 * (grad_part2_dense_bias - optimizer_m_part2_dense_bias_2);
      const auto add_2 =
          optimizer_v_part2_dense_bias_2 +
          0.0010000000000000009 * (grad_part2_dense_bias * grad_part2_dense_bias - optimizer_v_part2_dense_bias_2);
      const auto maximum = max(0.0, sub - dense_2_2 * add / (1e-07 + sqrt(add_2)));
      lane.store(new_optimizer_m_part2_dense_bias + i, add);
      lane.store(new_optimizer_v_part2_dense_bias + i, add_2);
      lane.store(new_part2_dense_bias + i, maximum);
    });

    // m.model:12: output y = Dense(8)(h3)
    // gradients: f64[72]
    double* const gradients = arena_.at<double>(0);
    compute_gradients_2(h3, grad_y, gradients);
    // gradients: f64[72]
    modelc::for_lanes<double>(8, [&](auto lane, modelc::Index i) {
      auto grad_dense_1_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_1_bias = modelc::Sum::apply(grad_dense_1_bias, lane.load(grad_y + i + j * 8));
      }
      lane.store(gradients + 64 + i, grad_dense_1_bias);
    });

    // m.model:13: compile(optimizer = AdamW(), loss = SparseCategoricalCrossentropy(from_logits = true), metri...
    // new_optimizer_m: f64[72], new_optimizer_v: f64[72], new_weights: f64[72]
    const double* const weights = weights_->block.at<double>(192);
    const double* const optimizer_m = training_->block.at<double>(512);
    const double* const optimizer_v = training_->block.at<double>(1088);
    double* const new_optimizer_m = training_->block.at<double>(512);
    double* const new_optimizer_v = training_->block.at<double>(1088);
    double* const new_weights = weights_->block.at<double>(192);
    compute_new_optimizer_m(gradients, optimizer_m, optimizer_v, weights, optimizer_learning_rate, dense_2,
                            new_optimizer_m, new_optimizer_v, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<double>(640), 1, training_->block.at<double>(1728));
    weights_->prepared.invalidate();
  }

  void compute_update_step() noexcept {
    // m.model:13: compile(optimizer = AdamW(), loss = SparseCategoricalCrossentropy(from_logits = true), metri...
    // new_metric_sparse_categorical_accuracy_total: f64, new_metric_sparse_categorical_accuracy_count: f64, sp...
    const double* const metric_sparse_categorical_accuracy_total = training_->block.at<double>(1664);
    const double* const metric_sparse_categorical_accuracy_count = training_->block.at<double>(1728);
    const double* const part_metric_sparse_categorical_accuracy_total = arena_.at<double>(1088);
    const double* const part_metric_sparse_categorical_accuracy_count = arena_.at<double>(1152);
    double* const new_metric_sparse_categorical_accuracy_total = training_->block.at<double>(1664);
    double* const new_metric_sparse_categorical_accuracy_count = training_->block.at<double>(1728);
    double* const sparse_categorical_accuracy = arena_.at<double>(0);
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_sparse_categorical_accuracy_total) +
                       lane.load(part_metric_sparse_categorical_accuracy_total);
      const auto add_2 = lane.load(metric_sparse_categorical_accuracy_count) +
                         lane.load(part_metric_sparse_categorical_accuracy_count);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 0.0, add / select(eq, 1.0, add_2));
      lane.store(new_metric_sparse_categorical_accuracy_total, add);
      lane.store(new_metric_sparse_categorical_accuracy_count, add_2);
      lane.store(sparse_categorical_accuracy, where);
    }
    // dense: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    double* const dense = arena_.at<double>(64);
    compute_dense_2(optimizer_iteration, optimizer_learning_rate, dense);
    // new_optimizer_m_part2_dense_kernel: f64[3, 4], new_optimizer_v_part2_dense_kernel: f64[3, 4], new_part2_...
    const double* const part2_dense_kernel = weights_->block.at<double>(0);
    const double* const part_gradient_part2_dense_kernel = arena_.at<double>(256);
    const double* const optimizer_m_part2_dense_kernel = training_->block.at<double>(128);
    const double* const optimizer_v_part2_dense_kernel = training_->block.at<double>(256);
    double* const new_optimizer_m_part2_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_v_part2_dense_kernel = training_->block.at<double>(256);
    double* const new_part2_dense_kernel = weights_->block.at<double>(0);
    modelc::for_lanes<double>(12, [&](auto lane, modelc::Index i) {
      const auto part_gradient_part2_dense_kernel_2 = lane.load(part_gradient_part2_dense_kernel + i);
      const auto optimizer_m_part2_dense_kernel_2 = lane.load(optimizer_m_part2_dense_kernel + i);
      const auto add = optimizer_m_part2_dense_kernel_2 +
                       (part_gradient_part2_dense_kernel_2 - optimizer_m_part2_dense_kernel_2) * 0.09999999999999998;
      const auto optimizer_v_part2_dense_kernel_2 = lane.load(optimizer_v_part2_dense_kernel + i);
      const auto add_2 =
          optimizer_v_part2_dense_kernel_2 +
          (part_gradient_part2_dense_kernel_2 * part_gradient_part2_dense_kernel_2 - optimizer_v_part2_dense_kernel_2) *
              0.0010000000000000009;
      const auto part2_dense_kernel_2 = lane.load(part2_dense_kernel + i);
      const auto sub = part2_dense_kernel_2 - part2_dense_kernel_2 * (lane(optimizer_learning_rate[0]) * 0.004) -
                       add * lane(dense[0]) / (sqrt(add_2) + 1e-07);
      lane.store(new_optimizer_m_part2_dense_kernel + i, add);
      lane.store(new_optimizer_v_part2_dense_kernel + i, add_2);
      lane.store(new_part2_dense_kernel + i, sub);
    });
    // new_optimizer_m_part2_dense_bias: f64[4], new_optimizer_v_part2_dense_bias: f64[4], new_part2_dense_bias...
    const double* const part2_dense_bias = weights_->block.at<double>(128);
    const double* const part_gradient_part2_dense_bias = arena_.at<double>(384);
    const double* const optimizer_m_part2_dense_bias = training_->block.at<double>(384);
    const double* const optimizer_v_part2_dense_bias = training_->block.at<double>(448);
    double* const new_optimizer_m_part2_dense_bias = training_->block.at<double>(384);
    double* const new_optimizer_v_part2_dense_bias = training_->block.at<double>(448);
    double* const new_part2_dense_bias = weights_->block.at<double>(128);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto part_gradient_part2_dense_bias_2 = lane.load(part_gradient_part2_dense_bias + i);
      const auto optimizer_m_part2_dense_bias_2 = lane.load(optimizer_m_part2_dense_bias + i);
      const auto add = optimizer_m_part2_dense_bias_2 +
                       0.09999999999999998 * (part_gradient_part2_dense_bias_2 - optimizer_m_part2_dense_bias_2);
      const auto optimizer_v_part2_dense_bias_2 = lane.load(optimizer_v_part2_dense_bias + i);
      const auto add_2 = optimizer_v_part2_dense_bias_2 +
                         0.0010000000000000009 * (part_gradient_part2_dense_bias_2 * part_gradient_part2_dense_bias_2 -
                                                  optimizer_v_part2_dense_bias_2);
      const auto part2_dense_bias_2 = lane.load(part2_dense_bias + i);
      const auto maximum =
          max(0.0, part2_dense_bias_2 - part2_dense_bias_2 * (lane(optimizer_learning_rate[0]) * 0.004) -
                       lane(dense[0]) * add / (1e-07 + sqrt(add_2)));
      lane.store(new_optimizer_m_part2_dense_bias + i, add);
      lane.store(new_optimizer_v_part2_dense_bias + i, add_2);
      lane.store(new_part2_dense_bias + i, maximum);
    });
    // new_optimizer_m: f64[72], new_optimizer_v: f64[72], new_weights: f64[72]
    const double* const weights = weights_->block.at<double>(192);
    const double* const part_gradients = arena_.at<double>(448);
    const double* const optimizer_m = training_->block.at<double>(512);
    const double* const optimizer_v = training_->block.at<double>(1088);
    double* const new_optimizer_m = training_->block.at<double>(512);
    double* const new_optimizer_v = training_->block.at<double>(1088);
    double* const new_weights = weights_->block.at<double>(192);
    compute_new_optimizer_m(part_gradients, optimizer_m, optimizer_v, weights, optimizer_learning_rate, dense,
                            new_optimizer_m, new_optimizer_v, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    weights_->prepared.invalidate();
  }

  void compute_evaluate_step(const double* z, const std::int32_t* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: v = Lambda(v -> polygamma(1, abs(v) + 0.5))(u)
    // v: f64[b, 3]
    double* const v = arena_.at<double>(evaluate_step_slots_[3]);
    compute_v(z, v);

    // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
    // h2: f64[b, 4], lambda_1: f64[b, 4], h3: f64[b, 8]
    const double* const part2_dense_kernel = weights_->block.at<double>(0);
    const double* const part2_dense_bias = weights_->block.at<double>(128);
    double* const h2 = arena_.at<double>(evaluate_step_slots_[1]);
    double* const lambda_1 = arena_.at<double>(evaluate_step_slots_[2]);
    double* const h3 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_h2(v, part2_dense_kernel, part2_dense_bias, h2, lambda_1, h3);
    // dense: f64
    double* const dense = arena_.at<double>(128);
    compute_dense(h2, dense);

    // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
    // lambda_1_2: f64[b, 4], unused: f64[b, 4]
    double* const lambda_1_2 = arena_.at<double>(evaluate_step_slots_[3]);
    double* const unused = arena_.at<double>(evaluate_step_slots_[4]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::fft(modelc::tensor(unused, b, 4), modelc::tensor(lambda_1_2, b, 4), modelc::tensor(workspace, 16),
                         modelc::tensor(h2, b, 4), modelc::tensor(lambda_1, b, 4));
    // h3: f64[b, 8]
    compute_h3(lambda_1_2, h3);

    // m.model:11: loss 0.02 * mean(square(h3))
    // mul: f64
    double* const mul = arena_.at<double>(0);
    compute_mul(h3, mul);

    // m.model:12: output y = Dense(8)(h3)
    // y: f64[b, 8]
    const double* const dense_1_kernel = weights_->block.at<double>(192);
    const double* const dense_1_bias = weights_->block.at<double>(704);
    double* const y = arena_.at<double>(evaluate_step_slots_[1]);
    compute_y(h3, dense_1_kernel, dense_1_bias, y);

    // m.model:13: compile(optimizer = AdamW(), loss = SparseCategoricalCrossentropy(from_logits = true), metri...
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto y_true_2 = scalar.load(y_true + i);
        const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
            8, [&](auto lane, modelc::Index j) { return lane.load(y + i * 8 + j); }));
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
            8, [&](auto lane, modelc::Index j) { return exp(lane.load(y + i * 8 + j) - lane(row_max)); }));
        const auto log_2 = log(row_sum);
        total_sum.add(scalar(modelc::reduce_lanes<modelc::Sum, double>(8, [&](auto lane, modelc::Index j) {
          return select(lane.one_hot(y_true_2, j), lane.load(y + i * 8 + j) - lane(row_max) - lane(log_2), 0.0);
        })));
      }
      scalar.store(loss, scalar.load(mul) + (scalar.load(dense) + -scalar(total_sum.value()) / static_cast<double>(b)));
    }
    // sparse_categorical_accuracy: i32[b]
    std::int32_t* const sparse_categorical_accuracy = arena_.at<std::int32_t>(evaluate_step_slots_[0]);
    modelc::kernels::argmax(modelc::tensor(sparse_categorical_accuracy, b), modelc::tensor(y, b, 8), 1, false);
    // new_metric_sparse_categorical_accuracy_total: f64, sparse_categorical_accuracy_2: f64, sparse_categorica...
    const double* const metric_sparse_categorical_accuracy_total = training_->block.at<double>(1664);
    const double* const metric_sparse_categorical_accuracy_count = training_->block.at<double>(1728);
    double* const new_metric_sparse_categorical_accuracy_total = training_->block.at<double>(1664);
    double* const sparse_categorical_accuracy_2 = arena_.at<double>(0);
    double* const sparse_categorical_accuracy_3 = arena_.at<double>(64);
    compute_new_metric_sparse_categorical_accuracy_total(
        metric_sparse_categorical_accuracy_total, metric_sparse_categorical_accuracy_count, sparse_categorical_accuracy,
        y_true, sparse_categorical_accuracy_2, new_metric_sparse_categorical_accuracy_total,
        sparse_categorical_accuracy_3);

    modelc::copy_elements(arena_.at<double>(0), 1, training_->block.at<double>(1728));
    weights_->prepared.invalidate();
  }

  void compute_gradients(const double* z, const std::int32_t* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: v = Lambda(v -> polygamma(1, abs(v) + 0.5))(u)
    // v: f64[b, 3]
    double* const v = arena_.at<double>(gradients_slots_[7]);
    compute_v(z, v);

    // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
    // lambda_1_4: f64[b, 4]
    double* const lambda_1_4 = arena_.at<double>(gradients_slots_[4]);
    compute_lambda_1_4(lambda_1_4);

    // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
    // h2: f64[b, 4], lambda_1: f64[b, 4], h3: f64[b, 8], lambda_1_7: f64[b, 4]
    const double* const part2_dense_kernel = weights_->block.at<double>(0);
    const double* const part2_dense_bias = weights_->block.at<double>(128);
    double* const h2 = arena_.at<double>(gradients_slots_[2]);
    double* const lambda_1 = arena_.at<double>(gradients_slots_[1]);
    double* const h3 = arena_.at<double>(gradients_slots_[0]);
    double* const lambda_1_7 = arena_.at<double>(gradients_slots_[6]);
    compute_h2_2(v, part2_dense_kernel, part2_dense_bias, h2, lambda_1, h3, lambda_1_7);
    // dense: f64
    double* const dense = arena_.at<double>(128);
    compute_dense(h2, dense);

    // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
    // lambda_1_2: f64[b, 4], unused: f64[b, 4]
    double* const lambda_1_2 = arena_.at<double>(gradients_slots_[3]);
    double* const unused = arena_.at<double>(gradients_slots_[5]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::fft(modelc::tensor(unused, b, 4), modelc::tensor(lambda_1_2, b, 4), modelc::tensor(workspace, 16),
                         modelc::tensor(h2, b, 4), modelc::tensor(lambda_1, b, 4));
    // h3: f64[b, 8]
    compute_h3(lambda_1_2, h3);

    // m.model:11: loss 0.02 * mean(square(h3))
    // mul: f64
    double* const mul = arena_.at<double>(192);
    compute_mul(h3, mul);

    // m.model:12: output y = Dense(8)(h3)
    // y: f64[b, 8]
    const double* const dense_1_kernel = weights_->block.at<double>(192);
    const double* const dense_1_bias = weights_->block.at<double>(704);
    double* const y = arena_.at<double>(gradients_slots_[1]);
    compute_y(h3, dense_1_kernel, dense_1_bias, y);

    // m.model:13: compile(optimizer = AdamW(), loss = SparseCategoricalCrossentropy(from_logits = true), metri...
    // sparse_categorical_accuracy: i32[b]
    std::int32_t* const sparse_categorical_accuracy = arena_.at<std::int32_t>(gradients_slots_[3]);
    modelc::kernels::argmax(modelc::tensor(sparse_categorical_accuracy, b), modelc::tensor(y, b, 8), 1, false);
    // new_part_metric_sparse_categorical_accuracy_total: f64
    double* const new_part_metric_sparse_categorical_accuracy_total = arena_.at<double>(1088);
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_scalars<modelc::Sum, double>(b, [&](auto lane, modelc::Index i) {
        return modelc::cast<double>(lane.load(sparse_categorical_accuracy + i) == lane.load(y_true + i));
      }));
      scalar.store(new_part_metric_sparse_categorical_accuracy_total, row_sum);
    }
    // the loss, and what its gradient needs
    // y_loss: f64, loss: f64, grad_y: f64[b, 8]
    double* const y_loss = arena_.at<double>(128);
    double* const loss = arena_.at<double>(192);
    double* const grad_y = arena_.at<double>(gradients_slots_[1]);
    double* const exp_row = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto y_true_2 = scalar.load(y_true + i);
        const auto neg = -(scalar(1.0) / scalar(static_cast<double>(b)));
        const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Sum>(8, [&](auto lane, modelc::Index j) {
          const auto y_2 = lane.load(y + i * 8 + j);
          const auto neg_2 = -select(lane.one_hot(y_true_2, j), lane(neg), 0.0);
          return modelc::folded(y_2, neg_2);
        });
        const auto row_max = scalar(std::get<0>(row_2));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(8, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(y + i * 8 + j) - lane(row_max));
          lane.store(exp_row + j, exp_2);
          return exp_2;
        }));
        const auto log_2 = log(row_sum_2);
        const auto div = row_sum / row_sum_2;
        const auto row_3 = modelc::fold_lanes<double, modelc::Sum>(8, [&](auto lane, modelc::Index j) {
          const auto eq = lane.one_hot(y_true_2, j);
          const auto grad_y_2 = select(eq, lane(neg), 0.0) + lane.load(exp_row + j) * lane(div);
          const auto where = select(eq, lane.load(y + i * 8 + j) - lane(row_max) - lane(log_2), 0.0);
          lane.store(grad_y + i * 8 + j, grad_y_2);
          return modelc::folded(where);
        });
        total_sum.add(scalar(std::get<0>(row_3)));
      }
      const auto div_2 = -scalar(total_sum.value()) / static_cast<double>(b);
      const auto add = scalar.load(mul) + (scalar.load(dense) + div_2);
      scalar.store(y_loss, div_2);
      scalar.store(loss, add);
    }

    // m.model:12: output y = Dense(8)(h3)
    // new_part_gradient_dense_1_bias: f64[8]
    double* const new_part_gradient_dense_1_bias = arena_.at<double>(960);
    modelc::for_lanes<double>(8, [&](auto lane, modelc::Index i) {
      auto grad_dense_1_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_1_bias = modelc::Sum::apply(grad_dense_1_bias, lane.load(grad_y + i + j * 8));
      }
      lane.store(new_part_gradient_dense_1_bias + i, grad_dense_1_bias);
    });
    ready_(704);
    // new_part_gradient_dense_1_kernel: f64[8, 8]
    double* const new_part_gradient_dense_1_kernel = arena_.at<double>(448);
    compute_gradients_2(h3, grad_y, new_part_gradient_dense_1_kernel);
    ready_(192);
    // grad_h3: f64[b, 8]
    double* const grad_h3 = arena_.at<double>(gradients_slots_[0]);
    compute_grad_h3(grad_y, dense_1_kernel, h3, grad_h3);

    // m.model:10: h3 = Concatenate(axis = 1)([h2, Sequential([Lambda(v -> 0.5 * fft((v, tanh(v)))[1])])(h2)])
    // lambda_1_3: f64[b, 4]
    double* const lambda_1_3 = arena_.at<double>(gradients_slots_[1]);
    compute_lambda_1_3(grad_h3, lambda_1_3);
    // lambda_1_5: f64[b, 4], lambda_1_6: f64[b, 4]
    double* const lambda_1_5 = arena_.at<double>(gradients_slots_[3]);
    double* const lambda_1_6 = arena_.at<double>(gradients_slots_[5]);
    double* const workspace_2 = arena_.at<double>(0);
    modelc::kernels::fft(modelc::tensor(lambda_1_6, b, 4), modelc::tensor(lambda_1_5, b, 4),
                         modelc::tensor(workspace_2, 16), modelc::tensor(lambda_1_3, b, 4),
                         modelc::tensor(lambda_1_4, b, 4));

    // m.model:4: output w = Dense(4, bias_constraint = NonNeg(), activity_regularizer = L2())(v)
    // grad_h2: f64[b, 4]
    double* const grad_h2 = arena_.at<double>(gradients_slots_[2]);
    compute_grad_h2(h2, grad_h3, lambda_1_5, lambda_1_6, lambda_1_7, grad_h2);
    // new_part_gradient_part2_dense_bias: f64[4]
    double* const new_part_gradient_part2_dense_bias = arena_.at<double>(384);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto grad_part2_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_part2_dense_bias = modelc::Sum::apply(grad_part2_dense_bias, lane.load(grad_h2 + i + j * 4));
      }
      lane.store(new_part_gradient_part2_dense_bias + i, grad_part2_dense_bias);
    });
    ready_(128);
    // new_part_gradient_part2_dense_kernel: f64[3, 4]
    double* const new_part_gradient_part2_dense_kernel = arena_.at<double>(256);
    modelc::matmul(threads_, 3, b, 4, v, 1, 3, grad_h2, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_part2_dense_kernel + row * 4 + column, sum);
                   });
    ready_(0);
    // new_part_metric_sparse_categorical_accuracy_count: f64
    double* const new_part_metric_sparse_categorical_accuracy_count = arena_.at<double>(1152);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_sparse_categorical_accuracy_count, lane(static_cast<double>(b)));
    }

    modelc::copy_elements(arena_.at<double>(192), 1, arena_.at<double>(1024));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[5];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[10];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[5];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[8];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4245

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

namespace m4246 {

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

    auto dense_kernel() noexcept { return modelc::block_view<double, 1, 1>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<double, 1>(block, 64); }
    auto dense_1_kernel() noexcept { return modelc::block_view<double, 1, 1>(block, 128); }
    auto dense_1_bias() noexcept { return modelc::block_view<double, 1>(block, 192); }
    auto lstm_lstm_cell_kernel() noexcept { return modelc::block_view<double, 1, 4>(block, 256); }
    auto lstm_lstm_cell_recurrent_kernel() noexcept { return modelc::block_view<double, 1, 4>(block, 320); }
    auto lstm_lstm_cell_bias() noexcept { return modelc::block_view<double, 4>(block, 384); }
    auto lambda_grouped_query_attention_query_kernel() noexcept {
      return modelc::tensor(block.at<double>(448), 1, 2, 1);
    }
    auto lambda_grouped_query_attention_query_bias() noexcept { return modelc::block_view<double, 2, 1>(block, 512); }
    auto lambda_grouped_query_attention_key_kernel() noexcept { return modelc::tensor(block.at<double>(576), 1, 1, 1); }
    auto lambda_grouped_query_attention_key_bias() noexcept { return modelc::block_view<double, 1, 1>(block, 640); }
    auto lambda_grouped_query_attention_value_kernel() noexcept {
      return modelc::tensor(block.at<double>(704), 1, 1, 1);
    }
    auto lambda_grouped_query_attention_value_bias() noexcept { return modelc::block_view<double, 1, 1>(block, 768); }
    auto lambda_grouped_query_attention_attention_output_kernel() noexcept {
      return modelc::tensor(block.at<double>(832), 2, 1, 1);
    }
    auto lambda_grouped_query_attention_attention_output_bias() noexcept {
      return modelc::block_view<double, 1>(block, 896);
    }
    auto dense_2_kernel() noexcept { return modelc::block_view<double, 1, 1>(block, 960); }
    auto dense_2_bias() noexcept { return modelc::block_view<double, 1>(block, 1024); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 1, 1> grad_dense_kernel;
    modelc::View<const double, 1> grad_dense_bias;
    modelc::View<const double, 1, 1> grad_dense_1_kernel;
    modelc::View<const double, 1> grad_dense_1_bias;
    modelc::View<const double, 1, 4> grad_lstm_lstm_cell_kernel;
    modelc::View<const double, 1, 4> grad_lstm_lstm_cell_recurrent_kernel;
    modelc::View<const double, 4> grad_lstm_lstm_cell_bias;
    modelc::View<const double, 1, 2, 1> grad_lambda_grouped_query_attention_query_kernel;
    modelc::View<const double, 2, 1> grad_lambda_grouped_query_attention_query_bias;
    modelc::View<const double, 1, 1, 1> grad_lambda_grouped_query_attention_key_kernel;
    modelc::View<const double, 1, 1> grad_lambda_grouped_query_attention_key_bias;
    modelc::View<const double, 1, 1, 1> grad_lambda_grouped_query_attention_value_kernel;
    modelc::View<const double, 1, 1> grad_lambda_grouped_query_attention_value_bias;
    modelc::View<const double, 2, 1, 1> grad_lambda_grouped_query_attention_attention_output_kernel;
    modelc::View<const double, 1> grad_lambda_grouped_query_attention_attention_output_bias;
    modelc::View<const double, 1, 1> grad_dense_2_kernel;
    modelc::View<const double, 1> grad_dense_2_bias;
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
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 17, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 17, weights_->block.data());
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
      modelc::initial::fill(block.at<double>(0), 1, [&](modelc::Index) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, 0)),
                                        0x1.bb67ae8584caap+1) +
                -0x1.bb67ae8584caap+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<double>(128), 1, [&](modelc::Index) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, 0)),
                                        0x1.bb67ae8584caap+1) +
                -0x1.bb67ae8584caap+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lstm/lstm_cell/kernel");
      modelc::initial::fill(block.at<double>(256), 4, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.186f174f88473p+1) +
                -0x1.186f174f88473p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lstm/lstm_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              4, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<double>(key, 0, i)); }),
          4, 1);
      modelc::initial::fill(block.at<double>(320), 4, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(((i) % 4 * 1 + (i) / 4))], 0x1p+0);
      });
    }
    static constexpr double lstm_lstm_cell_bias_values[4] = {0.0, 1.0, 0.0, 0.0};
    modelc::copy_elements(lstm_lstm_cell_bias_values, 4, block.at<double>(384));
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lambda/grouped_query_attention/query/kernel");
      modelc::initial::fill(block.at<double>(448), 2, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.6a09e667f3bcdp+1) +
                -0x1.6a09e667f3bcdp+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lambda/grouped_query_attention/key/kernel");
      modelc::initial::fill(block.at<double>(576), 1, [&](modelc::Index) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, 0)),
                                        0x1.bb67ae8584caap+1) +
                -0x1.bb67ae8584caap+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lambda/grouped_query_attention/value/kernel");
      modelc::initial::fill(block.at<double>(704), 1, [&](modelc::Index) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, 0)),
                                        0x1.bb67ae8584caap+1) +
                -0x1.bb67ae8584caap+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lambda/grouped_query_attention/attention_output/kernel");
      modelc::initial::fill(block.at<double>(832), 2, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.6a09e667f3bcdp+1) +
                -0x1.6a09e667f3bcdp+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_2/kernel");
      modelc::initial::fill(block.at<double>(960), 1, [&](modelc::Index) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, 0)),
                                        0x1.bb67ae8584caap+1) +
                -0x1.bb67ae8584caap+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, 2, 1]` gives `y: f64[b, 2, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 2, 1> predict(
      modelc::View<const double, modelc::Dynamic, 2, 1> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 1);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, modelc::Dynamic, 2, 1> predict(const XTensor& x) {
    compute(modelc::checked<double, 3>("x", x, {symbols_.b, 2, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 2, 1]`
  /// - takes `y_true: f64[b, 2, 1]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 2, 1> x,
                    modelc::View<const double, modelc::Dynamic, 2, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 1);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<double, 3>("x", x, {symbols_.b, 2, 1}),
                       modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 2, 1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(1088));
    values[1] = static_cast<double>(*arena_.at<double>(1216));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 2, 1]`
  /// - takes `y_true: f64[b, 2, 1]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 2, 1> x,
                       modelc::View<const double, modelc::Dynamic, 2, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 1);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<double, 3>("x", x, {symbols_.b, 2, 1}),
                          modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 2, 1}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, 2, 1]`
  /// - takes `y_true: f64[b, 2, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 2, 1> x,
                      modelc::View<const double, modelc::Dynamic, 2, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 2);
    assert(y_true.dimension(2) == 1);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<double, 3>("x", x, {symbols_.b, 2, 1}),
                      modelc::checked<double, 3>("y_true", y_true, {symbols_.b, 2, 1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    outputs[0] = arena_.at<double>(0);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(1984);
    outputs[3] = arena_.at<double>(2048);
    outputs[4] = arena_.at<double>(2112);
    outputs[5] = arena_.at<double>(2176);
    outputs[6] = arena_.at<double>(2240);
    outputs[7] = arena_.at<double>(2304);
    outputs[8] = arena_.at<double>(2368);
    outputs[9] = arena_.at<double>(2432);
    outputs[10] = arena_.at<double>(2496);
    outputs[11] = arena_.at<double>(2560);
    outputs[12] = arena_.at<double>(2624);
    outputs[13] = arena_.at<double>(2688);
    outputs[14] = arena_.at<double>(2752);
    outputs[15] = arena_.at<double>(2816);
    outputs[16] = arena_.at<double>(2880);
    outputs[17] = arena_.at<double>(2944);
    outputs[18] = arena_.at<double>(3008);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(1984); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<double>(3072));
    values[1] = static_cast<double>(*arena_.at<double>(1088));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(2240), 1, 0.0);
    std::fill_n(training_->block.at<double>(2304), 1, 0.0);
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
      {"x", "f64", 3, {-1, 2, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 3, {-1, 2, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 17> weight_infos{{
      {"dense/kernel", "f64", 2, {1, 1}, 0, true},
      {"dense/bias", "f64", 1, {1}, 64, true},
      {"dense_1/kernel", "f64", 2, {1, 1}, 128, true},
      {"dense_1/bias", "f64", 1, {1}, 192, true},
      {"lstm/lstm_cell/kernel", "f64", 2, {1, 4}, 256, true},
      {"lstm/lstm_cell/recurrent_kernel", "f64", 2, {1, 4}, 320, true},
      {"lstm/lstm_cell/bias", "f64", 1, {4}, 384, true},
      {"lambda/grouped_query_attention/query/kernel", "f64", 3, {1, 2, 1}, 448, true},
      {"lambda/grouped_query_attention/query/bias", "f64", 2, {2, 1}, 512, true},
      {"lambda/grouped_query_attention/key/kernel", "f64", 3, {1, 1, 1}, 576, true},
      {"lambda/grouped_query_attention/key/bias", "f64", 2, {1, 1}, 640, true},
      {"lambda/grouped_query_attention/value/kernel", "f64", 3, {1, 1, 1}, 704, true},
      {"lambda/grouped_query_attention/value/bias", "f64", 2, {1, 1}, 768, true},
      {"lambda/grouped_query_attention/attention_output/kernel", "f64", 3, {2, 1, 1}, 832, true},
      {"lambda/grouped_query_attention/attention_output/bias", "f64", 1, {1}, 896, true},
      {"dense_2/kernel", "f64", 2, {1, 1}, 960, true},
      {"dense_2/bias", "f64", 1, {1}, 1024, true},
  }};
  static constexpr modelc::Index weight_bytes = 1088;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 3, {-1, 2, 1}, 0, false},
      {"y_true", "f64", 3, {-1, 2, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "huber"};
  static constexpr std::array<modelc::TensorInfo, 19> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/dense/kernel", "f64", 2, {1, 1}, 0, false},
      {"grad/dense/bias", "f64", 1, {1}, 0, false},
      {"grad/dense_1/kernel", "f64", 2, {1, 1}, 0, false},
      {"grad/dense_1/bias", "f64", 1, {1}, 0, false},
      {"grad/lstm/lstm_cell/kernel", "f64", 2, {1, 4}, 0, false},
      {"grad/lstm/lstm_cell/recurrent_kernel", "f64", 2, {1, 4}, 0, false},
      {"grad/lstm/lstm_cell/bias", "f64", 1, {4}, 0, false},
      {"grad/lambda/grouped_query_attention/query/kernel", "f64", 3, {1, 2, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/query/bias", "f64", 2, {2, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/key/kernel", "f64", 3, {1, 1, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/key/bias", "f64", 2, {1, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/value/kernel", "f64", 3, {1, 1, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/value/bias", "f64", 2, {1, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/attention_output/kernel", "f64", 3, {2, 1, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/attention_output/bias", "f64", 1, {1}, 0, false},
      {"grad/dense_2/kernel", "f64", 2, {1, 1}, 0, false},
      {"grad/dense_2/bias", "f64", 1, {1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 37> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/gradient_accumulator/dense/kernel", "f64", 2, {1, 1}, 64, false},
      {"optimizer/gradient_accumulator/dense/bias", "f64", 1, {1}, 128, false},
      {"optimizer/gradient_accumulator/dense_1/kernel", "f64", 2, {1, 1}, 192, false},
      {"optimizer/gradient_accumulator/dense_1/bias", "f64", 1, {1}, 256, false},
      {"optimizer/gradient_accumulator/lstm/lstm_cell/kernel", "f64", 2, {1, 4}, 320, false},
      {"optimizer/gradient_accumulator/lstm/lstm_cell/recurrent_kernel", "f64", 2, {1, 4}, 384, false},
      {"optimizer/gradient_accumulator/lstm/lstm_cell/bias", "f64", 1, {4}, 448, false},
      {"optimizer/gradient_accumulator/lambda/grouped_query_attention/query/kernel", "f64", 3, {1, 2, 1}, 512, false},
      {"optimizer/gradient_accumulator/lambda/grouped_query_attention/query/bias", "f64", 2, {2, 1}, 576, false},
      {"optimizer/gradient_accumulator/lambda/grouped_query_attention/key/kernel", "f64", 3, {1, 1, 1}, 640, false},
      {"optimizer/gradient_accumulator/lambda/grouped_query_attention/key/bias", "f64", 2, {1, 1}, 704, false},
      {"optimizer/gradient_accumulator/lambda/grouped_query_attention/value/kernel", "f64", 3, {1, 1, 1}, 768, false},
      {"optimizer/gradient_accumulator/lambda/grouped_query_attention/value/bias", "f64", 2, {1, 1}, 832, false},
      {"optimizer/gradient_accumulator/lambda/grouped_query_attention/attention_output/kernel",
       "f64",
       3,
       {2, 1, 1},
       896,
       false},
      {"optimizer/gradient_accumulator/lambda/grouped_query_attention/attention_output/bias",
       "f64",
       1,
       {1},
       960,
       false},
      {"optimizer/gradient_accumulator/dense_2/kernel", "f64", 2, {1, 1}, 1024, false},
      {"optimizer/gradient_accumulator/dense_2/bias", "f64", 1, {1}, 1088, false},
      {"optimizer/velocity/dense/kernel", "f64", 2, {1, 1}, 1152, false},
      {"optimizer/velocity/dense/bias", "f64", 1, {1}, 1216, false},
      {"optimizer/velocity/dense_1/kernel", "f64", 2, {1, 1}, 1280, false},
      {"optimizer/velocity/dense_1/bias", "f64", 1, {1}, 1344, false},
      {"optimizer/velocity/lstm/lstm_cell/kernel", "f64", 2, {1, 4}, 1408, false},
      {"optimizer/velocity/lstm/lstm_cell/recurrent_kernel", "f64", 2, {1, 4}, 1472, false},
      {"optimizer/velocity/lstm/lstm_cell/bias", "f64", 1, {4}, 1536, false},
      {"optimizer/velocity/lambda/grouped_query_attention/query/kernel", "f64", 3, {1, 2, 1}, 1600, false},
      {"optimizer/velocity/lambda/grouped_query_attention/query/bias", "f64", 2, {2, 1}, 1664, false},
      {"optimizer/velocity/lambda/grouped_query_attention/key/kernel", "f64", 3, {1, 1, 1}, 1728, false},
      {"optimizer/velocity/lambda/grouped_query_attention/key/bias", "f64", 2, {1, 1}, 1792, false},
      {"optimizer/velocity/lambda/grouped_query_attention/value/kernel", "f64", 3, {1, 1, 1}, 1856, false},
      {"optimizer/velocity/lambda/grouped_query_attention/value/bias", "f64", 2, {1, 1}, 1920, false},
      {"optimizer/velocity/lambda/grouped_query_attention/attention_output/kernel", "f64", 3, {2, 1, 1}, 1984, false},
      {"optimizer/velocity/lambda/grouped_query_attention/attention_output/bias", "f64", 1, {1}, 2048, false},
      {"optimizer/velocity/dense_2/kernel", "f64", 2, {1, 1}, 2112, false},
      {"optimizer/velocity/dense_2/bias", "f64", 1, {1}, 2176, false},
      {"metric/huber/total", "f64", 0, {}, 2240, false},
      {"metric/huber/count", "f64", 0, {}, 2304, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 20> part_infos{{
      {"gradient/dense/kernel", "f64", 2, {1, 1}, 0, false},
      {"gradient/dense/bias", "f64", 1, {1}, 64, false},
      {"gradient/dense_1/kernel", "f64", 2, {1, 1}, 128, false},
      {"gradient/dense_1/bias", "f64", 1, {1}, 192, false},
      {"gradient/lstm/lstm_cell/kernel", "f64", 2, {1, 4}, 256, false},
      {"gradient/lstm/lstm_cell/recurrent_kernel", "f64", 2, {1, 4}, 320, false},
      {"gradient/lstm/lstm_cell/bias", "f64", 1, {4}, 384, false},
      {"gradient/lambda/grouped_query_attention/query/kernel", "f64", 3, {1, 2, 1}, 448, false},
      {"gradient/lambda/grouped_query_attention/query/bias", "f64", 2, {2, 1}, 512, false},
      {"gradient/lambda/grouped_query_attention/key/kernel", "f64", 3, {1, 1, 1}, 576, false},
      {"gradient/lambda/grouped_query_attention/key/bias", "f64", 2, {1, 1}, 640, false},
      {"gradient/lambda/grouped_query_attention/value/kernel", "f64", 3, {1, 1, 1}, 704, false},
      {"gradient/lambda/grouped_query_attention/value/bias", "f64", 2, {1, 1}, 768, false},
      {"gradient/lambda/grouped_query_attention/attention_output/kernel", "f64", 3, {2, 1, 1}, 832, false},
      {"gradient/lambda/grouped_query_attention/attention_output/bias", "f64", 1, {1}, 896, false},
      {"gradient/dense_2/kernel", "f64", 2, {1, 1}, 960, false},
      {"gradient/dense_2/bias", "f64", 1, {1}, 1024, false},
      {"loss", "f64", 0, {}, 1088, false},
      {"metric/huber/total", "f64", 0, {}, 1152, false},
      {"metric/huber/count", "f64", 0, {}, 1216, false},
  }};
  static constexpr modelc::Index part_bytes = 1280;
  static constexpr modelc::Index gradient_bytes = 1088;  // the first of them
  static constexpr modelc::Index training_bytes = 2368;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({16 * b});
    modelc::Size end = 64;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({64 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    modelc::Size train_step_end = 2048;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({64 * b});
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
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
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
    train_step_slots_[18] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[19] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[20] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[21] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[22] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[23] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[24] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[25] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[26] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[27] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[28] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[29] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[30] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[31] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[32] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    const modelc::Size update_step_end = 3264;
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({64 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    modelc::Size gradients_end = 3264;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({64 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
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
    gradients_slots_[17] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[18] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[19] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[20] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[21] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[22] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[23] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[24] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[25] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[26] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 2, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 2, 1>>(arena_.at<double>(slots_[0]),
                                                                                symbols_.b, 2, 1);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(1088)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<modelc::View<const double, 1, 1>>(arena_.at<double>(1984), 1, 1),
            modelc::make_view<modelc::View<const double, 1>>(arena_.at<double>(2048), 1),
            modelc::make_view<modelc::View<const double, 1, 1>>(arena_.at<double>(2112), 1, 1),
            modelc::make_view<modelc::View<const double, 1>>(arena_.at<double>(2176), 1),
            modelc::make_view<modelc::View<const double, 1, 4>>(arena_.at<double>(2240), 1, 4),
            modelc::make_view<modelc::View<const double, 1, 4>>(arena_.at<double>(2304), 1, 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(2368), 4),
            modelc::make_view<modelc::View<const double, 1, 2, 1>>(arena_.at<double>(2432), 1, 2, 1),
            modelc::make_view<modelc::View<const double, 2, 1>>(arena_.at<double>(2496), 2, 1),
            modelc::make_view<modelc::View<const double, 1, 1, 1>>(arena_.at<double>(2560), 1, 1, 1),
            modelc::make_view<modelc::View<const double, 1, 1>>(arena_.at<double>(2624), 1, 1),
            modelc::make_view<modelc::View<const double, 1, 1, 1>>(arena_.at<double>(2688), 1, 1, 1),
            modelc::make_view<modelc::View<const double, 1, 1>>(arena_.at<double>(2752), 1, 1),
            modelc::make_view<modelc::View<const double, 2, 1, 1>>(arena_.at<double>(2816), 2, 1, 1),
            modelc::make_view<modelc::View<const double, 1>>(arena_.at<double>(2880), 1),
            modelc::make_view<modelc::View<const double, 1, 1>>(arena_.at<double>(2944), 1, 1),
            modelc::make_view<modelc::View<const double, 1>>(arena_.at<double>(3008), 1)};
  }

  // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
  // computes dense, dense_1, dense and 5 more
  void compute_dense(const double* x, const double* dense_kernel, const double* dense_bias, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 1, 1, x, 2, 0, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(dense + row, 0, lane(dense_bias[0]) + sum);
                   });
  }

  // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
  // computes lstm, lstm, lstm and 1 more
  void compute_lstm(const double* x, const double* lstm_lstm_cell_kernel, double* lstm) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < 2; ++i0) {
      modelc::matmul(threads_, b, 1, 4, x + i0, 2, 1, lstm_lstm_cell_kernel, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(lstm + i0 * (4 * b) + row * 4 + column, sum);
                     });
    }
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes query, query, query and 1 more
  void compute_query(const double* lstm_2, double* query) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(
          2, [&](auto lane, modelc::Index j) { lane.store(query + i * 2 + j, lane.load(lstm_2 + i + j * b, b)); });
    }
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes query_2, query_2, query_2 and 1 more
  void compute_query_2(const double* query, const double* lambda_grouped_query_attention_query_kernel,
                       const double* lambda_grouped_query_attention_query_bias, double* query_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2 * b, 1, 2, query, 1, 0, lambda_grouped_query_attention_query_kernel, 0, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(query_2 + row * 2 + column,
                                sum + lane.load(lambda_grouped_query_attention_query_bias + column));
                   });
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes key, value_2, key and 5 more
  void compute_key(const double* query, const double* lambda_grouped_query_attention_key_kernel,
                   const double* lambda_grouped_query_attention_key_bias, double* key) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2 * b, 1, 1, query, 1, 0, lambda_grouped_query_attention_key_kernel, 0, 0,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(key + row, 0, sum + lane(lambda_grouped_query_attention_key_bias[0]));
                   });
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes grouped_query_attention, grouped_query_attention, grouped_query_attention and 1 more
  void compute_grouped_query_attention(const double* query_2, const double* key,
                                       double* grouped_query_attention) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < 2; ++i1) {
        modelc::matmul(threads_, 2, 1, 2, query_2 + i0 * 4 + i1, 2, 0, key + i0 * 2, 0, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                         lane.store(grouped_query_attention + i0 * 8 + i1 * 4 + row * 2 + column, sum);
                       });
      }
    }
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes grouped_query_attention_2, grouped_query_attention_2
  void compute_grouped_query_attention_2(const double* grouped_query_attention, double* grouped_query_attention_row,
                                         double* grouped_query_attention_2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 4 * b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          2, [&](auto lane, modelc::Index j) { return lane.load(grouped_query_attention + i * 2 + j); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(grouped_query_attention + i * 2 + j) - lane(row_max));
        lane.store(grouped_query_attention_row + j, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        lane.store(grouped_query_attention_2 + i * 2 + j, lane.load(grouped_query_attention_row + j) / lane(row_sum));
      });
    }
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes grouped_query_attention_3, grouped_query_attention_5, grouped_query_attention_11 and 3 more
  void compute_grouped_query_attention_3(const double* grouped_query_attention_2, const double* value_2,
                                         double* grouped_query_attention_3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 4, 2, 1, grouped_query_attention_2 + i0 * 8, 2, 1, value_2 + i0 * 2, 1, 0,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                       lane.store(grouped_query_attention_3 + i0 * 4 + row, 0, sum);
                     });
    }
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes attention_output, attention_output, query_3 and 3 more
  void compute_attention_output(const double* grouped_query_attention_3, double* attention_output) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index k) {
          lane.store(attention_output + i * 4 + j * 2 + k, lane.load(grouped_query_attention_3 + i * 4 + j + k * 2, 2));
        });
      }
    }
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes attention_output_2, attention_output_2, attention_output_2 and 1 more
  void compute_attention_output_2(const double* attention_output,
                                  const double* lambda_grouped_query_attention_attention_output_kernel,
                                  const double* lambda_grouped_query_attention_attention_output_bias,
                                  double* attention_output_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(
        threads_, 2 * b, 2, 1, attention_output, 2, 1, lambda_grouped_query_attention_attention_output_kernel, 1, 0,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
          lane.store(attention_output_2 + row, 0, sum + lane(lambda_grouped_query_attention_attention_output_bias[0]));
        });
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes grouped_query_attention_2, grouped_query_attention_2
  void compute_grouped_query_attention_2_2(const double* grouped_query_attention, double* grouped_query_attention_row,
                                           double* grouped_query_attention_2, double* grouped_query_attention_4,
                                           double* grouped_query_attention_3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 4 * b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          2, [&](auto lane, modelc::Index j) { return lane.load(grouped_query_attention + i * 2 + j); }));
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(grouped_query_attention + i * 2 + j) - lane(row_max));
        lane.store(grouped_query_attention_row + j, exp_2);
        lane.store(grouped_query_attention_2 + i * 2 + j, exp_2);
        return modelc::folded(exp_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        lane.store(grouped_query_attention_4 + i * 2 + j, lane.load(grouped_query_attention_row + j) / lane(row_sum));
      });
      scalar.store(grouped_query_attention_3 + i, row_sum);
    }
  }

  // m.model:6: output y = Dense(1)(h3)
  // computes dense_2, dense_2, dense_2
  void compute_dense_2(const double* attention_output_2, const double* dense_2_kernel, double* dense_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2 * b, 1, 1, attention_output_2, 1, 0, dense_2_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(dense_2 + row, 0, sum); });
  }

  // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
  // computes lstm_10, lstm_13, lstm_10 and 1 more
  void compute_lstm_10(const double* x, double* lstm_10) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 2; ++i) {
      modelc::for_lanes<double>(
          b, [&](auto lane, modelc::Index j) { lane.store(lstm_10 + i * b + j, lane.load(x + i + j * 2, 2)); });
    }
  }

  // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
  // computes lstm_11, lstm_12, lstm_11 and 1 more
  void compute_lstm_11(double* lstm_11) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) { lane.store(lstm_11 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_2(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 1 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_3(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 9 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_4(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 17 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_5(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 25 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_6(double* gradients) noexcept {
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 36 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_7(double* gradients) noexcept {
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 44 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_8(double* gradients) noexcept {
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 52 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_9(double* gradients) noexcept {
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 58 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_10(double* gradients) noexcept {
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 66 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_11(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 73 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_12(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 81 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_13(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 89 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_14(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 97 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_15(double* gradients) noexcept {
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 106 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_16(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 113 + i, lane(0.0)); });
  }

  // computes gradients, gradients
  void compute_gradients_17(double* gradients) noexcept {
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 121 + i, lane(0.0)); });
  }

  // m.model:6: output y = Dense(1)(h3)
  // computes grad_h3, grad_h3
  void compute_grad_h3(const double* grad_y, const double* dense_2_kernel, double* grad_h3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2 * b, 1, 1, grad_y, 1, 1, dense_2_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(grad_h3 + row, 0, sum); });
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes attention_output_3, attention_output_3
  void compute_attention_output_3(const double* grad_h3,
                                  const double* lambda_grouped_query_attention_attention_output_kernel,
                                  double* attention_output_3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2 * b, 1, 2, grad_h3, 1, 0, lambda_grouped_query_attention_attention_output_kernel, 0, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(attention_output_3 + row * 2 + column, sum);
                   });
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes grouped_query_attention_6, grouped_query_attention_6
  void compute_grouped_query_attention_6(const double* grouped_query_attention_4, const double* attention_output_3,
                                         double* grouped_query_attention_6) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < 2; ++i1) {
        modelc::matmul(threads_, 2, 2, 1, grouped_query_attention_4 + i0 * 8 + i1 * 4, 1, 2,
                       attention_output_3 + i0 * 4 + i1, 2, 0,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         lane.store(grouped_query_attention_6 + i0 * 4 + i1 * 2 + row, 0, sum);
                       });
      }
    }
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes grouped_query_attention_8, grouped_query_attention_8
  void compute_grouped_query_attention_8(const double* attention_output_3, const double* value_2,
                                         const double* grouped_query_attention_3,
                                         const double* grouped_query_attention_4, double* grouped_query_attention_8,
                                         double* grouped_query_attention_9) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < 2; ++i1) {
        modelc::matmul(threads_, 2, 1, 2, attention_output_3 + i0 * 4 + i1, 2, 0, value_2 + i0 * 2, 0, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                         const auto div = sum / lane(grouped_query_attention_3[i0 * 4 + i1 * 2 + row]);
                         const auto neg =
                             -(lane.load(grouped_query_attention_4 + i0 * 8 + i1 * 4 + row * 2 + column) * div);
                         lane.store(grouped_query_attention_8 + i0 * 8 + i1 * 4 + row * 2 + column, div);
                         lane.store(grouped_query_attention_9 + i0 * 8 + i1 * 4 + row * 2 + column, neg);
                       });
      }
    }
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes grouped_query_attention_10, grouped_query_attention_10
  void compute_grouped_query_attention_10(const double* grouped_query_attention_9,
                                          const double* grouped_query_attention_2,
                                          const double* grouped_query_attention_8,
                                          double* grouped_query_attention_10) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 4 * b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          2, [&](auto lane, modelc::Index j) { return lane.load(grouped_query_attention_9 + i * 2 + j); }));
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        lane.store(grouped_query_attention_10 + i * 2 + j,
                   lane.load(grouped_query_attention_2 + i * 2 + j) *
                       (lane.load(grouped_query_attention_8 + i * 2 + j) + lane(row_sum)));
      });
    }
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes grouped_query_attention_12, grouped_query_attention_12
  void compute_grouped_query_attention_12(const double* query_2, const double* grouped_query_attention_10,
                                          double* grouped_query_attention_12) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < 2; ++i1) {
        modelc::matmul(threads_, 1, 2, 2, query_2 + i0 * 4 + i1, 0, 2, grouped_query_attention_10 + i0 * 8 + i1 * 4, 2,
                       1, [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                         lane.store(grouped_query_attention_12 + i0 * 4 + i1 * 2 + column, sum);
                       });
      }
    }
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes query_4, query_4
  void compute_query_4(const double* query_3, const double* lambda_grouped_query_attention_query_kernel,
                       double* query_4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2 * b, 2, 1, query_3, 2, 1, lambda_grouped_query_attention_query_kernel, 1, 0,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(query_4 + row, 0, sum); });
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes key_2, key_3
  void compute_key_2(const double* grouped_query_attention_13, const double* lambda_grouped_query_attention_key_kernel,
                     double* key_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2 * b, 1, 1, grouped_query_attention_13, 1, 0, lambda_grouped_query_attention_key_kernel,
                   0, 0,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(key_2 + row, 0, sum); });
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes query_5, query_6
  void compute_query_5(const double* grouped_query_attention_7,
                       const double* lambda_grouped_query_attention_value_kernel, const double* key_2,
                       const double* query_4, double* query_5) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2 * b, 1, 1, grouped_query_attention_7, 1, 0, lambda_grouped_query_attention_value_kernel,
                   0, 0, [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(query_5 + row, 0, sum + lane(key_2[row]) + lane(query_4[row]));
                   });
  }

  // m.model:7: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), momentum = 0.9, gradient_ac...
  // computes new_weights, new_weights
  void compute_new_weights(const double* optimizer_velocity, const double* gradients, const double* add_11,
                           const double* weights, const bool* eq, double* new_weights,
                           double* new_optimizer_velocity) noexcept {
    modelc::for_lanes<double>(129, [&](auto lane, modelc::Index i) {
      const auto optimizer_velocity_2 = lane.load(optimizer_velocity + i);
      const auto sub = optimizer_velocity_2 * 0.9 - lane.load(gradients + i) * lane(add_11[0]);
      const auto weights_2 = lane.load(weights + i);
      const auto eq_2 = lane(eq[0]);
      const auto where = select(eq_2, weights_2 + sub, weights_2);
      const auto where_2 = select(eq_2, sub, optimizer_velocity_2);
      lane.store(new_weights + i, where);
      lane.store(new_optimizer_velocity + i, where_2);
    });
  }

  // computes add_2, add_3, add_4 and 8 more
  void compute_add_2(const double* part_gradient_dense_kernel,
                     const double* optimizer_gradient_accumulator_dense_kernel, double* add_2) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(add_2, lane.load(part_gradient_dense_kernel) + lane.load(optimizer_gradient_accumulator_dense_kernel));
    }
  }

  // computes new_optimizer_gradient_accumulator_dense_kernel, new_optimizer_gradient_accumulator_dense_bias,
  // new_optimizer_gradient_accumulator_dense_1_kernel and 8 more
  void compute_new_optimizer_gradient_accumulator_dense_kernel(
      const bool* eq, const double* add_2, double* new_optimizer_gradient_accumulator_dense_kernel) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_gradient_accumulator_dense_kernel, select(lane.load(eq), 0.0, lane.load(add_2)));
    }
  }

  // m.model:6: output y = Dense(1)(h3)
  // computes new_part_gradient_dense_2_kernel, value_4, key_4
  void compute_new_part_gradient_dense_2_kernel(const double* attention_output_2, const double* grad_y,
                                                double* new_part_gradient_dense_2_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 1, 2 * b, 1, attention_output_2, 0, 1, grad_y, 1, 0,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     lane.store(new_part_gradient_dense_2_kernel, 0, sum);
                   });
  }

  // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
  // computes grouped_query_attention_7, grouped_query_attention_13
  void compute_grouped_query_attention_7(const double* grouped_query_attention_6, double* grouped_query_attention_7,
                                         double* value_3) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(2, [&](auto lane, modelc::Index k) {
            const auto grouped_query_attention_6_2 = lane.load(grouped_query_attention_6 + i * 4 + j + k * 2, 2);
            return modelc::folded(grouped_query_attention_6_2, grouped_query_attention_6_2);
          });
          const auto row_sum = scalar(std::get<0>(row_2));
          total_sum.add(scalar(std::get<1>(row_2)));
          scalar.store(grouped_query_attention_7 + i * 2 + j, row_sum);
        }
      }
      scalar.store(value_3, scalar(total_sum.value()));
    }
  }

  // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
  // computes new_part_gradient_lstm_lstm_cell_kernel, new_part_gradient_lstm_lstm_cell_recurrent_kernel
  void compute_new_part_gradient_lstm_lstm_cell_kernel(const double* lstm_10, const double* lstm_14,
                                                       double* new_part_gradient_lstm_lstm_cell_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 1, 2 * b, 4, lstm_10, 0, 1, lstm_14, 4, 1,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(new_part_gradient_lstm_lstm_cell_kernel + column, sum);
                   });
  }

  // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
  // computes new_part_gradient_dense_1_bias, new_part_gradient_dense_bias
  void compute_new_part_gradient_dense_1_bias(const double* lstm_15, double* new_part_gradient_dense_1_bias) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto grad_dense_1_bias = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          b, [&](auto lane, modelc::Index i) { return lane.load(lstm_15 + i); }));
      scalar.store(new_part_gradient_dense_1_bias, grad_dense_1_bias);
    }
  }

  // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
  // computes new_part_gradient_dense_1_kernel, new_part_gradient_dense_kernel
  void compute_new_part_gradient_dense_1_kernel(const double* x, const double* lstm_15,
                                                double* new_part_gradient_dense_1_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 1, b, 1, x, 0, 2, lstm_15, 1, 1, [&](auto lane, auto sum, modelc::Index, modelc::Index) {
      lane.store(new_part_gradient_dense_1_kernel, 0, sum);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
    // dense: f64[b, 1]
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const dense_bias = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(slots_[2]);
    compute_dense(x, dense_kernel, dense_bias, dense);
    // dense_1: f64[b, 1]
    const double* const dense_1_kernel = weights_->block.at<double>(128);
    const double* const dense_1_bias = weights_->block.at<double>(192);
    double* const dense_1 = arena_.at<double>(slots_[3]);
    compute_dense(x, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f64[2, b, 4]
    const double* const lstm_lstm_cell_kernel = weights_->block.at<double>(256);
    double* const lstm = arena_.at<double>(slots_[0]);
    compute_lstm(x, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f64[2, b, 1], carry: f64[b, 1], carry_2: f64[b, 1]
    const double* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<double>(320);
    const double* const lstm_lstm_cell_bias = weights_->block.at<double>(384);
    double* const lstm_2 = arena_.at<double>(slots_[1]);
    double* const carry = arena_.at<double>(slots_[4]);
    double* const carry_2 = arena_.at<double>(slots_[5]);
    std::copy_n(dense, b, carry);
    std::copy_n(dense_1, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const steps = lstm + turn_2 * (4 * b);
      const double* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const double* const state_2 = lstm_lstm_cell_bias;
      double* const add = arena_.at<double>(slots_[6]);
      double* const new_carry_1 = carry_2;
      double* const new_carry_0 = carry;
      // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
      // add: f64[b, 4]
      modelc::matmul(threads_, b, 1, 4, carry_0, 1, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 4 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum));
                     });
      // new_carry_1: f64[b, 1], new_carry_0: f64[b, 1]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto add_2 = lane.load(carry_1 + i) * sigmoid(lane.load(add + 1 + i * 4, 4)) +
                           sigmoid(lane.load(add + i * 4, 4)) * tanh(lane.load(add + 2 + i * 4, 4));
        const auto mul = sigmoid(lane.load(add + 3 + i * 4, 4)) * tanh(add_2);
        lane.store(new_carry_1 + i, add_2);
        lane.store(new_carry_0 + i, mul);
      });
      std::copy_n(new_carry_0, b, lstm_2 + turn_2 * b);
    }

    // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
    // query: f64[b, 2, 1]
    double* const query = arena_.at<double>(slots_[0]);
    compute_query(lstm_2, query);
    // query_2: f64[2 * b, 2]
    const double* const lambda_grouped_query_attention_query_kernel = weights_->block.at<double>(448);
    const double* const lambda_grouped_query_attention_query_bias = weights_->block.at<double>(512);
    double* const query_2 = arena_.at<double>(slots_[1]);
    compute_query_2(query, lambda_grouped_query_attention_query_kernel, lambda_grouped_query_attention_query_bias,
                    query_2);
    // key: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_key_kernel = weights_->block.at<double>(576);
    const double* const lambda_grouped_query_attention_key_bias = weights_->block.at<double>(640);
    double* const key = arena_.at<double>(slots_[2]);
    compute_key(query, lambda_grouped_query_attention_key_kernel, lambda_grouped_query_attention_key_bias, key);
    // value_2: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_value_kernel = weights_->block.at<double>(704);
    const double* const lambda_grouped_query_attention_value_bias = weights_->block.at<double>(768);
    double* const value_2 = arena_.at<double>(slots_[3]);
    compute_key(query, lambda_grouped_query_attention_value_kernel, lambda_grouped_query_attention_value_bias, value_2);
    // grouped_query_attention: f64[b, 2, 2, 2]
    double* const grouped_query_attention = arena_.at<double>(slots_[0]);
    compute_grouped_query_attention(query_2, key, grouped_query_attention);
    // grouped_query_attention_2: f64[b, 2, 2, 2]
    double* const grouped_query_attention_2 = arena_.at<double>(slots_[0]);
    double* const grouped_query_attention_row = arena_.at<double>(0);
    compute_grouped_query_attention_2(grouped_query_attention, grouped_query_attention_row, grouped_query_attention_2);
    // grouped_query_attention_3: f64[b, 2, 2, 1]
    double* const grouped_query_attention_3 = arena_.at<double>(slots_[1]);
    compute_grouped_query_attention_3(grouped_query_attention_2, value_2, grouped_query_attention_3);
    // attention_output: f64[b, 2, 2, 1]
    double* const attention_output = arena_.at<double>(slots_[0]);
    compute_attention_output(grouped_query_attention_3, attention_output);
    // attention_output_2: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_attention_output_kernel = weights_->block.at<double>(832);
    const double* const lambda_grouped_query_attention_attention_output_bias = weights_->block.at<double>(896);
    double* const attention_output_2 = arena_.at<double>(slots_[1]);
    compute_attention_output_2(attention_output, lambda_grouped_query_attention_attention_output_kernel,
                               lambda_grouped_query_attention_attention_output_bias, attention_output_2);

    // m.model:6: output y = Dense(1)(h3)
    // y: f64[b, 2, 1]
    const double* const dense_2_kernel = weights_->block.at<double>(960);
    const double* const dense_2_bias = weights_->block.at<double>(1024);
    double* const y = arena_.at<double>(slots_[0]);
    modelc::matmul(threads_, 2 * b, 1, 1, attention_output_2, 1, 0, dense_2_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(y + row, 0, lane(dense_2_bias[0]) + sum);
                   });
  }

  void compute_train_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
    // dense: f64[b, 1]
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const dense_bias = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(train_step_slots_[2]);
    compute_dense(x, dense_kernel, dense_bias, dense);
    // dense_1: f64[b, 1]
    const double* const dense_1_kernel = weights_->block.at<double>(128);
    const double* const dense_1_bias = weights_->block.at<double>(192);
    double* const dense_1 = arena_.at<double>(train_step_slots_[3]);
    compute_dense(x, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f64[2, b, 4]
    const double* const lstm_lstm_cell_kernel = weights_->block.at<double>(256);
    double* const lstm = arena_.at<double>(train_step_slots_[0]);
    compute_lstm(x, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f64[2, b, 1], lstm_3: f64[2, b, 1], lstm_4: f64[2, b, 1], lstm_5: f64[2, b, 1], lstm_6: f64[2, b...
    const double* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<double>(320);
    const double* const lstm_lstm_cell_bias = weights_->block.at<double>(384);
    double* const lstm_2 = arena_.at<double>(train_step_slots_[1]);
    double* const lstm_3 = arena_.at<double>(train_step_slots_[14]);
    double* const lstm_4 = arena_.at<double>(train_step_slots_[15]);
    double* const lstm_5 = arena_.at<double>(train_step_slots_[16]);
    double* const lstm_6 = arena_.at<double>(train_step_slots_[17]);
    double* const lstm_7 = arena_.at<double>(train_step_slots_[18]);
    double* const lstm_8 = arena_.at<double>(train_step_slots_[19]);
    double* const lstm_9 = arena_.at<double>(train_step_slots_[20]);
    double* const carry = arena_.at<double>(train_step_slots_[4]);
    double* const carry_2 = arena_.at<double>(train_step_slots_[5]);
    std::copy_n(dense, b, carry);
    std::copy_n(dense_1, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const steps = lstm + turn_2 * (4 * b);
      const double* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const double* const state_2 = lstm_lstm_cell_bias;
      double* const add_12 = arena_.at<double>(train_step_slots_[24]);
      double* const stacked_3 = lstm_7 + turn_2 * b;
      double* const stacked_4 = lstm_6 + turn_2 * b;
      double* const stacked_5 = lstm_5 + turn_2 * b;
      double* const stacked_6 = lstm_4 + turn_2 * b;
      double* const new_carry_1 = carry_2;
      double* const stacked_7 = lstm_3 + turn_2 * b;
      double* const new_carry_0 = carry;
      double* const carry_0_2 = lstm_9 + turn_2 * b;
      double* const carry_1_2 = lstm_8 + turn_2 * b;
      // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
      // carry_0_2: f64[b, 1]
      modelc::for_lanes<double>(b,
                                [&](auto lane, modelc::Index i) { lane.store(carry_0_2 + i, lane.load(carry_0 + i)); });
      // add_12: f64[b, 4]
      modelc::matmul(threads_, b, 1, 4, carry_0, 1, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add_12 + row * 4 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum));
                     });
      // stacked_3: f64[b, 1], stacked_4: f64[b, 1], stacked_5: f64[b, 1], stacked_6: f64[b, 1], new_carry_1: f64...
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto sigmoid_2 = sigmoid(lane.load(add_12 + i * 4, 4));
        const auto sigmoid_3 = sigmoid(lane.load(add_12 + 1 + i * 4, 4));
        const auto sigmoid_4 = sigmoid(lane.load(add_12 + 3 + i * 4, 4));
        const auto carry_1_3 = lane.load(carry_1 + i);
        const auto tanh_2 = tanh(lane.load(add_12 + 2 + i * 4, 4));
        const auto add_13 = carry_1_3 * sigmoid_3 + sigmoid_2 * tanh_2;
        const auto tanh_3 = tanh(add_13);
        const auto mul = sigmoid_4 * tanh_3;
        lane.store(stacked_3 + i, sigmoid_2);
        lane.store(stacked_4 + i, sigmoid_3);
        lane.store(stacked_5 + i, sigmoid_4);
        lane.store(stacked_6 + i, tanh_2);
        lane.store(new_carry_1 + i, add_13);
        lane.store(stacked_7 + i, tanh_3);
        lane.store(new_carry_0 + i, mul);
        lane.store(carry_1_2 + i, carry_1_3);
      });
      std::copy_n(new_carry_0, b, lstm_2 + turn_2 * b);
    }

    // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
    // query: f64[b, 2, 1]
    double* const query = arena_.at<double>(train_step_slots_[8]);
    compute_query(lstm_2, query);
    // query_2: f64[2 * b, 2]
    const double* const lambda_grouped_query_attention_query_kernel = weights_->block.at<double>(448);
    const double* const lambda_grouped_query_attention_query_bias = weights_->block.at<double>(512);
    double* const query_2 = arena_.at<double>(train_step_slots_[3]);
    compute_query_2(query, lambda_grouped_query_attention_query_kernel, lambda_grouped_query_attention_query_bias,
                    query_2);
    // key: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_key_kernel = weights_->block.at<double>(576);
    const double* const lambda_grouped_query_attention_key_bias = weights_->block.at<double>(640);
    double* const key = arena_.at<double>(train_step_slots_[9]);
    compute_key(query, lambda_grouped_query_attention_key_kernel, lambda_grouped_query_attention_key_bias, key);
    // value_2: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_value_kernel = weights_->block.at<double>(704);
    const double* const lambda_grouped_query_attention_value_bias = weights_->block.at<double>(768);
    double* const value_2 = arena_.at<double>(train_step_slots_[10]);
    compute_key(query, lambda_grouped_query_attention_value_kernel, lambda_grouped_query_attention_value_bias, value_2);
    // grouped_query_attention: f64[b, 2, 2, 2]
    double* const grouped_query_attention = arena_.at<double>(train_step_slots_[0]);
    compute_grouped_query_attention(query_2, key, grouped_query_attention);
    // grouped_query_attention_2: f64[b, 2, 2, 2], grouped_query_attention_3: f64[b, 2, 2, 1], grouped_query_at...
    double* const grouped_query_attention_2 = arena_.at<double>(train_step_slots_[0]);
    double* const grouped_query_attention_3 = arena_.at<double>(train_step_slots_[4]);
    double* const grouped_query_attention_4 = arena_.at<double>(train_step_slots_[1]);
    double* const grouped_query_attention_row = arena_.at<double>(0);
    compute_grouped_query_attention_2_2(grouped_query_attention, grouped_query_attention_row, grouped_query_attention_2,
                                        grouped_query_attention_4, grouped_query_attention_3);
    // grouped_query_attention_5: f64[b, 2, 2, 1]
    double* const grouped_query_attention_5 = arena_.at<double>(train_step_slots_[2]);
    compute_grouped_query_attention_3(grouped_query_attention_4, value_2, grouped_query_attention_5);
    // attention_output: f64[b, 2, 2, 1]
    double* const attention_output = arena_.at<double>(train_step_slots_[5]);
    compute_attention_output(grouped_query_attention_5, attention_output);
    // attention_output_2: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_attention_output_kernel = weights_->block.at<double>(832);
    const double* const lambda_grouped_query_attention_attention_output_bias = weights_->block.at<double>(896);
    double* const attention_output_2 = arena_.at<double>(train_step_slots_[11]);
    compute_attention_output_2(attention_output, lambda_grouped_query_attention_attention_output_kernel,
                               lambda_grouped_query_attention_attention_output_bias, attention_output_2);

    // m.model:6: output y = Dense(1)(h3)
    // dense_2: f64[b, 2, 1]
    const double* const dense_2_kernel = weights_->block.at<double>(960);
    double* const dense_2 = arena_.at<double>(train_step_slots_[12]);
    compute_dense_2(attention_output_2, dense_2_kernel, dense_2);

    // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
    // lstm_10: f64[2, b, 1]
    double* const lstm_10 = arena_.at<double>(train_step_slots_[21]);
    compute_lstm_10(x, lstm_10);
    // lstm_11: f64[b, 1]
    double* const lstm_11 = arena_.at<double>(train_step_slots_[22]);
    compute_lstm_11(lstm_11);
    // lstm_12: f64[b, 1]
    double* const lstm_12 = arena_.at<double>(train_step_slots_[23]);
    compute_lstm_11(lstm_12);
    // gradients: f64[129]
    double* const gradients = arena_.at<double>(0);
    compute_gradients_2(gradients);
    // gradients: f64[129]
    compute_gradients_3(gradients);
    // gradients: f64[129]
    compute_gradients_4(gradients);
    // gradients: f64[129]
    compute_gradients_5(gradients);
    // gradients: f64[129]
    compute_gradients_6(gradients);
    // gradients: f64[129]
    compute_gradients_7(gradients);
    // gradients: f64[129]
    compute_gradients_8(gradients);
    // gradients: f64[129]
    compute_gradients_9(gradients);
    // gradients: f64[129]
    compute_gradients_10(gradients);
    // gradients: f64[129]
    compute_gradients_11(gradients);
    // gradients: f64[129]
    compute_gradients_12(gradients);
    // gradients: f64[129]
    compute_gradients_13(gradients);
    // gradients: f64[129]
    compute_gradients_14(gradients);
    // gradients: f64[129]
    compute_gradients_15(gradients);
    // gradients: f64[129]
    compute_gradients_16(gradients);
    // gradients: f64[129]
    compute_gradients_17(gradients);

    // m.model:7: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), momentum = 0.9, gradient_ac...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_huber_total: f64, huber: f64, huber_2: f64, grad_y: f64[b, 2, 1], add: i64, eq: bo...
    const double* const dense_2_bias = weights_->block.at<double>(1024);
    const double* const metric_huber_total = training_->block.at<double>(2240);
    const double* const metric_huber_count = training_->block.at<double>(2304);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_gradient_accumulator_dense_2_bias = training_->block.at<double>(1088);
    double* const loss = arena_.at<double>(1088);
    double* const new_metric_huber_total = training_->block.at<double>(2240);
    double* const huber = arena_.at<double>(1152);
    double* const huber_2 = arena_.at<double>(1216);
    double* const grad_y = arena_.at<double>(train_step_slots_[12]);
    std::int64_t* const add = arena_.at<std::int64_t>(1280);
    bool* const eq = arena_.at<bool>(1344);
    double* const new_optimizer_gradient_accumulator_dense_2_bias = training_->block.at<double>(1088);
    double* const add_11 = arena_.at<double>(1984);
    {
      const modelc::Scalar scalar{};
      const auto dense_2_bias_2 = scalar.load(dense_2_bias);
      const auto metric_huber_total_2 = scalar.load(metric_huber_total);
      const auto add_13 = scalar.load(metric_huber_count) + static_cast<double>(2 * b);
      const auto eq_2 = 0.0 == add_13;
      const auto where = select(eq_2, 1.0, add_13);
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add_14 = optimizer_iteration_2 + std::int64_t{1};
      const auto eq_3 = std::int64_t{0} == mod(add_14, std::int64_t{2});
      const auto optimizer_gradient_accumulator_dense_2_bias_2 =
          scalar.load(optimizer_gradient_accumulator_dense_2_bias);
      const auto add_15 = (1.0 - min(modelc::cast<double>(optimizer_iteration_2), 10.0) / 10.0) * 0.0999 + 0.0001;
      const auto row_2 =
          modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(2 * b, [&](auto lane, modelc::Index i) {
            const auto sub = lane(dense_2_bias_2) + lane.load(dense_2 + i) - lane.load(y_true + i);
            const auto abs_2 = abs(sub);
            const auto grad_y_2 = sub + sub;
            const auto mul = sub * sub;
            const auto where_2 = select(abs_2 <= 1.0, abs_2 * abs_2 * 0.5, abs_2 - 0.5);
            lane.store(grad_y + i, grad_y_2);
            return modelc::folded(mul, where_2, grad_y_2);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto grad_dense_2_bias = scalar(std::get<2>(row_2));
      const auto add_13_lanes = add_13;
      const auto add_14_lanes = add_14;
      const auto eq_3_lanes = eq_3;
      const auto add_15_lanes = add_15;
      scalar.store(huber, add_13_lanes);
      scalar.store(add, add_14_lanes);
      scalar.store(eq, eq_3_lanes);
      scalar.store(add_11, add_15_lanes);
      const auto add_16 = metric_huber_total_2 + row_sum_2;
      const auto where_3 = select(eq_2, 0.0, add_16 / where);
      const auto add_17 = optimizer_gradient_accumulator_dense_2_bias_2 + grad_dense_2_bias;
      const auto where_4 = select(eq_3, 0.0, add_17);
      const auto mul_2 = 0.5 * add_17;
      const auto row_sum_lanes = row_sum;
      const auto add_16_lanes = add_16;
      const auto where_3_lanes = where_3;
      const auto where_4_lanes = where_4;
      const auto mul_2_lanes = mul_2;
      scalar.store(loss, row_sum_lanes);
      scalar.store(new_metric_huber_total, add_16_lanes);
      scalar.store(huber_2, where_3_lanes);
      scalar.store(new_optimizer_gradient_accumulator_dense_2_bias, where_4_lanes);
      scalar.store(gradients + 128, mul_2_lanes);
    }

    // m.model:6: output y = Dense(1)(h3)
    // grad_h3: f64[b, 2, 1]
    double* const grad_h3 = arena_.at<double>(train_step_slots_[13]);
    compute_grad_h3(grad_y, dense_2_kernel, grad_h3);

    // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
    // attention_output_3: f64[2 * b, 2]
    double* const attention_output_3 = arena_.at<double>(train_step_slots_[6]);
    compute_attention_output_3(grad_h3, lambda_grouped_query_attention_attention_output_kernel, attention_output_3);
    // grouped_query_attention_6: f64[b, 2, 2, 1]
    double* const grouped_query_attention_6 = arena_.at<double>(train_step_slots_[7]);
    compute_grouped_query_attention_6(grouped_query_attention_4, attention_output_3, grouped_query_attention_6);
    // grouped_query_attention_8: f64[b, 2, 2, 2], grouped_query_attention_9: f64[b, 2, 2, 2]
    double* const grouped_query_attention_8 = arena_.at<double>(train_step_slots_[1]);
    double* const grouped_query_attention_9 = arena_.at<double>(train_step_slots_[2]);
    compute_grouped_query_attention_8(attention_output_3, value_2, grouped_query_attention_3, grouped_query_attention_4,
                                      grouped_query_attention_8, grouped_query_attention_9);
    // grouped_query_attention_10: f64[b, 2, 2, 2]
    double* const grouped_query_attention_10 = arena_.at<double>(train_step_slots_[0]);
    compute_grouped_query_attention_10(grouped_query_attention_9, grouped_query_attention_2, grouped_query_attention_8,
                                       grouped_query_attention_10);
    // grouped_query_attention_11: f64[b, 2, 2, 1]
    double* const grouped_query_attention_11 = arena_.at<double>(train_step_slots_[1]);
    compute_grouped_query_attention_3(grouped_query_attention_10, key, grouped_query_attention_11);
    // grouped_query_attention_12: f64[b, 2, 1, 2]
    double* const grouped_query_attention_12 = arena_.at<double>(train_step_slots_[2]);
    compute_grouped_query_attention_12(query_2, grouped_query_attention_10, grouped_query_attention_12);
    // query_3: f64[b, 2, 2, 1]
    double* const query_3 = arena_.at<double>(train_step_slots_[0]);
    compute_attention_output(grouped_query_attention_11, query_3);
    // query_4: f64[2 * b, 1]
    double* const query_4 = arena_.at<double>(train_step_slots_[4]);
    compute_query_4(query_3, lambda_grouped_query_attention_query_kernel, query_4);
    // new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_kernel: f64[1, 2, 1], gradients:...
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_query_kernel =
        training_->block.at<double>(512);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_kernel =
        training_->block.at<double>(512);
    modelc::matmul(
        threads_, 1, 2 * b, 2, query, 0, 1, query_3, 2, 1,
        [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
          const auto add_13 =
              sum + lane.load(optimizer_gradient_accumulator_lambda_grouped_query_attention_query_kernel + column);
          const auto where = select(lane(eq[0]), 0.0, add_13);
          const auto mul = 0.5 * add_13;
          lane.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_kernel + column, where);
          lane.store(gradients + 56 + column, mul);
        });
    // new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias: f64[2, 1], gradients: f64[...
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias =
        training_->block.at<double>(576);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias =
        training_->block.at<double>(576);
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      const auto optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias_2 =
          lane.load(optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias + i);
      const auto eq_2 = lane(eq[0]);
      auto grad_lambda_grouped_query_attention_query_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        for (modelc::Index k = 0; k < 2; ++k) {
          grad_lambda_grouped_query_attention_query_bias =
              modelc::Sum::apply(grad_lambda_grouped_query_attention_query_bias,
                                 lane.load(grouped_query_attention_11 + i * 2 + j * 4 + k, 2));
        }
      }
      const auto add_13 = optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias_2 +
                          grad_lambda_grouped_query_attention_query_bias;
      const auto where = select(eq_2, 0.0, add_13);
      const auto mul = 0.5 * add_13;
      lane.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias + i, where);
      lane.store(gradients + 64 + i, mul);
    });
    // grouped_query_attention_7: f64[b, 2, 1, 1, 1], grouped_query_attention_13: f64[b, 2, 1, 1, 1], add_7: f6...
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_key_bias =
        training_->block.at<double>(704);
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_value_bias =
        training_->block.at<double>(832);
    double* const grouped_query_attention_7 = arena_.at<double>(train_step_slots_[1]);
    double* const grouped_query_attention_13 = arena_.at<double>(train_step_slots_[3]);
    double* const add_7 = arena_.at<double>(1728);
    double* const add_9 = arena_.at<double>(1856);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 2; ++j) {
          const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum>(
              2, [&](auto lane, modelc::Index k) {
                const auto grouped_query_attention_6_2 = lane.load(grouped_query_attention_6 + i * 4 + j + k * 2, 2);
                const auto grouped_query_attention_12_2 = lane.load(grouped_query_attention_12 + i * 4 + j + k * 2, 2);
                return modelc::folded(grouped_query_attention_6_2, grouped_query_attention_12_2,
                                      grouped_query_attention_6_2, grouped_query_attention_12_2);
              });
          const auto row_sum = scalar(std::get<0>(row_2));
          const auto row_sum_2 = scalar(std::get<1>(row_2));
          total_sum.add(scalar(std::get<2>(row_2)));
          total_sum_2.add(scalar(std::get<3>(row_2)));
          const auto row_sum_lanes = row_sum;
          const auto row_sum_2_lanes = row_sum_2;
          scalar.store(grouped_query_attention_7 + i * 2 + j, row_sum_lanes);
          scalar.store(grouped_query_attention_13 + i * 2 + j, row_sum_2_lanes);
        }
      }
      const auto add_13 = scalar.load(optimizer_gradient_accumulator_lambda_grouped_query_attention_key_bias) +
                          scalar(total_sum_2.value());
      const auto add_14 = scalar.load(optimizer_gradient_accumulator_lambda_grouped_query_attention_value_bias) +
                          scalar(total_sum.value());
      const auto mul = 0.5 * add_13;
      const auto mul_2 = 0.5 * add_14;
      scalar.store(add_7, add_13);
      scalar.store(add_9, add_14);
      scalar.store(gradients + 80, mul);
      scalar.store(gradients + 96, mul_2);
    }
    // key_2: f64[2 * b, 1]
    double* const key_2 = arena_.at<double>(train_step_slots_[0]);
    compute_key_2(grouped_query_attention_13, lambda_grouped_query_attention_key_kernel, key_2);
    // query_5: f64[2 * b, 1]
    double* const query_5 = arena_.at<double>(train_step_slots_[0]);
    compute_query_5(grouped_query_attention_7, lambda_grouped_query_attention_value_kernel, key_2, query_4, query_5);

    // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
    // lstm_13: f64[2, b, 1]
    double* const lstm_13 = arena_.at<double>(train_step_slots_[2]);
    compute_lstm_10(query_5, lstm_13);
    // lstm_14: f64[2, b, 4], lstm_15: f64[b, 1], lstm_16: f64[b, 1]
    double* const lstm_14 = arena_.at<double>(train_step_slots_[0]);
    double* const lstm_15 = arena_.at<double>(train_step_slots_[4]);
    double* const lstm_16 = arena_.at<double>(train_step_slots_[6]);
    std::copy_n(lstm_11, b, lstm_16);
    std::copy_n(lstm_12, b, lstm_15);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const d_carry_0 = lstm_16;
      const double* const d_carry_1 = lstm_15;
      const double* const kept_1 = lstm_8 + step_2 * b;
      const double* const kept_2 = lstm_7 + step_2 * b;
      const double* const kept_3 = lstm_6 + step_2 * b;
      const double* const kept_4 = lstm_5 + step_2 * b;
      const double* const kept_5 = lstm_4 + step_2 * b;
      const double* const kept_6 = lstm_3 + step_2 * b;
      const double* const d_y_0 = lstm_13 + step_2 * b;
      const double* const same = lstm_lstm_cell_recurrent_kernel;
      double* const gradient_4 = lstm_14 + step_2 * (4 * b);
      double* const new_d_carry_0 = lstm_16;
      double* const new_d_carry_1 = lstm_15;
      // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
      // gradient_4: f64[b, 4], new_d_carry_1: f64[b, 1]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto kept_2_2 = lane.load(kept_2 + i);
        const auto kept_6_2 = lane.load(kept_6 + i);
        const auto add_13 = lane.load(d_carry_0 + i) + lane.load(d_y_0 + i);
        const auto kept_4_2 = lane.load(kept_4 + i);
        const auto add_14 = lane.load(d_carry_1 + i) + (1.0 - kept_6_2 * kept_6_2) * (kept_4_2 * add_13);
        const auto kept_5_2 = lane.load(kept_5 + i);
        const auto kept_3_2 = lane.load(kept_3 + i);
        const auto mul = (kept_2_2 - kept_2_2 * kept_2_2) * (kept_5_2 * add_14);
        const auto mul_2 = (kept_3_2 - kept_3_2 * kept_3_2) * (lane.load(kept_1 + i) * add_14);
        const auto mul_3 = (1.0 - kept_5_2 * kept_5_2) * (kept_2_2 * add_14);
        const auto mul_4 = (kept_4_2 - kept_4_2 * kept_4_2) * (kept_6_2 * add_13);
        const auto mul_5 = kept_3_2 * add_14;
        lane.store(gradient_4 + i * 4, 4, mul);
        lane.store(gradient_4 + 1 + i * 4, 4, mul_2);
        lane.store(gradient_4 + 2 + i * 4, 4, mul_3);
        lane.store(gradient_4 + 3 + i * 4, 4, mul_4);
        lane.store(new_d_carry_1 + i, mul_5);
      });
      // new_d_carry_0: f64[b, 1]
      modelc::matmul(
          threads_, b, 4, 1, gradient_4, 4, 1, same, 1, 1,
          [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(new_d_carry_0 + row, 0, sum); });
    }
    // add_2: f64[1, 1], gradients: f64[129]
    const double* const optimizer_gradient_accumulator_dense_kernel = training_->block.at<double>(64);
    double* const add_2 = arena_.at<double>(1408);
    modelc::matmul(threads_, 1, b, 1, x, 0, 2, lstm_16, 1, 1, [&](auto lane, auto sum, modelc::Index, modelc::Index) {
      const auto add_13 = lane(optimizer_gradient_accumulator_dense_kernel[0]) + sum;
      const auto mul = 0.5 * add_13;
      lane.store(add_2, 0, add_13);
      lane.store(gradients, 0, mul);
    });
    // add_4: f64[1, 1], gradients: f64[129]
    const double* const optimizer_gradient_accumulator_dense_1_kernel = training_->block.at<double>(192);
    double* const add_4 = arena_.at<double>(1536);
    modelc::matmul(threads_, 1, b, 1, x, 0, 2, lstm_15, 1, 1, [&](auto lane, auto sum, modelc::Index, modelc::Index) {
      const auto add_13 = lane(optimizer_gradient_accumulator_dense_1_kernel[0]) + sum;
      const auto mul = 0.5 * add_13;
      lane.store(add_4, 0, add_13);
      lane.store(gradients + 16, 0, mul);
    });
    // add_3: f64[1], add_5: f64[1], gradients: f64[129]
    const double* const optimizer_gradient_accumulator_dense_bias = training_->block.at<double>(128);
    const double* const optimizer_gradient_accumulator_dense_1_bias = training_->block.at<double>(256);
    double* const add_3 = arena_.at<double>(1472);
    double* const add_5 = arena_.at<double>(1600);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_gradient_accumulator_dense_bias_2 = scalar.load(optimizer_gradient_accumulator_dense_bias);
      const auto optimizer_gradient_accumulator_dense_1_bias_2 =
          scalar.load(optimizer_gradient_accumulator_dense_1_bias);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
        const auto lstm_15_2 = lane.load(lstm_15 + i);
        const auto lstm_16_2 = lane.load(lstm_16 + i);
        return modelc::folded(lstm_15_2, lstm_16_2);
      });
      const auto grad_dense_1_bias = scalar(std::get<0>(row_2));
      const auto grad_dense_bias = scalar(std::get<1>(row_2));
      const auto add_13 = optimizer_gradient_accumulator_dense_bias_2 + grad_dense_bias;
      const auto mul = 0.5 * add_13;
      const auto add_14 = optimizer_gradient_accumulator_dense_1_bias_2 + grad_dense_1_bias;
      const auto mul_2 = 0.5 * add_14;
      const auto add_13_lanes = add_13;
      const auto add_14_lanes = add_14;
      const auto mul_lanes = mul;
      const auto mul_2_lanes = mul_2;
      scalar.store(add_3, add_13_lanes);
      scalar.store(add_5, add_14_lanes);
      scalar.store(gradients + 8, mul_lanes);
      scalar.store(gradients + 24, mul_2_lanes);
    }
    // new_optimizer_gradient_accumulator_lstm_lstm_cell_kernel: f64[1, 4], gradients: f64[129]
    const double* const optimizer_gradient_accumulator_lstm_lstm_cell_kernel = training_->block.at<double>(320);
    double* const new_optimizer_gradient_accumulator_lstm_lstm_cell_kernel = training_->block.at<double>(320);
    modelc::matmul(threads_, 1, 2 * b, 4, lstm_10, 0, 1, lstm_14, 4, 1,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     const auto add_13 = lane.load(optimizer_gradient_accumulator_lstm_lstm_cell_kernel + column) + sum;
                     const auto where = select(lane(eq[0]), 0.0, add_13);
                     const auto mul = 0.5 * add_13;
                     lane.store(new_optimizer_gradient_accumulator_lstm_lstm_cell_kernel + column, where);
                     lane.store(gradients + 32 + column, mul);
                   });
    // new_optimizer_gradient_accumulator_lstm_lstm_cell_recurrent_kernel: f64[1, 4], gradients: f64[129]
    const double* const optimizer_gradient_accumulator_lstm_lstm_cell_recurrent_kernel =
        training_->block.at<double>(384);
    double* const new_optimizer_gradient_accumulator_lstm_lstm_cell_recurrent_kernel = training_->block.at<double>(384);
    modelc::matmul(threads_, 1, 2 * b, 4, lstm_9, 0, 1, lstm_14, 4, 1,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     const auto add_13 =
                         lane.load(optimizer_gradient_accumulator_lstm_lstm_cell_recurrent_kernel + column) + sum;
                     const auto where = select(lane(eq[0]), 0.0, add_13);
                     const auto mul = 0.5 * add_13;
                     lane.store(new_optimizer_gradient_accumulator_lstm_lstm_cell_recurrent_kernel + column, where);
                     lane.store(gradients + 40 + column, mul);
                   });
    // new_optimizer_gradient_accumulator_lstm_lstm_cell_bias: f64[4], gradients: f64[129]
    const double* const optimizer_gradient_accumulator_lstm_lstm_cell_bias = training_->block.at<double>(448);
    double* const new_optimizer_gradient_accumulator_lstm_lstm_cell_bias = training_->block.at<double>(448);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto optimizer_gradient_accumulator_lstm_lstm_cell_bias_2 =
          lane.load(optimizer_gradient_accumulator_lstm_lstm_cell_bias + i);
      const auto eq_2 = lane(eq[0]);
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 2 * b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(lstm_14 + i + j * 4));
      }
      const auto add_13 = optimizer_gradient_accumulator_lstm_lstm_cell_bias_2 + column_sum;
      const auto where = select(eq_2, 0.0, add_13);
      const auto mul = 0.5 * add_13;
      lane.store(new_optimizer_gradient_accumulator_lstm_lstm_cell_bias + i, where);
      lane.store(gradients + 48 + i, mul);
    });

    // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
    // add_6: f64[1, 1], gradients: f64[129]
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_key_kernel =
        training_->block.at<double>(640);
    double* const add_6 = arena_.at<double>(1664);
    modelc::matmul(threads_, 1, 2 * b, 1, query, 0, 1, grouped_query_attention_13, 1, 0,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto add_13 =
                         sum + lane(optimizer_gradient_accumulator_lambda_grouped_query_attention_key_kernel[0]);
                     const auto mul = 0.5 * add_13;
                     lane.store(add_6, 0, add_13);
                     lane.store(gradients + 72, 0, mul);
                   });
    // add_8: f64[1, 1], gradients: f64[129]
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_value_kernel =
        training_->block.at<double>(768);
    double* const add_8 = arena_.at<double>(1792);
    modelc::matmul(threads_, 1, 2 * b, 1, query, 0, 1, grouped_query_attention_7, 1, 0,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto add_13 =
                         sum + lane(optimizer_gradient_accumulator_lambda_grouped_query_attention_value_kernel[0]);
                     const auto mul = 0.5 * add_13;
                     lane.store(add_8, 0, add_13);
                     lane.store(gradients + 88, 0, mul);
                   });
    // new_optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_kernel: f64[2, 1, 1],...
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_kernel =
        training_->block.at<double>(896);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_kernel =
        training_->block.at<double>(896);
    modelc::matmul(
        threads_, 2, 2 * b, 1, attention_output, 1, 2, grad_h3, 1, 0,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
          const auto add_13 =
              sum + lane(optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_kernel[row]);
          const auto where = select(lane(eq[0]), 0.0, add_13);
          const auto mul = 0.5 * add_13;
          lane.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_kernel + row, 0,
                     where);
          lane.store(gradients + 104 + row, 0, mul);
        });

    // m.model:6: output y = Dense(1)(h3)
    // add_10: f64[1, 1], gradients: f64[129]
    const double* const optimizer_gradient_accumulator_dense_2_kernel = training_->block.at<double>(1024);
    double* const add_10 = arena_.at<double>(1920);
    modelc::matmul(threads_, 1, 2 * b, 1, attention_output_2, 0, 1, grad_y, 1, 0,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     const auto add_13 = lane(optimizer_gradient_accumulator_dense_2_kernel[0]) + sum;
                     const auto mul = 0.5 * add_13;
                     lane.store(add_10, 0, add_13);
                     lane.store(gradients + 120, 0, mul);
                   });
    // new_optimizer_gradient_accumulator_dense_kernel: f64[1, 1], new_optimizer_gradient_accumulator_dense_bia...
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias =
        training_->block.at<double>(960);
    double* const new_optimizer_gradient_accumulator_dense_kernel = training_->block.at<double>(64);
    double* const new_optimizer_gradient_accumulator_dense_bias = training_->block.at<double>(128);
    double* const new_optimizer_gradient_accumulator_dense_1_kernel = training_->block.at<double>(192);
    double* const new_optimizer_gradient_accumulator_dense_1_bias = training_->block.at<double>(256);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_key_kernel =
        training_->block.at<double>(640);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_key_bias =
        training_->block.at<double>(704);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_value_kernel =
        training_->block.at<double>(768);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_value_bias =
        training_->block.at<double>(832);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias =
        training_->block.at<double>(960);
    double* const new_optimizer_gradient_accumulator_dense_2_kernel = training_->block.at<double>(1024);
    {
      const modelc::Scalar scalar{};
      const auto eq_2 = scalar.load(eq);
      const auto where = select(eq_2, 0.0, scalar.load(add_2));
      const auto where_2 = select(eq_2, 0.0, scalar.load(add_3));
      const auto where_3 = select(eq_2, 0.0, scalar.load(add_4));
      const auto where_4 = select(eq_2, 0.0, scalar.load(add_5));
      const auto where_5 = select(eq_2, 0.0, scalar.load(add_6));
      const auto where_6 = select(eq_2, 0.0, scalar.load(add_7));
      const auto where_7 = select(eq_2, 0.0, scalar.load(add_8));
      const auto where_8 = select(eq_2, 0.0, scalar.load(add_9));
      const auto optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias_2 =
          scalar.load(optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias);
      const auto where_9 = select(eq_2, 0.0, scalar.load(add_10));
      const auto grad_lambda_grouped_query_attention_attention_output_bias =
          scalar(modelc::reduce_lanes<modelc::Sum, double>(
              2 * b, [&](auto lane, modelc::Index i) { return lane.load(grad_h3 + i); }));
      const auto where_lanes = where;
      const auto where_2_lanes = where_2;
      const auto where_3_lanes = where_3;
      const auto where_4_lanes = where_4;
      const auto where_5_lanes = where_5;
      const auto where_6_lanes = where_6;
      const auto where_7_lanes = where_7;
      const auto where_8_lanes = where_8;
      const auto where_9_lanes = where_9;
      scalar.store(new_optimizer_gradient_accumulator_dense_kernel, where_lanes);
      scalar.store(new_optimizer_gradient_accumulator_dense_bias, where_2_lanes);
      scalar.store(new_optimizer_gradient_accumulator_dense_1_kernel, where_3_lanes);
      scalar.store(new_optimizer_gradient_accumulator_dense_1_bias, where_4_lanes);
      scalar.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_key_kernel, where_5_lanes);
      scalar.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_key_bias, where_6_lanes);
      scalar.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_value_kernel, where_7_lanes);
      scalar.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_value_bias, where_8_lanes);
      scalar.store(new_optimizer_gradient_accumulator_dense_2_kernel, where_9_lanes);
      const auto add_13 = optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias_2 +
                          grad_lambda_grouped_query_attention_attention_output_bias;
      const auto where_10 = select(eq_2, 0.0, add_13);
      const auto mul = 0.5 * add_13;
      const auto where_10_lanes = where_10;
      const auto mul_lanes = mul;
      scalar.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias,
                   where_10_lanes);
      scalar.store(gradients + 112, mul_lanes);
    }

    // m.model:7: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), momentum = 0.9, gradient_ac...
    // new_weights: f64[129], new_optimizer_velocity: f64[129]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_velocity = training_->block.at<double>(1152);
    double* const new_weights = weights_->block.at<double>(0);
    double* const new_optimizer_velocity = training_->block.at<double>(1152);
    compute_new_weights(optimizer_velocity, gradients, add_11, weights, eq, new_weights, new_optimizer_velocity);

    modelc::copy_elements(arena_.at<double>(1152), 1, training_->block.at<double>(2304));
    modelc::copy_elements(arena_.at<std::int64_t>(1280), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // m.model:7: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), momentum = 0.9, gradient_ac...
    // new_metric_huber_total: f64, new_metric_huber_count: f64, huber: f64
    const double* const metric_huber_total = training_->block.at<double>(2240);
    const double* const metric_huber_count = training_->block.at<double>(2304);
    const double* const part_metric_huber_total = arena_.at<double>(3136);
    const double* const part_metric_huber_count = arena_.at<double>(3200);
    double* const new_metric_huber_total = training_->block.at<double>(2240);
    double* const new_metric_huber_count = training_->block.at<double>(2304);
    double* const huber = arena_.at<double>(1088);
    {
      const modelc::Scalar lane{};
      const auto add_14 = lane.load(metric_huber_total) + lane.load(part_metric_huber_total);
      const auto add_15 = lane.load(metric_huber_count) + lane.load(part_metric_huber_count);
      const auto eq_2 = 0.0 == add_15;
      const auto where = select(eq_2, 0.0, add_14 / select(eq_2, 1.0, add_15));
      lane.store(new_metric_huber_total, add_14);
      lane.store(new_metric_huber_count, add_15);
      lane.store(huber, where);
    }
    // add: i64, eq: bool
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(1152);
    bool* const eq = arena_.at<bool>(1216);
    {
      const modelc::Scalar lane{};
      const auto add_14 = lane.load(optimizer_iteration) + std::int64_t{1};
      const auto eq_2 = std::int64_t{0} == mod(add_14, std::int64_t{2});
      lane.store(add, add_14);
      lane.store(eq, eq_2);
    }
    // add_2: f64[1, 1]
    const double* const part_gradient_dense_kernel = arena_.at<double>(1984);
    const double* const optimizer_gradient_accumulator_dense_kernel = training_->block.at<double>(64);
    double* const add_2 = arena_.at<double>(1280);
    compute_add_2(part_gradient_dense_kernel, optimizer_gradient_accumulator_dense_kernel, add_2);
    // new_optimizer_gradient_accumulator_dense_kernel: f64[1, 1]
    double* const new_optimizer_gradient_accumulator_dense_kernel = training_->block.at<double>(64);
    compute_new_optimizer_gradient_accumulator_dense_kernel(eq, add_2, new_optimizer_gradient_accumulator_dense_kernel);
    // add_3: f64[1]
    const double* const part_gradient_dense_bias = arena_.at<double>(2048);
    const double* const optimizer_gradient_accumulator_dense_bias = training_->block.at<double>(128);
    double* const add_3 = arena_.at<double>(1344);
    compute_add_2(part_gradient_dense_bias, optimizer_gradient_accumulator_dense_bias, add_3);
    // new_optimizer_gradient_accumulator_dense_bias: f64[1]
    double* const new_optimizer_gradient_accumulator_dense_bias = training_->block.at<double>(128);
    compute_new_optimizer_gradient_accumulator_dense_kernel(eq, add_3, new_optimizer_gradient_accumulator_dense_bias);
    // add_4: f64[1, 1]
    const double* const part_gradient_dense_1_kernel = arena_.at<double>(2112);
    const double* const optimizer_gradient_accumulator_dense_1_kernel = training_->block.at<double>(192);
    double* const add_4 = arena_.at<double>(1408);
    compute_add_2(part_gradient_dense_1_kernel, optimizer_gradient_accumulator_dense_1_kernel, add_4);
    // new_optimizer_gradient_accumulator_dense_1_kernel: f64[1, 1]
    double* const new_optimizer_gradient_accumulator_dense_1_kernel = training_->block.at<double>(192);
    compute_new_optimizer_gradient_accumulator_dense_kernel(eq, add_4,
                                                            new_optimizer_gradient_accumulator_dense_1_kernel);
    // add_5: f64[1]
    const double* const part_gradient_dense_1_bias = arena_.at<double>(2176);
    const double* const optimizer_gradient_accumulator_dense_1_bias = training_->block.at<double>(256);
    double* const add_5 = arena_.at<double>(1472);
    compute_add_2(part_gradient_dense_1_bias, optimizer_gradient_accumulator_dense_1_bias, add_5);
    // new_optimizer_gradient_accumulator_dense_1_bias: f64[1]
    double* const new_optimizer_gradient_accumulator_dense_1_bias = training_->block.at<double>(256);
    compute_new_optimizer_gradient_accumulator_dense_kernel(eq, add_5, new_optimizer_gradient_accumulator_dense_1_bias);
    // add_6: f64[1, 1, 1]
    const double* const part_gradient_lambda_grouped_query_attention_key_kernel = arena_.at<double>(2560);
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_key_kernel =
        training_->block.at<double>(640);
    double* const add_6 = arena_.at<double>(1536);
    compute_add_2(part_gradient_lambda_grouped_query_attention_key_kernel,
                  optimizer_gradient_accumulator_lambda_grouped_query_attention_key_kernel, add_6);
    // new_optimizer_gradient_accumulator_lambda_grouped_query_attention_key_kernel: f64[1, 1, 1]
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_key_kernel =
        training_->block.at<double>(640);
    compute_new_optimizer_gradient_accumulator_dense_kernel(
        eq, add_6, new_optimizer_gradient_accumulator_lambda_grouped_query_attention_key_kernel);
    // add_7: f64[1, 1]
    const double* const part_gradient_lambda_grouped_query_attention_key_bias = arena_.at<double>(2624);
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_key_bias =
        training_->block.at<double>(704);
    double* const add_7 = arena_.at<double>(1600);
    compute_add_2(part_gradient_lambda_grouped_query_attention_key_bias,
                  optimizer_gradient_accumulator_lambda_grouped_query_attention_key_bias, add_7);
    // new_optimizer_gradient_accumulator_lambda_grouped_query_attention_key_bias: f64[1, 1]
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_key_bias =
        training_->block.at<double>(704);
    compute_new_optimizer_gradient_accumulator_dense_kernel(
        eq, add_7, new_optimizer_gradient_accumulator_lambda_grouped_query_attention_key_bias);
    // add_8: f64[1, 1, 1]
    const double* const part_gradient_lambda_grouped_query_attention_value_kernel = arena_.at<double>(2688);
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_value_kernel =
        training_->block.at<double>(768);
    double* const add_8 = arena_.at<double>(1664);
    compute_add_2(part_gradient_lambda_grouped_query_attention_value_kernel,
                  optimizer_gradient_accumulator_lambda_grouped_query_attention_value_kernel, add_8);
    // new_optimizer_gradient_accumulator_lambda_grouped_query_attention_value_kernel: f64[1, 1, 1]
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_value_kernel =
        training_->block.at<double>(768);
    compute_new_optimizer_gradient_accumulator_dense_kernel(
        eq, add_8, new_optimizer_gradient_accumulator_lambda_grouped_query_attention_value_kernel);
    // add_9: f64[1, 1]
    const double* const part_gradient_lambda_grouped_query_attention_value_bias = arena_.at<double>(2752);
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_value_bias =
        training_->block.at<double>(832);
    double* const add_9 = arena_.at<double>(1728);
    compute_add_2(part_gradient_lambda_grouped_query_attention_value_bias,
                  optimizer_gradient_accumulator_lambda_grouped_query_attention_value_bias, add_9);
    // new_optimizer_gradient_accumulator_lambda_grouped_query_attention_value_bias: f64[1, 1]
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_value_bias =
        training_->block.at<double>(832);
    compute_new_optimizer_gradient_accumulator_dense_kernel(
        eq, add_9, new_optimizer_gradient_accumulator_lambda_grouped_query_attention_value_bias);
    // add_10: f64[1]
    const double* const part_gradient_lambda_grouped_query_attention_attention_output_bias = arena_.at<double>(2880);
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias =
        training_->block.at<double>(960);
    double* const add_10 = arena_.at<double>(1792);
    compute_add_2(part_gradient_lambda_grouped_query_attention_attention_output_bias,
                  optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias, add_10);
    // new_optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias: f64[1]
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias =
        training_->block.at<double>(960);
    compute_new_optimizer_gradient_accumulator_dense_kernel(
        eq, add_10, new_optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_bias);
    // add_11: f64[1, 1]
    const double* const part_gradient_dense_2_kernel = arena_.at<double>(2944);
    const double* const optimizer_gradient_accumulator_dense_2_kernel = training_->block.at<double>(1024);
    double* const add_11 = arena_.at<double>(1856);
    compute_add_2(part_gradient_dense_2_kernel, optimizer_gradient_accumulator_dense_2_kernel, add_11);
    // new_optimizer_gradient_accumulator_dense_2_kernel: f64[1, 1]
    double* const new_optimizer_gradient_accumulator_dense_2_kernel = training_->block.at<double>(1024);
    compute_new_optimizer_gradient_accumulator_dense_kernel(eq, add_11,
                                                            new_optimizer_gradient_accumulator_dense_2_kernel);
    // add_12: f64[1]
    const double* const part_gradient_dense_2_bias = arena_.at<double>(3008);
    const double* const optimizer_gradient_accumulator_dense_2_bias = training_->block.at<double>(1088);
    double* const add_12 = arena_.at<double>(1920);
    compute_add_2(part_gradient_dense_2_bias, optimizer_gradient_accumulator_dense_2_bias, add_12);
    // new_optimizer_gradient_accumulator_dense_2_bias: f64[1]
    double* const new_optimizer_gradient_accumulator_dense_2_bias = training_->block.at<double>(1088);
    compute_new_optimizer_gradient_accumulator_dense_kernel(eq, add_12,
                                                            new_optimizer_gradient_accumulator_dense_2_bias);
    // gradients: f64[129]
    double* const gradients = arena_.at<double>(0);
    {
      const modelc::Scalar lane{};
      lane.store(gradients, lane.load(add_2) * 0.5);
    }
    // gradients: f64[129]
    compute_gradients_2(gradients);
    // gradients: f64[129]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 8, 0.5 * lane.load(add_3));
    }
    // gradients: f64[129]
    compute_gradients_3(gradients);
    // gradients: f64[129]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 16, 0.5 * lane.load(add_4));
    }
    // gradients: f64[129]
    compute_gradients_4(gradients);
    // gradients: f64[129]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 24, 0.5 * lane.load(add_5));
    }
    // gradients: f64[129]
    compute_gradients_5(gradients);
    // gradients: f64[129]
    compute_gradients_6(gradients);
    // gradients: f64[129]
    compute_gradients_7(gradients);
    // new_optimizer_gradient_accumulator_lstm_lstm_cell_kernel: f64[1, 4], new_optimizer_gradient_accumulator_...
    const double* const part_gradient_lstm_lstm_cell_kernel = arena_.at<double>(2240);
    const double* const part_gradient_lstm_lstm_cell_recurrent_kernel = arena_.at<double>(2304);
    const double* const part_gradient_lstm_lstm_cell_bias = arena_.at<double>(2368);
    const double* const optimizer_gradient_accumulator_lstm_lstm_cell_kernel = training_->block.at<double>(320);
    const double* const optimizer_gradient_accumulator_lstm_lstm_cell_recurrent_kernel =
        training_->block.at<double>(384);
    const double* const optimizer_gradient_accumulator_lstm_lstm_cell_bias = training_->block.at<double>(448);
    double* const new_optimizer_gradient_accumulator_lstm_lstm_cell_kernel = training_->block.at<double>(320);
    double* const new_optimizer_gradient_accumulator_lstm_lstm_cell_recurrent_kernel = training_->block.at<double>(384);
    double* const new_optimizer_gradient_accumulator_lstm_lstm_cell_bias = training_->block.at<double>(448);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto add_14 = lane.load(part_gradient_lstm_lstm_cell_kernel + i) +
                          lane.load(optimizer_gradient_accumulator_lstm_lstm_cell_kernel + i);
      const auto eq_2 = lane(eq[0]);
      const auto add_15 = lane.load(part_gradient_lstm_lstm_cell_recurrent_kernel + i) +
                          lane.load(optimizer_gradient_accumulator_lstm_lstm_cell_recurrent_kernel + i);
      const auto add_16 = lane.load(part_gradient_lstm_lstm_cell_bias + i) +
                          lane.load(optimizer_gradient_accumulator_lstm_lstm_cell_bias + i);
      const auto where = select(eq_2, 0.0, add_14);
      const auto where_2 = select(eq_2, 0.0, add_15);
      const auto where_3 = select(eq_2, 0.0, add_16);
      const auto mul = 0.5 * add_14;
      const auto mul_2 = 0.5 * add_15;
      const auto mul_3 = 0.5 * add_16;
      lane.store(new_optimizer_gradient_accumulator_lstm_lstm_cell_kernel + i, where);
      lane.store(new_optimizer_gradient_accumulator_lstm_lstm_cell_recurrent_kernel + i, where_2);
      lane.store(new_optimizer_gradient_accumulator_lstm_lstm_cell_bias + i, where_3);
      lane.store(gradients + 32 + i, mul);
      lane.store(gradients + 40 + i, mul_2);
      lane.store(gradients + 48 + i, mul_3);
    });
    // gradients: f64[129]
    compute_gradients_8(gradients);
    // gradients: f64[129]
    compute_gradients_9(gradients);
    // gradients: f64[129]
    compute_gradients_10(gradients);
    // gradients: f64[129]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 72, 0.5 * lane.load(add_6));
    }
    // gradients: f64[129]
    compute_gradients_11(gradients);
    // gradients: f64[129]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 80, 0.5 * lane.load(add_7));
    }
    // gradients: f64[129]
    compute_gradients_12(gradients);
    // gradients: f64[129]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 88, 0.5 * lane.load(add_8));
    }
    // gradients: f64[129]
    compute_gradients_13(gradients);
    // gradients: f64[129]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 96, 0.5 * lane.load(add_9));
    }
    // gradients: f64[129]
    compute_gradients_14(gradients);
    // new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_kernel: f64[1, 2, 1], new_optimi...
    const double* const part_gradient_lambda_grouped_query_attention_query_kernel = arena_.at<double>(2432);
    const double* const part_gradient_lambda_grouped_query_attention_query_bias = arena_.at<double>(2496);
    const double* const part_gradient_lambda_grouped_query_attention_attention_output_kernel = arena_.at<double>(2816);
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_query_kernel =
        training_->block.at<double>(512);
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias =
        training_->block.at<double>(576);
    const double* const optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_kernel =
        training_->block.at<double>(896);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_kernel =
        training_->block.at<double>(512);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias =
        training_->block.at<double>(576);
    double* const new_optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_kernel =
        training_->block.at<double>(896);
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      const auto add_14 = lane.load(part_gradient_lambda_grouped_query_attention_query_kernel + i) +
                          lane.load(optimizer_gradient_accumulator_lambda_grouped_query_attention_query_kernel + i);
      const auto eq_2 = lane(eq[0]);
      const auto add_15 = lane.load(part_gradient_lambda_grouped_query_attention_query_bias + i) +
                          lane.load(optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias + i);
      const auto add_16 =
          lane.load(part_gradient_lambda_grouped_query_attention_attention_output_kernel + i) +
          lane.load(optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_kernel + i);
      const auto where = select(eq_2, 0.0, add_14);
      const auto where_2 = select(eq_2, 0.0, add_15);
      const auto where_3 = select(eq_2, 0.0, add_16);
      const auto mul = 0.5 * add_14;
      const auto mul_2 = 0.5 * add_15;
      const auto mul_3 = 0.5 * add_16;
      lane.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_kernel + i, where);
      lane.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_query_bias + i, where_2);
      lane.store(new_optimizer_gradient_accumulator_lambda_grouped_query_attention_attention_output_kernel + i,
                 where_3);
      lane.store(gradients + 56 + i, mul);
      lane.store(gradients + 64 + i, mul_2);
      lane.store(gradients + 104 + i, mul_3);
    });
    // gradients: f64[129]
    compute_gradients_15(gradients);
    // gradients: f64[129]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 112, 0.5 * lane.load(add_10));
    }
    // gradients: f64[129]
    compute_gradients_16(gradients);
    // gradients: f64[129]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 120, 0.5 * lane.load(add_11));
    }
    // gradients: f64[129]
    compute_gradients_17(gradients);
    // gradients: f64[129]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 128, 0.5 * lane.load(add_12));
    }
    // add_13: f64
    double* const add_13 = arena_.at<double>(1280);
    {
      const modelc::Scalar lane{};
      lane.store(add_13,
                 (1.0 - min(modelc::cast<double>(lane.load(optimizer_iteration)), 10.0) / 10.0) * 0.0999 + 0.0001);
    }
    // new_weights: f64[129], new_optimizer_velocity: f64[129]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_velocity = training_->block.at<double>(1152);
    double* const new_weights = weights_->block.at<double>(0);
    double* const new_optimizer_velocity = training_->block.at<double>(1152);
    compute_new_weights(optimizer_velocity, gradients, add_13, weights, eq, new_weights, new_optimizer_velocity);

    modelc::copy_elements(arena_.at<std::int64_t>(1152), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
    // dense: f64[b, 1]
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const dense_bias = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(evaluate_step_slots_[2]);
    compute_dense(x, dense_kernel, dense_bias, dense);
    // dense_1: f64[b, 1]
    const double* const dense_1_kernel = weights_->block.at<double>(128);
    const double* const dense_1_bias = weights_->block.at<double>(192);
    double* const dense_1 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_dense(x, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f64[2, b, 4]
    const double* const lstm_lstm_cell_kernel = weights_->block.at<double>(256);
    double* const lstm = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lstm(x, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f64[2, b, 1], carry: f64[b, 1], carry_2: f64[b, 1]
    const double* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<double>(320);
    const double* const lstm_lstm_cell_bias = weights_->block.at<double>(384);
    double* const lstm_2 = arena_.at<double>(evaluate_step_slots_[1]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[4]);
    double* const carry_2 = arena_.at<double>(evaluate_step_slots_[5]);
    std::copy_n(dense, b, carry);
    std::copy_n(dense_1, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const steps = lstm + turn_2 * (4 * b);
      const double* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const double* const state_2 = lstm_lstm_cell_bias;
      double* const add = arena_.at<double>(evaluate_step_slots_[6]);
      double* const new_carry_1 = carry_2;
      double* const new_carry_0 = carry;
      // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
      // add: f64[b, 4]
      modelc::matmul(threads_, b, 1, 4, carry_0, 1, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 4 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum));
                     });
      // new_carry_1: f64[b, 1], new_carry_0: f64[b, 1]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto add_2 = lane.load(carry_1 + i) * sigmoid(lane.load(add + 1 + i * 4, 4)) +
                           sigmoid(lane.load(add + i * 4, 4)) * tanh(lane.load(add + 2 + i * 4, 4));
        const auto mul = sigmoid(lane.load(add + 3 + i * 4, 4)) * tanh(add_2);
        lane.store(new_carry_1 + i, add_2);
        lane.store(new_carry_0 + i, mul);
      });
      std::copy_n(new_carry_0, b, lstm_2 + turn_2 * b);
    }

    // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
    // query: f64[b, 2, 1]
    double* const query = arena_.at<double>(evaluate_step_slots_[0]);
    compute_query(lstm_2, query);
    // query_2: f64[2 * b, 2]
    const double* const lambda_grouped_query_attention_query_kernel = weights_->block.at<double>(448);
    const double* const lambda_grouped_query_attention_query_bias = weights_->block.at<double>(512);
    double* const query_2 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_query_2(query, lambda_grouped_query_attention_query_kernel, lambda_grouped_query_attention_query_bias,
                    query_2);
    // key: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_key_kernel = weights_->block.at<double>(576);
    const double* const lambda_grouped_query_attention_key_bias = weights_->block.at<double>(640);
    double* const key = arena_.at<double>(evaluate_step_slots_[2]);
    compute_key(query, lambda_grouped_query_attention_key_kernel, lambda_grouped_query_attention_key_bias, key);
    // value_2: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_value_kernel = weights_->block.at<double>(704);
    const double* const lambda_grouped_query_attention_value_bias = weights_->block.at<double>(768);
    double* const value_2 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_key(query, lambda_grouped_query_attention_value_kernel, lambda_grouped_query_attention_value_bias, value_2);
    // grouped_query_attention: f64[b, 2, 2, 2]
    double* const grouped_query_attention = arena_.at<double>(evaluate_step_slots_[0]);
    compute_grouped_query_attention(query_2, key, grouped_query_attention);
    // grouped_query_attention_2: f64[b, 2, 2, 2]
    double* const grouped_query_attention_2 = arena_.at<double>(evaluate_step_slots_[0]);
    double* const grouped_query_attention_row = arena_.at<double>(0);
    compute_grouped_query_attention_2(grouped_query_attention, grouped_query_attention_row, grouped_query_attention_2);
    // grouped_query_attention_3: f64[b, 2, 2, 1]
    double* const grouped_query_attention_3 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_grouped_query_attention_3(grouped_query_attention_2, value_2, grouped_query_attention_3);
    // attention_output: f64[b, 2, 2, 1]
    double* const attention_output = arena_.at<double>(evaluate_step_slots_[0]);
    compute_attention_output(grouped_query_attention_3, attention_output);
    // attention_output_2: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_attention_output_kernel = weights_->block.at<double>(832);
    const double* const lambda_grouped_query_attention_attention_output_bias = weights_->block.at<double>(896);
    double* const attention_output_2 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_attention_output_2(attention_output, lambda_grouped_query_attention_attention_output_kernel,
                               lambda_grouped_query_attention_attention_output_bias, attention_output_2);

    // m.model:6: output y = Dense(1)(h3)
    // dense_2: f64[b, 2, 1]
    const double* const dense_2_kernel = weights_->block.at<double>(960);
    double* const dense_2 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense_2(attention_output_2, dense_2_kernel, dense_2);

    // m.model:7: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), momentum = 0.9, gradient_ac...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_huber_total: f64, huber: f64, huber_2: f64
    const double* const dense_2_bias = weights_->block.at<double>(1024);
    const double* const metric_huber_total = training_->block.at<double>(2240);
    const double* const metric_huber_count = training_->block.at<double>(2304);
    double* const loss = arena_.at<double>(0);
    double* const new_metric_huber_total = training_->block.at<double>(2240);
    double* const huber = arena_.at<double>(64);
    double* const huber_2 = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      const auto dense_2_bias_2 = scalar.load(dense_2_bias);
      const auto metric_huber_total_2 = scalar.load(metric_huber_total);
      const auto add_2 = scalar.load(metric_huber_count) + static_cast<double>(2 * b);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 1.0, add_2);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(2 * b, [&](auto lane, modelc::Index i) {
        const auto sub = lane(dense_2_bias_2) + lane.load(dense_2 + i) - lane.load(y_true + i);
        const auto abs_2 = abs(sub);
        const auto mul = sub * sub;
        const auto where_2 = select(abs_2 <= 1.0, abs_2 * abs_2 * 0.5, abs_2 - 0.5);
        return modelc::folded(mul, where_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      scalar.store(huber, add_2);
      const auto add_3 = metric_huber_total_2 + row_sum_2;
      const auto where_3 = select(eq, 0.0, add_3 / where);
      const auto row_sum_lanes = row_sum;
      const auto add_3_lanes = add_3;
      const auto where_3_lanes = where_3;
      scalar.store(loss, row_sum_lanes);
      scalar.store(new_metric_huber_total, add_3_lanes);
      scalar.store(huber_2, where_3_lanes);
    }

    modelc::copy_elements(arena_.at<double>(64), 1, training_->block.at<double>(2304));
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
    // dense: f64[b, 1]
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const dense_bias = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(gradients_slots_[2]);
    compute_dense(x, dense_kernel, dense_bias, dense);
    // dense_1: f64[b, 1]
    const double* const dense_1_kernel = weights_->block.at<double>(128);
    const double* const dense_1_bias = weights_->block.at<double>(192);
    double* const dense_1 = arena_.at<double>(gradients_slots_[3]);
    compute_dense(x, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f64[2, b, 4]
    const double* const lstm_lstm_cell_kernel = weights_->block.at<double>(256);
    double* const lstm = arena_.at<double>(gradients_slots_[0]);
    compute_lstm(x, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f64[2, b, 1], lstm_3: f64[2, b, 1], lstm_4: f64[2, b, 1], lstm_5: f64[2, b, 1], lstm_6: f64[2, b...
    const double* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<double>(320);
    const double* const lstm_lstm_cell_bias = weights_->block.at<double>(384);
    double* const lstm_2 = arena_.at<double>(gradients_slots_[1]);
    double* const lstm_3 = arena_.at<double>(gradients_slots_[11]);
    double* const lstm_4 = arena_.at<double>(gradients_slots_[12]);
    double* const lstm_5 = arena_.at<double>(gradients_slots_[13]);
    double* const lstm_6 = arena_.at<double>(gradients_slots_[14]);
    double* const lstm_7 = arena_.at<double>(gradients_slots_[15]);
    double* const lstm_8 = arena_.at<double>(gradients_slots_[16]);
    double* const lstm_9 = arena_.at<double>(gradients_slots_[17]);
    double* const carry = arena_.at<double>(gradients_slots_[4]);
    double* const carry_2 = arena_.at<double>(gradients_slots_[5]);
    std::copy_n(dense, b, carry);
    std::copy_n(dense_1, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const steps = lstm + turn_2 * (4 * b);
      const double* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const double* const state_2 = lstm_lstm_cell_bias;
      double* const add = arena_.at<double>(gradients_slots_[18]);
      double* const stacked_3 = lstm_7 + turn_2 * b;
      double* const stacked_4 = lstm_6 + turn_2 * b;
      double* const stacked_5 = lstm_5 + turn_2 * b;
      double* const stacked_6 = lstm_4 + turn_2 * b;
      double* const new_carry_1 = carry_2;
      double* const stacked_7 = lstm_3 + turn_2 * b;
      double* const new_carry_0 = carry;
      double* const carry_0_2 = lstm_9 + turn_2 * b;
      double* const carry_1_2 = lstm_8 + turn_2 * b;
      // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
      // carry_0_2: f64[b, 1]
      modelc::for_lanes<double>(b,
                                [&](auto lane, modelc::Index i) { lane.store(carry_0_2 + i, lane.load(carry_0 + i)); });
      // add: f64[b, 4]
      modelc::matmul(threads_, b, 1, 4, carry_0, 1, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 4 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum));
                     });
      // stacked_3: f64[b, 1], stacked_4: f64[b, 1], stacked_5: f64[b, 1], stacked_6: f64[b, 1], new_carry_1: f64...
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto sigmoid_2 = sigmoid(lane.load(add + i * 4, 4));
        const auto sigmoid_3 = sigmoid(lane.load(add + 1 + i * 4, 4));
        const auto sigmoid_4 = sigmoid(lane.load(add + 3 + i * 4, 4));
        const auto carry_1_3 = lane.load(carry_1 + i);
        const auto tanh_2 = tanh(lane.load(add + 2 + i * 4, 4));
        const auto add_2 = carry_1_3 * sigmoid_3 + sigmoid_2 * tanh_2;
        const auto tanh_3 = tanh(add_2);
        const auto mul = sigmoid_4 * tanh_3;
        lane.store(stacked_3 + i, sigmoid_2);
        lane.store(stacked_4 + i, sigmoid_3);
        lane.store(stacked_5 + i, sigmoid_4);
        lane.store(stacked_6 + i, tanh_2);
        lane.store(new_carry_1 + i, add_2);
        lane.store(stacked_7 + i, tanh_3);
        lane.store(new_carry_0 + i, mul);
        lane.store(carry_1_2 + i, carry_1_3);
      });
      std::copy_n(new_carry_0, b, lstm_2 + turn_2 * b);
    }

    // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
    // query: f64[b, 2, 1]
    double* const query = arena_.at<double>(gradients_slots_[7]);
    compute_query(lstm_2, query);
    // query_2: f64[2 * b, 2]
    const double* const lambda_grouped_query_attention_query_kernel = weights_->block.at<double>(448);
    const double* const lambda_grouped_query_attention_query_bias = weights_->block.at<double>(512);
    double* const query_2 = arena_.at<double>(gradients_slots_[3]);
    compute_query_2(query, lambda_grouped_query_attention_query_kernel, lambda_grouped_query_attention_query_bias,
                    query_2);
    // key: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_key_kernel = weights_->block.at<double>(576);
    const double* const lambda_grouped_query_attention_key_bias = weights_->block.at<double>(640);
    double* const key = arena_.at<double>(gradients_slots_[8]);
    compute_key(query, lambda_grouped_query_attention_key_kernel, lambda_grouped_query_attention_key_bias, key);
    // value_2: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_value_kernel = weights_->block.at<double>(704);
    const double* const lambda_grouped_query_attention_value_bias = weights_->block.at<double>(768);
    double* const value_2 = arena_.at<double>(gradients_slots_[9]);
    compute_key(query, lambda_grouped_query_attention_value_kernel, lambda_grouped_query_attention_value_bias, value_2);
    // grouped_query_attention: f64[b, 2, 2, 2]
    double* const grouped_query_attention = arena_.at<double>(gradients_slots_[0]);
    compute_grouped_query_attention(query_2, key, grouped_query_attention);
    // grouped_query_attention_2: f64[b, 2, 2, 2], grouped_query_attention_3: f64[b, 2, 2, 1], grouped_query_at...
    double* const grouped_query_attention_2 = arena_.at<double>(gradients_slots_[0]);
    double* const grouped_query_attention_3 = arena_.at<double>(gradients_slots_[4]);
    double* const grouped_query_attention_4 = arena_.at<double>(gradients_slots_[1]);
    double* const grouped_query_attention_row = arena_.at<double>(0);
    compute_grouped_query_attention_2_2(grouped_query_attention, grouped_query_attention_row, grouped_query_attention_2,
                                        grouped_query_attention_4, grouped_query_attention_3);
    // grouped_query_attention_5: f64[b, 2, 2, 1]
    double* const grouped_query_attention_5 = arena_.at<double>(gradients_slots_[2]);
    compute_grouped_query_attention_3(grouped_query_attention_4, value_2, grouped_query_attention_5);
    // attention_output: f64[b, 2, 2, 1]
    double* const attention_output = arena_.at<double>(gradients_slots_[5]);
    compute_attention_output(grouped_query_attention_5, attention_output);
    // attention_output_2: f64[2 * b, 1]
    const double* const lambda_grouped_query_attention_attention_output_kernel = weights_->block.at<double>(832);
    const double* const lambda_grouped_query_attention_attention_output_bias = weights_->block.at<double>(896);
    double* const attention_output_2 = arena_.at<double>(gradients_slots_[2]);
    compute_attention_output_2(attention_output, lambda_grouped_query_attention_attention_output_kernel,
                               lambda_grouped_query_attention_attention_output_bias, attention_output_2);

    // m.model:6: output y = Dense(1)(h3)
    // dense_2: f64[b, 2, 1]
    const double* const dense_2_kernel = weights_->block.at<double>(960);
    double* const dense_2 = arena_.at<double>(gradients_slots_[6]);
    compute_dense_2(attention_output_2, dense_2_kernel, dense_2);
    // the loss, and what its gradient needs
    // loss: f64, new_part_metric_huber_total: f64, grad_y: f64[b, 2, 1], new_part_gradient_dense_2_bias: f64[1]
    const double* const dense_2_bias = weights_->block.at<double>(1024);
    double* const loss = arena_.at<double>(0);
    double* const new_part_metric_huber_total = arena_.at<double>(3136);
    double* const grad_y = arena_.at<double>(gradients_slots_[6]);
    double* const new_part_gradient_dense_2_bias = arena_.at<double>(3008);
    {
      const modelc::Scalar scalar{};
      const auto dense_2_bias_2 = scalar.load(dense_2_bias);
      const auto row_2 =
          modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(2 * b, [&](auto lane, modelc::Index i) {
            const auto sub = lane(dense_2_bias_2) + lane.load(dense_2 + i) - lane.load(y_true + i);
            const auto abs_2 = abs(sub);
            const auto grad_y_2 = sub + sub;
            const auto mul = sub * sub;
            const auto where = select(abs_2 <= 1.0, abs_2 * abs_2 * 0.5, abs_2 - 0.5);
            lane.store(grad_y + i, grad_y_2);
            return modelc::folded(mul, where, grad_y_2);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto grad_dense_2_bias = scalar(std::get<2>(row_2));
      const auto row_sum_lanes = row_sum;
      const auto row_sum_2_lanes = row_sum_2;
      const auto grad_dense_2_bias_lanes = grad_dense_2_bias;
      scalar.store(loss, row_sum_lanes);
      scalar.store(new_part_metric_huber_total, row_sum_2_lanes);
      scalar.store(new_part_gradient_dense_2_bias, grad_dense_2_bias_lanes);
    }
    ready_(1024);
    // grad_h3: f64[b, 2, 1]
    double* const grad_h3 = arena_.at<double>(gradients_slots_[10]);
    compute_grad_h3(grad_y, dense_2_kernel, grad_h3);
    // new_part_gradient_dense_2_kernel: f64[1, 1]
    double* const new_part_gradient_dense_2_kernel = arena_.at<double>(2944);
    compute_new_part_gradient_dense_2_kernel(attention_output_2, grad_y, new_part_gradient_dense_2_kernel);
    ready_(960);

    // m.model:5: h3 = Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(h2)
    // new_part_gradient_lambda_grouped_query_attention_attention_output_bias: f64[1]
    double* const new_part_gradient_lambda_grouped_query_attention_attention_output_bias = arena_.at<double>(2880);
    {
      const modelc::Scalar scalar{};
      const auto grad_lambda_grouped_query_attention_attention_output_bias =
          scalar(modelc::reduce_lanes<modelc::Sum, double>(
              2 * b, [&](auto lane, modelc::Index i) { return lane.load(grad_h3 + i); }));
      scalar.store(new_part_gradient_lambda_grouped_query_attention_attention_output_bias,
                   grad_lambda_grouped_query_attention_attention_output_bias);
    }
    ready_(896);
    // attention_output_3: f64[2 * b, 2]
    double* const attention_output_3 = arena_.at<double>(gradients_slots_[6]);
    compute_attention_output_3(grad_h3, lambda_grouped_query_attention_attention_output_kernel, attention_output_3);
    // attention_output_4: f64[2, 1]
    double* const attention_output_4 = arena_.at<double>(64);
    modelc::matmul(
        threads_, 2, 2 * b, 1, attention_output, 1, 2, grad_h3, 1, 0,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(attention_output_4 + row, 0, sum); });
    // grouped_query_attention_6: f64[b, 2, 2, 1]
    double* const grouped_query_attention_6 = arena_.at<double>(gradients_slots_[5]);
    compute_grouped_query_attention_6(grouped_query_attention_4, attention_output_3, grouped_query_attention_6);
    // grouped_query_attention_8: f64[b, 2, 2, 2], grouped_query_attention_9: f64[b, 2, 2, 2]
    double* const grouped_query_attention_8 = arena_.at<double>(gradients_slots_[1]);
    double* const grouped_query_attention_9 = arena_.at<double>(gradients_slots_[2]);
    compute_grouped_query_attention_8(attention_output_3, value_2, grouped_query_attention_3, grouped_query_attention_4,
                                      grouped_query_attention_8, grouped_query_attention_9);
    // grouped_query_attention_10: f64[b, 2, 2, 2]
    double* const grouped_query_attention_10 = arena_.at<double>(gradients_slots_[0]);
    compute_grouped_query_attention_10(grouped_query_attention_9, grouped_query_attention_2, grouped_query_attention_8,
                                       grouped_query_attention_10);
    // grouped_query_attention_11: f64[b, 2, 2, 1]
    double* const grouped_query_attention_11 = arena_.at<double>(gradients_slots_[1]);
    compute_grouped_query_attention_3(grouped_query_attention_10, key, grouped_query_attention_11);
    // grouped_query_attention_12: f64[b, 2, 1, 2]
    double* const grouped_query_attention_12 = arena_.at<double>(gradients_slots_[2]);
    compute_grouped_query_attention_12(query_2, grouped_query_attention_10, grouped_query_attention_12);
    // grouped_query_attention_7: f64[b, 2, 1, 1, 1], value_3: f64
    double* const grouped_query_attention_7 = arena_.at<double>(gradients_slots_[3]);
    double* const value_3 = arena_.at<double>(128);
    compute_grouped_query_attention_7(grouped_query_attention_6, grouped_query_attention_7, value_3);
    // value_4: f64[1, 1]
    double* const value_4 = arena_.at<double>(192);
    compute_new_part_gradient_dense_2_kernel(query, grouped_query_attention_7, value_4);
    // grouped_query_attention_13: f64[b, 2, 1, 1, 1], key_2: f64
    double* const grouped_query_attention_13 = arena_.at<double>(gradients_slots_[0]);
    double* const key_2 = arena_.at<double>(256);
    compute_grouped_query_attention_7(grouped_query_attention_12, grouped_query_attention_13, key_2);
    // key_3: f64[2 * b, 1]
    double* const key_3 = arena_.at<double>(gradients_slots_[2]);
    compute_key_2(grouped_query_attention_13, lambda_grouped_query_attention_key_kernel, key_3);
    // key_4: f64[1, 1]
    double* const key_4 = arena_.at<double>(320);
    compute_new_part_gradient_dense_2_kernel(query, grouped_query_attention_13, key_4);
    // new_part_gradient_lambda_grouped_query_attention_query_bias: f64[2, 1]
    double* const new_part_gradient_lambda_grouped_query_attention_query_bias = arena_.at<double>(2496);
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_lambda_grouped_query_attention_query_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        for (modelc::Index k = 0; k < 2; ++k) {
          grad_lambda_grouped_query_attention_query_bias =
              modelc::Sum::apply(grad_lambda_grouped_query_attention_query_bias,
                                 lane.load(grouped_query_attention_11 + i * 2 + j * 4 + k, 2));
        }
      }
      lane.store(new_part_gradient_lambda_grouped_query_attention_query_bias + i,
                 grad_lambda_grouped_query_attention_query_bias);
    });
    // query_3: f64[b, 2, 2, 1]
    double* const query_3 = arena_.at<double>(gradients_slots_[0]);
    compute_attention_output(grouped_query_attention_11, query_3);
    // query_4: f64[2 * b, 1]
    double* const query_4 = arena_.at<double>(gradients_slots_[1]);
    compute_query_4(query_3, lambda_grouped_query_attention_query_kernel, query_4);
    // query_5: f64[1, 2]
    double* const query_5 = arena_.at<double>(384);
    modelc::matmul(
        threads_, 1, 2 * b, 2, query, 0, 1, query_3, 2, 1,
        [&](auto lane, auto sum, modelc::Index, modelc::Index column) { lane.store(query_5 + column, sum); });
    // query_6: f64[2 * b, 1]
    double* const query_6 = arena_.at<double>(gradients_slots_[2]);
    compute_query_5(grouped_query_attention_7, lambda_grouped_query_attention_value_kernel, key_3, query_4, query_6);

    // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
    // lstm_10: f64[2, b, 1]
    double* const lstm_10 = arena_.at<double>(gradients_slots_[1]);
    compute_lstm_10(x, lstm_10);
    // lstm_11: f64[b, 1]
    double* const lstm_11 = arena_.at<double>(gradients_slots_[4]);
    compute_lstm_11(lstm_11);
    // lstm_12: f64[b, 1]
    double* const lstm_12 = arena_.at<double>(gradients_slots_[5]);
    compute_lstm_11(lstm_12);
    // lstm_13: f64[2, b, 1]
    double* const lstm_13 = arena_.at<double>(gradients_slots_[3]);
    compute_lstm_10(query_6, lstm_13);
    // lstm_14: f64[2, b, 4], lstm_15: f64[b, 1], lstm_16: f64[b, 1]
    double* const lstm_14 = arena_.at<double>(gradients_slots_[0]);
    double* const lstm_15 = arena_.at<double>(gradients_slots_[2]);
    double* const lstm_16 = arena_.at<double>(gradients_slots_[6]);
    std::copy_n(lstm_11, b, lstm_16);
    std::copy_n(lstm_12, b, lstm_15);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const d_carry_0 = lstm_16;
      const double* const d_carry_1 = lstm_15;
      const double* const kept_1 = lstm_8 + step_2 * b;
      const double* const kept_2 = lstm_7 + step_2 * b;
      const double* const kept_3 = lstm_6 + step_2 * b;
      const double* const kept_4 = lstm_5 + step_2 * b;
      const double* const kept_5 = lstm_4 + step_2 * b;
      const double* const kept_6 = lstm_3 + step_2 * b;
      const double* const d_y_0 = lstm_13 + step_2 * b;
      const double* const same = lstm_lstm_cell_recurrent_kernel;
      double* const gradient_4 = lstm_14 + step_2 * (4 * b);
      double* const new_d_carry_0 = lstm_16;
      double* const new_d_carry_1 = lstm_15;
      // m.model:4: h2 = LSTM(1, return_sequences = true)(x, initial_state = [Dense(1)(x[:, 0]), Dense(1)(x[:, 0])])
      // gradient_4: f64[b, 4], new_d_carry_1: f64[b, 1]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto kept_2_2 = lane.load(kept_2 + i);
        const auto kept_6_2 = lane.load(kept_6 + i);
        const auto add_2 = lane.load(d_carry_0 + i) + lane.load(d_y_0 + i);
        const auto kept_4_2 = lane.load(kept_4 + i);
        const auto add_3 = lane.load(d_carry_1 + i) + (1.0 - kept_6_2 * kept_6_2) * (kept_4_2 * add_2);
        const auto kept_5_2 = lane.load(kept_5 + i);
        const auto kept_3_2 = lane.load(kept_3 + i);
        const auto mul = (kept_2_2 - kept_2_2 * kept_2_2) * (kept_5_2 * add_3);
        const auto mul_2 = (kept_3_2 - kept_3_2 * kept_3_2) * (lane.load(kept_1 + i) * add_3);
        const auto mul_3 = (1.0 - kept_5_2 * kept_5_2) * (kept_2_2 * add_3);
        const auto mul_4 = (kept_4_2 - kept_4_2 * kept_4_2) * (kept_6_2 * add_2);
        const auto mul_5 = kept_3_2 * add_3;
        lane.store(gradient_4 + i * 4, 4, mul);
        lane.store(gradient_4 + 1 + i * 4, 4, mul_2);
        lane.store(gradient_4 + 2 + i * 4, 4, mul_3);
        lane.store(gradient_4 + 3 + i * 4, 4, mul_4);
        lane.store(new_d_carry_1 + i, mul_5);
      });
      // new_d_carry_0: f64[b, 1]
      modelc::matmul(
          threads_, b, 4, 1, gradient_4, 4, 1, same, 1, 1,
          [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(new_d_carry_0 + row, 0, sum); });
    }
    // new_part_gradient_lstm_lstm_cell_kernel: f64[1, 4]
    double* const new_part_gradient_lstm_lstm_cell_kernel = arena_.at<double>(2240);
    compute_new_part_gradient_lstm_lstm_cell_kernel(lstm_10, lstm_14, new_part_gradient_lstm_lstm_cell_kernel);
    // new_part_gradient_dense_1_bias: f64[1]
    double* const new_part_gradient_dense_1_bias = arena_.at<double>(2176);
    compute_new_part_gradient_dense_1_bias(lstm_15, new_part_gradient_dense_1_bias);
    // new_part_gradient_dense_1_kernel: f64[1, 1]
    double* const new_part_gradient_dense_1_kernel = arena_.at<double>(2112);
    compute_new_part_gradient_dense_1_kernel(x, lstm_15, new_part_gradient_dense_1_kernel);
    // new_part_gradient_dense_bias: f64[1]
    double* const new_part_gradient_dense_bias = arena_.at<double>(2048);
    compute_new_part_gradient_dense_1_bias(lstm_16, new_part_gradient_dense_bias);
    // new_part_gradient_dense_kernel: f64[1, 1]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(1984);
    compute_new_part_gradient_dense_1_kernel(x, lstm_16, new_part_gradient_dense_kernel);
    // new_part_gradient_lstm_lstm_cell_recurrent_kernel: f64[1, 4]
    double* const new_part_gradient_lstm_lstm_cell_recurrent_kernel = arena_.at<double>(2304);
    compute_new_part_gradient_lstm_lstm_cell_kernel(lstm_9, lstm_14, new_part_gradient_lstm_lstm_cell_recurrent_kernel);
    // new_part_gradient_lstm_lstm_cell_bias: f64[4]
    double* const new_part_gradient_lstm_lstm_cell_bias = arena_.at<double>(2368);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 2 * b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(lstm_14 + i + j * 4));
      }
      lane.store(new_part_gradient_lstm_lstm_cell_bias + i, column_sum);
    });

    // m.model:7: compile(optimizer = SGD(learning_rate = PolynomialDecay(0.1, 10), momentum = 0.9, gradient_ac...
    // new_part_metric_huber_count: f64
    double* const new_part_metric_huber_count = arena_.at<double>(3200);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_huber_count, lane(static_cast<double>(2 * b)));
    }

    modelc::copy_elements(arena_.at<double>(384), 2, arena_.at<double>(2432));
    modelc::copy_elements(arena_.at<double>(320), 1, arena_.at<double>(2560));
    modelc::copy_elements(arena_.at<double>(256), 1, arena_.at<double>(2624));
    modelc::copy_elements(arena_.at<double>(192), 1, arena_.at<double>(2688));
    modelc::copy_elements(arena_.at<double>(128), 1, arena_.at<double>(2752));
    modelc::copy_elements(arena_.at<double>(64), 2, arena_.at<double>(2816));
    modelc::copy_elements(arena_.at<double>(0), 1, arena_.at<double>(3072));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[7];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[33];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[7];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[27];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4246

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

namespace m4247 {

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

    auto dense_kernel() noexcept { return modelc::block_view<float, 1, 1>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<float, 1>(block, 64); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Inputs {
    modelc::View<const float, modelc::Dynamic, 4, modelc::Dynamic, 3> x;
    modelc::View<const float, modelc::Dynamic, 1> z;
  };

  struct Gradients {
    float loss;
    float y_loss;
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
      modelc::initial::fill(block.at<float>(0), 1, [&](modelc::Index) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, 0)), 0x1.bb67aep+1) +
            -0x1.bb67aep+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, 4, s01, 3], z: f32[b, 1]` gives `y: f32[b, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 1> predict(
      modelc::View<const float, modelc::Dynamic, 4, modelc::Dynamic, 3> x,
      modelc::View<const float, modelc::Dynamic, 1> z) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 3);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    compute(z.data());
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
    modelc::checked<float, 4>("x", x, {symbols_.b, 4, symbols_.s01, 3});
    compute(modelc::checked<float, 2>("z", z, {symbols_.b, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 4, s01, 3]`
  /// - takes `z: f32[b, 1]`
  /// - takes `y_true: f32[b, 1]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 4, modelc::Dynamic, 3> x,
                   modelc::View<const float, modelc::Dynamic, 1> z,
                   modelc::View<const float, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 3);
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
    modelc::checked<float, 4>("x", x, {symbols_.b, 4, symbols_.s01, 3});
    compute_train_step(modelc::checked<float, 2>("z", z, {symbols_.b, 1}),
                       modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(128));
    values[1] = static_cast<double>(*arena_.at<float>(192));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 4, s01, 3]`
  /// - takes `z: f32[b, 1]`
  /// - takes `y_true: f32[b, 1]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 4, modelc::Dynamic, 3> x,
                      modelc::View<const float, modelc::Dynamic, 1> z,
                      modelc::View<const float, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 3);
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
    modelc::checked<float, 4>("x", x, {symbols_.b, 4, symbols_.s01, 3});
    compute_evaluate_step(modelc::checked<float, 2>("z", z, {symbols_.b, 1}),
                          modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 1}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
    values[1] = static_cast<double>(*arena_.at<float>(64));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 4, s01, 3]`
  /// - takes `z: f32[b, 1]`
  /// - takes `y_true: f32[b, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 4, modelc::Dynamic, 3> x,
                      modelc::View<const float, modelc::Dynamic, 1> z,
                      modelc::View<const float, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 3);
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
    modelc::checked<float, 4>("x", x, {symbols_.b, 4, symbols_.s01, 3});
    compute_gradients(modelc::checked<float, 2>("z", z, {symbols_.b, 1}),
                      modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]));
    outputs[0] = arena_.at<float>(0);
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
    values[1] = static_cast<double>(*arena_.at<float>(128));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(320), 5, 0.0f);
    std::fill_n(training_->block.at<float>(384), 5, 0.0f);
    std::fill_n(training_->block.at<float>(448), 5, 0.0f);
    std::fill_n(training_->block.at<float>(512), 5, 0.0f);
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
  std::array<modelc::Index, 3> train_input_sizes() const noexcept {
    return {12 * symbols_.b * symbols_.s01, symbols_.b, symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[1]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s01"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 4, {-1, 4, -1, 3}, 0, false},
      {"z", "f32", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"dense/kernel", "f32", 2, {1, 1}, 0, true},
      {"dense/bias", "f32", 1, {1}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f32", 4, {-1, 4, -1, 3}, 0, false},
      {"z", "f32", 2, {-1, 1}, 0, false},
      {"y_true", "f32", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "auc"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {1, 1}, 0, false},
      {"grad/dense/bias", "f32", 1, {1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 9> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/m/dense/kernel", "f32", 2, {1, 1}, 64, false},
      {"optimizer/m/dense/bias", "f32", 1, {1}, 128, false},
      {"optimizer/u/dense/kernel", "f32", 2, {1, 1}, 192, false},
      {"optimizer/u/dense/bias", "f32", 1, {1}, 256, false},
      {"metric/auc/counts/true_positives", "f32", 1, {5}, 320, false},
      {"metric/auc/counts/false_positives", "f32", 1, {5}, 384, false},
      {"metric/auc/counts/true_negatives", "f32", 1, {5}, 448, false},
      {"metric/auc/counts/false_negatives", "f32", 1, {5}, 512, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> part_infos{{
      {"gradient/dense/kernel", "f32", 2, {1, 1}, 0, false},
      {"gradient/dense/bias", "f32", 1, {1}, 64, false},
      {"loss", "f32", 0, {}, 128, false},
      {"metric/auc/counts/true_positives", "f32", 1, {5}, 192, false},
      {"metric/auc/counts/false_positives", "f32", 1, {5}, 256, false},
      {"metric/auc/counts/true_negatives", "f32", 1, {5}, 320, false},
      {"metric/auc/counts/false_negatives", "f32", 1, {5}, 384, false},
  }};
  static constexpr modelc::Index part_bytes = 448;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 576;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s01_2 = modelc::positive("s01", symbols_.s01);
    modelc::require_sizes({48 * b * s01_2, 4 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    modelc::Size train_step_end = 448;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    const modelc::Size update_step_end = 640;
    modelc::Size evaluate_step_end = 320;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    modelc::Size gradients_end = 640;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 1>>(arena_.at<float>(slots_[1]), symbols_.b, 1);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(128)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 1, 1>>(arena_.at<float>(192), 1, 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(256), 1)};
  }

  // m.model:4: h2 = Maximum()([z, Lambda(v -> logsumexp(v, axis = -1, keepdims = true))(z)])
  // computes h2, h2, h2 and 1 more
  void compute_h2(const float* z, float* h2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
      const auto z_2 = lane.load(z + i);
      const auto where = select(isfinite(z_2), z_2, 0.0f);
      lane.store(h2 + i, max(z_2, where + (z_2 - where)));
    });
  }

  // m.model:5: output y = Dense(1, activation = softplus)(h2)
  // computes dense, dense, dense
  void compute_dense(const float* h2, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 1, 1, h2, 1, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(dense + row, 0, sum); });
  }

  // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
  // computes new_metric_auc_counts_true_positives, new_metric_auc_counts_true_positives
  void compute_new_metric_auc_counts_true_positives(
      const float* counts_2, const float* metric_auc_counts_true_positives,
      const float* metric_auc_counts_false_positives, const float* counts_4,
      const float* metric_auc_counts_true_negatives, const float* counts_3,
      const float* metric_auc_counts_false_negatives, const float* counts, const float* y_true,
      float* new_metric_auc_counts_true_positives, float* new_metric_auc_counts_false_positives,
      float* new_metric_auc_counts_true_negatives, float* new_metric_auc_counts_false_negatives, float* auc,
      float* auc_2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto counts_2_2 = scalar.load(counts_2 + i);
      const auto metric_auc_counts_true_positives_2 = scalar.load(metric_auc_counts_true_positives + i);
      const auto metric_auc_counts_false_positives_2 = scalar.load(metric_auc_counts_false_positives + i);
      const auto counts_4_2 = scalar.load(counts_4);
      const auto metric_auc_counts_true_negatives_2 = scalar.load(metric_auc_counts_true_negatives + i);
      const auto counts_3_2 = scalar.load(counts_3);
      const auto metric_auc_counts_false_negatives_2 = scalar.load(metric_auc_counts_false_negatives + i);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index j) {
        const auto gt = lane.load(counts + j) > lane(counts_2_2);
        const auto cast = modelc::cast<bool>(lane.load(y_true + j));
        const auto where = select(gt, select(cast, 1.0f, 0.0f), 0.0f);
        const auto where_2 = select(gt, select(cast, 0.0f, 1.0f), 0.0f);
        return modelc::folded(where, where_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add = metric_auc_counts_true_positives_2 + row_sum;
      const auto add_2 = metric_auc_counts_false_positives_2 + row_sum_2;
      const auto add_3 = metric_auc_counts_true_negatives_2 + (counts_4_2 - row_sum_2);
      const auto add_4 = metric_auc_counts_false_negatives_2 + (counts_3_2 - row_sum);
      const auto add_5 = add + add_4;
      const auto eq = 0.0f == add_5;
      const auto where_3 = select(eq, 0.0f, add / select(eq, 1.0f, add_5));
      const auto add_6 = add_2 + add_3;
      const auto eq_2 = 0.0f == add_6;
      const auto where_4 = select(eq_2, 0.0f, add_2 / select(eq_2, 1.0f, add_6));
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      const auto add_4_lanes = add_4;
      const auto where_3_lanes = where_3;
      const auto where_4_lanes = where_4;
      scalar.store(new_metric_auc_counts_true_positives + i, add_lanes);
      scalar.store(new_metric_auc_counts_false_positives + i, add_2_lanes);
      scalar.store(new_metric_auc_counts_true_negatives + i, add_3_lanes);
      scalar.store(new_metric_auc_counts_false_negatives + i, add_4_lanes);
      scalar.store(auc + i, where_3_lanes);
      scalar.store(auc_2 + i, where_4_lanes);
    }
  }

  // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
  // computes auc_3, auc_3
  void compute_auc_3(const float* auc, const float* auc_2, float* auc_3) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index i) {
        return (lane.load(auc + i) + lane.load(auc + 1 + i)) * 0.5f * (lane.load(auc_2 + i) - lane.load(auc_2 + 1 + i));
      }));
      scalar.store(auc_3, row_sum);
    }
  }

  // m.model:5: output y = Dense(1, activation = softplus)(h2)
  // computes gradients, new_part_gradient_dense_kernel
  void compute_gradients_2(const float* h2, const float* dense_2, float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 1, b, 1, h2, 1, 1, dense_2, 1, 1,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) { lane.store(gradients, 0, sum); });
  }

  // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
  // computes div, div
  void compute_div(const std::int64_t* optimizer_iteration, float* div) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(div, 0.1f / (1.0f + 0.5f * floor(modelc::cast<float>(lane.load(optimizer_iteration)) / 5.0f)));
    }
  }

  // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
  // computes sub, sub
  void compute_sub(const std::int64_t* optimizer_iteration, float* sub) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(sub, 1.0f - pow(0.9f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration))));
    }
  }

  // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const float* weights, const float* div, const float* gradients, const float* optimizer_m,
                               const float* optimizer_u, const float* sub, float* new_optimizer_m,
                               float* new_optimizer_u, float* new_weights) noexcept {
    modelc::for_lanes<float>(17, [&](auto lane, modelc::Index i) {
      const auto weights_2 = lane.load(weights + i);
      const auto div_2 = lane(div[0]);
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + 0.1f * (gradients_2 - optimizer_m_2);
      const auto maximum = max(lane.load(optimizer_u + i) * 0.999f, abs(gradients_2));
      const auto sub_2 = weights_2 - weights_2 * (div_2 * 0.01f) - div_2 * add / (lane(sub[0]) * (1e-07f + maximum));
      lane.store(new_optimizer_m + i, add);
      lane.store(new_optimizer_u + i, maximum);
      lane.store(new_weights + i, sub_2);
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

  // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
  // computes new_metric_auc_counts_true_positives, new_metric_auc_counts_false_positives
  void compute_new_metric_auc_counts_true_positives_2(
      const float* metric_auc_counts_true_positives, const float* part_metric_auc_counts_true_positives,
      const float* metric_auc_counts_false_negatives, const float* part_metric_auc_counts_false_negatives,
      float* new_metric_auc_counts_true_positives, float* new_metric_auc_counts_false_negatives, float* auc) noexcept {
    modelc::for_lanes<float>(5, [&](auto lane, modelc::Index i) {
      const auto add =
          lane.load(metric_auc_counts_true_positives + i) + lane.load(part_metric_auc_counts_true_positives + i);
      const auto add_2 =
          lane.load(metric_auc_counts_false_negatives + i) + lane.load(part_metric_auc_counts_false_negatives + i);
      const auto add_3 = add + add_2;
      const auto eq = 0.0f == add_3;
      const auto where = select(eq, 0.0f, add / select(eq, 1.0f, add_3));
      lane.store(new_metric_auc_counts_true_positives + i, add);
      lane.store(new_metric_auc_counts_false_negatives + i, add_2);
      lane.store(auc + i, where);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* z) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = Maximum()([z, Lambda(v -> logsumexp(v, axis = -1, keepdims = true))(z)])
    // h2: f32[b, 1]
    float* const h2 = arena_.at<float>(slots_[0]);
    compute_h2(z, h2);

    // m.model:5: output y = Dense(1, activation = softplus)(h2)
    // y: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const y = arena_.at<float>(slots_[1]);
    modelc::matmul(threads_, b, 1, 1, h2, 1, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     const auto add = lane(dense_bias[0]) + sum;
                     lane.store(y + row, 0, max(0.0f, add) + log1p(exp(-abs(add))));
                   });
  }

  void compute_train_step(const float* z, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = Maximum()([z, Lambda(v -> logsumexp(v, axis = -1, keepdims = true))(z)])
    // h2: f32[b, 1]
    float* const h2 = arena_.at<float>(train_step_slots_[0]);
    compute_h2(z, h2);

    // m.model:5: output y = Dense(1, activation = softplus)(h2)
    // dense: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(train_step_slots_[1]);
    compute_dense(h2, dense_kernel, dense);
    // gradients: f32[17]
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 1 + i, lane(0.0f)); });
    // the loss, and what its gradient needs
    // loss: f32, counts: f32[b, 1], counts_3: f32, counts_4: f32, dense_2: f32[b, 1], gradients: f32[17]
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(128);
    float* const counts = arena_.at<float>(train_step_slots_[1]);
    float* const counts_3 = arena_.at<float>(192);
    float* const counts_4 = arena_.at<float>(256);
    float* const dense_2 = arena_.at<float>(train_step_slots_[2]);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      const auto div_2 = scalar(1.0f) / scalar(static_cast<float>(b));
      const auto neg = -div_2;
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum>(
          b, [&](auto lane, modelc::Index i) {
            const auto add = lane(dense_bias_2) + lane.load(dense + i);
            const auto y = max(0.0f, add) + log1p(exp(-abs(add)));
            const auto add_2 = y + 1e-07f;
            const auto y_true_2 = lane.load(y_true + i);
            const auto cast = modelc::cast<bool>(y_true_2);
            const auto mul = (lane(div_2) + y_true_2 * lane(neg) / add_2) * sigmoid(add);
            const auto mul_2 = min(1.0f, max(0.0f, y)) * 4.0f;
            const auto sub_2 = y - y_true_2 * log(add_2);
            const auto where = select(cast, 1.0f, 0.0f);
            const auto where_2 = select(cast, 0.0f, 1.0f);
            lane.store(counts + i, mul_2);
            lane.store(dense_2 + i, mul);
            return modelc::folded(sub_2, where, where_2, mul);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_3 = scalar(std::get<2>(row_2));
      const auto grad_dense_bias = scalar(std::get<3>(row_2));
      const auto div_3 = row_sum / static_cast<float>(b);
      const auto div_3_lanes = div_3;
      const auto row_sum_2_lanes = row_sum_2;
      const auto row_sum_3_lanes = row_sum_3;
      const auto grad_dense_bias_lanes = grad_dense_bias;
      scalar.store(loss, div_3_lanes);
      scalar.store(counts_3, row_sum_2_lanes);
      scalar.store(counts_4, row_sum_3_lanes);
      scalar.store(gradients + 16, grad_dense_bias_lanes);
    }

    // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
    // new_metric_auc_counts_true_positives: f32[5], new_metric_auc_counts_false_positives: f32[5], new_metric_...
    const float* const metric_auc_counts_true_positives = training_->block.at<float>(320);
    const float* const metric_auc_counts_false_positives = training_->block.at<float>(384);
    const float* const metric_auc_counts_true_negatives = training_->block.at<float>(448);
    const float* const metric_auc_counts_false_negatives = training_->block.at<float>(512);
    [[maybe_unused]] alignas(64) static constexpr float counts_2[5] = {-1.0f, 1.0f, 2.0f, 3.0f, 4.0f};
    float* const new_metric_auc_counts_true_positives = training_->block.at<float>(320);
    float* const new_metric_auc_counts_false_positives = training_->block.at<float>(384);
    float* const new_metric_auc_counts_true_negatives = training_->block.at<float>(448);
    float* const new_metric_auc_counts_false_negatives = training_->block.at<float>(512);
    float* const auc = arena_.at<float>(320);
    float* const auc_2 = arena_.at<float>(384);
    compute_new_metric_auc_counts_true_positives(
        counts_2, metric_auc_counts_true_positives, metric_auc_counts_false_positives, counts_4,
        metric_auc_counts_true_negatives, counts_3, metric_auc_counts_false_negatives, counts, y_true,
        new_metric_auc_counts_true_positives, new_metric_auc_counts_false_positives,
        new_metric_auc_counts_true_negatives, new_metric_auc_counts_false_negatives, auc, auc_2);
    // auc_3: f32
    float* const auc_3 = arena_.at<float>(192);
    compute_auc_3(auc, auc_2, auc_3);

    // m.model:5: output y = Dense(1, activation = softplus)(h2)
    // gradients: f32[17]
    compute_gradients_2(h2, dense_2, gradients);

    // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const div = arena_.at<float>(256);
    compute_div(optimizer_iteration, div);
    // sub: f32
    float* const sub = arena_.at<float>(320);
    compute_sub(optimizer_iteration, sub);
    // new_optimizer_m: f32[17], new_optimizer_u: f32[17], new_weights: f32[17]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(64);
    const float* const optimizer_u = training_->block.at<float>(192);
    float* const new_optimizer_m = training_->block.at<float>(64);
    float* const new_optimizer_u = training_->block.at<float>(192);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(weights, div, gradients, optimizer_m, optimizer_u, sub, new_optimizer_m, new_optimizer_u,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
    // new_metric_auc_counts_true_positives: f32[5], new_metric_auc_counts_false_negatives: f32[5], auc: f32[5]
    const float* const metric_auc_counts_true_positives = training_->block.at<float>(320);
    const float* const metric_auc_counts_false_negatives = training_->block.at<float>(512);
    const float* const part_metric_auc_counts_true_positives = arena_.at<float>(384);
    const float* const part_metric_auc_counts_false_negatives = arena_.at<float>(576);
    float* const new_metric_auc_counts_true_positives = training_->block.at<float>(320);
    float* const new_metric_auc_counts_false_negatives = training_->block.at<float>(512);
    float* const auc = arena_.at<float>(0);
    compute_new_metric_auc_counts_true_positives_2(
        metric_auc_counts_true_positives, part_metric_auc_counts_true_positives, metric_auc_counts_false_negatives,
        part_metric_auc_counts_false_negatives, new_metric_auc_counts_true_positives,
        new_metric_auc_counts_false_negatives, auc);
    // new_metric_auc_counts_false_positives: f32[5], new_metric_auc_counts_true_negatives: f32[5], auc_2: f32[5]
    const float* const metric_auc_counts_false_positives = training_->block.at<float>(384);
    const float* const metric_auc_counts_true_negatives = training_->block.at<float>(448);
    const float* const part_metric_auc_counts_false_positives = arena_.at<float>(448);
    const float* const part_metric_auc_counts_true_negatives = arena_.at<float>(512);
    float* const new_metric_auc_counts_false_positives = training_->block.at<float>(384);
    float* const new_metric_auc_counts_true_negatives = training_->block.at<float>(448);
    float* const auc_2 = arena_.at<float>(64);
    compute_new_metric_auc_counts_true_positives_2(
        metric_auc_counts_false_positives, part_metric_auc_counts_false_positives, metric_auc_counts_true_negatives,
        part_metric_auc_counts_true_negatives, new_metric_auc_counts_false_positives,
        new_metric_auc_counts_true_negatives, auc_2);
    // auc_3: f32
    float* const auc_3 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index i) {
        return 0.5f * (lane.load(auc + i) + lane.load(auc + 1 + i)) * (lane.load(auc_2 + i) - lane.load(auc_2 + 1 + i));
      }));
      scalar.store(auc_3, row_sum);
    }
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const div = arena_.at<float>(0);
    compute_div(optimizer_iteration, div);
    // sub: f32
    float* const sub = arena_.at<float>(64);
    compute_sub(optimizer_iteration, sub);
    // new_optimizer_m: f32[17], new_optimizer_u: f32[17], new_weights: f32[17]
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(192);
    const float* const optimizer_m = training_->block.at<float>(64);
    const float* const optimizer_u = training_->block.at<float>(192);
    float* const new_optimizer_m = training_->block.at<float>(64);
    float* const new_optimizer_u = training_->block.at<float>(192);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(weights, div, part_gradients, optimizer_m, optimizer_u, sub, new_optimizer_m,
                            new_optimizer_u, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* z, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = Maximum()([z, Lambda(v -> logsumexp(v, axis = -1, keepdims = true))(z)])
    // h2: f32[b, 1]
    float* const h2 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_h2(z, h2);

    // m.model:5: output y = Dense(1, activation = softplus)(h2)
    // dense: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense(h2, dense_kernel, dense);

    // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
    // the loss, and what its gradient needs
    // loss: f32, counts: f32[b, 1], counts_3: f32, counts_4: f32
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(0);
    float* const counts = arena_.at<float>(evaluate_step_slots_[1]);
    float* const counts_3 = arena_.at<float>(64);
    float* const counts_4 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
            const auto add = lane(dense_bias_2) + lane.load(dense + i);
            const auto y = max(0.0f, add) + log1p(exp(-abs(add)));
            const auto y_true_2 = lane.load(y_true + i);
            const auto cast = modelc::cast<bool>(y_true_2);
            const auto mul = min(1.0f, max(0.0f, y)) * 4.0f;
            const auto sub = y - y_true_2 * log(y + 1e-07f);
            const auto where = select(cast, 1.0f, 0.0f);
            const auto where_2 = select(cast, 0.0f, 1.0f);
            lane.store(counts + i, mul);
            return modelc::folded(sub, where, where_2);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_3 = scalar(std::get<2>(row_2));
      const auto div = row_sum / static_cast<float>(b);
      const auto div_lanes = div;
      const auto row_sum_2_lanes = row_sum_2;
      const auto row_sum_3_lanes = row_sum_3;
      scalar.store(loss, div_lanes);
      scalar.store(counts_3, row_sum_2_lanes);
      scalar.store(counts_4, row_sum_3_lanes);
    }
    // new_metric_auc_counts_true_positives: f32[5], new_metric_auc_counts_false_positives: f32[5], new_metric_...
    const float* const metric_auc_counts_true_positives = training_->block.at<float>(320);
    const float* const metric_auc_counts_false_positives = training_->block.at<float>(384);
    const float* const metric_auc_counts_true_negatives = training_->block.at<float>(448);
    const float* const metric_auc_counts_false_negatives = training_->block.at<float>(512);
    [[maybe_unused]] alignas(64) static constexpr float counts_2[5] = {-1.0f, 1.0f, 2.0f, 3.0f, 4.0f};
    float* const new_metric_auc_counts_true_positives = training_->block.at<float>(320);
    float* const new_metric_auc_counts_false_positives = training_->block.at<float>(384);
    float* const new_metric_auc_counts_true_negatives = training_->block.at<float>(448);
    float* const new_metric_auc_counts_false_negatives = training_->block.at<float>(512);
    float* const auc = arena_.at<float>(192);
    float* const auc_2 = arena_.at<float>(256);
    compute_new_metric_auc_counts_true_positives(
        counts_2, metric_auc_counts_true_positives, metric_auc_counts_false_positives, counts_4,
        metric_auc_counts_true_negatives, counts_3, metric_auc_counts_false_negatives, counts, y_true,
        new_metric_auc_counts_true_positives, new_metric_auc_counts_false_positives,
        new_metric_auc_counts_true_negatives, new_metric_auc_counts_false_negatives, auc, auc_2);
    // auc_3: f32
    float* const auc_3 = arena_.at<float>(64);
    compute_auc_3(auc, auc_2, auc_3);
  }

  void compute_gradients(const float* z, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:4: h2 = Maximum()([z, Lambda(v -> logsumexp(v, axis = -1, keepdims = true))(z)])
    // h2: f32[b, 1]
    float* const h2 = arena_.at<float>(gradients_slots_[0]);
    compute_h2(z, h2);

    // m.model:5: output y = Dense(1, activation = softplus)(h2)
    // dense: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(gradients_slots_[1]);
    compute_dense(h2, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f32, counts: f32[b, 1], counts_3: f32, counts_4: f32, dense_2: f32[b, 1], new_part_gradient_dense_...
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const loss = arena_.at<float>(0);
    float* const counts = arena_.at<float>(gradients_slots_[1]);
    float* const counts_3 = arena_.at<float>(64);
    float* const counts_4 = arena_.at<float>(128);
    float* const dense_2 = arena_.at<float>(gradients_slots_[2]);
    float* const new_part_gradient_dense_bias = arena_.at<float>(256);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      const auto div = scalar(1.0f) / scalar(static_cast<float>(b));
      const auto neg = -div;
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum>(
          b, [&](auto lane, modelc::Index i) {
            const auto add = lane(dense_bias_2) + lane.load(dense + i);
            const auto y = max(0.0f, add) + log1p(exp(-abs(add)));
            const auto add_2 = y + 1e-07f;
            const auto y_true_2 = lane.load(y_true + i);
            const auto cast = modelc::cast<bool>(y_true_2);
            const auto mul = (lane(div) + y_true_2 * lane(neg) / add_2) * sigmoid(add);
            const auto mul_2 = min(1.0f, max(0.0f, y)) * 4.0f;
            const auto sub = y - y_true_2 * log(add_2);
            const auto where = select(cast, 1.0f, 0.0f);
            const auto where_2 = select(cast, 0.0f, 1.0f);
            lane.store(counts + i, mul_2);
            lane.store(dense_2 + i, mul);
            return modelc::folded(sub, where, where_2, mul);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_3 = scalar(std::get<2>(row_2));
      const auto grad_dense_bias = scalar(std::get<3>(row_2));
      const auto div_2 = row_sum / static_cast<float>(b);
      const auto div_2_lanes = div_2;
      const auto row_sum_2_lanes = row_sum_2;
      const auto row_sum_3_lanes = row_sum_3;
      const auto grad_dense_bias_lanes = grad_dense_bias;
      scalar.store(loss, div_2_lanes);
      scalar.store(counts_3, row_sum_2_lanes);
      scalar.store(counts_4, row_sum_3_lanes);
      scalar.store(new_part_gradient_dense_bias, grad_dense_bias_lanes);
    }
    ready_(64);

    // m.model:6: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), w...
    // new_part_metric_auc_counts_true_positives: f32[5], new_part_metric_auc_counts_false_positives: f32[5], n...
    [[maybe_unused]] alignas(64) static constexpr float counts_2[5] = {-1.0f, 1.0f, 2.0f, 3.0f, 4.0f};
    float* const new_part_metric_auc_counts_true_positives = arena_.at<float>(384);
    float* const new_part_metric_auc_counts_false_positives = arena_.at<float>(448);
    float* const new_part_metric_auc_counts_true_negatives = arena_.at<float>(512);
    float* const new_part_metric_auc_counts_false_negatives = arena_.at<float>(576);
    for (modelc::Index i = 0; i < 5; ++i) {
      const modelc::Scalar scalar{};
      const auto counts_2_2 = scalar.load(counts_2 + i);
      const auto counts_4_2 = scalar.load(counts_4);
      const auto counts_3_2 = scalar.load(counts_3);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index j) {
        const auto gt = lane.load(counts + j) > lane(counts_2_2);
        const auto cast = modelc::cast<bool>(lane.load(y_true + j));
        const auto where = select(gt, select(cast, 1.0f, 0.0f), 0.0f);
        const auto where_2 = select(gt, select(cast, 0.0f, 1.0f), 0.0f);
        return modelc::folded(where, where_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto sub = counts_4_2 - row_sum_2;
      const auto sub_2 = counts_3_2 - row_sum;
      const auto row_sum_lanes = row_sum;
      const auto row_sum_2_lanes = row_sum_2;
      const auto sub_lanes = sub;
      const auto sub_2_lanes = sub_2;
      scalar.store(new_part_metric_auc_counts_true_positives + i, row_sum_lanes);
      scalar.store(new_part_metric_auc_counts_false_positives + i, row_sum_2_lanes);
      scalar.store(new_part_metric_auc_counts_true_negatives + i, sub_lanes);
      scalar.store(new_part_metric_auc_counts_false_negatives + i, sub_2_lanes);
    }

    // m.model:5: output y = Dense(1, activation = softplus)(h2)
    // new_part_gradient_dense_kernel: f32[1, 1]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(192);
    compute_gradients_2(h2, dense_2, new_part_gradient_dense_kernel);
    ready_(0);

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(320));
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

}  // namespace m4247

std::int64_t modelc::tests::allocations() { return 0; }
namespace modelc::fuzz {
static const NativeRow rows[] = {
    {"m4242", &tests::run<m4242::Model>, &tests::tables<m4242::Model>, &train<m4242::Model>,
     &training_tables<m4242::Model>},
    {"m4243", &tests::run<m4243::Model>, &tests::tables<m4243::Model>, &train<m4243::Model>,
     &training_tables<m4243::Model>},
    {"m4244", &tests::run<m4244::Model>, &tests::tables<m4244::Model>, &train<m4244::Model>,
     &training_tables<m4244::Model>},
    {"m4245", &tests::run<m4245::Model>, &tests::tables<m4245::Model>, &train<m4245::Model>,
     &training_tables<m4245::Model>},
    {"m4246", &tests::run<m4246::Model>, &tests::tables<m4246::Model>, &train<m4246::Model>,
     &training_tables<m4246::Model>},
    {"m4247", &tests::run<m4247::Model>, &tests::tables<m4247::Model>, &train<m4247::Model>,
     &training_tables<m4247::Model>},
};
extern "C" const NativeBatch modelc_fuzz_batch;
const NativeBatch modelc_fuzz_batch = {rows, sizeof(rows) / sizeof(rows[0])};
}  // namespace modelc::fuzz
