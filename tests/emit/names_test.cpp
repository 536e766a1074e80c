#include "emit/names.h"

#include <gtest/gtest.h>

#include "emit/text.h"
#include "ops/table.h"

namespace modelc::emit {
namespace {

TEST(Identifier, ReplacesWhatCppDoesNotAllow) {
  EXPECT_EQ(identifier("dense_1/kernel"), "dense_1_kernel");
  EXPECT_EQ(identifier("class"), "class_");
  EXPECT_EQ(identifier("std"), "std_");
  EXPECT_EQ(identifier("a__b"), "a_b");
  EXPECT_EQ(identifier("_X"), "X");
  EXPECT_EQ(identifier("2nd"), "t2nd");
  EXPECT_EQ(identifier("größe"), "gr_e");
  EXPECT_EQ(identifier(""), "unnamed");
  EXPECT_EQ(identifier("arena_"), "arena");
}

TEST(UniqueNames, NumbersDoublesAndWhatIsReserved) {
  UniqueNames names;
  EXPECT_EQ(names.add("x"), "x");
  EXPECT_EQ(names.add("x"), "x_2");
  EXPECT_EQ(names.add("x_2"), "x_2_2");
  EXPECT_EQ(names.add("exp"), "exp_2");  // the operation's code calls it
  EXPECT_EQ(names.add("class"), "class_");
  EXPECT_EQ(names.add("class"), "class_2");
}

TEST(Names, KeepSymbolsLeavesAndResultsApart) {
  ir::Graph graph;
  const ir::Dim batch = ir::Dim::symbol("x");
  const ir::NodeId x = graph.leaf(ir::Leaf::Kind::input, "x", {ir::DType::f32, {batch, 4}}, {});
  const ir::NodeId y = graph.add(ops::row("exp"), {x});
  graph.set_name(y, "x");
  graph.outputs.push_back({"x", y, {}});
  const plan::Plan plan = plan::make(graph);
  const Names names = choose_names(plan);
  EXPECT_EQ(names.symbols.at("x"), "x");
  ASSERT_EQ(names.buffers.size(), 2u);
  EXPECT_EQ(names.buffers[0], "x_2");
  EXPECT_EQ(names.buffers[1], "x_3");
  EXPECT_EQ(declare(plan, 1, names), "float* const x_3 = arena_.at<float>(slots_[0]);");
}

TEST(Text, WritesEveryByteOfAStringLiteral) {
  EXPECT_EQ(string_literal("a\"b\\c\nd?"), "\"a\\\"b\\\\c\\012d\\077\"");
  EXPECT_EQ(comment("/// ", "one\n\nends in \\"), "/// one\n///\n/// ends in \\.");
}

TEST(Text, WritesNumbersThatReadBackAsTheSame) {
  ir::TensorData data = ir::TensorData::zeros(ir::DType::f32, {4});
  data.real = {static_cast<double>(0.1f), 2.0, -1.0 / 0.0, 1e-45};
  EXPECT_EQ(literals(data), "0.1f, 2.0f, -std::numeric_limits<float>::infinity(), 1e-45f");
  ir::TensorData least = ir::TensorData::zeros(ir::DType::i64, {1});
  least.integer = {INT64_MIN};
  EXPECT_EQ(literal(least, 0), "std::numeric_limits<std::int64_t>::min()");
}

}  // namespace
}  // namespace modelc::emit
