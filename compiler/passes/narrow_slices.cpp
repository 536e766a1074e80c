#include <algorithm>
#include <map>

#include "ops/table.h"
#include "passes/passes.h"
#include "passes/rebuild.h"
#include "passes/users.h"

namespace modelc::passes {
using namespace ir;

namespace {

/// The part of a tensor that a slice takes.
struct Part {
  std::vector<Dim> start, stop;
  std::vector<std::int64_t> step;
  Shape shape;
  friend bool operator==(const Part&, const Part&) = default;
};

Part all_of(const Shape& shape) {
  return {std::vector<Dim>(shape.size(), 0),
          {shape.begin(), shape.end()},
          std::vector<std::int64_t>(shape.size(), 1),
          shape};
}

void take_axis(Part& to, std::size_t axis, const Part& from, std::size_t at) {
  to.start[axis] = from.start[at];
  to.stop[axis] = from.stop[at];
  to.step[axis] = from.step[at];
  to.shape[axis] = from.shape[at];
}

bool one(const Dim& extent) { return extent.is_constant(1); }

/// The part of an operand that a part of the result is computed from, aligned at the right.
Part through_broadcast(const Part& part, const Shape& result, const Shape& operand) {
  Part made = all_of(operand);
  const std::size_t skip = result.size() - operand.size();
  for (std::size_t k = 0; k < operand.size(); ++k)
    if (!one(operand[k]) || one(result[skip + k])) take_axis(made, k, part, skip + k);
  return made;
}

/// The same through a reshape that adds or drops axes of extent 1; nothing for another.
std::optional<Part> through_reshape(const Part& part, const Shape& result, const Shape& operand) {
  Part made = all_of(operand);
  std::size_t at = 0;
  const auto skip_ones = [&] {
    while (at < result.size() && one(result[at])) ++at;
  };
  for (std::size_t k = 0; k < operand.size(); ++k) {
    if (one(operand[k])) continue;
    skip_ones();
    if (at == result.size() || !(result[at] == operand[k])) return std::nullopt;
    take_axis(made, k, part, at++);
  }
  skip_ones();
  const bool kept = ir::element_count(made.shape) == ir::element_count(part.shape);
  return at == result.size() && kept ? std::optional(made) : std::nullopt;
}

/// Elementwise work of which slices alone are needed is done on slices.
class Narrower {
 public:
  explicit Narrower(Graph graph)
      : graph_(std::move(graph)),
        users_(graph_),
        parts_(graph_.size()),
        wide_(graph_.size()),
        follows_product_(wide_) {}

  Graph run() {
    const auto count = static_cast<NodeId>(graph_.size());
    // What follows a product is computed as its results leave the registers: there it costs least.
    for (NodeId id = 0; id < count; ++id)
      follows_product_[id] =
          graph_[id].op->lowering == Lowering::elementwise && std::ranges::any_of(graph_[id].inputs, [&](NodeId x) {
            return graph_[x].op->lowering == Lowering::contraction || follows_product_[x];
          });
    for (NodeId id = count; id-- > 0;)
      if (users_.live(id)) collect(id);
    for (NodeId id = 0; id < count; ++id) {
      if (!users_.live(id) || graph_[id].op->name != "slice" || !narrowable(graph_[id].inputs[0])) continue;
      rewriter_.instead[id] = narrowed(graph_[id].inputs[0], part_of(id));
    }
    return rewriter_.instead.empty() ? std::move(graph_) : rebuild(std::move(graph_), rewriter_);
  }

 private:
  Part part_of(NodeId slice) const {
    const Attrs& attrs = graph_[slice].attrs;
    return {attrs.get<std::vector<Dim>>("start"), attrs.get<std::vector<Dim>>("stop"),
            attrs.get<std::vector<std::int64_t>>("step"), graph_.type(slice).shape};
  }

  bool elementwise(NodeId id) const {
    return graph_[id].op->lowering == Lowering::elementwise && !graph_[id].inputs.empty() && !follows_product_[id];
  }
  bool narrowable(NodeId id) const { return !wide_[id] && (elementwise(id) || graph_[id].op->name == "reshape"); }

  std::optional<Part> before(NodeId id, std::size_t input, const Part& part) const {
    const Shape &result = graph_.type(id).shape, &operand = graph_.type(graph_[id].inputs[input]).shape;
    if (graph_[id].op->name == "reshape") return through_reshape(part, result, operand);
    return through_broadcast(part, result, operand);
  }

  // Tells the inputs of a node, whose users have all been seen, which parts of them are needed.
  void collect(NodeId id) {
    const bool slice = graph_[id].op->name == "slice";
    if (!slice) wide_[id] = users_.result(id) || !narrowable(id) || !worth_it(id);
    for (std::size_t i = 0; i < graph_[id].inputs.size(); ++i) {
      const NodeId input = graph_[id].inputs[i];
      if (slice)
        add(input, part_of(id));
      else if (!narrowable(id))
        wide_[input] = true;
      else
        for (const Part& part : parts_[id]) add(input, *before(id, i, part));
    }
  }
  void add(NodeId id, const Part& part) {
    if (std::ranges::find(parts_[id], part) == parts_[id].end()) parts_[id].push_back(part);
  }

  // Do the parts have no more elements than the whole?
  bool worth_it(NodeId id) const {
    Dim sum = 0;
    for (const Part& part : parts_[id]) {
      for (std::size_t i = 0; i < graph_[id].inputs.size(); ++i)
        if (!before(id, i, part)) return false;
      sum = sum + ir::element_count(part.shape);
    }
    return Dim::at_least(ir::element_count(graph_.type(id).shape), sum) == Answer::yes;
  }

  NodeId narrowed(NodeId id, const Part& part) {
    const Shape shape = graph_.type(id).shape;
    if (part == all_of(shape)) return id;
    for (const Made& made : made_)
      if (made.id == id && made.part == part) return made.node;
    const Origin origin = graph_[id].origin;
    NodeId node = 0;
    if (!narrowable(id)) {
      node = graph_.add(ops::row("slice"), {id}, {{"start", part.start}, {"stop", part.stop}, {"step", part.step}},
                        origin);
    } else {
      std::vector<NodeId> inputs;
      for (std::size_t i = 0; i < graph_[id].inputs.size(); ++i)
        inputs.push_back(narrowed(graph_[id].inputs[i], *before(id, i, part)));
      Attrs attrs = graph_[id].attrs;
      if (graph_[id].op->name == "reshape") attrs.set("newshape", part.shape);
      node = graph_.add(*graph_[id].op, std::move(inputs), std::move(attrs), origin);
      if (!graph_[id].name.empty()) graph_.set_name(node, graph_[id].name);
    }
    made_.push_back({id, part, node});
    return node;
  }

  struct Made {
    NodeId id;
    Part part;
    NodeId node;
  };

  Graph graph_;
  Users users_;
  std::vector<std::vector<Part>> parts_;  // of each node, that slices need
  std::vector<bool> wide_;                // needed as a whole
  std::vector<bool> follows_product_;
  std::vector<Made> made_;
  Rewriter rewriter_;
};

}  // namespace

Graph narrow_slices(Graph graph) { return Narrower(std::move(graph)).run(); }

}  // namespace modelc::passes
