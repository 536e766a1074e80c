#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "autodiff/check.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

struct Program {
  std::string name;
  std::string text;
  double low = -1;  ///< of inputs and weights, which go up to 1
};

std::ostream& operator<<(std::ostream& out, const Program& program) { return out << program.text; }

class Library : public testing::TestWithParam<Program> {};

/// Random, with the first of each line true.
ir::TensorData mask(const std::vector<std::int64_t>& shape, std::mt19937_64& rng) {
  ir::TensorData data = ir::TensorData::zeros(ir::DType::boolean, shape);
  for (std::size_t i = 0; i < data.integer.size(); ++i)
    data.integer[i] = shape.empty() || i % static_cast<std::size_t>(shape.back()) == 0 || rng() % 2;
  return data;
}

// In f64, with respect to every input, weight and state at once.
void check(const Program& given, bool training) {
  elaborate::Options options;
  options.scalar_f64 = true;
  options.training = training;
  if (training && given.text.find("batch") != std::string::npos) options.settings["batch"] = "3";  // as noise_shape
  const elaborate::Program program = elaborated(given.text, options);
  for (const elaborate::Model& model : program.models) {
    const ir::SymbolValues symbols = symbol_values(model.symbols);
    std::mt19937_64 rng(3);
    for (int direction = 0; direction < 2; ++direction) {
      std::vector<ir::TensorData> leaves;
      for (const ir::Leaf& leaf : model.predict.leaves) {
        const ir::TensorType& type = model.predict.type(leaf.node);
        const bool variance = leaf.kind == ir::Leaf::Kind::state || leaf.name.find("variance") != std::string::npos;
        if (variance)
          leaves.push_back(random_tensor(type, symbols, rng, 0.5, 1.5));
        else if (type.dtype == ir::DType::boolean)  // a mask that hides everything leaves nothing but rounding errors
          leaves.push_back(mask(extents(type.shape, symbols), rng));
        else if (ir::is_integer(type.dtype))
          leaves.push_back(random_tensor(type, symbols, rng, 0, 3));
        else
          leaves.push_back(random_tensor(type, symbols, rng, given.low, 1));
      }
      const Slope found = slope(model.predict, leaves, symbols, rng);
      EXPECT_LT(relative_error(found), 1e-6) << found.derived << " and by differences " << found.measured;
    }
  }
}

TEST_P(Library, GradientIsTheSlope) { check(GetParam(), false); }
TEST_P(Library, GradientIsTheSlopeInTraining) { check(GetParam(), true); }

/// The programs that are compared with Keras: every layer with its options, activations, losses.
std::vector<Program> fixtures() {
  std::vector<Program> programs;
  for (const auto& entry : std::filesystem::directory_iterator(MODELC_SOURCE_DIR "/tests/oracle/fixtures")) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".model" || name == "creation") continue;  // that one has no inputs that count
    const bool positive = name == "elementwise" || name == "losses";           // logarithms and probabilities
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    programs.push_back({name, text.str(), positive ? 0.1 : -1});
  }
  std::sort(programs.begin(), programs.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return programs;
}

std::string name_of(const testing::TestParamInfo<Program>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Fixtures, Library, testing::ValuesIn(fixtures()), name_of);

}  // namespace
