#include <algorithm>
#include <vector>

#include "modelc/safetensors.hpp"
#include "stage.hpp"

namespace trainer {

std::vector<std::string> take_weights(const std::string& path, const std::string& from, const std::string& except) {
  const modelc::safetensors::File own(path), other(from);
  std::vector<std::string> kept;
  std::vector<std::vector<unsigned char>> bytes;
  std::vector<modelc::safetensors::View> views;
  for (const modelc::safetensors::Entry& entry : own.header().entries) {
    const modelc::safetensors::Entry* const found = other.header().find(entry.name);
    const bool excepted = !except.empty() && entry.name.compare(0, except.size(), except) == 0;
    const bool same = !excepted && found != nullptr && found->dtype == entry.dtype && found->shape == entry.shape;
    if (!same) kept.push_back(entry.name);
    bytes.emplace_back(static_cast<std::size_t>(entry.bytes()));
    (same ? other : own).read(same ? *found : entry, bytes.back().data());
    views.push_back({entry.name, entry.dtype, entry.shape, bytes.back().data()});
  }
  if (kept.size() == views.size()) throw modelc::Error("`" + from + "` has no weight that the model has");
  modelc::safetensors::write(path, views);
  return kept;
}

}  // namespace trainer
