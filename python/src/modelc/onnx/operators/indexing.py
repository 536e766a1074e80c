"""Operators that read and write elements by their indices."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np

from modelc.source import Binary, Name, Node as Expr, Pipeline, call, index

from .. import dims
from ..expression import number, source
from ..table import Node, Unsupported, operator
from ..tensor import Tensor
from .linear_algebra import layer_hint
from .shape import some_order


@operator("Gather")
def gather(node: Node) -> Tensor:
    x, indices = node.input(0), node.input(1)
    axis = node.axis(node.attribute("axis", 0))
    known = indices.concrete
    order = some_order(x) if x.value is None else tuple(range(x.rank))
    place = order.index(axis)
    if known is not None and isinstance(x.shape[axis], int):
        n = int(x.shape[axis])
        if known.size and (known.min() < -n or known.max() >= n):
            raise Unsupported(f"index {int(known.max())} into an axis of length {n}")
    if known is not None and known.ndim == 0:
        kept = tuple(a for a in order if a != axis)
        left = sorted(kept)
        entries: list[Any] = [slice(None)] * place + [int(known)]
        value = index(node.build.form(x, order), *entries)
        return node.tensor(value, x.dtype, tuple(x.shape[a] for a in left), tuple(left.index(a) for a in kept))
    shape = (*x.shape[:axis], *indices.shape, *x.shape[axis + 1 :])
    if known is not None and known.ndim == 1 and known.size <= 64:
        value = call("take", node.build.form(x, order), [int(i) for i in known], axis=place)
        return node.tensor(value, x.dtype, shape, order)
    if axis == 0 and known is None and x.concrete is not None and x.rank == 2 and x.dtype == "f32" and indices.rank:
        if node.importer.uses[node.input_names[0]] == 1:
            return _embedding(node, x, indices, shape)
    where = _indices(node, indices)
    return node.tensor(call("take", node.build.form(x), where, axis=axis), x.dtype, shape)


def _embedding(node: Node, table: Tensor, indices: Tensor, shape: tuple[Any, ...]) -> Tensor:
    build = node.build
    name = build.layer_name(layer_hint(table.hint, node.hint))
    build.weights[f"{name}/embeddings"] = np.ascontiguousarray(table.value)
    layer = call("Embedding", *map(int, table.shape), name=name)
    return node.layer(name, Pipeline(build.form(indices), (layer,)), "f32", shape)


def _indices(node: Node, t: Tensor) -> Expr:
    return node.build.form(t)


@operator("GatherElements")
def gather_elements(node: Node) -> Tensor:
    x, indices = node.input(0), node.input(1)
    axis = node.axis(node.attribute("axis", 0))
    value = node.build.form(x)
    # Other axes of the indices may be shorter.
    if any(a != axis and not dims.same(n, m) for a, (n, m) in enumerate(zip(x.shape, indices.shape))):
        value = index(value, *(slice(None) if a == axis else slice(None, source(m)) for a, m in enumerate(indices.shape)))
    return node.tensor(call("take_along_axis", value, _indices(node, indices), axis=axis), x.dtype, indices.shape)


def _rows(node: Node, indices: Tensor, shape: tuple[Any, ...], what: str) -> Expr:
    """Indices `[..., k]` of elements or slices as indices into the first k axes taken as one; negative ones count from the end."""
    k = indices.shape[-1]
    if not isinstance(k, int):
        raise Unsupported(f"the number of indices of `{node.op}` is open")
    held = node.build.bind(node.build.form(indices), indices.hint)
    total: Optional[Expr] = None
    for i in range(k):
        part: Expr = index(held, ..., i)
        part = part % source(shape[i])
        total = part if total is None else total * source(shape[i]) + part
    assert total is not None
    return total


@operator("GatherND")
def gather_nd(node: Node) -> Tensor:
    x, indices = node.input(0), node.input(1)
    batch = int(node.attribute("batch_dims", 0))
    k = indices.shape[-1]
    if not isinstance(k, int):
        raise Unsupported("the number of indices of `GatherND` is open")
    front = x.shape[:batch]
    rest = x.shape[batch + k :]
    shape = (*indices.shape[:-1], *rest)
    if batch:
        # The batch axes become one more index.
        rows = dims.product(front)
        places = _rows(node, indices, x.shape[batch:], "indices")
        per = dims.product(x.shape[batch : batch + k])
        count = dims.product(indices.shape[batch:-1])
        places = call("reshape", places, source((rows, count)))
        starts = call("reshape", call("iota", source(rows), dtype=Name(indices.dtype)), source((rows, 1)))
        flat = call("reshape", node.build.form(x), source((dims.simplify(rows * per), *rest)))
        taken = call("take", flat, places + starts * source(per), axis=0)
        return node.tensor(call("reshape", taken, source(shape)), x.dtype, shape)
    flat = node.build.form(x)
    if k > 1:
        flat = call("reshape", flat, source((dims.product(x.shape[:k]), *rest)))
    return node.tensor(call("take", flat, _rows(node, indices, x.shape, "indices"), axis=0), x.dtype, shape)


_REDUCTIONS = {"none": None, "add": "add", "max": "max", "min": "min"}


def _updated(node: Node, flat: Expr, places: Expr, updates: Expr, shape: tuple[Any, ...], dtype: str) -> Tensor:
    reduction = node.attribute("reduction", "none")
    if reduction not in _REDUCTIONS:
        raise Unsupported(f"the reduction `{reduction}` of `{node.op}`")
    options = {} if reduction == "none" else {"reduction": _REDUCTIONS[reduction]}
    value = call("scatter_update", flat, places, updates, **options)
    return node.tensor(call("reshape", value, source(shape)) if len(shape) != 1 else value, dtype, shape)


@operator("ScatterND")
def scatter_nd(node: Node) -> Tensor:
    x, indices, updates = (node.input(i) for i in range(3))
    k = indices.shape[-1]
    if not isinstance(k, int):
        raise Unsupported("the number of indices of `ScatterND` is open")
    rest = x.shape[k:]
    rows = dims.product(x.shape[:k])
    count = dims.product(indices.shape[:-1])
    flat = call("reshape", node.build.form(x), source((rows, *rest)))
    places = call("reshape", _rows(node, indices, x.shape, "indices"), source((count, 1)))
    new = call("reshape", node.build.form(updates), source((count, *rest)))
    return _updated(node, flat, places, new, x.shape, x.dtype)


@operator("ScatterElements", "Scatter")
def scatter_elements(node: Node) -> Tensor:
    x, indices, updates = (node.input(i) for i in range(3))
    axis = node.axis(node.attribute("axis", 0))
    held = node.build.bind(node.build.form(indices), indices.hint)
    total: Optional[Expr] = None
    for a, n in enumerate(x.shape):
        if a == axis:
            part: Expr = held % source(n)
        else:
            ones = [1] * x.rank
            ones[a] = indices.shape[a]  # type: ignore[call-overload]
            part = call("reshape", call("iota", source(indices.shape[a]), dtype=Name(indices.dtype)), source(tuple(ones)))
        total = part if total is None else total * source(n) + part
    assert total is not None
    count = dims.product(indices.shape)
    places = call("reshape", call("broadcast_to", total, source(indices.shape)), source((count, 1)))
    flat = call("reshape", node.build.form(x), source((dims.product(x.shape),)))
    new = call("reshape", node.build.form(updates), source((count,)))
    return _updated(node, flat, places, new, x.shape, x.dtype)


@operator("TensorScatter")
def tensor_scatter(node: Node) -> Tensor:
    """A window of a cache is overwritten, at a place of each sample's own."""
    cache, update = node.input(0), node.input(1)
    axis = node.axis(node.attribute("axis", -2))
    mode = node.attribute("mode", "linear")
    n, m = cache.shape[axis], update.shape[axis]
    rows = cache.shape[0]
    start: Expr = number(0)
    steps = call("reshape", call("iota", source(n)), source((1, n)))
    if node.has(2):
        start = call("reshape", call("cast", node.build.form(node.input(2)), Name("i32")), source((rows, 1)))
    offset = steps - start
    if mode == "circular":
        offset = offset % source(n)
    offset = node.build.bind(call("broadcast_to", offset, source((rows, n))), "offset")
    inside = Binary("and", Binary(">=", offset, number(0)), Binary("<", offset, source(m)))
    ones = [1] * cache.rank
    ones[0], ones[axis] = rows, n  # type: ignore[call-overload]
    place = call("broadcast_to", call("reshape", offset, source(tuple(ones))), source((*cache.shape[:axis], n, *cache.shape[axis + 1 :])))
    # take_along_axis limits places to the axis, and where leaves out those outside.
    taken = call("take_along_axis", node.build.form(update), call("maximum", place, 0), axis=axis)
    chosen = call("where", call("reshape", inside, source(tuple(ones))), taken, node.build.form(cache))
    return node.tensor(chosen, cache.dtype, cache.shape)


@operator("Compress")
def compress(node: Node) -> Tensor:
    x = node.input(0)
    condition = node.numbers(1, "the condition").reshape(-1)
    places = [int(i) for i in np.flatnonzero(condition)]
    if not places:
        raise Unsupported("a tensor without elements", "sizes are 1 or more")
    axis = node.attribute("axis")
    if axis is None:
        flat = call("reshape", node.build.form(x), source((x.size,)))
        return node.tensor(call("take", flat, places), x.dtype, (len(places),))
    axis = node.axis(axis)
    shape = (*x.shape[:axis], len(places), *x.shape[axis + 1 :])
    return node.tensor(call("take", node.build.form(x), places, axis=axis), x.dtype, shape)


@operator("ArrayFeatureExtractor", domain="ai.onnx.ml")
def array_feature_extractor(node: Node) -> Tensor:
    x, indices = node.input(0), node.input(1)
    shape = (*x.shape[:-1], indices.size)
    flat = call("reshape", node.build.form(indices), source((indices.size,)))
    made = call("take", node.build.form(x), flat, axis=x.rank - 1)
    if x.rank == 1:
        return node.tensor(call("expand_dims", made, axis=0), x.dtype, (1, indices.size))
    return node.tensor(made, x.dtype, shape)


