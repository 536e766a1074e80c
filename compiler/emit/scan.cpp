// Loops around a planned body.
#include <fmt/format.h>

#include <map>
#include <set>

#include "emit/printer.h"
#include "emit/text.h"
#include "ir/loop.h"

namespace modelc::emit {
namespace {

using plan::BufferId;
using plan::Kernel;

struct Scan {
  const Kernel& kernel;
  const ir::Loop loop;
  const plan::Plan& body;

  Scan(const Printer& printer, const Kernel& k) : kernel(k), loop(printer.graph()[k.node].attrs), body(*k.scan.body) {}
};

/// Elements of one slice along an axis, before and behind it.
ir::Dim product(const ir::Shape& shape, std::size_t first, std::size_t last) {
  ir::Dim count = 1;
  for (std::size_t k = first; k < last; ++k) count = count * shape[k];
  return count;
}

void print_copy(const std::string& from, const std::string& count, const std::string& to, Lines& lines) {
  lines.add(fmt::format("modelc::copy_elements({}, {}, {});", from, count, to));
}

/// Where the turn's slice of a stacked result lies.
std::string slice_of(const Printer& outer, const Scan& scan, std::size_t result, const std::string& step) {
  const plan::Window& whole = scan.kernel.results[result];
  const ir::Dim size = product(whole.shape, scan.loop.axis + 1, whole.shape.size());
  return outer.start_of(whole) + " + " + (size.is_constant(1) ? step : step + " * " + outer.factor(size));
}

/// Buffers of the body that may lie in a slice of a stacked result from the start, and which: those that are one result
/// alone.
std::map<BufferId, std::size_t> in_slices(const Scan& scan) {
  std::map<BufferId, std::size_t> found;
  std::set<BufferId> several;
  for (std::size_t i = 0; i < scan.body.outputs.size(); ++i) {
    const BufferId id = scan.body.outputs[i].window.buffer;
    if (!several.insert(id).second)
      found.erase(id);
    else if (i >= scan.loop.carries && scan.loop.axis == 0 && scan.body.buffers[id].kind == plan::Buffer::Kind::arena)
      found[id] = i;
  }
  return found;
}

/// What the body's leaves are called inside of the loop: the carried tensors lie in the scan's results.
void declare_leaves(const Printer& outer, const Scan& scan, const Names& names, const Body& body,
                    const std::string& step, Lines& lines) {
  const std::map<BufferId, std::size_t> slices = in_slices(scan);
  for (const BufferId id : body.buffers) {
    const plan::Buffer& buffer = scan.body.buffers[id];
    const std::string type = element_type(buffer.type.dtype);
    const std::size_t leaf = buffer.leaf;
    if (const auto slice = slices.find(id); slice != slices.end()) {
      lines.add(fmt::format("{}* const {} = {};", type, names.buffers[id], slice_of(outer, scan, slice->second, step)));
    } else if (buffer.kind == plan::Buffer::Kind::updated) {
      lines.add(fmt::format("{}* const {} = {};", type, names.buffers[id], outer.start_of(scan.kernel.results[leaf])));
    } else if (buffer.kind != plan::Buffer::Kind::leaf) {
      lines.add(declare(scan.body, id, names));
    } else {
      std::string from =
          outer.start_of(leaf < scan.loop.carries ? scan.kernel.results[leaf] : scan.kernel.inputs[leaf]);
      if (scan.loop.walks(leaf)) {
        const ir::Dim size = ir::element_count(buffer.type.shape);
        from += " + " + (size.is_constant(1) ? step : step + " * " + outer.factor(size));
      }
      lines.add(fmt::format("const {}* const {} = {};", type, names.buffers[id], from));
    }
  }
}

/// The turn's results: slices of the stacked ones first, because a new carry may be one of them as well.
void print_results(const Printer& outer, const Printer& inner, const Scan& scan, const std::string& step,
                   Lines& lines) {
  const std::map<BufferId, std::size_t> slices = in_slices(scan);
  for (std::size_t i = scan.loop.carries; i < scan.body.outputs.size(); ++i) {
    if (slices.contains(scan.body.outputs[i].window.buffer)) continue;
    const plan::Window& result = scan.kernel.results[i];
    const std::string from = inner.start_of(scan.body.outputs[i].window);
    const std::string to = slice_of(outer, scan, i, step);
    const ir::Dim rows = product(result.shape, 0, scan.loop.axis);
    const ir::Dim size = product(result.shape, scan.loop.axis + 1, result.shape.size());
    if (rows.is_constant(1)) {
      print_copy(from, outer.cpp(size), to, lines);
      continue;
    }
    const ir::Dim stride = scan.kernel.scan.length * size;
    lines.open(fmt::format("for (modelc::Index i = 0; i < {}; ++i) {{", outer.cpp(rows)));
    print_copy(from + " + i * " + outer.factor(size), outer.cpp(size),
               fmt::format("{} + i * {}", to, outer.factor(stride)), lines);
    lines.close();
  }
  for (std::size_t i = 0; i < scan.loop.carries; ++i) {
    const plan::Buffer& value = scan.body.buffers[scan.body.outputs[i].window.buffer];
    if (value.kind == plan::Buffer::Kind::updated && value.leaf == i) continue;
    const plan::Window& result = scan.kernel.results[i];
    print_copy(inner.start_of(scan.body.outputs[i].window), outer.cpp(ir::element_count(result.shape)),
               outer.start_of(result), lines);
  }
}

}  // namespace

void print_scan(const Printer& printer, std::size_t kernel, Lines& lines) {
  const Scan scan(printer, printer.plan.kernels[kernel]);
  const Names& names = printer.names.scans.at(kernel);
  Body body;
  const Printer inner{scan.body, printer.sources, names, body, printer.locals};
  const std::string turn = printer.locals.add("turn");
  const std::string step = scan.loop.reverse ? printer.locals.add("step") : turn;

  for (std::size_t i = 0; i < scan.loop.carries; ++i)
    print_copy(printer.start_of(scan.kernel.inputs[i]), printer.cpp(ir::element_count(scan.kernel.inputs[i].shape)),
               printer.start_of(scan.kernel.results[i]), lines);
  const std::string length = printer.cpp(scan.kernel.scan.length);
  lines.open(fmt::format("for (modelc::Index {0} = 0; {0} < {1}; ++{0}) {{", turn, length));
  Lines statements, results;
  print_plan(inner, statements);
  print_results(printer, inner, scan, step, results);
  Lines leaves;
  declare_leaves(printer, scan, names, body, step, leaves);
  // A carry alone needs no number of the step.
  const auto counted = [&](const Lines& part) { return mentions(part.text(), step); };
  if (step != turn && (counted(leaves) || counted(statements) || counted(results)))
    lines.add(fmt::format("const modelc::Index {} = {} - 1 - {};", step, length, turn));
  lines.add_all(leaves);
  lines.add_all(statements);
  lines.add_all(results);
  lines.close();
  printer.body.symbols.insert(body.symbols.begin(), body.symbols.end());
  printer.body.headers.insert(body.headers.begin(), body.headers.end());
  printer.body.random = printer.body.random || body.random;
  printer.body.sweeps = printer.body.sweeps || body.sweeps;
}

}  // namespace modelc::emit
