// The member function that sets weights by their initializers: each initializer's graph as double arithmetic on one
// element, with the bits of reference evaluation.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

/// An initializer uses an operation that is not written here.
struct Unsupported {
  std::string op;
};

/// Prints one initializer: statements for what must be there as a whole, and an expression for an element.
class Writer {
 public:
  Writer(const ir::Graph& graph, const std::string& weight) : graph_(graph), weight_(weight) {}

  std::string statements(const std::string& to) {
    const ir::NodeId result = graph_.outputs.front().node;
    const Element element = element_of(result);
    const std::string filled = fmt::format("{}  modelc::initial::fill({}, {}, [&]({}) {{\n    return {};\n  }});\n",
                                           text_, to, count(result), element.parameter, element.value);
    const bool keyed = filled.find("(key, ") != std::string::npos;
    return "{\n" +
           (keyed ? fmt::format("  const std::uint64_t key = modelc::weight_seed(seed, {});\n", string_literal(weight_))
                  : "") +
           filled + "}\n";
  }

 private:
  std::int64_t count(ir::NodeId id) const { return ir::element_count(graph_.type(id).shape).constant().value(); }

  static std::string number(double value) { return fmt::format("{:a}", value); }

  /// A function of the index: its parameter, without a name where the value is the same for all, and its value.
  struct Element {
    std::string parameter, value;
  };
  Element element_of(ir::NodeId id) {
    const bool outer = std::exchange(indexed_, false);
    std::string value = expression(id, "i");
    return {std::exchange(indexed_, outer) ? "modelc::Index i" : "modelc::Index", std::move(value)};
  }

  const std::string& used(const std::string& at) {
    indexed_ = indexed_ || at != "0";
    return at;
  }

  /// The node's element at the row-major position `at`.
  std::string expression(ir::NodeId id, const std::string& at) {
    const ir::Node& node = graph_[id];
    const ir::OpRow& op = *node.op;
    if (ir::has(op.traits, ir::Trait::random)) return draw(node, at);
    if (op.is(ir::Known::constant)) {
      const ir::TensorData& data = *node.attrs.get<std::shared_ptr<const ir::TensorData>>("value");
      if (data.size() != 1) throw Unsupported{"a table of constants beside random numbers"};
      return number(data.number(0));
    }
    if (const auto* fill = std::get_if<ir::Fill>(&op.code)) return number(node.attrs.get<double>(fill->attribute));
    if (op.is(ir::ViewForm::reshape)) return expression(node.inputs[0], at);
    if (op.is(ir::ViewForm::broadcast) && count(node.inputs[0]) == 1) return expression(node.inputs[0], "0");
    if (op.is(ir::ViewForm::transpose) && node.type().rank() == 2) {
      const auto& axes = node.attrs.get<std::vector<std::int64_t>>("axes");
      if (axes == std::vector<std::int64_t>{0, 1}) return expression(node.inputs[0], at);
      const std::int64_t rows = node.type().shape[0].constant().value();
      const std::int64_t columns = node.type().shape[1].constant().value();
      return expression(node.inputs[0], fmt::format("(({0}) % {1} * {2} + ({0}) / {1})", at, columns,
                                                    rows));  // of the operand, columns x rows
    }
    if (const auto* kernel = std::get_if<ir::RuntimeKernel>(&op.code); kernel && kernel->initial) {
      const std::string name = fmt::format("whole_{}", id);
      const ir::Shape& shape = node.type().shape;
      const Element element = element_of(node.inputs[0]);
      text_ += fmt::format(
          "  const std::vector<double> {} = modelc::initial::{}(\n      modelc::initial::values({}, "
          "[&]({}) {{ return {}; }}), {}, {});\n",
          name, kernel->function, count(id), element.parameter, element.value, shape[0].constant().value(),
          shape[1].constant().value());
      return fmt::format("{}[static_cast<std::size_t>({})]", name, used(at));
    }
    return applied(id, at);
  }

  std::string applied(ir::NodeId id, const std::string& at) {
    const ir::Node& node = graph_[id];
    const ir::ScalarFunction* const function = node.op->scalar() ? node.op->scalar()->function() : nullptr;
    const bool converts = function && function->form == ir::ScalarFunction::Form::conversion;
    if (converts && ir::is_float(node.type().dtype) && ir::is_float(graph_.type(node.inputs[0]).dtype))
      return expression(node.inputs[0], at);
    const std::string op = "`" + std::string(node.op->name) + "`";
    if (!function || function->exact.empty() || !ir::is_float(node.type().dtype)) throw Unsupported{op};
    std::vector<std::string> operands;
    for (const ir::NodeId input : node.inputs) {
      const bool one = count(input) == 1;
      // Broadcasting along some axes alone would need their indices.
      if (!one && count(input) != count(id)) throw Unsupported{"broadcasting in " + op};
      operands.push_back(expression(input, one ? "0" : at));
    }
    if (function->exact != function->name) return fmt::format("{}({})", function->exact, joined(operands));
    return operands.size() == 1 ? fmt::format("({}{})", function->exact, operands[0])
                                : fmt::format("({} {} {})", operands[0], function->exact, operands[1]);
  }

  std::string draw(const ir::Node& node, const std::string& at) {
    const auto& own = node.attrs.get<std::vector<std::int64_t>>("seed");
    const std::string seed = own.empty() ? "key" : fmt::format("{}u", static_cast<std::uint64_t>(own[0]));
    const std::int64_t stream = own.empty() && node.attrs.has("stream") ? node.attrs.get<std::int64_t>("stream") : 0;
    return fmt::format("static_cast<double>(modelc::{}<{}>({}, {}, {}))",
                       std::get<ir::RuntimeKernel>(node.op->code).function, element_type(node.type().dtype), seed,
                       stream, used(at));
  }

  const ir::Graph& graph_;
  const std::string& weight_;
  std::string text_;
  bool indexed_ = false;  // the expression that is being made reads the index
};

/// A weight whose initializer the header cannot compute says so when it is asked to.
std::string refusal(const std::string& weight, const std::string& op) {
  return fmt::format(
      "modelc::raise({});\n",
      string_literal(fmt::format("the initializer of `{}` uses {}, which a header does not compute: load the weights "
                                 "that `modelc init` writes",
                                 weight, op)));
}

}  // namespace

std::string print_initialize(const Context& context) {
  if (!context.has_weights()) return {};
  std::string text, refused;
  for (std::size_t i = 0; i < context.weights.weights.size(); ++i) {
    const WeightPlace& place = context.weights.weights[i];
    const ir::Graph& initializer = *context.model.weights[i].initializer;
    if (ir::element_count(place.type.shape).constant() == 0) continue;
    try {
      if (!draws(initializer)) {
        const std::optional<std::string> initial = print_initial(initializer, place.name, place.offset);
        if (!initial) throw Unsupported{"more constants than a header spells out"};
        text += *initial;
      } else {
        text += Writer(initializer, place.name)
                    .statements(fmt::format("block.at<{}>({})", element_type(place.type.dtype), place.offset));
      }
    } catch (const Unsupported& what) {
      if (refused.empty()) refused = refusal(place.name, what.op);
    }
  }
  const bool trains = context.training && !context.model.training->updates.empty();
  if (refused.empty()) {
    text = "modelc::Arena& block = weights_->block;\nstd::memset(block.data(), 0, weight_bytes);\n" + text;
    if (text.find("(seed,") == std::string::npos) text = "static_cast<void>(seed);\n" + text;
    if (!context.prepared.empty()) text += "prepare();\n";
    if (!context.states.empty()) text += "reset_states();\n";
    if (trains) text += "reset_optimizer();\n";
  } else {
    text = "static_cast<void>(seed);\n" + refused;
  }
  text.pop_back();
  std::string resets;
  if (!context.states.empty()) resets = "; resets the states";
  if (trains) resets += resets.empty() ? "; resets the optimizer" : " and the optimizer";
  return fill(
      "initialize.hpp",
      {{"and_resets", resets}, {"throws", refused.empty() ? "" : ". Throws modelc::Error"}, {"statements", text}});
}

}  // namespace modelc::emit
