#include "ir/op.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <stdexcept>

#include "ir/graph.h"

namespace modelc::ir {

namespace {

std::size_t mix(std::size_t seed, std::size_t value) {
  return seed ^ (value + 0x9e3779b97f4a7c15U + (seed << 6) + (seed >> 2));
}

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }
bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) { return same_bits(x, y); });
}

template <class T>
bool same(const T& a, const T& b) {
  return a == b;
}
bool same(double a, double b) { return same_bits(a, b); }
bool same(const std::vector<double>& a, const std::vector<double>& b) { return same_bits(a, b); }
bool same(const std::shared_ptr<const TensorData>& a, const std::shared_ptr<const TensorData>& b) {
  return a == b || (a && b && identical(*a, *b));
}

template <class T>
std::size_t hash_of(const T& value) {
  return std::hash<T>()(value);
}
std::size_t hash_of(double value) { return std::hash<std::uint64_t>()(std::bit_cast<std::uint64_t>(value)); }
std::size_t hash_of(const Dim& value) { return value.hash(); }
template <class T>
std::size_t hash_of(const std::vector<T>& values) {
  std::size_t seed = values.size();
  for (const T& value : values) seed = mix(seed, hash_of(value));
  return seed;
}
std::size_t hash_of(const TensorType& value) {
  return mix(static_cast<std::size_t>(value.dtype), hash_of(value.shape));
}
std::size_t hash_of(const std::shared_ptr<const TensorData>& value) {
  return value ? mix(mix(hash_of(value->shape), hash_of(value->real)), hash_of(value->integer)) : 0;
}

std::string tensor_text(const TensorData& data) {
  constexpr std::int64_t shown = 8;
  std::string text = std::string(name(data.dtype));
  if (!data.shape.empty()) text += fmt::format("[{}]", fmt::join(data.shape, ", "));
  text += " {";
  const std::int64_t count = data.size();
  for (std::int64_t i = 0; i < std::min(count, shown); ++i) {
    if (i) text += ", ";
    text += is_float(data.dtype) ? fmt::format("{}", data.real[i]) : fmt::format("{}", data.integer[i]);
  }
  return text + (count > shown ? ", ...}" : "}");
}

struct Printer {
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const { return fmt::format("\"{}\"", value); }
  std::string operator()(DType value) const { return std::string(name(value)); }
  std::string operator()(const Dim& value) const { return value.str(); }
  std::string operator()(const std::vector<std::int64_t>& values) const {
    return fmt::format("({})", fmt::join(values, ", "));
  }
  std::string operator()(const std::vector<double>& values) const {
    return fmt::format("({})", fmt::join(values, ", "));
  }
  std::string operator()(const std::vector<Dim>& values) const { return modelc::ir::str(values); }
  std::string operator()(const TensorType& value) const { return modelc::ir::str(value); }
  std::string operator()(const std::shared_ptr<const TensorData>& value) const {
    return value ? tensor_text(*value) : "none";
  }
  std::string operator()(const std::shared_ptr<const Graph>& value) const {
    return value ? fmt::format("graph of {} nodes", value->size()) : "none";
  }
};

}  // namespace

bool identical(const TensorData& a, const TensorData& b) {
  return a.dtype == b.dtype && a.shape == b.shape && same_bits(a.real, b.real) && a.integer == b.integer;
}

const Attrs::Values& Attrs::all() const {
  static const Values none;
  return values_ ? *values_ : none;
}

void Attrs::set(std::string name, AttrValue value) {
  if (!values_ || values_.use_count() > 1) values_ = std::make_shared<Values>(all());
  (*values_)[std::move(name)] = std::move(value);
}

bool operator==(const Attrs& a, const Attrs& b) {
  return a.values_ == b.values_ || std::ranges::equal(a.all(), b.all(), [](const auto& x, const auto& y) {
           if (x.first != y.first || x.second.index() != y.second.index()) return false;
           return std::visit(
               [&](const auto& value) { return same(value, std::get<std::decay_t<decltype(value)>>(y.second)); },
               x.second);
         });
}

std::size_t Attrs::hash() const {
  std::size_t seed = all().size();
  for (const auto& [key, value] : all())
    seed = mix(mix(seed, std::hash<std::string>()(key)), std::visit([](const auto& v) { return hash_of(v); }, value));
  return seed;
}

const AttrValue& Attrs::find(std::string_view name) const {
  const auto found = all().find(name);
  if (found == all().end()) throw std::logic_error(fmt::format("attribute `{}` is absent", name));
  return found->second;
}

std::string str(const AttrValue& value) { return std::visit(Printer{}, value); }

void InferContext::require_equal(const Dim& a, const Dim& b, std::string_view what) {
  switch (Dim::equal(a, b)) {
    case Answer::yes: return;
    case Answer::no:
      throw ShapeError{Code::shape_mismatch, fmt::format("{} differ: `{}` and `{}`", what, a.str(), b.str()), {}, {}};
    case Answer::unknown: requirements.push_back({Requirement::Kind::equal, a, b, std::string(what)});
  }
}

void InferContext::require_at_least(const Dim& a, const Dim& b, std::string_view what) {
  switch (Dim::at_least(a, b)) {
    case Answer::yes: return;
    case Answer::no:
      throw ShapeError{Code::bad_dimension, fmt::format("{}: `{}` is less than `{}`", what, a.str(), b.str()), {}, {}};
    case Answer::unknown: requirements.push_back({Requirement::Kind::at_least, a, b, std::string(what)});
  }
}

void InferContext::require_whole(const Dim& a, std::string_view what) {
  switch (a.integrality()) {
    case Answer::yes: return;
    case Answer::no:
      throw ShapeError{Code::bad_dimension, fmt::format("{}: `{}` is no whole number", what, a.str()), {}, {}};
    case Answer::unknown: requirements.push_back({Requirement::Kind::whole, a, {}, std::string(what)});
  }
}

}  // namespace modelc::ir
