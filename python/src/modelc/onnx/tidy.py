"""Statements as one would write them: what is used once stands where it is used, layers one after the other in a pipeline,
activations in the layers before them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any, Optional

import numpy as np

from modelc.source import Binary, Call, List, Literal, Name, Node, Pipeline, Unary

from .builder import Builder, Statement
from .expression import depth, names, replaced
from .patterns import recognized
from .tensor import Order

# An expression that is put into another one may nest so deep.
_DEEPEST = 4
# So many statements may stand between what is joined.
_FAR = 4
_ACTIVATIONS = {"relu", "relu6", "sigmoid", "tanh", "silu", "softplus", "softsign", "hard_sigmoid", "hard_swish", "mish"}
_ACTIVATED = ("Conv1D", "Conv2D", "Conv3D", "DepthwiseConv1D", "DepthwiseConv2D", "Dense", "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose")

Result = tuple[Any, Node]
# What the file calls a value, and the order of its axes here where that is known.
Source = tuple[str, Optional[Order]]


def tidy(build: Builder, results: list[Result]) -> tuple[list[Statement], list[Result]]:
    """The statements that the results need, joined; `results` are pairs of an output and its expression. Layers that take
    a bias or an activation in are recorded with it."""
    return tidied(build, needed(build.statements, results), results)


def tidied(build: Builder, statements: list[Statement], results: list[Result]) -> tuple[list[Statement], list[Result]]:
    """As `tidy`, of some statements of the model."""
    return _Tidy(_uses(statements, results), build).run(statements, results)


def needed(statements: list[Statement], results: list[Result]) -> list[Statement]:
    wanted = {n for _, value in results for n in names(value)}
    kept = []
    for s in reversed(statements):
        if any(t in wanted for t in s.targets):
            wanted.update(names(s.value))
            kept.append(s)
    return kept[::-1]


def _uses(statements: list[Statement], results: list[Result]) -> Counter[str]:
    count: Counter[str] = Counter()
    for s in statements:
        count.update(names(s.value))
    for _, value in results:
        count.update(names(value))
    return count


class _Tidy:
    def __init__(self, uses: Counter[str], build: Builder) -> None:
        self.uses = uses
        self.build = build
        self.recorded = build.recorded
        self.arrays = {w.name: w.array for w in build.params}
        self.kept: list[Statement] = []

    def run(self, statements: list[Statement], results: list[Result]) -> tuple[list[Statement], list[Result]]:
        for s in statements:
            self.kept.append(replace(s, value=self._joined(s.value, (s.file, s.order))))
        return self.kept, [(port, self._joined(value, ("", None))) for port, value in results]

    def _joined(self, value: Node, file: Source) -> Node:
        """`value` with the statements directly before it that nothing else needs in place of their names."""
        if isinstance(value, Call) and value.callee == Name(""):
            return value  # the operands of a loop
        value = self._recognized(value)
        while (taken := self._last_used_once(value)) is not None:
            last = self.kept[taken]
            joined = self._put(value, last.targets[0], last.value, file)
            if joined is None:
                break
            del self.kept[taken]
            value = self._recognized(joined)
        return value

    def _last_used_once(self, value: Node) -> Optional[int]:
        """The last of the few statements before that `value` alone needs."""
        mentioned = set(names(value)) - set(self.build.loops)
        for i in range(len(self.kept) - 1, max(len(self.kept) - _FAR, 0) - 1, -1):
            targets = self.kept[i].targets
            if len(targets) == 1 and targets[0] in mentioned and self.uses[targets[0]] == 1:
                return i
        return None

    def _recognized(self, value: Node) -> Node:
        new = recognized(value)
        if new is not value:
            # A name that the shorter form mentions less often may be used once now.
            self.uses.subtract(names(value))
            self.uses.update(names(new))
        return new

    def _put(self, value: Node, name: str, inner: Node, file: Source) -> Optional[Node]:
        if value == Name(name):
            return inner
        if isinstance(value, Pipeline):
            if value.value == Name(name):
                return _pipeline(inner, value.stages)
            return None
        taken = self._activated(value, name, inner, file) or self._biased(value, name, inner, file)
        if taken is not None:
            return taken
        if isinstance(inner, Pipeline):
            function = _function_of(value, name)
            if function is not None:
                return Pipeline(inner.value, (*inner.stages, function))
            whole = replaced(value, lambda n: inner if n == Name(name) else n)
            shorter = recognized(whole)  # type: ignore[arg-type]
            return shorter if isinstance(shorter, Pipeline) else None
        whole = replaced(value, lambda n: inner if n == Name(name) else n)
        return whole if depth(recognized(whole)) <= _DEEPEST else None  # type: ignore[arg-type,return-value]

    def _activated(self, value: Node, name: str, inner: Node, file: Source) -> Optional[Node]:
        """`relu(x |> Conv2D(...))` as a layer with an activation."""
        function = _function_of(value, name)
        if function is None or function.id not in _ACTIVATIONS:
            return None
        return self._with_option(inner, "activation", function, file)

    def _biased(self, value: Node, name: str, inner: Node, file: Source) -> Optional[Node]:
        """`x |> Conv2D(..., use_bias = false) + [...]` as a layer with a bias."""
        if not isinstance(value, Binary) or value.op != "+" or Name(name) not in (value.left, value.right):
            return None
        offset = value.right if value.left == Name(name) else value.left
        array = self.arrays.get(offset.id) if isinstance(offset, Name) else _array(offset)
        layer = _layer(inner)
        if array is None or array.ndim > 1 or layer is None or dict(layer.named).get("use_bias") != Literal(False):
            return None
        if dict(layer.named).get("activation") is not None:
            return None
        label = str(dict(layer.named)["name"].value)  # type: ignore[attr-defined]
        units = self.build.units[label]
        if array.size not in (1, units):
            return None
        self.build.weights[f"{label}/bias"] = np.ascontiguousarray(np.broadcast_to(array, (units,)).astype(np.float32))
        return self._with_option(inner, "use_bias", None, file)

    def _with_option(self, inner: Node, option: str, setting: Optional[Node], file: Source) -> Optional[Node]:
        """The last layer of a pipeline with an option set, or left out where `setting` is none."""
        layer = _layer(inner)
        if layer is None or setting is not None and option in dict(layer.named):
            return None
        assert isinstance(inner, Pipeline)
        *options, label = [(k, v) for k, v in layer.named if k != option]
        if setting is not None:
            options.append((option, setting))
        name = str(label[1].value)  # type: ignore[attr-defined]
        if self.recorded.pop(name, None) is not None and file[1] is not None:
            self.recorded[name] = (file[0], file[1])
        new = Call(layer.callee, layer.arguments, (*options, label))
        return Pipeline(inner.value, (*inner.stages[:-1], new))


def _layer(inner: Node) -> Optional[Call]:
    """The layer that a pipeline ends with, where it may take a bias and an activation in."""
    last = inner.stages[-1] if isinstance(inner, Pipeline) else None
    return last if isinstance(last, Call) and last.callee in map(Name, _ACTIVATED) else None


def _function_of(value: Node, name: str) -> Optional[Name]:
    """f of `f(name)`."""
    if isinstance(value, Call) and value.arguments == (Name(name),) and not value.named and isinstance(value.callee, Name):
        return value.callee
    return None


def _array(node: Node) -> Optional[np.ndarray]:
    """A list of numbers as an array."""
    items = node.items if isinstance(node, List) else (node,)
    signed = [(-1.0, i.operand) if isinstance(i, Unary) and i.op == "-" else (1.0, i) for i in items]
    if not all(isinstance(i, Literal) and isinstance(i.value, float) for _, i in signed):
        return None
    return np.array([s * i.value for s, i in signed])  # type: ignore[attr-defined]


def _pipeline(value: Node, stages: tuple[Node, ...]) -> Node:
    """`value |> stages`, one pipeline where `value` is one."""
    if isinstance(value, Pipeline):
        return Pipeline(value.value, value.stages + stages)
    return Pipeline(value, stages)
