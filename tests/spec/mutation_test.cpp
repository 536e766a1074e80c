#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>

#include "autodiff/autodiff.h"
#include "driver/big_stack.h"
#include "driver/stages.h"
#include "plan/plan.h"
#include "spec/conformance.h"
#include "spec/mutate.h"
#include "syntax/format.h"
#include "training/training.h"

namespace modelc::spec {
namespace {

constexpr std::size_t rounds = 1000;  // of each group; MODELC_MUTATIONS asks for another number
constexpr std::size_t largest_seed = 6000;

class Memory : public FileSystem {
 public:
  std::string text;
  std::optional<std::string> read(const std::string& path, std::string& error) const override {
    if (path == "m.model") return text;
    error = "no such file";
    return std::nullopt;
  }
};

std::vector<std::vector<std::string>> seeds() {
  std::vector<std::vector<std::string>> out;
  const auto add = [&](const fs::path& path) {
    if (path.extension() == ".model" && fs::file_size(path) <= largest_seed) out.push_back(pieces(slurp(path)));
  };
  std::vector<fs::path> files;
  for (const char* folder : {"tests/spec", "examples", "stdlib", "tests/syntax/data"})
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fs::path(MODELC_SOURCE_DIR) / folder))
      if (entry.path().parent_path().filename() !=
          "networks")  // deep ones: a mutation of one takes as long as hundreds
        files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) add(file);
  return out;
}

std::size_t setting(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  return text ? static_cast<std::size_t>(std::strtoull(text, nullptr, 10)) : otherwise;
}

/// The gradient of every output by the weights and inputs, with the output itself as what comes in.
void differentiate(ir::Graph graph) {
  std::vector<autodiff::Seed> seeds;
  std::vector<ir::NodeId> wrt;
  for (const ir::Output& output : graph.outputs)
    if (ir::is_float(graph.type(output.node).dtype)) seeds.push_back({output.node, output.node});
  for (const ir::Leaf& leaf : graph.leaves)
    if (ir::is_float(graph.type(leaf.node).dtype)) wrt.push_back(leaf.node);
  try {
    const std::vector<ir::NodeId> gradients = autodiff::pull_back(graph, seeds, wrt);
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      EXPECT_EQ(graph.type(gradients[i]), graph.type(wrt[i]));
      graph.outputs.push_back({"gradient_" + std::to_string(i), gradients[i], {}});
    }
  } catch (const ir::GradientError&) {  // an operation without a gradient
    return;
  } catch (const ir::DimOverflow&) {  // sizes that only the gradient leaves 64 bits with
    return;
  }
  const ir::Graph optimized = passes::run(passes::optimization_pipeline(), std::move(graph));
  EXPECT_EQ(ir::verify(optimized), std::vector<std::string>{});
}

/// The loss with its gradients, a step of training and an evaluation.
void train(const elaborate::Model& model, Diagnostics& diagnostics) {
  const std::optional<training::Entries> entries = training::make_entries(model, diagnostics);
  if (!entries) return;
  for (const ir::Graph* graph : {&entries->gradients, &entries->step, &entries->evaluate}) {
    const ir::Graph optimized = passes::run(passes::optimization_pipeline(), *graph);
    EXPECT_EQ(ir::verify(optimized), std::vector<std::string>{});
  }
}

enum class As { inference, training, recipe };

/// Everything the compiler does with a program; true when it is accepted.
bool compile(const std::string& text, const elaborate::Library& library, As as) {
  Memory files;
  files.text = text;
  SourceMap sources;
  Diagnostics diagnostics;
  elaborate::Options options;
  options.training = as == As::training;
  options.train = as == As::recipe;
  elaborate::Program program = elaborate::elaborate("m.model", files, sources, diagnostics, options, &library);
  const std::string rendered = render_text(diagnostics, sources, false);
  (void)render_json(diagnostics, sources);
  EXPECT_TRUE(!diagnostics.has_errors() || rendered.find("error[E") != std::string::npos);
  if (diagnostics.has_errors()) return false;
  for (elaborate::Model& model : program.models) {
    EXPECT_EQ(ir::verify(model.predict), std::vector<std::string>{});
    if (model.training) train(model, diagnostics);
    if (as == As::training) {
      differentiate(std::move(model.predict));
      continue;
    }
    model.predict = passes::run(passes::optimization_pipeline(), std::move(model.predict));
    EXPECT_EQ(ir::verify(model.predict), std::vector<std::string>{});
    (void)plan::print(plan::make(model.predict));
  }
#ifdef MODELC_WHOLE_COMPILE
  if (as == As::inference) {
    EXPECT_FALSE(emit::emit_header(program, sources, driver::plan_models(program, {}), {}).empty());
  }
#endif
  return true;
}

class Mutations : public testing::TestWithParam<std::size_t> {};

/// Whatever a file says, the compiler answers: no crash, no hang, and an accepted program can be planned.
TEST_P(Mutations, AreAnswered) {
  const auto programs = seeds();
  ASSERT_GE(programs.size(), 100u);
  const elaborate::Library library = elaborate::parse_library();
  const char* log = std::getenv("MODELC_MUTATION_LOG");  // holds the program that is being compiled
  Random random(GetParam() + 1000 * setting("MODELC_MUTATION_SEED", 0));
  std::size_t accepted = 0;
  driver::on_big_stack([&] {
    for (std::size_t round = setting("MODELC_MUTATIONS", rounds); round > 0; --round) {
      const std::string text = mutate(programs, random);
      if (log) std::ofstream(log, std::ios::binary) << text;
      const auto begin = std::chrono::steady_clock::now();
      try {
        accepted += compile(text, library, round % 4 == 0 ? As::training : round % 4 == 2 ? As::recipe : As::inference);
      } catch (const std::exception& error) {
        ADD_FAILURE() << error.what() << "\n" << text;
      } catch (...) {
        ADD_FAILURE() << "an exception that is none\n" << text;
      }
      const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
      EXPECT_LT(taken.count(), 30.0) << text;
      if (testing::Test::HasFailure()) {
        ADD_FAILURE() << text;
        return;
      }
    }
  });
  EXPECT_GT(accepted, 0u);
}

INSTANTIATE_TEST_SUITE_P(Groups, Mutations, testing::Range<std::size_t>(0, 10));

}  // namespace
}  // namespace modelc::spec
