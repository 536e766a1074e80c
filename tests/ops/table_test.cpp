#include <set>

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

}  // namespace
