// Kernels that are the same but for their tensors are one function.
#include <gtest/gtest.h>

#include "driver/stages.h"
#include "elaborate/elaborate.h"
#include "ops/program.h"

namespace modelc::emit {
namespace {

std::string shared_header(const std::string& body) {
  SourceMap sources;
  Diagnostics diagnostics;
  const std::string source = "model M { input x: f32[4, 16]\n" + body + "\n}";
  const elaborate::Program program =
      elaborate::elaborate("m.model", tests::OneFile(source), sources, diagnostics, {}, &tests::library());
  EXPECT_FALSE(diagnostics.has_errors()) << render_text(diagnostics, sources, false);
  return emit_header(program, sources, driver::plan_models(program, {}), {});
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string blocks(int n) {
  return "y = x\nfor i in range(" + std::to_string(n) +
         ") { y = y + (y |> Dense(16, activation = relu) |> LayerNormalization()) }\noutput z = y + 1";
}

TEST(Share, BlocksThatRepeatAddCallsAlone) {
  const std::string five = shared_header(blocks(5)), twenty = shared_header(blocks(20));
  for (const char* work : {"modelc::packed_matmul(", "modelc::reduce_lanes<", "modelc::for_lanes<"}) {
    EXPECT_GT(count(five, work), 0U) << work;
    EXPECT_EQ(count(five, work), count(twenty, work)) << work;
  }
  EXPECT_EQ(count(twenty, "  void compute_dense("), 1U) << twenty;
  EXPECT_EQ(count(twenty, "    compute_dense("), 20U) << twenty;
  EXPECT_EQ(count(twenty, "// computes dense, dense_1, dense_2 and 17 more\n"), 1U) << twenty;
}

TEST(Share, WhatDiffersIsWrittenOut) {
  const std::string one = shared_header("output y = x |> Dense(16) |> Dense(16, activation = tanh) |> Dense(8)");
  EXPECT_EQ(count(one, "void compute_"), 0U) << one;
  EXPECT_EQ(count(one, "modelc::packed_matmul("), 3U) << one;
}

// A function is no tensor of the model, whatever that is called.
TEST(Share, FunctionsHaveNamesOfTheirOwn) {
  const std::string text = shared_header(
      "a = x |> Dense(16, name = \"a\") |> Dense(16, name = \"compute_a\") |> Dense(16, name = \"b\")\noutput y = a");
  EXPECT_EQ(count(text, "  void compute_a("), 0U) << text;
  EXPECT_EQ(count(text, "  void compute_a_2("), 1U) << text;
}

TEST(Share, PointersStandWhereTheyAreNeeded) {
  const std::string text = shared_header("output y = x |> Dense(16, activation = tanh) |> Dense(8)");
  const auto at = [&](const std::string& part) {
    const std::size_t found = text.rfind(part);
    EXPECT_NE(found, std::string::npos) << part << " in " << text;
    return found;
  };
  EXPECT_LT(at("* const dense ="), at("// y: f32[4, 8]"));
  EXPECT_LT(at("// y: f32[4, 8]"), at("* const dense_1_bias ="));
}

}  // namespace
}  // namespace modelc::emit
