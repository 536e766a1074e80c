#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <type_traits>
#include <vector>

#include "modelc/conv.hpp"
#include "modelc/matmul.hpp"
#include "modelc/packed_conv.hpp"

/// Products, convolutions and their gradients against their definitions, with any tiles.
namespace modelc::tests {

// Small whole numbers: every order of summation gives the same, exact result.
template <class T>
std::vector<T> numbers(Index n, int seed) {
  std::vector<T> x(static_cast<std::size_t>(n > 0 ? n : 1));
  for (Index i = 0; i < n; ++i) x[i] = static_cast<T>((i * 37 + seed * 11 + i * i % 13) % 17 - 8);
  return x;
}

// Three parts of everything, one after the other, the last one first: what threads may do to the order.
inline Parallel three_parts() {
  Parallel threads;
  threads.count = 3;
  threads.worthwhile = 0;
  threads.run = [](void*, void (*part)(void*, int), void* context) {
    for (int i = 3; i-- > 0;) part(context, i);
  };
  return threads;
}

enum class Turned { none, left, right, both };

template <class T, template <class> class Tiles = detail::NativeTiles>
void expect_product(Index rows, Index inner, Index cols, Turned turned = Turned::none, const Parallel& threads = {}) {
  const std::vector<T> a = numbers<T>(rows * inner, 1), b = numbers<T>(inner * cols, 2), bias = numbers<T>(cols, 3);
  const bool left = turned == Turned::left || turned == Turned::both;
  const bool right = turned == Turned::right || turned == Turned::both;
  const Index a_row = left ? 1 : inner, a_inner = left ? rows : 1, b_inner = right ? 1 : cols,
              b_column = right ? inner : 1;
  std::vector<T> got(rows * cols, T(-999));
  std::vector<int> stored(rows * cols);
  matmul<Tiles>(threads, rows, inner, cols, a.data(), a_row, a_inner, b.data(), b_inner, b_column,
                [&](auto lane, auto sum, Index row, Index col) {
                  for (int i = 0; i < lane.count; ++i) ++stored[row * cols + col + i];
                  lane.store(&got[row * cols + col], max(sum + lane.load(&bias[col]), T(0)));
                });
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < cols; ++j) {
      T want = bias[j];
      for (Index k = 0; k < inner; ++k)
        want = static_cast<T>(want + a[i * a_row + k * a_inner] * b[k * b_inner + j * b_column]);
      want = want > 0 ? want : T(0);
      ASSERT_EQ(got[i * cols + j], want) << rows << " x " << inner << " x " << cols << " at " << i << ", " << j;
      ASSERT_EQ(stored[i * cols + j], 1);
    }
  }
  if constexpr (std::is_floating_point<T>::value) {
    if (left) return;
    std::vector<T> panels(panels_size(1, inner, cols, 1), T(-7));
    panels.push_back(T(-12345));
    detail::pack_panels<Tiles<T>>(b.data(), inner, cols, b_inner, b_column, panels.data() + panels_begin(inner));
    ASSERT_EQ(panels.back(), T(-12345)) << "written behind the panels";
    const std::vector<T> want = got;
    std::fill(got.begin(), got.end(), T(-999));
    packed_matmul<Tiles>(threads, rows, inner, cols, a.data(), inner, panels.data(),
                         [&](auto lane, auto sum, Index row, Index col) {
                           lane.store(&got[row * cols + col], max(sum + lane.load(&bias[col]), T(0)));
                         });
    ASSERT_EQ(got, want) << "in panels, " << rows << " x " << inner << " x " << cols;
  }
}

struct Axis {
  int input, output;
  struct {
    int size, stride, dilation, low;
  } window;
};

template <class W>
W window_of(const Axis& axis) {
  return W{axis.window.size, axis.window.stride, axis.window.dilation, axis.window.low};
}
// Windows of these types as the axes have them.
template <class... W, std::size_t... I>
Windows<W...> windows_of(const std::vector<Axis>& axes, std::index_sequence<I...>) {
  return {window_of<W>(axes[I])...};
}
template <class... W>
Windows<W...> windows_of(const std::vector<Axis>& axes) {
  return windows_of<W...>(axes, std::index_sequence_for<W...>{});
}

// Calls meet(input position, output position, tap) for all that meet, by the definition, one axis after the other.
template <class Meet>
void for_all_taps(const std::vector<Axis>& axes, Meet meet, std::size_t axis = 0, Index i = 0, Index o = 0,
                  Index k = 0) {
  if (axis == axes.size()) return meet(i, o, k);
  const Axis& a = axes[axis];
  for (Index at = 0; at < a.output; ++at) {
    for (Index tap = 0; tap < a.window.size; ++tap) {
      const Index from = at * a.window.stride + tap * a.window.dilation - a.window.low;
      if (from < 0 || from >= a.input) continue;
      for_all_taps(axes, meet, axis + 1, i * a.input + from, o * a.output + at, k * a.window.size + tap);
    }
  }
}

inline Index product(const std::vector<Axis>& axes, int (*f)(const Axis&)) {
  Index n = 1;
  for (const Axis& a : axes) n *= f(a);
  return n;
}
inline Index inputs(const std::vector<Axis>& axes) {
  return product(axes, [](const Axis& a) { return a.input; });
}
inline Index outputs(const std::vector<Axis>& axes) {
  return product(axes, [](const Axis& a) { return a.output; });
}
inline Index taps(const std::vector<Axis>& axes) {
  return product(axes, [](const Axis& a) { return a.window.size; });
}

template <class... W, std::size_t... I>
ConvShape<W...> shape_of(Index batch, const std::vector<Axis>& axes, Index channels, Index filters, Index groups,
                         std::index_sequence<I...> all) {
  return {batch,  {Index{axes[I].input}...},  channels, {Index{axes[I].output}...}, filters,
          groups, windows_of<W...>(axes, all)};
}
template <class... W>
ConvShape<W...> shape_of(Index batch, const std::vector<Axis>& axes, Index channels, Index filters, Index groups) {
  return shape_of<W...>(batch, axes, channels, filters, groups, std::index_sequence_for<W...>{});
}

template <template <class> class Tiles, class T, class... W>
void expect_conv(const Parallel& threads, Index batch, const std::vector<Axis>& axes, Index channels, Index filters,
                 Index groups) {
  const Index in = inputs(axes), out = outputs(axes), deep = channels / groups, wide = filters / groups;
  const std::vector<T> x = numbers<T>(batch * in * channels, 1), kernel = numbers<T>(taps(axes) * deep * filters, 2),
                       bias = numbers<T>(filters, 3);
  std::vector<T> want(batch * out * filters), got(batch * out * filters, T(-99999));
  for (Index i = 0; i < batch * out * filters; ++i) want[i] = bias[i % filters];
  for (Index n = 0; n < batch; ++n) {
    for_all_taps(axes, [&](Index i, Index o, Index k) {
      for (Index f = 0; f < filters; ++f) {
        for (Index c = 0; c < deep; ++c) {
          want[(n * out + o) * filters + f] +=
              x[(n * in + i) * channels + f / wide * deep + c] * kernel[(k * deep + c) * filters + f];
        }
      }
    });
  }
  conv<Tiles>(threads, shape_of<W...>(batch, axes, channels, filters, groups), x.data(), kernel.data(),
              [&](auto lane, auto sum, Index pixel, Index filter) {
                lane.store(&got[pixel * filters + filter], sum + lane.load(&bias[filter]));
              });
  const auto where = [&] {
    std::ostringstream text;
    text << sizeof...(W) << " axes, input " << axes[0].input << ", output " << axes[0].output << ", size "
         << axes[0].window.size << ", stride " << axes[0].window.stride << ", dilation " << axes[0].window.dilation
         << ", low " << axes[0].window.low << ", channels " << channels << ", filters " << filters << ", groups "
         << groups;
    return text.str();
  };
  ASSERT_EQ(got, want) << where();
  std::vector<T> panels(panels_size(taps(axes), channels, filters, groups), T(-7));
  std::fill_n(panels.begin(), panels_begin(channels), T(0));
  panels.push_back(T(-12345));
  pack_kernel<Tiles>(kernel.data(), taps(axes), channels, filters, groups, panels.data());
  ASSERT_EQ(panels.back(), T(-12345)) << "written behind the panels, " << where();
  std::fill(got.begin(), got.end(), T(-99999));
  packed_conv<Tiles>(threads, shape_of<W...>(batch, axes, channels, filters, groups), x.data(), panels.data(),
                     [&](auto lane, auto sum, Index pixel, Index filter) {
                       lane.store(&got[pixel * filters + filter], sum + lane.load(&bias[filter]));
                     });
  ASSERT_EQ(got, want) << "in panels, " << where();
}

template <template <class> class Tiles, class T, class... W>
void expect_transposed(const Parallel& threads, Index batch, const std::vector<Axis>& axes, Index channels,
                       Index filters, Index groups = 1) {
  const Index in = inputs(axes), out = outputs(axes), deep = channels / groups, wide = filters / groups;
  const std::vector<T> x = numbers<T>(batch * out * filters, 1), kernel = numbers<T>(taps(axes) * deep * filters, 2);
  std::vector<T> want(batch * in * channels), got(batch * in * channels, T(-99999));
  for (Index n = 0; n < batch; ++n) {
    for_all_taps(axes, [&](Index i, Index o, Index k) {
      for (Index c = 0; c < channels; ++c) {
        for (Index f = c / deep * wide; f < (c / deep + 1) * wide; ++f)
          want[(n * in + i) * channels + c] +=
              x[(n * out + o) * filters + f] * kernel[(k * deep + c % deep) * filters + f];
      }
    });
  }
  conv_transpose<Tiles>(
      threads, shape_of<W...>(batch, axes, channels, filters, groups), x.data(), kernel.data(),
      [&](auto lane, auto sum, Index pixel, Index channel) { lane.store(&got[pixel * channels + channel], sum); });
  ASSERT_EQ(got, want);
}

template <class T, int R>
Tensor<T, R> view(std::vector<T>& data, Index first, const std::vector<Index>& middle, Index last) {
  Tensor<T, R> tensor;
  tensor.data = data.data();
  tensor.extent[0] = first;
  for (int i = 0; i < R - 2; ++i) tensor.extent[i + 1] = middle[i];
  tensor.extent[R - 1] = last;
  return tensor;
}

template <template <class> class Tiles, class T, class... W>
void expect_kernel_gradient(const Parallel& threads, Index batch, const std::vector<Axis>& axes, Index channels,
                            Index filters, Index groups) {
  constexpr int S = sizeof...(W);
  const Index in = inputs(axes), out = outputs(axes), deep = channels / groups, wide = filters / groups;
  std::vector<T> x = numbers<T>(batch * in * channels, 1), dy = numbers<T>(batch * out * filters, 2);
  std::vector<T> want(taps(axes) * deep * filters), got(want.size(), T(-99999));
  for (Index n = 0; n < batch; ++n) {
    for_all_taps(axes, [&](Index i, Index o, Index k) {
      for (Index f = 0; f < filters; ++f)
        for (Index c = 0; c < deep; ++c)
          want[(k * deep + c) * filters + f] +=
              x[(n * in + i) * channels + f / wide * deep + c] * dy[(n * out + o) * filters + f];
    });
  }
  std::vector<Index> input, output;
  Tensor<T, S + 2> dk;
  dk.data = got.data();
  for (int i = 0; i < S; ++i) {
    input.push_back(axes[i].input);
    output.push_back(axes[i].output);
    dk.extent[i] = axes[i].window.size;
  }
  dk.extent[S] = deep;
  dk.extent[S + 1] = filters;
  kernels::conv_kernel_gradient<Tiles>(threads, dk, view<T, S + 2>(x, batch, input, channels),
                                       view<T, S + 2>(dy, batch, output, filters), windows_of<W...>(axes));
  ASSERT_EQ(got, want) << "input " << axes[0].input << ", output " << axes[0].output << ", size " << axes[0].window.size
                       << ", stride " << axes[0].window.stride << ", dilation " << axes[0].window.dilation << ", low "
                       << axes[0].window.low << ", groups " << groups;
}

}  // namespace modelc::tests
