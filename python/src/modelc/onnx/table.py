"""The table of operators: one function for each, found by its name; and what these functions see of a node."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Optional, Sequence, Union

import numpy as np

from modelc.source import Node as Expr, snake

from .builder import Builder
from .unsupported import Unsupported as Unsupported
from .tensor import Tensor, plain


class NeedsValue(Unsupported):
    """A size, or what else decides about the model's form, is computed from data, namely from the value `name`."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{what} is computed while the model runs")
        self.name = name


Result = Union[Tensor, Sequence[Optional[Tensor]]]
Row = Callable[["Node"], Result]
_ROWS: dict[tuple[str, str], Row] = {}


def operator(*names: str, domain: str = "") -> Callable[[Row], Row]:
    """Declares the row of operators. It takes a node and gives its result, or a list of its results."""

    def declare(row: Row) -> Row:
        for name in names:
            assert (domain, name) not in _ROWS, name
            _ROWS[domain, name] = row
        return row

    return declare


def row(domain: str, name: str) -> Optional[Row]:
    return _ROWS.get((domain, name))


def operators() -> list[str]:
    """The names of all operators that have a row."""
    return sorted(name for _, name in _ROWS)


@dataclass
class Node:
    """A node of the graph with the values of its inputs."""

    op: str
    version: int
    name: str
    attributes: dict[str, Any]
    input_names: list[str]
    inputs: list[Optional[Tensor]]
    outputs: list[str]
    build: Builder
    importer: Any = field(default=None, repr=False)
    scope: dict[str, Any] = field(default_factory=dict, repr=False)  # the values around, for graphs that are attributes

    @property
    def hint(self) -> str:
        """What the result is called: numbers say nothing."""
        name = self.outputs[0] if self.outputs else self.name
        return snake(self.op) if name.isdigit() else name

    def attribute(self, name: str, default: Any = None) -> Any:
        value = self.attributes.get(name, default)
        return value.decode(errors="replace") if isinstance(value, bytes) else value

    def has(self, index: int) -> bool:
        return index < len(self.inputs) and self.inputs[index] is not None

    def input(self, index: int) -> Tensor:
        if not self.has(index):
            raise Unsupported(f"input {index} of `{self.op}` is missing")
        return self.inputs[index]  # type: ignore[return-value]

    def known(self, index: int, what: str) -> np.ndarray:
        """The value of an input that decides about the model's form; open sizes may be in it."""
        t = self.input(index)
        if t.value is None:
            raise NeedsValue(self.input_names[index], f"{what} of `{self.op}`")
        return t.value

    def numbers(self, index: int, what: str) -> np.ndarray:
        """As `known`, without open sizes."""
        value = self.known(index, what)
        if value.dtype == object:
            raise Unsupported(
                f"{what} of `{self.op}` depends on the open sizes "
                + ", ".join(sorted({str(s) for v in value.flat for s in getattr(v, "free_symbols", ())})),
                "give them values with --dim NAME=VALUE",
            )
        return value

    def ints(self, name: str, index: Optional[int] = None, default: Any = None) -> Any:
        """Whole numbers that are an attribute, or in later versions an input."""
        if index is not None and self.has(index):
            return [int(v) for v in np.atleast_1d(self.numbers(index, f"`{name}`")).flat]
        value = self.attribute(name, default)
        return list(value) if isinstance(value, (list, tuple)) else value

    def axis(self, axis: int, rank: Optional[int] = None) -> int:
        """An axis counted from the front."""
        rank = self.input(0).rank if rank is None else rank
        if not -rank <= axis < max(rank, 1):
            raise Unsupported(f"axis {axis} of `{self.op}` is outside of rank {rank}")
        return axis + rank if axis < 0 else axis

    def axes(self, axes: Sequence[int], rank: Optional[int] = None) -> list[int]:
        return [self.axis(int(a), rank) for a in axes]

    def tensor(self, value: Expr, dtype: str, shape: Sequence[Any], order: Any = None, output: int = 0) -> Tensor:
        """A result of this node, named after it."""
        return self.build.tensor(value, dtype, shape, self.outputs[output] if output else self.hint, order)

    def layer(self, name: str, value: Expr, dtype: str, shape: Sequence[Any], order: Any = None) -> Tensor:
        """As `tensor`, of what a layer called `name` computes."""
        order = plain(len(shape)) if order is None else order
        self.build.recorded[name] = (self.outputs[0], order)
        if isinstance(shape[order[-1]], int):
            self.build.units[name] = shape[order[-1]]
        return self.tensor(value, dtype, shape, order)

    def elementwise(self, make: Callable[..., Expr], *operands: Tensor, **options: Any) -> Tensor:
        return self.build.elementwise(make, *operands, hint=self.hint, **options)
