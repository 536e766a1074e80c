// `modelc data`: other formats as datasets for training.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "driver/load.h"
#include "driver/samples.h"
#include "elaborate/training.h"
#include "modelc/dataset.hpp"

namespace modelc::driver {
namespace {

using ir::DType;
using ir::TensorData;

/// "image=pixels.idx" as its two parts.
std::pair<std::string, std::string> named(const std::string& text) {
  const std::size_t equals = std::min(text.find('='), text.size());
  return {text.substr(0, equals), equals < text.size() ? text.substr(equals + 1) : std::string()};
}

std::string read_file(const std::string& path, const FileSystem& files) {
  std::string error;
  std::optional<std::string> bytes = files.read(path, error);
  if (!bytes) throw DataError{fmt::format("cannot read `{}`: {}", path, error)};
  return std::move(*bytes);
}

std::vector<Samples> read_all(const DataOptions& options, const FileSystem& files) {
  std::vector<Samples> out;
  if (options.kind == DataKind::images)
    return read_images(options.source, options.inputs.at(0), options.targets.at(0),
                       {options.height, options.width, options.gray}, files);
  std::vector<CsvColumns> columns;
  for (const std::vector<std::string>* names : {&options.inputs, &options.targets})
    for (const std::string& text : *names) {
      const auto [name, from] = named(text);
      const bool target = names == &options.targets;
      if (options.kind == DataKind::csv)
        columns.push_back({name, from, target});
      else
        out.push_back({{name, read_idx(from, read_file(from, files))}, target, {}});
    }
  if (options.kind == DataKind::csv)
    out = read_csv(options.source, read_file(options.source, files), columns, {options.delimiter, options.header});
  return out;
}

std::int64_t sample_elements(const TensorData& data) {
  return std::accumulate(data.shape.begin() + 1, data.shape.end(), std::int64_t{1}, std::multiplies<>());
}

std::string shown(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (std::size_t axis = 1; axis < shape.size(); ++axis) text += ", " + std::to_string(shape[axis]);
  return "[samples" + text + "]";
}

/// Classes as rows of zeros with a one.
void make_one_hot(Samples& samples, std::int64_t classes) {
  TensorData& data = samples.tensor.data;
  if (data.dtype != DType::i64 || sample_elements(data) != 1)
    throw DataError{fmt::format("`{}` is {} of {}, and a class is one whole number a sample", samples.tensor.name,
                                shown(data.shape), ir::name(data.dtype))};
  TensorData out = TensorData::zeros(DType::f32, {data.shape[0], classes});
  for (std::size_t i = 0; i < data.integer.size(); ++i) {
    const std::int64_t index = data.integer[i];
    if (index < 0 || index >= classes)
      throw DataError{fmt::format("`{}` is class {} in sample {}, and there are {}, from 0", samples.tensor.name, index,
                                  i, classes)};
    out.real[i * static_cast<std::size_t>(classes) + static_cast<std::size_t>(index)] = 1;
  }
  data = std::move(out);
}

void convert(Samples& samples, DType dtype) {
  TensorData& data = samples.tensor.data;
  if (ir::is_float(dtype) && !ir::is_float(data.dtype)) {
    data.real.assign(data.integer.begin(), data.integer.end());
    data.integer = {};
  } else if (!ir::is_float(dtype) && ir::is_float(data.dtype)) {
    for (const double value : data.real) {
      if (value != std::floor(value) || std::abs(value) >= 2147483648.0)
        throw DataError{
            fmt::format("`{}` holds {:g}, and the model wants {}", samples.tensor.name, value, ir::name(dtype))};
      data.integer.push_back(static_cast<std::int64_t>(value));
    }
    data.real = {};
  }
  const ir::IntegerRange range = ir::range_of(dtype);
  if (!ir::is_float(dtype))
    for (const std::int64_t value : data.integer)
      if (value > range.high || value < range.low)
        throw DataError{fmt::format("`{}` holds {}, which {} does not", samples.tensor.name, value, ir::name(dtype))};
  data.dtype = dtype;
}

/// The model's leaf for a tensor: of the input's name, or of the target's own or its output's.
const ir::Leaf* leaf_for(const ir::Graph& graph, const Samples& samples) {
  const auto find = [&](const std::string& name, ir::Leaf::Kind kind) -> const ir::Leaf* {
    const auto found = std::ranges::find_if(
        graph.leaves, [&](const ir::Leaf& leaf) { return leaf.name == name && leaf.kind == kind; });
    return found == graph.leaves.end() ? nullptr : &*found;
  };
  const std::string& name = samples.tensor.name;
  if (!samples.target) return find(name, ir::Leaf::Kind::input);
  const ir::Leaf* own = find(name, ir::Leaf::Kind::target);
  return own != nullptr ? own : find(name + "_true", ir::Leaf::Kind::target);
}

/// Makes a tensor what the model takes: its name, dtype, shape of a sample, and classes or one-hot rows.
void fit_to(const ir::Graph& graph, Samples& samples) {
  const ir::Leaf* leaf = leaf_for(graph, samples);
  if (leaf == nullptr) {
    std::string known;
    for (const ir::Leaf& one : graph.leaves)
      if (one.kind == (samples.target ? ir::Leaf::Kind::target : ir::Leaf::Kind::input))
        known += (known.empty() ? "`" : ", `") + one.name + "`";
    throw DataError{fmt::format("the model has no {} `{}`; it has {}", samples.target ? "target" : "input",
                                samples.tensor.name, known.empty() ? "none" : known)};
  }
  samples.tensor.name = leaf->name;
  const ir::TensorType& type = graph.type(leaf->node);
  TensorData& data = samples.tensor.data;
  if (type.rank() == 0)
    throw DataError{fmt::format("`{}` is one number for all samples, and here is one for each", leaf->name)};
  std::vector<std::int64_t> shape{data.shape[0]};
  bool open = false;
  std::int64_t elements = 1;
  for (std::size_t axis = 1; axis < type.rank(); ++axis) {
    shape.push_back(type.shape[axis].constant().value_or(-1));
    open = open || shape.back() < 0;
    if (!open) elements *= shape.back();
  }
  if (samples.target && ir::is_float(type.dtype) && data.dtype == DType::i64 && !open && sample_elements(data) == 1 &&
      elements > 1 && elements == shape.back())
    make_one_hot(samples, elements);
  convert(samples, type.dtype);
  const bool same_rank = data.shape.size() == type.rank();
  for (std::size_t axis = 1; same_rank && axis < shape.size(); ++axis)
    if (shape[axis] < 0) shape[axis] = data.shape[axis], open = false;
  std::int64_t wanted = 1;
  for (std::size_t axis = 1; axis < shape.size(); ++axis) wanted *= shape[axis];
  if (open || wanted != sample_elements(data))
    throw DataError{
        fmt::format("`{}` is {} in the data, and the model's is `{}`", leaf->name, shown(data.shape), ir::str(type))};
  data.shape = shape;
}

/// Without a model: numbers as f32, whole targets as i32, and the name that LANGUAGE.md gives targets.
void fit_to_nothing(const DataOptions& options, Samples& samples) {
  if (samples.target && options.one_hot > 0) make_one_hot(samples, options.one_hot);
  const bool whole = samples.target && samples.tensor.data.dtype == DType::i64;
  convert(samples, whole ? DType::i32 : options.program.scalar_f64 ? DType::f64 : DType::f32);
  TensorData& data = samples.tensor.data;
  if (!whole && data.shape.size() == 1) data.shape.push_back(1);
  if (samples.target && !samples.tensor.name.ends_with("_true")) samples.tensor.name += "_true";
}

TensorData picked(const TensorData& data, const std::vector<Index>& order, std::size_t first, std::size_t last) {
  TensorData out{data.dtype, data.shape, {}, {}};
  out.shape[0] = static_cast<std::int64_t>(last - first);
  const auto elements = static_cast<std::ptrdiff_t>(sample_elements(data));
  const auto take = [&](const auto& from, auto& to) {
    to.reserve((last - first) * static_cast<std::size_t>(elements));
    for (std::size_t i = first; i < last; ++i)
      to.insert(to.end(), from.begin() + order[i] * elements, from.begin() + (order[i] + 1) * elements);
  };
  ir::is_float(data.dtype) ? take(data.real, out.real) : take(data.integer, out.integer);
  return out;
}

/// The files of a dataset, in order or shuffled, whole or in two parts.
std::vector<OutputFile> written(const DataOptions& options, const std::vector<Samples>& all) {
  std::vector<Index> order(static_cast<std::size_t>(all[0].tensor.data.shape[0]));
  std::iota(order.begin(), order.end(), Index{0});
  if (options.shuffle) detail::shuffle(order, options.seed, 0);
  const auto held = static_cast<std::size_t>(static_cast<double>(order.size()) * options.validation_split);
  if (held == 0 && options.validation_split > 0)
    throw DataError{fmt::format("{} samples leave none for `{}`", order.size(), options.validation)};
  const auto part = [&](std::size_t first, std::size_t last) {
    std::vector<NamedTensor> tensors;
    for (const Samples& samples : all)
      tensors.push_back({samples.tensor.name, picked(samples.tensor.data, order, first, last)});
    safetensors::Metadata metadata;
    for (const Samples& samples : all) {
      std::string classes;
      for (const std::string& name : samples.classes) classes += (classes.empty() ? "" : "\n") + name;
      if (!classes.empty()) metadata.emplace_back("classes/" + samples.tensor.name, classes);
    }
    return write_tensors(tensors, metadata);
  };
  std::vector<OutputFile> files{{options.output, part(0, order.size() - held)}};
  if (held > 0) files.push_back({options.validation, part(order.size() - held, order.size())});
  return files;
}

std::string report(const DataOptions& options, const std::vector<Samples>& all, const std::vector<OutputFile>& files) {
  const std::int64_t count = all[0].tensor.data.shape[0];
  const auto held =
      files.size() > 1 ? static_cast<std::int64_t>(static_cast<double>(count) * options.validation_split) : 0;
  std::string text = fmt::format("{}: {} samples\n", options.output, count - held);
  if (held > 0) text += fmt::format("{}: {} samples\n", options.validation, held);
  for (const Samples& samples : all) {
    const TensorData& data = samples.tensor.data;
    text += fmt::format("  {}: {}{}\n", samples.tensor.name, ir::name(data.dtype), shown(data.shape));
    for (std::size_t i = 0; i < samples.classes.size() && i < 20; ++i)
      text += fmt::format("    {} = {}\n", i, samples.classes[i]);
    if (samples.classes.size() > 20) text += fmt::format("    and {} more classes\n", samples.classes.size() - 20);
  }
  return text;
}

}  // namespace

Result data(const DataOptions& options, const FileSystem& files) {
  Loaded loaded;
  const elaborate::Model* model = nullptr;
  if (!options.model_path.empty()) {
    elaborate::Options program = options.program;
    program.train = true;
    loaded = load(options.model_path, program, files);
    model = single_model(loaded);
    if (model == nullptr) return finish(loaded.diagnostics, loaded.sources, options.colour);
  }
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  try {
    std::vector<Samples> all = read_all(options, files);
    for (Samples& samples : all) {
      const TensorData& data = samples.tensor.data;
      if (data.shape[0] != all[0].tensor.data.shape[0])
        throw DataError{fmt::format("`{}` has {} samples and `{}` has {}", all[0].tensor.name,
                                    all[0].tensor.data.shape[0], samples.tensor.name, data.shape[0])};
      if (data.shape[0] < 1) throw DataError{fmt::format("`{}` has no samples", samples.tensor.name)};
      if (!samples.target && options.divide != 1) {
        convert(samples, DType::f64);
        for (double& value : samples.tensor.data.real) value /= options.divide;
      }
      if (model != nullptr)
        fit_to(model->training ? model->training->evaluate : model->predict, samples);
      else
        fit_to_nothing(options, samples);
    }
    result.files = written(options, all);
    result.out = report(options, all, result.files);
  } catch (const DataError& error) {
    loaded.diagnostics.add(plain_error(Code::malformed_data, error.message));
    return finish(loaded.diagnostics, loaded.sources, options.colour);
  } catch (const Error& error) {
    loaded.diagnostics.add(plain_error(Code::malformed_data, error.what()));
    return finish(loaded.diagnostics, loaded.sources, options.colour);
  }
  return result;
}

}  // namespace modelc::driver
