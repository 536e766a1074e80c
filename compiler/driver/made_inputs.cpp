#include "driver/made_inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "driver/load.h"
#include "modelc/self_test.hpp"

namespace modelc::driver {
namespace {

using ir::NodeId;

constexpr std::int64_t unindexed = 10;         // integers below this where nothing says more
constexpr std::int64_t largest_factor = 1024;  // of the symbols' values

bool possible(const elaborate::Model& model, const ir::SymbolValues& symbols) {
  return std::ranges::all_of(model.predict.requirements, [&](const auto& one) { return one.met(symbols); });
}

/// Finds what the whole numbers of a leaf count or choose.
class IndexRange {
 public:
  IndexRange(const ir::Graph& graph, const ir::SymbolValues& symbols) : graph_(graph), symbols_(symbols) {
    for (NodeId id = 0; id < graph.size(); ++id) find_counted(id);
  }

  /// One more than the largest index that the leaf may hold; nothing where it is no index.
  std::optional<std::int64_t> of(NodeId leaf) const {
    std::vector<bool> same(graph_.size(), false);  // nodes with the elements of the leaf
    same[leaf] = true;
    std::optional<std::int64_t> range;
    const auto limit = [&](std::int64_t extent) { range = std::min(range.value_or(extent), extent); };
    for (NodeId id = leaf + 1; id < graph_.size(); ++id) {
      const ir::Node& node = graph_[id];
      for (std::size_t i = 0; i < node.inputs.size(); ++i) {
        if (!same[node.inputs[i]]) continue;
        if (i < node.op->params.size() && node.op->params[i].name == "indices") limit(chosen_from(node));
        if (node.op->lowering != ir::Lowering::elementwise && !keeps(node)) continue;
        for (const NodeId other : node.inputs)
          if (counted_.contains(other)) limit(counted_.at(other));
        same[id] = keeps(node);
      }
    }
    return range;
  }

 private:
  /// Does it give the elements of its input as they are?
  bool keeps(const ir::Node& node) const {
    if (node.inputs.empty()) return false;
    const bool view = node.op->lowering == ir::Lowering::view || node.op->lowering == ir::Lowering::movement;
    const ir::DType from = graph_.type(node.inputs[0]).dtype;
    const bool number = node.type().dtype != ir::DType::boolean && from != ir::DType::boolean;
    const bool whole = !ir::is_float(node.type().dtype) || ir::is_float(from);
    // Rounding and conversion to integers, and arithmetic on integers, which shifts them a little.
    const bool shifts = node.op->lowering == ir::Lowering::elementwise && number && whole &&
                        (!ir::is_float(node.type().dtype) || node.inputs.size() == 1);
    return view || shifts;
  }
  std::int64_t extent(const ir::Dim& dim) const { return dim.evaluate(symbols_).value_or(1); }

  /// Of an operation with indices: the axis that they point into.
  std::int64_t chosen_from(const ir::Node& node) const {
    const ir::Shape* shape = &graph_.type(node.inputs[0]).shape;
    if (node.attrs.has("shape")) shape = &node.attrs.get<std::vector<ir::Dim>>("shape");
    const ir::AttrValue& axis = node.attrs.all().at("axis");
    std::size_t at = shape->size();
    if (const auto* one = std::get_if<std::int64_t>(&axis)) at = static_cast<std::size_t>(*one);
    if (const auto* some = std::get_if<std::vector<std::int64_t>>(&axis); some && !some->empty())
      at = static_cast<std::size_t>(some->front());
    if (at < shape->size()) return extent((*shape)[at]);
    return ir::element_count(*shape).evaluate(symbols_).value_or(1);
  }

  /// 0, 1, 2... and views of it: what indices are compared with to become one-hot.
  void find_counted(NodeId id) {
    const ir::Node& node = graph_[id];
    if (node.inputs.empty()) {
      const auto count = counted_here(node);
      if (count) counted_[id] = *count;
    } else if (keeps(node) && node.inputs.size() == 1 && counted_.contains(node.inputs[0])) {
      counted_[id] = counted_[node.inputs[0]];
    }
  }
  std::optional<std::int64_t> counted_here(const ir::Node& node) const {
    if (node.op->name == "iota") return extent(node.type().shape.at(0));
    return std::nullopt;
  }

  const ir::Graph& graph_;
  const ir::SymbolValues& symbols_;
  std::map<NodeId, std::int64_t> counted_;
};

}  // namespace

std::optional<ir::SymbolValues> small_symbols(const elaborate::Model& model) {
  for (std::int64_t factor = 1; factor <= largest_factor; factor *= 2) {
    // The first symbol is most often the batch, which goes with any sizes.
    for (const std::int64_t first : {std::int64_t{2}, 2 * factor}) {
      ir::SymbolValues symbols;
      std::int64_t next = 2;
      for (const elaborate::Symbol& symbol : model.symbols) {
        symbols[symbol.name] = next == 2 ? first : next * factor;
        ++next;
      }
      if (possible(model, symbols)) return symbols;
    }
  }
  return std::nullopt;
}

std::vector<std::int64_t> whole_numbers(const elaborate::Model& model, const ir::SymbolValues& symbols) {
  const IndexRange indices(model.predict, symbols);
  std::vector<std::int64_t> counts;
  for (const ir::Leaf& leaf : model.predict.leaves) {
    if (!is_given(leaf)) continue;
    const ir::DType dtype = model.predict.type(leaf.node).dtype;
    const bool few = dtype == ir::DType::boolean || ir::is_storage(dtype);
    const std::int64_t all = few ? ir::range_of(dtype).high + 1 : ir::is_float(dtype) ? 0 : unindexed;
    const std::optional<std::int64_t> range = indices.of(leaf.node);
    counts.push_back(!range ? all : few ? std::min(*range, all) : *range);
  }
  return counts;
}

std::vector<NamedTensor> made_up_inputs(const elaborate::Model& model, const ir::SymbolValues& symbols,
                                        const std::vector<std::string>& targets) {
  const std::vector<std::int64_t> counts = whole_numbers(model, symbols);
  std::vector<NamedTensor> tensors;
  for (const ir::Leaf& leaf : model.predict.leaves) {
    if (!is_given(leaf)) continue;
    const ir::TensorType& type = model.predict.type(leaf.node);
    std::vector<std::int64_t> shape;
    for (const ir::Dim& dim : type.shape) shape.push_back(dim.evaluate(symbols).value_or(0));
    ir::TensorData data = ir::TensorData::zeros(type.dtype, std::move(shape));
    const std::size_t n = tensors.size();
    const auto stream = static_cast<std::int64_t>(n);
    const bool share = counts[n] == 0 && std::ranges::find(targets, leaf.name) != targets.end();
    for (std::int64_t i = 0; i < data.size(); ++i) {
      const double value =
          share ? static_cast<double>(standard_uniform<float>(0, stream, i)) : made_up(stream, i, counts[n]);
      if (ir::is_float(type.dtype))
        data.real[static_cast<std::size_t>(i)] = value;
      else
        data.integer[static_cast<std::size_t>(i)] = static_cast<std::int64_t>(value);
    }
    tensors.push_back({leaf.name, std::move(data)});
  }
  return tensors;
}

namespace {

/// The names of what the model is given.
std::vector<std::string> given_names(const elaborate::Model& model) {
  std::vector<std::string> names;
  for (const ir::Leaf& leaf : model.predict.leaves)
    if (is_given(leaf)) names.push_back(leaf.name);
  return names;
}

std::optional<std::vector<NamedTensor>> inputs_made_up(const elaborate::Model& model,
                                                       const std::vector<std::string>& predicting,
                                                       Diagnostics& diagnostics) {
  const std::optional<ir::SymbolValues> symbols = small_symbols(model);
  if (!symbols) {
    std::vector<std::string> notes;
    for (const ir::Requirement& requirement : model.predict.requirements)
      notes.push_back("needed: " + requirement.str() + " (" + requirement.reason + ")");
    diagnostics.add(plain_error(Code::data_mismatch, "no small sizes were found that `" + model.name + "` accepts",
                                std::move(notes),
                                "choose them with `--set NAME=VALUE`, or give inputs with `--input`"));
    return std::nullopt;
  }
  std::vector<std::string> targets = given_names(model);
  std::erase_if(targets,
                [&](const std::string& name) { return std::ranges::find(predicting, name) != predicting.end(); });
  return made_up_inputs(model, *symbols, targets);
}

}  // namespace

std::optional<std::vector<NamedTensor>> read_or_make_inputs(const elaborate::Model& model, const std::string& path,
                                                            const std::vector<std::string>& predicting,
                                                            const FileSystem& files, Diagnostics& diagnostics) {
  return path.empty() ? inputs_made_up(model, predicting, diagnostics) : read_tensor_file(path, files, diagnostics);
}

std::string inputs_text(const elaborate::Model& model, const std::string& path, const ir::SymbolValues& symbols) {
  std::string text = path.empty() ? "random inputs" : "the inputs of `" + path + "`";
  const char* separator = " with ";
  for (const elaborate::Symbol& symbol : model.symbols) {
    text += fmt::format("{}{} = {}", separator, symbol.name, symbols.at(symbol.name));
    separator = ", ";
  }
  return text;
}

}  // namespace modelc::driver
