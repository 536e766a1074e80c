#include <map>

#include "elaborate/elaborate.h"
#include "numeric/random_program.h"
#include "ops/program.h"
#include "support.h"

namespace modelc::passes::test {
namespace {

TEST(RandomPrograms, MeanTheSameAfterThePasses) {
  const std::map<std::string, Int, std::less<>> symbols{
      {"a", tests::symbol_a}, {"b", tests::symbol_b}, {"c", tests::symbol_c}};
  for (const std::uint64_t seed : {1, 2, 3}) {
    const std::string text = tests::random_program({.seed = seed, .count = 60, .f64 = true});
    SourceMap sources;
    Diagnostics diagnostics;
    const elaborate::Program program =
        elaborate::elaborate("random.model", tests::OneFile(text), sources, diagnostics, {});
    ASSERT_EQ(render_text(diagnostics, sources, false), "");
    ASSERT_EQ(program.models.size(), 60U);
    for (const elaborate::Model& model : program.models) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", model " + model.name);
      optimized(model.predict, symbols, 1e-9);
    }
  }
}

}  // namespace
}  // namespace modelc::passes::test
