#include "report.hpp"

#include <fmt/format.h>

namespace detect {

std::string name_of(int kind, const std::vector<std::string>& names) {
  const auto at = static_cast<std::size_t>(kind);
  return kind >= 0 && at < names.size() ? names[at] : fmt::format("class {}", kind);
}

std::string as_text(const std::string& path, const std::vector<Found>& found, const std::vector<std::string>& names) {
  std::string out = fmt::format("{}: {} {}\n", path, found.size(), found.size() == 1 ? "box" : "boxes");
  for (const Found& box : found)
    out += fmt::format("  {} {:.3f}  x {:.1f}  y {:.1f}  width {:.1f}  height {:.1f}\n", name_of(box.kind, names),
                       box.score, box.x, box.y, box.width, box.height);
  return out;
}

nlohmann::json as_json(const std::string& path, const pictures::Picture& picture, const std::vector<Found>& found,
                       const std::vector<std::string>& names) {
  nlohmann::json boxes = nlohmann::json::array();
  for (const Found& box : found)
    boxes.push_back({{"class", name_of(box.kind, names)},
                     {"score", box.score},
                     {"x", box.x},
                     {"y", box.y},
                     {"width", box.width},
                     {"height", box.height}});
  return {{"picture", path}, {"width", picture.width}, {"height", picture.height}, {"boxes", std::move(boxes)}};
}

std::vector<pictures::LabelledBox> as_labels(const std::vector<Found>& found, const std::vector<std::string>& names) {
  std::vector<pictures::LabelledBox> out;
  for (auto box = found.rbegin(); box != found.rend(); ++box)
    out.push_back({box->x, box->y, box->width, box->height,
                   fmt::format("{} {:.0f} %", name_of(box->kind, names), 100 * box->score), box->kind});
  return out;
}

}  // namespace detect
