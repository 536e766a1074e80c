// Generated code against reference evaluation, and against Keras where there is a fixture.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "numeric/compile.h"
#include "numeric/lots.h"
#include "numeric/values.h"
#include "oracle/fixture.h"

namespace modelc::tests {
namespace {

using ir::Leaf;
using ir::TensorData;

constexpr std::uint64_t seed = 42;
constexpr std::size_t cases_per_test = 25;

const Compiled* compiled(const Batch& batch, const std::string& name) {
  for (std::size_t i = 0; i < batch.size; ++i)
    if (batch.begin[i].name == name) return batch.begin + i;
  return nullptr;
}

// What goes into a model, by name, and what must come out.
struct Data {
  ir::SymbolValues symbols;
  std::map<std::string, TensorData> inputs, weights;
  std::vector<TensorData> outputs;
  int calls = 1;
};

Data random_data(const Case& one, const elaborate::Model& model) {
  Data data;
  std::mt19937_64 random(seed);
  for (const elaborate::Symbol& symbol : model.symbols) data.symbols[symbol.name] = symbol_value(symbol.name);
  for (const Leaf& leaf : model.predict.leaves) {
    if (leaf.kind != Leaf::Kind::input) continue;
    const ir::TensorType& type = model.predict.type(leaf.node);
    data.inputs[leaf.name] = random_tensor(random, type.dtype, concrete(type.shape, data.symbols), one);
  }
  for (const elaborate::Weight& weight : model.weights) {
    // Away from zeros and ones, but never negative where the initializer is not: variances are weights too.
    TensorData value = ir::evaluate(*weight.initializer, {}, {}, seed).front();
    Case small;
    small.low = 0;
    small.high = 0.25;
    const TensorData noise = random_tensor(random, value.dtype, value.shape, small);
    for (std::size_t i = 0; i < value.real.size(); ++i) value.real[i] += noise.real[i];
    data.weights[weight.name] = unpack(pack(value), value.dtype, value.shape);
  }
  return data;
}

// Several calls, so that states show.
void evaluate(const elaborate::Model& model, Data& data) {
  std::map<std::string, TensorData> states = data.weights;
  data.calls = model.predict.updates.empty() ? 1 : 3;
  for (int call = 0; call < data.calls; ++call) {
    std::vector<TensorData> leaves;
    for (const Leaf& leaf : model.predict.leaves)
      leaves.push_back(leaf.kind == Leaf::Kind::input ? data.inputs.at(leaf.name) : states.at(leaf.name));
    data.outputs = ir::evaluate(model.predict, leaves, data.symbols, seed);
    const std::size_t count = model.predict.outputs.size();
    for (std::size_t i = 0; i < model.predict.updates.size(); ++i) {
      TensorData& state = states.at(model.predict.leaf_of(model.predict.updates[i].state)->name);
      state = unpack(pack(data.outputs[count + i]), state.dtype, state.shape);
    }
    data.outputs.resize(count);
  }
}

Data fixture_data(const Case& one, const elaborate::Model& model) {
  const oracle::Fixture fixture = oracle::load(one.fixture);
  Data data{{}, fixture.inputs, fixture.weights, {}, fixture.calls};
  for (const Leaf& leaf : model.predict.leaves) {
    if (leaf.kind != Leaf::Kind::input) continue;
    const ir::Shape& shape = model.predict.type(leaf.node).shape;
    for (std::size_t i = 0; i < shape.size(); ++i)
      for (const elaborate::Symbol& symbol : model.symbols)
        if (shape[i] == ir::Dim::symbol(symbol.name)) data.symbols[symbol.name] = data.inputs.at(leaf.name).shape[i];
  }
  for (const ir::Output& output : model.predict.outputs) data.outputs.push_back(fixture.outputs.at(output.name));
  return data;
}

void expect_info(const TensorInfo& info, const std::string& name, const ir::TensorType& type) {
  EXPECT_EQ(info.name, name);
  EXPECT_EQ(info.dtype, ir::name(type.dtype));
  ASSERT_EQ(info.rank, static_cast<int>(type.rank()));
  for (std::size_t i = 0; i < type.rank(); ++i) EXPECT_EQ(info.shape[i], type.shape[i].constant().value_or(-1)) << i;
}

void expect_tables(const Tables& tables, const elaborate::Model& model) {
  ASSERT_EQ(tables.symbols.size(), model.symbols.size());
  for (std::size_t i = 0; i < model.symbols.size(); ++i) EXPECT_EQ(tables.symbols[i], model.symbols[i].name);
  std::vector<Leaf> inputs;
  for (const Leaf& leaf : model.predict.leaves)
    if (leaf.kind == Leaf::Kind::input) inputs.push_back(leaf);
  ASSERT_EQ(tables.inputs.size(), inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i)
    expect_info(tables.inputs[i], inputs[i].name, model.predict.type(inputs[i].node));
  ASSERT_EQ(tables.outputs.size(), model.predict.outputs.size());
  for (std::size_t i = 0; i < tables.outputs.size(); ++i)
    expect_info(tables.outputs[i], model.predict.outputs[i].name, model.predict.type(model.predict.outputs[i].node));
  ASSERT_EQ(tables.weights.size(), model.weights.size());
  for (std::size_t i = 0; i < tables.weights.size(); ++i)
    expect_info(tables.weights[i], model.weights[i].name, model.weights[i].type);
}

/// Gives the largest error.
void expect_equal(const Batch& batch, const Case& one, double& worst) {
  SCOPED_TRACE(one.name + "\n" + one.source);
  const Compiled* const code = compiled(batch, one.name);
  ASSERT_NE(code, nullptr);
  ASSERT_EQ(code->error, nullptr) << code->error;
  SourceMap sources;
  const elaborate::Program program = elaborate_case(one, sources);
  const elaborate::Model& model = program.models.front();
  const Tables tables = code->tables();
  ASSERT_NO_FATAL_FAILURE(expect_tables(tables, model));
  Data data;
  if (one.fixture.empty()) {
    data = random_data(one, model);
    evaluate(model, data);
  } else {
    data = fixture_data(one, model);
  }
  Invocation call;
  for (const char* symbol : tables.symbols) call.symbols.push_back(data.symbols.at(symbol));
  for (const TensorInfo& info : tables.weights) call.weights.push_back(pack(data.weights.at(info.name)));
  for (const TensorInfo& info : tables.inputs) call.inputs.push_back(pack(data.inputs.at(info.name)));
  for (const TensorData& output : data.outputs) call.outputs.emplace_back(byte_count(output.dtype, output.shape));
  call.seed = seed;
  call.calls = model.predict.updates.empty() ? 2 : data.calls;
  code->run(call);
  for (std::size_t i = 0; i < data.outputs.size(); ++i) {
    const TensorData& expected = data.outputs[i];
    const Difference found = difference(unpack(call.outputs[i], expected.dtype, expected.shape), expected);
    worst = std::max(worst, found.size);
    EXPECT_LE(found.size, one.tolerance) << "output `" << tables.outputs[i].name << "`, " << found.where;
  }
  EXPECT_EQ(call.allocated, 0) << "predict allocates";
  EXPECT_TRUE(call.repeated || !model.predict.updates.empty()) << "a second call gave other bytes";
}

/// Some cases of a lot.
struct Part {
  Lot lot;
  std::string name;
  std::size_t begin, end;
};

class Numeric : public testing::TestWithParam<Part> {};

TEST_P(Numeric, GeneratedCodeEqualsReference) {
  const Part& part = GetParam();
  const std::vector<Case> all = cases(part.lot.suite, part.lot.part, part.lot.parts);
  double worst = 0;
  for (std::size_t i = part.begin; i < part.end; ++i) {
    try {
      expect_equal(part.lot.batch, all[i], worst);
    } catch (const std::exception& error) {
      ADD_FAILURE() << all[i].name << ": " << error.what();
    } catch (const ir::EvalError& error) {
      ADD_FAILURE() << all[i].name << ": " << error.message;
    }
  }
  if (part.lot.suite == "oracle")
    std::printf("%-32s %3d option sets   largest error %.1e\n", part.name.c_str(),
                static_cast<int>(part.end - part.begin), worst);
}

// Cases of a lot in handfuls; those of real Keras by layer.
std::vector<Part> parts() {
  std::vector<Part> all;
  for (const Lot& lot : lots()) {
    const std::vector<Case> found = cases(lot.suite, lot.part, lot.parts);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const std::string name = found[i].fixture.empty() ? std::to_string(i / cases_per_test * cases_per_test)
                                                        : oracle::family(found[i].fixture);
      if (i == 0 || all.back().name != name) all.push_back({lot, name, i, i});
      ++all.back().end;
    }
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(, Numeric, testing::ValuesIn(parts()), [](const auto& part) {
  return part.param.lot.suite + std::to_string(part.param.lot.part) + "_" + part.param.name;
});

}  // namespace
}  // namespace modelc::tests
