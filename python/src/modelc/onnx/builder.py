"""The model that is being written: its statements, weights and names, and what rows need to add to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Optional, Sequence as Seq

import numpy as np

from modelc.source import Call, Name, Names, Node

from . import dims
from .dims import Dim
from .expression import names, nested, number, source
from .naming import Naming
from .tensor import Order, Tensor, View, constant, is_uniform, moved_units_only, plain
from .unsupported import Unsupported

# Constants of so many elements stand in the source; larger ones are weights.
_LITERAL_ELEMENTS = 16


@dataclass
class Statement:
    """`targets = value`; several targets take a tuple apart. `file` is what the file calls the value, and `order` that of its
    axes here."""

    targets: tuple[str, ...]
    value: Node
    file: str = ""
    order: Optional[Order] = None

    def mentions(self) -> set[str]:
        """The names that the value reads."""
        return set(names(self.value))


@dataclass
class Weight:
    """A weight that the model declares itself, and not a layer of the library."""

    name: str
    array: np.ndarray
    trainable: bool


@dataclass
class Builder:
    """Collects the body of a model. `names` are those of the model's scope."""

    names: Names
    naming: Naming = field(default_factory=Naming)
    # Names that are kept for outputs, by the file's.
    output_names: dict[str, str] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    params: list[Weight] = field(default_factory=list)
    weights: dict[str, np.ndarray] = field(default_factory=dict)
    functions: list[str] = field(default_factory=list)
    # Layers by their names: how many channels they give, and what the file calls what they compute.
    units: dict[str, int] = field(default_factory=dict)
    recorded: dict[str, tuple[str, Order]] = field(default_factory=dict)
    layers: Names = field(default_factory=Names)
    # The shapes of values by their names in the source, and the loops that compute values.
    shapes: dict[str, tuple[Dim, ...]] = field(default_factory=dict)
    loops: dict[str, Any] = field(default_factory=dict)
    _constants: dict[tuple[int, Order], Node] = field(default_factory=dict)
    _kept: list[Tensor] = field(default_factory=list)

    # Names

    def fresh(self, hint: str) -> str:
        """A name of the model that is not taken, after `hint`; an output's own name where the value is one."""
        if hint in self.output_names:
            return self.output_names.pop(hint)
        return self.names.fresh(self.naming(hint), "value")

    def layer_name(self, hint: str) -> str:
        """A name for a layer of the library, after `hint`, that no other layer has."""
        return self.layers.fresh(self.naming(hint), "layer")

    # Expressions

    def call(self, function: str, *arguments: object, **named: object) -> Call:
        """A call; Python's numbers, sizes, strings and tuples become source."""
        return Call(
            Name(function),
            tuple(source(a) for a in arguments),
            tuple((k.rstrip("_"), source(v)) for k, v in named.items() if v is not None),
        )

    def bind(self, value: Node, hint: str, order: Optional[Order] = None) -> Name:
        """Gives an expression a name. `order` is that of its axes, where it is the file's value `hint`."""
        if isinstance(value, Name):
            return value
        name = self.fresh(hint or "value")
        self.statements.append(Statement((name,), value, hint, order))
        return Name(name)

    def bind_all(self, value: Node, hints: Seq[str]) -> list[Name]:
        """Takes a tuple or list apart into names."""
        names = tuple(self.fresh(h) for h in hints)
        self.statements.append(Statement(names, value))
        return [Name(n) for n in names]

    def tensor(self, value: Node, dtype: str, shape: Seq[Dim], hint: str = "", order: Optional[Order] = None) -> Tensor:
        """A value that `value` computes with its axes in `order`; `shape` is in the file's order."""
        shape = tuple(dims.simplify(d) for d in shape)
        order = order or plain(len(shape))
        name = self.bind(value, hint, order)
        self.shapes[name.id] = tuple(shape[a] for a in order)
        return Tensor(dtype, shape, hint, forms={order: name})

    def function(self, name: str) -> None:
        """Writes a function of `functions/` into the source."""
        if name not in self.functions:
            self.functions.append(name)

    # Forms

    def form(self, t: Tensor, order: Optional[Order] = None) -> Node:
        """The expression of a value with its axes in `order`, the file's unless given."""
        order = plain(t.rank) if order is None else order
        if order in t.forms:
            return t.forms[order]
        if t.value is not None:
            made = self._constant(t, order)
            if not isinstance(made, Name):
                return made
        elif t.flat is not None and not t.forms:
            made = self.call("reshape", self.form(t.flat), t.shape)
            if order != plain(t.rank):
                t.forms[plain(t.rank)] = self.bind(made, t.hint, plain(t.rank))
                made = self._transposed(t, order)
        elif t.view is not None and (viewed := self._viewed(t, t.view, order)) is not None:
            made = viewed
        else:
            made = self._transposed(t, order)
        name = self.bind(made, t.hint, order)
        self.shapes.setdefault(name.id, t.in_order(order))
        t.forms[order] = name
        return name

    def _transposed(self, t: Tensor, order: Order) -> Node:
        if not t.forms:
            assert t.view is not None
            self.form(t, t.view.orders()[0])
        held = next((o for o in t.forms if moved_units_only(t.shape, o, order)), None)
        if held is not None:
            return self.call("reshape", t.forms[held], t.in_order(order))
        held = next(iter(t.forms))
        return self.call("transpose", t.forms[held], tuple(held.index(a) for a in order))

    def _viewed(self, t: Tensor, view: View, order: Order) -> Optional[Node]:
        """The value by dropping and adding axes of its source; none where elements would have to move."""
        source_order = view.source_order(order)
        if view.source.value is None and source_order not in view.source.orders():
            # What is dropped is of length 1, known or not.
            shape = tuple(d if a in view.origin else 1 for a, d in enumerate(view.source.shape))
            fitting = [o for o in view.source.orders() if moved_units_only(shape, o, source_order)]
            if not fitting:
                return None
            source_order = fitting[0]
        held = self.form(view.source, source_order)
        before = view.source.in_order(source_order)
        after = t.in_order(order)
        if dims.equal_shapes(before, after):
            return held
        added = [i for i, a in enumerate(order) if view.origin[a] is None]
        dropped = [i for i, a in enumerate(source_order) if a not in view.origin]
        if [a for a in source_order if a in view.origin] != [view.origin[a] for a in order if view.origin[a] is not None]:
            return self.call("reshape", held, after)
        if added and not dropped:
            return self.call("expand_dims", held, axis=added[0] if len(added) == 1 else tuple(added))
        if dropped and not added:
            return self.call("squeeze", held, axis=dropped[0] if len(dropped) == 1 else tuple(dropped))
        return self.call("reshape", held, after)

    # Constants

    def _constant(self, t: Tensor, order: Order) -> Node:
        """A known value as a tensor of its dtype: a literal, or a weight where it is large."""
        value = np.transpose(t.value, order) if t.rank > 1 else t.value
        assert value is not None
        if value.dtype == object:
            if t.rank == 0:
                return self.call("full", (), value.item(), dtype=Name(t.dtype))
            return self.call("cast", nested(value), Name(t.dtype))
        if is_uniform(value) and (value.size > 1 or value.ndim == 0 or t.dtype != "f32"):
            return self.filled(value.shape, value.flat[0], t.dtype)
        if value.size == 0:
            raise Unsupported("a tensor without elements", "sizes are 1 or more")
        exact = t.dtype != "f64"
        if value.size > _LITERAL_ELEMENTS and value.dtype.kind == "i" and np.array_equal(value.ravel(), np.arange(value.size)):
            counted = self.call("iota", value.size, dtype=Name(t.dtype))
            return counted if value.ndim == 1 else self.call("reshape", counted, value.shape)
        if value.size <= _LITERAL_ELEMENTS and exact and np.all(np.isfinite(value)):
            if t.dtype == "f32":
                return nested(value)
            if t.dtype == "bool":
                return self.call("cast", nested(value.astype(int)), Name("bool"))
            return self.call("cast", nested(value), Name(t.dtype))
        return self.weight(t, order)

    def filled(self, shape: Seq[Dim], value: object, dtype: str) -> Node:
        """A tensor of one number."""
        shape = tuple(shape)
        if dtype == "bool":
            return self.call("cast", self.call("full", shape, int(bool(value)), dtype=Name("i32")), Name("bool"))
        typed = None if dtype == "f32" else Name(dtype)
        if not shape or value not in (0, 1):
            return self.call("full", shape, value, dtype=typed)
        return self.call("ones" if value == 1 else "zeros", shape, dtype=typed)

    def weight(self, t: Tensor, order: Optional[Order] = None) -> Name:
        """A known value as a weight of the model."""
        assert t.value is not None
        order = plain(t.rank) if order is None else order
        key = (id(t.value), order)
        if key not in self._constants:
            array = np.ascontiguousarray(np.transpose(t.value, order)) if t.rank else t.value
            name = self.fresh(t.hint or "constant")
            self._constants[key] = Name(name)
            self._kept.append(t)  # so that no other value gets its id
            self.params.append(Weight(name, array, t.is_float))
            self.weights[name] = array
        return self._constants[key]  # type: ignore[return-value]

    # Elementwise functions

    def elementwise(
        self,
        make: Callable[..., Node],
        *operands: Tensor,
        dtype: Optional[str] = None,
        hint: str = "",
        typed: Optional[Seq[int]] = None,
    ) -> Tensor:
        """What `make` gives of operands that broadcast. `typed` are the operands that share a dtype (all unless
        given): where all of these are numbers, the first is written as a tensor of its dtype."""
        shape = dims.broadcast(*(t.shape for t in operands))
        order = self._common_order(operands, len(shape))
        carried = any(t.value is None and t.rank == len(shape) for t in operands)
        sharing = range(len(operands)) if typed is None else typed
        tensors = [i for i in sharing if operands[i].value is None]
        written = []
        for i, t in enumerate(operands):
            forced = i in sharing and not tensors and i == list(sharing)[0]
            written.append(self._aligned(t, len(shape), order, carried and not forced))
        return self.tensor(make(*written), dtype or operands[0].dtype, shape, hint, order)

    def _common_order(self, operands: Seq[Tensor], rank: int) -> Order:
        count: dict[Order, int] = {}
        for t in operands:
            if t.value is None and t.rank == rank:
                for o in t.orders():
                    count[o] = count.get(o, 0) + 1
        if not count:
            return plain(rank)
        return max(count, key=lambda o: (count[o], o != plain(rank)))

    def _aligned(self, t: Tensor, rank: int, order: Order, carried: bool) -> Node:
        """An operand for elements in `order`. `carried`: another operand has the result's rank and dtype, so that a
        number will do, and axes of length 1 in front may be left out."""
        if t.value is None:
            if t.rank < rank and order != plain(rank):
                t = self.with_rank(t, rank)
            return self.form(t, order if t.rank == rank else None)
        if t.rank == 0 and carried:
            return number(t.value)
        value = t.value.reshape((1,) * (rank - t.rank) + t.value.shape).transpose(order)
        if not carried:
            return self.form(constant(value, t.hint, t.dtype))
        while value.ndim and value.shape[0] == 1:
            value = value.reshape(value.shape[1:])
        if value.ndim == 0:
            return number(value)
        if value.dtype != object and t.dtype != "bool" and value.size <= _LITERAL_ELEMENTS and np.all(np.isfinite(value)):
            return nested(value)
        key = (id(t.value), (rank, *order))
        if key not in self._constants:
            self._constants[key] = self.form(constant(value, t.hint, t.dtype))
            self._kept.append(t)
        return self._constants[key]

    def with_rank(self, t: Tensor, rank: int) -> Tensor:
        """A value with axes of length 1 in front up to a rank."""
        lead = rank - t.rank
        if lead <= 0:
            return t
        origin: tuple[Optional[int], ...] = (None,) * lead + tuple(range(t.rank))
        return Tensor(t.dtype, (1,) * lead + t.shape, t.hint, view=View(t, origin))

