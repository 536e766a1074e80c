// The networks that Darknet publishes, by the tables of their layers. How many numbers their weights files hold follows
// from the published sizes of those, without a header of 16 or 20 bytes: yolov2.weights 203,934,260;
// yolov2-tiny.weights 44,948,600; yolov2-tiny-voc.weights 63,471,560; yolov3.weights 248,007,048; yolov3-tiny.weights
// 35,434,956.
#include <gtest/gtest.h>

#include <filesystem>

#include "driver/disk.h"
#include "driver/driver.h"
#include "driver/memory_files.h"

namespace modelc::driver {
namespace {

const std::filesystem::path source_folder = MODELC_SOURCE_DIR;

/// The model of a published network.
std::string published_model(const std::string& name) {
  DarknetOptions options;
  options.cfg = (source_folder / "tests/darknet/published" / (name + ".cfg")).string();
  options.output = name;
  const Result imported = import_darknet(options, DiskFiles());
  EXPECT_EQ(imported.status, Status::done);
  EXPECT_EQ(imported.err, "") << name;
  return imported.files.empty() ? "" : imported.files.at(0).content;
}

/// What `modelc summary` says of it for pictures of a size.
std::string summary_of(const std::string& text, std::map<std::string, std::string> settings,
                       const std::string& model = {}, const std::string& folder = {}) {
  SummaryOptions options;
  options.program.settings = std::move(settings);
  if (!model.empty()) options.program.model = model;
  const Result said = folder.empty() ? summary("net.model", options, MemoryFiles{{"net.model", text}})
                                     : summary((source_folder / folder).string(), options, DiskFiles());
  EXPECT_EQ(said.status, Status::done) << said.err;
  return said.out;
}

void expect_lines(const std::string& text, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
}

std::map<std::string, std::string> sized(const std::string& size) {
  return {{"batch", "1"}, {"height", size}, {"width", size}};
}

TEST(Published, YoloV2) {
  expect_lines(summary_of(published_model("yolov2"), sized("608")),
               {"Total parameters: 50,983,561 ", "Output `features`: f32[1, 19, 19, 425]",
                "Output `boxes`: f32[1, 1805, 4]", "Output `scores`: f32[1, 1805, 80]"});
}

TEST(Published, TinyYoloV2) {
  const std::string model = published_model("yolov2-tiny-voc");
  EXPECT_NE(model.find("DarknetConv(1024, 3, name = \"conv_13\")  # 13: [convolutional], line 107\n"),
            std::string::npos)
      << model;
  const std::vector<std::string> expected = {"Total parameters: 15,867,885 ", "Output `features`: f32[1, 13, 13, 125]"};
  expect_lines(summary_of(model, sized("416")), expected);
  // The example is the same network.
  expect_lines(summary_of("", sized("416"), "TinyYoloV2", "examples/yolo/tiny_yolov2.model"), expected);
  expect_lines(summary_of(published_model("yolov2-tiny"), sized("416")),
               {"Total parameters: 11,237,145 ", "Output `features`: f32[1, 13, 13, 425]"});
}

TEST(Published, Darknet19) {
  const auto totals = [](const std::string& text) {
    const std::size_t at = text.find("Total parameters: ");
    return text.substr(at, text.find(" (", at) - at);
  };
  const std::string imported = summary_of(published_model("darknet19"), sized("224"));
  expect_lines(imported, {"Output `probabilities`: f32[1, 1000]"});
  const std::string example = summary_of("", sized("224"), "Darknet19", "examples/yolo/darknet.model");
  expect_lines(example, {"Output `probabilities`: f32[1, 1000]"});
  EXPECT_EQ(totals(imported), totals(example));
}

TEST(Published, YoloV3) {
  EXPECT_NE(published_model("yolov3").find("    for i in range(8) {\n"
                                           "        start = x\n"
                                           "        x = x |> DarknetConv(128, 1, name = \"conv_\" + str(13 + 3 * i))  "
                                           "# 13 + 3 * i: [convolutional], line 117\n"
                                           "        x = x |> DarknetConv(256, 3, name = \"conv_\" + str(14 + 3 * i))  "
                                           "# 14 + 3 * i: [convolutional], line 125\n"
                                           "        x = x + start  # 15 + 3 * i: [shortcut], line 133\n"
                                           "    }\n"
                                           "    x_36 = x\n"),
            std::string::npos);
  expect_lines(summary_of(published_model("yolov3"), sized("416")),
               {"Total parameters: 62,001,757 ", "Output `features_82`: f32[1, 13, 13, 255]",
                "Output `features_94`: f32[1, 26, 26, 255]", "Output `features_106`: f32[1, 52, 52, 255]",
                "Output `boxes`: f32[1, 10647, 4]", "Output `scores`: f32[1, 10647, 80]"});
  expect_lines(summary_of(published_model("yolov3-tiny"), sized("416")),
               {"Total parameters: 8,858,734 ", "Output `features_16`: f32[1, 13, 13, 255]",
                "Output `features_23`: f32[1, 26, 26, 255]", "Output `boxes`: f32[1, 2535, 4]"});
}

/// Its products need pictures of the file's size.
TEST(Published, AlexNet) {
  const std::string model = published_model("alexnet");
  EXPECT_NE(model.find("model Alexnet(height = 227, width = 227) {"), std::string::npos) << model;
  expect_lines(summary_of(model, {{"batch", "1"}}), {"Output `probabilities`: f32[1, 1000]"});
}

}  // namespace
}  // namespace modelc::driver
