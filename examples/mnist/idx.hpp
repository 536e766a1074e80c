#pragma once
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

/// Files in MNIST's IDX format: a header of big-endian 32-bit numbers, then bytes.
namespace idx {

struct Bytes {
  std::vector<std::size_t> shape;
  std::vector<std::uint8_t> values;
};

inline Bytes read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto number = [&](std::size_t index) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(text.at(4 * index + i));
    return value;
  };
  if (text.size() < 4 || (number(0) >> 8) != 0x08) throw std::runtime_error(path + " is no IDX file of bytes");
  const std::size_t rank = number(0) & 0xff;
  if (rank < 1 || rank > 3 || text.size() < 4 * (rank + 1))
    throw std::runtime_error(path + " has a malformed IDX header");
  Bytes result;
  std::size_t count = 1;
  for (std::size_t axis = 0; axis < rank; ++axis) {
    result.shape.push_back(number(axis + 1));
    if (result.shape.back() > text.size()) throw std::runtime_error(path + " is shorter than its header says");
    count *= result.shape.back();
  }
  const std::size_t begin = 4 * (rank + 1);
  if (text.size() - begin != count) throw std::runtime_error(path + " has another size than its header says");
  result.values.assign(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end());
  return result;
}

}  // namespace idx
