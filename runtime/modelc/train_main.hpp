#pragma once
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "modelc/fit.hpp"

/// The program that `modelc train` and `modelc evaluate` build around a generated class.
namespace modelc {
namespace detail {

inline volatile std::sig_atomic_t interrupted = 0;
inline void interrupt(int) { interrupted = 1; }

/// Lines of progress: on a terminal one that is drawn anew, otherwise one for each epoch.
template <class Model>
class Progress {
 public:
  Progress(bool terminal, Index epochs) : terminal_(terminal), epochs_(epochs) {}

  void batch(const BatchEnd& at) {
    if (!terminal_) return;
    const double seconds = elapsed();
    if (at.batch == 0) drawn_ = -1;
    if (seconds - drawn_ < 0.1 && at.batch + 1 < at.batches) return;
    drawn_ = seconds;
    constexpr Index width = 30;
    const Index filled = width * (at.batch + 1) / at.batches;
    std::string bar;
    for (Index i = 0; i < width; ++i) bar += i < filled ? "━" : "╌";
    const double left = seconds / static_cast<double>(at.batch + 1) * static_cast<double>(at.batches - at.batch - 1);
    std::printf("\r\033[Kepoch %lld/%lld %s %lld/%lld  %.0fs left  loss %.4g", static_cast<long long>(at.epoch + 1),
                static_cast<long long>(epochs_), bar.c_str(), static_cast<long long>(at.batch + 1),
                static_cast<long long>(at.batches), left, at.loss);
    for (Index i = 0; i < at.metric_count; ++i)
      std::printf("  %s %.4f", Model::metric_names[static_cast<std::size_t>(i) + 1], at.metrics[i]);
    std::fflush(stdout);
  }

  void epoch(const EpochEnd& at, const std::vector<std::string>& names) {
    std::printf("%sepoch %lld/%lld  %.1f s", terminal_ ? "\r\033[K" : "", static_cast<long long>(at.epoch + 1),
                static_cast<long long>(epochs_), elapsed());
    for (std::size_t i = 0; i < names.size(); ++i) std::printf("  %s %.6g", names[i].c_str(), at.values[i]);
    std::printf("\n");
    std::fflush(stdout);
    begin_ = std::chrono::steady_clock::now();
  }

 private:
  double elapsed() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }

  bool terminal_;
  Index epochs_;
  double drawn_ = -1;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// Keras's CSV: a row for each epoch, written whole after each.
inline void write_history(const std::string& path, const std::vector<std::string>& names,
                          const std::vector<std::vector<double>>& epochs) {
  std::string text = "epoch";
  for (const std::string& name : names) text += "," + name;
  text += "\n";
  for (std::size_t i = 0; i < epochs.size(); ++i) {
    text += std::to_string(i);
    for (const double value : epochs[i]) {
      char number[40];
      std::snprintf(number, sizeof number, ",%.9g", value);
      text += number;
    }
    text += "\n";
  }
  const std::string unfinished = path + ".part";
  std::FILE* const file = std::fopen(unfinished.c_str(), "wb");
  const bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if ((file != nullptr && std::fclose(file) != 0) || !written || std::rename(unfinished.c_str(), path.c_str()) != 0) {
    std::remove(unfinished.c_str());
    throw Error("`" + path + "` cannot be written");
  }
}

}  // namespace detail

/// Arguments of train: weights, data, validation data or "", where to save, epochs, batch size, seed, shuffle (0 or 1),
/// history or "", validation split, patience, terminal (0 or 1). The weights are saved after every epoch, so that an
/// interrupt (status 130) loses at most one.
template <class Model>
int train_main(char** argv) {
  Model model;
  model.load(argv[1]);
  const Dataset data(argv[2]);
  const std::string validation_path = argv[3], save = argv[4], history_path = argv[9];
  std::unique_ptr<Dataset> validation;
  if (!validation_path.empty()) validation = std::make_unique<Dataset>(validation_path);
  FitOptions options;
  options.epochs = std::atoll(argv[5]);
  options.batch_size = std::atoll(argv[6]);
  options.seed = std::strtoull(argv[7], nullptr, 10);
  options.shuffle = argv[8][0] == '1';
  options.validation = validation.get();
  options.validation_split = std::atof(argv[10]);
  options.patience = std::atoll(argv[11]);
  options.restore_best = options.patience > 0;
  std::signal(SIGINT, detail::interrupt);
  std::signal(SIGTERM, detail::interrupt);
  detail::Progress<Model> progress(argv[12][0] == '1', options.epochs);
  struct Interrupted {};
  options.on_batch = [&](const BatchEnd& at) {
    if (detail::interrupted) throw Interrupted();
    progress.batch(at);
  };
  std::vector<std::string> names(Model::metric_names.begin(), Model::metric_names.end());
  std::vector<std::vector<double>> epochs;
  options.on_epoch = [&](const EpochEnd& at) {
    for (std::size_t i = 0; names.size() < at.values.size(); ++i)
      names.push_back(std::string("val_") + Model::metric_names[i]);
    epochs.push_back(at.values);
    progress.epoch(at, names);
    model.save(save);
    if (!history_path.empty()) detail::write_history(history_path, names, epochs);
    return true;
  };
  try {
    fit(model, data, options);
  } catch (const Interrupted&) {
    std::printf("\ninterrupted: `%s` holds the weights after %lld epochs\n", save.c_str(),
                static_cast<long long>(epochs.size()));
    return 130;
  }
  model.save(save);  // the best ones, where they are restored
  return 0;
}

/// Arguments of evaluate: weights, data, batch size. Prints a line for the loss and each metric.
template <class Model>
int evaluate_main(char** argv) {
  Model model;
  model.load(argv[1]);
  const std::vector<double> values = evaluate(model, Dataset(argv[2]), std::atoll(argv[3]));
  for (std::size_t i = 0; i < values.size(); ++i) std::printf("%s %.9g\n", Model::metric_names[i], values[i]);
  return 0;
}

}  // namespace modelc
