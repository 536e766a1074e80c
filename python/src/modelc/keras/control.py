"""keras.ops' loops and branches while code is followed. As with Python's own `for` and `if`, the turns of a loop are made one
after the other; where a tensor decides, both ways are computed, and `where` takes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

import keras
import keras.src.ops.core as core
import numpy as np

from modelc.keras.constants import NoConstant, is_tensor

LONGEST = 64
HELP = "fix the axis (--dim NAME=VALUE, dims={...}), or write the loop as `scan` in the .model file"
KINDS = ("WhileLoop", "ForiLoop", "Scan", "AssociativeScan", "Map", "VectorizedMap", "Cond", "Switch")


class NoTurns(NoConstant):
    """The turns of a loop cannot be written out."""


def _turns(function: str, count: Any) -> range:
    if is_tensor(count):
        raise NoTurns(f"how many turns `{function}` makes is computed from tensors", "give it a number")
    if count > LONGEST:
        raise NoTurns(f"`{function}` goes through an axis that is open, or makes more than {LONGEST} turns", HELP)
    return range(count)


def _chosen(condition: Any, one: Any, other: Any) -> Any:
    def choose(a: Any, b: Any) -> Any:
        return a if a is b or a is None else keras.ops.where(condition, a, b)

    return keras.tree.map_structure(choose, one, other, none_is_leaf=True)


def _true(condition: Any) -> Any:
    """A bool, or a tensor of bools."""
    if not is_tensor(condition):
        return bool(condition)
    return condition if condition.dtype == "bool" else keras.ops.not_equal(condition, 0)


def while_loop(cond: Callable[..., Any], body: Callable[..., Any], loop_vars: Any, maximum_iterations: int | None = None) -> Any:
    several = isinstance(loop_vars, (tuple, list))
    values = tuple(loop_vars) if several else (loop_vars,)
    going: Any = True
    count = 0
    while maximum_iterations is None or count < maximum_iterations:
        again = _true(cond(*values))
        if again is False:
            break
        if is_tensor(again) and maximum_iterations is None:
            raise NoTurns("`while_loop` goes on for as long as a tensor says", "give it `maximum_iterations`")
        _turns("while_loop", count := count + 1)
        made = body(*values)
        made = tuple(made) if isinstance(made, (tuple, list)) else (made,)
        if again is not True:
            going = again if going is True else keras.ops.logical_and(going, again)
        values = made if going is True else _chosen(going, made, values)
    return values if several else values[0]


def fori_loop(lower: Any, upper: Any, body_fun: Callable[[Any, Any], Any], init_val: Any) -> Any:
    for end in (lower, upper):
        if is_tensor(end):
            _turns("fori_loop", end)
    for i in _turns("fori_loop", int(upper) - int(lower)):
        init_val = body_fun(int(lower) + i, init_val)
    return init_val


def _parts(xs: Any, i: int) -> Any:
    return keras.tree.map_structure(lambda leaf: leaf[i], xs)


def _length(xs: Any, axis: int = 0) -> int:
    leaf = keras.tree.flatten(xs)[0]
    return int((leaf._shape if is_tensor(leaf) else np.shape(leaf))[axis])


def _stacked(results: Sequence[Any]) -> Any:
    return keras.tree.map_structure(lambda *leaves: None if leaves[0] is None else keras.ops.stack(leaves), *results, none_is_leaf=True)


def scan(f: Callable[..., Any], init: Any, xs: Any = None, length: int | None = None, reverse: bool = False, unroll: Any = 1) -> Any:
    turns = _turns("scan", int(length) if xs is None else _length(xs))  # type: ignore[arg-type]
    collected: dict[int, Any] = {}
    for i in reversed(turns) if reverse else turns:
        init, collected[i] = f(init, None if xs is None else _parts(xs, i))
    return init, _stacked([collected[i] for i in turns])


def map(f: Callable[[Any], Any], xs: Any) -> Any:  # noqa: A001  keras.ops' name
    return _stacked([f(_parts(xs, i)) for i in _turns("map", _length(xs))])


def vectorized_map(function: Callable[[Any], Any], elements: Any) -> Any:
    """By JAX, which takes an open axis as well; turn for turn where the function reads weights, which JAX does not know."""
    if keras.backend.backend() == "jax":
        import jax

        from modelc.keras.jaxpr import interpreted

        try:
            return interpreted(jax.vmap(function), elements)
        except Exception:  # the user's own code
            pass
    return _stacked([function(_parts(elements, i)) for i in _turns("vectorized_map", _length(elements))])


def associative_scan(f: Callable[[Any, Any], Any], elems: Any, reverse: bool = False, axis: int = 0) -> Any:
    turns = _turns("associative_scan", _length(elems, axis))

    def part(leaf: Any, i: int) -> Any:
        at = axis % len(leaf._shape if is_tensor(leaf) else np.shape(leaf))
        return leaf[(slice(None),) * at + (slice(i, i + 1),)]

    found: dict[int, Any] = {}
    for i in reversed(turns) if reverse else turns:
        one = keras.tree.map_structure(lambda leaf: part(leaf, i), elems)
        found[i] = f(found[i + 1 if reverse else i - 1], one) if found else one
    return keras.tree.map_structure(lambda *leaves: keras.ops.concatenate(leaves, axis=axis), *(found[i] for i in turns))


def cond(pred: Any, true_fn: Callable[[], Any], false_fn: Callable[[], Any]) -> Any:
    which = _true(pred)
    if not is_tensor(which):
        return true_fn() if which else false_fn()
    return _chosen(which, true_fn(), false_fn())


def switch(index: Any, branches: Sequence[Callable[..., Any]], *operands: Any) -> Any:
    if not is_tensor(index):
        return branches[min(max(int(index), 0), len(branches) - 1)](*operands)
    results = [branch(*operands) for branch in branches]
    chosen = results[-1]
    for i in range(len(results) - 2, -1, -1):
        chosen = _chosen(keras.ops.less_equal(index, i), results[i], chosen)
    return chosen


# ---- In the place of Keras's

_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "while_loop": while_loop, "fori_loop": fori_loop, "scan": scan, "associative_scan": associative_scan, "map": map,
    "vectorized_map": vectorized_map, "cond": cond, "switch": switch,
}

# What Keras makes for symbolic tensors, with the arguments that it is made with and those that it is called with.
_OPERATIONS: dict[str, Callable[..., Any]] = {
    "WhileLoop": lambda self, loop_vars: while_loop(self.cond, self.body, loop_vars, self.maximum_iterations),
    "ForiLoop": lambda self, init_val: fori_loop(self.lower, self.upper, self.body_fun, init_val),
    "Scan": lambda self, f, init, xs=None: scan(f, init, xs, self.length, self.reverse),
    "AssociativeScan": lambda self, f, elems: associative_scan(f, elems, self.reverse, self.axis),
    "Map": lambda self, f, xs: map(f, xs),
    "VectorizedMap": lambda self, elements: vectorized_map(self.function, elements),
    "Cond": lambda self, pred, true_fn, false_fn: cond(pred, true_fn, false_fn),
    "Switch": lambda self, index, branches, *operands: switch(index, branches, *operands),
}


def _traced(values: Any) -> bool:
    """Is JAX itself following the code, as Keras has it do for shapes?"""
    return any(type(leaf).__name__.endswith("Tracer") for leaf in keras.tree.flatten(values))


def _either(ours: Callable[..., Any], theirs: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **kwargs: (theirs if _traced((args, kwargs)) else ours)(*args, **kwargs)


def patch_control(stack: ExitStack, assigned: Callable[[], int]) -> None:
    """`assigned` counts the assignments so far: none may stand in a branch."""
    def checked(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            before = assigned()
            result = function(*args, **kwargs)
            if assigned() != before:
                raise NoConstant("a branch or a loop assigns to a weight", "return the new value, and assign it outside")
            return result

        return call

    backend = keras.src.backend.core
    for name, function in _FUNCTIONS.items():
        theirs = getattr(backend, name, None)
        if theirs is not None:
            stack.enter_context(patch.object(backend, name, _either(checked(function), theirs)))
    for name, method in _OPERATIONS.items():
        stack.enter_context(patch.object(getattr(core, name), "symbolic_call", checked(method)))


__all__ = ["KINDS", "NoTurns", "patch_control"]
