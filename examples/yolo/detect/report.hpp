// What is said about a picture.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "detector.hpp"
#include "draw.hpp"
#include "picture.hpp"

namespace detect {

/// The name of a class; `class 7` where there are not so many names.
std::string name_of(int kind, const std::vector<std::string>& names);

/// A line for the picture and one for each box, in pixels.
std::string as_text(const std::string& path, const std::vector<Found>& found, const std::vector<std::string>& names);

/// {"picture", "width", "height", "boxes": [{"class", "score", "x", "y", "width", "height"}]}, in pixels.
nlohmann::json as_json(const std::string& path, const pictures::Picture& picture, const std::vector<Found>& found,
                       const std::vector<std::string>& names);

/// The best box last, on top of the others.
std::vector<pictures::LabelledBox> as_labels(const std::vector<Found>& found, const std::vector<std::string>& names);

}  // namespace detect
