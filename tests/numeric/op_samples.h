#pragma once
#include <algorithm>
#include <cctype>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "ops/table.h"

/// The sample calls of the operations as whole programs, for every test that runs them.
namespace modelc::tests {

struct OpSample {
  std::string name;  ///< of the model: "Sum_1"
  const ir::OpRow* row = nullptr;
  const ir::Sample* sample = nullptr;
  std::string text;  ///< "model Sum_1 { input x: f32[b, 3] output result = sum(x, axis = 0) }"

  friend std::ostream& operator<<(std::ostream& out, const OpSample& one) { return out << one.text; }
};

/// One program for each sample that the language can write; calls of internal operations are left out. `float_type`
/// takes the place of f32.
inline std::vector<OpSample> op_samples(std::string_view float_type = "f32") {
  const auto retyped = [&](std::string text) {
    for (std::size_t at = 0; (at = text.find("f32", at)) != std::string::npos; at += float_type.size())
      text.replace(at, 3, float_type);
    return text;
  };
  std::vector<OpSample> samples;
  for (const ir::OpRow* row : ops::all()) {
    int number = 0;
    for (const ir::Sample& sample : row->samples) {
      OpSample one{std::string(row->name) + "_" + std::to_string(number++), row, &sample, {}};
      one.name[0] = static_cast<char>(std::toupper(one.name[0]));
      const bool callable = !has(row->traits, ir::Trait::internal) || row->lowering == ir::Lowering::control;
      if (!callable && sample.call.substr(0, row->name.size()) == row->name) continue;
      one.text = "model " + one.name + " {\n";
      int depth = 0;
      std::string declaration;
      const auto flush = [&] {
        const std::size_t first = declaration.find_first_not_of(' ');
        one.text += "    input " + retyped(declaration.substr(std::min(first, declaration.size()))) + "\n";
        declaration.clear();
      };
      for (const char c : sample.inputs) {
        depth += (c == '[') - (c == ']');
        if (c == ',' && depth == 0)
          flush();
        else
          declaration += c;
      }
      flush();
      one.text += "    output result = " + retyped(std::string(sample.call)) + "\n}\n";
      samples.push_back(std::move(one));
    }
  }
  return samples;
}

}  // namespace modelc::tests
