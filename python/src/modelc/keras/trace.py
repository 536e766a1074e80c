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
from modelc.keras.control import patch_control
from modelc.keras.frames import foreign, own_line
from modelc.source import Name, Node

@dataclass
class Trace:
    """What a function did: `nodes` in the order of its calls, `result` a structure of tensors, and `names` the local
    names of tensors by their identity."""

    nodes: list[KerasNode] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    sizes: dict[int, str] = field(default_factory=dict)  # of numbers, by the identity of their expression
    result: Any = None
    places: dict[int, tuple[str, int]] = field(default_factory=dict)  # the user's line that made a node, by its identity
    training: dict[int, Any] = field(default_factory=dict)  # what the user's code passed for it, by the node's identity
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


class Applied(Operation):
    """What an instance of the language, `Precision()`, gives for its arguments."""

    def __init__(self, instance: Node) -> None:
        super().__init__()
        self.instance = instance


class Assigned(Operation):
    """A weight that gets a value; it reads as that from there on."""


def symbolic(shape: tuple[int | None, ...], dtype: str = "float32") -> KerasTensor:
    """What a function is to be followed for; open axes are None."""
    return KerasTensor(tuple(shape), dtype=keras.backend.standardize_dtype(dtype))


@contextmanager
def recording(trace: Trace) -> Iterator[None]:
    with ExitStack() as stack:
        init = KerasNode.__init__

        def record(self: KerasNode, *args: Any, **kwargs: Any) -> None:
            init(self, *args, **kwargs)
            trace.nodes.append(self)
            trace.places[id(self)] = own_line(sys._getframe(1))

        def shape(self: KerasTensor) -> tuple[Any, ...]:
            trace.kept.append(self)
            return marked.shape_of(self, self._shape)

        apply = keras.layers.Layer.__call__
        inside: list[Any] = []  # the layers that Keras asks for their outputs' shapes, some of which it calls in JAX's tracing

        def layer_call(self: Any, *args: Any, **kwargs: Any) -> Any:
            inside.append(self)
            try:
                result = apply(self, *args, **kwargs)
            finally:
                inside.pop()
            if self._inbound_nodes:
                trace.training[id(self._inbound_nodes[-1])] = kwargs.get("training")
            return result

        stack.enter_context(patch.object(KerasNode, "__init__", record))
        stack.enter_context(patch.object(keras.layers.Layer, "__call__", layer_call))
        stack.enter_context(patch.object(keras_tensor.KerasTensor, "shape", property(shape)))
        for name, method in _METHODS.items():
            stack.enter_context(patch.object(KerasTensor, name, method, create=True))
        _patch_random(stack, inside)
        _patch_creators(stack, inside)
        _patch_jax(stack)
        patch_control(stack, lambda: sum(isinstance(node.operation, Assigned) for node in trace.nodes))
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


def _patch_random(stack: ExitStack, inside: list[Any]) -> None:
    """Random numbers become operations, but for those with which variables begin and those of layers `inside`."""
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
        return lambda *args, **kwargs: (plain if beginning or inside else recorded)(*args, **kwargs)

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


def _patch_creators(stack: ExitStack, inside: list[Any]) -> None:
    module = keras.src.backend.numpy

    def switched(recorded: Callable[..., Any], plain: Callable[..., Any]) -> Callable[..., Any]:
        def make(*args: Any, **kwargs: Any) -> Any:
            shape = args[0] if args else kwargs.get("shape")
            number = isinstance(shape, (tuple, list)) and not shape
            ours = _made_by_user() and not (inside or number or _has_symbolic((args, kwargs)))
            return (recorded if ours else plain)(*args, **kwargs)

        return make

    for name, function in _creators().items():
        stack.enter_context(patch.object(module, name, switched(function, getattr(module, name))))


def _has_symbolic(values: Any) -> bool:
    return any(isinstance(value, KerasTensor) for value in keras.tree.flatten(values))


def _patch_jax(stack: ExitStack) -> None:
    """Functions of JAX on symbolic tensors are keras.ops' functions of the same name, or followed by their primitives."""
    jax = sys.modules.get("jax")
    if jax is None:
        return
    import jax.scipy.special

    for module in (jax.numpy, jax.nn, jax.numpy.linalg, jax.lax, jax.scipy.special):
        for name in dir(module):
            function = getattr(module, name)
            if name.startswith("_") or name in _NO_FUNCTIONS or not callable(function) or isinstance(function, type):
                continue
            operation = getattr(keras.ops, name, None) if module is not jax.lax else None
            stack.enter_context(patch.object(module, name, _either(function, operation)))


_NO_FUNCTIONS = ("GatherDimensionNumbers", "Precision", "shape", "ndim", "size", "result_type", "dtype", "issubdtype", "isdtype")


def _either(function: Callable[..., Any], operation: Callable[..., Any] | None) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        if not _has_symbolic((args, kwargs)):
            return function(*args, **kwargs)
        if operation is not None:
            return operation(*args, **kwargs)
        from modelc.keras.jaxpr import interpreted

        return interpreted(function, *args, **kwargs)

    return call


def array_range(count: Any, dtype: str) -> Any:
    """0, 1, ... as an operation."""
    arguments = {"start": 0, "stop": count, "step": 1, "dtype": dtype}
    return _record("arange", arguments, (count,), dtype)


@contextmanager
def untraced() -> Iterator[None]:
    """While this holds, the names of locals are not noted."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


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
