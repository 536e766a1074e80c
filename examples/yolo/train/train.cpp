#include "train.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <optional>

#include "evaluation.hpp"
#include "progress.hpp"
#include "stage.hpp"
#include "train_progress.hpp"
#include "train_report.hpp"

namespace trainer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t pictures_on_sheet = 8;
constexpr const char* head = "yolo/boxes/";  // the last convolution

Samples load(const std::string& path, const std::vector<std::string>& classes) {
  const Annotations annotations = read_annotations(path, classes);
  pictures::Progress progress(annotations.pictures.size());
  return load_samples(annotations, Detector::image_size(), [&](std::size_t done) { progress.show(done, path); });
}

/// One training of several stages.
class Training {
 public:
  explicit Training(const TrainOptions& options) : options_(options), classes_(read_classes(options.classes)) {
    if (static_cast<int>(classes_.size()) != Detector::classes())
      throw DataError(fmt::format("`{}` has {} classes, and the model was compiled for {}", options.classes,
                                  classes_.size(), Detector::classes()));
    const Samples training = load(options.training, classes_);
    validation_ = load(options.validation, classes_);
    fs::create_directories(path("pictures"));
    const std::size_t places = std::max<std::size_t>({1, training.most_boxes(), validation_.most_boxes()});
    write_samples(path("training.safetensors"), training, places);
    write_samples(path("validation.safetensors"), validation_, places);
    training_data_.emplace(path("training.safetensors"));
    validation_data_.emplace(path("validation.safetensors"));
    report_.title = "YOLOv2 on " + options.training;
    report_.monitor = "val_loss";
    report_.settings = {{"training", fmt::format("{}, {} pictures", options.training, training.count())},
                        {"validation", fmt::format("{}, {} pictures", options.validation, validation_.count())},
                        {"weights", options.weights.empty() ? "fresh" : options.weights},
                        {"batch size", std::to_string(options.batch_size)},
                        {"seed", std::to_string(options.seed)}};
    history_.names = {"loss", "val_loss", "val_map"};
  }

  void run() {
    std::string weights = begin();
    const std::vector<Stage> stages = planned();
    for (const Stage& stage : stages) report_.epochs += stage.epochs;
    const bool terminal = isatty(STDOUT_FILENO) != 0;
    modelc::Progress progress({"loss"}, report_.epochs, terminal, std::getenv("NO_COLOR") == nullptr);
    modelc::Index first = 0;
    for (std::size_t i = 0; i < stages.size(); ++i) {
      const Stage& stage = stages[i];
      if (stage.epochs < 1) continue;
      Job job = job_of(stage, i + 1, first, weights);
      const bool done =
          job.resume && modelc::detail::CheckpointReader(job.checkpoint).read().epoch == first + stage.epochs;
      fmt::print("{}: {}\n", stage.name,
                 done ? "done before" : fmt::format("{} {}", stage.epochs, stage.epochs == 1 ? "epoch" : "epochs"));
      if (job.resume) remember(modelc::detail::CheckpointReader(job.checkpoint).read().history);
      job.on_batch = [&](const modelc::BatchEnd& at) { progress.batch(at); };
      job.on_epoch = [&](const modelc::EpochEnd& at) { epoch(at, job.latest, progress); };
      const modelc::History history = i == 0 ? train_head(job) : train_all(job);
      first += static_cast<modelc::Index>(history.epochs.size());
      for (const std::vector<double>& row : history.epochs) {
        if (!(row[1] < lowest_)) continue;
        lowest_ = row[1];
        best_ = job.best;
      }
      weights = job.best;
    }
    if (best_.empty()) throw DataError("there is no epoch to train");
    fs::copy_file(best_, path("best.safetensors"), fs::copy_options::overwrite_existing);
    fmt::print("`{}` has the lowest loss of validation, {:.4f}; `{}` shows the training\n", path("best.safetensors"),
               lowest_, path("report.html"));
  }

 private:
  std::string path(const std::string& name) const { return (fs::path(options_.output) / name).string(); }

  /// The three of retrain_yolo.py.
  std::vector<Stage> planned() const {
    return {{"the last convolution", options_.head_epochs, options_.rate, options_.rate, 0},
            {"everything", options_.epochs, options_.rate, options_.last_rate, 0},
            {"everything, with early stopping", options_.last_epochs, options_.last_rate, options_.last_rate,
             options_.patience}};
  }

  std::string begin() const {
    const std::string file = path("begin.safetensors");
    write_fresh_weights(file, options_.seed);
    if (options_.weights.empty()) return file;
    const std::vector<std::string> fresh = take_weights(file, options_.weights, options_.fresh_head ? head : "");
    for (const std::string& name : fresh) fmt::print("`{}` begins fresh\n", name);
    return file;
  }

  Job job_of(const Stage& stage, std::size_t number, modelc::Index first, const std::string& weights) const {
    Job job;
    job.stage = stage;
    job.training = &*training_data_;
    job.validation = &*validation_data_;
    job.batch_size = options_.batch_size;
    job.seed = options_.seed;
    job.threads = options_.threads;
    job.augmentation = options_.augmentation;
    job.first_epoch = first;
    job.weights = weights;
    job.best = path(fmt::format("stage-{}.safetensors", number));
    job.latest = path("latest.safetensors");
    job.checkpoint = path(fmt::format("stage-{}.checkpoint", number));
    job.resume = options_.resume && fs::exists(job.checkpoint);
    return job;
  }

  /// Epochs of before; their precision is not known any more.
  void remember(const modelc::History& before) {
    for (std::size_t i = 0; i < before.epochs.size(); ++i) {
      history_.epochs.push_back({before.epochs[i][0], before.epochs[i][1], std::nan("")});
      history_.seconds.push_back(before.seconds[i]);
    }
  }

  void epoch(const modelc::EpochEnd& at, const std::string& weights, modelc::Progress& progress) {
    detector_.load(weights);
    const Evaluation evaluation = evaluate(detector_, validation_);
    pictures::write(picture_of(at.epoch), draw_sheet(validation_, evaluation.found, classes_, pictures_on_sheet));
    history_.epochs.push_back({at.values[0], at.values[1], evaluation.precision.mean});
    history_.seconds.push_back(at.history->seconds.back());
    const auto lower = [](const std::vector<double>& a, const std::vector<double>& b) { return a[1] < b[1]; };
    report_.best = std::min_element(history_.epochs.begin(), history_.epochs.end(), lower) - history_.epochs.begin();
    progress.epoch({at.epoch, history_.epochs.back(), &history_, report_.best});
    report_.pictures.clear();
    for (modelc::Index i = 0; i <= at.epoch; ++i)
      if (fs::exists(picture_of(i)))
        report_.pictures.push_back({fmt::format("epoch {}", i + 1), "image/jpeg", read_file(picture_of(i))});
    modelc::write_report(path("report.html"), report_, history_);
    modelc::write_history(path("history.csv"), history_);
  }

  std::string picture_of(modelc::Index epoch) const { return path(fmt::format("pictures/epoch-{:03}.jpg", epoch + 1)); }

  TrainOptions options_;
  std::vector<std::string> classes_;
  Samples validation_;
  std::optional<modelc::Dataset> training_data_, validation_data_;
  Detector detector_;
  modelc::History history_;
  modelc::Report report_;
  double lowest_ = std::numeric_limits<double>::infinity();
  std::string best_;
};

}  // namespace

void train(const TrainOptions& options) { Training(options).run(); }

}  // namespace trainer
