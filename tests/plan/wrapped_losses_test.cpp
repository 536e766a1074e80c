// Every layer of the library inside of whatever can stand around a layer, with losses: what compiles has gradients that
// are the slope of its loss, and can be planned; anything else is an error that says what is wrong.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "autodiff/check.h"
#include "elaborate/elaborate.h"
#include "passes/pipelines.h"
#include "plan/plan.h"
#include "training/training.h"

namespace modelc::tests {
namespace {

namespace fs = std::filesystem;

/// A layer as its documentation's example configures and applies it to one tensor.
struct Subject {
  std::string layer;  ///< "Dense(4)"
  std::string dtype;  ///< "f32"
  std::string dims;   ///< behind the batch, ", 8"
};

std::string one_line(const fs::path& path) {
  std::ifstream file(path);
  std::string text, line;
  while (std::getline(file, line) && line.rfind("##", 0) == 0) text += line.substr(2);
  return text;
}

std::vector<Subject> subjects() {
  static const std::regex example("Example, with `x: ([a-z0-9]+)\\[b((?:, [0-9]+)*)\\]`: `([A-Z][^`]*)\\(x\\)`");
  std::vector<Subject> found;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(MODELC_SOURCE_DIR "/stdlib/layers")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& path : files) {
    const std::string text = one_line(path);
    if (std::smatch match; std::regex_search(text, match, example)) found.push_back({match[3], match[1], match[2]});
  }
  return found;
}

/// `$layer$` stands in it, applied to tensors like that of its example; x has an axis of steps behind the batch.
struct Wrapper {
  const char* name;
  const char* text;
};

const Wrapper wrappers[] = {
    {"sequential", "output y = x[:, 0] |> Sequential([$layer$, Noted()])"},
    {"time_distributed", "output y = TimeDistributed(Sequential([$layer$, Counted(), Noted()]))(x)"},
    {"scan", "inner = $layer$ _, ys = scan((c, v) -> { h = Noted()(inner(v)) return c, h }, none, x) output y = ys"},
    {"carried",
     "inner = $layer$ last, _ = scan((c, v) -> (c + mean(real(Noted()(inner(v)))), none), 0.0, x) output y = last"},
    {"scan_in_scan",
     "inner = $layer$ last, _ = scan((c, v) -> { d, _ = scan((d, w) -> (d + mean(real(Noted()(inner(v)))), none), c, "
     "ones((2,)), axis = 0) return d, none }, 0.0, x) output y = last"},
    {"model", "output y = Inner()(x[:, 0])"},
    {"model_in_scan", "inner = Inner() _, ys = scan((c, v) -> (c, inner(v)), none, x) output y = ys"},
    {"cell", "output y = RNN(Cell(), return_sequences = true)(x)"},
    {"both_directions", "output y = Bidirectional(RNN(Cell(), return_sequences = true))(x)"},
    {"cells", "output y = RNN([Cell(), GRUCell(2)])(x)"},
    {"spectral", "s = SpectralNormalization($layer$) output y = Noted()(s(x[:, 0]) + s(x[:, 1]))"},
    {"spectral_in_scan",
     "inner = SpectralNormalization($layer$) _, ys = scan((c, v) -> (c, Noted()(inner(v))), none, x) output y = ys"},
};

std::string program(const Subject& subject, const Wrapper& wrapper) {
  std::string text = fmt::format(R"(
fn real(x) = cast(x, f32)
layer Noted(x) {{ loss 0.1 * real(x) ** 2  return x }}
layer Counted(x) {{ state n: f32 = zeros  update n = n + 1.0  return x }}
model Inner {{ input v: {0}[b{1}]  y = $layer$(v)  loss 0.5 * real(y) ** 2  output y }}
layer Cell(state_size = 2)(x, states) {{
    s = tanh(states[0] + mean(real(Noted()($layer$(x)))))
    return s, [s]
}}
model M {{ input x: {0}[b, 3{1}]  {2}  compile(optimizer = SGD(), loss = (y_true, y) -> real(y) ** 2) }}
)",
                                 subject.dtype, subject.dims, wrapper.text);
  for (std::size_t at = 0; (at = text.find("$layer$", at)) != std::string::npos;) text.replace(at, 7, subject.layer);
  return text;
}

class OneFile : public FileSystem {
 public:
  std::string text;
  std::optional<std::string> read(const std::string&, std::string&) const override { return text; }
};

/// The loss's gradient by all weights against differences. What a layer sets in training counts as a constant for it,
/// and random numbers are the same in each evaluation.
void check_slope(const ir::Graph& graph, const std::vector<elaborate::Symbol>& symbols) {
  const ir::SymbolValues values = symbol_values(symbols);
  std::mt19937_64 rng(5);
  std::vector<ir::TensorData> leaves;
  std::vector<std::vector<double>> direction;
  for (const ir::Leaf& leaf : graph.leaves) {
    const ir::TensorType& type = graph.type(leaf.node);
    const bool positive = leaf.kind == ir::Leaf::Kind::state || leaf.name.ends_with("variance");
    leaves.push_back(ir::is_float(type.dtype) ? random_tensor(type, values, rng, positive ? 0.5 : -1, 1)
                                              : random_tensor(type, values, rng, 0, 2));
    direction.push_back(directions(leaves.back().real.size(), rng));
    // A frozen weight stays where it is.
    if (std::ranges::find(graph.outputs, "grad/" + leaf.name, &ir::Output::name) == graph.outputs.end())
      std::ranges::fill(direction.back(), 0.0);
  }
  const std::vector<ir::TensorData> at = ir::evaluate(graph, leaves, values);
  double derived = 0, size = 0;
  for (std::size_t i = 0; i < graph.outputs.size(); ++i) {
    const std::string& name = graph.outputs[i].name;
    if (name.rfind("grad/", 0) != 0) continue;
    const auto leaf = std::ranges::find(graph.leaves, name.substr(5), &ir::Leaf::name);
    ASSERT_NE(leaf, graph.leaves.end()) << name;
    const auto place = static_cast<std::size_t>(leaf - graph.leaves.begin());
    ASSERT_EQ(at[i].shape, leaves[place].shape) << name;
    for (std::size_t k = 0; k < at[i].real.size(); ++k) {
      derived += at[i].real[k] * direction[place][k];
      size += std::abs(at[i].real[k] * direction[place][k]);
    }
  }
  const auto loss = [&](double step) {
    std::vector<ir::TensorData> moved = leaves;
    for (std::size_t i = 0; i < moved.size(); ++i)
      if (graph.leaves[i].kind == ir::Leaf::Kind::weight)
        for (std::size_t k = 0; k < moved[i].real.size(); ++k) moved[i].real[k] += step * direction[i][k];
    return ir::evaluate(graph, moved, values)[0].real[0];
  };
  constexpr double step = 1e-5;
  const double measured = (loss(step) - loss(-step)) / (2 * step);
  EXPECT_NEAR(derived, measured, 1e-5 * std::max({std::abs(derived), size, 0.01}));
}

struct Outcome {
  std::string errors;
  bool compiled = false;
};

Outcome examine(const std::string& text, const elaborate::Library& library, bool slopes) {
  OneFile files;
  files.text = text;
  SourceMap sources;
  Diagnostics diagnostics;
  elaborate::Options options;
  options.train = true;
  options.scalar_f64 = true;
  options.model = "M";
  const elaborate::Program program = elaborate::elaborate("m.model", files, sources, diagnostics, options, &library);
  std::optional<training::Entries> entries;
  if (!diagnostics.has_errors()) {
    EXPECT_EQ(program.models.size(), 1u);
    EXPECT_TRUE(program.models.at(0).training);
    entries = training::make_entries(program.models.at(0), diagnostics);
  }
  if (!entries) return {render_text(diagnostics, sources, false), false};
  const elaborate::Model& model = program.models.front();
  for (ir::Graph* graph : {&entries->gradients, &entries->step, &entries->evaluate}) {
    EXPECT_EQ(ir::verify(*graph), std::vector<std::string>{});
    *graph = passes::run(passes::optimization_pipeline(), std::move(*graph));
    EXPECT_EQ(ir::verify(*graph), std::vector<std::string>{});
    (void)plan::print(plan::make(*graph));
  }
  if (slopes) check_slope(entries->gradients, model.training->symbols);
  return {"", true};
}

class WrappedLosses : public testing::TestWithParam<Wrapper> {};

TEST_P(WrappedLosses, OfEveryLayerHaveGradients) {
  static const elaborate::Library library = elaborate::parse_library();
  const Wrapper& wrapper = GetParam();
  const bool spectral = std::string_view(wrapper.name).rfind("spectral", 0) == 0;
  std::size_t compiled = 0;
  const std::vector<Subject> layers = subjects();
  ASSERT_GE(layers.size(), 60u);
  for (const Subject& subject : layers) {
    SCOPED_TRACE(subject.layer);
    // As in Keras, what training sets the weights to has no gradient by them.
    const bool sets = spectral || subject.layer.rfind("SpectralNormalization", 0) == 0;
    const Outcome outcome = examine(program(subject, wrapper), library, !sets);
    compiled += outcome.compiled;
    // An axis too few or many, or no weight to normalize: what the user can mend, in the user's own file.
    if (!outcome.compiled) {
      EXPECT_NE(outcome.errors.find("error[E"), std::string::npos);
      EXPECT_NE(outcome.errors.find("m.model:"), std::string::npos) << outcome.errors;
      EXPECT_TRUE(spectral || outcome.errors.find("E0204") == std::string::npos) << outcome.errors;
    }
  }
  EXPECT_GE(compiled, spectral ? 5u : layers.size() * 9 / 10) << "of " << layers.size();
}

std::string wrapper_name(const testing::TestParamInfo<Wrapper>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(In, WrappedLosses, testing::ValuesIn(wrappers), wrapper_name);

}  // namespace
}  // namespace modelc::tests
