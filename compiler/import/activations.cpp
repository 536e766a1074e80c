#include "import/activations.h"

#include <algorithm>

namespace modelc::darknet {
namespace {

constexpr Activation table[] = {
    {"linear", "linear", ""},
    {"leaky", "leaky", "where(x > 0, x, 0.1 * x)"},
    {"relu", "relu", ""},
    {"relu6", "relu6", ""},
    {"logistic", "sigmoid", ""},
    {"loggy", "loggy", "2 * sigmoid(x) - 1"},
    {"tanh", "tanh", ""},
    {"elu", "elu", ""},
    {"selu", "darknet_selu", "where(x >= 0, 1.0507 * x, 1.0507 * 1.6732 * expm1(minimum(x, 0)))"},
    {"relie", "relie", "where(x > 0, x, 0.01 * x)"},
    {"ramp", "ramp", "relu(x) + 0.1 * x"},
    {"hardtan", "hardtan", "clip(x, -1, 1)"},
    {"lhtan", "lhtan", "where(x < 0, 0.001 * x, where(x > 1, 0.001 * (x - 1) + 1, x))"},
    {"plse", "plse", "where(x < -4, 0.01 * (x + 4), where(x > 4, 0.01 * (x - 4) + 1, 0.125 * x + 0.5))"},
    {"stair", "stair", "where(floor(x) == 2 * floor(x / 2), floor(x / 2), x - floor(x) + floor(x / 2))"},
    {"swish", "silu", ""},
    {"mish", "mish", ""},
    {"hard_mish", "hard_mish", "where(x > 0, x, where(x > -2, x * x / 2 + x, 0))"},
    {"gelu", "darknet_gelu", "0.5 * x * (1 + tanh(0.797885 * x + 0.035677 * x ** 3))"},
};

}  // namespace

std::span<const Activation> activations() { return table; }

const Activation* find_activation(std::string_view name) {
  const auto* found = std::ranges::find_if(table, [&](const Activation& row) { return row.name == name; });
  return found == std::end(table) ? nullptr : found;
}

}  // namespace modelc::darknet
