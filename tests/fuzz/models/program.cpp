#include "fuzz/models/program.h"

#include <fmt/format.h>

#include <sstream>
#include <string_view>

#include "fuzz/models/recipe.h"

namespace modelc::fuzz {
namespace {

using fmt::format;

/// Layers of the user's own: what the library's wrappers do not do to a layer.
struct Declaration {
  std::string_view name;
  std::string_view text;
};
constexpr Declaration declarations[] = {
    {"Regularized(", R"(layer Regularized(inner)(x) {
    h = inner(x)
    loss 0.05 * mean(h ** 2)
    return h
}
)"},
    {"Counted(", R"(layer Counted(inner)(x) {
    state calls: f32 = 0
    update calls = calls + 1.0
    return inner(x) + 0.01 * calls
}
)"},
    {"Scaled(", R"(layer Scaled(inner)(x) {
    param scale: f32 = 0.5, regularizer = L2(0.01)
    return scale * inner(x)
}
)"},
    {"Slope(", R"(layer Slope(inner)(x) {
    return x + 0.2 * gradients(inner(x), x)
}
)"},
    {"Twice(", R"(layer Twice(inner)(x) {
    return inner(inner(x))
}
)"},
};

struct Named {
  std::string name;
  Value value;
};

class Program {
 public:
  explicit Program(std::uint64_t seed) : d_(seed) {
    model_.seed = seed;
    model_.f64 = d_.one_in(3);
  }

  RandomModel make() {
    batch_ = d_.one_in(4) ? std::to_string(d_.between(1, 3)) : open("b", d_.between(1, 4));
    const int inputs = d_.one_in(3) ? 2 : 1;
    for (int i = 0; i < inputs; ++i) add_input(i);
    for (int count = d_.between(1, 5); count > 0; --count) statement();
    outputs();
    const std::string models = parts_ + "model M {\n" + body_ + "}\n";
    for (const Declaration& one : declarations)
      if (models.find(one.name) != std::string::npos) model_.text += one.text;
    model_.text += models;
    return model_;
  }

 private:
  std::string open(const std::string& symbol, int size) {
    model_.sizes[symbol] = size;
    return symbol;
  }

  void line(const std::string& text) { body_ += "    " + text + "\n"; }

  std::string add(const std::string& expression, const Value& value) {
    std::string name = format("h{}", values_.size());
    line(name + " = " + expression);
    values_.push_back({name, value});
    return name;
  }

  /// States that stay from call to call have a row for each sample.
  std::string stateful() const { return batch_ == "b" ? "" : ", stateful = true"; }

  /// Most often what was made last.
  const Named& pick() { return d_.one_in(3) ? d_.any(values_) : values_.back(); }

  void add_input(int number) {
    static const std::vector<int> ranks = {1, 1, 2, 2, 2, 3, 3, 4};
    const int rank = d_.any(ranks);
    Value value;
    std::string type = "f32[" + batch_;
    for (int axis = 0; axis < rank; ++axis) {
      const bool channels = axis + 1 == rank;
      Extent extent{d_.between(1, channels ? 4 : rank > 2 ? 4 : 6), !channels && d_.one_in(3)};
      const std::string symbol = format("s{}{}", number, axis);
      type += ", " + (extent.open ? open(symbol, extent.size) : std::to_string(extent.size));
      value.axes.push_back(extent);
    }
    const std::string name = number == 0 ? "x" : "z";
    line(format("input {}: {}]", name, type));
    values_.push_back({name, value});
  }

  void statement() {
    switch (d_.below(9)) {
      case 0: return merge();
      case 1: return scan();
      case 2: return nested();
      case 3: return initial_state();
      case 4: return operation();
      default: {
        const Named from = pick();
        const Made made = random_layer(d_, from.value, 2);
        add(format("{}({})", made.layer, from.name), made.result);
      }
    }
  }

  void merge() {
    const Named from = pick();
    const Made other = same_shape_layer(d_, from.value, 1);
    const std::string layer = d_.word({"Add()", "Multiply()", "Subtract()", "Average()", "Maximum()", "Minimum()",
                                       "Concatenate()", "Concatenate(axis = 1)", "Dot(axes = -1, normalize = true)"});
    Value result = from.value;
    if (layer == "Concatenate()" || (result.rank() == 1 && layer[0] == 'C'))
      result = result.with_channels(2 * result.channels());
    else if (layer[0] == 'C')
      result.axes[0].size *= 2;
    if (layer[0] == 'D') {
      if (result.rank() != 1) return;
      result = result.with_channels(1);
    }
    add(format("{}([{}, {}({})])", layer, from.name, other.layer, from.name), result);
  }

  /// A layer on every step, with a state that goes from step to step.
  void scan() {
    const Named from = pick();
    if (from.value.rank() < 2) return;
    const Made made = same_shape_layer(d_, from.value.step(), 2);
    const std::string layer = format("l{}", values_.size());
    line(format("{} = {}", layer, made.layer));
    const std::string start = format("zeros_like({}[:, 0])", from.name);
    const std::string more = d_.one_in(3) ? ", reverse = true" : "";
    switch (d_.below(4)) {
      case 0:
        add(format("scan((c, v) -> {{ n = tanh({}(c + v))  return n, n * 0.5 + c }}, {}, {}{})[1]", layer, start,
                   from.name, more),
            from.value);
        break;
      case 1:
        add(format("scan((c, v) -> {{ n = {}(v)  return 0.5 * c + n, n }}, {}, {}{})[0]", layer, start, from.name,
                   more),
            from.value.step());
        break;
      case 2:
        add(format(
                "scan(((p, q), v) -> {{ n = sigmoid({}(p))  return (n + v, 0.5 * q + n), q - p }}, ({}, {}), {}{})[1]",
                layer, start, start, from.name, more),
            from.value);
        break;
      default:
        add(format("scan((c, v) -> {{ n = 0.5 * c.a + {}(v)  return {{a: n, m: maximum(c.m, n)}}, n }}, "
                   "{{m: {}, a: {}}}, {}{})[0].m",
                   layer, start, start, from.name, more),
            from.value.step());
    }
  }

  /// A model as a layer, called once or twice.
  void nested() {
    const Named from = pick();
    const std::string name = format("Part{}", values_.size());
    std::string type = "f32[n";
    for (std::size_t axis = 0; axis < from.value.rank(); ++axis)
      type += ", " + (from.value.axes[axis].open ? format("p{}", axis) : std::to_string(from.value.axes[axis].size));
    const bool twice = d_.one_in(3);
    const Made first = twice ? same_shape_layer(d_, from.value, 1) : random_layer(d_, from.value, 1);
    const Made second = twice ? same_shape_layer(d_, first.result, 1) : random_layer(d_, first.result, 1);
    parts_ += format("model {} {{\n    input u: {}]\n    v = {}(u)\n{}    output w = {}(v)\n{}}}\n", name, type,
                     first.layer, d_.one_in(4) ? "    loss 0.1 * mean(v ** 2)\n" : "", second.layer,
                     d_.one_in(4) ? "    compile(loss = mse, optimizer = SGD())\n" : "");
    if (twice) {
      const std::string instance = format("l{}", values_.size());
      line(format("{} = {}()", instance, name));
      add(format("{}({}({}))", instance, instance, from.name), second.result);
    } else {
      add(format("{}()({})", name, from.name), second.result);
    }
  }

  /// What a recurrent layer hands on: states of one become the first ones of another, or are outputs beside the last
  /// step's.
  void initial_state() {
    const Named from = pick();
    if (from.value.rank() != 2) return;
    const int units = d_.between(1, 4);
    if (d_.one_in(3)) {
      const std::string state = format("s{}", values_.size());
      const bool cell = d_.one_in(2);
      line(format("o{0}, {0}{1} = {2}({3}, return_state = true{4})({5})", state, cell ? format(", c{}", state) : "",
                  cell ? "LSTM" : "GRU", units, stateful(), from.name));
      add(format("concatenate([o{0}, {1}{0}])", state, cell ? "c" : ""), Value{{{2 * units, false}}});
      return;
    }
    const std::string state = format("Dense({})({}[:, 0])", units, from.name);
    const std::string layer = d_.word({"GRU", "LSTM", "SimpleRNN"});
    add(format("{}({}, return_sequences = true)({}, initial_state = [{}{}])", layer, units, from.name, state,
               layer == "LSTM" ? ", " + state : ""),
        from.value.with_channels(units));
  }

  void operation() {
    const Named from = pick();
    const std::string& n = from.name;
    switch (d_.below(5)) {
      case 0: add(format("{0} * 0.5 + tanh({0})", n), from.value); break;
      case 1: add(format("stack([{0}, -{0}], axis = -1)[..., 0]", n), from.value); break;
      case 2: add(format("sum({0}, axis = -1, keepdims = true)", n), from.value.with_channels(1)); break;
      case 3: add(format("where({0} > 0.0, {0}, exp({0}) - 1.0)", n), from.value); break;
      default: add(format("concatenate([{0}, {0} ** 2])", n), from.value.with_channels(2 * from.value.channels()));
    }
  }

  /// The outputs and the recipe.
  void outputs() {
    const bool two = values_.size() > 2 && d_.one_in(4);
    if (d_.one_in(5)) line(format("loss 0.02 * mean(square({}))", values_.back().name));
    std::string recipe;
    if (two) {
      const auto [loss_a, metrics_a] = output("y", values_.back());
      const auto [loss_b, metrics_b] = output("other", values_[values_.size() - 2]);
      recipe = format("loss = {{y: {}, other: {}}}", loss_a, loss_b);
      if (d_.one_in(2)) recipe += ", loss_weights = {y: 0.5, other: 2.0}";
      if (d_.one_in(2)) recipe += format(", metrics = {{y: {}, other: {}}}", metrics_a, metrics_b);
    } else {
      const auto [loss, metrics] = output("y", values_.back());
      if (d_.one_in(6)) {
        line(format("target weight: f32[{}]", batch_));
        recipe = format("loss = {}, sample_weight = weight", loss);
      } else {
        recipe = "loss = " + loss;
      }
      if (d_.one_in(2)) recipe += ", metrics = " + metrics;
    }
    line(format("compile(optimizer = {}, {})", random_optimizer(d_), recipe));
  }

  std::pair<std::string, std::string> output(const std::string& name, const Named& from) {
    const Loss loss = random_loss(d_, from.value);
    std::string expression = from.name;
    if (!loss.activation.empty())
      expression = format("Dense({}, activation = {})({})", from.value.channels(), loss.activation, from.name);
    else if (d_.one_in(2))
      expression = format("Dense({})({})", from.value.channels(), from.name);
    line(format("output {} = {}", name, expression));
    return {loss.text, loss.sparse() ? "[SparseCategoricalAccuracy()]" : random_metrics(d_, from.value)};
  }

  Draw d_;
  RandomModel model_;
  std::string batch_, parts_, body_;
  std::vector<Named> values_;
};

}  // namespace

RandomModel random_model(std::uint64_t seed) { return Program(seed).make(); }

std::string as_file(const RandomModel& model) {
  std::string head = format("# seed {}\n# scalar {}\n", model.seed, model.f64 ? "f64" : "f32");
  for (const auto& [name, size] : model.sizes) head += format("# size {} {}\n", name, size);
  return head + model.text;
}

RandomModel from_file(const std::string& text) {
  RandomModel model;
  std::istringstream lines(text);
  std::string line;
  while (lines.peek() == '#' && std::getline(lines, line)) {
    std::istringstream words(line.substr(1));
    std::string what, name;
    words >> what;
    if (what == "seed") words >> model.seed;
    if (what == "scalar") words >> name, model.f64 = name == "f64";
    if (what == "size") words >> name >> model.sizes[name];
  }
  std::ostringstream rest;
  rest << lines.rdbuf();
  model.text = rest.str();
  return model;
}

}  // namespace modelc::fuzz
