#include "elaborate/hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace modelc::elaborate {

namespace {

bool among(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string hint_for_name(std::string_view name) {
  if (among(name, {"Input", "InputLayer", "placeholder"}))
    return "a model declares its inputs: `input x: f32[batch, 784]`";
  if (name == "Model") return "a model is declared: `model NAME { ... }`";
  if (among(name, {"tf", "tensorflow", "keras", "np", "numpy", "jnp", "torch", "ops", "nn", "layers", "backend", "math",
                   "activations", "losses", "metrics", "optimizers", "initializers", "regularizers"}))
    return "what the library has stands without a prefix: `mean(x)`, `Dense(10)`";
  if (name == "self") return "hyperparameters and weights are plain names here";
  if (name == "print") return "a model prints nothing; `modelc summary` shows the shapes";
  if (among(name, {"same", "valid", "causal", "channels_last", "channels_first", "bilinear", "reflect", "constant"}))
    return fmt::format("an option is a string: `\"{}\"`", name);
  if (among(name, {"float32", "float", "float16"})) return "write `f32`";
  if (among(name, {"float64", "double"})) return "write `f64`";
  if (name == "int32") return "write `i32`";
  if (name == "int64") return "write `i64`";
  if (name == "reduce_logsumexp") return "write `logsumexp`";
  if (name.substr(0, 7) == "reduce_") return fmt::format("write `{}`", name.substr(7));
  if (among(name, {"concat", "cat"})) return "write `concatenate`";
  return {};
}

std::string hint_for_quoted(std::string_view name) { return fmt::format("write its name without quotes: `{}`", name); }

std::string hint_for_argument(std::string_view name) {
  if (among(name, {"input_shape", "batch_input_shape", "batch_shape"}))
    return "the shape stands at the model's `input`; leave this out";
  if (among(name, {"dtype", "autocast"})) return "a layer takes the dtype of its input; leave this out";
  if (name == "training") return "what a call does is decided by its entry point, not by an argument";
  if (among(name, {"keep_dims", "keepdim"})) return "write `keepdims`";
  if (name == "dim") return "write `axis`";
  return {};
}

}  // namespace modelc::elaborate
