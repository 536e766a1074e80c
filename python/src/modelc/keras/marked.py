"""Numbers that remember how they were computed. Python code computes with them as with any others, and what it hands to an
operation in the end still says `x.shape[1] // 2` or `2 * alpha`, not 14."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from modelc.source import Binary, Literal, Name, Node, Unary, index, Attribute


@dataclass(frozen=True, eq=False)
class ValueRef(Node):
    """A tensor of a trace, before it has a name."""

    tensor: Any


class Marked:
    """What MarkedInt and MarkedFloat share: `node` is the expression."""

    node: Node


class MarkedInt(int, Marked):
    dtype = int  # what Keras asks tensors and numbers alike for


class MarkedFloat(float, Marked):
    dtype = float


def marked(value: int | float, node: Node) -> Any:
    """`value`, remembered as `node`."""
    made = MarkedFloat(value) if isinstance(value, float) else MarkedInt(value)
    made.node = node
    return made


def node_of(value: Any) -> Node:
    return value.node if isinstance(value, Marked) else Literal(value)


def shape_of(tensor: Any, sizes: tuple[int, ...]) -> tuple[Any, ...]:
    """The sizes of a tensor of a trace, each remembered as `tensor.shape[i]`."""
    shape = Attribute(ValueRef(tensor), "shape")
    return tuple(size if size is None else marked(int(size), index(shape, i)) for i, size in enumerate(sizes))


def parameter(name: str, value: int | float) -> Any:
    return marked(value, Name(name))


_PLAIN = (int, float)


def _binary(function: Callable[[Any, Any], Any], op: str, reflected: bool) -> Callable[[Any, Any], Any]:
    def method(self: Any, other: Any) -> Any:
        if type(other) not in (int, float, MarkedInt, MarkedFloat):
            return NotImplemented
        left, right = (other, self) if reflected else (self, other)
        plain = [int(v) if isinstance(v, int) else float(v) for v in (left, right)]
        value = function(*plain)
        if type(value) not in _PLAIN:
            return value
        return marked(value, Binary(op, node_of(left), node_of(right)))

    return method


def _equip(kind: type) -> None:
    operations = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**"}
    for name, op in operations.items():
        function = getattr(operator, name)
        setattr(kind, f"__{name}__", _binary(function, op, reflected=False))
        setattr(kind, f"__r{name}__", _binary(function, op, reflected=True))
    setattr(kind, "__neg__", lambda self: marked(-(int(self) if isinstance(self, int) else float(self)),
                                                 Unary("-", self.node)))


_equip(MarkedInt)
_equip(MarkedFloat)
