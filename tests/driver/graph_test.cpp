// Pictures of kernels show what code is generated from.
#include <gtest/gtest.h>

#include "driver/load.h"
#include "driver/memory_files.h"
#include "driver/stages.h"

namespace modelc::driver {
namespace {

const MemoryFiles files{{"net.model", R"(model Net {
    input x: f32[batch, 8]
    h = x |> Dense(16, activation = relu) |> BatchNormalization() |> Dense(16, activation = relu)
    output y = h |> Dense(1)
    compile(optimizer = Adam(), loss = mean_squared_error, metrics = [mean_absolute_error])
}
)"}};

/// The boxes of kernels in a picture.
std::size_t drawn(const std::string& entry) {
  GraphOptions options;
  options.kernels = true;
  options.entry = entry;
  options.output = "net.dot";
  const Result result = graph("net.model", options, files);
  EXPECT_EQ(result.status, Status::done) << result.err;
  if (result.files.size() != 1) return 0;
  const std::string& text = result.files[0].content;
  std::size_t count = 0;
  for (std::size_t at = text.find("<TABLE "); at != std::string::npos; at = text.find("<TABLE ", at + 1)) ++count;
  return count;
}

TEST(Graph, DrawsTheKernelsOfTheHeader) {
  elaborate::Options options;
  options.train = true;
  Loaded loaded = load("net.model", options, files);
  elaborate::Model& model = loaded.program.models.at(0);
  std::optional<training::Entries> entries = training::make_entries(model, loaded.diagnostics);
  ASSERT_TRUE(entries);
  optimize(model);
  optimize(*entries);
  const std::vector<emit::ModelPlans> plans = plan_models(loaded.program, {{"Net", *std::move(entries)}});
  EXPECT_EQ(drawn("predict"), plans[0].predict.kernels.size());
  EXPECT_EQ(drawn("train"), plans[0].train_step->kernels.size());
  EXPECT_EQ(drawn("evaluate"), plans[0].evaluate_step->kernels.size());
  EXPECT_EQ(drawn("gradients"), plans[0].gradients->kernels.size());
}

}  // namespace
}  // namespace modelc::driver
