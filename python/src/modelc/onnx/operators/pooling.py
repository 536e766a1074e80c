"""Pooling: windows over spatial axes, and over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from modelc.source import Lambda, Name, Node as Expr, Param, Pipeline, call

from .. import dims
from ..expression import number, source
from ..table import Node, Unsupported, operator
from ..tensor import DTYPES, Tensor, channels_last
from .convolution import extent, is_same, padded, short, windows


# Sizes, strides, dilations, and how many windows there are.
_Windows = tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[Any]]


def _window(node: Node, x: Tensor) -> tuple[list[int], list[int], list[int], list[Any], list[Any], list[Any], list[Any]]:
    """Size, strides, dilations, padding before and behind, what `ceil_mode` adds behind, and the result's extents."""
    size = list(node.attribute("kernel_shape", []))
    rank = x.rank - 2
    if not 1 <= rank <= 3 or len(size) != rank:
        raise Unsupported(f"pooling of rank {x.rank} with a window {size}", "one to three spatial axes are there")
    strides, dilations, low, high = windows(node, size, x.shape[2:])
    extra = [0] * rank
    spatial = []
    for i, n in enumerate(x.shape[2:]):
        covered = dilations[i] * (size[i] - 1) + 1
        m = extent(n, size[i], strides[i], dilations[i], low[i], high[i])
        if node.attribute("ceil_mode", 0) and strides[i] > 1:
            upper = dims.simplify(dims.ceil_div(n + low[i] + high[i] - covered, strides[i]) + 1)
            if not isinstance(upper, int) or not isinstance(n, int):
                raise Unsupported("`ceil_mode` of an open size", "give the size with --dim NAME=VALUE")
            if (upper - 1) * strides[i] >= n + low[i]:
                upper -= 1  # a window must begin within the input
            if upper > int(m):
                extra[i] = (upper - 1) * strides[i] + covered - (n + low[i] + high[i])
                m = upper
        spatial.append(m)
    return size, strides, dilations, low, high, extra, spatial


def _combined(node: Node, x: Expr, window: _Windows, combine: Expr) -> Expr:
    """The elements at each place of windows of `x: [n, ..., c]` that are not side by side, taken together."""
    node.build.function("onnx_pool")
    size, strides, dilations, extents = (source(tuple(v)) for v in window)
    return call("onnx_pool", x, size, strides, dilations, extents, combine)


_SUM = Lambda((Param("a"), Param("b")), Name("a") + Name("b"))


def _pooled(node: Node, name: str, value: Expr, rank: int, size: Sequence[int], strides: Sequence[int], padding: str) -> Expr:
    options: dict[str, Any] = {}
    if list(strides) != list(size):
        options["strides"] = short(strides)
    if padding == "same":
        options["padding"] = "same"
    return Pipeline(value, (call(f"{name}Pooling{rank}D", short(size), **options),))


@operator("MaxPool")
def max_pool(node: Node) -> Tensor:
    if len(node.outputs) > 1 and node.outputs[1]:
        raise Unsupported("`MaxPool` gives the places of what it takes", "the places are not computed; leave them out")
    x = node.input(0)
    if not x.is_float:
        raise Unsupported(f"`MaxPool` of {x.dtype}", "cast to float in the file before")
    rank = x.rank - 2
    size, strides, dilations, low, high, extra, spatial = _window(node, x)
    order = channels_last(x.rank)
    value = node.build.form(x, order)
    behind = [h + e for h, e in zip(high, extra)]
    lowest = number(np.finfo(DTYPES[x.dtype]).min)
    if all(d == 1 for d in dilations):
        if is_same(x.shape[2:], size, strides, dilations, low, behind) and any(low + behind):
            value = _pooled(node, "Max", value, rank, size, strides, "same")
        else:
            value = padded(node, value, rank, low, behind, lowest)
            value = _pooled(node, "Max", value, rank, size, strides, "valid")
    else:
        value = padded(node, value, rank, low, behind, lowest)
        value = _combined(node, value, (size, strides, dilations, spatial), Name("maximum"))
    return node.tensor(value, x.dtype, (*x.shape[:2], *spatial), order)


@operator("AveragePool")
def average_pool(node: Node) -> Tensor:
    x = node.input(0)
    rank = x.rank - 2
    size, strides, dilations, low, high, extra, spatial = _window(node, x)
    order = channels_last(x.rank)
    value = node.build.form(x, order)
    counted = bool(node.attribute("count_include_pad", 0))
    behind = [h + e for h, e in zip(high, extra)]
    shape = (*x.shape[:2], *spatial)
    if all(d == 1 for d in dilations):
        if not any(low + behind):
            return node.tensor(_pooled(node, "Average", value, rank, size, strides, "valid"), x.dtype, shape, order)
        if not counted and is_same(x.shape[2:], size, strides, dilations, low, behind):
            return node.tensor(_pooled(node, "Average", value, rank, size, strides, "same"), x.dtype, shape, order)
        if counted and not any(extra):
            value = _pooled(node, "Average", padded(node, value, rank, low, high), rank, size, strides, "valid")
            return node.tensor(value, x.dtype, shape, order)
    # The sum over each window, divided by how many of its places count.
    ones = call("ones", source((1, *x.shape[2:], 1)), **({} if x.dtype == "f32" else {"dtype": Name(x.dtype)}))
    if counted and any(low + high):
        ones = call("pad_constant", ones, (0, *low, 0), (0, *high, 0), value=1.0)
        ones = padded(node, ones, rank, [0] * rank, extra)
    else:
        ones = padded(node, ones, rank, low, behind)
    value = padded(node, value, rank, low, behind)
    if all(d == 1 for d in dilations):
        pools = [call("average_pool", v, tuple(size), strides=tuple(strides)) for v in (value, ones)]
        return node.tensor(pools[0] / pools[1], x.dtype, shape, order)
    sums = [_combined(node, v, (size, strides, dilations, spatial), _SUM) for v in (value, ones)]
    return node.tensor(sums[0] / sums[1], x.dtype, shape, order)


@operator("LpPool")
def lp_pool(node: Node) -> Tensor:
    x = node.input(0)
    rank = x.rank - 2
    p = int(node.attribute("p", 2))
    size, strides, dilations, low, high, extra, spatial = _window(node, x)
    order = channels_last(x.rank)
    powers = _power(node.build.form(x, order), p)
    powers = padded(node, powers, rank, low, [h + e for h, e in zip(high, extra)])
    if all(d == 1 for d in dilations):
        places = 1
        for k in size:
            places *= k
        total: Expr = call("average_pool", powers, tuple(size), strides=tuple(strides)) * float(places)
    else:
        total = _combined(node, powers, (size, strides, dilations, spatial), _SUM)
    return node.tensor(_root(total, p), x.dtype, (*x.shape[:2], *spatial), order)


def _power(x: Expr, p: int) -> Expr:
    return call("abs", x) if p == 1 else call("square", x) if p == 2 else call("abs", x) ** p


def _root(x: Expr, p: int) -> Expr:
    return x if p == 1 else call("sqrt", x) if p == 2 else x ** number(1.0 / p)


@operator("GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool")
def global_pool(node: Node) -> Tensor:
    x = node.input(0)
    rank = x.rank - 2
    order = channels_last(x.rank)
    value = node.build.form(x, order)
    axes = tuple(range(1, rank + 1))
    if node.op == "GlobalLpPool":
        p = int(node.attribute("p", 2))
        value = _root(call("sum", _power(value, p), axis=axes, keepdims=True), p)
    elif 1 <= rank <= 3:
        name = "Average" if node.op == "GlobalAveragePool" else "Max"
        value = Pipeline(value, (call(f"Global{name}Pooling{rank}D", keepdims=True),))
    else:
        value = call("mean" if node.op == "GlobalAveragePool" else "max", value, axis=axes, keepdims=True)
    return node.tensor(value, x.dtype, (*x.shape[:2], *(1,) * rank), order)


