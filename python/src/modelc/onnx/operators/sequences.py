"""Sequences of tensors: lists while importing."""

from __future__ import annotations

from typing import Any

import numpy as np

from modelc.source import call, index

from .. import dims
from ..expression import source
from ..table import Node, Unsupported, operator
from ..tensor import Tensor, constant


def _sequence(node: Node, i: int = 0) -> list[Tensor]:
    value: Any = node.inputs[i]
    if not isinstance(value, tuple):
        raise Unsupported(f"input {i} of `{node.op}` is no sequence that is known while importing")
    return list(value)


def _position(node: Node, i: int, length: int) -> int:
    at = int(node.numbers(i, "the position").reshape(-1)[0])
    if not -length <= at < max(length, 1):
        raise Unsupported(f"position {at} in a sequence of {length}")
    return at


@operator("SequenceEmpty", "SequenceConstruct")
def construct(node: Node) -> list[Any]:
    return [tuple(node.input(i) for i in range(len(node.inputs)))]


@operator("SequenceAt")
def at(node: Node) -> Tensor:
    items = _sequence(node)
    return items[_position(node, 1, len(items))]


@operator("SequenceInsert")
def insert(node: Node) -> list[Any]:
    items = _sequence(node)
    items.insert(_position(node, 2, len(items) + 1) if node.has(2) else len(items), node.input(1))
    return [tuple(items)]


@operator("SequenceErase")
def erase(node: Node) -> list[Any]:
    items = _sequence(node)
    del items[_position(node, 1, len(items)) if node.has(1) else -1]
    return [tuple(items)]


@operator("SequenceLength")
def length(node: Node) -> Tensor:
    return constant(np.array(len(_sequence(node)), np.int64), node.hint)


@operator("SplitToSequence")
def split_to_sequence(node: Node) -> list[Any]:
    x = node.input(0)
    axis = node.axis(node.attribute("axis", 0))
    n = x.shape[axis]
    if not isinstance(n, int):
        raise Unsupported("`SplitToSequence` of an open size", "give it with --dim NAME=VALUE")
    keep = True
    if not node.has(1):
        lengths, keep = [1] * n, bool(node.attribute("keepdims", 1))
    else:
        given = node.numbers(1, "the lengths")
        part = int(given.reshape(-1)[0])
        lengths = [int(v) for v in given] if given.ndim else [part] * (n // part) + ([n % part] if n % part else [])
    parts, first = [], 0
    for i, m in enumerate(lengths):
        entry = slice(source(first), source(first + m)) if keep else first
        shape = (*x.shape[:axis], *((m,) if keep else ()), *x.shape[axis + 1 :])
        value = index(node.build.form(x), *[slice(None)] * axis, entry)
        parts.append(node.build.tensor(value, x.dtype, shape, f"{node.hint}_{i}"))
        first += m
    return [tuple(parts)]


@operator("ConcatFromSequence")
def concat_from_sequence(node: Node) -> Tensor:
    parts = _sequence(node)
    new = bool(node.attribute("new_axis", 0))
    axis = node.axis(node.attribute("axis"), parts[0].rank + new)
    forms = [node.build.form(t) for t in parts]
    shape = list(parts[0].shape)
    if new:
        shape.insert(axis, len(parts))
        return node.tensor(call("stack", forms, axis=axis), parts[0].dtype, shape)
    shape[axis] = dims.simplify(sum(t.shape[axis] for t in parts))
    return node.tensor(call("concatenate", forms, axis=axis), parts[0].dtype, shape)
