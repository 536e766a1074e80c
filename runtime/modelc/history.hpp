#pragma once
#include <algorithm>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

#include "modelc/error.hpp"
#include "modelc/index.hpp"

/// What a training gave, and what is made of it: the best epoch, early stopping. As in Keras's History and callbacks.
namespace modelc {

/// What every epoch gave.
struct History {
  std::vector<std::string> names;           ///< "loss", metrics, and the same with "val_" when there is validation
  std::vector<std::vector<double>> epochs;  ///< values by epoch, in the order of names
  std::vector<double> seconds;              ///< by epoch, validation included
};

/// Which value is watched, and what about it is better; names and meaning as in Keras's EarlyStopping.
struct Watch {
  std::string monitor;        ///< a name of the history; empty: "val_loss", without validation "loss"
  std::string mode = "auto";  ///< "min", "max", or by the name: accuracies and their like rise, all else falls
  double min_delta = 0;       ///< a smaller change is no improvement
  Index patience = 0;         ///< epochs without improvement that end training; 0: all run
  bool restore_best = false;  ///< in the end the weights of the best epoch
};

namespace detail {

/// Does a metric of this name rise as the model gets better?
inline bool rises(const std::string& name) {
  static constexpr const char* const words[] = {"acc",   "auc",      "precision",  "recall", "f1",
                                                "fbeta", "f_score",  "iou",        "r2",     "top_k",
                                                "dice",  "specific", "sensitivity"};
  const bool similarity = name.find("cosine_similarity") != std::string::npos;
  // As losses these are negated or distances.
  if (name.find("loss") != std::string::npos) return false;
  return similarity || std::any_of(std::begin(words), std::end(words),
                                   [&](const char* w) { return name.find(w) != std::string::npos; });
}

/// Follows one column of a history. All it knows comes from the rows it was shown, so that a resumed training shows it
/// the old ones and goes on as if it had never stopped.
class Best {
 public:
  /// Throws modelc::Error when the history has no such column, or the mode is none.
  Best(const Watch& watch, const std::vector<std::string>& names)
      : min_delta_(watch.min_delta < 0 ? -watch.min_delta : watch.min_delta) {
    const auto has = [&](const std::string& name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    name_ = !watch.monitor.empty() ? watch.monitor : has("val_loss") ? "val_loss" : "loss";
    if (!has(name_)) {
      std::string known;
      for (const std::string& name : names) known += (known.empty() ? "`" : ", `") + name + "`";
      raise("there is no `" + name_ + "` to monitor; there are " + known);
    }
    if (watch.mode != "auto" && watch.mode != "min" && watch.mode != "max")
      raise("the mode of `" + name_ + "` is `" + watch.mode + "`, and must be auto, min or max");
    column_ = static_cast<std::size_t>(std::find(names.begin(), names.end(), name_) - names.begin());
    rises_ = watch.mode == "max" || (watch.mode == "auto" && rises(name_));
  }

  /// Takes the next epoch in; is it the best so far? A value that is no number never is.
  bool add(const std::vector<double>& row) {
    const double value = rises_ ? -row[column_] : row[column_];
    ++count_;
    if (!(value < best_ - min_delta_)) return false;
    best_ = value;
    index_ = count_ - 1;
    return true;
  }
  Index index() const { return index_; }                ///< of the best row; -1 before there is one
  Index waited() const { return count_ - 1 - index_; }  ///< rows since then
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::size_t column_ = 0;
  bool rises_ = false;
  double min_delta_;
  double best_ = std::numeric_limits<double>::infinity();
  Index index_ = -1, count_ = 0;
};

/// Writes a file beside its place and renames it.
inline void write_whole(const std::string& path, const std::string& text) {
  const std::string unfinished = path + ".part";
  std::FILE* const file = std::fopen(unfinished.c_str(), "wb");
  const bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if ((file != nullptr && std::fclose(file) != 0) || !written || std::rename(unfinished.c_str(), path.c_str()) != 0) {
    std::remove(unfinished.c_str());
    raise("`" + path + "` cannot be written");
  }
}

}  // namespace detail

/// Keras's CSV, whole or not at all: a row for each epoch. modelc::Error when that fails.
inline void write_history(const std::string& path, const History& history) {
  std::string text = "epoch";
  for (const std::string& name : history.names) text += "," + name;
  text += "\n";
  for (std::size_t i = 0; i < history.epochs.size(); ++i) {
    text += std::to_string(i);
    for (const double value : history.epochs[i]) {
      char number[40];
      std::snprintf(number, sizeof number, ",%.9g", value);
      text += number;
    }
    text += "\n";
  }
  detail::write_whole(path, text);
}

}  // namespace modelc
