#include "driver/eigen.h"

namespace modelc::driver {
namespace {

namespace fs = std::filesystem;

bool holds_eigen(const fs::path& folder) {
  std::error_code unknown;
  return fs::exists(folder / "Eigen" / "Core", unknown);
}

}  // namespace

std::string eigen_folder(const fs::path& built_with, const fs::path& self) {
  const fs::path folder = self.parent_path();
  for (const fs::path& candidate : {built_with, folder.parent_path() / "include" / "eigen3",
                                    folder.parent_path().parent_path() / "include" / "eigen3",
                                    fs::path("/usr/local/include/eigen3"), fs::path("/usr/include/eigen3")})
    if (holds_eigen(candidate)) return candidate.string();
  return {};
}

std::string eigen_folder() {
  std::error_code unknown;
  return eigen_folder(MODELC_EIGEN_INCLUDE, fs::read_symlink("/proc/self/exe", unknown));
}

}  // namespace modelc::driver
