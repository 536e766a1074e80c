#pragma once
#include "modelc/index.hpp"
#include "modelc/safetensors.hpp"
#include "modelc/tensor_info.hpp"

namespace modelc {

namespace detail {
// As files name it.
inline std::string file_dtype(const std::string& dtype) {
  return dtype == "f32"    ? "F32"
         : dtype == "f64"  ? "F64"
         : dtype == "i32"  ? "I32"
         : dtype == "i64"  ? "I64"
         : dtype == "bool" ? "BOOL"
                           : dtype;
}
inline std::string type_text(const std::string& dtype, const std::vector<std::int64_t>& shape) {
  static constexpr const char* names[][2] = {
      {"F32", "f32"}, {"F64", "f64"}, {"I32", "i32"}, {"I64", "i64"}, {"BOOL", "bool"}};
  std::string text = dtype;
  for (const auto& name : names) {
    if (dtype == name[0]) text = name[1];
  }
  text += "[";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
  return text + "]";
}
inline std::vector<std::int64_t> shape_of(const TensorInfo& w) { return {w.shape, w.shape + w.rank}; }
inline bool is_float(const std::string& file_dtype) { return file_dtype == "F32" || file_dtype == "F64"; }

template <class To, class From>
void convert_all(const std::vector<unsigned char>& from, unsigned char* to, Index n) {
  for (Index i = 0; i < n; ++i) {
    From x;
    std::memcpy(&x, from.data() + static_cast<std::size_t>(i) * sizeof x, sizeof x);
    const To y = static_cast<To>(x);
    std::memcpy(to + static_cast<std::size_t>(i) * sizeof y, &y, sizeof y);
  }
}
}  // namespace detail

/// Fills the block from a safetensors file, all of it or, with an Error that lists every missing, unexpected and
/// misshapen tensor, nothing. f32 and f64 are converted into each other; other dtypes must agree.
inline void load_weights(const std::string& path, const TensorInfo* weights, Index count, void* block) {
  const safetensors::File file(path);
  std::string problems;
  std::vector<std::string> expected;
  Index size = 0;
  for (Index i = 0; i < count; ++i) {
    const TensorInfo& w = weights[i];
    const std::string dtype = detail::file_dtype(w.dtype);
    const std::string wanted = detail::type_text(dtype, detail::shape_of(w));
    expected.emplace_back(w.name);
    const safetensors::Entry* entry = file.header().find(w.name);
    if (entry == nullptr) {
      problems += "\n  missing: `" + expected.back() + "` of type " + wanted;
    } else if (entry->shape != detail::shape_of(w)) {
      problems += "\n  misshapen: `" + expected.back() + "` is " + detail::type_text(entry->dtype, entry->shape) +
                  " in the file, the model needs " + wanted;
    } else if (entry->dtype != dtype && !(detail::is_float(entry->dtype) && detail::is_float(dtype))) {
      problems += "\n  of another dtype: `" + expected.back() + "` is " +
                  detail::type_text(entry->dtype, entry->shape) + " in the file, the model needs " + wanted;
    }
    const Index end = w.offset + w.size() * static_cast<Index>(safetensors::dtype_bytes(dtype));
    size = end > size ? end : size;
  }
  std::sort(expected.begin(), expected.end());
  for (const safetensors::Entry& entry : file.header().entries) {
    if (!std::binary_search(expected.begin(), expected.end(), entry.name)) {
      problems += "\n  unexpected: `" + entry.name + "` of type " + detail::type_text(entry.dtype, entry.shape);
    }
  }
  if (!problems.empty()) throw Error("`" + path + "` does not fit the model" + problems);

  // Read beside the block first: a disk that fails half way leaves the weights as they were.
  const Arena staged(size);
  for (Index i = 0; i < count; ++i) {
    const TensorInfo& w = weights[i];
    const safetensors::Entry& entry = *file.header().find(w.name);
    auto* to = staged.at<unsigned char>(w.offset);
    if (entry.dtype == detail::file_dtype(w.dtype)) {
      file.read(entry, to);
      // A bool that is neither 0 nor 1 is undefined behaviour where it is read.
      for (Index j = 0; entry.dtype == "BOOL" && j < w.size(); ++j) to[j] = to[j] != 0;
      continue;
    }
    std::vector<unsigned char> bytes(static_cast<std::size_t>(entry.bytes()));
    file.read(entry, bytes.data());
    if (entry.dtype == "F32")
      detail::convert_all<double, float>(bytes, to, w.size());
    else
      detail::convert_all<float, double>(bytes, to, w.size());
  }
  for (Index i = 0; i < count; ++i) {
    const TensorInfo& w = weights[i];
    const auto bytes = static_cast<std::size_t>(w.size()) * safetensors::dtype_bytes(detail::file_dtype(w.dtype));
    if (bytes > 0)
      std::memcpy(static_cast<unsigned char*>(block) + w.offset, staged.at<unsigned char>(w.offset), bytes);
  }
}

/// Writes the block as a safetensors file, whole or not at all; an Error when that fails.
inline void save_weights(const std::string& path, const TensorInfo* weights, Index count, const void* block) {
  std::vector<safetensors::View> tensors;
  for (Index i = 0; i < count; ++i) {
    const TensorInfo& w = weights[i];
    tensors.push_back({w.name, detail::file_dtype(w.dtype), detail::shape_of(w),
                       static_cast<const unsigned char*>(block) + w.offset});
  }
  safetensors::write(path, tensors);
}

}  // namespace modelc
