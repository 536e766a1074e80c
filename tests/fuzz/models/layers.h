#pragma once
#include <optional>
#include <string>
#include <vector>

#include "fuzz/models/draw.h"

namespace modelc::fuzz {

/// An axis behind the batch: its size, which a model may leave open.
struct Extent {
  int size = 1;
  bool open = false;
};

/// What the generator knows about a tensor: its axes behind the batch; the last one, the channels, is fixed.
struct Value {
  std::vector<Extent> axes;
  std::size_t rank() const { return axes.size(); }
  int channels() const { return axes.back().size; }
  bool fixed() const;
  Value with_channels(int n) const;
  /// Every axis but the channels made another, by the same rule.
  template <class F>
  Value with_places(F change) const {
    Value out = *this;
    for (std::size_t i = 0; i + 1 < out.axes.size(); ++i) out.axes[i].size = change(out.axes[i].size);
    return out;
  }
  Value step() const;                       ///< without the first axis
  Value over_steps(const Value& of) const;  ///< with the first axis of `of` before its own
  int least() const;                        ///< the smallest axis that is no channel
};

/// A layer of one tensor as an expression, "Dense(3)", and what it gives.
struct Made {
  std::string layer;
  Value result;
};

/// A kind of layer: for which ranks of its input, and how it is drawn. Nothing where the input does not suit it.
struct Layer {
  unsigned ranks;  ///< bit n: n axes behind the batch
  std::optional<Made> (*make)(Draw& draw, const Value& x);
};

inline constexpr unsigned rank1 = 2, rank2 = 4, rank3 = 8, rank4 = 16, any_rank = rank1 | rank2 | rank3 | rank4;

const std::vector<Layer>& plain_layers();        ///< of any rank
const std::vector<Layer>& convolution_layers();  ///< over places: convolutions, pooling, padding
const std::vector<Layer>& recurrent_layers();    ///< over steps
const std::vector<Layer>& operation_layers();    ///< functions of operations: derivatives, transforms, equations
const std::vector<Layer>& wrapper_layers();      ///< around other layers

/// A layer of any table that suits `x`; layers within layers are no deeper than `depth`.
Made random_layer(Draw& draw, const Value& x, int depth);
/// One that gives the shape it takes.
Made same_shape_layer(Draw& draw, const Value& x, int depth);
/// A cell for `RNN` with that many units.
std::string random_cell(Draw& draw, int units);

}  // namespace modelc::fuzz
