#include "driver/guard.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <new>
#include <stdexcept>

#include "ir/op.h"
#include "modelc/error.hpp"

namespace modelc::driver {
namespace {

template <class Thrown>
Result after(const Thrown& thrown) {
  return guarded([&]() -> Result { throw thrown; }, false);
}

TEST(Guard, LetsResultsThrough) {
  const Result result = guarded([] { return Result{Status::done, "text", {}, {}}; }, false);
  EXPECT_EQ(result.status, Status::done);
  EXPECT_EQ(result.out, "text");
}

TEST(Guard, GivesWhatGetsOutACode) {
  const std::string memory =
      "error[E0905]: out of memory\n  = help: choose smaller sizes; `modelc summary` says what a model takes\n";
  EXPECT_EQ(after(std::bad_alloc()).err, memory);
  EXPECT_EQ(after(std::bad_alloc()).status, Status::system_failure);
  EXPECT_EQ(after(std::length_error("vector")).err, memory);
  const auto code = std::make_error_code(std::errc::no_such_file_or_directory);
  const Result file = after(std::filesystem::filesystem_error("", "a/b", code));
  EXPECT_EQ(file.err, "error[E0601]: cannot use `a/b`\n  = note: " + code.message() + "\n");
  EXPECT_EQ(file.status, Status::system_failure);
  EXPECT_EQ(after(ir::EvalError{"too many"}).err, "error[E0903]: too many\n");
  EXPECT_EQ(after(ir::EvalError{"too many"}).status, Status::wrong_input);
  EXPECT_EQ(after(Error("wrong")).err, "error[E0608]: wrong\n");
  EXPECT_EQ(after(ir::DimOverflow{}).status, Status::wrong_input);
  EXPECT_EQ(after(std::logic_error("a fault")).err, "modelc: internal error: a fault\n");
}

}  // namespace
}  // namespace modelc::driver
