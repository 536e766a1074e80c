#include "driver/disk.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "driver/big_stack.h"

namespace modelc::driver {
namespace {

namespace fs = std::filesystem;

/// A folder of the test's own, removed at its end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("modelc_disk_test_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  fs::path path_;
};

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Disk, WritesAndReadsBack) {
  const Folder folder;
  ASSERT_EQ(write_files({{folder / "a", std::string("x\0y", 3)}, {folder / "b", ""}}), "");
  std::string error;
  EXPECT_EQ(DiskFiles().read(folder / "a", error), std::string("x\0y", 3));
  EXPECT_EQ(DiskFiles().read(folder / "b", error), "");
  EXPECT_EQ(folder.entries(), 2U);
}

TEST(Disk, WritesAllOrNothing) {
  const Folder folder;
  ASSERT_EQ(write_files({{folder / "a", "old"}}), "");
  const std::string error = write_files({{folder / "a", "new"}, {folder / "missing/b", "new"}});
  EXPECT_NE(error.find("missing/b`: no such file or directory"), std::string::npos) << error;
  EXPECT_EQ(contents(folder / "a"), "old");
  EXPECT_EQ(folder.entries(), 1U);  // no temporary file stays behind
}

TEST(Disk, RefusesToReplaceAFolder) {
  const Folder folder;
  fs::create_directory(folder / "sub");
  EXPECT_NE(write_files({{folder / "sub", "text"}}).find("is a directory"), std::string::npos);
  EXPECT_TRUE(fs::is_directory(folder / "sub"));
}

TEST(Disk, KeepsModeAndFollowsLinks) {
  const Folder folder;
  ASSERT_EQ(write_files({{folder / "a", "old"}}), "");
  ASSERT_EQ(::chmod((folder / "a").c_str(), 0600), 0);
  fs::create_symlink("a", folder / "link");
  ASSERT_EQ(write_files({{folder / "link", "new"}}), "");
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(contents(folder / "a"), "new");
  EXPECT_EQ(fs::status(folder / "a").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(Disk, LeavesDevicesInPlace) {
  ASSERT_EQ(write_files({{"/dev/null", "text"}}), "");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST(Disk, SaysWhyAFileCannotBeRead) {
  const Folder folder;
  std::string error;
  EXPECT_FALSE(DiskFiles().read(folder / "nothing", error));
  EXPECT_EQ(error, "no such file or directory");
  EXPECT_FALSE(DiskFiles().read(folder / "", error));
  EXPECT_EQ(error, "is a directory");
}

TEST(Disk, ListsWhatIsBelowAFolder) {
  const Folder folder;
  for (const char* name : {"one.model", "one.txt", ".hidden.model", "deep/er/two.model", ".git/three.model"}) {
    fs::create_directories(fs::path(folder / name).parent_path());
    std::ofstream(folder / name) << "fn f(x) = x\n";
  }
  ASSERT_EQ(::mkfifo((folder / "pipe.model").c_str(), 0600), 0);
  fs::create_directory_symlink(folder / ".", folder / "deep/circle");
  auto found = files_below(folder / "", ".model");
  std::ranges::sort(found);
  EXPECT_EQ(found, (std::vector{folder / "deep/er/two.model", folder / "one.model"}));
  EXPECT_TRUE(files_below(folder / "none", ".model").empty());
}

TEST(Disk, EndlessFilesEnd) {
  std::string error;
  EXPECT_FALSE(DiskFiles().read("/dev/zero", error));
  EXPECT_EQ(error, "it is no regular file and gives more than 64 MiB");
}

int depth(int n) {
  volatile char frame[4096] = {};
  frame[0] = static_cast<char>(n);
  return n == 0 ? frame[1] : depth(n - 1) + 1;
}

TEST(BigStack, HoldsDeepRecursionAndPassesExceptionsOn) {
  int reached = 0;
  on_big_stack([&] { reached = depth(20000); });  // 80 MB of frames
  EXPECT_EQ(reached, 20000);
  EXPECT_THROW(on_big_stack([] { throw std::runtime_error("x"); }), std::runtime_error);
}

}  // namespace
}  // namespace modelc::driver
