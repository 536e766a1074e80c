#include "driver/graph.h"

#include "driver/build.h"
#include "driver/load.h"
#include "driver/stages.h"
#include "training/training.h"

namespace modelc::driver {

std::string shortened(const std::string& text, std::size_t limit) {
  std::size_t characters = 0;
  std::size_t end = 0;  // of what stays when the rest does not fit
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) continue;  // within a code point
    if (characters == limit - 3) end = i;
    if (++characters > limit) return text.substr(0, end) + "...";
  }
  return text;
}

namespace {

/// The plan of an entry point, as code is generated from it; nothing after an error.
std::optional<plan::Plan> plan_of(elaborate::Model model, const std::string& entry, Diagnostics& diagnostics) {
  if (entry == "predict") {
    optimize(model);
    return plan::make(prepare(model.predict).run);
  }
  if (!model.training) {
    diagnostics.add(plain_error(Code::bad_compile, "the model `" + model.name + "` does not say how it is trained", {},
                                "say it in the model: `compile(optimizer = ..., loss = ...)`"));
    return std::nullopt;
  }
  std::optional<training::Entries> entries = training::make_entries(model, diagnostics);
  if (!entries) return std::nullopt;
  if (entry == "train" && entries->step.outputs.empty()) {
    diagnostics.add(plain_error(Code::bad_compile, "the model `" + model.name + "` has no optimizer", {},
                                "say one in the model: `compile(optimizer = ..., loss = ...)`"));
    return std::nullopt;
  }
  optimize(*entries);
  if (entry == "train") return plan_step(entries->step, entries->blocks);
  return plan::make(entry == "gradients" ? entries->part : entries->evaluate);
}

std::string heading(const elaborate::Model& model, const GraphOptions& options) {
  return options.entry == "predict" ? model.name : model.name + "  " + options.entry;
}

}  // namespace

Result graph(const std::string& path, const GraphOptions& options, const FileSystem& files) {
  elaborate::Options program = options.program;
  program.train = options.entry != "predict";
  Loaded loaded = load(path, program, files);
  if (!loaded.diagnostics.has_errors() && loaded.program.models.empty())
    loaded.diagnostics.add(plain_error(Code::no_model, "`" + path + "` declares no model"));
  const std::vector<elaborate::Model>& models = loaded.program.models;
  if (options.kernels && options.entry == "predict")
    require_predictions(loaded, "`--entry train` draws the kernels of a step of training");
  Dot dot(loaded.program.name);
  for (std::size_t i = 0; i < models.size() && !loaded.diagnostics.has_errors(); ++i) {
    const std::string prefix = models.size() == 1 ? "" : "m" + std::to_string(i) + "_";
    dot.open_cluster("model" + std::to_string(i), heading(models[i], options));
    if (!options.kernels) {
      draw_layers(models[i], loaded.sources, prefix, dot);
    } else if (const auto plan = plan_of(models[i], options.entry, loaded.diagnostics)) {
      draw_kernels(*plan, loaded.sources, prefix, dot);
    }
    dot.close_cluster();
  }
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (result.status != Status::done) return result;
  if (!options.output.ends_with(".svg")) {
    result.files.push_back({options.output, dot.text()});
    return result;
  }
  try {
    result.files.push_back({options.output, svg_of(dot.text())});
  } catch (const BuildError& error) {
    result.status = Status::system_failure;
    result.err +=
        "modelc: " + error.message + (error.details.empty() ? "" : ": " + error.details) +
        "\n  Graphviz draws the picture: install it (on Debian, `apt install graphviz`), or write a .dot file\n";
  }
  return result;
}

}  // namespace modelc::driver
