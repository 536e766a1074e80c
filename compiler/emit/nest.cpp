// Loops over elementwise work, with reductions in rows or columns.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "emit/printer.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

using plan::Nest;
using plan::Value;
using plan::ValueId;

class NestPrinter {
 public:
  NestPrinter(const Printer& printer, const Nest& nest, Lines& lines) : printer_(printer), nest_(nest), lines_(lines) {
    static constexpr const char* letters[] = {"i", "j", "k", "l"};
    for (std::size_t k = 0; k < nest.outer.size() + nest.inner.size(); ++k)
      loops_.push_back(k < 4 ? std::string(letters[k]) : fmt::format("i{}", k));
    live_.assign(nest.values.size(), false);
    for (const plan::Store& store : nest.stores) mark(store.value);
    printer_.body.headers.insert("modelc/lanes.hpp");
  }

  void run() {
    if (nest_.inner.empty())
      elementwise();
    else if (nest_.lanes_inner)
      rows();
    else
      columns();
  }

 private:
  std::size_t outer() const { return nest_.outer.size(); }

  void mark(ValueId id) {
    if (live_[id]) return;
    live_[id] = true;
    for (const ValueId arg : nest_.values[id].args) mark(arg);
  }

  void open_loop(std::size_t loop) {
    const ir::Dim& extent = loop < outer() ? nest_.outer[loop] : nest_.inner[loop - outer()];
    lines_.open(fmt::format("for (modelc::Index {0} = 0; {0} < {1}; ++{0}) {{", loops_[loop], printer_.cpp(extent)));
  }
  void close_loops(std::size_t count) {
    for (std::size_t k = 0; k < count; ++k) lines_.close();
  }

  // Prints what `make` prints for the body of a loop over lanes.
  template <class Make>
  void lanes(std::size_t loop, Make make) {
    const ir::Dim& extent = loop < outer() ? nest_.outer[loop] : nest_.inner[loop - outer()];
    Lines body;
    make(body);
    const std::string kind =
        nest_.packed ? fmt::format("modelc::for_lanes<{}>", element_type(*nest_.packed)) : "modelc::for_scalars";
    lines_.open(fmt::format("{}({}, [&](auto lane, modelc::Index{}) {{", kind, printer_.cpp(extent),
                            mentions(body.text(), loops_[loop]) ? " " + loops_[loop] : ""));
    lines_.add_all(body);
    lines_.close("});");
  }

  void elementwise() {
    if (nest_.outer.empty()) {
      lines_.open("{");
      lines_.add("const modelc::Scalar lane{};");
      Scope scope(printer_, nest_, "lane", loops_, -1, {});
      scope.print_stores(nest_.stores, lines_);
      lines_.close();
      return;
    }
    const std::size_t last = outer() - 1;
    for (std::size_t k = 0; k < last; ++k) open_loop(k);
    lanes(last, [&](Lines& body) {
      Scope scope(printer_, nest_, "lane", loops_, static_cast<int>(last), {});
      scope.print_stores(nest_.stores, body);
    });
    close_loops(last);
  }

  std::uint32_t last_phase() const {
    std::uint32_t last = 0;
    for (ValueId id = 0; id < nest_.values.size(); ++id)
      if (live_[id]) last = std::max(last, nest_.values[id].phase);
    return last;
  }

  std::vector<ValueId> reductions(std::uint32_t sweep) const {
    std::vector<ValueId> found;
    for (ValueId id = 0; id < nest_.values.size(); ++id)
      if (live_[id] && nest_.values[id].kind == Value::Kind::reduce && nest_.values[id].phase == sweep + 1)
        found.push_back(id);
    return found;
  }

  std::vector<ValueId> scratch(std::uint32_t sweep) const {
    std::vector<ValueId> found;
    for (ValueId id = 0; id < nest_.values.size(); ++id)
      if (live_[id] && nest_.values[id].scratch && nest_.values[id].phase == sweep) found.push_back(id);
    return found;
  }

  bool along_inner(const plan::Layout& layout) const {
    for (std::size_t k = outer(); k < layout.strides.size(); ++k)
      if (!layout.strides[k].is_constant(0)) return true;
    return false;
  }

  // The stores of a sweep: those along the inner loops, or those that happen once.
  std::vector<plan::Store> stores(std::uint32_t sweep, bool inner) const {
    std::vector<plan::Store> found;
    for (const plan::Store& store : nest_.stores) {
      const Value& value = nest_.values[store.value];
      if (value.phase == sweep && (value.inner || along_inner(store.layout)) == inner) found.push_back(store);
    }
    return found;
  }

  // Loops whose lanes run along the last inner one. What is the same for a row is a number.
  void rows() {
    for (std::size_t k = 0; k < outer(); ++k) open_loop(k);
    if (outer() == 0) lines_.open("{");
    lines_.add("const modelc::Scalar scalar{};");
    known_.clear();
    const std::uint32_t end = last_phase();
    for (std::uint32_t sweep = 0; sweep <= end; ++sweep) {
      row_values(sweep);
      // What later sweeps need is kept by the first reduction on its way, or by a pass of its own.
      std::vector<ValueId> kept = scratch(sweep);
      const std::vector<ValueId> folds = reductions(sweep);
      if (!kept.empty() && folds.empty()) row_sweep([&](Scope& scope, Lines& body) { keep(scope, kept, body); }, sweep);
      for (const ValueId id : folds) row_reduction(id, sweep, std::exchange(kept, {}));
      if (const std::vector<plan::Store> found = stores(sweep, true); !found.empty())
        row_sweep(
            [&](Scope& scope, Lines& body) {
              read_scratch(scope, sweep + 1);
              scope.print_stores(found, body);
            },
            sweep);
      if (const std::vector<plan::Store> found = stores(sweep, false); !found.empty()) {
        Scope scope = row_scope();
        scope.print_stores(found, lines_);
      }
    }
    close_loops(std::max<std::size_t>(outer(), 1));
  }

  static void keep(Scope& scope, const std::vector<ValueId>& kept, Lines& body) {
    scope.bind(kept, body);
    for (const ValueId id : kept) body.add(scope.store_scratch(id, scope.text(id)));
  }

  Scope row_scope() const { return Scope(printer_, nest_, "scalar", loops_, -1, known_); }

  void read_scratch(Scope& scope, std::uint32_t before) const {
    for (ValueId id = 0; id < nest_.values.size(); ++id)
      if (live_[id] && nest_.values[id].scratch && nest_.values[id].phase < before) scope.read_scratch(id);
  }

  // Is the value, the same along the inner loops, worth a name: do sweeps, stores or several others need it?
  bool named(ValueId id) const {
    const Value& value = nest_.values[id];
    if (!live_[id] || value.inner) return false;
    if (value.kind != Value::Kind::apply && value.kind != Value::Kind::load) return false;
    int uses = 0;
    for (const plan::Store& store : nest_.stores) uses += store.value == id ? 2 : 0;
    for (ValueId user = 0; user < nest_.values.size(); ++user) {
      const Value& other = nest_.values[user];
      if (!live_[user]) continue;
      const bool elsewhere = other.inner || other.kind == Value::Kind::reduce || other.phase != value.phase;
      for (const ValueId arg : other.args) uses += arg == id ? (elsewhere ? 2 : 1) : 0;
    }
    return uses > 1;
  }

  void row_values(std::uint32_t sweep) {
    for (ValueId id = 0; id < nest_.values.size(); ++id) {
      if (nest_.values[id].phase != sweep || !named(id)) continue;
      Scope scope = row_scope();
      known_[id] = scope.name(id, lines_);
    }
  }

  template <class Make>
  void row_sweep(Make make, std::uint32_t sweep) {
    const std::size_t last = outer() + nest_.inner.size() - 1;
    for (std::size_t k = outer(); k < last; ++k) open_loop(k);
    lanes(last, [&](Lines& body) {
      Scope scope(printer_, nest_, "lane", loops_, static_cast<int>(last), known_);
      read_scratch(scope, sweep);
      make(scope, body);
    });
    close_loops(last - outer());
  }

  std::string fold_name(ValueId id, const char* what) const {
    const ir::Node& node = printer_.graph()[nest_.values[id].node];
    return printer_.locals.add(node.name.empty() ? what + std::string(node.op->name) : node.name);
  }

  void row_reduction(ValueId id, std::uint32_t sweep, const std::vector<ValueId>& kept) {
    const Value& value = nest_.values[id];
    const std::size_t last = outer() + nest_.inner.size() - 1;
    const std::string type = element_type(nest_.packed ? *nest_.packed : value.dtype);
    const std::string fold = reducer(printer_, value);
    Lines body;
    Scope scope(printer_, nest_, "lane", loops_, static_cast<int>(last), known_);
    read_scratch(scope, kept.empty() ? sweep + 1 : sweep);
    std::vector<ValueId> roots = kept;
    roots.push_back(value.args[0]);
    scope.bind(roots, body);
    for (const ValueId one : kept) body.add(scope.store_scratch(one, scope.name(one, body)));
    body.add(fmt::format("return {};", scope.text(value.args[0])));
    const std::string head = fmt::format(
        "modelc::{}<{}, {}>({}, [&](auto lane, modelc::Index{}) {{", nest_.packed ? "reduce_lanes" : "reduce_scalars",
        fold, type, printer_.cpp(nest_.inner.back()), mentions(body.text(), loops_[last]) ? " " + loops_[last] : "");
    const std::string name = fold_name(id, "row_");
    known_[id] = name;
    if (nest_.inner.size() == 1) {
      lines_.open(fmt::format("const auto {} = scalar({}", name, head));
      lines_.add_all(body);
      lines_.close("}));");
      return;
    }
    lines_.add(fmt::format("auto {} = scalar({}::identity<{}>());", name, fold, element_type(value.dtype)));
    for (std::size_t k = outer(); k < last; ++k) open_loop(k);
    lines_.open(fmt::format("{} = {}::apply({}, scalar({}", name, fold, name, head));
    lines_.add_all(body);
    lines_.close("})));");
    close_loops(last - outer());
  }

  // Loops whose lanes run along the last outer one: each lane is a column of its own.
  void columns() {
    const std::size_t last = outer() - 1;
    for (std::size_t k = 0; k < last; ++k) open_loop(k);
    lanes(last, [&](Lines& body) {
      std::map<ValueId, std::string> values;
      const std::uint32_t end = last_phase();
      for (std::uint32_t sweep = 0; sweep <= end; ++sweep) {
        column_values(sweep, values, body);
        const std::vector<ValueId> kept = scratch(sweep);
        if (!kept.empty() && reductions(sweep).empty())
          column_sweep(sweep, values, body, [&](Scope& scope, Lines& inside) { keep(scope, kept, inside); });
        column_reductions(sweep, values, kept, body);
        if (const std::vector<plan::Store> found = stores(sweep, true); !found.empty())
          column_sweep(sweep, values, body, [&](Scope& scope, Lines& inside) {
            read_scratch(scope, sweep + 1);
            scope.print_stores(found, inside);
          });
        if (const std::vector<plan::Store> found = stores(sweep, false); !found.empty()) {
          Scope scope = column_scope(values);
          scope.print_stores(found, body);
        }
      }
    });
    close_loops(last);
  }

  Scope column_scope(const std::map<ValueId, std::string>& values) const {
    Scope scope(printer_, nest_, "lane", loops_, static_cast<int>(outer()) - 1, {});
    for (const auto& [id, name] : values) scope.set(id, name);
    return scope;
  }

  void column_values(std::uint32_t sweep, std::map<ValueId, std::string>& values, Lines& body) const {
    for (ValueId id = 0; id < nest_.values.size(); ++id) {
      if (nest_.values[id].phase != sweep || !named(id)) continue;
      Scope scope = column_scope(values);
      values[id] = scope.name(id, body);
    }
  }

  template <class Make>
  void column_sweep(std::uint32_t sweep, const std::map<ValueId, std::string>& values, Lines& body, Make make) const {
    for (std::size_t k = 0; k < nest_.inner.size(); ++k)
      body.open(fmt::format("for (modelc::Index {0} = 0; {0} < {1}; ++{0}) {{", loops_[outer() + k],
                            printer_.cpp(nest_.inner[k])));
    Scope scope = column_scope(values);
    read_scratch(scope, sweep);
    make(scope, body);
    for (std::size_t k = 0; k < nest_.inner.size(); ++k) body.close();
  }

  void column_reductions(std::uint32_t sweep, std::map<ValueId, std::string>& values, const std::vector<ValueId>& kept,
                         Lines& body) const {
    const std::vector<ValueId> found = reductions(sweep);
    if (found.empty()) return;
    std::vector<std::string> names;
    for (const ValueId id : found) {
      const Value& value = nest_.values[id];
      names.push_back(fold_name(id, "column_"));
      body.add(fmt::format("auto {} = lane({}::identity<{}>());", names.back(), reducer(printer_, value),
                           element_type(value.dtype)));
    }
    column_sweep(sweep, values, body, [&](Scope& scope, Lines& inside) {
      std::vector<ValueId> roots = kept;
      for (const ValueId id : found) roots.push_back(nest_.values[id].args[0]);
      scope.bind(roots, inside);
      for (const ValueId one : kept) inside.add(scope.store_scratch(one, scope.name(one, inside)));
      roots.erase(roots.begin(), roots.begin() + static_cast<std::ptrdiff_t>(kept.size()));
      for (std::size_t i = 0; i < found.size(); ++i)
        inside.add(fmt::format("{} = {}::apply({}, {});", names[i], reducer(printer_, nest_.values[found[i]]), names[i],
                               scope.text(roots[i])));
    });
    for (std::size_t i = 0; i < found.size(); ++i) values[found[i]] = names[i];
  }

  const Printer& printer_;
  const Nest& nest_;
  Lines& lines_;
  std::vector<std::string> loops_;
  std::vector<bool> live_;
  std::map<ValueId, std::string> known_;  // numbers of the row
};

}  // namespace

void print_nest(const Printer& printer, const plan::Kernel& kernel, Lines& lines) {
  NestPrinter(printer, kernel.nest, lines).run();
}

}  // namespace modelc::emit
