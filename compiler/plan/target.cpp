#include "plan/target.h"

#include <algorithm>

namespace modelc::plan {

std::optional<std::size_t> target_index(std::string_view name) {
  const auto* const found = std::ranges::find(targets, name, &Target::name);
  if (found == targets.end()) return std::nullopt;
  return static_cast<std::size_t>(found - targets.begin());
}

}  // namespace modelc::plan
