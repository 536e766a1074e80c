#include "support.h"

namespace modelc::editor {
namespace {

std::string definition_of(const std::string& marked, std::map<std::string, std::string> others = {}) {
  const Asked asked(marked, std::move(others));
  return asked.describe(definition(*asked.analysis, asked.analysis->file, asked.offset));
}

TEST(Definition, OfAValueIsTheLastBindingBefore) {
  EXPECT_EQ(definition_of("model M {\n  input x: f32[b, 4]\n  x = relu(x)\n  output y = $x\n}"), "main.model:3:3 `x`");
  EXPECT_EQ(definition_of("model M {\n  input x: f32[b, 4]\n  x = relu($x)\n  output y = x\n}"), "main.model:2:9 `x`");
  EXPECT_EQ(definition_of("fn f(x) {\n  a, b = split(x, 2)\n  return a + b$\n}"), "main.model:2:6 `b`");
  EXPECT_EQ(definition_of("fn f(n) = [$i for i in range(n)]"), "main.model:1:18 `i`");
  EXPECT_EQ(definition_of("fn f(n) = [i for i in range($n)]"), "main.model:1:6 `n`");
  EXPECT_EQ(definition_of("fn f(x) = ((a, (b, c)) -> $c + x)((x, (x, x)))"), "main.model:1:20 `c`");
}

TEST(Definition, OfADimIsWhereItStandsAlone) {
  EXPECT_EQ(definition_of("fn f(x: [b, n]) -> [b, 2 * $n] = concatenate([x, x], axis = 1)"), "main.model:1:13 `n`");
  EXPECT_EQ(definition_of("const n = 4\nfn f(x: [b, $n]) = x"), "main.model:1:7 `n`");
  EXPECT_EQ(definition_of("layer L(units)(x: [b, n]) {\n  param w: f32[n, $units] = zeros\n  return x @ w\n}"),
            "main.model:1:9 `units`");
}

TEST(Definition, OfADeclarationIsItsName) {
  EXPECT_EQ(definition_of("fn f(x) = $g(x)\nfn g(x) = x"), "main.model:2:4 `g`");
  EXPECT_EQ(definition_of("layer Own(units)(x) { return x * units }\nfn f(x) = Own(u$nits = 2)(x)"),
            "main.model:1:11 `units`");
  EXPECT_EQ(definition_of("fn f(x) {\n  fn inner(y) = y * x\n  return $inner(x)\n}"), "main.model:2:6 `inner`");
}

TEST(Definition, LeadsIntoOtherFiles) {
  const std::map<std::string, std::string> others{{"blocks.model", "fn twice(x) = x * 2\n"}};
  EXPECT_EQ(definition_of("import \"blocks.model\"\nfn f(x) = t$wice(x)", others), "blocks.model:1:4 `twice`");
  EXPECT_EQ(definition_of("import \"blocks.model\" as b\nfn f(x) = b.t$wice(x)", others), "blocks.model:1:4 `twice`");
  EXPECT_EQ(definition_of("import \"blocks.model\" as b\nfn f(x) = $b.twice(x)", others), "main.model:1:26 `b`");
  EXPECT_EQ(definition_of("import \"bl$ocks.model\"", others), "blocks.model");
}

TEST(Definition, LeadsIntoTheLibrary) {
  const std::string dense = definition_of("fn f(x) = $Dense(10)(x)");
  EXPECT_TRUE(dense.starts_with("stdlib/layers/dense.model:")) << dense;
  EXPECT_TRUE(dense.ends_with("`Dense`")) << dense;
  const std::string units = definition_of("fn f(x) = Dense(uni$ts = 10)(x)");
  EXPECT_TRUE(units.starts_with("stdlib/layers/dense.model:")) << units;
  EXPECT_TRUE(units.ends_with("`units`")) << units;
  EXPECT_TRUE(definition_of("fn f(x) = K.soft$max(x)").starts_with("stdlib/activations.model:"));
  EXPECT_EQ(definition_of("fn f(x) = $tanh(x)"), "nowhere") << "an operation";
}

TEST(Definition, IsFoundBesideErrors) {
  EXPECT_EQ(definition_of("model M {\n  input x: f32[b, 4]\n  y = = relu(x)\n  z = x |> Dense(3)\n  output o = $z\n}"),
            "main.model:4:3 `z`");
}

TEST(Definition, InTheLibraryItself) {
  const MemoryFiles files({});
  const elaborate::Library library;
  const auto analysis = analyze_library("layers/dense.model", files, library);
  ASSERT_NE(analysis->file, no_file);
  const std::string_view text = analysis->sources.file(analysis->file).text();
  const auto use = static_cast<std::uint32_t>(text.find("param kernel: f32[n, units]") + 22);
  const Span found = definition(*analysis, analysis->file, use);
  EXPECT_EQ(found.file, analysis->file);
  EXPECT_EQ(found.begin, text.find("units,\n"));
  EXPECT_EQ(analyze_library("none.model", files, library)->file, no_file);
}

/// The text with every place renamed.
std::string renamed(const std::string& marked, const std::string& name) {
  const Asked asked(marked);
  const std::string refusal = refuse_name(*asked.analysis, asked.analysis->file, asked.offset, name);
  if (!refusal.empty()) return refusal;
  std::string text = asked.text;
  const std::vector<Occurrence> places = references(*asked.analysis, asked.analysis->file, asked.offset);
  for (auto place = places.rbegin(); place != places.rend(); ++place)
    text.replace(place->span.begin, place->span.end - place->span.begin, name);
  return text;
}

TEST(Rename, ReachesEveryUse) {
  EXPECT_EQ(renamed("fn f($x: [b, n]) {\n  x = x * 2\n  return (x -> x + 1)(x)\n}", "v"),
            "fn f(v: [b, n]) {\n  v = v * 2\n  return (x -> x + 1)(v)\n}");
  EXPECT_EQ(renamed("fn f(x: [b, $n]) -> [b, 2 * n] = concatenate([x, x], axis = 1)", "width"),
            "fn f(x: [b, width]) -> [b, 2 * width] = concatenate([x, x], axis = 1)");
  EXPECT_EQ(renamed("layer Own(u$nits)(x) { return x * units }\nfn f(x, units) = Own(units = units)(x)", "size"),
            "layer Own(size)(x) { return x * size }\nfn f(x, units) = Own(size = units)(x)");
  EXPECT_EQ(renamed("layer $Own(n)(x) { return x * n }\nmodel M {\n  input x: f32[b, 2]\n  output y = x |> Own(2)\n}",
                    "Mine"),
            "layer Mine(n)(x) { return x * n }\nmodel M {\n  input x: f32[b, 2]\n  output y = x |> Mine(2)\n}");
}

TEST(Rename, ReachesTheKeysOfTheRecipe) {
  EXPECT_EQ(renamed("model M {\n  input x: f32[b, 2]\n  output $y = Dense(2)(x)\n"
                    "  compile(loss = {y: mse}, metrics = {\"y\": [mae]})\n}",
                    "out"),
            "model M {\n  input x: f32[b, 2]\n  output out = Dense(2)(x)\n"
            "  compile(loss = {out: mse}, metrics = {\"out\": [mae]})\n}");
}

TEST(Rename, RefusesWhatCannotBe) {
  EXPECT_EQ(renamed("fn f(x$) = x", "if"), "`if` is no name");
  EXPECT_EQ(renamed("fn f(x$) = x", "a b"), "`a b` is no name");
  EXPECT_EQ(renamed("fn f(x$) = x", "y # z"), "`y # z` is no name");
  EXPECT_EQ(renamed("fn f(x$) = x", ""), "`` is no name");
  EXPECT_EQ(renamed("fn f(x$, y) = x + y", "y"), "`y` is in use at main.model:1:9");
  EXPECT_EQ(renamed("fn $f(x) = x\nfn g(x) = relu(x)", "relu"), "`relu` is in use at main.model:2:11");
  EXPECT_EQ(renamed("fn $f(x) = x\nfn g(y) = y", "y"), "fn y(x) = x\nfn g(y) = y") << "g has its own";
  EXPECT_EQ(renamed("fn f(x) = re$lu(x)", "g"), "`relu` belongs to the library");
  EXPECT_EQ(renamed("fn f(x) = ta$nh(x)", "g"), "`tanh` belongs to the library");
  EXPECT_EQ(renamed("fn f(x) = x  $ # nothing", "g"), "no name stands here");
  EXPECT_EQ(renamed("fn f(x$) = x", "input"), "fn f(input) = input") << "a keyword only where a statement opens";
}

}  // namespace
}  // namespace modelc::editor
