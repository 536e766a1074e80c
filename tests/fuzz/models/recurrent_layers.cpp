#include <fmt/format.h>

#include "fuzz/models/layers.h"

namespace modelc::fuzz {
namespace {

using fmt::format;
using Maybe = std::optional<Made>;

/// A recurrent layer with the options that all of them share.
std::string recurrent(Draw& d, const std::string& name, const std::string& first, bool sequences) {
  Call call(d, name, first);
  if (sequences) call.add("return_sequences = true");
  call.maybe("go_backwards = true").maybe("unroll = true", 10).maybe("zero_output_for_mask = true", 8);
  if (name == "GRU") call.maybe("reset_after = false");
  if (name != "RNN") {
    call.maybe("activation = " + random_activation(d), 6).maybe("use_bias = false");
    call.maybe("dropout = 0.2", 8).maybe("recurrent_dropout = 0.3", 8);
    call.maybe("activity_regularizer = " + random_regularizer(d), 12);
    call.weight("kernel").weight("recurrent").weight("bias");
  }
  return call.done();
}

Made recurrent_layer(Draw& d, const Value& x, bool sequences) {
  const int units = d.between(1, 4);
  const Value result = sequences ? x.with_channels(units) : Value{{{units, false}}};
  if (d.one_in(3)) {
    std::string cell = random_cell(d, units);
    if (d.one_in(3)) cell = format("[{}, {}]", random_cell(d, 2), cell);
    if (d.one_in(3) && cell[0] == '[') cell = "StackedRNNCells(" + cell + ")";
    return {recurrent(d, "RNN", cell, sequences), result};
  }
  return {recurrent(d, d.word({"LSTM", "GRU", "SimpleRNN"}), std::to_string(units), sequences), result};
}

Maybe sequence(Draw& d, const Value& x) { return recurrent_layer(d, x, d.one_in(2)); }

Maybe bidirectional(Draw& d, const Value& x) {
  Made inner = recurrent_layer(d, x, d.one_in(2));
  if (inner.layer.find("RNN(") == 0) return std::nullopt;
  const std::string mode = d.word({"concat", "concat", "sum", "mul", "ave"});
  const int n = inner.result.channels() * (mode == "concat" ? 2 : 1);
  return Made{format("Bidirectional({}, merge_mode = \"{}\")", inner.layer, mode), inner.result.with_channels(n)};
}

Maybe conv_lstm(Draw& d, const Value& x) {
  const int filters = d.between(1, 3);
  if (x.rank() == 4 && d.one_in(3))  // three axes of places, of which the last has one element
    return Made{format("Sequential([Lambda(v -> expand_dims(v, 4)), ConvLSTM3D({}, 2, padding = \"same\", "
                       "return_sequences = true), Lambda(v -> v[..., 0, :])])",
                       filters),
                x.with_channels(filters)};
  const bool sequences = d.one_in(2);
  Call call(d, format("ConvLSTM{}D", x.rank() - 2), format("{}, {}, padding = \"same\"", filters, d.between(1, 3)));
  if (sequences) call.add("return_sequences = true");
  call.maybe("go_backwards = true").maybe("use_bias = false").maybe("dropout = 0.2", 8).weight("kernel");
  const Value out = x.with_channels(filters);
  return Made{call.done(), sequences ? out : out.step()};
}

Maybe masking(Draw& d, const Value& x) {
  if (!d.one_in(2)) return Made{"Masking(0.5)", x};
  return Made{"Lambda(v -> v, mask = (v, m) -> v[..., 0] > -1.0)", x};
}

Maybe attention(Draw& d, const Value& x) {
  // A layer of a function, so that it stands where one of a single tensor does.
  const int heads = d.between(1, 2);
  switch (d.below(4)) {
    case 0:
      return Made{format("Lambda(v -> {}(v, v{}))",
                         Call(d, "MultiHeadAttention", format("{}, {}", heads, d.between(1, 3)))
                             .maybe("use_bias = false")
                             .maybe("dropout = 0.2")
                             .weight("kernel")
                             .done(),
                         d.one_in(2) ? ", use_causal_mask = true" : ""),
                  x};
    case 1:
      return Made{format("Lambda(v -> {}([v, 0.5 * v]))",
                         Call(d, "Attention").maybe("use_scale = true").maybe("score_mode = \"concat\"").done()),
                  x};
    case 2: return Made{"Lambda(v -> AdditiveAttention()([v, tanh(v)]))", x};
    default: return Made{format("Lambda(v -> GroupedQueryAttention({}, 2, {})(v, v))", d.between(1, 2), 1), x};
  }
}

}  // namespace

std::string random_cell(Draw& draw, int units) {
  const std::string name = draw.word({"LSTMCell", "GRUCell", "SimpleRNNCell"});
  return Call(draw, name, std::to_string(units))
      .maybe("use_bias = false")
      .maybe("dropout = 0.2", 8)
      .maybe("recurrent_dropout = 0.2", 8)
      .weight("kernel")
      .weight("recurrent")
      .done();
}

const std::vector<Layer>& recurrent_layers() {
  static const std::vector<Layer> rows = {
      {rank2, sequence},          {rank2, sequence}, {rank2, bidirectional},
      {rank3 | rank4, conv_lstm}, {rank2, masking},  {rank2, attention},
  };
  return rows;
}

}  // namespace modelc::fuzz
