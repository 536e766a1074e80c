#include <gtest/gtest.h>

#include "modelc/index.hpp"

namespace {

TEST(Arena, says_how_much_memory_is_missing) {
  try {
    const modelc::Arena arena(modelc::Index{1} << 60);
    FAIL();
  } catch (const modelc::Error& error) {
    EXPECT_STREQ(error.what(), "out of memory: the system has no 1152921504606846976 bytes to give");
  }
}

}  // namespace
