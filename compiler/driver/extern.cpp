#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <set>

#include "driver/load.h"
#include "emit/names.h"
#include "emit/text.h"
#include "training/training.h"

namespace modelc::driver {
namespace {

/// A parameter of a C++ function: a view of a tensor, a scalar by value or, as a result, by reference.
struct Parameter {
  std::string name;
  ir::TensorType type;
  bool result = false;
};

/// A C++ function that generated code calls.
struct Function {
  std::string qualified;  ///< "app::warp"
  std::string about;
  std::vector<Parameter> parameters;
};

/// By the header that has to declare them, each once.
class Declarations {
 public:
  void add_calls_of(const ir::Graph& graph) {
    for (ir::NodeId id = 0; id < graph.size(); ++id) {
      const ir::Node& node = graph[id];
      for (const auto& [name, value] : node.attrs.all())
        if (const auto* inner = std::get_if<std::shared_ptr<const ir::Graph>>(&value)) add_calls_of(**inner);
      if (node.op->name == "external" && node.attrs.has("parameters")) add_call(node, graph.input_types(node.inputs));
    }
  }

  bool empty() const { return headers_.empty(); }
  std::string text(const std::string& source) const;

 private:
  void add_call(const ir::Node& node, const std::vector<ir::TensorType>& inputs);
  void add(const std::string& header, Function function);

  std::map<std::string, std::vector<Function>> headers_;
  std::set<std::string> seen_;
  bool tensors_ = false;  ///< some view has more than two axes
};

std::vector<std::string> split(const std::string& names) {
  std::vector<std::string> out;
  std::string name;
  for (const char c : names + ",") {
    if (c != ',') {
      name += c;
      continue;
    }
    if (!name.empty()) out.push_back(std::move(name));
    name.clear();
  }
  return out;
}

std::string prototype(const Function& function) {
  std::vector<std::string> parameters;
  for (const Parameter& p : function.parameters) {
    const std::string type = p.type.shape.empty() ? emit::element_type(p.type.dtype) + (p.result ? "&" : "")
                                                  : emit::view_type(p.type, !p.result);
    parameters.push_back(type + " " + p.name);
  }
  const std::size_t scope = function.qualified.rfind("::");
  const std::string name = scope == std::string::npos ? function.qualified : function.qualified.substr(scope + 2);
  return fmt::format("void {}({});", name, fmt::join(parameters, ", "));
}

void Declarations::add(const std::string& header, Function function) {
  std::string key = header + "\n" + function.qualified;
  for (const Parameter& p : function.parameters) {
    key += " " + emit::view_type(p.type, !p.result);
    tensors_ = tensors_ || p.type.rank() > 2;
  }
  if (seen_.insert(std::move(key)).second) headers_[header].push_back(std::move(function));
}

/// The function itself: inputs, then results. Its gradient: inputs, the gradients of the results, then those of the
/// inputs; what is no float has none.
void Declarations::add_call(const ir::Node& node, const std::vector<ir::TensorType>& inputs) {
  const auto& attrs = node.attrs;
  const auto& name = attrs.get<std::string>("function");
  const std::vector<std::string> names = split(attrs.get<std::string>("parameters"));
  const std::vector<std::string> results = split(attrs.get<std::string>("result_names"));
  emit::UniqueNames unique;
  Function call{attrs.get<std::string>("call"), fmt::format("`{}`: sets its result", name), {}};
  Function gradient{attrs.get<std::string>("gradient"),
                    fmt::format("The gradient of `{}`: sets the gradient of each input", name),
                    {}};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Parameter input{unique.add(names.at(i)), inputs[i]};
    call.parameters.push_back(input);
    gradient.parameters.push_back(input);
  }
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Parameter result{unique.add(results[i]), node.types.at(i), true};
    call.parameters.push_back(result);
    if (ir::is_float(result.type.dtype))
      gradient.parameters.push_back({unique.add(result.name + "_gradient"), result.type});
  }
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (ir::is_float(inputs[i].dtype))
      gradient.parameters.push_back({unique.add(call.parameters[i].name + "_gradient"), inputs[i], true});
  const std::string& header = attrs.get<std::string>("header");
  add(header, std::move(call));
  if (!gradient.qualified.empty()) add(header, std::move(gradient));
}

std::string Declarations::text(const std::string& source) const {
  std::string out = fmt::format(
      "// What the extern functions of {} call, as `modelc extern` prints it. Views are row-major; what a function\n"
      "// returns it writes into its last parameters, which hold nothing before. No function may keep a view.\n",
      source);
  for (const auto& [header, functions] : headers_) {
    out += fmt::format("\n// ---- {}\n#pragma once\n\n#include \"modelc/view.hpp\"\n{}", header,
                       tensors_ ? "#include \"modelc/tensor_view.hpp\"\n" : "");
    for (const Function& function : functions) {
      const std::size_t scope = function.qualified.rfind("::");
      const std::string space = scope == std::string::npos ? "" : function.qualified.substr(0, scope);
      out += "\n";
      if (!space.empty()) out += fmt::format("namespace {} {{\n", space);
      out += fmt::format("/// {}.\n", function.about);
      for (const Parameter& p : function.parameters)
        out += fmt::format("/// @param{} {} {}\n", p.result ? "[out]" : "", p.name, ir::str(p.type));
      out += emit::wrapped(prototype(function) + "\n", 120);
      if (!space.empty()) out += fmt::format("}}  // namespace {}\n", space);
    }
  }
  return out;
}

}  // namespace

Result extern_functions(const std::string& path, const ExternOptions& options, const FileSystem& files) {
  elaborate::Options program = options.program;
  program.train = true;
  Loaded loaded = load(path, program, files);
  Declarations declarations;
  for (const elaborate::Model& model : loaded.program.models) {
    if (loaded.diagnostics.has_errors()) break;
    declarations.add_calls_of(model.predict);
    if (!model.training) continue;
    if (const auto entries = training::make_entries(model, loaded.diagnostics)) {
      declarations.add_calls_of(entries->evaluate);
      declarations.add_calls_of(entries->gradients);
    }
  }
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (result.status != Status::done) return result;
  if (declarations.empty())
    result.err += "no model of `" + path + "` calls an extern function\n";
  else
    result.out = declarations.text(path);
  return result;
}

}  // namespace modelc::driver
