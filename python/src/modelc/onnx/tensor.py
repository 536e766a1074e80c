"""A value of the graph and the source expressions that hold it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterable, Optional

import numpy as np

from modelc.source import Node as Expr

from .dims import Dim, Shape, is_known, product

# Source axis i of a form holds the file's axis order[i].
Order = tuple[int, ...]

# The dtypes of the language and NumPy's.
DTYPES = {
    "f32": np.dtype(np.float32),
    "f64": np.dtype(np.float64),
    "i32": np.dtype(np.int32),
    "i64": np.dtype(np.int64),
    "bool": np.dtype(np.bool_),
    "u8": np.dtype(np.uint8),
    "i8": np.dtype(np.int8),
}
_NAMES = {v: k for k, v in DTYPES.items()}


def dtype_name(dtype: np.dtype) -> Optional[str]:
    """The language's name of a NumPy dtype; none where it has no such."""
    return _NAMES.get(np.dtype(dtype))


def plain(rank: int) -> Order:
    """The file's own order of axes."""
    return tuple(range(rank))


def channels_last(rank: int) -> Order:
    """The order that brings `[n, c, ...]` to `[n, ..., c]`."""
    return (0, *range(2, rank), 1) if rank > 2 else plain(rank)


@dataclass
class Tensor:
    """A value of `shape` in the file's order of axes.

    `forms` are the expressions that hold it, by the order of their axes. `value` is what is known of it while
    importing: a NumPy array, of objects where sizes that are open are in it. `view` says from which value it comes
    where only axes were moved, added or dropped, so that no expression is needed until one is asked for.
    """

    dtype: str
    shape: Shape
    hint: str = ""
    value: Optional[np.ndarray] = None
    forms: dict[Order, Expr] = field(default_factory=dict)
    view: Optional["View"] = None
    # Of `[n, elements]` the value `[n, ...]` whose elements these are, where no expression was made yet.
    flat: Optional["Tensor"] = None

    @property
    def rank(self) -> int:
        return len(self.shape)

    @property
    def size(self) -> Dim:
        return product(self.shape)

    @property
    def is_float(self) -> bool:
        return self.dtype in ("f32", "f64")

    @property
    def concrete(self) -> Optional[np.ndarray]:
        """The value as numbers; none where it is not known or has open sizes in it."""
        return None if self.value is None or self.value.dtype == object else self.value

    def in_order(self, order: Order) -> Shape:
        return tuple(self.shape[a] for a in order)

    def orders(self) -> list[Order]:
        """Orders in which the value is at hand without moving elements."""
        found = list(self.forms)
        if self.view is not None:
            found += [o for o in self.view.orders() if o not in found]
        return found


@dataclass
class View:
    """`source` with its axes moved, and axes of length 1 added or dropped: `origin[a]` is the source's axis that axis
    a of the result is, none for one that is new."""

    source: Tensor
    origin: tuple[Optional[int], ...]

    def source_order(self, order: Order) -> Order:
        """The source's order of axes that gives `order` here; dropped axes come last."""
        kept = [self.origin[a] for a in order if self.origin[a] is not None]
        return tuple(kept) + tuple(a for a in range(self.source.rank) if a not in kept)  # type: ignore[return-value]

    def orders(self) -> list[Order]:
        return [self._from_source(o) for o in self.source.orders()]

    def _from_source(self, order: Order) -> Order:
        """An order here that needs no elements moved: new axes stand before the axis that follows them here."""
        result = [self.origin.index(a) for a in order if a in self.origin]
        if result == sorted(result):
            return plain(len(self.origin))
        for axis, origin in enumerate(self.origin):
            if origin is None:
                result.insert(result.index(axis - 1) + 1 if axis - 1 in result else 0, axis)
        return tuple(result)


def constant(value: np.ndarray, hint: str = "", dtype: Optional[str] = None) -> Tensor:
    """A value that is known. `dtype` is needed where open sizes are in it, which are of i64 otherwise."""
    value = np.asarray(value)
    if value.dtype == object and all(isinstance(v, (int, np.integer)) for v in value.flat):
        value = value.astype(DTYPES[dtype or "i64"])
    name = dtype or ("i64" if value.dtype == object else dtype_name(value.dtype))
    assert name is not None, value.dtype
    return Tensor(name, tuple(value.shape), hint, value)


def moved_units_only(shape: Shape, a: Order, b: Order) -> bool:
    """Whether two orders differ only in where axes of length 1 stand."""
    return [x for x in a if shape[x] != 1] == [x for x in b if shape[x] != 1]


def is_uniform(value: np.ndarray) -> bool:
    """Whether all elements are one number."""
    if value.size == 0 or value.dtype == object:
        return False
    first = value.flat[0]
    return bool(np.all(value == first)) or (value.dtype.kind == "f" and bool(np.all(np.isnan(value))))


def sizes(tensors: Iterable[Tensor]) -> bool:
    """Whether the shapes of all tensors are known numbers."""
    return all(is_known(t.shape) for t in tensors)
