// The part of the class that apps see: predict in its forms, and the tables.
#include <fmt/format.h>

#include <cctype>
#include <set>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

constexpr std::size_t columns = 116;  // inside of the class

// "a, b, c", broken and indented where it does not fit behind `before` columns.
std::string list(const std::vector<std::string>& items, std::size_t before) {
  std::size_t width = before;
  for (const std::string& item : items) width += item.size() + 2;
  if (width <= columns || items.empty()) return fmt::format("{}", fmt::join(items, ", "));
  std::string text = "\n    ";
  std::size_t column = 4;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + (i + 1 < items.size() ? "," : "");
    if (i > 0) {
      const bool wrap = column + item.size() + 1 > columns;
      text += wrap ? "\n    " : " ";
      column = wrap ? 4 : column + 1;
    }
    text += item;
    column += item.size();
  }
  return text;
}

}  // namespace

std::string result_type(const Context& context) {
  return context.outputs.size() == 1 ? view_type(context.outputs[0].type, true) : "Outputs";
}

namespace {

std::string result_value(const Context& context, const Port& output) {
  const std::string start = "modelc::make_view<" + view_type(output.type, true) + ">(";
  const std::string rest = context.place_of(output.buffer) +
                           extents(output.type.shape, [&](const std::string& name) { return context.symbol(name); });
  return start + (start.size() + rest.size() > columns - 8 ? "\n    " : "") + rest + ")";
}

}  // namespace

std::string results(const Context& context) {
  if (context.outputs.size() == 1) return result_value(context, context.outputs[0]);
  std::vector<std::string> values;
  for (const Port& output : context.outputs) values.push_back(result_value(context, output));
  std::string text = "{";
  for (const std::string& value : values) {
    text += text.size() > 1 ? ",\n    " : "\n    ";
    for (const char c : value) text += c == '\n' ? std::string("\n    ") : std::string(1, c);
  }
  return text + "}";
}

namespace {

std::string describe(const Port& port) { return port.name + ": " + ir::str(port.type); }

std::string predict_doc(const Context& context) {
  std::string in, out;
  for (const Port& port : context.inputs) in += (in.empty() ? "" : ", ") + describe(port);
  for (const Port& port : context.outputs) out += (out.empty() ? "" : ", ") + describe(port);
  std::string text = in.empty() ? fmt::format("Gives `{}`.", out) : fmt::format("`{}` gives `{}`.", in, out);
  if (text.size() < 110) return comment("/// ", text);
  text.clear();
  for (const Port& port : context.inputs) text += fmt::format("- takes `{}`\n", describe(port));
  for (const Port& port : context.outputs) text += fmt::format("- gives `{}`\n", describe(port));
  return comment("/// ", text);
}

// What a view's type leaves open.
std::string asserts(const Context& context, const Port& input) {
  std::string text;
  const ir::Shape& shape = input.type.shape;
  bool all_static = true;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    const bool open = !shape[axis].constant();
    all_static = all_static && !open;
    if (shape.size() <= 2 && !open) continue;
    const std::string extent = shape.size() == 1  ? "size()"
                               : shape.size() > 2 ? fmt::format("dimension({})", axis)
                               : axis == 0        ? "rows()"
                                                  : "cols()";
    text += fmt::format("assert({}.{} == {});\n", input.local, extent, context.cpp(shape[axis]));
  }
  if (!input.used) text += fmt::format("static_cast<void>({});\n", input.local);
  return text;
}

std::string checked(const Context& context, const Port& input, const std::string& argument) {
  const ir::Shape& shape = input.type.shape;
  std::string sizes;
  for (const ir::Dim& dim : shape) sizes += (sizes.empty() ? "" : ", ") + context.cpp(dim);
  return fmt::format("modelc::checked<{}, {}>({}, {}, {{{}}})", element_type(input.type.dtype), shape.size(),
                     string_literal(input.name), argument, shape.empty() ? "1" : sizes);
}

std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

std::string print_checked(const Context& context) {
  std::set<std::string> taken;
  std::vector<std::string> types, arguments, pointers;
  std::string checks;
  for (const Port& input : context.inputs) {
    std::string type = input.local;
    type[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(type[0])));
    type += "Tensor";
    while (!taken.insert(type).second) type += "_";
    types.push_back("class " + type);
    arguments.push_back(fmt::format("const {}& {}", type, input.local));
    const std::string check = checked(context, input, input.local);
    if (input.used) {
      pointers.push_back(check);
    } else {
      checks += check + ";\n";
    }
  }
  return fill("predict_checked.hpp", {{"types", list(types, 10)},
                                      {"result", result_type(context)},
                                      {"arguments", list(arguments, result_type(context).size() + 12)},
                                      {"checks", trimmed(checks)},
                                      {"pointers", list(pointers, 11)}});
}

}  // namespace

std::string print_structs(const Context& context) {
  std::string text;
  const auto print = [&](const std::string& name, const std::vector<Port>& ports) {
    if (ports.size() < 2) return;
    text += (text.empty() ? "" : "\n") + fmt::format("struct {} {{\n", name);
    for (const Port& port : ports) text += fmt::format("  {} {};\n", view_type(port.type, true), port.field);
    text += "};\n";
  };
  print("Inputs", context.inputs);
  print("Outputs", context.outputs);
  return trimmed(text);
}

std::string print_predict(const Context& context) {
  std::vector<std::string> views, pointers, members;
  std::string checks;
  for (const Port& input : context.inputs) {
    views.push_back(view_type(input.type, true) + " " + input.local);
    checks += asserts(context, input);
    if (input.used) pointers.push_back(input.type.shape.empty() ? "&" + input.local : input.local + ".data()");
    members.push_back("inputs." + input.field);
  }
  const std::string result = result_type(context);
  std::string text = fill("predict.hpp", {{"doc", predict_doc(context)},
                                          {"result", result},
                                          {"views", list(views, result.size() + 22)},
                                          {"asserts", trimmed(checks)},
                                          {"pointers", list(pointers, 11)}});
  if (context.inputs.size() > 1)
    text += "\n\n" + fill("predict_inputs.hpp", {{"result", result}, {"members", list(members, 18)}});
  if (!context.inputs.empty()) text += "\n\n" + print_checked(context);
  return text;
}

std::string print_raw_inputs(const Context& context) {
  std::vector<std::string> pointers;
  for (std::size_t i = 0; i < context.inputs.size(); ++i) {
    if (!context.inputs[i].used) continue;
    pointers.push_back(
        fmt::format("static_cast<const {}*>(inputs[{}])", element_type(context.inputs[i].type.dtype), i));
  }
  return (pointers.empty() ? "static_cast<void>(inputs);\n" : "") + fmt::format("compute({});", list(pointers, 14));
}

std::string print_raw_outputs(const Context& context) {
  std::string text;
  for (std::size_t i = 0; i < context.outputs.size(); ++i) {
    const Port& output = context.outputs[i];
    const std::string type = element_type(output.type.dtype);
    text += fmt::format("modelc::copy_elements({}, {}, static_cast<{}*>(outputs[{}]));\n",
                        context.place_of(output.buffer), context.cpp(ir::element_count(output.type.shape)), type, i);
  }
  return trimmed(text);
}

namespace {

std::string info(const std::string& name, const ir::TensorType& type, std::int64_t offset, bool trainable) {
  std::string shape;
  for (const ir::Dim& dim : type.shape)
    shape += (shape.empty() ? "" : ", ") + std::to_string(dim.constant().value_or(-1));
  return fmt::format("    {{{}, \"{}\", {}, {{{}}}, {}, {}}},\n", string_literal(name), ir::name(type.dtype),
                     type.rank(), shape, offset, trainable);
}

std::string table(const std::string& name, std::size_t count, const std::string& rows) {
  const std::string head = fmt::format("static constexpr std::array<modelc::TensorInfo, {}> {}", count, name);
  return count == 0 ? head + "{};" : head + "{{\n" + rows + "}};";
}

}  // namespace

std::string print_ports(const std::string& name, const std::vector<Port>& ports) {
  std::string rows;
  for (const Port& port : ports) rows += info(port.name, port.type, 0, false);
  return table(name, ports.size(), rows);
}

std::string print_weight_infos(const Context& context) {
  std::string rows;
  for (std::size_t i = 0; i < context.weights.weights.size(); ++i) {
    const elaborate::Weight& weight = context.model.weights[i];
    rows += info(weight.name, weight.type, context.weights.weights[i].offset, weight.trainable && !weight.state);
  }
  return table("weight_infos", context.weights.weights.size(), rows);
}

}  // namespace modelc::emit
