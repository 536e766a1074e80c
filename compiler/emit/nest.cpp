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
    inside_ = live_;
    for (const plan::Store& store : nest.stores) mark(live_, store.value);
    for (const plan::Store& store : nest.stores)
      if (!nest.values[store.value].after) mark(inside_, store.value);
    for (ValueId id = 0; id < nest.values.size(); ++id)
      if (reduces(id))
        for (const ValueId arg : nest.values[id].args) mark(inside_, arg);
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

  void mark(std::vector<bool>& needed, ValueId id) const {
    if (needed[id]) return;
    needed[id] = true;
    for (const ValueId arg : nest_.values[id].args) mark(needed, arg);
  }
  bool reduces(ValueId id) const { return live_[id] && nest_.values[id].kind == Value::Kind::reduce; }

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

  // Those over the inner loops: of a row, or of a row's part of a total.
  std::vector<ValueId> reductions(std::uint32_t sweep) const {
    std::vector<ValueId> found;
    for (ValueId id = 0; id < nest_.values.size(); ++id)
      if (reduces(id, sweep) && (!nest_.values[id].after || nest_.values[nest_.values[id].args[0]].inner))
        found.push_back(id);
    return found;
  }
  bool reduces(ValueId id, std::uint32_t sweep) const {
    return live_[id] && nest_.values[id].kind == Value::Kind::reduce && nest_.values[id].phase == sweep + 1;
  }

  // Totals over all loops are collected by objects that stand before them.
  bool open_totals() {
    for (ValueId id = 0; id < nest_.values.size(); ++id) {
      const Value& value = nest_.values[id];
      if (!live_[id] || !value.after || value.kind != Value::Kind::reduce) continue;
      if (totals_.empty()) {
        lines_.open("{");
        lines_.add("const modelc::Scalar scalar{};");
      }
      totals_[id] = fold_name(id, "total_");
      lines_.add(
          fmt::format("modelc::Total<{}, {}> {};", reducer(printer_, value), element_type(value.dtype), totals_[id]));
    }
    return !totals_.empty();
  }

  void close_totals(bool block) {
    if (!block) return;
    std::map<ValueId, std::string> known;
    for (const auto& [id, name] : totals_) known[id] = fmt::format("scalar({}.value())", name);
    std::vector<plan::Store> found;
    for (const plan::Store& store : nest_.stores)
      if (nest_.values[store.value].after) found.push_back(store);
    Scope scope(printer_, nest_, "scalar", loops_, -1, known);
    scope.print_stores(found, lines_);
    lines_.close();
  }

  // Totals of what is one number in each turn of the outer loops.
  bool adds_rows(std::uint32_t sweep) const {
    return std::any_of(totals_.begin(), totals_.end(), [&](const auto& total) {
      return reduces(total.first, sweep) && !nest_.values[nest_.values[total.first].args[0]].inner;
    });
  }
  void add_to_totals(Scope& scope, std::uint32_t sweep, Lines& lines) const {
    for (const auto& [id, name] : totals_) {
      const ValueId arg = nest_.values[id].args[0];
      if (!reduces(id, sweep) || nest_.values[arg].inner) continue;
      scope.bind({arg}, lines);
      lines.add(fmt::format("{}.add({});", name, scope.text(arg)));
    }
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
      if (value.after || value.phase != sweep) continue;
      if ((value.inner || along_inner(store.layout)) == inner) found.push_back(store);
    }
    return found;
  }

  // Loops whose lanes run along the last inner one. What is the same for a row is a number.
  void rows() {
    const bool block = open_totals();
    for (std::size_t k = 0; k < outer(); ++k) open_loop(k);
    if (outer() == 0) lines_.open("{");
    if (!block) lines_.add("const modelc::Scalar scalar{};");
    known_.clear();
    const std::uint32_t end = last_phase();
    for (std::uint32_t sweep = 0; sweep <= end; ++sweep) {
      row_values(sweep);
      row_pass(sweep);
      std::vector<plan::Store> found = stores(sweep, false);
      if (!found.empty() || adds_rows(sweep)) {
        Scope scope = row_scope();
        scope.print_stores(found, lines_);
        add_to_totals(scope, sweep, lines_);
      }
    }
    close_loops(std::max<std::size_t>(outer(), 1));
    close_totals(block);
  }

  // What reductions, stores and later sweeps need of the elements of a row, in one pass.
  void row_pass(std::uint32_t sweep) {
    const std::vector<ValueId> kept = scratch(sweep), folds = reductions(sweep);
    const std::vector<plan::Store> found = stores(sweep, true);
    const bool together = nest_.packed && nest_.inner.size() == 1 && (folds.size() > 1 || !found.empty());
    if (folds.empty()) {
      if (kept.empty() && found.empty()) return;
      row_sweep([&](Scope& scope, Lines& body) { keep_and_store(scope, kept, found, body); }, sweep);
    } else if (together) {
      row_reductions(folds, sweep, kept, found);
    } else {
      // What later sweeps need is kept by the first reduction on its way.
      for (const ValueId id : folds) row_reduction(id, sweep, id == folds.front() ? kept : std::vector<ValueId>());
      if (!found.empty())
        row_sweep(
            [&](Scope& scope, Lines& body) {
              read_scratch(scope, sweep + 1);
              scope.print_stores(found, body);
            },
            sweep);
    }
  }

  static void keep_and_store(Scope& scope, const std::vector<ValueId>& kept, const std::vector<plan::Store>& found,
                             Lines& body) {
    if (!kept.empty()) keep(scope, kept, body);
    if (!found.empty()) scope.print_stores(found, body);
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
    if (!inside_[id] || value.inner || value.after) return false;
    if (value.kind != Value::Kind::apply && value.kind != Value::Kind::load) return false;
    int uses = 0;
    for (const plan::Store& store : nest_.stores) uses += store.value == id ? 2 : 0;
    for (ValueId user = 0; user < nest_.values.size(); ++user) {
      const Value& other = nest_.values[user];
      if (!inside_[user] && !reduces(user)) continue;
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
    if (value.after && nest_.inner.size() == 1) {
      lines_.open(fmt::format("{}.add(scalar({}", totals_.at(id), head));
      lines_.add_all(body);
      lines_.close("})));");
      return;
    }
    const std::string name = fold_name(id, "row_");
    if (!value.after) known_[id] = name;
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
    if (value.after) lines_.add(fmt::format("{}.add({});", totals_.at(id), name));
  }

  // Several reductions, or one with stores beside it, of the elements of one loop.
  void row_reductions(const std::vector<ValueId>& folds, std::uint32_t sweep, const std::vector<ValueId>& kept,
                      const std::vector<plan::Store>& found) {
    const std::size_t last = outer();
    Lines body;
    Scope scope(printer_, nest_, "lane", loops_, static_cast<int>(last), known_);
    read_scratch(scope, sweep);
    std::vector<ValueId> roots = kept;
    for (const ValueId id : folds) roots.push_back(nest_.values[id].args[0]);
    for (const plan::Store& store : found) roots.push_back(store.value);
    scope.bind(roots, body);
    for (const plan::Store& store : found)
      scope.name(store.value, body);  // before the first store: buffers may be in place
    for (std::size_t i = kept.size(); i < kept.size() + folds.size(); ++i) scope.name(roots[i], body);
    for (const ValueId one : kept) body.add(scope.store_scratch(one, scope.name(one, body)));
    for (const plan::Store& store : found) body.add(scope.store(store, scope.text(store.value)));
    std::string kinds, values;
    for (const ValueId id : folds) {
      kinds += ", " + reducer(printer_, nest_.values[id]);
      values += (values.empty() ? "" : ", ") + scope.text(nest_.values[id].args[0]);
    }
    body.add(fmt::format("return modelc::folded({});", values));
    const std::string pass = printer_.locals.add("row");
    lines_.open(fmt::format("const auto {} = modelc::fold_lanes<{}{}>({}, [&](auto lane, modelc::Index{}) {{", pass,
                            element_type(*nest_.packed), kinds, printer_.cpp(nest_.inner.back()),
                            mentions(body.text(), loops_[last]) ? " " + loops_[last] : ""));
    lines_.add_all(body);
    lines_.close("});");
    for (std::size_t i = 0; i < folds.size(); ++i) {
      const ValueId id = folds[i];
      const std::string part = fmt::format("scalar(std::get<{}>({}))", i, pass);
      if (nest_.values[id].after) {
        lines_.add(fmt::format("{}.add({});", totals_.at(id), part));
      } else {
        known_[id] = fold_name(id, "row_");
        lines_.add(fmt::format("const auto {} = {};", known_[id], part));
      }
    }
  }

  // Loops whose lanes run along the last outer one: each lane is a column of its own.
  void columns() {
    const bool block = open_totals();
    const std::size_t last = outer() - 1;
    for (std::size_t k = 0; k < last; ++k) open_loop(k);
    lanes(last, [&](Lines& body) {
      std::map<ValueId, std::string> values;
      const std::uint32_t end = last_phase();
      for (std::uint32_t sweep = 0; sweep <= end; ++sweep) {
        column_values(sweep, values, body);
        column_pass(sweep, values, body);
        const std::vector<plan::Store> found = stores(sweep, false);
        if (!found.empty() || adds_rows(sweep)) {
          Scope scope = column_scope(values);
          scope.print_stores(found, body);
          add_to_totals(scope, sweep, body);
        }
      }
    });
    close_loops(last);
    close_totals(block);
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

  // What reductions, stores and later sweeps need of the elements of a column, in one pass.
  void column_pass(std::uint32_t sweep, std::map<ValueId, std::string>& values, Lines& body) const {
    const std::vector<ValueId> kept = scratch(sweep), folds = reductions(sweep);
    const std::vector<plan::Store> found = stores(sweep, true);
    if (kept.empty() && folds.empty() && found.empty()) return;
    std::vector<std::string> names;
    for (const ValueId id : folds) {
      const Value& value = nest_.values[id];
      names.push_back(fold_name(id, "column_"));
      body.add(fmt::format("auto {} = lane({}::identity<{}>());", names.back(), reducer(printer_, value),
                           element_type(value.dtype)));
    }
    for (std::size_t k = 0; k < nest_.inner.size(); ++k)
      body.open(fmt::format("for (modelc::Index {0} = 0; {0} < {1}; ++{0}) {{", loops_[outer() + k],
                            printer_.cpp(nest_.inner[k])));
    Scope scope = column_scope(values);
    read_scratch(scope, sweep);
    std::vector<ValueId> roots = kept;
    for (const ValueId id : folds) roots.push_back(nest_.values[id].args[0]);
    for (const plan::Store& store : found) roots.push_back(store.value);
    scope.bind(roots, body);
    if (found.size() > 1 || (!found.empty() && !folds.empty()))  // before the first store: buffers may be in place
      for (const ValueId root : roots) scope.name(root, body);
    for (const ValueId one : kept) body.add(scope.store_scratch(one, scope.name(one, body)));
    for (std::size_t i = 0; i < folds.size(); ++i)
      body.add(fmt::format("{} = {}::apply({}, {});", names[i], reducer(printer_, nest_.values[folds[i]]), names[i],
                           scope.text(nest_.values[folds[i]].args[0])));
    for (const plan::Store& store : found) body.add(scope.store(store, scope.text(store.value)));
    for (std::size_t k = 0; k < nest_.inner.size(); ++k) body.close();
    for (std::size_t i = 0; i < folds.size(); ++i) {
      if (nest_.values[folds[i]].after)
        body.add(fmt::format("{}.add({});", totals_.at(folds[i]), names[i]));
      else
        values[folds[i]] = names[i];
    }
  }

  const Printer& printer_;
  const Nest& nest_;
  Lines& lines_;
  std::vector<std::string> loops_;
  std::vector<bool> live_;
  std::vector<bool> inside_;               // needed in the loops, not only behind them
  std::map<ValueId, std::string> known_;   // numbers of the row
  std::map<ValueId, std::string> totals_;  // what collects them
};

}  // namespace

void print_nest(const Printer& printer, const plan::Kernel& kernel, Lines& lines) {
  NestPrinter(printer, kernel.nest, lines).run();
}

}  // namespace modelc::emit
