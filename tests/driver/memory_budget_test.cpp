// Steps of training within a budget of memory.
#include "driver/memory_budget.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "driver/disk.h"
#include "driver/driver.h"
#include "driver/load.h"
#include "driver/stages.h"
#include "memory_files.h"

namespace modelc::driver {
namespace {

constexpr const char* deep = R"(
fn block(x: [b, h, w, c], name) = x
    |> Conv2D(c, 3, padding = "same", use_bias = false, name = name + "a") |> BatchNormalization(name = name + "an") |> ReLU()
    |> Conv2D(c, 3, padding = "same", use_bias = false, name = name + "b") |> BatchNormalization(name = name + "bn")
    |> (y -> relu(x + y)) |> Dropout(0.1)
model Deep {
    input image: f32[batch, 16, 16, 3]
    x = image |> Conv2D(8, 3, padding = "same", name = "stem")
    for i in range(8) { x = block(x, "block_" + str(i)) }
    output kind = x |> GlobalAveragePooling2D() |> Dense(4, activation = softmax, name = "head")
    compile(optimizer = SGD(0.1), loss = sparse_categorical_crossentropy)
}
)";

struct Steps {
  training::Entries entries;
  Diagnostics diagnostics;
};

/// The steps of the model within a budget; without one where it is 0.
Steps steps(std::int64_t bytes, const std::string& batch, std::optional<std::int64_t> samples = {}) {
  elaborate::Options options;
  options.train = true;
  if (!batch.empty()) options.settings = {{"batch", batch}};
  const MemoryFiles files{{"deep.model", deep}};
  Loaded loaded = load("deep.model", options, files);
  EXPECT_EQ(render_text(loaded.diagnostics, loaded.sources, false), "");
  Steps made;
  const elaborate::Model& model = loaded.program.models.at(0);
  made.entries = *training::make_entries(model, made.diagnostics);
  optimize(made.entries);
  if (bytes > 0) hold_budget({bytes, samples}, model.name, made.entries, made.diagnostics);
  return made;
}

std::int64_t arena(const Steps& of) { return plan_step(of.entries.step, of.entries.blocks).arena_bytes().value(); }
std::int64_t arena_of_part(const Steps& of) { return plan::make(of.entries.part).arena_bytes().value(); }

int products(const ir::Graph& graph) {
  int count = 0;
  for (ir::NodeId id = 0; id < graph.size(); ++id) count += graph[id].op->name == "conv";
  return count;
}

std::string message(const Steps& of) {
  EXPECT_EQ(of.diagnostics.all().size(), 1U);
  return of.diagnostics.all().empty() ? "" : render_text(of.diagnostics, {}, false);
}

TEST(MemoryBudget, ChangesNothingWhereAStepFits) {
  const Steps free = steps(0, "8"), held = steps(arena(free) * 11 / 10, "8");
  EXPECT_EQ(ir::print(held.entries.step), ir::print(free.entries.step));
  EXPECT_EQ(ir::print(held.entries.part), ir::print(free.entries.part));
  EXPECT_TRUE(held.diagnostics.all().empty());
}

TEST(MemoryBudget, IsHeldForMoreWork) {
  const Steps free = steps(0, "8");
  int before = products(free.entries.step);
  for (const int percent : {90, 70, 50, 40}) {
    const std::int64_t budget = arena(free) * percent / 100;
    const Steps held = steps(budget, "8");
    ASSERT_TRUE(held.diagnostics.all().empty()) << percent << message(held);
    EXPECT_LE(arena(held), budget);
    EXPECT_LE(arena_of_part(held), budget);
    EXPECT_GE(products(held.entries.step), before) << percent;
    before = products(held.entries.step);
  }
  EXPECT_GT(before, products(free.entries.step));
  EXPECT_LT(before, 2 * products(free.entries.step));
}

TEST(MemoryBudget, TakesWhatIsCheapFirst) {
  const Steps free = steps(0, "8"), held = steps(arena(free) * 8 / 10, "8");
  EXPECT_EQ(products(held.entries.step), products(free.entries.step));
}

TEST(MemoryBudget, SaysTheLeastThatIsReached) {
  const Steps held = steps(1000, "8");
  const std::string text = message(held);
  EXPECT_NE(text.find("error[E0507]: a step of training of `Deep` does not fit into 1000.00 B"), std::string::npos)
      << text;
  const std::string option = "`--memory-budget ";
  const std::size_t at = text.find(option);
  ASSERT_NE(at, std::string::npos) << text;
  const Steps least = steps(std::stoll(text.substr(at + option.size())), "8");
  EXPECT_TRUE(least.diagnostics.all().empty()) << message(least);
}

TEST(MemoryBudget, TakesFixedSizes) {
  EXPECT_NE(message(steps(1 << 20, "")).find("`batch` is open"), std::string::npos);
  const std::int64_t budget = arena(steps(0, "8")) / 2;
  const Steps held = steps(budget, "", 8);
  EXPECT_TRUE(held.diagnostics.all().empty()) << message(held);
  EXPECT_GT(held.entries.step.size(), steps(0, "").entries.step.size());
}

TEST(MemoryBudget, IsOfTheHeaderThatTrains) {
  const MemoryFiles files{{"deep.model", deep}};
  CompileOptions options;
  options.train = true;
  options.program.settings = {{"batch", "8"}};
  const std::string without = compile("deep.model", options, files).files.at(0).content;
  options.memory_budget = 1 << 30;
  EXPECT_EQ(compile("deep.model", options, files).files.at(0).content, without);
  options.memory_budget = arena(steps(0, "8")) / 2;
  const Result half = compile("deep.model", options, files);
  const std::string name = "arena_bytes = ";
  const std::string& text = half.files.at(0).content;
  EXPECT_LE(std::stoll(text.substr(text.find(name) + name.size())), *options.memory_budget);
  options.memory_budget = 1000;
  const Result none = compile("deep.model", options, files);
  EXPECT_EQ(none.status, Status::wrong_input);
  EXPECT_TRUE(none.files.empty());
}

TEST(MemoryBudget, IsOfTheSummary) {
  const MemoryFiles files{{"deep.model", deep}};
  SummaryOptions options;
  options.program.settings = {{"batch", "8"}};
  const auto line = [&] {
    const std::string text = summary("deep.model", options, files).out;
    const std::size_t at = text.find("Arena for training");
    return text.substr(at, text.find('\n', at) - at);
  };
  const std::string without = line();
  options.memory_budget = 1 << 30;
  EXPECT_EQ(line(), without);
  options.memory_budget = arena(steps(0, "8")) / 2;
  EXPECT_NE(line(), without);
}

}  // namespace
}  // namespace modelc::driver
