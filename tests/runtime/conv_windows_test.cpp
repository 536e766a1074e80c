// Convolutions whose windows are known while compiling: each has an instance of its own.
#include "modelc/conv.hpp"

#include "runtime/convolutions.h"

namespace {
using namespace modelc::tests;
using namespace modelc::tests::native;
using modelc::Index;
using modelc::Window;
using Same = Window<3, 1, 1, 1>;

template <class A, class B>
void expect_all(const Axis& a, const Axis& b) {
  expect_conv<float, A, B>({}, 2, {a, b}, 6, 10, 2);
  expect_transposed<float, A, B>({}, 2, {a, b}, 6, 10, 2);
  expect_gradients<float, A, B>({}, 2, {a, b}, 6, 10, 2);
  expect_conv<float, A, B>({}, 1, {a, b}, 17, 17, 17);
  expect_transposed<float, A, B>({}, 1, {a, b}, 17, 17, 17);
  expect_gradients<float, A, B>({}, 1, {a, b}, 17, 17, 17);
  expect_pools<float, A, B>({}, 2, {a, b}, 17);
}
TEST(ConvWindows, every_kind) {
  const Axis same{14, 14, {3, 1, 1, 1}}, half{13, 7, {3, 2, 1, 1}}, point{9, 9, {1, 1, 1, 0}}, skip{9, 5, {1, 2, 1, 0}},
      wide{15, 15, {3, 1, 2, 2}}, both{16, 6, {4, 3, 2, 4}};
  expect_all<Window<3, 1, 1, 1>, Window<3, 1, 1, 1>>(same, same);
  expect_all<Window<3, 2, 1, 1>, Window<3, 2, 1, modelc::Dynamic>>(half, half);
  expect_all<Window<1>, Window<1, 2>>(point, skip);
  expect_all<Window<3, 1, 2, 2>, Window<modelc::Dynamic, 1, 2, 2>>(wide, wide);
  expect_all<Window<4, 3, 2, 4>, Window<4, 3, 2, modelc::Dynamic>>(both, both);
  expect_conv<float, Window<3, 1, 2, 2>>({}, 2, {wide}, 6, 10, 1);
  expect_gradients<float, Window<3, 1, 2, 2>>({}, 2, {wide}, 6, 10, 1);
  expect_conv<double, Window<3, 1, 1, 1>, Window<3, 2, 1, 1>, Window<1>>({}, 1, {same, half, point}, 3, 5, 1);
  expect_transposed<double, Window<3, 1, 1, 1>, Window<3, 2, 1, 1>, Window<1>>({}, 1, {same, half, point}, 3, 5, 1);
}

// Positions side by side, which share what they load, to the ends of their lines and across them.
TEST(ConvWindows, depthwise_lines) {
  for (const modelc::Parallel& threads : {modelc::Parallel{}, three_parts()}) {
    for (const int side : {5, 8, 14, 17}) {
      const Axis same{side, side, {3, 1, 1, 1}}, valid{side, side - 4, {5, 1, 1, 0}};
      for (const Index channels : {16, 37, 700}) {  // of the most, some at a time
        expect_conv<float, Same, Same>(threads, 2, {same, same}, channels, channels, channels);
        expect_conv<double, Same, Window<5>>(threads, 1, {same, valid}, channels, channels, channels);
      }
    }
    const Axis face{4, 4, {3, 1, 1, 1}}, line{9, 9, {3, 1, 1, 1}};
    expect_conv<float, Same, Same, Same>(threads, 2, {face, face, line}, 19, 19, 19);
  }
}

}  // namespace
