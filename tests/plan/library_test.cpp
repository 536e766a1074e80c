// Every layer of the library, in the programs that the comparison with Keras uses. In double, because masks of -1e9
// leave no digits of a float.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "ops/program.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

std::vector<std::filesystem::path> programs() {
  std::set<std::filesystem::path> found;
  for (const char* folder : {"/tests/oracle/fixtures", "/examples", "/examples/mnist"})
    for (const auto& entry : std::filesystem::directory_iterator(MODELC_SOURCE_DIR + std::string(folder)))
      if (entry.path().extension() == ".model") found.insert(entry.path());
  found.erase(MODELC_SOURCE_DIR "/tests/oracle/fixtures/creation.model");  // warns of an input that nothing uses
  return {found.begin(), found.end()};
}

class Library : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Library, KeepsItsValues) {
  std::ostringstream text;
  text << std::ifstream(GetParam()).rdbuf();
  elaborate::Options options;
  options.scalar_f64 = true;
  const elaborate::Program program = tests::elaborated(text.str(), options);
  ASSERT_FALSE(program.models.empty());
  for (const elaborate::Model& model : program.models) {
    ir::SymbolValues symbols;
    for (const elaborate::Symbol& symbol : model.symbols) symbols[symbol.name] = symbol.name == "batch" ? 3 : 4;
    expect_planned(model.predict, symbols, 1e-6);
  }
}

INSTANTIATE_TEST_SUITE_P(All, Library, testing::ValuesIn(programs()),
                         [](const auto& instance) { return instance.param.stem().string(); });

}  // namespace
}  // namespace modelc::plan::test
