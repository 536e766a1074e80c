#include "elaborate/hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace modelc::elaborate {

namespace {

bool among(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What stands here for functions of Keras's backend that have no meaning in a model.
constexpr std::pair<std::string_view, std::string_view> backend_idioms[] = {
    {"floatx", "floats are `f32`; `--scalar f64` makes all of them `f64`"},
    {"set_floatx", "floats are `f32`; `--scalar f64` makes all of them `f64`"},
    {"cast_to_floatx", "write `cast(x, f32)`"},
    {"set_epsilon", "`epsilon()` is 1e-7; give another number where it is used"},
    {"backend", "there is one backend: the compiled program"},
    {"image_data_format", "images are \"channels_last\"; layers take `data_format`"},
    {"set_image_data_format", "images are \"channels_last\"; layers take `data_format`"},
    {"learning_phase", "`training` is true or false while compiling"},
    {"set_learning_phase", "what a call does is decided by its entry point: `predict` or `train_step`"},
    {"clear_session", "there is no session; leave this out"},
    {"get_session", "there is no session; leave this out"},
    {"set_session", "there is no session; leave this out"},
    {"get_uid", "instances are numbered by the compiler; leave this out"},
    {"variable", "a weight is declared: `param w: f32[3] = zeros`"},
    {"is_variable", "a weight is declared: `param w: f32[3] = zeros`"},
    {"get_value", "the app reads weights: `model.weights()`"},
    {"set_value", "a state is set by `update NAME = ...`"},
    {"update", "a state is set by `update NAME = ...`"},
    {"update_add", "a state is set by `update NAME = NAME + ...`"},
    {"update_sub", "a state is set by `update NAME = NAME - ...`"},
    {"moving_average_update", "a state is set by `update NAME = ...`"},
    {"eval", "a model computes when the app calls it; `modelc run` shows values"},
    {"function", "a function is declared: `fn f(x) = ...`"},
    {"print_tensor", "a model prints nothing; make it an `output` to see it"},
    {"name_scope", "layers inside layers nest their names; leave this out"},
    {"dtype", "write `x.dtype`"},
    {"count_params", "`modelc summary` counts parameters"},
    {"batch_flatten", "write `reshape(x, (x.shape[0], -1))`"},
    {"bias_add", "write `x + bias`"},
    {"reverse", "write `flip(x, axis = ...)`"},
    {"rnn", "write `scan(step, initial, xs)`"},
    {"foldl", "write `scan(step, initial, xs, axis = 0)`"},
    {"foldr", "write `scan(step, initial, xs, axis = 0, reverse = true)`"},
    {"resize_volumes", "write `repeat(x, factor, axis = ...)` for each axis"},
    {"temporal_padding", "write `pad(x, ((0, 0), (1, 1), (0, 0)))`"},
    {"spatial_2d_padding", "write `pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))`"},
    {"conv1d", "write `conv(x, kernel)`"},
    {"conv2d", "write `conv(x, kernel)`"},
    {"conv3d", "write `conv(x, kernel)`"},
    {"conv2d_transpose", "write `conv_transpose(x, kernel)`"},
    {"depthwise_conv2d", "write `depthwise_conv(x, kernel)`"},
    {"pool2d", "write `max_pool(x, 2)` or `average_pool(x, 2)`"},
    {"pool3d", "write `max_pool(x, 2)` or `average_pool(x, 2)`"},
    {"random_uniform_variable", "write `param w: f32[3] = random_uniform`"},
    {"random_normal_variable", "write `param w: f32[3] = random_normal`"},
    {"ones_variable", "write `param w: f32[3] = ones`"},
};

}  // namespace

std::string hint_for_name(std::string_view name) {
  if (among(name, {"Input", "InputLayer", "placeholder"}))
    return "a model declares its inputs: `input x: f32[batch, 784]`";
  if (name == "Model") return "a model is declared: `model NAME { ... }`";
  if (among(name, {"tf", "tensorflow", "keras", "np", "numpy", "jnp", "torch", "ops", "nn", "layers", "backend", "math",
                   "activations", "losses", "metrics", "optimizers", "initializers", "regularizers"}))
    return "what the library has stands without a prefix: `mean(x)`, `Dense(10)`";
  if (name == "self") return "hyperparameters and weights are plain names here";
  if (among(name, {"infinity", "Infinity", "Inf", "INFINITY"})) return "infinity is `inf`";
  if (among(name, {"nan", "NaN"})) return "write `float(\"nan\")`";
  if (name == "pi") return "write `3.141592653589793`";
  if (name == "print") return "a model prints nothing; `modelc summary` shows the shapes";
  for (const auto& [idiom, ours] : backend_idioms)
    if (name == idiom) return std::string(ours);
  if (among(name, {"same", "valid", "causal", "channels_last", "channels_first", "bilinear", "reflect", "constant"}))
    return fmt::format("an option is a string: `\"{}\"`", name);
  if (among(name, {"float32", "float", "float16"})) return "write `f32`";
  if (among(name, {"float64", "double"})) return "write `f64`";
  if (name == "int32") return "write `i32`";
  if (name == "int64") return "write `i64`";
  if (name == "uint8") return "write `u8`";
  if (name == "int8") return "write `i8`";
  if (name == "reduce_logsumexp") return "write `logsumexp`";
  if (name.substr(0, 7) == "reduce_") return fmt::format("write `{}`", name.substr(7));
  if (among(name, {"concat", "cat"})) return "write `concatenate`";
  return {};
}

std::string hint_for_quoted(std::string_view name) { return fmt::format("write its name without quotes: `{}`", name); }

std::string hint_for_operands(std::string_view reduction) {
  if (reduction == "max") return "the larger of two values is `maximum(a, b)`";
  if (reduction == "min") return "the smaller of two values is `minimum(a, b)`";
  return {};
}

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
