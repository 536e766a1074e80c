// `modelc profile`: the time of every kernel against the roofline.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "driver/build.h"
#include "driver/kernel_text.h"
#include "driver/load.h"
#include "driver/made_inputs.h"
#include "driver/profile_report.h"
#include "driver/stages.h"

namespace modelc::driver {
namespace {

Binding bind(const elaborate::Model& model, const ProfileOptions& options, const FileSystem& files,
             Diagnostics& diagnostics) {
  Binding binding;
  std::vector<std::string> predicting;
  for (const ir::Leaf& leaf : model.predict.leaves) predicting.push_back(leaf.name);
  std::optional<std::vector<NamedTensor>> inputs =
      read_or_make_inputs(model, options.input, predicting, files, diagnostics);
  if (inputs) bind_inputs(model, options.input, std::move(*inputs), binding, diagnostics);
  if (!diagnostics.has_errors()) bind_weight_file(model, options.weights, files, binding, diagnostics);
  return binding;
}

std::string written(const plan::Plan& plan, const plan::Kernel& kernel) {
  std::string text;
  for (const plan::BufferId id : kernel.lasting())
    text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", plan.buffers[id].name, ir::str(plan.buffers[id].type));
  return text;
}

/// What the program wrote, see templates/programs/profile.cpp.
void read_times(const std::string& text, Profile& profile) {
  const nlohmann::json times = nlohmann::json::parse(text, nullptr, false);
  if (times.is_discarded() || times["kernels"].size() != profile.kernels.size())
    throw BuildError{"the profiled model wrote an incomplete result", {}, Code::program_failed};
  profile.calls = times["calls"];
  profile.call_seconds = times["call"];
  profile.machine.peak = times["peak"];
  profile.machine.bandwidth = times["bandwidth"];
  for (std::size_t k = 0; k < profile.kernels.size(); ++k) profile.kernels[k].seconds = times["kernels"][k];
}

Profile measured(Loaded& loaded, const Binding& binding, const std::string& path, const ProfileOptions& options) {
  elaborate::Model& model = loaded.program.models.front();
  optimize(model);
  emit::Options emit_options;
  emit_options.name_space = "modelc_profile";
  emit_options.source_text_path = std::filesystem::path(path).filename().string();
  emit_options.timed = true;
  Profile profile{fmt::format("{} ({})", model.name, emit_options.source_text_path),
                  inputs_text(model, options.input, binding.symbols),
                  {},
                  {},
                  0,
                  0};
  const std::vector<emit::ModelPlans> plans = plan_models(loaded.program, {});
  const plan::Plan& plan = plans.front().predict;
  for (const plan::Kernel& kernel : plan.kernels)
    profile.kernels.push_back({kernel_title(plan, kernel), kernel_operations(plan, kernel), written(plan, kernel),
                               kernel_place(plan, kernel, loaded.sources), kernel_work(plan, kernel, binding.symbols),
                               0});
  const Program program{"profile.cpp",
                        "#include \"kernel_times.hpp\"\n" +
                            emit::emit_header(loaded.program, loaded.sources, plans, emit_options) +
                            "#include \"peak.hpp\"\n#include \"ports.hpp\"\n",
                        {{"kernels", std::to_string(plan.kernels.size())},
                         {"scalar", options.program.scalar_f64 ? "double" : "float"},
                         {"seconds", fmt::format("{}", options.seconds)}}};
  const std::string folder = std::filesystem::absolute(std::filesystem::path(path)).parent_path().string();
  read_times(build_and_run({options.compiler, options.cache, options.processor}, program, model,
                           "modelc_profile::Model", folder, binding),
             profile);
  return profile;
}

}  // namespace

Result profile(const std::string& path, const ProfileOptions& options, const FileSystem& files) {
  Loaded loaded = load(path, options.program, files);
  require_predictions(loaded, "only what predicts can be profiled");
  const elaborate::Model* model = single_model(loaded);
  Binding binding;
  if (model != nullptr) binding = bind(*model, options, files, loaded.diagnostics);
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (model == nullptr || result.status != Status::done) return result;
  try {
    const Profile profile = measured(loaded, binding, path, options);
    result.out = text_report(profile);
    if (!options.report.empty()) result.files.push_back({options.report, html_report(profile)});
    if (!options.trace.empty()) result.files.push_back({options.trace, trace(profile)});
  } catch (const BuildError& error) {
    loaded.diagnostics.add(explained(error));
    return finish(loaded.diagnostics, loaded.sources, options.colour);
  }
  return result;
}

}  // namespace modelc::driver
