// Loops over elementwise work with reductions, as C.
#include <fmt/format.h>

#include <algorithm>

#include "emit/c99_values.h"
#include "emit/text.h"

namespace modelc::emit::c99 {
namespace {

class NestPrinter : public NestParts {
 public:
  NestPrinter(const Printer& printer, const plan::Nest& nest, Lines& lines) : NestParts(printer, nest), lines_(lines) {}

  void run() {
    const bool block = outer() == 0 || !totals().empty();
    if (block) lines_.open("{");
    for (const ValueId id : totals()) totals_[id] = start(id, "total_");
    for (std::size_t k = 0; k < outer(); ++k) open(k);
    const std::uint32_t end = last_phase();
    for (std::uint32_t pass = 0; pass <= end; ++pass) {
      for (ValueId id = 0; id < nest_.values.size(); ++id)
        if (nest_.values[id].pass == pass && named(id)) known_[id] = values().name(id, lines_);
      for (std::uint32_t inner_loop = 0; inner_loop < nest_.inner_loops.size(); ++inner_loop)
        print_pass(pass, inner_loop);
      Values row = values();
      row.print_stores(stores(pass, std::nullopt), lines_);
      for (const ValueId id : row_totals(pass)) take(id, totals_.at(id), row, lines_);
    }
    for (std::size_t k = 0; k < outer(); ++k) lines_.close();
    known_.insert(totals_.begin(), totals_.end());
    values().print_stores(last_stores(), lines_);
    if (block) lines_.close();
  }

 private:
  const ir::Reducer& reducer_of(ValueId id) const {
    return std::get<ir::Reducer>(printer_.graph()[nest_.values[id].node].op->code);
  }
  void open(std::size_t loop) { open_loop(loops()[loop], printer_.cpp(extent(loop)), lines_); }

  Values values() const {
    Values made(printer_, nest_, loops());
    for (const auto& [id, name] : known_) made.set(id, name);
    return made;
  }

  // The variable that a reduction is collected in.
  std::string start(ValueId id, const char* what) {
    const std::string name = fold_name(id, what);
    const ir::DType type = nest_.values[id].dtype;
    lines_.add(fmt::format("{} {} = {};", element_type(type), name, identity(reducer_of(id), type)));
    return name;
  }
  void take(ValueId id, const std::string& into, Values& from, Lines& lines) const {
    const ValueId arg = nest_.values[id].args[0];
    from.bind({arg}, lines);
    lines.add(combined(reducer_of(id), nest_.values[id].dtype, into, from.text(arg)));
  }

  // What reductions, stores and later passes need of the elements of a row, in one pass over the inner loop.
  void print_pass(std::uint32_t pass, std::uint32_t inner_loop) {
    const std::vector<ValueId> keeps = scratch(pass, inner_loop), folds = reductions(pass, inner_loop);
    const std::vector<plan::Store> found = stores(pass, inner_loop);
    if (keeps.empty() && folds.empty() && found.empty()) return;
    std::vector<std::string> names;
    for (const ValueId id : folds) names.push_back(start(id, "row_"));
    const std::size_t first = nest_.first_loop(inner_loop), count = loops_of(inner_loop).size();
    for (std::size_t k = 0; k < count; ++k) open(first + k);
    Values inside = values();
    for (const ValueId id : kept(pass)) inside.read_scratch(id);
    std::vector<ValueId> roots = keeps;
    for (const ValueId id : folds) roots.push_back(nest_.values[id].args[0]);
    for (const plan::Store& store : found) roots.push_back(store.value);
    inside.bind(roots, lines_);
    if (found.size() > 1 || (!found.empty() && !folds.empty()) || !keeps.empty())  // buffers may be in place
      for (const ValueId root : roots) inside.name(root, lines_);
    for (const ValueId id : keeps) {
      const plan::Value& value = nest_.values[id];
      lines_.add(inside.store(*value.scratch, value.layout, inside.text(id)));
    }
    for (std::size_t i = 0; i < folds.size(); ++i) take(folds[i], names[i], inside, lines_);
    for (const plan::Store& store : found)
      lines_.add(inside.store(store.buffer, store.layout, inside.text(store.value)));
    for (std::size_t k = 0; k < count; ++k) lines_.close();
    for (std::size_t i = 0; i < folds.size(); ++i) {
      if (nest_.values[folds[i]].after)
        lines_.add(combined(reducer_of(folds[i]), nest_.values[folds[i]].dtype, totals_.at(folds[i]), names[i]));
      else
        known_[folds[i]] = names[i];
    }
  }

  Lines& lines_;
  std::map<ValueId, std::string> known_, totals_;
};

}  // namespace

void print_nest(const Printer& printer, const plan::Kernel& kernel, Lines& lines) {
  NestPrinter(printer, kernel.nest, lines).run();
}

}  // namespace modelc::emit::c99
