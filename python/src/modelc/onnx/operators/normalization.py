"""Normalizations, as layers of the library where their weights are known."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np

from modelc.source import Name, Node as Expr, Pipeline, call

from .. import dims
from ..expression import number, source
from ..table import Node, Unsupported, operator
from ..tensor import Order, Tensor, channels_last, plain
from .linear_algebra import layer_hint


def _epsilon(node: Node, default: float = 1e-5) -> Expr:
    return number(np.float32(node.attribute("epsilon", default)))


def _weights(node: Node, name: str, **arrays: Optional[np.ndarray]) -> None:
    for key, array in arrays.items():
        if array is not None:
            node.build.weights[f"{name}/{key}"] = np.ascontiguousarray(array)


@operator("BatchNormalization")
def batch_normalization(node: Node) -> Any:
    x = node.input(0)
    scale, offset, mean, variance = (node.input(i) for i in range(1, 5))
    order = channels_last(x.rank) if x.rank > 2 else plain(x.rank)
    value = node.build.form(x, order)
    if node.attribute("training_mode", 0):
        return _training(node, x, order, value)
    if len([o for o in node.outputs if o]) > 1:
        raise Unsupported("`BatchNormalization` gives statistics of the batch", "export the network for inference")
    if x.dtype == "f32" and all(t.concrete is not None for t in (scale, offset, mean, variance)):
        name = node.build.layer_name(layer_hint(scale.hint, node.hint))
        _weights(node, name, gamma=scale.concrete, beta=offset.concrete)
        _weights(node, name, moving_mean=mean.concrete, moving_variance=variance.concrete)
        layer = call("BatchNormalization", epsilon=_epsilon(node), name=name)
        return node.layer(name, Pipeline(value, (layer,)), x.dtype, x.shape, order)
    forms = [node.build.form(t) for t in (mean, variance)]
    axis = -1 if x.rank > 2 else 1
    value = call(
        "batch_normalization", value, *forms, axis=axis, offset=node.build.form(offset),
        scale=node.build.form(scale), epsilon=_epsilon(node),
    )  # fmt: skip
    return node.tensor(value, x.dtype, x.shape, order)


def _training(node: Node, x: Tensor, order: Order, value: Expr) -> list[Tensor]:
    """Statistics of the batch; the moving ones as results."""
    build = node.build
    momentum = number(np.float32(node.attribute("momentum", 0.9)))
    rest = number(np.float32(1) - np.float32(node.attribute("momentum", 0.9)))
    held = build.bind(value, x.hint)
    m, v = build.bind_all(call("moments", held, tuple(range(x.rank - 1)) if x.rank > 2 else (0,)), ["batch_mean", "batch_variance"])
    scale, offset, mean, variance = (build.form(node.input(i)) for i in range(1, 5))
    y = (held - m) * call("rsqrt", v + _epsilon(node)) * scale + offset
    result = [node.tensor(y, x.dtype, x.shape, order)]
    for i, (old, new) in enumerate(((mean, m), (variance, v)), 1):
        if i < len(node.outputs) and node.outputs[i]:
            result.append(node.tensor(momentum * old + rest * new, x.dtype, (x.shape[1],), output=i))
    return result


@operator("InstanceNormalization")
def instance_normalization(node: Node) -> Tensor:
    x = node.input(0)
    order = channels_last(x.rank)
    axes = tuple(range(1, x.rank - 1))
    held = node.build.bind(node.build.form(x, order), x.hint)
    m, v = node.build.bind_all(call("moments", held, axes, keepdims=True), ["mean", "variance"])
    scale, offset = node.build.form(node.input(1)), node.build.form(node.input(2))
    return node.tensor((held - m) * call("rsqrt", v + _epsilon(node)) * scale + offset, x.dtype, x.shape, order)


@operator("GroupNormalization")
def group_normalization(node: Node) -> Tensor:
    x, scale, offset = (node.input(i) for i in range(3))
    groups = int(node.attribute("num_groups"))
    channels = x.shape[1]
    order = channels_last(x.rank)
    value = node.build.form(x, order)
    per_group = node.version < 21 and not dims.same(scale.shape[0], channels)
    if x.dtype == "f32" and scale.concrete is not None and offset.concrete is not None and isinstance(channels, int):
        name = node.build.layer_name(layer_hint(scale.hint, node.hint))
        repeat = channels // groups if per_group else 1
        _weights(node, name, gamma=np.repeat(scale.concrete, repeat), beta=np.repeat(offset.concrete, repeat))
        layer = call("GroupNormalization", groups, epsilon=_epsilon(node), name=name)
        return node.layer(name, Pipeline(value, (layer,)), x.dtype, x.shape, order)
    ours = x.in_order(order)
    split = (*ours[:-1], groups, dims.simplify(channels // groups))
    held = node.build.bind(call("reshape", value, source(split)), x.hint)
    axes = (*range(1, x.rank - 1), x.rank)
    m, v = node.build.bind_all(call("moments", held, axes, keepdims=True), ["mean", "variance"])
    y = call("reshape", (held - m) * call("rsqrt", v + _epsilon(node)), source(ours))
    factors = [node.build.form(t) for t in (scale, offset)]
    if per_group:
        factors = [call("repeat", f, source(split[-1]), axis=0) for f in factors]
    return node.tensor(y * factors[0] + factors[1], x.dtype, x.shape, order)


@operator("LayerNormalization")
def layer_normalization(node: Node) -> list[Tensor]:
    x = node.input(0)
    scale = node.input(1)
    offset = node.input(2) if node.has(2) else None
    axis = node.axis(node.attribute("axis", -1))
    axes = tuple(range(axis, x.rank))
    build = node.build
    last = len(axes) == 1
    wanted = [i for i in (1, 2) if i < len(node.outputs) and node.outputs[i]]
    value = build.form(x)
    known = scale.concrete is not None and (offset is None or offset.concrete is not None)
    if known and last and not wanted and x.dtype == "f32" and scale.rank == 1:
        name = build.layer_name(layer_hint(scale.hint, node.hint))
        _weights(node, name, gamma=scale.concrete, beta=None if offset is None else offset.concrete)
        options = {} if offset is not None else {"center": False}
        layer = call("LayerNormalization", epsilon=_epsilon(node), **options, name=name)
        return [node.layer(name, Pipeline(value, (layer,)), x.dtype, x.shape)]
    factors = [build.form(build.with_rank(t, x.rank)) if t.rank and not last else build.form(t) for t in (scale, offset) if t]
    where = axes[0] if last else axes
    if not wanted:
        beta = {"beta": factors[1]} if offset is not None else {}
        options = {"gamma": factors[0], **beta, **({} if last else {"axis": where}), "epsilon": _epsilon(node)}
        return [node.tensor(call("layer_normalization", value, **options), x.dtype, x.shape)]
    shape = tuple(1 if a in axes else d for a, d in enumerate(x.shape))
    m, v = build.bind_all(call("moments", value, where, keepdims=True), ["mean", "variance"])
    factor = build.bind(call("rsqrt", v + _epsilon(node)), node.outputs[2] if 2 in wanted else "factor")
    y = (value - m) * factor * factors[0]
    results = [node.tensor(y if offset is None else y + factors[1], x.dtype, x.shape)]
    return results + [build.tensor(m, x.dtype, shape), build.tensor(factor, x.dtype, shape)]


@operator("RMSNormalization", "SimplifiedLayerNormalization")
def rms_normalization(node: Node) -> Tensor:
    x, scale = node.input(0), node.input(1)
    axis = node.axis(node.attribute("axis", -1))
    axes = tuple(range(axis, x.rank))
    options = {} if len(axes) == 1 else {"axis": axes}
    value = call("rms_normalization", node.build.form(x), node.build.form(scale), **options, epsilon=_epsilon(node))
    return node.tensor(value, x.dtype, x.shape)


@operator("LRN")
def local_response_normalization(node: Node) -> Tensor:
    x = node.input(0)
    order = channels_last(x.rank)
    defaults = {"alpha": 1e-4, "beta": 0.75, "bias": 1.0}
    given = {n: float(str(np.float32(node.attribute(n, v)))) for n, v in defaults.items()}
    options = {n: v for n, v in given.items() if v != defaults[n]}
    node.build.function("onnx_lrn")
    value = call("onnx_lrn", node.build.form(x, order), int(node.attribute("size")), **options)
    return node.tensor(value, x.dtype, x.shape, order)


@operator("LpNormalization")
def lp_normalization(node: Node) -> Tensor:
    x = node.input(0)
    axis = node.axis(node.attribute("axis", -1))
    order = next(iter(x.orders()), plain(x.rank))
    held = node.build.bind(node.build.form(x, order), x.hint)
    place = order.index(axis)
    if node.attribute("p", 2) == 1:
        norm: Expr = call("sum", call("abs", held), axis=place, keepdims=True)
    else:
        norm = call("sqrt", call("sum", call("square", held), axis=place, keepdims=True))
    return node.tensor(call("divide_no_nan", held, norm), x.dtype, x.shape, order)


@operator("Softmax", "LogSoftmax", "Hardmax")
def softmax(node: Node) -> Tensor:
    """Before opset 13 all axes from `axis` on are taken as one."""
    x = node.input(0)
    build = node.build
    axis = node.axis(node.attribute("axis", -1 if node.version >= 13 else 1))
    together = node.version < 13 and any(not dims.same(d, 1) for d in x.shape[axis + 1 :])
    if together:
        front = x.shape[:axis]
        value = call("reshape", build.form(x), source((*front, dims.product(x.shape[axis:]))))
        made = _softmax(node, value, axis, axis, dims.product(x.shape[axis:]))
        return node.tensor(call("reshape", made, source(x.shape)), x.dtype, x.shape)
    order = next(iter(x.orders()), plain(x.rank))
    place = order.index(axis)
    value = _softmax(node, build.form(x, order), place, x.rank - 1, x.shape[axis])
    return node.tensor(value, x.dtype, x.shape, order)


def _softmax(node: Node, value: Expr, place: int, last: int, length: Any) -> Expr:
    options = {} if place == last else {"axis": place}
    if node.op == "Hardmax":
        dtype = node.input(0).dtype
        typed = {} if dtype == "f32" else {"dtype": Name(dtype)}
        return call("one_hot", call("argmax", value, axis=place), source(length), **options, **typed)
    return call("softmax" if node.op == "Softmax" else "log_softmax", value, **options)
