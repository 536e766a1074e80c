#pragma once
#include <tuple>
#include <utility>

#include "modelc/lane_access.hpp"
#include "modelc/math.hpp"
#include "modelc/reducers.hpp"

MODELC_PACKETS_BEGIN

namespace modelc {

/// Runs body(lane, i) over 0..n-1: i in steps of a packet's width, the last of which may be part of one.
/// The body is generic in `lane`: [&](auto lane, Index i) { lane.store(out + i, exp(lane.load(a + i))); }.
template <class T, int width = lane_width<T>, class Body>
MODELC_INLINE void for_lanes(Index n, Body&& body) {
  // Counted before the loop: from `i + width <= n` g++ 12 derives trips near the largest Index, and warns of them.
  const Index whole = n - n % width;
  Index i = 0;
  for (; i < whole; i += width) body(Lanes<T, width>{}, i);
  if constexpr (width > 1) {
    if (i < n) body(PartialLanes<T, width>(n - i), i);
  }
}

/// The same loop one by one, for bodies that mix element types.
template <class Body>
MODELC_INLINE void for_scalars(Index n, Body&& body) {
  for (Index i = 0; i < n; ++i) body(Scalar{}, i);
}

/// Hands out the elements of a packet one by one: body(lane, element, first + i).
template <class Tag, class T, int N, class Body>
MODELC_INLINE void each_element([[maybe_unused]] const Tag& lane, const Lane<T, N>& packet, Index first, Body&& body) {
  if constexpr (N == 1) {
    body(Scalar{}, packet, first);
  } else {
    const Elements<T, N> elements(packet);
    for (int i = 0; i < lane.count; ++i) body(Scalar{}, Lane<T, 1>(elements.value[i]), first + i);
  }
}

namespace detail {
template <class Reducer, class T, int N>
MODELC_INLINE T fold(const Lane<T, N>& x) {
  if constexpr (N == 1)
    return x.value;
  else if constexpr (std::is_same<Reducer, Sum>::value)
    return x.sum();
  else {
    const Elements<T, N> elements(x);
    T result = elements.value[0];
    for (int i = 1; i < N; ++i) result = Reducer::apply(result, elements.value[i]);
    return result;
  }
}
template <class Reducer, class T, int N>
MODELC_INLINE bool fold(const Mask<T, N>& x) {
  if constexpr (N == 1)
    return x.value;
  else {
    const T count = select(x, Lane<T, N>(T(1)), Lane<T, N>(T(0))).sum();
    return std::is_same<Reducer, Any>::value ? count > 0 : count == N;
  }
}
template <class T>
constexpr bool is_mask = false;
template <class T, int N>
constexpr bool is_mask<Mask<T, N>> = true;

template <class Reducer, class T, int Width, class Body>
MODELC_INLINE auto reduce(Index n, Body& body) {
  using Tag = Lanes<T, Width>;
  using Value = decltype(body(Tag{}, Index{}));
  using One = std::conditional_t<Width == 1, Value, std::conditional_t<is_mask<Value>, Mask<bool, 1>, Lane<T, 1>>>;
  // Sums of floats are added up in double: with that their rounding is that of one block.
  constexpr bool wide = std::is_same<Reducer, Sum>::value && std::is_same<T, float>::value;
  using Total = std::conditional_t<wide, Lane<double, 1>, One>;
  constexpr auto identity = Reducer::template identity<T>();
  Total total = Total(identity);
  if constexpr (Width > 1) {
    constexpr Index block = 256 * Width;
    const Index whole = n - n % Width;
    Index end = 0;
    do {  // the number of turns must be plain: GCC 12 warns of loads in one that cannot be
      Index i = end;
      end = whole - i <= block ? whole : i + block;
      const Index fours = end - (end - i) % (4 * Width);
      Value part[4];
      for (Value& p : part) p = Value(identity);
      for (; i < fours; i += 4 * Width) {
        for (int j = 0; j < 4; ++j) part[j] = Reducer::apply(part[j], body(Tag{}, i + j * Width));
      }
      for (; i < end; i += Width) part[0] = Reducer::apply(part[0], body(Tag{}, i));
      if (end == whole && whole < n) {
        const PartialLanes<T, Width> last(n - whole);
        part[1] = Reducer::apply(part[1], last.meant(body(last, whole), identity));
      }
      const Value left = Reducer::apply(part[0], part[1]), right = Reducer::apply(part[2], part[3]);
      total = Reducer::apply(total, Total(fold<Reducer>(Reducer::apply(left, right))));
    } while (end < whole);
  } else {
    for (Index i = 0; i < n;) {
      const Index end = n - i < 256 ? n : i + 256;
      One part = One(identity);
      for (; i < end; ++i) part = Reducer::apply(part, body(Tag{}, i));
      total = Reducer::apply(total, Total(part.value));
    }
  }
  return static_cast<decltype(One{}.value)>(total.value);
}
}  // namespace detail

/// Folds what body(lane, i) gives for 0..n-1 into one number (a bool for Any and All); the Reducer's identity when n is
/// 0. The order is fixed by n and the packet's width alone.
template <class Reducer, class T, class Body>
MODELC_INLINE auto reduce_lanes(Index n, Body&& body) {
  return detail::reduce<Reducer, T, lane_width<T>>(n, body);
}

/// The same one by one, for bodies that mix element types; T is the type of the result.
template <class Reducer, class T, class Body>
MODELC_INLINE auto reduce_scalars(Index n, Body&& body) {
  return detail::reduce<Reducer, T, 1>(n, body);
}

/// Collects what turns of loops give, by lanes or numbers, with a Reducer. Sums of floats are added up in double.
template <class Reducer, class T>
class Total {
 public:
  template <class U, int N>
  MODELC_INLINE void add(const Lane<U, N>& x) {
    total_ = Reducer::apply(total_, static_cast<Wide>(detail::fold<Reducer>(x)));
  }
  template <class U, int N>
  MODELC_INLINE void add(const Mask<U, N>& x) {
    total_ = Reducer::apply(total_, static_cast<Wide>(detail::fold<Reducer>(x)));
  }
  /// What the lanes of a body mean of x.
  template <class Tag, class X>
  MODELC_INLINE void add(const Tag& lane, const X& x) {
    add(lane.meant(x, Reducer::template identity<T>()));
  }
  MODELC_INLINE T value() const { return static_cast<T>(total_); }

 private:
  static constexpr bool wide = std::is_same<Reducer, Sum>::value && std::is_same<T, float>::value;
  using Wide = std::conditional_t<wide, double, T>;
  Wide total_ = static_cast<Wide>(Reducer::template identity<T>());
};

/// What a body of fold_lanes returns: one lane or mask for each reducer.
template <class... Values>
MODELC_INLINE std::tuple<Values...> folded(const Values&... values) {
  return std::tuple<Values...>(values...);
}

namespace detail {
template <class Reducer, class T>
using TotalOf = Total<Reducer, std::decay_t<decltype(Reducer::template identity<T>())>>;

// A pass's reductions at once: parts that are lanes, and totals.
template <class... Reducers>
struct Folds {
  template <class Tuple, std::size_t... I>
  static MODELC_INLINE void apply(Tuple& parts, const Tuple& values, std::index_sequence<I...>) {
    ((std::get<I>(parts) = Reducers::apply(std::get<I>(parts), std::get<I>(values))), ...);
  }
  template <class T, class Tuple, std::size_t... I>
  static MODELC_INLINE Tuple identities(std::index_sequence<I...>) {
    return Tuple(std::tuple_element_t<I, Tuple>(Reducers::template identity<T>())...);
  }
  template <class T, class Tag, class Tuple, std::size_t... I>
  static MODELC_INLINE Tuple meant(const Tag& lane, const Tuple& values, std::index_sequence<I...>) {
    return Tuple(lane.meant(std::get<I>(values), Reducers::template identity<T>())...);
  }
  template <class Totals, class Tuple, std::size_t... I>
  static MODELC_INLINE void add(Totals& totals, const Tuple& parts, std::index_sequence<I...>) {
    (std::get<I>(totals).add(std::get<I>(parts)), ...);
  }
  template <class Totals, std::size_t... I>
  static MODELC_INLINE auto values(const Totals& totals, std::index_sequence<I...>) {
    return std::make_tuple(std::get<I>(totals).value()...);
  }
};
}  // namespace detail

/// Runs body(lane, i) over 0..n-1 as for_lanes does, and folds each of the lanes that it returns by folded() with its
/// own reducer: a std::tuple of numbers, and bools for Any and All.
template <class T, class... Reducers, class Body>
MODELC_INLINE auto fold_lanes(Index n, Body&& body) {
  constexpr int width = lane_width<T>;
  constexpr auto all = std::index_sequence_for<Reducers...>{};
  using Folds = detail::Folds<Reducers...>;
  std::tuple<detail::TotalOf<Reducers, T>...> totals;
  using Parts = decltype(body(Lanes<T, width>{}, Index{}));
  const Index whole = n - n % width;
  for (Index i = 0; i < n;) {
    const Index end = whole - i <= 256 * width ? whole : i + 256 * width;
    Parts parts = Folds::template identities<T, Parts>(all);
    for (; i < end; i += width) Folds::apply(parts, body(Lanes<T, width>{}, i), all);
    if constexpr (width > 1) {
      if (end == whole && whole < n) {
        const PartialLanes<T, width> last(n - whole);
        Folds::apply(parts, Folds::template meant<T>(last, body(last, whole), all), all);
        i = n;
      }
    }
    Folds::add(totals, parts, all);
  }
  return Folds::values(totals, all);
}

}  // namespace modelc

MODELC_PACKETS_END
