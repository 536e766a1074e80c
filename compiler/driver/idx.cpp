#include <fmt/format.h>

#include <bit>

#include "driver/samples.h"

namespace modelc::driver {
namespace {

struct Element {
  unsigned char code;
  std::size_t bytes;
  ir::DType dtype;
};
constexpr Element element_rows[] = {{0x08, 1, ir::DType::i64}, {0x09, 1, ir::DType::i64}, {0x0b, 2, ir::DType::i64},
                                    {0x0c, 4, ir::DType::i64}, {0x0d, 4, ir::DType::f32}, {0x0e, 8, ir::DType::f64}};

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

ir::TensorData read_idx(const std::string& path, std::string_view bytes) {
  const auto fail = [&](const std::string& what) { throw DataError{fmt::format("`{}` {}", path, what)}; };
  if (bytes.starts_with("\x1f\x8b")) fail("is compressed: unpack it with gunzip");
  if (bytes.size() < 4 || bytes[0] != 0 || bytes[1] != 0)
    fail("is no IDX file: it does not begin with two zeros, the kind of element and the number of axes");
  const auto code = static_cast<unsigned char>(bytes[2]);
  const Element* element = nullptr;
  for (const Element& one : element_rows)
    if (one.code == code) element = &one;
  if (element == nullptr)
    fail(fmt::format("is no IDX file: byte 2 names the kind of element {:#04x}, which there is not", code));
  const auto rank = static_cast<std::size_t>(static_cast<unsigned char>(bytes[3]));
  if (rank < 1 || rank > 8) fail(fmt::format("has {} axes by its byte 3; 1 to 8 are read", rank));
  const std::size_t begin = 4 + 4 * rank;
  if (bytes.size() < begin)
    fail(fmt::format("is cut off: its header has {} bytes, of which {} are there", begin, bytes.size()));
  ir::TensorData data;
  data.dtype = element->dtype;
  const std::size_t stored = (bytes.size() - begin) / element->bytes;
  std::size_t count = 1;
  for (std::size_t axis = 0; axis < rank; ++axis) {
    const std::uint64_t extent = big_endian(bytes.substr(4 + 4 * axis, 4));
    if (extent == 0) fail(fmt::format("has no elements: its axis {} has the length 0", axis));
    data.shape.push_back(static_cast<std::int64_t>(extent));
    // One beyond what is there is enough to know that the file is too short.
    count = count > (stored + 1) / extent ? stored + 1 : count * extent;
  }
  if (count * element->bytes != bytes.size() - begin)
    fail(
        fmt::format("has {} bytes behind its header of {}, which its shape does not fit", bytes.size() - begin, begin));
  const bool real = ir::is_float(data.dtype);
  (real ? data.real.resize(count) : data.integer.resize(count));
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t bits = big_endian(bytes.substr(begin + i * element->bytes, element->bytes));
    switch (code) {
      case 0x08: data.integer[i] = static_cast<std::int64_t>(bits); break;
      case 0x09: data.integer[i] = static_cast<std::int8_t>(bits); break;
      case 0x0b: data.integer[i] = static_cast<std::int16_t>(bits); break;
      case 0x0c: data.integer[i] = static_cast<std::int32_t>(bits); break;
      case 0x0d: data.real[i] = static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits))); break;
      default: data.real[i] = std::bit_cast<double>(bits);
    }
  }
  return data;
}

}  // namespace modelc::driver
