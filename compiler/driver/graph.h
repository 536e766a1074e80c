#pragma once
#include "driver/dot.h"
#include "driver/driver.h"
#include "plan/plan.h"

/// What `modelc graph` draws. Ids in the picture begin with `prefix`.
namespace modelc::driver {

/// At most `limit` characters, the last three dots where some are left out.
std::string shortened(const std::string& text, std::size_t limit);

/// The model's layers as Keras's plot_model shows them: class, name, shapes in and out; a layer that is made of layers
/// is a frame around them, and what is computed outside of layers stands as the source has it.
void draw_layers(const elaborate::Model& model, const SourceMap& sources, const std::string& prefix, Dot& dot);

/// The kernels of a plan, with the tensors between them as edges.
void draw_kernels(const plan::Plan& plan, const SourceMap& sources, const std::string& prefix, Dot& dot);

}  // namespace modelc::driver
