#pragma once
#include <string>
#include <vector>

namespace modelc::driver {

/// "target: dependency dependency", with the escapes of Make that Ninja understands as well.
std::string depfile(const std::string& target, const std::vector<std::string>& dependencies);

}  // namespace modelc::driver
