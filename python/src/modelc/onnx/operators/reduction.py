"""Operators that take axes together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Optional

from modelc.source import Name, Node as Expr, call

from ..expression import source
from ..table import Node, operator
from ..tensor import Order, Tensor, plain
from .elementwise import cast


def reduced(
    node: Node,
    t: Tensor,
    axes: Sequence[int],
    keepdims: bool,
    make: Callable[[Expr, Optional[Expr], bool], Expr],
    dtype: Optional[str] = None,
    hint: Optional[str] = None,
) -> Tensor:
    """The axes taken together by `make`, which gets the operand, the axes in its order (none for all), and whether they
    stay with length 1."""
    order = next(iter(t.orders()), plain(t.rank))
    places = sorted(order.index(a) for a in axes)
    written: Optional[Expr] = source(places[0] if len(places) == 1 else tuple(places))
    if len(places) == t.rank:
        written = None
    shape = tuple(1 if a in axes else d for a, d in enumerate(t.shape) if keepdims or a not in axes)
    kept: Order = order if keepdims else _without(order, axes)
    value = make(node.build.form(t, order), written, keepdims)
    return node.build.tensor(value, dtype or t.dtype, shape, node.hint if hint is None else hint, kept)


def _without(order: Order, axes: Sequence[int]) -> Order:
    left = [a for a in order if a not in axes]
    return tuple(sorted(left).index(a) for a in left)


def reduction(name: str) -> Callable[[Expr, Optional[Expr], bool], Expr]:
    """A reduction of the library."""

    def make(x: Expr, axis: Optional[Expr], keepdims: bool) -> Expr:
        options: dict[str, object] = {}
        if axis is not None:
            options["axis"] = axis
        if keepdims:
            options["keepdims"] = True
        return call(name, x, **options)  # type: ignore[arg-type]

    return make


_SUM, _MEAN, _MAX, _MIN, _PROD = (reduction(n) for n in ("sum", "mean", "max", "min", "prod"))
_MAKE: dict[str, Callable[[Expr, Optional[Expr], bool], Expr]] = {
    "ReduceSum": _SUM,
    "ReduceMean": _MEAN,
    "ReduceMax": _MAX,
    "ReduceMin": _MIN,
    "ReduceProd": _PROD,
    "ReduceL1": lambda x, a, k: _SUM(call("abs", x), a, k),
    "ReduceL2": lambda x, a, k: call("sqrt", _SUM(call("square", x), a, k)),
    "ReduceSumSquare": lambda x, a, k: _SUM(call("square", x), a, k),
    "ReduceLogSum": lambda x, a, k: call("log", _SUM(x, a, k)),
    "ReduceLogSumExp": reduction("logsumexp"),
}


@operator(*_MAKE)
def reduce_(node: Node) -> Tensor:
    x = node.input(0)
    axes = node.ints("axes", 1)
    if not axes:
        if node.attribute("noop_with_empty_axes", 0):
            return _elementwise_part(node, x)
        axes = list(range(x.rank))
    axes = node.axes(axes)
    keepdims = bool(node.attribute("keepdims", 1))
    if x.rank == 0:
        return _elementwise_part(node, x)
    dtype = x.dtype
    if dtype == "bool":
        made = {"ReduceMax": reduction("any"), "ReduceMin": reduction("all")}[node.op]
        return reduced(node, x, axes, keepdims, made)
    if not x.is_float and node.op in ("ReduceMean", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp"):
        wide = cast(node, x, "f64")
        return cast(node, reduced(node, wide, axes, keepdims, _MAKE[node.op]), dtype)
    return reduced(node, x, axes, keepdims, _MAKE[node.op])


def _elementwise_part(node: Node, x: Tensor) -> Tensor:
    """A reduction over no axes: what it does to each element."""
    functions: dict[str, Callable[[Expr], Expr]] = {
        "ReduceL1": lambda v: call("abs", v),
        "ReduceL2": lambda v: call("abs", v),
        "ReduceSumSquare": lambda v: call("square", v),
        "ReduceLogSum": lambda v: call("log", v),
    }
    return node.elementwise(functions[node.op], x) if node.op in functions else x


@operator("ArgMax", "ArgMin")
def argmax(node: Node) -> Tensor:
    x = node.input(0)
    axis = node.axis(node.attribute("axis", 0))
    keepdims = bool(node.attribute("keepdims", 1))
    name = node.op.lower()
    if not node.attribute("select_last_index", 0):
        made = lambda v, a, k: call("cast", _over(name, v, a, k), Name("i64"))  # noqa: E731
        return reduced(node, x, [axis], keepdims, made, "i64")
    length = source(x.shape[axis])

    def last(v: Expr, a: Optional[Expr], k: bool) -> Expr:
        turned = call("flip", v, axis=source(0) if a is None else a)
        return call("cast", length - 1 - _over(name, turned, a, k), Name("i64"))

    return reduced(node, x, [axis], keepdims, last, "i64")


def _over(name: str, v: Expr, axis: Optional[Expr], keepdims: bool) -> Expr:
    return reduction(name)(v, source(0) if axis is None else axis, keepdims)


@operator("CumSum", "CumProd")
def cumulated(node: Node) -> Tensor:
    x = node.input(0)
    axis = node.axis(int(node.numbers(1, "`axis`").reshape(-1)[0]))
    order = next(iter(x.orders()), plain(x.rank))
    place = order.index(axis)
    value = node.build.form(x, order)
    if node.attribute("reverse", 0):
        value = call("flip", value, axis=place)
    if node.attribute("exclusive", 0):
        value = _shifted(x, order, place, value, 0 if node.op == "CumSum" else 1)
    value = call(node.op.lower(), value, axis=place)
    if node.attribute("reverse", 0):
        value = call("flip", value, axis=place)
    return node.tensor(value, x.dtype, x.shape, order)


def _shifted(x: Tensor, order: Order, place: int, value: Expr, first: int) -> Expr:
    """The elements along an axis one place on; `first` comes in, the last drops out."""
    low = tuple(int(i == place) for i in range(x.rank))
    padded = call("pad_constant", value, low, (0,) * x.rank, value=float(first) if x.is_float else first)
    stop = source(x.in_order(order))
    return call("slice", padded, (0,) * x.rank, stop, (1,) * x.rank)
