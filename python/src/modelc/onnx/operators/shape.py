"""Operators that arrange elements."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
import sympy

from modelc.source import Binary, Name, Node as Expr, call, index

from .. import dims
from ..dims import Dim
from ..expression import number, source
from ..table import NeedsValue, Node, Unsupported, operator
from ..tensor import DTYPES, Order, Tensor, View, channels_last, plain


def some_order(t: Tensor) -> Order:
    """An order in which a value is at hand."""
    return next(iter(t.orders()), plain(t.rank))


def _view(node: Node, x: Tensor, shape: tuple[Dim, ...], origin: tuple[Optional[int], ...]) -> Tensor:
    if x.value is not None:
        value = x.value.transpose([a for a in origin if a is not None] + [a for a in range(x.rank) if a not in origin])
        return Tensor(x.dtype, shape, node.hint, value.reshape([int(d) for d in shape]))
    while x.view is not None:  # a view of a view is one of what that shows
        origin = tuple(None if o is None else x.view.origin[o] for o in origin)
        x = x.view.source
    if dims.equal_shapes(x.shape, shape) and origin == plain(x.rank):
        return x
    return Tensor(x.dtype, shape, node.hint, view=View(x, origin))


@operator("Transpose")
def transpose(node: Node) -> Tensor:
    x = node.input(0)
    perm = node.attribute("perm") or list(reversed(range(x.rank)))
    if sorted(perm) != list(range(x.rank)):
        raise Unsupported(f"{perm} is no order of {x.rank} axes")
    return _view(node, x, tuple(x.shape[p] for p in perm), tuple(perm))


@operator("Unsqueeze")
def unsqueeze(node: Node) -> Tensor:
    x = node.input(0)
    axes = node.ints("axes", 1) or []
    axes = node.axes(axes, x.rank + len(axes))
    rest = iter(range(x.rank))
    origin = tuple(None if a in axes else next(rest) for a in range(x.rank + len(axes)))
    return _view(node, x, tuple(1 if o is None else x.shape[o] for o in origin), origin)


@operator("Squeeze")
def squeeze(node: Node) -> Tensor:
    x = node.input(0)
    axes = node.ints("axes", 1)
    if axes is None:
        if not dims.is_known(x.shape):
            raise Unsupported(f"`Squeeze` without axes of the open shape {dims.text(x.shape)}", "give sizes with --dim NAME=VALUE")
        axes = [a for a, d in enumerate(x.shape) if d == 1]
    axes = node.axes(axes)
    for a in axes:
        if isinstance(x.shape[a], int) and x.shape[a] != 1:
            raise Unsupported(f"`Squeeze` of axis {a} of {dims.text(x.shape)}, which is not of length 1")
    origin = tuple(a for a in range(x.rank) if a not in axes)
    return _view(node, x, tuple(x.shape[a] for a in origin), origin)


def reshaped(node: Node, x: Tensor, shape: tuple[Dim, ...]) -> Tensor:
    """The elements in another shape; where only axes of length 1 come and go no element needs to move."""
    kept = [a for a, d in enumerate(x.shape) if d != 1]
    new = [a for a, d in enumerate(shape) if d != 1]
    if len(kept) == len(new) and all(dims.same(x.shape[a], shape[b]) for a, b in zip(kept, new)):
        names: dict[int, int] = dict(zip(new, kept))
        units = iter(a for a, d in enumerate(x.shape) if d == 1)
        # Axes of length 1 that were there already stay so.
        origin = tuple(names[b] if b in names else next(units, None) for b in range(len(shape)))
        if [o for o in origin if o is not None] == sorted(o for o in origin if o is not None):
            return _view(node, x, shape, origin)
        return _view(node, x, shape, tuple(names.get(b) for b in range(len(shape))))
    if x.value is not None:
        return Tensor(x.dtype, shape, node.hint, x.value.reshape([int(d) for d in shape]))
    if len(shape) == 2 and x.rank > 2 and dims.same(shape[0], x.shape[0]):
        return Tensor(x.dtype, shape, node.hint, flat=x)
    order, moved = _in_order(x.shape, shape, some_order(x))
    value = call("reshape", node.build.form(x, order), source(tuple(shape[a] for a in moved)))
    return node.tensor(value, x.dtype, shape, moved)


def _in_order(before: tuple[Dim, ...], after: tuple[Dim, ...], order: Order) -> tuple[Order, Order]:
    """An order of axes in which a value can be reshaped as it stands, near to the one that it has, and the order of the
    result's axes then. Axes that are split or joined with each other must stand together."""
    groups = _groups(before, after)
    if groups is None:
        return plain(len(before)), plain(len(after))
    met = sorted(groups, key=lambda g: max(order.index(a) for a in g[0]))
    return tuple(a for taken, _ in met for a in taken), tuple(a for _, made in met for a in made)


def _groups(before: tuple[Dim, ...], after: tuple[Dim, ...]) -> Optional[list[tuple[list[int], list[int]]]]:
    """The smallest groups of neighbouring axes that have as many elements before as after."""
    groups: list[tuple[list[int], list[int]]] = []
    i = j = 0
    while i < len(before) and j < len(after):
        taken, made = [i], [j]
        a, b = before[i], after[j]
        i, j = i + 1, j + 1
        while not dims.same(a, b):
            if not isinstance(a, int) or not isinstance(b, int):
                return None
            if a < b and i < len(before):
                taken.append(i)
                a, i = dims.simplify(a * before[i]), i + 1
            elif b < a and j < len(after):
                made.append(j)
                b, j = dims.simplify(b * after[j]), j + 1
            else:
                return None
        groups.append((taken, made))
    return groups if i == len(before) and j == len(after) else None


@operator("Reshape")
def reshape(node: Node) -> Tensor:
    x = node.input(0)
    wanted: list[Any] = list(node.attribute("shape", [])) if node.version < 5 else list(node.known(1, "the shape").flat)
    if not node.attribute("allowzero", 0):
        wanted = [x.shape[i] if _is(d, 0) and i < x.rank else d for i, d in enumerate(wanted)]
    free = [i for i, d in enumerate(wanted) if _is(d, -1)]
    if len(free) > 1:
        raise Unsupported(f"the shape {dims.text(wanted)} leaves more than one size open")
    shape = [dims.simplify(d) for d in wanted]
    if free:
        rest = dims.product(d for i, d in enumerate(shape) if i != free[0])
        if _is(rest, 0):
            raise Unsupported("a tensor without elements", "sizes are 1 or more")
        shape[free[0]] = quotient(x.size, rest)
    elif dims.is_known(shape) and dims.is_known(x.shape) and dims.product(shape) != x.size:
        raise Unsupported(f"{dims.text(x.shape)} has not as many elements as {dims.text(shape)}")
    return reshaped(node, x, tuple(shape))


def quotient(a: Dim, b: Dim) -> Dim:
    """`a / b`, exact where it is."""
    value = sympy.cancel(sympy.Integer(a) / b if isinstance(a, int) else a / b)
    if value.is_Integer:
        return int(value)
    return dims.simplify(value if value.as_numer_denom()[1] == 1 else sympy.floor(value))


def _is(value: Any, number: int) -> bool:
    return isinstance(value, (int, np.integer)) and int(value) == number


@operator("Flatten")
def flatten(node: Node) -> Tensor:
    x = node.input(0)
    axis = node.attribute("axis", 1)
    axis = axis + x.rank if axis < 0 else axis
    return reshaped(node, x, (dims.product(x.shape[:axis]), dims.product(x.shape[axis:])))


@operator("Concat")
def concat(node: Node) -> Tensor:
    parts = [node.input(i) for i in range(len(node.inputs))]
    axis = node.axis(node.attribute("axis", 1 if node.version < 4 else 0))
    parts = [t for t in parts if not _is(t.shape[axis], 0)] or parts[:1]
    if len(parts) == 1:
        return parts[0]
    count: dict[Order, int] = {}
    for t in parts:
        for o in t.orders() if t.value is None else []:
            count[o] = count.get(o, 0) + 1
    order = max(count, key=lambda o: (count[o], o != plain(len(o)))) if count else plain(parts[0].rank)
    length = dims.simplify(sum(t.shape[axis] for t in parts))
    shape = (*parts[0].shape[:axis], length, *parts[0].shape[axis + 1 :])
    place = order.index(axis)
    options = {} if place == parts[0].rank - 1 else {"axis": place}
    value = call("concatenate", [node.build.form(t, order) for t in parts], **options)
    return node.tensor(value, parts[0].dtype, shape, order)


@operator("Split")
def split(node: Node) -> list[Optional[Tensor]]:
    x = node.input(0)
    axis = node.axis(node.attribute("axis", 0))
    lengths = node.ints("split", 1)
    length = x.shape[axis]
    count = len(node.outputs)
    if lengths is None:
        count = int(node.attribute("num_outputs", count))
        if not isinstance(length, int):
            lengths = [quotient(length, count)] * count
        else:
            part = -(-length // count)
            lengths = [part] * (count - 1) + [length - part * (count - 1)]
    if len(lengths) != count:
        raise Unsupported(f"{len(lengths)} lengths for {count} parts")
    if any(_is(n, 0) for n in lengths):
        return _with_empty_parts(node, x, axis, lengths)
    order = some_order(x)
    place = order.index(axis)
    if count == 1:
        return [x]
    where: Any = count
    if any(not dims.same(n, lengths[0]) for n in lengths):
        ends, at = [], 0
        for n in lengths[:-1]:
            at = dims.simplify(at + n)
            ends.append(at)
        where = ends
    options = {} if place == 0 else {"axis": place}
    names = node.build.bind_all(call("split", node.build.form(x, order), source(where), **options), node.outputs)
    result: list[Optional[Tensor]] = []
    for name, n, hint in zip(names, lengths, node.outputs):
        shape = (*x.shape[:axis], n, *x.shape[axis + 1 :])
        result.append(Tensor(x.dtype, shape, hint, forms={order: name}))
    return result


def _with_empty_parts(node: Node, x: Tensor, axis: int, lengths: list[Dim]) -> list[Optional[Tensor]]:
    """Parts one by one, where some have no elements."""
    parts: list[Optional[Tensor]] = []
    at: Dim = 0
    for i, n in enumerate(lengths):
        shape = (*x.shape[:axis], n, *x.shape[axis + 1 :])
        if _is(n, 0):
            parts.append(without_elements(x, shape))
        elif dims.same(n, x.shape[axis]):
            parts.append(x)
        else:
            entries = [slice(None)] * axis + [slice(source(at), source(dims.simplify(at + n)))]
            parts.append(node.tensor(index(node.build.form(x), *entries), x.dtype, shape, output=i))
        at = dims.simplify(at + n)
    return parts


def without_elements(t: Tensor, shape: tuple[Dim, ...]) -> Tensor:
    """A value of the dtype of `t` without elements, which is known therefore."""
    if not dims.is_known(shape):
        raise Unsupported(f"a tensor of shape {dims.text(shape)}, without elements", "sizes are 1 or more")
    return Tensor(t.dtype, shape, "", np.zeros([int(d) for d in shape], DTYPES[t.dtype]))


@operator("Slice")
def slice_(node: Node) -> Tensor:
    x = node.input(0)
    starts = _bounds(node, "starts", 1)
    ends = _bounds(node, "ends", 2)
    axes = node.axes(node.ints("axes", 3) or range(len(starts)))
    steps = node.ints("steps", 4) or [1] * len(starts)
    order = some_order(x)
    shape = list(x.shape)
    begin: list[Any] = [0] * x.rank
    stop: list[Any] = list(x.shape)
    step: list[int] = [1] * x.rank
    for axis, first, last, s in zip(axes, starts, ends, steps):
        n = x.shape[axis]
        a, b = _clamped(first, n, s), _clamped(last, n, s)
        count = dims.simplify(-((a - b) // s) if s > 0 else -((b - a) // -s))
        if isinstance(count, int) and count <= 0:
            count = 0
        begin[axis], stop[axis], step[axis], shape[axis] = a, b, s, count
    if any(_is(d, 0) for d in shape):
        return without_elements(x, tuple(shape))
    entries = []
    for axis in order:
        whole = _is(begin[axis], 0) and dims.same(stop[axis], x.shape[axis]) and step[axis] == 1
        end = None if _is(shape[axis], 1) else x.shape[axis]
        entries.append(slice(None) if whole else _slice_entry(begin[axis], stop[axis], step[axis], x.shape[axis], end))
    if all(e == slice(None) for e in entries):
        return x
    while entries[-1] == slice(None):
        entries.pop()
    return node.tensor(index(node.build.form(x, order), *entries), x.dtype, shape, order)


def _slice_entry(a: Any, b: Any, s: int, n: Dim, end: Optional[Dim]) -> slice:
    """A slice as one writes it; a bound of -1 with a negative step is the beginning. A bound that is `end` is left out."""
    if s < 0:
        first = None if dims.same(a, dims.simplify(n - 1)) else source(a)
        return slice(first, None if _is(b, -1) else source(b), number(s))
    return slice(None if _is(a, 0) else source(a), None if end is not None and dims.same(b, end) else source(b), None if s == 1 else number(s))


# A bound that means the end of an axis whose size is open.
_ENDLESS = 10**8


def _bounds(node: Node, name: str, index: int) -> list[Any]:
    if node.has(index):
        return list(node.known(index, f"`{name}`").flat)
    return list(node.attribute(name) or [])


def _clamped(value: Any, n: Dim, step: int) -> Any:
    """A bound of a slice as a place in an axis of length n."""
    low, high = (0, n) if step > 0 else (-1, dims.simplify(n - 1))
    if isinstance(value, (int, np.integer)):
        value = int(value)
        if isinstance(n, int):
            value = value + n if value < 0 else value
            return min(max(value, low), int(high))
        if value < 0:
            return low if value <= -(1 << 31) + 1 else dims.simplify(n + value)
        return high if value >= _ENDLESS else value
    value = dims.simplify(value)
    try:
        return dims.simplify(-dims.largest(-value, -high))
    except ValueError:
        return value


@operator("Pad")
def pad(node: Node) -> Tensor:
    x = node.input(0)
    if node.version < 11:
        pads = node.ints("pads", default=None) or node.ints("paddings", default=[])
        fill: Any = float(node.attribute("value", 0.0))
    else:
        pads = list(node.known(1, "`pads`").flat)
        fill = None
        if node.has(2):
            fill = node.input(2)
    axes = node.axes(node.ints("axes", 3) or range(x.rank))
    low: list[Any] = [0] * x.rank
    high: list[Any] = [0] * x.rank
    for i, a in enumerate(axes):
        low[a], high[a] = dims.simplify(pads[i]), dims.simplify(pads[len(axes) + i])
    mode = node.attribute("mode", "constant")
    order = some_order(x)
    if x.value is not None:
        order = plain(x.rank)
    value = node.build.form(x, order)
    # A negative width cuts.
    cut = [(dims.simplify(-l) if _negative(l) else 0, dims.simplify(-h) if _negative(h) else 0) for l, h in zip(low, high)]
    shape = [dims.simplify(d + l + h) for d, l, h in zip(x.shape, low, high)]
    low = [0 if _negative(v) else v for v in low]
    high = [0 if _negative(v) else v for v in high]
    if any(a != (0, 0) for a in cut):
        entries = [slice(source(cut[a][0]), source(dims.simplify(x.shape[a] - cut[a][1]))) for a in order]
        value = index(value, *entries)
    ours = [(low[a], high[a]) for a in order]
    if all(_is(v, 0) for pair in ours for v in pair):
        return x if all(a == (0, 0) for a in cut) else node.tensor(value, x.dtype, shape, order)
    if mode == "constant":
        amounts = (source(tuple(l for l, _ in ours)), source(tuple(h for _, h in ours)))
        options = _fill(node, x, fill)
        if isinstance(options, Tensor):
            raise NeedsValue(node.input_names[2], "the value that `Pad` fills with")
        return node.tensor(call("pad_constant", value, *amounts, **options), x.dtype, shape, order)
    if mode == "wrap":
        return _wrapped(node, x, order, value, ours, shape)
    names = {"reflect": "reflect", "edge": "edge"}
    if mode not in names:
        raise Unsupported(f"`Pad` of mode `{mode}`")
    return node.tensor(call("pad", value, source(tuple(ours)), mode=mode), x.dtype, shape, order)


def _negative(value: Any) -> bool:
    return value < 0 if isinstance(value, int) else bool(value.is_negative)


def _fill(node: Node, x: Tensor, fill: Any) -> Any:
    if fill is None:
        return {}
    if isinstance(fill, Tensor):
        if fill.concrete is None:
            return fill
        fill = fill.concrete.reshape(-1)[0]
    if fill == 0:
        return {}
    return {"value": number(int(fill) if not x.is_float else fill)}


def _wrapped(node: Node, x: Tensor, order: Order, value: Expr, ours: list[tuple[Any, Any]], shape: list[Dim]) -> Tensor:
    sizes = list(x.in_order(order))
    for place, (low, high) in enumerate(ours):
        if _is(low, 0) and _is(high, 0):
            continue
        if not dims.is_known((low, high, sizes[place])):
            raise Unsupported("`Pad` that wraps an open size", "give it with --dim NAME=VALUE")
        n = int(sizes[place])
        places = [int(i) % n for i in range(-int(low), n + int(high))]
        value = call("take", value, places, axis=place)
    return node.tensor(value, x.dtype, shape, order)


@operator("Expand")
def expand(node: Node) -> Tensor:
    x = node.input(0)
    wanted = tuple(dims.simplify(d) for d in node.known(1, "the shape").flat)
    shape = dims.broadcast(x.shape, wanted)
    if dims.equal_shapes(shape, x.shape):
        return x
    return node.tensor(call("broadcast_to", node.build.form(x), source(shape)), x.dtype, shape)


@operator("Tile")
def tile(node: Node) -> Tensor:
    x = node.input(0)
    repeats = [dims.simplify(d) for d in node.known(1, "`repeats`").flat]
    if len(repeats) != x.rank:
        raise Unsupported(f"{len(repeats)} repeats for rank {x.rank}")
    shape = [dims.simplify(d * r) for d, r in zip(x.shape, repeats)]
    return node.tensor(call("tile", node.build.form(x), source(tuple(repeats))), x.dtype, shape)


@operator("DepthToSpace", "SpaceToDepth")
def depth_to_space(node: Node) -> Tensor:
    x = node.input(0)
    n = int(node.attribute("blocksize"))
    b, c, h, w = x.shape
    order = channels_last(4)
    if node.op == "SpaceToDepth":
        shape = (b, dims.simplify(c * n * n), quotient(h, n), quotient(w, n))
        return node.tensor(call("space_to_depth", node.build.form(x, order), n), x.dtype, shape, order)
    shape = (b, quotient(c, n * n), dims.simplify(h * n), dims.simplify(w * n))
    if node.attribute("mode", "DCR") == "DCR":
        return node.tensor(call("depth_to_space", node.build.form(x, order), n), x.dtype, shape, order)
    split = call("reshape", node.build.form(x), source((b, shape[1], n, n, h, w)))
    moved = call("transpose", split, (0, 4, 2, 5, 3, 1))
    return node.tensor(call("reshape", moved, source((b, shape[2], shape[3], shape[1]))), x.dtype, shape, order)


@operator("ReverseSequence")
def reverse_sequence(node: Node) -> Tensor:
    x, lengths = node.input(0), node.input(1)
    batch, time = int(node.attribute("batch_axis", 1)), int(node.attribute("time_axis", 0))
    n = x.shape[time]
    rows, columns = (batch, time) if batch < time else (time, batch)
    steps = call("iota", source(n))
    length = call("cast", node.build.form(lengths), Name("i32"))
    step_axis = [1, 1]
    step_axis[0 if time < batch else 1] = n  # type: ignore[call-overload]
    length_axis = [1, 1]
    length_axis[0 if batch < time else 1] = lengths.shape[0]  # type: ignore[call-overload]
    t = call("reshape", steps, source(tuple(step_axis)))
    k = call("reshape", length, source(tuple(length_axis)))
    t, k = node.build.bind(t, "step"), node.build.bind(k, "length")
    places = call("where", Binary("<", t, k), k - 1 - t, t)
    ones = (x.shape[rows], x.shape[columns], *(1,) * (x.rank - 2))
    places = call("reshape", places, source(ones))
    if (rows, columns) != (0, 1):
        raise Unsupported("`ReverseSequence` over other axes than the first two")
    full = call("broadcast_to", places, source(x.shape))
    return node.tensor(call("take_along_axis", node.build.form(x), full, axis=time), x.dtype, x.shape)


@operator("Trilu")
def trilu(node: Node) -> Tensor:
    x = node.input(0)
    k = dims.simplify(node.known(1, "`k`").reshape(-1)[0]) if node.has(1) else 0
    name = "triu" if node.attribute("upper", 1) else "tril"
    options = {} if _is(k, 0) else {"k": source(k)}
    return node.tensor(call(name, node.build.form(x), **options), x.dtype, x.shape)
