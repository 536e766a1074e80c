#include "passes/scans.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "ops/table.h"
#include "passes/rebuild.h"
#include "passes/users.h"

namespace modelc::passes {
using namespace ir;

namespace {

template <class Named>
std::string unique_name(const std::vector<Named>& among, const std::string& name) {
  std::string made = name;
  const auto taken = [&] {
    return std::any_of(among.begin(), among.end(), [&](const Named& one) { return one.name == made; });
  };
  for (int number = 2; taken(); ++number) made = fmt::format("{}_{}", name, number);
  return made;
}

std::size_t index_of(const Node& project) { return static_cast<std::size_t>(project.attrs.get<std::int64_t>("index")); }

}  // namespace

Draft::Draft(const Graph& graph, NodeId scan) : loop(graph[scan].attrs), body(*loop.body), inputs(graph[scan].inputs) {}

NodeId Draft::walk(const std::string& name, const TensorType& slice, NodeId outside) {
  const NodeId made = body.leaf(Leaf::Kind::input, unique_name(body.leaves, name), slice);
  const auto at = static_cast<std::ptrdiff_t>(loop.carries + loop.xs);
  std::rotate(body.leaves.begin() + at, body.leaves.end() - 1, body.leaves.end());
  inputs.insert(inputs.begin() + at, outside);
  ++loop.xs;
  return made;
}

NodeId Draft::capture(const std::string& name, const TensorType& type, NodeId outside) {
  inputs.push_back(outside);
  return body.leaf(Leaf::Kind::input, unique_name(body.leaves, name), type);
}

std::size_t Draft::stack(NodeId node) {
  for (std::size_t i = loop.carries; i < body.outputs.size(); ++i)
    if (body.outputs[i].node == node) return i;
  body.outputs.push_back({unique_name(body.outputs, "stacked"), node, {}});
  return body.outputs.size() - 1;
}

NodeId Draft::add_to(Graph& graph, Origin origin) const {
  Loop changed = loop;
  changed.body = std::make_shared<const Graph>(body);
  return graph.add(ops::row("scan"), inputs, changed.attrs(), origin);
}

std::vector<NodeId> live_scans(const Graph& graph) {
  const std::vector<bool> live = live_nodes(graph);
  std::vector<NodeId> scans;
  for (NodeId id = 0; id < graph.size(); ++id)
    if (live[id] && graph[id].op->name == "scan") scans.push_back(id);
  return scans;
}

bool holds_graphs(const Graph& graph) {
  const auto is_graph = [](const auto& attr) {
    return std::holds_alternative<std::shared_ptr<const Graph>>(attr.second);
  };
  for (NodeId id = 0; id < graph.size(); ++id)
    if (std::ranges::any_of(graph[id].attrs.all(), is_graph)) return true;
  return false;
}

Graph rewrite_scans(const Graph& graph, const ScanRewriter& rewrite) {
  const Rewriter inner{.body = [&](const Graph& body) { return rewrite_scans(body, rewrite); }};
  Graph work = rebuild(graph, inner);
  const std::vector<NodeId> scans = live_scans(work);
  if (scans.empty()) return work;
  const auto before = static_cast<NodeId>(work.size());
  const std::vector<bool> live = live_nodes(work);
  Rewriter changes;
  for (const NodeId scan : scans) {
    std::vector<NodeId> projects;
    std::vector<bool> used(work[scan].types.size(), false);
    for (NodeId id = scan + 1; id < before; ++id) {
      if (!live[id] || work[id].op->name != "project" || work[id].inputs[0] != scan) continue;
      projects.push_back(id);
      used[index_of(work[id])] = true;
    }
    const std::optional<Results> results = rewrite(work, scan, used);
    if (!results) continue;
    for (const NodeId project : projects) {
      const NodeId result = results->at(index_of(work[project])).value();
      if (result != project && work.type(result) == work.type(project)) changes.instead[project] = result;
    }
  }
  return changes.instead.empty() ? work : rebuild(std::move(work), changes);
}

NodeId At::call(std::string_view op, std::vector<NodeId> inputs, Attrs attrs) const {
  return graph.add(ops::row(op), std::move(inputs), std::move(attrs), origin);
}

NodeId At::project(NodeId of, std::size_t index) const {
  return call("project", {of}, {{"index", static_cast<std::int64_t>(index)}});
}

NodeId At::reshape(NodeId x, Shape to) const {
  return shape(x) == to ? x : call("reshape", {x}, {{"newshape", std::move(to)}});
}

NodeId At::transpose(NodeId x, std::vector<std::int64_t> axes) const {
  return std::is_sorted(axes.begin(), axes.end()) ? x : call("transpose", {x}, {{"axes", std::move(axes)}});
}

NodeId At::move_axis(NodeId x, std::size_t from, std::size_t to) const {
  std::vector<std::int64_t> axes;
  for (std::size_t i = 0; i < shape(x).size(); ++i)
    if (i != from) axes.push_back(static_cast<std::int64_t>(i));
  axes.insert(axes.begin() + static_cast<std::ptrdiff_t>(to), static_cast<std::int64_t>(from));
  return transpose(x, std::move(axes));
}

}  // namespace modelc::passes
