// The face detector with its real weights: the header on pictures prepared by examples/yolo/common, and the app
// `detect`, against what TensorFlow.js computed with the published network (examples/yolo/data).
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "face.hpp"
#include "modelc/safetensors.hpp"
#include "picture.hpp"

namespace modelc::tests {
namespace {

constexpr float grid_tolerance = 1e-3f;
constexpr double score_tolerance = 0.01;
constexpr double pixels = 1;

std::string data(const std::string& name) { return MODELC_YOLO_DATA "/" + name; }

struct Box {
  double score, x, y, width, height;
};

std::vector<Box> boxes_of(const nlohmann::json& json) {
  std::vector<Box> out;
  for (const nlohmann::json& box : json.at("boxes"))
    out.push_back({box.at("score"), box.at("x"), box.at("y"), box.at("width"), box.at("height")});
  return out;
}

std::vector<Box> expected_boxes(const std::string& sample) {
  std::ifstream file(data(sample + ".boxes.json"));
  return boxes_of(nlohmann::json::parse(file));
}

std::vector<float> expected_grid(const std::string& sample) {
  const safetensors::File file(data(sample + ".expected.safetensors"));
  const safetensors::Entry* const entry = file.header().find("grid");
  if (entry == nullptr || entry->bytes() != 13 * 13 * 25 * sizeof(float)) throw Error("no grid [1, 13, 13, 25]");
  std::vector<float> out(13 * 13 * 25);
  file.read(*entry, out.data());
  return out;
}

void compare(const std::string& what, const std::vector<Box>& found, const std::vector<Box>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  double edges = 0, scores = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Box &a = found[i], &b = expected[i];
    const double differences[] = {a.x - b.x, a.y - b.y, a.x + a.width - b.x - b.width, a.y + a.height - b.y - b.height};
    for (const double difference : differences) edges = std::max(edges, std::abs(difference));
    scores = std::max(scores, std::abs(a.score - b.score));
  }
  std::printf("  %s: edges differ by at most %.3f pixels, scores by %.1e\n", what.c_str(), edges, scores);
  EXPECT_LE(edges, pixels);
  EXPECT_LE(scores, score_tolerance);
}

class Faces : public testing::TestWithParam<const char*> {};

TEST_P(Faces, EqualTheReference) {
  const std::string sample = GetParam();
  const pictures::Picture picture = pictures::read(data(sample + ".jpg"));
  face::Model model;
  model.load(data("tiny_face_detector.safetensors"));
  const auto result = model.predict(pictures::letterbox(picture, 416));

  const std::vector<float> grid = expected_grid(sample);
  ASSERT_EQ(result.grid.size(), static_cast<Index>(grid.size()));
  float largest = 0;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const float difference = std::abs(result.grid.data()[i] - grid[i]);
    ASSERT_LE(difference, grid_tolerance) << "grid[" << i << "]";  // also for what is not a number
    largest = std::max(largest, difference);
  }
  std::printf("  %s: the network's outputs differ by at most %.1e\n", sample.c_str(), static_cast<double>(largest));

  const double side = std::max(picture.width, picture.height);
  std::vector<Box> found;
  for (Index i = 0; i < static_cast<Index>(result.count); ++i) {
    const auto corner = [&](Index k) { return static_cast<double>(result.boxes(i, k)) * side; };
    found.push_back({static_cast<double>(result.box_scores(i)), corner(1), corner(0), corner(3) - corner(1),
                     corner(2) - corner(0)});
  }
  compare(sample, found, expected_boxes(sample));
}

INSTANTIATE_TEST_SUITE_P(, Faces, testing::Values("sample1", "sample2", "sample3", "sample4"),
                         [](const auto& sample) { return sample.param; });

TEST(Detect, PrintsTheReferencesBoxes) {
  std::string command = "'" MODELC_DETECT "' --json";
  for (int i = 1; i <= 4; ++i) command += " '" + data("sample" + std::to_string(i) + ".jpg") + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  ASSERT_NE(pipe, nullptr);
  const nlohmann::json json = nlohmann::json::parse(pipe.get());
  ASSERT_EQ(json.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i) {
    const std::string sample = "sample" + std::to_string(i + 1);
    EXPECT_EQ(json[i].at("picture"), data(sample + ".jpg"));
    EXPECT_EQ(json[i].at("width"), 640);
    for (const nlohmann::json& box : json[i].at("boxes")) EXPECT_EQ(box.at("class"), "face");
    compare("detect " + sample, boxes_of(json[i]), expected_boxes(sample));
  }
}

}  // namespace
}  // namespace modelc::tests
