#include "plan/lowered_ops.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "ir/loop.h"

namespace modelc::plan {

namespace {

using ir::Lowering;
using ir::TensorType;

bool contiguous(const View& view) {
  Dim stride = 1;
  for (std::size_t k = view.shape.size(); k-- > 0;) {
    if (view.shape[k].is_constant(1)) continue;
    if (!(view.layout.strides[k] == stride)) return false;
    stride = stride * view.shape[k];
  }
  return true;
}

ir::TensorData element(const ir::TensorData& data, std::size_t at) {
  ir::TensorData scalar = ir::TensorData::zeros(data.dtype, {});
  if (ir::is_float(data.dtype))
    scalar.real[0] = data.real[at];
  else
    scalar.integer[0] = data.integer[at];
  return scalar;
}

// Has it elements, all of them the same number?
bool uniform(const ir::TensorData& data) {
  const auto same = [](const auto& values) {
    return std::ranges::all_of(values, [&](const auto& value) { return value == values[0]; });
  };
  return data.size() > 0 && (ir::is_float(data.dtype) ? same(data.real) : same(data.integer));
}

View spread_scalar(const Shape& shape) {
  return View{shape, std::vector<AxisMap>{}, {0, std::vector<Dim>(shape.size(), Dim(0))}};
}

class Lowerer {
 public:
  explicit Lowerer(const ir::Graph& graph) : graph_(graph), uses_(graph.size()) { out_.graph = &graph; }

  LoweredGraph run() {
    const std::vector<bool> live = live_nodes();
    for (NodeId id = 0; id < graph_.size(); ++id) {
      if (!live[id]) continue;
      const auto first = static_cast<LoweredId>(out_.ops.size());
      uses_[id] = lower(id);
      delay(id, first);
    }
    for (const ir::Output& output : graph_.outputs) out_.outputs.push_back(result(output.node));
    for (const ir::Update& update : graph_.updates) out_.updates.push_back(result(update.value));
    return std::move(out_);
  }

 private:
  std::vector<bool> live_nodes() const {
    std::vector<bool> live(graph_.size(), false);
    for (const ir::Output& output : graph_.outputs) live[output.node] = true;
    for (const ir::Update& update : graph_.updates) live[update.value] = true;
    for (const ir::Leaf& leaf : graph_.leaves) live[leaf.node] = true;
    for (NodeId id = static_cast<NodeId>(graph_.size()); id-- > 0;) {
      if (!live[id]) continue;
      for (const NodeId input : graph_[id].inputs) live[input] = true;
    }
    return live;
  }

  // Lets the node's ops, from `first` on, wait for what delays its inputs; a view hands that on.
  void delay(NodeId id, LoweredId first) {
    const ir::Node& node = graph_[id];
    std::vector<LoweredId> until;
    for (const NodeId input : node.inputs)
      if (const auto found = delays_.find(input); found != delays_.end())
        until.insert(until.end(), found->second.begin(), found->second.end());
    if (node.op->is(ir::ViewForm::delay)) until.push_back(uses_[node.inputs[1]].lowered);
    if (until.empty()) return;
    if (first == out_.ops.size()) delays_[id] = until;
    for (LoweredId made = first; made < out_.ops.size(); ++made) {
      LoweredOp& op = out_.ops[made];
      if (op.kind != LoweredOp::Kind::assembled) op.after.insert(op.after.end(), until.begin(), until.end());
    }
  }

  LoweredId push(LoweredOp lowered) {
    out_.ops.push_back(std::move(lowered));
    return static_cast<LoweredId>(out_.ops.size() - 1);
  }

  Use push_whole(LoweredOp lowered) {
    View view = whole(lowered.type.shape);
    return {push(std::move(lowered)), std::move(view)};
  }

  const LoweredOp& lowered(const Use& use) const { return out_.ops[use.lowered]; }

  bool scalar_kind(const Use& use) const {
    return lowered(use).kind == LoweredOp::Kind::literal || lowered(use).kind == LoweredOp::Kind::dim;
  }
  bool in_memory(const Use& use) const { return !scalar_kind(use) && lowered(use).kind != LoweredOp::Kind::index; }

  Use copy(NodeId node, const Use& use) {
    return push_whole({LoweredOp::Kind::copy, node, {lowered(use).type.dtype, use.view.shape}, {use}});
  }

  // Elements side by side in memory, as calls want their arguments.
  Use packed(NodeId node, const Use& use) { return !in_memory(use) || !contiguous(use.view) ? copy(node, use) : use; }

  // A buffer of its own that is exactly this tensor.
  Use result(NodeId node) {
    const Use& use = uses_[node];
    const LoweredOp& source = lowered(use);
    const bool owned =
        source.kind != LoweredOp::Kind::leaf && source.kind != LoweredOp::Kind::constant && in_memory(use);
    const bool all = use.view.layout.offset == Dim(0) && contiguous(use.view) &&
                     ir::element_count(use.view.shape) == ir::element_count(source.type.shape);
    return owned && all ? use : copy(node, use);
  }

  Use lower(NodeId id) {
    const ir::Node& node = graph_[id];
    switch (node.op->lowering) {
      case Lowering::leaf: return lower_leaf(id);
      case Lowering::elementwise: return lower_elementwise(id);
      case Lowering::reduction: return lower_reduction(id);
      case Lowering::view: return lower_view(id);
      case Lowering::movement: return lower_movement(id);
      case Lowering::contraction: return lower_contraction(id);
      case Lowering::kernel:
      case Lowering::external: return lower_call(id, LoweredOp::Kind::call);
      case Lowering::control: return lower_call(id, LoweredOp::Kind::scan);
    }
    throw std::logic_error("plan: unknown lowering");
  }

  Use lower_leaf(NodeId id) {
    const ir::Node& node = graph_[id];
    switch (std::get<ir::Known>(node.op->code)) {
      case ir::Known::given: return push_whole({LoweredOp::Kind::leaf, id, node.type(), {}});
      case ir::Known::constant: {
        const auto& data = node.attrs.get<std::shared_ptr<const ir::TensorData>>("value");
        return uniform(*data) ? push_literal(id, element(*data, 0))
                              : push_whole({LoweredOp::Kind::constant, id, node.type(), {}});
      }
      case ir::Known::dim: return push_scalar({LoweredOp::Kind::dim, id, {}, {}});
      case ir::Known::counted: return push_whole({LoweredOp::Kind::index, id, node.type(), {}});
      case ir::Known::result: {
        const Use& source = uses_[node.inputs[0]];
        LoweredOp made{LoweredOp::Kind::result, id, node.type(), {}};
        made.index = node.attrs.get<std::int64_t>("index");
        made.after = {source.lowered};
        return push_whole(std::move(made));
      }
    }
    throw std::logic_error("plan: unknown leaf");
  }

  // A number that fills the node's shape.
  Use push_scalar(LoweredOp made) {
    const ir::TensorType& type = graph_[made.node].type();
    made.type = {type.dtype, {}};
    return {push(std::move(made)), spread_scalar(type.shape)};
  }
  Use push_literal(NodeId id, ir::TensorData value) {
    LoweredOp made{LoweredOp::Kind::literal, id, {}, {}};
    made.literal = std::make_shared<const ir::TensorData>(std::move(value));
    return push_scalar(std::move(made));
  }
  Use push_literal(NodeId id, std::string_view attribute) {
    const ir::Node& node = graph_[id];
    return push_literal(id, ir::TensorData::scalar(node.type().dtype, node.attrs.get<double>(attribute)));
  }

  Use lower_elementwise(NodeId id) {
    const ir::Node& node = graph_[id];
    if (const auto* fill = std::get_if<ir::Fill>(&node.op->code)) return push_literal(id, fill->attribute);
    if (node.op->scalar()->is_operand()) return uses_[node.inputs[(*node.op->scalar())[0].operand]];
    LoweredOp made{LoweredOp::Kind::apply, id, node.type(), {}};
    for (const NodeId input : node.inputs) {
      const Use& use = uses_[input];
      made.inputs.push_back(
          {use.lowered, scalar_kind(use) ? spread_scalar(made.type.shape) : broadcast(use.view, made.type.shape)});
    }
    return push_whole(std::move(made));
  }

  Use lower_reduction(NodeId id) {
    const ir::Node& node = graph_[id];
    const Use& use = uses_[node.inputs[0]];
    if (node.attrs.get<std::vector<std::int64_t>>("axes").empty()) {
      return push_whole({LoweredOp::Kind::copy, id, node.type(), {use}});
    }
    return push_whole({LoweredOp::Kind::reduce, id, node.type(), {use}});
  }

  Use lower_view(NodeId id) {
    const ir::Node& node = graph_[id];
    const Use& use = uses_[node.inputs[0]];
    const Shape& shape = node.type().shape;
    if (scalar_kind(use)) return {use.lowered, spread_scalar(shape)};
    switch (std::get<ir::ViewForm>(node.op->code)) {
      case ir::ViewForm::transpose:
        return {use.lowered, transposed(use.view, node.attrs.get<std::vector<std::int64_t>>("axes"))};
      case ir::ViewForm::broadcast: return {use.lowered, broadcast(use.view, shape)};
      case ir::ViewForm::slice:
        return {use.lowered, sliced(use.view, shape, node.attrs.get<std::vector<Dim>>("start"),
                                    node.attrs.get<std::vector<std::int64_t>>("step"))};
      case ir::ViewForm::delay: return use;
      case ir::ViewForm::reshape: break;
    }
    if (std::optional<View> view = reshaped(use.view, shape)) return {use.lowered, *view};
    const Use straight = copy(id, use);
    std::optional<View> view = reshaped(straight.view, shape);
    if (!view) throw std::logic_error("plan: reshape of a whole tensor");
    return {straight.lowered, *view};
  }

  Use lower_movement(NodeId id) {
    const ir::Node& node = graph_[id];
    const Shape& shape = node.type().shape;
    const std::vector<Dim> strides = row_major(shape);
    std::vector<LoweredId> parts;
    const bool pads = node.op->is(ir::MovementForm::pad);
    if (pads && padded_axes(node).size() == 1) {
      parts = around(id, padded_axes(node)[0]);
    } else if (pads) {
      LoweredOp fill{LoweredOp::Kind::fill, id, node.type(), {}};
      fill.number = node.attrs.get<double>("value");
      const LoweredId filled = push(std::move(fill));
      const auto& low = node.attrs.get<std::vector<Dim>>("low");
      Dim offset = 0;
      for (std::size_t k = 0; k < shape.size(); ++k) offset = offset + low[k] * strides[k];
      parts = {filled, push_part(id, uses_[node.inputs[0]], {offset, strides})};
      out_.ops[parts[1]].after = {filled};
    } else {
      const auto axis = static_cast<std::size_t>(node.attrs.get<std::int64_t>("axis"));
      Dim offset = 0;
      for (const NodeId input : node.inputs) {
        const Use& use = uses_[input];
        parts.push_back(push_part(id, unrolled(use), {offset, strides}));
        offset = offset + use.view.shape[axis] * strides[axis];
      }
    }
    LoweredOp whole_item{LoweredOp::Kind::assembled, id, node.type(), {}};
    whole_item.after = parts;
    Use use = push_whole(std::move(whole_item));
    for (const LoweredId part : parts) out_.ops[part].target = use.lowered;
    return use;
  }

  static std::vector<std::size_t> padded_axes(const ir::Node& pad) {
    const auto& low = pad.attrs.get<std::vector<Dim>>("low");
    const auto& high = pad.attrs.get<std::vector<Dim>>("high");
    std::vector<std::size_t> axes;
    for (std::size_t k = 0; k < low.size(); ++k)
      if (!low[k].is_constant(0) || !high[k].is_constant(0)) axes.push_back(k);
    return axes;
  }

  /// The input of a padding along one axis and what stands on its two sides, in parts: so nothing is written twice.
  std::vector<LoweredId> around(NodeId id, std::size_t axis) {
    const ir::Node& node = graph_[id];
    const std::vector<Dim> strides = row_major(node.type().shape);
    const LoweredId number = push_literal(id, "value").lowered;
    const auto& low = node.attrs.get<std::vector<Dim>>("low");
    const auto& high = node.attrs.get<std::vector<Dim>>("high");
    const Use& use = uses_[node.inputs[0]];
    Shape before = use.view.shape, behind = before;
    before[axis] = low[axis];
    behind[axis] = high[axis];
    std::vector<LoweredId> parts{push_part(id, use, {low[axis] * strides[axis], strides})};
    const auto add = [&](const Shape& shape, const Dim& offset) {
      if (!shape[axis].is_constant(0))
        parts.push_back(push_part(id, {number, spread_scalar(shape)}, {offset, strides}));
    };
    add(before, 0);
    add(behind, (low[axis] + use.view.shape[axis]) * strides[axis]);
    return parts;
  }

  /// A flat view of a whole tensor as that tensor, so that who computes it can write it into its part.
  Use unrolled(const Use& use) const {
    const Shape& shape = lowered(use).type.shape;
    const bool all = !scalar_kind(use) && use.view.shape.size() == 1 && use.view.layout.offset == Dim(0) &&
                     contiguous(use.view) && use.view.shape[0] == ir::element_count(shape);
    return all ? Use{use.lowered, whole(shape)} : use;
  }

  LoweredId push_part(NodeId id, const Use& use, Layout place) {
    if (place.strides.size() == 1) place.strides = row_major(use.view.shape);
    LoweredOp part{LoweredOp::Kind::part, id, {graph_[id].type().dtype, use.view.shape}, {use}};
    part.place = std::move(place);
    return push(std::move(part));
  }

  Use lower_contraction(NodeId id) {
    const ir::Node& node = graph_[id];
    std::vector<Use> inputs;
    const auto form = std::get<ir::ContractionForm>(node.op->code);
    if (ir::of_matrices(form)) {
      for (const NodeId input : node.inputs) {
        const Use& use = uses_[input];
        inputs.push_back(in_memory(use) ? use : copy(id, use));
      }
      // Rows of elements side by side are what packed weights are multiplied with, and attention reads.
      const auto straighten = [&](Use& use) {
        const View& rows = use.view;
        if (!rows.shape.back().is_constant(1) && !rows.layout.strides.back().is_constant(1)) use = copy(id, use);
      };
      const ir::Leaf* known = graph_.leaf_of(node.inputs[1]);
      if ((known && known->packing != 0) || form == ir::ContractionForm::attention) straighten(inputs[0]);
      if (form == ir::ContractionForm::attention) straighten(inputs[2]);
    } else {
      for (const NodeId input : node.inputs) inputs.push_back(packed(id, uses_[input]));
    }
    return push_whole({LoweredOp::Kind::contraction, id, node.type(), std::move(inputs)});
  }

  // With the scanned axis in front every slice lies in one piece.
  Use axis_first(const Use& use, const ir::Node& scan) {
    const std::int64_t axis = scan.attrs.get<std::int64_t>("axis");
    std::vector<std::int64_t> order{axis};
    for (std::int64_t k = 0; k < static_cast<std::int64_t>(use.view.shape.size()); ++k)
      if (k != axis) order.push_back(k);
    View view = transposed(use.view, order);
    return {use.lowered, scalar_kind(use) ? spread_scalar(view.shape) : std::move(view)};
  }

  Use lower_call(NodeId id, LoweredOp::Kind kind) {
    const ir::Node& node = graph_[id];
    std::vector<Use> inputs;
    for (const NodeId input : node.inputs) {
      const bool walked = kind == LoweredOp::Kind::scan && ir::Loop(node.attrs).walks(inputs.size());
      inputs.push_back(packed(id, walked ? axis_first(uses_[input], node) : uses_[input]));
    }
    return push_whole({kind, id, node.type(), std::move(inputs)});
  }

  const ir::Graph& graph_;
  std::vector<Use> uses_;                            // of each node
  std::map<NodeId, std::vector<LoweredId>> delays_;  // of views: what must be known before they are read
  LoweredGraph out_;
};

}  // namespace

LoweredGraph lower(const ir::Graph& graph) { return Lowerer(graph).run(); }

}  // namespace modelc::plan
