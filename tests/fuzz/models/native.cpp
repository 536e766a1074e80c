#include "fuzz/models/native.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "driver/stages.h"
#include "fuzz/models/data.h"
#include "fuzz/models/examine.h"
#include "fuzz/models/native_rows.h"
#include "numeric/values.h"

namespace modelc::fuzz {
namespace {

using fmt::format;
using ir::TensorData;

/// A model of the batch with all that is expected of it.
struct Expected {
  RandomModel model;
  std::unique_ptr<Examination> found = std::make_unique<Examination>();
  std::string name() const { return format("m{}", model.seed); }
  const Checked* entry(std::string_view which) const {
    const auto at = std::ranges::find(found->checked, which, &Checked::name);
    return at == found->checked.end() ? nullptr : &*at;
  }
};

std::string header_of(Expected& one) {
  elaborate::Model& model = one.found->program.models.front();
  emit::Options options;
  options.name_space = one.name();
  if (one.found->entries) {
    training::Entries entries = *one.found->entries;
    driver::optimize(entries);
    options.training.emplace(model.name, std::move(entries));
  }
  // Reference evaluation still needs the graph before the passes.
  const ir::Graph before = model.predict;
  driver::optimize(model);
  std::string text = emit::emit_header(one.found->program, one.found->sources,
                                       driver::plan_models(one.found->program, options.training), options);
  model.predict = before;
  const std::string pragma = "#pragma once\n";
  return text.erase(text.find(pragma), pragma.size());
}

std::string unit_of(std::vector<Expected>& batch) {
  std::string text = "#include \"fuzz/models/native_rows.h\"\n\n", rows;
  for (Expected& one : batch) {
    text += header_of(one) + "\n";
    const std::string model = one.name() + "::Model";
    rows += format("    {{\"{0}\", &tests::run<{1}>, &tests::tables<{1}>, ", one.name(), model);
    // Without trainable weights there are no steps.
    rows += one.entry("step") ? format("&train<{0}>, &training_tables<{0}>}},\n", model) : "nullptr, nullptr},\n";
  }
  return text + format(
                    "std::int64_t modelc::tests::allocations() {{ return 0; }}\n"
                    "namespace modelc::fuzz {{\nstatic const NativeRow rows[] = {{\n{}}};\n"
                    "extern \"C\" const NativeBatch modelc_fuzz_batch;\n"
                    "const NativeBatch modelc_fuzz_batch = {{rows, sizeof(rows) / sizeof(rows[0])}};\n"
                    "}}  // namespace modelc::fuzz\n",
                    rows);
}

/// The compiler's complaint; empty when there is none.
std::string build_library(const std::string& stem, const Build& build) {
  const std::string command = format(
      "{} -std=c++17 {} -shared -fPIC -pthread -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Werror "
      "-DEIGEN_RUNTIME_NO_MALLOC -I{}/runtime -I{}/tests -isystem {} {}.cpp -o {}.so "
      ">{}.log 2>&1",
      build.compiler, build.flags, MODELC_SOURCE_DIR, MODELC_SOURCE_DIR, MODELC_EIGEN_INCLUDE, stem, stem, stem);
  if (std::system(command.c_str()) == 0) return {};
  std::ostringstream log;
  log << std::ifstream(stem + ".log").rdbuf();
  return log.str().substr(0, 4000);
}

std::vector<TensorData> unpacked(const std::vector<Bytes>& bytes, const std::vector<TensorData>& like) {
  std::vector<TensorData> out;
  for (std::size_t i = 0; i < bytes.size(); ++i) out.push_back(tests::unpack(bytes[i], like[i].dtype, like[i].shape));
  return out;
}

std::vector<std::int64_t> symbol_values(const tests::Tables& tables, const Examination& found) {
  std::vector<std::int64_t> out;
  for (const char* symbol : tables.symbols) out.push_back(found.symbols.at(symbol));
  return out;
}

/// The values that a table of names asks for.
std::vector<Bytes> packed(const std::vector<TensorInfo>& infos, const Values& values) {
  std::vector<Bytes> out;
  for (const TensorInfo& info : infos) out.push_back(tests::pack(values.at(info.name)));
  return out;
}

std::string check_predict(const NativeRow& row, const Expected& one) {
  const Checked& expected = *one.entry("predict");
  const tests::Tables tables = row.tables();
  tests::Invocation call;
  call.symbols = symbol_values(tables, *one.found);
  call.weights = packed(tables.weights, one.found->values);
  call.inputs = packed(tables.inputs, one.found->values);
  const std::size_t outputs = expected.graph.outputs.size();
  for (std::size_t i = 0; i < outputs; ++i) call.outputs.push_back(tests::pack(expected.expected[i]));
  for (Bytes& bytes : call.outputs) std::ranges::fill(bytes, static_cast<unsigned char>(0x5a));
  call.seed = model_seed;
  row.predict(call);
  std::vector<TensorData> actual = unpacked(call.outputs, expected.expected);
  // Updates show in the training step.
  actual.insert(actual.end(), expected.expected.begin() + static_cast<std::ptrdiff_t>(outputs),
                expected.expected.end());
  return difference(expected, actual);
}

TensorData number(double value, const TensorData& like) {
  TensorData data = like;
  data.real = {value};
  return data;
}

/// What a step left in weights and slots, in the order of the graph's updates.
void add_updates(const Expected& one, const Checked& step, const std::vector<TensorInfo>& weights,
                 const std::vector<TensorInfo>& slots, const TrainingCall& call, std::vector<TensorData>& actual) {
  const ir::Graph& predict = one.found->program.models.front().predict;
  const auto kept_apart = [&](const std::string& name) {  // states that predict updates live in the model
    return std::ranges::any_of(predict.updates,
                               [&](const ir::Update& update) { return predict.leaf_of(update.state)->name == name; });
  };
  Values now = one.found->values;
  const auto take = [&](const std::vector<TensorInfo>& infos, const std::vector<Bytes>& bytes) {
    for (std::size_t i = 0; i < infos.size(); ++i) {
      TensorData& value = now.at(infos[i].name);
      value = tests::unpack(bytes[i], value.dtype, value.shape);
    }
  };
  take(weights, call.new_weights);
  take(slots, call.new_slots);
  const std::vector<TensorData> leaves = leaves_of(step.graph, &*one.found->entries, now);
  for (std::size_t i = 0; i < step.graph.updates.size(); ++i) {
    const std::string& name = step.graph.leaf_of(step.graph.updates[i].state)->name;
    const std::size_t at = static_cast<std::size_t>(std::ranges::find(step.graph.leaves, name, &ir::Leaf::name) -
                                                    step.graph.leaves.begin());
    const TensorData& expected = step.expected[step.graph.outputs.size() + i];
    actual.push_back(kept_apart(name) ? expected : leaves[at]);
    copy_gaps(one.found->entries->blocks, name, one.found->values, expected, actual.back());
  }
}

std::string check_training(const NativeRow& row, const Expected& one, const Build& build) {
  const Checked &gradients = *one.entry("gradients"), &step = *one.entry("step"), &evaluate = *one.entry("evaluate");
  const tests::Tables tables = row.tables();
  const TrainingTables training = row.training_tables();
  TrainingCall call;
  call.symbols = symbol_values(tables, *one.found);
  call.weights = call.new_weights = packed(tables.weights, one.found->values);
  call.slots = call.new_slots = packed(training.slots, one.found->values);
  call.inputs = packed(training.inputs, one.found->values);
  for (const TensorData& gradient : gradients.expected) call.gradients.push_back(tests::pack(gradient));
  call.gradients.resize(gradients.graph.outputs.size());
  for (Bytes& bytes : call.gradients) std::ranges::fill(bytes, static_cast<unsigned char>(0x5a));
  call.step.resize(training.metrics);
  call.evaluation.resize(training.metrics);
  call.seed = model_seed;
  call.threads = build.threads;
  row.train(call);

  std::vector<TensorData> actual = unpacked(call.gradients, gradients.expected);
  actual.insert(actual.end(), gradients.expected.begin() + static_cast<std::ptrdiff_t>(actual.size()),
                gradients.expected.end());
  if (const std::string where = difference(gradients, actual); !where.empty()) return "gradients\n " + where;
  actual.clear();
  for (std::size_t i = 0; i < evaluate.expected.size(); ++i)  // updates do not leave the class
    actual.push_back(i < call.evaluation.size() ? number(call.evaluation[i], evaluate.expected[i])
                                                : evaluate.expected[i]);
  if (const std::string where = difference(evaluate, actual); !where.empty()) return "evaluate\n " + where;
  actual.clear();
  for (std::size_t i = 0; i < call.step.size(); ++i) actual.push_back(number(call.step[i], step.expected[i]));
  add_updates(one, step, tables.weights, training.slots, call, actual);
  if (const std::string where = difference(step, actual); !where.empty()) return "step\n " + where;
  return {};
}

std::string compare(const NativeBatch& rows, const std::vector<Expected>& batch, const Build& build) {
  std::string out;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::fprintf(stderr, "running %llu\n", static_cast<unsigned long long>(batch[i].model.seed));
    std::string where = check_predict(rows.begin[i], batch[i]);
    if (!where.empty())
      where = "predict\n " + where;
    else if (rows.begin[i].train)
      where = check_training(rows.begin[i], batch[i], build);
    if (!where.empty()) out += format("{} native {}\n {}\n", batch[i].model.seed, where, build.text());
  }
  return out;
}

bool installed(const std::string& compiler) {
  return std::system(("command -v " + compiler + " >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace

Build random_build(Draw& draw) {
  std::vector<std::string> compilers = {"g++"}, levels = {"", "-march=native"};
  for (const char* clang : {"clang++-14", "clang++-19"})
    if (installed(clang)) compilers.push_back(clang);
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) levels.push_back("-march=x86-64-v3");
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) levels.push_back("-march=x86-64-v4");
#endif
  Build out;
  out.compiler = draw.one_in(2) ? compilers.front() : draw.any(compilers);
  out.flags = draw.word({"-O2", "-O3"}) + " " + draw.any(levels);
  out.threads = draw.between(1, 3);
  return out;
}

std::string check_native(const std::vector<RandomModel>& models, const Build& build, const std::string& folder) {
  std::vector<Expected> batch;
  for (const RandomModel& model : models) {
    batch.push_back({model});
    examine(model, 0, *batch.back().found);
    if (batch.back().found->find || !batch.back().found->refused.empty()) batch.pop_back();
  }
  if (batch.empty()) return {};
  const std::string stem = folder + "/batch_" + batch.front().name();
  std::ofstream(stem + ".cpp") << unit_of(batch);
  if (const std::string complaint = build_library(stem, build); !complaint.empty())
    return format("{} native build\n {}\n{}", batch.front().model.seed, build.text(), complaint);
  void* const library = dlopen((stem + ".so").c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) throw std::runtime_error(dlerror());
  std::string found = compare(*static_cast<const NativeBatch*>(dlsym(library, "modelc_fuzz_batch")), batch, build);
  if (found.empty())  // what is in order leaves nothing behind
    for (const char* ending : {".cpp", ".so", ".log"}) std::filesystem::remove(stem + ending);
  return found;
}

}  // namespace modelc::fuzz
