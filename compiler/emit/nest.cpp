// Loops over elementwise work, with reductions in rows or columns.
#include <algorithm>

#include "emit/nest_printer.h"

namespace modelc::emit {

NestPrinter::NestPrinter(const Printer& printer, const plan::Nest& nest, Lines& lines)
    : NestParts(printer, nest), lines_(lines) {
  printer_.body.headers.insert("modelc/lanes.hpp");
}

void NestPrinter::elementwise() {
  if (nest_.outer.empty()) {
    lines_.open("{");
    lines_.add("const modelc::Scalar lane{};");
    Scope scope(printer_, nest_, "lane", loops(), -1, {});
    scope.print_stores(nest_.stores, lines_);
    lines_.close();
    return;
  }
  const std::size_t last = outer() - 1;
  for (std::size_t k = 0; k < last; ++k) open_loop(k);
  lanes(last, nest_.packed, [&](Lines& body) {
    Scope scope(printer_, nest_, "lane", loops(), static_cast<int>(last), {});
    scope.print_stores(nest_.stores, body);
  });
  close_loops(last);
}

void NestPrinter::open_loop(std::size_t loop, Lines& lines) const {
  lines.open(
      fmt::format("for (modelc::Index {0} = 0; {0} < {1}; ++{0}) {{", loops()[loop], printer_.cpp(extent(loop))));
}

void NestPrinter::read_scratch(Scope& scope, std::uint32_t before) const {
  for (const ValueId id : kept(before)) scope.read_scratch(id);
}

bool NestPrinter::open_totals() {
  for (const ValueId id : totals()) {
    const Value& value = nest_.values[id];
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
  Scope scope(printer_, nest_, "scalar", loops(), -1, known);
  scope.print_stores(last_stores(), lines_);
  lines_.close();
}

void NestPrinter::add_to_totals(Scope& scope, std::uint32_t pass, const std::string& lane, Lines& lines) const {
  for (const ValueId id : row_totals(pass)) {
    const ValueId arg = nest_.values[id].args[0];
    scope.bind({arg}, lines);
    lines.add(fmt::format("{}.add({}, {});", totals_.at(id), lane, scope.text(arg)));
  }
}

void print_nest(const Printer& printer, const plan::Kernel& kernel, Lines& lines) {
  const plan::Nest& nest = kernel.nest;
  if (nest.inner_loops.empty())
    NestPrinter(printer, nest, lines).elementwise();
  else if (nest.lanes_inner)
    print_rows(printer, nest, lines);
  else
    print_columns(printer, nest, lines);
}

}  // namespace modelc::emit
