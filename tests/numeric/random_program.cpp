#include "numeric/random_program.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <random>
#include <vector>

namespace modelc::tests {
namespace {

struct Extent {
  std::string text;  // "3" or "b"
  std::int64_t value;
  friend bool operator==(const Extent& x, const Extent& y) { return x.text == y.text; }
};
using Extents = std::vector<Extent>;

struct Value {
  std::string text;
  Extents shape;
  bool input = false;  // exactly representable values
};

Extent fixed(std::int64_t n) { return {std::to_string(n), n}; }

class Generator {
 public:
  Generator(std::uint64_t seed, bool f64, bool dag) : random_(seed), dtype_(f64 ? "f64" : "f32"), dag_(dag) {}

  std::string model(int number) {
    inputs_.clear();
    body_.clear();
    named_.clear();
    temporaries_ = 0;
    symbolic_ = pick(2) == 0;
    // Every symbol stands alone somewhere, so that the others may be arithmetic over it.
    const Value anchor{"s", {{"a", symbol_a}, {"b", symbol_b}, {"c", symbol_c}}, true};
    if (symbolic_) inputs_.push_back(anchor);
    Value result = expression(random_rank(), 5);
    if (symbolic_) result.text += " + 0.125 * sum(s)";
    std::string text = fmt::format("model R{:03} {{\n", number);
    for (const Value& input : inputs_)
      text += fmt::format("    input {}: {}[{}]\n", input.text, dtype_, list(input.shape));
    return text + body_ + fmt::format("    output y = {}\n}}\n\n", result.text);
  }

 private:
  std::size_t pick(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  bool chance(int percent) { return static_cast<int>(pick(100)) < percent; }
  int random_rank() { return static_cast<int>(pick(6)); }

  static std::string list(const Extents& shape) {
    std::string text;
    for (const Extent& e : shape) text += (text.empty() ? "" : ", ") + e.text;
    return text;
  }
  static std::string tuple(const Extents& shape) { return "(" + list(shape) + (shape.size() == 1 ? ",)" : ")"); }

  Extent random_extent() {
    static const Extent symbols[] = {{"a", symbol_a}, {"b", symbol_b}, {"c", symbol_c}};
    if (symbolic_ && chance(40)) return symbols[pick(3)];
    static constexpr std::int64_t sizes[] = {1, 2, 3, 4, 5, 7, 9};
    return fixed(sizes[pick(7)]);
  }
  Extents random_shape(int rank) {
    Extents shape;
    for (int i = 0; i < rank; ++i) shape.push_back(random_extent());
    // Inner loops longer than a SIMD register appear now and then.
    if (rank > 0 && rank < 4 && chance(25)) shape.back() = fixed(19 + static_cast<std::int64_t>(pick(20)));
    return shape;
  }

  Value leaf(const Extents& shape) {
    for (const Value& input : inputs_)
      if (input.shape == shape && chance(50)) return input;
    inputs_.push_back({fmt::format("x{}", inputs_.size()), shape, true});
    return inputs_.back();
  }

  // Named values make diamonds: a value used by several consumers.
  Value named(Value value) {
    if (value.input || chance(70)) return value;
    const std::string name = fmt::format("t{}", temporaries_++);
    body_ += fmt::format("    {} = {}\n", name, value.text);
    value.text = name;
    if (dag_) named_.push_back(value);
    return value;
  }

  // A value that others read, too: whole, or a part of it.
  std::optional<Value> known(const Extents& shape) {
    if (named_.empty()) return std::nullopt;
    for (std::size_t i = pick(named_.size()), tried = 0; tried < named_.size(); ++tried, i = (i + 1) % named_.size()) {
      const Value& value = named_[i];
      if (value.shape.size() != shape.size()) continue;
      std::string index;
      bool fits = true;
      bool whole = true;
      for (std::size_t k = 0; k < shape.size(); ++k) {
        const bool same = value.shape[k] == shape[k];
        whole = whole && same;
        fits =
            fits && (same || (is_fixed(shape[k]) && is_fixed(value.shape[k]) && value.shape[k].value > shape[k].value));
        index += (k ? ", " : "") + (same ? ":" : chance(50) ? ":" + shape[k].text : "-" + shape[k].text + ":");
      }
      if (fits) return Value{whole ? value.text : value.text + "[" + index + "]", shape};
    }
    return std::nullopt;
  }

  static std::string factor(const Extent& e) {
    return e.text.find('+') == std::string::npos ? e.text : "(" + e.text + ")";
  }
  static bool is_fixed(const Extent& e) { return e.text.find_first_not_of("0123456789") == std::string::npos; }

  Value expression(int rank, int depth) { return of_shape(random_shape(rank), depth); }

  // A shape that broadcasts to `shape`.
  Extents broadcastable(const Extents& shape) {
    Extents result(shape.begin() + static_cast<std::ptrdiff_t>(pick(shape.size() + 1)), shape.end());
    for (Extent& e : result)
      if (chance(30)) e = fixed(1);
    return result;
  }

  Value of_shape(const Extents& shape, int depth) {
    if (dag_ && chance(25))
      if (const std::optional<Value> value = known(shape)) return *value;
    if (depth <= 0 || (depth < 4 && chance(8))) return leaf(shape);
    for (;;) {
      std::optional<Value> value;
      if (dag_ && chance(20))
        value = chance(40) ? residual(shape, depth) : chance(50) ? convolution(shape, depth) : loop(shape, depth);
      if (value) return named(*value);
      switch (pick(9)) {
        case 0:
        case 1: value = unary(shape, depth); break;
        case 2:
        case 3: value = binary(shape, depth); break;
        case 4: value = reduction(shape, depth); break;
        case 5: value = view(shape, depth); break;
        case 6: value = movement(shape, depth); break;
        case 7: value = row_wise(shape, depth); break;
        default: value = product(shape, depth); break;
      }
      if (value) return named(*value);
    }
  }

  Value unary(const Extents& shape, int depth) {
    static constexpr const char* smooth[] = {"tanh({})",
                                             "sigmoid({})",
                                             "sin({})",
                                             "cos({})",
                                             "exp(tanh({}))",
                                             "log(abs({}) + 0.5)",
                                             "sqrt(abs({}) + 0.25)",
                                             "rsqrt(abs({}) + 0.5)",
                                             "(-{})",
                                             "abs({})",
                                             "relu({})",
                                             "erf({})",
                                             "expm1(tanh({}))",
                                             "log1p(abs({}))",
                                             "atan({})",
                                             "gelu({})",
                                             "silu({})",
                                             "softplus({})",
                                             "elu({})",
                                             "leaky_relu({})",
                                             "(0.5 * {} + 0.25)",
                                             "(1.0 - {})",
                                             "square({})",
                                             "clip({}, -0.5, 0.75)",
                                             "sinh(tanh({}))",
                                             "cosh(tanh({}))",
                                             "asin(0.5 * tanh({}))",
                                             "acos(0.5 * tanh({}))",
                                             "tan(0.5 * tanh({}))",
                                             "reciprocal(abs({}) + 1.0)",
                                             "hard_sigmoid({})",
                                             "softsign({})",
                                             "selu({})",
                                             "mish({})",
                                             "relu6({})"};
    static constexpr const char* stepped[] = {"floor({})",
                                              "ceil({})",
                                              "round({})",
                                              "sign({})",
                                              "where({0} > 0.25, {0}, 2.0 * {0})",
                                              "cast(cast(4.0 * {}, i32) // 3, DTYPE)",
                                              "cast({} <= 0.5, DTYPE)",
                                              "({0} ** 3)",
                                              "({} % 0.75)",
                                              "where(isfinite({0}) and not ({0} < -0.5), 1.0 + {0}, 0.5)"};
    if (chance(12)) {
      const Value x = leaf(shape);
      std::string form = stepped[pick(std::size(stepped))];
      if (const auto at = form.find("DTYPE"); at != std::string::npos) form.replace(at, 5, dtype_);
      return {fmt::format(fmt::runtime(form), x.text), shape};
    }
    const Value x = of_shape(shape, depth - 1);
    return {fmt::format(fmt::runtime(smooth[pick(std::size(smooth))]), x.text), shape};
  }

  Value binary(const Extents& shape, int depth) {
    static constexpr const char* forms[] = {"({} + {})",
                                            "({} - {})",
                                            "({} * {})",
                                            "({} / (abs({}) + 0.75))",
                                            "maximum({}, {})",
                                            "minimum({}, {})",
                                            "atan2({}, abs({}) + 0.5)",
                                            "((abs({}) + 0.5) ** tanh({}))"};
    const Value x = of_shape(shape, depth - 1);
    const Value y = of_shape(broadcastable(shape), depth - 2);
    const char* form = forms[pick(std::size(forms))];
    if (chance(15)) {
      const Value c = leaf(broadcastable(shape));
      return {fmt::format("where({} > 0.0, {}, {})", c.text, x.text, y.text), shape};
    }
    return {fmt::format(fmt::runtime(form), x.text, y.text), shape};
  }

  std::optional<Value> reduction(const Extents& shape, int depth) {
    if (shape.size() > 4) return std::nullopt;
    static constexpr const char* names[] = {"sum", "mean", "max", "min", "var", "std", "logsumexp"};
    Extents source = shape;
    const std::size_t axis = pick(shape.size() + 1);
    source.insert(source.begin() + static_cast<std::ptrdiff_t>(axis), random_extent());
    std::string axes = std::to_string(axis);
    if (shape.size() < 4 && chance(30)) {
      source.insert(source.begin() + static_cast<std::ptrdiff_t>(axis), random_extent());
      axes = fmt::format("({}, {})", axis, axis + 1);
    }
    // The square root of a vanishing variance would magnify rounding.
    std::string name = names[pick(std::size(names))];
    const Value x = of_shape(source, depth - 1);
    if (name == "std") return Value{fmt::format("sqrt(var({}, axis = {}) + 0.5)", x.text, axes), shape};
    return Value{fmt::format("{}({}, axis = {})", name, x.text, axes), shape};
  }

  std::optional<Value> row_wise(const Extents& shape, int depth) {
    if (shape.empty()) return std::nullopt;
    const std::size_t axis = chance(75) ? shape.size() - 1 : pick(shape.size());
    const Value x = named(of_shape(shape, depth - 1));
    static constexpr const char* forms[] = {
        "softmax({0}, axis = {1})",
        "log_softmax({0}, axis = {1})",
        "({0} - mean({0}, axis = {1}, keepdims = true))",
        "l2_normalize({0} + 1.5, axis = {1})",
        "({0} - max({0}, axis = {1}, keepdims = true)) / (1.0 + sum(abs({0}), axis = {1}, keepdims = true))",
        "cumsum({0}, axis = {1})"};
    return Value{"(" + fmt::format(fmt::runtime(forms[pick(std::size(forms))]), x.text, axis) + ")", shape};
  }

  std::optional<Value> view(const Extents& shape, int depth) {
    const std::size_t rank = shape.size();
    switch (pick(5)) {
      case 0: {  // transpose
        if (rank < 2) return std::nullopt;
        std::vector<std::size_t> axes(rank);
        for (std::size_t i = 0; i < rank; ++i) axes[i] = i;
        std::shuffle(axes.begin(), axes.end(), random_);
        Extents source(rank);
        std::string order;
        for (std::size_t i = 0; i < rank; ++i) {
          source[axes[i]] = shape[i];
          order += (i ? ", " : "") + std::to_string(axes[i]);
        }
        return Value{fmt::format("transpose({}, ({}))", of_shape(source, depth - 1).text, order), shape};
      }
      case 1: {  // reshape from merged or split axes
        if (rank < 2 || rank > 5) return std::nullopt;
        const std::size_t i = pick(rank - 1);
        Extents source = shape;
        source[i] = {fmt::format("{} * {}", factor(shape[i]), factor(shape[i + 1])),
                     shape[i].value * shape[i + 1].value};
        source.erase(source.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        return Value{fmt::format("reshape({}, {})", of_product_shape(source, depth - 1).text, tuple(shape)), shape};
      }
      case 2: {  // slice, now and then reversed or strided
        if (rank == 0) return std::nullopt;
        const std::size_t i = pick(rank);
        Extents source = shape;
        std::string index;
        const std::int64_t extra = static_cast<std::int64_t>(pick(3));
        if (chance(30)) {
          index = "::-1";
        } else if (chance(30) && shape[i].text.find_first_not_of("0123456789") == std::string::npos) {
          source[i] = fixed(2 * shape[i].value);
          index = "::2";
        } else {
          source[i] = {fmt::format("{} + {}", shape[i].text, extra + 1), shape[i].value + extra + 1};
          index = chance(50) ? fmt::format("{}:", extra + 1) : fmt::format(":-{}", extra + 1);
        }
        return Value{of_product_shape(source, depth - 1).text + "[" + repeated(":, ", i) + index + "]", shape};
      }
      case 3: {  // an int index drops an axis
        if (rank > 4) return std::nullopt;
        const std::size_t i = pick(rank + 1);
        Extents source = shape;
        source.insert(source.begin() + static_cast<std::ptrdiff_t>(i), fixed(2 + static_cast<std::int64_t>(pick(3))));
        return Value{of_shape(source, depth - 1).text + "[" + repeated(":, ", i) + (chance(50) ? "0" : "-1") + "]",
                     shape};
      }
      default: {  // broadcast
        return Value{fmt::format("broadcast_to({}, {})", of_shape(broadcastable(shape), depth - 1).text, tuple(shape)),
                     shape};
      }
    }
  }

  // A leaf whose extents may be arithmetic over symbols.
  Value of_product_shape(const Extents& shape, int depth) { return chance(60) ? of_shape(shape, depth) : leaf(shape); }

  std::optional<Value> movement(const Extents& shape, int depth) {
    if (shape.empty()) return std::nullopt;
    const std::size_t i = pick(shape.size());
    const bool is_fixed = shape[i].text.find_first_not_of("0123456789") == std::string::npos;
    if (!is_fixed || shape[i].value < 2) return std::nullopt;
    Extents first = shape, second = shape;
    const std::int64_t split = 1 + static_cast<std::int64_t>(pick(static_cast<std::size_t>(shape[i].value - 1)));
    first[i] = fixed(split);
    second[i] = fixed(shape[i].value - split);
    switch (pick(3)) {
      case 0:
      case 1:
        return Value{fmt::format("concatenate([{}, {}], axis = {})", of_shape(first, depth - 1).text,
                                 of_shape(second, depth - 1).text, i),
                     shape};
      default: {
        std::string widths;
        for (std::size_t k = 0; k < shape.size(); ++k)
          widths += k == i ? fmt::format("({}, {}), ", shape[i].value - split, 0) : std::string("(0, 0), ");
        return Value{fmt::format("pad({}, ({}))", of_shape(first, depth - 1).text, widths), shape};
      }
    }
  }

  std::optional<Value> product(const Extents& shape, int depth) {
    if (shape.size() < 2 || shape.size() > 4) return std::nullopt;
    const Extent inner = random_extent();
    Extents left = shape, right = shape;
    left.back() = inner;
    right[right.size() - 2] = inner;
    if (chance(50)) right.erase(right.begin(), right.end() - 2);  // batch axes broadcast
    return Value{fmt::format("({} @ {})", of_shape(left, depth - 1).text, of_shape(right, depth - 2).text), shape};
  }

  // A product whose loops read its operand again.
  std::optional<Value> residual(const Extents& shape, int depth) {
    if (shape.size() < 2 || shape.size() > 4) return std::nullopt;
    Extents wide = shape;
    if (is_fixed(shape.back()) && chance(50)) wide.back() = fixed(shape.back().value + 2);
    const std::string x = of_shape(wide, depth - 1).text;
    const std::string name = fmt::format("t{}", temporaries_++);
    body_ += fmt::format("    {} = {}\n", name, x);
    named_.push_back({name, wide});
    const std::string w = leaf({wide.back(), shape.back()}).text;
    static constexpr const char* forms[] = {"({0} @ {1} + {2})", "({2} * tanh({0} @ {1}))", "relu({2} - {0} @ {1})"};
    return Value{fmt::format(fmt::runtime(forms[pick(3)]), name, w,
                             wide.back() == shape.back() ? name : name + "[..., :" + shape.back().text + "]"),
                 shape};
  }

  // A loop along the first axis whose body reads the operand of its product again.
  std::optional<Value> loop(const Extents& shape, int depth) {
    if (shape.size() != 3) return std::nullopt;
    const std::string x = named(of_shape(shape, depth - 1)).text;
    const std::string w = leaf({shape.back(), shape.back()}).text;
    static constexpr const char* forms[] = {
        "scan((c, v) -> {{ h = exp(tanh(c)) n = tanh(h @ {1} + h * v) return n, n + v * h }}, 0.5 * {0}[0], {0}, axis "
        "= "
        "0{2})[1]",
        "scan((c, v) -> {{ s = tanh(v) @ {1} return s * sigmoid(c) - c, s - sum(c, axis = -1, keepdims = true) }}, "
        "0.5 * {0}[0], {0}, axis = 0{2})[1]",
        "scan(((c, d), v) -> {{ m = mean(c * v, axis = 0) return (tanh(d @ {1}), c - m), d[:1] + softmax(c) }}, "
        "({0}[0], "
        "{0}[-1]), {0}, axis = 0{2})[1]"};
    return Value{fmt::format(fmt::runtime(forms[pick(3)]), x, w, chance(30) ? ", reverse = true" : ""), shape};
  }

  std::optional<Value> convolution(const Extents& shape, int depth) {
    if (shape.size() < 3 || shape.size() > 4 || !is_fixed(shape.back())) return std::nullopt;
    Extents source = shape;
    if (chance(50)) source.back() = fixed(1 + static_cast<std::int64_t>(pick(4)));
    Extents kernel(shape.size() - 2, fixed(chance(50) ? 3 : 1));
    kernel.push_back(source.back());
    kernel.push_back(shape.back());
    const std::string x = named(of_shape(source, depth - 1)).text;
    return Value{fmt::format("conv({}, {}, padding = \"same\")", x, leaf(kernel).text), shape};
  }

  static std::string repeated(const char* text, std::size_t n) {
    std::string result;
    for (std::size_t i = 0; i < n; ++i) result += text;
    return result;
  }

  std::mt19937_64 random_;
  std::string dtype_;
  bool dag_;
  bool symbolic_ = false;
  std::vector<Value> inputs_;
  std::vector<Value> named_;  // what a dag reads again
  std::string body_;
  int temporaries_ = 0;
};

}  // namespace

std::string random_program(const RandomProgram& options) {
  std::string text = fmt::format("# Random expressions, seed {}\n\n", options.seed);
  for (int i = 0; i < options.count; ++i) {
    const int number = options.first + i;
    // One generator a model: a model does not depend on which others the file holds.
    text += Generator(options.seed * 1'000'003 + static_cast<std::uint64_t>(number), options.f64, options.dag)
                .model(number);
  }
  return text;
}

}  // namespace modelc::tests
