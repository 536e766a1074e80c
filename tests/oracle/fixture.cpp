#include "oracle/fixture.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include "modelc/safetensors.hpp"

namespace modelc::oracle {
namespace {

using ir::DType;
using ir::TensorData;

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error("cannot read " + path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

DType dtype_of(const std::string& name) {
  const std::pair<const char*, DType> rows[] = {
      {"F32", DType::f32}, {"F64", DType::f64}, {"I32", DType::i32}, {"I64", DType::i64}, {"BOOL", DType::boolean}};
  for (const auto& [text, dtype] : rows)
    if (name == text) return dtype;
  throw Error("models do not use the dtype " + name);
}

template <class T>
void unpack(const char* bytes, TensorData& data) {
  for (std::int64_t i = 0; i < data.size(); ++i) {
    T value;
    std::memcpy(&value, bytes + i * static_cast<std::int64_t>(sizeof(T)), sizeof(T));
    if (ir::is_float(data.dtype))
      data.real[i] = static_cast<double>(value);
    else
      data.integer[i] = static_cast<std::int64_t>(value);
  }
}

TensorData tensor(const std::string& bytes, const safetensors::Header& header, const safetensors::Entry& entry) {
  TensorData data = TensorData::zeros(dtype_of(entry.dtype), entry.shape);
  const char* begin = bytes.data() + header.data_begin + entry.begin;
  switch (data.dtype) {
    case DType::f32: unpack<float>(begin, data); break;
    case DType::f64: unpack<double>(begin, data); break;
    case DType::i32: unpack<std::int32_t>(begin, data); break;
    case DType::i64: unpack<std::int64_t>(begin, data); break;
    case DType::i8: unpack<std::int8_t>(begin, data); break;
    case DType::u8:
    case DType::boolean: unpack<std::uint8_t>(begin, data); break;
  }
  return data;
}

std::string shape_text(const TensorData& data) {
  ir::Shape shape(data.shape.begin(), data.shape.end());
  return ir::str(ir::TensorType{data.dtype, shape});
}

/// One file from memory.
class Memory : public FileSystem {
 public:
  explicit Memory(const std::string& text) : text_(text) {}
  std::optional<std::string> read(const std::string&, std::string&) const override { return text_; }

 private:
  const std::string& text_;
};

void compare_weights(const elaborate::Model& model, const Fixture& fixture, std::vector<std::string>& complaints) {
  for (const elaborate::Weight& weight : model.weights) {
    const auto at = fixture.weights.find(weight.name);
    if (at == fixture.weights.end())
      complaints.push_back("Keras has no weight `" + weight.name + "`");
    else if (ir::str(weight.type) != shape_text(at->second))
      complaints.push_back("weight `" + weight.name + "` is " + ir::str(weight.type) + ", in Keras " +
                           shape_text(at->second));
  }
  for (const auto& [name, data] : fixture.weights) {
    const bool known = std::any_of(model.weights.begin(), model.weights.end(),
                                   [&, &n = name](const elaborate::Weight& w) { return w.name == n; });
    if (!known) complaints.push_back("Keras has a weight `" + name + "` of " + shape_text(data));
  }
}

void bind_symbols(const ir::TensorType& type, const TensorData& data, ir::SymbolValues& symbols,
                  const elaborate::Model& model) {
  for (std::size_t i = 0; i < std::min(type.shape.size(), data.shape.size()); ++i)
    for (const elaborate::Symbol& symbol : model.symbols)
      if (ir::str(type.shape[i]) == symbol.name) symbols[symbol.name] = data.shape[i];
}

double evaluate(const elaborate::Model& model, const Fixture& fixture, std::vector<std::string>& complaints) {
  ir::SymbolValues symbols;
  std::vector<TensorData> leaves = leaves_of(model, fixture, symbols, complaints);
  if (!complaints.empty()) return infinity;
  std::vector<TensorData> results = ir::evaluate(model.predict, leaves, symbols);
  for (int call = 1; call < fixture.calls; ++call) {
    for (std::size_t i = 0; i < model.predict.updates.size(); ++i)
      for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf)
        if (model.predict.leaves[leaf].node == model.predict.updates[i].state)
          leaves[leaf] = results[model.predict.outputs.size() + i];
    results = ir::evaluate(model.predict, leaves, symbols);
  }
  double worst = 0;
  std::size_t i = 0, found = 0;
  for (const ir::Output& output : model.predict.outputs) {
    const TensorData& value = results[i++];
    const auto at = fixture.outputs.find(output.name);
    if (at == fixture.outputs.end()) continue;
    ++found;
    worst = std::max(worst, compare(output.name, value, at->second, complaints));
  }
  if (found != fixture.outputs.size()) complaints.push_back("some outputs of the fixture are not in the model");
  found = 0;
  for (const ir::Update& update : model.predict.updates) {
    const TensorData& value = results[i++];
    const std::string& name = model.predict.leaf_of(update.state)->name;
    const auto at = fixture.updates.find(name);
    if (at == fixture.updates.end()) continue;
    ++found;
    worst = std::max(worst, compare(name, value, at->second, complaints));
  }
  if (found != fixture.updates.size()) complaints.push_back("some states of the fixture are not set by the model");
  return worst;
}

}  // namespace

double compare(const std::string& name, const TensorData& actual, const TensorData& expected,
               std::vector<std::string>& complaints) {
  if (shape_text(actual) != shape_text(expected)) {
    complaints.push_back("`" + name + "` is " + shape_text(actual) + ", in Keras " + shape_text(expected));
    return infinity;
  }
  double worst = 0;
  for (std::int64_t i = 0; i < actual.size(); ++i) {
    const double a = actual.number(i), e = expected.number(i);
    if (a == e || (std::isnan(a) && std::isnan(e))) continue;
    const double error = std::abs(a - e) / std::max(1.0, std::abs(e));
    worst = std::max(worst, std::isnan(error) ? infinity : error);
  }
  if (worst > tolerance) complaints.push_back("`" + name + "` differs by " + std::to_string(worst));
  return worst;
}

std::vector<TensorData> leaves_of(const elaborate::Model& model, const Fixture& fixture, ir::SymbolValues& symbols,
                                  std::vector<std::string>& complaints) {
  std::vector<TensorData> leaves;
  for (const ir::Leaf& leaf : model.predict.leaves) {
    const auto& from = leaf.kind == ir::Leaf::Kind::input ? fixture.inputs : fixture.weights;
    const auto at = from.find(leaf.name);
    if (at == from.end()) {
      complaints.push_back("the fixture has nothing for `" + leaf.name + "`");
      return {};
    }
    leaves.push_back(at->second);
    if (leaf.kind == ir::Leaf::Kind::input) bind_symbols(model.predict.type(leaf.node), at->second, symbols, model);
  }
  return leaves;
}

std::string folder() { return MODELC_TEST_DIR "/oracle/fixtures"; }

std::vector<std::string> fixture_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder()))
    if (entry.path().extension() == ".model") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string family(const std::string& fixture) {
  const std::size_t at = fixture.find_last_not_of("0123456789");
  return at + 1 < fixture.size() && fixture[at] == '_' ? fixture.substr(0, at) : fixture;
}

Fixture load(const std::string& name) {
  Fixture fixture;
  fixture.source = read_file(folder() + "/" + name + ".model");
  fixture.training = fixture.source.find("\n# Training\n") != std::string::npos;
  const std::string calls = "\n# Calls: ";
  if (const std::size_t at = fixture.source.find(calls); at != std::string::npos)
    fixture.calls = std::stoi(fixture.source.substr(at + calls.size()));
  const std::string bytes = read_file(folder() + "/" + name + ".safetensors");
  const safetensors::Header header = safetensors::parse(bytes.data(), bytes.size());
  for (const safetensors::Entry& entry : header.entries) {
    const std::size_t slash = entry.name.find('/');
    const std::string role = entry.name.substr(0, slash);
    auto& where = role == "input"      ? fixture.inputs
                  : role == "weight"   ? fixture.weights
                  : role == "output"   ? fixture.outputs
                  : role == "gradient" ? fixture.gradients
                                       : fixture.updates;
    where[entry.name.substr(slash + 1)] = tensor(bytes, header, entry);
  }
  return fixture;
}

elaborate::Program elaborate_fixture(const Fixture& fixture, std::string& diagnostics) {
  static const elaborate::Library library = elaborate::parse_library();  // once: it takes longer than most fixtures
  const Memory files(fixture.source);
  SourceMap sources;
  Diagnostics collected;
  elaborate::Options options;
  options.training = fixture.training;
  elaborate::Program program = elaborate::elaborate("fixture.model", files, sources, collected, options, &library);
  diagnostics = collected.has_errors() ? render_text(collected, sources, false) : "";
  return program;
}

double largest_error(const Fixture& fixture, std::vector<std::string>& complaints) {
  std::string diagnostics;
  const elaborate::Program program = elaborate_fixture(fixture, diagnostics);
  if (!diagnostics.empty()) complaints.push_back(diagnostics);
  if (program.models.empty() || !diagnostics.empty()) return infinity;
  const elaborate::Model& model = program.models.back();
  compare_weights(model, fixture, complaints);
  for (const std::string& complaint : ir::verify(model.predict)) complaints.push_back(complaint);
  if (!complaints.empty()) return infinity;
  return evaluate(model, fixture, complaints);
}

}  // namespace modelc::oracle
