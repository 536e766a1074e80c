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
#include "modelc/packed.hpp"
#include "modelc/panels.hpp"
#include "modelc/parallel.hpp"
#include "modelc/pool.hpp"
#include "modelc/prepared.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4206 {

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
    modelc::Prepared prepared{prepared_bytes};  // by `prepare`, from the block

    auto lambda_grouped_query_attention_query_kernel() noexcept { return modelc::tensor(block.at<double>(0), 2, 2, 1); }
    auto lambda_grouped_query_attention_query_bias() noexcept { return modelc::block_view<double, 2, 1>(block, 64); }
    auto lambda_grouped_query_attention_key_kernel() noexcept { return modelc::tensor(block.at<double>(128), 2, 1, 1); }
    auto lambda_grouped_query_attention_key_bias() noexcept { return modelc::block_view<double, 1, 1>(block, 192); }
    auto lambda_grouped_query_attention_value_kernel() noexcept {
      return modelc::tensor(block.at<double>(256), 2, 1, 1);
    }
    auto lambda_grouped_query_attention_value_bias() noexcept { return modelc::block_view<double, 1, 1>(block, 320); }
    auto lambda_grouped_query_attention_attention_output_kernel() noexcept {
      return modelc::tensor(block.at<double>(384), 2, 1, 2);
    }
    auto lambda_grouped_query_attention_attention_output_bias() noexcept {
      return modelc::block_view<double, 2>(block, 448);
    }
    auto dense_kernel() noexcept { return modelc::block_view<double, 2, 3>(block, 512); }
    auto dense_bias() noexcept { return modelc::block_view<double, 3>(block, 576); }
    auto dense_1_kernel() noexcept { return modelc::block_view<double, 2, 3>(block, 640); }
    auto dense_1_bias() noexcept { return modelc::block_view<double, 3>(block, 704); }
    auto lstm_lstm_cell_kernel() noexcept { return modelc::block_view<double, 2, 12>(block, 768); }
    auto lstm_lstm_cell_recurrent_kernel() noexcept { return modelc::block_view<double, 3, 12>(block, 960); }
    auto lstm_lstm_cell_bias() noexcept { return modelc::block_view<double, 12>(block, 1280); }
    auto lstm_1_lstm_cell_kernel() noexcept { return modelc::block_view<double, 2, 12>(block, 1408); }
    auto lstm_1_lstm_cell_recurrent_kernel() noexcept { return modelc::block_view<double, 3, 12>(block, 1600); }
    auto lstm_1_lstm_cell_bias() noexcept { return modelc::block_view<double, 12>(block, 1920); }
    auto dense_2_kernel() noexcept { return modelc::block_view<double, 6, 6>(block, 2048); }
    auto dense_2_bias() noexcept { return modelc::block_view<double, 6>(block, 2368); }
    auto dense_3_kernel() noexcept { return modelc::block_view<double, 3, 3>(block, 2432); }
    auto dense_3_bias() noexcept { return modelc::block_view<double, 3>(block, 2560); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Outputs {
    modelc::View<const double, modelc::Dynamic, 6> y;
    modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3> other;
  };

  struct Gradients {
    double loss;
    double y_loss;
    double other_loss;
    modelc::View<const double, 2, 2, 1> grad_lambda_grouped_query_attention_query_kernel;
    modelc::View<const double, 2, 1> grad_lambda_grouped_query_attention_query_bias;
    modelc::View<const double, 2, 1, 1> grad_lambda_grouped_query_attention_key_kernel;
    modelc::View<const double, 1, 1> grad_lambda_grouped_query_attention_key_bias;
    modelc::View<const double, 2, 1, 1> grad_lambda_grouped_query_attention_value_kernel;
    modelc::View<const double, 1, 1> grad_lambda_grouped_query_attention_value_bias;
    modelc::View<const double, 2, 1, 2> grad_lambda_grouped_query_attention_attention_output_kernel;
    modelc::View<const double, 2> grad_lambda_grouped_query_attention_attention_output_bias;
    modelc::View<const double, 2, 3> grad_dense_kernel;
    modelc::View<const double, 3> grad_dense_bias;
    modelc::View<const double, 2, 3> grad_dense_1_kernel;
    modelc::View<const double, 3> grad_dense_1_bias;
    modelc::View<const double, 2, 12> grad_lstm_lstm_cell_kernel;
    modelc::View<const double, 3, 12> grad_lstm_lstm_cell_recurrent_kernel;
    modelc::View<const double, 12> grad_lstm_lstm_cell_bias;
    modelc::View<const double, 2, 12> grad_lstm_1_lstm_cell_kernel;
    modelc::View<const double, 3, 12> grad_lstm_1_lstm_cell_recurrent_kernel;
    modelc::View<const double, 12> grad_lstm_1_lstm_cell_bias;
    modelc::View<const double, 6, 6> grad_dense_2_kernel;
    modelc::View<const double, 6> grad_dense_2_bias;
    modelc::View<const double, 3, 3> grad_dense_3_kernel;
    modelc::View<const double, 3> grad_dense_3_bias;
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
    modelc::load_weights(path, weight_infos.data(), 22, weights_->block.data());
    prepare();
  }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 22, weights_->block.data());
  }
  /// Computes what follows from the weights alone. It is done when these are loaded, initialized or trained; call it
  /// after changing them by hand, while no other model that shares them runs. Allocates.
  void prepare() {
    modelc::pack_kernel(weights_->block.at<double>(768), 1, 2, 12, 1, weights_->prepared.at<double>(0));
    modelc::pack_kernel(weights_->block.at<double>(1408), 1, 2, 12, 1, weights_->prepared.at<double>(384));
    weights_->prepared.set(weights_->block);
  }

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the optimizer.
  /// Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lambda/grouped_query_attention/query/kernel");
      modelc::initial::fill(block.at<double>(0), 4, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.3988e1409212ep+1) +
                -0x1.3988e1409212ep+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lambda/grouped_query_attention/key/kernel");
      modelc::initial::fill(block.at<double>(128), 2, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.6a09e667f3bcdp+1) +
                -0x1.6a09e667f3bcdp+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lambda/grouped_query_attention/value/kernel");
      modelc::initial::fill(block.at<double>(256), 2, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.6a09e667f3bcdp+1) +
                -0x1.6a09e667f3bcdp+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lambda/grouped_query_attention/attention_output/kernel");
      modelc::initial::fill(block.at<double>(384), 4, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.3988e1409212ep+1) +
                -0x1.3988e1409212ep+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(512), 6, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.186f174f88473p+1) +
                -0x1.186f174f88473p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_1/kernel");
      modelc::initial::fill(block.at<double>(640), 6, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.186f174f88473p+1) +
                -0x1.186f174f88473p+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lstm/lstm_cell/kernel");
      modelc::initial::fill(block.at<double>(768), 24, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.4f2ec413cb52ap+0) +
                -0x1.4f2ec413cb52ap-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lstm/lstm_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              36, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<double>(key, 0, i)); }),
          12, 3);
      modelc::initial::fill(block.at<double>(960), 36, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(((i) % 12 * 3 + (i) / 12))], 0x1p+0);
      });
    }
    static constexpr double lstm_lstm_cell_bias_values[12] = {0.0, 0.0, 0.0, 1.0, 1.0, 1.0,
                                                              0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    modelc::copy_elements(lstm_lstm_cell_bias_values, 12, block.at<double>(1280));
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lstm_1/lstm_cell/kernel");
      modelc::initial::fill(block.at<double>(1408), 24, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.4f2ec413cb52ap+0) +
                -0x1.4f2ec413cb52ap-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "lstm_1/lstm_cell/recurrent_kernel");
      const std::vector<double> whole_1 = modelc::initial::orthogonalize(
          modelc::initial::values(
              36, [&](modelc::Index i) { return static_cast<double>(modelc::standard_normal<double>(key, 0, i)); }),
          12, 3);
      modelc::initial::fill(block.at<double>(1600), 36, [&](modelc::Index i) {
        return modelc::rounded_product(whole_1[static_cast<std::size_t>(((i) % 12 * 3 + (i) / 12))], 0x1p+0);
      });
    }
    static constexpr double lstm_1_lstm_cell_bias_values[12] = {0.0, 0.0, 0.0, 1.0, 1.0, 1.0,
                                                                0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    modelc::copy_elements(lstm_1_lstm_cell_bias_values, 12, block.at<double>(1920));
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_2/kernel");
      modelc::initial::fill(block.at<double>(2048), 36, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.6a09e667f3bcdp+0) +
                -0x1.6a09e667f3bcdp-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense_3/kernel");
      modelc::initial::fill(block.at<double>(2432), 9, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    prepare();
    reset_optimizer();
  }

  /// `x: f64[b, s00, 2]` gives `y: f64[b, 6], other: f64[b, s00, 3]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 2> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  Outputs predict(const XTensor& x) {
    compute(modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 2}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, s00, 2]`
  /// - takes `y_true: f64[b, 6]`
  /// - takes `other_true: f64[b, s00, 3]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 2> x,
                    modelc::View<const double, modelc::Dynamic, 6> y_true,
                    modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(y_true.rows() == symbols_.b);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == symbols_.s00);
    assert(other_true.dimension(2) == 3);
    compute_train_step(x.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_train_step(modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 2}),
                       modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 6}),
                       modelc::checked<double, 3>("other_true", other_true, {symbols_.b, symbols_.s00, 3}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]),
                       static_cast<const double*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(2624));
    values[1] = static_cast<double>(*arena_.at<double>(2752));
    values[2] = static_cast<double>(*arena_.at<double>(2880));
    values[3] = static_cast<double>(*arena_.at<double>(3008));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, s00, 2]`
  /// - takes `y_true: f64[b, 6]`
  /// - takes `other_true: f64[b, s00, 3]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 2> x,
                       modelc::View<const double, modelc::Dynamic, 6> y_true,
                       modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(y_true.rows() == symbols_.b);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == symbols_.s00);
    assert(other_true.dimension(2) == 3);
    compute_evaluate_step(x.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_evaluate_step(modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 2}),
                          modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 6}),
                          modelc::checked<double, 3>("other_true", other_true, {symbols_.b, symbols_.s00, 3}));
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
    values[3] = static_cast<double>(*arena_.at<double>(384));
  }

  /// The loss, and its gradient with respect to every trainable weight; changes nothing.
  /// - takes `x: f64[b, s00, 2]`
  /// - takes `y_true: f64[b, 6]`
  /// - takes `other_true: f64[b, s00, 3]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 2> x,
                      modelc::View<const double, modelc::Dynamic, 6> y_true,
                      modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(y_true.rows() == symbols_.b);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == symbols_.s00);
    assert(other_true.dimension(2) == 3);
    compute_gradients(x.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    compute_gradients(modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 2}),
                      modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 6}),
                      modelc::checked<double, 3>("other_true", other_true, {symbols_.b, symbols_.s00, 3}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]),
                      static_cast<const double*>(inputs[2]));
    outputs[0] = arena_.at<double>(448);
    outputs[1] = arena_.at<double>(320);
    outputs[2] = arena_.at<double>(384);
    outputs[3] = arena_.at<double>(576);
    outputs[4] = arena_.at<double>(640);
    outputs[5] = arena_.at<double>(704);
    outputs[6] = arena_.at<double>(768);
    outputs[7] = arena_.at<double>(832);
    outputs[8] = arena_.at<double>(896);
    outputs[9] = arena_.at<double>(960);
    outputs[10] = arena_.at<double>(1024);
    outputs[11] = arena_.at<double>(1088);
    outputs[12] = arena_.at<double>(1152);
    outputs[13] = arena_.at<double>(1216);
    outputs[14] = arena_.at<double>(1280);
    outputs[15] = arena_.at<double>(1344);
    outputs[16] = arena_.at<double>(1536);
    outputs[17] = arena_.at<double>(1856);
    outputs[18] = arena_.at<double>(1984);
    outputs[19] = arena_.at<double>(2176);
    outputs[20] = arena_.at<double>(2496);
    outputs[21] = arena_.at<double>(2624);
    outputs[22] = arena_.at<double>(2944);
    outputs[23] = arena_.at<double>(3008);
    outputs[24] = arena_.at<double>(3136);
  }

  /// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss,
  /// new values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several
  /// machines, puts its means and sums here first.
  void* part() noexcept { return arena_.at<unsigned char>(576); }
  /// Who is told while gradients are computed: from a byte of part() on they are complete.
  void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
  /// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states
  /// and metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names
  /// says.
  void update_step(double* values) noexcept {
    compute_update_step();
    values[0] = static_cast<double>(*arena_.at<double>(3200));
    values[1] = static_cast<double>(*arena_.at<double>(0));
    values[2] = static_cast<double>(*arena_.at<double>(64));
    values[3] = static_cast<double>(*arena_.at<double>(128));
  }

  /// Starts the metrics anew, for an epoch or an evaluation.
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<double>(64), 1, 0.0);
    std::fill_n(training_->block.at<double>(128), 1, 0.0);
    std::fill_n(training_->block.at<double>(192), 1, 0.0);
    std::fill_n(training_->block.at<double>(256), 1, 0.0);
    std::fill_n(training_->block.at<double>(320), 1, 0.0);
    std::fill_n(training_->block.at<double>(384), 1, 0.0);
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
    return {2 * symbols_.b * symbols_.s00, 6 * symbols_.b, 3 * symbols_.b * symbols_.s00};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const double*>(inputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), 6 * symbols_.b, static_cast<double*>(outputs[0]));
    modelc::copy_elements(arena_.at<double>(slots_[0]), 3 * symbols_.b * symbols_.s00,
                          static_cast<double*>(outputs[1]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s00"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 3, {-1, -1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f64", 2, {-1, 6}, 0, false},
      {"other", "f64", 3, {-1, -1, 3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 22> weight_infos{{
      {"lambda/grouped_query_attention/query/kernel", "f64", 3, {2, 2, 1}, 0, true},
      {"lambda/grouped_query_attention/query/bias", "f64", 2, {2, 1}, 64, true},
      {"lambda/grouped_query_attention/key/kernel", "f64", 3, {2, 1, 1}, 128, true},
      {"lambda/grouped_query_attention/key/bias", "f64", 2, {1, 1}, 192, true},
      {"lambda/grouped_query_attention/value/kernel", "f64", 3, {2, 1, 1}, 256, true},
      {"lambda/grouped_query_attention/value/bias", "f64", 2, {1, 1}, 320, true},
      {"lambda/grouped_query_attention/attention_output/kernel", "f64", 3, {2, 1, 2}, 384, true},
      {"lambda/grouped_query_attention/attention_output/bias", "f64", 1, {2}, 448, true},
      {"dense/kernel", "f64", 2, {2, 3}, 512, true},
      {"dense/bias", "f64", 1, {3}, 576, true},
      {"dense_1/kernel", "f64", 2, {2, 3}, 640, true},
      {"dense_1/bias", "f64", 1, {3}, 704, true},
      {"lstm/lstm_cell/kernel", "f64", 2, {2, 12}, 768, true},
      {"lstm/lstm_cell/recurrent_kernel", "f64", 2, {3, 12}, 960, true},
      {"lstm/lstm_cell/bias", "f64", 1, {12}, 1280, true},
      {"lstm_1/lstm_cell/kernel", "f64", 2, {2, 12}, 1408, true},
      {"lstm_1/lstm_cell/recurrent_kernel", "f64", 2, {3, 12}, 1600, true},
      {"lstm_1/lstm_cell/bias", "f64", 1, {12}, 1920, true},
      {"dense_2/kernel", "f64", 2, {6, 6}, 2048, true},
      {"dense_2/bias", "f64", 1, {6}, 2368, true},
      {"dense_3/kernel", "f64", 2, {3, 3}, 2432, true},
      {"dense_3/bias", "f64", 1, {3}, 2560, true},
  }};
  static constexpr modelc::Index weight_bytes = 2624;
  static constexpr modelc::Index prepared_bytes = 768;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f64", 3, {-1, -1, 2}, 0, false},
      {"y_true", "f64", 2, {-1, 6}, 0, false},
      {"other_true", "f64", 3, {-1, -1, 3}, 0, false},
  }};
  static constexpr std::array<const char*, 4> metric_names{"loss", "y_binary_accuracy", "other_cosine_similarity",
                                                           "other_huber"};
  static constexpr std::array<modelc::TensorInfo, 25> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"other_loss", "f64", 0, {}, 0, false},
      {"grad/lambda/grouped_query_attention/query/kernel", "f64", 3, {2, 2, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/query/bias", "f64", 2, {2, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/key/kernel", "f64", 3, {2, 1, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/key/bias", "f64", 2, {1, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/value/kernel", "f64", 3, {2, 1, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/value/bias", "f64", 2, {1, 1}, 0, false},
      {"grad/lambda/grouped_query_attention/attention_output/kernel", "f64", 3, {2, 1, 2}, 0, false},
      {"grad/lambda/grouped_query_attention/attention_output/bias", "f64", 1, {2}, 0, false},
      {"grad/dense/kernel", "f64", 2, {2, 3}, 0, false},
      {"grad/dense/bias", "f64", 1, {3}, 0, false},
      {"grad/dense_1/kernel", "f64", 2, {2, 3}, 0, false},
      {"grad/dense_1/bias", "f64", 1, {3}, 0, false},
      {"grad/lstm/lstm_cell/kernel", "f64", 2, {2, 12}, 0, false},
      {"grad/lstm/lstm_cell/recurrent_kernel", "f64", 2, {3, 12}, 0, false},
      {"grad/lstm/lstm_cell/bias", "f64", 1, {12}, 0, false},
      {"grad/lstm_1/lstm_cell/kernel", "f64", 2, {2, 12}, 0, false},
      {"grad/lstm_1/lstm_cell/recurrent_kernel", "f64", 2, {3, 12}, 0, false},
      {"grad/lstm_1/lstm_cell/bias", "f64", 1, {12}, 0, false},
      {"grad/dense_2/kernel", "f64", 2, {6, 6}, 0, false},
      {"grad/dense_2/bias", "f64", 1, {6}, 0, false},
      {"grad/dense_3/kernel", "f64", 2, {3, 3}, 0, false},
      {"grad/dense_3/bias", "f64", 1, {3}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 7> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"metric/y_binary_accuracy/total", "f64", 0, {}, 64, false},
      {"metric/y_binary_accuracy/count", "f64", 0, {}, 128, false},
      {"metric/other_cosine_similarity/total", "f64", 0, {}, 192, false},
      {"metric/other_cosine_similarity/count", "f64", 0, {}, 256, false},
      {"metric/other_huber/total", "f64", 0, {}, 320, false},
      {"metric/other_huber/count", "f64", 0, {}, 384, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 29> part_infos{{
      {"gradient/lambda/grouped_query_attention/query/kernel", "f64", 3, {2, 2, 1}, 0, false},
      {"gradient/lambda/grouped_query_attention/query/bias", "f64", 2, {2, 1}, 64, false},
      {"gradient/lambda/grouped_query_attention/key/kernel", "f64", 3, {2, 1, 1}, 128, false},
      {"gradient/lambda/grouped_query_attention/key/bias", "f64", 2, {1, 1}, 192, false},
      {"gradient/lambda/grouped_query_attention/value/kernel", "f64", 3, {2, 1, 1}, 256, false},
      {"gradient/lambda/grouped_query_attention/value/bias", "f64", 2, {1, 1}, 320, false},
      {"gradient/lambda/grouped_query_attention/attention_output/kernel", "f64", 3, {2, 1, 2}, 384, false},
      {"gradient/lambda/grouped_query_attention/attention_output/bias", "f64", 1, {2}, 448, false},
      {"gradient/dense/kernel", "f64", 2, {2, 3}, 512, false},
      {"gradient/dense/bias", "f64", 1, {3}, 576, false},
      {"gradient/dense_1/kernel", "f64", 2, {2, 3}, 640, false},
      {"gradient/dense_1/bias", "f64", 1, {3}, 704, false},
      {"gradient/lstm/lstm_cell/kernel", "f64", 2, {2, 12}, 768, false},
      {"gradient/lstm/lstm_cell/recurrent_kernel", "f64", 2, {3, 12}, 960, false},
      {"gradient/lstm/lstm_cell/bias", "f64", 1, {12}, 1280, false},
      {"gradient/lstm_1/lstm_cell/kernel", "f64", 2, {2, 12}, 1408, false},
      {"gradient/lstm_1/lstm_cell/recurrent_kernel", "f64", 2, {3, 12}, 1600, false},
      {"gradient/lstm_1/lstm_cell/bias", "f64", 1, {12}, 1920, false},
      {"gradient/dense_2/kernel", "f64", 2, {6, 6}, 2048, false},
      {"gradient/dense_2/bias", "f64", 1, {6}, 2368, false},
      {"gradient/dense_3/kernel", "f64", 2, {3, 3}, 2432, false},
      {"gradient/dense_3/bias", "f64", 1, {3}, 2560, false},
      {"loss", "f64", 0, {}, 2624, false},
      {"metric/y_binary_accuracy/total", "f64", 0, {}, 2688, false},
      {"metric/y_binary_accuracy/count", "f64", 0, {}, 2752, false},
      {"metric/other_cosine_similarity/total", "f64", 0, {}, 2816, false},
      {"metric/other_cosine_similarity/count", "f64", 0, {}, 2880, false},
      {"metric/other_huber/total", "f64", 0, {}, 2944, false},
      {"metric/other_huber/count", "f64", 0, {}, 3008, false},
  }};
  static constexpr modelc::Index part_bytes = 3072;
  static constexpr modelc::Index gradient_bytes = 2624;  // the first of them
  static constexpr modelc::Index training_bytes = 448;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({16 * b * s00_2, 48 * b, 24 * b * s00_2});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({16 * b * s00_2 * s00_2, 96 * b * s00_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({24 * b * s00_2, 48 * b});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({24 * b * s00_2});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({16 * b * s00_2, 24 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({24 * b});
    slots_[7] = end.value();
    end = end + modelc::slot_bytes({96 * b});
    slots_[8] = end.value();
    end = end + modelc::slot_bytes({96 * b});
    modelc::Size train_step_end = 3136;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2 * s00_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2 * s00_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2 * s00_2, 96 * b * s00_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2 * s00_2, 96 * b * s00_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2 * s00_2, 24 * b * s00_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2 * s00_2, 24 * b * s00_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2 * s00_2, 24 * b * s00_2, 48 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2 * s00_2, 24 * b * s00_2});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * b * s00_2});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[15] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[17] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[18] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[19] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[20] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[21] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[22] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[23] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[24] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[25] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[26] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[27] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[28] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[29] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[30] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b * s00_2});
    train_step_slots_[31] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2});
    train_step_slots_[32] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2});
    train_step_slots_[33] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2});
    train_step_slots_[34] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2});
    train_step_slots_[35] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2});
    train_step_slots_[36] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b * s00_2});
    train_step_slots_[37] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2});
    train_step_slots_[38] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2});
    train_step_slots_[39] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2});
    train_step_slots_[40] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s00_2});
    train_step_slots_[41] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[42] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({48 * b});
    train_step_slots_[43] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[44] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[45] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[46] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * b});
    train_step_slots_[47] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[48] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[49] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[50] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[51] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[52] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[53] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[54] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * b});
    train_step_slots_[55] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[56] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[57] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[58] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[59] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[60] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[61] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({24 * b});
    train_step_slots_[62] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * b});
    train_step_slots_[63] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({96 * b});
    const modelc::Size update_step_end = 3648;
    modelc::Size evaluate_step_end = 448;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b * s00_2 * s00_2, 96 * b * s00_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b * s00_2, 48 * b});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b * s00_2});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b * s00_2, 24 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({24 * b});
    evaluate_step_slots_[7] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({96 * b});
    evaluate_step_slots_[8] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({96 * b});
    modelc::Size gradients_end = 3648;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2 * s00_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2 * s00_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2 * s00_2, 96 * b * s00_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2 * s00_2, 96 * b * s00_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2 * s00_2, 24 * b * s00_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2 * s00_2, 24 * b * s00_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2 * s00_2, 24 * b * s00_2, 48 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2 * s00_2, 24 * b * s00_2});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * b * s00_2});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[16] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[17] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[18] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[19] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[20] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[21] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[22] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[23] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[24] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[25] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[26] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[27] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[28] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[29] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b * s00_2});
    gradients_slots_[30] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2});
    gradients_slots_[31] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2});
    gradients_slots_[32] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2});
    gradients_slots_[33] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2});
    gradients_slots_[34] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2});
    gradients_slots_[35] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b * s00_2});
    gradients_slots_[36] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2});
    gradients_slots_[37] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2});
    gradients_slots_[38] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2});
    gradients_slots_[39] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2});
    gradients_slots_[40] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[41] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({48 * b});
    gradients_slots_[42] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * b});
    gradients_slots_[43] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[44] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[45] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[46] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[47] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[48] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[49] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[50] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * b});
    gradients_slots_[51] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[52] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[53] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[54] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[55] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[56] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[57] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({24 * b});
    gradients_slots_[58] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * b});
    gradients_slots_[59] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({96 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  Outputs results() const noexcept {
    return {
        modelc::make_view<modelc::View<const double, modelc::Dynamic, 6>>(arena_.at<double>(slots_[1]), symbols_.b, 6),
        modelc::make_view<modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 3>>(
            arena_.at<double>(slots_[0]), symbols_.b, symbols_.s00, 3)};
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(2624)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(448)),
            modelc::make_view<double>(arena_.at<double>(320)),
            modelc::make_view<double>(arena_.at<double>(384)),
            modelc::make_view<modelc::View<const double, 2, 2, 1>>(arena_.at<double>(576), 2, 2, 1),
            modelc::make_view<modelc::View<const double, 2, 1>>(arena_.at<double>(640), 2, 1),
            modelc::make_view<modelc::View<const double, 2, 1, 1>>(arena_.at<double>(704), 2, 1, 1),
            modelc::make_view<modelc::View<const double, 1, 1>>(arena_.at<double>(768), 1, 1),
            modelc::make_view<modelc::View<const double, 2, 1, 1>>(arena_.at<double>(832), 2, 1, 1),
            modelc::make_view<modelc::View<const double, 1, 1>>(arena_.at<double>(896), 1, 1),
            modelc::make_view<modelc::View<const double, 2, 1, 2>>(arena_.at<double>(960), 2, 1, 2),
            modelc::make_view<modelc::View<const double, 2>>(arena_.at<double>(1024), 2),
            modelc::make_view<modelc::View<const double, 2, 3>>(arena_.at<double>(1088), 2, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(1152), 3),
            modelc::make_view<modelc::View<const double, 2, 3>>(arena_.at<double>(1216), 2, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(1280), 3),
            modelc::make_view<modelc::View<const double, 2, 12>>(arena_.at<double>(1344), 2, 12),
            modelc::make_view<modelc::View<const double, 3, 12>>(arena_.at<double>(1536), 3, 12),
            modelc::make_view<modelc::View<const double, 12>>(arena_.at<double>(1856), 12),
            modelc::make_view<modelc::View<const double, 2, 12>>(arena_.at<double>(1984), 2, 12),
            modelc::make_view<modelc::View<const double, 3, 12>>(arena_.at<double>(2176), 3, 12),
            modelc::make_view<modelc::View<const double, 12>>(arena_.at<double>(2496), 12),
            modelc::make_view<modelc::View<const double, 6, 6>>(arena_.at<double>(2624), 6, 6),
            modelc::make_view<modelc::View<const double, 6>>(arena_.at<double>(2944), 6),
            modelc::make_view<modelc::View<const double, 3, 3>>(arena_.at<double>(3008), 3, 3),
            modelc::make_view<modelc::View<const double, 3>>(arena_.at<double>(3136), 3)};
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes query, attention_output_2, query and 5 more
  void compute_query(const double* x, const double* lambda_grouped_query_attention_query_kernel,
                     const double* lambda_grouped_query_attention_query_bias, double* query) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b * s00_2, 2, 2, x, 2, 1, lambda_grouped_query_attention_query_kernel, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(query + row * 2 + column,
                                sum + lane.load(lambda_grouped_query_attention_query_bias + column));
                   });
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes key, value_2, key and 5 more
  void compute_key(const double* x, const double* lambda_grouped_query_attention_key_kernel,
                   const double* lambda_grouped_query_attention_key_bias, double* key) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b * s00_2, 2, 1, x, 2, 1, lambda_grouped_query_attention_key_kernel, 1, 0,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(key + row, 0, sum + lane(lambda_grouped_query_attention_key_bias[0]));
                   });
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes grouped_query_attention, grouped_query_attention, grouped_query_attention and 1 more
  void compute_grouped_query_attention(const double* query, const double* key,
                                       double* grouped_query_attention) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < 2; ++i1) {
        modelc::matmul(threads_, s00_2, 1, s00_2, query + i0 * (2 * s00_2) + i1, 2, 0, key + i0 * s00_2, 0, 1,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                         lane.store(grouped_query_attention + i0 * (2 * s00_2 * s00_2) + i1 * (s00_2 * s00_2) +
                                        row * s00_2 + column,
                                    sum);
                       });
      }
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes grouped_query_attention_2, grouped_query_attention_2
  void compute_grouped_query_attention_2(const double* grouped_query_attention, double* grouped_query_attention_row,
                                         double* grouped_query_attention_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          s00_2, [&](auto lane, modelc::Index j) { return lane.load(grouped_query_attention + i * s00_2 + j); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(s00_2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(grouped_query_attention + i * s00_2 + j) - lane(row_max));
        lane.store(grouped_query_attention_row + j, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<double>(s00_2, [&](auto lane, modelc::Index j) {
        lane.store(grouped_query_attention_2 + i * s00_2 + j,
                   lane.load(grouped_query_attention_row + j) / lane(row_sum));
      });
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes grouped_query_attention_3, grouped_query_attention_5, grouped_query_attention_11 and 3 more
  void compute_grouped_query_attention_3(const double* grouped_query_attention_2, const double* value_2,
                                         double* grouped_query_attention_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 2 * s00_2, s00_2, 1, grouped_query_attention_2 + i0 * (2 * s00_2 * s00_2), s00_2, 1,
                     value_2 + i0 * s00_2, 1, 0, [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                       lane.store(grouped_query_attention_3 + i0 * (2 * s00_2) + row, 0, sum);
                     });
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes attention_output, attention_output, query_2 and 3 more
  void compute_attention_output(const double* grouped_query_attention_3, double* attention_output) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < s00_2; ++j) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index k) {
          lane.store(attention_output + i * (2 * s00_2) + j * 2 + k,
                     lane.load(grouped_query_attention_3 + i * (2 * s00_2) + j + k * s00_2, s00_2));
        });
      }
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes h1, h1, h1 and 1 more
  void compute_h1(const double* x, const double* attention_output_2, double* h1) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<double>(2 * b * s00_2, [&](auto lane, modelc::Index i) {
      lane.store(h1 + i, min(lane.load(x + i), lane.load(attention_output_2 + i)));
    });
  }

  // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
  // computes dense, dense_1, dense and 5 more
  void compute_dense(const double* h1, const double* dense_kernel, const double* dense_bias, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b, 2, 3, h1, 2 * s00_2, 1, dense_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 3 + column, lane.load(dense_bias + column) + sum);
                   });
  }

  // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
  // computes lstm, lstm_1
  void compute_lstm(const double* h1, const double* lstm_lstm_cell_kernel_panels, double* lstm) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < s00_2; ++i0) {
      modelc::packed_matmul(threads_, b, 2, 12, h1 + i0 * 2, 2 * s00_2, lstm_lstm_cell_kernel_panels,
                            [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                              lane.store(lstm + i0 * (12 * b) + row * 12 + column, sum);
                            });
    }
  }

  // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
  // computes v, v
  void compute_v(const double* lstm_2, double* v) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < s00_2; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          lane.store(v + i * (3 * s00_2) + j * 3 + k, lane.load(lstm_2 + i * 3 + j * (3 * b) + k));
        });
      }
    }
  }

  // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
  // computes lambda_1, lambda_1, lambda_1 and 1 more
  void compute_lambda_1(const double* v_2, double* lambda_1) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<double>(3 * b * s00_2,
                              [&](auto lane, modelc::Index i) { lane.store(lambda_1 + i, lane.load(v_2 + i) * 0.5); });
  }

  // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
  // computes attention, attention_4, attention and 5 more
  void compute_attention(const double* v_2, const double* lambda_1, double* attention) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, s00_2, 3, s00_2, v_2 + i0 * (3 * s00_2), 3, 1, lambda_1 + i0 * (3 * s00_2), 1, 3,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(attention + i0 * (s00_2 * s00_2) + row * s00_2 + column, sum);
                     });
    }
  }

  // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
  // computes attention_2, attention_5, attention_2 and 1 more
  void compute_attention_2(const double* attention, double* attention_row, double* attention_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b * s00_2; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          s00_2, [&](auto lane, modelc::Index j) { return lane.load(attention + i * s00_2 + j); }));
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(s00_2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(attention + i * s00_2 + j) - lane(row_max));
        lane.store(attention_row + j, exp_2);
        return exp_2;
      }));
      modelc::for_lanes<double>(s00_2, [&](auto lane, modelc::Index j) {
        lane.store(attention_2 + i * s00_2 + j, lane.load(attention_row + j) / lane(row_sum));
      });
    }
  }

  // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
  // computes attention_3, h3, attention_5 and 9 more
  void compute_attention_3(const double* attention_2, const double* lambda_1, double* attention_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, s00_2, s00_2, 3, attention_2 + i0 * (s00_2 * s00_2), s00_2, 1,
                     lambda_1 + i0 * (3 * s00_2), 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(attention_3 + i0 * (3 * s00_2) + row * 3 + column, sum);
                     });
    }
  }

  // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
  // computes lambda_1_2, lambda_1_2, lambda_1_2 and 1 more
  void compute_lambda_1_2(const double* v_3, double* lambda_1_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<double>(
        3 * b * s00_2, [&](auto lane, modelc::Index i) { lane.store(lambda_1_2 + i, 0.5 * lane.load(v_3 + i)); });
  }

  // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
  // computes lstm_1_2, lstm_1_3, lstm_1_2 and 9 more
  void compute_lstm_1_2(double* lstm_1_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(3 * b, [&](auto lane, modelc::Index i) { lane.store(lstm_1_2 + i, lane(0.0)); });
  }

  // m.model:14: h4 = concatenate([os4, cs4])
  // computes h4, h4, h4 and 1 more
  void compute_h4(const double* lstm_1_5, double* h4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(
          3, [&](auto lane, modelc::Index j) { lane.store(h4 + i * 6 + j, lane.load(lstm_1_5 + i * 3 + j)); });
    }
  }

  // m.model:14: h4 = concatenate([os4, cs4])
  // computes h4, h4, h4 and 1 more
  void compute_h4_2(const double* lstm_1_4, double* h4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(
          3, [&](auto lane, modelc::Index j) { lane.store(h4 + 3 + i * 6 + j, lane.load(lstm_1_4 + i * 3 + j)); });
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes grouped_query_attention_2, grouped_query_attention_2
  void compute_grouped_query_attention_2_2(const double* grouped_query_attention, double* grouped_query_attention_row,
                                           double* grouped_query_attention_2, double* grouped_query_attention_4,
                                           double* grouped_query_attention_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          s00_2, [&](auto lane, modelc::Index j) { return lane.load(grouped_query_attention + i * s00_2 + j); }));
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(s00_2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(grouped_query_attention + i * s00_2 + j) - lane(row_max));
        lane.store(grouped_query_attention_row + j, exp_2);
        lane.store(grouped_query_attention_2 + i * s00_2 + j, exp_2);
        return modelc::folded(exp_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      modelc::for_lanes<double>(s00_2, [&](auto lane, modelc::Index j) {
        lane.store(grouped_query_attention_4 + i * s00_2 + j,
                   lane.load(grouped_query_attention_row + j) / lane(row_sum));
      });
      scalar.store(grouped_query_attention_3 + i, row_sum);
    }
  }

  // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
  // computes lstm, lstm_1, lstm and 3 more
  void compute_lstm_2(const double* h1, const double* lstm_lstm_cell_kernel, double* lstm) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < s00_2; ++i0) {
      modelc::matmul(threads_, b, 2, 12, h1 + i0 * 2, 2 * s00_2, 1, lstm_lstm_cell_kernel, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(lstm + i0 * (12 * b) + row * 12 + column, sum);
                     });
    }
  }

  // m.model:15: output y = Dense(6)(h4)
  // computes dense_2, dense_2, dense_2
  void compute_dense_2(const double* h4, const double* dense_2_kernel, double* dense_2) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 6, 6, h4, 6, 1, dense_2_kernel, 6, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_2 + row * 6 + column, sum);
                   });
  }

  // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
  // computes lstm_1_15, lstm_13, lstm_1_15 and 1 more
  void compute_lstm_1_15(const double* lstm_1_lstm_cell_recurrent_kernel, double* lstm_1_15) noexcept {
    for (modelc::Index i = 0; i < 12; ++i) {
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
        lane.store(lstm_1_15 + i * 3 + j, lane.load(lstm_1_lstm_cell_recurrent_kernel + i + j * 12, 12));
      });
    }
  }

  // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
  // computes lstm_1_17, lstm_1_17
  void compute_lstm_1_17(const double* h1, double* lstm_1_17) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < s00_2; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<double>(2, [&](auto lane, modelc::Index k) {
          lane.store(lstm_1_17 + i * (2 * b) + j * 2 + k, lane.load(h1 + i * 2 + j * (2 * s00_2) + k));
        });
      }
    }
  }

  // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
  // computes v, v
  void compute_v_2(const double* lstm_2, double* v, double* max_pooling1d_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b; ++i) {
      for (modelc::Index j = 0; j < s00_2; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          const auto lstm_2_2 = lane.load(lstm_2 + i * 3 + j * (3 * b) + k);
          lane.store(v + i * (3 * s00_2) + j * 3 + k, lstm_2_2);
          lane.store(max_pooling1d_2 + i * (3 * s00_2) + j * 3 + k, lstm_2_2);
        });
      }
    }
  }

  // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
  // computes attention_2, attention_7, attention_2 and 1 more
  void compute_attention_2_2(const double* attention, double* attention_row, double* attention_2, double* attention_4,
                             double* attention_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b * s00_2; ++i) {
      const modelc::Scalar scalar{};
      const auto row_max = scalar(modelc::reduce_lanes<modelc::Max, double>(
          s00_2, [&](auto lane, modelc::Index j) { return lane.load(attention + i * s00_2 + j); }));
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum>(s00_2, [&](auto lane, modelc::Index j) {
        const auto exp_2 = exp(lane.load(attention + i * s00_2 + j) - lane(row_max));
        lane.store(attention_row + j, exp_2);
        lane.store(attention_2 + i * s00_2 + j, exp_2);
        return modelc::folded(exp_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      modelc::for_lanes<double>(s00_2, [&](auto lane, modelc::Index j) {
        lane.store(attention_4 + i * s00_2 + j, lane.load(attention_row + j) / lane(row_sum));
      });
      scalar.store(attention_3 + i, row_sum);
    }
  }

  // m.model:16: output other = Dense(3, activation = sigmoid)(h3)
  // computes dense_3, dense_3, dense_3
  void compute_dense_3(const double* h3, const double* dense_3_kernel, double* dense_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b * s00_2, 3, 3, h3, 3, 1, dense_3_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_3 + row * 3 + column, sum);
                   });
  }

  // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
  // computes new_metric_other_cosine_similarity_total, new_metric_other_cosine_similarity_total
  void compute_new_metric_other_cosine_similarity_total(const double* other_true, const double* other,
                                                        const double* metric_other_cosine_similarity_total,
                                                        const double* metric_other_cosine_similarity_count,
                                                        double* new_metric_other_cosine_similarity_total,
                                                        double* other_cosine_similarity,
                                                        double* other_cosine_similarity_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b * s00_2; ++i) {
        const auto where =
            select(max(max(abs(scalar.load(other_true + i * 3)), abs(scalar.load(other_true + 1 + i * 3))),
                       abs(scalar.load(other_true + 2 + i * 3))) > 1e+18,
                   5.169878828456423e-26, 1.0);
        const auto mul_3 = where * (where * 1e-12);
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Max>(3, [&](auto lane, modelc::Index j) {
          const auto mul_4 = lane.load(other_true + i * 3 + j) * lane(where);
          const auto mul_5 = mul_4 * mul_4;
          const auto abs_2 = abs(lane.load(other + i * 3 + j));
          return modelc::folded(mul_5, abs_2);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        const auto row_max = scalar(std::get<1>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul_3));
        const auto where_2 = select(row_max > 1e+18, 5.169878828456423e-26, 1.0);
        const auto mul_6 = where_2 * (1e-12 * where_2);
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
          const auto mul_7 = lane.load(other + i * 3 + j) * lane(where_2);
          return mul_7 * mul_7;
        }));
        const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_6));
        total_sum.add(scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
          return lane.load(other_true + i * 3 + j) * lane(where) * lane(rsqrt_2) *
                 (lane.load(other + i * 3 + j) * lane(where_2) * lane(rsqrt_3));
        })));
      }
      const auto add_3 = scalar.load(metric_other_cosine_similarity_total) + scalar(total_sum.value());
      const auto add_4 = scalar.load(metric_other_cosine_similarity_count) + static_cast<double>(b * s00_2);
      const auto eq = 0.0 == add_4;
      const auto where_3 = select(eq, 0.0, add_3 / select(eq, 1.0, add_4));
      scalar.store(new_metric_other_cosine_similarity_total, add_3);
      scalar.store(other_cosine_similarity, add_4);
      scalar.store(other_cosine_similarity_2, where_3);
    }
  }

  // m.model:16: output other = Dense(3, activation = sigmoid)(h3)
  // computes grad_h3, grad_h3
  void compute_grad_h3(const double* mul, const double* dense_3_kernel, double* grad_h3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b * s00_2, 3, 3, mul, 3, 1, dense_3_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_h3 + row * 3 + column, sum);
                   });
  }

  // m.model:15: output y = Dense(6)(h4)
  // computes grad_h4, grad_h4
  void compute_grad_h4(const double* grad_y, const double* dense_2_kernel, double* grad_h4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 6, 6, grad_y, 6, 1, dense_2_kernel, 1, 6,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(grad_h4 + row * 6 + column, sum);
                   });
  }

  // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
  // computes lstm_1_13, lstm_1_13
  void compute_lstm_1_13(const double* grad_h4, double* lstm_1_13, double* lstm_1_14) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
        const auto grad_h4_2 = lane.load(grad_h4 + i * 6 + j);
        const auto grad_h4_3 = lane.load(grad_h4 + 3 + i * 6 + j);
        lane.store(lstm_1_13 + i * 3 + j, grad_h4_2);
        lane.store(lstm_1_14 + i * 3 + j, grad_h4_3);
      });
    }
  }

  // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
  // computes attention_10, attention_15, attention_10 and 1 more
  void compute_attention_10(const double* grad_h3, const double* lambda_1_2, const double* attention_8,
                            const double* attention_9, double* attention_10, double* attention_11) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, s00_2, 3, s00_2, grad_h3 + i0 * (3 * s00_2), 3, 1, lambda_1_2 + i0 * (3 * s00_2), 1, 3,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       const auto div = sum / lane(attention_8[i0 * s00_2 + row]);
                       const auto neg = -(lane.load(attention_9 + i0 * (s00_2 * s00_2) + row * s00_2 + column) * div);
                       lane.store(attention_10 + i0 * (s00_2 * s00_2) + row * s00_2 + column, div);
                       lane.store(attention_11 + i0 * (s00_2 * s00_2) + row * s00_2 + column, neg);
                     });
    }
  }

  // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
  // computes attention_12, attention_17, attention_12 and 1 more
  void compute_attention_12(const double* attention_11, const double* attention_7, const double* attention_10,
                            double* attention_12) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b * s00_2; ++i) {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          s00_2, [&](auto lane, modelc::Index j) { return lane.load(attention_11 + i * s00_2 + j); }));
      modelc::for_lanes<double>(s00_2, [&](auto lane, modelc::Index j) {
        lane.store(attention_12 + i * s00_2 + j,
                   lane.load(attention_7 + i * s00_2 + j) * (lane.load(attention_10 + i * s00_2 + j) + lane(row_sum)));
      });
    }
  }

  // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
  // computes attention_14, attention_19, attention_14 and 1 more
  void compute_attention_14(const double* v_3, const double* attention_12, double* attention_14) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(threads_, 3, s00_2, s00_2, v_3 + i0 * (3 * s00_2), 1, 3, attention_12 + i0 * (s00_2 * s00_2),
                     s00_2, 1, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(attention_14 + i0 * (3 * s00_2) + row * s00_2 + column, sum);
                     });
    }
  }

  // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
  // computes grad_v, grad_v_2, grad_v and 1 more
  void compute_grad_v(const double* attention_9, const double* grad_h3, const double* attention_13,
                      const double* attention_14, double* grad_v) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      modelc::matmul(
          threads_, s00_2, s00_2, 3, attention_9 + i0 * (s00_2 * s00_2), 1, s00_2, grad_h3 + i0 * (3 * s00_2), 3, 1,
          [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
            lane.store(grad_v + i0 * (3 * s00_2) + row * 3 + column,
                       lane.load(attention_13 + i0 * (3 * s00_2) + row * 3 + column) +
                           0.5 * (sum + lane.load(attention_14 + i0 * (3 * s00_2) + row + column * s00_2, s00_2)));
          });
    }
  }

  // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
  // computes lstm_12, lstm_12
  void compute_lstm_12(const double* max_pooling1d_3, double* lstm_12) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < s00_2; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index k) {
          lane.store(lstm_12 + i * (3 * b) + j * 3 + k, lane.load(max_pooling1d_3 + i * 3 + j * (3 * s00_2) + k));
        });
      }
    }
  }

  // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
  // computes lstm_15, lstm_15
  void compute_lstm_15(const double* lstm_14, const double* lstm_lstm_cell_kernel, double* lstm_15) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b * s00_2, 12, 2, lstm_14, 12, 1, lstm_lstm_cell_kernel, 1, 12,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(lstm_15 + row * 2 + column, sum);
                   });
  }

  // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
  // computes dense_4, dense_4
  void compute_dense_4(const double* lstm_17, const double* dense_kernel, double* dense_4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 3, 2, lstm_17, 3, 1, dense_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense_4 + row * 2 + column, sum);
                   });
  }

  // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
  // computes pad_constant, pad_constant
  void compute_pad_constant(const double* lstm_16, const double* dense_1_kernel, const double* dense_4,
                            double* pad_constant) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b, 3, 2, lstm_16, 3, 1, dense_1_kernel, 1, 3,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(pad_constant + row * (2 * s00_2) + column, sum + lane.load(dense_4 + row * 2 + column));
                   });
  }

  // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
  // computes pad_constant, pad_constant
  void compute_pad_constant_2(double* pad_constant) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b; ++i) {
      modelc::for_lanes<double>(2 * s00_2 - 2, [&](auto lane, modelc::Index j) {
        lane.store(pad_constant + 2 + i * (2 * s00_2) + j, lane(0.0));
      });
    }
  }

  // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
  // computes minimum, minimum
  void compute_minimum(const double* lstm_1_16, const double* lstm_1_lstm_cell_kernel, const double* lstm_15,
                       const double* pad_constant, const double* x, const double* attention_output_2,
                       double* minimum) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < s00_2; ++i0) {
      modelc::matmul(
          threads_, b, 12, 2, lstm_1_16 + i0 * (12 * b), 12, 1, lstm_1_lstm_cell_kernel, 1, 12,
          [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
            const auto grad_h1 = sum + lane.load(lstm_15 + i0 * (2 * b) + row * 2 + column) +
                                 lane.load(pad_constant + i0 * 2 + row * (2 * s00_2) + column);
            const auto x_2 = lane.load(x + i0 * 2 + row * (2 * s00_2) + column);
            const auto attention_output_2_2 = lane.load(attention_output_2 + i0 * 2 + row * (2 * s00_2) + column);
            lane.store(
                minimum + i0 * 2 + row * (2 * s00_2) + column,
                select(attention_output_2_2 < x_2, grad_h1, select(x_2 == attention_output_2_2, 0.5 * grad_h1, 0.0)));
          });
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes attention_output_3, attention_output_3
  void compute_attention_output_3(const double* minimum,
                                  const double* lambda_grouped_query_attention_attention_output_kernel,
                                  double* attention_output_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, b * s00_2, 2, 2, minimum, 2, 1, lambda_grouped_query_attention_attention_output_kernel, 1,
                   2, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(attention_output_3 + row * 2 + column, sum);
                   });
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes grouped_query_attention_6, grouped_query_attention_6
  void compute_grouped_query_attention_6(const double* grouped_query_attention_4, const double* attention_output_3,
                                         double* grouped_query_attention_6) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < 2; ++i1) {
        modelc::matmul(threads_, s00_2, s00_2, 1,
                       grouped_query_attention_4 + i0 * (2 * s00_2 * s00_2) + i1 * (s00_2 * s00_2), 1, s00_2,
                       attention_output_3 + i0 * (2 * s00_2) + i1, 2, 0,
                       [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                         lane.store(grouped_query_attention_6 + i0 * (2 * s00_2) + i1 * s00_2 + row, 0, sum);
                       });
      }
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes grouped_query_attention_8, grouped_query_attention_8
  void compute_grouped_query_attention_8(const double* attention_output_3, const double* value_2,
                                         const double* grouped_query_attention_3,
                                         const double* grouped_query_attention_4, double* grouped_query_attention_8,
                                         double* grouped_query_attention_9) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < 2; ++i1) {
        modelc::matmul(threads_, s00_2, 1, s00_2, attention_output_3 + i0 * (2 * s00_2) + i1, 2, 0,
                       value_2 + i0 * s00_2, 0, 1, [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                         const auto div = sum / lane(grouped_query_attention_3[i0 * (2 * s00_2) + i1 * s00_2 + row]);
                         const auto neg = -(lane.load(grouped_query_attention_4 + i0 * (2 * s00_2 * s00_2) +
                                                      i1 * (s00_2 * s00_2) + row * s00_2 + column) *
                                            div);
                         lane.store(grouped_query_attention_8 + i0 * (2 * s00_2 * s00_2) + i1 * (s00_2 * s00_2) +
                                        row * s00_2 + column,
                                    div);
                         lane.store(grouped_query_attention_9 + i0 * (2 * s00_2 * s00_2) + i1 * (s00_2 * s00_2) +
                                        row * s00_2 + column,
                                    neg);
                       });
      }
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes grouped_query_attention_10, grouped_query_attention_10
  void compute_grouped_query_attention_10(const double* grouped_query_attention_9,
                                          const double* grouped_query_attention_2,
                                          const double* grouped_query_attention_8,
                                          double* grouped_query_attention_10) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < 2 * b * s00_2; ++i) {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          s00_2, [&](auto lane, modelc::Index j) { return lane.load(grouped_query_attention_9 + i * s00_2 + j); }));
      modelc::for_lanes<double>(s00_2, [&](auto lane, modelc::Index j) {
        lane.store(grouped_query_attention_10 + i * s00_2 + j,
                   lane.load(grouped_query_attention_2 + i * s00_2 + j) *
                       (lane.load(grouped_query_attention_8 + i * s00_2 + j) + lane(row_sum)));
      });
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes grouped_query_attention_12, grouped_query_attention_12
  void compute_grouped_query_attention_12(const double* query, const double* grouped_query_attention_10,
                                          double* grouped_query_attention_12) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i0 = 0; i0 < b; ++i0) {
      for (modelc::Index i1 = 0; i1 < 2; ++i1) {
        modelc::matmul(threads_, 1, s00_2, s00_2, query + i0 * (2 * s00_2) + i1, 0, 2,
                       grouped_query_attention_10 + i0 * (2 * s00_2 * s00_2) + i1 * (s00_2 * s00_2), s00_2, 1,
                       [&](auto lane, auto sum, modelc::Index, modelc::Index column) {
                         lane.store(grouped_query_attention_12 + i0 * (2 * s00_2) + i1 * s00_2 + column, sum);
                       });
      }
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes gradients, attention_output_4, query_3
  void compute_gradients_2(const double* x, const double* query_2, double* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, 2, b * s00_2, 2, x, 1, 2, query_2, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + row * 2 + column, sum);
                   });
  }

  // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
  // computes mul_2, mul
  void compute_mul_2(const std::int64_t* optimizer_iteration, double* mul_2) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(mul_2, pow(0.9, modelc::cast<double>(lane.load(optimizer_iteration)) / 10.0) * 0.1);
    }
  }

  // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
  // computes new_weights, new_weights
  void compute_new_weights(const double* weights, const double* gradients, const double* mul_2,
                           double* new_weights) noexcept {
    modelc::for_lanes<double>(323, [&](auto lane, modelc::Index i) {
      lane.store(new_weights + i, lane.load(weights + i) - lane.load(gradients + i) * lane(mul_2[0]));
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

  // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
  // computes new_metric_y_binary_accuracy_total, new_metric_other_cosine_similarity_total, new_metric_other_huber_total
  void compute_new_metric_y_binary_accuracy_total(const double* metric_y_binary_accuracy_total,
                                                  const double* part_metric_y_binary_accuracy_total,
                                                  const double* metric_y_binary_accuracy_count,
                                                  const double* part_metric_y_binary_accuracy_count,
                                                  double* new_metric_y_binary_accuracy_total,
                                                  double* new_metric_y_binary_accuracy_count,
                                                  double* y_binary_accuracy) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add = lane.load(metric_y_binary_accuracy_total) + lane.load(part_metric_y_binary_accuracy_total);
      const auto add_2 = lane.load(metric_y_binary_accuracy_count) + lane.load(part_metric_y_binary_accuracy_count);
      const auto eq = 0.0 == add_2;
      const auto where = select(eq, 0.0, add / select(eq, 1.0, add_2));
      lane.store(new_metric_y_binary_accuracy_total, add);
      lane.store(new_metric_y_binary_accuracy_count, add_2);
      lane.store(y_binary_accuracy, where);
    }
  }

  // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
  // computes new_part_gradient_lstm_1_lstm_cell_kernel, new_part_gradient_lstm_lstm_cell_kernel
  void compute_new_part_gradient_lstm_1_lstm_cell_kernel(const double* lstm_1_17, const double* lstm_1_16,
                                                         double* new_part_gradient_lstm_1_lstm_cell_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, 2, b * s00_2, 12, lstm_1_17, 1, 2, lstm_1_16, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_lstm_1_lstm_cell_kernel + row * 12 + column, sum);
                   });
  }

  // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
  // computes new_part_gradient_dense_1_bias, new_part_gradient_dense_bias
  void compute_new_part_gradient_dense_1_bias(const double* lstm_16, double* new_part_gradient_dense_1_bias) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_1_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_1_bias = modelc::Sum::apply(grad_dense_1_bias, lane.load(lstm_16 + i + j * 3));
      }
      lane.store(new_part_gradient_dense_1_bias + i, grad_dense_1_bias);
    });
  }

  // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
  // computes new_part_gradient_dense_1_kernel, new_part_gradient_dense_kernel
  void compute_new_part_gradient_dense_1_kernel(const double* h1, const double* lstm_16,
                                                double* new_part_gradient_dense_1_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, 2, b, 3, h1, 1, 2 * s00_2, lstm_16, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_1_kernel + row * 3 + column, sum);
                   });
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes grouped_query_attention_7, grouped_query_attention_13
  void compute_grouped_query_attention_7(const double* grouped_query_attention_6, double* grouped_query_attention_7,
                                         double* value_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(2, [&](auto lane, modelc::Index k) {
            const auto grouped_query_attention_6_2 =
                lane.load(grouped_query_attention_6 + i * (2 * s00_2) + j + k * s00_2, s00_2);
            return modelc::folded(grouped_query_attention_6_2, grouped_query_attention_6_2);
          });
          const auto row_sum = scalar(std::get<0>(row_2));
          total_sum.add(scalar(std::get<1>(row_2)));
          scalar.store(grouped_query_attention_7 + i * s00_2 + j, row_sum);
        }
      }
      scalar.store(value_3, scalar(total_sum.value()));
    }
  }

  // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
  // computes value_4, key_3
  void compute_value_4(const double* x, const double* grouped_query_attention_7, double* value_4) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, 2, b * s00_2, 1, x, 1, 2, grouped_query_attention_7, 1, 0,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(value_4 + row, 0, sum); });
  }

  // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
  // computes new_part_gradient_lstm_1_lstm_cell_recurrent_kernel, new_part_gradient_lstm_lstm_cell_recurrent_kernel
  void compute_new_part_gradient_lstm_1_lstm_cell_recurrent_kernel(
      const double* lstm_1_12, const double* lstm_1_16,
      double* new_part_gradient_lstm_1_lstm_cell_recurrent_kernel) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::matmul(threads_, 3, b * s00_2, 12, lstm_1_12, 1, 3, lstm_1_16, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_lstm_1_lstm_cell_recurrent_kernel + row * 12 + column, sum);
                   });
  }

  // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
  // computes new_part_gradient_lstm_1_lstm_cell_bias, new_part_gradient_lstm_lstm_cell_bias
  void compute_new_part_gradient_lstm_1_lstm_cell_bias(const double* lstm_1_16,
                                                       double* new_part_gradient_lstm_1_lstm_cell_bias) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<double>(12, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(lstm_1_16 + i + j * 12));
      }
      lane.store(new_part_gradient_lstm_1_lstm_cell_bias + i, column_sum);
    });
  }

  // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
  // computes new_part_metric_other_cosine_similarity_count, new_part_metric_other_huber_count
  void compute_new_part_metric_other_cosine_similarity_count(
      double* new_part_metric_other_cosine_similarity_count) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_other_cosine_similarity_count, lane(static_cast<double>(b * s00_2)));
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    if (!weights_->prepared.valid()) prepare();
    assert(weights_->prepared.follows(weights_->block));  // call prepare() after changing weights
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
    // query: f64[b * s00, 2]
    const double* const lambda_grouped_query_attention_query_kernel = weights_->block.at<double>(0);
    const double* const lambda_grouped_query_attention_query_bias = weights_->block.at<double>(64);
    double* const query = arena_.at<double>(slots_[1]);
    compute_query(x, lambda_grouped_query_attention_query_kernel, lambda_grouped_query_attention_query_bias, query);
    // key: f64[b * s00, 1]
    const double* const lambda_grouped_query_attention_key_kernel = weights_->block.at<double>(128);
    const double* const lambda_grouped_query_attention_key_bias = weights_->block.at<double>(192);
    double* const key = arena_.at<double>(slots_[2]);
    compute_key(x, lambda_grouped_query_attention_key_kernel, lambda_grouped_query_attention_key_bias, key);
    // value_2: f64[b * s00, 1]
    const double* const lambda_grouped_query_attention_value_kernel = weights_->block.at<double>(256);
    const double* const lambda_grouped_query_attention_value_bias = weights_->block.at<double>(320);
    double* const value_2 = arena_.at<double>(slots_[3]);
    compute_key(x, lambda_grouped_query_attention_value_kernel, lambda_grouped_query_attention_value_bias, value_2);
    // grouped_query_attention: f64[b, 2, s00, s00]
    double* const grouped_query_attention = arena_.at<double>(slots_[0]);
    compute_grouped_query_attention(query, key, grouped_query_attention);
    // grouped_query_attention_2: f64[b, 2, s00, s00]
    double* const grouped_query_attention_2 = arena_.at<double>(slots_[0]);
    double* const grouped_query_attention_row = arena_.at<double>(slots_[1]);
    compute_grouped_query_attention_2(grouped_query_attention, grouped_query_attention_row, grouped_query_attention_2);
    // grouped_query_attention_3: f64[b, 2, s00, 1]
    double* const grouped_query_attention_3 = arena_.at<double>(slots_[1]);
    compute_grouped_query_attention_3(grouped_query_attention_2, value_2, grouped_query_attention_3);
    // attention_output: f64[b, s00, 2, 1]
    double* const attention_output = arena_.at<double>(slots_[0]);
    compute_attention_output(grouped_query_attention_3, attention_output);
    // attention_output_2: f64[b * s00, 2]
    const double* const lambda_grouped_query_attention_attention_output_kernel = weights_->block.at<double>(384);
    const double* const lambda_grouped_query_attention_attention_output_bias = weights_->block.at<double>(448);
    double* const attention_output_2 = arena_.at<double>(slots_[3]);
    compute_query(attention_output, lambda_grouped_query_attention_attention_output_kernel,
                  lambda_grouped_query_attention_attention_output_bias, attention_output_2);
    // h1: f64[b, s00, 2]
    double* const h1 = arena_.at<double>(slots_[3]);
    compute_h1(x, attention_output_2, h1);

    // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
    // dense: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(512);
    const double* const dense_bias = weights_->block.at<double>(576);
    double* const dense = arena_.at<double>(slots_[2]);
    compute_dense(h1, dense_kernel, dense_bias, dense);
    // dense_1: f64[b, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(640);
    const double* const dense_1_bias = weights_->block.at<double>(704);
    double* const dense_1 = arena_.at<double>(slots_[4]);
    compute_dense(h1, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f64[s00, b, 12]
    const double* const lstm_lstm_cell_kernel_panels = weights_->prepared.at<double>(0);
    double* const lstm = arena_.at<double>(slots_[0]);
    compute_lstm(h1, lstm_lstm_cell_kernel_panels, lstm);
    // lstm_2: f64[s00, b, 3], carry: f64[b, 3], carry_2: f64[b, 3]
    const double* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<double>(960);
    const double* const lstm_lstm_cell_bias = weights_->block.at<double>(1280);
    double* const lstm_2 = arena_.at<double>(slots_[1]);
    double* const carry = arena_.at<double>(slots_[5]);
    double* const carry_2 = arena_.at<double>(slots_[6]);
    std::copy_n(dense, 3 * b, carry);
    std::copy_n(dense_1, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const steps = lstm + turn_2 * (12 * b);
      const double* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const double* const state_2 = lstm_lstm_cell_bias;
      double* const add = arena_.at<double>(slots_[7]);
      double* const new_carry_1 = carry_2;
      double* const new_carry_0 = carry;
      // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
      // add: f64[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0, 3, 1, state_1, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 12 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 12 + column) + sum));
                     });
      // new_carry_1: f64[b, 3], new_carry_0: f64[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto add_3 = lane.load(carry_1 + i * 3 + j) * sigmoid(lane.load(add + 3 + i * 12 + j)) +
                             sigmoid(lane.load(add + i * 12 + j)) * tanh(lane.load(add + 6 + i * 12 + j));
          const auto mul = sigmoid(lane.load(add + 9 + i * 12 + j)) * tanh(add_3);
          lane.store(new_carry_1 + i * 3 + j, add_3);
          lane.store(new_carry_0 + i * 3 + j, mul);
        });
      }
      std::copy_n(new_carry_0, 3 * b, lstm_2 + turn_2 * (3 * b));
    }

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // v: f64[b, s00, 3]
    double* const v = arena_.at<double>(slots_[0]);
    compute_v(lstm_2, v);
    // v_2: f64[b, s00, 3]
    double* const v_2 = arena_.at<double>(slots_[1]);
    modelc::kernels::max_pool(threads_, modelc::tensor(v_2, b, s00_2, 3), modelc::tensor(v, b, s00_2, 3),
                              modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // lambda_1: f64[b, s00, 3]
    double* const lambda_1 = arena_.at<double>(slots_[2]);
    compute_lambda_1(v_2, lambda_1);
    // attention: f64[b, s00, s00]
    double* const attention = arena_.at<double>(slots_[0]);
    compute_attention(v_2, lambda_1, attention);
    // attention_2: f64[b, s00, s00]
    double* const attention_2 = arena_.at<double>(slots_[0]);
    double* const attention_row = arena_.at<double>(slots_[1]);
    compute_attention_2(attention, attention_row, attention_2);
    // attention_3: f64[b, s00, 3]
    double* const attention_3 = arena_.at<double>(slots_[1]);
    compute_attention_3(attention_2, lambda_1, attention_3);

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // v_3: f64[b, s00, 3]
    double* const v_3 = arena_.at<double>(slots_[2]);
    modelc::kernels::max_pool(threads_, modelc::tensor(v_3, b, s00_2, 3), modelc::tensor(attention_3, b, s00_2, 3),
                              modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // lambda_1_2: f64[b, s00, 3]
    double* const lambda_1_2 = arena_.at<double>(slots_[1]);
    compute_lambda_1_2(v_3, lambda_1_2);
    // attention_4: f64[b, s00, s00]
    double* const attention_4 = arena_.at<double>(slots_[0]);
    compute_attention(v_3, lambda_1_2, attention_4);
    // attention_5: f64[b, s00, s00]
    double* const attention_5 = arena_.at<double>(slots_[0]);
    double* const attention_row_2 = arena_.at<double>(slots_[2]);
    compute_attention_2(attention_4, attention_row_2, attention_5);
    // h3: f64[b, s00, 3]
    double* const h3 = arena_.at<double>(slots_[2]);
    compute_attention_3(attention_5, lambda_1_2, h3);

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // lstm_1: f64[s00, b, 12]
    const double* const lstm_1_lstm_cell_kernel_panels = weights_->prepared.at<double>(384);
    double* const lstm_1 = arena_.at<double>(slots_[0]);
    compute_lstm(h1, lstm_1_lstm_cell_kernel_panels, lstm_1);
    // lstm_1_2: f64[b, 3]
    double* const lstm_1_2 = arena_.at<double>(slots_[1]);
    compute_lstm_1_2(lstm_1_2);
    // lstm_1_3: f64[b, 3]
    double* const lstm_1_3 = arena_.at<double>(slots_[3]);
    compute_lstm_1_2(lstm_1_3);
    // lstm_1_4: f64[b, 3], lstm_1_5: f64[b, 3]
    const double* const lstm_1_lstm_cell_recurrent_kernel = weights_->block.at<double>(1600);
    const double* const lstm_1_lstm_cell_bias = weights_->block.at<double>(1920);
    double* const lstm_1_4 = arena_.at<double>(slots_[4]);
    double* const lstm_1_5 = arena_.at<double>(slots_[5]);
    std::copy_n(lstm_1_2, 3 * b, lstm_1_5);
    std::copy_n(lstm_1_3, 3 * b, lstm_1_4);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0_2 = lstm_1_5;
      const double* const carry_1_2 = lstm_1_4;
      const double* const steps_2 = lstm_1 + turn_2 * (12 * b);
      const double* const state_1_2 = lstm_1_lstm_cell_recurrent_kernel;
      const double* const state_2_2 = lstm_1_lstm_cell_bias;
      double* const add_2 = arena_.at<double>(slots_[8]);
      double* const new_carry_1_2 = lstm_1_4;
      double* const new_carry_0_2 = lstm_1_5;
      // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
      // add_2: f64[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0_2, 3, 1, state_1_2, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add_2 + row * 12 + column,
                                  lane.load(state_2_2 + column) + (lane.load(steps_2 + row * 12 + column) + sum));
                     });
      // new_carry_1_2: f64[b, 3], new_carry_0_2: f64[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto add_3 = lane.load(carry_1_2 + i * 3 + j) * sigmoid(lane.load(add_2 + 3 + i * 12 + j)) +
                             sigmoid(lane.load(add_2 + i * 12 + j)) * tanh(lane.load(add_2 + 6 + i * 12 + j));
          const auto mul = sigmoid(lane.load(add_2 + 9 + i * 12 + j)) * tanh(add_3);
          lane.store(new_carry_1_2 + i * 3 + j, add_3);
          lane.store(new_carry_0_2 + i * 3 + j, mul);
        });
      }
    }

    // m.model:14: h4 = concatenate([os4, cs4])
    // h4: f64[b, 6]
    double* const h4 = arena_.at<double>(slots_[0]);
    compute_h4(lstm_1_5, h4);
    // h4: f64[b, 6]
    compute_h4_2(lstm_1_4, h4);

    // m.model:15: output y = Dense(6)(h4)
    // y: f64[b, 6]
    const double* const dense_2_kernel = weights_->block.at<double>(2048);
    const double* const dense_2_bias = weights_->block.at<double>(2368);
    double* const y = arena_.at<double>(slots_[1]);
    modelc::matmul(threads_, b, 6, 6, h4, 6, 1, dense_2_kernel, 6, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 6 + column, lane.load(dense_2_bias + column) + sum);
                   });

    // m.model:16: output other = Dense(3, activation = sigmoid)(h3)
    // other: f64[b, s00, 3]
    const double* const dense_3_kernel = weights_->block.at<double>(2432);
    const double* const dense_3_bias = weights_->block.at<double>(2560);
    double* const other = arena_.at<double>(slots_[0]);
    modelc::matmul(threads_, b * s00_2, 3, 3, h3, 3, 1, dense_3_kernel, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(other + row * 3 + column, sigmoid(lane.load(dense_3_bias + column) + sum));
                   });
  }

  void compute_train_step(const double* x, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
    // query: f64[b * s00, 2]
    const double* const lambda_grouped_query_attention_query_kernel = weights_->block.at<double>(0);
    const double* const lambda_grouped_query_attention_query_bias = weights_->block.at<double>(64);
    double* const query = arena_.at<double>(train_step_slots_[31]);
    compute_query(x, lambda_grouped_query_attention_query_kernel, lambda_grouped_query_attention_query_bias, query);
    // key: f64[b * s00, 1]
    const double* const lambda_grouped_query_attention_key_kernel = weights_->block.at<double>(128);
    const double* const lambda_grouped_query_attention_key_bias = weights_->block.at<double>(192);
    double* const key = arena_.at<double>(train_step_slots_[37]);
    compute_key(x, lambda_grouped_query_attention_key_kernel, lambda_grouped_query_attention_key_bias, key);
    // value_2: f64[b * s00, 1]
    const double* const lambda_grouped_query_attention_value_kernel = weights_->block.at<double>(256);
    const double* const lambda_grouped_query_attention_value_bias = weights_->block.at<double>(320);
    double* const value_2 = arena_.at<double>(train_step_slots_[38]);
    compute_key(x, lambda_grouped_query_attention_value_kernel, lambda_grouped_query_attention_value_bias, value_2);
    // grouped_query_attention: f64[b, 2, s00, s00]
    double* const grouped_query_attention = arena_.at<double>(train_step_slots_[0]);
    compute_grouped_query_attention(query, key, grouped_query_attention);
    // grouped_query_attention_2: f64[b, 2, s00, s00], grouped_query_attention_3: f64[b, 2, s00, 1], grouped_qu...
    double* const grouped_query_attention_2 = arena_.at<double>(train_step_slots_[0]);
    double* const grouped_query_attention_3 = arena_.at<double>(train_step_slots_[32]);
    double* const grouped_query_attention_4 = arena_.at<double>(train_step_slots_[1]);
    double* const grouped_query_attention_row = arena_.at<double>(train_step_slots_[2]);
    compute_grouped_query_attention_2_2(grouped_query_attention, grouped_query_attention_row, grouped_query_attention_2,
                                        grouped_query_attention_4, grouped_query_attention_3);
    // grouped_query_attention_5: f64[b, 2, s00, 1]
    double* const grouped_query_attention_5 = arena_.at<double>(train_step_slots_[2]);
    compute_grouped_query_attention_3(grouped_query_attention_4, value_2, grouped_query_attention_5);
    // attention_output: f64[b, s00, 2, 1]
    double* const attention_output = arena_.at<double>(train_step_slots_[33]);
    compute_attention_output(grouped_query_attention_5, attention_output);
    // attention_output_2: f64[b * s00, 2]
    const double* const lambda_grouped_query_attention_attention_output_kernel = weights_->block.at<double>(384);
    const double* const lambda_grouped_query_attention_attention_output_bias = weights_->block.at<double>(448);
    double* const attention_output_2 = arena_.at<double>(train_step_slots_[34]);
    compute_query(attention_output, lambda_grouped_query_attention_attention_output_kernel,
                  lambda_grouped_query_attention_attention_output_bias, attention_output_2);
    // h1: f64[b, s00, 2]
    double* const h1 = arena_.at<double>(train_step_slots_[35]);
    compute_h1(x, attention_output_2, h1);

    // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
    // dense: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(512);
    const double* const dense_bias = weights_->block.at<double>(576);
    double* const dense = arena_.at<double>(train_step_slots_[4]);
    compute_dense(h1, dense_kernel, dense_bias, dense);
    // dense_1: f64[b, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(640);
    const double* const dense_1_bias = weights_->block.at<double>(704);
    double* const dense_1 = arena_.at<double>(train_step_slots_[5]);
    compute_dense(h1, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f64[s00, b, 12]
    const double* const lstm_lstm_cell_kernel = weights_->block.at<double>(768);
    double* const lstm = arena_.at<double>(train_step_slots_[2]);
    compute_lstm_2(h1, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f64[s00, b, 3], lstm_3: f64[s00, b, 3], lstm_4: f64[s00, b, 3], lstm_5: f64[s00, b, 3], lstm_6: ...
    const double* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<double>(960);
    const double* const lstm_lstm_cell_bias = weights_->block.at<double>(1280);
    double* const lstm_2 = arena_.at<double>(train_step_slots_[3]);
    double* const lstm_3 = arena_.at<double>(train_step_slots_[24]);
    double* const lstm_4 = arena_.at<double>(train_step_slots_[25]);
    double* const lstm_5 = arena_.at<double>(train_step_slots_[26]);
    double* const lstm_6 = arena_.at<double>(train_step_slots_[27]);
    double* const lstm_7 = arena_.at<double>(train_step_slots_[28]);
    double* const lstm_8 = arena_.at<double>(train_step_slots_[29]);
    double* const lstm_9 = arena_.at<double>(train_step_slots_[30]);
    double* const carry = arena_.at<double>(train_step_slots_[6]);
    double* const carry_2 = arena_.at<double>(train_step_slots_[7]);
    std::copy_n(dense, 3 * b, carry);
    std::copy_n(dense_1, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const steps = lstm + turn_2 * (12 * b);
      const double* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const double* const state_2 = lstm_lstm_cell_bias;
      double* const add = arena_.at<double>(train_step_slots_[46]);
      double* const stacked_3 = lstm_7 + turn_2 * (3 * b);
      double* const stacked_4 = lstm_6 + turn_2 * (3 * b);
      double* const stacked_5 = lstm_5 + turn_2 * (3 * b);
      double* const stacked_6 = lstm_4 + turn_2 * (3 * b);
      double* const new_carry_1 = carry_2;
      double* const stacked_7 = lstm_3 + turn_2 * (3 * b);
      double* const new_carry_0 = carry;
      double* const carry_0_2 = lstm_9 + turn_2 * (3 * b);
      double* const carry_1_2 = lstm_8 + turn_2 * (3 * b);
      // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
      // carry_0_2: f64[b, 3]
      modelc::for_lanes<double>(3 * b,
                                [&](auto lane, modelc::Index i) { lane.store(carry_0_2 + i, lane.load(carry_0 + i)); });
      // add: f64[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0, 3, 1, state_1, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 12 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 12 + column) + sum));
                     });
      // stacked_3: f64[b, 3], stacked_4: f64[b, 3], stacked_5: f64[b, 3], stacked_6: f64[b, 3], new_carry_1: f64...
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto sigmoid_2 = sigmoid(lane.load(add + i * 12 + j));
          const auto sigmoid_3 = sigmoid(lane.load(add + 3 + i * 12 + j));
          const auto sigmoid_4 = sigmoid(lane.load(add + 9 + i * 12 + j));
          const auto carry_1_5 = lane.load(carry_1 + i * 3 + j);
          const auto tanh_2 = tanh(lane.load(add + 6 + i * 12 + j));
          const auto add_3 = carry_1_5 * sigmoid_3 + sigmoid_2 * tanh_2;
          const auto tanh_3 = tanh(add_3);
          const auto mul_3 = sigmoid_4 * tanh_3;
          lane.store(stacked_3 + i * 3 + j, sigmoid_2);
          lane.store(stacked_4 + i * 3 + j, sigmoid_3);
          lane.store(stacked_5 + i * 3 + j, sigmoid_4);
          lane.store(stacked_6 + i * 3 + j, tanh_2);
          lane.store(new_carry_1 + i * 3 + j, add_3);
          lane.store(stacked_7 + i * 3 + j, tanh_3);
          lane.store(new_carry_0 + i * 3 + j, mul_3);
          lane.store(carry_1_2 + i * 3 + j, carry_1_5);
        });
      }
      std::copy_n(new_carry_0, 3 * b, lstm_2 + turn_2 * (3 * b));
    }

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // lstm_1: f64[s00, b, 12]
    const double* const lstm_1_lstm_cell_kernel = weights_->block.at<double>(1408);
    double* const lstm_1 = arena_.at<double>(train_step_slots_[2]);
    compute_lstm_2(h1, lstm_1_lstm_cell_kernel, lstm_1);
    // lstm_1_2: f64[b, 3]
    double* const lstm_1_2 = arena_.at<double>(train_step_slots_[4]);
    compute_lstm_1_2(lstm_1_2);
    // lstm_1_3: f64[b, 3]
    double* const lstm_1_3 = arena_.at<double>(train_step_slots_[5]);
    compute_lstm_1_2(lstm_1_3);
    // lstm_1_4: f64[b, 3], lstm_1_5: f64[b, 3], lstm_1_6: f64[s00, b, 3], lstm_1_7: f64[s00, b, 3], lstm_1_8: ...
    const double* const lstm_1_lstm_cell_recurrent_kernel = weights_->block.at<double>(1600);
    const double* const lstm_1_lstm_cell_bias = weights_->block.at<double>(1920);
    double* const lstm_1_4 = arena_.at<double>(train_step_slots_[6]);
    double* const lstm_1_5 = arena_.at<double>(train_step_slots_[8]);
    double* const lstm_1_6 = arena_.at<double>(train_step_slots_[7]);
    double* const lstm_1_7 = arena_.at<double>(train_step_slots_[17]);
    double* const lstm_1_8 = arena_.at<double>(train_step_slots_[18]);
    double* const lstm_1_9 = arena_.at<double>(train_step_slots_[19]);
    double* const lstm_1_10 = arena_.at<double>(train_step_slots_[20]);
    double* const lstm_1_11 = arena_.at<double>(train_step_slots_[21]);
    double* const lstm_1_12 = arena_.at<double>(train_step_slots_[22]);
    std::copy_n(lstm_1_2, 3 * b, lstm_1_5);
    std::copy_n(lstm_1_3, 3 * b, lstm_1_4);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0_3 = lstm_1_5;
      const double* const carry_1_3 = lstm_1_4;
      const double* const steps_2 = lstm_1 + turn_2 * (12 * b);
      const double* const state_1_2 = lstm_1_lstm_cell_recurrent_kernel;
      const double* const state_2_2 = lstm_1_lstm_cell_bias;
      double* const add_2 = arena_.at<double>(train_step_slots_[54]);
      double* const stacked_3_2 = lstm_1_10 + turn_2 * (3 * b);
      double* const stacked_4_2 = lstm_1_9 + turn_2 * (3 * b);
      double* const stacked_5_2 = lstm_1_8 + turn_2 * (3 * b);
      double* const stacked_6_2 = lstm_1_7 + turn_2 * (3 * b);
      double* const new_carry_1_2 = lstm_1_4;
      double* const stacked_7_2 = lstm_1_6 + turn_2 * (3 * b);
      double* const new_carry_0_2 = lstm_1_5;
      double* const carry_0_4 = lstm_1_12 + turn_2 * (3 * b);
      double* const carry_1_4 = lstm_1_11 + turn_2 * (3 * b);
      // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
      // carry_0_4: f64[b, 3]
      modelc::for_lanes<double>(
          3 * b, [&](auto lane, modelc::Index i) { lane.store(carry_0_4 + i, lane.load(carry_0_3 + i)); });
      // add_2: f64[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0_3, 3, 1, state_1_2, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add_2 + row * 12 + column,
                                  lane.load(state_2_2 + column) + (lane.load(steps_2 + row * 12 + column) + sum));
                     });
      // stacked_3_2: f64[b, 3], stacked_4_2: f64[b, 3], stacked_5_2: f64[b, 3], stacked_6_2: f64[b, 3], new_carr...
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto sigmoid_2 = sigmoid(lane.load(add_2 + i * 12 + j));
          const auto sigmoid_3 = sigmoid(lane.load(add_2 + 3 + i * 12 + j));
          const auto sigmoid_4 = sigmoid(lane.load(add_2 + 9 + i * 12 + j));
          const auto carry_1_3_2 = lane.load(carry_1_3 + i * 3 + j);
          const auto tanh_2 = tanh(lane.load(add_2 + 6 + i * 12 + j));
          const auto add_3 = carry_1_3_2 * sigmoid_3 + sigmoid_2 * tanh_2;
          const auto tanh_3 = tanh(add_3);
          const auto mul_3 = sigmoid_4 * tanh_3;
          lane.store(stacked_3_2 + i * 3 + j, sigmoid_2);
          lane.store(stacked_4_2 + i * 3 + j, sigmoid_3);
          lane.store(stacked_5_2 + i * 3 + j, sigmoid_4);
          lane.store(stacked_6_2 + i * 3 + j, tanh_2);
          lane.store(new_carry_1_2 + i * 3 + j, add_3);
          lane.store(stacked_7_2 + i * 3 + j, tanh_3);
          lane.store(new_carry_0_2 + i * 3 + j, mul_3);
          lane.store(carry_1_4 + i * 3 + j, carry_1_3_2);
        });
      }
    }

    // m.model:14: h4 = concatenate([os4, cs4])
    // h4: f64[b, 6]
    double* const h4 = arena_.at<double>(train_step_slots_[41]);
    compute_h4(lstm_1_5, h4);
    // h4: f64[b, 6]
    compute_h4_2(lstm_1_4, h4);

    // m.model:15: output y = Dense(6)(h4)
    // dense_2: f64[b, 6]
    const double* const dense_2_kernel = weights_->block.at<double>(2048);
    double* const dense_2 = arena_.at<double>(train_step_slots_[42]);
    compute_dense_2(h4, dense_2_kernel, dense_2);

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // lstm_1_15: f64[12, 3]
    double* const lstm_1_15 = arena_.at<double>(0);
    compute_lstm_1_15(lstm_1_lstm_cell_recurrent_kernel, lstm_1_15);
    // lstm_1_17: f64[s00, b, 2]
    double* const lstm_1_17 = arena_.at<double>(train_step_slots_[36]);
    compute_lstm_1_17(h1, lstm_1_17);

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // v: f64[b, s00, 3], max_pooling1d_2: f64[b, s00, 3]
    double* const v = arena_.at<double>(train_step_slots_[2]);
    double* const max_pooling1d_2 = arena_.at<double>(train_step_slots_[23]);
    compute_v_2(lstm_2, v, max_pooling1d_2);
    // v_2: f64[b, s00, 3]
    double* const v_2 = arena_.at<double>(train_step_slots_[9]);
    modelc::kernels::max_pool(threads_, modelc::tensor(v_2, b, s00_2, 3), modelc::tensor(v, b, s00_2, 3),
                              modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // lambda_1: f64[b, s00, 3]
    double* const lambda_1 = arena_.at<double>(train_step_slots_[10]);
    compute_lambda_1(v_2, lambda_1);
    // attention: f64[b, s00, s00]
    double* const attention = arena_.at<double>(train_step_slots_[2]);
    compute_attention(v_2, lambda_1, attention);
    // attention_2: f64[b, s00, s00], attention_3: f64[b, s00, 1], attention_4: f64[b, s00, s00]
    double* const attention_2 = arena_.at<double>(train_step_slots_[2]);
    double* const attention_3 = arena_.at<double>(train_step_slots_[39]);
    double* const attention_4 = arena_.at<double>(train_step_slots_[3]);
    double* const attention_row = arena_.at<double>(train_step_slots_[4]);
    compute_attention_2_2(attention, attention_row, attention_2, attention_4, attention_3);
    // attention_5: f64[b, s00, 3]
    double* const attention_5 = arena_.at<double>(train_step_slots_[11]);
    compute_attention_3(attention_4, lambda_1, attention_5);

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // v_3: f64[b, s00, 3]
    double* const v_3 = arena_.at<double>(train_step_slots_[12]);
    modelc::kernels::max_pool(threads_, modelc::tensor(v_3, b, s00_2, 3), modelc::tensor(attention_5, b, s00_2, 3),
                              modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // lambda_1_2: f64[b, s00, 3]
    double* const lambda_1_2 = arena_.at<double>(train_step_slots_[13]);
    compute_lambda_1_2(v_3, lambda_1_2);
    // attention_6: f64[b, s00, s00]
    double* const attention_6 = arena_.at<double>(train_step_slots_[4]);
    compute_attention(v_3, lambda_1_2, attention_6);
    // attention_7: f64[b, s00, s00], attention_8: f64[b, s00, 1], attention_9: f64[b, s00, s00]
    double* const attention_7 = arena_.at<double>(train_step_slots_[4]);
    double* const attention_8 = arena_.at<double>(train_step_slots_[40]);
    double* const attention_9 = arena_.at<double>(train_step_slots_[5]);
    double* const attention_row_2 = arena_.at<double>(train_step_slots_[6]);
    compute_attention_2_2(attention_6, attention_row_2, attention_7, attention_9, attention_8);
    // h3: f64[b, s00, 3]
    double* const h3 = arena_.at<double>(train_step_slots_[14]);
    compute_attention_3(attention_9, lambda_1_2, h3);

    // m.model:16: output other = Dense(3, activation = sigmoid)(h3)
    // dense_3: f64[b, s00, 3]
    const double* const dense_3_kernel = weights_->block.at<double>(2432);
    double* const dense_3 = arena_.at<double>(train_step_slots_[6]);
    compute_dense_3(h3, dense_3_kernel, dense_3);

    // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
    // the loss, and what its gradient needs
    // other: f64[b, s00, 3], loss: f64, new_metric_y_binary_accuracy_total: f64, y_binary_accuracy: f64, y_bin...
    const double* const dense_2_bias = weights_->block.at<double>(2368);
    const double* const dense_3_bias = weights_->block.at<double>(2560);
    const double* const metric_y_binary_accuracy_total = training_->block.at<double>(64);
    const double* const metric_y_binary_accuracy_count = training_->block.at<double>(128);
    const double* const metric_other_huber_total = training_->block.at<double>(320);
    const double* const metric_other_huber_count = training_->block.at<double>(384);
    double* const other = arena_.at<double>(train_step_slots_[6]);
    double* const loss = arena_.at<double>(2624);
    double* const new_metric_y_binary_accuracy_total = training_->block.at<double>(64);
    double* const y_binary_accuracy = arena_.at<double>(2688);
    double* const y_binary_accuracy_2 = arena_.at<double>(2752);
    double* const new_metric_other_huber_total = training_->block.at<double>(320);
    double* const other_huber = arena_.at<double>(2944);
    double* const other_huber_2 = arena_.at<double>(3008);
    double* const mul = arena_.at<double>(train_step_slots_[15]);
    double* const grad_y = arena_.at<double>(train_step_slots_[42]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      modelc::Total<modelc::Sum, double> total_sum_4;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto div = scalar(1.0) / scalar(static_cast<double>(b * s00_2)) / 3.0;
        const auto div_2 = scalar(1.0) / scalar(static_cast<double>(b)) / 6.0;
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(6, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 6 + j);
          const auto y_true_2 = lane.load(y_true + i * 6 + j);
          const auto where = select(y_true_2 == 0.0, -1.0, y_true_2);
          const auto sub = 1.0 - y * where;
          const auto maximum = max(0.0, sub);
          const auto mul_3 = maximum * lane(div_2);
          const auto add_3 = mul_3 + mul_3;
          const auto grad_y_2 = where * -select(sub > 0.0, add_3, select(0.0 == sub, 0.5 * add_3, 0.0));
          const auto mul_4 = maximum * maximum;
          const auto cast = modelc::cast<double>(y_true_2 == modelc::cast<double>(y > 0.5));
          lane.store(grad_y + i * 6 + j, grad_y_2);
          return modelc::folded(mul_4, cast);
        });
        total_sum.add(scalar(std::get<0>(row_2)));
        total_sum_3.add(scalar(std::get<1>(row_2)));
        for (modelc::Index j = 0; j < s00_2; ++j) {
          const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto add_4 = lane.load(dense_3_bias + k) + lane.load(dense_3 + i * (3 * s00_2) + j * 3 + k);
            const auto other_2 = sigmoid(add_4);
            const auto other_true_2 = lane.load(other_true + i * (3 * s00_2) + j * 3 + k);
            const auto sub_2 = other_2 - other_true_2;
            const auto abs_2 = abs(sub_2);
            const auto mul_5 = sub_2 * lane(div);
            const auto add_5 = log1p(exp(-abs(add_4))) + (max(add_4, 0.0) - other_true_2 * add_4);
            const auto where_2 = select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
            lane.store(other + i * (3 * s00_2) + j * 3 + k, other_2);
            lane.store(mul + i * (3 * s00_2) + j * 3 + k, mul_5);
            return modelc::folded(add_5, where_2);
          });
          total_sum_2.add(scalar(std::get<0>(row_3)));
          total_sum_4.add(scalar(std::get<1>(row_3)));
        }
      }
      const auto add_6 = scalar.load(metric_y_binary_accuracy_total) + scalar(total_sum_3.value());
      const auto add_7 = scalar.load(metric_y_binary_accuracy_count) + static_cast<double>(6 * b);
      const auto eq = 0.0 == add_7;
      const auto add_8 = scalar.load(metric_other_huber_total) + scalar(total_sum_4.value()) / 3.0;
      const auto add_9 = scalar.load(metric_other_huber_count) + static_cast<double>(b * s00_2);
      const auto eq_2 = 0.0 == add_9;
      const auto add_10 = scalar(total_sum.value()) / 6.0 / static_cast<double>(b) +
                          scalar(total_sum_2.value()) / 3.0 / static_cast<double>(b * s00_2);
      const auto where_3 = select(eq, 0.0, add_6 / select(eq, 1.0, add_7));
      const auto where_4 = select(eq_2, 0.0, add_8 / select(eq_2, 1.0, add_9));
      scalar.store(loss, add_10);
      scalar.store(new_metric_y_binary_accuracy_total, add_6);
      scalar.store(y_binary_accuracy, add_7);
      scalar.store(y_binary_accuracy_2, where_3);
      scalar.store(new_metric_other_huber_total, add_8);
      scalar.store(other_huber, add_9);
      scalar.store(other_huber_2, where_4);
    }
    // new_metric_other_cosine_similarity_total: f64, other_cosine_similarity: f64, other_cosine_similarity_2: f64
    const double* const metric_other_cosine_similarity_total = training_->block.at<double>(192);
    const double* const metric_other_cosine_similarity_count = training_->block.at<double>(256);
    double* const new_metric_other_cosine_similarity_total = training_->block.at<double>(192);
    double* const other_cosine_similarity = arena_.at<double>(2816);
    double* const other_cosine_similarity_2 = arena_.at<double>(2880);
    compute_new_metric_other_cosine_similarity_total(
        other_true, other, metric_other_cosine_similarity_total, metric_other_cosine_similarity_count,
        new_metric_other_cosine_similarity_total, other_cosine_similarity, other_cosine_similarity_2);

    // m.model:16: output other = Dense(3, activation = sigmoid)(h3)
    // grad_h3: f64[b, s00, 3]
    double* const grad_h3 = arena_.at<double>(train_step_slots_[16]);
    compute_grad_h3(mul, dense_3_kernel, grad_h3);

    // m.model:15: output y = Dense(6)(h4)
    // grad_h4: f64[b, 6]
    double* const grad_h4 = arena_.at<double>(train_step_slots_[6]);
    compute_grad_h4(grad_y, dense_2_kernel, grad_h4);

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // lstm_1_13: f64[b, 3], lstm_1_14: f64[b, 3]
    double* const lstm_1_13 = arena_.at<double>(train_step_slots_[43]);
    double* const lstm_1_14 = arena_.at<double>(train_step_slots_[44]);
    compute_lstm_1_13(grad_h4, lstm_1_13, lstm_1_14);
    // lstm_1_16: f64[s00, b, 12], carry_3: f64[b, 3], carry_4: f64[b, 3]
    double* const lstm_1_16 = arena_.at<double>(train_step_slots_[8]);
    double* const carry_3 = arena_.at<double>(train_step_slots_[6]);
    double* const carry_4 = arena_.at<double>(train_step_slots_[45]);
    std::copy_n(lstm_1_13, 3 * b, carry_3);
    std::copy_n(lstm_1_14, 3 * b, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const modelc::Index step_2 = s00_2 - 1 - turn_2;
      const double* const d_carry_0 = carry_3;
      const double* const d_carry_1 = carry_4;
      const double* const kept_1 = lstm_1_11 + step_2 * (3 * b);
      const double* const kept_2 = lstm_1_10 + step_2 * (3 * b);
      const double* const kept_3 = lstm_1_9 + step_2 * (3 * b);
      const double* const kept_4 = lstm_1_8 + step_2 * (3 * b);
      const double* const kept_5 = lstm_1_7 + step_2 * (3 * b);
      const double* const kept_6 = lstm_1_6 + step_2 * (3 * b);
      const double* const same = lstm_1_15;
      double* const gradient_4 = lstm_1_16 + step_2 * (12 * b);
      double* const new_d_carry_0 = carry_3;
      double* const new_d_carry_1 = carry_4;
      // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
      // gradient_4: f64[b, 12], new_d_carry_1: f64[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto kept_2_3 = lane.load(kept_2 + i * 3 + j);
          const auto kept_6_3 = lane.load(kept_6 + i * 3 + j);
          const auto d_carry_0_3 = lane.load(d_carry_0 + i * 3 + j);
          const auto kept_4_3 = lane.load(kept_4 + i * 3 + j);
          const auto add_3 = lane.load(d_carry_1 + i * 3 + j) + (1.0 - kept_6_3 * kept_6_3) * (d_carry_0_3 * kept_4_3);
          const auto kept_5_3 = lane.load(kept_5 + i * 3 + j);
          const auto kept_3_3 = lane.load(kept_3 + i * 3 + j);
          const auto mul_3 = (kept_2_3 - kept_2_3 * kept_2_3) * (kept_5_3 * add_3);
          const auto mul_4 = (kept_3_3 - kept_3_3 * kept_3_3) * (lane.load(kept_1 + i * 3 + j) * add_3);
          const auto mul_5 = (1.0 - kept_5_3 * kept_5_3) * (kept_2_3 * add_3);
          const auto mul_6 = (kept_4_3 - kept_4_3 * kept_4_3) * (d_carry_0_3 * kept_6_3);
          const auto mul_7 = kept_3_3 * add_3;
          lane.store(gradient_4 + i * 12 + j, mul_3);
          lane.store(gradient_4 + 3 + i * 12 + j, mul_4);
          lane.store(gradient_4 + 6 + i * 12 + j, mul_5);
          lane.store(gradient_4 + 9 + i * 12 + j, mul_6);
          lane.store(new_d_carry_1 + i * 3 + j, mul_7);
        });
      }
      // new_d_carry_0: f64[b, 3]
      modelc::matmul(threads_, b, 12, 3, gradient_4, 12, 1, same, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(new_d_carry_0 + row * 3 + column, sum);
                     });
    }

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // attention_10: f64[b, s00, s00], attention_11: f64[b, s00, s00]
    double* const attention_10 = arena_.at<double>(train_step_slots_[6]);
    double* const attention_11 = arena_.at<double>(train_step_slots_[7]);
    compute_attention_10(grad_h3, lambda_1_2, attention_8, attention_9, attention_10, attention_11);
    // attention_12: f64[b, s00, s00]
    double* const attention_12 = arena_.at<double>(train_step_slots_[4]);
    compute_attention_12(attention_11, attention_7, attention_10, attention_12);
    // attention_13: f64[b, s00, 3]
    double* const attention_13 = arena_.at<double>(train_step_slots_[6]);
    compute_attention_3(attention_12, lambda_1_2, attention_13);
    // attention_14: f64[b, 3, s00]
    double* const attention_14 = arena_.at<double>(train_step_slots_[7]);
    compute_attention_14(v_3, attention_12, attention_14);
    // grad_v: f64[b, s00, 3]
    double* const grad_v = arena_.at<double>(train_step_slots_[6]);
    compute_grad_v(attention_9, grad_h3, attention_13, attention_14, grad_v);

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // max_pooling1d: f64[b, s00, 3]
    double* const max_pooling1d = arena_.at<double>(train_step_slots_[7]);
    modelc::kernels::max_pool_gradient(threads_, modelc::tensor(max_pooling1d, b, s00_2, 3),
                                       modelc::tensor(attention_5, b, s00_2, 3), modelc::tensor(grad_v, b, s00_2, 3),
                                       modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // attention_15: f64[b, s00, s00], attention_16: f64[b, s00, s00]
    double* const attention_15 = arena_.at<double>(train_step_slots_[4]);
    double* const attention_16 = arena_.at<double>(train_step_slots_[5]);
    compute_attention_10(max_pooling1d, lambda_1, attention_3, attention_4, attention_15, attention_16);
    // attention_17: f64[b, s00, s00]
    double* const attention_17 = arena_.at<double>(train_step_slots_[2]);
    compute_attention_12(attention_16, attention_2, attention_15, attention_17);
    // attention_18: f64[b, s00, 3]
    double* const attention_18 = arena_.at<double>(train_step_slots_[4]);
    compute_attention_3(attention_17, lambda_1, attention_18);
    // attention_19: f64[b, 3, s00]
    double* const attention_19 = arena_.at<double>(train_step_slots_[5]);
    compute_attention_14(v_2, attention_17, attention_19);
    // grad_v_2: f64[b, s00, 3]
    double* const grad_v_2 = arena_.at<double>(train_step_slots_[4]);
    compute_grad_v(attention_4, max_pooling1d, attention_18, attention_19, grad_v_2);

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // max_pooling1d_3: f64[b, s00, 3]
    double* const max_pooling1d_3 = arena_.at<double>(train_step_slots_[2]);
    modelc::kernels::max_pool_gradient(
        threads_, modelc::tensor(max_pooling1d_3, b, s00_2, 3), modelc::tensor(max_pooling1d_2, b, s00_2, 3),
        modelc::tensor(grad_v_2, b, s00_2, 3), modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
    // lstm_10: f64[b, 3]
    double* const lstm_10 = arena_.at<double>(train_step_slots_[5]);
    compute_lstm_1_2(lstm_10);
    // lstm_11: f64[b, 3]
    double* const lstm_11 = arena_.at<double>(train_step_slots_[6]);
    compute_lstm_1_2(lstm_11);
    // lstm_12: f64[s00, b, 3]
    double* const lstm_12 = arena_.at<double>(train_step_slots_[4]);
    compute_lstm_12(max_pooling1d_3, lstm_12);
    // lstm_13: f64[12, 3]
    double* const lstm_13 = arena_.at<double>(0);
    compute_lstm_1_15(lstm_lstm_cell_recurrent_kernel, lstm_13);
    // lstm_14: f64[s00, b, 12], lstm_16: f64[b, 3], lstm_17: f64[b, 3]
    double* const lstm_14 = arena_.at<double>(train_step_slots_[3]);
    double* const lstm_16 = arena_.at<double>(train_step_slots_[7]);
    double* const lstm_17 = arena_.at<double>(train_step_slots_[9]);
    std::copy_n(lstm_10, 3 * b, lstm_17);
    std::copy_n(lstm_11, 3 * b, lstm_16);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const modelc::Index step_2 = s00_2 - 1 - turn_2;
      const double* const d_carry_0_2 = lstm_17;
      const double* const d_carry_1_2 = lstm_16;
      const double* const kept_1_2 = lstm_8 + step_2 * (3 * b);
      const double* const kept_2_2 = lstm_7 + step_2 * (3 * b);
      const double* const kept_3_2 = lstm_6 + step_2 * (3 * b);
      const double* const kept_4_2 = lstm_5 + step_2 * (3 * b);
      const double* const kept_5_2 = lstm_4 + step_2 * (3 * b);
      const double* const kept_6_2 = lstm_3 + step_2 * (3 * b);
      const double* const d_y_0 = lstm_12 + step_2 * (3 * b);
      const double* const same_2 = lstm_13;
      double* const gradient_4_2 = lstm_14 + step_2 * (12 * b);
      double* const new_d_carry_0_2 = lstm_17;
      double* const new_d_carry_1_2 = lstm_16;
      // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
      // gradient_4_2: f64[b, 12], new_d_carry_1_2: f64[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto kept_2_2_2 = lane.load(kept_2_2 + i * 3 + j);
          const auto kept_6_2_2 = lane.load(kept_6_2 + i * 3 + j);
          const auto add_3 = lane.load(d_carry_0_2 + i * 3 + j) + lane.load(d_y_0 + i * 3 + j);
          const auto kept_4_2_2 = lane.load(kept_4_2 + i * 3 + j);
          const auto add_4 =
              lane.load(d_carry_1_2 + i * 3 + j) + (1.0 - kept_6_2_2 * kept_6_2_2) * (kept_4_2_2 * add_3);
          const auto kept_5_2_2 = lane.load(kept_5_2 + i * 3 + j);
          const auto kept_3_2_2 = lane.load(kept_3_2 + i * 3 + j);
          const auto mul_3 = (kept_2_2_2 - kept_2_2_2 * kept_2_2_2) * (kept_5_2_2 * add_4);
          const auto mul_4 = (kept_3_2_2 - kept_3_2_2 * kept_3_2_2) * (lane.load(kept_1_2 + i * 3 + j) * add_4);
          const auto mul_5 = (1.0 - kept_5_2_2 * kept_5_2_2) * (kept_2_2_2 * add_4);
          const auto mul_6 = (kept_4_2_2 - kept_4_2_2 * kept_4_2_2) * (kept_6_2_2 * add_3);
          const auto mul_7 = kept_3_2_2 * add_4;
          lane.store(gradient_4_2 + i * 12 + j, mul_3);
          lane.store(gradient_4_2 + 3 + i * 12 + j, mul_4);
          lane.store(gradient_4_2 + 6 + i * 12 + j, mul_5);
          lane.store(gradient_4_2 + 9 + i * 12 + j, mul_6);
          lane.store(new_d_carry_1_2 + i * 3 + j, mul_7);
        });
      }
      // new_d_carry_0_2: f64[b, 3]
      modelc::matmul(threads_, b, 12, 3, gradient_4_2, 12, 1, same_2, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(new_d_carry_0_2 + row * 3 + column, sum);
                     });
    }
    // lstm_15: f64[s00, b, 2]
    double* const lstm_15 = arena_.at<double>(train_step_slots_[2]);
    compute_lstm_15(lstm_14, lstm_lstm_cell_kernel, lstm_15);
    // dense_4: f64[b, 2]
    double* const dense_4 = arena_.at<double>(train_step_slots_[5]);
    compute_dense_4(lstm_17, dense_kernel, dense_4);
    // pad_constant: f64[b, s00, 2]
    double* const pad_constant = arena_.at<double>(train_step_slots_[4]);
    compute_pad_constant(lstm_16, dense_1_kernel, dense_4, pad_constant);
    // pad_constant: f64[b, s00, 2]
    compute_pad_constant_2(pad_constant);

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // minimum: f64[b, s00, 2]
    double* const minimum = arena_.at<double>(train_step_slots_[34]);
    compute_minimum(lstm_1_16, lstm_1_lstm_cell_kernel, lstm_15, pad_constant, x, attention_output_2, minimum);

    // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
    // attention_output_3: f64[b * s00, 2]
    double* const attention_output_3 = arena_.at<double>(train_step_slots_[4]);
    compute_attention_output_3(minimum, lambda_grouped_query_attention_attention_output_kernel, attention_output_3);
    // grouped_query_attention_6: f64[b, 2, s00, 1]
    double* const grouped_query_attention_6 = arena_.at<double>(train_step_slots_[5]);
    compute_grouped_query_attention_6(grouped_query_attention_4, attention_output_3, grouped_query_attention_6);
    // grouped_query_attention_8: f64[b, 2, s00, s00], grouped_query_attention_9: f64[b, 2, s00, s00]
    double* const grouped_query_attention_8 = arena_.at<double>(train_step_slots_[1]);
    double* const grouped_query_attention_9 = arena_.at<double>(train_step_slots_[2]);
    compute_grouped_query_attention_8(attention_output_3, value_2, grouped_query_attention_3, grouped_query_attention_4,
                                      grouped_query_attention_8, grouped_query_attention_9);
    // grouped_query_attention_10: f64[b, 2, s00, s00]
    double* const grouped_query_attention_10 = arena_.at<double>(train_step_slots_[0]);
    compute_grouped_query_attention_10(grouped_query_attention_9, grouped_query_attention_2, grouped_query_attention_8,
                                       grouped_query_attention_10);
    // grouped_query_attention_11: f64[b, 2, s00, 1]
    double* const grouped_query_attention_11 = arena_.at<double>(train_step_slots_[1]);
    compute_grouped_query_attention_3(grouped_query_attention_10, key, grouped_query_attention_11);
    // grouped_query_attention_12: f64[b, 2, 1, s00]
    double* const grouped_query_attention_12 = arena_.at<double>(train_step_slots_[2]);
    compute_grouped_query_attention_12(query, grouped_query_attention_10, grouped_query_attention_12);
    // query_2: f64[b, s00, 2, 1]
    double* const query_2 = arena_.at<double>(train_step_slots_[0]);
    compute_attention_output(grouped_query_attention_11, query_2);
    // gradients: f64[323]
    double* const gradients = arena_.at<double>(0);
    compute_gradients_2(x, query_2, gradients);
    // gradients: f64[323]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 4 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_lambda_grouped_query_attention_query_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        for (modelc::Index k = 0; k < s00_2; ++k) {
          grad_lambda_grouped_query_attention_query_bias =
              modelc::Sum::apply(grad_lambda_grouped_query_attention_query_bias,
                                 lane.load(grouped_query_attention_11 + i * s00_2 + j * (2 * s00_2) + k, s00_2));
        }
      }
      lane.store(gradients + 8 + i, grad_lambda_grouped_query_attention_query_bias);
    });
    // gradients: f64[323]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 10 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 18 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 25 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 34 + i, lane(0.0)); });
    // grouped_query_attention_7: f64[b, s00, 1, 1, 1], grouped_query_attention_13: f64[b, s00, 1, 1, 1], gradi...
    double* const grouped_query_attention_7 = arena_.at<double>(train_step_slots_[0]);
    double* const grouped_query_attention_13 = arena_.at<double>(train_step_slots_[1]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      for (modelc::Index i = 0; i < b; ++i) {
        for (modelc::Index j = 0; j < s00_2; ++j) {
          const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum, modelc::Sum, modelc::Sum>(
              2, [&](auto lane, modelc::Index k) {
                const auto grouped_query_attention_6_2 =
                    lane.load(grouped_query_attention_6 + i * (2 * s00_2) + j + k * s00_2, s00_2);
                const auto grouped_query_attention_12_2 =
                    lane.load(grouped_query_attention_12 + i * (2 * s00_2) + j + k * s00_2, s00_2);
                return modelc::folded(grouped_query_attention_6_2, grouped_query_attention_12_2,
                                      grouped_query_attention_6_2, grouped_query_attention_12_2);
              });
          const auto row_sum = scalar(std::get<0>(row_2));
          const auto row_sum_2 = scalar(std::get<1>(row_2));
          total_sum.add(scalar(std::get<2>(row_2)));
          total_sum_2.add(scalar(std::get<3>(row_2)));
          const auto row_sum_lanes = row_sum;
          const auto row_sum_2_lanes = row_sum_2;
          scalar.store(grouped_query_attention_7 + i * s00_2 + j, row_sum_lanes);
          scalar.store(grouped_query_attention_13 + i * s00_2 + j, row_sum_2_lanes);
        }
      }
      const auto scalar_total_sum_2_value_lanes = scalar(total_sum_2.value());
      const auto scalar_total_sum_value_lanes = scalar(total_sum.value());
      scalar.store(gradients + 24, scalar_total_sum_2_value_lanes);
      scalar.store(gradients + 40, scalar_total_sum_value_lanes);
    }
    // gradients: f64[323]
    modelc::matmul(
        threads_, 2, b * s00_2, 1, x, 1, 2, grouped_query_attention_13, 1, 0,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(gradients + 16 + row, 0, sum); });
    // gradients: f64[323]
    modelc::matmul(
        threads_, 2, b * s00_2, 1, x, 1, 2, grouped_query_attention_7, 1, 0,
        [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(gradients + 32 + row, 0, sum); });
    // gradients: f64[323]
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 41 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::matmul(threads_, 2, b * s00_2, 2, attention_output, 1, 2, minimum, 2, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 48 + row * 2 + column, sum);
                   });
    // gradients: f64[323]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 52 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_lambda_grouped_query_attention_attention_output_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        grad_lambda_grouped_query_attention_attention_output_bias = modelc::Sum::apply(
            grad_lambda_grouped_query_attention_attention_output_bias, lane.load(minimum + i + j * 2));
      }
      lane.store(gradients + 56 + i, grad_lambda_grouped_query_attention_attention_output_bias);
    });
    // gradients: f64[323]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) { lane.store(gradients + 58 + i, lane(0.0)); });

    // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
    // gradients: f64[323]
    modelc::matmul(threads_, 2, b, 3, h1, 1, 2 * s00_2, lstm_17, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 64 + row * 3 + column, sum);
                   });
    // gradients: f64[323]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) { lane.store(gradients + 70 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(lstm_17 + i + j * 3));
      }
      lane.store(gradients + 72 + i, grad_dense_bias);
    });
    // gradients: f64[323]
    modelc::for_lanes<double>(5, [&](auto lane, modelc::Index i) { lane.store(gradients + 75 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::matmul(threads_, 2, b, 3, h1, 1, 2 * s00_2, lstm_16, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 80 + row * 3 + column, sum);
                   });
    // gradients: f64[323]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) { lane.store(gradients + 86 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_1_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_1_bias = modelc::Sum::apply(grad_dense_1_bias, lane.load(lstm_16 + i + j * 3));
      }
      lane.store(gradients + 88 + i, grad_dense_1_bias);
    });
    // gradients: f64[323]
    modelc::for_lanes<double>(5, [&](auto lane, modelc::Index i) { lane.store(gradients + 91 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::matmul(threads_, 2, b * s00_2, 12, lstm_1_17, 1, 2, lstm_14, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 96 + row * 12 + column, sum);
                   });
    // gradients: f64[323]
    modelc::matmul(threads_, 3, b * s00_2, 12, lstm_9, 1, 3, lstm_14, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 120 + row * 12 + column, sum);
                   });
    // gradients: f64[323]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 156 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(12, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(lstm_14 + i + j * 12));
      }
      lane.store(gradients + 160 + i, column_sum);
    });
    // gradients: f64[323]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 172 + i, lane(0.0)); });

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // gradients: f64[323]
    modelc::matmul(threads_, 2, b * s00_2, 12, lstm_1_17, 1, 2, lstm_1_16, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 176 + row * 12 + column, sum);
                   });
    // gradients: f64[323]
    modelc::matmul(threads_, 3, b * s00_2, 12, lstm_1_12, 1, 3, lstm_1_16, 12, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 200 + row * 12 + column, sum);
                   });
    // gradients: f64[323]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 236 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(12, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(lstm_1_16 + i + j * 12));
      }
      lane.store(gradients + 240 + i, column_sum);
    });
    // gradients: f64[323]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 252 + i, lane(0.0)); });

    // m.model:15: output y = Dense(6)(h4)
    // gradients: f64[323]
    modelc::matmul(threads_, 6, b, 6, h4, 1, 6, grad_y, 6, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 256 + row * 6 + column, sum);
                   });
    // gradients: f64[323]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(gradients + 292 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) {
      auto grad_dense_2_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_2_bias = modelc::Sum::apply(grad_dense_2_bias, lane.load(grad_y + i + j * 6));
      }
      lane.store(gradients + 296 + i, grad_dense_2_bias);
    });
    // gradients: f64[323]
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) { lane.store(gradients + 302 + i, lane(0.0)); });

    // m.model:16: output other = Dense(3, activation = sigmoid)(h3)
    // gradients: f64[323]
    modelc::matmul(threads_, 3, b * s00_2, 3, h3, 1, 3, mul, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 304 + row * 3 + column, sum);
                   });
    // gradients: f64[323]
    modelc::for_lanes<double>(7, [&](auto lane, modelc::Index i) { lane.store(gradients + 313 + i, lane(0.0)); });
    // gradients: f64[323]
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_3_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        grad_dense_3_bias = modelc::Sum::apply(grad_dense_3_bias, lane.load(mul + i + j * 3));
      }
      lane.store(gradients + 320 + i, grad_dense_3_bias);
    });

    // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
    // mul_2: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const mul_2 = arena_.at<double>(3072);
    compute_mul_2(optimizer_iteration, mul_2);
    // new_weights: f64[323]
    const double* const weights = weights_->block.at<double>(0);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_weights(weights, gradients, mul_2, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    modelc::copy_elements(arena_.at<double>(2688), 1, training_->block.at<double>(128));
    modelc::copy_elements(arena_.at<double>(2816), 1, training_->block.at<double>(256));
    modelc::copy_elements(arena_.at<double>(2944), 1, training_->block.at<double>(384));
    weights_->prepared.invalidate();
  }

  void compute_update_step() noexcept {
    // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
    // new_metric_y_binary_accuracy_total: f64, new_metric_y_binary_accuracy_count: f64, y_binary_accuracy: f64
    const double* const metric_y_binary_accuracy_total = training_->block.at<double>(64);
    const double* const metric_y_binary_accuracy_count = training_->block.at<double>(128);
    const double* const part_metric_y_binary_accuracy_total = arena_.at<double>(3264);
    const double* const part_metric_y_binary_accuracy_count = arena_.at<double>(3328);
    double* const new_metric_y_binary_accuracy_total = training_->block.at<double>(64);
    double* const new_metric_y_binary_accuracy_count = training_->block.at<double>(128);
    double* const y_binary_accuracy = arena_.at<double>(0);
    compute_new_metric_y_binary_accuracy_total(metric_y_binary_accuracy_total, part_metric_y_binary_accuracy_total,
                                               metric_y_binary_accuracy_count, part_metric_y_binary_accuracy_count,
                                               new_metric_y_binary_accuracy_total, new_metric_y_binary_accuracy_count,
                                               y_binary_accuracy);
    // new_metric_other_cosine_similarity_total: f64, new_metric_other_cosine_similarity_count: f64, other_cosi...
    const double* const metric_other_cosine_similarity_total = training_->block.at<double>(192);
    const double* const metric_other_cosine_similarity_count = training_->block.at<double>(256);
    const double* const part_metric_other_cosine_similarity_total = arena_.at<double>(3392);
    const double* const part_metric_other_cosine_similarity_count = arena_.at<double>(3456);
    double* const new_metric_other_cosine_similarity_total = training_->block.at<double>(192);
    double* const new_metric_other_cosine_similarity_count = training_->block.at<double>(256);
    double* const other_cosine_similarity = arena_.at<double>(64);
    compute_new_metric_y_binary_accuracy_total(
        metric_other_cosine_similarity_total, part_metric_other_cosine_similarity_total,
        metric_other_cosine_similarity_count, part_metric_other_cosine_similarity_count,
        new_metric_other_cosine_similarity_total, new_metric_other_cosine_similarity_count, other_cosine_similarity);
    // new_metric_other_huber_total: f64, new_metric_other_huber_count: f64, other_huber: f64
    const double* const metric_other_huber_total = training_->block.at<double>(320);
    const double* const metric_other_huber_count = training_->block.at<double>(384);
    const double* const part_metric_other_huber_total = arena_.at<double>(3520);
    const double* const part_metric_other_huber_count = arena_.at<double>(3584);
    double* const new_metric_other_huber_total = training_->block.at<double>(320);
    double* const new_metric_other_huber_count = training_->block.at<double>(384);
    double* const other_huber = arena_.at<double>(128);
    compute_new_metric_y_binary_accuracy_total(metric_other_huber_total, part_metric_other_huber_total,
                                               metric_other_huber_count, part_metric_other_huber_count,
                                               new_metric_other_huber_total, new_metric_other_huber_count, other_huber);
    // mul: f64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    double* const mul = arena_.at<double>(192);
    compute_mul_2(optimizer_iteration, mul);
    // new_weights: f64[323]
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(576);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_weights(weights, part_gradients, mul, new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);

    weights_->prepared.invalidate();
  }

  void compute_evaluate_step(const double* x, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
    // query: f64[b * s00, 2]
    const double* const lambda_grouped_query_attention_query_kernel = weights_->block.at<double>(0);
    const double* const lambda_grouped_query_attention_query_bias = weights_->block.at<double>(64);
    double* const query = arena_.at<double>(evaluate_step_slots_[1]);
    compute_query(x, lambda_grouped_query_attention_query_kernel, lambda_grouped_query_attention_query_bias, query);
    // key: f64[b * s00, 1]
    const double* const lambda_grouped_query_attention_key_kernel = weights_->block.at<double>(128);
    const double* const lambda_grouped_query_attention_key_bias = weights_->block.at<double>(192);
    double* const key = arena_.at<double>(evaluate_step_slots_[2]);
    compute_key(x, lambda_grouped_query_attention_key_kernel, lambda_grouped_query_attention_key_bias, key);
    // value_2: f64[b * s00, 1]
    const double* const lambda_grouped_query_attention_value_kernel = weights_->block.at<double>(256);
    const double* const lambda_grouped_query_attention_value_bias = weights_->block.at<double>(320);
    double* const value_2 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_key(x, lambda_grouped_query_attention_value_kernel, lambda_grouped_query_attention_value_bias, value_2);
    // grouped_query_attention: f64[b, 2, s00, s00]
    double* const grouped_query_attention = arena_.at<double>(evaluate_step_slots_[0]);
    compute_grouped_query_attention(query, key, grouped_query_attention);
    // grouped_query_attention_2: f64[b, 2, s00, s00]
    double* const grouped_query_attention_2 = arena_.at<double>(evaluate_step_slots_[0]);
    double* const grouped_query_attention_row = arena_.at<double>(evaluate_step_slots_[1]);
    compute_grouped_query_attention_2(grouped_query_attention, grouped_query_attention_row, grouped_query_attention_2);
    // grouped_query_attention_3: f64[b, 2, s00, 1]
    double* const grouped_query_attention_3 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_grouped_query_attention_3(grouped_query_attention_2, value_2, grouped_query_attention_3);
    // attention_output: f64[b, s00, 2, 1]
    double* const attention_output = arena_.at<double>(evaluate_step_slots_[0]);
    compute_attention_output(grouped_query_attention_3, attention_output);
    // attention_output_2: f64[b * s00, 2]
    const double* const lambda_grouped_query_attention_attention_output_kernel = weights_->block.at<double>(384);
    const double* const lambda_grouped_query_attention_attention_output_bias = weights_->block.at<double>(448);
    double* const attention_output_2 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_query(attention_output, lambda_grouped_query_attention_attention_output_kernel,
                  lambda_grouped_query_attention_attention_output_bias, attention_output_2);
    // h1: f64[b, s00, 2]
    double* const h1 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_h1(x, attention_output_2, h1);

    // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
    // dense: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(512);
    const double* const dense_bias = weights_->block.at<double>(576);
    double* const dense = arena_.at<double>(evaluate_step_slots_[2]);
    compute_dense(h1, dense_kernel, dense_bias, dense);
    // dense_1: f64[b, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(640);
    const double* const dense_1_bias = weights_->block.at<double>(704);
    double* const dense_1 = arena_.at<double>(evaluate_step_slots_[4]);
    compute_dense(h1, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f64[s00, b, 12]
    const double* const lstm_lstm_cell_kernel = weights_->block.at<double>(768);
    double* const lstm = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lstm_2(h1, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f64[s00, b, 3], carry: f64[b, 3], carry_2: f64[b, 3]
    const double* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<double>(960);
    const double* const lstm_lstm_cell_bias = weights_->block.at<double>(1280);
    double* const lstm_2 = arena_.at<double>(evaluate_step_slots_[1]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[5]);
    double* const carry_2 = arena_.at<double>(evaluate_step_slots_[6]);
    std::copy_n(dense, 3 * b, carry);
    std::copy_n(dense_1, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const steps = lstm + turn_2 * (12 * b);
      const double* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const double* const state_2 = lstm_lstm_cell_bias;
      double* const add = arena_.at<double>(evaluate_step_slots_[7]);
      double* const new_carry_1 = carry_2;
      double* const new_carry_0 = carry;
      // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
      // add: f64[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0, 3, 1, state_1, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 12 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 12 + column) + sum));
                     });
      // new_carry_1: f64[b, 3], new_carry_0: f64[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto add_3 = lane.load(carry_1 + i * 3 + j) * sigmoid(lane.load(add + 3 + i * 12 + j)) +
                             sigmoid(lane.load(add + i * 12 + j)) * tanh(lane.load(add + 6 + i * 12 + j));
          const auto mul = sigmoid(lane.load(add + 9 + i * 12 + j)) * tanh(add_3);
          lane.store(new_carry_1 + i * 3 + j, add_3);
          lane.store(new_carry_0 + i * 3 + j, mul);
        });
      }
      std::copy_n(new_carry_0, 3 * b, lstm_2 + turn_2 * (3 * b));
    }

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // v: f64[b, s00, 3]
    double* const v = arena_.at<double>(evaluate_step_slots_[0]);
    compute_v(lstm_2, v);
    // v_2: f64[b, s00, 3]
    double* const v_2 = arena_.at<double>(evaluate_step_slots_[1]);
    modelc::kernels::max_pool(threads_, modelc::tensor(v_2, b, s00_2, 3), modelc::tensor(v, b, s00_2, 3),
                              modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // lambda_1: f64[b, s00, 3]
    double* const lambda_1 = arena_.at<double>(evaluate_step_slots_[2]);
    compute_lambda_1(v_2, lambda_1);
    // attention: f64[b, s00, s00]
    double* const attention = arena_.at<double>(evaluate_step_slots_[0]);
    compute_attention(v_2, lambda_1, attention);
    // attention_2: f64[b, s00, s00]
    double* const attention_2 = arena_.at<double>(evaluate_step_slots_[0]);
    double* const attention_row = arena_.at<double>(evaluate_step_slots_[1]);
    compute_attention_2(attention, attention_row, attention_2);
    // attention_3: f64[b, s00, 3]
    double* const attention_3 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_attention_3(attention_2, lambda_1, attention_3);

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // v_3: f64[b, s00, 3]
    double* const v_3 = arena_.at<double>(evaluate_step_slots_[2]);
    modelc::kernels::max_pool(threads_, modelc::tensor(v_3, b, s00_2, 3), modelc::tensor(attention_3, b, s00_2, 3),
                              modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // lambda_1_2: f64[b, s00, 3]
    double* const lambda_1_2 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_lambda_1_2(v_3, lambda_1_2);
    // attention_4: f64[b, s00, s00]
    double* const attention_4 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_attention(v_3, lambda_1_2, attention_4);
    // attention_5: f64[b, s00, s00]
    double* const attention_5 = arena_.at<double>(evaluate_step_slots_[0]);
    double* const attention_row_2 = arena_.at<double>(evaluate_step_slots_[2]);
    compute_attention_2(attention_4, attention_row_2, attention_5);
    // h3: f64[b, s00, 3]
    double* const h3 = arena_.at<double>(evaluate_step_slots_[2]);
    compute_attention_3(attention_5, lambda_1_2, h3);

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // lstm_1: f64[s00, b, 12]
    const double* const lstm_1_lstm_cell_kernel = weights_->block.at<double>(1408);
    double* const lstm_1 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_lstm_2(h1, lstm_1_lstm_cell_kernel, lstm_1);
    // lstm_1_2: f64[b, 3]
    double* const lstm_1_2 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_lstm_1_2(lstm_1_2);
    // lstm_1_3: f64[b, 3]
    double* const lstm_1_3 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_lstm_1_2(lstm_1_3);
    // lstm_1_4: f64[b, 3], lstm_1_5: f64[b, 3]
    const double* const lstm_1_lstm_cell_recurrent_kernel = weights_->block.at<double>(1600);
    const double* const lstm_1_lstm_cell_bias = weights_->block.at<double>(1920);
    double* const lstm_1_4 = arena_.at<double>(evaluate_step_slots_[4]);
    double* const lstm_1_5 = arena_.at<double>(evaluate_step_slots_[5]);
    std::copy_n(lstm_1_2, 3 * b, lstm_1_5);
    std::copy_n(lstm_1_3, 3 * b, lstm_1_4);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0_2 = lstm_1_5;
      const double* const carry_1_2 = lstm_1_4;
      const double* const steps_2 = lstm_1 + turn_2 * (12 * b);
      const double* const state_1_2 = lstm_1_lstm_cell_recurrent_kernel;
      const double* const state_2_2 = lstm_1_lstm_cell_bias;
      double* const add_2 = arena_.at<double>(evaluate_step_slots_[8]);
      double* const new_carry_1_2 = lstm_1_4;
      double* const new_carry_0_2 = lstm_1_5;
      // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
      // add_2: f64[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0_2, 3, 1, state_1_2, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add_2 + row * 12 + column,
                                  lane.load(state_2_2 + column) + (lane.load(steps_2 + row * 12 + column) + sum));
                     });
      // new_carry_1_2: f64[b, 3], new_carry_0_2: f64[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto add_3 = lane.load(carry_1_2 + i * 3 + j) * sigmoid(lane.load(add_2 + 3 + i * 12 + j)) +
                             sigmoid(lane.load(add_2 + i * 12 + j)) * tanh(lane.load(add_2 + 6 + i * 12 + j));
          const auto mul = sigmoid(lane.load(add_2 + 9 + i * 12 + j)) * tanh(add_3);
          lane.store(new_carry_1_2 + i * 3 + j, add_3);
          lane.store(new_carry_0_2 + i * 3 + j, mul);
        });
      }
    }

    // m.model:14: h4 = concatenate([os4, cs4])
    // h4: f64[b, 6]
    double* const h4 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_h4(lstm_1_5, h4);
    // h4: f64[b, 6]
    compute_h4_2(lstm_1_4, h4);

    // m.model:15: output y = Dense(6)(h4)
    // dense_2: f64[b, 6]
    const double* const dense_2_kernel = weights_->block.at<double>(2048);
    double* const dense_2 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_dense_2(h4, dense_2_kernel, dense_2);

    // m.model:16: output other = Dense(3, activation = sigmoid)(h3)
    // dense_3: f64[b, s00, 3]
    const double* const dense_3_kernel = weights_->block.at<double>(2432);
    double* const dense_3 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense_3(h3, dense_3_kernel, dense_3);

    // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
    // the loss, and what its gradient needs
    // other: f64[b, s00, 3], loss: f64, new_metric_y_binary_accuracy_total: f64, y_binary_accuracy: f64, y_bin...
    const double* const dense_2_bias = weights_->block.at<double>(2368);
    const double* const dense_3_bias = weights_->block.at<double>(2560);
    const double* const metric_y_binary_accuracy_total = training_->block.at<double>(64);
    const double* const metric_y_binary_accuracy_count = training_->block.at<double>(128);
    const double* const metric_other_huber_total = training_->block.at<double>(320);
    const double* const metric_other_huber_count = training_->block.at<double>(384);
    double* const other = arena_.at<double>(evaluate_step_slots_[0]);
    double* const loss = arena_.at<double>(0);
    double* const new_metric_y_binary_accuracy_total = training_->block.at<double>(64);
    double* const y_binary_accuracy = arena_.at<double>(64);
    double* const y_binary_accuracy_2 = arena_.at<double>(128);
    double* const new_metric_other_huber_total = training_->block.at<double>(320);
    double* const other_huber = arena_.at<double>(320);
    double* const other_huber_2 = arena_.at<double>(384);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      modelc::Total<modelc::Sum, double> total_sum_4;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(6, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 6 + j);
          const auto y_true_2 = lane.load(y_true + i * 6 + j);
          const auto maximum = max(0.0, 1.0 - y * select(y_true_2 == 0.0, -1.0, y_true_2));
          const auto mul = maximum * maximum;
          const auto cast = modelc::cast<double>(y_true_2 == modelc::cast<double>(y > 0.5));
          return modelc::folded(mul, cast);
        });
        total_sum.add(scalar(std::get<0>(row_2)));
        total_sum_3.add(scalar(std::get<1>(row_2)));
        for (modelc::Index j = 0; j < s00_2; ++j) {
          const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto add_3 = lane.load(dense_3_bias + k) + lane.load(dense_3 + i * (3 * s00_2) + j * 3 + k);
            const auto other_2 = sigmoid(add_3);
            const auto other_true_2 = lane.load(other_true + i * (3 * s00_2) + j * 3 + k);
            const auto abs_2 = abs(other_2 - other_true_2);
            const auto add_4 = log1p(exp(-abs(add_3))) + (max(add_3, 0.0) - other_true_2 * add_3);
            const auto where = select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
            lane.store(other + i * (3 * s00_2) + j * 3 + k, other_2);
            return modelc::folded(add_4, where);
          });
          total_sum_2.add(scalar(std::get<0>(row_3)));
          total_sum_4.add(scalar(std::get<1>(row_3)));
        }
      }
      const auto add_5 = scalar.load(metric_y_binary_accuracy_total) + scalar(total_sum_3.value());
      const auto add_6 = scalar.load(metric_y_binary_accuracy_count) + static_cast<double>(6 * b);
      const auto eq = 0.0 == add_6;
      const auto add_7 = scalar.load(metric_other_huber_total) + scalar(total_sum_4.value()) / 3.0;
      const auto add_8 = scalar.load(metric_other_huber_count) + static_cast<double>(b * s00_2);
      const auto eq_2 = 0.0 == add_8;
      const auto add_9 = scalar(total_sum.value()) / 6.0 / static_cast<double>(b) +
                         scalar(total_sum_2.value()) / 3.0 / static_cast<double>(b * s00_2);
      const auto where_2 = select(eq, 0.0, add_5 / select(eq, 1.0, add_6));
      const auto where_3 = select(eq_2, 0.0, add_7 / select(eq_2, 1.0, add_8));
      scalar.store(loss, add_9);
      scalar.store(new_metric_y_binary_accuracy_total, add_5);
      scalar.store(y_binary_accuracy, add_6);
      scalar.store(y_binary_accuracy_2, where_2);
      scalar.store(new_metric_other_huber_total, add_7);
      scalar.store(other_huber, add_8);
      scalar.store(other_huber_2, where_3);
    }
    // new_metric_other_cosine_similarity_total: f64, other_cosine_similarity: f64, other_cosine_similarity_2: f64
    const double* const metric_other_cosine_similarity_total = training_->block.at<double>(192);
    const double* const metric_other_cosine_similarity_count = training_->block.at<double>(256);
    double* const new_metric_other_cosine_similarity_total = training_->block.at<double>(192);
    double* const other_cosine_similarity = arena_.at<double>(192);
    double* const other_cosine_similarity_2 = arena_.at<double>(256);
    compute_new_metric_other_cosine_similarity_total(
        other_true, other, metric_other_cosine_similarity_total, metric_other_cosine_similarity_count,
        new_metric_other_cosine_similarity_total, other_cosine_similarity, other_cosine_similarity_2);

    modelc::copy_elements(arena_.at<double>(64), 1, training_->block.at<double>(128));
    modelc::copy_elements(arena_.at<double>(192), 1, training_->block.at<double>(256));
    modelc::copy_elements(arena_.at<double>(320), 1, training_->block.at<double>(384));
    weights_->prepared.invalidate();
  }

  void compute_gradients(const double* x, const double* y_true, const double* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
    // query: f64[b * s00, 2]
    const double* const lambda_grouped_query_attention_query_kernel = weights_->block.at<double>(0);
    const double* const lambda_grouped_query_attention_query_bias = weights_->block.at<double>(64);
    double* const query = arena_.at<double>(gradients_slots_[30]);
    compute_query(x, lambda_grouped_query_attention_query_kernel, lambda_grouped_query_attention_query_bias, query);
    // key: f64[b * s00, 1]
    const double* const lambda_grouped_query_attention_key_kernel = weights_->block.at<double>(128);
    const double* const lambda_grouped_query_attention_key_bias = weights_->block.at<double>(192);
    double* const key = arena_.at<double>(gradients_slots_[36]);
    compute_key(x, lambda_grouped_query_attention_key_kernel, lambda_grouped_query_attention_key_bias, key);
    // value_2: f64[b * s00, 1]
    const double* const lambda_grouped_query_attention_value_kernel = weights_->block.at<double>(256);
    const double* const lambda_grouped_query_attention_value_bias = weights_->block.at<double>(320);
    double* const value_2 = arena_.at<double>(gradients_slots_[37]);
    compute_key(x, lambda_grouped_query_attention_value_kernel, lambda_grouped_query_attention_value_bias, value_2);
    // grouped_query_attention: f64[b, 2, s00, s00]
    double* const grouped_query_attention = arena_.at<double>(gradients_slots_[0]);
    compute_grouped_query_attention(query, key, grouped_query_attention);
    // grouped_query_attention_2: f64[b, 2, s00, s00], grouped_query_attention_3: f64[b, 2, s00, 1], grouped_qu...
    double* const grouped_query_attention_2 = arena_.at<double>(gradients_slots_[0]);
    double* const grouped_query_attention_3 = arena_.at<double>(gradients_slots_[31]);
    double* const grouped_query_attention_4 = arena_.at<double>(gradients_slots_[1]);
    double* const grouped_query_attention_row = arena_.at<double>(gradients_slots_[2]);
    compute_grouped_query_attention_2_2(grouped_query_attention, grouped_query_attention_row, grouped_query_attention_2,
                                        grouped_query_attention_4, grouped_query_attention_3);
    // grouped_query_attention_5: f64[b, 2, s00, 1]
    double* const grouped_query_attention_5 = arena_.at<double>(gradients_slots_[2]);
    compute_grouped_query_attention_3(grouped_query_attention_4, value_2, grouped_query_attention_5);
    // attention_output: f64[b, s00, 2, 1]
    double* const attention_output = arena_.at<double>(gradients_slots_[32]);
    compute_attention_output(grouped_query_attention_5, attention_output);
    // attention_output_2: f64[b * s00, 2]
    const double* const lambda_grouped_query_attention_attention_output_kernel = weights_->block.at<double>(384);
    const double* const lambda_grouped_query_attention_attention_output_bias = weights_->block.at<double>(448);
    double* const attention_output_2 = arena_.at<double>(gradients_slots_[33]);
    compute_query(attention_output, lambda_grouped_query_attention_attention_output_kernel,
                  lambda_grouped_query_attention_attention_output_bias, attention_output_2);
    // h1: f64[b, s00, 2]
    double* const h1 = arena_.at<double>(gradients_slots_[34]);
    compute_h1(x, attention_output_2, h1);

    // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
    // dense: f64[b, 3]
    const double* const dense_kernel = weights_->block.at<double>(512);
    const double* const dense_bias = weights_->block.at<double>(576);
    double* const dense = arena_.at<double>(gradients_slots_[4]);
    compute_dense(h1, dense_kernel, dense_bias, dense);
    // dense_1: f64[b, 3]
    const double* const dense_1_kernel = weights_->block.at<double>(640);
    const double* const dense_1_bias = weights_->block.at<double>(704);
    double* const dense_1 = arena_.at<double>(gradients_slots_[5]);
    compute_dense(h1, dense_1_kernel, dense_1_bias, dense_1);
    // lstm: f64[s00, b, 12]
    const double* const lstm_lstm_cell_kernel = weights_->block.at<double>(768);
    double* const lstm = arena_.at<double>(gradients_slots_[2]);
    compute_lstm_2(h1, lstm_lstm_cell_kernel, lstm);
    // lstm_2: f64[s00, b, 3], lstm_3: f64[s00, b, 3], lstm_4: f64[s00, b, 3], lstm_5: f64[s00, b, 3], lstm_6: ...
    const double* const lstm_lstm_cell_recurrent_kernel = weights_->block.at<double>(960);
    const double* const lstm_lstm_cell_bias = weights_->block.at<double>(1280);
    double* const lstm_2 = arena_.at<double>(gradients_slots_[3]);
    double* const lstm_3 = arena_.at<double>(gradients_slots_[23]);
    double* const lstm_4 = arena_.at<double>(gradients_slots_[24]);
    double* const lstm_5 = arena_.at<double>(gradients_slots_[25]);
    double* const lstm_6 = arena_.at<double>(gradients_slots_[26]);
    double* const lstm_7 = arena_.at<double>(gradients_slots_[27]);
    double* const lstm_8 = arena_.at<double>(gradients_slots_[28]);
    double* const lstm_9 = arena_.at<double>(gradients_slots_[29]);
    double* const carry = arena_.at<double>(gradients_slots_[6]);
    double* const carry_2 = arena_.at<double>(gradients_slots_[7]);
    std::copy_n(dense, 3 * b, carry);
    std::copy_n(dense_1, 3 * b, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = carry;
      const double* const carry_1 = carry_2;
      const double* const steps = lstm + turn_2 * (12 * b);
      const double* const state_1 = lstm_lstm_cell_recurrent_kernel;
      const double* const state_2 = lstm_lstm_cell_bias;
      double* const add = arena_.at<double>(gradients_slots_[42]);
      double* const stacked_3 = lstm_7 + turn_2 * (3 * b);
      double* const stacked_4 = lstm_6 + turn_2 * (3 * b);
      double* const stacked_5 = lstm_5 + turn_2 * (3 * b);
      double* const stacked_6 = lstm_4 + turn_2 * (3 * b);
      double* const new_carry_1 = carry_2;
      double* const stacked_7 = lstm_3 + turn_2 * (3 * b);
      double* const new_carry_0 = carry;
      double* const carry_0_2 = lstm_9 + turn_2 * (3 * b);
      double* const carry_1_2 = lstm_8 + turn_2 * (3 * b);
      // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
      // carry_0_2: f64[b, 3]
      modelc::for_lanes<double>(3 * b,
                                [&](auto lane, modelc::Index i) { lane.store(carry_0_2 + i, lane.load(carry_0 + i)); });
      // add: f64[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0, 3, 1, state_1, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add + row * 12 + column,
                                  lane.load(state_2 + column) + (lane.load(steps + row * 12 + column) + sum));
                     });
      // stacked_3: f64[b, 3], stacked_4: f64[b, 3], stacked_5: f64[b, 3], stacked_6: f64[b, 3], new_carry_1: f64...
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto sigmoid_2 = sigmoid(lane.load(add + i * 12 + j));
          const auto sigmoid_3 = sigmoid(lane.load(add + 3 + i * 12 + j));
          const auto sigmoid_4 = sigmoid(lane.load(add + 9 + i * 12 + j));
          const auto carry_1_5 = lane.load(carry_1 + i * 3 + j);
          const auto tanh_2 = tanh(lane.load(add + 6 + i * 12 + j));
          const auto add_3 = carry_1_5 * sigmoid_3 + sigmoid_2 * tanh_2;
          const auto tanh_3 = tanh(add_3);
          const auto mul_2 = sigmoid_4 * tanh_3;
          lane.store(stacked_3 + i * 3 + j, sigmoid_2);
          lane.store(stacked_4 + i * 3 + j, sigmoid_3);
          lane.store(stacked_5 + i * 3 + j, sigmoid_4);
          lane.store(stacked_6 + i * 3 + j, tanh_2);
          lane.store(new_carry_1 + i * 3 + j, add_3);
          lane.store(stacked_7 + i * 3 + j, tanh_3);
          lane.store(new_carry_0 + i * 3 + j, mul_2);
          lane.store(carry_1_2 + i * 3 + j, carry_1_5);
        });
      }
      std::copy_n(new_carry_0, 3 * b, lstm_2 + turn_2 * (3 * b));
    }

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // lstm_1: f64[s00, b, 12]
    const double* const lstm_1_lstm_cell_kernel = weights_->block.at<double>(1408);
    double* const lstm_1 = arena_.at<double>(gradients_slots_[2]);
    compute_lstm_2(h1, lstm_1_lstm_cell_kernel, lstm_1);
    // lstm_1_2: f64[b, 3]
    double* const lstm_1_2 = arena_.at<double>(gradients_slots_[4]);
    compute_lstm_1_2(lstm_1_2);
    // lstm_1_3: f64[b, 3]
    double* const lstm_1_3 = arena_.at<double>(gradients_slots_[5]);
    compute_lstm_1_2(lstm_1_3);
    // lstm_1_4: f64[b, 3], lstm_1_5: f64[b, 3], lstm_1_6: f64[s00, b, 3], lstm_1_7: f64[s00, b, 3], lstm_1_8: ...
    const double* const lstm_1_lstm_cell_recurrent_kernel = weights_->block.at<double>(1600);
    const double* const lstm_1_lstm_cell_bias = weights_->block.at<double>(1920);
    double* const lstm_1_4 = arena_.at<double>(gradients_slots_[6]);
    double* const lstm_1_5 = arena_.at<double>(gradients_slots_[7]);
    double* const lstm_1_6 = arena_.at<double>(gradients_slots_[15]);
    double* const lstm_1_7 = arena_.at<double>(gradients_slots_[16]);
    double* const lstm_1_8 = arena_.at<double>(gradients_slots_[17]);
    double* const lstm_1_9 = arena_.at<double>(gradients_slots_[18]);
    double* const lstm_1_10 = arena_.at<double>(gradients_slots_[19]);
    double* const lstm_1_11 = arena_.at<double>(gradients_slots_[20]);
    double* const lstm_1_12 = arena_.at<double>(gradients_slots_[21]);
    std::copy_n(lstm_1_2, 3 * b, lstm_1_5);
    std::copy_n(lstm_1_3, 3 * b, lstm_1_4);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0_3 = lstm_1_5;
      const double* const carry_1_3 = lstm_1_4;
      const double* const steps_2 = lstm_1 + turn_2 * (12 * b);
      const double* const state_1_2 = lstm_1_lstm_cell_recurrent_kernel;
      const double* const state_2_2 = lstm_1_lstm_cell_bias;
      double* const add_2 = arena_.at<double>(gradients_slots_[50]);
      double* const stacked_3_2 = lstm_1_10 + turn_2 * (3 * b);
      double* const stacked_4_2 = lstm_1_9 + turn_2 * (3 * b);
      double* const stacked_5_2 = lstm_1_8 + turn_2 * (3 * b);
      double* const stacked_6_2 = lstm_1_7 + turn_2 * (3 * b);
      double* const new_carry_1_2 = lstm_1_4;
      double* const stacked_7_2 = lstm_1_6 + turn_2 * (3 * b);
      double* const new_carry_0_2 = lstm_1_5;
      double* const carry_0_4 = lstm_1_12 + turn_2 * (3 * b);
      double* const carry_1_4 = lstm_1_11 + turn_2 * (3 * b);
      // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
      // carry_0_4: f64[b, 3]
      modelc::for_lanes<double>(
          3 * b, [&](auto lane, modelc::Index i) { lane.store(carry_0_4 + i, lane.load(carry_0_3 + i)); });
      // add_2: f64[b, 12]
      modelc::matmul(threads_, b, 3, 12, carry_0_3, 3, 1, state_1_2, 12, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(add_2 + row * 12 + column,
                                  lane.load(state_2_2 + column) + (lane.load(steps_2 + row * 12 + column) + sum));
                     });
      // stacked_3_2: f64[b, 3], stacked_4_2: f64[b, 3], stacked_5_2: f64[b, 3], stacked_6_2: f64[b, 3], new_carr...
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto sigmoid_2 = sigmoid(lane.load(add_2 + i * 12 + j));
          const auto sigmoid_3 = sigmoid(lane.load(add_2 + 3 + i * 12 + j));
          const auto sigmoid_4 = sigmoid(lane.load(add_2 + 9 + i * 12 + j));
          const auto carry_1_3_2 = lane.load(carry_1_3 + i * 3 + j);
          const auto tanh_2 = tanh(lane.load(add_2 + 6 + i * 12 + j));
          const auto add_3 = carry_1_3_2 * sigmoid_3 + sigmoid_2 * tanh_2;
          const auto tanh_3 = tanh(add_3);
          const auto mul_2 = sigmoid_4 * tanh_3;
          lane.store(stacked_3_2 + i * 3 + j, sigmoid_2);
          lane.store(stacked_4_2 + i * 3 + j, sigmoid_3);
          lane.store(stacked_5_2 + i * 3 + j, sigmoid_4);
          lane.store(stacked_6_2 + i * 3 + j, tanh_2);
          lane.store(new_carry_1_2 + i * 3 + j, add_3);
          lane.store(stacked_7_2 + i * 3 + j, tanh_3);
          lane.store(new_carry_0_2 + i * 3 + j, mul_2);
          lane.store(carry_1_4 + i * 3 + j, carry_1_3_2);
        });
      }
    }

    // m.model:14: h4 = concatenate([os4, cs4])
    // h4: f64[b, 6]
    double* const h4 = arena_.at<double>(gradients_slots_[40]);
    compute_h4(lstm_1_5, h4);
    // h4: f64[b, 6]
    compute_h4_2(lstm_1_4, h4);

    // m.model:15: output y = Dense(6)(h4)
    // dense_2: f64[b, 6]
    const double* const dense_2_kernel = weights_->block.at<double>(2048);
    double* const dense_2 = arena_.at<double>(gradients_slots_[41]);
    compute_dense_2(h4, dense_2_kernel, dense_2);

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // lstm_1_15: f64[12, 3]
    double* const lstm_1_15 = arena_.at<double>(0);
    compute_lstm_1_15(lstm_1_lstm_cell_recurrent_kernel, lstm_1_15);
    // lstm_1_17: f64[s00, b, 2]
    double* const lstm_1_17 = arena_.at<double>(gradients_slots_[35]);
    compute_lstm_1_17(h1, lstm_1_17);

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // v: f64[b, s00, 3], max_pooling1d_2: f64[b, s00, 3]
    double* const v = arena_.at<double>(gradients_slots_[2]);
    double* const max_pooling1d_2 = arena_.at<double>(gradients_slots_[22]);
    compute_v_2(lstm_2, v, max_pooling1d_2);
    // v_2: f64[b, s00, 3]
    double* const v_2 = arena_.at<double>(gradients_slots_[9]);
    modelc::kernels::max_pool(threads_, modelc::tensor(v_2, b, s00_2, 3), modelc::tensor(v, b, s00_2, 3),
                              modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // lambda_1: f64[b, s00, 3]
    double* const lambda_1 = arena_.at<double>(gradients_slots_[10]);
    compute_lambda_1(v_2, lambda_1);
    // attention: f64[b, s00, s00]
    double* const attention = arena_.at<double>(gradients_slots_[2]);
    compute_attention(v_2, lambda_1, attention);
    // attention_2: f64[b, s00, s00], attention_3: f64[b, s00, 1], attention_4: f64[b, s00, s00]
    double* const attention_2 = arena_.at<double>(gradients_slots_[2]);
    double* const attention_3 = arena_.at<double>(gradients_slots_[38]);
    double* const attention_4 = arena_.at<double>(gradients_slots_[3]);
    double* const attention_row = arena_.at<double>(gradients_slots_[4]);
    compute_attention_2_2(attention, attention_row, attention_2, attention_4, attention_3);
    // attention_5: f64[b, s00, 3]
    double* const attention_5 = arena_.at<double>(gradients_slots_[11]);
    compute_attention_3(attention_4, lambda_1, attention_5);

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // v_3: f64[b, s00, 3]
    double* const v_3 = arena_.at<double>(gradients_slots_[12]);
    modelc::kernels::max_pool(threads_, modelc::tensor(v_3, b, s00_2, 3), modelc::tensor(attention_5, b, s00_2, 3),
                              modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // lambda_1_2: f64[b, s00, 3]
    double* const lambda_1_2 = arena_.at<double>(gradients_slots_[13]);
    compute_lambda_1_2(v_3, lambda_1_2);
    // attention_6: f64[b, s00, s00]
    double* const attention_6 = arena_.at<double>(gradients_slots_[4]);
    compute_attention(v_3, lambda_1_2, attention_6);
    // attention_7: f64[b, s00, s00], attention_8: f64[b, s00, 1], attention_9: f64[b, s00, s00]
    double* const attention_7 = arena_.at<double>(gradients_slots_[4]);
    double* const attention_8 = arena_.at<double>(gradients_slots_[39]);
    double* const attention_9 = arena_.at<double>(gradients_slots_[5]);
    double* const attention_row_2 = arena_.at<double>(gradients_slots_[6]);
    compute_attention_2_2(attention_6, attention_row_2, attention_7, attention_9, attention_8);
    // h3: f64[b, s00, 3]
    double* const h3 = arena_.at<double>(gradients_slots_[6]);
    compute_attention_3(attention_9, lambda_1_2, h3);

    // m.model:16: output other = Dense(3, activation = sigmoid)(h3)
    // dense_3: f64[b, s00, 3]
    const double* const dense_3_kernel = weights_->block.at<double>(2432);
    double* const dense_3 = arena_.at<double>(gradients_slots_[7]);
    compute_dense_3(h3, dense_3_kernel, dense_3);

    // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
    // the loss, and what its gradient needs
    // other: f64[b, s00, 3], y_loss: f64, other_loss: f64, loss: f64, new_part_metric_y_binary_accuracy_total:...
    const double* const dense_2_bias = weights_->block.at<double>(2368);
    const double* const dense_3_bias = weights_->block.at<double>(2560);
    double* const other = arena_.at<double>(gradients_slots_[7]);
    double* const y_loss = arena_.at<double>(320);
    double* const other_loss = arena_.at<double>(384);
    double* const loss = arena_.at<double>(448);
    double* const new_part_metric_y_binary_accuracy_total = arena_.at<double>(3264);
    double* const new_part_metric_other_huber_total = arena_.at<double>(3520);
    double* const mul = arena_.at<double>(gradients_slots_[8]);
    double* const grad_y = arena_.at<double>(gradients_slots_[41]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      modelc::Total<modelc::Sum, double> total_sum_2;
      modelc::Total<modelc::Sum, double> total_sum_3;
      modelc::Total<modelc::Sum, double> total_sum_4;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto div = scalar(1.0) / scalar(static_cast<double>(b * s00_2)) / 3.0;
        const auto div_2 = scalar(1.0) / scalar(static_cast<double>(b)) / 6.0;
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(6, [&](auto lane, modelc::Index j) {
          const auto y = lane.load(dense_2_bias + j) + lane.load(dense_2 + i * 6 + j);
          const auto y_true_2 = lane.load(y_true + i * 6 + j);
          const auto where = select(y_true_2 == 0.0, -1.0, y_true_2);
          const auto sub = 1.0 - y * where;
          const auto maximum = max(0.0, sub);
          const auto mul_2 = maximum * lane(div_2);
          const auto add_3 = mul_2 + mul_2;
          const auto grad_y_2 = where * -select(sub > 0.0, add_3, select(0.0 == sub, 0.5 * add_3, 0.0));
          const auto mul_3 = maximum * maximum;
          const auto cast = modelc::cast<double>(y_true_2 == modelc::cast<double>(y > 0.5));
          lane.store(grad_y + i * 6 + j, grad_y_2);
          return modelc::folded(mul_3, cast);
        });
        total_sum.add(scalar(std::get<0>(row_2)));
        total_sum_3.add(scalar(std::get<1>(row_2)));
        for (modelc::Index j = 0; j < s00_2; ++j) {
          const auto row_3 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(3, [&](auto lane, modelc::Index k) {
            const auto add_4 = lane.load(dense_3_bias + k) + lane.load(dense_3 + i * (3 * s00_2) + j * 3 + k);
            const auto other_2 = sigmoid(add_4);
            const auto other_true_2 = lane.load(other_true + i * (3 * s00_2) + j * 3 + k);
            const auto sub_2 = other_2 - other_true_2;
            const auto abs_2 = abs(sub_2);
            const auto mul_4 = sub_2 * lane(div);
            const auto add_5 = log1p(exp(-abs(add_4))) + (max(add_4, 0.0) - other_true_2 * add_4);
            const auto where_2 = select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
            lane.store(other + i * (3 * s00_2) + j * 3 + k, other_2);
            lane.store(mul + i * (3 * s00_2) + j * 3 + k, mul_4);
            return modelc::folded(add_5, where_2);
          });
          total_sum_2.add(scalar(std::get<0>(row_3)));
          total_sum_4.add(scalar(std::get<1>(row_3)));
        }
      }
      const auto div_3 = scalar(total_sum.value()) / 6.0 / static_cast<double>(b);
      const auto div_4 = scalar(total_sum_2.value()) / 3.0 / static_cast<double>(b * s00_2);
      const auto add_6 = div_3 + div_4;
      const auto scalar_total_sum_3_value_lanes = scalar(total_sum_3.value());
      const auto div_5 = scalar(total_sum_4.value()) / 3.0;
      scalar.store(y_loss, div_3);
      scalar.store(other_loss, div_4);
      scalar.store(loss, add_6);
      scalar.store(new_part_metric_y_binary_accuracy_total, scalar_total_sum_3_value_lanes);
      scalar.store(new_part_metric_other_huber_total, div_5);
    }
    // new_part_metric_other_cosine_similarity_total: f64
    double* const new_part_metric_other_cosine_similarity_total = arena_.at<double>(3392);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, double> total_sum;
      for (modelc::Index i = 0; i < b * s00_2; ++i) {
        const auto where =
            select(max(max(abs(scalar.load(other_true + i * 3)), abs(scalar.load(other_true + 1 + i * 3))),
                       abs(scalar.load(other_true + 2 + i * 3))) > 1e+18,
                   5.169878828456423e-26, 1.0);
        const auto mul_2 = where * (where * 1e-12);
        const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Max>(3, [&](auto lane, modelc::Index j) {
          const auto mul_3 = lane.load(other_true + i * 3 + j) * lane(where);
          const auto mul_4 = mul_3 * mul_3;
          const auto abs_2 = abs(lane.load(other + i * 3 + j));
          return modelc::folded(mul_4, abs_2);
        });
        const auto row_sum = scalar(std::get<0>(row_2));
        const auto row_max = scalar(std::get<1>(row_2));
        const auto rsqrt_2 = rsqrt(max(row_sum, mul_2));
        const auto where_2 = select(row_max > 1e+18, 5.169878828456423e-26, 1.0);
        const auto mul_5 = where_2 * (1e-12 * where_2);
        const auto row_sum_2 = scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
          const auto mul_6 = lane.load(other + i * 3 + j) * lane(where_2);
          return mul_6 * mul_6;
        }));
        const auto rsqrt_3 = rsqrt(max(row_sum_2, mul_5));
        total_sum.add(scalar(modelc::reduce_lanes<modelc::Sum, double>(3, [&](auto lane, modelc::Index j) {
          return lane.load(other_true + i * 3 + j) * lane(where) * lane(rsqrt_2) *
                 (lane.load(other + i * 3 + j) * lane(where_2) * lane(rsqrt_3));
        })));
      }
      scalar.store(new_part_metric_other_cosine_similarity_total, scalar(total_sum.value()));
    }

    // m.model:16: output other = Dense(3, activation = sigmoid)(h3)
    // new_part_gradient_dense_3_bias: f64[3]
    double* const new_part_gradient_dense_3_bias = arena_.at<double>(3136);
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) {
      auto grad_dense_3_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        grad_dense_3_bias = modelc::Sum::apply(grad_dense_3_bias, lane.load(mul + i + j * 3));
      }
      lane.store(new_part_gradient_dense_3_bias + i, grad_dense_3_bias);
    });
    ready_(2560);
    // grad_h3: f64[b, s00, 3]
    double* const grad_h3 = arena_.at<double>(gradients_slots_[14]);
    compute_grad_h3(mul, dense_3_kernel, grad_h3);
    // new_part_gradient_dense_3_kernel: f64[3, 3]
    double* const new_part_gradient_dense_3_kernel = arena_.at<double>(3008);
    modelc::matmul(threads_, 3, b * s00_2, 3, h3, 1, 3, mul, 3, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_3_kernel + row * 3 + column, sum);
                   });
    ready_(2432);

    // m.model:15: output y = Dense(6)(h4)
    // new_part_gradient_dense_2_bias: f64[6]
    double* const new_part_gradient_dense_2_bias = arena_.at<double>(2944);
    modelc::for_lanes<double>(6, [&](auto lane, modelc::Index i) {
      auto grad_dense_2_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_2_bias = modelc::Sum::apply(grad_dense_2_bias, lane.load(grad_y + i + j * 6));
      }
      lane.store(new_part_gradient_dense_2_bias + i, grad_dense_2_bias);
    });
    ready_(2368);
    // grad_h4: f64[b, 6]
    double* const grad_h4 = arena_.at<double>(gradients_slots_[6]);
    compute_grad_h4(grad_y, dense_2_kernel, grad_h4);
    // new_part_gradient_dense_2_kernel: f64[6, 6]
    double* const new_part_gradient_dense_2_kernel = arena_.at<double>(2624);
    modelc::matmul(threads_, 6, b, 6, h4, 1, 6, grad_y, 6, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_2_kernel + row * 6 + column, sum);
                   });
    ready_(2048);

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // lstm_1_13: f64[b, 3], lstm_1_14: f64[b, 3]
    double* const lstm_1_13 = arena_.at<double>(gradients_slots_[7]);
    double* const lstm_1_14 = arena_.at<double>(gradients_slots_[40]);
    compute_lstm_1_13(grad_h4, lstm_1_13, lstm_1_14);
    // lstm_1_16: f64[s00, b, 12], carry_3: f64[b, 3], carry_4: f64[b, 3]
    double* const lstm_1_16 = arena_.at<double>(gradients_slots_[8]);
    double* const carry_3 = arena_.at<double>(gradients_slots_[6]);
    double* const carry_4 = arena_.at<double>(gradients_slots_[41]);
    std::copy_n(lstm_1_13, 3 * b, carry_3);
    std::copy_n(lstm_1_14, 3 * b, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const modelc::Index step_2 = s00_2 - 1 - turn_2;
      const double* const d_carry_0 = carry_3;
      const double* const d_carry_1 = carry_4;
      const double* const kept_1 = lstm_1_11 + step_2 * (3 * b);
      const double* const kept_2 = lstm_1_10 + step_2 * (3 * b);
      const double* const kept_3 = lstm_1_9 + step_2 * (3 * b);
      const double* const kept_4 = lstm_1_8 + step_2 * (3 * b);
      const double* const kept_5 = lstm_1_7 + step_2 * (3 * b);
      const double* const kept_6 = lstm_1_6 + step_2 * (3 * b);
      const double* const same = lstm_1_15;
      double* const gradient_4 = lstm_1_16 + step_2 * (12 * b);
      double* const new_d_carry_0 = carry_3;
      double* const new_d_carry_1 = carry_4;
      // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
      // gradient_4: f64[b, 12], new_d_carry_1: f64[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto kept_2_3 = lane.load(kept_2 + i * 3 + j);
          const auto kept_6_3 = lane.load(kept_6 + i * 3 + j);
          const auto d_carry_0_3 = lane.load(d_carry_0 + i * 3 + j);
          const auto kept_4_3 = lane.load(kept_4 + i * 3 + j);
          const auto add_3 = lane.load(d_carry_1 + i * 3 + j) + (1.0 - kept_6_3 * kept_6_3) * (d_carry_0_3 * kept_4_3);
          const auto kept_5_3 = lane.load(kept_5 + i * 3 + j);
          const auto kept_3_3 = lane.load(kept_3 + i * 3 + j);
          const auto mul_2 = (kept_2_3 - kept_2_3 * kept_2_3) * (kept_5_3 * add_3);
          const auto mul_3 = (kept_3_3 - kept_3_3 * kept_3_3) * (lane.load(kept_1 + i * 3 + j) * add_3);
          const auto mul_4 = (1.0 - kept_5_3 * kept_5_3) * (kept_2_3 * add_3);
          const auto mul_5 = (kept_4_3 - kept_4_3 * kept_4_3) * (d_carry_0_3 * kept_6_3);
          const auto mul_6 = kept_3_3 * add_3;
          lane.store(gradient_4 + i * 12 + j, mul_2);
          lane.store(gradient_4 + 3 + i * 12 + j, mul_3);
          lane.store(gradient_4 + 6 + i * 12 + j, mul_4);
          lane.store(gradient_4 + 9 + i * 12 + j, mul_5);
          lane.store(new_d_carry_1 + i * 3 + j, mul_6);
        });
      }
      // new_d_carry_0: f64[b, 3]
      modelc::matmul(threads_, b, 12, 3, gradient_4, 12, 1, same, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(new_d_carry_0 + row * 3 + column, sum);
                     });
    }
    // new_part_gradient_lstm_1_lstm_cell_kernel: f64[2, 12]
    double* const new_part_gradient_lstm_1_lstm_cell_kernel = arena_.at<double>(1984);
    compute_new_part_gradient_lstm_1_lstm_cell_kernel(lstm_1_17, lstm_1_16, new_part_gradient_lstm_1_lstm_cell_kernel);

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // attention_10: f64[b, s00, s00], attention_11: f64[b, s00, s00]
    double* const attention_10 = arena_.at<double>(gradients_slots_[6]);
    double* const attention_11 = arena_.at<double>(gradients_slots_[7]);
    compute_attention_10(grad_h3, lambda_1_2, attention_8, attention_9, attention_10, attention_11);
    // attention_12: f64[b, s00, s00]
    double* const attention_12 = arena_.at<double>(gradients_slots_[4]);
    compute_attention_12(attention_11, attention_7, attention_10, attention_12);
    // attention_13: f64[b, s00, 3]
    double* const attention_13 = arena_.at<double>(gradients_slots_[6]);
    compute_attention_3(attention_12, lambda_1_2, attention_13);
    // attention_14: f64[b, 3, s00]
    double* const attention_14 = arena_.at<double>(gradients_slots_[7]);
    compute_attention_14(v_3, attention_12, attention_14);
    // grad_v: f64[b, s00, 3]
    double* const grad_v = arena_.at<double>(gradients_slots_[6]);
    compute_grad_v(attention_9, grad_h3, attention_13, attention_14, grad_v);

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // max_pooling1d: f64[b, s00, 3]
    double* const max_pooling1d = arena_.at<double>(gradients_slots_[7]);
    modelc::kernels::max_pool_gradient(threads_, modelc::tensor(max_pooling1d, b, s00_2, 3),
                                       modelc::tensor(attention_5, b, s00_2, 3), modelc::tensor(grad_v, b, s00_2, 3),
                                       modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:4: output w = Lambda(v -> Attention()([v, 0.5 * v]))(v)
    // attention_15: f64[b, s00, s00], attention_16: f64[b, s00, s00]
    double* const attention_15 = arena_.at<double>(gradients_slots_[4]);
    double* const attention_16 = arena_.at<double>(gradients_slots_[5]);
    compute_attention_10(max_pooling1d, lambda_1, attention_3, attention_4, attention_15, attention_16);
    // attention_17: f64[b, s00, s00]
    double* const attention_17 = arena_.at<double>(gradients_slots_[2]);
    compute_attention_12(attention_16, attention_2, attention_15, attention_17);
    // attention_18: f64[b, s00, 3]
    double* const attention_18 = arena_.at<double>(gradients_slots_[4]);
    compute_attention_3(attention_17, lambda_1, attention_18);
    // attention_19: f64[b, 3, s00]
    double* const attention_19 = arena_.at<double>(gradients_slots_[5]);
    compute_attention_14(v_2, attention_17, attention_19);
    // grad_v_2: f64[b, s00, 3]
    double* const grad_v_2 = arena_.at<double>(gradients_slots_[4]);
    compute_grad_v(attention_4, max_pooling1d, attention_18, attention_19, grad_v_2);

    // m.model:3: v = MaxPooling1D(1, strides = 1, padding = "same")(u)
    // max_pooling1d_3: f64[b, s00, 3]
    double* const max_pooling1d_3 = arena_.at<double>(gradients_slots_[2]);
    modelc::kernels::max_pool_gradient(
        threads_, modelc::tensor(max_pooling1d_3, b, s00_2, 3), modelc::tensor(max_pooling1d_2, b, s00_2, 3),
        modelc::tensor(grad_v_2, b, s00_2, 3), modelc::Windows<modelc::Window<1, 1, 1, 0>>{});

    // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
    // lstm_10: f64[b, 3]
    double* const lstm_10 = arena_.at<double>(gradients_slots_[5]);
    compute_lstm_1_2(lstm_10);
    // lstm_11: f64[b, 3]
    double* const lstm_11 = arena_.at<double>(gradients_slots_[6]);
    compute_lstm_1_2(lstm_11);
    // lstm_12: f64[s00, b, 3]
    double* const lstm_12 = arena_.at<double>(gradients_slots_[4]);
    compute_lstm_12(max_pooling1d_3, lstm_12);
    // lstm_13: f64[12, 3]
    double* const lstm_13 = arena_.at<double>(0);
    compute_lstm_1_15(lstm_lstm_cell_recurrent_kernel, lstm_13);
    // lstm_14: f64[s00, b, 12], lstm_16: f64[b, 3], lstm_17: f64[b, 3]
    double* const lstm_14 = arena_.at<double>(gradients_slots_[3]);
    double* const lstm_16 = arena_.at<double>(gradients_slots_[7]);
    double* const lstm_17 = arena_.at<double>(gradients_slots_[9]);
    std::copy_n(lstm_10, 3 * b, lstm_17);
    std::copy_n(lstm_11, 3 * b, lstm_16);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const modelc::Index step_2 = s00_2 - 1 - turn_2;
      const double* const d_carry_0_2 = lstm_17;
      const double* const d_carry_1_2 = lstm_16;
      const double* const kept_1_2 = lstm_8 + step_2 * (3 * b);
      const double* const kept_2_2 = lstm_7 + step_2 * (3 * b);
      const double* const kept_3_2 = lstm_6 + step_2 * (3 * b);
      const double* const kept_4_2 = lstm_5 + step_2 * (3 * b);
      const double* const kept_5_2 = lstm_4 + step_2 * (3 * b);
      const double* const kept_6_2 = lstm_3 + step_2 * (3 * b);
      const double* const d_y_0 = lstm_12 + step_2 * (3 * b);
      const double* const same_2 = lstm_13;
      double* const gradient_4_2 = lstm_14 + step_2 * (12 * b);
      double* const new_d_carry_0_2 = lstm_17;
      double* const new_d_carry_1_2 = lstm_16;
      // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
      // gradient_4_2: f64[b, 12], new_d_carry_1_2: f64[b, 3]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(3, [&](auto lane, modelc::Index j) {
          const auto kept_2_2_2 = lane.load(kept_2_2 + i * 3 + j);
          const auto kept_6_2_2 = lane.load(kept_6_2 + i * 3 + j);
          const auto add_3 = lane.load(d_carry_0_2 + i * 3 + j) + lane.load(d_y_0 + i * 3 + j);
          const auto kept_4_2_2 = lane.load(kept_4_2 + i * 3 + j);
          const auto add_4 =
              lane.load(d_carry_1_2 + i * 3 + j) + (1.0 - kept_6_2_2 * kept_6_2_2) * (kept_4_2_2 * add_3);
          const auto kept_5_2_2 = lane.load(kept_5_2 + i * 3 + j);
          const auto kept_3_2_2 = lane.load(kept_3_2 + i * 3 + j);
          const auto mul_2 = (kept_2_2_2 - kept_2_2_2 * kept_2_2_2) * (kept_5_2_2 * add_4);
          const auto mul_3 = (kept_3_2_2 - kept_3_2_2 * kept_3_2_2) * (lane.load(kept_1_2 + i * 3 + j) * add_4);
          const auto mul_4 = (1.0 - kept_5_2_2 * kept_5_2_2) * (kept_2_2_2 * add_4);
          const auto mul_5 = (kept_4_2_2 - kept_4_2_2 * kept_4_2_2) * (kept_6_2_2 * add_3);
          const auto mul_6 = kept_3_2_2 * add_4;
          lane.store(gradient_4_2 + i * 12 + j, mul_2);
          lane.store(gradient_4_2 + 3 + i * 12 + j, mul_3);
          lane.store(gradient_4_2 + 6 + i * 12 + j, mul_4);
          lane.store(gradient_4_2 + 9 + i * 12 + j, mul_5);
          lane.store(new_d_carry_1_2 + i * 3 + j, mul_6);
        });
      }
      // new_d_carry_0_2: f64[b, 3]
      modelc::matmul(threads_, b, 12, 3, gradient_4_2, 12, 1, same_2, 3, 1,
                     [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                       lane.store(new_d_carry_0_2 + row * 3 + column, sum);
                     });
    }
    // lstm_15: f64[s00, b, 2]
    double* const lstm_15 = arena_.at<double>(gradients_slots_[2]);
    compute_lstm_15(lstm_14, lstm_lstm_cell_kernel, lstm_15);
    // new_part_gradient_lstm_lstm_cell_kernel: f64[2, 12]
    double* const new_part_gradient_lstm_lstm_cell_kernel = arena_.at<double>(1344);
    compute_new_part_gradient_lstm_1_lstm_cell_kernel(lstm_1_17, lstm_14, new_part_gradient_lstm_lstm_cell_kernel);
    // new_part_gradient_dense_1_bias: f64[3]
    double* const new_part_gradient_dense_1_bias = arena_.at<double>(1280);
    compute_new_part_gradient_dense_1_bias(lstm_16, new_part_gradient_dense_1_bias);
    // new_part_gradient_dense_1_kernel: f64[2, 3]
    double* const new_part_gradient_dense_1_kernel = arena_.at<double>(1216);
    compute_new_part_gradient_dense_1_kernel(h1, lstm_16, new_part_gradient_dense_1_kernel);
    // new_part_gradient_dense_bias: f64[3]
    double* const new_part_gradient_dense_bias = arena_.at<double>(1152);
    compute_new_part_gradient_dense_1_bias(lstm_17, new_part_gradient_dense_bias);
    // dense_4: f64[b, 2]
    double* const dense_4 = arena_.at<double>(gradients_slots_[5]);
    compute_dense_4(lstm_17, dense_kernel, dense_4);
    // new_part_gradient_dense_kernel: f64[2, 3]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(1088);
    compute_new_part_gradient_dense_1_kernel(h1, lstm_17, new_part_gradient_dense_kernel);
    // pad_constant: f64[b, s00, 2]
    double* const pad_constant = arena_.at<double>(gradients_slots_[4]);
    compute_pad_constant(lstm_16, dense_1_kernel, dense_4, pad_constant);
    // pad_constant: f64[b, s00, 2]
    compute_pad_constant_2(pad_constant);

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // minimum: f64[b, s00, 2]
    double* const minimum = arena_.at<double>(gradients_slots_[33]);
    compute_minimum(lstm_1_16, lstm_1_lstm_cell_kernel, lstm_15, pad_constant, x, attention_output_2, minimum);

    // m.model:9: h1 = Minimum()([x, Lambda(v -> GroupedQueryAttention(1, 2, 1)(v, v))(x)])
    // new_part_gradient_lambda_grouped_query_attention_attention_output_bias: f64[2]
    double* const new_part_gradient_lambda_grouped_query_attention_attention_output_bias = arena_.at<double>(1024);
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_lambda_grouped_query_attention_attention_output_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b * s00_2; ++j) {
        grad_lambda_grouped_query_attention_attention_output_bias = modelc::Sum::apply(
            grad_lambda_grouped_query_attention_attention_output_bias, lane.load(minimum + i + j * 2));
      }
      lane.store(new_part_gradient_lambda_grouped_query_attention_attention_output_bias + i,
                 grad_lambda_grouped_query_attention_attention_output_bias);
    });
    // attention_output_3: f64[b * s00, 2]
    double* const attention_output_3 = arena_.at<double>(gradients_slots_[4]);
    compute_attention_output_3(minimum, lambda_grouped_query_attention_attention_output_kernel, attention_output_3);
    // attention_output_4: f64[2, 2]
    double* const attention_output_4 = arena_.at<double>(0);
    compute_gradients_2(attention_output, minimum, attention_output_4);
    // grouped_query_attention_6: f64[b, 2, s00, 1]
    double* const grouped_query_attention_6 = arena_.at<double>(gradients_slots_[5]);
    compute_grouped_query_attention_6(grouped_query_attention_4, attention_output_3, grouped_query_attention_6);
    // grouped_query_attention_8: f64[b, 2, s00, s00], grouped_query_attention_9: f64[b, 2, s00, s00]
    double* const grouped_query_attention_8 = arena_.at<double>(gradients_slots_[1]);
    double* const grouped_query_attention_9 = arena_.at<double>(gradients_slots_[2]);
    compute_grouped_query_attention_8(attention_output_3, value_2, grouped_query_attention_3, grouped_query_attention_4,
                                      grouped_query_attention_8, grouped_query_attention_9);
    // grouped_query_attention_10: f64[b, 2, s00, s00]
    double* const grouped_query_attention_10 = arena_.at<double>(gradients_slots_[0]);
    compute_grouped_query_attention_10(grouped_query_attention_9, grouped_query_attention_2, grouped_query_attention_8,
                                       grouped_query_attention_10);
    // grouped_query_attention_11: f64[b, 2, s00, 1]
    double* const grouped_query_attention_11 = arena_.at<double>(gradients_slots_[1]);
    compute_grouped_query_attention_3(grouped_query_attention_10, key, grouped_query_attention_11);
    // grouped_query_attention_12: f64[b, 2, 1, s00]
    double* const grouped_query_attention_12 = arena_.at<double>(gradients_slots_[2]);
    compute_grouped_query_attention_12(query, grouped_query_attention_10, grouped_query_attention_12);
    // grouped_query_attention_7: f64[b, s00, 1, 1, 1], value_3: f64
    double* const grouped_query_attention_7 = arena_.at<double>(gradients_slots_[0]);
    double* const value_3 = arena_.at<double>(64);
    compute_grouped_query_attention_7(grouped_query_attention_6, grouped_query_attention_7, value_3);
    // value_4: f64[2, 1]
    double* const value_4 = arena_.at<double>(128);
    compute_value_4(x, grouped_query_attention_7, value_4);
    // grouped_query_attention_13: f64[b, s00, 1, 1, 1], key_2: f64
    double* const grouped_query_attention_13 = arena_.at<double>(gradients_slots_[0]);
    double* const key_2 = arena_.at<double>(192);
    compute_grouped_query_attention_7(grouped_query_attention_12, grouped_query_attention_13, key_2);
    // key_3: f64[2, 1]
    double* const key_3 = arena_.at<double>(256);
    compute_value_4(x, grouped_query_attention_13, key_3);
    // new_part_gradient_lambda_grouped_query_attention_query_bias: f64[2, 1]
    double* const new_part_gradient_lambda_grouped_query_attention_query_bias = arena_.at<double>(640);
    modelc::for_lanes<double>(2, [&](auto lane, modelc::Index i) {
      auto grad_lambda_grouped_query_attention_query_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        for (modelc::Index k = 0; k < s00_2; ++k) {
          grad_lambda_grouped_query_attention_query_bias =
              modelc::Sum::apply(grad_lambda_grouped_query_attention_query_bias,
                                 lane.load(grouped_query_attention_11 + i * s00_2 + j * (2 * s00_2) + k, s00_2));
        }
      }
      lane.store(new_part_gradient_lambda_grouped_query_attention_query_bias + i,
                 grad_lambda_grouped_query_attention_query_bias);
    });
    // query_2: f64[b, s00, 2, 1]
    double* const query_2 = arena_.at<double>(gradients_slots_[0]);
    compute_attention_output(grouped_query_attention_11, query_2);
    // query_3: f64[2, 2]
    double* const query_3 = arena_.at<double>(512);
    compute_gradients_2(x, query_2, query_3);

    // m.model:13: os4, s4, cs4 = LSTM(3, return_state = true)(h1)
    // new_part_gradient_lstm_1_lstm_cell_recurrent_kernel: f64[3, 12]
    double* const new_part_gradient_lstm_1_lstm_cell_recurrent_kernel = arena_.at<double>(2176);
    compute_new_part_gradient_lstm_1_lstm_cell_recurrent_kernel(lstm_1_12, lstm_1_16,
                                                                new_part_gradient_lstm_1_lstm_cell_recurrent_kernel);
    // new_part_gradient_lstm_1_lstm_cell_bias: f64[12]
    double* const new_part_gradient_lstm_1_lstm_cell_bias = arena_.at<double>(2496);
    compute_new_part_gradient_lstm_1_lstm_cell_bias(lstm_1_16, new_part_gradient_lstm_1_lstm_cell_bias);
    ready_(1408);

    // m.model:10: h2 = LSTM(3, return_sequences = true)(h1, initial_state = [Dense(3)(h1[:, 0]), Dense(3)(h1[:...
    // new_part_gradient_lstm_lstm_cell_recurrent_kernel: f64[3, 12]
    double* const new_part_gradient_lstm_lstm_cell_recurrent_kernel = arena_.at<double>(1536);
    compute_new_part_gradient_lstm_1_lstm_cell_recurrent_kernel(lstm_9, lstm_14,
                                                                new_part_gradient_lstm_lstm_cell_recurrent_kernel);
    // new_part_gradient_lstm_lstm_cell_bias: f64[12]
    double* const new_part_gradient_lstm_lstm_cell_bias = arena_.at<double>(1856);
    compute_new_part_gradient_lstm_1_lstm_cell_bias(lstm_14, new_part_gradient_lstm_lstm_cell_bias);
    ready_(448);

    // m.model:17: compile(optimizer = SGD(learning_rate = ExponentialDecay(0.1, 10, 0.9)), loss = {y: SquaredH...
    // new_part_metric_y_binary_accuracy_count: f64
    double* const new_part_metric_y_binary_accuracy_count = arena_.at<double>(3328);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_metric_y_binary_accuracy_count, lane(static_cast<double>(6 * b)));
    }
    // new_part_metric_other_cosine_similarity_count: f64
    double* const new_part_metric_other_cosine_similarity_count = arena_.at<double>(3456);
    compute_new_part_metric_other_cosine_similarity_count(new_part_metric_other_cosine_similarity_count);
    // new_part_metric_other_huber_count: f64
    double* const new_part_metric_other_huber_count = arena_.at<double>(3584);
    compute_new_part_metric_other_cosine_similarity_count(new_part_metric_other_huber_count);

    modelc::copy_elements(arena_.at<double>(512), 4, arena_.at<double>(576));
    modelc::copy_elements(arena_.at<double>(256), 2, arena_.at<double>(704));
    modelc::copy_elements(arena_.at<double>(192), 1, arena_.at<double>(768));
    modelc::copy_elements(arena_.at<double>(128), 2, arena_.at<double>(832));
    modelc::copy_elements(arena_.at<double>(64), 1, arena_.at<double>(896));
    modelc::copy_elements(arena_.at<double>(0), 4, arena_.at<double>(960));
    modelc::copy_elements(arena_.at<double>(448), 1, arena_.at<double>(3200));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[9];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[64];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[9];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[60];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4206

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
#include "modelc/parallel.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4207 {

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

    double& part4_counted_calls() noexcept { return *block.at<double>(128); }
    auto part4_einsum_dense_kernel() noexcept { return modelc::block_view<double, 5, 1>(block, 0); }
    auto part4_einsum_dense_bias() noexcept { return modelc::block_view<double, 1>(block, 64); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};
  };

  struct Inputs {
    modelc::View<const double, modelc::Dynamic, 4, 1> x;
    modelc::View<const double, modelc::Dynamic, 1> z;
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 5, 1> grad_part4_einsum_dense_kernel;
    modelc::View<const double, 1> grad_part4_einsum_dense_bias;
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
    modelc::load_weights(path, weight_infos.data(), 3, weights_->block.data());
    reset_states();
  }
  /// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
  void save(const std::string& path) const {
    modelc::save_weights(path, weight_infos.data(), 3, weights_->block.data());
  }
  /// To be called after changing weights by hand: nothing is computed from them ahead in this model.
  void prepare() noexcept {}

  /// Sets all weights by their initializers, to the same bits as `modelc init` with this seed; resets the states and
  /// the optimizer. Allocates.
  void initialize(std::uint64_t seed = 0) {
    modelc::Arena& block = weights_->block;
    std::memset(block.data(), 0, weight_bytes);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "part4/einsum_dense/kernel");
      modelc::initial::fill(block.at<double>(0), 5, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)), 0x1p+1) +
                -0x1p+0);
      });
    }
    reset_states();
    reset_optimizer();
  }

  /// `x: f64[b, 4, 1], z: f64[b, 1]` gives `y: f64[b, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 1> predict(modelc::View<const double, modelc::Dynamic, 4, 1> x,
                                                         modelc::View<const double, modelc::Dynamic, 1> z) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 1);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const double, modelc::Dynamic, 1> predict(const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const double, modelc::Dynamic, 1> predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<double, 3>("x", x, {symbols_.b, 4, 1});
    compute(modelc::checked<double, 2>("z", z, {symbols_.b, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, 4, 1]`
  /// - takes `z: f64[b, 1]`
  /// - takes `y_true: f64[b, 1]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, 4, 1> x,
                    modelc::View<const double, modelc::Dynamic, 1> z,
                    modelc::View<const double, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 1);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_train_step(z.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 3>("x", x, {symbols_.b, 4, 1});
    compute_train_step(modelc::checked<double, 2>("z", z, {symbols_.b, 1}),
                       modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]));
    values[0] = static_cast<double>(*arena_.at<double>(128));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, 4, 1]`
  /// - takes `z: f64[b, 1]`
  /// - takes `y_true: f64[b, 1]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, 4, 1> x,
                       modelc::View<const double, modelc::Dynamic, 1> z,
                       modelc::View<const double, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 1);
    static_cast<void>(x);
    assert(z.rows() == symbols_.b);
    assert(y_true.rows() == symbols_.b);
    compute_evaluate_step(z.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<double, 3>("x", x, {symbols_.b, 4, 1});
    compute_evaluate_step(modelc::checked<double, 2>("z", z, {symbols_.b, 1}),
                          modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 1}));
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
  /// - takes `x: f64[b, 4, 1]`
  /// - takes `z: f64[b, 1]`
  /// - takes `y_true: f64[b, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, 4, 1> x,
                      modelc::View<const double, modelc::Dynamic, 1> z,
                      modelc::View<const double, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 4);
    assert(x.dimension(2) == 1);
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
    modelc::checked<double, 3>("x", x, {symbols_.b, 4, 1});
    compute_gradients(modelc::checked<double, 2>("z", z, {symbols_.b, 1}),
                      modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[1]), static_cast<const double*>(inputs[2]));
    outputs[0] = arena_.at<double>(64);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(320);
    outputs[3] = arena_.at<double>(384);
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
  std::array<modelc::Index, 3> train_input_sizes() const noexcept { return {4 * symbols_.b, symbols_.b, symbols_.b}; }

  /// Sets what is kept between calls of predict to its initial value, which is among the weights.
  void reset_states() noexcept { modelc::copy_elements(weights_->block.at<double>(128), 1, states_.at<double>(0)); }
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
    compute(static_cast<const double*>(inputs[1]));
    modelc::copy_elements(arena_.at<double>(slots_[1]), symbols_.b, static_cast<double*>(outputs[0]));
  }

  static constexpr std::array<const char*, 1> symbol_names{"b"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f64", 3, {-1, 4, 1}, 0, false},
      {"z", "f64", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 3> weight_infos{{
      {"part4/counted/calls", "f64", 0, {}, 128, false},
      {"part4/einsum_dense/kernel", "f64", 2, {5, 1}, 0, true},
      {"part4/einsum_dense/bias", "f64", 1, {1}, 64, true},
  }};
  static constexpr modelc::Index weight_bytes = 192;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f64", 3, {-1, 4, 1}, 0, false},
      {"z", "f64", 2, {-1, 1}, 0, false},
      {"y_true", "f64", 2, {-1, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 4> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/part4/einsum_dense/kernel", "f64", 2, {5, 1}, 0, false},
      {"grad/part4/einsum_dense/bias", "f64", 1, {1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/gradient_accumulator/part4/einsum_dense/kernel", "f64", 2, {5, 1}, 64, false},
      {"optimizer/gradient_accumulator/part4/einsum_dense/bias", "f64", 1, {1}, 128, false},
      {"optimizer/m/part4/einsum_dense/kernel", "f64", 2, {5, 1}, 192, false},
      {"optimizer/m/part4/einsum_dense/bias", "f64", 1, {1}, 256, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> part_infos{{
      {"gradient/part4/einsum_dense/kernel", "f64", 2, {5, 1}, 0, false},
      {"gradient/part4/einsum_dense/bias", "f64", 1, {1}, 64, false},
      {"loss", "f64", 0, {}, 128, false},
      {"state/part4/counted/calls", "f64", 0, {}, 192, false},
  }};
  static constexpr modelc::Index part_bytes = 256;
  static constexpr modelc::Index gradient_bytes = 128;  // the first of them
  static constexpr modelc::Index training_bytes = 320;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    modelc::require_sizes({32 * b, 8 * b});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({16 * b});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({8 * b});
    modelc::Size train_step_end = 448;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({16 * b});
    const modelc::Size update_step_end = 576;
    modelc::Size evaluate_step_end = 64;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({16 * b});
    modelc::Size gradients_end = 576;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({16 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 1>>(arena_.at<double>(slots_[1]), symbols_.b,
                                                                             1);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(128)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(64)), modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<modelc::View<const double, 5, 1>>(arena_.at<double>(320), 5, 1),
            modelc::make_view<modelc::View<const double, 1>>(arena_.at<double>(384), 1)};
  }

  // m.model:3: update calls = calls + 1.0
  // computes new_part4_counted_calls, new_part4_counted_calls, new_part4_counted_calls and 1 more
  void compute_new_part4_counted_calls(const double* part4_counted_calls, double* new_part4_counted_calls) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(new_part4_counted_calls, lane.load(part4_counted_calls) + 1.0);
    }
  }

  // m.model:18: h6 = stack([z, -z], axis = -1)[..., 0]
  // computes concatenate, concatenate, concatenate and 1 more
  void compute_concatenate(const double* z, double* concatenate) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(b, [&](auto lane, modelc::Index i) {
      const auto z_2 = lane.load(z + i);
      const auto neg = -z_2;
      lane.store(concatenate + i * 2, 2, z_2);
      lane.store(concatenate + 1 + i * 2, 2, neg);
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

  // computes where, new_optimizer_gradient_accumulator_part4_einsum_dense_bias
  void compute_where(const bool* eq, const double* optimizer_gradient_accumulator_part4_einsum_dense_bias,
                     double* where) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(where, select(lane.load(eq), 0.0, lane.load(optimizer_gradient_accumulator_part4_einsum_dense_bias)));
    }
  }

  // computes gradients, gradients
  void compute_gradients_2(double* gradients) noexcept {
    modelc::for_lanes<double>(3, [&](auto lane, modelc::Index i) { lane.store(gradients + 5 + i, lane(0.0)); });
  }

  // m.model:21: compile(optimizer = Lion(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), gr...
  // computes div, div
  void compute_div(const std::int64_t* optimizer_iteration, double* div) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(div, 0.1 / (1.0 + 0.5 * floor(modelc::cast<double>(lane.load(optimizer_iteration)) / 5.0)));
    }
  }

  // m.model:21: compile(optimizer = Lion(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), gr...
  // computes new_weights, new_weights
  void compute_new_weights(const double* optimizer_m, const double* gradients, const double* weights, const bool* eq,
                           const double* div, double* new_weights, double* new_optimizer_m) noexcept {
    modelc::for_lanes<double>(9, [&](auto lane, modelc::Index i) {
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto gradients_2 = lane.load(gradients + i);
      const auto weights_2 = lane.load(weights + i);
      const auto eq_2 = lane(eq[0]);
      const auto where_2 = select(
          eq_2, weights_2 - lane(div[0]) * sign(optimizer_m_2 * 0.9 + gradients_2 * 0.09999999999999998), weights_2);
      const auto where_3 = select(eq_2, optimizer_m_2 * 0.99 + gradients_2 * 0.010000000000000009, optimizer_m_2);
      lane.store(new_weights + i, where_2);
      lane.store(new_optimizer_m + i, where_3);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* z) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: update calls = calls + 1.0
    // new_part4_counted_calls: f64
    const double* const part4_counted_calls = states_.at<double>(0);
    double* const new_part4_counted_calls = states_.at<double>(0);
    compute_new_part4_counted_calls(part4_counted_calls, new_part4_counted_calls);

    // m.model:18: h6 = stack([z, -z], axis = -1)[..., 0]
    // concatenate: f64[b, 1, 2]
    double* const concatenate = arena_.at<double>(slots_[0]);
    compute_concatenate(z, concatenate);
    // h6: f64[b, 1]
    double* const h6 = arena_.at<double>(slots_[1]);
    modelc::for_lanes<double>(
        b, [&](auto lane, modelc::Index i) { lane.store(h6 + i, lane.load(concatenate + i * 2, 2)); });
  }

  void compute_train_step(const double* z, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: update calls = calls + 1.0
    // new_part4_counted_calls: f64
    const double* const part4_counted_calls = states_.at<double>(0);
    double* const new_part4_counted_calls = states_.at<double>(0);
    compute_new_part4_counted_calls(part4_counted_calls, new_part4_counted_calls);

    // m.model:18: h6 = stack([z, -z], axis = -1)[..., 0]
    // concatenate: f64[b, 1, 2]
    double* const concatenate = arena_.at<double>(train_step_slots_[0]);
    compute_concatenate(z, concatenate);

    // m.model:21: compile(optimizer = Lion(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), gr...
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(128);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
        const auto concatenate_2 = lane.load(concatenate + i * 2, 2);
        const auto abs_2 = abs(concatenate_2 - lane.load(y_true + i));
        const auto mul = concatenate_2 * concatenate_2;
        const auto where_2 = select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
        return modelc::folded(mul, where_2);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add_2 = row_sum / static_cast<double>(b) * 0.02 + row_sum_2 / static_cast<double>(b);
      scalar.store(loss, add_2);
    }
    // add: i64, eq: bool
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(192);
    bool* const eq = arena_.at<bool>(256);
    compute_add(optimizer_iteration, add, eq);
    // where: f64[1]
    const double* const optimizer_gradient_accumulator_part4_einsum_dense_bias = training_->block.at<double>(128);
    double* const where = arena_.at<double>(320);
    compute_where(eq, optimizer_gradient_accumulator_part4_einsum_dense_bias, where);
    // new_optimizer_gradient_accumulator_part4_einsum_dense_kernel: f64[5, 1], gradients: f64[9]
    const double* const optimizer_gradient_accumulator_part4_einsum_dense_kernel = training_->block.at<double>(64);
    double* const new_optimizer_gradient_accumulator_part4_einsum_dense_kernel = training_->block.at<double>(64);
    double* const gradients = arena_.at<double>(0);
    modelc::for_lanes<double>(5, [&](auto lane, modelc::Index i) {
      const auto optimizer_gradient_accumulator_part4_einsum_dense_kernel_2 =
          lane.load(optimizer_gradient_accumulator_part4_einsum_dense_kernel + i);
      const auto where_2 = select(lane(eq[0]), 0.0, optimizer_gradient_accumulator_part4_einsum_dense_kernel_2);
      const auto mul = optimizer_gradient_accumulator_part4_einsum_dense_kernel_2 * 0.5;
      lane.store(new_optimizer_gradient_accumulator_part4_einsum_dense_kernel + i, where_2);
      lane.store(gradients + i, mul);
    });
    // gradients: f64[9]
    compute_gradients_2(gradients);
    // gradients: f64[9]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 8, lane.load(optimizer_gradient_accumulator_part4_einsum_dense_bias) * 0.5);
    }
    // div: f64
    double* const div = arena_.at<double>(384);
    compute_div(optimizer_iteration, div);
    // new_weights: f64[9], new_optimizer_m: f64[9]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_m = training_->block.at<double>(192);
    double* const new_weights = weights_->block.at<double>(0);
    double* const new_optimizer_m = training_->block.at<double>(192);
    compute_new_weights(optimizer_m, gradients, weights, eq, div, new_weights, new_optimizer_m);

    modelc::copy_elements(arena_.at<double>(320), 1, training_->block.at<double>(128));
    modelc::copy_elements(arena_.at<std::int64_t>(192), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_update_step() noexcept {
    // add: i64, eq: bool
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const add = arena_.at<std::int64_t>(128);
    bool* const eq = arena_.at<bool>(192);
    compute_add(optimizer_iteration, add, eq);
    // add_2: f64[1]
    const double* const part_gradient_part4_einsum_dense_bias = arena_.at<double>(384);
    const double* const optimizer_gradient_accumulator_part4_einsum_dense_bias = training_->block.at<double>(128);
    double* const add_2 = arena_.at<double>(256);
    {
      const modelc::Scalar lane{};
      lane.store(add_2, lane.load(part_gradient_part4_einsum_dense_bias) +
                            lane.load(optimizer_gradient_accumulator_part4_einsum_dense_bias));
    }
    // new_optimizer_gradient_accumulator_part4_einsum_dense_bias: f64[1]
    double* const new_optimizer_gradient_accumulator_part4_einsum_dense_bias = training_->block.at<double>(128);
    compute_where(eq, add_2, new_optimizer_gradient_accumulator_part4_einsum_dense_bias);
    // new_optimizer_gradient_accumulator_part4_einsum_dense_kernel: f64[5, 1], gradients: f64[9]
    const double* const part_gradient_part4_einsum_dense_kernel = arena_.at<double>(320);
    const double* const optimizer_gradient_accumulator_part4_einsum_dense_kernel = training_->block.at<double>(64);
    double* const new_optimizer_gradient_accumulator_part4_einsum_dense_kernel = training_->block.at<double>(64);
    double* const gradients = arena_.at<double>(0);
    modelc::for_lanes<double>(5, [&](auto lane, modelc::Index i) {
      const auto add_3 = lane.load(part_gradient_part4_einsum_dense_kernel + i) +
                         lane.load(optimizer_gradient_accumulator_part4_einsum_dense_kernel + i);
      const auto where = select(lane(eq[0]), 0.0, add_3);
      const auto mul = 0.5 * add_3;
      lane.store(new_optimizer_gradient_accumulator_part4_einsum_dense_kernel + i, where);
      lane.store(gradients + i, mul);
    });
    // gradients: f64[9]
    compute_gradients_2(gradients);
    // gradients: f64[9]
    {
      const modelc::Scalar lane{};
      lane.store(gradients + 8, 0.5 * lane.load(add_2));
    }

    // m.model:21: compile(optimizer = Lion(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), gr...
    // div: f64
    double* const div = arena_.at<double>(256);
    compute_div(optimizer_iteration, div);
    // new_weights: f64[9], new_optimizer_m: f64[9]
    const double* const weights = weights_->block.at<double>(0);
    const double* const optimizer_m = training_->block.at<double>(192);
    double* const new_weights = weights_->block.at<double>(0);
    double* const new_optimizer_m = training_->block.at<double>(192);
    compute_new_weights(optimizer_m, gradients, weights, eq, div, new_weights, new_optimizer_m);
    // new_part4_counted_calls: f64
    const double* const part_state_part4_counted_calls = arena_.at<double>(512);
    double* const new_part4_counted_calls = states_.at<double>(0);
    {
      const modelc::Scalar lane{};
      lane.store(new_part4_counted_calls, lane.load(part_state_part4_counted_calls));
    }

    modelc::copy_elements(arena_.at<std::int64_t>(128), 1, training_->block.at<std::int64_t>(0));
  }

  void compute_evaluate_step(const double* z, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: update calls = calls + 1.0
    // new_part4_counted_calls: f64
    const double* const part4_counted_calls = states_.at<double>(0);
    double* const new_part4_counted_calls = states_.at<double>(0);
    compute_new_part4_counted_calls(part4_counted_calls, new_part4_counted_calls);

    // m.model:18: h6 = stack([z, -z], axis = -1)[..., 0]
    // concatenate: f64[b, 1, 2]
    double* const concatenate = arena_.at<double>(evaluate_step_slots_[0]);
    compute_concatenate(z, concatenate);

    // m.model:21: compile(optimizer = Lion(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), gr...
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
        const auto concatenate_2 = lane.load(concatenate + i * 2, 2);
        const auto abs_2 = abs(concatenate_2 - lane.load(y_true + i));
        const auto mul = concatenate_2 * concatenate_2;
        const auto where = select(abs_2 <= 1.0, abs_2 * abs_2 * 0.5, abs_2 - 0.5);
        return modelc::folded(mul, where);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add = row_sum / static_cast<double>(b) * 0.02 + row_sum_2 / static_cast<double>(b);
      scalar.store(loss, add);
    }
  }

  void compute_gradients(const double* z, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;

    // m.model:3: update calls = calls + 1.0
    // new_part_state_part4_counted_calls: f64
    const double* const part4_counted_calls = states_.at<double>(0);
    double* const new_part_state_part4_counted_calls = arena_.at<double>(512);
    compute_new_part4_counted_calls(part4_counted_calls, new_part_state_part4_counted_calls);

    // m.model:18: h6 = stack([z, -z], axis = -1)[..., 0]
    // concatenate: f64[b, 1, 2]
    double* const concatenate = arena_.at<double>(gradients_slots_[0]);
    compute_concatenate(z, concatenate);

    // m.model:21: compile(optimizer = Lion(learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true), gr...
    // the loss, and what its gradient needs
    // y_loss: f64, loss: f64
    double* const y_loss = arena_.at<double>(0);
    double* const loss = arena_.at<double>(64);
    {
      const modelc::Scalar scalar{};
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(b, [&](auto lane, modelc::Index i) {
        const auto concatenate_2 = lane.load(concatenate + i * 2, 2);
        const auto abs_2 = abs(concatenate_2 - lane.load(y_true + i));
        const auto mul = concatenate_2 * concatenate_2;
        const auto where = select(abs_2 <= 1.0, 0.5 * (abs_2 * abs_2), abs_2 - 0.5);
        return modelc::folded(mul, where);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto div = row_sum_2 / static_cast<double>(b);
      const auto add = row_sum / static_cast<double>(b) * 0.02 + div;
      const auto div_lanes = div;
      const auto add_lanes = add;
      scalar.store(y_loss, div_lanes);
      scalar.store(loss, add_lanes);
    }

    // m.model:9: output w = EinsumDense("...x,xy->...y", 1, bias_axes = "y", activation = mish)(v)
    // new_part_gradient_part4_einsum_dense_kernel: f64[5, 1]
    double* const new_part_gradient_part4_einsum_dense_kernel = arena_.at<double>(320);
    modelc::for_lanes<double>(
        5, [&](auto lane, modelc::Index i) { lane.store(new_part_gradient_part4_einsum_dense_kernel + i, lane(0.0)); });
    // new_part_gradient_part4_einsum_dense_bias: f64[1]
    double* const new_part_gradient_part4_einsum_dense_bias = arena_.at<double>(384);
    {
      const modelc::Scalar lane{};
      lane.store(new_part_gradient_part4_einsum_dense_bias, lane(0.0));
    }
    ready_(0);

    modelc::copy_elements(arena_.at<double>(64), 1, arena_.at<double>(448));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Arena states_{64};
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[2];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[1];     // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[1];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[1];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4207

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

namespace m4208 {

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

    auto p_re_lu_alpha() noexcept { return modelc::block_view<double, 4>(block, 0); }
    auto rms_normalization_scale() noexcept { return modelc::block_view<double, 4>(block, 64); }
    auto dense_kernel() noexcept { return modelc::block_view<double, 4, 4>(block, 128); }
    auto dense_bias() noexcept { return modelc::block_view<double, 4>(block, 256); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<double>(64), 1, 0.05); }
  };

  struct Gradients {
    double loss;
    double y_loss;
    modelc::View<const double, 4> grad_p_re_lu_alpha;
    modelc::View<const double, 4> grad_rms_normalization_scale;
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
    std::fill_n(block.at<double>(0), 4, 1.0);
    std::fill_n(block.at<double>(64), 4, 1.0);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<double>(128), 16, [&](modelc::Index i) {
        return (modelc::rounded_product(static_cast<double>(modelc::standard_uniform<double>(key, 0, i)),
                                        0x1.bb67ae8584caap+0) +
                -0x1.bb67ae8584caap-1);
      });
    }
    reset_optimizer();
  }

  /// `x: f64[b, s00, 4]` gives `y: f64[b, 4]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const double, modelc::Dynamic, 4> predict(
      modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const double, modelc::Dynamic, 4> predict(const XTensor& x) {
    compute(modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 4}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f64[b, s00, 4]`
  /// - takes `y_true: f64[b, 4]`
  /// Checks sizes by assertion alone.
  double train_step(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> x,
                    modelc::View<const double, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(y_true.rows() == symbols_.b);
    compute_train_step(x.data(), y_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double train_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_train_step(modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 4}),
                       modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 4}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    values[0] = static_cast<double>(*arena_.at<double>(320));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f64[b, s00, 4]`
  /// - takes `y_true: f64[b, 4]`
  /// Checks sizes by assertion alone.
  double evaluate_step(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> x,
                       modelc::View<const double, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(y_true.rows() == symbols_.b);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  double evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 4}),
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
  /// - takes `x: f64[b, s00, 4]`
  /// - takes `y_true: f64[b, 4]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const double, modelc::Dynamic, modelc::Dynamic, 4> x,
                      modelc::View<const double, modelc::Dynamic, 4> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    assert(y_true.rows() == symbols_.b);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<double, 3>("x", x, {symbols_.b, symbols_.s00, 4}),
                      modelc::checked<double, 2>("y_true", y_true, {symbols_.b, 4}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const double*>(inputs[0]), static_cast<const double*>(inputs[1]));
    outputs[0] = arena_.at<double>(64);
    outputs[1] = arena_.at<double>(0);
    outputs[2] = arena_.at<double>(256);
    outputs[3] = arena_.at<double>(320);
    outputs[4] = arena_.at<double>(384);
    outputs[5] = arena_.at<double>(512);
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
    values[0] = static_cast<double>(*arena_.at<double>(576));
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept {
    return {4 * symbols_.b * symbols_.s00, 4 * symbols_.b};
  }

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

  static constexpr std::array<const char*, 2> symbol_names{"b", "s00"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f64", 3, {-1, -1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f64", 2, {-1, 4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> weight_infos{{
      {"p_re_lu/alpha", "f64", 1, {4}, 0, true},
      {"rms_normalization/scale", "f64", 1, {4}, 64, true},
      {"dense/kernel", "f64", 2, {4, 4}, 128, true},
      {"dense/bias", "f64", 1, {4}, 256, true},
  }};
  static constexpr modelc::Index weight_bytes = 320;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f64", 3, {-1, -1, 4}, 0, false},
      {"y_true", "f64", 2, {-1, 4}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 6> gradient_infos{{
      {"loss", "f64", 0, {}, 0, false},
      {"y_loss", "f64", 0, {}, 0, false},
      {"grad/p_re_lu/alpha", "f64", 1, {4}, 0, false},
      {"grad/rms_normalization/scale", "f64", 1, {4}, 0, false},
      {"grad/dense/kernel", "f64", 2, {4, 4}, 0, false},
      {"grad/dense/bias", "f64", 1, {4}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f64", 0, {}, 64, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 5> part_infos{{
      {"gradient/p_re_lu/alpha", "f64", 1, {4}, 0, false},
      {"gradient/rms_normalization/scale", "f64", 1, {4}, 64, false},
      {"gradient/dense/kernel", "f64", 2, {4, 4}, 128, false},
      {"gradient/dense/bias", "f64", 1, {4}, 256, false},
      {"loss", "f64", 0, {}, 320, false},
  }};
  static constexpr modelc::Index part_bytes = 384;
  static constexpr modelc::Index gradient_bytes = 320;  // the first of them
  static constexpr modelc::Index training_bytes = 128;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    modelc::require_sizes({32 * b * s00_2, 32 * b});
    modelc::Size end = 128;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({128 * b * s00_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({32 * b * s00_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({32 * b});
    modelc::Size train_step_end = 448;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({128 * b * s00_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s00_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b * s00_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b * s00_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b * s00_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[15] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({32 * b});
    const modelc::Size update_step_end = 640;
    modelc::Size evaluate_step_end = 128;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({128 * b * s00_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b * s00_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({32 * b});
    modelc::Size gradients_end = 640;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({128 * b * s00_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s00_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b * s00_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b * s00_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b * s00_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({32 * b});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const double, modelc::Dynamic, 4> results() const noexcept {
    return modelc::make_view<modelc::View<const double, modelc::Dynamic, 4>>(arena_.at<double>(slots_[0]), symbols_.b,
                                                                             4);
  }

  double train_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(320)); }

  double evaluate_step_results() const noexcept { return modelc::make_view<double>(arena_.at<double>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<double>(arena_.at<double>(64)),
            modelc::make_view<double>(arena_.at<double>(0)),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(256), 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(320), 4),
            modelc::make_view<modelc::View<const double, 4, 4>>(arena_.at<double>(384), 4, 4),
            modelc::make_view<modelc::View<const double, 4>>(arena_.at<double>(512), 4)};
  }

  // m.model:3: h1 = Maximum()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 ...
  // computes lambda, lambda, lambda and 1 more
  void compute_lambda(const double* x, double* lambda) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<double>(4 * b * s00_2,
                              [&](auto lane, modelc::Index i) { lane.store(lambda + i, tanh(lane.load(x + i))); });
  }

  // m.model:3: h1 = Maximum()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 ...
  // computes lambda_2, lambda_2, lambda_2 and 1 more
  void compute_lambda_2(double* lambda_2) noexcept {
    for (modelc::Index i = 0; i < 4; ++i) {
      modelc::for_scalars(4, [&](auto lane, modelc::Index j) {
        lane.store(
            lambda_2 + i * 4 + j,
            modelc::cast<double>(lane(modelc::Scalar{}.one_hot(lane.iota(static_cast<std::int32_t>(j)), i))) * 6.0);
      });
    }
  }

  // m.model:3: h1 = Maximum()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 ...
  // computes a, a, a and 1 more
  void compute_a(const double* x, const double* lambda, const double* lambda_2, double* a) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < b * s00_2; ++i) {
      for (modelc::Index j = 0; j < 4; ++j) {
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index k) {
          lane.store(a + i * 16 + j * 4 + k,
                     lane(x[i * 4 + j]) * 0.3 * lane.load(lambda + i * 4 + k) + lane.load(lambda_2 + j * 4 + k));
        });
      }
    }
  }

  // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
  // computes scan, scan_2, scan and 7 more
  void compute_scan(double* scan) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(4 * b, [&](auto lane, modelc::Index i) { lane.store(scan + i, lane(0.0)); });
  }

  // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
  // computes scan_3, scan_3
  void compute_scan_3(const double* x, const double* lambda_3, double* scan_3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < s00_2; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index k) {
          const auto h1 =
              max(lane.load(x + i * 4 + j * (4 * s00_2) + k), lane.load(lambda_3 + i * 4 + j * (4 * s00_2) + k));
          const auto tanh_2 = tanh(h1);
          lane.store(scan_3 + i * (4 * b) + j * 4 + k, min(h1, h1 + 0.3 * (tanh_2 + h1 * (1.0 - tanh_2 * tanh_2))));
        });
      }
    }
  }

  // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
  // computes project, project
  void compute_project(const double* scan, const double* scan_2, const double* scan_3, const double* p_re_lu_alpha,
                       double* project, double* carry) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    std::copy_n(scan, 4 * b, project);
    std::copy_n(scan_2, 4 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = project;
      const double* const carry_1 = carry;
      const double* const x_0 = scan_3 + turn_2 * (4 * b);
      const double* const state_0 = p_re_lu_alpha;
      double* const new_carry_1 = carry;
      double* const new_carry_0 = project;
      // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
      // new_carry_1: f64[b, 4], new_carry_0: f64[b, 4]
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
          const auto x_0_2 = lane.load(x_0 + i * 4 + j);
          const auto n_2 =
              lane.load(carry_1 + i * 4 + j) * 0.5 + (max(x_0_2, 0.0) + lane.load(state_0 + j) * min(x_0_2, 0.0));
          const auto maximum = max(lane.load(carry_0 + i * 4 + j), n_2);
          lane.store(new_carry_1 + i * 4 + j, n_2);
          lane.store(new_carry_0 + i * 4 + j, maximum);
        });
      }
    }
  }

  // m.model:7: h4 = RMSNormalization()(h3)
  // computes h4, h4
  void compute_h4(const double* project, const double* rms_normalization_scale, double* h4) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        const auto project_2 = lane.load(project + i * 4 + j);
        return project_2 * project_2;
      }));
      const auto rsqrt_2 = rsqrt(row_sum * 0.25 + 1e-06);
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        lane.store(h4 + i * 4 + j,
                   lane.load(project + i * 4 + j) * lane(rsqrt_2) * lane.load(rms_normalization_scale + j));
      });
    }
  }

  // m.model:4: h2 = Minimum()([h1, Lambda(v -> v + 0.3 * gradients(sum(tanh(v) * v), v))(h1)])
  // computes h2, h2
  void compute_h2(const double* x, const double* lambda_3, double* h2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    modelc::for_lanes<double>(4 * b * s00_2, [&](auto lane, modelc::Index i) {
      const auto h1 = max(lane.load(x + i), lane.load(lambda_3 + i));
      const auto tanh_2 = tanh(h1);
      lane.store(h2 + i, min(h1, h1 + 0.3 * (tanh_2 + h1 * (1.0 - tanh_2 * tanh_2))));
    });
  }

  // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
  // computes scan_5, scan_5
  void compute_scan_5(double* scan_5) noexcept {
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) { lane.store(scan_5 + i, lane(0.0)); });
  }

  // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
  // computes scan_3, scan_3
  void compute_scan_3_2(const double* h2, double* scan_3, double* scan_6) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    for (modelc::Index i = 0; i < s00_2; ++i) {
      for (modelc::Index j = 0; j < b; ++j) {
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index k) {
          const auto h2_2 = lane.load(h2 + i * 4 + j * (4 * s00_2) + k);
          lane.store(scan_3 + i * (4 * b) + j * 4 + k, h2_2);
          lane.store(scan_6 + i * (4 * b) + j * 4 + k, h2_2);
        });
      }
    }
  }

  // m.model:7: h4 = RMSNormalization()(h3)
  // computes rms_normalization, rms_normalization
  void compute_rms_normalization(const double* project, const double* rms_normalization_scale, double* h4,
                                 double* rms_normalization, double* rms_normalization_5) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
        const auto project_6 = lane.load(project + i * 4 + j);
        return project_6 * project_6;
      }));
      const auto add_2 = row_sum * 0.25 + 1e-06;
      const auto rsqrt_2 = rsqrt(add_2);
      const auto div_2 = rsqrt_2 / add_2;
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        lane.store(h4 + i * 4 + j,
                   lane.load(project + i * 4 + j) * lane(rsqrt_2) * lane.load(rms_normalization_scale + j));
      });
      const auto rsqrt_2_lanes = rsqrt_2;
      const auto div_2_lanes = div_2;
      scalar.store(rms_normalization + i, rsqrt_2_lanes);
      scalar.store(rms_normalization_5 + i, div_2_lanes);
    }
  }

  // m.model:8: output y = Dense(4, activation = sigmoid)(h4)
  // computes dense, dense, dense
  void compute_dense(const double* h4, const double* dense_kernel, double* dense) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 4, 4, h4, 4, 1, dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(dense + row * 4 + column, sum);
                   });
  }

  // computes div, y_loss
  void compute_div(const double* dense_bias, const double* dense, const double* y_true, double* mul,
                   double* div) noexcept {
    const modelc::Index b = symbols_.b;
    {
      const modelc::Scalar scalar{};
      const auto mul_2 = 0.25 * (scalar(1.0) / scalar(static_cast<double>(b)));
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
              const auto add_2 = lane.load(dense_bias + j) + lane.load(dense + i * 4 + j);
              return log1p(exp(-abs(add_2))) + (max(add_2, 0.0) - add_2 * (lane.load(y_true + i * 4 + j) * 0.9 + 0.05));
            })));
      }
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
          lane.store(mul + i * 4 + j, lane(mul_2) * (sigmoid(lane.load(dense_bias + j) + lane.load(dense + i * 4 + j)) -
                                                     (lane.load(y_true + i * 4 + j) * 0.9 + 0.05)));
        });
      }
      const auto div_2 = 0.25 * row_sum / static_cast<double>(b);
      scalar.store(div, div_2);
    }
  }

  // m.model:8: output y = Dense(4, activation = sigmoid)(h4)
  // computes rms_normalization_2, rms_normalization_2
  void compute_rms_normalization_2(const double* mul, const double* dense_kernel, const double* rms_normalization_scale,
                                   const double* project, const double* rms_normalization, double* rms_normalization_2,
                                   double* rms_normalization_3, double* rms_normalization_4) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::matmul(threads_, b, 4, 4, mul, 4, 1, dense_kernel, 1, 4,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     const auto mul_2 = lane.load(rms_normalization_scale + column) * sum;
                     const auto project_6 = lane.load(project + row * 4 + column);
                     const auto rms_normalization_7 = lane(rms_normalization[row]);
                     const auto mul_3 = project_6 * rms_normalization_7 * sum;
                     const auto mul_4 = rms_normalization_7 * mul_2;
                     const auto mul_5 = project_6 * mul_2;
                     lane.store(rms_normalization_2 + row * 4 + column, mul_3);
                     lane.store(rms_normalization_3 + row * 4 + column, mul_4);
                     lane.store(rms_normalization_4 + row * 4 + column, mul_5);
                   });
  }

  // m.model:7: h4 = RMSNormalization()(h3)
  // computes rms_normalization_6, rms_normalization_7
  void compute_rms_normalization_6(const double* rms_normalization_5, const double* rms_normalization_4,
                                   const double* project, const double* rms_normalization_3,
                                   double* rms_normalization_6) noexcept {
    const modelc::Index b = symbols_.b;
    for (modelc::Index i = 0; i < b; ++i) {
      const modelc::Scalar scalar{};
      const auto rms_normalization_5_2 = scalar.load(rms_normalization_5 + i);
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, double>(
          4, [&](auto lane, modelc::Index j) { return lane.load(rms_normalization_4 + i * 4 + j); }));
      const auto mul_2 = 0.25 * (rms_normalization_5_2 * (row_sum * -0.5));
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
        const auto mul_3 = lane.load(project + i * 4 + j) * lane(mul_2);
        lane.store(rms_normalization_6 + i * 4 + j, mul_3 + (lane.load(rms_normalization_3 + i * 4 + j) + mul_3));
      });
    }
  }

  // m.model:9: compile(optimizer = SGD(learning_rate = 0.05), loss = BinaryCrossentropy(label_smoothing = 0.1))
  // computes new_weights, new_weights
  void compute_new_weights(const double* weights, const double* optimizer_learning_rate, const double* gradients,
                           double* new_weights) noexcept {
    modelc::for_lanes<double>(36, [&](auto lane, modelc::Index i) {
      lane.store(new_weights + i, lane.load(weights + i) - lane(optimizer_learning_rate[0]) * lane.load(gradients + i));
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

  // m.model:8: output y = Dense(4, activation = sigmoid)(h4)
  // computes new_part_gradient_dense_bias, rms_normalization_3
  void compute_new_part_gradient_dense_bias(const double* mul, double* new_part_gradient_dense_bias) noexcept {
    const modelc::Index b = symbols_.b;
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(mul + i + j * 4));
      }
      lane.store(new_part_gradient_dense_bias + i, grad_dense_bias);
    });
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const double* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Maximum()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 ...
    // lambda: f64[b, s00, 4]
    double* const lambda = arena_.at<double>(slots_[1]);
    compute_lambda(x, lambda);
    // lambda_2: f64[4, 4]
    double* const lambda_2 = arena_.at<double>(0);
    compute_lambda_2(lambda_2);
    // a: f64[b, s00, 4, 4]
    double* const a = arena_.at<double>(slots_[0]);
    compute_a(x, lambda, lambda_2, a);
    // lambda_3: f64[b, s00, 4]
    double* const lambda_3 = arena_.at<double>(slots_[1]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(lambda_3, b, s00_2, 4), modelc::tensor(workspace, 16),
                           modelc::tensor(a, b, s00_2, 4, 4), modelc::tensor(x, b, s00_2, 4));

    // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // scan: f64[b, 4]
    double* const scan = arena_.at<double>(slots_[2]);
    compute_scan(scan);
    // scan_2: f64[b, 4]
    double* const scan_2 = arena_.at<double>(slots_[3]);
    compute_scan(scan_2);
    // scan_3: f64[s00, b, 4]
    double* const scan_3 = arena_.at<double>(slots_[0]);
    compute_scan_3(x, lambda_3, scan_3);
    // project: f64[b, 4], carry: f64[b, 4]
    const double* const p_re_lu_alpha = weights_->block.at<double>(0);
    double* const project = arena_.at<double>(slots_[1]);
    double* const carry = arena_.at<double>(slots_[4]);
    compute_project(scan, scan_2, scan_3, p_re_lu_alpha, project, carry);

    // m.model:7: h4 = RMSNormalization()(h3)
    // h4: f64[b, 4]
    const double* const rms_normalization_scale = weights_->block.at<double>(64);
    double* const h4 = arena_.at<double>(slots_[1]);
    compute_h4(project, rms_normalization_scale, h4);

    // m.model:8: output y = Dense(4, activation = sigmoid)(h4)
    // y: f64[b, 4]
    const double* const dense_kernel = weights_->block.at<double>(128);
    const double* const dense_bias = weights_->block.at<double>(256);
    double* const y = arena_.at<double>(slots_[0]);
    modelc::matmul(threads_, b, 4, 4, h4, 4, 1, dense_kernel, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(y + row * 4 + column, sigmoid(lane.load(dense_bias + column) + sum));
                   });
  }

  void compute_train_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Maximum()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 ...
    // lambda: f64[b, s00, 4]
    double* const lambda = arena_.at<double>(train_step_slots_[1]);
    compute_lambda(x, lambda);
    // lambda_2: f64[4, 4]
    double* const lambda_2 = arena_.at<double>(0);
    compute_lambda_2(lambda_2);
    // a: f64[b, s00, 4, 4]
    double* const a = arena_.at<double>(train_step_slots_[0]);
    compute_a(x, lambda, lambda_2, a);
    // lambda_3: f64[b, s00, 4]
    double* const lambda_3 = arena_.at<double>(train_step_slots_[1]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(lambda_3, b, s00_2, 4), modelc::tensor(workspace, 16),
                           modelc::tensor(a, b, s00_2, 4, 4), modelc::tensor(x, b, s00_2, 4));

    // m.model:4: h2 = Minimum()([h1, Lambda(v -> v + 0.3 * gradients(sum(tanh(v) * v), v))(h1)])
    // h2: f64[b, s00, 4]
    double* const h2 = arena_.at<double>(train_step_slots_[1]);
    compute_h2(x, lambda_3, h2);

    // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // scan: f64[b, 4]
    double* const scan = arena_.at<double>(train_step_slots_[5]);
    compute_scan(scan);
    // scan_2: f64[b, 4]
    double* const scan_2 = arena_.at<double>(train_step_slots_[6]);
    compute_scan(scan_2);
    // scan_4: f64[b, 4]
    double* const scan_4 = arena_.at<double>(train_step_slots_[10]);
    compute_scan(scan_4);
    // scan_5: f64[4]
    double* const scan_5 = arena_.at<double>(0);
    compute_scan_5(scan_5);
    // scan_3: f64[s00, b, 4], scan_6: f64[s00, b, 4]
    double* const scan_3 = arena_.at<double>(train_step_slots_[0]);
    double* const scan_6 = arena_.at<double>(train_step_slots_[2]);
    compute_scan_3_2(h2, scan_3, scan_6);
    // project: f64[b, 4], project_2: bool[s00, b, 4], project_3: bool[s00, b, 4], project_4: bool[s00, b, 4], ...
    const double* const p_re_lu_alpha = weights_->block.at<double>(0);
    double* const project = arena_.at<double>(train_step_slots_[7]);
    bool* const project_2 = arena_.at<bool>(train_step_slots_[1]);
    bool* const project_3 = arena_.at<bool>(train_step_slots_[3]);
    bool* const project_4 = arena_.at<bool>(train_step_slots_[4]);
    double* const carry = arena_.at<double>(train_step_slots_[8]);
    std::copy_n(scan, 4 * b, project);
    std::copy_n(scan_2, 4 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = project;
      const double* const carry_1 = carry;
      const double* const x_0 = scan_3 + turn_2 * (4 * b);
      const double* const state_0 = p_re_lu_alpha;
      double* const new_carry_1 = carry;
      double* const new_carry_0 = project;
      bool* const stacked = project_4 + turn_2 * (4 * b);
      bool* const stacked_2 = project_3 + turn_2 * (4 * b);
      bool* const stacked_3 = project_2 + turn_2 * (4 * b);
      // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
      // new_carry_1: f64[b, 4], new_carry_0: f64[b, 4], stacked: bool[b, 4], stacked_2: bool[b, 4], stacked_3: b...
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
          const auto x_0_3 = lane.load(x_0 + i * 4 + j);
          const auto n_2 =
              lane.load(carry_1 + i * 4 + j) * 0.5 + (max(x_0_3, 0.0) + lane.load(state_0 + j) * min(x_0_3, 0.0));
          const auto carry_0_2 = lane.load(carry_0 + i * 4 + j);
          const auto maximum = max(carry_0_2, n_2);
          const auto eq = carry_0_2 == n_2;
          const auto gt = carry_0_2 > n_2;
          const auto gt_2 = n_2 > carry_0_2;
          lane.store(new_carry_1 + i * 4 + j, n_2);
          lane.store(new_carry_0 + i * 4 + j, maximum);
          lane.store(stacked + i * 4 + j, eq);
          lane.store(stacked_2 + i * 4 + j, gt);
          lane.store(stacked_3 + i * 4 + j, gt_2);
        });
      }
    }

    // m.model:7: h4 = RMSNormalization()(h3)
    // rms_normalization: f64[b, 1], h4: f64[b, 4], rms_normalization_5: f64[b, 1]
    const double* const rms_normalization_scale = weights_->block.at<double>(64);
    double* const rms_normalization = arena_.at<double>(train_step_slots_[11]);
    double* const h4 = arena_.at<double>(train_step_slots_[0]);
    double* const rms_normalization_5 = arena_.at<double>(train_step_slots_[12]);
    compute_rms_normalization(project, rms_normalization_scale, h4, rms_normalization, rms_normalization_5);

    // m.model:8: output y = Dense(4, activation = sigmoid)(h4)
    // dense: f64[b, 4]
    const double* const dense_kernel = weights_->block.at<double>(128);
    double* const dense = arena_.at<double>(train_step_slots_[5]);
    compute_dense(h4, dense_kernel, dense);
    // div: f64, mul: f64[b, 4]
    const double* const dense_bias = weights_->block.at<double>(256);
    double* const div = arena_.at<double>(320);
    double* const mul = arena_.at<double>(train_step_slots_[5]);
    compute_div(dense_bias, dense, y_true, mul, div);
    // rms_normalization_2: f64[b, 4], rms_normalization_3: f64[b, 4], rms_normalization_4: f64[b, 4]
    double* const rms_normalization_2 = arena_.at<double>(train_step_slots_[6]);
    double* const rms_normalization_3 = arena_.at<double>(train_step_slots_[8]);
    double* const rms_normalization_4 = arena_.at<double>(train_step_slots_[9]);
    compute_rms_normalization_2(mul, dense_kernel, rms_normalization_scale, project, rms_normalization,
                                rms_normalization_2, rms_normalization_3, rms_normalization_4);

    // m.model:7: h4 = RMSNormalization()(h3)
    // rms_normalization_6: f64[b, 4]
    double* const rms_normalization_6 = arena_.at<double>(train_step_slots_[7]);
    compute_rms_normalization_6(rms_normalization_5, rms_normalization_4, project, rms_normalization_3,
                                rms_normalization_6);

    // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // project_5: f64[4], carry_2: f64[b, 4], carry_3: f64[b, 4]
    double* const project_5 = arena_.at<double>(384);
    double* const carry_2 = arena_.at<double>(train_step_slots_[8]);
    double* const carry_3 = arena_.at<double>(train_step_slots_[9]);
    std::copy_n(rms_normalization_6, 4 * b, carry_2);
    std::copy_n(scan_4, 4 * b, carry_3);
    std::copy_n(scan_5, 4, project_5);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const modelc::Index step_2 = s00_2 - 1 - turn_2;
      const double* const d_carry_0 = carry_2;
      const double* const d_carry_1 = carry_3;
      const double* const sum_3 = project_5;
      const bool* const kept_0 = project_4 + step_2 * (4 * b);
      const bool* const kept_1 = project_3 + step_2 * (4 * b);
      const bool* const kept_2 = project_2 + step_2 * (4 * b);
      const double* const x_0_2 = scan_6 + step_2 * (4 * b);
      double* const new_d_carry_0 = carry_2;
      double* const add = arena_.at<double>(train_step_slots_[16]);
      double* const new_d_carry_1 = carry_3;
      double* const new_sum_3 = project_5;
      // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
      // new_d_carry_0: f64[b, 4], add: f64[b, 4], new_d_carry_1: f64[b, 4]
      modelc::for_lanes<double>(4 * b, [&](auto lane, modelc::Index i) {
        const auto d_carry_0_2 = lane.load(d_carry_0 + i);
        const auto where = select(lane.load(kept_0 + i), d_carry_0_2 * 0.5, 0.0);
        const auto add_2 = lane.load(d_carry_1 + i) + select(lane.load(kept_2 + i), d_carry_0_2, where);
        const auto where_2 = select(lane.load(kept_1 + i), d_carry_0_2, where);
        const auto mul_2 = 0.5 * add_2;
        lane.store(new_d_carry_0 + i, where_2);
        lane.store(add + i, add_2);
        lane.store(new_d_carry_1 + i, mul_2);
      });
      // new_sum_3: f64[4]
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
        const auto sum_3_2 = lane.load(sum_3 + i);
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index j = 0; j < b; ++j) {
          column_sum =
              modelc::Sum::apply(column_sum, lane.load(add + i + j * 4) * min(lane.load(x_0_2 + i + j * 4), 0.0));
        }
        const auto add_3 = sum_3_2 + column_sum;
        lane.store(new_sum_3 + i, add_3);
      });
    }
    // gradients: f64[36]
    double* const gradients = arena_.at<double>(0);
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto column_sum = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        column_sum = modelc::Sum::apply(column_sum, lane.load(rms_normalization_2 + i + j * 4));
      }
      lane.store(gradients + 8 + i, column_sum);
    });
    // the loss, and what its gradient needs
    // loss: f64, gradients: f64[36]
    double* const loss = arena_.at<double>(320);
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
        const auto p_re_lu_alpha_2 = lane.load(p_re_lu_alpha + i);
        const auto mul_2 = p_re_lu_alpha_2 * 0.02;
        const auto grad_p_re_lu_alpha = mul_2 + mul_2 + 0.01 * sign(p_re_lu_alpha_2) + lane.load(project_5 + i);
        const auto full = lane(0.0);
        const auto abs_2 = abs(p_re_lu_alpha_2);
        const auto mul_3 = p_re_lu_alpha_2 * p_re_lu_alpha_2;
        lane.store(gradients + i, grad_p_re_lu_alpha);
        lane.store(gradients + 4 + i, full);
        lane.store(gradients + 12 + i, full);
        return modelc::folded(abs_2, mul_3);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add_2 = div_2 + (row_sum * 0.01 + row_sum_2 * 0.02);
      scalar.store(loss, add_2);
    }

    // m.model:8: output y = Dense(4, activation = sigmoid)(h4)
    // gradients: f64[36]
    modelc::matmul(threads_, 4, b, 4, h4, 1, 4, mul, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(gradients + 16 + row * 4 + column, sum);
                   });
    // gradients: f64[36]
    modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
      auto grad_dense_bias = lane(modelc::Sum::identity<double>());
      for (modelc::Index j = 0; j < b; ++j) {
        grad_dense_bias = modelc::Sum::apply(grad_dense_bias, lane.load(mul + i + j * 4));
      }
      lane.store(gradients + 32 + i, grad_dense_bias);
    });

    // m.model:9: compile(optimizer = SGD(learning_rate = 0.05), loss = BinaryCrossentropy(label_smoothing = 0.1))
    // new_weights: f64[36]
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const weights = weights_->block.at<double>(0);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_weights(weights, optimizer_learning_rate, gradients, new_weights);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:9: compile(optimizer = SGD(learning_rate = 0.05), loss = BinaryCrossentropy(label_smoothing = 0.1))
    // new_weights: f64[36]
    const double* const optimizer_learning_rate = training_->block.at<double>(64);
    const double* const weights = weights_->block.at<double>(0);
    const double* const part_gradients = arena_.at<double>(256);
    double* const new_weights = weights_->block.at<double>(0);
    compute_new_weights(weights, optimizer_learning_rate, part_gradients, new_weights);
    // new_optimizer_iteration: i64
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Maximum()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 ...
    // lambda: f64[b, s00, 4]
    double* const lambda = arena_.at<double>(evaluate_step_slots_[1]);
    compute_lambda(x, lambda);
    // lambda_2: f64[4, 4]
    double* const lambda_2 = arena_.at<double>(0);
    compute_lambda_2(lambda_2);
    // a: f64[b, s00, 4, 4]
    double* const a = arena_.at<double>(evaluate_step_slots_[0]);
    compute_a(x, lambda, lambda_2, a);
    // lambda_3: f64[b, s00, 4]
    double* const lambda_3 = arena_.at<double>(evaluate_step_slots_[1]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(lambda_3, b, s00_2, 4), modelc::tensor(workspace, 16),
                           modelc::tensor(a, b, s00_2, 4, 4), modelc::tensor(x, b, s00_2, 4));

    // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // scan: f64[b, 4]
    double* const scan = arena_.at<double>(evaluate_step_slots_[2]);
    compute_scan(scan);
    // scan_2: f64[b, 4]
    double* const scan_2 = arena_.at<double>(evaluate_step_slots_[3]);
    compute_scan(scan_2);
    // scan_3: f64[s00, b, 4]
    double* const scan_3 = arena_.at<double>(evaluate_step_slots_[0]);
    compute_scan_3(x, lambda_3, scan_3);
    // project: f64[b, 4], carry: f64[b, 4]
    const double* const p_re_lu_alpha = weights_->block.at<double>(0);
    double* const project = arena_.at<double>(evaluate_step_slots_[1]);
    double* const carry = arena_.at<double>(evaluate_step_slots_[4]);
    compute_project(scan, scan_2, scan_3, p_re_lu_alpha, project, carry);

    // m.model:7: h4 = RMSNormalization()(h3)
    // h4: f64[b, 4]
    const double* const rms_normalization_scale = weights_->block.at<double>(64);
    double* const h4 = arena_.at<double>(evaluate_step_slots_[1]);
    compute_h4(project, rms_normalization_scale, h4);

    // m.model:8: output y = Dense(4, activation = sigmoid)(h4)
    // dense: f64[b, 4]
    const double* const dense_kernel = weights_->block.at<double>(128);
    double* const dense = arena_.at<double>(evaluate_step_slots_[0]);
    compute_dense(h4, dense_kernel, dense);

    // m.model:9: compile(optimizer = SGD(learning_rate = 0.05), loss = BinaryCrossentropy(label_smoothing = 0.1))
    // div: f64
    const double* const dense_bias = weights_->block.at<double>(256);
    double* const div = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      auto row_sum = scalar(modelc::Sum::identity<double>());
      for (modelc::Index i = 0; i < b; ++i) {
        row_sum = modelc::Sum::apply(
            row_sum, scalar(modelc::reduce_lanes<modelc::Sum, double>(4, [&](auto lane, modelc::Index j) {
              const auto add = lane.load(dense_bias + j) + lane.load(dense + i * 4 + j);
              return log1p(exp(-abs(add))) + (max(add, 0.0) - add * (lane.load(y_true + i * 4 + j) * 0.9 + 0.05));
            })));
      }
      const auto div_2 = 0.25 * row_sum / static_cast<double>(b);
      scalar.store(div, div_2);
    }
    // the loss
    // loss: f64
    double* const loss = arena_.at<double>(0);
    {
      const modelc::Scalar scalar{};
      const auto div_2 = scalar.load(div);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
        const auto p_re_lu_alpha_2 = lane.load(p_re_lu_alpha + i);
        const auto abs_2 = abs(p_re_lu_alpha_2);
        const auto mul = p_re_lu_alpha_2 * p_re_lu_alpha_2;
        return modelc::folded(abs_2, mul);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add = div_2 + (row_sum * 0.01 + row_sum_2 * 0.02);
      scalar.store(loss, add);
    }
  }

  void compute_gradients(const double* x, const double* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;

    // m.model:3: h1 = Maximum()([x, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 6 ...
    // lambda: f64[b, s00, 4]
    double* const lambda = arena_.at<double>(gradients_slots_[1]);
    compute_lambda(x, lambda);
    // lambda_2: f64[4, 4]
    double* const lambda_2 = arena_.at<double>(0);
    compute_lambda_2(lambda_2);
    // a: f64[b, s00, 4, 4]
    double* const a = arena_.at<double>(gradients_slots_[0]);
    compute_a(x, lambda, lambda_2, a);
    // lambda_3: f64[b, s00, 4]
    double* const lambda_3 = arena_.at<double>(gradients_slots_[1]);
    double* const workspace = arena_.at<double>(0);
    modelc::kernels::solve(modelc::tensor(lambda_3, b, s00_2, 4), modelc::tensor(workspace, 16),
                           modelc::tensor(a, b, s00_2, 4, 4), modelc::tensor(x, b, s00_2, 4));

    // m.model:4: h2 = Minimum()([h1, Lambda(v -> v + 0.3 * gradients(sum(tanh(v) * v), v))(h1)])
    // h2: f64[b, s00, 4]
    double* const h2 = arena_.at<double>(gradients_slots_[1]);
    compute_h2(x, lambda_3, h2);

    // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // scan: f64[b, 4]
    double* const scan = arena_.at<double>(gradients_slots_[5]);
    compute_scan(scan);
    // scan_2: f64[b, 4]
    double* const scan_2 = arena_.at<double>(gradients_slots_[6]);
    compute_scan(scan_2);
    // scan_4: f64[b, 4]
    double* const scan_4 = arena_.at<double>(gradients_slots_[9]);
    compute_scan(scan_4);
    // scan_5: f64[4]
    double* const scan_5 = arena_.at<double>(64);
    compute_scan_5(scan_5);
    // scan_3: f64[s00, b, 4], scan_6: f64[s00, b, 4]
    double* const scan_3 = arena_.at<double>(gradients_slots_[0]);
    double* const scan_6 = arena_.at<double>(gradients_slots_[2]);
    compute_scan_3_2(h2, scan_3, scan_6);
    // project: f64[b, 4], project_2: bool[s00, b, 4], project_3: bool[s00, b, 4], project_4: bool[s00, b, 4], ...
    const double* const p_re_lu_alpha = weights_->block.at<double>(0);
    double* const project = arena_.at<double>(gradients_slots_[7]);
    bool* const project_2 = arena_.at<bool>(gradients_slots_[1]);
    bool* const project_3 = arena_.at<bool>(gradients_slots_[3]);
    bool* const project_4 = arena_.at<bool>(gradients_slots_[4]);
    double* const carry = arena_.at<double>(gradients_slots_[8]);
    std::copy_n(scan, 4 * b, project);
    std::copy_n(scan_2, 4 * b, carry);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const double* const carry_0 = project;
      const double* const carry_1 = carry;
      const double* const x_0 = scan_3 + turn_2 * (4 * b);
      const double* const state_0 = p_re_lu_alpha;
      double* const new_carry_1 = carry;
      double* const new_carry_0 = project;
      bool* const stacked = project_4 + turn_2 * (4 * b);
      bool* const stacked_2 = project_3 + turn_2 * (4 * b);
      bool* const stacked_3 = project_2 + turn_2 * (4 * b);
      // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
      // new_carry_1: f64[b, 4], new_carry_0: f64[b, 4], stacked: bool[b, 4], stacked_2: bool[b, 4], stacked_3: b...
      for (modelc::Index i = 0; i < b; ++i) {
        modelc::for_lanes<double>(4, [&](auto lane, modelc::Index j) {
          const auto x_0_3 = lane.load(x_0 + i * 4 + j);
          const auto n_2 =
              lane.load(carry_1 + i * 4 + j) * 0.5 + (max(x_0_3, 0.0) + lane.load(state_0 + j) * min(x_0_3, 0.0));
          const auto carry_0_2 = lane.load(carry_0 + i * 4 + j);
          const auto maximum = max(carry_0_2, n_2);
          const auto eq = carry_0_2 == n_2;
          const auto gt = carry_0_2 > n_2;
          const auto gt_2 = n_2 > carry_0_2;
          lane.store(new_carry_1 + i * 4 + j, n_2);
          lane.store(new_carry_0 + i * 4 + j, maximum);
          lane.store(stacked + i * 4 + j, eq);
          lane.store(stacked_2 + i * 4 + j, gt);
          lane.store(stacked_3 + i * 4 + j, gt_2);
        });
      }
    }

    // m.model:7: h4 = RMSNormalization()(h3)
    // rms_normalization: f64[b, 1], h4: f64[b, 4], rms_normalization_6: f64[b, 1]
    const double* const rms_normalization_scale = weights_->block.at<double>(64);
    double* const rms_normalization = arena_.at<double>(gradients_slots_[10]);
    double* const h4 = arena_.at<double>(gradients_slots_[0]);
    double* const rms_normalization_6 = arena_.at<double>(gradients_slots_[11]);
    compute_rms_normalization(project, rms_normalization_scale, h4, rms_normalization, rms_normalization_6);

    // m.model:8: output y = Dense(4, activation = sigmoid)(h4)
    // dense: f64[b, 4]
    const double* const dense_kernel = weights_->block.at<double>(128);
    double* const dense = arena_.at<double>(gradients_slots_[5]);
    compute_dense(h4, dense_kernel, dense);
    // y_loss: f64, mul: f64[b, 4]
    const double* const dense_bias = weights_->block.at<double>(256);
    double* const y_loss = arena_.at<double>(0);
    double* const mul = arena_.at<double>(gradients_slots_[5]);
    compute_div(dense_bias, dense, y_true, mul, y_loss);
    // new_part_gradient_dense_bias: f64[4]
    double* const new_part_gradient_dense_bias = arena_.at<double>(512);
    compute_new_part_gradient_dense_bias(mul, new_part_gradient_dense_bias);
    ready_(256);
    // new_part_gradient_dense_kernel: f64[4, 4]
    double* const new_part_gradient_dense_kernel = arena_.at<double>(384);
    modelc::matmul(threads_, 4, b, 4, h4, 1, 4, mul, 4, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index column) {
                     lane.store(new_part_gradient_dense_kernel + row * 4 + column, sum);
                   });
    ready_(128);
    // rms_normalization_2: f64[b, 4], rms_normalization_4: f64[b, 4], rms_normalization_5: f64[b, 4]
    double* const rms_normalization_2 = arena_.at<double>(gradients_slots_[0]);
    double* const rms_normalization_4 = arena_.at<double>(gradients_slots_[6]);
    double* const rms_normalization_5 = arena_.at<double>(gradients_slots_[8]);
    compute_rms_normalization_2(mul, dense_kernel, rms_normalization_scale, project, rms_normalization,
                                rms_normalization_2, rms_normalization_4, rms_normalization_5);

    // m.model:7: h4 = RMSNormalization()(h3)
    // rms_normalization_3: f64[1, 4]
    double* const rms_normalization_3 = arena_.at<double>(128);
    compute_new_part_gradient_dense_bias(rms_normalization_2, rms_normalization_3);
    // rms_normalization_7: f64[b, 4]
    double* const rms_normalization_7 = arena_.at<double>(gradients_slots_[7]);
    compute_rms_normalization_6(rms_normalization_6, rms_normalization_5, project, rms_normalization_4,
                                rms_normalization_7);

    // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
    // project_5: f64[4], carry_2: f64[b, 4], carry_3: f64[b, 4]
    double* const project_5 = arena_.at<double>(192);
    double* const carry_2 = arena_.at<double>(gradients_slots_[0]);
    double* const carry_3 = arena_.at<double>(gradients_slots_[5]);
    std::copy_n(rms_normalization_7, 4 * b, carry_2);
    std::copy_n(scan_4, 4 * b, carry_3);
    std::copy_n(scan_5, 4, project_5);
    for (modelc::Index turn_2 = 0; turn_2 < s00_2; ++turn_2) {
      const modelc::Index step_2 = s00_2 - 1 - turn_2;
      const double* const d_carry_0 = carry_2;
      const double* const d_carry_1 = carry_3;
      const double* const sum_3 = project_5;
      const bool* const kept_0 = project_4 + step_2 * (4 * b);
      const bool* const kept_1 = project_3 + step_2 * (4 * b);
      const bool* const kept_2 = project_2 + step_2 * (4 * b);
      const double* const x_0_2 = scan_6 + step_2 * (4 * b);
      double* const new_d_carry_0 = carry_2;
      double* const add = arena_.at<double>(gradients_slots_[15]);
      double* const new_d_carry_1 = carry_3;
      double* const new_sum_3 = project_5;
      // m.model:6: h3 = scan((c, v) -> { n = 0.5 * c.a + l3(v)  return {a: n, m: maximum(c.m, n)}, n }, {m: zero...
      // new_d_carry_0: f64[b, 4], add: f64[b, 4], new_d_carry_1: f64[b, 4]
      modelc::for_lanes<double>(4 * b, [&](auto lane, modelc::Index i) {
        const auto d_carry_0_2 = lane.load(d_carry_0 + i);
        const auto where = select(lane.load(kept_0 + i), d_carry_0_2 * 0.5, 0.0);
        const auto add_2 = lane.load(d_carry_1 + i) + select(lane.load(kept_2 + i), d_carry_0_2, where);
        const auto where_2 = select(lane.load(kept_1 + i), d_carry_0_2, where);
        const auto mul_2 = 0.5 * add_2;
        lane.store(new_d_carry_0 + i, where_2);
        lane.store(add + i, add_2);
        lane.store(new_d_carry_1 + i, mul_2);
      });
      // new_sum_3: f64[4]
      modelc::for_lanes<double>(4, [&](auto lane, modelc::Index i) {
        const auto sum_3_2 = lane.load(sum_3 + i);
        auto column_sum = lane(modelc::Sum::identity<double>());
        for (modelc::Index j = 0; j < b; ++j) {
          column_sum =
              modelc::Sum::apply(column_sum, lane.load(add + i + j * 4) * min(lane.load(x_0_2 + i + j * 4), 0.0));
        }
        const auto add_3 = sum_3_2 + column_sum;
        lane.store(new_sum_3 + i, add_3);
      });
    }
    // the loss, and what its gradient needs
    // loss: f64, new_part_gradient_p_re_lu_alpha: f64[4]
    double* const loss = arena_.at<double>(64);
    double* const new_part_gradient_p_re_lu_alpha = arena_.at<double>(256);
    {
      const modelc::Scalar scalar{};
      const auto y_loss_2 = scalar.load(y_loss);
      const auto row_2 = modelc::fold_lanes<double, modelc::Sum, modelc::Sum>(4, [&](auto lane, modelc::Index i) {
        const auto p_re_lu_alpha_2 = lane.load(p_re_lu_alpha + i);
        const auto mul_2 = p_re_lu_alpha_2 * 0.02;
        const auto grad_p_re_lu_alpha = mul_2 + mul_2 + 0.01 * sign(p_re_lu_alpha_2) + lane.load(project_5 + i);
        const auto abs_2 = abs(p_re_lu_alpha_2);
        const auto mul_3 = p_re_lu_alpha_2 * p_re_lu_alpha_2;
        lane.store(new_part_gradient_p_re_lu_alpha + i, grad_p_re_lu_alpha);
        return modelc::folded(abs_2, mul_3);
      });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add_2 = y_loss_2 + (row_sum * 0.01 + row_sum_2 * 0.02);
      scalar.store(loss, add_2);
    }

    modelc::copy_elements(arena_.at<double>(128), 4, arena_.at<double>(320));
    modelc::copy_elements(arena_.at<double>(64), 1, arena_.at<double>(576));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[5];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[17];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[5];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[16];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4208

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
#include "modelc/linear_algebra.hpp"
#include "modelc/parallel.hpp"
#include "modelc/size.hpp"
#include "modelc/tensor.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/tensor_view.hpp"
#include "modelc/version.hpp"
#include "modelc/view.hpp"
#include "modelc/weights.hpp"

static_assert(MODELC_RUNTIME_VERSION / 100 == 1, "made for another version of the runtime: compile m.model again");

namespace m4209 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
    modelc::Index s00 = 1;
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

  /// `x: f32[b, s00, 2, s02, 2]` gives `y: f32[b, s00, 2, s02, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, modelc::Dynamic, 1> predict(
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, modelc::Dynamic, 2> x) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == symbols_.s02);
    assert(x.dimension(4) == 2);
    compute(x.data());
    return results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor>
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, modelc::Dynamic, 1> predict(const XTensor& x) {
    compute(modelc::checked<float, 5>("x", x, {symbols_.b, symbols_.s00, 2, symbols_.s02, 2}));
    return results();
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, s00, 2, s02, 2]`
  /// - takes `y_true: f32[b, s00, 2, s02, 1]`
  /// Checks sizes by assertion alone.
  float evaluate_step(
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, modelc::Dynamic, 2> x,
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == symbols_.s02);
    assert(x.dimension(4) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 2);
    assert(y_true.dimension(3) == symbols_.s02);
    assert(y_true.dimension(4) == 1);
    compute_evaluate_step(x.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const Y_trueTensor& y_true) {
    compute_evaluate_step(modelc::checked<float, 5>("x", x, {symbols_.b, symbols_.s00, 2, symbols_.s02, 2}),
                          modelc::checked<float, 5>("y_true", y_true, {symbols_.b, symbols_.s00, 2, symbols_.s02, 1}));
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
  /// - takes `x: f32[b, s00, 2, s02, 2]`
  /// - takes `y_true: f32[b, s00, 2, s02, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, modelc::Dynamic, 2> x,
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 2);
    assert(x.dimension(3) == symbols_.s02);
    assert(x.dimension(4) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s00);
    assert(y_true.dimension(2) == 2);
    assert(y_true.dimension(3) == symbols_.s02);
    assert(y_true.dimension(4) == 1);
    compute_gradients(x.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const Y_trueTensor& y_true) {
    compute_gradients(modelc::checked<float, 5>("x", x, {symbols_.b, symbols_.s00, 2, symbols_.s02, 2}),
                      modelc::checked<float, 5>("y_true", y_true, {symbols_.b, symbols_.s00, 2, symbols_.s02, 1}));
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
  void reset_metrics() noexcept {
    std::fill_n(training_->block.at<float>(0), 1, 0.0f);
    std::fill_n(training_->block.at<float>(64), 1, 0.0f);
    std::fill_n(training_->block.at<float>(128), 1, 0.0f);
    std::fill_n(training_->block.at<float>(192), 1, 0.0f);
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
  std::array<modelc::Index, 2> train_input_sizes() const noexcept {
    return {4 * symbols_.b * symbols_.s00 * symbols_.s02, 2 * symbols_.b * symbols_.s00 * symbols_.s02};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), 2 * symbols_.b * symbols_.s00 * symbols_.s02,
                          static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 3> symbol_names{"b", "s00", "s02"};
  static constexpr std::array<modelc::TensorInfo, 1> input_infos{{
      {"x", "f32", 5, {-1, -1, 2, -1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 5, {-1, -1, 2, -1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> weight_infos{};
  static constexpr modelc::Index weight_bytes = 0;
  static constexpr std::array<modelc::TensorInfo, 2> train_input_infos{{
      {"x", "f32", 5, {-1, -1, 2, -1, 2}, 0, false},
      {"y_true", "f32", 5, {-1, -1, 2, -1, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 3> metric_names{"loss", "mae", "metric"};
  static constexpr std::array<modelc::TensorInfo, 2> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> training_infos{{
      {"metric/mae/total", "f32", 0, {}, 0, false},
      {"metric/mae/count", "f32", 0, {}, 64, false},
      {"metric/metric/total", "f32", 0, {}, 128, false},
      {"metric/metric/count", "f32", 0, {}, 192, false},
  }};
  static constexpr modelc::Index training_bytes = 256;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    const modelc::Size s02_2 = modelc::positive("s02", symbols_.s02);
    modelc::require_sizes({16 * b * s00_2 * s02_2, 8 * b * s00_2 * s02_2});
    modelc::Size end = 64;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    modelc::Size evaluate_step_end = 320;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    modelc::Size gradients_end = 64;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s00_2 * s02_2});
    return std::max<modelc::Index>({end.value(), evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, modelc::Dynamic, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2, modelc::Dynamic, 1>>(
        arena_.at<float>(slots_[0]), symbols_.b, symbols_.s00, 2, symbols_.s02, 1);
  }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0))};
  }

  // m.model:9: h4 = Minimum()([h3, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 3...
  // computes lambda_2, lambda_2, lambda_2
  void compute_lambda_2(float* lambda_2) noexcept {
    {
      const modelc::Scalar lane{};
      lane.store(lambda_2, modelc::cast<float>(lane.one_hot(lane(static_cast<std::int32_t>(0)), 0)) * 3.0f);
    }
  }

  // m.model:9: h4 = Minimum()([h3, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 3...
  // computes lambda_2_2, lambda_2_2, lambda_2_2
  void compute_lambda_2_2(float* lambda_2_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    const modelc::Index s02_2 = symbols_.s02;
    modelc::for_scalars(2 * b * s00_2 * s02_2, [&](auto lane, modelc::Index i) {
      lane.store(lambda_2_2 + i, modelc::cast<float>(lane(modelc::Scalar{}.one_hot(static_cast<std::int32_t>(0), 0))));
    });
  }

  // m.model:9: h4 = Minimum()([h3, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 3...
  // computes h3, h3
  void compute_h3(const float* lambda_2, const float* x, float* h3, float* a) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    const modelc::Index s02_2 = symbols_.s02;
    for (modelc::Index i = 0; i < 2 * b * s00_2 * s02_2; ++i) {
      const modelc::Scalar scalar{};
      const auto lambda_2_4 = scalar.load(lambda_2);
      const auto h3_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
        const auto h1 = min(max(lane.load(x + i * 2 + j), -1.0f), 1.5f);
        const auto sin_2 = sin(h1);
        return (h1 + (h1 + (-sin_2 - sin_2 * 2.0f + cos(h1) * -h1) * 0.2f)) * 0.5f;
      }));
      const auto a_2 = h3_2 * 0.3f * tanh(h3_2) + lambda_2_4;
      const auto h3_2_lanes = h3_2;
      const auto a_2_lanes = a_2;
      scalar.store(h3 + i, h3_2_lanes);
      scalar.store(a + i, a_2_lanes);
    }
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    const modelc::Index s02_2 = symbols_.s02;

    // m.model:9: h4 = Minimum()([h3, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 3...
    // lambda_2: f32[1, 1]
    float* const lambda_2 = arena_.at<float>(0);
    compute_lambda_2(lambda_2);
    // h3: f32[b, s00, 2, s02, 1], a: f32[b, s00, 2, s02, 1, 1]
    float* const h3 = arena_.at<float>(slots_[0]);
    float* const a = arena_.at<float>(slots_[1]);
    for (modelc::Index i = 0; i < 2 * b * s00_2 * s02_2; ++i) {
      const modelc::Scalar scalar{};
      const auto neg = -scalar(1.0f);
      const auto add = scalar(1.0f) + scalar(1.0f);
      const auto lambda_2_4 = scalar.load(lambda_2);
      const auto h3_2 = scalar(modelc::reduce_lanes<modelc::Sum, float>(2, [&](auto lane, modelc::Index j) {
        const auto h1 = min(max(lane.load(x + i * 2 + j), -1.0f), 1.5f);
        const auto sin_2 = sin(h1);
        return (h1 + (h1 + (sin_2 * lane(neg) - sin_2 * lane(add) + cos(h1) * (h1 * lane(neg))) * 0.2f)) * 0.5f;
      }));
      const auto a_2 = h3_2 * 0.3f * tanh(h3_2) + lambda_2_4;
      const auto h3_2_lanes = h3_2;
      const auto a_2_lanes = a_2;
      scalar.store(h3 + i, h3_2_lanes);
      scalar.store(a + i, a_2_lanes);
    }
    // lambda_2_2: f32[b, s00, 2, s02, 1, 1]
    float* const lambda_2_2 = arena_.at<float>(slots_[2]);
    compute_lambda_2_2(lambda_2_2);
    // lambda_2_3: f32[b, s00, 2, s02, 1, 1]
    float* const lambda_2_3 = arena_.at<float>(slots_[3]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::solve(modelc::tensor(lambda_2_3, b, s00_2, 2, s02_2, 1, 1), modelc::tensor(workspace, 1),
                           modelc::tensor(a, b, s00_2, 2, s02_2, 1, 1),
                           modelc::tensor(lambda_2_2, b, s00_2, 2, s02_2, 1, 1));
    // h4: f32[b, s00, 2, s02, 1]
    float* const h4 = arena_.at<float>(slots_[0]);
    modelc::for_lanes<float>(2 * b * s00_2 * s02_2, [&](auto lane, modelc::Index i) {
      lane.store(h4 + i, min(lane.load(h3 + i), lane.load(lambda_2_3 + i)));
    });
  }

  void compute_evaluate_step(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    const modelc::Index s02_2 = symbols_.s02;

    // m.model:9: h4 = Minimum()([h3, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 3...
    // lambda_2: f32[1, 1]
    float* const lambda_2 = arena_.at<float>(0);
    compute_lambda_2(lambda_2);
    // h3: f32[b, s00, 2, s02, 1], a: f32[b, s00, 2, s02, 1, 1]
    float* const h3 = arena_.at<float>(evaluate_step_slots_[0]);
    float* const a = arena_.at<float>(evaluate_step_slots_[1]);
    compute_h3(lambda_2, x, h3, a);
    // lambda_2_2: f32[b, s00, 2, s02, 1, 1]
    float* const lambda_2_2 = arena_.at<float>(evaluate_step_slots_[2]);
    compute_lambda_2_2(lambda_2_2);
    // lambda_2_3: f32[b, s00, 2, s02, 1, 1]
    float* const lambda_2_3 = arena_.at<float>(evaluate_step_slots_[3]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::solve(modelc::tensor(lambda_2_3, b, s00_2, 2, s02_2, 1, 1), modelc::tensor(workspace, 1),
                           modelc::tensor(a, b, s00_2, 2, s02_2, 1, 1),
                           modelc::tensor(lambda_2_2, b, s00_2, 2, s02_2, 1, 1));

    // m.model:11: compile(optimizer = Ftrl(l1_regularization_strength = 0.01), loss = MeanSquaredError(reducti...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_mae_total: f32, mae: f32, mae_2: f32, new_metric_metric_total: f32, metric: f32, m...
    const float* const metric_mae_total = training_->block.at<float>(0);
    const float* const metric_mae_count = training_->block.at<float>(64);
    const float* const metric_metric_total = training_->block.at<float>(128);
    const float* const metric_metric_count = training_->block.at<float>(192);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_mae_total = training_->block.at<float>(0);
    float* const mae = arena_.at<float>(64);
    float* const mae_2 = arena_.at<float>(128);
    float* const new_metric_metric_total = training_->block.at<float>(128);
    float* const metric = arena_.at<float>(192);
    float* const metric_2 = arena_.at<float>(256);
    {
      const modelc::Scalar scalar{};
      const auto metric_mae_total_2 = scalar.load(metric_mae_total);
      const auto add = scalar.load(metric_mae_count) + static_cast<float>(2 * b * s00_2 * s02_2);
      const auto eq = add == 0.0f;
      const auto where = select(eq, 1.0f, add);
      const auto metric_metric_total_2 = scalar.load(metric_metric_total);
      const auto add_2 = scalar.load(metric_metric_count) + static_cast<float>(2 * b * s00_2 * s02_2);
      const auto eq_2 = 0.0f == add_2;
      const auto where_2 = select(eq_2, 1.0f, add_2);
      const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum, modelc::Sum>(
          2 * b * s00_2 * s02_2, [&](auto lane, modelc::Index i) {
            const auto h4 = min(lane.load(h3 + i), lane.load(lambda_2_3 + i));
            const auto y_true_2 = lane.load(y_true + i);
            const auto sub = h4 - y_true_2;
            const auto mul = sub * sub;
            const auto abs_2 = abs(sub);
            const auto abs_3 = abs(y_true_2 - h4);
            return modelc::folded(mul, abs_2, abs_3);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto row_sum_3 = scalar(std::get<2>(row_2));
      const auto add_lanes = add;
      const auto add_2_lanes = add_2;
      scalar.store(mae, add_lanes);
      scalar.store(metric, add_2_lanes);
      const auto add_3 = metric_mae_total_2 + row_sum_2;
      const auto where_3 = select(eq, 0.0f, add_3 / where);
      const auto add_4 = metric_metric_total_2 + row_sum_3;
      const auto where_4 = select(eq_2, 0.0f, add_4 / where_2);
      const auto row_sum_lanes = row_sum;
      const auto add_3_lanes = add_3;
      const auto where_3_lanes = where_3;
      const auto add_4_lanes = add_4;
      const auto where_4_lanes = where_4;
      scalar.store(loss, row_sum_lanes);
      scalar.store(new_metric_mae_total, add_3_lanes);
      scalar.store(mae_2, where_3_lanes);
      scalar.store(new_metric_metric_total, add_4_lanes);
      scalar.store(metric_2, where_4_lanes);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(64));
    modelc::copy_elements(arena_.at<float>(192), 1, training_->block.at<float>(192));
  }

  void compute_gradients(const float* x, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s00_2 = symbols_.s00;
    const modelc::Index s02_2 = symbols_.s02;

    // m.model:9: h4 = Minimum()([h3, Lambda(v -> { a = 0.3 * expand_dims(v, -1) * expand_dims(tanh(v), -2) + 3...
    // lambda_2: f32[1, 1]
    float* const lambda_2 = arena_.at<float>(0);
    compute_lambda_2(lambda_2);
    // h3: f32[b, s00, 2, s02, 1], a: f32[b, s00, 2, s02, 1, 1]
    float* const h3 = arena_.at<float>(gradients_slots_[0]);
    float* const a = arena_.at<float>(gradients_slots_[1]);
    compute_h3(lambda_2, x, h3, a);
    // lambda_2_2: f32[b, s00, 2, s02, 1, 1]
    float* const lambda_2_2 = arena_.at<float>(gradients_slots_[2]);
    compute_lambda_2_2(lambda_2_2);
    // lambda_2_3: f32[b, s00, 2, s02, 1, 1]
    float* const lambda_2_3 = arena_.at<float>(gradients_slots_[3]);
    float* const workspace = arena_.at<float>(0);
    modelc::kernels::solve(modelc::tensor(lambda_2_3, b, s00_2, 2, s02_2, 1, 1), modelc::tensor(workspace, 1),
                           modelc::tensor(a, b, s00_2, 2, s02_2, 1, 1),
                           modelc::tensor(lambda_2_2, b, s00_2, 2, s02_2, 1, 1));

    // m.model:11: compile(optimizer = Ftrl(l1_regularization_strength = 0.01), loss = MeanSquaredError(reducti...
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      const auto row_sum =
          scalar(modelc::reduce_lanes<modelc::Sum, float>(2 * b * s00_2 * s02_2, [&](auto lane, modelc::Index i) {
            const auto sub = min(lane.load(h3 + i), lane.load(lambda_2_3 + i)) - lane.load(y_true + i);
            return sub * sub;
          }));
      scalar.store(loss, row_sum);
    }
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Parallel threads_;
  modelc::Index slots_[4];                // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[4];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[4];      // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4209

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

namespace m4210 {

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

    auto part2_twice_rms_normalization_scale() noexcept { return modelc::block_view<float, 1>(block, 0); }
    auto separable_conv2d_depthwise_kernel() noexcept { return modelc::tensor(block.at<float>(192), 3, 3, 1, 1); }
    auto separable_conv2d_pointwise_kernel() noexcept { return modelc::tensor(block.at<float>(256), 1, 1, 1, 1); }
    auto separable_conv2d_bias() noexcept { return modelc::block_view<float, 1>(block, 320); }
    auto dense_kernel() noexcept { return modelc::block_view<float, 1, 1>(block, 64); }
    auto dense_bias() noexcept { return modelc::block_view<float, 1>(block, 128); }
  };

  /// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
  struct Training {
    modelc::Arena block{training_bytes};

    Training() { std::fill_n(block.at<float>(64), 1, 0.001f); }
  };

  struct Inputs {
    modelc::View<const float, modelc::Dynamic, 2, modelc::Dynamic, 1> x;
    modelc::View<const float, modelc::Dynamic, 2> z;
  };

  struct Outputs {
    modelc::View<const float, modelc::Dynamic, 1, modelc::Dynamic, 1> y;
    modelc::View<const float, modelc::Dynamic, 2, modelc::Dynamic, 1> other;
  };

  struct Gradients {
    float loss;
    float y_loss;
    float other_loss;
    modelc::View<const float, 1> grad_part2_twice_rms_normalization_scale;
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
    std::fill_n(block.at<float>(0), 1, 1.0f);
    {
      const std::uint64_t key = modelc::weight_seed(seed, "separable_conv2d/depthwise_kernel");
      modelc::initial::fill(block.at<float>(192), 9, [&](modelc::Index i) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, i)), 0x1.279a74p+0) +
            -0x1.279a74p-1);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "separable_conv2d/pointwise_kernel");
      modelc::initial::fill(block.at<float>(256), 1, [&](modelc::Index) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, 0)), 0x1.bb67aep+1) +
            -0x1.bb67aep+0);
      });
    }
    {
      const std::uint64_t key = modelc::weight_seed(seed, "dense/kernel");
      modelc::initial::fill(block.at<float>(64), 1, [&](modelc::Index) {
        return (
            modelc::rounded_product(static_cast<double>(modelc::standard_uniform<float>(key, 0, 0)), 0x1.bb67aep+1) +
            -0x1.bb67aep+0);
      });
    }
    reset_optimizer();
  }

  /// `x: f32[b, 2, s01, 1], z: f32[b, 2]` gives `y: f32[b, 1, ceil_div(s01, 2), 1], other: f32[b, 2, s01, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Outputs predict(modelc::View<const float, modelc::Dynamic, 2, modelc::Dynamic, 1> x,
                  modelc::View<const float, modelc::Dynamic, 2> z) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 1);
    assert(z.rows() == symbols_.b);
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
    modelc::checked<float, 2>("z", z, {symbols_.b, 2});
    compute(modelc::checked<float, 4>("x", x, {symbols_.b, 2, symbols_.s01, 1}));
    return results();
  }

  /// One step of training on a batch. Gives the batch's loss before the step.
  /// - takes `x: f32[b, 2, s01, 1]`
  /// - takes `z: f32[b, 2]`
  /// - takes `y_true: f32[b, 1, ceil_div(s01, 2), 1]`
  /// - takes `other_true: f32[b, 2, s01, 1]`
  /// Checks sizes by assertion alone.
  float train_step(modelc::View<const float, modelc::Dynamic, 2, modelc::Dynamic, 1> x,
                   modelc::View<const float, modelc::Dynamic, 2> z,
                   modelc::View<const float, modelc::Dynamic, 1, modelc::Dynamic, 1> y_true,
                   modelc::View<const float, modelc::Dynamic, 2, modelc::Dynamic, 1> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 1);
    assert(z.rows() == symbols_.b);
    static_cast<void>(z);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == modelc::ceil_div(symbols_.s01, 2));
    assert(y_true.dimension(3) == 1);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 2);
    assert(other_true.dimension(2) == symbols_.s01);
    assert(other_true.dimension(3) == 1);
    compute_train_step(x.data(), y_true.data(), other_true.data());
    return train_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  float train_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true, const Other_trueTensor& other_true) {
    modelc::checked<float, 2>("z", z, {symbols_.b, 2});
    compute_train_step(
        modelc::checked<float, 4>("x", x, {symbols_.b, 2, symbols_.s01, 1}),
        modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 1, modelc::ceil_div(symbols_.s01, 2), 1}),
        modelc::checked<float, 4>("other_true", other_true, {symbols_.b, 2, symbols_.s01, 1}));
    return train_step_results();
  }

  /// The same for callers that know the model by its tables alone: row-major elements in the order of
  /// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
  /// metric_names says.
  void train_step_raw(const void* const* inputs, double* values) noexcept {
    compute_train_step(static_cast<const float*>(inputs[0]), static_cast<const float*>(inputs[2]),
                       static_cast<const float*>(inputs[3]));
    values[0] = static_cast<double>(*arena_.at<float>(192));
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, 2, s01, 1]`
  /// - takes `z: f32[b, 2]`
  /// - takes `y_true: f32[b, 1, ceil_div(s01, 2), 1]`
  /// - takes `other_true: f32[b, 2, s01, 1]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, 2, modelc::Dynamic, 1> x,
                      modelc::View<const float, modelc::Dynamic, 2> z,
                      modelc::View<const float, modelc::Dynamic, 1, modelc::Dynamic, 1> y_true,
                      modelc::View<const float, modelc::Dynamic, 2, modelc::Dynamic, 1> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 1);
    assert(z.rows() == symbols_.b);
    static_cast<void>(z);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == modelc::ceil_div(symbols_.s01, 2));
    assert(y_true.dimension(3) == 1);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 2);
    assert(other_true.dimension(2) == symbols_.s01);
    assert(other_true.dimension(3) == 1);
    compute_evaluate_step(x.data(), y_true.data(), other_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<float, 2>("z", z, {symbols_.b, 2});
    compute_evaluate_step(
        modelc::checked<float, 4>("x", x, {symbols_.b, 2, symbols_.s01, 1}),
        modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 1, modelc::ceil_div(symbols_.s01, 2), 1}),
        modelc::checked<float, 4>("other_true", other_true, {symbols_.b, 2, symbols_.s01, 1}));
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
  /// - takes `x: f32[b, 2, s01, 1]`
  /// - takes `z: f32[b, 2]`
  /// - takes `y_true: f32[b, 1, ceil_div(s01, 2), 1]`
  /// - takes `other_true: f32[b, 2, s01, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, 2, modelc::Dynamic, 1> x,
                      modelc::View<const float, modelc::Dynamic, 2> z,
                      modelc::View<const float, modelc::Dynamic, 1, modelc::Dynamic, 1> y_true,
                      modelc::View<const float, modelc::Dynamic, 2, modelc::Dynamic, 1> other_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == 2);
    assert(x.dimension(2) == symbols_.s01);
    assert(x.dimension(3) == 1);
    assert(z.rows() == symbols_.b);
    static_cast<void>(z);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == 1);
    assert(y_true.dimension(2) == modelc::ceil_div(symbols_.s01, 2));
    assert(y_true.dimension(3) == 1);
    assert(other_true.dimension(0) == symbols_.b);
    assert(other_true.dimension(1) == 2);
    assert(other_true.dimension(2) == symbols_.s01);
    assert(other_true.dimension(3) == 1);
    compute_gradients(x.data(), y_true.data(), other_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor, class Other_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true,
                      const Other_trueTensor& other_true) {
    modelc::checked<float, 2>("z", z, {symbols_.b, 2});
    compute_gradients(
        modelc::checked<float, 4>("x", x, {symbols_.b, 2, symbols_.s01, 1}),
        modelc::checked<float, 4>("y_true", y_true, {symbols_.b, 1, modelc::ceil_div(symbols_.s01, 2), 1}),
        modelc::checked<float, 4>("other_true", other_true, {symbols_.b, 2, symbols_.s01, 1}));
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
  std::array<modelc::Index, 4> train_input_sizes() const noexcept {
    return {2 * symbols_.b * symbols_.s01, 2 * symbols_.b, symbols_.b * modelc::ceil_div(symbols_.s01, 2),
            2 * symbols_.b * symbols_.s01};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), symbols_.b * modelc::ceil_div(symbols_.s01, 2),
                          static_cast<float*>(outputs[0]));
    modelc::copy_elements(arena_.at<float>(slots_[3]), 2 * symbols_.b * symbols_.s01, static_cast<float*>(outputs[1]));
  }

  static constexpr std::array<const char*, 2> symbol_names{"b", "s01"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 4, {-1, 2, -1, 1}, 0, false},
      {"z", "f32", 2, {-1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 2> output_infos{{
      {"y", "f32", 4, {-1, 1, -1, 1}, 0, false},
      {"other", "f32", 4, {-1, 2, -1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 6> weight_infos{{
      {"part2/twice/rms_normalization/scale", "f32", 1, {1}, 0, true},
      {"separable_conv2d/depthwise_kernel", "f32", 4, {3, 3, 1, 1}, 192, false},
      {"separable_conv2d/pointwise_kernel", "f32", 4, {1, 1, 1, 1}, 256, false},
      {"separable_conv2d/bias", "f32", 1, {1}, 320, false},
      {"dense/kernel", "f32", 2, {1, 1}, 64, true},
      {"dense/bias", "f32", 1, {1}, 128, true},
  }};
  static constexpr modelc::Index weight_bytes = 384;
  static constexpr std::array<modelc::TensorInfo, 4> train_input_infos{{
      {"x", "f32", 4, {-1, 2, -1, 1}, 0, false},
      {"z", "f32", 2, {-1, 2}, 0, false},
      {"y_true", "f32", 4, {-1, 1, -1, 1}, 0, false},
      {"other_true", "f32", 4, {-1, 2, -1, 1}, 0, false},
  }};
  static constexpr std::array<const char*, 1> metric_names{"loss"};
  static constexpr std::array<modelc::TensorInfo, 6> gradient_infos{{
      {"loss", "f32", 0, {}, 0, false},
      {"y_loss", "f32", 0, {}, 0, false},
      {"other_loss", "f32", 0, {}, 0, false},
      {"grad/part2/twice/rms_normalization/scale", "f32", 1, {1}, 0, false},
      {"grad/dense/kernel", "f32", 2, {1, 1}, 0, false},
      {"grad/dense/bias", "f32", 1, {1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 8> training_infos{{
      {"optimizer/iteration", "i64", 0, {}, 0, false},
      {"optimizer/learning_rate", "f32", 0, {}, 64, false},
      {"optimizer/m/part2/twice/rms_normalization/scale", "f32", 1, {1}, 128, false},
      {"optimizer/m/dense/kernel", "f32", 2, {1, 1}, 192, false},
      {"optimizer/m/dense/bias", "f32", 1, {1}, 256, false},
      {"optimizer/v/part2/twice/rms_normalization/scale", "f32", 1, {1}, 320, false},
      {"optimizer/v/dense/kernel", "f32", 2, {1, 1}, 384, false},
      {"optimizer/v/dense/bias", "f32", 1, {1}, 448, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 4> part_infos{{
      {"gradient/part2/twice/rms_normalization/scale", "f32", 1, {1}, 0, false},
      {"gradient/dense/kernel", "f32", 2, {1, 1}, 64, false},
      {"gradient/dense/bias", "f32", 1, {1}, 128, false},
      {"loss", "f32", 0, {}, 192, false},
  }};
  static constexpr modelc::Index part_bytes = 256;
  static constexpr modelc::Index gradient_bytes = 192;  // the first of them
  static constexpr modelc::Index training_bytes = 512;

 private:
  // Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
  modelc::Index lay_out() {
    const modelc::Size b = modelc::positive("b", symbols_.b);
    const modelc::Size s01_2 = modelc::positive("s01", symbols_.s01);
    modelc::require_sizes({8 * b * s01_2, 8 * b, 4 * b * modelc::ceil_div(s01_2, 2)});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({8 * b * s01_2});
    slots_[1] = end.value();
    end = end + modelc::slot_bytes({8 * b * s01_2});
    slots_[2] = end.value();
    end = end + modelc::slot_bytes({8 * b * s01_2});
    slots_[3] = end.value();
    end = end + modelc::slot_bytes({8 * b * s01_2});
    slots_[4] = end.value();
    end = end + modelc::slot_bytes({8 * b * s01_2});
    slots_[5] = end.value();
    end = end + modelc::slot_bytes({8 * b * s01_2});
    slots_[6] = end.value();
    end = end + modelc::slot_bytes({8 * b * s01_2});
    modelc::Size train_step_end = 320;
    train_step_slots_[0] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[1] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[2] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[3] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[4] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[5] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[6] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[7] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[8] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[9] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[10] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[11] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[12] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[13] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b * modelc::ceil_div(s01_2, 2)});
    train_step_slots_[14] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b * modelc::ceil_div(s01_2, 2)});
    train_step_slots_[15] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({4 * b * modelc::ceil_div(s01_2, 2)});
    train_step_slots_[16] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({2 * b * s01_2});
    train_step_slots_[17] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({2 * b * s01_2});
    train_step_slots_[18] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({2 * b * s01_2});
    train_step_slots_[19] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({2 * b * s01_2});
    train_step_slots_[20] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[21] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[22] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[23] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    train_step_slots_[24] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({2 * b * s01_2});
    train_step_slots_[25] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({2 * b * s01_2});
    train_step_slots_[26] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({2 * b * s01_2});
    train_step_slots_[27] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({2 * b * s01_2});
    train_step_slots_[28] = train_step_end.value();
    train_step_end = train_step_end + modelc::slot_bytes({8 * b * s01_2});
    const modelc::Size update_step_end = 512;
    modelc::Size evaluate_step_end = 64;
    evaluate_step_slots_[0] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s01_2});
    evaluate_step_slots_[1] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s01_2});
    evaluate_step_slots_[2] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s01_2});
    evaluate_step_slots_[3] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s01_2});
    evaluate_step_slots_[4] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s01_2});
    evaluate_step_slots_[5] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s01_2});
    evaluate_step_slots_[6] = evaluate_step_end.value();
    evaluate_step_end = evaluate_step_end + modelc::slot_bytes({8 * b * s01_2});
    modelc::Size gradients_end = 512;
    gradients_slots_[0] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[1] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[2] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[3] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[4] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[5] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[6] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[7] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[8] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[9] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[10] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[11] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[12] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[13] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({4 * b * modelc::ceil_div(s01_2, 2)});
    gradients_slots_[14] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({2 * b * s01_2});
    gradients_slots_[15] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({2 * b * s01_2});
    gradients_slots_[16] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({2 * b * s01_2});
    gradients_slots_[17] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({2 * b * s01_2});
    gradients_slots_[18] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[19] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[20] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[21] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    gradients_slots_[22] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({2 * b * s01_2});
    gradients_slots_[23] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({2 * b * s01_2});
    gradients_slots_[24] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({2 * b * s01_2});
    gradients_slots_[25] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({2 * b * s01_2});
    gradients_slots_[26] = gradients_end.value();
    gradients_end = gradients_end + modelc::slot_bytes({8 * b * s01_2});
    return std::max<modelc::Index>({end.value(), train_step_end.value(), update_step_end.value(),
                                    evaluate_step_end.value(), gradients_end.value()});
  }

  Outputs results() const noexcept {
    return {modelc::make_view<modelc::View<const float, modelc::Dynamic, 1, modelc::Dynamic, 1>>(
                arena_.at<float>(slots_[0]), symbols_.b, 1, modelc::ceil_div(symbols_.s01, 2), 1),
            modelc::make_view<modelc::View<const float, modelc::Dynamic, 2, modelc::Dynamic, 1>>(
                arena_.at<float>(slots_[3]), symbols_.b, 2, symbols_.s01, 1)};
  }

  float train_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(192)); }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(128)),
            modelc::make_view<float>(arena_.at<float>(0)),
            modelc::make_view<float>(arena_.at<float>(64)),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(256), 1),
            modelc::make_view<modelc::View<const float, 1, 1>>(arena_.at<float>(320), 1, 1),
            modelc::make_view<modelc::View<const float, 1>>(arena_.at<float>(384), 1)};
  }

  // m.model:2: return inner(inner(x))
  // computes v, v
  void compute_v(const float* x, const float* part2_twice_rms_normalization_scale, float* v) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<float>(2 * b * s01_2, [&](auto lane, modelc::Index i) {
      const auto x_2 = lane.load(x + i);
      const auto part2_twice_rms_normalization_scale_2 = lane(part2_twice_rms_normalization_scale[0]);
      const auto mul = x_2 * rsqrt(x_2 * x_2 + 1e-06f) * part2_twice_rms_normalization_scale_2;
      lane.store(v + i, part2_twice_rms_normalization_scale_2 * (mul * rsqrt(1e-06f + mul * mul)));
    });
  }

  // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
  // computes lambda, lambda, lambda and 1 more
  void compute_lambda(float* lambda) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<float>(2 * b * s01_2,
                             [&](auto lane, modelc::Index i) { lane.store(lambda + i, lane(-3.4028235e+38f)); });
  }

  // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
  // computes lambda_2, lambda_2, lambda_11 and 5 more
  void compute_lambda_2(float* lambda_2) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<float>(2 * b * s01_2, [&](auto lane, modelc::Index i) { lane.store(lambda_2 + i, lane(0.0f)); });
  }

  // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
  // computes separable_conv2d, separable_conv2d, separable_conv2d and 1 more
  void compute_separable_conv2d(const float* lambda_3, const float* separable_conv2d_depthwise_kernel,
                                float* separable_conv2d) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::conv(threads_,
                 modelc::ConvShape<modelc::Window<3, 2, 1, 0>, modelc::Window<3, 2, 1, modelc::Dynamic>>{
                     b,
                     {2, s01_2},
                     1,
                     {1, modelc::ceil_div(s01_2, 2)},
                     1,
                     1,
                     {{3, 2, 1, 0}, {3, 2, 1, modelc::ceil_div(s01_2, 2) - modelc::floor_div(s01_2, 2)}}},
                 lambda_3, separable_conv2d_depthwise_kernel,
                 [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                   const modelc::Index i2 = pixel % (modelc::ceil_div(s01_2, 2));
                   const modelc::Index i0 = pixel / (modelc::ceil_div(s01_2, 2));
                   lane.store(separable_conv2d + i0 * (modelc::ceil_div(s01_2, 2)) + i2, 0, sum);
                 });
  }

  // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
  // computes h3, h3
  void compute_h3(const float* separable_conv2d, const float* separable_conv2d_pointwise_kernel,
                  const float* separable_conv2d_bias, float* h3) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::conv(threads_,
                 modelc::ConvShape<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{
                     b, {1, modelc::ceil_div(s01_2, 2)}, 1, {1, modelc::ceil_div(s01_2, 2)}, 1, 1},
                 separable_conv2d, separable_conv2d_pointwise_kernel,
                 [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                   const modelc::Index i2 = pixel % (modelc::ceil_div(s01_2, 2));
                   const modelc::Index i0 = pixel / (modelc::ceil_div(s01_2, 2));
                   const auto add_2 = lane(separable_conv2d_bias[0]) + sum;
                   lane.store(h3 + i0 * (modelc::ceil_div(s01_2, 2)) + i2, 0,
                              add_2 * tanh(max(add_2, 0.0f) + log1p(exp(-abs(add_2)))));
                 });
  }

  // m.model:2: return inner(inner(x))
  // computes rms_normalization, rms_normalization
  void compute_rms_normalization(const float* x, const float* part2_twice_rms_normalization_scale,
                                 float* rms_normalization, float* rms_normalization_2, float* rms_normalization_3,
                                 float* rms_normalization_4, float* v) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::for_lanes<float>(2 * b * s01_2, [&](auto lane, modelc::Index i) {
      const auto x_2 = lane.load(x + i);
      const auto mul = x_2 * rsqrt(x_2 * x_2 + 1e-06f);
      const auto part2_twice_rms_normalization_scale_2 = lane(part2_twice_rms_normalization_scale[0]);
      const auto mul_2 = mul * part2_twice_rms_normalization_scale_2;
      const auto add = 1e-06f + mul_2 * mul_2;
      const auto rsqrt_2 = rsqrt(add);
      const auto mul_3 = mul_2 * rsqrt_2;
      const auto v_2 = part2_twice_rms_normalization_scale_2 * mul_3;
      lane.store(rms_normalization + i, mul);
      lane.store(rms_normalization_2 + i, add);
      lane.store(rms_normalization_3 + i, rsqrt_2);
      lane.store(rms_normalization_4 + i, mul_3);
      lane.store(v + i, v_2);
    });
  }

  // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
  // computes separable_conv2d_2, separable_conv2d_2
  void compute_separable_conv2d_2(const float* separable_conv2d, const float* separable_conv2d_pointwise_kernel,
                                  const float* separable_conv2d_bias, float* separable_conv2d_2,
                                  float* separable_conv2d_3, float* h3, float* separable_conv2d_4,
                                  float* separable_conv2d_5) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::conv(threads_,
                 modelc::ConvShape<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{
                     b, {1, modelc::ceil_div(s01_2, 2)}, 1, {1, modelc::ceil_div(s01_2, 2)}, 1, 1},
                 separable_conv2d, separable_conv2d_pointwise_kernel,
                 [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                   const modelc::Index i2 = pixel % (modelc::ceil_div(s01_2, 2));
                   const modelc::Index i0 = pixel / (modelc::ceil_div(s01_2, 2));
                   const auto add_2 = lane(separable_conv2d_bias[0]) + sum;
                   const auto tanh_3 = tanh(max(add_2, 0.0f) + log1p(exp(-abs(add_2))));
                   const auto h3_3 = add_2 * tanh_3;
                   const auto sub_2 = 1.0f - tanh_3 * tanh_3;
                   const auto sigmoid_3 = sigmoid(add_2);
                   lane.store(separable_conv2d_2 + i0 * (modelc::ceil_div(s01_2, 2)) + i2, 0, add_2);
                   lane.store(separable_conv2d_3 + i0 * (modelc::ceil_div(s01_2, 2)) + i2, 0, tanh_3);
                   lane.store(h3 + i0 * (modelc::ceil_div(s01_2, 2)) + i2, 0, h3_3);
                   lane.store(separable_conv2d_4 + i0 * (modelc::ceil_div(s01_2, 2)) + i2, 0, sub_2);
                   lane.store(separable_conv2d_5 + i0 * (modelc::ceil_div(s01_2, 2)) + i2, 0, sigmoid_3);
                 });
  }

  // m.model:14: output y = Dense(1)(h3)
  // computes dense, dense, dense
  void compute_dense(const float* h3, const float* dense_kernel, float* dense) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::matmul(threads_, b * modelc::ceil_div(s01_2, 2), 1, 1, h3, 1, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) { lane.store(dense + row, 0, sum); });
  }

  // m.model:14: output y = Dense(1)(h3)
  // computes separable_conv2d_6, separable_conv2d_6
  void compute_separable_conv2d_6(const float* grad_y, const float* dense_kernel, const float* separable_conv2d_3,
                                  const float* separable_conv2d_2, const float* separable_conv2d_4,
                                  const float* separable_conv2d_5, float* separable_conv2d_6) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::matmul(threads_, b * modelc::ceil_div(s01_2, 2), 1, 1, grad_y, 1, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(separable_conv2d_6 + row, 0,
                                lane(separable_conv2d_3[row]) * sum + lane(separable_conv2d_2[row]) * sum *
                                                                          lane(separable_conv2d_4[row]) *
                                                                          lane(separable_conv2d_5[row]));
                   });
  }

  // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
  // computes separable_conv2d_7, separable_conv2d_7
  void compute_separable_conv2d_7(const float* separable_conv2d_6, const float* separable_conv2d_pointwise_kernel,
                                  float* separable_conv2d_7) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::conv_transpose(threads_,
                           modelc::ConvShape<modelc::Window<1, 1, 1, 0>, modelc::Window<1, 1, 1, 0>>{
                               b, {1, modelc::ceil_div(s01_2, 2)}, 1, {1, modelc::ceil_div(s01_2, 2)}, 1, 1},
                           separable_conv2d_6, separable_conv2d_pointwise_kernel,
                           [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                             const modelc::Index i2 = pixel % (modelc::ceil_div(s01_2, 2));
                             const modelc::Index i0 = pixel / (modelc::ceil_div(s01_2, 2));
                             lane.store(separable_conv2d_7 + i0 * (modelc::ceil_div(s01_2, 2)) + i2, 0, sum);
                           });
  }

  // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
  // computes separable_conv2d_8, separable_conv2d_8
  void compute_separable_conv2d_8(const float* separable_conv2d_7, const float* separable_conv2d_depthwise_kernel,
                                  const float* lambda_3, const float* other_true, float* separable_conv2d_8) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    modelc::conv_transpose(threads_,
                           modelc::ConvShape<modelc::Window<3, 2, 1, 0>, modelc::Window<3, 2, 1, modelc::Dynamic>>{
                               b,
                               {2, s01_2},
                               1,
                               {1, modelc::ceil_div(s01_2, 2)},
                               1,
                               1,
                               {{3, 2, 1, 0}, {3, 2, 1, modelc::ceil_div(s01_2, 2) - modelc::floor_div(s01_2, 2)}}},
                           separable_conv2d_7, separable_conv2d_depthwise_kernel,
                           [&](auto lane, auto sum, modelc::Index pixel, modelc::Index) {
                             lane.store(separable_conv2d_8 + pixel, 0,
                                        lane(2.0f) / lane(static_cast<float>(2 * b * s01_2)) *
                                                (sigmoid(lane(lambda_3[pixel])) - lane(other_true[pixel])) +
                                            sum);
                           });
  }

  // computes gradients, rms_normalization_5
  void compute_gradients_2(const float* part2_twice_rms_normalization_scale, const float* lambda_13,
                           const float* rms_normalization_3, const float* rms_normalization,
                           const float* rms_normalization_2, const float* rms_normalization_4,
                           float* gradients) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;
    {
      const modelc::Scalar scalar{};
      const auto part2_twice_rms_normalization_scale_2 = scalar.load(part2_twice_rms_normalization_scale);
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(2 * b * s01_2, [&](auto lane, modelc::Index i) {
            const auto lambda_13_2 = lane.load(lambda_13 + i);
            const auto mul = lane(part2_twice_rms_normalization_scale_2) * lambda_13_2;
            const auto rms_normalization_3_2 = lane.load(rms_normalization_3 + i);
            const auto rms_normalization_5 = lane.load(rms_normalization + i);
            const auto mul_2 = rms_normalization_5 * lane(part2_twice_rms_normalization_scale_2);
            const auto mul_3 =
                mul_2 * (rms_normalization_3_2 / lane.load(rms_normalization_2 + i) * (mul_2 * mul * -0.5f));
            const auto mul_4 = lane.load(rms_normalization_4 + i) * lambda_13_2;
            const auto mul_5 = rms_normalization_5 * (mul_3 + (rms_normalization_3_2 * mul + mul_3));
            return modelc::folded(mul_4, mul_5);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      const auto add = row_sum + row_sum_2;
      scalar.store(gradients, add);
    }
  }

  // m.model:16: compile(optimizer = Adam(), loss = {y: huber, other: BinaryCrossentropy(from_logits = true)}...
  // computes div, div
  void compute_div(const std::int64_t* optimizer_iteration, const float* optimizer_learning_rate, float* div) noexcept {
    {
      const modelc::Scalar lane{};
      const auto add = 1.0f + modelc::cast<float>(lane.load(optimizer_iteration));
      lane.store(div, lane.load(optimizer_learning_rate) * sqrt(1.0f - pow(0.999f, add)) / (1.0f - pow(0.9f, add)));
    }
  }

  // m.model:16: compile(optimizer = Adam(), loss = {y: huber, other: BinaryCrossentropy(from_logits = true)}...
  // computes new_optimizer_m, new_optimizer_m
  void compute_new_optimizer_m(const float* gradients, const float* optimizer_m, const float* optimizer_v,
                               const float* weights, const float* div, float* new_optimizer_m, float* new_optimizer_v,
                               float* new_weights) noexcept {
    modelc::for_lanes<float>(33, [&](auto lane, modelc::Index i) {
      const auto gradients_2 = lane.load(gradients + i);
      const auto optimizer_m_2 = lane.load(optimizer_m + i);
      const auto add = optimizer_m_2 + (gradients_2 - optimizer_m_2) * 0.1f;
      const auto optimizer_v_2 = lane.load(optimizer_v + i);
      const auto add_2 = optimizer_v_2 + (gradients_2 * gradients_2 - optimizer_v_2) * 0.001f;
      const auto sub = lane.load(weights + i) - add * lane(div[0]) / (sqrt(add_2) + 1e-07f);
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
  void compute(const float* x) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:2: return inner(inner(x))
    // v: f32[b, 2, s01, 1]
    const float* const part2_twice_rms_normalization_scale = weights_->block.at<float>(0);
    float* const v = arena_.at<float>(slots_[0]);
    compute_v(x, part2_twice_rms_normalization_scale, v);

    // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
    // lambda: f32[b, 2, s01]
    float* const lambda = arena_.at<float>(slots_[1]);
    compute_lambda(lambda);
    // lambda_2: f32[b, 2, s01]
    float* const lambda_2 = arena_.at<float>(slots_[2]);
    compute_lambda_2(lambda_2);
    // lambda_3: f32[1, b, 2, s01], carry: f32[b, 2, s01], carry_2: f32[b, 2, s01]
    float* const lambda_3 = arena_.at<float>(slots_[3]);
    float* const carry = arena_.at<float>(slots_[4]);
    float* const carry_2 = arena_.at<float>(slots_[5]);
    std::copy_n(lambda, 2 * b * s01_2, carry);
    std::copy_n(lambda_2, 2 * b * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = v + turn_2 * (2 * b * s01_2);
      float* const new_carry_0 = carry;
      float* const new_carry_1 = carry_2;
      float* const y_0 = lambda_3 + turn_2 * (2 * b * s01_2);
      // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
      // new_carry_0: f32[b, 2, s01], new_carry_1: f32[b, 2, s01], y_0: f32[b, 2, s01]
      modelc::for_lanes<float>(2 * b * s01_2, [&](auto lane, modelc::Index i) {
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

    // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
    // separable_conv2d: f32[b, 1, ceil_div(s01, 2), 1]
    const float* const separable_conv2d_depthwise_kernel = weights_->block.at<float>(192);
    float* const separable_conv2d = arena_.at<float>(slots_[0]);
    compute_separable_conv2d(lambda_3, separable_conv2d_depthwise_kernel, separable_conv2d);
    // h3: f32[b, 1, ceil_div(s01, 2), 1]
    const float* const separable_conv2d_pointwise_kernel = weights_->block.at<float>(256);
    const float* const separable_conv2d_bias = weights_->block.at<float>(320);
    float* const h3 = arena_.at<float>(slots_[1]);
    compute_h3(separable_conv2d, separable_conv2d_pointwise_kernel, separable_conv2d_bias, h3);

    // m.model:14: output y = Dense(1)(h3)
    // y: f32[b, 1, ceil_div(s01, 2), 1]
    const float* const dense_kernel = weights_->block.at<float>(64);
    const float* const dense_bias = weights_->block.at<float>(128);
    float* const y = arena_.at<float>(slots_[0]);
    modelc::matmul(threads_, b * modelc::ceil_div(s01_2, 2), 1, 1, h3, 1, 1, dense_kernel, 1, 1,
                   [&](auto lane, auto sum, modelc::Index row, modelc::Index) {
                     lane.store(y + row, 0, lane(dense_bias[0]) + sum);
                   });
  }

  void compute_train_step(const float* x, const float* y_true, const float* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:2: return inner(inner(x))
    // rms_normalization: f32[b, 2, s01, 1], rms_normalization_2: f32[b, 2, s01, 1], rms_normalization_3: f32[b...
    const float* const part2_twice_rms_normalization_scale = weights_->block.at<float>(0);
    float* const rms_normalization = arena_.at<float>(train_step_slots_[0]);
    float* const rms_normalization_2 = arena_.at<float>(train_step_slots_[1]);
    float* const rms_normalization_3 = arena_.at<float>(train_step_slots_[2]);
    float* const rms_normalization_4 = arena_.at<float>(train_step_slots_[3]);
    float* const v = arena_.at<float>(train_step_slots_[4]);
    compute_rms_normalization(x, part2_twice_rms_normalization_scale, rms_normalization, rms_normalization_2,
                              rms_normalization_3, rms_normalization_4, v);

    // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
    // lambda: f32[b, 2, s01]
    float* const lambda = arena_.at<float>(train_step_slots_[5]);
    compute_lambda(lambda);
    // lambda_2: f32[b, 2, s01]
    float* const lambda_2 = arena_.at<float>(train_step_slots_[6]);
    compute_lambda_2(lambda_2);
    // lambda_3: f32[1, b, 2, s01], lambda_4: bool[1, b, 2, s01], lambda_5: bool[1, b, 2, s01], lambda_6: bool[...
    float* const lambda_3 = arena_.at<float>(train_step_slots_[7]);
    bool* const lambda_4 = arena_.at<bool>(train_step_slots_[16]);
    bool* const lambda_5 = arena_.at<bool>(train_step_slots_[17]);
    bool* const lambda_6 = arena_.at<bool>(train_step_slots_[18]);
    float* const lambda_7 = arena_.at<float>(train_step_slots_[8]);
    float* const lambda_8 = arena_.at<float>(train_step_slots_[9]);
    bool* const lambda_9 = arena_.at<bool>(train_step_slots_[19]);
    float* const lambda_10 = arena_.at<float>(train_step_slots_[10]);
    float* const carry = arena_.at<float>(train_step_slots_[11]);
    float* const carry_2 = arena_.at<float>(train_step_slots_[12]);
    std::copy_n(lambda, 2 * b * s01_2, carry);
    std::copy_n(lambda_2, 2 * b * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = v + turn_2 * (2 * b * s01_2);
      float* const new_carry_0 = carry;
      bool* const stacked_2 = lambda_9 + turn_2 * (2 * b * s01_2);
      float* const stacked_3 = lambda_8 + turn_2 * (2 * b * s01_2);
      float* const stacked_4 = lambda_7 + turn_2 * (2 * b * s01_2);
      float* const new_carry_1 = carry_2;
      float* const y_0 = lambda_3 + turn_2 * (2 * b * s01_2);
      bool* const stacked_5 = lambda_6 + turn_2 * (2 * b * s01_2);
      bool* const stacked_6 = lambda_5 + turn_2 * (2 * b * s01_2);
      bool* const stacked_7 = lambda_4 + turn_2 * (2 * b * s01_2);
      float* const carry_1_2 = lambda_10 + turn_2 * (2 * b * s01_2);
      // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
      // new_carry_0: f32[b, 2, s01], stacked_2: bool[b, 2, s01], stacked_3: f32[b, 2, s01], stacked_4: f32[b, 2,...
      modelc::for_lanes<float>(2 * b * s01_2, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto x_0_2 = lane.load(x_0 + i);
        const auto maximum = max(carry_0_2, x_0_2);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0f);
        const auto exp_2 = exp(carry_0_2 - where);
        const auto carry_1_3 = lane.load(carry_1 + i);
        const auto exp_3 = exp(x_0_2 - where);
        const auto add = carry_1_3 * exp_2 + exp_3;
        const auto where_2 = select(isfinite_2, maximum + log(add), x_0_2 + maximum);
        const auto eq = carry_0_2 == x_0_2;
        const auto gt = carry_0_2 > x_0_2;
        const auto gt_2 = x_0_2 > carry_0_2;
        lane.store(new_carry_0 + i, maximum);
        lane.store(stacked_2 + i, isfinite_2);
        lane.store(stacked_3 + i, exp_2);
        lane.store(stacked_4 + i, exp_3);
        lane.store(new_carry_1 + i, add);
        lane.store(y_0 + i, where_2);
        lane.store(stacked_5 + i, eq);
        lane.store(stacked_6 + i, gt);
        lane.store(stacked_7 + i, gt_2);
        lane.store(carry_1_2 + i, carry_1_3);
      });
    }

    // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
    // separable_conv2d: f32[b, 1, ceil_div(s01, 2), 1]
    const float* const separable_conv2d_depthwise_kernel = weights_->block.at<float>(192);
    float* const separable_conv2d = arena_.at<float>(train_step_slots_[4]);
    compute_separable_conv2d(lambda_3, separable_conv2d_depthwise_kernel, separable_conv2d);
    // separable_conv2d_2: f32[b, 1, ceil_div(s01, 2), 1], separable_conv2d_3: f32[b, 1, ceil_div(s01, 2), 1], ...
    const float* const separable_conv2d_pointwise_kernel = weights_->block.at<float>(256);
    const float* const separable_conv2d_bias = weights_->block.at<float>(320);
    float* const separable_conv2d_2 = arena_.at<float>(train_step_slots_[6]);
    float* const separable_conv2d_3 = arena_.at<float>(train_step_slots_[11]);
    float* const h3 = arena_.at<float>(train_step_slots_[13]);
    float* const separable_conv2d_4 = arena_.at<float>(train_step_slots_[12]);
    float* const separable_conv2d_5 = arena_.at<float>(train_step_slots_[15]);
    compute_separable_conv2d_2(separable_conv2d, separable_conv2d_pointwise_kernel, separable_conv2d_bias,
                               separable_conv2d_2, separable_conv2d_3, h3, separable_conv2d_4, separable_conv2d_5);

    // m.model:14: output y = Dense(1)(h3)
    // dense: f32[b, 1, ceil_div(s01, 2), 1]
    const float* const dense_kernel = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(train_step_slots_[14]);
    compute_dense(h3, dense_kernel, dense);

    // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
    // lambda_11: f32[b, 2, s01]
    float* const lambda_11 = arena_.at<float>(train_step_slots_[4]);
    compute_lambda_2(lambda_11);
    // lambda_12: f32[b, 2, s01]
    float* const lambda_12 = arena_.at<float>(train_step_slots_[5]);
    compute_lambda_2(lambda_12);
    // gradients: f32[33]
    float* const gradients = arena_.at<float>(0);
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 1 + i, lane(0.0f)); });
    // gradients: f32[33]
    modelc::for_lanes<float>(15, [&](auto lane, modelc::Index i) { lane.store(gradients + 17 + i, lane(0.0f)); });
    // the loss, and what its gradient needs
    // loss: f32, grad_y: f32[b, 1, ceil_div(s01, 2), 1], gradients: f32[33]
    const float* const dense_bias = weights_->block.at<float>(128);
    float* const loss = arena_.at<float>(192);
    float* const grad_y = arena_.at<float>(train_step_slots_[14]);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::Total<modelc::Sum, float> grad_dense_bias;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto dense_bias_2 = scalar.load(dense_bias);
        const auto div_2 = scalar(0.5f) / scalar(static_cast<float>(b * modelc::ceil_div(s01_2, 2)));
        const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(
            modelc::ceil_div(s01_2, 2), [&](auto lane, modelc::Index j) {
              const auto sub = lane(dense_bias_2) + lane.load(dense + i * (modelc::ceil_div(s01_2, 2)) + j) -
                               lane.load(y_true + i * (modelc::ceil_div(s01_2, 2)) + j);
              const auto abs_2 = abs(sub);
              const auto le = abs_2 <= 1.0f;
              const auto mul = abs_2 * (0.5f * select(le, lane(div_2), 0.0f));
              const auto grad_y_2 = (mul + (select(le, 0.0f, lane(div_2)) + mul)) * sign(sub);
              const auto where = select(le, abs_2 * abs_2 * 0.5f, abs_2 - 0.5f);
              lane.store(grad_y + i * (modelc::ceil_div(s01_2, 2)) + j, grad_y_2);
              return modelc::folded(where, grad_y_2);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        grad_dense_bias.add(scalar(std::get<1>(row_2)));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(2 * s01_2, [&](auto lane, modelc::Index j) {
          const auto lambda_3_2 = lane.load(lambda_3 + i * (2 * s01_2) + j);
          return max(lambda_3_2, 0.0f) - lane.load(other_true + i * (2 * s01_2) + j) * lambda_3_2 +
                 log1p(exp(-abs(lambda_3_2)));
        })));
      }
      const auto add = 0.5f * (scalar(total_sum.value()) / static_cast<float>(b * modelc::ceil_div(s01_2, 2))) +
                       scalar(total_sum_2.value()) / static_cast<float>(2 * b * s01_2) * 2.0f;
      const auto scalar_grad_dense_bias_value_lanes = scalar(grad_dense_bias.value());
      scalar.store(loss, add);
      scalar.store(gradients + 32, scalar_grad_dense_bias_value_lanes);
    }

    // m.model:14: output y = Dense(1)(h3)
    // separable_conv2d_6: f32[b, 1, ceil_div(s01, 2), 1]
    float* const separable_conv2d_6 = arena_.at<float>(train_step_slots_[6]);
    compute_separable_conv2d_6(grad_y, dense_kernel, separable_conv2d_3, separable_conv2d_2, separable_conv2d_4,
                               separable_conv2d_5, separable_conv2d_6);

    // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
    // separable_conv2d_7: f32[b, 1, ceil_div(s01, 2), 1]
    float* const separable_conv2d_7 = arena_.at<float>(train_step_slots_[11]);
    compute_separable_conv2d_7(separable_conv2d_6, separable_conv2d_pointwise_kernel, separable_conv2d_7);
    // separable_conv2d_8: f32[b, 2, s01, 1]
    float* const separable_conv2d_8 = arena_.at<float>(train_step_slots_[7]);
    compute_separable_conv2d_8(separable_conv2d_7, separable_conv2d_depthwise_kernel, lambda_3, other_true,
                               separable_conv2d_8);

    // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
    // lambda_13: f32[1, b, 2, s01], carry_3: f32[b, 2, s01], carry_4: f32[b, 2, s01]
    float* const lambda_13 = arena_.at<float>(train_step_slots_[6]);
    float* const carry_3 = arena_.at<float>(train_step_slots_[11]);
    float* const carry_4 = arena_.at<float>(train_step_slots_[12]);
    std::copy_n(lambda_11, 2 * b * s01_2, carry_3);
    std::copy_n(lambda_12, 2 * b * s01_2, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const modelc::Index step_2 = 1 - 1 - turn_2;
      const float* const d_carry_0 = carry_3;
      const float* const d_carry_1 = carry_4;
      const float* const kept_0 = lambda_10 + step_2 * (2 * b * s01_2);
      const bool* const kept_1 = lambda_9 + step_2 * (2 * b * s01_2);
      const float* const kept_2 = lambda_8 + step_2 * (2 * b * s01_2);
      const float* const kept_3 = lambda_7 + step_2 * (2 * b * s01_2);
      const bool* const kept_4 = lambda_6 + step_2 * (2 * b * s01_2);
      const bool* const kept_5 = lambda_5 + step_2 * (2 * b * s01_2);
      const bool* const kept_6 = lambda_4 + step_2 * (2 * b * s01_2);
      const float* const d_y_0 = separable_conv2d_8 + step_2 * (2 * b * s01_2);
      float* const new_d_carry_0 = carry_3;
      float* const new_d_carry_1 = carry_4;
      float* const gradient_2 = lambda_13 + step_2 * (2 * b * s01_2);
      // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
      // new_d_carry_0: f32[b, 2, s01], new_d_carry_1: f32[b, 2, s01], gradient_2: f32[b, 2, s01]
      modelc::for_lanes<float>(2 * b * s01_2, [&](auto lane, modelc::Index i) {
        const auto kept_0_2 = lane.load(kept_0 + i);
        const auto kept_2_2 = lane.load(kept_2 + i);
        const auto kept_3_2 = lane.load(kept_3 + i);
        const auto kept_1_2 = lane.load(kept_1 + i);
        const auto d_y_0_2 = lane.load(d_y_0 + i);
        const auto add = lane.load(d_carry_1 + i) + select(kept_1_2, d_y_0_2, 0.0f) / (kept_3_2 + kept_0_2 * kept_2_2);
        const auto mul = kept_2_2 * (kept_0_2 * add);
        const auto mul_2 = kept_3_2 * add;
        const auto where = select(kept_1_2, 0.0f, d_y_0_2);
        const auto add_2 = select(kept_1_2, d_y_0_2 - mul_2 - mul, 0.0f) + (lane.load(d_carry_0 + i) + where);
        const auto where_2 = select(lane.load(kept_4 + i), 0.5f * add_2, 0.0f);
        const auto add_3 = mul + select(lane.load(kept_5 + i), add_2, where_2);
        const auto mul_3 = kept_2_2 * add;
        const auto add_4 = select(lane.load(kept_6 + i), add_2, where_2) + (mul_2 + where);
        lane.store(new_d_carry_0 + i, add_3);
        lane.store(new_d_carry_1 + i, mul_3);
        lane.store(gradient_2 + i, add_4);
      });
    }
    // gradients: f32[33]
    compute_gradients_2(part2_twice_rms_normalization_scale, lambda_13, rms_normalization_3, rms_normalization,
                        rms_normalization_2, rms_normalization_4, gradients);

    // m.model:14: output y = Dense(1)(h3)
    // gradients: f32[33]
    modelc::matmul(threads_, 1, b * modelc::ceil_div(s01_2, 2), 1, h3, 0, 1, grad_y, 1, 0,
                   [&](auto lane, auto sum, modelc::Index, modelc::Index) { lane.store(gradients + 16, 0, sum); });

    // m.model:16: compile(optimizer = Adam(), loss = {y: huber, other: BinaryCrossentropy(from_logits = true)}...
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    float* const div = arena_.at<float>(256);
    compute_div(optimizer_iteration, optimizer_learning_rate, div);
    // new_optimizer_m: f32[33], new_optimizer_v: f32[33], new_weights: f32[33]
    const float* const weights = weights_->block.at<float>(0);
    const float* const optimizer_m = training_->block.at<float>(128);
    const float* const optimizer_v = training_->block.at<float>(320);
    float* const new_optimizer_m = training_->block.at<float>(128);
    float* const new_optimizer_v = training_->block.at<float>(320);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(gradients, optimizer_m, optimizer_v, weights, div, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_update_step() noexcept {
    // m.model:16: compile(optimizer = Adam(), loss = {y: huber, other: BinaryCrossentropy(from_logits = true)}...
    // div: f32
    const std::int64_t* const optimizer_iteration = training_->block.at<std::int64_t>(0);
    const float* const optimizer_learning_rate = training_->block.at<float>(64);
    float* const div = arena_.at<float>(0);
    compute_div(optimizer_iteration, optimizer_learning_rate, div);
    // new_optimizer_m: f32[33], new_optimizer_v: f32[33], new_weights: f32[33]
    const float* const weights = weights_->block.at<float>(0);
    const float* const part_gradients = arena_.at<float>(256);
    const float* const optimizer_m = training_->block.at<float>(128);
    const float* const optimizer_v = training_->block.at<float>(320);
    float* const new_optimizer_m = training_->block.at<float>(128);
    float* const new_optimizer_v = training_->block.at<float>(320);
    float* const new_weights = weights_->block.at<float>(0);
    compute_new_optimizer_m(part_gradients, optimizer_m, optimizer_v, weights, div, new_optimizer_m, new_optimizer_v,
                            new_weights);
    // new_optimizer_iteration: i64
    std::int64_t* const new_optimizer_iteration = training_->block.at<std::int64_t>(0);
    compute_new_optimizer_iteration(optimizer_iteration, new_optimizer_iteration);
  }

  void compute_evaluate_step(const float* x, const float* y_true, const float* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:2: return inner(inner(x))
    // v: f32[b, 2, s01, 1]
    const float* const part2_twice_rms_normalization_scale = weights_->block.at<float>(0);
    float* const v = arena_.at<float>(evaluate_step_slots_[0]);
    compute_v(x, part2_twice_rms_normalization_scale, v);

    // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
    // lambda: f32[b, 2, s01]
    float* const lambda = arena_.at<float>(evaluate_step_slots_[1]);
    compute_lambda(lambda);
    // lambda_2: f32[b, 2, s01]
    float* const lambda_2 = arena_.at<float>(evaluate_step_slots_[2]);
    compute_lambda_2(lambda_2);
    // lambda_3: f32[1, b, 2, s01], carry: f32[b, 2, s01], carry_2: f32[b, 2, s01]
    float* const lambda_3 = arena_.at<float>(evaluate_step_slots_[3]);
    float* const carry = arena_.at<float>(evaluate_step_slots_[4]);
    float* const carry_2 = arena_.at<float>(evaluate_step_slots_[5]);
    std::copy_n(lambda, 2 * b * s01_2, carry);
    std::copy_n(lambda_2, 2 * b * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = v + turn_2 * (2 * b * s01_2);
      float* const new_carry_0 = carry;
      float* const new_carry_1 = carry_2;
      float* const y_0 = lambda_3 + turn_2 * (2 * b * s01_2);
      // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
      // new_carry_0: f32[b, 2, s01], new_carry_1: f32[b, 2, s01], y_0: f32[b, 2, s01]
      modelc::for_lanes<float>(2 * b * s01_2, [&](auto lane, modelc::Index i) {
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

    // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
    // separable_conv2d: f32[b, 1, ceil_div(s01, 2), 1]
    const float* const separable_conv2d_depthwise_kernel = weights_->block.at<float>(192);
    float* const separable_conv2d = arena_.at<float>(evaluate_step_slots_[0]);
    compute_separable_conv2d(lambda_3, separable_conv2d_depthwise_kernel, separable_conv2d);
    // h3: f32[b, 1, ceil_div(s01, 2), 1]
    const float* const separable_conv2d_pointwise_kernel = weights_->block.at<float>(256);
    const float* const separable_conv2d_bias = weights_->block.at<float>(320);
    float* const h3 = arena_.at<float>(evaluate_step_slots_[1]);
    compute_h3(separable_conv2d, separable_conv2d_pointwise_kernel, separable_conv2d_bias, h3);

    // m.model:14: output y = Dense(1)(h3)
    // dense: f32[b, 1, ceil_div(s01, 2), 1]
    const float* const dense_kernel = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(evaluate_step_slots_[0]);
    compute_dense(h3, dense_kernel, dense);

    // m.model:16: compile(optimizer = Adam(), loss = {y: huber, other: BinaryCrossentropy(from_logits = true)}...
    // the loss
    // loss: f32
    const float* const dense_bias = weights_->block.at<float>(128);
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto dense_bias_2 = scalar.load(dense_bias);
        total_sum.add(scalar(
            modelc::reduce_lanes<modelc::Sum, float>(modelc::ceil_div(s01_2, 2), [&](auto lane, modelc::Index j) {
              const auto abs_2 = abs(lane(dense_bias_2) + lane.load(dense + i * (modelc::ceil_div(s01_2, 2)) + j) -
                                     lane.load(y_true + i * (modelc::ceil_div(s01_2, 2)) + j));
              return select(abs_2 <= 1.0f, abs_2 * abs_2 * 0.5f, abs_2 - 0.5f);
            })));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(2 * s01_2, [&](auto lane, modelc::Index j) {
          const auto lambda_3_2 = lane.load(lambda_3 + i * (2 * s01_2) + j);
          return max(lambda_3_2, 0.0f) - lane.load(other_true + i * (2 * s01_2) + j) * lambda_3_2 +
                 log1p(exp(-abs(lambda_3_2)));
        })));
      }
      scalar.store(loss, 0.5f * (scalar(total_sum.value()) / static_cast<float>(b * modelc::ceil_div(s01_2, 2))) +
                             scalar(total_sum_2.value()) / static_cast<float>(2 * b * s01_2) * 2.0f);
    }
  }

  void compute_gradients(const float* x, const float* y_true, const float* other_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s01_2 = symbols_.s01;

    // m.model:2: return inner(inner(x))
    // rms_normalization: f32[b, 2, s01, 1], rms_normalization_2: f32[b, 2, s01, 1], rms_normalization_3: f32[b...
    const float* const part2_twice_rms_normalization_scale = weights_->block.at<float>(0);
    float* const rms_normalization = arena_.at<float>(gradients_slots_[0]);
    float* const rms_normalization_2 = arena_.at<float>(gradients_slots_[1]);
    float* const rms_normalization_3 = arena_.at<float>(gradients_slots_[2]);
    float* const rms_normalization_4 = arena_.at<float>(gradients_slots_[3]);
    float* const v = arena_.at<float>(gradients_slots_[4]);
    compute_rms_normalization(x, part2_twice_rms_normalization_scale, rms_normalization, rms_normalization_2,
                              rms_normalization_3, rms_normalization_4, v);

    // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
    // lambda: f32[b, 2, s01]
    float* const lambda = arena_.at<float>(gradients_slots_[5]);
    compute_lambda(lambda);
    // lambda_2: f32[b, 2, s01]
    float* const lambda_2 = arena_.at<float>(gradients_slots_[6]);
    compute_lambda_2(lambda_2);
    // lambda_3: f32[1, b, 2, s01], lambda_4: bool[1, b, 2, s01], lambda_5: bool[1, b, 2, s01], lambda_6: bool[...
    float* const lambda_3 = arena_.at<float>(gradients_slots_[7]);
    bool* const lambda_4 = arena_.at<bool>(gradients_slots_[14]);
    bool* const lambda_5 = arena_.at<bool>(gradients_slots_[15]);
    bool* const lambda_6 = arena_.at<bool>(gradients_slots_[16]);
    float* const lambda_7 = arena_.at<float>(gradients_slots_[8]);
    float* const lambda_8 = arena_.at<float>(gradients_slots_[9]);
    bool* const lambda_9 = arena_.at<bool>(gradients_slots_[17]);
    float* const lambda_10 = arena_.at<float>(gradients_slots_[10]);
    float* const carry = arena_.at<float>(gradients_slots_[11]);
    float* const carry_2 = arena_.at<float>(gradients_slots_[12]);
    std::copy_n(lambda, 2 * b * s01_2, carry);
    std::copy_n(lambda_2, 2 * b * s01_2, carry_2);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const float* const carry_0 = carry;
      const float* const carry_1 = carry_2;
      const float* const x_0 = v + turn_2 * (2 * b * s01_2);
      float* const new_carry_0 = carry;
      bool* const stacked_2 = lambda_9 + turn_2 * (2 * b * s01_2);
      float* const stacked_3 = lambda_8 + turn_2 * (2 * b * s01_2);
      float* const stacked_4 = lambda_7 + turn_2 * (2 * b * s01_2);
      float* const new_carry_1 = carry_2;
      float* const y_0 = lambda_3 + turn_2 * (2 * b * s01_2);
      bool* const stacked_5 = lambda_6 + turn_2 * (2 * b * s01_2);
      bool* const stacked_6 = lambda_5 + turn_2 * (2 * b * s01_2);
      bool* const stacked_7 = lambda_4 + turn_2 * (2 * b * s01_2);
      float* const carry_1_2 = lambda_10 + turn_2 * (2 * b * s01_2);
      // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
      // new_carry_0: f32[b, 2, s01], stacked_2: bool[b, 2, s01], stacked_3: f32[b, 2, s01], stacked_4: f32[b, 2,...
      modelc::for_lanes<float>(2 * b * s01_2, [&](auto lane, modelc::Index i) {
        const auto carry_0_2 = lane.load(carry_0 + i);
        const auto x_0_2 = lane.load(x_0 + i);
        const auto maximum = max(carry_0_2, x_0_2);
        const auto isfinite_2 = isfinite(maximum);
        const auto where = select(isfinite_2, maximum, 0.0f);
        const auto exp_2 = exp(carry_0_2 - where);
        const auto carry_1_3 = lane.load(carry_1 + i);
        const auto exp_3 = exp(x_0_2 - where);
        const auto add = carry_1_3 * exp_2 + exp_3;
        const auto where_2 = select(isfinite_2, maximum + log(add), x_0_2 + maximum);
        const auto eq = carry_0_2 == x_0_2;
        const auto gt = carry_0_2 > x_0_2;
        const auto gt_2 = x_0_2 > carry_0_2;
        lane.store(new_carry_0 + i, maximum);
        lane.store(stacked_2 + i, isfinite_2);
        lane.store(stacked_3 + i, exp_2);
        lane.store(stacked_4 + i, exp_3);
        lane.store(new_carry_1 + i, add);
        lane.store(y_0 + i, where_2);
        lane.store(stacked_5 + i, eq);
        lane.store(stacked_6 + i, gt);
        lane.store(stacked_7 + i, gt_2);
        lane.store(carry_1_2 + i, carry_1_3);
      });
    }

    // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
    // separable_conv2d: f32[b, 1, ceil_div(s01, 2), 1]
    const float* const separable_conv2d_depthwise_kernel = weights_->block.at<float>(192);
    float* const separable_conv2d = arena_.at<float>(gradients_slots_[4]);
    compute_separable_conv2d(lambda_3, separable_conv2d_depthwise_kernel, separable_conv2d);
    // separable_conv2d_2: f32[b, 1, ceil_div(s01, 2), 1], separable_conv2d_3: f32[b, 1, ceil_div(s01, 2), 1], ...
    const float* const separable_conv2d_pointwise_kernel = weights_->block.at<float>(256);
    const float* const separable_conv2d_bias = weights_->block.at<float>(320);
    float* const separable_conv2d_2 = arena_.at<float>(gradients_slots_[5]);
    float* const separable_conv2d_3 = arena_.at<float>(gradients_slots_[6]);
    float* const h3 = arena_.at<float>(gradients_slots_[11]);
    float* const separable_conv2d_4 = arena_.at<float>(gradients_slots_[12]);
    float* const separable_conv2d_5 = arena_.at<float>(gradients_slots_[13]);
    compute_separable_conv2d_2(separable_conv2d, separable_conv2d_pointwise_kernel, separable_conv2d_bias,
                               separable_conv2d_2, separable_conv2d_3, h3, separable_conv2d_4, separable_conv2d_5);

    // m.model:14: output y = Dense(1)(h3)
    // dense: f32[b, 1, ceil_div(s01, 2), 1]
    const float* const dense_kernel = weights_->block.at<float>(64);
    float* const dense = arena_.at<float>(gradients_slots_[4]);
    compute_dense(h3, dense_kernel, dense);
    // the loss, and what its gradient needs
    // y_loss: f32, other_loss: f32, loss: f32, grad_y: f32[b, 1, ceil_div(s01, 2), 1], new_part_gradient_dense...
    const float* const dense_bias = weights_->block.at<float>(128);
    float* const y_loss = arena_.at<float>(0);
    float* const other_loss = arena_.at<float>(64);
    float* const loss = arena_.at<float>(128);
    float* const grad_y = arena_.at<float>(gradients_slots_[4]);
    float* const new_part_gradient_dense_bias = arena_.at<float>(384);
    {
      const modelc::Scalar scalar{};
      modelc::Total<modelc::Sum, float> total_sum;
      modelc::Total<modelc::Sum, float> total_sum_2;
      modelc::Total<modelc::Sum, float> grad_dense_bias;
      for (modelc::Index i = 0; i < b; ++i) {
        const auto dense_bias_2 = scalar.load(dense_bias);
        const auto div = scalar(0.5f) / scalar(static_cast<float>(b * modelc::ceil_div(s01_2, 2)));
        const auto row_2 = modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(
            modelc::ceil_div(s01_2, 2), [&](auto lane, modelc::Index j) {
              const auto sub = lane(dense_bias_2) + lane.load(dense + i * (modelc::ceil_div(s01_2, 2)) + j) -
                               lane.load(y_true + i * (modelc::ceil_div(s01_2, 2)) + j);
              const auto abs_2 = abs(sub);
              const auto le = abs_2 <= 1.0f;
              const auto mul = abs_2 * (0.5f * select(le, lane(div), 0.0f));
              const auto grad_y_2 = (mul + (select(le, 0.0f, lane(div)) + mul)) * sign(sub);
              const auto where = select(le, abs_2 * abs_2 * 0.5f, abs_2 - 0.5f);
              lane.store(grad_y + i * (modelc::ceil_div(s01_2, 2)) + j, grad_y_2);
              return modelc::folded(where, grad_y_2);
            });
        total_sum.add(scalar(std::get<0>(row_2)));
        grad_dense_bias.add(scalar(std::get<1>(row_2)));
        total_sum_2.add(scalar(modelc::reduce_lanes<modelc::Sum, float>(2 * s01_2, [&](auto lane, modelc::Index j) {
          const auto lambda_3_2 = lane.load(lambda_3 + i * (2 * s01_2) + j);
          return max(lambda_3_2, 0.0f) - lane.load(other_true + i * (2 * s01_2) + j) * lambda_3_2 +
                 log1p(exp(-abs(lambda_3_2)));
        })));
      }
      const auto div_2 = scalar(total_sum.value()) / static_cast<float>(b * modelc::ceil_div(s01_2, 2));
      const auto div_3 = scalar(total_sum_2.value()) / static_cast<float>(2 * b * s01_2);
      const auto add = 0.5f * div_2 + div_3 * 2.0f;
      const auto scalar_grad_dense_bias_value_lanes = scalar(grad_dense_bias.value());
      scalar.store(y_loss, div_2);
      scalar.store(other_loss, div_3);
      scalar.store(loss, add);
      scalar.store(new_part_gradient_dense_bias, scalar_grad_dense_bias_value_lanes);
    }
    ready_(128);
    // new_part_gradient_dense_kernel: f32[1, 1]
    float* const new_part_gradient_dense_kernel = arena_.at<float>(320);
    modelc::matmul(
        threads_, 1, b * modelc::ceil_div(s01_2, 2), 1, h3, 0, 1, grad_y, 1, 0,
        [&](auto lane, auto sum, modelc::Index, modelc::Index) { lane.store(new_part_gradient_dense_kernel, 0, sum); });
    ready_(64);
    // separable_conv2d_6: f32[b, 1, ceil_div(s01, 2), 1]
    float* const separable_conv2d_6 = arena_.at<float>(gradients_slots_[5]);
    compute_separable_conv2d_6(grad_y, dense_kernel, separable_conv2d_3, separable_conv2d_2, separable_conv2d_4,
                               separable_conv2d_5, separable_conv2d_6);

    // m.model:13: h3 = SeparableConv2D(1, 3, padding = "same", strides = 2, activation = mish, trainable = fal...
    // separable_conv2d_7: f32[b, 1, ceil_div(s01, 2), 1]
    float* const separable_conv2d_7 = arena_.at<float>(gradients_slots_[4]);
    compute_separable_conv2d_7(separable_conv2d_6, separable_conv2d_pointwise_kernel, separable_conv2d_7);
    // separable_conv2d_8: f32[b, 2, s01, 1]
    float* const separable_conv2d_8 = arena_.at<float>(gradients_slots_[7]);
    compute_separable_conv2d_8(separable_conv2d_7, separable_conv2d_depthwise_kernel, lambda_3, other_true,
                               separable_conv2d_8);

    // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
    // lambda_11: f32[b, 2, s01]
    float* const lambda_11 = arena_.at<float>(gradients_slots_[4]);
    compute_lambda_2(lambda_11);
    // lambda_12: f32[b, 2, s01]
    float* const lambda_12 = arena_.at<float>(gradients_slots_[5]);
    compute_lambda_2(lambda_12);
    // lambda_13: f32[1, b, 2, s01], carry_3: f32[b, 2, s01], carry_4: f32[b, 2, s01]
    float* const lambda_13 = arena_.at<float>(gradients_slots_[6]);
    float* const carry_3 = arena_.at<float>(gradients_slots_[11]);
    float* const carry_4 = arena_.at<float>(gradients_slots_[12]);
    std::copy_n(lambda_11, 2 * b * s01_2, carry_3);
    std::copy_n(lambda_12, 2 * b * s01_2, carry_4);
    for (modelc::Index turn_2 = 0; turn_2 < 1; ++turn_2) {
      const modelc::Index step_2 = 1 - 1 - turn_2;
      const float* const d_carry_0 = carry_3;
      const float* const d_carry_1 = carry_4;
      const float* const kept_0 = lambda_10 + step_2 * (2 * b * s01_2);
      const bool* const kept_1 = lambda_9 + step_2 * (2 * b * s01_2);
      const float* const kept_2 = lambda_8 + step_2 * (2 * b * s01_2);
      const float* const kept_3 = lambda_7 + step_2 * (2 * b * s01_2);
      const bool* const kept_4 = lambda_6 + step_2 * (2 * b * s01_2);
      const bool* const kept_5 = lambda_5 + step_2 * (2 * b * s01_2);
      const bool* const kept_6 = lambda_4 + step_2 * (2 * b * s01_2);
      const float* const d_y_0 = separable_conv2d_8 + step_2 * (2 * b * s01_2);
      float* const new_d_carry_0 = carry_3;
      float* const new_d_carry_1 = carry_4;
      float* const gradient_2 = lambda_13 + step_2 * (2 * b * s01_2);
      // m.model:7: output w = Lambda(v -> logcumsumexp(v, axis = -1))(v)
      // new_d_carry_0: f32[b, 2, s01], new_d_carry_1: f32[b, 2, s01], gradient_2: f32[b, 2, s01]
      modelc::for_lanes<float>(2 * b * s01_2, [&](auto lane, modelc::Index i) {
        const auto kept_0_2 = lane.load(kept_0 + i);
        const auto kept_2_2 = lane.load(kept_2 + i);
        const auto kept_3_2 = lane.load(kept_3 + i);
        const auto kept_1_2 = lane.load(kept_1 + i);
        const auto d_y_0_2 = lane.load(d_y_0 + i);
        const auto add = lane.load(d_carry_1 + i) + select(kept_1_2, d_y_0_2, 0.0f) / (kept_3_2 + kept_0_2 * kept_2_2);
        const auto mul = kept_2_2 * (kept_0_2 * add);
        const auto mul_2 = kept_3_2 * add;
        const auto where = select(kept_1_2, 0.0f, d_y_0_2);
        const auto add_2 = select(kept_1_2, d_y_0_2 - mul_2 - mul, 0.0f) + (lane.load(d_carry_0 + i) + where);
        const auto where_2 = select(lane.load(kept_4 + i), 0.5f * add_2, 0.0f);
        const auto add_3 = mul + select(lane.load(kept_5 + i), add_2, where_2);
        const auto mul_3 = kept_2_2 * add;
        const auto add_4 = select(lane.load(kept_6 + i), add_2, where_2) + (mul_2 + where);
        lane.store(new_d_carry_0 + i, add_3);
        lane.store(new_d_carry_1 + i, mul_3);
        lane.store(gradient_2 + i, add_4);
      });
    }

    // m.model:2: return inner(inner(x))
    // rms_normalization_5: f32[1, 1, 1, 1]
    float* const rms_normalization_5 = arena_.at<float>(192);
    compute_gradients_2(part2_twice_rms_normalization_scale, lambda_13, rms_normalization_3, rms_normalization,
                        rms_normalization_2, rms_normalization_4, rms_normalization_5);

    modelc::copy_elements(arena_.at<float>(192), 1, arena_.at<float>(256));
    modelc::copy_elements(arena_.at<float>(128), 1, arena_.at<float>(448));
  }

  Symbols symbols_;
  std::shared_ptr<Weights> weights_;
  std::shared_ptr<Training> training_;
  modelc::Ready ready_;
  modelc::Parallel threads_;
  modelc::Index slots_[7];                // where parts of the arena begin that depend on symbols
  modelc::Index train_step_slots_[29];    // where parts of the arena begin that depend on symbols
  modelc::Index evaluate_step_slots_[7];  // where parts of the arena begin that depend on symbols
  modelc::Index gradients_slots_[27];     // where parts of the arena begin that depend on symbols
  modelc::Arena arena_{lay_out()};
};

using Model = M;

}  // namespace m4210

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

namespace m4211 {

/// The model `M` of m.model.
class M {
 public:
  /// Sizes that the app chooses, each at least 1.
  struct Symbols {
    modelc::Index b = 1;
    modelc::Index s00 = 1;
    modelc::Index s10 = 1;
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
    modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4> x;
    modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> z;
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

  /// `x: f32[b, s00, 4], z: f32[b, s10, 2]` gives `y: f32[b, s10, 1]`.
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> predict(
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4> x,
      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> z) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 2);
    compute(z.data());
    return results();
  }

  /// The same for inputs by name.
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> predict(const Inputs& inputs) noexcept {
    return predict(inputs.x, inputs.z);
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor>
  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> predict(const XTensor& x, const ZTensor& z) {
    modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 4});
    compute(modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 2}));
    return results();
  }

  /// The loss of a batch in inference mode; metrics take the batch in.
  /// - takes `x: f32[b, s00, 4]`
  /// - takes `z: f32[b, s10, 2]`
  /// - takes `y_true: f32[b, s10, 1]`
  /// Checks sizes by assertion alone.
  float evaluate_step(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> z,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == 1);
    compute_evaluate_step(z.data(), y_true.data());
    return evaluate_step_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  float evaluate_step(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 4});
    compute_evaluate_step(modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 2}),
                          modelc::checked<float, 3>("y_true", y_true, {symbols_.b, symbols_.s10, 1}));
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
  /// - takes `x: f32[b, s00, 4]`
  /// - takes `z: f32[b, s10, 2]`
  /// - takes `y_true: f32[b, s10, 1]`
  /// Checks sizes by assertion alone. What it returns is valid until the next call.
  Gradients gradients(modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 4> x,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 2> z,
                      modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> y_true) noexcept {
    assert(x.dimension(0) == symbols_.b);
    assert(x.dimension(1) == symbols_.s00);
    assert(x.dimension(2) == 4);
    static_cast<void>(x);
    assert(z.dimension(0) == symbols_.b);
    assert(z.dimension(1) == symbols_.s10);
    assert(z.dimension(2) == 2);
    assert(y_true.dimension(0) == symbols_.b);
    assert(y_true.dimension(1) == symbols_.s10);
    assert(y_true.dimension(2) == 1);
    compute_gradients(z.data(), y_true.data());
    return gradients_results();
  }

  /// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
  /// std::vector, std::array. Throws modelc::Error when a size is wrong.
  template <class XTensor, class ZTensor, class Y_trueTensor>
  Gradients gradients(const XTensor& x, const ZTensor& z, const Y_trueTensor& y_true) {
    modelc::checked<float, 3>("x", x, {symbols_.b, symbols_.s00, 4});
    compute_gradients(modelc::checked<float, 3>("z", z, {symbols_.b, symbols_.s10, 2}),
                      modelc::checked<float, 3>("y_true", y_true, {symbols_.b, symbols_.s10, 1}));
    return gradients_results();
  }

  /// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
  /// until the next call, in the order of gradient_infos.
  void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
    compute_gradients(static_cast<const float*>(inputs[1]), static_cast<const float*>(inputs[2]));
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
    return {4 * symbols_.b * symbols_.s00, 2 * symbols_.b * symbols_.s10, symbols_.b * symbols_.s10};
  }

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    compute(static_cast<const float*>(inputs[1]));
    modelc::copy_elements(arena_.at<float>(slots_[0]), symbols_.b * symbols_.s10, static_cast<float*>(outputs[0]));
  }

  static constexpr std::array<const char*, 3> symbol_names{"b", "s00", "s10"};
  static constexpr std::array<modelc::TensorInfo, 2> input_infos{{
      {"x", "f32", 3, {-1, -1, 4}, 0, false},
      {"z", "f32", 3, {-1, -1, 2}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 1> output_infos{{
      {"y", "f32", 3, {-1, -1, 1}, 0, false},
  }};
  static constexpr std::array<modelc::TensorInfo, 0> weight_infos{};
  static constexpr modelc::Index weight_bytes = 0;
  static constexpr std::array<modelc::TensorInfo, 3> train_input_infos{{
      {"x", "f32", 3, {-1, -1, 4}, 0, false},
      {"z", "f32", 3, {-1, -1, 2}, 0, false},
      {"y_true", "f32", 3, {-1, -1, 1}, 0, false},
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
    const modelc::Size s00_2 = modelc::positive("s00", symbols_.s00);
    const modelc::Size s10_2 = modelc::positive("s10", symbols_.s10);
    modelc::require_sizes({16 * b * s00_2, 8 * b * s10_2, 4 * b * s10_2});
    modelc::Size end = 0;
    slots_[0] = end.value();
    end = end + modelc::slot_bytes({4 * b * s10_2});
    const modelc::Size evaluate_step_end = 192;
    const modelc::Size gradients_end = 64;
    return std::max<modelc::Index>({end.value(), evaluate_step_end.value(), gradients_end.value()});
  }

  modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1> results() const noexcept {
    return modelc::make_view<modelc::View<const float, modelc::Dynamic, modelc::Dynamic, 1>>(
        arena_.at<float>(slots_[0]), symbols_.b, symbols_.s10, 1);
  }

  float evaluate_step_results() const noexcept { return modelc::make_view<float>(arena_.at<float>(0)); }

  Gradients gradients_results() const noexcept {
    return {modelc::make_view<float>(arena_.at<float>(0)), modelc::make_view<float>(arena_.at<float>(0))};
  }

  // From the inputs to the outputs, which lie in the arena.
  void compute(const float* z) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:4: h2 = sum(z, axis = -1, keepdims = true)
    // y: f32[b, s10, 1]
    float* const y = arena_.at<float>(slots_[0]);
    modelc::for_lanes<float>(b * s10_2, [&](auto lane, modelc::Index i) {
      lane.store(y + i, lane.load(z + i * 2, 2) + lane.load(z + 1 + i * 2, 2));
    });
  }

  void compute_evaluate_step(const float* z, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:6: compile(optimizer = Adagrad(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01])), loss =...
    // the loss, and what its gradient needs
    // loss: f32, new_metric_root_mean_squared_error_total: f32, root_mean_squared_error: f32, root_mean_square...
    const float* const metric_root_mean_squared_error_total = training_->block.at<float>(0);
    const float* const metric_root_mean_squared_error_count = training_->block.at<float>(64);
    float* const loss = arena_.at<float>(0);
    float* const new_metric_root_mean_squared_error_total = training_->block.at<float>(0);
    float* const root_mean_squared_error = arena_.at<float>(64);
    float* const root_mean_squared_error_2 = arena_.at<float>(128);
    {
      const modelc::Scalar scalar{};
      const auto metric_root_mean_squared_error_total_2 = scalar.load(metric_root_mean_squared_error_total);
      const auto add = scalar.load(metric_root_mean_squared_error_count) + static_cast<float>(b * s10_2);
      const auto eq = 0.0f == add;
      const auto where = select(eq, 1.0f, add);
      const auto row_2 =
          modelc::fold_lanes<float, modelc::Sum, modelc::Sum>(b * s10_2, [&](auto lane, modelc::Index i) {
            const auto y_true_2 = lane.load(y_true + i);
            const auto add_2 = lane.load(z + 1 + i * 2, 2) + lane.load(z + i * 2, 2);
            const auto maximum = max(0.0f, 1.0f - select(y_true_2 == 0.0f, -1.0f, y_true_2) * add_2);
            const auto sub = add_2 - y_true_2;
            const auto mul = maximum * maximum;
            const auto mul_2 = sub * sub;
            return modelc::folded(mul, mul_2);
          });
      const auto row_sum = scalar(std::get<0>(row_2));
      const auto row_sum_2 = scalar(std::get<1>(row_2));
      scalar.store(root_mean_squared_error, add);
      const auto div = row_sum / static_cast<float>(b * s10_2);
      const auto add_3 = metric_root_mean_squared_error_total_2 + row_sum_2;
      const auto sqrt_2 = sqrt(select(eq, 0.0f, add_3 / where));
      const auto div_lanes = div;
      const auto add_3_lanes = add_3;
      const auto sqrt_2_lanes = sqrt_2;
      scalar.store(loss, div_lanes);
      scalar.store(new_metric_root_mean_squared_error_total, add_3_lanes);
      scalar.store(root_mean_squared_error_2, sqrt_2_lanes);
    }

    modelc::copy_elements(arena_.at<float>(64), 1, training_->block.at<float>(64));
  }

  void compute_gradients(const float* z, const float* y_true) noexcept {
    const modelc::Index b = symbols_.b;
    const modelc::Index s10_2 = symbols_.s10;

    // m.model:6: compile(optimizer = Adagrad(learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01])), loss =...
    // the loss
    // loss: f32
    float* const loss = arena_.at<float>(0);
    {
      const modelc::Scalar scalar{};
      const auto row_sum = scalar(modelc::reduce_lanes<modelc::Sum, float>(b * s10_2, [&](auto lane, modelc::Index i) {
        const auto y_true_2 = lane.load(y_true + i);
        const auto maximum = max(0.0f, 1.0f - select(y_true_2 == 0.0f, -1.0f, y_true_2) *
                                                  (lane.load(z + 1 + i * 2, 2) + lane.load(z + i * 2, 2)));
        return maximum * maximum;
      }));
      const auto div = row_sum / static_cast<float>(b * s10_2);
      scalar.store(loss, div);
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

}  // namespace m4211

std::int64_t modelc::tests::allocations() { return 0; }
namespace modelc::fuzz {
static const NativeRow rows[] = {
    {"m4206", &tests::run<m4206::Model>, &tests::tables<m4206::Model>, &train<m4206::Model>,
     &training_tables<m4206::Model>},
    {"m4207", &tests::run<m4207::Model>, &tests::tables<m4207::Model>, &train<m4207::Model>,
     &training_tables<m4207::Model>},
    {"m4208", &tests::run<m4208::Model>, &tests::tables<m4208::Model>, &train<m4208::Model>,
     &training_tables<m4208::Model>},
    {"m4209", &tests::run<m4209::Model>, &tests::tables<m4209::Model>, nullptr, nullptr},
    {"m4210", &tests::run<m4210::Model>, &tests::tables<m4210::Model>, &train<m4210::Model>,
     &training_tables<m4210::Model>},
    {"m4211", &tests::run<m4211::Model>, &tests::tables<m4211::Model>, nullptr, nullptr},
};
extern "C" const NativeBatch modelc_fuzz_batch;
const NativeBatch modelc_fuzz_batch = {rows, sizeof(rows) / sizeof(rows[0])};
}  // namespace modelc::fuzz
