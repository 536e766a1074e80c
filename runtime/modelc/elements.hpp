#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>

#include "modelc/index.hpp"

/// Elements of files as models hold them.
namespace modelc::detail {

inline float float_of_bits(std::uint32_t bits) {
  float value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

/// IEEE 754's binary16 ("F16" in files) by its bits: a sign, 5 bits of exponent, 10 of fraction.
struct Half {
  std::uint16_t bits;
  operator float() const {
    const std::uint32_t sign = static_cast<std::uint32_t>(bits >> 15) << 31;
    const std::uint32_t exponent = bits >> 10 & 31u, fraction = bits & 1023u;
    if (exponent == 0) {  // zero, and subnormals, which a float holds as normal numbers
      const float value = static_cast<float>(fraction) * (1.0f / (1 << 24));
      return sign == 0 ? value : -value;
    }
    const std::uint32_t wide = exponent == 31 ? 255 : exponent + (127 - 15);  // infinities and NaNs stay what they are
    return float_of_bits(sign | wide << 23 | fraction << 13);
  }
};

/// The upper half of a float ("BF16" in files) by its bits.
struct BFloat16 {
  std::uint16_t bits;
  operator float() const { return float_of_bits(static_cast<std::uint32_t>(bits) << 16); }
};

/// A bool of a file: one that is neither 0 nor 1 would be undefined behaviour where it is read.
struct Flag {
  unsigned char byte;
  operator unsigned char() const { return byte != 0; }
};

template <class From, class To>
void read_elements(const unsigned char* from, unsigned char* to, Index n) {
  if constexpr (std::is_same<From, To>::value) {
    if (n > 0) std::memcpy(to, from, static_cast<std::size_t>(n) * sizeof(To));
  } else {
    for (Index i = 0; i < n; ++i) {
      From x;
      std::memcpy(&x, from + static_cast<std::size_t>(i) * sizeof x, sizeof x);
      const To y = static_cast<To>(x);
      std::memcpy(to + static_cast<std::size_t>(i) * sizeof y, &y, sizeof y);
    }
  }
}

using Reader = void (*)(const unsigned char* from, unsigned char* to, Index n);

/// How elements of a file's dtype become those of another; nullptr when they do not. Floats become floats of another
/// width, narrow ones (f16, bf16) exactly; all others have to be what is wanted.
inline Reader reader(const std::string& from, const std::string& to) {
  struct Row {
    const char* from;
    const char* to;
    Reader read;
  };
  static constexpr Row rows[] = {
      {"F32", "F32", read_elements<float, float>},
      {"F64", "F32", read_elements<double, float>},
      {"F16", "F32", read_elements<Half, float>},
      {"BF16", "F32", read_elements<BFloat16, float>},
      {"F64", "F64", read_elements<double, double>},
      {"F32", "F64", read_elements<float, double>},
      {"F16", "F64", read_elements<Half, double>},
      {"BF16", "F64", read_elements<BFloat16, double>},
      {"I32", "I32", read_elements<std::int32_t, std::int32_t>},
      {"I64", "I64", read_elements<std::int64_t, std::int64_t>},
      {"U8", "U8", read_elements<std::uint8_t, std::uint8_t>},
      {"I8", "I8", read_elements<std::int8_t, std::int8_t>},
      {"BOOL", "BOOL", read_elements<Flag, unsigned char>},
  };
  for (const Row& row : rows) {
    if (from == row.from && to == row.to) return row.read;
  }
  return nullptr;
}

/// "F32" for "f32": a dtype of the language as files name it.
inline std::string file_dtype(std::string dtype) {
  for (char& c : dtype) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return dtype;
}
/// "f32" for "F32".
inline std::string language_dtype(std::string dtype) {
  for (char& c : dtype) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return dtype;
}

}  // namespace modelc::detail
