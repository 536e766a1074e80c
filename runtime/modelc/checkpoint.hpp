#pragma once
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "modelc/history.hpp"
#include "modelc/weights.hpp"

/// Where training can go on from as if it had never stopped: one safetensors file with the weights and the optimizer's
/// state by their names, the history as `checkpoint/history`, and the rest as metadata.
namespace modelc {

/// What a checkpoint holds beside the weights and the optimizer's state. Random numbers are functions of the seed, the
/// epoch and the step, so there is no other random state.
struct Checkpoint {
  History history;
  Index epoch = 0;  ///< the next one
  std::uint64_t seed = 0;
  Index batch_size = 32;
  bool shuffle = true;
  Index shards = 0;       ///< of a batch; 0: it was not split
  bool bf16 = false;      ///< were sums of the shards' gradients rounded?
  bool has_best = false;  ///< are the best epoch's weights there, as `checkpoint/best/<weight>`?
};

namespace detail {

inline bool begins_with(const std::string& text, const char* with) { return text.rfind(with, 0) == 0; }

/// The optimizer's part of what training keeps; the sums of metrics begin anew with every epoch.
template <class Infos>
std::vector<NamedTensor> kept_tensors(const Infos& infos, void* block) {
  std::vector<NamedTensor> out;
  for (const TensorInfo& info : infos)
    if (!begins_with(info.name, "metric/")) out.push_back({info.name, &info, block});
  return out;
}

template <class Infos>
std::vector<NamedTensor> weight_tensors(const Infos& infos, const std::string& prefix, void* block) {
  std::vector<NamedTensor> out;
  for (const TensorInfo& info : infos) out.push_back({prefix + info.name, &info, block});
  return out;
}

template <class Model>
auto seed_of(const Model& model, int) -> decltype(model.seed()) {
  return model.seed();
}
template <class Model>
std::uint64_t seed_of(const Model&, long) {
  return 0;
}
template <class Model>
auto set_seed_of(Model& model, std::uint64_t seed, int) -> decltype(model.set_seed(seed)) {
  model.set_seed(seed);
}
template <class Model>
void set_seed_of(Model&, std::uint64_t, long) {}  // draws no random numbers

/// Writes a checkpoint, whole or not at all. `best` is a block of weights, or nullptr.
template <class Model>
void write_checkpoint(const Model& model, const std::string& path, const Checkpoint& at, const Arena* best) {
  std::vector<NamedTensor> tensors = weight_tensors(Model::weight_infos, "", model.weights()->block.data());
  for (NamedTensor& one : kept_tensors(Model::training_infos, model.training()->block.data()))
    tensors.push_back(std::move(one));
  if (best != nullptr)
    for (NamedTensor& one : weight_tensors(Model::weight_infos, "checkpoint/best/", best->data()))
      tensors.push_back(std::move(one));
  std::vector<safetensors::View> views = views_of(tensors);
  std::vector<double> values;
  std::string names;
  for (const std::vector<double>& row : at.history.epochs) values.insert(values.end(), row.begin(), row.end());
  for (const std::string& name : at.history.names) names += (names.empty() ? "" : "\n") + name;
  const auto rows = static_cast<std::int64_t>(at.history.epochs.size());
  const auto columns = static_cast<std::int64_t>(at.history.names.size());
  views.push_back({"checkpoint/history", "F64", {rows, columns}, values.data()});
  views.push_back({"checkpoint/seconds", "F64", {rows}, at.history.seconds.data()});
  std::vector<std::pair<std::string, std::string>> rest = {
      {"format", "modelc checkpoint 1"},   {"epoch", std::to_string(at.epoch)},
      {"seed", std::to_string(at.seed)},   {"batch_size", std::to_string(at.batch_size)},
      {"shuffle", at.shuffle ? "1" : "0"}, {"history", names}};
  if (at.shards > 0) rest.emplace_back("shards", std::to_string(at.shards));
  if (at.bf16) rest.emplace_back("bf16", "1");
  safetensors::write(path, views, rest);
}

/// Whole numbers of a checkpoint's metadata, and its history. Throws modelc::Error when they are not as
/// write_checkpoint writes them.
class CheckpointReader {
 public:
  explicit CheckpointReader(const std::string& path) : file_(path) {
    if (text("format") != "modelc checkpoint 1") raise("`" + path + "` is no checkpoint of this version of modelc");
  }

  Checkpoint read() const {
    Checkpoint out;
    out.epoch = static_cast<Index>(number("epoch"));
    out.seed = number("seed");
    out.batch_size = static_cast<Index>(number("batch_size"));
    out.shuffle = number("shuffle") != 0;
    if (!text("shards").empty()) out.shards = static_cast<Index>(number("shards"));
    out.bf16 = text("bf16") == "1";
    out.history.names = lines(text("history"));
    const std::vector<double> values = doubles("checkpoint/history", 2);
    const std::vector<std::int64_t>& shape = file_.header().find("checkpoint/history")->shape;
    if (static_cast<std::size_t>(shape[1]) != out.history.names.size()) fail("`checkpoint/history`");
    out.history.seconds = doubles("checkpoint/seconds", 1);
    if (static_cast<std::int64_t>(out.history.seconds.size()) != shape[0] || out.epoch < shape[0]) fail("`epoch`");
    const auto columns = static_cast<std::ptrdiff_t>(shape[1]);
    for (std::int64_t row = 0; row < shape[0]; ++row) {
      const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row) * columns;
      out.history.epochs.emplace_back(begin, begin + columns);
    }
    for (const safetensors::Entry& entry : file_.header().entries)
      out.has_best = out.has_best || begins_with(entry.name, "checkpoint/best/");
    return out;
  }

  const safetensors::File& file() const { return file_; }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    raise("`" + file_.path() + "` is a malformed checkpoint: " + what + " is missing or wrong");
  }
  std::string text(const std::string& key) const {
    for (const auto& pair : file_.header().metadata)
      if (pair.first == key) return pair.second;
    return {};
  }
  std::uint64_t number(const std::string& key) const {
    const std::string digits = text(key);
    if (digits.empty() || digits.size() > 20 || digits.find_first_not_of("0123456789") != std::string::npos)
      fail("`" + key + "`");
    errno = 0;
    const std::uint64_t value = std::strtoull(digits.c_str(), nullptr, 10);
    if (errno != 0 || (key != "seed" && value > static_cast<std::uint64_t>(INT64_MAX))) fail("`" + key + "`");
    return value;
  }
  std::vector<double> doubles(const char* name, std::size_t rank) const {
    const safetensors::Entry* const entry = file_.header().find(name);
    if (entry == nullptr || entry->dtype != "F64" || entry->shape.size() != rank) fail(std::string("`") + name + "`");
    std::vector<double> values(static_cast<std::size_t>(entry->bytes() / sizeof(double)));
    file_.read(*entry, values.data());
    return values;
  }
  static std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; !text.empty() && at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      out.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    return out;
  }

  safetensors::File file_;
};

/// Sets the model to a checkpoint's weights and optimizer state, and `best` to the best weights where they are there;
/// all of it or, with an Error that lists every missing, unexpected and misshapen tensor, nothing.
template <class Model>
Checkpoint read_checkpoint(Model& model, const std::string& path, Arena* best) {
  const CheckpointReader reader(path);
  Checkpoint at = reader.read();
  std::vector<NamedTensor> tensors = weight_tensors(Model::weight_infos, "", model.weights()->block.data());
  for (NamedTensor& one : kept_tensors(Model::training_infos, model.training()->block.data()))
    tensors.push_back(std::move(one));
  Arena block;
  if (at.has_best) {
    block = Arena(Model::weight_bytes);
    for (NamedTensor& one : weight_tensors(Model::weight_infos, "checkpoint/best/", block.data()))
      tensors.push_back(std::move(one));
  }
  load_tensors(reader.file(), tensors, {"checkpoint/history", "checkpoint/seconds"});
  if (best != nullptr) *best = std::move(block);
  return at;
}

}  // namespace detail

/// Writes the weights, the optimizer's state and the seed, whole or not at all; modelc::Error when that fails.
template <class Model>
void save_checkpoint(const Model& model, const std::string& path) {
  Checkpoint at;
  at.seed = detail::seed_of(model, 0);
  detail::write_checkpoint(model, path, at, nullptr);
}

/// Sets the weights, the optimizer's state and the seed to those of a checkpoint, this function's or fit's. Throws
/// modelc::Error, with everything that does not fit, and then leaves the model as it was.
template <class Model>
Checkpoint load_checkpoint(Model& model, const std::string& path) {
  Checkpoint at = detail::read_checkpoint(model, path, nullptr);
  detail::set_seed_of(model, at.seed, 0);
  return at;
}

}  // namespace modelc
