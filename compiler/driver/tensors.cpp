#include "driver/tensors.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <type_traits>

#include "modelc/elements.hpp"

namespace modelc::driver {
namespace {

using ir::DType;
using ir::TensorData;

template <class T>
void unpack(const char* bytes, TensorData& data) {
  const std::int64_t count = data.size();
  for (std::int64_t i = 0; i < count; ++i) {
    T value;
    std::memcpy(&value, bytes + i * static_cast<std::int64_t>(sizeof(T)), sizeof(T));
    if constexpr (std::is_integral_v<T>)
      data.integer[i] = static_cast<std::int64_t>(value);
    else
      data.real[i] = static_cast<double>(value);
  }
}

template <class T>
std::string pack(const TensorData& data) {
  const std::int64_t count = data.size();
  std::string bytes(static_cast<std::size_t>(count) * sizeof(T), '\0');
  for (std::int64_t i = 0; i < count; ++i) {
    T value;
    if constexpr (std::is_floating_point_v<T>)
      value = static_cast<T>(data.real[i]);
    else
      value = static_cast<T>(data.integer[i]);
    std::memcpy(bytes.data() + i * static_cast<std::int64_t>(sizeof(T)), &value, sizeof(T));
  }
  return bytes;
}

/// A dtype of files: what it is read as, and how. Without `pack` it is read alone, as a wider one.
struct FileType {
  const char* name;
  DType dtype;
  void (*unpack)(const char*, TensorData&);
  std::string (*pack)(const TensorData&);
};
constexpr FileType file_types[] = {
    {"F32", DType::f32, unpack<float>, pack<float>},
    {"F64", DType::f64, unpack<double>, pack<double>},
    {"I32", DType::i32, unpack<std::int32_t>, pack<std::int32_t>},
    {"I64", DType::i64, unpack<std::int64_t>, pack<std::int64_t>},
    {"U8", DType::u8, unpack<std::uint8_t>, pack<std::uint8_t>},
    {"I8", DType::i8, unpack<std::int8_t>, pack<std::int8_t>},
    {"BOOL", DType::boolean, unpack<std::uint8_t>, pack<std::uint8_t>},
    {"F16", DType::f32, unpack<detail::Half>, nullptr},
    {"BF16", DType::f32, unpack<detail::BFloat16>, nullptr},
};

const FileType& file_type(DType dtype) {
  const auto* found =
      std::ranges::find_if(file_types, [&](const FileType& row) { return row.dtype == dtype && row.pack != nullptr; });
  if (found == std::end(file_types)) throw std::logic_error("a dtype that files do not have");
  return *found;
}

/// FNV-1a over the name, finished so that nearby seeds give unrelated keys (the mixer of SplitMix64).
std::uint64_t key_of(std::uint64_t seed, const std::string& name) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash += seed * 0x9e3779b97f4a7c15U;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebU;
  return hash ^ (hash >> 31);
}

}  // namespace

std::vector<NamedTensor> read_tensors(const std::string& bytes) {
  const safetensors::Header header = safetensors::parse(bytes.data(), bytes.size());
  std::vector<NamedTensor> tensors;
  for (const safetensors::Entry& entry : header.entries) {
    const auto* type = std::ranges::find_if(file_types, [&](const FileType& row) { return entry.dtype == row.name; });
    if (type == std::end(file_types))
      throw Error("tensor `" + entry.name + "` has the dtype " + entry.dtype + ", which models do not use");
    TensorData data = TensorData::zeros(type->dtype, entry.shape);
    type->unpack(bytes.data() + header.data_begin + entry.begin, data);
    if (type->dtype == DType::boolean &&
        std::any_of(data.integer.begin(), data.integer.end(), [](std::int64_t v) { return v > 1; }))
      throw Error("tensor `" + entry.name + "` of bools has an element that is neither 0 nor 1");
    tensors.push_back({entry.name, std::move(data), type->pack ? "" : detail::language_dtype(entry.dtype)});
  }
  return tensors;
}

std::string write_tensors(const std::vector<NamedTensor>& tensors, const safetensors::Metadata& metadata) {
  std::vector<std::string> contents;
  for (const NamedTensor& tensor : tensors) contents.push_back(bytes_of(tensor.data));
  std::vector<safetensors::View> views;
  for (std::size_t i = 0; i < tensors.size(); ++i)
    views.push_back(
        {tensors[i].name, file_type(tensors[i].data.dtype).name, tensors[i].data.shape, contents[i].data()});
  return safetensors::serialize(views, metadata);
}

std::string bytes_of(const TensorData& data) { return file_type(data.dtype).pack(data); }

std::size_t set_bytes(TensorData& data, const char* bytes) {
  file_type(data.dtype).unpack(bytes, data);
  return static_cast<std::size_t>(data.size()) * ir::size_of(data.dtype);
}

std::vector<NamedTensor> initial_weights(const elaborate::Model& model, std::uint64_t seed, Diagnostics& diagnostics) {
  std::vector<NamedTensor> weights;
  for (const elaborate::Weight& weight : model.weights) try {
      ir::TensorData value = std::move(ir::evaluate(*weight.initializer, {}, {}, key_of(seed, weight.name)).front());
      weights.push_back({weight.name, std::move(value), {}});
    } catch (const ir::EvalError& error) {
      diagnostics.add({Code::program_too_large,
                       "the initial value of the weight `" + weight.name + "` cannot be computed",
                       {weight.span, ir::str(weight.type)},
                       {},
                       {error.message},
                       "`--weights` gives a file's"});
    }
  return weights;
}

}  // namespace modelc::driver
