#pragma once
#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "elaborate/elaborate.h"

/// Programs elaborated from a string, and seeded values for the leaves of their graphs.
namespace modelc::tests {

class OneFile : public FileSystem {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}
  std::optional<std::string> read(const std::string&, std::string&) const override { return text_; }

 private:
  std::string text_;
};

/// The standard library, parsed once: that takes longer than most programs.
inline const elaborate::Library& library() {
  static const elaborate::Library parsed = elaborate::parse_library();
  return parsed;
}

/// The models of a program; a diagnostic fails the test and gives none. Inputs that nothing uses may be there: fixtures
/// show masks that a layer ignores.
inline elaborate::Program elaborated(const std::string& text, const elaborate::Options& options = {}) {
  SourceMap sources;
  Diagnostics diagnostics;
  elaborate::Program program =
      elaborate::elaborate("test.model", OneFile(text), sources, diagnostics, options, &library());
  std::string complaint;
  for (const Diagnostic& one : diagnostics.all())
    if (one.code != Code::unreachable_output) complaint += render_text(one, sources, false);
  EXPECT_EQ(complaint, "") << text;
  if (!complaint.empty()) program.models.clear();
  return program;
}

/// A number in 2..5 for every symbol, by its place: different symbols get different numbers.
inline ir::SymbolValues symbol_values(const std::vector<elaborate::Symbol>& symbols) {
  ir::SymbolValues values;
  std::int64_t next = 2;
  for (const elaborate::Symbol& symbol : symbols) values[symbol.name] = next++;
  return values;
}

inline std::vector<std::int64_t> extents(const ir::Shape& shape, const ir::SymbolValues& symbols) {
  std::vector<std::int64_t> result;
  for (const ir::Dim& dim : shape) result.push_back(dim.evaluate(symbols).value());
  return result;
}

/// Elements uniform on [low, high); whole numbers and truth values for the dtypes that hold them.
inline ir::TensorData random_tensor(const ir::TensorType& type, const ir::SymbolValues& symbols, std::mt19937_64& rng,
                                    double low, double high) {
  ir::TensorData data = ir::TensorData::zeros(type.dtype, extents(type.shape, symbols));
  const auto draw = [&] { return low + (high - low) * static_cast<double>(rng() >> 11) * 0x1p-53; };
  for (double& value : data.real) value = type.dtype == ir::DType::f32 ? static_cast<float>(draw()) : draw();
  for (std::int64_t& value : data.integer)
    value = type.dtype == ir::DType::boolean ? static_cast<std::int64_t>(rng() & 1)
                                             : static_cast<std::int64_t>(std::floor(draw()));
  return data;
}

}  // namespace modelc::tests
