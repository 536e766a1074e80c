#include <algorithm>
#include <functional>
#include <ostream>

#include "support.h"

namespace modelc::passes::test {
namespace {

struct Case {
  std::string name;
  std::function<NodeId(Builder&, NodeId x, NodeId y)> build;  ///< x: f32[2, 3], y: f32[2, 3]
  std::string ops;                                            ///< what is left, leaves apart, in order
};

std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }

std::string live_ops(const Graph& graph) {
  std::string text;
  for (NodeId id = 0; id < graph.size(); ++id)
    if (graph[id].op != &ir::leaf_op) text += (text.empty() ? "" : " ") + std::string(graph[id].op->name);
  return text;
}

TensorData tensor(Ints shape, double value) {
  TensorData data = TensorData::zeros(DType::f32, std::move(shape));
  for (double& x : data.real) x = value;
  return data;
}

const Case cases[] = {
    {"add_zero",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("add", {b.number(0), x});
     },
     ""},
    {"add_zeros",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("add", {x, b.tensor(tensor({3}, 0))});
     },
     ""},
    {"add_negative",
     [](Builder& b, NodeId x, NodeId y) {
       return b.call("add", {b.call("neg", {x}), y});
     },
     "sub"},
    {"sub_zero",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("sub", {x, b.number(0)});
     },
     ""},
    {"sub_from_zero",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("sub", {b.number(0), x});
     },
     "neg"},
    {"sub_negative",
     [](Builder& b, NodeId x, NodeId y) {
       return b.call("sub", {x, b.call("neg", {y})});
     },
     "add"},
    {"mul_one",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("mul", {x, b.number(1)});
     },
     ""},
    {"mul_minus_one",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("mul", {b.number(-1), x});
     },
     "neg"},
    {"mul_negatives",
     [](Builder& b, NodeId x, NodeId y) {
       return b.call("mul", {b.call("neg", {x}), b.call("neg", {y})});
     },
     "mul"},
    {"div_one",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("div", {x, b.number(1)});
     },
     ""},
    {"div_power_of_two",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("div", {x, b.number(-8)});
     },
     "constant mul"},
    {"div_three",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("div", {x, b.number(3)});
     },
     "constant div"},
    {"div_root",
     [](Builder& b, NodeId x, NodeId y) {
       return b.call("div", {x, b.call("sqrt", {b.call("exp", {y})})});
     },
     "exp rsqrt mul"},
    {"pow_2",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("pow", {x, b.number(2)});
     },
     "mul"},
    {"pow_3",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("pow", {x, b.number(3)});
     },
     "mul mul"},
    {"pow_4",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("pow", {x, b.number(4)});
     },
     "mul mul"},
    {"pow_half",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("pow", {b.call("exp", {x}), b.number(0.5)});
     },
     "exp sqrt"},
    {"pow_minus_2",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("pow", {b.call("exp", {x}), b.number(-2)});
     },
     "exp constant mul div"},
    {"pow_2.5",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("pow", {b.call("exp", {x}), b.number(2.5)});
     },
     "exp constant pow"},
    {"neg_neg", [](Builder& b, NodeId x, NodeId) { return b.call("neg", {b.call("neg", {x})}); }, ""},
    {"neg_sub",
     [](Builder& b, NodeId x, NodeId y) {
       return b.call("neg", {b.call("sub", {x, y})});
     },
     "sub"},
    {"abs_neg", [](Builder& b, NodeId x, NodeId) { return b.call("abs", {b.call("neg", {x})}); }, "abs"},
    {"max_same",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("maximum", {x, x});
     },
     ""},
    {"where_not",
     [](Builder& b, NodeId x, NodeId y) {
       return b.call("where", {b.call("logical_not", {b.call("lt", {x, y})}), x, y});
     },
     "lt where"},
    {"where_same",
     [](Builder& b, NodeId x, NodeId y) {
       return b.call("where", {b.call("lt", {x, y}), x, x});
     },
     ""},
    {"where_known",
     [](Builder& b, NodeId x, NodeId y) {
       return b.call("where", {b.number(1, DType::boolean), x, y});
     },
     ""},
    {"where_known_broadcasts",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("where", {b.number(0, DType::boolean), x, b.number(2)});
     },
     "constant constant where"},
    {"where_below",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("where", {b.call("le", {x, b.number(0)}), b.number(0), x});
     },
     "constant maximum"},
    {"where_below_turned",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("where", {b.call("gt", {b.number(1), x}), b.number(1), x});
     },
     "constant maximum"},
    {"where_above",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("where", {b.call("gt", {x, b.number(0.5)}), b.number(0.5), x});
     },
     "constant minimum"},
    {"where_below_another_bound",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("where", {b.call("le", {x, b.number(1)}), b.number(0), x});
     },
     "constant le constant where"},
    {"where_the_other_way",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("where", {b.call("gt", {x, b.number(0)}), x, b.number(0)});
     },
     "constant gt where"},
    {"where_of_others",
     [](Builder& b, NodeId x, NodeId y) {
       return b.call("where", {b.call("le", {x, b.number(0)}), b.number(0), y});
     },
     "constant le where"},
    {"cast_same",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("cast", {x}, {{"dtype", DType::f32}});
     },
     ""},
    {"cast_there_and_back",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("cast", {b.call("cast", {x}, {{"dtype", DType::i32}})}, {{"dtype", DType::f32}});
     },
     "cast cast"},
    {"reshapes",
     [](Builder& b, NodeId x, NodeId) {
       const NodeId flat = b.call("reshape", {x}, {{"newshape", Dims{6}}});
       return b.call("reshape", {flat}, {{"newshape", Dims{3, 2}}});
     },
     "reshape"},
    {"reshape_there_and_back",
     [](Builder& b, NodeId x, NodeId) {
       const NodeId flat = b.call("reshape", {x}, {{"newshape", Dims{6}}});
       return b.call("reshape", {flat}, {{"newshape", Dims{2, -1}}});
     },
     ""},
    {"transposes",
     [](Builder& b, NodeId x, NodeId) {
       const NodeId cube = b.call("reshape", {x}, {{"newshape", Dims{1, 2, 3}}});
       const NodeId turned = b.call("transpose", {cube}, {{"axes", Ints{1, 2, 0}}});
       return b.call("transpose", {turned}, {{"axes", Ints{0, 2, 1}}});
     },
     "reshape transpose"},
    {"transpose_there_and_back",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("transpose", {b.call("transpose", {x}, {{"axes", Ints{1, 0}}})}, {{"axes", Ints{1, 0}}});
     },
     ""},
    {"slice_all",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("slice", {x}, {{"start", Dims{0, 0}}, {"stop", Dims{2, 3}}, {"step", Ints{1, 1}}});
     },
     ""},
    {"slice_reversed",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("slice", {x}, {{"start", Dims{0, 2}}, {"stop", Dims{2, -1}}, {"step", Ints{1, -1}}});
     },
     "slice"},
    {"pad_nothing",
     [](Builder& b, NodeId x, NodeId) {
       return b.call("pad_constant", {x}, {{"low", Dims{0, 0}}, {"high", Dims{0, 0}}, {"value", 3.0}});
     },
     ""},
    {"nested_concatenation",
     [](Builder& b, NodeId x, NodeId y) {
       const NodeId both = b.call("concatenate", {x, y}, {{"axis", Int{1}}});
       return b.call("concatenate", {y, both, x}, {{"axis", Int{1}}});
     },
     "concatenate"},
    {"concatenation_along_two_axes",
     [](Builder& b, NodeId x, NodeId y) {
       const NodeId both = b.call("concatenate", {x, y}, {{"axis", Int{1}}});
       return b.call("concatenate", {both, both}, {{"axis", Int{0}}});
     },
     "concatenate concatenate"},
    {"sum_over_one",
     [](Builder& b, NodeId x, NodeId) {
       const NodeId column = b.call("reshape", {x}, {{"newshape", Dims{2, 1, 3}}});
       return b.reduce("sum", column, {1}, false);
     },
     ""},
};

class Simplify : public testing::TestWithParam<Case> {};

TEST_P(Simplify, KeepsTheValues) {
  Builder b;
  const NodeId x = b.input("x", f32({2, 3})), y = b.input("y", f32({2, 3}));
  b.output(GetParam().build(b, x, y));
  EXPECT_EQ(live_ops(optimized(b.graph)), GetParam().ops);
}

INSTANTIATE_TEST_SUITE_P(Cases, Simplify, testing::ValuesIn(cases), [](const auto& instance) {
  std::string name = instance.param.name;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
});

TEST(SimplifyIntegers, PowersStayProducts) {
  Builder b;
  const NodeId n = b.input("n", {DType::i32, {4}});
  b.output(b.call("pow", {n, b.number(3, DType::i32)}), "cube");
  b.output(b.call("pow", {n, b.number(-1, DType::i32)}), "reciprocal");
  const Graph after = optimized(b.graph);
  EXPECT_EQ(live_ops(after), "mul mul constant pow");
}

TEST(SimplifyShapes, AnIdentityThatWouldLoseABroadcastStays) {
  Builder b;
  const NodeId x = b.input("x", f32({3}));
  b.output(b.call("add", {x, b.tensor(tensor({2, 3}, 0))}));
  EXPECT_EQ(ir::str(optimized(b.graph).type(optimized(b.graph).outputs[0].node)), "f32[2, 3]");
}

TEST(SimplifyChoices, ABoundKeepsNotANumber) {
  Builder b;
  const NodeId x = b.input("x", f32({2}));
  b.output(b.call("where", {b.call("le", {x, b.number(0)}), b.number(0), x}), "low");
  b.output(b.call("where", {b.call("gt", {x, b.number(0)}), x, b.number(0)}), "other");
  TensorData data = TensorData::zeros(DType::f32, {2});
  data.real = {std::nan(""), -1};
  expect_same(ir::evaluate(run(optimization_pipeline(), b.graph), {data}, {}), ir::evaluate(b.graph, {data}, {}));
}

}  // namespace
}  // namespace modelc::passes::test
