#include "driver/tensors.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace modelc::driver {
namespace {

using ir::DType;
using ir::TensorData;

struct FileType {
  const char* name;
  DType dtype;
};
constexpr FileType file_types[] = {
    {"F32", DType::f32}, {"F64", DType::f64}, {"I32", DType::i32}, {"I64", DType::i64}, {"BOOL", DType::boolean}};

template <class T>
void unpack(const char* bytes, TensorData& data) {
  const std::int64_t count = data.size();
  for (std::int64_t i = 0; i < count; ++i) {
    T value;
    std::memcpy(&value, bytes + i * static_cast<std::int64_t>(sizeof(T)), sizeof(T));
    if constexpr (std::is_floating_point_v<T>)
      data.real[i] = static_cast<double>(value);
    else
      data.integer[i] = static_cast<std::int64_t>(value);
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

std::string pack_any(const TensorData& data) {
  switch (data.dtype) {
    case DType::f32: return pack<float>(data);
    case DType::f64: return pack<double>(data);
    case DType::i32: return pack<std::int32_t>(data);
    case DType::i64: return pack<std::int64_t>(data);
    case DType::boolean: return pack<std::uint8_t>(data);
  }
  return {};
}

void unpack_any(const char* bytes, TensorData& data) {
  switch (data.dtype) {
    case DType::f32: return unpack<float>(bytes, data);
    case DType::f64: return unpack<double>(bytes, data);
    case DType::i32: return unpack<std::int32_t>(bytes, data);
    case DType::i64: return unpack<std::int64_t>(bytes, data);
    case DType::boolean: return unpack<std::uint8_t>(bytes, data);
  }
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
    const auto* type = std::find_if(std::begin(file_types), std::end(file_types),
                                    [&](const FileType& row) { return entry.dtype == row.name; });
    if (type == std::end(file_types))
      throw Error("tensor `" + entry.name + "` has the dtype " + entry.dtype + ", which models do not use");
    TensorData data = TensorData::zeros(type->dtype, entry.shape);
    unpack_any(bytes.data() + header.data_begin + entry.begin, data);
    if (type->dtype == DType::boolean &&
        std::any_of(data.integer.begin(), data.integer.end(), [](std::int64_t v) { return v > 1; }))
      throw Error("tensor `" + entry.name + "` of bools has an element that is neither 0 nor 1");
    tensors.push_back({entry.name, std::move(data)});
  }
  return tensors;
}

std::string write_tensors(const std::vector<NamedTensor>& tensors, const safetensors::Metadata& metadata) {
  std::vector<std::string> contents;
  for (const NamedTensor& tensor : tensors) contents.push_back(pack_any(tensor.data));
  std::vector<safetensors::View> views;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const auto* type = std::find_if(std::begin(file_types), std::end(file_types),
                                    [&](const FileType& row) { return tensors[i].data.dtype == row.dtype; });
    views.push_back({tensors[i].name, type->name, tensors[i].data.shape, contents[i].data()});
  }
  return safetensors::serialize(views, metadata);
}

std::string bytes_of(const TensorData& data) { return pack_any(data); }

std::size_t set_bytes(TensorData& data, const char* bytes) {
  unpack_any(bytes, data);
  return static_cast<std::size_t>(data.size()) * ir::size_of(data.dtype);
}

std::vector<NamedTensor> initial_weights(const elaborate::Model& model, std::uint64_t seed) {
  std::vector<NamedTensor> weights;
  for (const elaborate::Weight& weight : model.weights)
    weights.push_back(
        {weight.name, std::move(ir::evaluate(*weight.initializer, {}, {}, key_of(seed, weight.name)).front())});
  return weights;
}

}  // namespace modelc::driver
