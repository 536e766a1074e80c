#include <algorithm>
#include <map>
#include <queue>
#include <stdexcept>

#include "plan/builder.h"

namespace modelc::plan {

namespace {

// What is scheduled: a group, or an item outside of groups that does something.
struct Task {
  std::uint32_t group = no_group;
  ItemId item = no_item;
};

std::string readable_name(const ir::Graph& graph, NodeId id) {
  const ir::Node& node = graph[id];
  if (!node.name.empty()) return node.name;
  const ir::Frame& frame = graph.frames()[node.origin.frame];
  if (!frame.name.empty()) {
    const std::size_t slash = frame.name.rfind('/');
    return slash == std::string::npos ? frame.name : frame.name.substr(slash + 1);
  }
  return std::string(node.op->name);
}

class Builder {
 public:
  Builder(const ir::Graph& graph, const Items& items, const Grouping& grouping)
      : graph_(graph), items_(items.items), source_(items), grouping_(grouping), buffer_of_(items_.size(), no_item) {
    plan_.graph = std::make_shared<const ir::Graph>(graph);
  }

  Plan run() {
    make_buffers();
    for (const Task& task : ordered_tasks()) {
      plan_.kernels.push_back(task.group == no_group ? item_kernel(task.item) : group_kernel(task.group));
      finish(plan_.kernels.back());
    }
    for (std::size_t i = 0; i < graph_.outputs.size(); ++i) {
      plan_.outputs.push_back({graph_.outputs[i].name, result_window(source_.outputs[i])});
    }
    for (std::size_t i = 0; i < graph_.updates.size(); ++i) {
      plan_.updates.push_back({graph_.leaf_of(graph_.updates[i].state)->name, result_window(source_.updates[i])});
    }
    return std::move(plan_);
  }

 private:
  void make_buffers() {
    std::map<NodeId, std::uint32_t> leaf_index;
    for (std::uint32_t i = 0; i < graph_.leaves.size(); ++i) leaf_index[graph_.leaves[i].node] = i;
    for (ItemId id = 0; id < items_.size(); ++id) {
      const Item& item = items_[id];
      Buffer buffer{Buffer::Kind::arena, readable_name(graph_, item.node), item.type};
      buffer.node = item.node;
      if (item.kind == Item::Kind::leaf) {
        buffer.kind = Buffer::Kind::leaf;
        buffer.leaf = leaf_index.at(item.node);
        buffer.name = graph_.leaves[buffer.leaf].name;
      } else if (item.kind == Item::Kind::constant) {
        buffer.kind = Buffer::Kind::constant;
        buffer.data = graph_[item.node].attrs.get<std::shared_ptr<const ir::TensorData>>("value");
      } else if (!grouping_.stored[id] || several_results(item)) {
        continue;
      }
      buffer_of_[id] = add_buffer(std::move(buffer));
    }
  }

  bool several_results(const Item& item) const {
    const bool calls = item.kind == Item::Kind::call || item.kind == Item::Kind::scan;
    return calls && (graph_[item.node].types.size() > 1 || item.kind == Item::Kind::scan);
  }

  BufferId add_buffer(Buffer buffer) {
    plan_.buffers.push_back(std::move(buffer));
    return static_cast<BufferId>(plan_.buffers.size() - 1);
  }

  // Kahn's algorithm; of what is ready, the one whose last item comes first.
  std::vector<Task> ordered_tasks() const {
    std::vector<Task> tasks;
    std::vector<std::size_t> task_of(items_.size(), no_item);
    std::vector<ItemId> rank;
    for (std::uint32_t g = 0; g < grouping_.groups.size(); ++g) {
      for (const Member& m : grouping_.groups[g].members) task_of[m.item] = tasks.size();
      tasks.push_back({g, no_item});
      rank.push_back(grouping_.groups[g].members.back().item);
    }
    for (ItemId id = 0; id < items_.size(); ++id) {
      const Item::Kind kind = items_[id].kind;
      if (kind != Item::Kind::call && kind != Item::Kind::scan && kind != Item::Kind::fill) continue;
      task_of[id] = tasks.size();
      tasks.push_back({no_group, id});
      rank.push_back(id);
    }
    std::vector<std::vector<std::size_t>> next(tasks.size());
    std::vector<std::size_t> waits(tasks.size(), 0);
    for (ItemId id = 0; id < items_.size(); ++id) {
      if (task_of[id] == no_item) continue;
      for (const std::size_t before : tasks_before(id, task_of)) {
        if (before == task_of[id]) continue;
        next[before].push_back(task_of[id]);
        ++waits[task_of[id]];
      }
    }
    const auto later = [&](std::size_t a, std::size_t b) { return rank[a] > rank[b]; };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> ready(later);
    for (std::size_t t = 0; t < tasks.size(); ++t) {
      if (waits[t] == 0) ready.push(t);
    }
    std::vector<Task> ordered;
    while (!ready.empty()) {
      const std::size_t t = ready.top();
      ready.pop();
      ordered.push_back(tasks[t]);
      for (const std::size_t after : next[t]) {
        if (--waits[after] == 0) ready.push(after);
      }
    }
    if (ordered.size() != tasks.size()) throw std::logic_error("plan: groups depend on each other");
    return ordered;
  }

  // Tasks whose results the item reads, through items that are no task themselves.
  std::vector<std::size_t> tasks_before(ItemId id, const std::vector<std::size_t>& task_of) const {
    std::vector<std::size_t> found;
    std::vector<ItemId> pending;
    const auto visit = [&](ItemId at) {
      for (const Use& use : items_[at].inputs) pending.push_back(use.item);
      pending.insert(pending.end(), items_[at].after.begin(), items_[at].after.end());
    };
    visit(id);
    while (!pending.empty()) {
      const ItemId at = pending.back();
      pending.pop_back();
      if (task_of[at] != no_item) {
        found.push_back(task_of[at]);
      } else {
        visit(at);
      }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  BufferId buffer_of(ItemId id) const {
    if (buffer_of_[id] == no_item)
      throw std::logic_error("plan: %" + std::to_string(items_[id].node) + " is read without a buffer");
    return buffer_of_[id];
  }

  Window window(const Use& use) const { return {buffer_of(use.item), use.view.shape, use.view.layout}; }

  Window result_window(const Use& use) {
    Window found = window(use);
    plan_.buffers[found.buffer].kept = true;
    return found;
  }

  Window whole_window(ItemId id) const {
    const View view = whole(items_[id].type.shape);
    return {buffer_of(id), view.shape, view.layout};
  }

  Kernel item_kernel(ItemId id) {
    const Item& item = items_[id];
    Kernel kernel;
    kernel.node = item.node;
    kernel.nodes = {item.node};
    if (item.kind == Item::Kind::fill) {
      kernel.kind = Kernel::Kind::fill;
      kernel.fill = item.number;
      kernel.results = {whole_window(item.target)};
      return kernel;
    }
    kernel.kind = item.kind == Item::Kind::scan ? Kernel::Kind::scan : Kernel::Kind::call;
    for (const Use& use : item.inputs) kernel.inputs.push_back(window(use));
    if (!several_results(item)) {
      kernel.results = {whole_window(id)};
    } else {
      kernel.results = several_windows(id);
    }
    if (kernel.kind == Kernel::Kind::scan) plan_scan(kernel);
    return kernel;
  }

  // Results nobody picked get a buffer all the same: the callee writes them.
  std::vector<Window> several_windows(ItemId call) {
    const std::vector<ir::TensorType>& types = graph_[items_[call].node].types;
    std::vector<Window> results(types.size());
    std::vector<bool> given(types.size(), false);
    for (ItemId id = call + 1; id < items_.size(); ++id) {
      if (items_[id].kind != Item::Kind::result || items_[id].after[0] != call) continue;
      const auto at = static_cast<std::size_t>(items_[id].index);
      results[at] = whole_window(id);
      given[at] = true;
    }
    for (std::size_t i = 0; i < types.size(); ++i) {
      if (given[i]) continue;
      Buffer unused{Buffer::Kind::arena, "unused", types[i]};
      unused.node = items_[call].node;
      const View view = whole(types[i].shape);
      results[i] = {add_buffer(std::move(unused)), view.shape, view.layout};
    }
    return results;
  }

  void plan_scan(Kernel& kernel) {
    const ir::Node& node = graph_[kernel.node];
    kernel.scan.body = std::make_shared<const Plan>(make(*node.attrs.get<std::shared_ptr<const ir::Graph>>("body")));
    kernel.scan.length = node.attrs.get<Dim>("length");
  }

  Kernel group_kernel(std::uint32_t g) {
    const Group& group = grouping_.groups[g];
    Kernel kernel;
    Nest& nest = kernel.nest;
    nest.outer.assign(group.loops.begin(), group.loops.begin() + static_cast<std::ptrdiff_t>(group.outer));
    nest.inner.assign(group.loops.begin() + static_cast<std::ptrdiff_t>(group.outer), group.loops.end());
    values_.clear();
    loads_.clear();
    for (const Member& m : group.members) {
      const Item& item = items_[m.item];
      kernel.node = item.node;
      if (kernel.nodes.empty() || kernel.nodes.back() != item.node) kernel.nodes.push_back(item.node);
      const ValueId value = compute(nest, g, m);
      values_[m.item] = value;
      if (item.kind == Item::Kind::part) {
        nest.stores.push_back({value, buffer_of(item.target), compose(item.place, m.map, group.loops.size())});
      } else if (grouping_.stored[m.item]) {
        nest.stores.push_back({value, buffer_of(m.item), layout_of(item.type.shape, m.map, group.loops.size())});
      }
    }
    set_packed(nest);
    if (group.contraction) {
      make_contraction(kernel, group);
      return kernel;
    }
    const auto last_inner = [&] {
      for (std::size_t k = group.order.size(); k-- > 0;) {
        if (!group.loops[group.order[k]].is_constant(1)) return group.order[k] >= group.outer;
      }
      return false;
    };
    simplify(nest, last_inner());
    for (const ValueId value : schedule(nest, graph_)) add_scratch(nest, value);
    return kernel;
  }

  ValueId push(Nest& nest, Value value) {
    nest.values.push_back(std::move(value));
    return static_cast<ValueId>(nest.values.size() - 1);
  }

  ValueId compute(Nest& nest, std::uint32_t g, const Member& m) {
    const Item& item = items_[m.item];
    Value value;
    value.node = item.node;
    value.dtype = item.type.dtype;
    const auto outer = nest.outer.size();
    for (const AxisMap& map : m.map) value.inner = value.inner || map.axis >= static_cast<int>(outer);
    if (item.kind == Item::Kind::contraction) {
      value.kind = Value::Kind::accumulator;
      return push(nest, std::move(value));
    }
    for (const Use& use : item.inputs) value.args.push_back(operand(nest, g, m, use));
    if (item.kind == Item::Kind::copy || item.kind == Item::Kind::part) return value.args[0];
    if (item.kind == Item::Kind::reduce) value.kind = Value::Kind::reduce;
    return push(nest, std::move(value));
  }

  ValueId operand(Nest& nest, std::uint32_t g, const Member& m, const Use& use) {
    if (grouping_.group_of[use.item] == g) return values_.at(use.item);
    const Item& item = items_[use.item];
    if (item.kind == Item::Kind::literal || item.kind == Item::Kind::dim || grouping_.free[use.item]) {
      return known(nest, use.item);
    }
    Value load;
    load.kind = Value::Kind::load;
    load.node = item.node;
    load.dtype = item.type.dtype;
    load.buffer = buffer_of(use.item);
    load.layout = compose(use.view.layout, m.viewer, nest.outer.size() + nest.inner.size());
    for (std::size_t k = nest.outer.size(); k < load.layout.strides.size(); ++k) {
      load.inner = load.inner || !(load.layout.strides[k] == Dim(0));
    }
    for (const ValueId seen : loads_) {
      if (nest.values[seen].buffer == load.buffer && nest.values[seen].layout == load.layout) return seen;
    }
    loads_.push_back(push(nest, std::move(load)));
    return loads_.back();
  }

  // A scalar that is computed anew in every kernel that needs it.
  ValueId known(Nest& nest, ItemId id) {
    const auto found = values_.find(id);
    if (found != values_.end()) return found->second;
    const Item& item = items_[id];
    const ir::Node& node = graph_[item.node];
    Value value;
    value.node = item.node;
    value.dtype = item.type.dtype;
    if (item.kind == Item::Kind::dim) {
      value.kind = Value::Kind::dim;
      value.dim = node.attrs.get<Dim>("dim");
    } else if (item.kind == Item::Kind::literal) {
      value.kind = Value::Kind::literal;
      value.constant = literal(node);
    } else {
      for (const Use& use : item.inputs) value.args.push_back(known(nest, use.item));
    }
    const ValueId made = push(nest, std::move(value));
    values_[id] = made;
    return made;
  }

  static std::shared_ptr<const ir::TensorData> literal(const ir::Node& node) {
    ir::TensorData scalar = ir::TensorData::zeros(node.type().dtype, {});
    if (node.op->name == "full") {
      scalar = ir::TensorData::scalar(node.type().dtype, node.attrs.get<double>("fill_value"));
    } else {
      const auto& data = node.attrs.get<std::shared_ptr<const ir::TensorData>>("value");
      if (ir::is_float(scalar.dtype)) {
        scalar.real[0] = data->real[0];
      } else {
        scalar.integer[0] = data->integer[0];
      }
    }
    return std::make_shared<const ir::TensorData>(std::move(scalar));
  }

  // Packets hold floats of one width; bools may come from comparisons and lie in memory beside them.
  static void set_packed(Nest& nest) {
    std::optional<DType> only;
    bool mixed = false;
    for (const Value& value : nest.values) {
      if (value.dtype == DType::boolean) continue;
      mixed = mixed || !ir::is_float(value.dtype) || (only && *only != value.dtype);
      only = value.dtype;
    }
    if (!mixed) nest.packed = only;
  }

  void add_scratch(Nest& nest, ValueId id) {
    Value& value = nest.values[id];
    const std::size_t outer = nest.outer.size();
    Shape shape = nest.inner;
    if (!nest.lanes_inner) shape.insert(shape.end(), nest.outer.begin(), nest.outer.end());
    std::vector<Dim> strides = row_major(shape);
    if (nest.lanes_inner) {
      strides.insert(strides.begin(), outer, Dim(0));
    } else {  // the outer loops' strides come first in layouts, and are the small ones in memory
      std::rotate(strides.begin(), strides.begin() + static_cast<std::ptrdiff_t>(nest.inner.size()), strides.end());
    }
    Buffer buffer{Buffer::Kind::arena, readable_name(graph_, value.node) + "_row", {value.dtype, shape}};
    buffer.node = value.node;
    value.scratch = add_buffer(std::move(buffer));
    value.layout = {0, std::move(strides)};
  }

  void make_contraction(Kernel& kernel, const Group& group) {
    const auto found = std::find_if(group.members.begin(), group.members.end(),
                                    [&](const Member& m) { return items_[m.item].kind == Item::Kind::contraction; });
    const Item& item = items_[found->item];
    kernel.node = item.node;
    if (graph_[item.node].op->name != "matmul") {
      kernel.kind = Kernel::Kind::convolution;
      for (const Use& use : item.inputs) kernel.inputs.push_back(window(use));
      return;
    }
    kernel.kind = Kernel::Kind::matmul;
    Window a = window(item.inputs[0]);
    Window b = window(item.inputs[1]);
    const bool no_row = a.shape.size() == 1;
    const bool no_column = b.shape.size() == 1;
    if (no_row) prepend_axis(a);
    if (no_column) append_axis(b);
    Matmul& m = kernel.matmul;
    m.a_buffer = a.buffer;
    m.b_buffer = b.buffer;
    m.rows = a.shape[a.shape.size() - 2];
    m.inner = a.shape.back();
    m.columns = b.shape.back();
    Nest& nest = kernel.nest;
    const auto insert_loop = [&](std::size_t at) {
      nest.outer.insert(nest.outer.begin() + static_cast<std::ptrdiff_t>(at), Dim(1));
      for (Value& value : nest.values) {
        if (value.kind == Value::Kind::load) insert_stride(value.layout, at);
      }
      for (Store& store : nest.stores) insert_stride(store.layout, at);
    };
    if (no_row) insert_loop(nest.outer.size() - (no_column ? 0 : 1));
    if (no_column) insert_loop(nest.outer.size());
    m.batch.assign(nest.outer.begin(), nest.outer.end() - 2);
    m.a = batched(a, m.batch);
    m.b = batched(b, m.batch);
    simplify(m, nest);
  }

  static void insert_stride(Layout& layout, std::size_t at) {
    layout.strides.insert(layout.strides.begin() + static_cast<std::ptrdiff_t>(at), Dim(0));
  }
  static void prepend_axis(Window& window) {
    window.shape.insert(window.shape.begin(), Dim(1));
    insert_stride(window.layout, 0);
  }
  static void append_axis(Window& window) {
    window.shape.push_back(Dim(1));
    window.layout.strides.push_back(Dim(0));
  }

  // Strides over the batch loops (0 where the operand repeats) and the operand's own two axes.
  static Layout batched(const Window& operand, const Shape& batch) {
    const std::size_t own = operand.shape.size() - 2;
    Layout layout{operand.layout.offset, std::vector<Dim>(batch.size() + 2, Dim(0))};
    for (std::size_t k = 0; k < operand.shape.size(); ++k) {
      if (k >= own || !operand.shape[k].is_constant(1))
        layout.strides[batch.size() - own + k] = operand.layout.strides[k];
    }
    return layout;
  }

  void finish(Kernel& kernel) {
    const auto at = static_cast<std::uint32_t>(&kernel - plan_.kernels.data());
    for (const Window& input : kernel.inputs) kernel.reads.push_back(input.buffer);
    for (const Window& result : kernel.results) kernel.writes.push_back(result.buffer);
    if (kernel.kind == Kernel::Kind::matmul) {
      kernel.reads.push_back(kernel.matmul.a_buffer);
      kernel.reads.push_back(kernel.matmul.b_buffer);
    }
    for (const Value& value : kernel.nest.values) {
      if (value.kind == Value::Kind::load) kernel.reads.push_back(value.buffer);
      if (value.scratch) kernel.writes.push_back(*value.scratch);
    }
    for (const Store& store : kernel.nest.stores) kernel.writes.push_back(store.buffer);
    for (std::vector<BufferId>* list : {&kernel.reads, &kernel.writes}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    for (const BufferId id : kernel.reads) plan_.buffers[id].last = at;
    for (const BufferId id : kernel.writes) {
      Buffer& buffer = plan_.buffers[id];
      if (!written_.insert({id, true}).second) {
        buffer.last = at;
      } else {
        buffer.first = buffer.last = at;
      }
    }
  }

  const ir::Graph& graph_;
  const std::vector<Item>& items_;
  const Items& source_;
  const Grouping& grouping_;
  std::vector<BufferId> buffer_of_;
  std::map<ItemId, ValueId> values_;  // of the group being built
  std::vector<ValueId> loads_;
  std::map<BufferId, bool> written_;
  Plan plan_;
};

}  // namespace

Plan build_kernels(const ir::Graph& graph, const Items& items, const Grouping& grouping) {
  return Builder(graph, items, grouping).run();
}

}  // namespace modelc::plan
