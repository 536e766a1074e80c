// A training of examples/yolo/train in small.
#include "train.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "annotations.hpp"
#include "evaluation.hpp"
#include "modelc/safetensors.hpp"
#include "picture.hpp"
#include "shapes.hpp"
#include "stage.hpp"

namespace trainer {
namespace {

namespace fs = std::filesystem;

struct Trained : testing::Test {
  fs::path folder = fs::path(testing::TempDir()) / "modelc-yolo-training";
  TrainOptions options;

  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder);
    write_set("training.csv", 0, 24);
    write_set("validation.csv", 24, 8);
    std::ofstream names(folder / "classes.txt");
    for (const std::string& name : shape_classes) names << name << "\n";
    options.training = file("training.csv");
    options.validation = file("validation.csv");
    options.classes = file("classes.txt");
    options.output = file("out");
    options.head_epochs = 1;
    options.epochs = 2;
    options.last_epochs = 2;
    options.patience = 1;
    options.rate = 2e-3;
    options.last_rate = 5e-4;
    options.batch_size = 8;
    options.seed = 3;
  }
  std::string file(const std::string& name) const { return (folder / name).string(); }
  void write_set(const std::string& name, std::uint64_t first, std::uint64_t count) const {
    std::vector<Annotated> all;
    for (std::uint64_t i = first; i < first + count; ++i) {
      const ShapePicture drawn = draw_shapes(9, i);
      all.push_back({std::to_string(i) + ".png", 0, drawn.boxes});
      pictures::write(file(all.back().file), drawn.picture);
    }
    std::ofstream(folder / name) << to_csv(all, shape_classes);
  }
  /// A weight of a file in the output.
  std::vector<float> weight(const std::string& name, const std::string& of) const {
    const modelc::safetensors::File read(file("out/" + name));
    const modelc::safetensors::Entry& entry = *read.header().find(of);
    std::vector<float> values(static_cast<std::size_t>(entry.bytes()) / sizeof(float));
    read.read(entry, values.data());
    return values;
  }
  /// The column of losses.
  std::vector<double> losses() const {
    std::istringstream lines(read_file(file("out/history.csv")));
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(line, "epoch,loss,val_loss,val_map");
    std::vector<double> out;
    while (std::getline(lines, line)) out.push_back(std::stod(line.substr(line.find(',') + 1)));
    return out;
  }
};

constexpr const char* first = "yolo/darknet_conv/conv/kernel";
constexpr const char* variance = "yolo/darknet_conv/norm/moving_variance";
constexpr const char* last = "yolo/boxes/kernel";

TEST_F(Trained, LowersTheLossInStages) {
  train(options);
  const std::vector<double> loss = losses();
  ASSERT_GE(loss.size(), 4u);
  EXPECT_LT(loss.back(), 0.7 * loss.front());
  // The first stage leaves the body as it was, statistics included; the second does not.
  EXPECT_EQ(weight("stage-1.safetensors", first), weight("begin.safetensors", first));
  EXPECT_EQ(weight("stage-1.safetensors", variance), weight("begin.safetensors", variance));
  EXPECT_NE(weight("stage-1.safetensors", last), weight("begin.safetensors", last));
  EXPECT_NE(weight("stage-2.safetensors", first), weight("begin.safetensors", first));
  EXPECT_NE(weight("stage-2.safetensors", variance), weight("begin.safetensors", variance));
  const std::string report = read_file(file("out/report.html"));
  EXPECT_NE(report.find("\"epoch 4\",\"data:image/jpeg;base64,"), std::string::npos);
  EXPECT_EQ(pictures::read(file("out/pictures/epoch-001.jpg")).width, 4 * 2 * Detector::image_size());
  Detector detector;
  detector.load(file("out/best.safetensors"));

  // Everything is done already: nothing changes.
  const std::vector<float> before = weight("best.safetensors", first);
  options.resume = true;
  train(options);
  EXPECT_EQ(weight("best.safetensors", first), before);
}

TEST_F(Trained, ResumesWithTheSameBits) {
  options.head_epochs = 0;
  options.last_epochs = 0;
  options.epochs = 1;
  options.last_rate = options.rate;  // otherwise it would depend on how many epochs there are
  train(options);
  options.epochs = 2;
  options.resume = true;
  train(options);
  const std::vector<float> resumed = weight("latest.safetensors", first);
  options.resume = false;
  train(options);
  EXPECT_EQ(weight("latest.safetensors", first), resumed);
  EXPECT_EQ(losses().size(), 2u);
}

TEST_F(Trained, BeginsWithTheWeightsThatFit) {
  write_fresh_weights(file("own.safetensors"), 1);
  write_fresh_weights(file("other.safetensors"), 2);
  EXPECT_TRUE(take_weights(file("own.safetensors"), file("other.safetensors")).empty());
  EXPECT_EQ(read_file(file("own.safetensors")), read_file(file("other.safetensors")));
  write_fresh_weights(file("own.safetensors"), 1);
  const std::string own = read_file(file("own.safetensors"));
  EXPECT_EQ(take_weights(file("own.safetensors"), file("other.safetensors"), "yolo/boxes/").size(), 2u);
  EXPECT_NE(read_file(file("own.safetensors")), own);
  EXPECT_NE(read_file(file("own.safetensors")), read_file(file("other.safetensors")));
  // A head for other classes, and a body.
  const std::vector<float> kernel(3 * 3 * 3 * 16, 0.5f), head(256 * 12);
  modelc::safetensors::write(file("body.safetensors"), {{first, "F32", {3, 3, 3, 16}, kernel.data()},
                                                        {last, "F32", {1, 1, 256, 12}, head.data()}});
  const std::vector<std::string> kept = take_weights(file("own.safetensors"), file("body.safetensors"));
  EXPECT_EQ(kept.size(), 36u);
  EXPECT_EQ(std::count(kept.begin(), kept.end(), last), 1);
  EXPECT_EQ(std::count(kept.begin(), kept.end(), first), 0);
  modelc::safetensors::write(file("none.safetensors"), {{"x", "F32", {1}, head.data()}});
  EXPECT_THROW(take_weights(file("own.safetensors"), file("none.safetensors")), modelc::Error);
}

TEST_F(Trained, SaysWhatDoesNotFit) {
  std::ofstream(folder / "classes.txt") << "circle\nsquare\n";
  EXPECT_THROW(train(options), DataError);
  options.classes = file("nowhere.txt");
  EXPECT_THROW(train(options), DataError);
}

}  // namespace
}  // namespace trainer
