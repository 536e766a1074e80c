"""Operators that choose, and those whose results have as many elements as the data say."""

from __future__ import annotations

from typing import Any

from modelc.source import Binary, Name, Node as Expr, call, index

from ..expression import number
from ..table import Node, Unsupported, operator
from ..tensor import Tensor


@operator("TopK")
def top_k(node: Node) -> list[Tensor]:
    x = node.input(0)
    if node.version < 10:
        k = int(node.attribute("k"))
    else:
        k = int(node.numbers(1, "`k`").reshape(-1)[0])
    if k < 1:
        raise Unsupported("a tensor without elements", "sizes are 1 or more")
    axis = node.axis(node.attribute("axis", -1))
    shape = (*x.shape[:axis], k, *x.shape[axis + 1 :])
    last = x.rank - 1
    value = node.build.form(x)
    moved: Any = tuple(last if a == axis else axis if a == last else a for a in range(x.rank))
    if axis != last:
        value = call("transpose", value, moved)
    if node.attribute("largest", 1):
        values, indices = node.build.bind_all(call("top_k", value, k), ["values", "indices"])
    else:
        held = node.build.bind(value, x.hint)
        indices = node.build.bind(index(call("argsort", held), ..., slice(None, k)), "indices")
        values = call("take_along_axis", held, indices)
    wide: Expr = call("cast", indices, Name("i64"))
    if axis != last:
        values, wide = call("transpose", values, moved), call("transpose", wide, moved)
    return [node.tensor(values, x.dtype, shape), node.tensor(wide, "i64", shape, output=1)]


@operator("NonZero", "NonMaxSuppression", "Unique")
def data_dependent(node: Node) -> Tensor:
    instead = {
        "NonMaxSuppression": "make boxes and scores the outputs; in the model's source\n"
        "`chosen, count = non_max_suppression(boxes, scores, 100, iou_threshold = 0.5)` then gives at most 100 indices for one class, and how many they are",
        "NonZero": "make its operand the output, and go on in the app; what is scattered back to the places found is `Where` in the file",
    }.get(node.op, "make its operand the output, and go on in the app")
    raise Unsupported(f"how many elements `{node.op}` gives depends on the data", instead)


@operator("Binarizer", domain="ai.onnx.ml")
def binarizer(node: Node) -> Tensor:
    threshold = number(float(node.attribute("threshold", 0.0)))
    return node.elementwise(lambda x: call("where", Binary(">", x, threshold), 1.0, 0.0 * x), node.input(0))


