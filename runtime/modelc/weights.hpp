#pragma once
#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "modelc/elements.hpp"
#include "modelc/index.hpp"
#include "modelc/safetensors.hpp"
#include "modelc/tensor_info.hpp"

namespace modelc {

namespace detail {
inline std::string type_text(const std::string& dtype, const std::vector<std::int64_t>& shape) {
  std::string text = language_dtype(dtype) + "[";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
  return text + "]";
}
inline std::vector<std::int64_t> shape_of(const TensorInfo& w) { return {w.shape, w.shape + w.rank}; }

/// A tensor of a block, and what it is called in a file.
struct NamedTensor {
  std::string name;
  const TensorInfo* info;
  void* block;
};

inline std::vector<safetensors::View> views_of(const std::vector<NamedTensor>& tensors) {
  std::vector<safetensors::View> views;
  for (const NamedTensor& t : tensors)
    views.push_back({t.name, file_dtype(t.info->dtype), shape_of(*t.info),
                     static_cast<const unsigned char*>(t.block) + t.info->offset});
  return views;
}

/// The bytes of a tensor of a file as the model wants them.
inline std::vector<unsigned char> read_as(const safetensors::File& file, const safetensors::Entry& entry,
                                          const TensorInfo& w) {
  std::vector<unsigned char> bytes(static_cast<std::size_t>(entry.bytes()));
  file.read(entry, bytes.data());
  const std::string dtype = file_dtype(w.dtype);
  std::vector<unsigned char> elements(static_cast<std::size_t>(w.size()) * safetensors::dtype_bytes(dtype));
  reader(entry.dtype, dtype)(bytes.data(), elements.data(), w.size());
  return elements;
}

/// Sets tensors from a file, all of them or, with an Error that lists every missing, unexpected and misshapen one,
/// none. The file may hold `others` beside them. Floats of any width become the model's, f16 and bf16 exactly; other
/// dtypes must agree.
inline void load_tensors(const safetensors::File& file, const std::vector<NamedTensor>& tensors,
                         std::vector<std::string> others = {}) {
  std::string problems;
  for (const NamedTensor& t : tensors) {
    const std::string dtype = file_dtype(t.info->dtype);
    const std::string wanted = type_text(dtype, shape_of(*t.info));
    const safetensors::Entry* entry = file.header().find(t.name);
    if (entry == nullptr) {
      problems += "\n  missing: `" + t.name + "` of type " + wanted;
    } else if (entry->shape != shape_of(*t.info)) {
      problems += "\n  misshapen: `" + t.name + "` is " + type_text(entry->dtype, entry->shape) +
                  " in the file, the model needs " + wanted;
    } else if (reader(entry->dtype, dtype) == nullptr) {
      problems += "\n  of another dtype: `" + t.name + "` is " + type_text(entry->dtype, entry->shape) +
                  " in the file, the model needs " + wanted;
    }
    others.push_back(t.name);
  }
  std::sort(others.begin(), others.end());
  for (const safetensors::Entry& entry : file.header().entries) {
    if (!std::binary_search(others.begin(), others.end(), entry.name))
      problems += "\n  unexpected: `" + entry.name + "` of type " + type_text(entry.dtype, entry.shape);
  }
  if (!problems.empty()) raise("`" + file.path() + "` does not fit the model" + problems);

  // Read beside the blocks first: a disk that fails half way leaves them as they were.
  std::vector<std::vector<unsigned char>> staged;
  for (const NamedTensor& t : tensors) staged.push_back(read_as(file, *file.header().find(t.name), *t.info));
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    if (!staged[i].empty())
      std::memcpy(static_cast<unsigned char*>(tensors[i].block) + tensors[i].info->offset, staged[i].data(),
                  staged[i].size());
  }
}

}  // namespace detail

/// Fills the block from a safetensors file, all of it or, with an Error that lists every missing, unexpected and
/// misshapen tensor, nothing. Floats of any width (f16, bf16, f32, f64) become the model's; other dtypes must agree.
inline void load_weights(const std::string& path, const TensorInfo* weights, Index count, void* block) {
  std::vector<detail::NamedTensor> tensors;
  for (Index i = 0; i < count; ++i) tensors.push_back({weights[i].name, weights + i, block});
  detail::load_tensors(safetensors::File(path), tensors);
}

/// Writes the block as a safetensors file, whole or not at all; an Error when that fails.
inline void save_weights(const std::string& path, const TensorInfo* weights, Index count, const void* block) {
  std::vector<detail::NamedTensor> tensors;
  for (Index i = 0; i < count; ++i) tensors.push_back({weights[i].name, weights + i, const_cast<void*>(block)});
  safetensors::write(path, detail::views_of(tensors));
}

}  // namespace modelc
