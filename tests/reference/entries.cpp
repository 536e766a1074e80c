#include "entries.h"

#include <fmt/format.h>

#include <regex>

#include "elaborate/builtins.h"
#include "elaborate/elaborate.h"
#include "source/embedded.h"
#include "syntax/parser.h"
#include "training/training.h"

namespace modelc::reference {

namespace {

/// Line breaks and what is blank around them as one space.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"( ", "("}, {" )", ")"}}) {
    for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at)) out.replace(at, 2, to);
  }
  return out;
}

/// Takes a doc comment apart into what it says and its examples.
void describe(std::string_view comment, Entry& entry) {
  static const std::regex example("Example(?:, with `([^`]*)`)?: `([^`]*)`");
  const std::string text = on_one_line(comment);
  for (std::sregex_iterator at(text.begin(), text.end(), example), end; at != end; ++at)
    entry.examples.push_back({(*at)[1].str(), (*at)[2].str()});
  entry.doc = on_one_line(std::string_view(text).substr(0, text.find("Example")));
}

/// Where the body of a declaration begins; its head stands before.
Span body_of(const syntax::Body& body) {
  if (const auto* expr = std::get_if<syntax::ExprPtr>(&body)) return (*expr)->span;
  return std::get<syntax::Block>(body).span;
}

struct Head {
  std::string name;
  Span from;
  Span to;
};

Head head_of(const syntax::Stmt& statement) {
  using namespace syntax;
  if (const auto* fn = std::get_if<FnDecl>(&statement.node)) return {fn->name.id, fn->name.span, body_of(fn->body)};
  if (const auto* layer = std::get_if<LayerDecl>(&statement.node))
    return {layer->name.id, layer->name.span, layer->body.span};
  if (const auto* optimizer = std::get_if<OptimizerDecl>(&statement.node))
    return {optimizer->name.id, optimizer->name.span, optimizer->body.span};
  if (const auto* constant = std::get_if<ConstDecl>(&statement.node))
    return {constant->name.id, constant->name.span, constant->value->span};
  return {};
}

}  // namespace

std::vector<Entry> entries_of_file(std::string_view path) {
  std::vector<Entry> entries;
  for (const EmbeddedFile& file : stdlib_files) {
    if (file.path != path) continue;
    SourceMap sources;
    Diagnostics diagnostics;
    const FileId id = sources.add("stdlib/" + std::string(path), std::string(file.text), true);
    for (const syntax::StmtPtr& statement : syntax::parse(sources, id, diagnostics).declarations) {
      const Head head = head_of(*statement);
      if (head.name.empty() || head.name.front() == '_') continue;
      Entry entry;
      entry.name = head.name;
      entry.signature = on_one_line(sources.text({head.from.file, head.from.begin, head.to.begin}));
      while (!entry.signature.empty() && std::string_view(" ={").find(entry.signature.back()) != std::string_view::npos)
        entry.signature.pop_back();
      entry.place = sources.describe(head.from);
      describe(statement->doc, entry);
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

std::vector<Entry> entries_of_builtins() {
  std::vector<Entry> entries;
  for (const elaborate::Builtin& builtin : elaborate::all_builtins()) {
    Entry entry;
    entry.name = builtin.name;
    entry.signature = builtin.signature;
    entry.place = "compiler/elaborate/builtins.cpp, " + entry.name;
    describe(builtin.doc, entry);
    entries.push_back(std::move(entry));
  }
  return entries;
}

namespace {

class OneFile : public FileSystem {
 public:
  std::string text;
  std::optional<std::string> read(const std::string&, std::string&) const override { return text; }
};

/// A model around an example: a computation, a layer that takes `x`, or a part of the training recipe.
std::string model_of(const Example& example, std::size_t number) {
  static const std::regex recipe("(optimizer|loss|metrics) = .*");
  static const std::regex assignment("(\\w+, [\\w, ()]+) = [^=].*");
  static const std::regex name("[A-Za-z_][A-Za-z_0-9]*");
  std::string text = fmt::format("model E{} {{\n", number);
  std::smatch parts;
  if (example.inputs.empty()) {
    const bool trains = std::regex_match(example.call, parts, recipe);
    const std::string part = trains ? parts[1].str() : "";
    text += fmt::format("input x: f32[b, 4]\noutput y = {}(x)\ncompile(", trains ? "Dense(3)" : example.call);
    if (part != "optimizer") text += "optimizer = SGD(), ";
    if (part != "loss") text += "loss = mean_squared_error, ";
    return text + (trains ? example.call : "metrics = []") + ")\n}\n";
  }
  static const std::regex between(", (?=[a-z_0-9]+:)");
  text += "input " + std::regex_replace(example.inputs, between, "\ninput ") + "\n";
  if (!std::regex_match(example.call, parts, assignment)) return text + "output result = " + example.call + "\n}\n";
  text += example.call + "\n";
  const std::string names = parts[1].str();
  for (std::sregex_iterator at(names.begin(), names.end(), name), end; at != end; ++at)
    text += "output out_" + at->str() + " = " + at->str() + "\n";
  return text + "}\n";
}

}  // namespace

std::string program_of(const Example& example) { return model_of(example, 0); }

std::vector<Outcome> compile(const std::vector<Example>& examples) {
  OneFile files;
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    files.text += model_of(examples[i], i);
    ends.push_back(files.text.size());
  }
  SourceMap sources;
  Diagnostics diagnostics;
  elaborate::Options options;
  options.train = true;
  static const elaborate::Library library = elaborate::parse_library();
  const elaborate::Program program =
      elaborate::elaborate("examples.model", files, sources, diagnostics, options, &library);
  std::vector<Outcome> outcomes(examples.size());
  for (const elaborate::Model& model : program.models) {
    Outcome& outcome = outcomes.at(std::stoul(model.name.substr(1)));
    for (const ir::Output& output : model.predict.outputs)
      outcome.outputs.push_back(ir::str(model.predict.type(output.node)));
    for (const elaborate::Weight& weight : model.weights)
      outcome.weights.push_back(fmt::format("{}: {}", weight.name, ir::str(weight.type)));
  }
  for (const Diagnostic& diagnostic : diagnostics.all())
    for (std::size_t i = 0; i < ends.size(); ++i)
      if (diagnostic.primary.span.begin < ends[i]) {
        outcomes[i].errors += diagnostic.message + "\n";
        break;
      }
  return outcomes;
}

}  // namespace modelc::reference
