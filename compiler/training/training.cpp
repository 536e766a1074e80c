#include "training/training.h"

#include <algorithm>
#include <map>
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

/// Drops the targets and slots that no result needs; inputs and weights stay.
Graph keep_used(Graph graph) {
  std::vector<bool> used(graph.size());
  for (const Output& output : graph.outputs) used[output.node] = true;
  for (const Update& update : graph.updates) used[update.state] = used[update.value] = true;
  for (auto id = static_cast<NodeId>(graph.size()); id-- > 0;)
    if (used[id])
      for (const NodeId input : graph[id].inputs) used[input] = true;
  std::erase_if(graph.leaves, [&](const Leaf& leaf) {
    return !used[leaf.node] && (leaf.kind == Leaf::Kind::target || leaf.kind == Leaf::Kind::state);
  });
  return passes::rebuild(std::move(graph));
}

class Maker {
 public:
  explicit Maker(const elaborate::Model& model) : recipe_(*model.training) {
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

  Graph part(Entries& entries) const {
    Graph out = graph_;
    out.outputs.resize(recipe_.losses);
    out.updates.clear();
    const auto add = [&](const std::string& name, NodeId value) {
      entries.parts.push_back({name, out.type(value)});
      out.updates.push_back({out.leaf(Leaf::Kind::state, name, out.type(value)), value});
    };
    for (std::size_t i = 0; i < trainable_.size(); ++i) add(Part::gradient + weight_name(i), gradients_[i]);
    if (recipe_.updates.empty()) return keep_used(std::move(out));
    add(Part::loss, out.outputs.front().node);
    for (std::size_t i = 0; i < trainable_.size(); ++i)
      if (values_[i] != trainable_[i]) add(Part::state + weight_name(i), values_[i]);
    const std::vector<bool> counted = adding_up();
    for (const Update& update : graph_.updates) {
      const std::string& name = graph_.leaf_of(update.state)->name;
      if (!is_metric(name)) {
        add(Part::state + name, update.value);
      } else if (const std::optional<NodeId> added = added_to(out, update.state, update.value, counted)) {
        add(metric_part(name), *added);
      } else {
        entries.whole = "the metric of `" + name + "` does not add to it";
      }
    }
    return keep_used(std::move(out));
  }

  /// After `part`.
  Graph update(Entries& entries) {
    Graph out = graph_;
    out.updates.clear();
    const auto leaf = [&](const std::string& name, NodeId like) {
      return out.leaf(Leaf::Kind::state, name, out.type(like));
    };
    std::vector<NodeId> gradients, values = trainable_;
    for (std::size_t i = 0; i < trainable_.size(); ++i) {
      gradients.push_back(leaf(Part::gradient + weight_name(i), trainable_[i]));
      if (values_[i] != trainable_[i]) values[i] = leaf(Part::state + weight_name(i), trainable_[i]);
    }
    std::map<NodeId, NodeId> known;  // what metrics' values are computed from
    for (const Update& update : graph_.updates) {
      const std::string& name = graph_.leaf_of(update.state)->name;
      NodeId value = leaf(is_metric(name) ? metric_part(name) : Part::state + name, update.state);
      if (is_metric(name)) value = out.add(ops::row("add"), {update.state, value});
      out.updates.push_back({update.state, value});
      known[update.value] = value;
      known[update.state] = update.state;
    }
    out.outputs.erase(out.outputs.begin(), out.outputs.begin() + static_cast<std::ptrdiff_t>(recipe_.losses));
    for (Output& metric : out.outputs) {
      const std::optional<NodeId> value = computed_from(out, metric.node, known);
      if (!value) {
        entries.whole = "the metric `" + metric.name + "` is computed from more than what it adds up";
        return {};
      }
      metric.node = *value;
    }
    std::vector<elaborate::Slot> slots;  // the step's
    descend(out, std::move(values), std::move(gradients), true, slots, entries.update_blocks);
    std::erase_if(out.leaves, [](const Leaf& one) { return one.given(); });
    return keep_used(std::move(out));
  }

  Graph step(Entries& entries) {
    Graph out = graph_;
    keep_values(out);
    descend(out, values_, gradients_, false, entries.slots, entries.blocks);
    entries.slots.insert(entries.slots.end(), recipe_.metrics.begin(), recipe_.metrics.end());
    return keep_used(std::move(out));
  }

  Graph evaluate() const {
    Graph out = passes::run(passes::loss_pipeline(), recipe_.evaluate);  // the same loss as that of training
    keep_values(out);
    return keep_used(std::move(out));
  }

 private:
  const std::string& weight_name(std::size_t i) const { return graph_.leaf_of(trainable_[i])->name; }

  /// Of a slot "metric/accuracy/total".
  static std::string metric_part(const std::string& slot) { return Part::metric + slot.substr(slot.find('/') + 1); }

  bool is_metric(const std::string& name) const {
    return std::ranges::find(recipe_.metrics, name, &elaborate::Slot::name) != recipe_.metrics.end();
  }

  /// The update of every weight from `values`, against `gradients`.
  void descend(Graph& out, std::vector<NodeId> values, std::vector<NodeId> gradients, bool in_memory,
               std::vector<elaborate::Slot>& slots, std::vector<Block>& blocks) const {
    const NodeId iteration = add_slot(out, slots, "optimizer/iteration", {DType::i64, {}}, 0);
    NodeId rate = 0;
    if (recipe_.learning_rate) {
      const DType real = graph_.type(graph_.outputs.front().node).dtype;
      rate = add_slot(out, slots, "optimizer/learning_rate", {real, {}}, *recipe_.learning_rate);
    }
    if (recipe_.gradient_accumulation_steps) {
      in_memory = false;
      accumulate(out, slots, iteration, *recipe_.gradient_accumulation_steps, gradients);
    }
    Descent descent{trainable_, std::move(values), std::move(gradients), {}, iteration, rate, in_memory};
    if (recipe_.global_clipnorm) descent.scale = common_scale(out, *recipe_.global_clipnorm, descent.gradients);
    add_updates(out, recipe_, descent, slots, blocks);
    const NodeId one = out.add(ops::row("constant"), {},
                               {{"value", std::make_shared<const TensorData>(TensorData{DType::i64, {}, {}, {1}})}});
    out.updates.push_back({iteration, out.add(ops::row("add"), {iteration, one})});
  }

  /// What a slot's new value adds to the old one; nothing where it is no such sum.
  static std::optional<NodeId> added_to(Graph& graph, NodeId slot, NodeId value, const std::vector<bool>& adding_up) {
    const Node node = graph[value];
    const bool minus = node.op->name == "sub";
    if (!minus && node.op->name != "add") return std::nullopt;
    for (const std::size_t side : {0U, 1U}) {
      const NodeId sum = node.inputs[side];
      NodeId more = node.inputs[1 - side];
      if (graph.type(more) != graph.type(slot) || adding_up[more] || (minus && side == 1)) continue;
      if (minus) more = graph.add(ops::row("neg"), {more});
      if (sum == slot) return more;
      if (const std::optional<NodeId> before = added_to(graph, slot, sum, adding_up))
        return graph.add(ops::row("add"), {*before, more});
    }
    return std::nullopt;
  }

  /// Which values depend on what metrics have added up.
  std::vector<bool> adding_up() const {
    std::vector<bool> found(graph_.size());
    for (const Update& update : graph_.updates) found[update.state] = is_metric(graph_.leaf_of(update.state)->name);
    for (NodeId id = 0; id < graph_.size(); ++id)
      for (const NodeId input : graph_[id].inputs) found[id] = found[id] || found[input];
    return found;
  }

  /// A value with what is `known` in place of what it was computed from; nothing where it needs more than that.
  static std::optional<NodeId> computed_from(Graph& graph, NodeId value, std::map<NodeId, NodeId>& known) {
    if (const auto found = known.find(value); found != known.end()) return found->second;
    const Node node = graph[value];
    if (node.op == &leaf_op) return std::nullopt;
    std::vector<NodeId> inputs;
    for (const NodeId input : node.inputs) {
      const std::optional<NodeId> from = computed_from(graph, input, known);
      if (!from) return std::nullopt;
      inputs.push_back(*from);
    }
    return known[value] = inputs == node.inputs ? value : graph.add(*node.op, inputs, node.attrs, node.origin);
  }

  /// Of the losses only the whole one is a result.
  void keep_values(Graph& graph) const {
    graph.outputs.erase(graph.outputs.begin() + 1, graph.outputs.begin() + static_cast<std::ptrdiff_t>(recipe_.losses));
  }

  /// Makes the gradients their means over `steps` batches, and keeps the sums in between. They count in the batches
  /// alone that complete an update.
  void accumulate(Graph& graph, std::vector<elaborate::Slot>& slots, NodeId iteration, std::int64_t steps,
                  std::vector<NodeId>& gradients) const {
    const auto whole = [&](std::int64_t value) {
      return graph.add(ops::row("constant"), {},
                       {{"value", std::make_shared<const TensorData>(TensorData{DType::i64, {}, {}, {value}})}});
    };
    const NodeId next = graph.add(ops::row("add"), {iteration, whole(1)});
    const NodeId due = graph.add(ops::row("eq"), {graph.add(ops::row("mod"), {next, whole(steps)}), whole(0)});
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      const TensorType type = graph.type(gradients[i]);
      const std::string name = "optimizer/gradient_accumulator/" + weight_name(i);
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
      const NodeId sum = graph.add(ops::row("add"), {before, gradients[i]});
      graph.updates.push_back({before, graph.add(ops::row("where"), {due, number(0), sum})});
      gradients[i] = graph.add(ops::row("div"), {sum, number(static_cast<double>(steps))});
    }
  }

  /// What scales all gradients so that their norm together is at most `limit`.
  std::optional<NodeId> common_scale(Graph& graph, double limit, const std::vector<NodeId>& gradients) const {
    if (gradients.empty()) return std::nullopt;
    const DType dtype = graph.type(graph_.outputs.front().node).dtype;
    const auto number = [&](double value) {
      return graph.add(ops::row("constant"), {},
                       {{"value", std::make_shared<const TensorData>(TensorData::scalar(dtype, value))}});
    };
    std::optional<NodeId> sum;
    for (const NodeId gradient : gradients) {
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

  const elaborate::Training& recipe_;
  Graph graph_;
  std::vector<NodeId> trainable_;  ///< the leaves
  std::vector<NodeId> values_;     ///< what the loss makes of them: most often the leaves themselves
  std::vector<NodeId> gradients_;  ///< of the loss by `trainable_`
};

}  // namespace

Graph gradients_of(const Graph& part) {
  const std::string prefix = Part::gradient;
  Graph out = part;
  for (const Update& update : part.updates)
    if (const std::string& name = part.leaf_of(update.state)->name; name.starts_with(prefix))
      out.outputs.push_back({"grad/" + name.substr(prefix.size()), update.value, {}});
  out.updates.clear();
  return keep_used(std::move(out));
}

std::optional<Entries> make_entries(const elaborate::Model& model, Diagnostics& diagnostics) {
  try {
    Maker maker(model);
    Entries entries;
    entries.part = maker.part(entries);
    entries.gradients = gradients_of(entries.part);
    if (model.training->updates.empty()) {
      entries.slots = model.training->metrics;
    } else {
      entries.step = maker.step(entries);
      if (entries.whole.empty()) entries.update = maker.update(entries);
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
