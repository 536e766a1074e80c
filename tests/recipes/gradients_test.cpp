// Networks with derivatives in them, in inference and in losses, are JAX's (tests/oracle/gradients.py).
#include "recipes/recipe.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

std::string read_text(const std::string& path) {
  std::ifstream file(std::string(MODELC_SOURCE_DIR) + "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The example, with the share that it draws at random given as a target.
std::string critic() {
  std::string text = read_text("examples/gradients/critic.model");
  const std::string drawn = "share = random_uniform((image.shape[0], 1, 1, 1))";
  const std::size_t at = text.find(drawn);
  EXPECT_NE(at, std::string::npos);
  if (at != std::string::npos) text.replace(at, drawn.size(), "target share: f32[batch, 1, 1, 1]");
  return text;
}

struct Network {
  std::string name;
  std::string text;
};

class Networks : public testing::TestWithParam<Network> {};

TEST_P(Networks, EqualJax) {
  Recipe recipe(GetParam().text, GetParam().name != "activations");
  ASSERT_TRUE(recipe.ok());
  const Tensors tensors = read_tensors("gradients/" + GetParam().name);
  Tensors given;
  Tensors expected;
  bool trains = false;
  for (const auto& [name, data] : tensors) {
    if (name.rfind("given/", 0) == 0)
      given[name.substr(6)] = data;
    else if (name.rfind("weight/", 0) == 0)
      recipe.kept.at(name.substr(7)) = data;
    else
      expected[name.rfind("output/", 0) == 0 ? name.substr(7) : name] = data;
    trains = trains || name == "loss";
  }
  Tensors found = recipe.run(recipe.model().predict, given);
  if (trains) found.merge(recipe.run(recipe.entries().gradients, given));
  double worst = 0;
  for (const auto& [name, data] : expected) {
    ASSERT_TRUE(found.contains(name)) << name;
    const double error = largest_error(found.at(name), data);
    EXPECT_LE(error, 1e-10) << name;
    worst = std::max(worst, error);
  }
  std::printf("%-12s %2d tensors, largest error %.1e\n", GetParam().name.c_str(), static_cast<int>(expected.size()),
              worst);
}

std::vector<Network> networks() {
  std::vector<Network> found{{"critic", critic()}};
  for (const std::string name : {"poisson", "force"})
    found.push_back({name, read_text("examples/gradients/" + name + ".model")});
  for (const std::string name : {"burgers", "recurrent", "selection", "custom", "descent", "activations"})
    found.push_back({name, read_text("tests/recipes/gradients/" + name + ".model")});
  return found;
}

INSTANTIATE_TEST_SUITE_P(Gradients, Networks, testing::ValuesIn(networks()),
                         [](const auto& network) { return network.param.name; });

}  // namespace
