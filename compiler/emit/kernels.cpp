#include "emit/kernels.h"

#include <fmt/format.h>

#include <algorithm>

#include "emit/printer.h"
#include "emit/text.h"

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

Span user_span(const Printer& printer, const ir::Node& node) {
  const auto users = [&](Span span) { return span.known() && !printer.sources.file(span.file).library(); };
  if (users(node.origin.span)) return node.origin.span;
  const std::vector<ir::Frame>& frames = printer.graph().frames();
  for (std::uint32_t frame = node.origin.frame; frame != 0; frame = frames[frame].parent)
    if (users(frames[frame].call)) return frames[frame].call;
  return {};
}

std::string where(const Printer& printer, const Kernel& kernel) {
  const Span span = user_span(printer, printer.graph()[kernel.node]);
  if (!span.known()) return {};
  const SourceFile& file = printer.sources.file(span.file);
  const std::uint32_t number = file.line_at(span.begin);
  std::string_view line = file.line(number);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  const std::string path = file.path().substr(file.path().rfind('/') + 1);
  return shortened(fmt::format("{}:{}: {}", path, number, line), 107);
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
    case Kernel::Kind::matmul:
    case Kernel::Kind::convolution: return print_contraction(printer, kernel, lines);
    case Kernel::Kind::call: return print_call(printer, kernel, lines);
    case Kernel::Kind::fill: return print_fill(printer, kernel, lines);
    case Kernel::Kind::scan: return print_scan(printer, k, lines);
  }
}

Section print_section(const plan::Plan& plan, const SourceMap& sources, const Names& names, const UniqueNames& around,
                      std::size_t k, const std::string& before, const std::optional<plan::BufferId>& loss, Body& all) {
  Body body;
  UniqueNames locals(&around);
  const Printer printer{plan, sources, names, body, locals, loss};
  const Kernel& kernel = plan.kernels[k];
  Section section;
  section.where = where(printer, kernel);
  section.comment = comment_of(printer, kernel, section.where, before);
  Lines lines;
  print_kernel(printer, k, lines);
  section.statements = lines.text();
  section.statements.pop_back();
  if (!kernel.writes.empty())
    section.result = names.buffers[kernel.lasting().empty() ? kernel.writes[0] : kernel.lasting()[0]];
  section.buffers = body.buffers;
  section.written = {kernel.writes.begin(), kernel.writes.end()};
  section.symbols = body.symbols;
  section.locals = locals.taken();
  section.random = body.random;
  all.buffers.merge(body.buffers);
  all.headers.merge(body.headers);
  all.random = all.random || body.random;
  return section;
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

Body print_kernels(const plan::Plan& plan, const SourceMap& sources, const Names& names,
                   std::optional<plan::BufferId> loss, bool timed) {
  Body body;
  body.timed = timed;
  UniqueNames around;
  take_all(names, around);
  std::string before;
  for (std::size_t k = 0; k < plan.kernels.size(); ++k) {
    body.sections.push_back(print_section(plan, sources, names, around, k, before, loss, body));
    if (!body.sections.back().where.empty()) before = body.sections.back().where;
  }
  return body;
}

}  // namespace modelc::emit
