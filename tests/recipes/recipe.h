#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>

#include "modelc/safetensors.hpp"
#include "ops/program.h"
#include "training/training.h"

/// Training recipes run by reference evaluation, against what real Keras gave (tests/oracle/recipes.py).
namespace modelc::tests {

using Tensors = std::map<std::string, ir::TensorData>;

/// A model with its training entry points and everything it keeps from step to step, all in f64.
class Recipe {
 public:
  /// With `trains` false of a model without a recipe: only its weights.
  explicit Recipe(const std::string& text, bool trains = true) {
    elaborate::Options options;
    options.train = trains;
    options.scalar_f64 = true;
    program_ = elaborated(text, options);
    if (program_.models.size() != 1 || (trains && !program_.models[0].training)) return;
    Diagnostics diagnostics;
    entries_ = trains ? training::make_entries(program_.models[0], diagnostics) : training::Entries{};
    EXPECT_TRUE(entries_) << text;
    if (!entries_) return;
    for (const elaborate::Weight& weight : program_.models[0].weights)
      kept[weight.name] = ir::evaluate(*weight.initializer, {}, {}).front();
    for (const elaborate::Slot& slot : entries_->slots)
      kept[slot.name] = ir::evaluate(*slot.initializer, {}, {}).front();
  }

  bool ok() const { return entries_.has_value(); }
  const training::Entries& entries() const { return *entries_; }
  const elaborate::Model& model() const { return program_.models[0]; }

  /// Runs an entry point on inputs and targets; takes over what it updates, and gives its outputs.
  Tensors run(const ir::Graph& graph, const Tensors& given) {
    std::vector<ir::TensorData> leaves;
    ir::SymbolValues symbols;
    for (const ir::Leaf& leaf : graph.leaves) {
      const bool input = leaf.kind == ir::Leaf::Kind::input || leaf.kind == ir::Leaf::Kind::target;
      const training::Block* block = block_named(leaf.name);
      leaves.push_back(input ? given.at(leaf.name) : block ? joined(*block) : kept.at(leaf.name));
      const ir::Shape& shape = graph.type(leaf.node).shape;
      for (std::size_t axis = 0; axis < shape.size(); ++axis)
        if (const std::vector<std::string> names = shape[axis].symbols(); names.size() == 1)
          symbols[names[0]] = leaves.back().shape.at(axis);
    }
    const std::vector<ir::TensorData> results = ir::evaluate(graph, leaves, symbols);
    Tensors outputs;
    for (std::size_t i = 0; i < graph.outputs.size(); ++i) outputs[graph.outputs[i].name] = results[i];
    for (std::size_t i = 0; i < graph.updates.size(); ++i) {
      const std::string& name = graph.leaf_of(graph.updates[i].state)->name;
      const ir::TensorData& value = results[graph.outputs.size() + i];
      if (const training::Block* block = block_named(name))
        split(*block, value);
      else
        kept[name] = value;
    }
    return outputs;
  }

  Tensors kept;  ///< weights, states and slots by name

 private:
  const training::Block* block_named(const std::string& name) const {
    const auto found = std::ranges::find(entries_->blocks, name, &training::Block::name);
    return found == entries_->blocks.end() ? nullptr : &*found;
  }

  static constexpr std::size_t aligned = training::block_alignment / sizeof(double);  // elements

  ir::TensorData joined(const training::Block& block) const {
    ir::TensorData data = ir::TensorData::zeros(block.type.dtype, {*ir::element_count(block.type.shape).constant()});
    std::size_t at = 0;
    for (const std::string& part : block.parts) {
      const std::vector<double>& values = kept.at(part).real;
      std::copy(values.begin(), values.end(), data.real.begin() + static_cast<std::ptrdiff_t>(at));
      at += (values.size() + aligned - 1) / aligned * aligned;
    }
    return data;
  }

  void split(const training::Block& block, const ir::TensorData& data) {
    std::size_t at = 0;
    for (const std::string& part : block.parts) {
      std::vector<double>& values = kept.at(part).real;
      std::copy_n(data.real.begin() + static_cast<std::ptrdiff_t>(at), values.size(), values.begin());
      at += (values.size() + aligned - 1) / aligned * aligned;
    }
  }

  elaborate::Program program_;
  std::optional<training::Entries> entries_;
};

/// The tensors of a fixture: f64 and i32.
inline Tensors read_tensors(const std::string& name) {
  const safetensors::File file(std::string(MODELC_TEST_DIR) + "/recipes/fixtures/" + name + ".safetensors");
  Tensors tensors;
  for (const safetensors::Entry& entry : file.header().entries) {
    std::string bytes(static_cast<std::size_t>(entry.bytes()), '\0');
    file.read(entry, bytes.data());
    ir::TensorData data = ir::TensorData::zeros(entry.dtype == "I32" ? ir::DType::i32 : ir::DType::f64, entry.shape);
    if (entry.dtype == "F64") {
      std::memcpy(data.real.data(), bytes.data(), bytes.size());
    } else if (entry.dtype == "I32") {
      for (std::size_t i = 0; i < data.integer.size(); ++i) {
        std::int32_t value = 0;
        std::memcpy(&value, bytes.data() + 4 * i, 4);
        data.integer[i] = value;
      }
    } else {
      ADD_FAILURE() << entry.name << " has the dtype " << entry.dtype;
    }
    tensors[entry.name] = std::move(data);
  }
  return tensors;
}

/// The lines of a fixture's table, split at "; "; comments left out.
inline std::vector<std::vector<std::string>> read_table(const std::string& name) {
  std::ifstream file(std::string(MODELC_TEST_DIR) + "/recipes/fixtures/" + name + ".txt");
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    rows.emplace_back();
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find("; ", begin), line.size());
      rows.back().push_back(line.substr(begin, end - begin));
      begin = end + 2;
    }
  }
  return rows;
}

/// "f32[batch, 5]" of data of shape [6, 5], or what else its first axis is to be called.
inline std::string declared_type(const ir::TensorData& data, const std::string& batch = "batch") {
  std::string text = (data.dtype == ir::DType::i32 ? "i32[" : "f32[") + batch;
  for (std::size_t axis = 1; axis < data.shape.size(); ++axis) text += ", " + std::to_string(data.shape[axis]);
  return text + "]";
}

/// The largest difference, relative to values above 1.
inline double largest_error(const ir::TensorData& found, const ir::TensorData& expected) {
  EXPECT_EQ(found.shape, expected.shape);
  if (found.shape != expected.shape) return 1;
  double worst = 0;
  for (std::size_t i = 0; i < expected.real.size(); ++i) {
    const double error = std::abs(found.real[i] - expected.real[i]) / std::max(1.0, std::abs(expected.real[i]));
    worst = std::isnan(error) ? 1 : std::max(worst, error);
  }
  return worst;
}

}  // namespace modelc::tests
