#include "c99/program.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include "emit/c99_values.h"

namespace modelc::tests {
namespace {

namespace fs = std::filesystem;

std::string array(const std::string& name, const ir::TensorData& data, bool filled) {
  std::string list;
  for (std::int64_t i = 0; i < data.size() && filled; ++i)
    list += (i ? ", " : "") + emit::c99::literal(data, static_cast<std::size_t>(i));
  return fmt::format("static {} {}[{}]{};\n", emit::c99::element_type(data.dtype), name,
                     std::max<std::int64_t>(data.size(), 1), list.empty() ? "" : " = {" + list + "}");
}

/// The block of a model's weights, aligned.
std::string block(const CModel& model) {
  std::string list;
  for (const char c : model.weights) list += std::to_string(static_cast<unsigned char>(c)) + ",";
  return fmt::format(
      "static const union {{ double alignment; unsigned char bytes[{0}_weight_bytes + 1]; }} {0}_block = "
      "{{.bytes = {{{1}0}}}};\n",
      model.name, list);
}

std::string main_of(const std::vector<CModel>& models) {
  std::string text = "#include <stdio.h>\n", calls;
  for (const CModel& model : models) {
    text += "#define " + model.guard + "_IMPLEMENTATION\n" + model.text;
    std::string arguments;
    for (std::size_t i = 0; i < model.inputs.size(); ++i) {
      const std::string name = fmt::format("{}_input_{}", model.name, i);
      text += array(name, model.inputs[i], true);
      arguments += ", " + name;
    }
    for (std::size_t i = 0; i < model.outputs.size(); ++i) {
      const std::string name = fmt::format("{}_result_{}", model.name, i);
      text += array(name, model.outputs[i], false);
      arguments += ", " + name;
    }
    if (!model.weights.empty()) text += block(model);
    text += fmt::format("static {0} {0}_model;\nstatic void run_{0}(void) {{\n  {0}_init(&{0}_model{1});\n", model.name,
                        model.weights.empty() ? "" : ", " + model.name + "_block.bytes");
    for (int call = 0; call < model.calls; ++call)
      text += fmt::format("  {0}_predict(&{0}_model{1});\n", model.name, arguments);
    for (std::size_t i = 0; i < model.outputs.size(); ++i)
      text += fmt::format("  for (int i = 0; i < {}; ++i) printf(\"%.17g\\n\", (double){}_result_{}[i]);\n",
                          model.outputs[i].size(), model.name, i);
    text += "}\n";
    calls += "  run_" + model.name + "();\n";
  }
  return text + "int main(void) {\n" + calls + "  return 0;\n}\n";
}

}  // namespace

CResults run_c99(const std::string& name, const std::vector<CModel>& models, const std::string& flags) {
  CResults results;
  const fs::path folder = fs::temp_directory_path() / ("modelc_c99_" + name);
  fs::create_directories(folder);
  std::ofstream(folder / "main.c") << main_of(models);
  const std::string base = (folder / "main").string();
  const std::string compile = fmt::format("{} -std=c99 -Wall -Wextra -Werror -pedantic {} {}.c -o {} -lm > {}.log 2>&1",
                                          MODELC_CC, flags, base, base, base);
  if (std::system(compile.c_str()) != 0) {
    std::ifstream log(base + ".log");
    std::stringstream text;
    text << log.rdbuf();
    results.error = "the compiler refuses: " + text.str().substr(0, 4000);
    return results;
  }
  if (std::system((base + " > " + base + ".txt").c_str()) != 0) {
    results.error = "the program fails";
    return results;
  }
  std::ifstream printed(base + ".txt");
  for (const CModel& model : models) {
    std::vector<double> values;
    for (const ir::TensorData& output : model.outputs)
      for (std::int64_t i = 0; i < output.size(); ++i) {
        std::string line;
        if (!std::getline(printed, line)) results.error = "the program prints too little";
        values.push_back(std::strtod(line.c_str(), nullptr));
      }
    results.outputs.push_back(std::move(values));
  }
  fs::remove_all(folder);
  return results;
}

}  // namespace modelc::tests
