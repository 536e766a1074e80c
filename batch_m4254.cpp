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
#include "modelc/size.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4254 {

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

    auto einsum_dense_kernel() noexcept { return modelc::block_view<float, 4, 1>(block, 0); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Inputs {
    modelc::View<const float, modelc::Dynamic, 4> x;
    modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4> z;
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 4, 1> grad_einsum_dense_kernel;
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
      modelc::initial::fill(block.at<float>(0), 4, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.186f18p+1) +
            -0x1.186f18p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, 4], z: f32[b, s10, 4]` gives `y: f32[b, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 1> predict(
      modelc::View<const float, modelc::Dynamic, 4> x,
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4> z) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 4);
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
    modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 4});
    compute(modelc::checked<float, 2>("x", x, {symbols_.b, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 4]`
  /// - takes `z: f32[b, s10, 4]`
  /// - takes `weight: f32[b]`
  /// - takes `y_true: f32[b, 1]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 4> x,
                   modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4> z,
                   modelc::View<const float, modelc::Dynamic> weight,
                   modelc::View<const float, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 4);
    static_cast<void>(z);
    assert(weight.size() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_train_step(x.data(), weight.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class WeightTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const ZTensor& z, const WeightTensor& weight, const Y_trueTensor& y_true) {
    modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 4});
    compute_train_step(modelc::checked<float, 2>("x", x, {symbols_.b, 4}),
                       modelc::checked<float, 1>("weight", weight, {symbols_.b}),
                       modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]),
                       static_cast<const float*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 4]`
  /// - takes `z: f32[b, s10, 4]`
  /// - takes `weight: f32[b]`
  /// - takes `y_true: f32[b, 1]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 4> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4> z,
                      modelc::View<const float, modelc::Dynamic> weight,
                      modelc::View<const float, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 4);
    static_cast<void>(z);
    assert(weight.size() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_evaluate_step(x.data(), weight.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class WeightTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const WeightTensor& weight, const Y_trueTensor& y_true) {
    modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 4});
    compute_evaluate_step(modelc::checked<float, 2>("x", x, {symbols_.b, 4}),
                          modelc::checked<float, 1>("weight", weight, {symbols_.b}),
                          modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 1}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]),
                          static_cast<const float*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(0));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f32[b, 4]`
  /// - takes `z: f32[b, s10, 4]`
  /// - takes `weight: f32[b]`
  /// - takes `y_true: f32[b, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 4> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4> z,
                      modelc::View<const float, modelc::Dynamic> weight,
                      modelc::View<const float, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 4);
    static_cast<void>(z);
    assert(weight.size() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_gradients(x.data(), weight.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class WeightTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const WeightTensor& weight, const Y_trueTensor& y_true) {
    modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 4});
    compute_gradients(modelc::checked<float, 2>("x", x, {symbols_.b, 4}),
                      modelc::checked<float, 1>("weight", weight, {symbols_.b}),
                      modelc::checked<float, 2>("y_true", y_true, {symbols_.b, 1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]),
                      static_cast<const float*>(inputs[3]));
    outputs[0] = arena_.at<float>(0);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(64);
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
    values[0] = static_cast<double>(*arena_.at<float>(128));
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
  std::array<modelc::Index, 4> train_input_sizes() const noexcept {
    return {4 * symbols_.b, 4 * symbols_.b * symbols_.s10, symbols_.b, symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s10"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 2, {-1, 4}, 0, false},
      {"z", "f32", 3, {-1, -1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> weight_infos{{
      {"einsum_dense/kernel", "f32", 2, {4, 1}, 0, true},
  }};
  static constexpr modelc::Index weight_bytes = 64;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f32", 2, {-1, 4}, 0, false},
      {"z", "f32", 3, {-1, -1, 4}, 0, false},
      {"weight", "f32", 1, {-1}, 0, false},
      {"y_true", "f32", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 3> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/einsum_dense/kernel", "f32", 2, {4, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/velocity/einsum_dense/kernel", "f32", 2, {4, 1}, 64, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> part_infos{{
      {"gradient/einsum_dense/kernel", "f32", 2, {4, 1}, 0, false},
      {"loss", "f32", 0, {}, 64, false},
  }};
  static constexpr modelc::Index part_bytes = 128;
  static constexpr modelc::Index gradient_bytes = 64;  // the first of them
  static constexpr modelc::Index training_bytes = 128;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s10_2 = modelc::positive("s10", symbols_.s10);
    modelc::require_sizes({16 * b, 16 * b * s10_2, 4 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    modelc::Size train_step_end = 128;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    const modelc::Size update_step_end = 192;
    modelc::Size evaluate_step_end = 64;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    modelc::Size gradients_end = 192;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 1>>(arena_.at<float>(slots_[0]), symbols_.b, 1);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 4, 1>>(arena_.at<float>(64), 4, 1)};
  }

  // m.model:10: h5 = EinsumDense("...x,xy->...y", 1, activation = relu)(x)
  // computes einsum_dense, einsum_dense, einsum_dense
  void compute_einsum_dense(const float* x, const float* einsum_dense_kernel, float* einsum_dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(
        threads_, b, 4, 1, x, 4, 1, einsum_dense_kernel, 1, 1,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(einsum_dense + row, 0, sum); });
  }

  // m.model:10: h5 = EinsumDense("...x,xy->...y", 1, activation = relu)(x)
  // computes loss, loss
  void compute_loss(const float* einsum_dense, const float* y_true, const float* weight, float* einsum_dense_2,
                    float* loss) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto div = scalar(1.0f) / scalar(static_cast<float>(b));
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
        const auto h5 = max(0.0f, lane.load(einsum_dense + i));
        const auto tanh_2 = tanh(h5);
        const auto h6 = h5 * 0.5f + tanh_2;
        const auto y_true_2 = lane.load(y_true + i);
        const auto weight_2 = lane.load(weight + i);
        const auto grad_h6 = weight_2 * lane(div) * (sigmoid(h6) - y_true_2);
        const auto where = select(h5 <= 0.0f, 0.0f, grad_h6 * (1.0f - tanh_2 * tanh_2) + 0.5f * grad_h6);
        const auto mul = weight_2 * (max(0.0f, h6) - y_true_2 * h6 + log1p(exp(-abs(h6))));
        lane.store(einsum_dense_2 + i, where);
        return modelc::folded(mul);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto div_2 = row_sum / static_cast<float>(b);
      scalar.store(loss, div_2);
    }
  }

  // m.model:14: compile(optimizer = RMSprop(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true))...
  // computes einsum_dense_3, einsum_dense
  void compute_einsum_dense_3(const std::int64_t* optimizer_iteration, float* einsum_dense_3) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(einsum_dense_3,
                 0.1f / (1.0f + 0.5f * floor(modelc::cast<float>(lane.load(optimizer_iteration)) / 5.0f)));
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

    // m.model:10: h5 = EinsumDense("...x,xy->...y", 1, activation = relu)(x)
    // h6: f32[b, 1]
    const float* const einsum_dense_kernel = weights_->block.at<float>(0);
    float* const h6 = arena_.at<float>(slots_[0]);
    modelc::matmul(threads_, b, 4, 1, x, 4, 1, einsum_dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     const auto h5 = max(0.0f, sum);
                     lane.store(h6 + row, 0, h5 * 0.5f + tanh(h5));
                   });
  }

  void compute_train_step(const float* x, const float* weight, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:10: h5 = EinsumDense("...x,xy->...y", 1, activation = relu)(x)
    // einsum_dense: f32[b, 1]
    const float* const einsum_dense_kernel = weights_->block.at<float>(0);
    float* const einsum_dense = arena_.at<float>(train_step_slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);
    // the loss, and what its gradient needs
    // loss: f32, einsum_dense_2: f32[b, 1]
    float* const loss = arena_.at<float>(0);
    float* const einsum_dense_2 = arena_.at<float>(train_step_slots_[0]);
    compute_loss(einsum_dense, y_true, weight, einsum_dense_2, loss);

    // m.model:14: compile(optimizer = RMSprop(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true))...
    // einsum_dense_3: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const einsum_dense_3 = arena_.at<float>(64);
    compute_einsum_dense_3(optimizer_iteration, einsum_dense_3);

    // m.model:10: h5 = EinsumDense("...x,xy->...y", 1, activation = relu)(x)
    // new_optimizer_velocity_einsum_dense_kernel: f32[4, 1], new_einsum_dense_kernel: f32[4, 1]
    const float* const optimizer_velocity_einsum_dense_kernel = training_->block.at<float>(64);
    float* const new_optimizer_velocity_einsum_dense_kernel = training_->block.at<float>(64);
    float* const new_einsum_dense_kernel = weights_->block.at<float>(0);
    modelc::matmul(
        threads_, 4, b, 1, x, 1, 4, einsum_dense_2, 1, 1, [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
          const auto add = lane(optimizer_velocity_einsum_dense_kernel[row]) * 0.9f + 0.1f * (sum * sum);
          const auto sub = lane(einsum_dense_kernel[row]) - sum * lane(einsum_dense_3[0]) * rsqrt(add + 1e-07f);
          lane.store(new_optimizer_velocity_einsum_dense_kernel + row, 0, add);
          lane.store(new_einsum_dense_kernel + row, 0, sub);
        });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:14: compile(optimizer = RMSprop(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true))...
    // einsum_dense: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const einsum_dense = arena_.at<float>(0);
    compute_einsum_dense_3(optimizer_iteration, einsum_dense);
    // new_optimizer_velocity_einsum_dense_kernel: f32[4, 1], new_einsum_dense_kernel: f32[4, 1]
    const float* const einsum_dense_kernel = weights_->block.at<float>(0);
    const float* const part_gradient_einsum_dense_kernel = arena_.at<float>(64);
    const float* const optimizer_velocity_einsum_dense_kernel = training_->block.at<float>(64);
    float* const new_optimizer_velocity_einsum_dense_kernel = training_->block.at<float>(64);
    float* const new_einsum_dense_kernel = weights_->block.at<float>(0);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      const auto part_gradient_einsum_dense_kernel_2 = lane.load(part_gradient_einsum_dense_kernel + i);
      const auto add = lane.load(optimizer_velocity_einsum_dense_kernel + i) * 0.9f +
                       0.1f * (part_gradient_einsum_dense_kernel_2 * part_gradient_einsum_dense_kernel_2);
      const auto sub = lane.load(einsum_dense_kernel + i) -
                       part_gradient_einsum_dense_kernel_2 * lane(einsum_dense[0]) * rsqrt(add + 1e-07f);
      lane.store(new_optimizer_velocity_einsum_dense_kernel + i, add);
      lane.store(new_einsum_dense_kernel + i, sub);
    });
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* weight, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:10: h5 = EinsumDense("...x,xy->...y", 1, activation = relu)(x)
    // einsum_dense: f32[b, 1]
    const float* const einsum_dense_kernel = weights_->block.at<float>(0);
    float* const einsum_dense = arena_.at<float>(evaluate_step_slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);

    // m.model:14: compile(optimizer = RMSprop(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true))...
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(b, [&](auto lane, modelc::Index i) {
        const auto h5 = max(0.0f, lane.load(einsum_dense + i));
        const auto h6 = h5 * 0.5f + tanh(h5);
        return lane.load(weight + i) * (max(0.0f, h6) - lane.load(y_true + i) * h6 + log1p(exp(-abs(h6))));
      }));
      const auto div = row_sum / static_cast<float>(b);
      scalar.store(loss, div);
    }
  }

  void compute_gradients(const float* x, const float* weight, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:10: h5 = EinsumDense("...x,xy->...y", 1, activation = relu)(x)
    // einsum_dense: f32[b, 1]
    const float* const einsum_dense_kernel = weights_->block.at<float>(0);
    float* const einsum_dense = arena_.at<float>(gradients_slots_[0]);
    compute_einsum_dense(x, einsum_dense_kernel, einsum_dense);
    // the loss, and what its gradient needs
    // loss: f32, einsum_dense_2: f32[b, 1]
    float* const loss = arena_.at<float>(0);
    float* const einsum_dense_2 = arena_.at<float>(gradients_slots_[0]);
    compute_loss(einsum_dense, y_true, weight, einsum_dense_2, loss);
    // new_part_gradient_einsum_dense_kernel: f32[4, 1]
    float* const new_part_gradient_einsum_dense_kernel = arena_.at<float>(64);
    modelc::matmul(threads_, 4, b, 1, x, 1, 4, einsum_dense_2, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(new_part_gradient_einsum_dense_kernel + row, 0, sum);
                   });
    ready_(0);

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(128));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[1];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[1];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[1];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[1];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4254

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
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4255 {

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

  /// `x: f32[2, 1, s01, 4]` gives `y: f32[2, 1, s01, 4]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, 2, 1, modelc::Dynamic, 4> predict(
      modelc::View<const float, 2, 1, modelc::Dynamic, 4> x) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 4);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, 2, 1, modelc::Dynamic, 4> predict(const XTensor& x) {
    compute(modelc::checked<float, 4>("x", x, {2, 1, symbols_.s01, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[2, 1, s01, 4]`
  /// - takes `y_true: f32[2, 1, s01, 4]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, 2, 1, modelc::Dynamic, 4> x,
                   modelc::View<const float, 2, 1, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 4);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == symbols_.s01);
    assert(y_true.dimension(3) == 4);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 4>("x", x, {2, 1, symbols_.s01, 4}),
                       modelc::checked<float, 4>("y_true", y_true, {2, 1, symbols_.s01, 4}));
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
  /// - takes `x: f32[2, 1, s01, 4]`
  /// - takes `y_true: f32[2, 1, s01, 4]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, 2, 1, modelc::Dynamic, 4> x,
                      modelc::View<const float, 2, 1, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 4);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == symbols_.s01);
    assert(y_true.dimension(3) == 4);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 4>("x", x, {2, 1, symbols_.s01, 4}),
                          modelc::checked<float, 4>("y_true", y_true, {2, 1, symbols_.s01, 4}));
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
  /// - takes `x: f32[2, 1, s01, 4]`
  /// - takes `y_true: f32[2, 1, s01, 4]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, 2, 1, modelc::Dynamic, 4> x,
                      modelc::View<const float, 2, 1, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == 2);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 4);
    assert(y_true.dimension(0) == 2);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == symbols_.s01);
    assert(y_true.dimension(3) == 4);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 4>("x", x, {2, 1, symbols_.s01, 4}),
                      modelc::checked<float, 4>("y_true", y_true, {2, 1, symbols_.s01, 4}));
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
    std::fill_n(training_->block.at<float>(320), 1, 0.0f);
    std::fill_n(training_->block.at<float>(384), 1, 0.0f);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {8 * symbols_.s01, 8 * symbols_.s01}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), 8 * symbols_.s01, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"s01"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 4, {2, 1, -1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 4, {2, 1, -1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"dense/kernel", "f32", 2, {4, 4}, 0, true},
      {"dense/bias", "f32", 1, {4}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 128;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 4, {2, 1, -1, 4}, 0, false},
      {"y_true", "f32", 4, {2, 1, -1, 4}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "metric"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {4, 4}, 0, false},
      {"grad/dense/bias", "f32", 1, {4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/m/dense/kernel", "f32", 2, {4, 4}, 64, false},
      {"optimizer/m/dense/bias", "f32", 1, {4}, 128, false},
      {"optimizer/u/dense/kernel", "f32", 2, {4, 4}, 192, false},
      {"optimizer/u/dense/bias", "f32", 1, {4}, 256, false},
      {"metric/metric/total", "f32", 0, {}, 320, false},
      {"metric/metric/count", "f32", 0, {}, 384, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> part_infos{{
      {"gradient/dense/kernel", "f32", 2, {4, 4}, 0, false},
      {"gradient/dense/bias", "f32", 1, {4}, 64, false},
      {"loss", "f32", 0, {}, 128, false},
      {"metric/metric/total", "f32", 0, {}, 192, false},
      {"metric/metric/count", "f32", 0, {}, 256, false},
  }};
  static constexpr modelc::Index part_bytes = 320;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 448;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size s01_2 = modelc::positive("s01", symbols_.s01);
    modelc::require_sizes({32 * s01_2});
    modelc::Size end = 256;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({32 * s01_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({32 * s01_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({32 * s01_2});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({32 * s01_2});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({32 * s01_2});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({128 * s01_2});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({128 * s01_2});
    slots_[7] = end.value();
    end = end + modelc::slot_bytes({128 * s01_2});
    slots_[8] = end.value();
    end = end + modelc::slot_bytes({128 * s01_2});
    slots_[9] = end.value();
    end = end + modelc::slot_bytes({32 * s01_2});
    slots_[10] = end.value();
    end = end + modelc::slot_bytes({32 * s01_2});
    modelc::Size train_step_end = 576;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * s01_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * s01_2});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * s01_2});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * s01_2});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s01_2});
    const modelc::Size update_step_end = 576;
    modelc::Size evaluate_step_end = 320;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s01_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s01_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s01_2});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s01_2});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s01_2});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * s01_2});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * s01_2});
    evaluate_step_slots_[7] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * s01_2});
    evaluate_step_slots_[8] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * s01_2});
    evaluate_step_slots_[9] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s01_2});
    evaluate_step_slots_[10] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s01_2});
    modelc::Size gradients_end = 576;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * s01_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * s01_2});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * s01_2});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * s01_2});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s01_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, 2, 1, modelc::Dynamic, 4> results() const noexcept {
    return modelc::make_view<modelc::View<const float, 2, 1, modelc::Dynamic, 4>>(arena_.at<float>(slots_[1]), 2, 1,
                                                                                  symbols_.s01, 4);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(128)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(64)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 4, 4>>(arena_.at<float>(256), 4, 4),
            modelc::make_view<modelc::View<const float, 4>>(arena_.at<float>(320), 4)};
  }

  // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
  // computes scan, scan_2, scan and 5 more
  void compute_scan(float* scan) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<float>(8 * s01_2, [&](auto lane, modelc::Index i) { lane.store(scan + i, lane(0.0f)); });
  }

  // m.model:7: output w = Lambda(v -> gradients(gradients(sin(v) * v, v), v))(v)
  // computes h2, h2, h2 and 1 more
  void compute_h2(const float* project, float* h2) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<float>(8 * s01_2, [&](auto lane, modelc::Index i) {
      const auto v_3 = (lane.load(project + i) - 0.1f) / 1.4142135f;
      const auto cos_2 = cos(v_3);
      const auto v_4 = (cos_2 + (cos_2 - v_3 * sin(v_3)) - 0.1f) / 1.4142135f;
      const auto cos_3 = cos(v_4);
      lane.store(h2 + i, cos_3 + (cos_3 - v_4 * sin(v_4)));
    });
  }

  // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
  // computes ids, ids_2, ids_3 and 13 more
  void compute_ids(const float* h2, std::int32_t* ids) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_scalars(2 * s01_2, [&](auto lane, modelc::Index i) {
      lane.store(ids + i, modelc::cast<std::int32_t>(lane.load(h2 + i * 4, 4) > 0.0f));
    });
  }

  // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
  // computes lambda_2_2, lambda_2_7, lambda_2_2 and 5 more
  void compute_lambda_2_2(float* lambda_2_2) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<float>(2 * s01_2, [&](auto lane, modelc::Index i) { lane.store(lambda_2_2 + i, lane(1.0f)); });
  }

  // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
  // computes lambda_2_4, lambda_2_9, lambda_2_4 and 5 more
  void compute_lambda_2_4(const float* lambda_2, const float* lambda_2_3, float* lambda_2_4) noexcept {
    for (modelc::Index i = 0; i < 2; ++i) {
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
        lane.store(lambda_2_4 + i * 4 + j, lane.load(lambda_2 + i * 4 + j) / max(1.0f, lane(lambda_2_3[i])));
      });
    }
  }

  // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
  // computes v, v_2, v and 5 more
  void compute_v(const float* h2, const float* lambda_2_5, float* v) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<float>(8 * s01_2, [&](auto lane, modelc::Index i) {
      lane.store(v + i, lane.load(h2 + i) - lane.load(lambda_2_5 + i));
    });
  }

  // m.model:23: output y = Dense(4)(h3)
  // computes dense, dense, dense
  void compute_dense(const float* h3, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    modelc::matmul(threads_, 2 * s01_2, 4, 4, h3, 4, 1, dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 4 + column, sum);
                   });
  }

  // m.model:23: output y = Dense(4)(h3)
  // computes gradients, new_part_gradient_dense_kernel
  void compute_gradients_2(const float* h3, const float* grad_y, float* gradients) noexcept {
    const modelc::Index s01_2 = symbols_.s01;
    modelc::matmul(threads_, 4, 2 * s01_2, 4, h3, 1, 4, grad_y, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 4 + column, sum);
                   });
  }

  // m.model:24: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)),...
  // computes div, div
  void compute_div(const std::int64_t* optimizer_iteration, float* div) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(div, 0.1f / (1.0f + 0.5f * floor(modelc::cast<float>(lane.load(optimizer_iteration)) / 5.0f)));
    }
  }

  // m.model:24: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)),...
  // computes sub, sub
  void compute_sub(const std::int64_t* optimizer_iteration, float* sub) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(sub, 1.0f - pow(0.9f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration))));
    }
  }

  // m.model:24: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)),...
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const float* gradients, const float* optimizer_m, const float* optimizer_u,
                               const float* weights, const float* div, const float* sub, float* new_optimizer_m,
                               float* new_optimizer_u, float* new_weights) noexcept {
    modelc::for_lanes<float>(20, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + 0.1f * (gradients_2 - optimizer_m_2);
      const auto maximum = max(lane.load(optimizer_u + i) * 0.999f, abs(gradients_2));
      const auto sub_2 = lane.load(weights + i) - lane(div[0]) * add / (lane(sub[0]) * (maximum + 1e-07f));
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

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
    // scan: f32[2, s01, 4]
    float* const scan = arena_.at<float>(slots_[0]);
    compute_scan(scan);
    // scan_2: f32[2, s01, 4]
    float* const scan_2 = arena_.at<float>(slots_[1]);
    compute_scan(scan_2);
    // project: f32[1, 2, s01, 4], carry: f32[2, s01, 4], carry_2: f32[2, s01, 4]
    float* const project = arena_.at<float>(slots_[2]);
    float* const carry = arena_.at<float>(slots_[3]);
    float* const carry_2 = arena_.at<float>(slots_[4]);
    std::copy_n(scan, 8 * s01_2, carry);
    std::copy_n(scan_2, 8 * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const modelc::Index step_2 = 1 - 1 - turn_2;
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = x + step_2 * (8 * s01_2);
      float* const tanh_2 = arena_.at<float>(slots_[7]);
      float* const mul = arena_.at<float>(128);
      float* const a = arena_.at<float>(slots_[5]);
      float* const solve = arena_.at<float>(slots_[6]);
      float* const solve_2 = arena_.at<float>(slots_[7]);
      float* const mul_2 = arena_.at<float>(slots_[6]);
      float* const tanh_3 = arena_.at<float>(slots_[9]);
      float* const a_2 = arena_.at<float>(slots_[5]);
      float* const solve_3 = arena_.at<float>(slots_[8]);
      float* const solve_4 = arena_.at<float>(slots_[6]);
      float* const new_carry_0 = carry;
      float* const new_carry_1 = carry_2;
      float* const y_0 = project + step_2 * (8 * s01_2);
      float* const workspace = arena_.at<float>(192);
      float* const workspace_2 = arena_.at<float>(128);
      // m.model:16: l1 = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 * eye(4...
      // mul: f32[4, 4]
      for (modelc::Index i = 0; i < 4; ++i) {
        modelc::for_scalars(4, [&](auto lane, modelc::Index j) {
          lane.store(
              mul + i * 4 + j,
              modelc::cast<float>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 6.0f);
        });
      }
      // solve: f32[2, s01, 4, 4], solve_3: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_scalars(4, [&](auto lane, modelc::Index k) {
            const auto cast =
                modelc::cast<float>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(k)), j)));
            lane.store(solve + i * 16 + j * 4 + k, cast);
            lane.store(solve_3 + i * 16 + j * 4 + k, cast);
          });
        }
      }
      // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
      // tanh_2: f32[2, s01, 4], y_0: f32[2, s01, 4]
      modelc::for_lanes<float>(8 * s01_2, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto tanh_4 = tanh(carry_0_2);
        const auto sub = lane.load(carry_1 + i) - carry_0_2;
        lane.store(tanh_2 + i, tanh_4);
        lane.store(y_0 + i, sub);
      });
      // m.model:16: l1 = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 * eye(4...
      // a: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            lane.store(a + i * 16 + j * 4 + k,
                       lane(carry_0[i * 4 + j]) * 0.3f * lane.load(tanh_2 + i * 4 + k) + lane.load(mul + j * 4 + k));
          });
        }
      }
      // solve_2: f32[2, s01, 4, 4]
      modelc::kernels::solve(modelc::tensor(solve_2, 2, s01_2, 4, 4), modelc::tensor(workspace, 16),
                             modelc::tensor(a, 2, s01_2, 4, 4), modelc::tensor(solve, 2, s01_2, 4, 4));
      // mul_2: f32[2, s01, 4, 1], tanh_3: f32[2, s01, 4]
      for (modelc::Index i = 0; i < 8 * s01_2; ++i) {
        const modelc::Scalar scalar{};
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(
            4, [&](auto lane, modelc::Index j) { return lane.load(solve_2 + i * 4 + j); }));
        const auto mul_3 = 0.3f * row_sum;
        const auto tanh_5 = tanh(row_sum);
        const auto mul_3_lanes = mul_3;
        const auto tanh_5_lanes = tanh_5;
        scalar.store(mul_2 + i, mul_3_lanes);
        scalar.store(tanh_3 + i, tanh_5_lanes);
      }
      // a_2: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            lane.store(a_2 + i * 16 + j * 4 + k,
                       lane.load(mul + j * 4 + k) + lane(mul_2[i * 4 + j]) * lane.load(tanh_3 + i * 4 + k));
          });
        }
      }
      // solve_4: f32[2, s01, 4, 4]
      modelc::kernels::solve(modelc::tensor(solve_4, 2, s01_2, 4, 4), modelc::tensor(workspace_2, 16),
                             modelc::tensor(a_2, 2, s01_2, 4, 4), modelc::tensor(solve_3, 2, s01_2, 4, 4));
      // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
      // new_carry_0: f32[2, s01, 4], new_carry_1: f32[2, s01, 4]
      for (modelc::Index i = 0; i < 8 * s01_2; ++i) {
        const modelc::Scalar scalar{};
        const auto x_0_2 = scalar.load(x_0 + i);
        const auto mul_4 = scalar.load(carry_1 + i) * 0.5f;
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(
            4, [&](auto lane, modelc::Index j) { return lane.load(solve_4 + i * 4 + j); }));
        const auto n_2 = sigmoid(row_sum_2);
        const auto add = x_0_2 + n_2;
        const auto add_2 = n_2 + mul_4;
        const auto add_lanes = add;
        const auto add_2_lanes = add_2;
        scalar.store(new_carry_0 + i, add_lanes);
        scalar.store(new_carry_1 + i, add_2_lanes);
      }
    }

    // m.model:7: output w = Lambda(v -> gradients(gradients(sin(v) * v, v), v))(v)
    // h2: f32[2, 1, s01, 4]
    float* const h2 = arena_.at<float>(slots_[2]);
    compute_h2(project, h2);

    // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
    // ids: i32[2, 1, s01]
    std::int32_t* const ids = arena_.at<std::int32_t>(slots_[1]);
    compute_ids(h2, ids);
    // lambda_2: f32[2, 4]
    float* const lambda_2 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2, 2, 4), modelc::tensor(h2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids, 2, 1, s01_2), false);
    // lambda_2_2: f32[2, 1, s01]
    float* const lambda_2_2 = arena_.at<float>(slots_[0]);
    compute_lambda_2_2(lambda_2_2);
    // lambda_2_3: f32[2]
    float* const lambda_2_3 = arena_.at<float>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_3, 2), modelc::tensor(lambda_2_2, 2, 1, s01_2),
                                 modelc::tensor(ids, 2, 1, s01_2), false);
    // lambda_2_4: f32[2, 4]
    float* const lambda_2_4 = arena_.at<float>(0);
    compute_lambda_2_4(lambda_2, lambda_2_3, lambda_2_4);
    // lambda_2_5: f32[2, 1, s01, 4]
    float* const lambda_2_5 = arena_.at<float>(slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_2_5, 2, 1, s01_2, 4), modelc::tensor(lambda_2_4, 2, 4),
                          modelc::tensor(ids, 2, 1, s01_2), 0);
    // v: f32[2, 1, s01, 4]
    float* const v = arena_.at<float>(slots_[2]);
    compute_v(h2, lambda_2_5, v);

    // m.model:12: output w = Sequential([Sequential([Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return ta...
    // ids_2: i32[2, 1, s01]
    std::int32_t* const ids_2 = arena_.at<std::int32_t>(slots_[1]);
    compute_ids(v, ids_2);
    // lambda_3: f32[2, 4]
    float* const lambda_3 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3, 2, 4), modelc::tensor(v, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_2, 2, 1, s01_2), false);
    // lambda_3_2: f32[2, 1, s01, 4]
    float* const lambda_3_2 = arena_.at<float>(slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_3_2, 2, 1, s01_2, 4), modelc::tensor(lambda_3, 2, 4),
                          modelc::tensor(ids_2, 2, 1, s01_2), 0);

    // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
    // ids_3: i32[2, 1, s01]
    std::int32_t* const ids_3 = arena_.at<std::int32_t>(slots_[2]);
    compute_ids(lambda_3_2, ids_3);
    // lambda_2_6: f32[2, 4]
    float* const lambda_2_6 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_6, 2, 4), modelc::tensor(lambda_3_2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_3, 2, 1, s01_2), false);
    // lambda_2_7: f32[2, 1, s01]
    float* const lambda_2_7 = arena_.at<float>(slots_[1]);
    compute_lambda_2_2(lambda_2_7);
    // lambda_2_8: f32[2]
    float* const lambda_2_8 = arena_.at<float>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_8, 2), modelc::tensor(lambda_2_7, 2, 1, s01_2),
                                 modelc::tensor(ids_3, 2, 1, s01_2), false);
    // lambda_2_9: f32[2, 4]
    float* const lambda_2_9 = arena_.at<float>(0);
    compute_lambda_2_4(lambda_2_6, lambda_2_8, lambda_2_9);
    // lambda_2_10: f32[2, 1, s01, 4]
    float* const lambda_2_10 = arena_.at<float>(slots_[1]);
    modelc::kernels::take(modelc::tensor(lambda_2_10, 2, 1, s01_2, 4), modelc::tensor(lambda_2_9, 2, 4),
                          modelc::tensor(ids_3, 2, 1, s01_2), 0);
    // v_2: f32[2, 1, s01, 4]
    float* const v_2 = arena_.at<float>(slots_[0]);
    compute_v(lambda_3_2, lambda_2_10, v_2);

    // m.model:12: output w = Sequential([Sequential([Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return ta...
    // ids_4: i32[2, 1, s01]
    std::int32_t* const ids_4 = arena_.at<std::int32_t>(slots_[1]);
    compute_ids(v_2, ids_4);
    // lambda_3_3: f32[2, 4]
    float* const lambda_3_3 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3_3, 2, 4), modelc::tensor(v_2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_4, 2, 1, s01_2), false);
    // h3: f32[2, 1, s01, 4]
    float* const h3 = arena_.at<float>(slots_[0]);
    modelc::kernels::take(modelc::tensor(h3, 2, 1, s01_2, 4), modelc::tensor(lambda_3_3, 2, 4),
                          modelc::tensor(ids_4, 2, 1, s01_2), 0);

    // m.model:23: output y = Dense(4)(h3)
    // y: f32[2, 1, s01, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const y = arena_.at<float>(slots_[1]);
    modelc::matmul(threads_, 2 * s01_2, 4, 4, h3, 4, 1, dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 4 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
    // scan: f32[2, s01, 4]
    float* const scan = arena_.at<float>(train_step_slots_[0]);
    compute_scan(scan);
    // scan_2: f32[2, s01, 4]
    float* const scan_2 = arena_.at<float>(train_step_slots_[1]);
    compute_scan(scan_2);
    // project: f32[1, 2, s01, 4], carry: f32[2, s01, 4], carry_2: f32[2, s01, 4]
    float* const project = arena_.at<float>(train_step_slots_[2]);
    float* const carry = arena_.at<float>(train_step_slots_[3]);
    float* const carry_2 = arena_.at<float>(train_step_slots_[4]);
    std::copy_n(scan, 8 * s01_2, carry);
    std::copy_n(scan_2, 8 * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const modelc::Index step_2 = 1 - 1 - turn_2;
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = x + step_2 * (8 * s01_2);
      float* const tanh_2 = arena_.at<float>(train_step_slots_[7]);
      float* const mul = arena_.at<float>(448);
      float* const a = arena_.at<float>(train_step_slots_[5]);
      float* const solve = arena_.at<float>(train_step_slots_[6]);
      float* const solve_2 = arena_.at<float>(train_step_slots_[7]);
      float* const mul_2 = arena_.at<float>(train_step_slots_[6]);
      float* const tanh_3 = arena_.at<float>(train_step_slots_[9]);
      float* const a_2 = arena_.at<float>(train_step_slots_[5]);
      float* const solve_3 = arena_.at<float>(train_step_slots_[8]);
      float* const solve_4 = arena_.at<float>(train_step_slots_[6]);
      float* const new_carry_0 = carry;
      float* const new_carry_1 = carry_2;
      float* const y_0 = project + step_2 * (8 * s01_2);
      float* const workspace = arena_.at<float>(512);
      float* const workspace_2 = arena_.at<float>(448);
      // m.model:16: l1 = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 * eye(4...
      // mul: f32[4, 4]
      for (modelc::Index i = 0; i < 4; ++i) {
        modelc::for_scalars(4, [&](auto lane, modelc::Index j) {
          lane.store(
              mul + i * 4 + j,
              modelc::cast<float>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 6.0f);
        });
      }
      // solve: f32[2, s01, 4, 4], solve_3: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_scalars(4, [&](auto lane, modelc::Index k) {
            const auto cast =
                modelc::cast<float>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(k)), j)));
            lane.store(solve + i * 16 + j * 4 + k, cast);
            lane.store(solve_3 + i * 16 + j * 4 + k, cast);
          });
        }
      }
      // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
      // tanh_2: f32[2, s01, 4], y_0: f32[2, s01, 4]
      modelc::for_lanes<float>(8 * s01_2, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto tanh_4 = tanh(carry_0_2);
        const auto sub_2 = lane.load(carry_1 + i) - carry_0_2;
        lane.store(tanh_2 + i, tanh_4);
        lane.store(y_0 + i, sub_2);
      });
      // m.model:16: l1 = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 * eye(4...
      // a: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            lane.store(a + i * 16 + j * 4 + k,
                       lane(carry_0[i * 4 + j]) * 0.3f * lane.load(tanh_2 + i * 4 + k) + lane.load(mul + j * 4 + k));
          });
        }
      }
      // solve_2: f32[2, s01, 4, 4]
      modelc::kernels::solve(modelc::tensor(solve_2, 2, s01_2, 4, 4), modelc::tensor(workspace, 16),
                             modelc::tensor(a, 2, s01_2, 4, 4), modelc::tensor(solve, 2, s01_2, 4, 4));
      // mul_2: f32[2, s01, 4, 1], tanh_3: f32[2, s01, 4]
      for (modelc::Index i = 0; i < 8 * s01_2; ++i) {
        const modelc::Scalar scalar{};
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(
            4, [&](auto lane, modelc::Index j) { return lane.load(solve_2 + i * 4 + j); }));
        const auto mul_3 = 0.3f * row_sum;
        const auto tanh_5 = tanh(row_sum);
        const auto mul_3_lanes = mul_3;
        const auto tanh_5_lanes = tanh_5;
        scalar.store(mul_2 + i, mul_3_lanes);
        scalar.store(tanh_3 + i, tanh_5_lanes);
      }
      // a_2: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            lane.store(a_2 + i * 16 + j * 4 + k,
                       lane.load(mul + j * 4 + k) + lane(mul_2[i * 4 + j]) * lane.load(tanh_3 + i * 4 + k));
          });
        }
      }
      // solve_4: f32[2, s01, 4, 4]
      modelc::kernels::solve(modelc::tensor(solve_4, 2, s01_2, 4, 4), modelc::tensor(workspace_2, 16),
                             modelc::tensor(a_2, 2, s01_2, 4, 4), modelc::tensor(solve_3, 2, s01_2, 4, 4));
      // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
      // new_carry_0: f32[2, s01, 4], new_carry_1: f32[2, s01, 4]
      for (modelc::Index i = 0; i < 8 * s01_2; ++i) {
        const modelc::Scalar scalar{};
        const auto x_0_2 = scalar.load(x_0 + i);
        const auto mul_4 = scalar.load(carry_1 + i) * 0.5f;
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(
            4, [&](auto lane, modelc::Index j) { return lane.load(solve_4 + i * 4 + j); }));
        const auto n_2 = sigmoid(row_sum_2);
        const auto add = x_0_2 + n_2;
        const auto add_2 = n_2 + mul_4;
        const auto add_lanes = add;
        const auto add_2_lanes = add_2;
        scalar.store(new_carry_0 + i, add_lanes);
        scalar.store(new_carry_1 + i, add_2_lanes);
      }
    }

    // m.model:7: output w = Lambda(v -> gradients(gradients(sin(v) * v, v), v))(v)
    // h2: f32[2, 1, s01, 4]
    float* const h2 = arena_.at<float>(train_step_slots_[2]);
    compute_h2(project, h2);

    // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
    // ids: i32[2, 1, s01]
    std::int32_t* const ids = arena_.at<std::int32_t>(train_step_slots_[1]);
    compute_ids(h2, ids);
    // lambda_2: f32[2, 4]
    float* const lambda_2 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2, 2, 4), modelc::tensor(h2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids, 2, 1, s01_2), false);
    // lambda_2_2: f32[2, 1, s01]
    float* const lambda_2_2 = arena_.at<float>(train_step_slots_[0]);
    compute_lambda_2_2(lambda_2_2);
    // lambda_2_3: f32[2]
    float* const lambda_2_3 = arena_.at<float>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_3, 2), modelc::tensor(lambda_2_2, 2, 1, s01_2),
                                 modelc::tensor(ids, 2, 1, s01_2), false);
    // lambda_2_4: f32[2, 4]
    float* const lambda_2_4 = arena_.at<float>(0);
    compute_lambda_2_4(lambda_2, lambda_2_3, lambda_2_4);
    // lambda_2_5: f32[2, 1, s01, 4]
    float* const lambda_2_5 = arena_.at<float>(train_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_2_5, 2, 1, s01_2, 4), modelc::tensor(lambda_2_4, 2, 4),
                          modelc::tensor(ids, 2, 1, s01_2), 0);
    // v: f32[2, 1, s01, 4]
    float* const v = arena_.at<float>(train_step_slots_[2]);
    compute_v(h2, lambda_2_5, v);

    // m.model:12: output w = Sequential([Sequential([Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return ta...
    // ids_2: i32[2, 1, s01]
    std::int32_t* const ids_2 = arena_.at<std::int32_t>(train_step_slots_[1]);
    compute_ids(v, ids_2);
    // lambda_3: f32[2, 4]
    float* const lambda_3 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3, 2, 4), modelc::tensor(v, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_2, 2, 1, s01_2), false);
    // lambda_3_2: f32[2, 1, s01, 4]
    float* const lambda_3_2 = arena_.at<float>(train_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_3_2, 2, 1, s01_2, 4), modelc::tensor(lambda_3, 2, 4),
                          modelc::tensor(ids_2, 2, 1, s01_2), 0);

    // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
    // ids_3: i32[2, 1, s01]
    std::int32_t* const ids_3 = arena_.at<std::int32_t>(train_step_slots_[2]);
    compute_ids(lambda_3_2, ids_3);
    // lambda_2_6: f32[2, 4]
    float* const lambda_2_6 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_6, 2, 4), modelc::tensor(lambda_3_2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_3, 2, 1, s01_2), false);
    // lambda_2_7: f32[2, 1, s01]
    float* const lambda_2_7 = arena_.at<float>(train_step_slots_[1]);
    compute_lambda_2_2(lambda_2_7);
    // lambda_2_8: f32[2]
    float* const lambda_2_8 = arena_.at<float>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_8, 2), modelc::tensor(lambda_2_7, 2, 1, s01_2),
                                 modelc::tensor(ids_3, 2, 1, s01_2), false);
    // lambda_2_9: f32[2, 4]
    float* const lambda_2_9 = arena_.at<float>(0);
    compute_lambda_2_4(lambda_2_6, lambda_2_8, lambda_2_9);
    // lambda_2_10: f32[2, 1, s01, 4]
    float* const lambda_2_10 = arena_.at<float>(train_step_slots_[1]);
    modelc::kernels::take(modelc::tensor(lambda_2_10, 2, 1, s01_2, 4), modelc::tensor(lambda_2_9, 2, 4),
                          modelc::tensor(ids_3, 2, 1, s01_2), 0);
    // v_2: f32[2, 1, s01, 4]
    float* const v_2 = arena_.at<float>(train_step_slots_[0]);
    compute_v(lambda_3_2, lambda_2_10, v_2);

    // m.model:12: output w = Sequential([Sequential([Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return ta...
    // ids_4: i32[2, 1, s01]
    std::int32_t* const ids_4 = arena_.at<std::int32_t>(train_step_slots_[1]);
    compute_ids(v_2, ids_4);
    // lambda_3_3: f32[2, 4]
    float* const lambda_3_3 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3_3, 2, 4), modelc::tensor(v_2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_4, 2, 1, s01_2), false);
    // h3: f32[2, 1, s01, 4]
    float* const h3 = arena_.at<float>(train_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(h3, 2, 1, s01_2, 4), modelc::tensor(lambda_3_3, 2, 4),
                          modelc::tensor(ids_4, 2, 1, s01_2), 0);

    // m.model:23: output y = Dense(4)(h3)
    // dense: f32[2, 1, s01, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(train_step_slots_[1]);
    compute_dense(h3, dense_kernel, dense);

    // m.model:24: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)),...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_metric_total: f32, metric: f32, metric_2: f32, grad_y: f32[2, 1, s01, 4]
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const metric_metric_total = training_->block.at<float>(320);
    const float* const metric_metric_count = training_->block.at<float>(384);
    float* const loss = arena_.at<float>(128);
    float* const new_metric_metric_total = training_->block.at<float>(320);
    float* const metric = arena_.at<float>(192);
    float* const metric_2 = arena_.at<float>(256);
    float* const grad_y = arena_.at<float>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto metric_metric_total_2 = scalar.load(metric_metric_total);
      const auto add = scalar.load(metric_metric_count) + static_cast<float>(8 * s01_2);
      const auto eq = 0.0f == add;
      const auto where = select(eq, 1.0f, add);
      const auto div_2 = scalar(1.0f) / scalar(static_cast<float>(8 * s01_2));
      const auto mul_3 = div_2 * 0.5f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              const auto h3_2 = lane.load(h3 + i * 4 + j);
              return h3_2 * h3_2;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 4 + j);
              const auto y_true_2 = lane.load(y_true + i * 4 + j);
              return max((y_true_2 - y) * 0.3f, (y - y_true_2) * 0.7f);
            })));
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        row_sum_3 = modelc::Sum::apply(
            row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              return abs(lane.load(y_true + i * 4 + j) - (lane.load(dense_bias + j) + lane.load(dense + i * 4 + j)));
            })));
      }
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto y_2 = lane.load(dense_bias + j) + lane.load(dense + i * 4 + j);
          const auto y_true_3 = lane.load(y_true + i * 4 + j);
          const auto mul_4 = (y_true_3 - y_2) * 0.3f;
          const auto mul_5 = (y_2 - y_true_3) * 0.7f;
          const auto where_2 = select(mul_4 == mul_5, lane(mul_3), 0.0f);
          lane.store(grad_y + i * 4 + j, 0.7f * select(mul_5 > mul_4, lane(div_2), where_2) -
                                             0.3f * select(mul_4 > mul_5, lane(div_2), where_2));
        });
      }
      scalar.store(metric, add);
      const auto add_2 = row_sum / static_cast<float>(8 * s01_2) * 0.02f + row_sum_2 / static_cast<float>(8 * s01_2);
      const auto add_3 = metric_metric_total_2 + row_sum_3;
      const auto where_3 = select(eq, 0.0f, add_3 / where);
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      const auto where_3_lanes = where_3;
      scalar.store(loss, add_2_lanes);
      scalar.store(new_metric_metric_total, add_3_lanes);
      scalar.store(metric_2, where_3_lanes);
    }

    // m.model:23: output y = Dense(4)(h3)
    // gradients: f32[20]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(h3, grad_y, gradients);
    // gradients: f32[20]
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 2 * s01_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 4));
      }
      lane.store(gradients + 16 + i, grad_dense_bias);
    });

    // m.model:24: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)),...
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const div = arena_.at<float>(320);
    compute_div(optimizer_iteration, div);
    // sub: f32
    float* const sub = arena_.at<float>(384);
    compute_sub(optimizer_iteration, sub);
    // new_optimizer_m: f32[20], new_optimizer_u: f32[20], new_weights: f32[20]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(64);
    const float* const optimizer_u = training_->block.at<float>(192);
    float* const new_optimizer_m = training_->block.at<float>(64);
    float* const new_optimizer_u = training_->block.at<float>(192);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(gradients, optimizer_m, optimizer_u, weights, div, sub, new_optimizer_m, new_optimizer_u,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<float>(192), 1, training_->block.at<float>(384));
  }

  void compute_update_step() noexcept {
    // m.model:24: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)),...
    // new_metric_metric_total: f32, new_metric_metric_count: f32, metric: f32
    const float* const metric_metric_total = training_->block.at<float>(320);
    const float* const metric_metric_count = training_->block.at<float>(384);
    const float* const part_metric_metric_total = arena_.at<float>(448);
    const float* const part_metric_metric_count = arena_.at<float>(512);
    float* const new_metric_metric_total = training_->block.at<float>(320);
    float* const new_metric_metric_count = training_->block.at<float>(384);
    float* const metric = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_metric_total) + lane.load(part_metric_metric_total);
      const auto add_2 = lane.load(metric_metric_count) + lane.load(part_metric_metric_count);
      const auto eq = 0.0f == add_2;
      const auto where = select(eq, 0.0f, add / select(eq, 1.0f, add_2));
      lane.store(new_metric_metric_total, add);
      lane.store(new_metric_metric_count, add_2);
      lane.store(metric, where);
    }
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const div = arena_.at<float>(64);
    compute_div(optimizer_iteration, div);
    // sub: f32
    float* const sub = arena_.at<float>(128);
    compute_sub(optimizer_iteration, sub);
    // new_optimizer_m: f32[20], new_optimizer_u: f32[20], new_weights: f32[20]
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(256);
    const float* const optimizer_m = training_->block.at<float>(64);
    const float* const optimizer_u = training_->block.at<float>(192);
    float* const new_optimizer_m = training_->block.at<float>(64);
    float* const new_optimizer_u = training_->block.at<float>(192);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(part_gradients, optimizer_m, optimizer_u, weights, div, sub, new_optimizer_m,
                            new_optimizer_u, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
    // scan: f32[2, s01, 4]
    float* const scan = arena_.at<float>(evaluate_step_slots_[0]);
    compute_scan(scan);
    // scan_2: f32[2, s01, 4]
    float* const scan_2 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_scan(scan_2);
    // project: f32[1, 2, s01, 4], carry: f32[2, s01, 4], carry_2: f32[2, s01, 4]
    float* const project = arena_.at<float>(evaluate_step_slots_[2]);
    float* const carry = arena_.at<float>(evaluate_step_slots_[3]);
    float* const carry_2 = arena_.at<float>(evaluate_step_slots_[4]);
    std::copy_n(scan, 8 * s01_2, carry);
    std::copy_n(scan_2, 8 * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const modelc::Index step_2 = 1 - 1 - turn_2;
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = x + step_2 * (8 * s01_2);
      float* const tanh_2 = arena_.at<float>(evaluate_step_slots_[7]);
      float* const mul = arena_.at<float>(192);
      float* const a = arena_.at<float>(evaluate_step_slots_[5]);
      float* const solve = arena_.at<float>(evaluate_step_slots_[6]);
      float* const solve_2 = arena_.at<float>(evaluate_step_slots_[7]);
      float* const mul_2 = arena_.at<float>(evaluate_step_slots_[6]);
      float* const tanh_3 = arena_.at<float>(evaluate_step_slots_[9]);
      float* const a_2 = arena_.at<float>(evaluate_step_slots_[5]);
      float* const solve_3 = arena_.at<float>(evaluate_step_slots_[8]);
      float* const solve_4 = arena_.at<float>(evaluate_step_slots_[6]);
      float* const new_carry_0 = carry;
      float* const new_carry_1 = carry_2;
      float* const y_0 = project + step_2 * (8 * s01_2);
      float* const workspace = arena_.at<float>(256);
      float* const workspace_2 = arena_.at<float>(192);
      // m.model:16: l1 = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 * eye(4...
      // mul: f32[4, 4]
      for (modelc::Index i = 0; i < 4; ++i) {
        modelc::for_scalars(4, [&](auto lane, modelc::Index j) {
          lane.store(
              mul + i * 4 + j,
              modelc::cast<float>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 6.0f);
        });
      }
      // solve: f32[2, s01, 4, 4], solve_3: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_scalars(4, [&](auto lane, modelc::Index k) {
            const auto cast =
                modelc::cast<float>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(k)), j)));
            lane.store(solve + i * 16 + j * 4 + k, cast);
            lane.store(solve_3 + i * 16 + j * 4 + k, cast);
          });
        }
      }
      // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
      // tanh_2: f32[2, s01, 4], y_0: f32[2, s01, 4]
      modelc::for_lanes<float>(8 * s01_2, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto tanh_4 = tanh(carry_0_2);
        const auto sub = lane.load(carry_1 + i) - carry_0_2;
        lane.store(tanh_2 + i, tanh_4);
        lane.store(y_0 + i, sub);
      });
      // m.model:16: l1 = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 * eye(4...
      // a: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            lane.store(a + i * 16 + j * 4 + k,
                       lane(carry_0[i * 4 + j]) * 0.3f * lane.load(tanh_2 + i * 4 + k) + lane.load(mul + j * 4 + k));
          });
        }
      }
      // solve_2: f32[2, s01, 4, 4]
      modelc::kernels::solve(modelc::tensor(solve_2, 2, s01_2, 4, 4), modelc::tensor(workspace, 16),
                             modelc::tensor(a, 2, s01_2, 4, 4), modelc::tensor(solve, 2, s01_2, 4, 4));
      // mul_2: f32[2, s01, 4, 1], tanh_3: f32[2, s01, 4]
      for (modelc::Index i = 0; i < 8 * s01_2; ++i) {
        const modelc::Scalar scalar{};
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(
            4, [&](auto lane, modelc::Index j) { return lane.load(solve_2 + i * 4 + j); }));
        const auto mul_3 = 0.3f * row_sum;
        const auto tanh_5 = tanh(row_sum);
        const auto mul_3_lanes = mul_3;
        const auto tanh_5_lanes = tanh_5;
        scalar.store(mul_2 + i, mul_3_lanes);
        scalar.store(tanh_3 + i, tanh_5_lanes);
      }
      // a_2: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            lane.store(a_2 + i * 16 + j * 4 + k,
                       lane.load(mul + j * 4 + k) + lane(mul_2[i * 4 + j]) * lane.load(tanh_3 + i * 4 + k));
          });
        }
      }
      // solve_4: f32[2, s01, 4, 4]
      modelc::kernels::solve(modelc::tensor(solve_4, 2, s01_2, 4, 4), modelc::tensor(workspace_2, 16),
                             modelc::tensor(a_2, 2, s01_2, 4, 4), modelc::tensor(solve_3, 2, s01_2, 4, 4));
      // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
      // new_carry_0: f32[2, s01, 4], new_carry_1: f32[2, s01, 4]
      for (modelc::Index i = 0; i < 8 * s01_2; ++i) {
        const modelc::Scalar scalar{};
        const auto x_0_2 = scalar.load(x_0 + i);
        const auto mul_4 = scalar.load(carry_1 + i) * 0.5f;
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(
            4, [&](auto lane, modelc::Index j) { return lane.load(solve_4 + i * 4 + j); }));
        const auto n_2 = sigmoid(row_sum_2);
        const auto add = x_0_2 + n_2;
        const auto add_2 = n_2 + mul_4;
        const auto add_lanes = add;
        const auto add_2_lanes = add_2;
        scalar.store(new_carry_0 + i, add_lanes);
        scalar.store(new_carry_1 + i, add_2_lanes);
      }
    }

    // m.model:7: output w = Lambda(v -> gradients(gradients(sin(v) * v, v), v))(v)
    // h2: f32[2, 1, s01, 4]
    float* const h2 = arena_.at<float>(evaluate_step_slots_[2]);
    compute_h2(project, h2);

    // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
    // ids: i32[2, 1, s01]
    std::int32_t* const ids = arena_.at<std::int32_t>(evaluate_step_slots_[1]);
    compute_ids(h2, ids);
    // lambda_2: f32[2, 4]
    float* const lambda_2 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2, 2, 4), modelc::tensor(h2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids, 2, 1, s01_2), false);
    // lambda_2_2: f32[2, 1, s01]
    float* const lambda_2_2 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_lambda_2_2(lambda_2_2);
    // lambda_2_3: f32[2]
    float* const lambda_2_3 = arena_.at<float>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_3, 2), modelc::tensor(lambda_2_2, 2, 1, s01_2),
                                 modelc::tensor(ids, 2, 1, s01_2), false);
    // lambda_2_4: f32[2, 4]
    float* const lambda_2_4 = arena_.at<float>(0);
    compute_lambda_2_4(lambda_2, lambda_2_3, lambda_2_4);
    // lambda_2_5: f32[2, 1, s01, 4]
    float* const lambda_2_5 = arena_.at<float>(evaluate_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_2_5, 2, 1, s01_2, 4), modelc::tensor(lambda_2_4, 2, 4),
                          modelc::tensor(ids, 2, 1, s01_2), 0);
    // v: f32[2, 1, s01, 4]
    float* const v = arena_.at<float>(evaluate_step_slots_[2]);
    compute_v(h2, lambda_2_5, v);

    // m.model:12: output w = Sequential([Sequential([Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return ta...
    // ids_2: i32[2, 1, s01]
    std::int32_t* const ids_2 = arena_.at<std::int32_t>(evaluate_step_slots_[1]);
    compute_ids(v, ids_2);
    // lambda_3: f32[2, 4]
    float* const lambda_3 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3, 2, 4), modelc::tensor(v, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_2, 2, 1, s01_2), false);
    // lambda_3_2: f32[2, 1, s01, 4]
    float* const lambda_3_2 = arena_.at<float>(evaluate_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_3_2, 2, 1, s01_2, 4), modelc::tensor(lambda_3, 2, 4),
                          modelc::tensor(ids_2, 2, 1, s01_2), 0);

    // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
    // ids_3: i32[2, 1, s01]
    std::int32_t* const ids_3 = arena_.at<std::int32_t>(evaluate_step_slots_[2]);
    compute_ids(lambda_3_2, ids_3);
    // lambda_2_6: f32[2, 4]
    float* const lambda_2_6 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_6, 2, 4), modelc::tensor(lambda_3_2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_3, 2, 1, s01_2), false);
    // lambda_2_7: f32[2, 1, s01]
    float* const lambda_2_7 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_lambda_2_2(lambda_2_7);
    // lambda_2_8: f32[2]
    float* const lambda_2_8 = arena_.at<float>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_8, 2), modelc::tensor(lambda_2_7, 2, 1, s01_2),
                                 modelc::tensor(ids_3, 2, 1, s01_2), false);
    // lambda_2_9: f32[2, 4]
    float* const lambda_2_9 = arena_.at<float>(0);
    compute_lambda_2_4(lambda_2_6, lambda_2_8, lambda_2_9);
    // lambda_2_10: f32[2, 1, s01, 4]
    float* const lambda_2_10 = arena_.at<float>(evaluate_step_slots_[1]);
    modelc::kernels::take(modelc::tensor(lambda_2_10, 2, 1, s01_2, 4), modelc::tensor(lambda_2_9, 2, 4),
                          modelc::tensor(ids_3, 2, 1, s01_2), 0);
    // v_2: f32[2, 1, s01, 4]
    float* const v_2 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_v(lambda_3_2, lambda_2_10, v_2);

    // m.model:12: output w = Sequential([Sequential([Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return ta...
    // ids_4: i32[2, 1, s01]
    std::int32_t* const ids_4 = arena_.at<std::int32_t>(evaluate_step_slots_[1]);
    compute_ids(v_2, ids_4);
    // lambda_3_3: f32[2, 4]
    float* const lambda_3_3 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3_3, 2, 4), modelc::tensor(v_2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_4, 2, 1, s01_2), false);
    // h3: f32[2, 1, s01, 4]
    float* const h3 = arena_.at<float>(evaluate_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(h3, 2, 1, s01_2, 4), modelc::tensor(lambda_3_3, 2, 4),
                          modelc::tensor(ids_4, 2, 1, s01_2), 0);

    // m.model:23: output y = Dense(4)(h3)
    // dense: f32[2, 1, s01, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense(h3, dense_kernel, dense);

    // m.model:24: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)),...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_metric_total: f32, metric: f32, metric_2: f32
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const metric_metric_total = training_->block.at<float>(320);
    const float* const metric_metric_count = training_->block.at<float>(384);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_metric_total = training_->block.at<float>(320);
    float* const metric = arena_.at<float>(64);
    float* const metric_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto metric_metric_total_2 = scalar.load(metric_metric_total);
      const auto add = scalar.load(metric_metric_count) + static_cast<float>(8 * s01_2);
      const auto eq = 0.0f == add;
      const auto where = select(eq, 1.0f, add);
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              const auto h3_2 = lane.load(h3 + i * 4 + j);
              return h3_2 * h3_2;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 4 + j);
              const auto y_true_2 = lane.load(y_true + i * 4 + j);
              return max((y_true_2 - y) * 0.3f, (y - y_true_2) * 0.7f);
            })));
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        row_sum_3 = modelc::Sum::apply(
            row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              return abs(lane.load(y_true + i * 4 + j) - (lane.load(dense_bias + j) + lane.load(dense + i * 4 + j)));
            })));
      }
      scalar.store(metric, add);
      const auto add_2 = row_sum / static_cast<float>(8 * s01_2) * 0.02f + row_sum_2 / static_cast<float>(8 * s01_2);
      const auto add_3 = metric_metric_total_2 + row_sum_3;
      const auto where_2 = select(eq, 0.0f, add_3 / where);
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      const auto where_2_lanes = where_2;
      scalar.store(loss, add_2_lanes);
      scalar.store(new_metric_metric_total, add_3_lanes);
      scalar.store(metric_2, where_2_lanes);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(384));
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
    // scan: f32[2, s01, 4]
    float* const scan = arena_.at<float>(gradients_slots_[0]);
    compute_scan(scan);
    // scan_2: f32[2, s01, 4]
    float* const scan_2 = arena_.at<float>(gradients_slots_[1]);
    compute_scan(scan_2);
    // project: f32[1, 2, s01, 4], carry: f32[2, s01, 4], carry_2: f32[2, s01, 4]
    float* const project = arena_.at<float>(gradients_slots_[2]);
    float* const carry = arena_.at<float>(gradients_slots_[3]);
    float* const carry_2 = arena_.at<float>(gradients_slots_[4]);
    std::copy_n(scan, 8 * s01_2, carry);
    std::copy_n(scan_2, 8 * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const modelc::Index step_2 = 1 - 1 - turn_2;
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = x + step_2 * (8 * s01_2);
      float* const tanh_2 = arena_.at<float>(gradients_slots_[7]);
      float* const mul = arena_.at<float>(128);
      float* const a = arena_.at<float>(gradients_slots_[5]);
      float* const solve = arena_.at<float>(gradients_slots_[6]);
      float* const solve_2 = arena_.at<float>(gradients_slots_[7]);
      float* const mul_2 = arena_.at<float>(gradients_slots_[6]);
      float* const tanh_3 = arena_.at<float>(gradients_slots_[9]);
      float* const a_2 = arena_.at<float>(gradients_slots_[5]);
      float* const solve_3 = arena_.at<float>(gradients_slots_[8]);
      float* const solve_4 = arena_.at<float>(gradients_slots_[6]);
      float* const new_carry_0 = carry;
      float* const new_carry_1 = carry_2;
      float* const y_0 = project + step_2 * (8 * s01_2);
      float* const workspace = arena_.at<float>(192);
      float* const workspace_2 = arena_.at<float>(128);
      // m.model:16: l1 = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 * eye(4...
      // mul: f32[4, 4]
      for (modelc::Index i = 0; i < 4; ++i) {
        modelc::for_scalars(4, [&](auto lane, modelc::Index j) {
          lane.store(
              mul + i * 4 + j,
              modelc::cast<float>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 6.0f);
        });
      }
      // solve: f32[2, s01, 4, 4], solve_3: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_scalars(4, [&](auto lane, modelc::Index k) {
            const auto cast =
                modelc::cast<float>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(k)), j)));
            lane.store(solve + i * 16 + j * 4 + k, cast);
            lane.store(solve_3 + i * 16 + j * 4 + k, cast);
          });
        }
      }
      // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
      // tanh_2: f32[2, s01, 4], y_0: f32[2, s01, 4]
      modelc::for_lanes<float>(8 * s01_2, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto tanh_4 = tanh(carry_0_2);
        const auto sub = lane.load(carry_1 + i) - carry_0_2;
        lane.store(tanh_2 + i, tanh_4);
        lane.store(y_0 + i, sub);
      });
      // m.model:16: l1 = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 * eye(4...
      // a: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            lane.store(a + i * 16 + j * 4 + k,
                       lane(carry_0[i * 4 + j]) * 0.3f * lane.load(tanh_2 + i * 4 + k) + lane.load(mul + j * 4 + k));
          });
        }
      }
      // solve_2: f32[2, s01, 4, 4]
      modelc::kernels::solve(modelc::tensor(solve_2, 2, s01_2, 4, 4), modelc::tensor(workspace, 16),
                             modelc::tensor(a, 2, s01_2, 4, 4), modelc::tensor(solve, 2, s01_2, 4, 4));
      // mul_2: f32[2, s01, 4, 1], tanh_3: f32[2, s01, 4]
      for (modelc::Index i = 0; i < 8 * s01_2; ++i) {
        const modelc::Scalar scalar{};
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(
            4, [&](auto lane, modelc::Index j) { return lane.load(solve_2 + i * 4 + j); }));
        const auto mul_3 = 0.3f * row_sum;
        const auto tanh_5 = tanh(row_sum);
        const auto mul_3_lanes = mul_3;
        const auto tanh_5_lanes = tanh_5;
        scalar.store(mul_2 + i, mul_3_lanes);
        scalar.store(tanh_3 + i, tanh_5_lanes);
      }
      // a_2: f32[2, s01, 4, 4]
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          modelc::for_lanes<float>(4, [&](auto lane, modelc::Index k) {
            lane.store(a_2 + i * 16 + j * 4 + k,
                       lane.load(mul + j * 4 + k) + lane(mul_2[i * 4 + j]) * lane.load(tanh_3 + i * 4 + k));
          });
        }
      }
      // solve_4: f32[2, s01, 4, 4]
      modelc::kernels::solve(modelc::tensor(solve_4, 2, s01_2, 4, 4), modelc::tensor(workspace_2, 16),
                             modelc::tensor(a_2, 2, s01_2, 4, 4), modelc::tensor(solve_3, 2, s01_2, 4, 4));
      // m.model:17: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_...
      // new_carry_0: f32[2, s01, 4], new_carry_1: f32[2, s01, 4]
      for (modelc::Index i = 0; i < 8 * s01_2; ++i) {
        const modelc::Scalar scalar{};
        const auto x_0_2 = scalar.load(x_0 + i);
        const auto mul_4 = scalar.load(carry_1 + i) * 0.5f;
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(
            4, [&](auto lane, modelc::Index j) { return lane.load(solve_4 + i * 4 + j); }));
        const auto n_2 = sigmoid(row_sum_2);
        const auto add = x_0_2 + n_2;
        const auto add_2 = n_2 + mul_4;
        const auto add_lanes = add;
        const auto add_2_lanes = add_2;
        scalar.store(new_carry_0 + i, add_lanes);
        scalar.store(new_carry_1 + i, add_2_lanes);
      }
    }

    // m.model:7: output w = Lambda(v -> gradients(gradients(sin(v) * v, v), v))(v)
    // h2: f32[2, 1, s01, 4]
    float* const h2 = arena_.at<float>(gradients_slots_[2]);
    compute_h2(project, h2);

    // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
    // ids: i32[2, 1, s01]
    std::int32_t* const ids = arena_.at<std::int32_t>(gradients_slots_[1]);
    compute_ids(h2, ids);
    // lambda_2: f32[2, 4]
    float* const lambda_2 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2, 2, 4), modelc::tensor(h2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids, 2, 1, s01_2), false);
    // lambda_2_2: f32[2, 1, s01]
    float* const lambda_2_2 = arena_.at<float>(gradients_slots_[0]);
    compute_lambda_2_2(lambda_2_2);
    // lambda_2_3: f32[2]
    float* const lambda_2_3 = arena_.at<float>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_3, 2), modelc::tensor(lambda_2_2, 2, 1, s01_2),
                                 modelc::tensor(ids, 2, 1, s01_2), false);
    // lambda_2_4: f32[2, 4]
    float* const lambda_2_4 = arena_.at<float>(0);
    compute_lambda_2_4(lambda_2, lambda_2_3, lambda_2_4);
    // lambda_2_5: f32[2, 1, s01, 4]
    float* const lambda_2_5 = arena_.at<float>(gradients_slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_2_5, 2, 1, s01_2, 4), modelc::tensor(lambda_2_4, 2, 4),
                          modelc::tensor(ids, 2, 1, s01_2), 0);
    // v: f32[2, 1, s01, 4]
    float* const v = arena_.at<float>(gradients_slots_[2]);
    compute_v(h2, lambda_2_5, v);

    // m.model:12: output w = Sequential([Sequential([Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return ta...
    // ids_2: i32[2, 1, s01]
    std::int32_t* const ids_2 = arena_.at<std::int32_t>(gradients_slots_[1]);
    compute_ids(v, ids_2);
    // lambda_3: f32[2, 4]
    float* const lambda_3 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3, 2, 4), modelc::tensor(v, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_2, 2, 1, s01_2), false);
    // lambda_3_2: f32[2, 1, s01, 4]
    float* const lambda_3_2 = arena_.at<float>(gradients_slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_3_2, 2, 1, s01_2, 4), modelc::tensor(lambda_3, 2, 4),
                          modelc::tensor(ids_2, 2, 1, s01_2), 0);

    // m.model:11: v = Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return v - take(segment_mean(v, ids, 2),...
    // ids_3: i32[2, 1, s01]
    std::int32_t* const ids_3 = arena_.at<std::int32_t>(gradients_slots_[2]);
    compute_ids(lambda_3_2, ids_3);
    // lambda_2_6: f32[2, 4]
    float* const lambda_2_6 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_6, 2, 4), modelc::tensor(lambda_3_2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_3, 2, 1, s01_2), false);
    // lambda_2_7: f32[2, 1, s01]
    float* const lambda_2_7 = arena_.at<float>(gradients_slots_[1]);
    compute_lambda_2_2(lambda_2_7);
    // lambda_2_8: f32[2]
    float* const lambda_2_8 = arena_.at<float>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_2_8, 2), modelc::tensor(lambda_2_7, 2, 1, s01_2),
                                 modelc::tensor(ids_3, 2, 1, s01_2), false);
    // lambda_2_9: f32[2, 4]
    float* const lambda_2_9 = arena_.at<float>(0);
    compute_lambda_2_4(lambda_2_6, lambda_2_8, lambda_2_9);
    // lambda_2_10: f32[2, 1, s01, 4]
    float* const lambda_2_10 = arena_.at<float>(gradients_slots_[1]);
    modelc::kernels::take(modelc::tensor(lambda_2_10, 2, 1, s01_2, 4), modelc::tensor(lambda_2_9, 2, 4),
                          modelc::tensor(ids_3, 2, 1, s01_2), 0);
    // v_2: f32[2, 1, s01, 4]
    float* const v_2 = arena_.at<float>(gradients_slots_[0]);
    compute_v(lambda_3_2, lambda_2_10, v_2);

    // m.model:12: output w = Sequential([Sequential([Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return ta...
    // ids_4: i32[2, 1, s01]
    std::int32_t* const ids_4 = arena_.at<std::int32_t>(gradients_slots_[1]);
    compute_ids(v_2, ids_4);
    // lambda_3_3: f32[2, 4]
    float* const lambda_3_3 = arena_.at<float>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_3_3, 2, 4), modelc::tensor(v_2, 2, 1, s01_2, 4),
                                 modelc::tensor(ids_4, 2, 1, s01_2), false);
    // h3: f32[2, 1, s01, 4]
    float* const h3 = arena_.at<float>(gradients_slots_[0]);
    modelc::kernels::take(modelc::tensor(h3, 2, 1, s01_2, 4), modelc::tensor(lambda_3_3, 2, 4),
                          modelc::tensor(ids_4, 2, 1, s01_2), 0);

    // m.model:23: output y = Dense(4)(h3)
    // dense: f32[2, 1, s01, 4]
    const float* const dense_kernel = weights_->block.at<float>(0);
    float* const dense = arena_.at<float>(gradients_slots_[1]);
    compute_dense(h3, dense_kernel, dense);

    // m.model:24: compile(optimizer = Adamax(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)),...
    // the loss, and what its gradient needs
    // y_loss: f32, loss: f32, new_part_metric_metric_total: f32, grad_y: f32[2, 1, s01, 4]
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const y_loss = arena_.at<float>(0);
    float* const loss = arena_.at<float>(64);
    float* const new_part_metric_metric_total = arena_.at<float>(448);
    float* const grad_y = arena_.at<float>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto div = scalar(1.0f) / scalar(static_cast<float>(8 * s01_2));
      const auto mul_3 = div * 0.5f;
      auto row_sum = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              const auto h3_2 = lane.load(h3 + i * 4 + j);
              return h3_2 * h3_2;
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 4 + j);
              const auto y_true_2 = lane.load(y_true + i * 4 + j);
              return max((y_true_2 - y) * 0.3f, (y - y_true_2) * 0.7f);
            })));
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<float>());
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        row_sum_3 = modelc::Sum::apply(
            row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, float>(4, [&](auto lane, modelc::Index j) {
              return abs(lane.load(y_true + i * 4 + j) - (lane.load(dense_bias + j) + lane.load(dense + i * 4 + j)));
            })));
      }
      for (modelc::Index i = 0; i < 2 * s01_2; ++i) {
        modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
          const auto y_2 = lane.load(dense_bias + j) + lane.load(dense + i * 4 + j);
          const auto y_true_3 = lane.load(y_true + i * 4 + j);
          const auto mul_4 = (y_true_3 - y_2) * 0.3f;
          const auto mul_5 = (y_2 - y_true_3) * 0.7f;
          const auto where = select(mul_4 == mul_5, lane(mul_3), 0.0f);
          lane.store(grad_y + i * 4 + j,
                     0.7f * select(mul_5 > mul_4, lane(div), where) - 0.3f * select(mul_4 > mul_5, lane(div), where));
        });
      }
      const auto div_2 = row_sum_2 / static_cast<float>(8 * s01_2);
      const auto add = row_sum / static_cast<float>(8 * s01_2) * 0.02f + div_2;
      const auto div_2_lanes = div_2;
      const auto add_lanes = add;
      const auto row_sum_3_lanes = row_sum_3;
      scalar.store(y_loss, div_2_lanes);
      scalar.store(loss, add_lanes);
      scalar.store(new_part_metric_metric_total, row_sum_3_lanes);
    }

    // m.model:23: output y = Dense(4)(h3)
    // new_part_gradient_dense_bias: f32[4]
    float* const new_part_gradient_dense_bias = arena_.at<float>(320);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 2 * s01_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 4));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(64);
    // new_part_gradient_dense_kernel: f32[4, 4]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(256);
    compute_gradients_2(h3, grad_y, new_part_gradient_dense_kernel);
    ready_(0);

    // m.model:22: loss 0.02 * mean(square(h3))
    // new_part_metric_metric_count: f32
    float* const new_part_metric_metric_count = arena_.at<float>(512);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_metric_count, lane(static_cast<float>(8 * s01_2)));
    }

    modelc::copy_elements(arena_.at<float>(64), 1, arena_.at<float>(384));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[11];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[11];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[11];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[11];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4255

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

namespace m4256 {

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

    auto lambda_2_additive_attention_scale() noexcept { return modelc::block_view<double, 1>(block, 0); }
    auto dense_kernel() noexcept { return modelc::block_view<double, 1, 1>(block, 64); }
    auto dense_bias() noexcept { return modelc::block_view<double, 1>(block, 128); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<double>(64), 1, 0.01); }
  };

  struct Outputs {
    modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> y;
    modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> other;
  };

  struct Gradients {
    double loss;
    double y_loss;
    double other_loss;
    modelc::View<const double, 1> grad_lambda_2_additive_attention_scale;
    modelc::View<const double, 1, 1> grad_dense_kernel;
    modelc::View<const double, 1> grad_dense_bias;
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
      const std::uint64_t key = modelc::weight_seed(seed, "lambda_2/additive_attention/scale");
      modelc::initial::fill(block.at<double>(0), 1, [&](modelc::Index) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, 0)),
                                        0x1.bb67ae8584caap+1) +
                -0x1.bb67ae8584caap+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(64), 1, [&](modelc::Index) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, 0)),
                                        0x1.bb67ae8584caap+1) +
                -0x1.bb67ae8584caap+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, s00, 3, 1]` gives `y: f64[b, s00, 3, 1], other: f64[b, s00, 3, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 1);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  Outputs predict(const XTensor& x) {
    compute(modelc::checked<double, 4>("x", x, {symbols_.b, symbols_.s00, 3, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, s00, 3, 1]`
  /// - takes `y_true: f64[b, s00, 3, 1]`
  /// - takes `other_true: f64[b, s00, 3, 1]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> x,
                    modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> y_true,
                    modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 3);
    assert(y_true.dimension(3) == 1);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == symbols_.s00);
    assert(other_true.dimension(2) == 3);
    assert(other_true.dimension(3) == 1);
    compute_train_step(x.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_train_step(modelc::checked<double, 4>("x", x, {symbols_.b, symbols_.s00, 3, 1}),
                       modelc::checked<double, 4>("y_true", y_true, {symbols_.b, symbols_.s00, 3, 1}),
                       modelc::checked<double, 4>("other_true", other_true, {symbols_.b, symbols_.s00, 3, 1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]),
                       static_cast<const double*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(192));
    values[1] = static_cast<double>(*arena_.at<double>(320));
    values[2] = static_cast<double>(*arena_.at<double>(448));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, s00, 3, 1]`
  /// - takes `y_true: f64[b, s00, 3, 1]`
  /// - takes `other_true: f64[b, s00, 3, 1]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> x,
                       modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> y_true,
                       modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 3);
    assert(y_true.dimension(3) == 1);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == symbols_.s00);
    assert(other_true.dimension(2) == 3);
    assert(other_true.dimension(3) == 1);
    compute_evaluate_step(x.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_evaluate_step(modelc::checked<double, 4>("x", x, {symbols_.b, symbols_.s00, 3, 1}),
                          modelc::checked<double, 4>("y_true", y_true, {symbols_.b, symbols_.s00, 3, 1}),
                          modelc::checked<double, 4>("other_true", other_true, {symbols_.b, symbols_.s00, 3, 1}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]),
                          static_cast<const double*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(128));
    values[2] = static_cast<double>(*arena_.at<double>(256));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, s00, 3, 1]`
  /// - takes `y_true: f64[b, s00, 3, 1]`
  /// - takes `other_true: f64[b, s00, 3, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> x,
                      modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> y_true,
                      modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 3);
    assert(x.dimension(3) == 1);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 3);
    assert(y_true.dimension(3) == 1);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == symbols_.s00);
    assert(other_true.dimension(2) == 3);
    assert(other_true.dimension(3) == 1);
    compute_gradients(x.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_gradients(modelc::checked<double, 4>("x", x, {symbols_.b, symbols_.s00, 3, 1}),
                      modelc::checked<double, 4>("y_true", y_true, {symbols_.b, symbols_.s00, 3, 1}),
                      modelc::checked<double, 4>("other_true", other_true, {symbols_.b, symbols_.s00, 3, 1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]),
                      static_cast<const double*>(inputs[2]));
    outputs[0] = arena_.at<double>(128);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(64);
    outputs[3] = arena_.at<double>(256);
    outputs[4] = arena_.at<double>(320);
    outputs[5] = arena_.at<double>(384);
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
    values[0] = static_cast<double>(*arena_.at<double>(448));
    values[1] = static_cast<double>(*arena_.at<double>(0));
    values[2] = static_cast<double>(*arena_.at<double>(64));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(320), 1, 0.0);
    std::fill_n(training_->block.at<double>(384), 1, 0.0);
    std::fill_n(training_->block.at<double>(448), 1, 0.0);
    std::fill_n(training_->block.at<double>(512), 1, 0.0);
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
    return {3 * symbols_.b * symbols_.s00, 3 * symbols_.b * symbols_.s00, 3 * symbols_.b * symbols_.s00};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), 3 * symbols_.b * symbols_.s00,
                          static_cast<double*>(outputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[0]), 3 * symbols_.b * symbols_.s00,
                          static_cast<double*>(outputs[1]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s00"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 4, {-1, -1, 3, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f64", 4, {-1, -1, 3, 1}, 0, false},
      {"other", "f64", 4, {-1, -1, 3, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> weight_infos{{
      {"lambda_2/additive_attention/scale", "f64", 1, {1}, 0, true},
      {"dense/kernel", "f64", 2, {1, 1}, 64, true},
      {"dense/bias", "f64", 1, {1}, 128, true},
  }};
  static constexpr modelc::Index weight_bytes = 192;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f64", 4, {-1, -1, 3, 1}, 0, false},
      {"y_true", "f64", 4, {-1, -1, 3, 1}, 0, false},
      {"other_true", "f64", 4, {-1, -1, 3, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "y_mae", "other_root_mean_squared_error"};
  static constexpr std::array<modelc::TensorInfo, 6> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"other_loss", "f64", 0, {}, 0, false},
      {"grad/lambda_2/additive_attention/scale", "f64", 1, {1}, 0, false},
      {"grad/dense/kernel", "f64", 2, {1, 1}, 0, false},
      {"grad/dense/bias", "f64", 1, {1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 9> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f64", 0, {}, 64, false},
      {"optimizer/velocity/lambda_2/additive_attention/scale", "f64", 1, {1}, 128, false},
      {"optimizer/velocity/dense/kernel", "f64", 2, {1, 1}, 192, false},
      {"optimizer/velocity/dense/bias", "f64", 1, {1}, 256, false},
      {"metric/y_mae/total", "f64", 0, {}, 320, false},
      {"metric/y_mae/count", "f64", 0, {}, 384, false},
      {"metric/other_root_mean_squared_error/total", "f64", 0, {}, 448, false},
      {"metric/other_root_mean_squared_error/count", "f64", 0, {}, 512, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 8> part_infos{{
      {"gradient/lambda_2/additive_attention/scale", "f64", 1, {1}, 0, false},
      {"gradient/dense/kernel", "f64", 2, {1, 1}, 64, false},
      {"gradient/dense/bias", "f64", 1, {1}, 128, false},
      {"loss", "f64", 0, {}, 192, false},
      {"metric/y_mae/total", "f64", 0, {}, 256, false},
      {"metric/y_mae/count", "f64", 0, {}, 320, false},
      {"metric/other_root_mean_squared_error/total", "f64", 0, {}, 384, false},
      {"metric/other_root_mean_squared_error/count", "f64", 0, {}, 448, false},
  }};
  static constexpr modelc::Index part_bytes = 512;
  static constexpr modelc::Index gradient_bytes = 192;  // the first of them
  static constexpr modelc::Index training_bytes = 576;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({24 * b * s00_2});
    modelc::Size end = 64;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({24 * b * s00_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({24 * b * s00_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({24 * b * s00_2});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[7] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[8] = end.value();
    end = end + modelc::slot_bytes({72 * b});
    slots_[9] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[10] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    modelc::Size train_step_end = 640;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b * s00_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b * s00_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[15] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({72 * b});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
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
    train_step_slots_[22] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[23] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[24] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    const modelc::Size update_step_end = 768;
    modelc::Size evaluate_step_end = 384;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b * s00_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b * s00_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b * s00_2});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[7] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[8] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({72 * b});
    evaluate_step_slots_[9] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[10] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    modelc::Size gradients_end = 768;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b * s00_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b * s00_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({72 * b});
    gradients_slots_[16] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
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
    gradients_slots_[22] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[23] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[24] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  Outputs results() const noexcept {
    return {modelc::make_view<modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1>>(
                arena_.at<double>(slots_[1]), symbols_.b, symbols_.s00, 3, 1),
            modelc::make_view<modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3, 1>>(
                arena_.at<double>(slots_[0]), symbols_.b, symbols_.s00, 3, 1)};
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(192)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(128)),
            modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<double>(arena_.at<double>(64)),
            modelc::make_view<modelc::View<const double, 1>>(arena_.at<double>(256), 1),
            modelc::make_view<modelc::View<const double, 1, 1>>(arena_.at<double>(320), 1, 1),
            modelc::make_view<modelc::View<const double, 1>>(arena_.at<double>(384), 1)};
  }

  // m.model:4: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
  // computes scan, scan_2, scan_4 and 17 more
  void compute_scan(double* scan) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) { lane.store(scan + i, lane(0.0)); });
  }

  // m.model:4: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
  // computes scan_3, scan_3, scan_6 and 6 more
  void compute_scan_3(const double* x, double* scan_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < s00_2; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          lane.store(scan_3 + i * (3 * b) + j * 3 + k, lane.load(x + i * 3 + j * (3 * s00_2) + k));
        });
      }
    }
  }

  // m.model:5: h2 = Lambda(v -> logsumexp(v, axis = -1, keepdims = true))(h1)
  // computes h2, h2, h2
  void compute_h2(const double* project, double* h2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < s00_2; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          const auto project_9 = lane.load(project + i * 3 + j * (3 * b) + k);
          const auto where = select(isfinite(project_9), project_9, 0.0);
          lane.store(h2 + i * (3 * s00_2) + j * 3 + k, where + (project_9 - where));
        });
      }
    }
  }

  // m.model:9: output y = Dense(1, activation = sigmoid)(h3)
  // computes dense, dense, dense
  void compute_dense(const double* project_2, const double* dense_kernel, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < s00_2; ++i1) {
        modelc::matmul(threads_, 3, 1, 1, project_2 + i0 * 3 + i1 * (3 * b), 1, 1, dense_kernel, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         lane.store(dense + i0 * (3 * s00_2) + i1 * 3 + row, 0, sum);
                       });
      }
    }
  }

  // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
  // computes scan_9, scan_9
  void compute_scan_9(double* scan_9) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(scan_9, lane(0.0));
    }
  }

  // m.model:9: output y = Dense(1, activation = sigmoid)(h3)
  // computes add, add
  void compute_add(const double* dense_2, const double* dense_kernel, const double* project_2, double* add) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < s00_2; ++i1) {
        modelc::matmul(threads_, 3, 1, 1, dense_2 + i0 * (3 * s00_2) + i1 * 3, 1, 1, dense_kernel, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         const auto mul_3 = lane(project_2[i0 * 3 + i1 * (3 * b) + row]) *
                                            (lane(0.02) / lane(static_cast<double>(3 * b * s00_2)));
                         lane.store(add + i0 * (3 * s00_2) + i1 * 3 + row, 0, mul_3 + (sum + mul_3));
                       });
      }
    }
  }

  // m.model:11: compile(optimizer = SGD(momentum = 0.9), loss = {y: Tversky(alpha = 0.3), other: (t, p) -> s...
  // computes new_optimizer_velocity, new_optimizer_velocity
  void compute_new_optimizer_velocity(const double* optimizer_velocity, const double* optimizer_learning_rate,
                                      const double* gradients, const double* weights, double* new_optimizer_velocity,
                                      double* new_weights) noexcept {
    modelc::for_lanes<double>(17, [&](auto lane, modelc::Index i) {
      const auto sub_2 =
          lane.load(optimizer_velocity + i) * 0.9 - lane(optimizer_learning_rate[0]) * lane.load(gradients + i);
      const auto add_2 = lane.load(weights + i) + sub_2;
      lane.store(new_optimizer_velocity + i, sub_2);
      lane.store(new_weights + i, add_2);
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

  // m.model:8: loss 0.02 * mean(square(h3))
  // computes new_part_metric_y_mae_count, new_part_metric_other_root_mean_squared_error_count
  void compute_new_part_metric_y_mae_count(double* new_part_metric_y_mae_count) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_y_mae_count, lane(static_cast<double>(3 * b * s00_2)));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan: f64[b, 3, 1]
    double* const scan = arena_.at<double>(slots_[2]);
    compute_scan(scan);
    // scan_2: f64[b, 3, 1]
    double* const scan_2 = arena_.at<double>(slots_[3]);
    compute_scan(scan_2);
    // scan_3: f64[s00, b, 3, 1]
    double* const scan_3 = arena_.at<double>(slots_[0]);
    compute_scan_3(x, scan_3);
    // project: f64[s00, b, 3, 1], carry: f64[b, 3, 1], carry_2: f64[b, 3, 1]
    double* const project = arena_.at<double>(slots_[1]);
    double* const carry = arena_.at<double>(slots_[4]);
    double* const carry_2 = arena_.at<double>(slots_[5]);
    std::copy_n(scan, 3 * b, carry);
    std::copy_n(scan_2, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const x_0 = scan_3 + turn_2 * (3 * b);
      double* const new_carry_0 = carry;
      double* const new_carry_1 = carry_2;
      double* const y_0 = project + turn_2 * (3 * b);
      // m.model:4: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // new_carry_0: f64[b, 3, 1], new_carry_1: f64[b, 3, 1], y_0: f64[b, 3, 1]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_3 = lane.load(carry_0 + i);
        const auto where = select(abs(carry_0_3) > 1e+18, 5.169878828456423e-26, 1.0);
        const auto mul = carry_0_3 * where;
        const auto n_2 = sigmoid(mul * rsqrt(max(mul * mul, where * (where * 1e-12))));
        const auto carry_1_3 = lane.load(carry_1 + i);
        const auto add = lane.load(x_0 + i) + n_2;
        const auto add_2 = n_2 + carry_1_3 * 0.5;
        const auto sub = carry_1_3 - carry_0_3;
        lane.store(new_carry_0 + i, add);
        lane.store(new_carry_1 + i, add_2);
        lane.store(y_0 + i, sub);
      });
    }

    // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan_4: f64[b, 3, 1]
    double* const scan_4 = arena_.at<double>(slots_[3]);
    compute_scan(scan_4);
    // scan_5: f64[b, 3, 1]
    double* const scan_5 = arena_.at<double>(slots_[4]);
    compute_scan(scan_5);
    // h2: f64[b, s00, 3, 1], scan_6: f64[s00, b, 3, 1]
    double* const h2 = arena_.at<double>(slots_[0]);
    double* const scan_6 = arena_.at<double>(slots_[1]);
    for (modelc::Index i = 0; i < s00_2; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          const auto project_3 = lane.load(project + i * (3 * b) + j * 3 + k);
          const auto where = select(isfinite(project_3), project_3, 0.0);
          const auto h2_2 = where + (project_3 - where);
          lane.store(h2 + i * 3 + j * (3 * s00_2) + k, h2_2);
          lane.store(scan_6 + i * (3 * b) + j * 3 + k, h2_2);
        });
      }
    }
    // project_2: f64[s00, b, 3, 1], carry_3: f64[b, 3, 1], carry_4: f64[b, 3, 1]
    const double* const lambda_2_additive_attention_scale = weights_->block.at<double>(0);
    double* const project_2 = arena_.at<double>(slots_[2]);
    double* const carry_3 = arena_.at<double>(slots_[5]);
    double* const carry_4 = arena_.at<double>(slots_[6]);
    std::copy_n(scan_4, 3 * b, carry_3);
    std::copy_n(scan_5, 3 * b, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0_2 = carry_3;
      const double* const carry_1_2 = carry_4;
      const double* const x_0_2 = scan_6 + turn_2 * (3 * b);
      const double* const state_0 = lambda_2_additive_attention_scale;
      double* const tanh_2 = arena_.at<double>(slots_[9]);
      double* const div = arena_.at<double>(slots_[8]);
      double* const new_carry_0_2 = carry_3;
      double* const new_carry_1_2 = carry_4;
      double* const y_0_2 = project_2 + turn_2 * (3 * b);
      double* const exp_row = arena_.at<double>(0);
      // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // tanh_2: f64[b, 3, 1], y_0_2: f64[b, 3, 1]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2_2 = lane.load(carry_0_2 + i);
        const auto tanh_3 = tanh(carry_0_2_2);
        const auto sub = lane.load(carry_1_2 + i) - carry_0_2_2;
        lane.store(tanh_2 + i, tanh_3);
        lane.store(y_0_2 + i, sub);
      });
      // m.model:6: l3 = Lambda(v -> AdditiveAttention()([v, tanh(v)]))
      // div: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          const modelc::Scalar scalar{};
          const auto carry_0_2_3 = scalar.load(carry_0_2 + i * 3 + j);
          const auto state_0_2 = scalar.load(state_0);
          const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(3, [&](auto lane, modelc::Index k) {
            const auto mul = lane(state_0_2) * tanh(lane(carry_0_2_3) + lane.load(tanh_2 + i * 3 + k));
            lane.store(div + i * 9 + j * 3 + k, mul);
            return mul;
          }));
          const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
            const auto exp_2 = exp(lane.load(div + i * 9 + j * 3 + k) - lane(row_max));
            lane.store(exp_row + k, exp_2);
            return exp_2;
          }));
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(div + i * 9 + j * 3 + k, lane.load(exp_row + k) / lane(row_sum));
          });
        }
      }
      // new_carry_0_2: f64[b, 3, 1], new_carry_1_2: f64[b, 3, 1]
      for (modelc::Index i0 = 0; i0 < b; ++i0) {
        modelc::matmul(threads_, 3, 3, 1, div + i0 * 9, 3, 1, tanh_2 + i0 * 3, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         const auto n_2 = sigmoid(sum);
                         const auto add = lane(x_0_2[i0 * 3 + row]) + n_2;
                         const auto add_2 = n_2 + lane(carry_1_2[i0 * 3 + row]) * 0.5;
                         lane.store(new_carry_0_2 + i0 * 3 + row, 0, add);
                         lane.store(new_carry_1_2 + i0 * 3 + row, 0, add_2);
                       });
      }
    }

    // m.model:9: output y = Dense(1, activation = sigmoid)(h3)
    // y: f64[b, s00, 3, 1]
    const double* const dense_kernel = weights_->block.at<double>(64);
    const double* const dense_bias = weights_->block.at<double>(128);
    double* const y = arena_.at<double>(slots_[1]);
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < s00_2; ++i1) {
        modelc::matmul(threads_, 3, 1, 1, project_2 + i0 * 3 + i1 * (3 * b), 1, 1, dense_kernel, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         lane.store(y + i0 * (3 * s00_2) + i1 * 3 + row, 0, sigmoid(lane(dense_bias[0]) + sum));
                       });
      }
    }
  }

  void compute_train_step(const double* x, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan: f64[b, 3, 1]
    double* const scan = arena_.at<double>(train_step_slots_[2]);
    compute_scan(scan);
    // scan_2: f64[b, 3, 1]
    double* const scan_2 = arena_.at<double>(train_step_slots_[3]);
    compute_scan(scan_2);
    // scan_3: f64[s00, b, 3, 1]
    double* const scan_3 = arena_.at<double>(train_step_slots_[0]);
    compute_scan_3(x, scan_3);
    // project: f64[s00, b, 3, 1], carry: f64[b, 3, 1], carry_2: f64[b, 3, 1]
    double* const project = arena_.at<double>(train_step_slots_[1]);
    double* const carry = arena_.at<double>(train_step_slots_[4]);
    double* const carry_2 = arena_.at<double>(train_step_slots_[5]);
    std::copy_n(scan, 3 * b, carry);
    std::copy_n(scan_2, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const x_0 = scan_3 + turn_2 * (3 * b);
      double* const new_carry_0 = carry;
      double* const new_carry_1 = carry_2;
      double* const y_0 = project + turn_2 * (3 * b);
      // m.model:4: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // new_carry_0: f64[b, 3, 1], new_carry_1: f64[b, 3, 1], y_0: f64[b, 3, 1]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_3 = lane.load(carry_0 + i);
        const auto where = select(abs(carry_0_3) > 1e+18, 5.169878828456423e-26, 1.0);
        const auto mul_3 = carry_0_3 * where;
        const auto n_2 = sigmoid(mul_3 * rsqrt(max(mul_3 * mul_3, where * (where * 1e-12))));
        const auto carry_1_3 = lane.load(carry_1 + i);
        const auto add_2 = lane.load(x_0 + i) + n_2;
        const auto add_3 = n_2 + carry_1_3 * 0.5;
        const auto sub_2 = carry_1_3 - carry_0_3;
        lane.store(new_carry_0 + i, add_2);
        lane.store(new_carry_1 + i, add_3);
        lane.store(y_0 + i, sub_2);
      });
    }

    // m.model:5: h2 = Lambda(v -> logsumexp(v, axis = -1, keepdims = true))(h1)
    // h2: f64[b, s00, 3, 1]
    double* const h2 = arena_.at<double>(train_step_slots_[2]);
    compute_h2(project, h2);

    // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan_4: f64[b, 3, 1]
    double* const scan_4 = arena_.at<double>(train_step_slots_[5]);
    compute_scan(scan_4);
    // scan_5: f64[b, 3, 1]
    double* const scan_5 = arena_.at<double>(train_step_slots_[9]);
    compute_scan(scan_5);
    // scan_6: f64[s00, b, 3, 1]
    double* const scan_6 = arena_.at<double>(train_step_slots_[3]);
    compute_scan_3(h2, scan_6);
    // project_2: f64[s00, b, 3, 1], project_3: f64[s00, b, 3, 1], project_4: f64[s00, b, 3, 1], project_5: f64...
    const double* const lambda_2_additive_attention_scale = weights_->block.at<double>(0);
    double* const project_2 = arena_.at<double>(train_step_slots_[4]);
    double* const project_3 = arena_.at<double>(train_step_slots_[6]);
    double* const project_4 = arena_.at<double>(train_step_slots_[7]);
    double* const project_5 = arena_.at<double>(train_step_slots_[0]);
    double* const project_6 = arena_.at<double>(train_step_slots_[1]);
    double* const project_7 = arena_.at<double>(train_step_slots_[8]);
    double* const carry_3 = arena_.at<double>(train_step_slots_[10]);
    double* const carry_4 = arena_.at<double>(train_step_slots_[11]);
    std::copy_n(scan_4, 3 * b, carry_3);
    std::copy_n(scan_5, 3 * b, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0_2 = carry_3;
      const double* const carry_1_2 = carry_4;
      const double* const x_0_2 = scan_6 + turn_2 * (3 * b);
      const double* const state_0 = lambda_2_additive_attention_scale;
      double* const stacked = project_7 + turn_2 * (3 * b);
      double* const stacked_2 = project_6 + turn_2 * (9 * b);
      double* const stacked_3 = project_5 + turn_2 * (9 * b);
      double* const stacked_4 = project_4 + turn_2 * (3 * b);
      double* const div = arena_.at<double>(train_step_slots_[15]);
      double* const new_carry_0_2 = carry_3;
      double* const new_carry_1_2 = carry_4;
      double* const y_0_2 = project_2 + turn_2 * (3 * b);
      double* const stacked_5 = project_3 + turn_2 * (3 * b);
      // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // stacked: f64[b, 3, 1], y_0_2: f64[b, 3, 1]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2_2 = lane.load(carry_0_2 + i);
        const auto tanh_2 = tanh(carry_0_2_2);
        const auto sub_2 = lane.load(carry_1_2 + i) - carry_0_2_2;
        lane.store(stacked + i, tanh_2);
        lane.store(y_0_2 + i, sub_2);
      });
      // m.model:6: l3 = Lambda(v -> AdditiveAttention()([v, tanh(v)]))
      // stacked_2: f64[b, 3, 3, 1], stacked_3: f64[b, 3, 3], stacked_4: f64[b, 3, 1], div: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          const modelc::Scalar scalar{};
          const auto carry_0_2_3 = scalar.load(carry_0_2 + i * 3 + j);
          const auto state_0_2 = scalar.load(state_0);
          const auto row_2 = modelc::fold_lanes<double, modelc::Max>(3, [&](auto lane, modelc::Index k) {
            const auto tanh_3 = tanh(lane(carry_0_2_3) + lane.load(stacked + i * 3 + k));
            const auto mul_3 = lane(state_0_2) * tanh_3;
            lane.store(stacked_3 + i * 9 + j * 3 + k, mul_3);
            lane.store(stacked_2 + i * 9 + j * 3 + k, tanh_3);
            return modelc::folded(mul_3);
          });
          const auto row_max = scalar(std::get<0>(row_2));
          const auto row_3 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto exp_2 = exp(lane.load(stacked_3 + i * 9 + j * 3 + k) - lane(row_max));
            lane.store(div + i * 9 + j * 3 + k, exp_2);
            lane.store(stacked_3 + i * 9 + j * 3 + k, exp_2);
            return modelc::folded(exp_2);
          });
          const auto row_sum = scalar(std::get<0>(row_3));
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(div + i * 9 + j * 3 + k, lane.load(div + i * 9 + j * 3 + k) / lane(row_sum));
          });
          scalar.store(stacked_4 + i * 3 + j, row_sum);
        }
      }
      // new_carry_0_2: f64[b, 3, 1], new_carry_1_2: f64[b, 3, 1], stacked_5: f64[b, 3, 1]
      for (modelc::Index i0 = 0; i0 < b; ++i0) {
        modelc::matmul(threads_, 3, 3, 1, div + i0 * 9, 3, 1, stacked + i0 * 3, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         const auto n_2 = sigmoid(sum);
                         const auto add_2 = lane(x_0_2[i0 * 3 + row]) + n_2;
                         const auto add_3 = n_2 + lane(carry_1_2[i0 * 3 + row]) * 0.5;
                         const auto sub_3 = n_2 - n_2 * n_2;
                         lane.store(new_carry_0_2 + i0 * 3 + row, 0, add_2);
                         lane.store(new_carry_1_2 + i0 * 3 + row, 0, add_3);
                         lane.store(stacked_5 + i0 * 3 + row, 0, sub_3);
                       });
      }
    }

    // m.model:9: output y = Dense(1, activation = sigmoid)(h3)
    // dense: f64[b, s00, 3, 1]
    const double* const dense_kernel = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(train_step_slots_[3]);
    compute_dense(project_2, dense_kernel, dense);

    // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan_7: f64[b, 3, 1]
    double* const scan_7 = arena_.at<double>(train_step_slots_[10]);
    compute_scan(scan_7);
    // scan_8: f64[b, 3, 1]
    double* const scan_8 = arena_.at<double>(train_step_slots_[11]);
    compute_scan(scan_8);
    // scan_9: f64[1]
    double* const scan_9 = arena_.at<double>(512);
    compute_scan_9(scan_9);
    // gradients: f64[17]
    double* const gradients = arena_.at<double>(0);
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 1 + i, lane(0.0)); });
    // gradients: f64[17]
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 9 + i, lane(0.0)); });
    // the loss, and what its gradient needs
    // loss: f64, new_metric_y_mae_total: f64, y_mae: f64, y_mae_2: f64, new_metric_other_root_mean_squared_err...
    const double* const dense_bias = weights_->block.at<double>(128);
    const double* const metric_y_mae_total = training_->block.at<double>(320);
    const double* const metric_y_mae_count = training_->block.at<double>(384);
    const double* const metric_other_root_mean_squared_error_total = training_->block.at<double>(448);
    const double* const metric_other_root_mean_squared_error_count = training_->block.at<double>(512);
    double* const loss = arena_.at<double>(192);
    double* const new_metric_y_mae_total = training_->block.at<double>(320);
    double* const y_mae = arena_.at<double>(256);
    double* const y_mae_2 = arena_.at<double>(320);
    double* const new_metric_other_root_mean_squared_error_total = training_->block.at<double>(448);
    double* const other_root_mean_squared_error = arena_.at<double>(384);
    double* const other_root_mean_squared_error_2 = arena_.at<double>(448);
    double* const dense_2 = arena_.at<double>(train_step_slots_[2]);
    double* const dense_3 = arena_.at<double>(train_step_slots_[3]);
    double* const y_row = arena_.at<double>(train_step_slots_[5]);
    double* const sigmoid_row = arena_.at<double>(train_step_slots_[9]);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      const auto metric_y_mae_total_2 = scalar.load(metric_y_mae_total);
      const auto add_2 = scalar.load(metric_y_mae_count) + static_cast<double>(3 * b * s00_2);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 1.0, add_2);
      const auto metric_other_root_mean_squared_error_total_2 = scalar.load(metric_other_root_mean_squared_error_total);
      const auto add_3 = scalar.load(metric_other_root_mean_squared_error_count) + static_cast<double>(3 * b * s00_2);
      const auto eq_2 = 0.0 == add_3;
      const auto where_2 = select(eq_2, 1.0, add_3);
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto project_2_2 = lane.load(project_2 + i * 3 + j * (3 * b) + k);
                const auto add_4 = lane(dense_bias_2) + lane.load(dense + i * (3 * s00_2) + j * 3 + k);
                const auto y = sigmoid(add_4);
                const auto sigmoid_2 = sigmoid(-add_4);
                const auto mul_3 = project_2_2 * project_2_2;
                lane.store(y_row + i * (3 * s00_2) + j * 3 + k, y);
                lane.store(sigmoid_row + i * (3 * s00_2) + j * 3 + k, sigmoid_2);
                return mul_3;
              })));
        }
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return lane.load(y_true + i * (3 * s00_2) + j * 3 + k) * lane.load(y_row + i * (3 * s00_2) + j * 3 + k);
              })));
        }
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_3 = modelc::Sum::apply(
              row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return lane.load(y_true + i * (3 * s00_2) + j * 3 + k) *
                       lane.load(sigmoid_row + i * (3 * s00_2) + j * 3 + k);
              })));
        }
      }
      auto row_sum_4 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_4 = modelc::Sum::apply(
              row_sum_4, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return lane.load(y_row + i * (3 * s00_2) + j * 3 + k) *
                       (1.0 - lane.load(y_true + i * (3 * s00_2) + j * 3 + k));
              })));
        }
      }
      auto row_sum_5 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_5 = modelc::Sum::apply(
              row_sum_5, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto other_true_2 = lane.load(other_true + i * (3 * s00_2) + j * 3 + k);
                return other_true_2 * abs(other_true_2 - lane.load(h2 + i * (3 * s00_2) + j * 3 + k));
              })));
        }
      }
      auto row_sum_6 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_6 = modelc::Sum::apply(
              row_sum_6, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return abs(lane.load(y_row + i * (3 * s00_2) + j * 3 + k) -
                           lane.load(y_true + i * (3 * s00_2) + j * 3 + k));
              })));
        }
      }
      auto row_sum_7 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_7 = modelc::Sum::apply(
              row_sum_7, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto sub_2 =
                    lane.load(h2 + i * (3 * s00_2) + j * 3 + k) - lane.load(other_true + i * (3 * s00_2) + j * 3 + k);
                return sub_2 * sub_2;
              })));
        }
      }
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(dense_3 + i * (3 * s00_2) + j * 3 + k, lane.load(project_2 + i * 3 + j * (3 * b) + k));
          });
        }
      }
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      scalar.store(y_mae, add_2_lanes);
      scalar.store(other_root_mean_squared_error, add_3_lanes);
      const auto add_5 = row_sum_2 + row_sum_3 * 0.3 + row_sum_4 * 0.5 + 1e-07;
      const auto div_3 = row_sum_2 / add_5;
      const auto add_6 = row_sum / static_cast<double>(3 * b * s00_2) * 0.02 +
                         (0.5 * (1.0 - div_3) + row_sum_5 / static_cast<double>(3 * b * s00_2) * 2.0);
      const auto add_7 = metric_y_mae_total_2 + row_sum_6;
      const auto where_3 = select(eq, 0.0, add_7 / where);
      const auto add_8 = metric_other_root_mean_squared_error_total_2 + row_sum_7;
      const auto sqrt_2 = sqrt(select(eq_2, 0.0, add_8 / where_2));
      const auto div_4 = -0.5 / add_5;
      const auto mul_4 = div_3 * div_4;
      const auto neg = -mul_4;
      const auto mul_5 = 0.5 * neg;
      const auto sub_3 = div_4 - mul_4;
      const auto mul_6 = 0.3 * neg;
      auto grad_dense_bias = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          grad_dense_bias = modelc::Sum::apply(
              grad_dense_bias, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto y_2 = lane.load(y_row + i * (3 * s00_2) + j * 3 + k);
                const auto y_true_2 = lane.load(y_true + i * (3 * s00_2) + j * 3 + k);
                const auto sigmoid_3 = lane.load(sigmoid_row + i * (3 * s00_2) + j * 3 + k);
                return ((1.0 - y_true_2) * lane(mul_5) + y_true_2 * lane(sub_3)) * (y_2 - y_2 * y_2) -
                       y_true_2 * lane(mul_6) * (sigmoid_3 - sigmoid_3 * sigmoid_3);
              })));
        }
      }
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            const auto y_3 = lane.load(y_row + i * (3 * s00_2) + j * 3 + k);
            const auto y_true_3 = lane.load(y_true + i * (3 * s00_2) + j * 3 + k);
            const auto sigmoid_4 = lane.load(sigmoid_row + i * (3 * s00_2) + j * 3 + k);
            lane.store(dense_2 + i * (3 * s00_2) + j * 3 + k,
                       ((1.0 - y_true_3) * lane(mul_5) + y_true_3 * lane(sub_3)) * (y_3 - y_3 * y_3) -
                           y_true_3 * lane(mul_6) * (sigmoid_4 - sigmoid_4 * sigmoid_4));
          });
        }
      }
      const auto add_6_lanes = add_6;
      const auto add_7_lanes = add_7;
      const auto where_3_lanes = where_3;
      const auto add_8_lanes = add_8;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(loss, add_6_lanes);
      scalar.store(new_metric_y_mae_total, add_7_lanes);
      scalar.store(y_mae_2, where_3_lanes);
      scalar.store(new_metric_other_root_mean_squared_error_total, add_8_lanes);
      scalar.store(other_root_mean_squared_error_2, sqrt_2_lanes);
      scalar.store(gradients + 16, grad_dense_bias);
    }

    // m.model:9: output y = Dense(1, activation = sigmoid)(h3)
    // add: f64[b, s00, 3, 1]
    double* const add = arena_.at<double>(train_step_slots_[5]);
    compute_add(dense_2, dense_kernel, project_2, add);

    // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan_10: f64[s00, b, 3, 1]
    double* const scan_10 = arena_.at<double>(train_step_slots_[4]);
    compute_scan_3(add, scan_10);
    // project_8: f64[1], carry_5: f64[b, 3, 1], carry_6: f64[b, 3, 1]
    double* const project_8 = arena_.at<double>(576);
    double* const carry_5 = arena_.at<double>(train_step_slots_[5]);
    double* const carry_6 = arena_.at<double>(train_step_slots_[9]);
    std::copy_n(scan_7, 3 * b, carry_5);
    std::copy_n(scan_8, 3 * b, carry_6);
    std::copy_n(scan_9, 1, project_8);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const modelc::Index step_2 = s00_2 - 1 - turn_2;
      const double* const d_carry_0 = carry_5;
      const double* const d_carry_1 = carry_6;
      const double* const sum_3 = project_8;
      const double* const kept_0 = project_7 + step_2 * (3 * b);
      const double* const kept_1 = project_6 + step_2 * (9 * b);
      const double* const kept_2 = project_5 + step_2 * (9 * b);
      const double* const kept_3 = project_4 + step_2 * (3 * b);
      const double* const kept_4 = project_3 + step_2 * (3 * b);
      const double* const d_y_0 = scan_10 + step_2 * (3 * b);
      const double* const capture_0 = lambda_2_additive_attention_scale;
      double* const mul = arena_.at<double>(train_step_slots_[22]);
      double* const matmul = arena_.at<double>(train_step_slots_[20]);
      double* const div_2 = arena_.at<double>(train_step_slots_[21]);
      double* const mul_2 = arena_.at<double>(train_step_slots_[20]);
      double* const sum_2 = arena_.at<double>(train_step_slots_[23]);
      double* const sub = arena_.at<double>(train_step_slots_[24]);
      double* const new_d_carry_0 = carry_5;
      double* const new_d_carry_1 = carry_6;
      double* const new_sum_3 = project_8;
      // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // mul: f64[b, 3, 1], new_d_carry_1: f64[b, 3, 1]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto d_carry_1_2 = lane.load(d_carry_1 + i);
        const auto mul_3 = lane.load(kept_4 + i) * (lane.load(d_carry_0 + i) + d_carry_1_2);
        const auto add_2 = lane.load(d_y_0 + i) + d_carry_1_2 * 0.5;
        lane.store(mul + i, mul_3);
        lane.store(new_d_carry_1 + i, add_2);
      });
      // m.model:6: l3 = Lambda(v -> AdditiveAttention()([v, tanh(v)]))
      // matmul: f64[b, 3, 3]
      for (modelc::Index i0 = 0; i0 < b; ++i0) {
        modelc::matmul(threads_, 3, 1, 3, mul + i0 * 3, 1, 1, kept_0 + i0 * 3, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                         lane.store(matmul + i0 * 9 + row * 3 + column, sum);
                       });
      }
      // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // div_2: f64[b, 3, 3], mul_2: f64[b, 3, 3, 1], sub: f64[b, 3, 1], new_sum_3: f64[1]
      {
        const modelc::Scalar scalar{};
        modelc::Total<modelc::Sum, double> total_sum;
        for (modelc::Index i = 0; i < 3 * b; ++i) {
          const auto kept_3_2 = scalar.load(kept_3 + i);
          const auto capture_0_2 = scalar.load(capture_0);
          const auto d_y_0_2 = scalar.load(d_y_0 + i);
          const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index j) {
            const auto div_3 = lane.load(kept_2 + i * 3 + j) / lane(kept_3_2);
            const auto neg = -(lane.load(matmul + i * 3 + j) / lane(kept_3_2) * div_3);
            lane.store(div_2 + i * 3 + j, div_3);
            return modelc::folded(neg);
          });
          const auto row_sum = scalar(std::get<0>(row_2));
          const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index j) {
            const auto kept_1_2 = lane.load(kept_1 + i * 3 + j);
            const auto mul_4 =
                lane.load(kept_2 + i * 3 + j) * (lane.load(matmul + i * 3 + j) / lane(kept_3_2) + lane(row_sum));
            const auto mul_5 = (1.0 - kept_1_2 * kept_1_2) * (lane(capture_0_2) * mul_4);
            const auto mul_6 = kept_1_2 * mul_4;
            lane.store(mul_2 + i * 3 + j, mul_5);
            return modelc::folded(mul_5, mul_6);
          });
          const auto row_sum_2 = scalar(std::get<0>(row_3));
          total_sum.add(scalar(std::get<1>(row_3)));
          const auto sub_2 = row_sum_2 - d_y_0_2;
          scalar.store(sub + i, sub_2);
        }
        scalar.store(new_sum_3, scalar.load(sum_3) + scalar(total_sum.value()));
      }
      // m.model:6: l3 = Lambda(v -> AdditiveAttention()([v, tanh(v)]))
      // sum_2: f64[b, 1, 3, 1]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          auto column_sum = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 3; ++k) {
            column_sum = modelc::Sum::apply(column_sum, lane.load(mul_2 + i * 9 + j + k * 3));
          }
          lane.store(sum_2 + i * 3 + j, column_sum);
        });
      }
      // new_d_carry_0: f64[b, 3, 1]
      for (modelc::Index i0 = 0; i0 < b; ++i0) {
        modelc::matmul(threads_, 3, 3, 1, div_2 + i0 * 9, 1, 3, mul + i0 * 3, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         const auto kept_0_2 = lane(kept_0[i0 * 3 + row]);
                         lane.store(
                             new_d_carry_0 + i0 * 3 + row, 0,
                             (1.0 - kept_0_2 * kept_0_2) * (lane(sum_2[i0 * 3 + row]) + sum) + lane(sub[i0 * 3 + row]));
                       });
      }
    }
    // gradients: f64[17]
    {
      const modelc::Scalar lane{};
      lane.store(gradients, lane.load(project_8));
    }

    // m.model:9: output y = Dense(1, activation = sigmoid)(h3)
    // gradients: f64[17]
    modelc::matmul(threads_, 1, 3 * b * s00_2, 1, dense_3, 0, 1, dense_2, 1, 0,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) { lane.store(gradients + 8, 0, sum); });

    // m.model:11: compile(optimizer = SGD(momentum = 0.9), loss = {y: Tversky(alpha = 0.3), other: (t, p) -> s...
    // new_optimizer_velocity: f64[17], new_weights: f64[17]
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_velocity = training_->block.at<double>(128);
    double* const new_optimizer_velocity = training_->block.at<double>(128);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_velocity(optimizer_velocity, optimizer_learning_rate, gradients, weights,
                                   new_optimizer_velocity, new_weights);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<double>(256), 1, training_->block.at<double>(384));
    modelc::copy_elements(arena_.at<double>(384), 1, training_->block.at<double>(512));
  }

  void compute_update_step() noexcept {
    // m.model:11: compile(optimizer = SGD(momentum = 0.9), loss = {y: Tversky(alpha = 0.3), other: (t, p) -> s...
    // new_metric_y_mae_total: f64, new_metric_y_mae_count: f64, y_mae: f64
    const double* const metric_y_mae_total = training_->block.at<double>(320);
    const double* const metric_y_mae_count = training_->block.at<double>(384);
    const double* const part_metric_y_mae_total = arena_.at<double>(512);
    const double* const part_metric_y_mae_count = arena_.at<double>(576);
    double* const new_metric_y_mae_total = training_->block.at<double>(320);
    double* const new_metric_y_mae_count = training_->block.at<double>(384);
    double* const y_mae = arena_.at<double>(0);
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_y_mae_total) + lane.load(part_metric_y_mae_total);
      const auto add_2 = lane.load(metric_y_mae_count) + lane.load(part_metric_y_mae_count);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 0.0, add / select(eq, 1.0, add_2));
      lane.store(new_metric_y_mae_total, add);
      lane.store(new_metric_y_mae_count, add_2);
      lane.store(y_mae, where);
    }
    // new_metric_other_root_mean_squared_error_total: f64, new_metric_other_root_mean_squared_error_count: f64...
    const double* const metric_other_root_mean_squared_error_total = training_->block.at<double>(448);
    const double* const metric_other_root_mean_squared_error_count = training_->block.at<double>(512);
    const double* const part_metric_other_root_mean_squared_error_total = arena_.at<double>(640);
    const double* const part_metric_other_root_mean_squared_error_count = arena_.at<double>(704);
    double* const new_metric_other_root_mean_squared_error_total = training_->block.at<double>(448);
    double* const new_metric_other_root_mean_squared_error_count = training_->block.at<double>(512);
    double* const other_root_mean_squared_error = arena_.at<double>(64);
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_other_root_mean_squared_error_total) +
                       lane.load(part_metric_other_root_mean_squared_error_total);
      const auto add_2 = lane.load(metric_other_root_mean_squared_error_count) +
                         lane.load(part_metric_other_root_mean_squared_error_count);
      const auto eq = 0.0 == add_2;
      const auto sqrt_2 = sqrt(select(eq, 0.0, add / select(eq, 1.0, add_2)));
      lane.store(new_metric_other_root_mean_squared_error_total, add);
      lane.store(new_metric_other_root_mean_squared_error_count, add_2);
      lane.store(other_root_mean_squared_error, sqrt_2);
    }
    // new_optimizer_velocity: f64[17], new_weights: f64[17]
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(256);
    const double* const optimizer_velocity = training_->block.at<double>(128);
    double* const new_optimizer_velocity = training_->block.at<double>(128);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_velocity(optimizer_velocity, optimizer_learning_rate, part_gradients, weights,
                                   new_optimizer_velocity, new_weights);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const double* x, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan: f64[b, 3, 1]
    double* const scan = arena_.at<double>(evaluate_step_slots_[2]);
    compute_scan(scan);
    // scan_2: f64[b, 3, 1]
    double* const scan_2 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_scan(scan_2);
    // scan_3: f64[s00, b, 3, 1]
    double* const scan_3 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_scan_3(x, scan_3);
    // project: f64[s00, b, 3, 1], carry: f64[b, 3, 1], carry_2: f64[b, 3, 1]
    double* const project = arena_.at<double>(evaluate_step_slots_[1]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[4]);
    double* const carry_2 = arena_.at<double>(evaluate_step_slots_[5]);
    std::copy_n(scan, 3 * b, carry);
    std::copy_n(scan_2, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const x_0 = scan_3 + turn_2 * (3 * b);
      double* const new_carry_0 = carry;
      double* const new_carry_1 = carry_2;
      double* const y_0 = project + turn_2 * (3 * b);
      // m.model:4: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // new_carry_0: f64[b, 3, 1], new_carry_1: f64[b, 3, 1], y_0: f64[b, 3, 1]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_3 = lane.load(carry_0 + i);
        const auto where = select(abs(carry_0_3) > 1e+18, 5.169878828456423e-26, 1.0);
        const auto mul = carry_0_3 * where;
        const auto n_2 = sigmoid(mul * rsqrt(max(mul * mul, where * (where * 1e-12))));
        const auto carry_1_3 = lane.load(carry_1 + i);
        const auto add = lane.load(x_0 + i) + n_2;
        const auto add_2 = n_2 + carry_1_3 * 0.5;
        const auto sub = carry_1_3 - carry_0_3;
        lane.store(new_carry_0 + i, add);
        lane.store(new_carry_1 + i, add_2);
        lane.store(y_0 + i, sub);
      });
    }

    // m.model:5: h2 = Lambda(v -> logsumexp(v, axis = -1, keepdims = true))(h1)
    // h2: f64[b, s00, 3, 1]
    double* const h2 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_h2(project, h2);

    // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan_4: f64[b, 3, 1]
    double* const scan_4 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_scan(scan_4);
    // scan_5: f64[b, 3, 1]
    double* const scan_5 = arena_.at<double>(evaluate_step_slots_[4]);
    compute_scan(scan_5);
    // scan_6: f64[s00, b, 3, 1]
    double* const scan_6 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_scan_3(h2, scan_6);
    // project_2: f64[s00, b, 3, 1], carry_3: f64[b, 3, 1], carry_4: f64[b, 3, 1]
    const double* const lambda_2_additive_attention_scale = weights_->block.at<double>(0);
    double* const project_2 = arena_.at<double>(evaluate_step_slots_[2]);
    double* const carry_3 = arena_.at<double>(evaluate_step_slots_[5]);
    double* const carry_4 = arena_.at<double>(evaluate_step_slots_[6]);
    std::copy_n(scan_4, 3 * b, carry_3);
    std::copy_n(scan_5, 3 * b, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0_2 = carry_3;
      const double* const carry_1_2 = carry_4;
      const double* const x_0_2 = scan_6 + turn_2 * (3 * b);
      const double* const state_0 = lambda_2_additive_attention_scale;
      double* const tanh_2 = arena_.at<double>(evaluate_step_slots_[9]);
      double* const div = arena_.at<double>(evaluate_step_slots_[8]);
      double* const new_carry_0_2 = carry_3;
      double* const new_carry_1_2 = carry_4;
      double* const y_0_2 = project_2 + turn_2 * (3 * b);
      double* const exp_row = arena_.at<double>(320);
      // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // tanh_2: f64[b, 3, 1], y_0_2: f64[b, 3, 1]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2_2 = lane.load(carry_0_2 + i);
        const auto tanh_3 = tanh(carry_0_2_2);
        const auto sub = lane.load(carry_1_2 + i) - carry_0_2_2;
        lane.store(tanh_2 + i, tanh_3);
        lane.store(y_0_2 + i, sub);
      });
      // m.model:6: l3 = Lambda(v -> AdditiveAttention()([v, tanh(v)]))
      // div: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          const modelc::Scalar scalar{};
          const auto carry_0_2_3 = scalar.load(carry_0_2 + i * 3 + j);
          const auto state_0_2 = scalar.load(state_0);
          const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(3, [&](auto lane, modelc::Index k) {
            const auto mul = lane(state_0_2) * tanh(lane(carry_0_2_3) + lane.load(tanh_2 + i * 3 + k));
            lane.store(div + i * 9 + j * 3 + k, mul);
            return mul;
          }));
          const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
            const auto exp_2 = exp(lane.load(div + i * 9 + j * 3 + k) - lane(row_max));
            lane.store(exp_row + k, exp_2);
            return exp_2;
          }));
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(div + i * 9 + j * 3 + k, lane.load(exp_row + k) / lane(row_sum));
          });
        }
      }
      // new_carry_0_2: f64[b, 3, 1], new_carry_1_2: f64[b, 3, 1]
      for (modelc::Index i0 = 0; i0 < b; ++i0) {
        modelc::matmul(threads_, 3, 3, 1, div + i0 * 9, 3, 1, tanh_2 + i0 * 3, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         const auto n_2 = sigmoid(sum);
                         const auto add = lane(x_0_2[i0 * 3 + row]) + n_2;
                         const auto add_2 = n_2 + lane(carry_1_2[i0 * 3 + row]) * 0.5;
                         lane.store(new_carry_0_2 + i0 * 3 + row, 0, add);
                         lane.store(new_carry_1_2 + i0 * 3 + row, 0, add_2);
                       });
      }
    }

    // m.model:9: output y = Dense(1, activation = sigmoid)(h3)
    // dense: f64[b, s00, 3, 1]
    const double* const dense_kernel = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(evaluate_step_slots_[1]);
    compute_dense(project_2, dense_kernel, dense);

    // m.model:11: compile(optimizer = SGD(momentum = 0.9), loss = {y: Tversky(alpha = 0.3), other: (t, p) -> s...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_y_mae_total: f64, y_mae: f64, y_mae_2: f64, new_metric_other_root_mean_squared_err...
    const double* const dense_bias = weights_->block.at<double>(128);
    const double* const metric_y_mae_total = training_->block.at<double>(320);
    const double* const metric_y_mae_count = training_->block.at<double>(384);
    const double* const metric_other_root_mean_squared_error_total = training_->block.at<double>(448);
    const double* const metric_other_root_mean_squared_error_count = training_->block.at<double>(512);
    double* const loss = arena_.at<double>(0);
    double* const new_metric_y_mae_total = training_->block.at<double>(320);
    double* const y_mae = arena_.at<double>(64);
    double* const y_mae_2 = arena_.at<double>(128);
    double* const new_metric_other_root_mean_squared_error_total = training_->block.at<double>(448);
    double* const other_root_mean_squared_error = arena_.at<double>(192);
    double* const other_root_mean_squared_error_2 = arena_.at<double>(256);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      const auto metric_y_mae_total_2 = scalar.load(metric_y_mae_total);
      const auto add = scalar.load(metric_y_mae_count) + static_cast<double>(3 * b * s00_2);
      const auto eq = 0.0 == add;
      const auto where = select(eq, 1.0, add);
      const auto metric_other_root_mean_squared_error_total_2 = scalar.load(metric_other_root_mean_squared_error_total);
      const auto add_2 = scalar.load(metric_other_root_mean_squared_error_count) + static_cast<double>(3 * b * s00_2);
      const auto eq_2 = 0.0 == add_2;
      const auto where_2 = select(eq_2, 1.0, add_2);
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto project_2_2 = lane.load(project_2 + i * 3 + j * (3 * b) + k);
                return project_2_2 * project_2_2;
              })));
        }
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return lane.load(y_true + i * (3 * s00_2) + j * 3 + k) *
                       sigmoid(lane(dense_bias_2) + lane.load(dense + i * (3 * s00_2) + j * 3 + k));
              })));
        }
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_3 = modelc::Sum::apply(
              row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return lane.load(y_true + i * (3 * s00_2) + j * 3 + k) *
                       sigmoid(-(lane(dense_bias_2) + lane.load(dense + i * (3 * s00_2) + j * 3 + k)));
              })));
        }
      }
      auto row_sum_4 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_4 = modelc::Sum::apply(
              row_sum_4, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return sigmoid(lane(dense_bias_2) + lane.load(dense + i * (3 * s00_2) + j * 3 + k)) *
                       (1.0 - lane.load(y_true + i * (3 * s00_2) + j * 3 + k));
              })));
        }
      }
      auto row_sum_5 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_5 = modelc::Sum::apply(
              row_sum_5, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto other_true_2 = lane.load(other_true + i * (3 * s00_2) + j * 3 + k);
                return other_true_2 * abs(other_true_2 - lane.load(h2 + i * (3 * s00_2) + j * 3 + k));
              })));
        }
      }
      auto row_sum_6 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_6 = modelc::Sum::apply(
              row_sum_6, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return abs(sigmoid(lane(dense_bias_2) + lane.load(dense + i * (3 * s00_2) + j * 3 + k)) -
                           lane.load(y_true + i * (3 * s00_2) + j * 3 + k));
              })));
        }
      }
      auto row_sum_7 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_7 = modelc::Sum::apply(
              row_sum_7, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto sub =
                    lane.load(h2 + i * (3 * s00_2) + j * 3 + k) - lane.load(other_true + i * (3 * s00_2) + j * 3 + k);
                return sub * sub;
              })));
        }
      }
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      scalar.store(y_mae, add_lanes);
      scalar.store(other_root_mean_squared_error, add_2_lanes);
      const auto add_3 = row_sum / static_cast<double>(3 * b * s00_2) * 0.02 +
                         (0.5 * (1.0 - row_sum_2 / (row_sum_2 + row_sum_3 * 0.3 + row_sum_4 * 0.5 + 1e-07)) +
                          row_sum_5 / static_cast<double>(3 * b * s00_2) * 2.0);
      const auto add_4 = metric_y_mae_total_2 + row_sum_6;
      const auto where_3 = select(eq, 0.0, add_4 / where);
      const auto add_5 = metric_other_root_mean_squared_error_total_2 + row_sum_7;
      const auto sqrt_2 = sqrt(select(eq_2, 0.0, add_5 / where_2));
      const auto add_3_lanes = add_3;
      const auto add_4_lanes = add_4;
      const auto where_3_lanes = where_3;
      const auto add_5_lanes = add_5;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(loss, add_3_lanes);
      scalar.store(new_metric_y_mae_total, add_4_lanes);
      scalar.store(y_mae_2, where_3_lanes);
      scalar.store(new_metric_other_root_mean_squared_error_total, add_5_lanes);
      scalar.store(other_root_mean_squared_error_2, sqrt_2_lanes);
    }

    modelc::copy_elements(arena_.at<double>(64), 1, training_->block.at<double>(384));
    modelc::copy_elements(arena_.at<double>(192), 1, training_->block.at<double>(512));
  }

  void compute_gradients(const double* x, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan: f64[b, 3, 1]
    double* const scan = arena_.at<double>(gradients_slots_[2]);
    compute_scan(scan);
    // scan_2: f64[b, 3, 1]
    double* const scan_2 = arena_.at<double>(gradients_slots_[3]);
    compute_scan(scan_2);
    // scan_3: f64[s00, b, 3, 1]
    double* const scan_3 = arena_.at<double>(gradients_slots_[0]);
    compute_scan_3(x, scan_3);
    // project: f64[s00, b, 3, 1], carry: f64[b, 3, 1], carry_2: f64[b, 3, 1]
    double* const project = arena_.at<double>(gradients_slots_[1]);
    double* const carry = arena_.at<double>(gradients_slots_[4]);
    double* const carry_2 = arena_.at<double>(gradients_slots_[5]);
    std::copy_n(scan, 3 * b, carry);
    std::copy_n(scan_2, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const x_0 = scan_3 + turn_2 * (3 * b);
      double* const new_carry_0 = carry;
      double* const new_carry_1 = carry_2;
      double* const y_0 = project + turn_2 * (3 * b);
      // m.model:4: h1 = scan(((p, q), v) -> { n = sigmoid(l1(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // new_carry_0: f64[b, 3, 1], new_carry_1: f64[b, 3, 1], y_0: f64[b, 3, 1]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_3 = lane.load(carry_0 + i);
        const auto where = select(abs(carry_0_3) > 1e+18, 5.169878828456423e-26, 1.0);
        const auto mul_3 = carry_0_3 * where;
        const auto n_2 = sigmoid(mul_3 * rsqrt(max(mul_3 * mul_3, where * (where * 1e-12))));
        const auto carry_1_3 = lane.load(carry_1 + i);
        const auto add_2 = lane.load(x_0 + i) + n_2;
        const auto add_3 = n_2 + carry_1_3 * 0.5;
        const auto sub_2 = carry_1_3 - carry_0_3;
        lane.store(new_carry_0 + i, add_2);
        lane.store(new_carry_1 + i, add_3);
        lane.store(y_0 + i, sub_2);
      });
    }

    // m.model:5: h2 = Lambda(v -> logsumexp(v, axis = -1, keepdims = true))(h1)
    // h2: f64[b, s00, 3, 1]
    double* const h2 = arena_.at<double>(gradients_slots_[2]);
    compute_h2(project, h2);

    // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan_4: f64[b, 3, 1]
    double* const scan_4 = arena_.at<double>(gradients_slots_[8]);
    compute_scan(scan_4);
    // scan_5: f64[b, 3, 1]
    double* const scan_5 = arena_.at<double>(gradients_slots_[9]);
    compute_scan(scan_5);
    // scan_6: f64[s00, b, 3, 1]
    double* const scan_6 = arena_.at<double>(gradients_slots_[3]);
    compute_scan_3(h2, scan_6);
    // project_2: f64[s00, b, 3, 1], project_3: f64[s00, b, 3, 1], project_4: f64[s00, b, 3, 1], project_5: f64...
    const double* const lambda_2_additive_attention_scale = weights_->block.at<double>(0);
    double* const project_2 = arena_.at<double>(gradients_slots_[4]);
    double* const project_3 = arena_.at<double>(gradients_slots_[5]);
    double* const project_4 = arena_.at<double>(gradients_slots_[6]);
    double* const project_5 = arena_.at<double>(gradients_slots_[0]);
    double* const project_6 = arena_.at<double>(gradients_slots_[1]);
    double* const project_7 = arena_.at<double>(gradients_slots_[7]);
    double* const carry_3 = arena_.at<double>(gradients_slots_[10]);
    double* const carry_4 = arena_.at<double>(gradients_slots_[11]);
    std::copy_n(scan_4, 3 * b, carry_3);
    std::copy_n(scan_5, 3 * b, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0_2 = carry_3;
      const double* const carry_1_2 = carry_4;
      const double* const x_0_2 = scan_6 + turn_2 * (3 * b);
      const double* const state_0 = lambda_2_additive_attention_scale;
      double* const stacked = project_7 + turn_2 * (3 * b);
      double* const stacked_2 = project_6 + turn_2 * (9 * b);
      double* const stacked_3 = project_5 + turn_2 * (9 * b);
      double* const stacked_4 = project_4 + turn_2 * (3 * b);
      double* const div = arena_.at<double>(gradients_slots_[15]);
      double* const new_carry_0_2 = carry_3;
      double* const new_carry_1_2 = carry_4;
      double* const y_0_2 = project_2 + turn_2 * (3 * b);
      double* const stacked_5 = project_3 + turn_2 * (3 * b);
      // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // stacked: f64[b, 3, 1], y_0_2: f64[b, 3, 1]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2_2 = lane.load(carry_0_2 + i);
        const auto tanh_2 = tanh(carry_0_2_2);
        const auto sub_2 = lane.load(carry_1_2 + i) - carry_0_2_2;
        lane.store(stacked + i, tanh_2);
        lane.store(y_0_2 + i, sub_2);
      });
      // m.model:6: l3 = Lambda(v -> AdditiveAttention()([v, tanh(v)]))
      // stacked_2: f64[b, 3, 3, 1], stacked_3: f64[b, 3, 3], stacked_4: f64[b, 3, 1], div: f64[b, 3, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 3; ++j) {
          const modelc::Scalar scalar{};
          const auto carry_0_2_3 = scalar.load(carry_0_2 + i * 3 + j);
          const auto state_0_2 = scalar.load(state_0);
          const auto row_2 = modelc::fold_lanes<double, modelc::Max>(3, [&](auto lane, modelc::Index k) {
            const auto tanh_3 = tanh(lane(carry_0_2_3) + lane.load(stacked + i * 3 + k));
            const auto mul_3 = lane(state_0_2) * tanh_3;
            lane.store(stacked_3 + i * 9 + j * 3 + k, mul_3);
            lane.store(stacked_2 + i * 9 + j * 3 + k, tanh_3);
            return modelc::folded(mul_3);
          });
          const auto row_max = scalar(std::get<0>(row_2));
          const auto row_3 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto exp_2 = exp(lane.load(stacked_3 + i * 9 + j * 3 + k) - lane(row_max));
            lane.store(div + i * 9 + j * 3 + k, exp_2);
            lane.store(stacked_3 + i * 9 + j * 3 + k, exp_2);
            return modelc::folded(exp_2);
          });
          const auto row_sum = scalar(std::get<0>(row_3));
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(div + i * 9 + j * 3 + k, lane.load(div + i * 9 + j * 3 + k) / lane(row_sum));
          });
          scalar.store(stacked_4 + i * 3 + j, row_sum);
        }
      }
      // new_carry_0_2: f64[b, 3, 1], new_carry_1_2: f64[b, 3, 1], stacked_5: f64[b, 3, 1]
      for (modelc::Index i0 = 0; i0 < b; ++i0) {
        modelc::matmul(threads_, 3, 3, 1, div + i0 * 9, 3, 1, stacked + i0 * 3, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         const auto n_2 = sigmoid(sum);
                         const auto add_2 = lane(x_0_2[i0 * 3 + row]) + n_2;
                         const auto add_3 = n_2 + lane(carry_1_2[i0 * 3 + row]) * 0.5;
                         const auto sub_3 = n_2 - n_2 * n_2;
                         lane.store(new_carry_0_2 + i0 * 3 + row, 0, add_2);
                         lane.store(new_carry_1_2 + i0 * 3 + row, 0, add_3);
                         lane.store(stacked_5 + i0 * 3 + row, 0, sub_3);
                       });
      }
    }

    // m.model:9: output y = Dense(1, activation = sigmoid)(h3)
    // dense: f64[b, s00, 3, 1]
    const double* const dense_kernel = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(gradients_slots_[3]);
    compute_dense(project_2, dense_kernel, dense);
    // the loss, and what its gradient needs
    // y_loss: f64, other_loss: f64, loss: f64, new_part_metric_y_mae_total: f64, new_part_metric_other_root_me...
    const double* const dense_bias = weights_->block.at<double>(128);
    double* const y_loss = arena_.at<double>(0);
    double* const other_loss = arena_.at<double>(64);
    double* const loss = arena_.at<double>(128);
    double* const new_part_metric_y_mae_total = arena_.at<double>(512);
    double* const new_part_metric_other_root_mean_squared_error_total = arena_.at<double>(640);
    double* const dense_2 = arena_.at<double>(gradients_slots_[2]);
    double* const new_part_gradient_dense_bias = arena_.at<double>(384);
    double* const dense_3 = arena_.at<double>(gradients_slots_[3]);
    double* const y_row = arena_.at<double>(gradients_slots_[8]);
    double* const sigmoid_row = arena_.at<double>(gradients_slots_[9]);
    {
      const modelc::Scalar scalar{};
      const auto dense_bias_2 = scalar.load(dense_bias);
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum = modelc::Sum::apply(
              row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto project_2_2 = lane.load(project_2 + i * 3 + j * (3 * b) + k);
                const auto add_2 = lane(dense_bias_2) + lane.load(dense + i * (3 * s00_2) + j * 3 + k);
                const auto y = sigmoid(add_2);
                const auto sigmoid_2 = sigmoid(-add_2);
                const auto mul_3 = project_2_2 * project_2_2;
                lane.store(y_row + i * (3 * s00_2) + j * 3 + k, y);
                lane.store(sigmoid_row + i * (3 * s00_2) + j * 3 + k, sigmoid_2);
                return mul_3;
              })));
        }
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_2 = modelc::Sum::apply(
              row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return lane.load(y_true + i * (3 * s00_2) + j * 3 + k) * lane.load(y_row + i * (3 * s00_2) + j * 3 + k);
              })));
        }
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_3 = modelc::Sum::apply(
              row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return lane.load(y_true + i * (3 * s00_2) + j * 3 + k) *
                       lane.load(sigmoid_row + i * (3 * s00_2) + j * 3 + k);
              })));
        }
      }
      auto row_sum_4 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_4 = modelc::Sum::apply(
              row_sum_4, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return lane.load(y_row + i * (3 * s00_2) + j * 3 + k) *
                       (1.0 - lane.load(y_true + i * (3 * s00_2) + j * 3 + k));
              })));
        }
      }
      auto row_sum_5 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_5 = modelc::Sum::apply(
              row_sum_5, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto other_true_2 = lane.load(other_true + i * (3 * s00_2) + j * 3 + k);
                return other_true_2 * abs(other_true_2 - lane.load(h2 + i * (3 * s00_2) + j * 3 + k));
              })));
        }
      }
      auto row_sum_6 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_6 = modelc::Sum::apply(
              row_sum_6, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                return abs(lane.load(y_row + i * (3 * s00_2) + j * 3 + k) -
                           lane.load(y_true + i * (3 * s00_2) + j * 3 + k));
              })));
        }
      }
      auto row_sum_7 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          row_sum_7 = modelc::Sum::apply(
              row_sum_7, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto sub_2 =
                    lane.load(h2 + i * (3 * s00_2) + j * 3 + k) - lane.load(other_true + i * (3 * s00_2) + j * 3 + k);
                return sub_2 * sub_2;
              })));
        }
      }
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            lane.store(dense_3 + i * (3 * s00_2) + j * 3 + k, lane.load(project_2 + i * 3 + j * (3 * b) + k));
          });
        }
      }
      const auto add_3 = row_sum_2 + row_sum_3 * 0.3 + row_sum_4 * 0.5 + 1e-07;
      const auto div_3 = row_sum_2 / add_3;
      const auto sub_3 = 1.0 - div_3;
      const auto div_4 = row_sum_5 / static_cast<double>(3 * b * s00_2);
      const auto add_4 = row_sum / static_cast<double>(3 * b * s00_2) * 0.02 + (0.5 * sub_3 + div_4 * 2.0);
      const auto div_5 = -0.5 / add_3;
      const auto mul_4 = div_3 * div_5;
      const auto neg = -mul_4;
      const auto mul_5 = 0.5 * neg;
      const auto sub_4 = div_5 - mul_4;
      const auto mul_6 = 0.3 * neg;
      auto grad_dense_bias = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          grad_dense_bias = modelc::Sum::apply(
              grad_dense_bias, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index k) {
                const auto y_2 = lane.load(y_row + i * (3 * s00_2) + j * 3 + k);
                const auto y_true_2 = lane.load(y_true + i * (3 * s00_2) + j * 3 + k);
                const auto sigmoid_3 = lane.load(sigmoid_row + i * (3 * s00_2) + j * 3 + k);
                return ((1.0 - y_true_2) * lane(mul_5) + y_true_2 * lane(sub_4)) * (y_2 - y_2 * y_2) -
                       y_true_2 * lane(mul_6) * (sigmoid_3 - sigmoid_3 * sigmoid_3);
              })));
        }
      }
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
            const auto y_3 = lane.load(y_row + i * (3 * s00_2) + j * 3 + k);
            const auto y_true_3 = lane.load(y_true + i * (3 * s00_2) + j * 3 + k);
            const auto sigmoid_4 = lane.load(sigmoid_row + i * (3 * s00_2) + j * 3 + k);
            lane.store(dense_2 + i * (3 * s00_2) + j * 3 + k,
                       ((1.0 - y_true_3) * lane(mul_5) + y_true_3 * lane(sub_4)) * (y_3 - y_3 * y_3) -
                           y_true_3 * lane(mul_6) * (sigmoid_4 - sigmoid_4 * sigmoid_4));
          });
        }
      }
      const auto sub_3_lanes = sub_3;
      const auto div_4_lanes = div_4;
      const auto add_4_lanes = add_4;
      const auto row_sum_6_lanes = row_sum_6;
      const auto row_sum_7_lanes = row_sum_7;
      scalar.store(y_loss, sub_3_lanes);
      scalar.store(other_loss, div_4_lanes);
      scalar.store(loss, add_4_lanes);
      scalar.store(new_part_metric_y_mae_total, row_sum_6_lanes);
      scalar.store(new_part_metric_other_root_mean_squared_error_total, row_sum_7_lanes);
      scalar.store(new_part_gradient_dense_bias, grad_dense_bias);
    }
    ready_(128);
    // new_part_gradient_dense_kernel: f64[1, 1]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(320);
    modelc::matmul(
        threads_, 1, 3 * b * s00_2, 1, dense_3, 0, 1, dense_2, 1, 0,
        [&](auto lane, auto sum, modelc::Index, modelc::Index) { lane.store(new_part_gradient_dense_kernel, 0, sum); });
    ready_(64);
    // add: f64[b, s00, 3, 1]
    double* const add = arena_.at<double>(gradients_slots_[3]);
    compute_add(dense_2, dense_kernel, project_2, add);

    // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
    // scan_7: f64[b, 3, 1]
    double* const scan_7 = arena_.at<double>(gradients_slots_[4]);
    compute_scan(scan_7);
    // scan_8: f64[b, 3, 1]
    double* const scan_8 = arena_.at<double>(gradients_slots_[8]);
    compute_scan(scan_8);
    // scan_9: f64[1]
    double* const scan_9 = arena_.at<double>(192);
    compute_scan_9(scan_9);
    // scan_10: f64[s00, b, 3, 1]
    double* const scan_10 = arena_.at<double>(gradients_slots_[2]);
    compute_scan_3(add, scan_10);
    // new_part_gradient_lambda_2_additive_attention_scale: f64[1], carry_5: f64[b, 3, 1], carry_6: f64[b, 3, 1]
    double* const new_part_gradient_lambda_2_additive_attention_scale = arena_.at<double>(256);
    double* const carry_5 = arena_.at<double>(gradients_slots_[3]);
    double* const carry_6 = arena_.at<double>(gradients_slots_[9]);
    std::copy_n(scan_7, 3 * b, carry_5);
    std::copy_n(scan_8, 3 * b, carry_6);
    std::copy_n(scan_9, 1, new_part_gradient_lambda_2_additive_attention_scale);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const modelc::Index step_2 = s00_2 - 1 - turn_2;
      const double* const d_carry_0 = carry_5;
      const double* const d_carry_1 = carry_6;
      const double* const sum_3 = new_part_gradient_lambda_2_additive_attention_scale;
      const double* const kept_0 = project_7 + step_2 * (3 * b);
      const double* const kept_1 = project_6 + step_2 * (9 * b);
      const double* const kept_2 = project_5 + step_2 * (9 * b);
      const double* const kept_3 = project_4 + step_2 * (3 * b);
      const double* const kept_4 = project_3 + step_2 * (3 * b);
      const double* const d_y_0 = scan_10 + step_2 * (3 * b);
      const double* const capture_0 = lambda_2_additive_attention_scale;
      double* const mul = arena_.at<double>(gradients_slots_[22]);
      double* const matmul = arena_.at<double>(gradients_slots_[20]);
      double* const div_2 = arena_.at<double>(gradients_slots_[21]);
      double* const mul_2 = arena_.at<double>(gradients_slots_[20]);
      double* const sum_2 = arena_.at<double>(gradients_slots_[23]);
      double* const sub = arena_.at<double>(gradients_slots_[24]);
      double* const new_d_carry_0 = carry_5;
      double* const new_d_carry_1 = carry_6;
      double* const new_sum_3 = new_part_gradient_lambda_2_additive_attention_scale;
      // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // mul: f64[b, 3, 1], new_d_carry_1: f64[b, 3, 1]
      modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) {
        const auto d_carry_1_2 = lane.load(d_carry_1 + i);
        const auto mul_3 = lane.load(kept_4 + i) * (lane.load(d_carry_0 + i) + d_carry_1_2);
        const auto add_2 = lane.load(d_y_0 + i) + d_carry_1_2 * 0.5;
        lane.store(mul + i, mul_3);
        lane.store(new_d_carry_1 + i, add_2);
      });
      // m.model:6: l3 = Lambda(v -> AdditiveAttention()([v, tanh(v)]))
      // matmul: f64[b, 3, 3]
      for (modelc::Index i0 = 0; i0 < b; ++i0) {
        modelc::matmul(threads_, 3, 1, 3, mul + i0 * 3, 1, 1, kept_0 + i0 * 3, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                         lane.store(matmul + i0 * 9 + row * 3 + column, sum);
                       });
      }
      // m.model:7: h3 = scan(((p, q), v) -> { n = sigmoid(l3(p))  return (n + v, 0.5 * q + n), q - p }, (zeros_l...
      // div_2: f64[b, 3, 3], mul_2: f64[b, 3, 3, 1], sub: f64[b, 3, 1], new_sum_3: f64[1]
      {
        const modelc::Scalar scalar{};
        modelc::Total<modelc::Sum, double> total_sum;
        for (modelc::Index i = 0; i < 3 * b; ++i) {
          const auto kept_3_2 = scalar.load(kept_3 + i);
          const auto capture_0_2 = scalar.load(capture_0);
          const auto d_y_0_2 = scalar.load(d_y_0 + i);
          const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(3, [&](auto lane, modelc::Index j) {
            const auto div_3 = lane.load(kept_2 + i * 3 + j) / lane(kept_3_2);
            const auto neg = -(lane.load(matmul + i * 3 + j) / lane(kept_3_2) * div_3);
            lane.store(div_2 + i * 3 + j, div_3);
            return modelc::folded(neg);
          });
          const auto row_sum = scalar(std::get<0>(row_2));
          const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index j) {
            const auto kept_1_2 = lane.load(kept_1 + i * 3 + j);
            const auto mul_4 =
                lane.load(kept_2 + i * 3 + j) * (lane.load(matmul + i * 3 + j) / lane(kept_3_2) + lane(row_sum));
            const auto mul_5 = (1.0 - kept_1_2 * kept_1_2) * (lane(capture_0_2) * mul_4);
            const auto mul_6 = kept_1_2 * mul_4;
            lane.store(mul_2 + i * 3 + j, mul_5);
            return modelc::folded(mul_5, mul_6);
          });
          const auto row_sum_2 = scalar(std::get<0>(row_3));
          total_sum.add(scalar(std::get<1>(row_3)));
          const auto sub_2 = row_sum_2 - d_y_0_2;
          scalar.store(sub + i, sub_2);
        }
        scalar.store(new_sum_3, scalar.load(sum_3) + scalar(total_sum.value()));
      }
      // m.model:6: l3 = Lambda(v -> AdditiveAttention()([v, tanh(v)]))
      // sum_2: f64[b, 1, 3, 1]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          auto column_sum = lane(modelc::Sum::identity<double>());
          for (modelc::Index k = 0; k < 3; ++k) {
            column_sum = modelc::Sum::apply(column_sum, lane.load(mul_2 + i * 9 + j + k * 3));
          }
          lane.store(sum_2 + i * 3 + j, column_sum);
        });
      }
      // new_d_carry_0: f64[b, 3, 1]
      for (modelc::Index i0 = 0; i0 < b; ++i0) {
        modelc::matmul(threads_, 3, 3, 1, div_2 + i0 * 9, 1, 3, mul + i0 * 3, 1, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         const auto kept_0_2 = lane(kept_0[i0 * 3 + row]);
                         lane.store(
                             new_d_carry_0 + i0 * 3 + row, 0,
                             (1.0 - kept_0_2 * kept_0_2) * (lane(sum_2[i0 * 3 + row]) + sum) + lane(sub[i0 * 3 + row]));
                       });
      }
    }
    ready_(0);

    // m.model:8: loss 0.02 * mean(square(h3))
    // new_part_metric_y_mae_count: f64
    double* const new_part_metric_y_mae_count = arena_.at<double>(576);
    compute_new_part_metric_y_mae_count(new_part_metric_y_mae_count);
    // new_part_metric_other_root_mean_squared_error_count: f64
    double* const new_part_metric_other_root_mean_squared_error_count = arena_.at<double>(704);
    compute_new_part_metric_y_mae_count(new_part_metric_other_root_mean_squared_error_count);

    modelc::copy_elements(arena_.at<double>(128), 1, arena_.at<double>(448));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[11];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[25];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[11];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[25];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4256

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

namespace m4257 {

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

    auto dense_kernel() noexcept { return modelc::block_view<double, 2, 4>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<double, 4>(block, 64); }
    auto simple_rnn_simple_rnn_cell_kernel() noexcept { return modelc::block_view<double, 2, 4>(block, 128); }
    auto simple_rnn_simple_rnn_cell_recurrent_kernel() noexcept { return modelc::block_view<double, 4, 4>(block, 192); }
    auto simple_rnn_simple_rnn_cell_bias() noexcept { return modelc::block_view<double, 4>(block, 320); }
    auto part4_sequential_embedding_embeddings() noexcept { return modelc::block_view<double, 3, 4>(block, 384); }
    auto part4_layer_normalization_gamma() noexcept { return modelc::block_view<double, 4>(block, 512); }
    auto part4_layer_normalization_beta() noexcept { return modelc::block_view<double, 4>(block, 576); }
    auto dense_1_kernel() noexcept { return modelc::block_view<double, 1, 1>(block, 640); }
    auto dense_1_bias() noexcept { return modelc::block_view<double, 1>(block, 704); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<double>(64), 1, 0.001); }
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 2, 4> grad_dense_kernel;
    modelc::View<const double, 4> grad_dense_bias;
    modelc::View<const double, 2, 4> grad_simple_rnn_simple_rnn_cell_kernel;
    modelc::View<const double, 4, 4> grad_simple_rnn_simple_rnn_cell_recurrent_kernel;
    modelc::View<const double, 4> grad_simple_rnn_simple_rnn_cell_bias;
    modelc::View<const double, 3, 4> grad_part4_sequential_embedding_embeddings;
    modelc::View<const double, 4> grad_part4_layer_normalization_gamma;
    modelc::View<const double, 4> grad_part4_layer_normalization_beta;
    modelc::View<const double, 1, 1> grad_dense_1_kernel;
    modelc::View<const double, 1> grad_dense_1_bias;
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
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 10, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 10, weights_->block.data());
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
      modelc::initial::fill(block.at<double>(0), 8, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "simple_rnn/simple_rnn_cell/kernel");
      modelc::initial::fill(block.at<double>(128), 8, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "simple_rnn/simple_rnn_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              16, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<double>(key, 0, i)); }),
          4, 4);
      modelc::initial::fill(block.at<double>(192), 16, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(i)], 0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "part4/sequential/embedding/embeddings");
      modelc::initial::fill(block.at<double>(384), 12, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.999999999999ap-4) +
                -0x1.999999999999ap-5);
      });
    }
    std::fill_n(block.at<double>(512), 4, 0.2);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<double>(640), 1, [&](modelc::Index) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, 0)),
                                        0x1.bb67ae8584caap+1) +
                -0x1.bb67ae8584caap+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, 1, 2]` gives `y: f64[b, 1, 4, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 1, 4, 1> predict(
      modelc::View<const double, modelc::Dynamic, 1, 2> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 2);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, modelc::Dynamic, 1, 4, 1> predict(const XTensor& x) {
    compute(modelc::checked<double, 3>("x", x, {symbols_.b, 1, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 1, 2]`
  /// - takes `y_true: f64[b, 1, 4, 1]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 1, 2> x,
                    modelc::View<const double, modelc::Dynamic, 1, 4, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 4);
    assert(y_true.dimension(3) == 1);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<double, 3>("x", x, {symbols_.b, 1, 2}),
                       modelc::checked<double, 4>("y_true", y_true, {symbols_.b, 1, 4, 1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(256));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 1, 2]`
  /// - takes `y_true: f64[b, 1, 4, 1]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 1, 2> x,
                       modelc::View<const double, modelc::Dynamic, 1, 4, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 4);
    assert(y_true.dimension(3) == 1);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<double, 3>("x", x, {symbols_.b, 1, 2}),
                          modelc::checked<double, 4>("y_true", y_true, {symbols_.b, 1, 4, 1}));
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
  /// - takes `x: f64[b, 1, 2]`
  /// - takes `y_true: f64[b, 1, 4, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 1, 2> x,
                      modelc::View<const double, modelc::Dynamic, 1, 4, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 4);
    assert(y_true.dimension(3) == 1);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<double, 3>("x", x, {symbols_.b, 1, 2}),
                      modelc::checked<double, 4>("y_true", y_true, {symbols_.b, 1, 4, 1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    outputs[0] = arena_.at<double>(64);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(512);
    outputs[3] = arena_.at<double>(576);
    outputs[4] = arena_.at<double>(640);
    outputs[5] = arena_.at<double>(704);
    outputs[6] = arena_.at<double>(832);
    outputs[7] = arena_.at<double>(896);
    outputs[8] = arena_.at<double>(1024);
    outputs[9] = arena_.at<double>(1088);
    outputs[10] = arena_.at<double>(1152);
    outputs[11] = arena_.at<double>(1216);
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
    values[0] = static_cast<double>(*arena_.at<double>(1280));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {}
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {2 * symbols_.b, 4 * symbols_.b}; }

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
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[0]), 4 * symbols_.b, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 3, {-1, 1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 4, {-1, 1, 4, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 10> weight_infos{{
      {"dense/kernel", "f64", 2, {2, 4}, 0, true},
      {"dense/bias", "f64", 1, {4}, 64, true},
      {"simple_rnn/simple_rnn_cell/kernel", "f64", 2, {2, 4}, 128, true},
      {"simple_rnn/simple_rnn_cell/recurrent_kernel", "f64", 2, {4, 4}, 192, true},
      {"simple_rnn/simple_rnn_cell/bias", "f64", 1, {4}, 320, true},
      {"part4/sequential/embedding/embeddings", "f64", 2, {3, 4}, 384, true},
      {"part4/layer_normalization/gamma", "f64", 1, {4}, 512, true},
      {"part4/layer_normalization/beta", "f64", 1, {4}, 576, true},
      {"dense_1/kernel", "f64", 2, {1, 1}, 640, true},
      {"dense_1/bias", "f64", 1, {1}, 704, true},
  }};
  static constexpr modelc::Index weight_bytes = 768;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 3, {-1, 1, 2}, 0, false},
      {"y_true", "f64", 4, {-1, 1, 4, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 12> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/dense/kernel", "f64", 2, {2, 4}, 0, false},
      {"grad/dense/bias", "f64", 1, {4}, 0, false},
      {"grad/simple_rnn/simple_rnn_cell/kernel", "f64", 2, {2, 4}, 0, false},
      {"grad/simple_rnn/simple_rnn_cell/recurrent_kernel", "f64", 2, {4, 4}, 0, false},
      {"grad/simple_rnn/simple_rnn_cell/bias", "f64", 1, {4}, 0, false},
      {"grad/part4/sequential/embedding/embeddings", "f64", 2, {3, 4}, 0, false},
      {"grad/part4/layer_normalization/gamma", "f64", 1, {4}, 0, false},
      {"grad/part4/layer_normalization/beta", "f64", 1, {4}, 0, false},
      {"grad/dense_1/kernel", "f64", 2, {1, 1}, 0, false},
      {"grad/dense_1/bias", "f64", 1, {1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 22> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f64", 0, {}, 64, false},
      {"optimizer/m/dense/kernel", "f64", 2, {2, 4}, 128, false},
      {"optimizer/v/dense/kernel", "f64", 2, {2, 4}, 192, false},
      {"optimizer/m/dense/bias", "f64", 1, {4}, 256, false},
      {"optimizer/v/dense/bias", "f64", 1, {4}, 320, false},
      {"optimizer/m/simple_rnn/simple_rnn_cell/kernel", "f64", 2, {2, 4}, 384, false},
      {"optimizer/v/simple_rnn/simple_rnn_cell/kernel", "f64", 2, {2, 4}, 448, false},
      {"optimizer/m/simple_rnn/simple_rnn_cell/recurrent_kernel", "f64", 2, {4, 4}, 512, false},
      {"optimizer/v/simple_rnn/simple_rnn_cell/recurrent_kernel", "f64", 2, {4, 4}, 640, false},
      {"optimizer/m/simple_rnn/simple_rnn_cell/bias", "f64", 1, {4}, 768, false},
      {"optimizer/v/simple_rnn/simple_rnn_cell/bias", "f64", 1, {4}, 832, false},
      {"optimizer/m/part4/sequential/embedding/embeddings", "f64", 2, {3, 4}, 896, false},
      {"optimizer/v/part4/sequential/embedding/embeddings", "f64", 2, {3, 4}, 1024, false},
      {"optimizer/m/part4/layer_normalization/gamma", "f64", 1, {4}, 1152, false},
      {"optimizer/v/part4/layer_normalization/gamma", "f64", 1, {4}, 1216, false},
      {"optimizer/m/part4/layer_normalization/beta", "f64", 1, {4}, 1280, false},
      {"optimizer/v/part4/layer_normalization/beta", "f64", 1, {4}, 1344, false},
      {"optimizer/m/dense_1/kernel", "f64", 2, {1, 1}, 1408, false},
      {"optimizer/v/dense_1/kernel", "f64", 2, {1, 1}, 1472, false},
      {"optimizer/m/dense_1/bias", "f64", 1, {1}, 1536, false},
      {"optimizer/v/dense_1/bias", "f64", 1, {1}, 1600, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 11> part_infos{{
      {"gradient/dense/kernel", "f64", 2, {2, 4}, 0, false},
      {"gradient/dense/bias", "f64", 1, {4}, 64, false},
      {"gradient/simple_rnn/simple_rnn_cell/kernel", "f64", 2, {2, 4}, 128, false},
      {"gradient/simple_rnn/simple_rnn_cell/recurrent_kernel", "f64", 2, {4, 4}, 192, false},
      {"gradient/simple_rnn/simple_rnn_cell/bias", "f64", 1, {4}, 320, false},
      {"gradient/part4/sequential/embedding/embeddings", "f64", 2, {3, 4}, 384, false},
      {"gradient/part4/layer_normalization/gamma", "f64", 1, {4}, 512, false},
      {"gradient/part4/layer_normalization/beta", "f64", 1, {4}, 576, false},
      {"gradient/dense_1/kernel", "f64", 2, {1, 1}, 640, false},
      {"gradient/dense_1/bias", "f64", 1, {1}, 704, false},
      {"loss", "f64", 0, {}, 768, false},
  }};
  static constexpr modelc::Index part_bytes = 832;
  static constexpr modelc::Index gradient_bytes = 768;  // the first of them
  static constexpr modelc::Index training_bytes = 1664;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({16 * b, 32 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({128 * b});
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
    train_step_end = train_step_end + modelc::slot_bytes({128 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * b});
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
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    const modelc::Size update_step_end = 1344;
    modelc::Size evaluate_step_end = 64;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    modelc::Size gradients_end = 1344;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 1, 4, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 1, 4, 1>>(arena_.at<double>(slots_[0]),
                                                                                   symbols_.b, 1, 4, 1);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(256)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(64)),
            modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<modelc::View<const double, 2, 4>>(arena_.at<double>(512), 2, 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(576), 4),
            modelc::make_view<modelc::View<const double, 2, 4>>(arena_.at<double>(640), 2, 4),
            modelc::make_view<modelc::View<const double, 4, 4>>(arena_.at<double>(704), 4, 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(832), 4),
            modelc::make_view<modelc::View<const double, 3, 4>>(arena_.at<double>(896), 3, 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(1024), 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(1088), 4),
            modelc::make_view<modelc::View<const double, 1, 1>>(arena_.at<double>(1152), 1, 1),
            modelc::make_view<modelc::View<const double, 1>>(arena_.at<double>(1216), 1)};
  }

  // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
  // computes dense, dense, dense and 1 more
  void compute_dense(const double* x, const double* dense_kernel, const double* dense_bias, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 4, x, 2, 1, dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 4 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
  // computes simple_rnn, simple_rnn, simple_rnn and 1 more
  void compute_simple_rnn(const double* x, const double* simple_rnn_simple_rnn_cell_kernel,
                          double* simple_rnn) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 4, x, 2, 1, simple_rnn_simple_rnn_cell_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(simple_rnn + row * 4 + column, sum);
                   });
  }

  // m.model:6: v = Sequential([Discretization([-0.5, 0.5]), Embedding(3, 4)])(u)
  // computes discretization, discretization
  void compute_discretization(const double* simple_rnn_2, std::int32_t* discretization) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_scalars<modelc::Max, double>(
          4, [&](auto lane, modelc::Index j) { return abs(lane.load(simple_rnn_2 + i * 4 + j)); }));
      const auto where = select(row_max > 1e+18, 5.169878828456423e-26, 1.0);
      const auto mul = where * (where * 1e-24);
      const auto row_sum = scalar(modelc::reduce_scalars<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        const auto mul_2 = lane.load(simple_rnn_2 + i * 4 + j) * lane(where);
        return mul_2 * mul_2;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul));
      const auto row_max_2 = scalar(modelc::reduce_scalars<modelc::Max, double>(4, [&](auto lane, modelc::Index j) {
        return abs(lane.load(simple_rnn_2 + i * 4 + j) * lane(where) * lane(rsqrt_2));
      }));
      const auto where_2 = select(row_max_2 > 1e+18, 5.169878828456423e-26, 1.0);
      const auto mul_3 = where_2 * (1e-24 * where_2);
      const auto row_sum_2 = scalar(modelc::reduce_scalars<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        const auto mul_4 = lane.load(simple_rnn_2 + i * 4 + j) * lane(where) * lane(rsqrt_2) * lane(where_2);
        return mul_4 * mul_4;
      }));
      const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_3));
      modelc::for_scalars(4, [&](auto lane, modelc::Index j) {
        const auto h3 =
            lane.load(simple_rnn_2 + i * 4 + j) * lane(where) * lane(rsqrt_2) * lane(where_2) * lane(rsqrt_3);
        lane.store(discretization + i * 4 + j,
                   modelc::cast<std::int32_t>(h3 >= (-0.5)) + modelc::cast<std::int32_t>(h3 >= 0.5));
      });
    }
  }

  // m.model:15: h5 = sum(h4, axis = -1, keepdims = true)
  // computes h5, h5
  void compute_h5(const double* v, const double* part4_layer_normalization_gamma,
                  const double* part4_layer_normalization_beta, double* h5) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 4 * b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          4, [&](auto lane, modelc::Index j) { return lane.load(v + i * 4 + j); }));
      const auto mul = row_sum * 0.25;
      const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        const auto sub = lane.load(v + i * 4 + j) - lane(mul);
        return sub * sub;
      }));
      const auto rsqrt_2 = rsqrt(0.25 * row_sum_2 + 0.001);
      const auto h5_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        return (lane.load(v + i * 4 + j) - lane(mul)) * lane(rsqrt_2) * lane.load(part4_layer_normalization_gamma + j) +
               lane.load(part4_layer_normalization_beta + j);
      }));
      scalar.store(h5 + i, h5_2);
    }
  }

  // m.model:6: v = Sequential([Discretization([-0.5, 0.5]), Embedding(3, 4)])(u)
  // computes discretization, discretization
  void compute_discretization_2(const double* dropout, const double* simple_rnn_2, double* h2_row,
                                std::int32_t* discretization) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_scalars<modelc::Max, double>(4, [&](auto lane, modelc::Index j) {
        const auto h2 = select(lane.load(dropout + i * 4 + j) >= 0.3, lane.load(simple_rnn_2 + i * 4 + j) / 0.7, 0.0);
        const auto abs_2 = abs(h2);
        lane.store(h2_row + j, h2);
        return abs_2;
      }));
      const auto where = select(row_max > 1e+18, 5.169878828456423e-26, 1.0);
      const auto mul = where * (where * 1e-24);
      const auto row_sum = scalar(modelc::reduce_scalars<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        const auto mul_2 = lane.load(h2_row + j) * lane(where);
        return mul_2 * mul_2;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul));
      const auto row_max_2 = scalar(modelc::reduce_scalars<modelc::Max, double>(
          4, [&](auto lane, modelc::Index j) { return abs(lane.load(h2_row + j) * lane(where) * lane(rsqrt_2)); }));
      const auto where_2 = select(row_max_2 > 1e+18, 5.169878828456423e-26, 1.0);
      const auto mul_3 = where_2 * (1e-24 * where_2);
      const auto row_sum_2 = scalar(modelc::reduce_scalars<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        const auto mul_4 = lane.load(h2_row + j) * lane(where) * lane(rsqrt_2) * lane(where_2);
        return mul_4 * mul_4;
      }));
      const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_3));
      modelc::for_scalars(4, [&](auto lane, modelc::Index j) {
        const auto h3 = lane.load(h2_row + j) * lane(where) * lane(rsqrt_2) * lane(where_2) * lane(rsqrt_3);
        lane.store(discretization + i * 4 + j,
                   modelc::cast<std::int32_t>(h3 >= (-0.5)) + modelc::cast<std::int32_t>(h3 >= 0.5));
      });
    }
  }

  // m.model:7: output w = LayerNormalization(gamma_initializer = constant(0.2), gamma_regularizer = w -> 0.0...
  // computes layer_normalization, layer_normalization
  void compute_layer_normalization(const double* v, const double* part4_layer_normalization_gamma,
                                   const double* part4_layer_normalization_beta, double* layer_normalization,
                                   double* layer_normalization_2, double* layer_normalization_3, double* h5) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 4 * b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          4, [&](auto lane, modelc::Index j) { return lane.load(v + i * 4 + j); }));
      const auto mul = row_sum * 0.25;
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
        const auto sub = lane.load(v + i * 4 + j) - lane(mul);
        const auto mul_2 = sub * sub;
        lane.store(layer_normalization + i * 4 + j, sub);
        return modelc::folded(mul_2);
      });
      const auto row_sum_2 = scalar(std::get<0>(row_2));
      const auto add_2 = 0.25 * row_sum_2 + 0.001;
      const auto rsqrt_2 = rsqrt(add_2);
      const auto div_2 = rsqrt_2 / add_2;
      const auto h5_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        return (lane.load(v + i * 4 + j) - lane(mul)) * lane(rsqrt_2) * lane.load(part4_layer_normalization_gamma + j) +
               lane.load(part4_layer_normalization_beta + j);
      }));
      const auto rsqrt_2_lanes = rsqrt_2;
      const auto div_2_lanes = div_2;
      scalar.store(layer_normalization_2 + i, rsqrt_2_lanes);
      scalar.store(layer_normalization_3 + i, div_2_lanes);
      scalar.store(h5 + i, h5_2);
    }
  }

  // m.model:16: output y = Dense(1, activation = softplus)(h5)
  // computes dense_1, grad_h5, dense_1 and 2 more
  void compute_dense_1(const double* h5, const double* dense_1_kernel, double* dense_1) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 4 * b, 1, 1, h5, 1, 1, dense_1_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(dense_1 + row, 0, sum); });
  }

  // m.model:7: output w = LayerNormalization(gamma_initializer = constant(0.2), gamma_regularizer = w -> 0.0...
  // computes grad_v, grad_v
  void compute_grad_v(const double* grad_h5, const double* layer_normalization_2, const double* layer_normalization_3,
                      const double* layer_normalization, const double* part4_layer_normalization_gamma,
                      double* layer_normalization_row, double* grad_v) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 4 * b; ++i) {
      const modelc::Scalar scalar{};
      const auto grad_h5_2 = scalar.load(grad_h5 + i);
      const auto layer_normalization_2_2 = scalar.load(layer_normalization_2 + i);
      const auto layer_normalization_3_2 = scalar.load(layer_normalization_3 + i);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        return lane.load(layer_normalization + i * 4 + j) *
               (lane.load(part4_layer_normalization_gamma + j) * lane(grad_h5_2));
      }));
      const auto mul = 0.25 * (layer_normalization_3_2 * (-0.5 * row_sum));
      const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        const auto mul_2 = lane.load(layer_normalization + i * 4 + j) * lane(mul);
        const auto add_2 = mul_2 + (lane(layer_normalization_2_2) *
                                        (lane.load(part4_layer_normalization_gamma + j) * lane(grad_h5_2)) +
                                    mul_2);
        const auto neg = -add_2;
        lane.store(layer_normalization_row + j, add_2);
        return neg;
      }));
      const auto mul_3 = 0.25 * row_sum_2;
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        lane.store(grad_v + i * 4 + j, lane.load(layer_normalization_row + j) + lane(mul_3));
      });
    }
  }

  // m.model:17: compile(optimizer = Lamb(clipvalue = 0.1, weight_decay = 0.01), loss = mean_squared_logarith...
  // computes new_optimizer_m_part4_sequential_embedding_embeddings,
  // new_optimizer_m_part4_sequential_embedding_embeddings
  void compute_new_optimizer_m_part4_sequential_embedding_embeddings(
      const double* optimizer_learning_rate, const double* dense_2, const double* dense_3,
      const double* grad_part4_sequential_embedding_embeddings, const double* part4_sequential_embedding_embeddings,
      const double* optimizer_m_part4_sequential_embedding_embeddings,
      const double* optimizer_v_part4_sequential_embedding_embeddings, double* embedding_row,
      double* new_optimizer_m_part4_sequential_embedding_embeddings,
      double* new_optimizer_v_part4_sequential_embedding_embeddings,
      double* new_part4_sequential_embedding_embeddings) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul = optimizer_learning_rate_2 * 0.01;
      const auto dense_2_2 = scalar.load(dense_2);
      const auto dense_3_2 = scalar.load(dense_3);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max>(12, [&](auto lane, modelc::Index i) {
        const auto minimum = min(0.1, max(lane.load(grad_part4_sequential_embedding_embeddings + i), -0.1));
        const auto part4_sequential_embedding_embeddings_2 = lane.load(part4_sequential_embedding_embeddings + i);
        const auto optimizer_m_part4_sequential_embedding_embeddings_2 =
            lane.load(optimizer_m_part4_sequential_embedding_embeddings + i);
        const auto add_2 = optimizer_m_part4_sequential_embedding_embeddings_2 +
                           0.09999999999999998 * (minimum - optimizer_m_part4_sequential_embedding_embeddings_2);
        const auto optimizer_v_part4_sequential_embedding_embeddings_2 =
            lane.load(optimizer_v_part4_sequential_embedding_embeddings + i);
        const auto add_3 =
            optimizer_v_part4_sequential_embedding_embeddings_2 +
            0.0010000000000000009 * (minimum * minimum - optimizer_v_part4_sequential_embedding_embeddings_2);
        const auto div_2 = add_2 / lane(dense_2_2) / (1e-07 + sqrt(add_3 / lane(dense_3_2)));
        const auto abs_2 =
            abs(part4_sequential_embedding_embeddings_2 - part4_sequential_embedding_embeddings_2 * lane(mul));
        const auto abs_3 = abs(div_2);
        lane.store(embedding_row + i, div_2);
        lane.store(new_optimizer_m_part4_sequential_embedding_embeddings + i, add_2);
        lane.store(new_optimizer_v_part4_sequential_embedding_embeddings + i, add_3);
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
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(12, [&](auto lane, modelc::Index i) {
        const auto part4_sequential_embedding_embeddings_3 = lane.load(part4_sequential_embedding_embeddings + i);
        const auto mul_2 =
            (part4_sequential_embedding_embeddings_3 - part4_sequential_embedding_embeddings_3 * lane(mul)) *
            lane(where);
        const auto mul_3 = lane.load(embedding_row + i) * lane(where_3);
        const auto mul_4 = mul_2 * mul_2;
        const auto mul_5 = mul_3 * mul_3;
        return modelc::folded(mul_4, mul_5);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_6 = where_2 * sqrt(row_sum);
      const auto mul_7 = where_4 * sqrt(row_sum_2);
      const auto mul_8 =
          optimizer_learning_rate_2 * select(mul_6 > 0.0, select(mul_7 > 0.0, mul_6 / max(1e-30, mul_7), 1.0), 1.0);
      modelc::for_lanes<double>(12, [&](auto lane, modelc::Index i) {
        const auto part4_sequential_embedding_embeddings_4 = lane.load(part4_sequential_embedding_embeddings + i);
        lane.store(new_part4_sequential_embedding_embeddings + i,
                   part4_sequential_embedding_embeddings_4 - part4_sequential_embedding_embeddings_4 * lane(mul) -
                       lane.load(embedding_row + i) * lane(mul_8));
      });
    }
  }

  // m.model:17: compile(optimizer = Lamb(clipvalue = 0.1, weight_decay = 0.01), loss = mean_squared_logarith...
  // computes simple_rnn, layer_normalization
  void compute_simple_rnn_2(const double* simple_rnn_simple_rnn_cell_bias, const double* optimizer_learning_rate,
                            double* simple_rnn) noexcept {
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto simple_rnn_simple_rnn_cell_bias_2 = lane.load(simple_rnn_simple_rnn_cell_bias + i);
      lane.store(simple_rnn + i, simple_rnn_simple_rnn_cell_bias_2 -
                                     simple_rnn_simple_rnn_cell_bias_2 * (lane(optimizer_learning_rate[0]) * 0.01));
    });
  }

  // m.model:17: compile(optimizer = Lamb(clipvalue = 0.1, weight_decay = 0.01), loss = mean_squared_logarith...
  // computes loss, loss
  void compute_loss(const double* div, const double* part4_layer_normalization_gamma, double* loss) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index i) {
        const auto part4_layer_normalization_gamma_2 = lane.load(part4_layer_normalization_gamma + i);
        return part4_layer_normalization_gamma_2 * part4_layer_normalization_gamma_2;
      }));
      const auto add = div_2 + row_sum * 0.01;
      scalar.store(loss, add);
    }
  }

  // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
  // computes new_part_gradient_dense_kernel, new_part_gradient_simple_rnn_simple_rnn_cell_kernel
  void compute_new_part_gradient_dense_kernel(double* new_part_gradient_dense_kernel) noexcept {
    modelc::for_lanes<double>(
        8, [&](auto lane, modelc::Index i) { lane.store(new_part_gradient_dense_kernel + i, lane(0.0)); });
  }

  // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
  // computes new_part_gradient_dense_bias, new_part_gradient_simple_rnn_simple_rnn_cell_bias
  void compute_new_part_gradient_dense_bias(double* new_part_gradient_dense_bias) noexcept {
    modelc::for_lanes<double>(
        4, [&](auto lane, modelc::Index i) { lane.store(new_part_gradient_dense_bias + i, lane(0.0)); });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
    // dense: f64[b, 4]
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const dense_bias = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(slots_[0]);
    compute_dense(x, dense_kernel, dense_bias, dense);
    // simple_rnn: f64[1, b, 4]
    const double* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<double>(128);
    double* const simple_rnn = arena_.at<double>(slots_[1]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f64[1, b, 4], carry: f64[b, 4]
    const double* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<double>(192);
    const double* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<double>(320);
    double* const simple_rnn_2 = arena_.at<double>(slots_[2]);
    double* const carry = arena_.at<double>(slots_[3]);
    std::copy_n(dense, 4 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const steps = simple_rnn + turn_2 * (4 * b);
      const double* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const double* const state_2 = simple_rnn_simple_rnn_cell_bias;
      double* const carry_0_2 = arena_.at<double>(slots_[4]);
      // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
      // carry_0_2: f64[b, 4]
      modelc::matmul(threads_, b, 4, 4, carry_0, 4, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(carry_0_2 + row * 4 + column,
                                  tanh(lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum)));
                     });
      std::copy_n(carry_0_2, 4 * b, simple_rnn_2 + turn_2 * (4 * b));
      std::copy_n(carry_0_2, 4 * b, carry);
    }

    // m.model:6: v = Sequential([Discretization([-0.5, 0.5]), Embedding(3, 4)])(u)
    // discretization: i32[b, 1, 4]
    std::int32_t* const discretization = arena_.at<std::int32_t>(slots_[1]);
    compute_discretization(simple_rnn_2, discretization);
    // v: f64[b, 1, 4, 4]
    const double* const part4_sequential_embedding_embeddings = weights_->block.at<double>(384);
    double* const v = arena_.at<double>(slots_[0]);
    modelc::kernels::take(modelc::tensor(v, b, 1, 4, 4), modelc::tensor(part4_sequential_embedding_embeddings, 3, 4),
                          modelc::tensor(discretization, b, 1, 4), 0);

    // m.model:15: h5 = sum(h4, axis = -1, keepdims = true)
    // h5: f64[b, 1, 4, 1]
    const double* const part4_layer_normalization_gamma = weights_->block.at<double>(512);
    const double* const part4_layer_normalization_beta = weights_->block.at<double>(576);
    double* const h5 = arena_.at<double>(slots_[1]);
    compute_h5(v, part4_layer_normalization_gamma, part4_layer_normalization_beta, h5);

    // m.model:16: output y = Dense(1, activation = softplus)(h5)
    // y: f64[b, 1, 4, 1]
    const double* const dense_1_kernel = weights_->block.at<double>(640);
    const double* const dense_1_bias = weights_->block.at<double>(704);
    double* const y = arena_.at<double>(slots_[0]);
    modelc::matmul(threads_, 4 * b, 1, 1, h5, 1, 1, dense_1_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     const auto add = lane(dense_1_bias[0]) + sum;
                     lane.store(y + row, 0, max(add, 0.0) + log1p(exp(-abs(add))));
                   });
  }

  void compute_train_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const std::uint64_t seed = modelc::random_bits(seed_, shard_, *training_->block.at<std::int64_t>(0));

    // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
    // dense: f64[b, 4]
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const dense_bias = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(train_step_slots_[0]);
    compute_dense(x, dense_kernel, dense_bias, dense);

    // m.model:12: h2 = Dropout(0.3)(h1)
    // dropout: f64[b, 1, 4]
    double* const dropout = arena_.at<double>(train_step_slots_[1]);
    modelc::kernels::standard_uniform(modelc::tensor(dropout, b, 1, 4), seed, 0);

    // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
    // simple_rnn: f64[1, b, 4]
    const double* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<double>(128);
    double* const simple_rnn = arena_.at<double>(train_step_slots_[2]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f64[1, b, 4], carry: f64[b, 4]
    const double* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<double>(192);
    const double* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<double>(320);
    double* const simple_rnn_2 = arena_.at<double>(train_step_slots_[3]);
    double* const carry = arena_.at<double>(train_step_slots_[4]);
    std::copy_n(dense, 4 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const steps = simple_rnn + turn_2 * (4 * b);
      const double* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const double* const state_2 = simple_rnn_simple_rnn_cell_bias;
      double* const carry_0_2 = arena_.at<double>(train_step_slots_[8]);
      // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
      // carry_0_2: f64[b, 4]
      modelc::matmul(threads_, b, 4, 4, carry_0, 4, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(carry_0_2 + row * 4 + column,
                                  tanh(lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum)));
                     });
      std::copy_n(carry_0_2, 4 * b, simple_rnn_2 + turn_2 * (4 * b));
      std::copy_n(carry_0_2, 4 * b, carry);
    }

    // m.model:6: v = Sequential([Discretization([-0.5, 0.5]), Embedding(3, 4)])(u)
    // discretization: i32[b, 1, 4]
    std::int32_t* const discretization = arena_.at<std::int32_t>(train_step_slots_[7]);
    double* const h2_row = arena_.at<double>(0);
    compute_discretization_2(dropout, simple_rnn_2, h2_row, discretization);
    // v: f64[b, 1, 4, 4]
    const double* const part4_sequential_embedding_embeddings = weights_->block.at<double>(384);
    double* const v = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(v, b, 1, 4, 4), modelc::tensor(part4_sequential_embedding_embeddings, 3, 4),
                          modelc::tensor(discretization, b, 1, 4), 0);

    // m.model:7: output w = LayerNormalization(gamma_initializer = constant(0.2), gamma_regularizer = w -> 0.0...
    // layer_normalization: f64[b, 1, 4, 4], layer_normalization_2: f64[b, 1, 4, 1], h5: f64[b, 1, 4, 1], layer...
    const double* const part4_layer_normalization_gamma = weights_->block.at<double>(512);
    const double* const part4_layer_normalization_beta = weights_->block.at<double>(576);
    double* const layer_normalization = arena_.at<double>(train_step_slots_[1]);
    double* const layer_normalization_2 = arena_.at<double>(train_step_slots_[2]);
    double* const h5 = arena_.at<double>(train_step_slots_[3]);
    double* const layer_normalization_3 = arena_.at<double>(train_step_slots_[6]);
    compute_layer_normalization(v, part4_layer_normalization_gamma, part4_layer_normalization_beta, layer_normalization,
                                layer_normalization_2, layer_normalization_3, h5);

    // m.model:16: output y = Dense(1, activation = softplus)(h5)
    // dense_1: f64[b, 1, 4, 1]
    const double* const dense_1_kernel = weights_->block.at<double>(640);
    double* const dense_1 = arena_.at<double>(train_step_slots_[4]);
    compute_dense_1(h5, dense_1_kernel, dense_1);
    // div: f64, dense_1_2: f64[b, 1, 4, 1], dense_2: f64, dense_3: f64, new_optimizer_m_dense_1_bias: f64[1], ...
    const double* const dense_1_bias = weights_->block.at<double>(704);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const optimizer_m_dense_1_bias = training_->block.at<double>(1536);
    const double* const optimizer_v_dense_1_bias = training_->block.at<double>(1600);
    double* const div = arena_.at<double>(256);
    double* const dense_1_2 = arena_.at<double>(train_step_slots_[4]);
    double* const dense_2 = arena_.at<double>(320);
    double* const dense_3 = arena_.at<double>(384);
    double* const new_optimizer_m_dense_1_bias = training_->block.at<double>(1536);
    double* const new_optimizer_v_dense_1_bias = training_->block.at<double>(1600);
    double* const new_dense_1_bias = weights_->block.at<double>(704);
    std::int64_t* const add = arena_.at<std::int64_t>(576);
    {
      const modelc::Scalar scalar{};
      const auto dense_1_bias_2 = scalar.load(dense_1_bias);
      const auto div_2 = scalar(1.0) / scalar(static_cast<double>(4 * b));
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto add_2 = 1.0 + modelc::cast<double>(optimizer_iteration_2);
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto sub = 1.0 - pow(0.9, add_2);
      const auto sub_2 = 1.0 - pow(0.999, add_2);
      const auto sub_3 = dense_1_bias_2 - dense_1_bias_2 * (optimizer_learning_rate_2 * 0.01);
      const auto optimizer_m_dense_1_bias_2 = scalar.load(optimizer_m_dense_1_bias);
      const auto optimizer_v_dense_1_bias_2 = scalar.load(optimizer_v_dense_1_bias);
      const auto abs_2 = abs(sub_3);
      const auto gt = abs_2 > 1e+18;
      const auto lt = abs_2 < 1e-18;
      const auto mul = sub_3 * select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto mul_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0)) * sqrt(mul * mul);
      const auto gt_2 = mul_2 > 0.0;
      const auto add_3 = optimizer_iteration_2 + std::int64_t{1};
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4 * b, [&](auto lane, modelc::Index i) {
        const auto add_4 = lane(dense_1_bias_2) + lane.load(dense_1 + i);
        const auto y = max(0.0, add_4) + log1p(exp(-abs(add_4)));
        const auto maximum = max(y, 1e-07);
        const auto sub_4 = log1p(maximum) - log1p(max(lane.load(y_true + i), 1e-07));
        const auto mul_3 = sub_4 * lane(div_2);
        const auto div_3 = (mul_3 + mul_3) / (maximum + 1.0);
        const auto mul_4 = select(y > 1e-07, div_3, select(y == 1e-07, 0.5 * div_3, 0.0)) * sigmoid(add_4);
        const auto mul_5 = sub_4 * sub_4;
        lane.store(dense_1_2 + i, mul_4);
        return modelc::folded(mul_5, mul_4);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto grad_dense_1_bias = scalar(std::get<1>(row_2));
      const auto sub_lanes = sub;
      const auto sub_2_lanes = sub_2;
      const auto add_3_lanes = add_3;
      scalar.store(dense_2, sub_lanes);
      scalar.store(dense_3, sub_2_lanes);
      scalar.store(add, add_3_lanes);
      const auto div_4 = row_sum / static_cast<double>(4 * b);
      const auto minimum = min(0.1, max(grad_dense_1_bias, -0.1));
      const auto add_5 = optimizer_m_dense_1_bias_2 + 0.09999999999999998 * (minimum - optimizer_m_dense_1_bias_2);
      const auto add_6 =
          optimizer_v_dense_1_bias_2 + 0.0010000000000000009 * (minimum * minimum - optimizer_v_dense_1_bias_2);
      const auto div_5 = add_5 / sub / (1e-07 + sqrt(add_6 / sub_2));
      const auto abs_3 = abs(div_5);
      const auto gt_3 = abs_3 > 1e+18;
      const auto lt_2 = abs_3 < 1e-18;
      const auto mul_6 = div_5 * select(lt_2, 1.9342813113834067e+25, select(gt_3, 5.169878828456423e-26, 1.0));
      const auto mul_7 =
          select(lt_2, 5.169878828456423e-26, select(gt_3, 1.9342813113834067e+25, 1.0)) * sqrt(mul_6 * mul_6);
      const auto sub_5 = sub_3 - div_5 * (optimizer_learning_rate_2 *
                                          select(gt_2, select(mul_7 > 0.0, mul_2 / max(1e-30, mul_7), 1.0), 1.0));
      const auto div_4_lanes = div_4;
      const auto add_5_lanes = add_5;
      const auto add_6_lanes = add_6;
      const auto sub_5_lanes = sub_5;
      scalar.store(div, div_4_lanes);
      scalar.store(new_optimizer_m_dense_1_bias, add_5_lanes);
      scalar.store(new_optimizer_v_dense_1_bias, add_6_lanes);
      scalar.store(new_dense_1_bias, sub_5_lanes);
    }
    // grad_h5: f64[b, 1, 4, 1]
    double* const grad_h5 = arena_.at<double>(train_step_slots_[5]);
    compute_dense_1(dense_1_2, dense_1_kernel, grad_h5);

    // m.model:7: output w = LayerNormalization(gamma_initializer = constant(0.2), gamma_regularizer = w -> 0.0...
    // grad_v: f64[b, 1, 4, 4]
    double* const grad_v = arena_.at<double>(train_step_slots_[0]);
    double* const layer_normalization_row = arena_.at<double>(0);
    compute_grad_v(grad_h5, layer_normalization_2, layer_normalization_3, layer_normalization,
                   part4_layer_normalization_gamma, layer_normalization_row, grad_v);

    // m.model:6: v = Sequential([Discretization([-0.5, 0.5]), Embedding(3, 4)])(u)
    // grad_part4_sequential_embedding_embeddings: f64[3, 4]
    double* const grad_part4_sequential_embedding_embeddings = arena_.at<double>(0);
    modelc::kernels::scatter_add(modelc::tensor(grad_part4_sequential_embedding_embeddings, 3, 4),
                                 modelc::tensor(grad_v, b, 1, 4, 4), modelc::tensor(discretization, b, 1, 4), 0);

    // m.model:17: compile(optimizer = Lamb(clipvalue = 0.1, weight_decay = 0.01), loss = mean_squared_logarith...
    // new_optimizer_m_dense_kernel: f64[2, 4], new_optimizer_v_dense_kernel: f64[2, 4], new_dense_kernel: f64[...
    const double* const optimizer_m_dense_kernel = training_->block.at<double>(128);
    const double* const optimizer_v_dense_kernel = training_->block.at<double>(192);
    const double* const optimizer_m_simple_rnn_simple_rnn_cell_kernel = training_->block.at<double>(384);
    const double* const optimizer_v_simple_rnn_simple_rnn_cell_kernel = training_->block.at<double>(448);
    double* const new_optimizer_m_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_v_dense_kernel = training_->block.at<double>(192);
    double* const new_dense_kernel = weights_->block.at<double>(0);
    double* const new_optimizer_m_simple_rnn_simple_rnn_cell_kernel = training_->block.at<double>(384);
    double* const new_optimizer_v_simple_rnn_simple_rnn_cell_kernel = training_->block.at<double>(448);
    double* const new_simple_rnn_simple_rnn_cell_kernel = weights_->block.at<double>(128);
    double* const dense_row = arena_.at<double>(128);
    double* const simple_rnn_row = arena_.at<double>(192);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul = optimizer_learning_rate_2 * 0.01;
      const auto minimum = min(max(scalar(0.0), scalar(-0.1)), 0.1);
      const auto mul_2 = minimum * minimum;
      const auto dense_2_2 = scalar.load(dense_2);
      const auto dense_3_2 = scalar.load(dense_3);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max, modelc::Max, modelc::Max>(
          8, [&](auto lane, modelc::Index i) {
            const auto dense_kernel_2 = lane.load(dense_kernel + i);
            const auto optimizer_m_dense_kernel_2 = lane.load(optimizer_m_dense_kernel + i);
            const auto add_2 =
                optimizer_m_dense_kernel_2 + (lane(minimum) - optimizer_m_dense_kernel_2) * 0.09999999999999998;
            const auto optimizer_v_dense_kernel_2 = lane.load(optimizer_v_dense_kernel + i);
            const auto add_3 =
                optimizer_v_dense_kernel_2 + (lane(mul_2) - optimizer_v_dense_kernel_2) * 0.0010000000000000009;
            const auto div_2 = add_2 / lane(dense_2_2) / (1e-07 + sqrt(add_3 / lane(dense_3_2)));
            const auto simple_rnn_simple_rnn_cell_kernel_2 = lane.load(simple_rnn_simple_rnn_cell_kernel + i);
            const auto optimizer_m_simple_rnn_simple_rnn_cell_kernel_2 =
                lane.load(optimizer_m_simple_rnn_simple_rnn_cell_kernel + i);
            const auto add_4 = optimizer_m_simple_rnn_simple_rnn_cell_kernel_2 +
                               0.09999999999999998 * (lane(minimum) - optimizer_m_simple_rnn_simple_rnn_cell_kernel_2);
            const auto optimizer_v_simple_rnn_simple_rnn_cell_kernel_2 =
                lane.load(optimizer_v_simple_rnn_simple_rnn_cell_kernel + i);
            const auto add_5 = optimizer_v_simple_rnn_simple_rnn_cell_kernel_2 +
                               0.0010000000000000009 * (lane(mul_2) - optimizer_v_simple_rnn_simple_rnn_cell_kernel_2);
            const auto div_3 = add_4 / lane(dense_2_2) / (1e-07 + sqrt(add_5 / lane(dense_3_2)));
            const auto abs_2 = abs(dense_kernel_2 - dense_kernel_2 * lane(mul));
            const auto abs_3 = abs(div_2);
            const auto abs_4 =
                abs(simple_rnn_simple_rnn_cell_kernel_2 - simple_rnn_simple_rnn_cell_kernel_2 * lane(mul));
            const auto abs_5 = abs(div_3);
            lane.store(dense_row + i, div_2);
            lane.store(simple_rnn_row + i, div_3);
            lane.store(new_optimizer_m_dense_kernel + i, add_2);
            lane.store(new_optimizer_v_dense_kernel + i, add_3);
            lane.store(new_optimizer_m_simple_rnn_simple_rnn_cell_kernel + i, add_4);
            lane.store(new_optimizer_v_simple_rnn_simple_rnn_cell_kernel + i, add_5);
            return modelc::folded(abs_2, abs_3, abs_4, abs_5);
          });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto row_max_3 = scalar(std::get<2>(row_2));
      const auto row_max_4 = scalar(std::get<3>(row_2));
      const auto gt = row_max > 1e+18;
      const auto lt = row_max < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      const auto gt_2 = row_max_2 > 1e+18;
      const auto lt_2 = row_max_2 < 1e-18;
      const auto where_3 = select(lt_2, 1.9342813113834067e+25, select(gt_2, 5.169878828456423e-26, 1.0));
      const auto where_4 = select(lt_2, 5.169878828456423e-26, select(gt_2, 1.9342813113834067e+25, 1.0));
      const auto gt_3 = row_max_3 > 1e+18;
      const auto lt_3 = row_max_3 < 1e-18;
      const auto where_5 = select(lt_3, 1.9342813113834067e+25, select(gt_3, 5.169878828456423e-26, 1.0));
      const auto where_6 = select(lt_3, 5.169878828456423e-26, select(gt_3, 1.9342813113834067e+25, 1.0));
      const auto gt_4 = row_max_4 > 1e+18;
      const auto lt_4 = row_max_4 < 1e-18;
      const auto where_7 = select(lt_4, 1.9342813113834067e+25, select(gt_4, 5.169878828456423e-26, 1.0));
      const auto where_8 = select(lt_4, 5.169878828456423e-26, select(gt_4, 1.9342813113834067e+25, 1.0));
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum>(
          8, [&](auto lane, modelc::Index i) {
            const auto dense_kernel_3 = lane.load(dense_kernel + i);
            const auto mul_3 = (dense_kernel_3 - dense_kernel_3 * lane(mul)) * lane(where);
            const auto mul_4 = lane.load(dense_row + i) * lane(where_3);
            const auto simple_rnn_simple_rnn_cell_kernel_3 = lane.load(simple_rnn_simple_rnn_cell_kernel + i);
            const auto mul_5 =
                (simple_rnn_simple_rnn_cell_kernel_3 - simple_rnn_simple_rnn_cell_kernel_3 * lane(mul)) * lane(where_5);
            const auto mul_6 = lane.load(simple_rnn_row + i) * lane(where_7);
            const auto mul_7 = mul_3 * mul_3;
            const auto mul_8 = mul_4 * mul_4;
            const auto mul_9 = mul_5 * mul_5;
            const auto mul_10 = mul_6 * mul_6;
            return modelc::folded(mul_7, mul_8, mul_9, mul_10);
          });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto row_sum_3 = scalar(std::get<2>(row_3));
      const auto row_sum_4 = scalar(std::get<3>(row_3));
      const auto mul_11 = where_2 * sqrt(row_sum);
      const auto mul_12 = where_4 * sqrt(row_sum_2);
      const auto mul_13 =
          optimizer_learning_rate_2 * select(mul_11 > 0.0, select(mul_12 > 0.0, mul_11 / max(mul_12, 1e-30), 1.0), 1.0);
      const auto mul_14 = where_6 * sqrt(row_sum_3);
      const auto mul_15 = where_8 * sqrt(row_sum_4);
      const auto mul_16 =
          optimizer_learning_rate_2 * select(mul_14 > 0.0, select(mul_15 > 0.0, mul_14 / max(1e-30, mul_15), 1.0), 1.0);
      modelc::for_lanes<double>(8, [&](auto lane, modelc::Index i) {
        const auto dense_kernel_4 = lane.load(dense_kernel + i);
        const auto simple_rnn_simple_rnn_cell_kernel_4 = lane.load(simple_rnn_simple_rnn_cell_kernel + i);
        const auto sub = dense_kernel_4 - dense_kernel_4 * lane(mul) - lane.load(dense_row + i) * lane(mul_13);
        const auto sub_2 = simple_rnn_simple_rnn_cell_kernel_4 - simple_rnn_simple_rnn_cell_kernel_4 * lane(mul) -
                           lane.load(simple_rnn_row + i) * lane(mul_16);
        lane.store(new_dense_kernel + i, sub);
        lane.store(new_simple_rnn_simple_rnn_cell_kernel + i, sub_2);
      });
    }
    // new_optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel: f64[4, 4], new_optimizer_v_simple_rnn_simpl...
    const double* const optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel = training_->block.at<double>(512);
    const double* const optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel = training_->block.at<double>(640);
    double* const new_optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel = training_->block.at<double>(512);
    double* const new_optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel = training_->block.at<double>(640);
    double* const new_simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<double>(192);
    double* const simple_rnn_row_2 = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul = optimizer_learning_rate_2 * 0.01;
      const auto minimum = min(max(scalar(0.0), scalar(-0.1)), 0.1);
      const auto mul_2 = minimum * minimum;
      const auto dense_2_2 = scalar.load(dense_2);
      const auto dense_3_2 = scalar.load(dense_3);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max>(16, [&](auto lane, modelc::Index i) {
        const auto simple_rnn_simple_rnn_cell_recurrent_kernel_2 =
            lane.load(simple_rnn_simple_rnn_cell_recurrent_kernel + i);
        const auto optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel_2 =
            lane.load(optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel + i);
        const auto add_2 =
            optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel_2 +
            0.09999999999999998 * (lane(minimum) - optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel_2);
        const auto optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel_2 =
            lane.load(optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel + i);
        const auto add_3 =
            optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel_2 +
            0.0010000000000000009 * (lane(mul_2) - optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel_2);
        const auto div_2 = add_2 / lane(dense_2_2) / (1e-07 + sqrt(add_3 / lane(dense_3_2)));
        const auto abs_2 = abs(simple_rnn_simple_rnn_cell_recurrent_kernel_2 -
                               simple_rnn_simple_rnn_cell_recurrent_kernel_2 * lane(mul));
        const auto abs_3 = abs(div_2);
        lane.store(simple_rnn_row_2 + i, div_2);
        lane.store(new_optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel + i, add_2);
        lane.store(new_optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel + i, add_3);
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
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(16, [&](auto lane, modelc::Index i) {
        const auto simple_rnn_simple_rnn_cell_recurrent_kernel_3 =
            lane.load(simple_rnn_simple_rnn_cell_recurrent_kernel + i);
        const auto mul_3 = (simple_rnn_simple_rnn_cell_recurrent_kernel_3 -
                            simple_rnn_simple_rnn_cell_recurrent_kernel_3 * lane(mul)) *
                           lane(where);
        const auto mul_4 = lane.load(simple_rnn_row_2 + i) * lane(where_3);
        const auto mul_5 = mul_3 * mul_3;
        const auto mul_6 = mul_4 * mul_4;
        return modelc::folded(mul_5, mul_6);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_7 = where_2 * sqrt(row_sum);
      const auto mul_8 = where_4 * sqrt(row_sum_2);
      const auto mul_9 =
          optimizer_learning_rate_2 * select(mul_7 > 0.0, select(mul_8 > 0.0, mul_7 / max(1e-30, mul_8), 1.0), 1.0);
      modelc::for_lanes<double>(16, [&](auto lane, modelc::Index i) {
        const auto simple_rnn_simple_rnn_cell_recurrent_kernel_4 =
            lane.load(simple_rnn_simple_rnn_cell_recurrent_kernel + i);
        lane.store(new_simple_rnn_simple_rnn_cell_recurrent_kernel + i,
                   simple_rnn_simple_rnn_cell_recurrent_kernel_4 -
                       simple_rnn_simple_rnn_cell_recurrent_kernel_4 * lane(mul) -
                       lane.load(simple_rnn_row_2 + i) * lane(mul_9));
      });
    }
    // new_optimizer_m_part4_sequential_embedding_embeddings: f64[3, 4], new_optimizer_v_part4_sequential_embed...
    const double* const optimizer_m_part4_sequential_embedding_embeddings = training_->block.at<double>(896);
    const double* const optimizer_v_part4_sequential_embedding_embeddings = training_->block.at<double>(1024);
    double* const new_optimizer_m_part4_sequential_embedding_embeddings = training_->block.at<double>(896);
    double* const new_optimizer_v_part4_sequential_embedding_embeddings = training_->block.at<double>(1024);
    double* const new_part4_sequential_embedding_embeddings = weights_->block.at<double>(384);
    double* const embedding_row = arena_.at<double>(128);
    compute_new_optimizer_m_part4_sequential_embedding_embeddings(
        optimizer_learning_rate, dense_2, dense_3, grad_part4_sequential_embedding_embeddings,
        part4_sequential_embedding_embeddings, optimizer_m_part4_sequential_embedding_embeddings,
        optimizer_v_part4_sequential_embedding_embeddings, embedding_row,
        new_optimizer_m_part4_sequential_embedding_embeddings, new_optimizer_v_part4_sequential_embedding_embeddings,
        new_part4_sequential_embedding_embeddings);
    // new_optimizer_m_part4_layer_normalization_gamma: f64[4], new_optimizer_v_part4_layer_normalization_gamma...
    const double* const optimizer_m_part4_layer_normalization_gamma = training_->block.at<double>(1152);
    const double* const optimizer_v_part4_layer_normalization_gamma = training_->block.at<double>(1216);
    double* const new_optimizer_m_part4_layer_normalization_gamma = training_->block.at<double>(1152);
    double* const new_optimizer_v_part4_layer_normalization_gamma = training_->block.at<double>(1216);
    double* const layer_normalization_4 = arena_.at<double>(0);
    double* const layer_normalization_5 = arena_.at<double>(64);
    double* const layer_normalization_6 = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Max, double> total_max;
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(part4_layer_normalization_gamma + i) * 0.01;
        const auto add_2 = mul + mul;
        const auto optimizer_m_part4_layer_normalization_gamma_2 =
            lane.load(optimizer_m_part4_layer_normalization_gamma + i);
        const auto optimizer_v_part4_layer_normalization_gamma_2 =
            lane.load(optimizer_v_part4_layer_normalization_gamma + i);
        const auto dense_2_2 = lane(dense_2[0]);
        const auto dense_3_2 = lane(dense_3[0]);
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index j = 0; j < 4 * b; ++j) {
          column_sum = modelc::Sum::apply(column_sum, lane.load(layer_normalization + i + j * 4) *
                                                          lane(layer_normalization_2[j]) * lane(grad_h5[j]));
        }
        const auto minimum = min(0.1, max(add_2 + column_sum, -0.1));
        const auto add_3 = optimizer_m_part4_layer_normalization_gamma_2 +
                           0.09999999999999998 * (minimum - optimizer_m_part4_layer_normalization_gamma_2);
        const auto add_4 = optimizer_v_part4_layer_normalization_gamma_2 +
                           0.0010000000000000009 * (minimum * minimum - optimizer_v_part4_layer_normalization_gamma_2);
        const auto div_2 = add_3 / dense_2_2 / (1e-07 + sqrt(add_4 / dense_3_2));
        const auto abs_2 = abs(div_2);
        lane.store(new_optimizer_m_part4_layer_normalization_gamma + i, add_3);
        lane.store(new_optimizer_v_part4_layer_normalization_gamma + i, add_4);
        lane.store(layer_normalization_4 + i, div_2);
        total_max.add(abs_2);
      });
      const auto gt = scalar(total_max.value()) > 1e+18;
      const auto lt = scalar(total_max.value()) < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      scalar.store(layer_normalization_5, where);
      scalar.store(layer_normalization_6, where_2);
    }
    // new_optimizer_m_part4_layer_normalization_beta: f64[4], new_optimizer_v_part4_layer_normalization_beta: ...
    const double* const optimizer_m_part4_layer_normalization_beta = training_->block.at<double>(1280);
    const double* const optimizer_v_part4_layer_normalization_beta = training_->block.at<double>(1344);
    double* const new_optimizer_m_part4_layer_normalization_beta = training_->block.at<double>(1280);
    double* const new_optimizer_v_part4_layer_normalization_beta = training_->block.at<double>(1344);
    double* const layer_normalization_7 = arena_.at<double>(192);
    double* const layer_normalization_8 = arena_.at<double>(448);
    double* const layer_normalization_9 = arena_.at<double>(512);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Max, double> total_max;
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
        const auto optimizer_m_part4_layer_normalization_beta_2 =
            lane.load(optimizer_m_part4_layer_normalization_beta + i);
        const auto optimizer_v_part4_layer_normalization_beta_2 =
            lane.load(optimizer_v_part4_layer_normalization_beta + i);
        const auto dense_2_2 = lane(dense_2[0]);
        const auto dense_3_2 = lane(dense_3[0]);
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index j = 0; j < 4 * b; ++j) {
          column_sum = modelc::Sum::apply(column_sum, lane(grad_h5[j]));
        }
        const auto minimum = min(0.1, max(column_sum, -0.1));
        const auto add_2 = optimizer_m_part4_layer_normalization_beta_2 +
                           0.09999999999999998 * (minimum - optimizer_m_part4_layer_normalization_beta_2);
        const auto add_3 = optimizer_v_part4_layer_normalization_beta_2 +
                           0.0010000000000000009 * (minimum * minimum - optimizer_v_part4_layer_normalization_beta_2);
        const auto div_2 = add_2 / dense_2_2 / (1e-07 + sqrt(add_3 / dense_3_2));
        const auto abs_2 = abs(div_2);
        lane.store(new_optimizer_m_part4_layer_normalization_beta + i, add_2);
        lane.store(new_optimizer_v_part4_layer_normalization_beta + i, add_3);
        lane.store(layer_normalization_7 + i, div_2);
        total_max.add(abs_2);
      });
      const auto gt = scalar(total_max.value()) > 1e+18;
      const auto lt = scalar(total_max.value()) < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      scalar.store(layer_normalization_8, where);
      scalar.store(layer_normalization_9, where_2);
    }

    // m.model:16: output y = Dense(1, activation = softplus)(h5)
    // new_optimizer_m_dense_1_kernel: f64[1, 1], new_optimizer_v_dense_1_kernel: f64[1, 1]
    const double* const optimizer_m_dense_1_kernel = training_->block.at<double>(1408);
    const double* const optimizer_v_dense_1_kernel = training_->block.at<double>(1472);
    double* const new_optimizer_m_dense_1_kernel = training_->block.at<double>(1408);
    double* const new_optimizer_v_dense_1_kernel = training_->block.at<double>(1472);
    modelc::matmul(
        threads_, 1, 4 * b, 1, h5, 0, 1, dense_1_2, 1, 0, [&](auto lane, auto sum, modelc::Index, modelc::Index) {
          const auto minimum = min(0.1, max(sum, -0.1));
          const auto optimizer_m_dense_1_kernel_2 = lane(optimizer_m_dense_1_kernel[0]);
          const auto optimizer_v_dense_1_kernel_2 = lane(optimizer_v_dense_1_kernel[0]);
          const auto add_2 =
              optimizer_m_dense_1_kernel_2 + 0.09999999999999998 * (minimum - optimizer_m_dense_1_kernel_2);
          const auto add_3 =
              optimizer_v_dense_1_kernel_2 + 0.0010000000000000009 * (minimum * minimum - optimizer_v_dense_1_kernel_2);
          lane.store(new_optimizer_m_dense_1_kernel, 0, add_2);
          lane.store(new_optimizer_v_dense_1_kernel, 0, add_3);
        });

    // m.model:17: compile(optimizer = Lamb(clipvalue = 0.1, weight_decay = 0.01), loss = mean_squared_logarith...
    // the loss, and what its gradient needs
    // loss: f64, new_optimizer_m_dense_bias: f64[4], new_optimizer_v_dense_bias: f64[4], new_dense_bias: f64[4...
    const double* const optimizer_m_dense_bias = training_->block.at<double>(256);
    const double* const optimizer_v_dense_bias = training_->block.at<double>(320);
    const double* const optimizer_m_simple_rnn_simple_rnn_cell_bias = training_->block.at<double>(768);
    const double* const optimizer_v_simple_rnn_simple_rnn_cell_bias = training_->block.at<double>(832);
    double* const loss = arena_.at<double>(256);
    double* const new_optimizer_m_dense_bias = training_->block.at<double>(256);
    double* const new_optimizer_v_dense_bias = training_->block.at<double>(320);
    double* const new_dense_bias = weights_->block.at<double>(64);
    double* const new_optimizer_m_simple_rnn_simple_rnn_cell_bias = training_->block.at<double>(768);
    double* const new_optimizer_v_simple_rnn_simple_rnn_cell_bias = training_->block.at<double>(832);
    double* const new_simple_rnn_simple_rnn_cell_bias = weights_->block.at<double>(320);
    double* const new_part4_layer_normalization_gamma = weights_->block.at<double>(512);
    double* const new_part4_layer_normalization_beta = weights_->block.at<double>(576);
    double* const new_dense_1_kernel = weights_->block.at<double>(640);
    double* const dense_row_2 = arena_.at<double>(640);
    double* const simple_rnn_row_3 = arena_.at<double>(704);
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul = optimizer_learning_rate_2 * 0.01;
      const auto minimum = min(max(scalar(0.0), scalar(-0.1)), 0.1);
      const auto mul_2 = minimum * minimum;
      const auto dense_2_2 = scalar.load(dense_2);
      const auto dense_3_2 = scalar.load(dense_3);
      const auto layer_normalization_5_2 = scalar.load(layer_normalization_5);
      const auto layer_normalization_6_2 = scalar.load(layer_normalization_6);
      const auto layer_normalization_8_2 = scalar.load(layer_normalization_8);
      const auto layer_normalization_9_2 = scalar.load(layer_normalization_9);
      const auto dense_1_kernel_2 = scalar.load(dense_1_kernel);
      const auto sub = dense_1_kernel_2 - dense_1_kernel_2 * mul;
      const auto div_3 = scalar.load(new_optimizer_m_dense_1_kernel) / dense_2_2 /
                         (1e-07 + sqrt(scalar.load(new_optimizer_v_dense_1_kernel) / dense_3_2));
      const auto abs_2 = abs(sub);
      const auto gt = abs_2 > 1e+18;
      const auto lt = abs_2 < 1e-18;
      const auto mul_3 = sub * select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto mul_4 =
          select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0)) * sqrt(mul_3 * mul_3);
      const auto abs_3 = abs(div_3);
      const auto gt_2 = abs_3 > 1e+18;
      const auto lt_2 = abs_3 < 1e-18;
      const auto mul_5 = div_3 * select(lt_2, 1.9342813113834067e+25, select(gt_2, 5.169878828456423e-26, 1.0));
      const auto mul_6 =
          select(lt_2, 5.169878828456423e-26, select(gt_2, 1.9342813113834067e+25, 1.0)) * sqrt(mul_5 * mul_5);
      const auto sub_2 = sub - div_3 * (optimizer_learning_rate_2 *
                                        select(mul_4 > 0.0, select(mul_6 > 0.0, mul_4 / max(1e-30, mul_6), 1.0), 1.0));
      const auto row_2 =
          modelc::fold_lanes<double, modelc::Sum, modelc::Max, modelc::Max, modelc::Max, modelc::Max, modelc::Max,
                             modelc::Sum, modelc::Max, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
            const auto part4_layer_normalization_gamma_2 = lane.load(part4_layer_normalization_gamma + i);
            const auto dense_bias_2 = lane.load(dense_bias + i);
            const auto optimizer_m_dense_bias_2 = lane.load(optimizer_m_dense_bias + i);
            const auto add_2 =
                optimizer_m_dense_bias_2 + 0.09999999999999998 * (lane(minimum) - optimizer_m_dense_bias_2);
            const auto optimizer_v_dense_bias_2 = lane.load(optimizer_v_dense_bias + i);
            const auto add_3 =
                optimizer_v_dense_bias_2 + 0.0010000000000000009 * (lane(mul_2) - optimizer_v_dense_bias_2);
            const auto div_4 = add_2 / lane(dense_2_2) / (1e-07 + sqrt(add_3 / lane(dense_3_2)));
            const auto simple_rnn_simple_rnn_cell_bias_2 = lane.load(simple_rnn_simple_rnn_cell_bias + i);
            const auto optimizer_m_simple_rnn_simple_rnn_cell_bias_2 =
                lane.load(optimizer_m_simple_rnn_simple_rnn_cell_bias + i);
            const auto add_4 = optimizer_m_simple_rnn_simple_rnn_cell_bias_2 +
                               0.09999999999999998 * (lane(minimum) - optimizer_m_simple_rnn_simple_rnn_cell_bias_2);
            const auto optimizer_v_simple_rnn_simple_rnn_cell_bias_2 =
                lane.load(optimizer_v_simple_rnn_simple_rnn_cell_bias + i);
            const auto add_5 = optimizer_v_simple_rnn_simple_rnn_cell_bias_2 +
                               0.0010000000000000009 * (lane(mul_2) - optimizer_v_simple_rnn_simple_rnn_cell_bias_2);
            const auto div_5 = add_4 / lane(dense_2_2) / (1e-07 + sqrt(add_5 / lane(dense_3_2)));
            const auto mul_7 = lane.load(layer_normalization_4 + i) * lane(layer_normalization_5_2);
            const auto part4_layer_normalization_beta_2 = lane.load(part4_layer_normalization_beta + i);
            const auto mul_8 = lane.load(layer_normalization_7 + i) * lane(layer_normalization_8_2);
            const auto mul_9 = part4_layer_normalization_gamma_2 * part4_layer_normalization_gamma_2;
            const auto abs_4 = abs(dense_bias_2 - dense_bias_2 * lane(mul));
            const auto abs_5 = abs(div_4);
            const auto abs_6 = abs(simple_rnn_simple_rnn_cell_bias_2 - simple_rnn_simple_rnn_cell_bias_2 * lane(mul));
            const auto abs_7 = abs(div_5);
            const auto abs_8 = abs(part4_layer_normalization_gamma_2 - part4_layer_normalization_gamma_2 * lane(mul));
            const auto mul_10 = mul_7 * mul_7;
            const auto abs_9 = abs(part4_layer_normalization_beta_2 - part4_layer_normalization_beta_2 * lane(mul));
            const auto mul_11 = mul_8 * mul_8;
            lane.store(dense_row_2 + i, div_4);
            lane.store(simple_rnn_row_3 + i, div_5);
            lane.store(new_optimizer_m_dense_bias + i, add_2);
            lane.store(new_optimizer_v_dense_bias + i, add_3);
            lane.store(new_optimizer_m_simple_rnn_simple_rnn_cell_bias + i, add_4);
            lane.store(new_optimizer_v_simple_rnn_simple_rnn_cell_bias + i, add_5);
            return modelc::folded(mul_9, abs_4, abs_5, abs_6, abs_7, abs_8, mul_10, abs_9, mul_11);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_max = scalar(std::get<1>(row_2));
      const auto row_max_2 = scalar(std::get<2>(row_2));
      const auto row_max_3 = scalar(std::get<3>(row_2));
      const auto row_max_4 = scalar(std::get<4>(row_2));
      const auto row_max_5 = scalar(std::get<5>(row_2));
      const auto row_sum_2 = scalar(std::get<6>(row_2));
      const auto row_max_6 = scalar(std::get<7>(row_2));
      const auto row_sum_3 = scalar(std::get<8>(row_2));
      scalar.store(new_dense_1_kernel, sub_2);
      const auto add_6 = div_2 + row_sum * 0.01;
      const auto gt_3 = row_max > 1e+18;
      const auto lt_3 = row_max < 1e-18;
      const auto where = select(lt_3, 1.9342813113834067e+25, select(gt_3, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt_3, 5.169878828456423e-26, select(gt_3, 1.9342813113834067e+25, 1.0));
      const auto gt_4 = row_max_2 > 1e+18;
      const auto lt_4 = row_max_2 < 1e-18;
      const auto where_3 = select(lt_4, 1.9342813113834067e+25, select(gt_4, 5.169878828456423e-26, 1.0));
      const auto where_4 = select(lt_4, 5.169878828456423e-26, select(gt_4, 1.9342813113834067e+25, 1.0));
      const auto gt_5 = row_max_3 > 1e+18;
      const auto lt_5 = row_max_3 < 1e-18;
      const auto where_5 = select(lt_5, 1.9342813113834067e+25, select(gt_5, 5.169878828456423e-26, 1.0));
      const auto where_6 = select(lt_5, 5.169878828456423e-26, select(gt_5, 1.9342813113834067e+25, 1.0));
      const auto gt_6 = row_max_4 > 1e+18;
      const auto lt_6 = row_max_4 < 1e-18;
      const auto where_7 = select(lt_6, 1.9342813113834067e+25, select(gt_6, 5.169878828456423e-26, 1.0));
      const auto where_8 = select(lt_6, 5.169878828456423e-26, select(gt_6, 1.9342813113834067e+25, 1.0));
      const auto gt_7 = row_max_5 > 1e+18;
      const auto lt_7 = row_max_5 < 1e-18;
      const auto where_9 = select(lt_7, 1.9342813113834067e+25, select(gt_7, 5.169878828456423e-26, 1.0));
      const auto where_10 = select(lt_7, 5.169878828456423e-26, select(gt_7, 1.9342813113834067e+25, 1.0));
      const auto mul_12 = layer_normalization_6_2 * sqrt(row_sum_2);
      const auto gt_8 = mul_12 > 0.0;
      const auto maximum = max(1e-30, mul_12);
      const auto gt_9 = row_max_6 > 1e+18;
      const auto lt_8 = row_max_6 < 1e-18;
      const auto where_11 = select(lt_8, 1.9342813113834067e+25, select(gt_9, 5.169878828456423e-26, 1.0));
      const auto where_12 = select(lt_8, 5.169878828456423e-26, select(gt_9, 1.9342813113834067e+25, 1.0));
      const auto mul_13 = layer_normalization_9_2 * sqrt(row_sum_3);
      const auto gt_10 = mul_13 > 0.0;
      const auto maximum_2 = max(1e-30, mul_13);
      const auto row_3 =
          modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum>(
              4, [&](auto lane, modelc::Index i) {
                const auto part4_layer_normalization_gamma_3 = lane.load(part4_layer_normalization_gamma + i);
                const auto dense_bias_3 = lane.load(dense_bias + i);
                const auto mul_14 = (dense_bias_3 - dense_bias_3 * lane(mul)) * lane(where);
                const auto mul_15 = lane.load(dense_row_2 + i) * lane(where_3);
                const auto simple_rnn_simple_rnn_cell_bias_3 = lane.load(simple_rnn_simple_rnn_cell_bias + i);
                const auto mul_16 =
                    (simple_rnn_simple_rnn_cell_bias_3 - simple_rnn_simple_rnn_cell_bias_3 * lane(mul)) * lane(where_5);
                const auto mul_17 = lane.load(simple_rnn_row_3 + i) * lane(where_7);
                const auto mul_18 =
                    (part4_layer_normalization_gamma_3 - part4_layer_normalization_gamma_3 * lane(mul)) * lane(where_9);
                const auto part4_layer_normalization_beta_3 = lane.load(part4_layer_normalization_beta + i);
                const auto mul_19 =
                    (part4_layer_normalization_beta_3 - part4_layer_normalization_beta_3 * lane(mul)) * lane(where_11);
                const auto mul_20 = mul_14 * mul_14;
                const auto mul_21 = mul_15 * mul_15;
                const auto mul_22 = mul_16 * mul_16;
                const auto mul_23 = mul_17 * mul_17;
                const auto mul_24 = mul_18 * mul_18;
                const auto mul_25 = mul_19 * mul_19;
                return modelc::folded(mul_20, mul_21, mul_22, mul_23, mul_24, mul_25);
              });
      const auto row_sum_4 = scalar(std::get<0>(row_3));
      const auto row_sum_5 = scalar(std::get<1>(row_3));
      const auto row_sum_6 = scalar(std::get<2>(row_3));
      const auto row_sum_7 = scalar(std::get<3>(row_3));
      const auto row_sum_8 = scalar(std::get<4>(row_3));
      const auto row_sum_9 = scalar(std::get<5>(row_3));
      scalar.store(loss, add_6);
      const auto mul_26 = where_2 * sqrt(row_sum_4);
      const auto mul_27 = where_4 * sqrt(row_sum_5);
      const auto mul_28 =
          optimizer_learning_rate_2 * select(mul_26 > 0.0, select(mul_27 > 0.0, mul_26 / max(1e-30, mul_27), 1.0), 1.0);
      const auto mul_29 = where_6 * sqrt(row_sum_6);
      const auto mul_30 = where_8 * sqrt(row_sum_7);
      const auto mul_31 =
          optimizer_learning_rate_2 * select(mul_29 > 0.0, select(mul_30 > 0.0, mul_29 / max(1e-30, mul_30), 1.0), 1.0);
      const auto mul_32 = where_10 * sqrt(row_sum_8);
      const auto mul_33 = optimizer_learning_rate_2 * select(mul_32 > 0.0, select(gt_8, mul_32 / maximum, 1.0), 1.0);
      const auto mul_34 = where_12 * sqrt(row_sum_9);
      const auto mul_35 = optimizer_learning_rate_2 * select(mul_34 > 0.0, select(gt_10, mul_34 / maximum_2, 1.0), 1.0);
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
        const auto part4_layer_normalization_gamma_4 = lane.load(part4_layer_normalization_gamma + i);
        const auto dense_bias_4 = lane.load(dense_bias + i);
        const auto simple_rnn_simple_rnn_cell_bias_4 = lane.load(simple_rnn_simple_rnn_cell_bias + i);
        const auto part4_layer_normalization_beta_4 = lane.load(part4_layer_normalization_beta + i);
        const auto sub_3 = dense_bias_4 - dense_bias_4 * lane(mul) - lane.load(dense_row_2 + i) * lane(mul_28);
        const auto sub_4 = simple_rnn_simple_rnn_cell_bias_4 - simple_rnn_simple_rnn_cell_bias_4 * lane(mul) -
                           lane.load(simple_rnn_row_3 + i) * lane(mul_31);
        const auto sub_5 = part4_layer_normalization_gamma_4 - part4_layer_normalization_gamma_4 * lane(mul) -
                           lane.load(layer_normalization_4 + i) * lane(mul_33);
        const auto sub_6 = part4_layer_normalization_beta_4 - part4_layer_normalization_beta_4 * lane(mul) -
                           lane.load(layer_normalization_7 + i) * lane(mul_35);
        lane.store(new_dense_bias + i, sub_3);
        lane.store(new_simple_rnn_simple_rnn_cell_bias + i, sub_4);
        lane.store(new_part4_layer_normalization_gamma + i, sub_5);
        lane.store(new_part4_layer_normalization_beta + i, sub_6);
      });
    }

    modelc::copy_elements(arena_.at<std::int64_t>(576), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // m.model:17: compile(optimizer = Lamb(clipvalue = 0.1, weight_decay = 0.01), loss = mean_squared_logarith...
    // simple_rnn: f64[4]
    const double* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<double>(320);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    double* const simple_rnn = arena_.at<double>(256);
    compute_simple_rnn_2(simple_rnn_simple_rnn_cell_bias, optimizer_learning_rate, simple_rnn);
    // layer_normalization: f64[4]
    const double* const part4_layer_normalization_gamma = weights_->block.at<double>(512);
    double* const layer_normalization = arena_.at<double>(320);
    compute_simple_rnn_2(part4_layer_normalization_gamma, optimizer_learning_rate, layer_normalization);
    // new_optimizer_m_dense_kernel: f64[2, 4], new_optimizer_v_dense_kernel: f64[2, 4], dense: f64, dense_2: f...
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<double>(128);
    const double* const dense_1_kernel = weights_->block.at<double>(640);
    const double* const dense_1_bias = weights_->block.at<double>(704);
    const double* const part_gradient_dense_kernel = arena_.at<double>(512);
    const double* const part_gradient_simple_rnn_simple_rnn_cell_kernel = arena_.at<double>(640);
    const double* const part_gradient_dense_1_kernel = arena_.at<double>(1152);
    const double* const part_gradient_dense_1_bias = arena_.at<double>(1216);
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_m_dense_kernel = training_->block.at<double>(128);
    const double* const optimizer_v_dense_kernel = training_->block.at<double>(192);
    const double* const optimizer_m_simple_rnn_simple_rnn_cell_kernel = training_->block.at<double>(384);
    const double* const optimizer_v_simple_rnn_simple_rnn_cell_kernel = training_->block.at<double>(448);
    const double* const optimizer_m_dense_1_kernel = training_->block.at<double>(1408);
    const double* const optimizer_v_dense_1_kernel = training_->block.at<double>(1472);
    const double* const optimizer_m_dense_1_bias = training_->block.at<double>(1536);
    const double* const optimizer_v_dense_1_bias = training_->block.at<double>(1600);
    double* const new_optimizer_m_dense_kernel = training_->block.at<double>(128);
    double* const new_optimizer_v_dense_kernel = training_->block.at<double>(192);
    double* const dense = arena_.at<double>(128);
    double* const dense_2 = arena_.at<double>(192);
    double* const new_dense_kernel = weights_->block.at<double>(0);
    double* const new_optimizer_m_simple_rnn_simple_rnn_cell_kernel = training_->block.at<double>(384);
    double* const new_optimizer_v_simple_rnn_simple_rnn_cell_kernel = training_->block.at<double>(448);
    double* const new_simple_rnn_simple_rnn_cell_kernel = weights_->block.at<double>(128);
    double* const new_optimizer_m_dense_1_kernel = training_->block.at<double>(1408);
    double* const new_optimizer_v_dense_1_kernel = training_->block.at<double>(1472);
    double* const new_dense_1_kernel = weights_->block.at<double>(640);
    double* const new_optimizer_m_dense_1_bias = training_->block.at<double>(1536);
    double* const new_optimizer_v_dense_1_bias = training_->block.at<double>(1600);
    double* const new_dense_1_bias = weights_->block.at<double>(704);
    double* const dense_row = arena_.at<double>(0);
    double* const simple_rnn_row = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul = optimizer_learning_rate_2 * 0.01;
      const auto add = 1.0 + modelc::cast<double>(scalar.load(optimizer_iteration));
      const auto sub = 1.0 - pow(0.9, add);
      const auto sub_2 = 1.0 - pow(0.999, add);
      const auto minimum = min(0.1, max(scalar.load(part_gradient_dense_1_kernel), -0.1));
      const auto dense_1_kernel_2 = scalar.load(dense_1_kernel);
      const auto sub_3 = dense_1_kernel_2 - dense_1_kernel_2 * mul;
      const auto optimizer_m_dense_1_kernel_2 = scalar.load(optimizer_m_dense_1_kernel);
      const auto add_2 = optimizer_m_dense_1_kernel_2 + 0.09999999999999998 * (minimum - optimizer_m_dense_1_kernel_2);
      const auto optimizer_v_dense_1_kernel_2 = scalar.load(optimizer_v_dense_1_kernel);
      const auto add_3 =
          optimizer_v_dense_1_kernel_2 + 0.0010000000000000009 * (minimum * minimum - optimizer_v_dense_1_kernel_2);
      const auto div = add_2 / sub / (1e-07 + sqrt(add_3 / sub_2));
      const auto abs_2 = abs(sub_3);
      const auto gt = abs_2 > 1e+18;
      const auto lt = abs_2 < 1e-18;
      const auto mul_2 = sub_3 * select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto mul_3 =
          select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0)) * sqrt(mul_2 * mul_2);
      const auto abs_3 = abs(div);
      const auto gt_2 = abs_3 > 1e+18;
      const auto lt_2 = abs_3 < 1e-18;
      const auto mul_4 = div * select(lt_2, 1.9342813113834067e+25, select(gt_2, 5.169878828456423e-26, 1.0));
      const auto mul_5 =
          select(lt_2, 5.169878828456423e-26, select(gt_2, 1.9342813113834067e+25, 1.0)) * sqrt(mul_4 * mul_4);
      const auto sub_4 = sub_3 - div * (optimizer_learning_rate_2 *
                                        select(mul_3 > 0.0, select(mul_5 > 0.0, mul_3 / max(1e-30, mul_5), 1.0), 1.0));
      const auto minimum_2 = min(0.1, max(scalar.load(part_gradient_dense_1_bias), -0.1));
      const auto dense_1_bias_2 = scalar.load(dense_1_bias);
      const auto sub_5 = dense_1_bias_2 - dense_1_bias_2 * mul;
      const auto optimizer_m_dense_1_bias_2 = scalar.load(optimizer_m_dense_1_bias);
      const auto add_4 = optimizer_m_dense_1_bias_2 + 0.09999999999999998 * (minimum_2 - optimizer_m_dense_1_bias_2);
      const auto optimizer_v_dense_1_bias_2 = scalar.load(optimizer_v_dense_1_bias);
      const auto add_5 =
          optimizer_v_dense_1_bias_2 + 0.0010000000000000009 * (minimum_2 * minimum_2 - optimizer_v_dense_1_bias_2);
      const auto div_2 = add_4 / sub / (1e-07 + sqrt(add_5 / sub_2));
      const auto abs_4 = abs(sub_5);
      const auto gt_3 = abs_4 > 1e+18;
      const auto lt_3 = abs_4 < 1e-18;
      const auto mul_6 = sub_5 * select(lt_3, 1.9342813113834067e+25, select(gt_3, 5.169878828456423e-26, 1.0));
      const auto mul_7 =
          select(lt_3, 5.169878828456423e-26, select(gt_3, 1.9342813113834067e+25, 1.0)) * sqrt(mul_6 * mul_6);
      const auto abs_5 = abs(div_2);
      const auto gt_4 = abs_5 > 1e+18;
      const auto lt_4 = abs_5 < 1e-18;
      const auto mul_8 = div_2 * select(lt_4, 1.9342813113834067e+25, select(gt_4, 5.169878828456423e-26, 1.0));
      const auto mul_9 =
          select(lt_4, 5.169878828456423e-26, select(gt_4, 1.9342813113834067e+25, 1.0)) * sqrt(mul_8 * mul_8);
      const auto sub_6 =
          sub_5 - div_2 * (optimizer_learning_rate_2 *
                           select(mul_7 > 0.0, select(mul_9 > 0.0, mul_7 / max(1e-30, mul_9), 1.0), 1.0));
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max, modelc::Max, modelc::Max>(
          8, [&](auto lane, modelc::Index i) {
            const auto minimum_3 = min(max(lane.load(part_gradient_dense_kernel + i), -0.1), 0.1);
            const auto dense_kernel_2 = lane.load(dense_kernel + i);
            const auto optimizer_m_dense_kernel_2 = lane.load(optimizer_m_dense_kernel + i);
            const auto add_6 =
                optimizer_m_dense_kernel_2 + (minimum_3 - optimizer_m_dense_kernel_2) * 0.09999999999999998;
            const auto optimizer_v_dense_kernel_2 = lane.load(optimizer_v_dense_kernel + i);
            const auto add_7 = optimizer_v_dense_kernel_2 +
                               (minimum_3 * minimum_3 - optimizer_v_dense_kernel_2) * 0.0010000000000000009;
            const auto div_3 = add_6 / lane(sub) / (1e-07 + sqrt(add_7 / lane(sub_2)));
            const auto minimum_4 = min(0.1, max(lane.load(part_gradient_simple_rnn_simple_rnn_cell_kernel + i), -0.1));
            const auto simple_rnn_simple_rnn_cell_kernel_2 = lane.load(simple_rnn_simple_rnn_cell_kernel + i);
            const auto optimizer_m_simple_rnn_simple_rnn_cell_kernel_2 =
                lane.load(optimizer_m_simple_rnn_simple_rnn_cell_kernel + i);
            const auto add_8 = optimizer_m_simple_rnn_simple_rnn_cell_kernel_2 +
                               0.09999999999999998 * (minimum_4 - optimizer_m_simple_rnn_simple_rnn_cell_kernel_2);
            const auto optimizer_v_simple_rnn_simple_rnn_cell_kernel_2 =
                lane.load(optimizer_v_simple_rnn_simple_rnn_cell_kernel + i);
            const auto add_9 =
                optimizer_v_simple_rnn_simple_rnn_cell_kernel_2 +
                0.0010000000000000009 * (minimum_4 * minimum_4 - optimizer_v_simple_rnn_simple_rnn_cell_kernel_2);
            const auto div_4 = add_8 / lane(sub) / (1e-07 + sqrt(add_9 / lane(sub_2)));
            const auto abs_6 = abs(dense_kernel_2 - dense_kernel_2 * lane(mul));
            const auto abs_7 = abs(div_3);
            const auto abs_8 =
                abs(simple_rnn_simple_rnn_cell_kernel_2 - simple_rnn_simple_rnn_cell_kernel_2 * lane(mul));
            const auto abs_9 = abs(div_4);
            lane.store(dense_row + i, div_3);
            lane.store(simple_rnn_row + i, div_4);
            lane.store(new_optimizer_m_dense_kernel + i, add_6);
            lane.store(new_optimizer_v_dense_kernel + i, add_7);
            lane.store(new_optimizer_m_simple_rnn_simple_rnn_cell_kernel + i, add_8);
            lane.store(new_optimizer_v_simple_rnn_simple_rnn_cell_kernel + i, add_9);
            return modelc::folded(abs_6, abs_7, abs_8, abs_9);
          });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto row_max_3 = scalar(std::get<2>(row_2));
      const auto row_max_4 = scalar(std::get<3>(row_2));
      const auto sub_lanes = sub;
      const auto sub_2_lanes = sub_2;
      const auto add_2_lanes = add_2;
      const auto add_3_lanes = add_3;
      const auto sub_4_lanes = sub_4;
      const auto add_4_lanes = add_4;
      const auto add_5_lanes = add_5;
      const auto sub_6_lanes = sub_6;
      scalar.store(dense, sub_lanes);
      scalar.store(dense_2, sub_2_lanes);
      scalar.store(new_optimizer_m_dense_1_kernel, add_2_lanes);
      scalar.store(new_optimizer_v_dense_1_kernel, add_3_lanes);
      scalar.store(new_dense_1_kernel, sub_4_lanes);
      scalar.store(new_optimizer_m_dense_1_bias, add_4_lanes);
      scalar.store(new_optimizer_v_dense_1_bias, add_5_lanes);
      scalar.store(new_dense_1_bias, sub_6_lanes);
      const auto gt_5 = row_max > 1e+18;
      const auto lt_5 = row_max < 1e-18;
      const auto where = select(lt_5, 1.9342813113834067e+25, select(gt_5, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt_5, 5.169878828456423e-26, select(gt_5, 1.9342813113834067e+25, 1.0));
      const auto gt_6 = row_max_2 > 1e+18;
      const auto lt_6 = row_max_2 < 1e-18;
      const auto where_3 = select(lt_6, 1.9342813113834067e+25, select(gt_6, 5.169878828456423e-26, 1.0));
      const auto where_4 = select(lt_6, 5.169878828456423e-26, select(gt_6, 1.9342813113834067e+25, 1.0));
      const auto gt_7 = row_max_3 > 1e+18;
      const auto lt_7 = row_max_3 < 1e-18;
      const auto where_5 = select(lt_7, 1.9342813113834067e+25, select(gt_7, 5.169878828456423e-26, 1.0));
      const auto where_6 = select(lt_7, 5.169878828456423e-26, select(gt_7, 1.9342813113834067e+25, 1.0));
      const auto gt_8 = row_max_4 > 1e+18;
      const auto lt_8 = row_max_4 < 1e-18;
      const auto where_7 = select(lt_8, 1.9342813113834067e+25, select(gt_8, 5.169878828456423e-26, 1.0));
      const auto where_8 = select(lt_8, 5.169878828456423e-26, select(gt_8, 1.9342813113834067e+25, 1.0));
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum>(
          8, [&](auto lane, modelc::Index i) {
            const auto dense_kernel_3 = lane.load(dense_kernel + i);
            const auto mul_10 = (dense_kernel_3 - dense_kernel_3 * lane(mul)) * lane(where);
            const auto mul_11 = lane.load(dense_row + i) * lane(where_3);
            const auto simple_rnn_simple_rnn_cell_kernel_3 = lane.load(simple_rnn_simple_rnn_cell_kernel + i);
            const auto mul_12 =
                (simple_rnn_simple_rnn_cell_kernel_3 - simple_rnn_simple_rnn_cell_kernel_3 * lane(mul)) * lane(where_5);
            const auto mul_13 = lane.load(simple_rnn_row + i) * lane(where_7);
            const auto mul_14 = mul_10 * mul_10;
            const auto mul_15 = mul_11 * mul_11;
            const auto mul_16 = mul_12 * mul_12;
            const auto mul_17 = mul_13 * mul_13;
            return modelc::folded(mul_14, mul_15, mul_16, mul_17);
          });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto row_sum_3 = scalar(std::get<2>(row_3));
      const auto row_sum_4 = scalar(std::get<3>(row_3));
      const auto mul_18 = where_2 * sqrt(row_sum);
      const auto mul_19 = where_4 * sqrt(row_sum_2);
      const auto mul_20 =
          optimizer_learning_rate_2 * select(mul_18 > 0.0, select(mul_19 > 0.0, mul_18 / max(mul_19, 1e-30), 1.0), 1.0);
      const auto mul_21 = where_6 * sqrt(row_sum_3);
      const auto mul_22 = where_8 * sqrt(row_sum_4);
      const auto mul_23 =
          optimizer_learning_rate_2 * select(mul_21 > 0.0, select(mul_22 > 0.0, mul_21 / max(1e-30, mul_22), 1.0), 1.0);
      modelc::for_lanes<double>(8, [&](auto lane, modelc::Index i) {
        const auto dense_kernel_4 = lane.load(dense_kernel + i);
        const auto simple_rnn_simple_rnn_cell_kernel_4 = lane.load(simple_rnn_simple_rnn_cell_kernel + i);
        const auto sub_7 = dense_kernel_4 - dense_kernel_4 * lane(mul) - lane.load(dense_row + i) * lane(mul_20);
        const auto sub_8 = simple_rnn_simple_rnn_cell_kernel_4 - simple_rnn_simple_rnn_cell_kernel_4 * lane(mul) -
                           lane.load(simple_rnn_row + i) * lane(mul_23);
        lane.store(new_dense_kernel + i, sub_7);
        lane.store(new_simple_rnn_simple_rnn_cell_kernel + i, sub_8);
      });
    }
    // new_optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel: f64[4, 4], new_optimizer_v_simple_rnn_simpl...
    const double* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<double>(192);
    const double* const part_gradient_simple_rnn_simple_rnn_cell_recurrent_kernel = arena_.at<double>(704);
    const double* const optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel = training_->block.at<double>(512);
    const double* const optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel = training_->block.at<double>(640);
    double* const new_optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel = training_->block.at<double>(512);
    double* const new_optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel = training_->block.at<double>(640);
    double* const new_simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<double>(192);
    double* const simple_rnn_row_2 = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul = optimizer_learning_rate_2 * 0.01;
      const auto dense_3 = scalar.load(dense);
      const auto dense_2_2 = scalar.load(dense_2);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max>(16, [&](auto lane, modelc::Index i) {
        const auto minimum =
            min(0.1, max(lane.load(part_gradient_simple_rnn_simple_rnn_cell_recurrent_kernel + i), -0.1));
        const auto simple_rnn_simple_rnn_cell_recurrent_kernel_2 =
            lane.load(simple_rnn_simple_rnn_cell_recurrent_kernel + i);
        const auto optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel_2 =
            lane.load(optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel + i);
        const auto add = optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel_2 +
                         0.09999999999999998 * (minimum - optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel_2);
        const auto optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel_2 =
            lane.load(optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel + i);
        const auto add_2 =
            optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel_2 +
            0.0010000000000000009 * (minimum * minimum - optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel_2);
        const auto div = add / lane(dense_3) / (1e-07 + sqrt(add_2 / lane(dense_2_2)));
        const auto abs_2 = abs(simple_rnn_simple_rnn_cell_recurrent_kernel_2 -
                               simple_rnn_simple_rnn_cell_recurrent_kernel_2 * lane(mul));
        const auto abs_3 = abs(div);
        lane.store(simple_rnn_row_2 + i, div);
        lane.store(new_optimizer_m_simple_rnn_simple_rnn_cell_recurrent_kernel + i, add);
        lane.store(new_optimizer_v_simple_rnn_simple_rnn_cell_recurrent_kernel + i, add_2);
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
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(16, [&](auto lane, modelc::Index i) {
        const auto simple_rnn_simple_rnn_cell_recurrent_kernel_3 =
            lane.load(simple_rnn_simple_rnn_cell_recurrent_kernel + i);
        const auto mul_2 = (simple_rnn_simple_rnn_cell_recurrent_kernel_3 -
                            simple_rnn_simple_rnn_cell_recurrent_kernel_3 * lane(mul)) *
                           lane(where);
        const auto mul_3 = lane.load(simple_rnn_row_2 + i) * lane(where_3);
        const auto mul_4 = mul_2 * mul_2;
        const auto mul_5 = mul_3 * mul_3;
        return modelc::folded(mul_4, mul_5);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto mul_6 = where_2 * sqrt(row_sum);
      const auto mul_7 = where_4 * sqrt(row_sum_2);
      const auto mul_8 =
          optimizer_learning_rate_2 * select(mul_6 > 0.0, select(mul_7 > 0.0, mul_6 / max(1e-30, mul_7), 1.0), 1.0);
      modelc::for_lanes<double>(16, [&](auto lane, modelc::Index i) {
        const auto simple_rnn_simple_rnn_cell_recurrent_kernel_4 =
            lane.load(simple_rnn_simple_rnn_cell_recurrent_kernel + i);
        lane.store(new_simple_rnn_simple_rnn_cell_recurrent_kernel + i,
                   simple_rnn_simple_rnn_cell_recurrent_kernel_4 -
                       simple_rnn_simple_rnn_cell_recurrent_kernel_4 * lane(mul) -
                       lane.load(simple_rnn_row_2 + i) * lane(mul_8));
      });
    }
    // new_optimizer_m_part4_sequential_embedding_embeddings: f64[3, 4], new_optimizer_v_part4_sequential_embed...
    const double* const part4_sequential_embedding_embeddings = weights_->block.at<double>(384);
    const double* const part_gradient_part4_sequential_embedding_embeddings = arena_.at<double>(896);
    const double* const optimizer_m_part4_sequential_embedding_embeddings = training_->block.at<double>(896);
    const double* const optimizer_v_part4_sequential_embedding_embeddings = training_->block.at<double>(1024);
    double* const new_optimizer_m_part4_sequential_embedding_embeddings = training_->block.at<double>(896);
    double* const new_optimizer_v_part4_sequential_embedding_embeddings = training_->block.at<double>(1024);
    double* const new_part4_sequential_embedding_embeddings = weights_->block.at<double>(384);
    double* const embedding_row = arena_.at<double>(0);
    compute_new_optimizer_m_part4_sequential_embedding_embeddings(
        optimizer_learning_rate, dense, dense_2, part_gradient_part4_sequential_embedding_embeddings,
        part4_sequential_embedding_embeddings, optimizer_m_part4_sequential_embedding_embeddings,
        optimizer_v_part4_sequential_embedding_embeddings, embedding_row,
        new_optimizer_m_part4_sequential_embedding_embeddings, new_optimizer_v_part4_sequential_embedding_embeddings,
        new_part4_sequential_embedding_embeddings);
    // new_optimizer_m_dense_bias: f64[4], new_optimizer_v_dense_bias: f64[4], new_dense_bias: f64[4], new_opti...
    const double* const dense_bias = weights_->block.at<double>(64);
    const double* const part4_layer_normalization_beta = weights_->block.at<double>(576);
    const double* const part_gradient_dense_bias = arena_.at<double>(576);
    const double* const part_gradient_simple_rnn_simple_rnn_cell_bias = arena_.at<double>(832);
    const double* const part_gradient_part4_layer_normalization_gamma = arena_.at<double>(1024);
    const double* const part_gradient_part4_layer_normalization_beta = arena_.at<double>(1088);
    const double* const optimizer_m_dense_bias = training_->block.at<double>(256);
    const double* const optimizer_v_dense_bias = training_->block.at<double>(320);
    const double* const optimizer_m_simple_rnn_simple_rnn_cell_bias = training_->block.at<double>(768);
    const double* const optimizer_v_simple_rnn_simple_rnn_cell_bias = training_->block.at<double>(832);
    const double* const optimizer_m_part4_layer_normalization_gamma = training_->block.at<double>(1152);
    const double* const optimizer_v_part4_layer_normalization_gamma = training_->block.at<double>(1216);
    const double* const optimizer_m_part4_layer_normalization_beta = training_->block.at<double>(1280);
    const double* const optimizer_v_part4_layer_normalization_beta = training_->block.at<double>(1344);
    double* const new_optimizer_m_dense_bias = training_->block.at<double>(256);
    double* const new_optimizer_v_dense_bias = training_->block.at<double>(320);
    double* const new_dense_bias = weights_->block.at<double>(64);
    double* const new_optimizer_m_simple_rnn_simple_rnn_cell_bias = training_->block.at<double>(768);
    double* const new_optimizer_v_simple_rnn_simple_rnn_cell_bias = training_->block.at<double>(832);
    double* const new_simple_rnn_simple_rnn_cell_bias = weights_->block.at<double>(320);
    double* const new_optimizer_m_part4_layer_normalization_gamma = training_->block.at<double>(1152);
    double* const new_optimizer_v_part4_layer_normalization_gamma = training_->block.at<double>(1216);
    double* const new_part4_layer_normalization_gamma = weights_->block.at<double>(512);
    double* const new_optimizer_m_part4_layer_normalization_beta = training_->block.at<double>(1280);
    double* const new_optimizer_v_part4_layer_normalization_beta = training_->block.at<double>(1344);
    double* const new_part4_layer_normalization_beta = weights_->block.at<double>(576);
    double* const dense_row_2 = arena_.at<double>(0);
    double* const simple_rnn_row_3 = arena_.at<double>(64);
    double* const layer_normalization_row = arena_.at<double>(384);
    double* const layer_normalization_row_2 = arena_.at<double>(448);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul = optimizer_learning_rate_2 * 0.01;
      const auto dense_3 = scalar.load(dense);
      const auto dense_2_2 = scalar.load(dense_2);
      const auto row_2 = modelc::fold_lanes<double, modelc::Max, modelc::Max, modelc::Max, modelc::Max, modelc::Max,
                                            modelc::Max, modelc::Max, modelc::Max>(4, [&](auto lane, modelc::Index i) {
        const auto minimum = min(0.1, max(lane.load(part_gradient_dense_bias + i), -0.1));
        const auto dense_bias_2 = lane.load(dense_bias + i);
        const auto optimizer_m_dense_bias_2 = lane.load(optimizer_m_dense_bias + i);
        const auto add = optimizer_m_dense_bias_2 + 0.09999999999999998 * (minimum - optimizer_m_dense_bias_2);
        const auto optimizer_v_dense_bias_2 = lane.load(optimizer_v_dense_bias + i);
        const auto add_2 =
            optimizer_v_dense_bias_2 + 0.0010000000000000009 * (minimum * minimum - optimizer_v_dense_bias_2);
        const auto div = add / lane(dense_3) / (1e-07 + sqrt(add_2 / lane(dense_2_2)));
        const auto minimum_2 = min(0.1, max(lane.load(part_gradient_simple_rnn_simple_rnn_cell_bias + i), -0.1));
        const auto optimizer_m_simple_rnn_simple_rnn_cell_bias_2 =
            lane.load(optimizer_m_simple_rnn_simple_rnn_cell_bias + i);
        const auto add_3 = optimizer_m_simple_rnn_simple_rnn_cell_bias_2 +
                           0.09999999999999998 * (minimum_2 - optimizer_m_simple_rnn_simple_rnn_cell_bias_2);
        const auto optimizer_v_simple_rnn_simple_rnn_cell_bias_2 =
            lane.load(optimizer_v_simple_rnn_simple_rnn_cell_bias + i);
        const auto add_4 =
            optimizer_v_simple_rnn_simple_rnn_cell_bias_2 +
            0.0010000000000000009 * (minimum_2 * minimum_2 - optimizer_v_simple_rnn_simple_rnn_cell_bias_2);
        const auto div_2 = add_3 / lane(dense_3) / (1e-07 + sqrt(add_4 / lane(dense_2_2)));
        const auto minimum_3 = min(0.1, max(lane.load(part_gradient_part4_layer_normalization_gamma + i), -0.1));
        const auto optimizer_m_part4_layer_normalization_gamma_2 =
            lane.load(optimizer_m_part4_layer_normalization_gamma + i);
        const auto add_5 = optimizer_m_part4_layer_normalization_gamma_2 +
                           0.09999999999999998 * (minimum_3 - optimizer_m_part4_layer_normalization_gamma_2);
        const auto optimizer_v_part4_layer_normalization_gamma_2 =
            lane.load(optimizer_v_part4_layer_normalization_gamma + i);
        const auto add_6 =
            optimizer_v_part4_layer_normalization_gamma_2 +
            0.0010000000000000009 * (minimum_3 * minimum_3 - optimizer_v_part4_layer_normalization_gamma_2);
        const auto div_3 = add_5 / lane(dense_3) / (1e-07 + sqrt(add_6 / lane(dense_2_2)));
        const auto minimum_4 = min(0.1, max(lane.load(part_gradient_part4_layer_normalization_beta + i), -0.1));
        const auto part4_layer_normalization_beta_2 = lane.load(part4_layer_normalization_beta + i);
        const auto optimizer_m_part4_layer_normalization_beta_2 =
            lane.load(optimizer_m_part4_layer_normalization_beta + i);
        const auto add_7 = optimizer_m_part4_layer_normalization_beta_2 +
                           0.09999999999999998 * (minimum_4 - optimizer_m_part4_layer_normalization_beta_2);
        const auto optimizer_v_part4_layer_normalization_beta_2 =
            lane.load(optimizer_v_part4_layer_normalization_beta + i);
        const auto add_8 =
            optimizer_v_part4_layer_normalization_beta_2 +
            0.0010000000000000009 * (minimum_4 * minimum_4 - optimizer_v_part4_layer_normalization_beta_2);
        const auto div_4 = add_7 / lane(dense_3) / (1e-07 + sqrt(add_8 / lane(dense_2_2)));
        const auto abs_2 = abs(dense_bias_2 - dense_bias_2 * lane(mul));
        const auto abs_3 = abs(div);
        const auto abs_4 = abs(lane.load(simple_rnn + i));
        const auto abs_5 = abs(div_2);
        const auto abs_6 = abs(lane.load(layer_normalization + i));
        const auto abs_7 = abs(div_3);
        const auto abs_8 = abs(part4_layer_normalization_beta_2 - part4_layer_normalization_beta_2 * lane(mul));
        const auto abs_9 = abs(div_4);
        lane.store(dense_row_2 + i, div);
        lane.store(simple_rnn_row_3 + i, div_2);
        lane.store(layer_normalization_row + i, div_3);
        lane.store(layer_normalization_row_2 + i, div_4);
        lane.store(new_optimizer_m_dense_bias + i, add);
        lane.store(new_optimizer_v_dense_bias + i, add_2);
        lane.store(new_optimizer_m_simple_rnn_simple_rnn_cell_bias + i, add_3);
        lane.store(new_optimizer_v_simple_rnn_simple_rnn_cell_bias + i, add_4);
        lane.store(new_optimizer_m_part4_layer_normalization_gamma + i, add_5);
        lane.store(new_optimizer_v_part4_layer_normalization_gamma + i, add_6);
        lane.store(new_optimizer_m_part4_layer_normalization_beta + i, add_7);
        lane.store(new_optimizer_v_part4_layer_normalization_beta + i, add_8);
        return modelc::folded(abs_2, abs_3, abs_4, abs_5, abs_6, abs_7, abs_8, abs_9);
      });
      const auto row_max = scalar(std::get<0>(row_2));
      const auto row_max_2 = scalar(std::get<1>(row_2));
      const auto row_max_3 = scalar(std::get<2>(row_2));
      const auto row_max_4 = scalar(std::get<3>(row_2));
      const auto row_max_5 = scalar(std::get<4>(row_2));
      const auto row_max_6 = scalar(std::get<5>(row_2));
      const auto row_max_7 = scalar(std::get<6>(row_2));
      const auto row_max_8 = scalar(std::get<7>(row_2));
      const auto gt = row_max > 1e+18;
      const auto lt = row_max < 1e-18;
      const auto where = select(lt, 1.9342813113834067e+25, select(gt, 5.169878828456423e-26, 1.0));
      const auto where_2 = select(lt, 5.169878828456423e-26, select(gt, 1.9342813113834067e+25, 1.0));
      const auto gt_2 = row_max_2 > 1e+18;
      const auto lt_2 = row_max_2 < 1e-18;
      const auto where_3 = select(lt_2, 1.9342813113834067e+25, select(gt_2, 5.169878828456423e-26, 1.0));
      const auto where_4 = select(lt_2, 5.169878828456423e-26, select(gt_2, 1.9342813113834067e+25, 1.0));
      const auto gt_3 = row_max_3 > 1e+18;
      const auto lt_3 = row_max_3 < 1e-18;
      const auto where_5 = select(lt_3, 1.9342813113834067e+25, select(gt_3, 5.169878828456423e-26, 1.0));
      const auto where_6 = select(lt_3, 5.169878828456423e-26, select(gt_3, 1.9342813113834067e+25, 1.0));
      const auto gt_4 = row_max_4 > 1e+18;
      const auto lt_4 = row_max_4 < 1e-18;
      const auto where_7 = select(lt_4, 1.9342813113834067e+25, select(gt_4, 5.169878828456423e-26, 1.0));
      const auto where_8 = select(lt_4, 5.169878828456423e-26, select(gt_4, 1.9342813113834067e+25, 1.0));
      const auto gt_5 = row_max_5 > 1e+18;
      const auto lt_5 = row_max_5 < 1e-18;
      const auto where_9 = select(lt_5, 1.9342813113834067e+25, select(gt_5, 5.169878828456423e-26, 1.0));
      const auto where_10 = select(lt_5, 5.169878828456423e-26, select(gt_5, 1.9342813113834067e+25, 1.0));
      const auto gt_6 = row_max_6 > 1e+18;
      const auto lt_6 = row_max_6 < 1e-18;
      const auto where_11 = select(lt_6, 1.9342813113834067e+25, select(gt_6, 5.169878828456423e-26, 1.0));
      const auto where_12 = select(lt_6, 5.169878828456423e-26, select(gt_6, 1.9342813113834067e+25, 1.0));
      const auto gt_7 = row_max_7 > 1e+18;
      const auto lt_7 = row_max_7 < 1e-18;
      const auto where_13 = select(lt_7, 1.9342813113834067e+25, select(gt_7, 5.169878828456423e-26, 1.0));
      const auto where_14 = select(lt_7, 5.169878828456423e-26, select(gt_7, 1.9342813113834067e+25, 1.0));
      const auto gt_8 = row_max_8 > 1e+18;
      const auto lt_8 = row_max_8 < 1e-18;
      const auto where_15 = select(lt_8, 1.9342813113834067e+25, select(gt_8, 5.169878828456423e-26, 1.0));
      const auto where_16 = select(lt_8, 5.169878828456423e-26, select(gt_8, 1.9342813113834067e+25, 1.0));
      const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum,
                                            modelc::Sum, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
        const auto dense_bias_3 = lane.load(dense_bias + i);
        const auto mul_2 = (dense_bias_3 - dense_bias_3 * lane(mul)) * lane(where);
        const auto mul_3 = lane.load(dense_row_2 + i) * lane(where_3);
        const auto mul_4 = lane.load(simple_rnn + i) * lane(where_5);
        const auto mul_5 = lane.load(simple_rnn_row_3 + i) * lane(where_7);
        const auto mul_6 = lane.load(layer_normalization + i) * lane(where_9);
        const auto mul_7 = lane.load(layer_normalization_row + i) * lane(where_11);
        const auto part4_layer_normalization_beta_3 = lane.load(part4_layer_normalization_beta + i);
        const auto mul_8 =
            (part4_layer_normalization_beta_3 - part4_layer_normalization_beta_3 * lane(mul)) * lane(where_13);
        const auto mul_9 = lane.load(layer_normalization_row_2 + i) * lane(where_15);
        const auto mul_10 = mul_2 * mul_2;
        const auto mul_11 = mul_3 * mul_3;
        const auto mul_12 = mul_4 * mul_4;
        const auto mul_13 = mul_5 * mul_5;
        const auto mul_14 = mul_6 * mul_6;
        const auto mul_15 = mul_7 * mul_7;
        const auto mul_16 = mul_8 * mul_8;
        const auto mul_17 = mul_9 * mul_9;
        return modelc::folded(mul_10, mul_11, mul_12, mul_13, mul_14, mul_15, mul_16, mul_17);
      });
      const auto row_sum = scalar(std::get<0>(row_3));
      const auto row_sum_2 = scalar(std::get<1>(row_3));
      const auto row_sum_3 = scalar(std::get<2>(row_3));
      const auto row_sum_4 = scalar(std::get<3>(row_3));
      const auto row_sum_5 = scalar(std::get<4>(row_3));
      const auto row_sum_6 = scalar(std::get<5>(row_3));
      const auto row_sum_7 = scalar(std::get<6>(row_3));
      const auto row_sum_8 = scalar(std::get<7>(row_3));
      const auto mul_18 = where_2 * sqrt(row_sum);
      const auto mul_19 = where_4 * sqrt(row_sum_2);
      const auto mul_20 =
          optimizer_learning_rate_2 * select(mul_18 > 0.0, select(mul_19 > 0.0, mul_18 / max(1e-30, mul_19), 1.0), 1.0);
      const auto mul_21 = where_6 * sqrt(row_sum_3);
      const auto mul_22 = where_8 * sqrt(row_sum_4);
      const auto mul_23 =
          optimizer_learning_rate_2 * select(mul_21 > 0.0, select(mul_22 > 0.0, mul_21 / max(1e-30, mul_22), 1.0), 1.0);
      const auto mul_24 = where_10 * sqrt(row_sum_5);
      const auto mul_25 = where_12 * sqrt(row_sum_6);
      const auto mul_26 =
          optimizer_learning_rate_2 * select(mul_24 > 0.0, select(mul_25 > 0.0, mul_24 / max(1e-30, mul_25), 1.0), 1.0);
      const auto mul_27 = where_14 * sqrt(row_sum_7);
      const auto mul_28 = where_16 * sqrt(row_sum_8);
      const auto mul_29 =
          optimizer_learning_rate_2 * select(mul_27 > 0.0, select(mul_28 > 0.0, mul_27 / max(1e-30, mul_28), 1.0), 1.0);
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
        const auto dense_bias_4 = lane.load(dense_bias + i);
        const auto part4_layer_normalization_beta_4 = lane.load(part4_layer_normalization_beta + i);
        const auto sub = dense_bias_4 - dense_bias_4 * lane(mul) - lane.load(dense_row_2 + i) * lane(mul_20);
        const auto sub_2 = lane.load(simple_rnn + i) - lane.load(simple_rnn_row_3 + i) * lane(mul_23);
        const auto sub_3 = lane.load(layer_normalization + i) - lane.load(layer_normalization_row + i) * lane(mul_26);
        const auto sub_4 = part4_layer_normalization_beta_4 - part4_layer_normalization_beta_4 * lane(mul) -
                           lane.load(layer_normalization_row_2 + i) * lane(mul_29);
        lane.store(new_dense_bias + i, sub);
        lane.store(new_simple_rnn_simple_rnn_cell_bias + i, sub_2);
        lane.store(new_part4_layer_normalization_gamma + i, sub_3);
        lane.store(new_part4_layer_normalization_beta + i, sub_4);
      });
    }
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_iteration, lane.load(optimizer_iteration) + std::int64_t{1});
    }
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
    // dense: f64[b, 4]
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const dense_bias = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense(x, dense_kernel, dense_bias, dense);
    // simple_rnn: f64[1, b, 4]
    const double* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<double>(128);
    double* const simple_rnn = arena_.at<double>(evaluate_step_slots_[1]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f64[1, b, 4], carry: f64[b, 4]
    const double* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<double>(192);
    const double* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<double>(320);
    double* const simple_rnn_2 = arena_.at<double>(evaluate_step_slots_[2]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[3]);
    std::copy_n(dense, 4 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const steps = simple_rnn + turn_2 * (4 * b);
      const double* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const double* const state_2 = simple_rnn_simple_rnn_cell_bias;
      double* const carry_0_2 = arena_.at<double>(evaluate_step_slots_[4]);
      // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
      // carry_0_2: f64[b, 4]
      modelc::matmul(threads_, b, 4, 4, carry_0, 4, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(carry_0_2 + row * 4 + column,
                                  tanh(lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum)));
                     });
      std::copy_n(carry_0_2, 4 * b, simple_rnn_2 + turn_2 * (4 * b));
      std::copy_n(carry_0_2, 4 * b, carry);
    }

    // m.model:6: v = Sequential([Discretization([-0.5, 0.5]), Embedding(3, 4)])(u)
    // discretization: i32[b, 1, 4]
    std::int32_t* const discretization = arena_.at<std::int32_t>(evaluate_step_slots_[1]);
    compute_discretization(simple_rnn_2, discretization);
    // v: f64[b, 1, 4, 4]
    const double* const part4_sequential_embedding_embeddings = weights_->block.at<double>(384);
    double* const v = arena_.at<double>(evaluate_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(v, b, 1, 4, 4), modelc::tensor(part4_sequential_embedding_embeddings, 3, 4),
                          modelc::tensor(discretization, b, 1, 4), 0);

    // m.model:15: h5 = sum(h4, axis = -1, keepdims = true)
    // h5: f64[b, 1, 4, 1]
    const double* const part4_layer_normalization_gamma = weights_->block.at<double>(512);
    const double* const part4_layer_normalization_beta = weights_->block.at<double>(576);
    double* const h5 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_h5(v, part4_layer_normalization_gamma, part4_layer_normalization_beta, h5);

    // m.model:16: output y = Dense(1, activation = softplus)(h5)
    // dense_1: f64[b, 1, 4, 1]
    const double* const dense_1_kernel = weights_->block.at<double>(640);
    double* const dense_1 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense_1(h5, dense_1_kernel, dense_1);

    // m.model:17: compile(optimizer = Lamb(clipvalue = 0.1, weight_decay = 0.01), loss = mean_squared_logarith...
    // div: f64
    const double* const dense_1_bias = weights_->block.at<double>(704);
    double* const div = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto dense_1_bias_2 = scalar.load(dense_1_bias);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(4 * b, [&](auto lane, modelc::Index i) {
        const auto add = lane(dense_1_bias_2) + lane.load(dense_1 + i);
        const auto sub =
            log1p(max(max(add, 0.0) + log1p(exp(-abs(add))), 1e-07)) - log1p(max(lane.load(y_true + i), 1e-07));
        return sub * sub;
      }));
      const auto div_2 = row_sum / static_cast<double>(4 * b);
      scalar.store(div, div_2);
    }
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(0);
    compute_loss(div, part4_layer_normalization_gamma, loss);
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const std::uint64_t seed = modelc::random_bits(seed_, shard_, *training_->block.at<std::int64_t>(0));

    // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
    // dense: f64[b, 4]
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const dense_bias = weights_->block.at<double>(64);
    double* const dense = arena_.at<double>(gradients_slots_[0]);
    compute_dense(x, dense_kernel, dense_bias, dense);

    // m.model:12: h2 = Dropout(0.3)(h1)
    // dropout: f64[b, 1, 4]
    double* const dropout = arena_.at<double>(gradients_slots_[1]);
    modelc::kernels::standard_uniform(modelc::tensor(dropout, b, 1, 4), seed, 0);

    // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
    // simple_rnn: f64[1, b, 4]
    const double* const simple_rnn_simple_rnn_cell_kernel = weights_->block.at<double>(128);
    double* const simple_rnn = arena_.at<double>(gradients_slots_[2]);
    compute_simple_rnn(x, simple_rnn_simple_rnn_cell_kernel, simple_rnn);
    // simple_rnn_2: f64[1, b, 4], carry: f64[b, 4]
    const double* const simple_rnn_simple_rnn_cell_recurrent_kernel = weights_->block.at<double>(192);
    const double* const simple_rnn_simple_rnn_cell_bias = weights_->block.at<double>(320);
    double* const simple_rnn_2 = arena_.at<double>(gradients_slots_[3]);
    double* const carry = arena_.at<double>(gradients_slots_[4]);
    std::copy_n(dense, 4 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const steps = simple_rnn + turn_2 * (4 * b);
      const double* const state_1 = simple_rnn_simple_rnn_cell_recurrent_kernel;
      const double* const state_2 = simple_rnn_simple_rnn_cell_bias;
      double* const carry_0_2 = arena_.at<double>(gradients_slots_[7]);
      // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
      // carry_0_2: f64[b, 4]
      modelc::matmul(threads_, b, 4, 4, carry_0, 4, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(carry_0_2 + row * 4 + column,
                                  tanh(lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum)));
                     });
      std::copy_n(carry_0_2, 4 * b, simple_rnn_2 + turn_2 * (4 * b));
      std::copy_n(carry_0_2, 4 * b, carry);
    }

    // m.model:6: v = Sequential([Discretization([-0.5, 0.5]), Embedding(3, 4)])(u)
    // discretization: i32[b, 1, 4]
    std::int32_t* const discretization = arena_.at<std::int32_t>(gradients_slots_[6]);
    double* const h2_row = arena_.at<double>(0);
    compute_discretization_2(dropout, simple_rnn_2, h2_row, discretization);
    // v: f64[b, 1, 4, 4]
    const double* const part4_sequential_embedding_embeddings = weights_->block.at<double>(384);
    double* const v = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::take(modelc::tensor(v, b, 1, 4, 4), modelc::tensor(part4_sequential_embedding_embeddings, 3, 4),
                          modelc::tensor(discretization, b, 1, 4), 0);

    // m.model:7: output w = LayerNormalization(gamma_initializer = constant(0.2), gamma_regularizer = w -> 0.0...
    // layer_normalization: f64[b, 1, 4, 4], layer_normalization_2: f64[b, 1, 4, 1], h5: f64[b, 1, 4, 1], layer...
    const double* const part4_layer_normalization_gamma = weights_->block.at<double>(512);
    const double* const part4_layer_normalization_beta = weights_->block.at<double>(576);
    double* const layer_normalization = arena_.at<double>(gradients_slots_[1]);
    double* const layer_normalization_2 = arena_.at<double>(gradients_slots_[2]);
    double* const h5 = arena_.at<double>(gradients_slots_[3]);
    double* const layer_normalization_4 = arena_.at<double>(gradients_slots_[5]);
    compute_layer_normalization(v, part4_layer_normalization_gamma, part4_layer_normalization_beta, layer_normalization,
                                layer_normalization_2, layer_normalization_4, h5);

    // m.model:16: output y = Dense(1, activation = softplus)(h5)
    // dense_1: f64[b, 1, 4, 1]
    const double* const dense_1_kernel = weights_->block.at<double>(640);
    double* const dense_1 = arena_.at<double>(gradients_slots_[0]);
    compute_dense_1(h5, dense_1_kernel, dense_1);
    // y_loss: f64, dense_1_2: f64[b, 1, 4, 1], new_part_gradient_dense_1_bias: f64[1]
    const double* const dense_1_bias = weights_->block.at<double>(704);
    double* const y_loss = arena_.at<double>(0);
    double* const dense_1_2 = arena_.at<double>(gradients_slots_[0]);
    double* const new_part_gradient_dense_1_bias = arena_.at<double>(1216);
    {
      const modelc::Scalar scalar{};
      const auto dense_1_bias_2 = scalar.load(dense_1_bias);
      const auto div = scalar(1.0) / scalar(static_cast<double>(4 * b));
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4 * b, [&](auto lane, modelc::Index i) {
        const auto add = lane(dense_1_bias_2) + lane.load(dense_1 + i);
        const auto y = max(0.0, add) + log1p(exp(-abs(add)));
        const auto maximum = max(y, 1e-07);
        const auto sub = log1p(maximum) - log1p(max(lane.load(y_true + i), 1e-07));
        const auto mul = sub * lane(div);
        const auto div_2 = (mul + mul) / (maximum + 1.0);
        const auto mul_2 = select(y > 1e-07, div_2, select(y == 1e-07, 0.5 * div_2, 0.0)) * sigmoid(add);
        const auto mul_3 = sub * sub;
        lane.store(dense_1_2 + i, mul_2);
        return modelc::folded(mul_3, mul_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto grad_dense_1_bias = scalar(std::get<1>(row_2));
      const auto div_3 = row_sum / static_cast<double>(4 * b);
      const auto div_3_lanes = div_3;
      const auto grad_dense_1_bias_lanes = grad_dense_1_bias;
      scalar.store(y_loss, div_3_lanes);
      scalar.store(new_part_gradient_dense_1_bias, grad_dense_1_bias_lanes);
    }
    ready_(704);

    // m.model:17: compile(optimizer = Lamb(clipvalue = 0.1, weight_decay = 0.01), loss = mean_squared_logarith...
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(64);
    compute_loss(y_loss, part4_layer_normalization_gamma, loss);

    // m.model:16: output y = Dense(1, activation = softplus)(h5)
    // grad_h5: f64[b, 1, 4, 1]
    double* const grad_h5 = arena_.at<double>(gradients_slots_[4]);
    compute_dense_1(dense_1_2, dense_1_kernel, grad_h5);
    // new_part_gradient_dense_1_kernel: f64[1, 1]
    double* const new_part_gradient_dense_1_kernel = arena_.at<double>(1152);
    modelc::matmul(threads_, 1, 4 * b, 1, h5, 0, 1, dense_1_2, 1, 0,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     lane.store(new_part_gradient_dense_1_kernel, 0, sum);
                   });
    ready_(640);

    // m.model:7: output w = LayerNormalization(gamma_initializer = constant(0.2), gamma_regularizer = w -> 0.0...
    // layer_normalization_3: f64[1, 1, 1, 4]
    double* const layer_normalization_3 = arena_.at<double>(128);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 4 * b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane(grad_h5[j]));
      }
      lane.store(layer_normalization_3 + i, column_sum);
    });
    // new_part_gradient_part4_layer_normalization_gamma: f64[4]
    double* const new_part_gradient_part4_layer_normalization_gamma = arena_.at<double>(1024);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      const auto mul = lane.load(part4_layer_normalization_gamma + i) * 0.01;
      const auto add = mul + mul;
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < 4 * b; ++j) {
        column_sum = modelc::Sum::apply(
            column_sum, lane.load(layer_normalization + i + j * 4) * lane(layer_normalization_2[j]) * lane(grad_h5[j]));
      }
      const auto grad_part4_layer_normalization_gamma = add + column_sum;
      lane.store(new_part_gradient_part4_layer_normalization_gamma + i, grad_part4_layer_normalization_gamma);
    });
    // grad_v: f64[b, 1, 4, 4]
    double* const grad_v = arena_.at<double>(gradients_slots_[1]);
    double* const layer_normalization_row = arena_.at<double>(192);
    compute_grad_v(grad_h5, layer_normalization_2, layer_normalization_4, layer_normalization,
                   part4_layer_normalization_gamma, layer_normalization_row, grad_v);

    // m.model:6: v = Sequential([Discretization([-0.5, 0.5]), Embedding(3, 4)])(u)
    // new_part_gradient_part4_sequential_embedding_embeddings: f64[3, 4]
    double* const new_part_gradient_part4_sequential_embedding_embeddings = arena_.at<double>(896);
    modelc::kernels::scatter_add(modelc::tensor(new_part_gradient_part4_sequential_embedding_embeddings, 3, 4),
                                 modelc::tensor(grad_v, b, 1, 4, 4), modelc::tensor(discretization, b, 1, 4), 0);

    // m.model:11: h1 = SimpleRNN(4, return_sequences = true)(x, initial_state = [Dense(4)(x[:, 0])])
    // new_part_gradient_dense_kernel: f64[2, 4]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(512);
    compute_new_part_gradient_dense_kernel(new_part_gradient_dense_kernel);
    // new_part_gradient_dense_bias: f64[4]
    double* const new_part_gradient_dense_bias = arena_.at<double>(576);
    compute_new_part_gradient_dense_bias(new_part_gradient_dense_bias);
    // new_part_gradient_simple_rnn_simple_rnn_cell_kernel: f64[2, 4]
    double* const new_part_gradient_simple_rnn_simple_rnn_cell_kernel = arena_.at<double>(640);
    compute_new_part_gradient_dense_kernel(new_part_gradient_simple_rnn_simple_rnn_cell_kernel);
    // new_part_gradient_simple_rnn_simple_rnn_cell_recurrent_kernel: f64[4, 4]
    double* const new_part_gradient_simple_rnn_simple_rnn_cell_recurrent_kernel = arena_.at<double>(704);
    modelc::for_lanes<double>(16, [&](auto lane, modelc::Index i) {
      lane.store(new_part_gradient_simple_rnn_simple_rnn_cell_recurrent_kernel + i, lane(0.0));
    });
    // new_part_gradient_simple_rnn_simple_rnn_cell_bias: f64[4]
    double* const new_part_gradient_simple_rnn_simple_rnn_cell_bias = arena_.at<double>(832);
    compute_new_part_gradient_dense_bias(new_part_gradient_simple_rnn_simple_rnn_cell_bias);

    modelc::copy_elements(arena_.at<double>(128), 4, arena_.at<double>(1088));
    modelc::copy_elements(arena_.at<double>(64), 1, arena_.at<double>(1280));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  std::uint64_t seed_ = 0;
  std::int64_t shard_ = 0;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[5];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[9];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[5];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[8];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4257

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

namespace m4258 {

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

    double& counted_calls() noexcept { return *block.at<double>(256); }
    auto counted_sequential_embedding_embeddings() noexcept { return modelc::block_view<double, 3, 2>(block, 0); }
    auto twice_1_p_re_lu_alpha() noexcept { return modelc::block_view<double, 2>(block, 64); }
    auto dense_kernel() noexcept { return modelc::block_view<double, 2, 2>(block, 128); }
    auto dense_bias() noexcept { return modelc::block_view<double, 2>(block, 192); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 3, 2> grad_counted_sequential_embedding_embeddings;
    modelc::View<const double, 2> grad_twice_1_p_re_lu_alpha;
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
    modelc::load_weights(path, weight_infos.data(), 5, weights_->block.data());
    reset_states();
  }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 5, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the states and
  /// the optimizer. Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "counted/sequential/embedding/embeddings");
      modelc::initial::fill(block.at<double>(0), 6, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.999999999999ap-4) +
                -0x1.999999999999ap-5);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "twice_1/p_re_lu/alpha");
      modelc::initial::fill(block.at<double>(64), 2, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<double>(key, 0, i)),
                                        0x1.9b9529662a48ap-1) +
                0x0p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(128), 4, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.3988e1409212ep+1) +
                -0x1.3988e1409212ep+0);
      });
    }
    reset_states();
    reset_optimizer();
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

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 2]`
  /// - takes `y_true: f64[b, 2]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 2> x,
                    modelc::View<const double, modelc::Dynamic, 2> y_true) noexcept {
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
                       modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(256));
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
    outputs[0] = arena_.at<double>(192);
    outputs[1] = arena_.at<double>(128);
    outputs[2] = arena_.at<double>(320);
    outputs[3] = arena_.at<double>(384);
    outputs[4] = arena_.at<double>(448);
    outputs[5] = arena_.at<double>(512);
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
    values[0] = static_cast<double>(*arena_.at<double>(576));
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {2 * symbols_.b, 2 * symbols_.b}; }

  /// Sets what is kept between calls of predict to its initial value, which is among the weights.
  void reset_states() noexcept { modelc::copy_elements(weights_->block.at<double>(256), 1, states_.at<double>(0)); }
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
    modelc::copy_elements(arena_.at<double>(slots_[0]), 2 * symbols_.b, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> weight_infos{{
      {"counted/calls", "f64", 0, {}, 256, false},
      {"counted/sequential/embedding/embeddings", "f64", 2, {3, 2}, 0, true},
      {"twice_1/p_re_lu/alpha", "f64", 1, {2}, 64, true},
      {"dense/kernel", "f64", 2, {2, 2}, 128, true},
      {"dense/bias", "f64", 1, {2}, 192, true},
  }};
  static constexpr modelc::Index weight_bytes = 320;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 2, {-1, 2}, 0, false},
      {"y_true", "f64", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 6> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/counted/sequential/embedding/embeddings", "f64", 2, {3, 2}, 0, false},
      {"grad/twice_1/p_re_lu/alpha", "f64", 1, {2}, 0, false},
      {"grad/dense/kernel", "f64", 2, {2, 2}, 0, false},
      {"grad/dense/bias", "f64", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 13> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/m/counted/sequential/embedding/embeddings", "f64", 2, {3, 2}, 64, false},
      {"optimizer/m/twice_1/p_re_lu/alpha", "f64", 1, {2}, 128, false},
      {"optimizer/m/dense/kernel", "f64", 2, {2, 2}, 192, false},
      {"optimizer/m/dense/bias", "f64", 1, {2}, 256, false},
      {"optimizer/v/counted/sequential/embedding/embeddings", "f64", 2, {3, 2}, 320, false},
      {"optimizer/v/twice_1/p_re_lu/alpha", "f64", 1, {2}, 384, false},
      {"optimizer/v/dense/kernel", "f64", 2, {2, 2}, 448, false},
      {"optimizer/v/dense/bias", "f64", 1, {2}, 512, false},
      {"optimizer/moving-average/counted/sequential/embedding/embeddings", "f64", 2, {3, 2}, 576, false},
      {"optimizer/moving-average/twice_1/p_re_lu/alpha", "f64", 1, {2}, 640, false},
      {"optimizer/moving-average/dense/kernel", "f64", 2, {2, 2}, 704, false},
      {"optimizer/moving-average/dense/bias", "f64", 1, {2}, 768, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 6> part_infos{{
      {"gradient/counted/sequential/embedding/embeddings", "f64", 2, {3, 2}, 0, false},
      {"gradient/twice_1/p_re_lu/alpha", "f64", 1, {2}, 64, false},
      {"gradient/dense/kernel", "f64", 2, {2, 2}, 128, false},
      {"gradient/dense/bias", "f64", 1, {2}, 192, false},
      {"loss", "f64", 0, {}, 256, false},
      {"state/counted/calls", "f64", 0, {}, 320, false},
  }};
  static constexpr modelc::Index part_bytes = 384;
  static constexpr modelc::Index gradient_bytes = 256;  // the first of them
  static constexpr modelc::Index training_bytes = 832;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({16 * b});
    modelc::Size end = 128;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[7] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[8] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[9] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[10] = end.value();
    end = end + modelc::slot_bytes({2 * b});
    slots_[11] = end.value();
    end = end + modelc::slot_bytes({2 * b});
    slots_[12] = end.value();
    end = end + modelc::slot_bytes({2 * b});
    slots_[13] = end.value();
    end = end + modelc::slot_bytes({2 * b});
    slots_[14] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[15] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[16] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[17] = end.value();
    end = end + modelc::slot_bytes({b});
    slots_[18] = end.value();
    end = end + modelc::slot_bytes({b});
    slots_[19] = end.value();
    end = end + modelc::slot_bytes({b});
    slots_[20] = end.value();
    end = end + modelc::slot_bytes({b});
    slots_[21] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[22] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[23] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[24] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    slots_[25] = end.value();
    end = end + modelc::slot_bytes({b});
    slots_[26] = end.value();
    end = end + modelc::slot_bytes({b});
    slots_[27] = end.value();
    end = end + modelc::slot_bytes({b});
    slots_[28] = end.value();
    end = end + modelc::slot_bytes({b});
    slots_[29] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    modelc::Size train_step_end = 448;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
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
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[17] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[18] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[19] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[20] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({b});
    train_step_slots_[21] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({b});
    train_step_slots_[22] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({b});
    train_step_slots_[23] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({b});
    train_step_slots_[24] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[25] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[26] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[27] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[28] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({b});
    train_step_slots_[29] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({b});
    train_step_slots_[30] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({b});
    train_step_slots_[31] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({b});
    train_step_slots_[32] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    const modelc::Size update_step_end = 704;
    modelc::Size evaluate_step_end = 128;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[7] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[8] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[9] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[10] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({2 * b});
    evaluate_step_slots_[11] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({2 * b});
    evaluate_step_slots_[12] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({2 * b});
    evaluate_step_slots_[13] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({2 * b});
    evaluate_step_slots_[14] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[15] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[16] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[17] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({b});
    evaluate_step_slots_[18] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({b});
    evaluate_step_slots_[19] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({b});
    evaluate_step_slots_[20] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({b});
    evaluate_step_slots_[21] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[22] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[23] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[24] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    evaluate_step_slots_[25] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({b});
    evaluate_step_slots_[26] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({b});
    evaluate_step_slots_[27] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({b});
    evaluate_step_slots_[28] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({b});
    evaluate_step_slots_[29] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b});
    modelc::Size gradients_end = 704;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
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
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[16] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[17] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[18] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[19] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({b});
    gradients_slots_[20] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({b});
    gradients_slots_[21] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({b});
    gradients_slots_[22] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({b});
    gradients_slots_[23] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[24] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[25] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[26] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[27] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({b});
    gradients_slots_[28] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({b});
    gradients_slots_[29] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({b});
    gradients_slots_[30] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({b});
    gradients_slots_[31] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 2>>(arena_.at<double>(slots_[0]), symbols_.b,
                                                                             2);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(256)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(192)),
            modelc::make_view<double>(arena_.at<double>(128)),
            modelc::make_view<modelc::View<const double, 3, 2>>(arena_.at<double>(320), 3, 2),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(384), 2),
            modelc::make_view<modelc::View<const double, 2, 2>>(arena_.at<double>(448), 2, 2),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(512), 2)};
  }

  // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
  // computes lambda, lambda_15, lambda and 5 more
  void compute_lambda(double* lambda) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(
        b, [&](auto lane, modelc::Index i) { lane.store(lambda + i, lane(-1.7976931348623157e+308)); });
  }

  // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
  // computes lambda_2, lambda_11, lambda_12 and 21 more
  void compute_lambda_2(double* lambda_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) { lane.store(lambda_2 + i, lane(0.0)); });
  }

  // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
  // computes lambda_3, lambda_17, lambda_3 and 5 more
  void compute_lambda_3(const double* x, double* lambda_3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 2; ++i) {
      modelc::for_lanes<double>(
          b, [&](auto lane, modelc::Index j) { lane.store(lambda_3 + i * b + j, lane.load(x + i + j * 2, 2)); });
    }
  }

  // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
  // computes lambda_13, lambda_27, lambda_13 and 5 more
  void compute_lambda_13(double* lambda_13) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(2 * b, [&](auto lane, modelc::Index i) { lane.store(lambda_13 + i, lane(1.0)); });
  }

  // m.model:7: return x + 0.2 * gradients(inner(x), x)
  // computes slope, slope, slope and 1 more
  void compute_slope(const double* x, const double* lambda_14, double* slope) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        lane.store(slope + i * 2 + j, lane.load(x + i * 2 + j) + lane.load(lambda_14 + i + j * b, b) * 0.2);
      });
    }
  }

  // m.model:3: update calls = calls + 1.0
  // computes new_counted_calls, new_counted_calls, new_counted_calls and 1 more
  void compute_new_counted_calls(const double* counted_calls, double* new_counted_calls) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_counted_calls, lane.load(counted_calls) + 1.0);
    }
  }

  // m.model:10: return inner(inner(x))
  // computes h3, h3
  void compute_h3(const double* slope, const double* lambda_28, const double* twice_1_p_re_lu_alpha,
                  double* h3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        const auto h1 = lane.load(slope + i * 2 + j) + 0.2 * lane.load(lambda_28 + i + j * b, b);
        const auto twice_1_p_re_lu_alpha_2 = lane.load(twice_1_p_re_lu_alpha + j);
        const auto add = max(h1, 0.0) + twice_1_p_re_lu_alpha_2 * min(h1, 0.0);
        lane.store(h3 + i * 2 + j, max(0.0, add) + twice_1_p_re_lu_alpha_2 * min(0.0, add));
      });
    }
  }

  // m.model:14: v = Twice(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_min(v, ids, 3)...
  // computes ids, ids_2, ids and 5 more
  void compute_ids(const double* h3, std::int32_t* ids) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_scalars(b, [&](auto lane, modelc::Index i) {
      lane.store(ids + i, modelc::cast<std::int32_t>(lane.load(h3 + i * 2, 2) > 0.0));
    });
  }

  // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
  // computes lambda_2_2, lambda_2_5, lambda_2_2 and 5 more
  void compute_lambda_2_2(const double* v, double* lambda_2_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(2 * b,
                              [&](auto lane, modelc::Index i) { lane.store(lambda_2_2 + i, tanh(lane.load(v + i))); });
  }

  // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
  // computes lambda_2_3, lambda_2_3, lambda_2_3 and 1 more
  void compute_lambda_2_3(double* lambda_2_3) noexcept {
    for (modelc::Index i = 0; i < 2; ++i) {
      modelc::for_scalars(2, [&](auto lane, modelc::Index j) {
        lane.store(
            lambda_2_3 + i * 2 + j,
            modelc::cast<double>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 4.0);
      });
    }
  }

  // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
  // computes a, a
  void compute_a(const double* v, const double* lambda_2_2, const double* lambda_2_3, double* a) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index k) {
          lane.store(a + i * 4 + j * 2 + k,
                     lane(v[i * 2 + j]) * 0.3 * lane.load(lambda_2_2 + i * 2 + k) + lane.load(lambda_2_3 + j * 2 + k));
        });
      }
    }
  }

  // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
  // computes a_2, a_2
  void compute_a_2(const double* lambda_2_3, const double* lambda_2_4, const double* lambda_2_5, double* a_2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index k) {
          lane.store(a_2 + i * 4 + j * 2 + k,
                     lane.load(lambda_2_3 + j * 2 + k) +
                         0.3 * lane(lambda_2_4[i * 2 + j]) * lane.load(lambda_2_5 + i * 2 + k));
        });
      }
    }
  }

  // m.model:10: return inner(inner(x))
  // computes p_re_lu, p_re_lu
  void compute_p_re_lu(const double* slope, const double* lambda_28, const double* twice_1_p_re_lu_alpha,
                       double* p_re_lu, double* p_re_lu_2, double* h3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        const auto h1 = lane.load(slope + i * 2 + j) + 0.2 * lane.load(lambda_28 + i + j * b, b);
        const auto minimum = min(h1, 0.0);
        const auto twice_1_p_re_lu_alpha_2 = lane.load(twice_1_p_re_lu_alpha + j);
        const auto add = max(h1, 0.0) + twice_1_p_re_lu_alpha_2 * minimum;
        const auto h3_2 = max(0.0, add) + twice_1_p_re_lu_alpha_2 * min(0.0, add);
        lane.store(p_re_lu + i * 2 + j, minimum);
        lane.store(p_re_lu_2 + i * 2 + j, add);
        lane.store(h3 + i * 2 + j, h3_2);
      });
    }
  }

  // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
  // computes a, a
  void compute_a_3(const double* v, const double* lambda_2_2, const double* lambda_2_3, double* a,
                   double* lambda_2_12) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index k) {
          const auto a_3 =
              lane(v[i * 2 + j]) * 0.3 * lane.load(lambda_2_2 + i * 2 + k) + lane.load(lambda_2_3 + j * 2 + k);
          const auto a_4 =
              lane.load(v + i * 2 + k) * 0.3 * lane(lambda_2_2[i * 2 + j]) + lane.load(lambda_2_3 + j + k * 2, 2);
          lane.store(a + i * 4 + j * 2 + k, a_3);
          lane.store(lambda_2_12 + i * 4 + j * 2 + k, a_4);
        });
      }
    }
  }

  // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
  // computes a_2, a_2
  void compute_a_2_2(const double* lambda_2_3, const double* lambda_2_4, const double* lambda_2_5, double* a_2,
                     double* lambda_2_6) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < 2; ++j) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index k) {
          const auto a_3 =
              lane.load(lambda_2_3 + j * 2 + k) + 0.3 * lane(lambda_2_4[i * 2 + j]) * lane.load(lambda_2_5 + i * 2 + k);
          const auto a_4 = lane.load(lambda_2_3 + j + k * 2, 2) +
                           0.3 * lane.load(lambda_2_4 + i * 2 + k) * lane(lambda_2_5[i * 2 + j]);
          lane.store(a_2 + i * 4 + j * 2 + k, a_3);
          lane.store(lambda_2_6 + i * 4 + j * 2 + k, a_4);
        });
      }
    }
  }

  // m.model:24: output y = Dense(2)(h4)
  // computes dense, dense, dense
  void compute_dense(const double* h4, const double* dense_kernel, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 2, h4, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 2 + column, sum);
                   });
  }

  // m.model:25: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10), use_ema = true), loss = h...
  // computes div, y_loss
  void compute_div(const double* dense_bias, const double* dense, const double* y_true, double* grad_y,
                   double* div) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto mul = 0.5 * (scalar(1.0) / scalar(static_cast<double>(b)));
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto abs_2 =
                  abs(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j));
              return select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
          const auto sub_2 = lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j);
          const auto abs_3 = abs(sub_2);
          const auto le = abs_3 <= 1.0;
          const auto mul_2 = abs_3 * (0.5 * select(le, lane(mul), 0.0));
          lane.store(grad_y + i * 2 + j, (mul_2 + (select(le, 0.0, lane(mul)) + mul_2)) * sign(sub_2));
        });
      }
      const auto div_3 = 0.5 * row_sum / static_cast<double>(b);
      scalar.store(div, div_3);
    }
  }

  // m.model:24: output y = Dense(2)(h4)
  // computes grad_h4, grad_h4
  void compute_grad_h4(const double* grad_y, const double* dense_kernel, double* grad_h4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 2, grad_y, 2, 1, dense_kernel, 1, 2,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_h4 + row * 2 + column, sum);
                   });
  }

  // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
  // computes lambda_2_8, lambda_2_8
  void compute_lambda_2_8(const double* lambda_2_7, const double* h4, const double* lambda_2_5,
                          const double* lambda_2_4, double* lambda_2_8, double* lambda_2_9) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 2, 1, 2, lambda_2_7 + i0 * 2, 1, 0, h4 + i0 * 2, 0, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       const auto grad_a = -sum;
                       const auto mul = lane.load(lambda_2_5 + i0 * 2 + column) * grad_a;
                       const auto mul_2 = 0.3 * lane(lambda_2_4[i0 * 2 + row]) * grad_a;
                       lane.store(lambda_2_8 + i0 * 4 + row * 2 + column, mul);
                       lane.store(lambda_2_9 + i0 * 4 + row * 2 + column, mul_2);
                     });
    }
  }

  // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
  // computes lambda_2_10, lambda_2_16, lambda_2_10 and 1 more
  void compute_lambda_2_10(const double* lambda_2_9, double* lambda_2_10) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(2, [&](auto lane, modelc::Index j) {
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index k = 0; k < 2; ++k) {
          column_sum = modelc::Sum::apply(column_sum, lane.load(lambda_2_9 + i * 4 + j + k * 2));
        }
        lane.store(lambda_2_10 + i * 2 + j, column_sum);
      });
    }
  }

  // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
  // computes lambda_2_11, grad_v, lambda_2_11 and 1 more
  void compute_lambda_2_11(const double* lambda_2_5, const double* lambda_2_7, const double* lambda_2_10,
                           const double* lambda_2_8, double* lambda_2_11) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 2 * b; ++i) {
      const modelc::Scalar scalar{};
      const auto lambda_2_5_2 = scalar.load(lambda_2_5 + i);
      const auto add = scalar.load(lambda_2_7 + i) + scalar.load(lambda_2_10 + i) * (1.0 - lambda_2_5_2 * lambda_2_5_2);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          2, [&](auto lane, modelc::Index j) { return lane.load(lambda_2_8 + i * 2 + j); }));
      const auto add_2 = add + 0.3 * row_sum;
      scalar.store(lambda_2_11 + i, add_2);
    }
  }

  // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
  // computes lambda_2_14, lambda_2_14
  void compute_lambda_2_14(const double* lambda_2_13, const double* lambda_2_4, const double* lambda_2_2,
                           const double* v, double* lambda_2_14, double* lambda_2_15) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 2, 1, 2, lambda_2_13 + i0 * 2, 1, 0, lambda_2_4 + i0 * 2, 0, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       const auto grad_a = -sum;
                       const auto mul = lane.load(lambda_2_2 + i0 * 2 + column) * grad_a;
                       const auto mul_2 = lane(v[i0 * 2 + row]) * 0.3 * grad_a;
                       lane.store(lambda_2_14 + i0 * 4 + row * 2 + column, mul);
                       lane.store(lambda_2_15 + i0 * 4 + row * 2 + column, mul_2);
                     });
    }
  }

  // m.model:14: v = Twice(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_min(v, ids, 3)...
  // computes lambda_1_6, lambda_1_13, lambda_1_6 and 1 more
  void compute_lambda_1_6(const double* lambda_1_2, const double* lambda_1_5, double* lambda_1_6) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(2 * b, [&](auto lane, modelc::Index i) {
      lane.store(lambda_1_6 + i, modelc::cast<double>(lane.load(lambda_1_2 + i) == lane.load(lambda_1_5 + i)));
    });
  }

  // m.model:14: v = Twice(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_min(v, ids, 3)...
  // computes lambda_1_8, lambda_1_15, lambda_1_8 and 1 more
  void compute_lambda_1_8(const double* lambda_1_4, const double* lambda_1_7, double* lambda_1_8) noexcept {
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) {
      lane.store(lambda_1_8 + i, lane.load(lambda_1_4 + i) / max(1.0, lane.load(lambda_1_7 + i)));
    });
  }

  // m.model:14: v = Twice(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_min(v, ids, 3)...
  // computes lambda_1_10, lambda_1_10
  void compute_lambda_1_10(const double* lambda_1_6, const double* lambda_1_9, double* lambda_1_10) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(2 * b, [&](auto lane, modelc::Index i) {
      lane.store(lambda_1_10 + i, lane.load(lambda_1_6 + i) * lane.load(lambda_1_9 + i));
    });
  }

  // computes loss, loss
  void compute_loss(const double* div, const double* counted_sequential_embedding_embeddings, double* gradients,
                    double* loss) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto div_3 = scalar.load(div);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(6, [&](auto lane, modelc::Index i) {
        const auto counted_sequential_embedding_embeddings_2 = lane.load(counted_sequential_embedding_embeddings + i);
        const auto mul = counted_sequential_embedding_embeddings_2 * 0.01;
        const auto grad_counted_sequential_embedding_embeddings = mul + mul;
        const auto mul_2 = counted_sequential_embedding_embeddings_2 * counted_sequential_embedding_embeddings_2;
        lane.store(gradients + i, grad_counted_sequential_embedding_embeddings);
        return modelc::folded(mul_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto add = div_3 + 0.01 * row_sum;
      scalar.store(loss, add);
    }
  }

  // m.model:25: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10), use_ema = true), loss = h...
  // computes div_2, div
  void compute_div_2(const std::int64_t* optimizer_iteration, double* div_2) noexcept {
    {
      const modelc::Scalar lane{};
      const auto cast = modelc::cast<double>(lane.load(optimizer_iteration));
      const auto add = 1.0 + cast;
      lane.store(div_2, ((1.0 - min(cast, 10.0) / 10.0) * 0.0999 + 0.0001) * sqrt(1.0 - pow(0.999, add)) /
                            (1.0 - pow(0.9, add)));
    }
  }

  // m.model:25: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10), use_ema = true), loss = h...
  // computes sub, sub
  void compute_sub(const std::int64_t* optimizer_iteration, double* sub) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(sub, 1.0 - select(std::int64_t{0} == lane.load(optimizer_iteration), 0.0, 0.99));
    }
  }

  // m.model:25: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10), use_ema = true), loss = h...
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const double* gradients, const double* optimizer_m, const double* optimizer_v,
                               const double* weights, const double* div_2, const double* optimizer_moving_average,
                               const std::int64_t* optimizer_iteration, const double* sub, double* new_optimizer_m,
                               double* new_optimizer_v, double* new_weights,
                               double* new_optimizer_moving_average) noexcept {
    modelc::for_scalars(26, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + (gradients_2 - optimizer_m_2) * 0.09999999999999998;
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_2 = optimizer_v_2 + (gradients_2 * gradients_2 - optimizer_v_2) * 0.0010000000000000009;
      const auto sub_2 = lane.load(weights + i) - add * lane(div_2[0]) / (sqrt(add_2) + 1e-07);
      const auto add_3 =
          lane.load(optimizer_moving_average + i) * select(std::int64_t{0} == lane(optimizer_iteration[0]), 0.0, 0.99) +
          sub_2 * lane(sub[0]);
      lane.store(new_optimizer_m + i, add);
      lane.store(new_optimizer_v + i, add_2);
      lane.store(new_weights + i, sub_2);
      lane.store(new_optimizer_moving_average + i, add_3);
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
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
    // lambda: f64[b]
    double* const lambda = arena_.at<double>(slots_[4]);
    compute_lambda(lambda);
    // lambda_2: f64[b]
    double* const lambda_2 = arena_.at<double>(slots_[5]);
    compute_lambda_2(lambda_2);
    // lambda_3: f64[2, b]
    double* const lambda_3 = arena_.at<double>(slots_[0]);
    compute_lambda_3(x, lambda_3);
    // lambda_4: bool[2, b], lambda_5: bool[2, b], lambda_6: bool[2, b], lambda_7: f64[2, b], lambda_8: f64[2, ...
    bool* const lambda_4 = arena_.at<bool>(slots_[9]);
    bool* const lambda_5 = arena_.at<bool>(slots_[10]);
    bool* const lambda_6 = arena_.at<bool>(slots_[11]);
    double* const lambda_7 = arena_.at<double>(slots_[1]);
    double* const lambda_8 = arena_.at<double>(slots_[2]);
    bool* const lambda_9 = arena_.at<bool>(slots_[12]);
    double* const lambda_10 = arena_.at<double>(slots_[3]);
    double* const carry = arena_.at<double>(slots_[6]);
    double* const carry_2 = arena_.at<double>(slots_[7]);
    std::copy_n(lambda, b, carry);
    std::copy_n(lambda_2, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const x_0 = lambda_3 + turn_2 * b;
      double* const new_carry_0 = carry;
      bool* const kept_4 = lambda_9 + turn_2 * b;
      double* const kept_5 = lambda_8 + turn_2 * b;
      double* const kept_6 = lambda_7 + turn_2 * b;
      double* const new_carry_1 = carry_2;
      bool* const kept_7 = lambda_6 + turn_2 * b;
      bool* const kept_8 = lambda_5 + turn_2 * b;
      bool* const kept_9 = lambda_4 + turn_2 * b;
      double* const carry_1_2 = lambda_10 + turn_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_carry_0: f64[b], kept_4: bool[b], kept_5: f64[b], kept_6: f64[b], new_carry_1: f64[b], kept_7: bool[...
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto carry_0_3 = lane.load(carry_0 + i);
        const auto x_0_3 = lane.load(x_0 + i);
        const auto maximum = max(carry_0_3, x_0_3);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0);
        const auto exp_2 = exp(carry_0_3 - where);
        const auto carry_1_5 = lane.load(carry_1 + i);
        const auto exp_3 = exp(x_0_3 - where);
        const auto add = carry_1_5 * exp_2 + exp_3;
        const auto eq = carry_0_3 == x_0_3;
        const auto gt = carry_0_3 > x_0_3;
        const auto gt_2 = x_0_3 > carry_0_3;
        lane.store(new_carry_0 + i, maximum);
        lane.store(kept_4 + i, isfinite_2);
        lane.store(kept_5 + i, exp_2);
        lane.store(kept_6 + i, exp_3);
        lane.store(new_carry_1 + i, add);
        lane.store(kept_7 + i, eq);
        lane.store(kept_8 + i, gt);
        lane.store(kept_9 + i, gt_2);
        lane.store(carry_1_2 + i, carry_1_5);
      });
    }
    // lambda_11: f64[b]
    double* const lambda_11 = arena_.at<double>(slots_[5]);
    compute_lambda_2(lambda_11);
    // lambda_12: f64[b]
    double* const lambda_12 = arena_.at<double>(slots_[6]);
    compute_lambda_2(lambda_12);
    // lambda_13: f64[2, b]
    double* const lambda_13 = arena_.at<double>(slots_[0]);
    compute_lambda_13(lambda_13);
    // lambda_14: f64[2, b], carry_3: f64[b], carry_4: f64[b]
    double* const lambda_14 = arena_.at<double>(slots_[4]);
    double* const carry_3 = arena_.at<double>(slots_[7]);
    double* const carry_4 = arena_.at<double>(slots_[8]);
    std::copy_n(lambda_11, b, carry_3);
    std::copy_n(lambda_12, b, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const d_carry_0 = carry_3;
      const double* const d_carry_1 = carry_4;
      const double* const kept_0 = lambda_10 + step_2 * b;
      const bool* const kept_1 = lambda_9 + step_2 * b;
      const double* const kept_2 = lambda_8 + step_2 * b;
      const double* const kept_3 = lambda_7 + step_2 * b;
      const bool* const kept_4_2 = lambda_6 + step_2 * b;
      const bool* const kept_5_2 = lambda_5 + step_2 * b;
      const bool* const kept_6_2 = lambda_4 + step_2 * b;
      const double* const d_y_0 = lambda_13 + step_2 * b;
      double* const new_d_carry_0 = carry_3;
      double* const new_d_carry_1 = carry_4;
      double* const gradient_2 = lambda_14 + step_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_d_carry_0: f64[b], new_d_carry_1: f64[b], gradient_2: f64[b]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto kept_0_3 = lane.load(kept_0 + i);
        const auto kept_2_3 = lane.load(kept_2 + i);
        const auto kept_3_3 = lane.load(kept_3 + i);
        const auto kept_1_3 = lane.load(kept_1 + i);
        const auto d_y_0_3 = lane.load(d_y_0 + i);
        const auto add = lane.load(d_carry_1 + i) + select(kept_1_3, d_y_0_3, 0.0) / (kept_3_3 + kept_0_3 * kept_2_3);
        const auto mul = kept_2_3 * (kept_0_3 * add);
        const auto mul_2 = kept_3_3 * add;
        const auto where = select(kept_1_3, 0.0, d_y_0_3);
        const auto add_2 = select(kept_1_3, d_y_0_3 - mul_2 - mul, 0.0) + (lane.load(d_carry_0 + i) + where);
        const auto where_2 = select(lane.load(kept_4_2 + i), 0.5 * add_2, 0.0);
        const auto add_3 = mul + select(lane.load(kept_5_2 + i), add_2, where_2);
        const auto mul_3 = kept_2_3 * add;
        const auto add_4 = select(lane.load(kept_6_2 + i), add_2, where_2) + (mul_2 + where);
        lane.store(new_d_carry_0 + i, add_3);
        lane.store(new_d_carry_1 + i, mul_3);
        lane.store(gradient_2 + i, add_4);
      });
    }

    // m.model:7: return x + 0.2 * gradients(inner(x), x)
    // slope: f64[b, 2]
    double* const slope = arena_.at<double>(slots_[0]);
    compute_slope(x, lambda_14, slope);

    // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
    // lambda_15: f64[b]
    double* const lambda_15 = arena_.at<double>(slots_[5]);
    compute_lambda(lambda_15);
    // lambda_16: f64[b]
    double* const lambda_16 = arena_.at<double>(slots_[6]);
    compute_lambda_2(lambda_16);
    // lambda_17: f64[2, b]
    double* const lambda_17 = arena_.at<double>(slots_[1]);
    compute_lambda_3(slope, lambda_17);
    // lambda_18: bool[2, b], lambda_19: bool[2, b], lambda_20: bool[2, b], lambda_21: f64[2, b], lambda_22: f6...
    bool* const lambda_18 = arena_.at<bool>(slots_[10]);
    bool* const lambda_19 = arena_.at<bool>(slots_[11]);
    bool* const lambda_20 = arena_.at<bool>(slots_[12]);
    double* const lambda_21 = arena_.at<double>(slots_[2]);
    double* const lambda_22 = arena_.at<double>(slots_[3]);
    bool* const lambda_23 = arena_.at<bool>(slots_[13]);
    double* const lambda_24 = arena_.at<double>(slots_[4]);
    double* const carry_5 = arena_.at<double>(slots_[7]);
    double* const carry_6 = arena_.at<double>(slots_[8]);
    std::copy_n(lambda_15, b, carry_5);
    std::copy_n(lambda_16, b, carry_6);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0_2 = carry_5;
      const double* const carry_1_3 = carry_6;
      const double* const x_0_2 = lambda_17 + turn_2 * b;
      double* const new_carry_0_2 = carry_5;
      bool* const kept_4_3 = lambda_23 + turn_2 * b;
      double* const kept_5_3 = lambda_22 + turn_2 * b;
      double* const kept_6_3 = lambda_21 + turn_2 * b;
      double* const new_carry_1_2 = carry_6;
      bool* const kept_7_2 = lambda_20 + turn_2 * b;
      bool* const kept_8_2 = lambda_19 + turn_2 * b;
      bool* const kept_9_2 = lambda_18 + turn_2 * b;
      double* const carry_1_4 = lambda_24 + turn_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_carry_0_2: f64[b], kept_4_3: bool[b], kept_5_3: f64[b], kept_6_3: f64[b], new_carry_1_2: f64[b], kep...
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2_2 = lane.load(carry_0_2 + i);
        const auto x_0_2_2 = lane.load(x_0_2 + i);
        const auto maximum = max(carry_0_2_2, x_0_2_2);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0);
        const auto exp_2 = exp(carry_0_2_2 - where);
        const auto carry_1_3_2 = lane.load(carry_1_3 + i);
        const auto exp_3 = exp(x_0_2_2 - where);
        const auto add = carry_1_3_2 * exp_2 + exp_3;
        const auto eq = carry_0_2_2 == x_0_2_2;
        const auto gt = carry_0_2_2 > x_0_2_2;
        const auto gt_2 = x_0_2_2 > carry_0_2_2;
        lane.store(new_carry_0_2 + i, maximum);
        lane.store(kept_4_3 + i, isfinite_2);
        lane.store(kept_5_3 + i, exp_2);
        lane.store(kept_6_3 + i, exp_3);
        lane.store(new_carry_1_2 + i, add);
        lane.store(kept_7_2 + i, eq);
        lane.store(kept_8_2 + i, gt);
        lane.store(kept_9_2 + i, gt_2);
        lane.store(carry_1_4 + i, carry_1_3_2);
      });
    }
    // lambda_25: f64[b]
    double* const lambda_25 = arena_.at<double>(slots_[6]);
    compute_lambda_2(lambda_25);
    // lambda_26: f64[b]
    double* const lambda_26 = arena_.at<double>(slots_[7]);
    compute_lambda_2(lambda_26);
    // lambda_27: f64[2, b]
    double* const lambda_27 = arena_.at<double>(slots_[1]);
    compute_lambda_13(lambda_27);
    // lambda_28: f64[2, b], carry_7: f64[b], carry_8: f64[b]
    double* const lambda_28 = arena_.at<double>(slots_[5]);
    double* const carry_7 = arena_.at<double>(slots_[8]);
    double* const carry_8 = arena_.at<double>(slots_[9]);
    std::copy_n(lambda_25, b, carry_7);
    std::copy_n(lambda_26, b, carry_8);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const d_carry_0_2 = carry_7;
      const double* const d_carry_1_2 = carry_8;
      const double* const kept_0_2 = lambda_24 + step_2 * b;
      const bool* const kept_1_2 = lambda_23 + step_2 * b;
      const double* const kept_2_2 = lambda_22 + step_2 * b;
      const double* const kept_3_2 = lambda_21 + step_2 * b;
      const bool* const kept_4_4 = lambda_20 + step_2 * b;
      const bool* const kept_5_4 = lambda_19 + step_2 * b;
      const bool* const kept_6_4 = lambda_18 + step_2 * b;
      const double* const d_y_0_2 = lambda_27 + step_2 * b;
      double* const new_d_carry_0_2 = carry_7;
      double* const new_d_carry_1_2 = carry_8;
      double* const gradient_2_2 = lambda_28 + step_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_d_carry_0_2: f64[b], new_d_carry_1_2: f64[b], gradient_2_2: f64[b]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto kept_0_2_2 = lane.load(kept_0_2 + i);
        const auto kept_2_2_2 = lane.load(kept_2_2 + i);
        const auto kept_3_2_2 = lane.load(kept_3_2 + i);
        const auto kept_1_2_2 = lane.load(kept_1_2 + i);
        const auto d_y_0_2_2 = lane.load(d_y_0_2 + i);
        const auto add =
            lane.load(d_carry_1_2 + i) + select(kept_1_2_2, d_y_0_2_2, 0.0) / (kept_3_2_2 + kept_0_2_2 * kept_2_2_2);
        const auto mul = kept_2_2_2 * (kept_0_2_2 * add);
        const auto mul_2 = kept_3_2_2 * add;
        const auto where = select(kept_1_2_2, 0.0, d_y_0_2_2);
        const auto add_2 = select(kept_1_2_2, d_y_0_2_2 - mul_2 - mul, 0.0) + (lane.load(d_carry_0_2 + i) + where);
        const auto where_2 = select(lane.load(kept_4_4 + i), 0.5 * add_2, 0.0);
        const auto add_3 = mul + select(lane.load(kept_5_4 + i), add_2, where_2);
        const auto mul_3 = kept_2_2_2 * add;
        const auto add_4 = select(lane.load(kept_6_4 + i), add_2, where_2) + (mul_2 + where);
        lane.store(new_d_carry_0_2 + i, add_3);
        lane.store(new_d_carry_1_2 + i, mul_3);
        lane.store(gradient_2_2 + i, add_4);
      });
    }

    // m.model:3: update calls = calls + 1.0
    // new_counted_calls: f64
    const double* const counted_calls = states_.at<double>(0);
    double* const new_counted_calls = states_.at<double>(0);
    compute_new_counted_calls(counted_calls, new_counted_calls);

    // m.model:10: return inner(inner(x))
    // h3: f64[b, 2]
    const double* const twice_1_p_re_lu_alpha = weights_->block.at<double>(64);
    double* const h3 = arena_.at<double>(slots_[0]);
    compute_h3(slope, lambda_28, twice_1_p_re_lu_alpha, h3);

    // m.model:14: v = Twice(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_min(v, ids, 3)...
    // ids: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(slots_[1]);
    compute_ids(h3, ids);
    // lambda_1: f64[3, 2]
    double* const lambda_1 = arena_.at<double>(0);
    modelc::kernels::segment_min(modelc::tensor(lambda_1, 3, 2), modelc::tensor(h3, b, 2), modelc::tensor(ids, b),
                                 false);
    // lambda_1_2: f64[b, 2]
    double* const lambda_1_2 = arena_.at<double>(slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_1_2, b, 2), modelc::tensor(lambda_1, 3, 2), modelc::tensor(ids, b), 0);
    // ids_2: i32[b]
    std::int32_t* const ids_2 = arena_.at<std::int32_t>(slots_[2]);
    compute_ids(lambda_1_2, ids_2);
    // lambda_1_3: f64[3, 2]
    double* const lambda_1_3 = arena_.at<double>(0);
    modelc::kernels::segment_min(modelc::tensor(lambda_1_3, 3, 2), modelc::tensor(lambda_1_2, b, 2),
                                 modelc::tensor(ids_2, b), false);
    // v: f64[b, 2]
    double* const v = arena_.at<double>(slots_[1]);
    modelc::kernels::take(modelc::tensor(v, b, 2), modelc::tensor(lambda_1_3, 3, 2), modelc::tensor(ids_2, b), 0);

    // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
    // lambda_2_2: f64[b, 2]
    double* const lambda_2_2 = arena_.at<double>(slots_[2]);
    compute_lambda_2_2(v, lambda_2_2);
    // lambda_2_3: f64[2, 2]
    double* const lambda_2_3 = arena_.at<double>(0);
    compute_lambda_2_3(lambda_2_3);
    // a: f64[b, 2, 2]
    double* const a = arena_.at<double>(slots_[0]);
    compute_a(v, lambda_2_2, lambda_2_3, a);
    // lambda_2_4: f64[b, 2]
    double* const lambda_2_4 = arena_.at<double>(slots_[2]);
    double* const workspace = arena_.at<double>(64);
    modelc::kernels::solve(modelc::tensor(lambda_2_4, b, 2), modelc::tensor(workspace, 4), modelc::tensor(a, b, 2, 2),
                           modelc::tensor(v, b, 2));
    // lambda_2_5: f64[b, 2]
    double* const lambda_2_5 = arena_.at<double>(slots_[1]);
    compute_lambda_2_2(lambda_2_4, lambda_2_5);
    // a_2: f64[b, 2, 2]
    double* const a_2 = arena_.at<double>(slots_[0]);
    compute_a_2(lambda_2_3, lambda_2_4, lambda_2_5, a_2);
    // h4: f64[b, 2]
    double* const h4 = arena_.at<double>(slots_[1]);
    double* const workspace_2 = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(h4, b, 2), modelc::tensor(workspace_2, 4), modelc::tensor(a_2, b, 2, 2),
                           modelc::tensor(lambda_2_4, b, 2));

    // m.model:24: output y = Dense(2)(h4)
    // y: f64[b, 2]
    const double* const dense_kernel = weights_->block.at<double>(128);
    const double* const dense_bias = weights_->block.at<double>(192);
    double* const y = arena_.at<double>(slots_[0]);
    modelc::matmul(threads_, b, 2, 2, h4, 2, 1, dense_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 2 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  void compute_train_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
    // lambda: f64[b]
    double* const lambda = arena_.at<double>(train_step_slots_[4]);
    compute_lambda(lambda);
    // lambda_2: f64[b]
    double* const lambda_2 = arena_.at<double>(train_step_slots_[5]);
    compute_lambda_2(lambda_2);
    // lambda_3: f64[2, b]
    double* const lambda_3 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_3(x, lambda_3);
    // lambda_4: bool[2, b], lambda_5: bool[2, b], lambda_6: bool[2, b], lambda_7: f64[2, b], lambda_8: f64[2, ...
    bool* const lambda_4 = arena_.at<bool>(train_step_slots_[9]);
    bool* const lambda_5 = arena_.at<bool>(train_step_slots_[10]);
    bool* const lambda_6 = arena_.at<bool>(train_step_slots_[11]);
    double* const lambda_7 = arena_.at<double>(train_step_slots_[1]);
    double* const lambda_8 = arena_.at<double>(train_step_slots_[2]);
    bool* const lambda_9 = arena_.at<bool>(train_step_slots_[12]);
    double* const lambda_10 = arena_.at<double>(train_step_slots_[3]);
    double* const carry = arena_.at<double>(train_step_slots_[6]);
    double* const carry_2 = arena_.at<double>(train_step_slots_[7]);
    std::copy_n(lambda, b, carry);
    std::copy_n(lambda_2, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const x_0 = lambda_3 + turn_2 * b;
      double* const new_carry_0 = carry;
      bool* const kept_4 = lambda_9 + turn_2 * b;
      double* const kept_5 = lambda_8 + turn_2 * b;
      double* const kept_6 = lambda_7 + turn_2 * b;
      double* const new_carry_1 = carry_2;
      bool* const kept_7 = lambda_6 + turn_2 * b;
      bool* const kept_8 = lambda_5 + turn_2 * b;
      bool* const kept_9 = lambda_4 + turn_2 * b;
      double* const carry_1_2 = lambda_10 + turn_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_carry_0: f64[b], kept_4: bool[b], kept_5: f64[b], kept_6: f64[b], new_carry_1: f64[b], kept_7: bool[...
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto carry_0_3 = lane.load(carry_0 + i);
        const auto x_0_3 = lane.load(x_0 + i);
        const auto maximum = max(carry_0_3, x_0_3);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0);
        const auto exp_2 = exp(carry_0_3 - where);
        const auto carry_1_5 = lane.load(carry_1 + i);
        const auto exp_3 = exp(x_0_3 - where);
        const auto add = carry_1_5 * exp_2 + exp_3;
        const auto eq = carry_0_3 == x_0_3;
        const auto gt = carry_0_3 > x_0_3;
        const auto gt_2 = x_0_3 > carry_0_3;
        lane.store(new_carry_0 + i, maximum);
        lane.store(kept_4 + i, isfinite_2);
        lane.store(kept_5 + i, exp_2);
        lane.store(kept_6 + i, exp_3);
        lane.store(new_carry_1 + i, add);
        lane.store(kept_7 + i, eq);
        lane.store(kept_8 + i, gt);
        lane.store(kept_9 + i, gt_2);
        lane.store(carry_1_2 + i, carry_1_5);
      });
    }
    // lambda_11: f64[b]
    double* const lambda_11 = arena_.at<double>(train_step_slots_[5]);
    compute_lambda_2(lambda_11);
    // lambda_12: f64[b]
    double* const lambda_12 = arena_.at<double>(train_step_slots_[6]);
    compute_lambda_2(lambda_12);
    // lambda_13: f64[2, b]
    double* const lambda_13 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_13(lambda_13);
    // lambda_14: f64[2, b], carry_3: f64[b], carry_4: f64[b]
    double* const lambda_14 = arena_.at<double>(train_step_slots_[4]);
    double* const carry_3 = arena_.at<double>(train_step_slots_[7]);
    double* const carry_4 = arena_.at<double>(train_step_slots_[8]);
    std::copy_n(lambda_11, b, carry_3);
    std::copy_n(lambda_12, b, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const d_carry_0 = carry_3;
      const double* const d_carry_1 = carry_4;
      const double* const kept_0 = lambda_10 + step_2 * b;
      const bool* const kept_1 = lambda_9 + step_2 * b;
      const double* const kept_2 = lambda_8 + step_2 * b;
      const double* const kept_3 = lambda_7 + step_2 * b;
      const bool* const kept_4_2 = lambda_6 + step_2 * b;
      const bool* const kept_5_2 = lambda_5 + step_2 * b;
      const bool* const kept_6_2 = lambda_4 + step_2 * b;
      const double* const d_y_0 = lambda_13 + step_2 * b;
      double* const new_d_carry_0 = carry_3;
      double* const new_d_carry_1 = carry_4;
      double* const gradient_2 = lambda_14 + step_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_d_carry_0: f64[b], new_d_carry_1: f64[b], gradient_2: f64[b]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto kept_0_3 = lane.load(kept_0 + i);
        const auto kept_2_3 = lane.load(kept_2 + i);
        const auto kept_3_3 = lane.load(kept_3 + i);
        const auto kept_1_3 = lane.load(kept_1 + i);
        const auto d_y_0_3 = lane.load(d_y_0 + i);
        const auto add = lane.load(d_carry_1 + i) + select(kept_1_3, d_y_0_3, 0.0) / (kept_3_3 + kept_0_3 * kept_2_3);
        const auto mul = kept_2_3 * (kept_0_3 * add);
        const auto mul_2 = kept_3_3 * add;
        const auto where = select(kept_1_3, 0.0, d_y_0_3);
        const auto add_2 = select(kept_1_3, d_y_0_3 - mul_2 - mul, 0.0) + (lane.load(d_carry_0 + i) + where);
        const auto where_2 = select(lane.load(kept_4_2 + i), 0.5 * add_2, 0.0);
        const auto add_3 = mul + select(lane.load(kept_5_2 + i), add_2, where_2);
        const auto mul_3 = kept_2_3 * add;
        const auto add_4 = select(lane.load(kept_6_2 + i), add_2, where_2) + (mul_2 + where);
        lane.store(new_d_carry_0 + i, add_3);
        lane.store(new_d_carry_1 + i, mul_3);
        lane.store(gradient_2 + i, add_4);
      });
    }

    // m.model:7: return x + 0.2 * gradients(inner(x), x)
    // slope: f64[b, 2]
    double* const slope = arena_.at<double>(train_step_slots_[3]);
    compute_slope(x, lambda_14, slope);

    // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
    // lambda_15: f64[b]
    double* const lambda_15 = arena_.at<double>(train_step_slots_[5]);
    compute_lambda(lambda_15);
    // lambda_16: f64[b]
    double* const lambda_16 = arena_.at<double>(train_step_slots_[6]);
    compute_lambda_2(lambda_16);
    // lambda_17: f64[2, b]
    double* const lambda_17 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_3(slope, lambda_17);
    // lambda_18: bool[2, b], lambda_19: bool[2, b], lambda_20: bool[2, b], lambda_21: f64[2, b], lambda_22: f6...
    bool* const lambda_18 = arena_.at<bool>(train_step_slots_[10]);
    bool* const lambda_19 = arena_.at<bool>(train_step_slots_[11]);
    bool* const lambda_20 = arena_.at<bool>(train_step_slots_[12]);
    double* const lambda_21 = arena_.at<double>(train_step_slots_[1]);
    double* const lambda_22 = arena_.at<double>(train_step_slots_[2]);
    bool* const lambda_23 = arena_.at<bool>(train_step_slots_[13]);
    double* const lambda_24 = arena_.at<double>(train_step_slots_[4]);
    double* const carry_5 = arena_.at<double>(train_step_slots_[7]);
    double* const carry_6 = arena_.at<double>(train_step_slots_[8]);
    std::copy_n(lambda_15, b, carry_5);
    std::copy_n(lambda_16, b, carry_6);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0_2 = carry_5;
      const double* const carry_1_3 = carry_6;
      const double* const x_0_2 = lambda_17 + turn_2 * b;
      double* const new_carry_0_2 = carry_5;
      bool* const kept_4_3 = lambda_23 + turn_2 * b;
      double* const kept_5_3 = lambda_22 + turn_2 * b;
      double* const kept_6_3 = lambda_21 + turn_2 * b;
      double* const new_carry_1_2 = carry_6;
      bool* const kept_7_2 = lambda_20 + turn_2 * b;
      bool* const kept_8_2 = lambda_19 + turn_2 * b;
      bool* const kept_9_2 = lambda_18 + turn_2 * b;
      double* const carry_1_4 = lambda_24 + turn_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_carry_0_2: f64[b], kept_4_3: bool[b], kept_5_3: f64[b], kept_6_3: f64[b], new_carry_1_2: f64[b], kep...
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2_2 = lane.load(carry_0_2 + i);
        const auto x_0_2_2 = lane.load(x_0_2 + i);
        const auto maximum = max(carry_0_2_2, x_0_2_2);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0);
        const auto exp_2 = exp(carry_0_2_2 - where);
        const auto carry_1_3_2 = lane.load(carry_1_3 + i);
        const auto exp_3 = exp(x_0_2_2 - where);
        const auto add = carry_1_3_2 * exp_2 + exp_3;
        const auto eq = carry_0_2_2 == x_0_2_2;
        const auto gt = carry_0_2_2 > x_0_2_2;
        const auto gt_2 = x_0_2_2 > carry_0_2_2;
        lane.store(new_carry_0_2 + i, maximum);
        lane.store(kept_4_3 + i, isfinite_2);
        lane.store(kept_5_3 + i, exp_2);
        lane.store(kept_6_3 + i, exp_3);
        lane.store(new_carry_1_2 + i, add);
        lane.store(kept_7_2 + i, eq);
        lane.store(kept_8_2 + i, gt);
        lane.store(kept_9_2 + i, gt_2);
        lane.store(carry_1_4 + i, carry_1_3_2);
      });
    }
    // lambda_25: f64[b]
    double* const lambda_25 = arena_.at<double>(train_step_slots_[6]);
    compute_lambda_2(lambda_25);
    // lambda_26: f64[b]
    double* const lambda_26 = arena_.at<double>(train_step_slots_[7]);
    compute_lambda_2(lambda_26);
    // lambda_27: f64[2, b]
    double* const lambda_27 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_13(lambda_27);
    // lambda_28: f64[2, b], carry_7: f64[b], carry_8: f64[b]
    double* const lambda_28 = arena_.at<double>(train_step_slots_[5]);
    double* const carry_7 = arena_.at<double>(train_step_slots_[8]);
    double* const carry_8 = arena_.at<double>(train_step_slots_[9]);
    std::copy_n(lambda_25, b, carry_7);
    std::copy_n(lambda_26, b, carry_8);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const d_carry_0_2 = carry_7;
      const double* const d_carry_1_2 = carry_8;
      const double* const kept_0_2 = lambda_24 + step_2 * b;
      const bool* const kept_1_2 = lambda_23 + step_2 * b;
      const double* const kept_2_2 = lambda_22 + step_2 * b;
      const double* const kept_3_2 = lambda_21 + step_2 * b;
      const bool* const kept_4_4 = lambda_20 + step_2 * b;
      const bool* const kept_5_4 = lambda_19 + step_2 * b;
      const bool* const kept_6_4 = lambda_18 + step_2 * b;
      const double* const d_y_0_2 = lambda_27 + step_2 * b;
      double* const new_d_carry_0_2 = carry_7;
      double* const new_d_carry_1_2 = carry_8;
      double* const gradient_2_2 = lambda_28 + step_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_d_carry_0_2: f64[b], new_d_carry_1_2: f64[b], gradient_2_2: f64[b]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto kept_0_2_2 = lane.load(kept_0_2 + i);
        const auto kept_2_2_2 = lane.load(kept_2_2 + i);
        const auto kept_3_2_2 = lane.load(kept_3_2 + i);
        const auto kept_1_2_2 = lane.load(kept_1_2 + i);
        const auto d_y_0_2_2 = lane.load(d_y_0_2 + i);
        const auto add =
            lane.load(d_carry_1_2 + i) + select(kept_1_2_2, d_y_0_2_2, 0.0) / (kept_3_2_2 + kept_0_2_2 * kept_2_2_2);
        const auto mul = kept_2_2_2 * (kept_0_2_2 * add);
        const auto mul_2 = kept_3_2_2 * add;
        const auto where = select(kept_1_2_2, 0.0, d_y_0_2_2);
        const auto add_2 = select(kept_1_2_2, d_y_0_2_2 - mul_2 - mul, 0.0) + (lane.load(d_carry_0_2 + i) + where);
        const auto where_2 = select(lane.load(kept_4_4 + i), 0.5 * add_2, 0.0);
        const auto add_3 = mul + select(lane.load(kept_5_4 + i), add_2, where_2);
        const auto mul_3 = kept_2_2_2 * add;
        const auto add_4 = select(lane.load(kept_6_4 + i), add_2, where_2) + (mul_2 + where);
        lane.store(new_d_carry_0_2 + i, add_3);
        lane.store(new_d_carry_1_2 + i, mul_3);
        lane.store(gradient_2_2 + i, add_4);
      });
    }

    // m.model:3: update calls = calls + 1.0
    // new_counted_calls: f64
    const double* const counted_calls = states_.at<double>(0);
    double* const new_counted_calls = states_.at<double>(0);
    compute_new_counted_calls(counted_calls, new_counted_calls);

    // m.model:10: return inner(inner(x))
    // p_re_lu: f64[b, 2], p_re_lu_2: f64[b, 2], h3: f64[b, 2]
    const double* const twice_1_p_re_lu_alpha = weights_->block.at<double>(64);
    double* const p_re_lu = arena_.at<double>(train_step_slots_[3]);
    double* const p_re_lu_2 = arena_.at<double>(train_step_slots_[4]);
    double* const h3 = arena_.at<double>(train_step_slots_[6]);
    compute_p_re_lu(slope, lambda_28, twice_1_p_re_lu_alpha, p_re_lu, p_re_lu_2, h3);

    // m.model:14: v = Twice(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_min(v, ids, 3)...
    // ids: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(train_step_slots_[15]);
    compute_ids(h3, ids);
    // lambda_1: f64[3, 2]
    double* const lambda_1 = arena_.at<double>(0);
    modelc::kernels::segment_min(modelc::tensor(lambda_1, 3, 2), modelc::tensor(h3, b, 2), modelc::tensor(ids, b),
                                 false);
    // lambda_1_2: f64[b, 2]
    double* const lambda_1_2 = arena_.at<double>(train_step_slots_[5]);
    modelc::kernels::take(modelc::tensor(lambda_1_2, b, 2), modelc::tensor(lambda_1, 3, 2), modelc::tensor(ids, b), 0);
    // ids_2: i32[b]
    std::int32_t* const ids_2 = arena_.at<std::int32_t>(train_step_slots_[16]);
    compute_ids(lambda_1_2, ids_2);
    // lambda_1_3: f64[3, 2]
    double* const lambda_1_3 = arena_.at<double>(64);
    modelc::kernels::segment_min(modelc::tensor(lambda_1_3, 3, 2), modelc::tensor(lambda_1_2, b, 2),
                                 modelc::tensor(ids_2, b), false);
    // v: f64[b, 2]
    double* const v = arena_.at<double>(train_step_slots_[7]);
    modelc::kernels::take(modelc::tensor(v, b, 2), modelc::tensor(lambda_1_3, 3, 2), modelc::tensor(ids_2, b), 0);

    // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
    // lambda_2_2: f64[b, 2]
    double* const lambda_2_2 = arena_.at<double>(train_step_slots_[8]);
    compute_lambda_2_2(v, lambda_2_2);
    // lambda_2_3: f64[2, 2]
    double* const lambda_2_3 = arena_.at<double>(128);
    compute_lambda_2_3(lambda_2_3);
    // a: f64[b, 2, 2], lambda_2_12: f64[b, 2, 2]
    double* const a = arena_.at<double>(train_step_slots_[0]);
    double* const lambda_2_12 = arena_.at<double>(train_step_slots_[2]);
    compute_a_3(v, lambda_2_2, lambda_2_3, a, lambda_2_12);
    // lambda_2_4: f64[b, 2]
    double* const lambda_2_4 = arena_.at<double>(train_step_slots_[9]);
    double* const workspace = arena_.at<double>(192);
    modelc::kernels::solve(modelc::tensor(lambda_2_4, b, 2), modelc::tensor(workspace, 4), modelc::tensor(a, b, 2, 2),
                           modelc::tensor(v, b, 2));
    // lambda_2_5: f64[b, 2]
    double* const lambda_2_5 = arena_.at<double>(train_step_slots_[10]);
    compute_lambda_2_2(lambda_2_4, lambda_2_5);
    // a_2: f64[b, 2, 2], lambda_2_6: f64[b, 2, 2]
    double* const a_2 = arena_.at<double>(train_step_slots_[0]);
    double* const lambda_2_6 = arena_.at<double>(train_step_slots_[1]);
    compute_a_2_2(lambda_2_3, lambda_2_4, lambda_2_5, a_2, lambda_2_6);
    // h4: f64[b, 2]
    double* const h4 = arena_.at<double>(train_step_slots_[11]);
    double* const workspace_2 = arena_.at<double>(128);
    modelc::kernels::solve(modelc::tensor(h4, b, 2), modelc::tensor(workspace_2, 4), modelc::tensor(a_2, b, 2, 2),
                           modelc::tensor(lambda_2_4, b, 2));

    // m.model:24: output y = Dense(2)(h4)
    // dense: f64[b, 2]
    const double* const dense_kernel = weights_->block.at<double>(128);
    double* const dense = arena_.at<double>(train_step_slots_[12]);
    compute_dense(h4, dense_kernel, dense);

    // m.model:25: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10), use_ema = true), loss = h...
    // div: f64, grad_y: f64[b, 2]
    const double* const dense_bias = weights_->block.at<double>(192);
    double* const div = arena_.at<double>(256);
    double* const grad_y = arena_.at<double>(train_step_slots_[12]);
    compute_div(dense_bias, dense, y_true, grad_y, div);

    // m.model:24: output y = Dense(2)(h4)
    // grad_h4: f64[b, 2]
    double* const grad_h4 = arena_.at<double>(train_step_slots_[0]);
    compute_grad_h4(grad_y, dense_kernel, grad_h4);

    // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
    // lambda_2_7: f64[b, 2]
    double* const lambda_2_7 = arena_.at<double>(train_step_slots_[13]);
    double* const workspace_3 = arena_.at<double>(128);
    modelc::kernels::solve(modelc::tensor(lambda_2_7, b, 2), modelc::tensor(workspace_3, 4),
                           modelc::tensor(lambda_2_6, b, 2, 2), modelc::tensor(grad_h4, b, 2));
    // lambda_2_8: f64[b, 2, 2], lambda_2_9: f64[b, 2, 2]
    double* const lambda_2_8 = arena_.at<double>(train_step_slots_[0]);
    double* const lambda_2_9 = arena_.at<double>(train_step_slots_[1]);
    compute_lambda_2_8(lambda_2_7, h4, lambda_2_5, lambda_2_4, lambda_2_8, lambda_2_9);
    // lambda_2_10: f64[b, 1, 2]
    double* const lambda_2_10 = arena_.at<double>(train_step_slots_[14]);
    compute_lambda_2_10(lambda_2_9, lambda_2_10);
    // lambda_2_11: f64[b, 2]
    double* const lambda_2_11 = arena_.at<double>(train_step_slots_[10]);
    compute_lambda_2_11(lambda_2_5, lambda_2_7, lambda_2_10, lambda_2_8, lambda_2_11);
    // lambda_2_13: f64[b, 2]
    double* const lambda_2_13 = arena_.at<double>(train_step_slots_[13]);
    double* const workspace_4 = arena_.at<double>(128);
    modelc::kernels::solve(modelc::tensor(lambda_2_13, b, 2), modelc::tensor(workspace_4, 4),
                           modelc::tensor(lambda_2_12, b, 2, 2), modelc::tensor(lambda_2_11, b, 2));
    // lambda_2_14: f64[b, 2, 2], lambda_2_15: f64[b, 2, 2]
    double* const lambda_2_14 = arena_.at<double>(train_step_slots_[0]);
    double* const lambda_2_15 = arena_.at<double>(train_step_slots_[1]);
    compute_lambda_2_14(lambda_2_13, lambda_2_4, lambda_2_2, v, lambda_2_14, lambda_2_15);
    // lambda_2_16: f64[b, 1, 2]
    double* const lambda_2_16 = arena_.at<double>(train_step_slots_[2]);
    compute_lambda_2_10(lambda_2_15, lambda_2_16);
    // grad_v: f64[b, 2]
    double* const grad_v = arena_.at<double>(train_step_slots_[8]);
    compute_lambda_2_11(lambda_2_2, lambda_2_13, lambda_2_16, lambda_2_14, grad_v);

    // m.model:14: v = Twice(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_min(v, ids, 3)...
    // lambda_1_4: f64[3, 2]
    double* const lambda_1_4 = arena_.at<double>(128);
    modelc::kernels::scatter_add(modelc::tensor(lambda_1_4, 3, 2), modelc::tensor(grad_v, b, 2),
                                 modelc::tensor(ids_2, b), 0);
    // lambda_1_5: f64[b, 2]
    double* const lambda_1_5 = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::take_rows(modelc::tensor(lambda_1_5, b, 2), modelc::tensor(lambda_1_3, 3, 2),
                               modelc::tensor(ids_2, b));
    // lambda_1_6: f64[b, 2]
    double* const lambda_1_6 = arena_.at<double>(train_step_slots_[5]);
    compute_lambda_1_6(lambda_1_2, lambda_1_5, lambda_1_6);
    // lambda_1_7: f64[3, 2]
    double* const lambda_1_7 = arena_.at<double>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_1_7, 3, 2), modelc::tensor(lambda_1_6, b, 2),
                                 modelc::tensor(ids_2, b), false);
    // lambda_1_8: f64[3, 2]
    double* const lambda_1_8 = arena_.at<double>(128);
    compute_lambda_1_8(lambda_1_4, lambda_1_7, lambda_1_8);
    // lambda_1_9: f64[b, 2]
    double* const lambda_1_9 = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::take_rows(modelc::tensor(lambda_1_9, b, 2), modelc::tensor(lambda_1_8, 3, 2),
                               modelc::tensor(ids_2, b));
    // lambda_1_10: f64[b, 2]
    double* const lambda_1_10 = arena_.at<double>(train_step_slots_[5]);
    compute_lambda_1_10(lambda_1_6, lambda_1_9, lambda_1_10);
    // lambda_1_11: f64[3, 2]
    double* const lambda_1_11 = arena_.at<double>(64);
    modelc::kernels::scatter_add(modelc::tensor(lambda_1_11, 3, 2), modelc::tensor(lambda_1_10, b, 2),
                                 modelc::tensor(ids, b), 0);
    // lambda_1_12: f64[b, 2]
    double* const lambda_1_12 = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::take_rows(modelc::tensor(lambda_1_12, b, 2), modelc::tensor(lambda_1, 3, 2),
                               modelc::tensor(ids, b));
    // lambda_1_13: f64[b, 2]
    double* const lambda_1_13 = arena_.at<double>(train_step_slots_[6]);
    compute_lambda_1_6(h3, lambda_1_12, lambda_1_13);
    // lambda_1_14: f64[3, 2]
    double* const lambda_1_14 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_1_14, 3, 2), modelc::tensor(lambda_1_13, b, 2),
                                 modelc::tensor(ids, b), false);
    // lambda_1_15: f64[3, 2]
    double* const lambda_1_15 = arena_.at<double>(64);
    compute_lambda_1_8(lambda_1_11, lambda_1_14, lambda_1_15);
    // lambda_1_16: f64[b, 2]
    double* const lambda_1_16 = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::take_rows(modelc::tensor(lambda_1_16, b, 2), modelc::tensor(lambda_1_15, 3, 2),
                               modelc::tensor(ids, b));
    // the loss, and what its gradient needs
    // loss: f64, gradients: f64[26]
    const double* const counted_sequential_embedding_embeddings = weights_->block.at<double>(0);
    double* const loss = arena_.at<double>(256);
    double* const gradients = arena_.at<double>(0);
    compute_loss(div, counted_sequential_embedding_embeddings, gradients, loss);
    // gradients: f64[26]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) { lane.store(gradients + 6 + i, lane(0.0)); });
    // gradients: f64[26]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      const auto twice_1_p_re_lu_alpha_2 = lane.load(twice_1_p_re_lu_alpha + i);
      auto column_sum = lane(modelc::Sum::identity<double>());
      auto column_sum_2 = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        const auto grad_h3 = lane.load(lambda_1_13 + i + j * 2) * lane.load(lambda_1_16 + i + j * 2);
        const auto p_re_lu_2_2 = lane.load(p_re_lu_2 + i + j * 2);
        const auto mul = twice_1_p_re_lu_alpha_2 * grad_h3;
        const auto eq = 0.0 == p_re_lu_2_2;
        column_sum = modelc::Sum::apply(column_sum, min(0.0, p_re_lu_2_2) * grad_h3);
        column_sum_2 =
            modelc::Sum::apply(column_sum_2, lane.load(p_re_lu + i + j * 2) *
                                                 (select(p_re_lu_2_2 < 0.0, mul, select(eq, 0.5 * mul, 0.0)) +
                                                  select(p_re_lu_2_2 > 0.0, grad_h3, select(eq, 0.5 * grad_h3, 0.0))));
      }
      const auto grad_twice_1_p_re_lu_alpha = column_sum + column_sum_2;
      lane.store(gradients + 8 + i, grad_twice_1_p_re_lu_alpha);
    });
    // gradients: f64[26]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 10 + i, lane(0.0)); });

    // m.model:24: output y = Dense(2)(h4)
    // gradients: f64[26]
    modelc::matmul(threads_, 2, b, 2, h4, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 16 + row * 2 + column, sum);
                   });
    // gradients: f64[26]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 20 + i, lane(0.0)); });
    // gradients: f64[26]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
      }
      lane.store(gradients + 24 + i, grad_dense_bias);
    });

    // m.model:25: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10), use_ema = true), loss = h...
    // div_2: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const div_2 = arena_.at<double>(320);
    compute_div_2(optimizer_iteration, div_2);
    // sub: f64
    double* const sub = arena_.at<double>(384);
    compute_sub(optimizer_iteration, sub);
    // new_optimizer_m: f64[26], new_optimizer_v: f64[26], new_weights: f64[26], new_optimizer_moving_average: ...
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_m = training_->block.at<double>(64);
    const double* const optimizer_v = training_->block.at<double>(320);
    const double* const optimizer_moving_average = training_->block.at<double>(576);
    double* const new_optimizer_m = training_->block.at<double>(64);
    double* const new_optimizer_v = training_->block.at<double>(320);
    double* const new_weights = weights_->block.at<double>(0);
    double* const new_optimizer_moving_average = training_->block.at<double>(576);
    compute_new_optimizer_m(gradients, optimizer_m, optimizer_v, weights, div_2, optimizer_moving_average,
                            optimizer_iteration, sub, new_optimizer_m, new_optimizer_v, new_weights,
                            new_optimizer_moving_average);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:25: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10), use_ema = true), loss = h...
    // div: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const div = arena_.at<double>(0);
    compute_div_2(optimizer_iteration, div);
    // sub: f64
    double* const sub = arena_.at<double>(64);
    compute_sub(optimizer_iteration, sub);
    // new_optimizer_m: f64[26], new_optimizer_v: f64[26], new_weights: f64[26], new_optimizer_moving_average: ...
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(320);
    const double* const optimizer_m = training_->block.at<double>(64);
    const double* const optimizer_v = training_->block.at<double>(320);
    const double* const optimizer_moving_average = training_->block.at<double>(576);
    double* const new_optimizer_m = training_->block.at<double>(64);
    double* const new_optimizer_v = training_->block.at<double>(320);
    double* const new_weights = weights_->block.at<double>(0);
    double* const new_optimizer_moving_average = training_->block.at<double>(576);
    compute_new_optimizer_m(part_gradients, optimizer_m, optimizer_v, weights, div, optimizer_moving_average,
                            optimizer_iteration, sub, new_optimizer_m, new_optimizer_v, new_weights,
                            new_optimizer_moving_average);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
    // new_counted_calls: f64
    const double* const part_state_counted_calls = arena_.at<double>(640);
    double* const new_counted_calls = states_.at<double>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_counted_calls, lane.load(part_state_counted_calls));
    }
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
    // lambda: f64[b]
    double* const lambda = arena_.at<double>(evaluate_step_slots_[4]);
    compute_lambda(lambda);
    // lambda_2: f64[b]
    double* const lambda_2 = arena_.at<double>(evaluate_step_slots_[5]);
    compute_lambda_2(lambda_2);
    // lambda_3: f64[2, b]
    double* const lambda_3 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lambda_3(x, lambda_3);
    // lambda_4: bool[2, b], lambda_5: bool[2, b], lambda_6: bool[2, b], lambda_7: f64[2, b], lambda_8: f64[2, ...
    bool* const lambda_4 = arena_.at<bool>(evaluate_step_slots_[9]);
    bool* const lambda_5 = arena_.at<bool>(evaluate_step_slots_[10]);
    bool* const lambda_6 = arena_.at<bool>(evaluate_step_slots_[11]);
    double* const lambda_7 = arena_.at<double>(evaluate_step_slots_[1]);
    double* const lambda_8 = arena_.at<double>(evaluate_step_slots_[2]);
    bool* const lambda_9 = arena_.at<bool>(evaluate_step_slots_[12]);
    double* const lambda_10 = arena_.at<double>(evaluate_step_slots_[3]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[6]);
    double* const carry_2 = arena_.at<double>(evaluate_step_slots_[7]);
    std::copy_n(lambda, b, carry);
    std::copy_n(lambda_2, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const x_0 = lambda_3 + turn_2 * b;
      double* const new_carry_0 = carry;
      bool* const kept_4 = lambda_9 + turn_2 * b;
      double* const kept_5 = lambda_8 + turn_2 * b;
      double* const kept_6 = lambda_7 + turn_2 * b;
      double* const new_carry_1 = carry_2;
      bool* const kept_7 = lambda_6 + turn_2 * b;
      bool* const kept_8 = lambda_5 + turn_2 * b;
      bool* const kept_9 = lambda_4 + turn_2 * b;
      double* const carry_1_2 = lambda_10 + turn_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_carry_0: f64[b], kept_4: bool[b], kept_5: f64[b], kept_6: f64[b], new_carry_1: f64[b], kept_7: bool[...
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto carry_0_3 = lane.load(carry_0 + i);
        const auto x_0_3 = lane.load(x_0 + i);
        const auto maximum = max(carry_0_3, x_0_3);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0);
        const auto exp_2 = exp(carry_0_3 - where);
        const auto carry_1_5 = lane.load(carry_1 + i);
        const auto exp_3 = exp(x_0_3 - where);
        const auto add = carry_1_5 * exp_2 + exp_3;
        const auto eq = carry_0_3 == x_0_3;
        const auto gt = carry_0_3 > x_0_3;
        const auto gt_2 = x_0_3 > carry_0_3;
        lane.store(new_carry_0 + i, maximum);
        lane.store(kept_4 + i, isfinite_2);
        lane.store(kept_5 + i, exp_2);
        lane.store(kept_6 + i, exp_3);
        lane.store(new_carry_1 + i, add);
        lane.store(kept_7 + i, eq);
        lane.store(kept_8 + i, gt);
        lane.store(kept_9 + i, gt_2);
        lane.store(carry_1_2 + i, carry_1_5);
      });
    }
    // lambda_11: f64[b]
    double* const lambda_11 = arena_.at<double>(evaluate_step_slots_[5]);
    compute_lambda_2(lambda_11);
    // lambda_12: f64[b]
    double* const lambda_12 = arena_.at<double>(evaluate_step_slots_[6]);
    compute_lambda_2(lambda_12);
    // lambda_13: f64[2, b]
    double* const lambda_13 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lambda_13(lambda_13);
    // lambda_14: f64[2, b], carry_3: f64[b], carry_4: f64[b]
    double* const lambda_14 = arena_.at<double>(evaluate_step_slots_[4]);
    double* const carry_3 = arena_.at<double>(evaluate_step_slots_[7]);
    double* const carry_4 = arena_.at<double>(evaluate_step_slots_[8]);
    std::copy_n(lambda_11, b, carry_3);
    std::copy_n(lambda_12, b, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const d_carry_0 = carry_3;
      const double* const d_carry_1 = carry_4;
      const double* const kept_0 = lambda_10 + step_2 * b;
      const bool* const kept_1 = lambda_9 + step_2 * b;
      const double* const kept_2 = lambda_8 + step_2 * b;
      const double* const kept_3 = lambda_7 + step_2 * b;
      const bool* const kept_4_2 = lambda_6 + step_2 * b;
      const bool* const kept_5_2 = lambda_5 + step_2 * b;
      const bool* const kept_6_2 = lambda_4 + step_2 * b;
      const double* const d_y_0 = lambda_13 + step_2 * b;
      double* const new_d_carry_0 = carry_3;
      double* const new_d_carry_1 = carry_4;
      double* const gradient_2 = lambda_14 + step_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_d_carry_0: f64[b], new_d_carry_1: f64[b], gradient_2: f64[b]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto kept_0_3 = lane.load(kept_0 + i);
        const auto kept_2_3 = lane.load(kept_2 + i);
        const auto kept_3_3 = lane.load(kept_3 + i);
        const auto kept_1_3 = lane.load(kept_1 + i);
        const auto d_y_0_3 = lane.load(d_y_0 + i);
        const auto add = lane.load(d_carry_1 + i) + select(kept_1_3, d_y_0_3, 0.0) / (kept_3_3 + kept_0_3 * kept_2_3);
        const auto mul = kept_2_3 * (kept_0_3 * add);
        const auto mul_2 = kept_3_3 * add;
        const auto where = select(kept_1_3, 0.0, d_y_0_3);
        const auto add_2 = select(kept_1_3, d_y_0_3 - mul_2 - mul, 0.0) + (lane.load(d_carry_0 + i) + where);
        const auto where_2 = select(lane.load(kept_4_2 + i), 0.5 * add_2, 0.0);
        const auto add_3 = mul + select(lane.load(kept_5_2 + i), add_2, where_2);
        const auto mul_3 = kept_2_3 * add;
        const auto add_4 = select(lane.load(kept_6_2 + i), add_2, where_2) + (mul_2 + where);
        lane.store(new_d_carry_0 + i, add_3);
        lane.store(new_d_carry_1 + i, mul_3);
        lane.store(gradient_2 + i, add_4);
      });
    }

    // m.model:7: return x + 0.2 * gradients(inner(x), x)
    // slope: f64[b, 2]
    double* const slope = arena_.at<double>(evaluate_step_slots_[0]);
    compute_slope(x, lambda_14, slope);

    // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
    // lambda_15: f64[b]
    double* const lambda_15 = arena_.at<double>(evaluate_step_slots_[5]);
    compute_lambda(lambda_15);
    // lambda_16: f64[b]
    double* const lambda_16 = arena_.at<double>(evaluate_step_slots_[6]);
    compute_lambda_2(lambda_16);
    // lambda_17: f64[2, b]
    double* const lambda_17 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_lambda_3(slope, lambda_17);
    // lambda_18: bool[2, b], lambda_19: bool[2, b], lambda_20: bool[2, b], lambda_21: f64[2, b], lambda_22: f6...
    bool* const lambda_18 = arena_.at<bool>(evaluate_step_slots_[10]);
    bool* const lambda_19 = arena_.at<bool>(evaluate_step_slots_[11]);
    bool* const lambda_20 = arena_.at<bool>(evaluate_step_slots_[12]);
    double* const lambda_21 = arena_.at<double>(evaluate_step_slots_[2]);
    double* const lambda_22 = arena_.at<double>(evaluate_step_slots_[3]);
    bool* const lambda_23 = arena_.at<bool>(evaluate_step_slots_[13]);
    double* const lambda_24 = arena_.at<double>(evaluate_step_slots_[4]);
    double* const carry_5 = arena_.at<double>(evaluate_step_slots_[7]);
    double* const carry_6 = arena_.at<double>(evaluate_step_slots_[8]);
    std::copy_n(lambda_15, b, carry_5);
    std::copy_n(lambda_16, b, carry_6);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0_2 = carry_5;
      const double* const carry_1_3 = carry_6;
      const double* const x_0_2 = lambda_17 + turn_2 * b;
      double* const new_carry_0_2 = carry_5;
      bool* const kept_4_3 = lambda_23 + turn_2 * b;
      double* const kept_5_3 = lambda_22 + turn_2 * b;
      double* const kept_6_3 = lambda_21 + turn_2 * b;
      double* const new_carry_1_2 = carry_6;
      bool* const kept_7_2 = lambda_20 + turn_2 * b;
      bool* const kept_8_2 = lambda_19 + turn_2 * b;
      bool* const kept_9_2 = lambda_18 + turn_2 * b;
      double* const carry_1_4 = lambda_24 + turn_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_carry_0_2: f64[b], kept_4_3: bool[b], kept_5_3: f64[b], kept_6_3: f64[b], new_carry_1_2: f64[b], kep...
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2_2 = lane.load(carry_0_2 + i);
        const auto x_0_2_2 = lane.load(x_0_2 + i);
        const auto maximum = max(carry_0_2_2, x_0_2_2);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0);
        const auto exp_2 = exp(carry_0_2_2 - where);
        const auto carry_1_3_2 = lane.load(carry_1_3 + i);
        const auto exp_3 = exp(x_0_2_2 - where);
        const auto add = carry_1_3_2 * exp_2 + exp_3;
        const auto eq = carry_0_2_2 == x_0_2_2;
        const auto gt = carry_0_2_2 > x_0_2_2;
        const auto gt_2 = x_0_2_2 > carry_0_2_2;
        lane.store(new_carry_0_2 + i, maximum);
        lane.store(kept_4_3 + i, isfinite_2);
        lane.store(kept_5_3 + i, exp_2);
        lane.store(kept_6_3 + i, exp_3);
        lane.store(new_carry_1_2 + i, add);
        lane.store(kept_7_2 + i, eq);
        lane.store(kept_8_2 + i, gt);
        lane.store(kept_9_2 + i, gt_2);
        lane.store(carry_1_4 + i, carry_1_3_2);
      });
    }
    // lambda_25: f64[b]
    double* const lambda_25 = arena_.at<double>(evaluate_step_slots_[6]);
    compute_lambda_2(lambda_25);
    // lambda_26: f64[b]
    double* const lambda_26 = arena_.at<double>(evaluate_step_slots_[7]);
    compute_lambda_2(lambda_26);
    // lambda_27: f64[2, b]
    double* const lambda_27 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_lambda_13(lambda_27);
    // lambda_28: f64[2, b], carry_7: f64[b], carry_8: f64[b]
    double* const lambda_28 = arena_.at<double>(evaluate_step_slots_[5]);
    double* const carry_7 = arena_.at<double>(evaluate_step_slots_[8]);
    double* const carry_8 = arena_.at<double>(evaluate_step_slots_[9]);
    std::copy_n(lambda_25, b, carry_7);
    std::copy_n(lambda_26, b, carry_8);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const d_carry_0_2 = carry_7;
      const double* const d_carry_1_2 = carry_8;
      const double* const kept_0_2 = lambda_24 + step_2 * b;
      const bool* const kept_1_2 = lambda_23 + step_2 * b;
      const double* const kept_2_2 = lambda_22 + step_2 * b;
      const double* const kept_3_2 = lambda_21 + step_2 * b;
      const bool* const kept_4_4 = lambda_20 + step_2 * b;
      const bool* const kept_5_4 = lambda_19 + step_2 * b;
      const bool* const kept_6_4 = lambda_18 + step_2 * b;
      const double* const d_y_0_2 = lambda_27 + step_2 * b;
      double* const new_d_carry_0_2 = carry_7;
      double* const new_d_carry_1_2 = carry_8;
      double* const gradient_2_2 = lambda_28 + step_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_d_carry_0_2: f64[b], new_d_carry_1_2: f64[b], gradient_2_2: f64[b]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto kept_0_2_2 = lane.load(kept_0_2 + i);
        const auto kept_2_2_2 = lane.load(kept_2_2 + i);
        const auto kept_3_2_2 = lane.load(kept_3_2 + i);
        const auto kept_1_2_2 = lane.load(kept_1_2 + i);
        const auto d_y_0_2_2 = lane.load(d_y_0_2 + i);
        const auto add =
            lane.load(d_carry_1_2 + i) + select(kept_1_2_2, d_y_0_2_2, 0.0) / (kept_3_2_2 + kept_0_2_2 * kept_2_2_2);
        const auto mul = kept_2_2_2 * (kept_0_2_2 * add);
        const auto mul_2 = kept_3_2_2 * add;
        const auto where = select(kept_1_2_2, 0.0, d_y_0_2_2);
        const auto add_2 = select(kept_1_2_2, d_y_0_2_2 - mul_2 - mul, 0.0) + (lane.load(d_carry_0_2 + i) + where);
        const auto where_2 = select(lane.load(kept_4_4 + i), 0.5 * add_2, 0.0);
        const auto add_3 = mul + select(lane.load(kept_5_4 + i), add_2, where_2);
        const auto mul_3 = kept_2_2_2 * add;
        const auto add_4 = select(lane.load(kept_6_4 + i), add_2, where_2) + (mul_2 + where);
        lane.store(new_d_carry_0_2 + i, add_3);
        lane.store(new_d_carry_1_2 + i, mul_3);
        lane.store(gradient_2_2 + i, add_4);
      });
    }

    // m.model:3: update calls = calls + 1.0
    // new_counted_calls: f64
    const double* const counted_calls = states_.at<double>(0);
    double* const new_counted_calls = states_.at<double>(0);
    compute_new_counted_calls(counted_calls, new_counted_calls);

    // m.model:10: return inner(inner(x))
    // h3: f64[b, 2]
    const double* const twice_1_p_re_lu_alpha = weights_->block.at<double>(64);
    double* const h3 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_h3(slope, lambda_28, twice_1_p_re_lu_alpha, h3);

    // m.model:14: v = Twice(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_min(v, ids, 3)...
    // ids: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(evaluate_step_slots_[1]);
    compute_ids(h3, ids);
    // lambda_1: f64[3, 2]
    double* const lambda_1 = arena_.at<double>(0);
    modelc::kernels::segment_min(modelc::tensor(lambda_1, 3, 2), modelc::tensor(h3, b, 2), modelc::tensor(ids, b),
                                 false);
    // lambda_1_2: f64[b, 2]
    double* const lambda_1_2 = arena_.at<double>(evaluate_step_slots_[0]);
    modelc::kernels::take(modelc::tensor(lambda_1_2, b, 2), modelc::tensor(lambda_1, 3, 2), modelc::tensor(ids, b), 0);
    // ids_2: i32[b]
    std::int32_t* const ids_2 = arena_.at<std::int32_t>(evaluate_step_slots_[2]);
    compute_ids(lambda_1_2, ids_2);
    // lambda_1_3: f64[3, 2]
    double* const lambda_1_3 = arena_.at<double>(0);
    modelc::kernels::segment_min(modelc::tensor(lambda_1_3, 3, 2), modelc::tensor(lambda_1_2, b, 2),
                                 modelc::tensor(ids_2, b), false);
    // v: f64[b, 2]
    double* const v = arena_.at<double>(evaluate_step_slots_[1]);
    modelc::kernels::take(modelc::tensor(v, b, 2), modelc::tensor(lambda_1_3, 3, 2), modelc::tensor(ids_2, b), 0);

    // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
    // lambda_2_2: f64[b, 2]
    double* const lambda_2_2 = arena_.at<double>(evaluate_step_slots_[2]);
    compute_lambda_2_2(v, lambda_2_2);
    // lambda_2_3: f64[2, 2]
    double* const lambda_2_3 = arena_.at<double>(0);
    compute_lambda_2_3(lambda_2_3);
    // a: f64[b, 2, 2]
    double* const a = arena_.at<double>(evaluate_step_slots_[0]);
    compute_a(v, lambda_2_2, lambda_2_3, a);
    // lambda_2_4: f64[b, 2]
    double* const lambda_2_4 = arena_.at<double>(evaluate_step_slots_[2]);
    double* const workspace = arena_.at<double>(64);
    modelc::kernels::solve(modelc::tensor(lambda_2_4, b, 2), modelc::tensor(workspace, 4), modelc::tensor(a, b, 2, 2),
                           modelc::tensor(v, b, 2));
    // lambda_2_5: f64[b, 2]
    double* const lambda_2_5 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_lambda_2_2(lambda_2_4, lambda_2_5);
    // a_2: f64[b, 2, 2]
    double* const a_2 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_a_2(lambda_2_3, lambda_2_4, lambda_2_5, a_2);
    // h4: f64[b, 2]
    double* const h4 = arena_.at<double>(evaluate_step_slots_[1]);
    double* const workspace_2 = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(h4, b, 2), modelc::tensor(workspace_2, 4), modelc::tensor(a_2, b, 2, 2),
                           modelc::tensor(lambda_2_4, b, 2));

    // m.model:24: output y = Dense(2)(h4)
    // dense: f64[b, 2]
    const double* const dense_kernel = weights_->block.at<double>(128);
    double* const dense = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense(h4, dense_kernel, dense);

    // m.model:25: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10), use_ema = true), loss = h...
    // div: f64
    const double* const dense_bias = weights_->block.at<double>(192);
    double* const div = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(2, [&](auto lane, modelc::Index j) {
              const auto abs_2 =
                  abs(lane.load(dense_bias + j) + lane.load(dense + i * 2 + j) - lane.load(y_true + i * 2 + j));
              return select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
            })));
      }
      const auto div_2 = 0.5 * row_sum / static_cast<double>(b);
      scalar.store(div, div_2);
    }
    // the loss
    // loss: f64
    const double* const counted_sequential_embedding_embeddings = weights_->block.at<double>(0);
    double* const loss = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(6, [&](auto lane, modelc::Index i) {
        const auto counted_sequential_embedding_embeddings_2 = lane.load(counted_sequential_embedding_embeddings + i);
        return counted_sequential_embedding_embeddings_2 * counted_sequential_embedding_embeddings_2;
      }));
      const auto add = div_2 + 0.01 * row_sum;
      scalar.store(loss, add);
    }
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
    // lambda: f64[b]
    double* const lambda = arena_.at<double>(gradients_slots_[4]);
    compute_lambda(lambda);
    // lambda_2: f64[b]
    double* const lambda_2 = arena_.at<double>(gradients_slots_[5]);
    compute_lambda_2(lambda_2);
    // lambda_3: f64[2, b]
    double* const lambda_3 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_3(x, lambda_3);
    // lambda_4: bool[2, b], lambda_5: bool[2, b], lambda_6: bool[2, b], lambda_7: f64[2, b], lambda_8: f64[2, ...
    bool* const lambda_4 = arena_.at<bool>(gradients_slots_[9]);
    bool* const lambda_5 = arena_.at<bool>(gradients_slots_[10]);
    bool* const lambda_6 = arena_.at<bool>(gradients_slots_[11]);
    double* const lambda_7 = arena_.at<double>(gradients_slots_[1]);
    double* const lambda_8 = arena_.at<double>(gradients_slots_[2]);
    bool* const lambda_9 = arena_.at<bool>(gradients_slots_[12]);
    double* const lambda_10 = arena_.at<double>(gradients_slots_[3]);
    double* const carry = arena_.at<double>(gradients_slots_[6]);
    double* const carry_2 = arena_.at<double>(gradients_slots_[7]);
    std::copy_n(lambda, b, carry);
    std::copy_n(lambda_2, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const x_0 = lambda_3 + turn_2 * b;
      double* const new_carry_0 = carry;
      bool* const kept_4 = lambda_9 + turn_2 * b;
      double* const kept_5 = lambda_8 + turn_2 * b;
      double* const kept_6 = lambda_7 + turn_2 * b;
      double* const new_carry_1 = carry_2;
      bool* const kept_7 = lambda_6 + turn_2 * b;
      bool* const kept_8 = lambda_5 + turn_2 * b;
      bool* const kept_9 = lambda_4 + turn_2 * b;
      double* const carry_1_2 = lambda_10 + turn_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_carry_0: f64[b], kept_4: bool[b], kept_5: f64[b], kept_6: f64[b], new_carry_1: f64[b], kept_7: bool[...
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto carry_0_3 = lane.load(carry_0 + i);
        const auto x_0_3 = lane.load(x_0 + i);
        const auto maximum = max(carry_0_3, x_0_3);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0);
        const auto exp_2 = exp(carry_0_3 - where);
        const auto carry_1_5 = lane.load(carry_1 + i);
        const auto exp_3 = exp(x_0_3 - where);
        const auto add = carry_1_5 * exp_2 + exp_3;
        const auto eq = carry_0_3 == x_0_3;
        const auto gt = carry_0_3 > x_0_3;
        const auto gt_2 = x_0_3 > carry_0_3;
        lane.store(new_carry_0 + i, maximum);
        lane.store(kept_4 + i, isfinite_2);
        lane.store(kept_5 + i, exp_2);
        lane.store(kept_6 + i, exp_3);
        lane.store(new_carry_1 + i, add);
        lane.store(kept_7 + i, eq);
        lane.store(kept_8 + i, gt);
        lane.store(kept_9 + i, gt_2);
        lane.store(carry_1_2 + i, carry_1_5);
      });
    }
    // lambda_11: f64[b]
    double* const lambda_11 = arena_.at<double>(gradients_slots_[5]);
    compute_lambda_2(lambda_11);
    // lambda_12: f64[b]
    double* const lambda_12 = arena_.at<double>(gradients_slots_[6]);
    compute_lambda_2(lambda_12);
    // lambda_13: f64[2, b]
    double* const lambda_13 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_13(lambda_13);
    // lambda_14: f64[2, b], carry_3: f64[b], carry_4: f64[b]
    double* const lambda_14 = arena_.at<double>(gradients_slots_[4]);
    double* const carry_3 = arena_.at<double>(gradients_slots_[7]);
    double* const carry_4 = arena_.at<double>(gradients_slots_[8]);
    std::copy_n(lambda_11, b, carry_3);
    std::copy_n(lambda_12, b, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const d_carry_0 = carry_3;
      const double* const d_carry_1 = carry_4;
      const double* const kept_0 = lambda_10 + step_2 * b;
      const bool* const kept_1 = lambda_9 + step_2 * b;
      const double* const kept_2 = lambda_8 + step_2 * b;
      const double* const kept_3 = lambda_7 + step_2 * b;
      const bool* const kept_4_2 = lambda_6 + step_2 * b;
      const bool* const kept_5_2 = lambda_5 + step_2 * b;
      const bool* const kept_6_2 = lambda_4 + step_2 * b;
      const double* const d_y_0 = lambda_13 + step_2 * b;
      double* const new_d_carry_0 = carry_3;
      double* const new_d_carry_1 = carry_4;
      double* const gradient_2 = lambda_14 + step_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_d_carry_0: f64[b], new_d_carry_1: f64[b], gradient_2: f64[b]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto kept_0_3 = lane.load(kept_0 + i);
        const auto kept_2_3 = lane.load(kept_2 + i);
        const auto kept_3_3 = lane.load(kept_3 + i);
        const auto kept_1_3 = lane.load(kept_1 + i);
        const auto d_y_0_3 = lane.load(d_y_0 + i);
        const auto add = lane.load(d_carry_1 + i) + select(kept_1_3, d_y_0_3, 0.0) / (kept_3_3 + kept_0_3 * kept_2_3);
        const auto mul = kept_2_3 * (kept_0_3 * add);
        const auto mul_2 = kept_3_3 * add;
        const auto where = select(kept_1_3, 0.0, d_y_0_3);
        const auto add_2 = select(kept_1_3, d_y_0_3 - mul_2 - mul, 0.0) + (lane.load(d_carry_0 + i) + where);
        const auto where_2 = select(lane.load(kept_4_2 + i), 0.5 * add_2, 0.0);
        const auto add_3 = mul + select(lane.load(kept_5_2 + i), add_2, where_2);
        const auto mul_3 = kept_2_3 * add;
        const auto add_4 = select(lane.load(kept_6_2 + i), add_2, where_2) + (mul_2 + where);
        lane.store(new_d_carry_0 + i, add_3);
        lane.store(new_d_carry_1 + i, mul_3);
        lane.store(gradient_2 + i, add_4);
      });
    }

    // m.model:7: return x + 0.2 * gradients(inner(x), x)
    // slope: f64[b, 2]
    double* const slope = arena_.at<double>(gradients_slots_[3]);
    compute_slope(x, lambda_14, slope);

    // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
    // lambda_15: f64[b]
    double* const lambda_15 = arena_.at<double>(gradients_slots_[5]);
    compute_lambda(lambda_15);
    // lambda_16: f64[b]
    double* const lambda_16 = arena_.at<double>(gradients_slots_[6]);
    compute_lambda_2(lambda_16);
    // lambda_17: f64[2, b]
    double* const lambda_17 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_3(slope, lambda_17);
    // lambda_18: bool[2, b], lambda_19: bool[2, b], lambda_20: bool[2, b], lambda_21: f64[2, b], lambda_22: f6...
    bool* const lambda_18 = arena_.at<bool>(gradients_slots_[10]);
    bool* const lambda_19 = arena_.at<bool>(gradients_slots_[11]);
    bool* const lambda_20 = arena_.at<bool>(gradients_slots_[12]);
    double* const lambda_21 = arena_.at<double>(gradients_slots_[1]);
    double* const lambda_22 = arena_.at<double>(gradients_slots_[2]);
    bool* const lambda_23 = arena_.at<bool>(gradients_slots_[13]);
    double* const lambda_24 = arena_.at<double>(gradients_slots_[4]);
    double* const carry_5 = arena_.at<double>(gradients_slots_[7]);
    double* const carry_6 = arena_.at<double>(gradients_slots_[8]);
    std::copy_n(lambda_15, b, carry_5);
    std::copy_n(lambda_16, b, carry_6);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const double* const carry_0_2 = carry_5;
      const double* const carry_1_3 = carry_6;
      const double* const x_0_2 = lambda_17 + turn_2 * b;
      double* const new_carry_0_2 = carry_5;
      bool* const kept_4_3 = lambda_23 + turn_2 * b;
      double* const kept_5_3 = lambda_22 + turn_2 * b;
      double* const kept_6_3 = lambda_21 + turn_2 * b;
      double* const new_carry_1_2 = carry_6;
      bool* const kept_7_2 = lambda_20 + turn_2 * b;
      bool* const kept_8_2 = lambda_19 + turn_2 * b;
      bool* const kept_9_2 = lambda_18 + turn_2 * b;
      double* const carry_1_4 = lambda_24 + turn_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_carry_0_2: f64[b], kept_4_3: bool[b], kept_5_3: f64[b], kept_6_3: f64[b], new_carry_1_2: f64[b], kep...
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto carry_0_2_2 = lane.load(carry_0_2 + i);
        const auto x_0_2_2 = lane.load(x_0_2 + i);
        const auto maximum = max(carry_0_2_2, x_0_2_2);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0);
        const auto exp_2 = exp(carry_0_2_2 - where);
        const auto carry_1_3_2 = lane.load(carry_1_3 + i);
        const auto exp_3 = exp(x_0_2_2 - where);
        const auto add = carry_1_3_2 * exp_2 + exp_3;
        const auto eq = carry_0_2_2 == x_0_2_2;
        const auto gt = carry_0_2_2 > x_0_2_2;
        const auto gt_2 = x_0_2_2 > carry_0_2_2;
        lane.store(new_carry_0_2 + i, maximum);
        lane.store(kept_4_3 + i, isfinite_2);
        lane.store(kept_5_3 + i, exp_2);
        lane.store(kept_6_3 + i, exp_3);
        lane.store(new_carry_1_2 + i, add);
        lane.store(kept_7_2 + i, eq);
        lane.store(kept_8_2 + i, gt);
        lane.store(kept_9_2 + i, gt_2);
        lane.store(carry_1_4 + i, carry_1_3_2);
      });
    }
    // lambda_25: f64[b]
    double* const lambda_25 = arena_.at<double>(gradients_slots_[6]);
    compute_lambda_2(lambda_25);
    // lambda_26: f64[b]
    double* const lambda_26 = arena_.at<double>(gradients_slots_[7]);
    compute_lambda_2(lambda_26);
    // lambda_27: f64[2, b]
    double* const lambda_27 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_13(lambda_27);
    // lambda_28: f64[2, b], carry_7: f64[b], carry_8: f64[b]
    double* const lambda_28 = arena_.at<double>(gradients_slots_[5]);
    double* const carry_7 = arena_.at<double>(gradients_slots_[8]);
    double* const carry_8 = arena_.at<double>(gradients_slots_[9]);
    std::copy_n(lambda_25, b, carry_7);
    std::copy_n(lambda_26, b, carry_8);
    for (modelc::Index turn_2 = 0; turn_2 < 2; ++turn_2) {
      const modelc::Index step_2 = 2 - 1 - turn_2;
      const double* const d_carry_0_2 = carry_7;
      const double* const d_carry_1_2 = carry_8;
      const double* const kept_0_2 = lambda_24 + step_2 * b;
      const bool* const kept_1_2 = lambda_23 + step_2 * b;
      const double* const kept_2_2 = lambda_22 + step_2 * b;
      const double* const kept_3_2 = lambda_21 + step_2 * b;
      const bool* const kept_4_4 = lambda_20 + step_2 * b;
      const bool* const kept_5_4 = lambda_19 + step_2 * b;
      const bool* const kept_6_4 = lambda_18 + step_2 * b;
      const double* const d_y_0_2 = lambda_27 + step_2 * b;
      double* const new_d_carry_0_2 = carry_7;
      double* const new_d_carry_1_2 = carry_8;
      double* const gradient_2_2 = lambda_28 + step_2 * b;
      // m.model:20: h1 = Twice(Slope(Lambda(v -> logcumsumexp(v, axis = -1))))(x)
      // new_d_carry_0_2: f64[b], new_d_carry_1_2: f64[b], gradient_2_2: f64[b]
      modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
        const auto kept_0_2_2 = lane.load(kept_0_2 + i);
        const auto kept_2_2_2 = lane.load(kept_2_2 + i);
        const auto kept_3_2_2 = lane.load(kept_3_2 + i);
        const auto kept_1_2_2 = lane.load(kept_1_2 + i);
        const auto d_y_0_2_2 = lane.load(d_y_0_2 + i);
        const auto add =
            lane.load(d_carry_1_2 + i) + select(kept_1_2_2, d_y_0_2_2, 0.0) / (kept_3_2_2 + kept_0_2_2 * kept_2_2_2);
        const auto mul = kept_2_2_2 * (kept_0_2_2 * add);
        const auto mul_2 = kept_3_2_2 * add;
        const auto where = select(kept_1_2_2, 0.0, d_y_0_2_2);
        const auto add_2 = select(kept_1_2_2, d_y_0_2_2 - mul_2 - mul, 0.0) + (lane.load(d_carry_0_2 + i) + where);
        const auto where_2 = select(lane.load(kept_4_4 + i), 0.5 * add_2, 0.0);
        const auto add_3 = mul + select(lane.load(kept_5_4 + i), add_2, where_2);
        const auto mul_3 = kept_2_2_2 * add;
        const auto add_4 = select(lane.load(kept_6_4 + i), add_2, where_2) + (mul_2 + where);
        lane.store(new_d_carry_0_2 + i, add_3);
        lane.store(new_d_carry_1_2 + i, mul_3);
        lane.store(gradient_2_2 + i, add_4);
      });
    }

    // m.model:3: update calls = calls + 1.0
    // new_part_state_counted_calls: f64
    const double* const counted_calls = states_.at<double>(0);
    double* const new_part_state_counted_calls = arena_.at<double>(640);
    compute_new_counted_calls(counted_calls, new_part_state_counted_calls);

    // m.model:10: return inner(inner(x))
    // p_re_lu: f64[b, 2], p_re_lu_2: f64[b, 2], h3: f64[b, 2]
    const double* const twice_1_p_re_lu_alpha = weights_->block.at<double>(64);
    double* const p_re_lu = arena_.at<double>(gradients_slots_[3]);
    double* const p_re_lu_2 = arena_.at<double>(gradients_slots_[4]);
    double* const h3 = arena_.at<double>(gradients_slots_[6]);
    compute_p_re_lu(slope, lambda_28, twice_1_p_re_lu_alpha, p_re_lu, p_re_lu_2, h3);

    // m.model:14: v = Twice(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_min(v, ids, 3)...
    // ids: i32[b]
    std::int32_t* const ids = arena_.at<std::int32_t>(gradients_slots_[14]);
    compute_ids(h3, ids);
    // lambda_1: f64[3, 2]
    double* const lambda_1 = arena_.at<double>(0);
    modelc::kernels::segment_min(modelc::tensor(lambda_1, 3, 2), modelc::tensor(h3, b, 2), modelc::tensor(ids, b),
                                 false);
    // lambda_1_2: f64[b, 2]
    double* const lambda_1_2 = arena_.at<double>(gradients_slots_[5]);
    modelc::kernels::take(modelc::tensor(lambda_1_2, b, 2), modelc::tensor(lambda_1, 3, 2), modelc::tensor(ids, b), 0);
    // ids_2: i32[b]
    std::int32_t* const ids_2 = arena_.at<std::int32_t>(gradients_slots_[15]);
    compute_ids(lambda_1_2, ids_2);
    // lambda_1_3: f64[3, 2]
    double* const lambda_1_3 = arena_.at<double>(64);
    modelc::kernels::segment_min(modelc::tensor(lambda_1_3, 3, 2), modelc::tensor(lambda_1_2, b, 2),
                                 modelc::tensor(ids_2, b), false);
    // v: f64[b, 2]
    double* const v = arena_.at<double>(gradients_slots_[7]);
    modelc::kernels::take(modelc::tensor(v, b, 2), modelc::tensor(lambda_1_3, 3, 2), modelc::tensor(ids_2, b), 0);

    // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
    // lambda_2_2: f64[b, 2]
    double* const lambda_2_2 = arena_.at<double>(gradients_slots_[8]);
    compute_lambda_2_2(v, lambda_2_2);
    // lambda_2_3: f64[2, 2]
    double* const lambda_2_3 = arena_.at<double>(128);
    compute_lambda_2_3(lambda_2_3);
    // a: f64[b, 2, 2], lambda_2_12: f64[b, 2, 2]
    double* const a = arena_.at<double>(gradients_slots_[0]);
    double* const lambda_2_12 = arena_.at<double>(gradients_slots_[2]);
    compute_a_3(v, lambda_2_2, lambda_2_3, a, lambda_2_12);
    // lambda_2_4: f64[b, 2]
    double* const lambda_2_4 = arena_.at<double>(gradients_slots_[9]);
    double* const workspace = arena_.at<double>(192);
    modelc::kernels::solve(modelc::tensor(lambda_2_4, b, 2), modelc::tensor(workspace, 4), modelc::tensor(a, b, 2, 2),
                           modelc::tensor(v, b, 2));
    // lambda_2_5: f64[b, 2]
    double* const lambda_2_5 = arena_.at<double>(gradients_slots_[10]);
    compute_lambda_2_2(lambda_2_4, lambda_2_5);
    // a_2: f64[b, 2, 2], lambda_2_6: f64[b, 2, 2]
    double* const a_2 = arena_.at<double>(gradients_slots_[0]);
    double* const lambda_2_6 = arena_.at<double>(gradients_slots_[1]);
    compute_a_2_2(lambda_2_3, lambda_2_4, lambda_2_5, a_2, lambda_2_6);
    // h4: f64[b, 2]
    double* const h4 = arena_.at<double>(gradients_slots_[11]);
    double* const workspace_2 = arena_.at<double>(128);
    modelc::kernels::solve(modelc::tensor(h4, b, 2), modelc::tensor(workspace_2, 4), modelc::tensor(a_2, b, 2, 2),
                           modelc::tensor(lambda_2_4, b, 2));

    // m.model:24: output y = Dense(2)(h4)
    // dense: f64[b, 2]
    const double* const dense_kernel = weights_->block.at<double>(128);
    double* const dense = arena_.at<double>(gradients_slots_[0]);
    compute_dense(h4, dense_kernel, dense);

    // m.model:25: compile(optimizer = Adam(learning_rate = PolynomialDecay(0.1, 10), use_ema = true), loss = h...
    // y_loss: f64, grad_y: f64[b, 2]
    const double* const dense_bias = weights_->block.at<double>(192);
    double* const y_loss = arena_.at<double>(128);
    double* const grad_y = arena_.at<double>(gradients_slots_[0]);
    compute_div(dense_bias, dense, y_true, grad_y, y_loss);
    // the loss, and what its gradient needs
    // loss: f64, new_part_gradient_counted_sequential_embedding_embeddings: f64[3, 2]
    const double* const counted_sequential_embedding_embeddings = weights_->block.at<double>(0);
    double* const loss = arena_.at<double>(192);
    double* const new_part_gradient_counted_sequential_embedding_embeddings = arena_.at<double>(320);
    compute_loss(y_loss, counted_sequential_embedding_embeddings,
                 new_part_gradient_counted_sequential_embedding_embeddings, loss);

    // m.model:24: output y = Dense(2)(h4)
    // new_part_gradient_dense_bias: f64[2]
    double* const new_part_gradient_dense_bias = arena_.at<double>(512);
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 2));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(192);
    // grad_h4: f64[b, 2]
    double* const grad_h4 = arena_.at<double>(gradients_slots_[12]);
    compute_grad_h4(grad_y, dense_kernel, grad_h4);
    // new_part_gradient_dense_kernel: f64[2, 2]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(448);
    modelc::matmul(threads_, 2, b, 2, h4, 1, 2, grad_y, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 2 + column, sum);
                   });
    ready_(128);

    // m.model:15: output w = Twice(Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 4 *...
    // lambda_2_7: f64[b, 2]
    double* const lambda_2_7 = arena_.at<double>(gradients_slots_[13]);
    double* const workspace_3 = arena_.at<double>(256);
    modelc::kernels::solve(modelc::tensor(lambda_2_7, b, 2), modelc::tensor(workspace_3, 4),
                           modelc::tensor(lambda_2_6, b, 2, 2), modelc::tensor(grad_h4, b, 2));
    // lambda_2_8: f64[b, 2, 2], lambda_2_9: f64[b, 2, 2]
    double* const lambda_2_8 = arena_.at<double>(gradients_slots_[0]);
    double* const lambda_2_9 = arena_.at<double>(gradients_slots_[1]);
    compute_lambda_2_8(lambda_2_7, h4, lambda_2_5, lambda_2_4, lambda_2_8, lambda_2_9);
    // lambda_2_10: f64[b, 1, 2]
    double* const lambda_2_10 = arena_.at<double>(gradients_slots_[11]);
    compute_lambda_2_10(lambda_2_9, lambda_2_10);
    // lambda_2_11: f64[b, 2]
    double* const lambda_2_11 = arena_.at<double>(gradients_slots_[10]);
    compute_lambda_2_11(lambda_2_5, lambda_2_7, lambda_2_10, lambda_2_8, lambda_2_11);
    // lambda_2_13: f64[b, 2]
    double* const lambda_2_13 = arena_.at<double>(gradients_slots_[11]);
    double* const workspace_4 = arena_.at<double>(256);
    modelc::kernels::solve(modelc::tensor(lambda_2_13, b, 2), modelc::tensor(workspace_4, 4),
                           modelc::tensor(lambda_2_12, b, 2, 2), modelc::tensor(lambda_2_11, b, 2));
    // lambda_2_14: f64[b, 2, 2], lambda_2_15: f64[b, 2, 2]
    double* const lambda_2_14 = arena_.at<double>(gradients_slots_[0]);
    double* const lambda_2_15 = arena_.at<double>(gradients_slots_[1]);
    compute_lambda_2_14(lambda_2_13, lambda_2_4, lambda_2_2, v, lambda_2_14, lambda_2_15);
    // lambda_2_16: f64[b, 1, 2]
    double* const lambda_2_16 = arena_.at<double>(gradients_slots_[2]);
    compute_lambda_2_10(lambda_2_15, lambda_2_16);
    // grad_v: f64[b, 2]
    double* const grad_v = arena_.at<double>(gradients_slots_[8]);
    compute_lambda_2_11(lambda_2_2, lambda_2_13, lambda_2_16, lambda_2_14, grad_v);

    // m.model:14: v = Twice(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(segment_min(v, ids, 3)...
    // lambda_1_4: f64[3, 2]
    double* const lambda_1_4 = arena_.at<double>(256);
    modelc::kernels::scatter_add(modelc::tensor(lambda_1_4, 3, 2), modelc::tensor(grad_v, b, 2),
                                 modelc::tensor(ids_2, b), 0);
    // lambda_1_5: f64[b, 2]
    double* const lambda_1_5 = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::take_rows(modelc::tensor(lambda_1_5, b, 2), modelc::tensor(lambda_1_3, 3, 2),
                               modelc::tensor(ids_2, b));
    // lambda_1_6: f64[b, 2]
    double* const lambda_1_6 = arena_.at<double>(gradients_slots_[5]);
    compute_lambda_1_6(lambda_1_2, lambda_1_5, lambda_1_6);
    // lambda_1_7: f64[3, 2]
    double* const lambda_1_7 = arena_.at<double>(64);
    modelc::kernels::segment_sum(modelc::tensor(lambda_1_7, 3, 2), modelc::tensor(lambda_1_6, b, 2),
                                 modelc::tensor(ids_2, b), false);
    // lambda_1_8: f64[3, 2]
    double* const lambda_1_8 = arena_.at<double>(256);
    compute_lambda_1_8(lambda_1_4, lambda_1_7, lambda_1_8);
    // lambda_1_9: f64[b, 2]
    double* const lambda_1_9 = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::take_rows(modelc::tensor(lambda_1_9, b, 2), modelc::tensor(lambda_1_8, 3, 2),
                               modelc::tensor(ids_2, b));
    // lambda_1_10: f64[b, 2]
    double* const lambda_1_10 = arena_.at<double>(gradients_slots_[5]);
    compute_lambda_1_10(lambda_1_6, lambda_1_9, lambda_1_10);
    // lambda_1_11: f64[3, 2]
    double* const lambda_1_11 = arena_.at<double>(64);
    modelc::kernels::scatter_add(modelc::tensor(lambda_1_11, 3, 2), modelc::tensor(lambda_1_10, b, 2),
                                 modelc::tensor(ids, b), 0);
    // lambda_1_12: f64[b, 2]
    double* const lambda_1_12 = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::take_rows(modelc::tensor(lambda_1_12, b, 2), modelc::tensor(lambda_1, 3, 2),
                               modelc::tensor(ids, b));
    // lambda_1_13: f64[b, 2]
    double* const lambda_1_13 = arena_.at<double>(gradients_slots_[6]);
    compute_lambda_1_6(h3, lambda_1_12, lambda_1_13);
    // lambda_1_14: f64[3, 2]
    double* const lambda_1_14 = arena_.at<double>(0);
    modelc::kernels::segment_sum(modelc::tensor(lambda_1_14, 3, 2), modelc::tensor(lambda_1_13, b, 2),
                                 modelc::tensor(ids, b), false);
    // lambda_1_15: f64[3, 2]
    double* const lambda_1_15 = arena_.at<double>(64);
    compute_lambda_1_8(lambda_1_11, lambda_1_14, lambda_1_15);
    // lambda_1_16: f64[b, 2]
    double* const lambda_1_16 = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::take_rows(modelc::tensor(lambda_1_16, b, 2), modelc::tensor(lambda_1_15, 3, 2),
                               modelc::tensor(ids, b));

    // m.model:10: return inner(inner(x))
    // new_part_gradient_twice_1_p_re_lu_alpha: f64[2]
    double* const new_part_gradient_twice_1_p_re_lu_alpha = arena_.at<double>(384);
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      const auto twice_1_p_re_lu_alpha_2 = lane.load(twice_1_p_re_lu_alpha + i);
      auto column_sum = lane(modelc::Sum::identity<double>());
      auto column_sum_2 = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        const auto grad_h3 = lane.load(lambda_1_13 + i + j * 2) * lane.load(lambda_1_16 + i + j * 2);
        const auto p_re_lu_2_2 = lane.load(p_re_lu_2 + i + j * 2);
        const auto mul = twice_1_p_re_lu_alpha_2 * grad_h3;
        const auto eq = 0.0 == p_re_lu_2_2;
        column_sum = modelc::Sum::apply(column_sum, min(0.0, p_re_lu_2_2) * grad_h3);
        column_sum_2 =
            modelc::Sum::apply(column_sum_2, lane.load(p_re_lu + i + j * 2) *
                                                 (select(p_re_lu_2_2 < 0.0, mul, select(eq, 0.5 * mul, 0.0)) +
                                                  select(p_re_lu_2_2 > 0.0, grad_h3, select(eq, 0.5 * grad_h3, 0.0))));
      }
      const auto grad_twice_1_p_re_lu_alpha = column_sum + column_sum_2;
      lane.store(new_part_gradient_twice_1_p_re_lu_alpha + i, grad_twice_1_p_re_lu_alpha);
    });
    ready_(0);

    modelc::copy_elements(arena_.at<double>(192), 1, arena_.at<double>(576));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Arena states_{64};
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[30];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[33];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[30];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[32];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4258

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

namespace m4259 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index s10 = 1;
    modelc::Index s11 = 1;
  };

  /// All weights in one block, zeros until they are loaded. Models may share it, each on a thread of its own,
  /// as long as nobody changes it meanwhile.
  struct Weights {
    modelc::Arena block{weight_bytes};

    auto dense_kernel() noexcept { return modelc::block_view<double, 4, 4>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<double, 4>(block, 128); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<double>(64), 1, 0.001); }
  };

  struct Inputs {
    modelc::View<const double, 1, 4> x;
    modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> z;
  };

  struct Gradients {
    double loss;
    double y_loss;
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
      modelc::initial::fill(block.at<double>(0), 16, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.bb67ae8584caap+0) +
                -0x1.bb67ae8584caap-1);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[1, 4], z: f64[1, s10, s11, 4]` gives `y: f64[1, s10, s11, 4]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> predict(
      modelc::View<const double, 1, 4> x,
      modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> z) noexcept {
    static_cast<void>(x);
    assert(z.dimension(0) == 1);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 4);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> predict(const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<double, 2>("x", x, {1, 4});
    compute(modelc::checked<double, 4>("z", z, {1, symbols_.s10, symbols_.s11, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[1, 4]`
  /// - takes `z: f64[1, s10, s11, 4]`
  /// - takes `y_true: f64[1, s10, s11, 4]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, 1, 4> x,
                    modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> z,
                    modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> y_true) noexcept {
    static_cast<void>(x);
    assert(z.dimension(0) == 1);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 4);
    assert(y_true.dimension(0) == 1);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == symbols_.s11);
    assert(y_true.dimension(3) == 4);
    compute_train_step(z.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 2>("x", x, {1, 4});
    compute_train_step(modelc::checked<double, 4>("z", z, {1, symbols_.s10, symbols_.s11, 4}),
                       modelc::checked<double, 4>("y_true", y_true, {1, symbols_.s10, symbols_.s11, 4}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(192));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[1, 4]`
  /// - takes `z: f64[1, s10, s11, 4]`
  /// - takes `y_true: f64[1, s10, s11, 4]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, 1, 4> x,
                       modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> z,
                       modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> y_true) noexcept {
    static_cast<void>(x);
    assert(z.dimension(0) == 1);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 4);
    assert(y_true.dimension(0) == 1);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == symbols_.s11);
    assert(y_true.dimension(3) == 4);
    compute_evaluate_step(z.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 2>("x", x, {1, 4});
    compute_evaluate_step(modelc::checked<double, 4>("z", z, {1, symbols_.s10, symbols_.s11, 4}),
                          modelc::checked<double, 4>("y_true", y_true, {1, symbols_.s10, symbols_.s11, 4}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[1, 4]`
  /// - takes `z: f64[1, s10, s11, 4]`
  /// - takes `y_true: f64[1, s10, s11, 4]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, 1, 4> x,
                      modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> z,
                      modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> y_true) noexcept {
    static_cast<void>(x);
    assert(z.dimension(0) == 1);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == symbols_.s11);
    assert(z.dimension(3) == 4);
    assert(y_true.dimension(0) == 1);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == symbols_.s11);
    assert(y_true.dimension(3) == 4);
    compute_gradients(z.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 2>("x", x, {1, 4});
    compute_gradients(modelc::checked<double, 4>("z", z, {1, symbols_.s10, symbols_.s11, 4}),
                      modelc::checked<double, 4>("y_true", y_true, {1, symbols_.s10, symbols_.s11, 4}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]));
    outputs[0] = arena_.at<double>(0);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(256);
    outputs[3] = arena_.at<double>(384);
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
    values[0] = static_cast<double>(*arena_.at<double>(448));
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
  std::array<modelc::Index, 3> train_input_sizes() const noexcept {
    return {4, 4 * symbols_.s10 * symbols_.s11, 4 * symbols_.s10 * symbols_.s11};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[1]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), 4 * symbols_.s10 * symbols_.s11,
                          static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"s10", "s11"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f64", 2, {1, 4}, 0, false},
      {"z", "f64", 4, {1, -1, -1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 4, {1, -1, -1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"dense/kernel", "f64", 2, {4, 4}, 0, true},
      {"dense/bias", "f64", 1, {4}, 128, true},
  }};
  static constexpr modelc::Index weight_bytes = 192;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f64", 2, {1, 4}, 0, false},
      {"z", "f64", 4, {1, -1, -1, 4}, 0, false},
      {"y_true", "f64", 4, {1, -1, -1, 4}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/dense/kernel", "f64", 2, {4, 4}, 0, false},
      {"grad/dense/bias", "f64", 1, {4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 6> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f64", 0, {}, 64, false},
      {"optimizer/m/dense/kernel", "f64", 2, {4, 4}, 128, false},
      {"optimizer/m/dense/bias", "f64", 1, {4}, 256, false},
      {"optimizer/v/dense/kernel", "f64", 2, {4, 4}, 320, false},
      {"optimizer/v/dense/bias", "f64", 1, {4}, 448, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> part_infos{{
      {"gradient/dense/kernel", "f64", 2, {4, 4}, 0, false},
      {"gradient/dense/bias", "f64", 1, {4}, 128, false},
      {"loss", "f64", 0, {}, 192, false},
  }};
  static constexpr modelc::Index part_bytes = 256;
  static constexpr modelc::Index gradient_bytes = 192;  // the first of them
  static constexpr modelc::Index training_bytes = 512;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size s10_2 = modelc::positive("s10", symbols_.s10);
    const modelc::Size s11_2 = modelc::positive("s11", symbols_.s11);
    modelc::require_sizes({32 * s10_2 * s11_2});
    modelc::Size end = 64;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({32 * s10_2 * s11_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({32 * s10_2 * s11_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({8 * s10_2 * s11_2});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({8 * s10_2 * s11_2});
    modelc::Size train_step_end = 320;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2 * s11_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * s10_2 * s11_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2 * s11_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * s10_2 * s11_2});
    const modelc::Size update_step_end = 512;
    modelc::Size evaluate_step_end = 128;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s10_2 * s11_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * s10_2 * s11_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * s10_2 * s11_2});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * s10_2 * s11_2});
    modelc::Size gradients_end = 512;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2 * s11_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * s10_2 * s11_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s10_2 * s11_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * s10_2 * s11_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4> results() const noexcept {
    return modelc::make_view<modelc::View<const double, 1, modelc::Dynamic, modelc::Dynamic, 4>>(
        arena_.at<double>(slots_[1]), 1, symbols_.s10, symbols_.s11, 4);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(192)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(0)), modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<modelc::View<const double, 4, 4>>(arena_.at<double>(256), 4, 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(384), 4)};
  }

  // m.model:4: h2 = TimeDistributed(TimeDistributed(Lambda(v -> erf(v) * cumprod(0.5 + v ** 2, axis = -1))))(z)
  // computes lambda, lambda, lambda and 1 more
  void compute_lambda(double* lambda) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;
    modelc::for_lanes<double>(s10_2 * s11_2, [&](auto lane, modelc::Index i) { lane.store(lambda + i, lane(1.0)); });
  }

  // m.model:4: h2 = TimeDistributed(TimeDistributed(Lambda(v -> erf(v) * cumprod(0.5 + v ** 2, axis = -1))))(z)
  // computes lambda_2, lambda_2, lambda_2 and 1 more
  void compute_lambda_2(const double* z, double* lambda_2) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;
    for (modelc::Index i = 0; i < 4; ++i) {
      modelc::for_lanes<double>(s10_2 * s11_2, [&](auto lane, modelc::Index j) {
        const auto z_2 = lane.load(z + i + j * 4, 4);
        lane.store(lambda_2 + i * (s10_2 * s11_2) + j, 0.5 + z_2 * z_2);
      });
    }
  }

  // m.model:4: h2 = TimeDistributed(TimeDistributed(Lambda(v -> erf(v) * cumprod(0.5 + v ** 2, axis = -1))))(z)
  // computes lambda_3, lambda_3, lambda_3 and 1 more
  void compute_lambda_3(const double* lambda, const double* lambda_2, double* carry, double* lambda_3) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;
    std::copy_n(lambda, s10_2 * s11_2, carry);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const x_0 = lambda_2 + turn_2 * (s10_2 * s11_2);
      double* const new_carry_0 = carry;
      // m.model:4: h2 = TimeDistributed(TimeDistributed(Lambda(v -> erf(v) * cumprod(0.5 + v ** 2, axis = -1))))(z)
      // new_carry_0: f64[s10 * s11]
      modelc::for_lanes<double>(s10_2 * s11_2, [&](auto lane, modelc::Index i) {
        lane.store(new_carry_0 + i, lane.load(carry_0 + i) * lane.load(x_0 + i));
      });
      std::copy_n(new_carry_0, s10_2 * s11_2, lambda_3 + turn_2 * (s10_2 * s11_2));
    }
  }

  // m.model:4: h2 = TimeDistributed(TimeDistributed(Lambda(v -> erf(v) * cumprod(0.5 + v ** 2, axis = -1))))(z)
  // computes lambda_4, lambda_4, lambda_4 and 1 more
  void compute_lambda_4(const double* z, const double* lambda_3, double* lambda_4) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;
    for (modelc::Index i = 0; i < s10_2 * s11_2; ++i) {
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        lane.store(lambda_4 + i * 4 + j,
                   erf(lane.load(z + i * 4 + j)) * lane.load(lambda_3 + i + j * (s10_2 * s11_2), s10_2 * s11_2));
      });
    }
  }

  // m.model:5: output y = Dense(4, activation = softmax)(h2)
  // computes dense, dense, dense
  void compute_dense(const double* lambda_4, const double* dense_kernel, double* dense) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;
    modelc::matmul(threads_, s10_2 * s11_2, 4, 4, lambda_4, 4, 1, dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 4 + column, sum);
                   });
  }

  // m.model:5: output y = Dense(4, activation = softmax)(h2)
  // computes loss, loss
  void compute_loss(const double* dense_bias, const double* dense, const double* y_true, double* dense_row,
                    double* mul_row, double* dense_row_2, double* dense_2, double* loss) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < s10_2 * s11_2; ++i) {
        const auto div_2 = scalar(1.0) / scalar(static_cast<double>(s10_2 * s11_2));
        const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
            4, [&](auto lane, modelc::Index j) { return lane.load(dense_bias + j) + lane.load(dense + i * 4 + j); }));
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(dense_bias + j) + lane.load(dense + i * 4 + j) - lane(row_max));
          lane.store(dense_row + j, exp_2);
          return exp_2;
        }));
        const auto log_2 = log(row_sum);
        const auto row_2 =
            modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_row + j) / lane(row_sum);
              const auto maximum = max(y, 1e-07);
              const auto sub = 1.0 - min(maximum, 0.9999999);
              const auto neg = -lane.load(y_true + i * 4 + j);
              const auto mul = sub * sub * 0.25 * neg;
              const auto sub_2 = lane.load(dense_bias + j) + lane.load(dense + i * 4 + j) - lane(row_max) - lane(log_2);
              const auto mul_2 = mul * lane(div_2);
              const auto mul_3 = sub * (0.25 * (neg * (sub_2 * lane(div_2))));
              const auto neg_2 = -(mul_3 + mul_3);
              const auto where = select(maximum < 0.9999999, neg_2, select(maximum == 0.9999999, 0.5 * neg_2, 0.0));
              const auto div_3 = select(y > 1e-07, where, select(y == 1e-07, 0.5 * where, 0.0)) / lane(row_sum);
              const auto mul_4 = mul * sub_2;
              const auto neg_3 = -mul_2;
              const auto neg_4 = -(y * div_3);
              lane.store(mul_row + j, mul_2);
              lane.store(dense_row_2 + j, div_3);
              return modelc::folded(mul_4, neg_3, neg_4);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        const auto row_sum_2 = scalar(std::get<1>(row_2));
        const auto row_sum_3 = scalar(std::get<2>(row_2));
        const auto add = row_sum_2 / row_sum + row_sum_3;
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
          lane.store(dense_2 + i * 4 + j,
                     lane.load(mul_row + j) + lane.load(dense_row + j) * (lane.load(dense_row_2 + j) + lane(add)));
        });
      }
      scalar.store(loss, scalar(total_sum.value()) / static_cast<double>(s10_2 * s11_2));
    }
  }

  // m.model:5: output y = Dense(4, activation = softmax)(h2)
  // computes gradients, new_part_gradient_dense_kernel
  void compute_gradients_2(const double* lambda_4, const double* dense_2, double* gradients) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;
    modelc::matmul(threads_, 4, s10_2 * s11_2, 4, lambda_4, 1, 4, dense_2, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 4 + column, sum);
                   });
  }

  // m.model:6: compile(optimizer = Adam(), loss = CategoricalFocalCrossentropy())
  // computes div, div
  void compute_div(const std::int64_t* optimizer_iteration, const double* optimizer_learning_rate,
                   double* div) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add = 1.0 + modelc::cast<double>(lane.load(optimizer_iteration));
      lane.store(div, lane.load(optimizer_learning_rate) * sqrt(1.0 - pow(0.999, add)) / (1.0 - pow(0.9, add)));
    }
  }

  // m.model:6: compile(optimizer = Adam(), loss = CategoricalFocalCrossentropy())
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const double* gradients, const double* optimizer_m, const double* optimizer_v,
                               const double* weights, const double* div, double* new_optimizer_m,
                               double* new_optimizer_v, double* new_weights) noexcept {
    modelc::for_lanes<double>(20, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + (gradients_2 - optimizer_m_2) * 0.09999999999999998;
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_2 = optimizer_v_2 + (gradients_2 * gradients_2 - optimizer_v_2) * 0.0010000000000000009;
      const auto sub = lane.load(weights + i) - add * lane(div[0]) / (1e-07 + sqrt(add_2));
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
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:4: h2 = TimeDistributed(TimeDistributed(Lambda(v -> erf(v) * cumprod(0.5 + v ** 2, axis = -1))))(z)
    // lambda: f64[s10 * s11]
    double* const lambda = arena_.at<double>(slots_[2]);
    compute_lambda(lambda);
    // lambda_2: f64[4, s10 * s11]
    double* const lambda_2 = arena_.at<double>(slots_[0]);
    compute_lambda_2(z, lambda_2);
    // lambda_3: f64[4, s10 * s11], carry: f64[s10 * s11]
    double* const lambda_3 = arena_.at<double>(slots_[1]);
    double* const carry = arena_.at<double>(slots_[3]);
    compute_lambda_3(lambda, lambda_2, carry, lambda_3);
    // lambda_4: f64[s10 * s11, 4]
    double* const lambda_4 = arena_.at<double>(slots_[0]);
    compute_lambda_4(z, lambda_3, lambda_4);

    // m.model:5: output y = Dense(4, activation = softmax)(h2)
    // dense: f64[1, s10, s11, 4]
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const dense_bias = weights_->block.at<double>(128);
    double* const dense = arena_.at<double>(slots_[1]);
    modelc::matmul(threads_, s10_2 * s11_2, 4, 4, lambda_4, 4, 1, dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 4 + column, lane.load(dense_bias + column) + sum);
                   });
    // y: f64[1, s10, s11, 4]
    double* const y = arena_.at<double>(slots_[1]);
    double* const dense_row = arena_.at<double>(0);
    for (modelc::Index i = 0; i < s10_2 * s11_2; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          4, [&](auto lane, modelc::Index j) { return lane.load(dense + i * 4 + j); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(dense + i * 4 + j) - lane(row_max));
        lane.store(dense_row + j, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<double>(
          4, [&](auto lane, modelc::Index j) { lane.store(y + i * 4 + j, lane.load(dense_row + j) / lane(row_sum)); });
    }
  }

  void compute_train_step(const double* z, const double* y_true) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:4: h2 = TimeDistributed(TimeDistributed(Lambda(v -> erf(v) * cumprod(0.5 + v ** 2, axis = -1))))(z)
    // lambda: f64[s10 * s11]
    double* const lambda = arena_.at<double>(train_step_slots_[2]);
    compute_lambda(lambda);
    // lambda_2: f64[4, s10 * s11]
    double* const lambda_2 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_2(z, lambda_2);
    // lambda_3: f64[4, s10 * s11], carry: f64[s10 * s11]
    double* const lambda_3 = arena_.at<double>(train_step_slots_[1]);
    double* const carry = arena_.at<double>(train_step_slots_[3]);
    compute_lambda_3(lambda, lambda_2, carry, lambda_3);
    // lambda_4: f64[s10 * s11, 4]
    double* const lambda_4 = arena_.at<double>(train_step_slots_[0]);
    compute_lambda_4(z, lambda_3, lambda_4);

    // m.model:5: output y = Dense(4, activation = softmax)(h2)
    // dense: f64[1, s10, s11, 4]
    const double* const dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(train_step_slots_[1]);
    compute_dense(lambda_4, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f64, dense_2: f64[1, s10, s11, 4]
    const double* const dense_bias = weights_->block.at<double>(128);
    double* const loss = arena_.at<double>(192);
    double* const dense_2 = arena_.at<double>(train_step_slots_[1]);
    double* const dense_row = arena_.at<double>(0);
    double* const mul_row = arena_.at<double>(64);
    double* const dense_row_2 = arena_.at<double>(128);
    compute_loss(dense_bias, dense, y_true, dense_row, mul_row, dense_row_2, dense_2, loss);
    // gradients: f64[20]
    double* const gradients = arena_.at<double>(0);
    compute_gradients_2(lambda_4, dense_2, gradients);
    // gradients: f64[20]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < s10_2 * s11_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(dense_2 + i + j * 4));
      }
      lane.store(gradients + 16 + i, grad_dense_bias);
    });

    // m.model:6: compile(optimizer = Adam(), loss = CategoricalFocalCrossentropy())
    // div: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    double* const div = arena_.at<double>(256);
    compute_div(optimizer_iteration, optimizer_learning_rate, div);
    // new_optimizer_m: f64[20], new_optimizer_v: f64[20], new_weights: f64[20]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_m = training_->block.at<double>(128);
    const double* const optimizer_v = training_->block.at<double>(320);
    double* const new_optimizer_m = training_->block.at<double>(128);
    double* const new_optimizer_v = training_->block.at<double>(320);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_m(gradients, optimizer_m, optimizer_v, weights, div, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:6: compile(optimizer = Adam(), loss = CategoricalFocalCrossentropy())
    // div: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    double* const div = arena_.at<double>(0);
    compute_div(optimizer_iteration, optimizer_learning_rate, div);
    // new_optimizer_m: f64[20], new_optimizer_v: f64[20], new_weights: f64[20]
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(256);
    const double* const optimizer_m = training_->block.at<double>(128);
    const double* const optimizer_v = training_->block.at<double>(320);
    double* const new_optimizer_m = training_->block.at<double>(128);
    double* const new_optimizer_v = training_->block.at<double>(320);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_m(part_gradients, optimizer_m, optimizer_v, weights, div, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const double* z, const double* y_true) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:4: h2 = TimeDistributed(TimeDistributed(Lambda(v -> erf(v) * cumprod(0.5 + v ** 2, axis = -1))))(z)
    // lambda: f64[s10 * s11]
    double* const lambda = arena_.at<double>(evaluate_step_slots_[2]);
    compute_lambda(lambda);
    // lambda_2: f64[4, s10 * s11]
    double* const lambda_2 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lambda_2(z, lambda_2);
    // lambda_3: f64[4, s10 * s11], carry: f64[s10 * s11]
    double* const lambda_3 = arena_.at<double>(evaluate_step_slots_[1]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[3]);
    compute_lambda_3(lambda, lambda_2, carry, lambda_3);
    // lambda_4: f64[s10 * s11, 4]
    double* const lambda_4 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lambda_4(z, lambda_3, lambda_4);

    // m.model:5: output y = Dense(4, activation = softmax)(h2)
    // dense: f64[1, s10, s11, 4]
    const double* const dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(evaluate_step_slots_[1]);
    compute_dense(lambda_4, dense_kernel, dense);

    // m.model:6: compile(optimizer = Adam(), loss = CategoricalFocalCrossentropy())
    // the loss
    // loss: f64
    const double* const dense_bias = weights_->block.at<double>(128);
    double* const loss = arena_.at<double>(0);
    double* const dense_row = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < s10_2 * s11_2; ++i) {
        const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
            4, [&](auto lane, modelc::Index j) { return lane.load(dense_bias + j) + lane.load(dense + i * 4 + j); }));
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(dense_bias + j) + lane.load(dense + i * 4 + j) - lane(row_max));
          lane.store(dense_row + j, exp_2);
          return exp_2;
        }));
        const auto log_2 = log(row_sum);
        total_sum.add(scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
          const auto sub = 1.0 - min(max(lane.load(dense_row + j) / lane(row_sum), 1e-07), 0.9999999);
          return sub * sub * 0.25 * -lane.load(y_true + i * 4 + j) *
                 (lane.load(dense_bias + j) + lane.load(dense + i * 4 + j) - lane(row_max) - lane(log_2));
        })));
      }
      scalar.store(loss, scalar(total_sum.value()) / static_cast<double>(s10_2 * s11_2));
    }
  }

  void compute_gradients(const double* z, const double* y_true) noexcept {
    const modelc::Index s10_2 = symbols_.s10;
    const modelc::Index s11_2 = symbols_.s11;

    // m.model:4: h2 = TimeDistributed(TimeDistributed(Lambda(v -> erf(v) * cumprod(0.5 + v ** 2, axis = -1))))(z)
    // lambda: f64[s10 * s11]
    double* const lambda = arena_.at<double>(gradients_slots_[2]);
    compute_lambda(lambda);
    // lambda_2: f64[4, s10 * s11]
    double* const lambda_2 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_2(z, lambda_2);
    // lambda_3: f64[4, s10 * s11], carry: f64[s10 * s11]
    double* const lambda_3 = arena_.at<double>(gradients_slots_[1]);
    double* const carry = arena_.at<double>(gradients_slots_[3]);
    compute_lambda_3(lambda, lambda_2, carry, lambda_3);
    // lambda_4: f64[s10 * s11, 4]
    double* const lambda_4 = arena_.at<double>(gradients_slots_[0]);
    compute_lambda_4(z, lambda_3, lambda_4);

    // m.model:5: output y = Dense(4, activation = softmax)(h2)
    // dense: f64[1, s10, s11, 4]
    const double* const dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(gradients_slots_[1]);
    compute_dense(lambda_4, dense_kernel, dense);
    // the loss, and what its gradient needs
    // loss: f64, dense_2: f64[1, s10, s11, 4]
    const double* const dense_bias = weights_->block.at<double>(128);
    double* const loss = arena_.at<double>(0);
    double* const dense_2 = arena_.at<double>(gradients_slots_[1]);
    double* const dense_row = arena_.at<double>(64);
    double* const mul_row = arena_.at<double>(128);
    double* const dense_row_2 = arena_.at<double>(192);
    compute_loss(dense_bias, dense, y_true, dense_row, mul_row, dense_row_2, dense_2, loss);
    // new_part_gradient_dense_bias: f64[4]
    double* const new_part_gradient_dense_bias = arena_.at<double>(384);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < s10_2 * s11_2; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(dense_2 + i + j * 4));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(128);
    // new_part_gradient_dense_kernel: f64[4, 4]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(256);
    compute_gradients_2(lambda_4, dense_2, new_part_gradient_dense_kernel);
    ready_(0);

    modelc::copy_elements(arena_.at<double>(0), 1, arena_.at<double>(448));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[4];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[4];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[4];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[4];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4259

std::int64_t modelc::tests::allocations() { return 0; }
namespace modelc::fuzz {
static const NativeRow rows[] = {
    {"m4254", &tests::run<m4254::Model>, &tests::tables<m4254::Model>, &train<m4254::Model>,
     &training_tables<m4254::Model>},
    {"m4255", &tests::run<m4255::Model>, &tests::tables<m4255::Model>, &train<m4255::Model>,
     &training_tables<m4255::Model>},
    {"m4256", &tests::run<m4256::Model>, &tests::tables<m4256::Model>, &train<m4256::Model>,
     &training_tables<m4256::Model>},
    {"m4257", &tests::run<m4257::Model>, &tests::tables<m4257::Model>, &train<m4257::Model>,
     &training_tables<m4257::Model>},
    {"m4258", &tests::run<m4258::Model>, &tests::tables<m4258::Model>, &train<m4258::Model>,
     &training_tables<m4258::Model>},
    {"m4259", &tests::run<m4259::Model>, &tests::tables<m4259::Model>, &train<m4259::Model>,
     &training_tables<m4259::Model>},
};
extern "C" const NativeBatch modelc_fuzz_batch;
const NativeBatch modelc_fuzz_batch = {rows, sizeof(rows) / sizeof(rows[0])};
}  // namespace modelc::fuzz
