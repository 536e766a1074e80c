// How close arenas are to what must be alive at once.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "driver/disk.h"
#include "driver/load.h"
#include "passes/pipelines.h"
#include "plan/plan.h"
#include "plan/prepare.h"
#include "training/training.h"

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

/// Returns how many of its plans have fixed sizes.
int expect_tight(const elaborate::Model& model, const std::string& what) {
  const auto optimized = [](const ir::Graph& graph) { return passes::run(passes::optimization_pipeline(), graph); };
  int fixed = 0;
  if (model.predicts) fixed += expect_tight(plan::make(plan::prepare(optimized(model.predict)).run), what);
  if (!model.training) return fixed;
  Diagnostics diagnostics;
  const auto entries = training::make_entries(model, diagnostics);
  if (entries && !entries->step.outputs.empty())
    fixed += expect_tight(plan::make(optimized(entries->step)), what + ", a step of training");
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
      for (const elaborate::Model& model : loaded.program.models)
        plans += expect_tight(model, entry.path().filename().string() + ", " + model.name);
    }
  }
  EXPECT_GE(plans, 20);
}

}  // namespace
}  // namespace modelc::driver
