#include <gtest/gtest.h>

#include "driver/stages.h"
#include "elaborate/elaborate.h"
#include "ops/program.h"

namespace modelc::emit {
namespace {

std::string header(const std::string& source, const std::string& path = "folder/some.model",
                   const Options& options = {}) {
  SourceMap sources;
  Diagnostics diagnostics;
  const elaborate::Program program =
      elaborate::elaborate(path, tests::OneFile(source), sources, diagnostics, {}, &tests::library());
  EXPECT_FALSE(diagnostics.has_errors()) << render_text(diagnostics, sources, false);
  return emit_header(program, sources, driver::plan_models(program, options.training), options);
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Header, IncludesOnlyWhatItUses) {
  const std::string flat = header("model M { input x: f32[3] output y = x + 1 }");
  EXPECT_FALSE(contains(flat, "tensor_view.hpp"));
  EXPECT_FALSE(contains(flat, "modelc/weights.hpp"));
  EXPECT_FALSE(contains(flat, "modelc/size.hpp"));
  EXPECT_FALSE(contains(flat, "struct Symbols"));
  EXPECT_TRUE(contains(flat, "#include \"modelc/lanes.hpp\"\n"));
  EXPECT_TRUE(contains(header("model M { input x: f32[3, 2, b] output y = x + 1 }"), "modelc/tensor_view.hpp"));
  EXPECT_FALSE(contains(flat, "<cstdint>"));
  for (const std::string bytes : {"u8", "i8"})
    EXPECT_TRUE(contains(header("model M { input x: " + bytes + "[3] output y = cast(x, f32) }"), "<cstdint>"));
}

TEST(Header, CarriesDocumentationOver) {
  const std::string text =
      header("## What it is for.\n##\n## Ends in \\\nmodel M { input x: f32[3] output y = x + 1 }");
  EXPECT_TRUE(contains(text, "/// What it is for.\n///\n/// Ends in \\.\nclass M {\n")) << text;
}

TEST(Header, IsTheSameWhereverItIsMade) {
  const std::string source = "model M { input x: f32[b, h] output y = reshape(x, (b, 2, h / 2)) }";
  EXPECT_EQ(header(source, "folder/some.model"), header(source, "/another/folder/some.model"));
  EXPECT_TRUE(contains(header(source), " at some.model:1:")) << header(source);
}

TEST(Header, KeepsNamesThatCppHasTaken) {
  const std::string text = header("model class { input int: f32[3] output exp = int + 1 }", "log.model");
  EXPECT_TRUE(contains(text, "namespace log_ {"));
  EXPECT_TRUE(contains(text, "class class_ {"));
  EXPECT_TRUE(contains(text, "using Model = class_;"));
  EXPECT_TRUE(contains(text, "predict(modelc::View<const float, 3> int_) noexcept"));
  EXPECT_TRUE(contains(text, "{\"exp\", \"f32\", 1, {3}, 0, false},"));
}

TEST(Header, CountsPixelsWhereTheyFollowEachOther) {
  // The first convolution's result is read by the second and by the sum, so a batch of one has loops of one turn.
  const std::string layers =
      " h = x |> Conv2D(8, 1)  y = h |> Conv2D(8, 3, padding = \"same\")  output z = h + relu(y) }";
  for (const std::string batch : {"1", "2", "b"}) {
    const std::string text = header("model M { input x: f32[" + batch + ", 6, 5, 3]" + layers);
    EXPECT_FALSE(contains(text, "pixel %") || contains(text, "pixel /")) << text;
    EXPECT_TRUE(contains(text, "pixel * 8 + channel")) << text;
  }
  // Padding of its own puts lines apart.
  EXPECT_TRUE(contains(header("model M { input x: f32[1, 6, 5, 3]"
                              " output z = x |> Conv2D(8, 1) |> ZeroPadding2D(1) |> MaxPooling2D(2) }"),
                       "pixel % 5"));
}

// Weights in panels: 16 zeros before them, then 8 rows of 20 columns in whole lanes.
TEST(Header, ReservesPanelsForTheLanesOfItsTarget) {
  const std::string source = "model M { param k: f32[8, 20]  input x: f32[3, 8] output y = x @ k }";
  Options options;
  EXPECT_TRUE(contains(header(source), "prepared_bytes = 1088;"));
  options.targets = {plan::targets[*plan::target_index("x86-64-v3")]};
  const std::string text = header(source, "some.model", options);
  EXPECT_TRUE(contains(text, "prepared_bytes = 832;")) << text;
  EXPECT_TRUE(contains(text,
                       "static_assert(modelc::lane_width<float> == 8, \"laid out for x86-64-v3: compile this with "
                       "-march=x86-64-v3\");"))
      << text;
}

TEST(Header, CallsOneOfSeveralBuilds) {
  Options options;
  options.targets = {plan::targets[*plan::target_index("x86-64")], plan::targets[*plan::target_index("x86-64-v3")]};
  const std::string text = header("model M { input x: f32[3] output y = x + 1 }", "some.model", options);
  EXPECT_TRUE(contains(text, "    void (*compute)(M&, const float*) noexcept;\n")) << text;
  EXPECT_TRUE(contains(text, "    kernels_.compute(*this, x);\n#else\n")) << text;
  EXPECT_TRUE(contains(text, "  if (modelc::runs_x86_64_v3()) {\n    modelc_some_M_x86_64_v3(&kernels);\n")) << text;
  EXPECT_FALSE(contains(header("model M { input x: f32[3] output y = x + 1 }"), "MODELC_KERNELS"));
}

TEST(Header, HidesNoFunctionByItsNamespace) {
  const std::string source = "model M { input x: f32[3] output y = sign(x) }";
  for (const char* name : {"sign", "select", "max", "sigmoid"})
    EXPECT_TRUE(contains(header(source, std::string(name) + ".model"), "namespace " + std::string(name) + "_ {"))
        << name;
  EXPECT_TRUE(contains(header(source, "signs.model"), "namespace signs {"));
}

TEST(Header, KeepsTheNamesOfWhatIsPreparedFromWeights) {
  const std::string text = header(
      "model prepare { param prepared: f32[8, 16]  param block: f32[3]  input x: f32[3, 8]\n"
      "output y = x @ prepared + sum(block) }");
  EXPECT_TRUE(contains(text, "class prepare_ {")) << text;
  EXPECT_TRUE(contains(text, "auto prepared_2() noexcept")) << text;
  EXPECT_TRUE(contains(text, "modelc::Prepared prepared{prepared_bytes};")) << text;
}

TEST(Header, NamesTheModelAloneWithoutAnAliasWhereThereAreSeveral) {
  const std::string text =
      header("model A { input x: f32[3] output y = x + 1 }\nmodel B { input x: f32[3] output y = x + 2 }");
  EXPECT_FALSE(contains(text, "using Model"));
  EXPECT_TRUE(contains(text, "class A {"));
  EXPECT_TRUE(contains(text, "class B {"));
}

TEST(Header, CarriesWeights) {
  Options options;
  options.embedded_weights["M"] = std::string("\x01\x02\x03\x04\x05\x06\x07\x08", 8) + std::string(56, '\0');
  const std::string source = "model M { input x: f32[2] param w: f32[2] = zeros output y = x + w }";
  const std::string text = header(source, "some.model", options);
  EXPECT_TRUE(contains(text, "words[8] = {\n      0x807060504030201,0x0,0x0")) << text;
  EXPECT_FALSE(contains(text, "zeros until they are loaded"));
  EXPECT_TRUE(contains(header(source), "zeros until they are loaded"));
}

TEST(WeightLayout, StartsEveryWeightOnACacheLine) {
  elaborate::Model model;
  model.weights.push_back({"a", {ir::DType::f32, {17}}, true, false, nullptr, {}, 0});
  model.weights.push_back({"b", {ir::DType::f64, {}}, true, false, nullptr, {}, 0});
  const WeightLayout layout = weight_layout(model);
  ASSERT_EQ(layout.weights.size(), 2u);
  EXPECT_EQ(layout.weights[1].offset, 128);
  EXPECT_EQ(layout.bytes, 192);
}

}  // namespace
}  // namespace modelc::emit
