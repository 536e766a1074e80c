// Trains a small YOLOv2 on pictures with boxes, and says how good it is. `yolo-train --help` says more.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "anchors.hpp"
#include "evaluation.hpp"
#include "progress.hpp"
#include "shapes.hpp"
#include "train.hpp"

namespace {

namespace fs = std::filesystem;
using trainer::Samples;

void write_text(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw trainer::DataError(fmt::format("`{}` cannot be written", path.string()));
}

struct GenerateOptions {
  std::string output;
  int training = 1500;
  int validation = 100;
  int test = 200;
  std::uint64_t seed = 1;
};

void generate(const GenerateOptions& options) {
  std::uint64_t number = 0;
  const auto make = [&](const std::string& name, int count) {
    fs::create_directories(fs::path(options.output) / name);
    std::vector<trainer::Annotated> all;
    pictures::Progress progress(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      const trainer::ShapePicture drawn = trainer::draw_shapes(options.seed, number++);
      const std::string file = fmt::format("{}/{:05}.png", name, i);
      pictures::write((fs::path(options.output) / file).string(), drawn.picture);
      all.push_back({file, 0, drawn.boxes});
      progress.show(static_cast<std::size_t>(i) + 1, name);
    }
    write_text(fs::path(options.output) / (name + ".csv"), trainer::to_csv(all, trainer::shape_classes));
  };
  make("training", options.training);
  make("validation", options.validation);
  make("test", options.test);
  std::string names;
  for (const std::string& name : trainer::shape_classes) names += name + "\n";
  write_text(fs::path(options.output) / "classes.txt", names);
}

struct DataOptions {
  std::string data;
  std::string classes;
};

Samples load(const DataOptions& options, const std::vector<std::string>& classes) {
  const trainer::Annotations annotations = trainer::read_annotations(options.data, classes);
  pictures::Progress progress(annotations.pictures.size());
  return trainer::load_samples(annotations, trainer::Detector::image_size(),
                               [&](std::size_t done) { progress.show(done); });
}

void print_anchors(const DataOptions& options, int count, std::uint64_t seed) {
  const Samples samples = load(options, trainer::read_classes(options.classes));
  const double grid = trainer::Detector::grid_size();
  std::vector<trainer::Extent> sizes;
  for (const std::vector<trainer::TrueBox>& boxes : samples.boxes)
    for (const trainer::TrueBox& box : boxes)
      sizes.push_back({static_cast<double>(box.width) * grid, static_cast<double>(box.height) * grid});
  const trainer::Anchors anchors = trainer::find_anchors(sizes, count, seed);
  std::string list;
  for (const trainer::Extent& size : anchors.sizes)
    list += fmt::format("{}({:.2f}, {:.2f})", list.empty() ? "" : ", ", size.width, size.height);
  fmt::print("anchors: [{}]\nmean IoU of {} boxes with the nearest: {:.3f}\n", list, sizes.size(), anchors.overlap);
}

struct EvaluateOptions {
  DataOptions data;
  std::string weights;
  std::string picture;
};

void evaluate(const EvaluateOptions& options) {
  const std::vector<std::string> classes = trainer::read_classes(options.data.classes);
  if (static_cast<int>(classes.size()) != trainer::Detector::classes())
    throw trainer::DataError(fmt::format("`{}` has {} classes, and the model was compiled for {}", options.data.classes,
                                         classes.size(), trainer::Detector::classes()));
  trainer::Detector detector;
  detector.load(options.weights);
  const Samples samples = load(options.data, classes);
  const trainer::Evaluation evaluation = trainer::evaluate(detector, samples);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const double precision = evaluation.precision.of_class[i];
    fmt::print("{:<12} {}\n", classes[i], precision < 0 ? "no object" : fmt::format("{:.4f}", precision));
  }
  fmt::print("mAP@0.5      {:.4f}  ({} pictures)\n", evaluation.precision.mean, samples.count());
  if (!options.picture.empty())
    pictures::write(options.picture, trainer::draw_sheet(samples, evaluation.found, classes, 12));
}

void add_data(CLI::App& command, DataOptions& options) {
  command.add_option("annotations", options.data, "annotations, .csv or .json, beside their pictures")->required();
  command.add_option("--classes", options.classes, "the classes, one a line")->required();
}

void add_generate(CLI::App& app, GenerateOptions& options) {
  CLI::App& command = *app.add_subcommand("generate", "draws pictures of shapes, with annotations");
  command.add_option("folder", options.output, "where training/, validation/, test/ and their .csv go")->required();
  command.add_option("--training", options.training, "pictures")->check(CLI::Range(1, 99999))->capture_default_str();
  command.add_option("--validation", options.validation, "pictures")
      ->check(CLI::Range(1, 99999))
      ->capture_default_str();
  command.add_option("--test", options.test, "pictures")->check(CLI::Range(1, 99999))->capture_default_str();
  command.add_option("--seed", options.seed, "other pictures for each")->capture_default_str();
  command.callback([&] { generate(options); });
}

void add_train(CLI::App& app, trainer::TrainOptions& options) {
  CLI::App& command = *app.add_subcommand("train", "trains, in the three stages of YAD2K");
  command.add_option("annotations", options.training, "annotations to train on, .csv or .json, beside their pictures")
      ->required();
  command.add_option("--validation", options.validation, "annotations to validate on")->required();
  command.add_option("--classes", options.classes, "the classes, one a line")->required();
  command.add_option("-o,--output", options.output, "the folder for weights, checkpoints and the report")->required();
  command.add_option("--weights", options.weights, "weights to begin with; those of other shapes begin fresh");
  command.add_flag("--fresh-head", options.fresh_head, "the last convolution begins fresh even where its weights fit");
  const auto count = [&](const char* name, int& value, int least, const char* text) {
    command.add_option(name, value, text)->check(CLI::Range(least, 100000))->capture_default_str();
  };
  count("--head-epochs", options.head_epochs, 0, "of the last convolution alone, over a frozen body");
  count("--epochs", options.epochs, 0, "of everything, while the learning rate falls");
  count("--last-epochs", options.last_epochs, 0, "of everything with the lowest rate, at most");
  count("--patience", options.patience, 1, "of those, without a lower loss of validation");
  count("--batch-size", options.batch_size, 1, "pictures to a step");
  count("--threads", options.threads, 1, "to train on; the result is the same");
  command.add_option("--rate", options.rate, "of learning")->check(CLI::PositiveNumber)->capture_default_str();
  command.add_option("--last-rate", options.last_rate, "what it falls to")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command.add_option("--seed", options.seed, "of weights, order and augmentation")->capture_default_str();
  command.add_flag("--resume", options.resume, "goes on where the checkpoints in the output folder are");
  command.callback([&] { trainer::train(options); });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Trains a small YOLOv2 on pictures with boxes", "yolo-train");
  app.require_subcommand(1);
  GenerateOptions generated;
  add_generate(app, generated);

  DataOptions boxes;
  int anchors = 3;
  std::uint64_t seed = 0;
  CLI::App& cluster = *app.add_subcommand("anchors", "finds anchors for boxes, by k-means");
  add_data(cluster, boxes);
  cluster.add_option("--count", anchors, "of anchors")->check(CLI::Range(1, 100))->capture_default_str();
  cluster.add_option("--seed", seed, "where it begins")->capture_default_str();
  cluster.callback([&] { print_anchors(boxes, anchors, seed); });

  trainer::TrainOptions training;
  training.head_epochs = 1;
  training.epochs = 32;
  training.last_epochs = 4;
  training.patience = 2;
  training.rate = 2e-3;
  training.last_rate = 1e-4;
  training.batch_size = 8;
  add_train(app, training);

  EvaluateOptions evaluated;
  CLI::App& measure = *app.add_subcommand("evaluate", "says how good weights are: the mAP at an IoU of 0.5");
  add_data(measure, evaluated.data);
  measure.add_option("--weights", evaluated.weights, "of the detector")->required();
  measure.add_option("--picture", evaluated.picture, "a .png or .jpg to draw the first twelve pictures in");
  measure.callback([&] { evaluate(evaluated); });

  try {
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "yolo-train: {}\n", error.what());
    return 1;
  }
}
