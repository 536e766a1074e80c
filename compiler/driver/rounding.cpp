#include "driver/rounding.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "ir/loop.h"

namespace modelc::driver {
namespace {

using ir::NodeId;

constexpr int most_bits_of_sums = 8;

/// Rounds to fewer binary digits: (s + 1) x - ((s + 1) x - x), for s = 2^k, has k bits less (Dekker, "A floating-point
/// technique for extending the available precision", 1971). Infinities stay.
double fewer_digits(double x, double factor) {
  if (!(std::abs(x) < 1e290)) return x;
  const double high = factor * x;
  return high - (high - x);
}

void evaluate_fewer_digits(ir::EvalContext& context) {
  const double factor = context.attrs.get<double>("factor");
  const std::vector<double>& x = context.inputs[0]->real;
  std::ranges::transform(x, context.results[0].real.begin(), [&](double v) { return fewer_digits(v, factor); });
}

constexpr ir::OpParam fewer_digits_params[] = {{"x"}, {"factor", ir::ParamKind::number}};

/// No operation of the language, and not for generated code: it is in these graphs alone.
const ir::OpRow fewer_digits_op = {
    "fewer_digits",
    "The number with fewer binary digits.",
    fewer_digits_params,
    ir::Trait::internal | ir::Trait::nondifferentiable,
    ir::Lowering::elementwise,
    ir::Scalar::operand(0),
    [](ir::InferContext& context) { return std::vector<ir::TensorType>{context.inputs[0]}; },
    evaluate_fewer_digits,
    nullptr,
    {}};

int digits(ir::DType dtype) { return dtype == ir::DType::f64 ? 53 : 24; }

class Rounder {
 public:
  Rounder(const ir::SymbolValues& symbols, int bits) : symbols_(symbols), bits_(bits) {}

  ir::Graph operator()(const ir::Graph& graph) const {
    const std::vector<int> lost = lost_bits(graph);
    ir::Graph out;
    for (std::size_t i = 1; i < graph.frames().size(); ++i) out.add_frame(graph.frames()[i]);
    std::vector<NodeId> made(graph.size());
    for (const ir::Leaf& leaf : graph.leaves)
      made[leaf.node] = out.leaf(leaf.kind, leaf.name, graph.type(leaf.node), graph[leaf.node].origin);
    for (const ir::Leaf& leaf : graph.leaves)  // what is given has all its digits where nothing adds it up
      if (lost[leaf.node] > 0) made[leaf.node] = with_fewer(out, made[leaf.node], lost[leaf.node]);
    for (NodeId id = 0; id < graph.size(); ++id) {
      const ir::Node& node = graph[id];
      if (graph.leaf_of(id)) continue;
      std::vector<NodeId> inputs;
      for (const NodeId of : node.inputs) inputs.push_back(made[of]);
      made[id] = out.add(*node.op, std::move(inputs), with_bodies(node), node.origin);
      if (node.types.size() == 1) made[id] = with_fewer(out, made[id], lost[id]);
    }
    for (const ir::Output& output : graph.outputs) out.outputs.push_back({output.name, made[output.node], output.span});
    out.requirements = graph.requirements;
    return out;
  }

 private:
  NodeId with_fewer(ir::Graph& graph, NodeId id, int lost) const {
    const ir::TensorType type = graph.type(id);
    if (!ir::is_float(type.dtype)) return id;
    const double factor = std::ldexp(1.0, 53 - (digits(type.dtype) - bits_ - lost)) + 1;
    return graph.add(fewer_digits_op, {id}, {{"factor", factor}}, graph[id].origin);
  }

  /// How many digits sums cost each value, those that it goes into included.
  std::vector<int> lost_bits(const ir::Graph& graph) const {
    std::vector<int> lost(graph.size(), 0);
    for (auto id = static_cast<NodeId>(graph.size()); id-- > 0;) {
      const ir::Node& node = graph[id];
      const bool moves = node.op->lowering == ir::Lowering::view || node.op->lowering == ir::Lowering::movement;
      if (!moves) lost[id] = std::max(lost[id], bits_of_sum(graph, node));
      const int passed_on = moves ? lost[id] : bits_of_sum(graph, node);
      for (const NodeId of : node.inputs) lost[of] = std::max(lost[of], passed_on);
    }
    return lost;
  }

  int bits_of_sum(const ir::Graph& graph, const ir::Node& node) const {
    switch (node.op->lowering) {
      case ir::Lowering::reduction:
      case ir::Lowering::contraction:
      case ir::Lowering::kernel: break;
      default: return 0;
    }
    const double terms = std::max(1.0, terms_of(graph, node));
    return std::min(most_bits_of_sums, static_cast<int>(std::ceil(std::log2(terms) / 2)));
  }

  /// About how many terms an element of the result has: of reductions the elements for each result, of products the
  /// geometric mean of what the factors say, of what runs along an axis its extent.
  double terms_of(const ir::Graph& graph, const ir::Node& node) const {
    const double results = std::max(1.0, elements(node.type()));
    double product = 1, most = 1;
    for (const NodeId of : node.inputs) {
      if (!ir::is_float(graph.type(of).dtype)) continue;
      const double given = std::max(1.0, elements(graph.type(of)));
      product *= given;
      most = std::max(most, given / results);
    }
    if (node.op->lowering == ir::Lowering::contraction || node.inputs.size() == 2)
      most = std::max(most, std::sqrt(product / results));
    const auto axis = node.attrs.all().find("axis");
    if (axis == node.attrs.all().end() || node.inputs.empty()) return most;
    const auto* at = std::get_if<std::int64_t>(&axis->second);
    const ir::Shape& shape = graph.type(node.inputs[0]).shape;
    if (at == nullptr || static_cast<std::size_t>(*at) >= shape.size()) return most;
    return std::max(most, extent(shape[static_cast<std::size_t>(*at)]));
  }
  double elements(const ir::TensorType& type) const {
    double count = 1;
    for (const ir::Dim& dim : type.shape) count *= extent(dim);
    return count;
  }
  double extent(const ir::Dim& dim) const { return static_cast<double>(dim.evaluate(symbols_).value_or(1)); }

  /// The bodies of loops round as well.
  ir::Attrs with_bodies(const ir::Node& node) const {
    if (node.op->lowering != ir::Lowering::control) return node.attrs;
    ir::Loop loop(node.attrs);
    loop.body = std::make_shared<const ir::Graph>((*this)(*loop.body));
    return loop.attrs();
  }

  const ir::SymbolValues& symbols_;
  int bits_;
};

}  // namespace

ir::Graph rounded(const ir::Graph& graph, const ir::SymbolValues& symbols, int bits) {
  return Rounder(symbols, bits)(graph);
}

double unit_roundoff(ir::DType dtype) { return std::ldexp(1.0, -digits(dtype)); }

}  // namespace modelc::driver
