#include "modelc/bands.hpp"

#include "modelc/conv.hpp"
#include "modelc/pool.hpp"
#include "modelc/short_sums.hpp"
#include "runtime/products.h"

namespace {
using namespace modelc::tests;
using modelc::Band;
using modelc::BandStage;
using modelc::Index;
using Open = modelc::Window<modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic>;

/// Windows along the rows of a step, of which `of` rows are read.
struct Rows {
  Index size, stride, dilation, low, high = 0;

  Index reach() const { return (size - 1) * dilation + 1; }
  Index positions(Index of) const { return (of + low + high - reach()) / stride + 1; }
};

/// A convolution of few terms, a depthwise one and a pooling, each over the rows of what the one before it gives.
struct Chain {
  Index images, height;
  Rows convolved, deep, pooled;
};

constexpr Index wide = 7, channels = 3, filters = 20;

// The three steps for some rows of each, or for whole images.
struct Steps {
  std::vector<float> x, panels, deep;
  explicit Steps(const Chain& chain)
      : x(chain.images * chain.height * wide * channels),
        panels(modelc::panels_size(chain.convolved.size * 2, channels, filters, 1)),
        deep(chain.deep.size * 3 * filters) {
    fill(x, 1);
    fill(deep, 3);
    std::vector<float> kernel(chain.convolved.size * 2 * channels * filters);
    fill(kernel, 2);
    modelc::pack_kernel(kernel.data(), chain.convolved.size * 2, channels, filters, 1, panels.data());
  }

  // Sums of these round.
  static void fill(std::vector<float>& numbers, int seed) {
    for (std::size_t i = 0; i < numbers.size(); ++i)
      numbers[i] = 1.0f / static_cast<float>(1 + (i * 37 + static_cast<std::size_t>(seed) * 11) % 101) - 0.07f;
  }

  void convolve(const Rows& w, Index images, Index sources, Index rows, Index low, const float* from, float* to) const {
    const modelc::ConvShape<Open, Open> shape{images,
                                              {sources, wide},
                                              channels,
                                              {rows, wide},
                                              filters,
                                              1,
                                              {{w.size, w.stride, w.dilation, low}, {2, 1, 1, 1}}};
    modelc::short_conv(modelc::Parallel{}, shape, from, panels.data(),
                       [=](auto lane, auto sum, Index pixel, Index f) { lane.store(to + pixel * filters + f, sum); });
  }
  void deepen(const Rows& w, Index images, Index sources, Index rows, Index low, const float* from, float* to) const {
    const modelc::ConvShape<Open, modelc::Window<3, 1, 1, 1>> shape{
        images, {sources, wide}, filters, {rows, wide}, filters, filters, {{w.size, w.stride, w.dilation, low}, {}}};
    modelc::conv(modelc::Parallel{}, shape, from, deep.data(),
                 [=](auto lane, auto sum, Index pixel, Index f) { lane.store(to + pixel * filters + f, sum); });
  }
  static void pool(const Rows& w, Index images, Index sources, Index rows, Index low, const float* from, float* to) {
    modelc::kernels::average_pool(modelc::Parallel{}, modelc::tensor(to, images, rows, wide, filters),
                                  modelc::tensor(from, images, sources, wide, filters),
                                  modelc::Windows<Open, modelc::Window<1>>{{w.size, w.stride, w.dilation, low}, {}});
  }
};

std::vector<float> whole(const Chain& chain, const Steps& steps) {
  const Index high = chain.convolved.positions(chain.height), higher = chain.deep.positions(high);
  std::vector<float> a(chain.images * high * wide * filters), b(chain.images * higher * wide * filters),
      y(chain.images * chain.pooled.positions(higher) * wide * filters);
  steps.convolve(chain.convolved, chain.images, chain.height, high, chain.convolved.low, steps.x.data(), a.data());
  steps.deepen(chain.deep, chain.images, high, higher, chain.deep.low, a.data(), b.data());
  Steps::pool(chain.pooled, chain.images, higher, chain.pooled.positions(higher), chain.pooled.low, b.data(), y.data());
  return y;
}

std::vector<float> by_bands(const Chain& chain, const Steps& steps, Index rows, Index lots,
                            const modelc::Parallel& threads) {
  const Index high = chain.convolved.positions(chain.height), higher = chain.deep.positions(high),
              highest = chain.pooled.positions(higher), row = wide * filters;
  const auto kept = [](const Rows& reader, Index of, Index all) {
    return std::min(all, (of - 1) * reader.stride + reader.reach());
  };
  const Index second = kept(chain.pooled, rows, higher), first = kept(chain.deep, second, high);
  // Just so many rows, and what may not be touched behind them.
  std::vector<float> a(lots * first * row + 1, -1), b(lots * second * row + 1, -1),
      y(chain.images * highest * row, -99999);
  const auto& [c, d, p] = std::tie(chain.convolved, chain.deep, chain.pooled);
  float* const to = y.data();
  modelc::for_bands<float>(threads, chain.images, rows, lots, Index{1} << 30,
                           {{c.size, c.stride, c.dilation, c.low, chain.height, high, row, a.data(), first},
                            {d.size, d.stride, d.dilation, d.low, high, higher, row, b.data(), second},
                            {p.size, p.stride, p.dilation, p.low, higher, highest}},
                           [&](const Band<float>(&band)[3]) {
                             EXPECT_LE(band[0].rows, first);
                             EXPECT_LE(band[1].rows, second);
                             steps.convolve(chain.convolved, 1, band[0].sources, band[0].rows, band[0].low,
                                            steps.x.data() + band[0].source * wide * channels, band[0].to);
                             steps.deepen(chain.deep, 1, band[1].sources, band[1].rows, band[1].low, band[1].from,
                                          band[1].to);
                             Steps::pool(chain.pooled, 1, band[2].sources, band[2].rows, band[2].low, band[2].from,
                                         to + band[2].first * row);
                           });
  EXPECT_EQ(a.back(), -1);
  EXPECT_EQ(b.back(), -1);
  return y;
}

// Whatever the bands, and however many threads share them.
TEST(Bands, give_the_bits_of_whole_images) {
  const Rows point{1, 1, 1, 0}, same{3, 1, 1, 1, 1}, half{3, 2, 1, 0, 1}, wide_taps{3, 1, 2, 2, 2}, skips{1, 3, 1, 0},
      apart{2, 2, 1, 0}, all_padding{2, 1, 1, 1, 1}, valid{3, 1, 1, 0};
  const Chain chains[] = {
      {1, 12, point, same, point},     {1, 13, same, half, point},       {2, 16, half, same, apart},
      {3, 9, wide_taps, same, same},   {1, 20, skips, wide_taps, point}, {2, 21, same, skips, same},
      {1, 5, all_padding, same, half}, {2, 18, valid, half, valid},      {1, 11, point, point, point},
      {1, 30, same, same, skips},
  };
  for (const Chain& chain : chains) {
    const Steps steps(chain);
    const std::vector<float> want = whole(chain, steps);
    for (const Index rows : {1, 2, 3, 5, 40}) {
      SCOPED_TRACE(testing::Message() << "chain " << &chain - chains << ", " << rows << " rows at a time");
      ASSERT_EQ(by_bands(chain, steps, rows, 1, {}), want);
      ASSERT_EQ(by_bands(chain, steps, rows, 3, three_parts()), want);
      ASSERT_EQ(by_bands(chain, steps, rows, 2, three_parts()), want);  // fewer places than threads
      ASSERT_EQ(by_bands(chain, steps, rows, 8, three_parts()), want);
    }
  }
}

}  // namespace
