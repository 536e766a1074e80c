#pragma once
#include <span>
#include <vector>

#include "ir/op.h"

/// The geometry of convolution and pooling, for shape rules, reference evaluation and the emitter alike.
namespace modelc::ops {

/// One spatial axis. Output position o and tap k meet input position o * stride + k * dilation - low; outside
/// 0..input-1 there is padding.
struct WindowAxis {
  ir::Dim input;  ///< extent of the larger side: what is convolved or pooled (for a transposed convolution: its result)
  ir::Dim output;  ///< extent of the smaller side
  ir::Dim size;    ///< taps
  ir::Dim stride = 1;
  std::int64_t dilation = 1;
  ir::Dim low;   ///< padding before the first element
  ir::Dim high;  ///< padding after the last that windows reach
};

struct Windows {
  std::vector<WindowAxis> axes;
  std::int64_t groups = 1;  ///< of channels
};

/// The windows of a node of op `conv`, `conv_transpose`, `conv_kernel_gradient`, `max_pool`, `average_pool` or their
/// gradients, from the types of its inputs and its attributes (which the shape rule has accepted).
Windows windows_of(const ir::OpRow& op, std::span<const ir::TensorType> inputs, const ir::Attrs& attrs);

/// The attributes by which a conv, conv_transpose or conv_kernel_gradient says its geometry itself; `extent` is that of
/// the side that is not an input.
ir::Attrs given_geometry(const Windows& windows, ir::Dim WindowAxis::*extent);

/// The axes of "valid", "same" or "causal" windows over `extents`; Keras's arithmetic: "same" gives ceil(n / stride)
/// outputs with the odd element of padding at the end, "causal" pads only before. `strides` and `dilations` have one
/// element or one per axis. Throws ShapeError.
std::vector<WindowAxis> forward_windows(ir::InferContext& context, std::string_view op,
                                        std::span<const ir::Dim> extents, const std::vector<ir::Dim>& sizes,
                                        const std::vector<ir::Dim>& strides, const std::vector<std::int64_t>& dilations,
                                        const std::string& padding);

/// One value per axis from an attribute that holds one or all. Throws ShapeError (bad_value) for another number, or one
/// below 1.
std::vector<std::int64_t> spread(const std::vector<std::int64_t>& values, std::size_t axes, std::string_view op,
                                 std::string_view what);
/// The same of lengths that may be open; what is not known to be 1 or more is required.
std::vector<ir::Dim> spread(ir::InferContext& context, const std::vector<ir::Dim>& values, std::size_t axes,
                            std::string_view op, std::string_view what);

/// The runtime's function of that name, which takes the windows.
constexpr ir::RuntimeKernel over_windows(const char* function) { return {function, ir::RuntimeKernel::Takes::windows}; }

Windows conv_windows(ir::InferContext& context);
Windows conv_transpose_windows(ir::InferContext& context);
Windows conv_kernel_gradient_windows(ir::InferContext& context);
Windows pool_windows(ir::InferContext& context, std::string_view op);

}  // namespace modelc::ops
