#include "plan/read_bytes.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "ops/table.h"
#include "passes/passes.h"
#include "passes/rebuild.h"
#include "passes/users.h"
#include "plan/known.h"

namespace modelc::plan {
using namespace ir;

namespace {

/// The function that is all of an elementwise operation; null for others.
const ScalarFunction* function_of(const Node& node) {
  return node.op->scalar() ? node.op->scalar()->function() : nullptr;
}

/// '+', '-', '*' or '/' of two numbers, 'n' for the opposite of one; 0 for all else.
char arithmetic(const Node& node) {
  const ScalarFunction* const function = function_of(node);
  const bool spelled = function && function->name.size() == 1;
  if (spelled && function->form == ScalarFunction::Form::prefix) return function->name[0] == '-' ? 'n' : '\0';
  const bool known = spelled && function->form == ScalarFunction::Form::infix &&
                     std::string_view("+-*/").find(function->name[0]) != std::string_view::npos;
  return known ? function->name[0] : '\0';
}

/// An operation between bytes and who multiplies them: arithmetic with a number for each channel or one for all.
struct Step {
  NodeId node;
  char arithmetic;
  std::size_t operand = 0;            ///< that leads to the bytes
  std::optional<NodeId> number = {};  ///< the other one; none: a negation
};

struct Chain {
  NodeId bytes;
  std::vector<Step> steps;    ///< the first is the nearest to the bytes
  std::vector<NodeId> views;  ///< reshapes, likewise
  bool uniform = true;        ///< all numbers are the same for all channels
};

class Reader {
 public:
  explicit Reader(const Graph& graph) : graph_(graph), users_(graph), known_(graph) {}

  Graph run() {
    std::map<NodeId, NodeId> instead;
    for (NodeId id = 0; id < graph_.size(); ++id) {
      const std::optional<KernelSizes> sizes = users_.live(id) ? kernel_sizes(graph_, known_, id) : std::nullopt;
      const OpRow* const operation = sizes ? choose_bytes(graph_, graph_[id], *sizes) : nullptr;
      const std::optional<Chain> chain = operation ? chain_to(graph_[id].inputs[0]) : std::nullopt;
      if (!chain) continue;
      if (!work_) work_ = graph_;
      instead[id] = replaced(id, *operation, *chain);
    }
    return work_ ? passes::constant_folding(passes::rebuild(std::move(*work_), {.instead = std::move(instead)}))
                 : graph_;
  }

 private:
  /// What leads from bytes to x, and to nothing else.
  std::optional<Chain> chain_to(NodeId x) const {
    const DType dtype = graph_.type(x).dtype;
    Chain chain;
    bool last_axis = true;  // is the last axis still that of x?
    for (NodeId at = x;;) {
      const Node& node = graph_[at];
      if (users_.result(at) || users_[at].size() != 1) return std::nullopt;
      const ScalarFunction* const function = function_of(node);
      if (function && function->form == ScalarFunction::Form::conversion) {
        chain.bytes = node.inputs[0];
        if (!is_storage(graph_.type(chain.bytes).dtype)) return std::nullopt;
        break;
      }
      if (node.op->is(ViewForm::reshape)) {
        last_axis = last_axis && graph_.type(at).rank() > 0 && graph_.type(node.inputs[0]).rank() > 0 &&
                    graph_.type(at).shape.back() == graph_.type(node.inputs[0]).shape.back();
        chain.views.push_back(at);
        at = node.inputs[0];
        continue;
      }
      const std::optional<Step> step = step_of(at);
      if (!step) return std::nullopt;
      const bool same = !step->number || element_count(graph_.type(*step->number).shape).is_constant(1);
      if (!same && !last_axis) return std::nullopt;
      chain.uniform = chain.uniform && same;
      chain.steps.push_back(*step);
      at = node.inputs[step->operand];
      if (graph_.type(at).dtype != dtype) return std::nullopt;
    }
    std::reverse(chain.steps.begin(), chain.steps.end());
    std::reverse(chain.views.begin(), chain.views.end());
    return chain;
  }

  std::optional<Step> step_of(NodeId at) const {
    const Node& node = graph_[at];
    const char op = arithmetic(node);
    if (op == 'n') return Step{at, op};
    if (op == '\0') return std::nullopt;
    for (const std::size_t operand : {0, 1}) {
      NodeId number = node.inputs[1 - operand];
      while (graph_[number].op->is(ViewForm::broadcast)) number = graph_[number].inputs[0];
      if (!known_(number) || !of_channels(graph_.type(number).shape)) continue;
      if (op == '/' && operand == 1) continue;
      if (graph_.type(node.inputs[operand]).shape == node.type().shape) return Step{at, op, operand, number};
    }
    return std::nullopt;
  }
  static bool of_channels(const Shape& shape) {
    return std::all_of(shape.begin(), shape.end() - (shape.empty() ? 0 : 1),
                       [](const Dim& dim) { return dim.is_constant(1); });
  }

  NodeId call(std::string_view op, std::vector<NodeId> inputs, Attrs attrs = {}) {
    return work_->add(ops::row(op), std::move(inputs), std::move(attrs), origin_);
  }
  NodeId number(DType dtype, double value) {
    return call("constant", {}, {{"value", std::make_shared<const TensorData>(TensorData::scalar(dtype, value))}});
  }

  /// The scales and shifts that the steps come to, [2, channels] or [2, 1].
  NodeId affine(const Chain& chain, DType dtype, const Dim& channels) {
    NodeId scale = number(dtype, 1), shift = number(dtype, 0);
    for (const Step& step : chain.steps) {
      const auto same = [&](std::vector<NodeId> inputs) {
        return work_->add(*graph_[step.node].op, std::move(inputs), graph_[step.node].attrs, origin_);
      };
      if (!step.number) {
        scale = same({scale});
        shift = same({shift});
        continue;
      }
      const NodeId by =
          call("reshape", {*step.number}, {{"newshape", Shape{element_count(graph_.type(*step.number).shape)}}});
      if (step.arithmetic == '*' || step.arithmetic == '/') {
        scale = same({scale, by});
        shift = same({shift, by});
      } else if (step.operand == 0) {
        shift = same({shift, by});
      } else {  // by - x, by + x
        if (step.arithmetic == '-') scale = call("neg", {scale});
        shift = same({by, shift});
      }
    }
    const auto row = [&](NodeId of) {
      return call("reshape", {call("broadcast_to", {of}, {{"shape", Shape{channels}}})},
                  {{"newshape", Shape{1, channels}}});
    };
    return call("concatenate", {row(scale), row(shift)}, {{"axis", std::int64_t{0}}});
  }

  NodeId replaced(NodeId id, const OpRow& operation, const Chain& chain) {
    const Node& node = graph_[id];
    origin_ = node.origin;
    const bool one = chain.uniform && of_matrices(std::get<ContractionForm>(operation.code));
    const NodeId numbers = affine(chain, node.type().dtype, one ? Dim(1) : graph_.type(node.inputs[0]).shape.back());
    NodeId bytes = chain.bytes;
    for (const NodeId view : chain.views) bytes = call("bytes_view", {bytes}, {{"newshape", graph_.type(view).shape}});
    const NodeId made = work_->add(operation, {bytes, node.inputs[1], numbers}, node.attrs, node.origin);
    if (!node.name.empty()) work_->set_name(made, node.name);
    return made;
  }

  const Graph& graph_;
  const passes::Users users_;
  const Known known_;
  std::optional<Graph> work_;
  Origin origin_;
};

}  // namespace

Graph read_bytes(const Graph& graph) { return Reader(graph).run(); }

}  // namespace modelc::plan
