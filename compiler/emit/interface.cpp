// The part of the class that apps see: predict in its forms, and the tables.
#include <fmt/format.h>

#include <cctype>
#include <set>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

// Does it give its first output alone?
bool gives_one(const Entry& entry) { return entry.point.alone || entry.outputs.size() == 1; }

}  // namespace

std::string result_type(const Entry& entry) {
  if (gives_one(entry)) return view_type(entry.outputs[0].type, true);
  return entry.point.type;
}

namespace {

std::string result_value(const Context& context, const Entry& entry, const Port& output) {
  const std::string start = "modelc::make_view<" + view_type(output.type, true) + ">(";
  const std::string rest = entry.place_of(output) +
                           extents(output.type.shape, [&](const std::string& name) { return context.symbol(name); });
  return start + (start.size() + rest.size() > columns - 8 ? "\n    " : "") + rest + ")";
}

}  // namespace

std::string results(const Context& context, const Entry& entry) {
  if (gives_one(entry)) return result_value(context, entry, entry.outputs[0]);
  std::vector<std::string> values;
  for (const Port& output : entry.outputs) values.push_back(result_value(context, entry, output));
  std::string text = "{";
  for (const std::string& value : values) {
    text += text.size() > 1 ? ",\n    " : "\n    ";
    for (const char c : value) text += c == '\n' ? std::string("\n    ") : std::string(1, c);
  }
  return text + "}";
}

namespace {

std::string describe(const Port& port) { return port.name + ": " + ir::str(port.type); }

std::string call_doc(const Entry& entry, const std::string& doc) {
  std::string in, out;
  for (const Port& port : entry.inputs) in += (in.empty() ? "" : ", ") + describe(port);
  if (!doc.empty()) {
    std::string text = doc + "\n";
    for (const Port& port : entry.inputs) text += fmt::format("- takes `{}`\n", describe(port));
    return comment("/// ", text);
  }
  for (const Port& port : entry.outputs) out += (out.empty() ? "" : ", ") + describe(port);
  std::string text = in.empty() ? fmt::format("Gives `{}`.", out) : fmt::format("`{}` gives `{}`.", in, out);
  if (text.size() < 110) return comment("/// ", text);
  text.clear();
  for (const Port& port : entry.inputs) text += fmt::format("- takes `{}`\n", describe(port));
  for (const Port& port : entry.outputs) text += fmt::format("- gives `{}`\n", describe(port));
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

std::string print_checked(const Context& context, const Entry& entry) {
  std::set<std::string> taken;
  std::vector<std::string> types, arguments, pointers;
  std::string checks;
  for (const Port& input : entry.inputs) {
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
  return fill("predict_checked.hpp",
              {{"types", wrapped_list(types, 10)},
               {"name", entry.point.name},
               {"compute", entry.point.compute},
               {"results", entry.point.results},
               {"result", result_type(entry)},
               {"arguments", wrapped_list(arguments, result_type(entry).size() + entry.point.name.size() + 5)},
               {"checks", trimmed(checks)},
               {"pointers", wrapped_list(pointers, entry.point.compute.size() + 4)}});
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
  print("Inputs", context.predict.inputs);
  print(context.predict.point.type, context.predict.outputs);
  if (context.training) print(context.gradients.point.type, context.gradients.outputs);
  return trimmed(text);
}

std::string print_calls(const Context& context, const Entry& entry, const std::string& doc) {
  std::vector<std::string> views, pointers, members;
  std::string checks;
  for (const Port& input : entry.inputs) {
    views.push_back(view_type(input.type, true) + " " + input.local);
    checks += asserts(context, input);
    if (input.used) pointers.push_back(input.type.shape.empty() ? "&" + input.local : input.local + ".data()");
    members.push_back("inputs." + input.field);
  }
  const std::string result = result_type(entry);
  std::string text =
      fill("predict.hpp", {{"doc", call_doc(entry, doc)},
                           {"until", entry.point.alone ? "" : " What it returns is valid until the next call."},
                           {"name", entry.point.name},
                           {"compute", entry.point.compute},
                           {"results", entry.point.results},
                           {"result", result},
                           {"views", wrapped_list(views, result.size() + entry.point.name.size() + 15)},
                           {"asserts", trimmed(checks)},
                           {"pointers", wrapped_list(pointers, entry.point.compute.size() + 4)}});
  if (entry.inputs.size() > 1 && &entry == &context.predict)
    text += "\n\n" + fill("predict_inputs.hpp", {{"result", result}, {"members", wrapped_list(members, 18)}});
  if (!entry.inputs.empty()) text += "\n\n" + print_checked(context, entry);
  return text;
}

std::string print_raw_inputs(const Entry& entry) {
  std::vector<std::string> pointers;
  for (std::size_t i = 0; i < entry.inputs.size(); ++i) {
    if (!entry.inputs[i].used) continue;
    pointers.push_back(fmt::format("static_cast<const {}*>(inputs[{}])", element_type(entry.inputs[i].type.dtype), i));
  }
  return (pointers.empty() ? "static_cast<void>(inputs);\n" : "") +
         fmt::format("{}({});", entry.point.compute, wrapped_list(pointers, entry.point.compute.size() + 7));
}

std::string print_raw_outputs(const Context& context) {
  std::string text;
  const Entry& entry = context.predict;
  for (std::size_t i = 0; i < entry.outputs.size(); ++i) {
    const Port& output = entry.outputs[i];
    const std::string type = element_type(output.type.dtype);
    text += fmt::format("modelc::copy_elements({}, {}, static_cast<{}*>(outputs[{}]));\n",
                        entry.place_of(output.buffer), context.cpp(ir::element_count(output.type.shape)), type, i);
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

std::string print_places(const std::string& name, const std::vector<WeightPlace>& places) {
  std::string rows;
  for (const WeightPlace& place : places) rows += info(place.name, place.type, place.offset, false);
  return table(name, places.size(), rows);
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
