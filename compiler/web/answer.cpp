#include "web/answer.h"

#include <exception>
#include <map>
#include <stdexcept>

#include "driver/bind.h"
#include "driver/load.h"
#include "driver/made_inputs.h"
#include "training/training.h"
#include "web/numbers.h"
#include "web/shapes.h"

namespace modelc::web {
namespace {

using driver::Status;

constexpr std::int64_t most_numbers = 200'000;  // in text fields of a page

/// The texts of a request.
class Texts final : public FileSystem {
 public:
  explicit Texts(std::map<std::string, std::string> texts) : texts_(std::move(texts)) {}
  std::optional<std::string> read(const std::string& path, std::string& error) const override {
    if (const auto found = texts_.find(path); found != texts_.end()) return found->second;
    error = "no such file";
    return std::nullopt;
  }

 private:
  std::map<std::string, std::string> texts_;
};

struct Request {
  std::string task, path, level;
  Texts files;
  elaborate::Options program;
  bool train;
  std::uint64_t seed;
  Json inputs;
};

Request parse(const std::string& text, const elaborate::Library& library) {
  const Json json = Json::parse(text);
  Request request{json.at("do"),
                  json.at("path"),
                  json.value("level", "layer"),
                  Texts(json.at("files").get<std::map<std::string, std::string>>()),
                  {},
                  json.value("train", false),
                  json.value("seed", std::uint64_t{0}),
                  json.value("inputs", Json::object())};
  request.program.settings = json.value("settings", std::map<std::string, std::string>());
  if (json.contains("model")) request.program.model = json.at("model").get<std::string>();
  request.program.library = &library;
  return request;
}

Json ended(const driver::Loaded& loaded) {
  Json answer;
  answer["status"] = static_cast<int>(driver::finish(loaded.diagnostics, loaded.sources, false).status);
  answer["diagnostics"] = Json::parse(render_json(loaded.diagnostics, loaded.sources));
  return answer;
}

Json described(const elaborate::Model& model) {
  Json json = {{"name", model.name}, {"trains", model.training != nullptr}, {"inputs", Json::array()}};
  for (const ir::Leaf& leaf : model.predict.leaves)
    if (driver::is_given(leaf))
      json["inputs"].push_back({{"name", leaf.name}, {"type", ir::str(model.predict.type(leaf.node))}});
  json["outputs"] = Json::array();
  for (const ir::Output& output : model.predict.outputs)
    json["outputs"].push_back({{"name", output.name}, {"type", ir::str(model.predict.type(output.node))}});
  return json;
}

Json check(const Request& request) {
  elaborate::Options program = request.program;
  program.train = true;
  program.declarations = true;
  driver::Loaded loaded = driver::load(request.path, program, request.files);
  const elaborate::Program& found = loaded.program;
  for (const elaborate::Model& model : found.models)
    if (model.training) training::make_entries(model, loaded.diagnostics);
  Json answer = ended(loaded);
  answer["models"] = Json::array();
  answer["shapes"] = Json::array();
  if (loaded.diagnostics.has_errors()) return answer;
  for (const elaborate::Model& model : found.models) answer["models"].push_back(described(model));
  for (const LineShape& shape : line_shapes(found, loaded.sources))
    answer["shapes"].push_back({{"line", shape.line}, {"text", shape.text}});
  return answer;
}

/// The one model that numbers are for, and nullptr after an error.
const elaborate::Model* predicting(driver::Loaded& loaded) {
  const elaborate::Model* model = driver::single_model(loaded);
  driver::require_predictions(loaded, "the page runs what predicts");
  return loaded.diagnostics.has_errors() ? nullptr : model;
}

Json inputs(const Request& request) {
  driver::Loaded loaded = driver::load(request.path, request.program, request.files);
  Json made = Json::array();
  if (const elaborate::Model* model = predicting(loaded)) {
    std::vector<std::string> names;
    for (const ir::Leaf& leaf : model->predict.leaves)
      if (driver::is_given(leaf)) names.push_back(leaf.name);
    std::int64_t count = 0;
    const auto tensors = driver::read_or_make_inputs(*model, "", names, request.files, loaded.diagnostics);
    if (tensors)
      for (const driver::NamedTensor& tensor : *tensors) count += tensor.data.size();
    if (count > most_numbers)
      loaded.diagnostics.add(driver::plain_error(
          Code::data_mismatch, "the inputs are " + std::to_string(count) + " numbers, too many to type", {},
          "choose smaller sizes in the settings"));
    else if (tensors)
      for (const driver::NamedTensor& tensor : *tensors)
        made.push_back({{"name", tensor.name}, {"values", lists_of(tensor.data)}});
  }
  Json answer = ended(loaded);
  answer["inputs"] = std::move(made);
  return answer;
}

/// What is typed for the model's inputs; what it lacks and has too much is for bind_inputs to say.
std::vector<driver::NamedTensor> typed(const elaborate::Model& model, const Json& numbers) {
  std::vector<driver::NamedTensor> tensors;
  for (const auto& [name, lists] : numbers.items()) {
    ir::DType dtype = ir::DType::f32;
    for (const ir::Leaf& leaf : model.predict.leaves)
      if (driver::is_given(leaf) && leaf.name == name) dtype = model.predict.type(leaf.node).dtype;
    tensors.push_back({name, tensor_of(lists, dtype, name)});
  }
  return tensors;
}

Json run(const Request& request) {
  driver::Loaded loaded = driver::load(request.path, request.program, request.files);
  Json outputs = Json::array();
  if (const elaborate::Model* model = predicting(loaded)) {
    driver::Binding binding;
    driver::bind_inputs(*model, "the numbers", typed(*model, request.inputs), binding, loaded.diagnostics);
    if (!loaded.diagnostics.has_errors())
      binding.weights = driver::initial_weights(*model, request.seed, loaded.diagnostics);
    if (!loaded.diagnostics.has_errors()) try {
        const std::vector<ir::TensorData> values =
            ir::evaluate(model->predict, driver::leaves_of(model->predict, binding), binding.symbols, request.seed);
        for (std::size_t i = 0; i < model->predict.outputs.size(); ++i)
          outputs.push_back({{"name", model->predict.outputs[i].name},
                             {"type", ir::str(model->predict.type(model->predict.outputs[i].node))},
                             {"values", lists_of(values[i])}});
      } catch (const ir::EvalError& error) {
        loaded.diagnostics.add(driver::plain_error(Code::data_mismatch, error.message));
      }
  }
  Json answer = ended(loaded);
  answer["outputs"] = std::move(outputs);
  return answer;
}

/// The answer of a command whose text is one file, or standard output.
Json told(const driver::Result& result) {
  Json answer = {{"status", static_cast<int>(result.status)}, {"diagnostics", Json::array()}};
  answer["text"] = result.status != Status::done ? result.err
                   : result.files.empty()        ? result.out
                                                 : result.files[0].content;
  return answer;
}

Json perform(const Request& request) {
  if (request.task == "check") return check(request);
  if (request.task == "inputs") return inputs(request);
  if (request.task == "run") return run(request);
  if (request.task == "summary")
    return told(driver::summary(request.path, {.program = request.program, .memory_budget = {}}, request.files));
  if (request.task == "graph") {
    driver::GraphOptions options;
    options.program = request.program;
    options.output = "-";
    options.kernels = request.level == "kernel";
    return told(driver::graph(request.path, options, request.files));
  }
  if (request.task == "compile") {
    driver::CompileOptions options;
    options.program = request.program;
    options.output = "-";
    options.train = request.train;
    return told(driver::compile(request.path, options, request.files));
  }
  if (request.task == "format") {
    Json answer = told(driver::format({request.path}, {}, request.files));
    std::string error;
    if (answer["text"] == "") answer["text"] = request.files.read(request.path, error).value_or("");
    return answer;
  }
  throw std::invalid_argument("there is no task `" + request.task + "`");
}

}  // namespace

std::string answer(const std::string& request, const elaborate::Library& library) {
  Json json;
  try {
    json = perform(parse(request, library));
  } catch (const std::bad_alloc&) {
    json = {{"error", "there is not enough memory for this model"}};
  } catch (const std::exception& error) {
    json = {{"error", error.what()}};
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace modelc::web

extern "C" const char* modelc_answer(const char* request) {
  static const modelc::elaborate::Library library = modelc::elaborate::parse_library();
  static std::string last;  // the caller reads it before it asks again
  last = modelc::web::answer(request, library);
  return last.c_str();
}
