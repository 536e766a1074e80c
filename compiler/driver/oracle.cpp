#include "driver/oracle.h"

#include <algorithm>
#include <cmath>
#include <future>

#include "driver/big_stack.h"
#include "driver/rounding.h"
#include "driver/work.h"

namespace modelc::driver {
namespace {

using ir::TensorData;

void set_precision(TensorData& data, ir::DType real) {
  if (!ir::is_float(data.dtype)) return;
  data.dtype = real;
  if (real == ir::DType::f32)
    for (double& value : data.real) value = static_cast<double>(static_cast<float>(value));
}

/// Starts computing on a thread of its own, with a stack for deep graphs.
template <class Fn>
std::future<std::vector<TensorData>> start(Fn compute) {
  return std::async(std::launch::async, [compute = std::move(compute)] {
    std::vector<TensorData> values;
    on_big_stack([&] { values = compute(); });
    return values;
  });
}

bool same_names(const auto& a, const auto& b, auto name) { return std::ranges::equal(a, b, {}, name, name); }

/// Do both programs have one model, with the same inputs, outputs and layers?
bool alike(const Loaded& a, const Loaded& b, bool gradients) {
  if (b.diagnostics.has_errors() || b.program.models.size() != 1) return false;
  const elaborate::Model& one = a.program.models.front();
  const elaborate::Model& other = b.program.models.front();
  return same_names(one.predict.outputs, other.predict.outputs, &ir::Output::name) &&
         same_names(one.predict.leaves, other.predict.leaves, &ir::Leaf::name) &&
         same_names(layer_values(one, gradients), layer_values(other, gradients), &LayerValue::name);
}

}  // namespace

Reference evaluated(const ir::Graph& graph, const std::vector<TensorData>& leaves, const ir::SymbolValues& symbols) {
  const auto evaluate = [&](ir::Graph computed) {
    return start([&, computed = std::move(computed)] { return ir::evaluate(computed, leaves, symbols); });
  };
  auto right = evaluate(graph);
  std::vector<std::future<std::vector<TensorData>>> coarse;
  for (const int bits : {2, 3}) coarse.push_back(evaluate(rounded(graph, symbols, bits)));
  Reference result{right.get(), {}};
  for (std::future<std::vector<TensorData>>& one : coarse) result.coarse.push_back(one.get());
  return result;
}

std::vector<LayerValue> layer_values(const elaborate::Model& model, bool gradients) {
  return gradients ? layer_values(model.predict) : layer_values(model.predict, model.layers);
}

Oracle::Oracle(const Loaded& loaded, const Binding& binding, bool plain, const std::string& path,
               const elaborate::Options& program, const FileSystem& files, Toolchain toolchain)
    : loaded_(loaded),
      binding_(binding),
      path_(path),
      toolchain_(std::move(toolchain)),
      gradients_(program.train),
      wide_(program.scalar_f64) {
  plain_ = plain || too_large_to_evaluate(loaded.program.models.front().predict, binding.symbols);
  if (!plain_) return;
  toolchain_.plain = true;
  elaborate::Options options = program;
  options.scalar_f64 = !wide_;
  other_ = load(path, options, files);
  if (gradients_) take_gradients(other_);
  if (!alike(loaded, other_, gradients_))
    throw ir::EvalError{"the model is too large for reference evaluation, and it is not the same with `--scalar f64`"};
}

std::vector<TensorData> Oracle::generated(const Loaded& loaded, ir::DType real, Cut where,
                                          const std::vector<TensorData>& further) const {
  Binding binding = binding_;
  binding.inputs.insert(binding.inputs.end(), further.begin(), further.end());
  for (TensorData& input : binding.inputs) set_precision(input, real);
  for (NamedTensor& weight : binding.weights) set_precision(weight.data, real);
  elaborate::Program program = loaded.program;
  elaborate::Model& model = program.models.front();
  model.predict = cut(model.predict, layer_values(model, gradients_), where);
  std::vector<TensorData> values;
  for (NamedTensor& output : execute(std::move(program), loaded.sources, binding, toolchain_, path_))
    values.push_back(std::move(output.data));
  return values;
}

Reference Oracle::generated(Cut where, const std::vector<TensorData>& further) const {
  const Loaded& wide = wide_ ? loaded_ : other_;
  const Loaded& narrow = wide_ ? other_ : loaded_;
  auto right = start([&] { return generated(wide, ir::DType::f64, where, further); });
  auto coarse = start([&] { return generated(narrow, ir::DType::f32, where, further); });
  Reference result{right.get(), {coarse.get()}};
  if (!wide_) return result;
  // What f32 does to values, double does as much less as its digits are more.
  const double less = unit_roundoff(ir::DType::f64) / unit_roundoff(ir::DType::f32);
  for (std::size_t i = 0; i < result.right.size(); ++i) {
    const std::vector<double>& exact = result.right[i].real;
    std::vector<double>& moved = result.coarse[0][i].real;
    for (std::size_t at = 0; at < moved.size(); ++at) moved[at] = exact[at] + (moved[at] - exact[at]) * less;
  }
  return result;
}

Reference Oracle::reference(Cut where, const std::vector<TensorData>& further) const {
  if (plain_) return generated(where, further);
  const elaborate::Model& model = loaded_.program.models.front();
  std::vector<TensorData> leaves = leaves_of(model.predict, binding_);
  leaves.insert(leaves.end(), further.begin(), further.end());
  return evaluated(cut(model.predict, layer_values(model, gradients_), where), leaves, binding_.symbols);
}

std::string Oracle::name() const {
  return plain_ ? "the same code built without vectors and optimization, in double precision"
                : "reference evaluation in double precision";
}

}  // namespace modelc::driver
