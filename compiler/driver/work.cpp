#include "driver/work.h"

#include "ir/loop.h"
#include "ops/work.h"

namespace modelc::driver {
namespace {

constexpr double most_work = 3e9;          // multiply-adds
constexpr double work_of_an_element = 16;  // likewise

}  // namespace

ir::Dim multiply_adds(const ir::Graph& graph) {
  ir::Dim work = 0;
  for (ir::NodeId id = 0; id < graph.size(); ++id) {
    const ir::Node& node = graph[id];
    if (node.op->name != "scan") {
      work = work + ops::multiply_adds(graph, node);
      continue;
    }
    const ir::Loop loop(node.attrs);
    work = work + loop.length * multiply_adds(*loop.body);
  }
  return work;
}

bool too_large_to_evaluate(const ir::Graph& graph, const ir::SymbolValues& symbols) {
  double elements = 0;
  for (ir::NodeId id = 0; id < graph.size(); ++id)
    elements += static_cast<double>(ir::element_count(graph.type(id).shape).evaluate(symbols).value_or(0));
  const auto products = static_cast<double>(multiply_adds(graph).evaluate(symbols).value_or(0));
  return products + work_of_an_element * elements > most_work;
}

}  // namespace modelc::driver
