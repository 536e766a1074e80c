#include "interpreter.h"

#include <algorithm>
#include <optional>

#include "memory_image.h"

namespace modelc::plan::test {

namespace {

TensorData run_op(const ir::Node& node, const std::vector<TensorData>& inputs, TensorData result,
                  const ir::SymbolValues& symbols, std::uint64_t seed, const ir::Attrs& attrs) {
  std::vector<const TensorData*> pointers;
  for (const TensorData& input : inputs) pointers.push_back(&input);
  ir::EvalContext context{pointers, attrs, {&result, 1}, symbols, seed};
  node.op->evaluate(context);
  return result;
}

TensorData stacked(DType dtype, const std::vector<TensorData>& scalars) {
  TensorData data = TensorData::zeros(dtype, {static_cast<Index>(scalars.size())});
  for (std::size_t i = 0; i < scalars.size(); ++i) {
    if (ir::is_float(dtype))
      data.real[i] = scalars[i].real.at(0);
    else
      data.integer[i] = scalars[i].integer.at(0);
  }
  return data;
}

/// What f32 holds of it: what is computed twice, or kept and read again, is one number in generated code.
TensorData rounded(TensorData data) {
  if (data.dtype == DType::f32)
    for (double& value : data.real) value = static_cast<double>(static_cast<float>(value));
  return data;
}

TensorData element(const TensorData& data, Index at) {
  TensorData scalar = TensorData::zeros(data.dtype, {});
  if (ir::is_float(data.dtype))
    scalar.real[0] = data.real.at(static_cast<std::size_t>(at));
  else
    scalar.integer[0] = data.integer.at(static_cast<std::size_t>(at));
  return scalar;
}

Index flat(const Indices& extents, const Indices& index) {
  Index at = 0;
  for (std::size_t k = 0; k < extents.size(); ++k) at = at * extents[k] + index[k];
  return at;
}

class Interpreter {
 public:
  Interpreter(const Plan& plan, const std::vector<TensorData>& leaves, const ir::SymbolValues& symbols,
              std::uint64_t seed)
      : plan_(plan), symbols_(symbols), seed_(seed), memory_(plan, leaves, symbols) {}

  std::vector<TensorData> run() {
    for (const Kernel& kernel : plan_.kernels) execute(kernel);
    std::vector<TensorData> results;
    for (const Result& output : plan_.outputs) results.push_back(gather(output.window));
    for (const Result& update : plan_.updates) results.push_back(gather(update.window));
    return results;
  }

 private:
  void execute(const Kernel& kernel) {
    switch (kernel.kind) {
      case Kernel::Kind::nest: return run_nest(kernel.nest);
      case Kernel::Kind::contraction:
        return is_product(std::get<ir::ContractionForm>(node(kernel.node).op->code)) ? run_matmul(kernel)
                                                                                     : run_contraction(kernel);
      case Kernel::Kind::call: return run_call(kernel);
      case Kernel::Kind::fill: return run_fill(kernel);
      case Kernel::Kind::scan: return run_scan(kernel);
      case Kernel::Kind::bands: throw std::logic_error("the interpreter does not run by rows: generated code does");
    }
  }

  const ir::Node& node(NodeId id) const { return (*plan_.graph)[id]; }

  TensorData gather(const Window& window) const {
    const Indices extents = values_of(window.shape, symbols_);
    const Address address(window.layout, symbols_);
    TensorData data = TensorData::zeros(plan_.buffers.at(window.buffer).type.dtype, extents);
    std::size_t i = 0;
    for_each_index(extents, [&](const Indices& index) {
      const TensorData scalar = memory_.get(window.buffer, address(index));
      if (ir::is_float(data.dtype))
        data.real[i++] = scalar.real[0];
      else
        data.integer[i++] = scalar.integer[0];
    });
    return data;
  }

  void scatter(const Window& window, const TensorData& data) {
    const Indices extents = values_of(window.shape, symbols_);
    if (extents != data.shape) throw std::logic_error("a result has another shape than its window");
    const Address address(window.layout, symbols_);
    Index i = 0;
    for_each_index(extents, [&](const Indices& index) { memory_.set(window.buffer, address(index), data, i++); });
  }

  // The values of a loop body in one turn: computed when they are asked for, so as late as generated code might.
  struct Turn {
    const Nest& nest;
    std::vector<std::optional<Address>> addresses;   // of loads and scratch
    std::vector<std::optional<TensorData>> reduced;  // reductions and accumulators
    std::vector<std::optional<TensorData>> known;    // in this turn of the inner loops
    Indices index;                                   // outer, then inner loops
    std::uint32_t pass = 0;
  };

  Turn turn_of(const Nest& nest) const {
    Turn turn{nest, {}, {}, {}, {}};
    for (const Value& value : nest.values) {
      const bool addressed = value.has_layout() || value.scratch;
      turn.addresses.push_back(addressed ? std::optional(Address(value.layout, symbols_)) : std::nullopt);
    }
    turn.reduced.resize(nest.values.size());
    turn.known.resize(nest.values.size());
    return turn;
  }

  const TensorData& value(Turn& turn, ValueId id) const {
    std::optional<TensorData>& known = turn.known[id];
    if (!known) known = compute(turn, id);
    return *known;
  }

  TensorData compute(Turn& turn, ValueId id) const {
    const Value& v = turn.nest.values[id];
    if (v.scratch && v.pass < turn.pass) return memory_.get(*v.scratch, (*turn.addresses[id])(turn.index));
    switch (v.kind) {
      case Value::Kind::load: return typed(memory_.get(v.buffer, (*turn.addresses[id])(turn.index)), v);
      case Value::Kind::literal: return typed(*v.constant, v);
      case Value::Kind::dim: return TensorData::scalar(v.dtype, static_cast<double>(value_of(v.dim, symbols_)));
      case Value::Kind::index:
        return TensorData::scalar(v.dtype, static_cast<double>((*turn.addresses[id])(turn.index)));
      case Value::Kind::one_hot: {
        const bool here = value(turn, v.args.at(0)).integer.at(0) == (*turn.addresses[id])(turn.index);
        return TensorData::scalar(v.dtype, here ? 1 : 0);
      }
      case Value::Kind::apply: {
        std::vector<TensorData> args;
        for (const ValueId arg : v.args) args.push_back(value(turn, arg));
        return rounded(run_op(node(v.node), args, TensorData::zeros(v.dtype, {}), symbols_, seed_, node(v.node).attrs));
      }
      case Value::Kind::reduce:
      case Value::Kind::accumulator: break;
    }
    if (!turn.reduced[id]) throw std::logic_error("a reduction is read before it is known");
    return *turn.reduced[id];
  }

  static TensorData typed(TensorData data, const Value& value) {
    if (data.dtype != value.dtype) throw std::logic_error("a value has another dtype than its buffer");
    return data;
  }

  static void start_inner(Turn& turn, const Indices& outer, const Indices& inner) {
    turn.index = outer;
    turn.index.insert(turn.index.end(), inner.begin(), inner.end());
    std::fill(turn.known.begin(), turn.known.end(), std::nullopt);
  }

  /// The loops of a nest's inner loops, one inner loop after the other: an element of `index` for each loop of all
  /// inner loops, 0 for those of other inner loops.
  struct Rows {
    std::vector<Indices> extents;
    std::size_t loops = 0;
    template <class Body>
    void walk(std::size_t inner_loop, Body body) const {
      std::size_t first = 0;
      for (std::size_t r = 0; r < inner_loop; ++r) first += extents[r].size();
      for_each_index(extents[inner_loop], [&](const Indices& at) {
        Indices index(loops, 0);
        std::copy(at.begin(), at.end(), index.begin() + static_cast<std::ptrdiff_t>(first));
        body(index);
      });
    }
    Indices start() const { return Indices(loops, 0); }
  };
  Rows rows_of(const Nest& nest) const {
    Rows rows;
    for (const InnerLoop& inner_loop : nest.inner_loops) {
      rows.extents.push_back(values_of(inner_loop.loops, symbols_));
      rows.loops += inner_loop.loops.size();
    }
    return rows;
  }

  void run_nest(const Nest& nest) {
    const Rows rows = rows_of(nest);
    std::uint32_t passes = 1;
    for (const Value& v : nest.values) passes = std::max(passes, v.pass + 1);
    Turn turn = turn_of(nest);
    std::vector<Address> places;
    for (const Store& store : nest.stores) places.emplace_back(store.layout, symbols_);
    std::vector<std::vector<TensorData>> elements(nest.values.size());  // of totals
    const Indices extents = values_of(nest.outer, symbols_);
    for_each_index(extents, [&](const Indices& outer) {
      std::fill(turn.reduced.begin(), turn.reduced.end(), std::nullopt);
      for (turn.pass = 0; turn.pass < passes; ++turn.pass) {
        for (std::uint32_t r = 0; r < rows.extents.size(); ++r) {
          reduce(turn, outer, rows, r, elements);
          store(turn, outer, rows, r, places);
        }
        reduce(turn, outer, rows, std::nullopt, elements);
        store(turn, outer, rows, std::nullopt, places);
      }
    });
    finish(turn, Indices(extents.size(), 0), rows.start(), elements, places);
  }

  TensorData total(const Value& v, DType dtype, const std::vector<TensorData>& elements) const {
    ir::Attrs attrs = node(v.node).attrs;
    attrs.set("axes", std::vector<std::int64_t>{0});
    attrs.set("keepdims", false);
    return run_op(node(v.node), {stacked(dtype, elements)}, TensorData::zeros(v.dtype, {}), symbols_, seed_, attrs);
  }

  // What is known when all loops have run.
  void finish(Turn& turn, const Indices& outer, const Indices& inner,
              const std::vector<std::vector<TensorData>>& elements, const std::vector<Address>& places) {
    const Nest& nest = turn.nest;
    start_inner(turn, outer, inner);
    for (ValueId id = 0; id < nest.values.size(); ++id) {
      const Value& v = nest.values[id];
      turn.reduced[id] = std::nullopt;  // a row's reduction is over
      if (v.after && v.kind == Value::Kind::reduce)
        turn.reduced[id] = total(v, nest.values[v.args[0]].dtype, elements[id]);
    }
    std::vector<std::pair<std::size_t, TensorData>> computed;
    for (std::size_t s = 0; s < nest.stores.size(); ++s)
      if (nest.values[nest.stores[s].value].after) computed.emplace_back(s, value(turn, nest.stores[s].value));
    for (const auto& [s, data] : computed) memory_.set(nest.stores[s].buffer, places[s](turn.index), data);
  }

  // What the pass over a inner loop keeps for later ones, and the reductions that are known after it; without a inner
  // loop, what is added to totals once a row.
  void reduce(Turn& turn, const Indices& outer, const Rows& rows, std::optional<std::uint32_t> inner_loop,
              std::vector<std::vector<TensorData>>& totals) {
    const Nest& nest = turn.nest;
    std::vector<std::vector<TensorData>> elements(nest.values.size());
    const auto here = [&](ValueId id) {
      const Value& v = nest.values[id];
      const bool once = v.after && !nest.values[v.args.at(0)].inner;
      return v.kind == Value::Kind::reduce && v.pass == turn.pass + 1 &&
             (once ? !inner_loop : inner_loop == v.inner_loop);
    };
    const auto element = [&](const Indices& index) {
      start_inner(turn, outer, index);
      for (ValueId id = 0; id < nest.values.size(); ++id) {
        const Value& v = nest.values[id];
        if (v.kind == Value::Kind::reduce && here(id))
          (v.after ? totals : elements)[id].push_back(value(turn, v.args[0]));
      }
      // Last, as it may lie where something is read.
      std::vector<std::pair<ValueId, TensorData>> kept;
      for (ValueId id = 0; id < nest.values.size(); ++id)
        if (const Value& v = nest.values[id]; v.scratch && v.pass == turn.pass && v.inner_loop == inner_loop)
          kept.emplace_back(id, value(turn, id));
      for (const auto& [id, data] : kept)
        memory_.set(*nest.values[id].scratch, (*turn.addresses[id])(turn.index), data);
    };
    if (inner_loop)
      rows.walk(*inner_loop, element);
    else
      element(rows.start());
    for (ValueId id = 0; id < nest.values.size(); ++id) {
      const Value& v = nest.values[id];
      if (v.kind == Value::Kind::reduce && here(id) && !v.after)
        turn.reduced[id] = total(v, nest.values[v.args[0]].dtype, elements[id]);
    }
  }

  // All values are computed before the first is stored: a store may overwrite what another one reads.
  void store(Turn& turn, const Indices& outer, const Rows& rows, std::optional<std::uint32_t> inner_loop,
             const std::vector<Address>& places) {
    const Nest& nest = turn.nest;
    const auto element = [&](const Indices& index) {
      start_inner(turn, outer, index);
      std::vector<std::pair<std::size_t, TensorData>> computed;
      for (std::size_t s = 0; s < nest.stores.size(); ++s) {
        const Store& one = nest.stores[s];
        const Value& stored = nest.values[one.value];
        if (stored.after || stored.pass != turn.pass || nest.inner_loop_of(one) != inner_loop) continue;
        computed.emplace_back(s, value(turn, one.value));
      }
      for (const auto& [s, data] : computed) memory_.set(nest.stores[s].buffer, places[s](turn.index), data);
    };
    if (inner_loop)
      rows.walk(*inner_loop, element);
    else
      element(rows.start());
  }

  // The loops of an epilogue, `sums` being what it is given, in the order of the loops.
  void run_epilogue(const Nest& nest, const TensorData& sums) {
    const Indices extents = values_of(nest.outer, symbols_);
    Turn turn = turn_of(nest);
    std::vector<Address> places;
    for (const Store& one : nest.stores) places.emplace_back(one.layout, symbols_);
    if (!nest.inner_loops.empty()) throw std::logic_error("an epilogue has inner loops");
    for_each_index(extents, [&](const Indices& index) {
      for (ValueId id = 0; id < nest.values.size(); ++id)
        if (nest.values[id].kind == Value::Kind::accumulator) turn.reduced[id] = element(sums, flat(extents, index));
      store(turn, index, {}, std::nullopt, places);
    });
  }

  void run_matmul(const Kernel& kernel) {
    const Matrices& m = kernel.matrices;
    const Operand &left = m.operands.at(0), &right = m.operands.at(1);
    Indices extents = values_of(m.batch, symbols_);
    extents.push_back(value_of(left.rows, symbols_));
    extents.push_back(value_of(right.columns, symbols_));
    if (extents != values_of(kernel.nest.outer, symbols_)) throw std::logic_error("an epilogue has other loops");
    const Index inner = value_of(left.columns, symbols_);
    const Address a(left.layout, symbols_), b(right.layout, symbols_);
    TensorData sums = TensorData::zeros(node(kernel.node).type().dtype, extents);
    for_each_index(extents, [&](const Indices& index) {
      const Index row = index[index.size() - 2], column = index.back();
      for (Index k = 0; k < inner; ++k) {
        Indices at_a(index.begin(), index.end() - 2), at_b = at_a;
        at_a.insert(at_a.end(), {row, k});
        at_b.insert(at_b.end(), {k, column});
        const TensorData x = number_of(m, memory_.get(left.buffer, a(at_a)), k), y = memory_.get(right.buffer, b(at_b));
        const auto i = static_cast<std::size_t>(flat(extents, index));
        if (ir::is_float(sums.dtype))
          sums.real[i] += x.real[0] * y.real[0];
        else
          sums.integer[i] += x.integer[0] * y.integer[0];
      }
    });
    run_epilogue(kernel.nest, sums);
  }

  /// A byte of column k becomes a number by the scales and shifts behind the operands.
  TensorData number_of(const Matrices& m, const TensorData& x, Index k) const {
    if (m.operands.size() < 3) return x;
    const Operand& affine = m.operands[2];
    const Address at(affine.layout, symbols_);
    Indices scale(affine.layout.strides.size(), 0);
    scale.back() = value_of(affine.columns, symbols_) == 1 ? 0 : k;
    Indices shift = scale;
    shift[shift.size() - 2] = 1;
    return TensorData{DType::f32,
                      {},
                      {static_cast<double>(x.integer[0]) * memory_.get(affine.buffer, at(scale)).real[0] +
                       memory_.get(affine.buffer, at(shift)).real[0]},
                      {}};
  }

  void run_contraction(const Kernel& kernel) {
    std::vector<TensorData> inputs;
    for (const Window& input : kernel.inputs) inputs.push_back(gather(input));
    const ir::Node& n = node(kernel.node);
    const TensorData sums = run_op(n, inputs, TensorData::zeros(n.type().dtype, values_of(n.type().shape, symbols_)),
                                   symbols_, seed_, n.attrs);
    run_epilogue(kernel.nest, sums);
  }

  void run_call(const Kernel& kernel) {
    std::vector<TensorData> inputs, results;
    for (const Window& input : kernel.inputs) inputs.push_back(gather(input));
    const ir::Node& n = node(kernel.node);
    if (kernel.results.size() != n.types.size() + (kernel.workspace ? 1 : 0))
      throw std::logic_error("a call has a window for each result, and one for its workspace");
    for (const ir::TensorType& type : n.types)
      results.push_back(TensorData::zeros(type.dtype, values_of(type.shape, symbols_)));
    std::vector<const TensorData*> pointers;
    for (const TensorData& input : inputs) pointers.push_back(&input);
    ir::EvalContext context{pointers, n.attrs, results, symbols_, seed_};
    n.op->evaluate(context);
    for (std::size_t i = 0; i < results.size(); ++i) scatter(kernel.results[i], results[i]);
  }

  void run_fill(const Kernel& kernel) {
    for (const Window& window : kernel.results) {
      const DType dtype = plan_.buffers.at(window.buffer).type.dtype;
      const TensorData number = TensorData::scalar(dtype, kernel.fill);
      const Address address(window.layout, symbols_);
      for_each_index(values_of(window.shape, symbols_),
                     [&](const Indices& index) { memory_.set(window.buffer, address(index), number); });
    }
  }

  // Element `step` along the axis; the rest of the window stays.
  Window slice(const Window& whole, std::size_t axis, Index step) const {
    Window part = whole;
    part.layout.offset = part.layout.offset + part.layout.strides.at(axis) * Dim(step);
    part.shape.erase(part.shape.begin() + static_cast<std::ptrdiff_t>(axis));
    part.layout.strides.erase(part.layout.strides.begin() + static_cast<std::ptrdiff_t>(axis));
    return part;
  }

  // The scanned inputs have the axis in front, the stacked results where the graph has it.
  void run_scan(const Kernel& kernel) {
    const ir::Attrs& attrs = node(kernel.node).attrs;
    const auto carries = static_cast<std::size_t>(attrs.get<std::int64_t>("carries"));
    const auto sliced = carries + static_cast<std::size_t>(attrs.get<std::int64_t>("xs"));
    const auto axis = static_cast<std::size_t>(attrs.get<std::int64_t>("axis"));
    const bool reverse = attrs.get<bool>("reverse");
    const Index length = value_of(kernel.scan.length, symbols_);
    std::vector<TensorData> given(kernel.inputs.size());
    for (std::size_t i = 0; i < given.size(); ++i)
      if (i < carries || i >= sliced) given[i] = gather(kernel.inputs[i]);
    for (Index turn = 0; turn < length; ++turn) {
      const Index step = reverse ? length - 1 - turn : turn;
      for (std::size_t i = carries; i < sliced; ++i) given[i] = gather(slice(kernel.inputs[i], 0, step));
      const std::vector<TensorData> results = interpret(*kernel.scan.body, given, symbols_, seed_);
      for (std::size_t i = carries; i < results.size(); ++i)
        scatter(slice(kernel.results.at(i), axis, step), results[i]);
      std::copy_n(results.begin(), carries, given.begin());
    }
    for (std::size_t i = 0; i < carries; ++i) scatter(kernel.results.at(i), given[i]);
  }

  const Plan& plan_;
  const ir::SymbolValues& symbols_;
  std::uint64_t seed_;
  MemoryImage memory_;
};

}  // namespace

std::vector<TensorData> interpret(const Plan& plan, const std::vector<TensorData>& leaves,
                                  const ir::SymbolValues& symbols, std::uint64_t seed) {
  return Interpreter(plan, leaves, symbols, seed).run();
}

}  // namespace modelc::plan::test
