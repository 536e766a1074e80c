"""What is computed while importing: values that are known, and arithmetic on sizes."""

from __future__ import annotations

from typing import Any, Callable, Optional

import numpy as np
import onnx
from onnx.reference import ReferenceEvaluator

from .dims import simplify
from .table import Node, Unsupported

# Larger results are computed where the model runs, unless they are needed while importing.
LARGEST_ELEMENTS = 1 << 27

# Operators whose result is not a function of their inputs.
_NOT_FOLDED = {"RandomNormal", "RandomUniform", "RandomNormalLike", "RandomUniformLike", "Bernoulli", "Multinomial"}


def evaluate(node: onnx.NodeProto, inputs: list[Optional[np.ndarray]], version: int) -> Optional[list[np.ndarray]]:
    """A node's results by ONNX's reference evaluation; none where it has no such for it."""
    if node.op_type in _NOT_FOLDED:
        return None
    clean = onnx.NodeProto()
    clean.CopyFrom(node)
    names = [f"x{i}" if v is not None else "" for i, v in enumerate(inputs)]
    del clean.input[:]
    clean.input.extend(names)
    graph = onnx.helper.make_graph(
        [clean],
        "one",
        [onnx.helper.make_value_info(n, onnx.TypeProto()) for n in names if n],
        [onnx.helper.make_value_info(n, onnx.TypeProto()) for n in clean.output if n],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid(node.domain, version)])
    with np.errstate(all="ignore"):
        results = ReferenceEvaluator(model).run(None, {n: v for n, v in zip(names, inputs) if v is not None})
    return [np.asarray(r) for r in results]


def result_size(node: Node) -> int:
    """A bound for the elements of a node's result where it grows; 0 where it does not."""
    if node.op in ("Expand", "ConstantOfShape", "Tile", "EyeLike", "Range"):
        known = [t.concrete for t in node.inputs if t is not None]
        if node.op == "Expand" and known[1] is not None:
            return int(np.prod([max(int(v), 1) for v in known[1].flat], dtype=object))
        if node.op == "ConstantOfShape" and known[0] is not None:
            return int(np.prod([int(v) for v in known[0].flat], dtype=object))
        if node.op == "Tile" and known[1] is not None:
            return int(node.input(0).size) * int(np.prod([int(v) for v in known[1].flat], dtype=object))
        if node.op == "Range" and all(k is not None for k in known) and np.all(known[2] != 0):
            start, limit, step = (float(k.reshape(-1)[0]) for k in known)  # type: ignore[union-attr]
            return int((limit - start) / step) + 1
    return 0


def _slice(node: Node, x: np.ndarray) -> Optional[np.ndarray]:
    starts = node.ints("starts", 1)
    ends = node.ints("ends", 2)
    axes = node.ints("axes", 3) or list(range(len(starts)))
    steps = node.ints("steps", 4) or [1] * len(starts)
    index: list[slice] = [slice(None)] * x.ndim
    for axis, start, end, step in zip(axes, starts, ends, steps):
        index[axis] = slice(start, None if step < 0 and end < -x.shape[axis] else end, step)
    return x[tuple(index)]


def _quotient(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.vectorize(lambda x, y: simplify(x // y), otypes=[object])(a, b)


def _compare(test: Callable[[Any], Optional[bool]]) -> Callable[..., Optional[np.ndarray]]:
    def compare(node: Node, a: np.ndarray, b: np.ndarray) -> Optional[np.ndarray]:
        a, b = np.broadcast_arrays(a, b)
        found = [_decided(test, x, y) for x, y in zip(a.flat, b.flat)]
        return None if None in found else np.array(found, dtype=bool).reshape(a.shape)

    return compare


def _decided(test: Callable[[Any], Optional[bool]], x: Any, y: Any) -> Optional[bool]:
    difference = simplify(x - y)
    return test(difference)


def _equal(d: Any) -> Optional[bool]:
    if isinstance(d, int):
        return d == 0
    return False if d.is_positive or d.is_negative else None


def _less(d: Any) -> Optional[bool]:
    if isinstance(d, int):
        return d < 0
    return True if d.is_negative else False if d.is_nonnegative else None


def _cast(node: Node, x: np.ndarray) -> Optional[np.ndarray]:
    return x if node.attribute("to") in (onnx.TensorProto.INT32, onnx.TensorProto.INT64) else None


def _ints(name: str, index: int) -> Callable[[Node], Any]:
    return lambda node: node.ints(name, index)


def _squeeze(node: Node, x: np.ndarray) -> np.ndarray:
    axes = node.ints("axes", 1)
    return np.squeeze(x) if axes is None else np.squeeze(x, tuple(axes))


def _reduce(function: Callable[..., np.ndarray]) -> Callable[..., np.ndarray]:
    def reduce(node: Node, x: np.ndarray, *_: Any) -> np.ndarray:
        axes = node.ints("axes", 1)
        keepdims = bool(node.attribute("keepdims", 1))
        return np.asarray(function(x, axis=None if axes is None else tuple(axes), keepdims=keepdims), dtype=object)

    return reduce


def _where(node: Node, c: np.ndarray, a: np.ndarray, b: np.ndarray) -> Optional[np.ndarray]:
    return None if c.dtype == object else np.where(c, a, b)


# Operators on sizes that are open, as functions of arrays of objects; none where the outcome is open too.
_SYMBOLIC: dict[str, Callable[..., Optional[np.ndarray]]] = {
    "Identity": lambda n, x: x,
    "Cast": _cast,
    "Add": lambda n, a, b: a + b,
    "Sub": lambda n, a, b: a - b,
    "Mul": lambda n, a, b: a * b,
    "Div": lambda n, a, b: _quotient(a, b),
    "Neg": lambda n, a: -a,
    "Concat": lambda n, *xs: np.concatenate(xs, axis=n.attribute("axis")),
    "Gather": lambda n, x, i: np.take(x, i.astype(np.int64), axis=n.attribute("axis", 0)),
    "Slice": lambda n, x, *_: _slice(n, x),
    "Squeeze": lambda n, x, *_: _squeeze(n, x),
    "Unsqueeze": lambda n, x, *_: np.expand_dims(x, tuple(n.ints("axes", 1))),
    "Reshape": lambda n, x, s: x.reshape([int(v) for v in s]),
    "Flatten": lambda n, x: x.reshape(int(np.prod(x.shape[: n.attribute("axis", 1)])), -1),
    "Transpose": lambda n, x: np.transpose(x, n.attribute("perm")),
    "Equal": _compare(_equal),
    "Less": _compare(_less),
    "Greater": lambda n, a, b: _compare(_less)(n, b, a),
    "Where": _where,
    "ReduceProd": _reduce(np.prod),
    "ReduceSum": _reduce(np.sum),
    "Expand": lambda n, x, s: np.broadcast_to(x, np.broadcast_shapes(x.shape, tuple(int(v) for v in s))),
    "Tile": lambda n, x, r: np.tile(x, [int(v) for v in r]),
}


def evaluate_sizes(node: Node) -> Optional[np.ndarray]:
    """The result of a node that computes with open sizes; none where that is not possible while importing."""
    compute = _SYMBOLIC.get(node.op)
    values = [t.value if t is not None else None for t in node.inputs]
    if compute is None or any(v is None for v in values):
        return None
    try:
        result = compute(node, *values)
    except (ValueError, IndexError, TypeError, Unsupported):
        return None
    if result is None:
        return None
    result = np.asarray(result)  # arithmetic on arrays of no axes gives bare objects
    if result.dtype != object:
        return result
    return np.vectorize(simplify, otypes=[object])(result) if result.size else result
