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
    // `project` takes part in calls of the operations with several results and is never called itself.
    EXPECT_EQ(row->samples.empty(), row->name == "project") << row->name;
    EXPECT_TRUE(row->infer != nullptr && row->evaluate != nullptr) << row->name;
  }
  EXPECT_EQ(modelc::ops::find("no_such_operation"), nullptr);
  EXPECT_THROW(modelc::ops::row("no_such_operation"), std::logic_error);
}

}  // namespace
