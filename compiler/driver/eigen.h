#pragma once
#include <filesystem>
#include <string>

/// Where the C++ compiler finds Eigen when generated code is built.
namespace modelc::driver {

/// The first folder that holds Eigen/Core: the one that the tool was built with; as the tool, whose program is `self`,
/// was installed (bin/modelc or tools/modelc/modelc beside include/eigen3); the system's. Empty when there is none.
std::string eigen_folder(const std::filesystem::path& built_with, const std::filesystem::path& self);

/// The same of this program.
std::string eigen_folder();

}  // namespace modelc::driver
