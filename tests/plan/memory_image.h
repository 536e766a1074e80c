#pragma once
#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace modelc::plan::test {

using ir::TensorData;
using Index = std::int64_t;
using Indices = std::vector<Index>;

inline Index value_of(const Dim& dim, const ir::SymbolValues& symbols) {
  const auto value = dim.evaluate(symbols);
  if (!value) throw std::logic_error("the dimension " + dim.str() + " has no value");
  return *value;
}

inline Indices values_of(const std::vector<Dim>& dims, const ir::SymbolValues& symbols) {
  Indices values;
  for (const Dim& dim : dims) values.push_back(value_of(dim, symbols));
  return values;
}

/// Calls fn(index) for every index within the extents, in row-major order.
template <class Fn>
void for_each_index(const Indices& extents, Fn fn) {
  for (const Index extent : extents)
    if (extent <= 0) return;
  Indices index(extents.size(), 0);
  while (true) {
    fn(index);
    std::size_t k = extents.size();
    while (k > 0 && ++index[k - 1] == extents[k - 1]) index[--k] = 0;
    if (k == 0) return;
  }
}

/// Strides and offset with their symbols' values put in.
struct Address {
  Index offset = 0;
  Indices strides;
  Address(const Layout& layout, const ir::SymbolValues& symbols)
      : offset(value_of(layout.offset, symbols)), strides(values_of(layout.strides, symbols)) {}
  Index operator()(const Indices& index) const {
    if (index.size() != strides.size()) throw std::logic_error("a layout has as many strides as there are loops");
    Index at = offset;
    for (std::size_t k = 0; k < index.size(); ++k) at += strides[k] * index[k];
    return at;
  }
};

/// All buffers of a plan: leaves, with what is updated in their place, and constants apart, everything else as bytes in
/// one arena full of ones.
class MemoryImage {
 public:
  MemoryImage(const Plan& plan, const std::vector<TensorData>& leaves, const ir::SymbolValues& symbols)
      : plan_(plan), leaves_(leaves) {
    Indices begins, ends;
    Index end = 0;
    for (const Slot& slot : plan.slots) {
      begins.push_back(end);
      for (const Dim& bytes : slot.bytes) end = std::max(end, begins.back() + value_of(bytes, symbols));
      end = (end + arena_alignment - 1) / arena_alignment * arena_alignment;
      ends.push_back(end);
    }
    bytes_.assign(static_cast<std::size_t>(end), std::byte{0xff});
    for (const Buffer& buffer : plan.buffers) {
      counts_.push_back(value_of(ir::element_count(buffer.type.shape), symbols));
      begins_.push_back(0);
      if (buffer.kind != Buffer::Kind::arena) continue;
      begins_.back() = begins.at(buffer.slot) + buffer.offset;
      const auto size = static_cast<Index>(ir::size_of(buffer.type.dtype));
      if (begins_.back() % arena_alignment != 0) throw std::logic_error("buffer " + buffer.name + " is not aligned");
      if (begins_.back() + counts_.back() * size > ends.at(buffer.slot))
        throw std::logic_error("buffer " + buffer.name + " does not fit its slot");
    }
  }

  /// One element, as a tensor of rank 0.
  TensorData get(BufferId id, Index at) const {
    const Buffer& buffer = checked(id, at);
    TensorData scalar = TensorData::zeros(buffer.type.dtype, {});
    if (buffer.kind != Buffer::Kind::arena) {
      const TensorData& data = buffer.kind == Buffer::Kind::constant ? *buffer.data : leaves_.at(buffer.leaf);
      if (ir::is_float(data.dtype))
        scalar.real[0] = data.real.at(static_cast<std::size_t>(at));
      else
        scalar.integer[0] = data.integer.at(static_cast<std::size_t>(at));
      return scalar;
    }
    switch (buffer.type.dtype) {
      case DType::f32: scalar.real[0] = static_cast<double>(read<float>(id, at)); break;
      case DType::f64: scalar.real[0] = read<double>(id, at); break;
      case DType::i32: scalar.integer[0] = read<std::int32_t>(id, at); break;
      case DType::i64: scalar.integer[0] = read<std::int64_t>(id, at); break;
      case DType::u8: scalar.integer[0] = read<std::uint8_t>(id, at); break;
      case DType::i8: scalar.integer[0] = read<std::int8_t>(id, at); break;
      case DType::boolean: scalar.integer[0] = read<std::uint8_t>(id, at); break;
    }
    return scalar;
  }

  /// Sets an element from element `from` of `data`.
  void set(BufferId id, Index at, const TensorData& data, Index from = 0) {
    const Buffer& buffer = checked(id, at);
    if (buffer.kind == Buffer::Kind::leaf || buffer.kind == Buffer::Kind::constant)
      throw std::logic_error("buffer " + buffer.name + " is written");
    if (buffer.type.dtype != data.dtype) throw std::logic_error("buffer " + buffer.name + " has another dtype");
    const auto i = static_cast<std::size_t>(from);
    if (buffer.kind == Buffer::Kind::updated) {
      TensorData& leaf = leaves_.at(buffer.leaf);
      const auto to = static_cast<std::size_t>(at);
      if (ir::is_float(data.dtype))
        leaf.real.at(to) =
            data.dtype == DType::f32 ? static_cast<double>(static_cast<float>(data.real[i])) : data.real[i];
      else
        leaf.integer.at(to) = data.integer[i];
      return;
    }
    switch (data.dtype) {
      case DType::f32: write(id, at, static_cast<float>(data.real[i])); break;
      case DType::f64: write(id, at, data.real[i]); break;
      case DType::i32: write(id, at, static_cast<std::int32_t>(data.integer[i])); break;
      case DType::i64: write(id, at, data.integer[i]); break;
      case DType::u8: write(id, at, static_cast<std::uint8_t>(data.integer[i])); break;
      case DType::i8: write(id, at, static_cast<std::int8_t>(data.integer[i])); break;
      case DType::boolean: write(id, at, static_cast<std::uint8_t>(data.integer[i])); break;
    }
  }

 private:
  const Buffer& checked(BufferId id, Index at) const {
    const Buffer& buffer = plan_.buffers.at(id);
    if (at < 0 || at >= counts_[id])
      throw std::logic_error("element " + std::to_string(at) + " of buffer " + buffer.name + " does not exist");
    return buffer;
  }
  template <class T>
  T read(BufferId id, Index at) const {
    T value;
    std::memcpy(&value, bytes_.data() + begins_[id] + at * static_cast<Index>(sizeof(T)), sizeof(T));
    return value;
  }
  template <class T>
  void write(BufferId id, Index at, T value) {
    std::memcpy(bytes_.data() + begins_[id] + at * static_cast<Index>(sizeof(T)), &value, sizeof(T));
  }

  const Plan& plan_;
  std::vector<TensorData> leaves_;  // whose new values may take their places
  std::vector<std::byte> bytes_;
  Indices begins_, counts_;  // per buffer: first byte, elements
};

}  // namespace modelc::plan::test
