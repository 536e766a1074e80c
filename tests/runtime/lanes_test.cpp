#include "modelc/lanes.hpp"

#include <gtest/gtest.h>

#include <cfenv>
#include <cstring>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace {
using modelc::Index;
using modelc::Lane;

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

// Distance in units in the last place of the nearest float; 0 when both are NaN or the same infinity.
double ulps(float got, double want) {
  const float rounded = static_cast<float>(want);
  if (std::isnan(rounded) || std::isnan(got)) return std::isnan(rounded) == std::isnan(got) ? 0 : 1e9;
  if (std::isinf(rounded) || std::isinf(got))
    return rounded == got ? 0 : std::fabs(want) > 3.402823e38 && std::fabs(got) > 3.4028e38f ? 1 : 1e9;
  const double unit = std::fmax(std::ldexp(1.0, std::ilogb(std::fabs(rounded) + 1e-300) - 23), std::ldexp(1.0, -149));
  return std::fabs(static_cast<double>(got) - want) / unit;
}

// Every 4099th bit pattern of f32, and what lies around the awkward points.
std::vector<float> all_floats() {
  std::vector<float> values;
  for (std::uint64_t bits = 0; bits <= 0xffffffffu; bits += 4099) {
    const auto word = static_cast<std::uint32_t>(bits);
    float x;
    std::memcpy(&x, &word, sizeof x);
    values.push_back(x);
  }
  for (const float at :
       {0.0f,       1.0f,       0.625f,     1.125f,   0.70710678f,     1.41421356f, 2.0f,    4.0f,    4.5f,
        8.0f,       30.0f,      87.3365f,   88.3763f, 88.7228f,        89.0f,       103.28f, 103.97f, 104.0f,
        1.5707963f, 3.1415927f, 6.2831853f, 8192.0f,  1.17549435e-38f, infinity,    nan}) {
    for (const float sign : {1.0f, -1.0f}) {
      float up = sign * at, down = up;
      for (int i = 0; i < 50; ++i) {
        values.push_back(up);
        values.push_back(down);
        up = std::nextafter(up, infinity);
        down = std::nextafter(down, -infinity);
      }
    }
  }
  return values;
}

template <class F, class Reference>
void expect_close(const char* name, F f, Reference reference, double limit) {
  const std::vector<float> x = all_floats();
  std::vector<float> packets(x.size()), scalars(x.size());
  modelc::for_lanes<float>(static_cast<Index>(x.size()),
                           [&](auto lane, Index i) { lane.store(&packets[i], f(lane.load(&x[i]))); });
  modelc::for_scalars(static_cast<Index>(x.size()),
                      [&](auto lane, Index i) { lane.store(&scalars[i], f(lane.load(&x[i]))); });
  double worst = 0;
  for (const auto* y : {&packets, &scalars}) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double error = ulps((*y)[i], reference(static_cast<double>(x[i])));
      worst = std::fmax(worst, error);
      ASSERT_LE(error, limit) << name << "(" << x[i] << ") = " << (*y)[i] << ", not "
                              << reference(static_cast<double>(x[i]))
                              << (y == &packets ? ", in packets" : ", in scalars");
    }
  }
  ::testing::Test::RecordProperty(name, std::to_string(worst));
  if (std::getenv("MODELC_PRINT_ULPS") != nullptr) std::printf("%-8s %.2f ulp\n", name, worst);
}

#define EXPECT_F32(name, limit) \
  expect_close(                 \
      #name, [](auto x) { return name(x); }, [](double x) { return std::name(x); }, limit)

TEST(Lanes, f32_functions_are_close_over_the_whole_range) {
  EXPECT_F32(exp, 1.5);
  EXPECT_F32(expm1, 3);
  EXPECT_F32(log, 2);
  EXPECT_F32(log1p, 3);
  EXPECT_F32(tanh, 3);
  EXPECT_F32(erf, 2);
  EXPECT_F32(sin, 3);
  EXPECT_F32(cos, 3);
  EXPECT_F32(tan, 2);
  EXPECT_F32(sinh, 2);
  EXPECT_F32(cosh, 2);
  EXPECT_F32(asin, 2);
  EXPECT_F32(acos, 2);
  EXPECT_F32(atan, 2);
  EXPECT_F32(sqrt, 0.5001);
  EXPECT_F32(floor, 0);
  EXPECT_F32(ceil, 0);
  EXPECT_F32(abs, 0);
  expect_close(
      "round", [](auto x) { return round(x); }, [](double x) { return std::nearbyint(x); }, 0);
  expect_close(
      "rsqrt", [](auto x) { return rsqrt(x); }, [](double x) { return 1 / std::sqrt(x); }, 2);
  expect_close(
      "sigmoid", [](auto x) { return sigmoid(x); },
      [](double x) { return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x)); }, 3);
  expect_close(
      "sign", [](auto x) { return sign(x); }, [](double x) { return x > 0   ? 1
                                                                    : x < 0 ? -1
                                                                            : x; }, 0);
  expect_close(
      "cube", [](auto x) { return pow(x, 3.0f); }, [](double x) { return x * x * x; }, 2);
  expect_close(
      "square", [](auto x) { return pow(x, 2.0f); }, [](double x) { return x * x; }, 0.5001);
  expect_close(
      "pow", [](auto x) { return pow(x, 1.7f); }, [](double x) { return std::pow(x, static_cast<double>(1.7f)); }, 1);
}

template <class T>
class LanesOf : public ::testing::Test {};
using Floats = ::testing::Types<float, double>;
TYPED_TEST_SUITE(LanesOf, Floats);

// Runs f(a, b) over all pairs of awkward values, in packets and scalars.
template <class T, class F, class Reference>
void expect_same(F f, Reference reference) {
  const T inf = std::numeric_limits<T>::infinity();
  const T values[] = {0,       -T(0), 1,    -1,  T(0.5), T(2.5),
                      T(-2.5), T(-7), T(3), inf, -inf,   std::numeric_limits<T>::quiet_NaN()};
  std::vector<T> a, b;
  for (const T x : values) {
    for (const T y : values) {
      a.push_back(x);
      b.push_back(y);
    }
  }
  for (const Index skip : {Index{0}, static_cast<Index>(a.size()) - 5}) {  // the second time part of a packet
    std::vector<T> y(a.size());
    modelc::for_lanes<T>(static_cast<Index>(a.size()) - skip, [&](auto lane, Index i) {
      lane.store(&y[skip + i], f(lane, lane.load(&a[skip + i]), lane.load(&b[skip + i])));
    });
    for (std::size_t i = skip; i < a.size(); ++i) {
      const T want = reference(a[i], b[i]);
      if (std::isnan(want))
        EXPECT_TRUE(std::isnan(y[i])) << a[i] << ", " << b[i] << " gave " << y[i];
      else
        EXPECT_EQ(y[i], want) << a[i] << ", " << b[i];
    }
  }
}

// Whatever stands around it, a formula has one value: no compiler fuses a product with a sum here and not there.
TYPED_TEST(LanesOf, products_and_sums_round_one_by_one) {
  using T = TypeParam;
  const T step = std::ldexp(T(1), sizeof(T) == 4 ? -13 : -28);  // (1 + step) (1 - step) rounds to 1
  std::vector<T> a(37, 1 + step), b(37, 1 - step), y(37);
  modelc::for_lanes<T>(
      37, [&](auto lane, Index i) { lane.store(&y[i], lane.load(&a[i]) * lane.load(&b[i]) - lane(T(1))); });
  for (const T value : y) EXPECT_EQ(value, T(0));
  modelc::for_lanes<T>(
      37, [&](auto lane, Index i) { lane.store(&y[i], lane(T(1)) - lane.load(&a[i]) * lane.load(&b[i])); });
  for (const T value : y) EXPECT_EQ(value, T(0));
}

TYPED_TEST(LanesOf, maximum_and_minimum_keep_nan_on_either_side) {
  using T = TypeParam;
  const auto nan_or = [](T a, T b, T value) { return std::isnan(a) ? a : std::isnan(b) ? b : value; };
  expect_same<T>([](auto, auto a, auto b) { return max(a, b); }, [&](T a, T b) { return nan_or(a, b, a > b ? a : b); });
  expect_same<T>([](auto, auto a, auto b) { return min(a, b); }, [&](T a, T b) { return nan_or(a, b, a < b ? a : b); });
  expect_same<T>([](auto, auto a, auto) { return max(a, T(0)); },
                 [&](T a, T) { return nan_or(a, a, a > 0 ? a : T(0)); });
  expect_same<T>([](auto, auto, auto b) { return min(T(1), b); },
                 [&](T, T b) { return nan_or(b, b, b < 1 ? b : T(1)); });
}

TYPED_TEST(LanesOf, arithmetic_comparison_and_choice) {
  using T = TypeParam;
  expect_same<T>([](auto, auto a, auto b) { return a + b * T(2) - T(1) / a; },
                 [](T a, T b) { return a + b * 2 - 1 / a; });
  expect_same<T>([](auto, auto a, auto b) { return select(a < b, T(1), T(0)); }, [](T a, T b) { return T(a < b); });
  expect_same<T>([](auto, auto a, auto b) { return select(a <= b, a, T(7)); },
                 [](T a, T b) { return a <= b ? a : T(7); });
  expect_same<T>([](auto, auto a, auto b) { return modelc::cast<T>(a == b); }, [](T a, T b) { return T(a == b); });
  expect_same<T>([](auto, auto a, auto b) { return modelc::cast<T>(a != b); }, [](T a, T b) { return T(a != b); });
  expect_same<T>([](auto, auto a, auto b) { return modelc::cast<T>(a >= b && !(b > T(0))); },
                 [](T a, T b) { return T(a >= b && !(b > 0)); });
  expect_same<T>([](auto, auto a, auto b) { return modelc::cast<T>(a > b || isnan(b)); },
                 [](T a, T b) { return T(a > b || std::isnan(b)); });
  expect_same<T>([](auto, auto a, auto) { return modelc::cast<T>(isfinite(a)); },
                 [](T a, T) { return T(std::isfinite(a)); });
  expect_same<T>([](auto, auto a, auto b) { return select(select(a < T(0), b<T(0), b> T(0)), a, b); },
                 [](T a, T b) { return (a < 0 ? b < 0 : b > 0) ? a : b; });
  expect_same<T>([](auto, auto a, auto) { return -a; }, [](T a, T) { return -a; });
  expect_same<T>([](auto, auto a, auto) { return modelc::cast<T>(modelc::cast<bool>(a)); },
                 [](T a, T) { return T(a != 0); });
}

TYPED_TEST(LanesOf, quotients_and_remainders_round_like_python) {
  using T = TypeParam;
  // Python 3: x // y and x % y for finite y != 0 (numpy.floor_divide, numpy.mod for the rest).
  const T cases[][4] = {{7, 2, 3, 1},
                        {-7, 2, -4, 1},
                        {7, -2, -4, -1},
                        {-7, -2, 3, -1},
                        {6, 3, 2, 0},
                        {-6, 3, -2, 0},
                        {T(0.5), T(0.25), 2, 0},
                        {T(-1), std::numeric_limits<T>::infinity(), -1, std::numeric_limits<T>::infinity()}};
  for (const auto& c : cases) {
    EXPECT_EQ(floor_div(Lane<T, 1>(c[0]), Lane<T, 1>(c[1])).value, c[2]) << c[0] << " // " << c[1];
    EXPECT_EQ(mod(Lane<T, 1>(c[0]), c[1]).value, c[3]) << c[0] << " % " << c[1];
    modelc::for_lanes<T>(modelc::lane_width<T>, [&](auto lane, Index) {
      T out[modelc::lane_width<T>];
      lane.store(out, floor_div(lane(c[0]), c[1]));
      EXPECT_EQ(out[lane.width - 1], c[2]);
      lane.store(out, mod(c[0], lane(c[1])));
      EXPECT_EQ(out[lane.width - 1], c[3]);
    });
  }
  EXPECT_EQ(floor_div(Lane<T, 1>(T(1)), T(0)).value, std::numeric_limits<T>::infinity());
  EXPECT_TRUE(std::isnan(mod(Lane<T, 1>(T(1)), T(0)).value));
}

TYPED_TEST(LanesOf, f64_and_f32_binary_functions) {
  using T = TypeParam;
  expect_same<T>([](auto, auto a, auto b) { return pow(a, b); }, [](T a, T b) { return std::pow(a, b); });
  expect_same<T>([](auto, auto a, auto b) { return atan2(a, b); }, [](T a, T b) { return std::atan2(a, b); });
  expect_same<T>([](auto, auto a, auto) { return pow(T(2), a); }, [](T a, T) { return std::pow(T(2), a); });
}

TEST(Lanes, f64_functions_follow_the_library) {
  const double x[] = {-3, -0.5, -1e-9, 0, 1e-9, 0.3, 0.99, 2, 700, 20, 1};
  const auto check = [&](auto f, auto reference) {
    double y[11];
    modelc::for_lanes<double>(11, [&](auto lane, Index i) { lane.store(y + i, f(lane.load(x + i))); });
    for (int i = 0; i < 11; ++i) {
      const double want = reference(x[i]);
      if (std::isnan(want))
        EXPECT_TRUE(std::isnan(y[i]));
      else
        EXPECT_DOUBLE_EQ(y[i], want) << x[i];
    }
  };
  check([](auto v) { return exp(v); }, [](double v) { return std::exp(v); });
  check([](auto v) { return expm1(v); }, [](double v) { return std::expm1(v); });
  check([](auto v) { return log(v); }, [](double v) { return std::log(v); });
  check([](auto v) { return log1p(v); }, [](double v) { return std::log1p(v); });
  check([](auto v) { return tanh(v); }, [](double v) { return std::tanh(v); });
  check([](auto v) { return erf(v); }, [](double v) { return std::erf(v); });
  check([](auto v) { return sin(v); }, [](double v) { return std::sin(v); });
  check([](auto v) { return cos(v); }, [](double v) { return std::cos(v); });
  check([](auto v) { return sigmoid(v); }, [](double v) { return 1 / (1 + std::exp(-v)); });
}

TEST(Lanes, integers_wrap_and_never_trap) {
  using I = Lane<std::int32_t, 1>;
  constexpr std::int32_t high = std::numeric_limits<std::int32_t>::max(),
                         low = std::numeric_limits<std::int32_t>::min();
  EXPECT_EQ((I(high) + 1).value, low);
  EXPECT_EQ((I(low) - 1).value, high);
  EXPECT_EQ((I(65536) * 65536).value, 0);
  EXPECT_EQ((-I(low)).value, low);
  EXPECT_EQ(abs(I(-5)).value, 5);
  EXPECT_EQ(floor_div(I(-7), 2).value, -4);
  EXPECT_EQ(mod(I(-7), 2).value, 1);
  EXPECT_EQ(mod(I(7), -2).value, -1);
  EXPECT_EQ(floor_div(I(7), 0).value, 0);
  EXPECT_EQ(mod(I(7), 0).value, 0);
  EXPECT_EQ(floor_div(I(low), -1).value, low);
  EXPECT_EQ(mod(I(low), -1).value, 0);
  EXPECT_EQ(pow(I(3), 5).value, 243);
  EXPECT_EQ(pow(I(-1), -3).value, -1);
  EXPECT_EQ(pow(I(2), -1).value, 0);
  EXPECT_EQ(max(I(3), -4).value, 3);
  EXPECT_EQ(min(I(3), I(-4)).value, -4);
  EXPECT_EQ(sign(I(-9)).value, -1);
}

TEST(Lanes, casts_truncate_saturate_and_drop_nan) {
  using F = Lane<float, 1>;
  EXPECT_EQ(modelc::cast<std::int32_t>(F(2.9f)).value, 2);
  EXPECT_EQ(modelc::cast<std::int32_t>(F(-2.9f)).value, -2);
  EXPECT_EQ(modelc::cast<std::int32_t>(F(3e9f)).value, std::numeric_limits<std::int32_t>::max());
  EXPECT_EQ(modelc::cast<std::int64_t>(F(-infinity)).value, std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(modelc::cast<std::int64_t>(F(9.3e18f)).value, std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(modelc::cast<std::int32_t>(F(nan)).value, 0);
  EXPECT_EQ(modelc::cast<double>(Lane<std::int64_t, 1>(3)).value, 3.0);
  EXPECT_EQ(modelc::cast<float>(modelc::cast<bool>(F(0.1f))).value, 1.0f);
  // As JAX's astype: floats saturate, integers wrap.
  EXPECT_EQ(modelc::cast<std::uint8_t>(F(-5.0f)).value, 0);
  EXPECT_EQ(modelc::cast<std::uint8_t>(F(255.9f)).value, 255);
  EXPECT_EQ(modelc::cast<std::uint8_t>(F(256.0f)).value, 255);
  EXPECT_EQ(modelc::cast<std::int8_t>(F(-128.9f)).value, -128);
  EXPECT_EQ(modelc::cast<std::int8_t>(F(127.5f)).value, 127);
  EXPECT_EQ(modelc::cast<std::int8_t>(F(nan)).value, 0);
  EXPECT_EQ(modelc::cast<std::uint8_t>(Lane<std::int32_t, 1>(300)).value, 44);
  EXPECT_EQ(modelc::cast<std::int8_t>(Lane<std::uint8_t, 1>(200)).value, -56);
}

// All bytes, at every offset, in a row and strided, as floats of both widths.
TEST(Lanes, bytes_are_widened_where_they_are_loaded) {
  std::vector<std::uint8_t> bytes(3 * 300);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
  std::vector<std::int8_t> with_sign(bytes.size());
  std::memcpy(with_sign.data(), bytes.data(), bytes.size());
  const auto check = [](const auto& from, auto zero) {
    using T = decltype(zero);
    for (Index offset = 0; offset < 9; ++offset) {
      std::vector<T> row(261), column(261);
      modelc::for_lanes<T>(261, [&](auto lane, Index i) {
        lane.store(&row[i], modelc::cast<T>(lane.load(&from[offset + i])));
        lane.store(&column[i], modelc::cast<T>(lane.load(&from[offset + 3 * i], 3)));
      });
      for (Index i = 0; i < 261; ++i) {
        EXPECT_EQ(row[i], static_cast<T>(from[offset + i])) << i;
        EXPECT_EQ(column[i], static_cast<T>(from[offset + 3 * i])) << i;
      }
    }
  };
  check(bytes, 0.0f);
  check(bytes, 0.0);
  check(with_sign, 0.0f);
  check(with_sign, 0.0);
}

TEST(Lanes, strided_loads_and_stores_and_bools) {
  std::vector<float> x(100), y(100, -1.0f);
  for (int i = 0; i < 100; ++i) x[i] = static_cast<float>(i);
  modelc::for_lanes<float>(33, [&](auto lane, Index i) { lane.store(&y[3 * i], 3, lane.load(&x[2 * i], 2)); });
  for (int i = 0; i < 33; ++i) EXPECT_EQ(y[3 * i], static_cast<float>(2 * i));
  EXPECT_EQ(y[1], -1.0f);

  bool flags[50], twice[50];
  modelc::for_lanes<float>(50, [&](auto lane, Index i) { lane.store(flags + i, lane.load(&x[i]) > 20.0f); });
  modelc::for_lanes<float>(50, [&](auto lane, Index i) { lane.store(twice + i, !lane.load(flags + i)); });
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(flags[i], i > 20);
    EXPECT_EQ(twice[i], i <= 20);
  }
  modelc::for_lanes<float>(40, [&](auto lane, Index i) {
    lane.store(&y[i], lane.iota(static_cast<float>(i)) + lane(Lane<float, 1>(1.0f)));
  });
  for (int i = 0; i < 40; ++i) EXPECT_EQ(y[i], static_cast<float>(i + 1));
}

// Labels beyond the sequence, and such that a float or a difference could not hold.
TEST(Lanes, one_hot_finds_the_label) {
  const std::int64_t far = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t label : {std::int64_t{0}, std::int64_t{7}, std::int64_t{8}, std::int64_t{36},
                                   std::int64_t{37}, std::int64_t{-1}, (std::int64_t{1} << 40) + 3, far, -far - 1}) {
    float hot[37], even[37], backwards[37], steps[37];
    modelc::for_lanes<float>(37, [&](auto lane, Index i) {
      lane.store(hot + i, select(lane.one_hot(label, i), 1.0f, 0.0f));
      lane.store(even + i, select(lane.one_hot(Lane<std::int64_t, 1>(label), 2 * i, 2), 1.0f, 0.0f));
      lane.store(backwards + i, select(lane.one_hot(label, 36 - i, -1), 1.0f, 0.0f));
      lane.store(steps + i, lane.iota(static_cast<float>(3 * i), 3));
    });
    for (int i = 0; i < 37; ++i) {
      EXPECT_EQ(hot[i], label == i ? 1.0f : 0.0f) << label << " at " << i;
      EXPECT_EQ(even[i], label == 2 * i ? 1.0f : 0.0f) << label << " at " << i;
      EXPECT_EQ(backwards[i], label == 36 - i ? 1.0f : 0.0f) << label << " at " << i;
      EXPECT_EQ(steps[i], static_cast<float>(3 * i));
    }
  }
}

TEST(Lanes, scalar_loops_mix_types) {
  const std::int32_t n[] = {1, -2, 3};
  const bool keep[] = {true, false, true};
  double out[3];
  modelc::for_scalars(3, [&](auto lane, Index i) {
    lane.store(out + i, select(lane.load(keep + i), modelc::cast<double>(lane.load(n + i) * 2), 0.5));
  });
  EXPECT_EQ(out[0], 2.0);
  EXPECT_EQ(out[1], 0.5);
  EXPECT_EQ(out[2], 6.0);
}

TYPED_TEST(LanesOf, reductions_of_every_length) {
  using T = TypeParam;
  std::vector<T> x(300);
  for (int i = 0; i < 300; ++i) x[i] = static_cast<T>((i * 7919) % 101 - 50);
  for (Index n = 0; n <= 300; n += n < 70 ? 1 : 23) {
    const auto load = [&](auto lane, Index i) { return lane.load(&x[i]); };
    const auto over = [&](auto lane, Index i) { return lane.load(&x[i]) > T(48); };
    T sum = 0, low = std::numeric_limits<T>::infinity(), high = -low;
    bool any = false, all = true;
    for (Index i = 0; i < n; ++i) {
      sum += x[i];
      low = std::fmin(low, x[i]);
      high = std::fmax(high, x[i]);
      any = any || x[i] > 48;
      all = all && x[i] > 48;
    }
    EXPECT_EQ((modelc::reduce_lanes<modelc::Sum, T>(n, load)), sum);
    EXPECT_EQ((modelc::reduce_lanes<modelc::Max, T>(n, load)), high);
    EXPECT_EQ((modelc::reduce_lanes<modelc::Min, T>(n, load)), low);
    EXPECT_EQ((modelc::reduce_lanes<modelc::Any, T>(n, over)), any);
    EXPECT_EQ((modelc::reduce_lanes<modelc::All, T>(n, over)), all);
    EXPECT_EQ((modelc::reduce_lanes<modelc::Prod, T>(
                  n, [&](auto lane, Index i) { return select(lane.load(&x[i]) < T(0), T(-1), T(1)); })),
              (modelc::reduce_scalars<modelc::Sum, T>(
                  n, [&](auto lane, Index i) { return modelc::cast<T>(lane.load(&x[i]) < T(0)); })) /
                          2 ==
                      std::floor((modelc::reduce_scalars<modelc::Sum, T>(
                                     n, [&](auto lane, Index i) { return modelc::cast<T>(lane.load(&x[i]) < T(0)); })) /
                                 2)
                  ? T(1)
                  : T(-1));
  }
  x[77] = std::numeric_limits<T>::quiet_NaN();
  EXPECT_TRUE(
      std::isnan(modelc::reduce_lanes<modelc::Max, T>(200, [&](auto lane, Index i) { return lane.load(&x[i]); })));
  EXPECT_TRUE(
      std::isnan(modelc::reduce_lanes<modelc::Min, T>(80, [&](auto lane, Index i) { return lane.load(&x[i]); })));
}

TYPED_TEST(LanesOf, the_last_packet_stores_its_elements_alone) {
  using T = TypeParam;
  std::vector<T> x(80);
  std::vector<std::uint8_t> bytes(80);
  for (std::size_t i = 0; i < x.size(); ++i) {
    x[i] = static_cast<T>(i + 1);
    bytes[i] = static_cast<std::uint8_t>(i + 1);
  }
  for (Index n = 0; n <= 40; ++n) {
    std::vector<T> row(41, T(-1)), column(82, T(-1)), widened(41, T(-1)), one_by_one(41, T(-1));
    bool flags[41] = {};
    modelc::for_lanes<T>(n, [&](auto lane, Index i) {
      lane.store(&row[i], lane.load(&x[i]));
      lane.store(&column[2 * i], 2, lane.load(&x[2 * i], 2));
      lane.store(&widened[i], modelc::cast<T>(lane.load(&bytes[i])));
      lane.store(flags + i, lane.load(&x[i]) > T(0));
      modelc::each_element(lane, lane.load(&x[i]), i,
                           [&](auto one, auto element, Index at) { one.store(&one_by_one[at], element); });
    });
    for (Index i = 0; i < 41; ++i) {
      const T want = i < n ? static_cast<T>(i + 1) : T(-1);
      EXPECT_EQ(row[i], want) << i << " of " << n;
      EXPECT_EQ(column[2 * i], i < n ? static_cast<T>(2 * i + 1) : T(-1)) << i << " of " << n;
      EXPECT_EQ(column[2 * i + 1], T(-1)) << i << " of " << n;
      EXPECT_EQ(widened[i], want) << i << " of " << n;
      EXPECT_EQ(one_by_one[i], want) << i << " of " << n;
      EXPECT_EQ(flags[i], i < n) << i << " of " << n;
    }
  }
}

#if defined(__linux__)
// Behind the last element lies memory that nobody may read.
TYPED_TEST(LanesOf, the_last_packet_loads_its_elements_alone) {
  using T = TypeParam;
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  void* const block = mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(block, MAP_FAILED);
  char* const wall = static_cast<char*>(block) + page;
  ASSERT_EQ(mprotect(wall, page, PROT_NONE), 0);
  for (Index n = 1; n <= 40; ++n) {
    T* const x = reinterpret_cast<T*>(wall) - n;
    for (Index i = 0; i < n; ++i) x[i] = static_cast<T>(i + 1);
    modelc::for_lanes<T>(n, [&](auto lane, Index i) { lane.store(x + i, lane.load(x + i) + T(1)); });
    EXPECT_EQ((modelc::reduce_lanes<modelc::Sum, T>(n, [&](auto lane, Index i) { return lane.load(x + i); })),
              static_cast<T>(n * (n + 3) / 2));
    bool* const flags = reinterpret_cast<bool*>(wall) - n;
    modelc::for_lanes<T>(n, [&](auto lane, Index i) { lane.store(flags + i, lane(true)); });
    EXPECT_TRUE((modelc::reduce_lanes<modelc::All, T>(n, [&](auto lane, Index i) { return lane.load(flags + i); })));
  }
  munmap(block, 2 * page);
}
#endif

// An app may let the processor trap.
TYPED_TEST(LanesOf, lanes_behind_the_last_element_raise_nothing) {
  using T = TypeParam;
  std::vector<T> x(40, T(2)), y(40);
  std::feclearexcept(FE_ALL_EXCEPT);
  for (Index n = 1; n <= 40; ++n)
    modelc::for_lanes<T>(n, [&](auto lane, Index i) { lane.store(&y[i], lane(T(1)) / lane.load(&x[i])); });
  EXPECT_EQ(std::fetestexcept(FE_DIVBYZERO | FE_INVALID), 0);
  EXPECT_EQ(y[39], T(0.5));
}

TYPED_TEST(LanesOf, totals_take_what_the_lanes_mean) {
  using T = TypeParam;
  std::vector<T> x(50);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<T>(static_cast<int>(i) - 60);
  for (Index n = 1; n <= 50; ++n) {
    modelc::Total<modelc::Sum, T> sum;
    modelc::Total<modelc::Max, T> high;
    modelc::Total<modelc::Any, bool> any;
    modelc::for_lanes<T>(n, [&](auto lane, Index i) {
      sum.add(lane, lane.load(&x[i]));
      high.add(lane, lane.load(&x[i]));
      any.add(lane, lane.load(&x[i]) == T(-13));
    });
    const auto both = modelc::fold_lanes<T, modelc::Min, modelc::Prod>(n, [&](auto lane, Index i) {
      const auto value = lane.load(&x[i]);
      return modelc::folded(value, select(value == T(-60), T(3), T(1)));
    });
    EXPECT_EQ(sum.value(), static_cast<T>(n * (n - 1) / 2 - 60 * n)) << n;
    EXPECT_EQ(high.value(), static_cast<T>(n - 61)) << n;
    EXPECT_EQ(any.value(), n >= 48) << n;
    EXPECT_EQ(std::get<0>(both), T(-60)) << n;
    EXPECT_EQ(std::get<1>(both), T(3)) << n;
  }
}

TEST(Lanes, long_sums_keep_their_digits) {
  const Index n = 1 << 22;
  const float sum = modelc::reduce_lanes<modelc::Sum, float>(n, [](auto lane, Index) { return lane(0.1f); });
  EXPECT_NEAR(sum, 0.1 * n, 0.1 * n * 1e-5);
  const std::int64_t count =
      modelc::reduce_scalars<modelc::Sum, std::int64_t>(5, [](auto lane, Index i) { return lane(std::int64_t{i}); });
  EXPECT_EQ(count, 10);
}

}  // namespace
