// Loops whose lanes run along the last loop of each inner loop. What is the same for a row is a number.
#include <algorithm>

#include "emit/nest_printer.h"

namespace modelc::emit {
namespace {

class RowPrinter : public NestPrinter {
 public:
  using NestPrinter::NestPrinter;

  void run() {
    const bool block = open_totals();
    for (std::size_t k = 0; k < outer(); ++k) open_loop(k);
    if (outer() == 0) lines_.open("{");
    if (!block) lines_.add("const modelc::Scalar scalar{};");
    const std::uint32_t end = last_phase();
    for (std::uint32_t pass = 0; pass <= end; ++pass) {
      name_values(pass);
      for (std::uint32_t inner_loop = 0; inner_loop < nest_.inner_loops.size(); ++inner_loop)
        print_pass(pass, inner_loop);
      const std::vector<plan::Store> found = stores(pass, std::nullopt);
      if (!found.empty() || !row_totals(pass).empty()) {
        Scope scope = row_scope();
        scope.print_stores(found, lines_);
        add_to_totals(scope, pass, "scalar", lines_);
      }
    }
    close_loops(std::max<std::size_t>(outer(), 1));
    close_totals(block);
  }

 private:
  std::size_t first_loop(std::uint32_t inner_loop) const { return nest_.first_loop(inner_loop); }
  std::size_t last_loop(std::uint32_t inner_loop) const { return nest_.first_loop(inner_loop + 1) - 1; }
  const std::optional<ir::DType>& packed(std::uint32_t inner_loop) const {
    return nest_.inner_loops[inner_loop].packed;
  }

  // What reductions, stores and later passes need of the elements of a row, in one pass over the inner loop.
  void print_pass(std::uint32_t pass, std::uint32_t inner_loop) {
    const std::vector<ValueId> kept = scratch(pass, inner_loop), folds = reductions(pass, inner_loop);
    const std::vector<plan::Store> found = stores(pass, inner_loop);
    const auto total = [&](ValueId id) { return nest_.values[id].after; };
    const bool together = packed(inner_loop) && (folds.size() > 1 || !found.empty()) &&
                          (loops_of(inner_loop).size() == 1 || std::ranges::all_of(folds, total));
    if (folds.empty()) {
      if (kept.empty() && found.empty()) return;
      walk([&](Scope& scope, Lines& body) { keep_and_store(scope, kept, found, body); }, pass, inner_loop);
    } else if (together) {
      fold_together(folds, pass, inner_loop, kept, found);
    } else {
      // What later passes need is kept by the first reduction on its way.
      for (const ValueId id : folds) fold(id, pass, inner_loop, id == folds.front() ? kept : std::vector<ValueId>());
      if (!found.empty())
        walk(
            [&](Scope& scope, Lines& body) {
              read_scratch(scope, pass + 1);
              scope.print_stores(found, body);
            },
            pass, inner_loop);
    }
  }

  static void keep_and_store(Scope& scope, const std::vector<ValueId>& kept, const std::vector<plan::Store>& found,
                             Lines& body) {
    if (!kept.empty()) {
      scope.bind(kept, body);
      for (const plan::Store& store : found) scope.name(store.value, body);  // before: buffers may be in place
      for (const ValueId id : kept) body.add(scope.store_scratch(id, scope.text(id)));
    }
    if (!found.empty()) scope.print_stores(found, body);
  }

  Scope row_scope() const { return Scope(printer_, nest_, "scalar", loops(), -1, known_); }
  Scope lane_scope(std::uint32_t inner_loop, std::uint32_t before) const {
    Scope scope(printer_, nest_, "lane", loops(), static_cast<int>(last_loop(inner_loop)), known_);
    read_scratch(scope, before);
    return scope;
  }

  void name_values(std::uint32_t pass) {
    for (ValueId id = 0; id < nest_.values.size(); ++id) {
      if (nest_.values[id].pass != pass || !named(id)) continue;
      Scope scope = row_scope();
      known_[id] = scope.name(id, lines_);
    }
  }

  template <class Make>
  void walk(Make make, std::uint32_t pass, std::uint32_t inner_loop) {
    const std::size_t first = first_loop(inner_loop), last = last_loop(inner_loop);
    for (std::size_t k = first; k < last; ++k) open_loop(k);
    lanes(last, packed(inner_loop), [&](Lines& body) {
      Scope scope = lane_scope(inner_loop, pass);
      make(scope, body);
    });
    close_loops(last - first);
  }

  void fold(ValueId id, std::uint32_t pass, std::uint32_t inner_loop, const std::vector<ValueId>& kept) {
    const Value& value = nest_.values[id];
    const std::size_t first = first_loop(inner_loop), last = last_loop(inner_loop);
    const bool one_loop = first == last;
    const std::string type = element_type(packed(inner_loop).value_or(value.dtype));
    const std::string reduced = reducer(printer_, value);
    Lines body;
    Scope scope = lane_scope(inner_loop, kept.empty() ? pass + 1 : pass);
    std::vector<ValueId> roots = kept;
    roots.push_back(value.args[0]);
    scope.bind(roots, body);
    if (!kept.empty())
      for (const ValueId root : roots) scope.name(root, body);  // before: buffers may be in place
    for (const ValueId one : kept) body.add(scope.store_scratch(one, scope.text(one)));
    body.add(fmt::format("return {};", scope.text(value.args[0])));
    const std::string head = fmt::format("modelc::{}<{}, {}>({}, [&](auto lane, modelc::Index{}) {{",
                                         packed(inner_loop) ? "reduce_lanes" : "reduce_scalars", reduced, type,
                                         printer_.cpp(extent(last)), parameter(body, last));
    if (value.after) {
      for (std::size_t k = first; k < last; ++k) open_loop(k);
      lines_.open(fmt::format("{}.add(scalar({}", totals_.at(id), head));
      lines_.add_all(body);
      lines_.close("})));");
      close_loops(last - first);
      return;
    }
    const std::string name = known_[id] = fold_name(id, "row_");
    if (one_loop) {
      lines_.open(fmt::format("const auto {} = scalar({}", name, head));
      lines_.add_all(body);
      lines_.close("}));");
      return;
    }
    lines_.add(fmt::format("auto {} = scalar({}::identity<{}>());", name, reduced, element_type(value.dtype)));
    for (std::size_t k = first; k < last; ++k) open_loop(k);
    lines_.open(fmt::format("{} = {}::apply({}, scalar({}", name, reduced, name, head));
    lines_.add_all(body);
    lines_.close("})));");
    close_loops(last - first);
  }

  // Several reductions, or one with stores beside it, in one walk.
  void fold_together(const std::vector<ValueId>& folds, std::uint32_t pass, std::uint32_t inner_loop,
                     const std::vector<ValueId>& kept, const std::vector<plan::Store>& found) {
    const std::size_t first = first_loop(inner_loop), last = last_loop(inner_loop);
    Lines body;
    Scope scope = lane_scope(inner_loop, pass);
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
    for (std::size_t k = first; k < last; ++k) open_loop(k);
    const std::string row = printer_.locals.add("row");
    lines_.open(fmt::format("const auto {} = modelc::fold_lanes<{}{}>({}, [&](auto lane, modelc::Index{}) {{", row,
                            element_type(*packed(inner_loop)), kinds, printer_.cpp(extent(last)),
                            parameter(body, last)));
    lines_.add_all(body);
    lines_.close("});");
    for (std::size_t i = 0; i < folds.size(); ++i) {
      const ValueId id = folds[i];
      const std::string part = fmt::format("scalar(std::get<{}>({}))", i, row);
      if (nest_.values[id].after) {
        lines_.add(fmt::format("{}.add({});", totals_.at(id), part));
      } else {
        known_[id] = fold_name(id, "row_");
        lines_.add(fmt::format("const auto {} = {};", known_[id], part));
      }
    }
    close_loops(last - first);
  }

  std::map<ValueId, std::string> known_;  // numbers of the row
};

}  // namespace

void print_rows(const Printer& printer, const plan::Nest& nest, Lines& lines) {
  RowPrinter(printer, nest, lines).run();
}

}  // namespace modelc::emit
