#pragma once
#include <string>
#include <vector>

#include "fuzz/models/layers.h"

namespace modelc::fuzz {

/// A loss with what it needs of the prediction before it: an activation of a last Dense layer, or none.
struct Loss {
  std::string text;
  std::string activation;
  bool sparse() const { return text.substr(1, 5) == "parse"; }  ///< targets are indices, which most metrics refuse
};

Loss random_loss(Draw& draw, const Value& prediction);
std::string random_metrics(Draw& draw, const Value& prediction);
std::string random_optimizer(Draw& draw);

}  // namespace modelc::fuzz
