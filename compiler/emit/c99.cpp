#include "emit/c99.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "emit/arena.h"
#include "emit/c99_storage.h"
#include "emit/c99_values.h"
#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"
#include "ir/user_line.h"
#include "ops/table.h"

namespace modelc::emit {
namespace {

using c99::Lacking;
using plan::Buffer;
using plan::BufferId;
using plan::Kernel;

constexpr std::int64_t most_bytes = std::int64_t{1} << 31;  // positions are int32_t

/// What printed C calls, in both widths, and types and macros: no names of the app's.
std::set<std::string> reserved_words() {
  std::set<std::string> words = {"restrict",  "NAN",       "INFINITY", "memcpy",        "model",        "weights",
                                 "main",      "int8_t",    "uint8_t",  "int32_t",       "int64_t",      "INT32_MAX",
                                 "INT32_MIN", "INT64_MIN", "INT64_C",  "modelc_to_i32", "modelc_opaque"};
  for (const ir::OpRow* row : ops::all()) {
    if (!row->scalar()) continue;
    for (std::size_t term = 0; term < row->scalar()->size(); ++term)
      if (const ir::ScalarFunction* function = (*row->scalar())[term].function; function && !function->c.empty())
        words.insert({std::string(function->c), std::string(function->c) + "f"});
  }
  return words;
}

/// Prints one model.
class ModelPrinter {
 public:
  ModelPrinter(const elaborate::Model& model, const plan::Plan& plan, const SourceMap& sources, std::string name,
               const std::string* embedded, Diagnostics& diagnostics)
      : model_(model),
        sources_(sources),
        name_(std::move(name)),
        diagnostics_(diagnostics),
        plan_(plan),
        arena_(plan_arena(plan_)),
        storage_(model, plan_, name_, embedded) {
    for (const std::string& word : reserved_words()) unique_.take(word);
    choose_names();
  }

  std::string declaration() const {
    return fill("c99/declaration.h", {{"doc", comment("/// ", model_.doc)},
                                      {"name", name_},
                                      {"members", storage_.members(arena_.static_bytes)},
                                      {"weight_bytes", std::to_string(storage_.weight_bytes())},
                                      {"places", storage_.places()},
                                      {"weights", block_parameter()},
                                      {"init", storage_.init_doc()},
                                      {"says", predict_doc()},
                                      {"parameters", parameters()}});
  }

  std::string definition() {
    Body body;
    UniqueNames locals = unique_;
    const Printer printer{plan_, sources_, names_, body, locals};
    Lines lines;
    print(printer, lines);
    std::string results;
    for (std::size_t i = 0; i < plan_.outputs.size(); ++i) {
      const plan::Window& window = plan_.outputs[i].window;
      results += fmt::format("memcpy({}, {}, {});\n", outputs_[i], printer.start_of(window), bytes(window));
    }
    for (const plan::Result& update : plan_.updates) {
      const Buffer& value = plan_.buffers[update.window.buffer];
      if (value.kind == Buffer::Kind::updated && plan_.graph->leaves[value.leaf].name == update.name) continue;
      results += fmt::format("memcpy(model->states.bytes + {}, {}, {});\n", storage_.state_offset(update.name),
                             printer.start_of(update.window), bytes(update.window));
    }
    const std::string text = fill("c99/definition.h", {{"name", name_},
                                                       {"arrays", storage_.arrays()},
                                                       {"weights", block_parameter()},
                                                       {"start", storage_.start()},
                                                       {"parameters", parameters()},
                                                       {"locals", wrapped(locals_of(body), columns)},
                                                       {"statements", wrapped(lines.text(), columns)},
                                                       {"results", trimmed(results)}});
    return text.substr(text.find_first_not_of('\n'));
  }

 private:
  static std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }
  std::string bytes(const plan::Window& window) const {
    return fmt::format("{} * sizeof({})", ir::element_count(window.shape).constant().value(),
                       c99::element_type(plan_.buffers[window.buffer].type.dtype));
  }

  std::string block_parameter() const { return storage_.takes_block() ? ", const void *weights" : ""; }

  // What the app sees keeps its name.
  void choose_names() {
    names_.buffers.resize(plan_.buffers.size());
    const auto given = [&](const Buffer& buffer) {
      return buffer.kind == Buffer::Kind::leaf && plan_.graph->leaves[buffer.leaf].given();
    };
    for (BufferId id = 0; id < plan_.buffers.size(); ++id)
      if (given(plan_.buffers[id])) names_.buffers[id] = unique_.add(plan_.buffers[id].name);
    for (const plan::Result& output : plan_.outputs) outputs_.push_back(unique_.add(output.name));
    for (BufferId id = 0; id < plan_.buffers.size(); ++id)
      if (const Buffer& buffer = plan_.buffers[id]; !given(buffer))
        names_.buffers[id] =
            buffer.kind == Buffer::Kind::constant ? unique_.add_with_values(buffer.name) : unique_.add(buffer.name);
  }

  std::string parameters() const {
    std::vector<std::string> list{name_ + " *model"};
    for (const ir::Leaf& leaf : plan_.graph->leaves)
      if (leaf.given()) list.push_back(fmt::format("const {} *{}", type_of(leaf.node), input_name(leaf.node)));
    for (std::size_t i = 0; i < outputs_.size(); ++i)
      list.push_back(fmt::format("{} *{}", c99::element_type(plan_.buffers[plan_.outputs[i].window.buffer].type.dtype),
                                 outputs_[i]));
    return wrapped_list(list, name_.size() + 14);
  }
  std::string type_of(ir::NodeId node) const { return c99::element_type(plan_.graph->type(node).dtype); }
  const std::string& input_name(ir::NodeId node) const {
    for (BufferId id = 0; id < plan_.buffers.size(); ++id)
      if (plan_.buffers[id].kind == Buffer::Kind::leaf && plan_.buffers[id].node == node) return names_.buffers[id];
    throw std::logic_error("emit: a leaf without a buffer");
  }

  std::string predict_doc() const {
    std::string text;
    for (const ir::Leaf& leaf : plan_.graph->leaves)
      if (leaf.given()) text += fmt::format("- takes `{}: {}`\n", leaf.name, ir::str(plan_.graph->type(leaf.node)));
    for (const ir::Output& output : plan_.graph->outputs)
      text += fmt::format("- gives `{}: {}`\n", output.name, ir::str(plan_.graph->type(output.node)));
    return comment("/// ", text + "Tensors are in row-major order, the last axis side by side.");
  }

  /// The pointers that statements refer to; what is not referred to is said to be so.
  std::string locals_of(const Body& body) const {
    std::string text;
    bool model_used = false;
    for (const BufferId id : body.buffers) {
      const Buffer& buffer = plan_.buffers[id];
      const std::string type = c99::element_type(buffer.type.dtype), &name = names_.buffers[id];
      if (buffer.kind == Buffer::Kind::constant) {
        text += fmt::format("static const {0} {1}_values[{2}] = {{{3}}};\nconst {0} *const {1} = {4};\n", type, name,
                            std::max<std::int64_t>(buffer.data->size(), 1), c99::elements(*buffer.data),
                            c99::opaque(type, name + "_values"));
        continue;
      }
      const bool arena = buffer.kind == Buffer::Kind::arena;
      const ir::Leaf* const leaf = arena ? nullptr : &plan_.graph->leaves[buffer.leaf];
      if (leaf && leaf->given()) continue;
      const bool changes = arena || buffer.kind == Buffer::Kind::updated;
      const std::string home = arena ? fmt::format("({} *)(model->arena.bytes + {})", type,
                                                   arena_.plan.slots.at(buffer.slot).offset + buffer.offset)
                                     : storage_.home_of(leaf->name, !changes);
      text += fmt::format("{}{} *const {} = {};\n", changes ? "" : "const ", type, name, home);
      model_used = model_used || arena || storage_.in_model(leaf->name);
    }
    for (const ir::Leaf& leaf : plan_.graph->leaves)
      if (leaf.given() && !reads(body, leaf.node)) text += fmt::format("(void){};\n", input_name(leaf.node));
    if (!model_used && !storage_.has_states()) text += "(void)model;\n";
    return trimmed(text);
  }
  bool reads(const Body& body, ir::NodeId node) const {
    return std::ranges::any_of(body.buffers, [&](BufferId id) {
      return plan_.buffers[id].kind == Buffer::Kind::leaf && plan_.buffers[id].node == node;
    });
  }

  // Every kernel; what C lacks is said, and the next one is tried.
  void print(const Printer& printer, Lines& lines) {
    std::string before;
    for (const Kernel& kernel : plan_.kernels) {
      const std::string here = where(printer, kernel);
      lines.add_text(comment_of(printer, kernel, here, before));
      if (!here.empty()) before = here;
      try {
        print(printer, kernel, lines);
      } catch (const Lacking& lacking) {
        const Span span = ir::user_span(*plan_.graph, kernel.node, sources_);
        diagnostics_.add({Code::not_in_c,
                          "C99 lacks " + lacking.what,
                          {span.known() ? span : model_.span, ""},
                          {},
                          {},
                          "compile it as C++, without `--emit c99`"});
      }
    }
  }

  static void print(const Printer& printer, const Kernel& kernel, Lines& lines) {
    switch (kernel.kind) {
      case Kernel::Kind::nest: return c99::print_nest(printer, kernel, lines);
      case Kernel::Kind::contraction: return c99::print_contraction(printer, kernel, lines);
      case Kernel::Kind::call: return c99::print_call(printer, kernel, lines);
      case Kernel::Kind::scan: throw Lacking{"`scan`"};
      case Kernel::Kind::bands: throw std::logic_error("emit: plans for C have no bands");
      case Kernel::Kind::fill: break;
    }
    const plan::Window& window = kernel.results.front();
    c99::open_loop("i", printer.cpp(ir::element_count(window.shape)), lines);
    const ir::DType type = printer.plan.buffers[window.buffer].type.dtype;
    lines.add(fmt::format("{}[i] = {};", printer.buffer(window.buffer),
                          c99::literal(ir::TensorData::scalar(type, kernel.fill), 0)));
    lines.close();
  }

  const elaborate::Model& model_;
  const SourceMap& sources_;
  std::string name_;
  Diagnostics& diagnostics_;
  const plan::Plan& plan_;
  Arena arena_;
  c99::Storage storage_;
  UniqueNames unique_;
  Names names_;
  std::vector<std::string> outputs_;  // parameters
};

/// Says what printed C needs of the whole model, whatever its kernels.
bool fits(const elaborate::Model& model, const plan::Plan& plan, Diagnostics& diagnostics) {
  for (const elaborate::Symbol& symbol : model.symbols)
    diagnostics.add({Code::not_in_c,
                     "C99 lacks sizes that are chosen at run time: `" + symbol.name + "` is open",
                     {symbol.span, ""},
                     {},
                     {},
                     "fix it: `--set " + symbol.name + "=1`"});
  if (!model.symbols.empty()) return false;
  const std::optional<std::int64_t> arena = plan.arena_bytes();
  if (arena && *arena < most_bytes && weight_layout(model).bytes < most_bytes) return true;
  diagnostics.add({Code::not_in_c, "C99 lacks positions in 2 GB of memory and more", {model.span, ""}, {}, {}, ""});
  return false;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

bool has_type(const elaborate::Program& program, ir::DType dtype) {
  return std::ranges::any_of(program.models, [&](const elaborate::Model& model) {
    for (ir::NodeId id = 0; id < model.predict.size(); ++id)
      for (const ir::TensorType& type : model.predict[id].types)
        if (type.dtype == dtype) return true;
    return false;
  });
}

}  // namespace

std::string emit_c99(const elaborate::Program& program, const SourceMap& sources, const std::vector<plan::Plan>& plans,
                     const Options& options, Diagnostics& diagnostics) {
  const std::string source = options.source_text_path.empty() ? program.name + ".model" : options.source_text_path;
  std::string declarations, definitions, scalars;
  std::set<std::string> taken = reserved_words();
  for (std::size_t i = 0; i < program.models.size(); ++i) {
    const elaborate::Model& model = program.models[i];
    if (!fits(model, plans[i], diagnostics)) continue;
    const auto embedded = options.embedded_weights.find(model.name);
    std::string own = identifier(model.name);
    while (!taken.insert(own).second) own += "_";
    ModelPrinter printer(model, plans[i], sources, own,
                         embedded == options.embedded_weights.end() ? nullptr : &embedded->second, diagnostics);
    declarations += (declarations.empty() ? "" : "\n\n") + printer.declaration();
    definitions += (definitions.empty() ? "" : "\n\n") + printer.definition();
  }
  for (const auto& [dtype, type, end] :
       {std::tuple(ir::DType::f32, "float", "f"), std::tuple(ir::DType::f64, "double", "")})
    if (has_type(program, dtype))
      scalars += (scalars.empty() ? "" : "\n\n") + fill("c99/scalars.h", {{"T", type}, {"f", end}});
  const std::string name = identifier(program.name);
  return fill("c99/file.h", {{"source", comment("", source)},
                             {"guard", upper(name)},
                             {"doc", comment("/// ", program.doc)},
                             {"declarations", declarations},
                             {"scalars", scalars},
                             {"definitions", definitions}}) +
         "\n";
}

}  // namespace modelc::emit
