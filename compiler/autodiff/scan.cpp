#include "autodiff/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "autodiff/autodiff.h"
#include "ir/splice.h"

namespace modelc::autodiff {
using namespace ir;

namespace {

using Int = std::int64_t;
using Ids = std::vector<NodeId>;

struct Scan {
  const Graph& body;
  std::size_t carries, xs, captures;
  std::size_t axis;
  bool reverse;
  Dim length;
};

Scan read(const GradContext& g) {
  const Attrs& attrs = g.attrs();
  const auto carries = static_cast<std::size_t>(attrs.get<Int>("carries"));
  const auto xs = static_cast<std::size_t>(attrs.get<Int>("xs"));
  return {*attrs.get<std::shared_ptr<const Graph>>("body"),
          carries,
          xs,
          g.node().inputs.size() - carries - xs,
          static_cast<std::size_t>(attrs.get<Int>("axis")),
          attrs.get<bool>("reverse"),
          attrs.get<Dim>("length")};
}

Attrs attributes(std::shared_ptr<const Graph> body, std::size_t carries, std::size_t xs, std::size_t axis, bool reverse,
                 const Dim& length) {
  return {{"body", std::move(body)},    {"carries", static_cast<Int>(carries)},
          {"xs", static_cast<Int>(xs)}, {"axis", static_cast<Int>(axis)},
          {"reverse", reverse},         {"length", length}};
}

NodeId project(const GradContext& g, NodeId loop, std::size_t index) {
  return g.call("project", {loop}, {{"index", static_cast<Int>(index)}});
}

NodeId move_axis(const GradContext& g, NodeId x, std::size_t from, std::size_t to) {
  if (from == to) return x;
  std::vector<Int> axes;
  for (std::size_t i = 0; i < g.shape(x).size(); ++i)
    if (i != from) axes.push_back(static_cast<Int>(i));
  axes.insert(axes.begin() + static_cast<std::ptrdiff_t>(to), static_cast<Int>(from));
  return g.transpose(x, std::move(axes));
}

TensorType without_axis(TensorType type, std::size_t axis) {
  type.shape.erase(type.shape.begin() + static_cast<std::ptrdiff_t>(axis));
  return type;
}

/// What is carried into each step, stacked along `axis`.
Ids carried_in(const GradContext& g, const Scan& scan, const Ids& inputs, std::size_t axis) {
  auto body = std::make_shared<Graph>(scan.body);
  body->outputs.resize(scan.carries);
  for (std::size_t i = 0; i < scan.carries; ++i)
    body->outputs.push_back({fmt::format("into_{}", i), body->leaves[i].node, {}});
  const NodeId loop =
      g.call("scan", inputs, attributes(std::move(body), scan.carries, scan.xs, axis, scan.reverse, scan.length));
  Ids stacked;
  for (std::size_t i = 0; i < scan.carries; ++i) stacked.push_back(project(g, loop, scan.carries + i));
  return stacked;
}

NodeId zeros(const GradContext& g, const TensorType& type) {
  return g.call("full", {}, {{"shape", type.shape}, {"fill_value", 0.0}, {"dtype", type.dtype}});
}

/// The body of the loop backwards, as it is built: its leaves, and the tensors outside that they stand for.
struct Backwards {
  Graph graph;
  Ids outside;

  NodeId leaf(std::string name, const TensorType& type, NodeId stands_for) {
    outside.push_back(stands_for);
    return graph.leaf(Leaf::Kind::input, std::move(name), type);
  }
};

}  // namespace

std::vector<NodeId> scan_gradient(GradContext& g) {
  const Scan scan = read(g);
  // Everything is stacked along one axis, which must exist in what is carried.
  std::size_t axis = scan.axis;
  for (std::size_t i = 0; i < scan.carries; ++i) axis = std::min(axis, g.shape(g.input(i)).size());
  Ids inputs = g.node().inputs;
  for (std::size_t i = scan.carries; i < scan.carries + scan.xs; ++i)
    inputs[i] = move_axis(g, inputs[i], scan.axis, axis);
  const Ids into = carried_in(g, scan, inputs, axis);
  const auto real = [&](std::size_t i) { return is_float(g.type(inputs[i]).dtype); };

  // Its leaves: gradients of what is carried, sums for the captured; saved carries, xs, gradients of ys; captures.
  Backwards back;
  std::vector<std::size_t> carried, captured, sliced;  // inputs that get a gradient
  for (std::size_t i = 0; i < scan.carries; ++i)
    if (real(i)) carried.push_back(i);
  for (std::size_t i = scan.carries; i < scan.carries + scan.xs; ++i)
    if (real(i) && g.wants(i)) sliced.push_back(i);
  for (std::size_t i = scan.carries + scan.xs; i < inputs.size(); ++i)
    if (real(i) && g.wants(i)) captured.push_back(i);
  Ids d_carries, sums, leaves(inputs.size());
  for (const std::size_t i : carried) {
    const std::optional<NodeId> last = i < g.cotangents.size() ? g.cotangents[i] : std::nullopt;
    d_carries.push_back(
        back.leaf(fmt::format("d_carry_{}", i), g.type(inputs[i]), last ? *last : zeros(g, g.type(inputs[i]))));
  }
  for (const std::size_t i : captured)
    sums.push_back(back.leaf(fmt::format("sum_{}", i), g.type(inputs[i]), zeros(g, g.type(inputs[i]))));
  for (std::size_t i = 0; i < scan.carries; ++i)
    leaves[i] = back.leaf(fmt::format("carry_{}", i), g.type(inputs[i]), into[i]);
  for (std::size_t i = scan.carries; i < scan.carries + scan.xs; ++i)
    leaves[i] = back.leaf(fmt::format("x_{}", i - scan.carries), without_axis(g.type(inputs[i]), axis), inputs[i]);
  std::vector<Seed> seeds;
  std::vector<std::pair<std::size_t, NodeId>> d_ys;
  for (std::size_t i = scan.carries; i < g.cotangents.size(); ++i)
    if (g.cotangents[i]) {
      const NodeId dy = move_axis(g, *g.cotangents[i], scan.axis, axis);
      d_ys.emplace_back(i, back.leaf(fmt::format("d_y_{}", i - scan.carries), without_axis(g.type(dy), axis), dy));
    }
  for (std::size_t i = scan.carries + scan.xs; i < inputs.size(); ++i)
    leaves[i] = back.leaf(fmt::format("capture_{}", i), g.type(inputs[i]), inputs[i]);

  const Ids placed = splice(back.graph, scan.body, leaves);
  for (std::size_t k = 0; k < carried.size(); ++k)
    seeds.push_back({placed[scan.body.outputs[carried[k]].node], d_carries[k]});
  for (const auto& [i, dy] : d_ys) seeds.push_back({placed[scan.body.outputs[i].node], dy});
  Ids wrt;
  for (const auto* group : {&carried, &captured, &sliced})
    for (const std::size_t i : *group) wrt.push_back(leaves[i]);
  const Ids gradients = pull_back(back.graph, seeds, wrt);
  for (std::size_t k = 0; k < gradients.size(); ++k) {
    NodeId value = gradients[k];
    if (k >= carried.size() && k < carried.size() + captured.size())
      value = back.graph.add(g.row("add"), {sums[k - carried.size()], value}, {}, {g.node().origin.span, 0});
    back.graph.outputs.push_back({fmt::format("gradient_{}", k), value, {}});
  }

  const std::size_t state = carried.size() + captured.size();
  const Ids outside = std::move(back.outside);
  const auto body = std::make_shared<const Graph>(std::move(back.graph));
  const NodeId loop = g.call(
      "scan", outside, attributes(body, state, scan.carries + scan.xs + d_ys.size(), axis, !scan.reverse, scan.length));
  Ids result(inputs.size(), no_gradient);
  std::size_t next = 0;
  for (const std::size_t i : carried) result[i] = project(g, loop, next++);
  for (const std::size_t i : captured) result[i] = project(g, loop, next++);
  for (const std::size_t i : sliced) result[i] = move_axis(g, project(g, loop, next++), axis, scan.axis);
  return result;
}

}  // namespace modelc::autodiff
