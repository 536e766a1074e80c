#include "driver/eigen.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace modelc::driver {
namespace {

namespace fs = std::filesystem;

class EigenFolder : public ::testing::Test {
 protected:
  void SetUp() override { fs::remove_all(root_); }
  void TearDown() override { fs::remove_all(root_); }
  std::string put(const std::string& folder) {
    fs::create_directories(root_ / folder / "Eigen");
    std::ofstream(root_ / folder / "Eigen" / "Core") << "\n";
    return (root_ / folder).string();
  }
  const fs::path root_ = fs::temp_directory_path() / ("modelc_eigen_test_" + std::to_string(::getpid()));
};

TEST_F(EigenFolder, IsTheOneOfTheBuildWhereItIsStillThere) {
  put("include/eigen3");
  const std::string built = put("elsewhere");
  EXPECT_EQ(eigen_folder(built, root_ / "bin" / "modelc"), built);
}

TEST_F(EigenFolder, IsBesideTheInstalledTool) {
  const std::string installed = put("include/eigen3");
  EXPECT_EQ(eigen_folder(root_ / "gone", root_ / "bin" / "modelc"), installed);
  EXPECT_EQ(eigen_folder(root_ / "gone", root_ / "tools" / "modelc" / "modelc"), installed);
}

TEST_F(EigenFolder, IsTheSystemsOtherwise) {
  const std::string found = eigen_folder(root_ / "gone", root_ / "bin" / "modelc");
  EXPECT_TRUE(found.empty() || fs::exists(fs::path(found) / "Eigen" / "Core")) << found;
  EXPECT_FALSE(found.starts_with(root_.string()));
}

}  // namespace
}  // namespace modelc::driver
