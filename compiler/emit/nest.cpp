// Loops over elementwise work, with reductions in rows or columns.
#include <algorithm>

#include "emit/nest_printer.h"

namespace modelc::emit {

NestPrinter::NestPrinter(const Printer& printer, const plan::Nest& nest, Lines& lines)
    : printer_(printer), nest_(nest), lines_(lines) {
  const auto add = [&](const ir::Dim& extent, std::size_t depth) {
    static constexpr const char* letters[] = {"i", "j", "k", "l"};
    extents_.push_back(extent);
    loops_.push_back(depth < 4 ? std::string(letters[depth]) : fmt::format("i{}", depth));
  };
  for (const ir::Dim& extent : nest.outer) add(extent, loops_.size());
  for (const plan::Range& range : nest.ranges)
    for (std::size_t k = 0; k < range.loops.size(); ++k) add(range.loops[k], outer() + k);
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

void NestPrinter::elementwise() {
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
  lanes(last, nest_.packed, [&](Lines& body) {
    Scope scope(printer_, nest_, "lane", loops_, static_cast<int>(last), {});
    scope.print_stores(nest_.stores, body);
  });
  close_loops(last);
}

void NestPrinter::mark(std::vector<bool>& needed, ValueId id) const {
  if (needed[id]) return;
  needed[id] = true;
  for (const ValueId arg : nest_.values[id].args) mark(needed, arg);
}

void NestPrinter::open_loop(std::size_t loop, Lines& lines) const {
  lines.open(fmt::format("for (modelc::Index {0} = 0; {0} < {1}; ++{0}) {{", loops_[loop], printer_.cpp(extent(loop))));
}

std::uint32_t NestPrinter::last_phase() const {
  std::uint32_t last = 0;
  for (ValueId id = 0; id < nest_.values.size(); ++id)
    if (live_[id]) last = std::max(last, nest_.values[id].phase);
  return last;
}

std::vector<plan::ValueId> NestPrinter::reductions(std::uint32_t sweep, std::uint32_t range) const {
  std::vector<ValueId> found;
  for (ValueId id = 0; id < nest_.values.size(); ++id) {
    const Value& value = nest_.values[id];
    if (reduces(id, sweep) && value.range == range && (!value.after || nest_.values[value.args[0]].inner))
      found.push_back(id);
  }
  return found;
}

std::vector<plan::ValueId> NestPrinter::scratch(std::uint32_t sweep, std::uint32_t range) const {
  std::vector<ValueId> found;
  for (ValueId id = 0; id < nest_.values.size(); ++id) {
    const Value& value = nest_.values[id];
    if (live_[id] && value.scratch && value.phase == sweep && value.range == range) found.push_back(id);
  }
  return found;
}

std::vector<plan::Store> NestPrinter::stores(std::uint32_t sweep, std::optional<std::uint32_t> range) const {
  std::vector<plan::Store> found;
  for (const plan::Store& store : nest_.stores) {
    const Value& value = nest_.values[store.value];
    if (!value.after && value.phase == sweep && nest_.range_of(store) == range) found.push_back(store);
  }
  return found;
}

void NestPrinter::read_scratch(Scope& scope, std::uint32_t before) const {
  for (ValueId id = 0; id < nest_.values.size(); ++id)
    if (live_[id] && nest_.values[id].scratch && nest_.values[id].phase < before) scope.read_scratch(id);
}

bool NestPrinter::named(ValueId id) const {
  const Value& value = nest_.values[id];
  if (!inside_[id] || value.inner || value.after) return false;
  using enum Value::Kind;
  if (value.kind != apply && value.kind != load && value.kind != one_hot) return false;
  int uses = 0;
  for (const plan::Store& store : nest_.stores) uses += store.value == id ? 2 : 0;
  for (ValueId user = 0; user < nest_.values.size(); ++user) {
    const Value& other = nest_.values[user];
    if (!inside_[user] && !reduces(user)) continue;
    if (other.kind == one_hot && value.kind == load && !nest_.lanes_inner) continue;  // read where it stands: no lane
    const bool elsewhere = other.inner || other.kind == reduce || other.phase != value.phase;
    for (const ValueId arg : other.args) uses += arg == id ? (elsewhere ? 2 : 1) : 0;
  }
  return uses > 1;
}

std::string NestPrinter::fold_name(ValueId id, const char* what) const {
  const ir::Node& node = printer_.graph()[nest_.values[id].node];
  return printer_.locals.add(node.name.empty() ? what + std::string(node.op->name) : node.name);
}

bool NestPrinter::open_totals() {
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

void NestPrinter::close_totals(bool block) {
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

bool NestPrinter::adds_rows(std::uint32_t sweep) const {
  return std::any_of(totals_.begin(), totals_.end(), [&](const auto& total) {
    return reduces(total.first, sweep) && !nest_.values[nest_.values[total.first].args[0]].inner;
  });
}

void NestPrinter::add_to_totals(Scope& scope, std::uint32_t sweep, Lines& lines) const {
  for (const auto& [id, name] : totals_) {
    const ValueId arg = nest_.values[id].args[0];
    if (!reduces(id, sweep) || nest_.values[arg].inner) continue;
    scope.bind({arg}, lines);
    lines.add(fmt::format("{}.add({});", name, scope.text(arg)));
  }
}

void print_nest(const Printer& printer, const plan::Kernel& kernel, Lines& lines) {
  const plan::Nest& nest = kernel.nest;
  if (nest.ranges.empty())
    NestPrinter(printer, nest, lines).elementwise();
  else if (nest.lanes_inner)
    print_rows(printer, nest, lines);
  else
    print_columns(printer, nest, lines);
}

}  // namespace modelc::emit
