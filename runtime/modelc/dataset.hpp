#pragma once
#include <algorithm>
#include <cstring>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

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
    if (file < 0) throw Error("`" + path + "`: cannot be opened: " + std::strerror(errno));
    void* const found = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    ::close(file);
    if (found == MAP_FAILED) throw Error("`" + path + "`: cannot be mapped: " + std::strerror(errno));
    data_ = static_cast<const unsigned char*>(found);
#else
    owned_.resize(size_);
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    const std::size_t got = file == nullptr ? 0 : std::fread(owned_.data(), 1, size_, file);
    if (file != nullptr) std::fclose(file);
    if (got != size_) throw Error("`" + path + "`: cannot be read");
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
/// along axis 0. Cheap to copy; parts of a dataset share its file.
class Dataset {
 public:
  /// Opens a safetensors file. Throws modelc::Error when it cannot be read, holds no tensor, or its tensors do not have
  /// as many samples each.
  explicit Dataset(const std::string& path) : path_(path) {
    const safetensors::File file(path);
    entries_ = file.header().entries;
    if (entries_.empty()) throw Error("`" + path + "` holds no tensor");
    std::uint64_t end = 0;
    for (const safetensors::Entry& entry : entries_) {
      if (entry.shape.empty()) throw Error("`" + path + "`: `" + entry.name + "` has no axis for the samples");
      if (entry.shape[0] != entries_[0].shape[0])
        throw Error("`" + path + "`: `" + entries_[0].name + "` has " + std::to_string(entries_[0].shape[0]) +
                    " samples and `" + entry.name + "` has " + std::to_string(entry.shape[0]));
      end = std::max(end, entry.end);
    }
    last_ = static_cast<Index>(entries_[0].shape[0]);
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

  /// Copies a sample of a tensor; `bytes` is the size of one.
  void copy(const safetensors::Entry& entry, Index sample, std::size_t bytes, unsigned char* to) const {
    const auto at =
        static_cast<std::size_t>(begin_of_data_ + entry.begin) + static_cast<std::size_t>(first_ + sample) * bytes;
    std::memcpy(to, bytes_->data() + at, bytes);
  }

 private:
  std::string path_;
  std::vector<safetensors::Entry> entries_;
  std::uint64_t begin_of_data_ = 0;
  Index first_ = 0, last_ = 0;
  std::shared_ptr<const detail::FileBytes> bytes_;
};

namespace detail {

/// A random order of 0..n-1 that depends on the seed and the epoch alone (Fisher and Yates).
inline void shuffle(std::vector<Index>& order, std::uint64_t seed, Index epoch) {
  for (Index i = static_cast<Index>(order.size()) - 1; i > 0; --i) {
    const std::uint64_t bits = random_bits(seed, epoch, i);
    std::swap(order[static_cast<std::size_t>(i)],
              order[static_cast<std::size_t>(bits % static_cast<std::uint64_t>(i + 1))]);
  }
}

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
      const safetensors::Entry* entry = data.find(info.name);
      if (entry == nullptr) {
        problems += "\n  missing: `" + std::string(info.name) + "` of dtype " + dtype;
        continue;
      }
      Index elements = 1;
      for (std::size_t axis = 1; axis < entry->shape.size(); ++axis) elements *= static_cast<Index>(entry->shape[axis]);
      bool fits = static_cast<int>(entry->shape.size()) == info.rank && elements * batch == sizes[i];
      for (int axis = 1; fits && axis < info.rank; ++axis)
        fits = info.shape[axis] < 0 ||
               info.shape[axis] == static_cast<Index>(entry->shape[static_cast<std::size_t>(axis)]);
      if (!fits || entry->dtype != dtype) {
        std::string wanted = dtype + "[samples";
        for (int axis = 1; axis < info.rank; ++axis)
          wanted += ", " + (info.shape[axis] < 0 ? std::string("?") : std::to_string(info.shape[axis]));
        problems += "\n  does not fit: `" + std::string(info.name) + "` is " + type_text(entry->dtype, entry->shape) +
                    " in the file, the model needs " + wanted + "]";
        continue;
      }
      const std::size_t bytes = static_cast<std::size_t>(elements) * safetensors::dtype_bytes(dtype);
      sources_.push_back({entry->name, bytes});
      buffers_.emplace_back(static_cast<Index>(bytes) * batch);
    }
    if (!problems.empty()) throw Error("`" + data.path() + "` does not fit the model" + problems);
    for (const Arena& buffer : buffers_) pointers_.push_back(buffer.data());
    for (const Source& source : sources_) entries_.push_back(data_.find(source.name));
  }

  Batches(const Batches&) = delete;
  Batches& operator=(const Batches&) = delete;

  /// The inputs of the samples order[0], order[1], ... of the dataset, one behind the other.
  const void* const* gather(const Index* order, Index count) {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const std::size_t bytes = sources_[i].bytes;
      const bool flags = entries_[i]->dtype == "BOOL";
      for (Index row = 0; row < count; ++row) {
        auto* const to = buffers_[i].template at<unsigned char>(row * static_cast<Index>(bytes));
        data_.copy(*entries_[i], order[row], bytes, to);
        // A bool that is neither 0 nor 1 is undefined behaviour where it is read.
        for (std::size_t j = 0; flags && j < bytes; ++j) to[j] = to[j] != 0;
      }
    }
    return pointers_.data();
  }

 private:
  struct Source {
    std::string name;
    std::size_t bytes;  // of a sample
  };
  Dataset data_;
  std::vector<Source> sources_;
  std::vector<const safetensors::Entry*> entries_;
  std::vector<Arena> buffers_;
  std::vector<const void*> pointers_;
};

}  // namespace detail
}  // namespace modelc
