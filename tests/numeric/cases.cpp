#include "numeric/cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "numeric/op_samples.h"
#include "numeric/random_program.h"
#include "oracle/fixture.h"

namespace modelc::tests {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return text.str();
}

std::vector<Case> operations(bool f64) {
  std::vector<Case> found;
  for (const OpSample& sample : op_samples("f32")) {
    Case one{(f64 ? "op64_" : "op32_") + sample.name, sample.text, {}};
    one.f64 = f64;
    one.tolerance = f64 ? 1e-12 : 1e-5;
    one.low = sample.sample->low;
    one.high = sample.sample->high;
    found.push_back(std::move(one));
  }
  return found;
}

std::vector<Case> random(bool f64) {
  const int count = f64 ? 150 : 250;  // the same code as f32's but for its width
  std::vector<Case> found;
  for (int i = 0; i < count; ++i) {
    RandomProgram options;
    options.seed = f64 ? 2 : 1;
    options.first = i;
    options.count = 1;
    options.f64 = f64;
    Case one{fmt::format("random{}_{:03}", f64 ? 64 : 32, i), random_program(options), {}};
    one.tolerance = f64 ? 1e-12 : 1e-5;
    one.grid = true;
    found.push_back(std::move(one));
  }
  return found;
}

/// Each model of a file is a case; declarations of models start their lines.
std::vector<Case> models_of(const std::filesystem::path& file, std::string_view suite) {
  std::vector<Case> found;
  const std::string source = read_file(file);
  for (std::size_t at = source.find("model "); at != std::string::npos; at = source.find("model ", at + 1)) {
    if (at > 0 && source[at - 1] != '\n') continue;
    const std::size_t begin = at + 6;
    const std::size_t end = source.find_first_of(" ({", begin);
    const std::string model = source.substr(begin, end - begin);
    found.push_back({fmt::format("{}_{}_{}", suite, file.stem().string(), model), source, model});
  }
  return found;
}

std::vector<Case> pixels() {
  std::vector<Case> found = models_of(MODELC_TEST_DIR "/numeric/models/pixels.model", "bytes");
  for (Case& one : found) {
    const std::string text = one.source.substr(one.source.find("model " + one.model + " "));
    const bool has_sign = text.find(": i8[") < text.find(": u8[");
    one.low = has_sign ? -128 : 0;
    one.high = has_sign ? 128 : 256;
  }
  return found;
}

std::vector<Case> models() {
  std::vector<Case> found = pixels();
  for (Case& one : models_of(MODELC_TEST_DIR "/numeric/models/constants.model", "constants"))
    found.push_back(std::move(one));
  return found;
}

std::vector<Case> examples() {
  std::vector<Case> found;
  const std::filesystem::path folder = MODELC_SOURCE_DIR "/examples";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::filesystem::path topic = *entry.path().lexically_relative(folder).begin();
    if (entry.path().extension() == ".model" && topic != "networks" &&
        topic != "yolo")  // these have tests of their own
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& file : files) {
    for (Case& one : models_of(file, "example")) {
      one.low = 0;
      one.high = 1;
      one.tolerance = 2e-5;
      found.push_back(std::move(one));
    }
  }
  return found;
}

std::vector<Case> oracle_cases() {
  std::vector<Case> found;
  for (const std::string& name : oracle::fixture_names()) {
    const oracle::Fixture fixture = oracle::load(name);
    Case one{"oracle_" + name, fixture.source, {}};
    one.training = fixture.training;
    one.tolerance = oracle::tolerance;
    one.fixture = name;
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace

std::vector<Case> cases(const std::string& suite) {
  if (suite == "operations") return operations(false);
  if (suite == "operations_f64") return operations(true);
  if (suite == "random_f32") return random(false);
  if (suite == "random_f64") return random(true);
  if (suite == "examples") return examples();
  if (suite == "models") return models();
  if (suite == "oracle") return oracle_cases();
  throw std::runtime_error("there is no suite " + suite);
}

std::vector<Case> cases(const std::string& suite, std::size_t part, std::size_t parts) {
  std::vector<Case> all = cases(suite);
  std::vector<Case> chosen;
  for (std::size_t i = part; i < all.size(); i += parts) chosen.push_back(std::move(all[i]));
  return chosen;
}

std::int64_t symbol_value(const std::string& symbol) {
  static const std::map<std::string, std::int64_t> values = {{"a", symbol_a}, {"b", symbol_b}, {"c", symbol_c},
                                                             {"batch", 3},    {"h", 6},        {"H", 12},
                                                             {"W", 8},        {"height", 6},   {"width", 10}};
  const auto found = values.find(symbol);
  return found == values.end() ? 5 : found->second;
}

}  // namespace modelc::tests
