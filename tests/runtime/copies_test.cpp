// Copies of what the compiler knows: under AVX-512, g++ 12 copies 32 or 64 known bytes wrong where equal words stand
// before zeros.
#include <gtest/gtest.h>

#include <cstdint>

#include "modelc/index.hpp"

namespace {
using modelc::Index;

template <class T, int Size>
struct Table {
  T values[Size];
};

// `ones` ones from `begin` on, zeros around them.
template <class T, int Size, int Begin, int Ones>
constexpr Table<T, Size> table() {
  Table<T, Size> result{};
  for (int i = Begin; i < Begin + Ones; ++i) result.values[i] = T(1);
  return result;
}

// Called through volatile pointers: where the compiler knows what becomes of a copy, it makes none.
template <class T, int Size, int Begin, int Ones>
void copy_whole(T* to) {
  static constexpr Table<T, Size> from = table<T, Size, Begin, Ones>();
  modelc::copy_elements(from.values, Size, to);
}
template <class T, int Size, int Begin, int Ones>
void copy_each(T* to) {
  static constexpr Table<T, Size> table_of_values = table<T, Size, Begin, Ones>();
  const T* const from = modelc::opaque(table_of_values.values);
  for (int i = 0; i < Size; ++i) to[i] = from[i];
}

template <class T, int Size, int Begin, int Ones>
void expect_copied() {
  for (void (*volatile copy)(T*) : {copy_whole<T, Size, Begin, Ones>, copy_each<T, Size, Begin, Ones>}) {
    T copied[Size];
    copy(copied);
    for (int i = 0; i < Size; ++i) {
      const T want = i >= Begin && i < Begin + Ones ? T(1) : T(0);
      EXPECT_EQ(copied[i], want) << Size << " from " << Begin << " on " << Ones << ": " << i;
    }
  }
}

// The bias of an LSTM: ones for the forget gate.
template <class T, int... Units>
void expect_biases() {
  (expect_copied<T, 4 * Units, Units, Units>(), ...);
}

TEST(Copies, KnownConstantsStayWhatTheyAre) {
  expect_biases<float, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 20, 24, 30, 50>();
  expect_biases<double, 3, 4, 5, 6, 10, 12, 15>();
  expect_biases<std::int32_t, 6, 10, 11, 20>();
  expect_biases<std::int64_t, 3, 5, 6, 10>();
  expect_biases<std::uint8_t, 10, 20, 40, 50>();
  expect_copied<float, 16, 0, 4>();
  expect_copied<float, 16, 0, 12>();
  expect_copied<float, 32, 0, 12>();
  expect_copied<float, 32, 16, 4>();
  expect_copied<std::int64_t, 4, 0, 3>();
  expect_copied<std::int64_t, 8, 0, 6>();
}
}  // namespace
