"""`Resize` and `Upsample`, axis by axis."""

from __future__ import annotations

import math
from typing import Any, Optional

import numpy as np

from modelc.source import Lambda, Name, Node as Expr, Param, Pipeline, call

from .. import dims
from ..dims import Dim
from ..expression import number, source
from ..table import Node, Unsupported, operator
from ..tensor import Tensor, channels_last
from .shape import quotient, some_order


def _goals(node: Node, x: Tensor) -> tuple[list[int], list[Dim], list[Any]]:
    """Axes, their new sizes, and by what factor places move."""
    axes = node.axes(node.attribute("axes") or range(x.rank))
    if node.op == "Upsample":
        scales = node.ints("scales") if node.version < 9 else [float(v) for v in node.numbers(1, "`scales`")]
        sizes = None
    else:
        at = 1 if node.version < 11 else 2
        given = node.has(at) and node.input(at).size != 0
        scales = [float(v) for v in node.numbers(at, "`scales`")] if given else None
        sizes = [dims.simplify(v) for v in node.known(3, "`sizes`").flat] if not given else None
    if scales is not None:
        goals = [_scaled(x.shape[a], s) for a, s in zip(axes, scales)]
        return axes, goals, list(scales)
    assert sizes is not None
    policy = node.attribute("keep_aspect_ratio_policy", "stretch")
    if policy != "stretch":
        if not dims.is_known(sizes) or not dims.is_known(x.shape):
            raise Unsupported("`keep_aspect_ratio_policy` of open sizes", "give them with --dim NAME=VALUE")
        choose = min if policy == "not_larger" else max
        scale = choose(n / x.shape[a] for n, a in zip(sizes, axes))  # type: ignore[operator]
        return axes, [int(math.floor(scale * x.shape[a] + 0.5)) for a in axes], [scale] * len(axes)  # type: ignore[operator]
    factors: list[Any] = []
    for n, a in zip(sizes, axes):
        if dims.is_known((n, x.shape[a])):
            factors.append(n / x.shape[a])  # type: ignore[operator]
        else:
            ratio = quotient(n, x.shape[a])
            factors.append(float(ratio) if isinstance(ratio, int) and dims.same(ratio * x.shape[a], n) else None)
    return axes, sizes, factors


def _scaled(n: Dim, scale: float) -> Dim:
    if isinstance(n, int):
        return int(math.floor(n * scale))
    if float(scale).is_integer():
        return dims.simplify(n * int(scale))
    if float(1 / scale).is_integer():
        return dims.simplify(n // int(1 / scale))
    raise Unsupported(f"an open size times {scale}", "give the size with --dim NAME=VALUE")


@operator("Resize", "Upsample")
def resize(node: Node) -> Tensor:
    x = node.input(0)
    axes, goals, scales = _goals(node, x)
    mode = node.attribute("mode", "nearest")
    old = node.op == "Upsample" or node.version < 11
    coordinates = "asymmetric" if old else node.attribute("coordinate_transformation_mode", "half_pixel")
    nearest = "floor" if old else node.attribute("nearest_mode", "round_prefer_floor")
    todo = [(a, m, s) for a, m, s in zip(axes, goals, scales) if not (dims.same(m, x.shape[a]) and s == 1.0) or coordinates == "tf_crop_and_resize"]
    shape = list(x.shape)
    for a, m, _ in todo:
        shape[a] = m
        if isinstance(m, int) and m < 1:
            raise Unsupported("a tensor without elements", "sizes are 1 or more")
    if not todo:
        return x
    spatial = x.rank >= 3 and all(a >= 2 for a, _, _ in todo)
    order = channels_last(x.rank) if spatial else some_order(x)
    value = node.build.form(x, order)
    simple = _by_library(node, x, value, order, todo, mode, coordinates, nearest)
    if simple is not None:
        return node.tensor(simple, x.dtype, shape, order)
    roi: list[Any] = []
    if coordinates == "tf_crop_and_resize":
        given = [float(v) for v in node.numbers(1, "`roi`").flat]
        half = len(given) // 2
        roi = list(zip(given[:half], given[half:]))
    for a, m, s in todo:
        first, step = _places(coordinates, x.shape[a], m, s, roi[axes.index(a)] if roi else None)
        beyond = number(np.float32(node.attribute("extrapolation_value", 0.0))) if roi else None
        value = _axis(node, value, order.index(a), m, first, step, mode, nearest, s, beyond)
    return node.tensor(value, x.dtype, shape, order)


def _by_library(node: Node, x: Tensor, value: Expr, order: Any, todo: list[Any], mode: str, coordinates: str, nearest: str) -> Optional[Expr]:
    """Whole factors of the nearest element, and images by straight lines."""
    factors = {a: int(s) for a, _, s in todo if s is not None and float(s).is_integer()}
    whole = len(factors) == len(todo)
    centred = coordinates in ("half_pixel", "pytorch_half_pixel", "half_pixel_symmetric") and nearest.startswith("round")
    exact = coordinates == "asymmetric" and nearest == "floor" or centred
    image = x.rank == 4 and order == channels_last(4)
    if mode == "nearest" and whole and exact:
        if image:
            size = (factors.get(2, 1), factors.get(3, 1))
            return Pipeline(value, (call("UpSampling2D", size[0] if size[0] == size[1] else size),))
        for a, factor in factors.items():
            value = call("repeat", value, factor, axis=order.index(a))
        return value
    stretched = all(s is None or dims.is_known((m, x.shape[a])) and abs(m / x.shape[a] - s) < 1e-7 or float(s).is_integer() for a, m, s in todo)
    if mode == "linear" and image and stretched and coordinates == "half_pixel" and not node.attribute("antialias", 0):
        size = {a: m for a, m, _ in todo}
        return call("resize", value, source((size.get(2, x.shape[2]), size.get(3, x.shape[3]))))
    return None


def _places(mode: str, n: Dim, m: Dim, scale: Any, roi: Any) -> tuple[Any, Any]:
    """The first new place and the step to the next, in the old axis."""
    if scale is None or mode in ("align_corners", "half_pixel_symmetric", "tf_crop_and_resize"):
        if not dims.is_known((n, m)):
            if mode in ("asymmetric", "half_pixel"):
                step = call("float", source(n)) / call("float", source(m))
                return (0.0, step) if mode == "asymmetric" else (0.5 * step - 0.5, step)
            raise Unsupported(f"`Resize` by `{mode}` of an open size", "give it with --dim NAME=VALUE")
        n, m = int(n), int(m)  # type: ignore[assignment]
    if mode == "asymmetric":
        return 0.0, 1.0 / scale
    if mode == "half_pixel":
        return 0.5 / scale - 0.5, 1.0 / scale
    if mode == "pytorch_half_pixel":
        return (0.5 / scale - 0.5, 1.0 / scale) if m != 1 else (-0.5, 0.0)
    if mode == "align_corners":
        wide = scale * n - 1  # not rounded, as ONNX's reference has it
        return 0.0, (n - 1) / wide if abs(wide) > 1e-9 else 0.0
    if mode == "half_pixel_symmetric":
        offset = n / 2 * (1 - m / (scale * n))
        return offset + 0.5 / scale - 0.5, 1.0 / scale
    if mode == "tf_crop_and_resize":
        start, end = roi
        if m == 1:
            return 0.5 * (start + end) * (n - 1), 0.0
        return start * (n - 1), (end - start) * (n - 1) / (m - 1)  # type: ignore[operator]
    raise Unsupported(f"`{mode}` of `Resize`")




def _axis(node: Node, value: Expr, axis: int, m: Dim, first: Any, step: Any, mode: str, nearest: str, scale: Any, beyond: Any) -> Expr:
    p = Name("p")
    if mode == "nearest":
        node.build.function("onnx_resize_nearest")
        rounding: dict[str, Expr] = {
            "floor": Name("floor"),
            "ceil": Name("ceil"),
            "round_prefer_floor": Lambda((Param("p"),), call("ceil", p - 0.5)),
            "round_prefer_ceil": Lambda((Param("p"),), call("floor", p + 0.5)),
        }
        options: dict[str, Any] = {} if nearest == "floor" else {"nearest": rounding[nearest]}
        if beyond is not None:
            options["beyond"] = beyond
        return call("onnx_resize_nearest", value, axis, source(m), source(first), source(step), **options)
    node.build.function("onnx_resize")
    antialias = bool(node.attribute("antialias", 0)) and scale is not None and scale < 1
    shrink = float(scale) if antialias else 1.0
    distance: Expr = number(shrink) * p if antialias else p
    if mode == "linear":
        kernel: Expr = call("maximum", 1.0 - call("abs", distance), 0.0)
        radius = 1
    elif mode == "cubic":
        node.build.function("onnx_cubic")
        kernel = call("onnx_cubic", distance, number(float(node.attribute("cubic_coeff_a", -0.75))))
        radius = 2
    else:
        raise Unsupported(f"the mode `{mode}` of `Resize`")
    reach = math.ceil(radius / shrink)
    options = {}
    exclude = bool(node.attribute("exclude_outside", 0))
    if antialias or exclude:
        options["normalized"] = True
    if exclude:
        options["exclude_outside"] = True
    if beyond is not None:
        options["beyond"] = beyond
    taps = call("range", 1 - reach, reach + 1)
    return call("onnx_resize", value, axis, source(m), source(first), source(step), Lambda((Param("p"),), kernel), taps, **options)




@operator("GridSample")
def grid_sample(node: Node) -> Tensor:
    x, grid = node.input(0), node.input(1)
    mode = {"bilinear": "linear", "bicubic": "cubic"}.get(node.attribute("mode", "linear"), node.attribute("mode", "linear"))
    padding = node.attribute("padding_mode", "zeros")
    if mode not in ("linear", "cubic", "nearest") or padding not in ("zeros", "border", "reflection"):
        raise Unsupported(f"`GridSample` of mode `{mode}` and padding `{padding}`")
    node.build.function("onnx_grid_sample")
    node.build.function("onnx_cubic")
    options: dict[str, Any] = {}
    if mode != "linear":
        options["mode"] = mode
    if padding != "zeros":
        options["padding"] = padding
    if node.attribute("align_corners", 0):
        options["align_corners"] = True
    order = channels_last(x.rank)
    value = call("onnx_grid_sample", node.build.form(x, order), node.build.form(grid), **options)
    return node.tensor(value, x.dtype, (*x.shape[:2], *grid.shape[1:-1]), order)
