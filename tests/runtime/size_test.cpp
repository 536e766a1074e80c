#include "modelc/size.hpp"

#include <gtest/gtest.h>

namespace modelc {
namespace {

TEST(Size, ThrowsRatherThanOverflow) {
  const Size large = PTRDIFF_MAX;
  EXPECT_EQ((large - 1 + 1).value(), PTRDIFF_MAX);
  EXPECT_THROW(large + 1, Error);
  EXPECT_THROW(large * 2, Error);
  EXPECT_THROW(-large - 1 - 1, Error);
  EXPECT_THROW((large / 3 + 1) * -3, Error);
  EXPECT_EQ((large * 0).value(), 0);
  EXPECT_THROW(large % 0, Error);
}

TEST(Size, RoundsDivisionsAsShapesDo) {
  EXPECT_EQ(floor_div(Size(-7), 2).value(), -4);
  EXPECT_EQ(floor_div(Size(7), 2).value(), 3);
  EXPECT_EQ(ceil_div(Size(7), 2).value(), 4);
  EXPECT_EQ(ceil_div(Size(-7), 2).value(), -3);
  EXPECT_THROW(floor_div(Size(1), 0), Error);
}

TEST(Size, SlotsHoldTheirLargestTenantOnWholeCacheLines) {
  EXPECT_EQ(slot_bytes({10, 65}).value(), 128);
  EXPECT_EQ(slot_bytes({}).value(), 0);
}

TEST(Requirement, SaysWhatWhyAndWithWhichValues) {
  EXPECT_NO_THROW(require(true, "", "", {}));
  try {
    require(false, "h % 2 == 0", "reshape at m.model:3:1", {{"h", 5}, {"w", 7}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "the model requires `h % 2 == 0` (reshape at m.model:3:1), but `h` is 5 and `w` is 7");
  }
  EXPECT_THROW(positive("batch", 0), Error);
}

}  // namespace
}  // namespace modelc
