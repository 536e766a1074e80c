#include "modelc/tile.hpp"

#include "runtime/products.h"

// The tiles of machines with registers of 128, 256 and 512 bits, on whatever machine this is: in halves where its own
// registers are narrower.
namespace {
using namespace modelc::tests;
using modelc::Index;
using modelc::Window;
using Open = Window<modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic>;

// Integers have no packets.
template <int Bits, class T>
constexpr int width = std::is_floating_point<T>::value ? Bits / 8 / static_cast<int>(sizeof(T)) : 1;

template <int Bits, int Registers>
struct Machine {
  template <class T>
  using Tiles = modelc::detail::Tiles<T, width<Bits, T>, Registers>;
};
using Sse = Machine<128, 16>;
using Neon = Machine<128, 32>;
using Avx2 = Machine<256, 16>;
using Avx512 = Machine<512, 32>;

template <class M>
class Tiles : public ::testing::Test {};
using Machines = ::testing::Types<Sse, Neon, Avx2, Avx512>;
TYPED_TEST_SUITE(Tiles, Machines);

template <class M, class T>
void expect_products() {
  const auto expect = [](Index rows, Index inner, Index cols, Turned turned = Turned::none,
                         const modelc::Parallel& threads = {}) {
    expect_product<T, M::template Tiles>(rows, inner, cols, turned, threads);
  };
  for (const Index rows : {1, 2, 3, 5, 6, 13, 25}) {
    for (const Index cols : {1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 47, 63, 65, 127, 128, 129, 140})
      expect(rows, 5, cols);
  }
  for (const Turned turned : {Turned::left, Turned::right, Turned::both}) {
    for (const Index rows : {1, 3, 40}) {
      for (const Index cols : {2, 9, 33, 70}) {
        for (const Index inner : {0, 1, 7, 16, 37}) expect(rows, inner, cols, turned);
      }
    }
  }
  // Deeper than KC, taller than MC, also in three parts.
  expect(13, 1000, 300);
  expect(1, 2000, 150);
  expect(1, 1000, 150, Turned::right);
  expect(450, 385, 20, Turned::left, three_parts());
  expect(250, 768, 20, Turned::right, three_parts());
}
TYPED_TEST(Tiles, products) {
  expect_products<TypeParam, float>();
  expect_products<TypeParam, double>();
}

template <class M, class T, class A, class B>
void expect_all(const modelc::Parallel& threads, Index batch, const Axis& a, const Axis& b, Index channels,
                Index filters, Index groups) {
  expect_conv<M::template Tiles, T, A, B>(threads, batch, {a, b}, channels, filters, groups);
  expect_transposed<M::template Tiles, T, A, B>(threads, batch, {a, b}, channels, filters, groups);
  expect_kernel_gradient<M::template Tiles, T, A, B>(threads, batch, {a, b}, channels, filters, groups);
}

template <class M, class T>
void expect_convolutions() {
  const Axis one{1, 1, {1, 1, 1, 0}}, same{9, 9, {3, 1, 1, 1}}, half{14, 7, {3, 2, 1, 1}}, wide{15, 15, {3, 1, 2, 2}},
      both{16, 6, {4, 3, 2, 4}}, point{13, 13, {1, 1, 1, 0}};
  expect_all<M, T, Open, Open>({}, 2, same, half, 5, 19, 1);
  expect_all<M, T, Open, Open>(three_parts(), 1, point, wide, 20, 70, 1);
  expect_all<M, T, Open, Open>({}, 1, one, both, 33, 64, 1);  // one axis
  expect_all<M, T, Open, Open>(three_parts(), 2, half, both, 6, 10, 2);
  expect_all<M, T, Open, Open>({}, 1, wide, half, 35, 35, 35);  // one filter for each channel
  expect_all<M, T, Open, Open>(three_parts(), 2, same, both, 75, 37, 1);
}
TYPED_TEST(Tiles, convolutions) {
  expect_convolutions<TypeParam, float>();
  expect_convolutions<TypeParam, double>();
}
TYPED_TEST(Tiles, windows_in_types) {
  const Axis same{9, 9, {3, 1, 1, 1}}, half{13, 7, {3, 2, 1, 1}};
  expect_all<TypeParam, float, Window<3, 1, 1, 1>, Window<3, 2, 1, 1>>({}, 2, same, half, 7, 34, 1);
  expect_all<TypeParam, float, Window<3, 1, 1, 1>, Window<3, 2, 1, 1>>({}, 1, same, half, 35, 35, 35);
}

}  // namespace
