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
#include "modelc/size.hpp"
#include "modelc/small_matmul.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4236 {

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

    auto spectral_normalization_dense_kernel() noexcept { return modelc::block_view<double, 3, 3>(block, 0); }
    auto spectral_normalization_dense_bias() noexcept { return modelc::block_view<double, 3>(block, 128); }
    auto spectral_normalization_vector_u() noexcept { return modelc::block_view<double, 1, 3>(block, 192); }
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
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 3, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 3, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/dense/kernel");
      modelc::initial::fill(block.at<double>(0), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "spectral_normalization/vector_u");
      modelc::initial::fill(block.at<double>(192), 3, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_truncated_normal<double>(key, 0, i)),
                                        0x1.47ae147ae147bp-6) +
                0x0p+0);
      });
    }
  }

  /// `x: f64[b, 3]` gives `y: f64[b, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 3> predict(modelc::View<const double, modelc::Dynamic, 3> x) noexcept {
    assert(x.rows() == symbols_.b);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, modelc::Dynamic, 3> predict(const XTensor& x) {
    compute(modelc::checked<double, 2>("x", x, {symbols_.b, 3}));
    return results();
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 3]`
  /// - takes `y_true: i32[b]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 3> x,
                       modelc::View<const std::int32_t, modelc::Dynamic> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.size() == symbols_.b);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<double, 2>("x", x, {symbols_.b, 3}),
                          modelc::checked<std::int32_t, 1>("y_true", y_true, {symbols_.b}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const std::int32_t*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(128));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, 3]`
  /// - takes `y_true: i32[b]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 3> x,
                      modelc::View<const std::int32_t, modelc::Dynamic> y_true) noexcept {
    assert(x.rows() == symbols_.b);
    assert(y_true.size() == symbols_.b);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<double, 2>("x", x, {symbols_.b, 3}),
                      modelc::checked<std::int32_t, 1>("y_true", y_true, {symbols_.b}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const std::int32_t*>(inputs[1]));
    outputs[0] = arena_.at<double>(0);
    outputs[1] = arena_.at<double>(0);
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(0), 1, 0.0);
    std::fill_n(training_->block.at<double>(64), 1, 0.0);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {3 * symbols_.b, symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), 3 * symbols_.b, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> weight_infos{{
      {"spectral_normalization/dense/kernel", "f64", 2, {3, 3}, 0, false},
      {"spectral_normalization/dense/bias", "f64", 1, {3}, 128, false},
      {"spectral_normalization/vector_u", "f64", 2, {1, 3}, 192, false},
  }};
  static constexpr modelc::Index weight_bytes = 256;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 2, {-1, 3}, 0, false},
      {"y_true", "i32", 1, {-1}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "sparse_categorical_accuracy"};
  static constexpr std::array<modelc::TensorInfo, 2> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> training_infos{{
      {"metric/sparse_categorical_accuracy/total", "f64", 0, {}, 0, false},
      {"metric/sparse_categorical_accuracy/count", "f64", 0, {}, 64, false},
  }};
  static constexpr modelc::Index training_bytes = 128;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({24 * b, 4 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    modelc::Size evaluate_step_end = 192;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    modelc::Size gradients_end = 192;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    return std::max<modelc::Index>({end.value(), evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 3>>(arena_.at<double>(slots_[1]), symbols_.b,
                                                                             3);
  }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(0)), modelc::make_view<double>(arena_.at<double>(0))};
  }

  // m.model:2: return x + 0.2 * gradients(inner(x), x)
  // computes h1, h1, h1
  void compute_h1(const double* x, double* h1) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          3, [&](auto lane, modelc::Index j) { return lane.load(x + i * 3 + j); }));
      const auto where = select(isfinite(row_max), row_max, 0.0);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(x + i * 3 + j) - lane(where));
        lane.store(h1 + i * 3 + j, exp_2);
        return exp_2;
      }));
      const auto div = 1.0 / row_sum;
      const auto neg = -(div * (row_sum / row_sum));
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
        lane.store(h1 + i * 3 + j,
                   lane.load(x + i * 3 + j) + lane.load(h1 + i * 3 + j) * (lane(div) + lane(neg)) * 0.2);
      });
    }
  }

  // m.model:9: h4 = SpectralNormalization(Dense(3), trainable = false)(h1)
  // computes h4, h4
  void compute_h4(const double* h1, const double* spectral_normalization_dense_kernel,
                  const double* spectral_normalization_dense_bias, double* h4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 3, 3, h1, 3, 1, spectral_normalization_dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(h4 + row * 3 + column, lane.load(spectral_normalization_dense_bias + column) + sum);
                   });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    // m.model:2: return x + 0.2 * gradients(inner(x), x)
    // h1: f64[b, 3]
    double* const h1 = arena_.at<double>(slots_[0]);
    compute_h1(x, h1);

    // m.model:9: h4 = SpectralNormalization(Dense(3), trainable = false)(h1)
    // h4: f64[b, 3]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(0);
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(128);
    double* const h4 = arena_.at<double>(slots_[1]);
    compute_h4(h1, spectral_normalization_dense_kernel, spectral_normalization_dense_bias, h4);
  }

  void compute_evaluate_step(const double* x, const std::int32_t* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:2: return x + 0.2 * gradients(inner(x), x)
    // h1: f64[b, 3]
    double* const h1 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_h1(x, h1);

    // m.model:9: h4 = SpectralNormalization(Dense(3), trainable = false)(h1)
    // h4: f64[b, 3]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(0);
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(128);
    double* const h4 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_h4(h1, spectral_normalization_dense_kernel, spectral_normalization_dense_bias, h4);

    // m.model:11: compile(optimizer = Adam(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)), l...
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto y_true_2 = scalar.load(y_true + i);
        const auto ne = y_true_2 != 1;
        const auto cast = modelc::cast<double>(ne);
        const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
            3, [&](auto lane, modelc::Index j) { return lane.load(h4 + i * 3 + j); }));
        total_sum.add(cast);
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
            3, [&](auto lane, modelc::Index j) { return exp(lane.load(h4 + i * 3 + j) - lane(row_max)); }));
        const auto log_2 = log(row_sum);
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
          return select(lane.one_hot(y_true_2, j), lane.load(h4 + i * 3 + j) - lane(row_max) - lane(log_2), 0.0);
        }));
        const auto where = select(ne, -row_sum_2, 0.0);
        total_sum_2.add(where);
      }
      scalar.store(loss, scalar(total_sum_2.value()) / max(1.0, scalar(total_sum.value())));
    }
    // sparse_categorical_accuracy: i32[b]
    std::int32_t* const sparse_categorical_accuracy = arena_.at<std::int32_t>(evaluate_step_slots_[0]);
    modelc::kernels::argmax(modelc::tensor(sparse_categorical_accuracy, b), modelc::tensor(h4, b, 3), 1, false);
    // new_metric_sparse_categorical_accuracy_total: f64, sparse_categorical_accuracy_2: f64, sparse_categorica...
    const double* const metric_sparse_categorical_accuracy_total = training_->block.at<double>(0);
    const double* const metric_sparse_categorical_accuracy_count = training_->block.at<double>(64);
    double* const new_metric_sparse_categorical_accuracy_total = training_->block.at<double>(0);
    double* const sparse_categorical_accuracy_2 = arena_.at<double>(64);
    double* const sparse_categorical_accuracy_3 = arena_.at<double>(128);
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

    modelc::copy_elements(arena_.at<double>(64), 1, training_->block.at<double>(64));
  }

  void compute_gradients(const double* x, const std::int32_t* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:2: return x + 0.2 * gradients(inner(x), x)
    // h1: f64[b, 3]
    double* const h1 = arena_.at<double>(gradients_slots_[0]);
    compute_h1(x, h1);

    // m.model:9: h4 = SpectralNormalization(Dense(3), trainable = false)(h1)
    // spectral_normalization: f64[1, 3]
    const double* const spectral_normalization_dense_kernel = weights_->block.at<double>(0);
    const double* const spectral_normalization_vector_u = weights_->block.at<double>(192);
    double* const spectral_normalization = arena_.at<double>(0);
    modelc::matmul(threads_, 1, 3, 3, spectral_normalization_vector_u, 3, 1, spectral_normalization_dense_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(spectral_normalization + column, sum);
                   });
    // spectral_normalization_2: f64[1, 3]
    double* const spectral_normalization_2 = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      const auto where = select(
          max(abs(scalar.load(spectral_normalization + 2)),
              max(abs(scalar.load(spectral_normalization + 1)), abs(scalar.load(spectral_normalization)))) > 1e+18,
          5.169878828456423e-26, 1.0);
      const auto mul = where * (where * 1e-24);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        const auto mul_2 = lane.load(spectral_normalization + i) * lane(where);
        return mul_2 * mul_2;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul));
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_2 + i, lane.load(spectral_normalization + i) * lane(where) * lane(rsqrt_2));
      });
    }
    // spectral_normalization_3: f64[1, 3]
    double* const spectral_normalization_3 = arena_.at<double>(0);
    modelc::small_matmul<3, 3>(1, spectral_normalization_2, 3, spectral_normalization_dense_kernel, 3,
                               [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                                 lane.store(spectral_normalization_3 + column, sum);
                               });
    // spectral_normalization_4: f64[1, 3]
    double* const spectral_normalization_4 = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      const auto where = select(
          max(abs(scalar.load(spectral_normalization_3 + 2)),
              max(abs(scalar.load(spectral_normalization_3 + 1)), abs(scalar.load(spectral_normalization_3)))) > 1e+18,
          5.169878828456423e-26, 1.0);
      const auto mul = where * (1e-24 * where);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index i) {
        const auto mul_2 = lane.load(spectral_normalization_3 + i) * lane(where);
        return mul_2 * mul_2;
      }));
      const auto rsqrt_2 = rsqrt(max(row_sum, mul));
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
        lane.store(spectral_normalization_4 + i, lane.load(spectral_normalization_3 + i) * lane(where) * lane(rsqrt_2));
      });
    }
    // spectral_normalization_5: f64
    double* const spectral_normalization_5 = arena_.at<double>(128);
    modelc::matmul(threads_, 1, 3, 1, spectral_normalization_3, 3, 1, spectral_normalization_4, 1, 3,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                     lane.store(spectral_normalization_5, 0, select(0.0 == sum, 1.0, sum));
                   });
    // spectral_normalization_6: f64[3, 3]
    double* const spectral_normalization_6 = arena_.at<double>(0);
    modelc::for_lanes<double>(9, [&](auto lane, modelc::Index i) {
      lane.store(spectral_normalization_6 + i,
                 lane.load(spectral_normalization_dense_kernel + i) / lane(spectral_normalization_5[0]));
    });
    // dense: f64[b, 3]
    double* const dense = arena_.at<double>(gradients_slots_[1]);
    modelc::matmul(threads_, b, 3, 3, h1, 3, 1, spectral_normalization_6, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 3 + column, sum);
                   });

    // m.model:11: compile(optimizer = Adam(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)), l...
    // the loss
    // loss: f64
    const double* const spectral_normalization_dense_bias = weights_->block.at<double>(128);
    double* const loss = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto y_true_2 = scalar.load(y_true + i);
        const auto ne = y_true_2 != 1;
        const auto cast = modelc::cast<double>(ne);
        const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(3, [&](auto lane, modelc::Index j) {
          return lane.load(spectral_normalization_dense_bias + j) + lane.load(dense + i * 3 + j);
        }));
        total_sum.add(cast);
        const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
          return exp(lane.load(spectral_normalization_dense_bias + j) + lane.load(dense + i * 3 + j) - lane(row_max));
        }));
        const auto log_2 = log(row_sum);
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
          return select(lane.one_hot(y_true_2, j),
                        lane.load(spectral_normalization_dense_bias + j) + lane.load(dense + i * 3 + j) -
                            lane(row_max) - lane(log_2),
                        0.0);
        }));
        const auto where = select(ne, -row_sum_2, 0.0);
        total_sum_2.add(where);
      }
      scalar.store(loss, scalar(total_sum_2.value()) / max(1.0, scalar(total_sum.value())));
    }
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Parallel threads_;
  modelc::Index slots_[2];                // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[2];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[2];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4236

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
#include "modelc/small_matmul.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4237 {

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

    float& counted_calls() noexcept { return *block.at<float>(192); }
    float& lambda_1_attention_scale() noexcept { return *block.at<float>(0); }
    auto dense_kernel() noexcept { return modelc::block_view<float, 3, 3>(block, 64); }
    auto dense_bias() noexcept { return modelc::block_view<float, 3>(block, 128); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<float>(64), 1, 0.1f);
      std::fill_n(block.at<float>(192), 9, 0.1f);
      std::fill_n(block.at<float>(256), 3, 0.1f);
    }
  };

  struct Gradients {
    float loss;
    float y_loss;
    float grad_lambda_1_attention_scale;
    modelc::View<const float, 3, 3> grad_dense_kernel;
    modelc::View<const float, 3> grad_dense_bias;
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
    modelc::load_weights(path, weight_infos.data(), 4, weights_->block.data());
    reset_states();
  }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 4, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the states and
  /// the optimizer. Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    std::fill_n(block.at<float>(0), 1, 1.0f);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<float>(64), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    reset_states();
    reset_optimizer();
  }

  /// `x: f32[b, 1, 3]` gives `y: f32[b, 1, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 1, 3> predict(
      modelc::View<const float, modelc::Dynamic, 1, 3> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 3);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 1, 3> predict(const XTensor& x) {
    compute(modelc::checked<float, 3>("x", x, {symbols_.b, 1, 3}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 1, 3]`
  /// - takes `y_true: f32[b, 1, 3]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 1, 3> x,
                   modelc::View<const float, modelc::Dynamic, 1, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 3);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 3);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 3>("x", x, {symbols_.b, 1, 3}),
                       modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 1, 3}));
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
  /// - takes `x: f32[b, 1, 3]`
  /// - takes `y_true: f32[b, 1, 3]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 1, 3> x,
                      modelc::View<const float, modelc::Dynamic, 1, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 3);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 3);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 3>("x", x, {symbols_.b, 1, 3}),
                          modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 1, 3}));
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
  /// - takes `x: f32[b, 1, 3]`
  /// - takes `y_true: f32[b, 1, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 1, 3> x,
                      modelc::View<const float, modelc::Dynamic, 1, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 1);
    assert(x.dimension(2) == 3);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == 3);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 3>("x", x, {symbols_.b, 1, 3}),
                      modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 1, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(0);
    outputs[1] = arena_.at<float>(0);
    outputs[2] = arena_.at<float>(128);
    outputs[3] = arena_.at<float>(192);
    outputs[4] = arena_.at<float>(256);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {3 * symbols_.b, 3 * symbols_.b}; }

  /// Sets what is kept between calls of predict to its initial value, which is among the weights.
  void reset_states() noexcept { modelc::copy_elements(weights_->block.at<float>(192), 1, states_.at<float>(0)); }
  /// Takes over what another model keeps between calls of predict.
  void copy_states(const M& from) noexcept {
    modelc::copy_elements(from.states_.at<unsigned char>(0), states_.size(), states_.at<unsigned char>(0));
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
    modelc::copy_elements(arena_.at<float>(slots_[1]), 3 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 3, {-1, 1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 3, {-1, 1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> weight_infos{{
      {"counted/calls", "f32", 0, {}, 192, false},
      {"lambda_1/attention/scale", "f32", 0, {}, 0, true},
      {"dense/kernel", "f32", 2, {3, 3}, 64, true},
      {"dense/bias", "f32", 1, {3}, 128, true},
  }};
  static constexpr modelc::Index weight_bytes = 256;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 3, {-1, 1, 3}, 0, false},
      {"y_true", "f32", 3, {-1, 1, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 5> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/lambda_1/attention/scale", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {3, 3}, 0, false},
      {"grad/dense/bias", "f32", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/accumulator/lambda_1/attention/scale", "f32", 0, {}, 64, false},
      {"optimizer/linear/lambda_1/attention/scale", "f32", 0, {}, 128, false},
      {"optimizer/accumulator/dense/kernel", "f32", 2, {3, 3}, 192, false},
      {"optimizer/accumulator/dense/bias", "f32", 1, {3}, 256, false},
      {"optimizer/linear/dense/kernel", "f32", 2, {3, 3}, 320, false},
      {"optimizer/linear/dense/bias", "f32", 1, {3}, 384, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> part_infos{{
      {"gradient/lambda_1/attention/scale", "f32", 0, {}, 0, false},
      {"gradient/dense/kernel", "f32", 2, {3, 3}, 64, false},
      {"gradient/dense/bias", "f32", 1, {3}, 128, false},
      {"loss", "f32", 0, {}, 192, false},
      {"state/counted/calls", "f32", 0, {}, 256, false},
  }};
  static constexpr modelc::Index part_bytes = 320;
  static constexpr modelc::Index gradient_bytes = 192;  // the first of them
  static constexpr modelc::Index training_bytes = 448;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({12 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    modelc::Size train_step_end = 384;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    const modelc::Size update_step_end = 448;
    modelc::Size evaluate_step_end = 64;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    modelc::Size gradients_end = 448;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 1, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 1, 3>>(arena_.at<float>(slots_[1]), symbols_.b,
                                                                               1, 3);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(128)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<float>(arena_.at<float>(128)),
            modelc::make_view<modelc::View<const float, 3, 3>>(arena_.at<float>(192), 3, 3),
            modelc::make_view<modelc::View<const float, 3>>(arena_.at<float>(256), 3)};
  }

  // m.model:3: update calls = calls + 1.0
  // computes new_counted_calls, new_counted_calls, new_counted_calls and 1 more
  void compute_new_counted_calls(const float* counted_calls, float* new_counted_calls) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_counted_calls, lane.load(counted_calls) + 1.0f);
    }
  }

  // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
  // computes h2, h2
  void compute_h2(const float* x, const float* new_counted_calls, float* h2, float* lambda_1) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(3 * b, [&](auto lane, modelc::Index i) {
      const auto x_2 = lane.load(x + i);
      const auto h2_2 = x_2 + x_2 + lane(new_counted_calls[0]) * 0.01f;
      const auto mul = h2_2 * 0.5f;
      lane.store(h2 + i, h2_2);
      lane.store(lambda_1 + i, mul);
    });
  }

  // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
  // computes attention, attention
  void compute_attention(const float* h2, const float* lambda_1, const float* lambda_1_attention_scale,
                         float* attention) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 1, 3, 1, h2 + i0 * 3, 3, 1, lambda_1 + i0 * 3, 1, 3,
                     [&](auto lane, auto sum, modelc::Index, modelc::Index) {
                       const auto mul = lane(lambda_1_attention_scale[0]) * sum;
                       const auto exp_2 = exp(mul - mul);
                       lane.store(attention + i0, 0, exp_2 / exp_2);
                     });
    }
  }

  // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
  // computes h3, h3, h3 and 1 more
  void compute_h3(const float* attention, const float* lambda_1, float* h3) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::small_matmul<1, 3>(
          1, attention + i0, 1, lambda_1 + i0 * 3, 3,
          [&](auto lane, auto sum, modelc::Index, modelc::Index column) { lane.store(h3 + i0 * 3 + column, sum); });
    }
  }

  // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
  // computes h2, h2
  void compute_h2_2(const float* x, const float* gaussian_dropout, const float* new_counted_calls, float* h2,
                    float* lambda_1) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(3 * b, [&](auto lane, modelc::Index i) {
      const auto mul = lane.load(x + i) * (1.0f + 0.5f * lane.load(gaussian_dropout + i));
      const auto h2_2 = mul + mul + lane(new_counted_calls[0]) * 0.01f;
      const auto mul_2 = 0.5f * h2_2;
      lane.store(h2 + i, h2_2);
      lane.store(lambda_1 + i, mul_2);
    });
  }

  // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
  // computes attention, attention_4, attention and 1 more
  void compute_attention_2(const float* h2, const float* lambda_1, float* attention) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 1, 3, 1, h2 + i0 * 3, 3, 1, lambda_1 + i0 * 3, 1, 3,
                     [&](auto lane, auto sum, modelc::Index, modelc::Index) { lane.store(attention + i0, 0, sum); });
    }
  }

  // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
  // computes attention_2, attention_2
  void compute_attention_2_2(const float* lambda_1_attention_scale, const float* attention, float* attention_2,
                             float* attention_3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
      const auto mul = lane(lambda_1_attention_scale[0]) * lane.load(attention + i);
      const auto exp_2 = exp(mul - mul);
      const auto div = exp_2 / exp_2;
      lane.store(attention_2 + i, exp_2);
      lane.store(attention_3 + i, div);
    });
  }

  // m.model:11: output y = Dense(3)(h3)
  // computes dense, dense, dense
  void compute_dense(const float* h3, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 3, 3, h3, 3, 1, dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 3 + column, sum);
                   });
  }

  // m.model:12: compile(optimizer = Ftrl(learning_rate = CosineDecay(0.1, 20)), loss = categorical_hinge)
  // computes loss, loss
  void compute_loss(const float* dense_bias, const float* dense, const float* y_true, float* mul_row, float* grad_y,
                    float* loss) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto div = scalar(1.0f) / scalar(static_cast<float>(b));
        const auto mul = 0.5f * div;
        const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Max>(3, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 3 + j);
          const auto y_true_2 = lane.load(y_true + i * 3 + j);
          const auto mul_2 = y * (1.0f - y_true_2);
          const auto mul_3 = y_true_2 * y;
          lane.store(mul_row + j, mul_2);
          return modelc::folded(mul_3, mul_2);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        const auto row_max = scalar(std::get<1>(row_2));
        const auto add_2 = 1.0f + (row_max - row_sum);
        const auto maximum = max(add_2, 0.0f);
        const auto where = select(add_2 > 0.0f, div, select(add_2 == 0.0f, mul, 0.0f));
        const auto neg = -where;
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index j) {
          return modelc::cast<float>(lane.load(mul_row + j) == lane(row_max));
        }));
        total_sum.add(maximum);
        const auto div_2 = where / row_sum_2;
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
          const auto y_true_3 = lane.load(y_true + i * 3 + j);
          lane.store(grad_y + i * 3 + j,
                     (1.0f - y_true_3) * select(lane.load(mul_row + j) == lane(row_max), lane(div_2), 0.0f) +
                         y_true_3 * lane(neg));
        });
      }
      scalar.store(loss, scalar(total_sum.value()) / static_cast<float>(b));
    }
  }

  // m.model:11: output y = Dense(3)(h3)
  // computes grad_h3, grad_h3
  void compute_grad_h3(const float* grad_y, const float* dense_kernel, float* grad_h3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 3, 3, grad_y, 3, 1, dense_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_h3 + row * 3 + column, sum);
                   });
  }

  // m.model:11: output y = Dense(3)(h3)
  // computes gradients, new_part_gradient_dense_kernel
  void compute_gradients_2(const float* h3, const float* grad_y, float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 3, b, 3, h3, 1, 3, grad_y, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 3 + column, sum);
                   });
  }

  // m.model:12: compile(optimizer = Ftrl(learning_rate = CosineDecay(0.1, 20)), loss = categorical_hinge)
  // computes new_optimizer_accumulator, new_optimizer_accumulator
  void compute_new_optimizer_accumulator(const float* optimizer_accumulator, const float* gradients,
                                         const float* weights, const float* attention_5, const float* optimizer_linear,
                                         const float* attention_6, float* new_optimizer_accumulator,
                                         float* new_optimizer_linear, float* new_weights) noexcept {
    modelc::for_lanes<float>(19, [&](auto lane, modelc::Index i) {
      const auto optimizer_accumulator_2 = lane.load(optimizer_accumulator + i);
      const auto gradients_2 = lane.load(gradients + i);
      const auto add_2 = optimizer_accumulator_2 + gradients_2 * gradients_2;
      const auto sqrt_2 = sqrt(add_2);
      const auto weights_2 = lane.load(weights + i);
      const auto attention_5_2 = lane(attention_5[0]);
      const auto add_3 =
          lane.load(optimizer_linear + i) +
          (gradients_2 + weights_2 * 0.0f - weights_2 * ((sqrt_2 - sqrt(optimizer_accumulator_2)) / attention_5_2));
      const auto div = (min(0.0f, max(-0.0f, add_3)) - add_3) / (lane(attention_6[0]) + sqrt_2 / attention_5_2);
      lane.store(new_optimizer_accumulator + i, add_2);
      lane.store(new_optimizer_linear + i, add_3);
      lane.store(new_weights + i, div);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: update calls = calls + 1.0
    // new_counted_calls: f32
    const float* const counted_calls = states_.at<float>(0);
    float* const new_counted_calls = states_.at<float>(0);
    compute_new_counted_calls(counted_calls, new_counted_calls);

    // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
    // h2: f32[b, 1, 3], lambda_1: f32[b, 1, 3]
    float* const h2 = arena_.at<float>(slots_[0]);
    float* const lambda_1 = arena_.at<float>(slots_[1]);
    compute_h2(x, new_counted_calls, h2, lambda_1);
    // attention: f32[b, 1, 1]
    const float* const lambda_1_attention_scale = weights_->block.at<float>(0);
    float* const attention = arena_.at<float>(slots_[2]);
    compute_attention(h2, lambda_1, lambda_1_attention_scale, attention);
    // h3: f32[b, 1, 3]
    float* const h3 = arena_.at<float>(slots_[0]);
    compute_h3(attention, lambda_1, h3);

    // m.model:11: output y = Dense(3)(h3)
    // y: f32[b, 1, 3]
    const float* const dense_kernel = weights_->block.at<float>(64);
    const float* const dense_bias = weights_->block.at<float>(128);
    float* const y = arena_.at<float>(slots_[1]);
    modelc::matmul(threads_, b, 3, 3, h3, 3, 1, dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 3 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const std::uint64_t seed = modelc::random_bits(seed_, shard_, *training_->block.at<std::int64_t>(0));

    // m.model:8: h1 = TimeDistributed(GaussianDropout(0.2))(x)
    // gaussian_dropout: f32[b, 3]
    float* const gaussian_dropout = arena_.at<float>(train_step_slots_[0]);
    modelc::kernels::standard_normal(modelc::tensor(gaussian_dropout, b, 3), seed, 0);

    // m.model:3: update calls = calls + 1.0
    // new_counted_calls: f32
    const float* const counted_calls = states_.at<float>(0);
    float* const new_counted_calls = states_.at<float>(0);
    compute_new_counted_calls(counted_calls, new_counted_calls);

    // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
    // h2: f32[b, 1, 3], lambda_1: f32[b, 1, 3]
    float* const h2 = arena_.at<float>(train_step_slots_[0]);
    float* const lambda_1 = arena_.at<float>(train_step_slots_[1]);
    compute_h2_2(x, gaussian_dropout, new_counted_calls, h2, lambda_1);
    // attention: f32[b, 1, 1]
    float* const attention = arena_.at<float>(train_step_slots_[4]);
    compute_attention_2(h2, lambda_1, attention);
    // attention_2: f32[b, 1, 1], attention_3: f32[b, 1, 1]
    const float* const lambda_1_attention_scale = weights_->block.at<float>(0);
    float* const attention_2 = arena_.at<float>(train_step_slots_[5]);
    float* const attention_3 = arena_.at<float>(train_step_slots_[6]);
    compute_attention_2_2(lambda_1_attention_scale, attention, attention_2, attention_3);
    // h3: f32[b, 1, 3]
    float* const h3 = arena_.at<float>(train_step_slots_[0]);
    compute_h3(attention_3, lambda_1, h3);

    // m.model:11: output y = Dense(3)(h3)
    // dense: f32[b, 1, 3]
    const float* const dense_kernel = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(train_step_slots_[2]);
    compute_dense(h3, dense_kernel, dense);

    // m.model:12: compile(optimizer = Ftrl(learning_rate = CosineDecay(0.1, 20)), loss = categorical_hinge)
    // the loss, and what its gradient needs
    // loss: f32, grad_y: f32[b, 1, 3]
    const float* const dense_bias = weights_->block.at<float>(128);
    float* const loss = arena_.at<float>(128);
    float* const grad_y = arena_.at<float>(train_step_slots_[2]);
    float* const mul_row = arena_.at<float>(0);
    compute_loss(dense_bias, dense, y_true, mul_row, grad_y, loss);

    // m.model:11: output y = Dense(3)(h3)
    // grad_h3: f32[b, 1, 3]
    float* const grad_h3 = arena_.at<float>(train_step_slots_[3]);
    compute_grad_h3(grad_y, dense_kernel, grad_h3);

    // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
    // attention_4: f32[b, 1, 1]
    float* const attention_4 = arena_.at<float>(train_step_slots_[7]);
    compute_attention_2(grad_h3, lambda_1, attention_4);

    // m.model:11: output y = Dense(3)(h3)
    // gradients: f32[19]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(h3, grad_y, gradients);
    // gradients: f32[19]
    modelc::for_lanes<float>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 9 + i, lane(0.0f)); });
    // gradients: f32[19]
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 3));
      }
      lane.store(gradients + 16 + i, grad_dense_bias);
    });
    // attention_5: f32, new_optimizer_accumulator_lambda_1_attention_scale: f32, new_optimizer_linear_lambda_1...
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_accumulator_lambda_1_attention_scale = training_->block.at<float>(64);
    const float* const optimizer_linear_lambda_1_attention_scale = training_->block.at<float>(128);
    float* const attention_5 = arena_.at<float>(192);
    float* const new_optimizer_accumulator_lambda_1_attention_scale = training_->block.at<float>(64);
    float* const new_optimizer_linear_lambda_1_attention_scale = training_->block.at<float>(128);
    float* const attention_6 = arena_.at<float>(256);
    float* const new_lambda_1_attention_scale = weights_->block.at<float>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(320);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_iteration_2 = scalar.load(optimizer_iteration);
      const auto mul =
          0.5f * (1.0f + cos(min(1.0f, max(0.0f, modelc::cast<float>(optimizer_iteration_2) / 20.0f)) * 3.1415927f)) *
          0.1f;
      const auto optimizer_accumulator_lambda_1_attention_scale_2 =
          scalar.load(optimizer_accumulator_lambda_1_attention_scale);
      const auto sqrt_2 = sqrt(optimizer_accumulator_lambda_1_attention_scale_2);
      const auto lambda_1_attention_scale_2 = scalar.load(lambda_1_attention_scale);
      const auto mul_2 = lambda_1_attention_scale_2 * 0.0f;
      const auto optimizer_linear_lambda_1_attention_scale_2 = scalar.load(optimizer_linear_lambda_1_attention_scale);
      const auto mul_3 = 2.0f * (0.0f / (mul * 2.0f));
      const auto add_2 = optimizer_iteration_2 + std::int64_t{1};
      const auto grad_lambda_1_attention_scale =
          scalar(modelc::reduce_lanes<modelc::Sum, float>(b, [&](auto lane, modelc::Index i) {
            const auto attention_2_2 = lane.load(attention_2 + i);
            const auto div = lane.load(attention_4 + i) / attention_2_2;
            return lane.load(attention + i) * (attention_2_2 * (div - lane.load(attention_3 + i) * div));
          }));
      const auto mul_lanes = mul;
      const auto mul_3_lanes = mul_3;
      const auto add_2_lanes = add_2;
      scalar.store(attention_5, mul_lanes);
      scalar.store(attention_6, mul_3_lanes);
      scalar.store(add, add_2_lanes);
      const auto add_3 = optimizer_accumulator_lambda_1_attention_scale_2 +
                         grad_lambda_1_attention_scale * grad_lambda_1_attention_scale;
      const auto sqrt_3 = sqrt(add_3);
      const auto add_4 =
          optimizer_linear_lambda_1_attention_scale_2 +
          (grad_lambda_1_attention_scale + mul_2 - lambda_1_attention_scale_2 * ((sqrt_3 - sqrt_2) / mul));
      const auto div_2 = (min(0.0f, max(add_4, -0.0f)) - add_4) / (sqrt_3 / mul + mul_3);
      const auto add_3_lanes = add_3;
      const auto add_4_lanes = add_4;
      const auto div_2_lanes = div_2;
      scalar.store(new_optimizer_accumulator_lambda_1_attention_scale, add_3_lanes);
      scalar.store(new_optimizer_linear_lambda_1_attention_scale, add_4_lanes);
      scalar.store(new_lambda_1_attention_scale, div_2_lanes);
    }

    // m.model:12: compile(optimizer = Ftrl(learning_rate = CosineDecay(0.1, 20)), loss = categorical_hinge)
    // new_optimizer_accumulator: f32[19], new_optimizer_linear: f32[19], new_weights: f32[19]
    const float* const weights = weights_->block.at<float>(64);
    const float* const optimizer_accumulator = training_->block.at<float>(192);
    const float* const optimizer_linear = training_->block.at<float>(320);
    float* const new_optimizer_accumulator = training_->block.at<float>(192);
    float* const new_optimizer_linear = training_->block.at<float>(320);
    float* const new_weights = weights_->block.at<float>(64);
    compute_new_optimizer_accumulator(optimizer_accumulator, gradients, weights, attention_5, optimizer_linear,
                                      attention_6, new_optimizer_accumulator, new_optimizer_linear, new_weights);

    modelc::copy_elements(arena_.at<std::int64_t>(320), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // m.model:12: compile(optimizer = Ftrl(learning_rate = CosineDecay(0.1, 20)), loss = categorical_hinge)
    // attention: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const attention = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      lane.store(attention,
                 0.5f *
                     (1.0f + cos(min(1.0f, max(0.0f, modelc::cast<float>(lane.load(optimizer_iteration)) / 20.0f)) *
                                 3.1415927f)) *
                     0.1f);
    }
    // attention_2: f32
    float* const attention_2 = arena_.at<float>(64);
    {
      const modelc::Scalar lane{};
      lane.store(attention_2, 2.0f * (0.0f / (lane.load(attention) * 2.0f)));
    }
    // new_optimizer_accumulator_lambda_1_attention_scale: f32, new_optimizer_linear_lambda_1_attention_scale: ...
    const float* const lambda_1_attention_scale = weights_->block.at<float>(0);
    const float* const part_gradient_lambda_1_attention_scale = arena_.at<float>(128);
    const float* const optimizer_accumulator_lambda_1_attention_scale = training_->block.at<float>(64);
    const float* const optimizer_linear_lambda_1_attention_scale = training_->block.at<float>(128);
    float* const new_optimizer_accumulator_lambda_1_attention_scale = training_->block.at<float>(64);
    float* const new_optimizer_linear_lambda_1_attention_scale = training_->block.at<float>(128);
    float* const new_lambda_1_attention_scale = weights_->block.at<float>(0);
    {
      const modelc::Scalar lane{};
      const auto optimizer_accumulator_lambda_1_attention_scale_2 =
          lane.load(optimizer_accumulator_lambda_1_attention_scale);
      const auto part_gradient_lambda_1_attention_scale_2 = lane.load(part_gradient_lambda_1_attention_scale);
      const auto add = optimizer_accumulator_lambda_1_attention_scale_2 +
                       part_gradient_lambda_1_attention_scale_2 * part_gradient_lambda_1_attention_scale_2;
      const auto sqrt_2 = sqrt(add);
      const auto lambda_1_attention_scale_2 = lane.load(lambda_1_attention_scale);
      const auto attention_3 = lane.load(attention);
      const auto add_2 = lane.load(optimizer_linear_lambda_1_attention_scale) +
                         (part_gradient_lambda_1_attention_scale_2 + lambda_1_attention_scale_2 * 0.0f -
                          lambda_1_attention_scale_2 *
                              ((sqrt_2 - sqrt(optimizer_accumulator_lambda_1_attention_scale_2)) / attention_3));
      const auto div = (min(0.0f, max(add_2, -0.0f)) - add_2) / (sqrt_2 / attention_3 + lane.load(attention_2));
      lane.store(new_optimizer_accumulator_lambda_1_attention_scale, add);
      lane.store(new_optimizer_linear_lambda_1_attention_scale, add_2);
      lane.store(new_lambda_1_attention_scale, div);
    }
    // new_optimizer_accumulator: f32[19], new_optimizer_linear: f32[19], new_weights: f32[19]
    const float* const weights = weights_->block.at<float>(64);
    const float* const part_gradients = arena_.at<float>(192);
    const float* const optimizer_accumulator = training_->block.at<float>(192);
    const float* const optimizer_linear = training_->block.at<float>(320);
    float* const new_optimizer_accumulator = training_->block.at<float>(192);
    float* const new_optimizer_linear = training_->block.at<float>(320);
    float* const new_weights = weights_->block.at<float>(64);
    compute_new_optimizer_accumulator(optimizer_accumulator, part_gradients, weights, attention, optimizer_linear,
                                      attention_2, new_optimizer_accumulator, new_optimizer_linear, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_iteration, lane.load(optimizer_iteration) + std::int64_t{1});
    }
    // new_counted_calls: f32
    const float* const part_state_counted_calls = arena_.at<float>(384);
    float* const new_counted_calls = states_.at<float>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_counted_calls, lane.load(part_state_counted_calls));
    }
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: update calls = calls + 1.0
    // new_counted_calls: f32
    const float* const counted_calls = states_.at<float>(0);
    float* const new_counted_calls = states_.at<float>(0);
    compute_new_counted_calls(counted_calls, new_counted_calls);

    // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
    // h2: f32[b, 1, 3], lambda_1: f32[b, 1, 3]
    float* const h2 = arena_.at<float>(evaluate_step_slots_[0]);
    float* const lambda_1 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_h2(x, new_counted_calls, h2, lambda_1);
    // attention: f32[b, 1, 1]
    const float* const lambda_1_attention_scale = weights_->block.at<float>(0);
    float* const attention = arena_.at<float>(evaluate_step_slots_[2]);
    compute_attention(h2, lambda_1, lambda_1_attention_scale, attention);
    // h3: f32[b, 1, 3]
    float* const h3 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_h3(attention, lambda_1, h3);

    // m.model:11: output y = Dense(3)(h3)
    // dense: f32[b, 1, 3]
    const float* const dense_kernel = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense(h3, dense_kernel, dense);

    // m.model:12: compile(optimizer = Ftrl(learning_rate = CosineDecay(0.1, 20)), loss = categorical_hinge)
    // the loss
    // loss: f32
    const float* const dense_bias = weights_->block.at<float>(128);
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Max>(3, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_bias + j) + lane.load(dense + i * 3 + j);
          const auto y_true_2 = lane.load(y_true + i * 3 + j);
          const auto mul = y_true_2 * y;
          const auto mul_2 = y * (1.0f - y_true_2);
          return modelc::folded(mul, mul_2);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        const auto row_max = scalar(std::get<1>(row_2));
        const auto maximum = max(1.0f + (row_max - row_sum), 0.0f);
        total_sum.add(maximum);
      }
      scalar.store(loss, scalar(total_sum.value()) / static_cast<float>(b));
    }
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const std::uint64_t seed = modelc::random_bits(seed_, shard_, *training_->block.at<std::int64_t>(0));

    // m.model:8: h1 = TimeDistributed(GaussianDropout(0.2))(x)
    // gaussian_dropout: f32[b, 3]
    float* const gaussian_dropout = arena_.at<float>(gradients_slots_[0]);
    modelc::kernels::standard_normal(modelc::tensor(gaussian_dropout, b, 3), seed, 0);

    // m.model:3: update calls = calls + 1.0
    // new_part_state_counted_calls: f32
    const float* const counted_calls = states_.at<float>(0);
    float* const new_part_state_counted_calls = arena_.at<float>(384);
    compute_new_counted_calls(counted_calls, new_part_state_counted_calls);

    // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
    // h2: f32[b, 1, 3], lambda_1: f32[b, 1, 3]
    float* const h2 = arena_.at<float>(gradients_slots_[0]);
    float* const lambda_1 = arena_.at<float>(gradients_slots_[1]);
    compute_h2_2(x, gaussian_dropout, new_part_state_counted_calls, h2, lambda_1);
    // attention: f32[b, 1, 1]
    float* const attention = arena_.at<float>(gradients_slots_[4]);
    compute_attention_2(h2, lambda_1, attention);
    // attention_2: f32[b, 1, 1], attention_3: f32[b, 1, 1]
    const float* const lambda_1_attention_scale = weights_->block.at<float>(0);
    float* const attention_2 = arena_.at<float>(gradients_slots_[5]);
    float* const attention_3 = arena_.at<float>(gradients_slots_[6]);
    compute_attention_2_2(lambda_1_attention_scale, attention, attention_2, attention_3);
    // h3: f32[b, 1, 3]
    float* const h3 = arena_.at<float>(gradients_slots_[0]);
    compute_h3(attention_3, lambda_1, h3);

    // m.model:11: output y = Dense(3)(h3)
    // dense: f32[b, 1, 3]
    const float* const dense_kernel = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(gradients_slots_[2]);
    compute_dense(h3, dense_kernel, dense);

    // m.model:12: compile(optimizer = Ftrl(learning_rate = CosineDecay(0.1, 20)), loss = categorical_hinge)
    // the loss, and what its gradient needs
    // loss: f32, grad_y: f32[b, 1, 3]
    const float* const dense_bias = weights_->block.at<float>(128);
    float* const loss = arena_.at<float>(0);
    float* const grad_y = arena_.at<float>(gradients_slots_[2]);
    float* const mul_row = arena_.at<float>(64);
    compute_loss(dense_bias, dense, y_true, mul_row, grad_y, loss);

    // m.model:11: output y = Dense(3)(h3)
    // new_part_gradient_dense_bias: f32[3]
    float* const new_part_gradient_dense_bias = arena_.at<float>(256);
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 3));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(128);
    // grad_h3: f32[b, 1, 3]
    float* const grad_h3 = arena_.at<float>(gradients_slots_[3]);
    compute_grad_h3(grad_y, dense_kernel, grad_h3);
    // new_part_gradient_dense_kernel: f32[3, 3]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(192);
    compute_gradients_2(h3, grad_y, new_part_gradient_dense_kernel);
    ready_(64);

    // m.model:10: h3 = Lambda(v -> Attention(use_scale = true)([v, 0.5 * v]))(h2)
    // attention_4: f32[b, 1, 1]
    float* const attention_4 = arena_.at<float>(gradients_slots_[0]);
    compute_attention_2(grad_h3, lambda_1, attention_4);
    // new_part_gradient_lambda_1_attention_scale: f32
    float* const new_part_gradient_lambda_1_attention_scale = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto grad_lambda_1_attention_scale =
          scalar(modelc::reduce_lanes<modelc::Sum, float>(b, [&](auto lane, modelc::Index i) {
            const auto attention_2_2 = lane.load(attention_2 + i);
            const auto div = lane.load(attention_4 + i) / attention_2_2;
            return lane.load(attention + i) * (attention_2_2 * (div - lane.load(attention_3 + i) * div));
          }));
      scalar.store(new_part_gradient_lambda_1_attention_scale, grad_lambda_1_attention_scale);
    }
    ready_(0);

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(320));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Arena states_{64};
  std::uint64_t seed_ = 0;
  std::int64_t shard_ = 0;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[3];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[8];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[3];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[7];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4237

// Made by modelc from m.model. Changes here are lost when that is compiled again.
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
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4238 {

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
    double loss;
    double y_loss;
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

  /// `x: f64[1, 5, 1]` gives `y: f64[1, 5, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, 1, 5, 1> predict(modelc::View<const double, 1, 5, 1> x) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 5);
    assert(x.dimension(2) == 1);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, 1, 5, 1> predict(const XTensor& x) {
    compute(modelc::checked<double, 3>("x", x, {1, 5, 1}));
    return results();
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[1, 5, 1]`
  /// - takes `y_true: f64[1, 5, 1]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, 1, 5, 1> x, modelc::View<const double, 1, 5, 1> y_true) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 5);
    assert(x.dimension(2) == 1);
    assert(y_true.dimension(0) == 1);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 1);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<double, 3>("x", x, {1, 5, 1}),
                          modelc::checked<double, 3>("y_true", y_true, {1, 5, 1}));
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
  /// - takes `x: f64[1, 5, 1]`
  /// - takes `y_true: f64[1, 5, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, 1, 5, 1> x, modelc::View<const double, 1, 5, 1> y_true) noexcept {
    assert(x.dimension(0) == 1);
    assert(x.dimension(1) == 5);
    assert(x.dimension(2) == 1);
    assert(y_true.dimension(0) == 1);
    assert(y_true.dimension(1) == 5);
    assert(y_true.dimension(2) == 1);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<double, 3>("x", x, {1, 5, 1}),
                      modelc::checked<double, 3>("y_true", y_true, {1, 5, 1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    outputs[0] = arena_.at<double>(64);
    outputs[1] = arena_.at<double>(0);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {5, 5}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(0), 5, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 0> symbol_names{};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 3, {1, 5, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 3, {1, 5, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> weight_infos{};
  static constexpr modelc::Index weight_bytes = 0;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 3, {1, 5, 1}, 0, false},
      {"y_true", "f64", 3, {1, 5, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 2> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> training_infos{};
  static constexpr modelc::Index training_bytes = 1;
  static constexpr modelc::Index arena_bytes = 128;

 private:
  modelc::View<const double, 1, 5, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const double, 1, 5, 1>>(arena_.at<double>(0), 1, 5, 1);
  }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(64)), modelc::make_view<double>(arena_.at<double>(0))};
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    // m.model:8: input x: f32[1, 5, 1]
    // x_2: f64[1, 5, 1]
    double* const x_2 = arena_.at<double>(0);
    modelc::for_lanes<double>(5, [&](auto lane, modelc::Index i) { lane.store(x_2 + i, lane.load(x + i)); });
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    // m.model:13: compile(optimizer = Lamb(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = (t, p) -> (...
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto row_2 =
          modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(5, [&](auto lane, modelc::Index i) {
            const auto x_2 = lane.load(x + i);
            const auto gt = x_2 > (-1.0);
            const auto sub = lane.load(y_true + i) - x_2;
            const auto mul = x_2 * x_2;
            const auto cast = modelc::cast<double>(gt);
            const auto where = select(gt, sub * sub, 0.0);
            return modelc::folded(mul, cast, where);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_3 = scalar(std::get<2>(row_2));
      const auto div = row_sum / 5.0;
      const auto mul_2 = div * 0.1;
      const auto add = div * 0.02 + (mul_2 + (mul_2 + row_sum_3 / max(row_sum_2, 1.0)));
      scalar.store(loss, add);
    }
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    // m.model:13: compile(optimizer = Lamb(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = (t, p) -> (...
    // the loss, and what its gradient needs
    // y_loss: f64, loss: f64
    double* const y_loss = arena_.at<double>(0);
    double* const loss = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      const auto row_2 =
          modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum>(5, [&](auto lane, modelc::Index i) {
            const auto x_2 = lane.load(x + i);
            const auto gt = x_2 > (-1.0);
            const auto sub = lane.load(y_true + i) - x_2;
            const auto mul = x_2 * x_2;
            const auto cast = modelc::cast<double>(gt);
            const auto where = select(gt, sub * sub, 0.0);
            return modelc::folded(mul, cast, where);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_3 = scalar(std::get<2>(row_2));
      const auto div = row_sum / 5.0;
      const auto mul_2 = div * 0.1;
      const auto div_2 = row_sum_3 / max(row_sum_2, 1.0);
      const auto add = div * 0.02 + (mul_2 + (mul_2 + div_2));
      const auto div_2_lanes = div_2;
      const auto add_lanes = add;
      scalar.store(y_loss, div_2_lanes);
      scalar.store(loss, add_lanes);
    }
  }

  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Parallel threads_;
  modelc::Arena arena_{arena_bytes};
};

using Model = M;

}  // namespace m4238

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
#include "modelc/packed.hpp"
#include "modelc/panels.hpp"
#include "modelc/parallel.hpp"
#include "modelc/prepared.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4239 {

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

    auto dense_kernel() noexcept { return modelc::block_view<float, 2, 3>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<float, 3>(block, 64); }
    auto dense_1_kernel() noexcept { return modelc::block_view<float, 2, 3>(block, 128); }
    auto dense_1_bias() noexcept { return modelc::block_view<float, 3>(block, 192); }
    auto lstm_lstm_cell_kernel() noexcept { return modelc::block_view<float, 2, 12>(block, 256); }
    auto lstm_lstm_cell_recurrent_kernel() noexcept { return modelc::block_view<float, 3, 12>(block, 384); }
    auto lstm_lstm_cell_bias() noexcept { return modelc::block_view<float, 12>(block, 576); }
    auto dense_2_kernel() noexcept { return modelc::block_view<float, 3, 3>(block, 640); }
    auto dense_2_bias() noexcept { return modelc::block_view<float, 3>(block, 704); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<float>(64), 1, 0.001f);
      std::fill_n(block.at<float>(128), 6, 0.1f);
      std::fill_n(block.at<float>(256), 3, 0.1f);
      std::fill_n(block.at<float>(384), 6, 0.1f);
      std::fill_n(block.at<float>(512), 3, 0.1f);
      std::fill_n(block.at<float>(640), 24, 0.1f);
      std::fill_n(block.at<float>(896), 36, 0.1f);
      std::fill_n(block.at<float>(1280), 12, 0.1f);
      std::fill_n(block.at<float>(1408), 9, 0.1f);
      std::fill_n(block.at<float>(1536), 3, 0.1f);
    }
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 2, 3> grad_dense_kernel;
    modelc::View<const float, 3> grad_dense_bias;
    modelc::View<const float, 2, 3> grad_dense_1_kernel;
    modelc::View<const float, 3> grad_dense_1_bias;
    modelc::View<const float, 2, 12> grad_lstm_lstm_cell_kernel;
    modelc::View<const float, 3, 12> grad_lstm_lstm_cell_recurrent_kernel;
    modelc::View<const float, 12> grad_lstm_lstm_cell_bias;
    modelc::View<const float, 3, 3> grad_dense_2_kernel;
    modelc::View<const float, 3> grad_dense_2_bias;
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
    modelc::load_weights(path, weight_infos.data(), 9, weights_->block.data());
    prepare();
  }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 9, weights_->block.data());
  }
  /// Computes what follows from the weights alone. It is done when these are loaded, initialized or trained; call it
  /// after changing them by hand, while no other model that shares them runs. Allocates.
  void prepare() {
    modelc::pack_kernel(weights_->block.at<float>(256), 1, 2, 12, 1, weights_->prepared.at<float>(0));
    weights_->prepared.set(weights_->block);
  }

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<float>(0), 6, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.186f18p+1) +
            -0x1.186f18p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<float>(128), 6, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.186f18p+1) +
            -0x1.186f18p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lstm/lstm_cell/kernel");
      modelc::initial::fill(block.at<float>(256), 24, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.4f2ec4p+0) +
            -0x1.4f2ec4p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lstm/lstm_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              36, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<float>(key, 0, i)); }),
          12, 3);
      modelc::initial::fill(block.at<float>(384), 36, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(((i) % 12 * 3 + (i) / 12))], 0x1p+0);
      });
    }
    static constexpr float lstm_lstm_cell_bias_values[12] = {0.0f, 0.0f, 0.0f, 1.0f, 1.0f, 1.0f,
                                                             0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f};
    modelc::copy_elements(lstm_lstm_cell_bias_values, 12, block.at<float>(576));
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_2/kernel");
      modelc::initial::fill(block.at<float>(640), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    prepare();
    reset_optimizer();
  }

  /// `x: f32[b, 4, 2]` gives `y: f32[b, 4, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 4, 3> predict(
      modelc::View<const float, modelc::Dynamic, 4, 2> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 2);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 4, 3> predict(const XTensor& x) {
    compute(modelc::checked<float, 3>("x", x, {symbols_.b, 4, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 4, 2]`
  /// - takes `y_true: f32[b, 4, 3]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 4, 2> x,
                   modelc::View<const float, modelc::Dynamic, 4, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 4);
    assert(y_true.dimension(2) == 3);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 3>("x", x, {symbols_.b, 4, 2}),
                       modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 4, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(192));
    values[1] = static_cast<double>(*arena_.at<float>(320));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 4, 2]`
  /// - takes `y_true: f32[b, 4, 3]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 4, 2> x,
                      modelc::View<const float, modelc::Dynamic, 4, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 4);
    assert(y_true.dimension(2) == 3);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 3>("x", x, {symbols_.b, 4, 2}),
                          modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 4, 3}));
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
  /// - takes `x: f32[b, 4, 2]`
  /// - takes `y_true: f32[b, 4, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 4, 2> x,
                      modelc::View<const float, modelc::Dynamic, 4, 3> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 4);
    assert(y_true.dimension(2) == 3);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 3>("x", x, {symbols_.b, 4, 2}),
                      modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 4, 3}));
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
    outputs[4] = arena_.at<float>(448);
    outputs[5] = arena_.at<float>(512);
    outputs[6] = arena_.at<float>(576);
    outputs[7] = arena_.at<float>(704);
    outputs[8] = arena_.at<float>(896);
    outputs[9] = arena_.at<float>(960);
    outputs[10] = arena_.at<float>(1024);
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
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(1664), 1, 0.0f);
    std::fill_n(training_->block.at<float>(1728), 1, 0.0f);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {8 * symbols_.b, 12 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 12 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 3, {-1, 4, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 3, {-1, 4, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 9> weight_infos{{
      {"dense/kernel", "f32", 2, {2, 3}, 0, true},
      {"dense/bias", "f32", 1, {3}, 64, true},
      {"dense_1/kernel", "f32", 2, {2, 3}, 128, true},
      {"dense_1/bias", "f32", 1, {3}, 192, true},
      {"lstm/lstm_cell/kernel", "f32", 2, {2, 12}, 256, true},
      {"lstm/lstm_cell/recurrent_kernel", "f32", 2, {3, 12}, 384, true},
      {"lstm/lstm_cell/bias", "f32", 1, {12}, 576, true},
      {"dense_2/kernel", "f32", 2, {3, 3}, 640, true},
      {"dense_2/bias", "f32", 1, {3}, 704, true},
  }};
  static constexpr modelc::Index weight_bytes = 768;
  static constexpr modelc::Index prepared_bytes = 192;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 3, {-1, 4, 2}, 0, false},
      {"y_true", "f32", 3, {-1, 4, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "huber"};
  static constexpr std::array<modelc::TensorInfo, 11> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {2, 3}, 0, false},
      {"grad/dense/bias", "f32", 1, {3}, 0, false},
      {"grad/dense_1/kernel", "f32", 2, {2, 3}, 0, false},
      {"grad/dense_1/bias", "f32", 1, {3}, 0, false},
      {"grad/lstm/lstm_cell/kernel", "f32", 2, {2, 12}, 0, false},
      {"grad/lstm/lstm_cell/recurrent_kernel", "f32", 2, {3, 12}, 0, false},
      {"grad/lstm/lstm_cell/bias", "f32", 1, {12}, 0, false},
      {"grad/dense_2/kernel", "f32", 2, {3, 3}, 0, false},
      {"grad/dense_2/bias", "f32", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 22> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/accumulator/dense/kernel", "f32", 2, {2, 3}, 128, false},
      {"optimizer/linear/dense/kernel", "f32", 2, {2, 3}, 192, false},
      {"optimizer/accumulator/dense/bias", "f32", 1, {3}, 256, false},
      {"optimizer/linear/dense/bias", "f32", 1, {3}, 320, false},
      {"optimizer/accumulator/dense_1/kernel", "f32", 2, {2, 3}, 384, false},
      {"optimizer/linear/dense_1/kernel", "f32", 2, {2, 3}, 448, false},
      {"optimizer/accumulator/dense_1/bias", "f32", 1, {3}, 512, false},
      {"optimizer/linear/dense_1/bias", "f32", 1, {3}, 576, false},
      {"optimizer/accumulator/lstm/lstm_cell/kernel", "f32", 2, {2, 12}, 640, false},
      {"optimizer/linear/lstm/lstm_cell/kernel", "f32", 2, {2, 12}, 768, false},
      {"optimizer/accumulator/lstm/lstm_cell/recurrent_kernel", "f32", 2, {3, 12}, 896, false},
      {"optimizer/linear/lstm/lstm_cell/recurrent_kernel", "f32", 2, {3, 12}, 1088, false},
      {"optimizer/accumulator/lstm/lstm_cell/bias", "f32", 1, {12}, 1280, false},
      {"optimizer/linear/lstm/lstm_cell/bias", "f32", 1, {12}, 1344, false},
      {"optimizer/accumulator/dense_2/kernel", "f32", 2, {3, 3}, 1408, false},
      {"optimizer/linear/dense_2/kernel", "f32", 2, {3, 3}, 1472, false},
      {"optimizer/accumulator/dense_2/bias", "f32", 1, {3}, 1536, false},
      {"optimizer/linear/dense_2/bias", "f32", 1, {3}, 1600, false},
      {"metric/huber/total", "f32", 0, {}, 1664, false},
      {"metric/huber/count", "f32", 0, {}, 1728, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 12> part_infos{{
      {"gradient/dense/kernel", "f32", 2, {2, 3}, 0, false},
      {"gradient/dense/bias", "f32", 1, {3}, 64, false},
      {"gradient/dense_1/kernel", "f32", 2, {2, 3}, 128, false},
      {"gradient/dense_1/bias", "f32", 1, {3}, 192, false},
      {"gradient/lstm/lstm_cell/kernel", "f32", 2, {2, 12}, 256, false},
      {"gradient/lstm/lstm_cell/recurrent_kernel", "f32", 2, {3, 12}, 384, false},
      {"gradient/lstm/lstm_cell/bias", "f32", 1, {12}, 576, false},
      {"gradient/dense_2/kernel", "f32", 2, {3, 3}, 640, false},
      {"gradient/dense_2/bias", "f32", 1, {3}, 704, false},
      {"loss", "f32", 0, {}, 768, false},
      {"metric/huber/total", "f32", 0, {}, 832, false},
      {"metric/huber/count", "f32", 0, {}, 896, false},
  }};
  static constexpr modelc::Index part_bytes = 960;
  static constexpr modelc::Index gradient_bytes = 768;  // the first of them
  static constexpr modelc::Index training_bytes = 1792;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({32 * b, 48 * b});
    modelc::Size end = 64;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({192 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({48 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({12 * b});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({48 * b});
    modelc::Size train_step_end = 832;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({192 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[15] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[17] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[18] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[19] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[20] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[21] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({12 * b});
    train_step_slots_[22] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    const modelc::Size update_step_end = 1280;
    modelc::Size evaluate_step_end = 256;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({192 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({48 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({12 * b});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({48 * b});
    modelc::Size gradients_end = 1280;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({192 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[16] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[17] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[18] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[19] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[20] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[21] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({12 * b});
    gradients_slots_[22] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 4, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 4, 3>>(arena_.at<float>(slots_[0]), symbols_.b,
                                                                               4, 3);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(192)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(256)),
            modelc::make_view<float>(arena_.at<float>(192)),
            modelc::make_view<modelc::View<const float, 2, 3>>(arena_.at<float>(320), 2, 3),
            modelc::make_view<modelc::View<const float, 3>>(arena_.at<float>(384), 3),
            modelc::make_view<modelc::View<const float, 2, 3>>(arena_.at<float>(448), 2, 3),
            modelc::make_view<modelc::View<const float, 3>>(arena_.at<float>(512), 3),
            modelc::make_view<modelc::View<const float, 2, 12>>(arena_.at<float>(576), 2, 12),
            modelc::make_view<modelc::View<const float, 3, 12>>(arena_.at<float>(704), 3, 12),
            modelc::make_view<modelc::View<const float, 12>>(arena_.at<float>(896), 12),
            modelc::make_view<modelc::View<const float, 3, 3>>(arena_.at<float>(960), 3, 3),
            modelc::make_view<modelc::View<const float, 3>>(arena_.at<float>(1024), 3)};
  }

  // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
  // computes dense, dense_1, dense and 5 more
  void compute_dense(const float* x, const float* dense_kernel, const float* dense_bias, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 3, x, 8, 1, dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 3 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
  // computes lstm, lstm, lstm
  void compute_lstm(const float* x, const float* lstm_lstm_cell_kernel, float* lstm) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < 4; ++i0) {
      modelc::matmul(threads_, b, 2, 12, x + i0 * 2, 8, 1, lstm_lstm_cell_kernel, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(lstm + i0 * (12 * b) + row * 12 + column, sum);
                     });
    }
  }

  // m.model:5: output y = Dense(3, activation = softmax)(h1)
  // computes dense_2, dense_2, dense_2
  void compute_dense_2(const float* lstm_2, const float* dense_2_kernel, float* dense_2) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 4, 3, 3, lstm_2 + i0 * 3, 3 * b, 1, dense_2_kernel, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(dense_2 + i0 * 12 + row * 3 + column, sum);
                     });
    }
  }

  // m.model:5: output y = Dense(3, activation = softmax)(h1)
  // computes grad_dense_2_bias, new_part_gradient_dense_2_bias
  void compute_grad_dense_2_bias(const float* dense_2_2, float* grad_dense_2_bias) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_2_bias_2 = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 4 * b; ++j) {
        grad_dense_2_bias_2 = modelc::Sum::apply(grad_dense_2_bias_2, lane.load(dense_2_2 + i + j * 3));
      }
      lane.store(grad_dense_2_bias + i, grad_dense_2_bias_2);
    });
  }

  // m.model:5: output y = Dense(3, activation = softmax)(h1)
  // computes grad_dense_2_kernel, new_part_gradient_dense_2_kernel
  void compute_grad_dense_2_kernel(const float* dense_2_3, const float* dense_2_2,
                                   float* grad_dense_2_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 3, 4 * b, 3, dense_2_3, 1, 3, dense_2_2, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_dense_2_kernel + row * 3 + column, sum);
                   });
  }

  // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
  // computes lstm_10, lstm_10
  void compute_lstm_10(const float* x, float* lstm_10) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 4; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index k) {
          lane.store(lstm_10 + i * (2 * b) + j * 2 + k, lane.load(x + i * 2 + j * 8 + k));
        });
      }
    }
  }

  // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
  // computes lstm_11, lstm_12, lstm_11 and 1 more
  void compute_lstm_11(float* lstm_11) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(3 * b, [&](auto lane, modelc::Index i) { lane.store(lstm_11 + i, lane(0.0f)); });
  }

  // m.model:5: output y = Dense(3, activation = softmax)(h1)
  // computes lstm_13, lstm_13
  void compute_lstm_13(const float* dense_2_2, const float* dense_2_kernel, const float* lstm_2,
                       float* lstm_13) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 4, 3, 3, dense_2_2 + i0 * 12, 3, 1, dense_2_kernel, 1, 3,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       const auto mul = lane.load(lstm_2 + i0 * 3 + row * (3 * b) + column) *
                                        (lane(0.02f) / lane(static_cast<float>(12 * b)));
                       lane.store(lstm_13 + i0 * 3 + row * (3 * b) + column, mul + (sum + mul));
                     });
    }
  }

  // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
  // computes lstm_14, lstm_14
  void compute_lstm_14(const float* lstm_lstm_cell_recurrent_kernel, float* lstm_14) noexcept {
    for (modelc::Index i = 0; i < 12; ++i) {
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
        lane.store(lstm_14 + i * 3 + j, lane.load(lstm_lstm_cell_recurrent_kernel + i + j * 12, 12));
      });
    }
  }

  // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
  // computes grad_lstm_lstm_cell_kernel, new_part_gradient_lstm_lstm_cell_kernel
  void compute_grad_lstm_lstm_cell_kernel(const float* lstm_10, const float* lstm_15,
                                          float* grad_lstm_lstm_cell_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2, 4 * b, 12, lstm_10, 1, 2, lstm_15, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_lstm_lstm_cell_kernel + row * 12 + column, sum);
                   });
  }

  // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
  // computes grad_dense_1_bias, grad_dense_bias, new_part_gradient_dense_1_bias and 1 more
  void compute_grad_dense_1_bias(const float* lstm_16, float* grad_dense_1_bias) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_1_bias_2 = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_1_bias_2 = modelc::Sum::apply(grad_dense_1_bias_2, lane.load(lstm_16 + i + j * 3));
      }
      lane.store(grad_dense_1_bias + i, grad_dense_1_bias_2);
    });
  }

  // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
  // computes grad_dense_1_kernel, grad_dense_kernel, new_part_gradient_dense_1_kernel and 1 more
  void compute_grad_dense_1_kernel(const float* x, const float* lstm_16, float* grad_dense_1_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2, b, 3, x, 1, 8, lstm_16, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_dense_1_kernel + row * 3 + column, sum);
                   });
  }

  // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
  // computes dense_4, dense_1_2, dense_2_4 and 3 more
  void compute_dense_4(const float* grad_dense_bias, float* dense_4) noexcept {
    {
      const modelc::Scalar lane{};
      const auto grad_dense_bias_2 = lane.load(grad_dense_bias);
      const auto grad_dense_bias_3 = lane.load(grad_dense_bias + 1);
      const auto grad_dense_bias_4 = lane.load(grad_dense_bias + 2);
      lane.store(dense_4,
                 0.3f / max(0.3f, sqrt(grad_dense_bias_2 * grad_dense_bias_2 + grad_dense_bias_3 * grad_dense_bias_3 +
                                       grad_dense_bias_4 * grad_dense_bias_4)));
    }
  }

  // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
  // computes new_optimizer_accumulator_dense_kernel, new_optimizer_accumulator_dense_kernel
  void compute_new_optimizer_accumulator_dense_kernel(
      const float* optimizer_learning_rate, const float* grad_dense_kernel, const float* grad_dense_1_kernel,
      const float* optimizer_accumulator_dense_kernel, const float* dense_kernel,
      const float* optimizer_linear_dense_kernel, const float* optimizer_accumulator_dense_1_kernel,
      const float* dense_1_kernel, const float* optimizer_linear_dense_1_kernel, float* dense_3,
      float* new_optimizer_accumulator_dense_kernel, float* new_optimizer_linear_dense_kernel, float* new_dense_kernel,
      float* new_optimizer_accumulator_dense_1_kernel, float* new_optimizer_linear_dense_1_kernel,
      float* new_dense_1_kernel) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto mul = 2.0f * (0.0f / (optimizer_learning_rate_2 * 2.0f));
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(6, [&](auto lane, modelc::Index i) {
        const auto grad_dense_kernel_2 = lane.load(grad_dense_kernel + i);
        const auto grad_dense_1_kernel_2 = lane.load(grad_dense_1_kernel + i);
        const auto mul_2 = grad_dense_kernel_2 * grad_dense_kernel_2;
        const auto mul_3 = grad_dense_1_kernel_2 * grad_dense_1_kernel_2;
        return modelc::folded(mul_2, mul_3);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      scalar.store(dense_3, mul);
      const auto div = 0.3f / max(sqrt(row_sum), 0.3f);
      const auto div_2 = 0.3f / max(0.3f, sqrt(row_sum_2));
      modelc::for_lanes<float>(6, [&](auto lane, modelc::Index i) {
        const auto mul_4 = lane.load(grad_dense_kernel + i) * lane(div);
        const auto optimizer_accumulator_dense_kernel_2 = lane.load(optimizer_accumulator_dense_kernel + i);
        const auto add_2 = optimizer_accumulator_dense_kernel_2 + mul_4 * mul_4;
        const auto sqrt_2 = sqrt(add_2);
        const auto dense_kernel_2 = lane.load(dense_kernel + i);
        const auto add_3 = lane.load(optimizer_linear_dense_kernel + i) +
                           (mul_4 + dense_kernel_2 * 0.0f -
                            dense_kernel_2 * ((sqrt_2 - sqrt(optimizer_accumulator_dense_kernel_2)) /
                                              lane(optimizer_learning_rate_2)));
        const auto mul_5 = lane.load(grad_dense_1_kernel + i) * lane(div_2);
        const auto optimizer_accumulator_dense_1_kernel_2 = lane.load(optimizer_accumulator_dense_1_kernel + i);
        const auto add_4 = optimizer_accumulator_dense_1_kernel_2 + mul_5 * mul_5;
        const auto sqrt_3 = sqrt(add_4);
        const auto dense_1_kernel_2 = lane.load(dense_1_kernel + i);
        const auto add_5 = lane.load(optimizer_linear_dense_1_kernel + i) +
                           (mul_5 + dense_1_kernel_2 * 0.0f -
                            dense_1_kernel_2 * ((sqrt_3 - sqrt(optimizer_accumulator_dense_1_kernel_2)) /
                                                lane(optimizer_learning_rate_2)));
        const auto div_3 =
            (min(0.0f, max(add_3, -0.0f)) - add_3) / (sqrt_2 / lane(optimizer_learning_rate_2) + lane(mul));
        const auto div_4 =
            (min(0.0f, max(-0.0f, add_5)) - add_5) / (lane(mul) + sqrt_3 / lane(optimizer_learning_rate_2));
        lane.store(new_optimizer_accumulator_dense_kernel + i, add_2);
        lane.store(new_optimizer_linear_dense_kernel + i, add_3);
        lane.store(new_dense_kernel + i, div_3);
        lane.store(new_optimizer_accumulator_dense_1_kernel + i, add_4);
        lane.store(new_optimizer_linear_dense_1_kernel + i, add_5);
        lane.store(new_dense_1_kernel + i, div_4);
      });
    }
  }

  // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
  // computes new_optimizer_accumulator_dense_bias, new_optimizer_accumulator_dense_1_bias,
  // new_optimizer_accumulator_dense_2_bias and 3 more
  void compute_new_optimizer_accumulator_dense_bias(const float* grad_dense_bias, const float* dense_4,
                                                    const float* optimizer_accumulator_dense_bias,
                                                    const float* dense_bias, const float* optimizer_learning_rate,
                                                    const float* optimizer_linear_dense_bias, const float* dense_3,
                                                    float* new_optimizer_accumulator_dense_bias,
                                                    float* new_optimizer_linear_dense_bias,
                                                    float* new_dense_bias) noexcept {
    modelc::for_lanes<float>(3, [&](auto lane, modelc::Index i) {
      const auto mul = lane.load(grad_dense_bias + i) * lane(dense_4[0]);
      const auto optimizer_accumulator_dense_bias_2 = lane.load(optimizer_accumulator_dense_bias + i);
      const auto add_2 = optimizer_accumulator_dense_bias_2 + mul * mul;
      const auto sqrt_2 = sqrt(add_2);
      const auto dense_bias_2 = lane.load(dense_bias + i);
      const auto optimizer_learning_rate_2 = lane(optimizer_learning_rate[0]);
      const auto add_3 =
          lane.load(optimizer_linear_dense_bias + i) +
          (mul + dense_bias_2 * 0.0f -
           dense_bias_2 * ((sqrt_2 - sqrt(optimizer_accumulator_dense_bias_2)) / optimizer_learning_rate_2));
      const auto div = (min(0.0f, max(-0.0f, add_3)) - add_3) / (lane(dense_3[0]) + sqrt_2 / optimizer_learning_rate_2);
      lane.store(new_optimizer_accumulator_dense_bias + i, add_2);
      lane.store(new_optimizer_linear_dense_bias + i, add_3);
      lane.store(new_dense_bias + i, div);
    });
  }

  // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
  // computes new_optimizer_accumulator_lstm_lstm_cell_kernel, new_optimizer_accumulator_lstm_lstm_cell_kernel
  void compute_new_optimizer_accumulator_lstm_lstm_cell_kernel(
      const float* optimizer_learning_rate, const float* dense_3, const float* grad_lstm_lstm_cell_kernel,
      const float* optimizer_accumulator_lstm_lstm_cell_kernel, const float* lstm_lstm_cell_kernel,
      const float* optimizer_linear_lstm_lstm_cell_kernel, float* new_optimizer_accumulator_lstm_lstm_cell_kernel,
      float* new_optimizer_linear_lstm_lstm_cell_kernel, float* new_lstm_lstm_cell_kernel) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto dense_3_2 = scalar.load(dense_3);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(24, [&](auto lane, modelc::Index i) {
        const auto grad_lstm_lstm_cell_kernel_2 = lane.load(grad_lstm_lstm_cell_kernel + i);
        return grad_lstm_lstm_cell_kernel_2 * grad_lstm_lstm_cell_kernel_2;
      }));
      const auto div = 0.3f / max(0.3f, sqrt(row_sum));
      modelc::for_lanes<float>(24, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(grad_lstm_lstm_cell_kernel + i) * lane(div);
        const auto optimizer_accumulator_lstm_lstm_cell_kernel_2 =
            lane.load(optimizer_accumulator_lstm_lstm_cell_kernel + i);
        const auto add_2 = optimizer_accumulator_lstm_lstm_cell_kernel_2 + mul * mul;
        const auto sqrt_2 = sqrt(add_2);
        const auto lstm_lstm_cell_kernel_2 = lane.load(lstm_lstm_cell_kernel + i);
        const auto add_3 = lane.load(optimizer_linear_lstm_lstm_cell_kernel + i) +
                           (mul + lstm_lstm_cell_kernel_2 * 0.0f -
                            lstm_lstm_cell_kernel_2 * ((sqrt_2 - sqrt(optimizer_accumulator_lstm_lstm_cell_kernel_2)) /
                                                       lane(optimizer_learning_rate_2)));
        const auto div_2 =
            (min(0.0f, max(-0.0f, add_3)) - add_3) / (lane(dense_3_2) + sqrt_2 / lane(optimizer_learning_rate_2));
        lane.store(new_optimizer_accumulator_lstm_lstm_cell_kernel + i, add_2);
        lane.store(new_optimizer_linear_lstm_lstm_cell_kernel + i, add_3);
        lane.store(new_lstm_lstm_cell_kernel + i, div_2);
      });
    }
  }

  // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
  // computes lstm_18, new_part_gradient_lstm_lstm_cell_recurrent_kernel
  void compute_lstm_18(const float* lstm_9, const float* lstm_15, float* lstm_18) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 3, 4 * b, 12, lstm_9, 1, 3, lstm_15, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(lstm_18 + row * 12 + column, sum);
                   });
  }

  // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
  // computes new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel,
  // new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel
  void compute_new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel(
      const float* optimizer_learning_rate, const float* dense_3, const float* lstm_18,
      const float* optimizer_accumulator_lstm_lstm_cell_recurrent_kernel, const float* lstm_lstm_cell_recurrent_kernel,
      const float* optimizer_linear_lstm_lstm_cell_recurrent_kernel,
      float* new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel,
      float* new_optimizer_linear_lstm_lstm_cell_recurrent_kernel,
      float* new_lstm_lstm_cell_recurrent_kernel) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto dense_3_2 = scalar.load(dense_3);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(36, [&](auto lane, modelc::Index i) {
        const auto lstm_18_2 = lane.load(lstm_18 + i);
        return lstm_18_2 * lstm_18_2;
      }));
      const auto div = 0.3f / max(0.3f, sqrt(row_sum));
      modelc::for_lanes<float>(36, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(lstm_18 + i) * lane(div);
        const auto optimizer_accumulator_lstm_lstm_cell_recurrent_kernel_2 =
            lane.load(optimizer_accumulator_lstm_lstm_cell_recurrent_kernel + i);
        const auto add_2 = optimizer_accumulator_lstm_lstm_cell_recurrent_kernel_2 + mul * mul;
        const auto sqrt_2 = sqrt(add_2);
        const auto lstm_lstm_cell_recurrent_kernel_2 = lane.load(lstm_lstm_cell_recurrent_kernel + i);
        const auto add_3 = lane.load(optimizer_linear_lstm_lstm_cell_recurrent_kernel + i) +
                           (mul + lstm_lstm_cell_recurrent_kernel_2 * 0.0f -
                            lstm_lstm_cell_recurrent_kernel_2 *
                                ((sqrt_2 - sqrt(optimizer_accumulator_lstm_lstm_cell_recurrent_kernel_2)) /
                                 lane(optimizer_learning_rate_2)));
        const auto div_2 =
            (min(0.0f, max(-0.0f, add_3)) - add_3) / (lane(dense_3_2) + sqrt_2 / lane(optimizer_learning_rate_2));
        lane.store(new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel + i, add_2);
        lane.store(new_optimizer_linear_lstm_lstm_cell_recurrent_kernel + i, add_3);
        lane.store(new_lstm_lstm_cell_recurrent_kernel + i, div_2);
      });
    }
  }

  // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
  // computes new_optimizer_accumulator_dense_2_kernel, new_optimizer_accumulator_dense_2_kernel
  void compute_new_optimizer_accumulator_dense_2_kernel(
      const float* optimizer_learning_rate, const float* dense_3, const float* grad_dense_2_kernel,
      const float* optimizer_accumulator_dense_2_kernel, const float* dense_2_kernel,
      const float* optimizer_linear_dense_2_kernel, float* new_optimizer_accumulator_dense_2_kernel,
      float* new_optimizer_linear_dense_2_kernel, float* new_dense_2_kernel) noexcept {
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto dense_3_2 = scalar.load(dense_3);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(9, [&](auto lane, modelc::Index i) {
        const auto grad_dense_2_kernel_2 = lane.load(grad_dense_2_kernel + i);
        return grad_dense_2_kernel_2 * grad_dense_2_kernel_2;
      }));
      const auto div = 0.3f / max(0.3f, sqrt(row_sum));
      modelc::for_lanes<float>(9, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(grad_dense_2_kernel + i) * lane(div);
        const auto optimizer_accumulator_dense_2_kernel_2 = lane.load(optimizer_accumulator_dense_2_kernel + i);
        const auto add_2 = optimizer_accumulator_dense_2_kernel_2 + mul * mul;
        const auto sqrt_2 = sqrt(add_2);
        const auto dense_2_kernel_2 = lane.load(dense_2_kernel + i);
        const auto add_3 = lane.load(optimizer_linear_dense_2_kernel + i) +
                           (mul + dense_2_kernel_2 * 0.0f -
                            dense_2_kernel_2 * ((sqrt_2 - sqrt(optimizer_accumulator_dense_2_kernel_2)) /
                                                lane(optimizer_learning_rate_2)));
        const auto div_2 =
            (min(0.0f, max(-0.0f, add_3)) - add_3) / (lane(dense_3_2) + sqrt_2 / lane(optimizer_learning_rate_2));
        lane.store(new_optimizer_accumulator_dense_2_kernel + i, add_2);
        lane.store(new_optimizer_linear_dense_2_kernel + i, add_3);
        lane.store(new_dense_2_kernel + i, div_2);
      });
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
    if (!weights_->prepared.valid()) prepare();
    assert(weights_->prepared.follows(weights_->block));  // call prepare() after changing weights
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
    // dense: f32[b, 3]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(slots_[2]);
    compute_dense(x, dense_kernel, dense_bias, dense);
    // dense_1: f32[b, 3]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(192);
    float* const dense_1 = arena_.at<float>(slots_[3]);
    compute_dense(x, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f32[4, b, 12]
    const float* const lstm_lstm_cell_kernel_panels = weights_->prepared.at<float>(0);
    float* const lstm = arena_.at<float>(slots_[0]);
    for (modelc::Index i0 = 0; i0 < 4; ++i0) {
      modelc::packed_matmul(threads_, b, 2, 12, x + i0 * 2, 8, lstm_lstm_cell_kernel_panels,
                            [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                              lane.store(lstm + i0 * (12 * b) + row * 12 + column, sum);
                            });
    }
    // lstm_2: f32[4, b, 3], carry: f32[b, 3], carry_2: f32[b, 3]
    const float* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(384);
    const float* const lstm_lstm_cell_bias = weights_->block.at<float>(576);
    float* const lstm_2 = arena_.at<float>(slots_[1]);
    float* const carry = arena_.at<float>(slots_[4]);
    float* const carry_2 = arena_.at<float>(slots_[5]);
    std::copy_n(dense, 3 * b, carry);
    std::copy_n(dense_1, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const steps = lstm + turn_2 * (12 * b);
      const float* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const float* const state_2 = lstm_lstm_cell_bias;
      float* const add = arena_.at<float>(slots_[6]);
      float* const new_carry_1 = carry_2;
      float* const new_carry_0 = carry;
      // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
      // add: f32[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0, 3, 1, state_1, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 12 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 12 + column) + sum));
                     });
      // new_carry_1: f32[b, 3], new_carry_0: f32[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
          const auto add_2 = lane.load(carry_1 + i * 3 + j) * sigmoid(lane.load(add + 3 + i * 12 + j)) +
                             sigmoid(lane.load(add + i * 12 + j)) * tanh(lane.load(add + 6 + i * 12 + j));
          const auto mul = sigmoid(lane.load(add + 9 + i * 12 + j)) * tanh(add_2);
          lane.store(new_carry_1 + i * 3 + j, add_2);
          lane.store(new_carry_0 + i * 3 + j, mul);
        });
      }
      std::copy_n(new_carry_0, 3 * b, lstm_2 + turn_2 * (3 * b));
    }

    // m.model:5: output y = Dense(3, activation = softmax)(h1)
    // dense_2: f32[b, 4, 3]
    const float* const dense_2_kernel = weights_->block.at<float>(640);
    const float* const dense_2_bias = weights_->block.at<float>(704);
    float* const dense_2 = arena_.at<float>(slots_[0]);
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 4, 3, 3, lstm_2 + i0 * 3, 3 * b, 1, dense_2_kernel, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(dense_2 + i0 * 12 + row * 3 + column, lane.load(dense_2_bias + column) + sum);
                     });
    }
    // y: f32[b, 4, 3]
    float* const y = arena_.at<float>(slots_[0]);
    float* const dense_2_row = arena_.at<float>(0);
    for (modelc::Index i = 0; i < 4 * b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
          3, [&](auto lane, modelc::Index j) { return lane.load(dense_2 + i * 3 + j); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(dense_2 + i * 3 + j) - lane(row_max));
        lane.store(dense_2_row + j, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
        lane.store(y + i * 3 + j, lane.load(dense_2_row + j) / lane(row_sum));
      });
    }
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
    // dense: f32[b, 3]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(train_step_slots_[2]);
    compute_dense(x, dense_kernel, dense_bias, dense);
    // dense_1: f32[b, 3]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(192);
    float* const dense_1 = arena_.at<float>(train_step_slots_[10]);
    compute_dense(x, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f32[4, b, 12]
    const float* const lstm_lstm_cell_kernel = weights_->block.at<float>(256);
    float* const lstm = arena_.at<float>(train_step_slots_[0]);
    compute_lstm(x, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f32[4, b, 3], lstm_3: f32[4, b, 3], lstm_4: f32[4, b, 3], lstm_5: f32[4, b, 3], lstm_6: f32[4, b...
    const float* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(384);
    const float* const lstm_lstm_cell_bias = weights_->block.at<float>(576);
    float* const lstm_2 = arena_.at<float>(train_step_slots_[1]);
    float* const lstm_3 = arena_.at<float>(train_step_slots_[3]);
    float* const lstm_4 = arena_.at<float>(train_step_slots_[4]);
    float* const lstm_5 = arena_.at<float>(train_step_slots_[5]);
    float* const lstm_6 = arena_.at<float>(train_step_slots_[6]);
    float* const lstm_7 = arena_.at<float>(train_step_slots_[7]);
    float* const lstm_8 = arena_.at<float>(train_step_slots_[8]);
    float* const lstm_9 = arena_.at<float>(train_step_slots_[9]);
    float* const carry = arena_.at<float>(train_step_slots_[11]);
    float* const carry_2 = arena_.at<float>(train_step_slots_[12]);
    std::copy_n(dense, 3 * b, carry);
    std::copy_n(dense_1, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const steps = lstm + turn_2 * (12 * b);
      const float* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const float* const state_2 = lstm_lstm_cell_bias;
      float* const add = arena_.at<float>(train_step_slots_[14]);
      float* const stacked_3 = lstm_7 + turn_2 * (3 * b);
      float* const stacked_4 = lstm_6 + turn_2 * (3 * b);
      float* const stacked_5 = lstm_5 + turn_2 * (3 * b);
      float* const stacked_6 = lstm_4 + turn_2 * (3 * b);
      float* const new_carry_1 = carry_2;
      float* const stacked_7 = lstm_3 + turn_2 * (3 * b);
      float* const new_carry_0 = carry;
      float* const carry_0_2 = lstm_9 + turn_2 * (3 * b);
      float* const carry_1_2 = lstm_8 + turn_2 * (3 * b);
      // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
      // carry_0_2: f32[b, 3]
      modelc::for_lanes<float>(3 * b,
                               [&](auto lane, modelc::Index i) { lane.store(carry_0_2 + i, lane.load(carry_0 + i)); });
      // add: f32[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0, 3, 1, state_1, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 12 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 12 + column) + sum));
                     });
      // stacked_3: f32[b, 3], stacked_4: f32[b, 3], stacked_5: f32[b, 3], stacked_6: f32[b, 3], new_carry_1: f32...
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
          const auto sigmoid_2 = sigmoid(lane.load(add + i * 12 + j));
          const auto sigmoid_3 = sigmoid(lane.load(add + 3 + i * 12 + j));
          const auto sigmoid_4 = sigmoid(lane.load(add + 9 + i * 12 + j));
          const auto carry_1_3 = lane.load(carry_1 + i * 3 + j);
          const auto tanh_2 = tanh(lane.load(add + 6 + i * 12 + j));
          const auto add_2 = carry_1_3 * sigmoid_3 + sigmoid_2 * tanh_2;
          const auto tanh_3 = tanh(add_2);
          const auto mul = sigmoid_4 * tanh_3;
          lane.store(stacked_3 + i * 3 + j, sigmoid_2);
          lane.store(stacked_4 + i * 3 + j, sigmoid_3);
          lane.store(stacked_5 + i * 3 + j, sigmoid_4);
          lane.store(stacked_6 + i * 3 + j, tanh_2);
          lane.store(new_carry_1 + i * 3 + j, add_2);
          lane.store(stacked_7 + i * 3 + j, tanh_3);
          lane.store(new_carry_0 + i * 3 + j, mul);
          lane.store(carry_1_2 + i * 3 + j, carry_1_3);
        });
      }
      std::copy_n(new_carry_0, 3 * b, lstm_2 + turn_2 * (3 * b));
    }

    // m.model:5: output y = Dense(3, activation = softmax)(h1)
    // dense_2: f32[b, 4, 3]
    const float* const dense_2_kernel = weights_->block.at<float>(640);
    float* const dense_2 = arena_.at<float>(train_step_slots_[0]);
    compute_dense_2(lstm_2, dense_2_kernel, dense_2);
    // the loss, and what its gradient needs
    // loss: f32, new_metric_huber_total: f32, huber: f32, huber_2: f32, dense_2_2: f32[b, 4, 3], dense_2_3: f3...
    const float* const dense_2_bias = weights_->block.at<float>(704);
    const float* const metric_huber_total = training_->block.at<float>(1664);
    const float* const metric_huber_count = training_->block.at<float>(1728);
    float* const loss = arena_.at<float>(192);
    float* const new_metric_huber_total = training_->block.at<float>(1664);
    float* const huber = arena_.at<float>(256);
    float* const huber_2 = arena_.at<float>(320);
    float* const dense_2_2 = arena_.at<float>(train_step_slots_[0]);
    float* const dense_2_3 = arena_.at<float>(train_step_slots_[2]);
    float* const dense_2_row = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::Total<modelc::Sum, float> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          const auto neg = -(scalar(1.0f) / scalar(static_cast<float>(4 * b)));
          const auto row_2 =
              modelc::fold_lanes<float, modelc::Sum, modelc::Max, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
                const auto lstm_2_2 = lane.load(lstm_2 + i * 3 + j * (3 * b) + k);
                const auto mul = lstm_2_2 * lstm_2_2;
                const auto add_2 = lane.load(dense_2_bias + k) + lane.load(dense_2 + i * 12 + j * 3 + k);
                const auto neg_2 = -(lane.load(y_true + i * 12 + j * 3 + k) * lane(neg));
                lane.store(dense_2_3 + i * 12 + j * 3 + k, lstm_2_2);
                return modelc::folded(mul, add_2, neg_2);
              });
          total_sum.add(scalar(std::get<0>(row_2)));
          const auto row_max = scalar(std::get<1>(row_2));
          const auto row_sum = scalar(std::get<2>(row_2));
          const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index k) {
            const auto exp_2 =
                exp(lane.load(dense_2_bias + k) + lane.load(dense_2 + i * 12 + j * 3 + k) - lane(row_max));
            lane.store(dense_2_row + k, exp_2);
            return exp_2;
          }));
          const auto log_2 = log(row_sum_2);
          const auto div = row_sum / row_sum_2;
          const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto exp_3 = lane.load(dense_2_row + k);
            const auto y_true_2 = lane.load(y_true + i * 12 + j * 3 + k);
            const auto abs_2 = abs(exp_3 / lane(row_sum_2) - y_true_2);
            const auto add_3 = y_true_2 * lane(neg) + exp_3 * lane(div);
            const auto mul_2 = y_true_2 * (lane.load(dense_2_bias + k) + lane.load(dense_2 + i * 12 + j * 3 + k) -
                                           lane(row_max) - lane(log_2));
            const auto where = select(abs_2 <= 1.0f, abs_2 * abs_2 * 0.5f, abs_2 - 0.5f);
            lane.store(dense_2_2 + i * 12 + j * 3 + k, add_3);
            return modelc::folded(mul_2, where);
          });
          total_sum_2.add(scalar(std::get<0>(row_3)));
          total_sum_3.add(scalar(std::get<1>(row_3)));
        }
      }
      const auto add_4 = scalar.load(metric_huber_total) + scalar(total_sum_3.value()) / 3.0f;
      const auto add_5 = scalar.load(metric_huber_count) + static_cast<float>(4 * b);
      const auto eq = add_5 == 0.0f;
      const auto add_6 = scalar(total_sum.value()) / static_cast<float>(12 * b) * 0.02f +
                         -scalar(total_sum_2.value()) / static_cast<float>(4 * b);
      const auto where_2 = select(eq, 0.0f, add_4 / select(eq, 1.0f, add_5));
      scalar.store(loss, add_6);
      scalar.store(new_metric_huber_total, add_4);
      scalar.store(huber, add_5);
      scalar.store(huber_2, where_2);
    }
    // grad_dense_2_bias: f32[3]
    float* const grad_dense_2_bias = arena_.at<float>(384);
    compute_grad_dense_2_bias(dense_2_2, grad_dense_2_bias);
    // grad_dense_2_kernel: f32[3, 3]
    float* const grad_dense_2_kernel = arena_.at<float>(448);
    compute_grad_dense_2_kernel(dense_2_3, dense_2_2, grad_dense_2_kernel);

    // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
    // lstm_10: f32[4, b, 2]
    float* const lstm_10 = arena_.at<float>(train_step_slots_[2]);
    compute_lstm_10(x, lstm_10);
    // lstm_11: f32[b, 3]
    float* const lstm_11 = arena_.at<float>(train_step_slots_[10]);
    compute_lstm_11(lstm_11);
    // lstm_12: f32[b, 3]
    float* const lstm_12 = arena_.at<float>(train_step_slots_[11]);
    compute_lstm_11(lstm_12);

    // m.model:5: output y = Dense(3, activation = softmax)(h1)
    // lstm_13: f32[4, b, 3]
    float* const lstm_13 = arena_.at<float>(train_step_slots_[1]);
    compute_lstm_13(dense_2_2, dense_2_kernel, lstm_2, lstm_13);

    // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
    // lstm_14: f32[12, 3]
    float* const lstm_14 = arena_.at<float>(0);
    compute_lstm_14(lstm_lstm_cell_recurrent_kernel, lstm_14);
    // lstm_15: f32[4, b, 12], lstm_16: f32[b, 3], lstm_17: f32[b, 3]
    float* const lstm_15 = arena_.at<float>(train_step_slots_[0]);
    float* const lstm_16 = arena_.at<float>(train_step_slots_[12]);
    float* const lstm_17 = arena_.at<float>(train_step_slots_[13]);
    std::copy_n(lstm_11, 3 * b, lstm_17);
    std::copy_n(lstm_12, 3 * b, lstm_16);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const modelc::Index step_2 = 4 - 1 - turn_2;
      const float* const d_carry_0 = lstm_17;
      const float* const d_carry_1 = lstm_16;
      const float* const kept_1 = lstm_8 + step_2 * (3 * b);
      const float* const kept_2 = lstm_7 + step_2 * (3 * b);
      const float* const kept_3 = lstm_6 + step_2 * (3 * b);
      const float* const kept_4 = lstm_5 + step_2 * (3 * b);
      const float* const kept_5 = lstm_4 + step_2 * (3 * b);
      const float* const kept_6 = lstm_3 + step_2 * (3 * b);
      const float* const d_y_0 = lstm_13 + step_2 * (3 * b);
      const float* const same = lstm_14;
      float* const gradient_4 = lstm_15 + step_2 * (12 * b);
      float* const new_d_carry_0 = lstm_17;
      float* const new_d_carry_1 = lstm_16;
      // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
      // gradient_4: f32[b, 12], new_d_carry_1: f32[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
          const auto kept_2_2 = lane.load(kept_2 + i * 3 + j);
          const auto kept_6_2 = lane.load(kept_6 + i * 3 + j);
          const auto add_2 = lane.load(d_carry_0 + i * 3 + j) + lane.load(d_y_0 + i * 3 + j);
          const auto kept_4_2 = lane.load(kept_4 + i * 3 + j);
          const auto add_3 = lane.load(d_carry_1 + i * 3 + j) + (1.0f - kept_6_2 * kept_6_2) * (kept_4_2 * add_2);
          const auto kept_5_2 = lane.load(kept_5 + i * 3 + j);
          const auto kept_3_2 = lane.load(kept_3 + i * 3 + j);
          const auto mul = (kept_2_2 - kept_2_2 * kept_2_2) * (kept_5_2 * add_3);
          const auto mul_2 = (kept_3_2 - kept_3_2 * kept_3_2) * (lane.load(kept_1 + i * 3 + j) * add_3);
          const auto mul_3 = (1.0f - kept_5_2 * kept_5_2) * (kept_2_2 * add_3);
          const auto mul_4 = (kept_4_2 - kept_4_2 * kept_4_2) * (kept_6_2 * add_2);
          const auto mul_5 = kept_3_2 * add_3;
          lane.store(gradient_4 + i * 12 + j, mul);
          lane.store(gradient_4 + 3 + i * 12 + j, mul_2);
          lane.store(gradient_4 + 6 + i * 12 + j, mul_3);
          lane.store(gradient_4 + 9 + i * 12 + j, mul_4);
          lane.store(new_d_carry_1 + i * 3 + j, mul_5);
        });
      }
      // new_d_carry_0: f32[b, 3]
      modelc::matmul(threads_, b, 12, 3, gradient_4, 12, 1, same, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(new_d_carry_0 + row * 3 + column, sum);
                     });
    }
    // grad_lstm_lstm_cell_kernel: f32[2, 12]
    float* const grad_lstm_lstm_cell_kernel = arena_.at<float>(0);
    compute_grad_lstm_lstm_cell_kernel(lstm_10, lstm_15, grad_lstm_lstm_cell_kernel);
    // grad_dense_1_bias: f32[3]
    float* const grad_dense_1_bias = arena_.at<float>(128);
    compute_grad_dense_1_bias(lstm_16, grad_dense_1_bias);
    // grad_dense_1_kernel: f32[2, 3]
    float* const grad_dense_1_kernel = arena_.at<float>(512);
    compute_grad_dense_1_kernel(x, lstm_16, grad_dense_1_kernel);
    // grad_dense_bias: f32[3]
    float* const grad_dense_bias = arena_.at<float>(576);
    compute_grad_dense_1_bias(lstm_17, grad_dense_bias);
    // grad_dense_kernel: f32[2, 3]
    float* const grad_dense_kernel = arena_.at<float>(640);
    compute_grad_dense_1_kernel(x, lstm_17, grad_dense_kernel);

    // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
    // dense_4: f32
    float* const dense_4 = arena_.at<float>(768);
    compute_dense_4(grad_dense_bias, dense_4);
    // new_optimizer_accumulator_dense_kernel: f32[2, 3], new_optimizer_linear_dense_kernel: f32[2, 3], dense_3...
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_accumulator_dense_kernel = training_->block.at<float>(128);
    const float* const optimizer_linear_dense_kernel = training_->block.at<float>(192);
    const float* const optimizer_accumulator_dense_1_kernel = training_->block.at<float>(384);
    const float* const optimizer_linear_dense_1_kernel = training_->block.at<float>(448);
    float* const new_optimizer_accumulator_dense_kernel = training_->block.at<float>(128);
    float* const new_optimizer_linear_dense_kernel = training_->block.at<float>(192);
    float* const dense_3 = arena_.at<float>(704);
    float* const new_dense_kernel = weights_->block.at<float>(0);
    float* const new_optimizer_accumulator_dense_1_kernel = training_->block.at<float>(384);
    float* const new_optimizer_linear_dense_1_kernel = training_->block.at<float>(448);
    float* const new_dense_1_kernel = weights_->block.at<float>(128);
    compute_new_optimizer_accumulator_dense_kernel(
        optimizer_learning_rate, grad_dense_kernel, grad_dense_1_kernel, optimizer_accumulator_dense_kernel,
        dense_kernel, optimizer_linear_dense_kernel, optimizer_accumulator_dense_1_kernel, dense_1_kernel,
        optimizer_linear_dense_1_kernel, dense_3, new_optimizer_accumulator_dense_kernel,
        new_optimizer_linear_dense_kernel, new_dense_kernel, new_optimizer_accumulator_dense_1_kernel,
        new_optimizer_linear_dense_1_kernel, new_dense_1_kernel);
    // new_optimizer_accumulator_dense_bias: f32[3], new_optimizer_linear_dense_bias: f32[3], new_dense_bias: f...
    const float* const optimizer_accumulator_dense_bias = training_->block.at<float>(256);
    const float* const optimizer_linear_dense_bias = training_->block.at<float>(320);
    float* const new_optimizer_accumulator_dense_bias = training_->block.at<float>(256);
    float* const new_optimizer_linear_dense_bias = training_->block.at<float>(320);
    float* const new_dense_bias = weights_->block.at<float>(64);
    compute_new_optimizer_accumulator_dense_bias(grad_dense_bias, dense_4, optimizer_accumulator_dense_bias, dense_bias,
                                                 optimizer_learning_rate, optimizer_linear_dense_bias, dense_3,
                                                 new_optimizer_accumulator_dense_bias, new_optimizer_linear_dense_bias,
                                                 new_dense_bias);
    // dense_1_2: f32
    float* const dense_1_2 = arena_.at<float>(512);
    compute_dense_4(grad_dense_1_bias, dense_1_2);
    // new_optimizer_accumulator_dense_1_bias: f32[3], new_optimizer_linear_dense_1_bias: f32[3], new_dense_1_b...
    const float* const optimizer_accumulator_dense_1_bias = training_->block.at<float>(512);
    const float* const optimizer_linear_dense_1_bias = training_->block.at<float>(576);
    float* const new_optimizer_accumulator_dense_1_bias = training_->block.at<float>(512);
    float* const new_optimizer_linear_dense_1_bias = training_->block.at<float>(576);
    float* const new_dense_1_bias = weights_->block.at<float>(192);
    compute_new_optimizer_accumulator_dense_bias(grad_dense_1_bias, dense_1_2, optimizer_accumulator_dense_1_bias,
                                                 dense_1_bias, optimizer_learning_rate, optimizer_linear_dense_1_bias,
                                                 dense_3, new_optimizer_accumulator_dense_1_bias,
                                                 new_optimizer_linear_dense_1_bias, new_dense_1_bias);
    // new_optimizer_accumulator_lstm_lstm_cell_kernel: f32[2, 12], new_optimizer_linear_lstm_lstm_cell_kernel:...
    const float* const optimizer_accumulator_lstm_lstm_cell_kernel = training_->block.at<float>(640);
    const float* const optimizer_linear_lstm_lstm_cell_kernel = training_->block.at<float>(768);
    float* const new_optimizer_accumulator_lstm_lstm_cell_kernel = training_->block.at<float>(640);
    float* const new_optimizer_linear_lstm_lstm_cell_kernel = training_->block.at<float>(768);
    float* const new_lstm_lstm_cell_kernel = weights_->block.at<float>(256);
    compute_new_optimizer_accumulator_lstm_lstm_cell_kernel(
        optimizer_learning_rate, dense_3, grad_lstm_lstm_cell_kernel, optimizer_accumulator_lstm_lstm_cell_kernel,
        lstm_lstm_cell_kernel, optimizer_linear_lstm_lstm_cell_kernel, new_optimizer_accumulator_lstm_lstm_cell_kernel,
        new_optimizer_linear_lstm_lstm_cell_kernel, new_lstm_lstm_cell_kernel);

    // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
    // lstm_18: f32[3, 12]
    float* const lstm_18 = arena_.at<float>(0);
    compute_lstm_18(lstm_9, lstm_15, lstm_18);

    // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
    // new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel: f32[3, 12], new_optimizer_linear_lstm_lstm_ce...
    const float* const optimizer_accumulator_lstm_lstm_cell_recurrent_kernel = training_->block.at<float>(896);
    const float* const optimizer_linear_lstm_lstm_cell_recurrent_kernel = training_->block.at<float>(1088);
    float* const new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel = training_->block.at<float>(896);
    float* const new_optimizer_linear_lstm_lstm_cell_recurrent_kernel = training_->block.at<float>(1088);
    float* const new_lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(384);
    compute_new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel(
        optimizer_learning_rate, dense_3, lstm_18, optimizer_accumulator_lstm_lstm_cell_recurrent_kernel,
        lstm_lstm_cell_recurrent_kernel, optimizer_linear_lstm_lstm_cell_recurrent_kernel,
        new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel, new_optimizer_linear_lstm_lstm_cell_recurrent_kernel,
        new_lstm_lstm_cell_recurrent_kernel);
    // lstm_19: f32[12], lstm_20: f32
    float* const lstm_19 = arena_.at<float>(0);
    float* const lstm_20 = arena_.at<float>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) {
        auto column_sum = lane(modelc::Sum::identity<float>());
        for (modelc::Index j = 0; j < 4 * b; ++j) {
          column_sum = modelc::Sum::apply(column_sum, lane.load(lstm_15 + i + j * 12));
        }
        const auto mul = column_sum * column_sum;
        lane.store(lstm_19 + i, column_sum);
        total_sum.add(mul);
      });
      scalar.store(lstm_20, 0.3f / max(0.3f, sqrt(scalar(total_sum.value()))));
    }
    // new_optimizer_accumulator_lstm_lstm_cell_bias: f32[12], new_optimizer_linear_lstm_lstm_cell_bias: f32[12...
    const float* const optimizer_accumulator_lstm_lstm_cell_bias = training_->block.at<float>(1280);
    const float* const optimizer_linear_lstm_lstm_cell_bias = training_->block.at<float>(1344);
    float* const new_optimizer_accumulator_lstm_lstm_cell_bias = training_->block.at<float>(1280);
    float* const new_optimizer_linear_lstm_lstm_cell_bias = training_->block.at<float>(1344);
    float* const new_lstm_lstm_cell_bias = weights_->block.at<float>(576);
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) {
      const auto mul = lane.load(lstm_19 + i) * lane(lstm_20[0]);
      const auto optimizer_accumulator_lstm_lstm_cell_bias_2 = lane.load(optimizer_accumulator_lstm_lstm_cell_bias + i);
      const auto add_2 = optimizer_accumulator_lstm_lstm_cell_bias_2 + mul * mul;
      const auto sqrt_2 = sqrt(add_2);
      const auto lstm_lstm_cell_bias_2 = lane.load(lstm_lstm_cell_bias + i);
      const auto optimizer_learning_rate_2 = lane(optimizer_learning_rate[0]);
      const auto add_3 = lane.load(optimizer_linear_lstm_lstm_cell_bias + i) +
                         (mul + lstm_lstm_cell_bias_2 * 0.0f -
                          lstm_lstm_cell_bias_2 * ((sqrt_2 - sqrt(optimizer_accumulator_lstm_lstm_cell_bias_2)) /
                                                   optimizer_learning_rate_2));
      const auto div = (min(0.0f, max(-0.0f, add_3)) - add_3) / (lane(dense_3[0]) + sqrt_2 / optimizer_learning_rate_2);
      lane.store(new_optimizer_accumulator_lstm_lstm_cell_bias + i, add_2);
      lane.store(new_optimizer_linear_lstm_lstm_cell_bias + i, add_3);
      lane.store(new_lstm_lstm_cell_bias + i, div);
    });
    // new_optimizer_accumulator_dense_2_kernel: f32[3, 3], new_optimizer_linear_dense_2_kernel: f32[3, 3], new...
    const float* const optimizer_accumulator_dense_2_kernel = training_->block.at<float>(1408);
    const float* const optimizer_linear_dense_2_kernel = training_->block.at<float>(1472);
    float* const new_optimizer_accumulator_dense_2_kernel = training_->block.at<float>(1408);
    float* const new_optimizer_linear_dense_2_kernel = training_->block.at<float>(1472);
    float* const new_dense_2_kernel = weights_->block.at<float>(640);
    compute_new_optimizer_accumulator_dense_2_kernel(
        optimizer_learning_rate, dense_3, grad_dense_2_kernel, optimizer_accumulator_dense_2_kernel, dense_2_kernel,
        optimizer_linear_dense_2_kernel, new_optimizer_accumulator_dense_2_kernel, new_optimizer_linear_dense_2_kernel,
        new_dense_2_kernel);
    // dense_2_4: f32
    float* const dense_2_4 = arena_.at<float>(0);
    compute_dense_4(grad_dense_2_bias, dense_2_4);
    // new_optimizer_accumulator_dense_2_bias: f32[3], new_optimizer_linear_dense_2_bias: f32[3], new_dense_2_b...
    const float* const optimizer_accumulator_dense_2_bias = training_->block.at<float>(1536);
    const float* const optimizer_linear_dense_2_bias = training_->block.at<float>(1600);
    float* const new_optimizer_accumulator_dense_2_bias = training_->block.at<float>(1536);
    float* const new_optimizer_linear_dense_2_bias = training_->block.at<float>(1600);
    float* const new_dense_2_bias = weights_->block.at<float>(704);
    compute_new_optimizer_accumulator_dense_bias(grad_dense_2_bias, dense_2_4, optimizer_accumulator_dense_2_bias,
                                                 dense_2_bias, optimizer_learning_rate, optimizer_linear_dense_2_bias,
                                                 dense_3, new_optimizer_accumulator_dense_2_bias,
                                                 new_optimizer_linear_dense_2_bias, new_dense_2_bias);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<float>(256), 1, training_->block.at<float>(1728));
    weights_->prepared.invalidate();
  }

  void compute_update_step() noexcept {
    // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
    // new_metric_huber_total: f32, new_metric_huber_count: f32, huber: f32
    const float* const metric_huber_total = training_->block.at<float>(1664);
    const float* const metric_huber_count = training_->block.at<float>(1728);
    const float* const part_metric_huber_total = arena_.at<float>(1152);
    const float* const part_metric_huber_count = arena_.at<float>(1216);
    float* const new_metric_huber_total = training_->block.at<float>(1664);
    float* const new_metric_huber_count = training_->block.at<float>(1728);
    float* const huber = arena_.at<float>(0);
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_huber_total) + lane.load(part_metric_huber_total);
      const auto add_2 = lane.load(metric_huber_count) + lane.load(part_metric_huber_count);
      const auto eq = 0.0f == add_2;
      const auto where = select(eq, 0.0f, add / select(eq, 1.0f, add_2));
      lane.store(new_metric_huber_total, add);
      lane.store(new_metric_huber_count, add_2);
      lane.store(huber, where);
    }
    // dense_2: f32
    const float* const part_gradient_dense_bias = arena_.at<float>(384);
    float* const dense_2 = arena_.at<float>(128);
    compute_dense_4(part_gradient_dense_bias, dense_2);
    // new_optimizer_accumulator_dense_kernel: f32[2, 3], new_optimizer_linear_dense_kernel: f32[2, 3], dense: ...
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const part_gradient_dense_kernel = arena_.at<float>(320);
    const float* const part_gradient_dense_1_kernel = arena_.at<float>(448);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const optimizer_accumulator_dense_kernel = training_->block.at<float>(128);
    const float* const optimizer_linear_dense_kernel = training_->block.at<float>(192);
    const float* const optimizer_accumulator_dense_1_kernel = training_->block.at<float>(384);
    const float* const optimizer_linear_dense_1_kernel = training_->block.at<float>(448);
    float* const new_optimizer_accumulator_dense_kernel = training_->block.at<float>(128);
    float* const new_optimizer_linear_dense_kernel = training_->block.at<float>(192);
    float* const dense = arena_.at<float>(64);
    float* const new_dense_kernel = weights_->block.at<float>(0);
    float* const new_optimizer_accumulator_dense_1_kernel = training_->block.at<float>(384);
    float* const new_optimizer_linear_dense_1_kernel = training_->block.at<float>(448);
    float* const new_dense_1_kernel = weights_->block.at<float>(128);
    compute_new_optimizer_accumulator_dense_kernel(
        optimizer_learning_rate, part_gradient_dense_kernel, part_gradient_dense_1_kernel,
        optimizer_accumulator_dense_kernel, dense_kernel, optimizer_linear_dense_kernel,
        optimizer_accumulator_dense_1_kernel, dense_1_kernel, optimizer_linear_dense_1_kernel, dense,
        new_optimizer_accumulator_dense_kernel, new_optimizer_linear_dense_kernel, new_dense_kernel,
        new_optimizer_accumulator_dense_1_kernel, new_optimizer_linear_dense_1_kernel, new_dense_1_kernel);
    // new_optimizer_accumulator_dense_bias: f32[3], new_optimizer_linear_dense_bias: f32[3], new_dense_bias: f...
    const float* const dense_bias = weights_->block.at<float>(64);
    const float* const optimizer_accumulator_dense_bias = training_->block.at<float>(256);
    const float* const optimizer_linear_dense_bias = training_->block.at<float>(320);
    float* const new_optimizer_accumulator_dense_bias = training_->block.at<float>(256);
    float* const new_optimizer_linear_dense_bias = training_->block.at<float>(320);
    float* const new_dense_bias = weights_->block.at<float>(64);
    compute_new_optimizer_accumulator_dense_bias(part_gradient_dense_bias, dense_2, optimizer_accumulator_dense_bias,
                                                 dense_bias, optimizer_learning_rate, optimizer_linear_dense_bias,
                                                 dense, new_optimizer_accumulator_dense_bias,
                                                 new_optimizer_linear_dense_bias, new_dense_bias);
    // dense_1: f32
    const float* const part_gradient_dense_1_bias = arena_.at<float>(512);
    float* const dense_1 = arena_.at<float>(128);
    compute_dense_4(part_gradient_dense_1_bias, dense_1);
    // new_optimizer_accumulator_dense_1_bias: f32[3], new_optimizer_linear_dense_1_bias: f32[3], new_dense_1_b...
    const float* const dense_1_bias = weights_->block.at<float>(192);
    const float* const optimizer_accumulator_dense_1_bias = training_->block.at<float>(512);
    const float* const optimizer_linear_dense_1_bias = training_->block.at<float>(576);
    float* const new_optimizer_accumulator_dense_1_bias = training_->block.at<float>(512);
    float* const new_optimizer_linear_dense_1_bias = training_->block.at<float>(576);
    float* const new_dense_1_bias = weights_->block.at<float>(192);
    compute_new_optimizer_accumulator_dense_bias(
        part_gradient_dense_1_bias, dense_1, optimizer_accumulator_dense_1_bias, dense_1_bias, optimizer_learning_rate,
        optimizer_linear_dense_1_bias, dense, new_optimizer_accumulator_dense_1_bias, new_optimizer_linear_dense_1_bias,
        new_dense_1_bias);
    // new_optimizer_accumulator_lstm_lstm_cell_kernel: f32[2, 12], new_optimizer_linear_lstm_lstm_cell_kernel:...
    const float* const lstm_lstm_cell_kernel = weights_->block.at<float>(256);
    const float* const part_gradient_lstm_lstm_cell_kernel = arena_.at<float>(576);
    const float* const optimizer_accumulator_lstm_lstm_cell_kernel = training_->block.at<float>(640);
    const float* const optimizer_linear_lstm_lstm_cell_kernel = training_->block.at<float>(768);
    float* const new_optimizer_accumulator_lstm_lstm_cell_kernel = training_->block.at<float>(640);
    float* const new_optimizer_linear_lstm_lstm_cell_kernel = training_->block.at<float>(768);
    float* const new_lstm_lstm_cell_kernel = weights_->block.at<float>(256);
    compute_new_optimizer_accumulator_lstm_lstm_cell_kernel(
        optimizer_learning_rate, dense, part_gradient_lstm_lstm_cell_kernel,
        optimizer_accumulator_lstm_lstm_cell_kernel, lstm_lstm_cell_kernel, optimizer_linear_lstm_lstm_cell_kernel,
        new_optimizer_accumulator_lstm_lstm_cell_kernel, new_optimizer_linear_lstm_lstm_cell_kernel,
        new_lstm_lstm_cell_kernel);
    // new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel: f32[3, 12], new_optimizer_linear_lstm_lstm_ce...
    const float* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(384);
    const float* const part_gradient_lstm_lstm_cell_recurrent_kernel = arena_.at<float>(704);
    const float* const optimizer_accumulator_lstm_lstm_cell_recurrent_kernel = training_->block.at<float>(896);
    const float* const optimizer_linear_lstm_lstm_cell_recurrent_kernel = training_->block.at<float>(1088);
    float* const new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel = training_->block.at<float>(896);
    float* const new_optimizer_linear_lstm_lstm_cell_recurrent_kernel = training_->block.at<float>(1088);
    float* const new_lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(384);
    compute_new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel(
        optimizer_learning_rate, dense, part_gradient_lstm_lstm_cell_recurrent_kernel,
        optimizer_accumulator_lstm_lstm_cell_recurrent_kernel, lstm_lstm_cell_recurrent_kernel,
        optimizer_linear_lstm_lstm_cell_recurrent_kernel, new_optimizer_accumulator_lstm_lstm_cell_recurrent_kernel,
        new_optimizer_linear_lstm_lstm_cell_recurrent_kernel, new_lstm_lstm_cell_recurrent_kernel);
    // new_optimizer_accumulator_lstm_lstm_cell_bias: f32[12], new_optimizer_linear_lstm_lstm_cell_bias: f32[12...
    const float* const lstm_lstm_cell_bias = weights_->block.at<float>(576);
    const float* const part_gradient_lstm_lstm_cell_bias = arena_.at<float>(896);
    const float* const optimizer_accumulator_lstm_lstm_cell_bias = training_->block.at<float>(1280);
    const float* const optimizer_linear_lstm_lstm_cell_bias = training_->block.at<float>(1344);
    float* const new_optimizer_accumulator_lstm_lstm_cell_bias = training_->block.at<float>(1280);
    float* const new_optimizer_linear_lstm_lstm_cell_bias = training_->block.at<float>(1344);
    float* const new_lstm_lstm_cell_bias = weights_->block.at<float>(576);
    {
      const modelc::Scalar scalar{};
      const auto optimizer_learning_rate_2 = scalar.load(optimizer_learning_rate);
      const auto dense_3 = scalar.load(dense);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(12, [&](auto lane, modelc::Index i) {
        const auto part_gradient_lstm_lstm_cell_bias_2 = lane.load(part_gradient_lstm_lstm_cell_bias + i);
        return part_gradient_lstm_lstm_cell_bias_2 * part_gradient_lstm_lstm_cell_bias_2;
      }));
      const auto div = 0.3f / max(0.3f, sqrt(row_sum));
      modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) {
        const auto mul = lane.load(part_gradient_lstm_lstm_cell_bias + i) * lane(div);
        const auto optimizer_accumulator_lstm_lstm_cell_bias_2 =
            lane.load(optimizer_accumulator_lstm_lstm_cell_bias + i);
        const auto add = optimizer_accumulator_lstm_lstm_cell_bias_2 + mul * mul;
        const auto sqrt_2 = sqrt(add);
        const auto lstm_lstm_cell_bias_2 = lane.load(lstm_lstm_cell_bias + i);
        const auto add_2 = lane.load(optimizer_linear_lstm_lstm_cell_bias + i) +
                           (mul + lstm_lstm_cell_bias_2 * 0.0f -
                            lstm_lstm_cell_bias_2 * ((sqrt_2 - sqrt(optimizer_accumulator_lstm_lstm_cell_bias_2)) /
                                                     lane(optimizer_learning_rate_2)));
        const auto div_2 =
            (min(0.0f, max(-0.0f, add_2)) - add_2) / (lane(dense_3) + sqrt_2 / lane(optimizer_learning_rate_2));
        lane.store(new_optimizer_accumulator_lstm_lstm_cell_bias + i, add);
        lane.store(new_optimizer_linear_lstm_lstm_cell_bias + i, add_2);
        lane.store(new_lstm_lstm_cell_bias + i, div_2);
      });
    }
    // new_optimizer_accumulator_dense_2_kernel: f32[3, 3], new_optimizer_linear_dense_2_kernel: f32[3, 3], new...
    const float* const dense_2_kernel = weights_->block.at<float>(640);
    const float* const part_gradient_dense_2_kernel = arena_.at<float>(960);
    const float* const optimizer_accumulator_dense_2_kernel = training_->block.at<float>(1408);
    const float* const optimizer_linear_dense_2_kernel = training_->block.at<float>(1472);
    float* const new_optimizer_accumulator_dense_2_kernel = training_->block.at<float>(1408);
    float* const new_optimizer_linear_dense_2_kernel = training_->block.at<float>(1472);
    float* const new_dense_2_kernel = weights_->block.at<float>(640);
    compute_new_optimizer_accumulator_dense_2_kernel(
        optimizer_learning_rate, dense, part_gradient_dense_2_kernel, optimizer_accumulator_dense_2_kernel,
        dense_2_kernel, optimizer_linear_dense_2_kernel, new_optimizer_accumulator_dense_2_kernel,
        new_optimizer_linear_dense_2_kernel, new_dense_2_kernel);
    // dense_2_2: f32
    const float* const part_gradient_dense_2_bias = arena_.at<float>(1024);
    float* const dense_2_2 = arena_.at<float>(128);
    compute_dense_4(part_gradient_dense_2_bias, dense_2_2);
    // new_optimizer_accumulator_dense_2_bias: f32[3], new_optimizer_linear_dense_2_bias: f32[3], new_dense_2_b...
    const float* const dense_2_bias = weights_->block.at<float>(704);
    const float* const optimizer_accumulator_dense_2_bias = training_->block.at<float>(1536);
    const float* const optimizer_linear_dense_2_bias = training_->block.at<float>(1600);
    float* const new_optimizer_accumulator_dense_2_bias = training_->block.at<float>(1536);
    float* const new_optimizer_linear_dense_2_bias = training_->block.at<float>(1600);
    float* const new_dense_2_bias = weights_->block.at<float>(704);
    compute_new_optimizer_accumulator_dense_bias(
        part_gradient_dense_2_bias, dense_2_2, optimizer_accumulator_dense_2_bias, dense_2_bias,
        optimizer_learning_rate, optimizer_linear_dense_2_bias, dense, new_optimizer_accumulator_dense_2_bias,
        new_optimizer_linear_dense_2_bias, new_dense_2_bias);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    weights_->prepared.invalidate();
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
    // dense: f32[b, 3]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(evaluate_step_slots_[2]);
    compute_dense(x, dense_kernel, dense_bias, dense);
    // dense_1: f32[b, 3]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(192);
    float* const dense_1 = arena_.at<float>(evaluate_step_slots_[3]);
    compute_dense(x, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f32[4, b, 12]
    const float* const lstm_lstm_cell_kernel = weights_->block.at<float>(256);
    float* const lstm = arena_.at<float>(evaluate_step_slots_[0]);
    compute_lstm(x, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f32[4, b, 3], carry: f32[b, 3], carry_2: f32[b, 3]
    const float* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(384);
    const float* const lstm_lstm_cell_bias = weights_->block.at<float>(576);
    float* const lstm_2 = arena_.at<float>(evaluate_step_slots_[1]);
    float* const carry = arena_.at<float>(evaluate_step_slots_[4]);
    float* const carry_2 = arena_.at<float>(evaluate_step_slots_[5]);
    std::copy_n(dense, 3 * b, carry);
    std::copy_n(dense_1, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const steps = lstm + turn_2 * (12 * b);
      const float* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const float* const state_2 = lstm_lstm_cell_bias;
      float* const add = arena_.at<float>(evaluate_step_slots_[6]);
      float* const new_carry_1 = carry_2;
      float* const new_carry_0 = carry;
      // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
      // add: f32[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0, 3, 1, state_1, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 12 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 12 + column) + sum));
                     });
      // new_carry_1: f32[b, 3], new_carry_0: f32[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
          const auto add_2 = lane.load(carry_1 + i * 3 + j) * sigmoid(lane.load(add + 3 + i * 12 + j)) +
                             sigmoid(lane.load(add + i * 12 + j)) * tanh(lane.load(add + 6 + i * 12 + j));
          const auto mul = sigmoid(lane.load(add + 9 + i * 12 + j)) * tanh(add_2);
          lane.store(new_carry_1 + i * 3 + j, add_2);
          lane.store(new_carry_0 + i * 3 + j, mul);
        });
      }
      std::copy_n(new_carry_0, 3 * b, lstm_2 + turn_2 * (3 * b));
    }

    // m.model:5: output y = Dense(3, activation = softmax)(h1)
    // dense_2: f32[b, 4, 3]
    const float* const dense_2_kernel = weights_->block.at<float>(640);
    float* const dense_2 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_dense_2(lstm_2, dense_2_kernel, dense_2);

    // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_huber_total: f32, huber: f32, huber_2: f32
    const float* const dense_2_bias = weights_->block.at<float>(704);
    const float* const metric_huber_total = training_->block.at<float>(1664);
    const float* const metric_huber_count = training_->block.at<float>(1728);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_huber_total = training_->block.at<float>(1664);
    float* const huber = arena_.at<float>(64);
    float* const huber_2 = arena_.at<float>(128);
    float* const dense_2_row = arena_.at<float>(192);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::Total<modelc::Sum, float> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Max>(3, [&](auto lane, modelc::Index k) {
            const auto lstm_2_2 = lane.load(lstm_2 + i * 3 + j * (3 * b) + k);
            const auto mul = lstm_2_2 * lstm_2_2;
            const auto add_2 = lane.load(dense_2_bias + k) + lane.load(dense_2 + i * 12 + j * 3 + k);
            return modelc::folded(mul, add_2);
          });
          total_sum.add(scalar(std::get<0>(row_2)));
          const auto row_max = scalar(std::get<1>(row_2));
          const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index k) {
            const auto exp_2 =
                exp(lane.load(dense_2_bias + k) + lane.load(dense_2 + i * 12 + j * 3 + k) - lane(row_max));
            lane.store(dense_2_row + k, exp_2);
            return exp_2;
          }));
          const auto log_2 = log(row_sum);
          const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto y_true_2 = lane.load(y_true + i * 12 + j * 3 + k);
            const auto abs_2 = abs(lane.load(dense_2_row + k) / lane(row_sum) - y_true_2);
            const auto mul_2 = y_true_2 * (lane.load(dense_2_bias + k) + lane.load(dense_2 + i * 12 + j * 3 + k) -
                                           lane(row_max) - lane(log_2));
            const auto where = select(abs_2 <= 1.0f, abs_2 * abs_2 * 0.5f, abs_2 - 0.5f);
            return modelc::folded(mul_2, where);
          });
          total_sum_2.add(scalar(std::get<0>(row_3)));
          total_sum_3.add(scalar(std::get<1>(row_3)));
        }
      }
      const auto add_3 = scalar.load(metric_huber_total) + scalar(total_sum_3.value()) / 3.0f;
      const auto add_4 = scalar.load(metric_huber_count) + static_cast<float>(4 * b);
      const auto eq = add_4 == 0.0f;
      const auto add_5 = scalar(total_sum.value()) / static_cast<float>(12 * b) * 0.02f +
                         -scalar(total_sum_2.value()) / static_cast<float>(4 * b);
      const auto where_2 = select(eq, 0.0f, add_3 / select(eq, 1.0f, add_4));
      scalar.store(loss, add_5);
      scalar.store(new_metric_huber_total, add_3);
      scalar.store(huber, add_4);
      scalar.store(huber_2, where_2);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(1728));
    weights_->prepared.invalidate();
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
    // dense: f32[b, 3]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(gradients_slots_[2]);
    compute_dense(x, dense_kernel, dense_bias, dense);
    // dense_1: f32[b, 3]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(192);
    float* const dense_1 = arena_.at<float>(gradients_slots_[10]);
    compute_dense(x, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f32[4, b, 12]
    const float* const lstm_lstm_cell_kernel = weights_->block.at<float>(256);
    float* const lstm = arena_.at<float>(gradients_slots_[0]);
    compute_lstm(x, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f32[4, b, 3], lstm_3: f32[4, b, 3], lstm_4: f32[4, b, 3], lstm_5: f32[4, b, 3], lstm_6: f32[4, b...
    const float* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(384);
    const float* const lstm_lstm_cell_bias = weights_->block.at<float>(576);
    float* const lstm_2 = arena_.at<float>(gradients_slots_[1]);
    float* const lstm_3 = arena_.at<float>(gradients_slots_[3]);
    float* const lstm_4 = arena_.at<float>(gradients_slots_[4]);
    float* const lstm_5 = arena_.at<float>(gradients_slots_[5]);
    float* const lstm_6 = arena_.at<float>(gradients_slots_[6]);
    float* const lstm_7 = arena_.at<float>(gradients_slots_[7]);
    float* const lstm_8 = arena_.at<float>(gradients_slots_[8]);
    float* const lstm_9 = arena_.at<float>(gradients_slots_[9]);
    float* const carry = arena_.at<float>(gradients_slots_[11]);
    float* const carry_2 = arena_.at<float>(gradients_slots_[12]);
    std::copy_n(dense, 3 * b, carry);
    std::copy_n(dense_1, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const steps = lstm + turn_2 * (12 * b);
      const float* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const float* const state_2 = lstm_lstm_cell_bias;
      float* const add = arena_.at<float>(gradients_slots_[14]);
      float* const stacked_3 = lstm_7 + turn_2 * (3 * b);
      float* const stacked_4 = lstm_6 + turn_2 * (3 * b);
      float* const stacked_5 = lstm_5 + turn_2 * (3 * b);
      float* const stacked_6 = lstm_4 + turn_2 * (3 * b);
      float* const new_carry_1 = carry_2;
      float* const stacked_7 = lstm_3 + turn_2 * (3 * b);
      float* const new_carry_0 = carry;
      float* const carry_0_2 = lstm_9 + turn_2 * (3 * b);
      float* const carry_1_2 = lstm_8 + turn_2 * (3 * b);
      // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
      // carry_0_2: f32[b, 3]
      modelc::for_lanes<float>(3 * b,
                               [&](auto lane, modelc::Index i) { lane.store(carry_0_2 + i, lane.load(carry_0 + i)); });
      // add: f32[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0, 3, 1, state_1, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 12 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 12 + column) + sum));
                     });
      // stacked_3: f32[b, 3], stacked_4: f32[b, 3], stacked_5: f32[b, 3], stacked_6: f32[b, 3], new_carry_1: f32...
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
          const auto sigmoid_2 = sigmoid(lane.load(add + i * 12 + j));
          const auto sigmoid_3 = sigmoid(lane.load(add + 3 + i * 12 + j));
          const auto sigmoid_4 = sigmoid(lane.load(add + 9 + i * 12 + j));
          const auto carry_1_3 = lane.load(carry_1 + i * 3 + j);
          const auto tanh_2 = tanh(lane.load(add + 6 + i * 12 + j));
          const auto add_2 = carry_1_3 * sigmoid_3 + sigmoid_2 * tanh_2;
          const auto tanh_3 = tanh(add_2);
          const auto mul = sigmoid_4 * tanh_3;
          lane.store(stacked_3 + i * 3 + j, sigmoid_2);
          lane.store(stacked_4 + i * 3 + j, sigmoid_3);
          lane.store(stacked_5 + i * 3 + j, sigmoid_4);
          lane.store(stacked_6 + i * 3 + j, tanh_2);
          lane.store(new_carry_1 + i * 3 + j, add_2);
          lane.store(stacked_7 + i * 3 + j, tanh_3);
          lane.store(new_carry_0 + i * 3 + j, mul);
          lane.store(carry_1_2 + i * 3 + j, carry_1_3);
        });
      }
      std::copy_n(new_carry_0, 3 * b, lstm_2 + turn_2 * (3 * b));
    }

    // m.model:5: output y = Dense(3, activation = softmax)(h1)
    // dense_2: f32[b, 4, 3]
    const float* const dense_2_kernel = weights_->block.at<float>(640);
    float* const dense_2 = arena_.at<float>(gradients_slots_[0]);
    compute_dense_2(lstm_2, dense_2_kernel, dense_2);
    // the loss, and what its gradient needs
    // y_loss: f32, loss: f32, new_part_metric_huber_total: f32, dense_2_2: f32[b, 4, 3], dense_2_3: f32[b, 4, 3]
    const float* const dense_2_bias = weights_->block.at<float>(704);
    float* const y_loss = arena_.at<float>(192);
    float* const loss = arena_.at<float>(256);
    float* const new_part_metric_huber_total = arena_.at<float>(1152);
    float* const dense_2_2 = arena_.at<float>(gradients_slots_[0]);
    float* const dense_2_3 = arena_.at<float>(gradients_slots_[2]);
    float* const dense_2_row = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::Total<modelc::Sum, float> total_sum_3;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < 4; ++j) {
          const auto neg = -(scalar(1.0f) / scalar(static_cast<float>(4 * b)));
          const auto row_2 =
              modelc::fold_lanes<float, modelc::Sum, modelc::Max, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
                const auto lstm_2_2 = lane.load(lstm_2 + i * 3 + j * (3 * b) + k);
                const auto mul = lstm_2_2 * lstm_2_2;
                const auto add_2 = lane.load(dense_2_bias + k) + lane.load(dense_2 + i * 12 + j * 3 + k);
                const auto neg_2 = -(lane.load(y_true + i * 12 + j * 3 + k) * lane(neg));
                lane.store(dense_2_3 + i * 12 + j * 3 + k, lstm_2_2);
                return modelc::folded(mul, add_2, neg_2);
              });
          total_sum.add(scalar(std::get<0>(row_2)));
          const auto row_max = scalar(std::get<1>(row_2));
          const auto row_sum = scalar(std::get<2>(row_2));
          const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(3, [&](auto lane, modelc::Index k) {
            const auto exp_2 =
                exp(lane.load(dense_2_bias + k) + lane.load(dense_2 + i * 12 + j * 3 + k) - lane(row_max));
            lane.store(dense_2_row + k, exp_2);
            return exp_2;
          }));
          const auto log_2 = log(row_sum_2);
          const auto div = row_sum / row_sum_2;
          const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto exp_3 = lane.load(dense_2_row + k);
            const auto y_true_2 = lane.load(y_true + i * 12 + j * 3 + k);
            const auto abs_2 = abs(exp_3 / lane(row_sum_2) - y_true_2);
            const auto add_3 = y_true_2 * lane(neg) + exp_3 * lane(div);
            const auto mul_2 = y_true_2 * (lane.load(dense_2_bias + k) + lane.load(dense_2 + i * 12 + j * 3 + k) -
                                           lane(row_max) - lane(log_2));
            const auto where = select(abs_2 <= 1.0f, abs_2 * abs_2 * 0.5f, abs_2 - 0.5f);
            lane.store(dense_2_2 + i * 12 + j * 3 + k, add_3);
            return modelc::folded(mul_2, where);
          });
          total_sum_2.add(scalar(std::get<0>(row_3)));
          total_sum_3.add(scalar(std::get<1>(row_3)));
        }
      }
      const auto div_2 = -scalar(total_sum_2.value()) / static_cast<float>(4 * b);
      const auto add_4 = scalar(total_sum.value()) / static_cast<float>(12 * b) * 0.02f + div_2;
      const auto div_3 = scalar(total_sum_3.value()) / 3.0f;
      scalar.store(y_loss, div_2);
      scalar.store(loss, add_4);
      scalar.store(new_part_metric_huber_total, div_3);
    }
    // new_part_gradient_dense_2_bias: f32[3]
    float* const new_part_gradient_dense_2_bias = arena_.at<float>(1024);
    compute_grad_dense_2_bias(dense_2_2, new_part_gradient_dense_2_bias);
    ready_(704);
    // new_part_gradient_dense_2_kernel: f32[3, 3]
    float* const new_part_gradient_dense_2_kernel = arena_.at<float>(960);
    compute_grad_dense_2_kernel(dense_2_3, dense_2_2, new_part_gradient_dense_2_kernel);
    ready_(640);

    // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
    // lstm_10: f32[4, b, 2]
    float* const lstm_10 = arena_.at<float>(gradients_slots_[2]);
    compute_lstm_10(x, lstm_10);
    // lstm_11: f32[b, 3]
    float* const lstm_11 = arena_.at<float>(gradients_slots_[10]);
    compute_lstm_11(lstm_11);
    // lstm_12: f32[b, 3]
    float* const lstm_12 = arena_.at<float>(gradients_slots_[11]);
    compute_lstm_11(lstm_12);

    // m.model:5: output y = Dense(3, activation = softmax)(h1)
    // lstm_13: f32[4, b, 3]
    float* const lstm_13 = arena_.at<float>(gradients_slots_[1]);
    compute_lstm_13(dense_2_2, dense_2_kernel, lstm_2, lstm_13);

    // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
    // lstm_14: f32[12, 3]
    float* const lstm_14 = arena_.at<float>(0);
    compute_lstm_14(lstm_lstm_cell_recurrent_kernel, lstm_14);
    // lstm_15: f32[4, b, 12], lstm_16: f32[b, 3], lstm_17: f32[b, 3]
    float* const lstm_15 = arena_.at<float>(gradients_slots_[0]);
    float* const lstm_16 = arena_.at<float>(gradients_slots_[12]);
    float* const lstm_17 = arena_.at<float>(gradients_slots_[13]);
    std::copy_n(lstm_11, 3 * b, lstm_17);
    std::copy_n(lstm_12, 3 * b, lstm_16);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const modelc::Index step_2 = 4 - 1 - turn_2;
      const float* const d_carry_0 = lstm_17;
      const float* const d_carry_1 = lstm_16;
      const float* const kept_1 = lstm_8 + step_2 * (3 * b);
      const float* const kept_2 = lstm_7 + step_2 * (3 * b);
      const float* const kept_3 = lstm_6 + step_2 * (3 * b);
      const float* const kept_4 = lstm_5 + step_2 * (3 * b);
      const float* const kept_5 = lstm_4 + step_2 * (3 * b);
      const float* const kept_6 = lstm_3 + step_2 * (3 * b);
      const float* const d_y_0 = lstm_13 + step_2 * (3 * b);
      const float* const same = lstm_14;
      float* const gradient_4 = lstm_15 + step_2 * (12 * b);
      float* const new_d_carry_0 = lstm_17;
      float* const new_d_carry_1 = lstm_16;
      // m.model:3: h1 = LSTM(3, return_sequences = true)(x, initial_state = [Dense(3)(x[:, 0]), Dense(3)(x[:, 0])])
      // gradient_4: f32[b, 12], new_d_carry_1: f32[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<float>(3, [&](auto lane, modelc::Index j) {
          const auto kept_2_2 = lane.load(kept_2 + i * 3 + j);
          const auto kept_6_2 = lane.load(kept_6 + i * 3 + j);
          const auto add_2 = lane.load(d_carry_0 + i * 3 + j) + lane.load(d_y_0 + i * 3 + j);
          const auto kept_4_2 = lane.load(kept_4 + i * 3 + j);
          const auto add_3 = lane.load(d_carry_1 + i * 3 + j) + (1.0f - kept_6_2 * kept_6_2) * (kept_4_2 * add_2);
          const auto kept_5_2 = lane.load(kept_5 + i * 3 + j);
          const auto kept_3_2 = lane.load(kept_3 + i * 3 + j);
          const auto mul = (kept_2_2 - kept_2_2 * kept_2_2) * (kept_5_2 * add_3);
          const auto mul_2 = (kept_3_2 - kept_3_2 * kept_3_2) * (lane.load(kept_1 + i * 3 + j) * add_3);
          const auto mul_3 = (1.0f - kept_5_2 * kept_5_2) * (kept_2_2 * add_3);
          const auto mul_4 = (kept_4_2 - kept_4_2 * kept_4_2) * (kept_6_2 * add_2);
          const auto mul_5 = kept_3_2 * add_3;
          lane.store(gradient_4 + i * 12 + j, mul);
          lane.store(gradient_4 + 3 + i * 12 + j, mul_2);
          lane.store(gradient_4 + 6 + i * 12 + j, mul_3);
          lane.store(gradient_4 + 9 + i * 12 + j, mul_4);
          lane.store(new_d_carry_1 + i * 3 + j, mul_5);
        });
      }
      // new_d_carry_0: f32[b, 3]
      modelc::matmul(threads_, b, 12, 3, gradient_4, 12, 1, same, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(new_d_carry_0 + row * 3 + column, sum);
                     });
    }
    // new_part_gradient_lstm_lstm_cell_kernel: f32[2, 12]
    float* const new_part_gradient_lstm_lstm_cell_kernel = arena_.at<float>(576);
    compute_grad_lstm_lstm_cell_kernel(lstm_10, lstm_15, new_part_gradient_lstm_lstm_cell_kernel);
    // new_part_gradient_dense_1_bias: f32[3]
    float* const new_part_gradient_dense_1_bias = arena_.at<float>(512);
    compute_grad_dense_1_bias(lstm_16, new_part_gradient_dense_1_bias);
    // new_part_gradient_dense_1_kernel: f32[2, 3]
    float* const new_part_gradient_dense_1_kernel = arena_.at<float>(448);
    compute_grad_dense_1_kernel(x, lstm_16, new_part_gradient_dense_1_kernel);
    // new_part_gradient_dense_bias: f32[3]
    float* const new_part_gradient_dense_bias = arena_.at<float>(384);
    compute_grad_dense_1_bias(lstm_17, new_part_gradient_dense_bias);
    // new_part_gradient_dense_kernel: f32[2, 3]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(320);
    compute_grad_dense_1_kernel(x, lstm_17, new_part_gradient_dense_kernel);
    // new_part_gradient_lstm_lstm_cell_recurrent_kernel: f32[3, 12]
    float* const new_part_gradient_lstm_lstm_cell_recurrent_kernel = arena_.at<float>(704);
    compute_lstm_18(lstm_9, lstm_15, new_part_gradient_lstm_lstm_cell_recurrent_kernel);
    // new_part_gradient_lstm_lstm_cell_bias: f32[12]
    float* const new_part_gradient_lstm_lstm_cell_bias = arena_.at<float>(896);
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 4 * b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(lstm_15 + i + j * 12));
      }
      lane.store(new_part_gradient_lstm_lstm_cell_bias + i, column_sum);
    });
    ready_(0);

    // m.model:6: compile(optimizer = Ftrl(clipnorm = 0.3), loss = categorical_crossentropy, metrics = [MeanMet...
    // new_part_metric_huber_count: f32
    float* const new_part_metric_huber_count = arena_.at<float>(1216);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_huber_count, lane(static_cast<float>(4 * b)));
    }

    modelc::copy_elements(arena_.at<float>(256), 1, arena_.at<float>(1088));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[7];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[23];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[7];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[23];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4239

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

namespace m4240 {

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

    auto dense_kernel() noexcept { return modelc::block_view<float, 2, 1>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<float, 1>(block, 64); }
    auto dense_1_kernel() noexcept { return modelc::block_view<float, 2, 1>(block, 128); }
    auto dense_1_bias() noexcept { return modelc::block_view<float, 1>(block, 192); }
    auto lstm_lstm_cell_kernel() noexcept { return modelc::block_view<float, 2, 4>(block, 256); }
    auto lstm_lstm_cell_recurrent_kernel() noexcept { return modelc::block_view<float, 1, 4>(block, 320); }
    auto lstm_lstm_cell_bias() noexcept { return modelc::block_view<float, 4>(block, 384); }
    auto conv1d_transpose_kernel() noexcept { return modelc::tensor(block.at<float>(448), 1, 2, 1); }
    auto conv1d_transpose_bias() noexcept { return modelc::block_view<float, 2>(block, 512); }
    auto dense_2_kernel() noexcept { return modelc::block_view<float, 2, 2>(block, 576); }
    auto dense_2_bias() noexcept { return modelc::block_view<float, 2>(block, 640); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() {
      std::fill_n(block.at<float>(64), 1, 0.001f);
      std::fill_n(block.at<float>(1536), 1, 1.0f);
      std::fill_n(block.at<float>(1600), 1, 1.0f);
      std::fill_n(block.at<float>(1664), 1, 1.0f);
      std::fill_n(block.at<float>(1728), 1, 1.0f);
      std::fill_n(block.at<float>(1792), 1, 1.0f);
      std::fill_n(block.at<float>(1856), 1, 1.0f);
      std::fill_n(block.at<float>(1920), 1, 1.0f);
      std::fill_n(block.at<float>(1984), 1, 1.0f);
      std::fill_n(block.at<float>(2048), 1, 1.0f);
      std::fill_n(block.at<float>(2112), 1, 1.0f);
      std::fill_n(block.at<float>(2176), 1, 1.0f);
    }
  };

  struct Gradients {
    float loss;
    float y_loss;
    modelc::View<const float, 2, 1> grad_dense_kernel;
    modelc::View<const float, 1> grad_dense_bias;
    modelc::View<const float, 2, 1> grad_dense_1_kernel;
    modelc::View<const float, 1> grad_dense_1_bias;
    modelc::View<const float, 2, 4> grad_lstm_lstm_cell_kernel;
    modelc::View<const float, 1, 4> grad_lstm_lstm_cell_recurrent_kernel;
    modelc::View<const float, 4> grad_lstm_lstm_cell_bias;
    modelc::View<const float, 1, 2, 1> grad_conv1d_transpose_kernel;
    modelc::View<const float, 2> grad_conv1d_transpose_bias;
    modelc::View<const float, 2, 2> grad_dense_2_kernel;
    modelc::View<const float, 2> grad_dense_2_bias;
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
  void load(const std::string& path) { modelc::load_weights(path, weight_infos.data(), 11, weights_->block.data()); }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 11, weights_->block.data());
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
      modelc::initial::fill(block.at<float>(0), 2, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.6a09e6p+1) +
            -0x1.6a09e6p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<float>(128), 2, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.6a09e6p+1) +
            -0x1.6a09e6p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lstm/lstm_cell/kernel");
      modelc::initial::fill(block.at<float>(256), 8, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lstm/lstm_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              4, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<float>(key, 0, i)); }),
          4, 1);
      modelc::initial::fill(block.at<float>(320), 4, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(((i) % 4 * 1 + (i) / 4))], 0x1p+0);
      });
    }
    static constexpr float lstm_lstm_cell_bias_values[4] = {0.0f, 1.0f, 0.0f, 0.0f};
    modelc::copy_elements(lstm_lstm_cell_bias_values, 4, block.at<float>(384));
    {
      const std::uint64_t key = modelc::weight_seed(seed, "conv1d_transpose/kernel");
      modelc::initial::fill(block.at<float>(448), 2, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.6a09e6p+1) +
            -0x1.6a09e6p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_2/kernel");
      modelc::initial::fill(block.at<float>(576), 4, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.3988e2p+1) +
            -0x1.3988e2p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, s00, 4, 2]` gives `y: f32[b, 4, 2]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, 4, 2> predict(
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 2);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, 4, 2> predict(const XTensor& x) {
    compute(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 4, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, s00, 4, 2]`
  /// - takes `y_true: f32[b, 4, 2]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2> x,
                   modelc::View<const float, modelc::Dynamic, 4, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 4);
    assert(y_true.dimension(2) == 2);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 4, 2}),
                       modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 4, 2}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<float>(704));
    values[1] = static_cast<double>(*arena_.at<float>(832));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, s00, 4, 2]`
  /// - takes `y_true: f32[b, 4, 2]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2> x,
                      modelc::View<const float, modelc::Dynamic, 4, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 4);
    assert(y_true.dimension(2) == 2);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 4, 2}),
                          modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 4, 2}));
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
  /// - takes `x: f32[b, s00, 4, 2]`
  /// - takes `y_true: f32[b, 4, 2]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4, 2> x,
                      modelc::View<const float, modelc::Dynamic, 4, 2> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(x.dimension(3) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 4);
    assert(y_true.dimension(2) == 2);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 4>("x", x, {symbols_.b, symbols_.s00, 4, 2}),
                      modelc::checked<float, 3>("y_true", y_true, {symbols_.b, 4, 2}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[1]));
    outputs[0] = arena_.at<float>(0);
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
    outputs[11] = arena_.at<float>(896);
    outputs[12] = arena_.at<float>(960);
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
    values[0] = static_cast<double>(*arena_.at<float>(1024));
    values[1] = static_cast<double>(*arena_.at<float>(0));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(2240), 1, 0.0f);
    std::fill_n(training_->block.at<float>(2304), 1, 0.0f);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept {
    return {8 * symbols_.b * symbols_.s00, 8 * symbols_.b};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[1]), 8 * symbols_.b, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s00"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 4, {-1, -1, 4, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 3, {-1, 4, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 11> weight_infos{{
      {"dense/kernel", "f32", 2, {2, 1}, 0, true},
      {"dense/bias", "f32", 1, {1}, 64, true},
      {"dense_1/kernel", "f32", 2, {2, 1}, 128, true},
      {"dense_1/bias", "f32", 1, {1}, 192, true},
      {"lstm/lstm_cell/kernel", "f32", 2, {2, 4}, 256, true},
      {"lstm/lstm_cell/recurrent_kernel", "f32", 2, {1, 4}, 320, true},
      {"lstm/lstm_cell/bias", "f32", 1, {4}, 384, true},
      {"conv1d_transpose/kernel", "f32", 3, {1, 2, 1}, 448, true},
      {"conv1d_transpose/bias", "f32", 1, {2}, 512, true},
      {"dense_2/kernel", "f32", 2, {2, 2}, 576, true},
      {"dense_2/bias", "f32", 1, {2}, 640, true},
  }};
  static constexpr modelc::Index weight_bytes = 704;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 4, {-1, -1, 4, 2}, 0, false},
      {"y_true", "f32", 3, {-1, 4, 2}, 0, false},
  }};
  static constexpr std::array<const char*, 2> metric_names{"loss", "cosine_similarity"};
  static constexpr std::array<modelc::TensorInfo, 13> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"grad/dense/kernel", "f32", 2, {2, 1}, 0, false},
      {"grad/dense/bias", "f32", 1, {1}, 0, false},
      {"grad/dense_1/kernel", "f32", 2, {2, 1}, 0, false},
      {"grad/dense_1/bias", "f32", 1, {1}, 0, false},
      {"grad/lstm/lstm_cell/kernel", "f32", 2, {2, 4}, 0, false},
      {"grad/lstm/lstm_cell/recurrent_kernel", "f32", 2, {1, 4}, 0, false},
      {"grad/lstm/lstm_cell/bias", "f32", 1, {4}, 0, false},
      {"grad/conv1d_transpose/kernel", "f32", 3, {1, 2, 1}, 0, false},
      {"grad/conv1d_transpose/bias", "f32", 1, {2}, 0, false},
      {"grad/dense_2/kernel", "f32", 2, {2, 2}, 0, false},
      {"grad/dense_2/bias", "f32", 1, {2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 37> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/dense/kernel", "f32", 2, {2, 1}, 128, false},
      {"optimizer/m/dense/bias", "f32", 1, {1}, 192, false},
      {"optimizer/m/dense_1/kernel", "f32", 2, {2, 1}, 256, false},
      {"optimizer/m/dense_1/bias", "f32", 1, {1}, 320, false},
      {"optimizer/m/lstm/lstm_cell/kernel", "f32", 2, {2, 4}, 384, false},
      {"optimizer/m/lstm/lstm_cell/recurrent_kernel", "f32", 2, {1, 4}, 448, false},
      {"optimizer/m/lstm/lstm_cell/bias", "f32", 1, {4}, 512, false},
      {"optimizer/m/conv1d_transpose/kernel", "f32", 3, {1, 2, 1}, 576, false},
      {"optimizer/m/conv1d_transpose/bias", "f32", 1, {2}, 640, false},
      {"optimizer/m/dense_2/kernel", "f32", 2, {2, 2}, 704, false},
      {"optimizer/m/dense_2/bias", "f32", 1, {2}, 768, false},
      {"optimizer/v/dense/kernel", "f32", 2, {2, 1}, 832, false},
      {"optimizer/v/dense/bias", "f32", 1, {1}, 896, false},
      {"optimizer/v/dense_1/kernel", "f32", 2, {2, 1}, 960, false},
      {"optimizer/v/dense_1/bias", "f32", 1, {1}, 1024, false},
      {"optimizer/v/lstm/lstm_cell/kernel", "f32", 2, {2, 4}, 1088, false},
      {"optimizer/v/lstm/lstm_cell/recurrent_kernel", "f32", 2, {1, 4}, 1152, false},
      {"optimizer/v/lstm/lstm_cell/bias", "f32", 1, {4}, 1216, false},
      {"optimizer/v/conv1d_transpose/kernel", "f32", 3, {1, 2, 1}, 1280, false},
      {"optimizer/v/conv1d_transpose/bias", "f32", 1, {2}, 1344, false},
      {"optimizer/v/dense_2/kernel", "f32", 2, {2, 2}, 1408, false},
      {"optimizer/v/dense_2/bias", "f32", 1, {2}, 1472, false},
      {"optimizer/u_product/dense/kernel", "f32", 0, {}, 1536, false},
      {"optimizer/u_product/dense/bias", "f32", 0, {}, 1600, false},
      {"optimizer/u_product/dense_1/kernel", "f32", 0, {}, 1664, false},
      {"optimizer/u_product/dense_1/bias", "f32", 0, {}, 1728, false},
      {"optimizer/u_product/lstm/lstm_cell/kernel", "f32", 0, {}, 1792, false},
      {"optimizer/u_product/lstm/lstm_cell/recurrent_kernel", "f32", 0, {}, 1856, false},
      {"optimizer/u_product/lstm/lstm_cell/bias", "f32", 0, {}, 1920, false},
      {"optimizer/u_product/conv1d_transpose/kernel", "f32", 0, {}, 1984, false},
      {"optimizer/u_product/conv1d_transpose/bias", "f32", 0, {}, 2048, false},
      {"optimizer/u_product/dense_2/kernel", "f32", 0, {}, 2112, false},
      {"optimizer/u_product/dense_2/bias", "f32", 0, {}, 2176, false},
      {"metric/cosine_similarity/total", "f32", 0, {}, 2240, false},
      {"metric/cosine_similarity/count", "f32", 0, {}, 2304, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 14> part_infos{{
      {"gradient/dense/kernel", "f32", 2, {2, 1}, 0, false},
      {"gradient/dense/bias", "f32", 1, {1}, 64, false},
      {"gradient/dense_1/kernel", "f32", 2, {2, 1}, 128, false},
      {"gradient/dense_1/bias", "f32", 1, {1}, 192, false},
      {"gradient/lstm/lstm_cell/kernel", "f32", 2, {2, 4}, 256, false},
      {"gradient/lstm/lstm_cell/recurrent_kernel", "f32", 2, {1, 4}, 320, false},
      {"gradient/lstm/lstm_cell/bias", "f32", 1, {4}, 384, false},
      {"gradient/conv1d_transpose/kernel", "f32", 3, {1, 2, 1}, 448, false},
      {"gradient/conv1d_transpose/bias", "f32", 1, {2}, 512, false},
      {"gradient/dense_2/kernel", "f32", 2, {2, 2}, 576, false},
      {"gradient/dense_2/bias", "f32", 1, {2}, 640, false},
      {"loss", "f32", 0, {}, 704, false},
      {"metric/cosine_similarity/total", "f32", 0, {}, 768, false},
      {"metric/cosine_similarity/count", "f32", 0, {}, 832, false},
  }};
  static constexpr modelc::Index part_bytes = 896;
  static constexpr modelc::Index gradient_bytes = 704;  // the first of them
  static constexpr modelc::Index training_bytes = 2368;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({32 * b * s00_2, 32 * b});
    modelc::Size end = 128;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({32 * b * s00_2, 64 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({4 * b});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[7] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    slots_[8] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    modelc::Size train_step_end = 1216;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s00_2, 64 * b});
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
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[15] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[17] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[18] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[19] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[20] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    train_step_slots_[21] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[22] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[23] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[24] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[25] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[26] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[27] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[28] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    const modelc::Size update_step_end = 1216;
    modelc::Size evaluate_step_end = 384;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b * s00_2, 64 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({4 * b});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[7] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    evaluate_step_slots_[8] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    modelc::Size gradients_end = 1216;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s00_2, 64 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
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
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[16] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[17] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    gradients_slots_[18] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[19] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[20] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[21] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[22] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[23] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[24] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[25] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, 4, 2> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, 4, 2>>(arena_.at<float>(slots_[1]), symbols_.b,
                                                                               4, 2);
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(704)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<modelc::View<const float, 2, 1>>(arena_.at<float>(320), 2, 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(384), 1),
            modelc::make_view<modelc::View<const float, 2, 1>>(arena_.at<float>(448), 2, 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(512), 1),
            modelc::make_view<modelc::View<const float, 2, 4>>(arena_.at<float>(576), 2, 4),
            modelc::make_view<modelc::View<const float, 1, 4>>(arena_.at<float>(640), 1, 4),
            modelc::make_view<modelc::View<const float, 4>>(arena_.at<float>(704), 4),
            modelc::make_view<modelc::View<const float, 1, 2, 1>>(arena_.at<float>(768), 1, 2, 1),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(832), 2),
            modelc::make_view<modelc::View<const float, 2, 2>>(arena_.at<float>(896), 2, 2),
            modelc::make_view<modelc::View<const float, 2>>(arena_.at<float>(960), 2)};
  }

  // m.model:4: h1 = scan((c, v) -> { n = l1(v)  return 0.5 * c + n, n }, zeros_like(x[:, 0]), x)[0]
  // computes scan, scan, scan and 1 more
  void compute_scan(float* scan) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(8 * b, [&](auto lane, modelc::Index i) { lane.store(scan + i, lane(0.0f)); });
  }

  // m.model:4: h1 = scan((c, v) -> { n = l1(v)  return 0.5 * c + n, n }, zeros_like(x[:, 0]), x)[0]
  // computes scan_2, scan_2, scan_2 and 1 more
  void compute_scan_2(const float* x, float* scan_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < s00_2; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<float>(8, [&](auto lane, modelc::Index k) {
          lane.store(scan_2 + i * (8 * b) + j * 8 + k, lane.load(x + i * 8 + j * (8 * s00_2) + k));
        });
      }
    }
  }

  // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
  // computes dense, dense_1, dense and 5 more
  void compute_dense(const float* project, const float* dense_kernel, const float* dense_bias, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 2, 1, project, 8, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(dense + row, 0, lane(dense_bias[0]) + sum);
                   });
  }

  // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
  // computes lstm, lstm, lstm and 1 more
  void compute_lstm(const float* project, const float* lstm_lstm_cell_kernel, float* lstm) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i0 = 0; i0 < 4; ++i0) {
      modelc::matmul(threads_, b, 2, 4, project + i0 * 2, 8, 1, lstm_lstm_cell_kernel, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(lstm + i0 * (4 * b) + row * 4 + column, sum);
                     });
    }
  }

  // m.model:6: h3 = Conv1DTranspose(2, 1, strides = 1, padding = "same")(h2)
  // computes conv1d_transpose, conv1d_transpose
  void compute_conv1d_transpose(const float* lstm_2, float* conv1d_transpose) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
        lane.store(conv1d_transpose + i * 4 + j, lane.load(lstm_2 + i + j * b, b));
      });
    }
  }

  // m.model:6: h3 = Conv1DTranspose(2, 1, strides = 1, padding = "same")(h2)
  // computes h3, h3, h3 and 1 more
  void compute_h3(const float* conv1d_transpose, const float* conv1d_transpose_kernel,
                  const float* conv1d_transpose_bias, float* h3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv_transpose(threads_, modelc::ConvShape<modelc::Window<1, 1, 1, 0>>{b, {4}, 2, {4}, 1, 1},
                           conv1d_transpose, conv1d_transpose_kernel,
                           [&](auto lane, auto sum, modelc::Index pixel, modelc::Index channel) {
                             lane.store(h3 + pixel * 2 + channel, lane.load(conv1d_transpose_bias + channel) + sum);
                           });
  }

  // m.model:6: h3 = Conv1DTranspose(2, 1, strides = 1, padding = "same")(h2)
  // computes conv1d_transpose, conv1d_transpose
  void compute_conv1d_transpose_2(const float* lstm_2, float* conv1d_transpose,
                                  float* grad_conv1d_transpose_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<float>(4, [&](auto lane, modelc::Index j) {
        const auto lstm_2_2 = lane.load(lstm_2 + i + j * b, b);
        lane.store(conv1d_transpose + i * 4 + j, lstm_2_2);
        lane.store(grad_conv1d_transpose_kernel + i * 4 + j, lstm_2_2);
      });
    }
  }

  // m.model:7: output y = Dense(2, activation = softmax)(h3)
  // computes dense_2, dense_2, dense_2
  void compute_dense_2(const float* h3, const float* dense_2_kernel, float* dense_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 4 * b, 2, 2, h3, 2, 1, dense_2_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_2 + row * 2 + column, sum);
                   });
  }

  // m.model:7: output y = Dense(2, activation = softmax)(h3)
  // computes grad_h3, grad_h3
  void compute_grad_h3(const float* dense_2_2, const float* dense_2_kernel, float* grad_h3) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 4 * b, 2, 2, dense_2_2, 2, 1, dense_2_kernel, 1, 2,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_h3 + row * 2 + column, sum);
                   });
  }

  // m.model:6: h3 = Conv1DTranspose(2, 1, strides = 1, padding = "same")(h2)
  // computes conv1d_transpose_2, conv1d_transpose_2
  void compute_conv1d_transpose_2_2(const float* grad_h3, const float* conv1d_transpose_kernel,
                                    float* conv1d_transpose_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::conv(threads_, modelc::ConvShape<modelc::Window<1, 1, 1, 0>>{b, {4}, 2, {4}, 1, 1}, grad_h3,
                 conv1d_transpose_kernel, [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                   lane.store(conv1d_transpose_2 + pixel, 0, sum);
                 });
  }

  // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
  // computes lstm_10, lstm_10
  void compute_lstm_10(const float* project, float* lstm_10) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 4; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<float>(2, [&](auto lane, modelc::Index k) {
          lane.store(lstm_10 + i * (2 * b) + j * 2 + k, lane.load(project + i * 2 + j * 8 + k));
        });
      }
    }
  }

  // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
  // computes lstm_11, lstm_12, lstm_11 and 1 more
  void compute_lstm_11(float* lstm_11) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) { lane.store(lstm_11 + i, lane(0.0f)); });
  }

  // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
  // computes lstm_13, lstm_13
  void compute_lstm_13(const float* conv1d_transpose_2, float* lstm_13) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < 4; ++i) {
      modelc::for_lanes<float>(b, [&](auto lane, modelc::Index j) {
        lane.store(lstm_13 + i * b + j, lane.load(conv1d_transpose_2 + i + j * 4, 4));
      });
    }
  }

  // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
  // computes gradients, new_part_gradient_dense_1_kernel, new_part_gradient_dense_kernel
  void compute_gradients_2(const float* project, const float* lstm_16, float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 2, b, 1, project, 1, 8, lstm_16, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(gradients + row, 0, sum); });
  }

  // m.model:8: compile(optimizer = Nadam(), loss = kl_divergence, metrics = [CosineSimilarity()])
  // computes mul, mul
  void compute_mul(const std::int64_t* optimizer_iteration, float* mul) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul, (1.0f - 0.5f * pow(0.96f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration)))) * 0.9f);
    }
  }

  // m.model:8: compile(optimizer = Nadam(), loss = kl_divergence, metrics = [CosineSimilarity()])
  // computes mul_2, mul_2
  void compute_mul_2(const std::int64_t* optimizer_iteration, float* mul_2) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(
          mul_2,
          0.9f * (1.0f - 0.5f * pow(0.96f, 1.0f + (1.0f + modelc::cast<float>(lane.load(optimizer_iteration))))));
    }
  }

  // m.model:8: compile(optimizer = Nadam(), loss = kl_divergence, metrics = [CosineSimilarity()])
  // computes new_optimizer_u_product_dense_kernel, new_optimizer_u_product_dense_kernel
  void compute_new_optimizer_u_product_dense_kernel(const float* optimizer_u_product_dense_kernel, const float* mul,
                                                    float* new_optimizer_u_product_dense_kernel) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_optimizer_u_product_dense_kernel, lane.load(optimizer_u_product_dense_kernel) * lane.load(mul));
    }
  }

  // m.model:8: compile(optimizer = Nadam(), loss = kl_divergence, metrics = [CosineSimilarity()])
  // computes sub, sub
  void compute_sub(const float* mul_2, const float* new_optimizer_u_product_dense_kernel, float* sub) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(sub, 1.0f - lane.load(mul_2) * lane.load(new_optimizer_u_product_dense_kernel));
    }
  }

  // m.model:8: compile(optimizer = Nadam(), loss = kl_divergence, metrics = [CosineSimilarity()])
  // computes sub_2, sub_2
  void compute_sub_2(const std::int64_t* optimizer_iteration, float* sub_2) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(sub_2, 1.0f - pow(0.999f, 1.0f + modelc::cast<float>(lane.load(optimizer_iteration))));
    }
  }

  // m.model:8: compile(optimizer = Nadam(), loss = kl_divergence, metrics = [CosineSimilarity()])
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const float* gradients, const float* optimizer_m, const float* optimizer_v,
                               const float* weights, const float* optimizer_learning_rate, const float* mul_2,
                               const float* sub, const float* mul, const float* new_optimizer_u_product_dense_kernel,
                               const float* sub_2, float* new_optimizer_m, float* new_optimizer_v,
                               float* new_weights) noexcept {
    modelc::for_lanes<float>(162, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add_2 = optimizer_m_2 + (gradients_2 - optimizer_m_2) * 0.1f;
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_3 = optimizer_v_2 + (gradients_2 * gradients_2 - optimizer_v_2) * 0.001f;
      const auto sub_3 = lane.load(weights + i) - lane(optimizer_learning_rate[0]) *
                                                      (lane(mul_2[0]) * add_2 / lane(sub[0]) +
                                                       gradients_2 * (1.0f - lane(mul[0])) /
                                                           (1.0f - lane(new_optimizer_u_product_dense_kernel[0]))) /
                                                      (1e-07f + sqrt(add_3 / lane(sub_2[0])));
      lane.store(new_optimizer_m + i, add_2);
      lane.store(new_optimizer_v + i, add_3);
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

  // m.model:7: output y = Dense(2, activation = softmax)(h3)
  // computes new_part_gradient_dense_2_bias, new_part_gradient_conv1d_transpose_bias
  void compute_new_part_gradient_dense_2_bias(const float* dense_2_2, float* new_part_gradient_dense_2_bias) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_2_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 4 * b; ++j) {
        grad_dense_2_bias = modelc::Sum::apply(grad_dense_2_bias, lane.load(dense_2_2 + i + j * 2));
      }
      lane.store(new_part_gradient_dense_2_bias + i, grad_dense_2_bias);
    });
  }

  // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
  // computes new_part_gradient_dense_1_bias, new_part_gradient_dense_bias
  void compute_new_part_gradient_dense_1_bias(const float* lstm_15, float* new_part_gradient_dense_1_bias) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto grad_dense_1_bias = scalar(modelc::reduce_lanes<modelc::Sum, float>(
          b, [&](auto lane, modelc::Index i) { return lane.load(lstm_15 + i); }));
      scalar.store(new_part_gradient_dense_1_bias, grad_dense_1_bias);
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h1 = scan((c, v) -> { n = l1(v)  return 0.5 * c + n, n }, zeros_like(x[:, 0]), x)[0]
    // scan: f32[b, 4, 2]
    float* const scan = arena_.at<float>(slots_[1]);
    compute_scan(scan);
    // scan_2: f32[s00, b, 4, 2]
    float* const scan_2 = arena_.at<float>(slots_[0]);
    compute_scan_2(x, scan_2);
    // project: f32[b, 4, 2]
    float* const project = arena_.at<float>(slots_[2]);
    std::copy_n(scan, 8 * b, project);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const float* const carry_0 = project;
      const float* const x_0 = scan_2 + turn_2 * (8 * b);
      std::int32_t* const ids = arena_.at<std::int32_t>(slots_[7]);
      std::int32_t* const where = arena_.at<std::int32_t>(slots_[6]);
      float* const segment_sum = arena_.at<float>(64);
      float* const take = arena_.at<float>(slots_[6]);
      float* const new_carry_0 = project;
      // m.model:3: l1 = TimeDistributed(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(scatter(expa...
      // ids: i32[4 * b], where: i32[4 * b]
      modelc::for_scalars(4 * b, [&](auto lane, modelc::Index i) {
        const auto ids_2 = modelc::cast<std::int32_t>(lane.load(x_0 + i * 2, 2) > 0.0f);
        const auto where_2 = select(ids_2 < 0, 3 + ids_2, ids_2);
        const auto where_3 = select((where_2 >= 0) && (where_2 < 3), where_2, -1);
        lane.store(ids + i, ids_2);
        lane.store(where + i, where_3);
      });
      // segment_sum: f32[3, 2]
      modelc::kernels::segment_sum(modelc::tensor(segment_sum, 3, 2), modelc::tensor(x_0, 4 * b, 2),
                                   modelc::tensor(where, 4 * b), false);
      // take: f32[4 * b, 2]
      modelc::kernels::take(modelc::tensor(take, 4 * b, 2), modelc::tensor(segment_sum, 3, 2),
                            modelc::tensor(ids, 4 * b), 0);
      // m.model:4: h1 = scan((c, v) -> { n = l1(v)  return 0.5 * c + n, n }, zeros_like(x[:, 0]), x)[0]
      // new_carry_0: f32[b, 4, 2]
      modelc::for_lanes<float>(8 * b, [&](auto lane, modelc::Index i) {
        lane.store(new_carry_0 + i, lane.load(take + i) + lane.load(carry_0 + i) * 0.5f);
      });
    }

    // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
    // dense: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(slots_[3]);
    compute_dense(project, dense_kernel, dense_bias, dense);
    // dense_1: f32[b, 1]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(192);
    float* const dense_1 = arena_.at<float>(slots_[4]);
    compute_dense(project, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f32[4, b, 4]
    const float* const lstm_lstm_cell_kernel = weights_->block.at<float>(256);
    float* const lstm = arena_.at<float>(slots_[0]);
    compute_lstm(project, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f32[4, b, 1], carry: f32[b, 1], carry_2: f32[b, 1]
    const float* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(320);
    const float* const lstm_lstm_cell_bias = weights_->block.at<float>(384);
    float* const lstm_2 = arena_.at<float>(slots_[1]);
    float* const carry = arena_.at<float>(slots_[2]);
    float* const carry_2 = arena_.at<float>(slots_[5]);
    std::copy_n(dense, b, carry);
    std::copy_n(dense_1, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const float* const carry_0_2 = carry;
      const float* const carry_1 = carry_2;
      const float* const steps = lstm + turn_2 * (4 * b);
      const float* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const float* const state_2 = lstm_lstm_cell_bias;
      float* const add = arena_.at<float>(slots_[8]);
      float* const new_carry_1 = carry_2;
      float* const new_carry_0_2 = carry;
      // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
      // add: f32[b, 4]
      modelc::matmul(threads_, b, 1, 4, carry_0_2, 1, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 4 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum));
                     });
      // new_carry_1: f32[b, 1], new_carry_0_2: f32[b, 1]
      modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
        const auto add_2 = lane.load(carry_1 + i) * sigmoid(lane.load(add + 1 + i * 4, 4)) +
                           sigmoid(lane.load(add + i * 4, 4)) * tanh(lane.load(add + 2 + i * 4, 4));
        const auto mul = sigmoid(lane.load(add + 3 + i * 4, 4)) * tanh(add_2);
        lane.store(new_carry_1 + i, add_2);
        lane.store(new_carry_0_2 + i, mul);
      });
      std::copy_n(new_carry_0_2, b, lstm_2 + turn_2 * b);
    }

    // m.model:6: h3 = Conv1DTranspose(2, 1, strides = 1, padding = "same")(h2)
    // conv1d_transpose: f32[b, 4, 1]
    float* const conv1d_transpose = arena_.at<float>(slots_[2]);
    compute_conv1d_transpose(lstm_2, conv1d_transpose);
    // h3: f32[b, 4, 2]
    const float* const conv1d_transpose_kernel = weights_->block.at<float>(448);
    const float* const conv1d_transpose_bias = weights_->block.at<float>(512);
    float* const h3 = arena_.at<float>(slots_[0]);
    compute_h3(conv1d_transpose, conv1d_transpose_kernel, conv1d_transpose_bias, h3);

    // m.model:7: output y = Dense(2, activation = softmax)(h3)
    // dense_2: f32[b, 4, 2]
    const float* const dense_2_kernel = weights_->block.at<float>(576);
    const float* const dense_2_bias = weights_->block.at<float>(640);
    float* const dense_2 = arena_.at<float>(slots_[1]);
    modelc::matmul(threads_, 4 * b, 2, 2, h3, 2, 1, dense_2_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_2 + row * 2 + column, lane.load(dense_2_bias + column) + sum);
                   });
    // y: f32[b, 4, 2]
    float* const y = arena_.at<float>(slots_[1]);
    float* const dense_2_row = arena_.at<float>(0);
    for (modelc::Index i = 0; i < 4 * b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, float>(
          2, [&](auto lane, modelc::Index j) { return lane.load(dense_2 + i * 2 + j); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(dense_2 + i * 2 + j) - lane(row_max));
        lane.store(dense_2_row + j, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<float>(2, [&](auto lane, modelc::Index j) {
        lane.store(y + i * 2 + j, lane.load(dense_2_row + j) / lane(row_sum));
      });
    }
  }

  void compute_train_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h1 = scan((c, v) -> { n = l1(v)  return 0.5 * c + n, n }, zeros_like(x[:, 0]), x)[0]
    // scan: f32[b, 4, 2]
    float* const scan = arena_.at<float>(train_step_slots_[1]);
    compute_scan(scan);
    // scan_2: f32[s00, b, 4, 2]
    float* const scan_2 = arena_.at<float>(train_step_slots_[0]);
    compute_scan_2(x, scan_2);
    // project: f32[b, 4, 2]
    float* const project = arena_.at<float>(train_step_slots_[2]);
    std::copy_n(scan, 8 * b, project);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const float* const carry_0 = project;
      const float* const x_0 = scan_2 + turn_2 * (8 * b);
      std::int32_t* const ids = arena_.at<std::int32_t>(train_step_slots_[19]);
      std::int32_t* const where = arena_.at<std::int32_t>(train_step_slots_[18]);
      float* const segment_sum = arena_.at<float>(1152);
      float* const take = arena_.at<float>(train_step_slots_[18]);
      float* const new_carry_0 = project;
      // m.model:3: l1 = TimeDistributed(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(scatter(expa...
      // ids: i32[4 * b], where: i32[4 * b]
      modelc::for_scalars(4 * b, [&](auto lane, modelc::Index i) {
        const auto ids_2 = modelc::cast<std::int32_t>(lane.load(x_0 + i * 2, 2) > 0.0f);
        const auto where_2 = select(ids_2 < 0, 3 + ids_2, ids_2);
        const auto where_3 = select((where_2 >= 0) && (where_2 < 3), where_2, -1);
        lane.store(ids + i, ids_2);
        lane.store(where + i, where_3);
      });
      // segment_sum: f32[3, 2]
      modelc::kernels::segment_sum(modelc::tensor(segment_sum, 3, 2), modelc::tensor(x_0, 4 * b, 2),
                                   modelc::tensor(where, 4 * b), false);
      // take: f32[4 * b, 2]
      modelc::kernels::take(modelc::tensor(take, 4 * b, 2), modelc::tensor(segment_sum, 3, 2),
                            modelc::tensor(ids, 4 * b), 0);
      // m.model:4: h1 = scan((c, v) -> { n = l1(v)  return 0.5 * c + n, n }, zeros_like(x[:, 0]), x)[0]
      // new_carry_0: f32[b, 4, 2]
      modelc::for_lanes<float>(8 * b, [&](auto lane, modelc::Index i) {
        lane.store(new_carry_0 + i, lane.load(take + i) + lane.load(carry_0 + i) * 0.5f);
      });
    }

    // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
    // dense: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(train_step_slots_[3]);
    compute_dense(project, dense_kernel, dense_bias, dense);
    // dense_1: f32[b, 1]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(192);
    float* const dense_1 = arena_.at<float>(train_step_slots_[4]);
    compute_dense(project, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f32[4, b, 4]
    const float* const lstm_lstm_cell_kernel = weights_->block.at<float>(256);
    float* const lstm = arena_.at<float>(train_step_slots_[0]);
    compute_lstm(project, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f32[4, b, 1], lstm_3: f32[4, b, 1], lstm_4: f32[4, b, 1], lstm_5: f32[4, b, 1], lstm_6: f32[4, b...
    const float* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(320);
    const float* const lstm_lstm_cell_bias = weights_->block.at<float>(384);
    float* const lstm_2 = arena_.at<float>(train_step_slots_[1]);
    float* const lstm_3 = arena_.at<float>(train_step_slots_[6]);
    float* const lstm_4 = arena_.at<float>(train_step_slots_[7]);
    float* const lstm_5 = arena_.at<float>(train_step_slots_[8]);
    float* const lstm_6 = arena_.at<float>(train_step_slots_[9]);
    float* const lstm_7 = arena_.at<float>(train_step_slots_[10]);
    float* const lstm_8 = arena_.at<float>(train_step_slots_[11]);
    float* const lstm_9 = arena_.at<float>(train_step_slots_[12]);
    float* const carry = arena_.at<float>(train_step_slots_[5]);
    float* const carry_2 = arena_.at<float>(train_step_slots_[13]);
    std::copy_n(dense, b, carry);
    std::copy_n(dense_1, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const float* const carry_0_2 = carry;
      const float* const carry_1 = carry_2;
      const float* const steps = lstm + turn_2 * (4 * b);
      const float* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const float* const state_2 = lstm_lstm_cell_bias;
      float* const add = arena_.at<float>(train_step_slots_[20]);
      float* const stacked_3 = lstm_7 + turn_2 * b;
      float* const stacked_4 = lstm_6 + turn_2 * b;
      float* const stacked_5 = lstm_5 + turn_2 * b;
      float* const stacked_6 = lstm_4 + turn_2 * b;
      float* const new_carry_1 = carry_2;
      float* const stacked_7 = lstm_3 + turn_2 * b;
      float* const new_carry_0_2 = carry;
      float* const carry_0_3 = lstm_9 + turn_2 * b;
      float* const carry_1_2 = lstm_8 + turn_2 * b;
      // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
      // carry_0_3: f32[b, 1]
      modelc::for_lanes<float>(
          b, [&](auto lane, modelc::Index i) { lane.store(carry_0_3 + i, lane.load(carry_0_2 + i)); });
      // add: f32[b, 4]
      modelc::matmul(threads_, b, 1, 4, carry_0_2, 1, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 4 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum));
                     });
      // stacked_3: f32[b, 1], stacked_4: f32[b, 1], stacked_5: f32[b, 1], stacked_6: f32[b, 1], new_carry_1: f32...
      modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
        const auto sigmoid_2 = sigmoid(lane.load(add + i * 4, 4));
        const auto sigmoid_3 = sigmoid(lane.load(add + 1 + i * 4, 4));
        const auto sigmoid_4 = sigmoid(lane.load(add + 3 + i * 4, 4));
        const auto carry_1_3 = lane.load(carry_1 + i);
        const auto tanh_2 = tanh(lane.load(add + 2 + i * 4, 4));
        const auto add_2 = carry_1_3 * sigmoid_3 + sigmoid_2 * tanh_2;
        const auto tanh_3 = tanh(add_2);
        const auto mul_3 = sigmoid_4 * tanh_3;
        lane.store(stacked_3 + i, sigmoid_2);
        lane.store(stacked_4 + i, sigmoid_3);
        lane.store(stacked_5 + i, sigmoid_4);
        lane.store(stacked_6 + i, tanh_2);
        lane.store(new_carry_1 + i, add_2);
        lane.store(stacked_7 + i, tanh_3);
        lane.store(new_carry_0_2 + i, mul_3);
        lane.store(carry_1_2 + i, carry_1_3);
      });
      std::copy_n(new_carry_0_2, b, lstm_2 + turn_2 * b);
    }

    // m.model:6: h3 = Conv1DTranspose(2, 1, strides = 1, padding = "same")(h2)
    // conv1d_transpose: f32[b, 4, 1], grad_conv1d_transpose_kernel: f32[b, 4, 1]
    float* const conv1d_transpose = arena_.at<float>(train_step_slots_[0]);
    float* const grad_conv1d_transpose_kernel = arena_.at<float>(train_step_slots_[5]);
    compute_conv1d_transpose_2(lstm_2, conv1d_transpose, grad_conv1d_transpose_kernel);
    // h3: f32[b, 4, 2]
    const float* const conv1d_transpose_kernel = weights_->block.at<float>(448);
    const float* const conv1d_transpose_bias = weights_->block.at<float>(512);
    float* const h3 = arena_.at<float>(train_step_slots_[1]);
    compute_h3(conv1d_transpose, conv1d_transpose_kernel, conv1d_transpose_bias, h3);

    // m.model:7: output y = Dense(2, activation = softmax)(h3)
    // dense_2: f32[b, 4, 2]
    const float* const dense_2_kernel = weights_->block.at<float>(576);
    float* const dense_2 = arena_.at<float>(train_step_slots_[3]);
    compute_dense_2(h3, dense_2_kernel, dense_2);
    // the loss, and what its gradient needs
    // loss: f32, new_metric_cosine_similarity_total: f32, cosine_similarity: f32, cosine_similarity_2: f32, de...
    const float* const dense_2_bias = weights_->block.at<float>(640);
    const float* const metric_cosine_similarity_total = training_->block.at<float>(2240);
    const float* const metric_cosine_similarity_count = training_->block.at<float>(2304);
    float* const loss = arena_.at<float>(704);
    float* const new_metric_cosine_similarity_total = training_->block.at<float>(2240);
    float* const cosine_similarity = arena_.at<float>(768);
    float* const cosine_similarity_2 = arena_.at<float>(832);
    float* const dense_2_2 = arena_.at<float>(train_step_slots_[3]);
    float* const dense_2_row = arena_.at<float>(0);
    float* const y_row = arena_.at<float>(64);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      for (modelc::Index i = 0; i < 4 * b; ++i) {
        const auto where_2 = select(
            max(abs(scalar.load(y_true + i * 2)), abs(scalar.load(y_true + 1 + i * 2))) > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_3 = where_2 * (where_2 * 1e-12f);
        const auto div = scalar(1.0f) / scalar(static_cast<float>(4 * b));
        const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto mul_4 = lane.load(y_true + i * 2 + j) * lane(where_2);
          const auto add_2 = lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 2 + j);
          const auto mul_5 = mul_4 * mul_4;
          return modelc::folded(add_2, mul_5);
        });
        const auto row_max = scalar(std::get<0>(row_2));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul_3));
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 2 + j) - lane(row_max));
          lane.store(dense_2_row + j, exp_2);
          return exp_2;
        }));
        const auto row_3 =
            modelc::fold_lanes<float, modelc::Sum, modelc::Max, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_2_row + j) / lane(row_sum_2);
              const auto minimum = min(max(lane.load(y_true + i * 2 + j), 1e-07f), 1.0f);
              const auto maximum = max(y, 1e-07f);
              const auto minimum_2 = min(1.0f, maximum);
              const auto div_2 = minimum / minimum_2;
              const auto neg = -(div_2 * (minimum * lane(div) / div_2 / minimum_2));
              const auto where_3 = select(maximum < 1.0f, neg, select(1.0f == maximum, neg * 0.5f, 0.0f));
              const auto div_3 =
                  select(y > 1e-07f, where_3, select(y == 1e-07f, 0.5f * where_3, 0.0f)) / lane(row_sum_2);
              const auto mul_6 = minimum * log(div_2);
              const auto abs_2 = abs(y);
              const auto neg_2 = -(y * div_3);
              lane.store(y_row + j, y);
              lane.store(dense_2_2 + i * 2 + j, div_3);
              return modelc::folded(mul_6, abs_2, neg_2);
            });
        total_sum.add(scalar(std::get<0>(row_3)));
        const auto row_max_2 = scalar(std::get<1>(row_3));
        const auto row_sum_3 = scalar(std::get<2>(row_3));
        const auto where_4 = select(row_max_2 > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_7 = where_4 * (1e-12f * where_4);
        const auto row_4 = modelc::fold_lanes<float, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto mul_8 = lane.load(y_row + j) * lane(where_4);
          const auto mul_9 = lane.load(dense_2_row + j) * (lane.load(dense_2_2 + i * 2 + j) + lane(row_sum_3));
          const auto mul_10 = mul_8 * mul_8;
          lane.store(dense_2_2 + i * 2 + j, mul_9);
          return modelc::folded(mul_10);
        });
        const auto row_sum_4 = scalar(std::get<0>(row_4));
        const auto rsqrt_3 = rsqrt(max(row_sum_4, mul_7));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          return lane.load(y_true + i * 2 + j) * lane(where_2) * lane(rsqrt_2) *
                 (lane.load(y_row + j) * lane(where_4) * lane(rsqrt_3));
        })));
      }
      const auto add_3 = scalar.load(metric_cosine_similarity_total) + scalar(total_sum_2.value());
      const auto add_4 = scalar.load(metric_cosine_similarity_count) + static_cast<float>(4 * b);
      const auto eq = add_4 == 0.0f;
      const auto div_4 = scalar(total_sum.value()) / static_cast<float>(4 * b);
      const auto where_5 = select(eq, 0.0f, add_3 / select(eq, 1.0f, add_4));
      scalar.store(loss, div_4);
      scalar.store(new_metric_cosine_similarity_total, add_3);
      scalar.store(cosine_similarity, add_4);
      scalar.store(cosine_similarity_2, where_5);
    }
    // grad_h3: f32[b, 4, 2]
    float* const grad_h3 = arena_.at<float>(train_step_slots_[4]);
    compute_grad_h3(dense_2_2, dense_2_kernel, grad_h3);

    // m.model:6: h3 = Conv1DTranspose(2, 1, strides = 1, padding = "same")(h2)
    // conv1d_transpose_2: f32[b, 4, 1]
    float* const conv1d_transpose_2 = arena_.at<float>(train_step_slots_[0]);
    compute_conv1d_transpose_2_2(grad_h3, conv1d_transpose_kernel, conv1d_transpose_2);
    // grad_conv1d_transpose_kernel_2: f32[1, 2, 1]
    float* const grad_conv1d_transpose_kernel_2 = arena_.at<float>(896);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(grad_conv1d_transpose_kernel_2, 1, 2, 1), modelc::tensor(grad_h3, b, 4, 2),
        modelc::tensor(grad_conv1d_transpose_kernel, b, 4, 1), modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
    // lstm_10: f32[4, b, 2]
    float* const lstm_10 = arena_.at<float>(train_step_slots_[5]);
    compute_lstm_10(project, lstm_10);
    // lstm_11: f32[b, 1]
    float* const lstm_11 = arena_.at<float>(train_step_slots_[14]);
    compute_lstm_11(lstm_11);
    // lstm_12: f32[b, 1]
    float* const lstm_12 = arena_.at<float>(train_step_slots_[15]);
    compute_lstm_11(lstm_12);
    // lstm_13: f32[4, b, 1]
    float* const lstm_13 = arena_.at<float>(train_step_slots_[13]);
    compute_lstm_13(conv1d_transpose_2, lstm_13);
    // lstm_14: f32[4, b, 4], lstm_15: f32[b, 1], lstm_16: f32[b, 1]
    float* const lstm_14 = arena_.at<float>(train_step_slots_[0]);
    float* const lstm_15 = arena_.at<float>(train_step_slots_[16]);
    float* const lstm_16 = arena_.at<float>(train_step_slots_[17]);
    std::copy_n(lstm_11, b, lstm_16);
    std::copy_n(lstm_12, b, lstm_15);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const modelc::Index step_2 = 4 - 1 - turn_2;
      const float* const d_carry_0 = lstm_16;
      const float* const d_carry_1 = lstm_15;
      const float* const kept_1 = lstm_8 + step_2 * b;
      const float* const kept_2 = lstm_7 + step_2 * b;
      const float* const kept_3 = lstm_6 + step_2 * b;
      const float* const kept_4 = lstm_5 + step_2 * b;
      const float* const kept_5 = lstm_4 + step_2 * b;
      const float* const kept_6 = lstm_3 + step_2 * b;
      const float* const d_y_0 = lstm_13 + step_2 * b;
      const float* const same = lstm_lstm_cell_recurrent_kernel;
      float* const gradient_4 = lstm_14 + step_2 * (4 * b);
      float* const new_d_carry_0 = lstm_16;
      float* const new_d_carry_1 = lstm_15;
      // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
      // gradient_4: f32[b, 4], new_d_carry_1: f32[b, 1]
      modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
        const auto kept_2_2 = lane.load(kept_2 + i);
        const auto kept_6_2 = lane.load(kept_6 + i);
        const auto add_2 = lane.load(d_carry_0 + i) + lane.load(d_y_0 + i);
        const auto kept_4_2 = lane.load(kept_4 + i);
        const auto add_3 = lane.load(d_carry_1 + i) + (1.0f - kept_6_2 * kept_6_2) * (kept_4_2 * add_2);
        const auto kept_5_2 = lane.load(kept_5 + i);
        const auto kept_3_2 = lane.load(kept_3 + i);
        const auto mul_3 = (kept_2_2 - kept_2_2 * kept_2_2) * (kept_5_2 * add_3);
        const auto mul_4 = (kept_3_2 - kept_3_2 * kept_3_2) * (lane.load(kept_1 + i) * add_3);
        const auto mul_5 = (1.0f - kept_5_2 * kept_5_2) * (kept_2_2 * add_3);
        const auto mul_6 = (kept_4_2 - kept_4_2 * kept_4_2) * (kept_6_2 * add_2);
        const auto mul_7 = kept_3_2 * add_3;
        lane.store(gradient_4 + i * 4, 4, mul_3);
        lane.store(gradient_4 + 1 + i * 4, 4, mul_4);
        lane.store(gradient_4 + 2 + i * 4, 4, mul_5);
        lane.store(gradient_4 + 3 + i * 4, 4, mul_6);
        lane.store(new_d_carry_1 + i, mul_7);
      });
      // new_d_carry_0: f32[b, 1]
      modelc::matmul(
          threads_, b, 4, 1, gradient_4, 4, 1, same, 1, 1,
          [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(new_d_carry_0 + row, 0, sum); });
    }
    // gradients: f32[162]
    float* const gradients = arena_.at<float>(0);
    compute_gradients_2(project, lstm_16, gradients);
    // gradients: f32[162]
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 2 + i, lane(0.0f)); });
    // gradients: f32[162]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 17 + i, lane(0.0f)); });
    // gradients: f32[162]
    modelc::matmul(
        threads_, 2, b, 1, project, 1, 8, lstm_15, 1, 1,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(gradients + 32 + row, 0, sum); });
    // gradients: f32[162]
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 34 + i, lane(0.0f)); });
    // gradients: f32[162]
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
        const auto lstm_15_2 = lane.load(lstm_15 + i);
        const auto lstm_16_2 = lane.load(lstm_16 + i);
        return modelc::folded(lstm_15_2, lstm_16_2);
      });
      const auto grad_dense_1_bias = scalar(std::get<0>(row_2));
      const auto grad_dense_bias = scalar(std::get<1>(row_2));
      const auto grad_dense_bias_lanes = grad_dense_bias;
      const auto grad_dense_1_bias_lanes = grad_dense_1_bias;
      scalar.store(gradients + 16, grad_dense_bias_lanes);
      scalar.store(gradients + 48, grad_dense_1_bias_lanes);
    }
    // gradients: f32[162]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 49 + i, lane(0.0f)); });
    // gradients: f32[162]
    modelc::matmul(threads_, 2, 4 * b, 4, lstm_10, 1, 2, lstm_14, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 64 + row * 4 + column, sum);
                   });
    // gradients: f32[162]
    modelc::for_lanes<float>(8, [&](auto lane, modelc::Index i) { lane.store(gradients + 72 + i, lane(0.0f)); });
    // gradients: f32[162]
    modelc::matmul(
        threads_, 1, 4 * b, 4, lstm_9, 0, 1, lstm_14, 4, 1,
        [&](auto lane, auto sum, modelc::Index, modelc::Index column) { lane.store(gradients + 80 + column, sum); });
    // gradients: f32[162]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 84 + i, lane(0.0f)); });
    // gradients: f32[162]
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 4 * b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(lstm_14 + i + j * 4));
      }
      lane.store(gradients + 96 + i, column_sum);
    });
    // gradients: f32[162]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 100 + i, lane(0.0f)); });
    // gradients: f32[162]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      lane.store(gradients + 112 + i, lane.load(grad_conv1d_transpose_kernel_2 + i));
    });
    // gradients: f32[162]
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 114 + i, lane(0.0f)); });
    // gradients: f32[162]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_conv1d_transpose_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 4 * b; ++j) {
        grad_conv1d_transpose_bias = modelc::Sum::apply(grad_conv1d_transpose_bias, lane.load(grad_h3 + i + j * 2));
      }
      lane.store(gradients + 128 + i, grad_conv1d_transpose_bias);
    });
    // gradients: f32[162]
    modelc::for_lanes<float>(14, [&](auto lane, modelc::Index i) { lane.store(gradients + 130 + i, lane(0.0f)); });

    // m.model:7: output y = Dense(2, activation = softmax)(h3)
    // gradients: f32[162]
    modelc::matmul(threads_, 2, 4 * b, 2, h3, 1, 2, dense_2_2, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 144 + row * 2 + column, sum);
                   });
    // gradients: f32[162]
    modelc::for_lanes<float>(12, [&](auto lane, modelc::Index i) { lane.store(gradients + 148 + i, lane(0.0f)); });
    // gradients: f32[162]
    modelc::for_lanes<float>(2, [&](auto lane, modelc::Index i) {
      auto grad_dense_2_bias = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 4 * b; ++j) {
        grad_dense_2_bias = modelc::Sum::apply(grad_dense_2_bias, lane.load(dense_2_2 + i + j * 2));
      }
      lane.store(gradients + 160 + i, grad_dense_2_bias);
    });

    // m.model:8: compile(optimizer = Nadam(), loss = kl_divergence, metrics = [CosineSimilarity()])
    // mul: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const mul = arena_.at<float>(896);
    compute_mul(optimizer_iteration, mul);
    // mul_2: f32
    float* const mul_2 = arena_.at<float>(960);
    compute_mul_2(optimizer_iteration, mul_2);
    // new_optimizer_u_product_dense_kernel: f32
    const float* const optimizer_u_product_dense_kernel = training_->block.at<float>(1536);
    float* const new_optimizer_u_product_dense_kernel = training_->block.at<float>(1536);
    compute_new_optimizer_u_product_dense_kernel(optimizer_u_product_dense_kernel, mul,
                                                 new_optimizer_u_product_dense_kernel);
    // sub: f32
    float* const sub = arena_.at<float>(1024);
    compute_sub(mul_2, new_optimizer_u_product_dense_kernel, sub);
    // sub_2: f32
    float* const sub_2 = arena_.at<float>(1088);
    compute_sub_2(optimizer_iteration, sub_2);
    // new_optimizer_m: f32[162], new_optimizer_v: f32[162], new_weights: f32[162]
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(128);
    const float* const optimizer_v = training_->block.at<float>(832);
    float* const new_optimizer_m = training_->block.at<float>(128);
    float* const new_optimizer_v = training_->block.at<float>(832);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(gradients, optimizer_m, optimizer_v, weights, optimizer_learning_rate, mul_2, sub, mul,
                            new_optimizer_u_product_dense_kernel, sub_2, new_optimizer_m, new_optimizer_v, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<float>(768), 1, training_->block.at<float>(2304));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1600));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1664));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1728));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1792));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1856));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1920));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1984));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(2048));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(2112));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(2176));
  }

  void compute_update_step() noexcept {
    // m.model:8: compile(optimizer = Nadam(), loss = kl_divergence, metrics = [CosineSimilarity()])
    // new_metric_cosine_similarity_total: f32, new_metric_cosine_similarity_count: f32, cosine_similarity: f32
    const float* const metric_cosine_similarity_total = training_->block.at<float>(2240);
    const float* const metric_cosine_similarity_count = training_->block.at<float>(2304);
    const float* const part_metric_cosine_similarity_total = arena_.at<float>(1088);
    const float* const part_metric_cosine_similarity_count = arena_.at<float>(1152);
    float* const new_metric_cosine_similarity_total = training_->block.at<float>(2240);
    float* const new_metric_cosine_similarity_count = training_->block.at<float>(2304);
    float* const cosine_similarity = arena_.at<float>(0);
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
    // mul: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    float* const mul = arena_.at<float>(64);
    compute_mul(optimizer_iteration, mul);
    // mul_2: f32
    float* const mul_2 = arena_.at<float>(128);
    compute_mul_2(optimizer_iteration, mul_2);
    // new_optimizer_u_product_dense_kernel: f32
    const float* const optimizer_u_product_dense_kernel = training_->block.at<float>(1536);
    float* const new_optimizer_u_product_dense_kernel = training_->block.at<float>(1536);
    compute_new_optimizer_u_product_dense_kernel(optimizer_u_product_dense_kernel, mul,
                                                 new_optimizer_u_product_dense_kernel);
    // sub: f32
    float* const sub = arena_.at<float>(192);
    compute_sub(mul_2, new_optimizer_u_product_dense_kernel, sub);
    // sub_2: f32
    float* const sub_2 = arena_.at<float>(256);
    compute_sub_2(optimizer_iteration, sub_2);
    // new_optimizer_m: f32[162], new_optimizer_v: f32[162], new_weights: f32[162]
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(320);
    const float* const optimizer_m = training_->block.at<float>(128);
    const float* const optimizer_v = training_->block.at<float>(832);
    float* const new_optimizer_m = training_->block.at<float>(128);
    float* const new_optimizer_v = training_->block.at<float>(832);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(part_gradients, optimizer_m, optimizer_v, weights, optimizer_learning_rate, mul_2, sub, mul,
                            new_optimizer_u_product_dense_kernel, sub_2, new_optimizer_m, new_optimizer_v, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1600));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1664));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1728));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1792));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1856));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1920));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(1984));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(2048));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(2112));
    modelc::copy_elements(training_->block.at<float>(1536), 1, training_->block.at<float>(2176));
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h1 = scan((c, v) -> { n = l1(v)  return 0.5 * c + n, n }, zeros_like(x[:, 0]), x)[0]
    // scan: f32[b, 4, 2]
    float* const scan = arena_.at<float>(evaluate_step_slots_[1]);
    compute_scan(scan);
    // scan_2: f32[s00, b, 4, 2]
    float* const scan_2 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_scan_2(x, scan_2);
    // project: f32[b, 4, 2]
    float* const project = arena_.at<float>(evaluate_step_slots_[2]);
    std::copy_n(scan, 8 * b, project);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const float* const carry_0 = project;
      const float* const x_0 = scan_2 + turn_2 * (8 * b);
      std::int32_t* const ids = arena_.at<std::int32_t>(evaluate_step_slots_[7]);
      std::int32_t* const where = arena_.at<std::int32_t>(evaluate_step_slots_[6]);
      float* const segment_sum = arena_.at<float>(320);
      float* const take = arena_.at<float>(evaluate_step_slots_[6]);
      float* const new_carry_0 = project;
      // m.model:3: l1 = TimeDistributed(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(scatter(expa...
      // ids: i32[4 * b], where: i32[4 * b]
      modelc::for_scalars(4 * b, [&](auto lane, modelc::Index i) {
        const auto ids_2 = modelc::cast<std::int32_t>(lane.load(x_0 + i * 2, 2) > 0.0f);
        const auto where_2 = select(ids_2 < 0, 3 + ids_2, ids_2);
        const auto where_3 = select((where_2 >= 0) && (where_2 < 3), where_2, -1);
        lane.store(ids + i, ids_2);
        lane.store(where + i, where_3);
      });
      // segment_sum: f32[3, 2]
      modelc::kernels::segment_sum(modelc::tensor(segment_sum, 3, 2), modelc::tensor(x_0, 4 * b, 2),
                                   modelc::tensor(where, 4 * b), false);
      // take: f32[4 * b, 2]
      modelc::kernels::take(modelc::tensor(take, 4 * b, 2), modelc::tensor(segment_sum, 3, 2),
                            modelc::tensor(ids, 4 * b), 0);
      // m.model:4: h1 = scan((c, v) -> { n = l1(v)  return 0.5 * c + n, n }, zeros_like(x[:, 0]), x)[0]
      // new_carry_0: f32[b, 4, 2]
      modelc::for_lanes<float>(8 * b, [&](auto lane, modelc::Index i) {
        lane.store(new_carry_0 + i, lane.load(take + i) + lane.load(carry_0 + i) * 0.5f);
      });
    }

    // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
    // dense: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(evaluate_step_slots_[3]);
    compute_dense(project, dense_kernel, dense_bias, dense);
    // dense_1: f32[b, 1]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(192);
    float* const dense_1 = arena_.at<float>(evaluate_step_slots_[4]);
    compute_dense(project, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f32[4, b, 4]
    const float* const lstm_lstm_cell_kernel = weights_->block.at<float>(256);
    float* const lstm = arena_.at<float>(evaluate_step_slots_[0]);
    compute_lstm(project, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f32[4, b, 1], carry: f32[b, 1], carry_2: f32[b, 1]
    const float* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(320);
    const float* const lstm_lstm_cell_bias = weights_->block.at<float>(384);
    float* const lstm_2 = arena_.at<float>(evaluate_step_slots_[1]);
    float* const carry = arena_.at<float>(evaluate_step_slots_[2]);
    float* const carry_2 = arena_.at<float>(evaluate_step_slots_[5]);
    std::copy_n(dense, b, carry);
    std::copy_n(dense_1, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const float* const carry_0_2 = carry;
      const float* const carry_1 = carry_2;
      const float* const steps = lstm + turn_2 * (4 * b);
      const float* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const float* const state_2 = lstm_lstm_cell_bias;
      float* const add = arena_.at<float>(evaluate_step_slots_[8]);
      float* const new_carry_1 = carry_2;
      float* const new_carry_0_2 = carry;
      // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
      // add: f32[b, 4]
      modelc::matmul(threads_, b, 1, 4, carry_0_2, 1, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 4 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum));
                     });
      // new_carry_1: f32[b, 1], new_carry_0_2: f32[b, 1]
      modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
        const auto add_2 = lane.load(carry_1 + i) * sigmoid(lane.load(add + 1 + i * 4, 4)) +
                           sigmoid(lane.load(add + i * 4, 4)) * tanh(lane.load(add + 2 + i * 4, 4));
        const auto mul = sigmoid(lane.load(add + 3 + i * 4, 4)) * tanh(add_2);
        lane.store(new_carry_1 + i, add_2);
        lane.store(new_carry_0_2 + i, mul);
      });
      std::copy_n(new_carry_0_2, b, lstm_2 + turn_2 * b);
    }

    // m.model:6: h3 = Conv1DTranspose(2, 1, strides = 1, padding = "same")(h2)
    // conv1d_transpose: f32[b, 4, 1]
    float* const conv1d_transpose = arena_.at<float>(evaluate_step_slots_[2]);
    compute_conv1d_transpose(lstm_2, conv1d_transpose);
    // h3: f32[b, 4, 2]
    const float* const conv1d_transpose_kernel = weights_->block.at<float>(448);
    const float* const conv1d_transpose_bias = weights_->block.at<float>(512);
    float* const h3 = arena_.at<float>(evaluate_step_slots_[0]);
    compute_h3(conv1d_transpose, conv1d_transpose_kernel, conv1d_transpose_bias, h3);

    // m.model:7: output y = Dense(2, activation = softmax)(h3)
    // dense_2: f32[b, 4, 2]
    const float* const dense_2_kernel = weights_->block.at<float>(576);
    float* const dense_2 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_dense_2(h3, dense_2_kernel, dense_2);

    // m.model:8: compile(optimizer = Nadam(), loss = kl_divergence, metrics = [CosineSimilarity()])
    // the loss, and what its gradient needs
    // loss: f32, new_metric_cosine_similarity_total: f32, cosine_similarity: f32, cosine_similarity_2: f32
    const float* const dense_2_bias = weights_->block.at<float>(640);
    const float* const metric_cosine_similarity_total = training_->block.at<float>(2240);
    const float* const metric_cosine_similarity_count = training_->block.at<float>(2304);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_cosine_similarity_total = training_->block.at<float>(2240);
    float* const cosine_similarity = arena_.at<float>(64);
    float* const cosine_similarity_2 = arena_.at<float>(128);
    float* const dense_2_row = arena_.at<float>(192);
    float* const y_row = arena_.at<float>(256);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      for (modelc::Index i = 0; i < 4 * b; ++i) {
        const auto where_2 = select(
            max(abs(scalar.load(y_true + i * 2)), abs(scalar.load(y_true + 1 + i * 2))) > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul = where_2 * (where_2 * 1e-12f);
        const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto mul_2 = lane.load(y_true + i * 2 + j) * lane(where_2);
          const auto add_2 = lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 2 + j);
          const auto mul_3 = mul_2 * mul_2;
          return modelc::folded(add_2, mul_3);
        });
        const auto row_max = scalar(std::get<0>(row_2));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul));
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 2 + j) - lane(row_max));
          lane.store(dense_2_row + j, exp_2);
          return exp_2;
        }));
        const auto row_3 = modelc::fold_lanes<float, modelc::Sum, modelc::Max>(2, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_2_row + j) / lane(row_sum_2);
          const auto minimum = min(max(lane.load(y_true + i * 2 + j), 1e-07f), 1.0f);
          const auto mul_4 = minimum * log(minimum / min(1.0f, max(y, 1e-07f)));
          const auto abs_2 = abs(y);
          lane.store(y_row + j, y);
          return modelc::folded(mul_4, abs_2);
        });
        total_sum.add(scalar(std::get<0>(row_3)));
        const auto row_max_2 = scalar(std::get<1>(row_3));
        const auto where_3 = select(row_max_2 > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_5 = where_3 * (1e-12f * where_3);
        const auto row_sum_3 = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto mul_6 = lane.load(y_row + j) * lane(where_3);
          return mul_6 * mul_6;
        }));
        const auto rsqrt_3 = rsqrt(max(row_sum_3, mul_5));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          return lane.load(y_true + i * 2 + j) * lane(where_2) * lane(rsqrt_2) *
                 (lane.load(y_row + j) * lane(where_3) * lane(rsqrt_3));
        })));
      }
      const auto add_3 = scalar.load(metric_cosine_similarity_total) + scalar(total_sum_2.value());
      const auto add_4 = scalar.load(metric_cosine_similarity_count) + static_cast<float>(4 * b);
      const auto eq = add_4 == 0.0f;
      const auto div = scalar(total_sum.value()) / static_cast<float>(4 * b);
      const auto where_4 = select(eq, 0.0f, add_3 / select(eq, 1.0f, add_4));
      scalar.store(loss, div);
      scalar.store(new_metric_cosine_similarity_total, add_3);
      scalar.store(cosine_similarity, add_4);
      scalar.store(cosine_similarity_2, where_4);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(2304));
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:4: h1 = scan((c, v) -> { n = l1(v)  return 0.5 * c + n, n }, zeros_like(x[:, 0]), x)[0]
    // scan: f32[b, 4, 2]
    float* const scan = arena_.at<float>(gradients_slots_[1]);
    compute_scan(scan);
    // scan_2: f32[s00, b, 4, 2]
    float* const scan_2 = arena_.at<float>(gradients_slots_[0]);
    compute_scan_2(x, scan_2);
    // project: f32[b, 4, 2]
    float* const project = arena_.at<float>(gradients_slots_[2]);
    std::copy_n(scan, 8 * b, project);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const float* const carry_0 = project;
      const float* const x_0 = scan_2 + turn_2 * (8 * b);
      std::int32_t* const ids = arena_.at<std::int32_t>(gradients_slots_[16]);
      std::int32_t* const where = arena_.at<std::int32_t>(gradients_slots_[15]);
      float* const segment_sum = arena_.at<float>(192);
      float* const take = arena_.at<float>(gradients_slots_[15]);
      float* const new_carry_0 = project;
      // m.model:3: l1 = TimeDistributed(Lambda(v -> { ids = cast(v[..., 0] > 0.0, i32)  return take(scatter(expa...
      // ids: i32[4 * b], where: i32[4 * b]
      modelc::for_scalars(4 * b, [&](auto lane, modelc::Index i) {
        const auto ids_2 = modelc::cast<std::int32_t>(lane.load(x_0 + i * 2, 2) > 0.0f);
        const auto where_2 = select(ids_2 < 0, 3 + ids_2, ids_2);
        const auto where_3 = select((where_2 >= 0) && (where_2 < 3), where_2, -1);
        lane.store(ids + i, ids_2);
        lane.store(where + i, where_3);
      });
      // segment_sum: f32[3, 2]
      modelc::kernels::segment_sum(modelc::tensor(segment_sum, 3, 2), modelc::tensor(x_0, 4 * b, 2),
                                   modelc::tensor(where, 4 * b), false);
      // take: f32[4 * b, 2]
      modelc::kernels::take(modelc::tensor(take, 4 * b, 2), modelc::tensor(segment_sum, 3, 2),
                            modelc::tensor(ids, 4 * b), 0);
      // m.model:4: h1 = scan((c, v) -> { n = l1(v)  return 0.5 * c + n, n }, zeros_like(x[:, 0]), x)[0]
      // new_carry_0: f32[b, 4, 2]
      modelc::for_lanes<float>(8 * b, [&](auto lane, modelc::Index i) {
        lane.store(new_carry_0 + i, lane.load(take + i) + lane.load(carry_0 + i) * 0.5f);
      });
    }

    // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
    // dense: f32[b, 1]
    const float* const dense_kernel = weights_->block.at<float>(0);
    const float* const dense_bias = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(gradients_slots_[3]);
    compute_dense(project, dense_kernel, dense_bias, dense);
    // dense_1: f32[b, 1]
    const float* const dense_1_kernel = weights_->block.at<float>(128);
    const float* const dense_1_bias = weights_->block.at<float>(192);
    float* const dense_1 = arena_.at<float>(gradients_slots_[4]);
    compute_dense(project, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f32[4, b, 4]
    const float* const lstm_lstm_cell_kernel = weights_->block.at<float>(256);
    float* const lstm = arena_.at<float>(gradients_slots_[0]);
    compute_lstm(project, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f32[4, b, 1], lstm_3: f32[4, b, 1], lstm_4: f32[4, b, 1], lstm_5: f32[4, b, 1], lstm_6: f32[4, b...
    const float* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<float>(320);
    const float* const lstm_lstm_cell_bias = weights_->block.at<float>(384);
    float* const lstm_2 = arena_.at<float>(gradients_slots_[1]);
    float* const lstm_3 = arena_.at<float>(gradients_slots_[5]);
    float* const lstm_4 = arena_.at<float>(gradients_slots_[6]);
    float* const lstm_5 = arena_.at<float>(gradients_slots_[7]);
    float* const lstm_6 = arena_.at<float>(gradients_slots_[8]);
    float* const lstm_7 = arena_.at<float>(gradients_slots_[9]);
    float* const lstm_8 = arena_.at<float>(gradients_slots_[10]);
    float* const lstm_9 = arena_.at<float>(gradients_slots_[11]);
    float* const carry = arena_.at<float>(gradients_slots_[12]);
    float* const carry_2 = arena_.at<float>(gradients_slots_[13]);
    std::copy_n(dense, b, carry);
    std::copy_n(dense_1, b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const float* const carry_0_2 = carry;
      const float* const carry_1 = carry_2;
      const float* const steps = lstm + turn_2 * (4 * b);
      const float* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const float* const state_2 = lstm_lstm_cell_bias;
      float* const add = arena_.at<float>(gradients_slots_[17]);
      float* const stacked_3 = lstm_7 + turn_2 * b;
      float* const stacked_4 = lstm_6 + turn_2 * b;
      float* const stacked_5 = lstm_5 + turn_2 * b;
      float* const stacked_6 = lstm_4 + turn_2 * b;
      float* const new_carry_1 = carry_2;
      float* const stacked_7 = lstm_3 + turn_2 * b;
      float* const new_carry_0_2 = carry;
      float* const carry_0_3 = lstm_9 + turn_2 * b;
      float* const carry_1_2 = lstm_8 + turn_2 * b;
      // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
      // carry_0_3: f32[b, 1]
      modelc::for_lanes<float>(
          b, [&](auto lane, modelc::Index i) { lane.store(carry_0_3 + i, lane.load(carry_0_2 + i)); });
      // add: f32[b, 4]
      modelc::matmul(threads_, b, 1, 4, carry_0_2, 1, 1, state_1, 4, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 4 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 4 + column) + sum));
                     });
      // stacked_3: f32[b, 1], stacked_4: f32[b, 1], stacked_5: f32[b, 1], stacked_6: f32[b, 1], new_carry_1: f32...
      modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
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
        lane.store(new_carry_0_2 + i, mul);
        lane.store(carry_1_2 + i, carry_1_3);
      });
      std::copy_n(new_carry_0_2, b, lstm_2 + turn_2 * b);
    }

    // m.model:6: h3 = Conv1DTranspose(2, 1, strides = 1, padding = "same")(h2)
    // conv1d_transpose: f32[b, 4, 1], grad_conv1d_transpose_kernel: f32[b, 4, 1]
    float* const conv1d_transpose = arena_.at<float>(gradients_slots_[3]);
    float* const grad_conv1d_transpose_kernel = arena_.at<float>(gradients_slots_[4]);
    compute_conv1d_transpose_2(lstm_2, conv1d_transpose, grad_conv1d_transpose_kernel);
    // h3: f32[b, 4, 2]
    const float* const conv1d_transpose_kernel = weights_->block.at<float>(448);
    const float* const conv1d_transpose_bias = weights_->block.at<float>(512);
    float* const h3 = arena_.at<float>(gradients_slots_[0]);
    compute_h3(conv1d_transpose, conv1d_transpose_kernel, conv1d_transpose_bias, h3);

    // m.model:7: output y = Dense(2, activation = softmax)(h3)
    // dense_2: f32[b, 4, 2]
    const float* const dense_2_kernel = weights_->block.at<float>(576);
    float* const dense_2 = arena_.at<float>(gradients_slots_[1]);
    compute_dense_2(h3, dense_2_kernel, dense_2);
    // the loss, and what its gradient needs
    // loss: f32, new_part_metric_cosine_similarity_total: f32, dense_2_2: f32[b, 4, 2]
    const float* const dense_2_bias = weights_->block.at<float>(640);
    float* const loss = arena_.at<float>(0);
    float* const new_part_metric_cosine_similarity_total = arena_.at<float>(1088);
    float* const dense_2_2 = arena_.at<float>(gradients_slots_[1]);
    float* const dense_2_row = arena_.at<float>(64);
    float* const y_row = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      for (modelc::Index i = 0; i < 4 * b; ++i) {
        const auto where_2 = select(
            max(abs(scalar.load(y_true + i * 2)), abs(scalar.load(y_true + 1 + i * 2))) > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul = where_2 * (where_2 * 1e-12f);
        const auto div = scalar(1.0f) / scalar(static_cast<float>(4 * b));
        const auto row_2 = modelc::fold_lanes<float, modelc::Max, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto mul_2 = lane.load(y_true + i * 2 + j) * lane(where_2);
          const auto add_2 = lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 2 + j);
          const auto mul_3 = mul_2 * mul_2;
          return modelc::folded(add_2, mul_3);
        });
        const auto row_max = scalar(std::get<0>(row_2));
        const auto row_sum = scalar(std::get<1>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul));
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          const auto exp_2 = exp(lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 2 + j) - lane(row_max));
          lane.store(dense_2_row + j, exp_2);
          return exp_2;
        }));
        const auto row_3 =
            modelc::fold_lanes<float, modelc::Sum, modelc::Max, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
              const auto y = lane.load(dense_2_row + j) / lane(row_sum_2);
              const auto minimum = min(max(lane.load(y_true + i * 2 + j), 1e-07f), 1.0f);
              const auto maximum = max(y, 1e-07f);
              const auto minimum_2 = min(1.0f, maximum);
              const auto div_2 = minimum / minimum_2;
              const auto neg = -(div_2 * (minimum * lane(div) / div_2 / minimum_2));
              const auto where_3 = select(maximum < 1.0f, neg, select(1.0f == maximum, neg * 0.5f, 0.0f));
              const auto div_3 =
                  select(y > 1e-07f, where_3, select(y == 1e-07f, 0.5f * where_3, 0.0f)) / lane(row_sum_2);
              const auto mul_4 = minimum * log(div_2);
              const auto abs_2 = abs(y);
              const auto neg_2 = -(y * div_3);
              lane.store(y_row + j, y);
              lane.store(dense_2_2 + i * 2 + j, div_3);
              return modelc::folded(mul_4, abs_2, neg_2);
            });
        total_sum.add(scalar(std::get<0>(row_3)));
        const auto row_max_2 = scalar(std::get<1>(row_3));
        const auto row_sum_3 = scalar(std::get<2>(row_3));
        const auto where_4 = select(row_max_2 > 1e+18f, 5.169879e-26f, 1.0f);
        const auto mul_5 = where_4 * (1e-12f * where_4);
        const auto row_4 = modelc::fold_lanes<float, modelc::Sum>(2, [&](auto lane, modelc::Index j) {
          const auto mul_6 = lane.load(y_row + j) * lane(where_4);
          const auto mul_7 = lane.load(dense_2_row + j) * (lane.load(dense_2_2 + i * 2 + j) + lane(row_sum_3));
          const auto mul_8 = mul_6 * mul_6;
          lane.store(dense_2_2 + i * 2 + j, mul_7);
          return modelc::folded(mul_8);
        });
        const auto row_sum_4 = scalar(std::get<0>(row_4));
        const auto rsqrt_3 = rsqrt(max(row_sum_4, mul_5));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
          return lane.load(y_true + i * 2 + j) * lane(where_2) * lane(rsqrt_2) *
                 (lane.load(y_row + j) * lane(where_4) * lane(rsqrt_3));
        })));
      }
      const auto div_4 = scalar(total_sum.value()) / static_cast<float>(4 * b);
      const auto scalar_total_sum_2_value_lanes = scalar(total_sum_2.value());
      scalar.store(loss, div_4);
      scalar.store(new_part_metric_cosine_similarity_total, scalar_total_sum_2_value_lanes);
    }
    // new_part_gradient_dense_2_bias: f32[2]
    float* const new_part_gradient_dense_2_bias = arena_.at<float>(960);
    compute_new_part_gradient_dense_2_bias(dense_2_2, new_part_gradient_dense_2_bias);
    ready_(640);
    // grad_h3: f32[b, 4, 2]
    float* const grad_h3 = arena_.at<float>(gradients_slots_[3]);
    compute_grad_h3(dense_2_2, dense_2_kernel, grad_h3);
    // new_part_gradient_dense_2_kernel: f32[2, 2]
    float* const new_part_gradient_dense_2_kernel = arena_.at<float>(896);
    modelc::matmul(threads_, 2, 4 * b, 2, h3, 1, 2, dense_2_2, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_2_kernel + row * 2 + column, sum);
                   });
    ready_(576);

    // m.model:6: h3 = Conv1DTranspose(2, 1, strides = 1, padding = "same")(h2)
    // new_part_gradient_conv1d_transpose_bias: f32[2]
    float* const new_part_gradient_conv1d_transpose_bias = arena_.at<float>(832);
    compute_new_part_gradient_dense_2_bias(grad_h3, new_part_gradient_conv1d_transpose_bias);
    ready_(512);
    // conv1d_transpose_2: f32[b, 4, 1]
    float* const conv1d_transpose_2 = arena_.at<float>(gradients_slots_[0]);
    compute_conv1d_transpose_2_2(grad_h3, conv1d_transpose_kernel, conv1d_transpose_2);
    // new_part_gradient_conv1d_transpose_kernel: f32[1, 2, 1]
    float* const new_part_gradient_conv1d_transpose_kernel = arena_.at<float>(768);
    modelc::kernels::conv_kernel_gradient(
        threads_, modelc::tensor(new_part_gradient_conv1d_transpose_kernel, 1, 2, 1), modelc::tensor(grad_h3, b, 4, 2),
        modelc::tensor(grad_conv1d_transpose_kernel, b, 4, 1), modelc::Windows<modelc::Window<1, 1, 1, 0>>{});
    ready_(448);

    // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
    // lstm_10: f32[4, b, 2]
    float* const lstm_10 = arena_.at<float>(gradients_slots_[1]);
    compute_lstm_10(project, lstm_10);
    // lstm_11: f32[b, 1]
    float* const lstm_11 = arena_.at<float>(gradients_slots_[4]);
    compute_lstm_11(lstm_11);
    // lstm_12: f32[b, 1]
    float* const lstm_12 = arena_.at<float>(gradients_slots_[12]);
    compute_lstm_11(lstm_12);
    // lstm_13: f32[4, b, 1]
    float* const lstm_13 = arena_.at<float>(gradients_slots_[3]);
    compute_lstm_13(conv1d_transpose_2, lstm_13);
    // lstm_14: f32[4, b, 4], lstm_15: f32[b, 1], lstm_16: f32[b, 1]
    float* const lstm_14 = arena_.at<float>(gradients_slots_[0]);
    float* const lstm_15 = arena_.at<float>(gradients_slots_[13]);
    float* const lstm_16 = arena_.at<float>(gradients_slots_[14]);
    std::copy_n(lstm_11, b, lstm_16);
    std::copy_n(lstm_12, b, lstm_15);
    for (modelc::Index turn_2 = 0; turn_2 < 4; ++turn_2) {
      const modelc::Index step_2 = 4 - 1 - turn_2;
      const float* const d_carry_0 = lstm_16;
      const float* const d_carry_1 = lstm_15;
      const float* const kept_1 = lstm_8 + step_2 * b;
      const float* const kept_2 = lstm_7 + step_2 * b;
      const float* const kept_3 = lstm_6 + step_2 * b;
      const float* const kept_4 = lstm_5 + step_2 * b;
      const float* const kept_5 = lstm_4 + step_2 * b;
      const float* const kept_6 = lstm_3 + step_2 * b;
      const float* const d_y_0 = lstm_13 + step_2 * b;
      const float* const same = lstm_lstm_cell_recurrent_kernel;
      float* const gradient_4 = lstm_14 + step_2 * (4 * b);
      float* const new_d_carry_0 = lstm_16;
      float* const new_d_carry_1 = lstm_15;
      // m.model:5: h2 = LSTM(1, return_sequences = true)(h1, initial_state = [Dense(1)(h1[:, 0]), Dense(1)(h1[:,...
      // gradient_4: f32[b, 4], new_d_carry_1: f32[b, 1]
      modelc::for_lanes<float>(b, [&](auto lane, modelc::Index i) {
        const auto kept_2_2 = lane.load(kept_2 + i);
        const auto kept_6_2 = lane.load(kept_6 + i);
        const auto add_2 = lane.load(d_carry_0 + i) + lane.load(d_y_0 + i);
        const auto kept_4_2 = lane.load(kept_4 + i);
        const auto add_3 = lane.load(d_carry_1 + i) + (1.0f - kept_6_2 * kept_6_2) * (kept_4_2 * add_2);
        const auto kept_5_2 = lane.load(kept_5 + i);
        const auto kept_3_2 = lane.load(kept_3 + i);
        const auto mul = (kept_2_2 - kept_2_2 * kept_2_2) * (kept_5_2 * add_3);
        const auto mul_2 = (kept_3_2 - kept_3_2 * kept_3_2) * (lane.load(kept_1 + i) * add_3);
        const auto mul_3 = (1.0f - kept_5_2 * kept_5_2) * (kept_2_2 * add_3);
        const auto mul_4 = (kept_4_2 - kept_4_2 * kept_4_2) * (kept_6_2 * add_2);
        const auto mul_5 = kept_3_2 * add_3;
        lane.store(gradient_4 + i * 4, 4, mul);
        lane.store(gradient_4 + 1 + i * 4, 4, mul_2);
        lane.store(gradient_4 + 2 + i * 4, 4, mul_3);
        lane.store(gradient_4 + 3 + i * 4, 4, mul_4);
        lane.store(new_d_carry_1 + i, mul_5);
      });
      // new_d_carry_0: f32[b, 1]
      modelc::matmul(
          threads_, b, 4, 1, gradient_4, 4, 1, same, 1, 1,
          [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(new_d_carry_0 + row, 0, sum); });
    }
    // new_part_gradient_lstm_lstm_cell_kernel: f32[2, 4]
    float* const new_part_gradient_lstm_lstm_cell_kernel = arena_.at<float>(576);
    modelc::matmul(threads_, 2, 4 * b, 4, lstm_10, 1, 2, lstm_14, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_lstm_lstm_cell_kernel + row * 4 + column, sum);
                   });
    // new_part_gradient_dense_1_bias: f32[1]
    float* const new_part_gradient_dense_1_bias = arena_.at<float>(512);
    compute_new_part_gradient_dense_1_bias(lstm_15, new_part_gradient_dense_1_bias);
    // new_part_gradient_dense_1_kernel: f32[2, 1]
    float* const new_part_gradient_dense_1_kernel = arena_.at<float>(448);
    compute_gradients_2(project, lstm_15, new_part_gradient_dense_1_kernel);
    // new_part_gradient_dense_bias: f32[1]
    float* const new_part_gradient_dense_bias = arena_.at<float>(384);
    compute_new_part_gradient_dense_1_bias(lstm_16, new_part_gradient_dense_bias);
    // new_part_gradient_dense_kernel: f32[2, 1]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(320);
    compute_gradients_2(project, lstm_16, new_part_gradient_dense_kernel);
    // new_part_gradient_lstm_lstm_cell_recurrent_kernel: f32[1, 4]
    float* const new_part_gradient_lstm_lstm_cell_recurrent_kernel = arena_.at<float>(640);
    modelc::matmul(threads_, 1, 4 * b, 4, lstm_9, 0, 1, lstm_14, 4, 1,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                     lane.store(new_part_gradient_lstm_lstm_cell_recurrent_kernel + column, sum);
                   });
    // new_part_gradient_lstm_lstm_cell_bias: f32[4]
    float* const new_part_gradient_lstm_lstm_cell_bias = arena_.at<float>(704);
    modelc::for_lanes<float>(4, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<float>());
      for (modelc::Index j = 0; j < 4 * b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(lstm_14 + i + j * 4));
      }
      lane.store(new_part_gradient_lstm_lstm_cell_bias + i, column_sum);
    });
    ready_(0);

    // m.model:8: compile(optimizer = Nadam(), loss = kl_divergence, metrics = [CosineSimilarity()])
    // new_part_metric_cosine_similarity_count: f32
    float* const new_part_metric_cosine_similarity_count = arena_.at<float>(1152);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_cosine_similarity_count, lane(static_cast<float>(4 * b)));
    }

    modelc::copy_elements(arena_.at<float>(0), 1, arena_.at<float>(1024));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[9];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[29];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[9];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[26];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4240

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
#include "modelc/segments.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4241 {

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

    auto dense_kernel() noexcept { return modelc::block_view<double, 3, 3>(block, 0); }
    auto dense_bias() noexcept { return modelc::block_view<double, 3>(block, 128); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Gradients {
    double loss;
    double y_loss;
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
      modelc::initial::fill(block.at<double>(0), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, 3]` gives `y: f64[b, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 3> predict(modelc::View<const double, modelc::Dynamic, 3> x) noexcept {
    assert(x.rows() == symbols_.b);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, modelc::Dynamic, 3> predict(const XTensor& x) {
    compute(modelc::checked<double, 2>("x", x, {symbols_.b, 3}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 3]`
  /// - takes `y_true: f64[b, 3]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 3> x,
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
    compute_train_step(modelc::checked<double, 2>("x", x, {symbols_.b, 3}),
                       modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(192));
    values[1] = static_cast<double>(*arena_.at<double>(320));
    values[2] = static_cast<double>(*arena_.at<double>(448));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 3]`
  /// - takes `y_true: f64[b, 3]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 3> x,
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
    compute_evaluate_step(modelc::checked<double, 2>("x", x, {symbols_.b, 3}),
                          modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 3}));
    return evaluate_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void evaluate_step_raw(const void* const* inputs, double* values) noexcept {
    compute_evaluate_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(0));
    values[1] = static_cast<double>(*arena_.at<double>(128));
    values[2] = static_cast<double>(*arena_.at<double>(256));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, 3]`
  /// - takes `y_true: f64[b, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 3> x,
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
    compute_gradients(modelc::checked<double, 2>("x", x, {symbols_.b, 3}),
                      modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    outputs[0] = arena_.at<double>(0);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(192);
    outputs[3] = arena_.at<double>(320);
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
    values[0] = static_cast<double>(*arena_.at<double>(384));
    values[1] = static_cast<double>(*arena_.at<double>(0));
    values[2] = static_cast<double>(*arena_.at<double>(64));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(256), 1, 0.0);
    std::fill_n(training_->block.at<double>(320), 1, 0.0);
    std::fill_n(training_->block.at<double>(384), 1, 0.0);
    std::fill_n(training_->block.at<double>(448), 1, 0.0);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept { return {3 * symbols_.b, 3 * symbols_.b}; }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), 3 * symbols_.b, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> weight_infos{{
      {"dense/kernel", "f64", 2, {3, 3}, 0, true},
      {"dense/bias", "f64", 1, {3}, 128, true},
  }};
  static constexpr modelc::Index weight_bytes = 192;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 2, {-1, 3}, 0, false},
      {"y_true", "f64", 2, {-1, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "metric", "root_mean_squared_error"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/dense/kernel", "f64", 2, {3, 3}, 0, false},
      {"grad/dense/bias", "f64", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/m/dense/kernel", "f64", 2, {3, 3}, 64, false},
      {"optimizer/m/dense/bias", "f64", 1, {3}, 192, false},
      {"metric/metric/total", "f64", 0, {}, 256, false},
      {"metric/metric/count", "f64", 0, {}, 320, false},
      {"metric/root_mean_squared_error/total", "f64", 0, {}, 384, false},
      {"metric/root_mean_squared_error/count", "f64", 0, {}, 448, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> part_infos{{
      {"gradient/dense/kernel", "f64", 2, {3, 3}, 0, false},
      {"gradient/dense/bias", "f64", 1, {3}, 128, false},
      {"loss", "f64", 0, {}, 192, false},
      {"metric/metric/total", "f64", 0, {}, 256, false},
      {"metric/metric/count", "f64", 0, {}, 320, false},
      {"metric/root_mean_squared_error/total", "f64", 0, {}, 384, false},
      {"metric/root_mean_squared_error/count", "f64", 0, {}, 448, false},
  }};
  static constexpr modelc::Index part_bytes = 512;
  static constexpr modelc::Index gradient_bytes = 192;  // the first of them
  static constexpr modelc::Index training_bytes = 512;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({24 * b});
    modelc::Size end = 128;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    modelc::Size train_step_end = 576;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    const modelc::Size update_step_end = 704;
    modelc::Size evaluate_step_end = 320;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    modelc::Size gradients_end = 704;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 3> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 3>>(arena_.at<double>(slots_[1]), symbols_.b,
                                                                             3);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(192)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(0)), modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<modelc::View<const double, 3, 3>>(arena_.at<double>(192), 3, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(320), 3)};
  }

  // m.model:3: h1 = Lambda(v -> scatter_update(v, [[0, 0], [-1, 2]], stack([sum(v), v[0, 0]]), reduction = n...
  // computes lambda, lambda, lambda and 1 more
  void compute_lambda(const double* x, double* lambda) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto x_2 = scalar.load(x);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          3 * b, [&](auto lane, modelc::Index i) { return lane.load(x + i); }));
      scalar.store(lambda + 1, x_2);
      scalar.store(lambda, row_sum);
    }
  }

  // m.model:3: h1 = Lambda(v -> scatter_update(v, [[0, 0], [-1, 2]], stack([sum(v), v[0, 0]]), reduction = n...
  // computes lambda_5, lambda_5, lambda_5 and 1 more
  void compute_lambda_5(const std::int32_t* lambda_2, const bool* lambda_3, const std::int32_t* lambda_4,
                        std::int32_t* lambda_5) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_scalars(2, [&](auto lane, modelc::Index i) {
      const auto lambda_2_2 = lane.load(lambda_2 + i);
      const auto where = select(lane.load(lambda_3 + i), lambda_2_2 + static_cast<std::int32_t>(b), lambda_2_2);
      lane.store(lambda_5 + i, select(((where >= 0) && (where < static_cast<std::int32_t>(b))) && lane(true),
                                      lane.load(lambda_4 + i) + where * 3, -1));
    });
  }

  // m.model:4: output y = Dense(3)(h1)
  // computes dense, dense, dense
  void compute_dense(const double* lambda_6, const double* dense_kernel, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 3, 3, lambda_6, 3, 1, dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 3 + column, sum);
                   });
  }

  // m.model:4: output y = Dense(3)(h1)
  // computes gradients, new_part_gradient_dense_kernel
  void compute_gradients_2(const double* lambda_6, const double* grad_y, double* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, 3, b, 3, lambda_6, 1, 3, grad_y, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 3 + column, sum);
                   });
  }

  // m.model:5: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = hinge, metrics = [(t, ...
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

  // m.model:5: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = hinge, metrics = [(t, ...
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const double* optimizer_m, const double* gradients, const double* weights,
                               const double* mul, double* new_optimizer_m, double* new_weights) noexcept {
    modelc::for_lanes<double>(19, [&](auto lane, modelc::Index i) {
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto gradients_2 = lane.load(gradients + i);
      const auto add = optimizer_m_2 * 0.99 + gradients_2 * 0.010000000000000009;
      const auto sub =
          lane.load(weights + i) - lane(mul[0]) * sign(optimizer_m_2 * 0.9 + gradients_2 * 0.09999999999999998);
      lane.store(new_optimizer_m + i, add);
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

  // m.model:5: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = hinge, metrics = [(t, ...
  // computes new_part_metric_metric_count, new_part_metric_root_mean_squared_error_count
  void compute_new_part_metric_metric_count(double* new_part_metric_metric_count) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_metric_count, lane(static_cast<double>(3 * b)));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Lambda(v -> scatter_update(v, [[0, 0], [-1, 2]], stack([sum(v), v[0, 0]]), reduction = n...
    // lambda: f64[2]
    double* const lambda = arena_.at<double>(0);
    compute_lambda(x, lambda);
    // lambda_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_2[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_3[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_4[2] = {0, 2};
    std::int32_t* const lambda_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5(lambda_2, lambda_3, lambda_4, lambda_5);
    // lambda_6: f64[3 * b]
    double* const lambda_6 = arena_.at<double>(slots_[0]);
    modelc::kernels::update_rows(modelc::tensor(lambda_6, 3 * b), modelc::tensor(x, 3 * b), modelc::tensor(lambda_5, 2),
                                 modelc::tensor(lambda, 2));

    // m.model:4: output y = Dense(3)(h1)
    // y: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(0);
    const double* const dense_bias = weights_->block.at<double>(128);
    double* const y = arena_.at<double>(slots_[1]);
    modelc::matmul(threads_, b, 3, 3, lambda_6, 3, 1, dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 3 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  void compute_train_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Lambda(v -> scatter_update(v, [[0, 0], [-1, 2]], stack([sum(v), v[0, 0]]), reduction = n...
    // lambda: f64[2]
    double* const lambda = arena_.at<double>(0);
    compute_lambda(x, lambda);
    // lambda_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_2[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_3[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_4[2] = {0, 2};
    std::int32_t* const lambda_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5(lambda_2, lambda_3, lambda_4, lambda_5);
    // lambda_6: f64[3 * b]
    double* const lambda_6 = arena_.at<double>(train_step_slots_[0]);
    modelc::kernels::update_rows(modelc::tensor(lambda_6, 3 * b), modelc::tensor(x, 3 * b), modelc::tensor(lambda_5, 2),
                                 modelc::tensor(lambda, 2));

    // m.model:4: output y = Dense(3)(h1)
    // dense: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(train_step_slots_[1]);
    compute_dense(lambda_6, dense_kernel, dense);

    // m.model:5: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = hinge, metrics = [(t, ...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_metric_total: f64, metric: f64, metric_2: f64, new_metric_root_mean_squared_error_...
    const double* const dense_bias = weights_->block.at<double>(128);
    const double* const metric_metric_total = training_->block.at<double>(256);
    const double* const metric_metric_count = training_->block.at<double>(320);
    const double* const metric_root_mean_squared_error_total = training_->block.at<double>(384);
    const double* const metric_root_mean_squared_error_count = training_->block.at<double>(448);
    double* const loss = arena_.at<double>(192);
    double* const new_metric_metric_total = training_->block.at<double>(256);
    double* const metric = arena_.at<double>(256);
    double* const metric_2 = arena_.at<double>(320);
    double* const new_metric_root_mean_squared_error_total = training_->block.at<double>(384);
    double* const root_mean_squared_error = arena_.at<double>(384);
    double* const root_mean_squared_error_2 = arena_.at<double>(448);
    double* const grad_y = arena_.at<double>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto metric_metric_total_2 = scalar.load(metric_metric_total);
      const auto add = scalar.load(metric_metric_count) + static_cast<double>(3 * b);
      const auto eq = 0.0 == add;
      const auto where = select(eq, 1.0, add);
      const auto metric_root_mean_squared_error_total_2 = scalar.load(metric_root_mean_squared_error_total);
      const auto add_2 = scalar.load(metric_root_mean_squared_error_count) + static_cast<double>(3 * b);
      const auto eq_2 = 0.0 == add_2;
      const auto where_2 = select(eq_2, 1.0, add_2);
      const auto div = scalar(1.0) / scalar(static_cast<double>(b)) / 3.0;
      const auto mul_2 = div * 0.5;
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto y_true_2 = lane.load(y_true + i * 3 + j);
              return max(0.0, 1.0 - (lane.load(dense_bias + j) + lane.load(dense + i * 3 + j)) *
                                        select(y_true_2 == 0.0, -1.0, y_true_2));
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              return abs(lane.load(y_true + i * 3 + j) - (lane.load(dense_bias + j) + lane.load(dense + i * 3 + j)));
            })));
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_3 = modelc::Sum::apply(
            row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 3 + j) - lane.load(y_true + i * 3 + j);
              return sub * sub;
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto y_true_3 = lane.load(y_true + i * 3 + j);
          const auto where_3 = select(y_true_3 == 0.0, -1.0, y_true_3);
          const auto sub_2 = 1.0 - (lane.load(dense_bias + j) + lane.load(dense + i * 3 + j)) * where_3;
          lane.store(grad_y + i * 3 + j,
                     where_3 * -select(sub_2 > 0.0, lane(div), select(0.0 == sub_2, lane(mul_2), 0.0)));
        });
      }
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      scalar.store(metric, add_lanes);
      scalar.store(root_mean_squared_error, add_2_lanes);
      const auto div_2 = row_sum / 3.0 / static_cast<double>(b);
      const auto add_3 = metric_metric_total_2 + row_sum_2;
      const auto where_4 = select(eq, 0.0, add_3 / where);
      const auto add_4 = metric_root_mean_squared_error_total_2 + row_sum_3;
      const auto sqrt_2 = sqrt(select(eq_2, 0.0, add_4 / where_2));
      const auto div_2_lanes = div_2;
      const auto add_3_lanes = add_3;
      const auto where_4_lanes = where_4;
      const auto add_4_lanes = add_4;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(loss, div_2_lanes);
      scalar.store(new_metric_metric_total, add_3_lanes);
      scalar.store(metric_2, where_4_lanes);
      scalar.store(new_metric_root_mean_squared_error_total, add_4_lanes);
      scalar.store(root_mean_squared_error_2, sqrt_2_lanes);
    }

    // m.model:4: output y = Dense(3)(h1)
    // gradients: f64[19]
    double* const gradients = arena_.at<double>(0);
    compute_gradients_2(lambda_6, grad_y, gradients);
    // gradients: f64[19]
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 9 + i, lane(0.0)); });
    // gradients: f64[19]
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 3));
      }
      lane.store(gradients + 16 + i, grad_dense_bias);
    });

    // m.model:5: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = hinge, metrics = [(t, ...
    // mul: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const mul = arena_.at<double>(512);
    compute_mul(optimizer_iteration, mul);
    // new_optimizer_m: f64[19], new_weights: f64[19]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_m = training_->block.at<double>(64);
    double* const new_optimizer_m = training_->block.at<double>(64);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_m(optimizer_m, gradients, weights, mul, new_optimizer_m, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<double>(256), 1, training_->block.at<double>(320));
    modelc::copy_elements(arena_.at<double>(384), 1, training_->block.at<double>(448));
  }

  void compute_update_step() noexcept {
    // m.model:5: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = hinge, metrics = [(t, ...
    // new_metric_metric_total: f64, new_metric_metric_count: f64, metric: f64
    const double* const metric_metric_total = training_->block.at<double>(256);
    const double* const metric_metric_count = training_->block.at<double>(320);
    const double* const part_metric_metric_total = arena_.at<double>(448);
    const double* const part_metric_metric_count = arena_.at<double>(512);
    double* const new_metric_metric_total = training_->block.at<double>(256);
    double* const new_metric_metric_count = training_->block.at<double>(320);
    double* const metric = arena_.at<double>(0);
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
    // new_metric_root_mean_squared_error_total: f64, new_metric_root_mean_squared_error_count: f64, root_mean_...
    const double* const metric_root_mean_squared_error_total = training_->block.at<double>(384);
    const double* const metric_root_mean_squared_error_count = training_->block.at<double>(448);
    const double* const part_metric_root_mean_squared_error_total = arena_.at<double>(576);
    const double* const part_metric_root_mean_squared_error_count = arena_.at<double>(640);
    double* const new_metric_root_mean_squared_error_total = training_->block.at<double>(384);
    double* const new_metric_root_mean_squared_error_count = training_->block.at<double>(448);
    double* const root_mean_squared_error = arena_.at<double>(64);
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
    // mul: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const mul = arena_.at<double>(128);
    compute_mul(optimizer_iteration, mul);
    // new_optimizer_m: f64[19], new_weights: f64[19]
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(192);
    const double* const optimizer_m = training_->block.at<double>(64);
    double* const new_optimizer_m = training_->block.at<double>(64);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_optimizer_m(optimizer_m, part_gradients, weights, mul, new_optimizer_m, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Lambda(v -> scatter_update(v, [[0, 0], [-1, 2]], stack([sum(v), v[0, 0]]), reduction = n...
    // lambda: f64[2]
    double* const lambda = arena_.at<double>(0);
    compute_lambda(x, lambda);
    // lambda_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_2[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_3[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_4[2] = {0, 2};
    std::int32_t* const lambda_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5(lambda_2, lambda_3, lambda_4, lambda_5);
    // lambda_6: f64[3 * b]
    double* const lambda_6 = arena_.at<double>(evaluate_step_slots_[0]);
    modelc::kernels::update_rows(modelc::tensor(lambda_6, 3 * b), modelc::tensor(x, 3 * b), modelc::tensor(lambda_5, 2),
                                 modelc::tensor(lambda, 2));

    // m.model:4: output y = Dense(3)(h1)
    // dense: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(evaluate_step_slots_[1]);
    compute_dense(lambda_6, dense_kernel, dense);

    // m.model:5: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = hinge, metrics = [(t, ...
    // the loss, and what its gradient needs
    // loss: f64, new_metric_metric_total: f64, metric: f64, metric_2: f64, new_metric_root_mean_squared_error_...
    const double* const dense_bias = weights_->block.at<double>(128);
    const double* const metric_metric_total = training_->block.at<double>(256);
    const double* const metric_metric_count = training_->block.at<double>(320);
    const double* const metric_root_mean_squared_error_total = training_->block.at<double>(384);
    const double* const metric_root_mean_squared_error_count = training_->block.at<double>(448);
    double* const loss = arena_.at<double>(0);
    double* const new_metric_metric_total = training_->block.at<double>(256);
    double* const metric = arena_.at<double>(64);
    double* const metric_2 = arena_.at<double>(128);
    double* const new_metric_root_mean_squared_error_total = training_->block.at<double>(384);
    double* const root_mean_squared_error = arena_.at<double>(192);
    double* const root_mean_squared_error_2 = arena_.at<double>(256);
    {
      const modelc::Scalar scalar{};
      const auto metric_metric_total_2 = scalar.load(metric_metric_total);
      const auto add = scalar.load(metric_metric_count) + static_cast<double>(3 * b);
      const auto eq = 0.0 == add;
      const auto where = select(eq, 1.0, add);
      const auto metric_root_mean_squared_error_total_2 = scalar.load(metric_root_mean_squared_error_total);
      const auto add_2 = scalar.load(metric_root_mean_squared_error_count) + static_cast<double>(3 * b);
      const auto eq_2 = 0.0 == add_2;
      const auto where_2 = select(eq_2, 1.0, add_2);
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto y_true_2 = lane.load(y_true + i * 3 + j);
              return max(0.0, 1.0 - (lane.load(dense_bias + j) + lane.load(dense + i * 3 + j)) *
                                        select(y_true_2 == 0.0, -1.0, y_true_2));
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              return abs(lane.load(y_true + i * 3 + j) - (lane.load(dense_bias + j) + lane.load(dense + i * 3 + j)));
            })));
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_3 = modelc::Sum::apply(
            row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 3 + j) - lane.load(y_true + i * 3 + j);
              return sub * sub;
            })));
      }
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      scalar.store(metric, add_lanes);
      scalar.store(root_mean_squared_error, add_2_lanes);
      const auto div = row_sum / 3.0 / static_cast<double>(b);
      const auto add_3 = metric_metric_total_2 + row_sum_2;
      const auto where_3 = select(eq, 0.0, add_3 / where);
      const auto add_4 = metric_root_mean_squared_error_total_2 + row_sum_3;
      const auto sqrt_2 = sqrt(select(eq_2, 0.0, add_4 / where_2));
      const auto div_lanes = div;
      const auto add_3_lanes = add_3;
      const auto where_3_lanes = where_3;
      const auto add_4_lanes = add_4;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(loss, div_lanes);
      scalar.store(new_metric_metric_total, add_3_lanes);
      scalar.store(metric_2, where_3_lanes);
      scalar.store(new_metric_root_mean_squared_error_total, add_4_lanes);
      scalar.store(root_mean_squared_error_2, sqrt_2_lanes);
    }

    modelc::copy_elements(arena_.at<double>(64), 1, training_->block.at<double>(320));
    modelc::copy_elements(arena_.at<double>(192), 1, training_->block.at<double>(448));
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: h1 = Lambda(v -> scatter_update(v, [[0, 0], [-1, 2]], stack([sum(v), v[0, 0]]), reduction = n...
    // lambda: f64[2]
    double* const lambda = arena_.at<double>(0);
    compute_lambda(x, lambda);
    // lambda_5: i32[2]
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_2[2] = {0, -1};
    [[maybe_unused]] alignas(64) static constexpr bool lambda_3[2] = {false, true};
    [[maybe_unused]] alignas(64) static constexpr std::int32_t lambda_4[2] = {0, 2};
    std::int32_t* const lambda_5 = arena_.at<std::int32_t>(64);
    compute_lambda_5(lambda_2, lambda_3, lambda_4, lambda_5);
    // lambda_6: f64[3 * b]
    double* const lambda_6 = arena_.at<double>(gradients_slots_[0]);
    modelc::kernels::update_rows(modelc::tensor(lambda_6, 3 * b), modelc::tensor(x, 3 * b), modelc::tensor(lambda_5, 2),
                                 modelc::tensor(lambda, 2));

    // m.model:4: output y = Dense(3)(h1)
    // dense: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(0);
    double* const dense = arena_.at<double>(gradients_slots_[1]);
    compute_dense(lambda_6, dense_kernel, dense);

    // m.model:5: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = hinge, metrics = [(t, ...
    // the loss, and what its gradient needs
    // loss: f64, new_part_metric_metric_total: f64, new_part_metric_root_mean_squared_error_total: f64, grad_y...
    const double* const dense_bias = weights_->block.at<double>(128);
    double* const loss = arena_.at<double>(0);
    double* const new_part_metric_metric_total = arena_.at<double>(448);
    double* const new_part_metric_root_mean_squared_error_total = arena_.at<double>(576);
    double* const grad_y = arena_.at<double>(gradients_slots_[1]);
    {
      const modelc::Scalar scalar{};
      const auto div = scalar(1.0) / scalar(static_cast<double>(b)) / 3.0;
      const auto mul = div * 0.5;
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto y_true_2 = lane.load(y_true + i * 3 + j);
              return max(0.0, 1.0 - (lane.load(dense_bias + j) + lane.load(dense + i * 3 + j)) *
                                        select(y_true_2 == 0.0, -1.0, y_true_2));
            })));
      }
      auto row_sum_2 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_2 = modelc::Sum::apply(
            row_sum_2, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              return abs(lane.load(y_true + i * 3 + j) - (lane.load(dense_bias + j) + lane.load(dense + i * 3 + j)));
            })));
      }
      auto row_sum_3 = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum_3 = modelc::Sum::apply(
            row_sum_3, scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
              const auto sub = lane.load(dense_bias + j) + lane.load(dense + i * 3 + j) - lane.load(y_true + i * 3 + j);
              return sub * sub;
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto y_true_3 = lane.load(y_true + i * 3 + j);
          const auto where = select(y_true_3 == 0.0, -1.0, y_true_3);
          const auto sub_2 = 1.0 - (lane.load(dense_bias + j) + lane.load(dense + i * 3 + j)) * where;
          lane.store(grad_y + i * 3 + j, where * -select(sub_2 > 0.0, lane(div), select(0.0 == sub_2, lane(mul), 0.0)));
        });
      }
      const auto div_2 = row_sum / 3.0 / static_cast<double>(b);
      const auto div_2_lanes = div_2;
      const auto row_sum_2_lanes = row_sum_2;
      const auto row_sum_3_lanes = row_sum_3;
      scalar.store(loss, div_2_lanes);
      scalar.store(new_part_metric_metric_total, row_sum_2_lanes);
      scalar.store(new_part_metric_root_mean_squared_error_total, row_sum_3_lanes);
    }

    // m.model:4: output y = Dense(3)(h1)
    // new_part_gradient_dense_bias: f64[3]
    double* const new_part_gradient_dense_bias = arena_.at<double>(320);
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(grad_y + i + j * 3));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
    ready_(128);
    // new_part_gradient_dense_kernel: f64[3, 3]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(192);
    compute_gradients_2(lambda_6, grad_y, new_part_gradient_dense_kernel);
    ready_(0);

    // m.model:5: compile(optimizer = Lion(learning_rate = CosineDecay(0.1, 20)), loss = hinge, metrics = [(t, ...
    // new_part_metric_metric_count: f64
    double* const new_part_metric_metric_count = arena_.at<double>(512);
    compute_new_part_metric_metric_count(new_part_metric_metric_count);
    // new_part_metric_root_mean_squared_error_count: f64
    double* const new_part_metric_root_mean_squared_error_count = arena_.at<double>(640);
    compute_new_part_metric_metric_count(new_part_metric_root_mean_squared_error_count);

    modelc::copy_elements(arena_.at<double>(0), 1, arena_.at<double>(384));
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

}  // namespace m4241

std::int64_t modelc::tests::allocations() { return 0; }
namespace modelc::fuzz {
static const NativeRow rows[] = {
    {"m4236", &tests::run<m4236::Model>, &tests::tables<m4236::Model>, nullptr, nullptr},
    {"m4237", &tests::run<m4237::Model>, &tests::tables<m4237::Model>, &train<m4237::Model>,
     &training_tables<m4237::Model>},
    {"m4238", &tests::run<m4238::Model>, &tests::tables<m4238::Model>, nullptr, nullptr},
    {"m4239", &tests::run<m4239::Model>, &tests::tables<m4239::Model>, &train<m4239::Model>,
     &training_tables<m4239::Model>},
    {"m4240", &tests::run<m4240::Model>, &tests::tables<m4240::Model>, &train<m4240::Model>,
     &training_tables<m4240::Model>},
    {"m4241", &tests::run<m4241::Model>, &tests::tables<m4241::Model>, &train<m4241::Model>,
     &training_tables<m4241::Model>},
};
extern "C" const NativeBatch modelc_fuzz_batch;
const NativeBatch modelc_fuzz_batch = {rows, sizeof(rows) / sizeof(rows[0])};
}  // namespace modelc::fuzz
