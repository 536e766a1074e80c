#include <set>
#include <variant>

#include "support.h"

using namespace modelc::ops::test;

namespace {

TEST(Table, EveryRowIsWhole) {
  std::set<std::string_view> names;
  for (const modelc::ir::OpRow* row : modelc::ops::all()) {
    EXPECT_TRUE(names.insert(row->name).second) << row->name << " twice";
    EXPECT_EQ(modelc::ops::find(row->name), row);
    EXPECT_FALSE(row->doc.empty()) << row->name;
    // `project` takes part in calls of the operations with several results, the others in calls of declared functions.
    const bool never_called = row->name == "project" || row->name == "external" || row->name == "custom_gradient";
    EXPECT_EQ(row->samples.empty(), never_called) << row->name;
    EXPECT_TRUE(row->infer != nullptr && row->evaluate != nullptr) << row->name;
  }
  EXPECT_EQ(modelc::ops::find("no_such_operation"), nullptr);
  EXPECT_THROW(modelc::ops::row("no_such_operation"), std::logic_error);
}

// What planner and printers read of a row goes with its lowering, and computes with every operand there is.
TEST(Table, EveryRowHasTheCodeOfItsLowering) {
  using namespace modelc::ir;
  for (const OpRow* row : modelc::ops::all()) {
    switch (row->lowering) {
      case Lowering::leaf: EXPECT_TRUE(std::holds_alternative<Known>(row->code)) << row->name; break;
      case Lowering::reduction: EXPECT_TRUE(std::holds_alternative<Reducer>(row->code)) << row->name; break;
      case Lowering::view: EXPECT_TRUE(std::holds_alternative<ViewForm>(row->code)) << row->name; break;
      case Lowering::movement: EXPECT_TRUE(std::holds_alternative<MovementForm>(row->code)) << row->name; break;
      case Lowering::contraction: EXPECT_TRUE(std::holds_alternative<ContractionForm>(row->code)) << row->name; break;
      case Lowering::kernel: EXPECT_TRUE(std::holds_alternative<RuntimeKernel>(row->code)) << row->name; break;
      case Lowering::control:
      case Lowering::external: EXPECT_TRUE(std::holds_alternative<std::monostate>(row->code)) << row->name; break;
      case Lowering::elementwise:
        if (std::holds_alternative<Fill>(row->code)) break;
        ASSERT_TRUE(row->scalar()) << row->name;
        for (std::size_t i = 0; i < row->params.size(); ++i) {
          const int least = row->params[i].kind == ParamKind::tensor ? 1 : 0;
          EXPECT_GE(row->scalar()->uses(i), least) << row->name << " " << i;
        }
    }
  }
}

}  // namespace
