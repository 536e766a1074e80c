"""Products of matrices."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np

from modelc.source import Node as Expr, Pipeline, call

from .. import dims
from ..expression import number
from ..table import Node, Unsupported, operator
from ..tensor import Tensor, plain
from .elementwise import cast


@operator("MatMul")
def matmul(node: Node) -> Tensor:
    a, b = node.input(0), node.input(1)
    if b.concrete is not None and b.rank == 2 and a.value is None and a.rank >= 2 and a.dtype == "f32":
        return dense(node, a, b, None)
    return product(node, a, b)


def product(node: Node, a: Tensor, b: Tensor) -> Tensor:
    """`a @ b` by NumPy's rules. Whole numbers are multiplied in f64 and cut back."""
    if a.rank == 0 or b.rank == 0:
        raise Unsupported("a matrix product of a scalar")
    left, right = a.shape[:-2], b.shape[:-2]
    shape = dims.broadcast(left, right)
    rows = (a.shape[-2],) if a.rank > 1 else ()
    columns = (b.shape[-1],) if b.rank > 1 else ()
    value = node.build.form(a) @ node.build.form(b)
    return node.tensor(value, a.dtype, (*shape, *rows, *columns))


def dense(node: Node, x: Tensor, kernel: Tensor, bias: Optional[Tensor]) -> Tensor:
    """A layer of the library on the last axis. kernel: [n, units]; bias: [units]."""
    build = node.build
    assert kernel.value is not None
    name = build.layer_name(layer_hint(kernel.hint, node.hint, "" if bias is None else bias.hint))
    units = int(kernel.shape[1])
    build.weights[f"{name}/kernel"] = np.ascontiguousarray(kernel.value)
    options: dict[str, Any] = {}
    value: Optional[Expr] = None
    if x.flat is not None and plain(x.flat.rank) not in x.flat.orders() and dims.is_known(x.flat.shape[1:]):
        # The kernel's rows in the order in which our layout flattens, so that no element moves.
        order = x.flat.orders()[0]
        if order[0] == 0:
            rows = kernel.value.reshape(*map(int, x.flat.shape[1:]), units)
            rows = rows.transpose(*(a - 1 for a in order[1:]), x.flat.rank - 1)
            build.weights[f"{name}/kernel"] = np.ascontiguousarray(rows.reshape(-1, units))
            value = Pipeline(build.form(x.flat, order), (call("Flatten"),))
    if bias is None:
        options["use_bias"] = False
    else:
        assert bias.value is not None
        build.weights[f"{name}/bias"] = np.ascontiguousarray(np.broadcast_to(bias.value.reshape(-1), (units,)))
    layer = call("Dense", units, **options, name=name)
    return node.layer(name, Pipeline(build.form(x) if value is None else value, (layer,)), x.dtype, (*x.shape[:-1], units))


_ENDINGS = (
    ".weight", "_weight", "_weights", ".weights", "/weights", "/kernel", ".kernel", ".w_0", ".gamma", "/gamma", "_scale", ".scale", "_w", "_W", "_w_0", "_s_0",
)  # fmt: skip


def layer_hint(weight: str, result: str, bias: str = "") -> str:
    """A layer's name from that of its weight: `fc1.weight` is `fc1`; from that of its bias, or its result, where the
    weight's says nothing."""
    for ending in _ENDINGS:
        if weight.endswith(ending):
            return weight[: -len(ending)]
    computed = "_output_" in weight or weight.startswith(("onnx::", "onnx__")) or weight.strip("_").isdigit() or not weight
    if computed and bias.endswith((".bias", "_bias", "/bias")):
        return bias[: -len(".bias")]
    return result if computed else weight


@operator("Gemm")
def gemm(node: Node) -> Tensor:
    a, b = node.input(0), node.input(1)
    c = node.input(2) if node.has(2) else None
    alpha, beta = float(node.attribute("alpha", 1.0)), float(node.attribute("beta", 1.0))
    turn_a, turn_b = bool(node.attribute("transA", 0)), bool(node.attribute("transB", 0))
    if b.concrete is not None and a.value is None and not turn_a and a.dtype == "f32":
        bias = c is None or c.concrete is not None and (c.rank <= 1 or c.shape[0] == 1)
        if bias:
            kernel = b.concrete.T if turn_b else b.concrete
            kernel = kernel * np.float32(alpha) if alpha != 1.0 else kernel
            offset = None
            if c is not None and beta != 0.0:
                assert c.concrete is not None
                value = c.concrete * np.float32(beta) if beta != 1.0 else c.concrete
                offset = Tensor(c.dtype, tuple(value.shape), c.hint, value)
            return dense(node, a, Tensor(b.dtype, tuple(kernel.shape), b.hint, kernel), offset)
    left = node.build.form(a, (1, 0) if turn_a else None)
    right = node.build.form(b, (1, 0) if turn_b else None)
    rows, columns = a.shape[1 if turn_a else 0], b.shape[0 if turn_b else 1]
    value: Expr = left @ right
    if alpha != 1.0:
        value = number(np.float32(alpha) if a.is_float else int(alpha)) * value
    result = node.build.tensor(value, a.dtype, (rows, columns), node.hint)
    if c is None or beta == 0.0:
        return result
    scale = None if beta == 1.0 else number(np.float32(beta) if a.is_float else int(beta))
    return node.elementwise(lambda y, c: y + (c if scale is None else scale * c), result, c)


@operator("Einsum")
def einsum(node: Node) -> Tensor:
    equation = str(node.attribute("equation")).replace(" ", "")
    operands = [node.input(i) for i in range(len(node.inputs))]
    if len(operands) > 4:
        raise Unsupported("`Einsum` of more than four operands", "multiply them one after the other")
    shape = _einsum_shape(equation, operands)
    return node.tensor(call("einsum", equation, *map(node.build.form, operands)), operands[0].dtype, shape)


def _einsum_shape(equation: str, operands: list[Tensor]) -> tuple[dims.Dim, ...]:
    """The result's shape; the letters `...` stands for are those of the operand that has most of them."""
    left, arrow, right = equation.partition("->")
    sizes: dict[str, dims.Dim] = {}
    dots: tuple[dims.Dim, ...] = ()
    terms = left.split(",")
    if len(terms) != len(operands):
        raise Unsupported(f"`{equation}` does not fit {len(operands)} operands")
    for term, t in zip(terms, operands):
        before, ellipsis, after = term.partition("...")
        if ellipsis:
            dots = dims.broadcast(dots, t.shape[len(before) : t.rank - len(after)])
        elif len(before) != t.rank:
            raise Unsupported(f"`{equation}` does not fit an operand of rank {t.rank}")
        for letter, size in [*zip(before, t.shape), *zip(after[::-1], t.shape[::-1])]:
            sizes[letter] = size if sizes.get(letter, 1) == 1 else sizes[letter]
    if not arrow:
        letters = left.replace(",", "").replace(".", "")
        right = ("..." if dots else "") + "".join(sorted(c for c in set(letters) if letters.count(c) == 1))
    before, ellipsis, after = right.partition("...")
    return (*(sizes[c] for c in before), *(dots if ellipsis else ()), *(sizes[c] for c in after))


@operator("Det")
def determinant(node: Node) -> Tensor:
    x = node.input(0)
    return node.tensor(call("det", node.build.form(x)), x.dtype, x.shape[:-2])


@operator("MatMulInteger")
def matmul_integer(node: Node) -> Tensor:
    a, b = (cast(node, node.input(i), "i32") for i in (0, 1))
    for i, t in ((2, a), (3, b)):
        if node.has(i):
            zero = cast(node, node.input(i), "i32")
            if i == 2 and zero.rank == 1:
                zero = Tensor(zero.dtype, (zero.shape[0], 1), "", None if zero.value is None else zero.value[:, None])
            t2 = node.build.elementwise(lambda x, z: x - z, t, zero)
            a, b = (t2, b) if i == 2 else (a, t2)
    return product(node, a, b)
