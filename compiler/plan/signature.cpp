#include "plan/signature.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "plan/kernel_table.h"

namespace modelc::plan {

namespace {

class Writer {
 public:
  Writer(const Plan& plan, const Kernel& kernel) : plan_(plan), kernel_(kernel) {}

  Signature run() {
    add(kernel_);
    return std::move(out_);
  }

 private:
  template <class T>
  requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void add(T value) {
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    out_.work.append(bytes, sizeof(T));
  }
  void add(std::string_view text) {
    add(text.size());
    out_.work += text;
  }
  void add(const std::string& text) { add(std::string_view(text)); }
  template <class T>
  void add(const std::vector<T>& all) {
    add(all.size());
    for (const T& one : all) add(one);
  }
  template <class T>
  void add(const std::optional<T>& one) {
    add(one.has_value());
    if (one) add(*one);
  }
  void add(const Dim& dim) {
    const std::optional<std::int64_t> known = dim.constant();
    add(known);
    if (!known) add(dim.str());
  }
  void add(const ir::TensorType& type) {
    add(type.dtype);
    add(type.shape);
  }
  void add(const std::shared_ptr<const ir::TensorData>& data) {
    add(data != nullptr);
    if (!data) return;
    add(data->dtype);
    add(data->shape);
    add(data->real);
    add(data->integer);
  }
  void add(const Kernel& kernel) {
    add(kernel.kind);
    switch (kernel.kind) {
      case Kernel::Kind::nest: break;
      case Kernel::Kind::contraction:
        add(kernel.row->function);
        add(kernel.matrices);
        if (kernel.matrices.operands.empty()) add((*plan_.graph)[kernel.node]);
        break;
      case Kernel::Kind::fill: add(kernel.fill); break;
      case Kernel::Kind::scan: add(kernel.scan); [[fallthrough]];
      case Kernel::Kind::call: add((*plan_.graph)[kernel.node]); break;
      case Kernel::Kind::bands:
        add(kernel.bands.stages);
        add(kernel.bands.kept);
        add(kernel.bands.rows);
        add(kernel.bands.lots);
    }
    add(kernel.inputs);
    add(kernel.results);
    add(kernel.nest);
  }
  void add(const std::shared_ptr<const ir::Graph>&) {}  // what is planned of it is in Scan::body

  void add(const ir::Node& node) {
    add(node.op->name);
    for (const auto& [name, value] : node.attrs.all()) {
      add(name);
      add(value.index());
      std::visit([&](const auto& held) { add(held); }, value);
    }
    add(plan_.graph->input_types(node.inputs));
    add<ir::TensorType>(node.types);
  }

  void add_buffer(BufferId id) {
    const auto known = std::ranges::find(out_.buffers, id);
    add(known - out_.buffers.begin());
    if (known != out_.buffers.end()) return;
    out_.buffers.push_back(id);
    const Buffer& buffer = plan_.buffers[id];
    add(buffer.type.dtype);
    add(buffer.kind == Buffer::Kind::leaf ? plan_.graph->leaves[buffer.leaf].packing : std::uint8_t{0});
    add(std::ranges::binary_search(kernel_.writes, id));
  }
  void add(const Layout& layout) {
    add(layout.offset);
    add(layout.strides);
  }
  void add(const Window& window) {
    add_buffer(window.buffer);
    add(window.shape);
    add(window.layout);
  }
  void add(const Operand& operand) {
    add_buffer(operand.buffer);
    add(operand.rows);
    add(operand.columns);
    add(operand.layout);
  }
  void add(const Matrices& matrices) {
    add(matrices.batch);
    add(matrices.operands);
  }

  void add(const InnerLoop& inner_loop) {
    add(inner_loop.loops);
    add(inner_loop.packed);
  }
  void add(const Store& store) {
    add(numbers_[store.value]);
    add_buffer(store.buffer);
    add(store.layout);
  }
  void add(const Value& value) {
    add(value.kind);
    if (value.kind == Value::Kind::apply || value.kind == Value::Kind::reduce) add((*plan_.graph)[value.node].op->name);
    add(value.dtype);
    for (const ValueId arg : value.args) add(numbers_[arg]);
    if (value.kind == Value::Kind::load) add_buffer(value.buffer);
    if (value.kind == Value::Kind::literal) add(value.constant);
    if (value.kind == Value::Kind::dim) add(value.dim);
    add(value.scratch.has_value());
    if (value.scratch) add_buffer(*value.scratch);
    if (value.has_layout() || value.scratch) add(value.layout);
    add(value.inner);
    add(value.inner_loop);
    add(value.after);
    add(value.pass);
  }
  // By what the stores need, in the order in which they need it.
  void add_needed(const Nest& nest, ValueId id) {
    if (numbers_[id] != unknown) return;
    for (const ValueId arg : nest.values[id].args) add_needed(nest, arg);
    numbers_[id] = count_++;
    add(nest.values[id]);
  }
  void add(const Nest& nest) {
    add(nest.outer);
    add(nest.inner_loops);
    add(nest.lanes_inner);
    add(nest.packed);
    numbers_.assign(nest.values.size(), unknown);
    for (const Store& store : nest.stores) {
      add_needed(nest, store.value);
      add(store);
    }
  }

  void add(const Result& result) { add_inner(result.window); }
  void add_inner(const Window& window) {
    add(window.buffer);
    add(window.shape);
    add(window.layout);
  }
  void add(const Scan& scan) {
    add(scan.length);
    for (const Buffer& buffer : scan.body->buffers) {
      add(buffer.kind);
      add(buffer.leaf);
      add(buffer.type);
      add(buffer.data);
    }
    for (const Kernel& kernel : scan.body->kernels) {
      const Signature inner = Writer(*scan.body, kernel).run();
      add(inner.work);
      add(inner.buffers);
    }
    add(scan.body->outputs);
  }

  static constexpr std::uint32_t unknown = static_cast<std::uint32_t>(-1);

  const Plan& plan_;
  const Kernel& kernel_;
  Signature out_;
  std::vector<std::uint32_t> numbers_;  // of the values that are needed
  std::uint32_t count_ = 0;
};

}  // namespace

Signature signature(const Plan& plan, const Kernel& kernel) { return Writer(plan, kernel).run(); }

}  // namespace modelc::plan
