#include <algorithm>
#include <map>
#include <stdexcept>

#include "ir/loop.h"
#include "plan/builder.h"
#include "plan/kernel_table.h"

namespace modelc::plan {

namespace {

using OutputNames = std::map<NodeId, std::string_view>;

OutputNames output_names(const ir::Graph& graph) {
  OutputNames names;
  for (const ir::Output& output : graph.outputs) names.try_emplace(output.node, output.name);
  return names;
}

std::string readable_name(const ir::Graph& graph, const OutputNames& outputs, NodeId id) {
  const ir::Node& node = graph[id];
  if (!node.name.empty()) return node.name;
  if (const auto output = outputs.find(id); output != outputs.end()) return std::string(output->second);
  const ir::Frame& frame = graph.frames()[node.origin.frame];
  if (!frame.name.empty()) {
    const std::size_t slash = frame.name.rfind('/');
    return slash == std::string::npos ? frame.name : frame.name.substr(slash + 1);
  }
  return std::string(node.op->name);
}

class Builder {
 public:
  Builder(const ir::Graph& graph, const LoweredGraph& ops, const Fusion& fusion, const Surroundings& surroundings)
      : graph_(graph),
        output_names_(output_names(graph)),
        surroundings_(surroundings),
        ops_(ops.ops),
        sources_{graph, ops, fusion, std::vector<BufferId>(ops.ops.size(), no_lowered)} {
    plan_.graph = std::make_shared<const ir::Graph>(graph);
  }

  Plan run() {
    make_buffers();
    for (const Task& task : ordered_tasks(sources_.ops, sources_.fusion)) {
      Kernel kernel = task.group == no_group ? op_kernel(task.lowered) : group_kernel(task.group);
      if (kernel.kind == Kernel::Kind::nest && kernel.nest.stores.empty()) continue;  // others compute it themselves
      plan_.kernels.push_back(std::move(kernel));
      finish(plan_.kernels.back());
    }
    for (std::size_t i = 0; i < graph_.outputs.size(); ++i) {
      plan_.outputs.push_back({graph_.outputs[i].name, result_window(sources_.ops.outputs[i])});
    }
    for (std::size_t i = 0; i < graph_.updates.size(); ++i) {
      plan_.updates.push_back({graph_.leaf_of(graph_.updates[i].state)->name, result_window(sources_.ops.updates[i])});
    }
    return std::move(plan_);
  }

 private:
  void make_buffers() {
    std::set<NodeId> updated;
    for (const ir::Update& update : graph_.updates) updated.insert(update.state);
    std::map<NodeId, std::uint32_t> leaf_index;
    for (std::uint32_t i = 0; i < graph_.leaves.size(); ++i) leaf_index[graph_.leaves[i].node] = i;
    for (LoweredId id = 0; id < ops_.size(); ++id) {
      const LoweredOp& lowered = ops_[id];
      const bool given = lowered.kind == LoweredOp::Kind::leaf || lowered.kind == LoweredOp::Kind::constant;
      if (!given && (!sources_.fusion.stored[id] || several_results(lowered))) continue;
      Buffer buffer{Buffer::Kind::arena, readable_name(graph_, output_names_, lowered.node), lowered.type};
      buffer.node = lowered.node;
      if (lowered.kind == LoweredOp::Kind::leaf) {
        buffer.kind = Buffer::Kind::leaf;
        buffer.leaf = leaf_index.at(lowered.node);
        buffer.name = graph_.leaves[buffer.leaf].name;
        if (updated.contains(lowered.node) || buffer.leaf < surroundings_.carried)
          overwritten_.insert(static_cast<BufferId>(plan_.buffers.size()));
      } else if (lowered.kind == LoweredOp::Kind::constant) {
        buffer.kind = Buffer::Kind::constant;
        buffer.data = graph_[lowered.node].attrs.get<std::shared_ptr<const ir::TensorData>>("value");
      }
      sources_.buffers[id] = add_buffer(std::move(buffer));
    }
  }

  bool several_results(const LoweredOp& lowered) const {
    const bool calls = lowered.kind == LoweredOp::Kind::call || lowered.kind == LoweredOp::Kind::scan;
    return calls && (graph_[lowered.node].types.size() > 1 || lowered.kind == LoweredOp::Kind::scan);
  }

  BufferId add_buffer(Buffer buffer) {
    plan_.buffers.push_back(std::move(buffer));
    return static_cast<BufferId>(plan_.buffers.size() - 1);
  }

  Window result_window(const Use& use) {
    Window found = sources_.window(use);
    plan_.buffers[found.buffer].kept = true;
    return found;
  }

  Window whole_window(LoweredId id) const {
    const View view = whole(ops_[id].type.shape);
    return {sources_.buffer_of(id), view.shape, view.layout};
  }

  Kernel op_kernel(LoweredId id) {
    const LoweredOp& lowered = ops_[id];
    Kernel kernel;
    kernel.node = lowered.node;
    kernel.nodes = {lowered.node};
    if (lowered.kind == LoweredOp::Kind::fill) {
      kernel.kind = Kernel::Kind::fill;
      kernel.fill = lowered.number;
      kernel.results = {whole_window(lowered.target)};
      return kernel;
    }
    kernel.kind = lowered.kind == LoweredOp::Kind::scan ? Kernel::Kind::scan : Kernel::Kind::call;
    for (const Use& use : lowered.inputs) kernel.inputs.push_back(sources_.window(use));
    if (!several_results(lowered)) {
      kernel.results = {whole_window(id)};
    } else {
      kernel.results = several_windows(id);
    }
    if (const ir::OpRow& op = *graph_[lowered.node].op; op.workspace) {
      const ir::Node& node = graph_[lowered.node];
      add_workspace(kernel, op.workspace(graph_.input_types(node.inputs), node.attrs));
    }
    if (kernel.kind == Kernel::Kind::scan) plan_scan(kernel);
    return kernel;
  }

  // Results nobody picked get a buffer all the same: the callee writes them.
  std::vector<Window> several_windows(LoweredId call) {
    const std::vector<ir::TensorType>& types = graph_[ops_[call].node].types;
    std::vector<Window> results(types.size());
    std::vector<bool> given(types.size(), false);
    for (LoweredId id = call + 1; id < ops_.size(); ++id) {
      if (ops_[id].kind != LoweredOp::Kind::result || ops_[id].after[0] != call) continue;
      const auto at = static_cast<std::size_t>(ops_[id].index);
      results[at] = whole_window(id);
      given[at] = true;
    }
    // The last carry of a loop is where the loop keeps it, whether somebody reads that afterwards or not.
    const bool loop = ops_[call].kind == LoweredOp::Kind::scan;
    const std::size_t carries = loop ? ir::Loop(graph_[ops_[call].node].attrs).carries : 0;
    for (std::size_t i = 0; i < types.size(); ++i) {
      if (!given[i]) results[i] = unread_window(i < carries ? "carry" : "unused", ops_[call].node, types[i]);
    }
    return results;
  }

  void add_workspace(Kernel& kernel, const ir::TensorType& type) {
    kernel.results.push_back(unread_window("workspace", kernel.node, type));
    kernel.workspace = kernel.results.back().buffer;
  }

  // Memory that the callee writes and nobody else reads.
  Window unread_window(const char* name, NodeId node, const ir::TensorType& type) {
    Buffer buffer{Buffer::Kind::arena, name, type};
    buffer.node = node;
    const View view = whole(type.shape);
    return {add_buffer(std::move(buffer)), view.shape, view.layout};
  }

  void plan_scan(Kernel& kernel) {
    const ir::Node& node = graph_[kernel.node];
    const ir::Loop loop(node.attrs);
    kernel.scan.body = std::make_shared<const Plan>(
        make(*loop.body, {.parts = {}, .carried = loop.carries, .fuse = surroundings_.fuse, .bands = false}));
    kernel.scan.length = loop.length;
  }

  Kernel group_kernel(std::uint32_t g) {
    const FusionGroup& group = sources_.fusion.groups[g];
    Kernel kernel;
    fill_nest(kernel, sources_, g);
    if (group.contraction) {
      make_contraction(kernel, sources_, group);
      if (kernel.row->workspace) add_workspace(kernel, kernel.row->workspace(graph_, graph_[kernel.node]));
      choose_packets(kernel.nest);
      return kernel;
    }
    const auto last_inner = [&] {
      for (std::size_t k = group.order.size(); k-- > 0;) {
        if (!group.loops[group.order[k]].is_constant(1)) return group.order[k] >= group.outer;
      }
      return false;
    };
    simplify(kernel.nest, last_inner());
    choose_packets(kernel.nest);
    for (const Kept& kept : schedule(kernel.nest, graph_)) keep(kernel.nest, kept);
    return kernel;
  }

  // In the place of a result that is stored later, or in a row of its own.
  void keep(Nest& nest, const Kept& kept) {
    const Store* place = place_to_keep(plan_, nest, kept, overwritten_);
    if (!place) return add_scratch(nest, kept.value);
    nest.values[kept.value].scratch = place->buffer;
    nest.values[kept.value].layout = place->layout;
  }

  void add_scratch(Nest& nest, ValueId id) {
    Value& value = nest.values[id];
    const Shape& row = nest.inner_loops[value.inner_loop].loops;
    Shape shape = row;
    if (!nest.lanes_inner) shape.insert(shape.end(), nest.outer.begin(), nest.outer.end());
    std::vector<Dim> strides = row_major(shape);
    if (nest.lanes_inner) {
      std::vector<Dim> all(nest.first_loop(nest.inner_loops.size()), Dim(0));
      std::copy(strides.begin(), strides.end(),
                all.begin() + static_cast<std::ptrdiff_t>(nest.first_loop(value.inner_loop)));
      strides = std::move(all);
    } else {  // the outer loops' strides come first in layouts, and are the small ones in memory
      std::rotate(strides.begin(), strides.begin() + static_cast<std::ptrdiff_t>(row.size()), strides.end());
    }
    Buffer buffer{Buffer::Kind::arena, readable_name(graph_, output_names_, value.node) + "_row", {value.dtype, shape}};
    buffer.node = value.node;
    value.scratch = add_buffer(std::move(buffer));
    value.layout = {0, std::move(strides)};
  }

  static void finish(Kernel& kernel) {
    for (const Window& input : kernel.inputs) kernel.reads.push_back(input.buffer);
    for (const Window& result : kernel.results) kernel.writes.push_back(result.buffer);
    for (const Operand& operand : kernel.matrices.operands) kernel.reads.push_back(operand.buffer);
    for (const Value& value : kernel.nest.values) {
      if (value.kind == Value::Kind::load) kernel.reads.push_back(value.buffer);
      if (value.scratch) kernel.writes.push_back(*value.scratch);
    }
    for (const Store& store : kernel.nest.stores) kernel.writes.push_back(store.buffer);
    for (std::vector<BufferId>* list : {&kernel.reads, &kernel.writes}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
  }

  const ir::Graph& graph_;
  const OutputNames output_names_;
  const Surroundings& surroundings_;
  const std::vector<LoweredOp>& ops_;
  Sources sources_;
  std::set<BufferId> overwritten_;  // leaves that get new values
  Plan plan_;
};

}  // namespace

BufferId Sources::buffer_of(LoweredId id) const {
  if (buffers[id] == no_lowered)
    throw std::logic_error("plan: %" + std::to_string(lowered(id).node) + " is read without a buffer");
  return buffers[id];
}

Plan build_kernels(const ir::Graph& graph, const LoweredGraph& ops, const Fusion& fusion,
                   const Surroundings& surroundings) {
  return Builder(graph, ops, fusion, surroundings).run();
}

void set_lifetimes(Plan& plan) {
  std::vector<bool> written(plan.buffers.size(), false);
  for (std::uint32_t at = 0; at < plan.kernels.size(); ++at) {
    for (const BufferId id : plan.kernels[at].reads) plan.buffers[id].last = at;
    for (const BufferId id : plan.kernels[at].writes) {
      Buffer& buffer = plan.buffers[id];
      if (!written[id]) buffer.first = at;
      buffer.last = at;
      written[id] = true;
    }
  }
}

}  // namespace modelc::plan
