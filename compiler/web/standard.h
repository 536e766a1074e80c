#pragma once
// Included before every source that Emscripten compiles: what the compiler uses of C++20 and its libc++ 13 has not. The
// functions do what the standard says of them, as far as the compiler calls them.
#if __cplusplus >= 202002L
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <ranges>
#include <string>

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 15000
namespace std {
namespace ranges {
namespace gaps {

/// The comparison of two elements by their projections, as algorithms over iterators take it.
template <class Compare, class Projection>
auto compare_by(Compare& compare, Projection& projection) {
  return [&](const auto& a, const auto& b) -> bool {
    return invoke(compare, invoke(projection, a), invoke(projection, b));
  };
}

struct Smaller {
  template <class A, class B>
  constexpr bool operator()(const A& a, const B& b) const {
    return a < b;
  }
};

struct FindIf {
  template <class Range, class Test, class Projection = identity>
  constexpr auto operator()(Range&& range, Test test, Projection projection = {}) const {
    auto at = ranges::begin(range);
    const auto last = ranges::end(range);
    while (at != last && !invoke(test, invoke(projection, *at))) ++at;
    return at;
  }
};

struct Find {
  template <class Range, class Value, class Projection = identity>
  constexpr auto operator()(Range&& range, const Value& value, Projection projection = {}) const {
    return FindIf{}(
        range, [&](const auto& element) { return element == value; }, projection);
  }
};

struct AnyOf {
  template <class Range, class Test, class Projection = identity>
  constexpr bool operator()(Range&& range, Test test, Projection projection = {}) const {
    return FindIf{}(range, test, projection) != ranges::end(range);
  }
};

struct AllOf {
  template <class Range, class Test, class Projection = identity>
  constexpr bool operator()(Range&& range, Test test, Projection projection = {}) const {
    return !AnyOf{}(
        range, [&](auto&& element) { return !invoke(test, element); }, projection);
  }
};

struct NoneOf {
  template <class Range, class Test, class Projection = identity>
  constexpr bool operator()(Range&& range, Test test, Projection projection = {}) const {
    return !AnyOf{}(range, test, projection);
  }
};

struct CountIf {
  template <class Range, class Test, class Projection = identity>
  constexpr auto operator()(Range&& range, Test test, Projection projection = {}) const {
    return std::count_if(ranges::begin(range), ranges::end(range),
                         [&](auto&& element) { return invoke(test, invoke(projection, element)); });
  }
};

struct Count {
  template <class Range, class Value>
  constexpr auto operator()(Range&& range, const Value& value) const {
    return std::count(ranges::begin(range), ranges::end(range), value);
  }
};

struct Sort {
  template <class Range, class Compare = Smaller, class Projection = identity>
  constexpr void operator()(Range&& range, Compare compare = {}, Projection projection = {}) const {
    std::sort(ranges::begin(range), ranges::end(range), compare_by(compare, projection));
  }
};

struct StableSort {
  template <class Range, class Compare = Smaller, class Projection = identity>
  constexpr void operator()(Range&& range, Compare compare = {}, Projection projection = {}) const {
    std::stable_sort(ranges::begin(range), ranges::end(range), compare_by(compare, projection));
  }
};

struct StablePartition {
  template <class Range, class Test>
  constexpr auto operator()(Range&& range, Test test) const {
    return subrange(std::stable_partition(ranges::begin(range), ranges::end(range), test), ranges::end(range));
  }
};

struct MaxElement {
  template <class Range, class Compare = Smaller, class Projection = identity>
  constexpr auto operator()(Range&& range, Compare compare = {}, Projection projection = {}) const {
    return std::max_element(ranges::begin(range), ranges::end(range), compare_by(compare, projection));
  }
};

struct LowerBound {
  template <class Range, class Value, class Compare = Smaller, class Projection = identity>
  constexpr auto operator()(Range&& range, const Value& value, Compare compare = {}, Projection projection = {}) const {
    return std::lower_bound(
        ranges::begin(range), ranges::end(range), value,
        [&](const auto& element, const Value& v) -> bool { return invoke(compare, invoke(projection, element), v); });
  }
};

struct UpperBound {
  template <class Range, class Value, class Compare = Smaller, class Projection = identity>
  constexpr auto operator()(Range&& range, const Value& value, Compare compare = {}, Projection projection = {}) const {
    return std::upper_bound(
        ranges::begin(range), ranges::end(range), value,
        [&](const Value& v, const auto& element) -> bool { return invoke(compare, v, invoke(projection, element)); });
  }
};

struct EqualRange {
  template <class Range, class Value, class Compare = Smaller, class Projection = identity>
  constexpr auto operator()(Range&& range, const Value& value, Compare compare = {}, Projection projection = {}) const {
    return subrange(LowerBound{}(range, value, compare, projection), UpperBound{}(range, value, compare, projection));
  }
};

struct BinarySearch {
  template <class Range, class Value>
  constexpr bool operator()(Range&& range, const Value& value) const {
    return std::binary_search(ranges::begin(range), ranges::end(range), value);
  }
};

struct Equal {
  template <class A, class B, class Same = std::equal_to<>, class Left = identity, class Right = identity>
  constexpr bool operator()(A&& a, B&& b, Same same = {}, Left left = {}, Right right = {}) const {
    return std::equal(
        ranges::begin(a), ranges::end(a), ranges::begin(b), ranges::end(b),
        [&](const auto& x, const auto& y) -> bool { return invoke(same, invoke(left, x), invoke(right, y)); });
  }
};

struct ForEach {
  template <class Range, class Function>
  constexpr void operator()(Range&& range, Function function) const {
    for (auto&& element : range) invoke(function, element);
  }
};

struct Transform {
  template <class Range, class Output, class Function>
  constexpr auto operator()(Range&& range, Output output, Function function) const {
    return std::transform(ranges::begin(range), ranges::end(range), output, function);
  }
};

struct Copy {
  template <class Range, class Output>
  constexpr auto operator()(Range&& range, Output output) const {
    return std::copy(ranges::begin(range), ranges::end(range), output);
  }
};

struct CopyIf {
  template <class Range, class Output, class Test>
  constexpr auto operator()(Range&& range, Output output, Test test) const {
    return std::copy_if(ranges::begin(range), ranges::end(range), output, test);
  }
};

}  // namespace gaps

inline constexpr gaps::FindIf find_if{};
inline constexpr gaps::Find find{};
inline constexpr gaps::AnyOf any_of{};
inline constexpr gaps::AllOf all_of{};
inline constexpr gaps::NoneOf none_of{};
inline constexpr gaps::CountIf count_if{};
inline constexpr gaps::Count count{};
inline constexpr gaps::Sort sort{};
inline constexpr gaps::StableSort stable_sort{};
inline constexpr gaps::StablePartition stable_partition{};
inline constexpr gaps::MaxElement max_element{};
inline constexpr gaps::LowerBound lower_bound{};
inline constexpr gaps::UpperBound upper_bound{};
inline constexpr gaps::EqualRange equal_range{};
inline constexpr gaps::BinarySearch binary_search{};
inline constexpr gaps::Equal equal{};
inline constexpr gaps::ForEach for_each{};
inline constexpr gaps::Transform transform{};
inline constexpr gaps::Copy copy{};
inline constexpr gaps::CopyIf copy_if{};

}  // namespace ranges

template <class To, class From>
constexpr To bit_cast(const From& from) noexcept {
  return __builtin_bit_cast(To, from);
}

/// A decimal number, without a sign in front that is no minus and without blanks, as strtod of the C locale rounds it.
inline from_chars_result from_chars(const char* first, const char* last, double& value) {
  const char* number = first != last && *first == '-' ? first + 1 : first;
  const bool digit = number != last && ((*number >= '0' && *number <= '9') || *number == '.');
  if (!digit) return {first, errc::invalid_argument};
  const char* stop = first;
  while (stop != last && string_view("+-.eE0123456789").find(*stop) != string_view::npos) ++stop;
  const string text(first, stop);
  char* end = nullptr;
  const double read = strtod(text.c_str(), &end);
  if (end == text.c_str()) return {first, errc::invalid_argument};
  const char* const behind = first + (end - text.c_str());
  if (isinf(read)) return {behind, errc::result_out_of_range};
  value = read;
  return {behind, errc()};
}

}  // namespace std
#endif
#endif
