#pragma once
#include "modelc/pool.hpp"
#include "runtime/products.h"

/// Convolutions and poolings with this machine's tiles against their definitions.
namespace modelc::tests::native {

// All known while running alone.
using Open = Window<Dynamic, Dynamic, Dynamic, Dynamic>;

template <class T, class... W>
void expect_pools(const Parallel& threads, Index batch, const std::vector<Axis>& axes, Index channels) {
  constexpr int S = sizeof...(W);
  const Index in = inputs(axes), out = outputs(axes);
  const std::vector<T> x = numbers<T>(batch * in * channels, 1);
  std::vector<T> high(batch * out * channels, -std::numeric_limits<T>::infinity()), sum(high.size()),
      count(high.size()), got(high.size());
  for (Index n = 0; n < batch; ++n) {
    for_all_taps(axes, [&](Index i, Index o, Index) {
      for (Index c = 0; c < channels; ++c) {
        const T value = x[(n * in + i) * channels + c];
        const Index to = (n * out + o) * channels + c;
        high[to] = std::max(high[to], value);
        sum[to] += value;
        count[to] += 1;
      }
    });
  }
  modelc::Tensor<T, S + 2> y;
  modelc::Tensor<const T, S + 2> source;
  y.data = got.data();
  source.data = x.data();
  y.extent[0] = source.extent[0] = batch;
  y.extent[S + 1] = source.extent[S + 1] = channels;
  for (int i = 0; i < S; ++i) {
    y.extent[i + 1] = axes[i].output;
    source.extent[i + 1] = axes[i].input;
  }
  const auto windows = windows_of<W...>(axes);
  modelc::kernels::max_pool(threads, y, source, windows);
  ASSERT_EQ(got, high);
  modelc::kernels::average_pool(threads, y, source, windows);
  for (std::size_t i = 0; i < got.size(); ++i) {
    if (count[i] == T(0)) continue;
    ASSERT_FLOAT_EQ(static_cast<float>(got[i]), static_cast<float>(sum[i] / count[i]));
  }
}

template <class T, class... W>
void expect_pool_gradients(const Parallel& threads, Index batch, const std::vector<Axis>& axes, Index channels) {
  constexpr int S = sizeof...(W);
  const Index in = inputs(axes), out = outputs(axes);
  std::vector<T> x = numbers<T>(batch * in * channels, 1), dp = numbers<T>(batch * out * channels, 3);
  std::vector<T> count(dp.size()), mean(x.size()), high(x.size()), got(x.size(), T(-99999));
  std::vector<Index> best(dp.size(), -1), input, output;
  for (int i = 0; i < S; ++i) {
    input.push_back(axes[i].input);
    output.push_back(axes[i].output);
  }
  const auto windows = windows_of<W...>(axes);
  for (Index n = 0; n < batch; ++n) {
    for_all_taps(axes, [&](Index i, Index o, Index) {
      for (Index c = 0; c < channels; ++c) {
        const Index from = (n * in + i) * channels + c, to = (n * out + o) * channels + c;
        count[to] += 1;
        // The first largest in the order of the positions, whatever order the taps come in here.
        if (best[to] < 0 || x[from] > x[best[to]] || (x[from] == x[best[to]] && from < best[to])) best[to] = from;
      }
    });
    for_all_taps(axes, [&](Index i, Index o, Index) {
      for (Index c = 0; c < channels; ++c)
        mean[(n * in + i) * channels + c] += dp[(n * out + o) * channels + c] / count[(n * out + o) * channels + c];
    });
  }
  for (std::size_t i = 0; i < dp.size(); ++i)
    if (best[i] >= 0) high[best[i]] += dp[i];
  const auto x_view = view<T, S + 2>(x, batch, input, channels), got_view = view<T, S + 2>(got, batch, input, channels),
             dp_view = view<T, S + 2>(dp, batch, output, channels);
  modelc::kernels::max_pool_gradient(threads, got_view, x_view, dp_view, windows);
  ASSERT_EQ(got, high);
  std::vector<T> chosen(dp.size(), T(-99999)), values = numbers<T>(x.size(), 4);
  modelc::kernels::max_pool_choice(threads, view<T, S + 2>(chosen, batch, output, channels), x_view,
                                   view<T, S + 2>(values, batch, input, channels), windows);
  for (std::size_t i = 0; i < chosen.size(); ++i) ASSERT_EQ(chosen[i], best[i] >= 0 ? values[best[i]] : T(0));
  modelc::kernels::average_pool_gradient(threads, got_view, dp_view, windows);
  for (std::size_t i = 0; i < got.size(); ++i) ASSERT_NEAR(got[i], mean[i], 1e-4);
}

// With this machine's tiles.
template <class T, class... W>
void expect_conv(const Parallel& threads, Index batch, const std::vector<Axis>& axes, Index channels, Index filters,
                 Index groups) {
  modelc::tests::expect_conv<detail::NativeTiles, T, W...>(threads, batch, axes, channels, filters, groups);
}
template <class T, class... W>
void expect_transposed(const Parallel& threads, Index batch, const std::vector<Axis>& axes, Index channels,
                       Index filters, Index groups = 1) {
  modelc::tests::expect_transposed<detail::NativeTiles, T, W...>(threads, batch, axes, channels, filters, groups);
}
template <class T, class... W>
void expect_gradients(const Parallel& threads, Index batch, const std::vector<Axis>& axes, Index channels,
                      Index filters, Index groups) {
  modelc::tests::expect_kernel_gradient<detail::NativeTiles, T, W...>(threads, batch, axes, channels, filters, groups);
  expect_pool_gradients<T, W...>(threads, batch, axes, channels);
}

}  // namespace modelc::tests::native
