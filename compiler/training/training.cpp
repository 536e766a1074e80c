#include "training/training.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "autodiff/autodiff.h"
#include "ir/gradient.h"
#include "ops/table.h"
#include "passes/pipelines.h"
#include "passes/rebuild.h"

namespace modelc::training {
using namespace ir;

namespace {

std::shared_ptr<const Graph> constant(TensorData data) {
  Graph graph;
  const auto value = std::make_shared<const TensorData>(std::move(data));
  graph.outputs.push_back({"value", graph.add(ops::row("constant"), {}, {{"value", value}}), {}});
  return std::make_shared<const Graph>(std::move(graph));
}

NodeId leaf_named(const Graph& graph, const std::string& name) {
  const auto found = std::ranges::find(graph.leaves, name, &Leaf::name);
  if (found == graph.leaves.end()) throw std::logic_error("training: no leaf `" + name + "`");
  return found->node;
}

class Maker {
 public:
  explicit Maker(const elaborate::Model& model) : model_(model), recipe_(*model.training) {
    // Formulas get their stable forms before they are differentiated.
    graph_ = passes::run(passes::loss_pipeline(), recipe_.loss);
    for (const elaborate::Weight& weight : model.weights)
      if (weight.trainable && !weight.state) trainable_.push_back(leaf_named(graph_, weight.name));
    // A weight that the forward computation sets, as spectral normalization does, is trained from its last value on.
    values_ = trainable_;
    for (NodeId& value : values_) {
      const auto set = std::ranges::find(graph_.updates, value, &Update::state);
      if (set == graph_.updates.end()) continue;
      value = set->value;
      graph_.updates.erase(set);
    }
    gradients_ = autodiff::differentiate(graph_, graph_.outputs.front().node, trainable_);
  }

  Graph gradients() const {
    Graph out = graph_;
    out.outputs.resize(recipe_.losses);
    out.updates.clear();
    for (std::size_t i = 0; i < trainable_.size(); ++i)
      out.outputs.push_back({"grad/" + graph_.leaf_of(trainable_[i])->name, gradients_[i], {}});
    return keep_used(std::move(out));
  }

  Graph step(Entries& entries) {
    std::vector<elaborate::Slot>& slots = entries.slots;
    Graph out = graph_;
    keep_values(out);
    const NodeId iteration = add_slot(out, slots, "optimizer/iteration", {DType::i64, {}}, 0);
    NodeId rate = 0;
    if (recipe_.learning_rate) {
      const DType real = out.type(out.outputs.front().node).dtype;
      rate = add_slot(out, slots, "optimizer/learning_rate", {real, {}}, *recipe_.learning_rate);
    }
    if (recipe_.gradient_accumulation_steps)
      accumulate(out, entries.slots, iteration, *recipe_.gradient_accumulation_steps);
    Descent descent{trainable_, values_, gradients_, {}, iteration, rate};
    if (recipe_.global_clipnorm) descent.scale = common_scale(out, *recipe_.global_clipnorm);
    add_updates(out, recipe_, descent, entries.slots, entries.blocks);
    const NodeId one = out.add(ops::row("constant"), {},
                               {{"value", std::make_shared<const TensorData>(TensorData{DType::i64, {}, {}, {1}})}});
    out.updates.push_back({iteration, out.add(ops::row("add"), {iteration, one})});
    slots.insert(slots.end(), recipe_.metrics.begin(), recipe_.metrics.end());
    return keep_used(std::move(out));
  }

  Graph evaluate() const {
    Graph out = passes::run(passes::loss_pipeline(), recipe_.evaluate);  // the same loss as that of training
    keep_values(out);
    return keep_used(std::move(out));
  }

 private:
  /// Of the losses only the whole one is a result.
  void keep_values(Graph& graph) const {
    graph.outputs.erase(graph.outputs.begin() + 1, graph.outputs.begin() + static_cast<std::ptrdiff_t>(recipe_.losses));
  }

  /// Drops the targets and slots that no result needs; inputs and weights stay.
  static Graph keep_used(Graph graph) {
    std::vector<bool> used(graph.size());
    for (const Output& output : graph.outputs) used[output.node] = true;
    for (const Update& update : graph.updates) used[update.state] = used[update.value] = true;
    for (auto id = static_cast<NodeId>(graph.size()); id-- > 0;)
      if (used[id])
        for (const NodeId input : graph[id].inputs) used[input] = true;
    std::erase_if(graph.leaves, [&](const Leaf& leaf) {
      return !used[leaf.node] && (leaf.kind == Leaf::Kind::target || leaf.kind == Leaf::Kind::state);
    });
    return passes::rebuild(graph);
  }

  /// Makes the gradients their means over `steps` batches, and keeps the sums in between. They count in the batches
  /// alone that complete an update.
  void accumulate(Graph& graph, std::vector<elaborate::Slot>& slots, NodeId iteration, std::int64_t steps) {
    const auto whole = [&](std::int64_t value) {
      return graph.add(ops::row("constant"), {},
                       {{"value", std::make_shared<const TensorData>(TensorData{DType::i64, {}, {}, {value}})}});
    };
    const NodeId next = graph.add(ops::row("add"), {iteration, whole(1)});
    const NodeId due = graph.add(ops::row("eq"), {graph.add(ops::row("mod"), {next, whole(steps)}), whole(0)});
    for (std::size_t i = 0; i < gradients_.size(); ++i) {
      const TensorType type = graph.type(gradients_[i]);
      const std::string name = "optimizer/gradient_accumulator/" + graph.leaf_of(trainable_[i])->name;
      const auto number = [&](double value) {
        return graph.add(ops::row("constant"), {},
                         {{"value", std::make_shared<const TensorData>(TensorData::scalar(type.dtype, value))}});
      };
      Graph zeros;
      zeros.outputs.push_back(
          {"value",
           zeros.add(ops::row("full"), {}, {{"shape", type.shape}, {"fill_value", 0.0}, {"dtype", type.dtype}}),
           {}});
      slots.push_back({name, type, std::make_shared<const Graph>(std::move(zeros))});
      const NodeId before = graph.leaf(Leaf::Kind::state, name, type);
      const NodeId sum = graph.add(ops::row("add"), {before, gradients_[i]});
      graph.updates.push_back({before, graph.add(ops::row("where"), {due, number(0), sum})});
      gradients_[i] = graph.add(ops::row("div"), {sum, number(static_cast<double>(steps))});
    }
  }

  /// What scales all gradients so that their norm together is at most `limit`.
  std::optional<NodeId> common_scale(Graph& graph, double limit) const {
    if (gradients_.empty()) return std::nullopt;
    const DType dtype = graph.type(graph.outputs.front().node).dtype;
    const auto number = [&](double value) {
      return graph.add(ops::row("constant"), {},
                       {{"value", std::make_shared<const TensorData>(TensorData::scalar(dtype, value))}});
    };
    std::optional<NodeId> sum;
    for (const NodeId gradient : gradients_) {
      std::vector<std::int64_t> axes(graph.type(gradient).rank());
      std::iota(axes.begin(), axes.end(), 0);
      const NodeId square = graph.add(ops::row("mul"), {gradient, gradient});
      const NodeId part = graph.add(ops::row("sum"), {square}, {{"axes", axes}, {"keepdims", false}});
      sum = sum ? graph.add(ops::row("add"), {*sum, part}) : part;
    }
    const NodeId norm = graph.add(ops::row("sqrt"), {*sum});
    const NodeId bounded = graph.add(ops::row("maximum"), {norm, number(limit)});
    return graph.add(ops::row("div"), {number(limit), bounded});
  }

  static NodeId add_slot(Graph& graph, std::vector<elaborate::Slot>& slots, const std::string& name, TensorType type,
                         double value) {
    TensorData data = TensorData::zeros(type.dtype, {});
    if (is_float(type.dtype)) data.real[0] = value;
    slots.push_back({name, type, constant(std::move(data))});
    return graph.leaf(Leaf::Kind::state, name, type);
  }

  const elaborate::Model& model_;
  const elaborate::Training& recipe_;
  Graph graph_;
  std::vector<NodeId> trainable_;  ///< the leaves
  std::vector<NodeId> values_;     ///< what the loss makes of them: most often the leaves themselves
  std::vector<NodeId> gradients_;  ///< of the loss by `trainable_`
};

}  // namespace

std::optional<Entries> make_entries(const elaborate::Model& model, Diagnostics& diagnostics) {
  try {
    Maker maker(model);
    Entries entries;
    entries.gradients = maker.gradients();
    if (model.training->updates.empty()) {
      entries.slots = model.training->metrics;
    } else {
      entries.step = maker.step(entries);
    }
    entries.evaluate = maker.evaluate();
    entries.metric_slots = model.training->metrics.size();
    return entries;
  } catch (const GradientError& error) {
    diagnostics.add({Code::no_gradient,
                     error.message,
                     {error.origin.span, "the loss depends on this"},
                     {},
                     {},
                     "`stop_gradient` around it says that it needs none"});
    return std::nullopt;
  }
}

}  // namespace modelc::training
