#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "ir/graph.h"
#include "ops/table.h"

/// Shape rules and reference evaluations by the name of the operation, without a graph.
namespace modelc::ops::test {

using ir::Attrs;
using ir::Dim;
using ir::DType;
using ir::TensorData;
using ir::TensorType;
using Int = std::int64_t;
using Ints = std::vector<Int>;
using Dims = std::vector<Dim>;
using Doubles = std::vector<double>;

inline Dim sym(std::string name) { return Dim::symbol(std::move(name)); }

inline TensorType type(DType dtype, ir::Shape shape) { return {dtype, std::move(shape)}; }
inline TensorType f32(ir::Shape shape) { return {DType::f32, std::move(shape)}; }

struct Inferred {
  std::string types;                      ///< "f32[2, 3]", several separated by "; "
  std::vector<std::string> requirements;  ///< as stated
  std::string error;                      ///< the message, when the rule refuses
  std::string code;                       ///< "E0301"
  std::vector<std::string> notes;
  std::string help;
};

inline Inferred infer(std::string_view op, const std::vector<TensorType>& inputs, const Attrs& attrs = {}) {
  Inferred out;
  std::vector<ir::Requirement> requirements;
  ir::InferContext context{inputs, attrs, requirements};
  try {
    for (const TensorType& one : row(op).infer(context)) out.types += (out.types.empty() ? "" : "; ") + str(one);
    for (const ir::Requirement& need : requirements) out.requirements.push_back(need.str());
  } catch (const ir::ShapeError& error) {
    out.error = error.message;
    out.code = info(error.code).name;
    out.notes = error.notes;
    out.help = error.help;
  }
  return out;
}

inline TensorData reals(Ints shape, Doubles values, DType dtype = DType::f32) {
  TensorData data = TensorData::zeros(dtype, std::move(shape));
  data.real = std::move(values);
  return data;
}
inline TensorData ints(Ints shape, Ints values, DType dtype = DType::i32) {
  TensorData data = TensorData::zeros(dtype, std::move(shape));
  data.integer = std::move(values);
  return data;
}

/// Every result of the operation on these inputs.
inline std::vector<TensorData> evaluate_all(std::string_view op, const std::vector<TensorData>& inputs,
                                            const Attrs& attrs = {}, const ir::SymbolValues& symbols = {},
                                            std::uint64_t seed = 0) {
  std::vector<TensorType> types;
  std::vector<const TensorData*> pointers;
  for (const TensorData& input : inputs) {
    types.push_back({input.dtype, ir::Shape(input.shape.begin(), input.shape.end())});
    pointers.push_back(&input);
  }
  std::vector<ir::Requirement> requirements;
  ir::InferContext context{types, attrs, requirements};
  std::vector<TensorData> results;
  for (const TensorType& one : row(op).infer(context)) {
    Ints shape;
    for (const Dim& dim : one.shape) shape.push_back(dim.evaluate(symbols).value());
    results.push_back(TensorData::zeros(one.dtype, shape));
  }
  ir::EvalContext evaluation{pointers, attrs, results, symbols, seed};
  row(op).evaluate(evaluation);
  return results;
}

inline TensorData evaluate(std::string_view op, const std::vector<TensorData>& inputs, const Attrs& attrs = {},
                           const ir::SymbolValues& symbols = {}) {
  return evaluate_all(op, inputs, attrs, symbols).front();
}

inline void expect_near(const TensorData& actual, const Ints& shape, const Doubles& expected, double tolerance = 1e-6) {
  EXPECT_EQ(actual.shape, shape);
  ASSERT_EQ(actual.real.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_NEAR(actual.real[i], expected[i], tolerance) << "element " << i;
}

}  // namespace modelc::ops::test
