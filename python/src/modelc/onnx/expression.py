"""Numbers, sizes and arrays as expressions of the language, and what is asked of expressions."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator

import numpy as np
import sympy

from modelc.source import Binary, Call, List, Literal, Name, Node, Tuple, Unary, call


def source(value: object) -> Node:
    """Python's numbers, sizes, strings, none and sequences as expressions."""
    if isinstance(value, Node):
        return value
    if value is None or isinstance(value, str):
        return Literal(value)
    if isinstance(value, tuple):
        return Tuple(tuple(map(source, value)))
    if isinstance(value, list):
        return List(tuple(map(source, value)))
    return number(value)


def number(value: object) -> Node:
    """A number, bool or size as it is written; infinities and NaN by functions of numbers."""
    if isinstance(value, sympy.Expr):
        return _size(value)
    if isinstance(value, np.ndarray):
        value = value[()]
    if isinstance(value, np.float32) and np.isfinite(value):
        return Literal(float(str(value)))  # the fewest digits that give it back
    if isinstance(value, np.generic):
        value = value.item()
    assert isinstance(value, (bool, int, float)), value
    if math.isnan(value):
        return call("sqrt", -1.0)
    if math.isinf(value):
        return call("log", 0.0) if value < 0 else -call("log", 0.0)
    return Literal(value)


def nested(value: np.ndarray) -> Node:
    """An array as nested lists of numbers."""
    if value.ndim == 0:
        return number(value)
    return List(tuple(nested(v) if isinstance(v, np.ndarray) else number(v) for v in value))


def _size(value: sympy.Expr) -> Node:
    if value.is_Integer:
        return Literal(int(value))
    if value.is_Symbol:
        return Name(value.name)
    if isinstance(value, sympy.floor):
        top, bottom = sympy.together(value.args[0]).as_numer_denom()
        return _size(top) // _size(bottom)
    if isinstance(value, sympy.ceiling):
        top, bottom = sympy.together(value.args[0]).as_numer_denom()
        return call("ceil_div", _size(top), _size(bottom))
    if isinstance(value, sympy.Mod):
        return _size(value.args[0]) % _size(value.args[1])
    if isinstance(value, sympy.Add):
        terms = sorted(value.args, key=lambda t: (t.is_number, t.could_extract_minus_sign(), str(t)))
        result = _size(terms[0])
        for term in terms[1:]:
            result = result - _size(-term) if term.could_extract_minus_sign() else result + _size(term)
        return result
    if isinstance(value, sympy.Mul):
        top, bottom = value.as_numer_denom()
        if bottom != 1:
            return _size(top) / _size(bottom)
        if value.could_extract_minus_sign():
            return -_size(-value)
        result = _size(value.args[0])
        for factor in value.args[1:]:
            result = result * _size(factor)
        return result
    if isinstance(value, sympy.Pow) and value.exp.is_Integer and value.exp > 0:
        return _size(value.base) ** int(value.exp)
    raise ValueError(f"the size {value} cannot be written")


def children(node: object) -> Iterator[object]:
    """What stands directly within a part of a syntax tree."""
    if isinstance(node, tuple):
        yield from node
    elif dataclasses.is_dataclass(node):
        for f in dataclasses.fields(node):
            yield getattr(node, f.name)


def names(node: object) -> Iterator[str]:
    """The names that an expression mentions, each as often as it does."""
    if isinstance(node, Name):
        yield node.id
    for child in children(node):
        yield from names(child)


def replaced(node: object, change: Callable[[Node], Node]) -> object:
    """A tree with `change` applied to every expression in it, from the inside out."""
    if isinstance(node, tuple):
        return tuple(replaced(n, change) for n in node)
    if not dataclasses.is_dataclass(node):
        return node
    new = {f.name: replaced(getattr(node, f.name), change) for f in dataclasses.fields(node)}
    same = all(new[f.name] is getattr(node, f.name) for f in dataclasses.fields(node))
    made = node if same else dataclasses.replace(node, **new)  # type: ignore[type-var]
    return change(made) if isinstance(made, Node) else made


def depth(node: object) -> int:
    """How deep calls and operators nest in an expression."""
    inner = max((depth(c) for c in children(node)), default=0)
    return inner + isinstance(node, (Binary, Call, Unary))
