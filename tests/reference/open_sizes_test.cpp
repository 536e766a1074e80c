// Every function and layer of the library with a size left open where its example has a number: it gives the same
// values, or stands below with the reason why it cannot.
#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <set>

#include "entries.h"
#include "ops/program.h"
#include "ops/table.h"
#include "source/embedded.h"

namespace modelc::reference {
namespace {

constexpr std::string_view symbol = "open_size";

struct Refusal {
  std::string_view message;  ///< a part of the error
  std::string_view reason;
};

/// What refuses open sizes, whatever the function or layer.
constexpr Refusal refusals[] = {
    {"a weight of shape", "weights have one size, which their file and the optimizer's states have too"},
    {"`units` is an int", "the size of a weight"},
    {"`filters` is an int", "the size of a weight"},
    {"`depth_multiplier` is an int", "the size of a weight"},
    {"`input_dim` is an int", "the size of a weight"},
    {"`output_dim` is an int", "the size of a weight"},
    {"`groups` is an int", "divides the size of a weight"},
    {"`head_dim` is an int", "the size of a weight"},
    {"`key_dim` is an int", "the size of a weight"},
    {"`num_heads` is an int", "the size of a weight"},
    {"`num_query_heads` is an int", "the size of a weight"},
    {"`num_key_value_heads` is an int", "the size of a weight"},
    {"`power_iterations` is an int", "how often a computation is written down"},
    {"`axis` is an int", "which axis: the rank of every result has to be known"},
    {"`axes` is an int", "which axis"},
    {"`shared_axes` is an int", "which axis"},
    {"`dims` is made of ints", "which axis"},
    {"`offset` is an int", "which diagonal: its sign decides where it starts"},
    {"an axis of `", "which axis"},
    {"`axis` of `", "which axis"},
    {"`axes` of `", "which axis"},
    {"an index is an int", "which element of a tuple"},
    {"`seed` of `", "numbers that are the same at every run"},
    {"`dilation_rate` of `conv", "the geometry of a convolution's kernel is known while compiling"},
    {"`strides` of `conv", "the geometry of a convolution's kernel is known while compiling"},
    {"`fill_value` of `full` is a number", "a number, not a size"},
    {"each of `step` of `slice`", "slices are views whose strides are known"},
    {"an argument of `range` is an int", "how often a loop is written down"},
    {"`open_size > 1` depends on symbols", "strides and dilation of a convolution are known while compiling"},
    {"is configured here, not applied", "options of layers are known while compiling"},
    {"cannot broadcast", "the example has another tensor, whose size is a number"},
};

constexpr std::string_view whole_transforms = "the window and the frames' overlap are laid out while compiling";
constexpr std::string_view whole_windows = "windows of several lengths are written down one by one";

/// What refuses them in one example, with its reason.
const std::map<std::string, std::string_view, std::less<>> refused = {
    {"depthwise_conv: depthwise_conv(x, kernel, padding = \"same\")", "the groups of a convolution are known"},
    {"separable_conv: separable_conv(x, kernel, pointwise)", "one number is the example's kernel size and channels"},
    {"conv: conv(x, k, strides = (open_size, 1), padding = \"same\")", "the groups of a convolution are known"},
    {"conv: conv(x, k, strides = (2, 1), padding = \"same\")", "the groups of a convolution are known"},
    {"AdaptiveAveragePooling1D: AdaptiveAveragePooling1D(open_size)(x)", whole_windows},
    {"AdaptiveAveragePooling2D: AdaptiveAveragePooling2D((open_size, 2))(x)", whole_windows},
    {"AdaptiveAveragePooling3D: AdaptiveAveragePooling3D((2, open_size, 2))(x)", whole_windows},
    {"AdaptiveMaxPooling1D: AdaptiveMaxPooling1D(open_size)(x)", whole_windows},
    {"AdaptiveMaxPooling2D: AdaptiveMaxPooling2D((open_size, 2))(x)", whole_windows},
    {"AdaptiveMaxPooling3D: AdaptiveMaxPooling3D((2, open_size, 2))(x)", whole_windows},
    {"adaptive_average_pool: adaptive_average_pool(x, open_size)", whole_windows},
    {"adaptive_max_pool: adaptive_max_pool(x, open_size)", whole_windows},
    {"norm: norm(x, ord = open_size, axis = -1)", "a number, not a size, that decides which formula it is"},
    {"normalize: normalize(x, order = open_size)", "a number, not a size, that decides which formula it is"},
    {"average: average(x, axis = open_size, weights = [1.0, 2.0, 1.0])", "which axis"},
    {"stft: re, im = stft(x, open_size, 4, 8)", whole_transforms},
    {"stft: re, im = stft(x, 6, open_size, 8)", whole_transforms},
    {"stft: re, im = stft(x, 6, 4, open_size)", whole_transforms},
    {"istft: istft((re, im), open_size, 4, 8)", whole_transforms},
    {"istft: istft((re, im), 6, open_size, 8)", whole_transforms},
    {"istft: istft((re, im), 6, 4, open_size)", whole_transforms},
    {"scatter_update: scatter_update(inputs, indices, updates)", "how many axes an index goes along"},
    {"diff: diff(a, n = open_size)", "how often a computation is written down"},
    {"error: x if x.rank == open_size else error(\"x is a matrix\")", "a condition is known while compiling"},
    {"make_weights: (d -> d(x) if len(make_weights(d, x)) == open_size else -x)(Dense(4))",
     "a condition is known while compiling"},
};

/// An example of which something is open, and the number that has to give the same.
struct Opened {
  std::string name;  ///< of what it is an example of
  Example fixed;
  std::vector<Example> open;  ///< to try in turn
  std::int64_t number = 0;
};

/// The text with the numbers in brackets that are `size` replaced.
std::string opened(const std::string& inputs, std::int64_t size) {
  return std::regex_replace(inputs, std::regex(fmt::format("([\\[ ]){}(?=[,\\]])", size)), fmt::format("$1{}", symbol));
}

/// Where a text has ints, as places and lengths.
std::vector<std::pair<std::size_t, std::size_t>> ints_in(const std::string& text) {
  static const std::regex number("[A-Za-z_0-9.]+(e-)?[0-9]*");
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at)
    if (const std::string word = at->str();
        (at->position() == 0 || text[at->position() - 1] != '-') &&
        std::ranges::all_of(word, [](unsigned char c) { return std::isdigit(c) != 0; }))
      places.emplace_back(at->position(), word.size());
  return places;
}

std::string with_symbol(const std::string& text, std::pair<std::size_t, std::size_t> place) {
  return text.substr(0, place.first) + std::string(symbol) + text.substr(place.first + place.second);
}

template <class Take>
void for_each_example(Take take) {
  for (const EmbeddedFile& file : stdlib_files)
    for (const Entry& entry : entries_of_file(file.path))
      for (const Example& example : entry.examples) take(entry.name, example);
  for (const Entry& entry : entries_of_builtins())
    if (entry.name != "str")  // of what is known while compiling
      for (const Example& example : entry.examples) take(entry.name, example);
  for (const ir::OpRow* row : ops::all())
    if (!has(row->traits, ir::Trait::internal))
      for (const ir::Sample& sample : row->samples)
        take(std::string(row->name), Example{std::string(sample.inputs), std::string(sample.call)});
}

/// The sizes of inputs that are one number, open; where that alone is refused, the same number in the call as well.
std::vector<Opened> open_inputs() {
  std::vector<Opened> all;
  for_each_example([&](const std::string& name, const Example& example) {
    std::set<std::int64_t> sizes;
    for (const auto& place : ints_in(example.inputs))
      sizes.insert(std::stoll(example.inputs.substr(place.first, place.second)));
    for (const std::int64_t size : sizes) {
      const std::string inputs = opened(example.inputs, size);
      if (size < 2 || inputs == example.inputs) continue;
      std::string call = example.call;
      for (const auto& place : ints_in(example.call))
        if (example.call.substr(place.first, place.second) == std::to_string(size)) {
          const std::size_t shift = call.size() - example.call.size();
          call = with_symbol(call, {place.first + shift, place.second});
        }
      all.push_back({name, example, {{inputs, example.call}, {inputs, call}}, size});
    }
  });
  return all;
}

/// Each number of a call, open.
std::vector<Opened> open_options() {
  std::vector<Opened> all;
  std::set<std::string> seen;
  for_each_example([&](const std::string& name, const Example& example) {
    if (example.inputs.empty() || !seen.insert(example.inputs + example.call).second) return;
    for (const auto& place : ints_in(example.call)) {
      const std::string inputs = fmt::format("{}, size: f32[{}]", example.inputs, symbol);
      all.push_back({name,
                     example,
                     {{inputs, with_symbol(example.call, place)}},
                     std::stoll(example.call.substr(place.first, place.second))});
    }
  });
  return all;
}

/// A compiled example, or what the compiler says.
struct Compiled {
  std::optional<elaborate::Model> model;
  std::string errors;
};

Compiled compiled(const Example& example) {
  SourceMap sources;
  Diagnostics diagnostics;
  elaborate::Program program = elaborate::elaborate("example.model", tests::OneFile(program_of(example)), sources,
                                                    diagnostics, {}, &tests::library());
  Compiled result;
  for (const Diagnostic& one : diagnostics.all())
    if (info(one.code).severity == Severity::error) result.errors += one.message + "\n";
  if (result.errors.empty() && !program.models.empty()) result.model = std::move(program.models.front());
  return result;
}

/// What differs between the values; empty when nothing does. Throws ir::EvalError for requirements that are not met.
std::string difference(const elaborate::Model& fixed, const elaborate::Model& open, std::int64_t number) {
  ir::SymbolValues symbols = tests::symbol_values(fixed.symbols);
  std::mt19937_64 rng(7);
  std::map<std::string, ir::TensorData> given;
  std::vector<ir::TensorData> leaves;
  for (const ir::Leaf& leaf : fixed.predict.leaves)
    leaves.push_back(given[leaf.name] = tests::random_tensor(fixed.predict.type(leaf.node), symbols, rng, 0.25, 4));
  const std::vector<ir::TensorData> expected = ir::evaluate(fixed.predict, leaves, symbols);
  symbols[std::string(symbol)] = number;
  leaves.clear();
  for (const ir::Leaf& leaf : open.predict.leaves)
    leaves.push_back(given.contains(leaf.name)
                         ? given[leaf.name]
                         : tests::random_tensor(open.predict.type(leaf.node), symbols, rng, 0, 1));
  const std::vector<ir::TensorData> actual = ir::evaluate(open.predict, leaves, symbols);
  if (actual.size() != expected.size()) return "the numbers of results differ";
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (actual[i].shape != expected[i].shape) return "shapes differ";
    if (actual[i].integer != expected[i].integer) return "integers differ";
    for (std::size_t k = 0; k < actual[i].real.size(); ++k) {
      const double a = actual[i].real[k], e = expected[i].real[k];
      if (std::isfinite(e) && !(std::abs(a - e) <= 1e-5 * std::max(1.0, std::abs(e))))
        return fmt::format("{} differs from {}", a, e);
    }
  }
  return "";
}

/// Why it does not give the same; empty when it does.
std::string failure(const Opened& one) {
  const Compiled fixed = compiled(one.fixed);
  if (!fixed.model) return "with numbers: " + fixed.errors;
  Compiled open;
  for (const Example& example : one.open)
    if (!open.model) open = compiled(example);
  if (!open.model) return open.errors;
  try {
    return difference(*fixed.model, *open.model, one.number);
  } catch (const ir::EvalError& error) {
    return error.message;
  }
}

TEST(OpenSizes, GiveTheSameOrHaveAReasonToRefuse) {
  std::set<std::string, std::less<>> needed;
  std::size_t count = 0;
  for (const std::vector<Opened>& all : {open_inputs(), open_options()})
    for (const Opened& one : all) {
      ++count;
      const std::string why = failure(one);
      if (why.empty()) continue;
      const std::string key = fmt::format("{}: {}", one.name, one.open.back().call);
      const auto known =
          std::ranges::find_if(refusals, [&](const Refusal& refusal) { return why.find(refusal.message) != why.npos; });
      if (refused.contains(key))
        needed.insert(key);
      else if (known != std::end(refusals))
        needed.emplace(known->message);
      else
        ADD_FAILURE() << '"' << key << "\" with `" << one.open.back().inputs << "`: " << why;
    }
  EXPECT_GT(count, 1000U);
  for (const auto& [key, reason] : refused) EXPECT_TRUE(needed.contains(key)) << "nothing is refused as " << key;
  for (const Refusal& refusal : refusals)
    EXPECT_TRUE(needed.contains(refusal.message)) << "nothing is refused for " << refusal.message;
}

}  // namespace
}  // namespace modelc::reference
