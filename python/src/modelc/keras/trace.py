"""Functions called on symbolic tensors, and what they did recorded.

Keras records operations on `KerasTensor`s by itself. While a trace runs, random numbers are operations too, functions of
`jax.numpy` go to the operations of the same name, sizes are remembered by where they come from, and the local names of
the user's functions are noted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any
from unittest.mock import patch

import keras
import keras.src.backend.common.keras_tensor as keras_tensor
from keras import KerasTensor
from keras.src.ops.node import Node as KerasNode
from keras.src.ops.operation import Operation

from modelc.keras import marked
from modelc.keras.frames import foreign
from modelc.source import Name

# Sizes of open axes in a trace: primes, so that a number which comes from one is seen to.
OPEN_SIZES = (10007, 1009, 1013, 1019, 1021, 1031)


@dataclass
class Trace:
    """What a function did: `nodes` in the order of its calls, `result` a structure of tensors, and `names` the local
    names of tensors by their identity."""

    nodes: list[KerasNode] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    sizes: dict[int, str] = field(default_factory=dict)  # of numbers, by the identity of their expression
    result: Any = None
    kept: list[Any] = field(default_factory=list)  # so that identities stay unique

    def call(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Trace:
        with recording(self):
            self.result = function(*args, **kwargs)
        return self


class Random(Operation):
    """Random numbers of a shape, or made of a tensor: `function` is the language's, `arguments` go to it by name."""

    def __init__(self, function: str, arguments: dict[str, Any]) -> None:
        super().__init__()
        self.function = function
        self.arguments = arguments


def symbolic(shape: tuple[int, ...], dtype: str = "float32", name: str | None = None) -> KerasTensor:
    """A leaf of a trace, its open axes as large primes."""
    sizes = [OPEN_SIZES[i % len(OPEN_SIZES)] if size is None else int(size) for i, size in enumerate(shape)]
    return KerasTensor(tuple(sizes), dtype=keras.backend.standardize_dtype(dtype), name=name)


@contextmanager
def recording(trace: Trace) -> Iterator[None]:
    with ExitStack() as stack:
        init = KerasNode.__init__

        def record(self: KerasNode, *args: Any, **kwargs: Any) -> None:
            init(self, *args, **kwargs)
            trace.nodes.append(self)

        def shape(self: KerasTensor) -> tuple[Any, ...]:
            trace.kept.append(self)
            return marked.shape_of(self, self._shape)

        stack.enter_context(patch.object(KerasNode, "__init__", record))
        stack.enter_context(patch.object(keras_tensor.KerasTensor, "shape", property(shape)))
        for name, method in _METHODS.items():
            stack.enter_context(patch.object(KerasTensor, name, method, create=True))
        _patch_random(stack)
        _patch_creators(stack)
        _patch_jax(stack)
        tracer = sys.gettrace()
        sys.settrace(_names_into(trace))
        stack.callback(sys.settrace, tracer)
        yield


# ---- Names of locals

def _names_into(trace: Trace) -> Callable[..., Any]:
    def note(frame: FrameType, event: str, _: Any) -> Any:
        if event in ("line", "return"):
            for name, value in frame.f_locals.items():
                if isinstance(value, KerasTensor) and name.isidentifier():
                    trace.names.setdefault(id(value), name)
                    trace.kept.append(value)
                elif isinstance(value, marked.Marked) and not isinstance(value.node, Name):
                    trace.sizes.setdefault(id(value.node), name)
                    trace.kept.append(value)
        return note

    return lambda frame, event, argument: None if foreign(frame.f_code.co_filename) else note


# ---- Random numbers


def _record(function: str, arguments: dict[str, Any], shape: Any, dtype: Any, tensors: tuple[Any, ...] = ()) -> KerasTensor:
    operation = Random(function, arguments)
    output = KerasTensor(tuple(int(size) for size in shape), dtype=keras.backend.standardize_dtype(dtype))
    KerasNode(operation=operation, call_args=tensors, call_kwargs={}, outputs=output)
    return output


def _patch_random(stack: ExitStack) -> None:
    """Random numbers become operations, but for those with which variables begin."""
    beginning: list[Any] = []
    variable = keras.src.backend.Variable
    initialize = variable._initialize_with_initializer

    def initialized(self: Any, initializer: Any) -> None:
        beginning.append(self)
        try:
            initialize(self, initializer)
        finally:
            beginning.pop()

    def switched(recorded: Callable[..., Any], plain: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args, **kwargs: (plain if beginning else recorded)(*args, **kwargs)

    stack.enter_context(patch.object(variable, "_initialize_with_initializer", initialized))
    module = keras.src.backend.random
    for name, function in _random_functions().items():
        stack.enter_context(patch.object(module, name, switched(function, getattr(module, name))))


def _random_functions() -> dict[str, Callable[..., Any]]:
    def normal(shape: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = None, seed: Any = None) -> Any:
        return _record("random_normal", {"shape": shape, "mean": mean, "stddev": stddev}, shape, dtype)

    def uniform(shape: Any, minval: Any = 0.0, maxval: Any = 1.0, dtype: Any = None, seed: Any = None) -> Any:
        return _record("random_uniform", {"shape": shape, "minval": minval, "maxval": maxval}, shape, dtype)

    def truncated_normal(shape: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = None, seed: Any = None) -> Any:
        return _record("truncated_normal", {"shape": shape, "mean": mean, "stddev": stddev}, shape, dtype)

    def dropout(inputs: Any, rate: Any, noise_shape: Any = None, seed: Any = None) -> Any:
        more = {} if noise_shape is None else {"noise_shape": noise_shape}
        return _record("dropout", {"rate": rate, **more}, inputs._shape, inputs.dtype, (inputs,))

    return {"normal": normal, "uniform": uniform, "truncated_normal": truncated_normal, "dropout": dropout}


# ---- Arrays of JAX


def _made_by_user() -> bool:
    """Was the function that asks called by the user's own code, and not by Keras for its purposes?"""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_code.co_filename.endswith(_PASSED):
        frame = frame.f_back
    return frame is not None and not foreign(frame.f_code.co_filename)


_PASSED = (__file__, "keras/src/ops/numpy.py", "keras/src/ops/core.py")


def _creators() -> dict[str, Callable[..., Any]]:
    """Arrays that are made of nothing, as operations: what is computed of them is seen as well."""

    def arange(start: Any, stop: Any = None, step: Any = None, dtype: Any = None) -> Any:
        first, last = (0, start) if stop is None else (start, stop)
        step = 1 if step is None else step
        kind = dtype or ("int32" if all(isinstance(v, int) for v in (first, last, step)) else "float32")
        arguments = {"start": first, "stop": last, "step": step, "dtype": kind}
        return _record("arange", arguments, (max(0, -(-(int(last) - int(first)) // int(step))),), kind)

    def filling(function: str) -> Callable[..., Any]:
        return lambda shape, dtype=None: _record(function, {"shape": _sizes(shape), "dtype": dtype}, _sizes(shape), dtype)

    def full(shape: Any, fill_value: Any, dtype: Any = None) -> Any:
        return _record("full", {"shape": _sizes(shape), "fill_value": fill_value, "dtype": dtype}, _sizes(shape), dtype)

    def eye(N: Any, M: Any = None, k: Any = 0, dtype: Any = None) -> Any:  # noqa: N803  NumPy's names
        return _record("eye", {"n": N, "m": M, "k": k, "dtype": dtype}, (N, N if M is None else M), dtype)

    return {"arange": arange, "zeros": filling("zeros"), "ones": filling("ones"), "full": full, "eye": eye}


def _sizes(shape: Any) -> tuple[Any, ...]:
    return tuple(shape) if isinstance(shape, (tuple, list)) else (shape,)


def _patch_creators(stack: ExitStack) -> None:
    module = keras.src.backend.numpy

    def switched(recorded: Callable[..., Any], plain: Callable[..., Any]) -> Callable[..., Any]:
        def make(*args: Any, **kwargs: Any) -> Any:
            symbolic_value = _has_symbolic((args, kwargs))
            return (recorded if _made_by_user() and not symbolic_value else plain)(*args, **kwargs)

        return make

    for name, function in _creators().items():
        stack.enter_context(patch.object(module, name, switched(function, getattr(module, name))))


def _has_symbolic(values: Any) -> bool:
    return any(isinstance(value, KerasTensor) for value in keras.tree.flatten(values))


def _patch_jax(stack: ExitStack) -> None:
    """Functions of jax.numpy and jax.nn on symbolic tensors are keras.ops' functions of the same name."""
    jax = sys.modules.get("jax")
    if jax is None:
        return
    for module in (jax.numpy, jax.nn, jax.numpy.linalg):
        for name in dir(module):
            function, operation = getattr(module, name), getattr(keras.ops, name, None)
            if name.startswith("_") or not callable(function) or isinstance(function, type) or operation is None:
                continue
            stack.enter_context(patch.object(module, name, _either(function, operation)))


def _either(function: Callable[..., Any], operation: Callable[..., Any]) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        if _has_symbolic((args, kwargs)):
            return operation(*args, **kwargs)
        return function(*args, **kwargs)

    return call


def _method(name: str) -> Callable[..., Any]:
    return lambda self, *args, **kwargs: getattr(keras.ops, name)(self, *args, **kwargs)


def _shaped(name: str) -> Callable[..., Any]:
    def method(self: Any, *sizes: Any) -> Any:
        return getattr(keras.ops, name)(self, sizes[0] if len(sizes) == 1 and not isinstance(sizes[0], int) else sizes)

    return method


_METHODS: dict[str, Any] = {name: _method(name) for name in ("sum", "mean", "max", "min", "prod", "std", "var", "argmax",
                                                            "argmin", "squeeze", "swapaxes", "cumsum", "clip", "all", "any")}
_METHODS |= {"astype": _method("cast"), "reshape": _shaped("reshape"), "transpose": _shaped("transpose"),
             "T": property(lambda self: keras.ops.transpose(self))}
