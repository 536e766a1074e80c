// The pages of docs/reference are printed from the table of operations and the doc comments of the standard library.
// `scripts/reference` brings them up to date.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "entries.h"
#include "ops/rows.h"
#include "source/embedded.h"

namespace modelc::reference {
namespace {

/// A chapter of a page: operations of the table, declarations of files, in that order.
struct Family {
  std::string title;
  std::string about;
  std::vector<std::span<const ir::OpRow>> rows;
  std::vector<std::string> files;
};

struct Page {
  std::string file;
  std::string title;
  std::string about;
  std::vector<Family> families;
};

/// Operations that the language's reference lists in another chapter than the table of operations.
const std::map<std::string, std::string, std::less<>> elsewhere = {
    {"sigmoid", "Activations"}, {"tanh", "Activations"}, {"stop_gradient", "Control"},
    {"scan", "Control"},        {"mask_of", "Control"},  {"with_mask", "Control"},
};

const Page operations = {
    "operations.md",
    "Operations",
    "The names of `keras.ops`: the primitive operations of the table in `compiler/ops`, and the functions that are "
    "written in the language itself, in `stdlib/`.",
    {{"Elementwise", "", {ops::elementwise_rows(), ops::binary_rows(), ops::special_rows()}, {"ops/elementwise.model"}},
     {"Activations", "Layers take them as `activation`, by themselves or by their names.", {}, {"activations.model"}},
     {"Reductions",
      "`axis` is an int, a tuple of ints, or none for all axes; `keepdims` leaves the reduced axes in place with "
      "length "
      "1.",
      {ops::reduction_rows()},
      {"ops/reductions.model"}},
     {"Shape",
      "",
      {ops::structural_rows(), ops::shape_rows(), ops::gather_rows()},
      {"ops/shape.model", "ops/creation.model"}},
     {"Linear algebra, convolution and images",
      "",
      {ops::contraction_rows(), ops::pooling_rows()},
      {"ops/linear_algebra.model", "ops/einsum.model", "ops/convolution.model", "ops/image.model"}},
     {"Systems of equations and decompositions",
      "Of square matrices, `[..., n, n]`; the axes in front are turns. `inv` stands with linear algebra.",
      {ops::linear_algebra_rows()},
      {}},
     {"Rows and elements by index", "", {ops::segment_rows()}, {"ops/indexed.model"}},
     {"Fourier transforms",
      "Along the last axis, of any length. A complex tensor is a pair of two real ones, the real and imaginary parts.",
      {ops::signal_rows()},
      {"ops/signal.model"}},
     {"Normalization, attention and adaptive pooling", "", {}, {"ops/nn.model"}},
     {"Control", "", {ops::control_rows()}, {}},
     {"Random",
      "Without a seed they draw anew at each step of training. Called without a shape each is an initializer.",
      {ops::random_rows()},
      {"ops/random.model"}},
     {"Keras's backend", "Idioms of `keras.backend`, with or without `K.` before them.", {}, {"ops/backend.model"}},
     {"Selection", "", {ops::selection_rows()}, {"ops/sorting.model"}},
     {"Initializers",
      "Functions of a weight's shape. What has settings is called with them.",
      {},
      {"initializers.model"}},
     {"While compiling", "Functions of compile-time values.", {}, {"builtins"}}}};

const Page training = {
    "training.md",
    "Losses, metrics, optimizers",
    "What a model's `compile(...)` and the options of layers take, printed from `stdlib/`.",
    {{"Losses",
      "The functions give one value a sample or element, whose mean is trained. The configured forms give their mean, "
      "or "
      "what `reduction` says.",
      {},
      {"losses.model", "ctc.model", "configured_losses.model"}},
     {"Metrics",
      "Functions are averaged over an epoch; the others keep counts, and begin anew with each epoch.",
      {},
      {"metrics.model", "metrics/confusion.model", "metrics/curves.model", "metrics/iou.model",
       "metrics/scores.model"}},
     {"Optimizers",
      "Each takes Keras's `clipnorm`, `clipvalue`, `global_clipnorm`, `weight_decay`, `gradient_accumulation_steps`, "
      "`use_ema`, `ema_momentum`, `ema_overwrite_frequency` and `loss_scale_factor` too.",
      {},
      {"optimizers.model"}},
     {"Schedules", "What stands for a learning rate: functions of the step.", {}, {"schedules.model"}},
     {"Regularizers", "", {}, {"regularizers.model"}},
     {"Constraints", "", {}, {"constraints.model"}}}};

/// Files whose declarations are the library's own.
const std::set<std::string, std::less<>> inner = {"ops/attention.model",
                                                  "ops/encoding.model",
                                                  "ops/masks.model",
                                                  "ops/merging.model",
                                                  "ops/options.model",
                                                  "ops/recurrent.model",
                                                  "ops/recurrent_convolution.model",
                                                  "ops/tuples.model",
                                                  "training.model"};

std::vector<Entry> entries_of_rows(std::span<const ir::OpRow> rows) {
  std::vector<Entry> entries;
  for (const ir::OpRow& row : rows) {
    if (has(row.traits, ir::Trait::internal) || row.name.front() == '_') continue;
    std::vector<std::string> params;
    for (const ir::OpParam& param : row.params)
      params.push_back(param.fallback.empty() ? std::string(param.name)
                                              : fmt::format("{} = {}", param.name, param.fallback));
    Entry entry{std::string(row.name),
                fmt::format("{}({})", row.name, fmt::join(params, ", ")),
                std::string(row.doc),
                {},
                fmt::format("compiler/ops, the row {}", row.name)};
    if (!row.samples.empty())
      entry.examples.push_back({std::string(row.samples.front().inputs), std::string(row.samples.front().call)});
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<Entry> entries_of(const std::string& file) {
  return file == "builtins" ? entries_of_builtins() : entries_of_file(file);
}

/// The chapters of a page with what they hold.
std::vector<std::pair<Family, std::vector<Entry>>> filled(const Page& page) {
  std::vector<std::pair<Family, std::vector<Entry>>> out;
  for (const Family& family : page.families) out.emplace_back(family, std::vector<Entry>());
  const auto put = [&](const std::string& title, Entry entry) {
    const auto moved = elsewhere.find(entry.name);
    const std::string& wanted = moved == elsewhere.end() ? title : moved->second;
    for (auto& [family, entries] : out)
      if (family.title == wanted) entries.push_back(std::move(entry));
  };
  for (const Family& family : page.families) {
    for (const auto& rows : family.rows)
      for (Entry& entry : entries_of_rows(rows)) put(family.title, std::move(entry));
    for (const std::string& file : family.files)
      for (Entry& entry : entries_of(file))
        if (entry.name != "Lambda") put(family.title, std::move(entry));
  }
  return out;
}

/// The layers, by their names.
std::vector<Entry> layers() {
  std::vector<Entry> entries;
  for (const EmbeddedFile& file : stdlib_files)
    if (file.path.starts_with("layers/"))
      for (Entry& entry : entries_of_file(file.path)) entries.push_back(std::move(entry));
  for (Entry& entry : entries_of_builtins())
    if (entry.name == "Lambda") entries.push_back(std::move(entry));
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

std::string quoted(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (const std::string& text : texts) out.push_back(fmt::format("`{}`", text));
  return fmt::format("{}", fmt::join(out, ", "));
}

/// A part of a recipe, or a layer's option, says nothing by its shapes.
std::string example_text(const Example& example, const Outcome& outcome, bool with_weights) {
  if (example.inputs.empty()) return fmt::format("\nExample: `{}`\n", example.call);
  std::string text =
      fmt::format("\nExample, with `{}`: `{}` gives {}", example.inputs, example.call, quoted(outcome.outputs));
  if (with_weights && !outcome.weights.empty()) text += fmt::format(" with the weights {}", quoted(outcome.weights));
  return text + "\n";
}

std::string section(const Entry& entry, std::string_view marks, bool with_weights,
                    std::vector<Outcome>::const_iterator& outcome) {
  std::string text = fmt::format("\n{} {}\n\n```\n{}\n```\n\n{}\n", marks, entry.name, entry.signature, entry.doc);
  for (const Example& example : entry.examples) text += example_text(example, *outcome++, with_weights);
  return text;
}

std::vector<Example> examples_of(const std::vector<Entry>& entries) {
  std::vector<Example> examples;
  for (const Entry& entry : entries) examples.insert(examples.end(), entry.examples.begin(), entry.examples.end());
  return examples;
}

std::string text_of(const Page& page) {
  const auto chapters = filled(page);
  std::vector<Example> examples;
  for (const auto& [family, entries] : chapters)
    for (const Example& example : examples_of(entries)) examples.push_back(example);
  const std::vector<Outcome> outcomes = compile(examples);
  auto outcome = outcomes.begin();
  std::string text = fmt::format("# {}\n\n{}\n", page.title, page.about);
  for (const auto& [family, entries] : chapters) {
    text += fmt::format("\n## {}\n", family.title);
    if (!family.about.empty()) text += fmt::format("\n{}\n", family.about);
    for (const Entry& entry : entries) text += section(entry, "###", false, outcome);
  }
  return text;
}

std::string text_of_layers() {
  const std::vector<Entry> entries = layers();
  const std::vector<Outcome> outcomes = compile(examples_of(entries));
  std::string text =
      "# Layers\n\nThe layers of `keras.layers`, printed from `stdlib/layers`. The first brackets configure a layer, "
      "the "
      "second apply it; every layer also takes `name` and `trainable`.\n\n";
  for (const Entry& entry : entries) {
    std::string anchor = entry.name;
    std::transform(anchor.begin(), anchor.end(), anchor.begin(), [](unsigned char c) { return std::tolower(c); });
    text += fmt::format("{}[{}](#{})", entry.name == entries.front().name ? "" : " · ", entry.name, anchor);
  }
  text += "\n";
  auto outcome = outcomes.begin();
  for (const Entry& entry : entries) text += section(entry, "##", true, outcome);
  return text;
}

void expect_current(const std::string& name, const std::string& wanted) {
  const std::string path = std::string(MODELC_SOURCE_DIR) + "/docs/reference/" + name;
  if (std::getenv("MODELC_UPDATE") != nullptr) std::ofstream(path) << wanted;
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  // A difference of a whole page is no message that anybody reads.
  EXPECT_TRUE(text.str() == wanted) << "docs/reference/" << name << " is not current: run scripts/reference";
}

/// Every entry says what it does and shows it, and what it shows compiles without a word.
void expect_described(const std::vector<Entry>& entries) {
  const std::vector<Outcome> outcomes = compile(examples_of(entries));
  auto outcome = outcomes.begin();
  for (const Entry& entry : entries) {
    EXPECT_FALSE(entry.doc.empty()) << entry.place << ": `" << entry.name
                                    << "` has no documentation: write what it does in `##` lines above it";
    EXPECT_FALSE(entry.examples.empty())
        << entry.place << ": `" << entry.name
        << "` has no example: end its `##` lines with one, as in\n  ## Example, with `x: f32[b, 8]`: `Dense(4)(x)`\n"
           "or, for what stands in a recipe or an option, with\n  ## Example: `optimizer = Adam()`";
    for (const Example& example : entry.examples)
      EXPECT_EQ((outcome++)->errors, "") << entry.place << ": the example `" << example.call << "`";
  }
}

TEST(Reference, OperationsAreCurrent) { expect_current("operations.md", text_of(operations)); }
TEST(Reference, TrainingIsCurrent) { expect_current("training.md", text_of(training)); }
TEST(Reference, LayersAreCurrent) { expect_current("layers.md", text_of_layers()); }

TEST(Reference, DescribesEveryOperation) {
  for (const auto& [family, entries] : filled(operations)) expect_described(entries);
}
TEST(Reference, DescribesWhatTrains) {
  for (const auto& [family, entries] : filled(training)) expect_described(entries);
}
TEST(Reference, DescribesEveryLayer) {
  const std::vector<Entry> entries = layers();
  expect_described(entries);
  for (const Entry& entry : entries)
    EXPECT_TRUE(entry.signature.find("->") != std::string::npos || entry.doc.find(" give") != std::string::npos ||
                entry.doc.find(" by the name ") != std::string::npos)
        << entry.place << ": the documentation of `" << entry.name
        << "` does not say what shapes it takes and gives: \"`x: [b, n]` gives `[b, units]`\"";
}

TEST(Reference, HasEveryFileOfTheLibrary) {
  std::set<std::string, std::less<>> known = inner;
  for (const Page* page : {&operations, &training})
    for (const Family& family : page->families) known.insert(family.files.begin(), family.files.end());
  for (const EmbeddedFile& file : stdlib_files)
    if (!file.path.starts_with("layers/")) {
      EXPECT_TRUE(known.contains(file.path))
          << "put stdlib/" << file.path << " into a chapter of the reference, in " << __FILE__;
    }
  for (const std::string& path : inner)
    for (const Entry& entry : entries_of_file(path))
      ADD_FAILURE() << entry.place << ": `" << entry.name << "` is public, and its file in no chapter of the reference";
}

/// The names of chapter 10 of the language's reference, by its families.
TEST(Reference, HasEveryNameOfTheLanguage) {
  const std::vector<std::string> names = {
      "abs sign exp expm1 log log1p sqrt rsqrt square reciprocal sin cos tan tanh sinh cosh asin acos atan atan2 erf "
      "floor ceil round maximum minimum clip pow where isnan isfinite logical_and logical_or logical_not",
      "relu relu6 leaky_relu elu selu gelu silu swish mish sigmoid hard_sigmoid hard_swish softplus softsign softmax "
      "log_softmax tanh linear exponential",
      "sum mean prod max min var std any all argmax argmin logsumexp norm l2_normalize cumsum",
      "reshape flatten transpose permute expand_dims squeeze concatenate stack split tile repeat pad flip roll "
      "broadcast_to take gather one_hot space_to_depth depth_to_space arange zeros ones full zeros_like ones_like eye "
      "cast",
      "matmul dot einsum conv conv_transpose depthwise_conv max_pool average_pool resize",
      "scan stop_gradient with_mask mask_of",
      "random_uniform random_normal dropout",
      "top_k sort argsort non_max_suppression"};
  std::set<std::string> known;
  for (const auto& [family, entries] : filled(operations))
    for (const Entry& entry : entries) known.insert(entry.name);
  for (const std::string& family : names) {
    std::istringstream list(family);
    for (std::string name; list >> name;) EXPECT_TRUE(known.contains(name)) << name;
  }
}

}  // namespace
}  // namespace modelc::reference
