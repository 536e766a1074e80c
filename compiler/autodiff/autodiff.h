#pragma once
#include <span>
#include <vector>

#include "ir/gradient.h"

/// Reverse mode over the graph, in the same graph and through the same builder: what it adds is ordinary nodes.
namespace modelc::autodiff {

/// A tensor and the gradient of the loss with respect to it, of the same type.
struct Seed {
  ir::NodeId of;
  ir::NodeId cotangent;
};

/// The gradient with respect to each of `wrt` of what has these gradients with respect to `seeds`: one node each, of
/// the type of wrt's, zeros where no seed depends on it. Integer and bool tensors, `stop_gradient` and operations that
/// are flat by design pass nothing on. Throws ir::GradientError at an operation on the way that has no gradient.
std::vector<ir::NodeId> pull_back(ir::Graph& graph, std::span<const Seed> seeds, std::span<const ir::NodeId> wrt);

/// The gradient of `loss`, a floating-point tensor of rank 0, with respect to each of `wrt`. Throws as pull_back, and
/// ir::GradientError when the loss is no such tensor.
std::vector<ir::NodeId> differentiate(ir::Graph& graph, ir::NodeId loss, std::span<const ir::NodeId> wrt);

}  // namespace modelc::autodiff
