"""Convolutions, as layers of the library where their kernels are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Optional

import numpy as np

from modelc.source import Node as Expr, Pipeline, call

from .. import dims
from ..dims import Dim
from ..expression import source
from ..table import Node, Unsupported, operator
from ..tensor import Tensor, channels_last, constant
from .linear_algebra import layer_hint


def windows(node: Node, size: Sequence[int], spatial: Sequence[Dim]) -> tuple[list[int], list[int], list[Any], list[Any]]:
    """Strides, dilations, and the padding before and after each spatial axis, `auto_pad` resolved."""
    rank = len(size)
    strides = node.ints("strides", default=[1] * rank)
    dilations = node.ints("dilations", default=[1] * rank)
    mode = node.attribute("auto_pad", "NOTSET") or "NOTSET"
    pads: list[Any] = node.ints("pads", default=[0] * (2 * rank))
    if len(strides) != rank or len(dilations) != rank or len(pads) != 2 * rank:
        raise Unsupported(f"strides {strides}, dilations {dilations} and pads {pads} do not fit a window {list(size)}")
    if mode in ("SAME_UPPER", "SAME_LOWER"):
        low, high = [], []
        for n, k, s, d in zip(spatial, size, strides, dilations):
            total = (dims.ceil_div(n, s) - 1) * s + (k - 1) * d + 1 - n
            if s != 1 and not isinstance(total, int):
                raise Unsupported("`auto_pad` of an open size with strides", "give the size with --dim NAME=VALUE")
            total = max(int(dims.simplify(total)), 0)
            less, more = total // 2, total - total // 2
            low.append(less if mode == "SAME_UPPER" else more)
            high.append(more if mode == "SAME_UPPER" else less)
        return strides, dilations, low, high
    if mode == "VALID":
        return strides, dilations, [0] * rank, [0] * rank
    return strides, dilations, list(pads[:rank]), list(pads[rank:])


def extent(n: Dim, size: int, stride: int, dilation: int, low: int, high: int) -> Dim:
    """How many windows fit an axis."""
    count = dims.simplify((n + low + high - dilation * (size - 1) - 1) // stride + 1)
    if isinstance(count, int) and count < 1:
        raise Unsupported(f"a window of {size} does not fit an axis of {n}", "larger inputs have room for it: --dim NAME=VALUE")
    return count


def is_same(spatial: Sequence[Dim], size: Sequence[int], strides: Sequence[int], dilations: Sequence[int], low: Any, high: Any) -> bool:
    """Whether the padding is what "same" gives: for every size of the axes, or for the known one."""
    for n, k, s, d, before, after in zip(spatial, size, strides, dilations, low, high):
        if s == 1:
            total = d * (k - 1)
        elif isinstance(n, int):
            total = max((-(-n // s) - 1) * s + d * (k - 1) + 1 - n, 0)
        else:
            return False
        if (before, after) != (total // 2, total - total // 2):
            return False
    return True


def padded(node: Node, value: Expr, rank: int, low: Sequence[Any], high: Sequence[Any], fill: Optional[Expr] = None) -> Expr:
    """Spatial axes of a channels-last value with elements around them: zeros by the library's layer, else `fill`."""
    if not any(low) and not any(high):
        return value
    if fill is not None:
        return call("pad_constant", value, (0, *low, 0), (0, *high, 0), value=fill)
    pairs = tuple(zip(low, high))
    short: Any = pairs
    if all(p == pairs[0] for p in pairs) and pairs[0][0] == pairs[0][1]:
        short = pairs[0][0]
    elif all(a == b for a, b in pairs):
        short = tuple(a for a, _ in pairs)
    elif rank == 1:
        short = pairs[0]
    return Pipeline(value, (call(f"ZeroPadding{rank}D", short),))


def short(values: Sequence[int]) -> Any:
    """A tuple of one number an axis as the number alone where all are equal."""
    return values[0] if len(set(values)) == 1 else tuple(values)


def _over_fewer_axes(node: Node, x: Tensor, size: Sequence[int]) -> Tensor:
    """One channel convolved over more axes than three, of which the kernel sees some in single places: axes before those that
    are left become samples, axes behind them channels, which have the kernel in common."""
    rank = x.rank - 2
    strides, dilations, low, high = windows(node, size, x.shape[2:])
    moved = [i for i in range(rank) if (size[i], strides[i], low[i], high[i]) != (1, 1, 0, 0)] or [0]
    left = range(moved[0], moved[-1] + 1)
    front, back = x.shape[: 2 + left[0]], x.shape[3 + left[-1] :]
    channels = dims.product(back)
    if len(left) > 3 or not isinstance(channels, int):
        raise Unsupported(f"a convolution over {len(left)} axes of {dims.text(x.shape)}", "one to three axes are there")
    order = channels_last(2 + len(left))
    flat = call("reshape", node.build.form(x), source((dims.product(front), *(x.shape[2 + i] for i in left), channels)))
    shape = (dims.product(front), channels, *(x.shape[2 + i] for i in left))
    inner = Tensor(x.dtype, shape, x.hint, forms={order: node.build.bind(flat, x.hint)})
    chosen = {n: [v[i] for i in left] for n, v in (("strides", strides), ("dilations", dilations), ("kernel_shape", size))}
    array = node.numbers(1, "the kernel").reshape(1, 1, *chosen["kernel_shape"])
    kernel = constant(np.tile(array, (channels, *(1,) * (array.ndim - 1))), node.input(1).hint)
    attributes = {**node.attributes, **chosen, "pads": [v[i] for v in (low, high) for i in left], "auto_pad": "NOTSET", "group": channels}
    made = conv(replace(node, attributes=attributes, inputs=[inner, kernel]))
    assert isinstance(made, Tensor)
    after = (*front, *made.shape[2:], *back)
    return node.tensor(call("reshape", node.build.form(made, order), source(after)), x.dtype, after)


@operator("Conv")
def conv(node: Node) -> Tensor:
    x, kernel = node.input(0), node.input(1)
    bias = node.input(2) if node.has(2) else None
    rank = x.rank - 2
    if rank > 3 and kernel.rank == x.rank and kernel.shape[:2] == (1, 1) and dims.is_known(kernel.shape) and bias is None:
        return _over_fewer_axes(node, x, [int(d) for d in kernel.shape[2:]])
    if not 1 <= rank <= 3 or kernel.rank != x.rank:
        raise Unsupported(f"a convolution over {rank} axes", "one to three axes are there")
    if not dims.is_known(kernel.shape):
        raise Unsupported("the shape of the kernel is open")
    groups = int(node.attribute("group", 1))
    size = [int(d) for d in kernel.shape[2:]]
    filters = int(kernel.shape[0])
    strides, dilations, low, high = windows(node, size, x.shape[2:])
    if not dims.same(x.shape[1], int(kernel.shape[1]) * groups):
        raise Unsupported(f"{x.shape[1]} channels do not fit kernels of {kernel.shape[1]} in {groups} groups")
    spatial = [extent(*a) for a in zip(x.shape[2:], size, strides, dilations, low, high)]
    order = channels_last(x.rank)
    value = node.build.form(x, order)
    same = (any(low) or any(high)) and is_same(x.shape[2:], size, strides, dilations, low, high)
    if not same:
        value = padded(node, value, rank, low, high)
    options: dict[str, Any] = {}
    if any(s != 1 for s in strides):
        options["strides"] = short(strides)
    if same:
        options["padding"] = "same"
    if any(d != 1 for d in dilations):
        options["dilation_rate"] = short(dilations)
    both = any(s != 1 for s in strides) and any(d != 1 for d in dilations)
    known = kernel.concrete is not None and (bias is None or bias.concrete is not None)
    if known and x.dtype == "f32" and not both:
        name, value = _layer(node, value, kernel, bias, groups, options, rank)
        return node.layer(name, value, x.dtype, (x.shape[0], filters, *spatial), order)
    else:
        to_ours = (*range(2, kernel.rank), 1, 0)
        value = call("conv", value, node.build.form(kernel, to_ours), **options)
        if bias is not None:
            value = value + node.build.form(bias)
    return node.tensor(value, x.dtype, (x.shape[0], filters, *spatial), order)


def _layer(node: Node, value: Expr, kernel: Tensor, bias: Optional[Tensor], groups: int, options: dict[str, Any], rank: int) -> tuple[str, Expr]:
    """`Conv2D`, or `DepthwiseConv2D` where each channel is alone, with its weights."""
    assert kernel.concrete is not None
    filters, channels = (int(d) for d in kernel.shape[:2])
    name = node.build.layer_name(layer_hint(kernel.hint, node.hint, "" if bias is None else bias.hint))
    array = kernel.concrete.transpose(*range(2, kernel.rank), 1, 0)
    options = dict(options)
    depthwise = groups > 1 and channels == 1 and rank <= 2
    if depthwise:
        multiplier = filters // groups
        array = array.reshape(*array.shape[:-2], groups, multiplier)
        if multiplier != 1:
            options["depth_multiplier"] = multiplier
    elif groups > 1:
        options["groups"] = groups
    if bias is None:
        options["use_bias"] = False
    else:
        node.build.weights[f"{name}/bias"] = bias.concrete
    node.build.weights[f"{name}/kernel"] = np.ascontiguousarray(array)
    size = short([int(d) for d in kernel.shape[2:]])
    if depthwise:
        return name, Pipeline(value, (call(f"DepthwiseConv{rank}D", size, **options, name=name),))
    return name, Pipeline(value, (call(f"Conv{rank}D", filters, size, **options, name=name),))


@operator("ConvTranspose")
def conv_transpose(node: Node) -> Tensor:
    x, kernel = node.input(0), node.input(1)
    bias = node.input(2) if node.has(2) else None
    rank = x.rank - 2
    if not 1 <= rank <= 3 or kernel.rank != x.rank:
        raise Unsupported(f"a transposed convolution over {rank} axes", "one to three axes are there")
    groups = int(node.attribute("group", 1))
    size = [int(d) for d in kernel.shape[2:]]
    strides = node.ints("strides", default=[1] * rank)
    dilations = node.ints("dilations", default=[1] * rank)
    extra = node.ints("output_padding", default=[0] * rank)
    pads = list(node.ints("pads", default=[0] * (2 * rank)))
    wanted = node.ints("output_shape")
    mode = node.attribute("auto_pad", "NOTSET") or "NOTSET"
    full = [dims.simplify((n - 1) * s + (k - 1) * d + 1) for n, s, k, d in zip(x.shape[2:], strides, size, dilations)]
    if wanted or mode.startswith("SAME"):
        goal = wanted[-rank:] if wanted else [n * s for n, s in zip(x.shape[2:], strides)]
        for i in range(rank):
            total = dims.simplify(full[i] + extra[i] - goal[i])
            if not isinstance(total, int):
                raise Unsupported("the padding depends on open sizes", "give them with --dim NAME=VALUE")
            less, more = total // 2, total - total // 2
            pads[i], pads[rank + i] = (less, more) if mode == "SAME_UPPER" else (more, less)
    low, high = pads[:rank], pads[rank:]
    spatial = [dims.simplify(f + e - a - b) for f, e, a, b in zip(full, extra, low, high)]
    filters = int(kernel.shape[1]) * groups
    order = channels_last(x.rank)
    value = node.build.form(x, order)
    # What the library's "valid" gives: at least a stride for each element.
    natural = [
        dims.simplify((n - 1) * s + max(d * (k - 1) + 1, s)) for n, s, k, d in zip(x.shape[2:], strides, size, dilations)
    ]
    options: dict[str, Any] = {}
    if any(s != 1 for s in strides):
        options["strides"] = short(strides)
    if any(d != 1 for d in dilations):
        options["dilation_rate"] = short(dilations)
    crop = any(a != 0 for a in low) or not dims.equal_shapes(tuple(spatial), tuple(natural))
    layer = (
        kernel.concrete is not None
        and (bias is None or bias.concrete is not None)
        and groups == 1
        and x.dtype == "f32"
        and not (crop and bias is not None)
        and not (any(s != 1 for s in strides) and any(d != 1 for d in dilations))
    )
    to_ours = (*range(2, kernel.rank), 1, 0)
    if layer:
        name = node.build.layer_name(layer_hint(kernel.hint, node.hint, "" if bias is None else bias.hint))
        node.build.weights[f"{name}/kernel"] = np.ascontiguousarray(kernel.concrete.transpose(to_ours))  # type: ignore[union-attr]
        if bias is None:
            options["use_bias"] = False
        else:
            node.build.weights[f"{name}/bias"] = bias.concrete
        value = Pipeline(value, (call(f"Conv{rank}DTranspose", filters, short(size), **options, name=name),))
        if not crop:
            return node.layer(name, value, x.dtype, (x.shape[0], filters, *spatial), order)
    elif groups == 1:
        value = call("conv_transpose", value, node.build.form(kernel, to_ours), **options)
    else:
        per, _channels = int(kernel.shape[0]) // groups, source
        held, weights = node.build.bind(value, x.hint), node.build.form(kernel, to_ours)
        weights = node.build.bind(weights, kernel.hint or "kernel")
        parts = []
        for g in range(groups):
            part = call("slice", held, (0,) * (rank + 1) + (g * per,), source((*x.in_order(order)[:-1], (g + 1) * per)), (1,) * (rank + 2))
            own = call("slice", weights, (0,) * (rank + 1) + (g * per,), source((*size, int(kernel.shape[1]), (g + 1) * per)), (1,) * (rank + 2))
            parts.append(call("conv_transpose", part, own, **options))
        value = call("concatenate", parts)
    if crop:
        # Cut what is beyond, fill what output_padding adds behind.
        add = [max(int(dims.simplify(a + s - n)), 0) for a, s, n in zip(low, spatial, natural)]
        if any(add):
            value = call("pad_constant", value, (0,) * (rank + 2), (0, *add, 0))
        stop = (x.shape[0], *(dims.simplify(a + s) for a, s in zip(low, spatial)), filters)
        value = call("slice", value, (0, *low, 0), source(stop), (1,) * (rank + 2))
    if bias is not None and not layer:
        value = value + node.build.form(bias)
    return node.tensor(value, x.dtype, (x.shape[0], filters, *spatial), order)


@operator("Col2Im")
def col2im(node: Node) -> Tensor:
    """Blocks of an image side by side are put where they were, and summed where they overlap."""
    x = node.input(0)
    image, block = node.ints("image_shape", 1), node.ints("block_shape", 2)
    strides, dilations, low, high = windows(node, block, image)
    elements = int(np.prod(block))
    if not isinstance(x.shape[1], int) or x.shape[1] % elements:
        raise Unsupported(f"{x.shape[1]} rows are no blocks of {elements} elements")
    node.build.function("onnx_col2im")
    sizes = [tuple(v) for v in (image, block, strides, dilations, low, high)]
    return node.tensor(call("onnx_col2im", node.build.form(x), *sizes), x.dtype, (x.shape[0], x.shape[1] // elements, *image))
