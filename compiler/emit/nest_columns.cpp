// Loops whose lanes run along the last outer one: each lane is a column of its own.
#include "emit/nest_printer.h"

namespace modelc::emit {
namespace {

class ColumnPrinter : public NestPrinter {
 public:
  using NestPrinter::NestPrinter;

  void run() {
    const bool block = open_totals();
    const std::size_t last = outer() - 1;
    for (std::size_t k = 0; k < last; ++k) open_loop(k);
    lanes(last, nest_.packed, [&](Lines& body) {
      const std::uint32_t end = last_phase();
      for (std::uint32_t pass = 0; pass <= end; ++pass) {
        name_values(pass, body);
        for (std::uint32_t inner_loop = 0; inner_loop < nest_.inner_loops.size(); ++inner_loop)
          print_pass(pass, inner_loop, body);
        const std::vector<plan::Store> found = stores(pass, std::nullopt);
        if (!found.empty() || !row_totals(pass).empty()) {
          Scope scope = column_scope();
          scope.print_stores(found, body);
          add_to_totals(scope, pass, "lane", body);
        }
      }
    });
    close_loops(last);
    close_totals(block);
  }

 private:
  Scope column_scope() const {
    Scope scope(printer_, nest_, "lane", loops(), static_cast<int>(outer()) - 1, {});
    for (const auto& [id, name] : values_) scope.set(id, name);
    return scope;
  }

  void name_values(std::uint32_t pass, Lines& body) {
    for (ValueId id = 0; id < nest_.values.size(); ++id) {
      if (nest_.values[id].pass != pass || !named(id)) continue;
      Scope scope = column_scope();
      values_[id] = scope.name(id, body);
    }
  }

  // What reductions, stores and later passes need of the elements of a column, in one pass over the inner loop.
  void print_pass(std::uint32_t pass, std::uint32_t inner_loop, Lines& body) {
    const std::vector<ValueId> kept = scratch(pass, inner_loop), folds = reductions(pass, inner_loop);
    const std::vector<plan::Store> found = stores(pass, inner_loop);
    if (kept.empty() && folds.empty() && found.empty()) return;
    std::vector<std::string> names;
    for (const ValueId id : folds) {
      const Value& value = nest_.values[id];
      names.push_back(fold_name(id, "column_"));
      body.add(fmt::format("auto {} = lane({}::identity<{}>());", names.back(), reducer(printer_, value),
                           element_type(value.dtype)));
    }
    const std::size_t first = nest_.first_loop(inner_loop), count = loops_of(inner_loop).size();
    for (std::size_t k = 0; k < count; ++k) open_loop(first + k, body);
    Scope scope = column_scope();
    read_scratch(scope, pass);
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
    close_loops(count, body);
    for (std::size_t i = 0; i < folds.size(); ++i) {
      if (nest_.values[folds[i]].after)
        body.add(fmt::format("{}.add(lane, {});", totals_.at(folds[i]), names[i]));
      else
        values_[folds[i]] = names[i];
    }
  }

  std::map<ValueId, std::string> values_;  // known in the column
};

}  // namespace

void print_columns(const Printer& printer, const plan::Nest& nest, Lines& lines) {
  ColumnPrinter(printer, nest, lines).run();
}

}  // namespace modelc::emit
