#pragma once
#include <map>
#include <string>
#include <vector>

#include "elaborate/elaborate.h"

/// Fixtures from real Keras: a model in the language, and what goes in and comes out by Keras.
namespace modelc::oracle {

/// What the largest error may be, relative to values above 1.
inline constexpr double tolerance = 2e-5;

struct Fixture {
  std::string source;     ///< the text of the .model file
  bool training = false;  ///< `training` is true in it: it has the line "# Training"
  int calls = 1;          ///< outputs and updates are those of this call: "# Calls: 3"; inputs are the same in each
  std::map<std::string, ir::TensorData> inputs, weights, outputs;
  std::map<std::string, ir::TensorData> updates;  ///< values of states after the call; only those that Keras tells
  /// By each float input, of the sum of all finite float outputs' elements, each times the cosine of its place.
  std::map<std::string, ir::TensorData> gradients;
};

/// Where the fixtures lie, and the names of all: "dense_1".
std::string folder();
std::vector<std::string> fixture_names();
/// "dense" of "dense_1"; a name without a number is its own.
std::string family(const std::string& fixture);

/// Reads `<name>.model` and `<name>.safetensors`. Throws modelc::Error.
Fixture load(const std::string& name);

/// Elaborates a fixture; diagnostics as text, empty when there is no error.
elaborate::Program elaborate_fixture(const Fixture& fixture, std::string& diagnostics);

/// The values of a graph's leaves, and of the symbols in their shapes. Appends what is missing to `complaints`.
std::vector<ir::TensorData> leaves_of(const elaborate::Model& model, const Fixture& fixture, ir::SymbolValues& symbols,
                                      std::vector<std::string>& complaints);

/// The largest error of a tensor, relative to values above 1; appends what is wrong to `complaints`.
double compare(const std::string& name, const ir::TensorData& actual, const ir::TensorData& expected,
               std::vector<std::string>& complaints);

/// Runs a fixture through elaboration and reference evaluation. Returns the largest error, relative to values above 1;
/// what is wrong, weights' names and shapes included, is appended to `complaints`.
double largest_error(const Fixture& fixture, std::vector<std::string>& complaints);

}  // namespace modelc::oracle
