"""Sizes of axes: ints, and whole-number expressions over the symbols of a file.

A size is an `int` or a SymPy expression over positive whole symbols. Arithmetic is Python's; floor division stays exact.
"""

from __future__ import annotations

import math
from typing import Iterable, Union

import sympy

Dim = Union[int, sympy.Expr]
Shape = tuple[Dim, ...]


def symbol(name: str) -> sympy.Symbol:
    """The open size called `name`, an identifier of the .model language."""
    return sympy.Symbol(name, integer=True, positive=True)


def simplify(value: object) -> Dim:
    """A size in canonical form: an int where it is one, else an expanded polynomial."""
    if isinstance(value, sympy.Expr):
        value = sympy.expand(value)
        return int(value) if value.is_Integer else value
    return int(value)


def same(a: Dim, b: Dim) -> bool:
    """Whether two sizes are certainly equal."""
    return simplify(a - b) == 0


def equal_shapes(a: Shape, b: Shape) -> bool:
    return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b))


def is_known(shape: Iterable[Dim]) -> bool:
    return all(isinstance(d, int) for d in shape)


def product(shape: Iterable[Dim]) -> Dim:
    """The number of elements of a shape."""
    return simplify(math.prod(shape, start=1))


def ceil_div(a: Dim, b: Dim) -> Dim:
    return simplify(-((-a) // b))


def largest(a: Dim, b: Dim) -> Dim:
    """The larger of two sizes; raises where that is not decided."""
    difference = simplify(a - b)
    if isinstance(difference, int):
        return a if difference >= 0 else b
    if difference.is_nonnegative:
        return a
    if difference.is_nonpositive:
        return b
    raise ValueError(f"{a} and {b} cannot be compared")


class BroadcastError(ValueError):
    """Two shapes that do not broadcast."""


def broadcast(*shapes: Shape) -> Shape:
    """The shape that operands of the given shapes have together, by NumPy's rules."""
    rank = max((len(s) for s in shapes), default=0)
    result: list[Dim] = []
    for axis in range(rank):
        size: Dim = 1
        for shape in shapes:
            at = axis - rank + len(shape)
            other = shape[at] if at >= 0 else 1
            if other == 1 or same(size, other):
                continue
            if size == 1:
                size = other
            elif isinstance(size, int) and isinstance(other, int):
                raise BroadcastError(f"shapes {', '.join(map(text, shapes))} do not broadcast")
            elif isinstance(other, int):
                size = other
        result.append(size)
    return tuple(result)


def text(shape: Iterable[object]) -> str:
    """A shape as messages show it: `[batch, 3]`."""
    return "[" + ", ".join("?" if d is None else str(d) for d in shape) + "]"

