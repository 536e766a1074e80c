#include "elaborate/elaborate.h"
#include "numeric/random_program.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

class OneFile : public FileSystem {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}
  std::optional<std::string> read(const std::string&, std::string&) const override { return text_; }

 private:
  std::string text_;
};

void run_programs(std::uint64_t seed, bool f64) {
  const ir::SymbolValues symbols{{"a", tests::symbol_a}, {"b", tests::symbol_b}, {"c", tests::symbol_c}};
  const std::string text = tests::random_program({.seed = seed, .count = 50, .f64 = f64});
  SourceMap sources;
  Diagnostics diagnostics;
  const elaborate::Program program = elaborate::elaborate("random.model", OneFile(text), sources, diagnostics, {});
  ASSERT_EQ(render_text(diagnostics, sources, false), "");
  ASSERT_EQ(program.models.size(), 50U);
  for (const elaborate::Model& model : program.models) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", model " + model.name);
    expect_planned(model.predict, symbols, f64 ? 1e-9 : 1e-4);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(RandomPlans, AgreeWithReferenceEvaluationInDouble) {
  for (const std::uint64_t seed : {11, 12, 13, 14}) run_programs(seed, true);
}

TEST(RandomPlans, AgreeWithReferenceEvaluationInSingle) {
  for (const std::uint64_t seed : {15, 16}) run_programs(seed, false);
}

}  // namespace
}  // namespace modelc::plan::test
