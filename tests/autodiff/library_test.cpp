#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
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

// In f64, with respect to every input, weight and state at once; of the program, or of its gradients. False when
// nothing depends on any of them.
bool check(const Program& given, bool training, bool second = false) {
  bool depends = false;
  elaborate::Options options;
  options.scalar_f64 = true;
  options.training = training;
  if (training && given.text.find("[batch") != std::string::npos) options.settings["batch"] = "3";  // as noise_shape
  const elaborate::Program program = elaborated(given.text, options);
  for (const elaborate::Model& model : program.models) {
    const ir::SymbolValues symbols = symbol_values(model.symbols);
    const ir::Graph graph = second ? derivative(model.predict) : model.predict;
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
      const Slope found = slope(graph, with_cotangents(graph, leaves, symbols, rng), symbols, rng);
      EXPECT_LT(relative_error(found), 1e-6) << found.derived << " and by differences " << found.measured;
      depends = depends || found.size != 0;
    }
  }
  return depends;
}

TEST_P(Library, GradientIsTheSlope) { check(GetParam(), false); }
TEST_P(Library, SecondGradientIsTheSlope) { check(GetParam(), false, true); }
TEST_P(Library, GradientIsTheSlopeInTraining) {
  // As in Keras, no gradient flows through the vectors of spectral normalization that training sets anew: its gradient
  // is not the slope there; tests/oracle compares values and states with Keras's.
  // Renormalization's corrections count as constants in the same way.
  if (GetParam().name.rfind("spectral_normalization", 0) == 0) return;
  if (GetParam().text.find("renorm = true") != std::string::npos) return;
  check(GetParam(), true);
}

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

/// What the fixtures of Keras do not show.
const Program further[] = {
    {"circle", "model M { input p: f32[6, 4] input t: i32[6] output y = circle(t, p, gamma = 3.0) }"},
    {"circle_against_others",
     "model M { input p: f32[3, 4] input r: f32[5, 4] input t: i32[3] input s: i32[5] "
     "output y = circle(t, p, ref_labels = s, ref_embeddings = r, gamma = 3.0, remove_diagonal = false) }"},
    {"ctc", "model M { input p: f32[b, 7, 4] input t: i32[b, 3] output y = ctc(t, p) }"},
    {"generalized_cross_entropy",
     "model M { input p: f32[6, 4] input t: i32[6] output y = categorical_generalized_cross_entropy(t, p, 0.6) }", 0.2},
    {"correlations",
     "model M { input t: f32[4, 5] input p: f32[4, 5] output y = pearson_correlation(t, p) output z = "
     "concordance_correlation(t, p, axis = 0) }"},
    {"reductions_of_losses",
     "model M { input t: f32[4, 5] input p: f32[4, 5] input w: f32[4] output y = Huber(delta = 0.3)(t, p, "
     "sample_weight "
     "= w) output z = MeanSquaredError(reduction = \"sum\")(t, p) output u = LogCosh(reduction = "
     "\"mean_with_sample_weight\")(t, p, sample_weight = 2 + w) }"},
    {"regularizers",
     "model M { input x: f32[4, 3] output y = L1L2(l1 = 0.1, l2 = 0.2)(x) + OrthogonalRegularizer()(x) output z = "
     "MaxNorm(0.5)(x) output u = MinMaxNorm(0.5, 0.7, rate = 0.6)(x) output v = UnitNorm(axis = 1)(x) }"},
    {"slices_backwards",
     "model M { input x: f32[5, 6, 4] output y = x[::-1, 4:0:-2, ::-3] output z = x[3, -4:, none, ...] * x[1, ::-2][0, "
     "1] }"},
    {"ordering",
     "model M { input x: f32[4, 6] output y = top_k(x, 3)[0] output z = sort(x, axis = 0) output u = sort(x, axis = "
     "none) "
     "* take_along_axis(flatten(x), argsort(flatten(-x)), axis = 0) }"},
    {"gathers",
     "model M { input x: f32[5, 4] input i: i32[3, 2] output y = take(x, i, axis = 0) * take(x, i[:, :1], axis = "
     "1)[:3, :2] "
     "output z = concatenate([x, x[::-1], x * x], axis = 1) }"},
    {"products",
     "model M { input x: f32[3, 4] input y: f32[2, 4, 5] output u = einsum(\"ij,bjk->bik\", x, y) output v = "
     "einsum(\"ij,ij,kj->k\", x, x, x) output w = einsum(\"bij->ji\", y) output z = dot(x, transpose(x)) }"},
    {"convolutions",
     "model M { input x: f32[b, 9, 8, 4] input k: f32[3, 2, 2, 6] input s: f32[2, 3, 5, 4] input d: f32[3, 3, 4, 2] "
     "output y = conv(x, k, strides = (2, 1), padding = \"same\") output z = conv(x, k, dilation_rate = (2, 3)) output "
     "u = "
     "conv_transpose(x, s, strides = (2, 3), padding = \"same\") output v = depthwise_conv(x, d, strides = 2) output w "
     "= "
     "max_pool(x, (3, 2), strides = (2, 1), padding = \"same\") * 1.0 output q = average_pool(x, (2, 3), strides = 1, "
     "padding = \"same\") }"},
    {"shared_weights", "model M { input x: f32[b, 4] f = Dense(4, activation = tanh) output y = f(f(x)) + f(x) * x }"},
    {"masks_in_loops",
     "model M { input x: f32[b, 5, 3] m = x[:, :, 0] > -0.5 y = with_mask(x, m) output z = LSTM(2)(y) output u = "
     "Bidirectional(GRU(2, return_sequences = true))(y) output v = GlobalAveragePooling1D()(y) }"},
    {"loops_in_loops",
     "model M { input x: f32[3, 4, 2] input h: f32[2] input c: f32[2] last, all = scan(((h, c), x) -> { n, inner = "
     "scan(((g, "
     "e), y) -> { s = tanh(g * c + y) return (s, e + s * h), e * s }, (h, c), x, axis = 0, reverse = true) return "
     "(n[0], "
     "n[1] * 0.5), sum(inner) }, (h, c), x, axis = 0) output y = last[0] output z = last[1] output u = all }"},
    {"loop_that_counts",
     "model M { input x: f32[b, 4, 2] last, all = scan(((i, h), x) -> ((i + 1, where(i % 2 == 0, h * x, h + x)), h * "
     "x), "
     "(0, ones_like(x[:, 0])), x, axis = 1) output y = last[1] output z = all }"},
};

std::string program_name(const testing::TestParamInfo<Program>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Further, Library, testing::ValuesIn(further), program_name);
INSTANTIATE_TEST_SUITE_P(Fixtures, Library, testing::ValuesIn(fixtures()), program_name);

// A layer's gradient is checked by its fixtures, and one of them at least has one: dropout may drop all there is.
TEST(LibraryFiles, EveryLayerHasAGradientCase) {
  const std::set<std::string> flat = {"discretization"};  // its result is the number of a bin
  const std::vector<Program> programs = fixtures();
  for (const auto& entry : std::filesystem::directory_iterator(MODELC_SOURCE_DIR "/stdlib/layers")) {
    const std::string layer = entry.path().stem().string();
    const bool depends = std::any_of(programs.begin(), programs.end(), [&](const Program& program) {
      return program.name.substr(0, program.name.find_last_of('_')) == layer && check(program, false);
    });
    EXPECT_NE(depends, flat.count(layer) > 0) << layer;
  }
}

}  // namespace
