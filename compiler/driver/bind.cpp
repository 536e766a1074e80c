#include "driver/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "driver/load.h"
#include "modelc/error.hpp"

namespace modelc::driver {
namespace {

using ir::TensorData;
using ir::TensorType;

struct Wanted {
  const std::string* name;
  TensorType type;
};

std::string shown(const NamedTensor& tensor) {
  const TensorData& data = tensor.data;
  std::string text = (tensor.stored.empty() ? std::string(ir::name(data.dtype)) : tensor.stored) + "[";
  for (std::size_t i = 0; i < data.shape.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(data.shape[i]);
  return text + "]";
}

/// Is a size that is open in the model 0 in the file?
bool is_empty(const TensorData& data, const TensorType& type) {
  if (data.shape.size() != type.rank()) return false;
  for (std::size_t axis = 0; axis < data.shape.size(); ++axis)
    if (data.shape[axis] == 0 && !type.shape[axis].constant()) return true;
  return false;
}

bool convertible(ir::DType from, ir::DType to) { return from == to || (ir::is_float(from) && ir::is_float(to)); }

/// Takes bare symbols from the extents, and says whether all others agree.
bool fits(const TensorData& data, const TensorType& type, ir::SymbolValues& symbols) {
  if (!convertible(data.dtype, type.dtype) || data.shape.size() != type.rank()) return false;
  for (std::size_t axis = 0; axis < data.shape.size(); ++axis) {
    const std::vector<std::string> names = type.shape[axis].symbols();
    if (names.size() == 1 && type.shape[axis] == ir::Dim::symbol(names[0]) && data.shape[axis] > 0)
      symbols.emplace(names[0], data.shape[axis]);
  }
  for (std::size_t axis = 0; axis < data.shape.size(); ++axis) {
    const std::optional<std::int64_t> extent = type.shape[axis].evaluate(symbols);
    // What depends on a symbol that a later input fixes is looked at again at the end.
    const std::vector<std::string> names = type.shape[axis].symbols();
    const bool open = std::ranges::any_of(names, [&](const std::string& name) { return !symbols.contains(name); });
    if (!open && extent != data.shape[axis]) return false;
  }
  return true;
}

/// The tensors in the order wanted, and a note for each that does not fit.
std::vector<TensorData> match(const std::vector<Wanted>& wanted, std::vector<NamedTensor>& tensors,
                              ir::SymbolValues& symbols, std::vector<std::string>& problems) {
  std::vector<TensorData> found(wanted.size());
  for (int pass = 0; pass < 2; ++pass) {  // the first one learns the symbols
    if (!problems.empty()) break;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto at = std::ranges::find(tensors, *wanted[i].name, &NamedTensor::name);
      const std::string type = ir::str(wanted[i].type);
      if (at == tensors.end())
        problems.push_back(fmt::format("missing: `{}` of type `{}`", *wanted[i].name, type));
      else if (is_empty(at->data, wanted[i].type))
        problems.push_back(
            fmt::format("`{}` is `{}` in the file: empty, and every size is 1 or more", at->name, shown(*at)));
      else if (!fits(at->data, wanted[i].type, symbols))
        problems.push_back(fmt::format("`{}` is `{}` in the file, the model needs `{}`", at->name, shown(*at), type));
    }
  }
  for (const NamedTensor& tensor : tensors)
    if (std::ranges::none_of(wanted, [&](const Wanted& one) { return *one.name == tensor.name; }))
      problems.push_back(fmt::format("unexpected: `{}` of type `{}`", tensor.name, shown(tensor)));
  if (!problems.empty()) return {};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    found[i] = std::move(std::ranges::find(tensors, *wanted[i].name, &NamedTensor::name)->data);
    if (found[i].dtype == ir::DType::f64 && wanted[i].type.dtype == ir::DType::f32)
      for (double& value : found[i].real) value = static_cast<double>(static_cast<float>(value));
    found[i].dtype = wanted[i].type.dtype;
  }
  return found;
}

void check_symbols(const elaborate::Model& model, const ir::SymbolValues& symbols, std::vector<std::string>& problems) {
  for (const elaborate::Symbol& symbol : model.symbols)
    if (!symbols.contains(symbol.name))
      problems.push_back(
          fmt::format("no input's shape says what `{0}` is: choose it with `--set {0}=VALUE`", symbol.name));
  if (!problems.empty()) return;
  for (const ir::Requirement& requirement : model.predict.requirements)
    if (!requirement.met(symbols))
      problems.push_back(fmt::format("not met: {} ({})", requirement.str(), requirement.reason));
}

}  // namespace

bool is_given(const ir::Leaf& leaf) {
  return leaf.kind == ir::Leaf::Kind::input || leaf.kind == ir::Leaf::Kind::target;
}

std::optional<std::vector<NamedTensor>> read_tensor_file(const std::string& path, const FileSystem& files,
                                                         Diagnostics& diagnostics) {
  std::string error;
  const std::optional<std::string> bytes = files.read(path, error);
  if (!bytes) {
    diagnostics.add(plain_error(Code::unreadable_file, "cannot read `" + path + "`", {error}));
    return std::nullopt;
  }
  try {
    return read_tensors(*bytes);
  } catch (const Error& problem) {
    diagnostics.add(
        plain_error(Code::malformed_safetensors, "`" + path + "` is no valid safetensors file", {problem.what()}));
    return std::nullopt;
  }
}

void bind_inputs(const elaborate::Model& model, const std::string& path, std::vector<NamedTensor> tensors,
                 Binding& binding, Diagnostics& diagnostics) {
  std::vector<Wanted> wanted;
  for (const ir::Leaf& leaf : model.predict.leaves)
    if (is_given(leaf)) wanted.push_back({&leaf.name, model.predict.type(leaf.node)});
  std::vector<std::string> problems;
  binding.inputs = match(wanted, tensors, binding.symbols, problems);
  if (problems.empty()) check_symbols(model, binding.symbols, problems);
  if (!problems.empty())
    diagnostics.add(
        plain_error(Code::data_mismatch, "`" + path + "` does not fit the model `" + model.name + "`", problems));
}

void bind_weights(const elaborate::Model& model, const std::string& path, std::vector<NamedTensor> tensors,
                  Binding& binding, Diagnostics& diagnostics) {
  std::vector<Wanted> wanted;
  for (const elaborate::Weight& weight : model.weights) wanted.push_back({&weight.name, weight.type});
  std::vector<std::string> problems;
  std::vector<TensorData> found = match(wanted, tensors, binding.symbols, problems);
  if (!problems.empty()) {
    diagnostics.add(plain_error(Code::weights_mismatch,
                                "the weights of `" + path + "` do not fit the model `" + model.name + "`", problems));
    return;
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    binding.weights.push_back({model.weights[i].name, std::move(found[i])});
}

void bind_weight_file(const elaborate::Model& model, const std::string& path, const FileSystem& files, Binding& binding,
                      Diagnostics& diagnostics) {
  Diagnostics of_weights;
  std::optional<std::vector<NamedTensor>> weights;
  if (path.empty())
    weights = initial_weights(model, 0, of_weights);
  else
    weights = read_tensor_file(path, files, of_weights);
  if (weights && !of_weights.has_errors()) bind_weights(model, path, std::move(*weights), binding, of_weights);
  for (const Diagnostic& diagnostic : of_weights.all()) diagnostics.add(diagnostic);
}

std::vector<TensorData> leaves_of(const ir::Graph& graph, const Binding& binding) {
  std::vector<TensorData> leaves;
  std::size_t input = 0;
  for (const ir::Leaf& leaf : graph.leaves) {
    if (is_given(leaf)) {
      leaves.push_back(binding.inputs.at(input++));
      continue;
    }
    const auto weight = std::ranges::find(binding.weights, leaf.name, &NamedTensor::name);
    if (weight == binding.weights.end()) throw std::logic_error("run: a leaf without a value: " + leaf.name);
    leaves.push_back(weight->data);
  }
  return leaves;
}

}  // namespace modelc::driver
