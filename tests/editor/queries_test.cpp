#include <fmt/format.h>

#include <algorithm>

#include "support.h"

namespace modelc::editor {
namespace {

std::string hover_of(const std::string& marked) {
  const Asked asked(marked);
  const auto found = hover(*asked.analysis, asked.analysis->observations, asked.analysis->file, asked.offset);
  return found ? found->text : "";
}

const std::string network =
    "model M(hidden = 32) {\n"
    "  input x: f32[batch, 8]\n"
    "  h = x |> Dense(hidden, activation = relu)\n"
    "        |> Dense(hidden / 2)\n"
    "  output y = h |> Dense(3)\n"
    "}\n";

std::string marked(std::string text, const std::string& at, std::size_t behind = 0) {
  return text.insert(text.find(at) + behind, "$");
}

TEST(Hover, ShowsShapes) {
  EXPECT_EQ(hover_of(marked(network, "x: f32")), "```model\ninput x: f32[batch, 8]\nx: f32[batch, 8]\n```");
  EXPECT_EQ(hover_of(marked(network, "h |> Dense(3)")), "```model\nh: f32[batch, 16]\n```");
  EXPECT_EQ(hover_of(marked(network, "hidden / 2")), "```model\nhidden = 32\n```");
  EXPECT_EQ(hover_of(marked(network, "y = h")), "```model\noutput y = h |> Dense(3)\ny: f32[batch, 3]\n```");
}

TEST(Hover, ShowsEveryShapeThatAFunctionMeets) {
  EXPECT_EQ(hover_of("fn f($x) = x * 2\nmodel M {\n  input a: f32[b, 2]\n  input c: f32[b, 3]\n"
                     "  output d = f(a)\n  output e = f(c)\n}\n"),
            "```model\nx: f32[b, 2]\n  or f32[b, 3]\n```");
}

TEST(Hover, ShowsDocumentation) {
  const std::string dense = hover_of(marked(network, "Dense(3)"));
  EXPECT_TRUE(dense.starts_with("```model\nlayer Dense(units, activation = none, use_bias = true,")) << dense;
  EXPECT_NE(dense.find("(x: [..., n]) -> [..., units]\n```\n\nA fully connected layer:"), std::string::npos) << dense;
  EXPECT_NE(dense.find("\n\nExample, with `x: f32[b, 8]`: `Dense(32, activation = relu)(x)`"), std::string::npos);
  EXPECT_EQ(hover_of("## Doubles.\n## Twice over.\nfn f(x) = x * 2\nfn g(x) = f$(x)\n"),
            "```model\nfn f(x)\n```\n\nDoubles.\nTwice over.");
  EXPECT_TRUE(hover_of("fn f(x) = ta$nh(x)").starts_with("```model\nfn tanh(x)\n```\n\n"));
  EXPECT_TRUE(hover_of("fn f(x) = ra$nge(x)").starts_with("```model\nfn range("));
  EXPECT_EQ(hover_of("# relu$"), "");
}

TEST(Hints, StandBehindEachStage) {
  const Asked asked(network);
  std::vector<std::string> found;
  for (const Hint& hint : hints(asked.analysis->observations, asked.analysis->sources.whole(asked.analysis->file)))
    found.push_back(asked.text.substr(hint.offset - 2, 2) + " " + hint.text);
  EXPECT_EQ(found, (std::vector<std::string>{"u) f32[batch, 32]", "2) f32[batch, 16]", "3) f32[batch, 3]"}));
  const auto line = static_cast<std::uint32_t>(asked.text.find("  output"));
  EXPECT_EQ(
      hints(asked.analysis->observations, {asked.analysis->file, line, static_cast<std::uint32_t>(asked.text.size())})
          .size(),
      1u);
}

TEST(Observations, MoveWithEdits) {
  Asked asked(network);
  elaborate::Observations& seen_ = asked.analysis->observations;
  const FileId file = asked.analysis->file;
  const auto at = static_cast<std::uint32_t>(asked.text.find("h |> Dense(3)"));
  ASSERT_NE(seen(seen_, {file, at, at + 1}, elaborate::Observations::Role::value), nullptr);
  shift(seen_, file, 0, 0, 5);
  EXPECT_EQ(seen(seen_, {file, at, at + 1}, elaborate::Observations::Role::value), nullptr);
  ASSERT_NE(seen(seen_, {file, at + 5, at + 6}, elaborate::Observations::Role::value), nullptr);
  shift(seen_, file, at + 5, at + 6, 1);
  EXPECT_EQ(seen(seen_, {file, at + 5, at + 6}, elaborate::Observations::Role::value), nullptr) << "it was touched";
}

std::vector<std::string> completed(const std::string& text, std::map<std::string, std::string> others = {}) {
  const Asked asked(text, std::move(others));
  std::vector<Completion> items = complete(*asked.analysis, asked.analysis->file, asked.offset).items;
  std::ranges::stable_sort(items, {}, &Completion::rank);
  std::vector<std::string> out;
  for (const Completion& item : items) out.push_back(fmt::format("{} {}", item.what, item.insert));
  return out;
}

bool has(const std::vector<std::string>& items, const std::string& item) {
  return std::ranges::find(items, item) != items.end();
}

TEST(Complete, OffersWhatIsInScope) {
  const std::vector<std::string> items =
      completed("layer Own(n)(v) { return v * n }\nmodel M {\n  input x: f32[b, 8]\n  hidden = 4\n  y = x |> D$\n}\n");
  for (const char* item : {"value x", "value hidden", "layer Own", "layer Dense", "optimizer Adam", "fn relu",
                           "fn tanh", "fn range", "keyword output"})
    EXPECT_TRUE(has(items, item)) << item;
  EXPECT_FALSE(has(items, "value v")) << "of another body";
  EXPECT_FALSE(std::ranges::any_of(items, [](const std::string& item) { return item.starts_with("fn _"); }));
  EXPECT_EQ(items[0], "value hidden");
}

TEST(Complete, ReplacesTheWord) {
  const Asked asked("model M {\n  input x: f32[b, 8]\n  y = x |> De$nse(3)\n}\n");
  EXPECT_EQ(asked.describe(complete(*asked.analysis, asked.analysis->file, asked.offset).replaces),
            "main.model:3:12 `Dense`");
}

TEST(Complete, OffersArgumentsThatAreNotGiven) {
  const std::vector<std::string> items =
      completed("model M {\n  input x: f32[b, 8]\n  y = x |> Dense(3, use_bias = false, $\n}\n");
  EXPECT_EQ(items[0], "argument activation = ");
  EXPECT_TRUE(has(items, "argument kernel_initializer = "));
  EXPECT_FALSE(has(items, "argument units = "));
  EXPECT_FALSE(has(items, "argument use_bias = "));
  EXPECT_FALSE(has(completed("fn f(x) = Dense(units = $"), "argument use_bias = ")) << "a value stands here";
}

TEST(Complete, OffersWhatAFileDeclares) {
  const std::map<std::string, std::string> others{{"b.model", "fn twice(x) = x * 2\nlayer Two(n)(x) { return x }\n"}};
  EXPECT_EQ(completed("import \"b.model\" as b\nfn f(x) = b.$", others),
            (std::vector<std::string>{"fn twice", "layer Two"}));
  EXPECT_EQ(completed("fn f(x) = x.$"),
            (std::vector<std::string>{"attribute shape", "attribute rank", "attribute dtype"}));
  EXPECT_TRUE(has(completed("import \"b.model\"\nfn f(x) = $", others), "fn twice"));
}

TEST(Complete, OffersTypes) {
  EXPECT_EQ(completed("model M {\n  input x: $\n}")[0], "dtype f32");
  EXPECT_EQ(completed("fn f(x: $) = x")[0], "dtype f32");
  EXPECT_NE(completed("fn f(x) = g(x, {a: $})")[0], "dtype f32");
}

TEST(Complete, OffersNothingWhereNothingCanBe) {
  EXPECT_TRUE(completed("# a $comment").empty());
  EXPECT_TRUE(completed("fn f(x) = conv(x, x, padding = \"sa$me\")").empty());
  EXPECT_TRUE(completed("fn $").empty());
  EXPECT_TRUE(completed("model M {\n  param $\n}").empty());
}

std::string signature_at(const std::string& text) {
  const Asked asked(text);
  const auto call = call_at(*asked.analysis, asked.analysis->file, asked.offset);
  if (!call) return "";
  if (!call->parameter) return "none of them";
  const Description::Parameter& parameter = call->callee.parameters.at(*call->parameter);
  return call->callee.signature.substr(parameter.begin, parameter.end - parameter.begin);
}

TEST(Signature, KnowsTheParameterAtThePlace) {
  EXPECT_EQ(signature_at("fn f(x) = x |> Dense($"), "units");
  EXPECT_EQ(signature_at("fn f(x) = x |> Dense(3, $)"), "activation = none");
  EXPECT_EQ(signature_at("fn f(x) = x |> Dense(max(3, 4), $)"), "activation = none");
  EXPECT_EQ(signature_at("fn f(x) = x |> Dense(3, use_bias = $)"), "use_bias = true");
  EXPECT_EQ(signature_at("fn f(x) = reshape(x, ($2, 3))"), "newshape") << "a tuple is no call";
  EXPECT_EQ(signature_at("fn g(a: [n], b = 2) = a * b\nfn f(x) = g(x, $)"), "b = 2");
  EXPECT_EQ(signature_at("fn f(x) = Dense(1, 2, 3, nothing = $)"), "none of them");
  EXPECT_EQ(signature_at("fn f($x) = x"), "") << "a declaration";
  EXPECT_EQ(signature_at("fn f(x) = x$"), "");
}

/// The text with the fixes of everything in it.
std::string mended(const std::string& text) {
  const Asked asked(text);
  std::string out = text;
  std::vector<Fix> all = fixes(*asked.analysis, asked.analysis->sources.whole(asked.analysis->file));
  std::ranges::sort(all, std::greater(), [](const Fix& fix) { return fix.span.begin; });
  for (const Fix& fix : all) out.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.text);
  return out;
}

TEST(Fixes, AreTheSpellingsThatErrorsPropose) {
  const auto in_model = [](const std::string& line) { return "model M {\n  input x: f32[b, 8]\n  " + line + "\n}\n"; };
  const std::pair<std::string, std::string> cases[] = {
      {"output y = x |> Dens(3)", "output y = x |> Dense(3)"},
      {"output y = x |> Dense(3, activatoin = relu)", "output y = x |> Dense(3, activation = relu)"},
      {"output y = sum(x, axis = 1, keepdim = true)", "output y = sum(x, axis = 1, keepdims = true)"},
      {"output y = x * x.shap[1]", "output y = x * x.shape[1]"},
      {"output y = cast(x, float32)", "output y = cast(x, f32)"},
      {"output y = x * .5", "output y = x * 0.5"},
      {"output y = conv(expand_dims(x, 2), ones((3, 1, 1)), padding = 'same')",
       "output y = conv(expand_dims(x, 2), ones((3, 1, 1)), padding = \"same\")"},
      {"output y = x * (1 if true && true else 2)", "output y = x * (1 if true and true else 2)"},
      {"output y = x |> Dense(3, activation = \"rellu\")", "output y = x |> Dense(3, activation = \"relu\")"},
  };
  for (const auto& [wrong, right] : cases) {
    EXPECT_NE(Asked(in_model(wrong)).errors(), "") << wrong;
    EXPECT_EQ(mended(in_model(wrong)), in_model(right));
    EXPECT_EQ(Asked(in_model(right)).errors(), "") << right;
  }
}

TEST(Fixes, LeaveAdviceAlone) {
  for (const char* text : {"model M {\n  input x: f32[b, 8]\n  output y = bias_add(x, x)\n}\n",
                           "model M {\n  input x: f32[b, 8]\n  output y = x / 0 if 1 else 2\n}\n",
                           "fn f(x) {\n  if x { return 1 } elif x { return 2 }\n}\n"})
    EXPECT_EQ(mended(text), text);
}

TEST(Outline, HasDeclarationsWithTheirParts) {
  const Asked asked("fn f(x) = x\nmodel M {\n  input x: f32[b, 8]\n  output y = x\n}\n");
  const std::vector<Outline> all = outline(*asked.analysis, asked.analysis->file);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(asked.describe(all[0].name), "main.model:1:4 `f`");
  ASSERT_EQ(all[1].parts.size(), 2u);
  EXPECT_EQ(asked.describe(all[1].parts[1].name), "main.model:4:10 `y`");
}

}  // namespace
}  // namespace modelc::editor
