#pragma once
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>

#include "modelc/fit.hpp"
#include "train_progress.hpp"
#include "train_report.hpp"

/// The program that `modelc train` and `modelc evaluate` build around a generated class.
namespace modelc {

/// Status of the program beside 0 and 1.
constexpr int status_interrupted = 130;
constexpr int status_not_finite = 4;  // the file `failure` says more

namespace detail {

inline volatile std::sig_atomic_t signalled = 0;
inline void interrupt(int) { signalled = 1; }

/// "name=value" arguments, as the tool gives them; "setting=NAME=VALUE" any number of times.
class Arguments {
 public:
  Arguments(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
      const std::string text = argv[i];
      const std::size_t equals = std::min(text.find('='), text.size() - 1);
      const std::string name = text.substr(0, equals), value = text.substr(equals + 1);
      const std::size_t next = value.find('=');
      if (name == "setting" && next != std::string::npos)
        settings.emplace_back(value.substr(0, next), value.substr(next + 1));
      else
        values_[name] = value;
    }
  }
  /// Empty when it was not given.
  std::string text(const char* name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::string() : found->second;
  }
  Index number(const char* name, Index otherwise) const {
    return text(name).empty() ? otherwise : std::atoll(text(name).c_str());
  }
  double real(const char* name) const { return std::atof(text(name).c_str()); }
  bool flag(const char* name) const { return text(name) == "1"; }

  std::vector<std::pair<std::string, std::string>> settings;

 private:
  std::map<std::string, std::string> values_;
};

inline FitOptions fit_options(const Arguments& given) {
  FitOptions options;
  options.resume = given.text("resume");
  // What was not asked for is as it was when the checkpoint was written.
  const Checkpoint from = options.resume.empty() ? Checkpoint() : CheckpointReader(options.resume).read();
  options.epochs = given.number("epochs", 1);
  options.batch_size = given.number("batch_size", from.batch_size);
  options.seed = given.text("seed").empty() ? from.seed : std::strtoull(given.text("seed").c_str(), nullptr, 10);
  options.shuffle = from.shuffle && !given.flag("no_shuffle");
  options.threads = static_cast<int>(given.number("threads", 1));
  options.validation_split = given.real("validation_split");
  options.early_stopping.patience = given.number("patience", 0);
  options.early_stopping.monitor = given.text("monitor");
  if (!given.text("mode").empty()) options.early_stopping.mode = given.text("mode");
  options.early_stopping.min_delta = given.real("min_delta");
  options.early_stopping.restore_best = given.flag("restore_best");
  options.save_best = given.text("save_best");
  options.checkpoint = given.text("checkpoint");
  options.shards = given.number("shards", from.shards);
  options.overlap = given.flag("overlap");
  options.bf16 = given.flag("bf16") || from.bf16;
  return options;
}

/// The batch that a loss is not finite on, the weights and what training keeps, for the tool to look into.
template <class Model>
void write_failure(const Model& model, const Dataset& data, const NotFinite& error, std::uint64_t seed,
                   const std::string& path) {
  std::vector<NamedTensor> tensors = weight_tensors(Model::weight_infos, "", model.weights()->block.data());
  for (const TensorInfo& info : Model::training_infos)
    tensors.push_back({info.name, &info, model.training()->block.data()});
  std::vector<safetensors::View> views = views_of(tensors);
  std::vector<std::vector<unsigned char>> kept;
  for (const TensorInfo& info : Model::train_input_infos) {
    const safetensors::Entry& entry = *data.find(info.name);
    const SampleReader source(data, entry, file_dtype(info.dtype));
    std::vector<std::int64_t> shape = entry.shape;
    const std::size_t rows = source.shared() ? 1 : error.samples.size();
    if (!source.shared()) shape[0] = static_cast<std::int64_t>(rows);
    kept.emplace_back(source.bytes() * rows);
    for (std::size_t i = 0; i < rows; ++i) source.read(error.samples[i], kept.back().data() + i * source.bytes());
    views.push_back({info.name, file_dtype(info.dtype), shape, kept.back().data()});
  }
  safetensors::write(path, views,
                     {{"loss", error.loss},
                      {"why", error.why},
                      {"computed", error.computed ? "1" : "0"},
                      {"shard", std::to_string(error.shard)},
                      {"seed", std::to_string(seed)}});
}

}  // namespace detail

/// What main does with an exception: the file `failure` says to the tool what is wrong. The status of the program.
inline int failed(int argc, char** argv, const char* what) {
  const std::string path = detail::Arguments(argc, argv).text("failure");
  std::FILE* const file = path.empty() ? nullptr : std::fopen(path.c_str(), "wb");
  const bool written = file != nullptr && std::fputs(what, file) >= 0;
  const bool closed = file != nullptr && std::fclose(file) == 0;
  if (!written || !closed) std::fprintf(stderr, "error: %s\n", what);
  return 1;
}

/// Was the program asked to end?
inline bool interrupted() { return detail::signalled != 0; }

namespace detail {

/// One rank's training. Rank 0 alone writes and prints.
template <class Model>
int train_rank(const Arguments& given, const AllReduce& all) {
  const bool writes = all.rank == 0;
  agree(all, "the model", hashed(given.text("model")));
  Model model;
  model.load(given.text("weights"));
  const Dataset data(given.text("data"));
  const std::string save = given.text("save"), history = given.text("history"), page = given.text("report");
  FitOptions options = fit_options(given);
  options.reduce = all;
  std::unique_ptr<Dataset> validation;
  if (!given.text("validation").empty()) validation = std::make_unique<Dataset>(given.text("validation"));
  options.validation = validation.get();
  const std::vector<std::string> metrics(Model::metric_names.begin(), Model::metric_names.end());
  Progress progress(metrics, options.epochs, given.flag("terminal"), given.flag("colour"));
  Report report;
  report.title = given.text("title");
  report.settings = given.settings;
  report.settings.emplace_back(
      "samples",
      std::to_string(data.size()) + (validation ? ", validated on " + std::to_string(validation->size()) : ""));
  report.settings.emplace_back("batch size", std::to_string(options.batch_size));
  const auto ranks = static_cast<int>(given.number("ranks", 0));
  if (ranks > 0 && options.shards == 0) options.shards = default_shards(ranks);
  if (options.shards > 0) report.settings.emplace_back("shards of a batch", std::to_string(options.shards));
  if (ranks > 0) report.settings.emplace_back("ranks", std::to_string(ranks));
  report.settings.emplace_back("seed", std::to_string(options.seed));
  report.settings.emplace_back("shuffle", options.shuffle ? "yes" : "no");
  report.epochs = options.epochs;
  struct Interrupted {};
  Index done = -1;
  options.on_batch = [&](const BatchEnd& at) {
    if (interrupted()) throw Interrupted();
    if (writes) progress.batch(at);
  };
  options.on_epoch = [&](const EpochEnd& at) {
    done = at.epoch + 1;
    if (!writes) return true;
    progress.epoch(at);
    model.save(save);
    if (!history.empty()) write_history(history, *at.history);
    report.first = at.epoch + 1 - static_cast<Index>(at.history->epochs.size());
    report.best = at.best;
    report.monitor = Best(options.early_stopping, at.history->names).name();
    if (!page.empty()) write_report(page, report, *at.history);
    return true;
  };
  const auto stopped = [&] {
    if (!writes) return status_interrupted;
    progress.end();
    if (done < 0)
      std::printf("interrupted in the first epoch: nothing is written\n");
    else
      std::printf("interrupted: `%s` holds the weights after epoch %lld\n", save.c_str(), static_cast<long long>(done));
    return status_interrupted;
  };
  try {
    fit(model, data, options);
  } catch (const Interrupted&) {
    return stopped();
  } catch (const NotFinite& error) {
    if (writes) progress.end();
    if (given.text("failure").empty()) throw;
    write_failure(model, data, error, options.seed, given.text("failure"));
    return status_not_finite;
  } catch (const Error&) {
    if (!interrupted()) throw;
    return stopped();  // what others are told of an interrupt
  }
  if (writes) model.save(save);  // the best ones, where they are restored
  agree(all, "the end", 0);
  return 0;
}

}  // namespace detail

/// Trains as the arguments say: `weights`, `data`, `save` and what fit_options reads. The weights are saved after every
/// epoch, so that an interrupt loses at most one.
template <class Model>
int train_main(int argc, char** argv, const AllReduce& all = {}) {
  std::signal(SIGINT, detail::interrupt);
  std::signal(SIGTERM, detail::interrupt);
  return detail::telling(all, [&] { return detail::train_rank<Model>(detail::Arguments(argc, argv), all); });
}

/// Evaluates `weights` on `data`. Prints a line for the loss and each metric.
template <class Model>
int evaluate_main(int argc, char** argv) {
  const detail::Arguments given(argc, argv);
  Model model;
  model.load(given.text("weights"));
  const std::vector<double> values = evaluate(model, Dataset(given.text("data")), given.number("batch_size", 32));
  for (std::size_t i = 0; i < values.size(); ++i) std::printf("%s %.9g\n", Model::metric_names[i], values[i]);
  return 0;
}

}  // namespace modelc
