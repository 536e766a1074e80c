// Calls of the runtime's kernels and of the user's C++.
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "emit/printer.h"
#include "emit/text.h"
#include "ops/window.h"

namespace modelc::emit {
namespace {

using ir::ParamKind;
using plan::Kernel;
using plan::Window;
using Arguments = std::vector<std::string>;

std::string tensor(const Printer& printer, const Window& window) {
  Arguments arguments{printer.start_of(window)};
  for (const ir::Dim& extent : window.shape) arguments.push_back(printer.cpp(extent));
  return "modelc::tensor(" + joined(arguments) + ")";
}

/// So many rows of a stage's images, by the name that the band has for their number.
std::string rows(const Printer& printer, const std::string& start, const ir::Shape& shape, std::string_view number) {
  return fmt::format("modelc::tensor({}, modelc::Index{{1}}, {}.{}, {}, {})", start, printer.stage->band, number,
                     printer.cpp(shape[2]), printer.cpp(shape[3]));
}

std::string real(double value) { return literal(ir::TensorData::scalar(ir::DType::f64, value), 0); }

template <class T, class Print>
std::string list(const std::vector<T>& values, Print print) {
  Arguments parts;
  for (const T& value : values) parts.push_back(print(value));
  return "{" + joined(parts) + "}";
}

/// An attribute as the kernel takes it; nothing for those that are in the views' types already.
void add_attribute(const ir::Node& node, const ir::OpParam& param, Arguments& arguments) {
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  const std::string_view name = param.name;
  switch (param.kind) {
    case ParamKind::tensor:
    case ParamKind::optional_tensor:
    case ParamKind::tensors:
    case ParamKind::dtype:
    case ParamKind::lengths:
    case ParamKind::shape:
    case ParamKind::dim:
    case ParamKind::layout: return;
    case ParamKind::axis:
    case ParamKind::integer: arguments.push_back(number(node.attrs.get<std::int64_t>(name))); return;
    case ParamKind::optional_axis: {
      const auto& axis = node.attrs.get<std::vector<std::int64_t>>(name);
      arguments.push_back(axis.empty() ? "-1" : number(axis[0]));
      return;
    }
    case ParamKind::axes:
    case ParamKind::permutation:
    case ParamKind::integers:
      arguments.push_back(list(node.attrs.get<std::vector<std::int64_t>>(name), number));
      return;
    case ParamKind::number: arguments.push_back(real(node.attrs.get<double>(name))); return;
    case ParamKind::boolean: arguments.push_back(node.attrs.get<bool>(name) ? "true" : "false"); return;
    case ParamKind::string: arguments.push_back(string_literal(node.attrs.get<std::string>(name))); return;
  }
  throw std::logic_error("emit: an attribute of unknown kind");
}

/// Random tensors: the seed of the call, unless they have their own, and their stream.
void add_random(const Printer& printer, const ir::Node& node, Arguments& arguments) {
  const auto& own = node.attrs.get<std::vector<std::int64_t>>("seed");
  if (own.empty()) {
    printer.body.random = true;
    arguments.push_back("seed");
    arguments.push_back(std::to_string(node.attrs.has("stream") ? node.attrs.get<std::int64_t>("stream") : 0));
  } else {
    arguments.push_back(fmt::format("{}u", static_cast<std::uint64_t>(own[0])));
    arguments.push_back("0");
  }
}

void print_external(const Printer& printer, const Kernel& kernel, Lines& lines) {
  const ir::Node& node = printer.graph()[kernel.node];
  const SymbolName symbol = [&](const std::string& name) {
    printer.body.symbols.insert(name);
    return printer.names.symbols.at(name);
  };
  Arguments arguments;
  const auto add = [&](const Window& window, bool constant) {
    const ir::TensorType type{printer.plan.buffers[window.buffer].type.dtype, window.shape};
    const std::string start = printer.start_of(window);
    if (type.shape.empty())
      arguments.push_back((start.find(' ') == std::string::npos ? "*" + start : "*(" + start + ")"));
    else
      arguments.push_back(
          fmt::format("modelc::make_view<{}>({}{})", view_type(type, constant), start, extents(type.shape, symbol)));
    if (type.rank() > 2) printer.body.headers.insert("modelc/tensor_view.hpp");
  };
  for (const Window& input : kernel.inputs) add(input, true);
  for (const Window& result : kernel.results) add(result, false);
  lines.add(fmt::format("{}({});", node.attrs.get<std::string>("call"), joined(arguments)));
  printer.body.headers.insert(node.attrs.get<std::string>("header"));
}

}  // namespace

void print_call(const Printer& printer, const Kernel& kernel, Lines& lines) {
  const ir::Node& node = printer.graph()[kernel.node];
  if (node.op->lowering == ir::Lowering::external) return print_external(printer, kernel, lines);
  Arguments arguments;
  const bool by_rows = printer.stage != nullptr;
  for (const Window& result : kernel.results)
    arguments.push_back(by_rows ? rows(printer, result_of(printer, result), result.shape, "rows")
                                : tensor(printer, result));
  for (const Window& input : kernel.inputs)
    arguments.push_back(by_rows ? rows(printer, source_of(printer, input), input.shape, "sources")
                                : tensor(printer, input));
  const auto& function = std::get<ir::RuntimeKernel>(node.op->code);
  switch (function.takes) {
    case ir::RuntimeKernel::Takes::stream: add_random(printer, node, arguments); break;
    case ir::RuntimeKernel::Takes::windows: {
      arguments.insert(arguments.begin(), std::string(printer.threads()));
      arguments.push_back(print_windows(printer, windows_of(printer, node)));
      break;
    }
    case ir::RuntimeKernel::Takes::attributes:
      for (const ir::OpParam& param : node.op->params) add_attribute(node, param, arguments);
  }
  printer.body.headers.insert(node.op->header.empty() ? "modelc/kernels.hpp" : std::string(node.op->header));
  lines.add(fmt::format("modelc::kernels::{}({});", function.function, joined(arguments)));
}

}  // namespace modelc::emit
