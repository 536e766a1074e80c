#include "ops/window.h"

#include <fmt/format.h>

#include <stdexcept>

#include "ops/shapes.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;
using Ints = std::vector<Int>;
using Dims = std::vector<Dim>;

std::span<const Dim> spatial(const TensorType& x) { return std::span(x.shape).subspan(1, x.rank() - 2); }

void require_layout(const InferContext& context, std::string_view op) {
  const TensorType& x = context.inputs[0];
  if (x.rank() >= 3 && x.rank() <= 5) return;
  throw ShapeError{Code::bad_rank,
                   fmt::format("`{}` takes a tensor of rank 3 to 5, not `{}` of rank {}", op, str(x), x.rank()),
                   {},
                   "the axes are batch, one to three spatial axes, channels"};
}

/// The elements a window spans, dilation included.
Dim span_of(const Dim& size, Int dilation) { return (size - 1) * Dim(dilation) + 1; }

/// Dim::max that does not leave an atom where an order is proved.
Dim larger(const Dim& a, const Dim& b) {
  if (Dim::at_least(a, b) == Answer::yes) return a;
  return Dim::at_least(b, a) == Answer::yes ? b : Dim::max(a, b);
}

Dim not_negative(const Dim& a) { return larger(a, 0); }

/// Padding after the last element that the last window reaches.
Dim high_padding(const WindowAxis& axis) {
  return not_negative((axis.output - 1) * axis.stride + span_of(axis.size, axis.dilation) - axis.input - axis.low);
}

[[noreturn]] void refuse_padding(std::string_view op, const std::string& padding, std::string_view allowed) {
  throw ShapeError{Code::bad_value,
                   fmt::format("`{}` has no padding \"{}\"", op, padding),
                   {},
                   fmt::format("paddings are {}", allowed)};
}

/// Channels of the input over those of the kernel.
Int groups_of(InferContext& context, const Dim& channels, const Dim& taken, const Dim& filters, std::string_view op) {
  if (channels == taken) return 1;
  const auto refuse = [&](std::string note) {
    throw ShapeError{
        Code::shape_mismatch,
        fmt::format("`{}` cannot apply the kernel `{}` to `{}`", op, str(context.inputs[1]), str(context.inputs[0])),
        {std::move(note)},
        "a kernel's axes are the spatial ones, input channels, output channels"};
  };
  const auto have = channels.constant();
  const auto take = taken.constant();
  if (!have || !take) {
    if (Dim::equal(channels, taken) == Answer::no)
      refuse(fmt::format("the kernel takes {} channels, the input has {}", taken.str(), channels.str()));
    context.require_equal(channels, taken, op);
    return 1;
  }
  if (*take < 1 || *have < *take || *have % *take != 0)
    refuse(fmt::format("the kernel takes {} channels, the input has {}", *take, *have));
  const Int groups = *have / *take;
  if (filters.constant() && *filters.constant() % groups != 0)
    refuse(fmt::format("{} output channels do not divide into {} groups", filters.str(), groups));
  return groups;
}

void require_kernel_rank(const InferContext& context, std::string_view op) {
  if (context.inputs[0].rank() == context.inputs[1].rank()) return;
  throw ShapeError{
      Code::bad_rank,
      fmt::format("`{}` cannot apply the kernel `{}` to `{}`", op, str(context.inputs[1]), str(context.inputs[0])),
      {fmt::format("their ranks are {} and {}", context.inputs[1].rank(), context.inputs[0].rank())},
      "a kernel's axes are the spatial ones, input channels, output channels"};
}

Dims as_dims(const Ints& values) { return {values.begin(), values.end()}; }

Dims sizes_of(const Shape& kernel) { return {kernel.begin(), kernel.end() - 2}; }

/// The axes of a node that says its geometry itself: attributes "low" and the extent of the side that is not an input.
std::vector<WindowAxis> explicit_windows(const InferContext& context, std::span<const Dim> inputs,
                                         std::span<const Dim> outputs, const Dims& sizes, std::string_view op) {
  const Ints strides = spread(context.attrs.get<Ints>("strides"), sizes.size(), op, "strides");
  const Ints dilations = spread(context.attrs.get<Ints>("dilation_rate"), sizes.size(), op, "dilation rates");
  const Dims& low = context.attrs.get<Dims>("low");
  std::vector<WindowAxis> axes;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    WindowAxis axis{inputs[i], outputs[i], sizes[i], strides[i], dilations[i], low[i], 0};
    axis.high = high_padding(axis);
    axes.push_back(std::move(axis));
  }
  return axes;
}

}  // namespace

namespace {

/// One value for each axis.
template <class T>
std::vector<T> one_an_axis(const std::vector<T>& values, std::size_t axes, std::string_view op, std::string_view what) {
  if (values.size() != 1 && values.size() != axes)
    throw ShapeError{Code::bad_value,
                     fmt::format("`{}` takes one or {} {}, not {}", op, axes, what, values.size()),
                     {},
                     "give an int for all spatial axes, or a tuple with one for each"};
  return values.size() == 1 ? std::vector<T>(axes, values[0]) : values;
}

void require_count(Int value, std::string_view op, std::string_view what) {
  if (value < 1 || value > (Int{1} << 31))
    throw ShapeError{
        Code::bad_value, fmt::format("`{}` cannot take {} among its {}", op, value, what), {}, "they are 1 or more"};
}

}  // namespace

std::vector<Int> spread(const Ints& values, std::size_t axes, std::string_view op, std::string_view what) {
  Ints all = one_an_axis(values, axes, op, what);
  for (const Int value : all) require_count(value, op, what);
  return all;
}

Dims spread(InferContext& context, const Dims& values, std::size_t axes, std::string_view op, std::string_view what) {
  Dims all = one_an_axis(values, axes, op, what);
  for (const Dim& value : all) {
    if (const std::optional<Int> known = value.constant()) require_count(*known, op, what);
    context.require_whole(value, op);
    context.require_at_least(value, 1, op);
  }
  return all;
}

std::vector<WindowAxis> forward_windows(InferContext& context, std::string_view op, std::span<const Dim> extents,
                                        const Dims& sizes, const Dims& strides, const Ints& dilations,
                                        const std::string& padding) {
  const Dims stride = spread(context, strides, extents.size(), op, "strides");
  const Ints dilation = spread(dilations, extents.size(), op, "dilation rates");
  const bool causal = padding == "causal" && op == "conv";
  if (padding != "valid" && padding != "same" && !causal)
    refuse_padding(op, padding,
                   op == "conv" ? "\"valid\", \"same\" and, for one axis, \"causal\"" : "\"valid\" and \"same\"");
  if (causal && extents.size() != 1)
    refuse_padding(op, padding, "\"valid\" and \"same\" for more than one spatial axis");
  std::vector<WindowAxis> axes;
  for (std::size_t i = 0; i < extents.size(); ++i) {
    WindowAxis axis{extents[i], 0, sizes[i], stride[i], dilation[i], 0, 0};
    const Dim span = span_of(axis.size, axis.dilation);
    if (padding == "valid") {
      if (Dim::at_least(axis.input, span) == Answer::no)
        throw ShapeError{
            Code::bad_dimension,
            fmt::format("a window of {} does not fit in axis {} of `{}`", span.str(), i + 1, str(context.inputs[0])),
            {fmt::format("`{}` with \"valid\" padding needs {} elements or more there", op, span.str())},
            "use `padding = \"same\"`, a smaller window or fewer layers that shrink the tensor"};
      context.require_at_least(axis.input, span, op);
      axis.output =
          (axis.stride.is_constant(1) ? axis.input - span : Dim::floor_div(axis.input - span, axis.stride)) + 1;
    } else {
      axis.output = axis.stride.is_constant(1) ? axis.input : Dim::ceil_div(axis.input, axis.stride);
      if (causal) {
        axis.low = span - 1;
      } else {
        const Dim total =
            axis.stride.is_constant(1) ? span - 1 : not_negative((axis.output - 1) * axis.stride + span - axis.input);
        axis.low = Dim::floor_div(total, 2);
        axis.high = total - axis.low;
      }
    }
    axes.push_back(std::move(axis));
  }
  return axes;
}

Windows conv_windows(InferContext& context) {
  require_layout(context, "conv");
  require_kernel_rank(context, "conv");
  const TensorType& x = context.inputs[0];
  const Shape& kernel = context.inputs[1].shape;
  Windows windows;
  windows.groups = groups_of(context, x.shape.back(), kernel[kernel.size() - 2], kernel.back(), "conv");
  const Dims sizes = sizes_of(kernel);
  if (context.attrs.has("low"))
    windows.axes = explicit_windows(context, spatial(x), context.attrs.get<Dims>("extents"), sizes, "conv");
  else
    windows.axes = forward_windows(context, "conv", spatial(x), sizes, as_dims(context.attrs.get<Ints>("strides")),
                                   context.attrs.get<Ints>("dilation_rate"), context.attrs.get<std::string>("padding"));
  return windows;
}

Windows conv_transpose_windows(InferContext& context) {
  constexpr std::string_view op = "conv_transpose";
  require_layout(context, op);
  require_kernel_rank(context, op);
  const TensorType& x = context.inputs[0];
  const Shape& kernel = context.inputs[1].shape;
  const Dims sizes = sizes_of(kernel);
  Windows windows;
  windows.groups = context.attrs.has("groups") ? context.attrs.get<Int>("groups") : 1;
  if (Dim::equal(x.shape.back(), kernel.back()) == Answer::no)
    throw ShapeError{
        Code::shape_mismatch,
        fmt::format("`{}` cannot apply the kernel `{}` to `{}`", op, str(context.inputs[1]), str(x)),
        {fmt::format("the kernel takes {} channels, the input has {}", kernel.back().str(), x.shape.back().str())},
        "a transposed kernel's axes are the spatial ones, output channels, input channels"};
  context.require_equal(x.shape.back(), kernel.back(), op);
  if (context.attrs.has("low")) {
    windows.axes = explicit_windows(context, context.attrs.get<Dims>("extents"), spatial(x), sizes, op);
    return windows;
  }
  const std::string& padding = context.attrs.get<std::string>("padding");
  if (padding != "valid" && padding != "same") refuse_padding(op, padding, "\"valid\" and \"same\"");
  const Ints strides = spread(context.attrs.get<Ints>("strides"), sizes.size(), op, "strides");
  const Ints dilations = spread(context.attrs.get<Ints>("dilation_rate"), sizes.size(), op, "dilation rates");
  Ints extra = context.attrs.get<Ints>("output_padding");
  if (extra.size() == 1) extra.resize(sizes.size(), extra[0]);
  if (!extra.empty() && extra.size() != sizes.size())
    throw ShapeError{Code::bad_value, fmt::format("`{}` takes one or {} output paddings", op, sizes.size()), {}, {}};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (Dim::at_least(sizes[i], 1) == Answer::no)
      throw ShapeError{Code::bad_dimension,
                       fmt::format("`{}` needs a kernel with elements, not `{}`", op, str(context.inputs[1])),
                       {},
                       {}};
    context.require_at_least(sizes[i], 1, op);
    if (!extra.empty() && (extra[i] < 0 || extra[i] >= strides[i]))
      throw ShapeError{Code::bad_value,
                       fmt::format("output padding {} of `{}` is not below the stride {}", extra[i], op, strides[i]),
                       {},
                       "it is 0 or more, and less than the stride"};
    // Keras: padding of the stretched input before an ordinary convolution; here as what is cropped from the scattered
    // result.
    const Dim span = span_of(sizes[i], dilations[i]), stride = strides[i];
    WindowAxis axis{0, spatial(x)[i], sizes[i], strides[i], dilations[i], 0, 0};
    const Dim reach = (axis.output - 1) * axis.stride;
    if (padding == "valid") {
      axis.input = reach + (extra.empty() ? larger(span, stride) : span + Dim(extra[i]));
    } else {
      const Dim odd = Dim::modulo(span, 2);
      const Dim pad = extra.empty() ? stride + span - 2 : span + odd - 2 + Dim(extra[i]);
      // The left part of the padding is its larger half, span - 1 at most; what is missing is cropped.
      axis.low = larger(span - 1 - Dim::ceil_div(pad, 2), 0);
      axis.input = extra.empty() ? axis.output * stride : reach + odd + Dim(extra[i]);
      if (Dim::at_least(axis.input, 1) == Answer::no)
        throw ShapeError{
            Code::bad_dimension, fmt::format("`{}` leaves nothing of axis {} of `{}`", op, i + 1, str(x)), {}, {}};
      context.require_at_least(axis.input, 1, op);
    }
    axis.high = high_padding(axis);
    windows.axes.push_back(std::move(axis));
  }
  return windows;
}

Windows conv_kernel_gradient_windows(InferContext& context) {
  const Dims& kernel = context.attrs.get<Dims>("shape");
  Windows windows;
  windows.groups = groups_of(context, context.inputs[0].shape.back(), kernel[kernel.size() - 2], kernel.back(), "conv");
  windows.axes =
      explicit_windows(context, spatial(context.inputs[0]), spatial(context.inputs[1]), sizes_of(kernel), "conv");
  return windows;
}

Windows pool_windows(InferContext& context, std::string_view op) {
  require_layout(context, op);
  // The gradients' last attribute: the shape of what was pooled, for the one that does not have it as an input.
  const bool given = context.attrs.has("shape");
  const Shape shape = given ? Shape(context.attrs.get<Dims>("shape")) : context.inputs[0].shape;
  const std::span<const Dim> extents = std::span(shape).subspan(1, shape.size() - 2);
  const Dims sizes = spread(context, context.attrs.get<Dims>("pool_size"), extents.size(), op, "pool sizes");
  const Dims& strides = context.attrs.get<Dims>("strides");
  return {forward_windows(context, op, extents, sizes, strides.empty() ? sizes : strides, {1},
                          context.attrs.get<std::string>("padding")),
          1};
}

Attrs given_geometry(const Windows& windows, Dim WindowAxis::*extent) {
  Dims low, extents;
  Ints strides, dilations;
  for (const WindowAxis& axis : windows.axes) {
    low.push_back(axis.low);
    extents.push_back(axis.*extent);
    strides.push_back(axis.stride.constant().value());
    dilations.push_back(axis.dilation);
  }
  return {{"low", low},         {"extents", extents},       {"strides", strides},      {"dilation_rate", dilations},
          {"padding", "given"}, {"groups", windows.groups}, {"output_padding", Ints{}}};
}

Windows windows_of(const OpRow& op, std::span<const TensorType> inputs, const Attrs& attrs) {
  std::vector<Requirement> known;  // stated when the node was built
  InferContext context{inputs, attrs, known};
  if (op.name == "conv" || op.name == "bytes_conv") return conv_windows(context);
  if (op.name == "conv_transpose") return conv_transpose_windows(context);
  if (op.name == "conv_kernel_gradient") return conv_kernel_gradient_windows(context);
  if (op.name.find("_pool") != std::string_view::npos) return pool_windows(context, "pool");
  throw std::logic_error(fmt::format("`{}` has no windows", op.name));
}

}  // namespace modelc::ops
