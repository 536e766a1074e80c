#include "driver/load.h"

#include <algorithm>
#include <utility>

namespace modelc::driver {

Loaded load(const std::string& path, const elaborate::Options& options, const FileSystem& files) {
  Loaded loaded;
  loaded.program = elaborate::elaborate(path, files, loaded.sources, loaded.diagnostics, options, options.library);
  return loaded;
}

const elaborate::Model* single_model(Loaded& loaded) {
  if (loaded.diagnostics.has_errors()) return nullptr;
  const auto& models = loaded.program.models;
  if (models.size() == 1) return &models.front();
  std::string names;
  for (const auto& model : models) names += (names.empty() ? "`" : ", `") + model.name + "`";
  loaded.diagnostics.add(plain_error(Code::no_model, "the file declares several models and this command takes one",
                                     {"the models are " + names}, "choose one with `--model NAME`"));
  return nullptr;
}

void require_predictions(Loaded& loaded, const std::string& help) {
  if (loaded.diagnostics.has_errors()) return;
  for (const elaborate::Model& model : loaded.program.models)
    if (!model.predicts)
      loaded.diagnostics.add({Code::no_output,
                              "every output of `" + model.name + "` depends on a target: there is nothing to predict",
                              {model.span, ""},
                              {},
                              {},
                              help});
}

Result finish(const Diagnostics& diagnostics, const SourceMap& sources, bool colour) {
  Result result;
  result.err = render_text(diagnostics, sources, colour);
  if (!diagnostics.has_errors()) return result;
  const bool system = std::ranges::any_of(diagnostics.all(), [](const Diagnostic& d) {
    return d.code == Code::unreadable_file || d.code == Code::compiler_failed || d.code == Code::out_of_memory;
  });
  result.status = system ? Status::system_failure : Status::wrong_input;
  return result;
}

Diagnostic plain_error(Code code, std::string message, std::vector<std::string> notes, std::string help) {
  Diagnostic diagnostic{};
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  diagnostic.notes = std::move(notes);
  diagnostic.help = std::move(help);
  return diagnostic;
}

}  // namespace modelc::driver
