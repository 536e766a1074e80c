#include "emit/c_interface.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

constexpr int most_axes = 8;  // as modelc/interface.h says

/// "a::b" as "a_b".
std::string prefix_of(const std::string& name_space) {
  std::string prefix;
  for (std::size_t at = 0; at < name_space.size(); ++at) {
    prefix += name_space[at] == ':' ? '_' : name_space[at];
    if (name_space[at] == ':') ++at;
  }
  return prefix;
}

std::string c_type(ir::DType dtype) {
  const std::string type = element_type(dtype);
  return type.starts_with("std::") ? type.substr(5) : type;
}

std::string block_comment(std::string text) {
  for (std::size_t at = text.find("*/"); at != std::string::npos; at = text.find("*/", at)) text.replace(at, 2, "* /");
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 4))
    text.insert(at + 1, "   ");
  return "/* " + text + " */";
}

/// The C interface of one model.
class Model {
 public:
  Model(const Context& context, const std::string& name_space, const std::string& prefix, const std::string& call)
      : context_(context), name_space_(name_space), prefix_(prefix), call_(call), type_(call + "_model") {
    UniqueNames names;
    for (const char* taken : {"model", "symbols", "inputs", "outputs", "restrict"}) names.take(taken);
    for (const Port& port : context.predict.inputs) inputs_.push_back(names.add(port.name));
    for (const Port& port : context.predict.outputs) outputs_.push_back(names.add(port.name));
  }

  std::string declarations() const {
    const std::string doc =
        context_.model.doc.empty() ? "The model `" + context_.model.name + "`." : context_.model.doc;
    return fill(
        "c/model.h",
        {{"doc", block_comment(doc)},
         {"type", type_},
         {"call", call_},
         {"symbols", symbols_struct()},
         {"creates", has_symbols() ? "Its sizes stay as they are. NULL where one is refused, or memory is out: " +
                                         prefix_ + "_error() says why."
                                   : "NULL where memory is out."},
         {"symbols_parameter", symbols_parameter()},
         {"weights", has_weights() ? fill("c/weights.h", {{"call", call_}, {"type", type_}}) : ""},
         {"states", has_states() ? "/* Sets what is kept between calls of predict to its initial value. */\nvoid " +
                                       call_ + "_reset_states(" + type_ + "* model);"
                                 : ""},
         {"predict_doc", block_comment(ports_doc())},
         {"predict_parameters", parameters()}});
  }

  std::string handle() const {
    return fmt::format("struct {} {{\n  {}::{} model;\n}};", type_, name_space_, context_.class_name);
  }

  std::string functions() const {
    return fill(
        "c/functions.cpp",
        {{"type", type_},
         {"call", call_},
         {"symbols_parameter", symbols_parameter()},
         {"construct", construct("symbols->")},
         {"weights", has_weights() ? fill("c/weights.cpp", {{"call", call_}, {"type", type_}}) : ""},
         {"states", has_states() ? fmt::format("void {0}_reset_states({1}* model) {{ model->model.reset_states(); }}",
                                               call_, type_)
                                 : ""},
         {"predict_parameters", parameters()},
         {"arrays",
          pointers("const void* const inputs[]", inputs_) + "\n" + pointers("void* const outputs[]", outputs_)}});
  }

  std::string tables() const {
    std::string names;
    for (const elaborate::Symbol& symbol : context_.symbols()) names += string_literal(symbol.name) + ", ";
    return table("inputs", context_.predict.inputs) + "\n" + table("outputs", context_.predict.outputs) +
           (has_symbols() ? fmt::format("\nstatic const char* const {}_symbol_names[] = {{{}}};", call_,
                                        names.substr(0, names.size() - 2))
                          : "");
  }

  std::string row() const {
    const std::string function = "modelc::c::Functions<" + type_ + ">::";
    const auto if_weights = [&](const char* name) { return has_weights() ? function + name : "nullptr"; };
    return fmt::format(
        "{{{}, {}, {}, {}, {}, {}, {},\n {},\n {}destroy, {}, {},\n {}, {},\n {},\n {},\n {}predict, {}_error}},",
        string_literal(context_.model.name), inputs_.size(), outputs_.size(), context_.symbols().size(),
        inputs_.empty() ? "nullptr" : call_ + "_inputs", call_ + "_outputs",
        has_symbols() ? call_ + "_symbol_names" : "nullptr", creator(), function, if_weights("load"),
        if_weights("save"), if_weights("initialize"), has_states() ? function + "reset_states" : "nullptr",
        extents(context_.predict.inputs), extents(context_.predict.outputs), function, prefix_);
  }

 private:
  bool has_symbols() const { return !context_.symbols().empty(); }
  bool has_weights() const { return context_.has_weights(); }
  bool has_states() const { return !context_.states.empty(); }

  std::string symbols_struct() const {
    if (!has_symbols()) return {};
    std::string text = "/* Sizes, each at least 1. */\ntypedef struct " + call_ + "_symbols {\n";
    for (const elaborate::Symbol& symbol : context_.symbols())
      text += "  int64_t " + context_.fields.at(symbol.name) + ";\n";
    return text + "} " + call_ + "_symbols;";
  }
  std::string symbols_parameter() const { return has_symbols() ? "const " + call_ + "_symbols* symbols" : "void"; }

  /// "mnist_model{mnist::Mnist(...)}" behind `new`, the symbols read by `from`.
  std::string construct(const std::string& from) const {
    std::vector<std::string> values;
    for (const elaborate::Symbol& symbol : context_.symbols())
      values.push_back(from.empty() ? fmt::format("symbols[{}]", values.size())
                                    : from + context_.fields.at(symbol.name));
    const std::string name = name_space_ + "::" + context_.class_name;
    return "{" + (has_symbols() ? fmt::format("{0}({0}::Symbols{{{1}}})", name, joined(values)) : name + "()") + "}";
  }
  std::string creator() const {
    return fmt::format("[](const int64_t* {}) -> void* {{\n   return modelc::c::made([&] {{ return new {}{}; }});\n }}",
                       has_symbols() ? "symbols" : "", type_, construct(""));
  }

  std::string ports_doc() const {
    std::string text;
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      text += fmt::format("`{}` is {}.\n", inputs_[i], ir::str(context_.predict.inputs[i].type));
    for (std::size_t i = 0; i < outputs_.size(); ++i)
      text += fmt::format("`{}` receives {}.\n", outputs_[i], ir::str(context_.predict.outputs[i].type));
    text.pop_back();
    return text;
  }

  std::string parameters() const {
    std::vector<std::string> all = {type_ + "* model"};
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      all.push_back("const " + c_type(context_.predict.inputs[i].type.dtype) + "* " + inputs_[i]);
    for (std::size_t i = 0; i < outputs_.size(); ++i)
      all.push_back(c_type(context_.predict.outputs[i].type.dtype) + "* " + outputs_[i]);
    return wrapped_list(all, call_.size() + 14);
  }

  static std::string pointers(const std::string& declaration, const std::vector<std::string>& names) {
    return declaration + " = {" + (names.empty() ? "nullptr" : joined(names)) + "};";
  }

  /// The symbol that the extent is; -1 for none.
  int symbol_of(const ir::Dim& dim) const {
    for (std::size_t i = 0; i < context_.symbols().size(); ++i)
      if (dim == ir::Dim::symbol(context_.symbols()[i].name)) return static_cast<int>(i);
    return -1;
  }

  std::string table(const std::string& name, const std::vector<Port>& ports) const {
    if (ports.empty()) return {};
    std::string arrays, rows;
    for (std::size_t i = 0; i < ports.size(); ++i) {
      std::vector<std::string> sizes, symbols;
      for (const ir::Dim& dim : ports[i].type.shape) {
        sizes.push_back(std::to_string(dim.constant().value_or(-1)));
        symbols.push_back(std::to_string(symbol_of(dim)));
      }
      if (sizes.empty()) sizes = symbols = {"-1"};  // an array has an element
      const std::string base = fmt::format("{}_{}_{}", call_, name, i);
      arrays +=
          fmt::format("static const int64_t {0}_extents[] = {{{1}}};\nstatic const int {0}_symbols[] = {{{2}}};\n",
                      base, joined(sizes), joined(symbols));
      rows += fmt::format("    {{{}, \"{}\", {}, {}_extents, {}_symbols}},\n", string_literal(ports[i].name),
                          ir::name(ports[i].type.dtype), ports[i].type.rank(), base, base);
    }
    return arrays + fmt::format("static const modelc_tensor {}_{}[] = {{\n{}}};", call_, name, rows);
  }

  /// A function that gives the extents of a port.
  std::string extents(const std::vector<Port>& ports) const {
    if (ports.empty()) return "[](const void*, int, int64_t*) {}";
    std::string rows;
    bool open = false;
    for (const Port& port : ports) {
      std::vector<std::string> sizes;
      for (const ir::Dim& dim : port.type.shape) {
        open = open || !dim.constant();
        sizes.push_back(context_.cpp(dim));
      }
      rows += (rows.empty() ? "{" : ", {") + joined(sizes) + "}";
    }
    const std::string model =
        open ? fmt::format("   const auto& symbols_ = static_cast<const {}*>(model)->model.symbols();\n", type_) : "";
    return fmt::format(
        "[](const void*{}, int port, int64_t* extents) {{\n{}   const int64_t all[][{}] = {{{}}};\n"
        "   modelc::copy_elements(all[port], {}, extents);\n }}",
        open ? " model" : "", model, most_axes, rows, most_axes);
  }

  const Context& context_;
  const std::string& name_space_;
  const std::string& prefix_;
  std::string call_, type_;
  std::vector<std::string> inputs_, outputs_;
};

std::string guard_of(std::string prefix) {
  for (char& c : prefix) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return prefix + "_H";
}

void append(std::string& text, const std::string& more, const char* between = "\n\n") {
  text += (text.empty() ? "" : between) + more;
}

}  // namespace

CInterface emit_c_interface(const elaborate::Program& program, const SourceMap& sources,
                            const std::vector<ModelPlans>& plans, const Options& options, const std::string& file) {
  const std::string source = options.source_text_path.empty() ? program.name + ".model" : options.source_text_path;
  const std::string name_space = name_space_of(program, options);
  const std::string prefix = prefix_of(name_space);
  const std::vector<std::string> names = class_names(program);
  std::string declarations, structs, functions, tables, rows;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Context context = make_context(program.models[i], plans[i], sources, names[i], nullptr, nullptr, options);
    const Model model(context, name_space, prefix, names.size() == 1 ? prefix : prefix + "_" + names[i]);
    append(declarations, model.declarations());
    append(structs, model.handle());
    append(functions, model.functions());
    append(tables, model.tables(), "\n");
    append(rows, model.row(), "\n");
  }
  return {fill("c/interface.h", {{"source", comment("", source)},
                                 {"guard", guard_of(prefix)},
                                 {"prefix", prefix},
                                 {"models", declarations}}) +
              "\n",
          fill("c/interface.cpp", {{"source", comment("", source)},
                                   {"file", file},
                                   {"structs", structs},
                                   {"functions", functions},
                                   {"prefix", prefix},
                                   {"tables", tables},
                                   {"rows", rows},
                                   {"count", std::to_string(names.size())}}) +
              "\n"};
}

}  // namespace modelc::emit
