// How close arenas are to what must be alive at once.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "driver/disk.h"
#include "driver/load.h"
#include "driver/stages.h"

namespace modelc::driver {
namespace {

/// Returns whether every size is fixed.
bool expect_tight(const plan::Plan& plan, const std::string& what) {
  const std::optional<std::int64_t> bytes = plan.arena_bytes();
  if (!bytes) return false;
  EXPECT_GE(*bytes, plan.live_bytes) << what;
  EXPECT_LE(static_cast<double>(*bytes), 1.1 * static_cast<double>(plan.live_bytes)) << what;
  return true;
}

/// Returns how many of the program's plans have fixed sizes.
int expect_tight(elaborate::Program program, const std::string& file) {
  std::map<std::string, training::Entries> training;
  for (elaborate::Model& model : program.models) {
    Diagnostics diagnostics;
    if (model.training)
      if (auto entries = training::make_entries(model, diagnostics)) {
        optimize(*entries);
        training.emplace(model.name, std::move(*entries));
      }
    optimize(model);
  }
  int fixed = 0;
  const std::vector<emit::ModelPlans> plans = plan_models(program, training);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const std::string what = file + ", " + program.models[i].name;
    if (program.models[i].predicts) fixed += expect_tight(plans[i].predict, what);
    if (plans[i].train_step) fixed += expect_tight(*plans[i].train_step, what + ", a step of training");
  }
  return fixed;
}

TEST(Arena, IsHardlyLargerThanWhatIsAliveAtOnce) {
  int plans = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(MODELC_SOURCE_DIR "/examples")) {
    if (entry.path().extension() != ".model") continue;
    for (const std::map<std::string, std::string>& settings :
         {std::map<std::string, std::string>{}, {{"batch", "8"}}}) {
      elaborate::Options options;
      options.train = true;
      options.settings = settings;
      Loaded loaded = load(entry.path().string(), options, DiskFiles());
      plans += expect_tight(std::move(loaded.program), entry.path().filename().string());
    }
  }
  EXPECT_GE(plans, 20);
}

}  // namespace
}  // namespace modelc::driver
