#pragma once
#include <algorithm>
#include <cstring>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "modelc/elements.hpp"
#include "modelc/error.hpp"
#include "modelc/index.hpp"
#include "modelc/random.hpp"
#include "modelc/safetensors.hpp"
#include "modelc/tensor_info.hpp"
#include "modelc/weights.hpp"

#if defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#define MODELC_HAS_MMAP 1
#else
#define MODELC_HAS_MMAP 0
#endif

namespace modelc {
namespace detail {

/// The bytes of a file: mapped where the system can, so that it may be larger than memory, otherwise read.
class FileBytes {
 public:
  FileBytes(const std::string& path, std::uint64_t size) : size_(static_cast<std::size_t>(size)) {
    if (size_ == 0) return;
#if MODELC_HAS_MMAP
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) raise("`" + path + "`: cannot be opened: " + std::strerror(errno));
    void* const found = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    ::close(file);
    if (found == MAP_FAILED) raise("`" + path + "`: cannot be mapped: " + std::strerror(errno));
    data_ = static_cast<const unsigned char*>(found);
#else
    owned_.resize(size_);
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    const std::size_t got = file == nullptr ? 0 : std::fread(owned_.data(), 1, size_, file);
    if (file != nullptr) std::fclose(file);
    if (got != size_) raise("`" + path + "`: cannot be read");
    data_ = owned_.data();
#endif
  }
  ~FileBytes() {
#if MODELC_HAS_MMAP
    if (data_ != nullptr) ::munmap(const_cast<unsigned char*>(data_), size_);
#endif
  }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  const unsigned char* data() const { return data_; }

 private:
  std::size_t size_ = 0;
  const unsigned char* data_ = nullptr;
#if !MODELC_HAS_MMAP
  std::vector<unsigned char> owned_;
#endif
};

}  // namespace detail

/// Samples for training and evaluation: tensors by the names of a model's inputs and targets, with one sample each
/// along axis 0; one without axes is the same for all samples. Cheap to copy; parts of a dataset share its file.
class Dataset {
 public:
  /// Opens a safetensors file. Throws modelc::Error when it cannot be read, holds no tensor, or its tensors do not have
  /// as many samples each.
  explicit Dataset(const std::string& path) : path_(path) {
    const safetensors::File file(path);
    entries_ = file.header().entries;
    if (entries_.empty()) raise("`" + path + "` holds no tensor");
    std::uint64_t end = 0;
    const safetensors::Entry* counted = nullptr;
    for (const safetensors::Entry& entry : entries_) {
      end = std::max(end, entry.end);
      if (entry.shape.empty()) continue;
      if (counted == nullptr) counted = &entry;
      if (entry.shape[0] != counted->shape[0])
        raise("`" + path + "`: `" + counted->name + "` has " + std::to_string(counted->shape[0]) + " samples and `" +
              entry.name + "` has " + std::to_string(entry.shape[0]));
    }
    if (counted == nullptr) raise("`" + path + "`: no tensor has an axis for the samples");
    last_ = static_cast<Index>(counted->shape[0]);
    begin_of_data_ = file.header().data_begin;
    bytes_ = std::make_shared<const detail::FileBytes>(path, begin_of_data_ + end);
  }

  Index size() const { return last_ - first_; }  ///< samples
  Index first() const { return first_; }         ///< sample, of the file
  const std::string& path() const { return path_; }
  const std::vector<safetensors::Entry>& tensors() const { return entries_; }

  /// The samples from `first` up to, without, `last`.
  Dataset part(Index first, Index last) const {
    Dataset out = *this;
    out.first_ = first_ + std::min(std::max<Index>(first, 0), size());
    out.last_ = first_ + std::min(std::max(last, first), size());
    return out;
  }

  const safetensors::Entry* find(const std::string& name) const {
    for (const safetensors::Entry& entry : entries_)
      if (entry.name == name) return &entry;
    return nullptr;
  }

  /// The elements of a sample as the file has them; `bytes` is the size of one sample there.
  const unsigned char* at(const safetensors::Entry& entry, Index sample, std::size_t bytes) const {
    const Index row = entry.shape.empty() ? 0 : first_ + sample;
    return bytes_->data() + static_cast<std::size_t>(begin_of_data_ + entry.begin) +
           static_cast<std::size_t>(row) * bytes;
  }

 private:
  std::string path_;
  std::vector<safetensors::Entry> entries_;
  std::uint64_t begin_of_data_ = 0;
  Index first_ = 0, last_ = 0;
  std::shared_ptr<const detail::FileBytes> bytes_;
};

/// A sample on its way into a batch.
struct Sample {
  Index epoch = 0;                ///< from 0
  Index number = 0;               ///< in the data, from 0
  void* const* inputs = nullptr;  ///< its elements of each of train_input_infos, as the model has them
};

/// Changes a sample in place. To be a function of the epoch, the number and what it finds: a step that is taken again
/// gathers its samples again. A value without axes belongs to all samples of the batch, and is not to be changed.
using Augment = std::function<void(const Sample&)>;

namespace detail {

/// A random order of 0..n-1 that depends on the seed and the epoch alone (Fisher and Yates).
inline void shuffle(std::vector<Index>& order, std::uint64_t seed, Index epoch) {
  for (Index i = static_cast<Index>(order.size()) - 1; i > 0; --i) {
    const std::uint64_t bits = random_bits(seed, epoch, i);
    std::swap(order[static_cast<std::size_t>(i)],
              order[static_cast<std::size_t>(bits % static_cast<std::uint64_t>(i + 1))]);
  }
}

/// Reads the samples of a tensor, its elements as a model's `dtype`: one for which there is a reader.
class SampleReader {
 public:
  SampleReader(const Dataset& data, const safetensors::Entry& entry, const std::string& dtype)
      : data_(&data), entry_(&entry), read_(reader(entry.dtype, dtype)), wide_(safetensors::dtype_bytes(dtype)) {
    for (std::size_t axis = 1; axis < entry.shape.size(); ++axis) elements_ *= static_cast<Index>(entry.shape[axis]);
  }
  Index elements() const { return elements_; }           ///< of a sample
  bool shared() const { return entry_->shape.empty(); }  ///< one value for all samples
  std::size_t bytes() const { return static_cast<std::size_t>(elements_) * wide_; }
  void read(Index sample, unsigned char* to) const {
    const std::size_t stored = static_cast<std::size_t>(elements_) * safetensors::dtype_bytes(entry_->dtype);
    read_(data_->at(*entry_, sample, stored), to, elements_);
  }

 private:
  const Dataset* data_;
  const safetensors::Entry* entry_;
  Reader read_;
  std::size_t wide_;
  Index elements_ = 1;
};

/// Gathers batches for a model's inputs into buffers that are made once.
class Batches {
 public:
  /// Throws modelc::Error with everything that is missing or does not fit. `sizes` are the elements of each input in a
  /// batch of `batch` samples.
  template <class Infos, class Sizes>
  Batches(const Dataset& data, const Infos& infos, const Sizes& sizes, Index batch) : data_(data) {
    std::string problems;
    for (std::size_t i = 0; i < infos.size(); ++i) {
      const TensorInfo& info = infos[i];
      const std::string dtype = file_dtype(info.dtype);
      const safetensors::Entry* entry = data_.find(info.name);
      if (entry == nullptr) {
        problems += "\n  missing: `" + std::string(info.name) + "` of dtype " + info.dtype;
        continue;
      }
      const SampleReader source(data_, *entry, dtype);
      bool fits = static_cast<int>(entry->shape.size()) == info.rank &&
                  source.elements() * (source.shared() ? 1 : batch) == sizes[i];
      for (int axis = 1; fits && axis < info.rank; ++axis)
        fits = info.shape[axis] < 0 ||
               info.shape[axis] == static_cast<Index>(entry->shape[static_cast<std::size_t>(axis)]);
      if (!fits || reader(entry->dtype, dtype) == nullptr) {
        std::string wanted = std::string(info.dtype) + (info.rank == 0 ? "[" : "[samples");
        for (int axis = 1; axis < info.rank; ++axis)
          wanted += ", " + (info.shape[axis] < 0 ? std::string("?") : std::to_string(info.shape[axis]));
        problems += "\n  does not fit: `" + std::string(info.name) + "` is " + type_text(entry->dtype, entry->shape) +
                    " in the file, the model needs " + wanted + "]";
        continue;
      }
      sources_.push_back(source);
      buffers_.emplace_back(static_cast<Index>(source.bytes()) * batch);
    }
    if (!problems.empty()) raise("`" + data.path() + "` does not fit the model" + problems);
    for (const Arena& buffer : buffers_) pointers_.push_back(buffer.data());
    rows_.resize(buffers_.size());
  }

  Batches(const Batches&) = delete;
  Batches& operator=(const Batches&) = delete;

  /// The inputs of the samples order[0], order[1], ... of the dataset, one behind the other, changed by `augment` where
  /// it is given.
  const void* const* gather(const Index* order, Index count, const Augment& augment = {}, Index epoch = 0) {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const Index rows = sources_[i].shared() ? 1 : count;
      for (Index row = 0; row < rows; ++row)
        sources_[i].read(order[row],
                         buffers_[i].template at<unsigned char>(row * static_cast<Index>(sources_[i].bytes())));
    }
    for (Index row = 0; augment && row < count; ++row) {
      for (std::size_t i = 0; i < sources_.size(); ++i)
        rows_[i] = buffers_[i].template at<unsigned char>(
            sources_[i].shared() ? 0 : row * static_cast<Index>(sources_[i].bytes()));
      augment({epoch, order[row], rows_.data()});
    }
    return pointers_.data();
  }

 private:
  Dataset data_;
  std::vector<SampleReader> sources_;
  std::vector<Arena> buffers_;
  std::vector<const void*> pointers_;
  std::vector<void*> rows_;  // of one sample
};

}  // namespace detail
}  // namespace modelc
