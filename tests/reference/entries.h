#pragma once
#include <string>
#include <string_view>
#include <vector>

/// What the reference says about a name of the library, as its sources have it.
namespace modelc::reference {

/// A line `Example, with `x: f32[b, 8]`: `Dense(4)(x)`` of a doc comment, or a sample of an operation.
struct Example {
  std::string inputs;  ///< "x: f32[b, 8]"; empty where the example is a part of a training recipe or a layer
  std::string call;    ///< "Dense(4)(x)", "values, indices = top_k(x, 3)", "optimizer = Adam()"
};

struct Entry {
  std::string name;
  std::string signature;  ///< "softmax(x: [...], axis = -1)"
  std::string doc;        ///< without the examples
  std::vector<Example> examples;
  std::string place;  ///< for messages: "stdlib/layers/dense.model:4"
};

/// The public declarations of a file of the library, in order.
std::vector<Entry> entries_of_file(std::string_view path);
/// The functions that the elaborator itself provides.
std::vector<Entry> entries_of_builtins();

/// The program around an example.
std::string program_of(const Example& example);

/// What compiling an example gives.
struct Outcome {
  std::vector<std::string> outputs;  ///< types: "f32[b, 4]"
  std::vector<std::string> weights;  ///< "dense/kernel: f32[8, 4]"
  std::string errors;                ///< empty when it compiles without a word
};

/// Compiles every example, all in one file.
std::vector<Outcome> compile(const std::vector<Example>& examples);

}  // namespace modelc::reference
