"""Expressions that have a name in the library."""

from __future__ import annotations

from typing import Optional

from modelc.source import Binary, Call, Index, Literal, Name, Node, Pipeline, Slice, Tuple, call

from .expression import replaced


def recognized(value: Node) -> Node:
    """`value` with activations that are written out by their names, and layers in one pipeline."""
    return replaced(value, _named)  # type: ignore[return-value]


def _named(node: Node) -> Node:
    if isinstance(node, Pipeline) and isinstance(node.value, Pipeline):
        return Pipeline(node.value.value, node.value.stages + node.stages)
    for rule in (_difference, _dropped, _sliced, _reshaped, _inverse_root, _filled, _hard_sigmoid, _hard_swish, _silu, _gelu):
        found = rule(node)
        if found is not None:
            return found
    return node


def _is(node: Node, value: float) -> bool:
    if not isinstance(node, Literal) or isinstance(node.value, (bool, str)) or node.value is None:
        return False
    return abs(node.value - value) <= 1e-6 * max(1.0, abs(value))


def _sides(node: Node, op: str) -> list[tuple[Node, Node]]:
    """The operands of a commutative operation, in both orders."""
    return [(node.left, node.right), (node.right, node.left)] if isinstance(node, Binary) and node.op == op else []


def _argument(node: Node, function: str) -> Optional[Node]:
    if isinstance(node, Call) and node.callee == Name(function) and len(node.arguments) == 1 and not node.named:
        return node.arguments[0]
    return None


def _difference(node: Node) -> Optional[Node]:
    """`x - 2` for `x + -2`."""
    if isinstance(node, Binary) and node.op == "+" and isinstance(node.right, Literal):
        value = node.right.value
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value < 0:
            return Binary("-", node.left, Literal(-value))
    return None


def _dropped(node: Node) -> Optional[Node]:
    """`x[:, 2]` for `squeeze(x[:, 2:3], axis = 1)`, and pooling without `keepdims`."""
    if not isinstance(node, Call) or node.callee != Name("squeeze") or len(node.named) != 1:
        return None
    inner, axis = node.arguments[0], node.named[0][1]
    if isinstance(inner, Index) and isinstance(axis, Literal) and isinstance(axis.value, int) and axis.value < len(inner.items):
        part = inner.items[axis.value]
        if isinstance(part, Slice) and part.step is None and all(isinstance(i, Slice) for i in inner.items):
            start = Literal(0) if part.start is None else part.start
            if isinstance(start, Literal) and part.stop == Literal(start.value + 1):  # type: ignore[operator]
                items = (*inner.items[: axis.value], start, *inner.items[axis.value + 1 :])
                return Index(inner.base, items)
    if isinstance(inner, Pipeline):
        last = inner.stages[-1]
        spatial = {"1D": Literal(1), "2D": Tuple((Literal(1), Literal(2))), "3D": Tuple((Literal(1), Literal(2), Literal(3)))}
        if isinstance(last, Call) and isinstance(last.callee, Name) and last.callee.id.startswith("Global"):
            if spatial[last.callee.id[-2:]] == axis and last.named == (("keepdims", Literal(True)),):
                return Pipeline(inner.value, (*inner.stages[:-1], Call(last.callee)))
    return None


def _sliced(node: Node) -> Optional[Node]:
    """`x[::2, 1:]` for `x[::2][:, 1:]`."""
    if not isinstance(node, Index) or not isinstance(node.base, Index):
        return None
    first, second = node.base.items, node.items
    if not all(isinstance(i, Slice) for i in (*first, *second)):
        return None
    length = max(len(first), len(second))
    pairs = list(zip(*(items + (Slice(),) * (length - len(items)) for items in (first, second))))
    if any(a != Slice() and b != Slice() for a, b in pairs):
        return None
    return Index(node.base.base, tuple(b if a == Slice() else a for a, b in pairs))


def _reshaped(node: Node) -> Optional[Node]:
    """`reshape(x, shape)` for a reshape of what only got another shape before."""
    if not isinstance(node, Call) or node.callee != Name("reshape") or len(node.arguments) != 2 or node.named:
        return None
    inner, shape = node.arguments
    if isinstance(inner, Call) and inner.callee in (Name("reshape"), Name("expand_dims"), Name("squeeze")) and inner.arguments:
        return Call(node.callee, (inner.arguments[0], shape))
    return None


def _inverse_root(node: Node) -> Optional[Node]:
    """`rsqrt(x)` for `1.0 / sqrt(x)`."""
    root = node.right if isinstance(node, Binary) and node.op == "/" and _is(node.left, 1.0) else _argument(node, "reciprocal")
    inner = None if root is None else _argument(root, "sqrt")
    return None if inner is None else call("rsqrt", inner)


def _filled(node: Node) -> Optional[Node]:
    """`zeros((n, 8))` for `broadcast_to(zeros((1, 8)), (n, 8))`."""
    if isinstance(node, Call) and node.callee == Name("broadcast_to") and len(node.arguments) == 2 and not node.named:
        inner, shape = node.arguments
        if isinstance(inner, Call) and inner.callee in (Name("zeros"), Name("ones"), Name("full")) and inner.arguments:
            return Call(inner.callee, (shape, *inner.arguments[1:]), inner.named)
    return None


def _relu6_of_three(node: Node) -> Optional[Node]:
    """x of `relu6(x + 3)`."""
    inner = _argument(node, "relu6")
    return next((x for x, three in _sides(inner, "+") if _is(three, 3.0)), None) if inner is not None else None


def _hard_sigmoid(node: Node) -> Optional[Node]:
    if isinstance(node, Binary) and node.op == "/" and _is(node.right, 6.0):
        x = _relu6_of_three(node.left)
        return None if x is None else call("hard_sigmoid", x)
    return next((call("hard_sigmoid", x) for part, sixth in _sides(node, "*") if _is(sixth, 1 / 6) and (x := _relu6_of_three(part)) is not None), None)


def _hard_swish(node: Node) -> Optional[Node]:
    """`x * hard_sigmoid(x)`, and `x * relu6(x + 3) / 6`."""
    for x, gate in _sides(node, "*"):
        if _argument(gate, "hard_sigmoid") == x:
            return call("hard_swish", x)
    if isinstance(node, Binary) and node.op == "/" and _is(node.right, 6.0):
        for x, gate in _sides(node.left, "*"):
            if _relu6_of_three(gate) == x:
                return call("hard_swish", x)
    return None


def _silu(node: Node) -> Optional[Node]:
    return next((call("silu", x) for x, gate in _sides(node, "*") if _argument(gate, "sigmoid") == x), None)


def _gelu(node: Node) -> Optional[Node]:
    """`x * (erf(x / sqrt(2)) + 1) * 0.5`, in any order of the factors."""
    factors = _factors(node)
    halves = [f for f in factors if _is(f, 0.5)]
    gates = [(f, x) for f in factors for part, one in _sides(f, "+") if _is(one, 1.0) and (x := _erf_of_root(part)) is not None]
    if len(factors) != 3 or len(halves) != 1 or len(gates) != 1:
        return None
    rest = [f for f in factors if f is not halves[0] and f is not gates[0][0]]
    return call("gelu", rest[0], approximate=False) if rest == [gates[0][1]] else None


def _factors(node: Node) -> list[Node]:
    if isinstance(node, Binary) and node.op == "*":
        return _factors(node.left) + _factors(node.right)
    return [node]


def _erf_of_root(node: Node) -> Optional[Node]:
    inner = _argument(node, "erf")
    if isinstance(inner, Binary) and inner.op == "/" and _is(inner.right, 2**0.5):
        return inner.left
    if inner is not None:
        return next((x for x, root in _sides(inner, "*") if _is(root, 0.5**0.5)), None)
    return None
