#include "emit/kernels.h"

#include <fmt/format.h>

#include <algorithm>

#include "emit/printer.h"
#include "emit/text.h"
#include "ir/user_line.h"

namespace modelc::emit {
namespace {

using plan::Kernel;

std::string shortened(std::string text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t end = limit - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not within a code point
  return text.substr(0, end) + "...";
}

// What a kernel is that computes the loss of training.
std::string loss_comment(const Printer& printer, const std::vector<plan::BufferId>& results) {
  if (!printer.loss || std::ranges::find(results, *printer.loss) == results.end()) return {};
  return results.size() > 1 ? "the loss, and what its gradient needs" : "the loss";
}

}  // namespace

std::string where(const Printer& printer, const Kernel& kernel) {
  const std::optional<ir::UserLine> line = ir::user_line(printer.graph(), kernel.node, printer.sources);
  return line ? shortened(fmt::format("{}:{}: {}", line->file, line->number, line->text), 107) : "";
}

std::string comment_of(const Printer& printer, const Kernel& kernel, const std::string& here,
                       const std::string& before) {
  std::string text = here.empty() || here == before ? "" : here + "\n";
  const std::vector<plan::BufferId> results = kernel.lasting();
  std::string written;
  for (const plan::BufferId id : results)
    written += fmt::format("{}{}: {}", written.empty() ? "" : ", ", printer.names.buffers[id],
                           ir::str(printer.plan.buffers[id].type));
  if (const std::string what = loss_comment(printer, results); !what.empty()) text += what + "\n";
  if (!kernel.bands.stages.empty()) {
    text += "by rows: ";
    for (const plan::BufferId id : kernel.bands.between())
      text += fmt::format("{}: {}, ", printer.names.buffers[id],
                          ir::str(printer.graph()[printer.plan.buffers[id].node].type()));
  }
  return comment("// ", text + shortened(written, 107));
}

namespace {

void take_all(const Names& names, UniqueNames& locals) {
  for (const std::string& name : names.buffers) locals.take(name);
  for (const auto& [symbol, name] : names.symbols) locals.take(name);
  for (const auto& [kernel, body] : names.scans) take_all(body, locals);
}

}  // namespace

void print_fill(const Printer& printer, const Kernel& kernel, Lines& lines) {
  const plan::Window& window = kernel.results.front();
  const ir::DType dtype = printer.plan.buffers[window.buffer].type.dtype;
  lines.add(fmt::format("std::fill_n({}, {}, {});", printer.buffer(window.buffer),
                        printer.cpp(ir::element_count(window.shape)),
                        literal(ir::TensorData::scalar(dtype, kernel.fill), 0)));
}

namespace {

void print_kernel(const Printer& printer, std::size_t k, Lines& lines) {
  const Kernel& kernel = printer.plan.kernels[k];
  switch (kernel.kind) {
    case Kernel::Kind::nest: return print_nest(printer, kernel, lines);
    case Kernel::Kind::contraction: return print_contraction(printer, kernel, lines);
    case Kernel::Kind::call: return print_call(printer, kernel, lines);
    case Kernel::Kind::fill: return print_fill(printer, kernel, lines);
    case Kernel::Kind::scan: return print_scan(printer, k, lines);
    case Kernel::Kind::bands: return print_bands(printer, kernel, lines);
  }
}

}  // namespace

void print_plan(const Printer& printer, Lines& lines) {
  std::string before;
  for (std::size_t k = 0; k < printer.plan.kernels.size(); ++k) {
    const std::string here = where(printer, printer.plan.kernels[k]);
    lines.add_text(comment_of(printer, printer.plan.kernels[k], here, before));
    print_kernel(printer, k, lines);
    if (!here.empty()) before = here;
  }
}

BodyPrinter::BodyPrinter(const plan::Plan& plan, const SourceMap& sources, const Names& names,
                         std::optional<plan::BufferId> loss)
    : plan_(plan), sources_(sources), names_(names), loss_(loss) {
  take_all(names, around_);
}

Section& BodyPrinter::next() {
  const Kernel& kernel = plan_.kernels[body.sections.size()];
  Body unused;
  UniqueNames locals;
  const Printer printer{plan_, sources_, names_, unused, locals, loss_};
  Section section;
  section.where = where(printer, kernel);
  section.comment = comment_of(printer, kernel, section.where, before_);
  if (!section.where.empty()) before_ = section.where;
  const std::vector<plan::BufferId> lasting = kernel.lasting();
  if (!kernel.writes.empty()) section.result = names_.buffers[lasting.empty() ? kernel.writes[0] : lasting[0]];
  body.sections.push_back(std::move(section));
  return body.sections.back();
}

void BodyPrinter::refer_to(const std::vector<plan::BufferId>& arguments) {
  body.sections.back().buffers = arguments;
  body.buffers.insert(arguments.begin(), arguments.end());
}

void BodyPrinter::print_statements() {
  Section& section = body.sections.back();
  Body own;
  UniqueNames locals(&around_);
  const Printer printer{plan_, sources_, names_, own, locals, loss_};
  Lines lines;
  print_kernel(printer, body.sections.size() - 1, lines);
  section.statements = lines.text();
  section.statements.pop_back();
  section.buffers = std::move(own.order);
  section.symbols = std::move(own.symbols);
  section.random = own.random;
  body.buffers.merge(own.buffers);
  body.headers.merge(own.headers);
  body.random = body.random || own.random;
  body.sweeps = body.sweeps || own.sweeps;
}

}  // namespace modelc::emit
