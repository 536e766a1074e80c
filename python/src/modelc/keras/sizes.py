"""Open axes while Python code is followed: the code runs with several sizes, and numbers that differ between the runs are
found to be expressions of the sizes, or the code is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
from keras import KerasTensor

from modelc.keras.body import reachable
from modelc.keras.constants import is_tensor
from modelc.keras.control import NoTurns
from modelc.keras.marked import Marked, ValueRef, marked
from modelc.keras.trace import Random, Trace
from modelc.source import Attribute, Binary, Literal, Node, index

# Sizes of the axes 0, 1, ... in each run. Those of the first three can be halved five times and divided by three; the last
# are small and odd, for code that looks at sizes.
RUNS = ((96, 192, 288, 480, 672, 1056), (384, 576, 768, 864, 960, 1248), (1344, 1440, 1536, 1632, 1728, 1824),
        (2, 5, 7, 11, 13, 17))
LARGEST_DIVISOR = 64


class DependsOnSize(Exception):
    """The code does not do the same for all sizes; `place` is where that shows."""

    def __init__(self, message: str, place: tuple[str, int]) -> None:
        super().__init__(message)
        self.place = place


def open_shape(tensor: Any) -> tuple[int | None, ...]:
    """The shape with None for open axes, of a tensor of a trace, too."""
    return tuple(getattr(tensor, "open_shape", tensor._shape))


def has_open_axes(specs: Any) -> bool:
    return any(is_tensor(leaf) and None in open_shape(leaf) for leaf in keras.tree.flatten(specs))


def sized(specs: Any, run: int, apart: bool = False) -> Any:
    """`specs` with tensors to follow code with: the sizes of `run` on open axes, which all tensors share on one axis;
    `apart` those of each tensor are its own, but for the first axis."""
    count = iter(range(1000))

    def one(spec: Any) -> Any:
        if not is_tensor(spec):
            return spec
        shift = next(count) if apart else 0
        sizes = RUNS[run]
        shape = open_shape(spec)
        made = KerasTensor(tuple(sizes[(axis + shift if axis else 0) % len(sizes)] if size is None else int(size)
                                 for axis, size in enumerate(shape)), dtype=keras.backend.standardize_dtype(spec.dtype))
        made.open_shape = shape
        return made

    return keras.tree.map_structure(one, specs)


@dataclass
class Run:
    """One call of the code: `tensors` are what it got, `results` all that is used of what it did."""

    number: int
    trace: Trace
    tensors: Any
    results: Any

    @property
    def leaves(self) -> list[Any]:
        return [leaf for leaf in keras.tree.flatten(self.tensors) if is_tensor(leaf)]


def followed(specs: Any, call: Callable[[Any], tuple[Trace, Any]], start: tuple[str, int] = ("", 0)) -> tuple[Trace, Any]:
    """What `call`, which gives a trace and the results, does for tensors of the shapes of `specs`, and these tensors. Numbers
    that come from open axes are marked as such. Raises `DependsOnSize`, and what the code raises; `start` is where it begins."""

    def run(number: int, apart: bool = False) -> Run:
        tensors = sized(specs, number, apart)
        trace, results = call(tensors)
        return Run(number, trace, tensors, results)

    if not has_open_axes(specs):
        only = run(0)
        return only.trace, only.tensors
    main = _first([lambda n=n: run(n) for n in range(len(RUNS))])
    several = sum(is_tensor(leaf) for leaf in keras.tree.flatten(specs)) > 1
    others = [other for n in range(len(RUNS)) if n != main.number for other in [_attempt(
        ([lambda n=n: run(n, True)] if several else []) + [lambda n=n: run(n)])] if other is not None]
    if not others:
        raise DependsOnSize("it takes some sizes alone", start)
    _reconcile(main, others, start)
    return main.trace, main.tensors


def _first(attempts: Sequence[Callable[[], Run]]) -> Run:
    failure: Exception | None = None
    for attempt in attempts:
        try:
            return attempt()
        except Exception as error:  # the user's own code
            failure = failure or error
    assert failure is not None
    raise failure


def _attempt(attempts: Sequence[Callable[[], Run]]) -> Run | None:
    """None where the code does not take such sizes, as halving does not take odd ones."""
    try:
        return _first(attempts)
    except NoTurns:
        raise
    except Exception:  # the user's own code
        return None


# ---- Runs side by side


def _reconcile(main: Run, others: list[Run], start: tuple[str, int]) -> None:
    """Marks what differs between `main` and the others in `main`, and the open axes of its tensors."""
    compared = _Compared(main, others, start)
    nodes = [reachable(run.trace.nodes, run.results) for run in (main, *others)]
    for k, node in enumerate(nodes[0]):
        same = [run[k] if k < len(run) else None for run in nodes]
        compared.place = main.trace.places.get(id(node), start)
        kinds = {(type(one.operation), getattr(one.operation, "function", None) if isinstance(one.operation, Random) else None)
                 if one is not None else None for one in same}
        if len(kinds) != 1:
            raise DependsOnSize("what it computes depends on the size of an open axis", compared.place)
        _compare_node(compared, same)
    longer = [run for run in nodes if len(run) > len(nodes[0])]
    if longer:
        raise DependsOnSize("how much it computes depends on the size of an open axis", start)
    compared.place = start
    main.trace.result = compared.merged([run.trace.result for run in (main, *others)])


def _compare_node(compared: _Compared, nodes: list[Any]) -> None:
    first = nodes[0]
    first.arguments.args = compared.merged([node.arguments.args for node in nodes])
    first.arguments.kwargs = compared.merged([node.arguments.kwargs for node in nodes])
    if not isinstance(first.operation, keras.layers.Layer):
        for key in [key for key in vars(first.operation) if not key.startswith("_") and key not in ("name", "built")]:
            setattr(first.operation, key, compared.merged([getattr(node.operation, key, None) for node in nodes]))
    outputs = [list(node.outputs) for node in nodes]
    if len({len(one) for one in outputs}) != 1:
        raise DependsOnSize("how much it gives depends on the size of an open axis", compared.place)
    for tensors in zip(*outputs):
        shapes = [tensor._shape for tensor in tensors]
        if len({len(shape) for shape in shapes}) != 1:
            raise DependsOnSize("what it computes has more axes for some sizes", compared.place)
        tensors[0].open_shape = tuple(sizes[0] if len(set(sizes)) == 1 else None for sizes in zip(*shapes))
        for tensor in tensors[1:]:
            compared.counterpart[id(tensor)] = id(tensors[0])


class _Compared:
    """The runs' values side by side; `counterpart` finds the main run's tensor for one of another run."""

    def __init__(self, main: Run, others: list[Run], place: tuple[str, int]) -> None:
        self.runs = [main, *others]
        self.place = place
        self.leaves = [run.leaves for run in self.runs]
        self.counterpart = {id(other): id(one) for leaves in self.leaves[1:] for one, other in zip(self.leaves[0], leaves)}

    def merged(self, values: Sequence[Any]) -> Any:
        """The main run's value, with numbers that differ as expressions of sizes."""
        first = values[0]
        if isinstance(first, (tuple, list)):
            if any(type(v) is not type(first) or len(v) != len(first) for v in values):
                return self.refuse()
            items = [self.merged(items) for items in zip(*values)]
            return items if isinstance(first, list) else type(first)(*items) if hasattr(first, "_fields") else tuple(items)
        if isinstance(first, dict):
            if any(not isinstance(v, dict) or list(v) != list(first) for v in values):
                return self.refuse()
            return {key: self.merged([v[key] for v in values]) for key in first}
        if isinstance(first, slice):
            if any(not isinstance(v, slice) for v in values):
                return self.refuse()
            return slice(*(self.merged([getattr(v, end) for v in values]) for end in ("start", "stop", "step")))
        return self._leaf(values)

    def _leaf(self, values: Sequence[Any]) -> Any:
        first = values[0]
        if is_tensor(first):
            return first if all(is_tensor(v) and self._same(first, v) for v in values[1:]) else self.refuse()
        if isinstance(first, Marked):
            if all(isinstance(v, Marked) and self._key(v.node) == self._key(first.node) for v in values[1:]):
                return first
        if isinstance(first, (int, float)) and not isinstance(first, bool):
            numbers = [v for v in values if isinstance(v, (int, float)) and not isinstance(v, bool)]
            if len(numbers) != len(values):
                return self.refuse()
            plain = [int(v) if isinstance(v, int) else float(v) for v in numbers]
            if len(set(plain)) == 1 and not isinstance(first, Marked):
                return first
            return self._of_sizes(plain)
        if hasattr(first, "shape") and hasattr(first, "dtype"):
            arrays = [np.asarray(v) for v in values]
            if all(v.ndim == 0 and v.dtype.kind in "if" for v in arrays) and len({v.item() for v in arrays}) > 1:
                return self._of_sizes([v.item() for v in arrays])
            return first if all(np.array_equal(arrays[0], v) for v in arrays[1:]) else self.refuse(
                "an array that Python computes depends on the size of an open axis")
        if first is None or isinstance(first, (bool, str)):
            return first if all(type(v) is type(first) and v == first for v in values[1:]) else self.refuse()
        return first

    def _same(self, first: Any, other: Any) -> bool:
        variable = getattr(first, "variable", None)
        if variable is not None:
            return getattr(other, "variable", None) is variable
        return first is other or self.counterpart.get(id(other)) == id(first)

    def _key(self, node: Any) -> Any:
        """An expression as a value that is equal for equal ones of different runs."""
        if isinstance(node, ValueRef):
            variable = getattr(node.tensor, "variable", None)
            return id(variable) if variable is not None else self.counterpart.get(id(node.tensor), id(node.tensor))
        if isinstance(node, tuple):
            return tuple(map(self._key, node))
        if isinstance(node, Node):
            return (type(node).__name__, *(self._key(value) for value in vars(node).values()))
        return node

    def refuse(self, text: str = "what it does depends on the size of an open axis") -> Any:
        raise DependsOnSize(text, self.place)

    def _of_sizes(self, values: list[Any]) -> Any:
        found = expression_of(values, list(self._sizes()))
        if found is None:
            return self.refuse("a number that Python computes depends on the size of an open axis")
        return marked(values[0], found)

    def _sizes(self) -> Iterator[tuple[list[int], Node]]:
        """The sizes of each open axis in all runs, with its expression."""
        for k, leaf in enumerate(self.leaves[0]):
            for axis, size in enumerate(open_shape(leaf)):
                if size is None:
                    yield ([leaves[k]._shape[axis] for leaves in self.leaves],
                           index(Attribute(ValueRef(leaf), "shape"), axis))


# ---- Numbers as expressions of sizes


def expression_of(values: list[Any], dims: Sequence[tuple[list[int], Node]]) -> Node | None:
    """The numbers that came out of several runs as an expression of sizes, which are given for the same runs."""
    for sizes, node in dims:
        found = _linear(values, sizes, node) or _divided(values, sizes, node) or _power(values, sizes, node)
        if found is not None:
            return found
    for i, (one, left) in enumerate(dims):
        for other, right in dims[i:]:
            found = _linear(values, [a * b for a, b in zip(one, other)], Binary("*", left, right))
            if found is not None:
                return found
    return None


def _linear(values: list[Any], sizes: list[int], size: Node) -> Node | None:
    """`factor * size + offset`, of whole numbers; the offset is 0 where two runs alone tell."""
    rise, run = values[1] - values[0], sizes[1] - sizes[0]
    if not all(isinstance(v, int) for v in values) or run == 0 or rise == 0 or rise % run:
        return None
    factor = rise // run
    offset = values[0] - factor * sizes[0]
    if any(v != factor * s + offset for v, s in zip(values, sizes)) or (len(values) == 2 and offset):
        return None
    node = size if factor == 1 else Binary("*", Literal(factor), size)
    return node if offset == 0 else Binary("+" if offset > 0 else "-", node, Literal(abs(offset)))


def _divided(values: list[Any], sizes: list[int], size: Node) -> Node | None:
    """`size // divisor + offset`."""
    if not all(isinstance(v, int) for v in values):
        return None
    for divisor in range(2, LARGEST_DIVISOR + 1):
        offset = values[0] - sizes[0] // divisor
        if all(v == s // divisor + offset for v, s in zip(values, sizes)) and not (len(values) == 2 and offset):
            node = Binary("//", size, Literal(divisor))
            return node if offset == 0 else Binary("+" if offset > 0 else "-", node, Literal(abs(offset)))
    return None


def _power(values: list[Any], sizes: list[int], size: Node) -> Node | None:
    """`factor * size ** exponent`, for roots and what is divided by a size."""
    if all(isinstance(v, int) for v in values):
        return None
    for exponent in (1.0, 0.5, -0.5, -1.0):
        factor = values[0] / sizes[0] ** exponent
        if factor and all(abs(v - factor * s**exponent) <= 1e-6 * abs(v) for v, s in zip(values, sizes)):
            rounded = round(factor)
            whole = float(rounded) if abs(factor - rounded) <= 1e-6 * abs(factor) and rounded else float(np.float32(factor))
            power = {1.0: size, 0.5: Binary("**", size, Literal(0.5)), -0.5: Binary("**", size, Literal(-0.5)),
                     -1.0: size}[exponent]
            if exponent == -1.0:
                return Binary("/", Literal(whole), power)
            return power if whole == 1.0 else Binary("*", Literal(whole), power)
    return None


__all__ = ["DependsOnSize", "expression_of", "followed", "has_open_axes", "open_shape", "sized"]
