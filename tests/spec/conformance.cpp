#include "spec/conformance.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <regex>

#include "elaborate/settings.h"
#include "training/training.h"

namespace modelc::spec {

using elaborate::Model;
using elaborate::Value;

namespace {

constexpr std::string_view diagnostics_mark = "# expect diagnostics";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// "x = 3" -> {"x", "3"}.
std::pair<std::string, std::string> assignment(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return {trimmed(text), ""};
  return {trimmed(text.substr(0, equals)), trimmed(text.substr(equals + 1))};
}

bool flatten(const Value& value, std::vector<std::int64_t>& shape, std::size_t depth, std::vector<double>& out) {
  if (const elaborate::Sequence* sequence = value.sequence()) {
    const auto count = static_cast<std::int64_t>(sequence->items.size());
    if (shape.size() == depth) shape.push_back(count);
    if (shape[depth] != count) return false;
    return std::all_of(sequence->items.begin(), sequence->items.end(),
                       [&](const Value& item) { return flatten(item, shape, depth + 1, out); });
  }
  if (const bool* flag = value.get<bool>()) return out.push_back(*flag), true;
  if (!value.real()) return false;
  out.push_back(*value.real());
  return true;
}

std::optional<ir::TensorData> tensor(const std::string& text, ir::DType dtype) {
  const auto value = elaborate::parse_setting(text);
  if (!value) return std::nullopt;
  ir::TensorData out;
  out.dtype = dtype;
  std::vector<double> numbers;
  if (!flatten(*value, out.shape, 0, numbers)) return std::nullopt;
  if (ir::is_float(dtype)) {
    out.real = std::move(numbers);
  } else {
    for (const double number : numbers) out.integer.push_back(static_cast<std::int64_t>(number));
  }
  return out;
}

std::string text_of(const ir::TensorData& data) {
  std::string out = fmt::format("{}", fmt::join(data.shape, "x")) + " {";
  for (std::int64_t i = 0; i < data.size() && i < 64; ++i) out += fmt::format("{}{}", i ? ", " : "", data.number(i));
  return out + "}";
}

}  // namespace

Expectations read_expectations(const std::string& source) {
  Expectations out;
  std::string rest = source;
  const std::size_t mark = source.find(std::string("\n") + std::string(diagnostics_mark));
  if (mark != std::string::npos) {
    rest = source.substr(0, mark + 1);
    for (const std::string& line : lines_of(source.substr(mark + 1)))
      if (line != diagnostics_mark) out.diagnostics += (line.size() > 2 ? line.substr(2) : "") + "\n";
  }
  out.program = rest;
  for (const std::string& line : lines_of(rest)) {
    if (line.rfind("# expect ", 0) == 0) {
      const std::string fact = line.substr(9);
      const std::string kind = fact.substr(0, fact.find(' '));
      if (kind == "value") {
        out.values.push_back(assignment(fact.substr(6)));
      } else if (kind == "output" || kind == "weight" || kind == "requirement" || kind == "symbol" || kind == "layer") {
        out.facts[kind].push_back(trimmed(fact.substr(kind.size())));
      } else {
        out.malformed = line;
      }
    } else if (line.rfind("# given ", 0) == 0) {
      out.given.push_back(assignment(line.substr(8)));
    } else if (line.rfind("# set ", 0) == 0) {
      const auto [name, value] = assignment(line.substr(6));
      out.options.settings[name] = value;
    } else if (line == "# entry gradients") {
      out.gradients = true;
    } else if (line.rfind("# model ", 0) == 0) {
      out.options.model = trimmed(line.substr(8));
    }
  }
  return out;
}

Outcome elaborate_program(const fs::path& path, const Expectations& expected, const elaborate::Library* library) {
  Outcome out;
  SourceMap sources;
  Diagnostics diagnostics;
  const Folder files(path.parent_path());
  elaborate::Options options = expected.options;
  options.train = true;
  out.program = elaborate::elaborate(path.filename().string(), files, sources, diagnostics, options, library);
  for (Model& model : out.program.models) {
    if (!model.training) continue;
    std::optional<training::Entries> entries = training::make_entries(model, diagnostics);
    if (!entries) continue;
    for (const ir::Graph* graph : {&entries->gradients, &entries->step, &entries->evaluate})
      for (const std::string& wrong : ir::verify(*graph)) out.facts["malformed graph"].push_back(wrong);
    if (expected.gradients) model.predict = std::move(entries->gradients);
  }
  out.errors = diagnostics.has_errors();
  // The library's lines change when it is worked on; that its file is named is what counts.
  static const std::regex library_line("(stdlib/[a-z0-9_/]+\\.model):[0-9]+:[0-9]+(: `[^\n]*`)?");
  out.diagnostics = std::regex_replace(render_text(diagnostics, sources, false), library_line, "$1");
  if (out.errors || out.program.models.empty()) return out;
  const Model& model = out.program.models.back();
  for (const ir::Output& output : model.predict.outputs)
    out.facts["output"].push_back(fmt::format("{}: {}", output.name, ir::str(model.predict.type(output.node))));
  for (const elaborate::Weight& weight : model.weights)
    out.facts["weight"].push_back(fmt::format("{}: {}{}", weight.name, ir::str(weight.type),
                                              weight.state       ? " state"
                                              : weight.trainable ? ""
                                                                 : " frozen"));
  for (const ir::Requirement& need : model.predict.requirements) out.facts["requirement"].push_back(need.str());
  for (const elaborate::Symbol& symbol : model.symbols) out.facts["symbol"].push_back(symbol.name);
  for (const elaborate::LayerCall& layer : model.layers)
    out.facts["layer"].push_back(fmt::format("{}: {} parameters {}", layer.name, layer.layer, layer.parameters));
  for (const std::string& wrong : ir::verify(model.predict)) out.facts["malformed graph"].push_back(wrong);
  return out;
}

std::string check_values(const Model& model, const Expectations& expected) {
  const ir::Graph& graph = model.predict;
  ir::SymbolValues symbols;
  std::vector<ir::TensorData> leaves;
  for (const auto& [name, text] : expected.given) {
    const bool leaf = std::any_of(graph.leaves.begin(), graph.leaves.end(),
                                  [&, &wanted = name](const ir::Leaf& l) { return l.name == wanted; });
    if (!leaf) symbols[name] = std::stoll(text);
  }
  for (const ir::Leaf& leaf : graph.leaves) {
    std::optional<ir::TensorData> data;
    for (const auto& [name, text] : expected.given)
      if (name == leaf.name) data = tensor(text, graph.type(leaf.node).dtype);
    for (const elaborate::Weight& weight : model.weights)
      if (!data && weight.name == leaf.name) data = ir::evaluate(*weight.initializer, {}, {}).front();
    if (!data) return fmt::format("no value is given for `{}`", leaf.name);
    const ir::Shape& shape = graph.type(leaf.node).shape;
    for (std::size_t i = 0; i < shape.size() && i < data->shape.size(); ++i)
      if (const std::vector<std::string> names = shape[i].symbols(); names.size() == 1 && shape[i].str() == names[0])
        symbols.try_emplace(names[0], data->shape[i]);
    leaves.push_back(std::move(*data));
  }
  std::vector<ir::TensorData> results;
  try {
    results = ir::evaluate(graph, leaves, symbols);
  } catch (const ir::EvalError& error) {
    return error.message;
  }
  std::string out;
  for (const auto& [name, text] : expected.values) {
    std::size_t place = 0;
    while (place < graph.outputs.size() && graph.outputs[place].name != name) ++place;
    if (place == graph.outputs.size()) {
      out += fmt::format("there is no output `{}`\n", name);
      continue;
    }
    const ir::TensorData& actual = results[place];
    const auto wanted = tensor(text, actual.dtype);
    bool same = wanted && wanted->shape == actual.shape;
    for (std::int64_t i = 0; same && i < actual.size(); ++i) {
      const double a = wanted->number(i), b = actual.number(i);
      same = (std::isnan(a) && std::isnan(b)) || std::fabs(a - b) <= 1e-6 * std::max(1.0, std::fabs(a));
    }
    if (!same) out += fmt::format("`{}` is {}, expected {}\n", name, text_of(actual), text);
  }
  return out;
}

std::string difference(const std::string& expected, const std::string& actual) {
  const std::vector<std::string> a = lines_of(expected), b = lines_of(actual);
  std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  std::string out;
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      out += "  " + a[i++] + "\n";
      ++j;
    } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
      out += "- " + a[i++] + "\n";
    } else {
      out += "+ " + b[j++] + "\n";
    }
  }
  return out;
}

}  // namespace modelc::spec
