#include "emit/kernels.h"

#include <fmt/format.h>

#include <algorithm>

#include "emit/printer.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

using plan::Kernel;

// Where the user wrote what a node computes: the node itself, or the call of the layer it belongs to.
Span user_span(const Printer& printer, const ir::Node& node) {
  const auto users = [&](Span span) { return span.known() && !printer.sources.file(span.file).library(); };
  if (users(node.origin.span)) return node.origin.span;
  const std::vector<ir::Frame>& frames = printer.graph().frames();
  for (std::uint32_t frame = node.origin.frame; frame != 0; frame = frames[frame].parent)
    if (users(frames[frame].call)) return frames[frame].call;
  return {};
}

std::string shortened(std::string text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t end = limit - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not within a code point
  return text.substr(0, end) + "...";
}

// What a kernel is that computes the loss of training.
std::string loss_comment(const Printer& printer, const std::vector<plan::BufferId>& results) {
  const auto writes = [&](plan::BufferId id) { return std::find(results.begin(), results.end(), id) != results.end(); };
  const bool training = std::any_of(printer.graph().leaves.begin(), printer.graph().leaves.end(),
                                    [](const auto& leaf) { return leaf.kind == ir::Leaf::Kind::target; });
  for (const plan::Result& output : printer.plan.outputs) {
    if (!training || output.name != "loss" || !writes(output.window.buffer)) continue;
    return results.size() > 1 ? "the loss, and what its gradient needs" : "the loss";
  }
  return {};
}

// "mnist.model:13: x = image |> Dense(hidden)", and what the kernel writes: "hidden: f32[batch, 128]".
void print_comment(const Printer& printer, const Kernel& kernel, std::string& place, Lines& lines) {
  std::string text;
  const Span span = user_span(printer, printer.graph()[kernel.node]);
  if (span.known()) {
    const SourceFile& file = printer.sources.file(span.file);
    const std::uint32_t number = file.line_at(span.begin);
    std::string_view line = file.line(number);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const std::string path = file.path().substr(file.path().rfind('/') + 1);
    const std::string here = shortened(fmt::format("{}:{}: {}", path, number, line), 107) + "\n";
    if (here != place) text = here;  // once for all kernels of a line
    place = here;
  }
  const std::vector<plan::BufferId> results = kernel.lasting();
  std::string written;
  for (const plan::BufferId id : results)
    written += fmt::format("{}{}: {}", written.empty() ? "" : ", ", printer.names.buffers[id],
                           ir::str(printer.plan.buffers[id].type));
  if (const std::string what = loss_comment(printer, results); !what.empty()) text += what + "\n";
  text += shortened(written, 107);
  const std::string commented = comment("// ", text);
  for (std::size_t at = 0; at < commented.size();) {
    const std::size_t end = std::min(commented.find('\n', at), commented.size());
    lines.add(commented.substr(at, end - at));
    at = end + 1;
  }
}

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

void print_plan(const Printer& printer, Lines& lines) {
  std::string place;
  for (std::size_t k = 0; k < printer.plan.kernels.size(); ++k) {
    const Kernel& kernel = printer.plan.kernels[k];
    print_comment(printer, kernel, place, lines);
    switch (kernel.kind) {
      case Kernel::Kind::nest: print_nest(printer, kernel, lines); break;
      case Kernel::Kind::matmul:
      case Kernel::Kind::convolution: print_contraction(printer, kernel, lines); break;
      case Kernel::Kind::call: print_call(printer, kernel, lines); break;
      case Kernel::Kind::fill: print_fill(printer, kernel, lines); break;
      case Kernel::Kind::scan: print_scan(printer, k, lines); break;
    }
    if (printer.timed) lines.add(fmt::format("modelc::kernel_done({});", k));
  }
}

Body print_kernels(const plan::Plan& plan, const SourceMap& sources, const Names& names, bool timed) {
  Body body;
  UniqueNames locals;
  take_all(names, locals);
  const Printer printer{plan, sources, names, body, locals, timed};
  Lines lines;
  print_plan(printer, lines);
  body.text = wrapped(lines.text(), 116);
  return body;
}

}  // namespace modelc::emit
